#include "number.hpp"

#include "figures.hpp"
#include "number_words.hpp"
#include "vague_number.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace hearsay::inline v1::detail {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

class number_reader {
public:
    number_reader(const token_list& tokens, const number_rules& rules) : tokens_{tokens}, rules_{rules} {}

    [[nodiscard]] std::optional<number> read(std::size_t i) const {
        bool negative = false;
        auto total = read_exact(after_sign(i, negative));
        if (!total) return total;
        total->first = i;
        if (!(total->value <= std::numeric_limits<double>::max())) total->too_large = true;
        total->negative = negative;
        if (negative) total->value = 0 - total->value;
        return total;
    }

private:
    [[nodiscard]] std::size_t after_sign(std::size_t i, bool& negative) const {
        if (tokens_.is(i, word_kind::minus)) {
            negative = true;
            return tokens_.is_hyphen(i + 1) ? i + 2 : i + 1;
        }
        if (tokens_.is(i, word_kind::plus) && begins_number(tokens_, i + 1)) return i + 1;
        const bool dash = tokens_.is(i, token_kind::dash);
        if (!dash && !tokens_.is_mark(i, "+")) return i;
        const bool after_number =
            tokens_.is_glued(i) && (tokens_[i - 1].kind != token_kind::mark || tokens_.is_mark(i - 1, ")"));
        if (after_number) return i;
        const bool figure = tokens_.is(i + 1, token_kind::figure);
        const bool glued = tokens_.is_glued(i + 1) && (figure || tokens_.is(i + 1, token_kind::fraction));
        if (!glued && !(dash && i == 0 && figure)) return i;
        negative = dash;
        return i + 1;
    }

    // Everything but the sign, and but what is vague.
    [[nodiscard]] std::optional<number> read_exact(std::size_t i, bool ratios = true) const {
        auto total = piece(i, infinity, false);
        if (!total) return total;
        // Each further piece fits below the scale before it: 2 million, 300 thousand and 5.
        for (double limit = total->last_scale; limit > 1 && !total->too_large;)
            if (!take_piece(*total, limit, i)) break;
        const bool in_words = total->figure == total->figure_next;
        if (in_words && tokens_.is(total->next, word_kind::point)) take_decimals(*total);
        if (const double under = tokens_.value(total->next); tokens_.is(total->next, word_kind::parts) &&
            under > 4 && total->figure == total->figure_next &&
            is_whole(total->value)) {  // "one hundred and five thousandths"
            total->value /= under;
            ++total->next;
            total->is_fraction = true;
            total->one_factor = false;
        }
        if (ratios) take_ratio(*total);
        return total;
    }

    // One more piece below `limit`, which becomes the scale that the next one has to fit below.
    [[nodiscard]] bool take_piece(number& total, double& limit, std::size_t first) const {
        // "a million and a half"; "and a quarter million" is a number by itself
        if (const auto fraction = and_fraction_at(total.next);
            fraction && !is_scale(tokens_, fraction->next)) {
            const bool of_one =
                (limit == 100 && tokens_.is(first, token_kind::word)) ||  // "two hundred and three quarters"
                tokens_.value(fraction->next - 1) > 4;                    // "a million and two hundredths"
            total.value += fraction->value * (of_one ? 1 : limit);
            total.next = fraction->next;
            total.one_factor = false;
            return false;
        }
        constexpr double score = 20;
        if (!power_of_ten(limit) && limit != score) return false;  // a dozen and five is no number
        std::size_t at = total.next;
        const bool comma = tokens_.is_mark(at, ",");
        if (comma || is_hyphen_in_words(tokens_, at)) ++at;
        const bool joined = tokens_.is(at, word_kind::and_);
        if (joined && !rules_.and_joins) return false;
        if (joined) ++at;
        if (joined && is_hyphen_in_words(tokens_, at)) ++at;
        if (comma && !joined && !is_small_number_word(tokens_, at)) return false;
        if (tokens_.is(at, token_kind::figure)) {
            const bool in_words = total.figure == total.figure_next;
            // "$900 billion and 130,000 staff": in running text, figures after an "and" are of their own
            if (joined && (in_words || (!rules_.strict && (rules_.money || tokens_[at].grouped))))
                return false;
            if (!rules_.strict && tokens_.is_glued(at + 1) && tokens_.is(at + 1, token_kind::word))
                return false;  // "eight million 250ml bottles"
        }
        if (tokens_.is(at, word_kind::article) && !tokens_.is(at + 1, word_kind::part)) return false;
        const auto next = piece(at, limit, true);
        if (!next || next->value >= limit || !is_whole(next->value)) return false;
        total.value += next->value;
        total.next = next->next;
        total.one_factor = false;
        limit = next->last_scale;
        if (limit == 1) take_and_fraction(total);  // "one hundred and two and a half"
        return true;
    }

