#pragma once

#include <hearsay/compare/compare.hpp>
#include <hearsay/compare/detail/heaviest_family.hpp>
#include <hearsay/compare/detail/place_in.hpp>
#include <hearsay/compare/pairs.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// Several parts that can't all be as large as is said, since together they exceed the whole.
struct joint_conflict {
    std::vector<position> parts{};  ///< in the order of the case
    position whole;
    scope_id scope;                 ///< of the whole
    double sum = 0;                 ///< of the lower bounds of the parts
    double upper = 0;               ///< what the whole can be at most
    std::optional<unit_id> unit{};  ///< of both
    assumption_list assumes{};
    std::vector<double> lower_bounds{};  ///< of the parts

    /// "60 + 50 exceed 100"
    [[nodiscard]] std::string because() const {
        return fmt::format("{} exceed {}", fmt::join(lower_bounds, " + "), upper);
    }
};

namespace detail {

/// The parts of one whole, by scope, and which of these scopes share nothing.
struct parts_of_whole {
    std::vector<std::size_t> parts;     // by their numbers among all positions
    std::vector<std::size_t> scope_of;  // of each part, by its number among `scopes`
    std::vector<scope_id> scopes;
    std::vector<std::vector<bool>> disjoint;  // of two scopes
    // What the search found for the positions that stand for the scopes: many totals share their parts.
    std::map<std::vector<std::size_t>, std::vector<std::size_t>> found;
};

/// Looks for parts that exceed each whole, among all positions on a question.
template <class Graph>
class joint_conflict_search {
public:
    using value_type = position_value<quantity_kind>;

    /// \param places_apart  whether places on different branches are taken not to overlap
    joint_conflict_search(
        const Graph& graph, question_id question, std::vector<value_type> values, bool places_apart)
        : graph_{graph}, question_{question}, places_apart_{places_apart}, values_{std::move(values)} {
        for (const value_type& v : values_) scopes_.push_back(v.scope);
        std::sort(scopes_.begin(), scopes_.end());
        scopes_.erase(std::unique(scopes_.begin(), scopes_.end()), scopes_.end());
        of_scope_.resize(scopes_.size());
    }

    [[nodiscard]] std::vector<joint_conflict> find() {
        std::vector<joint_conflict> found;
        for (const value_type& whole : values_) {
            parts_of_whole& of = parts_in(whole.scope);
            if (of.scopes.size() < 2) continue;
            // Parts in the unit of the whole are summed in it: that needs no factor. Then all, in the
            // question's.
            auto made = exceeding(whole, of, true);
            if (!made) made = exceeding(whole, of, false);
            if (made) found.push_back(std::move(*made));
        }
        return found;
    }

private:
    static constexpr std::size_t nothing = std::numeric_limits<std::size_t>::max();

