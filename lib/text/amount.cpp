#include "amount.hpp"

#include "ascii.hpp"
#include "fault.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace hearsay::inline v1::detail {
namespace {

constexpr std::size_t most_hedges = 6;  // "well over about some": more in a row is no English, and costs time

enum class side : std::uint8_t { none, lower, upper };

side side_of(hedge how) noexcept {
    switch (how) {
    case hedge::over:
    case hedge::at_least: return side::lower;
    case hedge::at_most:
    case hedge::up_to:
    case hedge::as_many_as:
    case hedge::under: return side::upper;
    case hedge::exactly:
    case hedge::nearly:
    case hedge::between: break;
    }
    return side::none;
}

struct entry_match {
    const hedge_entry* entry = nullptr;
    std::size_t next = 0;
};

entry_match match_entry(
    const token_list& tokens, std::size_t i, std::span<const hedge_entry> entries) noexcept {
    for (const auto& entry : entries)
        if (const auto count = match_phrase(tokens, i, entry.text)) return {&entry, i + count};
    return {};
}

entry_match match_prefix(const token_list& tokens, std::size_t i) noexcept {
    return match_entry(tokens, i, prefixes(tokens.text(i)));
}

bool is_currency(std::string_view mark) noexcept {
    constexpr std::array<std::string_view, 6> marks{
        "$", "\xC2\xA3", "\xC2\xA5", "\xE2\x82\xAC", "\xE2\x82\xBD", "\xE2\x82\xB4"};
    return std::find(marks.begin(), marks.end(), mark) != marks.end();
}

bool is_vague(const token_list& tokens, std::size_t i) noexcept {
    constexpr std::array<std::string_view, 11> words{"several", "few", "many", "couple", "handful", "tens",
        "numerous", "scores", "multiple", "various", "pair"};
    const std::size_t at = tokens[i].is(word_kind::article) ? i + 1 : i;
    if (tokens[at].is(word_kind::scales)) return true;
    return std::any_of(words.begin(), words.end(), [&](auto word) { return tokens.is_word(at, word); });
}

std::string_view text_of(const token_list& tokens, std::size_t first, std::size_t next) {
    return tokens.text().substr(tokens[first].begin, tokens[next - 1].end - tokens[first].begin);
}

}  // namespace

std::optional<amount> amount_reader::read(std::size_t i) {
    start_ = i;
    if (const auto any = read_any(i)) return any;
    const auto around = read_hedges(i);
    if (!around) return std::nullopt;
    const std::size_t at = around->next;
    if (tokens_[at].is(word_kind::between)) return read_led_range(*around, word_kind::between);
    if (tokens_[at].is(word_kind::from)) return read_led_range(*around, word_kind::from);
    auto low = read_figure(at);
    if (!low) low = read_one(at);
    if (!low) return std::nullopt;

    draft made{*low, std::nullopt, *around, low->next};
    auto upper = after_connector(low->next, word_kind::to);
    if (upper == 0) {  // "5 soldiers to 10 soldiers"
        if (const auto unit = match_unit(low->next); unit && !low->unit) {
            upper = after_connector(unit->next, word_kind::to);
            if (upper != 0 && tokens_[upper - 1].kind == token_kind::word &&
                !tokens_[upper - 1].is(word_kind::or_))
                made.low.unit = unit;
            else
                upper = 0;
        }
    }
    if (upper != 0) {
        if (auto high = read_figure(upper)) {
            if (!around->how) {
                made.high = *high;
                if (auto range = finish_range(made)) return range;
                if (is_strict()) return std::nullopt;
                made.high.reset();
            } else if (is_strict()) {
                return fail(fault_over(tokens_, around->first, around->next,
                    "the hedge " + quote(text_of(tokens_, around->first, around->next)) + " before a range",
                    "one figure", "name the figure that it goes with, or write the range alone"));
            }
        } else if (is_strict() && tokens_[upper - 1].is(word_kind::to)) {
            return std::nullopt;
        }
        made.low.unit = low->unit;
    }
    return finish(made);
}

