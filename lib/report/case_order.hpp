#pragma once

#include <hearsay/graph/claim_graph.hpp>

namespace hearsay::inline v1::detail {

/// The case with its claims in an order that does not hang on that of its statements: those that are declared come first,
/// as they stand, then those written in place (s2.c1 before s10.c1). The same graph, where they are in that order.
///
/// A report lists claims in the order of the case, and a claim in place has the number that its statement gave it; so
/// only this makes two cases with the same statements in another order the same report.
/// Complexity: O(claims), and that of a copy where the order is another.
[[nodiscard]] claim_snapshot in_case_order(const claim_snapshot& graph);

}  // namespace hearsay::inline v1::detail
