#pragma once

#include <hearsay/assess/corroboration.hpp>
#include <hearsay/assess/what_if.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// A change after which a position has another grade.
/// \tparam Grade  that of the scale, the better the lower
template <class Grade>
struct grade_change {
    possible_change change;
    Grade from;
    Grade to;

    /// "if 1 new source says c1: 2 instead of 3"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        return fmt::format("if {}: {} instead of {}", change.because(graph), to, from);
    }
    friend bool operator==(const grade_change&, const grade_change&) = default;
};

/// What would lift a grade, and what would lower it.
template <class Grade>
struct grade_changes {
    std::vector<grade_change<Grade>> lifts{};
    std::vector<grade_change<Grade>> lowers{};
    friend bool operator==(const grade_changes&, const grade_changes&) = default;
};

namespace detail {

/// The changes worth trying: silence of each source with a part in it, of all who contradict it, of all behind it, of all
/// who share in it; and a link between two who confirm it.
template <class Graph>
[[nodiscard]] std::vector<possible_change> simple_changes(
    const question_trace<Graph>& trace, const corroboration& now) {
    const auto& all = trace.graph().whole();
    const position p = now.own.position;
    std::vector<possible_change> tried;
    std::vector<std::vector<source_id>> groups(2);
    for (const position_support& c : now.contrary) {
        for (const statement_id s : trace.takers(c.position, positions::all)) {
            groups[0].push_back(all.source(s));
            if (now.is_better(c)) groups[1].push_back(all.source(s));
        }
    }
    groups.push_back(now.own.found.sources);
    groups.push_back(now.confirming);
    std::vector<source_id> alone;
    for (const statement_id s : statements_that_bear_on(trace)) alone.push_back(all.source(s));
    keep_unique(alone);
    for (const source_id s : alone) tried.push_back({change_kind::silent, p, 0, {s}});
    for (auto& g : groups) {
        keep_unique(g);
        possible_change silence{change_kind::silent, p, 0, g};
        if (g.size() > 1 && std::find(tried.begin(), tried.end(), silence) == tried.end())
            tried.push_back(std::move(silence));
    }
    if (now.confirmed.classes.size() > 1) {
        tried.push_back({change_kind::declared_independent, p, 0,
            {now.confirmed.classes[0].front(), now.confirmed.classes[1].front()}});
    }
    return tried;
}

}  // namespace detail

/// What would lift the grade of a position and what would lower it, by any rule that grades by corroboration. Each change
/// is tried out: the grade is what the rule gives once it is carried out.
///
/// A report on one line, graded 3: somebody else who says so would make it 2, somebody declared independent 1, a denial 4,
/// and without the one source there is no basis.
///
/// Tried are: the silence of each source that has to do with the question, of all who contradict the position, of those with
/// more behind them, of all behind it; two who confirm it declared independent; newcomers for it, for it and declared
/// independent, and against it, as few as it takes, up to `most`; and each of `may_say` saying it.
/// \param grade    `grade(corroboration)`: an ordered value, the better the lower
/// \param may_say  sources whose own word would matter
/// Complexity: that of `corroborate` for each change that is tried: the sources of the question, and up to 3 `most`.
template <claim_graph_like Graph, dependence_rule Rule, std::invocable<const corroboration&> Rate>
[[nodiscard]] auto what_changes(const question_trace<Graph>& trace, position p, const Rule& rule,
    const Rate& grade, const lens& by = {}, std::span<const source_id> may_say = {}, std::size_t most = 8) {
    using grade_type = std::remove_cvref_t<std::invoke_result_t<const Rate&, const corroboration&>>;
    const corroboration now = corroborate(trace, p, rule, by);
    const grade_type is = grade(now);
    grade_changes<grade_type> made;
    const auto moves = [&](possible_change change) {
        const grade_type then = grade(corroborate_after(change, trace, p, rule, by));
        if (then == is) return false;
        (then < is ? made.lifts : made.lowers).push_back({std::move(change), is, then});
        return true;
    };
    for (possible_change& c : detail::simple_changes(trace, now)) moves(std::move(c));
    for (const source_id s : may_say) moves({change_kind::said_by, p, 0, {s}});
    const auto as_few = [&](position what, std::vector<source_id> apart_from) {
        for (std::size_t n = 1; n <= most; ++n) {
            if (moves({change_kind::newcomers, what, n, apart_from})) return;
        }
    };
    as_few(p, {});
    if (!now.own.found.sources.empty()) as_few(p, {now.own.found.sources.front()});
    as_few({p.claim, !p.denied}, {});
    return made;
}

}  // namespace hearsay::inline v1
