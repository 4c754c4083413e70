#pragma once

#include <hearsay/compare/compare.hpp>
#include <hearsay/model/date_set.hpp>
#include <hearsay/model/interval_set.hpp>
#include <hearsay/model/value_set.hpp>
#include <hearsay/test/printing.hpp>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <ostream>
#include <string_view>
#include <type_traits>
#include <utility>

/// \file Matchers for tests of cases and of value sets: `EXPECT_THAT(zelensky, ConflictsWith(gur))`.

namespace hearsay::inline v1::test {

namespace detail {

/// A set as it is, and a single interval or range of days as a set.
template <class Set>
[[nodiscard]] auto as_set(const Set& set) {
    if constexpr (std::is_same_v<Set, interval>)
        return interval_set{set};
    else if constexpr (std::is_same_v<Set, day_range>)
        return date_set{set};
    else
        return set;
}

[[nodiscard]] constexpr std::string_view verb(verdict v, bool negated) noexcept {
    constexpr std::string_view does[] = {
        "agrees with", "is compatible with", "conflicts with", "can't be compared with"};
    constexpr std::string_view does_not[] = {
        "doesn't agree with", "isn't compatible with", "doesn't conflict with", "can be compared with"};
    return (negated ? does_not : does)[static_cast<std::size_t>(v)];
}

/// Matches a set that stands to another in such a way.
template <class Set>
class set_stands {
public:
    using is_gtest_matcher = void;
    set_stands(verdict expected, Set other) : expected_{expected}, other_{std::move(other)} {}

    template <class Arg>
    bool MatchAndExplain(const Arg& arg, ::testing::MatchResultListener* listener) const {
        const relation found = relation_of(as_set(arg), other_);
        *listener << fmt::format("whose relation to it is {}", found);
        return verdict_of(found) == expected_;
    }
    void DescribeTo(std::ostream* out) const {
        *out << verb(expected_, false) << ' ' << ::testing::PrintToString(other_);
    }
    void DescribeNegationTo(std::ostream* out) const {
        *out << verb(expected_, true) << ' ' << ::testing::PrintToString(other_);
    }

private:
    verdict expected_;
    Set other_;
};

/// Matches a position, or a claim taken as asserted, that stands to another in such a way.
template <class Graph>
class position_stands {
public:
    using is_gtest_matcher = void;
    position_stands(const Graph& graph, verdict expected, position other, lens by)
        : graph_{&graph}, expected_{expected}, other_{other}, by_{std::move(by)} {}

