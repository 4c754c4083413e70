#pragma once

#include <hearsay/compare/lens.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// A position as a set of values, ready to be compared.
///
/// "As many as four brigades", asserted, is [0, 4] in its own unit and [0, 20000] in that of its question;
/// denied, it is (4, inf) and (12000, inf): complemented in its own unit, then converted, then clipped to the
/// question's domain.
template <class Kind>
struct position_value {
    using set_type = typename Kind::set;
    hearsay::position position;
    scope_id scope;
    bool has_value = false;
    std::optional<unit_id> unit{};  ///< of `own`; quantities alone
    set_type unclipped{};           ///< in its own unit, before the domain cuts it
    set_type own{};                 ///< in its own unit, clipped
    std::optional<set_type>
        set{};  ///< in the question's unit, clipped; absent where it can't be converted, and alone
    std::vector<unit_step> to_question{};  ///< the conversions from `own` to `set`
    assumption_list read_with{};  ///< the tolerance, the reading and the table of words that made `own`
    assumption_list
        clipped_with{};  ///< the factors that cut `own` to the domain, where its ends hang on them
    assumption_list converted_with{};  ///< the factors that made `set`, and cut it
    bool alone = false;                ///< it is not assumed to measure what other claims of its question do
    bool branches_meet = false;        ///< it is not assumed that branches of its hierarchy are apart

    /// Whether the domain leaves nothing of it.
    [[nodiscard]] bool is_impossible() const {
        return has_value && (is_empty(own) || (set && is_empty(*set)));
    }
};

namespace detail {

/// What a stated value says under a lens, before denial, conversion and clipping.
template <class Kind, class Snapshot>
[[nodiscard]] typename Kind::set stated_set(
    const Snapshot& all, const typename Kind::stated& stated, reading how, const lens& by) {
    const auto subtree = [&]<class Set>(const auto& tree, std::uint32_t which, Set*) {
        return by.makes({assumption_kind::places, which}) ? Set{tree, stated}
                                                          : Set::with_branches_that_meet(tree, stated);
    };
    if constexpr (std::is_same_v<Kind, quantity_kind>)
        return interval_set{read_as(stated, how, by.steps)};
    else if constexpr (std::is_same_v<Kind, date_kind>)
        return date_set{stated};
    else if constexpr (std::is_same_v<Kind, place_kind>)
        return subtree(all.place_tree(), 0, static_cast<place_set*>(nullptr));
    else if constexpr (std::is_same_v<Kind, label_kind>)
        return subtree(all.label_tree(), 1, static_cast<label_set*>(nullptr));
    else
        return stated;
}

[[nodiscard]] inline assumption table_of(word_table which) {
    return {assumption_kind::table, static_cast<std::uint32_t>(which)};
}

/// The steps of a path with the factors of a lens.
inline std::vector<unit_step> through(const lens& by, std::vector<unit_step> steps) {
    for (unit_step& step : steps) step.by = by.of(step);
    return steps;
}
/// The steps from one unit to another with the factors of a lens, if it makes all of them.
template <class Snapshot>
[[nodiscard]] std::optional<std::vector<unit_step>> steps_between(
    const Snapshot& all, unit_id from, unit_id to, const lens& by) {
    auto path = all.unit_conversions().path(from, to);
    if (!path) return std::nullopt;
    for (const unit_step& step : *path) {
        if (!by.makes({assumption_kind::unit, step.conversion})) return std::nullopt;
    }
    return through(by, std::move(*path));
}
inline std::vector<unit_step> reversed(std::vector<unit_step> steps) {
    std::reverse(steps.begin(), steps.end());
    for (unit_step& step : steps) step.backward = !step.backward;
    return steps;
}

/// A question's domain as it was stated, and the way from its unit to the question's.
template <class Kind>
struct admitted {
    typename Kind::set stated{};    ///< in its own unit
    typename Kind::set set{};       ///< in the question's
    std::optional<unit_id> unit{};  ///< its own; the question's where it is stated without one
    std::vector<unit_step> to_question{};
    bool approx = false;
    word_table table = word_table::none;

