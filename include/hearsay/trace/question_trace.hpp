#pragma once

#include <hearsay/compare/position.hpp>
#include <hearsay/graph/views.hpp>
#include <hearsay/trace/broken_relays.hpp>
#include <hearsay/trace/detail/number_map.hpp>
#include <hearsay/trace/target.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <tuple>
#include <vector>

namespace hearsay::inline v1 {

/// A position, and how sure whoever takes it says to be.
struct held_position {
    hearsay::position position;
    hearsay::certainty certainty;
    friend bool operator==(const held_position&, const held_position&) = default;
};

/// Who takes a position on one question, and on whose word: what chains, origins, pivots and drift are read
/// from.
///
/// Made once for a question, it serves all of its positions. Which statement rests on which, and so which
/// ones are origins, is read from the whole graph: hiding or retracting what a statement rests on takes its
/// support away and never makes it an origin.
///
/// \code
/// const question_trace trace{graph, *graph.find_question("troops")};
/// for (const chain& c : chains(trace, position{c1}).chains) fmt::print("{}\n", c.because(graph));
/// \endcode
///
/// Keeps a snapshot of the graph, or the view that it is made from: what is inserted later is not in it.
template <claim_graph_like Graph>
class question_trace {
public:
    using graph_type = kept_graph<Graph>;

    /// \throws std::out_of_range if the question is not of the graph
    /// Complexity: O(n log n) in the stances on the question, and linear in what those statements relay of
    /// statements that take no position on it.
    question_trace(const Graph& graph, question_id question) : graph_{graph}, question_{question} {
        const auto& all = graph_.whole();
        if (question.number() >= all.questions().size()) {
            throw std::out_of_range(fmt::format("question_trace: no question {} in a graph of {}",
                question.number(), all.questions().size()));
        }
        taken_ = positions_taken(graph_, question, positions::all);
        list_accounts();
        for (std::size_t s = 0; s < scopes_.size(); ++s) find_origins(s);
    }

    [[nodiscard]] const graph_type& graph() const noexcept { return graph_; }
    [[nodiscard]] question_id question() const noexcept { return question_; }

    /// Every position that a live statement takes, superseded ones included: by position, then by statement.
    [[nodiscard]] const std::vector<taken_position>& taken() const noexcept { return taken_; }

    /// The live statements that take one position: its latest takers, or all.
    [[nodiscard]] std::vector<statement_id> takers(position p, positions which = positions::latest) const {
        const auto [from, to] = std::equal_range(taken_.begin(), taken_.end(), p, by_position{});
        std::vector<statement_id> found;
        for (auto at = from; at != to; ++at) {
            if (which == positions::latest && at->superseded) continue;
            if (found.empty() || found.back() != at->statement) found.push_back(at->statement);
        }
        return found;
    }

    /// What a statement takes on the question in one scope, by claim; empty where it takes nothing. In the
    /// whole graph.
    [[nodiscard]] std::span<const held_position> positions_of(statement_id s, scope_id scope) const noexcept {
        const account* a = find(s, scope);
        return a == nullptr ? std::span<const held_position>{}
                            : std::span{held_}.subspan(a->begin, a->end - a->begin);
    }
    [[nodiscard]] bool takes_position(statement_id s, scope_id scope) const noexcept {
        return find(s, scope) != nullptr;
    }
    /// Whether it takes a position and rests on nothing in the whole graph, or has a basis of its own.
    [[nodiscard]] bool is_origin(statement_id s, scope_id scope) const noexcept {
        const account* a = find(s, scope);
        return a != nullptr && a->origin;
    }
    /// Whether it takes a position and has a basis of its own, whatever it relays.
    [[nodiscard]] bool has_own_basis(statement_id s, scope_id scope) const noexcept {
        const account* a = find(s, scope);
        return a != nullptr && graph_.whole().has_own_basis(s);
    }

    /// What a statement rests on: the nearest statements below it, on each path of relays, that take a
    /// position on the question in the same scope. A loop may lead back to the statement itself. Ordered by
    /// name.
    /// Complexity: O(statements and relays in between).
    [[nodiscard]] std::vector<statement_id> rests_on(statement_id s, scope_id scope) const {
        return rests_on(s, scope, [](statement_id) { return true; });
    }
    /// The same over those statements alone for which `visible` holds.
    template <class Visible>
    [[nodiscard]] std::vector<statement_id> rests_on(
        statement_id s, scope_id scope, Visible&& visible) const {
        const auto& all = graph_.whole();
        std::vector<statement_id> found;
        const account* a = find(s, scope);
        if (a == nullptr || all.has_own_basis(s)) return found;
        detail::number_map seen;
        std::vector<statement_id> open{s};
        while (!open.empty()) {
            const statement_id at = open.back();
            open.pop_back();
            for (const statement_id next : all.relays(at)) {
                if (!visible(next) || !seen.insert(next.number(), 0).second) continue;
                (takes_position(next, scope) ? found : open).push_back(next);
            }
        }
        detail::sort_by_name(all, found);
        return found;
    }

private:
    struct account {  // one statement's word on one scope
        statement_id statement;
        std::uint32_t begin;  // its positions
        std::uint32_t end;
        bool origin;
    };
    struct scope_accounts {
        scope_id scope;
        std::uint32_t begin;
        std::uint32_t end;
        detail::number_map of;  // statement to account
    };
    struct by_position {
        bool operator()(const taken_position& a, position b) const noexcept { return a.position < b; }
        bool operator()(position a, const taken_position& b) const noexcept { return a < b.position; }
    };

