#include <hearsay/trace/semiring.hpp>

#include <hearsay/model/day.hpp>
#include <hearsay/test/printing.hpp>
#include <hearsay/test/semiring_laws.hpp>

#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <vector>

namespace hearsay::test {
namespace {

static_assert(absorptive_semiring<boolean_semiring> && absorptive_semiring<tropical_semiring> &&
    absorptive_semiring<viterbi_semiring> && absorptive_semiring<weakest_link_semiring> &&
    absorptive_semiring<clearance_semiring> && absorptive_semiring<validity_semiring>);
static_assert(commutative_semiring<counting_semiring> && !absorptive_semiring<counting_semiring>);

struct no_product {
    using value_type = int;
    [[nodiscard]] int zero() const { return 0; }
    [[nodiscard]] int one() const { return 1; }
    [[nodiscard]] int add(int a, int b) const { return a + b; }
};
static_assert(!commutative_semiring<no_product>);

struct says_it_does_not_absorb : boolean_semiring {
    static constexpr bool absorptive = false;
};
static_assert(commutative_semiring<says_it_does_not_absorb> && !absorptive_semiring<says_it_does_not_absorb>);

template <class S>
void expect_laws(const std::vector<typename S::value_type>& values) {
    expect_semiring_laws(S{}, std::span<const typename S::value_type>{values});
}

TEST(Semirings, KeepTheirLaws) {
    constexpr double infinite = std::numeric_limits<double>::infinity();
    constexpr std::array truth{false, true};
    expect_semiring_laws(boolean_semiring{}, std::span<const bool>{truth});
    expect_laws<counting_semiring>(
        {0, 1, 2, 7, std::uint64_t{1} << 32, counting_semiring::many - 1, counting_semiring::many});
    expect_laws<tropical_semiring>({0, 0.5, 1, 7, 1e15, infinite});
    expect_laws<viterbi_semiring>({0, 0.25, 0.5, 0.75, 1});
    expect_laws<weakest_link_semiring>({0, 0.1, 0.5, 0.9, 1});
    expect_laws<clearance_semiring>({0, 1, 3, clearance_semiring::nobody});
    const auto days = [](int from, int to) {
        return date_set{day_range::between(day{std::chrono::days{from}}, day{std::chrono::days{to}})};
    };
    expect_laws<validity_semiring>({date_set{}, date_set::everything(), days(3, 7), days(7, 9), days(20, 20),
        union_of(days(1, 4), days(30, 40))});
}

TEST(CountingSemiring, StopsAtMany) {
    constexpr counting_semiring s;
    constexpr auto many = counting_semiring::many;
    EXPECT_EQ(s.add(many - 1, 1), many);
    EXPECT_EQ(s.add(many - 1, 2), many);
    EXPECT_EQ(s.multiply(std::uint64_t{1} << 32, std::uint64_t{1} << 32), many);
    EXPECT_EQ(s.multiply(std::uint64_t{1} << 32, std::uint64_t{1} << 31), std::uint64_t{1} << 63);
    EXPECT_EQ(s.multiply(many, 0), 0U);
}

}  // namespace
}  // namespace hearsay::test
