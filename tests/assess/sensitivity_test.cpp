#include <hearsay/assess/sensitivity.hpp>

#include "growing_case.hpp"

#include <hearsay/test/notation.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

using namespace hearsay;
using namespace figures;
using test::make_graph;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

namespace {

sensitivity_found of(const claim_graph& graph, const char* question, const lens& by = {}) {
    const question_trace trace{graph, *graph.find_question(question)};
    return sensitivity<quantity_kind>(trace, graph.scope_of(trace.question()), by_affiliation{graph}, by);
}
std::vector<std::string> told(const claim_graph& graph, const sensitivity_found& found) {
    std::vector<std::string> made;
    for (const influence& one : found.influences) made.push_back(one.because(graph));
    return made;
}
std::optional<influence> influence_of(
    const claim_graph& graph, const sensitivity_found& found, const char* name) {
    const auto wanted = find_assumption(graph, name);
    for (const influence& one : found.influences) {
        if (const auto* what = std::get_if<assumption>(&one.of); what && *what == wanted) return one;
    }
    return std::nullopt;
}

const claim_graph& troops() {
    static const auto graph = make_graph(R"(
        unit brigade = 3000..5000 soldier
        question troops quantity unit soldier
        [g] gur: troops at least 10000
        [n] nis: troops at most 4 brigade
        [z] zelensky: troops over 11000
        [k] kremlin: troops at most 100
    )");
    return graph;
}

}  // namespace

TEST(Sensitivity, NamesEachSingleThingThatChangesWhatMayHold) {
    // Without GUR, or Zelensky, as many speak for 100 at most; without NIS nobody bounds it above.
    EXPECT_THAT(told(troops(), of(troops(), "troops")),
        ElementsAre("without gur: troops at most 100 accepts what may hold",
            "without zelensky: troops at most 100 accepts what may hold",
            "without the assumption unit:brigade: troops at most 4 brigade no longer accepts what may hold; at and below "
            "2750 troops at most 100 accepts what may hold",
            "without nis: the same positions accept other values"));
}

TEST(Sensitivity, FindsTheFactorAtWhichItFlips) {
    const auto found = influence_of(troops(), of(troops(), "troops"), "unit:brigade");
    ASSERT_TRUE(found);
    ASSERT_EQ(found->tips.size(), 1U);
    EXPECT_DOUBLE_EQ(found->tips[0].at, 2750);
    EXPECT_FALSE(found->tips[0].above);
    EXPECT_TRUE(found->tips[0].inclusive);
    EXPECT_FALSE(found->tips[0].inside) << "a brigade is taken for 3000 at least";
}

TEST(Sensitivity, FindsHowFarAboutMustReach) {
    const auto graph = make_graph("a: n about 500; b: n at least 560; c: n at least 560; d: n about 500");
    // From 450 to 550 by half a step of 100 either way; 560 is within reach from 0.6 steps on.
    const auto found = influence_of(graph, of(graph, "n"), "tolerance");
    ASSERT_TRUE(found);
    ASSERT_EQ(found->tips.size(), 1U);
    EXPECT_NEAR(found->tips[0].at, 0.6, 1e-12);
    EXPECT_TRUE(found->tips[0].above);
    EXPECT_EQ(found->tips[0].answers, 1U) << "all four agree then, where two stood against two";
}

TEST(Sensitivity, TellsOfATipInsideWhatIsAssumed) {
    const auto graph = make_graph(R"(
        unit brigade = 3000..5000 soldier
        question troops quantity unit soldier
        a: troops 4 brigade; b: troops at least 14000; c: troops at least 14000
    )");
    const auto found = influence_of(graph, of(graph, "troops"), "unit:brigade");
    ASSERT_TRUE(found);
    ASSERT_FALSE(found->tips.empty());
    EXPECT_DOUBLE_EQ(found->tips[0].at, 3500);
    EXPECT_TRUE(found->tips[0].inside);
}

TEST(Sensitivity, OfNothingIsNothing) {
    const auto graph = make_graph("question n quantity; claim c = n 5; a: unconfirmed c");
    const auto found = of(graph, "n");
    EXPECT_THAT(found.influences, IsEmpty());
    EXPECT_THAT(found.least.sources, IsEmpty());
    EXPECT_TRUE(found.complete);
}

TEST(Sensitivity, OfOneWordIsThatWord) {
    const auto graph = make_graph("[s] gur: n over 5");
    EXPECT_THAT(told(graph, of(graph, "n")), ElementsAre("without gur: nothing has an origin"));
}

TEST(Sensitivity, SaysWhereItGaveUp) {
    const auto graph = make_graph("a: n about 500; b: n at least 560; c: n at least 560");
    const question_trace trace{graph, *graph.find_question("n")};
    const auto found =
        sensitivity<quantity_kind>(trace, graph.scope_of(trace.question()), by_affiliation{graph}, {}, 0);
    EXPECT_FALSE(found.complete);
}

TEST(Sensitivity, IsOfEveryKind) {
    const auto graph = make_graph("question fell truth; a: fell yes; b: fell yes; c: fell no");
    const question_trace trace{graph, *graph.find_question("fell")};
    const auto found =
        sensitivity<truth_kind>(trace, graph.scope_of(trace.question()), by_affiliation{graph});
    EXPECT_THAT(told(graph, found),
        ElementsAre("without a: fell no accepts what may hold", "without b: fell no accepts what may hold"));
}

TEST(Sensitivity, OfATieIsOfAllThatAreTied) {
    const auto graph = make_graph("a: n at least 50; b: n at most 10");
    EXPECT_THAT(told(graph, of(graph, "n")),
        ElementsAre("without a: one answer is left", "without b: one answer is left"));
}

