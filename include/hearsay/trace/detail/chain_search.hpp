#pragma once

#include <hearsay/trace/detail/position_paths.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace hearsay::inline v1::detail {

/// Lists the paths of a position, shortest first, those of one length by the names of source and statement at
/// the first place where they differ.
///
/// Paths are grown statement by statement from what starts them. One is followed only while the shortest way
/// on from it is as long as those that are being listed, and put by for its length otherwise; without loops,
/// all that is followed is listed, so that a thousand paths out of billions cost no more than they are long.
/// In a loop, what is on the path already is left out of the way on.
class chain_search {
public:
    template <class Snapshot>
    chain_search(const Snapshot& all, const position_paths& paths)
        : paths_{paths}, left_{distances_to_ends(paths)} {
        const std::uint32_t size = paths.size();
        // One name for each place on a path: siblings are different statements, so the rank never ties.
        std::vector<std::uint32_t> order(size);
        std::vector<std::pair<std::string_view, std::string_view>> names(size);
        for (std::uint32_t v = 0; v < size; ++v) {
            order[v] = v;
            names[v] = {all.name(all.source(paths.statements[v])), all.name(paths.statements[v])};
        }
        std::sort(order.begin(), order.end(),
            [&](auto a, auto b) { return std::tie(names[a], a) < std::tie(names[b], b); });
        rank_.resize(size);
        for (std::uint32_t i = 0; i < size; ++i) rank_[order[i]] = i;
        next_.assign(size, none);
        for (std::uint32_t v = 0; v < size; ++v) {
            if (left_[v] == 0) continue;
            for (const std::uint32_t to : paths.relays.of(v)) {
                if (left_[to] + 1 != left_[v]) continue;
                if (next_[v] == none || rank_[to] < rank_[next_[v]]) next_[v] = to;
            }
        }
        numbered_statements numbered = number_statements(paths);
        place_ = std::move(numbered.of);
        loops_ = std::move(numbered.loops);
        on_path_.assign(numbered.count, false);
    }

    [[nodiscard]] bool has_loops() const noexcept { return loops_.loops; }

    /// The paths, as nodes, at most `limit`; `complete` tells whether there are no more.
    [[nodiscard]] std::vector<std::vector<std::uint32_t>> find(std::size_t limit, bool& complete) {
        std::vector<std::vector<std::uint32_t>> found;
        complete = true;
        std::vector<std::uint32_t> starts;
        for (std::uint32_t v = 0; v < paths_.size(); ++v) {
            if (paths_.starts(v)) starts.push_back(v);
        }
        by_rank(starts);
        for (const std::uint32_t v : starts) put_by({v, none, 0, left_[v], true});
        while (!later_.empty()) {
            ++pass_;
            const std::uint32_t length = later_.begin()->first;
            bucket now = std::move(later_.begin()->second);
            later_.erase(later_.begin());
            if (now.mixed) {
                std::sort(
                    now.steps.begin(), now.steps.end(), [&](auto a, auto b) { return comes_before(a, b); });
            }
            for (const std::uint32_t first : now.steps) {
                if (!list_from(first, length, limit, found)) {
                    complete = false;
                    return found;
                }
            }
        }
        // What takes the position may be known and founded through one and the same statement alone: then no
        // path does without a second visit to it, and the shortest one says so.
        if (found.empty() && !starts.empty()) {
            if (limit == 0) {
                complete = false;
                return found;
            }
            std::uint32_t at = *std::min_element(starts.begin(), starts.end(),
                [&](auto a, auto b) { return std::tie(left_[a], rank_[a]) < std::tie(left_[b], rank_[b]); });
            found.emplace_back();
            for (; at != none; at = next_[at]) found.back().push_back(at);
        }
        return found;
    }

private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    // Loops can hide ways that lead nowhere from the look ahead; so many steps without a path end the search.
    static constexpr std::size_t patience = std::size_t{1} << 20;

    struct step {  // a place in the tree of all beginnings of paths
        std::uint32_t node;
        std::uint32_t before;  // a step
        std::uint32_t depth;
        std::uint32_t length;  // of the shortest path that goes on from here
        bool plain;            // that path is the one along `next_`
    };
    struct bucket {
        std::vector<std::uint32_t> steps;
        std::size_t pass = 0;
        bool mixed = false;  // not in order
    };

