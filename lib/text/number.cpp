#include "number.hpp"

#include "ascii.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

namespace hearsay::inline v1::detail {
namespace {

// The power of ten that a factor is, or nothing: a dozen is none.
std::optional<int> power_of_ten(double factor) noexcept {
    int power = 0;
    for (double x = 1; x <= factor && power <= 45; x *= 10, ++power)
        if (x == factor) return power;
    return std::nullopt;
}

struct figure_value {
    double value = 0;
    bool too_large = false;
    bool too_small = false;
};

// Figures are read together with their scale, as one decimal: 4.35 x 100 is 434.99999999999994, and "4.35e2"
// is 435.
figure_value value_of(std::string_view text, int power) {
    std::string digits;  // short ones need no memory of their own
    digits.reserve(text.size() < 12 ? 0 : text.size() + 8);
    long exponent = power;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (is_digit(c) || c == '.') {
            digits += c;
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

class number_reader {
public:
    number_reader(const token_list& tokens, number_rules rules) : tokens_{tokens}, rules_{rules} {}

    std::optional<number> read(std::size_t i) {
        const bool signed_here = sign_at(i);
        const auto first = piece(signed_here ? i + 1 : i, std::numeric_limits<double>::infinity(), false);
        if (!first) return std::nullopt;
        number total = *first;
        total.negative = signed_here;
        // Each further piece fits below the scale before it: 2 million, 300 thousand and 5.
        for (double limit = total.last_scale; limit > 1 && !total.too_large;) {
            if (const auto fraction = and_fraction(total.next)) {  // a million and a half
                total.value += fraction->value * limit;
                total.next = fraction->next;
                total.one_factor = false;
                break;
            }
            if (!power_of_ten(limit)) break;  // a dozen and five is no number
            std::size_t at = total.next;
            const bool comma = tokens_.is_mark(at, ",");
            if (comma) ++at;
            const bool joined = tokens_[at].is(word_kind::and_);
            if (joined && !rules_.and_joins) break;
            if (joined) ++at;
            if (comma && !is_number_word(at)) break;
            if (tokens_[at].kind == token_kind::figure && joined && total.figure == total.figure_next) break;
            const auto next = piece(at, limit, true);
            if (!next || next->value >= limit || next->value != std::floor(next->value)) break;
            total.value += next->value;
            total.next = next->next;
            total.one_factor = false;
            limit = next->last_scale;
        }
        if (!(total.value <= std::numeric_limits<double>::max())) total.too_large = true;
        if (total.negative) total.value = 0 - total.value;
        return total;
    }

    [[nodiscard]] bool sign_at(std::size_t i) const {
        if (tokens_[i].is(word_kind::minus)) return true;
        return tokens_[i].kind == token_kind::dash && tokens_[i + 1].kind == token_kind::figure &&
            tokens_.is_glued(i + 1) && !tokens_.is_glued(i);
    }

private:
    struct small_number {
        double value;
        std::size_t next;
    };

    [[nodiscard]] bool is_number_word(std::size_t i) const {
        const token& t = tokens_[i];
        return t.is(word_kind::ones) || t.is(word_kind::teen) || t.is(word_kind::tens) ||
            t.is(word_kind::hundred) || t.is(word_kind::article);
    }

    [[nodiscard]] bool is_scale(std::size_t i) const {
        const token& t = tokens_[i];
        return t.is(word_kind::hundred) || t.is(word_kind::scale) || t.is(word_kind::dozen);
    }

    // One to ninety-nine.
    [[nodiscard]] std::optional<small_number> below_hundred(std::size_t i) const {
        const token& t = tokens_[i];
        if (t.is(word_kind::zero) || t.is(word_kind::ones) || t.is(word_kind::teen))
            return small_number{t.entry->value, i + 1};
        if (!t.is(word_kind::tens)) return std::nullopt;
        const bool dash =
            tokens_[i + 1].kind == token_kind::dash && tokens_.is_glued(i + 1) && tokens_.is_glued(i + 2);
        const std::size_t ones = dash ? i + 2 : i + 1;
        if (tokens_[ones].is(word_kind::ones))
            return small_number{t.entry->value + tokens_[ones].entry->value, ones + 1};
        return small_number{t.entry->value, i + 1};
    }

    // "and a half", "and three quarters"
    [[nodiscard]] std::optional<small_number> and_fraction(std::size_t i) const {
        return rules_.and_joins && tokens_[i].is(word_kind::and_) ? fraction(i + 1) : std::nullopt;
    }

    // "a half", "a quarter", "two thirds"
    [[nodiscard]] std::optional<small_number> fraction(std::size_t i) const {
        const token& count = tokens_[i];
        if (!count.is(word_kind::article) && !count.is(word_kind::ones)) return std::nullopt;
        const bool dash = tokens_[i + 1].kind == token_kind::dash;
        const std::size_t at = dash ? i + 2 : i + 1;
        const token& part = tokens_[at];
        const double parts = count.entry->value;
        if (parts == 1 && (part.is(word_kind::half) || part.is(word_kind::part)))
            return small_number{part.entry->value, at + 1};
        // Three divided by four, not three times a quarter: the quotient is rounded once.
        if (parts > 1 && part.is(word_kind::parts))
            return small_number{parts / std::round(1 / part.entry->value), at + 1};
        return std::nullopt;
    }

    // Figures with spaces between groups of three: 1 000 000. Eight groups reach beyond any count.
    [[nodiscard]] std::size_t figure_end(std::size_t i) const {
        std::size_t next = i + 1;
        const auto first = tokens_.text(i);
        if (first.size() > 3 || first.find('.') != std::string_view::npos) return next;
        while (next - i < 8 && tokens_[next].kind == token_kind::figure && tokens_[next].one_space) {
            const auto group = tokens_.text(next);
            const bool three = group.size() == 3 || (group.size() > 4 && group[3] == '.');
            if (!three || group.substr(0, 3).find_first_not_of("0123456789") != std::string_view::npos) break;
            if (group.find_first_of("eE") != std::string_view::npos) break;
            ++next;
            if (group.size() > 3) break;
        }
        return next;
    }

    void set_figure(number& made, double factor) const {
        const auto power = power_of_ten(factor);
        const std::size_t begin = tokens_[made.figure].begin;
        const auto text = tokens_.text().substr(begin, tokens_[made.figure_next - 1].end - begin);
        const auto read = value_of(text, power.value_or(0));
        made.value = power ? read.value : read.value * factor;
        made.too_large = read.too_large;
        made.too_small = read.too_small;
    }

    // A coefficient with its scales: "eleven hundred", "two hundred and six thousand", "half a million",
    // "10k", "2.5". A figure alone goes on after a scale only ("11 thousand 500"), and what follows a scale
    // begins with no bare one.
    [[nodiscard]] std::optional<number> piece(std::size_t i, double limit, bool further) const {
        number made;
        const token& t = tokens_[i];
        if (t.kind == token_kind::figure) {
            made.figure = i;
            made.figure_next = figure_end(i);
            set_figure(made, 1);
            made.coefficient = made.value;
            made.next = made.figure_next;
            if (!further) take_and_fraction(made);
        } else if (const auto part = part_of_scale(i)) {
            made.value = part->value;
            made.next = part->next;
        } else if (const auto small = below_hundred(i)) {
            made.value = small->value;
            made.next = small->next;
            if (tokens_[made.next].is(word_kind::point))
                take_decimals(made);
            else if (!further)
                take_and_fraction(made);
        } else if (t.is(word_kind::article) && is_scale(i + 1)) {
            made.value = 1;
            made.next = i + 1;
        } else if (is_scale(i) && rules_.bare_scale && !further) {
            made.value = 1;
            made.next = i;
        } else {
            return std::nullopt;
        }
        made.coefficient = made.value;
        made.one_factor = true;
        take_scales(made, limit);
        return made;
    }

    // "half a million", "a half million", "half million", "a quarter of a million", "three quarters of a
    // million". Only before a scale: half of what else is not ours to say.
    [[nodiscard]] std::optional<small_number> part_of_scale(std::size_t i) const {
        std::optional<small_number> part = fraction(i);
        if (!part && tokens_[i].is(word_kind::half)) part = small_number{0.5, i + 1};
        if (!part) return std::nullopt;
        std::size_t at = part->next;
        if (tokens_[at].is(word_kind::of)) ++at;
        if (tokens_[at].is(word_kind::article)) ++at;
        if (tokens_[at].kind == token_kind::dash && tokens_.is_glued(at)) ++at;
        if (!is_scale(at)) return std::nullopt;
        return small_number{part->value, at};
    }

    void take_and_fraction(number& made) const {  // "two and a half million", "2 and a half"
        if (const auto fraction = and_fraction(made.next)) {
            made.value += fraction->value;
            made.next = fraction->next;
            made.figure = made.figure_next = 0;
        }
    }

    void take_decimals(number& made) const {  // "two point five"
        std::array<char, 24> text{};
        char* end = std::to_chars(text.data(), text.data() + 4, static_cast<int>(made.value)).ptr;
        *end++ = '.';
        std::size_t at = made.next + 1;
        while (end < text.data() + 20 && (tokens_[at].is(word_kind::ones) || tokens_[at].is(word_kind::zero)))
            *end++ = static_cast<char>('0' + static_cast<int>(tokens_[at++].entry->value));
        if (at == made.next + 1) return;
        std::from_chars(text.data(), end, made.value);
        made.next = at;
    }

    void take_scales(number& made, double limit) const {
        for (int scales = 0; scales < 3; ++scales) {
            std::size_t at = made.next;
            const bool dash =
                tokens_[at].kind == token_kind::dash && tokens_.is_glued(at) && tokens_.is_glued(at + 1);
            if (dash) ++at;
            const token& t = tokens_[at];
            const bool glued_letter = rules_.letters && t.is(word_kind::scale_letter) &&
                tokens_.is_glued(at) && !dash && tokens_[at - 1].kind == token_kind::figure;
            if (!t.is(word_kind::hundred) && !t.is(word_kind::scale) && !t.is(word_kind::dozen) &&
                !t.is(word_kind::scales) && !glued_letter)
                break;
            if (made.factor * t.entry->value > limit && limit > 1) break;
            made.factor *= t.entry->value;
            made.last_scale = t.entry->value;
            made.next = at + 1;
            if (t.is(word_kind::hundred) && scales == 0 && made.value < 100 && take_tens(made)) continue;
            if (glued_letter) break;
        }
        if (made.figure_next > made.figure)
            set_figure(made, made.factor);
        else
            made.value *= made.factor;
    }

    // "two hundred and six thousand": what is below the hundred counts before the thousand multiplies. A
    // number in words alone; "two hundred and six hundred" are two.
    bool take_tens(number& made) const {
        if (made.figure_next > made.figure || made.value != std::floor(made.value)) return false;
        std::size_t at = made.next;
        if (tokens_[at].is(word_kind::and_)) {
            if (!rules_.and_joins) return false;
            ++at;
        }
        const auto tens = below_hundred(at);
        if (!tens || tens->value == 0 || !tokens_[tens->next].is(word_kind::scale)) return false;
        made.value = made.coefficient = made.value * 100 + tens->value;
        made.factor = 1;
        made.last_scale = 1;
        made.next = tens->next;
        return true;
    }

    const token_list& tokens_;
    number_rules rules_;
};

}  // namespace

std::optional<number> read_number(const token_list& tokens, std::size_t i, number_rules rules) {
    return number_reader{tokens, rules}.read(i);
}

number with_factor(const token_list& tokens, const number& said, double factor) {
    number made = said;
    made.factor = factor;
    const auto power = power_of_ten(factor);
    if (said.figure_next > said.figure && power) {
        const std::size_t begin = tokens[said.figure].begin;
        const auto read =
            value_of(tokens.text().substr(begin, tokens[said.figure_next - 1].end - begin), *power);
        made.value = said.negative ? 0 - read.value : read.value;
        made.too_large = read.too_large;
    } else {
        made.value = said.value * factor;
        made.too_large = !(std::fabs(made.value) <= std::numeric_limits<double>::max());
    }
    return made;
}

bool begins_number(const token_list& tokens, std::size_t i) noexcept {
    const token& t = tokens[i];
    if (t.kind == token_kind::figure || t.kind == token_kind::dash) return true;
    if (t.entry == nullptr) return false;
    switch (t.entry->kind) {
    case word_kind::zero:
    case word_kind::ones:
    case word_kind::teen:
    case word_kind::tens:
    case word_kind::hundred:
    case word_kind::scale:
    case word_kind::half:
    case word_kind::article:
    case word_kind::minus: return true;
    default: return false;
    }
}

}  // namespace hearsay::inline v1::detail
