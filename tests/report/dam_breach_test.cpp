#include "report_lookup.hpp"

#include <gmock/gmock.h>

#include <ostream>

// The report of examples/cases/dam-breach.yaml, against examples/cases/dam-breach.md, whose answers were worked out by hand.

using namespace hearsay;
using hearsay::test::asked;
using hearsay::test::expect_stand;
using hearsay::test::name_list;
using hearsay::test::row;
using hearsay::test::row_name;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

namespace {

const loaded_case& dam() {
    static const loaded_case read = hearsay::test::read_example("dam-breach");
    return read;
}

asked look(const report_options& options = {}) {
    return asked{make_report(dam().graph.snapshot(), dam().title, options)};
}

const asked& literal() {
    static const asked made = look();
    return made;
}

const asked& pragmatic() {
    static const asked made = look({.by = {.how = reading::pragmatic}});
    return made;
}

std::string fraction(double a, double b) { return fmt::format("{:.9g}", a / b); }

}  // namespace

// ---- claims

// A position: its set, its scope, who takes it, whose word it is.
struct held {
    std::string position;
    std::string set;
    std::string scope;
    name_list by;
    name_list origins;
    std::string independent;
    friend void PrintTo(const held& h, std::ostream* out) { *out << h.position; }
};
class DamPositions : public ::testing::TestWithParam<held> {};

TEST_P(DamPositions, AreHeldAsTheyShould) {
    const held& expected = GetParam();
    const bool denied = expected.position.ends_with(" D");
    const auto& c = literal().claim(expected.position.substr(0, expected.position.size() - (denied ? 2 : 0)));
    EXPECT_EQ(c.set ? literal().text(*c.set) : "none", expected.set);
    EXPECT_EQ(literal().scope_text(c.scope), expected.scope);
    EXPECT_EQ(literal().names_of(denied ? c.denied_by : c.asserted_by), expected.by);
    EXPECT_EQ(literal().names_of(denied ? c.denial_origins : c.origins), expected.origins);
    EXPECT_EQ(asked::figures(denied ? c.denial_independent : c.independent), expected.independent);
}

const std::string valley = "in tarvel-valley during ";

