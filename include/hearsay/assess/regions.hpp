#pragma once

#include <hearsay/compare/detail/joint_cells.hpp>
#include <hearsay/compare/compare.hpp>
#include <hearsay/trace/independence.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
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
    independent_origins independent{};       ///< how many of them are independent
    std::vector<position>
        accepting{};  ///< positions that hold somewhere in it, relays' included, in the order of the case

    /// "c1, c2, c3 accept it; origins: GUR; NIS; an unnamed one, which may be one of the others"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        return fmt::format(
            "{} accept it; origins: {}", detail::words_for(graph, accepting), independent.because(graph));
    }
};

/// Positions that can all be true at once, and to which no other can be added.
template <class Kind>
struct scenario {
    std::vector<position> positions{};  ///< in the order of the case
    typename Kind::set values{};        ///< what they leave open together
    std::vector<origin_position> origins{};
    independent_origins independent{};

    /// "c1, c2, c3 hold together; origins: …"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        return fmt::format(
            "{} hold together; origins: {}", detail::words_for(graph, positions), independent.because(graph));
    }
};

/// What may hold for one question and scope: who accepts which values.
template <class Kind>
struct scope_regions {
    std::vector<position_value<Kind>> values{};  ///< the positions that count, in the order of the case
    std::vector<position_value<Kind>>
        left_out{};                       ///< without a value, in a unit that does not convert, or impossible
    std::vector<region<Kind>> regions{};  ///< the best first
    std::vector<scenario<Kind>> scenarios{};  ///< the best first
    std::size_t regions_total = 0;            ///< listed or not
    std::size_t scenarios_total = 0;
};

namespace detail {

/// Finds the regions and scenarios of one scope.
template <class Kind, class Independent>
class region_search {
public:
    region_search(const std::vector<position_value<Kind>>& values, std::span<const origin_position> origins,
        Independent& independent, joint_cells<Kind> cells)
        : values_{values},
          independent_{independent},
          cells_{std::move(cells)},
          is_origin_((values.size() + 63) / 64) {
        for (const origin_position& o : origins) {
            const auto at = std::lower_bound(values.begin(), values.end(), o.position,
                [](const auto& value, position p) { return value.position < p; });
            if (at == values.end() || at->position != o.position) continue;
            counted_.emplace_back(o, static_cast<std::size_t>(at - values.begin()));
        }
        std::sort(counted_.begin(), counted_.end());
        counted_.erase(std::unique(counted_.begin(), counted_.end()), counted_.end());
        for (const auto& [o, i] : counted_) set_bit(is_origin_, i);
    }

    /// The best `limit` regions; `total` is how many there are.
    [[nodiscard]] std::vector<region<Kind>> regions(std::size_t limit, std::size_t& total) {
        // Which positions are of origins, for each set of positions that holds somewhere: those decide.
        std::vector<std::uint32_t> mask_of;
        std::map<signature, std::uint32_t> numbers;
        for (const signature& s : cells_.sets) {
            signature mask = s;
            for (std::size_t w = 0; w < mask.size(); ++w) mask[w] &= is_origin_[w];
            mask_of.push_back(
                numbers.emplace(std::move(mask), static_cast<std::uint32_t>(numbers.size())).first->second);
        }
        std::vector<const signature*> masks(numbers.size());
        for (const auto& [mask, number] : numbers) masks[number] = &mask;

        struct found_region {
            std::vector<std::uint32_t> cells;
            signature accepting;
        };
        std::vector<found_region> found(masks.size());
        for (std::uint32_t c = 0; c < cells_.cells.size(); ++c) {
            std::vector<std::uint32_t> here;
            for (const std::uint32_t s : cells_.holding[c]) here.push_back(mask_of[s]);
            std::sort(here.begin(), here.end());
            here.erase(std::unique(here.begin(), here.end()), here.end());
            keep_maximal(here, [&](std::uint32_t m) -> const signature& { return *masks[m]; });
            for (const std::uint32_t m : here) found[m].cells.push_back(c);
            for (const std::uint32_t s : cells_.holding[c]) {
                auto& of = found[mask_of[s]];
                if (of.cells.empty() || of.cells.back() != c) continue;  // others accept more here
                of.accepting.resize(is_origin_.size());
                for (std::size_t w = 0; w < is_origin_.size(); ++w) of.accepting[w] |= cells_.sets[s][w];
            }
        }
        std::vector<ranked> order;
        for (std::uint32_t m = 0; m < found.size(); ++m) {
            if (!found[m].cells.empty())
                order.push_back(rank(m, *masks[m], found[m].accepting, found[m].cells.front()));
        }
        total = order.size();
        std::vector<region<Kind>> made;
        for (const ranked& r : best_first(std::move(order), limit)) {
            region<Kind> one{cells_.union_of_cells(found[r.number].cells), {}, {},
                positions_in(found[r.number].accepting)};
            std::tie(one.origins, one.independent) = origins_in(*masks[r.number]);
            made.push_back(std::move(one));
        }
        return made;
    }

