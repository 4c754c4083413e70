#pragma once

// What the readers of quantities share: a text, how it is read, and by which tables.

#include "token.hpp"

#include <hearsay/text/unit_lexicon.hpp>
#include <hearsay/text/vague_table.hpp>

#include <cstddef>
#include <cstdint>

namespace hearsay::inline v1::detail {

class not_numbers;

enum class reading_mode : std::uint8_t {
    strict,   // a whole phrase with units of the lexicon alone; what can't be read is a fault
    whole,    // a whole phrase with any unit
    running,  // running text: what is no quantity is passed over
};

/// A text in the hands of its readers. What it refers to outlives it.
struct phrase_context {
    const token_list& tokens;
    const unit_lexicon& lexicon;
    const vague_table& vague;
    reading_mode mode = reading_mode::strict;
    // In running text, what looks like numbers and is none. Whoever asks for a quantity passes it over, and the reader does
    // so inside of one.
    const not_numbers* skips = nullptr;
    bool has_own_words = vague.kind() == word_table::own;  // which may be none of the vocabulary's

    [[nodiscard]] bool is_strict() const noexcept { return mode == reading_mode::strict; }
    [[nodiscard]] bool is_whole() const noexcept { return mode == reading_mode::whole; }
    [[nodiscard]] bool is_running() const noexcept { return mode == reading_mode::running; }

    /// Whether an entry of the user's own table may begin at token i.
    [[nodiscard]] bool begins_own_word(std::size_t i) const noexcept {
        return has_own_words && tokens.is(i, token_kind::word) && vague.begins(tokens.text(i));
    }
};

}  // namespace hearsay::inline v1::detail
