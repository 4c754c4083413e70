#include <hearsay/assess/source_lines.hpp>

#include "truth_data.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace hearsay::test {
namespace {

TEST(SourceLines, JoinSourcesDirectlyOrByWayOfOthers) {
    const source_lines lines{
        6, {{4, 2}, {2, 5, join_cause::shared_values, 12.5}, {0, 1, join_cause::affiliation}}};
    EXPECT_EQ(lines.line(4), 2U);
    EXPECT_EQ(lines.line(5), 2U);
    EXPECT_EQ(lines.line(1), 0U);
    EXPECT_EQ(lines.line(3), 3U);
    EXPECT_EQ(lines.line_count(), 3U);
    EXPECT_THAT(lines.joins_of(2),
        ::testing::ElementsAre(source_join{2, 4}, source_join{2, 5, join_cause::shared_values, 12.5}));
    EXPECT_THAT(lines.joins_of(3), ::testing::IsEmpty());
}

TEST(SourceLines, WithoutJoinsAreTheSources) {
    EXPECT_EQ(source_lines{0}.line_count(), 0U);
    EXPECT_EQ(source_lines{3}.line_count(), 3U);
}

TEST(SourceLines, SayWhatJoins) {
    const auto table = make_votes("off: aa 1, bb 1");
    EXPECT_EQ((source_join{0, 1}.because(table)), "aa and bb: citation");
    EXPECT_EQ((source_join{0, 1, join_cause::shared_values, 8.25}.because(table)),
        "aa and bb: shared values (evidence 8.2)");
}

TEST(SourceLines, RefuseSourcesThatThereAreNot) {
    EXPECT_THROW((source_lines{2, {{0, 2}}}), std::out_of_range);
}

RC_GTEST_PROP(SourceLines, AreTheSameInAnyOrderOfJoins, (std::uint64_t seed)) {
    std::mt19937_64 engine{seed};
    std::vector<source_join> joins;
    for (std::uint32_t n = 0; n < 8; ++n)
        joins.push_back(
            {static_cast<std::uint32_t>(engine() % 12), static_cast<std::uint32_t>(engine() % 12)});
    const source_lines lines{12, joins};
    auto other = joins;
    std::shuffle(other.begin(), other.end(), engine);
    for (source_join& j : other) {
        if (engine() % 2 == 0) std::swap(j.a, j.b);
    }
    RC_ASSERT((source_lines{12, other} == lines));
    // By the definition: what is reached from each source is of its line.
    for (std::uint32_t s = 0; s < 12; ++s) {
        std::vector<bool> reached(12, false);
        reached[s] = true;
        for (std::size_t round = 0; round < 12; ++round) {
            for (const source_join& j : joins) reached[j.a] = reached[j.b] = reached[j.a] || reached[j.b];
        }
        for (std::uint32_t t = 0; t < 12; ++t) RC_ASSERT((lines.line(s) == lines.line(t)) == reached[t]);
        RC_ASSERT(lines.line(s) <= s);
    }
}

}  // namespace
}  // namespace hearsay::test
