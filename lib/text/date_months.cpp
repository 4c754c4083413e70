// Months with their days and years.

#include "date_forms.hpp"

#include <algorithm>

namespace hearsay::inline v1::detail {

using std::chrono::days;
using enum word_kind;

// "November 2024", "Nov. 1, 2024", "November the 1st"
bool date_forms::read_month_first(said_date& said, std::size_t at, bool led) {
    const auto parts = tokens_.parts_at(at);
    if (parts.count > 1 && !parts.goes_on && read_parts(tokens_, said, parts, order_, true)) {
        said.next = parts.next;
        if (!said.has_year()) static_cast<void>(take_year(said, deepest));
        return true;
    }
    said.month = tokens_.number_of(at);
    said.next = at + 1;
    said.rule = "month";
    std::size_t next = at + 1;
    if (tokens_.is_mark(next, ".") && tokens_.is_glued(next) && next + 1 < tokens_.size()) ++next;
    const std::size_t day_at = tokens_.is(next, the) ? next + 1 : next;
    auto number = tokens_.ordinal_at(day_at);
    if (!number && tokens_.is_digits(day_at, 1, 2)) {
        const bool time = tokens_.is_mark(day_at + 1, ":") && tokens_.is_glued(day_at + 1);
        const bool clock = tokens_.has(day_at + 1, word_trait::time_of_day);
        const bool date = tokens_.is_mark(day_at + 1, "/") && tokens_.is_glued(day_at + 1);
        const bool day_first = tokens_.is(day_at + 1, month) && tokens_.is_digits(day_at + 2, 4, 4);
        if (!time && !clock && !date && !day_first)
            number = number_said{tokens_.figure_at(day_at), day_at + 1};
    }
    if (!number && tokens_[day_at].kind == token_kind::word) {  // "May twenty one"
        bool plain = false;
        const auto words = tokens_.year_words_at(day_at, plain) ? std::nullopt : tokens_.cardinal_at(day_at);
        const bool alone = words && words->value <= 31 &&
            (tokens_[words->next].kind != token_kind::word || tokens_.is(words->next, to) ||
                tokens_.is(words->next, teen));
        if (alone) number = words;
    }
    if (number && (tokens_.exact() || (number->value >= 1 && number->value <= 31))) {
        said.day_of_month = number->value;
        said.next = number->next;
        said.rule = "date";
    } else if (next > at + 1 && (tokens_.is_digits(next, 4, 4) || tokens_.exact())) {
        said.next = next;
    }
    const bool dotted = next > at + 1 && !number && tokens_.is(next, of);  // "Feb. of 2023"
    if (dotted) said.next = next;
    const bool year = take_year(said, deepest);
    if (!year && next > at + 1 && !number && (tokens_.exact() || dotted))
        said.next = tokens_.is_digits(next, 4, 4) ? next : at + 1;
    if (tokens_.exact() || led || year) return true;
    const auto text = tokens_.text(at);
    const bool verb =
        tokens_.is_any_of(at, {"may", "march", "mar", "jan", "jun", "dec", "sep"}) || !tokens_[at].capital;
    if (!verb) return true;
    if (tokens_.is_led(said.first)) return true;
    // "January, February and March"
    const bool listed = at > 1 && tokens_.is(at - 2, month) && tokens_[at].capital;
    if (listed && (tokens_.is(at - 1, and_) || tokens_.is(at - 1, or_) || tokens_.is_mark(at - 1, ",")))
        return true;
    if (number) {
        const bool sure = number->next > day_at + 1 || tokens_[at].capital;
        return sure || !tokens_.counts_what_follows(said.next);
    }
    // "May to March" is a range; "may to" alone is none, for its end is no month.
    if (tokens_.after_connector(said.next, {}) != 0 && tokens_.is(said.next + 1, month)) return true;
    const bool ambiguous = tokens_.is_any_of(at, {"may", "march", "mar"});
    return !ambiguous && text.size() > 3 && said.month != 8;
}

// "1 November 2024", "the 1st of November", "12 of this month", and as one end of a range "1"
bool date_forms::read_day_first(said_date& said, std::size_t at, number_said number, bool is_ordinal,
    bool after_the, bool led, int depth) {
    said.day_of_month = number.value;
    said.next = number.next;
    said.rule = "date";
    if (!tokens_.exact() && (number.value < 1 || number.value > 31)) return false;
    std::size_t next = number.next;
    if (is_ordinal && tokens_.is_word(next, "day")) ++next;
    std::size_t month_at = tokens_.is(next, of) || tokens_.is(next, in) ? next + 1 : next;
    const bool joined = month_at > next;
    if (tokens_.is(month_at, token_kind::dash) && tokens_.is_glued(month_at) &&
        tokens_.is(month_at + 1, month))
        ++month_at;
    if (joined ||
        (led &&
            tokens_.is(month_at,
                relative))) {  // "of this month", "of the month", "in next month", "of the month of May"
        const std::size_t word = tokens_.is(month_at, the) ? month_at + 1 : month_at;
        const bool rel = tokens_.is(word, relative);
        const std::size_t unit_word = rel ? word + 1 : word;
        if ((rel || word > month_at) && tokens_.unit_at(unit_word).unit == calendar_unit::month) {
            const auto whole = read_anchor(month_at, depth);
            if (whole) {
                const auto from = parts_of(whole->days.first);
                said.year = from.year;
                said.month = from.month;
                said.next = whole->next;
                return true;
            }
        }
    }
    if (tokens_.is(month_at, month) && !(joined && tokens_.is(next, in) && !is_ordinal)) {
        said.month = tokens_.number_of(month_at);
        said.next = month_at + 1;
        if (tokens_.is_mark(said.next, ".") && tokens_.is_glued(said.next) &&
            tokens_.is_digits(said.next + 1, 4, 4))
            ++said.next;
        const bool year = take_year(said, depth);
        if (tokens_.exact() || year || joined || is_ordinal) return true;
        if (!tokens_.is(number.next - 1, token_kind::figure))
            return led || tokens_.is_led(said.first);  // "two May protests"
        if (tokens_[month_at].capital) return true;
        // "5 may be": a figure and a verb
        if (!tokens_.is_any_of(month_at, {"may", "march", "mar"})) return true;
        if (tokens_[said.next].kind != token_kind::word) return true;
        return tokens_.has(said.next, word_trait::function_word) && !tokens_.is_word(said.next, "not");
    }
    if (is_ordinal && next > number.next) return false;  // "the 3rd day"
    said.is_figure = !is_ordinal;
    if (tokens_.exact()) {
        static_cast<void>(take_year(said, depth));
        return true;
    }
    // One end of a range, or "on the 18th".
    const bool followed = tokens_[said.next].kind == token_kind::word && !tokens_.is_glued(said.next) &&
        (tokens_.entry(said.next).traits & (word_trait::function_word | word_trait::verb)) == 0 &&
        tokens_.kind(said.next) != to && tokens_.kind(said.next) != and_ && tokens_.kind(said.next) != on;
    const bool on_the = after_the && said.first > 0 && tokens_.is(said.first - 1, on);  // "on the 12"
    const bool ends = tokens_[said.next].kind == token_kind::end || tokens_.is_mark(said.next, ".");
    const bool figures = tokens_.is(at, token_kind::figure);
    const bool bounded_by = said.first > 0 &&
        (tokens_.is(said.first - 1, on) || tokens_.is(said.first - 1, from) ||
            tokens_.is_any_of(
                said.first - 1, {"by", "until", "till", "before", "after", "since", "through"}));
    const bool asked = is_ordinal
        ? (after_the && (bounded_by || (figures && ends))) || (led && bounded_by && figures)
        : on_the && ends;
    said.needs_range = followed || !asked;
    if (!said.needs_range) said.is_figure = false;
    return true;
}

// A year after a month, a day or a holiday: "2024", ", 2024", "of 2024", "'24", "of next year".
bool date_forms::take_year(said_date& said, int depth) {
    const bool has_month = said.has_month() || said.feast != nullptr || said.has_season();
    std::size_t at = said.next;
    const bool joined = has_month && (tokens_.is(at, of) || tokens_.is(at, in));
    const bool comma = tokens_.is_mark(at, ",");
    if (comma || joined) ++at;
    if (tokens_.is_digits(at, 4, 4)) {
        const bool written_out = tokens_.figure_at(at) >= oldest_year || tokens_.text(at).front() == '0';
        const bool plausible = written_out && !tokens_.counts_what_follows(at + 1);
        const bool glued_word = tokens_.is_glued(at + 1) && tokens_.is(at + 1, token_kind::word);
        if (!tokens_.exact() && (!plausible || glued_word) &&
            !(tokens_.figure_at(at) >= oldest_alone && tokens_.figure_at(at) <= latest_alone && !comma &&
                !glued_word))
            return false;
        if (tokens_.is_mark(at + 1, "/") && tokens_.is_glued(at + 1)) return false;
        said.year = tokens_.figure_at(at);
        said.next = at + 1;
        return true;
    }
    if (!has_month) return false;
    if (tokens_.is_mark(at, "'") && tokens_.is_digits(at + 1, 2, 2) && tokens_.is_glued(at + 1)) {
        said.year = full_year(tokens_.figure_at(at + 1));
        said.next = at + 2;
        return true;
    }
    if (joined && tokens_.is(at - 1, of) && tokens_.is_digits(at, 2, 2)) {
        said.year = full_year(tokens_.figure_at(at));
        said.next = at + 1;
        return true;
    }
    if (said.has_day() || said.feast != nullptr || !tokens_.exact() || joined) {
        bool plain = false;
        const auto year = tokens_.year_words_at(at, plain);
        if (year && year->value >= oldest_year && year->value <= latest_year) {
            said.year = year->value;
            said.next = year->next;
            return true;
        }
    }
    const std::size_t word = tokens_.is(at, the) ? at + 1 : at;
    const bool rel = tokens_.is(word, relative) && tokens_.unit_at(word + 1).unit == calendar_unit::year;
    const bool the_year = joined && word > at && tokens_.unit_at(word).unit == calendar_unit::year;
    if (!rel && !the_year) return false;
    const auto whole = read_anchor(at, std::max(depth, deepest - 1));
    if (!whole || whole->days.last - whole->days.first > days{370}) return false;
    said.year = year_of(whole->days.first);
    said.next = whole->next;
    return true;
}

}  // namespace hearsay::inline v1::detail
