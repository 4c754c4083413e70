#pragma once

#include <hearsay/compare/position.hpp>
#include <hearsay/compare/value.hpp>
#include <hearsay/graph/claim_graph.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// An answer that two sources share.
struct shared_answer {
    question_id question;
    hearsay::position position;
    std::uint32_t others_saying = 0;  ///< how many other sources give it
    std::uint32_t others = 0;         ///< of how many that answer the question in its scope
    double evidence = 0;              ///< what it adds; natural logarithm
    friend bool operator==(const shared_answer&, const shared_answer&) = default;
};

/// Two sources that give the same answers, and how much that speaks for one having them of the other, or both of a third.
struct shared_values {
    source_id a;
    source_id b;
    std::uint32_t both_answer = 0;  ///< questions, by scope, that both answer
    std::uint32_t agree = 0;        ///< that they answer alike
    double expected = 0;            ///< so many would be alike by chance
    double evidence = 0;            ///< the logarithm of the ratio of likelihoods; above 0 speaks for copying
    bool cited = false;             ///< one relays the other: that they share values is explained
    std::vector<shared_answer> answers{};  ///< the alike ones, the most telling first

    /// "alpha and bravo answer 3 of 4 questions alike, where 1.2 would be by chance; evidence 5.1 (nat); rarest: 'over 37' (0 of 9 others)"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        const auto& all = graph.whole();
        std::string text = fmt::format(
            "{} and {} answer {} of {} questions alike, where {:.1f} would be by chance; evidence {:.1f}",
            all.title(a), all.title(b), agree, both_answer, expected, evidence);
        if (!answers.empty()) {
            const shared_answer& rarest = answers.front();
            text += fmt::format("; the rarest is {}{}, which {} of {} others give",
                rarest.position.denied ? "the denial of " : "", all.name(rarest.position.claim),
                rarest.others_saying, rarest.others);
        }
        if (cited) text += "; one relays the other";
        return text;
    }
    friend bool operator==(const shared_values&, const shared_values&) = default;
};

/// How shared values are weighed.
struct shared_values_options {
    double copied = 0.5;      ///< of the answers of one who copies, this share is copied; above 0, below 1
    double at_least = 3;      ///< evidence from which on a pair is listed: 3 is about 20 to 1
    std::size_t widest = 64;  ///< an answer that more sources share leads to no pair by itself
    positions which = positions::latest;
};

namespace detail {

/// What it says for copying that two sources share a value, if a copier copies a share of its values and chance gives the
/// same one so often: the logarithm of the ratio of likelihoods.
[[nodiscard]] inline double evidence_of_sharing(double copied, double chance) noexcept {
    return std::log((copied + (1 - copied) * chance) / chance);
}

/// The answers of sources, question by question and scope by scope, and which sources share one.
class answer_sheet {
public:
    struct answer {
        source_id source;
        std::uint32_t of;  // number of a question in a scope
        hearsay::position position;
        std::uint32_t given_by = 0;  // so many sources
    };
    struct asked {
        question_id question;
        std::uint32_t answered_by = 0;  // so many sources
        double chance = 0;              // that two of those answer alike
    };

    template <class Graph>
    answer_sheet(const Graph& graph, const shared_values_options& options) {
        for (const question_id q : graph.whole().questions()) {
            auto taken = positions_taken(graph, q, options.which);
            std::stable_sort(
                taken.begin(), taken.end(), [](const auto& x, const auto& y) { return x.scope < y.scope; });
            first_with_.clear();
            for (std::size_t i = 0; i < taken.size(); ++i) {
                if (i == 0 || taken[i].scope != taken[i - 1].scope) {
                    asked_.push_back({q});
                    first_with_.clear();
                }
                const bool again =
                    i != 0 && !first_with_.empty() && taken[i].position == taken[i - 1].position;
                const auto same = again ? answers_.back().position : same_answer(graph, taken[i].position);
                answers_.push_back({taken[i].source, static_cast<std::uint32_t>(asked_.size() - 1), same});
            }
        }
        const auto key = [](const answer& a) { return std::tie(a.of, a.position, a.source); };
        std::sort(
            answers_.begin(), answers_.end(), [&](const auto& x, const auto& y) { return key(x) < key(y); });
        answers_.erase(std::unique(answers_.begin(), answers_.end(),
                           [&](const auto& x, const auto& y) { return key(x) == key(y); }),
            answers_.end());
        for (std::size_t begin = 0; begin < answers_.size();) begin = count(begin, options.widest);
        std::sort(pairs_.begin(), pairs_.end());
        pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
        std::stable_sort(answers_.begin(), answers_.end(),
            [](const auto& x, const auto& y) { return x.source < y.source; });
    }

