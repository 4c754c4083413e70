#include <hearsay/report/difference.hpp>

#include "page.hpp"
#include "sentences.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace hearsay::inline v1 {

namespace {

using detail::sentences;
using named = report_difference::named;
using position_name = report_difference::position_name;
using question_difference = report_difference::question_difference;

std::string plain(const detail::phrase& text) {
    std::string made;
    for (const auto& run : text.runs) made += run.text;
    return made;
}

/// One of the two reports, to be asked by ids.
class side {
public:
    explicit side(const report& what) : report_{what}, say_{what} {
        for (const report::question& q : what.questions) {
            questions_.emplace(name_of(q), &q);
            for (const report::claim& c : q.claims) claims_.emplace(std::string{what.graph.name(c.id)}, &c);
        }
    }
    [[nodiscard]] std::string name_of(const report::question& q) const {
        return std::string{report_.graph.name(q.id)};
    }
    [[nodiscard]] const report::question* find(const std::string& question) const {
        const auto at = questions_.find(question);
        return at == questions_.end() ? nullptr : at->second;
    }
    [[nodiscard]] const report::claim* find_claim(const std::string& claim) const {
        const auto at = claims_.find(claim);
        return at == claims_.end() ? nullptr : at->second;
    }
    [[nodiscard]] named source(source_id s) const {
        return {std::string{report_.graph.name(s)}, say_.source(s)};
    }
    [[nodiscard]] position_name position_named(position p) const {
        return {std::string{report_.graph.name(p.claim)}, p.denied, say_.said(p)};
    }
    [[nodiscard]] std::string asks(const report::question& q) const { return say_.asks(q.id); }
    [[nodiscard]] std::string answer(const report::question& q) const { return plain(say_.answer(q)); }
    [[nodiscard]] std::set<std::string> circles() const {
        std::set<std::string> made;
        for (const auto& c : report_.circular) made.insert(say_.circle(c));
        return made;
    }
    /// How each two positions that are listed stand to each other.
    [[nodiscard]] auto verdicts(const report::question& q) const {
        std::map<std::pair<std::pair<std::string, bool>, std::pair<std::string, bool>>, const comparison*>
            made;
        for (const comparison& c : q.relations.listed) {
            std::pair a{std::string{report_.graph.name(c.a.claim)}, c.a.denied};
            std::pair b{std::string{report_.graph.name(c.b.claim)}, c.b.denied};
            made.emplace(a < b ? std::pair{a, b} : std::pair{b, a}, &c);
        }
        return made;
    }
    [[nodiscard]] const report& what() const noexcept { return report_; }

private:
    const report& report_;
    sentences say_;
    std::map<std::string, const report::question*> questions_;
    std::map<std::string, const report::claim*> claims_;
};

/// A position in one report, as far as it is compared.
struct taken {
    std::vector<named> takers{};  // ascending by id
    std::vector<named> origins{};
    report_difference::origin_count independent{};
    std::optional<int> credibility{};
};
taken taken_in(const side& of, const report::claim* c, bool denied) {
    taken made;
    if (c == nullptr) return made;
    const auto list = [&](const std::vector<source_id>& sources) {
        std::vector<named> names;
        for (const source_id s : sources) names.push_back(of.source(s));
        std::sort(names.begin(), names.end(), [](const named& a, const named& b) { return a.id < b.id; });
        return names;
    };
    made.takers = list(denied ? c->denied_by : c->asserted_by);
    made.origins = list(denied ? c->denial_origins : c->origins);
    const independent_origins& count = denied ? c->denial_independent : c->independent;
    made.independent = {count.min, count.max};
    if (!denied && c->grade) made.credibility = c->grade->digit;
    return made;
}

report_difference::list_difference difference_of(
    const std::vector<named>& before, const std::vector<named>& after) {
    report_difference::list_difference made;
    const auto by_id = [](const named& a, const named& b) { return a.id < b.id; };
    std::set_difference(
        after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(made.gained), by_id);
    std::set_difference(
        before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(made.lost), by_id);
    return made;
}

class differ {
public:
    differ(const report& before, const report& after) : before_{before}, after_{after} {}

