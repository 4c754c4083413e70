#pragma once

#include <hearsay/graph/claim_graph.hpp>

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace hearsay::inline v1 {

namespace detail {

enum class life : std::uint8_t { unknown, live, dead };

/// Decides one statement and whatever that takes. `known(s)` is a reference to what is known of a statement.
/// On a stack of our own, since chains of retractions may be long, and each statement once, since they may
/// branch and meet again. Retractions form no loop.
template <class Graph, class Known>
life decide_life(const Graph& graph, statement_id s, Known&& known) {
    const auto& all = graph.whole();
    using retractions = decltype(all.retractions_of(s));
    struct frame {
        statement_id statement;
        typename retractions::iterator next;
    };
    std::vector<frame> stack{{s, all.retractions_of(s).begin()}};
    while (!stack.empty()) {
        frame& top = stack.back();
        if (top.next == all.retractions_of(top.statement).end()) {
            known(top.statement) = life::live;  // nothing live retracts it
            stack.pop_back();
            continue;
        }
        const statement_id by = all.at(*top.next).by;
        const life of_by = graph.shows(by) ? known(by) : life::dead;
        if (of_by == life::unknown) {
            stack.push_back({by, all.retractions_of(by).begin()});
        } else if (of_by == life::live) {
            known(top.statement) = life::dead;
            stack.pop_back();
        } else {
            ++top.next;
        }
    }
    return known(s);
}

}  // namespace detail

namespace detail {

/// Tells of one statement after another whether it stands; what was found on the way is kept.
template <class Graph>
class known_lives {
public:
    explicit known_lives(const Graph& graph) : graph_{graph} {}

    [[nodiscard]] bool operator()(statement_id s) {
        if (!graph_.shows(s)) return false;
        const auto& all = graph_.whole();
        if (all.retraction_count() == 0 || all.retractions_of(s).empty()) return true;
        const life found = met_[s.number()];
        if (found != life::unknown) return found == life::live;
        return decide_life(graph_, s, [&](statement_id which) -> life& { return met_[which.number()]; }) ==
            life::live;
    }

private:
    const Graph& graph_;
    std::unordered_map<std::uint32_t, life> met_;
};

}  // namespace detail

/// Whether a statement stands: it is to be seen, and no live statement takes it back.
///
/// "We withdraw our figure of 200" ends the statement of 200 for as long as the withdrawal itself stands: in
/// a view that hides the withdrawal, or where that was withdrawn in turn, the figure is live again.
/// Complexity: O(1) where nothing retracts it, else the retractions that lead to it. For all of a graph:
/// `live_statements`.
template <claim_graph_like Graph>
[[nodiscard]] bool is_live(const Graph& graph, statement_id s) {
    return detail::known_lives{graph}(s);
}

/// The same for every statement at once, by number: a correction of a correction of … is followed once, not
/// for each.
/// Complexity: O(statements + retractions).
template <claim_graph_like Graph>
[[nodiscard]] std::vector<bool> live_statements(const Graph& graph) {
    const auto& all = graph.whole();
    std::vector<bool> live(all.statements().size());
    std::vector<detail::life> met(all.retraction_count() == 0 ? 0 : live.size());
    for (const statement_id s : all.statements()) {
        if (!graph.shows(s)) continue;
        if (met.empty() || all.retractions_of(s).empty()) {
            live[s.number()] = true;
            continue;
        }
        detail::life known = met[s.number()];
        if (known == detail::life::unknown) {
            known = detail::decide_life(
                graph, s, [&](statement_id which) -> detail::life& { return met[which.number()]; });
        }
        live[s.number()] = known == detail::life::live;
    }
    return live;
}

}  // namespace hearsay::inline v1
