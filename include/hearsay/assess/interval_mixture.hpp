#pragma once

#include <hearsay/model/interval.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

namespace hearsay::inline v1 {

/// An interval that a source gave for something that has come to be known.
struct past_interval {
    std::uint32_t source;
    interval said;
    double truth;
};

/// How often the intervals of a source held what was true.
struct past_coverage {
    std::size_t held = 0;
    std::size_t asked = 0;

    /// What is expected of the next one: one that held and one that did not are counted in addition, so that a source with
    /// no past has 1/2.
    [[nodiscard]] double share() const noexcept {
        return (static_cast<double>(held) + 1) / (static_cast<double>(asked) + 2);
    }
    friend bool operator==(const past_coverage&, const past_coverage&) = default;
};

/// The coverage of each of so many sources.
/// \throws std::out_of_range for a source that is none of them; std::invalid_argument for a truth that is not a number
/// Complexity: O(sources + intervals).
/// Source: the rule of succession, P.-S. Laplace (1774), for the share.
[[nodiscard]] inline std::vector<past_coverage> coverage_of(
    std::span<const past_interval> past, std::size_t sources) {
    std::vector<past_coverage> made(sources);
    for (const past_interval& p : past) {
        if (p.source >= sources)
            throw std::out_of_range(
                fmt::format("coverage_of: source {} of {}; expected a lower number", p.source, sources));
        if (std::isnan(p.truth)) throw std::invalid_argument("coverage_of: a truth that is not a number");
        ++made[p.source].asked;
        made[p.source].held += p.said.contains(p.truth) ? 1U : 0U;
    }
    return made;
}

/// An interval that a source gives now, and what that counts for.
struct weighed_interval {
    std::uint32_t source;
    interval said;
    double weight = 1;
};

/// A mixture of intervals: each spreads its weight evenly over its numbers, one of a single number has it all there.
class interval_mixture {
public:
    /// What one interval holds of the whole: all parts add up to 1.
    struct part {
        std::uint32_t source;
        interval said;
        double share;
        friend bool operator==(const part&, const part&) = default;
    };

    /// \throws std::invalid_argument without a weight above 0, for one that is below 0 or not finite, or for an interval
    ///         without both ends: cut it to what is possible first
    /// Complexity: O(n log n).
    explicit interval_mixture(std::span<const weighed_interval> said) {
        double most = 0;
        for (const weighed_interval& w : said) {
            if (!w.said.is_bounded() || !(w.weight >= 0) || !std::isfinite(w.weight)) {
                throw std::invalid_argument(fmt::format(
                    "interval_mixture: {} with weight {}; expected both ends, and a weight of 0 or more",
                    w.said, w.weight));
            }
            most = std::max(most, w.weight);
        }
        if (!(most > 0)) throw std::invalid_argument("interval_mixture: no weight above 0");
        for (const weighed_interval& w : said) {
            if (w.weight > 0) parts_.push_back({w.source, w.said, w.weight / most});
        }
        const auto before = [](const part& a, const part& b) {
            const auto key = [](const part& p) {
                return std::tuple{p.said.lower(), p.said.upper(), p.said.lower_open(), p.said.upper_open(),
                    p.source, p.share};
            };
            return key(a) < key(b);
        };
        std::sort(parts_.begin(), parts_.end(), before);
        double sum = 0;
        for (const part& p : parts_) sum += p.share;
        for (part& p : parts_) {
            p.share /= sum;
            ends_.push_back(p.said.lower());
            ends_.push_back(p.said.upper());
        }
        std::sort(ends_.begin(), ends_.end());
        ends_.erase(std::unique(ends_.begin(), ends_.end()), ends_.end());
    }

    /// By their intervals, then by source.
    [[nodiscard]] const std::vector<part>& parts() const noexcept { return parts_; }

    /// How much of it is at most x. O(n).
    [[nodiscard]] double at_most(double x) const noexcept { return below(x, true); }

    /// The lowest number that so much of it does not pass: `quantile(0.5)` is the median.
    /// \throws std::invalid_argument unless 0 <= share <= 1
    /// Complexity: O(n log n).
    [[nodiscard]] double quantile(double share) const {
        if (!(share >= 0 && share <= 1))
            throw std::invalid_argument(fmt::format("quantile: a share of {}; expected 0 to 1", share));
        const double wanted = share * (1 - 1e-12);
        const auto end = std::partition_point(
            ends_.begin(), ends_.end(), [&](double x) { return below(x, true) < wanted; });
        if (end == ends_.begin()) return ends_.front();
        if (end == ends_.end()) return ends_.back();
        const double low = *(end - 1);
        const double from = below(low, true);
        const double to = below(*end, false);
        if (to <= wanted || to <= from) return *end;  // it is one number that passes it
        const double along = (wanted - from) / (to - from);
        return low * (1 - along) + *end * along;
    }
    /// The middle so much of it, as much left out below as above. \throws std::invalid_argument unless 0 <= share <= 1
    [[nodiscard]] interval middle(double share) const {
        if (!(share >= 0 && share <= 1))
            throw std::invalid_argument(fmt::format("middle: a share of {}; expected 0 to 1", share));
        return interval::between(quantile((1 - share) / 2), quantile((1 + share) / 2));
    }
    /// "median 11500, 90 % in [10050, 14800]; of source 0 0.67 in [10000, 13000], of source 3 0.33 in [11000, 15000]"
    [[nodiscard]] std::string because() const {
        const interval most = middle(0.9);
        auto text = fmt::format(
            "median {:.6g}, 90 % in [{:.6g}, {:.6g}];", quantile(0.5), most.lower(), most.upper());
        for (std::size_t i = 0; i < parts_.size(); ++i)
            text += fmt::format("{} of source {} {:.2f} in {}", i == 0 ? "" : ",", parts_[i].source,
                parts_[i].share, parts_[i].said);
        return text;
    }
    friend bool operator==(const interval_mixture&, const interval_mixture&) = default;

private:
    [[nodiscard]] double below(double x, bool with_it) const noexcept {
        double sum = 0;
        for (const part& p : parts_) {
            const double low = p.said.lower();
            const double high = p.said.upper();
            if (low == high) {
                sum += low < x || (with_it && low == x) ? p.share : 0;
            } else if (x >= high) {
                sum += p.share;
            } else if (x > low) {
                sum += p.share *
                    ((x / 2 - low / 2) / (high / 2 - low / 2));  // halves: the width may pass all bounds
            }
        }
        return std::min(sum, 1.0);
    }
    std::vector<part> parts_;
    std::vector<double> ends_;  // ascending
};

/// The mixture of what several sources say, weighed by how often their intervals held the truth before.
///
/// Four experts give a range for the losses; one whose ranges held 9 of 10 past figures counts (9 + 1) / (10 + 2), one with
/// 2 of 10 a quarter: times the weights they come with. Experts that are not independent are not told apart here: give one interval for a line.
/// \throws std::out_of_range for a source without a coverage; std::invalid_argument as `interval_mixture`
/// Complexity: O(n log n).
/// Source: M. Stone, "The Opinion Pool" (1961): the linear pool.
[[nodiscard]] inline interval_mixture mix_by_coverage(
    std::vector<weighed_interval> now, std::span<const past_coverage> coverage) {
    for (weighed_interval& w : now) {
        if (w.source >= coverage.size()) {
            throw std::out_of_range(fmt::format(
                "mix_by_coverage: source {} of {}; expected a lower number", w.source, coverage.size()));
        }
        w.weight *= coverage[w.source].share();
    }
    return interval_mixture{now};
}

}  // namespace hearsay::inline v1
