#pragma once

#include <hearsay/assess/regions.hpp>
#include <hearsay/trace/origins.hpp>

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// The origins that count in a consensus on one scope: of the origin statements that chains lead to, each with the
/// positions of its own that still count for its source.
///
/// A ministry that said 200 and says 250 now is an origin of both figures, and counts for 250 alone.
/// \param taken      the positions of the scope that count
/// \param supported  the origin statements that a path of support reaches
/// Complexity: O(n log n) in both.
template <claim_graph_like Graph>
[[nodiscard]] std::vector<origin_position> counted_origins(const question_trace<Graph>& trace, scope_id scope,
                                                           std::span<const taken_position> taken,
                                                           std::vector<statement_id> supported) {
    const auto& all = trace.graph().whole();
    const auto tidy = [](auto& list) {
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
    };
    std::vector<origin_position> counting;
    for (const taken_position& t : taken) {
        if (t.scope == scope) counting.push_back({t.source, t.position});
    }
    tidy(counting);
    tidy(supported);
    std::vector<origin_position> found;
    for (const statement_id s : supported) {
        for (const held_position& h : trace.positions_of(s, scope)) {
            const origin_position says{all.source(s), h.position};
            if (std::binary_search(counting.begin(), counting.end(), says)) found.push_back(says);
        }
    }
    tidy(found);
    return found;
}

namespace detail {

/// The positions that count in one scope, ascending, and the origins among whom they are.
struct scope_voices {
    std::vector<position> positions;
    std::vector<origin_position> origins;
};
/// \param taken  the positions of the scope that count, ascending
template <claim_graph_like Graph>
[[nodiscard]] scope_voices voices_in(
    const question_trace<Graph>& trace, scope_id scope, std::span<const taken_position> taken, positions which) {
    scope_voices made;
    std::vector<statement_id> supported;
    for (const taken_position& t : taken) {
        if (!made.positions.empty() && made.positions.back() == t.position) continue;
        made.positions.push_back(t.position);
        const auto never = [](position, position) { return false; };  // each counts by its own position, agreeing or not
        const auto below = origins(trace, t.position, never, which).statements;
        supported.insert(supported.end(), below.begin(), below.end());
    }
    made.origins = counted_origins(trace, scope, taken, std::move(supported));
    return made;
}
template <claim_graph_like Graph>
[[nodiscard]] scope_voices voices_in(const question_trace<Graph>& trace, scope_id scope, positions which) {
    auto taken = positions_taken(trace.graph(), trace.question(), which);
    std::erase_if(taken, [scope](const taken_position& t) { return t.scope != scope; });
    return voices_in(trace, scope, taken, which);
}

/// The consensus of the positions on one scope, which ascend.
template <class Kind, claim_graph_like Graph, dependence_rule Rule>
[[nodiscard]] scope_regions<Kind> consensus_of_scope(const question_trace<Graph>& trace, scope_id scope,
                                                     std::span<const taken_position> taken, const Rule& rule,
                                                     const lens& by) {
    const scope_voices voices = voices_in(trace, scope, taken, by.which);
    return regions_of<Kind>(
        trace.graph(), trace.question(), voices.positions, voices.origins,
        [&](const std::vector<source_id>& sources) { return independence(trace.graph(), sources, rule); }, by);
}

}  // namespace detail

/// What may hold for a question in one scope, and who accepts it: the regions, the best first, and the scenarios.
///
/// \code
/// const question_trace trace{graph, troops};
/// const auto found = consensus<quantity_kind>(trace, graph.scope_of(troops));
/// found.regions.front().values;        // (11000, 20000]
/// found.regions.front().independent;   // {2, 3}: GUR, NIS and an unnamed one
/// \endcode
///
/// Who does not accept the best region dissents: the positions of `values` that are not in its `accepting`.
/// \param rule  which origins are dependent
/// Complexity: the chains of each position, then that of `regions_of`.
template <class Kind, claim_graph_like Graph, dependence_rule Rule>
[[nodiscard]] scope_regions<Kind> consensus(const question_trace<Graph>& trace, scope_id scope, const Rule& rule,
                                            const lens& by = {}) {
    auto taken = positions_taken(trace.graph(), trace.question(), by.which);
    std::erase_if(taken, [scope](const taken_position& t) { return t.scope != scope; });
    return detail::consensus_of_scope<Kind>(trace, scope, taken, rule, by);
}
template <class Kind, claim_graph_like Graph>
[[nodiscard]] scope_regions<Kind> consensus(const question_trace<Graph>& trace, scope_id scope, const lens& by = {}) {
    return consensus<Kind>(trace, scope, by_affiliation{trace.graph()}, by);
}

}  // namespace hearsay::inline v1
