#pragma once

#include <hearsay/model/detail/word_formatter.hpp>

#include <cstdint>
#include <string_view>

namespace hearsay::inline v1 {

/// How two sets of values stand to each other: the five relations of RCC-5, in analysts' words.
/// "Over 11,000" refines "at least 10,000": whoever accepts the first accepts the second.
/// Source: D. A. Randell, Z. Cui, A. G. Cohn, "A spatial logic based on regions and connection" (KR 1992), for RCC;
/// RCC-5 is its coarsening that does not tell touching from apart.
enum class relation : std::uint8_t { equal, refines, refined_by, overlaps, disjoint };

/// The relation seen from the other side: refines becomes refined_by. O(1).
[[nodiscard]] constexpr relation converse(relation r) noexcept {
    if (r == relation::refines) return relation::refined_by;
    if (r == relation::refined_by) return relation::refines;
    return r;
}

[[nodiscard]] constexpr std::string_view to_string(relation r) noexcept {
    switch (r) {
    case relation::equal: return "equal";
    case relation::refines: return "refines";
    case relation::refined_by: return "refined_by";
    case relation::overlaps: return "overlaps";
    case relation::disjoint: return "disjoint";
    }
    return "";
}

/// Which relation three answers about two sets amount to: whether a lies in b, b in a, and whether they meet.
/// Empty sets are disjoint from everything: an impossible position agrees with nothing.
[[nodiscard]] constexpr relation relation_from(bool a_within_b, bool b_within_a, bool meet) noexcept {
    if (!meet) return relation::disjoint;
    if (a_within_b) return b_within_a ? relation::equal : relation::refines;
    return b_within_a ? relation::refined_by : relation::overlaps;
}

}  // namespace hearsay::inline v1

template <>
struct fmt::formatter<hearsay::relation> : hearsay::detail::word_formatter<hearsay::relation> {};
