#include <hearsay/assess/regions.hpp>

#include "../compare/figures.hpp"
#include "../compare/north_korean_troops.hpp"

#include <hearsay/compare/pairs.hpp>
#include <hearsay/test/notation.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <set>

using namespace hearsay;
using namespace figures;
using test::make_graph;

namespace {

/// Every source is independent of every other.
independent_origins each_for_itself(const std::vector<source_id>& sources) {
    EXPECT_TRUE(std::is_sorted(sources.begin(), sources.end()));
    EXPECT_TRUE(std::adjacent_find(sources.begin(), sources.end()) == sources.end());
    return {.min = sources.size(), .max = sources.size()};
}

question_id asked(const claim_graph& graph, std::string_view name) {
    return graph.find_question(name).value();
}

/// The positions on a question in one scope, with whoever takes them as an origin.
struct scope_of_question {
    std::vector<position> positions{};
    std::vector<origin_position> origins{};
};
scope_of_question positions_in(
    const claim_graph& graph, question_id question, scope_id scope, const lens& by = {}) {
    scope_of_question made;
    for (const auto& t : positions_taken(graph, question, by.which)) {
        if (t.scope != scope) continue;
        if (made.positions.empty() || made.positions.back() != t.position)
            made.positions.push_back(t.position);
        made.origins.push_back({t.source, t.position});
    }
    return made;
}

/// The regions of a question's own scope, all of whose positions are of origins.
template <class Kind>
scope_regions<Kind> regions_in(const claim_graph& graph, std::string_view question, const lens& by = {}) {
    const auto q = asked(graph, question);
    const auto in = positions_in(graph, q, graph.scope_of(q), by);
    return regions_of<Kind>(graph, q, in.positions, in.origins, each_for_itself, by);
}

/// "(11000, 20000] c1 c2 c3 {3, 3}"
template <class Kind>
strings lines(const claim_graph& graph, const std::vector<region<Kind>>& regions) {
    strings made;
    for (const auto& r : regions) {
        made.push_back(
            fmt::format("{} {} {}", r.values, fmt::join(names_of(graph, r.accepting), " "), r.independent));
    }
    return made;
}
template <class Kind>
strings lines(const claim_graph& graph, const std::vector<scenario<Kind>>& scenarios) {
    strings made;
    for (const auto& s : scenarios) {
        made.push_back(
            fmt::format("{} {} {}", s.values, fmt::join(names_of(graph, s.positions), " "), s.independent));
    }
    return made;
}

}  // namespace

// ---- the case of October 2024

TEST(Regions, OfTheTroopsAreLedByWhatAllThreeAccept) {
    const auto graph = north_korean_troops::make();
    const auto q = asked(graph, "troops");
    const auto in = positions_in(graph, q, graph.scope_of(q));
    const auto by_affiliation_of = [&](const std::vector<source_id>& sources) {
        return independence(graph, sources);
    };
    const auto found = regions_of<quantity_kind>(graph, q, in.positions, in.origins, by_affiliation_of);
    EXPECT_EQ(lines(graph, found.regions),
        (strings{"(11000, 20000] c1 c2 c3 {2, 3}", "[10000, 11000] c2 c3 {2, 2}", "(20000, inf) c1 c2 {1, 2}",
            "[0, 10000) c3 {1, 1}"}));
    EXPECT_EQ(lines(graph, found.scenarios), (strings{"(11000, 20000] c1 c2 c3 {2, 3}"}));
    ASSERT_EQ(found.regions[0].origins.size(), 3U);
    strings sources;
    for (const auto& o : found.regions[0].origins) sources.emplace_back(graph.name(o.source));
    std::sort(sources.begin(), sources.end());
    EXPECT_EQ(sources, (strings{"gur", "nis", "unnamed-intelligence"}));
    EXPECT_TRUE(found.left_out.empty());
    EXPECT_EQ(found.values.size(), 3U);
    EXPECT_THAT(found.regions[0].because(graph), ::testing::StartsWith("c1, c2, c3 accept it; origins: "));
    EXPECT_THAT(found.regions[0].because(graph), ::testing::HasSubstr("gur"));
    EXPECT_THAT(
        found.scenarios[0].because(graph), ::testing::StartsWith("c1, c2, c3 hold together; origins: "));
}

