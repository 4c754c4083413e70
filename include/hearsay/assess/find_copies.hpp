#pragma once

#include <hearsay/assess/accuracy_vote.hpp>
#include <hearsay/trace/shared_values.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// How copies are looked for.
struct copy_options {
    std::size_t rounds = 10;  ///< of answers, accuracies and copies in turn; at least 2
    double copied = 0.8;      ///< the share of its values that a copier copies, at first: it is learned
    std::size_t widest = 64;  ///< a value that more sources give for an item is no sign of copying
    std::size_t listed = 10;  ///< at most so many shared mistakes are listed for a pair
};

/// A value that two sources share and that the answers do not have.
struct shared_mistake {
    std::uint32_t item;
    std::uint32_t candidate;
    double evidence = 0;  ///< what it adds; natural logarithm
    friend bool operator==(const shared_mistake&, const shared_mistake&) = default;
};

/// Two sources of which one is taken to have its values of the other, or both of a third.
struct copy_pair {
    std::uint32_t a;  ///< the lower number
    std::uint32_t b;
    std::uint32_t both_answer = 0;  ///< items
    std::uint32_t differ = 0;       ///< of these, without a common value
    double mistakes = 0;            ///< values they share, each by how likely it is that it is wrong
    double evidence = 0;  ///< the logarithm of the odds, prior included: above 0, copying is the more likely
    std::vector<shared_mistake> shared{};  ///< the most telling ones first

    /// "flights and flylouisville differ on 0 of 5658 items and share 768.0 mistakes, 'F1 gate' = 'D12' above all; evidence 512.3"
    [[nodiscard]] std::string because(const vote_table& table) const {
        auto text = fmt::format("{} and {} differ on {} of {} items and share {:.1f} mistakes",
            table.source_name(a), table.source_name(b), differ, both_answer, mistakes);
        if (!shared.empty()) {
            text += fmt::format(", '{}' = '{}' above all", table.item_name(shared.front().item),
                table.value_name(table.value(shared.front().candidate)));
        }
        return text + fmt::format("; evidence {:.1f}", evidence);
    }
    friend bool operator==(const copy_pair&, const copy_pair&) = default;
};

/// The copies found, the lines that they leave, and the answers of those.
struct copies_found {
    std::vector<copy_pair> pairs{};  ///< by source
    source_lines lines;
    accuracy_answers by_accuracy{};
    double copied = 0;  ///< the share that copiers copy, as learned
    friend bool operator==(const copies_found&, const copies_found&) = default;
};

namespace detail {

/// What it says against copying that two sources differ on an item, where one of them at least is wrong, if a copier copies
/// a share of its values: the logarithm of the ratio of likelihoods, 0 or below. Either may be the copier.
[[nodiscard]] inline double evidence_of_differing(double copied, double accuracy, double other) noexcept {
    const double both_right = accuracy * other;
    const double both_right_copied = copied * (accuracy + other) / 2 + (1 - copied) * both_right;
    return std::log((1 - copied) * (1 - both_right) / (1 - both_right_copied));
}

/// Pairs of sources that share a value, and what of it speaks for copying.
class copy_search {
public:
    copy_search(const vote_table& table, const copy_options& options) : table_{&table}, options_{options} {
        gather_votes();
        gather_pairs();
    }

    /// Weighs each pair by the answers of a round.
    void weigh(const accuracy_rounds& state, double copied) {
        const double prior = -std::log(std::max(1.0, static_cast<double>(table_->source_count()) - 1));
        for (pair& p : pairs_) {
            p.evidence =
                prior + p.differ * evidence_of_differing(copied, state.accuracy[p.a], state.accuracy[p.b]);
            p.mistakes = p.taken_over = 0;
        }
        prepare(state, copied);
        for_each_shared(state, [&](pair& p, std::uint32_t, std::uint32_t, const shared_voice& s) {
            p.evidence += s.evidence;
            p.mistakes += s.wrong;
            p.taken_over += s.taken_over;
        });
    }

