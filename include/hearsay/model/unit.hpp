#pragma once

#include <hearsay/model/id.hpp>
#include <hearsay/model/interval_set.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// How one unit becomes another: value in the second = value in the first x factor + offset.
///
/// A brigade is 3,000 to 5,000 soldiers: the factor is an interval, greater than 0, since nobody knows it better; the
/// offset is for scales such as degrees. A factor is an assumption and bears the number of its conversion.
struct scale {
    double low = 1;
    double high = 1;
    double offset = 0;
    friend constexpr bool operator==(const scale&, const scale&) noexcept = default;
};

/// One step between two units, in the direction in which it was declared or against it.
struct unit_step {
    std::uint32_t conversion = 0;  ///< which declared conversion: the number of the assumption
    scale by{};
    bool backward = false;
};

namespace detail {

// 0 x inf = 0: nothing of a unit is nothing, however large the unit.
[[nodiscard]] constexpr double times(double a, double b) noexcept { return a == 0 || b == 0 ? 0 : a * b; }

// An interval from ends that arithmetic has rounded: an end past all numbers becomes the last one, and open ends that
// fell together are the one number that is left.
[[nodiscard]] constexpr interval rounded(double low, bool low_open, double high, bool high_open) {
    low = low > std::numeric_limits<double>::max() ? std::numeric_limits<double>::max() : low;
    high = high < std::numeric_limits<double>::lowest() ? std::numeric_limits<double>::lowest() : high;
    const auto made = interval::between_if_any(low, low_open, high, high_open);
    return made ? *made : interval::exactly(low);
}

}  // namespace detail

/// What an interval becomes in another unit: up to 4 brigades of 3,000 to 5,000 soldiers are up to 20,000 soldiers.
/// Interval arithmetic: all values that some factor in the range allows. An end is as open as the end it came from.
[[nodiscard]] constexpr interval convert(const interval& x, const scale& by) {
    const double low = detail::times(x.lower(), x.lower() < 0 ? by.high : by.low);
    const double high = detail::times(x.upper(), x.upper() < 0 ? by.low : by.high);
    return detail::rounded(low + by.offset, x.lower_open(), high + by.offset, x.upper_open());
}

/// The way back: [a, b] inverts to [1/b, 1/a]. 12,000 soldiers are 2.4 to 4 brigades.
[[nodiscard]] constexpr interval convert_back(const interval& x, const scale& by) {
    const auto divide = [](double a, double b) { return a == 0 ? 0 : a / b; };
    const double low = x.lower() - by.offset;
    const double high = x.upper() - by.offset;
    return detail::rounded(divide(low, low < 0 ? by.low : by.high), x.lower_open(),
                           divide(high, high < 0 ? by.high : by.low), x.upper_open());
}

/// A set along a chain of steps. Complexity: pieces x steps.
[[nodiscard]] inline interval_set convert(const interval_set& set, const std::vector<unit_step>& steps) {
    if (steps.empty()) return set;
    std::vector<interval> pieces;
    for (interval piece : set) {
        for (const unit_step& step : steps) {
            piece = step.backward ? convert_back(piece, step.by) : convert(piece, step.by);
        }
        pieces.push_back(piece);
    }
    return interval_set{std::span<const interval>{pieces}};
}

/// The units of a case and the conversions between them. Any two units are joined by at most one path: a second would
/// give a second answer, so `add` refuses it.
class unit_table {
public:
    struct conversion {
        unit_id from;
        unit_id to;
        scale by;
    };

    [[nodiscard]] std::size_t size() const noexcept { return arms_.size(); }
    [[nodiscard]] std::size_t conversion_count() const noexcept { return conversions_.size(); }
    [[nodiscard]] const conversion& conversion_at(std::size_t i) const { return conversions_.at(i); }

    unit_id add() {
        arms_.emplace_back();
        return unit_id{static_cast<std::uint32_t>(arms_.size() - 1)};
    }

    /// Adds a conversion, or refuses (false) where the two units are joined already or are one.
    /// \throws std::invalid_argument for a factor of 0 or less, a range upside down, and figures that are not finite
    bool add(unit_id from, unit_id to, const scale& by) {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        if (!(by.low > 0) || !(by.low <= by.high) || !(by.high < infinity) || !(by.offset - by.offset == 0)) {
            throw std::invalid_argument("unit_table::add: a factor is a finite range above 0");
        }
        if (path(from, to)) return false;
        const auto number = static_cast<std::uint32_t>(conversions_.size());
        conversions_.push_back({from, to, by});
        arms_[from.number()].push_back({to.number(), number, false});
        arms_[to.number()].push_back({from.number(), number, true});
        return true;
    }

    /// The steps from one unit to another, none for the same unit, or nothing where no conversion joins them.
    /// Complexity: the units that are joined to the first.
    [[nodiscard]] std::optional<std::vector<unit_step>> path(unit_id from, unit_id to) const {
        if (from == to) return std::vector<unit_step>{};
        struct visit {
            std::uint32_t unit;
            std::uint32_t came_from;
            std::size_t previous;
            arm by;
        };
        std::vector<visit> visits{{from.number(), from.number(), 0, {}}};  // a forest: no marks are needed
        for (std::size_t i = 0; i < visits.size(); ++i) {
            for (const arm& next : arms_[visits[i].unit]) {
                if (next.unit == visits[i].came_from && i != 0) continue;
                visits.push_back({next.unit, visits[i].unit, i, next});
                if (next.unit != to.number()) continue;
                std::vector<unit_step> steps;
                for (std::size_t at = visits.size() - 1; at != 0; at = visits[at].previous) {
                    const arm& by = visits[at].by;
                    steps.push_back({by.conversion, conversions_[by.conversion].by, by.backward});
                }
                return std::vector<unit_step>{steps.rbegin(), steps.rend()};
            }
        }
        return std::nullopt;
    }

    /// Forgets what was added last: as a batch that failed does.
    void truncate(std::size_t units, std::size_t conversions) {
        while (conversions_.size() > conversions) {
            arms_[conversions_.back().from.number()].pop_back();
            arms_[conversions_.back().to.number()].pop_back();
            conversions_.pop_back();
        }
        arms_.resize(units);
    }

private:
    struct arm {
        std::uint32_t unit = 0;
        std::uint32_t conversion = 0;
        bool backward = false;
    };
    std::vector<std::vector<arm>> arms_;
    std::vector<conversion> conversions_;
};

}  // namespace hearsay::inline v1
