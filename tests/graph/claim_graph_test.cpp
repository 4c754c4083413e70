#include <hearsay/graph/claim_graph.hpp>

#include <hearsay/test/notation.hpp>
#include <hearsay/test/printing.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <concepts>
#include <iterator>
#include <string>
#include <string_view>
#include <thread>
#include <type_traits>
#include <vector>

using namespace hearsay;
using hearsay::test::extend;
using hearsay::test::make_graph;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

namespace users_own {

// Bands of casualties: a user's own kind of answer, which needs no names.
struct bands {
    unsigned bits = 0;
    friend bool operator==(bands, bands) = default;
    friend bool is_empty(bands a) { return a.bits == 0; }
    friend bool intersects(bands a, bands b) { return (a.bits & b.bits) != 0; }
    friend bool contains(bands a, bands b) { return (b.bits & ~a.bits) == 0; }
    friend bands intersection(bands a, bands b) { return {a.bits & b.bits}; }
    friend bands union_of(bands a, bands b) { return {a.bits | b.bits}; }
    friend bands complement(bands a) { return {~a.bits & 7U}; }
};
struct casualties_kind : plain_kind<bands> {
    static constexpr std::string_view name = "casualties";
};

}  // namespace users_own

using namespace users_own;

namespace {

static_assert(claim_graph_like<claim_graph> && claim_graph_like<claim_snapshot>);
static_assert(!claim_graph_like<int>);
static_assert(!std::copyable<claim_graph> && std::movable<claim_graph>);
static_assert(std::copyable<claim_snapshot>);

template <class Range>
using iterator_of = decltype(std::declval<Range>().begin());
static_assert(std::forward_iterator<iterator_of<decltype(std::declval<claim_graph>().claims())>>);
static_assert(
    std::forward_iterator<iterator_of<decltype(std::declval<claim_graph>().relays(statement_id{0}))>>);
static_assert(
    std::forward_iterator<iterator_of<decltype(std::declval<claim_graph>().stances(statement_id{0}))>>);
static_assert(
    std::forward_iterator<iterator_of<decltype(std::declval<claim_graph>().relayed_by(statement_id{0}))>>);
static_assert(
    std::forward_iterator<iterator_of<decltype(std::declval<claim_graph>().stances_on(claim_id{0}))>>);

template <class Graph, class Range>
std::vector<std::string> names(const Graph& graph, const Range& range) {
    std::vector<std::string> found;
    for (const auto one : range) found.emplace_back(graph.name(one));
    return found;
}

claim_graph troops() {
    return make_graph(R"(
        source gur agency within ukraine grade B
        question troops unit soldier additive
        place kursk within russia
        [a] article on 2024-10-18 > [k] post > [g] gur: troops at least 10000, probably denies presence yes
        [a] > [z] zelensky: troops over 11000 in kursk
        gur own on 2024-10-19 corrects [g]: troops at least 10000
    )");
}

}  // namespace

TEST(ClaimGraph, AnEmptyGraph) {
    const claim_graph graph;
    EXPECT_TRUE(graph.statements().empty());
    EXPECT_EQ(graph.vertex_count(), 0U);
    EXPECT_EQ(graph.find_source("gur"), std::nullopt);
    EXPECT_EQ(graph.unit_conversions().size(), 0U);
    EXPECT_EQ(graph.memory().claims + graph.memory().statements, 0U);
}

