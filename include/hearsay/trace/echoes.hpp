#pragma once

#include <hearsay/trace/broken_relays.hpp>
#include <hearsay/trace/detail/listing.hpp>
#include <hearsay/trace/detail/number_map.hpp>
#include <hearsay/trace/detail/position_paths.hpp>
#include <hearsay/trace/origins.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// How much of what seems to support a position is one word heard again.
struct echoes_found {
    std::size_t statements = 0;  ///< on some chain of it
    std::size_t origins = 0;     ///< of those, that rest on nothing and leave room for it
    std::size_t repeats = 0;     ///< of those, that rest on others of them
    std::vector<statement_id>
        circular;  ///< of the repeats, those whose source hears itself through another; by name

    /// "of 41 statements 40 repeat what others say; the Courier hears itself"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        const auto& all = graph.whole();
        if (statements == 0) return "no statement supports it";
        std::string text =
            fmt::format("of {} statement{} {} {} what others say", statements, statements == 1 ? "" : "s",
                repeats == 0 ? "none" : fmt::format("{}", repeats), repeats < 2 ? "repeats" : "repeat");
        std::vector<source_id> heard;
        for (const statement_id s : circular) {
            if (std::find(heard.begin(), heard.end(), all.source(s)) == heard.end())
                heard.push_back(all.source(s));
        }
        if (heard.empty()) return text;
        return text + "; " + detail::listing(heard, [&](source_id s) { return all.title(s); }) +
            (heard.size() == 1 ? " hears itself" : " hear themselves");
    }
    friend bool operator==(const echoes_found&, const echoes_found&) = default;
};

namespace detail {

/// Which nodes have a walk down, past a node of another source, to one of their own source.
template <class Source>
[[nodiscard]] std::vector<bool> heard_again(const adjacency& relays, Source&& source_at) {
    const auto size = static_cast<std::uint32_t>(relays.size());
    number_map numbers;
    std::vector<std::uint32_t> colour(size);
    std::vector<std::uint32_t> nodes_of;
    for (std::uint32_t v = 0; v < size; ++v) {
        const auto [number, fresh] =
            numbers.insert(source_at(v).number(), static_cast<std::uint32_t>(nodes_of.size()));
        if (fresh) nodes_of.push_back(0);
        ++nodes_of[number];
        colour[v] = number;
    }
    const components parts = strong_components(relays);
    const nodes_by_component order = in_order(parts);  // from the far end
    // Whoever is in a loop with another hears itself; besides, only who speaks more than once can.
    std::vector<bool> heard(size, false);
    std::vector<std::uint32_t> bit_of(nodes_of.size(), number_map::none);
    std::uint32_t asked = 0;
    for (std::uint32_t part = 0; part < parts.count; ++part) {
        const auto nodes = order.of(part);
        const bool several = std::any_of(
            nodes.begin(), nodes.end(), [&](std::uint32_t v) { return colour[v] != colour[nodes.front()]; });
        for (const std::uint32_t v : nodes) {
            heard[v] = several;
            std::uint32_t& bit = bit_of[colour[v]];
            if (nodes_of[colour[v]] > 1 && bit == number_map::none) bit = asked++;
        }
    }
    std::vector<std::uint64_t> below(parts.count);  // by part: whom it leads to, itself included
    for (std::uint32_t from = 0; from < asked; from += 64) {
        const auto bit = [&](std::uint32_t v) {
            const std::uint32_t at = bit_of[colour[v]];
            return at == number_map::none || at < from || at >= from + 64 ? std::uint64_t{0}
                                                                          : std::uint64_t{1} << (at - from);
        };
        std::fill(below.begin(), below.end(), 0);
        for (const std::uint32_t v : order.nodes) {
            below[parts.of[v]] |= bit(v);
            for (const std::uint32_t to : relays.of(v)) below[parts.of[v]] |= below[parts.of[to]];
        }
        for (std::uint32_t v = 0; v < size; ++v) {
            if (bit(v) == 0) continue;
            for (const std::uint32_t to : relays.of(v)) {
                if (colour[to] != colour[v] && (below[parts.of[to]] & bit(v)) != 0) heard[v] = true;
            }
        }
    }
    // A follow-up to one's own report hears what that does.
    const adjacency back = relays.reversed();
    std::vector<std::uint32_t> open;
    for (std::uint32_t v = 0; v < size; ++v) {
        if (heard[v]) open.push_back(v);
    }
    while (!open.empty()) {
        const std::uint32_t v = open.back();
        open.pop_back();
        for (const std::uint32_t above : back.of(v)) {
            if (heard[above] || colour[above] != colour[v]) continue;
            heard[above] = true;
            open.push_back(above);
        }
    }
    return heard;
}

}  // namespace detail

/// How much of a position's apparent support is an echo: statements that repeat what others say, and among them those
/// whose source hears its own word through somebody else.
///
/// Forty outlets print what one wire says: 41 statements, one origin, 40 repeats. The Courier reports an explosion, the
/// wire has it from the Courier, the Courier cites the wire: its second report is circular, and confirms nothing.
///
/// All statements on a chain are counted, also those that take no side, and each once. One at the end of a chain that
/// says otherwise is neither an origin nor a repeat.
/// \throws std::invalid_argument if the position is on another question
/// Complexity: O(n log n + relays) in what lies on its chains, and once more for each 64 sources that speak twice on them.
template <claim_graph_like Graph>
[[nodiscard]] echoes_found echoes(const question_trace<Graph>& trace, const target& p, const lens& by = {}) {
    const auto& all = trace.graph().whole();
    const auto paths = detail::find_paths(trace, p, by.which, detail::heads::all);
    auto disjoint = detail::disjoint_through(trace.graph(), by);
    detail::contrary_words contrary{trace, p, disjoint};
    echoes_found found;
    // A statement that is two nodes is an end where either is.
    std::vector<std::pair<statement_id, bool>> each;
    for (std::uint32_t v = 0; v < paths.size(); ++v) each.emplace_back(paths.statements[v], !paths.ends(v));
    std::sort(each.begin(), each.end());
    each.erase(std::unique(
                   each.begin(), each.end(), [](const auto& a, const auto& b) { return a.first == b.first; }),
        each.end());
    for (const auto& [statement, repeats] : each) {
        ++found.statements;
        if (repeats)
            ++found.repeats;
        else if (!contrary(statement))
            ++found.origins;
    }
    const auto heard =
        detail::heard_again(paths.relays, [&](std::uint32_t v) { return all.source(paths.statements[v]); });
    for (std::uint32_t v = 0; v < paths.size(); ++v) {
        if (heard[v]) found.circular.push_back(paths.statements[v]);
    }
    detail::sort_by_name(all, found.circular);
    return found;
}
template <claim_graph_like Graph>
[[nodiscard]] echoes_found echoes(const Graph& graph, const target& p, const lens& by = {}) {
    return echoes(question_trace{graph, detail::question_of(graph, p)}, p, by);
}

}  // namespace hearsay::inline v1
