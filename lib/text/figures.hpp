#pragma once

// Numbers in figures: their exact values, and the marks that go with them: "1 000 000", "3/4", "2½", "x 10^6".

#include "token.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace hearsay::inline v1::detail {

/// A number that no sign, scale or hedge goes with yet, and the token after it.
struct small_number {
    double value;
    std::size_t next;
};

/// Whether a number has no fraction.
[[nodiscard]] inline bool is_whole(double x) noexcept {
    constexpr double all_whole = 0x1p53;  // from here on
    return !(x > -all_whole && x < all_whole) || x == static_cast<double>(static_cast<std::int64_t>(x));
}

/// The power of ten that a factor is, or nothing: a dozen is none.
[[nodiscard]] std::optional<int> power_of_ten(double factor) noexcept;

struct figure_value {
    double value = 0;
    bool too_large = false;  // then `value` is worthless
    bool too_small = false;
};

/// What the figures in tokens [first, next) are worth, times ten to that power, rounded once: 4.35 x 100 is
/// 434.99999999999994, and "4.35e2" is 435.
[[nodiscard]] figure_value value_of_figure(
    const token_list& tokens, std::size_t first, std::size_t next, int power);

/// The token after the figure at token i and what belongs to it: groups of three apart by spaces, "1 000 000"; and, in
/// text that was cut into words, decimals after a point apart, "46 . 8 million". `money`: a currency stands before.
[[nodiscard]] std::size_t after_groups(const token_list& tokens, std::size_t i, bool money) noexcept;

/// "½", as a token of its own.
[[nodiscard]] inline double value_of_fraction(const token& fraction) noexcept {
    return static_cast<double>(fraction.mantissa / 256) / static_cast<double>(fraction.mantissa % 256);
}

/// "3/4" at token i. Unless it is `strict`, only what is below one: 24/7 is no number.
[[nodiscard]] std::optional<small_number> slash_fraction(
    const token_list& tokens, std::size_t i, bool strict) noexcept;

/// "3 / 4", in text that was cut into words: only halves of halves, as prices are told.
[[nodiscard]] std::optional<small_number> spaced_fraction(const token_list& tokens, std::size_t i) noexcept;

/// The factor of a letter that touches its figure: "10k", "2.7m", "1MM"; 1 where it is a unit, as in "5m". `strict`: a whole
/// phrase, in which it is no unit of measure. `money`: a currency stands before.
[[nodiscard]] double letter_scale(const token_list& tokens, std::size_t at, bool strict, bool money) noexcept;

struct ten_to_power {
    int exponent;
    std::size_t next;
};

/// "x 10^6", "×10−8", "*10⁻³" after a figure; "²³" and "^6" on a figure of ten.
[[nodiscard]] std::optional<ten_to_power> power_after(const token_list& tokens, std::size_t i) noexcept;

}  // namespace hearsay::inline v1::detail
