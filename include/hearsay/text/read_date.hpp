#pragma once

#include <hearsay/model/date_set.hpp>
#include <hearsay/text/date_options.hpp>
#include <hearsay/text/phrase_result.hpp>

#include <optional>
#include <string_view>

namespace hearsay::inline v1 {

/// Reads a whole phrase as a range of days: "by November 1, 2024" is every day up to 1 November 2024, that
/// included.
///
/// A date is a day ("2024-11-01", "1 November 2024", "the 1st of November 2024", "Nov. 1, 2024", "Friday, 1
/// November 2024", where the weekday must be right) or a whole period: "November 2024", "2024", "the 1990s",
/// "the 20th century" (1900 to 1999), "Q3 2024", "the first half of 2024", "week 45 of 2024", "the last week of
/// October 2024", "summer 2024", a part of one ("early", "mid-", "late", "the end of") or a holiday ("Easter
/// 2024"). With a reference, it is also what is told from there: "yesterday", "last Friday", "next month", "three
/// weeks ago", "the last 3 months", "2 days after Christmas", "this year".
///
/// Up to its last day, included: by, until, up to, through, no later than, on or before. Without it: before, prior
/// to. Later than its last day: after. From its first day on: from, since, starting, as of, on or after, no earlier
/// than; or "onwards" after it. On it: on, in, during. Two dates make a range: "between 1 and 5 November 2024",
/// "from October to November 2024", "1-5 November 2024"; the first may leave to the second the month or year that
/// both share, and where none has a year, "May to March" goes into the next.
///
/// What is not said is taken so:
/// - Weeks run from Monday to Sunday and belong to the month or year that has their Thursday (ISO 8601).
/// - A month or day without a year is in the year of the reference; but December is last December in January, and
///   January next January in December. After "since" it is the last one; where something is counted from it ("a week
///   after Christmas"), the nearest one.
/// - A weekday is the next one, today included; "last" and "next" Friday are those of last and next week, "this
///   coming" and "this past" Friday the nearest ones. "Friday week" is a week after the coming one.
/// - "Last week", "last month", "last 3 months" are whole periods of the calendar; "the last 3 months" and "for the
///   last 3 months" end the day before the reference. "The past 24 hours", 48 or 72, are the days since the one, two
///   or three days before. "In 3 months" is one day, "within 3 months" all days till then.
/// - The beginning, middle and end of a month are its days 1 to 10, 11 to 20 and 21 to its last; early, mid and late
///   in a year are four months each, its start and end three; of other periods, a third. But "by the end of May" is
///   by its last day, and "since the beginning of May" from its first.
/// - Seasons are of the north and whole months: winter is December to February, named after its first year.
/// - "The 1800s" and "the 1900s" are centuries, "the 2000s" and "the 1910s" ten years.
/// - "A few" are three, "a couple" are two. A year in two figures is from 1940 to 2039.
///
/// \param reference  the day that the phrase is told from; without it, a date without a year is a fault, and so is
///                   one that only stands relative to another day
/// \param lean       which one is meant by a weekday, and by a date without a year
/// What can't be read is a fault that names the word, and so are 2024-02-30 and a range that ends before it
/// begins. Dates in figures alone other than 2024-11-01 ("11/01/2024") are refused: they read in two ways; see
/// `find_dates`. Any bytes will do. O(length).
[[nodiscard]] phrase_result<day_range> read_date(
    std::string_view phrase, std::optional<day> reference = std::nullopt, date_lean lean = date_lean::usual);

}  // namespace hearsay::inline v1
