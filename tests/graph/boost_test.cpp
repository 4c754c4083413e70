#include <hearsay/graph/boost.hpp>
#include <hearsay/graph/relays_of.hpp>

#include <hearsay/test/notation.hpp>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/depth_first_search.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/graphviz.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace generic {  // as in an algorithm that knows nothing of us

template <class Edge, class Graph>
auto ends(const Edge& e, const Graph& g) {
    return std::pair{source(e, g), target(e, g)};
}

}  // namespace generic

using namespace hearsay;
using hearsay::test::make_graph;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

namespace {

using as_of_view = decltype(as_of(std::declval<const claim_graph&>(), day{}));
using said_by_view = decltype(said_by(std::declval<const claim_snapshot&>(), day{}));
using without_source = decltype(without(std::declval<const claim_graph&>(), source_id{0}));
using without_sources = decltype(without(std::declval<const as_of_view&>(), {source_id{0}}));
using without_one = decltype(without(std::declval<const said_by_view&>(), statement_id{0}));
using only_sources = decltype(only(std::declval<const without_source&>(), source_id{0}));
using only_where = decltype(only(std::declval<const claim_graph&>(), std::declval<bool (*)(statement_id)>()));

template <class Graph>
struct graph_concepts {
    BOOST_CONCEPT_ASSERT((boost::concepts::GraphConcept<Graph>));
    BOOST_CONCEPT_ASSERT((boost::concepts::VertexListGraphConcept<Graph>));
    BOOST_CONCEPT_ASSERT((boost::concepts::IncidenceGraphConcept<Graph>));
    BOOST_CONCEPT_ASSERT((boost::concepts::BidirectionalGraphConcept<Graph>));
    BOOST_CONCEPT_ASSERT((boost::concepts::EdgeListGraphConcept<Graph>));
    BOOST_CONCEPT_ASSERT(
        (boost::concepts::ReadablePropertyGraphConcept<Graph, vertex, boost::vertex_index_t>));
    BOOST_CONCEPT_ASSERT(
        (boost::concepts::ReadablePropertyGraphConcept<Graph, vertex, boost::vertex_name_t>));
    using traits = boost::graph_traits<Graph>;
    static_assert(std::forward_iterator<typename traits::vertex_iterator>);
    static_assert(std::forward_iterator<typename traits::out_edge_iterator>);
    static_assert(std::forward_iterator<typename traits::in_edge_iterator>);
    static_assert(std::forward_iterator<typename traits::edge_iterator>);
    // Nothing is held that might have been allocated.
    static_assert(std::is_trivially_copyable_v<typename traits::vertex_iterator>);
    static_assert(std::is_trivially_copyable_v<typename traits::out_edge_iterator>);
    static_assert(std::is_trivially_copyable_v<typename traits::in_edge_iterator>);
    static_assert(std::is_trivially_copyable_v<typename traits::edge_iterator>);
    static_assert(claim_graph_like<Graph>);
};
template <class Graph>
struct claim_graph_concepts : graph_concepts<Graph>, graph_concepts<relay_graph<kept_graph<Graph>>> {
    BOOST_CONCEPT_ASSERT((boost::concepts::ReadablePropertyGraphConcept<Graph, edge, edge_kind_t>));
    BOOST_CONCEPT_ASSERT((boost::concepts::ReadablePropertyGraphConcept<Graph, edge, edge_stance_t>));
};
template struct claim_graph_concepts<claim_graph>;
template struct claim_graph_concepts<claim_snapshot>;
template struct claim_graph_concepts<as_of_view>;
template struct claim_graph_concepts<said_by_view>;
template struct claim_graph_concepts<without_source>;
template struct claim_graph_concepts<without_sources>;
template struct claim_graph_concepts<without_one>;
template struct claim_graph_concepts<only_sources>;
template struct claim_graph_concepts<only_where>;

constexpr day october_17 = make_day(2024, 10, 17);

claim_graph troops() {
    return make_graph(R"(
        source gur within ukraine
        [a] article on 2024-10-18 > [z] zelensky on 2024-10-17 > [u] unnamed-service on 2024-10-16: troops over 11000
        [a] > [k] post on 2024-10-18 > [g] gur on 2024-10-17: denies troops over 11000, possibly troops 10000
    )");
}

template <class Graph>
std::string name(const Graph& graph, vertex v) {
    return std::string{get(boost::vertex_name, graph, v)};
}

template <class Graph>
std::vector<std::string> names(const Graph& graph) {
    std::vector<std::string> found;
    for (auto [at, end] = vertices(graph); at != end; ++at) found.push_back(name(graph, *at));
    return found;
}

template <class Graph, class Range>
std::vector<std::string> written(const Graph& graph, Range range) {
    std::vector<std::string> found;
    for (auto [at, end] = range; at != end; ++at) {
        const edge e = *at;
        found.push_back(fmt::format("{} {} {}", name(graph, e.from), to_string(e.kind), name(graph, e.to)));
    }
    return found;
}

vertex statement_named(const claim_graph& graph, std::string_view n) {
    return graph.find_statement(n).value();
}
vertex source_named(const claim_graph& graph, std::string_view n) { return graph.find_source(n).value(); }
vertex claim_named(const claim_graph& graph, std::string_view n) { return graph.find_claim(n).value(); }

}  // namespace

