#pragma once

#include <hearsay/assess/detail/meeting_ends.hpp>
#include <hearsay/assess/what_if.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace hearsay::inline v1 {

/// What taking one thing away does to what may hold: the least first.
enum class effect : std::uint8_t {
    none,     ///< the same positions accept the same values, on as many origins
    support,  ///< on another number of independent origins
    values,   ///< the same positions accept other values: wider ones, or narrower
    flips,    ///< other positions accept what may hold, or another number of answers is as good as the best
    nothing,  ///< no origin is left for anything
};

[[nodiscard]] constexpr std::string_view to_string(effect e) noexcept {
    constexpr std::string_view names[] = {"none", "support", "values", "flips", "nothing"};
    return names[static_cast<std::size_t>(e)];
}

/// A factor of a unit, or a reach of "about", at which other positions accept what may hold.
struct tipping_point {
    double at = 0;
    bool above = true;       ///< whether it changes at and above it, else at and below it
    bool inclusive = false;  ///< whether it has changed at the figure itself; as far as floating point tells
    bool inside = false;     ///< whether some factor of the assumed range is there
    std::vector<position> joining{};  ///< that accept what may hold beyond it, and not before
    std::vector<position> leaving{};  ///< the other way round
    std::size_t answers = 0;          ///< regions that are the best beyond it
    friend bool operator==(const tipping_point&, const tipping_point&) = default;
};

/// What a conclusion is without one source, statement or assumption.
struct influence {
    std::variant<source_id, statement_id, assumption> of;
    hearsay::effect effect = hearsay::effect::none;
    std::vector<position> joining{};  ///< that accept what may hold without it, and not with it
    std::vector<position> leaving{};  ///< the other way round, of those that are taken without it as well
    std::size_t answers = 0;  ///< regions that are the best without it: more than one where they are tied
    std::size_t min = 0;      ///< independent origins without it
    std::size_t max = 0;
    /// Where the conclusion flips as a unit's factor, or the reach of "about", is made another: the nearest below what is
    /// assumed, and the nearest above. From the middle of an assumed range.
    std::vector<tipping_point> tips{};

    /// "without the assumption unit:brigade: troops at most 4 brigade no longer accepts what may hold"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        const auto& all = graph.whole();
        std::string text = std::visit(
            [&]<class What>(What what) -> std::string {
                if constexpr (std::is_same_v<What, assumption>)
                    return fmt::format("without the assumption {}: ", name_of(graph, what));
                else if constexpr (std::is_same_v<What, source_id>)
                    return fmt::format("without {}: ", all.title(what));
                else
                    return fmt::format("without statement {}: ", all.name(what));
            },
            of);
        switch (effect) {
        case effect::none: text += "nothing changes"; break;
        case effect::support:
            text += fmt::format("{} origin{} it", count(), max == 1 ? " supports" : "s support");
            break;
        case effect::values: text += "the same positions accept other values"; break;
        case effect::nothing: text += "nothing has an origin"; break;
        case effect::flips: text += change_of(graph, joining, leaving, answers); break;
        }
        for (const tipping_point& tip : tips) {
            text +=
                fmt::format("; {}{} {:g} {}", tip.inclusive ? "at and " : "", tip.above ? "above" : "below",
                    tip.at, change_of(graph, tip.joining, tip.leaving, tip.answers));
        }
        return text;
    }
    friend bool operator==(const influence&, const influence&) = default;

private:
    [[nodiscard]] std::string count() const {
        return min == max ? fmt::format("{}", min) : fmt::format("{} to {}", min, max);
    }
    template <class Graph>
    [[nodiscard]] static std::string change_of(const Graph& graph, const std::vector<position>& joining,
        const std::vector<position>& leaving, std::size_t answers) {
        const auto list = [&](const std::vector<position>& those, std::string_view one,
                              std::string_view several) {
            return fmt::format("{} {}",
                detail::listing(those, [&](position p) { return detail::words_for(graph, p); }),
                those.size() == 1 ? one : several);
        };
        std::string text;
        if (!joining.empty()) text = list(joining, "accepts what may hold", "accept what may hold");
        if (!leaving.empty()) {
            text += (text.empty() ? "" : " and ") +
                list(leaving, "no longer accepts what may hold", "no longer accept what may hold");
        }
        if (text.empty())
            text = answers == 1 ? "one answer is left" : fmt::format("{} answers are as good", answers);
        return text;
    }
};

