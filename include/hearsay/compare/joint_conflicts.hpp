#pragma once

#include <hearsay/compare/compare.hpp>
#include <hearsay/compare/pairs.hpp>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace hearsay::inline v1 {

/// Several parts that can't all be as large as is said, since together they exceed the whole.
struct joint_conflict {
    std::vector<position> parts;  ///< in the order of the case
    position whole;
    scope_id scope;               ///< of the whole
    double sum = 0;               ///< of the lower bounds of the parts
    double upper = 0;             ///< what the whole can be at most
    std::optional<unit_id> unit;  ///< of both
    assumption_list assumes;
};

namespace detail {

/// The heaviest set of vertices that are pairwise joined: branch and bound, exact up to `budget` steps, else the best found.
class heaviest_clique {
public:
    heaviest_clique(std::vector<double> weights, std::vector<std::vector<bool>> joined)
        : weights_{std::move(weights)}, joined_{std::move(joined)} {}

    [[nodiscard]] std::vector<std::size_t> find() {
        std::vector<std::size_t> all(weights_.size());
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
        std::stable_sort(all.begin(), all.end(), [&](auto a, auto b) { return weights_[a] > weights_[b]; });
        std::vector<std::size_t> chosen;
        extend(chosen, 0, all);
        std::sort(best_.begin(), best_.end());
        return best_;
    }

private:
    void extend(std::vector<std::size_t>& chosen, double weight, const std::vector<std::size_t>& open) {
        if (weight > best_weight_) {
            best_weight_ = weight;
            best_ = chosen;
        }
        double room = weight;
        for (const std::size_t v : open) room += weights_[v];
        for (std::size_t i = 0; i < open.size(); ++i) {
            if (room <= best_weight_ || budget_ == 0) return;
            --budget_;
            std::vector<std::size_t> rest;
            for (std::size_t j = i + 1; j < open.size(); ++j) {
                if (joined_[open[i]][open[j]]) rest.push_back(open[j]);
            }
            chosen.push_back(open[i]);
            extend(chosen, weight + weights_[open[i]], rest);
            chosen.pop_back();
            room -= weights_[open[i]];
        }
    }
    std::vector<double> weights_;
    std::vector<std::vector<bool>> joined_;
    std::vector<std::size_t> best_;
    double best_weight_ = 0;
    std::size_t budget_ = 200'000;
};

}  // namespace detail

/// The conflicts of more than two claims: disjoint parts whose lower bounds sum above the whole.
///
/// "The army lost 60", "the navy lost 50", "at most 100 were lost": no two of these conflict, the three do. For each
/// position on a whole, the heaviest family of pairwise disjoint parts within it is sought, the highest lower bound
/// standing for each part, and cut down to as few as still exceed the whole; where two claims suffice, the pair is a conflict
/// already and none is reported here. Parts, places and periods count along the scopes in which the question adds up.
/// Complexity: for each whole, the square of the parts within it, and a search that is exact unless hundreds of parts
/// are disjoint in tangled ways.
template <claim_graph_like Graph>
[[nodiscard]] std::vector<joint_conflict> joint_conflicts(const Graph& graph, question_id question, const lens& by = {}) {
    const auto& all = graph.whole();
    std::vector<joint_conflict> found;
    const additivity additive = all.additive(question);
    if (!additive.any()) return found;
    std::vector<position_value<quantity_kind>> values;
    for (const position p : distinct_positions(graph, question, by)) {
        auto value = value_of<quantity_kind>(graph, p, by);
        if (value.has_value && !value.is_impossible()) values.push_back(std::move(value));
    }
    for (const auto& whole : values) {
        // The parts, in the unit of the whole where all are stated in it, else in the question's.
        std::vector<const position_value<quantity_kind>*> parts;
        bool one_unit = true;
        for (const auto& value : values) {
            if (value.scope == whole.scope ||
                nesting_of(graph, value.scope, whole.scope, additive) != nesting::a_within_b) {
                continue;
            }
            one_unit = one_unit && value.unit == whole.unit;
            parts.push_back(&value);
        }
        const auto set_of = [&](const position_value<quantity_kind>& v) -> const interval_set* {
            if (one_unit) return &v.own;
            return v.set ? &*v.set : nullptr;
        };
        const interval_set* upper_set = set_of(whole);
        if (!upper_set || is_empty(*upper_set) || !hull(*upper_set)->has_upper()) continue;
        const interval whole_hull = *hull(*upper_set);
        // One for each scope: the highest lower bound.
        std::vector<const position_value<quantity_kind>*> highest;
        const auto lower_of = [&](const position_value<quantity_kind>* v) { return *hull(*set_of(*v)); };
        for (const auto* part : parts) {
            const interval_set* set = set_of(*part);
            if (!set || is_empty(*set) || !(hull(*set)->lower() > 0)) continue;
            const auto same = std::find_if(highest.begin(), highest.end(), [&](auto* h) { return h->scope == part->scope; });
            if (same == highest.end()) highest.push_back(part);
            else if (starts_before(lower_of(*same), lower_of(part))) *same = part;
        }
        if (highest.size() < 2) continue;
        std::vector<double> weights;
        std::vector<std::vector<bool>> joined(highest.size(), std::vector<bool>(highest.size()));
        for (std::size_t i = 0; i < highest.size(); ++i) {
            weights.push_back(lower_of(highest[i]).lower());
            for (std::size_t j = 0; j < i; ++j) {
                bool by_places = false;
                joined[i][j] = joined[j][i] = scopes_disjoint(graph, highest[i]->scope, highest[j]->scope, by_places);
            }
        }
        std::vector<std::size_t> family = detail::heaviest_clique{weights, joined}.find();
        const auto exceeds_whole = [&](const std::vector<std::size_t>& members) {
            double sum = 0;
            bool open = whole_hull.upper_open();
            for (const std::size_t m : members) {
                sum += weights[m];
                open = open || lower_of(highest[m]).lower_open();
            }
            return sum > whole_hull.upper() || (sum == whole_hull.upper() && open);
        };
        if (!exceeds_whole(family)) continue;
        std::stable_sort(family.begin(), family.end(), [&](auto a, auto b) { return weights[a] < weights[b]; });
        for (std::size_t i = 0; i < family.size();) {  // drop the lightest that are not needed
            auto fewer = family;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
            if (exceeds_whole(fewer)) family = std::move(fewer);
            else ++i;
        }
        if (family.size() < 2) continue;
        joint_conflict made{{}, whole.position, whole.scope, 0, whole_hull.upper(), one_unit ? whole.unit : all.unit(question), {}};
        bool by_places = false;
        const auto rests_on = [&](const position_value<quantity_kind>& v) {
            add_to(made.assumes, v.read_with);
            if (!one_unit) add_to(made.assumes, v.converted_with);
        };
        rests_on(whole);
        for (const std::size_t m : family) {
            made.parts.push_back(highest[m]->position);
            made.sum += weights[m];
            rests_on(*highest[m]);
            for (const std::size_t other : family) {
                if (other != m) (void)scopes_disjoint(graph, highest[m]->scope, highest[other]->scope, by_places);
            }
        }
        if (by_places) add_to(made.assumes, {assumption_kind::places, 0});
        if (!all.assumes(question).empty()) add_to(made.assumes, {assumption_kind::same_measure, question.number()});
        std::sort(made.parts.begin(), made.parts.end());
        found.push_back(std::move(made));
    }
    return found;
}

}  // namespace hearsay::inline v1
