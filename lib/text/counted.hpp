#pragma once

// What numbers count: units of the caller's lexicon, measures and currencies, and nouns.

#include "phrase_context.hpp"
#include "token.hpp"
#include "units.hpp"

#include <hearsay/model/id.hpp>
#include <hearsay/model/unit.hpp>

#include <cstddef>
#include <optional>
#include <string>

namespace hearsay::inline v1::detail {

/// What a number counts, and where that stands.
struct counted {
    std::optional<unit_id> unit{};  // of the caller's lexicon
    std::size_t first = 0;          // tokens [first, next)
    std::size_t next = 0;
    std::size_t noun_first = 0;  // the noun phrase in it, where there is one: tokens [noun_first, noun_next)
    std::size_t noun_next = 0;
    measure what{};  // the known unit, or what divides the noun
    double scale = 1;
    std::size_t divisor = 0;  // the noun that divides: "share" of "$5 per share"; 0 for none

    [[nodiscard]] bool has_noun() const noexcept { return noun_first != noun_next; }
};

/// The name of what is counted, in the singular and in lower case: "infantry soldier", "dollar/barrel". Empty for none.
[[nodiscard]] std::string name_of(const token_list& tokens, const counted& unit);

/// Whether both count the same.
[[nodiscard]] bool same_unit(const token_list& tokens, const counted& a, const counted& b);

/// Takes what divides: "events per year", "barrels a day"; and, where a price is `priced`, "$2 a head".
void take_divisors(const token_list& tokens, counted& unit, bool priced);

/// Finds what is counted beside a number. It keeps its last answers, since a range, a tolerance and at last the quantity
/// itself ask for the same ones.
class unit_matcher {
public:
    explicit unit_matcher(const phrase_context& text) : text_{text}, tokens_{text.tokens} {}

    /// What a number before token i counts; of a whole phrase in declared units, those alone.
    [[nodiscard]] const std::optional<counted>& after(std::size_t i, double number);

    /// The unit of the lexicon, of the most words, at token i or after a hyphen there.
    [[nodiscard]] std::optional<counted> declared(std::size_t i) const;

    /// The measure or currency after a number.
    [[nodiscard]] const std::optional<counted>& measured(std::size_t i) {
        if (last_measure_at_ != i) {
            last_measure_at_ = i;
            last_measure_.reset();
            if (may_measure(tokens_[i])) last_measure_ = find_measure(i);
        }
        return last_measure_;
    }

    /// The currency, or other sign, before a number.
    [[nodiscard]] std::optional<counted> before(std::size_t i) const {
        if (text_.is_strict()) return declared_sign(i);
        return may_price(tokens_[i]) ? price_before(i) : std::nullopt;
    }

private:
    static constexpr auto nowhere = static_cast<std::size_t>(-1);

    [[nodiscard]] std::optional<counted> find_after(std::size_t i, double number);
    [[nodiscard]] std::optional<counted> find_measure(std::size_t i) const;
    [[nodiscard]] std::optional<counted> noun(std::size_t i, double number) const;
    [[nodiscard]] std::optional<counted> unknown_sign(std::size_t i) const;
    [[nodiscard]] std::optional<counted> price_before(std::size_t i) const;
    [[nodiscard]] std::optional<counted> declared_sign(std::size_t i) const;

    const phrase_context& text_;
    const token_list& tokens_;
    std::optional<counted> last_after_;
    std::size_t last_after_at_ = nowhere;
    double last_number_ = 0;
    std::optional<counted> last_measure_;
    std::size_t last_measure_at_ = nowhere;
};

}  // namespace hearsay::inline v1::detail
