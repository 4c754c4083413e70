#include "amount.hpp"

#include "figures.hpp"
#include "number_words.hpp"

#include <cmath>
#include <utility>

namespace hearsay::inline v1::detail {
namespace {

// Whether token i follows "rose", "fell by", "up": figures after it are a change and its end.
bool is_after_change(const token_list& tokens, std::size_t i) {
    if (i == 0) return false;
    return tokens.has(i - 1, word_trait::change) ||
        (i > 1 && tokens.is_word(i - 1, "by") && tokens.has(i - 2, word_trait::change));
}

}  // namespace

// What leads to an upper end: "to", "-", after the number or after its unit. Then the lower end has that unit.
amount_reader::joint amount_reader::find_joint(draft& made, bool is_one) {
    const std::size_t first = made.around.first;
    const std::size_t upper = after_connector(text_, made.low->next, word_kind::to);
    if (upper != 0) {
        const bool listed = text_.is_running() && first > 1 && tokens_.is_mark(first - 1, ",") &&
            tokens_.is(first - 2, token_kind::figure);
        if (!listed || !tokens_.is(upper - 1, word_kind::or_)) return {upper};
        // "3, 4 or 5 children": no range, unless a unit stands between
    }
    if (made.low->unit) return {};
    const auto& unit = units_.after(made.low->next, made.low->value.value);
    if (!unit) return {};
    const std::size_t after_unit = after_connector(text_, unit->next, word_kind::to);
    if (after_unit == 0) return {};
    const bool or_more = tokens_.is(after_unit - 1, word_kind::or_);
    if (or_more && !(is_one && !text_.is_strict())) return {};  // "a day or two" is a range
    made.low->unit = unit;
    return {after_unit, true, !or_more};
}

amount_reader::attempt amount_reader::read_range(const draft& said, const joint& to) {
    const auto high = numbers_.read(to.upper);
    if (text_.is_strict() && !high && !tokens_.is(to.upper - 1, word_kind::to)) return {{}, false};
    if (text_.is_strict() && !high) return {};
    if (text_.is_strict() && said.around.how) {
        faults_.fail([&] { return hedge_before_range(tokens_, {said.around.first, said.around.next}); });
        return {};
    }
    if (!high || is_change(said, *high, to)) return {{}, false};
    draft made = said;
    made.high = high;
    if (made.low->unit && tells_degree(*made.low, *high)) made.low->unit.reset();
    const auto bound = made.around.how;
    if (bound == hedge::nearly) made.around.approx = true;
    made.around.how.reset();
    auto range = finish_range(made);
    if (range && bound) bound_by(*range, *bound);
    const bool is_last = range || text_.is_strict();
    return {std::move(range), is_last};
}

// "Up to 10 to 12 thousand" is at most the upper end, "at least 5 to 6" at least the lower one.
void amount_reader::bound_by(amount& range, hedge how) {
    const interval& ends = range.value.stated;
    const side bounded = side_of(how);
    if (bounded == side::none || !ends.is_bounded()) return;
    range.value = quantity::said(
        how, bounded == side::lower ? ends.lower() : ends.upper(), range.value.unit, range.value.approx);
    range.rule = "hedged range";
}

// "Rose 2 per cent to 8,450" and "rose by 5 to 9" are no ranges: a unit said at the lower end is said at both.
bool amount_reader::is_change(const draft& made, const stated_number& high, const joint& to) {
    if (text_.is_strict()) return false;
    const std::size_t first = made.around.first;
    const auto upper_has_unit = [&] {
        if (high.unit) return same_unit(tokens_, *high.unit, *made.low->unit);
        const auto& after = units_.after(high.next, high.value.value);
        return after && same_unit(tokens_, *after, *made.low->unit);
    };
    if (to.both_have_units && !upper_has_unit() && !tells_degree(*made.low, high)) return true;
    if (tokens_.is(to.upper - 1, word_kind::or_)) return made.around.how.has_value();
    if (!tokens_.is(to.upper - 1, word_kind::to)) return false;
    if (to.both_have_units && first > 0 && tokens_.is_word(first - 1, "by")) return true;
    if (!is_after_change(tokens_, first)) return false;
    // "fell 5 to 10 percent": a unit after both is one of both
    return made.low->unit || high.unit || high.next >= tokens_.size() || !units_.measured(high.next);
}

// Whether the upper figure says which degrees the lower one has: "20° to 25 °C".
bool amount_reader::tells_degree(const stated_number& low, const stated_number& high) {
    const auto& words = tokens_.words();
    if (text_.is_strict() || low.unit->what.count != 1 ||
        words.unit(low.unit->what.factors[0].unit).name != "degree")
        return false;
    const auto& after = units_.measured(high.next);
    return after && after->what.count == 1 &&
        words.unit(after->what.factors[0].unit).name.starts_with("degree ");
}

// "between 8,000 and 12,000", "from 5 to 7". Where the first number takes the "and" to itself ("between one hundred and
// fifty soldiers" has none left), it is read once more without.
std::optional<amount> amount_reader::read_led_range(const hedging& around, std::size_t at) {
    const word_kind lead = tokens_.is(at - 1, word_kind::between) ? word_kind::between : word_kind::from;
    const bool plain_from = tokens_.is(at - 1, word_kind::from) && at - 1 == around.next;
    if (around.how && around.how != hedge::nearly)
        return faults_.fail([&] { return hedge_before_range(tokens_, {around.first, around.next}); });
    for (const bool and_joins : {true, false}) {
        const bool may_retry = and_joins && lead == word_kind::between;
        auto low = numbers_.read(at, and_joins);
        if (!low) low = numbers_.read_one(at, false);
        if (!low) return std::nullopt;
        auto upper = after_connector(text_, low->next, lead);
        if (upper == 0) {
            if (const auto& unit = units_.after(low->next, low->value.value)) {
                upper = after_connector(text_, unit->next, lead);
                if (upper != 0 && !low->unit) low->unit = unit;
            }
        }
        if (upper == 0) {
            if (may_retry) continue;
            return faults_.fail([&] { return range_without_end(tokens_, low->next, lead); });
        }
        auto high = numbers_.read(upper);
        if (!high) high = numbers_.read_one(upper, false);
        if (!high) {
            if (may_retry) continue;
            return std::nullopt;
        }
        draft made{low, high, around, high->next, !text_.is_strict() && !plain_from};
        if (low->unit && tells_degree(*low, *high)) made.low->unit.reset();
        made.around.approx = around.approx || around.how;
        made.around.how.reset();
        return finish_range(made);
    }
    return std::nullopt;
}

// "5.5 ± 0.3 km", "29 +/- 6 %", "4 (± 2) nM", "5 kg ± 0.2 kg", "(5 ± 0.2) kg", "six plus or minus two"
std::optional<amount> amount_reader::read_tolerance(const draft& said) {
    if (said.around.how) return std::nullopt;
    std::size_t at = after_plus_minus(tokens_, said.next);
    bool bracket = false;
    if (at == 0 && tokens_.is_mark(said.next, "(")) {
        at = after_plus_minus(tokens_, said.next + 1);
        bracket = at != 0;
    }
    std::optional<counted> unit = said.low->unit;
    if (at == 0 && !unit) {
        unit = text_.is_strict() ? units_.declared(said.next) : units_.measured(said.next);
        if (unit) at = after_plus_minus(tokens_, unit->next);
    }
    if (at == 0) return std::nullopt;
    const auto spread = numbers_.read(at);
    if (!spread || spread->value.value < 0) return std::nullopt;
    draft range = said;
    range.low->unit = unit;
    range.next = spread->next;
    if (bracket) {
        if (!tokens_.is_mark(range.next, ")")) return std::nullopt;
        ++range.next;
    }
    const number& by = spread->value;  // "5 ± 2 million": the scale reaches both
    const number& around = said.low->value;
    const bool shared = by.one_factor && by.factor != 1 && around.one_factor && around.factor == 1;
    const double middle = shared ? with_factor(tokens_, around, by.factor).value : around.value;
    range.low->value.value = middle - by.value;
    range.low->value.factor = 1;
    range.low->value.one_factor = false;
    range.high = spread;
    range.high->value.value = middle + by.value;
    range.high->approx = false;
    return finish(range);
}

std::optional<amount> amount_reader::finish_range(draft& made) {
    number& high = made.high->value;
    number& low = made.low->value;
    if (low.vague || high.vague) return finish_vague_range(made);
    if (!text_.is_strict() && made.low->unit && made.high->unit &&
        !same_unit(tokens_, *made.low->unit, *made.high->unit))
        return std::nullopt;
    if (shares_thousands(low, high)) low.value *= 1000;
    // "10 to 12 thousand": the scale reaches both ends. "1,500 to 12 thousand": a figure that large has its own, and so has
    // "$200 to $4 million", where two hundred millions would be too many.
    if (high.one_factor && high.factor != 1 && low.one_factor && low.factor == 1) {
        const number scaled = with_factor(tokens_, low, high.factor);
        if (!scaled.too_large && scaled.value <= high.value)
            low.value = scaled.value;
        else if (text_.is_strict() && std::fabs(low.value) < 1000)
            return faults_.fail(
                [&] { return range_of_two_scales(tokens_, made.low->where(), made.high->where()); });
    }
    if (low.value > high.value) {
        const bool both_negative = !text_.is_strict() && low.value < 0 && high.value < 0;  // "-5 to -10"
        if (!made.sorted && !both_negative)
            return faults_.fail([&] { return upper_below_lower(tokens_, made.high->where()); });
        std::swap(low.value, high.value);
    }
    if (text_.is_running() && tokens_.is(made.high->first - 1, word_kind::or_) &&
        (high.value > 2 * low.value || high.value <= low.value))
        return std::nullopt;  // "5 or 20" are two numbers
    made.next = made.high->next;
    return finish(made);
}

// "Dozens to hundreds of soldiers", "several to 20": from the lower end of the one to the upper end of the other.
std::optional<amount> amount_reader::finish_vague_range(draft& made) {
    const number& high = made.high->value;
    number& low = made.low->value;
    const interval from = low.vague.value_or(interval::everything());
    const interval to = high.vague.value_or(interval::everything());
    const double lower = low.vague ? from.lower() : low.value;
    const double upper = high.vague ? to.upper() : high.value;
    const auto whole =
        interval::between_if_any(lower, low.vague && from.lower_open(), upper, high.vague && to.upper_open());
    if (!whole || !whole->is_bounded())
        return faults_.fail([&] { return upper_below_lower(tokens_, made.high->where()); });
    low.vague = whole;
    low.factor = high.factor;
    made.low->approx = made.low->approx || made.high->approx;
    made.next = made.high->next;
    made.high.reset();
    return finish(made);
}

// "100-120,000 troops", "10 to 12,000": thousands are said once, where the figures are alike.
bool amount_reader::shares_thousands(const number& low, const number& high) const {
    constexpr double alike = 5;
    const bool figures = low.figure_next == low.figure + 1 && high.figure_next == high.figure + 1 &&
        low.factor == 1 && high.factor == 1 && tokens_[low.figure].digits != 0 &&
        tokens_[high.figure].grouped;
    return figures && low.value > 0 && low.value < 1000 && std::fmod(high.value, 1000) == 0 &&
        low.value * 1000 < high.value && low.value * 1000 * alike >= high.value;
}

// "(5 ± 0.2) kg", "(1.5-2.5) × 10^3": a power of ten or a unit after the bracket goes with the range in it.
void amount_reader::leave_bracket(draft& made) {
    const std::size_t first = made.around.first;
    if (first == 0 || !tokens_.is_mark(first - 1, "(") || !tokens_.is_mark(made.next, ")")) return;
    const auto power = power_after(tokens_, made.next + 1);
    const double factor = power ? std::pow(10.0, power->exponent) : 0;
    if (factor > 0) {
        made.low->value.value *= factor;
        made.high->value.value *= factor;
        made.next = power->next;
    } else if (units_.measured(made.next + 1)) {
        ++made.next;
    }
}

}  // namespace hearsay::inline v1::detail
