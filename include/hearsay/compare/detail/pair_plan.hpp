#pragma once

#include <hearsay/compare/detail/question_lines.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace hearsay::inline v1::detail {

/// A position as a sweep over lower ends meets it.
struct placed {
    cut begin;
    cut end;
    hearsay::position position;
    std::uint32_t row;
};

/// How all pairs of a question's positions are gone through so that those of one verdict lie in a row.
///
/// Each two plain intervals are met once, from the one that does not begin later: of those that begin after it, first
/// come those that still meet it, then those beyond it, which conflict. What has holes, or is impossible, is
/// looked at pair by pair.
class pair_plan {
public:
    enum class pass_kind : std::uint8_t {
        within,        // plain ones of one group: each with those behind it
        not_before,    // of two groups: each of `a` with those of `b` that begin where it does or later
        behind,        // … later
        parts,         // each whole, of `a`, with its parts, of `b`
        each,          // pair by pair
        incomparable,  // all, which is all there is to say
    };
    struct pass {
        pass_kind kind;
        bool same;      // of one list with itself: each pair once
        bool own;       // in the unit that both share
        nesting nested;
        std::uint32_t a;  // numbers of lists
        std::uint32_t b;
        std::uint32_t from = 0;  // of incomparable ones that are no list with itself: where in `b`
        std::uint32_t to = 0;
    };

    question_lines lines;
    std::vector<std::vector<placed>> lists;
    std::vector<pass> passes;

    template <class Graph>
    void plan(const Graph& graph, additivity additive, bool incomparable_too) {
        const std::size_t groups = lines.groups.size();
        std::vector<std::optional<split_group>> splits(groups * 2);
        const auto split = [&](std::size_t group, bool own) -> const split_group& {
            auto& made = splits[group * 2 + (own ? 1 : 0)];
            if (!made) made = split_up(group, own);
            return *made;
        };
        std::vector<std::pair<std::size_t, std::size_t>> met;
        lines.for_each_meeting(graph, additive, [&](const question_lines::meeting_groups& m) {
            if (incomparable_too) met.emplace_back(std::minmax(m.a, m.b));
            const split_group& a = split(m.a, m.own);
            const bool same = m.a == m.b;
            if (m.nested != nesting::same) {
                const split_group& b = split(m.b, m.own);
                add({pass_kind::parts, false, m.own, m.nested, b.hulls, a.hulls});
                add({pass_kind::each, false, m.own, m.nested, a.impossible, b.hulls});
                add({pass_kind::each, false, m.own, m.nested, a.hulls, b.impossible});
                add({pass_kind::each, false, m.own, m.nested, a.impossible, b.impossible});
                return;
            }
            if (same) {
                add({pass_kind::within, true, m.own, m.nested, a.plain, a.plain});
                add({pass_kind::each, false, m.own, m.nested, a.plain, a.others});
                add({pass_kind::each, true, m.own, m.nested, a.others, a.others});
                return;
            }
            const split_group& b = split(m.b, m.own);
            add({pass_kind::not_before, false, m.own, m.nested, a.plain, b.plain});
            add({pass_kind::behind, false, m.own, m.nested, b.plain, a.plain});
            add({pass_kind::each, false, m.own, m.nested, a.plain, b.others});
            add({pass_kind::each, false, m.own, m.nested, a.others, b.plain});
            add({pass_kind::each, false, m.own, m.nested, a.others, b.others});
        });
        if (!incomparable_too) return;
        std::sort(met.begin(), met.end());
        met.erase(std::unique(met.begin(), met.end()), met.end());
        plan_incomparable(met);
    }

    /// Where among the partners of the i-th of `a` those lie that meet it, and those beyond.
    struct partners {
        std::size_t begin;   // the first that counts
        std::size_t beyond;  // from here on they conflict, where the pass tells
        std::size_t end;
    };
    [[nodiscard]] partners partners_of(const pass& p, std::size_t i) const noexcept {
        const auto& b = lists[p.b];
        const placed& from = lists[p.a][i];
        const auto first_not_below = [&b](std::size_t start, cut limit) {
            const auto at = std::lower_bound(b.begin() + static_cast<std::ptrdiff_t>(start), b.end(), limit,
                [](const placed& x, cut c) { return x.begin < c; });
            return static_cast<std::size_t>(at - b.begin());
        };
        std::size_t begin = 0;
        switch (p.kind) {
        case pass_kind::within: begin = i + 1; break;
        case pass_kind::not_before: begin = first_not_below(0, from.begin); break;
        case pass_kind::behind: begin = first_not_below(0, from.begin + 1); break;
        case pass_kind::parts: break;
        case pass_kind::incomparable:
            if (!p.same) return {p.from, p.to, p.to};
            return {i + 1, b.size(), b.size()};
        default: return {p.same ? i + 1 : 0, b.size(), b.size()};
        }
        return {begin, first_not_below(begin, from.end), b.size()};
    }