// "any number of soldiers"
std::optional<amount> amount_reader::read_any(std::size_t i) const {
    if (!is_strict() || !tokens_.is_word(i, "any") || !tokens_.is_word(i + 1, "number")) return std::nullopt;
    amount made{quantity::of(interval::everything()), i + 2, i + 2, i + 2, "range"};
    if (tokens_[i + 2].is(word_kind::of)) {
        if (const auto unit = match_unit(i + 3)) {
            made.value.unit = unit->unit;
            made.unit_first = unit->first;
            made.next = made.unit_next = unit->next;
        }
    }
    return made;
}

std::optional<amount_reader::hedging> amount_reader::read_hedges(std::size_t i) {
    hedging read;
    read.first = read.next = i;
    for (std::size_t count = 0; count < most_hedges; ++count) {
        const std::size_t at = read.next;
        if (const auto skip = match_entry(tokens_, at, intensifiers(tokens_.text(at)));
            skip.entry != nullptr) {
            const token& then = tokens_[skip.next];
            if (match_prefix(tokens_, skip.next).entry != nullptr || then.is(word_kind::between) ||
                then.is(word_kind::from)) {
                read.next = skip.next;
                continue;
            }
        }
        const auto found = match_prefix(tokens_, at);
        if (found.entry == nullptr) break;
        if (found.entry->how && read.how)
            return fail(fault_over(tokens_, at, found.next,
                "a second hedge, " + quote(text_of(tokens_, at, found.next)), "a number",
                "keep one of the two hedges"));
        if (found.entry->how) read.how = found.entry->how;
        read.approx = read.approx || found.entry->approx;
        read.next = found.next;
    }
    return read;
}

std::optional<amount_reader::figure> amount_reader::read_figure(std::size_t i, bool and_joins) {
    figure read;
    read.first = i;
    std::size_t at = i;
    for (std::size_t count = 0; count < most_hedges; ++count) {
        const auto about = match_prefix(tokens_, at);
        if (about.entry == nullptr || about.entry->how) break;
        read.approx = read.approx || about.entry->approx;
        at = about.next;
    }
    if ((read.unit = match_sign(at))) at = read.unit->next;
    const bool dash = tokens_[at].kind == token_kind::dash;
    if (!is_strict() && (*no_number_)[std::min(dash ? at + 1 : at, no_number_->size() - 1)])
        return std::nullopt;
    number_rules rules;
    rules.and_joins = and_joins;
    rules.bare_scale = is_strict();
    auto found = read_number(tokens_, at, rules);
    if (!found) return fail_number(at);
    if (tokens_[found->next - 1].is(word_kind::scale_letter) &&
        lexicon_.find(tokens_.text(found->next - 1))) {
        rules.letters = false;
        found = read_number(tokens_, at, rules);
    }
    if (found->too_large || found->too_small) {
        const std::string size = found->too_large ? "large" : "small";
        return fail(fault_over(tokens_, at, found->next,
            "a number too " + size + ", " + quote(text_of(tokens_, at, found->next)),
            found->too_large ? "at most 1.8e308" : "0, or at least 1e-307",
            "write one that a computer can hold"));
    }
    read.value = *found;
    read.next = found->next;
    return read;
}

// "a brigade", "half a brigade": only where a unit follows, since an article is no figure.
std::optional<amount_reader::figure> amount_reader::read_one(std::size_t i) const {
    if (!is_strict()) return std::nullopt;
    const bool half = tokens_[i].is(word_kind::half);
    const std::size_t article = half ? i + 1 : i;
    if (!tokens_[article].is(word_kind::article) || !match_unit(article + 1)) return std::nullopt;
    figure read;
    read.first = i;
    read.next = read.value.next = article + 1;
    read.value.value = read.value.coefficient = half ? 0.5 : 1;
    return read;
}

// "between 8,000 and 12,000", "from 5 to 7". Where the first number takes the "and" to itself ("between one
// hundred and fifty soldiers" has none left), it is read once more without.
std::optional<amount> amount_reader::read_led_range(const hedging& around, word_kind lead) {
    const std::size_t at = around.next + 1;
    if (around.how)
        return fail(fault_over(tokens_, around.first, around.next,
            "the hedge " + quote(text_of(tokens_, around.first, around.next)) + " before a range",
            "one figure", "name the figure that it goes with, or write the range alone"));
    for (const bool and_joins : {true, false}) {
        auto low = read_figure(at, and_joins);
        if (!low) return std::nullopt;
        auto upper = after_connector(low->next, lead);
        if (upper == 0 && !low->unit) {
            if (const auto unit = match_unit(low->next)) {
                upper = after_connector(unit->next, lead);
                if (upper != 0) low->unit = unit;
            }
        }
        if (upper == 0) {
            if (and_joins && lead == word_kind::between) continue;
            const std::string word = lead == word_kind::between ? "and" : "to";
            return fail(fault_at(
                tokens_, low->next, "\"" + word + "\" and the upper figure", "write both ends of the range"));
        }
        const auto high = read_figure(upper);
        if (!high) {
            if (and_joins && lead == word_kind::between) continue;
            return std::nullopt;
        }
        return finish_range({*low, *high, around, high->next});
    }
    return std::nullopt;
}

