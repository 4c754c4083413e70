#pragma once

#include <hearsay/graph/claim_graph.hpp>
#include <hearsay/graph/edge.hpp>

#include <boost/graph/graph_traits.hpp>
#include <boost/property_map/property_map.hpp>

#include <cstddef>
#include <string_view>

// What the graphs of boost.hpp and relays_of.hpp share.

namespace hearsay::inline v1::detail {

/// What all our graphs have in common for Boost.Graph.
struct bidirectional_traits {
    using vertex_descriptor = vertex;
    using edge_descriptor = edge;
    using directed_category = boost::bidirectional_tag;
    using edge_parallel_category = boost::allow_parallel_edge_tag;
    struct traversal_category : boost::bidirectional_graph_tag,
                                boost::vertex_list_graph_tag,
                                boost::edge_list_graph_tag {};
    using vertices_size_type = std::size_t;
    using edges_size_type = std::size_t;
    using degree_size_type = std::size_t;
    [[nodiscard]] static constexpr vertex null_vertex() noexcept {
        return {vertex::kind_of::statement, none};
    }
};

/// A readable property map: `Read` answers for a key, from the graph.
template <class Graph, class Key, class Value, class Read>
class property_reader {
public:
    using key_type = Key;
    using value_type = Value;
    using reference = Value;
    using category = boost::readable_property_map_tag;

    property_reader() noexcept = default;
    explicit property_reader(const Graph& graph) noexcept : graph_{&graph} {}
    [[nodiscard]] Value operator[](const Key& key) const { return Read{}(*graph_, key); }
    friend Value get(const property_reader& map, const Key& key) { return map[key]; }

private:
    const Graph* graph_ = nullptr;
};

struct read_vertex_index {
    [[nodiscard]] std::size_t operator()(const auto& graph, vertex v) const {
        return graph.whole().index_of(v);
    }
};
struct read_vertex_name {
    [[nodiscard]] std::string_view operator()(const auto& graph, vertex v) const {
        const auto& all = graph.whole();
        if (v.is_source()) return all.name(source_id{v.number});
        if (v.is_claim()) return all.name(claim_id{v.number});
        return all.name(statement_id{v.number});
    }
};
}  // namespace hearsay::inline v1::detail
