#pragma once

#include <hearsay/compare/detail/place_in.hpp>
#include <hearsay/compare/detail/question_lines.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

namespace hearsay::inline v1::detail {

/// What two positions of a question say of each other, by their numbers in the order of the case. O(1), and the depth of
/// the scopes where those differ.
template <class Graph>
class row_verdicts {
public:
    row_verdicts(const Graph& graph, additivity additive, const question_lines& lines,
        const std::vector<position>& positions)
        : graph_{graph}, additive_{additive}, lines_{lines}, row_of_(positions.size()) {
        for (std::uint32_t row = 0; row < row_of_.size(); ++row)
            row_of_[place_in(positions, lines.rows[row].position)] = row;
    }

    [[nodiscard]] verdict operator()(std::size_t i, std::size_t j) const {
        const lined_position& a = lines_.rows[row_of_[i]];
        const lined_position& b = lines_.rows[row_of_[j]];
        if (!a.has_value || !b.has_value) return verdict::incomparable;
        const bool own = a.unit == b.unit;
        if (!own && !(a.has_set && b.has_set)) return verdict::incomparable;
        const nesting nested =
            a.scope == b.scope ? nesting::same : nesting_of(graph_, a.scope, b.scope, additive_);
        if (nested == nesting::apart) return verdict::incomparable;
        if (nested == nesting::b_within_a)
            return question_lines::verdict_of_rows(b, a, nesting::a_within_b, own);
        return question_lines::verdict_of_rows(a, b, nested, own);
    }

private:
    const Graph& graph_;
    additivity additive_;
    const question_lines& lines_;
    std::vector<std::uint32_t> row_of_;
};

/// The assumptions that some pair of a question rests on, found without the pairs: those of each position that has
/// one to compare it with, and its unit's factors where that one is stated in another unit.
/// `values` are those of `positions`. O(n log n); of places and labels, up to a look at each two.
template <class Kind, class Graph>
[[nodiscard]] assumption_list assumed_by_pairs(const Graph& graph, question_id question,
    const question_lines& lines, const std::vector<position>& positions,
    const std::vector<position_value<Kind>>& values) {
    const auto& all = graph.whole();
    assumption_list made;
    bool any = false;
    std::vector<bool> alone(lines.groups.size(), true);
    std::vector<bool> converted(lines.groups.size(), false);
    bool by_branches = false;
    lines.for_each_meeting(graph, all.additive(question), [&](const question_lines::meeting_groups& m) {
        const auto& a = lines.groups[m.a];
        const auto& b = lines.groups[m.b];
        if (m.a == m.b && a.end - a.begin < 2) return;
        any = true;
        alone[m.a] = alone[m.b] = false;
        if (!m.own) converted[m.a] = converted[m.b] = true;
        if constexpr (std::is_same_v<Kind, place_kind> || std::is_same_v<Kind, label_kind>) {
            for (std::size_t i = a.begin; i < a.end && !by_branches; ++i) {
                for (std::size_t j = m.a == m.b ? i + 1 : b.begin; j < b.end && !by_branches; ++j) {
                    by_branches =
                        rests_on_branches<Kind>(all, question, lines.rows[i].position, lines.rows[j].position);
                }
            }
        }
    });
    if (any && !all.assumes(question).empty())
        add_to(made, {assumption_kind::same_measure, question.number()});
    if (by_branches) add_to(made, {assumption_kind::places, std::is_same_v<Kind, place_kind> ? 0U : 1U});
    for (std::size_t g = 0; g < lines.groups.size(); ++g) {
        if (alone[g]) continue;
        for (std::size_t i = lines.groups[g].begin; i < lines.groups[g].end; ++i) {
            const auto& value = values[place_in(positions, lines.rows[i].position)];
            add_to(made, value.read_with);
            add_to(made, value.clipped_with);
            if (converted[g]) add_to(made, value.converted_with);
        }
    }
    return made;
}

}  // namespace hearsay::inline v1::detail
