#include "units.hpp"

#include "ascii.hpp"

#include <algorithm>
#include <array>

namespace hearsay::inline v1::detail {
namespace {

// A single unit, and the token after it.
struct simple_match {
    unit_number unit = 0;
    std::size_t next = 0;
    bool symbol = false;
};

// Signs differ by case, touch one another ("US$"), and may stand apart before a "$" alone ("HK $").
bool is_written(
    const token_list& tokens, std::size_t i, std::size_t count, std::string_view symbol) noexcept {
    for (std::size_t n = 0; n < count; ++n) {
        const auto piece = tokens.text(i + n);
        if (n > 0 && !tokens.is_glued(i + n) && piece != "$") return false;
        if (tokens.is(i + n, token_kind::mark)) {  // its twin will do: two primes for an inch
            symbol.remove_prefix(std::max<std::size_t>(1, bytes_of_mark(symbol)));
            continue;
        }
        if (!symbol.starts_with(piece)) return false;
        symbol.remove_prefix(piece.size());
    }
    return symbol.empty();
}

simple_match symbol_at(const token_list& tokens, std::size_t i) noexcept {
    const auto found = tokens.words().unit_symbols.longest([&](std::size_t n) { return tokens[i + n].word; },
        [&](const unit_symbol& symbol, std::size_t count) {
            return is_written(tokens, i, count, symbol.written);
        });
    return found ? simple_match{found.meaning->unit, i + found.words, true} : simple_match{};
}

// A hyphen within a name is as good as a space: "percentage-point", "kilowatt-hour".
simple_match name_at(const token_list& tokens, std::size_t i) noexcept {
    const auto found = tokens.match(tokens.words().unit_names, i);
    const simple_match made = found ? simple_match{*found.meaning, i + found.words, false} : simple_match{};
    if (!tokens.is_hyphen(i + 1)) return made;
    constexpr std::size_t most_words = 6;
    std::array<std::size_t, most_words> places{i};
    std::size_t count = 1;
    for (std::size_t at = i; count < most_words; places[count++] = at) at += tokens.is_hyphen(at + 1) ? 2 : 1;
    const auto joined = tokens.words().unit_names.longest(
        [&](std::size_t n) { return n < count ? tokens[places[n]].word : word_id{0}; });
    if (!joined || joined.words < 2) return made;
    const std::size_t next = places[joined.words - 1] + 1;
    return next > made.next ? simple_match{*joined.meaning, next, false} : made;
}

// The longer of name and sign; the sign where both are as long.
simple_match simple_at(const token_list& tokens, std::size_t i) noexcept {
    if (!tokens[i].in_unit) return {};
    const auto symbol = symbol_at(tokens, i);
    const auto name = name_at(tokens, i);
    return name.next > symbol.next ? name : symbol;
}

bool has_flag(const token_list& tokens, unit_number unit, unsigned flags) noexcept {
    return (tokens.words().unit(unit).flags & flags) != 0;
}

// The exponent that follows a sign: "2", "²", "^3", "-1", "−2"; 0 where there is none.
int exponent_at(const token_list& tokens, std::size_t i, std::size_t& next) noexcept {
    const auto small = [&](std::size_t at) {
        return tokens.is(at, token_kind::figure) && tokens[at].digits == 1 && tokens[at].mantissa >= 1 &&
            tokens[at].mantissa <= 4;
    };
    const auto ends = [&](std::size_t at) {  // no letter or digit touches the exponent
        return !tokens.is_glued(at) || tokens.is(at, token_kind::mark) || tokens.is(at, token_kind::dash);
    };
    if (tokens.is(i, token_kind::superscript) && tokens.is_glued(i)) {
        next = i + 1;
        return tokens[i].exponent;
    }
    if (small(i) && tokens[i].mantissa > 1 && tokens.is_glued(i) && ends(i + 1)) {
        next = i + 1;
        return static_cast<int>(tokens[i].mantissa);
    }
    std::size_t at = i;
    const bool caret = tokens.is_mark(at, "^") && tokens.is_glued(at);
    if (caret) ++at;
    const bool minus =
        tokens.is(at, token_kind::dash) && (caret || tokens.is_glued(at + 1) || tokens.is_glued(at));
    // "s-1" and "kg −1", yet not "km 1-2": an ASCII hyphen has to touch the sign.
    if (minus && !caret && tokens.text(at) == "-" && !tokens.is_glued(at)) return 0;
    if (minus) ++at;
    if ((caret || minus) && small(at) && ends(at + 1)) {
        next = at + 1;
        return minus ? -static_cast<int>(tokens[at].mantissa) : static_cast<int>(tokens[at].mantissa);
    }
    return 0;
}

struct factor_match {
    measure::factor factor;
    std::size_t next = 0;
    bool explicit_power = false;
    bool symbol = false;
};

// One unit with its power: "square meters", "km2", "s-1", "meters squared".
factor_match factor_at(const token_list& tokens, std::size_t i) noexcept {
    int power = 1;
    std::size_t at = i;
    auto found = simple_at(tokens, at);
    if (!found.next) {
        if (tokens.is_word(at, "square") || tokens.is_word(at, "sq")) power = 2;
        if (tokens.is_word(at, "cubic") || tokens.is_word(at, "cu")) power = 3;
        if (power == 1) return {};
        ++at;
        if (tokens.is_mark(at, ".") || tokens.is_hyphen(at)) ++at;
        found = simple_at(tokens, at);
        if (!found.next || has_flag(tokens, found.unit, money)) return {};
        return {{found.unit, static_cast<std::int8_t>(power)}, found.next, true, found.symbol};
    }
    factor_match made{{found.unit, 1}, found.next, false, found.symbol};
    if (has_flag(tokens, found.unit, money | cent | before)) return made;
    std::size_t next = found.next;
    if (tokens.is_word(next, "squared")) {
        made = {{found.unit, 2}, next + 1, true, found.symbol};
    } else if (tokens.is_word(next, "cubed")) {
        made = {{found.unit, 3}, next + 1, true, found.symbol};
    } else if (found.symbol) {
        if (const int exponent = exponent_at(tokens, found.next, next); exponent != 0)
            made = {{found.unit, static_cast<std::int8_t>(std::clamp(exponent, -9, 9))}, next, true, true};
    }
    return made;
}

void multiply(const token_list& tokens, measure& what, measure::factor factor) noexcept {
    for (std::size_t i = 1; i < what.count; ++i) {  // "per second per second"
        if (what.factors[i].unit != factor.unit || what.factors[i].power + factor.power < -9) continue;
        what.factors[i].power = static_cast<std::int8_t>(what.factors[i].power + factor.power);
        return;
    }
    if (what.count == 0) what.first_flags = tokens.words().unit(factor.unit).flags;
    if (what.count < what.factors.size()) what.factors[what.count++] = factor;
}

// The currency with that sign, or 0.
unit_number money_of_sign(const vocabulary& words, std::string_view sign) noexcept {
    const word_id word = words.find(sign);
    const auto found = words.unit_symbols.longest([&](std::size_t n) { return n == 0 ? word : word_id{0}; },
        [&](const unit_symbol& symbol, std::size_t) { return symbol.written == sign; });
    return found && (words.unit(found.meaning->unit).flags & money) != 0 ? found.meaning->unit
                                                                         : unit_number{0};
}

// "MEUR": a million euros.
measure_match million_money_at(const token_list& tokens, std::size_t i) noexcept {
    if (!may_be_millions(tokens[i])) return {};
    const auto text = tokens.text(i);
    if (text[0] != 'M') return {};
    const unit_number unit = money_of_sign(tokens.words(), text.substr(1));
    if (unit == 0) return {};
    measure_match made{{}, i + 1, 1e6};
    multiply(tokens, made.what, {unit, 1});
    return made;
}

// "grand": a thousand dollars, where no noun follows, as in "two grand pianos".
measure_match grand_at(const token_list& tokens, std::size_t i) noexcept {
    if (!tokens.is_word(i, "grand") || tokens[i].capital) return {};
    const bool noun = tokens.is(i + 1, token_kind::word) && !tokens.has(i + 1, word_trait::function_word) &&
        !tokens.has(i + 1, word_trait::verb);
    if (noun || tokens.is_hyphen(i + 1)) return {};
    measure_match made{{}, i + 1, 1e3};
    multiply(tokens, made.what, {money_of_sign(tokens.words(), "$"), 1});
    return made;
}

// What divides: "/h", "per square meter", "a day", "-1"; and, where a price is `priced`, "a barrel".
std::size_t take_denominators(const token_list& tokens, measure& what, std::size_t at, bool priced) noexcept {
    while (what.count < what.factors.size()) {
        std::size_t under = at;
        bool period_alone = false;
        if (tokens.is_mark(at, "/") || tokens.is(at, word_kind::per)) {
            ++under;
            if (tokens.is(under, word_kind::article)) ++under;
        } else if (tokens.is(at, word_kind::article) || tokens.is_word(at, "each") ||
            tokens.is_word(at, "every")) {
            ++under;
            period_alone = true;
        } else if (tokens.is_hyphen(at) &&
            (tokens.is(at + 1, word_kind::per) ||
                (tokens.is(at + 1, word_kind::article) && tokens.is_hyphen(at + 2)))) {
            under += 2;
            if (tokens.is_hyphen(under)) ++under;
        } else {
            break;
        }
        if (tokens.is_mark(at, "/") && tokens.is(at + 1, word_kind::article) && tokens.is_glued(at + 1) &&
            !simple_at(tokens, under).next) {
            multiply(tokens, what, {tokens.words().year_unit(), -1});  // "%/a", by the annum
            at = at + 2;
            break;
        }
        const bool hyphen = tokens.is_hyphen(under);
        const auto divisor = factor_at(tokens, hyphen ? under + 1 : under);
        if (!divisor.next) break;
        if (period_alone &&
            (tokens.is_word(divisor.next, "ago") || tokens.is_word(divisor.next, "earlier") ||
                tokens.is_word(divisor.next, "later") || tokens.is_word(divisor.next, "before") ||
                tokens.is_word(divisor.next, "after")))
            break;  // "$5 billion a year earlier"
        if (period_alone &&
            (divisor.symbol || (!priced && !has_flag(tokens, divisor.factor.unit, period_unit))))
            break;
        multiply(tokens, what, {divisor.factor.unit, static_cast<std::int8_t>(-divisor.factor.power)});
        at = divisor.next;
    }
    return at;
}

}  // namespace

bool operator==(const measure& a, const measure& b) noexcept {
    return std::equal(a.factors.begin(), a.factors.begin() + a.count, b.factors.begin(),
        b.factors.begin() + b.count,
        [](const auto& x, const auto& y) { return x.unit == y.unit && x.power == y.power; });
}

namespace {

std::string power_name(measure::factor factor) {
    const int power = factor.power < 0 ? -factor.power : factor.power;
    std::string text = power == 2 ? "square " : power == 3 ? "cubic " : "";
    text += english().unit(factor.unit).name;
    if (power > 3) text += "^" + std::to_string(power);
    return text;
}

}  // namespace

std::string measure::divisor_name() const {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        if (factors[i].power < 0) text += "/" + power_name(factors[i]);
    return text;
}

std::string measure::name() const {
    if (count == 1 && factors[0].power == 1) return english().unit(factors[0].unit).name;
    if (count == 1 && factors[0].power == -1) return "inverse " + power_name(factors[0]);
    std::string over;
    for (std::size_t i = 0; i < count; ++i)
        if (factors[i].power > 0) over += (over.empty() ? "" : " ") + power_name(factors[i]);
    return (over.empty() && count > 0 ? "1" : over) + divisor_name();
}

std::size_t after_unit_hyphen(const token_list& tokens, std::size_t i) {
    if (tokens.is_hyphen(i)) return i + 1;
    if (!tokens.is_spaced_hyphen(i) || tokens[i + 1].capital) return i;
    const auto unit = name_at(tokens, i + 1);
    return unit.next != 0 && !tokens.text(unit.next - 1).ends_with('s') ? i + 1 : i;
}

measure_match measure_after(const token_list& tokens, std::size_t i) {
    if (!may_measure(tokens[i])) return {};
    const std::size_t begin = after_unit_hyphen(tokens, i);
    measure_match made;
    if (const auto millions = million_money_at(tokens, begin)) return millions;
    if (auto grand = grand_at(tokens, begin)) {
        grand.next = take_denominators(tokens, grand.what, grand.next, true);
        return grand;
    }
    const auto first = factor_at(tokens, begin);
    if (!first.next) return made;
    multiply(tokens, made.what, first.factor);
    std::size_t at = first.next;
    // "m s-1", "g · kg −1 · day −1": signs side by side multiply where a power or a dot says that they do.
    while (first.symbol && made.what.count < made.what.factors.size()) {
        const bool dot = tokens.is(at, word_kind::times) && tokens.is(at, token_kind::mark);
        const std::size_t next = dot ? at + 1 : at;
        if (!dot && tokens.is(next, token_kind::dash)) break;
        const auto more = factor_at(tokens, next);
        if (!more.next || !more.symbol || (!dot && (!more.explicit_power || more.factor.power > 0))) break;
        if (has_flag(tokens, more.factor.unit, money | before)) break;
        multiply(tokens, made.what, more.factor);
        at = more.next;
    }
    made.next = take_denominators(tokens, made.what, at, made.what.is_money() || made.what.is_cent());
    return made;
}

measure_match plain_measure_after(const token_list& tokens, std::size_t i) {
    if (!may_measure(tokens[i])) return {};
    const auto found = measure_after(tokens, i);
    if (found.next == 0) return found;
    const std::size_t at = after_unit_hyphen(tokens, i);
    if (tokens.is(at, word_kind::times) && (!tokens.is_glued(at) || tokens.is(at + 1, token_kind::figure)))
        return {};  // "3 x 4"
    if (tokens.is(at, word_kind::in) &&
        (tokens.is_hyphen(at + 1) || (found.next > at + 1 && !tokens.is_glued(at))))
        return {};                           // "1-in-10", "12 in a week"
    if (found.next != at + 1) return found;  // none, or several tokens, which leave no doubt
    const token& t = tokens[at];
    const auto text = tokens.text(at);
    const bool glued = tokens.is_glued(at);
    const auto then_word = [&](std::string_view word) { return tokens.is_word(at + 1, word); };
    if (tokens.is(at, word_kind::in) && !glued) {
        const bool sized = then_word("thick") || then_word("wide") || then_word("long") ||
            then_word("tall") || then_word("deep") || then_word("high") || then_word("diameter") ||
            tokens.is(at + 1, word_kind::times);
        const bool ends = tokens.is(at + 1, token_kind::end) ||
            (tokens.is(at + 1, token_kind::mark) && !tokens.is_mark(at + 1, "\"") &&
                !tokens.is_mark(at + 1, "("));
        if (!sized && !ends) return {};
    }
    if (text == "'" || text == "\"") {
        const bool short_figure =
            at > 0 && tokens.is(at - 1, token_kind::figure) && tokens[at - 1].digits <= 2;
        const bool word_glued = tokens.is_glued(at + 1) && tokens.is(at + 1, token_kind::word);
        if (!glued || word_glued || !(short_figure || at + 1 == tokens.size())) return {};
    }
    // A lone capital before a name is no sign: "Section 5 A Smith".
    if (t.kind == token_kind::word && text.size() == 1 && !glued && t.capital && text != "C" && text != "F" &&
        text != "K" &&
        ((tokens.is(at + 1, token_kind::word) && tokens[at + 1].word == 0) ||
            tokens.is(at + 1, token_kind::figure)))
        return {};
    if (tokens.is(at, word_kind::ordinal) && !glued &&  // "2 second-half goals"
        (tokens.is_hyphen(at + 1) || tokens.is(at + 1, word_kind::half) ||
            tokens.is(at + 1, word_kind::part)))
        return {};
    if (t.kind == token_kind::word && t.capital && !glued && tokens.is_hyphen(at + 1) &&
        tokens.is(at + 2, token_kind::figure))
        return {};  // "T-72"
    if (found.what.is_money() && tokens.is_glued(at + 1) && tokens.is(at + 1, token_kind::figure))
        return {};  // "3 USD50 cards"
    return found;
}

measure_match measure_before(const token_list& tokens, std::size_t i) {
    if (!tokens[i].prices) return million_money_at(tokens, i);
    const auto found = simple_at(tokens, i);
    if (!found.next || !has_flag(tokens, found.unit, money | before)) return {};
    if (!found.symbol && tokens.has(i, word_trait::verb)) return {};  // "won 5 games"
    measure_match made;
    multiply(tokens, made.what, {found.unit, 1});
    made.next = found.next;
    if (tokens.is_mark(made.next, ".") && tokens.is_glued(made.next) && tokens[i].kind == token_kind::word)
        ++made.next;  // "Rs. 20"
    return made;
}

measure_match denominators_at(const token_list& tokens, std::size_t i, bool priced) {
    measure_match made;
    made.next = take_denominators(tokens, made.what, i, priced);
    if (made.what.count == 0) made.next = 0;
    return made;
}

}  // namespace hearsay::inline v1::detail
