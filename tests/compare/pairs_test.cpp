#include <hearsay/compare/pairs.hpp>

#include "figures.hpp"
#include "north_korean_troops.hpp"

#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>

using namespace hearsay;
using namespace figures;
using test::make_graph;

namespace {

const lens all_positions{.which = positions::all};

std::string line(const claim_graph& graph, const comparison& c) {
    return fmt::format("{} / {}: {}", names_of(graph, std::vector{c.a})[0], names_of(graph, std::vector{c.b})[0], c.verdict);
}

question_id asked(const claim_graph& graph, std::string_view name) { return graph.find_question(name).value(); }

/// Answers to one question by several sources: some in another unit, some denied, some of a part, some without a value.
claim_graph draw_graph(std::size_t sources) {
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(unit_record{.id = "brigade", .conversions = {{"soldier", {2, 3, 0}}}});
    batch.add(part_record{.id = "infantry"});
    batch.add(question_record{.id = "q", .kind = "quantity", .unit = "soldier", .additive = additivity::all()});
    const int claims = *rc::gen::inRange(1, 10);
    for (int c = 0; c < claims; ++c) {
        const int low = *rc::gen::inRange(0, 12);
        const int width = *rc::gen::inRange(0, 6);
        claim_record record{.id = fmt::format("c{}", c), .answers = "q"};
        if (*rc::gen::inRange(0, 8) != 0) {
            record.value = soldiers(interval::between(low, low + width), *rc::gen::arbitrary<bool>() ? "brigade" : "soldier");
        }
        if (*rc::gen::inRange(0, 4) == 0) record.scope.part = "infantry";
        batch.add(record);
    }
    for (std::size_t s = 0; s < sources; ++s) {
        batch.add(source_record{.id = fmt::format("s{}", s)});
        const int count = *rc::gen::inRange(0, 4);
        for (int i = 0; i < count; ++i) {
            const int day = *rc::gen::inRange(1, 5);
            const auto claim = fmt::format("c{}", *rc::gen::inRange(0, claims));
            const auto how = *rc::gen::arbitrary<bool>() ? stance::asserts : stance::denies;
            batch.add(statement_record{.id = fmt::format("t{}-{}", s, i), .source = fmt::format("s{}", s),
                                       .at = said_at{make_day(2024, 10, static_cast<unsigned>(day))},
                                       .stances = {{claim, how}}});
        }
    }
    batch.commit();
    return graph;
}

}  // namespace

TEST(Pairs, AreVisitedInTheOrderOfTheCase) {
    const auto graph = make_graph(R"(
        claim a = n 1; claim b = n 2; claim c = n 3
        x: c; y: a; z: denies a, b; w: c
    )");
    strings lines;
    for_each_pair(graph, asked(graph, "n"), {}, [&](const comparison& c) { lines.push_back(line(graph, c)); });
    EXPECT_EQ(lines, (strings{"a / not a: conflict", "a / b: conflict", "a / c: conflict", "not a / b: agree",
                              "not a / c: agree", "b / c: conflict"}));
}

TEST(Pairs, EndWhereTheVisitSaysSo) {
    const auto graph = make_graph("x: n 1; y: n 2; z: n 3; w: n 4");
    std::size_t seen = 0;
    for_each_pair(graph, asked(graph, "n"), {}, [&](const comparison&) { return ++seen < 4; });
    EXPECT_EQ(seen, 4U);
}

TEST(Pairs, OfAKindOfOnesOwnAreCompared) {
    const auto graph = make_graph("claim yes = t yes; claim kyiv = w kyiv; x: yes, kyiv; y: denies yes, denies kyiv");
    std::size_t conflicts = 0;
    for (const auto q : graph.questions()) {
        for_each_pair(graph, q, {}, [&](const comparison& c) { conflicts += c.verdict == verdict::conflict ? 1U : 0U; });
    }
    EXPECT_EQ(conflicts, 2U);
}

TEST(Relations, OfTheTroopsAreCountedForEachPosition) {
    const auto graph = north_korean_troops::make();
    const auto found = relations_of(graph, asked(graph, "troops"));
    EXPECT_EQ(found.total, 10U);
    EXPECT_EQ(names_of(graph, found.positions), (strings{"c1", "c2", "c3", "c4", "c5"}));
    const std::vector<verdict_counts> counts{{1, 2, 0, 1}, {1, 2, 0, 1}, {0, 3, 0, 1}, {0, 3, 0, 1}, {0, 0, 0, 4}};
    EXPECT_EQ(found.counts, counts);
    EXPECT_EQ(names_of(graph, found.assumes), (strings{"unit:brigade", "same_measure:troops"}));
    strings lines;
    for (const auto& c : found.listed) lines.push_back(line(graph, c));
    EXPECT_EQ(lines, (strings{"c1 / c3: compatible", "c1 / c4: compatible", "c2 / c3: compatible", "c2 / c4: compatible",
                              "c3 / c4: compatible", "c1 / c2: agree", "c1 / c5: incomparable", "c2 / c5: incomparable",
                              "c3 / c5: incomparable", "c4 / c5: incomparable"}));
}

