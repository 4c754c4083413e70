#pragma once

#include <hearsay/model/date_set.hpp>
#include <hearsay/model/interval_set.hpp>
#include <hearsay/model/quantity.hpp>
#include <hearsay/text/vague_table.hpp>

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
/// below 0.0001, with an exponent. "Infinity" and "not a number" in words: no double is an error. O(1).
[[nodiscard]] std::string grouped(double x);

/// Writes a quantity as it would be said: "more than 11,000 soldiers", "up to four brigades", "about 500",
/// "half an hour", "two thirds of a brigade", "dozens of soldiers".
///
/// Whole numbers from one to ten stand in words before a unit that is counted, others in figures, exactly; from a
/// million on "2.5 million", where three decimals say all of it (in a range: of both ends). What
/// is measured is "under 5 tonnes", not fewer. Halves and quarters, and thirds, sixths, sevenths and ninths, whose
/// decimals have no end, are in words before a unit that has one ("a third of an hour", not of a "km"). `read_quantity` reads the phrase back to the same value,
/// if it knows the names, and has the same table of vague words.
///
/// A vague word is written where only one of the table can have been said: for the very ends, or for the end that a
/// hedge goes with ("at least dozens of soldiers"). Where the words are several ("up to dozens" and "up to tens" are
/// both under 100, "several" and "a few" are the same numbers), nobody knows which it was, and the numbers are written:
/// "under 100 soldiers". Figures name no table, so they read back to the same numbers with `word_table::none`.
///
/// \param said   what `quantity::said` or `quantity::of` makes, with any table; "about" says nothing of "any number",
///               and is left out there
/// \param names  names that stand in the lexicon of whoever is to read it back; both or neither empty
/// \param own    the table of what `word_table::own` has read; without it such a quantity is written in figures
/// Throws nothing but std::bad_alloc. Complexity: O(digits + names), and O(words) of a table.
[[nodiscard]] std::string to_phrase(
    const quantity& said, unit_names names = {}, const vague_table* own = nullptr);

/// Writes what a quantity without hedge or mark would say: "more than 11,000, under 20,000 soldiers", "10,000
/// to 20,000 soldiers", "any number". `read_quantity` reads it back, exactly.
[[nodiscard]] std::string to_phrase(const interval& values, unit_names names = {});

/// Writes a set, piece by piece: "fewer than 5, or more than 10 soldiers"; "no number", "no number of
/// soldiers". One piece is written as an interval, several in figures. `read_interval_set` reads it back.
[[nodiscard]] std::string to_phrase(const interval_set& values, unit_names names = {});

/// Writes a range of days: "by 1 November 2024", "from 1 November 2024", "on 1 November 2024", "in November
/// 2024", "1 to 5 November 2024". `read_date` reads it back to the same range.
[[nodiscard]] std::string to_phrase(const day_range& days);

/// Writes a set, range by range: "before 1 May 2024, or after 3 June 2024"; "no day". `read_date_set` reads it
/// back.
[[nodiscard]] std::string to_phrase(const date_set& days);

}  // namespace hearsay::inline v1
