#pragma once

#include <hearsay/assess/detail/meeting_ends.hpp>
#include <hearsay/compare/compare.hpp>
#include <hearsay/compare/pairs.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hearsay::inline v1 {

/// A factor at which the verdict on two positions changes.
struct break_point {
    position a;
    position b;
    double at = 0;                         ///< the factor
    bool above = true;                     ///< whether the change lies at and above it, else at and below it
    bool inclusive = false;                ///< whether the factor itself has the verdict `to`
    verdict from = verdict::incomparable;  ///< on the side of the assumed range's middle
    verdict to = verdict::incomparable;    ///< beyond
    bool inside = false;                   ///< whether some assumed factor has the verdict `to` here
    friend bool operator==(const break_point&, const break_point&) = default;

    /// "conflict at 2750 and below, compatible above"
    [[nodiscard]] std::string because() const {
        return fmt::format("{} {}{} {}, else {}", to_string(to), inclusive ? "at and " : "",
            above ? "above" : "below", at, to_string(from));
    }
};

namespace detail {

/// One pair of positions and one conversion: finds the factors at which its verdict changes.
template <class Graph>
class break_even_search {
public:
    using value_type = position_value<quantity_kind>;

    break_even_search(const Graph& graph, question_id question, std::uint32_t conversion, const lens& by)
        : graph_{graph},
          question_{question},
          conversion_{conversion},
          domain_{admitted_by<quantity_kind>(graph, question, by)},
          assumed_{
              by.of({conversion, graph.whole().unit_conversions().conversion_at(conversion).by, false})} {}

    [[nodiscard]] std::vector<break_point> find(const value_type& a, const value_type& b) const {
        std::vector<break_point> found;
        if (!a.set || !b.set) return found;
        const bool by_domain = domain_ && rests_on(domain_->to_question);
        if (!by_domain && !rests_on(a.to_question) && !rests_on(b.to_question)) return found;
        // In one unit nothing but an end of the domain can move.
        if (a.unit == b.unit && !by_domain && !domain_moves_in(a.to_question)) return found;
        if (compare_values<quantity_kind>(graph_, a, b).verdict == verdict::incomparable) return found;
        const nesting nested = nesting_of(graph_, a.scope, b.scope, graph_.whole().additive(question_));
        const std::vector<double> factors = candidates(a, b);
        if (factors.empty()) return found;

        // The verdict between each two factors, and at each.
        const auto at = [&](double factor) { return verdict_at(factor, a, b, nested); };
        std::vector<verdict> between{at(factors.front() / 2)};
        std::vector<verdict> exactly;
        for (std::size_t i = 0; i < factors.size(); ++i) {
            exactly.push_back(at(factors[i]));
            between.push_back(
                at(i + 1 < factors.size() ? factors[i] / 2 + factors[i + 1] / 2 : factors[i] * 2));
        }
        const double middle = assumed_.low / 2 + assumed_.high / 2;
        const auto enter = [&](std::size_t i, bool above) {
            const verdict near = between[above ? i : i + 1];
            const verdict far = between[above ? i + 1 : i];
            const bool reached = above ? assumed_.high > factors[i] : assumed_.low < factors[i];
            const bool touched = reached || (above ? assumed_.high : assumed_.low) == factors[i];
            const auto add = [&](bool inclusive, verdict from, verdict to, bool inside) {
                found.push_back({a.position, b.position, factors[i], above, inclusive, from, to, inside});
            };
            if (exactly[i] == near || exactly[i] == far) {
                if (near != far) add(exactly[i] == far, near, far, exactly[i] == far ? touched : reached);
            } else {
                add(true, near, exactly[i], touched);
                add(false, exactly[i], far, reached);
            }
        };
        for (std::size_t i = factors.size(); i-- > 0;) {
            if (factors[i] < middle) enter(i, false);
        }
        for (std::size_t i = 0; i < factors.size(); ++i) {
            if (factors[i] >= middle) enter(i, true);
        }
        return found;
    }

private:
    [[nodiscard]] bool rests_on(const std::vector<unit_step>& steps) const {
        return std::any_of(
            steps.begin(), steps.end(), [&](const unit_step& s) { return s.conversion == conversion_; });
    }
    /// Whether the domain has ends that move with factors in another unit: any but 0.
    [[nodiscard]] bool domain_moves_in(const std::vector<unit_step>& steps) const {
        if (!domain_) return false;
        return domain_->set != domain_->sign() ||
            std::any_of(steps.begin(), steps.end(), [](const unit_step& s) { return s.by.offset != 0; });
    }
    [[nodiscard]] std::vector<unit_step> with_factor(std::vector<unit_step> steps, double factor) const {
        for (unit_step& step : steps) {
            if (step.conversion == conversion_) step.by.low = step.by.high = factor;
        }
        return steps;
    }

