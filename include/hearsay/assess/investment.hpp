#pragma once

#include <hearsay/assess/vote.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace hearsay::inline v1 {

/// How trust is invested.
struct investment_options {
    std::size_t rounds = 20;  ///< at least 1
    double growth =
        1.2;  ///< the exponent by which belief grows; above 0. Of the pooled one 1.4 by its authors
};

namespace detail {

template <class Pay>
[[nodiscard]] weighed_answers invest(const vote_table& table, const source_lines& lines,
    const investment_options& options, const char* method, std::vector<double> belief, Pay pay) {
    if (options.rounds == 0 || !(options.growth > 0) || !std::isfinite(options.growth)) {
        throw std::invalid_argument(
            fmt::format("{}: {} rounds, growth {}; expected at least 1 round, and a number above 0", method,
                options.rounds, options.growth));
    }
    const line_votes cast{table, lines};
    std::vector<double> claims(table.source_count(), 0);  // by line: so many items
    for (const auto& voice : cast.voices) claims[voice.line] += voice.share;
    std::vector<double> trust(table.source_count(), 1);
    std::vector<double> next(table.source_count());
    std::vector<double> invested(table.candidate_count());
    const auto stake = [&](const line_votes::voice& v) { return trust[v.line] * v.share / claims[v.line]; };
    const auto place = [&] {
        for (std::uint32_t c = 0; c < table.candidate_count(); ++c) {
            const number_range voices = cast.of(c);
            invested[c] = 0;
            for (std::uint32_t i = voices.first; i < voices.last; ++i) invested[c] += stake(cast.voices[i]);
        }
    };
    for (std::size_t r = 0; r < options.rounds; ++r) {
        place();
        std::fill(next.begin(), next.end(), 0.0);
        for (std::uint32_t c = 0; c < table.candidate_count(); ++c) {
            const number_range voices = cast.of(c);
            for (std::uint32_t i = voices.first; i < voices.last && invested[c] > 0; ++i)
                next[cast.voices[i].line] += belief[c] * (stake(cast.voices[i]) / invested[c]);
        }
        // Only proportions count: the largest is set to 1, lest they grow without bound.
        const double most = next.empty() ? 0.0 : *std::max_element(next.begin(), next.end());
        if (most > 0) {
            for (std::size_t s = 0; s < trust.size(); ++s) trust[s] = next[s] / most;
        }
        place();
        pay(invested, belief);
    }
    weighed_answers made;
    made.method = lines.joins().empty() ? method : std::string{method} + " of lines";
    made.score = belief;
    made.part.resize(table.vote_count());
    for (std::uint32_t c = 0; c < table.candidate_count(); ++c) {
        const number_range votes = table.votes(c);
        for (std::uint32_t v = votes.first; v < votes.last && invested[c] > 0; ++v) {
            const auto& voice = cast.voices[cast.voice_of[v]];
            made.part[v] = belief[c] * (stake(voice) / invested[c]) / voice.sources;
        }
    }
    for (std::uint32_t item = 0; item < table.item_count(); ++item)
        made.answer.push_back(highest(made.score, table.candidates(item)));
    for (std::uint32_t s = 0; s < table.source_count(); ++s) made.weight.push_back(trust[lines.line(s)]);
    return made;
}

}  // namespace detail

/// Answers by invested trust: a line invests its trust in what it says, in equal parts; belief in a value is what is
/// invested in it, to a power; and each investor gets his share of that back as trust.
///
/// Belief starts as the share of the voices. The parts of a score are the shares of what was invested; they are no weights,
/// so that `discounts` says nothing of them. The score is in units in which the most trusted line has 1.
/// \throws std::invalid_argument without rounds, or for a growth that is not above 0
/// Complexity: O(rounds · votes).
/// Source: J. Pasternack, D. Roth, "Knowing What to Believe (when you already know something)" (2010), Investment.
[[nodiscard]] inline weighed_answers investment(
    const vote_table& table, const source_lines& lines, const investment_options& options = {}) {
    auto belief = vote(table, lines).score;
    for (std::uint32_t item = 0; item < table.item_count(); ++item) {
        const number_range among = table.candidates(item);
        double all = 0;
        for (std::uint32_t c = among.first; c < among.last; ++c) all += belief[c];
        for (std::uint32_t c = among.first; c < among.last; ++c) belief[c] /= all;
    }
    const auto pay = [&](const std::vector<double>& invested, std::vector<double>& paid) {
        for (std::size_t c = 0; c < invested.size(); ++c) paid[c] = std::pow(invested[c], options.growth);
    };
    return detail::invest(table, lines, options, "investment", std::move(belief), pay);
}
[[nodiscard]] inline weighed_answers investment(
    const vote_table& table, const investment_options& options = {}) {
    return investment(table, source_lines{table.source_count()}, options);
}

/// The same where the values of an item share what is invested in all of them, the larger ones the more than by proportion.
///
/// Belief starts as one over the number of values.
/// \throws std::invalid_argument without rounds, or for a growth that is not above 0
/// Complexity: O(rounds · votes).
/// Source: J. Pasternack, D. Roth, "Knowing What to Believe (when you already know something)" (2010), PooledInvestment.
[[nodiscard]] inline weighed_answers pooled_investment(
    const vote_table& table, const source_lines& lines, const investment_options& options = {.growth = 1.4}) {
    std::vector<double> belief(table.candidate_count());
    for (std::uint32_t item = 0; item < table.item_count(); ++item) {
        const number_range among = table.candidates(item);
        for (std::uint32_t c = among.first; c < among.last; ++c)
            belief[c] = 1 / static_cast<double>(among.size());
    }
    const auto pay = [&](const std::vector<double>& invested, std::vector<double>& paid) {
        for (std::uint32_t item = 0; item < table.item_count(); ++item) {
            const number_range among = table.candidates(item);
            double all = 0;
            for (std::uint32_t c = among.first; c < among.last; ++c)
                all += paid[c] = std::pow(invested[c], options.growth);
            for (std::uint32_t c = among.first; c < among.last; ++c)
                paid[c] = all > 0 ? invested[c] * (paid[c] / all) : 0;
        }
    };
    return detail::invest(table, lines, options, "pooled investment", std::move(belief), pay);
}
[[nodiscard]] inline weighed_answers pooled_investment(
    const vote_table& table, const investment_options& options = {.growth = 1.4}) {
    return pooled_investment(table, source_lines{table.source_count()}, options);
}

}  // namespace hearsay::inline v1
