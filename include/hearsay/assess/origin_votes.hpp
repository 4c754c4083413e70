#pragma once

#include <hearsay/assess/consensus.hpp>
#include <hearsay/assess/interval_agreement.hpp>

#include <algorithm>
#include <cstdint>
#include <type_traits>
#include <vector>

namespace hearsay::inline v1 {

/// The origins of a question in one scope as voters on a line: what each of them says itself, in the question's unit, as
/// votes of the independent class that it is in. A relay has no vote, and an echo adds nothing.
///
/// \code
/// const auto votes = origin_votes<quantity_kind>(trace, whole, rule);
/// best_regions(votes).because();        // 3 of 3 voters accept (11000, 20000]
/// relaxed_hull(votes, 1);               // what all but one accept
/// \endcode
///
/// A position of several pieces ("not 5 to 10") is several votes of one voter. One whose unit does not convert, or that is
/// impossible, is none. Origins that are not known to be apart have votes of their own: depths are those of the largest
/// number of independent origins.
/// \tparam Kind  `quantity_kind` or `date_kind`
/// Complexity: the chains of each position, the independence of the origins, and n log n.
template <class Kind, claim_graph_like Graph, dependence_rule Rule>
    requires std::is_same_v<Kind, quantity_kind> || std::is_same_v<Kind, date_kind>
[[nodiscard]] auto origin_votes(
    const question_trace<Graph>& trace, scope_id scope, const Rule& rule, const lens& by = {}) {
    using piece = std::conditional_t<std::is_same_v<Kind, quantity_kind>, interval, day_range>;
    const auto counted = detail::voices_in(trace, scope, by.which).origins;
    std::vector<source_id> sources;
    for (const origin_position& o : counted) sources.push_back(o.source);
    const auto classes = independence(trace.graph(), sources, rule).classes;
    struct member {
        source_id source;
        std::uint32_t number;
    };
    std::vector<member> class_of;
    for (std::uint32_t i = 0; i < classes.size(); ++i) {
        for (const source_id s : classes[i]) class_of.push_back({s, i});
    }
    std::sort(class_of.begin(), class_of.end(),
        [](const member& a, const member& b) { return a.source < b.source; });
    std::vector<basic_vote<piece>> votes;
    for (const origin_position& o : counted) {
        const auto voter = std::lower_bound(class_of.begin(), class_of.end(), o.source,
            [](const auto& m, source_id s) { return m.source < s; });
        const auto value = value_of<Kind>(trace.graph(), o.position, by);
        if (!value.set || value.is_impossible()) continue;
        for (const piece& one : *value.set) votes.push_back({one, voter->number});
    }
    return votes;
}

}  // namespace hearsay::inline v1
