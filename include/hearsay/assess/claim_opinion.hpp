#pragma once

#include <hearsay/assess/corroboration.hpp>
#include <hearsay/assess/opinion.hpp>
#include <hearsay/trace/reliability.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// That a source graded so by the Admiralty code is reliable: A to E from 0.95 to 0.05 of belief; F, and no grade, is not known,
/// with a base rate of 0, so that whoever isn't known is trusted in nothing.
///
/// No standard gives these figures: they are this library's, for want of the user's own.
[[nodiscard]] inline opinion trust_of_grade(std::optional<char> grade) {
    switch (grade.value_or('F')) {
    case 'A': return opinion::binomial(0.95, 0, 0.05, 0);
    case 'B': return opinion::binomial(0.8, 0.05, 0.15, 0);
    case 'C': return opinion::binomial(0.6, 0.2, 0.2, 0);
    case 'D': return opinion::binomial(0.3, 0.5, 0.2, 0);
    case 'E': return opinion::binomial(0.05, 0.85, 0.1, 0);
    default: return opinion::vacuous(0);
    }
}

/// How reliable sources are by the grades in the case: a valuation of sources.
template <claim_graph_like Graph>
[[nodiscard]] auto trust_by_grade(const Graph& graph) {
    return [&graph](source_id s) { return trust_of_grade(graph.whole().reliability(s)); };
}

/// How origins are fused that are not declared independent: as alike, or each by how much it knows.
enum class doubtful_fusion : std::uint8_t { averaging, weighted };

[[nodiscard]] constexpr std::string_view to_string(doubtful_fusion f) noexcept {
    return f == doubtful_fusion::averaging ? "averaging" : "weighted";
}
[[nodiscard]] constexpr std::string_view to_string(trust_variant v) noexcept {
    constexpr std::string_view names[] = {"projected", "belief_only", "opposite"};
    return names[static_cast<std::size_t>(v)];
}

/// How an opinion on a claim is made.
struct claim_opinion_options {
    trust_variant discount = trust_variant::projected;
    doubtful_fusion otherwise = doubtful_fusion::weighted;
    double base_rate = 0.5;  ///< how likely it is before anything is known
    lens by{};
};

/// What one origin brings to an opinion.
struct heard_origin {
    source_id source;
    bool against;    ///< what it says excludes the position
    double reached;  ///< how far those who pass it on are trusted: on the best of its chains
    opinion brings;  ///< what is left of its word
};

/// An opinion on a position from its graph, with what it is made of.
struct claim_opinion {
    opinion held;
    std::vector<heard_origin> origins{};          ///< by source; who says both is there twice
    /// Those who bring something, as they are fused: not declared independent of each other, as one; by their first.
    std::vector<std::vector<source_id>> fused{};
    claim_opinion_options made_by{};

    /// "b 0.8 d 0 u 0.2 a 0.5: GUR for it, reached 1: …; fused by weighted, cumulative where declared independent: GUR; NIS"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        const auto title = [&](source_id s) { return std::string{graph.whole().title(s)}; };
        if (origins.empty()) return fmt::format("{}: no origin is heard", held);
        std::string text = fmt::format("{}:", held);
        for (std::size_t i = 0; i < origins.size(); ++i) {
            const heard_origin& o = origins[i];
            text += fmt::format("{} {} {} it, trusted chain {:.3g}: {}", i == 0 ? "" : ";", title(o.source),
                o.against ? "against" : "for", o.reached, o.brings);
        }
        text += fmt::format("; discount {}; {} within, cumulative across: ", to_string(made_by.discount),
            to_string(made_by.otherwise));
        for (std::size_t i = 0; i < fused.size(); ++i)
            text += fmt::format("{}{}", i == 0 ? "" : " | ", detail::listing(fused[i], title));
        return text;
    }
};

