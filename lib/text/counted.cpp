#include "counted.hpp"

#include "ascii.hpp"
#include "nouns.hpp"
#include "number_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string_view>

namespace hearsay::inline v1::detail {
namespace {

// "12.3 PER)": capitals that stand last are a unit of some trade.
bool is_abbreviation(const token_list& tokens, std::size_t i) noexcept {
    if (!tokens[i].all_capitals || !tokens[i].space_before) return false;
    const auto text = tokens.text(i);
    if (text.size() < 2 || text.size() > 5) return false;
    if (tokens.is_mark(i + 1, ".") && tokens.is_glued(i + 2)) return false;
    constexpr std::string_view enders = ").,;/";
    return tokens.is(i + 1, token_kind::mark) && enders.find(tokens.text(i + 1)) != std::string_view::npos;
}

// "eight more picks", "12 other ships"
bool is_before_noun(const token_list& tokens, std::size_t i) noexcept {
    return (tokens.is_word(i, "more") || tokens.is_word(i, "other") || tokens.is_word(i, "such") ||
               tokens.is_word(i, "combined")) &&
        after_plural_phrase(tokens, i + 1) != i + 1;
}

}  // namespace

std::string name_of(const token_list& tokens, const counted& unit) {
    std::string name;
    if (!unit.has_noun()) name = unit.what.name();
    for (std::size_t i = unit.noun_first; i < unit.noun_next; ++i) {
        if (tokens.is(i, word_kind::and_)) continue;  // "Kia and Hyundai vehicles" as "kia hyundai vehicle"
        if (i > unit.noun_first && tokens[i].space_before) name += ' ';
        if (i + 1 == unit.noun_next)
            append_singular(name, tokens, i);
        else
            name += lower_case(tokens.text(i));
    }
    if (unit.has_noun()) name += unit.what.divisor_name();
    if (unit.divisor != 0) {
        name += '/';
        append_singular(name, tokens, unit.divisor);
    }
    return name;
}

bool same_unit(const token_list& tokens, const counted& a, const counted& b) {
    if (a.unit && b.unit) return *a.unit == *b.unit;
    if (a.what.count != 0 && a.what == b.what && !a.has_noun() && !b.has_noun()) return true;
    return equal_ignoring_case(tokens.text(a.first, a.next), tokens.text(b.first, b.next)) ||
        name_of(tokens, a) == name_of(tokens, b);
}

void take_divisors(const token_list& tokens, counted& unit, bool priced) {
    if (const auto divided = denominators_at(tokens, unit.next, priced); divided.next != 0) {
        if (unit.what.count == 0) unit.what.first_flags = divided.what.first_flags;
        for (std::size_t n = 0; n < divided.what.count; ++n)
            if (unit.what.count < unit.what.factors.size())
                unit.what.factors[unit.what.count++] = divided.what.factors[n];
        unit.next = divided.next;
        return;
    }
    const bool per = tokens.is(unit.next, word_kind::per);
    const std::size_t noun = unit.next + 1;
    const bool shared =
        priced && tokens.is(unit.next, word_kind::article) && tokens.has(noun, word_trait::sharer);
    if (!per && !shared) return;
    if (!tokens.is(noun, token_kind::word) || tokens.kind(noun) != word_kind::other ||
        ends_phrase(tokens, noun))
        return;
    unit.divisor = noun;
    unit.next = noun + 1;
}

const std::optional<counted>& unit_matcher::after(std::size_t i, double number) {
    if (last_after_at_ != i || last_number_ != number) {
        last_after_ = text_.is_strict() ? declared(i) : find_after(i, number);
        last_after_at_ = i;
        last_number_ = number;
    }
    return last_after_;
}

std::optional<counted> unit_matcher::find_after(std::size_t i, double number) {
    const auto& measure = measured(i);
    if (text_.lexicon.empty()) return measure ? measure : noun(i, number);
    auto counts = measure ? std::nullopt : noun(i, number);
    if (counts) {  // "infantry soldiers" are soldiers
        for (std::size_t at = counts->noun_first; at < counts->noun_next; ++at) {
            const auto known = declared(at);
            if (known && known->next >= counts->noun_next) {
                counts->unit = known->unit;
                counts->next = std::max(counts->next, known->next);
                return counts;
            }
        }
    }
    if (const auto known = declared(i)) {
        counted made = measure && measure->next > known->next ? *measure : *known;
        made.unit = known->unit;
        return made;
    }
    return measure ? measure : counts;
}

std::optional<counted> unit_matcher::declared(std::size_t i) const {
    if (text_.lexicon.empty()) return std::nullopt;
    const std::size_t at = tokens_.is_hyphen(i) ? i + 1 : i;
    std::array<std::string_view, unit_lexicon::max_words> words;
    std::array<std::size_t, unit_lexicon::max_words> ends{};
    std::size_t count = 0;
    for (std::size_t k = at; k < tokens_.size() && count < words.size(); ++k) {
        if (tokens_.is(k, token_kind::dash) || tokens_.text(k) == "_") {
            if (k == at || !tokens_.is_glued(k)) break;
            continue;
        }
        words[count] = tokens_.text(k);
        ends[count++] = k + 1;
    }
    const auto found = text_.lexicon.longest(std::span{words}.first(count));
    if (!found) return std::nullopt;
    counted made;
    made.unit = found->unit;
    made.first = made.noun_first = at;
    made.next = made.noun_next = ends[found->words - 1];
    return made;
}

std::optional<counted> unit_matcher::find_measure(std::size_t i) const {
    const auto found = plain_measure_after(tokens_, i);
    if (found.next == 0) return std::nullopt;
    const std::size_t at = after_unit_hyphen(tokens_, i);
    if (text_.is_running() && at == i && found.next == at + 1 && tokens_.is(at, token_kind::word) &&
        !tokens_.is_glued(at)) {
        // "52 league games", "200 day-care centres": the unit is but a part of what is counted
        const bool compound = tokens_.is_hyphen(at + 1) && tokens_.is(at + 2, token_kind::word) &&
            !ends_phrase(tokens_, at + 2);
        if ((compound || tokens_.has(at, word_trait::modifier)) &&
            after_plural_phrase(tokens_, at) > found.next)
            return std::nullopt;
    }
    counted made;
    made.first = at;
    made.next = found.next;
    made.what = found.what;
    made.scale = found.scale;
    if (made.what.count < 2) take_divisors(tokens_, made, made.what.is_money() || made.what.is_cent());
    return made;
}

// In running text a number counts whatever noun in the plural follows: "public housing properties"; one counts one word.
std::optional<counted> unit_matcher::noun(std::size_t i, double number) const {
    const bool hyphen = tokens_.is_hyphen(i);
    std::size_t at = hyphen ? i + 1 : i;
    if (tokens_.is_glued(at) && !hyphen && i > 0) return unknown_sign(at);
    if (!hyphen && is_before_noun(tokens_, at)) ++at;
    counted made;
    made.first = made.noun_first = at;
    made.noun_next =
        hyphen || number == 1 ? at : after_plural_phrase(tokens_, at);  // a "12-part series" has parts
    if (made.noun_next == at) {
        const bool modifier = tokens_.has(at, word_trait::modifier);
        const bool is_noun = tokens_.is(at, token_kind::word) &&
            (tokens_.kind(at) == word_kind::other || tokens_.is(at, word_kind::point)) &&
            (hyphen || modifier || !is_plural(tokens_, at)) &&    // "one police officer"
            ((hyphen && modifier) || !ends_phrase(tokens_, at));  // "96-well plates"
        const bool named = tokens_.is_hyphen(at + 1) && tokens_.is(at + 2, token_kind::figure);  // "one T-72"
        const bool glued_figure = tokens_.is_glued(at + 1) && tokens_.is(at + 1, token_kind::figure);
        if (!is_noun || named || glued_figure) return std::nullopt;
        if (std::fabs(number) == 1 && !hyphen)
            made.noun_next = after_singular_phrase(tokens_, at);
        else if (hyphen || text_.is_whole() || is_abbreviation(tokens_, at))
            made.noun_next = at + 1;
        else
            return std::nullopt;
    }
    made.next = made.noun_next;
    take_divisors(tokens_, made, false);
    return made;
}

// "990AT/cm": letters that touch their number, whatever they are.
std::optional<counted> unit_matcher::unknown_sign(std::size_t i) const {
    constexpr std::size_t most_tokens = 6;
    if (!tokens_.is(i, token_kind::word) || tokens_.is(i, word_kind::times)) return std::nullopt;
    std::size_t next = i + 1;
    while (next < i + 1 + most_tokens && tokens_.is_glued(next) && !tokens_.is_mark(next, ",") &&
        !tokens_.is_mark(next, ".") && !tokens_.is_mark(next, ")"))
        ++next;
    counted made;
    made.first = made.noun_first = i;
    made.next = made.noun_next = next;
    return made;
}

std::optional<counted> unit_matcher::declared_sign(std::size_t i) const {
    if (!tokens_.is(i, token_kind::mark)) return std::nullopt;
    const auto unit = text_.lexicon.find(tokens_.text(i));
    if (!unit) return std::nullopt;
    counted made;
    made.unit = unit;
    made.first = made.noun_first = i;
    made.next = made.noun_next = i + 1;
    return made;
}

std::optional<counted> unit_matcher::price_before(std::size_t i) const {
    auto found = measure_before(tokens_, i);
    if (found.next == 0 || (found.next == i + 1 && tokens_.has(i, word_trait::verb)))
        return std::nullopt;  // "she won 51 percent"
    const bool of = text_.is_whole() && !found.what.is_money() && tokens_.is(found.next, word_kind::of);
    if (of) ++found.next;  // "percentage of 16"
    const token& number = tokens_[found.next];
    const bool starts = number.kind == token_kind::figure || number.kind == token_kind::fraction ||
        number.kind == token_kind::dash || tokens_.is_mark(found.next, "~") ||
        ((of || tokens_.is(i, token_kind::mark)) && is_number_word(tokens_, found.next));
    if (!starts) return std::nullopt;
    counted made;
    made.first = i;
    made.next = found.next;
    made.what = found.what;
    made.scale = found.scale;
    if (!text_.lexicon.empty()) {
        if (const auto unit = text_.lexicon.find(tokens_.text(i, found.next))) made.unit = unit;
        made.noun_first = i;
    }
    return made;
}

}  // namespace hearsay::inline v1::detail
