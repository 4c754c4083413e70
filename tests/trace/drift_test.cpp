#include <hearsay/trace/drift.hpp>

#include "oracle.hpp"

#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>

#include <gmock/gmock.h>

namespace hearsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

template <class Graph>
std::vector<std::string> spelled(const Graph& graph, const lens& by = {}) {
    std::vector<std::string> made;
    for (const question_id q : graph.whole().questions()) {
        for (const drift_step& step : drift(graph, q, by)) made.push_back(step.because(graph));
    }
    return made;
}

struct row {
    const char* name;
    const char* from;
    const char* to;
    std::vector<std::string> what;
};
void PrintTo(const row& r, std::ostream* out) { *out << r.from << " -> " << r.to; }

/// A radio passes on what a ministry said as something else.
claim_graph passed_on(const char* from, const char* to) {
    return make_graph(fmt::format(R"(
        unit brigade = 3000..5000 soldier
        question troops quantity unit soldier
        question base place
        place east
        place kursk within east
        [r] radio: {} > [m] ministry: {}
    )",
        to, from));
}
std::vector<drift_step> drift_of_radio(const claim_graph& graph) {
    return drift(graph, graph.question((*graph.stances(*graph.find_statement("r")).begin()).claim));
}

class DriftTable : public ::testing::TestWithParam<row> {};

TEST_P(DriftTable, SaysWhatChanged) {
    const auto graph = passed_on(GetParam().from, GetParam().to);
    const auto found = drift_of_radio(graph);
    if (GetParam().what.empty()) {
        EXPECT_THAT(found, IsEmpty());
        return;
    }
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(graph.name(found[0].statement), "r");
    EXPECT_EQ(graph.name(found[0].relayed), "m");
    EXPECT_EQ(found[0].what, GetParam().what);
}

INSTANTIATE_TEST_SUITE_P(Words, DriftTable,
    ::testing::Values(row{"Same", "dead over 5", "dead over 5", {}},
        row{"SameDenial", "denies dead over 5", "denies dead over 5", {}},
        row{"Raised", "dead at least 5", "dead at least 7", {"raised", "narrowed"}},
        row{"Lowered", "dead at least 55", "dead over 50", {"lowered", "hedge changed", "widened"}},
        row{"HedgeDropped", "dead over 50", "dead 60", {"raised", "hedge dropped", "narrowed"}},
        row{"HedgeAdded", "dead 50", "dead at least 50", {"hedge added", "widened"}},
        row{"AboutDropped", "dead about 50", "dead 50", {"hedge dropped", "narrowed"}},
        row{"RangeMoved", "dead 5..10", "dead 8..12", {"raised", "shifted"}},
        row{"RangeNarrowed", "dead 5..10", "dead 6..8", {"narrowed"}},
        row{"RangeToFigure", "dead 5..10", "dead 8", {"narrowed"}},
        row{"Contrary", "dead at most 38", "dead 52", {"raised", "hedge dropped", "contrary"}},
        row{"TurnedRound", "dead over 5", "denies dead over 5", {"turned round", "contrary"}},
        row{"DenialOfMore", "dead at least 5", "denies dead over 3",
            {"turned round", "lowered", "hedge changed", "contrary"}},
        row{"Surer", "probably dead over 5", "dead over 5", {"certainty raised"}},
        row{"LessSure", "dead over 5", "probably dead over 5", {"certainty lowered"}},
        row{"ValueDropped", "dead over 5", "dead ?", {"value dropped"}},
        row{"ValueAdded", "dead ?", "dead over 5", {"value added"}},
        row{"Unit", "troops as many as 4 brigade", "troops 30000 soldier",
            {"unit changed", "raised", "hedge dropped", "contrary"}},
        row{"UnitWithin", "troops as many as 4 brigade", "troops 10000 soldier",
            {"unit changed", "hedge dropped", "narrowed"}},
        row{"Later", "when 2024-11-01", "when 2024-11-03", {"later", "contrary"}},
        row{"Earlier", "when by 2024-11-03", "when by 2024-11-01", {"earlier", "narrowed"}},
        row{"Place", "base in-kursk", "base in-kursk", {}},
        row{"Truth", "presence yes", "presence no", {"contrary"}}),
    [](const auto& test) { return test.param.name; });

