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
// clang-format on

TEST(ReadDateReference, GivesTheYear) {
    const day reference = make_day(2024, 10, 18);
    EXPECT_EQ(*read_date("by November 1", reference), day_range::by(november(1)));
    EXPECT_EQ(*read_date("starting 1 November", reference), day_range::from(november(1)));
    EXPECT_EQ(*read_date("in November", reference), days(november(1), november(30)));
    EXPECT_EQ(*read_date("1 to 5 November", reference), days(november(1), november(5)));
    EXPECT_FALSE(read_date("29 February", make_day(2023, 6, 1)));
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
    bad_row{"by noon", "noon", "a date"}, bad_row{"mid-October 2024", "mid", "a date"},
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
    bad_row{"1 November 2024 at noon", "at", "the end"}, bad_row{"2024-11-01T10:00", "T10", "the end"},
    bad_row{"by 1 to 5 November 2024", "to", "the end"}, bad_row{"1 November 2024 5", "5", "the end"}));
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
