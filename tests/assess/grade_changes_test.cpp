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
