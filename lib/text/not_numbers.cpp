#include "not_numbers.hpp"

#include "ascii.hpp"
#include "nouns.hpp"
#include "number_words.hpp"
#include "units.hpp"

#include <algorithm>

namespace hearsay::inline v1::detail {

bool not_numbers::is_any_figure(std::size_t i) const {
    return tokens_.is(i, token_kind::figure) || tokens_.is(i, token_kind::bad_figure);
}
bool not_numbers::is_apostrophe(std::size_t i) const {
    return tokens_.is(i, token_kind::mark) && tokens_[i].word == tokens_.words().of_mark('\'');
}
bool not_numbers::is_day_number(std::size_t i) const {
    const token& t = tokens_[i];
    return t.kind == token_kind::figure && (t.digits == 1 || t.digits == 2) && t.mantissa >= 1 &&
        t.mantissa <= 31;
}
bool not_numbers::is_year_number(std::size_t i) const {
    const token& t = tokens_[i];
    return t.kind == token_kind::figure && t.digits == 4 && t.mantissa >= 1500 && t.mantissa < 2100;
}

// Whether a unit or a noun in the plural follows.
bool not_numbers::counts_something(std::size_t i) const {
    const std::size_t noun = tokens_.is_hyphen(i) ? i + 1 : i;
    return plain_measure_after(tokens_, i).next != 0 || after_plural_phrase(tokens_, noun) != noun;
}

namespace {

// Nouns by their traits, so that "Bus 42" may be a name.
constexpr unsigned named_traits = word_trait::singular_noun | word_trait::sharer | word_trait::street |
    word_trait::modifier | word_trait::label_lead;

// "Killed", "Nearly", "Surviving": before a figure at the start of a sentence, where nothing but the ending tells.
bool looks_like_a_verb(std::string_view text) noexcept {
    return text.size() > 3 && (text.ends_with("ed") || text.ends_with("ing") || text.ends_with("ly"));
}

}  // namespace

bool not_numbers::starts_sentence(std::size_t i) const {
    if (i == 0) return true;
    constexpr std::string_view enders = ".!?;\"()";
    return tokens_.is(i - 1, token_kind::mark) && enders.find(tokens_.text(i - 1)) != std::string_view::npos;
}

std::size_t not_numbers::after_mark(std::size_t i) const {
    if (is_apostrophe(i))  // "in '98"
        return !tokens_.is_glued(i) && tokens_.is_glued(i + 1) && tokens_[i + 1].digits == 2 &&
                !counts_something(i + 2)
            ? i + 2
            : i;
    switch (tokens_.text()[tokens_[i].begin]) {
    case '#': return is_any_figure(i + 1) ? after_list(i + 1) : i;
    case '+': return after_telephone(i);
    case '(': {
        const bool telephone = tokens_[i + 1].digits == 3 && tokens_.is_mark(i + 2, ")") &&
            tokens_[i + 3].digits == 3 && tokens_.is_hyphen(i + 4) && tokens_[i + 5].digits == 4;
        return telephone ? i + 6 : i;  // "(212) 555-0147"
    }
    case '[':  // "[3]", "[3, 4]": references
        if (!is_any_figure(i + 1)) return i;
        if (const std::size_t end = after_list(i + 1); tokens_.is_mark(end, "]")) return end + 1;
        return i;
    default: return i;
    }
}

std::size_t not_numbers::after_word(std::size_t i, bool hedged) const {
    const token& t = tokens_[i];
    switch (t.what) {
    case word_kind::month:
        if (t.capital) return after_month(i);
        break;
    case word_kind::tens:
        if (tokens_.is_hyphen(i + 1) && tokens_.is(i + 2, word_kind::ordinal)) return i + 3;
        if (!hedged && names_in_words(i)) return i + 1;
        break;
    case word_kind::ones:
        if (!hedged && is_lone(i)) return i + 1;
        [[fallthrough]];
    case word_kind::teen:
        if (!hedged && names_in_words(i)) return i + 1;
        break;
    default: break;
    }
    if (is_any_figure(i + 1) && tokens_.is_glued(i + 1)) {  // "F16", "top10", "p53": part of a name
        if ((t.what == word_kind::times && !t.capital) || measure_before(tokens_, i).next != 0) return i;
        std::size_t at = i + 2;
        while (tokens_.is_glued(at) && (tokens_.is(at, token_kind::word) || is_any_figure(at))) ++at;
        return at;
    }
    return tokens_.has(i, word_trait::label_lead) ? after_label(i) : i;
}

// "page 5", "Nos. 7 and 8", "Figures 2-4", "Game 7". Lower-case words that are as often no labels need a figure that
// counts nothing.
std::size_t not_numbers::after_label(std::size_t i) const {
    std::size_t at = i + 1;
    if (tokens_.is_mark(at, ".") && tokens_.is_glued(at)) ++at;
    if (tokens_.is_mark(at, "(") && is_any_figure(at + 1) && tokens_.is_mark(at + 2, ")"))
        return at + 3;  // "Eq. (7)"
    if (!is_any_figure(at) || is_said_of(i)) return i;
    const token& t = tokens_[at];
    if (t.grouped || t.exponent < -1) return i;
    const bool classifies = tokens_.has(i, word_trait::class_lead) && !tokens_.is(at + 1, token_kind::dash) &&
        plain_measure_after(tokens_, at + 1).next == 0;  // "type 2 cells"
    if (!tokens_[i].capital && at == i + 1 && !classifies && counts_something(at + 1)) return i;
    if (tokens_.is_mark(at + 1, "%") || tokens_.is_word(at + 1, "percent")) return i;  // "FTSE 1.5%"
    return after_list(at);
}

// "Kyiv claims 300 were killed", "the troops number 500": a verb, after the name or the plural that it is said of.
bool not_numbers::is_said_of(std::size_t i) const {
    if (i == 0 || !(tokens_.is_word(i, "claims") || tokens_.is_word(i, "number"))) return false;
    const bool noun = tokens_.is(i - 1, token_kind::word) &&
        (is_plural(tokens_, i - 1) ||
            (tokens_[i - 1].capital && !tokens_.has(i - 1, word_trait::function_word) &&
                !tokens_.has(i - 1, word_trait::verb)));
    return noun && !tokens_.is_mark(i + 1, ".");
}

// The end of "1", "1 or 2", "1, 2 and 3", "1-3", "1(a)".
std::size_t not_numbers::after_list(std::size_t i) const {
    std::size_t at = i + 1;
    while (true) {
        std::size_t next = at;
        const bool joint = tokens_.is(next, token_kind::dash) || tokens_.is(next, word_kind::and_) ||
            tokens_.is(next, word_kind::or_) || tokens_.is(next, word_kind::to) || tokens_.is_mark(next, ",");
        if (!joint) return at;
        ++next;
        if (tokens_.is(next, word_kind::and_) || tokens_.is(next, word_kind::or_)) ++next;
        if (!is_any_figure(next) || tokens_[next].grouped || counts_something(next + 1)) return at;
        at = next + 1;
    }
}

std::size_t not_numbers::after_figure(std::size_t i, bool hedged) const {
    if (const auto next = after_chain(i); next > i) return next;
    if (const auto next = after_citation(i); next > i) return next;
    if (const auto next = after_address(i); next > i) return next;
    if (const auto next = after_format(i, hedged); next > i) return next;
    const token& t = tokens_[i];
    if (t.kind == token_kind::bad_figure) return i + 1;
    // T-72, Covid-19: the figure touches a hyphen that touches a word.
    const bool measured =
        i > 2 && tokens_.is_glued(i - 2) && tokens_.is(i - 3, token_kind::figure);  // "20C-25C"
    if (i > 1 && tokens_.is_hyphen(i - 1) && tokens_.is(i - 2, token_kind::word) && !measured &&
        !tokens_.is_word(i - 2, "sub") && !tokens_.is(i - 2, word_kind::minus) &&
        !tokens_.is(i - 2, word_kind::to) && !tokens_.has(i - 2, word_trait::year_lead))
        return i + 1;
    if (t.digits > 1 && tokens_.text(i)[0] == '0') return after_telephone(i);  // 007
    if (tokens_.is_glued(i + 1) && tokens_.is(i + 1, token_kind::word)) {
        const auto then = tokens_.text(i + 1);
        if (tokens_.is(i + 1, word_kind::suffix)) return i + 2;  // 1st
        if (then == "D" || then == "ers") return i + 2;          // 3D, 76ers
        if (t.digits == 1 && !hedged && tokens_[i + 1].word == 0 && !tokens_.is_mark(i + 2, "/"))
            return i + 2;                                                        // "2max"
        if (then == "s" && t.digits >= 2 && t.mantissa % 10 == 0) return i + 2;  // 1990s, 80s
    }
    if (tokens_.is_glued(i + 1) && is_apostrophe(i + 1) && tokens_.is_word(i + 2, "s"))
        return i + 3;  // 1990's
    if (const auto next = after_time(i); next > i) return next;
    if (const auto next = after_score(i); next > i) return next;
    if (const auto next = after_day(i); next > i) return next;
    if (const auto next = after_years(i, hedged); next > i) return next;
    if (!hedged && names(i)) return i + 1;
    const bool ranked =
        i > 0 && t.digits != 0 && (tokens_.is_word(i - 1, "top") || tokens_.is_word(i - 1, "bottom"));
    if (ranked && !counts_something(i + 1) && !tokens_.is(i + 1, word_kind::scale))
        return i + 1;  // "the top 10"
    return i;
}

// "0207 946 0958", "+44 20 7946 0958", "007"
std::size_t not_numbers::after_telephone(std::size_t i) const {
    std::size_t at = i;
    std::size_t groups = 0;
    if (tokens_.is_mark(i, "+")) ++at;
    while (tokens_.is(at, token_kind::figure) && tokens_[at].digits > 1 &&
        (groups == 0 || tokens_[at].one_space || tokens_.is_glued(at))) {
        ++groups;
        ++at;
        if (tokens_.is_hyphen(at)) ++at;
    }
    if (groups > 2) return at;
    return tokens_.is_mark(i, "+") ? i : i + 1;
}

// "347 U.S. 483", "18 U.S.C. 1001": a law or a case.
std::size_t not_numbers::after_citation(std::size_t i) const {
    std::size_t at = i + 1;
    std::size_t initials = 0;
    while (tokens_[at].all_capitals && tokens_.text(at).size() == 1 && tokens_.is_mark(at + 1, ".") &&
        tokens_.is_glued(at + 1)) {
        ++initials;
        at += 2;
    }
    if (tokens_.is_mark(at, "\xC2\xA7")) ++at;
    return initials > 1 && is_any_figure(at) ? at + 1 : i;
}

// "1600 Pennsylvania Avenue", "221B Baker Street", "16-18 Industrial Road"
std::size_t not_numbers::after_address(std::size_t i) const {
    constexpr std::size_t longest_name = 3;
    if (tokens_[i].digits == 0) return i;
    std::size_t at = i + 1;
    if (tokens_.is_hyphen(at) && is_any_figure(at + 1)) at += 2;
    if (tokens_.is_glued(at) && tokens_.text(at).size() == 1) ++at;
    for (std::size_t words = 0; words <= longest_name && tokens_[at].capital && !tokens_.is_glued(at);
         ++words, ++at)
        if (words > 0 && tokens_.has(at, word_trait::street)) return at + 1;
    return i;
}

// "4x4", "5G", "1080p", "4K", "7-Eleven"; "TX 78701"
std::size_t not_numbers::after_format(std::size_t i, bool hedged) const {
    const token& t = tokens_[i];
    if (t.digits == 0) return i;
    if (tokens_.is_hyphen(i + 1) && tokens_[i + 2].capital && begins_number(tokens_, i + 2)) return i + 3;
    if (t.digits == 5 && !hedged && i > 1 && tokens_[i - 1].all_capitals && tokens_.text(i - 1).size() == 2 &&
        tokens_.is_mark(i - 2, ","))
        return i + 1;
    if (!tokens_.is_glued(i + 1) || !tokens_.is(i + 1, token_kind::word)) return i;
    const auto then = tokens_.text(i + 1);
    if (then == "x" && tokens_.is_glued(i + 2) && tokens_[i + 2].digits == t.digits && t.digits == 1)
        return plain_measure_after(tokens_, i + 3).next != 0 ? i : i + 3;
    if (then == "x" && tokens_.is_glued(i + 2) && t.digits == 1 && tokens_[i + 2].digits > 1)
        return i + 2;  // "4x100m"
    if (tokens_[i + 1].all_capitals && then.size() == 1 && tokens_.is_glued(i + 2) &&
        tokens_[i + 2].digits > 1)
        return i + 3;  // "9K720"
    if (then == "s" && !hedged && i > 0 && t.space_before && tokens_[i - 1].capital &&
        !starts_sentence(i - 1) && tokens_.kind(i - 1) == word_kind::other && !ends_phrase(tokens_, i - 1))
        return i + 2;  // "Leopard 2s"
    const bool ends = !tokens_.is_glued(i + 2) || tokens_.is(i + 2, token_kind::mark) ||
        tokens_.is(i + 2, token_kind::dash);
    if (!ends) return i;
    if (then == "G" && t.mantissa >= 2 && t.mantissa <= 6) return i + 2;  // of mobile networks
    if (then == "K" && !hedged && (t.mantissa == 4 || t.mantissa == 8) && !counts_something(i + 2))
        return i + 2;  // of screens
    const bool lines = t.mantissa == 480 || t.mantissa == 720 || t.mantissa == 1080 || t.mantissa == 1440 ||
        t.mantissa == 2160;
    return lines && (then == "p" || then == "i") ? i + 2 : i;
}

// "November 1", "Nov. 1-5, 2024", "November 2024"
std::size_t not_numbers::after_month(std::size_t i) const {
    std::size_t at = i + 1;
    if (tokens_.is_mark(at, ".")) ++at;
    if (tokens_.is(at, word_kind::the)) ++at;
    if (is_day_number(at) && !tokens_.is_mark(at + 1, "%")) at = range_end(at);
    if (tokens_.is(at, word_kind::suffix) && tokens_.is_glued(at)) ++at;
    if (tokens_.is_mark(at, ",") && is_year_number(at + 1)) ++at;
    if (is_year_number(at)) ++at;
    return at;
}

// "1 November", "1 to 5 November", "Sept. 27 Oct. 1"
std::size_t not_numbers::after_day(std::size_t i) const {
    if (!is_day_number(i)) return i;
    std::size_t after = range_end(i);
    if (tokens_.is(after, word_kind::of)) ++after;
    return tokens_.is(after, word_kind::month) && tokens_[after].capital ? after_month(after) : i;
}

std::size_t not_numbers::range_end(std::size_t i) const {  // of "1", "1-5", "1 to 5"
    const bool joined = tokens_.is(i + 1, token_kind::dash) || tokens_.is(i + 1, word_kind::to) ||
        tokens_.is(i + 1, word_kind::and_);
    return joined && is_day_number(i + 2) && !counts_something(i + 3) ? i + 3 : i + 1;
}

// Figures joined by colons or slashes, and three or more joined by dashes, are no numbers: 10:30, 11/01/2024,
// 2024-11-01, 555-123-4567. What may be a fraction is left alone.
std::size_t not_numbers::after_chain(std::size_t i) const {
    std::size_t at = i;
    std::size_t joints = 0;
    bool colon = false;
    bool dash = false;
    while (tokens_.is_glued(at + 1) && tokens_.is_glued(at + 2) && is_any_figure(at + 2)) {
        const bool is_colon = tokens_.is_mark(at + 1, ":");
        const bool is_dash = tokens_.is(at + 1, token_kind::dash);
        if (!is_colon && !is_dash && !tokens_.is_mark(at + 1, "/")) break;
        colon = colon || is_colon;
        dash = dash || is_dash;
        ++joints;
        at += 2;
    }
    if (joints > 1 || (joints == 1 && colon)) return at + 1;
    if (joints == 0 || dash) return i;
    const token& over = tokens_[i];
    const token& under = tokens_[i + 2];
    const bool fraction = over.digits != 0 && under.digits != 0 && over.mantissa < under.mantissa &&
        under.mantissa <= 1000 && !(over.mantissa == 9 && under.mantissa == 11);
    return fraction ? i : at + 1;
}

// "5 pm", "10 a.m.", "5 o'clock", "1.56pm"
std::size_t not_numbers::after_time(std::size_t i) const {
    const token& t = tokens_[i];
    if (t.mantissa > 2400 || t.exponent < -2) return i;
    std::size_t at = i + 1;
    if ((tokens_.is_word(at, "a") || tokens_.is_word(at, "p")) && tokens_.is_mark(at + 1, ".") &&
        tokens_.is_word(at + 2, "m")) {
        return tokens_.is_mark(at + 3, ".") ? at + 4 : at + 3;
    }
    if (tokens_.has(at, word_trait::time_of_day) && !tokens_.is_word(at, "hrs")) return at + 1;
    return tokens_.is_word(at, "o") && tokens_.text(at + 1) == "'" && tokens_.is_word(at + 2, "clock")
        ? at + 3
        : i;
}

// "3-1", "89-89", "7 to 1": a range would begin with the lower figure. "From 7 to 1" is a change.
std::size_t not_numbers::after_score(std::size_t i) const {
    const token& a = tokens_[i];
    const token& b = tokens_[i + 2];
    if (tokens_.is(i + 1, word_kind::to) && a.digits != 0 && a.digits < 4 && b.digits != 0 && b.digits < 4 &&
        a.mantissa > b.mantissa && i > 0 && tokens_.is(i - 1, token_kind::word) &&
        !tokens_.has(i - 1, word_trait::change) && !tokens_.has(i - 1, word_trait::function_word) &&
        (!tokens_.words().may_lead(tokens_[i - 1].word) || tokens_.has(i - 1, word_trait::verb)) &&
        !counts_something(i + 3) && !begins_number(tokens_, i + 3))
        return i + 3;
    const bool tries = tokens_.is_hyphen(i + 1) &&
        (tokens_.is_word(i + 2, "for") || tokens_.is(i + 2, word_kind::of)) && tokens_.is_hyphen(i + 3) &&
        is_any_figure(i + 4);
    if (tries) return i + 5;  // "3-for-5", "14-of-20"
    // "555-0199"
    if (tokens_.is_hyphen(i + 1) && tokens_.is(i + 2, token_kind::figure) && a.digits > 2 && b.digits > 2 &&
        tokens_.text(i + 2)[0] == '0')
        return i + 3;
    const bool joined = tokens_.is_hyphen(i + 1) && tokens_.is(i + 2, token_kind::figure);
    if (!joined || a.digits == 0 || a.digits > 3 || b.digits == 0 || b.digits > 3 || a.mantissa < b.mantissa)
        return i;
    if (tokens_.is_hyphen(i + 3)) return i;
    const word_kind then = tokens_.kind(i + 3);
    if (then == word_kind::scale || then == word_kind::scale_letter || then == word_kind::hundred) return i;
    return plain_measure_after(tokens_, i + 3).next != 0 ? i : i + 3;
}

// "in 2024", "(2024)", "2020-2024", "from 2020 to 2024", "2014-15", "the 2003 final", "a.d. 1000"
std::size_t not_numbers::after_years(std::size_t i, bool hedged) const {
    const token& t = tokens_[i];
    const auto lead = [&](std::size_t at) { return at < i && tokens_.has(at, word_trait::year_lead); };
    if (t.kind != token_kind::figure || t.digits != 4 || t.mantissa >= 2200) {
        // what follows the years of an era, or of "BC"
        return t.digits >= 3 && t.digits <= 4 &&
                (tokens_.is_word(i + 1, "bc") || tokens_.is_word(i + 1, "ad") ||
                    tokens_.is_word(i + 1, "bce"))
            ? i + 2
            : i;
    }
    const bool era =
        i > 3 && tokens_.is_mark(i - 1, ".") && tokens_.is_word(i - 2, "d") && tokens_.is_word(i - 4, "a");
    // "a garrison of 2000", "grew to 2000", "rose from 1600 to 1900"
    const bool of_group =
        i > 1 && tokens_.is(i - 1, word_kind::of) && tokens_.has(i - 2, word_trait::collective);
    const bool changed = i > 1 && (tokens_.is(i - 1, word_kind::to) || tokens_.is(i - 1, word_kind::from)) &&
        tokens_.has(i - 2, word_trait::change) && t.mantissa % 100 == 0;
    if (of_group || changed) return i;
    const bool medieval = t.mantissa >= 1000 && !hedged && i > 0 &&
        (tokens_.is(i - 1, word_kind::in) || tokens_.is_word(i - 1, "since")) && !counts_something(i + 1);
    if (t.mantissa < 1500 && medieval) return i + 1;
    if (t.mantissa < 1500 && !era) return i;
    const bool joined = tokens_.is(i + 1, token_kind::dash) || tokens_.is(i + 1, word_kind::to) ||
        tokens_.is(i + 1, word_kind::and_) || tokens_.is_word(i + 1, "until") ||
        tokens_.is_word(i + 1, "till") || tokens_.is_word(i + 1, "through");
    if (joined) {
        const bool full = tokens_.is(i + 2, token_kind::figure) && tokens_[i + 2].digits == 4 &&
            tokens_[i + 2].mantissa < 2100 && tokens_[i + 2].mantissa >= t.mantissa;
        const bool brief = tokens_.is_hyphen(i + 1) && tokens_.is(i + 2, token_kind::figure) &&
            tokens_[i + 2].digits == 2 && tokens_[i + 2].mantissa == t.mantissa % 100 + 1;
        const bool led = i > 0 &&
            (lead(i - 1) || tokens_.is(i - 1, word_kind::between) || tokens_.is(i - 1, word_kind::from));
        if ((full && (t.mantissa >= 1700 || led) && !plain_measure_after(tokens_, i + 3).next) || brief)
            return i + 3;
    }
    if (era) return i + 1;
    if (hedged) return i;
    const bool mid = i > 1 && tokens_.is(i - 1, token_kind::dash) && lead(i - 2);
    const bool measured = plain_measure_after(tokens_, i + 1).next != 0 &&
        !(tokens_[i + 1].capital && !tokens_[i + 1].all_capitals);
    if (measured) return i;
    if (i > 0 && (lead(i - 1) || mid)) return i + 1;
    if (t.mantissa < 1900 || t.mantissa >= 2100 || tokens_.is_mark(i + 2, "/")) return i;  // "2000 IU/day"
    if (i > 0 && (tokens_.is(i - 1, word_kind::the) || tokens_.is_word(i - 1, "s") || tokens_[i - 1].capital))
        return i + 1;
    return after_plural_phrase(tokens_, i + 1) != i + 1 ? i : i + 1;
}

// "Galaxy Note 20", "S&P 500", "iPhone 12": a few figures after a name, and nothing that they would count.
bool not_numbers::names(std::size_t i) const {
    const token& t = tokens_[i];
    if (i == 0 || t.digits == 0 || t.digits > 4 || !t.space_before) return false;
    const token& name = tokens_[i - 1];
    if (t.digits == 4 && !name.all_capitals) return false;  // "NGC 1300"
    const bool brand = name.kind == token_kind::word && tokens_.text(i - 1).size() > 2 && !name.capital &&
        tokens_.kind(i - 1) == word_kind::other &&
        std::any_of(tokens_.text(i - 1).begin(), tokens_.text(i - 1).end(),
            [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!brand && (!name.capital || name.kind != token_kind::word)) return false;
    if (!brand && (tokens_.kind(i - 1) != word_kind::other || tokens_.words().may_lead(name.word)))
        return false;
    if (!brand && starts_sentence(i - 1) &&
        ((tokens_.entry(i - 1).traits & ~named_traits) != 0 || is_plural(tokens_, i - 1) ||
            looks_like_a_verb(tokens_.text(i - 1))))
        return false;
    if (tokens_.has(i - 1, word_trait::function_word) || tokens_.has(i - 1, word_trait::verb)) return false;
    const word_kind then = tokens_.kind(i + 1);
    if (then == word_kind::scale || then == word_kind::hundred || then == word_kind::scale_letter ||
        tokens_.is_mark(i + 1, "+"))
        return false;
    if (tokens_.is(i + 1, word_kind::to) || tokens_.is_mark(i + 1, ",") || tokens_.is_mark(i + 1, "/"))
        return false;
    if (tokens_.is(i + 1, token_kind::dash) && tokens_[i + 1].space_before == tokens_[i + 2].space_before)
        return false;
    if (tokens_.is_word(i + 1, "were") || tokens_.is_word(i + 1, "have"))
        return false;  // "In Kursk 300 were killed"
    if (brand && tokens_[i + 1].capital && !is_plural(tokens_, i + 1)) return true;  // "iPhone 11 Pro"
    return !counts_something(i + 1);
}

// "Phase two", "the bottom three"; "Big Ten", "Kick Six", "Group of Seven": a number word in capitals after a name, where
// no noun in capitals follows.
bool not_numbers::names_in_words(std::size_t i) const {
    if (i == 0) return false;
    const bool labelled = tokens_.has(i - 1, word_trait::part_lead);
    const bool ranked = !tokens_.is(i + 1, word_kind::of) &&
        (tokens_.is_word(i - 1, "top") || tokens_.is_word(i - 1, "bottom"));
    if ((labelled || ranked) && !counts_something(i + 1) && !tokens_.is(i + 1, token_kind::dash) &&
        !begins_number(tokens_, i + 1))
        return true;
    if (!tokens_[i].capital || tokens_[i].all_capitals) return false;
    const bool hyphen = i > 1 && tokens_.is_hyphen(i - 1);
    const std::size_t before = hyphen || tokens_.is(i - 1, word_kind::of) ? i - 2 : i - 1;
    const token& name = tokens_[before];
    if (before >= i || name.kind != token_kind::word || !name.capital || name.all_capitals ||
        tokens_.kind(before) != word_kind::other || tokens_.has(before, word_trait::function_word) ||
        tokens_.has(before, word_trait::verb) || tokens_.words().may_lead(name.word))
        return false;
    return !tokens_[i + 1].capital && !tokens_.is_hyphen(i + 1) &&
        plain_measure_after(tokens_, i + 1).next == 0;
}

// "one of the", "no one", "the one that": one counts where a noun follows.
bool not_numbers::is_lone(std::size_t i) const {
    if (tokens_.value(i) != 1) return false;
    switch (tokens_.kind(i + 1)) {
    case word_kind::hundred:
    case word_kind::scale:
    case word_kind::dozen:
    case word_kind::point:
    case word_kind::part:
    case word_kind::ordinal:
    case word_kind::and_:
    case word_kind::or_:
    case word_kind::to:
    case word_kind::half:
    case word_kind::in:
    case word_kind::out:
    case word_kind::ones:
    case word_kind::teen:
    case word_kind::tens: return false;
    default: break;
    }
    if (tokens_.is(i + 1, token_kind::dash)) {
        if (!tokens_.is_hyphen(i + 1)) return false;
        for (const std::string_view word :
            {"off", "on", "sided", "stop", "time", "way"})  // "a one-way street"
            if (tokens_.is_word(i + 2, word)) return true;
        return false;
    }
    if (!tokens_.is(i + 1, token_kind::word) || tokens_.has(i + 1, word_trait::function_word) ||
        tokens_.has(i + 1, word_trait::verb) || tokens_.is_word(i + 1, "another"))
        return !tokens_.is(i + 1, token_kind::end) || i > 0;
    if (i == 0) return false;
    for (const std::string_view word : {"no", "any", "every", "each", "this", "that", "which", "some", "the"})
        if (tokens_.is_word(i - 1, word)) return true;
    return false;
}

}  // namespace hearsay::inline v1::detail
