#pragma once

#include <hearsay/assess/grade_changes.hpp>

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace hearsay::inline v1 {

/// What the grade of a claim is decided by: facts about its support, as `credibility_facts_of` finds them.
struct credibility_facts {
    bool has_origin = false;  ///< some origin with this position is supported
    bool declared_independent =
        false;             ///< two origins that agree with it are declared independent of each other
    bool several = false;  ///< two or more origins that may be independent agree or are compatible with it
    bool contradicted = false;  ///< some position conflicts with it
    bool by_better = false;     ///< and one of those has more independent origins
};

/// The credibility of a claim, 1 to 6, by the rule that gave it.
struct credibility {
    int digit = 6;
    std::string_view rule{};  ///< the id of the rule: "admiralty-1" to "admiralty-6"

    /// The rule in words.
    [[nodiscard]] std::string_view because() const noexcept {
        switch (digit) {
        case 1: return "confirmed by origins that are declared independent";
        case 2: return "compatible reports, whose independence can't be guaranteed";
        case 3: return "one line of reports, nothing against it";
        case 4: return "partly contrary: another position conflicts with it";
        case 5: return "contradicted by a position with more independent origins";
        default: return "no basis: no origin stands behind it";
        }
    }
};

/// Grades a claim by its support, on the scale of the Admiralty code: 1 best, 5 worst, and 6 for what has no
/// basis.
///
/// Only declared independence earns a 1: two agencies that agree may share an informant. A claim that is
/// contradicted gets a 4, or a 5 where the other side has more independent origins, whatever speaks for it.
/// This is no verdict of truth. O(1).
[[nodiscard]] constexpr credibility credibility_of(const credibility_facts& facts) noexcept {
    if (!facts.has_origin) return {6, "admiralty-6"};
    if (facts.contradicted)
        return facts.by_better ? credibility{5, "admiralty-5"} : credibility{4, "admiralty-4"};
    if (facts.declared_independent) return {1, "admiralty-1"};
    return facts.several ? credibility{2, "admiralty-2"} : credibility{3, "admiralty-3"};
}

/// What `corroborate` found, as far as the grade goes. O(n) in the positions against it.
[[nodiscard]] inline credibility_facts credibility_facts_of(const corroboration& found) {
    return {.has_origin = found.has_origin(),
        .declared_independent = found.is_declared_independent(),
        .several = found.compatibly.max >= 2,
        .contradicted = !found.contrary.empty(),
        .by_better = !found.better().empty()};
}
[[nodiscard]] inline credibility credibility_of(const corroboration& found) {
    return credibility_of(credibility_facts_of(found));
}

/// How reliable a source is said to be, 'A' to 'F' of the Admiralty code. Who is not graded can't be judged, which is an F,
/// and no middle of the scale. O(1).
template <claim_graph_like Graph>
[[nodiscard]] char reliability_of(const Graph& graph, source_id s) {
    return graph.whole().reliability(s).value_or('F');
}

/// A source beside its reliability.
struct graded_source {
    source_id source;
    char reliability;
    friend bool operator==(const graded_source&, const graded_source&) = default;
};

/// A position graded by the Admiralty code: what it is worth by what speaks for it, beside what its origins are worth. The two
/// are apart, and neither is made of the other.
struct admiralty_grade {
    hearsay::credibility credibility{};
    std::vector<graded_source> origins{};  ///< ascending
    corroboration grounds;

    /// "2, compatible reports, whose independence can't be guaranteed: on the word of GUR; agreeing: c2 on the word of NIS;
    /// reliability: GUR B, NIS F"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        std::string text =
            fmt::format("{}, {}: {}", credibility.digit, credibility.because(), grounds.because(graph));
        for (std::size_t i = 0; i < origins.size(); ++i) {
            text += fmt::format("{} {} {}", i == 0 ? "; reliability:" : ",", graph.whole().title(origins[i].source),
                origins[i].reliability);
        }
        return text;
    }
};

/// Grades a position of a graph or any view of one by the Admiralty code.
/// \param rule  which origins are dependent
/// \throws std::invalid_argument if the position is on another question
/// Complexity: that of `corroborate`.
template <claim_graph_like Graph, dependence_rule Rule>
[[nodiscard]] admiralty_grade credibility_of(
    const question_trace<Graph>& trace, position p, const Rule& rule, const lens& by = {}) {
    admiralty_grade made{{}, {}, corroborate(trace, p, rule, by)};
    made.credibility = credibility_of(made.grounds);
    for (const source_id s : made.grounds.own.found.sources)
        made.origins.push_back({s, reliability_of(trace.graph(), s)});
    return made;
}
template <claim_graph_like Graph>
[[nodiscard]] admiralty_grade credibility_of(
    const question_trace<Graph>& trace, position p, const lens& by = {}) {
    return credibility_of(trace, p, by_affiliation{trace.graph()}, by);
}

/// What would lift the digit of a position and what would lower it. A basis counts as better than none.
/// Complexity: that of `what_changes`.
template <claim_graph_like Graph, dependence_rule Rule>
[[nodiscard]] grade_changes<int> credibility_changes(
    const question_trace<Graph>& trace, position p, const Rule& rule, const lens& by = {}) {
    return what_changes(
        trace, p, rule, [](const corroboration& found) { return credibility_of(found).digit; }, by);
}

}  // namespace hearsay::inline v1
