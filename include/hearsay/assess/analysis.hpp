#pragma once

#include <hearsay/assess/detail/answer_changes.hpp>
#include <hearsay/assess/detail/followed_life.hpp>
#include <hearsay/assess/detail/question_counts.hpp>
#include <hearsay/assess/detail/question_reach.hpp>
#include <hearsay/assess/detail/shared_map.hpp>
#include <hearsay/assess/detail/superseded_stances.hpp>
#include <hearsay/assess/question_answers.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// The answers of an `analysis` as they were at one moment, with the graph that they are about.
///
/// Immutable, and valid as long as it is kept, whatever the writer does. Copying it and reading it are safe from any
/// number of threads. An answer is there if it had been asked for and was up to date when the snapshot was taken, as
/// all are after `refresh`; else what is given is null.
template <class... Kinds>
class basic_analysis_snapshot {
public:
    using consensus_type = basic_question_consensus<Kinds...>;

    [[nodiscard]] const basic_snapshot<Kinds...>& graph() const noexcept { return graph_; }
    [[nodiscard]] std::uint64_t revision() const noexcept { return revision_; }

    [[nodiscard]] std::shared_ptr<const std::vector<hearsay::agreement>> agreement(
        question_id q) const noexcept {
        const auto* of = answers_.find(q.number());
        return of ? of->agreement : nullptr;
    }
    [[nodiscard]] std::shared_ptr<const consensus_type> consensus(question_id q) const noexcept {
        const auto* of = answers_.find(q.number());
        return of ? of->consensus : nullptr;
    }
    [[nodiscard]] std::shared_ptr<const std::vector<position_support>> support(question_id q) const noexcept {
        const auto* of = answers_.find(q.number());
        return of ? of->support : nullptr;
    }

private:
    template <class...>
    friend class basic_analysis;
    using answers = detail::shared_map<detail::shared_answers<consensus_type>>;

    basic_analysis_snapshot(basic_snapshot<Kinds...> graph, typename answers::view of, std::uint64_t revision)
        : graph_{std::move(graph)}, answers_{std::move(of)}, revision_{revision} {}

    basic_snapshot<Kinds...> graph_;
    typename answers::view answers_;
    std::uint64_t revision_;
};

/// Answers that follow a growing graph: add a statement, or a thousand, and ask again. Only what they touch is computed,
/// and every answer is what the free functions would give: `agreement_on`, `consensus_on`, `support_on`.
///
/// \code
/// analysis now{graph};
/// now.support(troops);                       // asked for once, kept from then on
/// batch.add(statement_record{…}); batch.commit();
/// for (const position p : now.refresh().support) redraw(p);
/// publish(now.snapshot());                   // for readers in other threads
/// \endcode
///
/// Threads: an analysis belongs to the thread that writes the graph, between batches. Other threads read snapshots, and
/// the answers that were handed out: neither ever changes. How a snapshot gets to them is the application's: a mutex
/// around a copy does, or `std::atomic<std::shared_ptr>`. What they compute themselves on `snapshot.graph()` beside a
/// batch must not look things up by name, which the nesting of parts does. An answer about places or labels refers to
/// the graph's hierarchy: keep the snapshot as long.
/// Refers to the graph, which has to stay where it is. Memory: some 40 bytes a claim with its statement, and where
/// `positions::latest` count some 150, most of them for each source and question; besides, what counts and answers take for
/// the questions that were asked about.
template <class... Kinds>
class basic_analysis {
public:
    using graph_type = basic_claim_graph<Kinds...>;
    using consensus_type = basic_question_consensus<Kinds...>;
    using snapshot_type = basic_analysis_snapshot<Kinds...>;

    /// Complexity: one pass over the graph.
    explicit basic_analysis(const graph_type& graph, lens by = {}) : graph_{&graph}, by_{std::move(by)} {
        follow();
        touched_.clear();
        for (state& q : questions_) q.is_listed = false;
        all_touched_ = false;
    }

    [[nodiscard]] const hearsay::lens& lens() const noexcept { return by_; }
    /// Goes up whenever something was followed that may bear on an answer: none changes without it.
    [[nodiscard]] std::uint64_t revision() const noexcept { return revision_; }