/// On what a conclusion hangs: each single thing that changes it, and the fewest sources that topple it together.
struct sensitivity_found {
    std::vector<influence> influences{};  ///< those that change something, the greatest change first
    toppling least{};
    /// Whether all figures were looked at at which a conclusion could flip; else some `tips` may lack.
    bool complete = true;
};

namespace detail {

/// What may hold best, and who accepts it: several regions where as many independent origins accept each.
template <class Kind>
struct conclusion {
    bool holds = false;
    std::vector<typename Kind::set> values{};  ///< of each region
    std::vector<position> accepting{};         ///< any of them, ascending
    std::size_t min = 0;
    std::size_t max = 0;

    /// Whether the same positions accept as many answers.
    [[nodiscard]] bool is_shared_as(const conclusion& other) const noexcept {
        return accepting == other.accepting && values.size() == other.values.size();
    }

    conclusion() = default;
    explicit conclusion(const scope_regions<Kind>& found) {
        if (found.regions.empty() || found.regions.front().independent.max == 0) return;
        holds = true;
        min = found.regions.front().independent.min;
        max = found.regions.front().independent.max;
        for (const auto& r : found.regions) {
            if (r.independent.min != min || r.independent.max != max) break;  // the best come first
            values.push_back(r.values);
            accepting.insert(accepting.end(), r.accepting.begin(), r.accepting.end());
        }
        std::sort(accepting.begin(), accepting.end());
        accepting.erase(std::unique(accepting.begin(), accepting.end()), accepting.end());
    }
};

template <class Kind>
[[nodiscard]] influence influence_between(const conclusion<Kind>& with, const conclusion<Kind>& without,
    const std::vector<position>& taken_without) {
    influence made{assumption{}};
    made.answers = without.values.size();
    made.min = without.min;
    made.max = without.max;
    std::vector<position> still;
    std::set_intersection(with.accepting.begin(), with.accepting.end(), taken_without.begin(),
        taken_without.end(), std::back_inserter(still));
    made.joining = but_not(without.accepting, with.accepting);
    made.leaving = but_not(still, without.accepting);
    const bool same_count = with.min == without.min && with.max == without.max;
    made.effect = !without.holds ? (with.holds ? effect::nothing : effect::none)
        : !made.joining.empty() || !made.leaving.empty() || with.values.size() != without.values.size()
        ? effect::flips
        : with.values != without.values ? effect::values
        : same_count                    ? effect::none
                                        : effect::support;
    return made;
}

/// A conclusion on one question and scope, seen through one lens after another.
template <class Kind, class Graph, class Rule>
class conclusion_under {
public:
    conclusion_under(const question_trace<Graph>& trace, scope_id scope, const Rule& rule, const lens& by)
        : trace_{trace}, rule_{rule}, voices_{voices_in(trace, scope, by.which)} {}
    [[nodiscard]] const std::vector<position>& taken() const noexcept { return voices_.positions; }
    [[nodiscard]] conclusion<Kind> operator()(const lens& by) const {
        return conclusion<Kind>{regions_of<Kind>(
            trace_.graph(), trace_.question(), voices_.positions, voices_.origins,
            [&](const std::vector<source_id>& sources) {
                return independence(trace_.graph(), sources, rule_);
            },
            by)};
    }

private:
    const question_trace<Graph>& trace_;
    const Rule& rule_;
    scope_voices voices_;
};

/// Looks outwards from a figure for the nearest one at which other positions accept what may hold.
template <class Conclude>
class tipping_search {
public:
    /// \param conclude  the conclusion with a figure in force
    tipping_search(std::vector<double> figures, double from, Conclude conclude, std::size_t& patience)
        : figures_{std::move(figures)}, from_{from}, conclude_{std::move(conclude)}, patience_{patience} {
        std::sort(figures_.begin(), figures_.end());
        figures_.erase(std::unique(figures_.begin(), figures_.end(),
                           [](double low, double high) { return high - low <= 1e-12 * high; }),
            figures_.end());
    }
    /// \param low, high  of the assumed range
    /// \returns false where patience came to an end before all were looked at
    [[nodiscard]] bool find(double low, double high, std::vector<tipping_point>& into) {
        const auto now = conclude_(from_);
        const auto [first, past] = std::equal_range(figures_.begin(), figures_.end(), from_);
        for (auto i = static_cast<std::size_t>(past - figures_.begin()); i-- != 0;) {
            const double beyond = i == 0 ? figures_[0] / 2 : figures_[i - 1] / 2 + figures_[i] / 2;
            if (tips_at(figures_[i], beyond, low, now, into)) break;
        }
        for (auto i = static_cast<std::size_t>(first - figures_.begin()); i < figures_.size(); ++i) {
            const double beyond =
                i + 1 == figures_.size() ? figures_[i] * 2 : figures_[i] / 2 + figures_[i + 1] / 2;
            if (tips_at(figures_[i], beyond, high, now, into)) break;
        }
        return !gave_up_;
    }

private:
    using conclusion_type = std::invoke_result_t<Conclude, double>;