    /// What is left of the set if its ends do not count, other than 0, which is 0 in every unit without an
    /// offset. What that cuts is cut whatever the factors are.
    [[nodiscard]] interval_set sign() const requires std::is_same_v<Kind, quantity_kind> {
        const auto has_offset = [](const unit_step& s) { return s.by.offset != 0; };
        if (is_empty(set) || std::any_of(to_question.begin(), to_question.end(), has_offset)) {
            return interval_set::everything();
        }
        const interval all = *hull(set);
        constexpr double infinity = std::numeric_limits<double>::infinity();
        const auto sides = interval::between_if_any(all.lower() == 0 ? 0 : -infinity, all.lower_open(),
            all.upper() == 0 ? 0 : infinity, all.upper_open());
        return sides ? interval_set{*sides} : interval_set::everything();
    }
};

template <class Kind, class Graph>
[[nodiscard]] std::optional<admitted<Kind>> admitted_by(
    const Graph& graph, question_id question, const lens& by) {
    const auto& all = graph.whole();
    const auto is_read = [&](const auto& stated) {
        if constexpr (std::is_same_v<Kind, quantity_kind>)
            return stated.table == word_table::none || by.makes(table_of(stated.table));
        return true;
    };
    if (const auto* stated = all.template domain<Kind>(question); stated && is_read(*stated)) {
        admitted<Kind> made;
        made.set = made.stated = stated_set<Kind>(all, *stated, reading::literal, by);
        if constexpr (std::is_same_v<Kind, quantity_kind>) {
            made.approx = stated->approx;
            made.table = stated->table;
            const auto unit = all.unit(question);
            made.unit = stated->unit ? stated->unit : unit;
            if (made.unit == unit) return made;
            auto path = unit ? steps_between(all, *made.unit, *unit, by) : std::nullopt;
            if (path) {
                made.to_question = std::move(*path);
                made.set = convert(made.stated, made.to_question);
                return made;
            }
        } else {
            return made;
        }
    }
    if constexpr (std::is_same_v<Kind, quantity_kind>) {
        const interval_set not_below_zero{interval::at_least(0)};
        if (all.additive(question).any())
            return admitted<Kind>{not_below_zero, not_below_zero, all.unit(question)};
    }
    return std::nullopt;
}

/// What the domain leaves in the unit of a quantity that converts to the question's by such steps.
[[nodiscard]] inline interval_set limits_in(const admitted<quantity_kind>& domain,
    std::optional<unit_id> unit, const std::vector<unit_step>& to_question) {
    return unit == domain.unit ? domain.stated : convert(domain.set, reversed(to_question));
}

/// Cuts a quantity to the domain, in both of its units, and notes what that rests on.
inline void clip(position_value<quantity_kind>& made, const admitted<quantity_kind>& domain) {
    const interval_set sign = domain.sign();
    const interval_set converted = *made.set;
    made.set = intersection(converted, domain.set);
    made.own = intersection(made.unclipped, limits_in(domain, made.unit, made.to_question));
    const bool by_sign = *made.set == intersection(converted, sign);
    bool own_by_sign = made.own == made.unclipped;
    const auto has_offset = [](const unit_step& s) { return s.by.offset != 0; };
    if (!own_by_sign && std::none_of(made.to_question.begin(), made.to_question.end(), has_offset)) {
        own_by_sign = made.own == intersection(made.unclipped, convert(sign, reversed(made.to_question)));
    }
    if (!(by_sign && own_by_sign)) {
        if (domain.approx) add_to(made.clipped_with, {assumption_kind::tolerance});
        if (domain.table != word_table::none) add_to(made.clipped_with, table_of(domain.table));
    }
    if (!own_by_sign && made.unit != domain.unit) {
        add_to(made.clipped_with, made.converted_with);
        for (const unit_step& s : domain.to_question)
            add_to(made.clipped_with, {assumption_kind::unit, s.conversion});
    }
    if (by_sign) return;
    for (const unit_step& s : domain.to_question)
        add_to(made.converted_with, {assumption_kind::unit, s.conversion});
}

}  // namespace detail

/// What a question admits at all, in its unit: the domain that the case gives, or 0 and more where the
/// question is additive; nothing where everything is admitted, or where the domain's unit does not convert to
/// the question's.
template <class Kind, claim_graph_like Graph>
[[nodiscard]] std::optional<typename Kind::set> domain_of(
    const Graph& graph, question_id question, const lens& by = {}) {
    auto domain = detail::admitted_by<Kind>(graph, question, by);
    return domain ? std::optional{std::move(domain->set)} : std::nullopt;
}

/// The values of a position under a lens. Complexity: the length of the unit path; O(1) without one.
template <class Kind, claim_graph_like Graph>
[[nodiscard]] position_value<Kind> value_of(const Graph& graph, position which, const lens& by = {}) {
    const auto& all = graph.whole();
    const question_id question = all.question(which.claim);
    position_value<Kind> made{which, all.scope_of(which.claim)};
    const auto* stated = all.template stated<Kind>(which.claim);
    if (!stated) return made;
    if constexpr (std::is_same_v<Kind, quantity_kind>) {
        if (stated->table != word_table::none && !by.makes(detail::table_of(stated->table))) return made;
    } else if constexpr (std::is_same_v<Kind, place_kind> || std::is_same_v<Kind, label_kind>) {
        made.branches_meet = !by.makes({assumption_kind::places, std::is_same_v<Kind, place_kind> ? 0U : 1U});
    }
    made.has_value = true;
    made.alone = !by.makes({assumption_kind::same_measure, question.number()});
    made.unclipped = detail::stated_set<Kind>(all, *stated, by.how, by);
    if (which.denied) made.unclipped = complement(made.unclipped);
    const auto domain = detail::admitted_by<Kind>(graph, question, by);
    if constexpr (std::is_same_v<Kind, quantity_kind>) {
        // Whether the figures have a step at all: a tolerance of 0 is an assumption too.
        if (stated->approx && read_as(*stated, reading::literal) != stated->stated)
            add_to(made.read_with, {assumption_kind::tolerance});
        if (by.how == reading::pragmatic &&
            read_as(*stated, reading::pragmatic, by.steps) != read_as(*stated, reading::literal, by.steps)) {
            add_to(made.read_with, {assumption_kind::reading});
        }
        if (stated->table != word_table::none) add_to(made.read_with, detail::table_of(stated->table));
        const auto asked = all.unit(question);
        made.unit = stated->unit ? stated->unit : asked;
        std::optional<std::vector<unit_step>> path;
        if (made.unit == asked)
            path.emplace();
        else if (made.unit && asked)
            path = detail::steps_between(all, *made.unit, *asked, by);
        made.own = made.unclipped;
        if (path) {
            made.to_question = std::move(*path);
            for (const unit_step& step : made.to_question) {
                add_to(made.converted_with, {assumption_kind::unit, step.conversion});
            }
            made.set = convert(made.unclipped, made.to_question);
            if (domain) detail::clip(made, *domain);
        }
    } else {
        made.own = domain ? intersection(made.unclipped, domain->set) : made.unclipped;
        made.set = made.own;
    }
    if (made.alone) {  // in a unit of its own, as it were
        made.set.reset();
        made.to_question.clear();
    }
    return made;
}

}  // namespace hearsay::inline v1
