#pragma once

#include <hearsay/compare/compare.hpp>
#include <hearsay/model/date_set.hpp>
#include <hearsay/model/interval_set.hpp>
#include <hearsay/model/truth.hpp>

#include <bit>
#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>

namespace hearsay::inline v1::detail {

/// A place between two neighbouring values of a line, or beyond all of them: just below or just above a number.
/// Whole numbers whose order is that of the places, so that an interval, open or closed, is two of them.
using cut = std::int64_t;

/// Values on a line: all from one cut to another, less a hole within. The denial of "5 to 10" where 0 and more is
/// asked for is [0, inf) less a hole from 5 to 10.
struct line_value {
    cut begin = 0;
    cut end = 0;  // not above `begin`: nothing
    cut hole_begin = 0;
    cut hole_end = 0;  // not above `hole_begin`: no hole

    [[nodiscard]] bool is_empty() const noexcept { return end <= begin; }
    [[nodiscard]] bool has_hole() const noexcept { return hole_begin < hole_end; }
    friend bool operator==(const line_value&, const line_value&) = default;
};

/// From one cut to another, less what lies from one to another: in its one form, whichever way they lie.
[[nodiscard]] inline line_value line_without(cut begin, cut end, cut hole_begin, cut hole_end) noexcept {
    if (hole_begin < begin) hole_begin = begin;
    if (hole_end > end) hole_end = end;
    if (hole_begin >= hole_end) return {begin, end, 0, 0};
    if (hole_begin == begin) return {hole_end, end, 0, 0};
    if (hole_end == end) return {begin, hole_begin, 0, 0};
    return {begin, end, hole_begin, hole_end};
}

/// What two values, neither empty, that lie on one line say of each other. Those with holes reach equally far and
/// hold all others between them, which `line_reader` sees to.
[[nodiscard]] inline verdict verdict_between(const line_value& a, const line_value& b) noexcept {
    const auto within = [](cut begin, cut end, cut outer_begin, cut outer_end) {
        return outer_begin <= begin && end <= outer_end;
    };
    if (a.has_hole() != b.has_hole()) {
        const line_value& holed = a.has_hole() ? a : b;
        const line_value& plain = a.has_hole() ? b : a;
        if (within(plain.begin, plain.end, holed.hole_begin, holed.hole_end)) return verdict::conflict;
        const bool beside = plain.end <= holed.hole_begin || holed.hole_end <= plain.begin;
        const bool all = within(holed.begin, holed.end, plain.begin, plain.end);
        return beside || all ? verdict::agree : verdict::compatible;
    }
    if (a.has_hole()) {
        const bool nested = within(a.hole_begin, a.hole_end, b.hole_begin, b.hole_end) ||
            within(b.hole_begin, b.hole_end, a.hole_begin, a.hole_end);
        return nested ? verdict::agree : verdict::compatible;
    }
    if (a.end <= b.begin || b.end <= a.begin) return verdict::conflict;
    const bool nested = within(a.begin, a.end, b.begin, b.end) || within(b.begin, b.end, a.begin, a.end);
    return nested ? verdict::agree : verdict::compatible;
}

/// A number as a whole number, so that the order stays: false for those beyond 2^511, and those nearer to 0 than
/// 2^-511, for which there is no room beside the bit that tells "just below" from "just above".
[[nodiscard]] inline bool order_of(double x, cut& order) noexcept {
    constexpr std::uint64_t sign = std::uint64_t{1} << 63;
    constexpr std::uint64_t infinite = std::uint64_t{0x7ff} << 52;
    constexpr std::uint64_t least = std::uint64_t{512} << 52;
    const auto bits = std::bit_cast<std::uint64_t>(x);
    std::uint64_t size = bits & ~sign;
    if (size != 0) {
        if (size == infinite)
            size = std::uint64_t{1023} << 52;
        else if (size >= least && size < least + (std::uint64_t{1022} << 52))
            size -= std::uint64_t{511} << 52;
        else
            return false;
    }
    order = (bits & sign) != 0 ? -static_cast<cut>(size) : static_cast<cut>(size);
    return true;
}

/// The number that a cut lies beside: the way back from `order_of`.
[[nodiscard]] inline double number_at(cut c) noexcept {
    const cut order = c >> 1;
    auto size = static_cast<std::uint64_t>(order < 0 ? -order : order);
    if (size == std::uint64_t{1023} << 52)
        size = std::uint64_t{0x7ff} << 52;
    else if (size != 0)
        size += std::uint64_t{511} << 52;
    const double x = std::bit_cast<double>(size);
    return order < 0 ? -x : x;
}

/// The cuts of a piece of a line, or false where `order_of` has none. Given by reference: a struct given back would be
/// put together in memory and read again at once, which costs more than the rest.
[[nodiscard]] inline bool read_piece(const interval& x, cut& begin, cut& end) noexcept {
    if (!order_of(x.lower(), begin) || !order_of(x.upper(), end)) return false;
    begin = begin * 2 + (x.lower_open() ? 1 : 0);
    end = end * 2 + (x.upper_open() ? 0 : 1);
    return true;
}
[[nodiscard]] inline bool read_piece(const day_range& x, cut& begin, cut& end) noexcept {
    constexpr cut far = std::numeric_limits<cut>::max() / 4;
    const auto number = [](day d) { return static_cast<cut>(d.time_since_epoch().count()); };
    const auto first = x.first();
    const auto last = x.last();
    begin = first ? number(*first) : -far;
    end = last ? number(*last) + 1 : far;
    return true;
}
[[nodiscard]] inline bool read_piece(truth_set x, cut& begin, cut& end) noexcept {
    begin = x.contains_answer(false) ? 0 : 1;
    end = x.contains_answer(true) ? 2 : 1;
    return true;
}

/// A set of up to two pieces as a value of the line, or nothing where it is none.
template <class Piece>
[[nodiscard]] std::optional<line_value> line_of(const piecewise<Piece>& set) noexcept {
    if (set.size() == 0) return line_value{};
    if (set.size() > 2) return std::nullopt;
    line_value made;
    if (!read_piece(set.front(), made.begin, made.hole_begin)) return std::nullopt;
    if (!read_piece(set.back(), made.hole_end, made.end)) return std::nullopt;
    if (set.size() == 1) made.hole_begin = made.hole_end = 0;
    return made;
}
[[nodiscard]] inline std::optional<line_value> line_of(truth_set set) noexcept {
    line_value made;
    if (!is_empty(set)) (void)read_piece(set, made.begin, made.end);
    return made;
}

}  // namespace hearsay::inline v1::detail
