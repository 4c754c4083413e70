#pragma once

#include <hearsay/model/quantity.hpp>
#include <hearsay/text/phrase_result.hpp>
#include <hearsay/text/unit_lexicon.hpp>
#include <hearsay/text/vague_table.hpp>

#include <string_view>

namespace hearsay::inline v1 {

/// How quantities are read from words.
struct quantity_options {
    const vague_table* vague =
        &vague_table::everyday();  ///< what "dozens" is read by; it must outlive the call
};

/// Reads a whole phrase as one quantity: "over 11 thousand soldiers" is (11000, inf) soldiers.
///
/// Numbers stand in figures ("11,000", "1 000 000", "2.5m", "1e6", "3/4", "-5"), in words ("two hundred and six",
/// "half a million", "a million and a half", "one in five") or in both ("11 thousand"). Hedges stand before ("at
/// least", "no more than", "as many as", "nearly", "about", "well over") or after ("or more", "or so", "at most");
/// ranges are "10 to 12 thousand", "between 8,000 and 12,000", "10-12k", where a scale reaches both ends, and "more
/// than 11,000, up to 20,000". Vague words ("dozens", "several hundred") are read by the table of the options, which
/// the result names (`quantity::table`). The unit is the longest name of the lexicon after the number; a phrase may do
/// without.
///
/// What is not of these is a fault that names the word, never a guess: in "11 thousand infantry soldiers" the word
/// "infantry" is neither unit nor number, "2,5" reads in two ways, and a "few" that the table lacks has no figure. So
/// are a range whose lower figure is above its upper, and a figure too large for a double.
///
/// Any bytes will do. O(length). Assumes nothing but the meaning of the words: for the pragmatic one see `read_as`.
[[nodiscard]] phrase_result<quantity> read_quantity(
    std::string_view phrase, const unit_lexicon& lexicon, quantity_options options = {});

/// The same for a phrase without a unit: "at least 10,000".
[[nodiscard]] phrase_result<quantity> read_quantity(std::string_view phrase);

}  // namespace hearsay::inline v1
