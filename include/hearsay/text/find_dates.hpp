#pragma once

#include <hearsay/model/date_set.hpp>
#include <hearsay/text/date_options.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace hearsay::inline v1 {

/// A date in running text, and where it stands.
struct found_date {
    day_range days;
    bool approx = false;    ///< hedged: "around 1 November", "circa 1900"
    std::size_t begin = 0;  ///< in bytes from the start of the text
    std::size_t end = 0;    ///< one past its last byte
    /// What read it: "date", "month", "year", "decade", "century", "quarter", "half", "week", "weekday",
    /// "relative day", "relative period", "length", "part", "season", "holiday", "range" or "bound".
    std::string_view rule;

    friend bool operator==(const found_date&, const found_date&) = default;
};

/// Finds every date in running text, in order: "Over 11,000 soldiers by 1 November, said GUR last Friday" has
/// two, all days up to 1 November and one Friday.
///
/// The grammar is that of `read_date`; from left to right, each takes as many words as it can. What bounds a
/// date ("by", "since", "or later") belongs to it; "on", "in" and times of day do not. Beyond what `read_date`
/// takes, dates in figures alone are read in the order that the options give ("11/01/2024", "5/1-5/7",
/// "1.11.2024", which has the day first, and "20241101" where it stands alone), the weekday of a date may be wrong,
/// and a year that both ends of a range share may change between them ("30 December to 2 January 2025"). "From" before a whole period that has
/// begun says where something is from ("a report from 2014") and bounds nothing, unless "on" or "onwards" follows.
///
/// "Two days later" and "a year earlier" are told from the date found before them, no more than some forty words
/// back: from a day, or in whole months and years from a month or year ("in 2014 ... eight years later"). After
/// what bounds days or is a range of some, and without a date before them, they are not read.
///
/// Times of day, versions, telephone numbers, and figures that count something ("2000 people") are no dates.
/// Neither are years that are not those of the calendar: "fiscal year 2024", "the academic year 2024".
/// "May", "march", "sun" and "sat" are read as dates only where what stands around them asks for one.
///
/// A report that was written on a Thursday and says "on Tuesday" means two days ago, not in five:
///
///     find_dates("shelled on Tuesday, said GUR", make_day(2024, 11, 7), {.lean = date_lean::past})
///
/// finds 2024-11-05, and 2024-11-12 without the option.
///
/// \param reference  the day that the text was written on, for "last Friday", "in May" and "three weeks ago"
/// Any bytes will do: what is no date is passed over, and so is one beyond the years 1 to 9999. O(length),
/// time and memory.
[[nodiscard]] std::vector<found_date> find_dates(
    std::string_view text, day reference, const date_options& options = {});

}  // namespace hearsay::inline v1
