#include <hearsay/trace/broken_relays.hpp>

#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>

#include <gmock/gmock.h>

namespace hearsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

template <class Graph>
std::vector<std::string> spelled(const Graph& graph) {
    std::vector<std::string> made;
    for (const broken_relay& b : broken_relays(graph)) made.push_back(b.because(graph));
    return made;
}

TEST(BrokenRelays, AreOfWhatWasTakenBackOrSaidLater) {
    const auto graph = make_graph(R"(
        [r] radio on 2023-03-06: gates yes > [h1] herald on 2023-03-05: gates yes
        [h3] herald on 2023-03-08 retracts [h1]
        [i] institute on 2023-03-07: level over 130
        [f] forum on 2023-03-05 > [i]
        [g] gazette on 2023-03-07 > [i]
    )");
    EXPECT_THAT(
        spelled(graph), ElementsAre("f relays i, which was said later", "r relays h1, which was retracted"));
    EXPECT_THAT(spelled(as_of(graph, day{std::chrono::year{2023} / 3 / 7})),
        ElementsAre("f relays i, which was said later"))
        << "the retraction is of the 8th";
    EXPECT_THAT(spelled(without(graph, *graph.find_source("herald"))),
        ElementsAre("f relays i, which was said later"))
        << "what is hidden is not mentioned";
}

TEST(BrokenRelays, AreNoneWhereTimesOverlapOrAreNotKnown) {
    const auto graph = make_graph(R"(
        [a] article on 2024-10-18 > [b] wire on 2024-10-18..2024-10-20: dead over 5
        [c] paper on 2024-10-18 > [d] agency from 2024-10-01: dead over 5
        [e] blog > [d]
        [x] radio at 2024-10-18T09:00:00Z > [y] station at 2024-10-18T09:00:00Z: dead over 5
    )");
    EXPECT_THAT(spelled(graph), IsEmpty());
}

TEST(BrokenRelays, OrderInstantsByTheSecond) {
    const auto graph =
        make_graph("[x] radio at 2024-10-18T09:00:00Z > [y] station at 2024-10-18T09:00:01Z: dead over 5");
    EXPECT_THAT(broken_relays(graph),
        ElementsAre(
            broken_relay{*graph.find_statement("x"), *graph.find_statement("y"), break_kind::said_later}));
}

TEST(BrokenRelays, OfAStatementThatWasItselfTakenBackAreNone) {
    const auto graph = make_graph(R"(
        [h1] herald on 2023-03-05: gates yes
        [r] radio on 2023-03-06: gates yes > [h1]
        [h3] herald on 2023-03-08 retracts [h1]
        [r2] radio on 2023-03-09 retracts [r]
    )");
    EXPECT_THAT(spelled(graph), IsEmpty());
}

}  // namespace
}  // namespace hearsay::test
