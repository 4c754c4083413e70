#include <hearsay/assess/credibility.hpp>

#include "carried_out.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>
#include <string>

using namespace hearsay;
using test::make_graph;
using test::position_named;
using ::testing::Contains;

static_assert(credibility_of(credibility_facts{}).digit == 6);

namespace {

struct row {
    const char* name;
    credibility_facts facts;
    int digit;
};
void PrintTo(const row& r, std::ostream* os) { *os << r.name; }

}  // namespace

class Credibility : public ::testing::TestWithParam<row> {};

TEST_P(Credibility, IsByTheFirstRuleThatFits) {
    const auto grade = credibility_of(GetParam().facts);
    EXPECT_EQ(grade.digit, GetParam().digit);
    EXPECT_EQ(grade.rule, "admiralty-" + std::to_string(GetParam().digit));
    EXPECT_FALSE(grade.because().empty());
}

INSTANTIATE_TEST_SUITE_P(Facts, Credibility,
    ::testing::Values(row{"NoOrigin", {}, 6},
        row{"NoOriginWhateverElse",
            {.declared_independent = true, .several = true, .contradicted = true, .by_better = true}, 6},
        row{"OneLine", {.has_origin = true}, 3}, row{"Several", {.has_origin = true, .several = true}, 2},
        row{"DeclaredIndependent", {.has_origin = true, .declared_independent = true, .several = true}, 1},
        row{"Contradicted", {.has_origin = true, .contradicted = true}, 4},
        row{"ContradictedThoughSeveral", {.has_origin = true, .several = true, .contradicted = true}, 4},
        row{"ContradictedThoughDeclaredIndependent",
            {.has_origin = true, .declared_independent = true, .several = true, .contradicted = true}, 4},
        row{"ContradictedByBetter",
            {.has_origin = true, .declared_independent = true, .contradicted = true, .by_better = true}, 5},
        row{"BetterWithoutAConflictIsNothing", {.has_origin = true, .by_better = true}, 3}),
    [](const auto& test) { return std::string{test.param.name}; });

TEST(CredibilityRules, AreWordedApart) {
    std::set<std::string_view> words;
    for (int digit = 1; digit <= 6; ++digit) words.insert(credibility{digit, ""}.because());
    EXPECT_EQ(words.size(), 6U);
}

namespace {

struct situation {
    const char* name;
    const char* graph;
    const char* position;
    int digit;
    const char* lift;   ///< one of the changes that lift it, in words; none where there is none
    const char* lower;  ///< one that lowers it
};
void PrintTo(const situation& s, std::ostream* os) { *os << s.name; }

const auto digit_of = [](const auto& graph, position p) {
    const question_trace trace{graph, graph.whole().question(p.claim)};
    return credibility_of(trace, p).credibility.digit;
};
grade_changes<int> changes_of(const claim_graph& graph, position p) {
    const question_trace trace{graph, graph.question(p.claim)};
    return credibility_changes(trace, p, by_affiliation{graph});
}

}  // namespace

class AdmiraltySituations : public ::testing::TestWithParam<situation> {};

TEST_P(AdmiraltySituations, HaveTheirDigitAndWhatWouldChangeIt) {
    const situation& s = GetParam();
    const auto make = [&] { return make_graph(s.graph); };
    const auto graph = make();
    const position p = position_named(graph, s.position);
    EXPECT_EQ(digit_of(graph, p), s.digit);
    const auto changes = changes_of(graph, p);
    if (*s.lift == 0) EXPECT_THAT(test::words_of(graph, changes.lifts), ::testing::IsEmpty());
    else EXPECT_THAT(test::words_of(graph, changes.lifts), Contains(s.lift));
    if (*s.lower == 0) EXPECT_THAT(test::words_of(graph, changes.lowers), ::testing::IsEmpty());
    else EXPECT_THAT(test::words_of(graph, changes.lowers), Contains(s.lower));
    test::expect_to_come_true(make, changes, [&](const auto& g) { return digit_of(g, p); });
}

