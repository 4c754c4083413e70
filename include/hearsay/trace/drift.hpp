#pragma once

#include <hearsay/compare/compare.hpp>
#include <hearsay/compare/scope_nesting.hpp>
#include <hearsay/trace/chains.hpp>
#include <hearsay/trace/detail/number_map.hpp>
#include <hearsay/trace/question_trace.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// What changed where one statement passes on what another says.
struct drift_step {
    statement_id statement;  ///< the relay that takes a position itself
    statement_id relayed;    ///< what it rests on
    held_position from;  ///< the position below; where it was left open, the one that might have been taken
    held_position to;    ///< the one that the relay takes
    /// In words: "raised", "lowered", "later", "earlier"; "hedge dropped", "hedge added", "hedge changed";
    /// "narrowed", "widened", "shifted", "contrary", "reworded"; "turned round"; "unit changed"; "value
    /// added", "value dropped"; "certainty raised", "certainty lowered"; "not confirmed turned into asserted";
    /// "place widened", "place narrowed", "place changed", "period widened", "period narrowed", "time shifted", "a part
    /// made the whole", "the whole made a part", "part changed". At least one.
    std::vector<std::string> what;
    /// How what is relayed left open what the relay takes a side on; absent where it took one itself.
    std::optional<hearsay::stance> left_open{};
    /// By how much a figure was raised or lowered, as a share of what it was: -0.25 from 200 to 150. Absent where the
    /// two are in different units, where it was 0, and where there is no one share: an end became infinite or finite,
    /// or both moved and not alike (100 to 200 made 150 to 250).
    std::optional<double> change{};
    /// By how many days a date was moved: later ones above 0. Absent where an end was opened or closed, or both moved and
    /// not alike.
    std::optional<int> days{};

    /// One of `what`, with by how much: "lowered by 25%", "later by 2 days".
    [[nodiscard]] std::string in_words(std::string_view change_of) const {
        std::string text{change_of};
        if (change && (change_of == "raised" || change_of == "lowered"))
            text += fmt::format(" by {:.3g}%", std::abs(*change) * 100);
        if (days && (change_of == "later" || change_of == "earlier")) {
            const int count = std::abs(*days);
            text += fmt::format(" by {} day{}", count, count == 1 ? "" : "s");
        }
        return text;
    }
    /// "r1 rests on m2: lowered by 25%, hedge changed, widened"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        std::string text =
            fmt::format("{} rests on {}", graph.whole().name(statement), graph.whole().name(relayed));
        for (std::size_t i = 0; i < what.size(); ++i) text += (i == 0 ? ": " : ", ") + in_words(what[i]);
        return text;
    }
    friend bool operator==(const drift_step&, const drift_step&) = default;
};

