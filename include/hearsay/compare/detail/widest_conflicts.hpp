#pragma once

#include <hearsay/compare/detail/pair_plan.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace hearsay::inline v1::detail {

/// How far apart two facing ends are, the lower one first: as `comparison::gap`, with the distance that it is made of.
template <class Kind>
struct facing_ends {
    double gap;
    double distance;

    facing_ends(cut low, cut high) noexcept {
        if constexpr (std::is_same_v<Kind, quantity_kind>) {
            const double x = number_at(low);
            const double y = number_at(high);
            distance = y - x;
            gap = distance == 0 ? 0 : distance / std::max(std::abs(x), std::abs(y));
        } else {
            gap = distance = static_cast<double>(high - low);
        }
    }
};

/// The gap between two that conflict, or nothing where there is none: kinds without a distance, impossible ones.
template <class Kind>
[[nodiscard]] std::optional<double> gap_of_rows(
    const lined_position& a, const lined_position& b, nesting nested, bool own) noexcept {
    if constexpr (std::is_same_v<Kind, quantity_kind> || std::is_same_v<Kind, date_kind>) {
        if (a.impossible || b.impossible) return std::nullopt;
        const line_value& x = own ? a.own : a.set;
        const line_value& y = own ? b.own : b.set;
        if (nested != nesting::same) return facing_ends<Kind>{y.end, x.begin}.gap;
        if (x.has_hole() || y.has_hole()) {
            const line_value& holed = x.has_hole() ? x : y;
            const line_value& plain = x.has_hole() ? y : x;
            const facing_ends<Kind> below{holed.hole_begin, plain.begin};
            const facing_ends<Kind> above{plain.end, holed.hole_end};
            return above.distance < below.distance ? above.gap : below.gap;
        }
        return x.end <= y.begin ? facing_ends<Kind>{x.end, y.begin}.gap : facing_ends<Kind>{y.end, x.begin}.gap;
    } else {
        return std::nullopt;
    }
}

/// The `most` conflicts that come first by the width of their gaps, then in the order of the case.
///
/// Among numbers that are not below 0, and among days, the gap grows with the distance on either side. So each position
/// is held against those furthest from it first, and left as soon as they are nearer than all that are kept.
template <class Kind>
class conflict_ranking {
public:
    conflict_ranking(const pair_plan& plan, std::size_t most) : plan_{plan}, most_{most} {
        if (most == 0) return;
        for (const auto& p : plan.passes) {
            using enum pair_plan::pass_kind;
            if (p.kind == incomparable) continue;
            if (p.kind == each)
                each_pair(p);
            else
                by_places(p);
        }
        std::sort(kept_.begin(), kept_.end());
    }

    [[nodiscard]] std::vector<std::pair<position, position>> pairs() const {
        std::vector<std::pair<position, position>> made;
        for (const ranked& r : kept_) made.emplace_back(r.a, r.b);
        return made;
    }

private:
    struct ranked {
        double width;  // -1 where there is no gap
        position a;
        position b;
        [[nodiscard]] friend bool operator<(const ranked& x, const ranked& y) noexcept {
            if (x.width != y.width) return x.width > y.width;
            return std::pair{x.a, x.b} < std::pair{y.a, y.b};
        }
    };

    [[nodiscard]] bool is_full() const noexcept { return kept_.size() == most_; }

    void add(std::optional<double> gap, position a, position b) {
        if (b < a) std::swap(a, b);
        const ranked one{gap.value_or(-1), a, b};
        if (!is_full()) {
            kept_.push_back(one);
            if (is_full()) std::make_heap(kept_.begin(), kept_.end());
        } else if (one < kept_.front()) {
            std::pop_heap(kept_.begin(), kept_.end());
            kept_.back() = one;
            std::push_heap(kept_.begin(), kept_.end());
        }
    }

    void each_pair(const pair_plan::pass& p) {
        const auto& a = plan_.lists[p.a];
        const auto& b = plan_.lists[p.b];
        for (std::size_t i = 0; i < a.size(); ++i) {
            for (std::size_t j = p.same ? i + 1 : 0; j < b.size(); ++j) {
                if (plan_.verdict_of(p, a[i], b[j]) != verdict::conflict) continue;
                add(gap_of_rows<Kind>(plan_.lines.rows[a[i].row], plan_.lines.rows[b[j].row], p.nested, p.own),
                    a[i].position, b[j].position);
            }
        }
    }

    void by_places(const pair_plan::pass& p) {
        const auto& a = plan_.lists[p.a];
        const auto& b = plan_.lists[p.b];
        constexpr bool has_gap = std::is_same_v<Kind, quantity_kind> || std::is_same_v<Kind, date_kind>;
        for (std::size_t i = 0; i < a.size(); ++i) {
            const auto those = plan_.partners_of(p, i);
            const bool grows = std::is_same_v<Kind, date_kind> || a[i].end >= 0;
            for (std::size_t j = those.end; j-- > those.beyond;) {
                if constexpr (has_gap) {
                    const double gap = facing_ends<Kind>{a[i].end, b[j].begin}.gap;
                    if (grows && is_full() && gap < kept_.front().width) break;
                    add(gap, a[i].position, b[j].position);
                } else {
                    add(std::nullopt, a[i].position, b[j].position);
                }
            }
        }
    }

    const pair_plan& plan_;
    std::size_t most_;
    std::vector<ranked> kept_;  // a heap, the last in rank on top, once it is full
};

template <class Kind>
[[nodiscard]] std::vector<std::pair<position, position>> widest_conflicts(
    const pair_plan& plan, std::size_t most) {
    return conflict_ranking<Kind>{plan, most}.pairs();
}

}  // namespace hearsay::inline v1::detail
