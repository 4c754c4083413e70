#pragma once

#include <hearsay/compare/detail/joint_cells.hpp>
#include <hearsay/compare/detail/question_lines.hpp>
#include <hearsay/compare/detail/set_store.hpp>
#include <hearsay/compare/detail/set_sweep.hpp>
#include <hearsay/compare/detail/takers.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <numeric>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace hearsay::inline v1::detail {

/// Finds the maximal sets of one question after the other. Used again for the next question, for its memory.
template <bool Best>
class set_finder {
public:
    explicit set_finder(set_store& into) : into_{into} {}

    /// \param rank  of a tally: where `Best`, only the sets that it puts highest are kept
    template <class Graph, class Rank>
    void find(const Graph& graph, question_id question, const lens& by, std::span<const taken_line> taken,
        Rank&& rank) {
        if (taken.empty()) return;
        graph.whole().visit_kind(question, [&]<class Kind>(Kind) {
            if (!lines_.template read<Kind>(graph, question, by, taken)) {
                by_cells<Kind>(graph, question, by, taken, rank);
                return;
            }
            const auto& groups = lines_.groups;
            for (std::size_t begin = 0, end = 0; begin < groups.size(); begin = end) {
                counted_.clear();
                for (end = begin; end < groups.size() && groups[end].scope == groups[begin].scope; ++end) {
                    if (groups[end].has_value && groups[end].has_set) counted_.push_back(groups[end]);
                }
                if (!counted_.empty()) find_in_scope<Kind>(graph, question, by, taken, rank);
            }
        });
    }

private:
    using form = set_store::form;

    template <class Kind, class Graph, class Rank>
    void find_in_scope(const Graph& graph, question_id question, const lens& by,
        std::span<const taken_line> taken, Rank&& rank) {
        form is = form::in_asked_unit;
        if constexpr (std::is_same_v<Kind, quantity_kind>) {
            const auto& all = graph.whole();
            const auto asked = all.unit(question);
            for (const auto& group : counted_) {
                const std::uint32_t unit = lines_.rows[group.begin].unit;
                if (!asked || unit == asked->number()) continue;
                if (is_exact(through(by, *all.unit_conversions().path(unit_id{unit}, *asked)))) continue;
                // What the domain leaves of a unit that nobody knows exactly, the cells tell one by one.
                const bool alone = counted_.size() == 1 && !domain_of<Kind>(graph, question, by);
                is = alone ? form::in_own_unit : form::by_members;
            }
        }
        if (is == form::by_members) {
            std::vector<taken_line> those;
            for (const auto& group : counted_) {
                for (std::size_t r = group.begin; r < group.end; ++r) those.push_back(taken_at(taken, r));
            }
            std::sort(those.begin(), those.end(),
                [](const taken_line& a, const taken_line& b) { return a.position < b.position; });
            by_cells<Kind>(graph, question, by, those, rank);
        } else {
            by_sweep(question, is, taken, rank);
        }
    }

    [[nodiscard]] const taken_line& taken_at(std::span<const taken_line> taken, std::size_t row) const {
        if (lines_.groups.size() == 1) return taken[row];
        return *std::lower_bound(taken.begin(), taken.end(), lines_.rows[row].position,
            [](const taken_line& t, position p) { return t.position < p; });
    }

    template <class Rank>
    void by_sweep(question_id question, form is, std::span<const taken_line> taken, Rank&& rank) {
        sweep_.clear();
        for (const auto& group : counted_) {
            for (std::size_t r = group.begin; r < group.end; ++r) {
                const lined_position& p = lines_.rows[r];
                if (p.impossible) continue;
                sweep_.add(is == form::in_own_unit ? p.own : p.set, statements_in(taken_at(taken, r).weight));
            }
        }
        if (sweep_.rows.empty()) return;
        sweep_.template find<Best>(rank);
        auto& scope = into_.scopes.emplace_back(
            set_store::one_scope{question, counted_.front().scope, lines_.rows[counted_.front().begin].unit,
                is, sweep_.sets, 0, into_.sets.size(), into_.members.size(), into_.pieces.size()});
        add_sets(scope);
        std::size_t row = 0;
        for (const auto& group : counted_) {
            for (std::size_t r = group.begin; r < group.end; ++r) {
                const lined_position& p = lines_.rows[r];
                if (p.impossible) continue;
                const set_range in = sweep_.range_of(row);
                if (in.first != in.last) into_.members.push_back({p.position, in});
                ++row;
            }
        }
        scope.members = static_cast<std::uint32_t>(into_.members.size() - scope.first_member);
        if (counted_.size() > 1) {
            std::sort(into_.members.begin() + static_cast<std::ptrdiff_t>(scope.first_member),
                into_.members.end(), [](const auto& a, const auto& b) { return a.position < b.position; });
        }
    }

