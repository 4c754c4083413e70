#include "calendar.hpp"

#include <algorithm>

namespace hearsay::inline v1::detail {
namespace {

using std::chrono::days;

constexpr int floor_div(int a, int b) noexcept { return a >= 0 ? a / b : -((b - 1 - a) / b); }

std::optional<stretch> in_calendar(day first, day last) noexcept {
    if (!detail::in_calendar(first) || !detail::in_calendar(last)) return std::nullopt;
    return stretch{first, last};
}

// Months counted from January of the year 0.
constexpr int month_number(const date_parts& date) noexcept { return date.year * 12 + date.month - 1; }

std::optional<stretch> months_at(int first, int count) noexcept {
    const auto from = month_at(floor_div(first, 12), first - floor_div(first, 12) * 12 + 1);
    const int last = first + count - 1;
    const auto to = month_at(floor_div(last, 12), last - floor_div(last, 12) * 12 + 1);
    if (!from || !to) return std::nullopt;
    return stretch{from->first, to->last};
}

int months_in(calendar_unit unit) noexcept {
    switch (unit) {
    case calendar_unit::month: return 1;
    case calendar_unit::quarter: return 3;
    case calendar_unit::half_year: return 6;
    case calendar_unit::year: return 12;
    case calendar_unit::decade: return 120;
    case calendar_unit::century: return 1200;
    default: return 0;
    }
}

bool is_business_day(day when) noexcept { return weekday_of(when) != 0 && weekday_of(when) != 6; }

day later_business_day(day when, int count) noexcept {
    const int step = count < 0 ? -1 : 1;
    int left = count < 0 ? -count : count;
    when += days{left / 5 * 7 * step};
    left %= 5;
    while (left > 0 || !is_business_day(when)) {
        when += days{step};
        if (is_business_day(when) && left > 0) --left;
    }
    return when;
}

}  // namespace

date_parts parts_of(day when) noexcept {
    const std::chrono::year_month_day date{when};
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
        static_cast<int>(static_cast<unsigned>(date.day()))};
}

int year_of(day when) noexcept { return parts_of(when).year; }

int weekday_of(day when) noexcept { return static_cast<int>(std::chrono::weekday{when}.c_encoding()); }

int days_in_month(int year, int month) noexcept {
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && std::chrono::year{year}.is_leap() ? 29 : lengths[month - 1];
}

bool in_calendar(day when) noexcept { return when >= first_day && when <= last_day; }

std::optional<day> day_at(int year, int month, int day_of_month) noexcept {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day_of_month < 1) return std::nullopt;
    if (day_of_month > days_in_month(year, month)) return std::nullopt;
    return make_day(year, static_cast<unsigned>(month), static_cast<unsigned>(day_of_month));
}

std::optional<stretch> month_at(int year, int month) noexcept {
    const auto first = day_at(year, month, 1);
    if (!first) return std::nullopt;
    return stretch{*first, *first + days{days_in_month(year, month) - 1}};
}

std::optional<stretch> years_at(int first, int last) noexcept {
    const auto from = day_at(first, 1, 1);
    const auto to = day_at(last, 12, 31);
    if (!from || !to || *to < *from) return std::nullopt;
    return stretch{*from, *to};
}

std::optional<stretch> period_of(calendar_unit unit, day when, int count) noexcept {
    const auto week = monday_of(when) + days{7 * count};
    switch (unit) {
    case calendar_unit::none: return std::nullopt;
    case calendar_unit::day: return in_calendar(when + days{count}, when + days{count});
    case calendar_unit::business_day: {
        const day found = later_business_day(when, count);
        return in_calendar(found, found);
    }
    case calendar_unit::weekend: return in_calendar(week + days{5}, week + days{6});
    case calendar_unit::week: return in_calendar(week, week + days{6});
    case calendar_unit::working_week: return in_calendar(week, week + days{4});
    case calendar_unit::fortnight: return in_calendar(week + days{7 * count}, week + days{7 * count + 13});
    default: break;
    }
    const int length = months_in(unit);
    return months_at((floor_div(month_number(parts_of(when)), length) + count) * length, length);
}

