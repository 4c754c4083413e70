#include "figures.hpp"

#include "ascii.hpp"
#include "number_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>

namespace hearsay::inline v1::detail {
namespace {

constexpr std::array powers_of_ten{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13,
    1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

// The exact way, for figures of many digits or with large exponents.
figure_value value_of_text(std::string_view text, int power) {
    std::string digits;
    digits.reserve(text.size() + 8);
    long exponent = power;
    bool decimal_comma = false;
    if (const auto comma = text.find(','); comma != std::string_view::npos)
        decimal_comma = text.find(',', comma + 1) == std::string_view::npos && text.size() - comma < 4;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (is_digit(c) || c == '.') {
            digits += c;
        } else if (c == ',' && decimal_comma) {
            digits += '.';
        } else if (lower(c) == 'e') {
            const char* begin = text.data() + i + (text[i + 1] == '+' ? 2 : 1);
            const char* end = text.data() + text.size();
            long said = 0;
            if (std::from_chars(begin, end, said).ec == std::errc::result_out_of_range ||
                std::abs(said) > 1'000'000'000)
                said = *begin == '-' ? -1'000'000'000 : 1'000'000'000;
            exponent += said;
            break;
        }
    }
    if (exponent != 0) digits += 'e' + std::to_string(exponent);
    figure_value read;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), read.value);
    if (result.ec == std::errc::result_out_of_range) {
        const auto nonzero = digits.find_first_not_of("0.");
        const bool whole_part = nonzero < digits.find_first_of(".e");
        read.too_small = exponent < 0 || (exponent == 0 && !whole_part);
        read.too_large = !read.too_small;
        read.value = 0;
    }
    return read;
}

bool is_slash(const token_list& tokens, std::size_t i) noexcept {  // or the fraction slash that stands for it
    return tokens[i].word != 0 && tokens[i].word == tokens.words().of_mark('/');
}

bool is_exponent(const token_list& tokens, std::size_t i) noexcept {
    return tokens.is(i, token_kind::figure) && tokens[i].digits >= 1 && tokens[i].digits <= 3;
}

std::optional<ten_to_power> raised_at(const token_list& tokens, std::size_t i) noexcept {
    if (tokens.is(i, token_kind::superscript) && tokens.is_glued(i))
        return ten_to_power{std::clamp<int>(tokens[i].exponent, -400, 400), i + 1};
    if (!tokens.is_mark(i, "^")) return std::nullopt;
    const bool minus = tokens.is(i + 1, token_kind::dash);
    const std::size_t at = minus ? i + 2 : i + 1;
    if (!is_exponent(tokens, at)) return std::nullopt;
    const int exponent = static_cast<int>(tokens[at].mantissa);
    return ten_to_power{minus ? -exponent : exponent, at + 1};
}

// Whether what follows is something to count, so that "2.5m people" are not metres.
bool counts_follow(const token_list& tokens, std::size_t i) noexcept {
    if (tokens.is(i, word_kind::of)) return true;
    for (std::size_t at = i; at < i + 6; ++at) {
        if (!tokens.is(at, token_kind::word)) return false;
        if (tokens.is(at, word_kind::and_) && at > i) continue;
        if (tokens.has(at, word_trait::plural_noun)) return true;
        if (tokens.has(at, word_trait::function_word) || tokens.has(at, word_trait::verb)) return false;
        const auto text = tokens.text(at);
        if (text.size() > 3 && text.ends_with('s') && !text.ends_with("ss") &&
            !tokens.has(at, word_trait::singular_noun))
            return true;
    }
    return false;
}

}  // namespace

std::optional<int> power_of_ten(double factor) noexcept {
    for (std::size_t power = 0; power < powers_of_ten.size() && powers_of_ten[power] <= factor; ++power)
        if (powers_of_ten[power] == factor) return static_cast<int>(power);
    int power = static_cast<int>(powers_of_ten.size());
    for (double x = 1e23; x <= factor && power <= 45; x *= 10, ++power)
        if (x == factor) return power;
    return std::nullopt;
}

// Both the digits and the power of ten are exact below 2^53 and 10^22, so one product or quotient is rounded rightly
// (Clinger 1990).
figure_value value_of_figure(const token_list& tokens, std::size_t first, std::size_t next, int power) {
    if (next == first + 1 && !tokens[first].is_long) {
        const token& t = tokens[first];
        const int exponent = t.exponent + power;
        if (t.mantissa <= std::uint64_t{1} << 53 && exponent >= -22 && exponent <= 22) {
            const auto digits = static_cast<double>(t.mantissa);
            return {exponent < 0 ? digits / powers_of_ten[static_cast<std::size_t>(-exponent)]
                                 : digits * powers_of_ten[static_cast<std::size_t>(exponent)]};
        }
    }
    return value_of_text(tokens.text(first, next), power);
}

