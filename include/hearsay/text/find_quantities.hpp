#pragma once

#include <hearsay/model/quantity.hpp>
#include <hearsay/text/read_quantity.hpp>
#include <hearsay/text/unit_lexicon.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::inline v1 {

/// A quantity in running text, and where it stands.
struct found_quantity {
    quantity value{};       ///< `value.unit` where the lexicon has a name for what is counted
    std::size_t begin = 0;  ///< in bytes from the start of the text
    std::size_t end = 0;    ///< one past its last byte
    /// "infantry soldiers", "km/h", "$"; empty without a unit. A view into the text.
    std::string_view unit_as_written{};
    /// The same as one name for all its spellings, in the singular and in lower case: "infantry soldier",
    /// "kilometer/hour", "dollar"; empty without a unit.
    std::string unit{};
    /// What read it: "number", "hedged number", "range", "hedged range", "two bounds", "vague word", "hedged vague word".
    std::string_view rule{};

    friend bool operator==(const found_quantity&, const found_quantity&) = default;
};

/// Finds every quantity in running text, in order: "Over 11 thousand soldiers and as many as four brigades" has two.
///
/// The grammar is that of `read_quantity` and more, since here nobody has declared the units: currencies before and after
/// their number ("US$5m", "12 dollars 60 cents"), measures with their signs and powers ("km/h", "m s-1", "per cent"), ages,
/// "5.5 ± 0.3", and otherwise the noun phrase that is counted, up to its head in the plural. A unit that is said once serves
/// a whole list, "10, 20 and 30 mg", and what is compared, "275 lorries, compared with 90". From left to right, each takes
/// as many words as it can. Dates and years, ordinals ("1st"), times of day, section and page numbers, decades, names
/// ("T-72", "Galaxy Note 20"), scores and telephone numbers, and the "one" of "one of the" are no quantities. A text that
/// is one quantity from end to end is read as such: "2010" alone is a number, in "since 2010" it is none.
///
/// Any bytes will do: what is no quantity is passed over. O(length), time and memory.
[[nodiscard]] std::vector<found_quantity> find_quantities(
    std::string_view text, const unit_lexicon& lexicon, quantity_options options = {});

/// The same with no unit declared.
[[nodiscard]] std::vector<found_quantity> find_quantities(std::string_view text);

}  // namespace hearsay::inline v1
