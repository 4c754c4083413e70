// The small pieces that dates are made of, and what may stand around a date.

#include "date_tokens.hpp"
#include "ascii.hpp"

#include <algorithm>

namespace hearsay::inline v1::detail {

using enum word_kind;

namespace {

std::optional<date_bound> bound_of(hedge how) noexcept {
    switch (how) {
    case hedge::over: return date_bound::after;
    case hedge::at_least: return date_bound::from;
    case hedge::under: return date_bound::before;
    case hedge::at_most:
    case hedge::up_to: return date_bound::by;
    default: return std::nullopt;
    }
}

}  // namespace

bool date_tokens::is_any_of(std::size_t i, std::initializer_list<std::string_view> words) const noexcept {
    return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return is_word(i, w); });
}

// Whether the word before token i asks for a date.
bool date_tokens::is_led(std::size_t i) const noexcept {
    if (i > 0 && is(i - 1, the)) --i;
    if (i == 0) return exact_;
    switch (kind(i - 1)) {
    case in:
    case on:
    case of:
    case from:
    case between:
    case relative:
    case edge: return true;
    case other: return has(i - 1, word_trait::year_lead) && is(i - 1, token_kind::word);
    default: return has(i - 1, word_trait::year_lead);
    }
}

// Whether the figure before token `next` counts it: "2000 people", "2000 km", "2000%".
bool date_tokens::counts_what_follows(std::size_t next) const noexcept {
    const token& t = (*this)[next];
    if (t.kind == token_kind::mark) return is_mark(next, "%") || is_mark(next, "\xC2\xB0");
    if (t.kind == token_kind::fraction || t.kind == token_kind::superscript) return true;
    if (t.kind != token_kind::word) return false;
    switch (kind(next)) {
    case hundred:
    case scale:
    case scales:
    case scale_letter:
    case dozen: return true;
    case period: return lower(this->text(next).back()) == 's';
    case other: break;
    default: return false;
    }
    if (this->words().date_suffixes.begins(t.word)) return false;
    if (has(next, word_trait::plural_noun)) return true;
    if (has(next, word_trait::time_of_day)) return true;
    if ((entry(next).traits & (word_trait::function_word | word_trait::verb)) != 0) return false;
    const auto text = this->text(next);
    if (t.capital) return false;
    return text.size() <= 2 || (text.back() == 's' && !has(next, word_trait::singular_noun));
}

// Whether a figure is the middle of something longer: a sum of money, a time, a number in groups.
bool date_tokens::is_inside_something(std::size_t i) const noexcept {
    if (exact_ || i == 0 || !is_glued(i)) return false;
    const token& before = (*this)[i - 1];
    const bool after_figure = is_glued(i - 1) && is(i - 2, token_kind::figure);
    switch (before.kind) {
    case token_kind::word: return true;
    case token_kind::dash: return after_figure;
    case token_kind::mark: break;
    default: return before.kind != token_kind::end;
    }
    const auto text = this->text(i - 1);
    if (text == "(" || text == "\"" || text == "[" || text == "_" || text == "'" || text == "=" ||
        text == "<" || text == ">" || text == "~" || text == ";")
        return false;
    if (text == ":" || text == "," || text == "/") return after_figure || text == "/";
    return true;
}

// Whether the year at token i, or the quarter of one, is none of the calendar: "fiscal year 2024", "fiscal 2024",
// "FY 2024", and the Q3 of "FY2024 Q3".
bool date_tokens::is_of_other_year(std::size_t i) const noexcept {
    if (i == 0) return false;
    const bool year = is_any_of(i, {"year", "years"});
    if (is_any_of(i - 1, {"fiscal", "fy"})) return year || is(i, token_kind::figure) || is(i, part);
    if (i > 1 && is(i - 1, token_kind::figure) && is_any_of(i - 2, {"fiscal", "fy"}))
        return is_word(i, "q") || is_word(i, "h");
    const std::size_t year_at = year ? i : i - 1;
    return year_at > 0 && (year || (is(i, token_kind::figure) && is_any_of(year_at, {"year", "years"}))) &&
        is_any_of(
            year_at - 1, {"fiscal", "financial", "academic", "school", "tax", "budget", "marketing", "crop"});
}

