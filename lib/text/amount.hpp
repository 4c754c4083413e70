#pragma once

// Quantities as they are said: a number with its hedges, its range and its unit.

#include "amount_faults.hpp"
#include "counted.hpp"
#include "hedging.hpp"
#include "phrase_context.hpp"
#include "stated_number.hpp"
#include "token.hpp"

#include <hearsay/model/quantity.hpp>
#include <hearsay/text/phrase_result.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace hearsay::inline v1::detail {

struct amount {
    quantity value;
    std::size_t first = 0;  // tokens [first, next)
    std::size_t next = 0;
    counted unit{};  // its first and next are equal where there is none
    std::string_view rule;

    [[nodiscard]] bool has_unit() const noexcept { return unit.first != unit.next; }
};

/// Reads quantities. The grammar is in three files: amount.cpp has the way from the hedges to the unit, amount_range.cpp
/// the ranges, and amount_bounds.cpp what may follow a quantity and change it.
class amount_reader {
public:
    explicit amount_reader(const phrase_context& text)
        : text_{text}, faults_{text_}, units_{text_}, numbers_{text_, units_, faults_} {}

    amount_reader(const amount_reader&) = delete;  // its parts refer to one another
    amount_reader& operator=(const amount_reader&) = delete;

    /// Whether one may begin at token i: of any text but a strict one, most tokens are told apart by this.
    [[nodiscard]] bool may_begin(std::size_t i) const noexcept;

    /// The longest quantity that begins at token i; nothing, and then a fault, where there is none.
    [[nodiscard]] std::optional<amount> read(std::size_t i);

    [[nodiscard]] const phrase_fault& fault() const noexcept { return faults_.fault(); }

    /// What was expected after an amount, and how to mend it.
    [[nodiscard]] phrase_fault left_over(const amount& read) const {
        return left_over_at(text_, read.next, read.has_unit());
    }

private:
    struct draft {                            // what is read before its unit
        std::optional<stated_number> low{};   // always there; made in its place, since it is large
        std::optional<stated_number> high{};  // of a range
        hedging around{};
        std::size_t next = 0;
        bool sorted = false;  // "ranged from -18 to -34": the ends may stand the other way round
    };

    [[nodiscard]] std::optional<amount> read_any(std::size_t i);
    [[nodiscard]] std::optional<amount> finish(draft& made);
    [[nodiscard]] bool take_suffix(draft& made);
    [[nodiscard]] bool take_unit(draft& made, std::optional<counted>& unit);
    [[nodiscard]] bool take_unit_of_part(draft& made, std::optional<counted>& unit);
    void take_price(draft& made, counted& unit);

    // amount_range.cpp
    struct joint {
        std::size_t upper = 0;         // the token where the upper end begins; 0 for none
        bool after_unit = false;       // the lower end has got the unit that stands between
        bool both_have_units = false;  // "5 soldiers to 10 soldiers"
    };
    struct attempt {
        std::optional<amount> read{};
        bool is_last = true;  // nothing else is to be tried
    };
    [[nodiscard]] joint find_joint(draft& made, bool is_one);
    [[nodiscard]] attempt read_range(const draft& made, const joint& to);
    [[nodiscard]] std::optional<amount> read_led_range(const hedging& around, std::size_t at);
    [[nodiscard]] std::optional<amount> read_tolerance(const draft& made);
    [[nodiscard]] std::optional<amount> finish_range(draft& made);
    [[nodiscard]] std::optional<amount> finish_vague_range(draft& made);
    [[nodiscard]] bool shares_thousands(const number& low, const number& high) const;
    static void bound_by(amount& range, hedge how);
    [[nodiscard]] bool is_change(const draft& made, const stated_number& high, const joint& to);
    [[nodiscard]] bool tells_degree(const stated_number& low, const stated_number& high);
    void leave_bracket(draft& made);

    // amount_bounds.cpp
    [[nodiscard]] std::optional<amount> finish_vague(const draft& made, const std::optional<counted>& unit);
    [[nodiscard]] std::optional<amount> with_second_bound(const amount& first);
    void take_and_fraction(draft& made, const counted& unit);
    void take_zero_point(draft& made, const std::optional<counted>& unit) const;
    void take_cents(amount& made) const;

    const phrase_context text_;
    const token_list& tokens_ = text_.tokens;
    fault_keeper faults_;
    unit_matcher units_;
    stated_number_reader numbers_;
};

}  // namespace hearsay::inline v1::detail