TEST(Boost, VerticesComeInOrderOfInsertionAndIndexLeadsBack) {
    const auto graph = troops();
    EXPECT_THAT(names(graph),
        ElementsAre("gur", "ukraine", "article", "zelensky", "unnamed-service", "post", "troops over 11000",
            "troops 10000", "a", "z", "u", "k", "g"));
    EXPECT_EQ(num_vertices(graph), 13U);
    std::size_t index = 0;
    for (auto [at, end] = vertices(graph); at != end; ++at, ++index) {
        EXPECT_EQ(get(boost::vertex_index, graph, *at), index);
        EXPECT_EQ(graph.vertex_at(index), *at);
        EXPECT_EQ(get(get(boost::vertex_index, graph), *at), index);
    }
}

TEST(Boost, IndicesStayAsTheGraphGrows) {
    auto graph = make_graph("gur: troops 5");
    const auto before = graph.snapshot();
    test::extend(graph, "nis: troops 6; post > [s1]");
    for (auto [at, end] = vertices(before); at != end; ++at) {
        EXPECT_EQ(get(boost::vertex_index, before, *at), get(boost::vertex_index, graph, *at));
    }
    EXPECT_THAT(names(before), ElementsAre("gur", "troops 5", "s1"));
    EXPECT_THAT(names(graph), ElementsAre("gur", "troops 5", "s1", "nis", "post", "troops 6", "s2", "s3"));
    EXPECT_EQ(in_degree(statement_named(graph, "s1"), before), 0U);
    EXPECT_EQ(in_degree(statement_named(graph, "s1"), graph), 1U);
}

TEST(Boost, EdgesOutAndIn) {
    const auto graph = troops();
    EXPECT_THAT(written(graph, out_edges(statement_named(graph, "a"), graph)),
        ElementsAre("a made_by article", "a relays z", "a relays k"));
    EXPECT_THAT(written(graph, out_edges(statement_named(graph, "g"), graph)),
        ElementsAre("g made_by gur", "g about troops over 11000", "g about troops 10000"));
    EXPECT_THAT(
        written(graph, out_edges(source_named(graph, "gur"), graph)), ElementsAre("gur within ukraine"));
    EXPECT_THAT(written(graph, out_edges(source_named(graph, "ukraine"), graph)), IsEmpty());
    EXPECT_THAT(written(graph, out_edges(claim_named(graph, "troops 10000"), graph)), IsEmpty());
    EXPECT_THAT(written(graph, in_edges(claim_named(graph, "troops over 11000"), graph)),
        ElementsAre("u about troops over 11000", "g about troops over 11000"));
    EXPECT_THAT(
        written(graph, in_edges(source_named(graph, "ukraine"), graph)), ElementsAre("gur within ukraine"));
    EXPECT_THAT(written(graph, in_edges(source_named(graph, "gur"), graph)), ElementsAre("g made_by gur"));
    EXPECT_THAT(written(graph, in_edges(statement_named(graph, "k"), graph)), ElementsAre("a relays k"));
    EXPECT_THAT(written(graph, in_edges(statement_named(graph, "a"), graph)), IsEmpty());
    EXPECT_EQ(out_degree(statement_named(graph, "a"), graph), 3U);
    EXPECT_EQ(in_degree(claim_named(graph, "troops over 11000"), graph), 2U);
    EXPECT_EQ(degree(statement_named(graph, "k"), graph), 3U);
}

