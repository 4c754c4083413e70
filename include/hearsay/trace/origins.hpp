#pragma once

#include <hearsay/compare/compare.hpp>
#include <hearsay/trace/detail/listing.hpp>
#include <hearsay/trace/detail/position_paths.hpp>
#include <hearsay/trace/independence.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <concepts>
#include <string>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// Whose word a position is in the end.
struct origins_found {
    std::vector<statement_id> statements;  ///< origins whose own position leaves room for it; by name
    std::vector<source_id> sources;        ///< who made them; ascending, no repeats
    std::vector<statement_id> contrary;    ///< origins at the end of its chains that say otherwise; by name
    std::vector<source_id> contrary_sources;  ///< who made those; ascending, no repeats
    std::vector<broken_relay> broken;         ///< relays on the way that carry nothing; by name
    bool loop = false;                        ///< a loop of relays was met on the way

    /// "the word of GUR and NIS; contrary: Tarvel Power; r3 relays h1, which was retracted"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        const auto list = [&](const std::vector<source_id>& of) {
            return detail::listing(of, [&](source_id s) { return graph.whole().title(s); });
        };
        std::string text = sources.empty() ? "no origin" : fmt::format("the word of {}", list(sources));
        if (!contrary_sources.empty()) text += fmt::format("; contrary: {}", list(contrary_sources));
        for (const broken_relay& b : broken) text += fmt::format("; {}", b.because(graph));
        if (loop) text += "; a loop of relays is on the way";
        return text;
    }
};

namespace detail {

/// Tells which statements say otherwise than what is asked after: each position that they take excludes all of it.
template <class Graph, class Disjoint>
class contrary_words {
public:
    /// \param disjoint  `disjoint(own, p)`, asked once for each position
    contrary_words(const question_trace<Graph>& trace, const target& p, Disjoint& disjoint)
        : trace_{trace}, target_{p}, scope_{scope_of(trace.graph(), p)}, disjoint_{disjoint} {}

    [[nodiscard]] bool operator()(statement_id s) {
        const auto own = trace_.positions_of(s, scope_);
        return std::all_of(own.begin(), own.end(), [&](const auto& h) { return excludes(h.position); });
    }

private:
    [[nodiscard]] bool excludes(position own) {
        if (target_.contains(own)) return false;
        const auto at = std::lower_bound(known_.begin(), known_.end(), std::pair{own, false});
        if (at != known_.end() && at->first == own) return at->second;
        const auto& those = target_.positions();
        const bool all = std::all_of(
            those.begin(), those.end(), [&](position p) { return static_cast<bool>(disjoint_(own, p)); });
        return known_.insert(at, std::pair{own, all})->second;
    }

    const question_trace<Graph>& trace_;
    const target& target_;
    scope_id scope_;
    Disjoint& disjoint_;
    std::vector<std::pair<position, bool>> known_;  // ascending
};

/// Whether one position excludes another, seen through a lens.
template <class Graph>
[[nodiscard]] auto disjoint_through(const Graph& graph, const lens& by) {
    return [&graph, &by](position own, position taken) {
        return compare(graph, own, taken, by).verdict == verdict::conflict;
    };
}

}  // namespace detail

/// The origins of a position that a path of support reaches in the graph or view, told apart by what they say
/// themselves.
///
/// Kyiv Post's word that there are at least 10,000 is GUR's: GUR is the origin. Where an outlet makes 52
/// million of a company's "at most 38", the company stands at the end of the chain and says otherwise: it is
/// contrary, and counts for nothing. An origin that takes several positions is contrary only where each of
/// them is.
///
/// \param disjoint   `disjoint(own, p)`: whether a position of an origin excludes p; asked once for each
/// \throws std::invalid_argument if the position is on another question
/// Complexity: O(n log n) in what lies below those who take the position, and above them up to the nearest
/// held ones.
template <claim_graph_like Graph, std::predicate<position, position> Disjoint>
[[nodiscard]] origins_found origins(const question_trace<Graph>& trace, const target& p, Disjoint&& disjoint,
    positions which = positions::latest) {
    const auto& all = trace.graph().whole();
    auto paths = detail::find_paths(trace, p, which, detail::heads::nearest);
    detail::contrary_words contrary{trace, p, disjoint};
    origins_found found;
    for (std::uint32_t v = 0; v < paths.size(); ++v) {
        if (!paths.ends(v)) continue;
        const statement_id s = paths.statements[v];
        const bool otherwise = contrary(s);
        (otherwise ? found.contrary : found.statements).push_back(s);
        (otherwise ? found.contrary_sources : found.sources).push_back(all.source(s));
    }
    for (auto* list : {&found.statements, &found.contrary}) detail::sort_by_name(all, *list);
    for (auto* list : {&found.sources, &found.contrary_sources}) {
        std::sort(list->begin(), list->end());
        list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    found.broken = std::move(paths.broken);
    found.loop = paths.loop;
    return found;
}

/// The same, with positions compared through a lens: its reading, its factors, and which positions of a
/// source count.
template <claim_graph_like Graph>
[[nodiscard]] origins_found origins(
    const question_trace<Graph>& trace, const target& p, const lens& by = {}) {
    return origins(trace, p, detail::disjoint_through(trace.graph(), by), by.which);
}
template <claim_graph_like Graph>
[[nodiscard]] origins_found origins(const Graph& graph, const target& p, const lens& by = {}) {
    return origins(question_trace{graph, detail::question_of(graph, p)}, p, by);
}

/// How many independent origins stand behind a position: those that do not say otherwise.
template <claim_graph_like Graph, dependence_rule Rule>
[[nodiscard]] independent_origins independence(
    const question_trace<Graph>& trace, const target& p, const Rule& rule, const lens& by = {}) {
    return independence(trace.graph(), origins(trace, p, by).sources, rule);
}
template <claim_graph_like Graph>
[[nodiscard]] independent_origins independence(
    const question_trace<Graph>& trace, const target& p, const lens& by = {}) {
    return independence(trace, p, by_affiliation{trace.graph()}, by);
}

}  // namespace hearsay::inline v1
