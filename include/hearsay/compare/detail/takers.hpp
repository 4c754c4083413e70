#pragma once

#include <hearsay/compare/detail/line.hpp>
#include <hearsay/compare/detail/meetings.hpp>
#include <hearsay/compare/position.hpp>
#include <hearsay/graph/live.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <vector>

namespace hearsay::inline v1::detail {

/// A position with those who take it, and what is stated in it as a piece of the line: before it is denied, converted
/// or clipped, all of which depend on the question.
struct taken_line {
    enum class form : std::uint8_t { no_value, piece, node, off_the_line };

    hearsay::position position{claim_id{0}};
    tally weight = 0;
    cut begin = 0;  // of a node its number
    cut end = 0;
    scope_id scope{0};
    std::uint32_t unit = 0xffffffff;  // the stated one
    form is = form::no_value;
};

/// Reads what a claim states, into one that says nothing. O(1).
template <class Snapshot>
void read_stated(const Snapshot& all, claim_id claim, const lens& by, taken_line& into) {
    using form = taken_line::form;
    into.scope = all.scope_of(claim);
    all.visit_value(claim, [&]<class Kind>(Kind) {
        const auto& stated = *all.template stated<Kind>(claim);
        const auto read = [&](const auto& piece) {
            into.is = read_piece(piece, into.begin, into.end) ? form::piece : form::off_the_line;
        };
        if constexpr (std::is_same_v<Kind, quantity_kind>) {
            if (stated.unit) into.unit = stated.unit->number();
            if (by.how == reading::literal && !stated.approx && by.steps.is_valid())
                read(stated.stated);
            else
                read(read_as(stated, by.how, by.steps));
        } else if constexpr (std::is_same_v<Kind, date_kind> || std::is_same_v<Kind, truth_kind>) {
            read(stated);
        } else if constexpr (std::is_same_v<Kind, place_kind> || std::is_same_v<Kind, label_kind>) {
            into.begin = stated.number();
            into.is = form::node;
        } else {
            into.is = form::off_the_line;
        }
    });
}

/// The positions taken on a question, ascending.
template <class Graph>
[[nodiscard]] std::vector<taken_line> takers_of(const Graph& graph, question_id question, const lens& by) {
    std::vector<taken_line> made;
    if (by.which == positions::all) {  // nothing is superseded, so that no times are looked at
        const auto& all = graph.whole();
        known_lives lives{graph};
        for (const claim_id c : all.claims_of(question)) {
            std::uint32_t both[2] = {0, 0};
            for (const stance_on on : all.stances_on(c)) {
                if (on.commits() && lives(on.statement)) ++both[on.stance == stance::denies ? 1 : 0];
            }
            for (const bool denied : {false, true}) {
                if (both[denied ? 1 : 0] == 0) continue;
                made.push_back({{c, denied}, tally_of(both[denied ? 1 : 0])});
                read_stated(all, c, by, made.back());
            }
        }
        return made;
    }
    for (const taken_position& t : positions_taken(graph, question, by.which)) {
        if (!made.empty() && made.back().position == t.position) {
            made.back().weight += tally_of(1) - 1;
            continue;
        }
        made.push_back({t.position, tally_of(1)});
        read_stated(graph.whole(), t.position.claim, by, made.back());
    }
    return made;
}

[[nodiscard]] inline tally total_of(std::span<const taken_line> taken) noexcept {
    tally sum = 0;
    for (const taken_line& t : taken) sum += t.weight;
    return sum;
}

/// The same for all questions of a graph: one pass over its stances and one over its claims, each in the order in which
/// they lie in memory, which puts every question's positions side by side.
class all_takers {
public:
    template <class Graph, class Run>
    all_takers(const Graph& graph, const lens& by, Run& run) : begins_(graph.whole().questions().size() + 1) {
        const auto& all = graph.whole();
        std::vector<std::uint32_t> counts(all.claims().size() * 2);  // by claim, asserted and denied
        const auto count = [&](position p) { ++counts[std::size_t{p.claim.number()} * 2 + (p.denied ? 1U : 0U)]; };
        if (by.which == positions::all) {
            count_all(graph, count);
        } else {
            run(all.questions().size(), [&](std::size_t from, std::size_t to) {
                for (std::size_t q = from; q < to; ++q) {
                    for (const auto& t : positions_taken(graph, question_id{static_cast<std::uint32_t>(q)}))
                        count(t.position);
                }
            });
        }
        for (const claim_id c : all.claims()) {
            const std::uint32_t* both = &counts[std::size_t{c.number()} * 2];
            begins_[all.question(c).number() + std::size_t{1}] += (both[0] != 0 ? 1U : 0U) + (both[1] != 0 ? 1U : 0U);
        }
        for (std::size_t q = 1; q < begins_.size(); ++q) begins_[q] += begins_[q - 1];
        taken_.resize(begins_.back());
        std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
        const auto ahead = [&, n = static_cast<std::uint32_t>(all.claims().size())](claim_id c) {
            // The next claims belong to questions anywhere: what they will be written to is fetched meanwhile.
            constexpr std::uint32_t distance = 16;
            if (n - c.number() <= distance) return;
            const question_id question = all.question(claim_id{c.number() + distance});
            __builtin_prefetch(taken_.data() + next[question.number()], 1);
        };
        for (const claim_id c : all.claims()) {
            ahead(c);
            const std::uint32_t* both = &counts[std::size_t{c.number()} * 2];
            if ((both[0] | both[1]) == 0) continue;
            std::uint32_t& place = next[all.question(c).number()];
            for (const bool denied : {false, true}) {
                if (both[denied ? 1 : 0] == 0) continue;
                // Written where it stays: a copy would have to wait for the bytes that it is made of.
                taken_line& made = taken_[place++];
                made.position.claim = c;
                made.position.denied = denied;
                made.weight = tally_of(both[denied ? 1 : 0]);
                read_stated(all, c, by, made);
            }
        }
    }

    /// Of each question, how many positions are taken on those before it; and on all.
    [[nodiscard]] const std::vector<std::size_t>& begins() const noexcept { return begins_; }
    [[nodiscard]] std::span<const taken_line> of(std::size_t question) const noexcept {
        return std::span{taken_}.subspan(begins_[question], begins_[question + 1] - begins_[question]);
    }

private:
    template <class Graph, class Count>
    static void count_all(const Graph& graph, Count&& count) {
        const auto& all = graph.whole();
        const bool retracted = all.retraction_count() != 0;
        const std::vector<bool> live = retracted ? live_statements(graph) : std::vector<bool>{};
        for (const statement_id s : all.statements()) {
            if (retracted ? !live[s.number()] : !graph.shows(s)) continue;
            for (const stance_on on : all.stances(s)) {
                if (on.commits()) count({on.claim, on.stance == stance::denies});
            }
        }
    }

    std::vector<std::size_t> begins_;
    std::vector<taken_line> taken_;
};

}  // namespace hearsay::inline v1::detail
