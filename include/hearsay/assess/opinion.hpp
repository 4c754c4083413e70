#pragma once

#include <hearsay/model/detail/small_vector.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// What one holds of values that exclude each other, and how much one doesn't know: beliefs and an uncertainty that sum to
/// one, beside the base rate that each value has before anything is known.
///
/// "Very likely true, but on thin evidence" is belief 0.6, disbelief 0.1, uncertainty 0.3. Not to know (`vacuous`) is
/// uncertainty 1, and never the middle of a scale; to be sure (`is_dogmatic`) is uncertainty 0.
///
/// Two values, the second the contrary of the first, make a binomial opinion: `opinion::binomial`. Factories throw
/// std::invalid_argument for what is no number, is outside [0, 1], or does not sum to 1 to within 1e-6; what they make
/// sums to 1 as nearly as doubles can.
/// Source: A. Josang, "Subjective Logic" (2016).
class opinion {
public:
    using numbers = boost::container::small_vector<double, 4>;

    [[nodiscard]] static opinion binomial(
        double belief, double disbelief, double uncertainty, double base_rate = 0.5) {
        const double beliefs[] = {belief, disbelief};
        const double rates[] = {base_rate, 1 - base_rate};
        return multinomial(beliefs, uncertainty, rates);
    }
    [[nodiscard]] static opinion multinomial(
        std::span<const double> beliefs, double uncertainty, std::span<const double> base_rates) {
        if (beliefs.size() < 2 || beliefs.size() != base_rates.size()) {
            throw std::invalid_argument(
                fmt::format("opinion: {} beliefs and {} base rates; expected as many, and two at least",
                    beliefs.size(), base_rates.size()));
        }
        expect_share("an uncertainty", uncertainty);
        opinion made;
        double sum = uncertainty;
        double rates = 0;
        for (std::size_t i = 0; i < beliefs.size(); ++i) {
            expect_share("a belief", beliefs[i]);
            expect_share("a base rate", base_rates[i]);
            sum += beliefs[i];
            rates += base_rates[i];
        }
        constexpr double near = 1e-6;
        if (std::abs(sum - 1) > near || std::abs(rates - 1) > near) {
            throw std::invalid_argument(
                fmt::format("opinion: beliefs and uncertainty sum to {}, base rates to {}; expected 1 and 1",
                    sum, rates));
        }
        made.beliefs_.assign(beliefs.begin(), beliefs.end());
        made.base_rates_.assign(base_rates.begin(), base_rates.end());
        for (double& b : made.beliefs_) b /= sum;
        for (double& a : made.base_rates_) a /= rates;
        made.uncertainty_ = uncertainty / sum;
        return made;
    }
    /// Nothing is known.
    [[nodiscard]] static opinion vacuous(double base_rate = 0.5) { return binomial(0, 0, 1, base_rate); }
    /// From so many cases for and against: each weighs 1, and not to know weighs `prior`.
    [[nodiscard]] static opinion from_evidence(
        double pro, double contra, double prior = 2, double base_rate = 0.5) {
        if (!(pro >= 0 && contra >= 0 && prior > 0) || std::isinf(pro + contra + prior)) {
            throw std::invalid_argument(fmt::format(
                "opinion::from_evidence: {} for, {} against, a prior of {}; expected finite numbers, 0 and more, above 0",
                pro, contra, prior));
        }
        const double all = pro + contra + prior;
        return binomial(pro / all, contra / all, prior / all, base_rate);
    }

    [[nodiscard]] std::size_t size() const noexcept { return beliefs_.size(); }
    [[nodiscard]] bool is_binomial() const noexcept { return size() == 2; }
    [[nodiscard]] const numbers& beliefs() const noexcept { return beliefs_; }
    [[nodiscard]] const numbers& base_rates() const noexcept { return base_rates_; }
    [[nodiscard]] double belief() const noexcept { return beliefs_[0]; }     ///< in the first value
    [[nodiscard]] double disbelief() const noexcept { return beliefs_[1]; }  ///< of a binomial one
    [[nodiscard]] double base_rate() const noexcept { return base_rates_[0]; }
    [[nodiscard]] double uncertainty() const noexcept { return uncertainty_; }
    [[nodiscard]] bool is_vacuous() const noexcept { return uncertainty_ == 1; }
    [[nodiscard]] bool is_dogmatic() const noexcept { return uncertainty_ < smallest; }

