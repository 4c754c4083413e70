#pragma once

#include <hearsay/model/value_set.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace hearsay::inline v1 {

/// The answers left open to a yes-or-no question: nothing, no, yes, or both.
/// "Soldiers are present" leaves {yes}; its denial leaves {no}.
class truth_set {
public:
    constexpr truth_set() noexcept = default;  ///< nothing
    constexpr explicit truth_set(bool answer) noexcept : bits_{static_cast<std::uint8_t>(answer ? 2 : 1)} {}
    [[nodiscard]] static constexpr truth_set everything() noexcept { return from_bits(3); }

    [[nodiscard]] constexpr bool contains_answer(bool answer) const noexcept { return (bits_ & (answer ? 2 : 1)) != 0; }

    friend constexpr bool operator==(truth_set, truth_set) noexcept = default;
    [[nodiscard]] friend constexpr bool is_empty(truth_set a) noexcept { return a.bits_ == 0; }
    [[nodiscard]] friend constexpr bool intersects(truth_set a, truth_set b) noexcept { return (a.bits_ & b.bits_) != 0; }
    [[nodiscard]] friend constexpr bool contains(truth_set a, truth_set b) noexcept { return (b.bits_ & ~a.bits_) == 0; }
    [[nodiscard]] friend constexpr truth_set intersection(truth_set a, truth_set b) noexcept {
        return from_bits(a.bits_ & b.bits_);
    }
    [[nodiscard]] friend constexpr truth_set union_of(truth_set a, truth_set b) noexcept {
        return from_bits(a.bits_ | b.bits_);
    }
    [[nodiscard]] friend constexpr truth_set complement(truth_set a) noexcept { return from_bits(~a.bits_ & 3); }

    /// True before false, as a report lists them.
    [[nodiscard]] friend std::vector<truth_set> elementary_cells(const std::vector<truth_set>& sets) {
        truth_set covered;
        for (const truth_set set : sets) covered = union_of(covered, set);
        std::vector<truth_set> cells;
        const bool one_cell = std::all_of(sets.begin(), sets.end(), [](truth_set s) {
            return is_empty(s) || s == truth_set::everything();
        });
        if (one_cell && !is_empty(covered)) return {covered};
        for (const bool answer : {true, false}) {
            if (covered.contains_answer(answer)) cells.emplace_back(answer);
        }
        return cells;
    }

private:
    static constexpr truth_set from_bits(int bits) noexcept {
        truth_set made;
        made.bits_ = static_cast<std::uint8_t>(bits);
        return made;
    }
    std::uint8_t bits_ = 0;
};

}  // namespace hearsay::inline v1

/// Writes `yes`, `no`, `yes or no`, and `{}` for nothing.
template <>
struct fmt::formatter<hearsay::truth_set> : fmt::formatter<fmt::string_view> {
    template <class Context>
    auto format(hearsay::truth_set set, Context& ctx) const {
        const bool yes = set.contains_answer(true);
        const bool no = set.contains_answer(false);
        return fmt::formatter<fmt::string_view>::format(yes ? (no ? "yes or no" : "yes") : (no ? "no" : "{}"), ctx);
    }
};
