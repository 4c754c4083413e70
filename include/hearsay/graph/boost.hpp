#pragma once

#include <hearsay/graph/claim_graph.hpp>
#include <hearsay/graph/detail/boost_face.hpp>
#include <hearsay/graph/detail/edge_iterators.hpp>
#include <hearsay/graph/edge.hpp>
#include <hearsay/graph/views.hpp>

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>

#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

/// \file Makes claim graphs, snapshots and views graphs of Boost.Graph: VertexListGraph, BidirectionalGraph
/// (so IncidenceGraph) and EdgeListGraph, with readable property maps. Include it beside the algorithm that
/// you use:
///
/// \code
/// #include <boost/graph/breadth_first_search.hpp>
/// #include <hearsay/graph/boost.hpp>
/// boost::breadth_first_search(as_of(graph, monday), hearsay::vertex{statement}, boost::visitor(visitor));
/// \endcode
///
/// Vertices are sources, claims and statements: a `vertex` {kind, number}. Edges are `edge` {kind, from, to,
/// stance_entry}: made_by, about, relays, within. Property maps: `boost::vertex_index`, the order of
/// insertion, never renumbered, so that a plain vector of `num_vertices` is a property map;
/// `boost::vertex_name`, the id in the case; `hearsay::edge_kind`; `hearsay::edge_stance`, of edges `about`.
/// Iterators and maps refer to the graph: it has to live as long. A view leaves out hidden statements and
/// their edges; its `num_vertices` is that of the whole, the bound of the index. Where only statements and
/// relays are wanted: `relays_of(graph)` in relays_of.hpp.