    report_difference make() const {
        report_difference made;
        made.title = "What changed";
        for (const report::question& q : after_.what().questions)
            add(made, before_.find(after_.name_of(q)), &q);
        for (const report::question& q : before_.what().questions) {
            if (after_.find(before_.name_of(q)) == nullptr) add(made, &q, nullptr);
        }
        const auto was = before_.circles();
        const auto is = after_.circles();
        std::set_difference(
            is.begin(), is.end(), was.begin(), was.end(), std::back_inserter(made.circular_gained));
        std::set_difference(
            was.begin(), was.end(), is.begin(), is.end(), std::back_inserter(made.circular_lost));
        return made;
    }

private:
    void add(report_difference& into, const report::question* was, const report::question* is) const {
        question_difference made;
        made.before = was != nullptr;
        made.after = is != nullptr;
        made.question = is != nullptr ? named{after_.name_of(*is), after_.asks(*is)}
                                      : named{before_.name_of(*was), before_.asks(*was)};
        const std::string answer_before = was != nullptr ? before_.answer(*was) : std::string{};
        const std::string answer_after = is != nullptr ? after_.answer(*is) : std::string{};
        if (answer_before != answer_after) {
            made.answer_before = answer_before;
            made.answer_after = answer_after;
        }
        if (is != nullptr) {
            for (const report::claim& c : is->claims) add_claim(made, c, true);
        }
        if (was != nullptr) {
            for (const report::claim& c : was->claims) add_claim(made, c, false);
        }
        if (was != nullptr && is != nullptr) add_verdicts(made, *was, *is);
        const bool same = made.before == made.after && made.answer_before == made.answer_after &&
            made.positions.empty() && made.verdicts.empty();
        if (!same) into.questions.push_back(std::move(made));
    }

    // A claim of the later report; of the earlier one where the later has it no more.
    void add_claim(question_difference& into, const report::claim& c, bool later) const {
        const side& of = later ? after_ : before_;
        const std::string name = of.position_named(position{c.id}).claim;
        if (!later && after_.find_claim(name) != nullptr) return;
        for (const bool denied : {false, true}) {
            const taken was = taken_in(before_, before_.find_claim(name), denied);
            const taken is = taken_in(after_, after_.find_claim(name), denied);
            if (was.takers.empty() && is.takers.empty()) continue;
            report_difference::position_difference made{of.position_named(position{c.id, denied}),
                !was.takers.empty(), !is.takers.empty(), difference_of(was.takers, is.takers),
                difference_of(was.origins, is.origins), was.independent, is.independent, was.credibility,
                is.credibility};
            const bool same = made.before == made.after && made.takers.empty() && made.origins.empty() &&
                made.independent_before == made.independent_after &&
                made.credibility_before == made.credibility_after;
            if (!same) into.positions.push_back(std::move(made));
        }
    }

    void add_verdicts(
        question_difference& into, const report::question& was, const report::question& is) const {
        const auto then = before_.verdicts(was);
        for (const comparison& c : is.relations.listed) {
            const position_name a = after_.position_named(c.a);
            const position_name b = after_.position_named(c.b);
            std::pair first{a.claim, a.denied};
            std::pair second{b.claim, b.denied};
            const auto at = then.find(first < second ? std::pair{first, second} : std::pair{second, first});
            if (at == then.end() || at->second->verdict == c.verdict) continue;
            into.verdicts.push_back({a, b, at->second->verdict, c.verdict});
        }
    }

    side before_;
    side after_;
};

}  // namespace

report_difference difference_between(const report& before, const report& after) {
    return differ{before, after}.make();
}

}  // namespace hearsay::inline v1
