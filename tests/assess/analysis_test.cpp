#include <hearsay/assess/analysis.hpp>

#include "../compare/figures.hpp"
#include "../compare/north_korean_troops.hpp"
#include "growing_case.hpp"

#include <hearsay/graph/batch.hpp>
#include <hearsay/test/notation.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace hearsay;
using namespace figures;

namespace {

using consensus_type = analysis::consensus_type;
using agreements = std::vector<agreement>;
using supports = std::vector<position_support>;

// Everything computed anew.
template <class Graph>
supports fresh_support(const Graph& graph, question_id q, const lens& by) {
    return support_on(question_trace{graph, q}, by_affiliation{graph}, by);
}
template <class Graph>
consensus_type fresh_consensus(const Graph& graph, question_id q, const lens& by) {
    return consensus_on(question_trace{graph, q}, by_affiliation{graph}, by);
}

// What was told of a question: as of the last refresh, or when it was asked for first.
struct told_answers {
    std::optional<agreements> agreement{};
    std::optional<consensus_type> consensus{};
    std::optional<supports> support{};
};

// What differs between two lists by position, without the code under test.
template <class T>
std::vector<position> positions_of(const std::vector<T>& all) {
    std::vector<position> made;
    for (const T& one : all) made.push_back(one.position);
    return made;
}
template <class T>
const T* row_of(const std::vector<T>& all, position p) {
    const auto at = std::ranges::find(all, p, &T::position);
    return at == all.end() ? nullptr : &*at;
}

struct expected_changes {
    std::vector<position> taken{}, dropped{}, counts{}, support{};
    std::vector<question_id> consensus{};

