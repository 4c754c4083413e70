#include <hearsay/model/quantity.hpp>

#include <hearsay/test/printing.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>
#include <ostream>
#include <stdexcept>
#include <string>

using namespace hearsay;

namespace {

struct row {
    const char* name;
    hedge how;
    double nominal;
    bool approx;
    interval literal;
    interval pragmatic;
};
void PrintTo(const row& r, std::ostream* out) { *out << r.name; }

}  // namespace

class Readings : public ::testing::TestWithParam<row> {};

TEST_P(Readings, LiteralAndPragmatic) {
    const row& r = GetParam();
    const quantity said = quantity::said(r.how, r.nominal, {}, r.approx);
    EXPECT_EQ(read_as(said, reading::literal), r.literal);
    EXPECT_EQ(read_as(said, reading::pragmatic), r.pragmatic);
    EXPECT_EQ(said.nominal(), r.nominal);
}

INSTANTIATE_TEST_SUITE_P(Phrases, Readings,
    ::testing::Values(row{"Over11000", hedge::over, 11'000, false, interval::more_than(11'000),
                          interval::between(11'000, true, 12'000, true)},
        row{"AtLeast10000", hedge::at_least, 10'000, false, interval::at_least(10'000),
            interval::between(10'000, false, 11'000, true)},
        row{"AsManyAs4", hedge::as_many_as, 4, false, interval::at_most(4),
            interval::between(3, true, 4, false)},
        row{"AtMost300", hedge::at_most, 300, false, interval::at_most(300),
            interval::between(200, true, 300, false)},
        row{"UpTo20000", hedge::up_to, 20'000, false, interval::at_most(20'000),
            interval::between(10'000, true, 20'000, false)},
        row{"Under500", hedge::under, 500, false, interval::less_than(500),
            interval::between(400, true, 500, true)},
        row{"Nearly2Point5", hedge::nearly, 2.5, false, interval::less_than(2.5),
            interval::between(2.4, false, 2.5, true)},
        row{"Exactly2600", hedge::exactly, 2'600, false, interval::exactly(2'600), interval::exactly(2'600)},
        row{"About500", hedge::exactly, 500, true, interval::between(450, 550), interval::between(450, 550)},
        row{"OverAbout500", hedge::over, 500, true, interval::more_than(450),
            interval::between(450, true, 600, true)},
        row{"AboutUnder500", hedge::under, 500, true, interval::less_than(550),
            interval::between(400, true, 550, true)},
        row{"OverZero", hedge::over, 0, false, interval::more_than(0), interval::more_than(0)},
        row{"AboutZero", hedge::exactly, 0, true, interval::exactly(0), interval::exactly(0)},
        row{"AtLeastMinus5", hedge::at_least, -5, false, interval::at_least(-5), interval::at_least(-5)},
        row{"AboutMinus5", hedge::exactly, -5, true, interval::exactly(-5), interval::exactly(-5)},
        row{"OverMoreThanAnyStep", hedge::over, 12345678901234567890.0, false,
            interval::more_than(12345678901234567890.0), interval::more_than(12345678901234567890.0)}),
    [](const auto& test) { return std::string{test.param.name}; });

TEST(Quantity, RangesStayAsTheyAre) {
    const auto range = quantity::of(interval::between(10'000, 12'000));
    EXPECT_EQ(range.how, hedge::between);
    EXPECT_EQ(range.nominal(), std::nullopt);
    EXPECT_EQ(read_as(range, reading::pragmatic), interval::between(10'000, 12'000));
    const auto about = quantity::of(interval::between(500, 2'600), {}, true);
    EXPECT_EQ(read_as(about, reading::literal), interval::between(450, 2'650))
        << "half a step of each figure";
    EXPECT_EQ(read_as(about, reading::pragmatic), interval::between(450, 2'650));
}

TEST(Quantity, ThePlainestHedgeOfBareEnds) {
    EXPECT_EQ(quantity::of(interval::more_than(11'000)), quantity::said(hedge::over, 11'000));
    EXPECT_EQ(quantity::of(interval::at_least(11'000)), quantity::said(hedge::at_least, 11'000));
    EXPECT_EQ(quantity::of(interval::at_most(4)), quantity::said(hedge::at_most, 4));
    EXPECT_EQ(quantity::of(interval::less_than(4)), quantity::said(hedge::under, 4));
    EXPECT_EQ(quantity::of(interval::exactly(4)), quantity::said(hedge::exactly, 4));
    EXPECT_EQ(quantity::of(interval::everything()).how, hedge::between);
    EXPECT_EQ(quantity::of(interval::everything()).nominal(), std::nullopt);
    EXPECT_EQ(read_as(quantity::of(interval::everything()), reading::pragmatic), interval::everything());
}

TEST(Quantity, UnitsAndMarksAreKept) {
    const auto said = quantity::said(hedge::over, 4, unit_id{2}, true);
    EXPECT_EQ(said.unit, unit_id{2});
    EXPECT_TRUE(said.approx);
    EXPECT_NE(said, quantity::said(hedge::over, 4, unit_id{1}, true));
    EXPECT_NE(said, quantity::said(hedge::over, 4, unit_id{2}, false));
    EXPECT_NE(quantity::said(hedge::up_to, 4), quantity::said(hedge::at_most, 4))
        << "other words for the same set";
}

TEST(Quantity, Refuses) {
    EXPECT_THROW((void)quantity::said(hedge::between, 4), std::invalid_argument);
    EXPECT_THROW(
        (void)quantity::said(hedge::over, std::numeric_limits<double>::quiet_NaN()), std::invalid_argument);
    EXPECT_THROW(
        (void)quantity::said(hedge::exactly, std::numeric_limits<double>::infinity()), std::invalid_argument);
}

RC_GTEST_PROP(Quantity, EveryFigureAndHedgeReadsUnderBothReadings, ()) {
    const double figure = *rc::gen::oneOf(rc::gen::arbitrary<double>(),
        rc::gen::map(rc::gen::inRange<long long>(-1'000'000, 1'000'000),
            [](long long x) { return static_cast<double>(x); }),
        rc::gen::element(
            1e300, 1.7976931348623157e308, 5e-324, 9007199254740993.0, 1e22, 123456789012345678.0));
    const auto how = *rc::gen::element(hedge::exactly, hedge::over, hedge::at_least, hedge::at_most,
        hedge::up_to, hedge::as_many_as, hedge::under, hedge::nearly);
    const auto said = quantity::said(how, figure, {}, *rc::gen::arbitrary<bool>());
    const interval literal = read_as(said, reading::literal);
    const interval pragmatic = read_as(said, reading::pragmatic);
    RC_ASSERT(literal.contains(pragmatic));
    RC_ASSERT(hull(literal, interval::exactly(figure)).contains(literal));
}
