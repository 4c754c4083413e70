#include "question_report.hpp"

#include "claim_text.hpp"

#include <hearsay/assess/consensus.hpp>
#include <hearsay/trace/origins.hpp>

#include <algorithm>
#include <tuple>
#include <type_traits>
#include <utility>

namespace hearsay::inline v1::detail {

namespace {

template <class T>
void sort_unique(std::vector<T>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

// One question, for the kind of its answers.
template <class Kind>
class question_builder {
public:
    question_builder(report_context& context, const question_trace<report_view>& trace, question_extras& extras)
        : context_{context}, view_{context.view}, all_{view_.whole()}, by_{context.options.by}, trace_{trace},
          extras_{extras}, question_{trace.question()} {}

    report::question build() {
        report::question made{question_};
        made.relations = relations_of(view_, question_, by_, context_.options.limit);
        list_positions(made.relations.positions);
        add_claims(made);
        add_grades(made);
        add_scopes(made);
        if constexpr (std::is_same_v<Kind, quantity_kind>) made.joint = joint_conflicts(view_, question_, by_);
        made.contradictions = self_contradictions(view_, question_, by_, context_.options.limit);
        made.changes = changes_of_mind(view_, question_);
        extras_.assumes = made.relations.assumes;
        for (const joint_conflict& j : made.joint) add_to(extras_.assumes, j.assumes);
        for (const held& h : held_) {
            add_to(extras_.assumes, h.value.read_with);
            add_to(extras_.assumes, h.value.converted_with);
        }
        extras_.positions = std::move(made.relations.positions);
        made.relations.positions = extras_.positions;
        return made;
    }

private:
    // A position that is taken and counts.
    struct held {
        position_value<Kind> value;
        origins_found found;
        independent_origins independent;
        std::vector<taken_position> takers;
    };

    [[nodiscard]] bool counts(const taken_position& t) const {
        return by_.which == positions::all || !t.superseded;
    }

    void list_positions(const std::vector<position>& distinct) {
        held_.reserve(distinct.size());
        for (const position p : distinct) {
            held one{value_of<Kind>(view_, p, by_), origins(trace_, p, by_), {}, {}};
            one.independent = independence(view_, one.found.sources, context_.rule);
            held_.push_back(std::move(one));
        }
        for (const taken_position& t : trace_.taken()) {
            if (counts(t)) held_[*index_of(t.position)].takers.push_back(t);
        }
        for (const held& h : held_) {
            if (!h.value.is_impossible()) continue;
            const position p = h.value.position;
            extras_.warnings.push_back(fmt::format("{}: {}{} is impossible: the question's domain leaves nothing of it",
                                                   all_.name(question_), all_.name(p.claim), p.denied ? ", denied," : ""));
        }
    }

    [[nodiscard]] std::optional<std::size_t> index_of(position p) const {
        const auto at = std::lower_bound(held_.begin(), held_.end(), p,
                                         [](const held& h, position wanted) { return h.value.position < wanted; });
        if (at == held_.end() || at->value.position != p) return std::nullopt;
        return static_cast<std::size_t>(at - held_.begin());
    }

    // ---- claims
    [[nodiscard]] any_value value_as_stated(claim_id claim) const {
        const auto* stated = all_.template stated<Kind>(claim);
        if (stated == nullptr) return {};
        return *stated;
    }

    void add_claims(report::question& made) {
        std::vector<claim_id> unspoken;
        for (const claim_id id : all_.claims_of(question_)) {
            report::claim c{id, value_as_stated(id), {}, all_.scope_of(id)};
            if (auto value = value_of<Kind>(view_, position{id}, by_); value.has_value && value.set) {
                c.set = std::move(*value.set);
            }
            std::vector<statement_id> takers;
            std::vector<statement_id> besides;
            for (const stance_on on : all_.stances_on(id)) {
                if (on.commits()) besides.push_back(on.statement);
            }
            sort_unique(besides);
            for (const bool denied : {false, true}) {
                const auto i = index_of({id, denied});
                if (!i) continue;
                const held& h = held_[*i];
                auto& by = denied ? c.denied_by : c.asserted_by;
                for (const taken_position& t : h.takers) {
                    by.push_back(t.source);
                    takers.push_back(t.statement);
                }
                sort_unique(by);
                (denied ? c.denial_origins : c.origins) = h.found.sources;
                (denied ? c.denial_independent : c.independent) = h.independent;
                const verdict_counts& n = made.relations.counts[*i];
                c.counts.agree += n.agree;
                c.counts.compatible += n.compatible;
                c.counts.conflict += n.conflict;
                c.counts.incomparable += n.incomparable;
            }
            sort_unique(takers);
            add_noncommittal(c);
            if (takers.empty()) unspoken.push_back(id);
            else c.relayed_by = context_.relaying(takers, besides);
            made.claims.push_back(std::move(c));
        }
        if (!unspoken.empty()) extras_.warnings.push_back(about_unspoken(unspoken));
    }

    void add_noncommittal(report::claim& c) {
        for (const stance_on on : all_.stances_on(c.id)) {
            if (on.commits() || !is_live(view_, on.statement)) continue;
            c.uncommitted.push_back({all_.source(on.statement), on.stance, on.certainty, std::string{all_.condition(on)}});
        }
        const auto key = [](const report::noncommittal& n) { return std::tie(n.source, n.stance, n.condition); };
        std::sort(c.uncommitted.begin(), c.uncommitted.end(),
                  [&](const auto& a, const auto& b) { return key(a) < key(b); });
        c.uncommitted.erase(std::unique(c.uncommitted.begin(), c.uncommitted.end(),
                                        [&](const auto& a, const auto& b) { return key(a) == key(b); }),
                            c.uncommitted.end());
    }

    [[nodiscard]] std::string about_unspoken(const std::vector<claim_id>& claims) const {
        constexpr std::size_t most = 10;
        std::string text = fmt::format("{}: nobody asserts or denies ", all_.name(question_));
        for (std::size_t i = 0; i < std::min(most, claims.size()); ++i) {
            text += fmt::format("{}{}", i == 0 ? "" : ", ", all_.name(claims[i]));
        }
        if (claims.size() > most) text += fmt::format(" and {} more", claims.size() - most);
        return text;
    }

    // ---- grades
    void add_grades(report::question& made) {
        // The best supported first: who is contradicted asks only whether one of these does it.
        std::vector<std::size_t> ranked(held_.size());
        for (std::size_t i = 0; i < ranked.size(); ++i) ranked[i] = i;
        std::stable_sort(ranked.begin(), ranked.end(), [&](std::size_t a, std::size_t b) {
            return less_independent(held_[b].independent, held_[a].independent);
        });
        std::vector<std::pair<scope_id, std::size_t>> of_scope;
        for (std::size_t i = 0; i < held_.size(); ++i) of_scope.emplace_back(held_[i].value.scope, i);
        std::sort(of_scope.begin(), of_scope.end());
        for (report::claim& c : made.claims) {
            if (c.asserted_by.empty()) continue;
            const std::size_t i = *index_of({c.id, false});
            credibility_facts facts;
            facts.has_origin = !held_[i].found.sources.empty();
            facts.contradicted = made.relations.counts[i].conflict != 0;
            if (facts.contradicted) {
                for (const std::size_t j : ranked) {
                    if (!less_independent(held_[i].independent, held_[j].independent)) break;
                    facts.by_better = verdict_on(i, j) == verdict::conflict;
                    if (facts.by_better) break;
                }
            } else if (facts.has_origin) {
                add_company(facts, i, of_scope);
            }
            c.grade = credibility_of(facts);
        }
    }

    // What the origins of a position have in common with those that say the like in the same scope.
    void add_company(credibility_facts& facts, std::size_t i,
                     const std::vector<std::pair<scope_id, std::size_t>>& of_scope) const {
        std::vector<source_id> agreeing = held_[i].found.sources;
        std::vector<source_id> compatible;
        const scope_id scope = held_[i].value.scope;
        for (auto at = std::lower_bound(of_scope.begin(), of_scope.end(), std::pair{scope, std::size_t{0}});
             at != of_scope.end() && at->first == scope; ++at) {
            const auto& sources = held_[at->second].found.sources;
            if (at->second == i || sources.empty()) continue;
            const verdict v = verdict_on(i, at->second);
            if (v == verdict::agree) agreeing.insert(agreeing.end(), sources.begin(), sources.end());
            if (v == verdict::compatible) compatible.insert(compatible.end(), sources.begin(), sources.end());
        }
        sort_unique(agreeing);
        const auto of_agreeing = independence(view_, agreeing, context_.rule);
        facts.declared_independent = declared_between(of_agreeing, context_.rule).has_value();
        compatible.insert(compatible.end(), agreeing.begin(), agreeing.end());
        facts.several = independence(view_, compatible, context_.rule).max >= 2;
    }

    [[nodiscard]] verdict verdict_on(std::size_t i, std::size_t j) const {
        return compare_values<Kind>(view_, held_[i].value, held_[j].value).verdict;
    }

    // ---- consensus
    void add_scopes(report::question& made) {
        const scope_id own = all_.scope_of(question_);
        std::vector<std::pair<scope_id, std::size_t>> order;  // with the first position in it
        for (std::size_t i = 0; i < held_.size(); ++i) order.emplace_back(held_[i].value.scope, i);
        std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        std::vector<std::pair<std::size_t, std::vector<std::size_t>>> scopes;  // first position, all of them
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (i == 0 || order[i].first != order[i - 1].first) scopes.push_back({order[i].second, {}});
            scopes.back().second.push_back(order[i].second);
        }
        const auto is_nested = [&](std::size_t first) {
            return nesting_of(view_, held_[first].value.scope, own, all_.additive(question_)) == nesting::a_within_b;
        };
        std::sort(scopes.begin(), scopes.end(), [&](const auto& a, const auto& b) {
            return std::pair{!is_nested(a.first), a.first} < std::pair{!is_nested(b.first), b.first};
        });
        for (const auto& [first, members] : scopes) {
            const scope_id scope = held_[first].value.scope;
            if (scope == own) made.found = consensus_of(scope, members, &made);
            else made.by_scope.push_back({scope, consensus_of(scope, members, nullptr)});
        }
    }

    // `scenarios_of` is where scenarios go, if anywhere.
    report::consensus consensus_of(scope_id scope, const std::vector<std::size_t>& members,
                                   report::question* scenarios_of) {
        auto found = regions_in(scope, members);
        report::consensus made;
        for (auto& r : found.regions) {
            report::region one = listed(std::move(r.values), std::move(r.accepting), std::move(r.origins), r.independent);
            if (!made.best) made.best = std::move(one);
            else if (is_tied(one, *made.best)) made.tied.push_back(std::move(one));
            else made.others.push_back(std::move(one));
        }
        made.regions_total = found.regions_total;
        if (made.best) made.best->independent = independence(view_, made.best->origins, context_.rule);
        add_dissent(made, scope, members);
        if (scenarios_of == nullptr) return made;
        scenarios_of->scenarios_total = found.scenarios_total;
        for (auto& s : found.scenarios) {
            scenarios_of->scenarios.push_back(
                listed(std::move(s.values), std::move(s.positions), std::move(s.origins), s.independent));
        }
        return made;
    }

    [[nodiscard]] static bool is_tied(const report::region& a, const report::region& b) noexcept {
        return a.independent.min == b.independent.min && a.independent.max == b.independent.max;
    }

    scope_regions<Kind> regions_in(scope_id scope, const std::vector<std::size_t>& members) {
        std::vector<position> distinct;
        std::vector<taken_position> taken;
        std::vector<statement_id> supported;
        for (const std::size_t i : members) {
            const held& h = held_[i];
            distinct.push_back(h.value.position);
            taken.insert(taken.end(), h.takers.begin(), h.takers.end());
            for (const auto* list : {&h.found.statements, &h.found.contrary}) {
                supported.insert(supported.end(), list->begin(), list->end());
            }
        }
        const auto counted = counted_origins(trace_, scope, taken, std::move(supported));
        return regions_of<Kind>(
            view_, question_, distinct, counted,
            [&](const std::vector<source_id>& sources) {
                independent_origins counts = independence(view_, sources, context_.rule);
                return independent_origins{counts.min, counts.max, counts.bound};  // who is one with whom is told of the best
            },
            by_, std::max<std::size_t>(context_.options.limit, 1));
    }

    [[nodiscard]] static report::region listed(typename Kind::set values, std::vector<position> accepting,
                                               std::vector<origin_position> from, const independent_origins& independent) {
        report::region made{std::move(values), std::move(accepting), {}, independent};
        for (const origin_position& o : from) {
            if (made.origins.empty() || made.origins.back() != o.source) made.origins.push_back(o.source);
        }
        return made;
    }

    void add_dissent(report::consensus& made, scope_id scope, const std::vector<std::size_t>& members) const {
        const typename Kind::set* best = made.best ? &std::get<typename Kind::set>(made.best->values) : nullptr;
        const auto dissents = [&](std::size_t i, std::string_view because) {
            std::vector<source_id> sources;
            for (const taken_position& t : held_[i].takers) sources.push_back(t.source);
            sort_unique(sources);
            for (const source_id s : sources) {
                made.dissenters.push_back({s, held_[i].value.position, std::string{because}});
            }
        };
        for (const std::size_t i : members) {
            const auto& value = held_[i].value;
            if (!value.has_value || !value.set) continue;  // neither for nor against
            if (value.is_impossible() || is_empty(value.own)) {
                dissents(i, "impossible");
            } else if (best != nullptr && !accepts(*made.best, value.position)) {
                // What leaves room for the region and is not in it was kept out by a unit that it shares.
                dissents(i, intersects(*value.set, *best) ? "unit" : "values");
            }
        }
        if constexpr (std::is_same_v<Kind, quantity_kind>) {
            if (best == nullptr) return;
            for (std::size_t i = 0; i < held_.size(); ++i) {
                const auto& value = held_[i].value;
                if (value.scope == scope || !value.set || is_empty(*value.set)) continue;
                if (nesting_of(view_, value.scope, scope, all_.additive(question_)) != nesting::a_within_b) continue;
                if (exceeds(*hull(*value.set), *hull(*best))) dissents(i, to_string(reason::part_of));
            }
        }
    }

    [[nodiscard]] static bool accepts(const report::region& region, position p) {
        return std::binary_search(region.positions.begin(), region.positions.end(), p);
    }

    report_context& context_;
    const report_view& view_;
    const claim_snapshot& all_;
    const lens& by_;
    const question_trace<report_view>& trace_;
    question_extras& extras_;
    question_id question_;
    std::vector<held> held_;  // in the order of the case
};

}  // namespace

report_context::report_context(const report_view& shown, const report_options& chosen)
    : view{shown}, options{chosen}, rule{shown, chosen.level}, live_{live_statements(shown)}, on_path_(live_.size()),
      marked_(live_.size()) {
    const claim_snapshot& all = view.whole();
    std::vector<statement_id> open;
    for (const statement_id s : all.statements()) {
        if (!live_[s.number()] || !view.is_held(s) || on_path_[s.number()]) continue;
        on_path_[s.number()] = true;
        open.push_back(s);
        while (!open.empty()) {
            const statement_id at = open.back();
            open.pop_back();
            for (const statement_id relayed : all.relays(at)) {
                if (!live_[relayed.number()] || on_path_[relayed.number()] || !in_time(all, at, relayed)) continue;
                on_path_[relayed.number()] = true;
                open.push_back(relayed);
            }
        }
    }
}

std::vector<source_id> report_context::relaying(const std::vector<statement_id>& takers,
                                                const std::vector<statement_id>& besides) {
    const claim_snapshot& all = view.whole();
    ++search_;
    std::vector<source_id> sources;
    std::vector<statement_id> open = takers;
    for (const statement_id s : takers) marked_[s.number()] = search_;
    while (!open.empty()) {
        const statement_id at = open.back();
        open.pop_back();
        for (const statement_id relay : all.relayed_by(at)) {
            if (marked_[relay.number()] == search_ || !live_[relay.number()] || !in_time(all, relay, at)) continue;
            marked_[relay.number()] = search_;
            open.push_back(relay);
            if (!on_path_[relay.number()] || std::binary_search(besides.begin(), besides.end(), relay)) continue;
            sources.push_back(all.source(relay));
        }
    }
    sort_unique(sources);
    return sources;
}

report::question report_question(report_context& context, const question_trace<report_view>& trace,
                                 question_extras& extras) {
    return context.view.whole().visit_kind(trace.question(), [&]<class Kind>(Kind) {
        return question_builder<Kind>{context, trace, extras}.build();
    });
}

}  // namespace hearsay::inline v1::detail
