#include <hearsay/compare/compare.hpp>

#include "figures.hpp"
#include "north_korean_troops.hpp"

#include <hearsay/graph/views.hpp>
#include <hearsay/test/matchers.hpp>
#include <hearsay/test/notation.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

using namespace hearsay;
using namespace figures;
using ::testing::DoubleEq;
using ::testing::Optional;

namespace {

const lens pragmatic{.how = reading::pragmatic};

/// A position by name: "c6", "not c6".
position named(const claim_graph& graph, std::string_view name) {
    if (name.substr(0, 4) == "not ") return denied(graph, name.substr(4));
    return asserted(graph, name);
}

struct expected {
    std::string because = "values";
    std::optional<double> gap{};
    std::optional<double> overlap{};
    strings assumes{};
};

/// Both ways round: the converse has the same verdict, gap, overlap, reasons and assumptions.
void expect_pair(const claim_graph& graph, std::string_view a, std::string_view b,
    std::optional<relation> relation, verdict verdict, const expected& rest, const lens& by = {}) {
    SCOPED_TRACE(fmt::format("{} / {}", a, b));
    for (const bool turned : {false, true}) {
        const auto found = turned ? compare(graph, named(graph, b), named(graph, a), by)
                                  : compare(graph, named(graph, a), named(graph, b), by);
        EXPECT_EQ(found.a, named(graph, turned ? b : a));
        EXPECT_EQ(found.relation, relation && turned ? std::optional{converse(*relation)} : relation);
        EXPECT_EQ(found.verdict, verdict);
        EXPECT_EQ(found.because(), rest.because);
        EXPECT_EQ(found.gap.has_value(), rest.gap.has_value());
        if (rest.gap && found.gap) {
            EXPECT_DOUBLE_EQ(*found.gap, *rest.gap);
        }
        EXPECT_EQ(found.overlap.has_value(), rest.overlap.has_value());
        if (rest.overlap && found.overlap) {
            EXPECT_DOUBLE_EQ(*found.overlap, *rest.overlap);
        }
        EXPECT_EQ(names_of(graph, found.assumes), rest.assumes);
    }
}

}  // namespace

// ---- the case of October 2024

TEST(CompareTroops, LiterallyAsTheCaseHasIt) {
    const auto graph = north_korean_troops::make();
    const strings measure{"same_measure:troops"};
    const strings brigade{"unit:brigade", "same_measure:troops"};
    expect_pair(graph, "c1", "c2", relation::refines, verdict::agree, {.assumes = measure});
    expect_pair(graph, "c1", "c3", relation::overlaps, verdict::compatible, {.assumes = brigade});
    expect_pair(graph, "c2", "c3", relation::overlaps, verdict::compatible, {.assumes = brigade});
    expect_pair(graph, "c4", "c1", relation::overlaps, verdict::compatible,
        {.because = "part_of", .assumes = measure});
    expect_pair(graph, "c4", "c2", relation::overlaps, verdict::compatible,
        {.because = "part_of", .assumes = measure});
    expect_pair(graph, "c4", "c3", relation::overlaps, verdict::compatible,
        {.because = "part_of", .assumes = brigade});
    expect_pair(graph, "c4", "c5", std::nullopt, verdict::incomparable, {.because = "no_value, scopes"});
    for (const auto* other : {"c1", "c2", "c3"}) {
        expect_pair(graph, "c5", other, std::nullopt, verdict::incomparable, {.because = "no_value"});
    }
    expect_pair(graph, "c6", "not c6", relation::disjoint, verdict::conflict, {});
    expect_pair(graph, "c7", "c8", relation::disjoint, verdict::conflict, {.assumes = {"places"}});
    expect_pair(graph, "c9", "c10", relation::overlaps, verdict::compatible, {});
    expect_pair(graph, "c11", "not c11", relation::disjoint, verdict::conflict, {});
    expect_pair(graph, "c6", "c11", std::nullopt, verdict::incomparable, {.because = "other_question"});
    expect_pair(
        graph, "c5", "c6", std::nullopt, verdict::incomparable, {.because = "other_question, no_value"});
    const auto common = intersection(*value_of<quantity_kind>(graph, asserted(graph, "c1")).set,
        *value_of<quantity_kind>(graph, asserted(graph, "c3")).set);
    EXPECT_EQ(common, (interval_set{interval::between(11'000, true, 20'000, false)}));
    const auto one_day = intersection(*value_of<date_kind>(graph, asserted(graph, "c9")).set,
        *value_of<date_kind>(graph, asserted(graph, "c10")).set);
    EXPECT_EQ(one_day, date_set{day_range::on(make_day(2024, 11, 1))});
}

TEST(CompareTroops, PragmaticallyAsTheCaseHasIt) {
    const auto graph = north_korean_troops::make();
    const strings reading{"reading", "same_measure:troops"};
    const strings brigade{"unit:brigade", "reading", "same_measure:troops"};
    expect_pair(graph, "c1", "c2", relation::disjoint, verdict::conflict,
        {.gap = 0, .overlap = 0, .assumes = reading}, pragmatic);
    expect_pair(graph, "c1", "c3", relation::refines, verdict::agree,
        {.overlap = 1.0 / 11, .assumes = brigade}, pragmatic);
    expect_pair(graph, "c2", "c3", relation::refines, verdict::agree,
        {.overlap = 1.0 / 11, .assumes = brigade}, pragmatic);
    expect_pair(graph, "c4", "c1", relation::overlaps, verdict::compatible,
        {.because = "part_of", .assumes = reading}, pragmatic);
    expect_pair(graph, "c9", "c10", relation::overlaps, verdict::compatible, {}, pragmatic);
}

