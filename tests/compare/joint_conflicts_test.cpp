#include <hearsay/compare/joint_conflicts.hpp>

#include "figures.hpp"

#include <hearsay/test/notation.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace hearsay;
using namespace figures;
using test::make_graph;

namespace {

std::vector<joint_conflict> found_in(const claim_graph& graph, const lens& by = {}) {
    return joint_conflicts(graph, graph.find_question("n").value(), by);
}
/// "a + b > whole: 60 + 50 exceed 100 [places]"
strings lines(const claim_graph& graph, const lens& by = {}) {
    strings made;
    for (const auto& c : found_in(graph, by)) {
        made.push_back(fmt::format("{} > {}: {} [{}]", fmt::join(names_of(graph, c.parts), " + "),
            names_of(graph, std::vector{c.whole})[0], c.because(),
            fmt::join(names_of(graph, c.assumes), ", ")));
    }
    return made;
}

}  // namespace

TEST(JointConflicts, AreOfDisjointPartsThatSumAboveTheWhole) {
    const auto graph = make_graph(R"(
        question n quantity unit soldier additive
        part army disjoint navy
        claim a = n at least 60 of army; claim b = n over 50 of navy; claim w = n at most 100; claim v = n 200
        x: a; y: b; z: w; u: v
    )");
    const auto found = found_in(graph);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(names_of(graph, found[0].parts), (strings{"a", "b"}));
    EXPECT_EQ(found[0].whole, asserted(graph, "w"));
    EXPECT_EQ(found[0].scope, graph.scope_of(claim_of(graph, "w")));
    EXPECT_EQ(found[0].sum, 110);
    EXPECT_EQ(found[0].upper, 100);
    EXPECT_EQ(found[0].lower_bounds, (std::vector<double>{60, 50}));
    EXPECT_EQ(found[0].unit, graph.find<struct unit>("soldier"));
    EXPECT_EQ(found[0].because(), "60 + 50 exceed 100");
    EXPECT_TRUE(found[0].assumes.empty());
}

struct sum_row {
    const char* name;
    const char* claims;
    strings expected;
};
void PrintTo(const sum_row& row, std::ostream* os) { *os << row.name; }
class JointConflictTable : public ::testing::TestWithParam<sum_row> {};