    bool tips_at(double figure, double beyond, double assumed, const conclusion_type& now,
        std::vector<tipping_point>& into) {
        gave_up_ = patience_ == 0;
        if (gave_up_) return true;
        --patience_;
        const auto then = conclude_(beyond);
        if (then.is_shared_as(now)) return false;
        const bool above = beyond > figure;
        const bool inclusive = figure != from_ && conclude_(figure).is_shared_as(then);
        const bool inside = (above ? assumed > figure : assumed < figure) || (inclusive && assumed == figure);
        into.push_back({figure, above, inclusive, inside, but_not(then.accepting, now.accepting),
            but_not(now.accepting, then.accepting), then.values.size()});
        return true;
    }

    std::vector<double> figures_;
    double from_;
    Conclude conclude_;
    std::size_t& patience_;
    bool gave_up_ = false;
};

/// The figures at which two ends of some sets meet.
[[nodiscard]] inline std::vector<double> meetings(const std::vector<end_form>& forms) {
    std::vector<double> figures;
    for (std::size_t i = 0; i < forms.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) add_meeting(figures, forms[i], forms[j]);
    }
    return figures;
}

/// The ends of sets as functions of a unit's factor.
template <class Graph>
[[nodiscard]] std::vector<end_form> forms_by_factor(const Graph& graph, question_id question,
    const std::vector<position>& taken, std::uint32_t conversion, const lens& by) {
    std::vector<end_form> forms;
    bool moves = false;
    const auto add = [&](const interval_set& set, const std::vector<unit_step>& steps) {
        add_forms(forms, set, steps, conversion);
        moves = moves || std::any_of(steps.begin(), steps.end(), [&](const unit_step& s) {
            return s.conversion == conversion;
        });
    };
    for (const position p : taken) {
        const auto value = value_of<quantity_kind>(graph, p, by);
        if (value.set) add(value.unclipped, value.to_question);
    }
    if (const auto domain = admitted_by<quantity_kind>(graph, question, by))
        add(domain->stated, domain->to_question);
    if (!moves) forms.clear();
    return forms;
}

/// The ends of sets as functions of how many steps "about" reaches: each is a line, through where it is at 0 and at 1.
template <class Graph>
[[nodiscard]] std::vector<end_form> forms_by_reach(
    const Graph& graph, question_id question, const std::vector<position>& taken, const lens& by) {
    lens exact = by;
    lens wide = by;
    exact.steps.about = 0;
    wide.steps.about = 1;
    std::vector<end_form> forms;
    bool moves = false;
    const auto add = [&](const interval_set& at_0, const interval_set& at_1) {
        if (at_0.size() != at_1.size()) return;
        for (auto a = at_0.begin(), b = at_1.begin(); a != at_0.end(); ++a, ++b) {
            if (a->has_lower()) forms.push_back({a->lower(), b->lower() - a->lower(), 0});
            if (a->has_upper()) forms.push_back({a->upper(), b->upper() - a->upper(), 0});
        }
        moves = moves || at_0 != at_1;
    };
    for (const position p : taken) {
        const auto at_0 = value_of<quantity_kind>(graph, p, exact);
        const auto at_1 = value_of<quantity_kind>(graph, p, wide);
        if (at_0.set && at_1.set)
            add(convert(at_0.unclipped, at_0.to_question), convert(at_1.unclipped, at_1.to_question));
    }
    const auto at_0 = admitted_by<quantity_kind>(graph, question, exact);
    const auto at_1 = admitted_by<quantity_kind>(graph, question, wide);
    if (at_0 && at_1) add(at_0->set, at_1->set);
    if (!moves) forms.clear();
    return forms;
}

}  // namespace detail