INSTANTIATE_TEST_SUITE_P(All, DamPositions, ::testing::Values(
    held{"dead-15", "{15}", "", {}, {}, "{0, 0}"},   // corrected
    held{"dead-40", "[40, inf)", "", {}, {}, "{0, 0}"},  // superseded
    held{"dead-50", "[50, inf)", "", {"wire"}, {"wire"}, "{1, 1}"},
    held{"dead-55", "[55, inf)", "", {"ministry"}, {"ministry"}, "{1, 1}"},
    held{"dead-over-50", "(50, inf)", "", {"radio"}, {"ministry"}, "{1, 1}"},
    held{"dead-up-to-50", "[0, 50]", "", {"delta-party"}, {"delta-party"}, "{1, 1}"},
    held{"dead-brask", "(70, inf)", "in brask", {"mayor"}, {"mayor"}, "{1, 1}"},
    held{"displaced-1200", "[0, 1200]", "", {"ministry"}, {"ministry"}, "{1, 1}"},
    held{"displaced-children", "[600, inf)", "of children", {"red-lantern"}, {"red-lantern"}, "{1, 1}"},
    held{"displaced-adults", "[700, inf)", "of adults", {"river-aid"}, {"river-aid"}, "{1, 1}"},
    held{"displaced-elderly", "[150, 250]", "of elderly", {"red-lantern"}, {"red-lantern"}, "{1, 1}"},
    held{"displaced-brask", "(3000, inf)", "in brask", {"mayor"}, {"mayor"}, "{1, 1}"},
    held{"displaced-crowd", "none", "", {"leaflet"}, {"leaflet"}, "{1, 1}"},
    held{"released-45m", "[44500000, 45500000]", "", {"institute"}, {"institute"}, "{1, 1}"},
    held{"released-pools", "(32000000, inf)", "", {"engineer"}, {"engineer"}, "{1, 1}"},
    held{"released-40-60", "[40000000, 60000000]", "", {"space-office"}, {"space-office"}, "{1, 1}"},
    held{"released-40-60 D", "[40000000, 60000000]", "", {"water-board"}, {"water-board"}, "{1, 1}"},
    held{"released-ml", "[0, 38000000]", "", {"tarvel-power"}, {"tarvel-power"}, "{1, 1}"},
    held{"released-52m", "{52000000}", "", {"radio"}, {}, "{0, 0}"},  // its origin says otherwise
    held{"released-hectares", "none", "", {"forum"}, {"forum"}, "{1, 1}"},
    held{"level-over-130", "(130, 200]", "", {"water-board"}, {"water-board"}, "{1, 1}"},
    held{"level-gauge", "[131.5, 200]", "", {"tarvel-power"}, {"tarvel-power"}, "{1, 1}"},
    held{"level-feet", "[127.74, 130.788]", "", {"waterworks"}, {"waterworks"}, "{1, 1}"},
    held{"level-131", "[130.5, 131.5]", "", {"institute"}, {"institute"}, "{1, 1}"},
    held{"rain-180", "[0, 180]", valley + "2023-03-01..2023-03-04", {"institute"}, {"institute"}, "{1, 1}"},
    held{"rain-third", "[200, inf)", valley + "2023-03-03", {"weather-office"}, {"weather-office"}, "{1, 1}"},
    held{"rain-upper", "{250}", "in upper-tarvel during 2023-03-01..2023-03-04", {"blog"}, {"blog"}, "{1, 1}"},
    held{"rain-february", "{90}", valley + "2023-02-20..2023-03-02", {"institute"}, {"institute"}, "{1, 1}"},
    held{"day-3-or-4", "2023-03-03..2023-03-04", "", {"institute"}, {"institute"}, "{1, 1}"},
    held{"day-4", "2023-03-04", "", {"ministry"}, {"ministry"}, "{1, 1}"},
    held{"day-by-2", "..2023-03-02", "", {"forum"}, {"forum"}, "{1, 1}"},  // the board's word is retracted
    held{"e1.c1", "2023-03-05", "", {"engineer"}, {"engineer"}, "{1, 1}"},
    held{"place-left", "left-wing", "", {"ministry", "herald"}, {"ministry", "herald"}, "{2, 2}"},
    held{"place-spillway", "spillway", "", {"water-board"}, {"water-board"}, "{1, 1}"},
    held{"place-right", "right-wing", "", {"institute", "space-office", "red-lantern"},
         {"institute", "space-office", "red-lantern"}, "{3, 3}"},
    held{"place-dam", "tarvel-dam", "", {"mayor"}, {"mayor"}, "{1, 1}"},
    held{"cause-explosion", "explosion", "", {"courier", "wire"}, {"courier"}, "{1, 1}"},
    held{"cause-sabotage D", "sabotage", "", {"ministry"}, {"ministry"}, "{1, 1}"},
    held{"cause-seepage", "seepage", "", {"institute"}, {"institute"}, "{1, 1}"},
    held{"cause-neglect", "neglect", "", {"kestria"}, {"kestria"}, "{1, 1}"},
    held{"cause-human", "human-action", "", {"delta-party"}, {"delta-party"}, "{1, 1}"},
    held{"gates-open", "yes", "", {"radio"}, {}, "{0, 0}"},  // what it rests on was withdrawn
    held{"gates-open D", "yes", "", {"tarvel-power"}, {"tarvel-power"}, "{1, 1}"}),
    [](const auto& test) {
        std::string name;
        for (const char c : test.param.position) name += c == '-' || c == ' ' || c == '.' ? '_' : c;
        return name;
    });

TEST(Dam, FiveSpeakOfTheGatesAndTakeNoSide) {
    EXPECT_THAT(literal().noncommittal("gates-open"),
                ::testing::UnorderedElementsAre("ministry declined", "mayor unconfirmed", "blog questions",
                                                "institute possibly asserts",
                                                "kestria conditional: if the pictures from space are of that night"));
}

TEST(Dam, RelaysAreThoseOnTheWay) {
    EXPECT_THAT(literal().names_of(literal().claim("released-pools").relayed_by),
                ::testing::UnorderedElementsAre("blog", "herald", "wire"));
    EXPECT_THAT(literal().names_of(literal().claim("level-over-130").relayed_by),
                ::testing::UnorderedElementsAre("radio", "blog", "herald", "wire", "ministry"));
    EXPECT_THAT(literal().claim("released-45m").relayed_by, IsEmpty());  // the forum's post is of a day before it
    EXPECT_THAT(literal().claim("cause-explosion").relayed_by, IsEmpty());  // both take the position themselves
}

// ---- relations

