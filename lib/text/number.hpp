#pragma once

// Numbers in figures, in words, and in both: "11,000", "two hundred and six", "2.5 million", "3/4", "one in five".

#include "token.hpp"

#include <hearsay/model/interval.hpp>
#include <hearsay/text/vague_table.hpp>

#include <cstddef>
#include <optional>

namespace hearsay::inline v1::detail {

/// A number that was read from tokens [first, next).
struct number {
    double value = 0;
    std::size_t first = 0;
    std::size_t next = 0;
    double factor = 1;      // 1000 of "10 thousand" and of "10 x 10^3", and 1 where no scale was said
    double last_scale = 1;  // 1000 of "10 hundred thousand"
    bool one_factor =
        false;  // a coefficient times `factor` and nothing besides: so a range may share the factor
    bool too_large = false;  // then `value` is worthless
    bool too_small = false;
    bool negative = false;
    bool is_fraction = false;         // "3/4", "two thirds", "one in five", "two and a half"
    bool like_a_year = false;         // "nineteen ninety-six"
    bool or_more = false;             // "10+ million"
    bool bare_scale = false;          // "million": no number before the scale
    bool is_share = false;            // "two thirds", "a half": no scale follows
    bool is_ratio = false;            // "one in five", "7 out of 10"
    std::size_t figure = 0;           // where the coefficient is one figure: its first token …
    std::size_t figure_next = 0;      // … and the one after its last; both 0 for a coefficient in words
    std::optional<interval> vague{};  // "several hundred": what the table reads it as
};

struct number_rules {
    bool strict = true;     // a whole phrase: what may be a number is one
    bool and_joins = true;  // "two hundred and six" is one number; not between the ends of "between"
    bool letters = true;    // "10k" is ten thousand, unless k is a unit
    bool half = false;      // "half" alone may be a number
    bool money = false;     // a currency stands before: "$5m" are millions
    const vague_table* vague = nullptr;  // what "dozens" is read by; absent, it is no number
};

/// The number that begins at token i, or nothing. Takes as many tokens as it can. O(tokens taken).
[[nodiscard]] std::optional<number> read_number(
    const token_list& tokens, std::size_t i, const number_rules& rules);

/// The number with another factor: 10 of "10 to 12 thousand" as 10,000.
[[nodiscard]] number with_factor(const token_list& tokens, const number& said, double factor);

}  // namespace hearsay::inline v1::detail
