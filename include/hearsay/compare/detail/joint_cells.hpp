#pragma once

#include <hearsay/compare/value.hpp>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace hearsay::inline v1::detail {

using signature = std::vector<std::uint64_t>;  // a set of positions, one bit each

inline void set_bit(signature& s, std::size_t i) noexcept { s[i / 64] |= std::uint64_t{1} << (i % 64); }
[[nodiscard]] inline bool has_bit(const signature& s, std::size_t i) noexcept {
    return ((s[i / 64] >> (i % 64)) & 1) != 0;
}
[[nodiscard]] inline bool is_subset(const signature& a, const signature& b) noexcept {
    for (std::size_t w = 0; w < a.size(); ++w) {
        if ((a[w] & ~b[w]) != 0) return false;
    }
    return true;
}
[[nodiscard]] inline std::size_t size_of(const signature& s) noexcept {
    std::size_t size = 0;
    for (const std::uint64_t word : s) size += static_cast<std::size_t>(std::popcount(word));
    return size;
}

/// Of sets, given by number, keeps those that no other one holds, in their order, the first of equal ones. A
/// larger one is held by none that is smaller, so that each is compared with those kept alone.
template <class SetOf>
void keep_maximal(std::vector<std::uint32_t>& numbers, SetOf&& set_of) {
    if (numbers.size() < 2) return;
    std::vector<std::pair<std::size_t, std::uint32_t>> by_size;
    for (const std::uint32_t n : numbers) by_size.emplace_back(size_of(set_of(n)), n);
    std::stable_sort(
        by_size.begin(), by_size.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::uint32_t> kept;
    for (const auto& [size, n] : by_size) {
        const bool held = std::any_of(kept.begin(), kept.end(),
            [&, one = n](std::uint32_t k) { return is_subset(set_of(one), set_of(k)); });
        if (!held) kept.push_back(n);
    }
    std::sort(kept.begin(), kept.end());
    std::erase_if(numbers, [&](std::uint32_t n) { return !std::binary_search(kept.begin(), kept.end(), n); });
}

/// Whether a conversion leaves no doubt, so that the unit of the question decides what holds together.
[[nodiscard]] inline bool is_exact(const std::vector<unit_step>& steps) noexcept {
    return std::all_of(steps.begin(), steps.end(), [](const unit_step& s) { return s.by.low == s.by.high; });
}

/// The values that matter to some positions, cut so finely that all of a cell is alike to each of them; and
/// for each cell the largest sets of positions that can be true together there.
template <class Kind>
struct joint_cells {
    using set_type = typename Kind::set;
    std::vector<set_type> cells;                      // in the order in which values are listed
    std::vector<signature> sets;                      // each once
    std::vector<std::vector<std::uint32_t>> holding;  // for each cell, which of the sets

    /// Several cells as one set, by halves: pieces are merged log n times and not n times.
    [[nodiscard]] set_type union_of_cells(const std::vector<std::uint32_t>& which) const {
        return union_of_range(which.data(), which.size());
    }

private:
    [[nodiscard]] set_type union_of_range(const std::uint32_t* which, std::size_t count) const {
        if (count == 1) return cells[*which];
        const std::size_t half = count / 2;
        return union_of(union_of_range(which, half), union_of_range(which + half, count - half));
    }
};

/// The order in which values are listed: numbers and days from below, nodes as the case has them, anything
/// else as its cells come (true before false).
template <class Set>
void sort_for_listing(std::vector<Set>& cells) {
    if constexpr (requires(const Set& s) { s.pieces().front().within; }) {
        using nodes = std::decay_t<decltype(cells.front().pieces().front().within)>;
        std::vector<std::pair<std::vector<std::pair<bool, nodes>>, std::size_t>> keys;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            keys.emplace_back().second = i;
            for (const auto& piece : cells[i].pieces())
                keys.back().first.emplace_back(piece.within.empty(), piece.within);
            std::sort(keys.back().first.begin(), keys.back().first.end());
        }
        std::sort(keys.begin(), keys.end());
        std::vector<Set> sorted;
        for (const auto& key : keys) sorted.push_back(std::move(cells[key.second]));
        cells = std::move(sorted);
    }
}

/// The positions that are stated in one unit that converts by an uncertain factor. However large a brigade
/// is, all that is said in brigades is about one number of them: the line is cut in that unit, and each cell,
/// with those who accept it, stands for whatever it may be in the unit of the question.
struct unit_cells {
    std::vector<interval_set> reach;   // of each cell, ascending: in the question's unit
    std::vector<signature> accepting;  // of each cell
    std::vector<bool> below_next;      // whether a cell's set is held by that of the next
    std::vector<bool> above_next;      // whether it holds it
    bool convex = true;                // no position has two pieces