    // A coefficient with its scales: "eleven hundred", "two hundred and six thousand", "half a million", "10k", "2.5". A
    // figure alone goes on after a scale only ("11 thousand 500"), and what follows a scale begins with no bare one.
    [[nodiscard]] std::optional<number> piece(std::size_t i, double limit, bool further) const {
        std::optional<number> made{std::in_place};
        made->first = i;
        made->one_factor = true;
        const token_kind kind = tokens_[i].kind;
        double power = 1;
        if (kind == token_kind::figure) {
            if (reads_in_two_ways(tokens_[i]) && rules_.strict)
                made.reset();  // it reads in two ways
            else
                power = take_figure(*made, i, further);
        } else if (kind == token_kind::fraction) {
            made->value = value_of_fraction(tokens_[i]);
            made->next = i + 1;
            made->is_fraction = true;
        } else if (tokens_[i].word == 0 || !take_words(*made, i, further)) {
            made.reset();
        }
        if (!made || made->is_share) return made;
        take_scales(*made, limit);
        made->factor *= power;
        return made;
    }

    // Returns the power of ten that a range may share, or 1.
    double take_figure(number& made, std::size_t i, bool further) const {
        made.figure = i;
        made.figure_next = made.next = after_groups(tokens_, i, rules_.money);
        set_figure(made, 1);
        if (further) return 1;
        const double power = take_figure_tail(made);
        if (made.figure != made.figure_next && tokens_.is(made.next, word_kind::point)) take_decimals(made);
        take_and_fraction(made);
        return power;
    }

    // The coefficient in words.
    [[nodiscard]] bool take_words(number& made, std::size_t i, bool further) const {
        const auto take = [&made](double value, std::size_t next) {
            made.value = value;
            made.next = next;
            return true;
        };
        if (const auto part = part_of_scale(tokens_, i)) return take(part->value, part->next);
        if (!further) {
            auto share = share_of_one(tokens_, i);
            if (!share && rules_.half && tokens_.is(i, word_kind::half) && is_half_alone(tokens_, i + 1))
                share = small_number{0.5, i + 1};
            if (share) {
                made.is_fraction = made.is_share = true;
                made.one_factor = false;
                return take(share->value, share->next);
            }
        }
        if (const auto small = below_hundred(tokens_, i)) {
            take(small->value, small->next);
            if (const auto pairs = hundreds_in_pairs(tokens_, i)) {
                take(pairs->value, pairs->next);
                made.like_a_year = !tokens_.is(i, word_kind::ones);
            }
            if (further) return true;
            if (tokens_.is(made.next, word_kind::point)) take_decimals(made);
            take_and_fraction(made);
            return true;
        }
        if (tokens_.is(i, word_kind::article) && is_scale(tokens_, i + 1)) return take(1, i + 1);
        if (further) return false;
        if (is_scale(tokens_, i)) {
            made.bare_scale = true;
            return take(1, i);
        }
        if (!tokens_.is(i, word_kind::point)) return false;
        if (!tokens_.is(i + 1, word_kind::ones) && !tokens_.is(i + 1, word_kind::zero) && !rules_.strict)
            return false;
        made.next = i;
        take_decimals(made);
        return made.next != i;
    }

    void set_figure(number& made, double factor) const {
        const auto power = power_of_ten(factor);
        const auto read = value_of_figure(tokens_, made.figure, made.figure_next, power.value_or(0));
        made.value = power ? read.value : read.value * factor;
        made.too_large = read.too_large;
        made.too_small = read.too_small;
    }

    // What goes with a figure: "10 1/2", "2½", "x 10^6", "3/4".
    // Returns the power of ten that a range may share, or 1: "10^3" shares none.
    double take_figure_tail(number& made) const {
        const std::size_t at = made.next;
        const token& tail = tokens_[at];
        if (tail.kind == token_kind::end ||
            (tail.kind == token_kind::word && tail.what != word_kind::times && !tokens_.is_word(at, "times")))
            return 1;
        const bool digits_alone = tokens_[made.figure].digits != 0;
        const bool one_token = made.figure_next == made.figure + 1;
        if (tokens_.is(at, token_kind::fraction)) {
            add_fraction(made, value_of_fraction(tokens_[at]), at + 1);
        } else if (const auto over =
                       one_token ? slash_fraction(tokens_, made.figure, rules_.strict) : std::nullopt;
                   over && !tokens_.is_mark(made.figure - 1, "/")) {
            take_fraction(made, *over);
            if (tokens_.is(made.next, word_kind::suffix) && tokens_.is_glued(made.next))
                ++made.next;  // "3/8ths"
        } else if (const auto alone = one_token ? spaced_fraction(tokens_, made.figure) : std::nullopt) {
            take_fraction(made, *alone);
        } else if (const auto part = slash_fraction(tokens_, at, rules_.strict);
                   part && !tokens_.is_glued(at) && part->value < 1 && digits_alone) {
            add_fraction(made, part->value, part->next);
        } else if (const auto apart = spaced_fraction(tokens_, at); apart && digits_alone) {
            add_fraction(made, apart->value, apart->next);
        } else if (tokens_.is_hyphen(at)) {
            if (const auto after = slash_fraction(tokens_, at + 1, rules_.strict);
                after && after->value < 1 && digits_alone)
                add_fraction(made, after->value, after->next);  // "8-1/2"
        } else if (const auto power = power_after(tokens_, at)) {
            const auto read = value_of_figure(tokens_, made.figure, made.figure_next, power->exponent);
            made.value = read.value;
            made.too_large = read.too_large;
            made.too_small = read.too_small;
            made.next = power->next;
            made.figure = made.figure_next = 0;
            const bool by_itself = tokens_.is_mark(at, "^") || tokens_.is(at, token_kind::superscript);
            return by_itself ? 1 : std::pow(10.0, power->exponent);
        }
        return 1;
    }

