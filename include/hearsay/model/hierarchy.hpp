#pragma once

#include <hearsay/model/id.hpp>
#include <hearsay/model/segmented.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace hearsay::inline v1 {

/// Which place lies within which, or which label: Kursk within Russia, Pokrovsk within Donetsk Oblast.
///
/// An open world: a place is more than the places named within it. Places on different branches are taken not
/// to overlap, which is an assumption; `add_overlap` lifts it for two of them and for all that lies within
/// them. Append-only. Kind is the tag of the ids: `place` or `label`.
template <class Kind>
class hierarchy {
public:
    using node = id<Kind>;

    [[nodiscard]] std::size_t size() const noexcept { return parents_.size(); }

    /// Adds a node at the top. O(1).
    node add() {
        parents_.push_back(none);
        return node{static_cast<std::uint32_t>(parents_.size() - 1)};
    }
    node add(node within) {
        const node made = add();
        set_parent(made, within);
        return made;
    }
    /// Puts a node within another. The caller sees to it that no loop arises.
    void set_parent(node which, node within) noexcept { parents_[which.number()] = within.number(); }

    /// Says that two nodes on different branches may share ground.
    void add_overlap(node a, node b) {
        overlaps_.push_back({a.number(), b.number()});
        show_overlaps();
    }

    /// Forgets what was added last: as a batch that failed does.
    void truncate(std::size_t nodes, std::size_t overlaps) {
        parents_.truncate(nodes);
        overlaps_.truncate(overlaps);
        show_overlaps();
    }

    [[nodiscard]] std::optional<node> parent(node which) const noexcept {
        const std::uint32_t above = parents_[which.number()];
        return above == none ? std::nullopt : std::optional{node{above}};
    }
    [[nodiscard]] std::size_t overlap_count() const noexcept {
        return std::atomic_ref<std::size_t>{const_cast<std::size_t&>(shown_)}.load(std::memory_order_acquire);
    }
    [[nodiscard]] std::pair<node, node> overlap(std::size_t i) const noexcept {
        return {node{overlaps_[i].first}, node{overlaps_[i].second}};
    }

    /// Whether `inner` is `outer` or lies within it. O(depth).
    [[nodiscard]] bool is_within(node inner, node outer) const noexcept {
        for (std::uint32_t at = inner.number(); at != none; at = parents_[at]) {
            if (at == outer.number()) return true;
        }
        return false;
    }

    /// Whether two nodes may share ground: one lies within the other, or an overlap was declared for them,
    /// for nodes that they lie within, or for nodes within them: what meets a part of Ukraine meets Ukraine.
    /// O(depth), times the overlaps declared.
    [[nodiscard]] bool may_meet(node a, node b) const noexcept {
        const auto on_one_branch = [this](node x, node y) { return is_within(x, y) || is_within(y, x); };
        if (on_one_branch(a, b)) return true;
        for (std::size_t i = 0, count = overlap_count(); i < count; ++i) {
            const auto [x, y] = overlap(i);
            if ((on_one_branch(a, x) && on_one_branch(b, y)) || (on_one_branch(a, y) && on_one_branch(b, x)))
                return true;
        }
        return false;
    }

private:
    static constexpr std::uint32_t none = 0xffffffff;
    void show_overlaps() noexcept {
        std::atomic_ref<std::size_t>{shown_}.store(overlaps_.size(), std::memory_order_release);
    }

    segmented<std::uint32_t> parents_;
    segmented<std::pair<std::uint32_t, std::uint32_t>> overlaps_;
    std::size_t shown_ = 0;  // how many overlaps there are, for readers in other threads than the writer's
};

using place_hierarchy = hierarchy<struct place>;
using label_hierarchy = hierarchy<struct label>;

}  // namespace hearsay::inline v1
