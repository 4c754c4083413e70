#pragma once

#include <hearsay/trace/detail/adjacency.hpp>
#include <hearsay/trace/question_trace.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace hearsay::inline v1::detail {

/// Which statements above those that take a position are followed: every one from which a chain may begin, or
/// none above the nearest that are held, which is enough to know what supports the position and through whom.
enum class heads : std::uint8_t { all, nearest };

/// The live paths of one position, as a graph to walk: from held statements, past one that takes the
/// position, to origins.
///
/// A node is a statement before the position was taken on the way, or from there on (`after`). A statement
/// that takes the position is always `after`. One with a basis of its own rests on nothing, so that what it
/// relays supports nothing above it: the path ends there, or starts anew below it, as `before`. Every node
/// lies on a walk from a start to an end.
struct position_paths {
    enum : std::uint8_t { is_start = 1, is_end = 2 };

    std::vector<statement_id> statements;  // by node
    std::vector<std::uint8_t> marks;       // by node
    adjacency relays;
    std::vector<broken_relay>
        broken;            // met on the way down, whether or not anything else supports the position
    bool loop = false;     // a loop of relays was met on the way down
    bool doubled = false;  // some statement is two nodes

    [[nodiscard]] std::uint32_t size() const noexcept {
        return static_cast<std::uint32_t>(statements.size());
    }
    [[nodiscard]] bool starts(std::uint32_t node) const noexcept { return (marks[node] & is_start) != 0; }
    [[nodiscard]] bool ends(std::uint32_t node) const noexcept { return (marks[node] & is_end) != 0; }
};

/// How many relays each node is from the nearest end. O(nodes + edges).
[[nodiscard]] inline std::vector<std::uint32_t> distances_to_ends(const position_paths& paths) {
    std::vector<std::uint32_t> distance(paths.size(), std::numeric_limits<std::uint32_t>::max());
    const adjacency back = paths.relays.reversed();
    std::vector<std::uint32_t> order;
    for (std::uint32_t v = 0; v < paths.size(); ++v) {
        if (!paths.ends(v)) continue;
        distance[v] = 0;
        order.push_back(v);
    }
    for (std::size_t i = 0; i < order.size(); ++i) {
        for (const std::uint32_t from : back.of(order[i])) {
            if (distance[from] != std::numeric_limits<std::uint32_t>::max()) continue;
            distance[from] = distance[order[i]] + 1;
            order.push_back(from);
        }
    }
    return distance;
}

/// The statements of a position's paths, numbered, and the loops among them: a statement may be two nodes.
struct numbered_statements {
    std::vector<std::uint32_t> of;  // by node
    std::size_t count = 0;
    components loops;
};
[[nodiscard]] inline numbered_statements number_statements(const position_paths& paths) {
    numbered_statements made;
    number_map numbers;
    for (const statement_id s : paths.statements) {
        made.of.push_back(numbers.insert(s.number(), static_cast<std::uint32_t>(numbers.size())).first);
    }
    made.count = numbers.size();
    std::vector<adjacency::edge> edges;
    for (std::uint32_t v = 0; v < paths.size(); ++v) {
        for (const std::uint32_t to : paths.relays.of(v)) edges.emplace_back(made.of[v], made.of[to]);
    }
    made.loops = strong_components(adjacency{made.count, edges});
    return made;
}

/// The statements of the first loop on a position's paths, ascending; none where there is no loop.
[[nodiscard]] inline std::vector<statement_id> first_loop(const position_paths& paths) {
    const numbered_statements numbered = number_statements(paths);
    std::vector<statement_id> loop;
    if (!numbered.loops.loops) return loop;
    std::vector<statement_id> statements(numbered.count, statement_id{0});  // by number
    for (std::uint32_t v = 0; v < paths.size(); ++v) statements[numbered.of[v]] = paths.statements[v];
    std::vector<std::uint32_t> sizes(numbered.loops.count, 0);
    for (const std::uint32_t part : numbered.loops.of) ++sizes[part];
    std::uint32_t chosen = 0;  // the one that has the lowest statement
    std::optional<statement_id> lowest;
    for (std::size_t i = 0; i < numbered.count; ++i) {
        const std::uint32_t part = numbered.loops.of[i];
        if (sizes[part] == 1 || (lowest && *lowest < statements[i])) continue;
        lowest = statements[i];
        chosen = part;
    }
    for (std::size_t i = 0; i < numbered.count; ++i) {
        if (numbered.loops.of[i] == chosen) loop.push_back(statements[i]);
    }
    std::sort(loop.begin(), loop.end());
    return loop;
}

