#pragma once

#include <hearsay/model/detail/word_formatter.hpp>
#include <hearsay/model/interval.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>

namespace hearsay::inline v1 {

/// The word that loosens a figure: "over", "at least", "as many as".
/// `between` stands for a range, `exactly` for a figure without such a word. "About" is no hedge of its own but a mark
/// (`quantity::approx`), since it goes with others: "about 10 to 12 thousand".
enum class hedge : std::uint8_t {
    exactly,
    over,
    at_least,
    at_most,
    up_to,
    as_many_as,
    under,
    nearly,
    between
};

inline constexpr std::array hedges{hedge::exactly, hedge::over, hedge::at_least, hedge::at_most, hedge::up_to,
    hedge::as_many_as, hedge::under, hedge::nearly, hedge::between};

[[nodiscard]] constexpr std::string_view to_string(hedge h) noexcept {
    constexpr std::string_view names[] = {
        "exactly", "over", "at least", "at most", "up to", "as many as", "under", "nearly", "between"};
    return names[static_cast<std::size_t>(h)];
}

/// How a hedge becomes a set: by the logic of the words, or as a speaker would mean it.
/// "Over 11,000" is everything above 11,000, or 11,000 to 12,000.
enum class reading : std::uint8_t { literal, pragmatic };

[[nodiscard]] constexpr std::string_view to_string(reading r) noexcept {
    return r == reading::literal ? "literal" : "pragmatic";
}

/// The step of a figure: how finely it was said. 11,000 was said in thousands, 2,600 in hundreds, 2.5 in tenths.
///
/// The largest power of ten that divides x and is below it, and at least 1 for a whole number; nothing for 0 and below, for
/// what is not finite, and where x is so large that one step further is no other number. Digits are those of the
/// shortest decimal that reads back as x. O(digits).
///
/// Nobody says more than twelve digits but of a whole number: what has them was said as a fraction, "a third", and is
/// taken for the decimal of two digits next to it, 0.33. So the step of a third is that of a quarter, 0.01, and the step of
/// two and a third million is that of 2.3 million.
[[nodiscard]] inline std::optional<double> step(double x) {
    if (!(x > 0) || std::isinf(x)) return std::nullopt;
    if (constexpr double exact = 9007199254740992; x < exact && x == std::floor(x)) {
        const auto whole = static_cast<std::uint64_t>(x);
        std::uint64_t power = 1;
        while (whole % (power * 10) == 0 && power * 10 < whole) power *= 10;
        return static_cast<double>(power);
    }
    char text[32];
    const auto written = std::to_chars(text, text + sizeof text, x, std::chars_format::scientific);
    const std::string_view digits{text, static_cast<std::size_t>(written.ptr - text)};
    const auto e = digits.find('e');
    int exponent = 0;
    const std::size_t sign = digits[e + 1] == '+' ? 2 : 1;
    std::from_chars(digits.data() + e + sign, digits.data() + digits.size(), exponent);
    const int fraction_digits = e > 2 ? static_cast<int>(e) - 2 : 0;  // "2.6e+03" has one
    constexpr int most_said = 12;
    const bool is_fraction = fraction_digits >= most_said && x != std::floor(x);
    int power = is_fraction ? exponent - 1 : exponent - fraction_digits;
    if (fraction_digits == 0 && digits[0] == '1') --power;  // a power of ten is not below itself
    if (x == std::floor(x) && power < 0) power = 0;
    char power_text[8] = {'1', 'e'};
    const auto end = std::to_chars(power_text + 2, power_text + sizeof power_text, power).ptr;
    double result = 0;
    std::from_chars(power_text, end, result);
    return x + result > x && !std::isinf(x + result) ? std::optional{result} : std::nullopt;
}

}  // namespace hearsay::inline v1

template <>
struct fmt::formatter<hearsay::hedge> : hearsay::detail::word_formatter<hearsay::hedge> {};
