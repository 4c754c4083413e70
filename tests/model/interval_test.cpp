#include <hearsay/model/interval.hpp>

#include <hearsay/test/printing.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

using namespace hearsay;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();
constexpr double huge = std::numeric_limits<double>::max();
constexpr double tiny = std::numeric_limits<double>::denorm_min();

static_assert(interval::more_than(11'000).contains(11'001) && !interval::more_than(11'000).contains(11'000));
static_assert(interval::at_least(10'000).contains(interval::more_than(11'000)));
static_assert(interval{} == interval::everything());

// Intervals with ends on whole numbers from -4 to 4, so that they meet, touch and nest often.
rc::Gen<interval> small_intervals() {
    return rc::gen::map(rc::gen::tuple(rc::gen::inRange(-5, 6), rc::gen::arbitrary<bool>(),
                            rc::gen::inRange(-5, 6), rc::gen::arbitrary<bool>()),
        [](const auto& t) {
            const auto [low, low_open, high, high_open] = t;
            const auto made = interval::between_if_any(
                low == -5 ? -infinity : low, low_open, high == 5 ? infinity : high, high_open);
            return made.value_or(interval::exactly(0));
        });
}

// Every whole and half number from -6 to 6: what lies between is in whatever its neighbours' middle is in.
std::vector<double> grid() {
    std::vector<double> points;
    for (int i = -12; i <= 12; ++i) points.push_back(i / 2.0);
    return points;
}

}  // namespace

TEST(Interval, ContainsByItsEnds) {
    struct row {
        interval set;
        double below, low, inside, high, above;
        bool holds_low, holds_high;
    };
    const row rows[] = {
        {interval::between(5, 10), 4, 5, 7, 10, 11, true, true},
        {interval::between(5, true, 10, true), 4, 5, 7, 10, 11, false, false},
        {interval::between(5, true, 10, false), 4, 5, 7, 10, 11, false, true},
        {interval::between(-10, false, -5, true), -11, -10, -7, -5, -4, true, false},
    };
    for (const row& r : rows) {
        EXPECT_FALSE(r.set.contains(r.below)) << r.set.lower();
        EXPECT_EQ(r.set.contains(r.low), r.holds_low);
        EXPECT_TRUE(r.set.contains(r.inside));
        EXPECT_EQ(r.set.contains(r.high), r.holds_high);
        EXPECT_FALSE(r.set.contains(r.above));
    }
}

