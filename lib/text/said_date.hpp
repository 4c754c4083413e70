#pragma once

// A date as it was said, before its days are reckoned, and why a phrase is none.

#include "calendar.hpp"
#include "vocabulary.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace hearsay::inline v1::detail {

/// Why a phrase is no date; `read_date` puts it into words.
enum class date_fault : std::uint8_t {
    none,
    no_date,
    figures_read_two_ways,
    month_of_iso,  // number: the month
    day_of_iso,    // a day of one digit
    no_month,
    no_year,
    no_reference,
    year_out_of_range,
    no_such_day,    // number: the days of that month
    other_weekday,  // when: the date as said
    last_before_first,
    no_second_date,
    not_the_end,
    no_such_part,  // the sixth week of a month
    beyond_calendar,
};

struct date_fault_note {
    date_fault what = date_fault::none;
    std::size_t first = 0;  // tokens [first, next)
    std::size_t next = 0;
    int number = 0;
    day when{};

    explicit operator bool() const noexcept { return what != date_fault::none; }

    /// Notes a fault; its results are those of a reader that gives nothing.
    std::nullopt_t fail(
        date_fault fault, std::size_t from, std::size_t to, int with_number = 0, day with_day = {}) noexcept {
        *this = {fault, from, to, with_number, with_day};
        return std::nullopt;
    }
    bool refuse(date_fault fault, std::size_t from, std::size_t to, int with_number = 0) noexcept {
        fail(fault, from, to, with_number);
        return false;
    }
};

/// A date as said, where a part may be left to its context: the 1 of "1 to 5 November 2024".
struct said_date {
    static constexpr int not_said = -1;

    int year = not_said;
    int month = not_said;
    int day_of_month = not_said;
    int weekday = not_said;
    std::size_t weekday_at = 0;
    bool is_figure = false;           // a day of the month in figures, with nothing to say that it is one
    bool vague = false;               // "a few days ago"
    bool needs_range = false;         // no date by itself, but one end of a range
    std::optional<stretch> resolved;  // where no part is left open
    std::optional<stretch> whole;     // of a part, what it is a part of
    std::optional<day> anchor;        // of a length, where it starts
    edge_of_period edge = edge_of_period::whole;
    const holiday* feast = nullptr;
    int season = not_said;      // its first month
    bool with_weekend = false;  // of a holiday
    std::size_t first = 0;      // tokens [first, next)
    std::size_t next = 0;
    std::string_view rule = "date";

    /// Leaves nothing open: it is those days, said up to token `to`. Whether there are such days.
    bool take(const std::optional<stretch>& days, std::size_t to, std::string_view read_by) noexcept {
        resolved = days;
        next = to;
        rule = read_by;
        return resolved.has_value();
    }
    bool take(day when, std::size_t to, std::string_view read_by) noexcept {
        return take(stretch{when, when}, to, read_by);
    }

    [[nodiscard]] bool has_year() const noexcept { return year != not_said; }
    [[nodiscard]] bool has_month() const noexcept { return month != not_said; }
    [[nodiscard]] bool has_day() const noexcept { return day_of_month != not_said; }
    [[nodiscard]] bool has_weekday() const noexcept { return weekday != not_said; }
    [[nodiscard]] bool has_season() const noexcept { return season != not_said; }
    [[nodiscard]] bool is_weekday_alone() const noexcept {
        return has_weekday() && !has_day() && !has_month();
    }
};

}  // namespace hearsay::inline v1::detail
