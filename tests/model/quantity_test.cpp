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
        row{"AboutAThird", hedge::exactly, 1.0 / 3, true, interval::between(1.0 / 3 - 0.005, 1.0 / 3 + 0.005),
            interval::between(1.0 / 3 - 0.005, 1.0 / 3 + 0.005)},
        row{"OverTwoThirds", hedge::over, 2.0 / 3, false, interval::more_than(2.0 / 3),
            interval::between(2.0 / 3, true, 2.0 / 3 + 0.01, true)},
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

// ---- how far what is not literal reaches

namespace {

struct step_row {
    const char* name;
    hedge how;
    double nominal;
    bool approx;
    reading read;
    hedge_steps steps;
    interval expected;
};
void PrintTo(const step_row& r, std::ostream* out) { *out << r.name; }

}  // namespace

class Steps : public ::testing::TestWithParam<step_row> {};

TEST_P(Steps, AreAsManyAsAsked) {
    const step_row& r = GetParam();
    EXPECT_EQ(read_as(quantity::said(r.how, r.nominal, {}, r.approx), r.read, r.steps), r.expected);
}

INSTANTIATE_TEST_SUITE_P(Phrases, Steps,
    ::testing::Values(step_row{"AboutByOneStep", hedge::exactly, 500, true, reading::literal, {1, 1},
                          interval::between(400, 600)},
        step_row{"AboutByATenth", hedge::exactly, 500, true, reading::pragmatic, {0.1, 9},
            interval::between(490, 510)},
        step_row{
            "AboutByNothing", hedge::exactly, 500, true, reading::literal, {0, 1}, interval::exactly(500)},
        step_row{"AboutBeyondZero", hedge::exactly, 500, true, reading::literal, {6, 1},
            interval::between(-100, 1100)},
        step_row{"AboutWithoutEnd", hedge::exactly, 1e300, true, reading::literal, {1e300, 1},
            interval::everything()},
        step_row{"OverByTwo", hedge::over, 11'000, false, reading::pragmatic, {0.5, 2},
            interval::between(11'000, true, 13'000, true)},
        step_row{"OverByHalf", hedge::over, 11'000, false, reading::pragmatic, {0.5, 0.5},
            interval::between(11'000, true, 11'500, true)},
        step_row{"OverReadLiterally", hedge::over, 11'000, false, reading::literal, {0.5, 2},
            interval::more_than(11'000)},
        step_row{"AtLeastByThree", hedge::at_least, 10'000, false, reading::pragmatic, {0.5, 3},
            interval::between(10'000, false, 13'000, true)},
        step_row{"UpToByTwo", hedge::up_to, 4, false, reading::pragmatic, {0.5, 2},
            interval::between(2, true, 4, false)},
        step_row{"NearlyByTwo", hedge::nearly, 300, false, reading::pragmatic, {0.5, 2},
            interval::between(100, false, 300, true)},
        step_row{"OverAbout", hedge::over, 500, true, reading::pragmatic, {0.25, 2},
            interval::between(475, true, 700, true)},
        step_row{"OverByTooLittle", hedge::over, 11'000, false, reading::pragmatic, {0.5, 1e-300},
            interval::more_than(11'000)},
        step_row{"UnderByTooLittle", hedge::under, 11'000, false, reading::pragmatic, {0.5, 1e-300},
            interval::less_than(11'000)},
        step_row{"NearlyByTooLittle", hedge::nearly, 11'000, false, reading::pragmatic, {0.5, 1e-300},
            interval::less_than(11'000)}),
    [](const auto& test) { return std::string{test.param.name}; });

TEST(Quantity, RefusesStepsThatAreNoReach) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const auto said = quantity::said(hedge::exactly, 5);  // refused whether used or not
    for (const double x : {nan, infinity, -infinity, -0.5}) {
        EXPECT_FALSE((hedge_steps{x, 1}.is_valid())) << x;
        EXPECT_FALSE((hedge_steps{0.5, x}.is_valid())) << x;
        EXPECT_THROW((void)read_as(said, reading::literal, {x, 1}), std::invalid_argument) << x;
        EXPECT_THROW((void)read_as(said, reading::pragmatic, {0.5, x}), std::invalid_argument) << x;
    }
    EXPECT_TRUE((hedge_steps{0, 1}.is_valid()));
    EXPECT_FALSE((hedge_steps{0.5, 0}.is_valid()));
    EXPECT_TRUE(hedge_steps{}.is_valid());
}

TEST(Quantity, SaysWhichTableItWasReadBy) {
    auto dozens = quantity::of(interval::between(12, false, 100, true));
    EXPECT_EQ(dozens.table, word_table::none);
    const auto figures = dozens;
    dozens.table = word_table::acled;
    EXPECT_NE(dozens, figures) << "the same numbers by other words";
    EXPECT_EQ(read_as(dozens, reading::pragmatic), figures.stated);
    static_assert(sizeof(quantity) <= 40, "the graph holds many");
}

TEST(Quantity, VagueWordsHaveNoFigureToStepFrom) {
    struct vague_row {
        const char* phrase;
        hedge how;
        double end;
        interval expected;
    };
    const vague_row rows[] = {{"at least dozens", hedge::at_least, 12, interval::at_least(12)},
        {"more than a few", hedge::over, 3, interval::more_than(3)},
        {"up to hundreds", hedge::under, 1000, interval::less_than(1000)},
        {"as many as a couple", hedge::as_many_as, 3, interval::at_most(3)},
        {"nearly a million, by a table", hedge::nearly, 1e6, interval::less_than(1e6)}};
    for (const vague_row& r : rows) {
        for (const bool approx : {false, true}) {
            auto said = quantity::said(r.how, r.end, {}, approx);
            said.table = word_table::everyday;
            for (const reading how : {reading::literal, reading::pragmatic})
                EXPECT_EQ(read_as(said, how, {2, 3}), r.expected) << r.phrase;
        }
    }
    auto about_dozens = quantity::of(interval::between(12, false, 100, true), {}, true);
    about_dozens.table = word_table::own;
    EXPECT_EQ(read_as(about_dozens, reading::literal), about_dozens.stated);
    EXPECT_THROW((void)read_as(about_dozens, reading::literal, {-1, 1}), std::invalid_argument);
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
    const hedge_steps steps{
        *rc::gen::element(0.5, 0.0, 0.1, 3.0, 1e300), *rc::gen::element(1.0, 0.1, 2.0, 1e-300, 1e300)};
    const interval literal = read_as(said, reading::literal, steps);
    const interval pragmatic = read_as(said, reading::pragmatic, steps);
    RC_ASSERT(literal.contains(pragmatic));
    RC_ASSERT(hull(literal, interval::exactly(figure)).contains(literal));
}
