#pragma once

#include <hearsay/assess/credibility.hpp>
#include <hearsay/model/detail/word_formatter.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// How an incident is graded by those who record casualties.
enum class casualty_grade : std::uint8_t {
    confirmed,   ///< a belligerent has accepted responsibility
    fair,        ///< reported by two or more credible sources, where that belligerent acted nearby
    weak,        ///< a claim by a single source, or one that falls short of fair otherwise
    contested,   ///< competing claims of responsibility
    discounted,  ///< others are most likely responsible, or those harmed were combatants
    not_graded,  ///< nobody's word stands behind it
};

[[nodiscard]] constexpr std::string_view to_string(casualty_grade g) noexcept {
    constexpr std::string_view names[] = {
        "confirmed", "fair", "weak", "contested", "discounted", "not graded"};
    return names[static_cast<std::size_t>(g)];
}

/// What the grade of an incident turns on beside the reports of it.
struct casualty_context {
    std::vector<source_id> belligerents{};  ///< whose acceptance confirms: those held responsible, and whoever is within one
    bool near_action = false;  ///< an action of theirs nearby is likely or confirmed: see `is_borne_out`
    std::string_view not_credible = "DE";  ///< a source of one of these grades does not count for fair
};

/// An incident's grade, with what it is given by.
struct casualty_assessment {
    casualty_grade grade = casualty_grade::not_graded;
    std::string_view rule{};             ///< "airwars-confirmed" and so on
    std::vector<source_id> accepting{};  ///< belligerents among the origins; ascending
    std::vector<position> rivals{};  ///< what conflicts with it on the word of others than the belligerents
    independent_origins credible{};  ///< those who confirm it, without those that are not credible
    bool near_action = false;
    corroboration grounds;

    /// "weak, a claim by one source: on the word of the council"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        const auto title = [&](source_id s) { return std::string{graph.whole().title(s)}; };
        const auto why = [&]() -> std::string {
            switch (grade) {
            case casualty_grade::confirmed:
                return fmt::format("accepted by {}", detail::listing(accepting, title));
            case casualty_grade::fair:
                return fmt::format("{} credible independent sources, with action nearby", credible);
            case casualty_grade::weak:
                if (credible.min >= 2) return "several sources, with no action nearby known";
                return credible.max >= 2 ? "credible sources that may be one"
                                         : "no two credible sources";
            case casualty_grade::contested:
                return fmt::format("competing: {}", detail::words_for(graph, rivals));
            case casualty_grade::discounted:
                return fmt::format("better supported: {}", detail::words_for(graph, rivals));
            default: return "no origin";
            }
        };
        return fmt::format("{}, {}: {}", grade, why(), grounds.because(graph));
    }
};

/// Whether a position has an origin and nothing that is better supported against it: as an action nearby must, to be likely.
/// Complexity: that of `corroborate`.
template <claim_graph_like Graph, dependence_rule Rule>
[[nodiscard]] bool is_borne_out(
    const question_trace<Graph>& trace, position p, const Rule& rule, const lens& by = {}) {
    return credibility_of(corroborate(trace, p, rule, by)).digit <= 4;
}

