#include "vague_number.hpp"

#include "number_words.hpp"

#include <string>

namespace hearsay::inline v1::detail {
namespace {

interval times(const interval& x, double factor) {
    return interval::between(x.lower() * factor, x.lower_open(), x.upper() * factor, x.upper_open());
}

// The scale at token i, and the one that goes with it: "hundred", "hundred thousand", "thousands of millions".
std::optional<small_number> scales_at(const token_list& tokens, std::size_t i) noexcept {
    if (!is_scale(tokens, i) && !tokens.is(i, word_kind::scales)) return std::nullopt;
    const double factor = tokens.value(i);
    if (tokens.is(i + 1, word_kind::of) && tokens.is(i + 2, word_kind::scales))
        return small_number{factor * tokens.value(i + 2), i + 3};
    if (tokens.is(i + 1, word_kind::scale)) return small_number{factor * tokens.value(i + 1), i + 2};
    return small_number{factor, i + 1};
}

// Adds a token in the spelling of the tables; false for what no entry has.
bool append_token(std::string& words, const token_list& tokens, std::size_t i) {
    const token& t = tokens[i];
    const bool apostrophe = t.kind == token_kind::mark && t.word == tokens.words().of_mark('\'');
    if (t.kind != token_kind::word && t.kind != token_kind::dash && !apostrophe) return false;
    if (!words.empty() && t.space_before) words += ' ';
    if (t.kind == token_kind::word)
        words += tokens.text(i);
    else
        words += apostrophe ? '\'' : '-';
    return true;
}

void set_interval(number& made, const interval& means) {
    made.vague = means;
    made.value = means.has_lower() ? means.lower() : means.upper();
}

}  // namespace

std::optional<number> read_own_words(const token_list& tokens, std::size_t i, const vague_table& table) {
    std::optional<interval> means;
    number made;
    made.first = i;
    std::string words;
    for (std::size_t at = i; append_token(words, tokens, at) && table.begins(words); ++at) {
        if (const auto found = table.find(words)) {
            means = found;
            made.next = at + 1;
        }
    }
    if (!means) return std::nullopt;
    if (const auto scales = scales_at(tokens, made.next)) {
        means = times(*means, scales->value);
        made.factor = scales->value;
        made.next = scales->next;
    }
    set_interval(made, *means);
    return made;
}

std::optional<number> read_vague(const token_list& tokens, std::size_t i, const vague_table& table) {
    const std::size_t word = tokens.is(i, word_kind::article) ? i + 1 : i;
    const bool counts = tokens.is(word, word_kind::several);
    number made;
    made.first = i;
    made.next = word + 1;
    const auto name = tokens.text(i, word + 1);
    made.vague = table.find(name);
    if (!made.vague && counts) made.vague = table.find(tokens.text(word));
    const bool of = tokens.is(word + 1, word_kind::of);
    if (const auto scales = scales_at(tokens, of ? word + 2 : word + 1); scales && (of || counts)) {
        if (const auto scaled = table.find_scaled(name, scales->value))
            made.vague = scaled;
        else if (made.vague && counts)
            made.vague = times(*made.vague, scales->value);
        else
            return std::nullopt;  // "hundreds of thousands" is a word of its own
        made.factor = scales->value;
        made.next = scales->next;
    }
    if (!made.vague) return std::nullopt;
    set_interval(made, *made.vague);
    return made;
}

}  // namespace hearsay::inline v1::detail
