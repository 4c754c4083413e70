#pragma once

#include <hearsay/compare/detail/place_in.hpp>
#include <hearsay/compare/pairs.hpp>
#include <hearsay/compare/verdict_counts.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace hearsay::inline v1 {

/// The positions that count of one source on a question. The question of "what does GUR say?".
template <claim_graph_like Graph>
[[nodiscard]] std::vector<position> positions_of(
    const Graph& graph, source_id source, question_id question, const lens& by = {}) {
    std::vector<position> made;
    for (const taken_position& t : positions_taken(graph, question, by.which)) {
        if (t.source == source && (made.empty() || made.back() != t.position)) made.push_back(t.position);
    }
    return made;
}

/// How two sources stand to each other on a question.
struct source_comparison {
    source_id a;
    source_id b;
    verdict_counts counts;

    /// "gur and nis: 1 agree, 2 compatible, 0 conflict, 0 incomparable"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        return fmt::format("{} and {}: {} agree, {} compatible, {} conflict, {} incomparable",
            graph.whole().name(a), graph.whole().name(b), counts.agree, counts.compatible, counts.conflict,
            counts.incomparable);
    }
};

/// The source-by-source matrix of a question: for every two sources that take a position, the verdicts
/// between a position of the one and a position of the other; by source. Whether GUR and NIS agree, and the
/// Kremlin with neither.
/// Complexity: a look at each two positions, and a count for each two that hold them. Memory: the sources squared.
template <claim_graph_like Graph>
[[nodiscard]] std::vector<source_comparison> source_matrix(
    const Graph& graph, question_id question, const lens& by = {}) {
    std::vector<taken_position> taken = positions_taken(graph, question, by.which);
    std::vector<position> distinct;
    std::vector<std::vector<source_id>> holders;  // by distinct position
    std::vector<source_id> sources;
    for (const taken_position& t : taken) {
        if (distinct.empty() || distinct.back() != t.position) {
            distinct.push_back(t.position);
            holders.emplace_back();
        }
        holders.back().push_back(t.source);
        sources.push_back(t.source);
    }
    const auto tidy = [](std::vector<source_id>& list) {
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
    };
    tidy(sources);
    for (auto& list : holders) tidy(list);
    std::vector<std::vector<std::size_t>> rows;  // the holders by their places among the sources
    for (const auto& list : holders) {
        rows.emplace_back();
        for (const source_id s : list) rows.back().push_back(detail::place_in(sources, s));
    }
    std::vector<source_comparison> made;  // every two: those after the first source, after the second …
    made.reserve(sources.size() * (sources.size() - (sources.empty() ? 0 : 1)) / 2);
    for (std::size_t i = 0; i < sources.size(); ++i) {
        for (std::size_t j = i + 1; j < sources.size(); ++j) made.push_back({sources[i], sources[j], {}});
    }
    const auto count = [&](std::size_t x, std::size_t y, verdict v) {
        if (x == y) return;
        const auto [low, high] = std::minmax(x, y);
        made[low * (2 * sources.size() - low - 1) / 2 + (high - low - 1)].counts.add(v);
    };
    for (std::size_t i = 0; i < distinct.size(); ++i) {
        if (rows[i].size() < 2) continue;
        const verdict same = compare(graph, distinct[i], distinct[i], by).verdict;
        for (std::size_t x = 0; x < rows[i].size(); ++x) {
            for (std::size_t y = x + 1; y < rows[i].size(); ++y) count(rows[i][x], rows[i][y], same);
        }
    }
    for (const compared_pair& one : pairs_on(graph, question, by)) {
        const auto& those = rows[detail::place_in(distinct, one.b)];
        for (const std::size_t x : rows[detail::place_in(distinct, one.a)]) {
            for (const std::size_t y : those) count(x, y, one.verdict);
        }
    }
    std::erase_if(made, [](const source_comparison& c) { return c.counts.total() == 0; });
    return made;
}

}  // namespace hearsay::inline v1
