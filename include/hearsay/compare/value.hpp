#pragma once

#include <hearsay/compare/lens.hpp>

#include <optional>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// A position as a set of values, ready to be compared.
///
/// "As many as four brigades", asserted, is [0, 4] in its own unit and [0, 20000] in that of its question; denied, it
/// is (4, inf) and (12000, inf): complemented in its own unit, then converted, then clipped to the question's domain.
template <class Kind>
struct position_value {
    using set_type = typename Kind::set;
    hearsay::position position;
    scope_id scope;
    bool has_value = false;
    std::optional<unit_id> unit{};          ///< of `own`; quantities alone
    set_type unclipped{};                   ///< in its own unit, before the domain cuts it
    set_type own{};                         ///< in its own unit, clipped
    std::optional<set_type> set{};          ///< in the question's unit, clipped; absent where it can't be converted
    std::vector<unit_step> to_question{};   ///< the conversions from `own` to `set`
    assumption_list read_with{};            ///< the tolerance and the reading that made `own`
    assumption_list converted_with{};       ///< the factors that made `set`

    /// Whether the domain leaves nothing of it.
    [[nodiscard]] bool is_impossible() const { return has_value && (set ? is_empty(*set) : is_empty(own)); }
};

namespace detail {

/// What a stated value says literally or pragmatically, before denial, conversion and clipping.
template <class Kind, class Snapshot>
[[nodiscard]] typename Kind::set stated_set(const Snapshot& all, const typename Kind::stated& stated, reading how) {
    if constexpr (std::is_same_v<Kind, quantity_kind>) return interval_set{read_as(stated, how)};
    else if constexpr (std::is_same_v<Kind, date_kind>) return date_set{stated};
    else if constexpr (std::is_same_v<Kind, place_kind>) return place_set{all.place_tree(), stated};
    else if constexpr (std::is_same_v<Kind, label_kind>) return label_set{all.label_tree(), stated};
    else return stated;
}

/// The steps of a path with the factors of a lens.
inline std::vector<unit_step> through(const lens& by, std::vector<unit_step> steps) {
    for (unit_step& step : steps) step.by = by.of(step);
    return steps;
}
inline std::vector<unit_step> reversed(std::vector<unit_step> steps) {
    std::reverse(steps.begin(), steps.end());
    for (unit_step& step : steps) step.backward = !step.backward;
    return steps;
}

}  // namespace detail

/// What a question admits at all, in its unit: the domain that the case gives, or 0 and more where the question is
/// additive; nothing where everything is admitted.
template <class Kind, claim_graph_like Graph>
[[nodiscard]] std::optional<typename Kind::set> domain_of(const Graph& graph, question_id question, const lens& by = {}) {
    const auto& all = graph.whole();
    if (const auto* stated = all.template domain<Kind>(question)) {
        auto set = detail::stated_set<Kind>(all, *stated, reading::literal);
        if constexpr (std::is_same_v<Kind, quantity_kind>) {
            const auto unit = all.unit(question);
            if (stated->unit && unit && *stated->unit != *unit) {
                if (auto path = all.unit_conversions().path(*stated->unit, *unit)) {
                    set = convert(set, detail::through(by, *path));
                }
            }
        }
        return set;
    }
    if constexpr (std::is_same_v<Kind, quantity_kind>) {
        if (all.additive(question).any()) return interval_set{interval::at_least(0)};
    }
    return std::nullopt;
}

/// The values of a position under a lens. Complexity: the length of the unit path; O(1) without one.
template <class Kind, claim_graph_like Graph>
[[nodiscard]] position_value<Kind> value_of(const Graph& graph, position which, const lens& by = {}) {
    const auto& all = graph.whole();
    const question_id question = all.question(which.claim);
    position_value<Kind> made{which, all.scope_of(which.claim)};
    const auto* stated = all.template stated<Kind>(which.claim);
    if (!stated) return made;
    made.has_value = true;
    made.unclipped = detail::stated_set<Kind>(all, *stated, by.how);
    if (which.denied) made.unclipped = complement(made.unclipped);
    const auto domain = domain_of<Kind>(graph, question, by);
    if constexpr (std::is_same_v<Kind, quantity_kind>) {
        if (stated->approx) add_to(made.read_with, {assumption_kind::tolerance});
        if (by.how == reading::pragmatic && read_as(*stated, reading::pragmatic) != read_as(*stated, reading::literal)) {
            add_to(made.read_with, {assumption_kind::reading});
        }
        const auto asked = all.unit(question);
        made.unit = stated->unit ? stated->unit : asked;
        std::optional<std::vector<unit_step>> path;
        if (made.unit == asked) path.emplace();
        else if (made.unit && asked) path = all.unit_conversions().path(*made.unit, *asked);
        made.own = made.unclipped;
        if (path) {
            made.to_question = detail::through(by, std::move(*path));
            for (const unit_step& step : made.to_question) {
                add_to(made.converted_with, {assumption_kind::unit, step.conversion});
            }
            made.set = convert(made.unclipped, made.to_question);
            if (domain) {
                made.set = intersection(*made.set, *domain);
                made.own = intersection(made.own, convert(*domain, detail::reversed(made.to_question)));
            }
        }
    } else {
        made.own = domain ? intersection(made.unclipped, *domain) : made.unclipped;
        made.set = made.own;
    }
    return made;
}

}  // namespace hearsay::inline v1
