#pragma once

#include <hearsay/compare/detail/line.hpp>

#include <boost/sort/pdqsort/pdqsort.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace hearsay::inline v1::detail {

/// Two counts in one word, added and taken away as one: positions below, statements above. Each stays below 2^32.
using tally = std::uint64_t;
[[nodiscard]] constexpr tally tally_of(std::uint32_t statements) noexcept {
    return std::uint64_t{statements} << 32 | 1;
}
[[nodiscard]] constexpr std::uint32_t positions_in(tally t) noexcept { return static_cast<std::uint32_t>(t); }
[[nodiscard]] constexpr std::uint32_t statements_in(tally t) noexcept {
    return static_cast<std::uint32_t>(t >> 32);
}

/// An interval of a line with what it stands for.
struct weighed {
    cut begin;
    cut end;
    tally weight;
    std::uint32_t row;
};

/// Where some intervals begin and where they end, each in ascending order: enough to count what shares nothing.
class end_points {
public:
    void clear() noexcept {
        begins_.clear();
        ends_.clear();
    }
    void add(cut begin, cut end, std::uint32_t row) {
        begins_.push_back({begin, row});
        ends_.push_back({end, row});
    }
    /// O(n log n).
    void sort() {
        const auto before = [](const point& a, const point& b) { return a.at < b.at; };
        boost::sort::pdqsort_branchless(begins_.begin(), begins_.end(), before);
        boost::sort::pdqsort_branchless(ends_.begin(), ends_.end(), before);
    }

    /// For each of these intervals the weight of those of `others`, which may be the same ones, that end before it
    /// begins or begin where it has ended: `report(row, weight)`, twice a row, in no particular order. O(n + m).
    /// \param weights  by row, of `others`
    template <class Report>
    void count_disjoint(const end_points& others, std::span<const tally> weights, Report&& report) const {
        tally closed = 0;
        std::size_t next = 0;
        for (const point& begin : begins_) {
            for (; next < others.ends_.size() && others.ends_[next].at <= begin.at; ++next)
                closed += weights[others.ends_[next].row];
            report(begin.row, closed);
        }
        tally to_come = 0;
        next = others.begins_.size();
        for (std::size_t i = ends_.size(); i-- != 0;) {
            for (; next != 0 && others.begins_[next - 1].at >= ends_[i].at; --next)
                to_come += weights[others.begins_[next - 1].row];
            report(ends_[i].row, to_come);
        }
    }

private:
    struct point {
        cut at;
        std::uint32_t row;
    };
    std::vector<point> begins_;
    std::vector<point> ends_;
};

/// Intervals by where they begin and by where they end, with running sums.
class ordered_intervals {
public:
    std::vector<weighed> by_begin;       // equal begins by their ends
    std::vector<std::uint32_t> by_end;   // places in `by_begin`
    std::vector<cut> ends;               // distinct, ascending
    std::vector<tally> up_to_end;        // by place in `ends`: the sum of all that end there or before
    std::vector<std::uint32_t> end_of;   // by place in `by_begin`: its place in `ends`
    std::vector<tally> before_begin;     // by place in `by_begin`: the sum of all before it; one more: of all

    void clear() noexcept { by_begin.clear(); }
    [[nodiscard]] bool empty() const noexcept { return by_begin.empty(); }
    [[nodiscard]] std::size_t size() const noexcept { return by_begin.size(); }
    [[nodiscard]] tally total() const noexcept { return before_begin.back(); }

    /// Puts `by_begin`, filled in any order, in order. O(n log n).
    void sort() {
        std::sort(by_begin.begin(), by_begin.end(), [](const weighed& a, const weighed& b) {
            return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
        });
        const std::size_t n = by_begin.size();
        before_begin.resize(n + 1);
        before_begin[0] = 0;
        keys_.resize(n);
        for (std::size_t i = 0; i < n; ++i) {
            before_begin[i + 1] = before_begin[i] + by_begin[i].weight;
            keys_[i] = {by_begin[i].end, static_cast<std::uint32_t>(i)};
        }
        boost::sort::pdqsort_branchless(keys_.begin(), keys_.end());
        by_end.resize(n);
        end_of.resize(n);
        ends.clear();
        up_to_end.clear();
        tally sum = 0;
        for (std::size_t i = 0; i < n; ++i) {
            const auto [end, place] = keys_[i];
            sum += by_begin[place].weight;
            if (ends.empty() || ends.back() != end) {
                ends.push_back(end);
                up_to_end.push_back(sum);
            } else {
                up_to_end.back() = sum;
            }
            by_end[i] = place;
            end_of[place] = static_cast<std::uint32_t>(ends.size() - 1);
        }
    }

private:
    std::vector<std::pair<cut, std::uint32_t>> keys_;
};