    unit_cells(const std::vector<position_value<quantity_kind>>& values,
        const std::vector<std::size_t>& members, const std::optional<interval_set>& domain) {
        std::vector<interval_set> own;
        for (const std::size_t m : members) {
            own.push_back(values[m].own);
            convex = convex && own.back().size() == 1;
        }
        for (const interval_set& cell : elementary_cells(own)) {
            interval_set reached = convert(cell, values[members.front()].to_question);
            if (domain) reached = intersection(reached, *domain);
            if (is_empty(reached)) continue;
            signature who((values.size() + 63) / 64);
            for (std::size_t i = 0; i < own.size(); ++i) {
                if (intersects(own[i], cell)) set_bit(who, members[i]);
            }
            reach.push_back(std::move(reached));
            accepting.push_back(std::move(who));
        }
        for (std::size_t i = 0; i + 1 < accepting.size(); ++i) {
            below_next.push_back(is_subset(accepting[i], accepting[i + 1]));
            above_next.push_back(is_subset(accepting[i + 1], accepting[i]));
        }
    }

    /// The cells from which a cell of the question's unit can come, those alone whose sets no other one of
    /// them holds. They lie next to each other, and move up as the cell does: `from` and `to` keep the place.
    void options_at(const interval_set& cell, std::size_t& from, std::size_t& to,
        std::vector<std::uint32_t>& options) const {
        const std::size_t old_from = from;
        const std::size_t old_to = to;
        while (from < reach.size() && before(reach[from].back(), cell.front())) ++from;
        to = std::max(to, from);
        while (to < reach.size() && intersects(reach[to], cell)) ++to;
        if (from == old_from && to == old_to) return;
        options.clear();
        for (std::size_t i = from; i < to; ++i) {
            // Where all positions are intervals, whatever holds a cell's set is beaten or met by a neighbour
            // already.
            if (i + 1 < to && below_next[i]) continue;
            if (i > from && above_next[i - 1] && !below_next[i - 1]) continue;
            options.push_back(static_cast<std::uint32_t>(i));
        }
        if (!convex) keep_maximal(options, [&](std::uint32_t i) -> const signature& { return accepting[i]; });
    }
};

/// Cuts the values of some positions, ascending, into cells, and finds for each the largest sets of positions
/// that can be true together in it.
template <class Kind>
[[nodiscard]] joint_cells<Kind> joint_cells_of(
    const std::vector<position_value<Kind>>& values, const std::optional<typename Kind::set>& domain) {
    joint_cells<Kind> made;
    std::vector<std::size_t> settled;  // positions that need no thought about units
    std::vector<unit_cells> units;
    std::vector<typename Kind::set> sets;
    if constexpr (std::is_same_v<Kind, quantity_kind>) {
        std::map<unit_id, std::vector<std::size_t>> by_unit;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (is_exact(values[i].to_question))
                settled.push_back(i);
            else
                by_unit[*values[i].unit].push_back(i);
        }
        for (const auto& [unit, members] : by_unit) {
            units.emplace_back(values, members, domain);
            sets.insert(sets.end(), units.back().reach.begin(), units.back().reach.end());
        }
    } else {
        for (std::size_t i = 0; i < values.size(); ++i) settled.push_back(i);
    }
    for (const std::size_t i : settled) sets.push_back(*values[i].set);
    made.cells = elementary_cells(sets);
    sort_for_listing(made.cells);

    std::map<signature, std::uint32_t> numbers;
    struct place {
        std::size_t from = 0;
        std::size_t to = 0;
        std::vector<std::uint32_t> options{};
    };
    std::vector<place> places(units.size());
    for (const auto& cell : made.cells) {
        signature sure((values.size() + 63) / 64);
        for (const std::size_t i : settled) {
            if (intersects(*values[i].set, cell)) set_bit(sure, i);
        }
        std::vector<signature> together{std::move(sure)};
        if constexpr (std::is_same_v<Kind, quantity_kind>) {
            for (std::size_t u = 0; u < units.size(); ++u) {
                units[u].options_at(cell, places[u].from, places[u].to, places[u].options);
                if (places[u].options.empty()) continue;
                std::vector<signature> next;
                for (const signature& some : together) {
                    for (const std::uint32_t option : places[u].options) {
                        next.push_back(some);
                        const signature& more = units[u].accepting[option];
                        for (std::size_t w = 0; w < more.size(); ++w) next.back()[w] |= more[w];
                    }
                }
                together = std::move(next);
            }
        }
        made.holding.emplace_back();
        for (signature& s : together) {
            const auto [at, fresh] =
                numbers.emplace(std::move(s), static_cast<std::uint32_t>(numbers.size()));
            made.holding.back().push_back(at->second);
        }
    }
    made.sets.resize(numbers.size());
    for (const auto& [s, number] : numbers) made.sets[number] = s;
    return made;
}

}  // namespace hearsay::inline v1::detail
