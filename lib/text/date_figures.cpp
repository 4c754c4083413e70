// Dates and years in figures, and years in words.

#include "date_figures.hpp"

#include "ascii.hpp"

#include <utility>

namespace hearsay::inline v1::detail {

using enum word_kind;

// "20241101", where it stands alone: a number of eight figures is often something else.
bool read_eight_figures(const date_tokens& tokens, said_date& said, std::size_t at) noexcept {
    const int number = tokens.figure_at(at);
    said.year = number / 10000;
    said.month = number / 100 % 100;
    said.day_of_month = number % 100;
    said.next = at + 1;
    return !tokens.exact() && said.year >= oldest_alone && said.year <= latest_alone &&
        day_at(said.year, said.month, said.day_of_month) && tokens.stands_alone(at) &&
        !tokens.counts_what_follows(at + 1);
}

// "1.11.2024": the day first, for who writes points writes it so.
bool read_dotted(const date_tokens& tokens, said_date& said, std::size_t at) noexcept {
    if (tokens.exact()) return false;
    const auto text = tokens.text(at);
    int numbers[3] = {0, 0, 0};
    std::size_t digits[3] = {0, 0, 0};
    std::size_t part = 0;
    for (const char c : text) {
        if (c == '.') {
            if (++part == 3) return false;
        } else if (is_digit(c) && digits[part] < 4) {
            numbers[part] = numbers[part] * 10 + (c - '0');
            ++digits[part];
        } else {
            return false;
        }
    }
    if (part != 2) return false;
    const bool year_first = digits[0] == 4;
    if (year_first ? digits[1] > 2 || digits[2] > 2 : digits[0] > 2 || digits[1] > 2 || digits[2] != 4)
        return false;
    said.year = year_first ? numbers[0] : numbers[2];
    said.month = numbers[1];
    said.day_of_month = year_first ? numbers[2] : numbers[0];
    if (said.month > 12 && said.day_of_month <= 12) std::swap(said.month, said.day_of_month);
    said.next = at + 1;
    return said.month >= 1 && said.month <= 12 && said.day_of_month >= 1 && said.year >= oldest_year;
}

bool read_parts(const date_tokens& tokens, said_date& said, const glued_parts& parts, date_order order,
    bool led) noexcept {
    int year = said_date::not_said;
    int letters = said_date::not_said;
    int small[3] = {0, 0, 0};
    std::size_t count = 0;
    bool year_first = false;
    for (std::size_t i = 0; i < parts.count; ++i) {
        if (parts.digits[i] == 0) {
            if (letters != said_date::not_said) return false;
            letters = parts.values[i];
        } else if (parts.digits[i] == 4) {
            if (year != said_date::not_said || parts.values[i] < 1) return false;
            year = parts.values[i];
            year_first = i == 0;
        } else if (parts.digits[i] <= 2) {
            small[count++] = parts.values[i];
        } else {
            return false;
        }
    }
    if (letters != said_date::not_said) {
        if (count == 2) {  // "05-Aug-16"
            if (year != said_date::not_said) return false;
            year = full_year(small[1]);
        }
        if (count > 0 && (small[0] < 1 || small[0] > 31)) return false;
        if (count > 0) said.day_of_month = small[0];
        said.month = letters;
        said.year = year;
        if (count == 0) said.rule = "month";
        return true;
    }
    if (tokens.exact()) return false;
    int month_said = said_date::not_said;
    int day_said = said_date::not_said;
    if (year != said_date::not_said && (year < oldest_year || year > latest_year)) return false;
    if (year_first && parts.count == 2 && small[0] > 12 && parts.digits[1] == 2) {  // "1939-45"
        const int last_year = year - year % 100 + small[0];
        if (last_year <= year || !(led || (year >= oldest_alone && year <= latest_alone))) return false;
        said.resolved = years_at(year, last_year);
        said.rule = "range";
        return said.resolved.has_value();
    }
    if (year != said_date::not_said && count == 1) {  // "2019/08", "12-2015"
        month_said = small[0];
        said.rule = "month";
    } else {
        if (count == 3) {
            if (parts.digits[2] != 2) return false;
            year = full_year(small[2]);
        } else if (count != 2) {
            return false;
        } else if (year == said_date::not_said) {
            if (!parts.slashes) return false;                             // "4-23" is a score
            const bool fraction = small[0] < small[1] && small[1] <= 10;  // "1/2" is a half
            const bool alone = parts.next >= tokens.size() || tokens.is(parts.next, token_kind::dash) ||
                tokens.is(parts.next, to);
            const bool always = small[0] == 24 && small[1] == 7;  // "open 24/7"
            if (!led && (fraction || always || !alone)) return false;
        }
        const bool day_first = !year_first && order == date_order::day_first;
        month_said = small[day_first ? 1 : 0];
        day_said = small[day_first ? 0 : 1];
        if (month_said > 12 && day_said <= 12 && !(year_first && !parts.slashes))
            std::swap(month_said, day_said);
        if (day_said < 1 || day_said > 31) return false;
    }
    if (month_said < 1 || month_said > 12) return false;
    said.year = year;
    said.month = month_said;
    said.day_of_month = day_said;
    return true;
}

bool read_iso(const date_tokens& tokens, said_date& said, std::size_t at, date_fault_note& fault) noexcept {
    said.year = tokens.figure_at(at);
    said.month = tokens.figure_at(at + 2);
    said.next = at + 3;
    said.rule = "month";
    if (tokens.is(at + 3, token_kind::dash) && tokens.is_glued(at + 3) &&
        tokens.is(at + 4, token_kind::figure) && tokens.is_glued(at + 4)) {
        if (!tokens.is_digits(at + 4, 2, 2)) return fault.refuse(date_fault::day_of_iso, at + 4, at + 5);
        said.day_of_month = tokens.figure_at(at + 4);
        said.next = at + 5;
        said.rule = "date";
    }
    if (said.month >= 1 && said.month <= 12) return true;
    return fault.refuse(date_fault::month_of_iso, at, said.next, said.month);
}

bool read_year(const date_tokens& tokens, said_date& said, std::size_t at, bool led) noexcept {
    said.year = tokens.figure_at(at);
    said.next = at + 1;
    said.rule = "year";
    if (tokens.exact()) return true;
    if (said.year < (led ? oldest_year : oldest_alone) || said.year > (led ? latest_year : latest_alone))
        return false;
    if (tokens.is_glued(at + 1) && tokens.is(at + 1, token_kind::word)) return false;
    if (tokens.is_mark(at + 1, ":") && tokens.is_glued(at + 1) && tokens.is_digits(at + 2, 1, 4))
        return false;
    const bool goes_on = tokens.is_glued(at + 1) && tokens.is_glued(at + 2) &&
        tokens.is_digits(at + 2, 1, 3) &&
        (tokens.is(at + 1, token_kind::dash) || tokens.is_mark(at + 1, "/"));
    if (goes_on) return false;  // "2024-13-01"
    if (tokens.is_any_of(at + 1, {"hours", "hrs", "h"})) return false;
    // "between 2000 and 3000 people"
    const bool pair = tokens.is(at + 1, and_) || tokens.is(at + 1, to) || tokens.is(at + 1, token_kind::dash);
    if (pair && tokens.is(at + 2, token_kind::figure) && tokens.counts_what_follows(at + 3)) return false;
    if (!led && at > 0 && tokens.has(at - 1, word_trait::label_lead)) return false;
    if (!led && at > 0 && tokens.is(at - 1, token_kind::dash) && tokens.is_glued(at))
        return false;  // "T-2000"
    const bool sure = at > 0 && said.year % 1000 != 0 && said.year >= oldest_alone &&
        said.year <= latest_alone &&
        (tokens.is(at - 1, in) || tokens.is_any_of(at - 1, {"since", "during", "until", "year"}));
    return sure || !tokens.counts_what_follows(at + 1);
}

bool read_year_in_words(const date_tokens& tokens, said_date& said, std::size_t at, bool led) noexcept {
    bool plain = false;
    const auto year = tokens.year_words_at(at, plain);
    if (!year || year->value < 1 || year->value > 9999) return false;
    said.year = year->value;
    said.next = year->next;
    said.rule = "year";
    if (tokens.exact()) return true;
    const bool pair = !tokens.is(at + 1, scale);  // "in fourteen ninety-two"
    const bool likely = said.year >= (pair ? oldest_year : oldest_alone) && said.year <= latest_alone &&
        (led || tokens.is_led(at));
    return (plain || likely) && !tokens.counts_what_follows(said.next);
}

// "'90s", "'91"
bool read_short_year(const date_tokens& tokens, said_date& said, std::size_t at, bool led) noexcept {
    if (!tokens.is_digits(at + 1, 2, 2) || !tokens.is_glued(at + 1) ||
        (at > 0 && tokens.is_glued(at) && !tokens.exact()))
        return false;
    if (read_decade(tokens, said, at + 1, true)) return true;
    said.year = full_year(tokens.figure_at(at + 1));
    said.next = at + 2;
    said.rule = "year";
    return tokens.exact() || led || tokens.is_led(said.first);
}

// "the 1990s", "'90s", "nineties"
bool read_decade(const date_tokens& tokens, said_date& said, std::size_t at, bool marked) noexcept {
    int first = 0;
    if (tokens.is(at, decade)) {
        const bool early = tokens.value(at) < 50 && !marked;  // "in her twenties" is no decade
        if (early && !tokens.exact()) return false;
        if (!tokens.exact() && at > 0 &&
            tokens.is_any_of(at - 1, {"his", "her", "their", "my", "your", "its"}))
            return false;
        first = 1900 + tokens.number_of(at);
        said.next = at + 1;
    } else {
        std::size_t s = at + 1;
        if (tokens.is_mark(s, "'") && tokens.is_glued(s)) ++s;
        if (!tokens.is_word(s, "s") || !tokens.is_glued(s)) return false;
        const int said_year = tokens.figure_at(at);
        if (!tokens.is_digits(at, 2, 4) || said_year % 10 != 0) return false;
        if (tokens.is_digits(at, 2, 2)) {
            if (!marked) return false;
            first = said_year >= 20 ? 1900 + said_year : 2000 + said_year;
        } else {
            if (!tokens.is_digits(at, 4, 4)) return false;
            first = said_year;
        }
        said.next = s + 1;
    }
    const bool century = first % 100 == 0 && first <= 1900;  // "the 1800s", but the 2000s are ten years
    said.resolved = years_at(first, first + (century ? 99 : 9));
    said.rule = century ? "century" : "decade";
    return said.resolved.has_value();
}

}  // namespace hearsay::inline v1::detail
