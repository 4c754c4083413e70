#include <hearsay/report/text.hpp>

#include "sample_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace hearsay;
using namespace hearsay::test;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::string text_of(const report& what, const text_options& options = {}) {
    std::string page;
    write_text(what, page, options);
    return page;
}

text_options detailed() {
    text_options options;
    options.detail = true;
    return options;
}

/// What is said under a question's number, its lines joined.
std::string answer(const report& what, std::size_t number) {
    const std::string page = text_of(what);
    const auto start = page.find(fmt::format("\n{}. ", number));
    if (start == std::string::npos) return "no such question";
    return flat(page.substr(start + 1, page.find("\n\n", start) - start - 1));
}

/// The page from one section's heading to the next.
std::string section(const std::string& page, std::string_view name) {
    const auto start = page.find(fmt::format("\n{}\n", name));
    if (start == std::string::npos) return "no such section";
    const auto rule = page.find("\n--", start) + 1;
    auto end = page.find("\n--", rule);
    if (end != std::string::npos) end = page.rfind('\n', end - 1);
    return page.substr(start, end == std::string::npos ? end : end - start);
}

report_options pragmatic() {
    report_options options;
    options.by.how = reading::pragmatic;
    return options;
}

TEST(Text, LeadsWithTheNumberOfSoldiers) {
    EXPECT_EQ(answer(report_of_example("north-korean-troops"), 1),
        "1. How many soldiers were sent? More than 11,000, up to 20,000, if a brigade is 3,000 to 5,000 soldiers. "
        "Three claims accept this, from 2 to 3 independent origins (GUR, NIS, an unnamed one). Nobody dissents. "
        "Read pragmatically, 'over 11 thousand' and 'at least 10,000' conflict. "
        "The verdicts hold for every factor assumed. The article of 18 October carries it all. "
        "For a part of it: the first unit, 2,600 (Budanov); an engineering unit, no figure.");
}

// Two sources, each with one claim.
report two_say(std::string_view one, std::string_view other, const report_options& options = {},
    std::string_view head = "") {
    return report_of_case(fmt::format(R"(
hearsay: 1
title: Two say
{}
sources: {{a: {{name: Alpha, kind: agency}}, b: {{name: Beta, kind: agency}}}}
questions: {{troops: {{asks: How many?, kind: quantity, unit: soldier, additive: true}}}}
claims:
  one: {{answers: troops, value: "{}"}}
  other: {{answers: troops, value: "{}"}}
statements:
  - {{id: s1, source: a, at: 2024-10-18, asserts: [one]}}
  - {{id: s2, source: b, at: 2024-10-18, asserts: [other]}}
)",
                              head, one, other),
        options);
}

TEST(Text, AVagueWordIsNoRoundFigureReadPragmatically) {
    const auto what = two_say("at least dozens of soldiers", "15 soldiers", pragmatic());
    EXPECT_EQ(answer(what, 1),
        "1. How many? Exactly 15 soldiers, if dozens are 12 to under 100 (the everyday table). "
        "Two claims accept this, from 2 independent origins (Alpha, Beta). Nobody dissents.");
    EXPECT_THAT(text_of(what), Not(HasSubstr("can't both be true")));
}

TEST(Text, NamesTheTableOfVagueWordsInItsLead) {
    EXPECT_THAT(answer(two_say("dozens of soldiers", "tens of soldiers", {}, "vague_words: acled"), 1),
        StartsWith(
            "1. How many? At least 12, under 100 soldiers, if dozens are 12 to under 100 and tens are 10 to "
            "under 100 (ACLED's table). "));
    EXPECT_THAT(answer(two_say("a couple of soldiers", "over 1 soldier"), 1),
        StartsWith("1. How many? 2 to 3 soldiers, if a couple is 2 to 3 (the everyday table). "));
    EXPECT_THAT(answer(two_say("several soldiers", "over 1 soldier"), 1),
        StartsWith(
            "1. How many? At least 3, under 10 soldiers, if vague words are read by the everyday table. "));
    EXPECT_THAT(text_of(two_say("dozens of soldiers", "200 soldiers"), detailed()),
        HasSubstr("if dozens are 12 to under 100"));
}

