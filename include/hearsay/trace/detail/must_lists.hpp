#pragma once

#include <hearsay/model/id.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace hearsay::inline v1::detail {

/// Sets of sources that walks cannot do without, as lists that share what they have in common: a set is one source more
/// than another one, so that a chain of a million statements takes a million entries, not their square.
class must_lists {
public:
    using list = std::uint32_t;
    static constexpr list no_walk =
        std::numeric_limits<list>::max();         ///< what all of no walks have in common
    static constexpr list unknown = no_walk - 1;  ///< a loop lies on the way, or it took too long
    static constexpr list empty = no_walk - 2;

    explicit must_lists(std::size_t sources) : met_(sources, 0) {}

    [[nodiscard]] static bool is_set(list x) noexcept { return x < unknown; }
    /// Entries looked at so far, by `meet` and `joined`.
    [[nodiscard]] std::size_t steps() const noexcept { return steps_; }

    /// A set and one source. O(1).
    [[nodiscard]] list with(list set, source_id source) {
        if (set != empty && entries_[set].source == source.number()) return set;
        entries_.push_back({source.number(), set, depth(set) + 1});
        return static_cast<list>(entries_.size() - 1);
    }
    /// What two sets have in common. O(what is not in the tail that the two share).
    [[nodiscard]] list meet(list a, list b) {
        if (a == b || b == no_walk) return a;
        if (a == no_walk) return b;
        if (!is_set(a) || !is_set(b)) return unknown;
        ++search_;
        const list from = b;
        const auto mark = [&] {
            met_[entries_[a].source] = search_;
            a = entries_[a].next;
            ++steps_;
        };
        while (depth(a) > depth(b)) mark();
        while (depth(b) > depth(a)) b = entries_[b].next;
        while (a != b) {
            mark();
            b = entries_[b].next;
        }
        list common = a;
        for (list at = from; at != b;) {
            const entry e = entries_[at];
            at = e.next;
            ++steps_;
            if (met_[e.source] != search_) continue;
            met_[e.source] = 0;  // once
            common = with(common, source_id{e.source});
        }
        return common;
    }
    /// All of two sets. O(the second).
    [[nodiscard]] list joined(list a, list b) {
        for (; b != empty; b = entries_[b].next, ++steps_) a = with(a, source_id{entries_[b].source});
        return a;
    }
    /// The sources of a set, in no order, some perhaps twice. O(set).
    template <class Visit>
    void for_each(list set, Visit&& visit) const {
        for (; set != empty; set = entries_[set].next) visit(source_id{entries_[set].source});
    }

private:
    struct entry {
        std::uint32_t source;
        list next;
        std::uint32_t depth;
    };
    [[nodiscard]] std::uint32_t depth(list x) const noexcept { return x == empty ? 0 : entries_[x].depth; }

    std::vector<entry> entries_;
    std::vector<std::uint32_t> met_;  // by source: the search that met it last
    std::uint32_t search_ = 0;
    std::size_t steps_ = 0;
};

}  // namespace hearsay::inline v1::detail
