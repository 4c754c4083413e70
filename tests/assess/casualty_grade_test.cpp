#include <hearsay/assess/casualty_grade.hpp>

#include "carried_out.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>
#include <string>

using namespace hearsay;
using test::make_graph;
using test::position_named;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

namespace {

/// A strike, "struck yes" being that the coalition made it and harmed civilians; the coalition is the belligerent, and "action
/// yes" that it struck nearby.
struct incident {
    const char* name;
    const char* graph;
    casualty_grade grade;
    const char* lift;
    const char* lower;
    const char* position = "struck yes";
};
void PrintTo(const incident& i, std::ostream* os) { *os << i.name; }

template <class Graph>
casualty_context context_of(const Graph& graph) {
    casualty_context made;
    const auto& all = graph.whole();
    if (const auto who = all.find_source("coalition")) made.belligerents.push_back(*who);
    if (const auto action = all.find_claim("action yes")) {
        made.near_action = is_borne_out(
            question_trace{graph, all.question(*action)}, position{*action}, by_affiliation{graph});
    }
    return made;
}
template <class Graph>
casualty_assessment assessed(const Graph& graph, position p) {
    return casualty_grade_of(question_trace{graph, graph.whole().question(p.claim)}, p, by_affiliation{graph},
        context_of(graph));
}

}  // namespace

class CasualtySituations : public ::testing::TestWithParam<incident> {};

TEST_P(CasualtySituations, HaveTheirGradeAndWhatWouldChangeIt) {
    const incident& i = GetParam();
    const auto make = [&] { return make_graph(i.graph); };
    const auto graph = make();
    const position p = position_named(graph, i.position);
    const auto found = assessed(graph, p);
    EXPECT_EQ(found.grade, i.grade) << found.because(graph);
    const auto changes = casualty_changes(
        question_trace{graph, graph.question(p.claim)}, p, by_affiliation{graph}, context_of(graph));
    if (*i.lift == 0) EXPECT_THAT(test::words_of(graph, changes.lifts), IsEmpty());
    else EXPECT_THAT(test::words_of(graph, changes.lifts), Contains(i.lift));
    if (*i.lower == 0) EXPECT_THAT(test::words_of(graph, changes.lowers), IsEmpty());
    else EXPECT_THAT(test::words_of(graph, changes.lowers), Contains(i.lower));
    const auto context = context_of(graph);
    test::expect_to_come_true(make, changes, [&](const auto& g) {
        return casualty_grade_of(
            question_trace{g, g.whole().question(p.claim)}, p, by_affiliation{g}, context)
            .grade;
    });
}

INSTANTIATE_TEST_SUITE_P(Table, CasualtySituations,
    ::testing::Values(
        incident{"TheBelligerentAccepts", "council: struck yes; coalition: struck yes", casualty_grade::confirmed,
            "", "if coalition had said nothing: weak instead of confirmed"},
        incident{"ItsSpokesmanAccepts", "source spokesman person within coalition; spokesman: struck yes",
            casualty_grade::confirmed, "", "if spokesman had said nothing: not graded instead of confirmed"},
        incident{"ItAcceptsWhatOthersDispute", "coalition: struck yes; council: denies struck yes",
            casualty_grade::confirmed, "", "if coalition had said nothing: not graded instead of confirmed"},
        incident{"ItIsOnlySaidToAccept", "post: struck yes > council: struck yes; source coalition state",
            casualty_grade::weak, "if coalition says struck yes: confirmed instead of weak",
            "if council had said nothing: not graded instead of weak"},
        incident{"TwoSourcesWithActionNearby", "council: struck yes; hospital: struck yes; monitor: action yes",
            casualty_grade::fair, "", "if hospital had said nothing: weak instead of fair"},
        incident{"TwoSourcesWithActionNearbyAndABelligerentNamed",
            "source coalition state; council: struck yes; hospital: struck yes; coalition: action yes",
            casualty_grade::fair, "if coalition says struck yes: confirmed instead of fair",
            "if council had said nothing: weak instead of fair"},
        incident{"TwoSourcesWithNoActionNearby", "council: struck yes; hospital: struck yes",
            casualty_grade::weak, "", "if council and hospital had said nothing: not graded instead of weak"},
        incident{"ActionNearbyThatIsBetterDenied",
            "council: struck yes; hospital: struck yes; monitor: action yes; tower: denies action yes; radar: denies action yes",
            casualty_grade::weak, "", "if 1 new source says not struck yes: contested instead of weak"},
        incident{"OneSourceWithActionNearby", "council: struck yes; monitor: action yes", casualty_grade::weak,
            "if 1 new source says struck yes: fair instead of weak",
            "if council had said nothing: not graded instead of weak"},
        incident{"ManyOutletsOfOneSource",
            "post > [c] council: struck yes; wire > [c]; times > [c]; monitor: action yes", casualty_grade::weak,
            "if 1 new source says struck yes: fair instead of weak",
            "if council had said nothing: not graded instead of weak"},
        incident{"TwoOfOneOffice",
            "source mayor person within council; mayor: struck yes; council: struck yes; monitor: action yes",
            casualty_grade::weak, "if 1 new source says struck yes: fair instead of weak",
            "if mayor and council had said nothing: not graded instead of weak"},
        incident{"TwoUnnamedOnesMayBeOne",
            "unnamed-a: struck yes; unnamed-b: struck yes; monitor: action yes", casualty_grade::weak,
            "if unnamed-a and unnamed-b are declared independent: fair instead of weak",
            "if 1 new source says not struck yes: contested instead of weak"},
        incident{"TheSecondIsUnreliable",
            "source blog outlet grade E; council: struck yes; blog: struck yes; monitor: action yes",
            casualty_grade::weak, "if 1 new source says struck yes: fair instead of weak",
            "if 1 new source says not struck yes: contested instead of weak"},
        incident{"TheBelligerentAloneDenies",
            "council: struck yes; hospital: struck yes; monitor: action yes; coalition: denies struck yes",
            casualty_grade::fair, "if coalition says struck yes: confirmed instead of fair",
            "if 1 new source says not struck yes: contested instead of fair"},
        incident{"AnotherBelligerentIsNamed",
            "council: by coalition; hospital: by militia", casualty_grade::contested,
            "if hospital had said nothing: weak instead of contested",
            "if 2 new sources say not by coalition: discounted instead of contested", "by coalition"},
        incident{"TheOtherIsBetterSupported",
            "council: by coalition; hospital: by militia; monitor: by militia", casualty_grade::discounted,
            "if hospital and monitor had said nothing: weak instead of discounted",
            "if council had said nothing: not graded instead of discounted", "by coalition"},
        incident{"TheyWereCombatants",
            "council: struck yes; hospital: denies struck yes; monitor: denies struck yes",
            casualty_grade::discounted, "if 1 new source says struck yes: contested instead of discounted",
            "if council had said nothing: not graded instead of discounted"},
        incident{"NobodyTakesASide", "council: unconfirmed struck yes", casualty_grade::not_graded,
            "if 1 new source says struck yes: weak instead of not graded", ""}),
    [](const auto& test) { return std::string{test.param.name}; });

