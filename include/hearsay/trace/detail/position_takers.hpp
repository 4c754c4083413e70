#pragma once

#include <hearsay/compare/detail/takers.hpp>
#include <hearsay/compare/position.hpp>
#include <hearsay/trace/detail/account_graph.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace hearsay::inline v1::detail {

/// The accounts that take each position of a graph, by the places that `all_takers` gives those.
class position_takers {
public:
    struct taker {
        std::uint32_t account;
        bool reached;  ///< it is on record
    };

    template <class Graph>
    position_takers(
        const Graph& graph, const account_graph& accounts, const all_takers& taken, positions which) {
        const auto& all = graph.whole();
        const auto number_of = [](position p) {
            return std::size_t{p.claim.number()} * 2 + (p.denied ? 1 : 0);
        };
        std::vector<std::uint32_t> place_of(all.claims().size() * 2);
        begin_.assign(taken.begins().back() + 1, 0);
        std::uint32_t place = 0;
        for (std::size_t q = 0; q + 1 < taken.begins().size(); ++q) {
            for (const taken_line& t : taken.of(q)) place_of[number_of(t.position)] = place++;
        }
        const auto each = [&](const auto& visit) {
            if (which == positions::all) {
                for (const statement_id s : all.statements()) {
                    if (!accounts.is_live(s)) continue;
                    for (const stance_on on : all.stances(s)) {
                        if (on.commits()) visit(position{on.claim, on.stance == stance::denies}, s);
                    }
                }
            } else {
                for (const question_id q : all.questions()) {
                    for (const taken_position& t : positions_taken(graph, q, which))
                        visit(t.position, t.statement);
                }
            }
        };
        each([&](position p, statement_id) { ++begin_[place_of[number_of(p)] + std::size_t{1}]; });
        for (std::size_t i = 1; i < begin_.size(); ++i) begin_[i] += begin_[i - 1];
        takers_.resize(begin_.back());
        std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
        each([&](position p, statement_id s) {
            const auto [first, last] = accounts.of(s);
            const std::uint32_t account =
                last - first == 1 ? first : accounts.find(s, all.question(p.claim), all.scope_of(p.claim));
            takers_[next[place_of[number_of(p)]]++] = {account, accounts.is_reached(s)};
        });
    }
    [[nodiscard]] std::span<const taker> of(std::size_t place) const noexcept {
        return std::span{takers_}.subspan(begin_[place], begin_[place + 1] - begin_[place]);
    }

private:
    std::vector<std::uint32_t> begin_;
    std::vector<taker> takers_;
};

}  // namespace hearsay::inline v1::detail