    /// What two that meet in a pass say of each other, where their places do not tell.
    [[nodiscard]] verdict verdict_of(const pass& p, const placed& a, const placed& b) const noexcept {
        switch (p.kind) {
        case pass_kind::incomparable: return verdict::incomparable;
        case pass_kind::parts: return b.begin >= a.end ? verdict::conflict : verdict::compatible;
        case pass_kind::each:
            return question_lines::verdict_of_rows(lines.rows[a.row], lines.rows[b.row], p.nested, p.own);
        default: break;
        }
        if (b.begin >= a.end) return verdict::conflict;  // `a` does not begin later
        return b.end <= a.end || (a.begin == b.begin) ? verdict::agree : verdict::compatible;
    }

private:
    struct split_group {
        std::uint32_t plain;       // intervals
        std::uint32_t others;      // those with holes, and impossible ones
        std::uint32_t hulls;       // all but the impossible ones, from end to end
        std::uint32_t impossible;
    };

    // Each group with the rows of all behind it that it does not meet: those lie in runs of one list, so that there are as
    // many passes as groups and meetings, and no more. `met` ascends.
    void plan_incomparable(const std::vector<std::pair<std::size_t, std::size_t>>& met) {
        const auto is_any = [](const lined_position&) { return true; };
        const std::size_t groups = lines.groups.size();
        std::vector<std::uint32_t> begins;
        const auto all = static_cast<std::uint32_t>(lists.size());
        lists.emplace_back();
        for (std::size_t g = 0; g < groups; ++g) {
            begins.push_back(static_cast<std::uint32_t>(lists[all].size()));
            const std::uint32_t own = list_of(g, true, is_any);
            lists[all].insert(lists[all].end(), lists[own].begin(), lists[own].end());
            lists.pop_back();
        }
        begins.push_back(static_cast<std::uint32_t>(lists[all].size()));
        auto next = met.begin();
        for (std::size_t a = 0; a < groups; ++a) {
            std::optional<std::uint32_t> own;
            const auto whole = [&] {
                if (!own) own = list_of(a, true, is_any);
                return *own;
            };
            const auto run = [&](std::size_t from, std::size_t to) {
                if (from >= to || begins[from] == begins[to]) return;
                add({pass_kind::incomparable, false, true, nesting::apart, whole(), all, begins[from], begins[to]});
            };
            std::size_t from = a + 1;
            bool with_itself = false;
            for (; next != met.end() && next->first == a; ++next) {
                if (next->second == a) {
                    with_itself = true;
                } else {
                    run(from, next->second);
                    from = next->second + 1;
                }
            }
            run(from, groups);
            if (!with_itself) add({pass_kind::incomparable, true, true, nesting::apart, whole(), whole()});
        }
    }

    void add(const pass& p) {
        if (!lists[p.a].empty() && !lists[p.b].empty() && !(p.same && lists[p.a].size() < 2)) passes.push_back(p);
    }
    template <class Which>
    std::uint32_t list_of(std::size_t group, bool own, Which&& which) {
        auto& made = lists.emplace_back();
        for (std::size_t i = lines.groups[group].begin; i < lines.groups[group].end; ++i) {
            const lined_position& p = lines.rows[i];
            const line_value& v = own ? p.own : p.set;
            if (which(p)) made.push_back({v.begin, v.end, p.position, static_cast<std::uint32_t>(i)});
        }
        std::stable_sort(
            made.begin(), made.end(), [](const placed& a, const placed& b) { return a.begin < b.begin; });
        return static_cast<std::uint32_t>(lists.size() - 1);
    }
    [[nodiscard]] split_group split_up(std::size_t group, bool own) {
        const auto is_plain = [own](const lined_position& p) {
            return !p.impossible && !(own ? p.own : p.set).has_hole();
        };
        split_group made{};
        made.plain = list_of(group, own, is_plain);
        made.others = list_of(group, own, [&](const lined_position& p) { return !is_plain(p); });
        made.hulls = lists[made.others].empty()
            ? made.plain
            : list_of(group, own, [](const lined_position& p) { return !p.impossible; });
        made.impossible = list_of(group, own, [](const lined_position& p) { return p.impossible; });
        return made;
    }
};

}  // namespace hearsay::inline v1::detail