TEST(Text, QuotesNoVagueWordThatNobodySaid) {
    const std::string page =
        flat(text_of(two_say("up to dozens of soldiers", "a handful of soldiers"), detailed()));
    EXPECT_THAT(page, HasSubstr("vague words for fewer than 100 soldiers"));
    EXPECT_THAT(page, HasSubstr("one vague words for fewer than 100 soldiers Alpha"));
    EXPECT_THAT(page,
        HasSubstr("other (vague words for at least three, under ten soldiers) implies one (vague words for "
                  "fewer than 100 soldiers), if vague words are read by the everyday table"));
    EXPECT_THAT(page, Not(HasSubstr("tens of soldiers")));
    EXPECT_THAT(page, Not(HasSubstr("several soldiers")));
    EXPECT_THAT(page, Not(HasSubstr("'fewer than 100")));
    EXPECT_THAT(flat(text_of(two_say("dozens of soldiers", "at least dozens of soldiers"))),
        HasSubstr("'at least dozens of soldiers'"));
}

TEST(Text, SaysThatHedgesAreReadPragmatically) {
    EXPECT_THAT(answer(two_say("over 500 soldiers", "550 soldiers", pragmatic()), 1),
        HasSubstr("if hedges are read pragmatically."));
    EXPECT_THAT(answer(two_say("over 500 soldiers", "550 soldiers"), 1), Not(HasSubstr(", if ")));
}

TEST(Text, AThirdIsAboutAsMuchAsItsDecimal) {
    EXPECT_THAT(answer(two_say("about a third of a soldier", "0.33 soldiers"), 1),
        HasSubstr("if 'about a third of a soldier' is right to within 0.005."));
}

TEST(Text, NamesOfAircraftKeepTheirHyphen) {
    EXPECT_THAT(flat(text_of(two_say("six F-16s", "5 F-16s", {}, "units: {F-16: {soldier: 2}}"), detailed())),
        HasSubstr("'six F-16s'"));
}

TEST(Text, LeadsWithTheOtherNumberReadPragmatically) {
    EXPECT_EQ(answer(report_of_example("north-korean-troops", pragmatic()), 1),
        "1. How many soldiers were sent? At least 10,000, under 11,000, if a brigade is 3,000 to 5,000 soldiers "
        "and hedges are read pragmatically. "
        "Two claims accept this, from 2 independent origins (GUR, NIS). "
        "One dissents: intelligence information ('over 11 thousand'). "
        "Read literally, 'over 11 thousand' and 'at least 10,000' do not conflict. Two verdicts depend on the factor: "
        "'over 11 thousand' and 'as many as four brigades' conflict at 4,000 soldiers a brigade and above; "
        "'at least 10,000' and 'as many as four brigades' are compatible below 3,666.67 soldiers a brigade. "
        "The article of 18 October carries it all. "
        "For a part of it: the first unit, 2,600 (Budanov); an engineering unit, no figure.");
}

TEST(Text, SaysWhatIsNotSettledAndWhoSaysWhich) {
    const auto made = report_of_example("north-korean-troops");
    EXPECT_EQ(answer(made, 2),
        "2. Are North Korean soldiers present in the Ukrainian territories that Russia occupies? Not settled. Two answers "
        "are equally supported, from one origin each: yes (GUR) or no (the Kremlin). NATO has not confirmed it; Stano "
        "puts it on a condition ('if confirmed'). The article of 18 October carries it all.");
    EXPECT_THAT(answer(made, 3),
        HasSubstr("in eastern Russia (intelligence information, unnamed) or in the Ukrainian "
                  "territories that Russia occupies (GUR)."));
    EXPECT_THAT(answer(made, 4),
        HasSubstr("On 1 November 2024. Two claims accept this, from 1 to 2 independent origins "
                  "(Budanov, an unnamed one). Nobody dissents."));
    EXPECT_THAT(answer(made, 5),
        HasSubstr("Not settled: the article of 18 October says both yes and no, and nobody else "
                  "takes a side."));
}

