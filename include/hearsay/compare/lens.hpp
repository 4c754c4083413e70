#pragma once

#include <hearsay/compare/position.hpp>
#include <hearsay/model/detail/small_vector.hpp>
#include <hearsay/model/hedge.hpp>
#include <hearsay/model/quantity.hpp>
#include <hearsay/model/word_table.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::inline v1 {

/// What a result may rest on that no source said.
enum class assumption_kind : std::uint8_t { unit, tolerance, reading, table, places, same_measure };

[[nodiscard]] constexpr std::string_view to_string(assumption_kind k) noexcept {
    constexpr std::string_view names[] = {"unit", "tolerance", "reading", "table", "places", "same_measure"};
    return names[static_cast<std::size_t>(k)];
}

/// One assumption: a unit's factor by the number of its conversion; the tolerance of "about"; the reading;
/// the table of vague words, by its `word_table`; that places (0) or labels (1) on different branches do not
/// overlap; that a question counts two measures as one.
struct assumption {
    assumption_kind kind;
    std::uint32_t number = 0;
    friend constexpr bool operator==(assumption, assumption) noexcept = default;
    friend constexpr auto operator<=>(assumption, assumption) noexcept = default;
};

/// The assumptions that a result used: ascending, no repeats.
using assumption_list = boost::container::small_vector<assumption, 4>;

/// Adds one to a list, in its place.
inline void add_to(assumption_list& list, assumption one) {
    const auto at = std::lower_bound(list.begin(), list.end(), one);
    if (at == list.end() || *at != one) list.insert(at, one);
}
inline void add_to(assumption_list& list, const assumption_list& more) {
    for (const assumption one : more) add_to(list, one);
}

/// The id of an assumption in reports: `unit:brigade`, `tolerance`, `reading`, `table:acled`, `places`,
/// `labels`, `same_measure:troops`.
template <claim_graph_like Graph>
[[nodiscard]] std::string name_of(const Graph& graph, assumption one) {
    const auto& all = graph.whole();
    switch (one.kind) {
    case assumption_kind::unit: {
        const auto& c = all.unit_conversions().conversion_at(one.number);
        const bool only = all.record(c.from).conversions.size() <= 1;
        return only ? fmt::format("unit:{}", all.name(c.from))
                    : fmt::format("unit:{}:{}", all.name(c.from), all.name(c.to));
    }
    case assumption_kind::table:
        return fmt::format("table:{}", to_string(static_cast<word_table>(one.number)));
    case assumption_kind::places: return one.number == 0 ? "places" : "labels";
    case assumption_kind::same_measure:
        return fmt::format("same_measure:{}", all.name(question_id{one.number}));
    default: return std::string{to_string(one.kind)};
    }
}

/// Every assumption that results on a graph may rest on, ascending: what `name_of` gives the ids of.
/// Complexity: O(claims + questions + conversions).
template <claim_graph_like Graph>
[[nodiscard]] assumption_list assumptions_of(const Graph& graph) {
    const auto& all = graph.whole();
    assumption_list made;
    for (std::uint32_t i = 0; i < all.unit_conversions().conversion_count(); ++i)
        made.push_back({assumption_kind::unit, i});
    made.push_back({assumption_kind::tolerance});
    made.push_back({assumption_kind::reading});
    std::uint64_t tables = 0;
    const auto uses = [&tables](const quantity* stated) {
        if (stated != nullptr) tables |= std::uint64_t{1} << static_cast<std::uint32_t>(stated->table);
    };
    for (const claim_id c : all.claims()) uses(all.template stated<quantity_kind>(c));
    for (const question_id q : all.questions()) uses(all.template domain<quantity_kind>(q));
    for (std::uint32_t i = 0; i < 64; ++i) {
        if ((tables >> i & 1) != 0 && static_cast<word_table>(i) != word_table::none)
            made.push_back({assumption_kind::table, i});
    }
    if (all.place_tree().size() != 0) made.push_back({assumption_kind::places, 0});
    if (all.label_tree().size() != 0) made.push_back({assumption_kind::places, 1});
    for (const question_id q : all.questions()) {
        if (!all.assumes(q).empty()) made.push_back({assumption_kind::same_measure, q.number()});
    }
    return made;
}

/// The assumption with an id, or nothing: `name_of` backwards. Complexity: as `assumptions_of`.
template <claim_graph_like Graph>
[[nodiscard]] std::optional<assumption> find_assumption(const Graph& graph, std::string_view name) {
    for (const assumption one : assumptions_of(graph)) {
        if (name_of(graph, one) == name) return one;
    }
    return std::nullopt;
}

/// How claims are looked at: what a hedge means and how far it reaches, which positions count, and factors put
/// in place of those assumed. `--reading pragmatic --tolerance 1 --assume brigade=2000..2500` is a lens.
struct lens {
    struct factor {
        std::uint32_t conversion;  ///< its number in the graph's unit table
        double low;
        double high;
        friend bool operator==(const factor&, const factor&) = default;
    };
    reading how = reading::literal;
    positions which = positions::latest;
    std::vector<factor> factors{};
    hedge_steps steps{};  ///< those that are not valid are refused by whatever reads a quantity
    /// What is not assumed: as `drop` leaves it.
    assumption_list without{};

    /// Looks at claims as if nobody had assumed something.
    ///
    /// Without the factor of a unit, what is stated in it does not convert; without a table, its words have no value;
    /// without `places` (or `labels`), any two branches may overlap; without `same_measure`, no two claims of that
    /// question can be compared. Without the tolerance, "about 500" is 500; without the reading, hedges are read
    /// literally, and where they are so already there is nothing to drop.
    void drop(assumption one) {
        if (one.kind == assumption_kind::reading && how == reading::literal) return;
        if (one.kind == assumption_kind::tolerance) steps.about = 0;
        if (one.kind == assumption_kind::reading) how = reading::literal;
        add_to(without, one);
    }
    [[nodiscard]] bool makes(assumption one) const noexcept {
        return without.empty() || !std::binary_search(without.begin(), without.end(), one);
    }

    /// The scale that counts for a conversion.
    [[nodiscard]] scale of(const unit_step& step) const noexcept {
        for (const factor& f : factors) {
            if (f.conversion == step.conversion) return {f.low, f.high, step.by.offset};
        }
        return step.by;
    }
    friend bool operator==(const lens&, const lens&) = default;
};

}  // namespace hearsay::inline v1