TEST(ClaimGraph, WhoSaysWhatOnWhoseWord) {
    const auto graph = troops();
    const auto a = graph.find_statement("a").value();
    const auto g = graph.find_statement("g").value();
    const auto gur = graph.find_source("gur").value();
    EXPECT_THAT(names(graph, graph.relays(a)), ElementsAre("k", "z"));
    EXPECT_EQ(graph.relay_count(a), 2U);
    EXPECT_THAT(names(graph, graph.relayed_by(g)), ElementsAre("k"));
    EXPECT_THAT(names(graph, graph.relayed_by(a)), IsEmpty());
    EXPECT_THAT(names(graph, graph.statements_of(gur)), ElementsAre("g", "s1"));
    EXPECT_EQ(graph.name(graph.source(g)), "gur");
    EXPECT_TRUE(graph.is_held(a));
    EXPECT_FALSE(graph.is_held(g));
    EXPECT_TRUE(graph.has_own_basis(graph.find_statement("s1").value()));
    EXPECT_FALSE(graph.has_own_basis(a));
    EXPECT_EQ(graph.at(g), said_at{day_range::by(make_day(2024, 10, 18))});
    EXPECT_FALSE(graph.document(g).has_value());

    std::vector<std::string> stances;
    for (const stance_on& s : graph.stances(g)) {
        stances.push_back(fmt::format(
            "{} {} {} {}", graph.name(s.claim), to_string(s.stance), to_string(s.certainty), s.commits()));
        EXPECT_EQ(s.statement, g);
        EXPECT_EQ(graph.stance_at(s.entry).claim, s.claim);
    }
    EXPECT_THAT(stances,
        ElementsAre("troops at least 10000 asserts certain true", "presence yes denies probable true"));
    std::vector<std::string> on;
    for (const stance_on& s : graph.stances_on(graph.find_claim("troops at least 10000").value()))
        on.emplace_back(graph.name(s.statement));
    EXPECT_THAT(on, ElementsAre("g", "s1"));

    const auto s1 = graph.find_statement("s1").value();
    ASSERT_EQ(graph.retractions_by(s1).size(), 1U);
    const retraction& taken_back = graph.at(*graph.retractions_by(s1).begin());
    EXPECT_EQ(taken_back.of, g);
    EXPECT_TRUE(taken_back.corrects);
    EXPECT_EQ(graph.retractions_by(g).size(), 0U);
    EXPECT_EQ(graph.at(*graph.retractions_of(g).begin()).by, s1);
}

TEST(ClaimGraph, SourcesAndAffiliations) {
    const auto graph = troops();
    const auto gur = graph.find_source("gur").value();
    const auto ukraine = graph.find_source("ukraine").value();
    EXPECT_TRUE(graph.is_within(gur, ukraine));
    EXPECT_TRUE(graph.is_within(gur, gur));
    EXPECT_FALSE(graph.is_within(ukraine, gur));
    EXPECT_THAT(names(graph, graph.sources_within(ukraine)), ElementsAre("gur"));
    EXPECT_EQ(graph.reliability(gur), 'B');
    EXPECT_EQ(graph.reliability(ukraine), std::nullopt);
    EXPECT_EQ(graph.kind(gur), source_kind::agency);
    EXPECT_EQ(graph.title(gur), "gur") << "a source without a name goes by its id";
    EXPECT_EQ(graph.given_name(gur), "");
}