    /// The sets of the sweep, each with its pieces side by side.
    void add_sets(const set_store::one_scope& scope) {
        std::uint32_t pieces = 0;
        for (std::size_t c = 0; c < sweep_.cells.size(); ++c) {
            const std::uint32_t number = sweep_.set_of[c];
            if (number == set_sweep::none) continue;
            const auto& cell = sweep_.cells[c];
            into_.pieces.push_back({cell.begin, cell.end});
            ++pieces;
            if (scope.first_set + number == into_.sets.size())
                into_.sets.push_back({positions_in(cell.held), statements_in(cell.held), pieces - 1, 0});
            ++into_.sets[scope.first_set + number].pieces;
        }
        if (pieces == scope.sets) return;
        std::uint32_t next = 0;
        for (std::size_t s = scope.first_set; s < into_.sets.size(); ++s) {
            into_.sets[s].first = next;
            next += into_.sets[s].pieces;
        }
        next_.assign(scope.sets, 0);
        for (std::size_t c = 0; c < sweep_.cells.size(); ++c) {
            const std::uint32_t number = sweep_.set_of[c];
            if (number == set_sweep::none) continue;
            const std::size_t at =
                scope.first_piece + into_.sets[scope.first_set + number].first + next_[number]++;
            into_.pieces[at] = {sweep_.cells[c].begin, sweep_.cells[c].end};
        }
    }

    /// What no line holds, scope by scope: the cells of all positions, with who holds in each.
    template <class Kind, class Graph, class Rank>
    void by_cells(const Graph& graph, question_id question, const lens& by, std::span<const taken_line> taken,
        Rank&& rank) {
        std::vector<std::size_t> order(taken.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return taken[a].scope.number() < taken[b].scope.number(); });
        for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
            std::vector<position_value<Kind>> values;
            std::vector<tally> weights;
            for (end = begin; end < order.size() && taken[order[end]].scope == taken[order[begin]].scope;
                 ++end) {
                auto value = value_of<Kind>(graph, taken[order[end]].position, by);
                if (!value.has_value || !value.set || value.is_impossible()) continue;
                values.push_back(std::move(value));
                weights.push_back(taken[order[end]].weight);
            }
            if (!values.empty()) add_listed<Kind>(graph, question, by, values, weights, rank);
        }
    }

    template <class Kind, class Graph, class Rank>
    void add_listed(const Graph& graph, question_id question, const lens& by,
        const std::vector<position_value<Kind>>& values, std::span<const tally> weights, Rank&& rank) {
        const auto domain = domain_of<Kind>(graph, question, by);
        const auto joint = [&] {
            if constexpr (Best)
                return joint_cells_of<Kind>(values, domain, weights, rank);
            else
                return joint_cells_of<Kind>(values, domain, weights);
        }();
        std::vector<std::uint32_t> kept(joint.sets.size());
        std::iota(kept.begin(), kept.end(), std::uint32_t{0});
        if constexpr (!Best)
            keep_maximal(kept, [&](std::uint32_t s) -> const signature& { return joint.sets[s]; });
        std::vector<std::size_t> first(joint.sets.size(), joint.cells.size());
        for (std::size_t c = joint.cells.size(); c-- != 0;) {
            for (const std::uint32_t s : joint.holding[c]) first[s] = c;
        }
        // By where they begin; those of one cell by the first position that only one of them has.
        std::sort(kept.begin(), kept.end(), [&](std::uint32_t a, std::uint32_t b) {
            if (first[a] != first[b]) return first[a] < first[b];
            for (std::size_t w = 0; w < joint.sets[a].size(); ++w) {
                const std::uint64_t differ = joint.sets[a][w] ^ joint.sets[b][w];
                if (differ != 0) return ((joint.sets[a][w] >> std::countr_zero(differ)) & 1) != 0;
            }
            return false;
        });
        set_store::one_scope scope{question, values.front().scope, set_sweep::none, form::by_members,
            static_cast<std::uint32_t>(kept.size()), 0, into_.sets.size(), into_.members.size(),
            into_.pieces.size()};
        for (std::uint32_t number = 0; number < kept.size(); ++number) {
            const tally held = joint.held[kept[number]];
            into_.sets.push_back({positions_in(held), statements_in(held), scope.members, 0});
            for (std::size_t i = 0; i < values.size(); ++i) {
                if (!has_bit(joint.sets[kept[number]], i)) continue;
                into_.members.push_back({values[i].position, {number, number + 1}});
                ++scope.members;
            }
        }
        into_.scopes.push_back(scope);
    }

    set_store& into_;
    question_lines lines_;
    set_sweep sweep_;
    std::vector<question_lines::group> counted_;
    std::vector<std::uint32_t> next_;
};

/// The sets of every question, in pieces that `run` hands out; and of each question its first scope.
template <bool Best, class Graph, class Run, class Rank>
[[nodiscard]] set_store find_all_sets(
    const Graph& graph, const lens& by, Run&& run, std::vector<std::size_t>& begins, Rank&& rank) {
    const all_takers taken{graph, by, run};
    const std::size_t questions = graph.whole().questions().size();
    std::vector<std::unique_ptr<set_store>> found(questions);  // by the first question of a piece
    run(questions, [&](std::size_t from, std::size_t to) {
        auto made = std::make_unique<set_store>();
        set_finder<Best> finder{*made};
        for (std::size_t q = from; q < to; ++q)
            finder.find(graph, question_id{static_cast<std::uint32_t>(q)}, by, taken.of(q), rank);
        found[from] = std::move(made);
    });
    set_store all;
    for (auto& piece : found) {
        if (piece) all.append(std::move(*piece));
        piece.reset();
    }
    begins.assign(questions + 1, 0);
    for (const auto& scope : all.scopes) ++begins[scope.question.number() + std::size_t{1}];
    for (std::size_t q = 0; q < questions; ++q) begins[q + 1] += begins[q];
    return all;
}

}  // namespace hearsay::inline v1::detail