// Eight groups reach beyond any count. A scale, a percent sign or a currency tells the point apart from a full stop.
std::size_t after_groups(const token_list& tokens, std::size_t i, bool money) noexcept {
    std::size_t next = i + 1;
    const token& first = tokens[i];
    const token& decimals = tokens[i + 2];
    if ((first.digits > 0 || first.grouped) && tokens.is_mark(next, ".") && tokens[next].space_before &&
        decimals.digits > 0 && decimals.one_space &&
        ((money && decimals.digits == 2) || is_scale(tokens, i + 3) || tokens.is_mark(i + 3, "%")))
        return i + 3;
    if (first.digits == 0 || first.digits > 3) return next;
    while (next - i < 8 && tokens.is(next, token_kind::figure) && tokens[next].one_space) {
        const auto group = tokens.text(next);
        const bool three = group.size() == 3 || (group.size() > 4 && group[3] == '.');
        if (!three || tokens[next].scientific ||
            group.substr(0, 3).find_first_not_of("0123456789") != std::string_view::npos)
            break;
        if (tokens.is_glued(next + 1) && tokens.is(next + 1, token_kind::dash) && next == i + 1 &&
            group.size() == 3 && tokens.is(next + 2, token_kind::figure) && tokens[next + 2].digits < 3)
            break;
        ++next;
        if (group.size() > 3) break;
    }
    return next;
}

std::optional<small_number> slash_fraction(const token_list& tokens, std::size_t i, bool strict) noexcept {
    if (!tokens.is(i, token_kind::figure) || tokens[i].digits == 0) return std::nullopt;
    if (!is_slash(tokens, i + 1) || !tokens.is_glued(i + 1) || !tokens.is_glued(i + 2)) return std::nullopt;
    const token& under = tokens[i + 2];
    if (under.kind != token_kind::figure || under.digits == 0 || under.mantissa == 0 || under.is_long ||
        tokens[i].is_long)
        return std::nullopt;
    if (tokens.is_mark(i + 3, "/") && tokens.is_glued(i + 3)) return std::nullopt;
    const double value = static_cast<double>(tokens[i].mantissa) / static_cast<double>(under.mantissa);
    if (!strict && (value >= 1 || under.mantissa > 1000)) return std::nullopt;
    return small_number{value, i + 3};
}

std::optional<small_number> spaced_fraction(const token_list& tokens, std::size_t i) noexcept {
    const token& over = tokens[i];
    const token& under = tokens[i + 2];
    const bool spaced = tokens[i + 1].space_before && under.space_before && is_slash(tokens, i + 1);
    if (!spaced || over.digits == 0 || under.digits == 0 || over.mantissa == 0 ||
        over.mantissa >= under.mantissa)
        return std::nullopt;
    if (under.mantissa > 64 || (under.mantissa & (under.mantissa - 1)) != 0) return std::nullopt;
    return small_number{static_cast<double>(over.mantissa) / static_cast<double>(under.mantissa), i + 3};
}

std::optional<ten_to_power> power_after(const token_list& tokens, std::size_t i) noexcept {
    const bool on_ten =
        i > 0 && tokens[i - 1].mantissa == 10 && tokens[i - 1].digits == 2 && tokens.is_glued(i);
    if (on_ten) {
        if (const auto raised = raised_at(tokens, i)) return ten_to_power{raised->exponent - 1, raised->next};
    }
    if (!tokens.is(i, word_kind::times) && !tokens.is_word(i, "times")) return std::nullopt;
    const token& ten = tokens[i + 1];
    if (ten.kind != token_kind::figure || ten.mantissa != 10 || ten.digits != 2) return std::nullopt;
    if (auto raised = raised_at(tokens, i + 2)) return raised;
    if (tokens.is(i + 2, token_kind::dash) && tokens.is_glued(i + 2) && is_exponent(tokens, i + 3))
        return ten_to_power{-static_cast<int>(tokens[i + 3].mantissa), i + 4};
    return std::nullopt;
}

double letter_scale(const token_list& tokens, std::size_t at, bool strict, bool money) noexcept {
    if (!tokens.is(at - 1, token_kind::figure)) return 1;
    const bool glued = tokens.is_glued(at);
    const auto text = tokens.text(at);
    const double factor = tokens.value(at);
    const std::size_t next = at + 1;
    if (tokens.is_glued(next) &&
        (tokens.is(next, token_kind::figure) || tokens.is(next, token_kind::superscript) ||
            tokens.is_mark(next, "/") || tokens.is_mark(next, "^")))
        return 1;  // "5m2", "3 k/h"
    if (text == "b" && tokens.is(next, token_kind::figure) && !tokens.is_glued(next) &&
        !tokens.is_glued(next + 1))
        return 1;
    if (text == "G" || text == "g")  // ".5G"; "5G" is a network, and grams are a unit
        return text == "G" && glued && strict && tokens[at - 1].exponent < 0 ? factor : 1;
    if (money || text == "k" || text == "B") return factor;
    if (!glued) return text == "K" && counts_follow(tokens, next) ? factor : 1;  // "15 K troops"
    if (text == "K") return tokens[at - 1].exponent > -2 ? factor : 1;           // "573.15K" are kelvins
    if (text == "b" || text == "M" || text == "MM") return factor;
    return text == "m" && (strict || counts_follow(tokens, next)) ? factor : 1;
}

}  // namespace hearsay::inline v1::detail
