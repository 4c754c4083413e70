#pragma once

#include <hearsay/compare/position.hpp>
#include <hearsay/graph/live.hpp>
#include <hearsay/trace/broken_relays.hpp>
#include <hearsay/trace/detail/adjacency.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace hearsay::inline v1::detail {

/// Who rests on whom in all of a graph at once. A node is an account, one statement's word on one question in one scope,
/// or a statement that takes no position and lies between accounts.
///
/// Accounts are numbered as the statements are, and those between come behind. What is an origin is read from the whole
/// graph; relays that carry something from the view.
class account_graph {
public:
    /// O(stances + relays), and for what lies between accounts once for each question and scope that relays pass it for.
    template <class Graph>
    explicit account_graph(const Graph& graph) {
        const auto& all = graph.whole();
        live_ = live_statements(graph);
        list_accounts(all);
        link(all);
        find_origins();
        find_reached(graph);
    }

    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(nodes_.size()); }
    [[nodiscard]] std::uint32_t accounts() const noexcept { return first_.back(); }
    [[nodiscard]] statement_id statement(std::uint32_t node) const noexcept { return nodes_[node].statement; }
    [[nodiscard]] bool is_origin(std::uint32_t node) const noexcept { return nodes_[node].origin; }
    [[nodiscard]] bool is_live(statement_id s) const noexcept { return live_[s.number()]; }
    /// Whether it is on record, by itself or through relays that carry it.
    [[nodiscard]] bool is_reached(statement_id s) const noexcept { return reached_[s.number()]; }

    /// The accounts of a statement: numbers from the first up to the second.
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> of(statement_id s) const noexcept {
        return {first_[s.number()], first_[s.number() + std::size_t{1}]};
    }
    /// A statement's account of a question and scope, or the number of all nodes where it has none.
    [[nodiscard]] std::uint32_t find(statement_id s, question_id question, scope_id scope) const noexcept {
        const auto [from, to] = of(s);
        for (std::uint32_t a = from; a < to; ++a) {
            if (nodes_[a].question == question && nodes_[a].scope == scope) return a;
        }
        return none;
    }
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    /// The relays that carry something, origins resting on nothing.
    [[nodiscard]] const adjacency& relays() const noexcept { return relays_; }
    /// Whether each relay leads to a node of a lower number, so that their order is one from the far end.
    [[nodiscard]] bool is_ordered() const noexcept { return ordered_; }

private:
    struct entry {
        statement_id statement;
        question_id question;
        scope_id scope;
        bool origin;
    };

    template <class Snapshot>
    void list_accounts(const Snapshot& all) {
        first_.reserve(all.statements().size() + 1);
        for (const statement_id s : all.statements()) {
            const auto begin = static_cast<std::uint32_t>(nodes_.size());
            first_.push_back(begin);
            for (const stance_on on : all.stances(s)) {
                if (!on.commits()) continue;
                const question_id question = all.question(on.claim);
                const scope_id scope = all.scope_of(on.claim);
                const bool known = std::any_of(nodes_.begin() + begin, nodes_.end(),
                    [&](const entry& n) { return n.question == question && n.scope == scope; });
                if (!known) nodes_.push_back({s, question, scope, false});
            }
        }
        first_.push_back(static_cast<std::uint32_t>(nodes_.size()));
    }

    template <class Snapshot>
    void link(const Snapshot& all) {
        std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>
            between;  // by statement and question: nodes
        const auto node_between = [&](statement_id s, question_id question, scope_id scope) {
            auto& nodes = between[std::uint64_t{s.number()} << 32 | question.number()];
            for (const std::uint32_t n : nodes) {
                if (nodes_[n].scope == scope) return n;
            }
            nodes.push_back(static_cast<std::uint32_t>(nodes_.size()));
            nodes_.push_back({s, question, scope, false});
            return nodes.back();
        };
        relays_.begin.assign(1, 0);
        for (std::uint32_t n = 0; n < nodes_.size(); ++n) {
            const entry at = nodes_[n];
            const bool is_account = n < accounts();
            if (all.relay_count(at.statement) == 0 || (is_account && all.has_own_basis(at.statement))) {
                nodes_[n].origin = is_account;
            } else {
                bool based = false;
                for (const statement_id relayed : all.relays(at.statement)) {
                    std::uint32_t to = find(relayed, at.question, at.scope);
                    if (to != none) {
                        based = true;
                    } else {
                        to = node_between(relayed, at.question, at.scope);
                        up_.emplace_back(to, n);
                    }
                    if (relayed == at.statement || !is_live(relayed) || !in_time(all, at.statement, relayed))
                        continue;
                    relays_.to.push_back(to);
                    ordered_ = ordered_ && to < n;
                }
                if (based)
                    based_.push_back(n);
                else if (is_account)
                    open_.push_back(n);
            }
            relays_.begin.push_back(static_cast<std::uint32_t>(relays_.to.size()));
        }
    }

    // An account is an origin where no other one lies below it, near or far, whatever the view shows.
    void find_origins() {
        if (!open_.empty()) {
            std::vector<bool> based(nodes_.size(), false);
            for (const std::uint32_t n : based_) based[n] = true;
            std::sort(up_.begin(), up_.end());
            while (!based_.empty()) {
                const std::uint32_t n = based_.back();
                based_.pop_back();
                if (n < accounts()) continue;  // on an account one rests already
                for (auto at = std::lower_bound(up_.begin(), up_.end(), std::pair{n, std::uint32_t{0}});
                     at != up_.end() && at->first == n; ++at) {
                    if (based[at->second]) continue;
                    based[at->second] = true;
                    based_.push_back(at->second);
                }
            }
            for (const std::uint32_t n : open_) nodes_[n].origin = !based[n];
        }
        up_ = {};
        based_ = {};
        open_ = {};
    }

    template <class Graph>
    void find_reached(const Graph& graph) {
        const auto& all = graph.whole();
        reached_.assign(live_.size(), false);
        std::vector<statement_id> open;
        bool everything = true;
        for (const statement_id s : all.statements()) {
            if (!live_[s.number()]) continue;
            if (graph.is_held(s)) {
                reached_[s.number()] = true;
                if (all.relay_count(s) != 0) open.push_back(s);
            } else {
                everything = false;
            }
        }
        if (everything) return;
        while (!open.empty()) {
            const statement_id s = open.back();
            open.pop_back();
            for (const statement_id relayed : all.relays(s)) {
                if (reached_[relayed.number()] || !live_[relayed.number()] || !in_time(all, s, relayed))
                    continue;
                reached_[relayed.number()] = true;
                open.push_back(relayed);
            }
        }
    }

    std::vector<bool> live_;
    std::vector<bool> reached_;
    std::vector<std::uint32_t> first_;  // of a statement its first account; and the end
    std::vector<entry> nodes_;
    adjacency relays_;
    bool ordered_ = true;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> up_;  // from a node between to one above it
    std::vector<std::uint32_t> based_;                         // nodes above an account
    std::vector<std::uint32_t> open_;                          // accounts above none, as far as is known
};

