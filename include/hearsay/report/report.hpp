#pragma once

#include <hearsay/assess/break_even.hpp>
#include <hearsay/assess/credibility.hpp>
#include <hearsay/assess/regions.hpp>
#include <hearsay/assess/sensitivity.hpp>
#include <hearsay/compare/changes.hpp>
#include <hearsay/compare/joint_conflicts.hpp>
#include <hearsay/compare/relations.hpp>
#include <hearsay/graph/claim_graph.hpp>
#include <hearsay/trace/dependence.hpp>
#include <hearsay/trace/echoes.hpp>
#include <hearsay/trace/independence.hpp>
#include <hearsay/trace/shared_values.hpp>
#include <hearsay/trace/timeline.hpp>
#include <hearsay/trace/what_falls.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace hearsay::inline v1 {

/// A set of values of any of the five kinds, as compared.
using any_set = std::variant<interval_set, date_set, place_set, label_set, truth_set>;
/// A value of any of the five kinds, as stated; std::monostate where a claim has none.
using any_value = std::variant<std::monostate, quantity, day_range, place_id, label_id, truth_set>;

/// How a case is looked at, and how much of it a report lists.
struct report_options {
    lens by{};                                               ///< reading, positions, factors, steps
    std::optional<day> as_of{};                              ///< only what was known by then
    std::optional<day> said_by{};                            ///< only what was said by then, heard of or not
    std::vector<source_id> without{};                        ///< as if these had never spoken
    affiliation_level level = affiliation_level::outermost;  ///< how far out an affiliation makes origins one
    /// How many relations, chains, regions and scenarios are listed for a question; of chains never more than a million.
    std::size_t limit = 1000;
};

/// What a report says; every list in the order of the case unless it says otherwise. The pages that people read, and the JSON
/// that programs read, are written from this alone.
struct report {
    struct noncommittal {
        source_id source;
        hearsay::stance stance;
        hearsay::certainty certainty;
        std::string condition;
    };
    struct claim {
        claim_id id;
        any_value value{};
        std::optional<any_set>
            set{};  ///< in the question's unit, clipped; absent without a value or a conversion
        scope_id scope;
        std::vector<source_id> asserted_by{};
        std::vector<source_id> denied_by{};
        std::vector<noncommittal> uncommitted{};
        std::vector<source_id> relayed_by{};  ///< sources of pure relays on the way to it
        std::vector<source_id> origins{};
        independent_origins independent{};
        std::vector<source_id> denial_origins{};
        independent_origins denial_independent{};
        std::optional<hearsay::credibility> grade{};  ///< absent where nobody asserts it
        verdict_counts counts{};                      ///< over its own positions, against all others
    };
    struct region {
        any_set values{};
        std::vector<position> positions{};  ///< that accept it
        std::vector<source_id> origins{};
        independent_origins independent{};
    };
    struct dissent {
        source_id source;
        position of;
        std::string because;  ///< "values", "part_of", "impossible", "unit"
    };
    struct consensus {
        std::optional<region> best{};
        std::vector<dissent> dissenters{};
        std::vector<region> tied{};  ///< other regions with as many independent origins
        std::vector<region>
            others{};  ///< the regions after those, in order, as many of all as the limit lets
        std::size_t regions_total = 0;  ///< the best and all others, listed or not
    };
    struct scope_consensus {
        scope_id scope;
        consensus found{};
    };
    /// What stands behind a position that is taken, beyond its origins.
    struct backing {
        position of;
        echoes_found echoes{};
        std::size_t lines = 0;          ///< chains of which no two share a source: so many are there at least
        std::size_t lines_at_most = 0;  ///< the same, where it is exact
        std::vector<source_id> cut{};   ///< without these together no chain is left
        bool cut_is_least = true;       ///< fewer would not do
        std::vector<fall> falls{};  ///< without each source on which an origin hangs; none past 200 origins
    };
    /// When a claim was made, passed on, denied, taken back.
    struct history {
        claim_id claim;
        claim_timeline told{};  ///< all of it
    };
    /// What stands behind all answers to a question together, in its own scope.
    struct sources_behind {
        echoes_found echoes{};
        std::vector<source_id> origins{};
        independent_origins independent{};
    };
    struct question {
        question_id id;
        std::vector<claim> claims{};
        question_relations relations{};
        std::vector<region>
            scenarios{};  ///< in the question's own scope, the best first, as many as the limit lets
        std::size_t scenarios_total = 0;          ///< listed or not
        consensus found{};                        ///< of the question's own scope
        std::vector<scope_consensus> by_scope{};  ///< of every other scope with a position, nested ones first
        std::vector<joint_conflict> joint{};
        std::vector<self_contradiction> contradictions{};
        std::vector<change_of_mind> changes{};
        std::vector<backing> backings{};   ///< of every position that is taken
        std::vector<history> histories{};  ///< of every claim that somebody speaks of
        sources_behind behind{};
        /// On what the best region of its own scope hangs; absent where more than 100 statements bear on it.
        std::optional<sensitivity_found> hangs_on{};
    };
    struct chain {
        position of;
        std::vector<source_id> path{};  ///< from the outermost relay to the origin
        std::vector<statement_id> statements{};
    };
    struct circle {
        source_id source;
        std::vector<source_id> path{};           ///< from its later statement back to its earlier one
        std::vector<statement_id> statements{};  ///< that make it up, one for one
    };
    struct drift {
        statement_id statement;
        statement_id relays;
        position from;                     ///< what was said below
        position to;                       ///< what the relay says
        std::vector<std::string> what{};   ///< as `drift_step::what`
        std::vector<std::string> words{};  ///< the same with by how much: "raised by 20%"
        bool left_open = false;            ///< below, no side was taken
        std::optional<double> change{};    ///< of a figure, as a share of what it was
        std::optional<int> days{};         ///< by so many days a date moved
    };
    struct pivot {
        source_id source;
        std::vector<position> carries{};  ///< what loses all support without it
    };
    struct assumed {
        assumption what;
        std::string id{};
        std::string text{};
        std::string unit{};
        std::string to{};
        std::optional<double> lower{};
        std::optional<double> upper{};
        std::string basis{};
        std::vector<break_point> breaks{};
    };