TEST(Drift, OfNodesIsNarrowedOrWidened) {
    const auto graph = make_graph(R"(
        question base place
        place east
        place kursk within east
        claim at-east = base east
        claim at-kursk = base kursk
        [r] radio: at-kursk > [m] ministry: at-east
        [s] station: at-east > [n] navy: at-kursk
    )");
    EXPECT_THAT(spelled(graph), ElementsAre("r rests on m: narrowed", "s rests on n: widened"));
}

TEST(Drift, OfAnotherClaimWithTheSameValueIsReworded) {
    const auto graph = make_graph(R"(
        claim plain = dead over 5
        claim other = dead over 5
        [r] radio: other > [m] ministry: plain
    )");
    EXPECT_THAT(spelled(graph), ElementsAre("r rests on m: reworded"));
}

TEST(Drift, IsAgainstTheNearestPositionBelow) {
    const auto graph = make_graph("[b] blog: dead 3 > [p] paper > [h] herald: dead 2 > [m] ministry: dead 1");
    EXPECT_THAT(spelled(graph),
        ElementsAre("b rests on h: raised by 50%, contrary", "h rests on m: raised by 100%, contrary"));
}

TEST(Drift, OfABasisOfOnesOwnIsNone) {
    EXPECT_THAT(spelled(make_graph("[h] herald own: dead 3 > [m] ministry: dead 1")), IsEmpty());
}

TEST(Drift, KeepsScopesApart) {
    const auto graph = make_graph(R"(
        question dead quantity additive
        place brask
        [r] radio: dead over 50 > [m] mayor: dead over 70 in brask
    )");
    EXPECT_THAT(spelled(graph), IsEmpty());
}

TEST(Drift, ComparesWhatIsNotPassedOnAsItIs) {
    const auto graph = make_graph(R"(
        [r] radio: dead over 5, dead 9 > [m] ministry: dead over 5, dead 8
        [s] station: dead over 5, dead 9 > [n] navy: dead over 5
        [t] telegraph: dead over 5 > [m]
    )");
    EXPECT_THAT(spelled(graph),
        ElementsAre("r rests on m: raised by 12.5%, contrary",
            "s rests on n: raised by 80%, hedge dropped, narrowed"));
}

TEST(Drift, CountsSupersededPositionsAndNoHiddenOnes) {
    const auto graph = make_graph(R"(
        [r1] radio on 2023-03-05: dead over 50 > [m] ministry on 2023-03-04: dead at least 55
        [r2] radio on 2023-03-06: dead at least 55 > [m]
    )");
    EXPECT_THAT(spelled(graph), ElementsAre("r1 rests on m: lowered by 9.09%, hedge changed, widened"));
    EXPECT_THAT(spelled(without(graph, *graph.find_source("ministry"))), IsEmpty());
    EXPECT_THAT(spelled(without(graph, *graph.find_source("radio"))), IsEmpty());
}

TEST(Drift, IsOrderedByNameWhateverTheOrderOfInsertion) {
    const auto one = make_graph("[z] zulu: dead 3 > [m] ministry: dead 1; [a] alpha: dead 2 > [m]");
    const auto other = make_graph("[a] alpha: dead 2 > [m]; [z] zulu: dead 3 > [m] ministry: dead 1");
    EXPECT_THAT(spelled(one),
        ElementsAre("a rests on m: raised by 100%, contrary", "z rests on m: raised by 200%, contrary"));
    EXPECT_EQ(spelled(one), spelled(other));
}

TEST(Drift, IsASideTakenWhereItWasLeftOpen) {
    const auto graph = make_graph(R"(
        [p] paper: presence yes > [n] nato: unconfirmed presence yes
        [q] quarterly: denies presence yes > [r] radio > [o] office: questions presence yes
        [t] times: presence yes > [m] ministry: possibly presence yes
        [u] union own: presence yes > [n]
        [v] voice: presence yes > [n]
        [v] > [w] witness: presence yes
        [x] xpress > [n]
        [y] yard: dead over 5 > [n]
    )");
    EXPECT_THAT(spelled(graph),
        ElementsAre("p rests on n: not confirmed turned into asserted",
            "q rests on o: a question turned into denied", "t rests on m: possible turned into asserted"));
}