TEST(CompareTroops, ASmallerBrigadeMakesAConflict) {
    const auto graph = north_korean_troops::make();
    const lens by{.factors = {{0, 2000, 2500}}};
    expect_pair(graph, "c1", "c3", relation::disjoint, verdict::conflict,
        {.gap = 1000.0 / 11000, .assumes = {"unit:brigade", "same_measure:troops"}}, by);
    expect_pair(graph, "c2", "c3", relation::overlaps, verdict::compatible,
        {.assumes = {"unit:brigade", "same_measure:troops"}}, by);
}

TEST(CompareTroops, AViewComparesWhatItHides) {
    const auto graph = north_korean_troops::make();
    const auto view = without(graph, *graph.find_source("gur"));
    EXPECT_EQ(compare(view, asserted(graph, "c1"), asserted(graph, "c2")).relation, relation::refines);
}

TEST(Compare, RefusesAClaimOfAnotherGraph) {
    const auto graph = test::make_graph("gur: n 5");
    EXPECT_THROW((void)compare(graph, position{claim_id{0}}, position{claim_id{1}}), std::out_of_range);
    EXPECT_THROW((void)compare(graph, position{claim_id{7}}, position{claim_id{0}}), std::out_of_range);
}

// ---- each kind of question

TEST(CompareQuantities, ByTheirSets) {
    const auto graph = test::make_graph(R"(
        question n quantity
        claim five = n 5; claim again = n 5..5; claim low = n 1..5; claim high = n 5..9; claim far = n 10..20
        claim over = n over 5; claim under = n under 5; claim wide = n 1..9; claim most = n at most 10
    )");
    expect_pair(graph, "five", "again", relation::equal, verdict::agree, {});  // two points: no measure
    expect_pair(graph, "five", "five", relation::equal, verdict::agree, {});
    expect_pair(graph, "low", "low", relation::equal, verdict::agree, {.overlap = 1});
    expect_pair(graph, "five", "low", relation::refines, verdict::agree, {.overlap = 0});
    expect_pair(graph, "low", "wide", relation::refines, verdict::agree, {.overlap = 0.5});
    expect_pair(graph, "low", "high", relation::overlaps, verdict::compatible, {.overlap = 0});
    expect_pair(graph, "high", "far", relation::disjoint, verdict::conflict, {.gap = 0.1, .overlap = 0});
    expect_pair(graph, "over", "under", relation::disjoint, verdict::conflict, {.gap = 0});
    expect_pair(graph, "over", "five", relation::disjoint, verdict::conflict, {.gap = 0});
    expect_pair(graph, "over", "most", relation::overlaps, verdict::compatible, {});
    expect_pair(graph, "five", "not five", relation::disjoint, verdict::conflict, {.gap = 0});
    expect_pair(graph, "five", "not far", relation::refines, verdict::agree, {});
    expect_pair(graph, "far", "not wide", relation::refines, verdict::agree, {});
    expect_pair(graph, "not wide", "low", relation::disjoint, verdict::conflict, {.gap = 0});
    expect_pair(graph, "not wide", "most", relation::overlaps, verdict::compatible, {});
    expect_pair(graph, "not wide", "not low", relation::refines, verdict::agree, {});
    expect_pair(graph, "not low", "not far", relation::overlaps, verdict::compatible, {});
}

TEST(CompareQuantities, MeasureTheGapOfTwoPiecesWhereTheyAreNearest) {
    const auto graph = graph_with(
        question_record{.id = "n", .kind = "quantity", .domain = soldiers(interval::between(0, 100))},
        claim_record{
            .id = "not-here", .answers = "n", .value = soldiers(interval::between(10, true, 90, true))},
        claim_record{.id = "middle", .answers = "n", .value = soldiers(interval::between(12, 80))},
        claim_record{.id = "negative", .answers = "n", .value = soldiers(interval::at_most(-3))});
    // [0, 10] u [90, 100]: 12 is 2 from 10, 80 is 10 from 90.
    expect_pair(graph, "not not-here", "middle", relation::disjoint, verdict::conflict,
        {.gap = 2.0 / 12, .overlap = 0});
    expect_pair(
        graph, "negative", "middle", relation::disjoint, verdict::conflict, {.because = "impossible"});
}

TEST(CompareQuantities, OfNegativeNumbersMeasureByTheirSize) {
    const auto graph = graph_with(question_record{.id = "n", .kind = "quantity"},
        claim_record{.id = "low", .answers = "n", .value = soldiers(interval::at_most(-10))},
        claim_record{.id = "high", .answers = "n", .value = soldiers(interval::at_least(-4))},
        claim_record{.id = "up", .answers = "n", .value = soldiers(interval::at_least(2))});
    expect_pair(graph, "low", "high", relation::disjoint, verdict::conflict, {.gap = 0.6});
    expect_pair(graph, "low", "up", relation::disjoint, verdict::conflict, {.gap = 1.2});
}

