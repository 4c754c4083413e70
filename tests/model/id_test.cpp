#include <hearsay/model/id.hpp>

#include <gtest/gtest.h>

#include <concepts>
#include <set>
#include <type_traits>
#include <unordered_set>
#include <vector>

using namespace hearsay;

template <class A, class B>
concept equality_with = requires(A a, B b) {
    a == b;
};
template <class A, class B>
concept ordered_with = requires(A a, B b) {
    a < b;
};
template <class A>
concept has_arithmetic = requires(A a) {
    a + 1;
}
|| requires(A a) { ++a; };

static_assert(equality_with<claim_id, claim_id>);
static_assert(!equality_with<claim_id, source_id>, "two kinds of id never compare");
static_assert(!ordered_with<claim_id, statement_id>);
static_assert(!equality_with<claim_id, int>);
static_assert(!has_arithmetic<claim_id>);
static_assert(!std::is_constructible_v<claim_id, source_id>);
static_assert(
    !std::is_convertible_v<std::uint32_t, claim_id>, "a number has to say of what it is the number");
static_assert(!std::is_default_constructible_v<claim_id>, "there is no claim without a number");
static_assert(std::is_trivially_copyable_v<claim_id> && sizeof(claim_id) == 4);
static_assert(claim_id{3}.number() == 3 && claim_id{3} < claim_id{4} && claim_id{3} != claim_id{4});

TEST(Id, SortsByNumber) {
    const std::set<claim_id> sorted{claim_id{7}, claim_id{0}, claim_id{3}, claim_id{7}};
    EXPECT_EQ(
        std::vector(sorted.begin(), sorted.end()), (std::vector{claim_id{0}, claim_id{3}, claim_id{7}}));
}

TEST(Id, Hashes) {
    std::unordered_set<source_id> seen;
    for (std::uint32_t i = 0; i < 1000; ++i) seen.insert(source_id{i % 10});
    EXPECT_EQ(seen.size(), 10U);
    EXPECT_TRUE(seen.contains(source_id{9}));
    EXPECT_FALSE(seen.contains(source_id{10}));
}
