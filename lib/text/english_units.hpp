#pragma once

// The table of units: their names in English and their signs.

#include <cstdint>
#include <span>
#include <string_view>

namespace hearsay::inline v1::detail {

enum unit_flag : std::uint8_t {
    metric = 1,       // takes the prefixes from nano to tera: kilometer, km
    money = 2,        // may stand before its number
    cent = 4,         // a hundredth of the money before it: "12 dollars 60 cents"
    period_unit = 8,  // second to century: what "a" and "an" may divide by
    binary = 16,      // takes kilo to peta alone: kilobyte, KB
    before = 32,      // a sign that may stand before its number though it is no money
    bare_symbol = 64  // its signs stand alone only: no prefix
};

struct unit_entry {
    std::string_view name;     // singular, as reports show it
    std::string_view others;   // other names, apart by "|"; a plural in s is understood
    std::string_view symbols;  // signs, apart by a space; upper and lower case differ
    std::uint8_t flags = 0;
};

extern const std::span<const unit_entry> english_units;

}  // namespace hearsay::inline v1::detail
