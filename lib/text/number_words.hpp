#pragma once

// Numbers in words: "ninety-nine", "nineteen ninety-six", "two thirds", "half of a million".

#include "figures.hpp"
#include "token.hpp"

#include <cstddef>
#include <optional>

namespace hearsay::inline v1::detail {

/// One to ninety, and hundred: what goes on with a number in words.
[[nodiscard]] bool is_small_number_word(const token_list& tokens, std::size_t i) noexcept;

/// "hundred", "million", "dozen": what multiplies a number.
[[nodiscard]] inline bool is_scale(const token_list& tokens, std::size_t i) noexcept {
    const word_kind kind = tokens.kind(i);
    return kind == word_kind::hundred || kind == word_kind::scale || kind == word_kind::dozen;
}

/// Whether token i is a hyphen before what goes on with a number in words: "two-hundred-and-five".
[[nodiscard]] bool is_hyphen_in_words(const token_list& tokens, std::size_t i) noexcept;

/// Zero to ninety-nine.
[[nodiscard]] std::optional<small_number> below_hundred(const token_list& tokens, std::size_t i) noexcept;

/// What pairs of words count in hundreds: "seven twenty" is 720, "one thirty four" 122, "nineteen ninety-six" 1996.
[[nodiscard]] std::optional<small_number> hundreds_in_pairs(const token_list& tokens, std::size_t i) noexcept;

/// "a half", "a quarter", "two thirds", "one sixth", "five hundredths", "one twenty-fifth".
[[nodiscard]] std::optional<small_number> fraction_in_words(const token_list& tokens, std::size_t i) noexcept;

/// The same where it is a share of one, and no place in a row: "a third of", "about a fifth", yet not "a third party".
[[nodiscard]] std::optional<small_number> share_of_one(const token_list& tokens, std::size_t i) noexcept;

/// "half a million", "half-a-million", "a quarter of a million", "three quarters billion"; `next` is the scale. Only
/// before a scale: half of what else is not ours to say.
[[nodiscard]] std::optional<small_number> part_of_scale(const token_list& tokens, std::size_t i) noexcept;

/// Whether the "half" before token `next` is a number by itself, as in "more than half of them", and not half of what
/// follows: "half an hour".
[[nodiscard]] bool is_half_alone(const token_list& tokens, std::size_t next) noexcept;

/// "and a half", "-and-a-half", "and three quarters", "and 3/4". For `strict`, see slash_fraction.
[[nodiscard]] std::optional<small_number> fraction_after_and(
    const token_list& tokens, std::size_t i, bool strict) noexcept;
[[nodiscard]] inline std::optional<small_number> and_fraction(
    const token_list& tokens, std::size_t i, bool strict) noexcept {
    const std::size_t at = tokens.is_hyphen(i) ? i + 1 : i;
    return tokens.is(at, word_kind::and_) ? fraction_after_and(tokens, at + 1, strict) : std::nullopt;
}

/// Whether what follows the "a" at token i can be counted: "a hundred", "a few", "a third". Most articles are before
/// nouns, and this tells them at once.
[[nodiscard]] bool article_counts(const token_list& tokens, std::size_t i) noexcept;

/// Whether a number, in figures or in words, may begin at token i.
[[nodiscard]] inline bool begins_number(const token_list& tokens, std::size_t i) noexcept {
    const token& t = tokens[i];
    if (t.kind == token_kind::figure || t.kind == token_kind::fraction || t.kind == token_kind::dash)
        return true;
    return t.numeral || (t.what == word_kind::article && article_counts(tokens, i));
}

/// The same without articles and dashes, which are mostly no numbers.
[[nodiscard]] inline bool is_number_word(const token_list& tokens, std::size_t i) noexcept {
    const token& t = tokens[i];
    return t.numeral || t.kind == token_kind::figure || t.kind == token_kind::fraction;
}

}  // namespace hearsay::inline v1::detail
