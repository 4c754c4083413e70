#include <hearsay/model/hedge.hpp>

#include <hearsay/test/printing.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <charconv>
#include <cmath>
#include <cstdio>
#include <limits>
#include <optional>
#include <string>

using namespace hearsay;

namespace {

// The step of a decimal of at most twelve `digits` times 10^exponent, by its digits as a person would write them.
std::optional<double> step_of_decimal(long long digits, int exponent) {
    while (digits % 10 == 0) {
        digits /= 10;
        ++exponent;
    }
    int power = exponent;                       // 10^exponent is the largest power of ten that divides it
    if (digits == 1) --power;                   // and has to be below it
    if (exponent >= 0 && power < 0) power = 0;  // a whole number is not said in tenths
    const std::string text = "1e" + std::to_string(power);
    double step = 0;
    std::from_chars(text.data(), text.data() + text.size(), step);
    return step;
}

double decimal(long long digits, int exponent) {
    const std::string text = std::to_string(digits) + "e" + std::to_string(exponent);
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

}  // namespace

TEST(Step, OfFiguresInTheNews) {
    struct row {
        double figure, step;
    };
    const row rows[] = {{10'000, 1000}, {11'000, 1000}, {3'000, 1000}, {2'600, 100}, {1, 1}, {4, 1}, {9, 1},
        {10, 1}, {12, 1}, {100, 10}, {150, 10}, {2.5, 0.1}, {0.1, 0.01}, {0.25, 0.01}, {1.5e6, 1e5},
        {1e6, 1e5}, {20'000, 10'000}, {12'345, 1}, {12'340, 10}, {99.9, 0.1}, {1e-3, 1e-4}};
    for (const row& r : rows) EXPECT_EQ(step(r.figure), r.step) << r.figure;
}

TEST(Step, OfAFractionIsThatOfTwoDigits) {
    struct row {
        double figure, step;
    };
    const row rows[] = {{1.0 / 3, 0.01}, {2.0 / 3, 0.01}, {1.0 / 7, 0.01}, {1.0 / 30, 0.001}, {10.0 / 3, 0.1},
        {7e6 / 3, 1e5}, {11'000.0 / 3, 100}, {0.1 + 0.2, 0.01}};
    for (const row& r : rows) EXPECT_EQ(step(r.figure), r.step) << r.figure;
    EXPECT_EQ(step(1'234'567.89), 0.01) << "money was said to the cent";
    EXPECT_EQ(step(0.333333), 1e-6) << "so many digits were said";
    EXPECT_EQ(step(1'234'567'890'123.0), 1) << "whole numbers are said in full";
    for (const double scale : {1.0, 100.0, 1e3, 1e6, 1e9, 1e12})
        for (int under = 2; under <= 10; ++under)
            for (int over = 1; over < under; ++over) {
                const double x = scale * over / under;
                EXPECT_GE(step(x).value_or(0), x / 1000) << over << '/' << under << " of " << scale;
            }
}

TEST(Step, NothingHasNone) {
    for (const double x : {0.0, -0.0, -5.0, -11'000.0, std::numeric_limits<double>::infinity(),
             -std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()}) {
        EXPECT_EQ(step(x), std::nullopt) << x;
    }
    EXPECT_EQ(step(12345678901234567890.0), std::nullopt) << "one step further is the same number";
    EXPECT_EQ(step(std::numeric_limits<double>::max()), std::nullopt);
    EXPECT_EQ(step(std::numeric_limits<double>::denorm_min()), std::nullopt);
}

RC_GTEST_PROP(Step, IsThatOfTheDecimalAsWritten, ()) {
    const auto digits = *rc::gen::inRange<long long>(1, 1'000'000'000'000);
    const int exponent = *rc::gen::inRange(-20, 20);
    const double x = decimal(digits, exponent);
    RC_ASSERT(step(x) == step_of_decimal(digits, exponent));
    RC_ASSERT(*step(x) < x || x == 1 || (x == std::floor(x) && *step(x) == 1));
}

RC_GTEST_PROP(Step, MovesTheFigureWhateverItIs, ()) {
    const auto x = *rc::gen::arbitrary<double>();
    if (const auto s = step(x)) {
        RC_ASSERT(*s > 0);
        RC_ASSERT(x + *s > x);
        RC_ASSERT(x - *s < x);
    }
}

TEST(Hedge, NamesAreTheWordsThemselves) {
    std::string words;
    for (const hedge h : hedges) words += fmt::format("{}, ", h);
    EXPECT_EQ(words, "exactly, over, at least, at most, up to, as many as, under, nearly, between, ");
    EXPECT_EQ(to_string(reading::literal), "literal");
    EXPECT_EQ(to_string(reading::pragmatic), "pragmatic");
}
