#include <hearsay/compare/compatible_sets.hpp>

#include "drawn_graph.hpp"
#include "drawn_question.hpp"
#include "figures.hpp"
#include "listed_sets.hpp"
#include "north_korean_troops.hpp"

#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>
#include <random>
#include <vector>

using namespace hearsay;
using namespace figures;
using test::make_graph;

namespace {

template <class Graph>
void expect_the_definition(const Graph& graph, const lens& by) {
    const auto all = compatible_sets_of_all(graph, by);
    std::size_t count = 0;
    for (const question_id q : graph.whole().questions()) {
        const auto of_one = compatible_sets(graph, q, by);
        const auto found = in_full(graph, of_one.scopes(), by);
        RC_ASSERT(sorted(found) == sorted(by_scenarios(graph, q, by)));
        RC_ASSERT(in_full(graph, all.of(q), by) == found);
        count += found.size();
    }
    RC_ASSERT(all.size() == count);
}

/// "10 to 20 c1 c2", for numbers.
template <class Graph>
strings lines(const Graph& graph, scopes_with_sets scopes) {
    strings made;
    for (const scope_sets in : scopes) {
        for (const compatible_set one : in) {
            const auto members = one.members();
            made.push_back(fmt::format("{} {}", one.values<quantity_kind>(graph),
                fmt::join(names_of(graph, std::vector<position>{members.begin(), members.end()}), ", ")));
        }
    }
    return made;
}

/// Each at its own run of calls, as several threads would.
struct one_by_one {
    template <class Body>
    void operator()(std::size_t count, Body&& body) const {
        for (std::size_t i = count; i-- != 0;) body(i, i + 1);
    }
};

claim_graph graph_of(const std::vector<std::pair<interval, bool>>& said) {
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(question_record{.id = "q", .kind = "quantity"});
    batch.add(source_record{.id = "s"});
    for (std::size_t c = 0; c < said.size(); ++c) {
        const auto id = fmt::format("c{}", c);
        batch.add(claim_record{.id = id, .answers = "q", .value = soldiers(said[c].first)});
        batch.add(statement_record{.id = "t" + id,
            .source = "s",
            .stances = {{id, said[c].second ? stance::denies : stance::asserts}}});
    }
    batch.commit();
    return graph;
}

}  // namespace

TEST(CompatibleSets, OfTheTroops) {
    const auto graph = north_korean_troops::make();
    const auto found = compatible_sets(graph, asked(graph, "troops"));
    EXPECT_EQ(
        sorted(in_full(graph, found.scopes(), {})), sorted(by_scenarios(graph, asked(graph, "troops"), {})));
    EXPECT_THAT(found.scopes()[0][0].because(graph), ::testing::HasSubstr(" hold together, taken by "));
}

TEST(CompatibleSets, ArePositionsThatShareAValue) {
    const auto graph = make_graph("a: n at least 10; b: n over 11; c: n up to 10; d: n up to 10");
    const auto found = compatible_sets(graph, asked(graph, "n"));
    EXPECT_EQ(lines(graph, found.scopes()),
        (strings{"{10} n at least 10, n up to 10", "(11, inf) n at least 10, n over 11"}));
    EXPECT_EQ(found.scopes()[0][0].because(graph),
        "n at least 10, n up to 10 hold together, taken by 3 statements");
    EXPECT_EQ(found.scopes()[0][1].statements(), 2U);
}

TEST(CompatibleSets, AreMoreThanCliquesOfPairs) {
    // Compatible two by two, and not one number for all three.
    const auto graph = graph_of({{interval::more_than(5), false}, {interval::at_most(10), false},
        {interval::between(5, false, 10, false), true}});
    EXPECT_EQ(lines(graph, compatible_sets(graph, question_id{0}).scopes()),
        (strings{"(-inf, 5) c1, not c2", "(5, 10] c0, c1", "(10, inf) c0, not c2"}));
}

TEST(CompatibleSets, OfDenialsHoldInSeveralPieces) {
    const auto graph =
        graph_of({{interval::exactly(5), true}, {interval::exactly(8), true}, {interval::exactly(8), false}});
    const auto found = compatible_sets(graph, question_id{0});
    EXPECT_EQ(lines(graph, found.scopes()),
        (strings{"(-inf, 5) u (5, 8) u (8, inf) not c0, not c1", "{8} not c0, c2"}));
}

TEST(CompatibleSets, AreBeatenByWhatHoldsFarAway) {
    // Between the two holes as much holds as anywhere near, and all of that, and more, holds above 9.
    const auto graph = graph_of(
        {{interval::between(1, 3), true}, {interval::between(5, 9), true}, {interval::more_than(10), false}});
    EXPECT_EQ(lines(graph, compatible_sets(graph, question_id{0}).scopes()),
        (strings{"(10, inf) not c0, not c1, c2"}));
}

TEST(CompatibleSets, InAUnitThatNobodyKnowsExactlyAreFoundInThatUnit) {
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(unit_record{.id = "soldier"});
    batch.add(unit_record{.id = "brigade", .conversions = {{"soldier", {3000, 5000, 0}}}});
    batch.add(question_record{.id = "q", .kind = "quantity", .unit = "soldier"});
    batch.add(source_record{.id = "s"});
    const auto say = [&](std::string id, interval brigades, stance how = stance::asserts) {
        batch.add(claim_record{.id = id, .answers = "q", .value = soldiers(brigades, "brigade")});
        batch.add(statement_record{.id = "t" + id, .source = "s", .stances = {{id, how}}});
    };
    say("up to 4", interval::at_most(4));
    say("over 5", interval::more_than(5));  // as soldiers both may be 18,000
    say("7", interval::exactly(7), stance::denies);
    batch.commit();
    EXPECT_EQ(lines(graph, compatible_sets(graph, question_id{0}).scopes()),
        (strings{"(-inf, 20000] up to 4, not 7", "(15000, inf) over 5, not 7"}));
}