namespace detail {

/// How far each end that counts is trusted by way of the best walk to it, the end itself left out: by source.
template <class Graph, class Factor>
void best_reach(const Graph& graph, const counted_paths& of, const Factor& factor,
    std::map<source_id, double>& reached) {
    const auto& all = graph.whole();
    std::vector<double> best(of.paths.size(), -1);
    std::vector<bool> waits(of.paths.size(), false);
    std::deque<std::uint32_t> open;
    for (std::uint32_t v = 0; v < of.paths.size(); ++v) {
        if (!of.paths.starts(v)) continue;
        best[v] = 1;
        waits[v] = true;
        open.push_back(v);
    }
    while (!open.empty()) {
        const std::uint32_t v = open.front();
        open.pop_front();
        waits[v] = false;
        const double through = best[v] * factor(all.source(of.paths.statements[v]));
        for (const std::uint32_t to : of.paths.relays.of(v)) {
            if (!(through > best[to])) continue;
            best[to] = through;
            if (waits[to]) continue;
            waits[to] = true;
            open.push_back(to);
        }
    }
    for (std::uint32_t v = 0; v < of.paths.size(); ++v) {
        if (!of.counts[v]) continue;
        const auto [at, fresh] = reached.emplace(all.source(of.paths.statements[v]), best[v]);
        if (!fresh) at->second = std::max(at->second, best[v]);
    }
}

/// Classes that are not all declared independent of each other, put together: what is left is declared independent
/// throughout. By their first source.
template <class Rule>
[[nodiscard]] std::vector<std::vector<source_id>> not_declared_apart(
    const std::vector<std::vector<source_id>>& classes, const Rule& rule) {
    source_classes together{classes.size()};
    for (std::uint32_t i = 0; i < classes.size(); ++i) {
        for (std::uint32_t j = i + 1; j < classes.size(); ++j) {
            const bool declared = std::any_of(classes[i].begin(), classes[i].end(), [&](source_id a) {
                return std::any_of(classes[j].begin(), classes[j].end(),
                    [&](source_id b) { return rule(a, b) == dependence::declared_independent; });
            });
            if (!declared) together.join(i, j);
        }
    }
    std::vector<std::vector<source_id>> made;
    std::map<std::uint32_t, std::size_t> place;
    for (std::uint32_t i = 0; i < classes.size(); ++i) {
        const auto [at, fresh] = place.emplace(together.root(i), made.size());
        if (fresh) made.emplace_back();
        auto& into = made[at->second];
        into.insert(into.end(), classes[i].begin(), classes[i].end());
    }
    for (auto& m : made) std::sort(m.begin(), m.end());
    std::sort(made.begin(), made.end());
    return made;
}

}  // namespace detail

/// What may be held of a position by whose word it is: each origin's word, less what its reliability and that of those who
/// pass it on leave open, all fused.
///
/// GUR, graded B, says at least 10,000 and a paper relays it: what is on record is the paper's report, and GUR's word counts as far
/// as the paper is trusted. A second paper with the same adds nothing: of several ways to one origin, the best counts. Who
/// says what excludes the position brings disbelief. Sources not graded bring nothing, for or against.
///
/// Statements for it are those whose set of values is within its own; those against it exclude it. Origins are fused by
/// weight (or averaged) but for those declared independent, whose evidence adds up. An echo of what is on record changes
/// nothing, nor does one by a source that is not known; a trusted outlet that repeats what was only known through a
/// doubtful one may bring an origin's word nearer, and never beyond what the origin is trusted.
/// \param trust  `trust(source)`: a binomial opinion that it is reliable. Mind its base rate: by the projected variant, a
///               vacuous opinion counts for that much
/// \throws std::invalid_argument if the position is on another question, or an opinion is not binomial
/// Complexity: the chains of each position of the question, and for each two classes of origins a look at their members.
/// Source: A. Josang, "Subjective Logic" (2016), trust discounting and fusion. Along a chain, what the opposite variant
/// takes from a disbelieved origin is passed on by belief.
template <claim_graph_like Graph, dependence_rule Rule, std::invocable<source_id> Trust>
[[nodiscard]] claim_opinion opinion_on(const question_trace<Graph>& trace, position p, const Rule& rule,
    const Trust& trust, const claim_opinion_options& options = {}) {
    detail::expect_on_question(trace, target{p});
    const auto& graph = trace.graph();
    const lens& by = options.by;
    const auto factor = [&](source_id s) {
        const opinion t = trust(s);
        detail::expect_binomial("opinion_on", t);
        return options.discount == trust_variant::projected ? std::clamp(t.projected(), 0.0, 1.0) : t.belief();
    };
    std::map<source_id, double> sides[2];
    std::vector<position> taken;
    for (const taken_position& t : trace.taken()) {
        if (by.which == positions::latest && t.superseded) continue;
        if (taken.empty() || taken.back() != t.position) taken.push_back(t.position);
    }
    for (const position q : taken) {
        const comparison found = compare(graph, q, p, by);
        const bool against = found.verdict == verdict::conflict;
        const bool for_it = q == p || found.relation == relation::equal || found.relation == relation::refines;
        if (for_it || against)
            detail::best_reach(graph, detail::counted_paths{trace, q, by}, factor, sides[against ? 1 : 0]);
    }
    claim_opinion made{opinion::vacuous(options.base_rate), {}, {}, options};
    std::vector<source_id> sources;
    for (const bool against : {false, true}) {
        const opinion sure = opinion::binomial(against ? 0 : 1, against ? 1 : 0, 0, options.base_rate);
        for (const auto& [source, reached] : sides[against ? 1 : 0]) {
            made.origins.push_back({source, against, reached,
                discount(reached, discount(trust(source), sure, options.discount))});
            // Who brings nothing joins no others by what it may depend on; averaged, it weighs as much as any.
            if (options.otherwise == doubtful_fusion::averaging || !made.origins.back().brings.is_vacuous())
                sources.push_back(source);
        }
    }
    std::stable_sort(made.origins.begin(), made.origins.end(),
        [](const heard_origin& a, const heard_origin& b) { return a.source < b.source; });
    if (sources.empty()) return made;
    made.fused = detail::not_declared_apart(
        independence(graph, std::span<const source_id>{sources}, rule).classes, rule);
    std::vector<opinion> across;
    for (const auto& group : made.fused) {
        std::vector<opinion> within;
        for (const heard_origin& o : made.origins) {
            if (std::binary_search(group.begin(), group.end(), o.source)) within.push_back(o.brings);
        }
        across.push_back(options.otherwise == doubtful_fusion::averaging ? averaging_fusion(within)
                                                                         : weighted_fusion(within));
    }
    made.held = cumulative_fusion(across);
    return made;
}
/// The same by the outermost affiliation and the grades in the case.
template <claim_graph_like Graph>
[[nodiscard]] claim_opinion opinion_on(
    const question_trace<Graph>& trace, position p, const claim_opinion_options& options = {}) {
    return opinion_on(trace, p, by_affiliation{trace.graph()}, trust_by_grade(trace.graph()), options);
}

