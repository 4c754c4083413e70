#pragma once

// Dates that figures say by themselves, and years: what needs no other date to be read.

#include "date_tokens.hpp"
#include "said_date.hpp"

#include <hearsay/text/date_options.hpp>

namespace hearsay::inline v1::detail {

// Each reads a date from token `at` on; `led` tells whether what stands before it asks for one. Nothing may be taken from
// `said` where false comes back.

/// "20241101", where it stands alone.
[[nodiscard]] bool read_eight_figures(const date_tokens& tokens, said_date& said, std::size_t at) noexcept;
/// "1.11.2024"
[[nodiscard]] bool read_dotted(const date_tokens& tokens, said_date& said, std::size_t at) noexcept;
/// "11/01/2024", "05-Aug-16", "1939-45"; `said.next` is left to the caller.
[[nodiscard]] bool read_parts(const date_tokens& tokens, said_date& said, const glued_parts& parts,
    date_order order, bool led) noexcept;
/// "2024-11-01", "2024-11", of a whole phrase
[[nodiscard]] bool read_iso(
    const date_tokens& tokens, said_date& said, std::size_t at, date_fault_note& fault) noexcept;
/// "2024"
[[nodiscard]] bool read_year(const date_tokens& tokens, said_date& said, std::size_t at, bool led) noexcept;
/// "'91", "'90s"
[[nodiscard]] bool read_short_year(
    const date_tokens& tokens, said_date& said, std::size_t at, bool led) noexcept;
/// "nineteen eighty-six"
[[nodiscard]] bool read_year_in_words(
    const date_tokens& tokens, said_date& said, std::size_t at, bool led) noexcept;
/// "1990s", "90s", "nineties"; `marked` where a "the" or so says that it is a decade
[[nodiscard]] bool read_decade(
    const date_tokens& tokens, said_date& said, std::size_t at, bool marked) noexcept;

}  // namespace hearsay::inline v1::detail
