#pragma once

#include <hearsay/model/date_set.hpp>
#include <hearsay/text/phrase_result.hpp>

#include <optional>
#include <string_view>

namespace hearsay::inline v1 {

/// Reads a whole phrase as a range of days: "by November 1, 2024" is every day up to 1 November 2024, that
/// included.
///
/// A date is "2024-11-01", "1 November 2024", "the 1st of November 2024", "Nov. 1, 2024", "Friday, 1 November
/// 2024" (the weekday must be right), or a whole month or year: "November 2024", "2024". Up to its last day,
/// included: by, until, up to, through, no later than, on or before. Without it: before, prior to. Later than
/// its last day: after. From its first day on: from, since, starting, as of, on or after, no earlier than; or
/// "onwards" after it. On it: on, in, during. Two dates make a range: "between 1 and 5 November 2024", "from
/// October to November 2024", "1-5 November 2024"; the first may leave to the second the month or year that
/// both share.
///
/// \param reference  gives the year where none is said; without it, a date without a year is a fault
/// What can't be read is a fault that names the word, and so are 2024-02-30 and a range that ends before it
/// begins. Dates in figures alone other than 2024-11-01 ("11/01/2024") are refused: they read in two ways.
/// Any bytes will do. O(length).
[[nodiscard]] phrase_result<day_range> read_date(
    std::string_view phrase, std::optional<day> reference = std::nullopt);

}  // namespace hearsay::inline v1
