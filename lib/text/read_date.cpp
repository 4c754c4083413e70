#include <hearsay/text/read_date.hpp>

#include "date_parser.hpp"
#include "fault.hpp"

#include <array>
#include <string>

namespace hearsay::inline v1 {
namespace detail {
namespace {

constexpr std::array<std::string_view, 7> weekday_names{
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

// A note of the parser in words.
phrase_fault in_words(const token_list& tokens, const date_fault_note& note) {
    const auto said = [&] { return quote(tokens.text(note.first, note.next)); };
    const auto over = [&](std::string found, std::string expected, std::string mend) {
        return fault_over(
            tokens, note.first, note.next, std::move(found), std::move(expected), std::move(mend));
    };
    switch (note.what) {
    case date_fault::figures_read_two_ways:
        return over(said(), "a date that reads in one way only", "write it as 2024-11-01 or 1 November 2024");
    case date_fault::month_of_iso:
        return over("month " + std::to_string(note.number) + " in " + said(), "a month from 01 to 12",
            "write year, month and day, as in 2024-11-01");
    case date_fault::day_of_iso:
        return fault_at(tokens, note.first, "a day in two digits", "write it as in 2024-11-01");
    case date_fault::no_month:
        return over(said() + " without a month", "a month", "name the month, as in \"1 November 2024\"");
    case date_fault::no_year: return over(said() + " without a year", "a year", "write the year after it");
    case date_fault::no_reference:
        return over(said() + " without the day that it is told from", "a date that stands by itself",
            "write the date that is meant, as in \"1 November 2024\"");
    case date_fault::year_out_of_range:
        return over(said(), "a year from 0001 to 9999", "write the year that is meant");
    case date_fault::no_such_day:
        return over("the date " + said(),
            "a day that there is: that month has " + std::to_string(note.number) + " days",
            "write one from 1 to " + std::to_string(note.number));
    case date_fault::other_weekday:
        return fault_at(tokens, note.first,
            std::string{weekday_names[std::chrono::weekday{note.when}.c_encoding()]} + ", which " +
                to_string(note.when) + " was",
            "correct the weekday or the date");
    case date_fault::last_before_first:
        return over(said() + ", which is before the first day", "a range from the first day to the last",
            "write the earlier date first, each with its year");
    case date_fault::no_second_date:
        return fault_at(tokens, note.first, "\"and\" and the last day", "write both ends of the range");
    case date_fault::not_the_end:
        return fault_at(
            tokens, note.first, "the end", "write one date alone, or a range as in \"1 to 5 November 2024\"");
    case date_fault::no_such_part:
        return over(said(), "a part that there is", "count only as far as the period goes");
    case date_fault::beyond_calendar:
        return over(said(), "a day of the years 0001 to 9999", "write the date that is meant");
    case date_fault::no_date:
    case date_fault::none: break;
    }
    return fault_at(tokens, note.first,
        note.first == 0 ? "a date, or what bounds one (by, from, before, after)" : "a date",
        "write a day, a month or a year, as in \"by 1 November 2024\"");
}

}  // namespace
}  // namespace detail

phrase_result<day_range> read_date(std::string_view phrase, std::optional<day> reference, date_lean lean) {
    const detail::date_tokens tokens{phrase, detail::date_reading::whole_phrase};
    detail::date_parser parser{tokens, reference, {.lean = lean}};
    const auto read = parser.read(0);
    if (!read) return detail::in_words(tokens, parser.fault());
    const bool full_stop = read->next + 1 == tokens.size() && tokens.is_mark(read->next, ".");
    if (read->next < tokens.size() && !full_stop)
        return detail::in_words(tokens, {detail::date_fault::not_the_end, read->next, read->next + 1, 0, {}});
    return read->days;
}

}  // namespace hearsay::inline v1
