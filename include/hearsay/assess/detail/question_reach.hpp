#pragma once

#include <hearsay/graph/claim_graph.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace hearsay::inline v1::detail {

/// Which questions a statement speaks of, itself or by what it leads down to through relays: those whose support it may
/// carry.
///
/// Mostly one, which is kept as its number; where there are several, equal sets are kept once, so that a chain of
/// relays costs a number a statement. Sets of more than `most` are not kept: what lies below is walked instead.
class question_reach {
public:
    /// Reads the statements that are new. Loops and relays of later statements, which a batch may have, are followed
    /// until nothing more is added. O(1) a stance and relay, unless sets grow on the way.
    template <class Snapshot>
    void follow(const Snapshot& all) {
        const auto first = static_cast<std::uint32_t>(of_.size());
        const auto end = static_cast<std::uint32_t>(all.statements().size());
        std::vector<std::uint32_t> early;  // relays of later statements
        of_.resize(end, nothing);
        for (std::uint32_t s = first; s < end; ++s) {
            const auto relays = all.relays(statement_id{s});
            if (std::any_of(relays.begin(), relays.end(), [s](statement_id r) { return r.number() >= s; }))
                early.push_back(s);
            of_[s] = found_at(all, statement_id{s});
        }
        open_.clear();  // what has grown since those above it were looked at
        const auto grow = [&](std::uint32_t s, std::uint32_t to) {
            if (to == of_[s]) return;
            of_[s] = to;
            open_.push_back(s);
        };
        for (const std::uint32_t s : early) grow(s, found_at(all, statement_id{s}));
        while (!open_.empty()) {
            const std::uint32_t s = open_.back();
            open_.pop_back();
            for (const statement_id above : all.relayed_by(statement_id{s}))
                grow(above.number(), join(of_[above.number()], of_[s]));
        }
        seen_.resize(end, 0);
        ++search_;
    }

    /// Calls `visit(number)` for each question, at least once since the last `follow`: what was walked through for one
    /// statement is not walked through again for another.
    template <class Snapshot, class Visit>
    void for_each(const Snapshot& all, statement_id s, Visit&& visit) {
        const std::uint32_t known = of_[s.number()];
        if (known == nothing) return;
        if (known < several) return visit(known);
        if (known != many) {
            for (const std::uint32_t q : sets_[known - several]) visit(q);
            return;
        }
        if (seen_[s.number()] == search_) return;
        open_.assign(1, s.number());
        seen_[s.number()] = search_;
        while (!open_.empty()) {
            const statement_id at{open_.back()};
            open_.pop_back();
            if (of_[at.number()] != many) {
                for_each(all, at, visit);
                continue;
            }
            for (const stance_on on : all.stances(at)) {
                if (on.commits()) visit(all.question(on.claim).number());
            }
            for (const statement_id relayed : all.relays(at)) {
                if (seen_[relayed.number()] == search_) continue;
                seen_[relayed.number()] = search_;
                open_.push_back(relayed.number());
            }
        }
    }

private:
    static constexpr std::uint32_t nothing = 0xffffffff;
    static constexpr std::uint32_t many = 0xfffffffe;
    static constexpr std::uint32_t several = 0x80000000;
    static constexpr std::size_t most = 64;

    template <class Snapshot>
    [[nodiscard]] std::uint32_t found_at(const Snapshot& all, statement_id s) {
        std::uint32_t found = of_[s.number()];
        for (const stance_on on : all.stances(s)) {
            if (on.commits()) found = join(found, all.question(on.claim).number());
        }
        for (const statement_id relayed : all.relays(s)) found = join(found, of_[relayed.number()]);
        return found;
    }

    [[nodiscard]] std::uint32_t join(std::uint32_t a, std::uint32_t b) {
        if (a == b || b == nothing) return a;
        if (a == nothing) return b;
        if (a == many || b == many) return many;
        std::vector<std::uint32_t> single;
        const auto listed = [&](std::uint32_t x) -> const std::vector<std::uint32_t>& {
            if (x >= several) return sets_[x - several];
            single.assign(1, x);
            return single;
        };
        if (a < several) std::swap(a, b);  // one of them may be a single question
        std::vector<std::uint32_t> both;
        if (a < several) {
            both = {std::min(a, b), std::max(a, b)};
        } else {
            const auto& x = sets_[a - several];
            const auto& y = listed(b);
            if (std::includes(x.begin(), x.end(), y.begin(), y.end())) return a;
            if (b >= several && std::includes(y.begin(), y.end(), x.begin(), x.end())) return b;
            std::set_union(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(both));
        }
        if (both.size() > most) return many;
        const auto [at, fresh] =
            numbers_.try_emplace(both, static_cast<std::uint32_t>(several + sets_.size()));
        if (fresh) sets_.push_back(std::move(both));
        return at->second;
    }

    std::vector<std::uint32_t> of_;  // by statement
    std::vector<std::vector<std::uint32_t>> sets_;
    std::map<std::vector<std::uint32_t>, std::uint32_t> numbers_;
    std::vector<std::uint32_t> open_;
    std::vector<std::uint32_t> seen_;  // by statement: the search that met it last
    std::uint32_t search_ = 0;
};

}  // namespace hearsay::inline v1::detail
