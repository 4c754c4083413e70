#include <hearsay/trace/loops.hpp>

#include "oracle.hpp"

#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>

#include <gmock/gmock.h>

#include <set>

namespace hearsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

template <class Graph>
std::vector<std::string> spelled(const Graph& graph) {
    std::vector<std::string> made;
    for (const relay_loop& loop : relay_loops(graph)) made.push_back(loop.because(graph));
    return made;
}

TEST(RelayLoops, AreStatementsThatLeadToEachOther) {
    const auto graph = make_graph(R"(
        [c] gamma: war yes > [a]
        [b] beta: war yes > [c]
        [a] alpha: war yes > [b]
        [x] xi: war yes > [a]
        [y] psi: war yes > [x]
    )");
    EXPECT_THAT(spelled(graph), ElementsAre("a, b and c relay each other, and nothing else"));
    EXPECT_THAT(spelled(without(graph, *graph.find_source("beta"))), IsEmpty());
}

TEST(RelayLoops, TellWhetherAnythingIsRelayedBesides) {
    const auto graph = make_graph(R"(
        [a] alpha: war yes > [b] beta: war yes > [a]
        [b] > [o] omega: war yes
        [m] mu own: war yes > [n] nu: war yes > [m]
        [s] sigma: war yes > [s]
    )");
    EXPECT_THAT(spelled(graph),
        ElementsAre(
            "a and b relay each other", "m and n relay each other", "s relays itself, and nothing else"));
    EXPECT_THAT(spelled(without(graph, *graph.find_source("omega"))),
        ElementsAre(
            "a and b relay each other", "m and n relay each other", "s relays itself, and nothing else"))
        << "what is hidden is relayed nevertheless";
}

TEST(RelayLoops, AreTheStrongComponentsOfSmallGraphs) {
    std::size_t found_any = 0;
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
        const random_case made{seed, true};
        const auto& graph = made.graph;
        const std::size_t n = graph.statements().size();
        std::vector<std::vector<bool>> leads(n, std::vector<bool>(n, false));
        for (const statement_id s : graph.statements()) {
            for (const statement_id r : graph.relays(s)) leads[s.number()][r.number()] = true;
        }
        for (std::size_t k = 0; k < n; ++k) {
            for (std::size_t i = 0; i < n; ++i) {
                for (std::size_t j = 0; j < n; ++j) leads[i][j] = leads[i][j] || (leads[i][k] && leads[k][j]);
            }
        }
        std::set<std::set<statement_id>> expected;
        for (std::uint32_t i = 0; i < n; ++i) {
            if (!leads[i][i]) continue;
            std::set<statement_id> loop;
            for (std::uint32_t j = 0; j < n; ++j) {
                if (leads[i][j] && leads[j][i]) loop.insert(statement_id{j});
            }
            expected.insert(loop);
        }
        std::set<std::set<statement_id>> found;
        for (const relay_loop& loop : relay_loops(graph))
            found.emplace(loop.statements.begin(), loop.statements.end());
        ASSERT_EQ(found, expected) << "seed " << seed;
        found_any += found.empty() ? 0 : 1;
    }
    EXPECT_GT(found_any, 300U);
}

TEST(RelayLoops, OfAHundredThousandStatementsNeedNoDeepStack) {
    constexpr std::size_t length = 100'000;
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(source_record{.id = "x"});
    for (std::size_t i = 0; i < length; ++i) {
        batch.add(statement_record{
            .id = fmt::format("s{}", i), .source = "x", .relays = {fmt::format("s{}", (i + 1) % length)}});
    }
    batch.commit();
    const auto loops = relay_loops(graph);
    ASSERT_EQ(loops.size(), 1U);
    EXPECT_EQ(loops[0].statements.size(), length);
    EXPECT_TRUE(loops[0].rests_on_nothing);
}

}  // namespace
}  // namespace hearsay::test