    void by_rank(std::vector<std::uint32_t>& nodes) const {
        std::sort(nodes.begin(), nodes.end(), [&](auto a, auto b) { return rank_[a] < rank_[b]; });
    }
    void put_by(const step& s) {
        steps_.push_back(s);
        put_by(static_cast<std::uint32_t>(steps_.size() - 1));
    }
    // Within one pass, steps come in the order of their paths.
    void put_by(std::uint32_t number) {
        bucket& into = later_[steps_[number].length];
        if (into.steps.empty())
            into.pass = pass_;
        else if (into.pass != pass_)
            into.mixed = true;
        into.steps.push_back(number);
    }
    [[nodiscard]] bool comes_before(std::uint32_t a, std::uint32_t b) const {
        if (a == b) return false;
        while (steps_[a].depth > steps_[b].depth) a = steps_[a].before;
        while (steps_[b].depth > steps_[a].depth) b = steps_[b].before;
        while (steps_[a].before != steps_[b].before) {
            a = steps_[a].before;
            b = steps_[b].before;
        }
        return rank_[steps_[a].node] < rank_[steps_[b].node];
    }

    // Lists every path of one length that goes on from a step; false where there are more than the limit, or
    // no patience.
    bool list_from(std::uint32_t first, std::uint32_t length, std::size_t limit,
        std::vector<std::vector<std::uint32_t>>& found) {
        leave_to(0);
        for (std::uint32_t s = steps_[first].before; s != none; s = steps_[s].before)
            path_.push_back(steps_[s].node);
        std::reverse(path_.begin(), path_.end());
        for (const std::uint32_t v : path_) on_path_[place_[v]] = true;
        std::vector<std::uint32_t> open{first};
        std::vector<std::uint32_t> nodes;
        while (!open.empty()) {
            const std::uint32_t number = open.back();
            open.pop_back();
            const step at = steps_[number];
            if (at.length > length) {
                put_by(number);
                continue;
            }
            leave_to(at.depth);
            path_.push_back(at.node);
            on_path_[place_[at.node]] = true;
            if (paths_.ends(at.node)) {
                if (found.size() == limit) return false;
                found.push_back(path_);
                idle_ = 0;
            }
            if (++idle_ > patience && loops_.loops) return false;
            const auto relays = paths_.relays.of(at.node);
            nodes.assign(relays.begin(), relays.end());
            by_rank(nodes);
            for (auto to = nodes.rbegin(); to != nodes.rend(); ++to) {
                step made{*to, number, at.depth + 1, 0, true};
                std::uint32_t left = left_[*to];
                if (loops_.loops) {
                    if (on_path_[place_[*to]]) continue;
                    made.plain = (at.plain && *to == next_[at.node] && left_[at.node] != 0) || is_free(*to);
                    if (!made.plain) left = left_around(*to);
                    if (left == none) continue;
                }
                made.length = made.depth + left;
                steps_.push_back(made);
                open.push_back(static_cast<std::uint32_t>(steps_.size() - 1));
            }
        }
        return true;
    }
    void leave_to(std::size_t depth) {
        for (; path_.size() > depth; path_.pop_back()) on_path_[place_[path_.back()]] = false;
    }

    // Whether the shortest way on keeps off the path. It can meet it in the same loop alone.
    [[nodiscard]] bool is_free(std::uint32_t node) const {
        const std::uint32_t loop = loops_.of[place_[node]];
        for (std::uint32_t v = node; v != none && loops_.of[place_[v]] == loop; v = next_[v]) {
            if (on_path_[place_[v]]) return false;
        }
        return true;
    }
    // The shortest way on that keeps off the path: searched within the loop.
    [[nodiscard]] std::uint32_t left_around(std::uint32_t node) const {
        const std::uint32_t loop = loops_.of[place_[node]];
        number_map seen;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> open{{node, 0}};
        seen.insert(node, 0);
        std::uint32_t best = none;
        for (std::size_t i = 0; i < open.size(); ++i) {
            const auto [v, steps] = open[i];
            if (steps >= best) break;
            if (paths_.ends(v)) best = std::min(best, steps);
            for (const std::uint32_t to : paths_.relays.of(v)) {
                if (loops_.of[place_[to]] != loop)
                    best = std::min(best, steps + 1 + left_[to]);
                else if (!on_path_[place_[to]] && seen.insert(to, 0).second)
                    open.emplace_back(to, steps + 1);
            }
        }
        return best;
    }

    const position_paths& paths_;
    std::vector<std::uint32_t> left_;   // by node: relays to the nearest end
    std::vector<std::uint32_t> rank_;   // by node: the order of the names
    std::vector<std::uint32_t> next_;   // by node: the next one on the first of the shortest ways to an end
    std::vector<std::uint32_t> place_;  // by node: its statement, numbered
    components loops_;                  // of places
    std::vector<bool> on_path_;         // by place
    std::vector<step> steps_;
    std::map<std::uint32_t, bucket> later_;  // by length
    std::vector<std::uint32_t> path_;
    std::size_t pass_ = 0;
    std::size_t idle_ = 0;
};

}  // namespace hearsay::inline v1::detail
