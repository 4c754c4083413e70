#include "amount_faults.hpp"

#include "fault.hpp"

#include <string>

namespace hearsay::inline v1::detail {
namespace {

std::string quoted(const token_list& tokens, token_span span) {
    return quote(tokens.text(span.first, span.next));
}

std::string units_cited(const unit_lexicon& lexicon) {
    constexpr std::size_t most = 5;
    const auto& names = lexicon.cited();
    std::string cited;
    for (std::size_t i = 0; i < names.size() && i < most; ++i) cited += (i > 0 ? ", " : "") + names[i];
    return names.size() > most ? cited + ", ..." : cited;
}

}  // namespace

phrase_fault no_number_at(const token_list& tokens, std::size_t i, bool at_start) {
    const std::string expected =
        at_start ? "a number, or what hedges one (over, at least, about, up to)" : "a number";
    if (tokens.is(i, token_kind::bad_figure) || reads_in_two_ways(tokens[i]))
        return fault_at(tokens, i, expected,
            "group digits in threes with commas, and write decimals after one point: 11,000 or 2.5");
    const std::size_t word = tokens.is(i, word_kind::article) ? i + 1 : i;
    if (tokens.is(word, word_kind::several) || tokens.is(word, word_kind::scales))
        return fault_at(tokens, word, expected,
            "write the range of figures that it stands for, or choose a table of vague words that has it");
    return fault_at(tokens, i, expected, "write the number before its unit, as in \"at least 500 soldiers\"");
}

phrase_fault number_beyond_reach(const token_list& tokens, token_span number, bool too_large) {
    const std::string size = too_large ? "large" : "small";
    return fault_over(tokens, number.first, number.next,
        "a number too " + size + ", " + quoted(tokens, number),
        too_large ? "at most 1.8e308" : "0, or at least 1e-307", "write one that a computer can hold");
}

phrase_fault second_hedge(const token_list& tokens, token_span hedge) {
    return fault_over(tokens, hedge.first, hedge.next, "a second hedge, " + quoted(tokens, hedge), "a number",
        "keep one of the two hedges");
}

phrase_fault hedge_before_range(const token_list& tokens, token_span hedge) {
    return fault_over(tokens, hedge.first, hedge.next,
        "the hedge " + quoted(tokens, hedge) + " before a range", "one figure",
        "name the figure that it goes with, or write the range alone");
}

phrase_fault hedge_after_number(const token_list& tokens, token_span hedge, bool after_range) {
    return fault_over(tokens, hedge.first, hedge.next,
        (after_range ? "a hedge after a range, " : "a second hedge, ") + quoted(tokens, hedge),
        "a unit or the end", after_range ? "write the range alone" : "keep one of the two hedges");
}

phrase_fault range_without_end(const token_list& tokens, std::size_t i, word_kind lead) {
    const std::string word = lead == word_kind::between ? "and" : "to";
    return fault_at(tokens, i, "\"" + word + "\" and the upper figure", "write both ends of the range");
}

phrase_fault range_of_two_scales(const token_list& tokens, token_span low, token_span high) {
    return fault_over(tokens, low.first, low.next, quoted(tokens, low) + " before " + quoted(tokens, high),
        "a range from the lower figure to the upper, in one scale",
        "write the scale at both ends, as in \"5 thousand to 1 million\"");
}

phrase_fault upper_below_lower(const token_list& tokens, token_span high) {
    return fault_over(tokens, high.first, high.next,
        quoted(tokens, high) + " as the upper end, which is below the lower",
        "a range from the lower figure to the upper", "write the lower figure first");
}

phrase_fault two_units(const token_list& tokens, token_span unit) {
    return fault_over(tokens, unit.first, unit.next, "another unit, " + quoted(tokens, unit),
        "one unit for the whole quantity", "write it all in the same unit");
}

phrase_fault two_units_of_bounds(const token_list& tokens, token_span unit) {
    return fault_over(tokens, unit.first, unit.next, "another unit, " + quoted(tokens, unit),
        "one unit for both bounds", "write both in the same unit");
}

phrase_fault bounds_without_number(const token_list& tokens, token_span second) {
    return fault_over(tokens, second.first, second.next, quoted(tokens, second) + ", which leaves no number",
        "bounds with numbers between them", "write the lower bound first, and a higher one after it");
}

phrase_fault vague_without_end(const token_list& tokens, token_span word) {
    return fault_over(tokens, word.first, word.next,
        quoted(tokens, word) + ", which has no end on that side in the table",
        "a vague word that is bounded there", "write the figure that is meant");
}

phrase_fault share_of_units(const token_list& tokens, token_span ratio) {
    return fault_over(tokens, ratio.first, ratio.next, quoted(tokens, ratio) + ", a share, before a unit",
        "how many there are", "write the number, or the share without the unit");
}

phrase_fault left_over_at(const phrase_context& text, std::size_t i, bool has_unit) {
    const token_list& tokens = text.tokens;
    if (tokens.is_glued(i) && tokens.is(i, token_kind::word) &&
        tokens.is(i - 1, token_kind::figure))  // "1st" is one word
        return fault_over(tokens, i - 1, i + 1, "the word " + quoted(tokens, {i - 1, i + 1}),
            "a number of things", "write the number and its unit apart");
    if (has_unit) return fault_at(tokens, i, "the end", "write one quantity alone, with its unit last");
    if (text.lexicon.empty())
        return fault_at(tokens, i, "the end", "write the number alone, or declare the unit under units");
    return fault_at(tokens, i, "a unit (" + units_cited(text.lexicon) + ") or the end",
        "write the number and one of the units declared, or declare the word under units");
}

}  // namespace hearsay::inline v1::detail
