#include <hearsay/compare/relations.hpp>

#include "drawn_graph.hpp"
#include "drawn_question.hpp"
#include "figures.hpp"
#include "north_korean_troops.hpp"

#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

using namespace hearsay;
using namespace figures;
using test::make_graph;

namespace {

const lens all_positions{.which = positions::all};

}  // namespace

TEST(Relations, OfTheTroopsAreCountedForEachPosition) {
    const auto graph = north_korean_troops::make();
    const auto found = relations_of(graph, asked(graph, "troops"));
    EXPECT_EQ(found.total, 10U);
    EXPECT_EQ(names_of(graph, found.positions), (strings{"c1", "c2", "c3", "c4", "c5"}));
    const std::vector<verdict_counts> counts{
        {1, 2, 0, 1}, {1, 2, 0, 1}, {0, 3, 0, 1}, {0, 3, 0, 1}, {0, 0, 0, 4}};
    EXPECT_EQ(found.counts, counts);
    EXPECT_EQ(names_of(graph, found.assumes), (strings{"unit:brigade", "same_measure:troops"}));
    strings lines;
    for (const auto& c : found.listed) lines.push_back(line(graph, c));
    EXPECT_EQ(lines,
        (strings{"c1 / c3: compatible", "c1 / c4: compatible", "c2 / c3: compatible", "c2 / c4: compatible",
            "c3 / c4: compatible", "c1 / c2: agree", "c1 / c5: incomparable", "c2 / c5: incomparable",
            "c3 / c5: incomparable", "c4 / c5: incomparable"}));
}

TEST(Relations, ListConflictsFirstAndTheWidestGapFirstAmongThem) {
    const auto graph = make_graph("x: n 10; y: n 11; z: n 40; w: n at least 12; v: n at most 10");
    strings lines;
    const auto found = relations_of(graph, asked(graph, "n"), {}, 6);
    for (const auto& c : found.listed) lines.push_back(fmt::format("{} {:.3}", line(graph, c), *c.gap));
    EXPECT_EQ(lines,
        (strings{"n 10 / n 40: conflict 0.75", "n 40 / n at most 10: conflict 0.75",
            "n 11 / n 40: conflict 0.725", "n 10 / n at least 12: conflict 0.167",
            "n at least 12 / n at most 10: conflict 0.167", "n 10 / n 11: conflict 0.0909"}));
    EXPECT_EQ(found.total, 10U);
}

TEST(Relations, LeaveOutWhatIsSupersededUnlessAllIsAskedFor) {
    const auto graph = make_graph("a on 2024-10-01: n 200; a on 2024-10-02: n 250; b: n 250");
    EXPECT_EQ(relations_of(graph, asked(graph, "n")).total, 0U);
    EXPECT_EQ(relations_of(graph, asked(graph, "n"), all_positions).total, 1U);
}

TEST(Relations, OfAQuestionThatNobodyAnswersAreNone) {
    const auto graph = make_graph("question n quantity; claim c = n 5");
    const auto found = relations_of(graph, asked(graph, "n"));
    EXPECT_EQ(found.total, 0U);
    EXPECT_TRUE(found.listed.empty() && found.positions.empty() && found.counts.empty());
}

namespace {

/// The plain definition: every two compared, sorted, cut short.
void expect_every_pair(const claim_graph& graph, question_id q, const lens& by) {
    const auto positions = distinct_positions(graph, q, by);
    RC_ASSERT(std::is_sorted(positions.begin(), positions.end()));
    std::vector<comparison> every;
    std::vector<verdict_counts> counts(positions.size());
    assumption_list assumes;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        for (std::size_t j = i + 1; j < positions.size(); ++j) {
            every.push_back(compare(graph, positions[i], positions[j], by));
            counts[i].add(every.back().verdict);
            counts[j].add(every.back().verdict);
            add_to(assumes, every.back().assumes);
        }
    }
    std::stable_sort(every.begin(), every.end(), ranks_before);
    const auto same = [](const comparison& a, const comparison& b) {
        return a.a == b.a && a.b == b.b && a.verdict == b.verdict && a.gap == b.gap &&
            a.relation == b.relation;
    };
    for (const std::size_t limit : {std::size_t{0}, std::size_t{1}, std::size_t{3}, std::size_t{17},
             every.size() / 2, every.size(), every.size() + 5}) {
        const auto found = relations_of(graph, q, by, limit);
        RC_ASSERT(found.total == every.size());
        RC_ASSERT(found.positions == positions);
        RC_ASSERT(found.counts == counts);
        RC_ASSERT(found.assumes == assumes);
        RC_ASSERT(found.listed.size() == std::min(limit, every.size()));
        RC_ASSERT(std::equal(found.listed.begin(), found.listed.end(), every.begin(), same));
    }
}

}  // namespace

RC_GTEST_PROP(RelationsProperty, AreEveryPairAndALimitCutsTheSortedListShort, ()) {
    const auto graph = draw_graph(5);
    expect_every_pair(graph, asked(graph, "q"), {});
}

RC_GTEST_PROP(RelationsProperty, AreThoseOfAnyKindOfQuestion, ()) {
    const auto graph = drawn_question(drawn_traits(), drawn(1, 40), drawn(0, 50));
    expect_every_pair(graph, asked(graph, "q"),
        {.how = one_in(2) ? reading::literal : reading::pragmatic, .which = positions::all});
}

TEST(Relations, OfManyPositionsAreCounted) {
    // 2,000 figures, 0 to 1999, of which each conflicts with all others.
    claim_graph graph;
    {
        auto batch = graph.insert();
        batch.add(question_record{.id = "q", .kind = "quantity"});
        batch.add(source_record{.id = "s"});
        statement_record all{.id = "t", .source = "s"};
        for (int i = 0; i < 2000; ++i) {
            const auto id = fmt::format("c{}", i);
            batch.add(claim_record{.id = id, .answers = "q", .value = soldiers(interval::exactly(i))});
            all.stances.push_back({id});
        }
        batch.add(all);
        batch.commit();
    }
    const auto found = relations_of(graph, asked(graph, "q"), {}, 10);
    EXPECT_EQ(found.total, 1'999'000U);
    EXPECT_EQ(found.listed.size(), 10U);
    for (const auto& c : found.counts) EXPECT_EQ(c.conflict, 1999U);
    for (const auto& c : found.listed) {
        EXPECT_EQ(c.a, found.positions[0]);  // nothing is further from another number than 0
        EXPECT_EQ(c.gap, 1);
    }
}