TEST(Relations, ListConflictsFirstAndTheWidestGapFirstAmongThem) {
    const auto graph = make_graph("x: n 10; y: n 11; z: n 40; w: n at least 12; v: n at most 10");
    strings lines;
    const auto found = relations_of(graph, asked(graph, "n"), {}, 6);
    for (const auto& c : found.listed) lines.push_back(fmt::format("{} {:.3}", line(graph, c), *c.gap));
    EXPECT_EQ(lines, (strings{"n 10 / n 40: conflict 0.75", "n 40 / n at most 10: conflict 0.75", "n 11 / n 40: conflict 0.725",
                              "n 10 / n at least 12: conflict 0.167", "n at least 12 / n at most 10: conflict 0.167",
                              "n 10 / n 11: conflict 0.0909"}));
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

RC_GTEST_PROP(RelationsProperty, AreEveryPairAndALimitCutsTheSortedListShort, ()) {
    const auto graph = draw_graph(5);
    const auto q = asked(graph, "q");
    const auto positions = distinct_positions(graph, q);
    RC_ASSERT(std::is_sorted(positions.begin(), positions.end()));
    std::vector<comparison> every;
    std::vector<verdict_counts> counts(positions.size());
    assumption_list assumes;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        for (std::size_t j = i + 1; j < positions.size(); ++j) {
            every.push_back(compare(graph, positions[i], positions[j]));
            counts[i].add(every.back().verdict);
            counts[j].add(every.back().verdict);
            add_to(assumes, every.back().assumes);
        }
    }
    std::stable_sort(every.begin(), every.end(), ranks_before);
    const auto same = [](const comparison& a, const comparison& b) {
        return a.a == b.a && a.b == b.b && a.verdict == b.verdict && a.gap == b.gap && a.relation == b.relation;
    };
    for (const std::size_t limit : {std::size_t{0}, std::size_t{1}, std::size_t{3}, every.size(), every.size() + 5}) {
        const auto found = relations_of(graph, q, {}, limit);
        RC_ASSERT(found.total == every.size());
        RC_ASSERT(found.positions == positions);
        RC_ASSERT(found.counts == counts);
        RC_ASSERT(found.assumes == assumes);
        RC_ASSERT(found.listed.size() == std::min(limit, every.size()));
        RC_ASSERT(std::equal(found.listed.begin(), found.listed.end(), every.begin(), same));
    }
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
    EXPECT_EQ(lines, (strings{"troops 5 / troops 6: conflict", "troops 5 / not troops 5: conflict",
                              "presence yes / not presence yes: conflict"}));
    EXPECT_TRUE(compare(graph, of("a"), of("c")).empty());
    EXPECT_TRUE(compare(graph, of("a"), of("d")).empty());
}

// ---- sources against sources

TEST(SourceMatrix, CountsTheVerdictsBetweenEveryTwoSources) {
    const auto graph = make_graph(R"(
        claim low = n 1..5; claim point = n 3; claim high = n 9; claim none = n ?
        gur: low; nis: point; kremlin: high; nato: low; clerk: none; aide: none
    )");
    std::map<std::string, verdict_counts> found;
    for (const auto& c : source_matrix(graph, asked(graph, "n"))) {
        EXPECT_LT(c.a, c.b);
        found[fmt::format("{} {}", graph.name(c.a), graph.name(c.b))] = c.counts;
    }
    const verdict_counts agree{1, 0, 0, 0}, conflict{0, 0, 1, 0}, incomparable{0, 0, 0, 1};
    const std::map<std::string, verdict_counts> expected{
        {"gur nis", agree}, {"gur kremlin", conflict}, {"gur nato", agree}, {"gur clerk", incomparable},
        {"gur aide", incomparable}, {"nis kremlin", conflict}, {"nis nato", agree}, {"nis clerk", incomparable},
        {"nis aide", incomparable}, {"kremlin nato", conflict}, {"kremlin clerk", incomparable},
        {"kremlin aide", incomparable}, {"nato clerk", incomparable}, {"nato aide", incomparable},
        {"clerk aide", incomparable}};
    EXPECT_EQ(found, expected);
}

TEST(SourceMatrix, CountsTwoWhoSayTheSameImpossibleThingAsAgreeing) {
    const auto graph = make_graph("question n quantity additive; claim c = n under 0; x: c; y: c");
    const auto found = source_matrix(graph, asked(graph, "n"));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].counts, (verdict_counts{1, 0, 0, 0}));
}

RC_GTEST_PROP(SourceMatrixProperty, IsWhatEveryTwoPositionsSay, ()) {
    const auto graph = draw_graph(5);
    const auto q = asked(graph, "q");
    std::map<std::pair<source_id, source_id>, verdict_counts> expected;
    for (const auto x : graph.sources()) {
        for (const auto y : graph.sources()) {
            if (!(x < y)) continue;
            for (const auto p : positions_of(graph, x, q)) {
                for (const auto r : positions_of(graph, y, q)) expected[{x, y}].add(compare(graph, p, r).verdict);
            }
        }
    }
    std::erase_if(expected, [](const auto& entry) { return entry.second.total() == 0; });
    std::map<std::pair<source_id, source_id>, verdict_counts> found;
    for (const auto& c : source_matrix(graph, q)) found[{c.a, c.b}] = c.counts;
    RC_ASSERT(found == expected);
}