TEST(ClaimGraph, QuestionsAndClaims) {
    const auto graph = troops();
    const auto question = graph.find_question("troops").value();
    EXPECT_EQ(graph.kind_name(question), "quantity");
    EXPECT_EQ(graph.kind(question), claim_graph::kind_index<quantity_kind>);
    EXPECT_EQ(graph.name(graph.unit(question).value()), "soldier");
    EXPECT_TRUE(graph.additive(question).place);
    EXPECT_THAT(names(graph, graph.claims_of(question)),
        ElementsAre("troops at least 10000", "troops over 11000 in kursk"));
    EXPECT_EQ(
        graph.visit_kind(question, []<class Kind>(Kind) { return std::string{Kind::name}; }), "quantity");
    EXPECT_EQ(graph.visit_kind(graph.find_question("presence").value(),
                  []<class Kind>(Kind) { return std::string{Kind::name}; }),
        "truth");

    const auto claim = graph.find_claim("troops over 11000 in kursk").value();
    EXPECT_EQ(graph.question(claim), question);
    ASSERT_NE(graph.stated<quantity_kind>(claim), nullptr);
    EXPECT_EQ(graph.stated<quantity_kind>(claim)->stated, interval::more_than(11'000));
    EXPECT_EQ(graph.stated<truth_kind>(claim), nullptr) << "another kind";
    EXPECT_EQ(graph.domain<quantity_kind>(question), nullptr);
    EXPECT_EQ(graph.wording(claim), "troops over 11000 in kursk");
    const scope& s = graph.scope_at(graph.scope_of(claim));
    EXPECT_EQ(s.place, graph.find<struct place>("kursk"));
    EXPECT_FALSE(s.is_whole());
    EXPECT_EQ(graph.written_scope_of(claim), graph.scope_of(claim)) << "the question adds nothing";
    EXPECT_TRUE(graph.scope_at(graph.scope_of(graph.find_claim("troops at least 10000").value())).is_whole());
    EXPECT_TRUE(graph.tree<struct place>().is_within(*s.place, graph.find<struct place>("russia").value()));
}

TEST(ClaimGraph, AClaimWithoutAValueIsKept) {
    const auto graph = make_graph("gur: troops ?");
    const auto claim = graph.find_claim("troops ?").value();
    EXPECT_FALSE(graph.has_value(claim));
    EXPECT_EQ(graph.stated<quantity_kind>(claim), nullptr);
}

TEST(ClaimGraph, ASnapshotStaysAsItWas) {
    auto graph = troops();
    const auto before = graph.snapshot();
    const auto vertices = before.vertex_count();
    const auto a = graph.find_statement("a").value();
    const auto gur = graph.find_source("gur").value();
    for (int i = 0; i < 50; ++i) {
        extend(graph,
            fmt::format(
                "blog{0} > [a]; source unit{0} within gur; gur: troops at least 10000; [r{0}] article retracts [a]; "
                "unit u{0} = 2 soldier; place p{0} overlaps kursk",
                i));
    }
    EXPECT_EQ(before.vertex_count(), vertices);
    EXPECT_THAT(names(before, before.relayed_by(a)), IsEmpty());
    EXPECT_THAT(names(before, before.statements_of(gur)), ElementsAre("g", "s1"));
    EXPECT_THAT(names(before, before.sources_within(gur)), IsEmpty());
    EXPECT_TRUE(before.retractions_of(a).empty());
    EXPECT_EQ(before.find_source("blog7"), std::nullopt);
    EXPECT_EQ(before.find_source("gur"), gur);
    EXPECT_EQ(before.unit_conversions().conversion_count(), 0U);
    EXPECT_EQ(before.retraction_count(), 1U);
    EXPECT_EQ(names(graph, graph.relayed_by(a)).size(), 50U);
    EXPECT_EQ(names(graph, graph.statements_of(gur)).size(), 52U);
    EXPECT_EQ(graph.unit_conversions().conversion_count(), 50U);
}

TEST(ClaimGraph, ASnapshotOutlivesItsGraph) {
    claim_snapshot kept = claim_graph{}.snapshot();
    {
        auto graph = troops();
        kept = graph.snapshot();
        claim_graph moved = std::move(graph);
        extend(moved, "blog > [a]");
        EXPECT_EQ(moved.statements().size(), kept.statements().size() + 1);
    }
    EXPECT_EQ(kept.name(kept.source(kept.find_statement("g").value())), "gur");
    EXPECT_EQ(kept.record(kept.find_statement("a").value()).relays, (std::vector<std::string>{"k", "z"}));
}

// One thread writes, some of it in batches that fail; others read the snapshots that it hands over.
TEST(ClaimGraph, ReadersNeedNoLock) {
    constexpr int batches = 300;
    auto graph = make_graph(
        "source gur within ukraine; place kursk within russia; place crimea; question troops unit soldier; "
        "unit brigade = 3 soldier; [root] gur: troops 5, training kursk");
    std::vector<claim_snapshot> snapshots(batches, graph.snapshot());
    std::atomic<int> ready{1};
    std::atomic<int> wrong{0};
    const auto expect = [&wrong](bool held) {
        if (!held) ++wrong;
    };
    const auto root = graph.find_statement("root").value();
    const auto gur = graph.find_source("gur").value();
    const auto claim = graph.find_claim("troops 5").value();
    const auto soldier = graph.find<struct unit>("soldier").value();
    const auto brigade = graph.find<struct unit>("brigade").value();
    const auto kursk = graph.find<struct place>("kursk").value();
    const auto crimea = graph.find<struct place>("crimea").value();
    const auto read = [&] {
        for (int seen = 0, turn = 0; seen < batches; ++turn) {
            seen = ready.load(std::memory_order_acquire);
            const int which = turn % 2 == 0 ? seen - 1 : seen / 2;
            const claim_snapshot all = snapshots[static_cast<std::size_t>(which)];
            const auto count = static_cast<std::size_t>(which) + 1;  // a statement a batch, beside the first
            expect(all.statements().size() == count);
            const auto length = [](const auto& range) {
                return static_cast<std::size_t>(std::distance(range.begin(), range.end()));
            };
            expect(length(all.relayed_by(root)) == count - 1);
            expect(length(all.statements_of(gur)) == count);
            expect(length(all.stances_on(claim)) == count);
            expect(all.unit_conversions().path(brigade, soldier).has_value());
            expect(all.unit_conversions().conversion_count() == count);
            expect(!all.place_tree().may_meet(kursk, crimea));
            for (const auto s : all.statements()) {
                expect(all.record(s).source == "gur");
                expect(all.record(s).relays.size() == (s == root ? 0U : 1U));
            }
        }
    };
    std::thread first{read};
    std::thread second{read};
    for (int i = 1; i < batches; ++i) {
        auto failing = graph.insert();
        failing.add_place(node_record{.id = "bad", .overlaps = {"kursk"}});
        failing.add(unit_record{.id = "bad", .conversions = {{"soldier", {2, 2, 0}}}});
        for (int j = 0; j < 5; ++j) {
            failing.add(statement_record{.id = fmt::format("bad{}", j),
                .source = "nobody",
                .stances = {{"troops 5", {}, {}, "if"}},
                .relays = {"root"},
                .retracts = {"root"}});
        }
        expect(!failing.try_commit().empty());
        auto batch = graph.insert();
        batch.add_place(node_record{.id = fmt::format("place{}", i), .overlaps = {"kursk"}});
        batch.add(unit_record{.id = fmt::format("unit{}", i), .conversions = {{"soldier", {2, 2, 0}}}});
        batch.add(statement_record{.id = fmt::format("t{}", i),
            .source = "gur",
            .stances = {{"troops 5", stance::conditional, certainty::certain, "if confirmed"}},
            .relays = {"root"}});
        batch.commit();
        snapshots[static_cast<std::size_t>(i)] = graph.snapshot();
        ready.store(i + 1, std::memory_order_release);
    }
    first.join();
    second.join();
    EXPECT_EQ(wrong, 0);
}

TEST(ClaimGraph, AUsersOwnKindOfQuestion) {
    using graph_type = basic_claim_graph<truth_kind, casualties_kind>;
    using question = basic_question_record<truth_kind, casualties_kind>;
    using claim = basic_claim_record<truth_kind, casualties_kind>;
    graph_type graph;
    auto batch = graph.insert();
    batch.add(source_record{.id = "hospital"});
    batch.add(question{.id = "dead", .kind = "casualties", .domain = bands{3}});
    batch.add(claim{.id = "dozens", .answers = "dead", .value = bands{1}});
    batch.add(statement_record{.id = "s1", .source = "hospital", .stances = {{"dozens"}}});
    batch.commit();
    const auto dozens = graph.find_claim("dozens").value();
    EXPECT_EQ(*graph.stated<casualties_kind>(dozens), bands{1});
    EXPECT_EQ(*graph.domain<casualties_kind>(graph.question(dozens)), bands{3});
    EXPECT_EQ(graph.record(dozens), (claim{.id = "dozens", .answers = "dead", .value = bands{1}}));
    EXPECT_EQ(graph.kind_name(graph.question(dozens)), "casualties");

    auto refused = graph.insert();
    refused.add(question{.id = "how-many", .kind = "quantity"});
    const auto faults = refused.try_commit();
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].expected, "one of truth, casualties");
}

TEST(ClaimGraph, CountsItsMemory) {
    const auto graph = troops();
    const auto use = graph.memory();
    EXPECT_GT(use.text, 0U);
    EXPECT_GT(use.names, 0U);
    EXPECT_GT(use.claims, 0U);
    EXPECT_GT(use.statements, use.relay_links);
    EXPECT_GT(use.relay_links, 0U);
    EXPECT_GT(use.other, 0U);
}
