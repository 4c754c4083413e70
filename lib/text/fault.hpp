#pragma once

// How the phrase readers speak of the text in front of them.

#include "token.hpp"

#include <hearsay/text/phrase_result.hpp>

#include <string>
#include <string_view>

namespace hearsay::inline v1::detail {

/// A text in double quotes, fit for a message: what is neither printable nor UTF-8 as \x1b, and cut after
/// `most` bytes.
[[nodiscard]] std::string quote(std::string_view text, std::size_t most = 40);

/// What token i is, in words: `the word "infantry"`, `the figure "12"`, `"+"`, `the end`.
[[nodiscard]] std::string describe(const token_list& tokens, std::size_t i);

/// A fault at token i.
[[nodiscard]] phrase_fault fault_at(
    const token_list& tokens, std::size_t i, std::string expected, std::string mend);

/// A fault that takes in the tokens from `first` up to and without `last`.
[[nodiscard]] phrase_fault fault_over(const token_list& tokens, std::size_t first, std::size_t last,
    std::string found, std::string expected, std::string mend);

}  // namespace hearsay::inline v1::detail
