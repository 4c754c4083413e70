#pragma once

#include <hearsay/graph/claim_graph.hpp>
#include <hearsay/trace/broken_relays.hpp>
#include <hearsay/trace/detail/adjacency.hpp>
#include <hearsay/trace/detail/listing.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// Statements that relay each other in a ring, or one that relays itself.
struct relay_loop {
    std::vector<statement_id> statements;  ///< each is relayed by each, directly or through others; by name
    /// Nothing outside is relayed, and none has a basis of its own: whatever the loop says has no origin.
    bool rests_on_nothing = false;

    /// "a, b and c relay each other, and nothing else"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        std::string text = detail::listing(statements, [&](statement_id s) { return graph.whole().name(s); });
        text += statements.size() == 1 ? " relays itself" : " relay each other";
        return text + (rests_on_nothing ? ", and nothing else" : "");
    }
    friend bool operator==(const relay_loop&, const relay_loop&) = default;
};

namespace detail {

/// The relays between the statements that are kept, those of the others being left out: nodes are statements.
template <class Graph, class Kept, class Carried>
[[nodiscard]] adjacency relays_between(const Graph& graph, Kept&& kept, Carried&& carried) {
    const auto& all = graph.whole();
    adjacency made;
    made.begin.reserve(all.statements().size() + 1);
    for (const statement_id s : all.statements()) {
        if (all.relay_count(s) != 0 && kept(s)) {
            for (const statement_id relayed : all.relays(s)) {
                if (kept(relayed) && carried(s, relayed)) made.to.push_back(relayed.number());
            }
        }
        made.begin.push_back(static_cast<std::uint32_t>(made.to.size()));
    }
    return made;
}

}  // namespace detail

/// The loops of relays in a graph or view: the largest sets of statements that lead to each other.
///
/// A relays B, B relays C, C relays A. Such a loop is accepted and no error; where it rests on nothing, it
/// has no origin. Statements that the view hides are left out; retracted ones are not. Ordered by the name of
/// the first.
/// Complexity: O(statements + relays), in time and memory.
template <claim_graph_like Graph>
[[nodiscard]] std::vector<relay_loop> relay_loops(const Graph& graph) {
    const auto& all = graph.whole();
    const auto relays = detail::relays_between(
        graph, [&](statement_id s) { return graph.shows(s); },
        [](statement_id, statement_id) { return true; });
    const auto parts = detail::strong_components(relays);
    std::vector<relay_loop> found;
    if (!parts.loops) return found;

    const auto order = detail::in_order(parts);
    for (std::uint32_t part = 0; part < parts.count; ++part) {
        const auto members = order.of(part);
        const auto of_first = relays.of(members.front());
        if (members.size() == 1 &&
            std::find(of_first.begin(), of_first.end(), members.front()) == of_first.end())
            continue;
        relay_loop& loop = found.emplace_back();
        loop.rests_on_nothing = true;
        for (const std::uint32_t number : members) {
            const statement_id s{number};
            loop.statements.push_back(s);
            const auto to = all.relays(s);  // what a view hides is relayed nevertheless
            if (all.has_own_basis(s) || std::any_of(to.begin(), to.end(), [&](statement_id r) {
                    return parts.of[r.number()] != part;
                })) {
                loop.rests_on_nothing = false;
            }
        }
        detail::sort_by_name(all, loop.statements);
    }
    std::sort(found.begin(), found.end(), [&](const relay_loop& a, const relay_loop& b) {
        return all.name(a.statements.front()) < all.name(b.statements.front());
    });
    return found;
}

}  // namespace hearsay::inline v1
