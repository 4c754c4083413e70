#pragma once

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <limits>
#include <optional>
#include <stdexcept>

namespace hearsay::inline v1 {

/// The numbers that a phrase leaves open: "at least 10,000" is [10000, inf).
///
/// A connected, never empty part of the real line, in the unit of the quantity that holds it. An end is closed, open
/// or absent; an absent end reads as +-infinity and counts as open. Counts are exact up to 2^53. Factories throw
/// std::invalid_argument for NaN, for an infinite figure, and where nothing would be left ("between 5 and 3").
class interval {
public:
    constexpr interval() noexcept = default;  ///< every number

    [[nodiscard]] static constexpr interval everything() noexcept { return {}; }
    [[nodiscard]] static constexpr interval exactly(double x) { return between(x, x); }
    [[nodiscard]] static constexpr interval at_least(double x) { return {finite(x), false, infinity, true}; }
    [[nodiscard]] static constexpr interval more_than(double x) { return {finite(x), true, infinity, true}; }
    [[nodiscard]] static constexpr interval at_most(double x) { return {-infinity, true, finite(x), false}; }
    [[nodiscard]] static constexpr interval less_than(double x) { return {-infinity, true, finite(x), true}; }
    [[nodiscard]] static constexpr interval between(double low, double high) {
        return between(finite(low), false, finite(high), false);
    }
    /// Any interval from its ends: an infinite end is absent and read as open.
    [[nodiscard]] static constexpr interval between(double low, bool low_open, double high, bool high_open) {
        const auto made = between_if_any(low, low_open, high, high_open);
        if (!made) throw std::invalid_argument(describe_empty(low, low_open, high, high_open));
        return *made;
    }
    /// The same, or nothing where no number is left between the ends. Throws for NaN alone.
    [[nodiscard]] static constexpr std::optional<interval> between_if_any(double low, bool low_open, double high,
                                                                          bool high_open) {
        if (low != low || high != high) throw std::invalid_argument("interval: an end is not a number (NaN)");
        if (low == infinity || high == -infinity || low > high) return std::nullopt;
        if (low == high && (low_open || high_open)) return std::nullopt;
        return interval{low + 0.0, low_open || low == -infinity, high + 0.0, high_open || high == infinity};  // no -0
    }

    [[nodiscard]] constexpr double lower() const noexcept { return lower_; }
    [[nodiscard]] constexpr double upper() const noexcept { return upper_; }
    [[nodiscard]] constexpr bool lower_open() const noexcept { return lower_open_; }
    [[nodiscard]] constexpr bool upper_open() const noexcept { return upper_open_; }
    [[nodiscard]] constexpr bool has_lower() const noexcept { return lower_ != -infinity; }
    [[nodiscard]] constexpr bool has_upper() const noexcept { return upper_ != infinity; }
    [[nodiscard]] constexpr bool is_bounded() const noexcept { return has_lower() && has_upper(); }
    [[nodiscard]] constexpr bool is_point() const noexcept { return lower_ == upper_; }
    /// upper - lower, infinite where an end is absent.
    [[nodiscard]] constexpr double width() const noexcept { return is_bounded() ? upper_ - lower_ : infinity; }

    [[nodiscard]] constexpr bool contains(double x) const noexcept {
        return (lower_open_ ? x > lower_ : x >= lower_) && (upper_open_ ? x < upper_ : x <= upper_);
    }
    [[nodiscard]] constexpr bool contains(const interval& other) const noexcept {
        return !starts_before(other, *this) && !ends_after(other, *this);
    }

    friend constexpr bool operator==(const interval&, const interval&) noexcept = default;

