#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <utility>
#include <vector>

namespace hearsay::inline v1::detail {

/// A group of unnamed origins that may belong to any class in which nobody is declared independent of it.
struct movable_class {
    std::vector<std::uint32_t> not_with;    ///< fixed classes; ascending, no repeats
    std::vector<std::uint32_t> not_beside;  ///< other movable ones; ascending, no repeats, and mutual
};

struct fewest_classes_found {
    std::size_t count;
    bool bound;  ///< there may be need of more
};

/// The fewest classes that fixed ones, which never join each other, and movable ones make: how many colours a
/// graph needs of which the fixed classes are a clique.
class fewest_classes {
public:
    static constexpr std::size_t exact_up_to = 12;

    fewest_classes(std::size_t fixed, std::vector<movable_class> movable)
        : fixed_{fixed}, movable_{std::move(movable)}, left_(movable_.size(), true) {}

    [[nodiscard]] fewest_classes_found find() && {
        std::size_t least = std::max(fixed_, largest_clique());
        if (!movable_.empty()) least = std::max<std::size_t>(least, 1);
        leave_out(least);
        std::vector<std::uint32_t> rest;
        for (std::uint32_t u = 0; u < movable_.size(); ++u) {
            if (left_[u]) rest.push_back(u);
        }
        if (rest.size() <= exact_up_to) return {std::max(least, exactly(rest)), false};
        if (greedily(rest) <= least) return {least, false};
        // Some of them need no more classes than all: the most constrained ones tell most.
        std::stable_sort(
            rest.begin(), rest.end(), [&](auto a, auto b) { return constraints(a) > constraints(b); });
        rest.resize(exact_up_to);
        return {std::max(least, exactly(rest)), true};
    }

private:
    [[nodiscard]] std::size_t constraints(std::uint32_t u) const {
        return movable_[u].not_with.size() + movable_[u].not_beside.size();
    }

    // The largest set found whose members can't join each other: a lower bound. From each one, greedily.
    [[nodiscard]] std::size_t largest_clique() const {
        std::size_t best = fixed_;
        std::vector<std::uint32_t> common;
        std::vector<std::uint32_t> open;
        std::vector<std::uint32_t> kept;
        for (std::uint32_t seed = 0; seed < movable_.size(); ++seed) {
            common = movable_[seed].not_with;
            open = movable_[seed].not_beside;
            std::size_t size = 1;
            for (;;) {
                best = std::max(best, size + common.size());
                if (open.empty()) break;
                const std::uint32_t next = *std::max_element(open.begin(), open.end(),
                    [&](auto a, auto b) { return constraints(a) < constraints(b); });
                meet(open, movable_[next].not_beside, kept);
                meet(common, movable_[next].not_with, kept);
                ++size;
            }
        }
        return best;
    }
    static void meet(std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b,
        std::vector<std::uint32_t>& room) {
        room.clear();
        std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(room));
        a.swap(room);
    }

    // With fewer constraints than there are classes anyway, one always finds a place at the end.
    void leave_out(std::size_t least) {
        std::vector<std::size_t> degree(movable_.size());
        std::vector<std::uint32_t> open;
        for (std::uint32_t u = 0; u < movable_.size(); ++u) {
            degree[u] = constraints(u);
            if (degree[u] < least) open.push_back(u);
        }
        for (const std::uint32_t u : open) left_[u] = false;
        while (!open.empty()) {
            const std::uint32_t u = open.back();
            open.pop_back();
            for (const std::uint32_t other : movable_[u].not_beside) {
                if (!left_[other] || --degree[other] >= least) continue;
                left_[other] = false;
                open.push_back(other);
            }
        }
    }

    // As many as are made when each in turn, the most constrained first, takes the first class open to it.
    [[nodiscard]] std::size_t greedily(std::vector<std::uint32_t> units) const {
        std::stable_sort(
            units.begin(), units.end(), [&](auto a, auto b) { return constraints(a) > constraints(b); });
        constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();
        std::vector<std::uint32_t> class_of(movable_.size(), nowhere);
        std::vector<std::uint32_t> closed;
        std::size_t count = fixed_;
        for (const std::uint32_t u : units) {
            closed = movable_[u].not_with;
            for (const std::uint32_t other : movable_[u].not_beside) {
                if (class_of[other] != nowhere) closed.push_back(class_of[other]);
            }
            std::sort(closed.begin(), closed.end());
            std::uint32_t first = 0;
            for (const std::uint32_t c : closed) first += c == first ? 1 : 0;
            class_of[u] = first;
            count = std::max<std::size_t>(count, first + 1);
        }
        return count;
    }

    // By subsets: which of them the fixed classes can take in, and how many classes the others need.
    [[nodiscard]] std::size_t exactly(std::vector<std::uint32_t> units) const {
        // One that more fixed classes are open to than there are others always finds a place in the end.
        std::erase_if(units,
            [&, count = units.size()](auto u) { return movable_[u].not_with.size() + count <= fixed_; });
        const std::size_t n = units.size();
        const std::uint32_t all = (std::uint32_t{1} << n) - 1;
        std::vector<std::uint32_t> apart(n, 0);
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j) {
                const auto& list = movable_[units[i]].not_beside;
                if (std::binary_search(list.begin(), list.end(), units[j])) apart[i] |= std::uint32_t{1} << j;
            }
        }
        std::vector<bool> together(all + 1, true);  // whether a subset may be one class
        for (std::uint32_t set = 1; set <= all; ++set) {
            for (std::size_t i = 0; i < n; ++i) {
                if ((set >> i & 1) != 0 && (set & apart[i]) != 0) together[set] = false;
            }
        }
        std::vector<bool> taken_in(all + 1, false);
        taken_in[0] = true;
        std::vector<bool> next;
        for (std::uint32_t c = 0; c < fixed_ && !taken_in[all]; ++c) {
            std::uint32_t open = 0;
            for (std::size_t i = 0; i < n; ++i) {
                const auto& list = movable_[units[i]].not_with;
                if (!std::binary_search(list.begin(), list.end(), c)) open |= std::uint32_t{1} << i;
            }
            if (open == 0) continue;
            next = taken_in;
            for (std::uint32_t before = 0; before <= all; ++before) {
                if (!taken_in[before]) continue;
                const std::uint32_t room = open & ~before;
                for (std::uint32_t set = room; set != 0; set = (set - 1) & room) {
                    if (together[set]) next[before | set] = true;
                }
            }
            taken_in.swap(next);
        }
        std::vector<std::uint8_t> groups(all + 1, std::numeric_limits<std::uint8_t>::max());
        groups[0] = 0;
        for (std::uint32_t set = 1; set <= all; ++set) {
            const std::uint32_t first = set & (~set + 1);
            const std::uint32_t others = set ^ first;
            for (std::uint32_t with = others;; with = (with - 1) & others) {
                if (together[first | with]) {
                    groups[set] = std::min<std::uint8_t>(
                        groups[set], static_cast<std::uint8_t>(groups[others ^ with] + 1));
                }
                if (with == 0) break;
            }
        }
        std::size_t best = std::numeric_limits<std::size_t>::max();
        for (std::uint32_t set = 0; set <= all; ++set) {
            if (taken_in[set]) best = std::min<std::size_t>(best, fixed_ + groups[all ^ set]);
        }
        return best;
    }

    std::size_t fixed_;
    std::vector<movable_class> movable_;
    std::vector<bool> left_;
};

}  // namespace hearsay::inline v1::detail