class DamPairs : public ::testing::TestWithParam<row> {};
TEST_P(DamPairs, StandAsTheyShould) { expect_stand(literal(), GetParam()); }

const name_list missing{"same_measure:dead"};
INSTANTIATE_TEST_SUITE_P(Dead, DamPairs, ::testing::Values(
    row{"dead-50", "dead-55", "agree, refined_by", "values", missing},
    row{"dead-50", "dead-over-50", "agree, refined_by", "values", missing},
    row{"dead-50", "dead-up-to-50", "compatible, overlaps", "values", missing},
    row{"dead-55", "dead-over-50", "agree, refines", "values", missing},
    row{"dead-55", "dead-up-to-50", "conflict, disjoint, gap " + fraction(5, 55), "values", missing},
    row{"dead-over-50", "dead-up-to-50", "conflict, disjoint, gap 0", "values", missing},
    row{"dead-50", "dead-brask", "compatible, overlaps", "part_of", missing},
    row{"dead-55", "dead-brask", "compatible, overlaps", "part_of", missing},
    row{"dead-over-50", "dead-brask", "compatible, overlaps", "part_of", missing},
    row{"dead-up-to-50", "dead-brask", "conflict, disjoint, gap " + fraction(20, 70), "part_of", missing}), row_name);

INSTANTIATE_TEST_SUITE_P(Displaced, DamPairs, ::testing::Values(
    row{"displaced-1200", "displaced-children", "compatible, overlaps", "part_of"},
    row{"displaced-1200", "displaced-adults", "compatible, overlaps", "part_of"},
    row{"displaced-1200", "displaced-elderly", "compatible, overlaps", "part_of", {"tolerance"}},
    row{"displaced-1200", "displaced-brask", "conflict, disjoint, gap 0.6", "part_of"},
    row{"displaced-adults", "displaced-elderly", "compatible, overlaps", "part_of", {"tolerance"}},
    row{"displaced-children", "displaced-adults", "incomparable", "scopes"},
    row{"displaced-children", "displaced-elderly", "incomparable", "scopes"},
    row{"displaced-children", "displaced-brask", "incomparable", "scopes"},
    row{"displaced-adults", "displaced-brask", "incomparable", "scopes"},
    row{"displaced-elderly", "displaced-brask", "incomparable", "scopes"},
    row{"displaced-1200", "displaced-crowd", "incomparable", "no_value"},
    row{"displaced-children", "displaced-crowd", "incomparable", "no_value"},
    row{"displaced-brask", "displaced-crowd", "incomparable", "no_value"}), row_name);

const name_list pool{"unit:megalitre", "unit:pool"};
INSTANTIATE_TEST_SUITE_P(Released, DamPairs, ::testing::Values(
    row{"released-45m", "released-pools", "agree, refines", "values", {"unit:megalitre", "unit:pool", "tolerance"}},
    row{"released-45m", "released-40-60", "agree, refines, overlap 0.05", "values", {"tolerance"}},
    row{"released-45m", "released-40-60 D", "conflict, disjoint, gap " + fraction(4.5, 44.5), "values", {"tolerance"}},
    row{"released-45m", "released-ml", "conflict, disjoint, gap " + fraction(6.5, 44.5) + ", overlap 0", "values",
        {"unit:megalitre", "tolerance"}},
    row{"released-45m", "released-52m", "conflict, disjoint, gap 0.125, overlap 0", "values", {"tolerance"}},
    row{"released-pools", "released-40-60", "agree, refined_by", "values", pool},
    row{"released-pools", "released-40-60 D", "compatible, overlaps", "values", pool},
    row{"released-pools", "released-ml", "compatible, overlaps", "values", pool},
    row{"released-pools", "released-52m", "agree, refined_by", "values", pool},
    row{"released-40-60", "released-40-60 D", "conflict, disjoint, gap 0", "values"},
    row{"released-40-60", "released-ml", "conflict, disjoint, gap 0.05, overlap 0", "values", {"unit:megalitre"}},
    row{"released-40-60", "released-52m", "agree, refined_by, overlap 0", "values"},
    row{"released-40-60 D", "released-ml", "agree, refined_by", "values", {"unit:megalitre"}},
    row{"released-40-60 D", "released-52m", "conflict, disjoint, gap " + fraction(8, 60), "values"},
    row{"released-ml", "released-52m", "conflict, disjoint, gap " + fraction(14, 52) + ", overlap 0", "values", {"unit:megalitre"}},
    row{"released-45m", "released-hectares", "incomparable", "inconvertible_unit"},
    row{"released-40-60 D", "released-hectares", "incomparable", "inconvertible_unit"},
    row{"released-52m", "released-hectares", "incomparable", "inconvertible_unit"}), row_name);

