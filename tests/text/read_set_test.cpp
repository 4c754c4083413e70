#include <hearsay/text/read_set.hpp>

#include <hearsay/test/printing.hpp>

#include <hearsay/text/to_phrase.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::test {
namespace {

constexpr unit_id soldier{0};
constexpr unit_id tonne{1};
constexpr unit_id percent{2};
constexpr unit_names names_of_units[] = {{"soldier", "soldiers"}, {"tonne", "tonnes"}, {"%", "%"}};

const unit_lexicon& units() {
    static const unit_lexicon lexicon = [] {
        unit_lexicon made;
        made.add("soldier", soldier);
        made.add("tonne", tonne);
        made.add("%", percent);
        return made;
    }();
    return lexicon;
}

// ---- numbers

struct numbers {
    const char* phrase;
    interval_set values;
    std::optional<unit_id> unit = {};
};
void PrintTo(const numbers& r, std::ostream* out) { *out << r.phrase; }

class Numbers : public ::testing::TestWithParam<numbers> {};

TEST_P(Numbers, AreRead) {
    const auto read = read_interval_set(GetParam().phrase, units());
    ASSERT_TRUE(read.has_value()) << to_string(read.fault());
    EXPECT_EQ(read->values, GetParam().values);
    EXPECT_EQ(read->unit, GetParam().unit);
}

const interval_set not_five_to_ten{interval::less_than(5), interval::more_than(10)};

INSTANTIATE_TEST_SUITE_P(Phrases, Numbers,
    ::testing::Values(numbers{"fewer than 5, or more than 10 soldiers", not_five_to_ten, soldier},
        numbers{"fewer than five soldiers, or more than ten", not_five_to_ten, soldier},
        numbers{"Under 5 soldiers, OR over 10 soldiers.", not_five_to_ten, soldier},
        numbers{"under 5,or over 10", not_five_to_ten},
        numbers{"more than 11,000, up to 20,000 soldiers", interval::between(11'000, true, 20'000, false),
            soldier},
        numbers{"up to 5, or more than 11,000, up to 20,000, or 30,000 to 40,000",
            interval_set{interval::at_most(5), interval::between(11'000, true, 20'000, false),
                interval::between(30'000, 40'000)}},
        numbers{"5 soldiers, or more", interval::at_least(5), soldier},
        numbers{"5, or more than 7", interval_set{interval::exactly(5), interval::more_than(7)}},
        numbers{"5, or 7 soldiers", interval_set{interval::exactly(5), interval::exactly(7)}, soldier},
        numbers{"7, or at least 3", interval::at_least(3)},
        numbers{"under 5%, or over 10%", not_five_to_ten, percent}, numbers{"no number", interval_set{}},
        numbers{"No number.", interval_set{}}, numbers{"no number of soldiers", interval_set{}, soldier},
        numbers{"any number of soldiers", interval_set::everything(), soldier}));

struct bad {
    const char* phrase;
    std::size_t offset;
    std::size_t length;
    const char* found;
};
void PrintTo(const bad& r, std::ostream* out) { *out << r.phrase; }

class BadNumbers : public ::testing::TestWithParam<bad> {};

TEST_P(BadNumbers, AreFaultsAtTheWordInTheWay) {
    const auto read = read_interval_set(GetParam().phrase, units());
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.fault().offset, GetParam().offset);
    EXPECT_EQ(read.fault().length, GetParam().length);
    EXPECT_EQ(read.fault().found, GetParam().found);
    EXPECT_NE(read.fault().expected, "");
    EXPECT_NE(read.fault().mend, "");
}

INSTANTIATE_TEST_SUITE_P(Phrases, BadNumbers,
    ::testing::Values(bad{"under 5, or over ten gophers", 21, 7, "the word \"gophers\""},
        bad{"under 5 gophers, or over ten", 8, 7, "the word \"gophers\""},
        bad{"under 5,  or over ten, or gophers", 26, 7, "the word \"gophers\""},
        bad{"5 soldiers, or 7 tonnes", 15, 8, "another unit in \"7 tonnes\""},
        bad{"5, or about 7 soldiers", 6, 16, "\"about 7 soldiers\""}, bad{"about 7", 0, 7, "\"about 7\""},
        bad{", or 5", 0, 1, "\",\""}, bad{"under , or 5", 6, 1, "\",\""},
        bad{"5, or more than  ", 17, 0, "the end"}, bad{"5, or about 7  ", 6, 7, "\"about 7\""},
        bad{"no number of gophers", 10, 2, "the word \"of\""}));

TEST(ReadSet, RefusesWhatEndsTooEarly) {
    for (const std::string phrase : {"", ", or ", "under 5, or", "no number of", ", or 5"})
        EXPECT_FALSE(read_interval_set(phrase, units()).has_value()) << phrase;
    EXPECT_EQ(read_interval_set("under 5, or ", units()).fault().offset, 12U);
}

// ---- days

struct days {
    const char* phrase;
    date_set values;
};
void PrintTo(const days& r, std::ostream* out) { *out << r.phrase; }

class Days : public ::testing::TestWithParam<days> {};

TEST_P(Days, AreRead) {
    const auto read = read_date_set(GetParam().phrase, make_day(2024, 7, 1));
    ASSERT_TRUE(read.has_value()) << to_string(read.fault());
    EXPECT_EQ(*read, GetParam().values);
}

const date_set not_may{
    day_range::before_day(make_day(2024, 5, 1)), day_range::after_day(make_day(2024, 6, 3))};

