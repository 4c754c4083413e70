#pragma once

// A number with what stands around it: "about $5", "-€3", "thirty (30)", "half a", the "a" of "a day or two".

#include "amount_faults.hpp"
#include "counted.hpp"
#include "number.hpp"
#include "phrase_context.hpp"
#include "token.hpp"

#include <cstddef>
#include <optional>

namespace hearsay::inline v1::detail {

struct stated_number {
    number value;
    bool approx = false;
    std::size_t first = 0;  // tokens [first, next)
    std::size_t next = 0;
    std::optional<counted> unit{};  // the $ of "$5", and the soldiers of "5 soldiers to 10"

    [[nodiscard]] token_span where() const noexcept { return {first, next}; }
};

class stated_number_reader {
public:
    stated_number_reader(const phrase_context& text, unit_matcher& units, fault_keeper& faults)
        : text_{text}, tokens_{text.tokens}, units_{units}, faults_{faults} {}

    /// Where the quantity begins that the next numbers belong to.
    void start_at(std::size_t i) noexcept { start_ = i; }

    /// The number at token i; nothing, and then a fault, where there is none. For `and_joins`, see number_rules.
    [[nodiscard]] std::optional<stated_number> read(std::size_t i, bool and_joins = true);

    /// The same after hedges that were read already.
    [[nodiscard]] std::optional<stated_number> read_hedged(std::size_t i) {
        return read_after(i, i, false, true);
    }

    /// "a brigade", "half a brigade", "quarter of an hour": only where a known unit follows, since an article is no figure.
    /// `alone`: no hedge stands before it.
    [[nodiscard]] std::optional<stated_number> read_one(std::size_t i, bool alone);

private:
    [[nodiscard]] std::optional<stated_number> read_after(
        std::size_t first, std::size_t at, bool approx, bool and_joins);
    [[nodiscard]] std::optional<stated_number> read_at(
        std::size_t first, std::size_t at, bool approx, bool and_joins);
    [[nodiscard]] bool take_number(stated_number& read, std::size_t at, bool and_joins);
    [[nodiscard]] bool is_minus(std::size_t i) const;
    [[nodiscard]] std::size_t after_restated(const number& said) const;

    const phrase_context& text_;
    const token_list& tokens_;
    unit_matcher& units_;
    fault_keeper& faults_;
    std::size_t start_ = 0;
};

}  // namespace hearsay::inline v1::detail
