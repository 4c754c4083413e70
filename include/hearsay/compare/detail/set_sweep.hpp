#pragma once

#include <hearsay/compare/detail/line.hpp>
#include <hearsay/compare/detail/meetings.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace hearsay::inline v1::detail {

/// Which sets of a maximal family a value of the line is in, by their numbers: `first` to `last`; where it
/// has a hole, all but those from `last` to `first`.
struct set_range {
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    [[nodiscard]] bool holds(std::uint32_t number) const noexcept {
        return first <= last ? first <= number && number < last : number < last || first <= number;
    }
    friend bool operator==(const set_range&, const set_range&) = default;
};

/// Finds the maximal sets of values of one line that share a place, by a sweep over their ends.
///
/// Between an end and the next beginning lies no cell that another does not hold, so that at most n + 1 cells
/// need a thought: those where something has begun and then something ends. Where nothing has a hole, each of
/// them is a set of its own. A hole is an end with a beginning behind it, and what holds at one cell may hold
/// at others far away, or be beaten there: see `settle`. O(n log n). Used again for the next line, for its
/// memory.
class set_sweep {
public:
    /// A cell of the line where as much holds as anywhere near.
    struct cell {
        cut begin;
        cut end;
        tally held;  ///< by those that hold there
    };
    /// A value on the line: what it holds, less its hole, and what stands behind it.
    struct row {
        std::uint32_t begin = 0;  ///< its first cell; of a hole the first one behind it
        std::uint32_t end = 0;    ///< the first cell behind it; of a hole its first one
        bool holed = false;
    };
    static constexpr std::uint32_t none = 0xffffffff;

    std::vector<cell> cells;              ///< ascending
    std::vector<row> rows;                ///< in the order in which they were added
    std::vector<std::uint32_t> set_of;    ///< of each cell; or `none`
    std::vector<std::uint32_t> numbered;  ///< of each cell, how many sets begin before it; and of the end
    std::uint32_t sets = 0;

    void clear() noexcept {
        begins_.clear();
        ends_.clear();
        rows.clear();
        cells.clear();
        held_everywhere_ = 0;
        holes_ = false;
    }

    /// All with holes have to reach equally far, and to hold the others between their ends.
    void add(const line_value& value, std::uint32_t statements) {
        const auto number = static_cast<std::uint32_t>(rows.size());
        rows.push_back({0, 0, value.has_hole()});
        if (value.has_hole()) {
            holes_ = true;
            outer_begin_ = value.begin;
            outer_end_ = value.end;
            held_everywhere_ += tally_of(statements);
            ends_.push_back({value.hole_begin, number, statements});
            begins_.push_back({value.hole_end, number, statements});
        } else {
            begins_.push_back({value.begin, number, statements});
            ends_.push_back({value.end, number, statements});
        }
    }

    /// Finds the sets; with `Best` only those that `rank(tally)` puts highest.
    template <bool Best, class Rank>
    void find(Rank&& rank) {
        sweep();
        set_of.assign(cells.size(), none);
        std::size_t wanted = cells.size();
        if constexpr (Best) {
            best_.clear();
            std::uint32_t most = 0;
            for (std::uint32_t c = 0; c < cells.size(); ++c) {
                const std::uint32_t high = rank(cells[c].held);
                if (high < most) continue;
                if (high > most) best_.clear();
                most = high;
                best_.push_back(c);
            }
            wanted = best_.size();
        }
        const bool settled = holes_ && wanted > 1;
        if (settled) settle();
        sets = 0;
        numbered.assign(cells.size() + 1, 0);
        const auto number = [&](std::uint32_t c) {
            if (set_of[c] == none) {
                set_of[c] = sets++;
                ++numbered[c + 1];
            }
            if (settled && same_[c] != none) set_of[same_[c]] = set_of[c];
        };
        if constexpr (Best) {
            for (const std::uint32_t c : best_) number(c);
        } else {
            for (std::uint32_t c = 0; c < cells.size(); ++c) {
                if (!settled || !beaten_[c]) number(c);
            }
        }
        for (std::size_t c = 0; c < cells.size(); ++c) numbered[c + 1] += numbered[c];
    }

    /// The sets that a row is in.
    [[nodiscard]] set_range range_of(std::size_t which) const noexcept {
        const row& r = rows[which];
        const set_range made{numbered[r.begin], numbered[r.end]};
        if (!r.holed) return made;
        if (made.first == made.last) return {0, sets};
        return made.last == 0 && made.first == sets ? set_range{} : made;
    }

private:
    struct event {
        cut at;
        std::uint32_t row;
        std::uint32_t statements;
    };

