#pragma once

#include <hearsay/graph/claim_graph.hpp>
#include <hearsay/graph/live.hpp>

#include <algorithm>
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// A claim as it is taken: asserted, which is its set of values, or denied, which is all the others.
struct position {
    claim_id claim;
    bool denied = false;

    constexpr position(claim_id c, bool is_denied = false) noexcept : claim{c}, denied{is_denied} {}
    friend constexpr bool operator==(position, position) noexcept = default;
    friend constexpr auto operator<=>(position, position) noexcept = default;  // the order of a case
};

/// Which positions of a source count: the latest that it took on a question and scope, or every one.
enum class positions : std::uint8_t { latest, all };

/// A position that a live statement takes.
struct taken_position {
    hearsay::position position;
    statement_id statement;
    source_id source;
    scope_id scope;
    hearsay::certainty certainty;
    bool superseded;  ///< its source took a wholly later one on the same question and scope
};

/// Every position on a question that a live statement of the graph or view takes, by claim and then by
/// statement.
///
/// A ministry that said 200 on Monday and 250 on Tuesday has two, of which the first is superseded: it is
/// left out under `positions::latest`. What is undated, or dated by ranges that overlap, supersedes nothing.
/// Complexity: O(n log n) in the stances on the claims of the question.
template <claim_graph_like Graph>
[[nodiscard]] std::vector<taken_position> positions_taken(
    const Graph& graph, question_id question, positions which = positions::latest) {
    const auto& all = graph.whole();
    std::vector<taken_position> taken;
    detail::known_lives lives{graph};  // each chain of retractions is followed once
    for (const claim_id claim : all.claims_of(question)) {
        for (const stance_on on : all.stances_on(claim)) {
            if (!on.commits() || !lives(on.statement)) continue;
            taken.push_back({{claim, on.stance == stance::denies}, on.statement, all.source(on.statement),
                all.scope_of(claim), on.certainty, false});
        }
    }
    // Within a source and scope, a position is superseded if the latest first day lies after its last day,
    // or, among instants, if the latest instant lies after it.
    std::vector<std::uint32_t> order(taken.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto key = [&](std::uint32_t i) { return std::pair{taken[i].source, taken[i].scope}; };
    std::sort(order.begin(), order.end(), [&](auto a, auto b) {
        return std::pair{key(a), a} < std::pair{key(b), b};
    });
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin;
        std::optional<day> latest_first;
        std::optional<std::chrono::sys_seconds> latest_instant;
        for (; end < order.size() && key(order[end]) == key(order[begin]); ++end) {
            const said_at at = all.at(taken[order[end]].statement);
            latest_first = std::max(latest_first, at.days().first());
            if (at.is_instant() && (!latest_instant || at.utc() > *latest_instant)) latest_instant = at.utc();
        }
        for (; begin < end; ++begin) {
            const said_at at = all.at(taken[order[begin]].statement);
            const auto last = at.days().last();
            taken[order[begin]].superseded = (last && latest_first && *latest_first > *last) ||
                (at.is_instant() && *latest_instant > at.utc());
        }
    }
    if (which == positions::latest)
        std::erase_if(taken, [](const taken_position& t) { return t.superseded; });
    std::sort(taken.begin(), taken.end(), [](const taken_position& a, const taken_position& b) {
        return std::tie(a.position, a.statement) < std::tie(b.position, b.statement);
    });
    return taken;
}

}  // namespace hearsay::inline v1