    void note(const agreements& before, const agreements& now) {
        for (const agreement& b : now) {
            const agreement* a = row_of(before, b.position);
            if (!a)
                taken.push_back(b.position);
            else if (*a != b)
                counts.push_back(b.position);
        }
        for (const agreement& a : before)
            if (!row_of(now, a.position)) dropped.push_back(a.position);
    }
    void note(const supports& before, const supports& now) {
        for (const position_support& b : now) {
            const position_support* a = row_of(before, b.position);
            if (!a || !(*a == b)) support.push_back(b.position);
        }
        for (const position_support& a : before)
            if (!row_of(now, a.position)) support.push_back(a.position);
    }
    void sort() {
        for (auto* list : {&taken, &dropped, &counts, &support}) std::ranges::sort(*list);
        std::ranges::sort(consensus);
    }
};

template <class Graph>
void expect_fresh_counts(analysis& now, const Graph& graph, const lens& by) {
    for (const question_id q : graph.whole().questions()) {
        const auto expected = agreement_on(graph, q, by);
        for (const claim_id claim : graph.whole().claims_of(q)) {
            for (const bool denied : {false, true}) {
                const agreement* row = row_of(expected, position{claim, denied});
                const auto found = now.agreement_of({claim, denied});
                RC_ASSERT(found.has_value() == (row != nullptr));
                if (row) RC_ASSERT(*found == *row);
            }
        }
    }
}

struct kept_snapshot {
    analysis_snapshot of;
    std::vector<told_answers> answers;  // by question: copies of what it gave
};

kept_snapshot kept(analysis& now, const claim_graph& graph) {
    kept_snapshot made{now.snapshot(), {}};
    for (const question_id q : graph.questions()) {
        told_answers& a = made.answers.emplace_back();
        if (const auto of = made.of.agreement(q)) a.agreement = *of;
        if (const auto of = made.of.consensus(q)) a.consensus = *of;
        if (const auto of = made.of.support(q)) a.support = *of;
    }
    return made;
}

// A snapshot still says what it said, and that is right for its own graph.
void expect_unchanged(const kept_snapshot& snapshot, const lens& by) {
    const auto& graph = snapshot.of.graph();
    for (const question_id q : graph.questions()) {
        if (q.number() >= snapshot.answers.size()) continue;
        const told_answers& a = snapshot.answers[q.number()];
        RC_ASSERT((snapshot.of.agreement(q) != nullptr) == a.agreement.has_value());
        RC_ASSERT((snapshot.of.consensus(q) != nullptr) == a.consensus.has_value());
        RC_ASSERT((snapshot.of.support(q) != nullptr) == a.support.has_value());
        if (a.agreement) {
            RC_ASSERT(*snapshot.of.agreement(q) == *a.agreement);
            RC_ASSERT(agreement_on(graph, q, by) == *a.agreement);
        }
        if (a.consensus) RC_ASSERT(*snapshot.of.consensus(q) == *a.consensus);
        if (a.support) RC_ASSERT(*snapshot.of.support(q) == *a.support);
    }
}

void follows_a_growing_case(int batches, int most) {
    growing_case growing;
    const claim_graph& graph = growing.graph();
    const lens by = drawn_lens(graph);
    if (one_in(2)) growing.grow(most);
    analysis now{graph, by};
    std::vector<told_answers> told(graph.questions().size());
    std::vector<kept_snapshot> snapshots;
    for (int b = 0; b < batches; ++b) {
        growing.grow(most);
        for (const question_id q : graph.questions()) {
            told_answers& of = told[q.number()];
            if (one_in(3)) {
                const auto answer = now.agreement(q);
                RC_ASSERT(*answer == agreement_on(graph, q, by));
                if (!of.agreement) of.agreement = *answer;
            }
            if (one_in(3)) {
                const auto answer = now.support(q);
                RC_ASSERT(*answer == fresh_support(graph, q, by));
                if (!of.support) of.support = *answer;
            }
            if (one_in(3)) {
                const auto answer = now.consensus(q);
                RC_ASSERT(*answer == fresh_consensus(graph, q, by));
                if (!of.consensus) of.consensus = *answer;
            }
        }
        if (one_in(2)) expect_fresh_counts(now, graph, by);
        if (one_in(4)) snapshots.push_back(kept(now, graph));
        if (!one_in(3)) continue;
        const analysis_changes found = now.refresh();
        expected_changes expected;
        for (const question_id q : graph.questions()) {
            told_answers& of = told[q.number()];
            if (of.agreement) {
                auto fresh = agreement_on(graph, q, by);
                expected.note(*of.agreement, fresh);
                of.agreement = std::move(fresh);
            }
            if (of.support) {
                auto fresh = fresh_support(graph, q, by);
                expected.note(*of.support, fresh);
                of.support = std::move(fresh);
            }
            if (of.consensus) {
                auto fresh = fresh_consensus(graph, q, by);
                if (!(*of.consensus == fresh)) expected.consensus.push_back(q);
                of.consensus = std::move(fresh);
            }
        }
        expected.sort();
        RC_ASSERT(found.taken == expected.taken);
        RC_ASSERT(found.dropped == expected.dropped);
        RC_ASSERT(found.counts == expected.counts);
        RC_ASSERT(found.support == expected.support);
        RC_ASSERT(found.consensus == expected.consensus);
        for (const question_id q : found.consensus)
            RC_ASSERT(found.everything || std::ranges::find(found.touched, q) != found.touched.end());
        RC_ASSERT(now.refresh().empty());
        // After a refresh a snapshot holds all that was ever asked for.
        const auto snapshot = now.snapshot();
        for (const question_id q : graph.questions()) {
            RC_ASSERT((snapshot.agreement(q) != nullptr) == told[q.number()].agreement.has_value());
            RC_ASSERT((snapshot.support(q) != nullptr) == told[q.number()].support.has_value());
            RC_ASSERT((snapshot.consensus(q) != nullptr) == told[q.number()].consensus.has_value());
        }
    }
    for (const kept_snapshot& snapshot : snapshots) expect_unchanged(snapshot, by);
}

const question_id troops{0};

}  // namespace

TEST(Analysis, AnswersWhatTheFreeFunctionsDo) {
    const auto graph = north_korean_troops::make();
    analysis now{graph};
    const auto q = *graph.find_question("troops");
    EXPECT_EQ(*now.agreement(q), agreement_on(graph, q));
    EXPECT_EQ(*now.support(q), fresh_support(graph, q, {}));
    EXPECT_EQ(*now.consensus(q), fresh_consensus(graph, q, {}));
    for (const agreement& a : agreement_on(graph, q)) EXPECT_EQ(now.agreement_of(a.position), a);
}

