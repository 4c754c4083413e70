#pragma once

#include <hearsay/compare/compare.hpp>
#include <hearsay/graph/claim_graph.hpp>
#include <hearsay/test/printing.hpp>

#include <gtest/gtest.h>

#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

// Short hands for tests: a graph from records, its claims by name, assumptions by name.
namespace figures {

/// A graph of some records.
template <class... Records>
hearsay::claim_graph graph_with(const Records&... records) {
    hearsay::claim_graph graph;
    {
        auto batch = graph.insert();
        (batch.add(records), ...);
        batch.commit();
    }
    return graph;
}

inline hearsay::said_quantity soldiers(const hearsay::interval& x, std::string_view unit = "") {
    return {hearsay::quantity::of(x), std::string{unit}};
}

template <class Graph>
hearsay::claim_id claim_of(const Graph& graph, std::string_view name) {
    const auto found = graph.whole().find_claim(name);
    if (!found) throw std::invalid_argument("no claim " + std::string{name});
    return *found;
}
template <class Graph>
hearsay::position asserted(const Graph& graph, std::string_view name) {
    return {claim_of(graph, name)};
}
template <class Graph>
hearsay::position denied(const Graph& graph, std::string_view name) {
    return {claim_of(graph, name), true};
}

template <class Graph>
std::vector<std::string> names_of(const Graph& graph, const hearsay::assumption_list& assumed) {
    std::vector<std::string> names;
    for (const auto one : assumed) names.push_back(name_of(graph, one));
    return names;
}
template <class Graph>
std::vector<std::string> names_of(const Graph& graph, const std::vector<hearsay::position>& positions) {
    std::vector<std::string> names;
    for (const auto p : positions)
        names.push_back((p.denied ? "not " : "") + std::string{graph.whole().name(p.claim)});
    return names;
}

using strings = std::vector<std::string>;

}  // namespace figures

namespace hearsay::inline v1 {

inline void PrintTo(position p, std::ostream* os) { *os << (p.denied ? "not #" : "#") << p.claim.number(); }

}  // namespace hearsay::inline v1
