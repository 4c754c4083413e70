#include <hearsay/compare/position.hpp>

#include "figures.hpp"

#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>

#include <fmt/format.h>
#include <gtest/gtest.h>

using namespace hearsay;
using figures::strings;
using test::make_graph;

namespace {

/// "GUR: c1", "not" before what is denied, "(old)" after what is superseded.
template <class Graph>
strings taken(const Graph& graph, std::string_view question, positions which = positions::latest) {
    strings lines;
    const auto& all = graph.whole();
    for (const auto& t : positions_taken(graph, *all.find_question(question), which)) {
        EXPECT_EQ(t.source, all.source(t.statement));
        EXPECT_EQ(t.scope, all.scope_of(t.position.claim));
        lines.push_back(fmt::format("{}: {}{}{}", all.name(t.source), t.position.denied ? "not " : "",
            all.name(t.position.claim), t.superseded ? " (old)" : ""));
    }
    return lines;
}

}  // namespace

static_assert(position{claim_id{3}} < position{claim_id{3}, true}, "an assertion comes before its denial");
static_assert(position{claim_id{3}, true} < position{claim_id{4}});
static_assert(!std::is_convertible_v<source_id, position>);

TEST(Positions, AreTakenByThoseWhoAssertOrDenyAndByNobodyElse) {
    const auto graph = make_graph(R"(
        claim present = presence yes
        gur: present; nis: probably present; aide: possibly present; kremlin: denies present
        envoy: probably denies present; clerk: possibly denies present
        nato: unconfirmed present; embassy: declined present; stano: conditional present
        critic: questions present
    )");
    EXPECT_EQ(taken(graph, "presence"),
        (strings{"gur: present", "nis: present", "kremlin: not present", "envoy: not present"}));
    const auto found = positions_taken(graph, *graph.find_question("presence"));
    EXPECT_EQ(found[0].certainty, certainty::certain);
    EXPECT_EQ(found[1].certainty, certainty::probable);
}

TEST(Positions, OfAPureRelayAreNone) {
    const auto graph = make_graph("article > kyiv-post > gur: troops at least 10000");
    EXPECT_EQ(taken(graph, "troops"), (strings{"gur: troops at least 10000"}));
}

TEST(Positions, AreInTheOrderOfTheCaseThenOfTheStatements) {
    const auto graph = make_graph(R"(
        claim a = n 1
        claim b = n 2
        x: denies a; y: b; z: a, denies b; w: b
    )");
    EXPECT_EQ(taken(graph, "n"), (strings{"z: a", "x: not a", "y: b", "w: b", "z: not b"}));
}

struct figure_row {
    const char* name;
    const char* text;
    strings latest;
    strings all;
};
void PrintTo(const figure_row& row, std::ostream* os) { *os << row.name; }

class ChangedFigure : public ::testing::TestWithParam<figure_row> {};

TEST_P(ChangedFigure, CountsFromWhenItWasSurelySaid) {
    const auto graph = make_graph(GetParam().text);
    EXPECT_EQ(taken(graph, "n"), GetParam().latest);
    EXPECT_EQ(taken(graph, "n", positions::all), GetParam().all);
}