const name_list feet{"unit:gauge-metre", "unit:gauge-foot"};
INSTANTIATE_TEST_SUITE_P(Level, DamPairs, ::testing::Values(
    row{"level-over-130", "level-gauge", "agree, refined_by, overlap " + fraction(68.5, 70), "values", {"unit:gauge-metre"}},
    row{"level-over-130", "level-feet", "compatible, overlaps, overlap " + fraction(0.788, 72.26), "values", feet},
    row{"level-over-130", "level-131", "agree, refined_by, overlap " + fraction(1, 70), "values", {"tolerance"}},
    row{"level-gauge", "level-feet", "conflict, disjoint, gap " + fraction(0.712, 131.5) + ", overlap 0", "values", feet},
    row{"level-gauge", "level-131", "compatible, overlaps, overlap 0", "values", {"unit:gauge-metre", "tolerance"}},
    row{"level-feet", "level-131", "compatible, overlaps, overlap " + fraction(0.288, 3.76), "values",
        {"unit:gauge-metre", "unit:gauge-foot", "tolerance"}}), row_name);

INSTANTIATE_TEST_SUITE_P(Rain, DamPairs, ::testing::Values(
    row{"rain-180", "rain-third", "conflict, disjoint, gap 0.1", "part_of"},
    row{"rain-180", "rain-upper", "incomparable", "scopes"},
    row{"rain-180", "rain-february", "incomparable", "scopes"},
    row{"rain-third", "rain-upper", "incomparable", "scopes"},
    row{"rain-third", "rain-february", "incomparable", "scopes"},
    row{"rain-upper", "rain-february", "incomparable", "scopes"}), row_name);

INSTANTIATE_TEST_SUITE_P(Day, DamPairs, ::testing::Values(
    row{"day-3-or-4", "day-4", "agree, refined_by, overlap 0.5", "values"},
    row{"day-3-or-4", "day-by-2", "conflict, disjoint, gap 0", "values"},
    row{"day-4", "day-by-2", "conflict, disjoint, gap 1", "values"},
    row{"day-by-2", "e1.c1", "conflict, disjoint, gap 2", "values"}), row_name);

INSTANTIATE_TEST_SUITE_P(Place, DamPairs, ::testing::Values(
    row{"place-left", "place-spillway", "compatible, overlaps", "values"},  // the case says that they may overlap
    row{"place-left", "place-right", "conflict, disjoint", "values", {"places"}},
    row{"place-spillway", "place-right", "conflict, disjoint", "values", {"places"}},
    row{"place-left", "place-dam", "agree, refines", "values"},
    row{"place-spillway", "place-dam", "agree, refines", "values"},
    row{"place-right", "place-dam", "agree, refines", "values"}), row_name);

const name_list labels{"labels"};
INSTANTIATE_TEST_SUITE_P(Cause, DamPairs, ::testing::Values(
    row{"cause-explosion", "cause-sabotage D", "conflict, disjoint", "values"},
    row{"cause-explosion", "cause-seepage", "conflict, disjoint", "values", labels},
    row{"cause-explosion", "cause-neglect", "conflict, disjoint", "values", labels},
    row{"cause-explosion", "cause-human", "agree, refines", "values"},
    row{"cause-sabotage D", "cause-seepage", "agree, refined_by", "values", labels},
    row{"cause-sabotage D", "cause-neglect", "agree, refined_by", "values", labels},
    row{"cause-sabotage D", "cause-human", "compatible, overlaps", "values"},
    row{"cause-seepage", "cause-neglect", "conflict, disjoint", "values", labels},
    row{"cause-seepage", "cause-human", "conflict, disjoint", "values", labels},
    row{"cause-neglect", "cause-human", "agree, refines", "values"}), row_name);

INSTANTIATE_TEST_SUITE_P(Gates, DamPairs, ::testing::Values(
    row{"gates-open", "gates-open D", "conflict, disjoint", "values"}), row_name);

