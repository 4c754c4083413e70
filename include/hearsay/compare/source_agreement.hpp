#pragma once

#include <hearsay/compare/compare.hpp>
#include <hearsay/compare/detail/assumed_by_pairs.hpp>
#include <hearsay/compare/detail/takers.hpp>
#include <hearsay/compare/verdict_counts.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// How many sources take the other positions on a question, by how those stand to one of them.
///
/// "Over 11,000" is contradicted by two sources, however often each has said so. A source that takes several other
/// positions counts once under each verdict that one of them gets; the sources of the position itself count where they take
/// another one too.
struct source_agreement {
    hearsay::position position{claim_id{0}};
    std::uint32_t taken_by = 0;  ///< sources that take this position
    verdict_counts sources{};    ///< sources that take others

    /// "c1: sources of which 1 agree, 2 are compatible, 0 conflict, 1 can't be compared"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        return fmt::format(
            "{}: sources of which {} agree, {} are compatible, {} conflict, {} can't be compared",
            detail::words_for(graph, position), sources.agree, sources.compatible, sources.conflict,
            sources.incomparable);
    }
    friend bool operator==(const source_agreement&, const source_agreement&) = default;
};

namespace detail {

/// Positions that stand to all others alike, and who takes them.
struct equal_positions {
    std::vector<std::uint32_t> members{};  ///< numbers of positions
    std::vector<std::uint32_t> sources{};  ///< who takes one of them; ascending
    std::vector<std::uint32_t> alone{};  ///< for each of `sources` the one member that it takes, or `several`
    static constexpr std::uint32_t several = 0xffffffff;
};

/// Counts the sources of others for each of some positions.
/// \param takers   of each position, its sources by number; ascending
/// \param verdict_between  `verdict_between(i, j)` of two positions: the same for all of a class
template <class Verdict>
void count_sources(std::vector<equal_positions>& classes,
    const std::vector<std::vector<std::uint32_t>>& takers, std::size_t source_count,
    Verdict&& verdict_between, std::vector<source_agreement>& made) {
    for (equal_positions& c : classes) {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> taken;  // source and member
        for (const std::uint32_t m : c.members)
            for (const std::uint32_t s : takers[m]) taken.emplace_back(s, m);
        std::sort(taken.begin(), taken.end());
        for (const auto& [source, member] : taken) {
            if (!c.sources.empty() && c.sources.back() == source) {
                c.alone.back() = equal_positions::several;
                continue;
            }
            c.sources.push_back(source);
            c.alone.push_back(member);
        }
    }
    constexpr std::uint32_t verdict_counts::*parts[] = {&verdict_counts::agree, &verdict_counts::compatible,
        &verdict_counts::conflict, &verdict_counts::incomparable};
    const auto number_of = [](verdict v) {
        switch (v) {
        case verdict::agree: return 0U;
        case verdict::compatible: return 1U;
        case verdict::conflict: return 2U;
        default: return 3U;
        }
    };
    std::vector<std::uint32_t> met(
        source_count * 4, 0);  // by source and verdict: the class that met it last, from 1
    for (std::uint32_t i = 0; i < classes.size(); ++i) {
        const equal_positions& own = classes[i];
        verdict_counts others{};
        for (std::uint32_t j = 0; j < classes.size(); ++j) {
            if (i == j) continue;
            const auto v = number_of(verdict_between(own.members.front(), classes[j].members.front()));
            std::uint32_t fresh = 0;
            for (const std::uint32_t s : classes[j].sources) {
                std::uint32_t& last = met[std::size_t{s} * 4 + v];
                fresh += last != i + 1 ? 1 : 0;
                last = i + 1;
            }
            others.*parts[v] += fresh;
        }
        for (const std::uint32_t m : own.members) made[m].sources = others;
        if (own.members.size() < 2) continue;
        // Among themselves: each source that takes another one than the one looked at, unless it was counted already.
        const auto v = number_of(verdict_between(own.members[0], own.members[1]));
        std::uint32_t fresh = 0;
        std::vector<std::uint32_t> only(own.members.size(), 0);  // of `fresh`, those that take this one alone
        for (std::size_t k = 0; k < own.sources.size(); ++k) {
            if (met[std::size_t{own.sources[k]} * 4 + v] == i + 1) continue;
            ++fresh;
            if (own.alone[k] == equal_positions::several) continue;
            const auto at = std::lower_bound(own.members.begin(), own.members.end(), own.alone[k]);
            ++only[static_cast<std::size_t>(at - own.members.begin())];
        }
        for (std::size_t m = 0; m < own.members.size(); ++m)
            made[own.members[m]].sources.*parts[v] += fresh - only[m];
    }
}

}  // namespace detail

