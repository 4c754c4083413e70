#include <hearsay/compare/most_shared.hpp>

#include "drawn_graph.hpp"
#include "drawn_question.hpp"
#include "figures.hpp"
#include "listed_sets.hpp"
#include "north_korean_troops.hpp"

#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <vector>

using namespace hearsay;
using namespace figures;
using test::make_graph;

namespace {

template <class Graph>
void expect_the_definition(const Graph& graph, const lens& by) {
    const auto by_statements = shared_by::statements;
    const auto all = most_shared_of_all(graph, by);
    const auto repeated = most_shared_of_all(graph, by, in_turn{}, by_statements);
    for (const question_id q : graph.whole().questions()) {
        const auto sets = by_scenarios(graph, q, by);
        const auto most = sorted(highest(sets, [](const listed_set& s) { return s.positions; }));
        const auto loudest = sorted(highest(sets, [](const listed_set& s) { return s.statements; }));
        const auto one = most_shared(graph, q, by);
        const auto loud = most_shared(graph, q, by, by_statements);
        RC_ASSERT(sorted(in_full(graph, one.scopes(), by)) == most);
        RC_ASSERT(in_full(graph, all.of(q), by) == in_full(graph, one.scopes(), by));
        RC_ASSERT(sorted(in_full(graph, loud.scopes(), by)) == loudest);
        RC_ASSERT(in_full(graph, repeated.of(q), by) == in_full(graph, loud.scopes(), by));
    }
}

/// Counts who accepts each cell of all positions: what a region is where no unit is uncertain.
template <class Kind, class Graph>
std::vector<listed_set> by_counting(const Graph& graph, question_id question, const lens& by) {
    std::map<scope_id, std::map<position, std::size_t>> taken;
    for (const taken_position& t : positions_taken(graph, question, by.which)) ++taken[t.scope][t.position];
    std::vector<listed_set> made;
    for (const auto& [scope, in_scope] : taken) {
        std::vector<position_value<Kind>> values;
        std::vector<typename Kind::set> sets;
        for (const auto& [p, statements] : in_scope) {
            auto value = value_of<Kind>(graph, p, by);
            if (!value.set || value.is_impossible()) continue;
            sets.push_back(*value.set);
            values.push_back(std::move(value));
        }
        std::map<std::vector<position>, typename Kind::set> regions;
        for (const auto& cell : elementary_cells(sets)) {
            std::vector<position> who;
            for (const auto& value : values) {
                if (intersects(*value.set, cell)) who.push_back(value.position);
            }
            regions[who] = union_of(regions[who], cell);
        }
        for (const auto& [who, where] : regions) {
            std::size_t statements = 0;
            for (const position p : who) statements += in_scope.at(p);
            made.push_back({scope, who, who.size(), statements, fmt::format("{}", where)});
        }
    }
    return highest(made, [](const listed_set& s) { return s.positions; });
}

}  // namespace

TEST(MostShared, OfTheTroopsIsWhatAllThreeAccept) {
    const auto graph = north_korean_troops::make();
    const auto found = most_shared(graph, asked(graph, "troops"));
    const auto best = found.scopes()[0];
    ASSERT_EQ(best.size(), 1U);
    EXPECT_EQ(fmt::format("{}", best[0].values<quantity_kind>(graph)), "(11000, 20000]");
}

TEST(MostShared, CountsPositionsOrStatements) {
    const auto graph = make_graph("a: n 10; b: n 10; c: n 10; d: n 20; e: n at least 15; f: n up to 20");
    const auto q = asked(graph, "n");
    const auto values = [&](const question_sets& found) {
        strings made;
        for (const compatible_set one : found.scopes()[0])
            made.push_back(fmt::format("{} by {}", one.values<quantity_kind>(graph), one.positions()));
        return made;
    };
    EXPECT_EQ(values(most_shared(graph, q)), (strings{"{20} by 3"}));
    EXPECT_EQ(values(most_shared(graph, q, {}, shared_by::statements)), (strings{"{10} by 2"}));
}

TEST(MostShared, ListsWhatTies) {
    const auto graph = make_graph("a: n 30; b: n 10; c: n 20; d: denies n 20");
    const auto found = most_shared(graph, asked(graph, "n"));
    strings values;
    for (const compatible_set one : found.scopes()[0])
        values.push_back(fmt::format("{}", one.values<quantity_kind>(graph)));
    EXPECT_EQ(values, (strings{"{10}", "{30}"}));
    EXPECT_EQ(found.scopes()[0][1].because(graph), "n 30, not n 20 hold together, taken by 2 statements");
    EXPECT_TRUE(most_shared_of_all(claim_graph{}).scopes().empty());
}

RC_GTEST_PROP(MostSharedProperty, IsTheLargestScenario, ()) {
    const auto graph = drawn_question(drawn_traits(), drawn(1, 40), drawn(0, 60));
    expect_the_definition(graph, drawn_lens(graph));
}

RC_GTEST_PROP(MostSharedProperty, IsWhatCountingTheCellsFinds, ()) {
    auto traits = drawn_traits();
    traits.units = false;
    const auto graph = drawn_question(traits, drawn(1, 30), drawn(0, 60));
    const lens by = drawn_lens(graph);
    const question_id q{0};
    const auto expected =
        graph.visit_kind(q, [&]<class Kind>(Kind) { return by_counting<Kind>(graph, q, by); });
    RC_ASSERT(sorted(in_full(graph, most_shared(graph, q, by).scopes(), by)) == sorted(expected));
}

RC_GTEST_PROP(MostSharedProperty, HoldsThroughEveryView, ()) {
    const auto graph = drawn_question(drawn_traits(), drawn(1, 30), drawn(1, 60));
    const lens by = drawn_lens(graph);
    expect_the_definition(as_of(graph, make_day(2024, 11, 5)), by);
    expect_the_definition(without(graph, source_id{0}), by);
}
