#include <hearsay/text/read_date.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace hearsay::test {
namespace {

constexpr day november(unsigned d) { return make_day(2024, 11, d); }
day_range days(day first, day last) { return day_range::between(first, last); }

struct row {
    std::string phrase;
    day_range expected;
};
void PrintTo(const row& r, std::ostream* out) { *out << '"' << r.phrase << '"'; }

class ReadDate : public ::testing::TestWithParam<row> {};

TEST_P(ReadDate, GivesTheDays) {
    const auto& [phrase, expected] = GetParam();
    const auto read = read_date(phrase);
    ASSERT_TRUE(read) << phrase << ": " << to_string(read.fault());
    EXPECT_EQ(*read, expected) << fmt::format("{} is {}, not {}", phrase, *read, expected);
    // A reference gives a year where none is said, and changes no other.
    EXPECT_EQ(*read_date(phrase, make_day(1999, 1, 1)), expected);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(OneDay, ReadDate, ::testing::Values(
    row{"2024-11-01", day_range::on(november(1))}, row{"1 November 2024", day_range::on(november(1))},
    row{"01 november 2024", day_range::on(november(1))}, row{"1st November 2024", day_range::on(november(1))},
    row{"the 1st of November 2024", day_range::on(november(1))},
    row{"1 November, 2024", day_range::on(november(1))}, row{"November 1, 2024", day_range::on(november(1))},
    row{"November 1 2024", day_range::on(november(1))}, row{"November 1st, 2024", day_range::on(november(1))},
    row{"November the 1st, 2024", day_range::on(november(1))}, row{"Nov. 1 2024", day_range::on(november(1))},
    row{"Nov 1, 2024", day_range::on(november(1))}, row{"1 Nov. 2024", day_range::on(november(1))},
    row{"Nov.1 2024", day_range::on(november(1))}, row{"Friday, 1 November 2024", day_range::on(november(1))},
    row{"Friday November 1, 2024", day_range::on(november(1))},
    row{"on 1 November 2024", day_range::on(november(1))},
    row{"1 November 2024.", day_range::on(november(1))},
    row{"29 February 2024", day_range::on(make_day(2024, 2, 29))},
    row{"2000-02-29", day_range::on(make_day(2000, 2, 29))},
    row{"0987-01-02", day_range::on(make_day(987, 1, 2))}, row{"9999-12-31", day_range::on(last_day)}));

INSTANTIATE_TEST_SUITE_P(MonthsAndYears, ReadDate, ::testing::Values(
    row{"November 2024", days(november(1), november(30))},
    row{"in November 2024", days(november(1), november(30))},
    row{"November, 2024", days(november(1), november(30))},
    row{"November of 2024", days(november(1), november(30))}, row{"2024-11", days(november(1), november(30))},
    row{"Feb. 2023", days(make_day(2023, 2, 1), make_day(2023, 2, 28))},
    row{"February 2024", days(make_day(2024, 2, 1), make_day(2024, 2, 29))},
    row{"2024", days(make_day(2024, 1, 1), make_day(2024, 12, 31))},
    row{"during 2024", days(make_day(2024, 1, 1), make_day(2024, 12, 31))},
    row{"any day", day_range::everything()}));

INSTANTIATE_TEST_SUITE_P(Until, ReadDate, ::testing::Values(
    row{"by November 1, 2024", day_range::by(november(1))},
    row{"until 1 November 2024", day_range::by(november(1))},
    row{"till 1 November 2024", day_range::by(november(1))},
    row{"up to 2024-11-01", day_range::by(november(1))},
    row{"up to and including 2024-11-01", day_range::by(november(1))},
    row{"through 2024-11-01", day_range::by(november(1))},
    row{"no later than 1 November 2024", day_range::by(november(1))},
    row{"on or before 1 November 2024", day_range::by(november(1))},
    row{"1 November 2024 or earlier", day_range::by(november(1))},
    row{"1 November 2024 at the latest", day_range::by(november(1))},
    row{"by November 2024", day_range::by(november(30))},
    row{"by the end of November 2024", day_range::by(november(30))},
    row{"by 2024", day_range::by(make_day(2024, 12, 31))},
    row{"before 1 November 2024", day_range::by(make_day(2024, 10, 31))},
    row{"prior to November 2024", day_range::by(make_day(2024, 10, 31))},
    row{"before 2024", day_range::by(make_day(2023, 12, 31))}));

INSTANTIATE_TEST_SUITE_P(From, ReadDate, ::testing::Values(
    row{"from 1 November 2024", day_range::from(november(1))},
    row{"since 1 November 2024", day_range::from(november(1))},
    row{"starting November 1, 2024", day_range::from(november(1))},
    row{"starting on November 1, 2024", day_range::from(november(1))},
    row{"as of 2024-11-01", day_range::from(november(1))},
    row{"on or after 1 November 2024", day_range::from(november(1))},
    row{"no earlier than 1 November 2024", day_range::from(november(1))},
    row{"not before 1 November 2024", day_range::from(november(1))},
    row{"1 November 2024 onwards", day_range::from(november(1))},
    row{"1 November 2024 or later", day_range::from(november(1))},
    row{"since November 2024", day_range::from(november(1))},
    row{"after 31 October 2024", day_range::from(november(1))},
    row{"after October 2024", day_range::from(november(1))},
    row{"later than 31 October 2024", day_range::from(november(1))}));

INSTANTIATE_TEST_SUITE_P(Ranges, ReadDate, ::testing::Values(
    row{"1 to 5 November 2024", days(november(1), november(5))},
    row{"1-5 November 2024", days(november(1), november(5))},
    row{"1\u20135 November 2024", days(november(1), november(5))},
    row{"November 1-5, 2024", days(november(1), november(5))},
    row{"November 1 to 5, 2024", days(november(1), november(5))},
    row{"between 1 and 5 November 2024", days(november(1), november(5))},
    row{"between November 1 and November 5, 2024", days(november(1), november(5))},
    row{"from 1 to 5 November 2024", days(november(1), november(5))},
    row{"from 2024-11-01 to 2024-11-05", days(november(1), november(5))},
    row{"2024-11-01 to 2024-11-05", days(november(1), november(5))},
    row{"from 1 November until 5 November 2024", days(november(1), november(5))},
    row{"1 November 2024 to 5 November", days(november(1), november(5))},
    row{"1 October to 5 November 2024", days(make_day(2024, 10, 1), november(5))},
    row{"30 December 2023 to 5 November 2024", days(make_day(2023, 12, 30), november(5))},
    row{"from October to November 2024", days(make_day(2024, 10, 1), november(30))},
    row{"2023 to November 2024", days(make_day(2023, 1, 1), november(30))},
    row{"2022-2024", days(make_day(2022, 1, 1), make_day(2024, 12, 31))},
    row{"1 to 1 November 2024", day_range::on(november(1))}));

INSTANTIATE_TEST_SUITE_P(OtherForms, ReadDate, ::testing::Values(
    row{"01-Nov-2024", day_range::on(november(1))}, row{"1nov 2024", day_range::on(november(1))},
    row{"2024/nov/01", day_range::on(november(1))}, row{"November first, 2024", day_range::on(november(1))},
    row{"the first of November twenty twenty-four", day_range::on(november(1))},
    row{"November 1 '24", day_range::on(november(1))}, row{"2024 November 1", day_range::on(november(1))},
    row{"on the first Friday of November 2024", day_range::on(november(1))},
    row{"last Saturday in November 2024", day_range::on(november(30))},
    row{"the second to last day of November 2024", day_range::on(november(29))},
    row{"early November 2024", days(november(1), november(10))},
    row{"mid-November 2024", days(november(11), november(20))},
    row{"late November 2024", days(november(21), november(30))},
    row{"the end of November 2024", days(november(21), november(30))},
    row{"the first week of November 2024", days(november(4), november(10))},
    row{"week 45 of 2024", days(november(4), november(10))}, row{"2024-W45", days(november(4), november(10))},
    row{"the week of November 6, 2024", days(november(4), november(10))},
    row{"Q4 2024", days(make_day(2024, 10, 1), make_day(2024, 12, 31))},
    row{"the second half of 2024", days(make_day(2024, 7, 1), make_day(2024, 12, 31))},
    row{"the 2020s", days(make_day(2020, 1, 1), make_day(2029, 12, 31))},
    row{"the 21st century", days(make_day(2000, 1, 1), make_day(2099, 12, 31))},
    row{"summer 2024", days(make_day(2024, 6, 1), make_day(2024, 8, 31))},
    row{"Thanksgiving 2024", day_range::on(november(28))}, row{"Easter 2024", day_range::on(make_day(2024, 3, 31))},
    row{"3 days starting 1 November 2024", days(november(1), november(3))},
    row{"two weeks after 18 October 2024", day_range::on(november(1))},
    row{"about 1 November 2024", day_range::on(november(1))},
    row{"by mid-November 2024", day_range::by(november(20))},
    row{"before the end of November 2024", day_range::by(november(30))},
    row{"since the beginning of November 2024", day_range::from(november(1))},
    row{"after Q3 2024", day_range::from(make_day(2024, 10, 1))},
    row{"no later than the first week of November 2024", day_range::by(november(10))}));
// clang-format on

TEST(ReadDateReference, GivesTheYear) {
    const day reference = make_day(2024, 10, 18);
    EXPECT_EQ(*read_date("by November 1", reference), day_range::by(november(1)));
    EXPECT_EQ(*read_date("starting 1 November", reference), day_range::from(november(1)));
    EXPECT_EQ(*read_date("in November", reference), days(november(1), november(30)));
    EXPECT_EQ(*read_date("1 to 5 November", reference), days(november(1), november(5)));
    EXPECT_FALSE(read_date("29 February", make_day(2023, 6, 1)));
}

TEST(ReadDateReference, IsWhatOtherDatesAreToldFrom) {
    const day reference = make_day(2024, 11, 6);  // a Wednesday
    const auto read = [&](std::string_view phrase) { return *read_date(phrase, reference); };
    EXPECT_EQ(read("today"), day_range::on(reference));
    EXPECT_EQ(read("by Friday"), day_range::by(november(8)));
    EXPECT_EQ(read("since last Monday"), day_range::from(make_day(2024, 10, 28)));
    EXPECT_EQ(read("three weeks ago"), day_range::on(make_day(2024, 10, 16)));
    EXPECT_EQ(read("within two days"), days(reference, november(8)));
    EXPECT_EQ(read("next week"), days(november(11), november(17)));
    EXPECT_EQ(read("May to March"), days(make_day(2024, 5, 1), make_day(2025, 3, 31)));
    EXPECT_EQ(read("from yesterday to tomorrow."), days(november(5), november(7)));
    EXPECT_EQ(read("more than 3 days ago"), day_range::by(november(2)));
    EXPECT_EQ(read("from last month"), day_range::from(make_day(2024, 10, 1)));
    EXPECT_EQ(read("the past 24 hours"), days(november(5), reference));
    EXPECT_EQ(read("Monday week"), day_range::on(november(18)));
    EXPECT_FALSE(read_date("two days later", reference));
    EXPECT_FALSE(read_date("last fiscal year", reference));
}

TEST(ReadDateReference, LeansToThePastWhereThatIsAskedFor) {
    const auto read = [](std::string_view phrase) {
        return *read_date(phrase, make_day(2024, 6, 15), date_lean::past);  // a Saturday
    };
    EXPECT_EQ(read("on Tuesday"), day_range::on(make_day(2024, 6, 11)));
    EXPECT_EQ(read("Saturday"), day_range::on(make_day(2024, 6, 15)));
    EXPECT_EQ(read("in November"), days(make_day(2023, 11, 1), make_day(2023, 11, 30)));
    EXPECT_EQ(read("by 1 December"), day_range::by(make_day(2023, 12, 1)));
    EXPECT_EQ(read("1 December 2024"), day_range::on(make_day(2024, 12, 1)));
    EXPECT_EQ(read("next Tuesday"), day_range::on(make_day(2024, 6, 18)));
    EXPECT_EQ(read_date("Tuesday", first_day, date_lean::past).has_value(), false);
}

struct bad_row {
    std::string phrase;
    std::string word;
    std::string expected;
};
void PrintTo(const bad_row& r, std::ostream* out) { *out << '"' << r.phrase << '"'; }

class ReadDateFault : public ::testing::TestWithParam<bad_row> {};

TEST_P(ReadDateFault, NamesTheWord) {
    const auto& [phrase, word, expected] = GetParam();
    const auto read = read_date(phrase);
    ASSERT_FALSE(read) << fmt::format("{} was read as {}", phrase, *read);
    const auto& fault = read.fault();
    ASSERT_LE(fault.offset + fault.length, phrase.size());
    EXPECT_EQ(phrase.substr(fault.offset, fault.length), word);
    EXPECT_THAT(fault.expected, ::testing::HasSubstr(expected));
    EXPECT_FALSE(fault.found.empty());
    EXPECT_FALSE(fault.mend.empty());
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Phrases, ReadDateFault, ::testing::Values(
    bad_row{"", "", "a date"}, bad_row{"soon", "soon", "a date"}, bad_row{"by", "", "a date"},
    bad_row{"by noon", "noon", "a date"},
    bad_row{"by November 1", "November 1", "a year"}, bad_row{"November", "November", "a year"},
    bad_row{"1 to 5 November", "1", "a year"}, bad_row{"5", "5", "a month"},
    bad_row{"1 to 5", "1", "a month"}, bad_row{"2024-02-30", "2024-02-30", "29 days"},
    bad_row{"30 February 2024", "30 February 2024", "29 days"},
    bad_row{"by 2023-02-29", "2023-02-29", "28 days"}, bad_row{"2024-11-00", "2024-11-00", "30 days"},
    bad_row{"2024-13-01", "2024-13-01", "a month from 01 to 12"}, bad_row{"2024-00", "2024-00", "a month"},
    bad_row{"0000", "0000", "a year from 0001"}, bad_row{"2024-2-3", "2024-2-3", "one way"},
    bad_row{"11/01/2024", "11/01/2024", "one way"}, bad_row{"1.11.2024", "1.11.2024", "one way"},
    bad_row{"on 20241101", "20241101", "one way"},
    bad_row{"5 to 1 November 2024", "1 November 2024", "from the first day"},
    bad_row{"30 December to 2 January 2025", "2 January 2025", "from the first day"},
    bad_row{"between 1 November 2024", "", "\"and\""}, bad_row{"from 1 to November 2024", "1", "a month"},
    bad_row{"Thursday, 1 November 2024", "Thursday", "Friday, which 2024-11-01 was"},
    bad_row{"1 November 2024 at noon", "at", "the end"}, bad_row{"2024-11-01T10:00", "T", "the end"},
    bad_row{"by 1 to 5 November 2024", "to", "the end"}, bad_row{"1 November 2024 5", "5", "the end"},
    bad_row{"today", "today", "by itself"}, bad_row{"by Friday", "Friday", "by itself"},
    bad_row{"three weeks ago", "three weeks ago", "by itself"}, bad_row{"in two months", "in two months", "by itself"},
    bad_row{"since last week", "last week", "by itself"}, bad_row{"Christmas", "Christmas", "a year"},
    bad_row{"summer", "summer", "a year"}, bad_row{"Friday of next week", "next week", "by itself"},
    bad_row{"the week before last", "the week before last", "by itself"}, bad_row{"fiscal year 2024", "fiscal", "a date"}, bad_row{"the 18th", "the 18th", "a month"},
    bad_row{"31 November 2024", "31 November 2024", "30 days"}, bad_row{"12-2015", "12-2015", "one way"},
    bad_row{"5/1", "5/1", "one way"}, bad_row{"1-2-2024", "1-2-2024", "one way"}, bad_row{"2024/11", "2024/11", "one way"},
    bad_row{"early soon", "early", "a date"}, bad_row{"the end of the war", "end", "a date"},
    bad_row{"3 days", "days", "the end"}, bad_row{"less than 1 November 2024", "less", "a date"},
    bad_row{"fifth week of November 2024", "fifth week of November 2024", "a part that there is"}));
// clang-format on

TEST(ReadDateBytes, OfAnyKindAreReadOrRefused) {
    for (const std::string& phrase : {std::string{"\0", 1}, std::string{"\xff\xfe"},
             std::string(1'000'000, '1'), std::string(1'000'000, '-'), "by " + std::string(1'000'000, 'x')}) {
        const auto read = read_date(phrase);
        ASSERT_FALSE(read);
        EXPECT_LE(read.fault().offset + read.fault().length, phrase.size());
        EXPECT_LT(read.fault().found.size(), 200U);
    }
}

}  // namespace
}  // namespace hearsay::test
