#include "hedging.hpp"

#include "number_words.hpp"
#include "units.hpp"

namespace hearsay::inline v1::detail {

std::optional<hedging> read_hedges(const phrase_context& text, std::size_t i, fault_keeper& faults) {
    const token_list& tokens = text.tokens;
    const vocabulary& words = tokens.words();
    hedging read;
    read.first = read.next = i;
    for (std::size_t count = 0; count < most_hedges; ++count) {
        const std::size_t at = read.next;
        if (!may_lead(tokens, at)) break;
        const auto found = match_hedge(text, at);
        if (const auto skip = tokens.match(words.intensifiers, at); skip && skip.words >= found.words) {
            const std::size_t next = at + skip.words;
            if (tokens.match(words.prefixes, next) || tokens.match(words.range_leads, next)) {
                read.next = next;
                continue;
            }
        }
        if (!found) break;
        const std::size_t next = at + found.words;
        if (found.meaning->how && read.how)
            return faults.fail([&] { return second_hedge(tokens, {at, next}); });
        if (found.meaning->how) read.how = found.meaning->how;
        read.approx = read.approx || found.meaning->approx;
        read.next = next;
    }
    return read;
}

phrase_table<hedge_meaning>::match match_hedge(const phrase_context& text, std::size_t i) {
    const auto found = text.tokens.match(text.tokens.words().prefixes, i);
    if (!found || text.is_strict() || !may_price(text.tokens[i])) return found;
    return measure_before(text.tokens, i).next <= i + found.words ? found
                                                                  : phrase_table<hedge_meaning>::match{};
}

hedge_suffix match_suffix(const phrase_context& text, const unit_matcher& units, std::size_t i) {
    const token_list& tokens = text.tokens;
    const auto& suffixes = tokens.words().suffixes;
    std::size_t at = i;
    if (!text.is_running() && tokens.is_mark(at, ",")) ++at;
    if (tokens.is_hyphen(at)) {
        if (const auto found = tokens.match(suffixes, at)) return {found.meaning, {at, at + found.words}};
        ++at;
    }
    const auto found = tokens.match(suffixes, at);
    if (!found) return {};
    const std::size_t next = at + found.words;
    const token& first = tokens[at];
    if (text.is_running() && first.capital && tokens[next].space_before && !first.all_capitals)
        return {};  // "737 Max"
    if (!text.is_strict() && first.kind == token_kind::mark && !tokens.is_glued(at) &&
        !tokens.is(next, token_kind::end))
        return {};  // "3 + 4"
    // "At least" may begin the next quantity, "and over" a second bound, and "or more than" is no suffix.
    if (is_number_word(tokens, next) || tokens.is_word(next, "than") || tokens.is(next, word_kind::to) ||
        units.before(next))
        return {};
    if (!text.is_strict() && tokens.is(next, word_kind::of) && !tokens.is_word(at, "max")) return {};
    return {found.meaning, {at, next}};
}

namespace {

// After a dash between figures, and after "8- to" and "four- or".
std::size_t after_dash(const phrase_context& text, std::size_t i, word_kind lead) {
    const token_list& tokens = text.tokens;
    if (i + 1 >= tokens.size()) return 0;
    if (tokens.is(i + 1, word_kind::to) || (tokens.is(i + 1, word_kind::or_) && lead == word_kind::to))
        return tokens.is_hyphen(i + 2) ? i + 3 : i + 2;  // "0-to-60"
    const bool before = tokens[i].space_before;
    if (before == tokens[i + 1].space_before) return i + 1;
    // "6− 10", "2 -7": a dash that leans on one side. "50 -1.3" is two numbers, which the order of the ends tells.
    if (text.is_strict() || !is_number_word(tokens, i + 1)) return 0;
    return !before || tokens.is(i + 1, token_kind::figure) ? i + 1 : 0;
}

}  // namespace

std::size_t after_connector(const phrase_context& text, std::size_t i, word_kind lead) {
    const token_list& tokens = text.tokens;
    const bool led = lead == word_kind::from || !text.is_running();
    if (tokens.is(i, token_kind::dash)) return after_dash(text, i, lead);
    switch (tokens.kind(i)) {
    case word_kind::to: {
        const bool dash =
            tokens.is(i + 1, token_kind::dash) && tokens.is_glued(i + 1) && tokens.is_glued(i + 2);
        return dash && !text.is_strict() ? i + 2 : i + 1;
    }
    case word_kind::or_: return lead == word_kind::to ? i + 1 : 0;
    case word_kind::and_:
        return lead == word_kind::between || (lead == word_kind::from && !text.is_strict()) ? i + 1 : 0;
    default: break;
    }
    if (text.is_strict()) return 0;
    if (tokens.text(i) == "~") {  // "20~100", "20 ~ 100"
        if (tokens[i].space_before)
            return tokens[i + 1].space_before && is_number_word(tokens, i + 1) ? i + 1 : 0;
        return tokens.is_glued(i + 1) && tokens.is(i + 1, token_kind::figure) ? i + 1 : 0;
    }
    if (!led || !tokens.is(i, token_kind::word)) return 0;
    if (tokens.is_word(i, "up") && tokens.is(i + 1, word_kind::to)) return i + 2;  // "from 5 up to 6"
    return tokens.is_word(i, "through") || tokens.is_word(i, "till") || tokens.is_word(i, "until") ? i + 1
                                                                                                   : 0;
}

std::size_t after_plus_minus(const token_list& tokens, std::size_t i) {
    if (tokens.is(i, token_kind::mark)) {
        if (tokens.is_mark(i, "\xC2\xB1")) return i + 1;
        if (!tokens.is_mark(i, "+")) return 0;
        if (tokens.is_mark(i + 1, "/") && tokens.is(i + 2, token_kind::dash)) return i + 3;
        if (tokens.is(i + 1, token_kind::dash) && tokens.is_glued(i + 1)) return i + 2;
    }
    if (!tokens.is(i + 1, word_kind::or_)) return 0;
    if (tokens.is(i, word_kind::plus) && tokens.is(i + 2, word_kind::minus)) return i + 3;
    const bool give_or_take = tokens.is_word(i, "give") && tokens.is_word(i + 2, "take");
    return give_or_take && is_number_word(tokens, i + 3) ? i + 3 : 0;
}

}  // namespace hearsay::inline v1::detail