    bool MatchAndExplain(position arg, ::testing::MatchResultListener* listener) const {
        const comparison found = compare(*graph_, arg, other_, by_);
        *listener << fmt::format("{} {} it", name(arg), verb(found.verdict, false));
        if (found.relation) *listener << fmt::format(": {}", *found.relation);
        *listener << fmt::format(", because of {}", found.because());
        for (const assumption one : found.assumes) *listener << ", assuming " << name_of(*graph_, one);
        return found.verdict == expected_;
    }
    void DescribeTo(std::ostream* out) const { *out << verb(expected_, false) << ' ' << name(other_); }
    void DescribeNegationTo(std::ostream* out) const { *out << verb(expected_, true) << ' ' << name(other_); }

private:
    [[nodiscard]] std::string name(position p) const {
        return fmt::format("{}\"{}\"", p.denied ? "the denial of " : "", graph_->whole().name(p.claim));
    }
    const Graph* graph_;
    verdict expected_;
    position other_;
    lens by_;
};

}  // namespace detail

/// A relation, or the relation of a comparison: `EXPECT_THAT(compare(graph, a, b),
/// IsRelation(relation::refines))`.
MATCHER_P(IsRelation, expected, fmt::format("is {}{}", negation ? "not " : "", expected)) {
    if constexpr (requires { arg.relation; }) {
        if (!arg.relation) {
            *result_listener << fmt::format("which is none, because of {}", arg.because());
            return false;
        }
        *result_listener << fmt::format("which is {}", *arg.relation);
        return *arg.relation == expected;
    } else {
        *result_listener << fmt::format("which is {}", relation{arg});
        return arg == expected;
    }
}

/// The verdict of a comparison: `EXPECT_THAT(compare(graph, a, b), HasVerdict(verdict::conflict))`.
MATCHER_P(HasVerdict, expected, fmt::format("has {}the verdict {}", negation ? "not " : "", expected)) {
    *result_listener << fmt::format("which is {}, because of {}", arg.verdict, arg.because());
    return arg.verdict == expected;
}

/// A value set without a value: nothing satisfies what was said.
MATCHER(IsEmptySet, negation ? "has a value" : "is empty") { return is_empty(arg); }

/// A value set that leaves open whatever another does: `EXPECT_THAT(at_least_10000, Covers(over_11000))`.
MATCHER_P(Covers, inner,
    fmt::format("{} {}", negation ? "doesn't cover" : "covers", ::testing::PrintToString(inner))) {
    return contains(detail::as_set(arg), detail::as_set(inner));
}

/// A value set that allows no value which another does not: `EXPECT_THAT(over_11000,
/// LiesWithin(at_least_10000))`.
MATCHER_P(LiesWithin, outer,
    fmt::format("{} within {}", negation ? "doesn't lie" : "lies", ::testing::PrintToString(outer))) {
    return contains(detail::as_set(outer), detail::as_set(arg));
}

/// A value set without a value in common with the other: both can't be true. An interval counts as a set.
template <class Set>
[[nodiscard]] auto ConflictsWith(const Set& other) {
    return detail::set_stands{verdict::conflict, detail::as_set(other)};
}
/// A value set equal to the other, within it or around it.
template <class Set>
[[nodiscard]] auto AgreesWith(const Set& other) {
    return detail::set_stands{verdict::agree, detail::as_set(other)};
}
/// A value set that overlaps the other, neither being within the other.
template <class Set>
[[nodiscard]] auto IsCompatibleWith(const Set& other) {
    return detail::set_stands{verdict::compatible, detail::as_set(other)};
}

/// A position, or a claim taken as asserted, that can't be true together with another one of the graph:
/// `EXPECT_THAT(gur_says, ConflictsWith(graph, position{kremlin_denies, true}))`. The graph has to outlive
/// the matcher.
template <claim_graph_like Graph>
[[nodiscard]] auto ConflictsWith(const Graph& graph, position other, lens by = {}) {
    return detail::position_stands<Graph>{graph, verdict::conflict, other, std::move(by)};
}
/// A position that agrees with another one of the graph: equal, refines or refined by.
template <claim_graph_like Graph>
[[nodiscard]] auto AgreesWith(const Graph& graph, position other, lens by = {}) {
    return detail::position_stands<Graph>{graph, verdict::agree, other, std::move(by)};
}
/// A position that may be true together with another one of the graph, neither following from the other.
template <claim_graph_like Graph>
[[nodiscard]] auto IsCompatibleWith(const Graph& graph, position other, lens by = {}) {
    return detail::position_stands<Graph>{graph, verdict::compatible, other, std::move(by)};
}
/// A position that can't be compared with another one of the graph: no value, another question, unit or
/// scope.
template <claim_graph_like Graph>
[[nodiscard]] auto IsIncomparableWith(const Graph& graph, position other, lens by = {}) {
    return detail::position_stands<Graph>{graph, verdict::incomparable, other, std::move(by)};
}

/// A position that refines another one of the graph: whoever accepts it accepts the other.
template <claim_graph_like Graph>
[[nodiscard]] auto RefinesClaim(const Graph& graph, position other, lens by = {}) {
    return ::testing::ResultOf(
        "the comparison",
        [&graph, other, by = std::move(by)](position arg) { return compare(graph, arg, other, by); },
        IsRelation(relation::refines));
}

}  // namespace hearsay::inline v1::test