    parts_of_whole& parts_in(scope_id whole) {
        auto& of = of_scope_[place_in(scopes_, whole)];
        if (of) return *of;
        of.emplace();
        const additivity additive = graph_.whole().additive(question_);
        std::vector<std::optional<std::size_t>> numbers(
            scopes_.size());  // among the parts' scopes, once it is known
        for (std::size_t i = 0; i < values_.size(); ++i) {
            const scope_id scope = values_[i].scope;
            auto& number = numbers[place_in(scopes_, scope)];
            if (!number) {
                number = nothing;
                if (nesting_of(graph_, scope, whole, additive) == nesting::a_within_b) {
                    number = of->scopes.size();
                    of->scopes.push_back(scope);
                }
            }
            if (*number == nothing) continue;
            of->parts.push_back(i);
            of->scope_of.push_back(*number);
        }
        const std::size_t count = of->scopes.size();
        of->disjoint.assign(count, std::vector<bool>(count));
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                bool by_places = false;
                const bool apart = scopes_disjoint(graph_, of->scopes[i], of->scopes[j], by_places);
                of->disjoint[i][j] = of->disjoint[j][i] = apart && (places_apart_ || !by_places);
            }
        }
        return *of;
    }

    [[nodiscard]] static const interval_set* set_of(const value_type& v, bool own) {
        if (own) return &v.own;
        return v.set ? &*v.set : nullptr;
    }
    [[nodiscard]] static interval reach_of(const value_type& v, bool own) { return *hull(*set_of(v, own)); }

    [[nodiscard]] std::optional<joint_conflict> exceeding(
        const value_type& whole, parts_of_whole& of, bool own) const {
        const interval_set* limits = set_of(whole, own);
        if (!limits || !hull(*limits)->has_upper()) return std::nullopt;
        const interval limit = *hull(*limits);
        // For each scope the highest lower bound; what exceeds the whole alone is a conflict of two.
        std::vector<std::size_t> highest(of.scopes.size(), nothing);
        for (std::size_t i = 0; i < of.parts.size(); ++i) {
            const value_type& part = values_[of.parts[i]];
            if (own ? part.unit != whole.unit : !part.set) continue;
            const interval reach = reach_of(part, own);
            if (!(reach.lower() > 0) || exceeds(reach, limit)) continue;
            std::size_t& best = highest[of.scope_of[i]];
            if (best == nothing || starts_before(reach_of(values_[best], own), reach)) best = of.parts[i];
        }
        std::vector<std::size_t> scopes;
        for (std::size_t s = 0; s < highest.size(); ++s) {
            if (highest[s] != nothing) scopes.push_back(s);
        }
        if (scopes.size() < 2) return std::nullopt;
        std::vector<std::size_t> key = highest;
        key.push_back(own);
        const auto [at, fresh] = of.found.emplace(std::move(key), std::vector<std::size_t>{});
        if (fresh) at->second = heaviest(of, scopes, highest, own);
        std::vector<std::size_t> family = at->second;
        if (!exceed_together(family, limit, own)) return std::nullopt;
        std::stable_sort(family.begin(), family.end(), [&](auto a, auto b) {
            return reach_of(values_[a], own).lower() < reach_of(values_[b], own).lower();
        });
        for (std::size_t i = 0;
             i < family.size() && family.size() > 2;) {  // drop the lightest that are not needed
            auto fewer = family;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
            if (exceed_together(fewer, limit, own))
                family = std::move(fewer);
            else
                ++i;
        }
        std::sort(family.begin(), family.end());
        return described(whole, family, limit, own);
    }

    [[nodiscard]] std::vector<std::size_t> heaviest(const parts_of_whole& of,
        const std::vector<std::size_t>& scopes, const std::vector<std::size_t>& highest, bool own) const {
        std::vector<lower_bound_of_part> weights;
        std::vector<std::vector<bool>> disjoint(scopes.size(), std::vector<bool>(scopes.size()));
        for (std::size_t i = 0; i < scopes.size(); ++i) {
            const interval reach = reach_of(values_[highest[scopes[i]]], own);
            weights.push_back({reach.lower(), reach.lower_open()});
            for (std::size_t j = 0; j < scopes.size(); ++j)
                disjoint[i][j] = of.disjoint[scopes[i]][scopes[j]];
        }
        std::vector<std::size_t> family;
        for (const std::size_t i : heaviest_family{std::move(weights), disjoint}.find()) {
            family.push_back(highest[scopes[i]]);
        }
        return family;
    }

    /// Whether the lower bounds sum above the limit. Sums of whole numbers are exact; of others, what is off
    /// by no more than rounding is equal: 0.1 and 0.2 do not exceed 0.3.
    [[nodiscard]] bool exceed_together(
        const std::vector<std::size_t>& members, const interval& limit, bool own) const {
        double sum = 0;
        bool open = limit.upper_open();
        bool whole_numbers = limit.upper() == std::floor(limit.upper());
        for (const std::size_t m : members) {
            const interval reach = reach_of(values_[m], own);
            sum += reach.lower();
            open = open || reach.lower_open();
            whole_numbers = whole_numbers && reach.lower() == std::floor(reach.lower());
        }
        const double rounding =
            static_cast<double>(members.size() + 1) * std::numeric_limits<double>::epsilon();
        const double slack = whole_numbers ? 0 : rounding * std::abs(limit.upper());
        return sum > limit.upper() + slack || (open && sum >= limit.upper() - slack);
    }

    [[nodiscard]] joint_conflict described(const value_type& whole, const std::vector<std::size_t>& family,
        const interval& limit, bool own) const {
        const auto& all = graph_.whole();
        joint_conflict made{.whole = whole.position, .scope = whole.scope};
        made.upper = limit.upper();
        made.unit = own ? whole.unit : all.unit(question_);
        const auto rests_on = [&](const value_type& v) {
            add_to(made.assumes, v.read_with);
            add_to(made.assumes, v.clipped_with);
            if (!own) add_to(made.assumes, v.converted_with);
        };
        rests_on(whole);
        bool by_places = false;
        for (const std::size_t m : family) {
            const value_type& part = values_[m];
            made.parts.push_back(part.position);
            made.lower_bounds.push_back(reach_of(part, own).lower());
            made.sum += made.lower_bounds.back();
            rests_on(part);
            for (const std::size_t other : family) {
                if (other != m) (void)scopes_disjoint(graph_, part.scope, values_[other].scope, by_places);
            }
        }
        if (by_places) add_to(made.assumes, {assumption_kind::places, 0});
        if (!all.assumes(question_).empty())
            add_to(made.assumes, {assumption_kind::same_measure, question_.number()});
        return made;
    }

    const Graph& graph_;
    question_id question_;
    bool places_apart_;
    std::vector<value_type> values_;
    std::vector<scope_id> scopes_;
    std::vector<std::optional<parts_of_whole>> of_scope_;  // by the place among those
};

}  // namespace detail

/// The conflicts of more than two claims: disjoint parts whose lower bounds sum above the whole.
///
/// "The army lost 60", "the navy lost 50", "at most 100 were lost": no two of these conflict, the three do.
/// For each position on a whole, the heaviest family of pairwise disjoint parts within it is sought, the
/// highest lower bound standing for each part, and cut down to as few as still exceed the whole. A part that
/// exceeds the whole alone is in none: the pair is a conflict already. Parts, places and periods count along
/// the scopes in which the question adds up; what is stated in one unit is summed in it, else all is in the
/// question's.
/// Complexity: for each whole, the positions on its parts; for each scope, the square of the scopes within
/// it, and a search that is exact unless hundreds of parts are disjoint in tangled ways.
template <claim_graph_like Graph>
[[nodiscard]] std::vector<joint_conflict> joint_conflicts(
    const Graph& graph, question_id question, const lens& by = {}) {
    if (!graph.whole().additive(question).any()) return {};
    std::vector<position_value<quantity_kind>> values;
    for (const position p : distinct_positions(graph, question, by)) {
        auto value = value_of<quantity_kind>(graph, p, by);
        if (value.has_value && !value.alone && !value.is_impossible()) values.push_back(std::move(value));
    }
    const bool places_apart = by.makes({assumption_kind::places, 0});
    return detail::joint_conflict_search<Graph>{graph, question, std::move(values), places_apart}.find();
}

}  // namespace hearsay::inline v1
