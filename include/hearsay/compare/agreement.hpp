#pragma once

#include <hearsay/compare/compare.hpp>
#include <hearsay/compare/detail/question_lines.hpp>
#include <hearsay/compare/detail/takers.hpp>
#include <hearsay/compare/in_turn.hpp>
#include <hearsay/compare/verdict_counts.hpp>

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace hearsay::inline v1 {

/// How the other positions on a question stand to one of them, and how many statements take those.
///
/// "Over 11,000": one other position agrees, two are compatible, none conflicts; the one that agrees is taken by
/// three statements.
struct agreement {
    hearsay::position position{claim_id{0}};
    std::uint32_t taken_by = 0;   ///< statements that take this position
    verdict_counts positions{};   ///< other positions
    verdict_counts statements{};  ///< statements that take those

    /// "c1: 1 agrees, 2 are compatible, 0 conflict, 1 can't be compared"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        return fmt::format("{}: {} agree, {} are compatible, {} conflict, {} can't be compared",
            detail::words_for(graph, position), positions.agree, positions.compatible, positions.conflict,
            positions.incomparable);
    }
    friend bool operator==(const agreement&, const agreement&) = default;
};

/// The agreement of every position of a graph, question by question.
struct agreement_table {
    std::vector<agreement> rows;      ///< by question, then in the order of the case
    std::vector<std::size_t> begins;  ///< of each question its first row; and the end

    [[nodiscard]] std::span<const agreement> of(question_id question) const {
        const std::size_t begin = begins.at(question.number());
        return std::span{rows}.subspan(begin, begins.at(question.number() + std::size_t{1}) - begin);
    }
    friend bool operator==(const agreement_table&, const agreement_table&) = default;
};

/// How many positions contradict one, where no other verdict is asked for.
struct contradiction {
    hearsay::position position{claim_id{0}};
    std::uint32_t taken_by = 0;    ///< statements that take this position
    std::uint32_t positions = 0;   ///< that conflict with it
    std::uint32_t statements = 0;  ///< that take those
    friend bool operator==(const contradiction&, const contradiction&) = default;
};

/// The contradictions of every position of a graph, question by question.
struct contradiction_table {
    std::vector<contradiction> rows;  ///< by question, then in the order of the case
    std::vector<std::size_t> begins;  ///< of each question its first row; and the end

    [[nodiscard]] std::span<const contradiction> of(question_id question) const {
        const std::size_t begin = begins.at(question.number());
        return std::span{rows}.subspan(begin, begins.at(question.number() + std::size_t{1}) - begin);
    }
    friend bool operator==(const contradiction_table&, const contradiction_table&) = default;
};

namespace detail {

/// What is used again from question to question.
struct counting_room {
    question_lines lines;
    line_counter counter;
    std::vector<tally> weights;  // by row of `lines`
};

/// Counts for the positions of one question: `report(place, counts)` for each.
template <bool Conflicts, class Graph, class Report>
void count_question(const Graph& graph, question_id question, const lens& by, std::span<const taken_line> taken,
    counting_room& room, Report&& report) {
    if (taken.empty()) return;
    graph.whole().visit_kind(question, [&]<class Kind>(Kind) {
        const std::size_t n = taken.size();
        if (room.lines.template read<Kind>(graph, question, by, taken)) {
            const auto& rows = room.lines.rows;
            const bool sorted = room.lines.groups.size() > 1;  // by scope and unit, and not as the case has them
            const auto place = [&](std::size_t row) {
                if (!sorted) return row;
                const auto at = std::lower_bound(taken.begin(), taken.end(), rows[row].position,
                    [](const taken_line& t, position p) { return t.position < p; });
                return static_cast<std::size_t>(at - taken.begin());
            };
            room.weights.resize(n);
            for (std::size_t r = 0; r < n; ++r) room.weights[r] = taken[place(r)].weight;
            room.counter.count<Conflicts>(graph, graph.whole().additive(question), room.lines, room.weights);
            for (std::size_t r = 0; r < n; ++r) report(place(r), room.counter.found[r]);
            return;
        }
        std::vector<position_value<Kind>> values;
        for (const taken_line& t : taken) values.push_back(value_of<Kind>(graph, t.position, by));
        std::vector<line_counter::counts> found(n);
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = i + 1; j < n; ++j) {
                const auto add = [&](line_counter::counts& to, tally weight, verdict v) {
                    if (v != verdict::incomparable) to.comparable += weight;
                    if (v == verdict::agree) to.agree += weight;
                    if (v == verdict::conflict) to.conflict += weight;
                };
                const verdict v = compare_values<Kind>(graph, values[i], values[j]).verdict;
                add(found[i], taken[j].weight, v);
                add(found[j], taken[i].weight, v);
            }
        }
        for (std::size_t i = 0; i < n; ++i) report(i, found[i]);
    });
}