std::optional<amount> amount_reader::finish_range(draft made) {
    const number& high = made.high->value;
    number& low = made.low.value;
    // "10 to 12 thousand": the scale reaches both ends. "1,500 to 12 thousand": a figure that large has its
    // own. "500 to 1 million" may be either, and is neither.
    if (high.one_factor && high.factor > 1 && low.one_factor && low.factor == 1) {
        const number scaled = with_factor(tokens_, low, high.factor);
        const bool reaches = !scaled.too_large && scaled.value <= high.value;
        if (reaches)
            low.value = scaled.value;
        else if (std::fabs(low.value) < 1000)
            return fail(fault_over(tokens_, made.low.first, made.low.next,
                quote(text_of(tokens_, made.low.first, made.low.next)) + " before " +
                    quote(text_of(tokens_, made.high->first, made.high->next)),
                "a range from the lower figure to the upper, in one scale",
                "write the scale at both ends, as in \"5 thousand to 1 million\""));
    }
    if (low.value > high.value)
        return fail(fault_over(tokens_, made.high->first, made.high->next,
            quote(text_of(tokens_, made.high->first, made.high->next)) +
                " as the upper end, which is below the lower",
            "a range from the lower figure to the upper", "write the lower figure first"));
    made.next = made.high->next;
    return finish(made);
}

// Suffixes, the unit and suffixes again: "500 or so soldiers", "500 soldiers or more". Then perhaps a second
// bound.
std::optional<amount> amount_reader::finish(draft made) {
    auto unit = made.low.unit;
    if (!take_suffix(made) || !take_unit(made, unit) || !take_suffix(made)) return std::nullopt;

    amount result;
    result.next = made.next;
    if (unit) {
        result.unit_first = unit->first;
        result.unit_next = unit->next;
    }
    const auto id = unit ? unit->unit : std::nullopt;
    const bool approx = made.around.approx || made.low.approx || (made.high && made.high->approx);
    const hedge how = made.around.how.value_or(hedge::exactly);
    if (made.high) {
        result.value =
            quantity::of(interval::between(made.low.value.value, made.high->value.value), id, approx);
        result.rule = approx ? "hedged range" : "range";
        return result;
    }
    result.value = quantity::said(how, made.low.value.value, id, approx);
    result.rule = approx || how != hedge::exactly ? "hedged number" : "number";
    return side_of(how) == side::none ? result : with_second_bound(result);
}

// "more than 11,000, up to 20,000 soldiers", "at least 10 but fewer than 20". Without a second bound, the
// first stands.
std::optional<amount> amount_reader::with_second_bound(const amount& first) {
    std::size_t at = first.next;
    const bool comma = tokens_.is_mark(at, ",");
    if (comma) ++at;
    const bool joined = tokens_[at].is(word_kind::and_) || tokens_[at].is(word_kind::but);
    if (joined) ++at;
    if (!comma && !joined) return first;
    const auto around = read_hedges(at);
    if (!around || !around->how) return first;
    const side has = side_of(first.value.how);
    const side adds = side_of(*around->how);
    if (adds == side::none || adds == has) return first;
    const auto second = read_figure(around->next);
    if (!second) return is_strict() ? std::nullopt : std::optional{first};

    draft made{*second, std::nullopt, *around, second->next};
    auto unit = second->unit;
    if (!take_unit(made, unit)) return std::nullopt;
    amount both = first;
    const bool had_unit = first.unit_first != first.unit_next;
    if (had_unit && unit && !same_unit({first.value.unit, first.unit_first, first.unit_next}, *unit)) {
        if (!is_strict()) return first;
        return fail(fault_over(tokens_, unit->first, unit->next,
            "another unit, " + quote(text_of(tokens_, unit->first, unit->next)), "one unit for both bounds",
            "write both in the same unit"));
    }
    if (!had_unit && unit) {
        both.value.unit = unit->unit;
        both.unit_first = unit->first;
        both.unit_next = unit->next;
    }
    const auto other = quantity::said(*around->how, second->value.value).stated;
    const auto stated = intersection(first.value.stated, other);
    if (!stated) {
        if (!is_strict()) return first;
        return fail(fault_over(tokens_, around->first, second->next,
            quote(text_of(tokens_, around->first, second->next)) + ", which leaves no number",
            "bounds with numbers between them", "write the lower bound first, and a higher one after it"));
    }
    both.value =
        quantity::of(*stated, both.value.unit, first.value.approx || around->approx || second->approx);
    both.next = made.next;
    both.rule = "two bounds";
    return both;
}

