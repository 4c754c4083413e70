#pragma once

#include <hearsay/assess/credibility.hpp>
#include <hearsay/model/detail/word_formatter.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// How well founded a judgement is. It is no probability: "likely" on thin evidence is still likely, and of low confidence.
enum class confidence : std::uint8_t {
    high,
    moderate,
    low,
    none,  ///< nothing stands behind it: there is nothing to be confident of
};

[[nodiscard]] constexpr std::string_view to_string(confidence c) noexcept {
    constexpr std::string_view names[] = {"high", "moderate", "low", "none"};
    return names[static_cast<std::size_t>(c)];
}

/// Which grades of a source make it proven, and which good.
struct confidence_policy {
    std::string_view proven = "AB";
    std::string_view good = "ABC";
};

/// A level of confidence with all that it is given by.
struct confidence_found {
    hearsay::confidence level = confidence::none;
    std::string_view rule{};  ///< "confidence-high" and so on
    independent_origins corroborated{};  ///< those who confirm it, at the level of the rule of dependence
    std::size_t proven = 0;  ///< of the independent ones, those in which somebody is proven
    std::size_t good = 0;
    std::vector<source_kind> kinds{};  ///< of those who confirm it: how diverse they are; ascending, no repeats
    corroboration grounds;

    /// "moderate confidence: corroborated by {1, 2} independent origins, of which 1 is proven, of 2 kinds (agency, unnamed); not
    /// contradicted". Says nothing of how likely it is: that belongs into another sentence.
    [[nodiscard]] std::string because() const {
        std::string text = fmt::format("{} confidence: corroborated by {} independent origins, {} proven",
            to_string(level), corroborated, proven);
        if (!kinds.empty()) {
            text += fmt::format(", of {} kind{} ({})", kinds.size(), kinds.size() == 1 ? "" : "s",
                detail::listing(kinds, [](source_kind k) { return std::string{to_string(k)}; }));
        }
        const std::size_t better = grounds.better().size();
        if (grounds.contrary.empty()) return text + "; not contradicted";
        return text +
            fmt::format("; contradicted by {}, {} of them better supported", grounds.contrary.size(), better);
    }
};

/// Gives a level of confidence by what was found.
///
/// High: two independent origins at least, however many unnamed ones are one, are proven, and nothing contradicts it. Moderate:
/// two may be independent, one at least is good, and nothing that is better supported contradicts it. Low: whatever else has
/// an origin. An unknown reliability is neither proven nor good.
/// Complexity: O(origins).
/// Source: the three levels, by quality, number and consistency of sources, and apart from likelihood, are those of the US
/// Office of the Director of National Intelligence, Intelligence Community Directive 203 (2015) and "Estimative Language"; the
/// figures, and which grades count, are this library's, and the policy's.
template <claim_graph_like Graph>
[[nodiscard]] confidence_found confidence_of(
    const Graph& graph, corroboration grounds, const confidence_policy& policy = {}) {
    const auto& all = graph.whole();
    confidence_found made{.corroborated = grounds.confirmed, .grounds = std::move(grounds)};
    for (const auto& members : made.corroborated.classes) {
        const auto any = [&](std::string_view grades) {
            return std::any_of(members.begin(), members.end(), [&](source_id s) {
                return grades.find(reliability_of(graph, s)) != std::string_view::npos;
            });
        };
        made.proven += any(policy.proven) ? 1 : 0;
        made.good += any(policy.good) ? 1 : 0;
        for (const source_id s : members) made.kinds.push_back(all.kind(s));
    }
    if (policy.proven.find('B') != std::string_view::npos) made.proven += made.grounds.newcomers();  // graded B
    if (policy.good.find('B') != std::string_view::npos) made.good += made.grounds.newcomers();
    std::sort(made.kinds.begin(), made.kinds.end());
    made.kinds.erase(std::unique(made.kinds.begin(), made.kinds.end()), made.kinds.end());
    constexpr std::string_view rules[] = {
        "confidence-high", "confidence-moderate", "confidence-low", "confidence-none"};
    if (!made.grounds.has_origin())
        made.level = confidence::none;
    else if (made.corroborated.min >= 2 && made.proven >= 2 && made.grounds.contrary.empty())
        made.level = confidence::high;
    else if (made.corroborated.max >= 2 && made.good >= 1 && made.grounds.better().empty())
        made.level = confidence::moderate;
    else
        made.level = confidence::low;
    made.rule = rules[static_cast<std::size_t>(made.level)];
    return made;
}

/// How well founded a position of a graph or any view of one is; two services of one state are two, the head of a service and
/// the service are one.
/// Complexity: that of `corroborate`.
template <claim_graph_like Graph>
[[nodiscard]] confidence_found confidence_of(const question_trace<Graph>& trace, position p,
    const lens& by = {}, const confidence_policy& policy = {}) {
    const by_affiliation rule{trace.graph(), affiliation_level::organisation};
    return confidence_of(trace.graph(), corroborate(trace, p, rule, by), policy);
}

/// What would raise it and what would lower it. Complexity: that of `what_changes`.
template <claim_graph_like Graph>
[[nodiscard]] grade_changes<confidence> confidence_changes(const question_trace<Graph>& trace, position p,
    const lens& by = {}, const confidence_policy& policy = {}) {
    const by_affiliation rule{trace.graph(), affiliation_level::organisation};
    return what_changes(
        trace, p, rule,
        [&](const corroboration& found) { return confidence_of(trace.graph(), found, policy).level; }, by);
}

}  // namespace hearsay::inline v1

template <>
struct fmt::formatter<hearsay::confidence> : hearsay::detail::word_formatter<hearsay::confidence> {};
