#pragma once

#include <hearsay/assess/vote.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// How a vote stands to an answer in a hierarchy.
enum class depth_standing : std::uint8_t {
    exact,       ///< it gives the answer
    less_exact,  ///< a value that the answer lies in: not wrong
    more_exact,  ///< a value that lies in the answer
    against,     ///< another branch
};

/// A value on the way to the answer, from the top: what of the votes lies in it.
struct depth_step {
    std::uint32_t value;
    double exact = 0;   ///< of votes for the value itself
    double within = 0;  ///< and for those in it
    friend bool operator==(const depth_step&, const depth_step&) = default;
};

/// The answer to one item: the end of the way, which is empty where the branches at the top are tied, or nobody votes.
struct depth_answer {
    std::vector<depth_step> way{};
    std::vector<std::uint32_t> tied{};  ///< values at which the way would fork into equals; ascending
    double exact = 0;  ///< weight of the votes, by how they stand to the answer: together all there is
    double less_exact = 0;
    double more_exact = 0;
    double against = 0;

    [[nodiscard]] std::optional<std::uint32_t> value() const {
        return way.empty() ? std::nullopt : std::optional{way.back().value};
    }
    /// "Kursk: 1 exact, 3 less exact, 0 more exact, 1 against"
    [[nodiscard]] std::string because(const vote_table& table) const {
        const auto sums = fmt::format("{:.4g} exact, {:.4g} less exact, {:.4g} more exact, {:.4g} against",
            exact, less_exact, more_exact, against);
        auto text =
            fmt::format("{}: {}", way.empty() ? "no answer" : table.value_name(way.back().value), sums);
        for (std::size_t i = 0; i < tied.size(); ++i)
            text += fmt::format("{}{}", i == 0 ? "; tied within it: " : ", ", table.value_name(tied[i]));
        return text;
    }
    friend bool operator==(const depth_answer&, const depth_answer&) = default;
};

/// Answers to the items of a table whose values lie in each other, and how each vote stands to them.
struct depth_answers {
    std::vector<depth_answer> answer{};      ///< by item
    std::vector<double> part{};              ///< by vote
    std::vector<depth_standing> standing{};  ///< by vote
    friend bool operator==(const depth_answers&, const depth_answers&) = default;
};

/// A value at the top of a hierarchy.
inline constexpr std::uint32_t at_the_top = 0xffffffff;