TEST(CompatibleSets, OfAQuestionThatNobodyAnswersAreNone) {
    const auto graph = make_graph("question n quantity; claim c = n 5");
    EXPECT_TRUE(compatible_sets(graph, asked(graph, "n")).scopes().empty());
    EXPECT_TRUE(compatible_sets_of_all(graph).of(asked(graph, "n")).empty());
    EXPECT_THROW((void)compatible_sets_of_all(graph).of(question_id{1}), std::out_of_range);
    EXPECT_EQ(compatible_sets_of_all(claim_graph{}).size(), 0U);
}

TEST(CompatibleSets, HoldAtTheEdgesOfNumbers) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const double next = std::nextafter(1.0, 2.0);
    for (const double large : {0.0, 1e300, 5e-324}) {
        const auto graph = graph_of({{interval::more_than(1), false}, {interval::less_than(next), false},
            {interval::exactly(1), false}, {interval::exactly(next), false}, {interval::at_most(1), false},
            {interval::exactly(-1), false}, {interval::exactly(0), false}, {interval::everything(), false},
            {interval::between(-infinity, true, -1, true), false}, {interval::exactly(large), false},
            {interval::between(1, next), true}});
        const auto found = compatible_sets(graph, question_id{0});
        EXPECT_EQ(
            sorted(in_full(graph, found.scopes(), {})), sorted(by_scenarios(graph, question_id{0}, {})));
    }
}

TEST(CompatibleSets, OfManyTakeMemoryForPositionsAndSetsAlone) {
    // A staircase: each of 40,000 sets has 20,000 members.
    constexpr int n = 60'000;
    constexpr int wide = 20'000;
    std::vector<std::pair<interval, bool>> said;
    for (int i = 0; i < n; ++i) said.emplace_back(interval::between(i, false, i + wide, true), false);
    const auto graph = graph_of(said);
    const auto found = compatible_sets(graph, question_id{0});
    ASSERT_EQ(found.scopes()[0].size(), n - wide + 1U);
    const auto last = found.scopes()[0][n - wide];
    EXPECT_EQ(last.positions(), unsigned{wide});
    const auto members = last.members();
    EXPECT_EQ(std::distance(members.begin(), members.end()), wide);
    EXPECT_EQ((*members.begin()).claim, claim_id{n - wide});
}

TEST(CompatibleSets, OfManyHolesAreFoundAtOnce) {
    constexpr int n = 60'000;
    std::mt19937 random{1};
    std::vector<std::pair<interval, bool>> said;
    for (int i = 0; i < n; ++i) {
        const double low = static_cast<double>(random() % 1'000'000);
        const double wide = static_cast<double>(random() % 10'000);
        said.emplace_back(interval::between(low, low + wide), true);
    }
    const auto graph = graph_of(said);
    const auto found = compatible_sets(graph, question_id{0});
    ASSERT_EQ(found.scopes()[0].size(), 1U);  // below and above all of them
    EXPECT_EQ(found.scopes()[0][0].positions(), unsigned{n});
}

RC_GTEST_PROP(CompatibleSetsProperty, AreTheScenarios, ()) {
    const auto graph = drawn_question(drawn_traits(), drawn(1, 40), drawn(0, 60));
    expect_the_definition(graph, drawn_lens(graph));
}

RC_GTEST_PROP(CompatibleSetsProperty, AreTheScenariosOfManyPositions, ()) {
    static int cases = 0;  // few, since the definition takes its time
    if (cases++ >= 20) return;
    const auto graph = drawn_question(drawn_traits(), drawn(100, 160), drawn(150, 250));
    expect_the_definition(graph, drawn_lens(graph));
}

RC_GTEST_PROP(CompatibleSetsProperty, AreTheScenariosOfManyDenials, ()) {
    // Holes that run into each other, among few and among many that have none.
    const int many = drawn(1, 40);
    const int plain_in = drawn(1, 8);
    std::vector<std::pair<interval, bool>> said;
    for (int i = 0; i < many; ++i) {
        const int low = drawn(0, 30);
        said.emplace_back(interval::between(low, one_in(2), low + drawn(1, 8), one_in(2)), !one_in(plain_in));
    }
    expect_the_definition(graph_of(said), {});
}

RC_GTEST_PROP(CompatibleSetsProperty, HoldThroughEveryView, ()) {
    const auto graph = drawn_question(drawn_traits(), drawn(1, 30), drawn(1, 60));
    const lens by = drawn_lens(graph);
    expect_the_definition(as_of(graph, make_day(2024, 11, 5)), by);
    expect_the_definition(said_by(graph, make_day(2024, 11, 3)), by);
    expect_the_definition(without(graph, source_id{0}), by);
    expect_the_definition(only(as_of(graph, make_day(2024, 11, 7)), source_id{0}), by);
}

RC_GTEST_PROP(CompatibleSetsProperty, AreTheScenariosWhereverPlacesOverlap, ()) {
    claim_graph graph = drawn_question({.kind = "place"}, drawn(1, 12), drawn(1, 20));
    auto batch = graph.insert();
    batch.add_place(node_record{.id = "strait", .overlaps = {"island", "south"}});
    batch.commit();
    expect_the_definition(graph, {});
}

RC_GTEST_PROP(CompatibleSetsProperty, AreTheSameHoweverTheQuestionsAreSharedOut, ()) {
    const auto graph = drawn_question(drawn_traits(), drawn(1, 30), drawn(1, 60));
    const lens by = drawn_lens(graph);
    RC_ASSERT(compatible_sets_of_all(graph, by) == compatible_sets_of_all(graph, by, one_by_one{}));
}
