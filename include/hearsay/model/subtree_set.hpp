#pragma once

#include <hearsay/model/hierarchy.hpp>
#include <hearsay/model/value_set.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <stdexcept>
#include <vector>

namespace hearsay::inline v1 {

/// The places that a claim leaves open: "in Russia, but not in Kursk" is Russia less Kursk.
///
/// A union of pieces; a piece is what lies in all of `within` (anywhere, where that is empty; more than one only where
/// places overlap) and in none of `except`. Sets of two hierarchies do not mix: std::invalid_argument. Where no overlap
/// is declared the pieces are disjoint and equal sets have equal pieces; else `==` compares what is meant.
/// Complexity: a few walks up the hierarchy for each pair of pieces; sets in practice have one or two.
template <class Kind>
class subtree_set {
public:
    using node = id<Kind>;
    struct piece {
        std::vector<node> within;  ///< ascending; empty: anywhere
        std::vector<node> except;  ///< ascending
        friend bool operator==(const piece&, const piece&) = default;
        friend auto operator<=>(const piece&, const piece&) = default;
    };

    subtree_set() = default;  ///< nothing
    subtree_set(const hierarchy<Kind>& of, node root) : of_{&of}, pieces_{piece{{root}, {}}} {}
    /// The same, nothing being assumed of branches: any two of them may share ground.
    [[nodiscard]] static subtree_set with_branches_that_meet(const hierarchy<Kind>& of, node root) {
        subtree_set made{of, root};
        made.branches_meet_ = true;
        return made;
    }
    [[nodiscard]] static subtree_set everything() {
        subtree_set made;
        made.pieces_.push_back({});
        return made;
    }

    [[nodiscard]] const std::vector<piece>& pieces() const noexcept { return pieces_; }

    friend bool operator==(const subtree_set& a, const subtree_set& b) {
        return a.pieces_ == b.pieces_ || (contains(a, b) && contains(b, a));
    }
    [[nodiscard]] friend bool is_empty(const subtree_set& a) noexcept { return a.pieces_.empty(); }
    [[nodiscard]] friend bool intersects(const subtree_set& a, const subtree_set& b) {
        const subtree_set both = empty_of(a, b);
        for (const piece& x : a.pieces_) {
            for (const piece& y : b.pieces_) {
                if (both.meet(x, y)) return true;
            }
        }
        return false;
    }
    [[nodiscard]] friend bool contains(const subtree_set& a, const subtree_set& b) {
        return is_empty(intersection(b, complement(a)));
    }
    [[nodiscard]] friend subtree_set intersection(const subtree_set& a, const subtree_set& b) {
        subtree_set both = empty_of(a, b);
        for (const piece& x : a.pieces_) {
            for (const piece& y : b.pieces_) {
                if (auto common_piece = both.meet(x, y)) both.pieces_.push_back(std::move(*common_piece));
            }
        }
        both.normalise();
        return both;
    }
    [[nodiscard]] friend subtree_set union_of(const subtree_set& a, const subtree_set& b) {
        subtree_set either = empty_of(a, b);
        either.pieces_ = a.pieces_;
        either.pieces_.insert(either.pieces_.end(), b.pieces_.begin(), b.pieces_.end());
        either.normalise();
        return either;
    }
    [[nodiscard]] friend subtree_set complement(const subtree_set& a) {
        subtree_set rest = everything();
        rest.of_ = a.of_;
        rest.branches_meet_ = a.branches_meet_;
        for (const piece& x : a.pieces_) {
            // Outside a piece is: outside one of the nodes it lies in, or inside one of those it leaves out.
            subtree_set outside = empty_of(a, a);
            for (const node n : x.within) outside.pieces_.push_back({{}, {n}});
            for (const node n : x.except) outside.pieces_.push_back({{n}, {}});
            outside.normalise();
            rest = intersection(rest, outside);
        }
        return rest;
    }

private:
    /// Nothing, of the hierarchy that two sets have in common.
    static subtree_set empty_of(const subtree_set& a, const subtree_set& b) {
        if (a.of_ && b.of_ && a.of_ != b.of_) {
            throw std::invalid_argument("subtree_set: the two sets belong to different hierarchies");
        }
        subtree_set made;
        made.of_ = a.of_ ? a.of_ : b.of_;
        made.branches_meet_ = a.branches_meet_ || b.branches_meet_;
        return made;
    }
    [[nodiscard]] bool may_meet(node a, node b) const { return branches_meet_ || of_->may_meet(a, b); }

    static void sort_unique(std::vector<node>& nodes) {
        std::sort(nodes.begin(), nodes.end());
        nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    }

    /// Both pieces at once, in its simplest form, or nothing where they exclude each other.
    std::optional<piece> meet(const piece& x, const piece& y) const {
        piece both = x;
        both.within.insert(both.within.end(), y.within.begin(), y.within.end());
        both.except.insert(both.except.end(), y.except.begin(), y.except.end());
        return simplified(std::move(both));
    }