    /// The pairs that are more likely copies than not, and whose evidence is at least a share of the strongest that either
    /// of its sources has.
    [[nodiscard]] std::vector<source_join> joins(double share) const {
        std::vector<double> strongest(table_->source_count(), 0);
        for (const pair& p : pairs_) {
            strongest[p.a] = std::max(strongest[p.a], p.evidence);
            strongest[p.b] = std::max(strongest[p.b], p.evidence);
        }
        std::vector<source_join> made;
        for (const pair& p : pairs_) {
            const double needed = share * std::max(strongest[p.a], strongest[p.b]);
            if (p.is_copy() && p.evidence >= needed - 1e-9)
                made.push_back({p.a, p.b, join_cause::shared_values, p.evidence});
        }
        return made;
    }

    /// The share that copiers copy: of what a pair shares or differs on, so much is taken over. What was taken at first
    /// weighs ten items.
    [[nodiscard]] double learned_share(const std::vector<source_join>& joins) const {
        constexpr double weight_at_first = 10;
        double taken_over = options_.copied * weight_at_first;
        double all = weight_at_first;
        auto p = pairs_.begin();
        for (const source_join& j : joins) {  // both are in the same order
            while (p->a != j.a || p->b != j.b) ++p;
            taken_over += p->taken_over;
            all += p->mistakes + p->differ;
        }
        return std::clamp(taken_over / all, 1 - accuracy_rounds::most, accuracy_rounds::most);
    }

    /// The copies of the last weighing, with what they share.
    [[nodiscard]] std::vector<copy_pair> found(const accuracy_rounds& state) {
        std::vector<std::vector<shared_mistake>> shared(pairs_.size());
        for_each_shared(
            state, [&](pair& p, std::uint32_t item, std::uint32_t candidate, const shared_voice& s) {
                if (p.is_copy())
                    shared[static_cast<std::size_t>(&p - pairs_.data())].push_back(
                        {item, candidate, s.evidence});
            });
        std::vector<copy_pair> made;
        for (std::size_t i = 0; i < pairs_.size(); ++i) {
            const pair& p = pairs_[i];
            if (!p.is_copy()) continue;
            auto& all = shared[i];
            const auto kept = static_cast<std::ptrdiff_t>(std::min(options_.listed, all.size()));
            std::partial_sort(all.begin(), all.begin() + kept, all.end(), [](const auto& x, const auto& y) {
                return x.evidence != y.evidence ? x.evidence > y.evidence : x.candidate < y.candidate;
            });
            made.push_back(
                {p.a, p.b, p.both, p.differ, p.mistakes, p.evidence, {all.begin(), all.begin() + kept}});
        }
        return made;
    }

private:
    struct pair {
        std::uint32_t a, b;
        std::uint32_t both = 0, differ = 0;
        double evidence = 0, mistakes = 0, taken_over = 0;
        [[nodiscard]] bool is_copy() const noexcept { return evidence > 0 && mistakes > 0; }
    };
    struct shared_voice {
        double evidence = 0, wrong = 0, taken_over = 0;
    };
    struct cast_vote {
        std::uint32_t item, candidate, vote;
    };

    void gather_votes() {
        begin_.assign(table_->source_count() + 1, 0);
        for (std::uint32_t v = 0; v < table_->vote_count(); ++v) ++begin_[table_->source(v) + 1];
        for (std::size_t s = 0; s < table_->source_count(); ++s) begin_[s + 1] += begin_[s];
        votes_.resize(table_->vote_count());
        std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
        for (std::uint32_t item = 0; item < table_->item_count(); ++item) {
            const number_range among = table_->candidates(item);
            for (std::uint32_t c = among.first; c < among.last; ++c) {
                const number_range votes = table_->votes(c);
                for (std::uint32_t v = votes.first; v < votes.last; ++v)
                    votes_[next[table_->source(v)]++] = {item, c, v};
            }
        }
    }

