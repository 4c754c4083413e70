#pragma once

#include <hearsay/compare/pairs.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>
#include <tuple>
#include <vector>

namespace hearsay::inline v1 {

/// A source that holds two positions which can't both be true, and one that changed its mind.
struct self_contradiction {
    source_id source;
    comparison between;

    /// "article says c11 and not c11, which conflict: values"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        return fmt::format("{} says {} and {}, which conflict: {}", graph.whole().name(source),
            detail::words_for(graph, between.a), detail::words_for(graph, between.b), between.because());
    }
};
struct change_of_mind {
    source_id source;
    taken_position before;
    taken_position after;

    /// "ministry said 200-lost in monday, then 250-lost in tuesday"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        const auto& all = graph.whole();
        return fmt::format("{} said {} in {}, then {} in {}", all.name(source),
            detail::words_for(graph, before.position), all.name(before.statement),
            detail::words_for(graph, after.position), all.name(after.statement));
    }
};

/// The sources whose positions that count conflict with each other: the article that names a country in its
/// lead and says further down that it was not named. A figure that changed with time is no contradiction,
/// even where all positions count. By source, then in the order of the case; no more than `limit`.
/// Complexity: n log n, and a source's positions squared.
template <claim_graph_like Graph>
[[nodiscard]] std::vector<self_contradiction> self_contradictions(const Graph& graph, question_id question,
    const lens& by = {}, std::size_t limit = std::numeric_limits<std::size_t>::max()) {
    const auto& all = graph.whole();
    std::vector<taken_position> taken = positions_taken(graph, question, by.which);
    std::stable_sort(
        taken.begin(), taken.end(), [](const auto& x, const auto& y) { return x.source < y.source; });
    const auto end_of_same = [&](auto from) {
        return std::find_if(from, taken.cend(), [&](const taken_position& t) {
            return t.source != from->source || t.position != from->position;
        });
    };
    const auto one_after_the_other = [&](auto x, auto x_end, auto y,
                                         auto y_end) {  // each time that they were said
        if (x->scope != y->scope) return false;
        return std::all_of(x, x_end, [&](const taken_position& a) {
            return std::all_of(y, y_end, [&](const taken_position& b) {
                return wholly_later(all.at(a.statement), all.at(b.statement)) ||
                    wholly_later(all.at(b.statement), all.at(a.statement));
            });
        });
    };
    std::vector<self_contradiction> made;
    for (auto x = taken.cbegin(), x_end = x; x != taken.cend(); x = x_end) {
        x_end = end_of_same(x);
        for (auto y = x_end, y_end = y; y != taken.cend() && y->source == x->source; y = y_end) {
            y_end = end_of_same(y);
            if (made.size() == limit) return made;
            auto one = compare(graph, x->position, y->position, by);
            if (one.verdict != verdict::conflict || one_after_the_other(x, x_end, y, y_end)) continue;
            made.push_back({x->source, std::move(one)});
        }
    }
    return made;
}

/// Each position of a source that a wholly later one of its own on the same scope superseded, with the
/// earliest of those that differ from it: 200 on Monday, 250 on Tuesday. What was said again in between
/// stands for what was said before. By source, scope and the id of the statement. Complexity: n log n, and a
/// source's positions squared.
template <claim_graph_like Graph>
[[nodiscard]] std::vector<change_of_mind> changes_of_mind(const Graph& graph, question_id question) {
    const auto& all = graph.whole();
    std::vector<taken_position> taken = positions_taken(graph, question, positions::all);
    std::sort(taken.begin(), taken.end(), [&](const taken_position& x, const taken_position& y) {
        const auto key = [&](const taken_position& t) {
            return std::tuple{t.source, t.scope, all.name(t.statement), t.position};
        };
        return key(x) < key(y);
    });
    const auto later = [&](const taken_position& x, const taken_position& y) {
        return wholly_later(all.at(x.statement), all.at(y.statement));
    };
    std::vector<change_of_mind> made;
    for (auto from = taken.begin(); from != taken.end();) {
        const auto to = std::find_if(from, taken.end(),
            [&](const taken_position& t) { return t.source != from->source || t.scope != from->scope; });
        for (auto before = from; before != to; ++before) {
            if (!before->superseded) continue;
            auto next = to;
            for (auto after = from; after != to; ++after) {
                if (after->position == before->position || !later(*after, *before)) continue;
                if (next == to || later(*next, *after)) next = after;
            }
            if (next == to) continue;
            const bool again = std::any_of(from, to, [&](const taken_position& t) {
                return t.position == before->position && later(t, *before) && later(*next, t);
            });
            if (!again) made.push_back({before->source, *before, *next});
        }
        from = to;
    }
    return made;
}

}  // namespace hearsay::inline v1