    /// The probability of a value: its belief, and its share of what is not known.
    [[nodiscard]] double projected(std::size_t value = 0) const {
        return beliefs_.at(value) + base_rates_.at(value) * uncertainty_;
    }

    friend bool operator==(const opinion&, const opinion&) = default;

    /// An uncertainty below this is none: its reciprocal would be no number.
    static constexpr double smallest = 1e-300;

private:
    opinion() = default;
    static void expect_share(const char* what, double x) {
        if (x >= 0 && x <= 1) return;  // not NaN either
        throw std::invalid_argument(fmt::format("opinion: {} of {}; expected a number from 0 to 1", what, x));
    }

    numbers beliefs_;
    numbers base_rates_;
    double uncertainty_ = 1;
};

namespace detail {

/// An opinion from figures that sum to one but for what rounding left: below 0, above 1.
[[nodiscard]] inline opinion settled(
    opinion::numbers beliefs, double uncertainty, opinion::numbers base_rates) {
    const auto in_range = [](double x) { return std::clamp(x, 0.0, 1.0); };
    double sum = uncertainty = in_range(uncertainty);
    double rates = 0;
    for (double& b : beliefs) sum += b = in_range(b);
    for (double& a : base_rates) rates += a = in_range(a);
    for (double& b : beliefs) b /= sum;
    for (double& a : base_rates) a /= rates;
    return opinion::multinomial(
        {beliefs.data(), beliefs.size()}, uncertainty / sum, {base_rates.data(), base_rates.size()});
}
[[nodiscard]] inline opinion settled(double belief, double disbelief, double uncertainty, double base_rate) {
    return settled({belief, disbelief}, uncertainty, {base_rate, 1 - base_rate});
}

inline void expect_binomial(const char* what, const opinion& x) {
    if (x.is_binomial()) return;
    throw std::invalid_argument(
        fmt::format("{}: an opinion on {} values; expected a binomial one", what, x.size()));
}
inline void expect_alike(const char* what, std::span<const opinion> all) {
    if (all.empty()) throw std::invalid_argument(fmt::format("{}: no opinion; expected one at least", what));
    for (const opinion& x : all) {
        if (x.size() == all.front().size()) continue;
        throw std::invalid_argument(fmt::format("{}: opinions on {} and {} values; expected as many in each",
            what, all.front().size(), x.size()));
    }
}

inline constexpr auto equally = [](const opinion&) { return 1.0; };
inline constexpr auto sure = [](const opinion& x) { return x.is_dogmatic() ? 1.0 : 0.0; };
inline constexpr auto by_confidence = [](const opinion& x) { return 1 - x.uncertainty(); };
inline constexpr auto by_evidence = [](const opinion& x) { return (1 - x.uncertainty()) / x.uncertainty(); };
inline constexpr auto by_certainty = [](const opinion& x) { return 1 / x.uncertainty(); };

/// The mean of some opinions, each with its weight; uncertainty as given.
template <class Weight, class RateWeight>
[[nodiscard]] opinion weighted(
    std::span<const opinion> all, double uncertainty, const Weight& weight, const RateWeight& rate_weight) {
    opinion::numbers beliefs(all.front().size(), 0);
    opinion::numbers rates(all.front().size(), 0);
    double rate_sum = 0;
    for (const opinion& x : all) {
        const double w = weight(x);
        const double r = rate_weight(x);
        rate_sum += r;
        for (std::size_t i = 0; i < beliefs.size(); ++i) {
            beliefs[i] += w * x.beliefs()[i];
            rates[i] += r * x.base_rates()[i];
        }
    }
    double believed = 0;
    for (const double b : beliefs) believed += b;
    for (double& b : beliefs) b = believed > 0 ? b / believed * (1 - uncertainty) : 0;
    if (rate_sum > 0) {
        for (double& r : rates) r /= rate_sum;
    }
    return settled(std::move(beliefs), uncertainty, std::move(rates));
}

/// The mean of those who are sure, if any are: they outweigh all others.
template <class RateWeight>
[[nodiscard]] std::optional<opinion> mean_of_dogmatic(
    std::span<const opinion> all, const RateWeight& rate_weight) {
    const bool any = std::any_of(all.begin(), all.end(), [](const opinion& x) { return x.is_dogmatic(); });
    if (!any) return std::nullopt;
    return weighted(all, 0, sure, rate_weight);
}
[[nodiscard]] inline bool all_vacuous(std::span<const opinion> all) {
    return std::all_of(all.begin(), all.end(), [](const opinion& x) { return x.is_vacuous(); });
}

}  // namespace detail

