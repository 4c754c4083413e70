#include <hearsay/compare/agreement.hpp>

#include "drawn_graph.hpp"
#include "drawn_question.hpp"
#include "figures.hpp"
#include "north_korean_troops.hpp"

#include <hearsay/compare/pairs.hpp>
#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>
#include <vector>

using namespace hearsay;
using namespace figures;
using test::make_graph;

namespace {

/// The plain definition: `compare` on every pair.
template <class Graph>
std::vector<agreement> by_pairs(const Graph& graph, question_id question, const lens& by) {
    std::vector<agreement> made;
    for (const taken_position& t : positions_taken(graph, question, by.which)) {
        if (made.empty() || made.back().position != t.position) made.push_back({t.position});
        ++made.back().taken_by;
    }
    for (agreement& a : made) {
        for (const agreement& b : made) {
            if (a.position == b.position) continue;
            const verdict v = compare(graph, a.position, b.position, by).verdict;
            a.positions.add(v);
            a.statements.add(v, b.taken_by);
        }
    }
    return made;
}

template <class Graph>
void expect_the_definition(const Graph& graph, const lens& by) {
    const auto all = agreement_of_all(graph, by);
    const auto against = contradictions_of_all(graph, by);
    for (const question_id q : graph.whole().questions()) {
        const auto expected = by_pairs(graph, q, by);
        RC_ASSERT(agreement_on(graph, q, by) == expected);
        RC_ASSERT(std::ranges::equal(all.of(q), expected));
        std::vector<contradiction> conflicts;
        for (const agreement& a : expected)
            conflicts.push_back({a.position, a.taken_by, a.positions.conflict, a.statements.conflict});
        RC_ASSERT(std::ranges::equal(against.of(q), conflicts));
    }
}

}  // namespace

TEST(Agreement, OfTheTroops) {
    const auto graph = north_korean_troops::make();
    const auto found = agreement_on(graph, asked(graph, "troops"));
    std::vector<verdict_counts> counts;
    for (const agreement& a : found) counts.push_back(a.positions);
    EXPECT_EQ(counts,
        (std::vector<verdict_counts>{{1, 2, 0, 1}, {1, 2, 0, 1}, {0, 3, 0, 1}, {0, 3, 0, 1}, {0, 0, 0, 4}}));
    EXPECT_EQ(found[0].because(graph), "c1: 1 agree, 2 are compatible, 0 conflict, 1 can't be compared");
}

TEST(Agreement, CountsTheStatementsToo) {
    const auto graph = make_graph("a: n 10; b: n 10; c: n 10, n 30; d: n at least 9; e: denies n 10");
    const auto found = agreement_on(graph, asked(graph, "n"));
    ASSERT_EQ(names_of(graph, std::vector{found[0].position}), (strings{"n 10"}));
    EXPECT_EQ(found[0].taken_by, 3U);
    EXPECT_EQ(found[0].positions, (verdict_counts{1, 0, 2, 0}));
    EXPECT_EQ(found[0].statements, (verdict_counts{1, 0, 2, 0}));
    ASSERT_EQ(names_of(graph, std::vector{found[1].position}), (strings{"not n 10"}));
    EXPECT_EQ(found[1].statements, (verdict_counts{1, 1, 3, 0}));
}

TEST(Agreement, OfAQuestionThatNobodyAnswersIsEmpty) {
    const auto graph = make_graph("question n quantity; claim c = n 5");
    EXPECT_TRUE(agreement_on(graph, asked(graph, "n")).empty());
    EXPECT_TRUE(agreement_of_all(graph).rows.empty());
    EXPECT_TRUE(contradictions_of_all(graph).of(asked(graph, "n")).empty());
    EXPECT_THROW((void)contradictions_of_all(graph).of(question_id{1}), std::out_of_range);
    EXPECT_EQ(agreement_of_all(claim_graph{}).begins, (std::vector<std::size_t>{0}));
}