TEST(CompareDates, ByWholeDays) {
    const auto graph = test::make_graph(R"(
        claim after = d after 2024-10-31; claim from = d from 2024-11-01; claim by = d by 2024-10-20
        claim first = d 2024-11-01; claim week = d 2024-11-01..2024-11-07
        claim days = d 2024-11-04..2024-11-10
        claim eve = d 2024-10-31
    )");
    expect_pair(graph, "after", "from", relation::equal, verdict::agree, {});
    expect_pair(graph, "by", "from", relation::disjoint, verdict::conflict, {.gap = 11});
    expect_pair(graph, "eve", "first", relation::disjoint, verdict::conflict, {.gap = 0, .overlap = 0});
    expect_pair(graph, "first", "week", relation::refines, verdict::agree, {.overlap = 1.0 / 7});
    expect_pair(graph, "week", "days", relation::overlaps, verdict::compatible, {.overlap = 0.4});
    expect_pair(graph, "not week", "days", relation::overlaps, verdict::compatible, {});
    expect_pair(graph, "not week", "first", relation::disjoint, verdict::conflict, {.gap = 0});
    expect_pair(graph, "not from", "by", relation::refined_by, verdict::agree, {});
}

TEST(ComparePlaces, ByTheBranchesTheyStandOn) {
    const auto graph = test::make_graph(R"(
        place kursk within russia; place sudzha within kursk; place bryansk within russia
        place kyiv within ukraine; place border within russia overlaps ukraine
        claim russia = w russia; claim kursk = w kursk; claim sudzha = w sudzha; claim bryansk = w bryansk
        claim ukraine = w ukraine; claim kyiv = w kyiv; claim border = w border
    )");
    const strings places{"places"};
    expect_pair(graph, "kursk", "kursk", relation::equal, verdict::agree, {});
    expect_pair(graph, "sudzha", "russia", relation::refines, verdict::agree, {});
    expect_pair(graph, "kursk", "bryansk", relation::disjoint, verdict::conflict, {.assumes = places});
    expect_pair(graph, "kursk", "not kursk", relation::disjoint, verdict::conflict, {});
    expect_pair(graph, "sudzha", "not kursk", relation::disjoint, verdict::conflict, {});
    expect_pair(graph, "not sudzha", "kursk", relation::overlaps, verdict::compatible, {});
    expect_pair(graph, "kursk", "not bryansk", relation::refines, verdict::agree, {.assumes = places});
    // The rest of the world is left to both, whether or not Kursk and Bryansk overlap.
    expect_pair(graph, "not kursk", "not bryansk", relation::overlaps, verdict::compatible, {});
    expect_pair(graph, "not kursk", "not russia", relation::refined_by, verdict::agree, {});
    // An overlap lifts the assumption, for what lies within the two and for what they lie within.
    expect_pair(graph, "border", "ukraine", relation::overlaps, verdict::compatible, {});
    expect_pair(graph, "border", "kyiv", relation::overlaps, verdict::compatible, {});
    expect_pair(graph, "russia", "ukraine", relation::overlaps, verdict::compatible, {});
    expect_pair(graph, "kursk", "ukraine", relation::disjoint, verdict::conflict, {.assumes = places});
    expect_pair(graph, "border", "not ukraine", relation::overlaps, verdict::compatible, {});
}

TEST(ComparePlaces, RestOnBranchesWhereTheDomainCutsByThem) {
    claim_graph graph;
    {
        auto batch = graph.insert();
        for (const char* id : {"ukraine", "russia"}) batch.add_place({.id = id});
        batch.add_place({.id = "kyiv", .within = "ukraine"});
        batch.add(question_record{.id = "w", .kind = "place", .domain = said_place{"ukraine"}});
        batch.add(claim_record{.id = "in-kyiv", .answers = "w", .value = said_place{"kyiv"}});
        batch.add(claim_record{.id = "in-ukraine", .answers = "w", .value = said_place{"ukraine"}});
        batch.add(claim_record{.id = "in-russia", .answers = "w", .value = said_place{"russia"}});
        batch.commit();
    }
    expect_pair(graph, "in-russia", "in-kyiv", relation::disjoint, verdict::conflict,
        {.because = "impossible", .assumes = {"places"}});
    expect_pair(
        graph, "not in-russia", "in-ukraine", relation::equal, verdict::agree, {.assumes = {"places"}});
    expect_pair(
        graph, "not in-russia", "not in-kyiv", relation::refined_by, verdict::agree, {.assumes = {"places"}});
    expect_pair(graph, "in-kyiv", "in-ukraine", relation::refines, verdict::agree, {});
    expect_pair(graph, "not in-kyiv", "not in-ukraine", relation::disjoint, verdict::conflict,
        {.because = "impossible"});
}

TEST(CompareLabels, RestOnAnAssumptionOfTheirOwn) {
    const auto graph = test::make_graph(R"(
        question how label
        label drone within weapon; label missile within weapon; label accident
        claim weapon = how weapon; claim drone = how drone; claim missile = how missile
        claim accident = how accident
    )");
    expect_pair(graph, "drone", "weapon", relation::refines, verdict::agree, {});
    expect_pair(graph, "drone", "missile", relation::disjoint, verdict::conflict, {.assumes = {"labels"}});
    expect_pair(graph, "accident", "not weapon", relation::refines, verdict::agree, {.assumes = {"labels"}});
}

