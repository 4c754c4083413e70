#include "report_lookup.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <ostream>

// The report of examples/cases/north-korean-troops.yaml, against answers that were worked out by hand.

using namespace hearsay;
using hearsay::test::asked;
using hearsay::test::assume;
using hearsay::test::expect_stand;
using hearsay::test::name_list;
using hearsay::test::row;
using hearsay::test::row_name;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

namespace {

const loaded_case& troops() {
    static const loaded_case read = hearsay::test::read_example("north-korean-troops");
    return read;
}

asked look(const report_options& options = {}) {
    return asked{make_report(troops().graph.snapshot(), troops().title, options)};
}

const asked& literal() {
    static const asked made = look();
    return made;
}

const asked& pragmatic() {
    static const asked made = look({.by = {.how = reading::pragmatic}});
    return made;
}

}  // namespace

// ---- who says what, on whose word

struct said {
    std::string claim;
    std::string text;
    std::string asserted_by;
    std::string chain;
    friend void PrintTo(const said& s, std::ostream* out) { *out << s.claim; }
};
class TroopsSaid : public ::testing::TestWithParam<said> {};

TEST_P(TroopsSaid, IsThereWithItsChain) {
    const said& expected = GetParam();
    const asked& report = literal();
    const auto& claim = report.claim(expected.claim);
    EXPECT_EQ(report.is.graph.wording(claim.id), expected.text);
    EXPECT_THAT(report.names_of(claim.asserted_by), ElementsAre(expected.asserted_by));
    EXPECT_THAT(report.chains(expected.claim), ElementsAre(expected.chain));
    EXPECT_THAT(report.names_of(claim.origins), ElementsAre(expected.asserted_by));
    EXPECT_EQ(asked::figures(claim.independent), "{1, 1}");
    // Whoever stands on the only chain carries it all; those before the origin take no side.
    name_list on_chain = report.pivots(expected.claim);
    name_list relayed = report.names_of(claim.relayed_by);
    relayed.push_back(expected.asserted_by);
    EXPECT_THAT(relayed, ::testing::UnorderedElementsAreArray(on_chain));
    EXPECT_EQ(on_chain.size(), static_cast<std::size_t>(std::count(expected.chain.begin(), expected.chain.end(), '>')) + 1);
}

INSTANTIATE_TEST_SUITE_P(Claims, TroopsSaid, ::testing::Values(
    said{"c1", "over 11 thousand", "unnamed-intelligence", "article > zelensky > unnamed-intelligence"},
    said{"c2", "at least 10,000", "gur", "article > kyiv-post > gur"},
    said{"c3", "as many as four brigades", "nis", "article > yonhap > nis"},
    said{"c4", "2,600", "budanov", "article > the-war-zone > budanov"},
    said{"c5", "small contingent", "gur", "article > gur"},
    said{"c6", "North Korean soldiers are present", "gur", "article > kyiv-post > gur"},
    said{"c7", "in eastern Russia", "unnamed-intelligence", "article > zelensky > unnamed-intelligence"},
    said{"c8", "in the occupied Ukrainian territories", "gur", "article > kyiv-post > gur"},
    said{"c9", "by November 1", "unnamed-intelligence", "article > zelensky > unnamed-intelligence"},
    said{"c10", "starting November 1", "budanov", "article > budanov"},
    said{"c11", "the EU's warning names North Korea", "article", "article"}),
    [](const auto& test) { return test.param.claim; });

TEST(Troops, TheKremlinDeniesTheirPresence) {
    EXPECT_THAT(literal().names_of(literal().claim("c6").denied_by), ElementsAre("kremlin"));
    EXPECT_THAT(literal().names_of(literal().claim("c6").denial_origins), ElementsAre("kremlin"));
    EXPECT_EQ(asked::figures(literal().claim("c6").denial_independent), "{1, 1}");
    EXPECT_THAT(literal().chains("c6 D"), ElementsAre("article > kremlin"));
    EXPECT_THAT(literal().pivots("c6 D"), ElementsAre("article", "kremlin"));
}

TEST(Troops, NatoAndTheEuTakeNoSide) {
    EXPECT_THAT(literal().noncommittal("c6"), ElementsAre("nato unconfirmed", "stano conditional: if confirmed"));
    for (const auto& q : literal().is.questions) {
        for (const auto& c : q.claims) {
            EXPECT_EQ(c.uncommitted.empty(), literal().is.graph.name(c.id) != "c6");
        }
    }
}

