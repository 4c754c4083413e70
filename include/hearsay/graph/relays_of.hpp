#pragma once

#include <hearsay/graph/detail/boost_face.hpp>
#include <hearsay/graph/detail/edge_iterators.hpp>
#include <hearsay/graph/edge.hpp>
#include <hearsay/graph/views.hpp>

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>

#include <cstddef>
#include <iterator>
#include <string_view>
#include <utility>

namespace hearsay::inline v1 {

/// The statements of a graph or view and their relays, and nothing else: made by `relays_of`.
///
/// A graph of Boost.Graph: VertexListGraph, BidirectionalGraph and EdgeListGraph. Its vertices are those of
/// the claim graph that are statements, `vertex{statement}`, and `boost::vertex_index` is the number of the
/// statement, so that a plain vector with an element for each statement is a property map. It hides what the
/// view hides. Retracted statements are there: `is_live` tells them. It keeps a snapshot or the view: cheap
/// to make and to copy.
template <claim_graph_like Graph>
class relay_graph {
public:
    explicit relay_graph(Graph base) : base_{std::move(base)} {}

    [[nodiscard]] const auto& whole() const noexcept { return base_.whole(); }
    [[nodiscard]] const Graph& base() const noexcept { return base_; }
    [[nodiscard]] bool shows(statement_id s) const { return base_.shows(s); }
    [[nodiscard]] bool is_held(statement_id s) const { return base_.is_held(s); }

private:
    Graph base_;
};

/// Who passes on whom: the graph that an article, the agency it quotes and the agency's own source hang
/// together in.
/// \code
/// const auto relays = relays_of(graph);
/// std::vector<int> loop(num_vertices(relays));   // by number of the statement
/// const auto index = get(boost::vertex_index, relays);
/// boost::strong_components(relays, boost::make_iterator_property_map(loop.begin(), index));
/// \endcode
template <claim_graph_like Graph>
[[nodiscard]] auto relays_of(const Graph& graph) {
    return relay_graph<kept_graph<Graph>>{graph};
}

namespace detail {

template <class Graph>
struct relay_graph_traits : bidirectional_traits {
    using vertex_iterator = statement_iterator<Graph>;
    using out_edge_iterator = relay_iterator<Graph, true>;
    using in_edge_iterator = relay_iterator<Graph, false>;
    using edge_iterator = hearsay::detail::edge_iterator<Graph, vertex_iterator, out_edge_iterator>;
    using adjacency_iterator = void;
};

struct read_statement_number {
    [[nodiscard]] std::size_t operator()(const auto&, vertex v) const noexcept { return v.number; }
};

template <class Graph, class Tag>
struct relay_property_of;
template <class Graph>
struct relay_property_of<Graph, boost::vertex_index_t> {
    using type = property_reader<Graph, vertex, std::size_t, read_statement_number>;
};
template <class Graph>
struct relay_property_of<Graph, boost::vertex_name_t> {
    using type = property_reader<Graph, vertex, std::string_view, read_vertex_name>;
};

}  // namespace detail

// The functions of Boost.Graph. Degrees and numbers of edges are counted.

template <class Base>
[[nodiscard]] auto vertices(const relay_graph<Base>& g) {
    using iterator = detail::statement_iterator<relay_graph<Base>>;
    return std::pair{iterator{g}, iterator::end(g)};
}
template <class Base>
[[nodiscard]] std::size_t num_vertices(const relay_graph<Base>& g) {
    return g.whole().statements().size();
}
template <class Base>
[[nodiscard]] auto out_edges(vertex v, const relay_graph<Base>& g) {
    using iterator = detail::relay_iterator<relay_graph<Base>, true>;
    return std::pair{iterator{g, v}, iterator::end(g, v)};
}
template <class Base>
[[nodiscard]] auto in_edges(vertex v, const relay_graph<Base>& g) {
    using iterator = detail::relay_iterator<relay_graph<Base>, false>;
    return std::pair{iterator{g, v}, iterator::end(g, v)};
}
template <class Base>
[[nodiscard]] std::size_t out_degree(vertex v, const relay_graph<Base>& g) {
    const auto [begin, end] = out_edges(v, g);
    return static_cast<std::size_t>(std::distance(begin, end));
}
template <class Base>
[[nodiscard]] std::size_t in_degree(vertex v, const relay_graph<Base>& g) {
    const auto [begin, end] = in_edges(v, g);
    return static_cast<std::size_t>(std::distance(begin, end));
}
template <class Base>
[[nodiscard]] std::size_t degree(vertex v, const relay_graph<Base>& g) {
    return out_degree(v, g) + in_degree(v, g);
}
template <class Base>
[[nodiscard]] auto edges(const relay_graph<Base>& g) {
    using iterator = typename detail::relay_graph_traits<relay_graph<Base>>::edge_iterator;
    return std::pair{iterator{g}, iterator::end(g)};
}
template <class Base>
[[nodiscard]] std::size_t num_edges(const relay_graph<Base>& g) {
    const auto [begin, end] = edges(g);
    return static_cast<std::size_t>(std::distance(begin, end));
}

template <class Tag, class Base>
[[nodiscard]] auto get(Tag, const relay_graph<Base>& g) ->
    typename detail::relay_property_of<relay_graph<Base>, Tag>::type {
    return typename detail::relay_property_of<relay_graph<Base>, Tag>::type{g};
}
template <class Tag, class Base>
[[nodiscard]] auto get(Tag tag, const relay_graph<Base>& g, vertex v) -> decltype(get(tag, g)[v]) {
    return get(tag, g)[v];
}

}  // namespace hearsay::inline v1

template <class Base>
struct boost::graph_traits<hearsay::relay_graph<Base>>
    : hearsay::detail::relay_graph_traits<hearsay::relay_graph<Base>> {};

template <class Base, class Tag>
struct boost::property_map<hearsay::relay_graph<Base>, Tag> {
    using type = typename hearsay::detail::relay_property_of<hearsay::relay_graph<Base>, Tag>::type;
    using const_type = type;
};
