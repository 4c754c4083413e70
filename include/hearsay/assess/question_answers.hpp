#pragma once

#include <hearsay/assess/consensus.hpp>
#include <hearsay/compare/agreement.hpp>
#include <hearsay/compare/in_turn.hpp>
#include <hearsay/trace/origins.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <variant>
#include <vector>

namespace hearsay::inline v1 {

/// On whose word a position is, and how many of those are independent.
struct position_support {
    hearsay::position position{claim_id{0}};
    origins_found found{};              ///< those who do not say otherwise, and those who do
    independent_origins independent{};  ///< how many of `found.sources`
};

/// What may hold for a question in one of the scopes that it is answered in.
template <class Kind>
struct scope_consensus {
    hearsay::scope_id scope{0};
    scope_regions<Kind> found{};
};

/// What may hold for a question, scope by scope, ascending: a list for the kind of its answers.
template <class... Kinds>
using basic_question_consensus = std::variant<std::vector<scope_consensus<Kinds>>...>;

namespace detail {

template <class Snapshot>
struct consensus_of_snapshot;
template <class... Kinds>
struct consensus_of_snapshot<basic_snapshot<Kinds...>> {
    using type = basic_question_consensus<Kinds...>;
};

[[nodiscard]] inline bool same(const origins_found& a, const origins_found& b) {
    return a.statements == b.statements && a.sources == b.sources && a.contrary == b.contrary &&
        a.contrary_sources == b.contrary_sources && a.broken == b.broken && a.loop == b.loop;
}

template <class Kind>
[[nodiscard]] bool same(const position_value<Kind>& a, const position_value<Kind>& b) {
    return a.position == b.position && a.scope == b.scope && a.has_value == b.has_value && a.unit == b.unit &&
        a.unclipped == b.unclipped && a.own == b.own && a.set == b.set && a.read_with == b.read_with &&
        a.clipped_with == b.clipped_with && a.converted_with == b.converted_with;
}
template <class Kind>
[[nodiscard]] bool same(const region<Kind>& a, const region<Kind>& b) {
    return a.accepting == b.accepting && a.origins == b.origins && a.independent == b.independent &&
        a.values == b.values;
}
template <class Kind>
[[nodiscard]] bool same(const scenario<Kind>& a, const scenario<Kind>& b) {
    return a.positions == b.positions && a.origins == b.origins && a.independent == b.independent &&
        a.values == b.values;
}
template <class T>
[[nodiscard]] bool same_lists(const std::vector<T>& a, const std::vector<T>& b) {
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(), [](const T& x, const T& y) { return same(x, y); });
}
template <class Kind>
[[nodiscard]] bool same(const scope_regions<Kind>& a, const scope_regions<Kind>& b) {
    return a.regions_total == b.regions_total && a.scenarios_total == b.scenarios_total &&
        same_lists(a.values, b.values) && same_lists(a.left_out, b.left_out) &&
        same_lists(a.regions, b.regions) && same_lists(a.scenarios, b.scenarios);
}

}  // namespace detail

[[nodiscard]] inline bool operator==(const position_support& a, const position_support& b) {
    return a.position == b.position && a.independent == b.independent && detail::same(a.found, b.found);
}
template <class Kind>
[[nodiscard]] bool operator==(const scope_consensus<Kind>& a, const scope_consensus<Kind>& b) {
    return a.scope == b.scope && detail::same(a.found, b.found);
}

/// The support of every position that is taken on a question, in the order of the case.
/// \param rule  which origins are dependent
/// Complexity: that of `origins` and `independence` for each.
template <claim_graph_like Graph, dependence_rule Rule>
[[nodiscard]] std::vector<position_support> support_on(
    const question_trace<Graph>& trace, const Rule& rule, const lens& by = {}) {
    std::vector<position_support> made;
    for (const taken_position& t : trace.taken()) {
        if (by.which == positions::latest && t.superseded) continue;
        if (!made.empty() && made.back().position == t.position) continue;
        auto found = origins(trace, t.position, by);
        auto independent = independence(trace.graph(), found.sources, rule);
        made.push_back({t.position, std::move(found), std::move(independent)});
    }
    return made;
}

/// The same for every question of a graph: a list for each.
/// \param run  how the questions are shared out: `in_turn`, or `on_all_cores` of parallel.hpp; the result is the same
/// Complexity: the sum of that for each question.
template <claim_graph_like Graph, dependence_rule Rule, class Run = in_turn>
[[nodiscard]] std::vector<std::vector<position_support>> support_of_all(
    const Graph& graph, const Rule& rule, const lens& by = {}, Run&& run = {}) {
    std::vector<std::vector<position_support>> made(graph.whole().questions().size());
    run(made.size(), [&](std::size_t from, std::size_t to) {
        for (std::size_t q = from; q < to; ++q) {
            const question_trace trace{graph, question_id{static_cast<std::uint32_t>(q)}};
            made[q] = support_on(trace, rule, by);
        }
    });
    return made;
}

/// The consensus on a question in each scope in which it is answered: `consensus` for all of them, from one trace.
/// Complexity: that of `consensus` for each scope.
template <claim_graph_like Graph, dependence_rule Rule>
[[nodiscard]] auto consensus_on(const question_trace<Graph>& trace, const Rule& rule, const lens& by = {}) {
    const auto& all = trace.graph().whole();
    using answer = typename detail::consensus_of_snapshot<std::remove_cvref_t<decltype(all)>>::type;
    std::vector<std::pair<scope_id, std::vector<taken_position>>> scopes;
    {
        std::vector<taken_position> taken;
        for (const taken_position& t : trace.taken()) {
            if (by.which == positions::all || !t.superseded) taken.push_back(t);
        }
        std::stable_sort(taken.begin(), taken.end(),
            [](const taken_position& a, const taken_position& b) { return a.scope < b.scope; });
        for (const taken_position& t : taken) {
            if (scopes.empty() || scopes.back().first != t.scope) scopes.push_back({t.scope, {}});
            scopes.back().second.push_back(t);
        }
    }
    return all.visit_kind(trace.question(), [&]<class Kind>(Kind) {
        std::vector<scope_consensus<Kind>> made;
        for (const auto& [scope, taken] : scopes) {
            made.push_back({scope, detail::consensus_of_scope<Kind>(trace, scope, taken, rule, by)});
        }
        return answer{std::in_place_type<std::vector<scope_consensus<Kind>>>, std::move(made)};
    });
}

}  // namespace hearsay::inline v1
