#pragma once

#include <hearsay/assess/source_lines.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace hearsay::inline v1 {

/// The middle of the numbers that are given for one item.
struct middle_value {
    std::optional<double> value{};  ///< absent where nobody votes
    double below = 0;               ///< the weight of the votes for lower numbers
    double at = 0;                  ///< for this one
    double above = 0;               ///< for higher ones
    friend bool operator==(const middle_value&, const middle_value&) = default;
};

/// The middle of each item of a table, and what each vote weighs: below, at and above add up to the parts of its votes.
struct weighed_middles {
    std::vector<middle_value> middle{};  ///< by item
    std::vector<double> part{};          ///< by vote
    std::vector<double> weight{};        ///< by source: of its line

    /// "200: 3.2 weigh lower, 1.1 as high, 2 higher (kyiv-post 1.1)"
    [[nodiscard]] std::string because(const vote_table& table, std::uint32_t item) const {
        const middle_value& m = middle.at(item);
        if (!m.value) return "nobody votes";
        auto text = fmt::format(
            "{}: {:.4g} weigh lower, {:.4g} as high, {:.4g} higher (", *m.value, m.below, m.at, m.above);
        bool first = true;
        const number_range among = table.candidates(item);
        for (std::uint32_t c = among.first; c < among.last; ++c) {
            const number_range votes = table.votes(c);
            for (std::uint32_t v = votes.first; v < votes.last && table.number(table.value(c)) == m.value;
                 ++v) {
                text += fmt::format(
                    "{}{} {:.4g}", first ? "" : ", ", table.source_name(table.source(v)), part[v]);
                first = false;
            }
        }
        return text + ')';
    }
    friend bool operator==(const weighed_middles&, const weighed_middles&) = default;
};

/// How often distances and weights are reckoned in turn: at least once.
struct middle_options {
    std::size_t rounds = 10;
};

