// Which form a date has, by its first word; and dates that others hang on.

#include "date_forms.hpp"

#include <algorithm>

namespace hearsay::inline v1::detail {

using std::chrono::days;
using enum word_kind;

std::string_view name_of(calendar_unit unit) noexcept {
    switch (unit) {
    case calendar_unit::week:
    case calendar_unit::working_week:
    case calendar_unit::weekend:
    case calendar_unit::fortnight: return "week";
    case calendar_unit::month: return "month";
    case calendar_unit::quarter: return "quarter";
    case calendar_unit::half_year: return "half";
    case calendar_unit::year: return "year";
    case calendar_unit::decade: return "decade";
    case calendar_unit::century: return "century";
    default: return "date";
    }
}

std::optional<said_date> date_forms::read_one(std::size_t i, bool led, int depth) {
    said_date said;
    said.first = i;
    fault_ = {};
    std::size_t at = i;
    const bool after_the = tokens_.is(at, the);
    if (after_the) ++at;
    bool read = false;
    if (depth <= deepest) {
        switch (tokens_[at].kind) {
        case token_kind::figure: read = read_figure(said, at, after_the, led, depth); break;
        case token_kind::bad_figure: read = read_dotted(tokens_, said, at); break;
        case token_kind::word:
        case token_kind::mark: read = read_word(said, at, after_the, led, depth); break;
        default: break;
        }
    }
    if (read) return said;
    if (fault_) return std::nullopt;
    const bool figure = tokens_.is(at, token_kind::figure) || tokens_.is(at, token_kind::bad_figure);
    if (!figure) return fault_.fail(date_fault::no_date, at, at + 1);
    std::size_t next = at + 1;
    if (tokens_.exact())
        while (next < tokens_.size() && tokens_.is_glued(next)) ++next;
    return fault_.fail(date_fault::figures_read_two_ways, at, next);
}

bool date_forms::read_word(said_date& said, std::size_t at, bool after_the, bool led, int depth) {
    if (tokens_.words().holidays.begins(tokens_[at].word) && read_holiday(said, at, depth)) return true;
    switch (tokens_.kind(at)) {
    case month: return read_month_first(said, at, led);
    case weekday: return read_weekday(said, at, led, depth);
    case relative: return read_relative(said, at, after_the, depth);
    case day_word: return read_day_word(said, at, led);
    case season: return read_season(said, at, led, depth);
    case edge: return read_edge(said, at, depth);
    case decade: return read_decade(tokens_, said, at, after_the || led);
    case period: return read_period(said, at, after_the, led, depth);
    case ones:
    case teen:
    case tens:
    case ordinal: return read_number_word(said, at, after_the, led, depth);
    case article:
    case several: return read_length(said, at, depth);
    case part:
    case half: {
        const auto unit = tokens_.unit_at(at);
        if (unit.unit != calendar_unit::quarter) return false;
        if (const auto number = tokens_.cardinal_at(unit.next);
            number && number->value >= 1 && number->value <= 4)
            return read_quarter(said, unit.unit, number->value, number->next, depth);
        return read_period(said, at, after_the, led, depth);
    }
    case other: break;
    default: return false;
    }
    calendar_unit unit = calendar_unit::none;
    if (const auto number = tokens_.quarter_letter_at(at, unit))
        return read_quarter(said, unit, number->value, number->next, depth);
    if (tokens_.is_mark(at, "'") || tokens_.entry(at).text == "'")
        return read_short_year(tokens_, said, at, led);
    if (tokens_.is_word(at, "w") && tokens_.is_mark(at + 1, "/") &&
        tokens_.is_any_of(at + 2, {"c", "b", "s"}))  // "w/c February 4"
        return read_week_of(said, at + 3, depth);
    return read_period(said, at, after_the, led, depth);
}

// "Twenty-first of May", "nineteen seventies", "nineteen ninety-nine", "three weeks ago", "six November"
bool date_forms::read_number_word(said_date& said, std::size_t at, bool after_the, bool led, int depth) {
    if (const auto number = tokens_.ordinal_at(at))
        return read_ordinal(said, at, *number, after_the, led, depth);
    if ((tokens_.is(at, teen) || tokens_.is(at, tens)) && tokens_.is(at + 1, decade)) {
        const int first = tokens_.number_of(at) * 100 + tokens_.number_of(at + 1);
        return said.take(years_at(first, first + 9), at + 2, "decade") && first < latest_year;
    }
    if (read_year_in_words(tokens_, said, at, led) || read_length(said, at, depth)) return true;
    if (fault_) return false;
    const auto number = tokens_.cardinal_at(at);
    return number && number->value <= 31 && read_day_first(said, at, *number, false, after_the, led, depth);
}

bool date_forms::read_figure(said_date& said, std::size_t at, bool after_the, bool led, int depth) {
    if (tokens_.is_digits(at, 8, 8)) return read_eight_figures(tokens_, said, at);
    const auto parts = tokens_.parts_at(at);
    const bool with_letters =
        std::any_of(parts.digits, parts.digits + parts.count, [](int digits) { return digits == 0; });
    if (!tokens_.exact() && parts.count == 2 && parts.slashes && tokens_.is(parts.next, month) &&
        parts.digits[1] <= 2 && parts.values[1] == parts.values[0] + 1) {  // "the night of 5/6 August"
        if (!read_day_first(said, at + 2, {parts.values[1], parts.next}, false, after_the, led, depth))
            return false;
        const auto second = reckoner_.resolve(said);
        if (!second || second->first != second->last || !in_calendar(second->first - days{1})) return false;
        said.resolved = stretch{second->first - days{1}, second->last};
        said.rule = "range";
        return true;
    }
    if (tokens_.exact() && !with_letters) {
        const bool dashed =
            tokens_.is(at + 1, token_kind::dash) && tokens_.is_glued(at + 1) && tokens_.is_glued(at + 2);
        if (tokens_.is_digits(at, 4, 4) && dashed && tokens_.is_digits(at + 2, 2, 2))
            return read_iso(tokens_, said, at, fault_);
        const bool one_digit = tokens_.is_digits(at, 4, 4) && dashed && tokens_.is_digits(at + 2, 1, 1);
        if (one_digit || parts.slashes ||
            (parts.count > 1 && !tokens_.is_digits(at, 4, 4) && parts.digits[parts.count - 1] > 2) ||
            (parts.count > 2 && !tokens_.is_digits(at, 4, 4)))
            return false;
    } else if (parts.count > 1 && !parts.goes_on &&
        read_parts(tokens_, said, parts, order_, led || tokens_.is_led(said.first))) {
        said.next = parts.next;
        if (said.has_day() && !said.has_year()) static_cast<void>(take_year(said, depth));
        return true;
    }
    if (read_decade(tokens_, said, at, after_the || (led && depth > 0))) return true;
    if (const auto number = tokens_.ordinal_at(at))
        return read_ordinal(said, at, *number, after_the, led, depth);
    if (tokens_.is_digits(at, 4, 4)) return read_year_first(said, at, led);
    if (calendar_unit unit = calendar_unit::none;
        tokens_.is_digits(at, 2, 2) && tokens_.is_glued(at + 1)) {  // "18Q4"
        const auto number = tokens_.quarter_letter_at(at + 1, unit);
        const int full = full_year(tokens_.figure_at(at));
        if (const auto year = years_at(full, full); number && unit == calendar_unit::quarter) {
            return said.take(period_within(*year, unit, number->value), number->next, name_of(unit));
        }
    }
    if (read_length(said, at, depth)) return true;
    if (fault_ || !tokens_.is_digits(at, 1, 2)) return false;
    if (!tokens_.exact() && tokens_.is_mark(at + 1, ":") && tokens_.is_glued(at + 1)) return false;
    return read_day_first(said, at, {tokens_.figure_at(at), at + 1}, false, after_the, led, depth);
}

// "2024", "2019 August 1", "2024-W45", "2019 Q3", "2016, the third quarter"
bool date_forms::read_year_first(said_date& said, std::size_t at, bool led) {
    const int year_said = tokens_.figure_at(at);
    const auto year = years_at(year_said, year_said);
    const bool comma = tokens_.is_mark(at + 1, ",");
    const bool possessive = tokens_.is_mark(at + 1, "'") && tokens_.is_word(at + 2, "s");  // "2016's Q3"
    std::size_t quarter_at = possessive ? at + 3 : comma ? at + 2 : at + 1;
    if (tokens_.is(quarter_at, the)) ++quarter_at;
    if (const auto number = tokens_.ordinal_at(quarter_at);
        year && number && number->value >= 1 && number->value <= 4) {
        const auto part_said = tokens_.is(number->next, half) && number->value <= 2
            ? unit_said{calendar_unit::half_year, number->next + 1}
            : tokens_.unit_at(number->next);
        if (part_said.unit == calendar_unit::quarter || part_said.unit == calendar_unit::half_year)
            return said.take(
                period_within(*year, part_said.unit, number->value), part_said.next, name_of(part_said.unit));
    }
    if (const std::size_t month_at = comma ? at + 2 : at + 1; tokens_.is(month_at, month) &&
        (tokens_[month_at].capital || tokens_.exact()) && year_said >= oldest_year) {
        said_date dated;
        dated.first = said.first;
        if (read_month_first(dated, month_at, true) && !dated.has_year()) {
            said = dated;
            said.year = year_said;
            return true;
        }
    }
    if (tokens_.is_hyphen(at + 1) && tokens_.is_word(at + 2, "w") && tokens_.is_digits(at + 3, 1, 2) &&
        tokens_.is_glued(at + 3))
        return year &&
            said.take(period_within(*year, calendar_unit::week, tokens_.figure_at(at + 3)), at + 4, "week");
    const std::size_t letter_at = possessive ? at + 3 : tokens_.is_hyphen(at + 1) ? at + 2 : at + 1;
    calendar_unit unit = calendar_unit::none;
    if (const auto number = tokens_.quarter_letter_at(letter_at, unit)) {
        if (!year) return fault_.refuse(date_fault::year_out_of_range, at, at + 1);
        return said.take(period_within(*year, unit, number->value), number->next, name_of(unit));
    }
    return read_year(tokens_, said, at, led || tokens_.is_led(said.first));
}

// A date that another hangs on.
std::optional<date_forms::anchor_said> date_forms::read_anchor(std::size_t i, int depth) {
    if (depth >= deepest) return std::nullopt;
    const auto kept = fault_;
    std::optional<anchor_said> found;
    if (const auto said = read_one(i, true, depth + 1);
        said && !said->needs_range && !(said->is_figure && !said->has_month())) {
        if (const auto days_said = reckoner_.resolve(*said)) found = anchor_said{*days_said, said->next};
    }
    if (found || !tokens_.exact() || fault_.what != date_fault::no_reference) fault_ = kept;
    return found;
}

std::optional<date_forms::anchor_said> date_forms::read_nearest_anchor(std::size_t i, bool after, int depth) {
    // What comes after a date of the past may be past itself, so that the lean holds; what comes before one may be past
    // though the date is not.
    const date_lean lean = reckoner_.lean();
    const date_reckoner::assuming meanwhile{reckoner_, lean, !after || lean != date_lean::past};
    return read_anchor(i, depth);
}

// "A week from Friday" is told from now on, whatever the lean.
std::optional<date_forms::anchor_said> date_forms::read_coming_anchor(std::size_t i, int depth) {
    const date_reckoner::assuming meanwhile{reckoner_, date_lean::usual, true};
    return read_anchor(i, depth);
}

// The period that something is a part of: "of October 2014", "in next month", "2018".
std::optional<date_forms::anchor_said> date_forms::read_whole(std::size_t i, int depth) {
    const bool joined = tokens_.is(i, of) || tokens_.is(i, in);
    const std::size_t at = joined ? i + 1 : i;
    if (!joined && !tokens_.is_digits(at, 4, 4) && !tokens_.is(at, relative) && !tokens_.is(at, month))
        return std::nullopt;
    const auto whole = read_anchor(at, depth);
    if (!whole || whole->days.first == whole->days.last) return std::nullopt;
    return whole;
}

}  // namespace hearsay::inline v1::detail
