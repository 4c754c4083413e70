#pragma once

// The nouns that numbers count, told from their endings and from the words around them: no dictionary of all nouns.

#include "token.hpp"

#include <cstddef>
#include <string>

namespace hearsay::inline v1::detail {

/// Whether a word looks like a plural noun: "soldiers", "people", "MPs".
[[nodiscard]] bool is_plural(const token_list& tokens, std::size_t i) noexcept;

/// Whether a noun phrase ends before the word: "of", "said". "US" and "WHO" are names.
[[nodiscard]] bool ends_phrase(const token_list& tokens, std::size_t i) noexcept;

/// The noun phrase that a number at its front counts: the token after its plural head ("public housing properties",
/// "T-72 tanks"), or i.
[[nodiscard]] std::size_t after_plural_phrase(const token_list& tokens, std::size_t i) noexcept;

/// The same for a singular one: "additional patient", "Russian soldier". Where it can't be told a verb from a noun, the
/// first word is all.
[[nodiscard]] std::size_t after_singular_phrase(const token_list& tokens, std::size_t i) noexcept;

/// Adds the singular of a noun, in lower case.
void append_singular(std::string& name, const token_list& tokens, std::size_t i);

}  // namespace hearsay::inline v1::detail