/// How some intervals stand to another one.
struct meeting {
    tally disjoint = 0;  ///< share nothing with it
    tally around = 0;    ///< hold all of it, equal ones included
    tally inside = 0;    ///< lie within it, equal ones included
    tally equal = 0;
};

/// For each interval of `a`, how those of `b`, which may be `a` itself, stand to it: `report(row, meeting)`, in no
/// particular order.
///
/// A sweep over the lower ends, with a Fenwick tree over the upper ends of `b` that holds what has begun: of an
/// interval that contains another one the beginning lies before and the end behind.
/// O((n + m) log m). Fenwick, Softw. Pract. Exper. 24 (1994).
class meeting_counter {
public:
    template <class Report>
    void count(const ordered_intervals& a, const ordered_intervals& b, Report&& report) {
        if (a.empty() || b.empty()) return;
        place_ends(a, b);
        tree_.assign(b.ends.size() + 1, 0);
        std::size_t begun = 0;   // of b: so many have been met on the way
        std::size_t closed = 0;  // of b.ends: those up to where we are
        for (std::size_t from = 0; from < a.size();) {
            const cut at = a.by_begin[from].begin;
            std::size_t to = from;
            while (closed < b.ends.size() && b.ends[closed] <= at) ++closed;
            while (begun < b.size() && b.by_begin[begun].begin < at) add(b, begun++);
            inside_.clear();
            for (std::size_t i = from; i < a.size() && a.by_begin[i].begin == at; ++i)
                inside_.push_back(up_to(b, last_[i]) - sum(last_[i]));
            std::size_t equal_at = begun;
            while (begun < b.size() && b.by_begin[begun].begin == at) add(b, begun++);
            tally equal = 0;
            for (; to < a.size() && a.by_begin[to].begin == at; ++to) {
                const cut end = a.by_begin[to].end;
                meeting met;
                met.disjoint = up_to(b, closed) + b.total() - b.before_begin[behind_[to]];
                met.inside = inside_[to - from];
                met.around = b.before_begin[begun] - sum(first_[to]);
                if (to == from || a.by_begin[to - 1].end != end) equal = 0;
                while (equal_at < begun && b.by_begin[equal_at].end < end) ++equal_at;
                for (; equal_at < begun && b.by_begin[equal_at].end == end; ++equal_at)
                    equal += b.by_begin[equal_at].weight;
                met.equal = equal;
                report(a.by_begin[to].row, met);
            }
            from = to;
        }
    }

private:
    /// For each interval of `a`: how many ends of `b` lie before its own, how many there or before, and how many
    /// intervals of `b` begin before its end.
    void place_ends(const ordered_intervals& a, const ordered_intervals& b) {
        first_.resize(a.size());
        last_.resize(a.size());
        behind_.resize(a.size());
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        std::uint32_t behind = 0;
        for (const std::uint32_t i : a.by_end) {
            const cut end = a.by_begin[i].end;
            while (first < b.ends.size() && b.ends[first] < end) ++first;
            if (last < first) last = first;
            while (last < b.ends.size() && b.ends[last] <= end) ++last;
            while (behind < b.size() && b.by_begin[behind].begin < end) ++behind;
            first_[i] = first;
            last_[i] = last;
            behind_[i] = behind;
        }
    }

    [[nodiscard]] static tally up_to(const ordered_intervals& b, std::size_t ends) noexcept {
        return ends == 0 ? 0 : b.up_to_end[ends - 1];
    }
    void add(const ordered_intervals& b, std::size_t place) noexcept {
        const tally weight = b.by_begin[place].weight;
        for (std::size_t i = b.end_of[place] + 1; i < tree_.size(); i += i & (~i + 1)) tree_[i] += weight;
    }
    [[nodiscard]] tally sum(std::size_t ends) const noexcept {
        tally made = 0;
        for (std::size_t i = ends; i != 0; i &= i - 1) made += tree_[i];
        return made;
    }

    std::vector<tally> tree_;
    std::vector<tally> inside_;
    std::vector<std::uint32_t> first_, last_, behind_;
};

}  // namespace hearsay::inline v1::detail
