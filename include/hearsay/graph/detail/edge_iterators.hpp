#pragma once

#include <hearsay/graph/claim_graph.hpp>
#include <hearsay/graph/edge.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <type_traits>
#include <utility>

// The iterators behind boost.hpp: multi-pass and regular, with no memory of their own. Each refers to its
// graph.

namespace hearsay::inline v1::detail {

/// What the iterators have in common. By the old rules they are input iterators, since they refer to nothing
/// in memory.
template <class Derived, class Value>
struct forward_face {
    using iterator_category = std::input_iterator_tag;
    using iterator_concept = std::forward_iterator_tag;
    using value_type = Value;
    using difference_type = std::ptrdiff_t;
    using pointer = const Value*;
    using reference = Value;

    Derived& operator++() {
        auto& self = static_cast<Derived&>(*this);
        self.advance();
        return self;
    }
    Derived operator++(int) {
        const Derived before = static_cast<Derived&>(*this);
        ++*this;
        return before;
    }
};

template <class Graph>
[[nodiscard]] bool shows_vertex(const Graph& graph, vertex v) {
    return !v.is_statement() || graph.shows(statement_id{v.number});
}

template <class Graph>
class vertex_iterator : public forward_face<vertex_iterator<Graph>, vertex> {
public:
    vertex_iterator() noexcept = default;
    explicit vertex_iterator(const Graph& graph) : graph_{&graph} { settle(); }
    [[nodiscard]] static vertex_iterator end(const Graph& graph) {
        vertex_iterator made;
        made.graph_ = &graph;
        made.index_ = graph.whole().vertex_count();
        return made;
    }
    vertex operator*() const { return graph_->whole().vertex_at(index_); }
    void advance() {
        ++index_;
        settle();
    }
    friend bool operator==(const vertex_iterator& a, const vertex_iterator& b) noexcept {
        return a.index_ == b.index_;
    }

private:
    void settle() {
        const auto& all = graph_->whole();
        while (index_ < all.vertex_count() && !shows_vertex(*graph_, all.vertex_at(index_))) ++index_;
    }

    const Graph* graph_ = nullptr;
    std::size_t index_ = 0;
};

/// Of a statement: to its source, its claims, what it relays. Of a source: to what it is within.
template <class Graph>
class out_edge_iterator : public forward_face<out_edge_iterator<Graph>, edge> {
public:
    out_edge_iterator() noexcept = default;
    out_edge_iterator(const Graph& graph, vertex from) : out_edge_iterator{end(graph, from)} {
        const auto& all = graph.whole();
        if (!shows_vertex(graph, from)) return;
        if (from.is_source()) own_ = all.within(source_id{from.number}).has_value();
        if (!from.is_statement()) return;
        own_ = true;
        about_ = all.stances(statement_id{from.number}).begin();
        relays_ = all.relays(statement_id{from.number}).begin();
        settle();
    }
    [[nodiscard]] static out_edge_iterator end(const Graph& graph, vertex from) {
        out_edge_iterator made;
        made.graph_ = &graph;
        made.from_ = from;
        if (!from.is_statement()) return made;
        made.about_ = made.about_end_ = graph.whole().stances(statement_id{from.number}).end();
        made.relays_ = made.relays_end_ = graph.whole().relays(statement_id{from.number}).end();
        return made;
    }
    edge operator*() const {
        const auto& all = graph_->whole();
        if (own_) {
            if (from_.is_source())
                return {edge::kind_of::within, from_, *all.within(source_id{from_.number})};
            return {edge::kind_of::made_by, from_, all.source(statement_id{from_.number})};
        }
        if (about_ != about_end_) {
            const stance_on on = *about_;
            return {edge::kind_of::about, from_, on.claim, on.entry};
        }
        return {edge::kind_of::relays, from_, *relays_};
    }
    void advance() {
        if (own_)
            own_ = false;
        else if (about_ != about_end_)
            ++about_;
        else
            ++relays_;
        if (from_.is_statement()) settle();
    }
    friend bool operator==(const out_edge_iterator& a, const out_edge_iterator& b) noexcept {
        return a.own_ == b.own_ && a.about_ == b.about_ && a.relays_ == b.relays_;
    }

private:
    using snapshot = std::remove_cvref_t<decltype(std::declval<const Graph&>().whole())>;
    using stances = typename decltype(std::declval<const snapshot&>().stances(statement_id{0}))::iterator;
    using relays = typename decltype(std::declval<const snapshot&>().relays(statement_id{0}))::iterator;

