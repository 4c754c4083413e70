#pragma once

#include <hearsay/compare/agreement.hpp>
#include <hearsay/compare/detail/assumed_by_pairs.hpp>
#include <hearsay/compare/detail/widest_conflicts.hpp>
#include <hearsay/compare/pairs.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// The comparisons of a question as a report shows them, and the counts for each of its positions.
struct question_relations {
    std::vector<comparison> listed;      ///< conflicts first, the widest gap first among them
    std::size_t total = 0;               ///< pairs, listed or not
    std::vector<position> positions;     ///< in the order of the case
    std::vector<verdict_counts> counts;  ///< for each of `positions`
    assumption_list assumes;             ///< what some pair rests on, listed or not
};

/// Whether one comparison comes before another in a report: conflicts, then what is compatible, agrees, and
/// can't be compared; the wider gap first; then in the order of the case.
[[nodiscard]] inline bool ranks_before(const comparison& a, const comparison& b) noexcept {
    const auto rank = [](const comparison& c) {
        switch (c.verdict) {
        case verdict::conflict: return 0;
        case verdict::compatible: return 1;
        case verdict::agree: return 2;
        default: return 3;
        }
    };
    return std::tuple{rank(a), -a.gap.value_or(-1), a.a, a.b} <
        std::tuple{rank(b), -b.gap.value_or(-1), b.a, b.b};
}

namespace detail {

/// Every comparison made, the best `limit` of them kept: for questions that have no line.
template <class Graph>
[[nodiscard]] question_relations relations_by_pairs(
    const Graph& graph, question_id question, const lens& by, std::size_t limit) {
    question_relations made;
    made.positions = distinct_positions(graph, question, by);
    made.counts.resize(made.positions.size());
    for_each_pair(graph, question, by, [&](const comparison& one) {
        ++made.total;
        made.counts[place_in(made.positions, one.a)].add(one.verdict);
        made.counts[place_in(made.positions, one.b)].add(one.verdict);
        add_to(made.assumes, one.assumes);
        if (made.listed.size() < limit) {
            made.listed.push_back(one);
            if (made.listed.size() == limit)
                std::make_heap(made.listed.begin(), made.listed.end(), ranks_before);
        } else if (limit != 0 && ranks_before(one, made.listed.front())) {
            std::pop_heap(made.listed.begin(), made.listed.end(), ranks_before);
            made.listed.back() = one;
            std::push_heap(made.listed.begin(), made.listed.end(), ranks_before);
        }
    });
    std::sort(made.listed.begin(), made.listed.end(), ranks_before);
    return made;
}

/// The first `most` pairs, in the order of the case, that have a verdict: those positions alone are looked at that
/// have a partner of that verdict.
template <class Verdict>
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> first_pairs(
    const std::vector<verdict_counts>& counts, std::uint32_t verdict_counts::*of, verdict wanted,
    Verdict&& verdict_between, std::size_t most) {
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (std::size_t i = 0; i < counts.size() && found.size() < most; ++i) {
        if (counts[i].*of == 0) continue;
        for (std::size_t j = i + 1; j < counts.size() && found.size() < most; ++j) {
            if (counts[j].*of != 0 && verdict_between(i, j) == wanted) found.emplace_back(i, j);
        }
    }
    return found;
}

}  // namespace detail

/// Every two positions of a question counted, and the most telling `limit` of them listed. Of a thousand figures for
/// one battle, the report names the widest contradictions.
/// Complexity: that of `agreement_on`; for the list, the conflicts that are as wide as the last one listed, and a
/// comparison for each one listed; where fewer conflict than are listed, up to a look at each two positions.
template <claim_graph_like Graph>
[[nodiscard]] question_relations relations_of(const Graph& graph, question_id question, const lens& by = {},
    std::size_t limit = std::numeric_limits<std::size_t>::max()) {
    const auto& all = graph.whole();
    return all.visit_kind(question, [&]<class Kind>(Kind) {
        const auto taken = detail::takers_of(graph, question, by);
        detail::pair_plan plan;
        if (!plan.lines.template read<Kind>(graph, question, by, taken))
            return detail::relations_by_pairs(graph, question, by, limit);
        plan.plan(graph, all.additive(question), false);
        question_relations made;
        for (const agreement& a : agreement_on(graph, question, by)) {
            made.positions.push_back(a.position);
            made.counts.push_back(a.positions);
        }
        const std::size_t n = made.positions.size();
        made.total = n * (n - (n == 0 ? 0 : 1)) / 2;
        std::vector<position_value<Kind>> values;
        values.reserve(n);
        for (const position p : made.positions) values.push_back(value_of<Kind>(graph, p, by));
        made.assumes = detail::assumed_by_pairs<Kind>(graph, question, plan.lines, made.positions, values);

        const auto list = [&](std::size_t i, std::size_t j) {
            made.listed.push_back(compare_values<Kind>(graph, values[i], values[j]));
        };
        const auto most = std::min(limit, made.total);
        made.listed.reserve(most);
        for (const auto& [a, b] : detail::widest_conflicts<Kind>(plan, most))
            list(detail::place_in(made.positions, a), detail::place_in(made.positions, b));
        const detail::row_verdicts verdicts{graph, all.additive(question), plan.lines, made.positions};
        const auto fill = [&](std::uint32_t verdict_counts::*of, verdict wanted) {
            const std::size_t left = most - made.listed.size();
            if (left == 0) return;
            for (const auto& [i, j] : detail::first_pairs(made.counts, of, wanted, verdicts, left)) list(i, j);
        };
        fill(&verdict_counts::compatible, verdict::compatible);
        fill(&verdict_counts::agree, verdict::agree);
        fill(&verdict_counts::incomparable, verdict::incomparable);
        return made;
    });
}

}  // namespace hearsay::inline v1
