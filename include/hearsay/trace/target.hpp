#pragma once

#include <hearsay/compare/value.hpp>

#include <algorithm>
#include <initializer_list>
#include <stdexcept>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// What chains, origins and all that is made of them are asked after: a position; or several in one scope of a question,
/// any of which will do: whatever implies a set of values, or every answer that there is.
///
/// \code
/// origins(trace, position{c1});                                            // whose word is it?
/// pivots(trace, positions_within<quantity_kind>(graph, troops, whole, interval::more_than(5000)));
/// disjoint_chains(trace, answers_to(graph, troops, whole));                // on how many lines is anything known?
/// \endcode
class target {
public:
    target(position one) : positions_{one} {}
    target(claim_id claim, bool denied = false) : positions_{position{claim, denied}} {}
    /// \throws std::invalid_argument where there is none
    target(std::vector<position> any_of) : positions_{std::move(any_of)} {
        if (positions_.empty()) throw std::invalid_argument("target: no position; expected one at least");
        std::sort(positions_.begin(), positions_.end());
        positions_.erase(std::unique(positions_.begin(), positions_.end()), positions_.end());
    }
    target(std::initializer_list<position> any_of) : target{std::vector<position>{any_of}} {}

    /// Ascending, no repeats, never empty.
    [[nodiscard]] const std::vector<position>& positions() const noexcept { return positions_; }
    [[nodiscard]] bool contains(position p) const noexcept {
        return std::binary_search(positions_.begin(), positions_.end(), p);
    }

private:
    std::vector<position> positions_;
};

/// Every position that somebody takes on a question in one scope, ascending: how anything at all is known of it.
/// Complexity: O(n log n) in the positions taken.
template <claim_graph_like Graph>
[[nodiscard]] std::vector<position> answers_to(
    const Graph& graph, question_id question, scope_id scope, positions which = positions::latest) {
    std::vector<position> found;
    for (const taken_position& t : positions_taken(graph, question, which)) {
        if (t.scope == scope && (found.empty() || found.back() != t.position)) found.push_back(t.position);
    }
    return found;
}

/// The positions taken on a question in one scope that imply a set of values: "at least 10,000" and "over 11,000" both
/// imply "more than 5,000". Impossible ones imply nothing.
/// \tparam Kind  that of the question
/// \param set    in the question's unit
/// Complexity: that of `answers_to`, and a look at the pieces of each set.
template <class Kind, claim_graph_like Graph>
[[nodiscard]] std::vector<position> positions_within(const Graph& graph, question_id question, scope_id scope,
    const typename Kind::set& set, const lens& by = {}) {
    std::vector<position> found = answers_to(graph, question, scope, by.which);
    std::erase_if(found, [&](position p) {
        const auto value = value_of<Kind>(graph, p, by);
        return !value.set || value.is_impossible() || !contains(set, *value.set);
    });
    return found;
}

}  // namespace hearsay::inline v1