TEST(Drift, AlongAChainNamesWhoChangedIt) {
    const auto graph = make_graph(R"(
        [p] paper: dead about 60 > [a] agency > [r] radio: dead over 50 > [m] ministry: dead 50
        [s] station: dead 70 > [m]
    )");
    const question_trace trace{graph, *graph.find_question("dead")};
    const auto steps = drift(trace);
    EXPECT_EQ(steps.size(), 3U);
    const auto found = chains(trace, position{*graph.find_claim("dead about 60")});
    ASSERT_EQ(found.size(), 1U);
    std::vector<std::string> told;
    for (const drift_step& step : drift_along(found.chains[0], steps)) told.push_back(step.because(graph));
    EXPECT_THAT(told,
        ElementsAre(
            "r rests on m: hedge added, contrary", "p rests on r: raised by 20%, hedge changed, narrowed"));
    EXPECT_THAT(drift_along(found.chains[0], {}), IsEmpty());
}

TEST(Drift, ThroughALensReadsValuesThatWay) {
    const auto graph = make_graph("[r] radio: dead 20 > [m] ministry: dead over 5");
    EXPECT_THAT(spelled(graph), ElementsAre("r rests on m: raised by 300%, hedge dropped, narrowed"));
    EXPECT_THAT(spelled(graph, {.how = reading::pragmatic}),
        ElementsAre("r rests on m: raised by 300%, hedge dropped, contrary"));
}

struct measure {
    const char* from;
    const char* to;
    std::optional<double> change;
    std::optional<int> days;
};
void PrintTo(const measure& m, std::ostream* out) { *out << m.from << " -> " << m.to; }

class DriftMeasure : public ::testing::TestWithParam<measure> {};

TEST_P(DriftMeasure, IsByHowMuch) {
    const auto found = drift_of_radio(passed_on(GetParam().from, GetParam().to));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].change, GetParam().change);
    EXPECT_EQ(found[0].days, GetParam().days);
}
INSTANTIATE_TEST_SUITE_P(Figures, DriftMeasure,
    ::testing::Values(measure{"troops at least 200", "troops over 150", -0.25, {}},
        measure{"troops 10..20", "troops 15..20", 0.5, {}},
        measure{"troops 10..20", "troops 10..30", 0.5, {}}, measure{"troops 0", "troops 5", {}, {}},
        measure{"troops 10..20", "troops 15..30", 0.5, {}}, measure{"troops 10..20", "troops 15..25", {}, {}},
        measure{"troops 10..20", "troops at least 15", {}, {}},
        measure{"troops at least 10", "troops 15..20", {}, {}},
        measure{"troops 10..20", "troops at most 15", {}, {}},
        measure{"troops 4 brigade", "troops 30000", {}, {}},
        measure{"troops over 5", "troops under 5", {}, {}},
        measure{"began 2024-10-01", "began 2024-10-03", {}, 2},
        measure{"began from 2024-10-03", "began from 2024-10-02", {}, -1},
        measure{"began from 2024-10-03", "began by 2024-10-02", {}, {}},
        measure{"began 2024-10-01..2024-10-05", "began 2024-10-03..2024-10-07", {}, 2},
        measure{"began 2024-10-01..2024-10-05", "began 2024-10-03..2024-10-05", {}, 2},
        measure{"began 2024-10-01..2024-10-05", "began 2024-10-03..2024-10-06", {}, {}},
        measure{"began 2024-10-01..2024-10-05", "began from 2024-10-03", {}, {}}));

TEST(Drift, OfScopeIsTheSameValueElsewhere) {
    const auto graph = make_graph(R"(
        place province
        place town within province
        place harbour within province
        part crew
        [a] a: dead 300 in province > [m] m: dead 300 in town
        [b] b: dead 7 in town > [n] n: dead 7 in province
        [c] c: dead 8 in harbour > [o] o: dead 8 in town
        [d] d: dead 9 > [p] p: dead 9 of crew
        [e] e: dead 11 of crew > [q] q: dead 11
        [f] f: dead 12 during 2024-05-01..2024-05-31 > [r] r: dead 12 during 2024-04-01..2024-04-30
        [g] g: dead 13 during 2024-05-01..2024-05-31 > [s] s: dead 13 during 2024-05-02..2024-05-03
        [h] h: dead 14 > [t] t: dead 15 in town
        [i] i own: dead 16 > [u] u: dead 16 in town
        [j] j: dead 17, dead 17 in town > [v] v: dead 17 in town
    )");
    EXPECT_THAT(spelled(graph),
        ElementsAre("a rests on m: place widened", "b rests on n: place narrowed",
            "c rests on o: place changed", "d rests on p: a part made the whole",
            "e rests on q: the whole made a part", "f rests on r: time shifted",
            "g rests on s: period widened", "j rests on v: place widened"));
}

}  // namespace
}  // namespace hearsay::test