TEST(Boost, ASourceWithStatementsAndSourcesWithinIt) {
    const auto graph = make_graph(
        "source gur within ukraine; source army within ukraine; ukraine: troops 5; ukraine: troops 6");
    EXPECT_THAT(written(graph, in_edges(source_named(graph, "ukraine"), graph)),
        ElementsAre("s1 made_by ukraine", "s2 made_by ukraine", "gur within ukraine", "army within ukraine"));
    const auto view = without(graph, graph.find_source("ukraine").value());
    EXPECT_THAT(written(view, in_edges(source_named(graph, "ukraine"), view)),
        ElementsAre("gur within ukraine", "army within ukraine"));
}

TEST(Boost, EveryEdgeOutIsAnEdgeInAndInTheListOfEdges) {
    const auto graph = troops();
    const auto check = [](const auto& g) {
        std::vector<edge> out;
        std::vector<edge> in;
        for (auto [at, end] = vertices(g); at != end; ++at) {
            for (auto [e, last] = out_edges(*at, g); e != last; ++e) {
                out.push_back(*e);
                EXPECT_EQ(generic::ends(*e, g).first, *at);
            }
            for (auto [e, last] = in_edges(*at, g); e != last; ++e) {
                in.push_back(*e);
                EXPECT_EQ(generic::ends(*e, g).second, *at);
            }
        }
        std::vector<edge> listed;
        for (auto [e, last] = edges(g); e != last; ++e) listed.push_back(*e);
        EXPECT_EQ(listed, out);
        EXPECT_EQ(num_edges(g), out.size());
        std::sort(out.begin(), out.end());
        std::sort(in.begin(), in.end());
        EXPECT_EQ(in, out);
        return out.size();
    };
    EXPECT_EQ(check(graph), 13U);  // 5 made_by, 3 about, 4 relays, 1 within
    EXPECT_EQ(check(graph.snapshot()), 13U);
    EXPECT_EQ(check(as_of(graph, october_17)), 8U);  // z, u and g: 3 made_by, 3 about, 1 relays; 1 within
    EXPECT_EQ(check(relays_of(graph)), 4U);
    EXPECT_EQ(check(relays_of(as_of(graph, october_17))), 1U);
    EXPECT_EQ(check(make_graph("")), 0U);
}

TEST(Boost, EdgesKnowTheirStance) {
    const auto graph = troops();
    const auto kind = get(edge_kind, graph);
    const auto stance_of = get(edge_stance, graph);
    auto [at, end] = out_edges(statement_named(graph, "g"), graph);
    EXPECT_EQ(kind[*at], edge::kind_of::made_by);
    EXPECT_FALSE(get(stance_of, *at).has_value());
    ++at;
    ASSERT_TRUE(get(edge_stance, graph, *at).has_value());
    EXPECT_EQ(get(stance_of, *at)->stance, stance::denies);
    ++at;
    EXPECT_EQ(get(stance_of, *at)->certainty, certainty::possible);
    EXPECT_EQ(graph.name(get(stance_of, *at)->claim), "troops 10000");
    EXPECT_EQ(++at, end);
    auto [in, in_end] = in_edges(claim_named(graph, "troops over 11000"), graph);
    EXPECT_EQ(get(stance_of, *in++)->stance, stance::asserts);
    EXPECT_EQ(get(stance_of, *in++)->stance, stance::denies);
    EXPECT_EQ(in, in_end);
}

TEST(Boost, AViewHidesStatementsAndTheirEdgesAndKeepsTheBoundOfTheIndex) {
    const auto graph = troops();
    const auto view = as_of(graph, october_17);
    EXPECT_THAT(names(view),
        ElementsAre("gur", "ukraine", "article", "zelensky", "unnamed-service", "post", "troops over 11000",
            "troops 10000", "z", "u", "g"));
    EXPECT_EQ(num_vertices(view), 13U);
    const vertex hidden = statement_named(graph, "a");
    EXPECT_EQ(out_degree(hidden, view), 0U);
    EXPECT_EQ(in_degree(hidden, view), 0U);
    EXPECT_EQ(in_degree(statement_named(graph, "z"), view), 0U);
    EXPECT_EQ(in_degree(source_named(graph, "article"), view), 0U);
    const auto no_gur = without(graph, graph.find_source("gur").value());
    EXPECT_EQ(out_degree(statement_named(graph, "k"), no_gur), 1U);
    EXPECT_EQ(in_degree(claim_named(graph, "troops over 11000"), no_gur), 1U);
}