TEST(Regions, BeyondALimitAreCountedAndNotListed) {
    const auto graph = make_graph("x: n 1..5; y: n 3..9; z: n 8..12; w: n 4");
    const auto q = asked(graph, "n");
    const auto in = positions_in(graph, q, graph.scope_of(q));
    const auto every = regions_of<quantity_kind>(graph, q, in.positions, in.origins, each_for_itself);
    EXPECT_EQ(every.regions_total, every.regions.size());
    EXPECT_EQ(every.scenarios_total, every.scenarios.size());
    for (std::size_t limit = 0; limit <= every.regions.size() + 1; ++limit) {
        const auto some =
            regions_of<quantity_kind>(graph, q, in.positions, in.origins, each_for_itself, {}, limit);
        EXPECT_EQ(some.regions_total, every.regions_total);
        EXPECT_EQ(some.scenarios_total, every.scenarios_total);
        auto regions = lines(graph, every.regions);
        auto scenarios = lines(graph, every.scenarios);
        regions.resize(std::min(limit, regions.size()));
        scenarios.resize(std::min(limit, scenarios.size()));
        EXPECT_EQ(lines(graph, some.regions), regions);
        EXPECT_EQ(lines(graph, some.scenarios), scenarios);
    }
}

TEST(Regions, OfTheTroopsReadPragmatically) {
    const auto graph = north_korean_troops::make();
    const auto q = asked(graph, "troops");
    const lens pragmatic{.how = reading::pragmatic};
    const auto in = positions_in(graph, q, graph.scope_of(q), pragmatic);
    const auto by_affiliation_of = [&](const std::vector<source_id>& sources) {
        return independence(graph, sources);
    };
    const auto found =
        regions_of<quantity_kind>(graph, q, in.positions, in.origins, by_affiliation_of, pragmatic);
    EXPECT_EQ(lines(graph, found.regions),
        (strings{"[10000, 11000) c2 c3 {2, 2}", "(11000, 12000) c1 c3 {1, 2}",
            "(9000, 10000) u {11000} u [12000, 20000] c3 {1, 1}"}));
    EXPECT_EQ(lines(graph, found.scenarios),
        (strings{"[10000, 11000) c2 c3 {2, 2}", "(11000, 12000) c1 c3 {1, 2}"}));
}

TEST(Regions, OfAPartLeaveOutWhatHasNoValue) {
    const auto graph = north_korean_troops::make();
    const auto q = asked(graph, "troops");
    for (const auto* claim : {"c4", "c5"}) {
        const auto in = positions_in(graph, q, graph.scope_of(claim_of(graph, claim)));
        const auto found = regions_of<quantity_kind>(graph, q, in.positions, in.origins, each_for_itself);
        EXPECT_EQ(lines(graph, found.regions), claim[1] == '4' ? strings{"{2600} c4 {1, 1}"} : strings{});
        EXPECT_EQ(found.left_out.size(), claim[1] == '4' ? 0U : 1U);
    }
}

// ---- each kind

TEST(Regions, OfTruthListTrueBeforeFalse) {
    for (const auto* text : {"claim a = t yes; claim b = t no; x: a; y: b",
             "claim b = t no; claim a = t yes; x: a; y: b", "claim b = t no; y: b; x: denies b"}) {
        const auto graph = make_graph(text);
        const auto found = regions_in<truth_kind>(graph, "t");
        ASSERT_EQ(found.regions.size(), 2U);
        EXPECT_EQ(found.regions[0].values, truth_set{true});
        EXPECT_EQ(found.regions[1].values, truth_set{false});
        ASSERT_EQ(found.scenarios.size(), 2U);
        EXPECT_EQ(found.scenarios[0].values, truth_set{true});
        EXPECT_EQ(found.scenarios[1].values, truth_set{false});
    }
}

TEST(Regions, OfDatesListTheEarliestFirst) {
    const auto graph = make_graph(R"(
        claim may = d from 2024-05-01; claim june = d 2024-06-01..2024-06-30; claim by = d by 2024-05-31
        x: may; y: june; z: by
    )");
    const auto found = regions_in<date_kind>(graph, "d");
    EXPECT_EQ(lines(graph, found.regions),
        (strings{"2024-05-01..2024-05-31 may by {2, 2}", "2024-06-01..2024-06-30 may june {2, 2}",
            "..2024-04-30 by {1, 1}", "2024-07-01.. may {1, 1}"}));
    EXPECT_EQ(lines(graph, found.scenarios),
        (strings{"2024-05-01..2024-05-31 may by {2, 2}", "2024-06-01..2024-06-30 may june {2, 2}"}));
}

