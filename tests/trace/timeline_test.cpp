#include <hearsay/trace/timeline.hpp>

#include "oracle.hpp"

#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>
#include <hearsay/test/printing.hpp>

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace hearsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

template <class Graph>
claim_timeline timeline_of(const Graph& graph, std::string_view claim) {
    return timeline(graph, *graph.whole().find_claim(claim));
}
template <class Graph>
std::vector<std::string> events_of(const Graph& graph, const claim_timeline& of) {
    std::vector<std::string> made;
    for (const claim_event& e : of.events)
        made.push_back(
            fmt::format("{} {} {}", to_string(e.at), to_string(e.what), graph.whole().name(e.source)));
    return made;
}

TEST(Timeline, TellsWhoSaidItWhenAndWhoPassedItOn) {
    const auto graph = make_graph(R"(
        [g] gur on 2024-10-17: troops at least 10000
        [k] kyiv-post on 2024-10-17 > [g]
        [a] article on 2024-10-18 > [k]
        [y] agency on 2024-10-19: troops at least 10000
        [r] kremlin on 2024-10-18: denies troops at least 10000
    )");
    const auto found = timeline_of(graph, "troops at least 10000");
    EXPECT_THAT(events_of(graph, found),
        ElementsAre("2024-10-17 asserted gur", "2024-10-17 relayed kyiv-post", "2024-10-18 denied kremlin",
            "2024-10-18 relayed article", "2024-10-19 asserted agency"));
    EXPECT_THAT(names(graph, found.first_movers), ElementsAre("gur"));
    ASSERT_THAT(found.followers, SizeIs(1));
    EXPECT_EQ(found.followers[0].days_min, 2);
    EXPECT_EQ(found.followers[0].days_max, 2);
    EXPECT_EQ(found.because(graph),
        "first asserted by gur (2024-10-17), then by agency 2 days later; relayed by kyiv-post (2024-10-17); denied by "
        "kremlin (2024-10-18)");
}

TEST(Timeline, DecidesNothingWhereDatesOverlap) {
    const auto graph = make_graph(R"(
        [a] alpha on 2024-10-17: war yes
        [b] bravo on 2024-10-17: war yes
        [c] charlie: war yes
        [d] delta on 2024-10-18: war yes
    )");
    const auto found = timeline_of(graph, "war yes");
    EXPECT_THAT(names(graph, found.first_movers), ElementsAre("alpha", "bravo", "charlie"));
    ASSERT_THAT(found.followers, SizeIs(1));
    EXPECT_EQ(found.followers[0].days_min, 1);
    EXPECT_EQ(
        found.because(graph), "first asserted by one of alpha, bravo and charlie, then by delta 1 day later");
}

TEST(Timeline, TellsInstantsApart) {
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(question_record{.id = "q", .asks = "?", .kind = "truth"});
    batch.add(claim_record{.id = "yes", .answers = "q", .value = truth_set{true}});
    const std::chrono::sys_seconds noon{std::chrono::days{20000} + std::chrono::hours{12}};
    for (const int hour : {3, 1, 2}) {
        batch.add(source_record{.id = fmt::format("x{}", hour)});
        batch.add(statement_record{.id = fmt::format("s{}", hour),
            .source = fmt::format("x{}", hour),
            .at = said_at::instant(noon + std::chrono::hours{hour}),
            .stances = {{"yes"}}});
    }
    batch.commit();
    const auto found = timeline(graph, claim_id{0});
    EXPECT_THAT(names(graph, found.first_movers), ElementsAre("x1"));
    ASSERT_THAT(found.followers, SizeIs(2));
    EXPECT_EQ(graph.name(found.followers[0].source), "x2");
    EXPECT_EQ(found.followers[1].days_max, 0);
}