bool amount_reader::take_suffix(draft& made) {
    for (std::size_t count = 0; count < 2; ++count) {
        const auto found = match_suffix(made.next);
        if (found.entry == nullptr) return true;
        if (found.entry->how) {
            const bool second = made.around.how && *made.around.how != found.entry->how;
            if (second || made.high) {
                if (!is_strict()) return true;
                fail(fault_over(tokens_, found.first, found.next,
                    (made.high ? "a hedge after a range, " : "a second hedge, ") +
                        quote(text_of(tokens_, found.first, found.next)),
                    "a unit or the end", made.high ? "write the range alone" : "keep one of the two hedges"));
                return false;
            }
            made.around.how = found.entry->how;
        }
        made.around.approx = made.around.approx || found.entry->approx;
        made.next = found.next;
    }
    return true;
}

bool amount_reader::take_unit(draft& made, std::optional<unit_match>& unit) {
    auto found = match_unit(made.next);
    if (!found && !is_strict() && !unit) found = match_noun(made.next);
    if (!found) return true;
    if (unit && !same_unit(*unit, *found)) {
        if (!is_strict()) return !made.high;  // two quantities, "5 soldiers to 7 brigades", and no range
        fail(fault_over(tokens_, found->first, found->next,
            "another unit, " + quote(text_of(tokens_, found->first, found->next)),
            "one unit for the whole quantity", "write it all in the same unit"));
        return false;
    }
    unit = found;
    made.next = found->next;
    return true;
}

amount_reader::suffix amount_reader::match_suffix(std::size_t i) const {
    std::size_t at = i;
    if (is_strict() && tokens_.is_mark(at, ",")) ++at;
    if (tokens_[at].kind == token_kind::dash && tokens_.is_glued(at) && tokens_.is_glued(at + 1)) ++at;
    const auto found = match_entry(tokens_, at, suffixes(tokens_.text(at)));
    if (found.entry == nullptr) return {};
    // "At least" may begin the next quantity, "and over" a second bound, and "or more than" is no suffix.
    if (is_number_word(found.next) || tokens_.is_word(found.next, "than") || match_sign(found.next))
        return {};
    return {found.entry, at, found.next};
}

// The token after a range's "to", "-" or "and", or 0 where there is none. `lead` is the word that the range
// began with.
std::size_t amount_reader::after_connector(std::size_t i, word_kind lead) const {
    const token& t = tokens_[i];
    if (t.kind == token_kind::dash) {
        const bool open = i + 1 < tokens_.size() && t.space_before == tokens_[i + 1].space_before;
        return open ? i + 1 : 0;
    }
    if (t.is(word_kind::to) || (lead == word_kind::between && t.is(word_kind::and_)) ||
        (lead == word_kind::to && t.is(word_kind::or_)))
        return i + 1;
    return 0;
}

std::optional<amount_reader::unit_match> amount_reader::match_unit(std::size_t i) const {
    std::size_t at = i;
    if (tokens_[at].kind == token_kind::dash && tokens_.is_glued(at) && tokens_.is_glued(at + 1))
        ++at;  // "10-day"
    std::array<std::string_view, unit_lexicon::max_words> words;
    std::array<std::size_t, unit_lexicon::max_words> ends{};
    std::size_t count = 0;
    for (std::size_t k = at; k < tokens_.size() && count < words.size(); ++k) {
        if (tokens_[k].kind == token_kind::dash || tokens_.text(k) == "_") {
            if (k == at || !tokens_.is_glued(k)) break;
            continue;
        }
        words[count] = tokens_.text(k);
        ends[count++] = k + 1;
    }
    const auto found = lexicon_.longest(std::span{words}.first(count));
    if (!found) return std::nullopt;
    return unit_match{found->unit, at, ends[found->words - 1]};
}

