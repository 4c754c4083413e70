#include "number_words.hpp"

namespace hearsay::inline v1::detail {
namespace {

// Whether no noun can follow: the end, a mark, a figure, "of", "were".
bool no_noun_at(const token_list& tokens, std::size_t i) noexcept {
    return tokens[i].kind != token_kind::word || tokens.has(i, word_trait::function_word) ||
        tokens.has(i, word_trait::verb);
}

bool is_share(const token_list& tokens, std::size_t next) noexcept {
    return tokens.is(next, word_kind::of) || is_scale(tokens, next) || no_noun_at(tokens, next);
}

// "third of", "tenth of" without an article: at the start alone, where no row of things stands before.
bool begins_with_share(const token_list& tokens, std::size_t i) noexcept {
    return i == 0 && tokens.is(0, word_kind::ordinal) && tokens.value(0) > 2 && tokens.is(1, word_kind::of);
}

}  // namespace

bool is_small_number_word(const token_list& tokens, std::size_t i) noexcept {
    switch (tokens.kind(i)) {
    case word_kind::ones:
    case word_kind::teen:
    case word_kind::tens:
    case word_kind::hundred: return true;
    default: return false;
    }
}

bool is_hyphen_in_words(const token_list& tokens, std::size_t i) noexcept {
    return tokens.is_hyphen(i) && tokens.is(i - 1, token_kind::word) &&
        (tokens.is(i + 1, word_kind::and_) || is_small_number_word(tokens, i + 1));
}

std::optional<small_number> below_hundred(const token_list& tokens, std::size_t i) noexcept {
    switch (tokens.kind(i)) {
    case word_kind::zero:
    case word_kind::ones:
    case word_kind::teen: return small_number{tokens.value(i), i + 1};
    case word_kind::tens: break;
    default: return std::nullopt;
    }
    const std::size_t ones = tokens.is_hyphen(i + 1) ? i + 2 : i + 1;
    if (tokens.is(ones, word_kind::ones)) return small_number{tokens.value(i) + tokens.value(ones), ones + 1};
    return small_number{tokens.value(i), i + 1};
}

std::optional<small_number> hundreds_in_pairs(const token_list& tokens, std::size_t i) noexcept {
    const word_kind then = tokens.kind(i + 1);
    if (then != word_kind::teen && then != word_kind::tens) return std::nullopt;
    const word_kind kind = tokens.kind(i);
    const bool twenty = kind == word_kind::tens && tokens.value(i) == 20;  // "twenty eleven"
    if (kind != word_kind::ones && kind != word_kind::teen && !twenty) return std::nullopt;
    const auto rest = below_hundred(tokens, i + 1);
    if (is_scale(tokens, rest->next) || tokens.is(rest->next, word_kind::parts)) return std::nullopt;
    return small_number{tokens.value(i) * 100 + rest->value, rest->next};
}

std::optional<small_number> fraction_in_words(const token_list& tokens, std::size_t i) noexcept {
    double count = 0;
    std::size_t at = i;
    if (tokens.is(i, word_kind::article)) {
        count = 1;
        at = i + 1;
    } else if (const auto said = below_hundred(tokens, i)) {
        count = said->value;
        at = said->next;
    } else {
        return std::nullopt;
    }
    const bool hyphen = tokens.is_hyphen(at);
    if (hyphen) ++at;
    const word_kind kind = tokens.kind(at);
    const double under = tokens.value(at);
    if (count == 3 && hyphen && kind == word_kind::part)
        return small_number{count / under, at + 1};  // "three-quarter"
    const bool one_of =
        kind == word_kind::half || kind == word_kind::part || (kind == word_kind::ordinal && under > 2);
    if (count == 1 && one_of) return small_number{1 / under, at + 1};
    if (kind == word_kind::parts && count >= 1) return small_number{count / under, at + 1};
    if (kind == word_kind::tens && tokens.is_hyphen(at + 1)) {
        const bool one = count == 1 && tokens.is(at + 2, word_kind::ordinal);
        const bool more = count >= 1 && tokens.is(at + 2, word_kind::parts);
        if ((one || more) && tokens.value(at + 2) < 10)
            return small_number{count / (under + tokens.value(at + 2)), at + 3};
    }
    return std::nullopt;
}

std::optional<small_number> share_of_one(const token_list& tokens, std::size_t i) noexcept {
    const auto part = fraction_in_words(tokens, i);
    if (!part && begins_with_share(tokens, i)) return small_number{1 / tokens.value(i), 1};
    if (!part) return std::nullopt;
    const bool ordinal =
        tokens.is(part->next - 1, word_kind::ordinal) || tokens.is(part->next - 1, word_kind::part);
    const bool one = tokens.is(i, word_kind::article) || tokens.is(i, word_kind::ones);
    if (ordinal && one && !is_share(tokens, part->next)) return std::nullopt;
    return part;
}

std::optional<small_number> part_of_scale(const token_list& tokens, std::size_t i) noexcept {
    std::optional<small_number> part = fraction_in_words(tokens, i);
    if (!part &&
        (tokens.is(i, word_kind::half) || tokens.is(i, word_kind::part) || begins_with_share(tokens, i)))
        part = small_number{1 / tokens.value(i), i + 1};
    if (!part) return std::nullopt;
    std::size_t at = part->next;
    if (tokens.is(at, word_kind::of)) ++at;
    if (tokens.is_hyphen(at) && tokens.is(at + 1, word_kind::article)) ++at;
    if (tokens.is(at, word_kind::article)) ++at;
    if (tokens.is_hyphen(at)) ++at;
    if (!is_scale(tokens, at)) return std::nullopt;
    return small_number{part->value, at};
}

bool is_half_alone(const token_list& tokens, std::size_t next) noexcept {
    return tokens[next].kind != token_kind::dash && !tokens.is(next, word_kind::article) &&
        no_noun_at(tokens, next);
}

std::optional<small_number> fraction_after_and(
    const token_list& tokens, std::size_t i, bool strict) noexcept {
    const std::size_t at = tokens.is_hyphen(i) ? i + 1 : i;
    if (const auto part = fraction_in_words(tokens, at)) return part;
    if (tokens.is(at, token_kind::fraction)) return small_number{value_of_fraction(tokens[at]), at + 1};
    if (const auto part = slash_fraction(tokens, at, strict); part && part->value < 1) return part;
    const std::size_t quarter = tokens.is_hyphen(at + 1) ? at + 2 : at + 1;
    if (tokens.is(at, word_kind::ones) && tokens.value(at) == 3 && tokens.is(quarter, word_kind::part))
        return small_number{3 / tokens.value(quarter), quarter + 1};  // "and three quarter"
    return std::nullopt;
}

bool article_counts(const token_list& tokens, std::size_t i) noexcept {
    const std::size_t next = tokens.is_hyphen(i + 1) ? i + 2 : i + 1;
    switch (tokens.kind(next)) {
    case word_kind::hundred:
    case word_kind::scale:
    case word_kind::scales:
    case word_kind::dozen:
    case word_kind::half:
    case word_kind::part:
    case word_kind::ordinal:
    case word_kind::several: return true;
    default: return false;
    }
}

}  // namespace hearsay::inline v1::detail
