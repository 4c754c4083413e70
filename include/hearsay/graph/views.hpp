#pragma once

#include <hearsay/graph/claim_graph.hpp>
#include <hearsay/graph/live.hpp>
#include <hearsay/model/day.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

namespace detail {

// What a view keeps of what it is taken of: a snapshot of a growing graph, anything else as it is.
template <class Graph>
struct kept_by_view {
    using type = Graph;
};
template <class... Kinds>
struct kept_by_view<basic_claim_graph<Kinds...>> {
    using type = basic_snapshot<Kinds...>;
};

}  // namespace detail

/// What a view keeps of a graph: a snapshot of a `basic_claim_graph`; a snapshot or another view as it is.
template <claim_graph_like Graph>
using kept_graph = typename detail::kept_by_view<Graph>::type;

/// A claim graph less some of its statements: made by `as_of`, `said_by`, `without` and `only` below.
///
/// A view of the graph as it was when the view was taken: what is inserted later is not in it. It copies no
/// data, and is itself cheap to copy. Views are taken of views, in any order; each hides what it hides, so
/// that `without(as_of(g, monday), gur)` shows what both show. Sources and claims stay, with nobody left to
/// speak of some of them. `Rule` answers `rule(whole, s)`, whether to show a statement; where it has a member
/// `all_held` that is true, every statement that is shown counts as held. Reading is O(1) for each view and
/// what its rule takes.
template <claim_graph_like Graph, class Rule>
class statement_filter {
public:
    using base_type = Graph;

    statement_filter(Graph base, Rule rule) : base_{std::move(base)}, rule_{std::move(rule)} {}

    /// The snapshot behind it: everything but what is hidden is read there.
    [[nodiscard]] const auto& whole() const noexcept { return base_.whole(); }
    [[nodiscard]] const Graph& base() const noexcept { return base_; }
    /// Whether a statement is to be seen.
    [[nodiscard]] bool shows(statement_id s) const { return rule_(whole(), s) && base_.shows(s); }
    /// Whether a statement is to be seen and on record itself, not only known through a relay.
    [[nodiscard]] bool is_held(statement_id s) const {
        if constexpr (requires { requires Rule::all_held; })
            return shows(s);
        else
            return rule_(whole(), s) && base_.is_held(s);
    }

private:
    Graph base_;
    [[no_unique_address]] Rule rule_;
};

namespace detail {

template <bool AllHeld>
struct said_by_rule {
    static constexpr bool all_held = AllHeld;
    day limit;
    [[nodiscard]] bool operator()(const auto& whole, statement_id s) const noexcept {
        return whole.at(s).is_by(limit);
    }
};

struct not_of_source {
    source_id source;
    [[nodiscard]] bool operator()(const auto& whole, statement_id s) const noexcept {
        return whole.source(s) != source;
    }
};

struct not_statement {
    statement_id hidden;
    [[nodiscard]] bool operator()(const auto&, statement_id s) const noexcept { return s != hidden; }
};

template <bool Listed>
struct listed_sources {
    // Ascending; shared, so that a view stays cheap to copy.
    std::shared_ptr<const std::vector<source_id>> sources;

    explicit listed_sources(std::span<const source_id> list) {
        std::vector<source_id> sorted{list.begin(), list.end()};
        std::sort(sorted.begin(), sorted.end());
        sources = std::make_shared<const std::vector<source_id>>(std::move(sorted));
    }
    [[nodiscard]] bool operator()(const auto& whole, statement_id s) const noexcept {
        return std::binary_search(sources->begin(), sources->end(), whole.source(s)) == Listed;
    }
};

template <class Predicate>
struct where {
    Predicate predicate;
    [[nodiscard]] bool operator()(const auto&, statement_id s) const {
        return static_cast<bool>(predicate(s));
    }
};

template <class Graph, class Rule>
[[nodiscard]] auto filtered(const Graph& graph, Rule rule) {
    return statement_filter<kept_graph<Graph>, Rule>{graph, std::move(rule)};
}

}  // namespace detail

/// What was known by the end of a day: the statements that were surely said by then, on a path that was.
///
/// An article of the 18th that relays a speech of the 17th is not there `as_of` the 17th, and the speech is,
/// but nobody who is on record passes it on yet: it carries nothing. What is undated is never there; a range
/// of days counts from its end.
template <claim_graph_like Graph>
[[nodiscard]] auto as_of(const Graph& graph, day limit) {
    return detail::filtered(graph, detail::said_by_rule<false>{limit});
}

/// What had been said by the end of a day, whether or not we had heard of it: the statements of `as_of`, each
/// as if it were on record itself. The speech of the 17th counts, though the article that tells us of it is
/// of the 18th.
template <claim_graph_like Graph>
[[nodiscard]] auto said_by(const Graph& graph, day limit) {
    return detail::filtered(graph, detail::said_by_rule<true>{limit});
}

/// What is left when a source is not believed, or had said nothing: all but its own statements.
///
/// Those of sources within it stay: without the intelligence service, its head still speaks for himself.
template <claim_graph_like Graph>
[[nodiscard]] auto without(const Graph& graph, source_id source) {
    return detail::filtered(graph, detail::not_of_source{source});
}
/// All but the statements of several sources. O(log sources) for each statement read.
template <claim_graph_like Graph>
[[nodiscard]] auto without(const Graph& graph, std::span<const source_id> sources) {
    return detail::filtered(graph, detail::listed_sources<false>{sources});
}
template <claim_graph_like Graph>
[[nodiscard]] auto without(const Graph& graph, std::initializer_list<source_id> sources) {
    return without(graph, std::span<const source_id>{sources.begin(), sources.size()});
}
/// All but one statement: what if this report was forged?
template <claim_graph_like Graph>
[[nodiscard]] auto without(const Graph& graph, statement_id statement) {
    return detail::filtered(graph, detail::not_statement{statement});
}

/// The statements that a predicate of yours accepts. The view keeps the predicate: what that refers
/// to has to live as long.
/// \code
/// const auto in_ukrainian = only(graph, [&](statement_id s) { return graph.lang(s) == "uk"; });
/// \endcode
template <claim_graph_like Graph, std::predicate<statement_id> Predicate>
[[nodiscard]] auto only(const Graph& graph, Predicate predicate) {
    return detail::filtered(graph, detail::where<Predicate>{std::move(predicate)});
}
/// The statements of the sources that are named, and of nobody else: what do the two agencies say between
/// them?
template <claim_graph_like Graph>
[[nodiscard]] auto only(const Graph& graph, std::span<const source_id> sources) {
    return detail::filtered(graph, detail::listed_sources<true>{sources});
}
template <claim_graph_like Graph, std::same_as<source_id>... More>
[[nodiscard]] auto only(const Graph& graph, source_id first, More... more) {
    const source_id sources[] = {first, more...};
    return only(graph, std::span<const source_id>{sources});
}

/// How many live statements a graph or view shows. Complexity: O(statements + retractions).
template <claim_graph_like Graph>
[[nodiscard]] std::size_t count(const Graph& graph) {
    const auto live = live_statements(graph);
    return static_cast<std::size_t>(std::count(live.begin(), live.end(), true));
}

}  // namespace hearsay::inline v1