std::optional<amount_reader::unit_match> amount_reader::match_sign(std::size_t i) const {
    if (tokens_[i].kind != token_kind::mark) return std::nullopt;
    const auto mark = tokens_.text(i);
    const auto unit = lexicon_.find(mark);
    if (!unit && (is_strict() || !is_currency(mark))) return std::nullopt;
    return unit_match{unit, i, i + 1};
}

// In running text a number counts whatever noun follows: soldiers, km, %.
std::optional<amount_reader::unit_match> amount_reader::match_noun(std::size_t i) const {
    std::size_t at = i;
    if (tokens_[at].kind == token_kind::dash && tokens_.is_glued(at) && tokens_.is_glued(at + 1)) ++at;
    const token& t = tokens_[at];
    const bool named = tokens_[at + 1].kind == token_kind::dash && tokens_.is_glued(at + 1) &&
        tokens_[at + 2].kind == token_kind::figure;  // "3 T-72 tanks"
    const bool noun =
        t.kind == token_kind::word && !named && !is_function_word(tokens_.text(at)) && !is_number_word(at);
    if (!noun && !tokens_.is_mark(at, "%")) return std::nullopt;
    return unit_match{std::nullopt, at, at + 1};
}

bool amount_reader::is_number_word(std::size_t i) const {
    const token& t = tokens_[i];
    return (t.kind == token_kind::figure || (t.entry != nullptr && begins_number(tokens_, i))) &&
        !t.is(word_kind::article);
}

bool amount_reader::same_unit(const unit_match& a, const unit_match& b) const {
    if (a.unit && b.unit) return *a.unit == *b.unit;
    return equal_ignoring_case(text_of(tokens_, a.first, a.next), text_of(tokens_, b.first, b.next));
}

std::string amount_reader::units_cited() const {
    constexpr std::size_t most = 5;
    const auto& names = lexicon_.cited();
    std::string cited;
    for (std::size_t i = 0; i < names.size() && i < most; ++i) cited += (i > 0 ? ", " : "") + names[i];
    return names.size() > most ? cited + ", ..." : cited;
}

phrase_fault amount_reader::left_over(const amount& read) const {
    const std::size_t at = read.next;
    if (tokens_.is_glued(at) && tokens_[at].kind == token_kind::word &&
        tokens_[at - 1].kind == token_kind::figure)  // "1st" is one word
        return fault_over(tokens_, at - 1, at + 1, "the word " + quote(text_of(tokens_, at - 1, at + 1)),
            "a number of things", "write the number and its unit apart");
    if (read.unit_first != read.unit_next)
        return fault_at(tokens_, at, "the end", "write one quantity alone, with its unit last");
    if (lexicon_.empty())
        return fault_at(tokens_, at, "the end", "write the number alone, or declare the unit under units");
    return fault_at(tokens_, at, "a unit (" + units_cited() + ") or the end",
        "write the number and one of the units declared, or declare the word under units");
}

std::nullopt_t amount_reader::fail(phrase_fault fault) {
    fault_ = std::move(fault);
    return std::nullopt;
}

std::nullopt_t amount_reader::fail_number(std::size_t i) {
    if (!is_strict()) return std::nullopt;  // nobody asks
    std::string expected =
        i == start_ ? "a number, or what hedges one (over, at least, about, up to)" : "a number";
    if (tokens_[i].kind == token_kind::bad_figure)
        return fail(fault_at(tokens_, i, expected,
            "group digits in threes with commas, and write decimals after one point: 11,000 or 2.5"));
    if (is_vague(tokens_, i))
        return fail(fault_at(tokens_, tokens_[i].is(word_kind::article) ? i + 1 : i, expected,
            "write the range of figures that it stands for, or leave the value out"));
    return fail(
        fault_at(tokens_, i, expected, "write the number before its unit, as in \"at least 500 soldiers\""));
}

}  // namespace hearsay::inline v1::detail
