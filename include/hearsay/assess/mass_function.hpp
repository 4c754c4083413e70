#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// Some of the hypotheses of a frame: a bit for each.
using hypotheses = std::uint32_t;

/// Belief in sets of hypotheses of which one is true: "it was the army or the militia, with 0.6; nobody knows, with 0.4". What
/// an `opinion` says of single values, said of sets of them; mass on the empty set is conflict that was not settled.
///
/// Masses are finite, 0 and more, and sum to 1 to within 1e-6; factories throw std::invalid_argument otherwise.
/// Source: G. Shafer, "A Mathematical Theory of Evidence" (1976).
class mass_function {
public:
    static constexpr std::size_t most_hypotheses = 20;

    /// Nothing is known: all mass on the whole frame.
    /// \throws std::invalid_argument for no hypothesis, or for more than 20
    explicit mass_function(std::size_t frame_size) : size_{expected_size(frame_size)} {
        masses_[frame()] = 1;
    }
    /// \param masses  sets with their masses; equal ones add up
    mass_function(std::size_t frame_size, std::span<const std::pair<hypotheses, double>> masses)
        : size_{expected_size(frame_size)} {
        double sum = 0;
        for (const auto& [set, mass] : masses) {
            if ((set & ~frame()) != 0) {
                throw std::invalid_argument(fmt::format(
                    "mass_function: a set of hypotheses {:#b} in a frame of {}; expected none beyond it", set,
                    size_));
            }
            if (!(mass >= 0 && mass <= 1 + near)) {
                throw std::invalid_argument(
                    fmt::format("mass_function: a mass of {}; expected a number from 0 to 1", mass));
            }
            sum += mass;
            if (mass > 0) masses_[set] += mass;
        }
        if (std::abs(sum - 1) > near)
            throw std::invalid_argument(fmt::format("mass_function: masses that sum to {}; expected 1", sum));
        for (auto& [set, mass] : masses_) mass /= sum;
    }

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] hypotheses frame() const noexcept { return (hypotheses{1} << size_) - 1; }
    /// The sets that have mass, ascending.
    [[nodiscard]] const std::map<hypotheses, double>& masses() const noexcept { return masses_; }
    [[nodiscard]] double mass(hypotheses of) const {
        const auto at = masses_.find(of);
        return at == masses_.end() ? 0 : at->second;
    }
    /// What was ruled out and not shared out again.
    [[nodiscard]] double conflict() const { return mass(0); }

    /// How much surely lies within a set. Conflict supports nothing.
    [[nodiscard]] double belief(hypotheses of) const {
        return sum_if([of](hypotheses set) { return set != 0 && (set & ~of) == 0; });
    }
    /// How much does not speak against it.
    [[nodiscard]] double plausibility(hypotheses of) const {
        return sum_if([of](hypotheses set) { return (set & of) != 0; });
    }
    /// How much leaves all of it open.
    [[nodiscard]] double commonality(hypotheses of) const {
        return sum_if([of](hypotheses set) { return (set & of) == of; });
    }
    /// A probability for each hypothesis: each set's mass shared out evenly among its own, the conflict among all.
    /// \throws std::invalid_argument where all is conflict
    [[nodiscard]] std::vector<double> pignistic() const {
        const double left = expect_some_left("pignistic");
        std::vector<double> made(size_, 0);
        for (const auto& [set, mass] : masses_) {
            for (hypotheses rest = set; rest != 0; rest &= rest - 1)
                made[static_cast<std::size_t>(std::countr_zero(rest))] += mass / left / std::popcount(set);
        }
        return made;
    }
    /// The same without its conflict: all others in proportion.
    /// \throws std::invalid_argument where all is conflict
    [[nodiscard]] mass_function normalised() const {
        const double left = expect_some_left("normalised");
        mass_function made{size_};
        made.masses_.clear();
        for (const auto& [set, mass] : masses_) {
            if (set != 0) made.masses_[set] = mass / left;
        }
        return made;
    }

    friend bool operator==(const mass_function&, const mass_function&) = default;

    /// What both say: each set met with each. Conflict stays, as mass on nothing. For independent sources. Commutative and
    /// associative. O(sets of one x sets of the other).
    /// \throws std::invalid_argument where the frames differ in size, as all that follow
    [[nodiscard]] friend mass_function conjunction(const mass_function& a, const mass_function& b) {
        return combined(a, b, [](hypotheses x, hypotheses y) { return x & y; });
    }
    /// What one of the two says, if one may be wrong.
    [[nodiscard]] friend mass_function disjunction(const mass_function& a, const mass_function& b) {
        return combined(a, b, [](hypotheses x, hypotheses y) { return x | y; });
    }
    /// What both say of sources that are not independent: what is said twice counts once. Commutative, associative,
    /// idempotent. O(2^n n) in the hypotheses.
    /// \throws std::invalid_argument also where one of them is sure: leaves no mass to the whole frame
    /// Source: T. Denoeux, "Conjunctive and disjunctive combination of belief functions induced by nondistinct bodies of
    /// evidence" (2008), the cautious rule. Masses up to 1e-12 are taken for rounding, save the frame's.
    [[nodiscard]] friend mass_function cautious_conjunction(const mass_function& a, const mass_function& b) {
        expect_one_frame(a, b);
        const std::vector<double> of_a = a.weights();
        const std::vector<double> of_b = b.weights();
        // The commonality of all simple functions together: of a set, the weights of all that do not hold it.
        std::vector<double> common(of_a.size());
        double all = 0;
        for (std::size_t set = 0; set < common.size(); ++set) {
            common[set] = set == a.frame() ? 0 : std::min(of_a[set], of_b[set]);  // logarithms
            all += common[set];
        }
        a.sum_over_supersets(common);
        for (double& q : common) q = std::exp(all - q);
        a.differences_over_supersets(common);
        mass_function made{a.size_};
        made.masses_.clear();
        for (std::size_t set = 0; set < common.size(); ++set) {
            constexpr double rounding = 1e-12;
            const auto kept = static_cast<hypotheses>(set);
            if (common[set] > rounding || kept == a.frame()) made.masses_[kept] = common[set];
        }
        const double sum = made.sum_if([](hypotheses) { return true; });
        for (auto& [set, mass] : made.masses_) mass /= sum;
        return made;
    }

