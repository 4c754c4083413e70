#pragma once

#include <hearsay/graph/claim_graph.hpp>

#include <fmt/format.h>

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hearsay::inline v1 {

// In hearsay the names `source` and `target` are not free: they tell ids apart. Boost.Graph finds these
// functions all the same, since an edge derives from something in their namespace.
namespace detail::edge_ends {

struct found_here {
    friend constexpr bool operator==(found_here, found_here) noexcept = default;
    friend constexpr auto operator<=>(found_here, found_here) noexcept = default;
};

template <std::derived_from<found_here> Edge, class Graph>
[[nodiscard]] constexpr auto source(const Edge& e, const Graph&) noexcept {
    return e.from;
}
template <std::derived_from<found_here> Edge, class Graph>
[[nodiscard]] constexpr auto target(const Edge& e, const Graph&) noexcept {
    return e.to;
}

}  // namespace detail::edge_ends

/// An edge of the claim graph: a statement is made by its source, is about a claim, relays a statement; a
/// source is within another. It leads from the first of these to the second.
struct edge : detail::edge_ends::found_here {
    enum class kind_of : std::uint8_t { made_by, about, relays, within };
    static constexpr std::uint32_t no_stance = 0xffffffff;

    kind_of kind = kind_of::made_by;
    vertex from{};
    vertex to{};
    std::uint32_t stance_entry = no_stance;  ///< of an edge `about`: which stance, for `graph.stance_at`

    constexpr edge() noexcept = default;
    constexpr edge(kind_of what, vertex from_, vertex to_, std::uint32_t entry = no_stance) noexcept
        : kind{what}, from{from_}, to{to_}, stance_entry{entry} {}

    friend constexpr bool operator==(const edge&, const edge&) noexcept = default;
    friend constexpr auto operator<=>(const edge&, const edge&) noexcept = default;
};

[[nodiscard]] constexpr std::string_view to_string(vertex::kind_of kind) noexcept {
    constexpr std::string_view names[] = {"source", "claim", "statement"};
    return names[static_cast<std::size_t>(kind)];
}

[[nodiscard]] constexpr std::string_view to_string(edge::kind_of kind) noexcept {
    constexpr std::string_view names[] = {"made_by", "about", "relays", "within"};
    return names[static_cast<std::size_t>(kind)];
}

}  // namespace hearsay::inline v1

/// Writes `statement 7`.
template <>
struct fmt::formatter<hearsay::vertex> : fmt::formatter<fmt::string_view> {
    template <class Context>
    auto format(hearsay::vertex v, Context& ctx) const {
        return fmt::formatter<fmt::string_view>::format(
            fmt::format("{} {}", to_string(v.kind), v.number), ctx);
    }
};

/// Writes `relays: statement 7 > statement 3`.
template <>
struct fmt::formatter<hearsay::edge> : fmt::formatter<fmt::string_view> {
    template <class Context>
    auto format(const hearsay::edge& e, Context& ctx) const {
        return fmt::formatter<fmt::string_view>::format(
            fmt::format("{}: {} > {}", to_string(e.kind), e.from, e.to), ctx);
    }
};