TEST(Sensitivity, TellsStatementsApartWhereASourceMadeSeveral) {
    const auto graph =
        make_graph("[s1] a: n over 5, m 1; [s2] b: n over 5; [s3] b: n at most 9; [s4] c: m 2");
    // (5, 9] and (9, inf) are tied: b accepts both.
    EXPECT_THAT(told(graph, of(graph, "n")),
        ElementsAre("without a: 3 answers are as good", "without b: one answer is left",
            "without statement s2: one answer is left", "without statement s3: one answer is left"));
}

namespace {

// The regions that as many independent origins accept as the best one.
template <class Kind>
std::vector<region<Kind>> best_of(const scope_regions<Kind>& found) {
    auto made = found.regions;
    if (made.empty() || made.front().independent.max == 0) return {};
    const auto first = made.front().independent;
    std::erase_if(made,
        [&](const auto& r) { return r.independent.min != first.min || r.independent.max != first.max; });
    return made;
}
template <class Kind>
std::vector<position> accepting(const scope_regions<Kind>& found) {
    std::vector<position> made;
    for (const auto& r : best_of(found)) made.insert(made.end(), r.accepting.begin(), r.accepting.end());
    std::sort(made.begin(), made.end());
    made.erase(std::unique(made.begin(), made.end()), made.end());
    return made;
}

}  // namespace

// Who is said to matter does, as the consensus of each view shows; and whoever is not listed does not.
RC_GTEST_PROP(SensitivityProperty, IsWhatEachViewShows, ()) {
    const drawn_case drawn{8};
    const claim_graph& graph = drawn.graph;
    const question_trace trace{graph, question_id{0}};
    const scope_id scope = graph.scope_of(trace.question());
    graph.visit_kind(trace.question(), [&]<class Kind>(Kind) {
        const auto found = sensitivity<Kind>(trace, scope, drawn.rule, drawn.by);
        const auto now = consensus<Kind>(trace, scope, drawn.rule, drawn.by);
        const auto expect = [&](const auto& of, const scope_regions<Kind>& then) {
            const auto at = std::find_if(found.influences.begin(), found.influences.end(),
                [&](const influence& one) { return one.of == decltype(one.of){of}; });
            const bool same_best =
                std::ranges::equal(best_of(now), best_of(then), [](const auto& a, const auto& b) {
                    return a.values == b.values && a.independent.min == b.independent.min &&
                        a.independent.max == b.independent.max;
                });
            if (at == found.influences.end()) {
                RC_ASSERT(same_best);
                return;
            }
            RC_ASSERT(
                (at->effect == effect::nothing) == (!accepting(now).empty() && accepting(then).empty()));
            if (at->effect == effect::values || at->effect == effect::support) RC_ASSERT(!same_best);
            for (const position p : at->joining) {
                RC_ASSERT(std::ranges::binary_search(accepting(then), p));
                RC_ASSERT(!std::ranges::binary_search(accepting(now), p));
            }
            for (const position p : at->leaving) {
                RC_ASSERT(!std::ranges::binary_search(accepting(then), p));
                RC_ASSERT(std::ranges::binary_search(accepting(now), p));
            }
        };
        for (const source_id s : graph.sources()) {
            const question_trace less{without(graph, s), trace.question()};
            expect(s, consensus<Kind>(less, scope, drawn.rule, drawn.by));
        }
        for (const statement_id s : graph.statements()) {
            const auto own = [&](statement_id other) { return graph.source(other) == graph.source(s); };
            const auto bearing = detail::statements_that_bear_on(trace, scope);
            if (std::ranges::count_if(bearing, own) == 1) continue;  // its source stands for it
            const question_trace less{without(graph, s), trace.question()};
            expect(s, consensus<Kind>(less, scope, drawn.rule, drawn.by));
        }
        for (const assumption one : assumptions_of(graph)) {
            lens less = drawn.by;
            less.drop(one);
            if (less == drawn.by) continue;
            expect(one, consensus<Kind>(trace, scope, drawn.rule, less));
        }
    });
}

// At a tip others accept what may hold than between it and what is assumed, and nowhere between does that change.
RC_GTEST_PROP(SensitivityProperty, TipsAreTheNearestFlips, ()) {
    const drawn_case drawn{8};
    const claim_graph& graph = drawn.graph;
    const question_trace trace{graph, question_id{0}};
    if (graph.kind_name(trace.question()) != quantity_kind::name) return;
    const scope_id scope = graph.scope_of(trace.question());
    const auto found = sensitivity<quantity_kind>(trace, scope, drawn.rule, drawn.by);
    for (const influence& one : found.influences) {
        const auto* what = std::get_if<assumption>(&one.of);
        if (what == nullptr || one.tips.empty()) continue;
        const auto with = [&](double figure) {
            lens other = drawn.by;
            if (what->kind == assumption_kind::tolerance)
                other.steps.about = figure;
            else
                other.factors = {{what->number, figure, figure}};
            return consensus<quantity_kind>(trace, scope, drawn.rule, other);
        };
        if (what->kind != assumption_kind::tolerance && !drawn.by.factors.empty()) continue;
        for (const tipping_point& tip : one.tips) {
            constexpr double step = 1e-7;
            const auto before = with(tip.at * (tip.above ? 1 - step : 1 + step));
            const auto beyond = with(tip.at * (tip.above ? 1 + step : 1 - step));
            RC_ASSERT(
                accepting(before) != accepting(beyond) || best_of(before).size() != best_of(beyond).size());
            RC_ASSERT(best_of(beyond).size() == tip.answers);
            for (const position p : tip.joining) RC_ASSERT(std::ranges::binary_search(accepting(beyond), p));
            for (const position p : tip.leaving) RC_ASSERT(!std::ranges::binary_search(accepting(beyond), p));
        }
    }
}
