#pragma once

#include <hearsay/model/date_set.hpp>
#include <hearsay/model/quantity.hpp>

#include <string>
#include <string_view>

namespace hearsay::inline v1 {

/// What a unit is called in a phrase. Empty names stand for no unit.
struct unit_names {
    std::string_view singular;
    std::string_view plural;
};

/// Writes a number for reading: 11000 as "11,000", 3666.666… as "3,666.67".
///
/// Rounded to six significant digits, but whole digits are never dropped ("1,234,568"). From 1e21 on, and
/// below 0.0001, with an exponent.
[[nodiscard]] std::string grouped(double x);

/// Writes a quantity as it would be said: "more than 11,000 soldiers", "up to four brigades", "about 500".
///
/// Whole numbers from one to ten stand in words before a unit, others in figures, exactly. `read_quantity`
/// reads the phrase back to the same value, if it knows the names. The value must be one that
/// `quantity::said` or `quantity::of` makes; "about" says nothing of "any number", and is left out there.
[[nodiscard]] std::string to_phrase(const quantity& said, unit_names names = {});

/// Writes a range of days: "by 1 November 2024", "from 1 November 2024", "on 1 November 2024", "in November
/// 2024", "1 to 5 November 2024". `read_date` reads it back to the same range.
[[nodiscard]] std::string to_phrase(const day_range& days);

/// Writes a computed set of numbers for a sentence, in figures: "more than 11,000, up to 20,000 soldiers";
/// "at least 10,000"; "0 to 20,000"; "any number". Figures are rounded for reading, as `grouped` does.
[[nodiscard]] std::string to_words(const interval& values, unit_names names = {});

}  // namespace hearsay::inline v1