    static void take_fraction(number& made, small_number fraction) {
        made.value = fraction.value;
        made.next = fraction.next;
        made.is_fraction = true;
        made.figure = made.figure_next = 0;
    }

    static void add_fraction(number& made, double part, std::size_t next) {
        made.value += part;
        made.next = next;
        made.figure = made.figure_next = 0;
    }

    [[nodiscard]] std::optional<small_number> and_fraction_at(std::size_t i) const {
        return rules_.and_joins ? and_fraction(tokens_, i, rules_.strict) : std::nullopt;
    }

    void take_and_fraction(number& made) const {  // "two and a half million", "2 and a half"
        const auto fraction = and_fraction_at(made.next);
        if (!fraction || made.is_fraction || made.value < 1 || !is_whole(made.value)) return;
        add_fraction(made, fraction->value, fraction->next);
        made.is_fraction = true;
    }

    // "two point five", "1 point 4", "two hundred ten point zero six", "twelve point ninety-nine", "point 75"
    void take_decimals(number& made) const {
        if (!is_whole(made.value) || made.value >= 1e15) return;
        std::array<char, 64> text{};
        char* end = std::to_chars(text.data(), text.data() + 24, static_cast<std::int64_t>(made.value)).ptr;
        *end++ = '.';
        std::size_t at = made.next + 1;
        if (tokens_.is(at, token_kind::figure) && tokens_[at].digits > 0 && tokens_[at].digits < 20) {
            if (made.figure == made.figure_next && at != made.first + 1) return;
            for (const char digit : tokens_.text(at)) *end++ = digit;
            ++at;
        } else if (const auto pair = below_hundred(tokens_, at); pair && pair->value >= 10) {
            end = std::to_chars(end, end + 2, static_cast<int>(pair->value)).ptr;
            at = pair->next;
        } else {
            for (; end < text.data() + 44; ++at) {
                if (!tokens_.is(at, word_kind::ones) && !tokens_.is(at, word_kind::zero) &&
                    !tokens_.is_word(at, "oh"))
                    break;
                *end++ = static_cast<char>('0' + static_cast<int>(tokens_.value(at)));
            }
        }
        if (at == made.next + 1) return;
        std::from_chars(text.data(), end, made.value);
        made.next = at;
        made.figure = made.figure_next = 0;
    }

    // "one in five", "7 out of 10"; in a whole phrase "one over seven" too.
    void take_ratio(number& total) const {
        std::size_t at = total.next;
        const bool hyphens = tokens_.is_hyphen(at) && tokens_.is_hyphen(at + 2);  // "1-in-10"
        const bool in = tokens_.is(hyphens ? at + 1 : at, word_kind::in);
        if (in && hyphens) at += 2;
        bool over = false;
        if (tokens_.is(at, word_kind::out) && tokens_.is(at + 1, word_kind::of)) {
            at += 2;
        } else if (in) {
            ++at;
        } else if (total.first == 0 && tokens_.is_word(at, "over")) {
            over = true;
            ++at;
        } else {
            return;
        }
        if (total.value < 1 || !is_whole(total.value) || total.like_a_year) return;
        if (tokens_.is_word(at, "every")) ++at;
        const auto under = read_exact(at, false);
        if (!under || under->value <= 0 || !is_whole(under->value)) return;
        if (!over && under->value <= total.value) return;
        if (over && under->next < tokens_.size() && !tokens_.is_mark(under->next, ".")) return;
        if (in) {  // "one in five", "2 in 5"; "3 in 15 minutes" and "5 in 2019" are not meant
            const double v = under->value;
            const bool round = v == 3 || v == 4 || v == 5 || v == 10 || v == 20 || v == 100 || v == 1000;
            if (total.value != 1 && !round) return;
            if (v >= 1900 && v < 2100) return;
        }
        total.value /= under->value;
        total.next = under->next;
        total.is_ratio = true;
        total.is_fraction = true;
        total.one_factor = false;
        total.figure = total.figure_next = 0;
    }

