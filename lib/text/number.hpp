#pragma once

// Numbers in figures, in words, and in both: "11,000", "two hundred and six", "2.5 million".

#include "token.hpp"

#include <cstddef>
#include <optional>

namespace hearsay::inline v1::detail {

/// A number that was read from tokens [first, next).
struct number {
    double value = 0;
    std::size_t next = 0;
    double coefficient = 0;  // 10 of "10 thousand"
    double factor = 1;       // 1000 of "10 thousand", and 1 where no scale was said
    double last_scale = 1;   // 1000 of "10 hundred thousand"
    bool one_factor =
        false;  // the number is coefficient x factor and nothing besides: so a range may share the factor
    bool too_large = false;  // then `value` is worthless
    bool too_small = false;
    std::size_t figure = 0;       // where the coefficient is one figure: its first token …
    std::size_t figure_next = 0;  // … and the one after its last; both 0 for a coefficient in words
    bool negative = false;
};

struct number_rules {
    bool and_joins = true;   // "two hundred and six" is one number; not between the ends of "between"
    bool bare_scale = true;  // "thousand soldiers" stands for a thousand
    bool letters = true;     // "10k" is ten thousand, unless k is a unit
};

/// The number that begins at token i, or nothing. Takes as many tokens as it can. O(tokens taken).
[[nodiscard]] std::optional<number> read_number(const token_list& tokens, std::size_t i, number_rules rules);

/// The number with another factor: 10 of "10 to 12 thousand" as 10,000.
[[nodiscard]] number with_factor(const token_list& tokens, const number& said, double factor);

/// Whether a number may begin at token i.
[[nodiscard]] bool begins_number(const token_list& tokens, std::size_t i) noexcept;

}  // namespace hearsay::inline v1::detail
