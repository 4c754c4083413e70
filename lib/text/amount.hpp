#pragma once

// A hedged quantity in tokens: hedges, a number or a range of two, a unit, suffixes. What `read_quantity`
// takes for a whole phrase and `find_quantities` from running text is read here, by one grammar.

#include "number.hpp"
#include "token.hpp"

#include <hearsay/model/quantity.hpp>
#include <hearsay/text/phrase_result.hpp>
#include <hearsay/text/unit_lexicon.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::inline v1::detail {

struct amount {
    quantity value;
    std::size_t next = 0;        // the token after it
    std::size_t unit_first = 0;  // the tokens of its unit as written: [unit_first, unit_next)
    std::size_t unit_next = 0;
    std::string_view rule;
};

class amount_reader {
public:
    /// Reads whole phrases.
    amount_reader(const token_list& tokens, const unit_lexicon& lexicon)
        : tokens_{tokens}, lexicon_{lexicon} {}

    /// Reads running text, where a unit may be any noun; tokens with a mark in `no_number` begin no number.
    amount_reader(const token_list& tokens, const unit_lexicon& lexicon, const std::vector<bool>& no_number)
        : tokens_{tokens}, lexicon_{lexicon}, no_number_{&no_number} {}

    /// The longest quantity that begins at token i; nothing, and then a fault, where there is none.
    [[nodiscard]] std::optional<amount> read(std::size_t i);

    [[nodiscard]] const phrase_fault& fault() const noexcept { return fault_; }

    /// What was expected after an amount, and how to mend it.
    [[nodiscard]] phrase_fault left_over(const amount& read) const;

    struct unit_match {
        std::optional<unit_id> unit;
        std::size_t first;
        std::size_t next;
    };
    [[nodiscard]] std::optional<unit_match> match_unit(std::size_t i) const;

private:
    struct hedging {
        std::optional<hedge> how;
        bool approx = false;
        std::size_t first = 0;
        std::size_t next = 0;
    };
    struct figure {  // a number with what stands around it
        number value;
        bool approx = false;
        std::size_t first = 0;
        std::size_t next = 0;
        std::optional<unit_match> unit;  // the $ of "$5", and the soldiers of "5 soldiers to 10"
    };
    struct suffix {
        const hedge_entry* entry = nullptr;
        std::size_t first = 0;
        std::size_t next = 0;
    };
    struct draft {  // an amount whose number is read, and what may follow it not yet
        figure low;
        std::optional<figure> high;  // of a range
        hedging around;
        std::size_t next = 0;
    };

    [[nodiscard]] bool is_strict() const noexcept { return no_number_ == nullptr; }
    [[nodiscard]] std::optional<amount> read_any(std::size_t i) const;
    [[nodiscard]] std::optional<hedging> read_hedges(std::size_t i);
    [[nodiscard]] std::optional<figure> read_figure(std::size_t i, bool and_joins = true);
    [[nodiscard]] std::optional<figure> read_one(std::size_t i) const;
    [[nodiscard]] std::optional<amount> read_led_range(const hedging& around, word_kind lead);
    [[nodiscard]] std::optional<amount> finish_range(draft made);
    [[nodiscard]] std::optional<amount> finish(draft made);
    [[nodiscard]] std::optional<amount> with_second_bound(const amount& first);
    [[nodiscard]] bool take_suffix(draft& made);
    [[nodiscard]] bool take_unit(draft& made, std::optional<unit_match>& unit);
    [[nodiscard]] suffix match_suffix(std::size_t i) const;
    [[nodiscard]] std::size_t after_connector(std::size_t i, word_kind lead) const;
    [[nodiscard]] std::optional<unit_match> match_sign(std::size_t i) const;
    [[nodiscard]] std::optional<unit_match> match_noun(std::size_t i) const;
    [[nodiscard]] bool is_number_word(std::size_t i) const;
    [[nodiscard]] bool same_unit(const unit_match& a, const unit_match& b) const;
    [[nodiscard]] std::string units_cited() const;
    std::nullopt_t fail(phrase_fault fault);
    std::nullopt_t fail_number(std::size_t i);

    const token_list& tokens_;
    const unit_lexicon& lexicon_;
    const std::vector<bool>* no_number_ = nullptr;
    phrase_fault fault_;
    std::size_t start_ = 0;
};

}  // namespace hearsay::inline v1::detail
