#include <hearsay/text/to_phrase.hpp>

#include <hearsay/text/read_date.hpp>
#include <hearsay/text/read_quantity.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>
#include <string>

namespace hearsay::test {
namespace {

constexpr unit_id soldier{0};
constexpr unit_names soldiers{"soldier", "soldiers"};
constexpr unit_names brigades{"brigade", "brigades"};

TEST(Grouped, WritesThousandsWithCommas) {
    EXPECT_EQ(grouped(0), "0");
    EXPECT_EQ(grouped(-0.0), "0");
    EXPECT_EQ(grouped(7), "7");
    EXPECT_EQ(grouped(999), "999");
    EXPECT_EQ(grouped(1'000), "1,000");
    EXPECT_EQ(grouped(11'000), "11,000");
    EXPECT_EQ(grouped(-11'000), "-11,000");
    EXPECT_EQ(grouped(1'234'567), "1,234,567");
    EXPECT_EQ(grouped(123'456'789), "123,456,789");
    EXPECT_EQ(grouped(9007199254740992.0), "9,007,199,254,740,992");
}

TEST(Grouped, RoundsFractionsToSixDigits) {
    EXPECT_EQ(grouped(11'000.0 / 3), "3,666.67");
    EXPECT_EQ(grouped(2.5), "2.5");
    EXPECT_EQ(grouped(1.0 / 3), "0.333333");
    EXPECT_EQ(grouped(1.0 / 300), "0.00333333");
    EXPECT_EQ(grouped(1'234'567.8), "1,234,568");
    EXPECT_EQ(grouped(999.9999999), "1,000");
    EXPECT_EQ(grouped(-999'999.5), "-1,000,000");
    EXPECT_EQ(grouped(0.1 + 0.2), "0.3");
}

TEST(Grouped, WritesWhatHasNoFigures) {
    EXPECT_EQ(grouped(1e21), "1e+21");
    EXPECT_EQ(grouped(1.0 / 3e9), "3.33333e-10");
    EXPECT_EQ(grouped(std::numeric_limits<double>::infinity()), "infinity");
    EXPECT_EQ(grouped(-std::numeric_limits<double>::infinity()), "-infinity");
    EXPECT_EQ(grouped(std::nan("")), "not a number");
}

std::string phrase(hedge how, double x, unit_names names = {}, bool approx = false) {
    return to_phrase(quantity::said(how, x, {}, approx), names);
}

TEST(ToPhrase, SaysAQuantity) {
    EXPECT_EQ(phrase(hedge::exactly, 2'600, soldiers), "2,600 soldiers");
    EXPECT_EQ(phrase(hedge::over, 11'000, soldiers), "more than 11,000 soldiers");
    EXPECT_EQ(phrase(hedge::at_least, 10'000), "at least 10,000");
    EXPECT_EQ(phrase(hedge::up_to, 4, brigades), "up to four brigades");
    EXPECT_EQ(phrase(hedge::as_many_as, 4, brigades), "as many as four brigades");
    EXPECT_EQ(phrase(hedge::as_many_as, 4), "as much as 4");
    EXPECT_EQ(phrase(hedge::at_most, 12, brigades), "at most 12 brigades");
    EXPECT_EQ(phrase(hedge::under, 500, soldiers), "fewer than 500 soldiers");
    EXPECT_EQ(phrase(hedge::nearly, 2'500'000), "nearly 2,500,000");
    EXPECT_EQ(phrase(hedge::exactly, 500, {}, true), "about 500");
    EXPECT_EQ(phrase(hedge::at_least, 500, soldiers, true), "at least about 500 soldiers");
    EXPECT_EQ(phrase(hedge::exactly, 1, soldiers), "one soldier");
    EXPECT_EQ(phrase(hedge::over, 1, soldiers), "more than one soldier");
    EXPECT_EQ(phrase(hedge::exactly, 0, soldiers), "0 soldiers");
    EXPECT_EQ(phrase(hedge::exactly, 10, soldiers), "ten soldiers");
    EXPECT_EQ(phrase(hedge::exactly, 1.5, brigades), "1.5 brigades");
    EXPECT_EQ(phrase(hedge::exactly, 4), "4");
    EXPECT_EQ(phrase(hedge::exactly, -1'234.5), "-1,234.5");
}

TEST(ToPhrase, SaysARange) {
    const auto say = [](const interval& i, unit_names names = {}, bool approx = false) {
        return to_phrase(quantity::of(i, {}, approx), names);
    };
    EXPECT_EQ(say(interval::between(10'000, 20'000), soldiers), "10,000 to 20,000 soldiers");
    EXPECT_EQ(say(interval::between(2, 4), brigades), "two to four brigades");
    EXPECT_EQ(say(interval::between(2, 40), brigades), "2 to 40 brigades");
    EXPECT_EQ(say(interval::between(0, 1), brigades), "0 to 1 brigades");
    EXPECT_EQ(say(interval::between(10, 12), soldiers, true), "about 10 to 12 soldiers");
    EXPECT_EQ(say(interval::between(11'000, true, 20'000, false), soldiers),
        "more than 11,000, up to 20,000 soldiers");
    EXPECT_EQ(say(interval::everything()), "any number");
    EXPECT_EQ(say(interval::everything(), soldiers), "any number of soldiers");
}

TEST(ToWords, SaysAComputedSet) {
    EXPECT_EQ(to_words(interval::between(11'000, true, 20'000, false)), "more than 11,000, up to 20,000");
    EXPECT_EQ(to_words(interval::between(11'000, true, 20'000, false), soldiers),
        "more than 11,000, up to 20,000 soldiers");
    EXPECT_EQ(to_words(interval::at_least(10'000)), "at least 10,000");
    EXPECT_EQ(to_words(interval::more_than(10'000)), "more than 10,000");
    EXPECT_EQ(to_words(interval::exactly(5), soldiers), "5 soldiers");
    EXPECT_EQ(to_words(interval::exactly(1), soldiers), "1 soldier");
    EXPECT_EQ(to_words(interval::between(10'000, false, 11'000, true)), "at least 10,000, under 11,000");
    EXPECT_EQ(to_words(interval::at_most(20'000)), "up to 20,000");
    EXPECT_EQ(to_words(interval::less_than(20'000)), "under 20,000");
    EXPECT_EQ(to_words(interval::between(0, 20'000)), "0 to 20,000");
    EXPECT_EQ(to_words(interval::between(3'000, 11'000.0 / 3)), "3,000 to 3,666.67");
    EXPECT_EQ(to_words(interval::everything()), "any number");
    EXPECT_EQ(to_words(interval::everything(), soldiers), "any number of soldiers");
}

TEST(ToPhrase, SaysDays) {
    const auto november = [](unsigned d) { return make_day(2024, 11, d); };
    EXPECT_EQ(to_phrase(day_range::by(november(1))), "by 1 November 2024");
    EXPECT_EQ(to_phrase(day_range::from(november(1))), "from 1 November 2024");
    EXPECT_EQ(to_phrase(day_range::on(november(1))), "on 1 November 2024");
    EXPECT_EQ(to_phrase(day_range::between(november(1), november(5))), "1 to 5 November 2024");
    EXPECT_EQ(
        to_phrase(day_range::between(make_day(2024, 10, 1), november(5))), "1 October to 5 November 2024");
    EXPECT_EQ(to_phrase(day_range::between(make_day(2023, 12, 1), november(5))),
        "1 December 2023 to 5 November 2024");
    EXPECT_EQ(to_phrase(day_range::between(november(1), november(30))), "in November 2024");
    EXPECT_EQ(to_phrase(day_range::between(make_day(2024, 1, 1), make_day(2024, 12, 31))), "in 2024");
    EXPECT_EQ(to_phrase(day_range::everything()), "any day");
    EXPECT_EQ(to_phrase(day_range::before_day(first_day)), "before 1 January 0001");
    EXPECT_EQ(to_phrase(day_range::after_day(last_day)), "after 31 December 9999");
}

// ---- the way back ----

const unit_lexicon& units() {
    static const unit_lexicon lexicon = [] {
        unit_lexicon made;
        made.add("soldier", soldier);
        return made;
    }();
    return lexicon;
}

void expect_way_back(const quantity& said) {
    const auto text = to_phrase(said, said.unit ? soldiers : unit_names{});
    const auto read = read_quantity(text, units());
    if (!read) RC_FAIL(text + ": " + to_string(read.fault()));
    RC_LOG(text);
    RC_ASSERT(*read == said);
}

double any_number() {
    const double whole =
        static_cast<double>(*rc::gen::inRange<long long>(-1'000'000'000'000'000, 1'000'000'000'000'001));
    switch (*rc::gen::inRange(0, 6)) {
    case 0: return static_cast<double>(*rc::gen::inRange(-12, 13));
    case 1: return std::floor(whole / std::pow(10, *rc::gen::inRange(0, 15)));
    case 2: return whole / 100;
    case 3: return static_cast<double>(*rc::gen::inRange(1, 100)) * std::pow(10, *rc::gen::inRange(0, 300));
    case 4: return whole * std::pow(10, -*rc::gen::inRange(1, 300));
    default: return whole;
    }
}

std::optional<unit_id> any_unit() {
    return *rc::gen::arbitrary<bool>() ? std::optional{soldier} : std::nullopt;
}

RC_GTEST_PROP(ReadsBack, EveryHedgedFigure, ()) {
    const auto how = *rc::gen::elementOf(std::vector<hedge>{hedge::exactly, hedge::over, hedge::at_least,
        hedge::at_most, hedge::up_to, hedge::as_many_as, hedge::under, hedge::nearly});
    expect_way_back(quantity::said(how, any_number(), any_unit(), *rc::gen::arbitrary<bool>()));
}

RC_GTEST_PROP(ReadsBack, EveryRange, ()) {
    const double a = any_number();
    const double b = any_number();
    const auto values = interval::between_if_any(
        std::min(a, b), *rc::gen::arbitrary<bool>(), std::max(a, b), *rc::gen::arbitrary<bool>());
    RC_PRE(values.has_value());
    expect_way_back(quantity::of(*values, any_unit(), *rc::gen::arbitrary<bool>()));
}

RC_GTEST_PROP(ReadsBack, WordsOfASetOfWholeNumbers, ()) {
    const double a = std::floor(any_number() / 1e3);
    const double b = std::floor(any_number() / 1e3);
    RC_PRE(std::fabs(a) < 1e15 && std::fabs(b) < 1e15);
    const auto values = interval::between_if_any(
        std::min(a, b), *rc::gen::arbitrary<bool>(), std::max(a, b), *rc::gen::arbitrary<bool>());
    RC_PRE(values.has_value());
    const auto read = read_quantity(to_words(*values, soldiers), units());
    RC_ASSERT(read.has_value());
    RC_ASSERT(read->stated == *values);
    RC_ASSERT(read->unit == soldier);
}

TEST(ReadsBack, AnyNumber) {
    for (const auto unit : {std::optional<unit_id>{}, std::optional{soldier}}) {
        const auto said = quantity::of(interval::everything(), unit);
        EXPECT_EQ(*read_quantity(to_phrase(said, unit ? soldiers : unit_names{}), units()), said);
    }
}

day any_day() {
    return first_day +
        std::chrono::days{*rc::gen::inRange(0, static_cast<int>((last_day - first_day).count()) + 1)};
}

RC_GTEST_PROP(ReadsBack, EveryRangeOfDays, ()) {
    const auto a = any_day();
    const auto near = a + std::chrono::days{*rc::gen::inRange(0, 400)};
    const auto b = *rc::gen::arbitrary<bool>() && near <= last_day ? near : any_day();
    const auto first = std::min(a, b);
    const auto last = std::max(a, b);
    for (const auto& days : {day_range::between(first, last), day_range::on(a), day_range::by(a),
             day_range::from(a), day_range::before_day(a), day_range::after_day(a)}) {
        const auto text = to_phrase(days);
        const auto read = read_date(text);
        RC_LOG(text);
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == days);
    }
}

TEST(ReadsBack, EveryMonthAndYear) {
    for (int year = 1; year <= 9999; year += 33)
        for (unsigned month = 1; month <= 12; ++month) {
            const day first = make_day(year, month, 1);
            const day last = std::chrono::sys_days{
                std::chrono::year{year} / std::chrono::month{month} / std::chrono::last};
            const auto days = day_range::between(first, last);
            EXPECT_EQ(*read_date(to_phrase(days)), days);
        }
    EXPECT_EQ(*read_date("any day"), day_range::everything());
}

}  // namespace
}  // namespace hearsay::test
