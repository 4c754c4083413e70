// Lengths that a day begins or ends: "three weeks ago", "2 days after Christmas".

#include "date_forms.hpp"

#include <algorithm>

namespace hearsay::inline v1::detail {

using std::chrono::days;
using enum word_kind;

// "three weeks ago", "2 days before yesterday", "3 days starting next Monday", "two Sundays from now"
bool date_forms::read_length(said_date& said, std::size_t at, int depth) {
    const auto length = tokens_.length_at(at);
    if (!length) return false;
    std::size_t next = length->next;
    if (tokens_.is_mark(next, "'") && tokens_.is_glued(next)) ++next;
    said.vague = length->vague;
    said.rule = "relative day";
    const auto count_from = [&](const day& here, int direction, std::size_t end) {
        said.next = end;
        said.resolved = days_later_by(here, *length, direction);
        if (!said.resolved) return fault_.refuse(date_fault::beyond_calendar, at, end);
        said.anchor = here;
        return true;
    };
    if (tokens_.is_any_of(next, {"ago", "back"}) && (tokens_.is_word(next, "ago") || tokens_.exact())) {
        said.next = next + 1;
        return !reckoner_.needs_reference(said, next + 1) && count_from(*reckoner_.reference(), -1, next + 1);
    }
    if (tokens_.is_any_of(next, {"hence"})) {
        said.next = next + 1;
        return !reckoner_.needs_reference(said, next + 1) && count_from(*reckoner_.reference(), 1, next + 1);
    }
    if (!tokens_.exact() && tokens_.is_any_of(next, {"later", "earlier"})) return read_told(said, *length);
    // A length that a day starts.
    std::size_t start_at = next;
    const bool comma = tokens_.is_mark(start_at, ",");
    if (comma) ++start_at;
    const bool starting = tokens_.is_any_of(start_at, {"starting", "beginning", "commencing"});
    const bool for_it = said.first > 0 && tokens_.is_word(said.first - 1, "for");
    if (starting || (tokens_.is(start_at, from) && (comma || for_it))) {
        std::size_t anchor_at = start_at + 1;
        if (starting &&
            (tokens_.is(anchor_at, from) || tokens_.is(anchor_at, on) || tokens_.is(anchor_at, in)))
            ++anchor_at;
        const auto anchor = read_anchor(anchor_at, depth);
        if (anchor && !length->weekday && length->at_most == 0) {
            const auto end = later_by(anchor->days.first, *length, 1);
            if (!end || *end <= anchor->days.first) return false;
            return said.take(stretch{anchor->days.first, *end - days{1}}, anchor->next, "length");
        }
    }
    const bool forward = tokens_.is(next, from) || tokens_.is_any_of(next, {"after", "following", "past"});
    const bool prior = tokens_.is_any_of(next, {"prior"}) && tokens_.is(next + 1, to);
    if (!forward && !prior && !tokens_.is_word(next, "before")) return false;
    const std::size_t anchor_at = prior ? next + 2 : next + 1;
    const auto anchor = tokens_.is(next, from) ? read_coming_anchor(anchor_at, depth)
                                               : read_nearest_anchor(anchor_at, forward, depth);
    if (!anchor) return false;
    return count_from(forward ? anchor->days.last : anchor->days.first, forward ? 1 : -1, anchor->next);
}

// "Two days later", "a year earlier", told from a date before them in the text: from a day, or in whole months and years
// from a month or a year.
bool date_forms::read_told(said_date& said, const length_said& length) const {
    const int direction = tokens_.is_word(length.next, "later") ? 1 : -1;
    const std::size_t end = length.next + 1;
    if (tokens_.is_word(end, "than") || !told_) return false;
    const auto [first, last] = told_->days;
    const auto counted = days_later_by(first, length, direction);
    if (!counted) return false;
    said.vague = length.vague || told_->approx;
    if (first == last) {
        said.anchor = first;
        return said.take(counted, end, said.rule);
    }
    for (const auto unit : {calendar_unit::month, calendar_unit::year}) {
        if (told_->days != period_of(unit, first) || length.weekday) continue;
        const auto* units_end = length.units + length.pieces;
        if (std::any_of(length.units, units_end, [&](calendar_unit piece) { return piece < unit; }))
            return false;
        const auto from_days = period_of(unit, counted->first);
        const auto to_days = period_of(unit, counted->last);
        return from_days && to_days && said.take(stretch{from_days->first, to_days->last}, end, said.rule);
    }
    return false;
}

}  // namespace hearsay::inline v1::detail
