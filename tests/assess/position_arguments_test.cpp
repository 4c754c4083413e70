#include <hearsay/assess/position_arguments.hpp>

#include "growing_case.hpp"

#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

using namespace hearsay;
using namespace figures;
using test::make_graph;
using ::testing::ElementsAre;

namespace {

const claim_graph& troops() {
    static const auto graph = make_graph(R"(
        source gur grade B
        source nis grade A
        source kremlin grade E
        [g] gur: n over 11000
        [n] nis: n at least 10000, n over 11000
        [k] kremlin: n at most 100
        [d] tass: denies n over 11000
    )");
    return graph;
}
template <class Graph, class Stronger = no_preference>
std::vector<std::string> standings(const Graph& graph, const Stronger& stronger = {}) {
    const auto made = arguments_of(graph, *graph.whole().find_question("n"), stronger);
    const auto labels = grounded(made.framework);
    std::vector<std::string> told;
    for (std::uint32_t a = 0; a < made.positions.size(); ++a) told.push_back(made.because(graph, labels, a));
    return told;
}

}  // namespace

TEST(PositionArguments, AttackEachOtherWhereTheyConflict) {
    EXPECT_THAT(standings(troops()),
        ElementsAre("n over 11000 is undecided: not n over 11000 speaks against it, and is undecided",
            "not n over 11000 is undecided: n over 11000 speaks against it, and is undecided",
            "n at least 10000 is undecided: n at most 100 speaks against it, and is undecided",
            "n at most 100 is undecided: n over 11000 speaks against it, and is undecided"));
}

TEST(PositionArguments, AreInWhereMoreOriginsStandBehindThem) {
    const question_trace trace{troops(), *troops().find_question("n")};
    const by_affiliation rule{troops()};
    EXPECT_THAT(standings(troops(), stronger_by_support{trace, rule}),
        ElementsAre("n over 11000 is in: nothing speaks against it",
            "not n over 11000 is out: n over 11000 speaks against it, and is in",
            "n at least 10000 is in: n at most 100 speaks against it, and is out",
            "n at most 100 is out: n over 11000 speaks against it, and is in"));
}

TEST(PositionArguments, AreInWhereAMoreReliableOriginStandsBehindThem) {
    const question_trace trace{troops(), *troops().find_question("n")};
    const auto told = standings(troops(), stronger_by_reliability{trace});
    // TASS has no grade: it is neither better nor worse than any.
    EXPECT_EQ(told[0], "n over 11000 is undecided: not n over 11000 speaks against it, and is undecided");
    EXPECT_EQ(told[2], "n at least 10000 is in: nothing speaks against it");
    EXPECT_EQ(told[3], "n at most 100 is out: n at least 10000 speaks against it, and is in");
}

TEST(PositionArguments, OfAViewAreThoseItShows) {
    const auto less = without(troops(), {*troops().find_source("kremlin"), *troops().find_source("tass")});
    EXPECT_THAT(standings(less),
        ElementsAre("n over 11000 is in: nothing speaks against it",
            "n at least 10000 is in: nothing speaks against it"));
}

// What is in conflicts with nothing that is in, and whatever is out with something that is.
RC_GTEST_PROP(PositionArgumentsProperty, WhatIsInHoldsTogether, ()) {
    const drawn_case drawn{16};
    drawn.for_each_question([&](const question_trace<claim_graph>& trace) {
        const auto made = arguments_of(
            drawn.graph, trace.question(), stronger_by_support{trace, drawn.rule, drawn.by}, drawn.by);
        const auto labels = grounded(made.framework);
        const auto conflict = [&](std::size_t a, std::size_t b) {
            return compare(drawn.graph, made.positions[a], made.positions[b], drawn.by).verdict ==
                verdict::conflict;
        };
        for (std::size_t a = 0; a < made.positions.size(); ++a) {
            bool beaten = false;
            bool attacked = false;
            for (std::size_t b = 0; b < made.positions.size(); ++b) {
                if (a == b || !conflict(a, b)) continue;
                attacked = true;
                beaten = beaten || labels.of[b] == standing::in;
                RC_ASSERT(!(labels.of[a] == standing::in && labels.of[b] == standing::in));
            }
            if (labels.of[a] == standing::out) RC_ASSERT(beaten);
            if (!attacked) RC_ASSERT(labels.of[a] == standing::in);
        }
    });
}
