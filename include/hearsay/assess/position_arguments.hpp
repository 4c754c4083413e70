#pragma once

#include <hearsay/assess/argument_framework.hpp>
#include <hearsay/compare/pairs.hpp>
#include <hearsay/trace/detail/listing.hpp>
#include <hearsay/trace/origins.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hearsay::inline v1 {

/// The positions on a question as arguments: each attacks those that it conflicts with.
struct position_arguments {
    std::vector<position> positions{};  ///< in the order of the case; an argument is its number here
    argument_framework framework{};

    /// "c4 is out: c1 speaks against it, and nothing that stands speaks against c1"
    /// \param labels  of this framework
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(
        const Graph& graph, const grounded_labelling& labels, std::uint32_t argument) const {
        const auto name = [&](std::uint32_t a) { return detail::words_for(graph, positions[a]); };
        const std::uint32_t by = labels.because_of[argument];
        switch (labels.of[argument]) {
        case standing::in: {
            const auto against = framework.attackers_of(argument);
            if (against.empty()) return fmt::format("{} is in: nothing speaks against it", name(argument));
            const std::vector<std::uint32_t> all{against.begin(), against.end()};
            return fmt::format("{} is in: {} speak{} against it, and {} out", name(argument),
                detail::listing(all, name), all.size() == 1 ? "s" : "", all.size() == 1 ? "is" : "are");
        }
        case standing::out:
            return fmt::format("{} is out: {} speaks against it, and is in", name(argument), name(by));
        case standing::undecided: break;
        }
        return fmt::format(
            "{} is undecided: {} speaks against it, and is undecided", name(argument), name(by));
    }
};

/// No position is stronger than another: whatever conflicts attacks each other.
struct no_preference {
    [[nodiscard]] bool operator()(position, position) const noexcept { return false; }
};

/// What more independent origins stand behind for sure is stronger: at least as many as can stand behind the other at most, and
/// one more. Two origins that are declared independent beat one; "one to three" beats nothing but none.
template <claim_graph_like Graph, dependence_rule Rule>
class stronger_by_support {
public:
    stronger_by_support(const question_trace<Graph>& trace, const Rule& rule, const lens& by = {}) {
        for (const position p : distinct_positions(trace.graph(), trace.question(), by)) {
            const auto count = independence(trace, p, rule, by);
            counts_.push_back({p, count.min, count.max});
        }
    }
    [[nodiscard]] bool operator()(position a, position b) const { return of(a).min > of(b).max; }

private:
    struct counted {
        position of;
        std::size_t min;
        std::size_t max;
    };
    [[nodiscard]] const counted& of(position p) const {
        return *std::lower_bound(counts_.begin(), counts_.end(), p,
            [](const counted& c, position wanted) { return c.of < wanted; });
    }
    std::vector<counted> counts_;
};

/// What a more reliable origin stands behind is stronger: by the best grade, A to E, that the case gives to an origin of it. F
/// can't be judged and, like no grade, is neither better nor worse than any.
template <claim_graph_like Graph>
class stronger_by_reliability {
public:
    explicit stronger_by_reliability(const question_trace<Graph>& trace, const lens& by = {}) {
        for (const position p : distinct_positions(trace.graph(), trace.question(), by)) {
            std::optional<char> best;
            for (const source_id s : origins(trace, p, by).sources) {
                const auto grade = trace.graph().whole().reliability(s);
                if (grade && *grade >= 'A' && *grade <= 'E' && (!best || *grade < *best)) best = grade;
            }
            grades_.push_back({p, best});
        }
    }
    [[nodiscard]] bool operator()(position a, position b) const {
        const auto of_a = of(a);
        const auto of_b = of(b);
        return of_a && of_b && *of_a < *of_b;
    }

private:
    struct graded {
        position of;
        std::optional<char> grade;
    };
    [[nodiscard]] std::optional<char> of(position p) const {
        return std::lower_bound(grades_.begin(), grades_.end(), p, [](const graded& g, position wanted) {
            return g.of < wanted;
        })->grade;
    }
    std::vector<graded> grades_;
};

/// The positions that are taken on a question as arguments. Two that conflict attack each other, so a denial attacks what it
/// denies; where one is stronger by a rule, the weaker does not attack it.
///
/// "Over 11,000" and "nobody was sent" attack each other: neither stands for sure. Where three independent origins say the one
/// and one the other, and support is to count, the first stands.
/// \param stronger  called with two positions; never true both ways
/// Complexity: that of `pairs_on` for what conflicts, and n log n in it.
template <claim_graph_like Graph, class Stronger = no_preference>
    requires std::predicate<const Stronger&, position, position>
[[nodiscard]] position_arguments arguments_of(
    const Graph& graph, question_id question, const Stronger& stronger = {}, const lens& by = {}) {
    position_arguments made;
    made.positions = distinct_positions(graph, question, by);
    std::vector<attack> attacks;
    const auto number_of = [&](position p) {
        return static_cast<std::uint32_t>(
            std::lower_bound(made.positions.begin(), made.positions.end(), p) - made.positions.begin());
    };
    for (const auto& [a, b, verdict] : pairs_on(graph, question, by, {verdict::conflict})) {
        if (!stronger(b, a)) attacks.push_back({number_of(a), number_of(b)});
        if (!stronger(a, b)) attacks.push_back({number_of(b), number_of(a)});
    }
    made.framework = argument_framework{made.positions.size(), attacks};
    return made;
}

}  // namespace hearsay::inline v1