/// For each item the most exact value that the votes lead to, where a less exact one is not wrong: "Russia" does not
/// contradict "Kursk".
///
/// A vote for a value supports all that the value lies in. From the top, the way goes on into the branch that has the most
/// weight, and ends where two have as much, or none has any. Three that say Russia and one that says Kursk lead to Kursk;
/// with one more for Belgorod they lead to Russia, with both named in `tied`. The steps of the way say how much of the
/// weight lies in each value, for those who want an answer that most votes confirm. A value of the way need not have a vote
/// of its own.
///
/// \param within  by the number of a value, the value that it lies in, or `at_the_top`
/// \param weight  by source, what its line counts for: 1 each if empty
/// \throws std::invalid_argument if `within` or `weight` are of other sizes, for a weight that is below 0 or not finite, for
///         a loop of values, or lines of another number of sources
/// Complexity: O(votes · depth · log of the values of an item).
[[nodiscard]] inline depth_answers depth_vote(const vote_table& table, std::span<const std::uint32_t> within,
    const source_lines& lines, std::span<const double> weight = {}) {
    if (within.size() != table.value_count() || (!weight.empty() && weight.size() != table.source_count())) {
        throw std::invalid_argument(
            fmt::format("depth_vote: {} values, {} weights, for a table of {} values and {} sources",
                within.size(), weight.size(), table.value_count(), table.source_count()));
    }
    for (const double w : weight) {
        if (!(w >= 0) || !std::isfinite(w))
            throw std::invalid_argument(fmt::format("depth_vote: a weight of {}; expected 0 or more", w));
    }
    std::vector<std::uint32_t> depth(within.size(), 0);  // 1 at the top
    for (std::uint32_t v = 0; v < within.size(); ++v) {
        std::uint32_t steps = 1;
        std::uint32_t at = v;
        for (; within[at] != at_the_top; at = within[at], ++steps) {
            if (within[at] >= within.size() || steps > within.size()) {
                throw std::invalid_argument(
                    fmt::format("depth_vote: value {} lies in {}; expected another one, and no loop",
                        table.value_name(v), within[at]));
            }
            if (depth[within[at]] != 0) {
                steps += depth[within[at]];
                break;
            }
        }
        depth[v] = steps;
    }
    const auto lies_in = [&](std::uint32_t inner, std::uint32_t outer) {
        while (depth[inner] > depth[outer]) inner = within[inner];
        return inner == outer;
    };
    const detail::line_votes cast{table, lines};
    depth_answers made;
    made.part.resize(table.vote_count());
    made.standing.resize(table.vote_count());
    for (std::uint32_t v = 0; v < table.vote_count(); ++v) {
        const auto& voice = cast.voices[cast.voice_of[v]];
        made.part[v] = (weight.empty() ? 1 : weight[voice.line]) * voice.share / voice.sources;
    }
    struct branch {
        std::uint32_t value;
        double exact, within;
    };
    std::vector<branch> branches;
    for (std::uint32_t item = 0; item < table.item_count(); ++item) {
        branches.clear();
        const number_range among = table.candidates(item);
        for (std::uint32_t c = among.first; c < among.last; ++c) {
            const number_range voices = cast.of(c);
            double here = 0;
            for (std::uint32_t i = voices.first; i < voices.last; ++i)
                here += (weight.empty() ? 1 : weight[cast.voices[i].line]) * cast.voices[i].share;
            branches.push_back({table.value(c), here, here});
            for (std::uint32_t at = within[table.value(c)]; at != at_the_top; at = within[at])
                branches.push_back({at, 0, here});
        }
        // One branch a value, those that lie in one value beside each other.
        const auto key = [&](const branch& b) { return std::pair{within[b.value], b.value}; };
        std::sort(branches.begin(), branches.end(),
            [&](const branch& a, const branch& b) { return key(a) < key(b); });
        std::size_t kept = 0;
        for (std::size_t i = 0; i < branches.size(); ++i) {
            if (kept != 0 && branches[kept - 1].value == branches[i].value) {
                branches[kept - 1].exact += branches[i].exact;
                branches[kept - 1].within += branches[i].within;
            } else {
                branches[kept++] = branches[i];
            }
        }
        branches.resize(kept);
        depth_answer answer;
        for (std::uint32_t at = at_the_top;;) {
            auto from = std::lower_bound(branches.begin(), branches.end(), at,
                [&](const branch& b, std::uint32_t outer) { return within[b.value] < outer; });
            const branch* best = nullptr;
            answer.tied.clear();
            for (auto b = from; b != branches.end() && within[b->value] == at; ++b) {
                if (b->within > 0 && (!best || b->within > best->within)) best = &*b;
            }
            if (!best) break;
            for (auto b = from; b != branches.end() && within[b->value] == at; ++b) {
                if (weighed_answers::is_as_high(b->within, best->within)) answer.tied.push_back(b->value);
            }
            if (answer.tied.size() > 1) break;
            at = best->value;
            answer.way.push_back({at, best->exact, best->within});
        }
        if (answer.tied.size() == 1) answer.tied.clear();
        const auto end = answer.value();
        for (std::uint32_t c = among.first; c < among.last; ++c) {
            const std::uint32_t value = table.value(c);
            const auto standing = !end ? depth_standing::against
                : value == *end        ? depth_standing::exact
                : lies_in(*end, value) ? depth_standing::less_exact
                : lies_in(value, *end) ? depth_standing::more_exact
                                       : depth_standing::against;
            const number_range votes = table.votes(c);
            for (std::uint32_t v = votes.first; v < votes.last; ++v) {
                made.standing[v] = standing;
                (standing == depth_standing::exact               ? answer.exact
                        : standing == depth_standing::less_exact ? answer.less_exact
                        : standing == depth_standing::more_exact ? answer.more_exact
                                                                 : answer.against) += made.part[v];
            }
        }
        made.answer.push_back(std::move(answer));
    }
    return made;
}
[[nodiscard]] inline depth_answers depth_vote(
    const vote_table& table, std::span<const std::uint32_t> within) {
    return depth_vote(table, within, source_lines{table.source_count()});
}

}  // namespace hearsay::inline v1
