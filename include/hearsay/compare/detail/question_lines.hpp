#pragma once

#include <hearsay/compare/detail/line_reader.hpp>
#include <hearsay/compare/detail/meetings.hpp>
#include <hearsay/compare/scope_nesting.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>
#include <vector>

namespace hearsay::inline v1::detail {

/// The positions on one question as values of a line, by scope and unit, ready to be counted, listed or swept over.
///
/// Two positions of one group are compared as they were stated; of one scope, in the question's unit where both
/// convert; of a part and its whole, by their outer ends. Used again for the next question, for its memory.
class question_lines {
public:
    /// Positions of one scope and one unit: rows `begin` to `end`.
    struct group {
        std::size_t begin;
        std::size_t end;
        scope_id scope;
        bool has_value;
        bool has_set;
    };
    /// Two groups, maybe one, whose positions can be compared, and how.
    struct meeting_groups {
        std::size_t a;
        std::size_t b;
        nesting nested;
        bool own;  ///< in the unit that they share
    };

    std::vector<lined_position> rows;  ///< by group, within it in the order of the case
    std::vector<group> groups;

    /// False where the question has to be compared pair by pair: see `line_reader`. Positions come ascending.
    template <class Kind, class Graph>
    [[nodiscard]] bool read(
        const Graph& graph, question_id question, const lens& by, std::span<const taken_line> taken) {
        line_reader<Kind, Graph> reader{graph, question, by};
        rows.resize(taken.size());
        if (!reader.prepare(taken)) return false;
        bool one_group = true;
        for (std::size_t i = 0; i < taken.size(); ++i) {
            if (!reader.read(taken[i], rows[i])) return false;
            one_group = one_group && key_of(rows[i]) == key_of(rows[0]);
        }
        if (!one_group) {
            std::stable_sort(rows.begin(), rows.end(),
                [](const lined_position& a, const lined_position& b) { return key_of(a) < key_of(b); });
        }
        groups.clear();
        for (std::size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
            line_value outer{};
            bool has_hole = false;
            for (end = begin; end < rows.size() && key_of(rows[end]) == key_of(rows[begin]); ++end) {
                const line_value& own = rows[end].own;
                if (rows[end].impossible || !own.has_hole()) continue;
                if (has_hole && (own.begin != outer.begin || own.end != outer.end)) return false;
                has_hole = true;
                outer = own;
            }
            for (std::size_t i = begin; has_hole && i < end; ++i) {
                const line_value& own = rows[i].own;
                if (!rows[i].impossible && (own.begin < outer.begin || own.end > outer.end)) return false;
            }
            groups.push_back({begin, end, rows[begin].scope, rows[begin].has_value, rows[begin].has_set});
        }
        return true;
    }

    /// Calls `visit(meeting_groups)` for every two groups whose positions can be compared, each pair once and each
    /// group with itself. A group that is part of another comes first.
    /// Complexity: the groups squared where the question adds up along scopes, else n log n and the result.
    template <class Graph, class Visit>
    void for_each_meeting(const Graph& graph, additivity additive, Visit&& visit) const {
        for (std::size_t a = 0; a < groups.size(); ++a) {
            if (!groups[a].has_value) continue;
            visit(meeting_groups{a, a, nesting::same, true});
            for (std::size_t b = a + 1; b < groups.size(); ++b) {
                const bool same_scope = groups[a].scope == groups[b].scope;
                if (!same_scope && !additive.any()) break;  // those of one scope stand together
                if (!groups[b].has_value) continue;
                const bool own = rows[groups[a].begin].unit == rows[groups[b].begin].unit;
                if (!own && !(groups[a].has_set && groups[b].has_set)) continue;
                const nesting nested = same_scope
                    ? nesting::same
                    : nesting_of(graph, groups[a].scope, groups[b].scope, additive);
                if (nested == nesting::apart) continue;
                if (nested == nesting::b_within_a)
                    visit(meeting_groups{b, a, nesting::a_within_b, own});
                else
                    visit(meeting_groups{a, b, nested, own});
            }
        }
    }

    /// What two rows of two groups that meet say of each other: `a` is of the first.
    [[nodiscard]] static verdict verdict_of_rows(
        const lined_position& a, const lined_position& b, nesting nested, bool own) noexcept {
        if (a.impossible || b.impossible) return verdict::conflict;
        const line_value& x = own ? a.own : a.set;
        const line_value& y = own ? b.own : b.set;
        if (nested == nesting::same) return verdict_between(x, y);
        return x.begin >= y.end ? verdict::conflict : verdict::compatible;
    }

private:
    [[nodiscard]] static std::tuple<std::uint32_t, bool, std::uint32_t> key_of(const lined_position& p) noexcept {
        return {p.scope.number(), p.has_value, p.unit};
    }
};

/// Counts, for each row of some lines, with how many of the others it agrees and conflicts, and with how many it can be
/// compared. Used again for the next question, for its memory.
class line_counter {
public:
    struct counts {
        tally agree = 0;
        tally conflict = 0;
        tally comparable = 0;
    };
    std::vector<counts> found;  ///< by row

