#include <hearsay/model/day.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <string>

using namespace hearsay;

static_assert(parse_day("2024-10-18") == make_day(2024, 10, 18));

TEST(Day, ReadsTheDaysThatExist) {
    EXPECT_EQ(parse_day("2024-02-29"), make_day(2024, 2, 29));
    EXPECT_EQ(parse_day("2000-02-29"), make_day(2000, 2, 29));
    EXPECT_EQ(parse_day("0001-01-01"), first_day);
    EXPECT_EQ(parse_day("9999-12-31"), last_day);
}

TEST(Day, ReadsNothingElse) {
    for (const auto* text : {"2024-02-30", "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10",
             "2024-10-00", "2024-10-32", "0000-01-01", "2024-1-1", "24-10-18", "2024/10/18", "18-10-2024",
             "2024-10-18 ", " 2024-10-18", "2024-10-1a", "2024-10-+1", "-024-10-18", "", "20241018",
             "2024-10-18T00:00:00Z", "99999-01-01"}) {
        EXPECT_FALSE(parse_day(text).has_value()) << text;
    }
}

TEST(Day, WritesWhatItReads) {
    for (day d = make_day(1999, 12, 25); d < make_day(2001, 3, 5); d += std::chrono::days{1}) {
        EXPECT_EQ(parse_day(to_string(d)), d);
    }
    for (const day d : {first_day, last_day, make_day(987, 6, 5)}) EXPECT_EQ(parse_day(to_string(d)), d);
    EXPECT_EQ(to_string(make_day(987, 6, 5)), "0987-06-05");
}

TEST(Day, AMonthHasTheDaysThatTheCalendarGivesIt) {
    const unsigned lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (const int year : {1600, 1700, 1900, 2000, 2023, 2024}) {
        const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        for (unsigned month = 1; month <= 12; ++month) {
            const unsigned length = lengths[month - 1] + (month == 2 && leap ? 1 : 0);
            for (unsigned d = 1; d <= 31; ++d) {
                const auto text = fmt::format("{:04}-{:02}-{:02}", year, month, d);
                EXPECT_EQ(parse_day(text).has_value(), d <= length) << text;
            }
        }
    }
}