// Whether a figure has nothing beside it but space, brackets, quotation marks and the marks between clauses, and no word
// before it that says what it numbers.
bool date_tokens::stands_alone(std::size_t i) const noexcept {
    if (i > 0) {
        const auto before = this->text(i - 1);
        if (is_glued(i) && before != "(" && before != "[" && before != "\"") return false;
        const bool dot = is_mark(i - 1, ".") && is_glued(i - 1);
        const std::size_t word = dot && i > 1 ? i - 2 : i - 1;
        if (has(word, word_trait::label_lead) ||
            is_any_of(word, {"id", "order", "call", "tel", "phone", "fax", "case", "code", "serial"}) ||
            is_mark(i - 1, "#") || is_mark(i - 1, "$") || is_mark(i - 1, "+"))
            return false;
    }
    if (!is_glued(i + 1)) return true;
    const auto after = this->text(i + 1);
    return after.find_first_of(".,;:)]\"") == 0 && (!is_glued(i + 2) || is(i + 2, token_kind::mark));
}

// Whether what comes at token i is no noun: the end of the text, a mark or a word that a clause goes on with.
bool date_tokens::ends_phrase(std::size_t i) const noexcept {
    switch ((*this)[i].kind) {
    case token_kind::end: return true;
    case token_kind::mark: return !is_mark(i, "'") && !is_mark(i, "/");
    case token_kind::word:
        return !is(i, of) && (entry(i).traits & (word_trait::function_word | word_trait::verb)) != 0;
    default: return false;
    }
}

// One to ninety-nine, in figures or words.
std::optional<number_said> date_tokens::cardinal_at(std::size_t i) const noexcept {
    if (is_digits(i, 1, 2)) return number_said{figure_at(i), i + 1};
    const auto number = number_of(i);
    switch (kind(i)) {
    case ones:
    case teen: return number_said{number, i + 1};
    case tens: {
        const std::size_t next = is_hyphen(i + 1) ? i + 2 : i + 1;
        if (!is(next, ones)) return number_said{number, i + 1};
        return number_said{number + number_of(next), next + 1};
    }
    default: return std::nullopt;
    }
}

// How many, before a period: "3", "three", "a", "a few", "the next couple of".
std::optional<number_said> date_tokens::count_at(std::size_t i) const noexcept {
    if (is_digits(i, 1, 4)) return number_said{figure_at(i), i + 1};
    if (const auto number = cardinal_at(i)) return number;
    const std::size_t at = is(i, article) ? i + 1 : i;
    if (is(at, several)) {
        const int number = is_word(at, "couple") ? 2 : 3;
        return number_said{number, is(at + 1, of) ? at + 2 : at + 1};
    }
    if (at > i) return number_said{1, at};
    return std::nullopt;
}

// "1st", "first", "twenty-first"
std::optional<number_said> date_tokens::ordinal_at(std::size_t i) const noexcept {
    if (is_digits(i, 1, 3)) {
        if (is(i + 1, suffix) && is_glued(i + 1)) return number_said{figure_at(i), i + 2};
        return std::nullopt;
    }
    const auto number = number_of(i);
    if (is(i, ordinal)) return number <= 100 ? std::optional{number_said{number, i + 1}} : std::nullopt;
    if (!is(i, tens)) return std::nullopt;
    const std::size_t next = is_hyphen(i + 1) ? i + 2 : i + 1;
    const auto unit = number_of(next);
    if (!is(next, ordinal) || unit > 9) return std::nullopt;
    return number_said{number + unit, next + 1};
}

