// Parts of periods: "the first week of", "early", "the third quarter".

#include "date_forms.hpp"

#include <algorithm>

namespace hearsay::inline v1::detail {

using std::chrono::days;
using enum word_kind;

namespace {

// Of years, half of them in whole years; of other periods, half of the days.
std::optional<stretch> half_within(const stretch& whole, int number) noexcept {
    const auto length = (whole.last - whole.first).count() + 1;
    if (length > 370) {
        const int first = year_of(whole.first);
        const int last = year_of(whole.last);
        const int middle = first + (last - first + 1) / 2;
        return number == 1 ? years_at(first, middle - 1) : years_at(middle, last);
    }
    const day middle = whole.first + days{length / 2};
    return number == 1 ? stretch{whole.first, middle - days{1}} : stretch{middle, whole.last};
}

}  // namespace

// "The first", with what it is the first of: "the third week of May", "the second quarter", "the 1st of May".
bool date_forms::read_ordinal(
    said_date& said, std::size_t at, number_said number, bool after_the, bool led, int depth) {
    std::size_t next = number.next;
    int index = number.value;
    if (tokens_.is(next, to) && tokens_.is_word(next + 1, "last")) {  // "the second to last day of May"
        index = -index;
        next += 2;
    } else if (tokens_.is(next, relative) && tokens_.value(next) == -1) {  // "the fourth last week of 2021"
        index = -index;
        ++next;
        if (tokens_.is_hyphen(next)) ++next;
    } else if (tokens_.is_hyphen(next) && (tokens_.is(next + 1, part) || tokens_.is(next + 1, half))) {
        ++next;  // "first-quarter"
    }
    if (const auto count =
            number.value == 1 && index > 0 ? tokens_.count_at(next) : std::nullopt) {  // "first ten days of"
        const auto unit = tokens_.unit_at(count->next);
        const bool within = tokens_.is(unit.next, of) || tokens_.is(unit.next, in);
        if (unit.unit != calendar_unit::none && within && count->value > 0) {
            const auto whole = read_whole(unit.next, depth);
            if (!whole) return false;
            const auto begin = period_within(whole->days, unit.unit, 1);
            const auto end = period_within(whole->days, unit.unit, count->value);
            if (!begin || !end) return false;
            return said.take(stretch{begin->first, end->last}, whole->next, "part");
        }
    }
    const bool is_half = tokens_.is(next, half);
    const auto unit = is_half ? unit_said{calendar_unit::half_year, next + 1} : tokens_.unit_at(next);
    if (unit.unit == calendar_unit::century && index > 0) {
        const int first = (index - 1) * 100;
        said.resolved = years_at(std::max(first, 1), first + 99);
        said.next = unit.next;
        said.rule = "century";
        return said.resolved.has_value() && !tokens_.is_any_of(unit.next, {"bc", "bce"});
    }
    if (unit.unit == calendar_unit::quarter || is_half) {
        if (index < 1 || index > (is_half ? 2 : 4)) return false;
        if (is_half && !tokens_.exact() && !tokens_.is(unit.next, of) && !tokens_.is_digits(unit.next, 4, 4))
            return false;
        return read_quarter(said, unit.unit, index, unit.next, depth);
    }
    const bool is_weekday = tokens_.is(next, weekday);
    const std::size_t after = is_weekday ? next + 1 : unit.next;
    if ((is_weekday || unit.unit != calendar_unit::none) &&
        (tokens_.is(after, of) || tokens_.is(after, in) || tokens_.is(after, relative) ||
            (tokens_.is(after, month) && unit.unit == calendar_unit::week))) {
        if (const auto whole = read_whole(after, depth)) {
            if (is_weekday) {
                const auto found = weekday_within(whole->days, tokens_.number_of(next), index);
                if (found) return said.take(*found, whole->next, "date");
            } else if (said.take(period_within(whole->days, unit.unit, index), whole->next,
                           is_whole_days(unit.unit) ? "date" : name_of(unit.unit))) {
                if (unit.unit == calendar_unit::week) take_weekday_of_week(said);
                return true;
            }
            return fault_.refuse(date_fault::no_such_part, at, whole->next);
        }
        if (is_weekday || unit.unit != calendar_unit::day) return false;
    }
    if (is_weekday && index > 0 &&
        tokens_.is_any_of(next + 1, {"after", "before"})) {  // "third Tuesday after Christmas"
        const bool later = tokens_.is_word(next + 1, "after");
        const auto anchor = read_nearest_anchor(next + 2, later, depth);
        if (!anchor) return false;
        length_said length;
        length.pieces = 1;
        length.counts[0] = index;
        length.weekday = tokens_.number_of(next);
        const auto when = later_by(later ? anchor->days.last : anchor->days.first, length, later ? 1 : -1);
        if (!when) return fault_.refuse(date_fault::beyond_calendar, at, anchor->next);
        return said.take(*when, anchor->next, "relative day");
    }
    if (index < 0) return false;
    return read_day_first(said, at, number, true, after_the, led, depth);
}

// "1st week of October, on Friday"
void date_forms::take_weekday_of_week(said_date& said) const {
    std::size_t at = said.next;
    if (tokens_.is_mark(at, ".") || tokens_.is_mark(at, ",")) ++at;
    if (tokens_.is(at, on) && tokens_.is(at + 1, weekday))
        said.take(weekday_in_week_of(said.resolved->first, tokens_.number_of(at + 1)), at + 2, said.rule);
}

// "Q3 2024", "the third quarter of last year", "the first half of October", from after its name on
bool date_forms::read_quarter(said_date& said, calendar_unit unit, int number, std::size_t next, int depth) {
    const std::size_t of_what = tokens_.is(next, of) || tokens_.is_mark(next, ",") ? next + 1 : next;
    if (tokens_.is_any_of(tokens_.is(of_what, the) ? of_what + 1 : of_what, {"fiscal", "fy", "financial"}))
        return false;  // not of the calendar's year
    said.next = next;
    said.rule = name_of(unit);
    const auto is_year = [](const stretch& whole) {
        return whole.last - whole.first > days{300} && whole.last - whole.first < days{370};
    };
    if (unit == calendar_unit::half_year && tokens_.is(next, of)) {
        if (const auto whole = read_whole(next, depth); whole && !is_year(whole->days))
            return said.take(half_within(whole->days, number), whole->next, said.rule);
    }
    std::optional<stretch> year;
    const std::size_t year_at = tokens_.is_hyphen(next) || tokens_.is_mark(next, ",") ||
            (tokens_.is_mark(next, "/") && tokens_.is_glued(next))
        ? next + 1
        : next;
    if (tokens_.is_digits(year_at, 4, 4) && tokens_.figure_at(year_at) >= 1) {
        year = years_at(tokens_.figure_at(year_at), tokens_.figure_at(year_at));
        said.next = year_at + 1;
    } else if (tokens_.is_mark(next, "'") && tokens_.is_digits(next + 1, 2, 2)) {
        const int two_digits = full_year(tokens_.figure_at(next + 1));
        year = years_at(two_digits, two_digits);
        said.next = next + 2;
    } else if (const auto whole = read_whole(next, depth); whole && is_year(whole->days)) {
        year = whole->days;
        said.next = whole->next;
    } else {
        if (reckoner_.needs_reference(said, next)) return false;
        return said.take(reckoner_.part_of_some_year(unit, number), next, said.rule);
    }
    said.resolved = year ? period_within(*year, unit, number) : std::nullopt;
    return said.resolved.has_value();
}

// "early November", "mid-2019", "the end of next week", "later this year", "EOM"
bool date_forms::read_edge(said_date& said, std::size_t at, int depth) {
    const auto which = static_cast<edge_of_period>(tokens_.number_of(at));
    said.edge = which;
    said.rule = "part";
    if (const bool of_month = tokens_.is_any_of(at, {"bom", "eom"});
        of_month || tokens_.is_any_of(at, {"boy", "eoy"})) {
        if (!tokens_[at].all_capitals) return false;
        said.next = at + 1;
        if (reckoner_.needs_reference(said, said.next)) return false;
        said.whole = period_of(of_month ? calendar_unit::month : calendar_unit::year, *reckoner_.reference());
    } else {
        std::size_t next = tokens_.is_hyphen(at + 1) ? at + 2 : at + 1;
        if (tokens_.is_word(next, "part") && tokens_.is(next + 1, of)) ++next;
        const bool joined = tokens_.is(next, of) || (tokens_.is(next, in) && which != edge_of_period::end);
        if (joined) ++next;
        const bool named =
            tokens_.is(next, month) || tokens_.is_digits(next, 4, 4);  // "end October", "end-2024"
        const bool needs_of = which == edge_of_period::beginning ||
            (which == edge_of_period::end && !named) || tokens_.is_word(at, "middle");
        if (needs_of && !joined) return false;
        if (tokens_.is_word(at, "rest") && !joined) return false;
        const bool of_now = which == edge_of_period::earlier || which == edge_of_period::later;
        if (of_now && !tokens_.is(next, relative) && !joined) return false;
        auto whole = read_anchor(next, depth);
        // "end of year"
        if (const auto unit = tokens_.unit_at(next);
            !whole && needs_of && reckoner_.reference() && unit.unit >= calendar_unit::week) {
            if (const auto now = period_of(unit.unit, *reckoner_.reference()))
                whole = anchor_said{*now, unit.next};
        }
        if (!whole)
            return tokens_.exact() && !fault_ ? fault_.refuse(date_fault::no_date, at, at + 1) : false;
        said.whole = whole->days;
        said.next = whole->next;
        if (of_now) {
            if (reckoner_.needs_reference(said, said.next)) return false;
            if (*reckoner_.reference() < said.whole->first || *reckoner_.reference() > said.whole->last)
                return false;
        }
    }
    if (!said.whole) return false;
    said.resolved = reckoner_.part_of(*said.whole, which);
    return said.resolved.has_value();
}

}  // namespace hearsay::inline v1::detail