// ---- fusion: of several opinions on one thing, all at once

/// Evidence adds up: for sources that are independent of each other. Those who are sure outweigh all others, and count
/// alike among themselves; a vacuous opinion changes nothing. Commutative, and associative save among those who are sure,
/// whose mean is taken.
/// \throws std::invalid_argument where there is no opinion, or two are on different numbers of values
/// Complexity: O(opinions x values), as for all that follow.
/// Source: R. W. van der Heijden, H. Kopp, F. Kargl, "Multi-Source Fusion Operations in Subjective Logic" (2018), for this
/// and the next three.
[[nodiscard]] inline opinion cumulative_fusion(std::span<const opinion> all) {
    detail::expect_alike("cumulative_fusion", all);
    if (auto made = detail::mean_of_dogmatic(all, detail::sure)) return *made;
    if (detail::all_vacuous(all)) return detail::weighted(all, 1, detail::equally, detail::equally);
    double evidence = 0;  // in units of the prior
    for (const opinion& x : all) evidence += detail::by_evidence(x);
    return detail::weighted(all, 1 / (1 + evidence), detail::by_certainty, detail::by_evidence);
}

/// Evidence is averaged: for sources that all speak from the same. Several alike are one alike. Commutative, idempotent,
/// not associative.
/// \throws as `cumulative_fusion`
[[nodiscard]] inline opinion averaging_fusion(std::span<const opinion> all) {
    detail::expect_alike("averaging_fusion", all);
    if (auto made = detail::mean_of_dogmatic(all, detail::equally)) return *made;
    double sum = 0;
    for (const opinion& x : all) sum += detail::by_certainty(x);
    return detail::weighted(
        all, static_cast<double>(all.size()) / sum, detail::by_certainty, detail::equally);
}

/// Averaged, each by how much he knows: whoever knows nothing changes nothing. Commutative, idempotent, not associative.
/// \throws as `cumulative_fusion`
[[nodiscard]] inline opinion weighted_fusion(std::span<const opinion> all) {
    detail::expect_alike("weighted_fusion", all);
    if (auto made = detail::mean_of_dogmatic(all, detail::by_confidence)) return *made;
    if (detail::all_vacuous(all)) return detail::weighted(all, 1, detail::equally, detail::equally);
    double evidence = 0;
    double confidence = 0;
    for (const opinion& x : all) {
        evidence += detail::by_evidence(x);
        confidence += detail::by_confidence(x);
    }
    return detail::weighted(all, confidence / evidence, detail::by_evidence, detail::by_confidence);
}