TEST_P(JointConflictTable, IsAsTheBoundsHaveIt) {
    const auto graph =
        make_graph(std::string{R"(
        unit brigade = 3000..5000 soldier
        question n quantity unit soldier additive
        part army disjoint navy
        part guards within army; part marines within navy
        place kursk within russia; place bryansk within russia; place belgorod within russia overlaps bryansk
    )"} + GetParam().claims);
    EXPECT_EQ(lines(graph), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(Sums, JointConflictTable,
    ::testing::Values(sum_row{"EqualToTheWhole", "x: n 60 of army, n 40 of navy; y: n at most 100", {}},
        sum_row{"EqualToAnOpenWhole", "x: n 60 of army, n 40 of navy; y: n under 100",
            {"n 60 of army + n 40 of navy > n under 100: 60 + 40 exceed 100 []"}},
        sum_row{"EqualWithAnOpenPart", "x: n over 60 of army, n 40 of navy; y: n at most 100",
            {"n over 60 of army + n 40 of navy > n at most 100: 60 + 40 exceed 100 []"}},
        sum_row{"EqualButForRounding", "x: n 0.1 of army, n 0.2 of navy; y: n at most 0.3", {}},
        sum_row{"EqualButForRoundingWithAnOpenPart", "x: n over 0.1 of army, n 0.2 of navy; y: n at most 0.3",
            {"n over 0.1 of army + n 0.2 of navy > n at most 0.3: 0.1 + 0.2 exceed 0.3 []"}},
        sum_row{"OfFiguresThatAreExactToTheLastDigit",
            "x: n 4503599627370496 of army, n 4503599627370495 of navy; y: n at most 9007199254740990",
            {"n 4503599627370496 of army + n 4503599627370495 of navy > n at most 9007199254740990: "
             "4503599627370496 + 4503599627370495 exceed 9007199254740990 []"}},
        sum_row{"WithoutALowerBound", "x: n at most 60 of army, n 60 of navy; y: n at most 100", {}},
        sum_row{"WithoutAnUpperEnd", "x: n 60 of army, n 60 of navy; y: n at least 100", {}},
        sum_row{"OfPartsThatMayOverlap", "x: n 60 of guards, n 60 of army; y: n at most 100", {}},
        sum_row{"OfPartsWithinDisjointOnes", "x: n 60 of guards, n 60 of marines; y: n at most 100",
            {"n 60 of guards + n 60 of marines > n at most 100: 60 + 60 exceed 100 []"}},
        sum_row{"APairThatConflictsAlreadyIsNone", "x: n 120 of army, n 10 of navy; y: n at most 100", {}},
        sum_row{"BesideAPairThatConflictsAlready",
            "x: n 120 of army, n 60 of army, n 50 of navy; y: n at most 100",
            {"n 60 of army + n 50 of navy > n at most 100: 60 + 50 exceed 100 []"}},
        sum_row{"TheHighestOfAPartStandsForIt",
            "x: n 10 of army, n 60 of army, n at least 55 of army, n 50 of navy; y: n at most 100",
            {"n 60 of army + n 50 of navy > n at most 100: 60 + 50 exceed 100 []"}},
        sum_row{"OfPlacesOnDifferentBranches",
            "x: n 60 in kursk, n 60 in bryansk; y: n at most 100 in russia",
            {"n 60 in kursk + n 60 in bryansk > n at most 100 in russia: 60 + 60 exceed 100 [places]"}},
        sum_row{
            "OfPlacesThatOverlap", "x: n 60 in belgorod, n 60 in bryansk; y: n at most 100 in russia", {}},
        sum_row{"OfPlacesInTheWholeWorld", "x: n 60 in kursk, n 60 in bryansk; y: n at most 100",
            {"n 60 in kursk + n 60 in bryansk > n at most 100: 60 + 60 exceed 100 [places]"}},
        sum_row{"OfPeriods",
            "x: n 60 during 2024-10-01..2024-10-10, n 60 during 2024-10-11..2024-10-20; y: n at most 100",
            {"n 60 during 2024-10-01..2024-10-10 + n 60 during 2024-10-11..2024-10-20 > n at most 100: "
             "60 + 60 exceed 100 []"}},
        sum_row{"OfPeriodsThatShareADay",
            "x: n 60 during 2024-10-01..2024-10-11, n 60 during 2024-10-11..2024-10-20; y: n at most 100",
            {}},
        sum_row{"PlacesNeedNoAssumptionWhereThePeriodsAreApart",
            "x: n 60 in kursk during 2024-10-01, n 60 in bryansk during 2024-10-02; y: n at most 100",
            {"n 60 in kursk during 2024-10-01 + n 60 in bryansk during 2024-10-02 > n at most 100: 60 + "
             "60 exceed 100 []"}},
        sum_row{"OnlyAsManyAsAreNeeded",
            "x: n 50 in kursk during 2024-10-01, n 1 in kursk during 2024-10-02, n 30 in kursk during "
            "2024-10-03, "
            "n 40 in kursk during 2024-10-04; y: n at most 85 in kursk",
            {"n 50 in kursk during 2024-10-01 + n 40 in kursk during 2024-10-04 > n at most 85 in "
             "kursk: 50 + 40 exceed 85 []"}},
        sum_row{
            "GreedyIsNotEnough",  // the largest meets both of the others; the two others together are larger
            "x: n at least 60 in russia during 2024-10-01..2024-10-20, n 40 in kursk during "
            "2024-10-01..2024-10-09, "
            "n 45 in kursk during 2024-10-12..2024-10-20; y: n at most 80",
            {"n 40 in kursk during 2024-10-01..2024-10-09 + n 45 in kursk during 2024-10-12..2024-10-20 "
             "> n at most 80: "
             "40 + 45 exceed 80 []"}},
        sum_row{"OfTwoFamiliesAsHeavyTheOpenOneCounts",
            "x: n 40 of army, n 40 of navy, n 40 in kursk, n over 40 in bryansk; y: n at most 80",
            {"n 40 in kursk + n over 40 in bryansk > n at most 80: 40 + 40 exceed 80 [places]"}},
        sum_row{"InTheirOwnUnit", "x: n 3 brigade of army, n 3 brigade of navy; y: n at most 5 brigade",
            {"n 3 brigade of army + n 3 brigade of navy > n at most 5 brigade: 3 + 3 exceed 5 []"}},
        sum_row{"InTheirOwnUnitBesideOthers",
            "x: n 3 brigade of army, n 3 brigade of navy, n 100 in kursk; y: n at most 5 brigade",
            {"n 3 brigade of army + n 3 brigade of navy > n at most 5 brigade: 3 + 3 exceed 5 []"}},
        sum_row{"AcrossUnitsRestOnAFactor", "x: n 3 brigade of army, n 3 brigade of navy; y: n at most 17000",
            {"n 3 brigade of army + n 3 brigade of navy > n at most 17000: 9000 + 9000 exceed 17000 "
             "[unit:brigade]"}},
        sum_row{
            "AcrossUnitsThatMayHold", "x: n 3 brigade of army, n 3 brigade of navy; y: n at most 18000", {}},
        sum_row{"OfADenial", "x: denies n at most 60 of army, n 50 of navy; y: n at most 100",
            {"not n at most 60 of army + n 50 of navy > n at most 100: 60 + 50 exceed 100 []"}},
        sum_row{"AWholeThatIsDenied", "x: n 60 of army, n 50 of navy; y: denies n at least 105",
            {"n 60 of army + n 50 of navy > not n at least 105: 60 + 50 exceed 105 []"}},
        sum_row{"ForEachWholeThatIsExceeded",
            "x: n 60 of army, n 50 of navy; y: n at most 100; z: n 105; u: n at most 110",
            {"n 60 of army + n 50 of navy > n at most 100: 60 + 50 exceed 100 []",
                "n 60 of army + n 50 of navy > n 105: 60 + 50 exceed 105 []"}},
        sum_row{"OfAPartAsTheWhole",
            "x: n 60 of guards during 2024-10-01, n 50 of guards during 2024-10-02; y: n at most 100 of army",
            {"n 60 of guards during 2024-10-01 + n 50 of guards during 2024-10-02 > n at most 100 of army: "
             "60 + 50 exceed 100 []"}}),
    [](const auto& test) { return std::string{test.param.name}; });

TEST(JointConflicts, AreOnlyAlongWhatAddsUp) {
    const auto make = [](additivity additive) {
        claim_graph graph;
        {
            auto batch = graph.insert();
            batch.add(question_record{.id = "n", .kind = "quantity", .additive = additive});
            batch.commit();
        }
        test::extend(graph, R"(
            part army disjoint navy
            x: n 60 of army, n 50 of navy, n 60 during 2024-10-01, n 50 during 2024-10-02; y: n at most 100
        )");
        return graph;
    };
    const std::string parts = "n 60 of army + n 50 of navy > n at most 100: 60 + 50 exceed 100 []";
    const std::string days =
        "n 60 during 2024-10-01 + n 50 during 2024-10-02 > n at most 100: 60 + 50 exceed 100 []";
    EXPECT_EQ(lines(make({.part = true})), (strings{parts}));
    EXPECT_EQ(lines(make({.period = true})), (strings{days}));
    EXPECT_EQ(lines(make({.place = true})), strings{});
    EXPECT_EQ(lines(make({})), strings{});
}

TEST(JointConflicts, RestOnTheReadingAndTheMeasure) {
    claim_graph graph;
    {
        auto batch = graph.insert();
        batch.add(question_record{
            .id = "n", .kind = "quantity", .additive = additivity::all(), .assumes = "one measure"});
        batch.commit();
    }
    test::extend(graph, R"(
        part army disjoint navy
        x: n as many as 60 of army, n about 50 of navy; y: n at most 90
    )");
    EXPECT_EQ(lines(graph), strings{});
    const lens pragmatic{.how = reading::pragmatic};
    EXPECT_EQ(lines(graph, pragmatic),  // more than 50 of the army, at least 45 of the navy
        (strings{"n as many as 60 of army + n about 50 of navy > n at most 90: 50 + 45 exceed 90 "
                 "[tolerance, reading, same_measure:n]"}));
}

TEST(JointConflicts, LeaveOutWhatIsImpossibleOrWithoutAValue) {
    EXPECT_EQ(lines(make_graph(R"(
        question n quantity additive
        part army disjoint navy
        x: n ? of army, n 60 of navy; y: n at most 100; z: n under 0
    )")),
        strings{});
}

TEST(JointConflicts, OfManyDaysAndManyTotalsAreFound) {
    std::string text = "question n quantity additive\n";
    for (int i = 0; i < 300; ++i)
        text += fmt::format(
            "ministry: n {} during {}\n", 1 + i % 3, to_string(make_day(2023, 1, 1) + std::chrono::days{i}));
    for (int i = 0; i < 300; ++i) text += fmt::format("critic{}: n at most {}\n", i, 450 + i);
    const auto graph = make_graph(text);
    // All days together are 600.
    const auto found = found_in(graph);
    ASSERT_EQ(found.size(), 150U);
    for (const auto& c : found) {
        EXPECT_GT(c.sum, c.upper);
        EXPECT_LE(c.sum - c.lower_bounds[0], c.upper);
    }
}

RC_GTEST_PROP(JointConflictsProperty, AreWhereSomeFamilyOfDisjointPartsExceedsTheWhole, ()) {
    // Parts are periods, which overlap in all ways; every family is tried.
    claim_graph graph;
    struct drawn_part {
        day_range days;
        double least;
        bool open;
    };
    std::vector<drawn_part> parts;
    const double most = *rc::gen::inRange(1, 30);
    const bool most_open = *rc::gen::arbitrary<bool>();
    {
        auto batch = graph.insert();
        batch.add(question_record{.id = "n", .kind = "quantity", .additive = additivity::all()});
        batch.add(source_record{.id = "s"});
        statement_record said{.id = "t", .source = "s"};
        batch.add(claim_record{.id = "whole",
            .answers = "n",
            .value = soldiers(most_open ? interval::less_than(most) : interval::at_most(most))});
        said.stances.push_back({"whole"});
        const int count = *rc::gen::inRange(0, 8);
        for (int i = 0; i < count; ++i) {
            const int first = *rc::gen::inRange(0, 8);
            const int last = *rc::gen::inRange(first, 9);
            const auto start = make_day(2024, 10, 1);
            drawn_part part{
                day_range::between(start + std::chrono::days{first}, start + std::chrono::days{last}),
                static_cast<double>(*rc::gen::inRange(0, 12)), *rc::gen::arbitrary<bool>()};
            const auto id = fmt::format("p{}", i);
            batch.add(claim_record{.id = id,
                .answers = "n",
                .value =
                    soldiers(part.open ? interval::more_than(part.least) : interval::at_least(part.least)),
                .scope = {.period = part.days}});
            said.stances.push_back({id});
            parts.push_back(part);
        }
        batch.add(said);
        batch.commit();
    }
    const auto exceeds = [&](const std::vector<drawn_part>& family) {
        double sum = 0;
        bool open = most_open;
        for (const auto& p : family) {
            sum += p.least;
            open = open || p.open;
        }
        return sum > most || (sum == most && open);
    };
    bool some = false;
    for (unsigned mask = 1; mask < (1U << parts.size()); ++mask) {
        std::vector<drawn_part> family;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if ((mask >> i) & 1U) family.push_back(parts[i]);
        }
        bool fits = family.size() >= 2;
        for (std::size_t i = 0; i < family.size(); ++i) {
            fits = fits && family[i].least > 0 && !exceeds({family[i]});
            for (std::size_t j = 0; j < i; ++j) fits = fits && !intersection(family[i].days, family[j].days);
        }
        some = some || (fits && exceeds(family));
    }
    const auto found = joint_conflicts(graph, *graph.find_question("n"));
    const bool reported = std::any_of(found.begin(), found.end(),
        [&](const joint_conflict& c) { return c.whole == asserted(graph, "whole"); });
    RC_ASSERT(reported == some);
    for (const auto& c : found) {
        RC_ASSERT(c.parts.size() >= 2U);
        for (std::size_t i = 0; i < c.parts.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                bool by_places = false;
                RC_ASSERT(scopes_disjoint(
                    graph, graph.scope_of(c.parts[i].claim), graph.scope_of(c.parts[j].claim), by_places));
            }
            RC_ASSERT(compare(graph, c.parts[i], c.whole).verdict != verdict::conflict);
            if (c.parts.size() > 2) RC_ASSERT(c.sum - c.lower_bounds[i] <= c.upper);
        }
    }
}
