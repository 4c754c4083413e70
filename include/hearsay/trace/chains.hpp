#pragma once

#include <hearsay/trace/detail/chain_search.hpp>
#include <hearsay/trace/detail/listing.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hearsay::inline v1 {

/// A path of relays from a held statement to an origin: the article, the newspaper that it quotes, the agency
/// quoted there.
struct chain {
    std::vector<statement_id> statements;  ///< from the outermost relay to the origin
    std::vector<source_id> sources;        ///< who made them, one for one

    /// "the article > Kyiv Post > GUR"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        return detail::path_of(sources, [&](source_id s) { return graph.whole().title(s); });
    }
    friend bool operator==(const chain&, const chain&) = default;
};

/// The chains of one position, as many as were asked for.
struct chain_list {
    std::vector<hearsay::chain> chains;
    bool complete = true;  ///< there are no others

    [[nodiscard]] auto begin() const noexcept { return chains.begin(); }
    [[nodiscard]] auto end() const noexcept { return chains.end(); }
    [[nodiscard]] std::size_t size() const noexcept { return chains.size(); }
    [[nodiscard]] bool empty() const noexcept { return chains.empty(); }
};

struct chain_options {
    std::size_t limit = 1000;
    positions which = positions::latest;
};

/// The chains of a position: through which relays it is known, and whose word it is in the end.
///
/// A path of relays through live statements from a held one to an origin, that passes one which takes the
/// position and from there on only what that one rests on. What lies above may take other positions, or none:
/// the article that quotes Kyiv Post, which quotes GUR. Shortest first; those of one length by the names
/// (ids) of source and statement where they first differ. No statement comes twice, except where no path does
/// without.
///
/// \throws std::invalid_argument if the position is on another question
/// Complexity: O(n log n) in the statements that can lie on a chain, and what is listed. Around loops each
/// step may cost the size of the loop; after a million steps without a chain the list ends, not `complete`.
template <claim_graph_like Graph>
[[nodiscard]] chain_list chains(
    const question_trace<Graph>& trace, const target& p, const chain_options& options = {}) {
    const auto& all = trace.graph().whole();
    const auto paths = detail::find_paths(trace, p, options.which, detail::heads::all);
    chain_list found;
    for (const auto& nodes : detail::chain_search{all, paths}.find(options.limit, found.complete)) {
        chain& made = found.chains.emplace_back();
        for (const std::uint32_t v : nodes) {
            made.statements.push_back(paths.statements[v]);
            made.sources.push_back(all.source(paths.statements[v]));
        }
    }
    return found;
}

/// The same from a graph or any view of one, for a single position.
template <claim_graph_like Graph>
[[nodiscard]] chain_list chains(const Graph& graph, const target& p, const chain_options& options = {}) {
    return chains(question_trace{graph, detail::question_of(graph, p)}, p, options);
}

/// How many chains a position has, exactly; nothing where loops stand in the way, or there are more than
/// 2^53.
///
/// Forty forks in a row are a trillion chains: they are counted, not listed.
/// Complexity: O(statements and relays that can lie on a chain).
template <claim_graph_like Graph>
[[nodiscard]] std::optional<std::uint64_t> chain_count(
    const question_trace<Graph>& trace, const target& p, positions which = positions::latest) {
    const auto paths = detail::find_paths(trace, p, which, detail::heads::all);
    return detail::count_paths(paths);
}
template <claim_graph_like Graph>
[[nodiscard]] std::optional<std::uint64_t> chain_count(
    const Graph& graph, const target& p, positions which = positions::latest) {
    return chain_count(question_trace{graph, detail::question_of(graph, p)}, p, which);
}

}  // namespace hearsay::inline v1
