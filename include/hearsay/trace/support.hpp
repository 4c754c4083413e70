#pragma once

#include <hearsay/trace/detail/listing.hpp>
#include <hearsay/trace/detail/position_paths.hpp>
#include <hearsay/trace/semiring.hpp>

#include <fmt/format.h>

#include <concepts>
#include <cstdint>
#include <deque>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// Relays run in a loop where each way around would count anew: the sum has no end.
class circular_support : public std::domain_error {
public:
    circular_support(const std::string& text, std::vector<statement_id> loop)
        : std::domain_error{text}, loop_{std::move(loop)} {}

    /// The statements of one loop, by name.
    [[nodiscard]] const std::vector<statement_id>& statements() const noexcept { return loop_; }

private:
    std::vector<statement_id> loop_;
};

namespace detail {

/// Evaluates the walks of a position in a semiring: of each node its value times what lies below it.
template <commutative_semiring S, class Valuation>
class walk_sum {
public:
    using value_type = typename S::value_type;

    walk_sum(const position_paths& paths, const S& semiring, const Valuation& value)
        : paths_{paths}, semiring_{semiring}, value_{value}, order_{strong_components(paths.relays)} {}

    [[nodiscard]] value_type find() {
        sum_.assign(paths_.size(), semiring_.zero());
        std::vector<std::uint32_t> from_end(paths_.size());  // by component, those below first
        std::vector<std::uint32_t> at(order_.count + std::size_t{1}, 0);
        for (const std::uint32_t part : order_.of) ++at[part + 1];
        for (std::size_t i = 0; i < order_.count; ++i) at[i + 1] += at[i];
        const std::vector<std::uint32_t> begins = at;
        for (std::uint32_t v = 0; v < paths_.size(); ++v) from_end[at[order_.of[v]]++] = v;
        for (std::uint32_t part = 0; part < order_.count; ++part) {
            if (begins[part + 1] - begins[part] == 1)
                settle(from_end[begins[part]]);
            else
                settle_loop({from_end.begin() + begins[part], from_end.begin() + begins[part + 1]});
        }
        value_type total = semiring_.zero();
        for (std::uint32_t v = 0; v < paths_.size(); ++v) {
            if (paths_.starts(v)) total = semiring_.add(total, sum_[v]);
        }
        return total;
    }

private:
    [[nodiscard]] value_type below(std::uint32_t v) const {
        value_type sum = paths_.ends(v) ? semiring_.one() : semiring_.zero();
        for (const std::uint32_t to : paths_.relays.of(v)) sum = semiring_.add(sum, sum_[to]);
        return sum;
    }
    void settle(std::uint32_t v) { sum_[v] = semiring_.multiply(value_(paths_.statements[v]), below(v)); }

    // To the least fixed point: whatever has changed goes to those above it, in the order of the changes.
    void settle_loop(const std::vector<std::uint32_t>& nodes) {
        const std::uint32_t part = order_.of[nodes.front()];
        if (back_.size() == 0) {
            back_ = paths_.relays.reversed();
            waits_.assign(paths_.size(), true);
        }
        std::deque<std::uint32_t> open(nodes.begin(), nodes.end());
        while (!open.empty()) {
            const std::uint32_t v = open.front();
            open.pop_front();
            waits_[v] = false;
            const value_type before = sum_[v];
            settle(v);
            if (sum_[v] == before) continue;
            for (const std::uint32_t from : back_.of(v)) {
                if (order_.of[from] != part || waits_[from]) continue;
                waits_[from] = true;
                open.push_back(from);
            }
        }
    }

    const position_paths& paths_;
    const S& semiring_;
    const Valuation& value_;
    components order_;
    std::vector<value_type> sum_;
    adjacency back_;
    std::vector<bool> waits_;
};

}  // namespace detail

/// The support of a position, reckoned in a semiring: a sum over its chains, each the product of what its statements
/// are worth.
///
/// "How strong is the best chain to 'over 11,000', if the newspaper is right in 9 of 10 cases and the service in 7?"
/// \code
/// const double best = support(trace, position{c1}, viterbi_semiring{}, [&](statement_id s) { return trust(s); });
/// const auto why = support(trace, position{c1}, why_semiring<source_id>{}, by_source_of(graph, why_semiring<source_id>{}));
/// \endcode
///
/// Every chain counts, also one that ends at an origin which says otherwise: whose word should not count, `origins`
/// tells them, is worth zero.
///
/// \param value  `value(statement)`: what a statement is worth, in the semiring; may be asked more than once
/// \throws circular_support if relays of the position run in a loop and the semiring is not absorptive
/// \throws std::invalid_argument if the position is on another question
/// Complexity: O(n + relays) operations of the semiring on what can lie on a chain; within a loop of relays up to its
/// size times that.
template <claim_graph_like Graph, commutative_semiring S, class Valuation>
    requires std::convertible_to < std::invoke_result_t<const Valuation&, statement_id>,
typename S::value_type > [[nodiscard]] typename S::value_type support(const question_trace<Graph>& trace,
                             const target& p, const S& semiring, const Valuation& value,
                             positions which = positions::latest) {
    // Where a detour adds nothing, neither does a statement above one that is held.
    constexpr bool nearest = absorptive_semiring<S>;
    const auto paths =
        detail::find_paths(trace, p, which, nearest ? detail::heads::nearest : detail::heads::all);
    if constexpr (!absorptive_semiring<S>) {
        const auto& all = trace.graph().whole();
        if (auto loop = detail::first_loop(paths); !loop.empty()) {
            detail::sort_by_name(all, loop);
            const std::string text = fmt::format(
                "support: {} relay each other in a loop, and each way around it would count anew; expected "
                "an absorptive semiring (boolean, tropical, viterbi, why), or a view without one of them",
                detail::listing(loop, [&](statement_id s) { return std::string{all.name(s)}; }));
            throw circular_support{text, std::move(loop)};
        }
    }
    return detail::walk_sum{paths, semiring, value}.find();
}

/// The same from a graph or any view of one.
template <claim_graph_like Graph, commutative_semiring S, class Valuation>
    requires std::convertible_to < std::invoke_result_t<const Valuation&, statement_id>,
typename S::value_type > [[nodiscard]] typename S::value_type support(const Graph& graph, const target& p,
                             const S& semiring, const Valuation& value, positions which = positions::latest) {
    return support(question_trace{graph, detail::question_of(graph, p)}, p, semiring, value, which);
}

/// What a statement is worth where its source is what is asked for, in `which_semiring`, `why_semiring`, `how_semiring`:
/// the source itself.
template <claim_graph_like Graph, class S>
[[nodiscard]] auto by_source_of(const Graph& graph, const S& semiring) {
    return [&graph, semiring](statement_id s) { return semiring.variable(graph.whole().source(s)); };
}

}  // namespace hearsay::inline v1