    std::optional<piece> simplified(piece p) const {
        sort_unique(p.within);
        sort_unique(p.except);
        for (std::size_t i = 0; i < p.within.size(); ++i) {
            for (std::size_t j = i + 1; j < p.within.size(); ++j) {
                if (!may_meet(p.within[i], p.within[j])) return std::nullopt;
            }
        }
        // Only the innermost nodes say something; of the exceptions, only the outermost that cut into them.
        std::vector<node> within;
        for (const node n : p.within) {
            const bool implied = std::any_of(
                p.within.begin(), p.within.end(), [&](node m) { return m != n && of_->is_within(m, n); });
            if (!implied) within.push_back(n);
        }
        p.within = std::move(within);
        std::vector<node> except;
        for (const node e : p.except) {
            if (std::any_of(p.within.begin(), p.within.end(), [&](node n) { return of_->is_within(n, e); })) {
                return std::nullopt;
            }
            const bool apart =
                std::any_of(p.within.begin(), p.within.end(), [&](node n) { return !may_meet(n, e); });
            const bool implied = std::any_of(
                p.except.begin(), p.except.end(), [&](node m) { return m != e && of_->is_within(e, m); });
            if (!apart && !implied) except.push_back(e);
        }
        p.except = std::move(except);
        return p;
    }

    void normalise() {
        std::sort(pieces_.begin(), pieces_.end());
        pieces_.erase(std::unique(pieces_.begin(), pieces_.end()), pieces_.end());
        if (pieces_.empty() || (pieces_.size() == 1 && pieces_.front().within.size() <= 1)) return;
        if (!of_ || (of_->overlap_count() == 0 && !branches_meet_)) return normalise_tree();
        // With overlaps: drop pieces that another one holds.
        std::vector<piece> kept;
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            bool held = false;
            for (std::size_t j = 0; j < pieces_.size() && !held; ++j) {
                held = i != j && holds(pieces_[j], pieces_[i]) && !(holds(pieces_[i], pieces_[j]) && i < j);
            }
            if (!held) kept.push_back(pieces_[i]);
        }
        pieces_ = std::move(kept);
    }

    /// Whether every place of `inner` is one of `outer`: sufficient, not necessary.
    bool holds(const piece& outer, const piece& inner) const {
        for (const node n : outer.within) {
            if (std::none_of(
                    inner.within.begin(), inner.within.end(), [&](node m) { return of_->is_within(m, n); })) {
                return false;
            }
        }
        for (const node e : outer.except) {
            const bool left_out = std::any_of(
                inner.except.begin(), inner.except.end(), [&](node m) { return of_->is_within(e, m); });
            const bool apart = std::any_of(
                inner.within.begin(), inner.within.end(), [&](node n) { return !may_meet(n, e); });
            if (!left_out && !apart) return false;
        }
        return true;
    }

    /// Without overlaps, membership is a mark at the top and a change of it at some nodes: that is canonical.
    void normalise_tree() {
        std::vector<node> named;
        for (const piece& p : pieces_) {
            named.insert(named.end(), p.within.begin(), p.within.end());
            named.insert(named.end(), p.except.begin(), p.except.end());
        }
        sort_unique(named);
        const auto is_in = [&](std::optional<node> n) {
            return std::any_of(pieces_.begin(), pieces_.end(), [&](const piece& p) {
                const bool inside = p.within.empty() || (n && of_->is_within(*n, p.within.front()));
                return inside && std::none_of(p.except.begin(), p.except.end(), [&](node e) {
                    return n && of_->is_within(*n, e);
                });
            });
        };
        const auto nearest_named_above = [&](node n) {
            auto above = of_->parent(n);
            while (above && !std::binary_search(named.begin(), named.end(), *above))
                above = of_->parent(*above);
            return above;
        };
        std::vector<piece> made;
        std::vector<std::optional<node>> roots;  // the nodes at which the set begins: parallel to `made`
        if (is_in(std::nullopt)) {
            made.push_back({});
            roots.push_back(std::nullopt);
        }
        std::vector<node> starts;
        std::vector<node> stops;
        for (const node n : named) {
            const bool inside = is_in(n);
            if (inside == is_in(nearest_named_above(n))) continue;
            (inside ? starts : stops).push_back(n);
        }
        for (const node n : starts) {
            made.push_back({{n}, {}});
            roots.emplace_back(n);
        }
        for (const node stop : stops) {
            auto above = of_->parent(stop);
            while (above && !std::binary_search(starts.begin(), starts.end(), *above))
                above = of_->parent(*above);
            const auto at = std::find(roots.begin(), roots.end(), above);
            made[static_cast<std::size_t>(at - roots.begin())].except.push_back(stop);
        }
        std::sort(made.begin(), made.end());
        pieces_ = std::move(made);
    }

    const hierarchy<Kind>* of_ = nullptr;
    bool branches_meet_ = false;
    std::vector<piece> pieces_;
};

/// A union of places less places within them.
using place_set = subtree_set<struct place>;
/// The same of labels: kinds of attack, causes of death.
using label_set = subtree_set<struct label>;

}  // namespace hearsay::inline v1

/// Writes the pieces with the numbers of the nodes, `#2 - #5`, `anywhere - #1`, and `{}` for nothing.
template <class Kind>
struct fmt::formatter<hearsay::subtree_set<Kind>> : fmt::formatter<fmt::string_view> {
    template <class Context>
    auto format(const hearsay::subtree_set<Kind>& set, Context& ctx) const {
        fmt::memory_buffer text;
        auto out = std::back_inserter(text);
        for (const auto& piece : set.pieces()) {
            if (text.size() != 0) fmt::format_to(out, " u ");
            if (piece.within.empty()) fmt::format_to(out, "anywhere");
            for (std::size_t i = 0; i < piece.within.size(); ++i) {
                fmt::format_to(out, "{}#{}", i == 0 ? "" : " & ", piece.within[i].number());
            }
            for (const auto left_out : piece.except) fmt::format_to(out, " - #{}", left_out.number());
        }
        if (text.size() == 0) fmt::format_to(out, "{{}}");
        return fmt::formatter<fmt::string_view>::format({text.data(), text.size()}, ctx);
    }
};