TEST(Regions, OfPlacesFollowTheOrderOfTheCase) {
    // Numbers of places: ukraine 0, kyiv 1, lviv 2, russia 3.
    const auto graph = make_graph(R"(
        place ukraine; place kyiv within ukraine; place lviv within ukraine; place russia
        claim l = w lviv; claim k = w kyiv; claim r = w russia; claim u = w ukraine; claim n = w ukraine
        x: l; y: k; z: r; u: u; v: denies n
    )");
    const auto found = regions_in<place_kind>(graph, "w");
    EXPECT_EQ(lines(graph, found.regions),
        (strings{"#1 k u {2, 2}", "#2 l u {2, 2}", "#3 r not n {2, 2}", "#0 - #1 - #2 u {1, 1}",
            "anywhere - #0 - #3 not n {1, 1}"}));
    EXPECT_EQ(
        lines(graph, found.scenarios), (strings{"#1 k u {2, 2}", "#2 l u {2, 2}", "#3 r not n {2, 2}"}));
}

TEST(Regions, OfPlacesThatOverlapJoinThem) {
    const auto graph = make_graph(R"(
        place ukraine; place occupied overlaps donbas; place donbas within ukraine; place kyiv within ukraine
        claim o = w occupied; claim d = w donbas; claim k = w kyiv
        x: o; y: d; z: k
    )");
    const auto found = regions_in<place_kind>(graph, "w");
    ASSERT_FALSE(found.regions.empty());
    EXPECT_EQ(names_of(graph, found.regions[0].accepting), (strings{"o", "d"}));
    EXPECT_EQ(found.scenarios.size(), 2U);
    EXPECT_EQ(names_of(graph, found.scenarios[0].positions), (strings{"o", "d"}));
    EXPECT_EQ(names_of(graph, found.scenarios[1].positions), (strings{"k"}));
}

TEST(Regions, OfLabelsAreCutLikePlaces) {
    const auto graph = make_graph(R"(
        question how label
        label weapon; label drone within weapon
        claim w = how weapon; claim d = how drone; claim n = how drone
        x: w; y: d; z: denies n
    )");
    EXPECT_EQ(lines(graph, regions_in<label_kind>(graph, "how").regions),
        (strings{"#0 - #1 w not n {2, 2}", "#1 w d {2, 2}", "anywhere - #0 not n {1, 1}"}));
}

namespace {

/// A kind of a user's own, without an order.
class colours {
public:
    constexpr colours(unsigned bits = 0) : bits_{bits} {}
    friend constexpr bool operator==(colours, colours) = default;
    friend constexpr bool is_empty(colours a) { return a.bits_ == 0; }
    friend constexpr bool intersects(colours a, colours b) { return (a.bits_ & b.bits_) != 0; }
    friend constexpr bool contains(colours a, colours b) { return (b.bits_ & ~a.bits_) == 0; }
    friend constexpr colours intersection(colours a, colours b) { return a.bits_ & b.bits_; }
    friend constexpr colours union_of(colours a, colours b) { return a.bits_ | b.bits_; }
    friend constexpr colours complement(colours a) { return ~a.bits_ & 15U; }

private:
    unsigned bits_;
};
struct colour_kind : plain_kind<colours> {
    static constexpr std::string_view name = "colour";
};

}  // namespace

TEST(Regions, OfAKindOfOnesOwnNeedItsOperationsAlone) {
    using own_graph = basic_claim_graph<colour_kind>;
    own_graph graph;
    {
        auto batch = graph.insert();
        batch.add(own_graph::question_record{.id = "car", .kind = "colour"});
        batch.add(own_graph::claim_record{.id = "dark", .answers = "car", .value = colours{6}});
        batch.add(own_graph::claim_record{.id = "blue", .answers = "car", .value = colours{2}});
        batch.add(source_record{.id = "driver"});
        batch.add(source_record{.id = "guard"});
        batch.commit();
    }
    const std::vector<position> taken{{claim_id{0}}, {claim_id{1}}, {claim_id{1}, true}};
    const std::vector<origin_position> origins{
        {source_id{0}, taken[0]}, {source_id{1}, taken[1]}, {source_id{0}, taken[2]}};
    const auto found = regions_of<colour_kind>(graph, question_id{0}, taken, origins, each_for_itself);
    ASSERT_EQ(found.regions.size(), 3U);
    EXPECT_EQ(found.regions[0].values, colours{2});  // both sources; the others come from the driver alone
    EXPECT_EQ(found.regions[1].values, colours{4});
    EXPECT_EQ(found.regions[2].values, colours{9});
    EXPECT_EQ(found.scenarios.size(), 2U);
}