TEST(Analysis, OfAnEmptyGraph) {
    const claim_graph graph;
    analysis now{graph};
    EXPECT_TRUE(now.refresh().empty());
    EXPECT_THROW(static_cast<void>(now.agreement(troops)), std::out_of_range);
    EXPECT_THROW(static_cast<void>(now.agreement_of({claim_id{0}})), std::out_of_range);
    EXPECT_EQ(now.snapshot().agreement(troops), nullptr);
}

TEST(Analysis, TellsWhatAStatementChanges) {
    claim_graph graph;
    const auto add = [&](std::string_view id, std::string_view source, std::string_view claim,
                         std::string_view relays) {
        auto batch = graph.insert();
        statement_record said{.id = std::string{id}, .source = std::string{source}};
        if (!claim.empty()) said.stances.push_back({std::string{claim}});
        if (!relays.empty()) said.relays.emplace_back(relays);
        batch.add(said);
        batch.commit();
    };
    {
        auto batch = graph.insert();
        batch.add(question_record{.id = "troops", .kind = "quantity"});
        batch.add(question_record{.id = "dead", .kind = "quantity"});
        const auto claim = [&](const char* id, const char* answers, double low, double high) {
            batch.add(claim_record{.id = id,
                .answers = answers,
                .value = said_quantity{quantity::of(interval::between(low, high)), ""}});
        };
        claim("ten", "troops", 10000, 10000);
        claim("eleven", "troops", 11000, 12000);
        claim("some", "dead", 3, 5);
        for (const char* id : {"gur", "nis", "kyiv-post"}) batch.add(source_record{.id = id});
        batch.commit();
    }
    const auto ten = position{*graph.find_claim("ten")};
    const auto eleven = position{*graph.find_claim("eleven")};
    const question_id dead = *graph.find_question("dead");
    add("t1", "gur", "ten", "");

    analysis now{graph};
    EXPECT_EQ(now.agreement(troops)->size(), 1U);
    EXPECT_EQ(now.support(troops)->front().independent.max, 1U);
    static_cast<void>(now.consensus(troops));
    static_cast<void>(now.support(dead));
    EXPECT_TRUE(now.refresh().empty());
    const auto before = now.snapshot();

    add("t2", "nis", "eleven", "");
    auto found = now.refresh();
    EXPECT_EQ(found.touched, (std::vector{troops}));
    EXPECT_FALSE(found.everything);
    EXPECT_EQ(found.taken, (std::vector{eleven}));
    EXPECT_EQ(found.counts, (std::vector{ten}));
    EXPECT_EQ(found.support, (std::vector{eleven}));
    EXPECT_EQ(found.consensus, (std::vector{troops}));

    // An echo: one more says so, on the same word.
    const auto support = now.support(troops);
    add("t3", "kyiv-post", "", "t2");
    found = now.refresh();
    EXPECT_EQ(found.touched, (std::vector{troops}));
    EXPECT_TRUE(found.empty());
    EXPECT_EQ(now.support(troops), support) << "what is the same stays the same object";

    add("t4", "kyiv-post", "some", "");
    found = now.refresh();
    EXPECT_EQ(found.touched, (std::vector{dead}));
    EXPECT_TRUE(found.taken.empty()) << "nobody asked how the dead agree";
    EXPECT_EQ(found.support, (std::vector{position{*graph.find_claim("some")}}));

    {
        auto batch = graph.insert();
        batch.add(statement_record{.id = "t5", .source = "nis", .retracts = {"t2"}});
        batch.commit();
    }
    found = now.refresh();
    EXPECT_EQ(found.dropped, (std::vector{eleven}));
    EXPECT_EQ(found.counts, (std::vector{ten}));
    EXPECT_EQ(found.support, (std::vector{eleven}));

    {
        auto batch = graph.insert();
        batch.add(link_record{.a = "gur", .b = "nis"});
        batch.commit();
    }
    EXPECT_TRUE(now.refresh().everything);

    EXPECT_EQ(before.agreement(troops)->size(), 1U);
    EXPECT_EQ(before.graph().statements().size(), 1U);
}