    /// The same for scenarios.
    [[nodiscard]] std::vector<scenario<Kind>> scenarios(std::size_t limit, std::size_t& total) {
        std::vector<std::uint32_t> largest(cells_.sets.size());
        for (std::uint32_t s = 0; s < largest.size(); ++s) largest[s] = s;
        keep_maximal(largest, [&](std::uint32_t s) -> const signature& { return cells_.sets[s]; });
        std::vector<std::vector<std::uint32_t>> cells_of(cells_.sets.size());
        for (std::uint32_t c = 0; c < cells_.cells.size(); ++c) {
            for (const std::uint32_t s : cells_.holding[c]) cells_of[s].push_back(c);
        }
        std::vector<ranked> order;
        for (const std::uint32_t i : largest)
            order.push_back(rank(i, cells_.sets[i], cells_.sets[i], cells_of[i].front()));
        total = order.size();
        std::vector<scenario<Kind>> made;
        for (const ranked& r : best_first(std::move(order), limit)) {
            scenario<Kind> one{
                positions_in(cells_.sets[r.number]), cells_.union_of_cells(cells_of[r.number]), {}, {}};
            std::tie(one.origins, one.independent) = origins_in(cells_.sets[r.number]);
            made.push_back(std::move(one));
        }
        return made;
    }

private:
    [[nodiscard]] std::vector<position> positions_in(const signature& accepted) const {
        std::vector<position> those;
        for (std::size_t i = 0; i < values_.size(); ++i) {
            if (has_bit(accepted, i)) those.push_back(values_[i].position);
        }
        return those;
    }

    [[nodiscard]] std::pair<std::vector<origin_position>, independent_origins> origins_in(
        const signature& accepted) {
        std::vector<origin_position> those;
        std::vector<source_id> sources;
        for (const auto& [o, i] : counted_) {
            if (!has_bit(accepted, i)) continue;
            those.push_back(o);
            if (sources.empty() || sources.back() != o.source) sources.push_back(o.source);
        }
        auto counted = independent_(sources);
        return {std::move(those), std::move(counted)};
    }

    /// What a region or scenario is ranked by; its lists, which may be long, are made for the best alone.
    struct ranked {
        std::uint32_t number;
        std::size_t min;
        std::size_t max;
        std::size_t positions;
        std::uint32_t cell;  // its first
        const signature* accepting;
    };
    [[nodiscard]] ranked rank(
        std::uint32_t number, const signature& accepted, const signature& accepting, std::uint32_t cell) {
        signature mask = accepted;
        for (std::size_t w = 0; w < mask.size(); ++w) mask[w] &= is_origin_[w];
        const auto [at, fresh] = independent_of_.try_emplace(std::move(mask));
        if (fresh) {
            const auto counts = origins_in(at->first).second;
            at->second = {counts.min, counts.max};
        }
        return {number, at->second.first, at->second.second, size_of(accepting), cell, &accepting};
    }

    /// More independent origins, more positions, the cell that lists first; then by the first position that
    /// only one has.
    [[nodiscard]] static std::vector<ranked> best_first(std::vector<ranked> order, std::size_t limit) {
        std::sort(order.begin(), order.end(), [](const ranked& a, const ranked& b) {
            const auto key = [](const ranked& r) { return std::tuple{r.min, r.max, r.positions}; };
            if (key(a) != key(b)) return key(a) > key(b);
            if (a.cell != b.cell) return a.cell < b.cell;
            for (std::size_t w = 0; w < a.accepting->size(); ++w) {
                const std::uint64_t differ = (*a.accepting)[w] ^ (*b.accepting)[w];
                if (differ != 0) return ((*a.accepting)[w] >> std::countr_zero(differ) & 1) != 0;
            }
            return false;
        });
        if (order.size() > limit)
            order.erase(order.begin() + static_cast<std::ptrdiff_t>(limit), order.end());
        return order;
    }

    const std::vector<position_value<Kind>>& values_;
    Independent& independent_;
    joint_cells<Kind> cells_;
    signature is_origin_;
    std::vector<std::pair<origin_position, std::size_t>> counted_;  // with the number of their position
    std::map<signature, std::pair<std::size_t, std::size_t>> independent_of_;  // by the origins' positions
};

}  // namespace detail

/// Cuts the answers to a question in one scope into regions and scenarios.
///
/// A region is all values that the same origins accept; where "over 11,000", "at least 10,000" and "up to
/// 20,000" meet, in (11000, 20000], three do. An origin counts only by its own position; relays' positions
/// are listed. The best comes first: more independent origins for sure, more at most, more positions that
/// accept, then the lowest; places and labels in the order of the case, true before false. Positions that
/// share a unit are joined only where they hold together in that unit: "up to four brigades" and "over five"
/// never do, so that one number of soldiers may lie in several regions, each with those who can be right
/// together. An impossible position is in no region and no scenario.
///
/// \param taken        the positions in the scope that count
/// \param origins      the origins among them: source and own position
/// \param independent  how many sources are independent: called with `std::vector<source_id>`, ascending
/// \param limit        how many regions, and how many scenarios, are listed
/// Complexity: n log n for the cells of n positions, then cells x n; with units of uncertain factors, the
/// cells times those of each such unit that a cell can come from.
template <class Kind, claim_graph_like Graph, class Independent>
[[nodiscard]] scope_regions<Kind> regions_of(const Graph& graph, question_id question,
    std::span<const position> taken, std::span<const origin_position> origins, Independent&& independent,
    const lens& by = {}, std::size_t limit = std::numeric_limits<std::size_t>::max()) {
    scope_regions<Kind> made;
    std::vector<position> distinct{taken.begin(), taken.end()};
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    for (const position p : distinct) {
        auto value = value_of<Kind>(graph, p, by);
        const bool counts = value.has_value && value.set && !value.is_impossible();
        (counts ? made.values : made.left_out).push_back(std::move(value));
    }
    auto cells = detail::joint_cells_of<Kind>(made.values, domain_of<Kind>(graph, question, by));
    detail::region_search<Kind, Independent> search{made.values, origins, independent, std::move(cells)};
    made.regions = search.regions(limit, made.regions_total);
    made.scenarios = search.scenarios(limit, made.scenarios_total);
    return made;
}

}  // namespace hearsay::inline v1
