#pragma once

#include <hearsay/graph/claim_graph.hpp>
#include <hearsay/graph/live.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace hearsay::inline v1 {

/// Why a relay carries nothing.
enum class break_kind : std::uint8_t {
    retracted,   ///< what it relays was taken back
    said_later,  ///< what it relays was said wholly later: a slip in the dates
};

[[nodiscard]] constexpr std::string_view to_string(break_kind k) noexcept {
    return k == break_kind::retracted ? "retracted" : "said_later";
}

/// A relay that is on record and carries nothing.
struct broken_relay {
    statement_id relay;
    statement_id relayed;
    break_kind why;

    /// "r3 relays h1, which was retracted"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        const auto& all = graph.whole();
        return fmt::format("{} relays {}, which was {}", all.name(relay), all.name(relayed),
            why == break_kind::retracted ? "retracted" : "said later");
    }
    friend bool operator==(const broken_relay&, const broken_relay&) = default;
};

namespace detail {

/// Whether the dates let one statement relay another.
template <class Snapshot>
[[nodiscard]] bool in_time(const Snapshot& all, statement_id relay, statement_id relayed) {
    return !wholly_later(all.at(relayed), all.at(relay));
}

/// By the names of what relays and of what is relayed; without repeats.
template <class Snapshot>
void sort_by_name(const Snapshot& all, std::vector<broken_relay>& list) {
    const auto key = [&](const broken_relay& b) {
        return std::tuple{all.name(b.relay), all.name(b.relayed), b.why};
    };
    std::sort(list.begin(), list.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

template <class Snapshot>
void sort_by_name(const Snapshot& all, std::vector<statement_id>& list) {
    std::sort(list.begin(), list.end(), [&](auto a, auto b) { return all.name(a) < all.name(b); });
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace detail

/// Every relay of a live statement that carries nothing: what it relays was taken back, or was said wholly
/// later.
///
/// A radio quotes a newspaper's report that the newspaper withdrew since: the radio's statement stays on
/// record and rests on nothing that stands. What a view hides is not mentioned. Ordered by name.
/// Complexity: O(statements + relays).
template <claim_graph_like Graph>
[[nodiscard]] std::vector<broken_relay> broken_relays(const Graph& graph) {
    const auto& all = graph.whole();
    std::vector<broken_relay> found;
    for (const statement_id relay : all.statements()) {
        if (all.relay_count(relay) == 0 || !is_live(graph, relay)) continue;
        for (const statement_id relayed : all.relays(relay)) {
            if (!graph.shows(relayed)) continue;
            if (!is_live(graph, relayed))
                found.push_back({relay, relayed, break_kind::retracted});
            else if (!detail::in_time(all, relay, relayed))
                found.push_back({relay, relayed, break_kind::said_later});
        }
    }
    detail::sort_by_name(all, found);
    return found;
}

}  // namespace hearsay::inline v1
