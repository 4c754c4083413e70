#include <hearsay/assess/corroboration.hpp>

#include "carried_out.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <stdexcept>

using namespace hearsay;
using test::make_graph;
using test::position_named;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

namespace {

corroboration found_for(const claim_graph& graph, std::string_view words) {
    const position p = position_named(graph, words);
    return corroborate(question_trace{graph, graph.question(p.claim)}, p, by_affiliation{graph});
}

}  // namespace

TEST(Corroboration, TellsWhatIsForItFromWhatIsAgainstIt) {
    const auto graph = make_graph(R"(
        gur: troops at least 10000; nis: troops over 11000; sceptic: troops at most 12000
        kremlin: troops 0; duma: troops 0; presenter: troops ?
        link gur independent nis
    )");
    const auto found = found_for(graph, "troops at least 10000");
    ASSERT_THAT(found.agreeing, SizeIs(1));
    EXPECT_EQ(found.agreeing[0].position, position_named(graph, "troops over 11000"));
    ASSERT_THAT(found.compatible, SizeIs(1));
    EXPECT_EQ(found.compatible[0].position, position_named(graph, "troops at most 12000"));
    ASSERT_THAT(found.contrary, SizeIs(1));
    EXPECT_THAT(found.better(), ElementsAre(position_named(graph, "troops 0")));
    EXPECT_EQ(found.confirmed.min, 2U);
    EXPECT_EQ(found.compatibly.max, 3U);
    EXPECT_TRUE(found.declared);
    EXPECT_EQ(found.because(graph),
        "on the word of gur; agreeing: troops over 11000 on the word of nis; compatible: troops at most 12000 on the word "
        "of sceptic; contrary: troops 0 on the word of kremlin and duma; gur and nis are declared independent");
}

TEST(Corroboration, OfWhatNobodySaysIsNothing) {
    const auto graph = make_graph("gur: unconfirmed troops 5");
    const auto found = found_for(graph, "troops 5");
    EXPECT_FALSE(found.has_origin());
    EXPECT_THAT(found.confirming, IsEmpty());
    EXPECT_EQ(found.confirmed, independent_origins{});
    EXPECT_EQ(found.because(graph), "on nobody's word");
}

TEST(Corroboration, LeavesOutWhatNobodyHasHeardOf) {
    const auto graph = make_graph("gur: presence yes; post > kremlin: denies presence yes");
    const position p = position_named(graph, "presence yes");
    const by_affiliation rule{graph};
    EXPECT_THAT(found_for(graph, "presence yes").contrary, SizeIs(1));
    const auto silent = without(graph, *graph.find_source("post"));
    EXPECT_THAT(corroborate(question_trace{silent, graph.question(p.claim)}, p, rule).contrary, IsEmpty());
}

TEST(Corroboration, RefusesAnotherQuestion) {
    const auto graph = make_graph("gur: troops 5; gur: presence yes");
    const question_trace trace{graph, *graph.find_question("presence")};
    EXPECT_THROW((void)corroborate(trace, position_named(graph, "troops 5"), by_affiliation{graph}),
        std::invalid_argument);
}

TEST(Corroboration, SupposesWhatIsNotSaidYet) {
    const auto graph = make_graph("gur: troops 5; unnamed-x: troops 5");
    const position p = position_named(graph, "troops 5");
    const question_trace trace{graph, graph.question(p.claim)};
    const by_affiliation rule{graph};
    const auto counts = [&](const possible_change& c) {
        const auto found = corroborate_after(c, trace, p, rule).own.independent;
        return fmt::format("{}", found);
    };
    EXPECT_EQ(counts({change_kind::newcomers, p, 2, {}}), "{3, 4}");
    EXPECT_EQ(counts({change_kind::newcomers, {p.claim, true}, 2, {}}), "{1, 2}");
    EXPECT_EQ(counts({change_kind::declared_independent, p, 0, {source_id{0}, source_id{1}}}), "{2, 2}");
    EXPECT_EQ(counts({change_kind::silent, p, 0, {source_id{0}}}), "{1, 1}");
    EXPECT_THAT(
        corroborate_after({change_kind::newcomers, {p.claim, true}, 3, {}}, trace, p, rule).better(),
        ElementsAre(position{p.claim, true}));
}

RC_GTEST_PROP(Corroboration, EveryOtherPositionIsForItOrAgainstItOrNeither, ()) {
    const auto graph = test::linked_case(*rc::gen::arbitrary<std::uint32_t>());
    const question_trace trace{graph, *graph.find_question("q")};
    const auto distinct = support_on(trace, by_affiliation{graph});
    for (const position p : test::all_positions(graph)) {
        const auto found = corroborate(trace, p, by_affiliation{graph});
        std::size_t undecided = 0;  // can't be compared, of another scope, or nobody's word
        std::size_t others = 0;
        for (const position_support& q : distinct) {
            if (q.position == p) continue;
            const auto takers = trace.takers(q.position);
            if (std::none_of(takers.begin(), takers.end(),
                    [&](statement_id s) { return detail::is_on_record(graph, s); }))
                continue;
            ++others;
            const verdict v = compare(graph, p, q.position).verdict;
            const bool agrees = v == verdict::agree || v == verdict::compatible;
            const bool company = agrees && !q.found.sources.empty() &&
                graph.scope_of(q.position.claim) == graph.scope_of(p.claim);
            undecided += v != verdict::conflict && !company ? 1 : 0;
        }
        RC_ASSERT(found.agreeing.size() + found.compatible.size() + found.contrary.size() + undecided == others);
    }
}