// "nineteen eighty-six", "two thousand and fifteen", "seventeen hundred thirty three". `plain` where nothing but a
// year is said so.
std::optional<number_said> date_tokens::year_words_at(std::size_t i, bool& plain) const noexcept {
    plain = false;
    if ((*this)[i].kind != token_kind::word) return std::nullopt;
    const auto head = cardinal_at(i);
    if (!head || head->value > 99) return std::nullopt;
    std::size_t at = is_hyphen(head->next) ? head->next + 1 : head->next;
    const auto tail = [&](int base, std::size_t next) {
        const std::size_t after_and = is(next, and_) ? next + 1 : next;
        const auto rest = is(after_and, token_kind::word) ? cardinal_at(after_and) : std::nullopt;
        return rest ? number_said{base + rest->value, rest->next} : number_said{base, next};
    };
    if (is(at, scale) && value(at) == 1000 && head->value <= 9) {
        const int base = head->value * 1000;
        const auto hundreds = is(at + 1, ones) && is(at + 2, hundred) ? number_of(at + 1) : 0;
        return hundreds > 0 ? tail(base + hundreds * 100, at + 3) : tail(base, at + 1);
    }
    if (head->value < 10 || head->value > 21) return std::nullopt;
    if (is(at, hundred)) {
        plain = head->value >= 15;
        return tail(head->value * 100, at + 1);
    }
    if (head->value > 20) return std::nullopt;
    if (is_any_of(at, {"oh", "o"}) && is(at + 1, ones)) {
        plain = true;
        return number_said{head->value * 100 + number_of(at + 1), at + 2};
    }
    const bool pair = is(at, tens) || is(at, teen);
    const auto rest = pair ? cardinal_at(at) : std::nullopt;
    if (!rest) return std::nullopt;
    plain = head->value >= 15;
    return number_said{head->value * 100 + rest->value, rest->next};
}

// "Q3", "h2", "quarter 3" without its year.
std::optional<number_said> date_tokens::quarter_letter_at(std::size_t i, calendar_unit& unit) const noexcept {
    const auto text = this->text(i);
    if (text.size() != 1 || !is_digits(i + 1, 1, 1) || !is_glued(i + 1)) return std::nullopt;
    unit = lower(text[0]) == 'q' ? calendar_unit::quarter
        : lower(text[0]) == 'h'  ? calendar_unit::half_year
                                 : calendar_unit::none;
    const int number = figure_at(i + 1);
    const int most = unit == calendar_unit::quarter ? 4 : unit == calendar_unit::half_year ? 2 : 0;
    if (number < 1 || number > most) return std::nullopt;
    return number_said{number, i + 2};
}

unit_said date_tokens::unit_at(std::size_t i) const noexcept {
    if (is_any_of(i, {"calendar", "full", "whole"})) ++i;
    if (is_any_of(i, {"business", "working", "work", "week"})) {
        const std::size_t next = is_hyphen(i + 1) ? i + 2 : i + 1;
        if (next == i + 2 && is_any_of(next, {"end", "ends"})) return {calendar_unit::weekend, next + 1};
        if (is(next, period)) {
            const auto unit = static_cast<calendar_unit>(number_of(next));
            if (unit == calendar_unit::day) return {calendar_unit::business_day, next + 1};
            if (unit == calendar_unit::week) return {calendar_unit::working_week, next + 1};
        }
    }
    switch (kind(i)) {
    case period: return {static_cast<calendar_unit>(number_of(i)), i + 1};
    case part:
    case parts: return {value(i) == 4 ? calendar_unit::quarter : calendar_unit::none, i + 1};
    default: return {calendar_unit::none, i};
    }
}

std::optional<length_said> date_tokens::length_at(std::size_t i) const noexcept {
    length_said length;
    std::size_t at = i;
    while (length.pieces < length_said::most) {
        const auto count = count_at(at);
        if (!count) break;
        std::size_t next = count->next;
        // "two to three weeks"
        const bool joined = is(next, to) || is(next, or_) || is(next, token_kind::dash);
        if (const auto most = joined && length.pieces == 0 ? count_at(next + 1) : std::nullopt; most &&
            most->value > count->value && !is(next + 1, article) &&
            unit_at(most->next).unit != calendar_unit::none) {
            length.at_most = most->value;
            next = most->next;
        }
        if (is_any_of(next, {"more", "long", "whole"})) ++next;
        if (is_hyphen(next)) ++next;
        const auto unit = unit_at(next);
        if (unit.unit == calendar_unit::none) {
            if (length.pieces > 0 || !is(next, weekday)) break;
            length.weekday = number_of(next);
            length.counts[0] = count->value;
            length.pieces = 1;
            length.next = next + 1;
            return length;
        }
        length.vague = length.vague || is(count->next - 1, several) ||
            (is(count->next - 1, of) && is(count->next - 2, several));
        length.units[length.pieces] = unit.unit;
        length.counts[length.pieces++] = count->value;
        length.next = unit.next;
        if (length.at_most > 0) return length;
        at = unit.next;
        if (is(at, and_) || is_mark(at, ",")) ++at;
    }
    if (length.pieces == 0) return std::nullopt;
    return length;
}

