#pragma once

#include <hearsay/compare/detail/line.hpp>
#include <hearsay/compare/detail/meetings.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace hearsay::inline v1::detail {

/// Intervals of a line with weights that change one at a time, counted without looking at each.
///
/// Most of them lie in order, with running sums and a coarse grid of sums over the ranks of both ends, as they were when
/// that was last built. What came or changed since is looked at one by one, until there is so much of it that it is
/// merged. O(sqrt n) a change and a count, with small constants; questions of the news have few hundred positions.
/// A Fenwick tree of sorted blocks was rejected: at these sizes its cache misses cost more than the scans.
class line_index {
public:
    struct counts {
        tally agree = 0;     ///< one holds all of the other; itself included
        tally conflict = 0;  ///< nothing is shared
    };

    [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }

    /// Adds an interval that is not empty, and gives its number. O(1).
    std::uint32_t add(cut begin, cut end, tally weight) {
        rows_.push_back({begin, end, weight});
        return static_cast<std::uint32_t>(rows_.size() - 1);
    }

    /// Gives an interval another weight, and gives back what it had. O(1).
    tally change(std::uint32_t which, tally weight) {
        row& r = rows_[which];
        if (which < sorted_) changed_.push_back({r.begin, r.end, weight - r.weight});
        return std::exchange(r.weight, weight);
    }
    [[nodiscard]] std::pair<cut, cut> interval(std::uint32_t which) const noexcept {
        return {rows_[which].begin, rows_[which].end};
    }

    /// How all of them stand to one interval, that is not empty. O(sqrt n), amortised.
    [[nodiscard]] counts count(cut begin, cut end) {
        const std::size_t loose = rows_.size() - sorted_ + changed_.size();
        if (loose > scanned && loose * loose > 4 * rows_.size()) merge();
        counts made;
        if (sorted_ != 0) made = parts_->count(begin, end);
        scan(rows_.data() + sorted_, rows_.data() + rows_.size(), begin, end, made);
        scan(changed_.data(), changed_.data() + changed_.size(), begin, end, made);
        return made;
    }

private:
    static constexpr std::size_t scanned = 48;  // so many cost less to look at than to keep in order

    struct row {
        cut begin;
        cut end;
        tally weight;
    };

    static void scan(const row* from, const row* to, cut begin, cut end, counts& made) noexcept {
        tally agree = 0;
        tally conflict = 0;
        for (; from != to; ++from) {
            const bool apart = (from->end <= begin) | (from->begin >= end);
            const bool nested =
                ((from->begin <= begin) & (from->end >= end)) | ((from->begin >= begin) & (from->end <= end));
            conflict += from->weight & (tally{0} - static_cast<tally>(apart));
            agree += from->weight & (tally{0} - static_cast<tally>(nested));
        }
        made.agree += agree;
        made.conflict += conflict;
    }

    /// What is in order: by where it begins and by where it ends.
    struct ordered {
        struct ranked {
            std::uint32_t rank;  // in the other order
            std::uint32_t row;
        };
        std::vector<cut> begins, ends;                // ascending
        std::vector<ranked> by_begin, by_end;         // beside those
        std::vector<tally> before_begin, before_end;  // running sums; one more: of all
        std::vector<tally> grid;  // sums over all that begin before a block of ranks and end before one
        unsigned shift = 0;       // of a rank to its block
        std::size_t blocks = 0;   // with one more at the start, of nothing

        [[nodiscard]] counts count(cut begin, cut end) const noexcept {
            std::size_t in_begins[] = {0, 0, 0};
            std::size_t in_ends[] = {0, 0, 0};
            find(begins, {begin, begin + 1, end}, in_begins);
            find(ends, {begin + 1, end, end + 1}, in_ends);
            const auto [first, last, behind] = in_begins;  // begin before it; there or before; before its end
            const auto [ahead, shorter, up_to] =
                in_ends;  // end at its begin or before; before its end; there or before
            counts made;
            made.conflict = before_end[ahead] + before_begin.back() - before_begin[behind];
            // Around it, if before it or where it does; inside, if where it begins or later: each that begins there is one.
            made.agree = before_begin[last] - below(first, shorter) + before_end[up_to] - below(last, up_to);
            return made;
        }

        /// How many of some ascending cuts lie below each of three others. All at once, so that they wait together.
        static void find(const std::vector<cut>& in, const cut (&what)[3], std::size_t (&found)[3]) noexcept {
            const cut* const data = in.data();
            for (std::size_t length = in.size(); length > 1; length -= length / 2) {
                const std::size_t half = length / 2;
                for (std::size_t i = 0; i < 3; ++i)
                    found[i] += data[found[i] + half - 1] < what[i] ? half : 0;
            }
            for (std::size_t i = 0; i < 3; ++i) found[i] += data[found[i]] < what[i] ? 1 : 0;
        }

