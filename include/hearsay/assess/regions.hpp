#pragma once

#include <hearsay/compare/compare.hpp>
#include <hearsay/trace/independence.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// An origin that counts in a consensus: a source with a position of its own that rests on nothing.
struct origin_position {
    source_id source;
    hearsay::position position;
    friend bool operator==(const origin_position&, const origin_position&) = default;
    friend auto operator<=>(const origin_position&, const origin_position&) = default;
};

/// All values that the same origins accept.
template <class Kind>
struct region {
    typename Kind::set values{};
    std::vector<origin_position> origins{};  ///< those that accept it, by source
    independent_origins independent{};         ///< how many of them are independent
    std::vector<position> accepting{};       ///< positions that hold somewhere in it, relays' included, in the order of the case
};

/// Positions that can all be true at once, and to which no other can be added.
template <class Kind>
struct scenario {
    std::vector<position> positions{};  ///< in the order of the case
    typename Kind::set values{};        ///< what they leave open together
    std::vector<origin_position> origins{};
    independent_origins independent{};
};

namespace detail {

using signature = std::vector<std::uint64_t>;  // a set of positions, one bit each

inline void set_bit(signature& s, std::size_t i) noexcept { s[i / 64] |= std::uint64_t{1} << (i % 64); }
inline bool has_bit(const signature& s, std::size_t i) noexcept { return ((s[i / 64] >> (i % 64)) & 1) != 0; }
inline bool is_subset(const signature& a, const signature& b) noexcept {
    for (std::size_t w = 0; w < a.size(); ++w) {
        if ((a[w] & ~b[w]) != 0) return false;
    }
    return true;
}

/// Keeps the sets that no other holds, each once, in their order.
inline std::vector<signature> maximal_sets(std::vector<signature> sets) {
    std::vector<signature> kept;
    for (std::size_t i = 0; i < sets.size(); ++i) {
        bool held = false;
        for (std::size_t j = 0; j < sets.size() && !held; ++j) {
            held = i != j && is_subset(sets[i], sets[j]) && (sets[i] != sets[j] || j < i);
        }
        if (!held) kept.push_back(sets[i]);
    }
    return kept;
}

/// The elementary cells of a question's positions, and who accepts each: the sets of positions that hold together there.
template <class Kind>
struct accepted_cells {
    std::vector<typename Kind::set> cells;
    std::vector<std::vector<signature>> accepted;  // for each cell, the maximal sets
};

/// Of positions that hold together in the question's unit, the maximal sets that also do in every other unit that they
/// share: "up to four brigades" and "over five brigades" never go together, whatever a brigade is.
template <class Kind>
std::vector<signature> consistent_in_units(const std::vector<position_value<Kind>>& values,
                                           const std::vector<std::size_t>& members, std::optional<unit_id> asked) {
    const std::size_t words = (values.size() + 63) / 64;
    std::map<std::uint32_t, std::vector<std::size_t>> by_unit;
    signature settled(words);
    for (const std::size_t m : members) {
        if (values[m].unit && values[m].unit != asked) by_unit[values[m].unit->number()].push_back(m);
        else set_bit(settled, m);
    }
    std::vector<signature> made{settled};
    for (const auto& [unit, group] : by_unit) {
        std::vector<typename Kind::set> sets;
        for (const std::size_t m : group) sets.push_back(values[m].own);
        std::vector<signature> options;
        for (const auto& cell : elementary_cells(sets)) {
            signature one(words);
            for (std::size_t g = 0; g < group.size(); ++g) {
                if (contains(sets[g], cell)) set_bit(one, group[g]);
            }
            options.push_back(std::move(one));
        }
        options = maximal_sets(std::move(options));
        std::vector<signature> next;
        for (const signature& before : made) {
            for (const signature& option : options) {
                signature both = before;
                for (std::size_t w = 0; w < words; ++w) both[w] |= option[w];
                next.push_back(std::move(both));
            }
        }
        made = std::move(next);
    }
    return made;
}

/// The order in which equally supported values are listed: numbers and days from below, nodes as the case has them.
template <class Kind>
[[nodiscard]] bool lists_before(const typename Kind::set& a, const typename Kind::set& b) {
    if constexpr (requires { a.pieces(); }) {
        const auto key = [](const auto& set) {
            std::vector<std::tuple<bool, decltype(set.pieces().front().within)>> made;
            for (const auto& piece : set.pieces()) made.emplace_back(piece.within.empty(), piece.within);
            std::sort(made.begin(), made.end());
            return made;
        };
        return key(a) < key(b);
    } else if constexpr (requires { starts_before(a.front(), b.front()); }) {
        return starts_before(a.front(), b.front());
    } else {
        return false;  // as the cells come: true before false
    }
}

template <class Kind>
accepted_cells<Kind> cells_of(const std::vector<position_value<Kind>>& values, std::optional<unit_id> asked) {
    accepted_cells<Kind> made;
    std::vector<typename Kind::set> sets;
    for (const auto& value : values) sets.push_back(*value.set);
    made.cells = elementary_cells(sets);
    std::stable_sort(made.cells.begin(), made.cells.end(),
                     [](const auto& a, const auto& b) { return lists_before<Kind>(a, b); });
    for (const auto& cell : made.cells) {
        std::vector<std::size_t> members;
        for (std::size_t i = 0; i < sets.size(); ++i) {
            if (contains(sets[i], cell)) members.push_back(i);
        }
        made.accepted.push_back(consistent_in_units<Kind>(values, members, asked));
    }
    return made;
}

}  // namespace detail

/// What may hold for one question and scope: who accepts which values.
template <class Kind>
struct scope_regions {
    std::vector<position_value<Kind>> values{};  ///< the positions that count, in the order of the case
    std::vector<position_value<Kind>> left_out{};  ///< without a value, in a unit that does not convert, or impossible
    std::vector<region<Kind>> regions{};        ///< the best first
    std::vector<scenario<Kind>> scenarios{};    ///< the best first
};

