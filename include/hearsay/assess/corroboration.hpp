#pragma once

#include <hearsay/assess/possible_change.hpp>
#include <hearsay/assess/question_answers.hpp>
#include <hearsay/graph/views.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

namespace detail {

/// A rule with one more link.
template <dependence_rule Rule>
class with_link {
public:
    with_link(const Rule& rule, source_id a, source_id b) : rule_{&rule}, a_{a}, b_{b} {}
    [[nodiscard]] dependence operator()(source_id x, source_id y) const {
        if ((x == a_ && y == b_) || (x == b_ && y == a_)) return dependence::declared_independent;
        return (*rule_)(x, y);
    }

private:
    const Rule* rule_;
    source_id a_;
    source_id b_;
};

/// How many of some sources are independent, and of the newcomers who are supposed to take a position with them.
template <class Graph, class Rule>
[[nodiscard]] independent_origins count_supposing(const Graph& graph, const std::vector<source_id>& sources,
    position of, const Rule& rule, const std::optional<possible_change>& supposed) {
    const std::span<const source_id> those{sources};
    if (!supposed) return independence(graph, those, rule);
    if (supposed->kind == change_kind::declared_independent) {
        return independence(
            graph, those, with_link<Rule>{rule, supposed->sources.at(0), supposed->sources.at(1)});
    }
    return independence(graph, those, rule, supposed->newcomers_to(of), supposed->sources);
}

}  // namespace detail

/// What speaks for a position and what against it: the facts that every grade is given by.
struct corroboration {
    position_support own;                       ///< the position, and whose word it is
    std::vector<position_support> agreeing{};   ///< those in its scope that agree with it, and have an origin
    std::vector<position_support> compatible{};  ///< those in its scope that leave room for it, and have one
    std::vector<position_support> contrary{};    ///< all that conflict with it, with or without an origin
    std::vector<source_id> confirming{};  ///< the origins of it and of those that agree; ascending
    independent_origins confirmed{};      ///< how many of those are independent
    independent_origins compatibly{};     ///< the same, with the origins of those that are compatible
    std::optional<linked_sources> declared{};  ///< two of `confirming`, of different classes, declared independent
    /// What is supposed, if anything: newcomers count in the figures, and are in no list.
    std::optional<possible_change> supposed{};

    /// How many newcomers are supposed to confirm it.
    [[nodiscard]] std::size_t newcomers() const noexcept {
        return supposed ? supposed->newcomers_to(own.position) : 0;
    }
    [[nodiscard]] bool has_origin() const noexcept { return newcomers() != 0 || !own.found.sources.empty(); }
    /// Two who confirm it are declared independent, or are supposed to be.
    [[nodiscard]] bool is_declared_independent() const noexcept {
        return declared || (newcomers() != 0 && !supposed->sources.empty());
    }
    [[nodiscard]] bool is_better(const position_support& other) const noexcept {
        return less_independent(own.independent, other.independent);
    }
    /// The positions that conflict with it and have more independent origins.
    [[nodiscard]] std::vector<position> better() const {
        std::vector<position> found;
        for (const position_support& c : contrary) {
            if (is_better(c)) found.push_back(c.position);
        }
        return found;
    }

    /// "on the word of GUR; agreeing: c2 on the word of NIS; contrary: not c1 on the word of the Kremlin; GUR and NIS are
    /// declared independent"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        const auto& all = graph.whole();
        const auto title = [&](source_id s) { return std::string{all.title(s)}; };
        const auto word_of = [&](const position_support& s) {
            return s.found.sources.empty()
                ? std::string{"on nobody's word"}
                : fmt::format("on the word of {}", detail::listing(s.found.sources, title));
        };
        std::string text = word_of(own);
        const auto tell = [&](const char* what, const std::vector<position_support>& those) {
            if (those.empty()) return;
            text += fmt::format("; {}: {}", what, detail::listing(those, [&](const position_support& s) {
                return fmt::format("{} {}", detail::words_for(graph, s.position), word_of(s));
            }));
        };
        tell("agreeing", agreeing);
        tell("compatible", compatible);
        tell("contrary", contrary);
        if (declared)
            text += fmt::format("; {} and {} are declared independent", title(declared->a), title(declared->b));
        return text;
    }
};

