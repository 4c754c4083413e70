#pragma once

#include <hearsay/graph/claim_graph.hpp>

#include <cstdint>

namespace hearsay::inline v1 {

/// How two scopes stand: the same, one within the other along scopes in which the question adds up, or
/// neither.
enum class nesting : std::uint8_t { same, a_within_b, b_within_a, apart };

namespace detail {

/// Whether part `inner` is `outer` or lies within it: by name, since parts are few and keep their records.
template <class Snapshot>
[[nodiscard]] bool part_within(const Snapshot& all, part_id inner, part_id outer) {
    for (std::optional<part_id> at = inner; at; at = all.template find<struct part>(all.record(*at).within)) {
        if (*at == outer) return true;
    }
    return false;
}

template <class Snapshot>
[[nodiscard]] bool scope_within(
    const Snapshot& all, const scope& inner, const scope& outer, additivity additive) {
    if (inner.place != outer.place) {
        if (!inner.place || !additive.place) return false;
        if (outer.place && !all.place_tree().is_within(*inner.place, *outer.place)) return false;
    }
    if (inner.period != outer.period) {
        if (!inner.period || !additive.period) return false;
        if (outer.period && !outer.period->contains(*inner.period)) return false;
    }
    if (inner.part != outer.part) {
        if (!inner.part || !additive.part) return false;
        if (outer.part && !part_within(all, *inner.part, *outer.part)) return false;
    }
    return true;
}

}  // namespace detail

/// How two scopes stand under a question's additivity. Soldiers in Kursk lie within soldiers in Russia, if
/// the question adds up along places; soldiers in May and soldiers in June do not nest. O(depth of the
/// hierarchies).
template <claim_graph_like Graph>
[[nodiscard]] nesting nesting_of(const Graph& graph, scope_id a, scope_id b, additivity additive) {
    if (a == b) return nesting::same;
    if (!additive.any()) return nesting::apart;
    const auto& all = graph.whole();
    if (detail::scope_within(all, all.scope_at(a), all.scope_at(b), additive)) return nesting::a_within_b;
    if (detail::scope_within(all, all.scope_at(b), all.scope_at(a), additive)) return nesting::b_within_a;
    return nesting::apart;
}

/// Whether two scopes surely share nothing: disjoint parts (said so, or within parts said so), places on
/// different branches, periods without a common day. Sets `by_places` where it rests on the assumption about
/// places.
template <claim_graph_like Graph>
[[nodiscard]] bool scopes_disjoint(const Graph& graph, scope_id a, scope_id b, bool& by_places) {
    const auto& all = graph.whole();
    const scope& x = all.scope_at(a);
    const scope& y = all.scope_at(b);
    if (x.period && y.period && !intersection(*x.period, *y.period)) return true;
    if (x.part && y.part) {
        for (std::optional<part_id> p = x.part; p;
             p = all.template find<struct part>(all.record(*p).within)) {
            for (std::optional<part_id> q = y.part; q;
                 q = all.template find<struct part>(all.record(*q).within)) {
                const auto names = [&](part_id from, part_id to) {
                    const auto& list = all.record(from).disjoint;
                    return std::find(list.begin(), list.end(), all.name(to)) != list.end();
                };
                if (names(*p, *q) || names(*q, *p)) return true;
            }
        }
    }
    if (x.place && y.place && !all.place_tree().may_meet(*x.place, *y.place)) {
        by_places = true;
        return true;
    }
    return false;
}

}  // namespace hearsay::inline v1
