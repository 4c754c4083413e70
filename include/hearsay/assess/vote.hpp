#pragma once

#include <hearsay/assess/source_lines.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hearsay::inline v1 {

/// What a source's vote lost because others in its line have the same voice.
struct vote_discount {
    std::uint32_t source;
    std::uint32_t candidate;
    double lost = 0;                   ///< of what it would count for in a line of its own
    std::vector<source_join> joins{};  ///< what joins it to its line

    /// "orbitz loses 0.50 of its vote; mytripandmore and orbitz: citation"
    [[nodiscard]] std::string because(const vote_table& table) const {
        auto text = fmt::format("{} loses {:.2f} of its vote", table.source_name(source), lost);
        for (const source_join& j : joins) text += "; " + j.because(table);
        return text;
    }
    friend bool operator==(const vote_discount&, const vote_discount&) = default;
};

/// The answers of a named method to every item of a table, and what each vote did for them. No verdict of truth: what the
/// method makes of who said what.
///
/// The parts of the votes for a candidate add up to its score. The answer is the candidate with the highest score; of
/// several, those that a billionth does not tell apart, the one whose value comes first: the lowest number, else the
/// first text.
struct weighed_answers {
    static constexpr std::uint32_t none = 0xffffffff;

    std::string method{};
    std::vector<std::uint32_t> answer{};  ///< by item, a candidate; `none` where nobody votes
    std::vector<double> score{};          ///< by candidate
    std::vector<double> part{};           ///< by vote
    std::vector<double> weight{};         ///< by source: what its voice counts for

    /// The value of an answer, if there is one.
    [[nodiscard]] std::optional<std::uint32_t> value(const vote_table& table, std::uint32_t item) const {
        const std::uint32_t c = answer.at(item);
        return c == none ? std::nullopt : std::optional{table.value(c)};
    }
    /// The candidates of an item that have the highest score: the answer comes first.
    [[nodiscard]] std::vector<std::uint32_t> tied(const vote_table& table, std::uint32_t item) const {
        std::vector<std::uint32_t> made;
        const number_range among = table.candidates(item);
        for (std::uint32_t c = among.first; c < among.last; ++c) {
            if (is_as_high(score[c], score[answer[item]])) made.push_back(c);
        }
        return made;
    }
    /// "D12 by vote: score 3 of 4 (flightview 0.5, gofox 0.5, orbitz 2); against it D14 1"
    [[nodiscard]] std::string because(const vote_table& table, std::uint32_t item) const {
        if (answer.at(item) == none) return "nobody votes";
        const auto name = [&](std::uint32_t c) { return table.value_name(table.value(c)); };
        const number_range among = table.candidates(item);
        double sum = 0;
        for (std::uint32_t c = among.first; c < among.last; ++c) sum += score[c];
        auto text = fmt::format(
            "{} by {}: score {:.4g} of {:.4g} (", name(answer[item]), method, score[answer[item]], sum);
        const number_range votes = table.votes(answer[item]);
        for (std::uint32_t v = votes.first; v < votes.last; ++v)
            text += fmt::format(
                "{}{} {:.4g}", v == votes.first ? "" : ", ", table.source_name(table.source(v)), part[v]);
        text += ')';
        bool first = true;
        for (std::uint32_t c = among.first; c < among.last; ++c) {
            if (c == answer[item]) continue;
            text += fmt::format("{}{} {:.4g}", first ? "; against it " : ", ", name(c), score[c]);
            first = false;
        }
        return text;
    }
    /// Whether a score is as high as the highest one, up to rounding.
    [[nodiscard]] static bool is_as_high(double score, double highest) noexcept {
        return score >= highest - 1e-9 * std::max(1.0, std::abs(highest));
    }
    friend bool operator==(const weighed_answers&, const weighed_answers&) = default;
};

namespace detail {

/// The candidate of an item with the highest score, the first of those that are as high.
[[nodiscard]] inline std::uint32_t highest(const std::vector<double>& score, number_range among) {
    if (among.size() == 0) return weighed_answers::none;
    const double top = *std::max_element(score.begin() + among.first, score.begin() + among.last);
    std::uint32_t c = among.first;
    while (!weighed_answers::is_as_high(score[c], top)) ++c;
    return c;
}

/// Answers, with a score that is the sum over lines of weight by share; the parts of votes are equal shares of their voices.
[[nodiscard]] inline weighed_answers add_up(const vote_table& table, const source_lines& lines,
    const line_votes& cast, const std::vector<double>& weight) {
    weighed_answers made;
    made.score.resize(table.candidate_count());
    made.part.resize(table.vote_count());
    for (std::uint32_t c = 0; c < table.candidate_count(); ++c) {
        const number_range voices = cast.of(c);
        for (std::uint32_t i = voices.first; i < voices.last; ++i)
            made.score[c] += weight[cast.voices[i].line] * cast.voices[i].share;
    }
    for (std::uint32_t v = 0; v < table.vote_count(); ++v) {
        const auto& voice = cast.voices[cast.voice_of[v]];
        made.part[v] = weight[voice.line] * voice.share / voice.sources;
    }
    for (std::uint32_t item = 0; item < table.item_count(); ++item)
        made.answer.push_back(highest(made.score, table.candidates(item)));
    for (std::uint32_t s = 0; s < table.source_count(); ++s) made.weight.push_back(weight[lines.line(s)]);
    return made;
}

}  // namespace detail

/// The value that most lines give: one voice a line, in equal shares where it gives several values.
///
/// Three sites say that a flight left at 10:05, two of them from one feed; two others, of their own, say 10:15. By source it
/// is 10:05, three to two; by line it is a tie, and 10:05 by its rule.
/// \throws std::invalid_argument if the lines are of another number of sources
/// Complexity: O(votes).
[[nodiscard]] inline weighed_answers vote(const vote_table& table, const source_lines& lines) {
    const detail::line_votes cast{table, lines};
    auto made = detail::add_up(table, lines, cast, std::vector<double>(table.source_count(), 1.0));
    made.method = lines.joins().empty() ? "vote" : "vote of lines";
    return made;
}
/// The same with every source a line of its own.
[[nodiscard]] inline weighed_answers vote(const vote_table& table) {
    return vote(table, source_lines{table.source_count()});
}

/// The votes on an item that count for less than they would if no source were joined to another, and what joins them.
/// Complexity: O(votes on the item · joins).
[[nodiscard]] inline std::vector<vote_discount> discounts(
    const vote_table& table, const source_lines& lines, const weighed_answers& answers, std::uint32_t item) {
    std::vector<vote_discount> made;
    const number_range among = table.candidates(item);
    const auto values_given_by = [&](std::uint32_t source) {
        std::uint32_t count = 0;
        for (std::uint32_t v = table.votes(among.first).first; v < table.votes(among.last - 1).last; ++v)
            count += table.source(v) == source ? 1U : 0U;
        return count;
    };
    for (std::uint32_t c = among.first; c < among.last; ++c) {
        const number_range votes = table.votes(c);
        for (std::uint32_t v = votes.first; v < votes.last; ++v) {
            const std::uint32_t source = table.source(v);
            auto joins = lines.joins_of(source);
            if (joins.empty()) continue;
            const double lost = answers.weight[source] / values_given_by(source) - answers.part[v];
            if (std::abs(lost) > 1e-12) made.push_back({source, c, lost, std::move(joins)});
        }
    }
    return made;
}

}  // namespace hearsay::inline v1