TEST(Troops, TheArticleAssertsAndDeniesThatNorthKoreaIsNamed) {
    const auto& c11 = literal().claim("c11");
    EXPECT_THAT(literal().names_of(c11.asserted_by), ElementsAre("article"));
    EXPECT_THAT(literal().names_of(c11.denied_by), ElementsAre("article"));
    EXPECT_THAT(literal().chains("c11 D"), ElementsAre("article"));
    const auto& contradictions = literal().question("eu-named").contradictions;
    ASSERT_EQ(contradictions.size(), 1U);
    EXPECT_EQ(literal().is.graph.name(contradictions[0].source), "article");
    EXPECT_EQ(contradictions[0].between.verdict, verdict::conflict);
}

TEST(Troops, PartsHaveScopesAndTheContingentHasNoValue) {
    EXPECT_EQ(literal().scope_text(literal().claim("c1").scope), "");
    EXPECT_EQ(literal().scope_text(literal().claim("c4").scope), "of first-unit");
    EXPECT_EQ(literal().scope_text(literal().claim("c5").scope), "of engineering-unit");
    EXPECT_FALSE(literal().claim("c5").set.has_value());
    EXPECT_EQ(literal().claim("c5").value.index(), 0U);
}

// ---- the sets compared

TEST(Troops, SetsReadLiterally) {
    const asked& r = literal();
    EXPECT_EQ(r.text(*r.claim("c1").set), "(11000, inf)");
    EXPECT_EQ(r.text(*r.claim("c2").set), "[10000, inf)");
    EXPECT_EQ(r.text(*r.claim("c3").set), "[0, 20000]");
    EXPECT_EQ(fmt::format("{}", std::get<quantity>(r.claim("c3").value).stated), "(-inf, 4]");  // as stated
    EXPECT_EQ(r.text(*r.claim("c4").set), "{2600}");
    EXPECT_EQ(r.text(*r.claim("c6").set), "yes");
    EXPECT_EQ(r.text(*r.claim("c7").set), "eastern-russia");
    EXPECT_EQ(r.text(*r.claim("c8").set), "occupied-territories");
    EXPECT_EQ(r.text(*r.claim("c9").set), "..2024-11-01");
    EXPECT_EQ(r.text(*r.claim("c10").set), "2024-11-01..");
    EXPECT_EQ(r.text(*r.claim("c11").set), "yes");
}

TEST(Troops, SetsReadPragmatically) {
    const asked& r = pragmatic();
    EXPECT_EQ(r.text(*r.claim("c1").set), "(11000, 12000)");
    EXPECT_EQ(r.text(*r.claim("c2").set), "[10000, 11000)");
    EXPECT_EQ(r.text(*r.claim("c3").set), "(9000, 20000]");
}

// ---- relations

class TroopsLiteral : public ::testing::TestWithParam<row> {};
TEST_P(TroopsLiteral, StandsAsItShould) { expect_stand(literal(), GetParam()); }

const name_list same_force{"same_measure:troops"};
const name_list brigade{"unit:brigade", "same_measure:troops"};

INSTANTIATE_TEST_SUITE_P(Pairs, TroopsLiteral, ::testing::Values(
    row{"c1", "c2", "agree, refines", "values", same_force},
    row{"c1", "c3", "compatible, overlaps", "values", brigade},
    row{"c2", "c3", "compatible, overlaps", "values", brigade},
    row{"c1", "c4", "compatible, overlaps", "part_of", same_force},
    row{"c2", "c4", "compatible, overlaps", "part_of", same_force},
    row{"c3", "c4", "compatible, overlaps", "part_of", brigade},
    row{"c4", "c5", "incomparable", "no_value, scopes", {}},
    row{"c1", "c5", "incomparable", "no_value", {}},
    row{"c2", "c5", "incomparable", "no_value", {}},
    row{"c3", "c5", "incomparable", "no_value", {}},
    row{"c6", "c6 D", "conflict, disjoint", "values", {}},
    row{"c7", "c8", "conflict, disjoint", "values", {"places"}},
    row{"c9", "c10", "compatible, overlaps", "values", {}},
    row{"c11", "c11 D", "conflict, disjoint", "values", {}}), row_name);