TEST(Boost, IteratorsAreRegularAndMultiPass) {
    const auto graph = troops();
    const auto check = [](auto range) {
        auto [begin, end] = range;
        using iterator = decltype(begin);
        EXPECT_EQ(iterator{}, iterator{});
        iterator second = begin;
        EXPECT_EQ(*second, *begin);
        const auto first = *begin;
        iterator third = second++;
        EXPECT_EQ(third, begin);
        EXPECT_NE(second, begin);
        EXPECT_EQ(*begin, first);
        third = second;
        EXPECT_EQ(third, ++begin);
    };
    check(vertices(graph));
    check(edges(graph));
    check(out_edges(statement_named(graph, "a"), graph));
    check(in_edges(claim_named(graph, "troops over 11000"), graph));
    check(in_edges(statement_named(graph, "u"), relays_of(graph)));
    check(out_edges(statement_named(graph, "a"), relays_of(graph)));
}

namespace {

struct order_visitor : boost::default_bfs_visitor {
    std::vector<vertex>* order;
    template <class Graph>
    void discover_vertex(vertex v, const Graph&) const {
        order->push_back(v);
    }
};

template <class Graph>
std::vector<std::string> reached(const Graph& graph, vertex from) {
    std::vector<vertex> order;
    order_visitor visitor;
    visitor.order = &order;
    boost::breadth_first_search(graph, from, boost::visitor(visitor));
    std::vector<std::string> found;
    for (const vertex v : order) found.push_back(name(graph, v));
    return found;
}

template <class Graph>
std::map<int, std::vector<std::string>> components(const Graph& graph) {
    std::vector<int> component(num_vertices(graph), -1);
    boost::strong_components(
        graph, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, graph)));
    std::map<int, std::vector<std::string>> found;
    for (auto [at, end] = vertices(graph); at != end; ++at) {
        found[component[get(boost::vertex_index, graph, *at)]].push_back(name(graph, *at));
    }
    return found;
}

template <class Graph>
std::vector<std::string> sorted(const Graph& graph) {
    std::vector<vertex> order;
    boost::topological_sort(graph, std::back_inserter(order));
    std::vector<std::string> found;
    for (const vertex v : order) found.push_back(name(graph, v));
    return found;
}

}  // namespace

TEST(Boost, BreadthFirstSearchFollowsWhatAStatementStandsOn) {
    const auto graph = troops();
    EXPECT_THAT(reached(graph, statement_named(graph, "a")),
        ElementsAre("a", "article", "z", "k", "zelensky", "u", "post", "g", "unnamed-service",
            "troops over 11000", "gur", "troops 10000", "ukraine"));
    const auto no_gur = without(graph, graph.find_source("gur").value());
    EXPECT_THAT(reached(no_gur, statement_named(graph, "k")), ElementsAre("k", "post"));
    EXPECT_THAT(reached(relays_of(graph), statement_named(graph, "a")), ElementsAre("a", "z", "k", "u", "g"));
    EXPECT_THAT(reached(relays_of(no_gur), statement_named(graph, "a")), ElementsAre("a", "z", "k", "u"));
}

TEST(Boost, StrongComponentsAreLoopsOfRelays) {
    const auto graph =
        make_graph("[a] post > [b] blog > [c] agency > [a]; [d] radio > [a]; [e] gur: troops 5; [c] > [e]");
    std::vector<std::vector<std::string>> loops;
    for (const auto& [number, members] : components(relays_of(graph))) loops.push_back(members);
    EXPECT_THAT(loops, UnorderedElementsAre(ElementsAre("a", "b", "c"), ElementsAre("d"), ElementsAre("e")));
    EXPECT_EQ(components(graph).size(), 9U);  // the loop, d, e, five sources, a claim
    const auto no_blog = without(graph, graph.find_source("blog").value());
    EXPECT_EQ(components(relays_of(no_blog)).size(), 4U);
    EXPECT_EQ(components(no_blog).size(), 10U);
}

