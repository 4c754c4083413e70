#include <hearsay/compare/in_turn.hpp>

#include <gtest/gtest.h>

#include <utility>
#include <vector>

using namespace hearsay;

static_assert(runner<in_turn>);
static_assert(!runner<int>);

TEST(InTurn, DoesEverythingAtOnceAndNothingForNone) {
    std::vector<std::pair<std::size_t, std::size_t>> calls;
    const auto note = [&](std::size_t from, std::size_t to) { calls.emplace_back(from, to); };
    in_turn{}(0, note);
    EXPECT_TRUE(calls.empty());
    in_turn{}(7, note);
    EXPECT_EQ(calls, (std::vector<std::pair<std::size_t, std::size_t>>{{0, 7}}));
}
