#include <hearsay/assess/consensus.hpp>

#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>
#include <hearsay/test/printing.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace hearsay {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

constexpr std::string_view troops = R"(
    unit brigade = 3000..5000 soldier
    question troops quantity unit soldier additive
    source zelensky person within ukraine
    source gur agency within ukraine
    source nis agency within south-korea
    article on 2024-10-18 > zelensky > unnamed-intelligence: troops over 11000
    article on 2024-10-18 > kyiv-post > gur: troops at least 10000
    article on 2024-10-18 > yonhap > nis: troops as many as 4 brigade
)";

template <class Graph>
scope_regions<quantity_kind> consensus_on(const Graph& graph, std::string_view question, const lens& by = {}) {
    const question_id q = *graph.whole().find_question(question);
    const question_trace trace{graph, q};
    return consensus<quantity_kind>(trace, graph.whole().scope_of(q), by);
}

template <class Graph>
std::vector<std::string> names(const Graph& graph, const std::vector<origin_position>& origins) {
    std::vector<std::string> made;
    for (const auto& o : origins) made.emplace_back(graph.whole().name(o.source));
    return made;
}

TEST(Consensus, ThreeOriginsAcceptWhatTheirFiguresShare) {
    const auto graph = test::make_graph(troops);
    const auto found = consensus_on(graph, "troops");
    ASSERT_FALSE(found.regions.empty());
    const auto& best = found.regions.front();
    EXPECT_EQ(best.values, interval_set{interval::between(11'000, true, 20'000, false)});
    EXPECT_EQ(best.independent.min, 2U);
    EXPECT_EQ(best.independent.max, 3U);
    EXPECT_EQ(best.accepting.size(), 3U);
    EXPECT_THAT(names(graph, best.origins), UnorderedElementsAre("unnamed-intelligence", "gur", "nis"));
    ASSERT_EQ(found.scenarios.size(), 1U);
    EXPECT_EQ(found.scenarios.front().values, best.values);
}

TEST(Consensus, ReadPragmaticallyTheNamedOnesComeFirst) {
    const auto graph = test::make_graph(troops);
    lens by;
    by.how = reading::pragmatic;
    const auto found = consensus_on(graph, "troops", by);
    ASSERT_GE(found.regions.size(), 2U);
    EXPECT_EQ(found.regions[0].values, interval_set{interval::between(10'000, false, 11'000, true)});
    EXPECT_EQ(found.regions[0].independent.min, 2U);
    EXPECT_EQ(found.regions[0].independent.max, 2U);
    EXPECT_EQ(found.regions[1].values, interval_set{interval::between(11'000, true, 12'000, true)});
    EXPECT_EQ(found.regions[1].independent.min, 1U);
    EXPECT_EQ(found.regions[1].independent.max, 2U);
}

TEST(Consensus, ARelayAddsNoOrigin) {
    const auto graph = test::make_graph(R"(
        question dead quantity unit person
        [wire] agency on 2024-01-01: dead 50
        [a] paper on 2024-01-02: dead 50; [a] > [wire]
        [b] radio on 2024-01-02: dead 50; [b] > [wire]
        [c] other on 2024-01-02: dead 60
    )");
    const auto found = consensus_on(graph, "dead");
    ASSERT_EQ(found.regions.size(), 2U);
    for (const auto& r : found.regions) {
        EXPECT_EQ(r.independent.min, 1U);
        EXPECT_EQ(r.origins.size(), 1U);
    }
}

TEST(Consensus, AnOriginThatChangedItsFigureCountsForTheNewOneAlone) {
    const auto graph = test::make_graph(R"(
        question dead quantity unit person
        ministry on 2024-01-01: dead 200
        ministry on 2024-01-03: dead 250
    )");
    const auto found = consensus_on(graph, "dead");
    ASSERT_EQ(found.regions.size(), 1U);
    EXPECT_EQ(found.regions.front().values, interval_set{interval::exactly(250)});
    lens every;
    every.which = positions::all;
    EXPECT_EQ(consensus_on(graph, "dead", every).regions.size(), 2U);
}

TEST(Consensus, InAViewOnlyWhatIsSupportedThereCounts) {
    const auto graph = test::make_graph(troops);
    const auto found = consensus_on(without(graph, *graph.find_source("gur")), "troops");
    ASSERT_FALSE(found.regions.empty());
    EXPECT_THAT(names(graph, found.regions.front().origins), UnorderedElementsAre("unnamed-intelligence", "nis"));
    EXPECT_THAT(consensus_on(without(graph, *graph.find_source("article")), "troops").regions.front().origins, IsEmpty());
    EXPECT_THAT(consensus_on(as_of(graph, make_day(2024, 10, 17)), "troops").regions, IsEmpty());
}

TEST(CountedOrigins, AreTheSupportedStatementsWithTheirOwnPositions) {
    const auto graph = test::make_graph(troops);
    const question_id q = *graph.find_question("troops");
    const question_trace trace{graph, q};
    const auto taken = positions_taken(graph, q);
    std::vector<statement_id> gur_alone;
    for (const auto& t : taken) {
        if (t.source == *graph.find_source("gur")) gur_alone.push_back(t.statement);
    }
    const auto counted = counted_origins(trace, graph.scope_of(q), taken, gur_alone);
    EXPECT_THAT(names(graph, counted), ElementsAre("gur"));
    EXPECT_THAT(counted_origins(trace, graph.scope_of(q), taken, {}), IsEmpty());
}

}  // namespace
}  // namespace hearsay