// ---- who counts

TEST(Regions, CountOriginsOnlyWhereTheirOwnPositionAcceptsThem) {
    const auto graph =
        make_graph("claim wide = n 1..9; claim low = n 1..4; article: low; gur: wide; nis: wide");
    const auto q = asked(graph, "n");
    const auto in = positions_in(graph, q, graph.scope_of(q));
    // The article's position is a relay's: it is listed, and cuts nothing.
    std::vector<origin_position> origins;
    for (const auto& o : in.origins) {
        if (graph.name(o.source) != "article") origins.push_back(o);
    }
    const auto found = regions_of<quantity_kind>(graph, q, in.positions, origins, each_for_itself);
    EXPECT_EQ(lines(graph, found.regions), (strings{"[1, 9] wide low {2, 2}"}));
    EXPECT_EQ(found.regions[0].origins.size(), 2U);
    EXPECT_EQ(lines(graph, found.scenarios), (strings{"[1, 4] wide low {2, 2}"}));
}

TEST(Regions, ThatRelaysAloneAcceptHaveNoOriginAndComeLast) {
    const auto graph = make_graph("claim high = n 8..9; claim low = n 1..4; article: high; gur: low");
    const auto q = asked(graph, "n");
    const auto in = positions_in(graph, q, graph.scope_of(q));
    const std::vector<origin_position> origins{{*graph.find_source("gur"), asserted(graph, "low")}};
    const auto found = regions_of<quantity_kind>(graph, q, in.positions, origins, each_for_itself);
    EXPECT_EQ(lines(graph, found.regions), (strings{"[1, 4] low {1, 1}", "[8, 9] high {0, 0}"}));
    EXPECT_TRUE(found.regions[1].origins.empty());
}

TEST(Regions, IgnoreOriginsOfPositionsThatAreNotTaken) {
    const auto graph = make_graph("claim a = n 1; claim b = n 2; x: a; y: b");
    const auto q = asked(graph, "n");
    const std::vector<position> taken{asserted(graph, "a")};
    const std::vector<origin_position> origins{{source_id{1}, asserted(graph, "b")},
        {source_id{0}, asserted(graph, "a")}, {source_id{0}, asserted(graph, "a")}};
    const auto found = regions_of<quantity_kind>(graph, q, taken, origins, each_for_itself);
    EXPECT_EQ(lines(graph, found.regions), (strings{"{1} a {1, 1}"}));
    EXPECT_EQ(found.regions[0].origins, (std::vector<origin_position>{{source_id{0}, asserted(graph, "a")}}));
}

TEST(Regions, OfPositionsThatAreEqualAreOne) {
    const auto graph = make_graph("claim a = n over 5; claim b = n at most 5; x: a; y: denies b; z: a; w: b");
    const auto found = regions_in<quantity_kind>(graph, "n");
    EXPECT_EQ(lines(graph, found.regions), (strings{"(5, inf) a not b {3, 3}", "(-inf, 5] b {1, 1}"}));
}

TEST(Regions, MayHaveTwoPieces) {
    const auto graph = make_graph("claim mid = n 4..6; claim all = n 0..10; x: denies mid; y: all");
    const auto found = regions_in<quantity_kind>(graph, "n");
    EXPECT_EQ(lines(graph, found.regions),
        (strings{"[0, 4) u (6, 10] not mid all {2, 2}", "(-inf, 0) u (10, inf) not mid {1, 1}",
            "[4, 6] all {1, 1}"}));
    EXPECT_EQ(lines(graph, found.scenarios), (strings{"[0, 4) u (6, 10] not mid all {2, 2}"}));
}

TEST(Regions, LeaveOutTheImpossibleAndTheInconvertible) {
    const auto graph = make_graph(R"(
        unit tonne
        question n unit soldier additive
        claim ok = n 5; claim negative = n under 0; claim weight = n 5 tonne; claim nothing = n ?
        x: ok; y: negative; z: weight; w: nothing
    )");
    const auto found = regions_in<quantity_kind>(graph, "n");
    EXPECT_EQ(lines(graph, found.regions), (strings{"{5} ok {1, 1}"}));
    EXPECT_EQ(lines(graph, found.scenarios), (strings{"{5} ok {1, 1}"}));
    EXPECT_EQ(found.values.size(), 1U);
    EXPECT_EQ(found.left_out.size(), 3U);
}