TEST(Dam, EveryPairIsCounted) {
    const auto total = [](std::string_view q) { return literal().question(q).relations.total; };
    EXPECT_EQ(total("dead"), 10U);
    EXPECT_EQ(total("displaced"), 15U);
    EXPECT_EQ(total("released"), 21U);
    EXPECT_EQ(total("level"), 6U);
    EXPECT_EQ(total("rain"), 6U);
    EXPECT_EQ(total("breach-day"), 6U);
    EXPECT_EQ(total("breach-place"), 6U);
    EXPECT_EQ(total("cause"), 10U);
    EXPECT_EQ(total("gates"), 1U);
}

TEST(Dam, PragmaticallyBraskExceedsEveryWhole) {
    const asked& r = pragmatic();
    EXPECT_EQ(r.text(*r.claim("dead-50").set), "[50, 60)");
    EXPECT_EQ(r.text(*r.claim("dead-55").set), "[55, 56)");
    EXPECT_EQ(r.text(*r.claim("dead-over-50").set), "(50, 60)");
    EXPECT_EQ(r.text(*r.claim("dead-up-to-50").set), "(40, 50]");
    EXPECT_EQ(r.text(*r.claim("dead-brask").set), "(70, 80)");
    const name_list both{"reading", "same_measure:dead"};
    expect_stand(r, row{"dead-50", "dead-brask", "conflict, disjoint, gap " + fraction(10, 70), "part_of", both});
    expect_stand(r, row{"dead-55", "dead-brask", "conflict, disjoint, gap " + fraction(14, 70), "part_of", both});
    expect_stand(r, row{"dead-over-50", "dead-brask", "conflict, disjoint, gap " + fraction(10, 70), "part_of", both});
    expect_stand(r, row{"dead-up-to-50", "dead-brask", "conflict, disjoint, gap " + fraction(20, 70), "part_of", both});
    for (const auto& [a, b] : {std::pair{"dead-50", "dead-55"}, {"dead-50", "dead-over-50"}, {"dead-50", "dead-up-to-50"},
                               {"dead-55", "dead-over-50"}, {"dead-55", "dead-up-to-50"},
                               {"dead-over-50", "dead-up-to-50"}}) {
        EXPECT_EQ(r.pair(a, b).verdict, literal().pair(a, b).verdict) << a << ", " << b;
    }
}

// ---- consensus

TEST(Dam, TheDead) {
    const auto& q = literal().question("dead");
    EXPECT_EQ(literal().best(q.found), "[55, inf) {2, 2}: dead-50, dead-55, dead-over-50 by ministry, wire");
    EXPECT_THAT(literal().dissent(q.found), ElementsAre("delta-party: dead-up-to-50, values"));
    EXPECT_THAT(literal().texts(q.found.tied), ElementsAre("{50} {2, 2}: dead-50, dead-up-to-50 by delta-party, wire"));
    EXPECT_THAT(literal().texts(q.scenarios),
                ElementsAre("[55, inf) {2, 2}: dead-50, dead-55, dead-over-50 by ministry, wire",
                            "{50} {2, 2}: dead-50, dead-up-to-50 by delta-party, wire"));
    EXPECT_EQ(literal().best(literal().by_scope("dead", "in brask")), "(70, inf) {1, 1}: dead-brask by mayor");
}

TEST(Dam, TheDisplaced) {
    const auto& q = literal().question("displaced");
    EXPECT_EQ(literal().best(q.found), "[0, 1200] {1, 1}: displaced-1200 by ministry");
    EXPECT_THAT(literal().dissent(q.found), ElementsAre("mayor: displaced-brask, part_of"));
    EXPECT_EQ(literal().best(literal().by_scope("displaced", "of children")),
              "[600, inf) {1, 1}: displaced-children by red-lantern");
    EXPECT_EQ(literal().best(literal().by_scope("displaced", "of adults")),
              "[700, inf) {1, 1}: displaced-adults by river-aid");
    EXPECT_EQ(literal().best(literal().by_scope("displaced", "of elderly")),
              "[150, 250] {1, 1}: displaced-elderly by red-lantern");
    EXPECT_EQ(literal().best(literal().by_scope("displaced", "in brask")), "(3000, inf) {1, 1}: displaced-brask by mayor");
    ASSERT_EQ(q.joint.size(), 1U);
    EXPECT_THAT(literal().names_of(q.joint[0].parts), ElementsAre("displaced-children", "displaced-adults"));
    EXPECT_EQ(literal().name(q.joint[0].whole), "displaced-1200");
    EXPECT_EQ(q.joint[0].sum, 1300);
    EXPECT_EQ(q.joint[0].upper, 1200);
}

