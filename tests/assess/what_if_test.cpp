#include <hearsay/assess/what_if.hpp>

#include "growing_case.hpp"

#include <hearsay/test/notation.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <bit>
#include <span>
#include <string>
#include <vector>

using namespace hearsay;
using namespace figures;
using test::make_graph;
using ::testing::ElementsAre;

namespace {

const claim_graph& troops() {
    static const auto graph = make_graph(R"(
        unit brigade = 3000..5000 soldier
        question troops quantity unit soldier
        source nis; source gur
        [a] post > [g] gur: troops at least 10000
        [b] wire > [n] nis: troops at most 4 brigade
        [c] president > [u] unnamed-service: troops over 11000
    )");
    return graph;
}

std::vector<std::string> effects(const claim_graph& graph, std::string_view question) {
    std::vector<std::string> told;
    for (const source_effect& e :
        without_each(question_trace{graph, *graph.find_question(question)}, by_affiliation{graph})) {
        told.push_back(fmt::format("{}: {}", graph.title(e.source), e.change.because(graph)));
    }
    return told;
}

}  // namespace

TEST(ChangeBetween, NamesWhatIsLostWithoutASource) {
    const auto& graph = troops();
    const question_trace now{graph, *graph.find_question("troops")};
    const by_affiliation rule{graph};
    const question_trace less{without(graph, *graph.find_source("post")), now.question()};
    EXPECT_EQ(change_between(now, less, rule).because(graph),
        "troops at least 10000 loses all support; what may hold changes");
    EXPECT_EQ(change_between(less, now, rule).because(graph),
        "troops at least 10000 is supported now; what may hold changes");
    const question_trace silent{without(graph, *graph.find_source("gur")), now.question()};
    EXPECT_EQ(change_between(now, silent, rule).because(graph),
        "troops at least 10000 is taken by nobody; troops at least 10000 loses all support; what may hold changes");
    EXPECT_TRUE(change_between(now, now, rule).empty());
    EXPECT_EQ(change_between(now, now, rule).because(graph), "nothing changes");
}

TEST(ChangeBetween, NamesTheVerdictsThatHangOnAnAssumption) {
    const auto& graph = troops();
    const question_trace now{graph, *graph.find_question("troops")};
    lens doubtful;
    doubtful.drop(*find_assumption(graph, "unit:brigade"));
    EXPECT_EQ(change_between(now, now, by_affiliation{graph}, {}, doubtful).because(graph),
        "troops at least 10000 and troops at most 4 brigade: incomparable, where it was compatible; "
        "troops at most 4 brigade and troops over 11000: incomparable, where it was compatible; "
        "what may hold changes");
}

TEST(ChangeBetween, IsOfOneQuestion) {
    const auto graph = make_graph("a: n 1, m 2");
    const question_trace n{graph, *graph.find_question("n")};
    const question_trace m{graph, *graph.find_question("m")};
    EXPECT_THROW((void)change_between(n, m, by_affiliation{graph}), std::invalid_argument);
}

TEST(WithoutEach, ListsThoseWithoutWhomSomethingChanges) {
    const auto graph = make_graph(R"(
        [g] gur unheld: n over 5
        post: n over 5 > [g]
        wire: n over 5 > [g]
        cia: n over 5
        kremlin: n at most 3
        idle > [g]
    )");
    EXPECT_THAT(effects(graph, "n"),
        ElementsAre("gur: what may hold changes", "cia: what may hold changes",
            "kremlin: n at most 3 is taken by nobody; n at most 3 loses all support"));
}

TEST(LeastToppling, IsThePairThatNeitherReplaces) {
    const auto graph = make_graph(R"(
        question n quantity
        gur: n over 5
        nis: n over 5
        kremlin: n at most 3
        outlet: n over 5 > [x] gur: n over 5
    )");
    const question_trace trace{graph, *graph.find_question("n")};
    const auto found =
        least_toppling<quantity_kind>(trace, graph.scope_of(trace.question()), by_affiliation{graph});
    EXPECT_EQ(found.because(graph), "without gur what may hold is another");
    const auto three = make_graph("gur: n over 5; nis: n over 5; kremlin: n at most 3; cia: n over 5");
    const question_trace of_three{three, *three.find_question("n")};
    EXPECT_EQ(
        least_toppling<quantity_kind>(of_three, three.scope_of(of_three.question()), by_affiliation{three})
            .because(three),
        "without gur and nis what may hold is another");
    const auto nothing = make_graph("question n quantity; claim c = n 5; a: unconfirmed c");
    const question_trace of_nothing{nothing, *nothing.find_question("n")};
    EXPECT_EQ(least_toppling<quantity_kind>(
                  of_nothing, nothing.scope_of(of_nothing.question()), by_affiliation{nothing})
                  .because(nothing),
        "nothing holds that could fall");
}