TEST(Regions, OfNothingAreNone) {
    const auto graph = make_graph("question n quantity; claim a = n 5");
    const auto found = regions_in<quantity_kind>(graph, "n");
    EXPECT_TRUE(found.regions.empty() && found.scenarios.empty() && found.values.empty());
}

TEST(Regions, TakePositionsInAnyOrderAndOnce) {
    const auto graph = make_graph("claim a = n 1..5; claim b = n 3..9; x: a; y: b");
    const auto q = asked(graph, "n");
    const auto p = [&](const char* name) { return asserted(graph, name); };
    const std::vector<position> taken{p("b"), p("a"), p("b")};
    const std::vector<origin_position> origins{{source_id{1}, p("b")}, {source_id{0}, p("a")}};
    EXPECT_EQ(lines(graph, regions_of<quantity_kind>(graph, q, taken, origins, each_for_itself).regions),
        (strings{"[3, 5] a b {2, 2}", "[1, 3) a {1, 1}", "(5, 9] b {1, 1}"}));
}

// ---- units

TEST(Regions, NeverJoinWhatTheirOwnUnitExcludes) {
    const auto graph = make_graph(R"(
        unit brigade = 3000..5000 soldier
        question n unit soldier additive
        claim four = n as many as 4 brigade; claim over = n over 5 brigade; claim men = n 16000
        x: four; y: over; z: men
    )");
    // 16,000 soldiers may be up to four brigades or more than five, never both.
    const auto found = regions_in<quantity_kind>(graph, "n");
    EXPECT_EQ(lines(graph, found.regions),
        (strings{"{16000} four men {2, 2}", "{16000} over men {2, 2}",
            "[0, 16000) u (16000, 20000] four {1, 1}", "(15000, 16000) u (16000, inf) over {1, 1}"}));
    EXPECT_EQ(lines(graph, found.scenarios), (strings{"{16000} four men {2, 2}", "{16000} over men {2, 2}"}));
}

TEST(Regions, OfTwoUncertainUnitsComeFromEachOfTheirOptions) {
    const auto graph = make_graph(R"(
        unit brigade = 3000..5000 soldier
        unit division = 8000..12000 soldier
        question n unit soldier additive
        claim b3 = n 3 brigade; claim b4 = n 4 brigade; claim d1 = n 1 division; claim d2 = n 2 division
        x: b3; y: b4; z: d1; w: d2
    )");
    // b3 [9000, 15000], b4 [12000, 20000], d1 [8000, 12000], d2 [16000, 24000].
    const auto found = regions_in<quantity_kind>(graph, "n");
    EXPECT_EQ(lines(graph, found.scenarios),
        (strings{"[9000, 12000] b3 d1 {2, 2}", "{12000} b4 d1 {2, 2}", "[16000, 20000] b4 d2 {2, 2}"}));
    EXPECT_EQ(lines(graph, found.regions),
        (strings{"[9000, 12000] b3 d1 {2, 2}", "{12000} b4 d1 {2, 2}", "[16000, 20000] b4 d2 {2, 2}",
            "[8000, 9000) d1 {1, 1}", "(12000, 15000] b3 {1, 1}", "(12000, 16000) b4 {1, 1}",
            "(20000, 24000] d2 {1, 1}"}));
}

TEST(Regions, OfDenialsInAnotherUnitHoldTogetherOnlyWhereOneNumberOfItServesAll) {
    const auto graph = make_graph(R"(
        unit brigade = 3000..5000 soldier
        question n unit soldier additive
        claim middle = n 2..9 brigade; claim some = n 2..10 brigade; claim men = n 9500
        x: denies middle; y: some; z: men
    )");
    // Fewer than 2 or over 9 brigades, and 2 to 10: over 9. 9,500 soldiers are no more than 3.2 brigades.
    EXPECT_EQ(compare(graph, denied(graph, "middle"), asserted(graph, "men")).verdict, verdict::agree);
    EXPECT_EQ(compare(graph, asserted(graph, "some"), asserted(graph, "men")).verdict, verdict::agree);
    EXPECT_EQ(lines(graph, regions_in<quantity_kind>(graph, "n").scenarios),
        (strings{"{9500} not middle men {2, 2}", "{9500} some men {2, 2}",
            "(27000, 50000] not middle some {2, 2}"}));
}