/// Why a probability is known no better than between two bounds.
enum class probability_kind : std::uint8_t {
    exact,
    unknown_reliability,  ///< both bounds are reached, according to how reliable those are of whom it isn't known
    bounds,               ///< the case is too large: it lies somewhere between
};

[[nodiscard]] constexpr std::string_view to_string(probability_kind k) noexcept {
    constexpr std::string_view names[] = {"exact", "unknown reliability", "bounds"};
    return names[static_cast<std::size_t>(k)];
}

/// The probability that some chain of a position holds.
struct support_probability {
    double min = 0;
    double max = 0;
    probability_kind kind = probability_kind::exact;

    /// "0.64, exact"; "from 0.2 to 0.9, unknown reliability"
    [[nodiscard]] std::string because() const {
        return fmt::format("{}, {}", chain_reliability{min, max}.because(), to_string(kind));
    }
    friend bool operator==(const support_probability&, const support_probability&) = default;
};

/// How likely it is that a position has support, if each source is right independently of the others, whatever chains and
/// origins share: not the same as that it is so.
///
/// Of each source the probability is from its belief to what is not disbelief: not to know is anything from 0 to 1, and
/// never a half.
/// \param trust  as for `opinion_on`
/// \throws std::invalid_argument if the position is on another question, or an opinion is not binomial
/// Complexity: twice that of `reliability`.
template <claim_graph_like Graph, std::invocable<source_id> Trust>
[[nodiscard]] support_probability probability_of_support(
    const question_trace<Graph>& trace, const target& p, const Trust& trust, const lens& by = {}) {
    bool known = true;
    const auto least = [&](source_id s) {
        const opinion t = trust(s);
        detail::expect_binomial("probability_of_support", t);
        known = known && t.is_dogmatic();
        return std::clamp(t.belief(), 0.0, 1.0);
    };
    const auto most = [&](source_id s) { return std::clamp(1 - trust(s).disbelief(), 0.0, 1.0); };
    const chain_reliability low = reliability(trace, p, least, by);
    const chain_reliability high = known ? low : reliability(trace, p, most, by);
    support_probability made{low.min, high.max};
    if (!low.is_exact() || !high.is_exact()) made.kind = probability_kind::bounds;
    else if (made.min != made.max) made.kind = probability_kind::unknown_reliability;
    return made;
}

}  // namespace hearsay::inline v1
