#pragma once

#include <hearsay/trace/detail/listing.hpp>
#include <hearsay/trace/detail/position_paths.hpp>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <limits>
#include <string>
#include <vector>

namespace hearsay::inline v1 {

/// The sources on which all support of a position hangs.
struct pivots_found {
    std::vector<source_id> sources;  ///< on every chain; ascending
    bool supported = false;          ///< there is a chain at all

    /// "every chain passes the article, Kyiv Post and GUR"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        if (!supported) return "no chain leads to an origin";
        if (sources.empty()) return "no source is on every chain";
        return "every chain passes " +
            detail::listing(sources, [&](source_id s) { return graph.whole().title(s); });
    }
    friend bool operator==(const pivots_found&, const pivots_found&) = default;
};

namespace detail {

/// The nodes that every walk from a start to an end passes, and one shortest walk. O(nodes + edges).
///
/// Along the walk it is noted how far ahead one can get by ways off it, from what lies before: a node that
/// none of them jumps over is on every walk.
struct necessary_nodes {
    std::vector<std::uint32_t> walk;
    std::vector<bool> on_every;  // by place on the walk

    explicit necessary_nodes(const position_paths& paths) {
        const auto left = distances_to_ends(paths);
        std::uint32_t at = 0;
        while (at < paths.size() && !paths.starts(at)) ++at;
        if (at == paths.size()) return;
        for (std::uint32_t v = at; v < paths.size(); ++v) {
            if (paths.starts(v) && left[v] < left[at]) at = v;
        }
        constexpr std::uint32_t off = std::numeric_limits<std::uint32_t>::max();
        std::vector<std::uint32_t> place(paths.size(), off);
        for (;;) {
            place[at] = static_cast<std::uint32_t>(walk.size());
            walk.push_back(at);
            if (left[at] == 0) break;
            for (const std::uint32_t to : paths.relays.of(at)) {
                if (left[to] + 1 != left[at]) continue;
                at = to;
                break;
            }
        }
        const auto beyond = static_cast<std::uint32_t>(walk.size());
        std::uint32_t furthest = 0;
        std::vector<bool> seen(paths.size(), false);
        std::vector<std::uint32_t> open;
        const auto reach = [&](std::uint32_t v) {
            if (place[v] != off) {
                furthest = std::max(furthest, place[v]);
            } else if (!seen[v]) {
                seen[v] = true;
                open.push_back(v);
            }
        };
        const auto follow = [&] {
            while (!open.empty()) {
                const std::uint32_t v = open.back();
                open.pop_back();
                if (paths.ends(v)) furthest = beyond;
                for (const std::uint32_t to : paths.relays.of(v)) reach(to);
            }
        };
        for (std::uint32_t v = 0; v < paths.size(); ++v) {
            if (paths.starts(v)) reach(v);
        }
        follow();
        for (std::uint32_t i = 0; i < beyond; ++i) {
            on_every.push_back(furthest == i);
            if (paths.ends(walk[i])) furthest = beyond;
            for (const std::uint32_t to : paths.relays.of(walk[i])) reach(to);
            follow();
        }
    }
};

/// Which of up to 64 sources are on every walk: from the ends upwards, what all ways on have in common and
/// the source itself, to the greatest fixed point. A node's set shrinks at most 64 times: O(64 (nodes +
/// edges)).
[[nodiscard]] inline std::uint64_t on_every_walk(
    const position_paths& paths, const std::vector<std::uint64_t>& own, const adjacency& back) {
    std::vector<std::uint64_t> must(paths.size(), ~std::uint64_t{0});
    std::deque<std::uint32_t> open;  // first in, first out: mostly from the ends upwards
    std::vector<bool> waits(paths.size(), false);
    for (std::uint32_t v = 0; v < paths.size(); ++v) {
        if (!paths.ends(v)) continue;
        must[v] = own[v];
        open.push_back(v);
    }
    while (!open.empty()) {
        const std::uint32_t v = open.front();
        open.pop_front();
        waits[v] = false;
        for (const std::uint32_t from : back.of(v)) {
            const std::uint64_t now = must[from] & (must[v] | own[from]);
            if (now == must[from]) continue;
            must[from] = now;
            if (waits[from]) continue;
            waits[from] = true;
            open.push_back(from);
        }
    }
    std::uint64_t common = ~std::uint64_t{0};
    for (std::uint32_t v = 0; v < paths.size(); ++v) {
        if (paths.starts(v)) common &= must[v];
    }
    return common;
}

}  // namespace detail