namespace detail {

/// Two of some sources that are declared independent and in different classes, if any are: the first two.
template <dependence_rule Rule>
[[nodiscard]] std::optional<linked_sources> declared_between(
    const independent_origins& counted, const Rule& rule) {
    const auto class_of = [&](source_id s) {
        return std::find_if(counted.classes.begin(), counted.classes.end(),
            [&](const auto& members) { return std::binary_search(members.begin(), members.end(), s); });
    };
    if constexpr (grouped_dependence_rule<Rule>) {
        for (const linked_sources& l : rule.links()) {
            if (l.is != dependence::declared_independent) continue;
            const auto a = class_of(l.a);
            if (a == counted.classes.end()) continue;
            const auto b = class_of(l.b);
            if (b != counted.classes.end() && a != b) return l;
        }
    } else {
        for (std::size_t i = 0; i < counted.classes.size(); ++i) {
            for (std::size_t j = i + 1; j < counted.classes.size(); ++j) {
                for (const source_id a : counted.classes[i]) {
                    for (const source_id b : counted.classes[j]) {
                        if (rule(a, b) == dependence::declared_independent)
                            return linked_sources{a, b, dependence::declared_independent};
                    }
                }
            }
        }
    }
    return std::nullopt;
}

inline void keep_unique(std::vector<source_id>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

/// Whether a statement is on record, by itself or through relays: else nobody has heard of it. O(what is above it).
template <class Graph>
[[nodiscard]] bool is_on_record(const Graph& graph, statement_id s) {
    number_map met;
    std::vector<statement_id> open{s};
    while (!open.empty()) {
        const statement_id at = open.back();
        open.pop_back();
        if (graph.is_held(at)) return true;
        for (const statement_id relay : graph.whole().relayed_by(at)) {
            if (graph.shows(relay) && met.insert(relay.number(), 0).second) open.push_back(relay);
        }
    }
    return false;
}

/// What speaks for and against a position, if something were said that is not: all but silence, which is a view.
template <class Graph, class Rule>
[[nodiscard]] corroboration gather(const question_trace<Graph>& trace, position p, const Rule& rule,
    const lens& by, std::optional<possible_change> supposed) {
    expect_on_question(trace, target{p});
    const auto& graph = trace.graph();
    const bool said_now = supposed &&
        (supposed->kind == change_kind::said_by || supposed->kind == change_kind::newcomers);
    const auto count = [&](const std::vector<source_id>& sources, position q) {
        return count_supposing(graph, sources, q, rule, supposed);
    };
    const auto support_of = [&](position q) {
        position_support made{q, origins(trace, q, by), {}};
        if (supposed && supposed->kind == change_kind::said_by && supposed->of == q) {
            made.found.sources.insert(
                made.found.sources.end(), supposed->sources.begin(), supposed->sources.end());
            keep_unique(made.found.sources);
        }
        made.independent = count(made.found.sources, q);
        return made;
    };
    corroboration made{support_of(p)};
    made.confirming = made.own.found.sources;

    std::vector<position> others;
    for (const taken_position& t : trace.taken()) {
        if ((by.which == positions::latest && t.superseded) || t.position == p) continue;
        if (!others.empty() && others.back() == t.position) continue;
        if (is_on_record(graph, t.statement)) others.push_back(t.position);
    }
    if (said_now && supposed->of != p) {  // what nobody says yet
        const auto at = std::lower_bound(others.begin(), others.end(), supposed->of);
        if (at == others.end() || *at != supposed->of) others.insert(at, supposed->of);
    }
    std::vector<source_id> leaving_room;
    const auto& all = graph.whole();
    all.visit_kind(trace.question(), [&]<class Kind>(Kind) {
        const auto value = value_of<Kind>(graph, p, by);
        for (const position q : others) {
            const auto other = value_of<Kind>(graph, q, by);
            const verdict v = compare_values<Kind>(graph, value, other).verdict;
            if (v == verdict::conflict) {
                made.contrary.push_back(support_of(q));
            } else if (v != verdict::incomparable && other.scope == value.scope) {
                auto found = support_of(q);
                if (found.found.sources.empty()) continue;
                auto& into = v == verdict::agree ? made.confirming : leaving_room;
                into.insert(into.end(), found.found.sources.begin(), found.found.sources.end());
                (v == verdict::agree ? made.agreeing : made.compatible).push_back(std::move(found));
            }
        }
    });
    keep_unique(made.confirming);
    made.confirmed = count(made.confirming, p);
    leaving_room.insert(leaving_room.end(), made.confirming.begin(), made.confirming.end());
    made.compatibly = count(leaving_room, p);
    made.declared = supposed && supposed->kind == change_kind::declared_independent
        ? declared_between(
              made.confirmed, with_link<Rule>{rule, supposed->sources.at(0), supposed->sources.at(1)})
        : declared_between(made.confirmed, rule);
    made.supposed = std::move(supposed);
    return made;
}

}  // namespace detail

/// What speaks for a position of a graph or any view of one, and what against it. A position that is only in statements
/// that nobody has heard of, not held and passed on by nobody, speaks neither way.
///
/// That at least 10,000 were sent is GUR's word; "over 11,000", NIS's, agrees with it; that none were, the Kremlin's, is
/// contrary.
/// \param rule  which origins are dependent
/// \throws std::invalid_argument if the position is on another question
/// Complexity: the chains of each position of the question, and a comparison with each.
template <claim_graph_like Graph, dependence_rule Rule>
[[nodiscard]] corroboration corroborate(
    const question_trace<Graph>& trace, position p, const Rule& rule, const lens& by = {}) {
    return detail::gather(trace, p, rule, by, std::nullopt);
}

/// The same, if something changed: what `corroborate` says once the change is carried out.
/// Complexity: as before; for silence, that of a `question_trace` as well.
template <claim_graph_like Graph, dependence_rule Rule>
[[nodiscard]] corroboration corroborate_after(const possible_change& change,
    const question_trace<Graph>& trace, position p, const Rule& rule, const lens& by = {}) {
    if (change.kind != change_kind::silent) return detail::gather(trace, p, rule, by, change);
    const question_trace less{without(trace.graph(), change.sources), trace.question()};
    return detail::gather(less, p, rule, by, std::nullopt);
}

}  // namespace hearsay::inline v1
