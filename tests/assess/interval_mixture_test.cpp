#include <hearsay/assess/interval_mixture.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

using namespace hearsay;

namespace {

interval_mixture of(std::vector<weighed_interval> said) { return interval_mixture{said}; }
constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST(PastCoverage, CountsOneThatHeldAndOneThatDidNotInAddition) {
    const std::vector<past_interval> past{{0, interval::between(1, 3), 2}, {0, interval::between(1, 3), 3},
        {0, interval::more_than(5), 5}, {1, interval::at_least(5), 5}};
    const auto found = coverage_of(past, 3);
    EXPECT_EQ(found[0], (past_coverage{2, 3}));
    EXPECT_DOUBLE_EQ(found[0].share(), 3.0 / 5);
    EXPECT_DOUBLE_EQ(found[1].share(), 2.0 / 3);
    EXPECT_DOUBLE_EQ(found[2].share(), 0.5) << "no past";
    EXPECT_THROW((void)coverage_of(past, 1), std::out_of_range);
    const std::vector<past_interval> unknown{{0, interval::between(1, 3), std::nan("")}};
    EXPECT_THROW((void)coverage_of(unknown, 1), std::invalid_argument);
    EXPECT_TRUE(coverage_of({}, 0).empty());
}

TEST(IntervalMixture, OfOneIsThatOneSpreadEvenly) {
    const auto one = of({{0, interval::between(10, 20), 3}});
    EXPECT_DOUBLE_EQ(one.at_most(10), 0);
    EXPECT_DOUBLE_EQ(one.at_most(15), 0.5);
    EXPECT_DOUBLE_EQ(one.at_most(25), 1);
    EXPECT_NEAR(one.quantile(0.5), 15, 1e-9);
    EXPECT_NEAR(one.middle(0.9).lower(), 10.5, 1e-9);
    EXPECT_NEAR(one.middle(0.9).upper(), 19.5, 1e-9);
}

TEST(IntervalMixture, OfTwoApartHasNothingBetweenThem) {
    const auto two = of({{0, interval::between(0, 10), 1}, {1, interval::between(20, 30), 3}});
    EXPECT_DOUBLE_EQ(two.at_most(10), 0.25);
    EXPECT_DOUBLE_EQ(two.at_most(20), 0.25);
    EXPECT_NEAR(two.quantile(0.25), 10, 1e-6) << "the lowest number that so much does not pass";
    EXPECT_NEAR(two.quantile(0.5), 20 + 10.0 / 3, 1e-9);
    EXPECT_EQ(two.parts().front().share, 0.25);
}

TEST(IntervalMixture, OfASingleNumberHasItAllThere) {
    const auto mixed = of({{0, interval::exactly(5), 1}, {1, interval::between(0, 10), 1}});
    EXPECT_DOUBLE_EQ(mixed.at_most(4.999999), 0.5 * 0.4999999);
    EXPECT_DOUBLE_EQ(mixed.at_most(5), 0.75);
    EXPECT_DOUBLE_EQ(mixed.quantile(0.5), 5);
}

TEST(IntervalMixture, HoldsHugeNumbers) {
    constexpr double most = std::numeric_limits<double>::max();
    const auto wide = of({{0, interval::between(-most, most), 1}});
    EXPECT_DOUBLE_EQ(wide.at_most(0), 0.5);
    EXPECT_TRUE(std::isfinite(wide.quantile(0.75)));
}

TEST(IntervalMixture, RefusesWhatHasNoEndOrNoWeight) {
    EXPECT_THROW((void)of({}), std::invalid_argument);
    EXPECT_THROW((void)of({{0, interval::at_least(1), 1}}), std::invalid_argument);
    EXPECT_THROW((void)of({{0, interval::between(1, 2), 0}}), std::invalid_argument);
    EXPECT_THROW((void)of({{0, interval::between(1, 2), -1}}), std::invalid_argument);
    EXPECT_THROW((void)of({{0, interval::between(1, 2), infinity}}), std::invalid_argument);
    EXPECT_THROW((void)of({{0, interval::between(1, 2), std::nan("")}}), std::invalid_argument);
    const auto one = of({{0, interval::between(1, 2), 1}});
    for (const double share : {-0.1, 1.1, std::nan("")}) {
        EXPECT_THROW((void)one.quantile(share), std::invalid_argument);
        EXPECT_THROW((void)one.middle(share), std::invalid_argument);
    }
}

TEST(MixByCoverage, WeighsThoseWhoWereRightMore) {
    std::vector<past_coverage> coverage{{9, 10}, {2, 10}};
    const auto mixed =
        mix_by_coverage({{0, interval::between(0, 1), 1}, {1, interval::between(2, 3), 1}}, coverage);
    EXPECT_NEAR(mixed.parts()[0].share / mixed.parts()[1].share, 10.0 / 3, 1e-12);
    EXPECT_EQ(mixed.because(),
        "median 0.65, 90 % in [0.065, 2.78333]; of source 0 0.77 in [0, 1], of source 1 0.23 in [2, 3]");
    EXPECT_THROW((void)mix_by_coverage({{2, interval::between(0, 1), 1}}, coverage), std::out_of_range);
}

RC_GTEST_PROP(IntervalMixture, IsTheSumOfItsPartsInAnyOrder, (std::uint64_t seed)) {
    std::mt19937_64 engine{seed};
    const auto draw = [&](int most) { return static_cast<double>(engine() % static_cast<unsigned>(most)); };
    std::vector<weighed_interval> said;
    for (std::size_t n = 1 + engine() % 8; n > 0; --n) {
        const double low = draw(20);
        said.push_back(
            {static_cast<std::uint32_t>(engine() % 4), interval::between(low, low + draw(10)), 1 + draw(5)});
    }
    const auto mixed = of(said);
    double weights = 0;
    double shares = 0;
    for (const auto& w : said) weights += w.weight;
    for (const auto& p : mixed.parts()) shares += p.share;
    RC_ASSERT(std::abs(shares - 1) < 1e-9);
    for (double x = -1; x < 32; x += 0.25) {
        double expected = 0;
        for (const auto& w : said) {
            const double width = w.said.upper() - w.said.lower();
            expected += w.weight / weights *
                (width == 0 ? (x >= w.said.lower() ? 1 : 0)
                            : std::clamp((x - w.said.lower()) / width, 0.0, 1.0));
        }
        RC_ASSERT(std::abs(mixed.at_most(x) - expected) < 1e-9);
    }
    for (double share = 0.05; share < 1; share += 0.1) {
        const double x = mixed.quantile(share);
        RC_ASSERT(mixed.at_most(x + 1e-6) >= share - 1e-6);
        RC_ASSERT(mixed.at_most(x - 1e-6) <= share + 1e-6);
    }
    std::shuffle(said.begin(), said.end(), engine);
    RC_ASSERT(of(said) == mixed);
}