/// For each position on a question, how many sources take others that agree with it, are compatible, conflict, or can't be
/// compared.
/// \returns one for each of `distinct_positions`, in that order
/// Complexity: for d values that differ, in their scope and unit too, each two of those and, for each of them, those who
/// take another one: O(d (d + s)) for s sources of values. News repeat round numbers, so that d is small beside what is
/// said. Where positions have no place on a line (see `agreement_on`) each counts as a value of its own.
template <claim_graph_like Graph>
[[nodiscard]] std::vector<source_agreement> source_agreement_on(
    const Graph& graph, question_id question, const lens& by = {}) {
    std::vector<source_agreement> made;
    std::vector<position> positions;
    std::vector<std::vector<std::uint32_t>> takers;  // by position; by source in the end
    std::vector<std::uint32_t> sources;
    for (const taken_position& t : positions_taken(graph, question, by.which)) {
        if (positions.empty() || positions.back() != t.position) {
            positions.push_back(t.position);
            takers.emplace_back();
        }
        takers.back().push_back(t.source.number());
        sources.push_back(t.source.number());
    }
    const auto tidy = [](std::vector<std::uint32_t>& list) {
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
    };
    tidy(sources);
    for (std::size_t i = 0; i < positions.size(); ++i) {
        tidy(takers[i]);
        made.push_back({positions[i], static_cast<std::uint32_t>(takers[i].size()), {}});
        for (std::uint32_t& s : takers[i]) {
            s = static_cast<std::uint32_t>(
                std::lower_bound(sources.begin(), sources.end(), s) - sources.begin());
        }
    }
    std::vector<detail::equal_positions> classes;
    graph.whole().visit_kind(question, [&]<class Kind>(Kind) {
        detail::question_lines lines;
        if (!lines.template read<Kind>(graph, question, by, detail::takers_of(graph, question, by))) {
            std::vector<position_value<Kind>> values;
            for (std::uint32_t i = 0; i < positions.size(); ++i) {
                values.push_back(value_of<Kind>(graph, positions[i], by));
                classes.push_back({.members = {i}});
            }
            const auto verdict_between = [&](std::uint32_t i, std::uint32_t j) {
                return compare_values<Kind>(graph, values[i], values[j]).verdict;
            };
            return detail::count_sources(classes, takers, sources.size(), verdict_between, made);
        }
        const auto key = [&](const detail::lined_position& p) {
            return std::tuple{p.scope.number(), p.unit, p.has_value, p.has_set, p.impossible, p.own.begin,
                p.own.end, p.own.hole_begin, p.own.hole_end, p.set.begin, p.set.end, p.set.hole_begin,
                p.set.hole_end};
        };
        std::vector<std::uint32_t> order(lines.rows.size());
        std::iota(order.begin(), order.end(), 0U);
        std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return key(lines.rows[a]) < key(lines.rows[b]); });
        for (std::size_t i = 0; i < order.size(); ++i) {
            const detail::lined_position& p = lines.rows[order[i]];
            if (i == 0 || key(p) != key(lines.rows[order[i - 1]])) classes.emplace_back();
            classes.back().members.push_back(
                static_cast<std::uint32_t>(detail::place_in(positions, p.position)));
        }
        for (detail::equal_positions& c : classes) std::sort(c.members.begin(), c.members.end());
        const detail::row_verdicts verdict_between{graph, graph.whole().additive(question), lines, positions};
        detail::count_sources(classes, takers, sources.size(), verdict_between, made);
    });
    return made;
}

}  // namespace hearsay::inline v1