TEST(Analysis, DropsWhatIsOldFromASnapshot) {
    claim_graph graph = north_korean_troops::make();
    const auto q = *graph.find_question("troops");
    analysis now{graph};
    static_cast<void>(now.agreement(q));
    ASSERT_NE(now.snapshot().agreement(q), nullptr);
    EXPECT_EQ(now.snapshot().support(q), nullptr) << "not asked for";
    auto batch = graph.insert();
    batch.add(source_record{.id = "another"});
    batch.add(statement_record{.id = "another-1", .source = "another", .stances = {{"c1"}}});
    batch.commit();
    EXPECT_EQ(now.snapshot().agreement(q), nullptr) << "it is not the answer any more";
    static_cast<void>(now.refresh());
    EXPECT_NE(now.snapshot().agreement(q), nullptr);
}

// What is taken back bears on whoever passes it on, of whatever they speak besides.
TEST(Analysis, ARetractionIsFeltAbove) {
    auto graph = test::make_graph(
        "[t1] gur: troops 3; [t2] cia: dead 5; [t3] nis: denies dead 5; [t3] > [t1]; [t3] > [t2]");
    const auto dead = *graph.find_question("dead");
    analysis now{graph};
    EXPECT_TRUE(now.support(dead)->back().found.broken.empty());
    test::extend(graph, "gur retracts [t1]");
    EXPECT_EQ(now.support(dead)->back().found.broken.size(), 1U) << "a relay of what was taken back";
    EXPECT_EQ(*now.support(dead), fresh_support(graph, dead, {}));
}

RC_GTEST_PROP(AnalysisProperties, FollowsSmallBatches, ()) {
    for (int i = 0; i < 8; ++i) follows_a_growing_case(8, 4);
}
RC_GTEST_PROP(AnalysisProperties, FollowsSingleStatements, ()) {
    for (int i = 0; i < 8; ++i) follows_a_growing_case(20, 1);
}
RC_GTEST_PROP(AnalysisProperties, FollowsLargeBatches, ()) { follows_a_growing_case(4, 60); }

// Many figures on one question, so that the index is built, merged and built again.
RC_GTEST_PROP(AnalysisProperties, CountsOneLargeQuestion, ()) {
    claim_graph graph;
    {
        auto batch = graph.insert();
        batch.add(question_record{.id = "q", .kind = "quantity"});
        batch.add(source_record{.id = "s"});
        batch.commit();
    }
    lens by;
    by.which = positions::all;
    analysis now{graph, by};
    int claims = 0;
    int statements = 0;
    const int rounds = drawn(5, 30);
    for (int round = 0; round < rounds; ++round) {
        auto batch = graph.insert();
        for (int i = drawn(0, 40); i > 0 || claims == 0; --i)
            batch.add(claim_record{.id = fmt::format("c{}", claims++),
                .answers = "q",
                .value = said_quantity{drawn_quantity(true), ""}});
        for (int i = drawn(0, 40); i > 0; --i) {
            const int t = statements++;
            statement_record said{.id = fmt::format("t{}", t),
                .source = "s",
                .stances = {
                    {fmt::format("c{}", drawn(0, claims)), one_in(4) ? stance::denies : stance::asserts}}};
            if (t != 0 && one_in(8)) said.retracts.push_back(fmt::format("t{}", drawn(0, t)));
            batch.add(said);
        }
        batch.commit();
        if (!one_in(3)) expect_fresh_counts(now, graph, by);
    }
    expect_fresh_counts(now, graph, by);
}

