#pragma once

#include <hearsay/assess/question_answers.hpp>
#include <hearsay/graph/views.hpp>
#include <hearsay/trace/detail/listing.hpp>
#include <hearsay/trace/detail/number_map.hpp>
#include <hearsay/trace/what_falls.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace hearsay::inline v1 {

/// Two positions that are taken both times and stand to each other otherwise.
struct verdict_change {
    position a;
    position b;
    verdict before;
    verdict after;
    friend bool operator==(const verdict_change&, const verdict_change&) = default;
};

/// What a question answers otherwise from one look at it to another.
struct question_change {
    std::vector<position> gone{};         ///< that nobody takes any more
    std::vector<position> come{};         ///< that somebody takes now
    std::vector<position> unsupported{};  ///< of all that were supported, those that nothing supports now
    std::vector<position> supported{};    ///< the other way round
    std::vector<verdict_change> verdicts{};
    std::vector<scope_id>
        consensus{};  ///< in which what may hold best is another set, or has other support; ascending

    [[nodiscard]] bool empty() const noexcept {
        return gone.empty() && come.empty() && unsupported.empty() && supported.empty() && verdicts.empty() &&
            consensus.empty();
    }

    /// "c2 loses all support; c1 and c3: conflict, where it was compatible; what may hold changes"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        std::string text;
        const auto add = [&](const std::string& more) { text += (text.empty() ? "" : "; ") + more; };
        const auto list = [&](const std::vector<position>& those, std::string_view one,
                              std::string_view several) {
            if (those.empty()) return;
            add(fmt::format("{} {}",
                detail::listing(those, [&](position p) { return detail::words_for(graph, p); }),
                those.size() == 1 ? one : several));
        };
        list(gone, "is taken by nobody", "are taken by nobody");
        list(come, "is taken now", "are taken now");
        list(unsupported, "loses all support", "lose all support");
        list(supported, "is supported now", "are supported now");
        for (const verdict_change& v : verdicts) {
            add(fmt::format("{} and {}: {}, where it was {}", detail::words_for(graph, v.a),
                detail::words_for(graph, v.b), to_string(v.after), to_string(v.before)));
        }
        if (!consensus.empty()) add("what may hold changes");
        return text.empty() ? "nothing changes" : text;
    }
    friend bool operator==(const question_change&, const question_change&) = default;
};

namespace detail {

/// The positions of `from` that are not in `other`; both ascend.
[[nodiscard]] inline std::vector<position> but_not(
    const std::vector<position>& from, const std::vector<position>& other) {
    std::vector<position> made;
    std::set_difference(from.begin(), from.end(), other.begin(), other.end(), std::back_inserter(made));
    return made;
}

/// What a question answers: the side of a comparison that can be made once and held against many.
template <class Graph, class Rule>
struct question_state {
    using snapshot =
        std::remove_cvref_t<decltype(std::declval<const question_trace<Graph>&>().graph().whole())>;
    using consensus_type = typename consensus_of_snapshot<snapshot>::type;

    std::vector<position> taken;
    std::vector<position> supported;
    consensus_type consensus;

