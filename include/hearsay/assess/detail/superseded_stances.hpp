#pragma once

#include <hearsay/graph/claim_graph.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace hearsay::inline v1::detail {

/// Which stances still count for their source, as stances come and go: the rule of `positions_taken` under
/// `positions::latest`, followed.
///
/// What one source says on one question and scope is a group. A later stance drops out those that it supersedes, each
/// once; where the latest is taken back, its group is gone over again.
class superseded_stances {
public:
    struct group_key {
        std::uint32_t source;
        std::uint32_t question;
        std::uint32_t scope;
        friend bool operator==(const group_key&, const group_key&) = default;
    };

    /// A stance that is live from now on. Calls `counts(entry, bool)` for each that counts from now on or no longer does.
    template <class Counts>
    void enter(std::uint32_t entry, const group_key& key, said_at at, Counts&& counts) {
        const auto days = at.days();
        if (!days.first() && !days.last())
            return counts(entry, true);  // supersedes nothing, and nothing supersedes it
        if (entry >= links_.size()) links_.resize(std::size_t{entry} + 1);
        group& g = group_of(key);
        links_[entry].at = at;
        if (g.raise(at)) {
            move(
                g.standing, g.past, [&](const link& l) { return g.supersedes(l.at); },
                [&](std::uint32_t e) { counts(e, false); });
        }
        const bool stands = !g.supersedes(at);
        push(stands ? g.standing : g.past, entry);
        if (stands) counts(entry, true);
    }

    /// A stance that is no longer live.
    template <class Counts>
    void leave(std::uint32_t entry, const group_key& key, said_at at, Counts&& counts) {
        const auto days = at.days();
        if (!days.first() && !days.last()) return counts(entry, false);
        group& g = group_of(key);
        if (take_out(g.standing, entry))
            counts(entry, false);
        else
            take_out(g.past, entry);
        g.latest_first.reset();
        g.latest_instant.reset();
        for (const std::uint32_t head : {g.standing, g.past}) {
            for (std::uint32_t e = head; e != none; e = links_[e].next) g.raise(links_[e].at);
        }
        move(
            g.past, g.standing, [&](const link& l) { return !g.supersedes(l.at); },
            [&](std::uint32_t e) { counts(e, true); });
    }

private:
    static constexpr std::uint32_t none = 0xffffffff;

    struct key_hash {
        std::size_t operator()(const group_key& k) const noexcept {
            std::uint64_t mixed = (std::uint64_t{k.source} << 32 | k.question) * 0x9e3779b97f4a7c15U;
            mixed = (mixed ^ mixed >> 29 ^ k.scope) * 0xbf58476d1ce4e5b9U;
            return static_cast<std::size_t>(mixed ^ mixed >> 32);
        }
    };
    struct link {
        said_at at{};
        std::uint32_t next = none;
    };
    struct group {
        std::uint32_t standing = none;
        std::uint32_t past = none;
        std::optional<day> latest_first{};
        std::optional<std::chrono::sys_seconds> latest_instant{};

        bool raise(said_at at) {
            bool raised = false;
            if (const auto first = at.days().first(); first > latest_first) {
                latest_first = first;
                raised = true;
            }
            if (at.is_instant() && (!latest_instant || at.utc() > *latest_instant)) {
                latest_instant = at.utc();
                raised = true;
            }
            return raised;
        }
        [[nodiscard]] bool supersedes(said_at at) const {
            const auto last = at.days().last();
            return (last && latest_first && *latest_first > *last) ||
                (at.is_instant() && latest_instant && *latest_instant > at.utc());
        }
    };

    [[nodiscard]] group& group_of(const group_key& key) { return groups_[key]; }

    void push(std::uint32_t& head, std::uint32_t entry) {
        links_[entry].next = head;
        head = entry;
    }
    bool take_out(std::uint32_t& head, std::uint32_t entry) {
        for (std::uint32_t* at = &head; *at != none; at = &links_[*at].next) {
            if (*at != entry) continue;
            *at = links_[entry].next;
            return true;
        }
        return false;
    }
    template <class Which, class Told>
    void move(std::uint32_t& from, std::uint32_t& to, Which&& which, Told&& told) {
        for (std::uint32_t* at = &from; *at != none;) {
            const std::uint32_t entry = *at;
            if (!which(links_[entry])) {
                at = &links_[entry].next;
                continue;
            }
            *at = links_[entry].next;
            push(to, entry);
            told(entry);
        }
    }

    std::unordered_map<group_key, group, key_hash> groups_;
    std::vector<link> links_;  // by entry
};

}  // namespace hearsay::inline v1::detail