    /// Catches up with what was committed since. Every question below does so itself.
    /// Complexity: O(1) for each new stance and relay, and for each question that it touches; a retraction besides what it
    /// leads to in retractions, and what lies above the statement that it takes back.
    void follow();

    /// How the others stand to one position, or nothing where nobody takes it: a row of `agreement`.
    ///
    /// Complexity: for numbers, dates and truth in one scope and unit and without holes O(sqrt n) in the positions of the
    /// question, after one pass over them for the first; else, where the question was touched, that of `agreement_on`.
    [[nodiscard]] std::optional<hearsay::agreement> agreement_of(position p) {
        follow();
        if (p.claim.number() >= claims_.size()) {
            throw std::out_of_range(fmt::format(
                "analysis::agreement_of: no claim {} in a graph of {}", p.claim.number(), claims_.size()));
        }
        const detail::claim_counts& of = claims_[p.claim.number()];
        return counts_of(of.question).of(*graph_, question_id{of.question}, by_, p, of);
    }

    /// Makes what `agreement_of` needs for every question, so that the first one costs no more than the next.
    void prepare_counts() {
        follow();
        for (std::uint32_t q = 0; q < questions_.size(); ++q) static_cast<void>(counts_of(q));
    }

    /// How all positions on a question stand to each other: `agreement_on`. Kept until the question is touched.
    [[nodiscard]] std::shared_ptr<const std::vector<hearsay::agreement>> agreement(question_id q) {
        return answer<&answers::agreement>(q, "agreement", [&] { return agreement_on(*graph_, q, by_); });
    }
    /// What may hold, scope by scope: `consensus_on`. Kept until the question or its support is touched.
    [[nodiscard]] std::shared_ptr<const consensus_type> consensus(question_id q) {
        return answer<&answers::consensus>(q, "consensus", [&] {
            return consensus_on(question_trace{*graph_, q}, rule(), by_);
        });
    }
    /// On whose word each position is: `support_on`. Kept until the question or its support is touched.
    [[nodiscard]] std::shared_ptr<const std::vector<position_support>> support(question_id q) {
        return answer<&answers::support>(q, "support", [&] {
            return support_on(question_trace{*graph_, q}, rule(), by_);
        });
    }

    /// Computes anew what had been asked for and was touched, and tells what came out otherwise than at the last `refresh`,
    /// or when it was asked for first.
    /// Complexity: that of the answers to the questions that were touched.
    [[nodiscard]] analysis_changes refresh();

    /// The graph and the answers that are up to date. O(1) after `refresh`, else in what was touched since.
    [[nodiscard]] snapshot_type snapshot() {
        follow();
        for (const std::uint32_t q : stale_) drop_old(q);
        return snapshot_type{graph_->snapshot(), shared_.share(), revision_};
    }

private:
    static constexpr std::uint32_t none = 0xffffffff;

    template <class T>
    struct kept {
        std::shared_ptr<const T> now{};
        std::shared_ptr<const T> told{};  // as of the last refresh
        std::uint64_t made_at = 0;
    };
    struct answers {
        std::uint32_t question;
        bool is_stale = false;  // listed in `stale_`
        kept<std::vector<hearsay::agreement>> agreement{};
        kept<consensus_type> consensus{};
        kept<std::vector<position_support>> support{};
    };
    struct state {
        std::uint64_t taken_at = 0;    // the revision that last changed who takes what
        std::uint64_t support_at = 0;  // or who may carry it
        std::unique_ptr<detail::question_counts> counts{};
        std::uint64_t counted_at = 0;  // the revision of `counts`
        std::uint32_t asked = none;    // number of its answers
        bool is_listed = false;        // in `touched_`
    };

    void follow_values();
    void follow_statement(statement_id s);
    void follow_life(statement_id s);
    void count(const stance_on& on, std::uint32_t question, bool more);
    template <class Snapshot>
    void enter_or_leave(const Snapshot& all, const stance_on& on, bool enters);
    void touch(state& q, std::uint32_t number) {
        if (!q.is_listed) {
            q.is_listed = true;
            touched_.push_back(number);
        }
        if (q.asked != none && !asked_[q.asked].is_stale) {
            asked_[q.asked].is_stale = true;
            stale_.push_back(number);
        }
    }
    void touch_taken(std::uint32_t question) {
        state& q = questions_[question];
        q.taken_at = q.support_at = revision_;
        touch(q, question);
    }
    void touch_support(std::uint32_t question) {
        state& q = questions_[question];
        q.support_at = revision_;
        touch(q, question);
    }
    void touch_all_asked() {
        all_touched_ = true;
        for (const answers& a : asked_) touch(questions_[a.question], a.question);
    }

