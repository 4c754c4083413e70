#include <hearsay/compare/value.hpp>

#include "figures.hpp"
#include "north_korean_troops.hpp"

#include <hearsay/test/notation.hpp>

#include <gtest/gtest.h>

#include <stdexcept>

using namespace hearsay;
using namespace figures;

namespace {

template <class Graph>
position_value<quantity_kind> quantity_of(const Graph& graph, position p, const lens& by = {}) {
    return value_of<quantity_kind>(graph, p, by);
}
std::string text(const interval_set& set) { return fmt::format("{}", set); }

const lens pragmatic{.how = reading::pragmatic};

/// A question in metres, its domain, and one claim in a unit of one's choice.
struct length_case {
    interval said;
    std::string unit = "";
    std::optional<said_quantity> domain{};
    bool additive = false;
    std::string asked = "metre";

    [[nodiscard]] claim_graph make() const {
        question_record q{.id = "length", .kind = "quantity", .unit = asked};
        if (additive) q.additive = additivity::all();
        if (domain) q.domain = *domain;
        return graph_with(unit_record{.id = "mile", .conversions = {{"kilometre", {1.5, 1.5, 0}}}},
            unit_record{.id = "kilometre", .conversions = {{"metre", {1000, 1000, 0}}}},
            unit_record{.id = "march", .conversions = {{"mile", {10, 20, 0}}}}, unit_record{.id = "tonne"},
            unit_record{.id = "metre"},
            unit_record{.id = "celsius", .conversions = {{"kelvin", {1, 1, 273.15}}}},
            unit_record{.id = "kelvin"}, q,
            claim_record{.id = "c", .answers = "length", .value = soldiers(said, unit)});
    }
};

}  // namespace

TEST(PositionValue, OfAsManyAsFourBrigadesIsUpToTwentyThousandSoldiers) {
    const auto graph = north_korean_troops::make();
    const auto value = quantity_of(graph, asserted(graph, "c3"));
    EXPECT_TRUE(value.has_value);
    EXPECT_EQ(text(value.unclipped), "(-inf, 4]");
    EXPECT_EQ(text(value.own), "[0, 4]");
    EXPECT_EQ(text(*value.set), "[0, 20000]");
    EXPECT_EQ(names_of(graph, value.converted_with), (strings{"unit:brigade"}));
    EXPECT_TRUE(value.read_with.empty());
    EXPECT_TRUE(value.clipped_with.empty());  // 0 brigades are 0 soldiers, whatever a brigade is
    EXPECT_FALSE(value.is_impossible());
}

TEST(PositionValue, OfADenialIsComplementedInItsOwnUnitThenConvertedThenClipped) {
    const auto graph = north_korean_troops::make();
    const auto value = quantity_of(graph, denied(graph, "c3"));
    EXPECT_EQ(text(value.unclipped), "(4, inf)");
    EXPECT_EQ(text(value.own), "(4, inf)");
    EXPECT_EQ(text(*value.set), "(12000, inf)");
}

TEST(PositionValue, OfADenialOfARangeHasTwoPieces) {
    const auto graph = length_case{interval::between(2, false, 5, true), "", {}, true}.make();
    EXPECT_EQ(text(*quantity_of(graph, denied(graph, "c")).set), "[0, 2) u [5, inf)");
    const auto miles = length_case{interval::between(2, false, 5, true), "mile", {}, true}.make();
    EXPECT_EQ(text(quantity_of(miles, denied(miles, "c")).own), "[0, 2) u [5, inf)");
    EXPECT_EQ(text(*quantity_of(miles, denied(miles, "c")).set), "[0, 3000) u [7500, inf)");
    const auto marches = length_case{interval::between(2, false, 5, true), "march", {}, true}.make();
    EXPECT_EQ(text(quantity_of(marches, denied(marches, "c")).own), "[0, 2) u [5, inf)");
    EXPECT_EQ(text(*quantity_of(marches, denied(marches, "c")).set), "[0, 60000) u [75000, inf)");
}

