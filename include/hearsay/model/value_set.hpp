#pragma once

#include <hearsay/model/relation.hpp>

#include <concepts>
#include <vector>

namespace hearsay::inline v1 {

/// The answers that a claim leaves open, whatever the kind of its question: numbers, days, places, labels, yes and no.
///
/// Syntax:    `is_empty(a)`, `intersects(a, b)`, `contains(a, b)` (b lies within a), `intersection(a, b)`,
///            `union_of(a, b)`, `complement(a)`, `a == b`, found by argument-dependent lookup.
/// Semantics: a Boolean algebra of sets: De Morgan's laws, `complement(complement(a)) == a`, `==` is equality of sets;
///            `intersects(a, b) == !is_empty(intersection(a, b))`, `contains(a, b) == (union_of(a, b) == a)`.
///            No compiler sees these; `test/value_set_laws.hpp` checks them for any model.
/// Models:    `interval_set`, `date_set`, `place_set`, `label_set`, `truth_set`; users may add their own.
template <class Set>
concept value_set = std::regular<Set> && requires(const Set& a, const Set& b) {
    { is_empty(a) } -> std::convertible_to<bool>;
    { intersects(a, b) } -> std::convertible_to<bool>;
    { contains(a, b) } -> std::convertible_to<bool>;
    { intersection(a, b) } -> std::same_as<Set>;
    { union_of(a, b) } -> std::same_as<Set>;
    { complement(a) } -> std::same_as<Set>;
};

/// How a stands to b: `refines` where every value of a is one of b. "More than 11,000" refines "at least 10,000".
/// An empty set is disjoint from everything, itself included. Complexity: that of the set's own operations.
template <value_set Set>
[[nodiscard]] relation relation_of(const Set& a, const Set& b) {
    if (!intersects(a, b)) return relation::disjoint;
    return relation_from(contains(b, a), contains(a, b), true);
}

/// The values of a that are not in b.
template <value_set Set>
[[nodiscard]] Set difference(const Set& a, const Set& b) {
    return intersection(a, complement(b));
}

/// Cuts the union of `sets` into elementary cells: non-empty, pairwise disjoint, each wholly inside or wholly outside
/// each of the sets. The cells of "over 5" and "up to 7" are (-inf, 5], (5, 7] and (7, inf), in the order of the line.
/// What no set holds is left out. Kinds with an order bring a faster one of this name, by a sweep.
/// Complexity: O(sets x cells) operations on sets.
template <value_set Set>
[[nodiscard]] std::vector<Set> elementary_cells(const std::vector<Set>& sets) {
    std::vector<Set> cells;
    std::vector<Set> next;
    for (const Set& set : sets) {
        next.clear();
        Set rest = set;
        for (const Set& cell : cells) {
            Set inside = intersection(cell, set);
            if (is_empty(inside)) {
                next.push_back(cell);
                continue;
            }
            Set outside = difference(cell, set);
            rest = difference(rest, cell);
            next.push_back(std::move(inside));
            if (!is_empty(outside)) next.push_back(std::move(outside));
        }
        if (!is_empty(rest)) next.push_back(std::move(rest));
        cells.swap(next);
    }
    return cells;
}

}  // namespace hearsay::inline v1
