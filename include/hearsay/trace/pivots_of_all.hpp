#pragma once

#include <hearsay/trace/detail/account_graph.hpp>
#include <hearsay/trace/detail/must_lists.hpp>
#include <hearsay/trace/loops.hpp>
#include <hearsay/trace/pivots.hpp>
#include <hearsay/trace/source_table.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// On whom each position of a graph hangs, question by question.
struct pivot_table : source_table {
    std::vector<bool> supported{};  ///< of each position: there is a chain at all
    friend bool operator==(const pivot_table&, const pivot_table&) = default;
};

namespace detail {

/// The live relays of a graph in an order in which whatever relays comes before what it relays, if there is one: by number
/// from the last, where nothing relays what was added later.
class relay_order {
public:
    template <class Graph>
    relay_order(const Graph& graph, const account_graph& accounts) {
        const auto& all = graph.whole();
        for (const statement_id s : all.statements()) {
            if (all.relay_count(s) == 0 || !accounts.is_live(s)) continue;
            for (const statement_id relayed : all.relays(s)) {
                if (relayed <= s || !accounts.is_live(relayed) || !in_time(all, s, relayed)) continue;
                order_by_components(graph, accounts);
                return;
            }
        }
    }
    /// Calls `visit(statement, lies on a loop)` for all statements, from those that nobody relays.
    template <class Visit>
    void for_each(std::size_t statements, Visit&& visit) const {
        for (std::size_t i = statements; i-- != 0;) {
            const std::uint32_t s = order_.empty() ? static_cast<std::uint32_t>(i) : order_[i];
            visit(statement_id{s}, !on_loop_.empty() && on_loop_[s]);
        }
    }

private:
    template <class Graph>
    void order_by_components(const Graph& graph, const account_graph& accounts) {
        const auto& all = graph.whole();
        const components parts = strong_components(relays_between(
            graph, [&](statement_id s) { return accounts.is_live(s); },
            [&](statement_id relay, statement_id relayed) {
                return relay != relayed && in_time(all, relay, relayed);
            }));
        nodes_by_component order = in_order(parts);
        on_loop_.resize(parts.of.size());
        for (std::size_t s = 0; s < parts.of.size(); ++s) on_loop_[s] = order.of(parts.of[s]).size() > 1;
        order_ = std::move(order.nodes);
    }

    std::vector<std::uint32_t> order_;  // empty: by number
    std::vector<bool> on_loop_;
};

/// What all walks have in common: by statement from held ones down to it, and by account from it down to an origin.
template <class Graph>
class all_musts {
public:
    all_musts(const Graph& graph, const account_graph& accounts)
        : lists{graph.whole().sources().size()}, patience_{64 * (accounts.size() + std::size_t{1024})} {
        go_down(graph, accounts);
        go_up(graph, accounts);
    }
    must_lists lists;
    std::vector<must_lists::list> above;  // by statement, itself left out; held ones have nothing above them
    std::vector<must_lists::list> below;  // by account, itself included

    [[nodiscard]] bool is_patient() const noexcept { return lists.steps() < patience_; }

private:
    using list = must_lists::list;

    void go_down(const Graph& graph, const account_graph& accounts) {
        const auto& all = graph.whole();
        below.assign(accounts.size(), must_lists::no_walk);
        const auto settle = [&](std::uint32_t n, bool on_loop) {
            if (accounts.is_origin(n)) {
                below[n] = lists.with(must_lists::empty, all.source(accounts.statement(n)));
                return;
            }
            list common = on_loop || !is_patient() ? must_lists::unknown : must_lists::no_walk;
            if (!on_loop) {
                for (const std::uint32_t to : accounts.relays().of(n)) {
                    common = is_patient() ? lists.meet(common, below[to]) : must_lists::unknown;
                }
            }
            below[n] =
                must_lists::is_set(common) ? lists.with(common, all.source(accounts.statement(n))) : common;
        };
        if (accounts.is_ordered()) {
            for (std::uint32_t n = 0; n < accounts.size(); ++n) settle(n, false);
            return;
        }
        const components parts = strong_components(accounts.relays());
        const nodes_by_component order = in_order(parts);
        for (const std::uint32_t n : order.nodes) settle(n, order.of(parts.of[n]).size() > 1);
    }

