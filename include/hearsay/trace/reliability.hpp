#pragma once

#include <hearsay/trace/disjoint_chains.hpp>
#include <hearsay/trace/support.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace hearsay::inline v1 {

/// The probability that some chain of a position holds: exact, or between two bounds.
struct chain_reliability {
    double min = 0;
    double max = 0;

    [[nodiscard]] bool is_exact() const noexcept { return min == max; }

    /// "0.343"; "from 0.343 to 0.7"
    [[nodiscard]] std::string because() const {
        return is_exact() ? fmt::format("{:.3g}", min) : fmt::format("from {:.3g} to {:.3g}", min, max);
    }
    friend bool operator==(const chain_reliability&, const chain_reliability&) = default;
};

namespace detail {

/// The probability that all of some set holds, for one of a family at least: by cases, one thing after the other.
class family_chance {
public:
    /// \param chance  of each thing, by its bit
    family_chance(const std::vector<double>& chance, std::size_t steps)
        : chance_{chance}, steps_left_{steps} {}

    [[nodiscard]] chain_reliability of(const std::vector<bit_set>& family) {
        if (family.empty()) return {0, 0};
        if (family.front() == 0) return {1, 1};  // the smallest comes first
        if (const auto known = known_.find(family); known != known_.end()) return known->second;
        chain_reliability made;
        if (are_apart(family)) {
            double all_fail = 1;
            for (const bit_set set : family) all_fail *= 1 - chance_of(set);
            made = {1 - all_fail, 1 - all_fail};
        } else if (steps_left_ == 0) {
            double sum = 0;
            for (const bit_set set : family) {
                made.min = std::max(made.min, chance_of(set));
                sum += chance_of(set);
            }
            made.max = std::min(sum, 1.0);
        } else {
            --steps_left_;
            const std::uint32_t x = most_common(family);
            std::vector<bit_set> with;
            std::vector<bit_set> without;
            for (const bit_set set : family) {
                with.push_back(set & ~(bit_set{1} << x));
                if ((set >> x & 1) == 0) without.push_back(set);
            }
            keep_minimal(with);
            const chain_reliability holds = of(with);
            const chain_reliability fails = of(without);
            made = {chance_[x] * holds.min + (1 - chance_[x]) * fails.min,
                chance_[x] * holds.max + (1 - chance_[x]) * fails.max};
        }
        known_.emplace(family, made);
        return made;
    }

private:
    [[nodiscard]] double chance_of(bit_set set) const {
        double all = 1;
        for (; set != 0; set &= set - 1) all *= chance_[static_cast<std::size_t>(std::countr_zero(set))];
        return all;
    }
    [[nodiscard]] static bool are_apart(const std::vector<bit_set>& family) noexcept {
        bit_set taken = 0;
        for (const bit_set set : family) {
            if ((set & taken) != 0) return false;
            taken |= set;
        }
        return true;
    }
    [[nodiscard]] static std::uint32_t most_common(const std::vector<bit_set>& family) noexcept {
        std::uint32_t times[64] = {};
        for (bit_set set : family) {
            for (; set != 0; set &= set - 1) ++times[std::countr_zero(set)];
        }
        return static_cast<std::uint32_t>(std::max_element(times, times + 64) - times);
    }

    const std::vector<double>& chance_;
    std::size_t steps_left_;
    std::map<std::vector<bit_set>, chain_reliability> known_;
};

}  // namespace detail

/// How likely it is that some chain of a position holds, each of whose sources may be relied on with a given probability,
/// independently of the others: what chains share is counted once.
///
/// Two papers that both have it from one ministry, each right in 7 of 10 cases: 0.64, and not the 0.91 of two that
/// know it by themselves. Origins that say otherwise count for nothing.
///
/// Exact for up to 64 sources with up to 1,000 minimal sets that suffice, as far as 20,000 case distinctions go; else
/// between the strongest chain and what a least cut lets through.
/// \param chance  `chance(source)`: the probability, 0 to 1, that what the source says or passes on is right
/// \throws std::invalid_argument if the position is on another question, or a chance is not from 0 to 1
/// Source: the reliability of a network between two terminals; it is #P-hard in general, L. Valiant, "The Complexity of
/// Enumeration and Reliability Problems" (1979).
template <claim_graph_like Graph, std::invocable<source_id> Chance>
[[nodiscard]] chain_reliability reliability(
    const question_trace<Graph>& trace, const target& p, const Chance& chance, const lens& by = {}) {
    const auto& all = trace.graph().whole();
    const detail::counted_paths of{trace, p, by};
    detail::number_map numbers;
    std::vector<double> chances;
    std::vector<std::uint32_t> colour;
    for (const statement_id s : of.paths.statements) {
        const source_id source = all.source(s);
        const auto [number, fresh] =
            numbers.insert(source.number(), static_cast<std::uint32_t>(chances.size()));
        colour.push_back(number);
        if (!fresh) continue;
        chances.push_back(chance(source));
        if (!(chances.back() >= 0 && chances.back() <= 1)) {
            throw std::invalid_argument(
                fmt::format("reliability: a chance of {} for \"{}\"; expected one from 0 to 1",
                    chances.back(), all.name(source)));
        }
    }
    if (chances.size() <= 64) {
        const auto counts = [&](std::uint32_t v) { return bool{of.counts[v]}; };
        if (const auto family = detail::minimal_colours_of_walks(of.paths, colour, counts, 1000))
            return detail::family_chance{chances, 20'000}.of(*family);
    }
    chain_reliability made;
    detail::position_paths supported = of.paths;  // less the ends that don't count
    for (std::uint32_t v = 0; v < supported.size(); ++v) {
        if (!of.counts[v]) supported.marks[v] &= static_cast<std::uint8_t>(~detail::position_paths::is_end);
    }
    const auto worth = [&](statement_id s) { return chance(all.source(s)); };
    made.min = detail::walk_sum{supported, viterbi_semiring{}, worth}.find();
    double all_fail = 1;
    for (const source_id s : source_disjoint_chains(trace, p, by).cut) all_fail *= 1 - chance(s);
    made.max = std::max(made.min, 1 - all_fail);
    return made;
}
template <claim_graph_like Graph, std::invocable<source_id> Chance>
[[nodiscard]] chain_reliability reliability(
    const Graph& graph, const target& p, const Chance& chance, const lens& by = {}) {
    return reliability(question_trace{graph, detail::question_of(graph, p)}, p, chance, by);
}

}  // namespace hearsay::inline v1