    /// Sources that share an answer, each pair once, the lower one first.
    [[nodiscard]] const std::vector<std::pair<source_id, source_id>>& pairs() const noexcept {
        return pairs_;
    }
    [[nodiscard]] const asked& question(std::uint32_t of) const noexcept { return asked_[of]; }
    /// By question and scope, then by position.
    [[nodiscard]] std::span<const answer> of(source_id s) const {
        const auto [from, to] =
            std::equal_range(answers_.begin(), answers_.end(), answer{s, 0, position{claim_id{0}}},
                [](const answer& x, const answer& y) { return x.source < y.source; });
        return {from, to};
    }

private:
    // The first position in its scope that says the same: two claims of one value are one answer.
    template <class Graph>
    hearsay::position same_answer(const Graph& graph, hearsay::position p) {
        const auto& all = graph.whole();
        std::string said;
        all.visit_kind(all.question(p.claim), [&]<class Kind>(Kind) {
            if constexpr (fmt::is_formattable<typename Kind::set, char>::value) {
                const auto value = value_of<Kind>(graph, p);
                if (value.has_value && value.set && !value.is_impossible())
                    said = fmt::format("{}", *value.set);
            }
        });
        if (said.empty()) said = fmt::format("{} {}", p.claim.number(), p.denied ? "no" : "yes");
        return first_with_.emplace(std::move(said), p).first->second;
    }

    // The answers to one question in one scope, from `begin` on: gives their end.
    std::size_t count(std::size_t begin, std::size_t widest) {
        const std::uint32_t of = answers_[begin].of;
        std::vector<source_id> sources;
        std::size_t end = begin;
        for (; end < answers_.size() && answers_[end].of == of; ++end)
            sources.push_back(answers_[end].source);
        std::sort(sources.begin(), sources.end());
        asked_[of].answered_by =
            static_cast<std::uint32_t>(std::unique(sources.begin(), sources.end()) - sources.begin());
        for (std::size_t from = begin, to = begin; from < end; from = to) {
            while (to < end && answers_[to].position == answers_[from].position) ++to;
            const double share = static_cast<double>(to - from) / asked_[of].answered_by;
            asked_[of].chance += share * share;
            for (std::size_t i = from; i < to; ++i) {
                answers_[i].given_by = static_cast<std::uint32_t>(to - from);
                for (std::size_t j = i + 1; to - from <= widest && j < to; ++j)
                    pairs_.emplace_back(answers_[i].source, answers_[j].source);
            }
        }
        return end;
    }