TEST(CompareTruth, YesConflictsWithNoHoweverItIsSaid) {
    const auto graph = test::make_graph("claim yes = t yes; claim no = t no");
    expect_pair(graph, "yes", "no", relation::disjoint, verdict::conflict, {});
    expect_pair(graph, "yes", "not no", relation::equal, verdict::agree, {});
    expect_pair(graph, "not yes", "no", relation::equal, verdict::agree, {});
    expect_pair(graph, "yes", "yes", relation::equal, verdict::agree, {});
}

// ---- units

TEST(CompareUnits, OneUnitIsComparedInItself) {
    const auto graph = test::make_graph(R"(
        unit brigade = 3000..5000 soldier
        question troops unit soldier additive
        claim four = troops as many as 4 brigade; claim over-five = troops over 5 brigade
        claim three = troops 3 brigade; claim soldiers = troops 16000
    )");
    // In soldiers [0, 20000] and (15000, inf) overlap; in brigades they exclude each other, whatever a
    // brigade is.
    expect_pair(graph, "four", "over-five", relation::disjoint, verdict::conflict, {.gap = 0.2});
    expect_pair(graph, "three", "four", relation::refines, verdict::agree, {.overlap = 0});
    expect_pair(graph, "not four", "four", relation::disjoint, verdict::conflict, {.gap = 0});
    expect_pair(graph, "soldiers", "four", relation::refines, verdict::agree,
        {.overlap = 0, .assumes = {"unit:brigade"}});
    expect_pair(
        graph, "soldiers", "over-five", relation::refines, verdict::agree, {.assumes = {"unit:brigade"}});
    expect_pair(graph, "soldiers", "three", relation::disjoint, verdict::conflict,
        {.gap = 1000.0 / 16000, .overlap = 0, .assumes = {"unit:brigade"}});
    // A denial is complemented first: over 4 brigades are over 12,000 soldiers.
    expect_pair(
        graph, "soldiers", "not four", relation::refines, verdict::agree, {.assumes = {"unit:brigade"}});
}

TEST(CompareUnits, ListTheFactorsOfBothWays) {
    const auto graph = test::make_graph(R"(
        unit battalion = 300..1000 soldier
        unit brigade = 3..5 battalion
        unit lorry = 10..20 soldier
        unit tonne
        question troops unit soldier additive
        claim brigades = troops 2 brigade; claim lorries = troops 1000 lorry; claim men = troops 1800
        claim battalions = troops 6 battalion; claim weight = troops 5 tonne
        claim more-weight = troops 6 tonne
    )");
    expect_pair(graph, "brigades", "men", relation::refined_by, verdict::agree,
        {.overlap = 0, .assumes = {"unit:battalion", "unit:brigade"}});  // [1800, 10000]
    expect_pair(graph, "brigades", "lorries", relation::overlaps, verdict::compatible,
        {.overlap = 0, .assumes = {"unit:battalion", "unit:brigade", "unit:lorry"}});
    expect_pair(graph, "brigades", "battalions", relation::refined_by, verdict::agree,
        {.overlap = 4200.0 / 8200, .assumes = {"unit:battalion", "unit:brigade"}});
    expect_pair(
        graph, "weight", "men", std::nullopt, verdict::incomparable, {.because = "inconvertible_unit"});
    expect_pair(
        graph, "weight", "brigades", std::nullopt, verdict::incomparable, {.because = "inconvertible_unit"});
    // Two in tonnes need no conversion.
    expect_pair(graph, "weight", "more-weight", relation::disjoint, verdict::conflict, {.gap = 1.0 / 6});
}

TEST(CompareUnits, SayAllThatStandsInTheWay) {
    const auto graph = test::make_graph(R"(
        unit tonne
        question troops unit soldier
        claim men = troops 1800 in kursk; claim weight = troops 5 tonne in sumy
        claim nothing = troops ? in bryansk
    )");
    expect_pair(graph, "men", "weight", std::nullopt, verdict::incomparable,
        {.because = "scopes, inconvertible_unit"});
    expect_pair(
        graph, "men", "nothing", std::nullopt, verdict::incomparable, {.because = "no_value, scopes"});
}

