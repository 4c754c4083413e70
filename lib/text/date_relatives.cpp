// "Last", "this" and "next", with what they go before.

#include "ascii.hpp"
#include "date_forms.hpp"

#include <algorithm>

namespace hearsay::inline v1::detail {

using std::chrono::days;
using enum word_kind;

namespace {

// The direction of a word is -1, 0 or 1, and -2 or 2 for the nearest one and not that of the other week.
constexpr int step_of(int direction) noexcept { return direction > 0 ? 1 : direction < 0 ? -1 : 0; }
constexpr bool is_nearest(int direction) noexcept { return direction == 2 || direction == -2; }

}  // namespace

// "last week", "next 3 months", "this Friday", "last October", "next Easter"
bool date_forms::read_relative(said_date& said, std::size_t at, bool after_the, int depth) {
    auto direction = tokens_.number_of(at);
    std::size_t next = at + 1;
    if (direction == 0 && tokens_.is(next, relative)) {  // "this past Friday", "this coming week"
        direction = tokens_.number_of(next);
        ++next;
    }
    said.rule = "relative period";

    // "next 5/12"
    if (tokens_.is(next, token_kind::figure)) {
        const auto parts = tokens_.parts_at(next);
        if (parts.count == 2 && parts.slashes && !tokens_.exact() &&
            read_parts(tokens_, said, parts, order_, true) && !said.has_year() && said.has_day()) {
            said.next = parts.next;
            said.rule = "date";
            return reckoner_.set_towards(said, direction);
        }
        if (parts.count > 1 && !tokens_.exact()) return false;
    }
    if (tokens_.is_any_of(next, {"morning", "afternoon", "evening", "night"}) && direction <= 0 &&
        !is_nearest(direction)) {
        said.next = next + 1;
        if (reckoner_.needs_reference(said, said.next)) return false;
        return said.take(*reckoner_.reference() + days{direction}, said.next, "relative day");
    }

    const std::size_t begin = after_the ? at - 1 : at;
    const bool rolling = after_the || tokens_.is_word(at, "these") ||
        (begin > 0 &&
            (tokens_.is(begin - 1, in) ||
                tokens_.is_any_of(begin - 1, {"for", "over", "during", "within", "throughout"})));
    if (read_hours(said, next, direction)) return true;
    if (!tokens_.is(next, article) && tokens_.length_at(next))
        return read_relative_count(said, next, direction, rolling, depth);
    if (tokens_.is(next, weekday)) return read_relative_weekday(said, next, direction, depth);

    said_date named;
    named.first = said.first;
    if (tokens_.is(next, month)) {
        if (!read_month_first(named, next, true)) return false;
        said = named;
        return said.has_year() || reckoner_.set_towards(said, direction);
    }
    if (tokens_.is(next, season)) {
        said.season = tokens_.number_of(next);
        said.next = next + 1;
        said.rule = "season";
        return reckoner_.set_towards(said, direction);
    }
    if (tokens_.words().holidays.begins(tokens_[next].word) && read_holiday(named, next, deepest) &&
        !named.has_year()) {
        said = named;
        return reckoner_.set_towards(said, direction);
    }
    return read_relative_unit(said, next, direction, depth);
}

// "the past 24 hours", "the next 48 hours": the days that they reach into
bool date_forms::read_hours(said_date& said, std::size_t at, int direction) {
    const auto count = tokens_.cardinal_at(at);
    if (!count || count->value == 0 || count->value % 24 != 0 || direction == 0 ||
        !tokens_.is_any_of(count->next, {"hours", "hrs", "h"}))
        return false;
    if (reckoner_.needs_reference(said, count->next + 1)) return false;
    const day today = *reckoner_.reference();
    const day other = today + days{step_of(direction) * count->value / 24};
    return said.take(
        stretch{std::min(today, other), std::max(today, other)}, count->next + 1, "relative period");
}

// "last Friday", "this past Friday", "last Friday of May"
bool date_forms::read_relative_weekday(said_date& said, std::size_t at, int direction, int depth) {
    const int weekday_said = tokens_.number_of(at);
    const std::size_t next = at + 1;
    if (direction == -1 && (tokens_.is(next, of) || tokens_.is(next, in))) {
        if (const auto whole = read_whole(next, depth)) {
            const auto found = weekday_within(whole->days, weekday_said, -1);
            return found && said.take(*found, whole->next, "weekday");
        }
    }
    // A date after the weekday says it all: "next Friday 5/12".
    said_date dated;
    dated.first = at;
    if (read_weekday(dated, at, true, depth) && (dated.has_day() || dated.resolved)) {
        dated.first = said.first;
        said = dated;
        return true;
    }
    if (reckoner_.needs_reference(said, next)) return false;
    const day today = *reckoner_.reference();
    day when = weekday_in_week_of(today, weekday_said) + days{7 * step_of(direction)};
    if (is_nearest(direction))
        when = direction > 0 ? next_weekday(today, weekday_said) : last_weekday(today, weekday_said);
    return said.take(when, next, "weekday");
}

// "last week", "last week of July", "last year's Q4", "next week Monday"
bool date_forms::read_relative_unit(said_date& said, std::size_t at, int direction, int depth) {
    const auto unit =
        tokens_.is(at, half) ? unit_said{calendar_unit::half_year, at + 1} : tokens_.unit_at(at);
    const std::size_t next = unit.next;
    if (unit.unit == calendar_unit::none) return false;
    if (lower(tokens_.text(next - 1).back()) == 's' && !tokens_.exact())
        return false;  // "the last days": nobody said how many
    if (direction == -1 && (tokens_.is(next, of) || tokens_.is(next, in))) {
        if (const auto whole = read_whole(next, depth))
            return said.take(period_within(whole->days, unit.unit, -1), whole->next,
                is_whole_days(unit.unit) ? "date" : name_of(unit.unit));
    }
    if (reckoner_.needs_reference(said, next)) return false;
    if (unit.unit == calendar_unit::fortnight) return false;
    const day today = *reckoner_.reference();
    auto found = period_of(unit.unit, today, step_of(direction));
    if (direction == 2 && unit.unit == calendar_unit::weekend) {  // the coming one may be this week's
        const auto this_one = period_of(unit.unit, today);
        if (this_one && this_one->first > today) found = this_one;
    }
    if (!said.take(found, next, is_whole_days(unit.unit) ? "relative day" : said.rule))
        return fault_.refuse(date_fault::beyond_calendar, said.first, next);
    const bool possessive = tokens_.is_mark(next, "'") && tokens_.is_word(next + 1, "s");
    std::size_t part_at = possessive ? next + 2 : next;
    if (unit.unit == calendar_unit::year) {
        calendar_unit part_unit = calendar_unit::none;
        if (const auto number = tokens_.quarter_letter_at(part_at, part_unit))
            return said.take(
                period_within(*found, part_unit, number->value), number->next, name_of(part_unit));
    }
    if (unit.unit == calendar_unit::week) {
        if (tokens_.is(part_at, on) || tokens_.is_mark(part_at, ",")) ++part_at;
        if (tokens_.is(part_at, weekday))
            return said.take(
                weekday_in_week_of(found->first, tokens_.number_of(part_at)), part_at + 1, "weekday");
    }
    return true;
}

// "last 3 weeks", "next few weeks", "last five months of 2023", from the number on
bool date_forms::read_relative_count(
    said_date& said, std::size_t at, int direction, bool rolling, int depth) {
    const auto length = tokens_.length_at(at);
    const int step = step_of(direction);
    said.next = length->next;
    said.vague = length->vague;
    if (length->weekday || length->counts[0] < 1 || length->at_most > 0) return false;
    const calendar_unit unit = length->units[0];
    const int count = length->counts[0];
    const bool within = tokens_.is(length->next, of) || tokens_.is(length->next, in);
    if (direction == -1 && within && length->pieces == 1) {
        if (const auto whole = read_whole(length->next, depth)) {
            const auto begin = period_within(whole->days, unit, -count);
            const auto end = period_within(whole->days, unit, -1);
            if (!begin || !end) return false;
            return said.take(stretch{begin->first, end->last}, whole->next, "part");
        }
    }
    if (reckoner_.needs_reference(said, said.next)) return false;
    const day today = *reckoner_.reference();
    std::optional<stretch> first;
    std::optional<stretch> last;
    const bool by_calendar = length->pieces == 1 && unit != calendar_unit::day &&
        (!rolling || unit == calendar_unit::quarter || unit == calendar_unit::weekend ||
            unit == calendar_unit::working_week || unit == calendar_unit::business_day) &&
        unit != calendar_unit::fortnight;
    if (by_calendar) {
        first = period_of(unit, today, step < 0 ? -count : step);
        last = period_of(unit, today, step < 0 ? -1 : step == 0 ? count - 1 : count);
    } else {
        const auto end = later_by(today, *length, step < 0 ? -1 : 1);
        if (end && step < 0) first = last = stretch{*end, today - days{1}};
        if (end && step > 0) first = last = stretch{today + days{1}, *end};
        if (end && step == 0) first = last = stretch{today, *end - days{1}};
    }
    if (!first || !last || last->last < first->first)
        return fault_.refuse(date_fault::beyond_calendar, said.first, said.next);
    said.resolved = stretch{first->first, last->last};
    return true;
}

}  // namespace hearsay::inline v1::detail