INSTANTIATE_TEST_SUITE_P(Times, ChangedFigure,
    ::testing::Values(figure_row{"ADayLater", "a on 2024-10-01: n 200; a on 2024-10-02: n 250", {"a: n 250"},
                          {"a: n 200 (old)", "a: n 250"}},
        figure_row{"WhateverTheOrderOfTheFile", "a on 2024-10-02: n 250; a on 2024-10-01: n 200",
            {"a: n 250"}, {"a: n 250", "a: n 200 (old)"}},
        figure_row{"OnTheSameDay", "a on 2024-10-01: n 200; a on 2024-10-01: n 250", {"a: n 200", "a: n 250"},
            {"a: n 200", "a: n 250"}},
        figure_row{"Undated", "a: n 200; a on 2024-10-02: n 250", {"a: n 200", "a: n 250"},
            {"a: n 200", "a: n 250"}},
        figure_row{"RangesThatOverlap",
            "a on 2024-10-01..2024-10-05: n 200; a on 2024-10-05..2024-10-09: n 250",
            {"a: n 200", "a: n 250"}, {"a: n 200", "a: n 250"}},
        figure_row{"RangesOneAfterTheOther",
            "a on 2024-10-01..2024-10-05: n 200; a on 2024-10-06..2024-10-09: n 250", {"a: n 250"},
            {"a: n 200 (old)", "a: n 250"}},
        figure_row{"ByADayIsOrderedByItsEnd", "a by 2024-10-01: n 200; a on 2024-10-02: n 250", {"a: n 250"},
            {"a: n 200 (old)", "a: n 250"}},
        figure_row{"ByADaySupersedesNothing", "a on 2024-10-01: n 200; a by 2024-10-09: n 250",
            {"a: n 200", "a: n 250"}, {"a: n 200", "a: n 250"}},
        figure_row{"FromADaySupersedesWhatCameBefore", "a on 2024-10-01: n 200; a from 2024-10-02: n 250",
            {"a: n 250"}, {"a: n 200 (old)", "a: n 250"}},
        figure_row{"FromADayIsNeverSuperseded", "a from 2024-10-01: n 200; a on 2024-10-09: n 250",
            {"a: n 200", "a: n 250"}, {"a: n 200", "a: n 250"}},
        figure_row{"InstantsOfOneDay", "a at 2024-10-01T08:00:00Z: n 200; a at 2024-10-01T08:00:01Z: n 250",
            {"a: n 250"}, {"a: n 200 (old)", "a: n 250"}},
        figure_row{"AnInstantAndItsDay", "a at 2024-10-01T08:00:00Z: n 200; a on 2024-10-01: n 250",
            {"a: n 200", "a: n 250"}, {"a: n 200", "a: n 250"}},
        figure_row{"AnInstantAndTheNextDay", "a at 2024-10-01T08:00:00Z: n 200; a on 2024-10-02: n 250",
            {"a: n 250"}, {"a: n 200 (old)", "a: n 250"}},
        figure_row{"ADayAndAnInstantAfterIt", "a on 2024-10-01: n 200; a at 2024-10-02T00:00:00Z: n 250",
            {"a: n 250"}, {"a: n 200 (old)", "a: n 250"}},
        figure_row{"OfAnotherSource", "a on 2024-10-01: n 200; b on 2024-10-02: n 250",
            {"a: n 200", "b: n 250"}, {"a: n 200", "b: n 250"}},
        figure_row{"OfAnotherScope", "a on 2024-10-01: n 200; a on 2024-10-02: n 250 of reserve",
            {"a: n 200", "a: n 250 of reserve"}, {"a: n 200", "a: n 250 of reserve"}},
        figure_row{"ADenialSupersedesToo", "a on 2024-10-01: n 200; a on 2024-10-02: denies n 200",
            {"a: not n 200"}, {"a: n 200 (old)", "a: not n 200"}},
        figure_row{"RepeatedLater", "a on 2024-10-01: n 200; a on 2024-10-03: n 200; a on 2024-10-02: n 250",
            {"a: n 200"}, {"a: n 200 (old)", "a: n 200", "a: n 250 (old)"}},
        figure_row{"APossibleOneSupersedesNothing", "a on 2024-10-01: n 200; a on 2024-10-02: possibly n 250",
            {"a: n 200"}, {"a: n 200"}},
        figure_row{"TwoOfTheLatestDayBothCount",
            "a on 2024-10-01: n 200; a on 2024-10-02: n 250; a on 2024-10-02: n 300",
            {"a: n 250", "a: n 300"}, {"a: n 200 (old)", "a: n 250", "a: n 300"}}),
    [](const auto& test) { return std::string{test.param.name}; });

TEST(Positions, OfAnotherQuestionSupersedeNothing) {
    const auto graph = make_graph("a on 2024-10-01: n 200; a on 2024-10-02: m 250");
    EXPECT_EQ(taken(graph, "n"), (strings{"a: n 200"}));
    EXPECT_EQ(taken(graph, "m"), (strings{"a: m 250"}));
}

TEST(Positions, ThatWereRetractedCountNoMore) {
    const auto graph = make_graph(R"(
        [first] a on 2024-10-01: n 200
        [second] a on 2024-10-02 corrects [first]: n 250
        [third] a on 2024-10-03 retracts [second]
    )");
    // The correction was taken back, and so the first figure stands again.
    EXPECT_EQ(taken(graph, "n"), (strings{"a: n 200"}));
    EXPECT_EQ(taken(as_of(graph, make_day(2024, 10, 2)), "n"), (strings{"a: n 250"}));
    EXPECT_EQ(taken(as_of(graph, make_day(2024, 10, 1)), "n"), (strings{"a: n 200"}));
    EXPECT_EQ(taken(without(graph, *graph.find_source("a")), "n"), strings{});
}

TEST(Positions, ThatAViewHidesSupersedeNothing) {
    const auto graph = make_graph("[x] a on 2024-10-01: n 200; [y] a on 2024-10-02: n 250");
    EXPECT_EQ(taken(without(graph, *graph.find_statement("y")), "n"), (strings{"a: n 200"}));
}

TEST(Positions, EndALongChainOfCorrectionsInOnePass) {
    std::string text = "[s0] a on 2024-10-01: n 0\n";
    for (int i = 1; i <= 1000; ++i)
        text += fmt::format("[s{}] a on 2024-10-01 corrects [s{}]: n {}\n", i, i - 1, i);
    // Each takes back the one before: of s1000, s999 … every second one stands.
    const auto found = taken(make_graph(text), "n");
    EXPECT_EQ(found.size(), 501U);
    EXPECT_EQ(found.back(), "a: n 1000");
}
