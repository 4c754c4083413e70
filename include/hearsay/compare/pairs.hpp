#pragma once

#include <hearsay/compare/compare.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// How many other positions a position agrees with, is compatible with, conflicts with, or can't be compared with.
struct verdict_counts {
    std::size_t agree = 0;
    std::size_t compatible = 0;
    std::size_t conflict = 0;
    std::size_t incomparable = 0;
    void add(verdict v) noexcept {
        switch (v) {
        case verdict::agree: ++agree; break;
        case verdict::compatible: ++compatible; break;
        case verdict::conflict: ++conflict; break;
        case verdict::incomparable: ++incomparable; break;
        }
    }
    [[nodiscard]] std::size_t total() const noexcept { return agree + compatible + conflict + incomparable; }
    friend bool operator==(const verdict_counts&, const verdict_counts&) = default;
};

namespace detail {

/// The place of what is there in an ascending list.
template <class T>
[[nodiscard]] std::size_t place_in(const std::vector<T>& ascending, const T& what) noexcept {
    return static_cast<std::size_t>(std::lower_bound(ascending.begin(), ascending.end(), what) - ascending.begin());
}

}  // namespace detail

/// The distinct positions that are taken on a question, in the order of the case, an assertion before its denial.
template <claim_graph_like Graph>
[[nodiscard]] std::vector<position> distinct_positions(const Graph& graph, question_id question, const lens& by = {}) {
    std::vector<position> distinct;
    for (const taken_position& t : positions_taken(graph, question, by.which)) {
        if (distinct.empty() || distinct.back() != t.position) distinct.push_back(t.position);
    }
    return distinct;
}

/// Compares every two positions that are taken on a question, one pair at a time: calls `visit(const comparison&)` with
/// the one that comes first in the case as `a`. A visit that returns false ends it.
/// Complexity: each set is made once; then a comparison a pair, and memory for the positions alone.
template <claim_graph_like Graph, class Visit>
void for_each_pair(const Graph& graph, question_id question, const lens& by, Visit&& visit) {
    graph.whole().visit_kind(question, [&]<class Kind>(Kind) {
        std::vector<position_value<Kind>> values;
        for (const position p : distinct_positions(graph, question, by)) values.push_back(value_of<Kind>(graph, p, by));
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

/// Whether one comparison comes before another in a report: conflicts, then what is compatible, agrees, and can't be
/// compared; the wider gap first; then in the order of the case.
[[nodiscard]] inline bool ranks_before(const comparison& a, const comparison& b) noexcept {
    const auto rank = [](const comparison& c) {
        switch (c.verdict) {
        case verdict::conflict: return 0;
        case verdict::compatible: return 1;
        case verdict::agree: return 2;
        default: return 3;
        }
    };
    return std::tuple{rank(a), -a.gap.value_or(-1), a.a, a.b} < std::tuple{rank(b), -b.gap.value_or(-1), b.a, b.b};
}

/// Every two positions of a question, the most telling `limit` of them listed. Of a thousand figures for one battle, the
/// report names the widest contradictions. Complexity: a comparison a pair; memory for `limit` of them.
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
            if (made.listed.size() == limit) std::make_heap(made.listed.begin(), made.listed.end(), ranks_before);
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
/// What did the minister's two speeches say of each other? Complexity: the product of what the two say.
template <claim_graph_like Graph>
[[nodiscard]] std::vector<comparison> compare(const Graph& graph, statement_id a, statement_id b, const lens& by = {}) {
    const auto& all = graph.whole();
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

/// The positions that count of one source on a question. The question of "what does GUR say?".
template <claim_graph_like Graph>
[[nodiscard]] std::vector<position> positions_of(const Graph& graph, source_id source, question_id question,
                                                 const lens& by = {}) {
    std::vector<position> made;
    for (const taken_position& t : positions_taken(graph, question, by.which)) {
        if (t.source == source && (made.empty() || made.back() != t.position)) made.push_back(t.position);
    }
    return made;
}

/// How two sources stand to each other over the questions on which both take a position.
struct source_comparison {
    source_id a;
    source_id b;
    verdict_counts counts;
};

/// The source-by-source matrix of a question: for every two sources that take a position, the verdicts between a position
/// of the one and a position of the other; by source. Whether GUR and NIS agree, and the Kremlin with neither.
/// Complexity: a comparison for each two positions, and a count for each two that hold them.
template <claim_graph_like Graph>
[[nodiscard]] std::vector<source_comparison> source_matrix(const Graph& graph, question_id question, const lens& by = {}) {
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
    for_each_pair(graph, question, by, [&](const comparison& one) {
        const auto& those = rows[detail::place_in(distinct, one.b)];
        for (const std::size_t x : rows[detail::place_in(distinct, one.a)]) {
            for (const std::size_t y : those) count(x, y, one.verdict);
        }
    });
    std::erase_if(made, [](const source_comparison& c) { return c.counts.total() == 0; });
    return made;
}

/// A source that holds two positions which can't both be true, and one that changed its mind.
struct self_contradiction {
    source_id source;
    comparison between;
};
struct change_of_mind {
    source_id source;
    taken_position before;
    taken_position after;
};

/// The sources whose positions that count conflict with each other: the article that names a country in its lead and says
/// further down that it was not named. A figure that changed with time is no contradiction, even where all positions
/// count. By source, then in the order of the case; no more than `limit`.
/// Complexity: n log n, and a source's positions squared.
template <claim_graph_like Graph>
[[nodiscard]] std::vector<self_contradiction> self_contradictions(
    const Graph& graph, question_id question, const lens& by = {},
    std::size_t limit = std::numeric_limits<std::size_t>::max()) {
    const auto& all = graph.whole();
    std::vector<taken_position> taken = positions_taken(graph, question, by.which);
    std::stable_sort(taken.begin(), taken.end(), [](const auto& x, const auto& y) { return x.source < y.source; });
    const auto end_of_same = [&](auto from) {
        return std::find_if(from, taken.cend(), [&](const taken_position& t) {
            return t.source != from->source || t.position != from->position;
        });
    };
    const auto one_after_the_other = [&](auto x, auto x_end, auto y, auto y_end) {  // each time that they were said
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

/// Each position of a source that a wholly later one of its own on the same scope superseded, with the earliest of those
/// that differ from it: 200 on Monday, 250 on Tuesday. What was said again in between stands for what was said before.
/// By source, scope and the id of the statement. Complexity: n log n, and a source's positions squared.
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
        const auto to = std::find_if(from, taken.end(), [&](const taken_position& t) {
            return t.source != from->source || t.scope != from->scope;
        });
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