// A paper above fifty thousand others, each relaying the next one, down to a bulletin that answers eighty questions: what
// lies below is gone through once a batch.
TEST(Analysis, FollowsLongChainsOverManyQuestions) {
    constexpr int questions = 80;
    constexpr int length = 50'000;
    hearsay::claim_graph graph;
    auto batch = graph.insert();
    batch.add(hearsay::source_record{.id = "x"});
    hearsay::statement_record bulletin{.id = "s0", .source = "x"};
    for (int q = 0; q < questions; ++q) {
        batch.add(hearsay::question_record{.id = fmt::format("q{}", q), .asks = "?", .kind = "truth"});
        batch.add(hearsay::claim_record{.id = fmt::format("c{}", q),
            .answers = fmt::format("q{}", q),
            .value = hearsay::truth_set{true}});
        bulletin.stances.push_back({fmt::format("c{}", q)});
    }
    batch.add(bulletin);
    for (int i = 1; i < length; ++i)
        batch.add(hearsay::statement_record{
            .id = fmt::format("s{}", i), .source = "x", .relays = {fmt::format("s{}", i - 1)}});
    batch.commit();
    hearsay::analysis now{graph};
    for (int q = 0; q < questions; ++q)
        EXPECT_EQ(now.support(hearsay::question_id{static_cast<std::uint32_t>(q)})->size(), 1U);
    EXPECT_TRUE(now.refresh().support.empty());
    auto more = graph.insert();
    more.add(hearsay::source_record{.id = "y"});
    more.add(
        hearsay::statement_record{.id = "top", .source = "y", .relays = {fmt::format("s{}", length - 1)}});
    more.add(hearsay::statement_record{.id = "own", .source = "y", .stances = {{"c79"}}});
    more.commit();
    EXPECT_EQ(now.refresh().support.size(), 1U);
    EXPECT_EQ(now.support(hearsay::question_id{79})->front().found.sources.size(), 2U);
}

// The outer one first, as in nested attribution: each below it relays one that comes later still.
TEST(Analysis, FollowsAWideStatementThatComesBeforeWhatItRelays) {
    constexpr int width = 30'000;
    hearsay::claim_graph graph;
    auto batch = graph.insert();
    batch.add(hearsay::source_record{.id = "x"});
    batch.add(hearsay::question_record{.id = "q", .asks = "?", .kind = "truth"});
    batch.add(hearsay::claim_record{.id = "c", .answers = "q", .value = hearsay::truth_set{true}});
    hearsay::statement_record top{.id = "top", .source = "x"};
    for (int i = 0; i < width; ++i) top.relays.push_back(fmt::format("m{}", i));
    batch.add(top);
    for (int i = 0; i < width; ++i)
        batch.add(hearsay::statement_record{
            .id = fmt::format("m{}", i), .source = "x", .relays = {fmt::format("b{}", i)}});
    for (int i = 0; i < width; ++i)
        batch.add(hearsay::statement_record{.id = fmt::format("b{}", i), .source = "x", .stances = {{"c"}}});
    batch.commit();
    hearsay::analysis now{graph};
    ASSERT_EQ(now.support(hearsay::question_id{0})->size(), 1U);
    // Whatever is taken back at the far end is felt by the question.
    auto more = graph.insert();
    for (int i = 0; i < width; ++i)
        if (i != 7)
            more.add(hearsay::statement_record{
                .id = fmt::format("r{}", i), .source = "x", .retracts = {fmt::format("b{}", i)}});
    more.commit();
    EXPECT_EQ(now.refresh().support.size(), 1U);
    EXPECT_EQ(now.support(hearsay::question_id{0})->front().found.statements.size(), 1U);
}

// Written from the outside in: a relay, what it relays, and whose word that is. Taking back the outermost takes the
// support away.
TEST(Analysis, FeelsARelayTakenBackThatCameBeforeWhatItRelays) {
    hearsay::claim_graph graph;
    auto batch = graph.insert();
    batch.add(hearsay::source_record{.id = "x"});
    batch.add(hearsay::question_record{.id = "q", .asks = "?", .kind = "truth"});
    batch.add(hearsay::claim_record{.id = "c", .answers = "q", .value = hearsay::truth_set{true}});
    batch.add(hearsay::statement_record{.id = "top", .source = "x", .relays = {"middle"}});
    batch.add(hearsay::statement_record{.id = "middle", .source = "x", .held = false, .relays = {"bottom"}});
    batch.add(hearsay::statement_record{.id = "bottom", .source = "x", .held = false, .stances = {{"c"}}});
    batch.commit();
    hearsay::analysis now{graph};
    ASSERT_EQ(now.support(hearsay::question_id{0})->front().found.statements.size(), 1U);
    auto more = graph.insert();
    more.add(hearsay::statement_record{.id = "back", .source = "x", .retracts = {"top"}});
    more.commit();
    EXPECT_EQ(now.refresh().support.size(), 1U);
    EXPECT_TRUE(now.support(hearsay::question_id{0})->front().found.statements.empty());
}