TEST(Agreement, HoldsAtTheEdgesOfNumbers) {
    // Neighbouring doubles, open and closed; what is beyond the line's room, and nearer to 0 than that.
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const double next = std::nextafter(1.0, 2.0);
    for (const double large : {0.0, 1e300, 5e-324}) {
        claim_graph graph;
        auto batch = graph.insert();
        batch.add(question_record{.id = "q", .kind = "quantity"});
        batch.add(source_record{.id = "s"});
        int c = 0;
        const auto say = [&](interval x) {
            const auto id = fmt::format("c{}", c++);
            batch.add(claim_record{.id = id, .answers = "q", .value = soldiers(x)});
            batch.add(statement_record{.id = "t" + id, .source = "s", .stances = {{id}}});
        };
        say(interval::more_than(1));
        say(interval::less_than(next));
        say(interval::exactly(1));
        say(interval::exactly(next));
        say(interval::at_most(1));
        say(interval::exactly(-1));
        say(interval::exactly(0));
        say(interval::everything());
        say(interval::between(-infinity, true, -1, true));
        say(interval::exactly(large));
        batch.commit();
        EXPECT_EQ(agreement_on(graph, question_id{0}), by_pairs(graph, question_id{0}, {}));
    }
}

RC_GTEST_PROP(AgreementProperty, IsWhatComparingEveryPairCounts, ()) {
    const auto graph = drawn_question(drawn_traits(), drawn(1, 40), drawn(0, 60));
    expect_the_definition(graph, drawn_lens(graph));
}

RC_GTEST_PROP(AgreementProperty, IsThatOfManyPositionsByTheSweep, ()) {
    const auto graph = drawn_question(drawn_traits(), drawn(100, 160), drawn(150, 250));
    expect_the_definition(graph, drawn_lens(graph));
}

RC_GTEST_PROP(AgreementProperty, IsThatOfManyPartsAndWholes, ()) {
    // Enough for a sweep of parts against wholes; few cases, since the definition takes its time.
    static int cases = 0;
    if (cases++ >= 10) return;
    const auto graph = drawn_question(
        {.units = one_in(2), .scopes = true, .parts_alone = true, .additive = true, .domain = one_in(2)}, 300,
        400);
    expect_the_definition(graph, {.which = positions::all});
}

RC_GTEST_PROP(AgreementProperty, HoldsThroughEveryView, ()) {
    const auto graph = drawn_question(drawn_traits(), drawn(1, 30), drawn(1, 60));
    const lens by = drawn_lens(graph);
    expect_the_definition(as_of(graph, make_day(2024, 11, 5)), by);
    expect_the_definition(said_by(graph, make_day(2024, 11, 3)), by);
    expect_the_definition(without(graph, source_id{0}), by);
    expect_the_definition(only(as_of(graph, make_day(2024, 11, 7)), source_id{0}), by);
}

RC_GTEST_PROP(AgreementProperty, IsNothingThatAnOverlapOfPlacesConfuses, ()) {
    claim_graph graph = drawn_question({.kind = "place"}, drawn(1, 20), drawn(1, 30));
    auto batch = graph.insert();
    batch.add_place(node_record{.id = "strait", .overlaps = {"island", "south"}});
    batch.commit();
    expect_the_definition(graph, {});
}

// Each corrects the one before, thirty thousand times: what a correction took back stands again where that is corrected.
TEST(Agreement, FollowsALongChainOfCorrectionsOnce) {
    constexpr int length = 30'000;
    hearsay::claim_graph graph;
    auto batch = graph.insert();
    batch.add(hearsay::source_record{.id = "x"});
    batch.add(hearsay::question_record{.id = "q", .asks = "?", .kind = "truth"});
    batch.add(hearsay::claim_record{.id = "c", .answers = "q", .value = hearsay::truth_set{true}});
    for (int i = 0; i < length; ++i) {
        hearsay::statement_record s{.id = fmt::format("s{}", i), .source = "x", .stances = {{"c"}}};
        if (i != 0) s.corrects = {fmt::format("s{}", i - 1)};
        batch.add(s);
    }
    batch.commit();
    for (const auto which : {hearsay::positions::all, hearsay::positions::latest}) {
        const auto found = hearsay::agreement_on(graph, hearsay::question_id{0}, {.which = which});
        ASSERT_EQ(found.size(), 1U);
        EXPECT_EQ(found[0].taken_by, static_cast<std::uint32_t>(length / 2));
    }
}