TEST(Boost, TopologicalSortPutsOriginsFirst) {
    const auto graph = troops();
    const auto check = [](const auto& g) {
        const auto order = sorted(g);
        for (auto [e, end] = edges(g); e != end; ++e) {
            const auto from = std::find(order.begin(), order.end(), name(g, (*e).from));
            const auto to = std::find(order.begin(), order.end(), name(g, (*e).to));
            EXPECT_LT(to, from);
        }
        return order;
    };
    EXPECT_EQ(check(graph).size(), 13U);
    EXPECT_EQ(check(as_of(graph, october_17)).size(), 11U);
    EXPECT_THAT(check(relays_of(graph)), ElementsAre("u", "z", "g", "k", "a"));
    EXPECT_THAT(
        check(relays_of(only(graph, graph.find_source("post").value(), graph.find_source("gur").value()))),
        ElementsAre("g", "k"));
    EXPECT_THROW(sorted(make_graph("[a] x > [b]; [b] y > [a]")), boost::not_a_dag);
}

TEST(Boost, WriteGraphviz) {
    const auto graph = make_graph("[a] post > [b] gur: troops 5");
    std::ostringstream out;
    boost::write_graphviz(out, graph, boost::make_label_writer(get(boost::vertex_name, graph)));
    EXPECT_EQ(out.str(),
        "digraph G {\n"
        "0[label=post];\n1[label=gur];\n2[label=\"troops 5\"];\n3[label=a];\n4[label=b];\n"
        "3->0 ;\n3->4 ;\n4->1 ;\n4->2 ;\n}\n");
    std::ostringstream of_view;
    const auto view = without(graph, graph.find_source("post").value());
    boost::write_graphviz(of_view, view, boost::make_label_writer(get(boost::vertex_name, view)));
    EXPECT_EQ(of_view.str(),
        "digraph G {\n"
        "0[label=post];\n1[label=gur];\n2[label=\"troops 5\"];\n4[label=b];\n"
        "4->1 ;\n4->2 ;\n}\n");
    std::ostringstream of_relays;
    const auto relays = relays_of(graph);
    boost::write_graphviz(of_relays, relays);
    EXPECT_EQ(of_relays.str(), "digraph G {\n0;\n1;\n0->1 ;\n}\n");
}

namespace {

struct finish_visitor : boost::default_dfs_visitor {
    std::vector<vertex>* order;
    template <class Graph>
    void finish_vertex(vertex v, const Graph&) const {
        order->push_back(v);
    }
};

template <class Graph>
std::vector<std::string> heard_from(const Graph& graph, vertex origin) {
    const auto reversed = boost::make_reverse_graph(graph);
    std::vector<boost::default_color_type> colours(num_vertices(graph));
    std::vector<vertex> order;
    finish_visitor visitor;
    visitor.order = &order;
    boost::depth_first_visit(reversed, origin, visitor,
        boost::make_iterator_property_map(colours.begin(), get(boost::vertex_index, graph)));
    std::vector<std::string> found;
    for (const vertex v : order) found.push_back(name(graph, v));
    return found;
}

}  // namespace

TEST(Boost, DepthFirstSearchOfTheReversedGraphFindsWhoPassesAnOriginOn) {
    const auto graph = troops();
    EXPECT_THAT(heard_from(graph, statement_named(graph, "u")), ElementsAre("a", "z", "u"));
    EXPECT_THAT(
        heard_from(graph, source_named(graph, "ukraine")), ElementsAre("a", "k", "g", "gur", "ukraine"));
    EXPECT_THAT(heard_from(as_of(graph, october_17), statement_named(graph, "u")), ElementsAre("z", "u"));
    EXPECT_THAT(heard_from(relays_of(graph), statement_named(graph, "g")), ElementsAre("a", "k", "g"));
    std::vector<boost::default_color_type> colours(num_vertices(graph));
    std::vector<vertex> order;
    finish_visitor visitor;
    visitor.order = &order;
    const auto reversed = boost::make_reverse_graph(graph);
    boost::depth_first_search(reversed, visitor,
        boost::make_iterator_property_map(colours.begin(), get(boost::vertex_index, graph)));
    EXPECT_EQ(order.size(), 13U);
}

TEST(Boost, ParallelRelaysAreParallelEdges) {
    const auto graph = make_graph("[a] post > [b]; [a] > [b]; [b] gur: troops 5");
    EXPECT_THAT(written(graph, out_edges(statement_named(graph, "a"), graph)),
        ElementsAre("a made_by post", "a relays b", "a relays b"));
    EXPECT_EQ(in_degree(statement_named(graph, "b"), graph), 2U);
}

TEST(Boost, NullVertexIsNoVertexOfAnyGraph) {
    const auto graph = troops();
    for (auto [at, end] = vertices(graph); at != end; ++at) {
        EXPECT_NE(*at, boost::graph_traits<claim_graph>::null_vertex());
    }
}
