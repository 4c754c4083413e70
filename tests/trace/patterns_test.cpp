// What people who weigh reports know by name: each pattern, and all that trace/ says of it.
#include <hearsay/trace.hpp>

#include "oracle.hpp"

#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace hearsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(Patterns, FortyOutletsThatPrintOneWireStoryAreOneOrigin) {
    std::string text = "[w] wire on 2024-05-01: dead over 5\n";
    for (int i = 10; i < 50; ++i) text += fmt::format("outlet-{} on 2024-05-02: dead over 5 > [w]\n", i);
    const auto graph = make_graph(text);
    const question_trace trace{graph, *graph.find_question("dead")};
    const position p = asserted(graph, "dead over 5");
    EXPECT_EQ(trace.takers(p).size(), 41U);
    EXPECT_THAT(names(graph, origins(trace, p).sources), ElementsAre("wire"));
    const auto count = independence(trace, p);
    EXPECT_EQ(count.min, 1U);
    EXPECT_EQ(count.max, 1U);
    EXPECT_THAT(disjoint_chains(trace, p).chains, SizeIs(1));
    EXPECT_THAT(names(graph, source_disjoint_chains(trace, p).cut), ElementsAre("wire"));
    EXPECT_THAT(names(graph, pivots(trace, p).sources), ElementsAre("wire"));
    EXPECT_NEAR(reliability(trace, p, [](source_id) { return 0.7; }).max, 0.7, 1e-12);
    const auto told = timeline(graph, p.claim);
    EXPECT_THAT(names(graph, told.first_movers), ElementsAre("wire"));
    EXPECT_THAT(told.followers, SizeIs(40));
}

TEST(Patterns, OneSharedAndOneSeparateOriginAreTwoLines) {
    const auto graph = make_graph(R"(
        [a] alpha: dead over 5 > [w] wire unheld: dead over 5
        [b] bravo: dead over 5 > [w]
        [b] > [m] ministry unheld: dead over 5
    )");
    const position p = asserted(graph, "dead over 5");
    EXPECT_EQ(independence(question_trace{graph, *graph.find_question("dead")}, p).max, 2U);
    EXPECT_EQ(disjoint_chains(graph, p).because(graph),
        "2 chains share no statement: alpha > wire; bravo > ministry. Every chain passes a or b");
    std::vector<std::string> told;
    for (const fall& f : what_falls(graph, p)) told.push_back(f.because(graph));
    EXPECT_THAT(told,
        ElementsAre("without wire 1 independent origin is left",
            "without bravo it is not known what ministry says; 1 independent origin is left",
            "without ministry 1 independent origin is left"));
}

TEST(Patterns, AGatekeeperBeforeTwoOriginsIsTwoOriginsAndOneLine) {
    const auto graph = make_graph(R"(
        alpha > [g] gatekeeper unheld > east: dead over 5
        bravo > [g]
        [g] > west: dead over 5
    )");
    const position p = asserted(graph, "dead over 5");
    const question_trace trace{graph, *graph.find_question("dead")};
    EXPECT_EQ(independence(trace, p).min, 2U);
    EXPECT_THAT(disjoint_chains(trace, p).chains, SizeIs(1));
    EXPECT_THAT(names(graph, pivots(trace, p).sources), ElementsAre("gatekeeper"));
    // Right in 7 of 10 cases each: the two papers, the gatekeeper, the two origins.
    EXPECT_NEAR(reliability(trace, p, [](source_id) { return 0.7; }).min, 0.91 * 0.7 * 0.91, 1e-12);
}

TEST(Patterns, AnUnnamedOriginMayBeTheOther) {
    const auto graph = make_graph(R"(
        alpha > gur: dead over 5
        bravo > unnamed-service: dead over 5
    )");
    const auto count =
        independence(question_trace{graph, *graph.find_question("dead")}, asserted(graph, "dead over 5"));
    EXPECT_EQ(count.min, 1U);
    EXPECT_EQ(count.max, 2U);
    EXPECT_EQ(count.because(graph), "gur; unnamed-service, which may be one of the others");
}

TEST(Patterns, ThreeSourcesThatConfirmEachOtherOverTwoDaysRestOnTheFirst) {
    const auto graph = three_that_confirm_each_other();
    const question_trace trace{graph, *graph.find_question("explosion")};
    const position p = asserted(graph, "explosion yes");
    const auto circles = circular_reports(graph);
    ASSERT_THAT(circles, SizeIs(1));
    EXPECT_EQ(circles.reports[0].because(graph),
        "alpha (2024-05-02) > charlie (2024-05-02) > bravo (2024-05-01) > alpha (2024-05-01)");
    EXPECT_THAT(names(graph, circles.reports[0].statements), ElementsAre("a2", "c", "b", "a1"));
    EXPECT_THAT(names(graph, origins(trace, p, {.which = positions::all}).sources), ElementsAre("alpha"));
    const why_semiring<source_id> why;
    EXPECT_THAT(support(trace, p, why, by_source_of(graph, why), positions::all),
        ElementsAre(ElementsAre(*graph.find_source("alpha"))));
}

TEST(Patterns, ALoopThatRestsOnNothingHasNoOrigin) {
    const auto graph = make_graph("[a] alpha: war yes > [b] bravo: war yes > [c] charlie: war yes > [a]");
    const position p = asserted(graph, "war yes");
    EXPECT_THAT(origins(graph, p).sources, IsEmpty());
    EXPECT_THAT(disjoint_chains(graph, p).chains, IsEmpty());
    EXPECT_EQ(reliability(graph, p, [](source_id) { return 0.7; }).max, 0.0);
    EXPECT_TRUE(relay_loops(graph).at(0).rests_on_nothing);
}

TEST(Patterns, AFigureThatGrowsFromMouthToMouthNamesEachWhoChangedIt) {
    const auto graph = make_graph(R"(
        [p] paper: dead 70 > [a] agency: dead over 60 > [r] radio: dead at least 55 > [m] mayor: probably dead at least 55
    )");
    const question_trace trace{graph, *graph.find_question("dead")};
    const auto found = chains(trace, asserted(graph, "dead 70"));
    ASSERT_THAT(found, SizeIs(1));
    std::vector<std::string> told;
    for (const drift_step& step : drift_along(found.chains[0], drift(trace)))
        told.push_back(step.because(graph));
    EXPECT_THAT(told,
        ElementsAre("r rests on m: certainty raised",
            "a rests on r: raised by 9.09%, hedge changed, narrowed",
            "p rests on a: raised by 16.7%, hedge dropped, narrowed"));
}

}  // namespace
}  // namespace hearsay::test