namespace detail {

/// Whether two ends each moved the same way, one of them at least: 1 up, -1 down, 0 neither.
template <class T>
[[nodiscard]] int direction(const T& low_from, const T& low_to, const T& high_from, const T& high_to) {
    if (low_to >= low_from && high_to >= high_from) return low_to > low_from || high_to > high_from ? 1 : 0;
    return low_to <= low_from && high_to <= high_from ? -1 : 0;
}

/// How much a figure changed, as a share of what it was.
[[nodiscard]] inline std::optional<double> change_of(double from, double to) {
    if (from == 0 || std::isinf(from) || std::isinf(to)) return std::nullopt;
    return (to - from) / std::abs(from);
}
/// The one share by which the ends that moved did so.
[[nodiscard]] inline std::optional<double> change_of(const interval& from, const interval& to) {
    if (from.lower() == to.lower()) return change_of(from.upper(), to.upper());
    const auto of_lower = change_of(from.lower(), to.lower());
    if (from.upper() == to.upper() || !of_lower) return of_lower;
    const auto of_upper = change_of(from.upper(), to.upper());
    constexpr double rounding = 1e-9;
    return of_upper && std::abs(*of_lower - *of_upper) <= rounding ? of_lower : std::nullopt;
}
/// The days by which the ends that moved did so.
[[nodiscard]] inline std::optional<int> days_of(const day_range& from, const day_range& to) {
    const auto between = [](const auto& before, const auto& after) -> std::optional<int> {
        if (!before || !after) return std::nullopt;
        return static_cast<int>((*after - *before).count());
    };
    if (from.first() == to.first()) return between(from.last(), to.last());
    const auto of_first = between(from.first(), to.first());
    if (from.last() == to.last() || !of_first) return of_first;
    return of_first == between(from.last(), to.last()) ? of_first : std::nullopt;
}

/// How figure, hedge and unit of one quantity became those of another.
template <class Graph>
void describe(
    const Graph& graph, const quantity& from, const quantity& to, drift_step& step, const lens& by) {
    auto& what = step.what;
    const auto& all = graph.whole();
    const auto unit = all.unit(all.question(step.from.position.claim));
    const bool one_unit =
        from.unit == to.unit || (!from.unit && to.unit == unit) || (!to.unit && from.unit == unit);
    int moved = 0;
    if (!one_unit) {
        what.emplace_back("unit changed");
        const auto a = value_of<quantity_kind>(graph, step.from.position, by);
        const auto b = value_of<quantity_kind>(graph, step.to.position, by);
        const auto low = a.set ? hull(*a.set) : std::nullopt;
        const auto high = b.set ? hull(*b.set) : std::nullopt;
        if (low && high && !intersects(*a.set, *b.set)) {
            moved = direction(low->lower(), high->lower(), low->upper(), high->upper());
        }
    } else if (from.nominal() && to.nominal()) {
        moved = direction(*from.nominal(), *to.nominal(), *from.nominal(), *to.nominal());
        if (moved != 0) step.change = change_of(*from.nominal(), *to.nominal());
    } else {
        const interval& a = from.stated;
        const interval& b = to.stated;
        moved = direction(a.lower(), b.lower(), a.upper(), b.upper());
        if (moved != 0) step.change = change_of(a, b);
    }
    if (moved != 0) what.emplace_back(moved > 0 ? "raised" : "lowered");
    // A range has no hedge but "about".
    const auto is_bare = [](const quantity& q) {
        return !q.approx && (q.how == hedge::exactly || q.how == hedge::between);
    };
    const bool ranges = from.how == hedge::between || to.how == hedge::between;
    if (is_bare(from) != is_bare(to))
        what.emplace_back(is_bare(to) ? "hedge dropped" : "hedge added");
    else if (from.approx != to.approx || (from.how != to.how && !ranges))
        what.emplace_back("hedge changed");
}

/// How a day or a range of days became another.
inline void describe(const day_range& from, const day_range& to, drift_step& step) {
    const auto first = [](const day_range& r) { return r.first() ? *r.first() : day::min(); };
    const auto last = [](const day_range& r) { return r.last() ? *r.last() : day::max(); };
    const int moved = direction(first(from), first(to), last(from), last(to));
    if (moved == 0) return;
    step.what.emplace_back(moved > 0 ? "later" : "earlier");
    step.days = days_of(from, to);
}

/// How one scope became another.
template <class Snapshot>
[[nodiscard]] std::vector<std::string> scope_change(const Snapshot& all, const scope& from, const scope& to) {
    std::vector<std::string> what;
    if (from.place != to.place) {
        const auto& tree = all.place_tree();
        const bool wider = !to.place || (from.place && tree.is_within(*from.place, *to.place));
        const bool narrower = !from.place || (to.place && tree.is_within(*to.place, *from.place));
        what.emplace_back(wider ? "place widened" : narrower ? "place narrowed" : "place changed");
    }
    if (from.period != to.period) {
        const bool wider = !to.period || (from.period && to.period->contains(*from.period));
        const bool narrower = !from.period || (to.period && from.period->contains(*to.period));
        what.emplace_back(wider ? "period widened" : narrower ? "period narrowed" : "time shifted");
    }
    if (from.part != to.part) {
        const bool wider = !to.part || (from.part && part_within(all, *from.part, *to.part));
        const bool narrower = !from.part || (to.part && part_within(all, *to.part, *from.part));
        what.emplace_back(wider ? "a part made the whole"
                : narrower      ? "the whole made a part"
                                : "part changed");
    }
    return what;
}

/// "not confirmed turned into asserted"
[[nodiscard]] inline std::string taken_for_granted(stance was, bool denied) {
    const std::string_view before = [was]() -> std::string_view {
        switch (was) {
        case stance::unconfirmed: return "not confirmed";
        case stance::declined: return "no comment";
        case stance::conditional: return "a condition";
        case stance::questions: return "a question";
        case stance::asserts:
        case stance::denies: break;
        }
        return "possible";
    }();
    return fmt::format("{} turned into {}", before, denied ? "denied" : "asserted");
}

/// Fills in what one step changed.
template <class Graph>
void describe(const Graph& graph, drift_step& step, const lens& by) {
    auto& what = step.what;
    if (step.left_open) {
        what.push_back(taken_for_granted(*step.left_open, step.to.position.denied));
        return;
    }
    const auto& all = graph.whole();
    const position from = step.from.position;
    const position to = step.to.position;
    if (all.scope_of(from.claim) != all.scope_of(to.claim)) {
        what =
            scope_change(all, all.scope_at(all.scope_of(from.claim)), all.scope_at(all.scope_of(to.claim)));
    } else if (from != to) {
        const bool had_value = all.has_value(from.claim);
        const bool has_value = all.has_value(to.claim);
        if (had_value != has_value) what.emplace_back(has_value ? "value added" : "value dropped");
        const comparison stand = compare(graph, from, to, by);
        const bool disjoint = stand.relation == relation::disjoint;
        if (from.denied != to.denied && (disjoint || from.claim == to.claim))
            what.emplace_back("turned round");
        if (had_value && has_value && from.claim != to.claim) {
            all.visit_kind(all.question(from.claim), [&]<class Kind>(Kind) {
                const auto* a = all.template stated<Kind>(from.claim);
                const auto* b = all.template stated<Kind>(to.claim);
                if constexpr (std::is_same_v<Kind, quantity_kind>)
                    describe(graph, *a, *b, step, by);
                else if constexpr (std::is_same_v<Kind, date_kind>)
                    describe(*a, *b, step);
            });
        }
        if (stand.relation == relation::refines)
            what.emplace_back("widened");
        else if (stand.relation == relation::refined_by)
            what.emplace_back("narrowed");
        else if (stand.relation == relation::overlaps)
            what.emplace_back("shifted");
        else if (disjoint)
            what.emplace_back("contrary");
    }
    if (step.from.certainty != step.to.certainty) {
        what.emplace_back(step.to.certainty == certainty::certain ? "certainty raised" : "certainty lowered");
    }
    if (what.empty()) what.emplace_back("reworded");  // another claim of the same value, or of none
}

/// Goes down visible relays from a statement, on each path as far as the nearest that speaks: `speaks(statement)` is called
/// once for each statement met, and past whatever it is true of the walk does not go.
template <class Graph, class Speaks>
void for_each_nearest(const Graph& graph, statement_id from, const Speaks& speaks) {
    number_map seen;
    std::vector<statement_id> open{from};
    while (!open.empty()) {
        const statement_id at = open.back();
        open.pop_back();
        for (const statement_id next : graph.whole().relays(at)) {
            if (!graph.shows(next) || !seen.insert(next.number(), 0).second) continue;
            if (!speaks(next)) open.push_back(next);
        }
    }
}

/// The same value in other scopes, said by those statements below one that are the nearest to take a position on the
/// question at all.
template <class Graph>
[[nodiscard]] std::vector<std::pair<statement_id, held_position>> rescoped_below(
    const question_trace<Graph>& trace, statement_id s, position p) {
    const auto& all = trace.graph().whole();
    std::vector<std::pair<statement_id, held_position>> found;
    if (!all.has_value(p.claim)) return found;
    const auto same_value = [&](claim_id other) {
        return all.visit_kind(trace.question(), [&]<class Kind>(Kind) {
            return *all.template stated<Kind>(other) == *all.template stated<Kind>(p.claim);
        });
    };
    for_each_nearest(trace.graph(), s, [&](statement_id below) {
        bool speaks = false;
        for (const stance_on on : all.stances(below)) {
            if (!on.commits() || all.question(on.claim) != trace.question()) continue;
            speaks = true;
            if ((on.stance == stance::denies) == p.denied && all.has_value(on.claim) && same_value(on.claim))
                found.emplace_back(below, held_position{{on.claim, p.denied}, on.certainty});
        }
        return speaks;
    });
    return found;
}

/// The stances on a claim that take no side, of those statements below one that are the nearest to speak of the question in
/// the scope of the claim at all.
template <class Graph>
[[nodiscard]] std::vector<stance_on> left_open_below(
    const question_trace<Graph>& trace, statement_id s, claim_id claim) {
    const auto& all = trace.graph().whole();
    const scope_id scope = all.scope_of(claim);
    std::vector<stance_on> found;
    for_each_nearest(trace.graph(), s, [&](statement_id below) {
        if (trace.takes_position(below, scope)) return true;
        bool speaks = false;
        for (const stance_on on : all.stances(below)) {
            if (all.question(on.claim) != trace.question() || all.scope_of(on.claim) != scope) continue;
            speaks = true;
            if (on.claim == claim) found.push_back(on);
        }
        return speaks;
    });
    return found;
}

}  // namespace detail

