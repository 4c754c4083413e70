#pragma once

// Units of measure and currencies as running text names them: "km/h", "US$", "per cent", "pound-feet". Which unit a
// question counts in is the caller's to say (unit_lexicon); these are what numbers of the news come with.

#include "token.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hearsay::inline v1::detail {

/// A product of powers of known units: dollar/barrel, meter/square second. At most four factors; a dimensionless one
/// has none.
struct measure {
    struct factor {
        unit_number unit = 0;
        std::int8_t power = 0;
    };
    std::array<factor, 4> factors{};
    std::uint8_t count = 0;
    std::uint8_t first_flags = 0;  ///< unit_flag, or-ed, of the first factor

    [[nodiscard]] bool is_money() const noexcept { return (first_flags & money) != 0; }
    [[nodiscard]] bool is_cent() const noexcept { return (first_flags & cent) != 0; }
    /// Seconds to centuries.
    [[nodiscard]] bool is_time() const noexcept { return count == 1 && (first_flags & period_unit) != 0; }
    /// "dollar/barrel", "square meter", "newton meter"; nothing for no factor.
    [[nodiscard]] std::string name() const;
    /// What divides alone: "/barrel".
    [[nodiscard]] std::string divisor_name() const;
    friend bool operator==(const measure& a, const measure& b) noexcept;
};

struct measure_match {
    measure what;
    std::size_t next = 0;  // the token after it
    double scale = 1;      // 1e6 of "MEUR"
    explicit operator bool() const noexcept { return next != 0; }
};

/// Whether a token may be "MEUR", a million euros: no word of the vocabulary, since any currency may be in it.
[[nodiscard]] inline bool may_be_millions(const token& t) noexcept {
    return t.all_capitals && t.end - t.begin == 4;
}

/// Whether a unit that stands after its number may begin with the token, or a hyphen before one: most are told apart by this.
[[nodiscard]] inline bool may_measure(const token& t) noexcept {
    return t.measures || t.kind == token_kind::dash || may_be_millions(t);
}

/// The token after the hyphen between a number and its unit, or i where there is none. A hyphen between spaces, as in "10 -
/// year", is one where it has a unit's name in the singular after it.
[[nodiscard]] std::size_t after_unit_hyphen(const token_list& tokens, std::size_t i);

/// The unit that stands after a number, at token i: "km/h", "percent", "sq m", "m s-1", "dollars a day".
[[nodiscard]] measure_match measure_after(const token_list& tokens, std::size_t i);

/// The same without signs that are ordinary words at that place: "in" is inches at the end, or before "wide".
[[nodiscard]] measure_match plain_measure_after(const token_list& tokens, std::size_t i);

/// Whether a unit that stands before its number may begin with the token: most tokens are told apart by this.
[[nodiscard]] inline bool may_price(const token& t) noexcept { return t.prices || may_be_millions(t); }

/// The one that stands before it: "$", "US $", "EUR", "Rs.", "%".
[[nodiscard]] measure_match measure_before(const token_list& tokens, std::size_t i);

/// What divides at token i: "per week", "/kWh", "a month"; after a sum of money (`priced`) "a barrel" too.
[[nodiscard]] measure_match denominators_at(const token_list& tokens, std::size_t i, bool priced = false);

}  // namespace hearsay::inline v1::detail