INSTANTIATE_TEST_SUITE_P(Table, AdmiraltySituations,
    ::testing::Values(
        situation{"OneAgencySaysSo", "gur: troops at least 10000", "troops at least 10000", 3,
            "if 1 new source says troops at least 10000: 2 instead of 3",
            "if gur had said nothing: 6 instead of 3"},
        situation{"OneAgencyRelayedByThreePapers",
            "post > [g] gur: troops at least 10000; wire > [g]; times > [g]", "troops at least 10000", 3,
            "if 1 new source, declared independent of gur, says troops at least 10000: 1 instead of 3",
            "if gur had said nothing: 6 instead of 3"},
        situation{"APaperWithoutWhichNobodyHeardOfIt", "post > gur: troops at least 10000",
            "troops at least 10000", 3, "if 1 new source says troops at least 10000: 2 instead of 3",
            "if post had said nothing: 6 instead of 3"},
        situation{"TwoNamedAgenciesThatMayShareAnInformant",
            "gur: troops at least 10000; nis: troops at least 10000", "troops at least 10000", 2,
            "if gur and nis are declared independent: 1 instead of 2",
            "if nis had said nothing: 3 instead of 2"},
        situation{"TwoAgenciesDeclaredIndependent",
            "gur: troops at least 10000; nis: troops at least 10000; link gur independent nis",
            "troops at least 10000", 1, "", "if nis had said nothing: 3 instead of 1"},
        situation{"AnotherFigureThatAgreesDeclaredIndependent",
            "gur: troops at least 10000; nis: troops over 11000; link gur independent nis",
            "troops at least 10000", 1, "",
            "if 1 new source says not troops at least 10000: 4 instead of 1"},
        situation{"CompatibleAloneIsNoConfirmation",
            "gur: troops at least 10000; nis: troops at most 20000; link gur independent nis",
            "troops at least 10000", 2,
            "if 1 new source, declared independent of gur, says troops at least 10000: 1 instead of 2",
            "if nis had said nothing: 3 instead of 2"},
        situation{"TheHeadOfAServiceAndTheService",
            "source budanov person within gur; budanov: troops over 11000; gur: troops over 11000",
            "troops over 11000", 3, "if 1 new source says troops over 11000: 2 instead of 3",
            "if budanov and gur had said nothing: 6 instead of 3"},
        situation{"TwoServicesOfOneState",
            "source ukraine state; source gur agency within ukraine; source szru agency within ukraine; "
            "gur: troops over 11000; szru: troops over 11000",
            "troops over 11000", 3, "if 1 new source says troops over 11000: 2 instead of 3",
            "if 1 new source says not troops over 11000: 4 instead of 3"},
        situation{"TwoLinkedAsDependent",
            "gur: troops over 11000; nis: troops over 11000; link gur dependent nis", "troops over 11000", 3,
            "if 1 new source, declared independent of gur, says troops over 11000: 1 instead of 3",
            "if gur and nis had said nothing: 6 instead of 3"},
        situation{"AnUnnamedOneThatMayBeTheOther",
            "gur: troops over 11000; unnamed-official: troops over 11000", "troops over 11000", 2,
            "if gur and unnamed-official are declared independent: 1 instead of 2",
            "if unnamed-official had said nothing: 3 instead of 2"},
        situation{"TwoUnnamedOnes", "unnamed-a: troops over 11000; unnamed-b: troops over 11000",
            "troops over 11000", 2, "if unnamed-a and unnamed-b are declared independent: 1 instead of 2",
            "if unnamed-a had said nothing: 3 instead of 2"},
        situation{"DeniedByOneOfTwo", "gur: presence yes; kremlin: denies presence yes", "presence yes", 4,
            "if kremlin had said nothing: 3 instead of 4", "if gur had said nothing: 6 instead of 4"},
        situation{"TheDenialItself", "gur: presence yes; kremlin: denies presence yes", "not presence yes", 4,
            "if gur had said nothing: 3 instead of 4",
            "if 1 new source says presence yes: 5 instead of 4"},
        situation{"DeniedByOneAgainstTwo", "gur: presence yes; nis: presence yes; kremlin: denies presence yes",
            "not presence yes", 5, "if 1 new source says not presence yes: 4 instead of 5",
            "if kremlin had said nothing: 6 instead of 5"},
        situation{"TwoAgainstOneDenial", "gur: presence yes; nis: presence yes; kremlin: denies presence yes",
            "presence yes", 4, "if kremlin had said nothing: 2 instead of 4",
            "if 2 new sources say not presence yes: 5 instead of 4"},
        situation{"AnotherFigureContradicts", "ministry: dead 40; hospital: dead 52", "dead 40", 4,
            "if hospital had said nothing: 3 instead of 4", "if ministry had said nothing: 6 instead of 4"},
        situation{"TwoWithAnotherFigure", "ministry: dead 40; hospital: dead 52; council: dead 52", "dead 40", 5,
            "if hospital had said nothing: 4 instead of 5", "if ministry had said nothing: 6 instead of 5"},
        situation{"DeclaredIndependentAndYetContradicted",
            "gur: presence yes; nis: presence yes; link gur independent nis; kremlin: denies presence yes",
            "presence yes", 4, "if kremlin had said nothing: 1 instead of 4",
            "if gur and nis had said nothing: 6 instead of 4"},
        situation{"NobodyTakesASide", "gur: unconfirmed presence yes", "presence yes", 6,
            "if 1 new source says presence yes: 3 instead of 6", ""},
        situation{"TakenBack", "[a] gur on 2024-10-18: presence yes; [b] gur on 2024-10-19 retracts [a]",
            "presence yes", 6, "if 1 new source says presence yes: 3 instead of 6", ""},
        situation{"APossibilityIsNoPosition", "gur: possibly presence yes", "presence yes", 6,
            "if 1 new source says presence yes: 3 instead of 6", ""},
        situation{"ALoopThatRestsOnNothing",
            "[a] post: troops over 11000; [b] wire: troops over 11000; [a] > [b]; [b] > [a]",
            "troops over 11000", 6, "if 1 new source says troops over 11000: 3 instead of 6", ""},
        situation{"ItsOriginSaysOtherwise", "outlet: cost 52 > company: cost at most 38", "cost 52", 6,
            "if 1 new source says cost 52: 4 instead of 6", ""},
        situation{"AClaimWithoutAValue", "gur: troops ?", "troops ?", 3,
            "if 1 new source says troops ?: 2 instead of 3", "if gur had said nothing: 6 instead of 3"},
        situation{"TheFigureChangedAndTheOldOneIsNoConflict",
            "ministry on 2024-10-18: dead 200; ministry on 2024-10-19: dead 250", "dead 250", 3,
            "if 1 new source says dead 250: 2 instead of 3", "if ministry had said nothing: 6 instead of 3"},
        situation{"SaidAtOnceItContradictsItself",
            "ministry on 2024-10-18: dead 200; ministry on 2024-10-18: dead 250", "dead 250", 4, "",
            "if ministry had said nothing: 6 instead of 4"},
        situation{"OneWholeForceAndAPartAboveIt",
            "question troops quantity additive; gur: troops at most 1000; nis: troops at least 2000 of vanguard",
            "troops at most 1000", 4, "if nis had said nothing: 3 instead of 4",
            "if gur had said nothing: 6 instead of 4"}),
    [](const auto& test) { return std::string{test.param.name}; });