TEST(Dam, TheWater) {
    const auto& found = literal().question("released").found;
    EXPECT_EQ(literal().best(found), "[44500000, 45500000] {2, 3}: released-45m, released-pools, released-40-60 by "
                                     "institute, space-office, engineer");
    EXPECT_THAT(literal().dissent(found), ElementsAre("water-board: released-40-60 D, values", "tarvel-power: released-ml, values",
                                                      "radio: released-52m, values"));
    EXPECT_THAT(found.tied, IsEmpty());
    ASSERT_GE(found.others.size(), 2U);
    EXPECT_EQ(literal().text(found.others[0]), "(32000000, 38000000] {1, 2}: released-pools, released-40-60 D, released-ml by "
                                               "water-board, tarvel-power, engineer");
    EXPECT_EQ(literal().text(found.others[1].values), "[40000000, 44500000) u (45500000, 60000000]");
    EXPECT_EQ(asked::figures(found.others[1].independent), "{1, 2}");
}

TEST(Dam, TheLevel) {
    const auto& found = literal().question("level").found;
    EXPECT_EQ(literal().best(found), "[130.5, 130.788] {2, 2}: level-over-130, level-feet, level-131 by "
                                     "water-board, waterworks, institute");
    EXPECT_THAT(literal().dissent(found), ElementsAre("tarvel-power: level-gauge, values"));
    EXPECT_THAT(literal().texts(found.tied),
                ElementsAre("{131.5} {2, 2}: level-over-130, level-gauge, level-131 by water-board, tarvel-power, institute",
                            "(130.788, 131.5) {2, 2}: level-over-130, level-131 by water-board, institute"));
}

TEST(Dam, TheRain) {
    const auto& q = literal().question("rain");
    EXPECT_EQ(literal().best(q.found), "[0, 180] {1, 1}: rain-180 by institute");
    EXPECT_THAT(literal().dissent(q.found), ElementsAre("weather-office: rain-third, part_of"));
    name_list scopes;
    for (const auto& s : q.by_scope) scopes.push_back(literal().scope_text(s.scope));
    EXPECT_THAT(scopes, ElementsAre(valley + "2023-03-03",  // within the question's: first
                                    "in upper-tarvel during 2023-03-01..2023-03-04", valley + "2023-02-20..2023-03-02"));
}

TEST(Dam, TheDay) {
    const auto& found = literal().question("breach-day").found;
    EXPECT_EQ(literal().best(found), "2023-03-04 {2, 2}: day-3-or-4, day-4 by ministry, institute");
    EXPECT_THAT(literal().dissent(found), ElementsAre("forum: day-by-2, values", "engineer: e1.c1, values"));
}

TEST(Dam, ThePlace) {
    const auto& found = literal().question("breach-place").found;
    EXPECT_EQ(literal().best(found), "right-wing {4, 4}: place-right, place-dam by institute, space-office, mayor, red-lantern");
    EXPECT_THAT(literal().dissent(found), ElementsAre("ministry: place-left, values", "herald: place-left, values",
                                                      "water-board: place-spillway, values"));
    ASSERT_GE(found.others.size(), 2U);
    EXPECT_EQ(literal().text(found.others[0]),
              "left-wing & spillway {3, 3}: place-left, place-spillway, place-dam by ministry, water-board, mayor, herald");
    EXPECT_EQ(literal().text(found.others[1]), "left-wing - spillway {3, 3}: place-left, place-dam by ministry, mayor, herald");
}

TEST(Dam, TheCause) {
    const auto& found = literal().question("cause").found;
    EXPECT_EQ(literal().best(found),
              "neglect {3, 3}: cause-sabotage D, cause-neglect, cause-human by kestria, ministry, delta-party");
    EXPECT_THAT(literal().dissent(found), ::testing::UnorderedElementsAre("wire: cause-explosion, values",
                                                                          "courier: cause-explosion, values",
                                                                          "institute: cause-seepage, values"));
}

TEST(Dam, TheGates) {
    const auto& found = literal().question("gates").found;
    EXPECT_EQ(literal().best(found), "no {1, 1}: gates-open D by tarvel-power");
    EXPECT_THAT(literal().dissent(found), ElementsAre("radio: gates-open, values"));
}

// ---- break-evens

