#pragma once

#include "case_fields.hpp"

#include <hearsay/model/records.hpp>
#include <hearsay/text/unit_lexicon.hpp>
#include <hearsay/text/vague_table.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::inline v1::detail {

/// The value of a claim, or the domain of a question.
using case_value = claim_record::value_type;

/// The kinds of question by their position among those of a claim graph.
enum class value_kind : std::size_t { quantity, date, place, label, truth };
inline constexpr std::string_view value_kind_names[] = {"quantity", "date", "place", "label", "truth"};

/// What phrases of a case are read by: the names of all its units, and what vague words mean. A phrase can be read
/// only once all are known: "5 m" is five million until somebody says that m is a metre.
struct case_words {
    unit_lexicon lexicon;
    std::vector<std::string> ids;  ///< by the number that the lexicon has for a unit
    const vague_table* vague = &vague_table::everyday();
};

/// Reads a value from a mapping, a number or a truth value, by the kind of its question where that is known:
/// {lower: 3}.
/// \returns a value without content where there was a fault, which is in `fields` then
[[nodiscard]] case_value read_value(const node& value, std::string_view key, std::optional<value_kind> kind,
    const case_words& words, field_reader& fields);

/// Reads a value from a text: a phrase, a day, the id of a place.
[[nodiscard]] case_value read_text_value(std::string_view text, location where, std::string_view key,
    value_kind kind, const case_words& words, field_reader& fields);

}  // namespace hearsay::inline v1::detail
