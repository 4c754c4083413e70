#pragma once

// Reckoning with days: the periods of the calendar, and the days that move from year to year.

#include <hearsay/model/day.hpp>

#include <cstdint>
#include <optional>

namespace hearsay::inline v1::detail {

/// A stretch of days, both ends included.
struct stretch {
    day first;
    day last;

    friend bool operator==(const stretch&, const stretch&) noexcept = default;
};

/// What a calendar counts in. A week runs from Monday to Sunday.
enum class calendar_unit : std::uint8_t {
    none,
    day,
    business_day,  // Monday to Friday
    weekend,       // Saturday and Sunday
    week,
    working_week,  // from Monday to Friday
    fortnight,     // two weeks; none of its own in the calendar
    month,
    quarter,
    half_year,
    year,
    decade,   // 1990 to 1999
    century,  // 1900 to 1999, as people say it: the 20th
};

struct date_parts {
    int year;
    int month;
    int day_of_month;
};

[[nodiscard]] date_parts parts_of(day when) noexcept;
[[nodiscard]] int year_of(day when) noexcept;
[[nodiscard]] int weekday_of(day when) noexcept;  // 0 is Sunday
[[nodiscard]] int days_in_month(int year, int month) noexcept;
[[nodiscard]] bool in_calendar(day when) noexcept;  // in the years 1 to 9999

/// Nothing comes back for a day that there is not.
[[nodiscard]] std::optional<day> day_at(int year, int month, int day_of_month) noexcept;
[[nodiscard]] std::optional<stretch> month_at(int year, int month) noexcept;
[[nodiscard]] std::optional<stretch> years_at(int first, int last) noexcept;

/// The whole period that a day is in, or the one `count` later. For a weekend on a day of the week, the one that
/// comes. Nothing comes back beyond the calendar's ends; `count` is at most 10,000 either way.
[[nodiscard]] std::optional<stretch> period_of(calendar_unit unit, day when, int count = 0) noexcept;

/// The day so many periods later; in a shorter month, its last day.
[[nodiscard]] std::optional<day> later_by(day when, calendar_unit unit, int count) noexcept;

/// The period number `index` of those within some days, from 1; counted from the end where it is negative. A week
/// belongs to the month or year that has its Thursday, as in ISO 8601.
[[nodiscard]] std::optional<stretch> period_within(
    const stretch& days, calendar_unit unit, int index) noexcept;

/// The weekday (0 is Sunday) number `index` within some days, from 1; from the end where it is negative.
[[nodiscard]] std::optional<day> weekday_within(const stretch& days, int weekday, int index) noexcept;

[[nodiscard]] day monday_of(day when) noexcept;
[[nodiscard]] day weekday_in_week_of(day when, int weekday) noexcept;
[[nodiscard]] day next_weekday(day after, int weekday) noexcept;   // later than that day
[[nodiscard]] day last_weekday(day before, int weekday) noexcept;  // earlier than that day

/// Easter Sunday of the Gregorian calendar. Source: J. Meeus, Astronomical Algorithms (1991), chapter 8.
[[nodiscard]] std::optional<day> easter(int year) noexcept;

/// Easter Sunday of the Julian calendar, as a day of the Gregorian. Source: as above.
[[nodiscard]] std::optional<day> orthodox_easter(int year) noexcept;

/// The first such day of the tabular Islamic calendar in a Gregorian year; where the new moon is sighted, a day more
/// or less. Source: E. G. Richards, Mapping Time (1998), for the cycle of 30 years.
[[nodiscard]] std::optional<day> islamic_day_in(int year, int month, int day_of_month) noexcept;

}  // namespace hearsay::inline v1::detail
