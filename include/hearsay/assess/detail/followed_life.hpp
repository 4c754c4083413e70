#pragma once

#include <hearsay/graph/live.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace hearsay::inline v1::detail {

/// Which statements are live, as retractions come in. Keeps nothing until there is one.
class followed_life {
public:
    /// Reads what is new: statements from `first` on, retractions that were not seen yet. Calls `changed(s)` for each
    /// older statement that was taken back or stands again.
    /// Complexity: O(new statements), and the retractions that hang below the new ones.
    template <class Graph, class Changed>
    void follow(const Graph& graph, std::uint32_t first, Changed&& changed) {
        const auto& all = graph.whole();
        const std::size_t count = all.retraction_count();
        if (count == 0) return;
        const std::size_t statements = all.statements().size();
        if (life_.empty()) life_.assign(first, life::live);
        life_.resize(statements, life::live);
        if (count == seen_) return;
        // What a new retraction takes back, and what that had taken back itself, is decided anew.
        open_.clear();
        touched_.clear();
        const auto doubt = [&](statement_id s) {
            life& known = life_[s.number()];
            if (known == life::unknown) return;
            touched_.push_back({s, known});
            known = life::unknown;
            open_.push_back(s);
        };
        for (; seen_ < count; ++seen_) doubt(all.at(id<retraction>{static_cast<std::uint32_t>(seen_)}).of);
        while (!open_.empty()) {
            const statement_id s = open_.back();
            open_.pop_back();
            for (const auto r : all.retractions_by(s)) doubt(all.at(r).of);
        }
        for (const auto& [s, before] : touched_) {
            if (life_[s.number()] == life::unknown)
                decide_life(graph, s, [&](statement_id which) -> life& { return life_[which.number()]; });
        }
        for (const auto& [s, before] : touched_) {
            if (s.number() < first && life_[s.number()] != before) changed(s);
        }
    }

    [[nodiscard]] bool is_live(statement_id s) const noexcept {
        return life_.empty() || life_[s.number()] == life::live;
    }

private:
    struct doubted {
        statement_id statement;
        life was;
    };
    std::vector<life> life_;  // by statement; empty: all are live
    std::size_t seen_ = 0;    // retractions
    std::vector<statement_id> open_;
    std::vector<doubted> touched_;
};

}  // namespace hearsay::inline v1::detail
