#include <hearsay/assess/confidence.hpp>

#include "carried_out.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

using namespace hearsay;
using test::make_graph;
using test::position_named;

namespace {

struct row {
    const char* name;
    const char* graph;
    confidence level;
};
void PrintTo(const row& r, std::ostream* os) { *os << r.name; }

const auto level_of = [](const auto& graph, position p) {
    return confidence_of(question_trace{graph, graph.whole().question(p.claim)}, p).level;
};

}  // namespace

class Confidence : public ::testing::TestWithParam<row> {};

TEST_P(Confidence, IsByNumberQualityAndConflict) {
    const auto make = [&] { return make_graph(GetParam().graph); };
    const auto graph = make();
    const position p = position_named(graph, "presence yes");
    EXPECT_EQ(level_of(graph, p), GetParam().level);
    test::expect_to_come_true(make, confidence_changes(question_trace{graph, graph.question(p.claim)}, p),
        [&](const auto& g) { return level_of(g, p); });
}

INSTANTIATE_TEST_SUITE_P(Table, Confidence,
    ::testing::Values(
        row{"TwoProven", "source gur agency grade B; source nis agency grade A; gur: presence yes; nis: presence yes",
            confidence::high},
        row{"OfOneStateTwoServicesAreTwo",
            "source ukraine state; source gur agency within ukraine grade B; source szru agency within ukraine grade B; "
            "gur: presence yes; szru: presence yes",
            confidence::high},
        row{"OneOfTwoIsUnknown", "source gur agency grade B; gur: presence yes; nis: presence yes",
            confidence::moderate},
        row{"UnknownIsNotTheMiddle", "gur: presence yes; nis: presence yes", confidence::low},
        row{"CannotBeJudgedIsNotTheMiddle",
            "source gur agency grade F; source nis agency grade F; gur: presence yes; nis: presence yes",
            confidence::low},
        row{"OneUnnamedMayBeTheOther",
            "source gur agency grade B; source unnamed-x unnamed grade B; gur: presence yes; unnamed-x: presence yes",
            confidence::moderate},
        row{"ProvenButAlone", "source gur agency grade A; gur: presence yes", confidence::low},
        row{"ManyRelaysOfOne", "source gur agency grade A; a > [g] gur: presence yes; b > [g]; c > [g]",
            confidence::low},
        row{"TwoProvenButDenied",
            "source gur agency grade B; source nis agency grade A; gur: presence yes; nis: presence yes; "
            "kremlin: denies presence yes",
            confidence::moderate},
        row{"BetterDenied",
            "source gur agency grade A; source x unnamed grade A; gur: presence yes; x: presence yes; "
            "kremlin: denies presence yes; duma: denies presence yes",
            confidence::low},
        row{"NoOrigin", "gur: unconfirmed presence yes", confidence::none}),
    [](const auto& test) { return std::string{test.param.name}; });

TEST(ConfidenceWords, NameCorroborationAndNoLikelihood) {
    const auto graph = make_graph("source gur agency grade B; gur: presence yes; unnamed-x: presence yes");
    const position p = position_named(graph, "presence yes");
    const auto found = confidence_of(question_trace{graph, graph.question(p.claim)}, p);
    EXPECT_EQ(found.rule, "confidence-moderate");
    EXPECT_EQ(found.because(),
        "moderate confidence: corroborated by {1, 2} independent origins, 1 proven, of 2 kinds (agency and unnamed); not "
        "contradicted");
}

RC_GTEST_PROP(ConfidenceChanges, ComeTrue, ()) {
    const auto seed = *rc::gen::arbitrary<std::uint32_t>();
    const auto make = [&] { return test::linked_case(seed); };
    const auto graph = make();
    for (const position p : test::all_positions(graph)) {
        test::expect_to_come_true(make, confidence_changes(question_trace{graph, graph.question(p.claim)}, p),
            [&](const auto& g) { return level_of(g, p); });
    }
    RC_ASSERT(!::testing::Test::HasFailure());
}

RC_GTEST_PROP(ConfidenceChanges, AnEchoRaisesNothing, ()) {
    auto graph = test::linked_case(*rc::gen::arbitrary<std::uint32_t>());
    const auto places = test::all_positions(graph);
    std::vector<confidence> before;
    for (const position p : places) before.push_back(level_of(graph, p));
    RC_PRE(test::add_echo(graph, *rc::gen::arbitrary<std::uint32_t>()));
    for (std::size_t i = 0; i < places.size(); ++i) RC_ASSERT(level_of(graph, places[i]) == before[i]);
}
