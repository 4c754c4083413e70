#include <hearsay/compare/verdict_counts.hpp>

#include <gtest/gtest.h>

using namespace hearsay;

TEST(VerdictCounts, AddUp) {
    verdict_counts counts;
    EXPECT_EQ(counts.total(), 0U);
    counts.add(verdict::agree);
    counts.add(verdict::compatible, 2);
    counts.add(verdict::conflict, 3);
    counts.add(verdict::incomparable, 4);
    EXPECT_EQ(counts, (verdict_counts{1, 2, 3, 4}));
    EXPECT_EQ(counts.total(), 10U);
}

TEST(VerdictCounts, HaveATotalOfMoreThan32Bits) {
    constexpr std::uint32_t many = 4'000'000'000;
    EXPECT_EQ((verdict_counts{many, many, many, many}).total(), 16'000'000'000U);
}
