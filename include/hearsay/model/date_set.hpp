#pragma once

#include <hearsay/model/day.hpp>
#include <hearsay/model/interval_set.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>

namespace hearsay::inline v1 {

/// The days that a phrase leaves open: "by 1 November" is every day up to it, that day included.
///
/// Whole days from a first to a last, both included, never empty; an absent end stands for all days on that side. "After
/// 31 October" and "from 1 November" are the same range.
class day_range {
public:
    constexpr day_range() noexcept = default;  ///< every day

    [[nodiscard]] static constexpr day_range everything() noexcept { return {}; }
    [[nodiscard]] static constexpr day_range on(day d) { return between(d, d); }
    [[nodiscard]] static constexpr day_range by(day d) { return {no_first, number(d)}; }        ///< up to and with d
    [[nodiscard]] static constexpr day_range from(day d) { return {number(d), no_last}; }      ///< d and later
    [[nodiscard]] static constexpr day_range before_day(day d) { return {no_first, number(d) - 1}; }
    [[nodiscard]] static constexpr day_range after_day(day d) { return {number(d) + 1, no_last}; }
    /// Throws std::invalid_argument where the last day is before the first.
    [[nodiscard]] static constexpr day_range between(day first, day last) {
        if (last < first) throw std::invalid_argument("day_range: the last day is before the first");
        return {number(first), number(last)};
    }

    [[nodiscard]] constexpr bool has_first() const noexcept { return first_ != no_first; }
    [[nodiscard]] constexpr bool has_last() const noexcept { return last_ != no_last; }
    [[nodiscard]] constexpr std::optional<day> first() const noexcept {
        return has_first() ? std::optional{day{std::chrono::days{first_}}} : std::nullopt;
    }
    [[nodiscard]] constexpr std::optional<day> last() const noexcept {
        return has_last() ? std::optional{day{std::chrono::days{last_}}} : std::nullopt;
    }
    [[nodiscard]] constexpr bool is_bounded() const noexcept { return has_first() && has_last(); }
    [[nodiscard]] constexpr bool contains(day d) const noexcept { return first_ <= number(d) && number(d) <= last_; }
    [[nodiscard]] constexpr bool contains(const day_range& other) const noexcept {
        return first_ <= other.first_ && other.last_ <= last_;
    }
    /// How many days, infinite where an end is absent.
    [[nodiscard]] constexpr double width() const noexcept {
        return is_bounded() ? static_cast<double>(last_) - first_ + 1 : std::numeric_limits<double>::infinity();
    }

    friend constexpr bool operator==(const day_range&, const day_range&) noexcept = default;

    [[nodiscard]] friend constexpr bool starts_before(const day_range& a, const day_range& b) noexcept {
        return a.first_ < b.first_;
    }
    [[nodiscard]] friend constexpr bool ends_after(const day_range& a, const day_range& b) noexcept {
        return a.last_ > b.last_;
    }
    [[nodiscard]] friend constexpr bool before(const day_range& a, const day_range& b) noexcept {
        return a.last_ < b.first_;
    }
    [[nodiscard]] friend constexpr bool touches(const day_range& a, const day_range& b) noexcept {
        return a.has_last() && b.has_first() && a.last_ + 1 == b.first_;
    }
    [[nodiscard]] friend constexpr std::optional<day_range> intersection(const day_range& a,
                                                                         const day_range& b) noexcept {
        if (before(a, b) || before(b, a)) return std::nullopt;
        return day_range{std::max(a.first_, b.first_), std::min(a.last_, b.last_)};
    }
    [[nodiscard]] friend constexpr day_range hull(const day_range& a, const day_range& b) noexcept {
        return day_range{std::min(a.first_, b.first_), std::max(a.last_, b.last_)};
    }
    [[nodiscard]] constexpr std::optional<day_range> below() const noexcept {
        return has_first() ? std::optional{day_range{no_first, first_ - 1}} : std::nullopt;
    }
    [[nodiscard]] constexpr std::optional<day_range> above() const noexcept {
        return has_last() ? std::optional{day_range{last_ + 1, no_last}} : std::nullopt;
    }

private:
    static constexpr std::int32_t no_first = std::numeric_limits<std::int32_t>::min();
    static constexpr std::int32_t no_last = std::numeric_limits<std::int32_t>::max();

    constexpr day_range(std::int32_t first, std::int32_t last) noexcept : first_{first}, last_{last} {}
    static constexpr std::int32_t number(day d) noexcept {
        return static_cast<std::int32_t>(std::clamp(d, first_day - std::chrono::days{1}, last_day + std::chrono::days{1})
                                             .time_since_epoch()
                                             .count());
    }

    std::int32_t first_ = no_first;
    std::int32_t last_ = no_last;
};

/// A union of ranges of days; "not on 1 November" has two pieces.
using date_set = piecewise<day_range>;

}  // namespace hearsay::inline v1

/// Writes `2024-11-01`, `2024-11-01..2024-11-05`, `..2024-11-01`, `2024-11-01..`, and `..` for every day.
template <>
struct fmt::formatter<hearsay::day_range> : fmt::formatter<fmt::string_view> {
    template <class Context>
    auto format(const hearsay::day_range& range, Context& ctx) const {
        const auto first = range.first();
        const auto last = range.last();
        std::string text = first ? hearsay::to_string(*first) : "";
        if (!first || !last || *first != *last) text += ".." + (last ? hearsay::to_string(*last) : "");
        return fmt::formatter<fmt::string_view>::format(text, ctx);
    }
};