TEST(Interval, AbsentEndsAreOpenAndInfinite) {
    const auto at_least = interval::at_least(10'000);
    EXPECT_FALSE(at_least.has_upper());
    EXPECT_TRUE(at_least.upper_open());
    EXPECT_EQ(at_least.upper(), infinity);
    EXPECT_TRUE(at_least.contains(huge));
    EXPECT_EQ(at_least.width(), infinity);
    EXPECT_FALSE(at_least.is_bounded());
    EXPECT_EQ(interval::between(-infinity, false, 5, false), interval::at_most(5))
        << "an infinite end reads as open";
    EXPECT_EQ(interval::between(5, true, infinity, false), interval::more_than(5));
    EXPECT_EQ(interval::between(-infinity, false, infinity, false), interval::everything());
}

TEST(Interval, PointsHaveNoWidth) {
    const auto point = interval::exactly(2600);
    EXPECT_TRUE(point.is_point());
    EXPECT_EQ(point.width(), 0);
    EXPECT_TRUE(point.contains(2600));
    EXPECT_FALSE(point.contains(std::nextafter(2600, 0)));
    EXPECT_FALSE(interval::between(5, 6).is_point());
    EXPECT_FALSE(interval::everything().is_point());
}

TEST(Interval, MinusZeroIsZero) {
    for (const auto& set :
        {interval::exactly(-0.0), interval::between(-0.0, false, 0.0, false), interval::between(0.0, -0.0)}) {
        EXPECT_EQ(set, interval::exactly(0));
        EXPECT_FALSE(std::signbit(set.lower()));
        EXPECT_FALSE(std::signbit(set.upper()));
        EXPECT_EQ(fmt::format("{}", set), "{0}");
    }
}

TEST(Interval, WholeNumbersAreExactUpTo2To53) {
    constexpr double limit = 9007199254740992;  // 2^53
    EXPECT_FALSE(interval::more_than(limit - 1).contains(limit - 1));
    EXPECT_TRUE(interval::more_than(limit - 1).contains(limit));
    EXPECT_FALSE(interval::exactly(limit - 1).contains(limit));
}

TEST(Interval, ExtremeEnds) {
    EXPECT_TRUE(interval::at_most(huge).contains(huge));
    EXPECT_FALSE(interval::less_than(huge).contains(huge));
    EXPECT_TRUE(interval::more_than(0).contains(tiny));
    EXPECT_TRUE(interval::between(0, true, tiny, false).contains(tiny));
    EXPECT_FALSE(interval::between(0, true, tiny, false).contains(0));
    EXPECT_TRUE(interval::between(-huge, huge).contains(interval::exactly(0)));
}

TEST(Interval, RefusesWhatIsNoNumberAndWhatIsEmpty) {
    const auto message = [](auto make) -> std::string {
        try {
            (void)make();
        } catch (const std::invalid_argument& error) {
            return error.what();
        }
        return "it was made";
    };
    const std::string not_a_number = "interval: the figure is not a number (NaN)";
    EXPECT_EQ(message([] { return interval::at_least(nan_value); }), not_a_number);
    EXPECT_EQ(message([] { return interval::more_than(nan_value); }), not_a_number);
    EXPECT_EQ(message([] { return interval::at_most(nan_value); }), not_a_number);
    EXPECT_EQ(message([] { return interval::less_than(nan_value); }), not_a_number);
    EXPECT_EQ(message([] { return interval::between(1, nan_value); }), not_a_number);
    EXPECT_EQ(message([] { return interval::exactly(infinity); }), "interval: the figure is infinite");
    EXPECT_EQ(message([] { return interval::at_least(-infinity); }), "interval: the figure is infinite");
    EXPECT_EQ(message([] { return interval::between(nan_value, false, 1, false); }),
        "interval: an end is not a number (NaN)");
    EXPECT_EQ(message([] { return interval::between_if_any(1, false, nan_value, false); }),
        "interval: an end is not a number (NaN)");
    EXPECT_EQ(message([] { return interval::between(5, 3); }), "interval: no number lies in [5, 3]");
    EXPECT_EQ(
        message([] { return interval::between(5, true, 5, false); }), "interval: no number lies in (5, 5]");
    EXPECT_EQ(message([] { return interval::between(infinity, false, infinity, false); }),
        "interval: no number lies in [inf, inf]");
    EXPECT_EQ(interval::between_if_any(5, true, 5, true), std::nullopt);
    EXPECT_EQ(interval::between_if_any(-infinity, true, -infinity, true), std::nullopt);
    EXPECT_EQ(interval::between_if_any(5, false, 5, false), interval::exactly(5));
}

TEST(Interval, Touches) {
    EXPECT_TRUE(touches(interval::less_than(5), interval::at_least(5)));
    EXPECT_TRUE(touches(interval::at_most(5), interval::more_than(5)));
    EXPECT_FALSE(touches(interval::less_than(5), interval::more_than(5))) << "5 itself lies between";
    EXPECT_FALSE(touches(interval::at_most(5), interval::at_least(5))) << "they meet";
    EXPECT_FALSE(touches(interval::at_most(4), interval::at_least(5)));
}

TEST(Interval, IsWrittenInMathematicalNotation) {
    EXPECT_EQ(fmt::format("{}", interval::more_than(11'000)), "(11000, inf)");
    EXPECT_EQ(fmt::format("{}", interval::at_most(4)), "(-inf, 4]");
    EXPECT_EQ(fmt::format("{}", interval::between(2.5, true, 3, false)), "(2.5, 3]");
    EXPECT_EQ(fmt::format("{}", interval::exactly(2600)), "{2600}");
    EXPECT_EQ(fmt::format("{:>12}", interval::between(-5, 5)), "     [-5, 5]");
}

RC_GTEST_PROP(Interval, OperationsAgreeWithMembershipOnAGrid, ()) {
    const auto a = *small_intervals();
    const auto b = *small_intervals();
    const auto common = intersection(a, b);
    const auto around = hull(a, b);
    bool inside = true;
    bool any_common = false;
    bool a_before_b = true;
    for (const double x : grid()) {
        const bool in_a = a.contains(x);
        const bool in_b = b.contains(x);
        RC_ASSERT((common && common->contains(x)) == (in_a && in_b));
        RC_ASSERT(around.contains(x) || !(in_a || in_b));
        RC_ASSERT((a.below() && a.below()->contains(x)) + in_a + (a.above() && a.above()->contains(x)) == 1);
        inside = inside && (!in_b || in_a);
        any_common = any_common || (in_a && in_b);
        for (const double y : grid()) a_before_b = a_before_b && (!in_a || !b.contains(y) || x < y);
    }
    RC_ASSERT(a.contains(b) == inside);
    RC_ASSERT(common.has_value() == any_common);
    RC_ASSERT(before(a, b) == a_before_b);
    RC_ASSERT(intersection(b, a) == common);
    RC_ASSERT(hull(b, a) == around);
    RC_ASSERT(around.contains(a) && around.contains(b));
    RC_ASSERT(
        around.lower() == std::min(a.lower(), b.lower()) && around.upper() == std::max(a.upper(), b.upper()));
}

RC_GTEST_PROP(Interval, StartsAndEndsAgreeWithMembershipOnAGrid, ()) {
    const auto a = *small_intervals();
    const auto b = *small_intervals();
    const auto has_below = [](const interval& x,
                               const interval& y) {  // a number of x below every number of y
        if (!x.has_lower()) return y.has_lower();
        for (const double p : grid()) {
            bool below_all = x.contains(p);
            for (const double q : grid()) below_all = below_all && (!y.contains(q) || p < q);
            if (below_all && (y.has_lower())) return true;
        }
        return false;
    };
    RC_ASSERT(starts_before(a, b) == has_below(a, b));
}

RC_GTEST_PROP(Interval, NeitherBeforeNorAfterMeansMeeting, ()) {
    const auto a = *small_intervals();
    const auto b = *small_intervals();
    RC_ASSERT(intersection(a, b).has_value() == (!before(a, b) && !before(b, a)));
    RC_ASSERT(!(touches(a, b) && intersection(a, b)));
    if (touches(a, b)) {
        for (const double x : grid()) RC_ASSERT(hull(a, b).contains(x) == (a.contains(x) || b.contains(x)));
    }
}
