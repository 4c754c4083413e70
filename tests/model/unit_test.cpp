#include <hearsay/model/unit.hpp>

#include <hearsay/test/printing.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

using namespace hearsay;

namespace {

constexpr scale brigade{3000, 5000, 0};
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double huge = std::numeric_limits<double>::max();

// Numbers of an interval: its ends where they are in it, and some between them.
std::vector<double> samples(const interval& x) {
    const double low = x.has_lower() ? x.lower() : std::min(x.has_upper() ? x.upper() : 0.0, 0.0) - 50;
    const double high = x.has_upper() ? x.upper() : std::max(low, 0.0) + 50;
    std::vector<double> found;
    for (int i = 0; i <= 10; ++i) {
        const double at = low + (high - low) * i / 10;
        if (x.contains(at)) found.push_back(at);
    }
    return found;
}

rc::Gen<interval> intervals() {
    return rc::gen::map(rc::gen::tuple(rc::gen::inRange(-21, 21), rc::gen::arbitrary<bool>(),
                            rc::gen::inRange(0, 12), rc::gen::arbitrary<bool>()),
        [](const auto& t) {
            const auto [low, low_open, length, high_open] = t;
            const auto made = interval::between_if_any(
                low == -21 ? -infinity : low, low_open, length == 11 ? infinity : low + length, high_open);
            return made.value_or(interval::exactly(low));
        });
}
rc::Gen<scale> scales() {
    return rc::gen::map(
        rc::gen::tuple(rc::gen::inRange(1, 40), rc::gen::inRange(0, 30), rc::gen::inRange(-8, 9)),
        [](const auto& t) {
            const auto [low, more, offset] = t;
            return scale{low / 8.0, (low + more) / 8.0, static_cast<double>(offset)};
        });
}

}  // namespace