TEST(PositionValue, OfAUnitFarAwayGoesThroughTheChain) {
    const auto graph = length_case{interval::between(2, 3), "march"}.make();
    const auto value = quantity_of(graph, asserted(graph, "c"));
    EXPECT_EQ(text(*value.set), "[30000, 90000]");  // 2 x 10 x 1500 to 3 x 20 x 1500
    EXPECT_EQ(names_of(graph, value.converted_with), (strings{"unit:mile", "unit:kilometre", "unit:march"}));
    EXPECT_EQ(value.to_question.size(), 3U);
}

TEST(PositionValue, InvertsAFactorThatWasDeclaredTheOtherWayRound) {
    const auto graph = length_case{interval::between(30'000, 90'000), "metre", {}, false, "march"}.make();
    // 30,000 m are 20 miles, so 1 to 2 marches; 90,000 m are 60 miles, so 3 to 6.
    EXPECT_EQ(text(*quantity_of(graph, asserted(graph, "c")).set), "[1, 6]");
}

TEST(PositionValue, KeepsAnOffset) {
    const auto graph = length_case{interval::more_than(-10), "celsius", {}, false, "kelvin"}.make();
    EXPECT_EQ(text(*quantity_of(graph, asserted(graph, "c")).set), "(263.15, inf)");
    const auto back = length_case{interval::exactly(273.15), "kelvin", {}, false, "celsius"}.make();
    EXPECT_EQ(text(*quantity_of(back, asserted(back, "c")).set), "{0}");
}

TEST(PositionValue, WithoutAConversionHasItsOwnSetAlone) {
    const auto graph =
        length_case{interval::at_least(3), "tonne", said_quantity{quantity::of(interval::at_most(9))}}.make();
    const auto value = quantity_of(graph, asserted(graph, "c"));
    EXPECT_FALSE(value.set.has_value());
    EXPECT_EQ(text(value.own), "[3, inf)");  // the domain is in metres and does not cut tonnes
    EXPECT_FALSE(value.is_impossible());
}

TEST(PositionValue, OfABareNumberIsInTheUnitOfTheQuestion) {
    const auto graph = length_case{interval::at_least(3)}.make();
    const auto value = quantity_of(graph, asserted(graph, "c"));
    EXPECT_EQ(value.unit, graph.find<struct unit>("metre"));
    EXPECT_EQ(text(*value.set), "[3, inf)");
    EXPECT_TRUE(value.converted_with.empty());
}

TEST(PositionValue, WithoutAValueIsNothingToCompare) {
    const auto graph = north_korean_troops::make();
    const auto value = quantity_of(graph, asserted(graph, "c5"));
    EXPECT_FALSE(value.has_value);
    EXPECT_FALSE(value.is_impossible());
}

TEST(PositionValue, ThatTheDomainExcludesIsImpossible) {
    const auto graph = length_case{interval::at_most(-5), "", {}, true}.make();
    EXPECT_TRUE(quantity_of(graph, asserted(graph, "c")).is_impossible());
    EXPECT_FALSE(quantity_of(graph, denied(graph, "c")).is_impossible());
    const auto free = length_case{interval::at_most(-5)}.make();
    EXPECT_FALSE(quantity_of(free, asserted(free, "c")).is_impossible());
}

