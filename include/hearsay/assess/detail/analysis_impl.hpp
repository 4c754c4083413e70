#pragma once

#include <hearsay/assess/analysis.hpp>

// The longer bodies of basic_analysis.

namespace hearsay::inline v1 {

template <class... Kinds>
void basic_analysis<Kinds...>::follow() {
    const auto& all = graph_->whole();
    const bool grown = all.statements().size() != statements_ ||
        all.questions().size() != questions_.size() || all.claims().size() != claims_.size();
    if (!grown && all.units().size() == units_ && all.link_count() == links_ &&
        all.place_tree().overlap_count() + all.label_tree().overlap_count() == overlaps_) {
        return;
    }
    ++revision_;
    follow_values();
    while (questions_.size() < all.questions().size()) questions_.emplace_back();
    while (claims_.size() < all.claims().size()) {
        detail::claim_counts made;
        made.question = all.question(claim_id{static_cast<std::uint32_t>(claims_.size())}).number();
        claims_.push_back(made);
    }
    const std::uint32_t first =
        std::exchange(statements_, static_cast<std::uint32_t>(all.statements().size()));
    reach_.follow(all);
    // First who no longer counts, then who does from now on: what is new is counted once, as it is now.
    life_.follow(*graph_, first, [&](statement_id s) { follow_life(s); });
    for (std::uint32_t s = first; s < statements_; ++s) follow_statement(statement_id{s});
}

/// What bears on answers beside statements. New places, labels, parts, sources and claims bear on none that is there.
template <class... Kinds>
void basic_analysis<Kinds...>::follow_values() {
    const auto& all = graph_->whole();
    bool joined = false;  // units that were there: by one that converts to two of them
    for (; units_ < all.units().size(); ++units_) {
        joined = joined || all.record(unit_id{static_cast<std::uint32_t>(units_)}).conversions.size() > 1;
    }
    const std::size_t overlaps = all.place_tree().overlap_count() + all.label_tree().overlap_count();
    joined = joined || overlaps != overlaps_;
    overlaps_ = overlaps;
    if (joined) values_at_ = revision_;
    const bool linked = all.link_count() != links_;
    links_ = all.link_count();
    if (linked) {
        links_at_ = revision_;
        rule_.reset();
    }
    if (joined || linked) touch_all_asked();
}

template <class... Kinds>
void basic_analysis<Kinds...>::follow_statement(statement_id s) {
    const auto& all = graph_->whole();
    if (life_.is_live(s)) {
        for (const stance_on on : all.stances(s)) {
            if (on.commits()) enter_or_leave(all, on, true);
        }
    }
    reach_.for_each(all, s, [&](std::uint32_t question) { touch_support(question); });
}

/// An older statement was taken back, or stands again: whoever takes a position above it may rest on it.
template <class... Kinds>
void basic_analysis<Kinds...>::follow_life(statement_id s) {
    const auto& all = graph_->whole();
    const bool live = life_.is_live(s);
    for (const stance_on on : all.stances(s)) {
        if (on.commits()) enter_or_leave(all, on, live);
    }
    reach_.for_each(all, s, [&](std::uint32_t question) { touch_support(question); });
    seen_.resize(statements_, 0);
    ++search_;
    seen_[s.number()] = search_;
    open_.assign(1, s.number());
    while (!open_.empty()) {
        const statement_id at{open_.back()};
        open_.pop_back();
        for (const stance_on on : all.stances(at)) {
            if (on.commits()) touch_support(claims_[on.claim.number()].question);
        }
        for (const statement_id above : all.relayed_by(at)) {
            if (seen_[above.number()] == search_) continue;
            seen_[above.number()] = search_;
            open_.push_back(above.number());
        }
    }
}

template <class... Kinds>
template <class Snapshot>
void basic_analysis<Kinds...>::enter_or_leave(const Snapshot& all, const stance_on& on, bool enters) {
    const std::uint32_t question = claims_[on.claim.number()].question;
    touch_taken(question);
    if (by_.which == positions::all) return count(on, question, enters);
    const detail::superseded_stances::group_key key{
        all.source(on.statement).number(), question, all.scope_of(on.claim).number()};
    const auto counts = [&](std::uint32_t entry, bool more) { count(all.stance_at(entry), question, more); };
    if (enters)
        superseded_.enter(on.entry, key, all.at(on.statement), counts);
    else
        superseded_.leave(on.entry, key, all.at(on.statement), counts);
}

template <class... Kinds>
void basic_analysis<Kinds...>::count(const stance_on& on, std::uint32_t question, bool more) {
    detail::claim_counts& of = claims_[on.claim.number()];
    const bool denied = on.stance == stance::denies;
    std::uint32_t& statements = of.statements[denied ? 1 : 0];
    more ? ++statements : --statements;
    const state& q = questions_[question];
    if (q.counts && q.counted_at >= values_at_)
        q.counts->change(*graph_, question_id{question}, by_, position{on.claim, denied}, of);
}

template <class... Kinds>
analysis_changes basic_analysis<Kinds...>::refresh() {
    follow();
    analysis_changes made;
    made.revision = revision_;
    made.everything = std::exchange(all_touched_, false);
    std::sort(touched_.begin(), touched_.end());
    for (const std::uint32_t q : touched_) {
        questions_[q].is_listed = false;
        made.touched.push_back(question_id{q});
    }
    touched_.clear();
    std::sort(stale_.begin(), stale_.end());
    for (const std::uint32_t number : stale_) {
        const question_id q{number};
        answers& of = asked_[questions_[number].asked];
        const auto anew = [&](auto& was, auto&& ask, auto&& compare) {
            if (!was.now) return;
            const auto now = ask();
            if (now != was.told) compare(*was.told, *now);
            was.told = now;
        };
        const auto by_position = [&](const auto& before, const auto& now) {
            detail::compare_answers(before, now, made);
        };
        anew(
            of.agreement, [&] { return agreement(q); }, by_position);
        anew(
            of.consensus, [&] { return consensus(q); },
            [&](const consensus_type& before, const consensus_type& now) {
                if (!(before == now)) made.consensus.push_back(q);
            });
        anew(
            of.support, [&] { return support(q); }, by_position);
        of.is_stale = false;
    }
    stale_.clear();
    for (auto* list : {&made.taken, &made.dropped, &made.counts, &made.support})
        std::sort(list->begin(), list->end());
    return made;
}

}  // namespace hearsay::inline v1