glued_parts date_tokens::parts_at(std::size_t i) const noexcept {
    glued_parts parts;
    std::size_t at = i;
    for (;;) {
        const bool letters = is(at, month);
        if (!letters && !is_digits(at, 1, 4)) break;
        if (parts.count == 3) {
            parts.goes_on = true;
            break;
        }
        parts.values[parts.count] = letters ? number_of(at) : figure_at(at);
        parts.digits[parts.count++] = letters ? 0 : (*this)[at].digits;
        parts.next = at + 1;
        const bool slash = is_mark(at + 1, "/");
        const bool between_parts = slash || is(at + 1, token_kind::dash);
        if (!between_parts || !is_glued(at + 1) || !is_glued(at + 2)) break;
        if (parts.count == 1)
            parts.slashes = slash;
        else if (parts.slashes != slash)
            break;
        at += 2;
    }
    return parts;
}

std::optional<date_bound> date_tokens::prefix_at(std::size_t& at) const noexcept {
    // "year greater than 2012", ">= 2019"
    const bool year = is_any_of(at, {"year", "years"});
    if (year || is(at, token_kind::mark)) {
        const auto hedged = match(this->words().prefixes, year ? at + 1 : at);
        const auto how = hedged && hedged.meaning->how ? bound_of(*hedged.meaning->how) : std::nullopt;
        if (how) {
            at += hedged.words + (year ? 1U : 0U);
            return how;
        }
    }
    const auto found = match(this->words().date_prefixes, at);
    if (!found) return std::nullopt;
    at += found.words;
    return *found.meaning;
}

std::optional<date_bound> date_tokens::suffix_at(std::size_t& at) const noexcept {
    std::size_t from = is_mark(at, ",") ? at + 1 : at;
    const auto found = match(this->words().date_suffixes, from);
    if (!found) {
        const bool plus_sign = is_mark(at, "+") && is_glued(at) && !is_glued(at + 1);
        if (!plus_sign) return std::nullopt;
        ++at;
        return date_bound::from;
    }
    // "after 2012 and before 2017": the words bound what follows
    const std::size_t next = from + found.words;
    const bool bare = is(from, and_) || is(from, or_);
    if (bare && (can_begin(next) && !is(next, article)) && !exact_) {
        if (!is(next, the) && !is(next, token_kind::mark)) return std::nullopt;
    }
    at = next;
    return *found.meaning;
}

bool date_tokens::skip_approx(std::size_t& at) const noexcept {
    const auto found = match(this->words().prefixes, at);
    const bool nearly = found && found.meaning->how == hedge::nearly;  // "almost two years ago"
    if (!found || (!nearly && (!found.meaning->approx || found.meaning->how)) || is_word(at, "some"))
        return false;
    at += found.words;
    return true;
}

// The token after what joins two ends of a range, or 0.
std::size_t date_tokens::after_connector(std::size_t i, std::optional<date_bound> how) const noexcept {
    if (is(i, token_kind::dash) && is(i + 1, token_kind::dash)) return i + 2;
    if (is(i, to) || is(i, token_kind::dash)) return i + 1;
    if (how == date_bound::between && is(i, and_)) return i + 1;
    if ((*this)[i].kind != token_kind::word && !is_mark(i, "'")) return 0;
    if (how == date_bound::between && exact_) return 0;
    if (is_word(i, "up") && is_any_of(i + 1, {"to", "until", "till"})) return i + 2;
    if (is_any_of(i, {"until", "till", "til", "through", "thru"})) return i + 1;
    if (is_mark(i, "'") && is_word(i + 1, "til")) return i + 2;
    return 0;
}

}  // namespace hearsay::inline v1::detail