/// Drift: each relay that takes a position on the question itself, compared with what it rests on.
///
/// The ministry says at least 55, the radio that relays it "more than fifty": the figure is lowered, the
/// hedge changed. NATO has not confirmed that they are there, and the paper that quotes it says that they are. A
/// relay that says the same with the same certainty is not listed; nor is a pure relay, which says nothing. Superseded
/// positions count: this is about what was passed on, not about what holds. By the rules of what rests on what a figure
/// that is passed on for another place, period or part rests on nothing; it is listed where the value is the same: 300
/// dead in the town make 300 dead in the province.
/// What the view hides is left out. Ordered by the names of the statement, of what it relays, and of the
/// claims.
///
/// \param by   how values are read where they are compared
/// Complexity: O(n log n) in the statements that take a position, and what lies between each and those it
/// rests on.
template <claim_graph_like Graph>
[[nodiscard]] std::vector<drift_step> drift(const question_trace<Graph>& trace, const lens& by = {}) {
    const auto& graph = trace.graph();
    const auto& all = graph.whole();
    std::vector<std::pair<statement_id, scope_id>> relays;  // live, that take a position
    for (const taken_position& t : trace.taken()) {
        if (all.relay_count(t.statement) != 0) relays.emplace_back(t.statement, t.scope);
    }
    std::sort(relays.begin(), relays.end());
    relays.erase(std::unique(relays.begin(), relays.end()), relays.end());

    std::vector<drift_step> found;
    std::vector<held_position> changed;
    for (const auto& [statement, scope] : relays) {
        const auto own = trace.positions_of(statement, scope);
        const auto rests = trace.rests_on(statement, scope, [&](statement_id s) { return graph.shows(s); });
        if (rests.empty() && !all.has_own_basis(statement)) {
            for (const held_position& to : own) {
                for (const auto& [below, from] : detail::rescoped_below(trace, statement, to.position))
                    found.push_back({statement, below, from, to, {}});
            }
        }
        for (const held_position& to : own) {
            const bool founded = std::any_of(rests.begin(), rests.end(), [&, in = scope](statement_id below) {
                const auto theirs = trace.positions_of(below, in);
                return std::any_of(
                    theirs.begin(), theirs.end(), [&](const auto& h) { return h.position == to.position; });
            });
            if (founded || all.has_own_basis(statement)) continue;
            for (const stance_on& on : detail::left_open_below(trace, statement, to.position.claim)) {
                found.push_back({statement, on.statement, {to.position, on.certainty}, to, {}, on.stance});
            }
        }
        for (const statement_id below : rests) {
            if (below == statement) continue;
            const auto theirs = trace.positions_of(below, scope);
            const auto find = [](auto list, position p) {
                return std::find_if(list.begin(), list.end(), [&](const auto& h) { return h.position == p; });
            };
            // What is passed on as it is accounts for itself; a change is one from what was not, if there is
            // any.
            changed.clear();
            for (const held_position& h : theirs) {
                if (find(own, h.position) == own.end()) changed.push_back(h);
            }
            for (const held_position& to : own) {
                if (const auto same = find(theirs, to.position); same != theirs.end()) {
                    if (same->certainty != to.certainty) found.push_back({statement, below, *same, to, {}});
                } else if (changed.empty()) {
                    for (const held_position& h : theirs) found.push_back({statement, below, h, to, {}});
                } else {
                    for (const held_position& h : changed) found.push_back({statement, below, h, to, {}});
                }
            }
        }
    }
    for (drift_step& step : found) detail::describe(graph, step, by);
    const auto key = [&](const drift_step& d) {
        return std::tuple{all.name(d.statement), all.name(d.relayed), all.name(d.from.position.claim),
            d.from.position.denied, all.name(d.to.position.claim), d.to.position.denied};
    };
    std::sort(found.begin(), found.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    return found;
}
template <claim_graph_like Graph>
[[nodiscard]] std::vector<drift_step> drift(const Graph& graph, question_id question, const lens& by = {}) {
    return drift(question_trace{graph, question}, by);
}

/// The changes along one chain, from the origin outwards: where a figure changed on its way, and who changed it.
///
/// The ministry said 50, the radio made "more than fifty" of it, the paper "about 60": two steps, each with its author.
/// \param steps  the drift of the question, by `drift`
/// Complexity: O(statements of the chain x steps).
[[nodiscard]] inline std::vector<drift_step> drift_along(
    const chain& path, const std::vector<drift_step>& steps) {
    std::vector<drift_step> found;
    for (std::size_t i = path.statements.size(); i-- != 0;) {
        for (const drift_step& step : steps) {
            if (step.statement != path.statements[i]) continue;
            const auto below = path.statements.begin() + static_cast<std::ptrdiff_t>(i) + 1;
            if (std::find(below, path.statements.end(), step.relayed) != path.statements.end())
                found.push_back(step);
        }
    }
    return found;
}

}  // namespace hearsay::inline v1
