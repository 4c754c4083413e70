// Whole periods of the calendar: weeks, months, years.

#include "ascii.hpp"
#include "date_forms.hpp"

namespace hearsay::inline v1::detail {

using std::chrono::days;
using enum word_kind;

// "the week", "the day before yesterday", "month to date", "the year 2019", "year's end"
bool date_forms::read_period(said_date& said, std::size_t at, bool after_the, bool led, int depth) {
    const auto unit = tokens_.unit_at(at);
    const std::size_t next = unit.next;
    if (unit.unit == calendar_unit::none) return false;
    said.rule = name_of(unit.unit);
    if (unit.unit == calendar_unit::weekend && tokens_.is(next, of))  // "the weekend of May 5"
        return read_week_of(said, next + 1, depth) &&
            said.take(period_of(unit.unit, said.resolved->first), said.next, said.rule);
    if (unit.unit == calendar_unit::week) {
        const bool numbered = tokens_.is_digits(next, 1, 2) && tokens_.figure_at(next) >= 1 &&
            tokens_.figure_at(next) <= 53 && !tokens_.is_glued(next);
        if (numbered) return read_numbered_week(said, next, led, depth);
        const bool of_day = tokens_.is(next, of) ||
            tokens_.is_any_of(next, {"beginning", "starting", "commencing", "ending", "containing"});
        if (of_day) {
            const bool joined =
                tokens_.is(next + 1, on) || tokens_.is(next + 1, from) || tokens_.is_word(next + 1, "with");
            if (read_week_of(said, joined ? next + 2 : next + 1, depth)) return true;
        }
    }
    const std::size_t named = tokens_.is(next, of) ? next + 1 : next;
    if (unit.unit == calendar_unit::year) {
        if (tokens_.is_digits(named, 4, 4) &&
            !(tokens_.is_mark(named + 1, "/") && tokens_.is_glued(named + 1))) {
            said.year = tokens_.figure_at(named);
            said.next = named + 1;
            return tokens_.exact() || said.year > 0;
        }
        if (read_year_in_words(tokens_, said, named, true)) return true;
    }
    if (unit.unit == calendar_unit::month && named > next && tokens_.is(named, month))
        return read_month_first(said, named, true);
    if (tokens_.is(next, to) && tokens_.is_word(next + 1, "date")) {
        said.next = next + 2;
        if (reckoner_.needs_reference(said, said.next)) return false;
        const day today = *reckoner_.reference();
        const auto whole = period_of(unit.unit, today);
        return whole && whole->first <= today &&
            said.take(stretch{whole->first, today}, said.next, "relative period");
    }
    if (lower(tokens_.text(next - 1).back()) == 's') return false;
    const bool possessive = tokens_.is_mark(next, "'") && tokens_.is_word(next + 1, "s");
    if ((possessive && tokens_.is_word(next + 2, "end")) ||
        (tokens_.is_hyphen(next) && tokens_.is_word(next + 1, "end"))) {
        if (!led && !tokens_.is_led(said.first)) return false;  // "by year's end", "at month-end"
        said.next = possessive ? next + 3 : next + 2;
        if (reckoner_.needs_reference(said, said.next)) return false;
        said.edge = edge_of_period::end;
        said.whole = period_of(unit.unit, *reckoner_.reference());
        return said.whole && said.take(reckoner_.part_of(*said.whole, said.edge), said.next, "part");
    }
    const std::string_view rule = is_whole_days(unit.unit) ? "relative day" : "relative period";
    if (read_period_beside(said, unit, after_the, rule, depth)) return true;
    if (fault_) return false;
    const bool bare = unit.unit == calendar_unit::weekend || unit.unit == calendar_unit::working_week;
    if (!after_the && !(bare && led)) return false;
    // "the day of", "the year that": some day, not this one
    if (tokens_.is(next, of) ||
        tokens_.is_any_of(next, {"that", "when", "which", "where", "he", "she", "they", "we", "i"}) ||
        tokens_.is(next, in))
        return false;
    if (tokens_.is_hyphen(next) || (tokens_.is_mark(next, "'") && tokens_.is_glued(next))) return false;
    said.next = next;
    if (reckoner_.needs_reference(said, next)) return false;
    return said.take(period_of(unit.unit, *reckoner_.reference()), next, rule);
}

// "the week before last", "the day after Christmas", "the day before"
bool date_forms::read_period_beside(
    said_date& said, const unit_said& unit, bool after_the, std::string_view rule, int depth) {
    const std::size_t next = unit.next;
    const bool after = tokens_.is_any_of(next, {"after", "following"});
    const bool prior = tokens_.is_any_of(next, {"prior", "previous"}) && tokens_.is(next + 1, to);
    if (!after && !prior && !tokens_.is_word(next, "before")) return false;
    const std::size_t anchor_at = prior ? next + 2 : next + 1;
    const int step = after ? 1 : -1;
    const auto take = [&](day from, int count, std::size_t end) {
        return said.take(period_of(unit.unit, from, count), end, rule) ||
            fault_.refuse(date_fault::beyond_calendar, said.first, end);
    };
    if (tokens_.is(anchor_at, relative) && tokens_.number_of(anchor_at) == step &&
        tokens_.unit_at(anchor_at + 1).unit == calendar_unit::none && !tokens_.is(anchor_at + 1, weekday) &&
        !tokens_.is(anchor_at + 1, month))
        return !reckoner_.needs_reference(said, anchor_at + 1) &&
            take(*reckoner_.reference(), 2 * step, anchor_at + 1);
    if (const auto anchor = read_nearest_anchor(anchor_at, after, depth))
        return take(after ? anchor->days.last : anchor->days.first, step, anchor->next);
    const token_kind follows = tokens_[next + 1].kind;
    const bool ends = follows == token_kind::end || follows == token_kind::mark;
    return after_the && ends && unit.unit == calendar_unit::day && !fault_ &&
        !reckoner_.needs_reference(said, next + 1) && take(*reckoner_.reference(), step, next + 1);
}

// "week 3 of 2027", from its number on
bool date_forms::read_numbered_week(said_date& said, std::size_t at, bool led, int depth) {
    const int number = tokens_.figure_at(at);
    const auto whole = read_whole(tokens_.is_mark(at + 1, ",") ? at + 2 : at + 1, depth);
    if (whole && whole->days.last - whole->days.first > days{300})
        return said.take(period_within(whole->days, calendar_unit::week, number), whole->next, "week");
    if (!tokens_.exact() && !led && !tokens_.is_led(said.first)) return false;
    said.next = at + 1;
    if (reckoner_.needs_reference(said, said.next)) return false;
    return said.take(reckoner_.part_of_some_year(calendar_unit::week, number), said.next, "week");
}

// "the week of May 4", from that day on
bool date_forms::read_week_of(said_date& said, std::size_t at, int depth) {
    const auto anchor = read_anchor(at, depth);
    return anchor && anchor->days.first == anchor->days.last &&
        said.take(period_of(calendar_unit::week, anchor->days.first), anchor->next, "week");
}

}  // namespace hearsay::inline v1::detail