    /// Every pair that shares a value, with how many items both answer, and differ on.
    void gather_pairs() {
        std::vector<std::uint32_t> seen(table_->source_count(), none);   // by source: for whom last
        std::vector<std::uint32_t> item_of(table_->item_count(), none);  // by item: who answers it, last
        std::vector<std::uint32_t> given_by(table_->candidate_count(), none);
        std::vector<std::uint32_t> partners;
        pair_begin_.assign(1, 0);
        for (std::uint32_t a = 0; a < table_->source_count(); ++a) {
            partners.clear();
            for (std::uint32_t i = begin_[a]; i < begin_[a + 1]; ++i) {
                item_of[votes_[i].item] = a;
                given_by[votes_[i].candidate] = a;
                for_later_votes(votes_[i], [&](std::uint32_t b) {
                    if (seen[b] != a) partners.push_back(b);
                    seen[b] = a;
                });
            }
            std::sort(partners.begin(), partners.end());
            for (const std::uint32_t b : partners) {
                pair made{a, b};
                std::uint32_t alike = 0;
                for (std::uint32_t i = begin_[b]; i < begin_[b + 1];) {
                    const std::uint32_t item = votes_[i].item;
                    bool shared = false;
                    for (; i < begin_[b + 1] && votes_[i].item == item; ++i)
                        shared = shared || given_by[votes_[i].candidate] == a;
                    made.both += item_of[item] == a ? 1U : 0U;
                    alike += shared ? 1U : 0U;
                }
                made.differ = made.both - alike;
                pairs_.push_back(made);
            }
            pair_begin_.push_back(static_cast<std::uint32_t>(pairs_.size()));
        }
    }

    /// What a voice of two sources or more says of pairs in it, and with one of another voice: for each mistake.
    void prepare(const accuracy_rounds& state, double copied) {
        within_.resize(state.cast.voices.size());
        across_.resize(table_->candidate_count());
        const auto weighed = [&](double wrong, double others_saying, double others_wrong) {
            const double chance = (others_saying + 2 * state.coincidence) / (others_wrong + 2);
            return shared_voice{wrong * evidence_of_sharing(copied, chance), wrong,
                wrong * copied / (copied + (1 - copied) * chance)};
        };
        for (std::uint32_t item = 0; item < table_->item_count(); ++item) {
            const number_range among = table_->candidates(item);
            if (among.size() < 2) continue;
            const std::uint32_t top = state.top[item];
            double wrong_lines = 0;  // with each wrong value that they give
            for (std::uint32_t c = among.first; c < among.last; ++c)
                wrong_lines += c == top ? 0.0 : static_cast<double>(state.cast.of(c).size());
            for (std::uint32_t c = among.first; c < among.last; ++c) {
                if (c == top || table_->votes(c).size() < 2) continue;
                const number_range voices = state.cast.of(c);
                const auto lines = static_cast<double>(voices.size());
                if (voices.size() > 1) across_[c] = weighed(1 - state.chance[c], lines - 2, wrong_lines - 2);
                for (std::uint32_t i = voices.first; i < voices.last; ++i) {
                    const auto& voice = state.cast.voices[i];
                    if (voice.sources < 2) continue;
                    // That they are independent is judged on its own terms: then they have two voices.
                    const double higher = state.score[c] + state.weight[voice.line] * voice.share;
                    const bool would_win = weighed_answers::is_as_high(higher, state.score[top]);
                    within_[i] = would_win
                        ? shared_voice{}
                        : weighed(1 - state.chance_with(item, c, higher), lines - 1, wrong_lines - 1);
                }
            }
        }
    }

    template <class Act>
    void for_later_votes(const cast_vote& one, Act act) const {
        const number_range votes = table_->votes(one.candidate);
        if (votes.size() > options_.widest) return;
        for (std::uint32_t v = one.vote + 1; v < votes.last; ++v) act(table_->source(v));
    }

    /// `act(pair, item, candidate, what it says)` for each value that two sources share and that is no answer.
    template <class Act>
    void for_each_shared(const accuracy_rounds& state, Act act) {
        std::vector<std::uint32_t> slot(table_->source_count());
        for (std::uint32_t a = 0; a < table_->source_count(); ++a) {
            for (std::uint32_t p = pair_begin_[a]; p < pair_begin_[a + 1]; ++p) slot[pairs_[p].b] = p;
            for (std::uint32_t i = begin_[a]; i < begin_[a + 1]; ++i) {
                const cast_vote& one = votes_[i];
                if (one.candidate == state.top[one.item]) continue;
                const number_range votes = table_->votes(one.candidate);
                if (votes.size() > options_.widest) continue;
                const std::uint32_t voice = state.cast.voice_of[one.vote];
                for (std::uint32_t v = one.vote + 1; v < votes.last; ++v) {
                    const bool together = state.cast.voice_of[v] == voice;
                    const shared_voice& says = together ? within_[voice] : across_[one.candidate];
                    if (says.wrong > 0) act(pairs_[slot[table_->source(v)]], one.item, one.candidate, says);
                }
            }
        }
    }