        /// The sum of those among the first by begin that are among the first by end.
        [[nodiscard]] tally below(std::size_t by_its_begin, std::size_t by_its_end) const noexcept {
            const std::size_t row = by_its_begin >> shift;
            const std::size_t column = by_its_end >> shift;
            tally sum = grid[row * blocks + column];
            for (std::size_t i = row << shift; i < by_its_begin; ++i) {
                const bool counts_in = by_begin[i].rank < by_its_end;
                sum += (before_begin[i + 1] - before_begin[i]) & (tally{0} - static_cast<tally>(counts_in));
            }
            for (std::size_t i = column << shift; i < by_its_end; ++i) {
                const bool counts_in = by_end[i].rank < (row << shift);
                sum += (before_end[i + 1] - before_end[i]) & (tally{0} - static_cast<tally>(counts_in));
            }
            return sum;
        }

        void sum_up(const std::vector<line_index::row>& rows) {
            const std::size_t n = begins.size();
            shift = std::max(4U, (static_cast<unsigned>(std::bit_width(n)) - 1) / 2);
            blocks = (n >> shift) + 1;
            before_begin.resize(n + 1);
            before_end.resize(n + 1);
            grid.assign(blocks * blocks, 0);
            tally sum = 0;
            for (std::size_t i = 0; i < n; ++i) {
                const tally weight = rows[by_begin[i].row].weight;
                before_begin[i] = sum;
                sum += weight;
                const std::size_t row = (i >> shift) + 1;
                const std::size_t column = (by_begin[i].rank >> shift) + 1;
                if (row < blocks && column < blocks) grid[row * blocks + column] += weight;
            }
            before_begin[n] = sum;
            sum = 0;
            for (std::size_t i = 0; i < n; ++i) {
                before_end[i] = sum;
                sum += rows[by_end[i].row].weight;
            }
            before_end[n] = sum;
            for (std::size_t r = 1; r < blocks; ++r) {
                tally in_row = 0;
                for (std::size_t c = 1; c < blocks; ++c) {
                    in_row += grid[r * blocks + c];
                    grid[r * blocks + c] = in_row + grid[(r - 1) * blocks + c];
                }
            }
        }
    };

    /// Puts what is loose in order with the rest. O(n + m log m) for m loose ones.
    void merge() {
        if (!parts_) parts_ = std::make_unique<ordered>();
        ordered& p = *parts_;
        if (sorted_ != rows_.size()) {
            put_in(p.begins, p.by_begin, [&](std::uint32_t r) { return rows_[r].begin; });
            put_in(p.ends, p.by_end, [&](std::uint32_t r) { return rows_[r].end; });
            sorted_ = static_cast<std::uint32_t>(rows_.size());
            ranks_.resize(rows_.size());
            for (std::uint32_t i = 0; i < sorted_; ++i) ranks_[p.by_begin[i].row] = i;
            for (std::uint32_t i = 0; i < sorted_; ++i) {
                std::uint32_t& rank = ranks_[p.by_end[i].row];
                p.by_end[i].rank = rank;
                p.by_begin[rank].rank = i;
            }
        }
        changed_.clear();
        p.sum_up(rows_);
    }

    template <class Key>
    void put_in(std::vector<cut>& keys, std::vector<ordered::ranked>& order, Key&& key) {
        fresh_.clear();
        for (std::uint32_t r = sorted_; r < rows_.size(); ++r) fresh_.emplace_back(key(r), r);
        std::sort(fresh_.begin(), fresh_.end());
        std::size_t old = keys.size();
        std::size_t left = fresh_.size();
        std::size_t to = old + left;
        keys.resize(to);
        order.resize(to);
        while (left != 0) {
            --to;
            if (old != 0 && keys[old - 1] > fresh_[left - 1].first) {
                --old;
                keys[to] = keys[old];
                order[to] = order[old];
            } else {
                --left;
                keys[to] = fresh_[left].first;
                order[to].row = fresh_[left].second;
            }
        }
    }

    std::vector<row> rows_;           // in the order in which they came
    std::vector<row> changed_;        // of those in order: by how much
    std::uint32_t sorted_ = 0;        // so many rows are in order
    std::unique_ptr<ordered> parts_;  // most questions have too few for it
    std::vector<std::uint32_t> ranks_;
    std::vector<std::pair<cut, std::uint32_t>> fresh_;
};

}  // namespace hearsay::inline v1::detail
