#include <hearsay/assess/argument_framework.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

using namespace hearsay;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

namespace {

argument_framework of(std::size_t size, std::vector<attack> attacks) { return {size, attacks}; }
using enum standing;

}  // namespace

TEST(ArgumentFramework, ListsAttacksBothWaysEachOnce) {
    const auto made = of(3, {{2, 0}, {1, 0}, {2, 0}, {0, 0}});
    EXPECT_EQ(made.attack_count(), 3U);
    EXPECT_THAT(made.attackers_of(0), ElementsAre(0, 1, 2));
    EXPECT_THAT(made.attacked_by(2), ElementsAre(0));
    EXPECT_THAT(made.attacked_by(1), ElementsAre(0));
    EXPECT_THAT(made.attackers_of(1), IsEmpty());
    EXPECT_EQ(argument_framework{}.size(), 0U);
    EXPECT_THROW((void)of(2, {{0, 2}}), std::out_of_range);
    EXPECT_THROW((void)of(0, {{0, 0}}), std::out_of_range);
}

TEST(Grounded, BringsBackWhomTheBeatenAttacked) {
    const auto labels = grounded(of(4, {{0, 1}, {1, 2}, {2, 3}}));
    EXPECT_THAT(labels.of, ElementsAre(in, out, in, out));
    EXPECT_THAT(labels.because_of, ElementsAre(grounded_labelling::nobody, 0, grounded_labelling::nobody, 2));
}

TEST(Grounded, LeavesOpenWhatAttacksEachOther) {
    // 0 and 1 attack each other; 2 is attacked by both, and attacks 3.
    const auto labels = grounded(of(4, {{0, 1}, {1, 0}, {0, 2}, {1, 2}, {2, 3}}));
    EXPECT_THAT(labels.of, ElementsAre(undecided, undecided, undecided, undecided));
    EXPECT_THAT(labels.because_of, ElementsAre(1, 0, 0, 2));
}

TEST(Grounded, OfOneThatAttacksItselfIsUndecidedUnlessAnotherBeatsIt) {
    EXPECT_THAT(grounded(of(1, {{0, 0}})).of, ElementsAre(undecided));
    EXPECT_THAT(grounded(of(2, {{0, 0}, {1, 0}})).of, ElementsAre(out, in));
    EXPECT_THAT(grounded(of(3, {{0, 1}, {1, 2}, {2, 0}})).of, ElementsAre(undecided, undecided, undecided));
}

TEST(Grounded, OfNothingIsEmpty) { EXPECT_THAT(grounded(argument_framework{}).of, IsEmpty()); }

TEST(Grounded, OfAMillionInARowNeedsNoDeepStack) {
    std::vector<attack> attacks;
    constexpr std::uint32_t size = 1'000'000;
    for (std::uint32_t i = 0; i + 1 < size; ++i) attacks.push_back({i, i + 1});
    const auto labels = grounded(argument_framework{size, attacks});
    EXPECT_EQ(labels.of[0], in);
    EXPECT_EQ(labels.of[1], out);
    EXPECT_EQ(labels.of[size - 1], out);
}

TEST(Grounded, IsWritten) { EXPECT_EQ(fmt::format("{:>10}", undecided), " undecided"); }