class TroopsPragmatic : public ::testing::TestWithParam<row> {};
TEST_P(TroopsPragmatic, StandsAsItShould) { expect_stand(pragmatic(), GetParam()); }

INSTANTIATE_TEST_SUITE_P(Pairs, TroopsPragmatic, ::testing::Values(
    row{"c1", "c2", "conflict, disjoint, gap 0, overlap 0", "values", {"reading", "same_measure:troops"}},
    row{"c1", "c3", "agree, refines, overlap 0.0909090909", "values", {"unit:brigade", "reading", "same_measure:troops"}},
    row{"c2", "c3", "agree, refines, overlap 0.0909090909", "values", {"unit:brigade", "reading", "same_measure:troops"}}),
    row_name);

TEST(Troops, EveryPairIsThere) {
    std::size_t pairs = 0;
    for (const auto& q : literal().is.questions) {
        EXPECT_EQ(q.relations.total, q.relations.listed.size());
        pairs += q.relations.total;
    }
    EXPECT_EQ(pairs, 14U);
}

TEST(Troops, CountsAreOverOtherPositions) {
    const auto counts = [](std::string_view claim) {
        const verdict_counts& n = literal().claim(claim).counts;
        return fmt::format("{} {} {} {}", n.agree, n.compatible, n.conflict, n.incomparable);
    };
    EXPECT_EQ(counts("c1"), "1 2 0 1");
    EXPECT_EQ(counts("c2"), "1 2 0 1");
    EXPECT_EQ(counts("c3"), "0 3 0 1");
    EXPECT_EQ(counts("c4"), "0 3 0 1");
    EXPECT_EQ(counts("c5"), "0 0 0 4");
    EXPECT_EQ(counts("c6"), "0 0 2 0");  // asserted and denied: its own conflict, seen from either side
    EXPECT_EQ(counts("c7"), "0 0 1 0");
}

// ---- consensus

TEST(Troops, ThreeOriginsMayMeanElevenToTwentyThousand) {
    const auto& found = literal().question("troops").found;
    EXPECT_EQ(literal().best(found), "(11000, 20000] {2, 3}: c1, c2, c3 by unnamed-intelligence, gur, nis");
    EXPECT_THAT(found.dissenters, IsEmpty());
    EXPECT_THAT(found.tied, IsEmpty());
}

TEST(Troops, PartsAreScopesOfTheirOwn) {
    EXPECT_EQ(literal().best(literal().by_scope("troops", "of first-unit")), "{2600} {1, 1}: c4 by budanov");
    EXPECT_EQ(literal().best(literal().by_scope("troops", "of engineering-unit")), "nothing");
    EXPECT_EQ(literal().question("troops").by_scope.size(), 2U);
}

TEST(Troops, ScenariosOfTheNumber) {
    EXPECT_THAT(literal().texts(literal().question("troops").scenarios),
                ElementsAre("(11000, 20000] {2, 3}: c1, c2, c3 by unnamed-intelligence, gur, nis"));
    EXPECT_THAT(pragmatic().texts(pragmatic().question("troops").scenarios),
                ElementsAre("[10000, 11000) {2, 2}: c2, c3 by gur, nis",
                            "(11000, 12000) {1, 2}: c1, c3 by unnamed-intelligence, nis"));
}

TEST(Troops, PragmaticallyGurAndNisGoTogetherFirst) {
    const auto& found = pragmatic().question("troops").found;
    EXPECT_EQ(pragmatic().best(found), "[10000, 11000) {2, 2}: c2, c3 by gur, nis");
    ASSERT_FALSE(found.others.empty());
    EXPECT_EQ(pragmatic().text(found.others[0]), "(11000, 12000) {1, 2}: c1, c3 by unnamed-intelligence, nis");
    EXPECT_THAT(found.tied, IsEmpty());
    EXPECT_THAT(pragmatic().dissent(found), ElementsAre("unnamed-intelligence: c1, values"));
}

TEST(Troops, PresenceIsTiedAndTrueComesFirst) {
    const auto& found = literal().question("presence").found;
    EXPECT_EQ(literal().best(found), "yes {1, 1}: c6 by gur");
    EXPECT_THAT(literal().texts(found.tied), ElementsAre("no {1, 1}: c6 D by kremlin"));
    EXPECT_THAT(literal().dissent(found), ElementsAre("kremlin: c6 D, values"));
}

