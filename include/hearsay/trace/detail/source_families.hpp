#pragma once

#include <hearsay/trace/detail/position_paths.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace hearsay::inline v1::detail {

/// Sets of up to 64 things, a bit for each.
using bit_set = std::uint64_t;

/// Keeps those sets that have no other within them, each once: smaller ones first, then ascending. O(sets squared).
inline void keep_minimal(std::vector<bit_set>& sets) {
    std::sort(sets.begin(), sets.end(), [](bit_set a, bit_set b) {
        return std::popcount(a) != std::popcount(b) ? std::popcount(a) < std::popcount(b) : a < b;
    });
    std::size_t kept = 0;
    for (const bit_set set : sets) {
        const auto end = sets.begin() + static_cast<std::ptrdiff_t>(kept);
        if (std::none_of(sets.begin(), end, [set](bit_set k) { return (set & k) == k; })) sets[kept++] = set;
    }
    sets.resize(kept);
}

/// The minimal sets of colours that a walk from a start to an end passes: nothing where a node has more than `limit`.
/// \param colour  of each node, below 64
/// \param ends    `ends(node)`
template <class Ends>
[[nodiscard]] std::optional<std::vector<bit_set>> minimal_colours_of_walks(const position_paths& paths,
    const std::vector<std::uint32_t>& colour, const Ends& ends, std::size_t limit) {
    const adjacency back = paths.relays.reversed();
    std::vector<std::vector<bit_set>> below(paths.size());
    std::vector<bool> waits(paths.size(), false);
    std::deque<std::uint32_t> open;
    for (std::uint32_t v = 0; v < paths.size(); ++v) {
        if (!ends(v)) continue;
        below[v] = {bit_set{1} << colour[v]};
        waits[v] = true;
        open.push_back(v);
    }
    std::vector<bit_set> sets;
    while (!open.empty()) {
        const std::uint32_t v = open.front();
        open.pop_front();
        waits[v] = false;
        for (const std::uint32_t from : back.of(v)) {
            sets = below[from];
            for (const bit_set set : below[v]) sets.push_back(set | bit_set{1} << colour[from]);
            keep_minimal(sets);
            if (sets.size() > limit) return std::nullopt;
            if (sets == below[from]) continue;
            below[from] = sets;
            if (waits[from]) continue;
            waits[from] = true;
            open.push_back(from);
        }
    }
    std::vector<bit_set> found;
    for (std::uint32_t v = 0; v < paths.size(); ++v) {
        if (paths.starts(v)) found.insert(found.end(), below[v].begin(), below[v].end());
    }
    keep_minimal(found);
    return found;
}

/// The most sets of a family of which no two share anything: by branch and bound, up to so many steps.
class widest_packing {
public:
    /// \param family  minimal sets, smaller ones first
    /// \param enough  no more are possible
    widest_packing(const std::vector<bit_set>& family, std::size_t enough, std::size_t steps)
        : enough_{enough}, steps_left_{steps} {
        std::vector<bit_set> chosen;
        grow(family, chosen);
    }
    [[nodiscard]] const std::vector<bit_set>& chosen() const noexcept { return best_; }
    [[nodiscard]] bool is_exact() const noexcept { return best_.size() == enough_ || steps_left_ != 0; }

private:
    static std::size_t bound_of(const std::vector<bit_set>& left) {
        bit_set all = 0;
        for (const bit_set set : left) all |= set;
        const auto smallest = static_cast<std::size_t>(std::popcount(left.front()));
        return std::min(
            left.size(), static_cast<std::size_t>(std::popcount(all)) / std::max<std::size_t>(smallest, 1));
    }
    void grow(const std::vector<bit_set>& left, std::vector<bit_set>& chosen) {
        if (chosen.size() > best_.size()) best_ = chosen;
        if (left.empty() || best_.size() == enough_ || steps_left_ == 0) return;
        if (chosen.size() + bound_of(left) <= best_.size()) return;
        --steps_left_;
        const bit_set first = left.front();
        std::vector<bit_set> rest;
        for (const bit_set set : left) {
            if ((set & first) == 0) rest.push_back(set);
        }
        chosen.push_back(first);
        grow(rest, chosen);
        chosen.pop_back();
        rest.assign(left.begin() + 1, left.end());
        grow(rest, chosen);
    }

    std::size_t enough_;
    std::size_t steps_left_;
    std::vector<bit_set> best_;
};

/// The fewest things that every set of a family has one of: by branch and bound, up to so many steps.
class least_cut {
public:
    /// \param family  minimal sets, none empty, smaller ones first
    /// \param known   such things, as many as are needed at most
    least_cut(const std::vector<bit_set>& family, bit_set known, std::size_t steps)
        : family_{family}, best_{known}, steps_left_{steps} {
        grow(0);
    }
    [[nodiscard]] bit_set found() const noexcept { return best_; }
    [[nodiscard]] bool is_exact() const noexcept { return steps_left_ != 0; }

private:
    void grow(bit_set chosen) {
        // What is still to be cut: sets of which no two share anything need one each.
        bit_set taken = 0;
        bit_set first = 0;
        int needed = 0;
        for (const bit_set set : family_) {
            if ((set & chosen) != 0) continue;
            if (first == 0) first = set;
            if ((set & taken) != 0) continue;
            taken |= set;
            ++needed;
        }
        if (std::popcount(chosen) + needed >= std::popcount(best_)) return;
        if (first == 0) {
            best_ = chosen;
            return;
        }
        if (steps_left_ == 0) return;
        --steps_left_;
        for (bit_set rest = first; rest != 0; rest &= rest - 1) grow(chosen | (rest & (~rest + 1)));
    }

    const std::vector<bit_set>& family_;
    bit_set best_;
    std::size_t steps_left_;
};

}  // namespace hearsay::inline v1::detail
