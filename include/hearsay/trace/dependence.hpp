#pragma once

#include <hearsay/graph/claim_graph.hpp>
#include <hearsay/model/detail/word_formatter.hpp>

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// What is known about two origins.
enum class dependence : std::uint8_t {
    dependent,             ///< one word: the same source, a shared affiliation, or a link says so
    declared_independent,  ///< a link says so
    separate,              ///< both are named, and nothing binds them
    not_known,             ///< one of them is unnamed: it may be anyone
};

[[nodiscard]] constexpr std::string_view to_string(dependence d) noexcept {
    constexpr std::string_view names[] = {"dependent", "declared_independent", "separate", "not_known"};
    return names[static_cast<std::size_t>(d)];
}

/// A rule that says what is known about two origins.
/// Syntax:    `rule(a, b)` is a `dependence` for any two sources: dependent, declared_independent, separate,
///            not_known.
/// Semantics: rule(a, a) == dependent;  rule(a, b) == rule(b, a).
///            No compiler sees these; `test/dependence_laws.hpp` checks them for any model.
/// Models:    `by_affiliation`.
template <class Rule>
concept dependence_rule = std::regular_invocable<const Rule&, source_id, source_id> &&
    std::same_as<std::invoke_result_t<const Rule&, source_id, source_id>, dependence>;

/// Two sources of which a link says how they stand.
struct linked_sources {
    source_id a;
    source_id b;
    dependence is;
};

/// A rule by groups: sources of one group are dependent, but for pairs of which a link says otherwise. Such a
/// rule counts many origins in time linear in their number, where any other needs each pair.
/// Syntax:    `rule.group_of(s)` is a source that stands for the group; `rule.links()` lists the pairs that
///            go before.
/// Semantics: rule(a, b) is what a link says of them, or else dependent if and only if their groups are
/// equal.
template <class Rule>
concept grouped_dependence_rule = dependence_rule<Rule> && requires(const Rule& rule, source_id s) {
    { rule.group_of(s) } -> std::same_as<source_id>;
    { rule.links() } -> std::same_as<const std::vector<linked_sources>&>;
};

namespace detail {

/// The links between sources, each pair once, lower number first.
class source_links {
public:
    template <class Snapshot>
    explicit source_links(const Snapshot& all) {
        for (std::size_t i = 0; i < all.link_count(); ++i) {
            const source_link& l = all.link(i);
            const auto [low, high] = std::minmax(l.a, l.b);
            links_.push_back({low, high,
                l.is == link_kind::independent ? dependence::declared_independent : dependence::dependent});
        }
        std::sort(links_.begin(), links_.end(), before);
        links_.erase(std::unique(links_.begin(), links_.end(),
                         [](const auto& x, const auto& y) { return x.a == y.a && x.b == y.b; }),
            links_.end());
    }
    [[nodiscard]] std::optional<dependence> between(source_id a, source_id b) const noexcept {
        const auto [low, high] = std::minmax(a, b);
        const linked_sources wanted{low, high, dependence::dependent};
        const auto at = std::lower_bound(links_.begin(), links_.end(), wanted, before);
        if (at == links_.end() || at->a != low || at->b != high) return std::nullopt;
        return at->is;
    }
    [[nodiscard]] const std::vector<linked_sources>& all() const noexcept { return links_; }

private:
    static bool before(const linked_sources& x, const linked_sources& y) noexcept {
        return std::pair{x.a, x.b} < std::pair{y.a, y.b};
    }
    std::vector<linked_sources> links_;
};

}  // namespace detail

/// How far out an affiliation binds.
enum class affiliation_level : std::uint8_t {
    source,  ///< not at all: every source speaks for itself
    /// As far as what is no state: a service and its head are one, two services of a state are not, nor are two states of an
    /// alliance.
    organisation,
    outermost,  ///< all the way: two services of one state are one
};

[[nodiscard]] constexpr std::string_view to_string(affiliation_level l) noexcept {
    constexpr std::string_view names[] = {"source", "organisation", "outermost"};
    return names[static_cast<std::size_t>(l)];
}

/// Origins depend on each other where they share an affiliation, as far out as a level says: a service and its head; by
/// default two services of one state as well. A link between two sources goes before that, and holds for those two alone.
///
/// Budanov and GUR, within Ukraine as is SZRU: by source three, by organisation two, by the outermost affiliation one.
/// Complexity of a call: O(depth of the affiliations + log links).
template <claim_graph_like Graph>
class by_affiliation {
public:
    /// \param graph  outlives the rule
    explicit by_affiliation(const Graph& graph, affiliation_level level = affiliation_level::outermost)
        : graph_{&graph}, level_{level}, links_{graph.whole()} {}
    explicit by_affiliation(const Graph&&, affiliation_level = affiliation_level::outermost) = delete;

    [[nodiscard]] affiliation_level level() const noexcept { return level_; }

    [[nodiscard]] dependence operator()(source_id a, source_id b) const {
        if (a == b) return dependence::dependent;
        if (const auto linked = links_.between(a, b)) return *linked;
        if (group_of(a) == group_of(b)) return dependence::dependent;
        const auto is_unnamed = [&](source_id s) { return graph_->whole().kind(s) == source_kind::unnamed; };
        return is_unnamed(a) || is_unnamed(b) ? dependence::not_known : dependence::separate;
    }
    /// The outermost source of that level that a source is within, or itself.
    [[nodiscard]] source_id group_of(source_id s) const noexcept {
        if (level_ == affiliation_level::source) return s;
        const auto& all = graph_->whole();
        const auto ends_at = [&](source_id at) {
            return level_ == affiliation_level::organisation && all.kind(at) == source_kind::state;
        };
        if (ends_at(s)) return s;
        for (auto outer = all.within(s); outer && !ends_at(*outer); outer = all.within(s)) s = *outer;
        return s;
    }
    [[nodiscard]] const std::vector<linked_sources>& links() const noexcept { return links_.all(); }

private:
    const Graph* graph_;
    affiliation_level level_;
    detail::source_links links_;
};

}  // namespace hearsay::inline v1

template <>
struct fmt::formatter<hearsay::dependence> : hearsay::detail::word_formatter<hearsay::dependence> {};
template <>
struct fmt::formatter<hearsay::affiliation_level>
    : hearsay::detail::word_formatter<hearsay::affiliation_level> {};