TEST(Troops, ReadinessMeetsOnOneDay) {
    EXPECT_EQ(literal().best(literal().question("readiness").found),
              "2024-11-01 {1, 2}: c9, c10 by unnamed-intelligence, budanov");
}

// ---- break-evens

TEST(Troops, VerdictsHoldForEveryBrigadeAssumed) {
    EXPECT_THAT(literal().breaks("unit:brigade"),
                ElementsAre("c1, c3 below 2750 included: compatible to conflict",
                            "c2, c3 below 2500: compatible to conflict",
                            "c3, c4 below 650: compatible to conflict"));
}

TEST(Troops, PragmaticallyTheyDependOnTheBrigade) {
    const double third = 11'000.0 / 3;
    EXPECT_THAT(pragmatic().breaks("unit:brigade"),
                ElementsAre(fmt::format("c1, c3 below {} included: compatible to agree, inside", third),
                            "c1, c3 below 3000: agree to compatible",
                            "c1, c3 below 2750 included: compatible to conflict",
                            "c1, c3 above 4000 included: compatible to conflict, inside",
                            fmt::format("c2, c3 below {}: conflict to compatible, inside", third),
                            fmt::format("c2, c3 below {}: compatible to agree, inside", 10'000.0 / 3),
                            "c2, c3 below 2750: agree to compatible",
                            "c2, c3 below 2500: compatible to conflict",
                            "c3, c4 below 650: compatible to conflict"));
}

TEST(Troops, OfUnitsAssumptionsGiveTheFactorInForce) {
    const auto& brigade_is = literal().assumed("unit:brigade");
    EXPECT_EQ(brigade_is.text, "one brigade is 3,000 to 5,000 soldiers");
    EXPECT_EQ(brigade_is.unit, "brigade");
    EXPECT_EQ(brigade_is.to, "soldier");
    EXPECT_EQ(brigade_is.lower, 3000);
    EXPECT_EQ(brigade_is.upper, 5000);
    EXPECT_THAT(brigade_is.basis, ::testing::StartsWith("the usual strength of a brigade"));
    name_list ids;
    for (const auto& a : literal().is.assumptions) ids.push_back(a.id);
    EXPECT_THAT(ids, ElementsAre("unit:brigade", "places", "same_measure:troops"));
    EXPECT_THAT(literal().assumed("same_measure:troops").text, ::testing::EndsWith("are counted as one force"));
}

TEST(Troops, SmallerBrigadesMakeTheFirstAndTheThirdConflict) {
    const asked small = look({.by = {.factors = {assume(troops().graph, "brigade", 2000, 2500)}}});
    expect_stand(small, row{"c1", "c3", "conflict, disjoint, gap 0.0909090909", "values", brigade});
    EXPECT_EQ(small.text(*small.claim("c3").set), "[0, 10000]");
    const auto& brigade_is = small.assumed("unit:brigade");
    EXPECT_EQ(brigade_is.lower, 2000);
    EXPECT_EQ(brigade_is.upper, 2500);
    EXPECT_EQ(brigade_is.basis, "put in place of the 3,000 to 5,000 of the case, for this report");
    EXPECT_THAT(small.breaks("unit:brigade"),
                ElementsAre("c1, c3 above 2750: conflict to compatible",
                            "c2, c3 above 2500 included: conflict to compatible, inside",
                            "c3, c4 below 650: compatible to conflict"));
}

// ---- support

TEST(Troops, TheArticleCarriesEverything) {
    const auto& first = literal().is.pivots.front();
    EXPECT_EQ(literal().is.graph.name(first.source), "article");
    EXPECT_EQ(literal().names_of(first.carries), (name_list{"c1", "c2", "c3", "c4", "c5", "c6", "c6 D", "c7", "c8", "c9", "c10",
                                                        "c11", "c11 D"}));
}

TEST(Troops, WithoutGurItsClaimsLoseAllSupportAndBudanovsStand) {
    const asked r = look({.without = {*troops().graph.find_source("gur")}});
    for (const std::string_view lost : {"c2", "c5", "c6", "c8"}) {
        EXPECT_THAT(r.claim(lost).asserted_by, IsEmpty()) << lost;
        EXPECT_THAT(r.claim(lost).origins, IsEmpty()) << lost;
        EXPECT_EQ(asked::figures(r.claim(lost).independent), "{0, 0}") << lost;
        EXPECT_THAT(r.chains(lost), IsEmpty()) << lost;
        EXPECT_FALSE(r.claim(lost).grade.has_value()) << lost;
    }
    for (const std::string_view stands : {"c4", "c10"}) {
        EXPECT_THAT(r.names_of(r.claim(stands).origins), ElementsAre("budanov")) << stands;
    }
    EXPECT_THAT(r.names_of(r.claim("c6").denial_origins), ElementsAre("kremlin"));
    EXPECT_THAT(r.names_of(r.claim("c1").origins), ElementsAre("unnamed-intelligence"));
    EXPECT_EQ(r.is.statements_of[troops().graph.find_source("gur")->number()], 0U);
}

TEST(Troops, WithoutKyivPostNobodyHadHeardOfWhatItRelays) {
    const asked r = look({.without = {*troops().graph.find_source("kyiv-post")}});
    EXPECT_THAT(r.claim("c2").asserted_by, IsEmpty());
    EXPECT_THAT(r.names_of(r.claim("c5").asserted_by), ElementsAre("gur"));  // the article has that from GUR itself
}

TEST(Troops, BeforeTheArticleNothingIsKnown) {
    for (const day when : {make_day(2024, 10, 17), make_day(2024, 10, 1)}) {
        const asked r = look({.as_of = when});
        for (const auto& q : r.is.questions) {
            EXPECT_FALSE(q.found.best.has_value());
            EXPECT_EQ(q.relations.total, 0U);
            EXPECT_THAT(q.scenarios, IsEmpty());
            for (const auto& c : q.claims) {
                EXPECT_THAT(c.asserted_by, IsEmpty());
                EXPECT_THAT(c.denied_by, IsEmpty());
                EXPECT_THAT(c.uncommitted, IsEmpty());
                EXPECT_THAT(c.origins, IsEmpty());
            }
        }
        EXPECT_THAT(r.is.chains, IsEmpty());
        EXPECT_EQ(r.is.chains_total, 0U);
        EXPECT_THAT(r.is.pivots, IsEmpty());
        EXPECT_THAT(r.is.assumptions, IsEmpty());
        EXPECT_EQ(*std::max_element(r.is.statements_of.begin(), r.is.statements_of.end()), 0U);
    }
}

TEST(Troops, AsOfTheDayOfTheArticleAllOfItIs) {
    const asked r = look({.as_of = make_day(2024, 10, 18)});
    EXPECT_EQ(r.best(r.question("troops").found), literal().best(literal().question("troops").found));
    EXPECT_EQ(r.is.chains_total, literal().is.chains_total);
}

TEST(Troops, SaidByTheSeventeenthAreTheClaimsOfTheSpeech) {
    const asked r = look({.said_by = make_day(2024, 10, 17)});
    name_list said;
    for (const auto& q : r.is.questions) {
        for (const auto& c : q.claims) {
            if (!c.asserted_by.empty() || !c.denied_by.empty()) said.emplace_back(r.is.graph.name(c.id));
        }
    }
    EXPECT_THAT(said, ElementsAre("c1", "c7", "c9"));
    EXPECT_THAT(r.names_of(r.claim("c1").origins), ElementsAre("unnamed-intelligence"));
}

TEST(Troops, NothingIsCircularAndNothingDrifts) {
    EXPECT_THAT(literal().is.circular, IsEmpty());
    EXPECT_THAT(literal().is.drifts, IsEmpty());
    EXPECT_THAT(literal().is.warnings, IsEmpty());
    EXPECT_EQ(literal().is.chains_total, 13U);
}

TEST(Troops, GradesFollowTheRule) {
    const auto digit = [](std::string_view claim) { return literal().claim(claim).grade->digit; };
    EXPECT_EQ(digit("c1"), 2);   // others agree, independent as far as one knows
    EXPECT_EQ(digit("c3"), 2);
    EXPECT_EQ(digit("c4"), 3);   // one line, and its scope is its own
    EXPECT_EQ(digit("c6"), 4);   // denied, by as many
    EXPECT_EQ(digit("c7"), 4);
    EXPECT_EQ(pragmatic().claim("c1").grade->digit, 4);
}
