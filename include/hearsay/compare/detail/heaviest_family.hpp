#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace hearsay::inline v1::detail {

/// The least that a part can be.
struct lower_bound_of_part {
    double value;
    bool open;
};

/// The heaviest set of parts that are pairwise disjoint, one with an open bound where several weigh the same:
/// branch and bound, exact up to `budget` steps, else the best found.
class heaviest_family {
public:
    heaviest_family(std::vector<lower_bound_of_part> weights, const std::vector<std::vector<bool>>& disjoint)
        : weights_{std::move(weights)}, disjoint_{disjoint} {}

    [[nodiscard]] std::vector<std::size_t> find() {
        std::vector<std::size_t> all(weights_.size());
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
        std::stable_sort(
            all.begin(), all.end(), [&](auto a, auto b) { return weights_[a].value > weights_[b].value; });
        std::vector<std::size_t> chosen;
        extend(chosen, {0, false}, all);
        std::sort(best_.begin(), best_.end());
        return best_;
    }

private:
    void extend(
        std::vector<std::size_t>& chosen, lower_bound_of_part weight, const std::vector<std::size_t>& open) {
        if (std::pair{weight.value, weight.open} > std::pair{best_weight_.value, best_weight_.open}) {
            best_weight_ = weight;
            best_ = chosen;
        }
        double room = weight.value;
        for (const std::size_t v : open) room += weights_[v].value;
        for (std::size_t i = 0; i < open.size(); ++i) {
            const bool hope = room > best_weight_.value || (room == best_weight_.value && !best_weight_.open);
            if (!hope || budget_ == 0) return;
            --budget_;
            std::vector<std::size_t> rest;
            for (std::size_t j = i + 1; j < open.size(); ++j) {
                if (disjoint_[open[i]][open[j]]) rest.push_back(open[j]);
            }
            const lower_bound_of_part& one = weights_[open[i]];
            chosen.push_back(open[i]);
            extend(chosen, {weight.value + one.value, weight.open || one.open}, rest);
            chosen.pop_back();
            room -= one.value;
        }
    }
    std::vector<lower_bound_of_part> weights_;
    const std::vector<std::vector<bool>>& disjoint_;
    std::vector<std::size_t> best_;
    lower_bound_of_part best_weight_{0, false};
    std::size_t budget_ = 200'000;
};

}  // namespace hearsay::inline v1::detail