TEST(AdmiraltyGrade, NamesItsGroundsAndKeepsReliabilityApart) {
    const auto graph = make_graph(R"(
        source gur agency grade B; source nis agency
        gur: troops at least 10000; nis: troops over 11000; kremlin: denies troops over 11000
    )");
    const position p = position_named(graph, "troops over 11000");
    const auto grade = credibility_of(question_trace{graph, graph.question(p.claim)}, p);
    EXPECT_EQ(grade.credibility.rule, "admiralty-4");
    EXPECT_EQ(grade.because(graph),
        "4, partly contrary: another position conflicts with it: on the word of nis; agreeing: troops at least 10000 on "
        "the word of gur; contrary: not troops over 11000 on the word of kremlin; reliability: nis F");
}

TEST(AdmiraltyGrade, IsThatOfTheView) {
    const auto graph = make_graph(R"(
        gur on 2024-10-18: presence yes
        nis on 2024-10-20: presence yes
        kremlin on 2024-10-22: denies presence yes
    )");
    const position p = position_named(graph, "presence yes");
    using namespace std::chrono;
    const auto on = [&](unsigned d) { return digit_of(as_of(graph, hearsay::day{2024y / October / d}), p); };
    EXPECT_EQ(on(17), 6);
    EXPECT_EQ(on(18), 3);
    EXPECT_EQ(on(20), 2);
    EXPECT_EQ(on(22), 4);
}

RC_GTEST_PROP(AdmiraltyGrade, BecomesWhatItsChangesSay, ()) {
    const auto seed = *rc::gen::arbitrary<std::uint32_t>();
    const auto make = [&] { return test::linked_case(seed); };
    const auto first = make();
    for (const position p : test::all_positions(first)) {
        test::expect_to_come_true(make, changes_of(first, p), [&](const auto& g) { return digit_of(g, p); });
    }
    RC_ASSERT(!::testing::Test::HasFailure());
}

RC_GTEST_PROP(AdmiraltyGrade, AnEchoRaisesNothing, ()) {
    auto graph = test::linked_case(*rc::gen::arbitrary<std::uint32_t>());
    const auto places = test::all_positions(graph);
    std::vector<int> before;
    for (const position p : places) before.push_back(digit_of(graph, p));
    RC_PRE(test::add_echo(graph, *rc::gen::arbitrary<std::uint32_t>()));
    for (std::size_t i = 0; i < before.size(); ++i) RC_ASSERT(digit_of(graph, places[i]) == before[i]);
}

TEST(AdmiraltyGrade, DoesNotDependOnTheOrderOfWhatWasSaid) {
    std::vector<std::string> lines{"gur: troops at least 10000", "wire > nis: troops over 11000",
        "kremlin: denies troops over 11000", "unnamed-x: troops at most 9000"};
    std::sort(lines.begin(), lines.end());
    std::set<std::string> seen;
    do {
        std::string text;
        for (const auto& l : lines) text += l + "\n";
        const auto graph = make_graph(text);
        std::string digits;
        for (const char* p : {"troops at least 10000", "troops over 11000", "not troops over 11000", "troops at most 9000"})
            digits += std::to_string(digit_of(graph, position_named(graph, p)));
        seen.insert(digits);
    } while (std::next_permutation(lines.begin(), lines.end()));
    EXPECT_EQ(seen.size(), 1U);
}
