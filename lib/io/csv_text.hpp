#pragma once

#include <string_view>

// Shared by the reader and the writers of CSV; not installed.

namespace hearsay::inline v1::detail {

/// Whether a text needs a `'` before it: a spreadsheet would take it for a formula, and it is no number.
[[nodiscard]] bool needs_formula_quote(std::string_view text) noexcept;

/// A cell without the `'` of `harmless`.
[[nodiscard]] std::string_view without_formula_quote(std::string_view cell) noexcept;

}  // namespace hearsay::inline v1::detail
