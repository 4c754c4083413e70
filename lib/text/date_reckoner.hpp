#pragma once

// From a date as said to the days that it stands for.

#include "date_tokens.hpp"
#include "said_date.hpp"

#include <hearsay/text/date_options.hpp>

namespace hearsay::inline v1::detail {

/// The day so much later than another (earlier where the direction is negative).
[[nodiscard]] std::optional<day> later_by(day from, const length_said& length, int direction) noexcept;
/// The same, but for "two to three weeks" all the days between.
[[nodiscard]] std::optional<stretch> days_later_by(
    day from, const length_said& length, int direction) noexcept;

/// A day, month, season or holiday of one year.
[[nodiscard]] std::optional<stretch> annual(const said_date& said, int year) noexcept;

/// Reckons the days of dates, told from a reference where one is given. What can't be reckoned is noted as a fault.
class date_reckoner {
public:
    date_reckoner(date_fault_note& fault, std::optional<day> reference, date_lean lean, bool exact) noexcept
        : fault_{fault}, reference_{reference}, lean_{lean}, exact_{exact} {}

    [[nodiscard]] const std::optional<day>& reference() const noexcept { return reference_; }
    [[nodiscard]] date_lean lean() const noexcept { return lean_; }
    /// Notes the want of a reference for the tokens up to `next`.
    [[nodiscard]] bool needs_reference(const said_date& said, std::size_t next) {
        return !reference_ && !fault_.refuse(date_fault::no_reference, said.first, next);
    }

    /// The days of a date by itself: one, or those of a month or a year.
    [[nodiscard]] std::optional<stretch> resolve(const said_date& said);
    /// The quarter, half or week of that number, of a year that is not said; the reference must be there.
    [[nodiscard]] std::optional<stretch> part_of_some_year(calendar_unit unit, int number) const;
    /// From the first day of one to the last day of the other; each may leave parts to the other.
    [[nodiscard]] std::optional<stretch> range_of(said_date first, said_date second);
    /// "Earlier" and "later" in it are from the reference, which must be there.
    [[nodiscard]] std::optional<stretch> part_of(const stretch& whole, edge_of_period edge) const;
    /// The nearest of the years before or after the reference; that of this year where the direction is 0.
    [[nodiscard]] bool set_towards(said_date& said, int direction);
    /// "A report from 2014" is of that year, and no later one.
    [[nodiscard]] bool is_past_period(const said_date& said);

    /// While it lives, dates are taken so: a date without a year is the nearest one, or as the lean has it.
    class assuming {
    public:
        assuming(date_reckoner& reckoner, date_lean lean, bool nearest) noexcept
            : reckoner_{reckoner}, lean_{reckoner.lean_}, nearest_{reckoner.nearest_} {
            reckoner_.lean_ = lean;
            reckoner_.nearest_ = nearest;
        }
        ~assuming() {
            reckoner_.lean_ = lean_;
            reckoner_.nearest_ = nearest_;
        }
        assuming(const assuming&) = delete;
        assuming& operator=(const assuming&) = delete;

    private:
        date_reckoner& reckoner_;
        date_lean lean_;
        bool nearest_;
    };

private:
    [[nodiscard]] int assumed_year(const said_date& said) const;
    [[nodiscard]] int nearest_year(const said_date& said) const;
    [[nodiscard]] std::optional<stretch> day_of_some_month(const said_date& said);

    date_fault_note& fault_;
    std::optional<day> reference_;
    date_lean lean_;
    bool exact_;
    bool nearest_ = false;
};

}  // namespace hearsay::inline v1::detail