TEST(PositionsOfASource, AreItsLatest) {
    const auto graph = make_graph("a on 2024-10-01: n 200; a on 2024-10-02: n 250, denies n 300; b: n 1; a on 2024-10-02: n 250");
    const auto of = [&](const lens& by) {
        return names_of(graph, positions_of(graph, *graph.find_source("a"), asked(graph, "n"), by));
    };
    EXPECT_EQ(of({}), (strings{"n 250", "not n 300"}));
    EXPECT_EQ(of(all_positions), (strings{"n 200", "n 250", "not n 300"}));
}

// ---- against oneself

TEST(SelfContradictions, AreOfPositionsThatCountAtOnce) {
    const auto graph = make_graph(R"(
        claim named = t yes
        article on 2024-10-18: named; article on 2024-10-18: denies named
        ministry on 2024-10-18: n 200; ministry on 2024-10-19: n 250
        clerk: n 5; clerk: n 5; clerk: n 5..6
        twice on 2024-10-18: n 7; twice on 2024-10-18: n 9; twice on 2024-10-18: n 7; twice on 2024-10-18: n 8
    )");
    const auto of = [&](std::string_view name, const lens& by = {}, std::size_t limit = 100) {
        strings lines;
        for (const auto& c : self_contradictions(graph, asked(graph, name), by, limit)) {
            lines.push_back(fmt::format("{}: {}", graph.name(c.source), line(graph, c.between)));
        }
        return lines;
    };
    EXPECT_EQ(of("t"), (strings{"article: named / not named: conflict"}));
    const strings twice{"twice: n 7 / n 9: conflict", "twice: n 7 / n 8: conflict", "twice: n 9 / n 8: conflict"};
    EXPECT_EQ(of("n"), twice);
    // A figure that changed is no contradiction, whichever positions count.
    EXPECT_EQ(of("n", all_positions), twice);
    EXPECT_EQ(of("n", {}, 2), (strings{twice[0], twice[1]}));
    EXPECT_EQ(of("n", {}, 0), strings{});
}

TEST(SelfContradictions, OfScopesThatNestCountWhateverTheirTime) {
    const auto graph = make_graph(R"(
        question n quantity additive
        ministry on 2024-10-18: n at least 60 of infantry
        ministry on 2024-10-19: n at most 50
    )");
    EXPECT_EQ(self_contradictions(graph, asked(graph, "n")).size(), 1U);
}

TEST(SelfContradictions, WithAllPositionsNeedTwoThatWereSaidAtOneTime) {
    const auto graph = make_graph(R"(
        a on 2024-10-01: n 1; a on 2024-10-02: n 2; a by 2024-10-02: n 1
        b on 2024-10-01: n 1; b on 2024-10-02: n 2; b on 2024-10-03: n 1
    )");
    const auto found = self_contradictions(graph, asked(graph, "n"), all_positions);
    ASSERT_EQ(found.size(), 1U);  // by the 2nd may have been on the 2nd
    EXPECT_EQ(graph.name(found[0].source), "a");
}

TEST(ChangesOfMind, AreWhatALaterPositionOfTheSourceSuperseded) {
    const auto graph = make_graph(R"(
        [a1] a on 2024-10-01: n 200; [a2] a on 2024-10-02: n 250; [a3] a on 2024-10-03: n 200
        [b1] b on 2024-10-01: n 5; [b2] b on 2024-10-02: n 5; [b3] b on 2024-10-03: n 6
        [c1] c on 2024-10-01: n 1; [c2] c on 2024-10-01: n 2
        [d1] d on 2024-10-01: n 8; [d2] d on 2024-10-02: denies n 8
        [e1] e on 2024-10-01: n 1 of x; [e2] e on 2024-10-02: n 2
        [f1] f on 2024-10-01: n 1; [f2] f on 2024-10-02: n 1
        [g3] g on 2024-10-03: n 3; [g2] g on 2024-10-02: n 2; [g1] g on 2024-10-01: n 1
        [h1] h on 2024-10-01: n 1; [h2] h on 2024-10-02 corrects [h1]: n 2
    )");
    strings lines;
    for (const auto& c : changes_of_mind(graph, asked(graph, "n"))) {
        EXPECT_EQ(c.source, c.before.source);
        EXPECT_EQ(c.source, c.after.source);
        lines.push_back(fmt::format("{} {}", graph.name(c.before.statement), graph.name(c.after.statement)));
    }
    // b said 5 twice and changed once; h took its first figure back, which is no position any more.
    EXPECT_EQ(lines, (strings{"a1 a2", "a2 a3", "b2 b3", "d1 d2", "g1 g2", "g2 g3"}));
}