std::optional<day> later_by(day when, calendar_unit unit, int count) noexcept {
    std::optional<day> found;
    switch (unit) {
    case calendar_unit::none: return std::nullopt;
    case calendar_unit::day: found = when + days{count}; break;
    case calendar_unit::business_day: found = later_business_day(when, count); break;
    case calendar_unit::weekend:
    case calendar_unit::week:
    case calendar_unit::working_week: found = when + days{7 * count}; break;
    case calendar_unit::fortnight: found = when + days{14 * count}; break;
    default: {
        const date_parts date = parts_of(when);
        const int number = month_number(date) + months_in(unit) * count;
        const int year = floor_div(number, 12);
        if (year < 1 || year > 9999) return std::nullopt;
        const int month = number - year * 12 + 1;
        return day_at(year, month, std::min(date.day_of_month, days_in_month(year, month)));
    }
    }
    if (!detail::in_calendar(*found)) return std::nullopt;
    return found;
}

std::optional<stretch> period_within(const stretch& within, calendar_unit unit, int index) noexcept {
    if (index == 0) return std::nullopt;
    const int steps = index > 0 ? index - 1 : index + 1;
    std::optional<stretch> found;
    switch (unit) {
    case calendar_unit::week:
    case calendar_unit::working_week: {
        const auto thursday = weekday_within(within, 4, index);
        found = thursday ? period_of(unit, *thursday) : std::nullopt;
        break;
    }
    case calendar_unit::weekend: {
        const auto saturday = weekday_within(within, 6, index);
        found = saturday ? period_of(unit, *saturday) : std::nullopt;
        break;
    }
    case calendar_unit::business_day: {
        const day end = index > 0 ? within.first : within.last;
        const day from = is_business_day(end) ? end : later_business_day(end, index > 0 ? 1 : -1);
        found = period_of(unit, from, steps);
        break;
    }
    case calendar_unit::fortnight:
    case calendar_unit::none: return std::nullopt;
    default: found = period_of(unit, index > 0 ? within.first : within.last, steps); break;
    }
    if (!found || found->last < within.first || found->first > within.last) return std::nullopt;
    return found;
}

std::optional<day> weekday_within(const stretch& within, int weekday, int index) noexcept {
    if (index == 0) return std::nullopt;
    const day first = index > 0 ? next_weekday(within.first - days{1}, weekday) + days{7 * (index - 1)}
                                : last_weekday(within.last + days{1}, weekday) + days{7 * (index + 1)};
    if (first < within.first || first > within.last) return std::nullopt;
    return first;
}

day monday_of(day when) noexcept { return when - days{(weekday_of(when) + 6) % 7}; }

day weekday_in_week_of(day when, int weekday) noexcept { return monday_of(when) + days{(weekday + 6) % 7}; }

day next_weekday(day after, int weekday) noexcept {
    return after + days{1 + (weekday - weekday_of(after) + 13) % 7};
}

day last_weekday(day before, int weekday) noexcept {
    return before - days{1 + (weekday_of(before) - weekday + 13) % 7};
}

std::optional<day> easter(int year) noexcept {
    if (year < 1 || year > 9999) return std::nullopt;
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = b / 4;
    const int e = b % 4;
    const int f = (b + 8) / 25;
    const int g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4;
    const int k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return day_at(year, n / 31, n % 31 + 1);
}

std::optional<day> orthodox_easter(int year) noexcept {
    if (year < 1 || year > 9999) return std::nullopt;
    const int d = (19 * (year % 19) + 15) % 30;
    const int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    const int n = d + e + 114;
    const auto julian = day_at(year, n / 31, n % 31 + 1);
    if (!julian) return std::nullopt;
    return *julian + days{year / 100 - year / 400 - 2};
}

std::optional<day> islamic_day_in(int year, int month, int day_of_month) noexcept {
    if (year < 623 || year > 9999) return std::nullopt;
    const int about = (year - 622) * 33 / 32;
    for (int islamic = about - 1; islamic <= about + 2; ++islamic) {
        // Day 1 of year 1 was 16 July 622 of the Julian calendar: 19 July of the Gregorian.
        const int number =
            (islamic - 1) * 354 + (3 + 11 * islamic) / 30 + (59 * (month - 1) + 1) / 2 + day_of_month - 1;
        const day when = make_day(622, 7, 19) + days{number};
        if (in_calendar(when) && year_of(when) == year) return when;
    }
    return std::nullopt;
}

}  // namespace hearsay::inline v1::detail