/// On what a conclusion hangs: for each single source, each statement and each assumption, whether what may hold is another
/// without it; for the factors of units and the reach of "about", at which value it flips; and the fewest sources that
/// topple it.
///
/// That 11,000 to 20,000 were sent hangs on GUR and NIS together, on neither alone; if a brigade has 2,750 soldiers or fewer,
/// who says "up to four brigades" no longer agrees with it.
///
/// What may hold is the best region of the question in a scope, as `consensus` finds it; all of the best, where as many
/// independent origins accept each. Nothing is listed that changes
/// nothing, and no statement that is all that its source says here. Influences come by what they do, the greatest first; then those that leave fewer origins; then sources
/// in the order of the case, statements by name, assumptions.
/// \tparam Kind  that of the question
/// \param patience  how many sets of sources, and how many figures, are tried before `least` is given inexact and `complete` is
///                  false
/// Complexity: that of `consensus` for each source and statement that bears on the question; of `regions_of` for each
/// assumption, and for each two ends that can meet, at most `patience` times.
template <class Kind, claim_graph_like Graph, dependence_rule Rule>
[[nodiscard]] sensitivity_found sensitivity(const question_trace<Graph>& trace, scope_id scope,
    const Rule& rule, const lens& by = {}, std::size_t patience = 2000) {
    const auto& graph = trace.graph();
    const auto& all = graph.whole();
    sensitivity_found found;
    const detail::conclusion_under<Kind, Graph, Rule> conclude{trace, scope, rule, by};
    const auto now = conclude(by);
    const auto keep = [&](influence one, const auto& of) {
        one.of = of;
        if (one.effect != effect::none || !one.tips.empty()) found.influences.push_back(std::move(one));
    };

    const auto without_view = [&](const auto& view) {
        const question_trace less{view, trace.question()};
        const detail::conclusion_under<Kind, std::remove_cvref_t<decltype(view)>, Rule> then{
            less, scope, rule, by};
        return detail::influence_between<Kind>(now, then(by), then.taken());
    };
    auto bearing = detail::statements_that_bear_on(trace, scope);
    detail::sort_by_name(all, bearing);
    std::vector<source_id> sources;
    for (const statement_id s : bearing) sources.push_back(all.source(s));
    std::sort(sources.begin(), sources.end());
    sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
    for (const source_id s : sources) keep(without_view(without(graph, s)), s);
    std::vector<std::uint32_t> said(sources.size(), 0);
    const auto number_of = [&](statement_id s) {
        return static_cast<std::size_t>(
            std::lower_bound(sources.begin(), sources.end(), all.source(s)) - sources.begin());
    };
    for (const statement_id s : bearing) ++said[number_of(s)];
    for (const statement_id s : bearing) {
        if (said[number_of(s)] > 1) keep(without_view(without(graph, s)), s);
    }

    std::size_t figures_left = patience;
    for (const assumption one : assumptions_of(graph)) {
        lens less = by;
        less.drop(one);
        if (less == by) continue;
        auto made = detail::influence_between<Kind>(now, conclude(less), conclude.taken());
        if constexpr (std::is_same_v<Kind, quantity_kind>) {
            const bool is_tolerance = one.kind == assumption_kind::tolerance;
            if (is_tolerance || one.kind == assumption_kind::unit) {
                const auto with = [&](double figure) {
                    lens other = by;
                    if (is_tolerance) {
                        other.steps.about = figure;
                    } else {
                        std::erase_if(
                            other.factors, [&](const auto& f) { return f.conversion == one.number; });
                        other.factors.push_back({one.number, figure, figure});
                    }
                    return conclude(other);
                };
                const scale assumed = is_tolerance
                    ? scale{by.steps.about, by.steps.about, 0}
                    : by.of({one.number, all.unit_conversions().conversion_at(one.number).by, false});
                const auto forms = is_tolerance
                    ? detail::forms_by_reach(graph, trace.question(), conclude.taken(), by)
                    : detail::forms_by_factor(graph, trace.question(), conclude.taken(), one.number, by);
                detail::tipping_search search{
                    detail::meetings(forms), assumed.low / 2 + assumed.high / 2, with, figures_left};
                found.complete = search.find(assumed.low, assumed.high, made.tips) && found.complete;
            }
        }
        keep(std::move(made), one);
    }
    std::stable_sort(
        found.influences.begin(), found.influences.end(), [](const influence& a, const influence& b) {
            return std::tuple{b.effect, a.min, a.max} < std::tuple{a.effect, b.min, b.max};
        });
    found.least = least_toppling<Kind>(trace, scope, rule, by, patience);
    return found;
}

}  // namespace hearsay::inline v1