/// What all share is kept, and where they differ, they meet in what they don't know. Commutative, idempotent, not
/// associative; of binomial opinions, since those on more values would come to beliefs in sets of them.
/// \throws as `cumulative_fusion`, and for an opinion that is not binomial
[[nodiscard]] inline opinion consensus_compromise_fusion(std::span<const opinion> all) {
    detail::expect_alike("consensus_compromise_fusion", all);
    detail::expect_binomial("consensus_compromise_fusion", all.front());
    double shared[2] = {1, 1};
    double unknown = 1;
    std::vector<double> unknown_before;  // that none of those in front of one knows
    for (const opinion& x : all) {
        unknown_before.push_back(unknown);
        for (std::size_t v = 0; v < 2; ++v) shared[v] = std::min(shared[v], x.beliefs()[v]);
        unknown *= x.uncertainty();
    }
    // Each one's rest, with all others not knowing; and what comes of rests that go different ways.
    double compromise[2] = {0, 0};
    double same[2] = {1, 1};
    double rests = 1;
    double unknown_after = 1;
    for (std::size_t i = all.size(); i-- != 0;) {
        const double others = unknown_before[i] * unknown_after;
        unknown_after *= all[i].uncertainty();
        double rest_sum = 0;
        for (std::size_t v = 0; v < 2; ++v) {
            const double rest = all[i].beliefs()[v] - shared[v];
            compromise[v] += rest * others;
            same[v] *= rest;
            rest_sum += rest;
        }
        rests *= rest_sum;
    }
    for (std::size_t v = 0; v < 2; ++v) compromise[v] += same[v];
    const double apart = rests - same[0] - same[1];
    const double made = compromise[0] + compromise[1] + apart;
    const double scale = made > 0 ? (1 - shared[0] - shared[1] - unknown) / made : 0;
    double rate = 0;
    for (const opinion& x : all) rate += x.base_rate() / static_cast<double>(all.size());
    if (made > 0) {
        return detail::settled(shared[0] + scale * compromise[0], shared[1] + scale * compromise[1],
            unknown + scale * apart, rate);
    }
    return detail::settled(shared[0], shared[1], 1 - shared[0] - shared[1], rate);
}

/// What two opinions hold against each other, and what is left of them where it is ruled out.
struct constrained_opinion {
    std::optional<opinion> fused{};  ///< absent where they contradict each other in everything
    double conflict = 0;             ///< the mass that was ruled out: 0 none, 1 all of it
    friend bool operator==(const constrained_opinion&, const constrained_opinion&) = default;
};

/// What cannot be true together is ruled out, as by Dempster's rule: for preferences and constraints, not for witnesses, of
/// whom one may be wrong. Commutative, and associative in beliefs and uncertainty; the base rates are a mean of all. A
/// vacuous opinion changes nothing.
/// \throws as `cumulative_fusion`
/// Source: Josang (2016), belief constraint fusion.
[[nodiscard]] inline constrained_opinion belief_constraint_fusion(std::span<const opinion> all) {
    detail::expect_alike("belief_constraint_fusion", all);
    opinion::numbers beliefs = all.front().beliefs();
    double uncertainty = all.front().uncertainty();
    double kept = 1;
    for (const opinion& x : all.subspan(1)) {
        double sum = 0;
        for (std::size_t v = 0; v < beliefs.size(); ++v) {
            beliefs[v] =
                beliefs[v] * x.uncertainty() + uncertainty * x.beliefs()[v] + beliefs[v] * x.beliefs()[v];
            sum += beliefs[v];
        }
        uncertainty *= x.uncertainty();
        sum += uncertainty;
        kept *= sum;
        if (sum < opinion::smallest) return {std::nullopt, 1};
        for (double& b : beliefs) b /= sum;
        uncertainty /= sum;
    }
    const opinion rates = detail::all_vacuous(all)
        ? detail::weighted(all, 1, detail::equally, detail::equally)
        : detail::weighted(all, 1, detail::by_confidence, detail::by_confidence);
    return {detail::settled(std::move(beliefs), uncertainty, rates.base_rates()), std::max(0.0, 1 - kept)};
}

/// What two binomial opinions hold against each other: one's belief times the other's disbelief.
/// \throws std::invalid_argument for one that is not binomial
[[nodiscard]] inline double conflict_of(const opinion& a, const opinion& b) {
    detail::expect_binomial("conflict_of", a);
    detail::expect_binomial("conflict_of", b);
    return a.belief() * b.disbelief() + a.disbelief() * b.belief();
}

/// The opinion with the least projected probability of the first value: the most cautious of them. The first of several.
/// \throws as `cumulative_fusion`
[[nodiscard]] inline opinion minimum_fusion(std::span<const opinion> all) {
    detail::expect_alike("minimum_fusion", all);
    return *std::min_element(all.begin(), all.end(),
        [](const opinion& a, const opinion& b) { return a.projected() < b.projected(); });
}