/// Of each node of an account graph the origins that lie below it. Equal ones are kept once where one relays the other.
class origin_sets {
public:
    /// O(nodes + relays), and for each node that relays several what their sets hold.
    explicit origin_sets(const account_graph& graph) : set_of_(graph.size(), 0) {
        begin_.assign(2, 0);  // 0 is the empty set
        listed_.assign(1, 0);
        met_.assign(graph.size(), 0);
        if (graph.is_ordered()) {
            for (std::uint32_t n = 0; n < graph.size(); ++n) {
                start();
                gather(graph, n);
                set_of_[n] = graph.is_origin(n) ? single(n) : joined();
            }
        } else {
            by_components(graph);
        }
        met_ = {};
    }

    /// The origins below a node, as nodes; of an origin itself.
    [[nodiscard]] std::span<const std::uint32_t> below(std::uint32_t node) const noexcept {
        const std::size_t begin = begin_[set_of_[node]];
        return std::span{members_}.subspan(begin, begin_[set_of_[node] + std::size_t{1}] - begin);
    }

private:
    void start() {
        children_.clear();
        ++gathered_;
    }
    void gather(const account_graph& graph, std::uint32_t n) {
        if (graph.is_origin(n)) return;
        for (const std::uint32_t to : graph.relays().of(n)) {
            const std::uint32_t s = set_of_[to];
            if (s == 0 || listed_[s] == gathered_) continue;
            listed_[s] = gathered_;
            children_.push_back(s);
        }
    }
    std::uint32_t single(std::uint32_t n) {
        members_.push_back(n);
        return finish();
    }
    std::uint32_t joined() {
        if (children_.size() < 2) return children_.empty() ? 0 : children_.front();
        ++search_;
        for (const std::uint32_t child : children_) {
            for (std::size_t i = begin_[child]; i < begin_[child + std::size_t{1}]; ++i) {
                const std::uint32_t origin = members_[i];
                if (met_[origin] == search_) continue;
                met_[origin] = search_;
                members_.push_back(origin);
            }
        }
        return finish();
    }
    std::uint32_t finish() {
        begin_.push_back(members_.size());
        listed_.push_back(0);
        return static_cast<std::uint32_t>(begin_.size() - 2);
    }

    void by_components(const account_graph& graph) {
        const components parts = strong_components(graph.relays());
        const nodes_by_component order = in_order(parts);
        for (std::uint32_t part = 0; part < parts.count; ++part) {
            const std::span<const std::uint32_t> nodes = order.of(part);
            start();
            for (const std::uint32_t n : nodes) gather(graph, n);
            const bool origin = graph.is_origin(nodes.front());  // alone then: it rests on nothing
            const std::uint32_t found = origin ? single(nodes.front()) : joined();
            for (const std::uint32_t n : nodes) set_of_[n] = found;
        }
    }

    std::vector<std::uint32_t> set_of_;  // by node
    std::vector<std::size_t> begin_;     // of a set its first member; and the end
    std::vector<std::uint32_t> members_;
    std::vector<std::uint32_t> children_;  // the sets that come together
    std::vector<std::uint32_t> listed_;    // by set: when it was gathered last
    std::uint32_t gathered_ = 0;
    std::vector<std::uint32_t> met_;  // by origin: the search that met it last
    std::uint32_t search_ = 0;
};

}  // namespace hearsay::inline v1::detail