TEST(LeastToppling, TriesNobodyWhoseWordDoesNotBearOnIt) {
    std::string notation =
        "question n quantity; [g] gur: n over 5; [m] nis: n over 5; kremlin: n at most 3; cia: n over 5";
    for (int i = 0; i < 50; ++i) notation += fmt::format("; outlet{} > [g]; other{}: dead {}", i, i, i);
    const auto graph = make_graph(notation);
    const question_trace trace{graph, *graph.find_question("n")};
    const auto found =
        least_toppling<quantity_kind>(trace, graph.scope_of(trace.question()), by_affiliation{graph}, {}, 10);
    EXPECT_TRUE(found.is_exact());
    EXPECT_EQ(found.because(graph), "without gur and nis what may hold is another");
}

TEST(LeastToppling, SaysWhereItGaveUp) {
    const auto graph = make_graph("a: n over 5; b: n over 5; c: n over 5; d: n over 5; e: n at most 3");
    const question_trace trace{graph, *graph.find_question("n")};
    const auto found =
        least_toppling<quantity_kind>(trace, graph.scope_of(trace.question()), by_affiliation{graph}, {}, 6);
    EXPECT_FALSE(found.is_exact());
    EXPECT_EQ(found.at_least, 2U);
    EXPECT_GE(found.sources.size(), 3U);
    EXPECT_EQ(found.because(graph).substr(0, 8), "without ");
}

RC_GTEST_PROP(WithoutEachProperty, IsWhatEachViewShows, ()) {
    const drawn_case drawn{14};
    drawn.for_each_question([&](const question_trace<claim_graph>& trace) {
        const auto found = without_each(trace, drawn.rule, drawn.by);
        for (const source_id s : drawn.graph.sources()) {
            const question_trace less{without(drawn.graph, s), trace.question()};
            const auto expected = change_between(trace, less, drawn.rule, drawn.by, drawn.by);
            const auto at =
                std::find_if(found.begin(), found.end(), [&](const auto& e) { return e.source == s; });
            RC_ASSERT((at == found.end() ? question_change{} : at->change) == expected);
        }
    });
}

RC_GTEST_PROP(LeastTopplingProperty, IsTheFirstOfAllSets, ()) {
    const drawn_case drawn{10};
    const claim_graph& graph = drawn.graph;
    const question_id q{0};
    const question_trace trace{graph, q};
    const scope_id scope = graph.scope_of(q);
    graph.visit_kind(q, [&]<class Kind>(Kind) {
        const auto now = consensus<Kind>(trace, scope, drawn.rule, drawn.by);
        const auto found = least_toppling<Kind>(trace, scope, drawn.rule, drawn.by);
        if (now.regions.empty() || now.regions.front().independent.max == 0) {
            RC_ASSERT(found.sources.empty());
            return;
        }
        RC_ASSERT(found.is_exact());
        const auto count = static_cast<unsigned>(graph.sources().size());
        unsigned least = count + 1;
        for (unsigned set = 0; set < (1U << count); ++set) {
            std::vector<source_id> hidden;
            for (unsigned i = 0; i < count; ++i) {
                if ((set >> i & 1) != 0) hidden.push_back(source_id{i});
            }
            const question_trace less{without(graph, std::span<const source_id>{hidden}), q};
            const auto then = consensus<Kind>(less, scope, drawn.rule, drawn.by);
            const bool falls = then.regions.empty() || then.regions.front().independent.max == 0 ||
                then.regions.front().values != now.regions.front().values;
            if (falls) least = std::min(least, static_cast<unsigned>(std::popcount(set)));
        }
        RC_ASSERT(found.sources.size() == least);
    });
}
