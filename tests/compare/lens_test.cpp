#include <hearsay/compare/lens.hpp>

#include "figures.hpp"

#include <hearsay/test/notation.hpp>

#include <gtest/gtest.h>

using namespace hearsay;
using figures::strings;

TEST(Assumptions, AreKeptAscendingAndOnce) {
    assumption_list list;
    add_to(list, assumption{assumption_kind::places, 1});
    add_to(list, assumption{assumption_kind::unit, 2});
    add_to(list, assumption{assumption_kind::unit, 0});
    add_to(list, assumption{assumption_kind::unit, 2});
    const assumption_list more{{assumption_kind::tolerance, 0}, {assumption_kind::unit, 0}};
    add_to(list, more);
    const assumption_list expected{{assumption_kind::unit, 0}, {assumption_kind::unit, 2},
        {assumption_kind::tolerance, 0}, {assumption_kind::places, 1}};
    EXPECT_EQ(list, expected);
}

TEST(Assumptions, AreNamedByWhatTheyAreAbout) {
    const auto graph = test::make_graph(R"(
        unit brigade = 3000..5000 soldier
        question troops unit soldier additive
        question losses quantity
        gur: troops 5, losses 7
    )");
    const auto losses = graph.find_question("losses")->number();
    EXPECT_EQ(name_of(graph, {assumption_kind::unit, 0}), "unit:brigade");
    EXPECT_EQ(name_of(graph, {assumption_kind::tolerance}), "tolerance");
    EXPECT_EQ(name_of(graph, {assumption_kind::reading}), "reading");
    EXPECT_EQ(name_of(graph, {assumption_kind::table, 1}), "table:everyday");
    EXPECT_EQ(name_of(graph, {assumption_kind::table, 2}), "table:acled");
    EXPECT_EQ(name_of(graph, {assumption_kind::table, 3}), "table:crowd_counting");
    EXPECT_EQ(name_of(graph, {assumption_kind::table, 4}), "table:own");
    EXPECT_EQ(name_of(graph, {assumption_kind::places, 0}), "places");
    EXPECT_EQ(name_of(graph, {assumption_kind::places, 1}), "labels");
    EXPECT_EQ(name_of(graph, {assumption_kind::same_measure, losses}), "same_measure:losses");
}

TEST(Assumptions, OfAUnitWithSeveralFactorsNameTheOtherUnitToo) {
    const auto graph =
        figures::graph_with(unit_record{.id = "brigade",
                                .conversions = {{"soldier", {3000, 5000, 0}}, {"vehicle", {200, 300, 0}}}},
            unit_record{.id = "soldier"}, unit_record{.id = "vehicle"});
    EXPECT_EQ(name_of(graph, {assumption_kind::unit, 0}), "unit:brigade:soldier");
    EXPECT_EQ(name_of(graph, {assumption_kind::unit, 1}), "unit:brigade:vehicle");
}

TEST(Lens, PutsAFactorInPlaceOfTheOneAssumedAndKeepsTheOffset) {
    const unit_step brigade{4, {3000, 5000, 0}, false};
    const unit_step celsius{5, {1, 1, 273.15}, true};
    EXPECT_EQ(lens{}.of(brigade), (scale{3000, 5000, 0}));
    const lens by{.factors = {{4, 2000, 2500}, {5, 2, 2}}};
    EXPECT_EQ(by.of(brigade), (scale{2000, 2500, 0}));
    EXPECT_EQ(by.of(celsius), (scale{2, 2, 273.15}));
    EXPECT_NE(by, lens{});
    EXPECT_NE((lens{.steps = {1, 1}}), lens{});
}

TEST(Assumptions, OfAGraphAreFoundByTheirIds) {
    const auto graph = test::make_graph(R"(
        unit brigade = 3000..5000 soldier
        place kursk
        question troops unit soldier additive
        gur: troops 5
    )");
    strings names;
    for (const assumption one : assumptions_of(graph)) {
        names.push_back(name_of(graph, one));
        EXPECT_EQ(find_assumption(graph, names.back()), one);
    }
    EXPECT_EQ(names, (strings{"unit:brigade", "tolerance", "reading", "places"}));
    EXPECT_EQ(find_assumption(graph, "unit"), std::nullopt);
    EXPECT_EQ(find_assumption(graph, ""), std::nullopt);
}

TEST(Lens, DropsWhatNobodySaid) {
    lens by{.how = reading::pragmatic};
    EXPECT_TRUE(by.makes({assumption_kind::unit, 3}));
    by.drop({assumption_kind::unit, 3});
    by.drop({assumption_kind::unit, 3});
    EXPECT_FALSE(by.makes({assumption_kind::unit, 3}));
    EXPECT_TRUE(by.makes({assumption_kind::unit, 2}));
    EXPECT_EQ(by.without.size(), 1U);
    by.drop({assumption_kind::tolerance});
    by.drop({assumption_kind::reading});
    EXPECT_EQ(by.steps.about, 0);
    EXPECT_EQ(by.how, reading::literal);
    EXPECT_EQ(by.without.size(), 3U);
    EXPECT_FALSE(by.makes({assumption_kind::tolerance}));
    EXPECT_FALSE(by.makes({assumption_kind::reading}));

    lens literal;
    literal.drop({assumption_kind::reading});
    EXPECT_EQ(literal, lens{}) << "read literally, nothing is assumed of hedges";
}

TEST(Assumptions, OfAGraphHoldTheTablesOfItsDomainsToo) {
    quantity scores = quantity::of(interval::between(20, 99));
    scores.table = word_table::acled;
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(question_record{.id = "dead", .kind = "quantity", .domain = said_quantity{scores}});
    batch.commit();
    EXPECT_TRUE(find_assumption(graph, "table:acled"));
}
