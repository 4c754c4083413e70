#pragma once

#include <hearsay/model/hedge.hpp>
#include <hearsay/model/id.hpp>
#include <hearsay/model/interval.hpp>
#include <hearsay/model/word_table.hpp>

#include <limits>
#include <optional>
#include <stdexcept>

namespace hearsay::inline v1 {

/// A number as it was said: "over 11 thousand soldiers" is (11000, inf), hedged by "over", in soldiers.
///
/// Holds what was stated and nothing that was read into it: "about 500" is {500} with `approx`. The figure that the
/// hedge goes with is `nominal()`. Made by `said`, or from bare ends by `of`, which finds the hedge that fits. "Dozens"
/// has no figure: its ends are those of a table, which `table` names.
struct quantity {
    interval stated =
        interval::exactly(0);  ///< as the words have it, literally, without the tolerance of "about"
    hedge how = hedge::exactly;
    bool approx = false;                  ///< "about", "some", "roughly"
    std::optional<unit_id> unit{};        ///< absent: a bare number
    word_table table = word_table::none;  ///< what read the vague word in it; none: it was said in figures

    /// "Over 11,000" from its hedge and figure. Throws std::invalid_argument for `between` and for NaN.
    [[nodiscard]] static constexpr quantity said(
        hedge how, double nominal, std::optional<unit_id> unit = {}, bool approx = false) {
        switch (how) {
        case hedge::exactly: return {interval::exactly(nominal), how, approx, unit};
        case hedge::over: return {interval::more_than(nominal), how, approx, unit};
        case hedge::at_least: return {interval::at_least(nominal), how, approx, unit};
        case hedge::at_most:
        case hedge::up_to:
        case hedge::as_many_as: return {interval::at_most(nominal), how, approx, unit};
        case hedge::under:
        case hedge::nearly: return {interval::less_than(nominal), how, approx, unit};
        case hedge::between: break;
        }
        throw std::invalid_argument("quantity::said: a range has two figures; use quantity::of");
    }

    /// A quantity from its ends, with the plainest hedge that says the same: (11000, inf) reads as "over 11,000".
    [[nodiscard]] static constexpr quantity of(
        interval stated, std::optional<unit_id> unit = {}, bool approx = false) noexcept {
        hedge how = hedge::between;
        if (stated.is_point())
            how = hedge::exactly;
        else if (stated.has_lower() && !stated.has_upper())
            how = stated.lower_open() ? hedge::over : hedge::at_least;
        else if (stated.has_upper() && !stated.has_lower())
            how = stated.upper_open() ? hedge::under : hedge::at_most;
        return {stated, how, approx, unit};
    }

    /// The figure that was named, where it is one: 11,000 of "over 11,000"; nothing for a range.
    [[nodiscard]] constexpr std::optional<double> nominal() const noexcept {
        if (how == hedge::between) return std::nullopt;
        return stated.has_lower() ? stated.lower() : stated.upper();
    }

    friend constexpr bool operator==(const quantity&, const quantity&) noexcept = default;
};

/// How far what is not literal reaches, in steps of the figure: for "about 500", said in hundreds, half a step is 50.
struct hedge_steps {
    double about = 0.5;  ///< how far "about" reaches either way; 0 and more
    double reach = 1;    ///< how far a hedge reaches, read pragmatically; above 0

    /// Whether both are finite and not below what they may be. What is not valid is refused by all that take it.
    [[nodiscard]] constexpr bool is_valid() const noexcept {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        return about >= 0 && about < infinity && reach > 0 && reach < infinity;
    }
    friend constexpr bool operator==(const hedge_steps&, const hedge_steps&) noexcept = default;
};

/// The numbers that a quantity leaves open under a reading, in its own unit.
///
/// Literally, "over 11,000" is (11000, inf). Pragmatically a hedge reaches one step of its figure: (11000, 12000), "at
/// least 10,000" is [10000, 11000), "as many as four" (3, 4], "nearly 2.5" [2.4, 2.5). Ranges stay as they are. "About" widens
/// each end by half a step of its figure, under both readings; figures of 0 and below have no step. Where a reach is too
/// small to lead to another number, the hedge is read literally.
///
/// Vague words have no figure, and so no step: what a table gave is read literally under both readings, and "about" adds
/// nothing to it. "At least dozens" is [12, inf), since 12 is where the table begins and not what anyone said.
///
/// \param steps  how many steps "about" and a pragmatic hedge reach, if not half a step and one
/// \throws std::invalid_argument for steps that are not valid
[[nodiscard]] inline interval read_as(const quantity& said, reading how, const hedge_steps& steps = {}) {
    if (!steps.is_valid()) {
        throw std::invalid_argument(fmt::format(
            "read_as: \"about\" reaches {} steps and a hedge {}; expected finite numbers, 0 and more and above 0",
            steps.about, steps.reach));
    }
    if (said.table != word_table::none) return said.stated;
    double low = said.stated.lower();
    double high = said.stated.upper();
    bool low_open = said.stated.lower_open();
    bool high_open = said.stated.upper_open();
    const auto nominal = how == reading::pragmatic ? said.nominal() : std::nullopt;
    if (const auto one = nominal ? step(*nominal) : std::nullopt) {
        const double above = *nominal + *one * steps.reach;
        const double below = *nominal - *one * steps.reach;
        switch (said.how) {
        case hedge::over:
        case hedge::at_least:
            if (above > *nominal) high = above;
            break;
        case hedge::at_most:
        case hedge::up_to:
        case hedge::as_many_as:
        case hedge::under:
            if (below < *nominal) low = below;
            break;
        case hedge::nearly:
            if (below < *nominal) {
                low = below;
                low_open = false;
            }
            break;
        case hedge::exactly:
        case hedge::between: break;
        }
    }
    if (said.approx) {
        if (said.stated.has_lower()) low -= step(said.stated.lower()).value_or(0) * steps.about;
        if (said.stated.has_upper()) high += step(said.stated.upper()).value_or(0) * steps.about;
    }
    return interval::between(low, low_open, high, high_open);
}

}  // namespace hearsay::inline v1
