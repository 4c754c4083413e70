#include <hearsay/assess/grade_changes.hpp>

#include "carried_out.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

using namespace hearsay;
using test::make_graph;
using test::position_named;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

namespace {

/// A rule of the test's own: how many independent origins are missing to three.
const auto missing = [](const corroboration& found) {
    return 3 - std::min(3, static_cast<int>(found.own.independent.min));
};
template <class Graph>
int missing_in(const Graph& graph, position p) {
    return missing(
        corroborate(question_trace{graph, graph.whole().question(p.claim)}, p, by_affiliation{graph}));
}

}  // namespace

TEST(GradeChanges, ServeAnyRule) {
    const auto graph = make_graph("gur: troops 5; nis: troops 5");
    const position p = position_named(graph, "troops 5");
    const auto found =
        what_changes(question_trace{graph, graph.question(p.claim)}, p, by_affiliation{graph}, missing);
    EXPECT_THAT(test::words_of(graph, found.lifts),
        ElementsAre("if 1 new source says troops 5: 0 instead of 1",
            "if 1 new source, declared independent of gur, says troops 5: 0 instead of 1"));
    EXPECT_THAT(test::words_of(graph, found.lowers),
        ElementsAre("if gur had said nothing: 2 instead of 1", "if nis had said nothing: 2 instead of 1",
            "if gur and nis had said nothing: 3 instead of 1"));
}

TEST(GradeChanges, AreAsFewNewcomersAsItTakesAndNoneWhereNoneWould) {
    const auto graph = make_graph("gur: troops 5");
    const position p = position_named(graph, "troops 5");
    const question_trace trace{graph, graph.question(p.claim)};
    const auto needs_four = [](const corroboration& found) { return found.own.independent.max >= 4 ? 0 : 1; };
    const by_affiliation rule{graph};
    EXPECT_EQ(what_changes(trace, p, rule, needs_four).lifts.front().change.newcomers, 3U);
    EXPECT_THAT(what_changes(trace, p, rule, needs_four, {}, {}, 2).lifts, IsEmpty());
}

// What is listed comes true, and what is not listed changes nothing: of every single source.
RC_GTEST_PROP(GradeChanges, SayExactlyWhoseSilenceMatters, ()) {
    const auto seed = *rc::gen::arbitrary<std::uint32_t>();
    const auto make = [&] { return test::linked_case(seed); };
    const auto graph = make();
    for (const position p : test::all_positions(graph)) {
        const auto found =
            what_changes(question_trace{graph, graph.question(p.claim)}, p, by_affiliation{graph}, missing);
        test::expect_to_come_true(make, found, [&](const auto& g) { return missing_in(g, p); });
        const int is = missing_in(graph, p);
        for (const source_id s : graph.whole().sources()) {
            const auto is_told = [&](const auto& those) {
                return std::any_of(those.begin(), those.end(), [&](const auto& c) {
                    return c.change == possible_change{change_kind::silent, p, 0, {s}};
                });
            };
            const bool moves = missing_in(without(graph, s), p) != is;
            RC_ASSERT(moves == (is_told(found.lifts) || is_told(found.lowers)));
        }
    }
    RC_ASSERT(!::testing::Test::HasFailure());
}

TEST(GradeChanges, OfAViewComeTrueInTheView) {
    using namespace std::chrono;
    const hearsay::day then{2024y / October / 19d};
    const auto make = [] {
        return make_graph("gur on 2024-10-18: troops 5; nis on 2024-10-25: troops 5; duma on 2024-10-26: denies troops 5");
    };
    auto graph = make();
    const position p = position_named(graph, "troops 5");
    const auto view = as_of(graph, then);
    const question_trace trace{view, graph.question(p.claim)};
    const auto found = what_changes(trace, p, by_affiliation{view}, missing);
    EXPECT_THAT(test::words_of(view, found.lifts),
        ElementsAre("if 1 new source says troops 5: 1 instead of 2",
            "if 1 new source, declared independent of gur, says troops 5: 1 instead of 2"));
    EXPECT_THAT(test::words_of(view, found.lowers), ElementsAre("if gur had said nothing: 3 instead of 2"));
    carry_out(found.lifts[0].change, graph, said_at{then});
    EXPECT_EQ(missing_in(as_of(graph, then), p), 1);
    EXPECT_EQ(missing_in(without(as_of(make(), then), found.lowers[0].change.sources), p), 3);
}
