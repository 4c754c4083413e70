#pragma once

#include <hearsay/compare/scope_nesting.hpp>
#include <hearsay/compare/value.hpp>
#include <hearsay/model/detail/word_formatter.hpp>
#include <hearsay/model/relation.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace hearsay::inline v1 {

/// What a relation means for two claims.
enum class verdict : std::uint8_t { agree, compatible, conflict, incomparable };

[[nodiscard]] constexpr std::string_view to_string(verdict v) noexcept {
    constexpr std::string_view names[] = {"agree", "compatible", "conflict", "incomparable"};
    return names[static_cast<std::size_t>(v)];
}

[[nodiscard]] constexpr verdict verdict_of(relation r) noexcept {
    if (r == relation::overlaps) return verdict::compatible;
    return r == relation::disjoint ? verdict::conflict : verdict::agree;
}

/// Why a comparison came out as it did: why two positions can't be compared (the first five), or how they
/// were.
enum class reason : std::uint8_t {
    other_question,
    inconvertible_unit,
    no_value,
    scopes,         ///< neither equal nor nested along scopes in which the question adds up
    other_measure,  ///< it is not assumed that two claims of the question measure one thing
    impossible,     ///< the question's domain leaves nothing of one of them
    part_of,        ///< one is a part of what the other counts: it bounds it and no more
    values,         ///< by the two sets of values
};

[[nodiscard]] constexpr std::string_view to_string(reason r) noexcept {
    constexpr std::string_view names[] = {"other_question", "inconvertible_unit", "no_value", "scopes",
        "other_measure", "impossible", "part_of", "values"};
    return names[static_cast<std::size_t>(r)];
}

/// How two positions stand, with its reasons.
struct comparison {
    position a;
    position b;
    std::optional<hearsay::relation> relation{};  ///< absent where they are incomparable
    hearsay::verdict verdict = hearsay::verdict::incomparable;
    /// For disjoint sets of numbers: the distance over the larger of the facing ends' magnitudes; of days:
    /// the days strictly between. 0 where they touch.
    std::optional<double> gap{};
    /// The measure of the intersection over that of the union; absent where unbounded or of measure 0.
    std::optional<double> overlap{};
    boost::container::small_vector<reason, 2> reasons{};
    assumption_list assumes{};

    /// The reasons in words: "no_value, scopes".
    [[nodiscard]] std::string because() const {
        std::string text;
        for (const reason r : reasons) text += fmt::format("{}{}", text.empty() ? "" : ", ", to_string(r));
        return text;
    }
};

namespace detail {

/// A position in words: the claim's id, after "not" where it is denied.
template <class Graph>
[[nodiscard]] std::string words_for(const Graph& graph, position p) {
    return fmt::format("{}{}", p.denied ? "not " : "", graph.whole().name(p.claim));
}
template <class Graph>
[[nodiscard]] std::string words_for(const Graph& graph, const std::vector<position>& positions) {
    std::string text;
    for (const position p : positions) text += (text.empty() ? "" : ", ") + words_for(graph, p);
    return text;
}

/// The distance between two disjoint sets over the larger of the facing ends' magnitudes.
[[nodiscard]] inline std::optional<double> gap_between(const interval_set& a, const interval_set& b) {
    double best = std::numeric_limits<double>::infinity();
    double magnitude = 1;
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        const bool x_first = before(*x, *y);
        const interval& low = x_first ? *x : *y;
        const interval& high = x_first ? *y : *x;
        if (const double distance = high.lower() - low.upper(); distance < best) {
            best = distance;
            magnitude = std::max(std::abs(high.lower()), std::abs(low.upper()));
        }
        if (x_first)
            ++x;
        else
            ++y;
    }
    if (std::isinf(best)) return std::nullopt;
    return best == 0 ? 0 : best / magnitude;
}

/// The days strictly between two disjoint sets.
[[nodiscard]] inline std::optional<double> gap_between(const date_set& a, const date_set& b) {
    std::optional<double> best;
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        const bool x_first = before(*x, *y);
        const day_range& low = x_first ? *x : *y;
        const day_range& high = x_first ? *y : *x;
        const auto between = static_cast<double>((*high.first() - *low.last()).count() - 1);
        if (!best || between < *best) best = between;
        if (x_first)
            ++x;
        else
            ++y;
    }
    return best;
}
template <class Set>
[[nodiscard]] std::optional<double> gap_between(const Set&, const Set&) {
    return std::nullopt;
}

/// The common measure over that of both, where both are finite and not 0.
template <class Set>
[[nodiscard]] std::optional<double> overlap_of(const Set& a, const Set& b) {
    if constexpr (requires { measure(a); }) {
        const double of_either = measure(union_of(a, b));
        if (std::isinf(of_either) || of_either == 0) return std::nullopt;
        return measure(intersection(a, b)) / of_either;
    } else {
        return std::nullopt;
    }
}

/// Whether nothing of the part fits under the whole: its lower bound is above the whole's upper end.
[[nodiscard]] inline bool exceeds(const interval& part, const interval& whole) noexcept {
    return part.lower() > whole.upper() ||
        (part.lower() == whole.upper() && (part.lower_open() || whole.upper_open()));
}

