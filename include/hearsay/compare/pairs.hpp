#pragma once

#include <hearsay/compare/compare.hpp>
#include <hearsay/compare/verdict_counts.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

namespace detail {

/// The place of what is there in an ascending list.
template <class T>
[[nodiscard]] std::size_t place_in(const std::vector<T>& ascending, const T& what) noexcept {
    return static_cast<std::size_t>(
        std::lower_bound(ascending.begin(), ascending.end(), what) - ascending.begin());
}

}  // namespace detail

/// The distinct positions that are taken on a question, in the order of the case, an assertion before its
/// denial.
template <claim_graph_like Graph>
[[nodiscard]] std::vector<position> distinct_positions(
    const Graph& graph, question_id question, const lens& by = {}) {
    std::vector<position> distinct;
    for (const taken_position& t : positions_taken(graph, question, by.which)) {
        if (distinct.empty() || distinct.back() != t.position) distinct.push_back(t.position);
    }
    return distinct;
}

/// Compares every two positions that are taken on a question, one pair at a time: calls `visit(const
/// comparison&)` with the one that comes first in the case as `a`. A visit that returns false ends it.
/// Complexity: each set is made once; then a comparison a pair, and memory for the positions alone.
template <claim_graph_like Graph, class Visit>
void for_each_pair(const Graph& graph, question_id question, const lens& by, Visit&& visit) {
    graph.whole().visit_kind(question, [&]<class Kind>(Kind) {
        std::vector<position_value<Kind>> values;
        for (const position p : distinct_positions(graph, question, by))
            values.push_back(value_of<Kind>(graph, p, by));
        for (std::size_t i = 0; i < values.size(); ++i) {
            for (std::size_t j = i + 1; j < values.size(); ++j) {
                if constexpr (std::is_invocable_r_v<bool, Visit&, comparison>) {
                    if (!visit(compare_values<Kind>(graph, values[i], values[j]))) return;
                } else {
                    visit(compare_values<Kind>(graph, values[i], values[j]));
                }
            }
        }
    });
}

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

/// Every two positions of a question, the most telling `limit` of them listed. Of a thousand figures for one
/// battle, the report names the widest contradictions. Complexity: a comparison a pair; memory for `limit` of
/// them.
template <claim_graph_like Graph>
[[nodiscard]] question_relations relations_of(const Graph& graph, question_id question, const lens& by = {},
    std::size_t limit = std::numeric_limits<std::size_t>::max()) {
    question_relations made;
    made.positions = distinct_positions(graph, question, by);
    made.counts.resize(made.positions.size());
    const auto index = [&](position p) { return detail::place_in(made.positions, p); };
    for_each_pair(graph, question, by, [&](const comparison& one) {
        ++made.total;
        made.counts[index(one.a)].add(one.verdict);
        made.counts[index(one.b)].add(one.verdict);
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

/// Every position of one statement against every position of another, where they answer the same question.
/// What did the minister's two speeches say of each other?
/// \throws std::out_of_range if a statement is not of the graph
/// Complexity: the product of what the two say.
template <claim_graph_like Graph>
[[nodiscard]] std::vector<comparison> compare(
    const Graph& graph, statement_id a, statement_id b, const lens& by = {}) {
    const auto& all = graph.whole();
    for (const statement_id s : {a, b}) {
        if (s.number() >= all.statements().size()) {
            throw std::out_of_range(fmt::format(
                "compare: no statement {} in a graph of {}", s.number(), all.statements().size()));
        }
    }
    std::vector<comparison> made;
    for (const stance_on x : all.stances(a)) {
        for (const stance_on y : all.stances(b)) {
            if (!x.commits() || !y.commits() || all.question(x.claim) != all.question(y.claim)) continue;
            made.push_back(compare(graph, position{x.claim, x.stance == stance::denies},
                position{y.claim, y.stance == stance::denies}, by));
        }
    }
    return made;
}

}  // namespace hearsay::inline v1
