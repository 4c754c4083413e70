#pragma once

#include <hearsay/model/date_set.hpp>
#include <hearsay/model/id.hpp>
#include <hearsay/model/interval_set.hpp>
#include <hearsay/text/phrase_result.hpp>
#include <hearsay/text/unit_lexicon.hpp>

#include <optional>
#include <string_view>

namespace hearsay::inline v1 {

/// Numbers in a unit, as "fewer than 5, or more than 10 soldiers" says them.
struct measured_set {
    interval_set values{};
    std::optional<unit_id> unit{};  ///< absent: bare numbers

    friend bool operator==(const measured_set&, const measured_set&) noexcept = default;
};

/// Reads a whole phrase as a set of numbers: pieces as `read_quantity` reads them, with ", or " between them.
///
/// Hedges are taken literally. A unit that only some pieces name holds for all of them; two units are a fault. So
/// are "about" and vague words, since a set says neither how far they reach nor by which table: read those as a
/// quantity. "No number" and "no number of soldiers" are the empty set. Any bytes will do. O(length).
[[nodiscard]] phrase_result<measured_set> read_interval_set(
    std::string_view phrase, const unit_lexicon& lexicon);

/// Reads a whole phrase as a set of days: "before 1 May 2024, or after 3 June 2024". "No day" is the empty set.
/// \param reference  as for `read_date`, which reads the pieces
[[nodiscard]] phrase_result<date_set> read_date_set(
    std::string_view phrase, std::optional<day> reference = std::nullopt);

}  // namespace hearsay::inline v1