/// The pivots of a position: the sources on every one of its chains, without whose statements it loses all
/// support.
///
/// One article that carries the whole case is a pivot of everything in it. A source can be on every chain
/// though no single statement of it is. What else a source's silence would change is left as it is: a
/// statement that it took back, say.
///
/// \throws std::invalid_argument if the position is on another question
/// Complexity: O(statements and relays that can lie on a chain), times at most k where 64 k sources with
/// several statements lie on a shortest chain, none of these alone on every one; around loops up to 64 times
/// that.
template <claim_graph_like Graph>
[[nodiscard]] pivots_found pivots(
    const question_trace<Graph>& trace, const target& p, positions which = positions::latest) {
    const auto& all = trace.graph().whole();
    const auto paths = detail::find_paths(trace, p, which, detail::heads::nearest);
    pivots_found found;
    if (paths.size() == 0) return found;
    found.supported = true;

    const detail::necessary_nodes necessary{paths};
    detail::number_map settled;  // sources that are, or may still be, on every walk
    constexpr std::uint32_t is_pivot = 0;
    constexpr std::uint32_t is_open = 1;
    const auto source_at = [&](std::uint32_t node) { return all.source(paths.statements[node]); };
    for (std::size_t i = 0; i < necessary.walk.size(); ++i) {
        if (!necessary.on_every[i]) continue;
        const source_id s = source_at(necessary.walk[i]);
        if (settled.insert(s.number(), is_pivot).second) found.sources.push_back(s);
    }
    // What is left needs several statements of one source to be on every walk, one of them on this one.
    std::vector<std::uint32_t> times;
    detail::number_map count_of;
    for (std::uint32_t v = 0; v < paths.size(); ++v) {
        const auto [at, fresh] =
            count_of.insert(source_at(v).number(), static_cast<std::uint32_t>(times.size()));
        if (fresh) times.push_back(0);
        ++times[at];
    }
    std::vector<source_id> open;
    for (const std::uint32_t v : necessary.walk) {
        const source_id s = source_at(v);
        if (times[count_of.find(s.number())] < 2) continue;
        if (settled.insert(s.number(), is_open).second) open.push_back(s);
    }
    if (!open.empty()) {
        const detail::adjacency back = paths.relays.reversed();
        std::vector<std::uint64_t> own(paths.size());
        for (std::size_t from = 0; from < open.size(); from += 64) {
            const std::size_t to = std::min(from + 64, open.size());
            detail::number_map bit;
            for (std::size_t i = from; i < to; ++i)
                bit.insert(open[i].number(), static_cast<std::uint32_t>(i - from));
            for (std::uint32_t v = 0; v < paths.size(); ++v) {
                const std::uint32_t at = bit.find(source_at(v).number());
                own[v] = at == detail::number_map::none ? 0 : std::uint64_t{1} << at;
            }
            const std::uint64_t common = detail::on_every_walk(paths, own, back);
            for (std::size_t i = from; i < to; ++i) {
                if ((common >> (i - from) & 1) != 0) found.sources.push_back(open[i]);
            }
        }
    }
    std::sort(found.sources.begin(), found.sources.end());
    return found;
}
template <claim_graph_like Graph>
[[nodiscard]] pivots_found pivots(const Graph& graph, const target& p, positions which = positions::latest) {
    return pivots(question_trace{graph, detail::question_of(graph, p)}, p, which);
}

}  // namespace hearsay::inline v1