    [[nodiscard]] double letter_factor(std::size_t at) const {
        return rules_.letters ? letter_scale(tokens_, at, rules_.strict, rules_.money) : 1;
    }

    void take_scales(number& made, double limit) const {
        for (int scales = 0; scales < 3; ++scales) {
            std::size_t at = made.next;
            if (const token& t = tokens_[at]; t.kind == token_kind::word && t.what == word_kind::other) break;
            const bool dash =
                tokens_.is_hyphen(at) || (tokens_.is_spaced_hyphen(at) && is_scale(tokens_, at + 1));
            if (dash) ++at;
            const bool or_more = scales == 0 &&
                (tokens_.is_mark(at, "+") || (dash && tokens_.is(at, word_kind::plus))) &&
                tokens_.is_glued(at) && is_scale(tokens_, at + 1);  // "10+ million", "10-plus million"
            if (or_more) ++at;
            const bool letter = !dash && tokens_.is(at, word_kind::scale_letter);
            const bool several = tokens_.is(at, word_kind::scales);
            if (!letter && !several && !is_scale(tokens_, at)) break;
            const double factor = letter ? letter_factor(at) : tokens_.value(at);
            if (letter && factor == 1) break;
            if (several && made.bare_scale && tokens_.is(at + 1, word_kind::of)) break;
            if (made.factor * factor > limit && limit > 1) break;
            made.factor *= factor;
            made.last_scale = factor;
            made.next = at + 1;
            made.or_more = made.or_more || or_more;
            const bool hundred = tokens_.is(at, word_kind::hundred);
            if (hundred && scales == 0 && made.value < 100 && take_tens(made)) continue;
            if (letter) break;
        }
        if (made.figure_next == made.figure)
            made.value *= made.factor;
        else if (made.factor != 1)
            set_figure(made, made.factor);
    }

    // "two hundred and six thousand": what is below the hundred counts before the thousand multiplies. A number in words
    // alone; "two hundred and six hundred" are two.
    [[nodiscard]] bool take_tens(number& made) const {
        if (made.figure_next > made.figure || !is_whole(made.value)) return false;
        std::size_t at = made.next;
        if (is_hyphen_in_words(tokens_, at)) ++at;
        if (tokens_.is(at, word_kind::and_)) {
            if (!rules_.and_joins) return false;
            ++at;
            if (is_hyphen_in_words(tokens_, at)) ++at;
        }
        const auto tens = below_hundred(tokens_, at);
        if (!tens || tens->value == 0) return false;
        const word_kind after = tokens_.kind(tens->next);
        if (after != word_kind::scale && (after != word_kind::scales || tokens_.value(tens->next) < 1000))
            return false;
        made.value = made.value * 100 + tens->value;
        made.factor = 1;
        made.last_scale = 1;
        made.next = tens->next;
        return true;
    }

    const token_list& tokens_;
    number_rules rules_;
};

// What the vocabulary has words for.
std::optional<number> read_known(const token_list& tokens, std::size_t i, const number_rules& rules) {
    return !is_vague(tokens, i) ? number_reader{tokens, rules}.read(i)
        : rules.vague           ? read_vague(tokens, i, *rules.vague)
                                : std::nullopt;
}

// What takes more tokens: "one or two" of a table, but "several hundred" of both.
std::optional<number> read_own_or_known(const token_list& tokens, std::size_t i, const number_rules& rules) {
    const auto own = read_own_words(tokens, i, *rules.vague);
    const auto known = read_known(tokens, i, rules);
    return own && (!known || known->next < own->next) ? own : known;
}

}  // namespace

std::optional<number> read_number(const token_list& tokens, std::size_t i, const number_rules& rules) {
    const bool own = rules.vague != nullptr && rules.vague->kind() == word_table::own;
    return own ? read_own_or_known(tokens, i, rules) : read_known(tokens, i, rules);
}

number with_factor(const token_list& tokens, const number& said, double factor) {
    number made = said;
    made.factor = factor;
    const auto power = power_of_ten(factor);
    if (said.figure_next > said.figure && power) {
        const auto read = value_of_figure(tokens, said.figure, said.figure_next, *power);
        made.value = said.negative ? 0 - read.value : read.value;
        made.too_large = read.too_large;
    } else {
        made.value = said.value * factor;
        made.too_large = !(std::fabs(made.value) <= std::numeric_limits<double>::max());
    }
    return made;
}

}  // namespace hearsay::inline v1::detail
