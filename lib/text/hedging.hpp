#pragma once

// The words around numbers: hedges before and after them, and what joins the two ends of a range.

#include "amount_faults.hpp"
#include "counted.hpp"
#include "phrase_context.hpp"
#include "token.hpp"

#include <hearsay/model/hedge.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace hearsay::inline v1::detail {

constexpr std::size_t most_hedges = 6;  // "well over about some": more in a row is no English, and costs time

/// The end of an interval that a hedge sets.
enum class side : std::uint8_t { none, lower, upper };

[[nodiscard]] constexpr side side_of(hedge how) noexcept {
    switch (how) {
    case hedge::over:
    case hedge::at_least: return side::lower;
    case hedge::at_most:
    case hedge::up_to:
    case hedge::as_many_as:
    case hedge::under: return side::upper;
    case hedge::exactly:
    case hedge::nearly:
    case hedge::between: break;
    }
    return side::none;
}

/// What stands before a number: "well over", "about".
struct hedging {
    std::optional<hedge> how{};
    bool approx = false;
    std::size_t first = 0;  // tokens [first, next), which may be none
    std::size_t next = 0;

    [[nodiscard]] bool bounds(side other_than) const noexcept {
        return how && side_of(*how) != side::none && side_of(*how) != other_than;
    }
};

/// Whether hedges, the lead of a range or a currency may stand at token i.
[[nodiscard]] inline bool may_lead(const token_list& tokens, std::size_t i) noexcept {
    return tokens[i].leads && tokens.words().may_lead(tokens[i].word, tokens[i + 1].word);
}

/// The hedges at token i, which may be none; nothing, and then a fault, for two that set bounds.
[[nodiscard]] std::optional<hedging> read_hedges(
    const phrase_context& text, std::size_t i, fault_keeper& faults);

/// The hedge at token i, if no currency is longer: "CA$5" is not about 5 dollars.
[[nodiscard]] phrase_table<hedge_meaning>::match match_hedge(const phrase_context& text, std::size_t i);

/// A hedge after its number: "or more", "or so", "+".
struct hedge_suffix {
    const hedge_meaning* meaning = nullptr;
    token_span where{};
};
[[nodiscard]] hedge_suffix match_suffix(const phrase_context& text, const unit_matcher& units, std::size_t i);
/// Whether there may be one: most tokens are told apart by this.
[[nodiscard]] inline bool may_be_suffix(const phrase_context& text, std::size_t i) noexcept {
    const token& t = text.tokens[i];
    return t.follows || t.kind == token_kind::dash || (!text.is_running() && t.kind == token_kind::mark);
}

/// The token after a range's "to", "-" or "and", or 0 where there is none. `lead` is the word that the range began with,
/// "between" or "from"; `to` for a range without one.
[[nodiscard]] std::size_t after_connector(const phrase_context& text, std::size_t i, word_kind lead);

/// The token after "±", "+/-", "+-", "plus or minus", "give or take" at token i, or 0 where there is none.
[[nodiscard]] std::size_t after_plus_minus(const token_list& tokens, std::size_t i);

}  // namespace hearsay::inline v1::detail