namespace hearsay::inline v1 {

/// Tags of property maps: what an edge is, and the stance that an edge `about` stands for.
struct edge_kind_t {
    using kind = boost::edge_property_tag;
};
struct edge_stance_t {
    using kind = boost::edge_property_tag;
};
inline constexpr edge_kind_t edge_kind{};
inline constexpr edge_stance_t edge_stance{};

namespace detail {

template <class Graph>
inline constexpr bool has_boost_face = false;
template <class... Kinds>
inline constexpr bool has_boost_face<basic_claim_graph<Kinds...>> = true;
template <class... Kinds>
inline constexpr bool has_boost_face<basic_snapshot<Kinds...>> = true;
template <class Graph, class Rule>
inline constexpr bool has_boost_face<statement_filter<Graph, Rule>> = true;

template <class Graph>
concept boost_faced = has_boost_face<Graph>;

template <class Graph>
struct claim_graph_traits : bidirectional_traits {
    using vertex_iterator = hearsay::detail::vertex_iterator<Graph>;
    using out_edge_iterator = hearsay::detail::out_edge_iterator<Graph>;
    using in_edge_iterator = hearsay::detail::in_edge_iterator<Graph>;
    using edge_iterator = hearsay::detail::edge_iterator<Graph, vertex_iterator, out_edge_iterator>;
    using adjacency_iterator = void;
};

struct read_edge_kind {
    [[nodiscard]] edge::kind_of operator()(const auto&, const edge& e) const { return e.kind; }
};
struct read_edge_stance {
    [[nodiscard]] std::optional<stance_on> operator()(const auto& graph, const edge& e) const {
        if (e.kind != edge::kind_of::about) return std::nullopt;
        return graph.whole().stance_at(e.stance_entry);
    }
};

template <class Graph, class Tag>
struct property_of;
template <class Graph>
struct property_of<Graph, boost::vertex_index_t> {
    using type = property_reader<Graph, vertex, std::size_t, read_vertex_index>;
};
template <class Graph>
struct property_of<Graph, boost::vertex_name_t> {
    using type = property_reader<Graph, vertex, std::string_view, read_vertex_name>;
};
template <class Graph>
struct property_of<Graph, edge_kind_t> {
    using type = property_reader<Graph, edge, edge::kind_of, read_edge_kind>;
};
template <class Graph>
struct property_of<Graph, edge_stance_t> {
    using type = property_reader<Graph, edge, std::optional<stance_on>, read_edge_stance>;
};

/// What boost::property_map is for a graph of ours: the same map, whether the graph is const or not.
template <class Graph, class Tag>
struct const_property_map {
    using type = typename property_of<Graph, Tag>::type;
    using const_type = type;
};

}  // namespace detail

// The functions of Boost.Graph, found by argument-dependent lookup. Each is O(1) but for degrees and numbers
// of edges in a view, which are counted, as are degrees in and numbers of edges anywhere.

template <detail::boost_faced Graph>
[[nodiscard]] auto vertices(const Graph& g) {
    using iterator = detail::vertex_iterator<Graph>;
    return std::pair{iterator{g}, iterator::end(g)};
}
template <detail::boost_faced Graph>
[[nodiscard]] std::size_t num_vertices(const Graph& g) {
    return g.whole().vertex_count();
}
template <detail::boost_faced Graph>
[[nodiscard]] auto out_edges(vertex v, const Graph& g) {
    using iterator = detail::out_edge_iterator<Graph>;
    return std::pair{iterator{g, v}, iterator::end(g, v)};
}
template <detail::boost_faced Graph>
[[nodiscard]] std::size_t out_degree(vertex v, const Graph& g) {
    const auto [begin, end] = out_edges(v, g);
    return static_cast<std::size_t>(std::distance(begin, end));
}
template <detail::boost_faced Graph>
[[nodiscard]] auto in_edges(vertex v, const Graph& g) {
    using iterator = detail::in_edge_iterator<Graph>;
    return std::pair{iterator{g, v}, iterator::end(g, v)};
}
template <detail::boost_faced Graph>
[[nodiscard]] std::size_t in_degree(vertex v, const Graph& g) {
    const auto [begin, end] = in_edges(v, g);
    return static_cast<std::size_t>(std::distance(begin, end));
}
template <detail::boost_faced Graph>
[[nodiscard]] std::size_t degree(vertex v, const Graph& g) {
    return out_degree(v, g) + in_degree(v, g);
}
template <detail::boost_faced Graph>
[[nodiscard]] auto edges(const Graph& g) {
    using iterator = typename detail::claim_graph_traits<Graph>::edge_iterator;
    return std::pair{iterator{g}, iterator::end(g)};
}
template <detail::boost_faced Graph>
[[nodiscard]] std::size_t num_edges(const Graph& g) {
    const auto [begin, end] = edges(g);
    return static_cast<std::size_t>(std::distance(begin, end));
}

template <class Tag, detail::boost_faced Graph>
[[nodiscard]] auto get(Tag, const Graph& g) -> typename detail::property_of<Graph, Tag>::type {
    return typename detail::property_of<Graph, Tag>::type{g};
}
template <class Tag, detail::boost_faced Graph, class Key>
[[nodiscard]] auto get(Tag tag, const Graph& g, const Key& key) -> decltype(get(tag, g)[key]) {
    return get(tag, g)[key];
}

}  // namespace hearsay::inline v1

template <class... Kinds>
struct boost::graph_traits<hearsay::basic_claim_graph<Kinds...>>
    : hearsay::detail::claim_graph_traits<hearsay::basic_claim_graph<Kinds...>> {};
template <class... Kinds>
struct boost::graph_traits<hearsay::basic_snapshot<Kinds...>>
    : hearsay::detail::claim_graph_traits<hearsay::basic_snapshot<Kinds...>> {};
template <class Graph, class Rule>
struct boost::graph_traits<hearsay::statement_filter<Graph, Rule>>
    : hearsay::detail::claim_graph_traits<hearsay::statement_filter<Graph, Rule>> {};

template <class... Kinds, class Tag>
struct boost::property_map<hearsay::basic_claim_graph<Kinds...>, Tag>
    : hearsay::detail::const_property_map<hearsay::basic_claim_graph<Kinds...>, Tag> {};
template <class... Kinds, class Tag>
struct boost::property_map<hearsay::basic_snapshot<Kinds...>, Tag>
    : hearsay::detail::const_property_map<hearsay::basic_snapshot<Kinds...>, Tag> {};
template <class Graph, class Rule, class Tag>
struct boost::property_map<hearsay::statement_filter<Graph, Rule>, Tag>
    : hearsay::detail::const_property_map<hearsay::statement_filter<Graph, Rule>, Tag> {};
