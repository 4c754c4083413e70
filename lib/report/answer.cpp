// The lead of a report: the answer to a question, and on what it rests.
#include "claim_text.hpp"
#include "sentences.hpp"

#include <hearsay/compare/value.hpp>
#include <hearsay/text/to_phrase.hpp>

#include <algorithm>
#include <set>

namespace hearsay::inline v1::detail {

namespace {

// "a; or b, but not c; or d": answers that have commas of their own.
std::string alternatives(const std::vector<std::string>& answers, std::size_t most) {
    std::string text;
    const std::size_t shown = answers.size() > most ? most - 1 : answers.size();
    for (std::size_t i = 0; i < shown; ++i) text += (i == 0 ? "" : "; or ") + answers[i];
    return shown < answers.size() ? fmt::format("{}; or {} more", text, answers.size() - shown) : text;
}

}  // namespace

phrase sentences::answer(const report::question& q) const {
    phrase text;
    if (!q.found.best)
        text.add(no_answer(q));
    else
        text.add(q.found.tied.empty() ? one_answer(q) : tied_answers(q));

    std::string more;
    if (q.found.best) {
        add_sentence(more, dissent(q));
        if (graph_.kind_name(q.id) == truth_kind::name) {
            std::vector<std::string> others;
            for (const auto& c : q.claims) {
                for (const auto& one : c.uncommitted) others.push_back(noncommittal(one));
            }
            add_sentence(more, joined(others, 5));
        }
        add_sentence(more, other_reading(q));
        add_sentence(more, factors(q));
        add_sentence(more, carriers(q));
    }
    for (std::size_t i = 0; i < q.joint.size() && i < 2; ++i) add_sentence(more, joint(q.joint[i]));
    const bool both_sides = q.found.best && q.found.tied.size() == 1 &&
        q.found.best->origins == q.found.tied[0].origins && q.found.best->origins.size() == 1;
    for (std::size_t i = 0; i < q.contradictions.size() && i < 3 && !both_sides; ++i) {
        add_sentence(more, source(q.contradictions[i].source) + " contradicts itself");
    }
    if (const auto parts = of_parts(q); !parts.empty()) more += (more.empty() ? "" : " ") + parts;
    if (!more.empty()) text.add(" " + more);
    return text;
}

std::string sentences::no_answer(const report::question& q) const {
    std::string text;
    if (!q.found.dissenters.empty()) {
        std::vector<std::string> said_by;
        for (const auto& d : q.found.dissenters)
            said_by.push_back(fmt::format("{} ({})", source(d.source), said(d.of)));
        add_sentence(
            text, "nothing that is said can be true here: the question rules it out; " + listed(said_by, 5));
        return text;
    }
    std::vector<std::string> without_value;
    std::vector<std::string> others;
    for (const auto& c : q.claims) {
        if (!c.set && !c.asserted_by.empty()) {
            without_value.push_back(
                fmt::format("{} ({})", said(position{c.id}), source(c.asserted_by.front())));
        }
        for (const auto& one : c.uncommitted) others.push_back(noncommittal(one));
    }
    const auto kind = kind_of_answer(graph_.kind_name(q.id));
    if (!without_value.empty()) {
        add_sentence(text, fmt::format("no {} that can be used: {}", kind, listed(without_value, 4)));
    } else {
        const auto& options = report_.options;
        const auto limit = options.as_of ? options.as_of : options.said_by;
        std::string unknown = "nothing is known";
        if (limit)
            unknown += fmt::format(" {} {}", options.as_of ? "by" : "that was said by",
                to_phrase(day_range::on(*limit)).substr(3));
        add_sentence(text, unknown + ": nobody takes a position");
    }
    add_sentence(text, joined(others, 5));
    return text;
}

phrase sentences::one_answer(const report::question& q) const {
    const report::region& best = *q.found.best;
    const bool with_unit = !mentions(graph_.asks(q.id), words_of(graph_, graph_.unit(q.id)).plural);
    const auto* const set = std::get_if<interval_set>(&best.values);
    const bool point = set != nullptr && set->size() == 1 && set->front().is_point();
    phrase text{capital((point ? "exactly " : "") + values(q.id, best.values, with_unit)), mark::strong};
    if (const auto when = conditions(best.positions); !when.empty()) text.add(", " + when);
    text.add(". ");
    const auto denials = static_cast<std::size_t>(
        std::count_if(best.positions.begin(), best.positions.end(), [](position p) { return p.denied; }));
    std::vector<std::string> who;
    if (denials < best.positions.size())
        who.push_back(counted(best.positions.size() - denials, "claim", "claims"));
    if (denials > 0) who.push_back(counted(denials, "denial", "denials"));
    const std::string_view accepts = best.positions.size() == 1 ? "accepts" : "accept";
    text.add(sentence(fmt::format("{} {} this, {}", listed(who), accepts, support(best))));
    return text;
}

phrase sentences::tied_answers(const report::question& q) const {
    std::vector<const report::region*> all{&*q.found.best};
    for (const auto& r : q.found.tied) all.push_back(&r);
    const bool with_unit = !mentions(graph_.asks(q.id), words_of(graph_, graph_.unit(q.id)).plural);
    phrase text{"Not settled", mark::strong};
    const bool one_mouth = std::all_of(all.begin(), all.end(), [&](const report::region* r) {
        return r->origins == all.front()->origins && r->origins.size() == 1;
    });
    std::vector<std::string> answers;
    std::vector<position> rests_on;
    constexpr std::size_t most = 4;
    bool with_commas = false;
    for (const report::region* r : all) {
        std::string one = values(q.id, r->values, with_unit);
        with_commas = with_commas || one.find(", ") != std::string::npos;
        if (!one_mouth && !r->origins.empty()) one += fmt::format(" ({})", origins(*r));
        answers.push_back(std::move(one));
        rests_on.insert(rests_on.end(), r->positions.begin(), r->positions.end());
    }
    if (one_mouth) {
        const source_id who = all.front()->origins.front();
        const bool alone = std::all_of(q.found.dissenters.begin(), q.found.dissenters.end(),
            [&](const report::dissent& d) { return d.source == who; });
        text.add(fmt::format(": {} says {}{}{}.", source(who), answers.size() == 2 ? "both " : "",
            listed(answers, most), alone ? ", and nobody else takes a side" : ""));
        return text;
    }
    const auto& count = all.front()->independent;
    const std::string each =
        count.max == 0 ? "with no origin behind them" : "from " + independence(count) + " each";
    text.add(fmt::format(". {} answers are equally supported, {}: ", capital(in_words(all.size())), each));
    text.add(with_commas ? alternatives(answers, most) : listed(answers, most, " or "), mark::strong);
    if (const auto when = conditions(rests_on); !when.empty()) text.add(", " + when);
    text.add(".");
    return text;
}

std::string sentences::dissent(const report::question& q) const {
    std::vector<std::pair<source_id, std::vector<std::string>>> by_source;
    for (const report::dissent& d : q.found.dissenters) {
        const bool backs_another = std::any_of(q.found.tied.begin(), q.found.tied.end(), [&](const auto& r) {
            return std::find(r.positions.begin(), r.positions.end(), d.of) != r.positions.end();
        });
        if (backs_another) continue;
        std::string what = (d.of.denied ? "denies " : "") + quoted(d.of.claim);
        if (d.because == "part_of")
            what += fmt::format(", {} alone", scope_of(d.of.claim));
        else if (d.because == "impossible")
            what += ", which the question rules out";
        else if (d.because == "unit")
            what += ", which its own unit excludes";
        if (const auto why = no_origin(d.of); !why.empty()) what += ", " + why;
        auto at = std::find_if(
            by_source.begin(), by_source.end(), [&](const auto& s) { return s.first == d.source; });
        if (at == by_source.end()) at = by_source.insert(at, {d.source, {}});
        at->second.push_back(std::move(what));
    }
    if (by_source.empty()) return q.found.tied.empty() ? "nobody dissents" : "";
    // Those who say the same are named together.
    std::vector<std::pair<std::string, std::vector<std::string>>> by_word;
    for (const auto& [who, what] : by_source) {
        const std::string text = listed(what, 3);
        auto at =
            std::find_if(by_word.begin(), by_word.end(), [&](const auto& w) { return w.first == text; });
        if (at == by_word.end()) at = by_word.insert(at, {text, {}});
        at->second.push_back(source(who));
    }
    std::vector<std::string> all;
    for (const auto& [what, who] : by_word) all.push_back(fmt::format("{} ({})", listed(who, 6), what));
    return fmt::format("{} {}: {}", in_words(by_source.size()),
        by_source.size() == 1 ? "dissents" : "dissent",
        by_word.size() < by_source.size() ? joined(all, 6) : listed(all, 6));
}

std::string sentences::other_reading(const report::question& q) const {
    if (graph_.kind_name(q.id) != quantity_kind::name) return {};
    const lens& now = report_.options.by;
    lens other = now;
    other.how = now.how == reading::literal ? reading::pragmatic : reading::literal;
    std::vector<position_value<quantity_kind>> before;
    std::vector<position_value<quantity_kind>> after;
    for (const position p : q.relations.positions) {
        before.push_back(value_of<quantity_kind>(graph_, p, now));
        after.push_back(value_of<quantity_kind>(graph_, p, other));
    }
    struct pair {
        position a;
        position b;
    };
    std::vector<pair> changed[2];  // those that then conflict, and those that no longer do
    for (std::size_t i = 0; i < before.size(); ++i) {
        for (std::size_t j = i + 1; j < before.size(); ++j) {
            if (before[i].own == after[i].own && before[j].own == after[j].own) continue;
            const bool was =
                compare_values<quantity_kind>(graph_, before[i], before[j]).verdict == verdict::conflict;
            const bool is =
                compare_values<quantity_kind>(graph_, after[i], after[j]).verdict == verdict::conflict;
            if (was != is) changed[is ? 0 : 1].push_back({before[i].position, before[j].position});
        }
    }
    std::vector<std::string> clauses;
    for (const bool conflict : {true, false}) {
        const auto& pairs = changed[conflict ? 0 : 1];
        if (pairs.empty()) continue;
        // One that is in all of the pairs is told of once.
        std::optional<position> common;
        for (const position p : {pairs.front().a, pairs.front().b}) {
            const bool in_all =
                std::all_of(pairs.begin(), pairs.end(), [&](const pair& x) { return x.a == p || x.b == p; });
            if (in_all && pairs.size() > 1) common = p;
        }
        if (common) {
            std::vector<std::string> others;
            for (const pair& x : pairs) others.push_back(said(x.a == *common ? x.b : x.a));
            clauses.push_back(fmt::format("{} {} with {}", said(*common),
                conflict ? "conflicts" : "does not conflict", listed(others, 4)));
            continue;
        }
        std::string clause = fmt::format(
            "{} and {} {}", said(pairs[0].a), said(pairs[0].b), conflict ? "conflict" : "do not conflict");
        if (pairs.size() > 1) {
            clause += conflict ? ", and so do " : ", nor do ";
            clause += pairs.size() == 2 ? said(pairs[1].a) + " and " + said(pairs[1].b)
                                        : in_words(pairs.size() - 1) + " other pairs";
        }
        clauses.push_back(std::move(clause));
    }
    if (clauses.empty()) return {};
    return fmt::format(
        "read {}, {}", other.how == reading::pragmatic ? "pragmatically" : "literally", joined(clauses, 2));
}

bool sentences::rests_on_a_range(const std::vector<position>& positions) const {
    return std::any_of(positions.begin(), positions.end(), [&](position p) {
        if (graph_.kind_name(graph_.question(p.claim)) != quantity_kind::name) return false;
        const auto value = value_of<quantity_kind>(graph_, p, report_.options.by);
        return std::any_of(value.to_question.begin(), value.to_question.end(),
            [](const unit_step& step) { return step.by.low != step.by.high; });
    });
}

std::string sentences::factors(const report::question& q) const {
    const auto at_all = breaks_of_.find(q.id);
    if (at_all == breaks_of_.end()) return {};
    std::vector<located_break> turns;  // one for each pair: where it comes to a conflict, if anywhere
    for (const located_break& b : at_all->second) {
        if (!b.at->inside) continue;
        const auto same = std::find_if(turns.begin(), turns.end(),
            [&](const located_break& t) { return t.by == b.by && t.at->a == b.at->a && t.at->b == b.at->b; });
        if (same == turns.end())
            turns.push_back(b);
        else if (same->at->to != verdict::conflict && b.at->to == verdict::conflict)
            *same = b;
    }
    if (turns.empty()) {
        return rests_on_a_range(q.found.best->positions) ? "the verdicts hold for every factor assumed" : "";
    }
    std::stable_partition(
        turns.begin(), turns.end(), [](const located_break& t) { return t.at->to == verdict::conflict; });
    std::vector<std::string> clauses;
    for (const located_break& t : turns)
        clauses.push_back(fmt::format("{} and {} {}", said(t.at->a), said(t.at->b), breaks(*t.by, {*t.at})));
    return fmt::format("{} {} on the factor: {}", counted(turns.size(), "verdict", "verdicts"),
        turns.size() == 1 ? "depends" : "depend", joined(clauses, 2));
}

std::string sentences::carriers(const report::question& q) const {
    std::set<source_id> origins_of;
    std::optional<std::vector<source_id>> on_all;  // by source
    const auto take = [&](const report::region& r) {
        origins_of.insert(r.origins.begin(), r.origins.end());
        for (const position p : r.positions) {
            if (!no_origin(p).empty()) continue;
            const auto found = carriers_of_.find(p);
            const std::vector<source_id> nobody;
            const auto& these = found == carriers_of_.end() ? nobody : found->second;
            if (!on_all)
                on_all = these;
            else
                std::erase_if(*on_all,
                    [&](source_id s) { return std::find(these.begin(), these.end(), s) == these.end(); });
        }
    };
    take(*q.found.best);
    for (const auto& r : q.found.tied) take(r);
    std::vector<std::string> names;
    for (const source_id s : on_all.value_or(std::vector<source_id>{})) {
        if (!origins_of.contains(s))
            names.push_back(source(s));  // that an origin carries its word is no news
    }
    if (names.empty()) return {};
    if (names.size() == 1) return names.front() + " carries it all";
    return fmt::format(
        "it all passes through {}: without any one of them nothing supports it", listed(names, 6));
}

std::string sentences::of_parts(const report::question& q) const {
    std::vector<std::string> parts;
    std::vector<std::string> others;  // neither a part of what is asked nor the whole
    const bool with_unit = !mentions(graph_.asks(q.id), words_of(graph_, graph_.unit(q.id)).plural);
    for (const auto& s : q.by_scope) {
        const bool is_part =
            nesting_of(graph_, s.scope, graph_.scope_of(q.id), graph_.additive(q.id)) == nesting::a_within_b;
        std::string one = scope_text(s.scope, q.id);
        if (s.found.best) {
            one += ", " + values(q.id, s.found.best->values, with_unit);
            for (std::size_t i = 0; i < s.found.tied.size() && i < 2; ++i) {
                one += " or " + values(q.id, s.found.tied[i].values, with_unit);
            }
            if (!s.found.best->origins.empty()) one += " (" + origins(*s.found.best) + ")";
        } else {
            one += fmt::format(", no {}", kind_of_answer(graph_.kind_name(q.id)));
        }
        (is_part ? parts : others).push_back(std::move(one));
    }
    std::string text;
    add_sentence(text, parts.empty() ? "" : "for a part of it: " + joined(parts, 6));
    add_sentence(text, others.empty() ? "" : "counted apart: " + joined(others, 6));
    return text;
}

}  // namespace hearsay::inline v1::detail
