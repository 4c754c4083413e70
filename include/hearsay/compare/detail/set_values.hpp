#pragma once

#include <hearsay/compare/detail/joint_cells.hpp>
#include <hearsay/compare/detail/line.hpp>
#include <hearsay/compare/value.hpp>

#include <bit>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace hearsay::inline v1::detail {

/// All of a line from one cut to another.
struct line_piece {
    cut begin = 0;
    cut end = 0;
    friend bool operator==(const line_piece&, const line_piece&) = default;
};

/// The sets whose pieces can be read back from cuts: those of numbers and days, and yes and no.
template <class Set>
inline constexpr bool is_read_from_cuts =
    std::is_same_v<Set, interval_set> || std::is_same_v<Set, date_set> || std::is_same_v<Set, truth_set>;

[[nodiscard]] inline interval piece_from(const line_piece& p, std::type_identity<interval_set>) {
    return *interval::between_if_any(
        number_at(p.begin), (p.begin & 1) != 0, number_at(p.end), (p.end & 1) == 0);
}
[[nodiscard]] inline day_range piece_from(const line_piece& p, std::type_identity<date_set>) {
    constexpr cut far = std::numeric_limits<cut>::max() / 4;
    const auto day_at = [](cut c) { return day{std::chrono::days{c}}; };
    if (p.begin == -far) return p.end == far ? day_range::everything() : day_range::by(day_at(p.end - 1));
    return p.end == far ? day_range::from(day_at(p.begin))
                        : day_range::between(day_at(p.begin), day_at(p.end - 1));
}

/// What `read_piece` made of a set, read back.
template <class Set>
[[nodiscard]] Set set_from(std::span<const line_piece> pieces) {
    if constexpr (std::is_same_v<Set, truth_set>) {
        truth_set made;
        for (const line_piece& p : pieces) {
            if (p.begin == 0) made = union_of(made, truth_set{false});
            if (p.end == 2) made = union_of(made, truth_set{true});
        }
        return made;
    } else {
        std::vector<typename Set::piece> made;
        for (const line_piece& p : pieces) made.push_back(piece_from(p, std::type_identity<Set>{}));
        return Set{std::span<const typename Set::piece>{made}};
    }
}

/// What all of some sets have in common, by halves, so that what has many pieces is cut log n times and not n
/// times.
template <class Set>
[[nodiscard]] Set common_to(std::span<const Set> sets) {
    if (sets.size() == 1) return sets.front();
    const std::size_t half = sets.size() / 2;
    return intersection(common_to(sets.first(half)), common_to(sets.subspan(half)));
}

/// The values, in the question's unit, at which all of some positions of one maximal set hold: those that
/// share a unit of an uncertain factor hold together in that unit.
template <class Kind, class Graph, class Positions>
[[nodiscard]] typename Kind::set values_shared_by(
    const Graph& graph, question_id question, const Positions& positions, const lens& by) {
    using set_type = typename Kind::set;
    std::vector<set_type> settled;
    struct in_unit {
        std::vector<set_type> own;
        std::vector<unit_step> to_question;
    };
    std::map<std::uint32_t, in_unit> units;
    for (const position p : positions) {
        auto value = value_of<Kind>(graph, p, by);
        if (is_exact(value.to_question)) {
            settled.push_back(std::move(*value.set));
            continue;
        }
        in_unit& unit = units[value.unit->number()];
        unit.own.push_back(std::move(value.own));
        unit.to_question = std::move(value.to_question);
    }
    if constexpr (std::is_same_v<Kind, quantity_kind>) {
        for (const auto& [number, unit] : units)
            settled.push_back(convert(common_to(std::span<const set_type>{unit.own}), unit.to_question));
        if (!units.empty()) {
            if (const auto domain = domain_of<Kind>(graph, question, by)) settled.push_back(*domain);
        }
    }
    return settled.empty() ? set_type{} : common_to(std::span<const set_type>{settled});
}

}  // namespace hearsay::inline v1::detail