    /// \param weights   of each row
    /// \param Conflicts  conflicts alone: `agree` stays 0
    template <bool Conflicts, class Graph>
    void count(const Graph& graph, additivity additive, const question_lines& lines, std::span<const tally> weights) {
        found.assign(lines.rows.size(), {});
        lines.for_each_meeting(graph, additive, [&](const question_lines::meeting_groups& m) {
            const auto& a = lines.groups[m.a];
            const auto& b = lines.groups[m.b];
            const std::size_t m_rows = a.end - a.begin;
            const std::size_t n_rows = b.end - b.begin;
            // A sweep costs about as much as so many comparisons.
            if (m_rows * n_rows <= 2048 || std::min(m_rows, n_rows) <= 8)
                pair_by_pair<Conflicts>(lines, weights, m);
            else if (m.nested == nesting::same)
                by_sweep<Conflicts>(lines, weights, m);
            else
                parts(lines, weights, m);
        });
    }

private:
    using groups = question_lines::meeting_groups;

    template <bool Conflicts>
    void pair_by_pair(const question_lines& lines, std::span<const tally> weights, const groups& m) {
        const auto& a = lines.groups[m.a];
        const auto& b = lines.groups[m.b];
        for (std::size_t i = a.begin; i < a.end; ++i) {
            counts own = found[i];
            for (std::size_t j = m.a == m.b ? i + 1 : b.begin; j < b.end; ++j) {
                const verdict v = question_lines::verdict_of_rows(lines.rows[i], lines.rows[j], m.nested, m.own);
                const tally conflict = v == verdict::conflict ? ~tally{0} : 0;
                own.conflict += weights[j] & conflict;
                found[j].conflict += weights[i] & conflict;
                own.comparable += weights[j];
                found[j].comparable += weights[i];
                if constexpr (!Conflicts) {
                    const tally agree = v == verdict::agree ? ~tally{0} : 0;
                    own.agree += weights[j] & agree;
                    found[j].agree += weights[i] & agree;
                }
            }
            found[i] = own;
        }
    }

    /// One group as the sweep takes it: what has no hole, the holes of the others, and what the domain leaves nothing of.
    struct side {
        ordered_intervals plain;
        end_points ends;  // of the plain ones
        ordered_intervals holes;
        std::vector<std::uint32_t> impossible;
        tally impossible_weight = 0;
        tally total = 0;
        tally whole = 0;  // of the plain ones that hold all of those with holes
        line_value outer{};

        void read(const question_lines& lines, std::span<const tally> weights, std::size_t which, bool own) {
            plain.clear();
            ends.clear();
            holes.clear();
            impossible.clear();
            impossible_weight = total = whole = 0;
            outer = {};
            for (std::size_t i = lines.groups[which].begin; i < lines.groups[which].end; ++i) {
                const auto row = static_cast<std::uint32_t>(i);
                const lined_position& p = lines.rows[i];
                const line_value& v = own ? p.own : p.set;
                total += weights[i];
                if (p.impossible) {
                    impossible.push_back(row);
                    impossible_weight += weights[i];
                } else if (v.has_hole()) {
                    holes.by_begin.push_back({v.hole_begin, v.hole_end, weights[i], row});
                    outer = v;
                } else {
                    plain.by_begin.push_back({v.begin, v.end, weights[i], row});
                }
            }
        }
        /// Puts in order what `meet` goes through: of conflicts, where nothing has a hole, the ends alone.
        template <bool Conflicts>
        void sort(bool holes_meet) {
            if constexpr (Conflicts) {
                for (const weighed& w : plain.by_begin) ends.add(w.begin, w.end, w.row);
                ends.sort();
                if (!holes_meet) return;
            }
            plain.sort();
            holes.sort();
        }
        [[nodiscard]] tally holding(const line_value& all) const noexcept {
            tally sum = 0;
            for (const weighed& w : plain.by_begin) {
                if (w.begin > all.begin) break;
                if (w.end >= all.end) sum += w.weight;
            }
            return sum;
        }
    };

    template <bool Conflicts>
    void by_sweep(const question_lines& lines, std::span<const tally> weights, const groups& m) {
        const bool self = m.a == m.b;
        a_.read(lines, weights, m.a, m.own);
        if (!self) b_.read(lines, weights, m.b, m.own);
        const bool holes_meet = !a_.holes.empty() || (!self && !b_.holes.empty());
        a_.sort<Conflicts>(holes_meet);
        if (self) return meet<Conflicts>(a_, a_, weights, true);
        b_.sort<Conflicts>(holes_meet);
        meet<Conflicts>(a_, b_, weights, false);
        meet<Conflicts>(b_, a_, weights, false);
    }

