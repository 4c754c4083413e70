#pragma once

// The English of the phrase readers, as tables: what a word is, which words hedge. No grammar here.

#include <hearsay/model/hedge.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace hearsay::inline v1::detail {

enum class word_kind : std::uint8_t {
    other,
    zero,
    ones,          // one to nine
    teen,          // ten to nineteen
    tens,          // twenty to ninety
    hundred,       // the scale that takes "and six" after it
    scale,         // thousand, million, bn: value is the factor
    scale_letter,  // k, m, b: only where it touches its figure
    scales,        // thousands, millions: after a number; alone they are vague
    dozen,
    half,
    part,     // quarter, third: value is the fraction
    parts,    // quarters, thirds
    article,  // a, an
    minus,
    point,
    and_,
    but,
    or_,
    to,
    between,
    from,
    of,
    the,
    on,
    month,    // value is its number
    weekday,  // value counts from 0 for Sunday, as the standard library does
};

struct word_entry {
    std::string_view text;  // in lower case
    word_kind kind;
    double value;
};

/// The table's entry for a word, whatever the case of its ASCII letters, or nothing.
[[nodiscard]] const word_entry* find_word(std::string_view word) noexcept;

/// What words before or after a number do to it.
struct hedge_entry {
    std::string_view text;          // in lower case, words and marks apart by one space
    std::optional<hedge> how = {};  // the bound that it sets, if any
    bool approx = false;
};

/// "more than", "about", "a total of": those that begin with this word, longest first.
[[nodiscard]] std::span<const hedge_entry> prefixes(std::string_view first_word) noexcept;

/// "or more", "or so", "+": the same for what follows a number or its unit.
[[nodiscard]] std::span<const hedge_entry> suffixes(std::string_view first_word) noexcept;

/// "well", "just", "a little": what may stand before a hedge and changes nothing literal.
[[nodiscard]] std::span<const hedge_entry> intensifiers(std::string_view first_word) noexcept;

/// How a word bounds the days of the date that it goes with.
enum class date_bound : std::uint8_t { by, before, after, from, within, between };

struct date_bound_entry {
    std::string_view text;
    date_bound how;
};
[[nodiscard]] std::span<const date_bound_entry> date_prefixes(std::string_view first_word) noexcept;
[[nodiscard]] std::span<const date_bound_entry> date_suffixes(std::string_view first_word) noexcept;

/// Words that are never what a number counts: "of", "were", "in".
[[nodiscard]] bool is_function_word(std::string_view word) noexcept;

/// Words after which four figures are a year: "in 2024", "since 2022".
[[nodiscard]] bool leads_to_year(std::string_view word) noexcept;

/// Words after which a figure is a label: "page 5", "Article 3", "No. 7".
[[nodiscard]] bool leads_to_label(std::string_view word) noexcept;

/// "first", "twenty-first": only the last part of such a word.
[[nodiscard]] bool is_ordinal(std::string_view word) noexcept;

}  // namespace hearsay::inline v1::detail
