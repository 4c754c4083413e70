#pragma once

#include "english.hpp"
#include "page.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hearsay::inline v1::detail {

/// What a report says, in English sentences.
class sentences {
public:
    explicit sentences(const report& what);

    // ---- names and values
    [[nodiscard]] std::string source(source_id which) const;  ///< "GUR"; "an engineer, unnamed"
    [[nodiscard]] std::string chain(const std::vector<source_id>& path) const;  ///< "Kyiv Post > GUR"
    [[nodiscard]] std::string name(claim_id which) const;                       ///< its id
    [[nodiscard]] std::string quoted(claim_id which) const;                     ///< "'over 11 thousand'"
    [[nodiscard]] std::string said(position which) const;  ///< "the denial of 'over 70 people' (in Brask)"
    [[nodiscard]] phrase named(position which) const;      ///< the same, with its id
    [[nodiscard]] std::string scope_of(claim_id which) const;  ///< "in Brask"; empty for the question's own
    [[nodiscard]] std::string scope_text(scope_id which, question_id in) const;
    [[nodiscard]] std::string asks(question_id which) const;
    [[nodiscard]] std::string day_text(said_at when) const;  ///< "on 4 March 2023"; empty where not known
    [[nodiscard]] std::string values(question_id in, const any_set& set, bool with_unit = true) const;

    /// The claim of a question, or nothing.
    [[nodiscard]] const report::claim* find(claim_id which) const;
    /// Why a position has no origin: "with nothing behind it"; empty where it has one.
    [[nodiscard]] std::string no_origin(position which) const;

    // ---- sentences
    [[nodiscard]] std::string independence(
        const independent_origins& count) const;  ///< "2 to 3 independent origins"
    [[nodiscard]] std::string noncommittal(
        const report::noncommittal& one) const;                    ///< "NATO has not confirmed it"
    [[nodiscard]] phrase answer(const report::question& q) const;  ///< the lead, after the question
    [[nodiscard]] phrase relation(const comparison& c) const;      ///< why they stand as they do
    /// "if a brigade is 3,000 to 5,000 soldiers", or empty. Vague words are those of the positions.
    [[nodiscard]] std::string conditions(
        const assumption_list& used, const std::vector<position>& rests_on) const;
    [[nodiscard]] std::string joint(const joint_conflict& j) const;
    [[nodiscard]] std::string contradiction(const self_contradiction& c) const;
    [[nodiscard]] std::string change(const change_of_mind& c) const;
    [[nodiscard]] std::string drift(const report::drift& d) const;
    [[nodiscard]] std::string circle(const report::circle& c) const;
    [[nodiscard]] std::string pivot(const report::pivot& p) const;
    /// How much of what supports a position is an echo; empty where nothing is.
    [[nodiscard]] std::string echo(const report::backing& b) const;
    /// How many chains share no source, and who cuts them all; empty where there is no chain.
    [[nodiscard]] std::string lines(const report::backing& b) const;
    /// What is lost and left without a source.
    [[nodiscard]] std::string fall_of(const fall& f) const;
    /// Who was first with a claim, and what became of it; empty where nobody asserts it.
    [[nodiscard]] std::string history(const report::history& h) const;
    [[nodiscard]] std::string shared(const shared_values& s) const;
    /// What may hold without one thing, and at which figures it flips.
    [[nodiscard]] std::string influence_of(const influence& one) const;
    /// The sources that topple what may hold together; empty where it takes fewer than two.
    [[nodiscard]] std::string toppled_by(const toppling& least) const;
    /// The source summary statement of a question: how many reports, accounts and independent origins, what conflicts, what
    /// the answer rests on, what would change it. Empty where nobody takes a position.
    [[nodiscard]] std::string sources_behind(const report::question& q) const;
    [[nodiscard]] std::string assumed(const report::assumed& a) const;
    /// The factors at which the verdict on one pair changes: "conflict at 2,750 and below".
    [[nodiscard]] std::string breaks(const report::assumed& a, std::vector<break_point> points) const;
    /// How the case was looked at: the reading, and whatever was hidden or assumed instead.
    [[nodiscard]] std::string view() const;

    [[nodiscard]] const claim_snapshot& graph() const noexcept { return graph_; }

private:
    [[nodiscard]] std::string numbers(question_id in, const interval_set& set, bool with_unit) const;
    template <class Kind>
    [[nodiscard]] std::string nodes(const subtree_set<Kind>& set) const;
    [[nodiscard]] std::string unit_condition(std::uint32_t conversion) const;
    [[nodiscard]] std::string assumption_in_words(assumption one) const;
    [[nodiscard]] std::string table_condition(word_table which, const std::vector<position>& rests_on) const;
    [[nodiscard]] std::string origins(const report::region& r) const;
    [[nodiscard]] std::string support(const report::region& r) const;
    [[nodiscard]] std::string conditions(const std::vector<position>& rests_on) const;
    [[nodiscard]] std::string no_answer(const report::question& q) const;
    [[nodiscard]] phrase one_answer(const report::question& q) const;
    [[nodiscard]] phrase tied_answers(const report::question& q) const;
    [[nodiscard]] std::string dissent(const report::question& q) const;
    [[nodiscard]] std::string other_reading(const report::question& q) const;
    [[nodiscard]] std::string factors(const report::question& q) const;
    [[nodiscard]] std::string carriers(const report::question& q) const;
    [[nodiscard]] std::string of_parts(const report::question& q) const;
    [[nodiscard]] std::string taken_in(const std::vector<position>& joining,
        const std::vector<position>& leaving, std::size_t answers) const;
    [[nodiscard]] std::string tip(const influence& one, const tipping_point& at) const;

    [[nodiscard]] bool rests_on_a_range(const std::vector<position>& positions) const;

    struct located_break {
        const report::assumed* by;
        const break_point* at;
    };
    const report& report_;
    const claim_snapshot& graph_;
    std::map<std::string, int> titles_;  // how many sources bear it
    std::map<claim_id, const report::claim*> claims_;
    std::set<position> with_chain_;
    std::map<position, std::vector<source_id>> carriers_of_;  // the pivots on all of its chains
    std::map<question_id, std::vector<located_break>> breaks_of_;
};

}  // namespace hearsay::inline v1::detail