    /// Whether a admits a number below every number of b.
    [[nodiscard]] friend constexpr bool starts_before(const interval& a, const interval& b) noexcept {
        return a.lower_ < b.lower_ || (a.lower_ == b.lower_ && !a.lower_open_ && b.lower_open_);
    }
    /// Whether a admits a number above every number of b.
    [[nodiscard]] friend constexpr bool ends_after(const interval& a, const interval& b) noexcept {
        return a.upper_ > b.upper_ || (a.upper_ == b.upper_ && !a.upper_open_ && b.upper_open_);
    }
    /// Whether every number of a is below every number of b.
    [[nodiscard]] friend constexpr bool before(const interval& a, const interval& b) noexcept {
        return a.upper_ < b.lower_ || (a.upper_ == b.lower_ && (a.upper_open_ || b.lower_open_));
    }
    /// Whether no number lies between a and b, where a is before b: [1, 2) and [2, 3] join into one.
    [[nodiscard]] friend constexpr bool touches(const interval& a, const interval& b) noexcept {
        return a.upper_ == b.lower_ && a.upper_open_ != b.lower_open_;
    }
    /// The numbers that both allow, or nothing where they exclude each other. O(1).
    [[nodiscard]] friend constexpr std::optional<interval> intersection(const interval& a,
                                                                        const interval& b) noexcept {
        if (before(a, b) || before(b, a)) return std::nullopt;
        const interval& low = starts_before(a, b) ? b : a;
        const interval& high = ends_after(a, b) ? b : a;
        return interval{low.lower_, low.lower_open_, high.upper_, high.upper_open_};
    }
    /// The smallest interval that holds both. O(1).
    [[nodiscard]] friend constexpr interval hull(const interval& a, const interval& b) noexcept {
        const interval& low = starts_before(b, a) ? b : a;
        const interval& high = ends_after(b, a) ? b : a;
        return interval{low.lower_, low.lower_open_, high.upper_, high.upper_open_};
    }
    /// What lies below the interval, or nothing where it has no lower end. O(1).
    [[nodiscard]] constexpr std::optional<interval> below() const noexcept {
        if (!has_lower()) return std::nullopt;
        return interval{-infinity, true, lower_, !lower_open_};
    }
    /// What lies above the interval, or nothing where it has no upper end. O(1).
    [[nodiscard]] constexpr std::optional<interval> above() const noexcept {
        if (!has_upper()) return std::nullopt;
        return interval{upper_, !upper_open_, infinity, true};
    }

private:
    static constexpr double infinity = std::numeric_limits<double>::infinity();

    constexpr interval(double low, bool low_open, double high, bool high_open) noexcept
        : lower_{low}, upper_{high}, lower_open_{low_open}, upper_open_{high_open} {}

    static constexpr double finite(double x) {
        if (x != x) throw std::invalid_argument("interval: the figure is not a number (NaN)");
        if (x == infinity || x == -infinity) throw std::invalid_argument("interval: the figure is infinite");
        return x + 0.0;  // -0 becomes 0, so that equal intervals print alike
    }
    static std::string describe_empty(double low, bool low_open, double high, bool high_open);

    double lower_ = -infinity;
    double upper_ = infinity;
    bool lower_open_ = true;
    bool upper_open_ = true;
};

}  // namespace hearsay::inline v1

/// Writes mathematical notation, `[10000, inf)`; takes the width and fill of a string.
template <>
struct fmt::formatter<hearsay::interval> : fmt::formatter<fmt::string_view> {
    template <class Context>
    auto format(const hearsay::interval& x, Context& ctx) const {
        fmt::memory_buffer text;
        if (x.is_point()) {
            fmt::format_to(std::back_inserter(text), "{{{}}}", x.lower());
        } else {
            fmt::format_to(std::back_inserter(text), "{}{}, {}{}", x.lower_open() ? '(' : '[', x.lower(), x.upper(),
                           x.upper_open() ? ')' : ']');
        }
        return fmt::formatter<fmt::string_view>::format({text.data(), text.size()}, ctx);
    }
};

inline std::string hearsay::interval::describe_empty(double low, bool low_open, double high, bool high_open) {
    return fmt::format("interval: no number lies in {}{}, {}{}", low_open ? '(' : '[', low, high,
                       high_open ? ')' : ']');
}
