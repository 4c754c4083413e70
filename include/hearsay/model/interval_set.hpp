#pragma once

#include <hearsay/model/detail/small_vector.hpp>
#include <hearsay/model/interval.hpp>
#include <hearsay/model/value_set.hpp>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <span>
#include <vector>

namespace hearsay::inline v1 {

/// A union of pieces of a line: "not between 5 and 10" leaves (-inf, 5) and (10, inf).
///
/// The pieces are ascending, and neither meet nor touch, so that equal sets have equal pieces. A piece is an `interval`
/// or a `day_range`: whatever has before, touches, ends_after, intersection, hull, below and above.
/// Complexity: linear in the pieces for every operation. Two pieces need no allocation.
template <class Piece>
class piecewise {
public:
    using piece = Piece;

    piecewise() noexcept = default;  ///< nothing
    piecewise(const Piece& only) : pieces_{only} {}
    /// The union of any pieces, in any order, overlapping or not. O(n log n).
    piecewise(std::initializer_list<Piece> pieces) : piecewise{std::span<const Piece>{pieces.begin(), pieces.size()}} {}
    explicit piecewise(std::span<const Piece> pieces) : pieces_{pieces.begin(), pieces.end()} {
        std::sort(pieces_.begin(), pieces_.end(),
                  [](const Piece& a, const Piece& b) { return starts_before(a, b); });
        join();
    }
    [[nodiscard]] static piecewise everything() { return piecewise{Piece::everything()}; }

    [[nodiscard]] std::size_t size() const noexcept { return pieces_.size(); }
    [[nodiscard]] auto begin() const noexcept { return pieces_.begin(); }
    [[nodiscard]] auto end() const noexcept { return pieces_.end(); }
    [[nodiscard]] const Piece& front() const noexcept { return pieces_.front(); }
    [[nodiscard]] const Piece& back() const noexcept { return pieces_.back(); }
    [[nodiscard]] const Piece& operator[](std::size_t i) const noexcept { return pieces_[i]; }

    friend bool operator==(const piecewise& a, const piecewise& b) noexcept {
        return std::equal(a.begin(), a.end(), b.begin(), b.end());
    }

    [[nodiscard]] friend bool is_empty(const piecewise& a) noexcept { return a.pieces_.empty(); }

    [[nodiscard]] friend bool intersects(const piecewise& a, const piecewise& b) noexcept {
        for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
            if (before(*x, *y)) ++x;
            else if (before(*y, *x)) ++y;
            else return true;
        }
        return false;
    }

    /// Whether b lies within a.
    [[nodiscard]] friend bool contains(const piecewise& a, const piecewise& b) noexcept {
        auto x = a.begin();
        for (const Piece& y : b) {
            while (x != a.end() && before(*x, y)) ++x;
            if (x == a.end() || !x->contains(y)) return false;
        }
        return true;
    }

    [[nodiscard]] friend piecewise intersection(const piecewise& a, const piecewise& b) {
        piecewise both;
        for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
            if (const auto common = intersection(*x, *y)) both.pieces_.push_back(*common);
            if (ends_after(*x, *y)) ++y;
            else ++x;
        }
        return both;
    }

    [[nodiscard]] friend piecewise union_of(const piecewise& a, const piecewise& b) {
        piecewise either;
        either.pieces_.reserve(a.size() + b.size());
        std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(either.pieces_),
                   [](const Piece& x, const Piece& y) { return starts_before(x, y); });
        either.join();
        return either;
    }

    [[nodiscard]] friend piecewise complement(const piecewise& a) {
        piecewise rest;
        if (a.pieces_.empty()) {
            rest.pieces_.push_back(Piece::everything());
            return rest;
        }
        if (const auto below = a.front().below()) rest.pieces_.push_back(*below);
        for (std::size_t i = 0; i + 1 < a.size(); ++i) {
            rest.pieces_.push_back(*intersection(*a[i].above(), *a[i + 1].below()));
        }
        if (const auto above = a.back().above()) rest.pieces_.push_back(*above);
        return rest;
    }

    /// The smallest piece that holds the set, or nothing for the empty one.
    [[nodiscard]] friend std::optional<Piece> hull(const piecewise& a) {
        if (a.pieces_.empty()) return std::nullopt;
        return hull(a.front(), a.back());
    }

    /// The total width of the pieces: 0 for points and for nothing, infinite where an end is absent.
    [[nodiscard]] friend double measure(const piecewise& a) noexcept {
        double sum = 0;
        for (const Piece& piece : a) sum += piece.width();
        return sum;
    }

    /// The cells of `elementary_cells` in value_set.hpp, ascending, by one sweep over the ends. O(n log n + cells).
    [[nodiscard]] friend std::vector<piecewise> elementary_cells(const std::vector<piecewise>& sets) {
        // Cut points: "the line is cut just below the start of a piece and just above its end". Cutting everything
        // at once needs only the sorted starts, since what lies above a piece starts where the piece ends.
        std::vector<Piece> from;  // unbounded above: each stands for the cut at its lower end
        std::vector<Piece> all;
        for (const piecewise& set : sets) {
            for (const Piece& piece : set) {
                all.push_back(piece);
                if (const auto below = piece.below()) from.push_back(*below->above());
                if (const auto above = piece.above()) from.push_back(*above);
            }
        }
        std::sort(from.begin(), from.end(), [](const Piece& a, const Piece& b) { return starts_before(a, b); });
        from.erase(std::unique(from.begin(), from.end()), from.end());
        const piecewise covered{std::span<const Piece>{all}};
        std::vector<piecewise> cells;
        auto cover = covered.begin();
        const auto add_if_covered = [&](const Piece& cell) {
            while (cover != covered.end() && before(*cover, cell)) ++cover;
            if (cover != covered.end() && cover->contains(cell)) cells.emplace_back(cell);
        };
        if (from.empty()) {
            add_if_covered(Piece::everything());
            return cells;
        }
        add_if_covered(*from.front().below());
        for (std::size_t i = 0; i + 1 < from.size(); ++i) add_if_covered(*intersection(from[i], *from[i + 1].below()));
        add_if_covered(from.back());
        return cells;
    }

private:
    void join() {  // expects ascending starts
        if (pieces_.empty()) return;
        auto last = pieces_.begin();
        for (auto next = last + 1; next != pieces_.end(); ++next) {
            if (!before(*last, *next) || touches(*last, *next)) *last = hull(*last, *next);
            else *++last = *next;
        }
        pieces_.erase(last + 1, pieces_.end());
    }

    boost::container::small_vector<Piece, 2> pieces_;
};

/// A union of intervals of numbers, in one unit. `complement(interval{between 5 and 10})` has two pieces.
using interval_set = piecewise<interval>;

}  // namespace hearsay::inline v1

/// Writes the pieces in mathematical notation, `(-inf, 5) u (10, inf)`, and `{}` for nothing.
template <class Piece>
struct fmt::formatter<hearsay::piecewise<Piece>> : fmt::formatter<fmt::string_view> {
    template <class Context>
    auto format(const hearsay::piecewise<Piece>& set, Context& ctx) const {
        fmt::memory_buffer text;
        for (const Piece& piece : set) {
            fmt::format_to(std::back_inserter(text), "{}{}", text.size() == 0 ? "" : " u ", piece);
        }
        if (text.size() == 0) fmt::format_to(std::back_inserter(text), "{{}}");
        return fmt::formatter<fmt::string_view>::format({text.data(), text.size()}, ctx);
    }
};