    /// What those of `b` say of each of `a`.
    template <bool Conflicts>
    void meet(side& a, side& b, std::span<const tally> weights, bool self) {
        const auto of_self = [&](std::uint32_t row) { return self ? weights[row] : tally{0}; };
        const auto everyone = [&](std::uint32_t row) {
            found[row].comparable += b.total - of_self(row);
            found[row].conflict += b.impossible_weight;
        };
        for (const std::uint32_t row : a.impossible) {
            found[row].comparable += b.total - of_self(row);
            found[row].conflict += b.total - of_self(row);
        }
        for (const weighed& w : a.plain.by_begin) everyone(w.row);
        for (const weighed& w : a.holes.by_begin) everyone(w.row);
        if constexpr (Conflicts) {
            a.ends.count_disjoint(
                b.ends, weights, [&](std::uint32_t row, tally disjoint) { found[row].conflict += disjoint; });
        } else {
            meetings_.count(a.plain, b.plain, [&](std::uint32_t row, const meeting& met) {
                found[row].conflict += met.disjoint;
                found[row].agree += met.around + met.inside - met.equal - of_self(row);
            });
        }
        if (!b.holes.empty()) {
            meetings_.count(a.plain, b.holes, [&](std::uint32_t row, const meeting& met) {
                found[row].conflict += met.around;
                if constexpr (!Conflicts) found[row].agree += met.disjoint;
            });
            if constexpr (!Conflicts) {
                for (const weighed& w : a.plain.by_begin) {
                    if (w.begin > b.outer.begin) break;
                    if (w.end >= b.outer.end) found[w.row].agree += b.holes.total();
                }
            }
        }
        if (!a.holes.empty()) {
            const tally whole = b.holding(a.outer);
            meetings_.count(a.holes, b.plain, [&](std::uint32_t row, const meeting& met) {
                found[row].conflict += met.inside;
                if constexpr (!Conflicts) found[row].agree += met.disjoint + whole;
            });
            if constexpr (!Conflicts) {
                meetings_.count(a.holes, b.holes, [&](std::uint32_t row, const meeting& met) {
                    found[row].agree += met.around + met.inside - met.equal - of_self(row);
                });
            }
        }
    }

    /// The parts of a group against the wholes of another: more at least than the whole at most is a conflict.
    void parts(const question_lines& lines, std::span<const tally> weights, const groups& m) {
        const auto& part = lines.groups[m.a];
        const auto& whole = lines.groups[m.b];
        const auto read = [&](const question_lines::group& g, bool begins, std::vector<weighed>& into) {
            into.clear();
            tally impossible = 0;
            for (std::size_t i = g.begin; i < g.end; ++i) {
                const lined_position& p = lines.rows[i];
                const line_value& v = m.own ? p.own : p.set;
                if (p.impossible)
                    impossible += weights[i];
                else
                    into.push_back({begins ? v.begin : v.end, 0, weights[i], static_cast<std::uint32_t>(i)});
            }
            std::sort(into.begin(), into.end(), [](const weighed& x, const weighed& y) { return x.begin < y.begin; });
            return impossible;
        };
        const auto sum = [&](const question_lines::group& g) {
            tally all = 0;
            for (std::size_t i = g.begin; i < g.end; ++i) all += weights[i];
            return all;
        };
        const tally impossible_parts = read(part, true, parts_);
        const tally impossible_wholes = read(whole, false, wholes_);
        const tally all_parts = sum(part);
        const tally all_wholes = sum(whole);
        const auto everyone = [&](const question_lines::group& g, tally impossible, tally all) {
            for (std::size_t i = g.begin; i < g.end; ++i) {
                found[i].comparable += all;
                found[i].conflict += lines.rows[i].impossible ? all : impossible;
            }
        };
        everyone(part, impossible_wholes, all_wholes);
        everyone(whole, impossible_parts, all_parts);
        tally below = 0;
        std::size_t next = 0;
        for (const weighed& p : parts_) {
            for (; next < wholes_.size() && wholes_[next].begin <= p.begin; ++next) below += wholes_[next].weight;
            found[p.row].conflict += below;
        }
        tally above = 0;
        next = parts_.size();
        for (std::size_t i = wholes_.size(); i-- != 0;) {
            for (; next != 0 && parts_[next - 1].begin >= wholes_[i].begin; --next) above += parts_[next - 1].weight;
            found[wholes_[i].row].conflict += above;
        }
    }

    side a_, b_;
    meeting_counter meetings_;
    std::vector<weighed> parts_, wholes_;
};

}  // namespace hearsay::inline v1::detail