    std::vector<answer> answers_;
    std::vector<asked> asked_;
    std::map<std::string, hearsay::position> first_with_;  // in the scope at hand, by the set that is said
    std::vector<std::pair<source_id, source_id>> pairs_;
};

/// Weighs what two sources answer.
[[nodiscard]] inline shared_values weigh(const answer_sheet& sheet, source_id a, source_id b, double copied) {
    shared_values made{a, b};
    const auto of_a = sheet.of(a);
    const auto of_b = sheet.of(b);
    auto x = of_a.begin();
    auto y = of_b.begin();
    while (x != of_a.end() && y != of_b.end()) {
        if (x->of != y->of) {
            ++(x->of < y->of ? x : y);
            continue;
        }
        const std::uint32_t of = x->of;
        const auto& question = sheet.question(of);
        ++made.both_answer;
        made.expected += question.chance;
        std::optional<shared_answer> alike;  // of several the most telling one
        const auto other = y;
        for (; x != of_a.end() && x->of == of; ++x) {
            for (y = other; y != of_b.end() && y->of == of; ++y) {
                if (x->position != y->position) continue;
                const std::uint32_t others = question.answered_by - 2;
                const std::uint32_t saying = x->given_by - 2;
                const double share = (saying + 1.0) / (others + 2.0);
                const double evidence = evidence_of_sharing(copied, share);
                if (!alike || evidence > alike->evidence)
                    alike = shared_answer{question.question, x->position, saying, others, evidence};
            }
        }
        made.evidence += alike ? alike->evidence : std::log1p(-copied);
        if (alike) made.answers.push_back(*alike);
    }
    made.agree = static_cast<std::uint32_t>(made.answers.size());
    std::stable_sort(made.answers.begin(), made.answers.end(),
        [](const shared_answer& p, const shared_answer& q) { return p.evidence > q.evidence; });
    return made;
}

}  // namespace detail

/// Pairs of sources that share values too often: a sign that one copies the other, or both a third, where no citation says
/// so. Evidence with its numbers, which merges nothing.
///
/// Two newspapers both say that 200 were hurt, as does everybody: that says little. That both give 4,317 killed and 61
/// missing, which nobody else does, says much.
///
/// Two claims that are the same set of values are one answer. For each question and scope that both answer, the likelihood of what is seen if one copies a share c of its answers is
/// held against that if neither does. Where they answer alike, (c + (1 - c) f) / f, with f the share of the other sources
/// that give that answer; else 1 - c. f counts one more that does and one that does not, so that it is never 0: an answer
/// that nobody else gives is worth the more the more others there are. The expected number of chance agreements is the
/// sum of the shares of all answers, squared, over the questions that both answer.
///
/// \returns the pairs from `at_least` on, the strongest evidence first, then by number
/// \throws std::invalid_argument where `copied` is not between 0 and 1, or `at_least` is not a number
/// Complexity: O(n log n) in the positions taken, and for each pair that shares an answer of at most `widest` sources what
/// the two answer.
/// Source: the likelihood of shared values, after X. Dong, L. Berti-Equille, D. Srivastava, "Integrating Conflicting Data:
/// The Role of Source Dependence" (2009).
template <claim_graph_like Graph>
[[nodiscard]] std::vector<shared_values> find_shared_values(
    const Graph& graph, const shared_values_options& options = {}) {
    if (!(options.copied > 0 && options.copied < 1) || std::isnan(options.at_least)) {
        throw std::invalid_argument(fmt::format(
            "find_shared_values: copied {}, at_least {}; expected a share between 0 and 1, and a number",
            options.copied, options.at_least));
    }
    const auto& all = graph.whole();
    const detail::answer_sheet sheet{graph, options};
    std::vector<std::pair<source_id, source_id>> cited;  // by whom, whom; ascending
    for (const statement_id s : all.statements()) {
        if (all.relay_count(s) == 0 || !graph.shows(s)) continue;
        for (const statement_id relayed : all.relays(s))
            cited.emplace_back(all.source(s), all.source(relayed));
    }
    std::sort(cited.begin(), cited.end());
    std::vector<shared_values> found;
    for (const auto& [a, b] : sheet.pairs()) {
        shared_values one = detail::weigh(sheet, a, b, options.copied);
        if (one.evidence < options.at_least) continue;
        one.cited = std::binary_search(cited.begin(), cited.end(), std::pair{a, b}) ||
            std::binary_search(cited.begin(), cited.end(), std::pair{b, a});
        found.push_back(std::move(one));
    }
    std::stable_sort(found.begin(), found.end(),
        [](const shared_values& p, const shared_values& q) { return p.evidence > q.evidence; });
    return found;
}

}  // namespace hearsay::inline v1
