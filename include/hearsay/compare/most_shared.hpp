#pragma once

#include <hearsay/compare/compatible_sets.hpp>

#include <cstdint>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// By what the values that most accept are found.
enum class shared_by : std::uint8_t {
    positions,   ///< each counts once, however often it is repeated
    statements,  ///< each counts as often as it is stated
};

namespace detail {

/// What a set counts under one or the other.
[[nodiscard]] inline auto rank_for(shared_by counted) noexcept {
    return [counted](tally held) noexcept {
        return counted == shared_by::positions ? positions_in(held) : statements_in(held);
    };
}

}  // namespace detail

/// The values that most positions on a question accept, scope by scope: each set is a region, all values that
/// exactly its members accept, and no region has more. Several where they tie, in the order of the line.
///
/// Where "over 11,000", "at least 10,000" and "up to 20,000" meet, in (11000, 20000], three do. Positions are
/// counted, and not whose they are: ten outlets that repeat one ministry are `consensus` for those who ask
/// for independent origins.
///
/// \param graph  a graph or any view of one
/// \param counted  what counts: positions, or the statements that take them
/// Complexity: as `compatible_sets`.
/// Source: for intervals, K. Marzullo, Maintaining the Time in a Distributed System (PhD thesis, Stanford,
/// 1984).
template <claim_graph_like Graph>
[[nodiscard]] question_sets most_shared(
    const Graph& graph, question_id question, const lens& by = {}, shared_by counted = shared_by::positions) {
    detail::set_store found;
    detail::set_finder<true> finder{found};
    finder.find(graph, question, by, detail::takers_of(graph, question, by), detail::rank_for(counted));
    return question_sets{std::move(found)};
}

/// The same for all questions at once.
/// \param run  how the questions are shared out: `in_turn`, or `on_all_cores` of parallel.hpp; the result is the same
/// Complexity: the sum of that for each question, and one pass over all stances.
template <claim_graph_like Graph, class Run = in_turn>
[[nodiscard]] sets_table most_shared_of_all(
    const Graph& graph, const lens& by = {}, Run&& run = {}, shared_by counted = shared_by::positions) {
    std::vector<std::size_t> begins;
    auto found = detail::find_all_sets<true>(graph, by, run, begins, detail::rank_for(counted));
    return {std::move(found), std::move(begins)};
}

}  // namespace hearsay::inline v1