    /// The verdict with one factor in place of the range: as `compare_values` finds it, but for rounding.
    [[nodiscard]] verdict verdict_at(
        double factor, const value_type& a, const value_type& b, nesting nested) const {
        const auto of_a = with_factor(a.to_question, factor);
        const auto of_b = with_factor(b.to_question, factor);
        std::optional<admitted<quantity_kind>> domain = domain_;
        if (domain) domain->set = convert(domain->stated, with_factor(domain->to_question, factor));
        meeting_ends ends{of_a, of_b};
        const bool one_unit = a.unit == b.unit;
        interval_set x = ends.snapped(one_unit ? a.unclipped : convert(a.unclipped, of_a));
        interval_set y = ends.snapped(one_unit ? b.unclipped : convert(b.unclipped, of_b));
        if (domain) {
            const auto limits = ends.snapped(one_unit ? limits_in(*domain, a.unit, of_a) : domain->set);
            x = is_excluded(a, of_a, *domain) ? interval_set{} : intersection(x, limits);
            y = is_excluded(b, of_b, *domain) ? interval_set{} : intersection(y, limits);
        }
        comparison made{a.position, b.position};
        settle(made, x, y, nested);
        return made.verdict;
    }
    /// Whether the domain leaves nothing of a position in its own unit.
    [[nodiscard]] static bool is_excluded(
        const value_type& value, const std::vector<unit_step>& steps, const admitted<quantity_kind>& domain) {
        meeting_ends ends{steps, steps};
        const interval_set own = ends.snapped(value.unclipped);
        return !intersects(own, ends.snapped(limits_in(domain, value.unit, steps)));
    }

    /// The factors at which two ends meet, ascending: nowhere else can the verdict change.
    [[nodiscard]] std::vector<double> candidates(const value_type& a, const value_type& b) const {
        std::vector<end_form> forms;
        add_forms(forms, a.unclipped, a.to_question, conversion_);
        add_forms(forms, b.unclipped, b.to_question, conversion_);
        if (domain_) add_forms(forms, domain_->stated, domain_->to_question, conversion_);
        std::vector<double> factors;
        for (std::size_t i = 0; i < forms.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) add_meeting(factors, forms[i], forms[j]);
        }
        std::sort(factors.begin(), factors.end());
        factors.erase(std::unique(factors.begin(), factors.end(),
                          [](double low, double high) { return high - low <= 1e-12 * high; }),
            factors.end());
        return factors;
    }

    const Graph& graph_;
    question_id question_;
    std::uint32_t conversion_;
    std::optional<admitted<quantity_kind>> domain_;
    scale assumed_;
};

}  // namespace detail

/// Every factor of a unit's conversion at which the verdict on two positions changes, from the middle of the
/// assumed range outwards: first those below it, the nearest first, then those above.
///
/// "Over 11,000" and "as many as four brigades" conflict if a brigade has 2,750 soldiers or fewer: four of
/// them are then 11,000 at most. One factor is put in place of the range; the other conversions keep theirs.
/// Solved, not searched: the verdict can only change where an end of the one set meets an end of the other,
/// and each end is a linear function of the factor or of its inverse. Nothing comes back where the two
/// positions do not rest on that conversion.
/// \throws std::out_of_range if there is no such conversion
/// Complexity: the ends of the two sets, squared.
template <claim_graph_like Graph>
[[nodiscard]] std::vector<break_point> break_evens(
    const Graph& graph, position a, position b, std::uint32_t conversion, const lens& by = {}) {
    const auto& all = graph.whole();
    const question_id question = all.question(a.claim);
    if (question != all.question(b.claim) || all.kind_name(question) != quantity_kind::name) return {};
    const auto x = value_of<quantity_kind>(graph, a, by);
    const auto y = value_of<quantity_kind>(graph, b, by);
    return detail::break_even_search<Graph>{graph, question, conversion, by}.find(x, y);
}

/// The same for every two positions that are taken on a question, in the order of the case.
/// Complexity: a solution for each pair of positions across units.
template <claim_graph_like Graph>
[[nodiscard]] std::vector<break_point> break_evens(
    const Graph& graph, question_id question, std::uint32_t conversion, const lens& by = {}) {
    std::vector<break_point> found;
    if (graph.whole().kind_name(question) != quantity_kind::name) return found;
    std::vector<position_value<quantity_kind>> values;
    for (const position p : distinct_positions(graph, question, by)) {
        values.push_back(value_of<quantity_kind>(graph, p, by));
    }
    const detail::break_even_search<Graph> search{graph, question, conversion, by};
    for (std::size_t i = 0; i < values.size(); ++i) {
        for (std::size_t j = i + 1; j < values.size(); ++j) {
            const auto of_pair = search.find(values[i], values[j]);
            found.insert(found.end(), of_pair.begin(), of_pair.end());
        }
    }
    return found;
}

}  // namespace hearsay::inline v1
