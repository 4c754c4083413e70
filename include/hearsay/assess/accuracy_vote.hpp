#pragma once

#include <hearsay/assess/vote.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// How lines are weighed by how often they are right.
struct accuracy_options {
    std::size_t rounds = 10;  ///< of answers and accuracies in turn; at least 1
};

/// Answers by accuracy, and what was learned on the way.
struct accuracy_answers {
    weighed_answers answers{};
    std::vector<double>
        probability{};               ///< by candidate, that it is true: what is left is that none of them is
    std::vector<double> accuracy{};  ///< by source: how often its line is right, as far as the answers are
    double coincidence = 0;          ///< so often two lines that are wrong on an item give the same value
    friend bool operator==(const accuracy_answers&, const accuracy_answers&) = default;
};

namespace detail {

/// Answers and accuracies in turn: what `accuracy_vote` repeats, and `find_copies` with other lines each time.
class accuracy_rounds {
public:
    /// No line is taken to be right, or wrong, more often than this.
    static constexpr double most = 0.99;
    /// What is taken of a line before anything is known, and in votes what that weighs.
    static constexpr double at_first = 0.8;
    static constexpr double votes_at_first = 2;

    explicit accuracy_rounds(const vote_table& table)
        : table_{&table},
          accuracy(table.source_count(), at_first),
          weight(table.source_count()),
          score(table.candidate_count()),
          chance(table.candidate_count()),
          spread(table.item_count()),
          top(table.item_count()) {
        weigh();
    }

    /// The answers by the weights as they are, and then the accuracies by the answers. How often wrong lines coincide is
    /// measured unless copies are still among them, for all that is known.
    void act(const source_lines& lines, bool copies_among_them = false) {
        cast.fill(*table_, lines);
        elect();
        if (!copies_among_them) measure_coincidence();
        measure_accuracy(lines);
        weigh();
    }

    /// The chance that a candidate is true if its score were another one, all others being as they are.
    [[nodiscard]] double chance_with(std::uint32_t item, std::uint32_t candidate, double higher) const {
        const double before = std::exp(score[candidate] - spread[item]);
        const double after = std::exp(higher - spread[item]);
        return after / (1 - before + after);
    }

private:
    const vote_table* table_;

public:
    std::vector<double> accuracy, weight;  // by line; kept for every source
    std::vector<double> score, chance;     // by candidate
    std::vector<double> spread;            // by item: the logarithm of the sum of all exponentials
    std::vector<std::uint32_t> top;        // by item: the answer
    double coincidence = 0.5;
    line_votes cast{};

private:
    void elect() {
        const double false_values = 1 / coincidence;
        for (std::uint32_t c = 0; c < table_->candidate_count(); ++c) {
            const number_range voices = cast.of(c);
            double sum = 0;
            for (std::uint32_t i = voices.first; i < voices.last; ++i)
                sum += weight[cast.voices[i].line] * cast.voices[i].share;
            score[c] = sum;
        }
        for (std::uint32_t item = 0; item < table_->item_count(); ++item) {
            const number_range among = table_->candidates(item);
            top[item] = highest(score, among);
            if (among.size() == 0) continue;
            const double high =
                std::max(0.0, *std::max_element(score.begin() + among.first, score.begin() + among.last));
            // Values that nobody gives have a score of 0.
            double sum =
                std::max(0.0, false_values + 1 - static_cast<double>(among.size())) * std::exp(-high);
            for (std::uint32_t c = among.first; c < among.last; ++c)
                sum += chance[c] = std::exp(score[c] - high);
            spread[item] = high + std::log(sum);
            for (std::uint32_t c = among.first; c < among.last; ++c) chance[c] /= sum;
        }
    }

    /// Of two lines that are wrong on the same item, how often they give the same value.
    void measure_coincidence() {
        double same = 0;
        double pairs = 0;
        for (std::uint32_t item = 0; item < table_->item_count(); ++item) {
            const number_range among = table_->candidates(item);
            double wrong = 0;
            for (std::uint32_t c = among.first; c < among.last; ++c) {
                if (c == top[item]) continue;
                const auto lines = static_cast<double>(cast.of(c).size());
                same += lines * (lines - 1);
                wrong += lines;
            }
            pairs += wrong * (wrong - 1);
        }
        coincidence = (same + 1) / (pairs + 2);
    }

    void measure_accuracy(const source_lines& lines) {
        right_.assign(accuracy.size(), 0);
        said_.assign(accuracy.size(), 0);
        for (std::uint32_t c = 0; c < table_->candidate_count(); ++c) {
            const number_range voices = cast.of(c);
            for (std::uint32_t i = voices.first; i < voices.last; ++i) {
                right_[cast.voices[i].line] += cast.voices[i].share * chance[c];
                said_[cast.voices[i].line] += cast.voices[i].share;
            }
        }
        double right = at_first * votes_at_first;
        double said = votes_at_first;
        for (std::size_t s = 0; s < accuracy.size(); ++s) {
            right += right_[s];
            said += said_[s];
        }
        const double usual = right / said;
        for (std::uint32_t s = 0; s < accuracy.size(); ++s) {
            const std::uint32_t line = lines.line(s);
            accuracy[s] = (right_[line] + usual * votes_at_first) / (said_[line] + votes_at_first);
        }
    }

    void weigh() {
        for (std::size_t s = 0; s < accuracy.size(); ++s) {
            const double a = std::clamp(accuracy[s], 1 - most, most);
            weight[s] = std::log(a / ((1 - a) * coincidence));
        }
    }

    std::vector<double> right_{}, said_{};
};

}  // namespace detail

/// Answers by lines that are weighed by how often they are right, which is learned from the answers, in turn.
///
/// One site is right in 98 of 100 cases and says gate D12; two that are right in 60 say D14. A voice counts for the
/// logarithm of a n / (1 - a), with a its accuracy and n the number of false values that there are to choose from: here
/// 3.9 + ln n against 2 (0.4 + ln n). n is learned as well: it is one over how often two lines that are wrong give the same
/// value. What is known of a line at first weighs two votes, and no line is right more often than 99 times in 100.
///
/// \throws std::invalid_argument without rounds, or if the lines are of another number of sources
/// Complexity: O(rounds · votes).
/// Source: X. Dong, L. Berti-Equille, D. Srivastava, "Integrating Conflicting Data: The Role of Source Dependence" (2009),
/// section 4, "Accu", with n learned, and lines in place of sources.
[[nodiscard]] inline accuracy_answers accuracy_vote(
    const vote_table& table, const source_lines& lines, const accuracy_options& options = {}) {
    if (options.rounds == 0) throw std::invalid_argument("accuracy_vote: 0 rounds; expected at least 1");
    detail::accuracy_rounds state{table};
    for (std::size_t r = 1; r < options.rounds; ++r) state.act(lines);
    const auto weight = state.weight;  // those that the last answers are made of
    state.act(lines);
    accuracy_answers made{
        detail::add_up(table, lines, state.cast, weight), state.chance, state.accuracy, state.coincidence};
    made.answers.method = lines.joins().empty() ? "accuracy" : "accuracy of lines";
    return made;
}
/// The same with every source a line of its own.
[[nodiscard]] inline accuracy_answers accuracy_vote(
    const vote_table& table, const accuracy_options& options = {}) {
    return accuracy_vote(table, source_lines{table.source_count()}, options);
}

}  // namespace hearsay::inline v1
