#pragma once

#include "../compare/drawn_question.hpp"

#include <hearsay/graph/batch.hpp>
#include <hearsay/graph/claim_graph.hpp>
#include <hearsay/trace/dependence.hpp>
#include <hearsay/trace/question_trace.hpp>

#include <fmt/format.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

namespace figures {

/// As `drawn`, of the whole range from the first case on.
inline int fully_drawn(int from, int to) {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(from, to));
}

/// A case that is drawn batch by batch: answers to two questions of one kind, by sources that relay each other, take back
/// and correct what they said; now and then a link of sources, a unit that joins two others, two places that overlap.
class growing_case {
public:
    growing_case() : traits_{drawn_traits()}, loops_{one_in(4)}, retractions_{one_in(2)} {
        using namespace hearsay;
        auto batch = graph_.insert();
        batch.add(unit_record{.id = "soldier"});
        batch.add(unit_record{.id = "brigade", .conversions = {{"soldier", {2, 3, 0}}}});
        batch.add(unit_record{.id = "degree"});
        batch.add(part_record{.id = "army"});
        batch.add(part_record{.id = "infantry", .within = "army"});
        const std::vector<std::string> within{"", "world", "world", "north", "south"};
        for (std::size_t i = 0; i < within.size(); ++i)
            batch.add_place(node_record{.id = places()[i], .within = within[i]});
        for (const std::string id : {"q", "other"}) {
            question_record asked{.id = id, .kind = traits_.kind};
            if (traits_.kind == "quantity") {
                asked.unit = "soldier";
                if (traits_.additive) asked.additive = additivity::all();
            }
            batch.add(asked);
        }
        for (int s = 0; s < 6; ++s) {
            source_record made{.id = fmt::format("s{}", s)};
            if (s == 4) made.within = "s1";
            batch.add(made);
        }
        batch.commit();
    }

    [[nodiscard]] const hearsay::claim_graph& graph() const noexcept { return graph_; }

    /// One more batch, of up to so many statements.
    void grow(int most) {
        using namespace hearsay;
        auto batch = graph_.insert();
        const int fresh = fully_drawn(0, 1 + (most + 1) / 2);
        for (int i = 0; i < fresh || claims_ == 0; ++i) batch.add(drawn_claim());
        const int first = statements_;
        const int count = fully_drawn(0, most + 1);
        speakers_.resize(static_cast<std::size_t>(first + count));
        for (int t = first; t < first + count; ++t)
            speakers_[static_cast<std::size_t>(t)] = fully_drawn(0, 6);
        statements_ = first + count;
        for (int t = first; t < statements_; ++t) batch.add(drawn_statement(t));
        if (one_in(12)) {
            batch.add(link_record{.a = fmt::format("s{}", drawn(0, 3)),
                .b = fmt::format("s{}", drawn(3, 6)),
                .is = one_in(2) ? link_kind::dependent : link_kind::independent});
        }
        if (graph_.units().size() == 3 && one_in(12)) {  // there is no second way between them
            batch.add(
                unit_record{.id = "joining", .conversions = {{"degree", {5, 5, 0}}, {"soldier", {1, 1, 0}}}});
        }
        if (one_in(12)) {
            const auto id = fmt::format("p{}", overlapping_++);
            batch.add_place(
                node_record{.id = id, .overlaps = {places()[static_cast<std::size_t>(drawn(1, 5))]}});
        }
        // What contradicts itself is refused, and the case stays as it was: two things said of one pair of sources.
        if (!batch.try_commit().empty()) {
            statements_ = first;
            claims_ = static_cast<int>(graph_.claims().size());
        }
    }

private:
    static const std::vector<std::string>& places() {
        static const std::vector<std::string> all{"world", "north", "south", "town", "village"};
        return all;
    }
    [[nodiscard]] hearsay::claim_record drawn_claim() {
        using namespace hearsay;
        claim_record made{.id = fmt::format("c{}", claims_++), .answers = one_in(5) ? "other" : "q"};
        const auto place = [] { return places()[static_cast<std::size_t>(drawn(0, 5))]; };
        const auto days = [] {
            const auto from = make_day(2024, 10, static_cast<unsigned>(drawn(1, 20)));
            return day_range::between(from, from + std::chrono::days{drawn(0, 9)});
        };
        if (!one_in(10)) {
            if (traits_.kind == "quantity") {
                const auto unit = traits_.units && one_in(3)
                    ? *rc::gen::element<std::string>("brigade", "degree", "soldier")
                    : std::string{};
                made.value = said_quantity{drawn_quantity(!traits_.additive), unit};
            } else if (traits_.kind == "date") {
                made.value = days();
            } else if (traits_.kind == "place") {
                made.value = said_place{place()};
            } else {
                made.value = truth_set{one_in(2)};
            }
        }
        if (traits_.scopes && one_in(2)) {
            if (one_in(2)) made.scope.part = one_in(2) ? "army" : "infantry";
            if (one_in(3)) made.scope.place = place();
        }
        return made;
    }

    [[nodiscard]] hearsay::statement_record drawn_statement(int t) {
        using namespace hearsay;
        const int speaker = speakers_[static_cast<std::size_t>(t)];
        statement_record said{.id = fmt::format("t{}", t), .source = fmt::format("s{}", speaker)};
        if (!one_in(3)) said.at = said_at{make_day(2024, 11, static_cast<unsigned>(drawn(1, 9)))};
        said.own_basis = one_in(8);
        said.held = !one_in(10);
        for (int i = fully_drawn(0, 3); i > 0; --i) {
            const auto how =
                *rc::gen::element(stance::asserts, stance::asserts, stance::denies, stance::unconfirmed);
            const auto claim = fmt::format("c{}", fully_drawn(0, claims_));
            if (std::none_of(said.stances.begin(), said.stances.end(),
                    [&](const auto& s) { return s.claim == claim; }))
                said.stances.push_back({claim, how});
        }
        for (int i = fully_drawn(0, 3); i > 0; --i) {
            const int of = fully_drawn(0, loops_ ? statements_ : t + 1);
            if (of != t) said.relays.push_back(fmt::format("t{}", of));
        }
        if (retractions_ && one_in(3)) {  // only a source itself takes back what it said
            std::vector<int> own;
            for (int of = 0; of < t; ++of)
                if (speakers_[static_cast<std::size_t>(of)] == speaker) own.push_back(of);
            if (!own.empty()) {
                const int of = own[static_cast<std::size_t>(fully_drawn(0, static_cast<int>(own.size())))];
                (one_in(2) ? said.retracts : said.corrects).push_back(fmt::format("t{}", of));
            }
        }
        return said;
    }

    hearsay::claim_graph graph_;
    question_traits traits_;
    bool loops_;
    bool retractions_;
    int claims_ = 0;
    int statements_ = 0;
    int overlapping_ = 0;
    std::vector<int> speakers_;  // by statement
};

/// A case that is drawn whole, a way to look at it and a rule of who depends on whom.
struct drawn_case {
    explicit drawn_case(int statements) {
        growing.grow(statements);
        by = drawn_lens(graph);
    }

    growing_case growing{};
    const hearsay::claim_graph& graph = growing.graph();
    hearsay::lens by{};
    hearsay::by_affiliation<hearsay::claim_graph> rule{graph};

    /// Calls `check(trace of a question)` for each question.
    template <class Check>
    void for_each_question(const Check& check) const {
        for (const hearsay::question_id q : graph.questions()) check(hearsay::question_trace{graph, q});
    }
};

}  // namespace figures