    void settle() {
        while (relays_ != relays_end_ && !graph_->shows(*relays_)) ++relays_;
    }

    const Graph* graph_ = nullptr;
    vertex from_{};
    bool own_ = false;  // at the one edge to its source, or to what it is within
    stances about_{}, about_end_{};
    relays relays_{}, relays_end_{};
};

/// To a source: from its statements, from the sources within it. To a claim: from the statements about it. To
/// a statement: from those that relay it.
template <class Graph>
class in_edge_iterator : public forward_face<in_edge_iterator<Graph>, edge> {
public:
    in_edge_iterator() noexcept = default;
    in_edge_iterator(const Graph& graph, vertex to) : graph_{&graph}, to_{to} {
        const auto& all = graph.whole();
        if (!shows_vertex(graph, to)) {
            *this = end(graph, to);
            return;
        }
        switch (to.kind) {
        case vertex::kind_of::source: begin(all.statements_of(source_id{to.number})); break;
        case vertex::kind_of::claim: begin(all.stances_on(claim_id{to.number})); break;
        case vertex::kind_of::statement: begin(all.relayed_by(statement_id{to.number})); break;
        }
        settle();
    }
    [[nodiscard]] static in_edge_iterator end(const Graph& graph, vertex to) {
        const auto& all = graph.whole();
        in_edge_iterator made;
        made.graph_ = &graph;
        made.to_ = to;
        made.last_list_ = to.is_source();
        switch (to.kind) {
        case vertex::kind_of::source: made.begin(all.sources_within(source_id{to.number})); break;
        case vertex::kind_of::claim: made.begin(all.stances_on(claim_id{to.number})); break;
        case vertex::kind_of::statement: made.begin(all.relayed_by(statement_id{to.number})); break;
        }
        made.at_ = made.end_;
        return made;
    }
    edge operator*() const {
        const std::uint32_t number = *at_;
        if (to_.is_claim()) {
            return {edge::kind_of::about, graph_->whole().stance_at(number).statement, to_, number};
        }
        if (to_.is_statement()) return {edge::kind_of::relays, statement_id{number}, to_};
        if (last_list_) return {edge::kind_of::within, source_id{number}, to_};
        return {edge::kind_of::made_by, statement_id{number}, to_};
    }
    void advance() {
        ++at_;
        settle();
    }
    friend bool operator==(const in_edge_iterator& a, const in_edge_iterator& b) noexcept {
        return a.at_ == b.at_ && a.last_list_ == b.last_list_;
    }

private:
    template <class Range>
    void begin(const Range& range) {
        at_ = range.begin().base();
        end_ = range.end().base();
    }
    void settle() {
        while (at_ != end_ && !shows_vertex(*graph_, (**this).from)) ++at_;
        if (at_ != end_ || !to_.is_source() || last_list_) return;
        begin(graph_->whole().sources_within(source_id{to_.number}));
        last_list_ = true;
    }