    static constexpr std::uint32_t none = 0xffffffff;
    const vote_table* table_;
    copy_options options_;
    std::vector<std::uint32_t> begin_{};       // by source, into:
    std::vector<cast_vote> votes_{};           // by item and value
    std::vector<std::uint32_t> pair_begin_{};  // by the lower source, into:
    std::vector<pair> pairs_{};
    std::vector<shared_voice> within_{}, across_{};  // by voice; by candidate
};

}  // namespace detail

/// Finds which sources copy each other, where no citation says so, from the mistakes that they share; and answers with one
/// voice for each line that is left, weighed by its accuracy.
///
/// Three sites give the same gate for a flight, and six others another one; on five thousand flights the three never differ
/// and are wrong together a thousand times: that is one site. That two agree on everything and are right says nothing: so
/// do two that are good.
///
/// In turn: answers and accuracies by the lines as they are; then each pair of sources is weighed. A value that both give
/// and that the answers do not have speaks for copying by the likelihood ratio (c + (1 - c) f) / f, times how likely it is
/// wrong, with f how often other lines that are wrong there give just that value. An item on which they differ, so that one
/// of them is wrong, speaks against it by how likely that is of a copier among all items with a mistake, over how likely of
/// any two of these accuracies. Values that seem true say nothing; nor does it count that both are wrong at once, since
/// some items are hard. f is taken from the item at hand, and counts two more lines that coincide as often as wrong lines
/// do in the whole table: in half of the cases, before the first copies are put together. c, the share that copiers copy,
/// starts at `copied` and is learned from the pairs found. The prior: a source copies one of the others as likely as none,
/// so for each pair the odds are one to the number of other sources. A pair already in one line is judged as if each had a
/// voice of its own, lest a wrong guess prove itself. In the first half of the rounds only the strongest join: those with
/// at least 1, 1/2, 1/4 … of the strongest evidence that either of the two has; so the answers are better before weaker
/// pairs are judged by them.
///
/// What few items show stays hidden: of copiers that share twenty items with their source, and so a handful of mistakes,
/// two in three are found; none is made up where nobody copies.
///
/// The given lines are kept, whatever is found; pass those of the citations.
/// \throws std::invalid_argument for fewer than 2 rounds, or `copied` not between 0 and 1
/// Complexity: for each round O(votes), and the pairs of sources that share a value, for each value of at most `widest`
/// sources; once, for each pair, what both say.
/// Source: after X. Dong, L. Berti-Equille, D. Srivastava, "Integrating Conflicting Data: The Role of Source Dependence"
/// (2009), whose likelihoods these are given that a value is false; what true values say is left out.
[[nodiscard]] inline copies_found find_copies(
    const vote_table& table, const source_lines& given, const copy_options& options = {}) {
    if (options.rounds < 2 || !(options.copied > 0 && options.copied < 1)) {
        throw std::invalid_argument(fmt::format(
            "find_copies: {} rounds, copied {}; expected at least 2 rounds, and a share between 0 and 1",
            options.rounds, options.copied));
    }
    detail::accuracy_rounds state{table};
    detail::copy_search search{table, options};
    copies_found made{.lines = given, .copied = options.copied};
    for (std::size_t r = 0; r + 1 < options.rounds; ++r) {
        state.act(made.lines, r == 0);
        search.weigh(state, made.copied);
        const bool early = 2 * r < options.rounds;
        auto joins = search.joins(early ? std::pow(0.5, static_cast<double>(r)) : 0);
        made.copied = search.learned_share(joins);
        if (r + 2 == options.rounds) made.pairs = search.found(state);
        joins.insert(joins.end(), given.joins().begin(), given.joins().end());
        made.lines = source_lines{table.source_count(), std::move(joins)};
    }
    const auto weight = state.weight;
    state.act(made.lines);
    made.by_accuracy = {detail::add_up(table, made.lines, state.cast, weight), state.chance, state.accuracy,
        state.coincidence};
    made.by_accuracy.answers.method = "accuracy of lines, copies found";
    return made;
}
/// The same with nothing given.
[[nodiscard]] inline copies_found find_copies(const vote_table& table, const copy_options& options = {}) {
    return find_copies(table, source_lines{table.source_count()}, options);
}

}  // namespace hearsay::inline v1
