#include <hearsay/trace/pivots_of_all.hpp>

#include "mixed_case.hpp"
#include "oracle.hpp"

#include <hearsay/compare/pairs.hpp>
#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace hearsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

template <class Graph>
void expect_as_one_by_one(const Graph& graph, positions which, std::size_t& several) {
    const auto table = pivots_of_all(graph, which);
    std::size_t place = 0;
    for (const question_id q : graph.whole().questions()) {
        const question_trace trace{graph, q};
        ASSERT_EQ(table.begins.at(q.number()), place);
        for (const position p : distinct_positions(graph, q, lens{.which = which})) {
            ASSERT_LT(place, table.positions.size());
            ASSERT_EQ(table.positions[place], p);
            const auto expected = pivots(trace, p, which);
            ASSERT_EQ(table.supported[place], expected.supported) << graph.whole().name(p.claim);
            const auto found = table.sources_of(place++);
            ASSERT_EQ((std::vector(found.begin(), found.end())), expected.sources)
                << "claim " << graph.whole().name(p.claim) << (p.denied ? ", denied" : "");
            several += expected.sources.size() > 1 ? 1 : 0;
        }
    }
    ASSERT_EQ(place, table.positions.size());
    ASSERT_EQ(place, table.supported.size());
}

TEST(PivotsOfAll, AreThoseOfEachPosition) {
    const auto graph = make_graph(R"(
        source article; source kyiv-post; source gur
        [a] article > kyiv-post > [g] gur: troops at least 10000
        [a] > [z] zelensky unheld: troops over 11000
        [b] wire > [z]
    )");
    const auto table = pivots_of_all(graph);
    ASSERT_EQ(table.positions.size(), 2U);
    EXPECT_THAT(names(graph, table.sources_of(0)), ElementsAre("article", "kyiv-post", "gur"));
    EXPECT_THAT(names(graph, table.sources_of(1)), ElementsAre("zelensky"));
}

TEST(PivotsOfAll, TellNoChainFromNoPivot) {
    const auto graph = make_graph(R"(
        [x] unheard unheld: war yes
        a: peace yes; b: peace yes
    )");
    const auto table = pivots_of_all(graph);
    ASSERT_EQ(table.positions.size(), 2U);
    EXPECT_THAT(table.sources_of(0), IsEmpty());
    EXPECT_THAT(table.sources_of(1), IsEmpty());
    EXPECT_THAT(table.supported, ElementsAre(false, true));
}

TEST(PivotsOfAll, OfAnEmptyGraphAreNone) {
    const auto table = pivots_of_all(claim_graph{});
    EXPECT_THAT(table.positions, IsEmpty());
    EXPECT_THAT(table.begins, ElementsAre(0U));
    EXPECT_THAT(table.source_begins, ElementsAre(0U));
}

TEST(PivotsOfAll, AreWhatPivotsGivesForEach) {
    std::size_t several = 0;
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        SCOPED_TRACE(fmt::format("seed {}", seed));
        const auto graph = mixed_case(seed, seed % 4 == 0);
        for (const auto which : {positions::all, positions::latest}) {
            expect_as_one_by_one(graph, which, several);
            expect_as_one_by_one(without(graph, source_id{0}), which, several);
            expect_as_one_by_one(said_by(graph, day{std::chrono::days{20001}}), which, several);
            expect_as_one_by_one(as_of(graph, day{std::chrono::days{20001}}), which, several);
        }
        if (::testing::Test::HasFatalFailure()) return;
    }
    EXPECT_GT(several, 5000U);
}

TEST(PivotsOfAll, OfALongChainAreAllOfIt) {
    constexpr std::size_t length = 30'000;
    const auto graph = graph_of(long_chain{.length = length, .all_say_it = true, .origin_first = true});
    const auto table = pivots_of_all(graph);
    ASSERT_EQ(table.positions.size(), 1U);
    EXPECT_EQ(table.sources_of(0).size(), length);
    const auto back = pivots_of_all(chain_with_a_way_back(length));
    EXPECT_EQ(back.sources_of(0).size(), length);
}

}  // namespace
}  // namespace hearsay::test