    [[nodiscard]] const account* find(statement_id s, scope_id scope) const noexcept {
        const auto at = std::lower_bound(scopes_.begin(), scopes_.end(), scope,
            [](const scope_accounts& a, scope_id b) { return a.scope < b; });
        if (at == scopes_.end() || at->scope != scope) return nullptr;
        const std::uint32_t number = at->of.find(s.number());
        return number == detail::number_map::none ? nullptr : &accounts_[number];
    }

    void list_accounts() {
        const auto& all = graph_.whole();
        struct row {
            scope_id scope;
            statement_id statement;
            held_position held;
        };
        std::vector<row> rows;
        for (const claim_id claim : all.claims_of(question_)) {
            const scope_id scope = all.scope_of(claim);
            for (const stance_on on : all.stances_on(claim)) {
                if (!on.commits()) continue;
                rows.push_back({scope, on.statement, {{claim, on.stance == stance::denies}, on.certainty}});
            }
        }
        std::sort(rows.begin(), rows.end(), [](const row& a, const row& b) {
            return std::tie(a.scope, a.statement, a.held.position, a.held.certainty) <
                std::tie(b.scope, b.statement, b.held.position, b.held.certainty);
        });
        held_.reserve(rows.size());
        for (const row& r : rows) {
            const auto begin = static_cast<std::uint32_t>(held_.size());
            const auto number = static_cast<std::uint32_t>(accounts_.size());
            if (scopes_.empty() || scopes_.back().scope != r.scope)
                scopes_.push_back({r.scope, number, number, {}});
            scope_accounts& s = scopes_.back();
            if (s.of.insert(r.statement.number(), number).second) {
                accounts_.push_back({r.statement, begin, begin, false});
                s.end = number + 1;
            }
            held_.push_back(r.held);
            ++accounts_.back().end;
        }
    }

    // An origin has no statement below it that takes a position in the same scope, near or far. Most are
    // settled by what they relay themselves; for the rest, all statements in between are searched at once,
    // and what is found is passed back up.
    void find_origins(std::size_t which) {
        const auto& all = graph_.whole();
        const scope_accounts& s = scopes_[which];
        std::vector<std::uint32_t> open;  // accounts that relay something, and directly no position
        for (std::uint32_t i = s.begin; i < s.end; ++i) {
            account& a = accounts_[i];
            if (all.relay_count(a.statement) == 0 || all.has_own_basis(a.statement)) {
                a.origin = true;
                continue;
            }
            const auto relays = all.relays(a.statement);
            if (std::any_of(relays.begin(), relays.end(),
                    [&](statement_id r) { return s.of.contains(r.number()); })) {
                continue;
            }
            open.push_back(i);
        }
        if (open.empty()) return;
        // Nodes: the open accounts, then the statements below them that take no position.
        std::vector<statement_id> nodes;
        for (const std::uint32_t i : open) nodes.push_back(accounts_[i].statement);
        detail::number_map numbers;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> up;  // from, back to
        std::vector<bool> based;
        std::vector<std::uint32_t> pass;  // nodes above a position
        for (std::uint32_t i = 0; i < nodes.size(); ++i) {
            bool found = false;
            for (const statement_id next : all.relays(nodes[i])) {
                if (s.of.contains(next.number())) {
                    found = true;
                    continue;
                }
                const auto [number, fresh] =
                    numbers.insert(next.number(), static_cast<std::uint32_t>(nodes.size()));
                if (fresh) nodes.push_back(next);
                up.emplace_back(number, i);
            }
            based.push_back(found);
            if (found) pass.push_back(i);
        }
        std::sort(up.begin(), up.end());
        while (!pass.empty()) {
            const std::uint32_t node = pass.back();
            pass.pop_back();
            for (auto at = std::lower_bound(up.begin(), up.end(), std::pair{node, std::uint32_t{0}});
                 at != up.end() && at->first == node; ++at) {
                if (based[at->second]) continue;
                based[at->second] = true;
                pass.push_back(at->second);
            }
        }
        for (std::uint32_t i = 0; i < open.size(); ++i) accounts_[open[i]].origin = !based[i];
    }

    graph_type graph_;
    question_id question_;
    std::vector<taken_position> taken_;
    std::vector<scope_accounts> scopes_;  // ascending
    std::vector<account> accounts_;       // by scope, then by statement
    std::vector<held_position> held_;
};

namespace detail {

/// The question that a position is on.
template <class Graph>
[[nodiscard]] question_id question_of(const Graph& graph, const target& what) {
    const auto& all = graph.whole();
    for (const position p : what.positions()) {
        if (p.claim.number() < all.claims().size()) continue;
        throw std::out_of_range(
            fmt::format("trace: no claim {} in a graph of {}", p.claim.number(), all.claims().size()));
    }
    return all.question(what.positions().front().claim);
}

/// The scope of what is asked after.
template <class Graph>
[[nodiscard]] scope_id scope_of(const Graph& graph, const target& what) {
    return graph.whole().scope_of(what.positions().front().claim);
}

/// Throws unless all that is asked after is on the question that is traced, in one scope.
template <class Graph>
void expect_on_question(const question_trace<Graph>& trace, const target& what) {
    const auto& all = trace.graph().whole();
    (void)question_of(trace.graph(), what);
    const scope_id scope = scope_of(trace.graph(), what);
    for (const position p : what.positions()) {
        if (all.question(p.claim) != trace.question()) {
            throw std::invalid_argument(fmt::format("trace: claim \"{}\" answers \"{}\", not \"{}\"",
                all.name(p.claim), all.name(all.question(p.claim)), all.name(trace.question())));
        }
        if (all.scope_of(p.claim) != scope) {
            throw std::invalid_argument(fmt::format(
                "trace: claims \"{}\" and \"{}\" speak of different scopes; expected one at a time",
                all.name(what.positions().front().claim), all.name(p.claim)));
        }
    }
}

}  // namespace detail

}  // namespace hearsay::inline v1