TEST(CompareUnits, TwoImpossiblePositionsInOneUnitConflictWithAll) {
    const auto graph = graph_with(unit_record{.id = "brigade", .conversions = {{"soldier", {3000, 5000, 0}}}},
        question_record{.id = "n",
            .kind = "quantity",
            .unit = "soldier",
            .domain = soldiers(interval::between(0, 30'000))},
        claim_record{.id = "eleven", .answers = "n", .value = soldiers(interval::exactly(11), "brigade")},
        claim_record{.id = "twelve", .answers = "n", .value = soldiers(interval::exactly(12), "brigade")},
        claim_record{.id = "nine", .answers = "n", .value = soldiers(interval::exactly(9), "brigade")},
        claim_record{.id = "many", .answers = "n", .value = soldiers(interval::at_least(8), "brigade")},
        claim_record{.id = "any", .answers = "n", .value = soldiers(interval::at_least(0))});
    const strings brigade{"unit:brigade"};
    expect_pair(graph, "eleven", "twelve", relation::disjoint, verdict::conflict,
        {.because = "impossible", .assumes = brigade});
    expect_pair(graph, "eleven", "nine", relation::disjoint, verdict::conflict,
        {.because = "impossible", .assumes = brigade});
    expect_pair(graph, "eleven", "any", relation::disjoint, verdict::conflict,
        {.because = "impossible", .assumes = brigade});
    // Two who say the same impossible thing say the same.
    expect_pair(graph, "eleven", "eleven", relation::equal, verdict::agree,
        {.because = "impossible", .assumes = brigade});
    // [8, 10] brigades are left, if a brigade has 3,000: that cut is an assumption in brigades too.
    expect_pair(graph, "nine", "many", relation::refines, verdict::agree, {.overlap = 0, .assumes = brigade});
}

TEST(CompareUnits, ConvertWithOffsets) {
    const auto graph =
        graph_with(unit_record{.id = "celsius", .conversions = {{"fahrenheit", {1.8, 1.8, 32}}}},
            question_record{.id = "t", .kind = "quantity", .unit = "fahrenheit"},
            claim_record{.id = "frost", .answers = "t", .value = soldiers(interval::less_than(0), "celsius")},
            claim_record{.id = "forty", .answers = "t", .value = soldiers(interval::exactly(40))},
            claim_record{.id = "thirty", .answers = "t", .value = soldiers(interval::exactly(30))},
            claim_record{.id = "freezing", .answers = "t", .value = soldiers(interval::at_least(32))});
    const strings celsius{"unit:celsius"};
    expect_pair(
        graph, "frost", "forty", relation::disjoint, verdict::conflict, {.gap = 0.2, .assumes = celsius});
    expect_pair(graph, "frost", "thirty", relation::refined_by, verdict::agree, {.assumes = celsius});
    expect_pair(
        graph, "frost", "freezing", relation::disjoint, verdict::conflict, {.gap = 0, .assumes = celsius});
    expect_pair(graph, "not frost", "freezing", relation::equal, verdict::agree, {.assumes = celsius});
}

// ---- about, assumed measures

TEST(CompareAbout, RestsOnATolerance) {
    const auto graph = test::make_graph(R"(
        question n quantity
        claim about = n about 2600; claim precise = n 2640; claim other = n 2700; claim zero = n about 0
    )");
    expect_pair(graph, "about", "precise", relation::refined_by, verdict::agree,
        {.overlap = 0, .assumes = {"tolerance"}});
    expect_pair(graph, "about", "other", relation::disjoint, verdict::conflict,
        {.gap = 50.0 / 2700, .overlap = 0, .assumes = {"tolerance"}});
    expect_pair(graph, "precise", "other", relation::disjoint, verdict::conflict, {.gap = 60.0 / 2700});
    expect_pair(
        graph, "zero", "precise", relation::disjoint, verdict::conflict, {.gap = 1});  // 0 has no step
}

TEST(CompareMeasures, ThatAreCountedAsOneAreNamedInEveryPairThatCompares) {
    const auto graph = graph_with(
        question_record{.id = "n", .kind = "quantity", .assumes = "killed and missing are counted as one"},
        claim_record{.id = "a", .answers = "n", .value = soldiers(interval::exactly(1))},
        claim_record{.id = "b", .answers = "n", .value = soldiers(interval::exactly(2))},
        claim_record{.id = "c", .answers = "n"});
    expect_pair(graph, "a", "a", relation::equal, verdict::agree, {.assumes = {"same_measure:n"}});
    expect_pair(
        graph, "a", "b", relation::disjoint, verdict::conflict, {.gap = 0.5, .assumes = {"same_measure:n"}});
    expect_pair(graph, "a", "c", std::nullopt, verdict::incomparable, {.because = "no_value"});
}

// ---- scopes

TEST(CompareScopes, APartBoundsTheWhole) {
    const auto graph = test::make_graph(R"(
        place kursk within russia
        question n quantity additive
        claim whole = n at most 100; claim open = n under 100; claim most-of-russia = n 5..100 in russia
        claim part = n 60 of infantry; claim larger = n at least 150 of infantry
        claim equal = n at least 100 of infantry
        claim over = n over 100 of infantry; claim kursk = n 120 in kursk; claim small = n 3 in kursk
        claim any = n at least 0
    )");
    const expected part_of{.because = "part_of"};
    expect_pair(graph, "part", "whole", relation::overlaps, verdict::compatible, part_of);
    expect_pair(graph, "larger", "whole", relation::disjoint, verdict::conflict,
        {.because = "part_of", .gap = 50.0 / 150});
    expect_pair(graph, "equal", "whole", relation::overlaps, verdict::compatible, part_of);
    expect_pair(
        graph, "equal", "open", relation::disjoint, verdict::conflict, {.because = "part_of", .gap = 0});
    expect_pair(
        graph, "over", "whole", relation::disjoint, verdict::conflict, {.because = "part_of", .gap = 0});
    expect_pair(graph, "larger", "any", relation::overlaps, verdict::compatible, part_of);
    expect_pair(graph, "kursk", "most-of-russia", relation::disjoint, verdict::conflict,
        {.because = "part_of", .gap = 20.0 / 120});
    expect_pair(graph, "small", "most-of-russia", relation::overlaps, verdict::compatible, part_of);
    expect_pair(graph, "kursk", "part", std::nullopt, verdict::incomparable, {.because = "scopes"});
    // Of a denial of a range the lowest value and the highest count.
    expect_pair(graph, "not part", "whole", relation::overlaps, verdict::compatible, part_of);
    expect_pair(graph, "larger", "not whole", relation::overlaps, verdict::compatible, part_of);
    expect_pair(graph, "not larger", "whole", relation::overlaps, verdict::compatible, part_of);
}

TEST(CompareScopes, OfNumbersBelowZeroBoundAsWell) {
    const auto graph = graph_with(part_record{.id = "p"},
        question_record{.id = "n",
            .kind = "quantity",
            .domain = soldiers(interval::between(-1000, 1000)),
            .additive = additivity::all()},
        claim_record{.id = "whole", .answers = "n", .value = soldiers(interval::at_most(-50))},
        claim_record{
            .id = "part", .answers = "n", .value = soldiers(interval::at_least(-40)), .scope = {.part = "p"}},
        claim_record{
            .id = "low", .answers = "n", .value = soldiers(interval::at_least(-60)), .scope = {.part = "p"}});
    expect_pair(
        graph, "part", "whole", relation::disjoint, verdict::conflict, {.because = "part_of", .gap = 0.2});
    expect_pair(graph, "low", "whole", relation::overlaps, verdict::compatible, {.because = "part_of"});
}

TEST(CompareScopes, NestAlongTheAxesThatAddUp) {
    const auto make = [](additivity additive) {
        claim_graph graph;
        auto batch = graph.insert();
        batch.add_place({.id = "russia"});
        batch.add_place({.id = "kursk", .within = "russia"});
        batch.add(question_record{.id = "n", .kind = "quantity", .additive = additive});
        const auto add = [&](std::string id, double x, std::string place, std::optional<day_range> period) {
            batch.add(claim_record{.id = std::move(id),
                .answers = "n",
                .value = soldiers(interval::exactly(x)),
                .scope = {.place = std::move(place), .period = period}});
        };
        const auto october = day_range::between(make_day(2024, 10, 1), make_day(2024, 10, 31));
        add("kursk", 120, "kursk", {});
        add("russia", 100, "russia", {});
        add("kursk-day", 120, "kursk", day_range::on(make_day(2024, 10, 7)));
        add("russia-october", 100, "russia", october);
        add("russia-day", 100, "russia", day_range::on(make_day(2024, 10, 7)));
        batch.commit();
        return graph;
    };
    const expected conflict{.because = "part_of", .gap = 20.0 / 120};
    const expected apart{.because = "scopes"};
    const auto places = make({.place = true});
    expect_pair(places, "kursk", "russia", relation::disjoint, verdict::conflict, conflict);
    expect_pair(places, "kursk-day", "russia-day", relation::disjoint, verdict::conflict, conflict);
    expect_pair(places, "kursk-day", "russia-october", std::nullopt, verdict::incomparable, apart);
    expect_pair(places, "kursk-day", "kursk", std::nullopt, verdict::incomparable, apart);
    const auto both = make({.place = true, .period = true});
    expect_pair(both, "kursk-day", "russia-october", relation::disjoint, verdict::conflict, conflict);
    expect_pair(both, "kursk-day", "kursk", relation::overlaps, verdict::compatible, {.because = "part_of"});
    const auto none = make({});
    expect_pair(none, "kursk", "russia", std::nullopt, verdict::incomparable, apart);
}

// ---- against a reference by points

namespace {

/// Random answers to one question: ends are whole numbers, units are whole multiples, so that between two
/// half numbers nothing happens and the half numbers themselves show everything.
struct drawn {
    claim_graph graph;
    std::vector<position> positions;
    std::vector<interval> stated;
    std::vector<int> factor;
    std::optional<interval> domain;
};

interval draw_interval() {
    for (;;) {
        const int low = *rc::gen::inRange(-3, 8);
        const int high = *rc::gen::inRange(low, 9);
        const int ends = *rc::gen::inRange(0, 4);
        const bool low_open = *rc::gen::arbitrary<bool>();
        const bool high_open = *rc::gen::arbitrary<bool>();
        constexpr double infinity = std::numeric_limits<double>::infinity();
        const auto made = interval::between_if_any(
            ends == 1 ? -infinity : low, low_open, ends == 2 ? infinity : high, high_open);
        if (made) return *made;
    }
}

drawn draw_case(std::size_t count) {
    drawn made;
    auto batch = made.graph.insert();
    batch.add(unit_record{.id = "pair", .conversions = {{"one", {2, 2, 0}}}});
    batch.add(unit_record{.id = "dozen", .conversions = {{"pair", {6, 6, 0}}}});
    question_record asked{.id = "q", .kind = "quantity", .unit = "one"};
    if (*rc::gen::arbitrary<bool>())
        made.domain = draw_interval();
    else if (*rc::gen::arbitrary<bool>())
        asked.additive = additivity::all();
    if (made.domain) asked.domain = soldiers(*made.domain);
    if (asked.additive.any()) made.domain = interval::at_least(0);
    batch.add(asked);
    for (std::size_t i = 0; i < count; ++i) {
        const auto unit = *rc::gen::element<std::string>("one", "one", "pair", "dozen");
        made.stated.push_back(draw_interval());
        made.factor.push_back(unit == "one" ? 1 : unit == "pair" ? 2 : 12);
        const auto id = batch.add(claim_record{
            .id = fmt::format("c{}", i), .answers = "q", .value = soldiers(made.stated.back(), unit)});
        made.positions.push_back({id, *rc::gen::arbitrary<bool>()});
    }
    batch.commit();
    return made;
}

constexpr int reach = 240;  // in half numbers, on either side of 0

/// Which half numbers, in ones, a position admits.
std::vector<bool> points_of(const drawn& from, std::size_t i) {
    std::vector<bool> points;
    for (int half = -reach; half <= reach; ++half) {
        const double x = half / 2.0;
        const bool said = from.stated[i].contains(x / from.factor[i]) != from.positions[i].denied;
        points.push_back(said && (!from.domain || from.domain->contains(x)));
    }
    return points;
}

}  // namespace

RC_GTEST_PROP(CompareProperty, AgreesWithAReferenceByPoints, ()) {
    const auto from = draw_case(2);
    const auto a = points_of(from, 0);
    const auto b = points_of(from, 1);
    const auto found = compare(from.graph, from.positions[0], from.positions[1]);
    bool a_in_b = true, b_in_a = true, meet = false, a_any = false, b_any = false;
    double common = 0, either = 0;
    bool bounded = true;
    for (std::size_t i = 0; i < a.size(); ++i) {
        a_in_b = a_in_b && (!a[i] || b[i]);
        b_in_a = b_in_a && (!b[i] || a[i]);
        meet = meet || (a[i] && b[i]);
        a_any = a_any || a[i];
        b_any = b_any || b[i];
        const bool between =
            (static_cast<int>(i) - reach) % 2 != 0;  // stands for all between two whole numbers
        common += between && a[i] && b[i] ? 1 : 0;
        either += between && (a[i] || b[i]) ? 1 : 0;
    }
    for (const auto& side : {a, b}) bounded = bounded && !side.front() && !side.back();
    RC_ASSERT(found.relation == relation_from(a_in_b, b_in_a, meet));
    RC_ASSERT(found.verdict == verdict_of(*found.relation));
    if (!a_any || !b_any) {
        RC_ASSERT(found.because() == "impossible");
        RC_ASSERT(!found.gap && !found.overlap);
        return;
    }
    RC_ASSERT(found.because() == "values");
    RC_ASSERT(found.overlap.has_value() == (bounded && either > 0));
    if (found.overlap) RC_ASSERT(std::abs(*found.overlap - common / either) < 1e-12);
    RC_ASSERT(found.gap.has_value() == !meet);
    if (meet) return;
    // The nearest two points of the closures: a whole number belongs to one if a neighbour does.
    const auto closed = [](const std::vector<bool>& points, std::size_t i) {
        return points[i] || (i > 0 && points[i - 1] && (static_cast<int>(i) - reach) % 2 == 0) ||
            (i + 1 < points.size() && points[i + 1] && (static_cast<int>(i) - reach) % 2 == 0);
    };
    std::optional<double> nearest;
    double larger = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t j = 0; j < b.size(); ++j) {
            if (!closed(a, i) || !closed(b, j)) continue;
            const double x = (static_cast<int>(i) - reach) / 2.0;
            const double y = (static_cast<int>(j) - reach) / 2.0;
            if (nearest && std::abs(x - y) >= *nearest) continue;
            nearest = std::abs(x - y);
            larger = std::max(std::abs(x), std::abs(y));
        }
    }
    RC_ASSERT(nearest.has_value());
    RC_ASSERT(std::abs(*found.gap - (*nearest == 0 ? 0 : *nearest / larger)) < 1e-12);
}

RC_GTEST_PROP(CompareProperty, TheConverseIsTheOtherWayRound, ()) {
    const auto from = draw_case(2);
    for (const auto how : {reading::literal, reading::pragmatic}) {
        const lens by{.how = how};
        const auto one = compare(from.graph, from.positions[0], from.positions[1], by);
        const auto other = compare(from.graph, from.positions[1], from.positions[0], by);
        RC_ASSERT(one.relation.has_value() && other.relation.has_value());
        RC_ASSERT(*one.relation == converse(*other.relation));
        RC_ASSERT(one.verdict == other.verdict);
        RC_ASSERT(one.gap == other.gap);
        RC_ASSERT(one.overlap == other.overlap);
        RC_ASSERT(one.assumes == other.assumes);
        RC_ASSERT(one.because() == other.because());
    }
}

RC_GTEST_PROP(CompareProperty, APositionAndItsDenialNeverHoldTogether, ()) {
    const auto from = draw_case(1);
    const auto found = compare(from.graph, {from.positions[0].claim}, {from.positions[0].claim, true});
    RC_ASSERT(found.verdict == verdict::conflict);
}

RC_GTEST_PROP(CompareProperty, AnUncertainFactorLeavesOpenWhateverSomeFactorDoes, ()) {
    // What two positions across units can't both be is impossible for every factor; what agrees for all does
    // not conflict.
    claim_graph graph;
    const auto a = draw_interval();
    const auto b = draw_interval();
    position pa{claim_id{0}}, pb{claim_id{0}};
    {
        auto batch = graph.insert();
        batch.add(unit_record{.id = "brigade", .conversions = {{"soldier", {2, 5, 0}}}});
        batch.add(question_record{.id = "q", .kind = "quantity", .unit = "soldier"});
        pa = {batch.add(claim_record{.id = "a", .answers = "q", .value = soldiers(a)}),
            *rc::gen::arbitrary<bool>()};
        pb = {batch.add(claim_record{.id = "b", .answers = "q", .value = soldiers(b, "brigade")}),
            *rc::gen::arbitrary<bool>()};
        batch.commit();
    }
    const auto range = compare(graph, pa, pb);
    bool some_meet = false;
    for (int i = 0; i <= 60; ++i) {
        const double factor = 2 + i / 20.0;
        some_meet = some_meet ||
            compare(graph, pa, pb, {.factors = {{0, factor, factor}}}).verdict != verdict::conflict;
    }
    if (range.verdict == verdict::conflict) RC_ASSERT(!some_meet);
    if (some_meet) RC_ASSERT(range.verdict != verdict::conflict);
}

// ---- without an assumption

TEST(Compare, WithoutAnAssumptionDoesNotRestOnIt) {
    const auto graph = test::make_graph(R"(
        unit brigade = 3000..5000 soldier
        place russia; place kursk within russia; place ukraine
        question troops quantity unit soldier
        question base place
        claim b = troops at most 4 brigade
        claim c = troops over 3 brigade
        claim t = troops at least 10000
        claim about = troops about 500
        claim kursk = base kursk; claim ukraine = base ukraine; claim russia = base russia
        x: b, c, t, about, kursk, ukraine, russia
        y: denies t, denies kursk
    )");
    lens by;
    by.drop(*find_assumption(graph, "unit:brigade"));
    expect_pair(graph, "b", "t", {}, verdict::incomparable, {"inconvertible_unit"}, by);
    expect_pair(graph, "b", "c", relation::overlaps, verdict::compatible, {}, by);  // in the unit they share
    by = {};
    by.drop(*find_assumption(graph, "places"));
    expect_pair(graph, "kursk", "ukraine", relation::overlaps, verdict::compatible, {}, by);
    expect_pair(graph, "kursk", "russia", relation::refines, verdict::agree, {}, by);
    expect_pair(graph, "not kursk", "ukraine", relation::overlaps, verdict::compatible, {}, by);
    expect_pair(graph, "kursk", "not kursk", relation::disjoint, verdict::conflict, {}, by);
    by = {};
    by.drop(*find_assumption(graph, "tolerance"));
    EXPECT_EQ(value_of<quantity_kind>(graph, asserted(graph, "about"), by).own,
        interval_set{interval::exactly(500)});
}

TEST(Compare, WithoutTheMeasureTwoClaimsDoNotCompare) {
    const auto graph = figures::graph_with(source_record{.id = "s"},
        question_record{.id = "n", .asks = "?", .kind = "quantity", .assumes = "trained and sent are one"},
        claim_record{.id = "a", .answers = "n", .value = soldiers(interval::at_least(10))},
        claim_record{.id = "b", .answers = "n", .value = soldiers(interval::at_least(12))});
    expect_pair(graph, "a", "b", relation::refined_by, verdict::agree, {.assumes = {"same_measure:n"}});
    lens by;
    by.drop(*find_assumption(graph, "same_measure:n"));
    expect_pair(graph, "a", "b", {}, verdict::incomparable, {"other_measure"}, by);
    expect_pair(graph, "a", "not a", relation::disjoint, verdict::conflict, {.gap = 0.0}, by);
}

TEST(Compare, WithoutItsTableAVagueWordHasNoValue) {
    const auto graph = figures::graph_with(source_record{.id = "s"},
        question_record{.id = "n", .asks = "?", .kind = "quantity"},
        claim_record{.id = "few",
            .answers = "n",
            .value = said_quantity{quantity{.stated = interval::between(3, false, 9, false),
                                       .how = hedge::between,
                                       .table = word_table::everyday},
                ""}},
        claim_record{.id = "b", .answers = "n", .value = soldiers(interval::at_least(12))});
    expect_pair(graph, "few", "b", relation::disjoint, verdict::conflict,
        {.gap = 0.25, .assumes = {"table:everyday"}});
    lens by;
    by.drop(*find_assumption(graph, "table:everyday"));
    expect_pair(graph, "few", "b", {}, verdict::incomparable, {"no_value"}, by);
}

// ---- names

TEST(Verdicts, FollowTheRelation) {
    EXPECT_EQ(verdict_of(relation::equal), verdict::agree);
    EXPECT_EQ(verdict_of(relation::refines), verdict::agree);
    EXPECT_EQ(verdict_of(relation::refined_by), verdict::agree);
    EXPECT_EQ(verdict_of(relation::overlaps), verdict::compatible);
    EXPECT_EQ(verdict_of(relation::disjoint), verdict::conflict);
    EXPECT_EQ(fmt::format("{} {:>12}", verdict::agree, verdict::incomparable), "agree incomparable");
    EXPECT_EQ(to_string(reason::part_of), "part_of");
    EXPECT_EQ(to_string(reason::values), "values");
}