TEST(Text, SaysThatNothingIsKnownYet) {
    report_options options;
    options.as_of = make_day(2024, 10, 17);
    const auto before = report_of_example("north-korean-troops", options);
    EXPECT_THAT(
        answer(before, 1), HasSubstr("Nothing is known by 17 October 2024: nobody takes a position."));
    EXPECT_THAT(flat(text_of(before)), HasSubstr("As known on 17 October 2024."));

    report_options said;
    said.said_by = make_day(2024, 10, 17);
    const auto heard_of_or_not = report_of_example("north-korean-troops", said);
    EXPECT_THAT(answer(heard_of_or_not, 1),
        HasSubstr("More than 11,000. One claim accepts this, from one origin "
                  "(intelligence information, unnamed). Nobody dissents."));
    EXPECT_THAT(answer(heard_of_or_not, 2), HasSubstr("Nothing is known that was said by 17 October 2024"));
}

TEST(Text, SaysWhatIsLeftWithoutASource) {
    report_options options;
    const auto read = read_example("north-korean-troops");
    options.without = {*read.graph.find_source("gur")};
    const auto made = make_report(read.graph, read.title, options);
    EXPECT_THAT(text_of(made), HasSubstr("As if GUR had said"));
    EXPECT_THAT(answer(made, 1),
        HasSubstr("Two claims accept this, from 1 to 2 independent origins (NIS, an unnamed one)."));
    EXPECT_THAT(answer(made, 2), HasSubstr("No. One denial accepts this, from one origin (the Kremlin)."));
    EXPECT_THAT(answer(made, 3), HasSubstr("It all passes through the article of 18 October and Zelensky"));
}

TEST(Text, SaysWhatWasAssumedInstead) {
    const auto read = read_example("north-korean-troops");
    report_options options;
    options.by.factors = {assume(read.graph, "brigade", 2000, 2500)};
    const auto page = text_of(make_report(read.graph, read.title, options));
    EXPECT_THAT(flat(page),
        HasSubstr("Assumed instead of what the case assumes: a brigade is 2,000 to 2,500 soldiers."));
    EXPECT_THAT(flat(page),
        HasSubstr("c1 'over 11 thousand' and c3 'as many as four brigades' can't both be true: they are "
                  "9.1% apart"));
}

TEST(Text, TellsTheBreakEvensOfTheBrigade) {
    const auto literal =
        flat(section(text_of(report_of_example("north-korean-troops")), "Assumptions: what no source said"));
    EXPECT_THAT(literal, HasSubstr("A brigade is 3,000 to 5,000 soldiers."));
    EXPECT_THAT(literal,
        HasSubstr(
            "The verdicts hold for every factor assumed. Beyond that: c1 and c3 conflict at 2,750 soldiers a "
            "brigade and below. c2 and c3 conflict below 2,500 soldiers a brigade. c3 and c4 conflict "
            "below 650 soldiers a brigade."));
    const auto spoken = flat(section(
        text_of(report_of_example("north-korean-troops", pragmatic())), "Assumptions: what no source said"));
    EXPECT_THAT(spoken,
        HasSubstr("Two verdicts depend on the factor: c1 and c3 conflict up to 2,750 soldiers a brigade, are "
                  "compatible under 3,000, agree up to 3,666.67, are compatible under 4,000, and conflict "
                  "from there on. c2 and c3 conflict under 2,500 soldiers a brigade, are compatible under "
                  "2,750, agree under 3,333.33, are compatible under 3,666.67, and conflict from there on."));
}

TEST(Text, ShowsOnWhoseWordAClaimIs) {
    const auto page = text_of(report_of_example("north-korean-troops"));
    EXPECT_THAT(page,
        HasSubstr("  c1  'over 11 thousand': more than 11,000 soldiers\n"
                  "      the article of 18 October > Zelensky > intelligence information (unnamed)\n"));
    EXPECT_THAT(page,
        HasSubstr("      Asserted: the article of 18 October > Kyiv Post > GUR\n"
                  "      Denied: the article of 18 October > the Kremlin\n"));
    EXPECT_THAT(page, HasSubstr("  - GUR: c2, c5, c6 and c8\n"));
}

