#pragma once

// The forms of one date. They hang on one another ("the first Friday of next month"), so they are one class; each kind
// of form has a file: date_months.cpp, date_weekdays.cpp, date_relatives.cpp, date_periods.cpp,
// date_parts.cpp, date_lengths.cpp, date_seasons.cpp.

#include "date_figures.hpp"
#include "date_reckoner.hpp"

#include <hearsay/text/date_options.hpp>

namespace hearsay::inline v1::detail {

/// A date of the text that a later one is told from: "two days later".
struct told_date {
    stretch days;
    bool approx = false;
};

/// Reads one date, or one end of a range.
class date_forms {
public:
    date_forms(
        const date_tokens& tokens, date_reckoner& reckoner, date_fault_note& fault, date_order order) noexcept
        : tokens_{tokens}, reckoner_{reckoner}, fault_{fault}, order_{order} {}

    /// \param led  whether the words before token i ask for a date
    [[nodiscard]] std::optional<said_date> read(std::size_t i, bool led) { return read_one(i, led, 0); }

    void tell_from(const std::optional<told_date>& date) noexcept { told_ = date; }

    /// A year after a month, a day or a holiday: "2024", ", 2024", "of 2024", "'24", "of next year".
    [[nodiscard]] bool take_year(said_date& said, int depth = 0);

private:
    static constexpr int deepest = 3;  // "the first week of the last month of 2020"

    struct anchor_said {
        stretch days;
        std::size_t next;
    };

    // Each reads a date whose first word (after "the") is token `at`; `after_the` tells of that one, and `led` whether what
    // stands before asks for a date. Nothing may be taken from `said` where false comes back.
    [[nodiscard]] std::optional<said_date> read_one(std::size_t i, bool led, int depth);
    [[nodiscard]] bool read_word(said_date& said, std::size_t at, bool after_the, bool led, int depth);
    [[nodiscard]] bool read_number_word(said_date& said, std::size_t at, bool after_the, bool led, int depth);

    [[nodiscard]] bool read_figure(said_date& said, std::size_t at, bool after_the, bool led, int depth);
    [[nodiscard]] bool read_year_first(said_date& said, std::size_t at, bool led);

    [[nodiscard]] bool read_month_first(said_date& said, std::size_t at, bool led);
    [[nodiscard]] bool read_day_first(said_date& said, std::size_t at, number_said number, bool ordinal,
        bool after_the, bool led, int depth);

    [[nodiscard]] bool read_weekday(said_date& said, std::size_t at, bool led, int depth);
    [[nodiscard]] bool read_after_weekday(said_date& said, std::size_t at, int depth);
    [[nodiscard]] bool read_weekday_beside(said_date& said, std::size_t at, int depth);
    [[nodiscard]] bool read_day_word(said_date& said, std::size_t at, bool led);

    [[nodiscard]] bool read_relative(said_date& said, std::size_t at, bool after_the, int depth);
    [[nodiscard]] bool read_relative_count(
        said_date& said, std::size_t at, int direction, bool rolling, int depth);
    [[nodiscard]] bool read_hours(said_date& said, std::size_t at, int direction);
    [[nodiscard]] bool read_relative_weekday(said_date& said, std::size_t at, int direction, int depth);
    [[nodiscard]] bool read_relative_unit(said_date& said, std::size_t at, int direction, int depth);

    [[nodiscard]] bool read_period(said_date& said, std::size_t at, bool after_the, bool led, int depth);
    [[nodiscard]] bool read_numbered_week(said_date& said, std::size_t at, bool led, int depth);
    [[nodiscard]] bool read_week_of(said_date& said, std::size_t at, int depth);
    [[nodiscard]] bool read_period_beside(
        said_date& said, const unit_said& unit, bool after_the, std::string_view rule, int depth);

    [[nodiscard]] bool read_ordinal(
        said_date& said, std::size_t at, number_said number, bool after_the, bool led, int depth);
    void take_weekday_of_week(said_date& said) const;
    [[nodiscard]] bool read_edge(said_date& said, std::size_t at, int depth);
    [[nodiscard]] bool read_quarter(
        said_date& said, calendar_unit unit, int number, std::size_t next, int depth);

    [[nodiscard]] bool read_length(said_date& said, std::size_t at, int depth);
    [[nodiscard]] bool read_told(said_date& said, const length_said& length) const;

    [[nodiscard]] bool read_holiday(said_date& said, std::size_t at, int depth);
    [[nodiscard]] bool read_season(said_date& said, std::size_t at, bool led, int depth);

    // A date that another hangs on. Without a year it may be the one nearest to the reference; `after` where what hangs on
    // it comes after it.
    [[nodiscard]] std::optional<anchor_said> read_anchor(std::size_t i, int depth);
    [[nodiscard]] std::optional<anchor_said> read_nearest_anchor(std::size_t i, bool after, int depth);
    [[nodiscard]] std::optional<anchor_said> read_coming_anchor(std::size_t i, int depth);
    // The period that something is part of: "of October 2014"
    [[nodiscard]] std::optional<anchor_said> read_whole(std::size_t i, int depth);

    const date_tokens& tokens_;
    date_reckoner& reckoner_;
    date_fault_note& fault_;
    date_order order_;
    std::optional<told_date> told_;
};

/// What a period of the calendar is called as the rule of a date.
[[nodiscard]] std::string_view name_of(calendar_unit unit) noexcept;

[[nodiscard]] constexpr bool is_whole_days(calendar_unit unit) noexcept {
    return unit == calendar_unit::day || unit == calendar_unit::business_day;
}

}  // namespace hearsay::inline v1::detail
