#include <hearsay/graph/relays_of.hpp>

#include <hearsay/test/notation.hpp>

#include <boost/graph/strong_components.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace hearsay;
using hearsay::test::make_graph;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// That it models the concepts of Boost.Graph, and what algorithms make of it, is in boost_test.cpp.

namespace {

template <class Graph, class Range>
std::vector<std::string> written(const Graph& graph, Range range) {
    std::vector<std::string> found;
    for (auto [at, end] = range; at != end; ++at) {
        const edge e = *at;
        found.push_back(fmt::format(
            "{} {}", get(boost::vertex_name, graph, e.from), get(boost::vertex_name, graph, e.to)));
    }
    return found;
}

}  // namespace

TEST(RelaysOf, HoldsStatementsAndRelaysAlone) {
    const auto graph = make_graph(
        "source gur within ukraine; [a] article > [k] post > [g] gur: troops 5; [a] > [z] zelensky");
    const auto relays = relays_of(graph);
    EXPECT_EQ(num_vertices(relays), 4U);
    std::vector<std::size_t> indices;
    for (auto [at, end] = vertices(relays); at != end; ++at) {
        EXPECT_TRUE((*at).is_statement());
        indices.push_back(get(boost::vertex_index, relays, *at));
        EXPECT_EQ(indices.back(), (*at).number);
    }
    EXPECT_THAT(indices, ElementsAre(0, 1, 2, 3));
    EXPECT_THAT(written(relays, edges(relays)), ElementsAre("a k", "a z", "k g"));
    EXPECT_THAT(written(relays, out_edges(statement_id{0}, relays)), ElementsAre("a k", "a z"));
    EXPECT_THAT(written(relays, in_edges(statement_id{2}, relays)), ElementsAre("k g"));
    EXPECT_EQ(num_edges(relays), 3U);
    EXPECT_EQ(degree(vertex{statement_id{1}}, relays), 2U);
}

TEST(RelaysOf, AViewHidesWhatTheViewHides) {
    const auto graph = make_graph("[a] article > [k] post > [g] gur: troops 5");
    const auto relays = relays_of(without(graph, graph.find_source("post").value()));
    EXPECT_EQ(num_vertices(relays), 3U) << "the bound of the index";
    EXPECT_THAT(written(relays, edges(relays)), IsEmpty());
    EXPECT_EQ(out_degree(vertex{statement_id{1}}, relays), 0U);
    EXPECT_EQ(in_degree(vertex{statement_id{1}}, relays), 0U);
    std::vector<std::uint32_t> seen;
    for (auto [at, end] = vertices(relays); at != end; ++at) seen.push_back((*at).number);
    EXPECT_THAT(seen, ElementsAre(0, 2));
}

TEST(RelaysOf, KeepsASnapshot) {
    auto graph = make_graph("[a] article > [g] gur: troops 5");
    const auto relays = relays_of(graph);
    test::extend(graph, "blog > [a]");
    EXPECT_EQ(num_vertices(relays), 2U);
    EXPECT_EQ(in_degree(vertex{statement_id{0}}, relays), 0U);
    EXPECT_EQ(in_degree(vertex{statement_id{0}}, relays_of(graph)), 1U);
    static_assert(claim_graph_like<decltype(relays_of(graph))>);
}

TEST(RelaysOf, AStatementThatRelaysItself) {
    const auto graph = make_graph("[a] x > [a]");
    const auto relays = relays_of(graph);
    EXPECT_THAT(written(relays, out_edges(statement_id{0}, relays)), ElementsAre("a a"));
    EXPECT_THAT(written(relays, in_edges(statement_id{0}, relays)), ElementsAre("a a"));
    std::vector<int> component(num_vertices(relays));
    EXPECT_EQ(boost::strong_components(relays,
                  boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, relays))),
        1);
}
