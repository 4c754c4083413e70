#pragma once

#include <hearsay/trace/detail/listing.hpp>
#include <hearsay/trace/disjoint_chains.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// What a position loses without one source.
struct fall {
    source_id source;
    std::vector<source_id> origins;  ///< whose word reaches us no more; ascending
    independent_origins left{};      ///< how many independent ones that leaves
    bool everything = false;         ///< none are left

    /// "without Kyiv Post it is not known what GUR says; 2 independent origins are left"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        const auto title = [&](source_id s) { return std::string{graph.whole().title(s)}; };
        const bool own = origins.size() == 1 && origins.front() == source;
        std::string text = own ? fmt::format("without {}", title(source))
                               : fmt::format("without {} it is not known what {} {}", title(source),
                                     detail::listing(origins, title), origins.size() == 1 ? "says" : "say");
        if (everything) return text + (own ? " nothing supports it" : ": nothing else supports it");
        const std::string count =
            left.min == left.max ? fmt::format("{}", left.max) : fmt::format("{} to {}", left.min, left.max);
        return text +
            fmt::format(
                "{} {} independent origin{} left", own ? "" : ";", count, left.max == 1 ? " is" : "s are");
    }
    friend bool operator==(const fall&, const fall&) = default;
};

namespace detail {

/// For each node which of up to 64 sources are on every walk to it from a start, the node itself included: to the
/// greatest fixed point. O(64 (nodes + edges)).
[[nodiscard]] inline std::vector<bit_set> on_every_walk_to(
    const position_paths& paths, const std::vector<bit_set>& own) {
    std::vector<bit_set> must(paths.size(), ~bit_set{0});
    std::vector<bool> waits(paths.size(), false);
    std::deque<std::uint32_t> open;
    for (std::uint32_t v = 0; v < paths.size(); ++v) {
        if (!paths.starts(v)) continue;
        must[v] = own[v];
        waits[v] = true;
        open.push_back(v);
    }
    while (!open.empty()) {
        const std::uint32_t v = open.front();
        open.pop_front();
        waits[v] = false;
        for (const std::uint32_t to : paths.relays.of(v)) {
            const bit_set now = must[to] & (must[v] | own[to]);
            if (now == must[to]) continue;
            must[to] = now;
            if (waits[to]) continue;
            waits[to] = true;
            open.push_back(to);
        }
    }
    return must;
}

}  // namespace detail

/// What a position loses without each of the sources that it hangs on: for every source at once, as if it had said
/// nothing.
///
/// That at least 10,000 were sent is GUR's word by way of Kyiv Post, and NIS says so by itself: without Kyiv Post nobody
/// had heard of GUR, and one origin is left. Those without whom nothing supports it are its pivots; as few as it takes
/// together are the cut of `source_disjoint_chains`.
///
/// \returns one for each source without which some origin is lost, ascending
/// \throws std::invalid_argument if the position is on another question
/// Complexity: for each 64 of the sources on some chain one pass over what can lie on one (64 at the worst, where there
/// are loops); and the independence of what is left for each source listed.
template <claim_graph_like Graph, dependence_rule Rule>
[[nodiscard]] std::vector<fall> what_falls(
    const question_trace<Graph>& trace, const target& p, const Rule& rule, const lens& by = {}) {
    const auto& all = trace.graph().whole();
    const detail::counted_paths of{trace, p, by};
    const std::uint32_t size = of.paths.size();
    std::vector<source_id> sources;  // on some chain; ascending
    std::vector<source_id> origins;  // whose word counts; ascending
    std::vector<std::uint32_t> ends;
    for (std::uint32_t v = 0; v < size; ++v) {
        sources.push_back(all.source(of.paths.statements[v]));
        if (!of.counts[v]) continue;
        origins.push_back(sources.back());
        ends.push_back(v);
    }
    for (auto* list : {&sources, &origins}) {
        std::sort(list->begin(), list->end());
        list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    std::vector<fall> found;
    std::vector<detail::bit_set> own(size);
    std::vector<source_id> left;
    for (std::size_t from = 0; from < sources.size(); from += 64) {
        const std::size_t to = std::min(from + 64, sources.size());
        for (std::uint32_t v = 0; v < size; ++v) {
            const auto at =
                std::lower_bound(sources.begin(), sources.end(), all.source(of.paths.statements[v]));
            const auto number = static_cast<std::size_t>(at - sources.begin());
            own[v] = number < from || number >= to ? 0 : detail::bit_set{1} << (number - from);
        }
        const auto must = detail::on_every_walk_to(of.paths, own);
        // An origin is lost where all of its words are.
        std::vector<detail::bit_set> lost_with(origins.size(), ~detail::bit_set{0});
        for (const std::uint32_t v : ends) {
            const auto at =
                std::lower_bound(origins.begin(), origins.end(), all.source(of.paths.statements[v]));
            lost_with[static_cast<std::size_t>(at - origins.begin())] &= must[v];
        }
        for (std::size_t i = from; i < to; ++i) {
            fall one{sources[i], {}};
            left.clear();
            for (std::size_t o = 0; o < origins.size(); ++o)
                ((lost_with[o] >> (i - from) & 1) != 0 ? one.origins : left).push_back(origins[o]);
            if (one.origins.empty()) continue;
            one.everything = left.empty();
            one.left = independence(trace.graph(), std::span<const source_id>{left}, rule);
            found.push_back(std::move(one));
        }
    }
    return found;
}
template <claim_graph_like Graph>
[[nodiscard]] std::vector<fall> what_falls(
    const question_trace<Graph>& trace, const target& p, const lens& by = {}) {
    return what_falls(trace, p, by_affiliation{trace.graph()}, by);
}
template <claim_graph_like Graph>
[[nodiscard]] std::vector<fall> what_falls(const Graph& graph, const target& p, const lens& by = {}) {
    return what_falls(question_trace{graph, detail::question_of(graph, p)}, p, by);
}

}  // namespace hearsay::inline v1
