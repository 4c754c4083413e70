#include "amount.hpp"

#include "nouns.hpp"
#include "number_words.hpp"
#include "units.hpp"

#include <cmath>
#include <limits>

namespace hearsay::inline v1::detail {

bool amount_reader::may_begin(std::size_t i) const noexcept {
    const token& t = tokens_[i];
    if (t.kind == token_kind::dash && text_.is_running()) {
        const token& next = tokens_[i + 1];
        return next.kind == token_kind::figure || next.kind == token_kind::fraction || may_price(next);
    }
    if (begins_number(tokens_, i) || may_price(t) || may_lead(tokens_, i) || text_.begins_own_word(i))
        return true;
    const bool article = t.what == word_kind::article;
    if (text_.is_running())  // "a day or two"
        return article && tokens_[tokens_.is_hyphen(i + 1) ? i + 2 : i + 1].in_unit;
    return article || t.kind != token_kind::word || t.what == word_kind::the ||
        t.what == word_kind::ordinal;  // "a mile", "the 5", "tenth of a gallon"
}

std::optional<amount> amount_reader::read(std::size_t i) {
    numbers_.start_at(i);
    if (text_.is_strict())
        if (const auto any = read_any(i)) return any;
    const auto around =
        tokens_[i].leads ? read_hedges(text_, i, faults_) : std::optional{hedging{.first = i, .next = i}};
    if (!around) return std::nullopt;
    std::size_t at = around->next;
    if (!text_.is_strict() && around->how && tokens_.is(at, word_kind::the) &&
        tokens_.is_word(at - 1, "than") && tokens_.is(at + 1, token_kind::figure))
        ++at;  // "larger than the 3,000 tents of May"
    if (tokens_[at].leads)
        if (const auto lead = tokens_.match(tokens_.words().range_leads, at))
            return read_led_range(*around, at + lead.words);
    draft made{numbers_.read_hedged(at)};
    const bool is_one = !made.low;
    if (!made.low) made.low = numbers_.read_one(at, around->next == around->first);
    if (!made.low) return std::nullopt;
    made.around = *around;
    made.next = made.low->next;
    if (made.low->value.or_more && !around->how) made.around.how = hedge::at_least;
    if (auto tolerance = read_tolerance(made)) return tolerance;
    if (const auto to = find_joint(made, is_one); to.upper != 0) {
        if (auto range = read_range(made, to); range.is_last) return range.read;
        if (to.after_unit) made.low->unit.reset();
        made.around.how = around->how;
    }
    return finish(made);
}

// "any number of soldiers"
std::optional<amount> amount_reader::read_any(std::size_t i) {
    if (!tokens_.is_word(i, "any") || !tokens_.is_word(i + 1, "number")) return std::nullopt;
    amount made{quantity::of(interval::everything()), i, i + 2, {}, "range"};
    if (tokens_.is(i + 2, word_kind::of)) {
        if (const auto& unit = units_.after(i + 3, 0)) {
            made.value.unit = unit->unit;
            made.unit = *unit;
            made.next = unit->next;
        }
    }
    return made;
}

// Suffixes, the unit and suffixes again: "500 or so soldiers", "500 soldiers or more". Then perhaps a second bound.
std::optional<amount> amount_reader::finish(draft& made) {
    auto unit = made.low->unit;
    if (made.high && made.high->unit && !unit) unit = made.high->unit;
    if (made.high && !text_.is_strict()) leave_bracket(made);
    if (!take_suffix(made) || !take_unit(made, unit)) return std::nullopt;
    if (!text_.is_strict() && !made.high) {
        if (unit) take_and_fraction(made, *unit);
        take_zero_point(made, unit);
    }
    if (!take_suffix(made)) return std::nullopt;
    if (made.low->value.vague) return finish_vague(made, unit);
    if (text_.is_strict() && unit && made.low->value.is_ratio)
        return faults_.fail([&] { return share_of_units(tokens_, made.low->where()); });

    std::optional<amount> result{std::in_place};
    result->first = made.around.first;
    result->next = made.next;
    if (unit) result->unit = *unit;
    const auto id = unit ? unit->unit : std::nullopt;
    const double scale = unit ? unit->scale : 1;
    const bool approx = made.around.approx || made.low->approx || (made.high && made.high->approx);
    const hedge how = made.around.how.value_or(hedge::exactly);
    const double low = made.low->value.value * scale;
    if (made.high) {
        const double high = made.high->value.value * scale;
        if (!std::isfinite(low) || !std::isfinite(high)) return std::nullopt;
        result->value = quantity::of(interval::between(low, high), id, approx);
        result->rule = approx ? "hedged range" : "range";
        return result;
    }
    if (!std::isfinite(low)) return std::nullopt;
    result->value = quantity::said(how, low, id, approx);
    result->rule = approx || how != hedge::exactly ? "hedged number" : "number";
    if (!text_.is_strict() && how == hedge::exactly) take_cents(*result);
    if (side_of(how) != side::none) return with_second_bound(*result);
    return result;
}

bool amount_reader::take_suffix(draft& made) {
    for (std::size_t count = 0; count < 2; ++count) {
        if (!may_be_suffix(text_, made.next)) return true;
        const auto found = match_suffix(text_, units_, made.next);
        if (found.meaning == nullptr) return true;
        if (found.meaning->how) {
            const bool second = made.around.how && made.around.how != found.meaning->how;
            if (second || made.high || made.low->value.vague) {
                if (!text_.is_strict()) return true;
                faults_.fail([&] { return hedge_after_number(tokens_, found.where, made.high.has_value()); });
                return false;
            }
            made.around.how = found.meaning->how;
        }
        made.around.approx = made.around.approx || found.meaning->approx;
        made.next = found.where.next;
    }
    return true;
}

bool amount_reader::take_unit(draft& made, std::optional<counted>& unit) {
    if (take_unit_of_part(made, unit)) return true;
    if (unit && unit->what.is_money() && !text_.is_strict()) {
        take_price(made, *unit);
        return true;
    }
    std::size_t at = made.next;
    // "12 of its members", "3m of the users"
    if (text_.is_running() && !unit && !made.low->value.is_fraction && tokens_.is(at, word_kind::of) &&
        tokens_.has(at + 1, word_trait::determiner) && after_plural_phrase(tokens_, at + 2) != at + 2)
        at += 2;
    const auto& found = units_.after(at, made.high ? made.high->value.value : made.low->value.value);
    if (!found) return true;
    if (unit && !same_unit(tokens_, *unit, *found)) {
        if (!text_.is_strict()) {
            if (found->what.count == 0 && !found->unit) return true;  // "$5 shares": the noun is not counted
            return !made.high;  // two quantities, "5 soldiers to 7 brigades", and no range
        }
        faults_.fail([&] { return two_units(tokens_, {found->first, found->next}); });
        return false;
    }
    unit = found;
    made.next = found->next;
    return true;
}

// "a third of a gallon", "half of one percent", "dozens of soldiers"
bool amount_reader::take_unit_of_part(draft& made, std::optional<counted>& unit) {
    const std::size_t at = made.next;
    const bool vague = made.low->value.vague.has_value();
    const bool dozen = tokens_.is(at - 1, word_kind::dozen);
    if (!made.low->value.is_fraction && !vague && !dozen && !tokens_.is(at - 1, word_kind::scales))
        return false;
    const bool of = tokens_.is(at, word_kind::of);
    const std::size_t after_of = of ? at + 1 : at;
    const bool one = of && tokens_.is(after_of, word_kind::ones) && tokens_.value(after_of) == 1;
    const std::size_t after_one = one || tokens_.is(after_of, word_kind::article) ? after_of + 1 : after_of;
    if (after_one == at) return false;
    const bool counts = of ? vague || dozen || text_.is_strict() || units_.measured(after_one).has_value()
                           : !text_.is_running();
    if (!counts) return false;
    const auto& found = units_.after(
        vague ? after_of : after_one, made.high ? made.high->value.value : made.low->value.value);
    if (!found || unit) return false;
    unit = found;
    made.next = found->next;
    return true;
}

// "$3500 a month" divides; "USD $5 dollars" say it twice; what else follows is no unit of it.
void amount_reader::take_price(draft& made, counted& unit) {
    counted divided = unit;
    divided.next = made.next;
    take_divisors(tokens_, divided, true);
    if (divided.next != made.next) {
        made.next = divided.next;
        divided.next = unit.next;
        unit = divided;
        return;
    }
    const auto again = plain_measure_after(tokens_, made.next);
    if (again.next == 0 || !again.what.is_money() || tokens_.is(again.next, token_kind::figure) ||
        again.what.factors[0].unit != unit.what.factors[0].unit)
        return;
    unit.what = again.what;
    unit.scale *= again.scale;
    made.next = again.next;
}

}  // namespace hearsay::inline v1::detail