TEST(Dam, BreaksOfThePool) {
    EXPECT_THAT(literal().breaks("unit:pool"),
                ElementsAre("released-45m, released-pools above 2.78125 included: agree to compatible",
                            "released-45m, released-pools above 2.84375 included: compatible to conflict",
                            "released-pools, released-40-60 above 2.5 included: agree to compatible, inside",
                            "released-pools, released-40-60 above 3.75 included: compatible to conflict",
                            "released-pools, released-40-60 D above 3.75 included: compatible to agree",
                            "released-pools, released-ml above 2.375 included: compatible to conflict, inside",
                            "released-pools, released-52m above 3.25 included: agree to conflict"));
}

TEST(Dam, BreaksOfTheMegalitre) {
    const auto at = [](double x) { return fmt::format("{}", x); };
    EXPECT_THAT(literal().breaks("unit:megalitre"),
                ElementsAre("released-45m, released-pools above 1390.625 included: agree to compatible",
                            "released-45m, released-pools above 1421.875 included: compatible to conflict",
                            "released-45m, released-ml above " + at(44'500.0 / 38) + " included: conflict to compatible",
                            "released-45m, released-ml above " + at(45'500.0 / 38) + " included: compatible to agree",
                            "released-pools, released-40-60 above 1250 included: agree to compatible",
                            "released-pools, released-40-60 above 1875 included: compatible to conflict",
                            "released-pools, released-40-60 D above 1875 included: compatible to agree",
                            "released-pools, released-52m above 1625 included: agree to conflict",
                            "released-40-60, released-ml above " + at(40'000.0 / 38) + " included: conflict to compatible",
                            "released-40-60, released-ml above " + at(60'000.0 / 38) + " included: compatible to agree",
                            "released-40-60 D, released-ml above " + at(40'000.0 / 38) + " included: agree to compatible",
                            "released-ml, released-52m above " + at(52'000.0 / 38) + " included: conflict to agree"));
}

// ---- support

TEST(Dam, Chains) {
    EXPECT_THAT(literal().chains("released-pools"), ElementsAre("blog > herald > wire > engineer"));
    EXPECT_THAT(literal().chains("level-over-130"), ElementsAre("radio > blog > herald > wire > ministry > water-board"));
    EXPECT_THAT(literal().chains("dead-over-50"), ElementsAre("radio > ministry"));
    EXPECT_THAT(literal().chains("e1.c1"), ElementsAre("courier > engineer"));
    EXPECT_THAT(literal().chains("cause-explosion"), ElementsAre("wire > courier", "courier > wire > courier"));
    EXPECT_THAT(literal().chains("place-left"), ElementsAre("herald", "ministry", "herald > ministry"));
    EXPECT_THAT(literal().chains("released-45m"), ElementsAre("institute"));
    EXPECT_THAT(literal().chains("gates-open"), IsEmpty());
}

TEST(Dam, Pivots) {
    using ::testing::UnorderedElementsAre;
    EXPECT_THAT(literal().pivots("released-pools"), UnorderedElementsAre("blog", "herald", "wire", "engineer"));
    EXPECT_THAT(literal().pivots("level-over-130"),
                UnorderedElementsAre("radio", "blog", "herald", "wire", "ministry", "water-board"));
    // The courier's first report asserts no longer, and its follow-up has it from the wire.
    EXPECT_THAT(literal().pivots("cause-explosion"), UnorderedElementsAre("courier", "wire"));
    EXPECT_THAT(literal().pivots("place-left"), IsEmpty());
}

TEST(Dam, TheCourierConfirmsItself) {
    ASSERT_EQ(literal().is.circular.size(), 1U);
    EXPECT_THAT(literal().names_of(literal().is.circular[0].path), ElementsAre("courier", "wire", "courier"));
    EXPECT_THAT(literal().names_of(literal().is.circular[0].statements), ElementsAre("c2", "w3", "c1"));
}

TEST(Dam, TheRadioDrifts) {
    name_list drifts;
    for (const auto& d : literal().is.drifts) {
        drifts.push_back(fmt::format("{} > {}: {} to {}", literal().is.graph.name(d.statement), literal().is.graph.name(d.relays),
                                     literal().name(d.from), literal().name(d.to)));
        EXPECT_THAT(d.what, Not(IsEmpty()));
    }
    EXPECT_THAT(drifts, ElementsAre("r1 > m2: dead-55 to dead-over-50", "r4 > t1: released-ml to released-52m"));
}

TEST(Dam, TheMinistryChangedItsFigure) {
    const auto& changes = literal().question("dead").changes;
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(literal().is.graph.name(changes[0].source), "ministry");
    EXPECT_EQ(literal().name(changes[0].before.position), "dead-40");
    EXPECT_EQ(literal().name(changes[0].after.position), "dead-55");
    EXPECT_THAT(literal().question("dead").contradictions, IsEmpty());
}

TEST(Dam, Warnings) {
    EXPECT_THAT(literal().is.warnings, ElementsAre("dead: nobody asserts or denies dead-15, dead-40",
                                                   "o3 relays i1, which was said later", "r3 relays h1, which was retracted"));
}

TEST(Dam, AllPositionsCountWhereThatIsAskedFor) {
    const asked all = look({.by = {.which = positions::all}});
    EXPECT_THAT(all.names_of(all.claim("dead-40").asserted_by), ElementsAre("ministry"));
    EXPECT_THAT(all.claim("dead-15").asserted_by, IsEmpty());  // corrected, which is another thing than superseded
    EXPECT_EQ(all.pair("dead-40", "dead-55").verdict, verdict::agree);
}

// ---- views

TEST(Dam, AsOfTheFourthTwoFiguresStandAgainstEachOther) {
    const asked r = look({.as_of = make_day(2023, 3, 4)});
    EXPECT_THAT(r.names_of(r.claim("dead-15").asserted_by), ElementsAre("wire"));
    EXPECT_THAT(r.names_of(r.claim("dead-40").asserted_by), ElementsAre("ministry"));
    expect_stand(r, row{"dead-15", "dead-40", "conflict, disjoint, gap 0.625", "values", missing});
    EXPECT_THAT(r.names_of(r.claim("day-by-2").origins), ElementsAre("water-board"));  // not retracted yet
    for (const std::string_view q : {"displaced", "released", "level", "rain"}) {
        EXPECT_FALSE(r.question(q).found.best.has_value()) << q;
        for (const auto& c : r.question(q).claims) EXPECT_THAT(c.asserted_by, IsEmpty()) << q;
    }
    EXPECT_THAT(r.noncommittal("gates-open"), ElementsAre("ministry declined"));
    EXPECT_FALSE(r.question("gates").found.best.has_value());
}

TEST(Dam, AsOfTheSeventhTheGatesAreOpenAsFarAsOneKnows) {
    const asked r = look({.as_of = make_day(2023, 3, 7)});
    EXPECT_THAT(r.names_of(r.claim("gates-open").asserted_by), ::testing::UnorderedElementsAre("herald", "radio"));
    EXPECT_THAT(r.names_of(r.claim("gates-open").origins), ElementsAre("herald"));
    EXPECT_EQ(r.best(r.question("gates").found), "yes {1, 1}: gates-open by herald");
    EXPECT_THAT(r.texts(r.question("gates").found.tied), ElementsAre("no {1, 1}: gates-open D by tarvel-power"));
    for (const std::string_view c : {"released-pools", "released-40-60", "level-over-130"}) {
        EXPECT_THAT(r.claim(c).asserted_by, IsEmpty()) << c;
        EXPECT_THAT(r.claim(c).origins, IsEmpty()) << c;
    }
    EXPECT_THAT(r.names_of(r.claim("released-40-60").denied_by), ElementsAre("water-board"));
}

TEST(Dam, WithoutTheMinistry) {
    const asked r = look({.without = {*dam().graph.find_source("ministry")}});
    for (const std::string_view gone : {"dead-55", "displaced-1200", "day-4", "level-over-130"}) {
        EXPECT_THAT(r.claim(gone).asserted_by, IsEmpty()) << gone;
        EXPECT_THAT(r.claim(gone).origins, IsEmpty()) << gone;
    }
    EXPECT_THAT(r.claim("cause-sabotage").denied_by, IsEmpty());
    EXPECT_THAT(r.names_of(r.claim("dead-over-50").asserted_by), ElementsAre("radio"));
    EXPECT_THAT(r.claim("dead-over-50").origins, IsEmpty());
    EXPECT_THAT(r.names_of(r.claim("place-left").origins), ElementsAre("herald"));
    EXPECT_EQ(asked::figures(r.claim("place-left").independent), "{1, 1}");
    EXPECT_THAT(r.names_of(r.claim("day-by-2").origins), ElementsAre("water-board", "forum"));
    EXPECT_EQ(asked::figures(r.claim("day-by-2").independent), "{2, 2}");
}
