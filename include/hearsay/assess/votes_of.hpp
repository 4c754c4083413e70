#pragma once

#include <hearsay/assess/depth_vote.hpp>
#include <hearsay/assess/source_lines.hpp>
#include <hearsay/assess/vote_table.hpp>
#include <hearsay/compare/position.hpp>
#include <hearsay/compare/value.hpp>
#include <hearsay/graph/claim_graph.hpp>
#include <hearsay/trace/dependence.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

namespace detail {

/// A scope as a part of an item's name: " in kursk of killed during [2024-10-01, 2024-10-31]".
template <class Snapshot>
[[nodiscard]] std::string scope_suffix(const Snapshot& all, scope_id which) {
    const scope& s = all.scope_at(which);
    std::string text;
    if (s.place) text += fmt::format(" in {}", all.name(*s.place));
    if (s.part) text += fmt::format(" of {}", all.name(*s.part));
    if (s.period) text += fmt::format(" during {}", *s.period);
    return text;
}

/// A set of values as a name: equal sets have equal ones.
template <class Kind, class Snapshot>
[[nodiscard]] std::string set_name(const Snapshot& all, const typename Kind::set& set) {
    if constexpr (std::is_same_v<Kind, quantity_kind>) {
        const bool is_number = set.size() == 1 && set.begin()->lower() == set.begin()->upper();
        return is_number ? fmt::format("{}", set.begin()->lower()) : fmt::format("{}", set);
    } else if constexpr (std::is_same_v<Kind, place_kind> || std::is_same_v<Kind, label_kind>) {
        std::string text;
        for (const auto& piece : set.pieces()) {
            if (!text.empty()) text += " or ";
            if (piece.within.empty()) text += "anywhere";
            for (std::size_t i = 0; i < piece.within.size(); ++i)
                text += fmt::format("{}{}", i == 0 ? "" : " and ", all.name(piece.within[i]));
            for (const auto left_out : piece.except) text += fmt::format(" but not {}", all.name(left_out));
        }
        return text;
    } else {
        return fmt::format("{}", set);
    }
}

}  // namespace detail

/// The positions of a graph or view as votes: an item is a question in a scope, a value the set that a position is, as it is
/// compared, a source the one that takes it.
///
/// "Over 11,000" is the value `(11000, inf)` for the item `troops`; two claims that are the same set are one value, and a
/// denial is the set of all that it leaves. Every source of the graph is in the table, whether it votes or not, by its id. A
/// relay that takes a position votes as well: `lines_of` says whose line it is. A position without a value, one that is
/// impossible, and one whose unit does not convert to its question's are no votes.
///
/// \code
/// const auto table = votes_of(graph);
/// const auto found = find_copies(table, lines_of(graph, table));
/// found.by_accuracy.answers.because(table, *table.find_item("troops"));
/// \endcode
/// Complexity: the positions taken, and O(n log n) in them.
template <claim_graph_like Graph>
[[nodiscard]] vote_table votes_of(const Graph& graph, const lens& by = {}) {
    const auto& all = graph.whole();
    vote_table_builder made;
    for (const source_id s : all.sources()) (void)made.source(all.name(s));
    for (const question_id q : all.questions()) {
        const auto taken = positions_taken(graph, q, by.which);
        all.visit_kind(q, [&]<class Kind>(Kind) {
            std::optional<position> last;
            std::string value;
            for (const taken_position& t : taken) {
                if (last != t.position) {
                    const auto read = value_of<Kind>(graph, t.position, by);
                    const bool counts = read.has_value && read.set && !read.is_impossible();
                    value = counts ? detail::set_name<Kind>(all, *read.set) : std::string{};
                    last = t.position;
                }
                if (!value.empty())
                    made.add(std::string{all.name(q)} + detail::scope_suffix(all, t.scope),
                        all.name(t.source), value);
            }
        });
    }
    return made.build();
}

/// The lines that a graph or view declares among the sources of a table made of it: who relays whom, anywhere, and who
/// depends on whom by a rule of affiliation. A link that declares two sources independent keeps them apart, unless a third
/// one joins them.
///
/// This is coarser than the chains of one position: a paper that once relays another is of its line in everything.
/// \throws std::out_of_range if a source of the graph is not in the table
/// Complexity: O(relays + sources) look-ups.
template <claim_graph_like Graph>
[[nodiscard]] source_lines lines_of(
    const Graph& graph, const vote_table& table, affiliation_level level = affiliation_level::outermost) {
    const auto& all = graph.whole();
    std::vector<std::uint32_t> number;
    for (const source_id s : all.sources()) {
        const auto found = table.find_source(all.name(s));
        if (!found) {
            throw std::out_of_range(fmt::format(
                "lines_of: no source {} in the table; expected one made of the graph", all.name(s)));
        }
        number.push_back(*found);
    }
    std::vector<source_join> joins;
    const by_affiliation rule{graph, level};
    const auto join = [&](source_id a, source_id b, join_cause why) {
        if (a != b) joins.push_back({number[a.number()], number[b.number()], why});
    };
    for (const statement_id s : all.statements()) {
        if (!graph.shows(s)) continue;
        for (const statement_id relayed : all.relays(s)) {
            if (graph.shows(relayed)) join(all.source(s), all.source(relayed), join_cause::citation);
        }
    }
    for (const source_id s : all.sources()) {
        const source_id group = rule.group_of(s);
        if (rule(s, group) == dependence::dependent) join(s, group, join_cause::affiliation);
    }
    for (const linked_sources& l : rule.links()) {
        if (l.is == dependence::dependent) join(l.a, l.b, join_cause::affiliation);
    }
    return source_lines{table.source_count(), std::move(joins)};
}

/// For `depth_vote`: of each value of a table that is one place of a graph, the nearest place around it that is a value as
/// well. What is no place lies in nothing.
/// Complexity: O(places · depth) look-ups.
template <claim_graph_like Graph>
[[nodiscard]] std::vector<std::uint32_t> places_within(const Graph& graph, const vote_table& table) {
    const auto& all = graph.whole();
    std::vector<std::pair<std::string_view, std::uint32_t>> values;
    for (std::uint32_t v = 0; v < table.value_count(); ++v) values.emplace_back(table.value_name(v), v);
    std::sort(values.begin(), values.end());
    const auto value_of_place = [&](place_id p) -> std::optional<std::uint32_t> {
        const auto at =
            std::lower_bound(values.begin(), values.end(), std::pair{all.name(p), std::uint32_t{0}});
        return at != values.end() && at->first == all.name(p) ? std::optional{at->second} : std::nullopt;
    };
    std::vector<std::uint32_t> within(table.value_count(), at_the_top);
    for (std::uint32_t n = 0; n < all.place_tree().size(); ++n) {
        const auto value = value_of_place(place_id{n});
        for (auto above = all.place_tree().parent(place_id{n}); value && above;
             above = all.place_tree().parent(*above)) {
            if (const auto around = value_of_place(*above)) {
                within[*value] = *around;
                break;
            }
        }
    }
    return within;
}

}  // namespace hearsay::inline v1