/// Grades a claim that somebody is responsible for harm to civilians, by what was found.
///
/// The first that fits: not graded; confirmed; discounted, where a rival is better supported; contested, where there is a rival;
/// fair; weak. A denial by the belligerents alone is no rival. Only sources that are two however many unnamed ones are one
/// make a claim fair.
/// \param grounds  of that claim: "the strike was the coalition's", which another attribution contradicts
/// Complexity: O(origins), and their independence.
/// Source: the grades as Airwars publishes them (airwars.org, Methodology): confirmed, "a specific belligerent has accepted
/// responsibility for civilian harm"; fair, "reported by two or more credible sources, with likely or confirmed near actions by a
/// belligerent"; weak, "single source claim"; contested, "competing claims of responsibility"; discounted, "those killed
/// were combatants, or other parties most likely responsible". What falls short of fair for want of near action is weak here.
template <claim_graph_like Graph, dependence_rule Rule>
[[nodiscard]] casualty_assessment casualty_grade_of(
    const Graph& graph, corroboration grounds, const Rule& rule, const casualty_context& context) {
    const auto& all = graph.whole();
    const auto is_belligerent = [&](source_id s) {
        return std::any_of(context.belligerents.begin(), context.belligerents.end(),
            [&](source_id b) { return all.is_within(s, b); });
    };
    casualty_assessment made{.near_action = context.near_action, .grounds = std::move(grounds)};
    std::vector<source_id> credible;
    for (const source_id s : made.grounds.confirming) {
        if (is_belligerent(s)) made.accepting.push_back(s);
        if (context.not_credible.find(reliability_of(graph, s)) == std::string_view::npos) credible.push_back(s);
    }
    made.credible = detail::count_supposing(
        graph, credible, made.grounds.own.position, rule, made.grounds.supposed);
    bool better = false;
    for (const position_support& c : made.grounds.contrary) {
        const auto& sources = c.found.sources;
        const bool by_newcomers = c.independent.max > c.independent.classes.size();
        if (!by_newcomers && std::all_of(sources.begin(), sources.end(), is_belligerent)) continue;
        made.rivals.push_back(c.position);
        better = better || made.grounds.is_better(c);
    }
    if (!made.grounds.has_origin())
        made.grade = casualty_grade::not_graded;
    else if (!made.accepting.empty())
        made.grade = casualty_grade::confirmed;
    else if (better)
        made.grade = casualty_grade::discounted;
    else if (!made.rivals.empty())
        made.grade = casualty_grade::contested;
    else if (made.credible.min >= 2 && made.near_action)
        made.grade = casualty_grade::fair;
    else
        made.grade = casualty_grade::weak;
    constexpr std::string_view rules[] = {"airwars-confirmed", "airwars-fair", "airwars-weak",
        "airwars-contested", "airwars-discounted", "airwars-not-graded"};
    made.rule = rules[static_cast<std::size_t>(made.grade)];
    return made;
}
/// The same of a position of a graph or any view of one. Complexity: that of `corroborate`.
template <claim_graph_like Graph, dependence_rule Rule>
[[nodiscard]] casualty_assessment casualty_grade_of(const question_trace<Graph>& trace, position p,
    const Rule& rule, const casualty_context& context, const lens& by = {}) {
    return casualty_grade_of(trace.graph(), corroborate(trace, p, rule, by), rule, context);
}

/// What would lift the grade of an incident and what would lower it: acceptance by each belligerent among them.
/// Complexity: that of `what_changes`.
template <claim_graph_like Graph, dependence_rule Rule>
[[nodiscard]] grade_changes<casualty_grade> casualty_changes(const question_trace<Graph>& trace, position p,
    const Rule& rule, const casualty_context& context, const lens& by = {}) {
    return what_changes(
        trace, p, rule,
        [&](const corroboration& found) {
            return casualty_grade_of(trace.graph(), found, rule, context).grade;
        },
        by, context.belligerents);
}

/// From the lowest figure that was given to the highest, as they were given: kept, and never averaged.
struct figure_range {
    interval values;                  ///< infinite where somebody gave no upper end
    std::vector<position> lowest{};   ///< who gave the lower end; ascending
    std::vector<position> highest{};  ///< who gave the upper end; ascending
    std::vector<position> left_out{};  ///< figures without an origin, or with no value in the question's unit; ascending

    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        return fmt::format("{}: from {} to {}", values, detail::words_for(graph, lowest),
            detail::words_for(graph, highest));
    }
};

/// The range of the figures that some origin gives for a question in one scope; nothing where nobody gives any. What is denied
/// is no figure.
///
/// "At least 10", "12 to 15" and "8" are 8 and more, and not eleven and a half.
/// Complexity: the chains of each position.
template <claim_graph_like Graph>
[[nodiscard]] std::optional<figure_range> range_of_figures(
    const question_trace<Graph>& trace, scope_id scope, const lens& by = {}) {
    std::optional<figure_range> made;
    std::vector<position> left_out;
    for (const position p : answers_to(trace.graph(), trace.question(), scope, by.which)) {
        if (p.denied) continue;
        const auto value = value_of<quantity_kind>(trace.graph(), p, by);
        if (!value.set || value.is_impossible() || origins(trace, p, by).sources.empty()) {
            left_out.push_back(p);
            continue;
        }
        const interval own = *hull(*value.set);
        if (!made) {
            made = figure_range{own, {p}, {p}, {}};
            continue;
        }
        const interval before = made->values;
        made->values = *hull(union_of(interval_set{before}, interval_set{own}));
        const auto keep = [&](std::vector<position>& who, bool is_old, bool is_new) {
            if (!is_old) who.clear();
            if (is_new) who.push_back(p);
        };
        const auto same_low = [&](const interval& x) {
            return x.lower() == made->values.lower() && x.lower_open() == made->values.lower_open();
        };
        const auto same_high = [&](const interval& x) {
            return x.upper() == made->values.upper() && x.upper_open() == made->values.upper_open();
        };
        keep(made->lowest, same_low(before), same_low(own));
        keep(made->highest, same_high(before), same_high(own));
    }
    if (made) made->left_out = std::move(left_out);
    return made;
}

}  // namespace hearsay::inline v1

template <>
struct fmt::formatter<hearsay::casualty_grade> : hearsay::detail::word_formatter<hearsay::casualty_grade> {};