RC_GTEST_PROP(CasualtyGrade, BecomesWhatItsChangesSay, ()) {
    const auto seed = *rc::gen::arbitrary<std::uint32_t>();
    const auto make = [&] { return test::linked_case(seed); };
    const auto graph = make();
    const casualty_context context{{source_id{0}}, seed % 3 != 0};
    for (const position p : test::all_positions(graph)) {
        const auto changes =
            casualty_changes(question_trace{graph, graph.question(p.claim)}, p, by_affiliation{graph}, context);
        test::expect_to_come_true(make, changes, [&](const auto& g) {
            return casualty_grade_of(
                question_trace{g, g.whole().question(p.claim)}, p, by_affiliation{g}, context)
                .grade;
        });
    }
    RC_ASSERT(!::testing::Test::HasFailure());
}

TEST(CasualtyGrade, NamesItsRuleAndGrounds) {
    const auto graph = make_graph("council: by coalition; hospital: by militia");
    const auto found = assessed(graph, position_named(graph, "by coalition"));
    EXPECT_EQ(found.rule, "airwars-contested");
    EXPECT_EQ(found.because(graph),
        "contested, competing: by militia: on the word of council; contrary: by militia on the word of hospital");
}

TEST(RangeOfFigures, IsKeptAndNotAveraged) {
    const auto graph = make_graph(R"(
        council: dead 8
        hospital: dead 12..15
        ministry: denies dead 40
        post > [x] rumour: unconfirmed dead 99
        monitor: dead 8
    )");
    const auto dead = *graph.find_question("dead");
    const auto found = range_of_figures(question_trace{graph, dead}, graph.scope_of(dead));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->values, interval::between(8, 15));
    EXPECT_THAT(found->lowest, ElementsAre(position_named(graph, "dead 8")));
    EXPECT_THAT(found->highest, ElementsAre(position_named(graph, "dead 12..15")));
    EXPECT_EQ(found->because(graph), "[8, 15]: from dead 8 to dead 12..15");
}

TEST(RangeOfFigures, HasNoEndWhereNoneWasGiven) {
    const auto graph = make_graph("council: dead at least 10; hospital: dead 8");
    const auto dead = *graph.find_question("dead");
    const auto found = range_of_figures(question_trace{graph, dead}, graph.scope_of(dead));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->values, interval::at_least(8));
}

TEST(RangeOfFigures, LeavesOutWhatHasNoOriginAndIsNothingWithoutAny) {
    const auto graph = make_graph("outlet: dead 52 > council: dead at most 38");
    const auto dead = *graph.find_question("dead");
    const auto found = range_of_figures(question_trace{graph, dead}, graph.scope_of(dead));
    ASSERT_TRUE(found);
    EXPECT_THAT(found->left_out, ElementsAre(position_named(graph, "dead 52")));
    const auto silent = without(graph, *graph.find_source("outlet"));
    EXPECT_FALSE(range_of_figures(question_trace{silent, dead}, graph.scope_of(dead)));
}