TEST(PositionValue, RestsOnTheFactorsThatBroughtTheDomainToItsUnit) {
    const said_quantity up_to_60_km{quantity::of(interval::between(0, 60'000))};
    // A march is 15,000 to 30,000 m: at most 4 of them are left, if one is 15,000.
    const auto cut = length_case{interval::at_least(3), "march", up_to_60_km}.make();
    const auto value = quantity_of(cut, asserted(cut, "c"));
    EXPECT_EQ(text(value.own), "[3, 4]");
    EXPECT_EQ(text(*value.set), "[45000, 60000]");
    EXPECT_EQ(names_of(cut, value.clipped_with), (strings{"unit:mile", "unit:kilometre", "unit:march"}));
    const auto at_zero = length_case{interval::at_most(3), "march", up_to_60_km}.make();
    EXPECT_EQ(text(quantity_of(at_zero, asserted(at_zero, "c")).own), "[0, 3]");
    EXPECT_TRUE(quantity_of(at_zero, asserted(at_zero, "c")).clipped_with.empty());
    const auto gone = length_case{interval::at_least(5), "march", up_to_60_km}.make();
    EXPECT_TRUE(quantity_of(gone, asserted(gone, "c")).is_impossible());
    EXPECT_EQ(names_of(gone, quantity_of(gone, asserted(gone, "c")).clipped_with),
        (strings{"unit:mile", "unit:kilometre", "unit:march"}));
}

TEST(PositionValue, RestsOnTheFactorOfADomainInAnotherUnit) {
    const auto graph = length_case{interval::at_least(3), "",
        said_quantity{quantity::of(interval::between(0, 2)),
            "march"}}.make();
    const auto value = quantity_of(graph, asserted(graph, "c"));
    EXPECT_EQ(text(*value.set), "[3, 60000]");
    EXPECT_EQ(names_of(graph, value.clipped_with), (strings{"unit:mile", "unit:kilometre", "unit:march"}));
    EXPECT_EQ(value.converted_with, value.clipped_with);
    // In the unit of the domain nothing is converted.
    const auto marches = length_case{interval::at_least(1), "march",
        said_quantity{quantity::of(interval::between(0, 2)),
            "march"}}.make();
    EXPECT_EQ(text(quantity_of(marches, asserted(marches, "c")).own), "[1, 2]");
    EXPECT_TRUE(quantity_of(marches, asserted(marches, "c")).clipped_with.empty());
    EXPECT_EQ(text(*quantity_of(marches, asserted(marches, "c")).set), "[15000, 60000]");
}

TEST(PositionValue, CutAtZeroRestsOnNoFactorOfTheDomain) {
    const auto graph = length_case{interval::at_most(100), "",
        said_quantity{quantity::of(interval::between(0, 2)),
            "march"}}.make();
    const auto value = quantity_of(graph, asserted(graph, "c"));
    EXPECT_EQ(text(*value.set), "[0, 100]");
    EXPECT_TRUE(value.clipped_with.empty());
    EXPECT_TRUE(value.converted_with.empty());
}

TEST(PositionValue, GoesBackThroughAChainInTheOtherOrder) {
    const auto graph = graph_with(unit_record{.id = "notch", .conversions = {{"degree", {2, 2, 30}}}},
        unit_record{.id = "degree", .conversions = {{"tenth", {10, 10, 0}}}}, unit_record{.id = "tenth"},
        question_record{
            .id = "t", .kind = "quantity", .unit = "tenth", .domain = soldiers(interval::between(320, 500))},
        claim_record{.id = "c", .answers = "t", .value = soldiers(interval::at_least(-4), "notch")});
    const auto value = quantity_of(graph, asserted(graph, "c"));
    EXPECT_EQ(text(value.own), "[1, 10]");  // 32 to 50 degrees
    EXPECT_EQ(text(*value.set), "[320, 500]");
    EXPECT_EQ(names_of(graph, value.clipped_with), (strings{"unit:notch", "unit:degree"}));
}

TEST(PositionValue, RestsOnTheToleranceOfADomainThatIsAboutSomething) {
    said_quantity about{quantity::said(hedge::at_most, 5000, {}, true)};
    const auto graph = length_case{interval::at_least(3000), "", about}.make();
    const auto value = quantity_of(graph, asserted(graph, "c"));
    EXPECT_EQ(text(*value.set), "[3000, 5500]");
    EXPECT_EQ(names_of(graph, value.clipped_with), (strings{"tolerance"}));
    const auto within = length_case{interval::exactly(3000), "", about}.make();
    EXPECT_TRUE(quantity_of(within, asserted(within, "c")).clipped_with.empty());
}

TEST(PositionValue, UnderALensHasOtherFactors) {
    const auto graph = north_korean_troops::make();
    const lens by{.factors = {{0, 2000, 2500}}};
    EXPECT_EQ(text(*quantity_of(graph, asserted(graph, "c3"), by).set), "[0, 10000]");
    EXPECT_EQ(text(*quantity_of(graph, denied(graph, "c3"), by).set), "(8000, inf)");
}

struct reading_row {
    const char* claim;
    bool is_denied;
    const char* literal;
    const char* pragmatic;
    strings literal_rests_on;
    strings pragmatic_rests_on;
};
void PrintTo(const reading_row& row, std::ostream* os) { *os << (row.is_denied ? "not " : "") << row.claim; }

class Readings : public ::testing::TestWithParam<reading_row> {};

TEST_P(Readings, MakeOtherSetsOfAHedge) {
    const auto& row = GetParam();
    const auto graph = test::make_graph(R"(
        question troops unit soldier additive
        claim over = troops over 11000
        claim at-least = troops at least 10000
        claim as-many = troops as many as 20000
        claim range = troops 1000..2000
        claim exactly = troops 2600
        claim about = troops about 2600
        claim about-over = troops about over 11000
        claim nothing = troops about 0
    )");
    const position p{claim_of(graph, row.claim), row.is_denied};
    const auto plain = quantity_of(graph, p);
    const auto meant = quantity_of(graph, p, pragmatic);
    EXPECT_EQ(text(*plain.set), row.literal);
    EXPECT_EQ(text(*meant.set), row.pragmatic);
    EXPECT_EQ(names_of(graph, plain.read_with), row.literal_rests_on);
    EXPECT_EQ(names_of(graph, meant.read_with), row.pragmatic_rests_on);
}

INSTANTIATE_TEST_SUITE_P(Hedges, Readings,
    ::testing::Values(reading_row{"over", false, "(11000, inf)", "(11000, 12000)", {}, {"reading"}},
        reading_row{"over", true, "[0, 11000]", "[0, 11000] u [12000, inf)", {}, {"reading"}},
        reading_row{"at-least", false, "[10000, inf)", "[10000, 11000)", {}, {"reading"}},
        reading_row{"as-many", false, "[0, 20000]", "(10000, 20000]", {}, {"reading"}},
        reading_row{"range", false, "[1000, 2000]", "[1000, 2000]", {}, {}},
        reading_row{"exactly", false, "{2600}", "{2600}", {}, {}},
        reading_row{"about", false, "[2550, 2650]", "[2550, 2650]", {"tolerance"}, {"tolerance"}},
        reading_row{"about", true, "[0, 2550) u (2650, inf)", "[0, 2550) u (2650, inf)", {"tolerance"},
            {"tolerance"}},
        reading_row{
            "about-over", false, "(10500, inf)", "(10500, 12000)", {"tolerance"}, {"tolerance", "reading"}},
        reading_row{"nothing", false, "{0}", "{0}", {}, {}}));

namespace {

claim_graph vague_case() {
    quantity dozens = quantity::of(interval::between(12, false, 100, true));
    dozens.table = word_table::acled;
    quantity hundreds = quantity::of(interval::between(100, false, 1000, true));
    hundreds.table = word_table::everyday;
    return graph_with(question_record{.id = "dead", .kind = "quantity"},
        claim_record{.id = "dozens", .answers = "dead", .value = said_quantity{dozens}},
        claim_record{.id = "hundreds", .answers = "dead", .value = said_quantity{hundreds}},
        claim_record{
            .id = "fifty", .answers = "dead", .value = said_quantity{quantity::said(hedge::exactly, 50)}},
        claim_record{.id = "about-500",
            .answers = "dead",
            .value = said_quantity{quantity::said(hedge::exactly, 500, {}, true)}},
        claim_record{
            .id = "560", .answers = "dead", .value = said_quantity{quantity::said(hedge::exactly, 560)}},
        claim_record{
            .id = "over-500", .answers = "dead", .value = said_quantity{quantity::said(hedge::over, 500)}},
        claim_record{
            .id = "650", .answers = "dead", .value = said_quantity{quantity::said(hedge::exactly, 650)}});
}

comparison compared(const claim_graph& graph, std::string_view a, std::string_view b, const lens& by = {}) {
    return compare(graph, asserted(graph, a), asserted(graph, b), by);
}

}  // namespace

TEST(PositionValue, OfAVagueWordRestsOnItsTable) {
    const auto graph = vague_case();
    EXPECT_EQ(
        names_of(graph, quantity_of(graph, asserted(graph, "dozens")).read_with), (strings{"table:acled"}));
    EXPECT_EQ(
        names_of(graph, quantity_of(graph, denied(graph, "dozens")).read_with), (strings{"table:acled"}));
    EXPECT_EQ(names_of(graph, compared(graph, "dozens", "fifty").assumes), (strings{"table:acled"}));
    EXPECT_EQ(names_of(graph, compared(graph, "dozens", "hundreds").assumes),
        (strings{"table:everyday", "table:acled"}));
    EXPECT_EQ(compared(graph, "dozens", "hundreds").verdict, verdict::conflict);
    EXPECT_TRUE(compared(graph, "fifty", "560").assumes.empty());
}

TEST(PositionValue, OfAHedgedVagueWordIsTheSameUnderBothReadings) {
    quantity dozens = quantity::said(hedge::at_least, 12);
    dozens.table = word_table::everyday;
    quantity about = quantity::of(interval::between(100, false, 1000, true), {}, true);
    about.table = word_table::everyday;
    const auto graph = graph_with(question_record{.id = "dead", .kind = "quantity"},
        claim_record{.id = "dozens", .answers = "dead", .value = said_quantity{dozens}},
        claim_record{.id = "about-hundreds", .answers = "dead", .value = said_quantity{about}},
        claim_record{
            .id = "fifteen", .answers = "dead", .value = said_quantity{quantity::said(hedge::exactly, 15)}});
    for (const lens& by : {lens{}, pragmatic, lens{.steps = {3, 3}}}) {
        const auto value = quantity_of(graph, asserted(graph, "dozens"), by);
        EXPECT_EQ(text(*value.set), "[12, inf)");
        EXPECT_EQ(names_of(graph, value.read_with), (strings{"table:everyday"}));
        const auto wide = quantity_of(graph, asserted(graph, "about-hundreds"), by);
        EXPECT_EQ(text(*wide.set), "[100, 1000)");
        EXPECT_EQ(names_of(graph, wide.read_with), (strings{"table:everyday"}));
        EXPECT_EQ(compared(graph, "dozens", "fifteen", by).verdict, verdict::agree);
    }
}

TEST(PositionValue, ThatADomainInVagueWordsCutsRestsOnItsTable) {
    said_quantity dozens{quantity::of(interval::between(12, false, 100, true))};
    dozens.value.table = word_table::crowd_counting;
    const auto graph = length_case{interval::at_least(20), "", dozens}.make();
    EXPECT_EQ(names_of(graph, quantity_of(graph, asserted(graph, "c")).clipped_with),
        (strings{"table:crowd_counting"}));
    const auto within = length_case{interval::exactly(20), "", dozens}.make();
    EXPECT_TRUE(quantity_of(within, asserted(within, "c")).clipped_with.empty());
}

TEST(PositionValue, UnderALensReachesAsManyStepsAsAsked) {
    const auto graph = vague_case();
    struct row {
        const char* a;
        const char* b;
        lens by;
        verdict expected;
        strings assumes;
    };
    const row rows[] = {{"about-500", "560", {}, verdict::conflict, {"tolerance"}},
        {"about-500", "560", {.steps = {1, 1}}, verdict::agree, {"tolerance"}},
        {"about-500", "560", {.steps = {0, 1}}, verdict::conflict, {"tolerance"}},
        {"over-500", "650", pragmatic, verdict::conflict, {"reading"}},
        {"over-500", "650", {.how = reading::pragmatic, .steps = {0.5, 2}}, verdict::agree, {"reading"}},
        {"over-500", "650", {.steps = {0.5, 0.1}}, verdict::agree, {}}};
    for (const row& r : rows) {
        const auto found = compared(graph, r.a, r.b, r.by);
        EXPECT_EQ(found.verdict, r.expected) << r.a << ' ' << r.b;
        EXPECT_EQ(names_of(graph, found.assumes), r.assumes) << r.a << ' ' << r.b;
    }
    EXPECT_THROW((void)compared(graph, "fifty", "560", {.steps = {-1, 1}}), std::invalid_argument);
}

TEST(Domain, IsGivenOrZeroAndMoreWhereTheQuestionAddsUpOrEverything) {
    const auto of = [](const claim_graph& graph) {
        return domain_of<quantity_kind>(graph, *graph.find_question("length"));
    };
    EXPECT_EQ(of(length_case{interval::exactly(1)}.make()), std::nullopt);
    EXPECT_EQ(
        of(length_case{interval::exactly(1), "", {}, true}.make()), interval_set{interval::at_least(0)});
    const said_quantity negative{quantity::of(interval::between(-5, 5))};
    EXPECT_EQ(of(length_case{interval::exactly(1), "", negative, true}.make()),
        (interval_set{interval::between(-5, 5)}));
    const said_quantity marches{quantity::of(interval::between(1, 2)), "march"};
    EXPECT_EQ(of(length_case{interval::exactly(1), "", marches}.make()),
        (interval_set{interval::between(15'000, 60'000)}));
    const said_quantity tonnes{quantity::of(interval::between(1, 2)), "tonne"};
    EXPECT_EQ(of(length_case{interval::exactly(1), "", tonnes}.make()), std::nullopt);
    EXPECT_EQ(
        of(length_case{interval::exactly(1), "", tonnes, true}.make()), interval_set{interval::at_least(0)});
}

TEST(Domain, ClipsDatesPlacesAndTruth) {
    claim_graph graph;
    {
        auto batch = graph.insert();
        batch.add_place({.id = "ukraine"});
        batch.add_place({.id = "kyiv", .within = "ukraine"});
        batch.add_place({.id = "russia"});
        batch.add(
            question_record{.id = "when", .kind = "date", .domain = day_range::from(make_day(2024, 1, 1))});
        batch.add(question_record{.id = "where", .kind = "place", .domain = said_place{"ukraine"}});
        batch.add(question_record{.id = "whether", .kind = "truth", .domain = truth_set{true}});
        batch.add(
            claim_record{.id = "by-may", .answers = "when", .value = day_range::by(make_day(2024, 5, 1))});
        batch.add(claim_record{.id = "in-kyiv", .answers = "where", .value = said_place{"kyiv"}});
        batch.add(claim_record{.id = "in-russia", .answers = "where", .value = said_place{"russia"}});
        batch.add(claim_record{.id = "yes", .answers = "whether", .value = truth_set{true}});
        batch.commit();
    }
    const auto day_set = value_of<date_kind>(graph, asserted(graph, "by-may"));
    EXPECT_EQ(fmt::format("{}", *day_set.set), "2024-01-01..2024-05-01");
    EXPECT_EQ(*day_set.set, day_set.own);
    EXPECT_EQ(fmt::format("{}", *value_of<date_kind>(graph, denied(graph, "by-may")).set), "2024-05-02..");
    EXPECT_EQ(fmt::format("{}", *value_of<place_kind>(graph, denied(graph, "in-kyiv")).set), "#0 - #1");
    EXPECT_TRUE(value_of<place_kind>(graph, asserted(graph, "in-russia")).is_impossible());
    EXPECT_EQ(fmt::format("{}", *value_of<place_kind>(graph, denied(graph, "in-russia")).set), "#0");
    EXPECT_FALSE(value_of<truth_kind>(graph, asserted(graph, "yes")).is_impossible());
    EXPECT_TRUE(value_of<truth_kind>(graph, denied(graph, "yes")).is_impossible());
}