    void go_up(const Graph& graph, const account_graph& accounts) {
        const auto& all = graph.whole();
        const std::size_t size = all.statements().size();
        above.assign(size, must_lists::no_walk);
        relay_order{graph, accounts}.for_each(size, [&](statement_id s, bool on_loop) {
            if (!accounts.is_live(s)) return;
            list& own = above[s.number()];
            if (graph.is_held(s))
                own = must_lists::empty;
            else if (on_loop)
                own = must_lists::unknown;
            if (own == must_lists::no_walk || all.relay_count(s) == 0) return;
            const list past = must_lists::is_set(own) ? lists.with(own, all.source(s)) : own;
            for (const statement_id relayed : all.relays(s)) {
                if (relayed == s || !accounts.is_live(relayed) || graph.is_held(relayed) ||
                    !in_time(all, s, relayed))
                    continue;
                list& to = above[relayed.number()];
                to = is_patient() ? lists.meet(to, past) : must_lists::unknown;
            }
        });
    }

    std::size_t patience_;
};

}  // namespace detail

/// On whom every position of a graph hangs: `pivots(graph, p, which)`, all at once.
///
/// An archive of a million reports, in which each claim is asked for the sources without whom nobody had heard of it: one
/// walk from the origins upwards and one from those on record downwards answer for all.
///
/// What a loop of relays lies above or below, or a tangle of long chains, is asked one by one.
/// Complexity: O(stances + relays), and what is listed, where few relays join long chains; besides, that of `pivots` for
/// positions near loops. Under `positions::latest` also the sorting of `positions_taken`. Memory: some 60 bytes a statement.
template <claim_graph_like Graph>
[[nodiscard]] pivot_table pivots_of_all(const Graph& graph, positions which = positions::latest) {
    using detail::must_lists;
    const auto& all = graph.whole();
    const detail::account_graph accounts{graph};
    detail::all_musts<Graph> musts{graph, accounts};
    constexpr must_lists::list untaken = must_lists::empty - 1;
    std::vector<must_lists::list> hangs_on(
        all.claims().size() * 2, untaken);  // by claim, asserted and denied
    const auto take = [&](position p, statement_id s) {
        must_lists::list& into = hangs_on[std::size_t{p.claim.number()} * 2 + (p.denied ? 1 : 0)];
        if (into == untaken) into = must_lists::no_walk;
        if (into == must_lists::empty) return;
        const auto above = musts.above[s.number()];
        const auto [first, last] = accounts.of(s);
        const std::uint32_t account =
            last - first == 1 ? first : accounts.find(s, all.question(p.claim), all.scope_of(p.claim));
        const auto below = musts.below[account];
        if (above == must_lists::no_walk || below == must_lists::no_walk) return;
        if (!must_lists::is_set(above) || !must_lists::is_set(below) || !musts.is_patient())
            into = must_lists::unknown;
        else if (into != must_lists::unknown)
            into = musts.lists.meet(into, musts.lists.joined(below, above));
    };
    if (which == positions::all) {
        for (const statement_id s : all.statements()) {
            if (!accounts.is_live(s)) continue;
            for (const stance_on on : all.stances(s)) {
                if (on.commits()) take({on.claim, on.stance == stance::denies}, s);
            }
        }
    } else {
        for (const question_id q : all.questions()) {
            for (const taken_position& t : positions_taken(graph, q, which)) take(t.position, t.statement);
        }
    }

    pivot_table found;
    for (const question_id q : all.questions()) {
        found.begins.push_back(found.positions.size());
        std::optional<question_trace<Graph>> trace;
        for (const claim_id c : all.claims_of(q)) {
            for (const bool denied : {false, true}) {
                const auto set = hangs_on[std::size_t{c.number()} * 2 + (denied ? 1 : 0)];
                if (set == untaken) continue;
                const position p{c, denied};
                found.positions.push_back(p);
                const std::size_t begin = found.sources.size();
                found.source_begins.push_back(begin);
                bool supported = set != must_lists::no_walk;
                if (set == must_lists::unknown) {
                    if (!trace) trace.emplace(graph, q);
                    const pivots_found one = pivots(*trace, p, which);
                    supported = one.supported;
                    found.sources.insert(found.sources.end(), one.sources.begin(), one.sources.end());
                } else if (supported) {
                    musts.lists.for_each(set, [&](source_id s) { found.sources.push_back(s); });
                    const auto first = found.sources.begin() + static_cast<std::ptrdiff_t>(begin);
                    std::sort(first, found.sources.end());
                    found.sources.erase(std::unique(first, found.sources.end()), found.sources.end());
                }
                found.supported.push_back(supported);
            }
        }
    }
    found.begins.push_back(found.positions.size());
    found.source_begins.push_back(found.sources.size());
    return found;
}

}  // namespace hearsay::inline v1