TEST(Text, SaysWhyTwoClaimsStandAsTheyDo) {
    const auto troops = flat(
        section(text_of(report_of_example("north-korean-troops")), "How the claims stand to each other"));
    EXPECT_THAT(troops, HasSubstr("agree c1 'over 11 thousand' implies c2 'at least 10,000'."));
    EXPECT_THAT(troops,
        HasSubstr(
            "compatible c1 'over 11 thousand' and c3 'as many as four brigades' can both be true: more than "
            "11,000, up to 20,000 soldiers, if a brigade is 3,000 to 5,000 soldiers."));
    EXPECT_THAT(troops,
        HasSubstr(
            "compatible c4 '2,600' (the first unit) counts a part of c1 'over 11 thousand' and fits into it."));
    EXPECT_THAT(troops,
        HasSubstr(
            "conflict c6 'North Korean soldiers are present' is asserted by GUR and denied by the Kremlin."));
    EXPECT_THAT(troops,
        HasSubstr("c9 'by November 1' and c10 'starting November 1' can both be true: on 1 November 2024."));
    EXPECT_THAT(troops, HasSubstr("Four pairs can't be compared; --detail says why."));

    const auto dam =
        flat(section(text_of(report_of_example("dam-breach")), "How the claims stand to each other"));
    EXPECT_THAT(dam,
        HasSubstr(
            "conflict dead-brask 'more than 70 people' (in Brask) counts a part of dead-up-to-50 'up to 50 "
            "people' and exceeds it."));
    EXPECT_THAT(dam,
        HasSubstr(
            "conflict Together, 'at least 600 people' (children) and 'at least 700 people' (adults) come to "
            "1,300 people, more than 'at most 1,200 people' allows."));
    EXPECT_THAT(dam, HasSubstr("with two days between them."));
    EXPECT_THAT(dam, HasSubstr("can both be true: something that people did, but not sabotage."));

    const auto all = flat(
        section(text_of(report_of_example("dam-breach"), detailed()), "How the claims stand to each other"));
    EXPECT_THAT(all,
        HasSubstr(
            "released-45m 'about 45 million cubic metres' and released-hectares '900 hectares': their units "
            "don't convert into each other."));
    EXPECT_THAT(all, HasSubstr("displaced-crowd has no figure"));
    EXPECT_THAT(all,
        HasSubstr(
            "rain-180 'up to 180 millimetres' and rain-upper '250 millimetres' (in the upper Tarvel): they "
            "speak of different parts, places or times."));
}

TEST(Text, LeadsThroughASecondCase) {
    const auto made = report_of_example("dam-breach");
    EXPECT_THAT(answer(made, 1),
        HasSubstr("Not settled. Two answers are equally supported, from 2 independent origins each: at "
                  "least 55 (Ministry of Civil Defence, Velmora Wire) or 50 (Delta Party, Velmora "
                  "Wire)."));
    EXPECT_THAT(answer(made, 2),
        HasSubstr("Up to 1,200. One claim accepts this, from one origin (Ministry of Civil Defence). "
                  "One dissents: the Mayor of Brask ('more than 3,000 people', in Brask alone)."));
    EXPECT_THAT(answer(made, 3),
        HasSubstr("44.5 million to 45.5 million cubic metres, if a pool is 2 to 2.5 megalitres and "
                  "'about 45 million cubic metres' is right to within 500,000."));
    EXPECT_THAT(answer(made, 3),
        HasSubstr("Radio Delta ('52 million cubic metres', though the word it rests on says otherwise)"));
    EXPECT_THAT(answer(made, 4), HasSubstr("(Water Board with Velmoran Waterworks, Hydrological Institute)"));
    EXPECT_THAT(answer(made, 5),
        HasSubstr("For a part of it: on 3 March 2023, at least 200 millimetres (Kestrian Weather "
                  "Office). Counted apart: in the upper Tarvel, 250 millimetres (River Watch); 20 "
                  "February to 2 March 2023, 90 millimetres (Hydrological Institute)."));
    EXPECT_THAT(answer(made, 8),
        HasSubstr("Neglect. Two claims and one denial accept this, from 3 independent origins"));
    EXPECT_THAT(answer(made, 8),
        HasSubstr("Three dissent: Sarn Courier and Velmora Wire ('an explosion'); Hydrological "
                  "Institute ('seepage through the wall')."));
    EXPECT_THAT(answer(made, 9),
        HasSubstr("No. One denial accepts this, from one origin (Tarvel Power). One dissents: Radio Delta "
                  "('the gates stood open', with nothing behind it that still stands)."));
    EXPECT_THAT(answer(made, 9),
        HasSubstr("Ministry of Civil Defence declined to comment; Hydrological Institute holds it "
                  "possible; the Mayor of Brask has not confirmed it; River Watch questions it."));
}

