#pragma once

#include <hearsay/compare/detail/meetings.hpp>
#include <hearsay/compare/value.hpp>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
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
template <class Visit>
void for_each_bit(const signature& s, Visit&& visit) {
    for (std::size_t w = 0; w < s.size(); ++w) {
        for (std::uint64_t word = s[w]; word != 0; word &= word - 1)
            visit(w * 64 + static_cast<std::size_t>(std::countr_zero(word)));
    }
}
[[nodiscard]] inline std::size_t size_of(const signature& s) noexcept {
    std::size_t size = 0;
    for (const std::uint64_t word : s) size += static_cast<std::size_t>(std::popcount(word));
    return size;
}

/// Of sets, given by number, keeps those that no other one holds, in their order, the first of equal ones. A
/// larger one is held by none that is smaller, so that each is compared with those kept alone; and with those of
/// them alone that have the rarest of its members.
template <class SetOf>
void keep_maximal(std::vector<std::uint32_t>& numbers, SetOf&& set_of) {
    if (numbers.size() < 2) return;
    std::vector<std::pair<std::size_t, std::uint32_t>> by_size;
    for (const std::uint32_t n : numbers) by_size.emplace_back(size_of(set_of(n)), n);
    std::stable_sort(
        by_size.begin(), by_size.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::vector<std::uint32_t>> kept_with(set_of(numbers.front()).size() * 64);  // by member
    std::vector<std::uint32_t> kept;
    for (const auto& [size, n] : by_size) {
        const signature& set = set_of(n);
        const std::vector<std::uint32_t>* candidates = &kept;
        for_each_bit(set, [&](std::size_t bit) {
            if (kept_with[bit].size() < candidates->size()) candidates = &kept_with[bit];
        });
        const bool held = std::any_of(candidates->begin(), candidates->end(),
            [&](std::uint32_t k) { return is_subset(set, set_of(k)); });
        if (held) continue;
        kept.push_back(n);
        for_each_bit(set, [&, one = n](std::size_t bit) { kept_with[bit].push_back(one); });
    }
    std::sort(kept.begin(), kept.end());
    std::erase_if(numbers, [&](std::uint32_t n) { return !std::binary_search(kept.begin(), kept.end(), n); });
}

/// Which of some sets hold in each cell of their values, and how much they weigh together.
///
/// A set of pieces in order holds in a few runs of cells, so that from one cell to the next only those are looked at that
/// begin or end there. Anything else is asked cell by cell.
template <class Set>
class cell_holders {
    static constexpr bool is_ordered = requires(const Set& set) { before(set.front(), set.front()); };

public:
    /// \param bits     how many sets there can be
    /// \param weights  of each; none: all weigh nothing
    cell_holders(const std::vector<Set>& cells, std::size_t bits, std::span<const tally> weights)
        : cells_{cells}, weights_{weights}, who_((bits + 63) / 64) {}

    /// A set of which no cell holds a part alone. It must outlive the object.
    void add(const Set& set, std::size_t bit) {
        if constexpr (is_ordered) {
            for (const auto& piece : set) {
                const auto first = std::partition_point(cells_.begin(), cells_.end(),
                    [&](const Set& cell) { return before(cell.back(), piece); });
                const auto last = std::partition_point(
                    first, cells_.end(), [&](const Set& cell) { return !before(piece, cell.front()); });
                for (const auto at : {first, last})
                    turns_.emplace_back(static_cast<std::size_t>(at - cells_.begin()), bit);
            }
        } else {
            sets_.emplace_back(&set, bit);
        }
    }

    /// Goes to a cell: to each in turn, from the first.
    void go_to(std::size_t cell) {
        if constexpr (is_ordered) {
            if (cell == 0) std::sort(turns_.begin(), turns_.end());
            for (; next_ < turns_.size() && turns_[next_].first == cell; ++next_) {
                const std::size_t bit = turns_[next_].second;
                who_[bit / 64] ^= std::uint64_t{1} << (bit % 64);
                if (weights_.empty()) continue;
                held_ = has_bit(who_, bit) ? held_ + weights_[bit] : held_ - weights_[bit];
            }
        } else {
            std::fill(who_.begin(), who_.end(), 0);
            held_ = 0;
            for (const auto& [set, bit] : sets_) {
                if (!intersects(*set, cells_[cell])) continue;
                set_bit(who_, bit);
                if (!weights_.empty()) held_ += weights_[bit];
            }
        }
    }
    [[nodiscard]] const signature& who() const noexcept { return who_; }
    [[nodiscard]] tally held() const noexcept { return held_; }

private:
    const std::vector<Set>& cells_;
    std::span<const tally> weights_;
    signature who_;
    tally held_ = 0;
    std::vector<std::pair<std::size_t, std::size_t>> turns_;  // of bits, at cells
    std::vector<std::pair<const Set*, std::size_t>> sets_;    // where there is no order
    std::size_t next_ = 0;
};

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
    std::vector<tally> held;                          // by set: what its positions weigh
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
    std::vector<tally> held;           // of each cell, what they weigh
    std::vector<bool> below_next;      // whether a cell's set is held by that of the next
    std::vector<bool> above_next;      // whether it holds it
    bool convex = true;                // no position has two pieces

    unit_cells(const std::vector<position_value<quantity_kind>>& values,
        const std::vector<std::size_t>& members, const std::optional<interval_set>& domain,
        std::span<const tally> weights) {
        std::vector<interval_set> own;
        for (const std::size_t m : members) {
            own.push_back(values[m].own);
            convex = convex && own.back().size() == 1;
        }
        const auto cells = elementary_cells(own);
        cell_holders<interval_set> holders{cells, values.size(), weights};
        for (std::size_t i = 0; i < own.size(); ++i) holders.add(own[i], members[i]);
        for (std::size_t c = 0; c < cells.size(); ++c) {
            holders.go_to(c);
            interval_set reached = convert(cells[c], values[members.front()].to_question);
            if (domain) reached = intersection(reached, *domain);
            if (is_empty(reached)) continue;
            reach.push_back(std::move(reached));
            accepting.push_back(holders.who());
            held.push_back(holders.held());
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

/// Ranks nothing: every set is wanted.
struct unranked {};

/// Cuts the values of some positions, ascending, into cells, and finds for each the largest sets of positions
/// that can be true together in it.
/// \param weights  of each position; none: all weigh nothing
/// \param rank     of a tally, where only those sets are wanted that it puts highest; what two tallies rank together is
///                 the sum of both
template <class Kind, class Rank = unranked>
[[nodiscard]] joint_cells<Kind> joint_cells_of(const std::vector<position_value<Kind>>& values,
    const std::optional<typename Kind::set>& domain, std::span<const tally> weights = {}, const Rank& rank = {}) {
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
            units.emplace_back(values, members, domain, weights);
            sets.insert(sets.end(), units.back().reach.begin(), units.back().reach.end());
        }
    } else {
        for (std::size_t i = 0; i < values.size(); ++i) settled.push_back(i);
    }
    for (const std::size_t i : settled) sets.push_back(*values[i].set);
    made.cells = elementary_cells(sets);
    sort_for_listing(made.cells);

    struct place {
        std::size_t from = 0;
        std::size_t to = 0;
        std::vector<std::uint32_t> options{};
    };
    // Goes through all cells: `visit(cell, who is sure to hold, places)`.
    const auto each_cell = [&](const auto& visit) {
        std::vector<place> places(units.size());
        cell_holders<typename Kind::set> sure{made.cells, values.size(), weights};
        for (const std::size_t i : settled) sure.add(*values[i].set, i);
        for (std::size_t c = 0; c < made.cells.size(); ++c) {
            sure.go_to(c);
            if constexpr (std::is_same_v<Kind, quantity_kind>) {
                for (std::size_t u = 0; u < units.size(); ++u)
                    units[u].options_at(made.cells[c], places[u].from, places[u].to, places[u].options);
            }
            visit(c, sure, places);
        }
    };
    constexpr bool is_ranked = !std::is_same_v<Rank, unranked>;
    std::vector<std::uint32_t> best_of;  // of each cell, the highest rank
    std::uint32_t best = 0;
    if constexpr (is_ranked) {
        each_cell([&](std::size_t, const auto& sure, const std::vector<place>& places) {
            std::uint32_t sum = rank(sure.held());
            for (std::size_t u = 0; u < units.size(); ++u) {
                std::uint32_t most = 0;
                for (const std::uint32_t option : places[u].options)
                    most = std::max(most, rank(units[u].held[option]));
                sum += most;
            }
            best_of.push_back(sum);
            best = std::max(best, sum);
        });
    }

    std::map<signature, std::uint32_t> numbers;
    made.holding.resize(made.cells.size());
    each_cell([&](std::size_t c, const auto& sure, const std::vector<place>& places) {
        if constexpr (is_ranked) {
            if (best_of[c] != best) return;
        }
        std::vector<std::pair<signature, tally>> together{{sure.who(), sure.held()}};
        for (std::size_t u = 0; u < units.size(); ++u) {
            if (places[u].options.empty()) continue;
            std::vector<std::pair<signature, tally>> next;
            for (const auto& [some, held] : together) {
                for (const std::uint32_t option : places[u].options) {
                    next.emplace_back(some, held + units[u].held[option]);  // no position is of two units
                    const signature& more = units[u].accepting[option];
                    for (std::size_t w = 0; w < more.size(); ++w) next.back().first[w] |= more[w];
                }
            }
            together = std::move(next);
        }
        for (auto& [who, held] : together) {
            if constexpr (is_ranked) {
                if (rank(held) != best) continue;
            }
            const auto [at, fresh] =
                numbers.emplace(std::move(who), static_cast<std::uint32_t>(numbers.size()));
            if (fresh) made.held.push_back(held);
            made.holding[c].push_back(at->second);
        }
    });
    made.sets.resize(numbers.size());
    for (const auto& [s, number] : numbers) made.sets[number] = s;
    return made;
}

}  // namespace hearsay::inline v1::detail