TEST(Timeline, TellsWhatWasTakenBackAndWhatWasLeftOpen) {
    const auto graph = make_graph(R"(
        [m] ministry on 2024-01-01: dead at least 200
        [n] ministry on 2024-01-02 corrects [m]: dead at least 250
        [o] office on 2024-01-03: unconfirmed dead at least 200
    )");
    const auto found = timeline_of(graph, "dead at least 200");
    EXPECT_THAT(events_of(graph, found),
        ElementsAre(
            "2024-01-01 asserted ministry", "2024-01-02 corrected ministry", "2024-01-03 left_open office"));
    EXPECT_EQ(found.because(graph),
        "first asserted by ministry (2024-01-01); left open by office (2024-01-03); corrected by ministry (2024-01-02)");
    EXPECT_THAT(events_of(graph,
                    timeline_of(as_of(graph, day{std::chrono::year{2024} / 1 / 1}), "dead at least 200")),
        ElementsAre("2024-01-01 asserted ministry"));
}

TEST(Timeline, OfAClaimThatNobodySpeaksOfIsEmpty) {
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(question_record{.id = "q", .asks = "?", .kind = "truth"});
    batch.add(claim_record{.id = "yes", .answers = "q", .value = truth_set{true}});
    batch.commit();
    const auto found = timeline(graph, claim_id{0});
    EXPECT_THAT(found.events, IsEmpty());
    EXPECT_EQ(found.because(graph), "nobody speaks of it");
    EXPECT_THROW((void)timeline(graph, claim_id{1}), std::out_of_range);
}

TEST(Timeline, OfALoopOfRelaysEnds) {
    const auto graph =
        make_graph("[a] alpha > [b] bravo > [a]; [b2] bravo2: war yes; [c] charlie > [b2]; [d] delta > [c]");
    EXPECT_THAT(events_of(graph, timeline_of(graph, "war yes")),
        ElementsAre(" asserted bravo2", " relayed charlie", " relayed delta"));
}

TEST(HeldOverTime, IsEachWordUntilTheNext) {
    const auto graph = make_graph(R"(
        [m] ministry on 2024-01-01: dead at least 200
        [n] ministry on 2024-01-02: dead at least 250
        [o] ministry on 2024-01-04: dead at least 250
        [p] ministry on 2024-01-05 retracts [n]
        [x] other on 2024-01-03: dead at least 300
    )");
    const auto held = held_over_time(graph, *graph.find_source("ministry"), *graph.find_question("dead"));
    std::vector<std::string> told;
    for (const held_period& h : held)
        told.push_back(fmt::format("{}: {} to {}", graph.name(h.position.claim), graph.name(h.since),
            h.until ? graph.name(*h.until) : "now"));
    EXPECT_THAT(told,
        ElementsAre("dead at least 200: m to o", "dead at least 250: n to p", "dead at least 250: o to now"));
    EXPECT_THROW((void)held_over_time(graph, source_id{9}, question_id{0}), std::out_of_range);
}

TEST(HeldOverTime, EndsNothingThatHasNoDate) {
    const auto graph =
        make_graph("[m] ministry on 2024-01-01: dead at least 200; [n] ministry: dead at least 250");
    for (const held_period& h :
        held_over_time(graph, *graph.find_source("ministry"), *graph.find_question("dead")))
        EXPECT_FALSE(h.until);
}

/// The latest words are those that `positions_taken` finds.
TEST(HeldOverTime, LeavesWhatCountsNow) {
    std::size_t ended = 0;
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        const random_case made{seed, seed % 2 == 0};
        std::vector<std::pair<statement_id, position>> open;
        for (const source_id s : made.graph.sources()) {
            for (const held_period& h : held_over_time(made.graph, s, question_id{0})) {
                if (h.until)
                    ++ended;
                else if (is_live(made.graph, h.since))
                    open.emplace_back(h.since, h.position);
            }
        }
        for (const taken_position& t : positions_taken(made.graph, question_id{0})) {
            ASSERT_THAT(open, ::testing::Contains(std::pair{t.statement, t.position})) << "seed " << seed;
        }
    }
    EXPECT_GT(ended, 300U);
}

}  // namespace
}  // namespace hearsay::test