[[nodiscard]] inline agreement agreement_from(
    position which, tally weight, tally total, const line_counter::counts& found) noexcept {
    const tally others = total - weight;
    const auto counts = [&](auto part) {
        const std::uint32_t comparable = part(found.comparable);
        return verdict_counts{part(found.agree), comparable - part(found.agree) - part(found.conflict),
            part(found.conflict), part(others) - comparable};
    };
    return {which, statements_in(weight), counts(positions_in), counts(statements_in)};
}

/// Counts for every question, in pieces that `run` hands out.
template <bool Conflicts, class Table, class Graph, class Run, class Make>
[[nodiscard]] Table count_all(const Graph& graph, const lens& by, Run&& run, Make&& make) {
    const all_takers taken{graph, by, run};
    Table table;
    table.begins = taken.begins();
    table.rows.resize(table.begins.back());
    run(graph.whole().questions().size(), [&](std::size_t from, std::size_t to) {
        counting_room room;
        for (std::size_t q = from; q < to; ++q) {
            if (table.begins[q] == table.begins[q + 1]) continue;
            const question_id question{static_cast<std::uint32_t>(q)};
            const auto of_one = taken.of(q);
            const tally total = total_of(of_one);
            const std::size_t begin = table.begins[q];
            count_question<Conflicts>(graph, question, by, of_one, room,
                [&](std::size_t place, const line_counter::counts& found) {
                    table.rows[begin + place] =
                        make(of_one[place].position, of_one[place].weight, total, found);
                });
        }
    });
    return table;
}

}  // namespace detail

/// How the others stand to each position on a question: with how many it agrees, is compatible, conflicts and can't be
/// compared, and how many statements that is. No pair is looked at.
///
/// Of 80,000 figures for one battle it is known in milliseconds how many contradict each.
/// \param graph  a graph or any view of one
/// \returns one for each of `distinct_positions`, in that order
/// Complexity: O(n log n) in the positions of one scope and unit; where they are in u units, u of that; where the
/// question adds up along scopes, for each two of them that nest. Positions without a place on a line (kinds of one's own, places
/// while overlaps are declared, numbers beyond 2^511 or nearer to 0 than 2^-511) are compared pair by pair.
template <claim_graph_like Graph>
[[nodiscard]] std::vector<agreement> agreement_on(
    const Graph& graph, question_id question, const lens& by = {}) {
    const auto taken = detail::takers_of(graph, question, by);
    const detail::tally total = detail::total_of(taken);
    std::vector<agreement> made(taken.size());
    detail::counting_room room;
    detail::count_question<false>(
        graph, question, by, taken, room, [&](std::size_t place, const detail::line_counter::counts& found) {
            made[place] =
                detail::agreement_from(taken[place].position, taken[place].weight, total, found);
        });
    return made;
}

/// The same for all questions at once: for each position of the graph.
/// \param run  how the questions are shared out: `in_turn`, or `on_all_cores` of parallel.hpp; the result is the same
/// Complexity: the sum of that for each question, and one pass over all stances.
template <claim_graph_like Graph, class Run = in_turn>
[[nodiscard]] agreement_table agreement_of_all(const Graph& graph, const lens& by = {}, Run&& run = {}) {
    return detail::count_all<false, agreement_table>(graph, by, run, detail::agreement_from);
}

/// How many positions, and statements, contradict each position of the graph: the cheapest of the counts.
/// Complexity: as `agreement_of_all`, with sorting alone and no tree.
template <claim_graph_like Graph, class Run = in_turn>
[[nodiscard]] contradiction_table contradictions_of_all(
    const Graph& graph, const lens& by = {}, Run&& run = {}) {
    return detail::count_all<true, contradiction_table>(graph, by, run,
        [](position which, detail::tally weight, detail::tally, const detail::line_counter::counts& found) {
            return contradiction{which, detail::statements_in(weight), detail::positions_in(found.conflict),
                detail::statements_in(found.conflict)};
        });
}

}  // namespace hearsay::inline v1
