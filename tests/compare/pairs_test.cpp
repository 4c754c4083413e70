#include <hearsay/compare/pairs.hpp>

#include "drawn_graph.hpp"
#include "drawn_question.hpp"
#include "figures.hpp"
#include "north_korean_troops.hpp"

#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <iterator>
#include <tuple>
#include <vector>

using namespace hearsay;
using namespace figures;
using test::make_graph;

namespace {

const lens all_positions{.which = positions::all};

}  // namespace

TEST(Pairs, AreVisitedInTheOrderOfTheCase) {
    const auto graph = make_graph(R"(
        claim a = n 1; claim b = n 2; claim c = n 3
        x: c; y: a; z: denies a, b; w: c
    )");
    strings lines;
    for_each_pair(
        graph, asked(graph, "n"), {}, [&](const comparison& c) { lines.push_back(line(graph, c)); });
    EXPECT_EQ(lines,
        (strings{"a / not a: conflict", "a / b: conflict", "a / c: conflict", "not a / b: agree",
            "not a / c: agree", "b / c: conflict"}));
}

TEST(Pairs, EndWhereTheVisitSaysSo) {
    const auto graph = make_graph("x: n 1; y: n 2; z: n 3; w: n 4");
    std::size_t seen = 0;
    for_each_pair(graph, asked(graph, "n"), {}, [&](const comparison&) { return ++seen < 4; });
    EXPECT_EQ(seen, 4U);
}

TEST(Pairs, OfAKindOfOnesOwnAreCompared) {
    const auto graph =
        make_graph("claim yes = t yes; claim kyiv = w kyiv; x: yes, kyiv; y: denies yes, denies kyiv");
    std::size_t conflicts = 0;
    for (const auto q : graph.questions()) {
        for_each_pair(graph, q, {},
            [&](const comparison& c) { conflicts += c.verdict == verdict::conflict ? 1U : 0U; });
    }
    EXPECT_EQ(conflicts, 2U);
}

namespace {

/// What a loop over the range yields, in order.
std::vector<compared_pair> found_by(
    const claim_graph& graph, question_id q, const lens& by, verdict_set wanted) {
    std::vector<compared_pair> found;
    for (const compared_pair& one : pairs_on(graph, q, by, wanted)) found.push_back(one);
    std::sort(found.begin(), found.end(), [](const compared_pair& x, const compared_pair& y) {
        return std::tie(x.a, x.b) < std::tie(y.a, y.b);
    });
    return found;
}

}  // namespace

TEST(PairsOn, AreOfTheVerdictsThatAreWanted) {
    const auto graph = make_graph("x: n 10; y: n 11; z: n at least 10; w: n ?");
    const auto q = asked(graph, "n");
    const auto count = [&](verdict_set wanted) { return found_by(graph, q, {}, wanted).size(); };
    EXPECT_EQ(count({verdict::conflict}), 1U);
    EXPECT_EQ(count({verdict::agree}), 2U);
    EXPECT_EQ(count({verdict::compatible}), 0U);
    EXPECT_EQ(count({verdict::incomparable}), 3U);
    EXPECT_EQ(count(verdict_set::all()), 6U);
    EXPECT_EQ(count({}), 0U);
    static_assert(std::forward_iterator<pair_range::iterator>);
}

TEST(PairsOn, OfAQuestionThatNobodyAnswersAreNone) {
    const auto graph = make_graph("question n quantity; claim c = n 5");
    const auto none = pairs_on(graph, asked(graph, "n"));
    EXPECT_EQ(none.begin(), none.end());
}

TEST(PairsOn, StayValidWhateverHappensToTheGraph) {
    auto graph = make_graph("x: n 10; y: n 11");
    const auto pairs = pairs_on(graph, asked(graph, "n"));
    graph = make_graph("x: n 1");
    EXPECT_EQ(std::distance(pairs.begin(), pairs.end()), 1);
}

RC_GTEST_PROP(PairsOnProperty, AreThoseThatCompareTells, ()) {
    auto traits = drawn_traits();
    const auto graph = drawn_question(traits, drawn(1, 40), drawn(0, 50));
    const lens by{.how = one_in(2) ? reading::literal : reading::pragmatic, .which = positions::all};
    for (const auto q : graph.questions()) {
        for (const verdict_set wanted : {verdict_set::all(), verdict_set{verdict::conflict},
                 verdict_set{verdict::agree, verdict::compatible}, verdict_set{verdict::compatible},
                 verdict_set{verdict::incomparable, verdict::conflict}}) {
            std::vector<compared_pair> expected;
            for_each_pair(graph, q, by, [&](const comparison& c) {
                if (wanted.contains(c.verdict)) expected.push_back({c.a, c.b, c.verdict});
            });
            RC_ASSERT(found_by(graph, q, by, wanted) == expected);
            std::size_t of_all = 0;
            pairs_of_all(graph, by, wanted, [&](question_id of, const pair_range& range) {
                if (of == q) of_all += static_cast<std::size_t>(std::distance(range.begin(), range.end()));
            });
            RC_ASSERT(of_all == expected.size());
        }
    }
}

// ---- statements against statements

TEST(Statements, AreComparedWhereTheyAnswerOneQuestion) {
    const auto graph = make_graph(R"(
        [a] minister: troops 5, presence yes, possibly troops 7
        [b] rival: troops 6, denies presence yes, denies troops 5, losses 3
        [c] clerk: losses 4, unconfirmed troops 5
        [d] wire > minister
    )");
    const auto of = [&](std::string_view name) { return *graph.find_statement(name); };
    strings lines;
    for (const auto& c : compare(graph, of("a"), of("b"))) lines.push_back(line(graph, c));
    EXPECT_EQ(lines,
        (strings{"troops 5 / troops 6: conflict", "troops 5 / not troops 5: conflict",
            "presence yes / not presence yes: conflict"}));
    EXPECT_TRUE(compare(graph, of("a"), of("c")).empty());
    EXPECT_TRUE(compare(graph, of("a"), of("d")).empty());
    EXPECT_THROW((void)compare(graph, of("a"), statement_id{9}), std::out_of_range);
}
