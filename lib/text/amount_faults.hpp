#pragma once

// What can be wrong with a whole phrase that should be a quantity.

#include "phrase_context.hpp"
#include "token.hpp"

#include <hearsay/text/phrase_result.hpp>

#include <cstddef>
#include <optional>

namespace hearsay::inline v1::detail {

/// Tokens [first, next).
struct token_span {
    std::size_t first = 0;
    std::size_t next = 0;
};

[[nodiscard]] phrase_fault no_number_at(const token_list& tokens, std::size_t i, bool at_start);
[[nodiscard]] phrase_fault number_beyond_reach(const token_list& tokens, token_span number, bool too_large);
[[nodiscard]] phrase_fault second_hedge(const token_list& tokens, token_span hedge);
[[nodiscard]] phrase_fault hedge_before_range(const token_list& tokens, token_span hedge);
[[nodiscard]] phrase_fault hedge_after_number(const token_list& tokens, token_span hedge, bool after_range);
[[nodiscard]] phrase_fault range_without_end(const token_list& tokens, std::size_t i, word_kind lead);
[[nodiscard]] phrase_fault range_of_two_scales(const token_list& tokens, token_span low, token_span high);
[[nodiscard]] phrase_fault upper_below_lower(const token_list& tokens, token_span high);
[[nodiscard]] phrase_fault two_units(const token_list& tokens, token_span unit);
[[nodiscard]] phrase_fault two_units_of_bounds(const token_list& tokens, token_span unit);
[[nodiscard]] phrase_fault bounds_without_number(const token_list& tokens, token_span second);
/// What follows a quantity that has a unit already, or none.
[[nodiscard]] phrase_fault vague_without_end(const token_list& tokens, token_span word);
[[nodiscard]] phrase_fault share_of_units(const token_list& tokens, token_span ratio);
[[nodiscard]] phrase_fault left_over_at(const phrase_context& text, std::size_t i, bool has_unit);

/// Keeps the fault that a phrase is refused for. Elsewhere nobody asks for faults, and none is made.
class fault_keeper {
public:
    explicit fault_keeper(const phrase_context& text) : is_asked_{text.is_strict()} {}

    template <class MakeFault>
    std::nullopt_t fail(const MakeFault& make) {
        if (is_asked_) fault_ = make();
        return std::nullopt;
    }
    [[nodiscard]] const phrase_fault& fault() const noexcept { return fault_; }

private:
    bool is_asked_;
    phrase_fault fault_;
};

}  // namespace hearsay::inline v1::detail
