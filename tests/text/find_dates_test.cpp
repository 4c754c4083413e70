#include <hearsay/text/find_dates.hpp>

#include <hearsay/text/read_date.hpp>
#include <hearsay/text/to_phrase.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <chrono>
#include <initializer_list>
#include <string>
#include <vector>

namespace hearsay::test {
namespace {

constexpr day wednesday = make_day(2024, 11, 6);  // when the texts were written

// Every date of a text, a hedged one after "~": "2024-11-01; ~..2024-11-05".
std::string dates_of(std::string_view text, day reference = wednesday, date_options options = {}) {
    std::string found;
    for (const found_date& date : find_dates(text, reference, options))
        found += fmt::format("{}{}{}", found.empty() ? "" : "; ", date.approx ? "~" : "", date.days);
    return found;
}

std::vector<std::string> spans_of(std::string_view text) {
    std::vector<std::string> spans;
    for (const found_date& date : find_dates(text, wednesday))
        spans.emplace_back(text.substr(date.begin, date.end - date.begin));
    return spans;
}

struct row {
    std::string_view text;
    std::string_view days;
};

void expect_days(
    std::initializer_list<row> rows, day reference = wednesday, const date_options& options = {}) {
    for (const auto& [text, days] : rows) EXPECT_EQ(dates_of(text, reference, options), days) << text;
}

// clang-format off
TEST(FindDates, FiguresAndMonths) {
    expect_days({
        {"2024-11-08", "2024-11-08"},
        {"on 2024/11/08", "2024-11-08"},
        {"2024-3-9", "2024-03-09"},
        {"2023/sep/14", "2023-09-14"},
        {"14-Sep-2023", "2023-09-14"},
        {"14/Sep/2023", "2023-09-14"},
        {"Sep-14-2023", "2023-09-14"},
        {"2023-14-Sep", "2023-09-14"},
        {"Sep14, 2023", "2023-09-14"},
        {"9may 2021", "2021-05-09"},
        {"Nov. 8", "2024-11-08"},
        {"8 Nov.", "2024-11-08"},
        {"the 8th of November", "2024-11-08"},
        {"November the eighth", "2024-11-08"},
        {"twenty-third of June, 2022", "2022-06-23"},
        {"June twenty third 2022", "2022-06-23"},
        {"23 June nineteen ninety-nine", "1999-06-23"},
        {"March first two thousand and nine", "2009-03-01"},
        {"8 November '23", "2023-11-08"},
        {"August of '91", "1991-08-01..1991-08-31"},
        {"July of 79", "1979-07-01..1979-07-31"},
        {"2022 April 3", "2022-04-03"},
        {"11/8/2024", "2024-11-08"},
        {"8/11/2024 and 25/12/2024", "2024-08-11; 2024-12-25"},
        {"6/30/68", "1968-06-30"},
        {"6-30-1968", "1968-06-30"},
        {"30.6.1968", "1968-06-30"},
        {"9/2023", "2023-09-01..2023-09-30"},
        {"9-2023", "2023-09-01..2023-09-30"},
        {"2023-9", "2023-09-01..2023-09-30"},
        {"on 3/17", "2024-03-17"},
        {"killed 40 on 3/17, they said", "2024-03-17"},
        {"20241108", "2024-11-08"},
        {"as of 20241108, (20240229)", "2024-11-08..; 2024-02-29"},
        {"from 20241108 to 20241109.", "2024-11-08..2024-11-09"},
    });
}

TEST(FindDates, YearsAndMore) {
    expect_days({
        {"1987", "1987-01-01..1987-12-31"},
        {"in 1812", "1812-01-01..1812-12-31"},
        {"nineteen forty-four", "1944-01-01..1944-12-31"},
        {"in two thousand and eighteen", "2018-01-01..2018-12-31"},
        {"seventeen hundred seventy-six", "1776-01-01..1776-12-31"},
        {"in fourteen ninety-two", "1492-01-01..1492-12-31"},
        {"the year 2031", "2031-01-01..2031-12-31"},
        {"the 1990s", "1990-01-01..1999-12-31"},
        {"the '70s", "1970-01-01..1979-12-31"},
        {"in the eighties", "1980-01-01..1989-12-31"},
        {"nineteen sixties", "1960-01-01..1969-12-31"},
        {"the 18th century", "1700-01-01..1799-12-31"},
        {"the early nineteenth century", "1800-01-01..1833-12-31"},
        {"the late 1980s", "1987-01-01..1989-12-31"},
        {"mid-1990s", "1994-01-01..1996-12-31"},
        {"the early 80s", "1980-01-01..1983-12-31"},
        {"the 1800s", "1800-01-01..1899-12-31"},
        {"the 2000s", "2000-01-01..2009-12-31"},
        {"2014-2022", "2014-01-01..2022-12-31"},
        {"1939-45", "1939-01-01..1945-12-31"},
        {"2022/23", "2022-01-01..2023-12-31"},
        {"from 2014 to 2022", "2014-01-01..2022-12-31"},
        {"the 2014-2022 war", "2014-01-01..2022-12-31"},
    });
}

TEST(FindDates, MonthsQuartersHalves) {
    expect_days({
        {"February 2023", "2023-02-01..2023-02-28"},
        {"Feb, 2023", "2023-02-01..2023-02-28"},
        {"Feb. of 2023", "2023-02-01..2023-02-28"},
        {"in August", "2024-08-01..2024-08-31"},
        {"Q2 2023", "2023-04-01..2023-06-30"},
        {"2023-Q2", "2023-04-01..2023-06-30"},
        {"q4-2022", "2022-10-01..2022-12-31"},
        {"2022Q4", "2022-10-01..2022-12-31"},
        {"22Q4", "2022-10-01..2022-12-31"},
        {"the third quarter of 2023", "2023-07-01..2023-09-30"},
        {"3rd qtr of 2023", "2023-07-01..2023-09-30"},
        {"second quarter", "2024-04-01..2024-06-30"},
        {"last year's Q3", "2023-07-01..2023-09-30"},
        {"Q1 of next year", "2025-01-01..2025-03-31"},
        {"2023 third quarter", "2023-07-01..2023-09-30"},
        {"H1 2024", "2024-01-01..2024-06-30"},
        {"2023's Q3", "2023-07-01..2023-09-30"},
        {"2023's first quarter", "2023-01-01..2023-03-31"},
        {"April, May and June", "2024-04-01..2024-04-30; 2024-05-01..2024-05-31; 2024-06-01..2024-06-30"},
        {"2024-h2", "2024-07-01..2024-12-31"},
        {"the first half of 2023", "2023-01-01..2023-06-30"},
        {"the second half of September", "2024-09-16..2024-09-30"},
        {"quarter two of 2020", "2020-04-01..2020-06-30"},
    });
}

TEST(FindDates, Weeks) {
    expect_days({
        {"week 9 of 2025", "2025-02-24..2025-03-02"},
        {"2025-W09", "2025-02-24..2025-03-02"},
        {"the first week of May 2023", "2023-05-01..2023-05-07"},
        {"2nd week of 2025", "2025-01-06..2025-01-12"},
        {"the last week of August 2024", "2024-08-26..2024-09-01"},
        {"third last week of 2023", "2023-12-11..2023-12-17"},
        {"last 2 weeks of March 2024", "2024-03-18..2024-03-31"},
        {"the week of November 14", "2024-11-11..2024-11-17"},
        {"the week beginning Nov. 18", "2024-11-18..2024-11-24"},
        {"week commencing 18 November", "2024-11-18..2024-11-24"},
        {"w/c 18 Nov", "2024-11-18..2024-11-24"},
        {"the week ending 24 November", "2024-11-18..2024-11-24"},
        {"the week after next", "2024-11-18..2024-11-24"},
        {"the week before last", "2024-10-21..2024-10-27"},
        {"Tuesday of next week", "2024-11-12"},
        {"Thursday last week", "2024-10-31"},
        {"this week on Monday", "2024-11-04"},
        {"next week's Saturday", "2024-11-16"},
        {"the weekend of November 16", "2024-11-16..2024-11-17"},
        {"this weekend", "2024-11-09..2024-11-10"},
        {"next weekend", "2024-11-16..2024-11-17"},
        {"the coming weekend", "2024-11-09..2024-11-10"},
        {"last week", "2024-10-28..2024-11-03"},
        {"the working week", "2024-11-04..2024-11-08"},
        {"next workweek", "2024-11-11..2024-11-15"},
    });
}

TEST(FindDates, PartsOfPeriods) {
    expect_days({
        {"early December", "2024-12-01..2024-12-10"},
        {"mid-October", "2024-10-11..2024-10-20"},
        {"late January 2025", "2025-01-21..2025-01-31"},
        {"the beginning of March", "2024-03-01..2024-03-10"},
        {"the middle of March", "2024-03-11..2024-03-20"},
        {"the end of March", "2024-03-21..2024-03-31"},
        {"early 2023", "2023-01-01..2023-04-30"},
        {"mid-2023", "2023-05-01..2023-08-31"},
        {"late 2023", "2023-09-01..2023-12-31"},
        {"the start of 2023", "2023-01-01..2023-03-31"},
        {"the end of 2023", "2023-10-01..2023-12-31"},
        {"the beginning of next week", "2024-11-11..2024-11-12"},
        {"late last month", "2024-10-21..2024-10-31"},
        {"earlier this month", "2024-11-01..2024-11-06"},
        {"later this month", "2024-11-06..2024-11-30"},
        {"the rest of the year", "2024-11-06..2024-12-31"},
        {"since the BOM", "2024-11-01.."},
        {"by EOY", "..2024-12-31"},
        {"the second to last day of May", "2024-05-30"},
        {"fourth last day of August", "2024-08-28"},
        {"end-October", "2024-10-21..2024-10-31"},
        {"by year-end", "..2024-12-31"},
        {"the last 3 days of February 2024", "2024-02-27..2024-02-29"},
        {"the first two months of 2024", "2024-01-01..2024-02-29"},
        {"last Monday of April", "2024-04-29"},
        {"the second Tuesday of next month", "2024-12-10"},
        {"first friday in December", "2024-12-06"},
        {"third Sunday in May 2026", "2026-05-17"},
        {"the last business day of August", "2024-08-30"},
        {"the 12th day of this month", "2024-11-12"},
        {"19 of next month", "2024-12-19"},
    });
}

TEST(FindDates, Weekdays) {
    expect_days({
        {"Friday", "2024-11-08"},
        {"on Wednesday", "2024-11-06"},
        {"last Monday", "2024-10-28"},
        {"next Monday", "2024-11-11"},
        {"this Monday", "2024-11-04"},
        {"this coming Sunday", "2024-11-10"},
        {"this past Sunday", "2024-11-03"},
        {"Saturday after next", "2024-11-16"},
        {"two Mondays ago", "2024-10-28"},
        {"3 Thursdays from now", "2024-11-21"},
        {"Thurs. 14th", "2024-11-14"},
        {"Friday the fifteenth", "2024-11-15"},
        {"Tue 12 Nov", "2024-11-12"},
        {"Thursday, Nov 7", "2024-11-07"},
        {"Monday to Thursday", "2024-11-11..2024-11-14"},
        {"Mon-Thu", "2024-11-11..2024-11-14"},
        {"the Friday after Thanksgiving", "2024-11-29"},
        {"every Friday", ""},
        {"Friday week", "2024-11-15"},
        {"on Monday week, he said", "2024-11-18"},
        {"Wednesday week", "2024-11-20"},
        {"the Monday week-long strike", "2024-11-11"},
        {"Monday week 3 game", "2024-11-11"},
        {"next Friday week", "2024-11-15"},
    });
}

TEST(FindDates, RelativeDays) {
    expect_days({
        {"today", "2024-11-06"},
        {"tonight", "2024-11-06"},
        {"yesterday", "2024-11-05"},
        {"tomorrow", "2024-11-07"},
        {"the day after tomorrow", "2024-11-08"},
        {"day before yesterday", "2024-11-04"},
        {"this morning", "2024-11-06"},
        {"last night", "2024-11-05"},
        {"five days ago", "2024-11-01"},
        {"two weeks ago", "2024-10-23"},
        {"a month ago", "2024-10-06"},
        {"eleven months ago", "2023-12-06"},
        {"six years from now", "2030-11-06"},
        {"ten days hence", "2024-11-16"},
        {"in 2 days", "2024-11-08"},
        {"in three months' time", "2025-02-06"},
        {"in a fortnight", "2024-11-20"},
        {"within ten days", "2024-11-06..2024-11-16"},
        {"4 days before Christmas", "2024-12-21"},
        {"two weeks after 1 March 2024", "2024-03-15"},
        {"a week from Friday", "2024-11-15"},
        {"three days after tomorrow", "2024-11-10"},
        {"less than a week ago", "2024-10-31..2024-11-06"},
        {"more than two months ago", "..2024-09-05"},
        {"more than 3 days after tomorrow", "2024-11-11.."},
        {"half a year ago", ""},
        {"31 days ago", "2024-10-06"},
        {"two to three weeks ago", "2024-10-16..2024-10-23"},
        {"in 4-6 months", "2025-03-06..2025-05-06"},
        {"over a year ago", "..2023-11-05"},
    });
}

TEST(FindDates, RelativePeriods) {
    expect_days({
        {"this month", "2024-11-01..2024-11-30"},
        {"last month", "2024-10-01..2024-10-31"},
        {"next month", "2024-12-01..2024-12-31"},
        {"last quarter", "2024-07-01..2024-09-30"},
        {"this quarter", "2024-10-01..2024-12-31"},
        {"next year", "2025-01-01..2025-12-31"},
        {"past year", "2023-01-01..2023-12-31"},
        {"current decade", "2020-01-01..2029-12-31"},
        {"last decade", "2010-01-01..2019-12-31"},
        {"the last two days", "2024-11-04..2024-11-05"},
        {"last four months", "2024-07-01..2024-10-31"},
        {"the last four months", "2024-07-06..2024-11-05"},
        {"next 2 weeks", "2024-11-11..2024-11-24"},
        {"the next two weeks", "2024-11-07..2024-11-20"},
        {"past 5 years", "2019-01-01..2023-12-31"},
        {"previous two quarters", "2024-04-01..2024-09-30"},
        {"next 5 business days", "2024-11-07..2024-11-13"},
        {"last 3 working days", "2024-11-01..2024-11-05"},
        {"next couple of months", "~2024-12-01..2025-01-31"},
        {"the past few days", "~2024-11-03..2024-11-05"},
        {"for the last 2 months and 3 days", "2024-09-03..2024-11-05"},
        {"year to date", "2024-01-01..2024-11-06"},
        {"month to date", "2024-11-01..2024-11-06"},
        {"the following month", "2024-12-01..2024-12-31"},
        {"the month before last", "2024-09-01..2024-09-30"},
        {"last March", "2024-03-01..2024-03-31"},
        {"this March", "2024-03-01..2024-03-31"},
        {"next March", "2025-03-01..2025-03-31"},
        {"the past 24 hours", "2024-11-05..2024-11-06"},
        {"over the last 48 hours", "2024-11-04..2024-11-06"},
        {"in the past twenty-four hours", "2024-11-05..2024-11-06"},
        {"the previous 72 hrs", "2024-11-03..2024-11-06"},
        {"the last 24h", "2024-11-05..2024-11-06"},
        {"in the next 24 hours", "2024-11-06..2024-11-07"},
        {"the past 12 hours", ""},
        {"the past few hours", ""},
        {"24 hours", ""},
        {"within 24 hours", ""},
        {"these 24 hours", ""},
    });
}

TEST(FindDates, ToldFromTheDateBefore) {
    expect_days({
        {"On 6 August troops crossed the border; two days later they held Sudzha.", "2024-08-06; 2024-08-08"},
        {"on 6 August, and three weeks earlier", "2024-08-06; 2024-07-16"},
        {"6 August, a month later and two months later", "2024-08-06; 2024-09-06; 2024-11-06"},
        {"on 6 August and a few days later", "2024-08-06; ~2024-08-09"},
        {"around 6 August, two days later", "~2024-08-06; ~2024-08-08"},
        {"6 August, and two to three days later", "2024-08-06; 2024-08-08..2024-08-09"},
        {"6 August, and more than a week later", "2024-08-06; 2024-08-14.."},
        {"6 August; two Sundays later", "2024-08-06; 2024-08-18"},
        {"6 August, until two days later", "2024-08-06; ..2024-08-08"},
        {"in 2014, and eight years later", "2014-01-01..2014-12-31; 2022-01-01..2022-12-31"},
        {"in March 2014; two months earlier", "2014-03-01..2014-03-31; 2014-01-01..2014-01-31"},
        {"in February 2024; a year earlier", "2024-02-01..2024-02-29; 2023-02-01..2023-02-28"},
        // Told from no day, or not at all.
        {"two days later", ""},
        {"by 6 August, and two days later", "..2024-08-06"},
        {"from 1 to 6 August, and two days later", "2024-08-01..2024-08-06"},
        {"in August, two days later", "2024-08-01..2024-08-31"},
        {"in 2014, two months later", "2014-01-01..2014-12-31"},
        {"6 August, two days later than planned", "2024-08-06"},
        {"6 August; years later", "2024-08-06"},
        {"6 August; two hours later", "2024-08-06"},
        {"6 August; two years on", "2024-08-06"},
        {"31 December 9999, a day later", "9999-12-31"},
    });
    std::string far = "6 August";
    for (int i = 0; i < 50; ++i) far += " word";
    EXPECT_EQ(dates_of(far + " two days later"), "2024-08-06");
}

TEST(FindDates, SeasonsAndHolidays) {
    expect_days({
        {"summer 2023", "2023-06-01..2023-08-31"},
        {"the winter of 2022", "2022-12-01..2023-02-28"},
        {"winter 2022-23", "2022-12-01..2023-02-28"},
        {"last autumn", "2023-09-01..2023-11-30"},
        {"next spring", "2025-03-01..2025-05-31"},
        {"in the fall", "2024-09-01..2024-11-30"},
        {"Christmas", "2024-12-25"},
        {"Christmas Eve 2022", "2022-12-24"},
        {"New Year's Day 2026", "2026-01-01"},
        {"last Easter", "2024-03-31"},
        {"next Easter", "2025-04-20"},
        {"Easter Monday 2023", "2023-04-10"},
        {"Orthodox Easter 2024", "2024-05-05"},
        {"Good Friday 2027", "2027-03-26"},
        {"Thanksgiving 2023", "2023-11-23"},
        {"last Thanksgiving", "2023-11-23"},
        {"Labor Day", "2024-09-02"},
        {"Memorial Day 2023", "2023-05-29"},
        {"Labor Day weekend", "2024-08-31..2024-09-02"},
        {"Black Friday", "2024-11-29"},
        {"Independence Day", "2024-07-04"},
        {"Halloween", "2024-10-31"},
        {"Eid al-Fitr 2024", "2024-04-10"},
        {"Victory Day 2025", "2025-05-09"},
    });
}

TEST(FindDates, Ranges) {
    expect_days({
        {"from August 6 to 12", "2024-08-06..2024-08-12"},
        {"August 6-12", "2024-08-06..2024-08-12"},
        {"6-12 August 2023", "2023-08-06..2023-08-12"},
        {"6th to the 12th of August", "2024-08-06..2024-08-12"},
        {"between 6 and 12 August", "2024-08-06..2024-08-12"},
        {"between the sixth and the twelfth of August", "2024-08-06..2024-08-12"},
        {"August the 6th through the 12th", "2024-08-06..2024-08-12"},
        {"6 August - 2 September", "2024-08-06..2024-09-02"},
        {"Aug 6 until Aug 12, 2023", "2023-08-06..2023-08-12"},
        {"from 6 August 2023 to 12 August 2024", "2023-08-06..2024-08-12"},
        {"December 28 to January 3", "2024-12-28..2025-01-03"},
        {"30 December to 2 January 2025", "2024-12-30..2025-01-02"},
        {"October to February", "2024-10-01..2025-02-28"},
        {"Sep-Oct 2023", "2023-09-01..2023-10-31"},
        {"from 8/6 to 8/12", "2024-08-06..2024-08-12"},
        {"8/6-8/12/2023", "2023-08-06..2023-08-12"},
        {"8/6-8/12, 2023", "2023-08-06..2023-08-12"},
        {"from 2023-08-06 until 2023-08-12", "2023-08-06..2023-08-12"},
        {"08/06/2023 - 08/12/2023", "2023-08-06..2023-08-12"},
        {"23 and 24 October", "2024-10-23..2024-10-24"},
        {"the night of 5/6 August", "2024-08-05..2024-08-06"},
        {"from the start of 2023 until late 2024", "2023-01-01..2024-12-31"},
        {"from last Monday to today", "2024-10-28..2024-11-06"},
        {"yesterday to tomorrow", "2024-11-05..2024-11-07"},
        {"between October 3 and now", "2024-10-03..2024-11-06"},
        {"February 24, 2022 to the present", "2022-02-24..2024-11-06"},
        {"2019 through March 2022", "2019-01-01..2022-03-31"},
        {"between the 1960s and the 1980s", "1960-01-01..1989-12-31"},
        {"from Q1 2023 to Q3 2023", "2023-01-01..2023-09-30"},
        {"from the 4th to the 9th", "2024-11-04..2024-11-09"},
    });
}

TEST(FindDates, OpenEnded) {
    expect_days({
        {"by November 30", "..2024-11-30"},
        {"by the end of next month", "..2024-12-31"},
        {"by mid-November", "..2024-11-20"},
        {"before Friday", "..2024-11-07"},
        {"before 2020", "..2019-12-31"},
        {"prior to last March", "..2024-02-29"},
        {"earlier than October 3", "..2024-10-02"},
        {"until tomorrow", "..2024-11-07"},
        {"till 5 December", "..2024-12-05"},
        {"up to 12 November", "..2024-11-12"},
        {"up to now", "..2024-11-06"},
        {"till date", "..2024-11-06"},
        {"no later than 1 December", "..2024-12-01"},
        {"not after 1 December", "..2024-12-01"},
        {"on or before 1 December", "..2024-12-01"},
        {"at the latest by 1 December", "..2024-12-01"},
        {"1 December at the latest", "..2024-12-01"},
        {"1 December or earlier", "..2024-12-01"},
        {"as late as May 2023", "..2023-05-31"},
        {"after 1 December", "2024-12-02.."},
        {"after 2022", "2023-01-01.."},
        {"later than March 2023", "2023-04-01.."},
        {"since 2014", "2014-01-01.."},
        {"since Monday", "2024-11-04.."},
        {"since December", "2023-12-01.."},
        {"since the beginning of the year", "2024-01-01.."},
        {"starting tomorrow", "2024-11-07.."},
        {"starting on 9 December", "2024-12-09.."},
        {"beginning next week", "2024-11-11.."},
        {"commencing 2 December", "2024-12-02.."},
        {"effective January 1, 2025", "2025-01-01.."},
        {"as of yesterday", "2024-11-05.."},
        {"from 9 December", "2024-12-09.."},
        {"from 9 December on", "2024-12-09.."},
        {"from now on", "2024-11-06.."},
        {"no earlier than 9 December", "2024-12-09.."},
        {"on or after 9 December", "2024-12-09.."},
        {"not before 9 December", "2024-12-09.."},
        {"2023 onwards", "2023-01-01.."},
        {"2023 or later", "2023-01-01.."},
        {"2023 and after", "2023-01-01.."},
        {"9 December and beyond", "2024-12-09.."},
        {"2023+", "2023-01-01.."},
        {">= 2023", "2023-01-01.."},
        {"> 2023", "2024-01-01.."},
        {"<= 2023", "..2023-12-31"},
        {"< 2023", "..2022-12-31"},
        {"year less than 2020", "..2019-12-31"},
        {"year 2020 and up", "2020-01-01.."},
        {"not until Friday", "2024-11-08.."},
        {"pre-2022", "..2021-12-31"},
        {"post-2014", "2015-01-01.."},
        {"a report from 2014", "2014-01-01..2014-12-31"},
    });
}

TEST(FindDates, Lengths) {
    expect_days({
        {"3 days starting tomorrow", "2024-11-07..2024-11-09"},
        {"a week starting 2 December", "2024-12-02..2024-12-08"},
        {"two weeks, from next Monday", "2024-11-11..2024-11-24"},
        {"for 10 days from today", "2024-11-06..2024-11-15"},
        {"4 months beginning January 1, 2025", "2025-01-01..2025-04-30"},
    });
}

TEST(FindDates, Hedged) {
    expect_days({
        {"around 20 November", "~2024-11-20"},
        {"about 1900", "~1900-01-01..1900-12-31"},
        {"circa March 1944", "~1944-03-01..1944-03-31"},
        {"~2015", "~2015-01-01..2015-12-31"},
        {"by around November 20", "~..2024-11-20"},
        {"a few weeks ago", "~2024-10-16"},
        {"almost two years ago", "~2022-11-06"},
        {"until at least May 2025", "~..2025-05-31"},
    });
}

TEST(FindDates, LeavesAloneWhatIsNoDate) {
    expect_days({
        {"", ""}, {"troops", ""}, {"2000 people", ""}, {"about 1900 soldiers", ""}, {"over 2000 km", ""}, {"2024%", ""},
        {"1,200 troops", ""}, {"1.5", ""}, {"version 1.2.3", ""}, {"10.0.0.1", ""}, {"T-72 and B-2000", ""}, {"$2019", ""},
        {"page 2019", ""}, {"room 12", ""}, {"at 5pm", ""}, {"10:30", ""}, {"at 10:30 on the dot", ""}, {"1/2", ""},
        {"3/4 of it", ""}, {"a score of 3-1", ""}, {"call 555-1234", ""}, {"1-800-555-1234", ""}, {"24/7", ""},
        {"between 2000 and 3000 people", ""}, {"1990-2000 rubles", ""}, {"at 1900 GMT", ""}, {"since 1900 hours", ""}, {"two May protests", ""}, {"the 3rd Brigade", ""}, {"he may go", ""}, {"May was cold", ""}, {"they march on", ""}, {"the sun sat low", ""}, {"they wed", ""},
        {"a second of silence", ""}, {"the third", ""}, {"the first week", ""}, {"the fall of Kyiv", ""},
        {"spring water", ""}, {"an august body", ""}, {"the end", ""}, {"the end of the war", ""}, {"later", ""},
        {"past midnight", ""}, {"the last days", ""}, {"in a minute", ""}, {"in 3 hours", ""}, {"half a year ago", ""},
        {"for two years", ""}, {"every Monday", ""}, {"on a Monday", ""}, {"the year that was", ""}, {"now", ""},
        {"31 November 2024", ""}, {"Feb. 30", ""}, {"2023-02-29", ""}, {"13/13/2024", ""}, {"2024-13-01", ""},
        {"20241301", ""}, {"20230229", ""}, {"18121101", ""}, {"20241108 people", ""}, {"no. 20241108", ""}, {"id 20241108", ""},
        {"x20241108", ""}, {"20241108.txt", ""}, {"20241108-1", ""}, {"$20241108", ""}, {"+20241108", ""}, {"20241108/7", ""},
        {"2024110", ""}, {"202411080", ""},
        {"fiscal year 2024", ""}, {"in fiscal 2024", ""}, {"FY 2024", ""}, {"FY2024 Q3", ""}, {"the last fiscal year", ""},
        {"the third quarter of fiscal 2024", ""}, {"Q3 of fiscal year 2024", ""}, {"the academic year 2024", ""},
        {"this fiscal quarter", ""}, {"the financial year 2024", ""},
        {"9999 centuries ago", ""}, {"in 9999 years", ""}, {"after Dec 31, 9999", ""}, {"the 5th century BC", ""},
    });
}

TEST(FindDates, LooksAtWhatStandsAround) {
    expect_days({
        {"he may leave in may", "2024-05-01..2024-05-31"}, {"they march in March", "2024-03-01..2024-03-31"},
        {"May to July", "2024-05-01..2024-07-31"}, {"may 2023", "2023-05-01..2023-05-31"}, {"Sun, 10 Nov", "2024-11-10"},
        {"in 2023 soldiers left", "2023-01-01..2023-12-31"}, {"2023 was hard", "2023-01-01..2023-12-31"},
        {"$12 December 9", "2024-12-09"}, {"the 2024 offensive", "2024-01-01..2024-12-31"},
        {"out at 5pm on 3 May 2024 at 10:30", "2024-05-03"}, {"report_2002-10-09.txt", "2002-10-09"},
        {"2024-11-01T10:00:00Z", "2024-11-01"}, {"says:30 December", "2024-12-30"},
        {"July 4th, 12th man", "2024-07-04"}, {"November 5 - 30 people died", "2024-11-05"},
        {"after 2010 and before 2018", "2011-01-01..; ..2017-12-31"}, {"2016, 2019 and 2020",
            "2016-01-01..2016-12-31; 2019-01-01..2019-12-31; 2020-01-01..2020-12-31"},
    });
}
// clang-format on

TEST(FindDates, AssumesTheYearOfTheReference) {
    expect_days({{"December", "2023-12-01..2023-12-31"}, {"January", "2024-01-01..2024-01-31"},
                    {"11 November", "2024-11-11"}, {"since May", "2023-05-01.."}},
        make_day(2024, 1, 20));
    expect_days({{"January", "2025-01-01..2025-01-31"}, {"December", "2024-12-01..2024-12-31"}},
        make_day(2024, 12, 20));
    expect_days(
        {{"29 February", "2024-02-29"}, {"2/29 to 3/2", "2024-02-29..2024-03-02"}}, make_day(2023, 3, 1));
    expect_days({{"in winter", "2023-12-01..2024-02-29"}}, make_day(2024, 2, 1));
}

TEST(FindDates, LeansToThePastWhereThatIsAskedFor) {
    const date_options past{.lean = date_lean::past};
    const auto expect_past = [&](day reference, std::initializer_list<row> rows) {
        expect_days(rows, reference, past);
    };
    expect_past(wednesday,
        {{"on Tuesday", "2024-11-05"}, {"on Wednesday", "2024-11-06"}, {"on Thursday", "2024-10-31"},
            {"by Friday", "..2024-11-01"}, {"since Thursday", "2024-10-31.."},
            {"Monday to Thursday", "2024-11-04..2024-11-07"}, {"Thurs. 14th", "2024-03-14"},
            {"the Friday after Thanksgiving", "2023-11-24"}, {"two days after Tuesday", "2024-11-07"}});
    expect_past(make_day(2024, 6, 15),
        {{"in November", "2023-11-01..2023-11-30"}, {"in June", "2024-06-01..2024-06-30"},
            {"in May", "2024-05-01..2024-05-31"}, {"1 December", "2023-12-01"}, {"15 June", "2024-06-15"},
            {"16 June", "2023-06-16"}, {"on 12/1", "2023-12-01"}, {"early December", "2023-12-01..2023-12-10"},
            {"the first week of July", "2023-07-03..2023-07-09"}, {"on the 14th of July", "2023-07-14"},
            {"Q4", "2023-10-01..2023-12-31"}, {"the second quarter", "2024-04-01..2024-06-30"},
            {"in week 40", "2023-10-02..2023-10-08"}, {"in winter", "2023-12-01..2024-02-29"},
            {"in autumn", "2023-09-01..2023-11-30"}, {"at Christmas", "2023-12-25"},
            {"two days after Christmas", "2023-12-27"}, {"29 February", "2024-02-29"},
            {"November to March", "2023-11-01..2024-03-31"}, {"from 14 to 18 June", "2024-06-14..2024-06-18"},
            {"1-5 November", "2023-11-01..2023-11-05"}, {"on the 18th of the month", "2024-06-18"},
            {"from the 12th to the 18th", "2024-06-12..2024-06-18"},
            {"from the 18th to the 20th", "2024-05-18..2024-05-20"}});
    expect_past(make_day(2024, 12, 20), {{"two weeks before Christmas", "2024-12-11"}});
    // What says itself which one is meant is as it always is.
    for (const std::string_view text : {"last Friday", "next Friday", "this Friday", "this coming Friday", "Friday week",
             "a week from Friday", "next November", "last November", "this December", "next Christmas",
             "Friday of next week", "1 December 2025", "tomorrow", "in two weeks", "next quarter", "Q4 2025"})
        EXPECT_EQ(dates_of(text, wednesday, past), dates_of(text)) << text;
    EXPECT_EQ(dates_of("on Sunday, 5 May, in June, at Christmas, Q3", first_day, past), "");
}

TEST(FindDates, KeepsToTheLengthsOfMonths) {
    expect_days(
        {{"a month ago", "2024-02-29"}, {"in a month", "2024-04-30"}, {"a year ago", "2023-03-31"},
            {"last month", "2024-02-01..2024-02-29"}, {"the end of February", "2024-02-21..2024-02-29"}},
        make_day(2024, 3, 31));
    expect_days({{"a year ago", "2023-02-28"}, {"four years ago", "2020-02-29"}}, make_day(2024, 2, 29));
    expect_days(
        {{"tomorrow", "2025-01-01"}, {"this week", "2024-12-30..2025-01-05"},
            {"next month", "2025-01-01..2025-01-31"}, {"last week of the year", "2024-12-23..2024-12-29"}},
        make_day(2024, 12, 31));
}

TEST(FindDates, StaysWithinTheCalendar) {
    EXPECT_EQ(dates_of("today", first_day), "0001-01-01");
    EXPECT_EQ(dates_of("yesterday, last week, last Sunday, a year ago", first_day), "");
    EXPECT_EQ(dates_of("tomorrow, next week, next year, in a century", last_day), "");
    EXPECT_EQ(dates_of("this century", last_day), "9900-01-01..9999-12-31");
}

TEST(FindDates, ReadsFiguresInTheOrderThatIsAskedFor) {
    EXPECT_EQ(dates_of("11/01/2024"), "2024-11-01");
    EXPECT_EQ(dates_of("11/01/2024", wednesday, {date_order::day_first}), "2024-01-11");
    EXPECT_EQ(dates_of("25/12/2023 and 12/25/2023"), "2023-12-25; 2023-12-25");
    EXPECT_EQ(dates_of("5/1-7/1/2023", wednesday, {date_order::day_first}), "2023-01-05..2023-01-07");
    EXPECT_EQ(dates_of("1.11.2024"), "2024-11-01");
}

TEST(FindDates, TellsWhereEachStands) {
    using ::testing::ElementsAre;
    EXPECT_THAT(spans_of("Over 11,000 soldiers by 1 November, said GUR on Friday at 5pm."),
        ElementsAre("by 1 November", "Friday"));
    EXPECT_THAT(spans_of("From Oct. 23 to 27, 2024, and again since early November."),
        ElementsAre("From Oct. 23 to 27, 2024", "since early November"));
    EXPECT_THAT(spans_of("\u00abв 2024\u00bb 1941\u20131945 \u2014 ~2015"),
        ElementsAre("2024", "1941\u20131945", "~2015"));
    EXPECT_THAT(
        spans_of("a force of about 12,000 as of today, or later"), ElementsAre("as of today, or later"));
}

TEST(FindDates, NamesTheRule) {
    const auto rule_of = [](std::string_view text) {
        const auto found = find_dates(text, wednesday);
        return found.empty() ? std::string_view{"none"} : found.front().rule;
    };
    for (const auto& [text, rule] : std::initializer_list<row>{{"1 May 2024", "date"}, {"May 2024", "month"},
             {"in 2024", "year"}, {"the 1990s", "decade"}, {"the 19th century", "century"},
             {"Q1 2024", "quarter"}, {"H1 2024", "half"}, {"the first week of May", "week"},
             {"Friday", "weekday"}, {"yesterday", "relative day"}, {"last month", "relative period"},
             {"a week starting tomorrow", "length"}, {"early May", "part"}, {"summer 2024", "season"},
             {"Easter", "holiday"}, {"1-5 May", "range"}, {"by May", "bound"}})
        EXPECT_EQ(rule_of(text), rule) << text;
}

TEST(FindDates, TakesTimeInProportionToTheText) {
    using namespace std::chrono;
    for (const std::string_view piece : {"1 ", "the ", "1-", "1/", "'", "2 weeks before ", "the day before ",
             "last 3 weeks of ", "first 3 days of ", "from 1 to ", "twenty ", "3 months and ", "week of ",
             "May ", "Sunday after ", "1 and ", "2 days later ", "1 May 20241108 ", "\xff"}) {
        std::string text;
        while (text.size() < 1'000'000) text += piece;
        const auto begin = steady_clock::now();
        static_cast<void>(find_dates(text, wednesday));
        EXPECT_LT(steady_clock::now() - begin, seconds{10}) << piece;
    }
}

// Words that dates are made of, in any order.
rc::Gen<std::string> date_like_text() {
    const auto word = rc::gen::element<std::string>("1 ", "30 ", "2024 ", "9999 ", "0001 ", "1-", "5/", "'",
        ". ", ", ", "the ", "a ", "of ", "in ", "to ", "and ", "by ", "from ", "before ", "after ", "last ",
        "next ", "this ", "first ", "second ", "st ", "May ", "Feb ", "December ", "Friday ", "day ",
        "weeks ", "month ", "year ", "decades ", "century ", "quarter ", "half ", "weekend ", "ago ",
        "later ", "earlier ", "24 hours ", "past ", "20241108 ", "fiscal ", "starting ", "early ", "end ", "BOM ", "winter ", "Easter ", "nineteen ", "twenty ", "yesterday ",
        "to date ", "Q1 ", "\xe2\x80\x93", "\xff", "\n");
    return rc::gen::map(
        rc::gen::container<std::vector<std::string>>(word), [](const std::vector<std::string>& words) {
            std::string text;
            for (const std::string& w : words) text += w;
            return text;
        });
}

void expect_in_order(const std::string& text, day reference, const date_options& options = {}) {
    std::size_t at = 0;
    for (const found_date& date : find_dates(text, reference, options)) {
        RC_ASSERT(date.begin >= at);
        RC_ASSERT(date.begin < date.end);
        RC_ASSERT(date.end <= text.size());
        RC_ASSERT(!date.rule.empty());
        RC_ASSERT(date.days.has_first() || date.days.has_last());
        // The macro evaluates both sides of an "or".
        RC_ASSERT(date.days.first().value_or(first_day) >= first_day);
        RC_ASSERT(date.days.last().value_or(last_day) <= last_day);
        at = date.end;
    }
}

day any_day_of(int number) { return first_day + std::chrono::days{number}; }
const auto day_numbers = rc::gen::inRange(0, static_cast<int>((last_day - first_day).count()) + 1);

RC_GTEST_PROP(FindDatesLaw, SpansOfAnyBytesAreInOrder, (const std::string& text)) {
    expect_in_order(text, wednesday);
}

RC_GTEST_PROP(FindDatesLaw, SpansOfDateWordsAreInOrder, ()) {
    const day reference =
        *rc::gen::element(wednesday, first_day, last_day, make_day(2024, 2, 29), any_day_of(*day_numbers));
    const auto lean = *rc::gen::element(date_lean::usual, date_lean::past);
    expect_in_order(*date_like_text(), reference, {.lean = lean});
}

RC_GTEST_PROP(FindDatesLaw, WhatToPhraseWritesReadsBack, ()) {
    const day a = any_day_of(*day_numbers);
    const day b = any_day_of(*day_numbers);
    const auto range = *rc::gen::element(day_range::on(a), day_range::by(a), day_range::from(a),
        day_range::between(std::min(a, b), std::max(a, b)));
    const auto read = read_date(to_phrase(range));
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == range);
    // The finder takes no year before 1000 for one, unless it is written with its zeros.
    const auto found = find_dates(to_phrase(range), wednesday);
    RC_ASSERT(found.size() == 1U);
    RC_ASSERT(found.front().days == range);
}

}  // namespace
}  // namespace hearsay::test