    question_state(const question_trace<Graph>& trace, const Rule& rule, const lens& by)
        : consensus{consensus_on(trace, rule, by)} {
        for (const taken_position& t : trace.taken()) {
            if (by.which == positions::latest && t.superseded) continue;
            if (!taken.empty() && taken.back() == t.position) continue;
            taken.push_back(t.position);
            if (!origins(trace, t.position, by).sources.empty()) supported.push_back(t.position);
        }
    }
};

template <class Kind>
[[nodiscard]] bool same_conclusion(const scope_regions<Kind>* a, const scope_regions<Kind>* b) {
    const auto best = [](const auto* x) { return x && !x->regions.empty() ? &x->regions.front() : nullptr; };
    const auto* of_a = best(a);
    const auto* of_b = best(b);
    if (!of_a || !of_b) return !of_a && !of_b;
    return of_a->values == of_b->values && of_a->independent.min == of_b->independent.min &&
        of_a->independent.max == of_b->independent.max;
}

/// The scopes in which the best region of one is not that of the other.
template <class... Kinds>
[[nodiscard]] std::vector<scope_id> changed_scopes(
    const basic_question_consensus<Kinds...>& before, const basic_question_consensus<Kinds...>& after) {
    return std::visit(
        [&]<class Kind>(const std::vector<scope_consensus<Kind>>& a) {
            const auto& b = std::get<std::vector<scope_consensus<Kind>>>(after);
            std::vector<scope_id> changed;
            for (auto x = a.begin(), y = b.begin(); x != a.end() || y != b.end();) {
                const bool of_a = x != a.end() && (y == b.end() || !(y->scope < x->scope));
                const bool of_b = y != b.end() && (x == a.end() || !(x->scope < y->scope));
                const scope_id scope = of_a ? x->scope : y->scope;
                if (!same_conclusion<Kind>(of_a ? &x->found : nullptr, of_b ? &y->found : nullptr))
                    changed.push_back(scope);
                if (of_a) ++x;
                if (of_b) ++y;
            }
            return changed;
        },
        before);
}

template <class Before, class After, class Rule>
[[nodiscard]] question_change change_between(
    const question_state<Before, Rule>& before, const question_state<After, Rule>& after) {
    question_change made;
    made.gone = but_not(before.taken, after.taken);
    made.come = but_not(after.taken, before.taken);
    made.unsupported = but_not(before.supported, after.supported);
    made.supported = but_not(after.supported, before.supported);
    made.consensus = changed_scopes(before.consensus, after.consensus);
    return made;
}

}  // namespace detail

/// What a question answers otherwise in one graph or view, seen through a lens, than in another of the same case: which
/// positions nobody takes any more, which lose all support, which two stand otherwise, and whether what may hold changes.
///
/// \code
/// const question_trace now{graph, troops};
/// const question_trace then{without(graph, kyiv_post), troops};
/// change_between(now, then, rule).because(graph);     // c2 loses all support; what may hold changes
///
/// lens doubtful; doubtful.drop(*find_assumption(graph, "unit:brigade"));
/// change_between(now, now, rule, {}, doubtful);       // without an assumption
/// \endcode
///
/// \throws std::invalid_argument if the two are of two questions
/// Complexity: that of `support_on` and `consensus_on` for both; where the lenses differ, a comparison of each two positions
/// as well.
template <claim_graph_like Before, claim_graph_like After, dependence_rule Rule>
[[nodiscard]] question_change change_between(const question_trace<Before>& before,
    const question_trace<After>& after, const Rule& rule, const lens& by_before = {},
    const lens& by_after = {}) {
    if (before.question() != after.question()) {
        throw std::invalid_argument(
            fmt::format("change_between: questions {} and {}; expected one question twice",
                before.question().number(), after.question().number()));
    }
    const detail::question_state<Before, Rule> first{before, rule, by_before};
    const detail::question_state<After, Rule> second{after, rule, by_after};
    question_change made = detail::change_between(first, second);
    if (by_before == by_after) return made;
    std::vector<position> both;
    std::set_intersection(first.taken.begin(), first.taken.end(), second.taken.begin(), second.taken.end(),
        std::back_inserter(both));
    const auto& whole = before.graph().whole();
    whole.visit_kind(before.question(), [&]<class Kind>(Kind) {
        std::vector<position_value<Kind>> was;
        std::vector<position_value<Kind>> is;
        for (const position p : both) {
            was.push_back(value_of<Kind>(before.graph(), p, by_before));
            is.push_back(value_of<Kind>(after.graph(), p, by_after));
        }
        for (std::size_t i = 0; i < both.size(); ++i) {
            for (std::size_t j = i + 1; j < both.size(); ++j) {
                const verdict then = compare_values<Kind>(before.graph(), was[i], was[j]).verdict;
                const verdict now = compare_values<Kind>(after.graph(), is[i], is[j]).verdict;
                if (then != now) made.verdicts.push_back({both[i], both[j], then, now});
            }
        }
    });
    return made;
}

