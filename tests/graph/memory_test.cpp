#include <hearsay/graph/claim_graph.hpp>

#include "sized_graph.hpp"

#include <gtest/gtest.h>

// What a graph takes beyond its text and the index of names: the bounds that ten million statements are
// planned with.

using namespace hearsay;

namespace {

void expect_within_bounds(const claim_graph& graph) {
    const memory_use use = graph.memory();
    const auto claims = static_cast<double>(graph.claims().size());
    const auto statements = static_cast<double>(graph.statements().size());
    EXPECT_LE(static_cast<double>(use.claims) / claims, 120);
    EXPECT_LE(static_cast<double>(use.statements) / statements, 80);
    EXPECT_LE(static_cast<double>(use.relay_links) / statements, 20);
}

}  // namespace

TEST(Memory, TheGraphHasTheShapeThatIsMeasured) {
    const auto graph = test::sized_graph(20'000, 20'000);
    std::size_t relays = 0;
    for (const auto s : graph.statements()) relays += graph.relay_count(s);
    EXPECT_NEAR(static_cast<double>(relays) / 20'000, 0.74, 0.02);
    EXPECT_EQ(graph.claims().size(), 10'000U);
    EXPECT_EQ(graph.stance_count(), 20'000U);
}

TEST(Memory, OfTwoHundredThousandStatementsInOneBatch) {
    expect_within_bounds(test::sized_graph(200'000, 200'000));
}

TEST(Memory, OfTwoHundredThousandStatementsInManyBatches) {
    expect_within_bounds(test::sized_graph(200'000, 1'000));
}

TEST(Memory, OfStatementsWithADocumentAndALocator) {
    expect_within_bounds(test::sized_graph(200'000, 50'000, true));
}
