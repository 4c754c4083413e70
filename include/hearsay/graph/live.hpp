#pragma once

#include <hearsay/graph/claim_graph.hpp>

#include <vector>

namespace hearsay::inline v1 {

/// Whether a statement stands: it is to be seen, and no live statement takes it back.
///
/// "We withdraw our figure of 200" ends the statement of 200 for as long as the withdrawal itself stands: in a view that
/// hides the withdrawal, or where that was withdrawn in turn, the figure is live again.
/// Complexity: O(1) where nothing retracts it, else the retractions that lead to it.
template <claim_graph_like Graph>
[[nodiscard]] bool is_live(const Graph& graph, statement_id s) {
    if (!graph.shows(s)) return false;
    const auto& all = graph.whole();
    if (all.retraction_count() == 0 || all.retractions_of(s).empty()) return true;
    // A statement is live if none of those that retract it is: decided from the last retraction downwards, on a stack of
    // our own, since chains of retractions may be long. Retractions form no loop.
    struct frame {
        statement_id statement;
        std::vector<statement_id> open;  // those that retract it and are not decided yet
    };
    const auto frame_of = [&](statement_id which) {
        frame made{which, {}};
        for (const auto r : all.retractions_of(which)) {
            const statement_id by = all.at(r).by;
            if (graph.shows(by)) made.open.push_back(by);
        }
        return made;
    };
    std::vector<frame> stack{frame_of(s)};
    for (;;) {
        if (!stack.back().open.empty()) {
            const statement_id next = stack.back().open.back();
            stack.back().open.pop_back();
            stack.push_back(frame_of(next));
            continue;
        }
        stack.pop_back();  // nothing live retracts it: it is live
        if (stack.empty()) return true;
        stack.pop_back();  // so what it retracts is not
        if (stack.empty()) return false;
    }
}

}  // namespace hearsay::inline v1