TEST(Convert, BrigadesToSoldiersAndBack) {
    EXPECT_EQ(convert(interval::at_most(4), brigade), interval::at_most(20'000));
    EXPECT_EQ(convert(interval::more_than(4), brigade), interval::more_than(12'000));
    EXPECT_EQ(convert(interval::exactly(4), brigade), interval::between(12'000, 20'000));
    EXPECT_EQ(
        convert(interval::between(0, false, 4, true), brigade), interval::between(0, false, 20'000, true));
    EXPECT_EQ(convert_back(interval::exactly(12'000), brigade), interval::between(2.4, 4));
    EXPECT_EQ(convert_back(interval::at_least(15'000), brigade), interval::at_least(3));
}

TEST(Convert, NegativesAndZero) {
    EXPECT_EQ(convert(interval::exactly(-2), brigade), interval::between(-10'000, -6'000));
    EXPECT_EQ(convert(interval::between(-2, 1), brigade), interval::between(-10'000, 5'000));
    EXPECT_EQ(convert(interval::exactly(0), brigade), interval::exactly(0));
    EXPECT_EQ(
        convert(interval::between(-1, true, 0, false), brigade), interval::between(-5'000, true, 0, false));
    EXPECT_EQ(convert(interval::everything(), brigade), interval::everything());
    EXPECT_EQ(convert_back(interval::between(-6'000, 3'000), brigade), interval::between(-2, 1));
    EXPECT_EQ(convert_back(interval::exactly(0), brigade), interval::exactly(0));
    EXPECT_EQ(convert_back(interval::everything(), brigade), interval::everything());
}

TEST(Convert, AnOffsetIsAddedAfterTheFactor) {
    constexpr scale celsius_to_fahrenheit{1.8, 1.8, 32};
    EXPECT_EQ(convert(interval::exactly(100), celsius_to_fahrenheit), interval::exactly(212));
    EXPECT_EQ(convert(interval::at_least(-40), celsius_to_fahrenheit), interval::at_least(-40));
    EXPECT_EQ(convert_back(interval::exactly(32), celsius_to_fahrenheit), interval::exactly(0));
    EXPECT_EQ(convert_back(interval::less_than(212), celsius_to_fahrenheit), interval::less_than(100));
}

TEST(Convert, WhatRoundsAwayIsNoError) {
    EXPECT_EQ(convert(interval::at_least(1e308), brigade), interval::at_least(huge));
    EXPECT_EQ(convert(interval::at_most(-1e308), brigade), interval::at_most(-huge));
    EXPECT_EQ(convert(interval::at_most(1e308), brigade), interval::everything());
    EXPECT_EQ(convert_back(interval::at_least(1e300), scale{1e-300, 1e-300, 0}), interval::at_least(huge));
    double low = 1.9;  // two neighbours whose products are one number
    while (low * 1.1 != std::nextafter(low, 2) * 1.1) low = std::nextafter(low, 2);
    const auto narrow = interval::between(low, true, std::nextafter(low, 2), true);
    EXPECT_EQ(convert(narrow, scale{1.1, 1.1, 0}), interval::exactly(low * 1.1));
    EXPECT_EQ(
        convert_back(interval::between(0, true, 1e-320, true), scale{1e10, 1e10, 0}), interval::exactly(0));
}

TEST(Convert, SetsPieceByPieceAndJoined) {
    const std::vector<unit_step> steps{{0, brigade, false}};
    EXPECT_EQ(convert(interval_set{interval::less_than(4), interval::more_than(4)}, steps),
        interval_set::everything());
    EXPECT_EQ(convert(interval_set{interval::at_most(1), interval::more_than(4)}, steps),
        (interval_set{interval::at_most(5'000), interval::more_than(12'000)}));
    EXPECT_EQ(convert(interval_set{}, steps), interval_set{});
    EXPECT_EQ(convert(interval_set{interval::at_most(4)}, {}), interval_set{interval::at_most(4)});
}

RC_GTEST_PROP(Convert, HoldsWhatEveryFactorMakesOfEveryNumber, ()) {
    const auto x = *intervals();
    const auto by = *scales();
    const auto made = convert(x, by);
    const auto back = convert_back(x, by);
    for (const double value : samples(x)) {
        for (int i = 0; i <= 4; ++i) {
            const double factor = by.low + (by.high - by.low) * i / 4;
            RC_ASSERT(made.contains(value * factor + by.offset));
            const double divided = (value - by.offset) / factor;
            RC_ASSERT(back.contains(divided) ||
                hull(back, interval::exactly(divided)).width() <= back.width() * (1 + 1e-12) + 1e-12);
        }
    }
}

RC_GTEST_PROP(Convert, EndsAreReachedOrApproached, ()) {
    const auto x = *intervals();
    const auto by = *scales();
    const auto made = convert(x, by);
    const auto ends = [&](double end) {
        return std::vector{end * by.low + by.offset, end * by.high + by.offset};
    };
    RC_ASSERT(made.has_lower() == x.has_lower());
    RC_ASSERT(made.has_upper() == x.has_upper());
    if (x.has_lower()) {
        RC_ASSERT(made.lower() == std::min(ends(x.lower())[0], ends(x.lower())[1]));
        RC_ASSERT(made.lower_open() == x.lower_open());
    }
    if (x.has_upper()) {
        RC_ASSERT(made.upper() == std::max(ends(x.upper())[0], ends(x.upper())[1]));
        RC_ASSERT(made.upper_open() == x.upper_open());
    }
}

RC_GTEST_PROP(Convert, ThereAndBackHoldsWhatItBeganWith, ()) {
    const auto x = *intervals();
    const int power = *rc::gen::inRange(-3, 4);  // factors that are exact, so that nothing is rounded
    const scale by{std::ldexp(1, power), std::ldexp(1, power + *rc::gen::inRange(0, 3)),
        static_cast<double>(*rc::gen::inRange(-8, 9))};
    RC_ASSERT(convert_back(convert(x, by), by).contains(x));
    RC_ASSERT(convert(convert_back(x, by), by).contains(x));
    const scale exact{by.low, by.low, by.offset};
    RC_ASSERT(convert_back(convert(x, exact), exact) == x);
}

RC_GTEST_PROP(Convert, NeverThrowsForAnyFiniteFigures, ()) {
    const auto figure = [] {
        return *rc::gen::suchThat(
            rc::gen::oneOf(rc::gen::arbitrary<double>(), rc::gen::element(huge, -huge, 5e-324, 0.0)),
            [](double d) { return std::isfinite(d); });
    };
    const double a = figure();
    const double b = figure();
    const auto x = interval::between_if_any(
        std::min(a, b), *rc::gen::arbitrary<bool>(), std::max(a, b), *rc::gen::arbitrary<bool>())
                       .value_or(interval::exactly(a));
    const double f = *rc::gen::element(5e-324, 1e-300, 0.1, 3.0, 1e300, huge);
    (void)convert(x, scale{f, f, 0});
    (void)convert_back(x, scale{f, f, 0});
    (void)convert(x, scale{0.1, huge, 1e300});
    (void)convert_back(x, scale{0.1, huge, 1e300});
}

TEST(UnitTable, PathsChainAndInvert) {
    unit_table units;
    const auto soldier = units.add();
    const auto battalion = units.add();
    const auto brigade_unit = units.add();
    const auto tank = units.add();
    EXPECT_TRUE(units.add(brigade_unit, battalion, {3, 5, 0}));
    EXPECT_TRUE(units.add(battalion, soldier, {500, 1000, 0}));
    EXPECT_EQ(units.conversion_count(), 2U);

    const auto down = units.path(brigade_unit, soldier);
    ASSERT_TRUE(down.has_value());
    ASSERT_EQ(down->size(), 2U);
    EXPECT_EQ((*down)[0].conversion, 0U);
    EXPECT_EQ((*down)[1].conversion, 1U);
    EXPECT_FALSE((*down)[0].backward);
    EXPECT_EQ(
        convert(interval_set{interval::exactly(2)}, *down), interval_set{interval::between(3'000, 10'000)});

    const auto up = units.path(soldier, brigade_unit);
    ASSERT_TRUE(up.has_value());
    EXPECT_TRUE((*up)[0].backward && (*up)[1].backward);
    EXPECT_EQ((*up)[0].conversion, 1U);
    EXPECT_EQ(convert(interval_set{interval::exactly(15'000)}, *up), interval_set{interval::between(3, 10)});

    EXPECT_EQ(units.path(soldier, soldier)->size(), 0U);
    EXPECT_FALSE(units.path(soldier, tank).has_value());
    EXPECT_FALSE(units.path(tank, brigade_unit).has_value());
}

TEST(UnitTable, RefusesASecondWay) {
    unit_table units;
    const auto a = units.add();
    const auto b = units.add();
    const auto c = units.add();
    EXPECT_TRUE(units.add(a, b, {2, 2, 0}));
    EXPECT_FALSE(units.add(a, b, {2, 2, 0}));
    EXPECT_FALSE(units.add(b, a, {0.5, 0.5, 0}));
    EXPECT_FALSE(units.add(a, a, {1, 1, 0}));
    EXPECT_TRUE(units.add(b, c, {2, 2, 0}));
    EXPECT_FALSE(units.add(c, a, {0.25, 0.25, 0}));
    EXPECT_EQ(units.conversion_count(), 2U);
}

TEST(UnitTable, RefusesWhatIsNoFactor) {
    unit_table units;
    const auto a = units.add();
    const auto b = units.add();
    const double nan_value = std::numeric_limits<double>::quiet_NaN();
    for (const scale& by : {scale{0, 1, 0}, scale{-1, 1, 0}, scale{2, 1, 0}, scale{1, infinity, 0},
             scale{nan_value, 1, 0}, scale{1, nan_value, 0}, scale{1, 1, infinity}, scale{1, 1, nan_value}}) {
        EXPECT_THROW((void)units.add(a, b, by), std::invalid_argument);
    }
    EXPECT_EQ(units.conversion_count(), 0U);
    EXPECT_FALSE(units.path(a, b).has_value());
}

TEST(UnitTable, ForgetsWhatWasAddedLast) {
    unit_table units;
    const auto a = units.add();
    const auto b = units.add();
    EXPECT_TRUE(units.add(a, b, {2, 2, 0}));
    const auto c = units.add();
    EXPECT_TRUE(units.add(c, a, {3, 3, 0}));
    units.truncate(2, 1);
    EXPECT_EQ(units.size(), 2U);
    EXPECT_EQ(units.conversion_count(), 1U);
    EXPECT_EQ(units.path(a, b)->size(), 1U);
    const auto again = units.add();
    EXPECT_FALSE(units.path(again, a).has_value());
    units.truncate(2, 0);
    EXPECT_FALSE(units.path(a, b).has_value());
}

RC_GTEST_PROP(UnitTable, AForestHasOnePathBetweenAnyTwoOfATree, ()) {
    unit_table units;
    const int count = *rc::gen::inRange(1, 12);
    std::vector<int> tree;
    for (int i = 0; i < count; ++i) tree.push_back(i), (void)units.add();
    for (int i = 0; i < 20; ++i) {
        const int a = *rc::gen::inRange(0, count);
        const int b = *rc::gen::inRange(0, count);
        const int of_a = tree[static_cast<std::size_t>(a)];
        const int of_b = tree[static_cast<std::size_t>(b)];
        const bool added = units.add(
            unit_id{static_cast<std::uint32_t>(a)}, unit_id{static_cast<std::uint32_t>(b)}, {2, 3, 0});
        RC_ASSERT(added == (of_a != of_b));
        for (int& t : tree) t = t == of_a ? of_b : t;
    }
    for (int a = 0; a < count; ++a) {
        for (int b = 0; b < count; ++b) {
            const auto path =
                units.path(unit_id{static_cast<std::uint32_t>(a)}, unit_id{static_cast<std::uint32_t>(b)});
            RC_ASSERT(
                path.has_value() == (tree[static_cast<std::size_t>(a)] == tree[static_cast<std::size_t>(b)]));
            if (!path) continue;
            auto at = unit_id{static_cast<std::uint32_t>(a)};
            for (const unit_step& step : *path) {
                const auto& c = units.conversion_at(step.conversion);
                RC_ASSERT((step.backward ? c.to : c.from) == at);
                at = step.backward ? c.from : c.to;
            }
            RC_ASSERT(at == unit_id{static_cast<std::uint32_t>(b)});
        }
    }
}