/// Cuts the answers to a question in one scope into regions and scenarios.
///
/// A region is all values that the same origins accept; where "over 11,000", "at least 10,000" and "up to 20,000" meet, in (11000,
/// 20000], three do. An origin counts only by its own position; relays' positions are listed. The best comes first: more
/// independent origins for sure, more at most, more positions that accept, then the lowest. Positions that share a unit
/// are joined only if they hold together in that unit. An impossible position is in no region and no scenario.
///
/// \param taken        the positions in the scope that count
/// \param origins      the origins among them: source and own position
/// \param independent  how many of some sources are independent: called with `std::vector<source_id>`
/// Complexity: n log n for the cells of n positions, then cells x n.
template <class Kind, claim_graph_like Graph, class Independent>
[[nodiscard]] scope_regions<Kind> regions_of(const Graph& graph, question_id question, std::span<const position> taken,
                                             std::span<const origin_position> origins, Independent&& independent,
                                             const lens& by = {}) {
    scope_regions<Kind> made;
    for (const position p : taken) {
        auto value = value_of<Kind>(graph, p, by);
        const bool counts = value.has_value && value.set && !value.is_impossible() && !is_empty(value.own);
        (counts ? made.values : made.left_out).push_back(std::move(value));
    }
    const auto& values = made.values;
    const std::size_t words = (values.size() + 63) / 64;
    const auto cells = detail::cells_of<Kind>(values, graph.whole().unit(question));

    std::vector<std::pair<origin_position, std::size_t>> counted;  // with the number of their position
    for (const origin_position& o : origins) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (values[i].position == o.position) counted.emplace_back(o, i);
        }
    }
    std::sort(counted.begin(), counted.end());
    counted.erase(std::unique(counted.begin(), counted.end()), counted.end());
    const auto origins_in = [&](const detail::signature& accepted) {
        std::vector<origin_position> those;
        for (const auto& [o, i] : counted) {
            if (detail::has_bit(accepted, i)) those.push_back(o);
        }
        return those;
    };
    const auto count = [&](const std::vector<origin_position>& those) {
        std::vector<source_id> sources;
        for (const origin_position& o : those) {
            if (sources.empty() || sources.back() != o.source) sources.push_back(o.source);
        }
        return independent(sources);
    };
    const auto positions_in = [&](const detail::signature& accepted) {
        std::vector<position> those;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (detail::has_bit(accepted, i)) those.push_back(values[i].position);
        }
        return those;
    };

    detail::signature is_origin(words);
    for (const auto& [o, i] : counted) detail::set_bit(is_origin, i);
    std::map<detail::signature, std::size_t> region_of;  // by the origins' positions
    std::vector<detail::signature> region_accepts;
    std::vector<detail::signature> all_sets;
    for (std::size_t c = 0; c < cells.cells.size(); ++c) {
        for (const detail::signature& accepted : cells.accepted[c]) {
            detail::signature key = accepted;
            for (std::size_t w = 0; w < words; ++w) key[w] &= is_origin[w];
            const auto [at, fresh] = region_of.emplace(std::move(key), made.regions.size());
            if (fresh) {
                made.regions.emplace_back();
                region_accepts.emplace_back(words);
            }
            auto& r = made.regions[at->second];
            r.values = fresh ? cells.cells[c] : union_of(r.values, cells.cells[c]);
            for (std::size_t w = 0; w < words; ++w) region_accepts[at->second][w] |= accepted[w];
            all_sets.push_back(accepted);
        }
    }
    for (std::size_t r = 0; r < made.regions.size(); ++r) {
        made.regions[r].accepting = positions_in(region_accepts[r]);
        made.regions[r].origins = origins_in(region_accepts[r]);
        made.regions[r].independent = count(made.regions[r].origins);
    }
    std::sort(all_sets.begin(), all_sets.end());
    all_sets.erase(std::unique(all_sets.begin(), all_sets.end()), all_sets.end());
    for (const detail::signature& held : detail::maximal_sets(std::move(all_sets))) {
        scenario<Kind> s;
        s.positions = positions_in(held);
        s.origins = origins_in(held);
        s.independent = count(s.origins);
        bool first = true;
        for (std::size_t c = 0; c < cells.cells.size(); ++c) {
            if (std::find(cells.accepted[c].begin(), cells.accepted[c].end(), held) == cells.accepted[c].end()) continue;
            s.values = first ? cells.cells[c] : union_of(s.values, cells.cells[c]);
            first = false;
        }
        made.scenarios.push_back(std::move(s));
    }
    const auto better = [](const auto& a, std::size_t a_size, const auto& b, std::size_t b_size) {
        if (a.independent.min != b.independent.min) return a.independent.min > b.independent.min;
        if (a.independent.max != b.independent.max) return a.independent.max > b.independent.max;
        if (a_size != b_size) return a_size > b_size;
        return detail::lists_before<Kind>(a.values, b.values);
    };
    std::stable_sort(made.regions.begin(), made.regions.end(), [&](const auto& a, const auto& b) {
        return better(a, a.accepting.size(), b, b.accepting.size());
    });
    // Scenarios come by the signatures' numbers: first into the order of the case, then into that of the best.
    std::sort(made.scenarios.begin(), made.scenarios.end(),
              [](const auto& a, const auto& b) { return a.positions < b.positions; });
    std::stable_sort(made.scenarios.begin(), made.scenarios.end(), [&](const auto& a, const auto& b) {
        return better(a, a.positions.size(), b, b.positions.size());
    });
    return made;
}

}  // namespace hearsay::inline v1