TEST(Regions, OfAnExactFactorAreCutInTheUnitOfTheQuestion) {
    const auto graph = make_graph(R"(
        unit dozen = 12 one
        question n unit one additive
        claim two = n 2 dozen; claim more = n over 1 dozen; claim ones = n 20..24
        x: two; y: more; z: ones
    )");
    EXPECT_EQ(lines(graph, regions_in<quantity_kind>(graph, "n").regions),
        (strings{
            "{24} two more ones {3, 3}", "[20, 24) more ones {2, 2}", "(12, 20) u (24, inf) more {1, 1}"}));
}

TEST(Regions, UnderALensUseItsFactors) {
    const auto graph = north_korean_troops::make();
    const auto found = regions_in<quantity_kind>(graph, "troops", {.factors = {{0, 2000, 2500}}});
    EXPECT_EQ(lines(graph, found.regions),
        (strings{"{10000} c2 c3 {2, 2}", "(11000, inf) c1 c2 {2, 2}", "[0, 10000) c3 {1, 1}",
            "(10000, 11000] c2 {1, 1}"}));
}

// ---- many

namespace {

/// Figures 0..count-1, each from `i` to `i + width`, by a source each.
claim_graph many(int count, int width, const std::string& unit) {
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(unit_record{.id = "brigade", .conversions = {{"soldier", {2, 3, 0}}}});
    batch.add(question_record{.id = "n", .kind = "quantity", .unit = "soldier"});
    for (int i = 0; i < count; ++i) {
        const auto id = fmt::format("c{}", i);
        batch.add(source_record{.id = "s" + id});
        batch.add(
            claim_record{.id = id, .answers = "n", .value = soldiers(interval::between(i, i + width), unit)});
        batch.add(statement_record{.id = "t" + id, .source = "s" + id, .stances = {{id}}});
    }
    batch.commit();
    return graph;
}

}  // namespace

TEST(Regions, OfMoreThanSixtyFourPositionsKeepThemApart) {
    const auto graph = many(200, 99, "soldier");
    const auto found = regions_in<quantity_kind>(graph, "n");
    // At a whole number from 99 to 199 a hundred hold; between two of them, ninety-nine.
    EXPECT_EQ(found.regions[0].independent.min, 100U);
    EXPECT_EQ(found.regions[0].values, interval_set{interval::exactly(99)});
    EXPECT_EQ(names_of(graph, found.regions[0].accepting).front(), "c0");
    EXPECT_EQ(names_of(graph, found.regions[0].accepting).back(), "c99");
    EXPECT_EQ(found.scenarios.size(), 101U);
    EXPECT_EQ(found.scenarios[100].values, interval_set{interval::exactly(199)});
    EXPECT_EQ(names_of(graph, found.scenarios[100].positions).back(), "c199");
}

TEST(Regions, OfTwoThousandPositionsAreFound) {
    const auto found = regions_in<quantity_kind>(many(2000, 400, "soldier"), "n");
    EXPECT_EQ(found.scenarios.size(), 1600U);
    EXPECT_EQ(found.regions[0].independent.min, 401U);
}

TEST(Regions, OfManyPositionsInAnUncertainUnitAreFound) {
    const auto graph = many(400, 40, "brigade");
    const auto found = regions_in<quantity_kind>(graph, "n");
    EXPECT_EQ(found.scenarios.size(), 360U);
    EXPECT_EQ(found.scenarios[0].values, (interval_set{interval::between(80, 120)}));  // 40 brigades
    EXPECT_EQ(found.regions[0].independent.min, 41U);
}

// ---- against a reference

