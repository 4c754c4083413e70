#include <hearsay/text/find_dates.hpp>

#include "date_parser.hpp"

#include <algorithm>

namespace hearsay::inline v1 {

namespace {

// "30 February 2024" is not the month without its day: the token after a date that there is not, or 0.
std::size_t after_impossible(const detail::date_fault_note& fault, std::size_t i) noexcept {
    const bool impossible = fault.what == detail::date_fault::no_such_day ||
        fault.what == detail::date_fault::no_such_part || fault.what == detail::date_fault::beyond_calendar;
    return impossible && fault.first >= i ? fault.next : 0;
}

constexpr std::size_t told_for = 40;  // tokens after a date, "two days later" is told from it

std::optional<detail::told_date> told_by(const detail::parsed_date& read) {
    const auto first = read.days.first();
    const auto last = read.days.last();
    if (!first || !last) return std::nullopt;
    return detail::told_date{{*first, *last}, read.approx};
}

}  // namespace

std::vector<found_date> find_dates(std::string_view text, day reference, const date_options& options) {
    std::vector<found_date> found;
    const detail::date_tokens tokens{text, detail::date_reading::running_text};
    detail::date_parser parser{tokens, reference, options};
    std::size_t told_at = 0;  // after the date that "two days later" is told from
    for (std::size_t i = 0; i < tokens.size();) {
        const bool can_begin = tokens.can_begin(i);
        if (i > told_at + told_for) parser.tell_from({});
        const auto read = can_begin ? parser.read(i) : std::nullopt;
        if (!read) {
            i = can_begin ? std::max(after_impossible(parser.fault(), i), i + 1) : i + 1;
            continue;
        }
        const auto first_said = read->days.first();
        const auto last_said = read->days.last();
        i = read->next;
        if ((first_said && *first_said > last_day) || (last_said && *last_said < first_day)) continue;
        told_at = i;
        parser.tell_from(told_by(*read));
        found.push_back(
            {read->days, read->approx, tokens[read->first].begin, tokens[read->next - 1].end, read->rule});
    }
    return found;
}

}  // namespace hearsay::inline v1
