#pragma once

#include <hearsay/compare/compare.hpp>
#include <hearsay/compare/pairs.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace hearsay::inline v1 {

/// A factor at which the verdict on two positions changes.
struct break_point {
    position a;
    position b;
    double at = 0;           ///< the factor
    bool above = true;       ///< whether the change lies at and above it, else at and below it
    bool inclusive = false;  ///< whether the factor itself has the verdict `to`
    verdict from = verdict::incomparable;  ///< on the side of the assumed range's middle
    verdict to = verdict::incomparable;    ///< beyond
    bool inside = false;     ///< whether some assumed factor has the verdict `to` here
    friend bool operator==(const break_point&, const break_point&) = default;

    /// "conflict at 2750 and below, compatible above"
    [[nodiscard]] std::string because() const {
        return fmt::format("{} {}{} {}, else {}", to_string(to), inclusive ? "at and " : "", above ? "above" : "below", at,
                           to_string(from));
    }
};

namespace detail {

/// An end of a set as a function of the factor x: a + b x + c / x.
struct end_form {
    double constant;
    double times_x;
    double over_x;
};

/// Every end that a set of pieces can have after its conversions, one of which has the factor x. Where the factor
/// of another step is a range both of its ends are tried: which one counts depends on signs, and an end too many costs
/// a look, no error.
inline void add_forms(std::vector<end_form>& forms, const interval_set& set, const std::vector<unit_step>& steps,
                      std::uint32_t conversion) {
    std::vector<end_form> made;
    for (const interval& piece : set) {
        if (piece.has_lower()) made.push_back({piece.lower(), 0, 0});
        if (piece.has_upper()) made.push_back({piece.upper(), 0, 0});
    }
    for (const unit_step& step : steps) {
        std::vector<end_form> next;
        for (const end_form& f : made) {
            if (step.conversion == conversion) {
                if (step.backward) next.push_back({0, 0, f.constant - step.by.offset});
                else next.push_back({step.by.offset, f.constant, 0});
                continue;
            }
            for (const double factor : {step.by.low, step.by.high}) {
                if (step.backward) {
                    next.push_back({(f.constant - step.by.offset) / factor, f.times_x / factor, f.over_x / factor});
                } else {
                    next.push_back({f.constant * factor + step.by.offset, f.times_x * factor, f.over_x * factor});
                }
                if (step.by.low == step.by.high) break;
            }
        }
        made = std::move(next);
    }
    forms.insert(forms.end(), made.begin(), made.end());
}

/// The factors above 0 at which two ends meet.
inline void add_meetings(std::vector<double>& factors, const end_form& f, const end_form& g) {
    const double c = f.constant - g.constant;
    const double b = f.times_x - g.times_x;
    const double d = f.over_x - g.over_x;
    const auto add = [&](double x) {
        if (x > 0 && !std::isinf(x)) factors.push_back(x);
    };
    if (d == 0) {
        if (b != 0) add(-c / b);
    } else if (b == 0) {
        if (c != 0) add(-d / c);
    } else if (const double under = c * c - 4 * b * d; under >= 0) {
        const double root = std::sqrt(under);
        const double q = -(c + std::copysign(root, c)) / 2;  // no cancellation
        add(q / b);
        if (q != 0) add(d / q);
    }
}

/// Lets ends of b that differ from ends of a by rounding alone be equal to them.
inline interval_set snapped(const interval_set& a, const interval_set& b) {
    const auto snap = [&](double end) {
        if (std::isinf(end)) return end;
        for (const interval& piece : a) {
            for (const double other : {piece.lower(), piece.upper()}) {
                if (std::isinf(other)) continue;
                if (std::abs(end - other) <= 1e-12 * std::max(std::abs(end), std::abs(other))) return other;
            }
        }
        return end;
    };
    std::vector<interval> pieces;
    for (const interval& piece : b) {
        const auto made = interval::between_if_any(snap(piece.lower()), piece.lower_open(), snap(piece.upper()),
                                                   piece.upper_open());
        if (made) pieces.push_back(*made);
    }
    return interval_set{std::span<const interval>{pieces}};
}

}  // namespace detail