/// How many walks there are from a start to an end: nothing where one comes back to a statement, or past
/// 2^53. A walk never counts more at a node than in all, as every node lies on one. O(nodes + edges).
[[nodiscard]] inline std::optional<std::uint64_t> count_paths(const position_paths& paths) {
    constexpr std::uint64_t limit = std::uint64_t{1} << 53;
    if (number_statements(paths).loops.loops) return std::nullopt;
    const components order = strong_components(paths.relays);  // all of one node: an order from the far end
    std::vector<std::uint32_t> from_end(paths.size());
    for (std::uint32_t v = 0; v < paths.size(); ++v) from_end[order.of[v]] = v;
    std::vector<std::uint64_t> ways(paths.size(), 0);
    std::uint64_t total = 0;
    for (const std::uint32_t v : from_end) {
        ways[v] = paths.ends(v) ? 1 : 0;
        for (const std::uint32_t to : paths.relays.of(v)) {
            ways[v] += ways[to];
            if (ways[v] > limit) return std::nullopt;
        }
        if (!paths.starts(v)) continue;
        total += ways[v];
        if (total > limit) return std::nullopt;
    }
    return total;
}

/// Finds the paths of a position. Linear in what lies below those who take it and, above them, in what
/// `which_heads` asks for.
template <class Graph>
class path_finder {
public:
    path_finder(const question_trace<Graph>& trace, const target& p, positions which, heads which_heads)
        : trace_{trace}, graph_{trace.graph()}, heads_{which_heads}, scope_{scope_of(graph_, p)} {
        for (const position one : p.positions()) {
            for (const statement_id s : trace.takers(one, which)) node(s, true);
        }
        takers_ = static_cast<std::uint32_t>(keys_.size());
    }

    [[nodiscard]] position_paths find() && {
        go_down();
        go_up();
        return walkable();
    }

private:
    static constexpr std::uint32_t none = number_map::none;

    static std::uint32_t key_of(statement_id s, bool after) noexcept {
        return (s.number() << 1) | (after ? 1U : 0U);
    }
    [[nodiscard]] statement_id statement(std::uint32_t node) const noexcept {
        return statement_id{keys_[node] >> 1};
    }
    [[nodiscard]] bool is_after(std::uint32_t node) const noexcept { return (keys_[node] & 1) != 0; }
    [[nodiscard]] bool is_taker(std::uint32_t node) const noexcept { return node < takers_; }

    std::pair<std::uint32_t, bool> node(statement_id s, bool after) {
        const auto made = numbers_.insert(key_of(s, after), static_cast<std::uint32_t>(keys_.size()));
        if (made.second) {
            keys_.push_back(key_of(s, after));
            end_.push_back(false);
            met_.push_back(none);
        }
        return made;
    }
    // An edge, but for the second of two equal ones: `met` is the node from whose point of view edges are
    // added now.
    void add(std::uint32_t from, std::uint32_t to, std::uint32_t other, std::uint32_t met) {
        if (met_[other] == met) return;
        met_[other] = met;
        edges_.emplace_back(from, to);
    }

    void go_down() {
        const auto& all = graph_.whole();
        for (std::uint32_t v = 0; v < keys_.size(); ++v) {
            const statement_id s = statement(v);
            if (trace_.is_origin(s, scope_)) {
                end_[v] = true;  // it rests on nothing: what it may relay supports nothing above it
                continue;
            }
            for (const statement_id relayed : all.relays(s)) {
                if (relayed == s) {
                    loop_ = true;
                    continue;
                }
                if (!in_time(all, s, relayed)) {
                    if (graph_.shows(relayed)) broken_.push_back({s, relayed, break_kind::said_later});
                    continue;
                }
                if (!numbers_.contains(key_of(relayed, true)) && !is_live(graph_, relayed)) {
                    if (graph_.shows(relayed)) broken_.push_back({s, relayed, break_kind::retracted});
                    continue;
                }
                const std::uint32_t to = node(relayed, true).first;
                add(v, to, to, v);
            }
        }
        const auto size = static_cast<std::uint32_t>(keys_.size());
        const adjacency down{size, edges_};
        loop_ = loop_ || strong_components(down).loops;
        const adjacency back = down.reversed();
        founded_ = end_;
        std::vector<std::uint32_t> open;
        for (std::uint32_t v = 0; v < size; ++v) {
            if (end_[v]) open.push_back(v);
        }
        while (!open.empty()) {
            const std::uint32_t v = open.back();
            open.pop_back();
            for (const std::uint32_t from : back.of(v)) {
                if (founded_[from]) continue;
                founded_[from] = true;
                open.push_back(from);
            }
        }
    }