/// What more of them lean to, for sure; vacuous where as many lean either way. Those right in the middle count for neither.
/// \throws as `cumulative_fusion`, and for an opinion that is not binomial
[[nodiscard]] inline opinion majority_fusion(std::span<const opinion> all) {
    detail::expect_alike("majority_fusion", all);
    detail::expect_binomial("majority_fusion", all.front());
    std::ptrdiff_t balance = 0;
    double rate = 0;
    for (const opinion& x : all) {
        balance += x.projected() > 0.5 ? 1 : x.projected() < 0.5 ? -1 : 0;
        rate += x.base_rate() / static_cast<double>(all.size());
    }
    return opinion::binomial(balance > 0 ? 1 : 0, balance < 0 ? 1 : 0, balance == 0 ? 1 : 0, rate);
}

/// The same projected probabilities with as little belief as can be: what may be said where nothing was counted.
/// \throws std::invalid_argument never; a base rate of 0 leaves its value's belief as it is
[[nodiscard]] inline opinion with_most_uncertainty(const opinion& x) {
    double most = 1;
    for (std::size_t v = 0; v < x.size(); ++v) {
        if (x.base_rates()[v] > 0) most = std::min(most, x.projected(v) / x.base_rates()[v]);
    }
    opinion::numbers beliefs(x.size());
    for (std::size_t v = 0; v < x.size(); ++v) beliefs[v] = x.projected(v) - x.base_rates()[v] * most;
    return detail::settled(std::move(beliefs), most, x.base_rates());
}

/// As `cumulative_fusion`, of opinions on what is so or not, rather than of what was counted: with as little belief as
/// leaves the probabilities as they are.
[[nodiscard]] inline opinion epistemic_cumulative_fusion(std::span<const opinion> all) {
    return with_most_uncertainty(cumulative_fusion(all));
}

// ---- trust: what is left of an opinion that comes through somebody

/// An opinion by way of somebody of whom this much is believed: the rest of it is not known.
/// \throws std::invalid_argument where the share is not from 0 to 1
[[nodiscard]] inline opinion discount(double trusted, const opinion& said) {
    if (!(trusted >= 0 && trusted <= 1))
        throw std::invalid_argument(
            fmt::format("discount: a trust of {}; expected a number from 0 to 1", trusted));
    opinion::numbers beliefs = said.beliefs();
    for (double& b : beliefs) b *= trusted;
    return detail::settled(std::move(beliefs), 1 - trusted * (1 - said.uncertainty()), said.base_rates());
}
/// The variants of discounting by an opinion on the source.
enum class trust_variant : std::uint8_t {
    projected,    ///< by the probability that it is reliable
    belief_only,  ///< by the belief alone: what is not known of it earns no trust
    opposite,     ///< whoever is disbelieved is taken to say the opposite; binomial opinions alone
};
/// \param trust  a binomial opinion: that the source is reliable
/// \throws std::invalid_argument where `trust` is not binomial, and for the opposite of an opinion that is not
/// Source: Josang (2016), trust discounting.
[[nodiscard]] inline opinion discount(
    const opinion& trust, const opinion& said, trust_variant by = trust_variant::projected) {
    detail::expect_binomial("discount", trust);
    if (by == trust_variant::projected) return discount(std::clamp(trust.projected(), 0.0, 1.0), said);
    if (by == trust_variant::belief_only) return discount(trust.belief(), said);
    detail::expect_binomial("discount", said);
    return detail::settled(trust.belief() * said.belief() + trust.disbelief() * said.disbelief(),
        trust.belief() * said.disbelief() + trust.disbelief() * said.belief(),
        trust.uncertainty() + (trust.belief() + trust.disbelief()) * said.uncertainty(), said.base_rate());
}
/// Through a chain of sources, from the outermost inwards: by the product of the probabilities that each is reliable.
/// \throws std::invalid_argument where one is not binomial
[[nodiscard]] inline opinion discount(std::span<const opinion> chain, const opinion& said) {
    double trusted = 1;
    for (const opinion& trust : chain) {
        detail::expect_binomial("discount", trust);
        trusted *= std::clamp(trust.projected(), 0.0, 1.0);
    }
    return discount(trusted, said);
}

// ---- of two things, binomial opinions