namespace {

struct drawn {
    claim_graph graph;
    std::vector<position> positions;
    std::vector<interval> stated;
    std::vector<bool> in_brigades;
    std::vector<origin_position> origins;
    bool additive = false;
    std::optional<interval> domain;
};

interval draw_interval(int from, int to) {
    for (;;) {
        const int low = *rc::gen::inRange(from, to);
        const int high = *rc::gen::inRange(low, to + 1);
        const int ends = *rc::gen::inRange(0, 5);
        const bool low_open = *rc::gen::arbitrary<bool>();
        const bool high_open = *rc::gen::arbitrary<bool>();
        constexpr double infinity = std::numeric_limits<double>::infinity();
        const auto made = interval::between_if_any(
            ends == 1 ? -infinity : low, low_open, ends == 2 ? infinity : high, high_open);
        if (made) return *made;
    }
}

drawn draw_positions() {
    drawn made;
    auto batch = made.graph.insert();
    batch.add(unit_record{.id = "brigade", .conversions = {{"soldier", {2, 3, 0}}}});
    question_record asked{.id = "n", .kind = "quantity", .unit = "soldier"};
    switch (*rc::gen::inRange(0, 3)) {
    case 0:
        asked.additive = additivity::all();
        made.domain = interval::at_least(0);
        break;
    case 1:
        made.domain = draw_interval(-6, 12);
        asked.domain = soldiers(*made.domain);
        break;
    default: break;
    }
    batch.add(asked);
    const int sources = 4;
    for (int s = 0; s < sources; ++s) batch.add(source_record{.id = fmt::format("s{}", s)});
    const int count = *rc::gen::inRange(0, 8);
    for (int i = 0; i < count; ++i) {
        made.in_brigades.push_back(*rc::gen::arbitrary<bool>());
        made.stated.push_back(made.in_brigades.back() ? draw_interval(-3, 5) : draw_interval(-6, 14));
        const auto id = batch.add(claim_record{.id = fmt::format("c{}", i),
            .answers = "n",
            .value = soldiers(made.stated.back(), made.in_brigades.back() ? "brigade" : "soldier")});
        made.positions.push_back({id, *rc::gen::inRange(0, 3) == 0});
        const int held_by = *rc::gen::inRange(0, 3);
        for (int o = 0; o < held_by; ++o) {
            made.origins.push_back({source_id{static_cast<std::uint32_t>(*rc::gen::inRange(0, sources))},
                made.positions.back()});
        }
    }
    batch.commit();
    return made;
}

bool holds(const drawn& from, std::size_t i, double own) {
    return from.stated[i].contains(own) != from.positions[i].denied;
}

using numbers = std::set<std::size_t>;

/// What can be true together at a number of soldiers, by trying every number of brigades that it can be:
/// whole ones, and all between two of them at once.
std::set<numbers> together_at(const drawn& from, double soldiers) {
    std::set<numbers> made;
    if (from.domain && !from.domain->contains(soldiers)) return made;
    const double least = std::min(soldiers / 2, soldiers / 3);
    const double most = std::max(soldiers / 2, soldiers / 3);
    for (int half = -80; half <= 80; ++half) {
        const double brigades = half / 2.0;
        const bool whole = half % 2 == 0;
        if (whole ? brigades < least || brigades > most : brigades + 0.5 <= least || brigades - 0.5 >= most)
            continue;
        numbers here;
        for (std::size_t i = 0; i < from.positions.size(); ++i) {
            if (holds(from, i, from.in_brigades[i] ? brigades : soldiers)) here.insert(i);
        }
        made.insert(here);
    }
    return made;
}

std::set<numbers> maximal(const std::set<numbers>& sets) {
    std::set<numbers> kept;
    for (const auto& s : sets) {
        const bool held = std::any_of(sets.begin(), sets.end(), [&](const numbers& t) {
            return t != s && std::includes(t.begin(), t.end(), s.begin(), s.end());
        });
        if (!held) kept.insert(s);
    }
    return kept;
}

std::vector<origin_position> origins_of(const drawn& from, const numbers& held) {
    std::vector<origin_position> made;
    for (const auto& o : from.origins) {
        for (const std::size_t i : held) {
            if (from.positions[i] == o.position) made.push_back(o);
        }
    }
    std::sort(made.begin(), made.end());
    made.erase(std::unique(made.begin(), made.end()), made.end());
    return made;
}

independent_origins odd_count(const std::vector<source_id>& sources) {
    // Any function will do: the order has to follow it.
    return {.min = sources.size() / 2, .max = sources.size()};
}

}  // namespace

RC_GTEST_PROP(RegionsProperty, AreTheValuesThatTheSameOriginsAccept, ()) {
    const auto from = draw_positions();
    const auto found =
        regions_of<quantity_kind>(from.graph, question_id{0}, from.positions, from.origins, odd_count);
    std::set<std::vector<origin_position>> seen;
    std::map<std::vector<origin_position>, std::set<std::size_t>> accepting;
    for (int half = -90; half <= 90; ++half) {
        const double x = half / 2.0;
        // At each number, the largest sets of origins; a region has it if and only if it is of one of those.
        std::map<numbers, numbers> by_mask;  // the positions of origins, and all that go with them
        for (const auto& held : together_at(from, x)) {
            numbers mask;
            for (const std::size_t i : held) {
                const auto is_origin = [&](const origin_position& o) {
                    return o.position == from.positions[i];
                };
                if (std::any_of(from.origins.begin(), from.origins.end(), is_origin)) mask.insert(i);
            }
            if (!held.empty()) by_mask[mask].insert(held.begin(), held.end());
        }
        std::set<numbers> masks;
        for (const auto& [mask, held] : by_mask) masks.insert(mask);
        std::set<std::vector<origin_position>> expected;
        for (const auto& mask : maximal(masks)) expected.insert(origins_of(from, mask));
        std::set<std::vector<origin_position>> here;
        for (const auto& r : found.regions) {
            if (contains(r.values, interval_set{interval::exactly(x)})) here.insert(r.origins);
        }
        RC_ASSERT(here == expected);
        seen.insert(expected.begin(), expected.end());
    }
    std::set<std::vector<origin_position>> listed;
    for (const auto& r : found.regions) {
        RC_ASSERT(!is_empty(r.values));
        RC_ASSERT(listed.insert(r.origins).second);
        RC_ASSERT(std::is_sorted(r.accepting.begin(), r.accepting.end()));
        for (const auto& o : r.origins)
            RC_ASSERT(std::binary_search(r.accepting.begin(), r.accepting.end(), o.position));
    }
    RC_ASSERT(listed == seen);
}