TEST(Text, PartsAnswersThatHaveCommasOfTheirOwn) {
    report_options options;
    options.as_of = make_day(2023, 3, 7);
    EXPECT_THAT(answer(report_of_example("dam-breach", options), 7),
        HasSubstr(
            "in both the left wing of the dam and the spillway (Ministry of Civil Defence with Water Board, "
            "the Mayor of Brask, Northern Herald); or in the left wing of the dam, but not in the spillway "
            "(Ministry of Civil Defence, the Mayor of Brask, Northern Herald); or in the right wing"));
}

TEST(Text, TellsWhatChangedAndWhatComesBackInSectionsOfTheirOwn) {
    const auto page = text_of(report_of_example("dam-breach"));
    EXPECT_THAT(flat(section(page, "Reports that come back")),
        HasSubstr(
            "A report comes back to Sarn Courier: Sarn Courier (on 6 March 2023) > Velmora Wire (on 5 March "
            "2023) > Sarn Courier (on 4 March 2023)."));
    EXPECT_THAT(flat(section(page, "What changed on the way")),
        HasSubstr(
            "Radio Delta says 'more than fifty' where Ministry of Civil Defence, on whose word it is, says "
            "'at least 55 people' (lowered by 9.09%, hedge changed and widened)."));
    EXPECT_THAT(flat(section(page, "Who was first")),
        HasSubstr(
            "cause-explosion 'an explosion': first said by Sarn Courier on 4 March 2023, then by Velmora Wire "
            "one day later."));
}

TEST(Text, TellsOfEchoesWhereManyRepeatOne) {
    std::string notation = "source wire; question dead; [w] wire on 2024-05-01: dead over 5\n";
    for (int i = 1; i < 6; ++i) notation += fmt::format("outlet-{} on 2024-05-02: dead over 5 > [w]\n", i);
    notation += "[w2] wire on 2024-05-03: dead over 5 > [x] outlet-6 on 2024-05-03: dead over 5 > [w]\n";
    const auto graph = make_graph(notation);
    const auto made = make_report(graph.snapshot(), "", {.by = {.which = positions::all}});
    EXPECT_THAT(flat(section(text_of(made), "Claims, and on whose word")),
        HasSubstr("One statement, repeated by seven others; wire hears its own word again through others."));
    const auto detail = flat(section(text_of(made, detailed()), "Claims, and on whose word"));
    EXPECT_THAT(detail, HasSubstr("Every chain passes wire."));
    EXPECT_THAT(detail, HasSubstr("Without wire, nothing is left."));
}

TEST(Text, TellsOfSourcesThatAnswerAlike) {
    std::string notation;
    for (int q = 1; q < 7; ++q) {
        notation += fmt::format("alpha: n{0} {1}; bravo: n{0} {1}\n", q, 100 + q);
        for (int other = 1; other < 9; ++other)
            notation += fmt::format("other-{0}: n{1} {2}\n", other, q, 10 + q);
    }
    const auto graph = make_graph(notation);
    const auto page = flat(text_of(make_report(graph.snapshot(), "")));
    EXPECT_THAT(page,
        HasSubstr(
            "Alpha and bravo answer six of six questions alike, where chance would make it 4.1; the rarest is "
            "'n1 101', which none of eight others give (28,000 to 1 for a common source)."));
}

TEST(Text, SaysWhatIsNotAssumedAndHowFarAffiliationBinds) {
    report_options options;
    options.level = affiliation_level::organisation;
    const auto read = read_example("north-korean-troops");
    options.by.drop(*find_assumption(read.graph, "unit:brigade"));
    const auto page = flat(text_of(report_of_example("north-korean-troops", options)));
    EXPECT_THAT(page,
        HasSubstr(
            "Not assumed: a brigade is 3,000 to 5,000 soldiers. Origins of one organisation count as one, and "
            "those of one state apart."));
    EXPECT_THAT(page, HasSubstr("1. How many soldiers were sent? More than 11,000. Two claims accept this"));
    EXPECT_THAT(page, Not(HasSubstr("[unit:brigade]")));
}