    const Graph* graph_ = nullptr;
    vertex to_{};
    bool last_list_ = false;  // of a source: past its statements
    reverse_links::range::iterator at_{}, end_{};
};

/// The statements alone.
template <class Graph>
class statement_iterator : public forward_face<statement_iterator<Graph>, vertex> {
public:
    statement_iterator() noexcept = default;
    explicit statement_iterator(const Graph& graph) : graph_{&graph} { settle(); }
    [[nodiscard]] static statement_iterator end(const Graph& graph) {
        statement_iterator made;
        made.graph_ = &graph;
        made.number_ = static_cast<std::uint32_t>(graph.whole().statements().size());
        return made;
    }
    vertex operator*() const { return statement_id{number_}; }
    void advance() {
        ++number_;
        settle();
    }
    friend bool operator==(const statement_iterator& a, const statement_iterator& b) noexcept {
        return a.number_ == b.number_;
    }

private:
    void settle() {
        const std::size_t count = graph_->whole().statements().size();
        while (number_ < count && !graph_->shows(statement_id{number_})) ++number_;
    }

    const Graph* graph_ = nullptr;
    std::uint32_t number_ = 0;
};

/// The relays of one statement: those that it makes (`Out`), or those that are made of it.
template <class Graph, bool Out>
class relay_iterator : public forward_face<relay_iterator<Graph, Out>, edge> {
public:
    relay_iterator() noexcept = default;
    relay_iterator(const Graph& graph, vertex of) : graph_{&graph}, of_{of}, at_{range(graph, of).begin()} {
        end_ = range(graph, of).end();
        if (!shows_vertex(graph, of)) at_ = end_;
        settle();
    }
    [[nodiscard]] static relay_iterator end(const Graph& graph, vertex of) {
        relay_iterator made;
        made.graph_ = &graph;
        made.of_ = of;
        made.at_ = made.end_ = range(graph, of).end();
        return made;
    }
    edge operator*() const {
        if constexpr (Out)
            return {edge::kind_of::relays, of_, *at_};
        else
            return {edge::kind_of::relays, *at_, of_};
    }
    void advance() {
        ++at_;
        settle();
    }
    friend bool operator==(const relay_iterator& a, const relay_iterator& b) noexcept {
        return a.at_ == b.at_;
    }

private:
    [[nodiscard]] static auto range(const Graph& graph, vertex of) {
        const statement_id s{of.number};
        if constexpr (Out)
            return graph.whole().relays(s);
        else
            return graph.whole().relayed_by(s);
    }
    using snapshot = std::remove_cvref_t<decltype(std::declval<const Graph&>().whole())>;
    using base =
        typename std::conditional_t<Out, decltype(std::declval<const snapshot&>().relays(statement_id{0})),
            decltype(std::declval<const snapshot&>().relayed_by(statement_id{0}))>::iterator;

    void settle() {
        while (at_ != end_ && !graph_->shows(*at_)) ++at_;
    }

    const Graph* graph_ = nullptr;
    vertex of_{};
    base at_{}, end_{};
};

/// Every edge once: vertex by vertex, each vertex's edges out.
template <class Graph, class Vertices, class Out>
class edge_iterator : public forward_face<edge_iterator<Graph, Vertices, Out>, edge> {
public:
    edge_iterator() noexcept = default;
    explicit edge_iterator(const Graph& graph) : graph_{&graph}, from_{graph} { settle(); }
    [[nodiscard]] static edge_iterator end(const Graph& graph) {
        edge_iterator made;
        made.graph_ = &graph;
        made.from_ = Vertices::end(graph);
        return made;
    }
    edge operator*() const { return *at_; }
    void advance() {
        if (++at_ != end_) return;
        ++from_;
        settle();
    }
    friend bool operator==(const edge_iterator& a, const edge_iterator& b) noexcept {
        return a.from_ == b.from_ && a.at_ == b.at_;
    }

private:
    void settle() {
        for (const auto last = Vertices::end(*graph_); from_ != last; ++from_) {
            at_ = Out{*graph_, *from_};
            end_ = Out::end(*graph_, *from_);
            if (at_ != end_) return;
        }
        at_ = end_ = {};
    }

    const Graph* graph_ = nullptr;
    Vertices from_{};
    Out at_{}, end_{};
};

}  // namespace hearsay::inline v1::detail