/// That it is not so.
[[nodiscard]] inline opinion complement(const opinion& x) {
    detail::expect_binomial("complement", x);
    return opinion::binomial(x.disbelief(), x.belief(), x.uncertainty(), 1 - x.base_rate());
}
/// That one of two things is so which exclude each other.
/// \throws std::invalid_argument where the base rates sum to 0 or to more than 1, the beliefs to more than 1, or where what
///   is believed of one is not disbelieved of the other, so that no disbelief is left of either
[[nodiscard]] inline opinion either_of_exclusive(const opinion& x, const opinion& y) {
    detail::expect_binomial("either_of_exclusive", x);
    detail::expect_binomial("either_of_exclusive", y);
    const double rate = x.base_rate() + y.base_rate();
    constexpr double near = 1e-9;
    if (!(rate > 0) || rate > 1 + near || x.belief() + y.belief() > 1 + near) {
        throw std::invalid_argument(fmt::format(
            "either_of_exclusive: base rates {} and {}, beliefs {} and {}; expected sums above 0 and up to 1",
            x.base_rate(), y.base_rate(), x.belief(), y.belief()));
    }
    const double disbelief =
        (x.base_rate() * (x.disbelief() - y.belief()) + y.base_rate() * (y.disbelief() - x.belief())) / rate;
    if (disbelief < -near) {
        throw std::invalid_argument(fmt::format(
            "either_of_exclusive: beliefs of {} and {} beside disbeliefs of {} and {}; expected each to disbelieve what "
            "the other believes",
            x.belief(), y.belief(), x.disbelief(), y.disbelief()));
    }
    return detail::settled(x.belief() + y.belief(), std::max(disbelief, 0.0),
        (x.base_rate() * x.uncertainty() + y.base_rate() * y.uncertainty()) / rate, std::min(rate, 1.0));
}
/// That both of two independent things are so.
/// \throws std::invalid_argument where both base rates are 1
[[nodiscard]] inline opinion both_of(const opinion& x, const opinion& y) {
    detail::expect_binomial("both_of", x);
    detail::expect_binomial("both_of", y);
    const double rest = 1 - x.base_rate() * y.base_rate();
    if (!(rest > 0)) throw std::invalid_argument("both_of: base rates of 1 and 1; expected one below 1");
    const double belief = x.belief() * y.belief() +
        ((1 - x.base_rate()) * y.base_rate() * x.belief() * y.uncertainty() +
            x.base_rate() * (1 - y.base_rate()) * x.uncertainty() * y.belief()) /
            rest;
    const double uncertainty = x.uncertainty() * y.uncertainty() +
        ((1 - y.base_rate()) * x.belief() * y.uncertainty() +
            (1 - x.base_rate()) * x.uncertainty() * y.belief()) /
            rest;
    return detail::settled(belief, x.disbelief() + y.disbelief() - x.disbelief() * y.disbelief(), uncertainty,
        x.base_rate() * y.base_rate());
}
/// That one at least of two independent things is so.
/// \throws std::invalid_argument where both base rates are 0
[[nodiscard]] inline opinion either_of(const opinion& x, const opinion& y) {
    detail::expect_binomial("either_of", x);
    detail::expect_binomial("either_of", y);
    if (!(x.base_rate() + y.base_rate() > 0))
        throw std::invalid_argument("either_of: base rates of 0 and 0; expected one above 0");
    return complement(both_of(complement(x), complement(y)));
}

}  // namespace hearsay::inline v1

/// Writes `b 0.6 d 0.1 u 0.3 a 0.5`, and of more than two values `b 0.2 0.3 0.1 u 0.4 a …`.
template <>
struct fmt::formatter<hearsay::opinion> : fmt::formatter<fmt::string_view> {
    template <class Context>
    auto format(const hearsay::opinion& x, Context& ctx) const {
        std::string text;
        if (x.is_binomial()) {
            text = fmt::format("b {:.6g} d {:.6g} u {:.6g} a {:.6g}", x.belief(), x.disbelief(),
                x.uncertainty(), x.base_rate());
        } else {
            text = "b";
            for (const double b : x.beliefs()) text += fmt::format(" {:.6g}", b);
            text += fmt::format(" u {:.6g} a", x.uncertainty());
            for (const double a : x.base_rates()) text += fmt::format(" {:.6g}", a);
        }
        return fmt::formatter<fmt::string_view>::format(text, ctx);
    }
};