TEST(Text, WarnsOfChangedMinds) {
    const auto warnings = flat(section(text_of(report_of_example("dam-breach")), "Warnings"));
    EXPECT_THAT(warnings,
        HasSubstr(
            "Ministry of Civil Defence changed its answer: 'at least 40 people' on 4 March 2023, then 'at "
            "least 55 people' on 6 March 2023."));
    const auto troops = flat(section(text_of(report_of_example("north-korean-troops")), "Warnings"));
    EXPECT_THAT(troops, HasSubstr("The article of 18 October contradicts itself: it asserts and denies"));
}

TEST(Text, SaysWhenNobodyStandsBehindAnAnswer) {
    const auto made = report_of_notation(R"(
        question open truth
        [a] herald on 2024-10-01: open yes
        radio on 2024-10-02 > [a]
        radio on 2024-10-03: open yes > [a]
        herald on 2024-10-04 retracts [a]
    )");
    const auto lead = answer(made, 1);
    EXPECT_THAT(lead, HasSubstr("Yes. One claim accepts this, with no origin behind it."));
    EXPECT_THAT(flat(text_of(made)), HasSubstr("radio, with nothing behind it that still stands"));
}

TEST(Text, SaysThatAFigureIsMissing) {
    const auto made = report_of_case(R"(
hearsay: 1
sources: {leaflet: {kind: other}}
questions: {crowd: {asks: How many came?, kind: quantity, unit: person}}
claims: {c1: {answers: crowd, text: a great crowd}}
statements: [{id: s1, source: leaflet, asserts: [c1]}]
)");
    EXPECT_EQ(answer(made, 1), "1. How many came? No figure that can be used: 'a great crowd' (leaflet).");
}

TEST(Text, NamesTheUnitOnlyWhereTheQuestionDoesNot) {
    const auto made = report_of_case(R"(
hearsay: 1
units: {person: {plural: people}}
sources: {a: {kind: other}}
questions:
  dead: {asks: How many people died?, kind: quantity, unit: person}
  hurt: {asks: What was the toll?, kind: quantity, unit: person}
claims:
  c1: {answers: dead, value: over 20 people}
  c2: {answers: hurt, value: one person}
statements: [{id: s1, source: a, asserts: [c1, c2]}]
)");
    EXPECT_THAT(answer(made, 1), HasSubstr("died? More than 20. One claim"));
    EXPECT_THAT(answer(made, 2), HasSubstr("toll? Exactly 1 person. One claim"));
}

TEST(Text, KeepsWithinTheColumns) {
    for (const std::string name : {"north-korean-troops", "dam-breach"}) {
        const auto made = report_of_example(name);
        for (const std::size_t columns : {std::size_t{40}, std::size_t{80}, std::size_t{100}}) {
            for (const bool detail : {false, true}) {
                text_options options;
                options.columns = columns;
                options.detail = detail;
                std::size_t longest = 0;
                for (const auto& line : lines_of(text_of(made, options))) {
                    EXPECT_LE(code_points(line), columns) << line;
                    EXPECT_FALSE(line.ends_with(' ')) << line;
                    longest = std::max(longest, code_points(line));
                }
                EXPECT_GT(longest, columns - 8);  // and fills them
            }
        }
    }
}

TEST(Text, CutsWordsThatAreLongerThanALine) {
    const std::string word(200, 'x');
    const std::string umlauts = [] {
        std::string made;
        for (int i = 0; i < 200; ++i) made += "\u00fc";
        return made;
    }();
    const auto made = report_of_case(fmt::format(R"(
hearsay: 1
sources: {{a: {{kind: other, name: "{}"}}}}
questions: {{q: {{asks: "{}", kind: truth}}}}
claims: {{c: {{answers: q, value: true}}}}
statements: [{{id: s1, source: a, asserts: [c]}}]
)",
        umlauts, word));
    const auto page = text_of(made);
    std::size_t crosses = 0;
    for (const auto& line : lines_of(page)) {
        EXPECT_LE(code_points(line), 80U) << line;
        crosses += static_cast<std::size_t>(std::count(line.begin(), line.end(), 'x'));
    }
    EXPECT_GE(crosses, 400U);  // in the lead, and over the claims
    EXPECT_EQ(code_points("\u00fc\u00fc"), 2U);
}