    void sweep() {
        const auto earlier = [](const event& a, const event& b) { return a.at < b.at; };
        std::sort(begins_.begin(), begins_.end(), earlier);
        std::sort(ends_.begin(), ends_.end(), earlier);
        tally held = held_everywhere_;
        cut begun_at = outer_begin_;
        bool begun = holes_;
        const auto begin = [&](const event& e) {
            rows[e.row].begin = static_cast<std::uint32_t>(cells.size());
            held += tally_of(e.statements);
            begun_at = e.at;
            begun = true;
        };
        std::size_t next = 0;
        for (const event& e : ends_) {
            while (next < begins_.size() && begins_[next].at < e.at) begin(begins_[next++]);
            if (begun) cells.push_back({begun_at, e.at, held});
            begun = false;
            rows[e.row].end = static_cast<std::uint32_t>(cells.size());
            held -= tally_of(e.statements);
        }
        while (next < begins_.size()) begin(begins_[next++]);
        if (begun) cells.push_back({begun_at, outer_end_, held});
    }

    /// Finds the cells that others beat, and those that share their set with others.
    ///
    /// At y holds all that holds at x, if nothing of x ends between them and no hole that is not over x is
    /// over y. Of such y on either side the nearest tells enough: if more holds there, it beats x; if as
    /// much, x and y are one set, and what beats y on that side beats x. On the right, that is the first cell
    /// behind all the holes that begin at the end of x, together with those that they run into; unless
    /// something that holds at x has ended before. Which holes run into each other and what ends first, two
    /// stacks tell in one pass for each side.
    void settle() {
        const auto n = static_cast<std::uint32_t>(cells.size());
        beaten_.assign(n, 0);
        same_.assign(n, none);
        limits_.assign(n + 1, {none, 0, 0, none});
        for (const row& r : rows) {
            if (r.holed) {
                if (r.begin == r.end) continue;
                limits_[r.end].hole_end = std::max(limits_[r.end].hole_end, r.begin);
                limits_[r.begin].hole_begin = std::min(limits_[r.begin].hole_begin, r.end);
            } else {
                limits_[r.end].begin = std::min(limits_[r.end].begin, r.begin);
                limits_[r.begin].end = std::max(limits_[r.begin].end, r.end);
            }
        }
        const auto joined = [&](std::uint32_t x, std::uint32_t y, std::uint8_t side) {
            const std::uint32_t here = positions_in(cells[x].held);
            const std::uint32_t there = positions_in(cells[y].held);
            if (there > here || (beaten_[y] & side) != 0) beaten_[x] |= side;
            return there == here;
        };
        plain_.clear();
        holes_met_.clear();
        for (std::uint32_t x = n; x-- != 0;) {
            const std::uint32_t at = x + 1;
            std::uint32_t y = at;
            if (at < n) {
                if (const std::uint32_t begin = limits_[at].begin; begin != none) {
                    while (!plain_.empty() && plain_.back().begin >= begin) plain_.pop_back();
                    plain_.push_back({begin, at});
                }
                if (std::uint32_t end = limits_[at].hole_end; end != 0) {
                    for (; !holes_met_.empty() && holes_met_.back().begin <= end; holes_met_.pop_back())
                        end = std::max(end, holes_met_.back().end);
                    holes_met_.push_back({at, end});
                    y = end;
                }
            }
            while (!plain_.empty() && plain_.back().begin > x) plain_.pop_back();
            const std::uint32_t ends = plain_.empty() ? n : plain_.back().end;
            if (y < ends && joined(x, y, 1)) same_[x] = y;
        }
        plain_.clear();
        holes_met_.clear();
        for (std::uint32_t x = 0; x < n; ++x) {
            std::uint32_t y = x;  // the cell behind the one that is meant
            if (const std::uint32_t end = limits_[x].end; end != 0) {
                while (!plain_.empty() && plain_.back().end <= end) plain_.pop_back();
                plain_.push_back({x, end});
            }
            if (std::uint32_t begin = limits_[x].hole_begin; begin != none) {
                for (; !holes_met_.empty() && holes_met_.back().end >= begin; holes_met_.pop_back())
                    begin = std::min(begin, holes_met_.back().begin);
                holes_met_.push_back({begin, x});
                y = begin;
            }
            while (!plain_.empty() && plain_.back().end <= x) plain_.pop_back();
            const std::uint32_t begins = plain_.empty() ? 0 : plain_.back().begin;
            if (y > begins) (void)joined(x, y - 1, 2);
        }
    }

    struct limit {
        std::uint32_t begin;       // the lowest of what ends here
        std::uint32_t end;         // the highest of what begins here
        std::uint32_t hole_end;    // of the holes that begin here
        std::uint32_t hole_begin;  // of those that end here
    };
    struct stretch {
        std::uint32_t begin;
        std::uint32_t end;
    };

    std::vector<event> begins_, ends_;
    std::vector<std::uint32_t> best_;
    std::vector<std::uint8_t> beaten_;  // from the right, 1, and from the left, 2
    std::vector<std::uint32_t> same_;   // the next cell with the same set
    std::vector<limit> limits_;
    std::vector<stretch> plain_, holes_met_;
    tally held_everywhere_ = 0;
    cut outer_begin_ = 0;
    cut outer_end_ = 0;
    bool holes_ = false;
};

}  // namespace hearsay::inline v1::detail