    claim_snapshot graph;  ///< the whole case, for names
    std::string title{};
    report_options options{};
    std::vector<question> questions{};
    std::vector<std::size_t> statements_of{};  ///< live statements, by source
    std::vector<chain> chains{};               ///< shortest first within a position
    std::optional<std::uint64_t> chains_total{};
    std::vector<circle> circular{};
    std::vector<drift> drifts{};
    std::vector<pivot> pivots{};
    std::vector<shared_values>
        shared{};  ///< sources that give the same answers too often; strongest evidence first
    std::vector<assumed> assumptions{};
    std::vector<std::string>
        warnings{};  ///< impossible positions, loops, relays of what was said later, what rests on a retracted statement
};

/// Works out a report of a case.
///
/// What is not on record in the view, by itself or through relays from what is, is not known and counts nowhere: without
/// Kyiv Post, nobody had heard of what it alone relays. The same case gives the same report, whatever the order of its
/// statements; so claims that were written in place come last, by their ids.
///
/// \param graph     the case. The report keeps it, as `report.graph`, which its ids belong to: a copy with the claims in
///                  another order, where those in place are not in theirs
/// \param progress  called, where given, with the share of the questions done
/// \throws std::out_of_range if a source or conversion of `options` is not of the graph
/// \throws std::invalid_argument for a factor that is no finite range above 0, and for steps that are not valid
/// Complexity: a comparison for each two positions of a question, a few more for each that nothing contradicts, and the relays
/// that reach each. Memory: linear in the case and in what is listed, and a bit for each two positions of a scope.
[[nodiscard]] report make_report(const claim_snapshot& graph, std::string title,
    const report_options& options = {}, void (*progress)(double) = nullptr);

}  // namespace hearsay::inline v1