TEST(Text, IsColouredOnlyWhenAsked) {
    const auto made = report_of_example("dam-breach");
    text_options coloured;
    coloured.colours = true;
    const auto plain = text_of(made);
    const auto bright = text_of(made, coloured);
    EXPECT_THAT(plain, Not(HasSubstr("\x1b")));
    EXPECT_THAT(bright, HasSubstr("\x1b[31mconflict\x1b[0m"));
    std::string stripped;
    for (std::size_t i = 0; i < bright.size(); ++i) {
        if (bright[i] == '\x1b')
            i = bright.find('m', i);
        else
            stripped += bright[i];
    }
    EXPECT_EQ(stripped, plain);
}

TEST(Text, LetsNoControlCharacterThrough) {
    for (const bool detail : {false, true}) {
        text_options options;
        options.detail = detail;
        const auto page = text_of(report_of_case(hostile_case), options);
        for (const char c : page) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20) << int{c};
        EXPECT_THAT(page, Not(HasSubstr("\xc2\x9b")));      // the one-character form of ESC [
        EXPECT_THAT(page, Not(HasSubstr("\xe2\x80\xae")));  // turns the direction of writing
        EXPECT_THAT(page, HasSubstr("\\u001b[31mred\\u0007"));
    }
}

TEST(Text, KeepsShortUnlessAskedForDetail) {
    const auto made = report_of_example("dam-breach");
    const auto brief = text_of(made);
    const auto full = text_of(made, detailed());
    EXPECT_THAT(brief, HasSubstr("And 9 more pairs; --detail lists them."));
    EXPECT_THAT(brief, Not(HasSubstr("\nSources\n")));
    EXPECT_THAT(brief, HasSubstr("Nobody takes a side on dead-15 '15 people' and dead-40"));
    EXPECT_THAT(full, Not(HasSubstr("--detail")));
    EXPECT_THAT(full, HasSubstr("\nSources\n"));
    EXPECT_THAT(full, HasSubstr("What can hold together:\n"));
    EXPECT_THAT(flat(full), HasSubstr("Radio Delta, outlet; four statements."));
    EXPECT_GT(full.size(), brief.size());
    // Every pair of the report is there.
    std::size_t pairs = 0;
    for (const auto& q : made.questions) pairs += q.relations.total + q.joint.size();
    std::size_t listed = 0;
    for (const auto& line : lines_of(section(full, "How the claims stand to each other"))) {
        for (const std::string_view verdict :
            {"  conflict ", "  compatible ", "  agree ", "  incomparable "}) {
            listed += line.starts_with(verdict) ? 1 : 0;
        }
    }
    EXPECT_EQ(listed, pairs);
}

TEST(Text, SaysWhatTheLimitLeftOut) {
    report_options options;
    options.limit = 2;
    const auto page = text_of(report_of_example("dam-breach", options), detailed());
    EXPECT_THAT(page, HasSubstr("more pairs; --all lists them."));
    EXPECT_THAT(page, HasSubstr("more chains; --all lists them."));
}

TEST(Text, TellsSourcesOfOneNameApart) {
    const auto made = report_of_case(R"(
hearsay: 1
sources: {a: {kind: other, name: The Daily}, b: {kind: other, name: The Daily}}
questions: {q: {asks: Is it so?, kind: truth}}
claims: {c: {answers: q, value: true}}
statements: [{id: s1, source: a, asserts: [c]}, {id: s2, source: b, asserts: [c]}]
)");
    EXPECT_THAT(answer(made, 1), HasSubstr("from 2 independent origins (The Daily [a], The Daily [b])"));
}

TEST(Text, AppendsAndRepeatsItself) {
    const auto made = report_of_example("dam-breach");
    std::string page = "before\n";
    write_text(made, page);
    EXPECT_EQ(page, "before\n" + text_of(made));
    EXPECT_THAT(text_of(made), StartsWith("The breach of the Tarvel dam (an invented case)\n====="));
}

TEST(Text, HandlesACaseWithoutQuestions) {
    EXPECT_THAT(text_of(report_of_case("hearsay: 1\n")), HasSubstr("The case asks no question."));
}

}  // namespace
