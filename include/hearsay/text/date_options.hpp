#pragma once

#include <cstdint>

namespace hearsay::inline v1 {

/// How to read "11/01/2024", which is 1 November where the month comes first, and 11 January where the day does.
enum class date_order : std::uint8_t { month_first, day_first };

/// Which one is meant where a weekday or a date without a year could be several: "on Tuesday", "in November".
enum class date_lean : std::uint8_t {
    usual,  ///< the next weekday, today included, and the date of this year; `read_date` has the particulars
    /// The last one that has begun, as in news and reports. Written in June 2024, "in November" and "1 December" are
    /// those of 2023, and "in June" is this one; "on Tuesday" is the last Tuesday, or today. So are "the 18th", "Q4"
    /// and "at Christmas"; a range begins so ("Monday to Thursday"), whatever bounds a date ("by Friday"). What says
    /// itself which one is meant is as it always is: "last", "this" and "next", "a week from Friday".
    past,
};

struct date_options {
    date_order order = date_order::month_first;
    date_lean lean = date_lean::usual;
};

}  // namespace hearsay::inline v1