/// Fills relation, verdict, gap and overlap from two sets in one unit.
template <class Set>
void settle(comparison& made, const Set& a, const Set& b, nesting nested) {
    if (is_empty(a) ||
        is_empty(b)) {  // disjoint from everything else; what two say alike is the same all the same
        made.relation = made.a == made.b ? relation::equal : relation::disjoint;
        made.reasons.push_back(reason::impossible);
    } else if (nested == nesting::same) {
        made.relation = relation_of(a, b);
        made.reasons.push_back(reason::values);
        if (made.relation == relation::disjoint) made.gap = gap_between(a, b);
        made.overlap = overlap_of(a, b);
    } else if constexpr (std::is_same_v<Set, interval_set>) {
        const auto part = *hull(nested == nesting::a_within_b ? a : b);
        const auto whole = *hull(nested == nesting::a_within_b ? b : a);
        made.reasons.push_back(reason::part_of);
        made.relation = relation::overlaps;
        if (exceeds(part, whole)) {
            made.relation = relation::disjoint;
            const double distance = part.lower() - whole.upper();
            made.gap =
                distance == 0 ? 0 : distance / std::max(std::abs(part.lower()), std::abs(whole.upper()));
        }
    }
    made.verdict = verdict_of(*made.relation);
}

/// Whether what two positions on nodes say of each other rests on branches not overlapping. "Not in Kursk"
/// and "not in Sumy" leave the rest of the world to both, whether or not the two overlap.
template <class Kind, class Snapshot>
[[nodiscard]] bool rests_on_branches(const Snapshot& all, question_id question, position a, position b) {
    const auto apart = [&]<class Node>(
                           id<Node> x, id<Node> y) { return !all.template tree<Node>().may_meet(x, y); };
    const auto x = *all.template stated<Kind>(a.claim);
    const auto y = *all.template stated<Kind>(b.claim);
    if (!(a.denied && b.denied) && apart(x, y)) return true;
    const auto* domain = all.template domain<Kind>(question);
    return domain && (apart(x, *domain) || apart(y, *domain));
}

template <class Snapshot>
[[nodiscard]] comparison of_two_questions(const Snapshot& all, position a, position b) {
    comparison made{a, b};
    made.reasons.push_back(reason::other_question);
    if (!all.has_value(a.claim) || !all.has_value(b.claim)) made.reasons.push_back(reason::no_value);
    return made;
}

/// The empty set where a position is impossible, whichever of its units shows it.
template <class Kind>
[[nodiscard]] const typename Kind::set& possible(const position_value<Kind>& value, bool in_own_unit) {
    static const typename Kind::set nothing{};
    if (value.is_impossible()) return nothing;
    return in_own_unit ? value.own : *value.set;
}

}  // namespace detail

/// How two positions on one question stand, their values being known. Complexity: linear in the pieces of the
/// two sets.
template <class Kind, claim_graph_like Graph>
[[nodiscard]] comparison compare_values(
    const Graph& graph, const position_value<Kind>& a, const position_value<Kind>& b) {
    const auto& all = graph.whole();
    const question_id question = all.question(a.position.claim);
    comparison made{a.position, b.position};
    if (!a.has_value || !b.has_value) made.reasons.push_back(reason::no_value);
    const nesting nested = nesting_of(graph, a.scope, b.scope, all.additive(question));
    if (nested == nesting::apart) made.reasons.push_back(reason::scopes);
    if (a.alone && a.position.claim != b.position.claim) made.reasons.push_back(reason::other_measure);
    const bool one_unit = a.unit == b.unit;
    if (a.has_value && b.has_value && !one_unit && (!a.set || !b.set)) {
        made.reasons.push_back(reason::inconvertible_unit);
    }
    if (!made.reasons.empty()) return made;
    add_to(made.assumes, a.read_with);
    add_to(made.assumes, b.read_with);
    if (!all.assumes(question).empty() && !a.alone)
        add_to(made.assumes, {assumption_kind::same_measure, question.number()});
    for (const auto* value : {&a, &b}) {
        add_to(made.assumes, value->clipped_with);
        if (!one_unit) add_to(made.assumes, value->converted_with);
    }
    detail::settle(made, detail::possible(a, one_unit), detail::possible(b, one_unit), nested);
    if constexpr (std::is_same_v<Kind, place_kind> || std::is_same_v<Kind, label_kind>) {
        if (!a.branches_meet && detail::rests_on_branches<Kind>(all, question, a.position, b.position)) {
            add_to(made.assumes, {assumption_kind::places, std::is_same_v<Kind, place_kind> ? 0U : 1U});
        }
    }
    return made;
}

/// How two positions stand: what their sets of values say of each other, and what that rests on.
///
/// "Over 11,000 soldiers" and "as many as four brigades" overlap in (11000, 20000], if a brigade is 3,000 to
/// 5,000 soldiers: compatible, assuming the brigade. A claim and its denial conflict. A part of the force
/// bounds the whole: it is compatible with it unless it is the larger.
///
/// \param graph   a graph or any view of one
/// \throws std::out_of_range if a claim is not of `graph`
/// Complexity: linear in the pieces of the two sets and in the paths between their units.
template <claim_graph_like Graph>
[[nodiscard]] comparison compare(const Graph& graph, position a, position b, const lens& by = {}) {
    const auto& all = graph.whole();
    for (const position p : {a, b}) {
        if (p.claim.number() >= all.claims().size()) {
            throw std::out_of_range(
                fmt::format("compare: no claim {} in a graph of {}", p.claim.number(), all.claims().size()));
        }
    }
    if (all.question(a.claim) != all.question(b.claim)) return detail::of_two_questions(all, a, b);
    return all.visit_kind(all.question(a.claim), [&]<class Kind>(Kind) {
        return compare_values<Kind>(graph, value_of<Kind>(graph, a, by), value_of<Kind>(graph, b, by));
    });
}

}  // namespace hearsay::inline v1

template <>
struct fmt::formatter<hearsay::verdict> : hearsay::detail::word_formatter<hearsay::verdict> {};