    [[nodiscard]] bool stops_at(statement_id s) const {
        return heads_ == heads::nearest && graph_.is_held(s);
    }

    void go_up() {
        const auto& all = graph_.whole();
        std::vector<std::uint32_t> open;
        for (std::uint32_t v = 0; v < takers_; ++v) {
            if (founded_[v] && !stops_at(statement(v))) open.push_back(v);
        }
        met_.assign(keys_.size(), none);
        while (!open.empty()) {
            const std::uint32_t v = open.back();
            open.pop_back();
            const statement_id s = statement(v);
            for (const statement_id relay : all.relayed_by(s)) {
                if (relay == s || !in_time(all, relay, s)) continue;
                // From those who take the position, and from what lies below them, the way down is known.
                const std::uint32_t after = numbers_.find(key_of(relay, true));
                if (after != none && trace_.has_own_basis(relay, scope_)) add(after, v, after, v);
                if (after != none && is_taker(after)) continue;
                if (!numbers_.contains(key_of(relay, false)) && !is_live(graph_, relay)) continue;
                const auto [before, fresh] = node(relay, false);
                add(before, v, before, v);
                if (!fresh) continue;
                founded_.push_back(true);
                if (!stops_at(relay)) open.push_back(before);
            }
        }
    }

    [[nodiscard]] position_paths walkable() {
        const auto size = static_cast<std::uint32_t>(keys_.size());
        const adjacency all_edges{size, edges_};
        std::vector<bool> start(size, false);
        std::vector<bool> reached(size, false);
        std::vector<std::uint32_t> open;
        for (std::uint32_t v = 0; v < size; ++v) {
            start[v] = founded_[v] && (is_taker(v) || !is_after(v)) && graph_.is_held(statement(v));
            if (!start[v]) continue;
            reached[v] = true;
            open.push_back(v);
        }
        while (!open.empty()) {
            const std::uint32_t v = open.back();
            open.pop_back();
            for (const std::uint32_t to : all_edges.of(v)) {
                if (reached[to] || !founded_[to]) continue;
                reached[to] = true;
                open.push_back(to);
            }
        }
        position_paths made;
        std::vector<std::uint32_t> number(size, none);
        for (std::uint32_t v = 0; v < size; ++v) {
            if (!reached[v]) continue;
            number[v] = made.size();
            const std::uint32_t twin = numbers_.find(keys_[v] ^ 1);
            made.doubled = made.doubled || (twin != none && reached[twin]);
            made.statements.push_back(statement(v));
            made.marks.push_back(static_cast<std::uint8_t>(
                (start[v] ? position_paths::is_start : 0) | (end_[v] ? position_paths::is_end : 0)));
        }
        std::erase_if(
            edges_, [&](const auto& e) { return number[e.first] == none || number[e.second] == none; });
        for (auto& e : edges_) e = {number[e.first], number[e.second]};
        made.relays = adjacency{made.size(), edges_};
        sort_by_name(graph_.whole(), broken_);
        made.broken = std::move(broken_);
        made.loop = loop_;
        return made;
    }

    const question_trace<Graph>& trace_;
    const kept_graph<Graph>& graph_;
    heads heads_;
    scope_id scope_;
    std::uint32_t takers_ = 0;  // these are the first nodes
    number_map numbers_;
    std::vector<std::uint32_t> keys_;  // by node: the statement, and whether after
    std::vector<bool> end_;
    std::vector<bool> founded_;       // an end can be reached
    std::vector<std::uint32_t> met_;  // by node: who saw it last
    std::vector<adjacency::edge> edges_;
    std::vector<broken_relay> broken_;
    bool loop_ = false;
};

template <class Graph>
[[nodiscard]] position_paths find_paths(
    const question_trace<Graph>& trace, const target& p, positions which, heads which_heads) {
    expect_on_question(trace, p);
    return path_finder<Graph>{trace, p, which, which_heads}.find();
}

}  // namespace hearsay::inline v1::detail