private:
    static constexpr double near = 1e-6;

    static std::size_t expected_size(std::size_t size) {
        if (size >= 1 && size <= most_hypotheses) return size;
        throw std::invalid_argument(
            fmt::format("mass_function: {} hypotheses; expected 1 to {}", size, most_hypotheses));
    }
    static void expect_one_frame(const mass_function& a, const mass_function& b) {
        if (a.size_ == b.size_) return;
        throw std::invalid_argument(
            fmt::format("mass_function: frames of {} and {} hypotheses; expected one", a.size_, b.size_));
    }
    double expect_some_left(const char* what) const {
        // What is left is summed: 1 less the conflict would be all rounding where little is.
        const double left = sum_if([](hypotheses set) { return set != 0; });
        if (left > 0) return left;
        throw std::invalid_argument(fmt::format("{}: all mass is conflict; expected some that is not", what));
    }
    template <class Which>
    [[nodiscard]] double sum_if(const Which& which) const {
        double sum = 0;
        for (const auto& [set, mass] : masses_) sum += which(set) ? mass : 0;
        return sum;
    }
    template <class Join>
    static mass_function combined(const mass_function& a, const mass_function& b, const Join& join) {
        expect_one_frame(a, b);
        mass_function made{a.size_};
        made.masses_.clear();
        for (const auto& [x, of_x] : a.masses_) {
            for (const auto& [y, of_y] : b.masses_) made.masses_[join(x, y)] += of_x * of_y;
        }
        return made;
    }
    // Of each set the sum over all that hold it; and back.
    void sum_over_supersets(std::vector<double>& of) const {
        for (std::size_t bit = 1; bit < of.size(); bit <<= 1) {
            for (std::size_t set = 0; set < of.size(); ++set) {
                if ((set & bit) == 0) of[set] += of[set | bit];
            }
        }
    }
    void differences_over_supersets(std::vector<double>& of) const {
        for (std::size_t bit = 1; bit < of.size(); bit <<= 1) {
            for (std::size_t set = 0; set < of.size(); ++set) {
                if ((set & bit) == 0) of[set] -= of[set | bit];
            }
        }
    }
    // The weights of the simple functions that it is made of, as logarithms, by set.
    [[nodiscard]] std::vector<double> weights() const {
        if (!(mass(frame()) > 0)) {
            throw std::invalid_argument(
                "cautious_conjunction: a mass function without mass on the whole frame; expected some doubt");
        }
        std::vector<double> of(std::size_t{1} << size_, 0);
        for (const auto& [set, mass] : masses_) of[set] = mass;
        sum_over_supersets(of);
        for (double& q : of) q = std::log(q);
        differences_over_supersets(of);
        for (double& w : of) w = -w;
        return of;
    }

    std::size_t size_;
    std::map<hypotheses, double> masses_;
};

/// What two say together, their conflict shared out in proportion: Dempster's rule.
/// \throws std::invalid_argument where they contradict each other in everything
[[nodiscard]] inline mass_function dempster(const mass_function& a, const mass_function& b) {
    return conjunction(a, b).normalised();
}
/// How much two are at odds: 0 not at all, infinite in everything.
/// Source: Shafer (1976), the weight of conflict.
[[nodiscard]] inline double weight_of_conflict(const mass_function& a, const mass_function& b) {
    return -std::log1p(-std::min(conjunction(a, b).conflict(), 1.0));
}
/// What is left once it is known that one of some hypotheses is true.
/// \throws std::invalid_argument where nothing is
[[nodiscard]] inline mass_function given(const mass_function& of, hypotheses known) {
    const std::pair<hypotheses, double> sure[] = {{known, 1.0}};
    return dempster(of, mass_function{of.size(), sure});
}

}  // namespace hearsay::inline v1
