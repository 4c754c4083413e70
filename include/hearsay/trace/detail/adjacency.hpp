#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace hearsay::inline v1::detail {

/// A directed graph on 0 … n-1 in compressed rows: what the searches of trace/ run on, once they have found
/// which statements matter.
struct adjacency {
    using edge = std::pair<std::uint32_t, std::uint32_t>;

    std::vector<std::uint32_t> begin{0};
    std::vector<std::uint32_t> to;

    adjacency() = default;
    /// Keeps the order of the edges within each row. O(n + edges).
    adjacency(std::size_t size, const std::vector<edge>& edges) : begin(size + 1, 0), to(edges.size()) {
        for (const edge& e : edges) ++begin[e.first + 1];
        for (std::size_t i = 0; i < size; ++i) begin[i + 1] += begin[i];
        std::vector<std::uint32_t> at{begin.begin(), begin.end() - 1};
        for (const edge& e : edges) to[at[e.first]++] = e.second;
    }

    [[nodiscard]] std::size_t size() const noexcept { return begin.size() - 1; }
    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t node) const noexcept {
        return std::span{to}.subspan(begin[node], begin[node + 1] - begin[node]);
    }
    [[nodiscard]] adjacency reversed() const {
        adjacency made;
        made.begin.assign(begin.size(), 0);
        made.to.resize(to.size());
        for (const std::uint32_t t : to) ++made.begin[t + 1];
        for (std::size_t i = 0; i + 1 < made.begin.size(); ++i) made.begin[i + 1] += made.begin[i];
        std::vector<std::uint32_t> at{made.begin.begin(), made.begin.end() - 1};
        for (std::uint32_t from = 0; from < size(); ++from) {
            for (const std::uint32_t t : of(from)) made.to[at[t]++] = from;
        }
        return made;
    }
};

/// The strong components of a graph: which one each node is in. Components are numbered from the far end: an
/// edge leads to the same one or to one with a lower number.
struct components {
    std::vector<std::uint32_t> of;
    std::uint32_t count = 0;
    bool loops = false;  ///< some component has two nodes, or a node leads to itself
};

/// R. Tarjan, "Depth-first search and linear graph algorithms" (1972), on a stack of its own: chains of
/// relays may be a million long. O(nodes + edges).
[[nodiscard]] inline components strong_components(const adjacency& graph) {
    constexpr std::uint32_t unseen = std::numeric_limits<std::uint32_t>::max();
    const auto n = static_cast<std::uint32_t>(graph.size());
    components made;
    made.of.assign(n, unseen);
    std::vector<std::uint32_t> low(n, unseen);
    std::vector<std::uint32_t> next(graph.begin.begin(), graph.begin.end() - 1);  // the edge to follow next
    std::vector<std::uint32_t> open;                            // seen, and in no component yet
    std::vector<std::pair<std::uint32_t, std::uint32_t>> path;  // node, when it was seen
    std::uint32_t clock = 0;
    for (std::uint32_t root = 0; root < n; ++root) {
        if (low[root] != unseen) continue;
        path.emplace_back(root, clock);
        open.push_back(root);
        low[root] = clock++;
        while (!path.empty()) {
            const auto [node, seen] = path.back();
            if (next[node] != graph.begin[node + 1]) {
                const std::uint32_t to = graph.to[next[node]++];
                if (to == node) made.loops = true;
                if (low[to] == unseen) {
                    path.emplace_back(to, clock);
                    open.push_back(to);
                    low[to] = clock++;
                } else if (made.of[to] == unseen) {
                    low[node] = std::min(low[node], low[to]);
                }
                continue;
            }
            path.pop_back();
            if (!path.empty()) low[path.back().first] = std::min(low[path.back().first], low[node]);
            if (low[node] != seen) continue;
            if (open.back() != node) made.loops = true;
            for (bool last = false; !last; open.pop_back()) {
                made.of[open.back()] = made.count;
                last = open.back() == node;
            }
            ++made.count;
        }
    }
    return made;
}

/// All nodes, component by component: those of the first in front, within one by number.
struct nodes_by_component {
    std::vector<std::uint32_t> nodes;
    std::vector<std::uint32_t> begin;  ///< of a component its first node; and the end
    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t component) const noexcept {
        return std::span{nodes}.subspan(begin[component], begin[component + 1] - begin[component]);
    }
};
/// O(nodes).
[[nodiscard]] inline nodes_by_component in_order(const components& parts) {
    nodes_by_component made;
    made.begin.assign(parts.count + std::size_t{1}, 0);
    for (const std::uint32_t part : parts.of) ++made.begin[part + std::size_t{1}];
    for (std::size_t i = 0; i < parts.count; ++i) made.begin[i + 1] += made.begin[i];
    std::vector<std::uint32_t> at{made.begin.begin(), made.begin.end() - 1};
    made.nodes.resize(parts.of.size());
    for (std::uint32_t n = 0; n < parts.of.size(); ++n) made.nodes[at[parts.of[n]]++] = n;
    return made;
}

}  // namespace hearsay::inline v1::detail