/// What changes without one source.
struct source_effect {
    source_id source;
    question_change change{};
    friend bool operator==(const source_effect&, const source_effect&) = default;
};

namespace detail {

/// Whatever speaks of a question (in one scope), what that rests on, who passes it on where it is not on record itself, and
/// what took any of it back: live or not.
template <class Graph>
[[nodiscard]] std::vector<statement_id> statements_that_bear_on(
    const question_trace<Graph>& trace, std::optional<scope_id> scope = {}) {
    const auto& all = trace.graph().whole();
    number_map met;
    std::vector<statement_id> found;
    const auto add = [&](statement_id s) {
        if (met.insert(s.number(), 0).second) found.push_back(s);
    };
    for (const claim_id c : all.claims_of(trace.question())) {
        if (scope && all.scope_of(c) != *scope) continue;
        for (const stance_on on : all.stances_on(c)) add(on.statement);
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        const statement_id s = found[i];
        for (const statement_id relayed : all.relays(s)) add(relayed);
        if (!trace.graph().is_held(s)) {
            for (const statement_id relay : all.relayed_by(s)) add(relay);
        }
        for (const id<retraction> r : all.retractions_of(s)) add(all.at(r).by);
    }
    return found;
}

/// The sources without which something about a question may change; all others change nothing.
///
/// Those are: who alone takes a position, whom an origin of one hangs on, and who took back something that bears on it.
template <class Graph>
[[nodiscard]] std::vector<source_id> sources_that_matter(const question_trace<Graph>& trace, const lens& by) {
    const auto& graph = trace.graph();
    const auto& all = graph.whole();
    std::vector<source_id> found;
    const auto& taken = trace.taken();
    for (std::size_t i = 0; i < taken.size();) {
        std::size_t end = i;
        bool alone = true;
        std::optional<source_id> only;
        for (; end < taken.size() && taken[end].position == taken[i].position; ++end) {
            if (by.which == positions::latest && taken[end].superseded) continue;
            alone = alone && (!only || *only == taken[end].source);
            only = taken[end].source;
        }
        if (alone && only) found.push_back(*only);
        const auto paths = find_paths(trace, taken[i].position, by.which, heads::nearest);
        std::vector<source_id> sources;
        for (const statement_id s : paths.statements) sources.push_back(all.source(s));
        std::sort(sources.begin(), sources.end());
        sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
        std::vector<bit_set> own(paths.size());
        for (std::size_t from = 0; from < sources.size(); from += 64) {
            const std::size_t to = std::min(from + 64, sources.size());
            for (std::uint32_t v = 0; v < paths.size(); ++v) {
                const auto at =
                    std::lower_bound(sources.begin(), sources.end(), all.source(paths.statements[v]));
                const auto number = static_cast<std::size_t>(at - sources.begin());
                own[v] = number < from || number >= to ? 0 : bit_set{1} << (number - from);
            }
            const auto must = on_every_walk_to(paths, own);
            bit_set carries = 0;
            for (std::uint32_t v = 0; v < paths.size(); ++v) {
                if (paths.ends(v)) carries |= must[v];
            }
            for (std::size_t k = from; k < to; ++k) {
                if ((carries >> (k - from) & 1) != 0) found.push_back(sources[k]);
            }
        }
        i = end;
    }
    for (const statement_id s : statements_that_bear_on(trace)) {
        for (const id<retraction> r : all.retractions_of(s)) found.push_back(all.source(all.at(r).by));
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}  // namespace detail

/// What changes about a question without each source, as if it had said nothing: for every source, each held against
/// what is now.
///
/// \returns one for each source without which something changes, ascending
/// Complexity: one pass over the chains of each position for each 64 sources tells who matters; then, for each of those
/// alone, that of `support_on` and `consensus_on`.
template <claim_graph_like Graph, dependence_rule Rule>
[[nodiscard]] std::vector<source_effect> without_each(
    const question_trace<Graph>& trace, const Rule& rule, const lens& by = {}) {
    const detail::question_state<Graph, Rule> now{trace, rule, by};
    std::vector<source_effect> found;
    for (const source_id s : detail::sources_that_matter(trace, by)) {
        const question_trace less{without(trace.graph(), s), trace.question()};
        using less_graph = typename decltype(less)::graph_type;
        source_effect one{
            s, detail::change_between(now, detail::question_state<less_graph, Rule>{less, rule, by})};
        if (!one.change.empty()) found.push_back(std::move(one));
    }
    return found;
}

/// As few sources as it takes, saying nothing, for what may hold best in a scope to be another set of values, or to have
/// no origin.
struct toppling {
    std::vector<source_id> sources{};  ///< ascending; empty where nothing holds that could fall
    std::size_t at_least = 0;  ///< so many are needed; fewer than `sources` where the search was given up
    [[nodiscard]] bool is_exact() const noexcept { return at_least == sources.size(); }

    /// "without GUR and NIS what may hold is another"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        if (sources.empty()) return "nothing holds that could fall";
        return fmt::format("without {} what may hold is another{}",
            detail::listing(sources, [&](source_id s) { return graph.whole().title(s); }),
            is_exact() ? "" : fmt::format("; at least {} are needed", at_least));
    }
    friend bool operator==(const toppling&, const toppling&) = default;
};

/// The smallest set of sources that a conclusion hangs on: without all of them, the best region of the question in a
/// scope has other values, or no origin.
///
/// That more than 11,000 came falls without GUR and NIS together, and stands without either.
///
/// Sets are tried of the sources of what is said in the scope, of what that rests on, of who passes it on where it is not on
/// record itself, and of who took any of it back: from the smallest up, each in the order of the sources; of several smallest ones the first is given. Once
/// `patience` sets were tried, one that is not known to be the smallest is given: sources left out one by one, each as
/// long as the conclusion falls without the rest.
/// \tparam Kind  that of the question
/// Complexity: `patience` times that of `consensus`, at most, and once for each source that matters.
template <class Kind, claim_graph_like Graph, dependence_rule Rule>
[[nodiscard]] toppling least_toppling(const question_trace<Graph>& trace, scope_id scope, const Rule& rule,
    const lens& by = {}, std::size_t patience = 2000) {
    const auto now = consensus<Kind>(trace, scope, rule, by);
    toppling found;
    if (now.regions.empty() || now.regions.front().independent.max == 0) return found;
    const auto& holds = now.regions.front().values;
    const auto falls = [&](std::span<const source_id> hidden) {
        const question_trace less{without(trace.graph(), hidden), trace.question()};
        const auto then = consensus<Kind>(less, scope, rule, by);
        return then.regions.empty() || then.regions.front().independent.max == 0 ||
            then.regions.front().values != holds;
    };
    std::vector<source_id> candidates;
    for (const statement_id s : detail::statements_that_bear_on(trace, scope))
        candidates.push_back(trace.graph().whole().source(s));
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());

    std::vector<source_id> hidden;
    std::size_t tried = 0;
    for (std::size_t size = 1; size <= candidates.size(); ++size) {
        std::vector<std::size_t> chosen(size);
        for (std::size_t i = 0; i < size; ++i) chosen[i] = i;
        for (bool more = true; more;) {
            if (tried++ == patience) {
                found.sources = candidates;
                found.at_least = size;
                for (const source_id s : candidates) {
                    std::vector<source_id> fewer = found.sources;
                    std::erase(fewer, s);
                    if (falls(fewer)) found.sources = std::move(fewer);
                }
                return found;
            }
            hidden.clear();
            for (const std::size_t i : chosen) hidden.push_back(candidates[i]);
            if (falls(hidden)) {
                found.sources = std::move(hidden);
                found.at_least = size;
                return found;
            }
            more = false;  // the next choice, in the order of the sources
            for (std::size_t i = size; i-- != 0 && !more;) {
                if (chosen[i] + (size - i) >= candidates.size()) continue;
                ++chosen[i];
                for (std::size_t j = i + 1; j < size; ++j) chosen[j] = chosen[j - 1] + 1;
                more = true;
            }
        }
    }
    return found;
}

}  // namespace hearsay::inline v1