/// For each item the weighted median of the numbers given, of lines that weigh the more the closer they are to it
/// everywhere.
///
/// How many were hurt in each of a hundred attacks: who is mostly near the middle of what is said weighs more, and one
/// wild figure moves nothing. The median is the lowest number at which half of the weight is reached. A line's distance is
/// the mean of |number - median| over the deviation of the item's numbers; its weight is minus the logarithm of its share
/// in the distances of all lines. One more item at the usual distance is counted for each line, so that one without any
/// does not weigh without bound. At first, and where all distances are 0, each line weighs 1.
///
/// \throws std::invalid_argument without rounds, for a value that is no number, or lines of another number of sources
/// Complexity: O(rounds · votes).
/// Source: Q. Li, Y. Li, J. Gao, B. Zhao, W. Fan, J. Han, "Resolving Conflicts in Heterogeneous Data by Truth Discovery and
/// Source Reliability Estimation" (2014), CRH with absolute loss.
[[nodiscard]] inline weighed_middles weighted_median(
    const vote_table& table, const source_lines& lines, const middle_options& options = {}) {
    if (options.rounds == 0) throw std::invalid_argument("weighted_median: 0 rounds; expected at least 1");
    std::vector<double> numbers(table.candidate_count());
    for (std::uint32_t c = 0; c < table.candidate_count(); ++c) {
        const auto x = table.number(table.value(c));
        if (!x) {
            throw std::invalid_argument(fmt::format(
                "weighted_median: value '{}'; expected numbers alone", table.value_name(table.value(c))));
        }
        numbers[c] = *x;
    }
    const detail::line_votes cast{table, lines};
    const std::size_t sources = table.source_count();
    std::vector<double> weight(sources, 1);
    const auto weight_of = [&](std::uint32_t c) {
        const number_range voices = cast.of(c);
        double sum = 0;
        for (std::uint32_t i = voices.first; i < voices.last; ++i)
            sum += weight[cast.voices[i].line] * cast.voices[i].share;
        return sum;
    };
    weighed_middles made;
    made.middle.resize(table.item_count());
    const auto find_middles = [&] {
        for (std::uint32_t item = 0; item < table.item_count(); ++item) {
            const number_range among = table.candidates(item);
            if (among.size() == 0) continue;
            double all = 0;
            for (std::uint32_t c = among.first; c < among.last; ++c) all += weight_of(c);
            middle_value m;
            for (std::uint32_t c = among.first, next = c; c < among.last;
                 c = next) {  // "2" and "2.0" are one number
                double here = 0;
                while (next < among.last && numbers[next] == numbers[c]) here += weight_of(next++);
                if (m.value) {
                    m.above += here;
                } else if ((m.below + here) * 2 >= all * (1 - 1e-12) || next == among.last) {
                    m.value = numbers[c];
                    m.at = here;
                } else {
                    m.below += here;
                }
            }
            made.middle[item] = m;
        }
    };
    // How far apart the numbers of an item are, in units of the largest of them, lest a square pass all bounds.
    struct scale_of_item {
        double largest = 0, deviation = 0;
    };
    std::vector<scale_of_item> scales(table.item_count());
    for (std::uint32_t item = 0; item < table.item_count(); ++item) {
        const number_range among = table.candidates(item);
        scale_of_item& s = scales[item];
        for (std::uint32_t c = among.first; c < among.last; ++c)
            s.largest = std::max(s.largest, std::abs(numbers[c]));
        if (s.largest == 0) continue;
        double votes = 0;
        double mean = 0;
        for (std::uint32_t c = among.first; c < among.last; ++c) {
            const auto here = static_cast<double>(cast.of(c).size());
            votes += here;
            mean += here * (numbers[c] / s.largest);
        }
        mean /= votes;
        double squares = 0;
        for (std::uint32_t c = among.first; c < among.last; ++c) {
            const double apart = numbers[c] / s.largest - mean;
            squares += static_cast<double>(cast.of(c).size()) * apart * apart;
        }
        s.deviation = std::sqrt(squares / votes);
    }
    const auto find_weights = [&] {
        std::vector<double> distance(sources, 0);
        std::vector<double> said(sources, 0);
        double all_distance = 0;
        double all_said = 0;
        for (std::uint32_t item = 0; item < table.item_count(); ++item) {
            const number_range among = table.candidates(item);
            const scale_of_item& s = scales[item];
            for (std::uint32_t c = among.first; c < among.last; ++c) {
                const double apart = s.deviation > 0
                    ? std::abs(numbers[c] / s.largest - *made.middle[item].value / s.largest) / s.deviation
                    : 0;
                const number_range voices = cast.of(c);
                for (std::uint32_t i = voices.first; i < voices.last; ++i) {
                    distance[cast.voices[i].line] += apart * cast.voices[i].share;
                    said[cast.voices[i].line] += cast.voices[i].share;
                    all_distance += apart * cast.voices[i].share;
                    all_said += cast.voices[i].share;
                }
            }
        }
        const double usual = all_said > 0 ? all_distance / all_said : 0;
        double sum = 0;
        std::size_t voting = 0;
        for (std::size_t s = 0; s < sources; ++s) {
            if (said[s] == 0) continue;
            distance[s] = (distance[s] + usual) / (said[s] + 1);
            sum += distance[s];
            ++voting;
        }
        for (std::size_t s = 0; s < sources; ++s)
            weight[s] = said[s] == 0 || usual == 0 || voting < 2 ? 1 : -std::log(distance[s] / sum);
    };
    find_middles();
    for (std::size_t r = 1; r < options.rounds; ++r) {
        find_weights();
        find_middles();
    }
    made.part.resize(table.vote_count());
    for (std::uint32_t v = 0; v < table.vote_count(); ++v) {
        const auto& voice = cast.voices[cast.voice_of[v]];
        made.part[v] = weight[voice.line] * voice.share / voice.sources;
    }
    for (std::uint32_t s = 0; s < sources; ++s) made.weight.push_back(weight[lines.line(s)]);
    return made;
}
[[nodiscard]] inline weighed_middles weighted_median(
    const vote_table& table, const middle_options& options = {}) {
    return weighted_median(table, source_lines{table.source_count()}, options);
}

}  // namespace hearsay::inline v1