INSTANTIATE_TEST_SUITE_P(Phrases, Days,
    ::testing::Values(days{"before 1 May 2024, or after 3 June 2024", not_may},
        days{"before 1 May, or after 3 June", not_may},
        days{"on Nov. 1, 2024, or on Nov. 5, 2024.",
            date_set{day_range::on(make_day(2024, 11, 1)), day_range::on(make_day(2024, 11, 5))}},
        days{"by 1 May 2024", date_set{day_range::by(make_day(2024, 5, 1))}}, days{"no day", date_set{}},
        days{"any day", date_set::everything()}));

TEST(ReadSet, FaultsOfDaysAreAtTheWordInTheWay) {
    const auto read = read_date_set("before 1 May 2024, or after 31 June 2024");
    ASSERT_FALSE(read.has_value());
    EXPECT_GE(read.fault().offset, 28U);
    EXPECT_LT(read.fault().offset, 40U);
    EXPECT_EQ(read_date_set("before 1 May 2024, or later").fault().offset, 22U);
    EXPECT_FALSE(read_date_set("before 1 May, or after 3 June").has_value()) << "no year is said";
}

// ---- the way back

double any_number() {
    const double whole =
        static_cast<double>(*rc::gen::inRange<long long>(-1'000'000'000'000'000, 1'000'000'000'000'001));
    switch (*rc::gen::inRange(0, 5)) {
    case 0: return static_cast<double>(*rc::gen::inRange(-12, 13));
    case 1: return std::floor(whole / std::pow(10, *rc::gen::inRange(0, 15)));
    case 2: return whole / 100;
    case 3: return static_cast<double>(*rc::gen::inRange(1, 100)) * std::pow(10, *rc::gen::inRange(0, 300));
    default: return whole * std::pow(10, -*rc::gen::inRange(1, 300));
    }
}

interval any_interval() {
    const auto open = [] { return *rc::gen::arbitrary<bool>(); };
    const double a = any_number();
    const double b = any_number();
    const double low = std::min(a, b);
    const double high = std::max(a, b);
    switch (*rc::gen::inRange(0, 8)) {
    case 0: return interval::exactly(a);
    case 1: return open() ? interval::at_least(a) : interval::more_than(a);
    case 2: return open() ? interval::at_most(a) : interval::less_than(a);
    default: return interval::between_if_any(low, open(), high, open()).value_or(interval::exactly(a));
    }
}

RC_GTEST_PROP(ReadSetBack, EverySetOfNumbersInEveryUnit, ()) {
    const auto count = *rc::gen::inRange<std::size_t>(0, 6);
    std::vector<interval> pieces;
    for (std::size_t i = 0; i < count; ++i) pieces.push_back(any_interval());
    interval_set values{std::span<const interval>{pieces}};
    if (*rc::gen::arbitrary<bool>()) values = complement(values);
    const auto unit = *rc::gen::inRange<std::uint32_t>(0, 4);
    const auto names = unit == 3 ? unit_names{} : names_of_units[unit];
    const auto text = to_phrase(values, names);
    RC_LOG(text);
    const auto read = read_interval_set(text, units());
    if (!read) RC_FAIL(text + ": " + to_string(read.fault()));
    RC_ASSERT(read->values == values);
    RC_ASSERT(read->unit == (unit == 3 ? std::nullopt : std::optional{unit_id{unit}}));
}

RC_GTEST_PROP(ReadSetBack, EverySetOfDays, ()) {
    const auto any_day = [] {
        const int span = static_cast<int>((last_day - first_day).count());
        const int edge = *rc::gen::element(0, 1, span - 1, span);
        return first_day +
            std::chrono::days{*rc::gen::oneOf(rc::gen::inRange(0, span + 1), rc::gen::just(edge))};
    };
    std::vector<day_range> pieces;
    for (int i = *rc::gen::inRange(0, 5); i > 0; --i) {
        const auto [first, last] = std::minmax({any_day(), any_day()});
        pieces.push_back(
            *rc::gen::element(day_range::between(first, last), day_range::on(first), day_range::by(first),
                day_range::from(last), day_range::between(first, first + (last - first) / 1000)));
    }
    date_set values{std::span<const day_range>{pieces}};
    if (*rc::gen::arbitrary<bool>()) values = complement(values);
    const auto text = to_phrase(values);
    RC_LOG(text);
    const auto read = read_date_set(text);
    if (!read) RC_FAIL(text + ": " + to_string(read.fault()));
    RC_ASSERT(*read == values);
}

RC_GTEST_PROP(ReadSetBack, AnyBytesWillDo, ()) {
    std::string text;
    for (int i = *rc::gen::inRange(0, 12); i > 0; --i)
        text += *rc::gen::element<std::string>(", or ", "no", " number of ", "5", "soldiers", " under ", ",",
            "or", "\xff", "May", " 2024", "about ", ".", " ");
    for (const auto& fault :
        {read_interval_set(text, units()).has_value() ? phrase_fault{}
                                                      : read_interval_set(text, units()).fault(),
            read_date_set(text).has_value() ? phrase_fault{} : read_date_set(text).fault()}) {
        RC_ASSERT(fault.offset <= text.size());
        RC_ASSERT(fault.length <= text.size() - fault.offset);
        if (!fault.found.empty()) RC_ASSERT(fault.length != 0 || fault.offset == text.size());
    }
}

}  // namespace
}  // namespace hearsay::test
