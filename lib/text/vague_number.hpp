#pragma once

// Vague words: "dozens", "several hundred", "tens of thousands".

#include "number.hpp"
#include "token.hpp"

#include <hearsay/text/vague_table.hpp>

#include <cstddef>
#include <optional>

namespace hearsay::inline v1::detail {

/// Whether vague words begin at token i: no other number does.
[[nodiscard]] inline bool is_vague(const token_list& tokens, std::size_t i) noexcept {
    const word_kind kind = tokens.kind(i);
    return kind == word_kind::several || kind == word_kind::scales ||
        (kind == word_kind::article && tokens.is(i + 1, word_kind::several));
}

/// The longest entry of the user's own table at token i, with a scale after it, "umpteen thousand"; nothing where there is
/// none.
[[nodiscard]] std::optional<number> read_own_words(
    const token_list& tokens, std::size_t i, const vague_table& table);

/// What the table makes of the vague words that begin at token i, or nothing where it lacks them. "Several hundred" is
/// read as its own entry where there is one, and else as hundred times "several".
[[nodiscard]] std::optional<number> read_vague(
    const token_list& tokens, std::size_t i, const vague_table& table);

}  // namespace hearsay::inline v1::detail
