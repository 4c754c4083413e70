// Weekdays, and days told from today.

#include "ascii.hpp"
#include "date_forms.hpp"

namespace hearsay::inline v1::detail {

using std::chrono::days;
using enum word_kind;

bool date_forms::read_weekday(said_date& said, std::size_t at, bool led, int depth) {
    const auto text = tokens_.text(at);
    if (lower(text.back()) == 's' && text.size() > 5 && !tokens_.exact())
        return false;  // "Mondays" are many days
    std::size_t next = at + 1;
    if (tokens_.is_mark(next, ".") && text.size() <= 5 && tokens_.is_glued(next) && next + 1 < tokens_.size())
        ++next;
    const std::size_t after_dot = next;
    if (tokens_.is_mark(next, ",")) ++next;
    if (tokens_.is_hyphen(next)) ++next;
    if (tokens_.is_word(next, "the") && !tokens_.ordinal_at(next + 1)) next = after_dot;
    const std::size_t inner = tokens_.is(next, the) ? next + 1 : next;
    said.weekday = tokens_.number_of(at);
    said.weekday_at = at;

    const bool dated = tokens_.is(inner, month) || tokens_.is_digits(inner, 1, 4) ||
        tokens_.is(inner, ordinal) || tokens_.is(inner, tens) || tokens_.is(inner, teen) ||
        tokens_.is(inner, ones) || tokens_.is(inner, article);
    if (dated) {
        const auto kept = fault_;
        if (read_after_weekday(said, inner, depth)) return true;
        if (tokens_.exact() && fault_) return false;
        fault_ = kept;
    }
    said.next = at + 1;
    said.rule = "weekday";
    if (read_weekday_beside(said, at + 1, depth)) return true;
    if (fault_) return false;
    if (tokens_.exact() || text.size() > 4) return true;
    if (const auto other_end = tokens_.after_connector(said.next, {});
        other_end != 0 && tokens_.is(other_end, weekday))
        return true;  // "Mon-Fri"
    // "sun", "sat", "wed" and "mon" are words of other things as well.
    const bool short_word = tokens_.is_any_of(at, {"sun", "sat", "wed", "weds", "mon"});
    const bool asked = (led || tokens_.is_led(said.first)) && !tokens_.is(said.first, the) &&
        (at == 0 || !tokens_.is(at - 1, the));
    return asked ? !short_word || tokens_[at].capital || !tokens_.has(at - 1, word_trait::verb)
                 : tokens_[at].capital && !short_word;
}

// The date itself: "Friday, 1 November", "Tue May 9", "Mon 13th".
bool date_forms::read_after_weekday(said_date& said, std::size_t at, int depth) {
    said_date date;
    date.first = at;
    // "Thursday, two years from now": that day of that week
    if (tokens_.is(at, article) || tokens_.length_at(at)) {
        if (read_length(date, at, depth + 1) && date.resolved && date.resolved->first == date.resolved->last)
            return said.take(
                weekday_in_week_of(date.resolved->first, said.weekday), date.next, "relative day");
        if (tokens_.exact() && fault_) return false;
        date = {};
        date.first = at;
    }
    bool read = false;
    if (tokens_.is(at, month))
        read = read_month_first(date, at, true);
    else if (const auto number = tokens_.ordinal_at(at))
        read = read_day_first(date, at, *number, true, true, true, depth);
    else if (tokens_.is_digits(at, 1, 4))
        read = read_figure(date, at, false, true, depth + 1);
    else if (const auto words = tokens_.cardinal_at(at))
        read = read_day_first(date, at, *words, false, false, true, depth);
    if (!read || !date.has_day() || (!date.has_month() && date.is_figure)) return false;
    date.first = said.first;
    date.weekday = said.weekday;
    date.weekday_at = said.weekday_at;
    date.needs_range = false;
    said = date;
    return true;
}

// "Friday week", "Tuesday after next", "the Friday after Thanksgiving", "Friday of next week", "Thursday next week"
bool date_forms::read_weekday_beside(said_date& said, std::size_t at, int depth) {
    const bool after = tokens_.is_word(at, "after");
    const bool before = tokens_.is_word(at, "before");
    const bool after_next = after && tokens_.is_word(at + 1, "next");
    const bool before_last = before && tokens_.is_word(at + 1, "last");
    if ((after_next || before_last) && tokens_.unit_at(at + 2).unit == calendar_unit::none) {
        said.next = at + 2;
        if (reckoner_.needs_reference(said, said.next)) return false;
        const day today = *reckoner_.reference();
        const day when = after_next ? next_weekday(today, said.weekday) + days{7}
                                    : last_weekday(today, said.weekday) - days{7};
        return said.take(when, said.next, said.rule);
    }
    if (after || before) {
        if (const auto anchor = read_nearest_anchor(at + 1, after, depth)) {
            const day when = after ? next_weekday(anchor->days.last, said.weekday)
                                   : last_weekday(anchor->days.first, said.weekday);
            if (!in_calendar(when))
                return fault_.refuse(date_fault::beyond_calendar, said.weekday_at, anchor->next);
            return said.take(when, anchor->next, said.rule);
        }
    }
    const std::size_t before_it = said.weekday_at - 1;
    const bool bare =
        said.weekday_at == 0 || (!tokens_.is(before_it, relative) && !tokens_.is(before_it, ordinal));
    if (bare && tokens_.is_word(at, "week") && tokens_.ends_phrase(at + 1)) {
        if (reckoner_.needs_reference(said, at + 1)) return false;
        const day when = next_weekday(*reckoner_.reference(), said.weekday) + days{7};
        return said.take(when, at + 1, said.rule);
    }
    if (tokens_.is(at, of) || tokens_.is(at, in) || tokens_.is(at, from) || tokens_.is_mark(at, ",")) ++at;
    const std::size_t word = tokens_.is(at, the) ? at + 1 : at;
    const bool in_week =
        (tokens_.is(word, relative) && tokens_.unit_at(word + 1).unit == calendar_unit::week) ||
        (word > at && tokens_.unit_at(word).unit == calendar_unit::week);
    const auto week = in_week ? read_anchor(at, depth) : std::nullopt;
    return week && said.take(weekday_in_week_of(week->days.first, said.weekday), week->next, said.rule);
}

bool date_forms::read_day_word(said_date& said, std::size_t at, bool led) {
    said.next = at + 1;
    said.rule = "relative day";
    if (tokens_.is_word(at, "now") && !tokens_.exact() && !led && tokens_.after_connector(at + 1, {}) == 0)
        return false;
    if (reckoner_.needs_reference(said, said.next)) return false;
    const day when = *reckoner_.reference() + days{tokens_.number_of(at)};
    if (!in_calendar(when)) return fault_.refuse(date_fault::beyond_calendar, at, at + 1);
    said.resolved = stretch{when, when};
    return true;
}

}  // namespace hearsay::inline v1::detail