    template <auto Which>
    [[nodiscard]] std::uint64_t touched_at(const state& q) const noexcept {
        if constexpr (std::is_same_v<decltype(Which), decltype(&answers::agreement)>) {
            if (Which == &answers::agreement) return std::max(q.taken_at, values_at_);
        }
        return std::max({q.support_at, values_at_, links_at_});
    }

    [[nodiscard]] detail::question_counts& counts_of(std::uint32_t question) {
        state& q = questions_[question];
        if (!q.counts || q.counted_at < values_at_) {
            q.counts =
                std::make_unique<detail::question_counts>(*graph_, question_id{question}, by_, claims_);
            q.counted_at = revision_;
        }
        return *q.counts;
    }
    [[nodiscard]] const by_affiliation<graph_type>& rule() {
        if (!rule_) rule_.emplace(*graph_);
        return *rule_;
    }
    [[nodiscard]] answers& answers_of(question_id q, std::string_view what) {
        follow();
        if (q.number() >= questions_.size()) {
            throw std::out_of_range(fmt::format(
                "analysis::{}: no question {} in a graph of {}", what, q.number(), questions_.size()));
        }
        std::uint32_t& asked = questions_[q.number()].asked;
        if (asked == none) {
            asked = static_cast<std::uint32_t>(asked_.size());
            asked_.push_back({q.number()});
        }
        return asked_[asked];
    }
    template <auto Which, class Compute>
    auto answer(question_id q, std::string_view what, Compute&& compute) {
        auto& of = answers_of(q, what).*Which;
        if (!of.now || of.made_at < touched_at<Which>(questions_[q.number()])) {
            using value = std::remove_cvref_t<decltype(*of.now)>;
            auto fresh = std::make_shared<const value>(compute());
            // What is the same stays the same object, so that whoever holds it sees at a glance that nothing changed.
            if (!of.now || !(*of.now == *fresh)) of.now = std::move(fresh);
            of.made_at = revision_;
            if (!of.told) of.told = of.now;
            shared_.at(q.number()).template of<value>() = of.now;
        }
        return of.now;
    }
    void drop_old(std::uint32_t question) {
        const state& q = questions_[question];
        const answers& a = asked_[q.asked];
        auto& shown = shared_.at(question);
        if (a.agreement.made_at < touched_at<&answers::agreement>(q)) shown.agreement = nullptr;
        if (a.consensus.made_at < touched_at<&answers::consensus>(q)) shown.consensus = nullptr;
        if (a.support.made_at < touched_at<&answers::support>(q)) shown.support = nullptr;
    }

    const graph_type* graph_;
    hearsay::lens by_;
    std::uint64_t revision_ = 0;
    std::uint64_t values_at_ = 0;   // the revision in which units or overlaps last came together
    std::uint64_t links_at_ = 0;    // and links between sources
    std::uint32_t statements_ = 0;  // so much was followed
    std::size_t units_ = 0, overlaps_ = 0, links_ = 0;
    std::vector<detail::claim_counts> claims_;
    std::vector<state> questions_;
    detail::question_reach reach_;
    detail::followed_life life_;
    detail::superseded_stances superseded_;
    std::optional<by_affiliation<graph_type>> rule_;
    std::vector<answers> asked_;
    std::vector<std::uint32_t> stale_;    // questions with answers that were touched since the last refresh
    std::vector<std::uint32_t> touched_;  // questions, since the last refresh
    bool all_touched_ = false;
    detail::shared_map<detail::shared_answers<consensus_type>> shared_;
    std::vector<std::uint32_t> open_, seen_;  // statements, for walks up
    std::uint32_t search_ = 0;
};

/// The analysis of a `claim_graph`.
using analysis = basic_analysis<quantity_kind, date_kind, place_kind, label_kind, truth_kind>;
using analysis_snapshot = analysis::snapshot_type;

}  // namespace hearsay::inline v1

#include <hearsay/assess/detail/analysis_impl.hpp>
