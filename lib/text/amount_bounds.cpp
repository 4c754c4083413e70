#include "amount.hpp"

#include "number_words.hpp"
#include "units.hpp"

#include <cmath>
#include <string_view>

namespace hearsay::inline v1::detail {
namespace {

// Whether a unit is one that goes by the name alone, or begins its name with it: "degree", "degree Celsius".
bool is_named(const token_list& tokens, const counted& unit, std::string_view name, bool begins) {
    if (unit.what.count != 1) return false;
    const std::string_view known = tokens.words().unit(unit.what.factors[0].unit).name;
    return begins ? known.starts_with(name) : known == name;
}

}  // namespace

// "An hour and a half", "two dollars and a quarter": the fraction is one of the unit, unless it has something else to divide,
// as in "a mile and a quarter of the way".
void amount_reader::take_and_fraction(draft& made, const counted& unit) {
    if (!tokens_.is(made.next, word_kind::and_) && !tokens_.is_hyphen(made.next)) return;
    if (unit.next != made.next || unit.what.count == 0 || unit.has_noun()) return;
    const number& said = made.low->value;
    if (said.value < 1 || !is_whole(said.value) || said.is_fraction || said.vague) return;
    auto part = and_fraction(tokens_, made.next, true);
    if (!part && tokens_.is(made.next, word_kind::and_) && tokens_.is(made.next + 1, word_kind::half))
        part = small_number{0.5, made.next + 2};
    if (!part) return;
    const std::size_t next = part->next;
    if (tokens_.is(next, word_kind::of) || tokens_.is(next, word_kind::the) ||
        tokens_.is(next, word_kind::article) || units_.measured(next) || is_number_word(tokens_, next))
        return;
    made.low->value.value += part->value;
    made.low->value.is_fraction = true;
    made.next = tokens_.is_word(next, "old") ? next + 1 : next;
}

// "Five degrees below zero" is -5; above zero it is 5.
void amount_reader::take_zero_point(draft& made, const std::optional<counted>& unit) const {
    const std::size_t zero = made.next + 1;
    const bool is_zero = tokens_.is(zero, word_kind::zero) ||
        (tokens_.is(zero, token_kind::figure) && tokens_.text(zero) == "0");
    if (!is_zero || made.around.how || made.low->value.vague) return;
    if (unit && !is_named(tokens_, *unit, "degree", true)) return;
    const bool below = tokens_.is_word(made.next, "below");
    if (!below && !tokens_.is_word(made.next, "above")) return;
    if (below) made.low->value.value = 0 - std::fabs(made.low->value.value);
    made.next = zero + 1;
}

// "Several hundred", "more than a dozen": the interval of the table, or what a hedge leaves of it: "at least several
// hundred" keeps the lower end, "up to several hundred" the upper.
std::optional<amount> amount_reader::finish_vague(const draft& made, const std::optional<counted>& unit) {
    const interval& means = *made.low->value.vague;
    const auto& how = made.around.how;
    interval stated = means;
    switch (how ? side_of(*how) : side::none) {
    case side::lower:
        if (!means.has_lower())
            return faults_.fail([&] { return vague_without_end(tokens_, made.low->where()); });
        stated = how == hedge::over ? interval::more_than(means.lower()) : interval::at_least(means.lower());
        break;
    case side::upper:
        if (!means.has_upper())
            return faults_.fail([&] { return vague_without_end(tokens_, made.low->where()); });
        stated = means.upper_open() || how == hedge::under ? interval::less_than(means.upper())
                                                           : interval::at_most(means.upper());
        break;
    case side::none: break;
    }
    const bool approx = made.around.approx || made.low->approx;
    std::optional<amount> result{std::in_place};
    result->first = made.around.first;
    result->next = made.next;
    if (unit) result->unit = *unit;
    result->value = quantity::of(stated, unit ? unit->unit : std::nullopt, approx);
    result->value.table = text_.vague.kind();
    result->rule = how || approx ? "hedged vague word" : "vague word";
    return result;
}

// "12 dollars 60 cents", "$12 and 60c", "15 dollars 50": one sum of money.
void amount_reader::take_cents(amount& made) const {
    const bool pounds = is_named(tokens_, made.unit, "pound", false);
    if (!(made.unit.what.is_money() || pounds) || made.unit.what.count != 1) return;
    std::size_t at = made.next;
    const bool joined = tokens_.is(at, word_kind::and_);
    if (joined) ++at;
    if (tokens_.is(at, token_kind::dash) || !begins_number(tokens_, at)) return;
    const auto cents = read_number(tokens_, at, {.strict = false, .letters = false});
    if (!cents || cents->value >= 100 || cents->value < 1 || !is_whole(cents->value) || cents->is_fraction)
        return;
    const auto unit = measure_after(tokens_, cents->next);
    const bool said = unit.next != 0 && unit.what.is_cent();
    // "$20 43", "twenty dollars and 43"
    const bool at_end = text_.is_whole() && !pounds && cents->next == tokens_.size() && cents->value >= 10;
    const auto two_digits = [&] {
        return !joined && !pounds && tokens_.is(at, token_kind::figure) && tokens_[at].digits == 2 &&
            made.unit.next == made.next && tokens_.is(made.unit.first, token_kind::word) &&
            !tokens_.is(cents->next, token_kind::word) && unit.next == 0 && !units_.before(cents->next);
    };
    if (!said && !at_end && !two_digits()) return;
    made.next = said ? unit.next : cents->next;
    made.value = quantity::said(
        hedge::exactly, made.value.stated.lower() + cents->value / 100, made.value.unit, made.value.approx);
}

// "more than 11,000, up to 20,000 soldiers", "at least 10 but fewer than 20". Without a second bound, the first stands.
std::optional<amount> amount_reader::with_second_bound(const amount& first) {
    const auto first_alone = [&]() -> std::optional<amount> {
        if (text_.is_strict()) return std::nullopt;
        return first;
    };
    std::size_t at = first.next;
    const bool comma = tokens_.is_mark(at, ",");
    if (comma) ++at;
    const bool joined = tokens_.is(at, word_kind::and_) || tokens_.is(at, word_kind::but);
    if (joined) ++at;
    const bool led = !text_.is_strict() && tokens_.is(at, word_kind::to);  // "as low as 5 to as high as 10"
    if (led) ++at;
    if (!comma && !joined && !led && !text_.is_whole()) return first;
    if (!text_.is_strict() && joined && (tokens_.is_word(at, "also") || tokens_.is_word(at, "is"))) ++at;
    const auto around = read_hedges(text_, at, faults_);
    if (!around || (!around->how && text_.is_strict())) return first;
    const side has = side_of(first.value.how);
    if (around->how && !around->bounds(has)) return first;
    const auto second = numbers_.read(around->next);
    if (!second) return first_alone();
    if (second->value.vague) return first;

    draft made{second, std::nullopt, *around, second->next};
    auto unit = second->unit;
    const bool hedged_after = !around->how;
    if ((hedged_after && !take_suffix(made)) || !take_unit(made, unit) ||
        (hedged_after && !take_suffix(made)))
        return first_alone();
    if (!made.around.bounds(has)) return first;  // "at least 5 and 6 more"
    amount both = first;
    if (first.has_unit() && unit && !same_unit(tokens_, first.unit, *unit)) {
        faults_.fail([&] { return two_units_of_bounds(tokens_, {unit->first, unit->next}); });
        return first_alone();
    }
    if (!first.has_unit() && unit) {
        both.value.unit = unit->unit;
        both.unit = *unit;
    }
    const double bound = second->value.value * (unit ? unit->scale : 1);
    if (!std::isfinite(bound)) return first;
    const auto stated = intersection(first.value.stated, quantity::said(*made.around.how, bound).stated);
    if (!stated) {
        faults_.fail([&] { return bounds_without_number(tokens_, {around->first, second->next}); });
        return first_alone();
    }
    both.value =
        quantity::of(*stated, both.value.unit, first.value.approx || around->approx || second->approx);
    both.next = made.next;
    both.rule = "two bounds";
    return both;
}

}  // namespace hearsay::inline v1::detail