RC_GTEST_PROP(RegionsProperty, ComeInTheOrderOfTheirSupport, ()) {
    const auto from = draw_positions();
    const auto found =
        regions_of<quantity_kind>(from.graph, question_id{0}, from.positions, from.origins, odd_count);
    const auto check = [](const auto& list, auto&& size) {
        for (std::size_t i = 0; i + 1 < list.size(); ++i) {
            const auto key = [&](const auto& x) {
                return std::tuple{x.independent.min, x.independent.max, size(x)};
            };
            RC_ASSERT(key(list[i]) >= key(list[i + 1]));
            if (key(list[i]) != key(list[i + 1])) continue;
            RC_ASSERT(!starts_before(list[i + 1].values.front(), list[i].values.front()));
        }
    };
    check(found.regions, [](const auto& r) { return r.accepting.size(); });
    check(found.scenarios, [](const auto& s) { return s.positions.size(); });
    for (const auto& r : found.regions) {
        std::set<source_id> sources;
        for (const auto& o : r.origins) sources.insert(o.source);
        RC_ASSERT(r.independent.max == sources.size());
    }
}

RC_GTEST_PROP(ScenariosProperty, AreTheLargestSetsThatHoldTogether, ()) {
    const auto from = draw_positions();
    const auto found =
        regions_of<quantity_kind>(from.graph, question_id{0}, from.positions, from.origins, odd_count);
    const auto index = [&](position p) {
        return static_cast<std::size_t>(
            std::find(from.positions.begin(), from.positions.end(), p) - from.positions.begin());
    };
    // Every subset of the positions: does it hold together at some number?
    std::vector<std::set<numbers>> at;
    for (int half = -90; half <= 90; ++half) at.push_back(together_at(from, half / 2.0));
    const auto holds_at = [](const std::set<numbers>& here, const numbers& some) {
        return std::any_of(here.begin(), here.end(), [&](const numbers& held) {
            return std::includes(held.begin(), held.end(), some.begin(), some.end());
        });
    };
    std::set<numbers> hold;
    for (unsigned bits = 1; bits < (1U << from.positions.size()); ++bits) {
        numbers some;
        for (std::size_t i = 0; i < from.positions.size(); ++i) {
            if ((bits >> i) & 1U) some.insert(i);
        }
        if (std::any_of(at.begin(), at.end(), [&](const auto& here) { return holds_at(here, some); }))
            hold.insert(some);
    }
    std::set<numbers> listed;
    for (const auto& s : found.scenarios) {
        numbers held;
        for (const position p : s.positions) held.insert(index(p));
        RC_ASSERT(listed.insert(held).second);
        RC_ASSERT(s.origins == origins_of(from, held));
        for (int half = -90; half <= 90; ++half) {
            const bool there = contains(s.values, interval_set{interval::exactly(half / 2.0)});
            RC_ASSERT(there == holds_at(at[static_cast<std::size_t>(half + 90)], held));
        }
    }
    RC_ASSERT(listed == maximal(hold));
}

RC_GTEST_PROP(ScenariosProperty, NeverJoinTwoThatConflict, ()) {
    const auto from = draw_positions();
    const auto found =
        regions_of<quantity_kind>(from.graph, question_id{0}, from.positions, from.origins, odd_count);
    for (const auto& s : found.scenarios) {
        for (const position a : s.positions) {
            for (const position b : s.positions)
                RC_ASSERT(a == b || compare(from.graph, a, b).verdict != verdict::conflict);
        }
    }
}
