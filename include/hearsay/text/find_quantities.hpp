#pragma once

#include <hearsay/model/quantity.hpp>
#include <hearsay/text/unit_lexicon.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::inline v1 {

/// A quantity in running text, and where it stands.
struct found_quantity {
    quantity value;
    std::size_t begin;            ///< in bytes from the start of the text
    std::size_t end;              ///< one past its last byte
    std::string unit_as_written;  ///< "soldiers", "km", "%"; empty without a unit
    std::string_view
        rule;  ///< what read it: "number", "hedged number", "range", "hedged range", "two bounds"

    friend bool operator==(const found_quantity&, const found_quantity&) = default;
};

/// Finds every quantity in running text, in order: "Over 11 thousand soldiers and as many as four brigades"
/// has two.
///
/// The grammar is that of `read_quantity`; from left to right, each takes as many words as it can. The unit
/// is the longest name of the lexicon after the number or, failing that, the one word that follows, as
/// written: then `value.unit` is absent. Dates and years, ordinals ("1st"), times of day, section and page
/// numbers, decades, names of models ("T-72"), scores and telephone numbers, and the "one" of "one of the"
/// are no quantities.
///
/// Any bytes will do: what is no quantity is passed over. O(length), time and memory.
[[nodiscard]] std::vector<found_quantity> find_quantities(std::string_view text, const unit_lexicon& lexicon);

}  // namespace hearsay::inline v1
