#pragma once

#include <hearsay/trace/detail/adjacency.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

namespace hearsay::inline v1::detail {

/// As many walks from starts to ends as there can be of which no two share a node, and as many nodes that cut all walks.
///
/// Each node is two, entered and left, with a unit of flow between them (Menger's theorem as a maximal flow); flow is
/// pushed along all shortest ways at once (E. Dinic, 1970). A node that both starts and ends is a walk by itself.
/// O(edges sqrt(nodes)), on stacks of its own: S. Even and R. Tarjan, "Network flow and testing graph connectivity"
/// (1975).
class disjoint_walks {
public:
    /// \param starts, ends  `starts(node)`, `ends(node)`
    /// \param open          `open(node)`: others are left out
    template <class Starts, class Ends, class Open>
    disjoint_walks(const adjacency& graph, const Starts& starts, const Ends& ends, const Open& open)
        : graph_{graph}, marks_(graph.size(), 0), next_(graph.size(), none), before_(graph.size(), none) {
        for (std::uint32_t v = 0; v < graph.size(); ++v) {
            if (!open(v)) continue;
            marks_[v] =
                static_cast<std::uint8_t>(is_open | (starts(v) ? is_start : 0) | (ends(v) ? is_end : 0));
            if (marks_[v] == (is_open | is_start | is_end)) {
                next_[v] = before_[v] = outside;
                ++count_;
            } else if (starts(v)) {
                starts_.push_back(v);
            }
        }
        while (find_levels()) push();
    }

    [[nodiscard]] std::uint32_t count() const noexcept { return count_; }

    /// The walks, each from its start to its end, by their starts.
    [[nodiscard]] std::vector<std::vector<std::uint32_t>> walks() const {
        std::vector<std::vector<std::uint32_t>> made;
        made.reserve(count_);
        for (std::uint32_t v = 0; v < graph_.size(); ++v) {
            if (before_[v] != outside) continue;
            auto& walk = made.emplace_back();
            for (std::uint32_t at = v; at != outside; at = next_[at]) walk.push_back(at);
        }
        return made;
    }
    /// As many nodes as there are walks, one on each, without which no walk is left: of all such sets the one nearest to
    /// the starts. Ascending.
    [[nodiscard]] std::vector<std::uint32_t> cut() const {
        std::vector<std::uint32_t> made;
        for (std::uint32_t v = 0; v < graph_.size(); ++v) {
            const bool alone = marks_[v] == (is_open | is_start | is_end);
            if (alone || (is_reached(entered(v)) && !is_reached(left(v)))) made.push_back(v);
        }
        return made;
    }

private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    static constexpr std::uint32_t outside = none - 1;  // before a start, and beyond an end
    enum : std::uint8_t { is_open = 1, is_start = 2, is_end = 4 };

    // A place in the search: a node as it is entered, or as it is left.
    static std::uint32_t entered(std::uint32_t v) noexcept { return v * 2; }
    static std::uint32_t left(std::uint32_t v) noexcept { return v * 2 + 1; }
    static std::uint32_t node_of(std::uint32_t place) noexcept { return place / 2; }
    static bool is_left(std::uint32_t place) noexcept { return place % 2 != 0; }

    [[nodiscard]] bool is_reached(std::uint32_t place) const noexcept {
        return !level_.empty() && level_[place] != none;
    }
    [[nodiscard]] bool is_used(std::uint32_t v) const noexcept { return before_[v] != none; }

    /// The places that one leads to, the i-th of them: `none` where there is none so far on, `outside` where a walk ends.
    [[nodiscard]] std::uint32_t next_place(std::uint32_t place, std::uint32_t i) const noexcept {
        const std::uint32_t v = node_of(place);
        if (!is_left(place)) {
            if (i != 0) return none;
            if (!is_used(v)) return left(v);
            return before_[v] == outside ? none
                                         : left(before_[v]);  // instead of the walk that comes from there
        }
        if ((marks_[v] & is_end) != 0) return i == 0 ? outside : none;
        const auto to = graph_.of(v);
        if (i < to.size()) return entered(to[i]);
        return i == to.size() && is_used(v) ? entered(v) : none;  // back to where its walk came from
    }
    [[nodiscard]] bool leads(std::uint32_t place) const noexcept {
        return place < outside && (marks_[node_of(place)] & is_open) != 0;
    }

    /// How far each place is from the nearest start; false where no end is reached.
    bool find_levels() {
        if (starts_.empty()) return false;
        level_.assign(graph_.size() * 2, none);
        reached_.clear();
        for (const std::uint32_t v : starts_) {  // one that begins a walk already leads nowhere
            level_[entered(v)] = 0;
            reached_.push_back(entered(v));
        }
        bool found = false;
        for (std::size_t at = 0; at < reached_.size(); ++at) {
            const std::uint32_t place = reached_[at];
            for (std::uint32_t i = 0;; ++i) {
                const std::uint32_t to = next_place(place, i);
                if (to == none) break;
                if (to == outside) {
                    found = true;
                } else if (leads(to) && level_[to] == none) {
                    level_[to] = level_[place] + 1;
                    reached_.push_back(to);
                }
            }
        }
        return found;
    }

    /// Walks along rising levels from each start, until no end is left to be reached. Each place is passed once.
    void push() {
        at_.assign(graph_.size() * 2, 0);
        for (const std::uint32_t start : starts_) {
            if (level_[entered(start)] == none) continue;  // passed already
            path_.assign(1, entered(start));
            while (!path_.empty()) {
                const std::uint32_t place = path_.back();
                const std::uint32_t to = next_place(place, at_[place]);
                if (to == none) {
                    level_[place] = none;
                    path_.pop_back();
                    continue;
                }
                ++at_[place];
                if (to == outside) {
                    take_path();
                    break;
                }
                if (leads(to) && level_[to] == level_[place] + 1) path_.push_back(to);
            }
        }
    }
    void take_path() {
        ++count_;
        for (const std::uint32_t place : path_) level_[place] = none;
        before_[node_of(path_.front())] = outside;
        for (std::size_t i = 0; i < path_.size(); ++i) {
            const std::uint32_t v = node_of(path_[i]);
            if (!is_left(path_[i])) continue;
            if (i + 1 == path_.size()) {
                next_[v] = outside;
            } else if (const std::uint32_t to = node_of(path_[i + 1]); to == v) {
                next_[v] = before_[v] = none;
            } else {
                next_[v] = to;
                before_[to] = v;
            }
        }
    }

    const adjacency& graph_;
    std::vector<std::uint8_t> marks_;
    std::vector<std::uint32_t> next_;    // on the walk through a node: where it goes on
    std::vector<std::uint32_t> before_;  // and where it comes from
    std::vector<std::uint32_t> starts_;  // but those that are ends themselves
    std::uint32_t count_ = 0;
    std::vector<std::uint32_t> level_;  // by place
    std::vector<std::uint32_t> reached_;
    std::vector<std::uint32_t> at_;  // by place: which of those that it leads to comes next
    std::vector<std::uint32_t> path_;
};

}  // namespace hearsay::inline v1::detail
