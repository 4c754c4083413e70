// The batch of a claim_graph, which nearly every unit test uses: compiled here, and not in each of them.
#include <hearsay/graph/claim_graph.hpp>

template class hearsay::basic_batch<hearsay::quantity_kind, hearsay::date_kind, hearsay::place_kind, hearsay::label_kind,
    hearsay::truth_kind>;