/// Every factor of a unit's conversion at which the verdict on two positions changes, from the middle of the assumed range
/// outwards: first those below it, the nearest first, then those above.
///
/// "Over 11,000" and "as many as four brigades" conflict if a brigade has 2,750 soldiers or fewer: four of them are then
/// 11,000 at most. One factor is put in place of the range; the other conversions keep theirs. Solved, not searched:
/// the verdict can only change where an end of the one set meets an end of the other, and each end is a linear function of
/// the factor or of its inverse.
/// Nothing comes back where the two positions do not rest on that conversion.
/// Complexity: the ends of the two sets, squared.
template <claim_graph_like Graph>
[[nodiscard]] std::vector<break_point> break_evens(const Graph& graph, position a, position b, std::uint32_t conversion,
                                                   const lens& by = {}) {
    const auto& all = graph.whole();
    std::vector<break_point> found;
    if (all.question(a.claim) != all.question(b.claim)) return found;
    const question_id question = all.question(a.claim);
    if (all.kind_name(question) != quantity_kind::name) return found;
    const auto x_value = value_of<quantity_kind>(graph, a, by);
    const auto y_value = value_of<quantity_kind>(graph, b, by);
    const auto rests = [&](const position_value<quantity_kind>& v) {
        return std::any_of(v.to_question.begin(), v.to_question.end(),
                           [&](const unit_step& s) { return s.conversion == conversion; });
    };
    if (x_value.unit == y_value.unit || !(rests(x_value) || rests(y_value))) return found;
    if (compare_values<quantity_kind>(graph, x_value, y_value).verdict == verdict::incomparable) return found;

    const auto verdict_at = [&](double factor) {
        lens fixed = by;
        std::erase_if(fixed.factors, [&](const lens::factor& f) { return f.conversion == conversion; });
        fixed.factors.push_back({conversion, factor, factor});
        auto x = value_of<quantity_kind>(graph, a, fixed);
        auto y = value_of<quantity_kind>(graph, b, fixed);
        *y.set = detail::snapped(*x.set, *y.set);
        return compare_values<quantity_kind>(graph, x, y).verdict;
    };

    std::vector<detail::end_form> forms;
    detail::add_forms(forms, x_value.unclipped, x_value.to_question, conversion);
    detail::add_forms(forms, y_value.unclipped, y_value.to_question, conversion);
    if (const auto* stated = all.template domain<quantity_kind>(question)) {
        std::vector<unit_step> steps;
        const auto asked = all.unit(question);
        if (stated->unit && asked && *stated->unit != *asked) {
            if (auto path = all.unit_conversions().path(*stated->unit, *asked)) steps = detail::through(by, *path);
        }
        detail::add_forms(forms, interval_set{read_as(*stated, reading::literal)}, steps, conversion);
    } else {
        forms.push_back({0, 0, 0});
    }
    std::vector<double> factors;
    for (std::size_t i = 0; i < forms.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) detail::add_meetings(factors, forms[i], forms[j]);
    }
    std::sort(factors.begin(), factors.end());
    factors.erase(std::unique(factors.begin(), factors.end(),
                              [](double low, double high) { return high - low <= 1e-12 * high; }),
                  factors.end());
    if (factors.empty()) return found;

    // The verdict between each two factors, and at each.
    std::vector<verdict> between{verdict_at(factors.front() / 2)};
    std::vector<verdict> exactly;
    for (std::size_t i = 0; i < factors.size(); ++i) {
        exactly.push_back(verdict_at(factors[i]));
        between.push_back(verdict_at(i + 1 < factors.size() ? factors[i] / 2 + factors[i + 1] / 2 : factors[i] * 2));
    }
    const scale assumed = by.of({conversion, all.unit_conversions().conversion_at(conversion).by, false});
    const double middle = assumed.low / 2 + assumed.high / 2;
    const auto enter = [&](std::size_t i, bool above) {
        const verdict near = between[above ? i : i + 1];
        const verdict far = between[above ? i + 1 : i];
        const bool reached = above ? assumed.high > factors[i] : assumed.low < factors[i];
        const bool touched = reached || (above ? assumed.high : assumed.low) == factors[i];
        const auto add = [&](bool inclusive, verdict from, verdict to, bool inside) {
            found.push_back({a, b, factors[i], above, inclusive, from, to, inside});
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

/// The same for every two positions that are taken on a question, in the order of the case.
/// Complexity: a solution for each pair of positions across units.
template <claim_graph_like Graph>
[[nodiscard]] std::vector<break_point> break_evens(const Graph& graph, question_id question, std::uint32_t conversion,
                                                   const lens& by = {}) {
    std::vector<break_point> found;
    const auto distinct = distinct_positions(graph, question, by);
    for (std::size_t i = 0; i < distinct.size(); ++i) {
        for (std::size_t j = i + 1; j < distinct.size(); ++j) {
            const auto of_pair = break_evens(graph, distinct[i], distinct[j], conversion, by);
            found.insert(found.end(), of_pair.begin(), of_pair.end());
        }
    }
    return found;
}

}  // namespace hearsay::inline v1
