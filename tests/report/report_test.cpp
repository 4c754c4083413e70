#include <hearsay/report/report.hpp>

#include "../assess/carried_out.hpp"
#include "report_lookup.hpp"

#include <hearsay/assess/credibility.hpp>
#include <hearsay/report/json.hpp>
#include <hearsay/report/text.hpp>
#include <hearsay/test/notation.hpp>

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

using namespace hearsay;
using hearsay::test::asked;
using hearsay::test::make_graph;
using hearsay::test::name_list;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

namespace {

// What is at issue is declared first, so that a line of a test is about its statements alone.
claim_graph case_of(std::string_view notation) {
    return make_graph(fmt::format("unit brigade = 3000..5000 soldier; question troops unit soldier additive\n{}", notation));
}

asked look(const claim_graph& graph, const report_options& options = {}) {
    return asked{make_report(graph.snapshot(), "a case", options)};
}

}  // namespace

TEST(Report, OfAnEmptyCaseIsEmpty) {
    const report r = make_report(claim_graph{}.snapshot(), "nothing");
    EXPECT_EQ(r.title, "nothing");
    EXPECT_THAT(r.questions, IsEmpty());
    EXPECT_EQ(r.chains_total, 0U);
    EXPECT_THAT(r.warnings, IsEmpty());
}

TEST(Report, OutlivesTheGraph) {
    std::optional<report> r;
    {
        const auto graph = case_of("gur: troops over 11000 soldier");
        r = make_report(graph.snapshot(), "kept");
    }
    EXPECT_EQ(r->graph.name(r->questions[0].claims[0].id), "troops over 11000 soldier");
}

TEST(Report, TellsHowFarItIs) {
    static std::vector<double> told;
    told.clear();
    const auto graph = make_graph("gur: presence yes, named no");
    (void)make_report(graph.snapshot(), "", {}, [](double share) { told.push_back(share); });
    EXPECT_THAT(told, ElementsAre(0.5, 1.0));
}

TEST(Report, RefusesWhatIsNotOfTheGraph) {
    const auto graph = case_of("gur: troops over 11000 soldier");
    const auto message = [&](const report_options& options) -> std::string {
        try {
            (void)look(graph, options);
        } catch (const std::logic_error& e) {
            return e.what();
        }
        return "nothing";
    };
    EXPECT_EQ(message({.without = {source_id{7}}}), "make_report: no source 7 in a graph of 1");
    EXPECT_EQ(message({.by = {.factors = {{3, 1, 2}}}}), "make_report: no conversion 3 in a graph with 1");
    EXPECT_EQ(message({.by = {.factors = {{0, 0, 2}}}}), "make_report: a factor of 0 to 2; expected a finite range above 0");
    EXPECT_EQ(message({.by = {.factors = {{0, 3, 2}}}}), "make_report: a factor of 3 to 2; expected a finite range above 0");
    EXPECT_EQ(message({.by = {.factors = {{0, 1, 2}}}}), "nothing");
    EXPECT_EQ(message({.by = {.steps = {-1, 2}}}),
        "make_report: \"about\" reaches -1 steps and a hedge 2; expected finite numbers, 0 and more and above 0");
}

// ---- origins and consensus

TEST(Report, AnOriginThatSaysOtherwiseIsDriftAlone) {
    const asked r = look(case_of("radio: troops 52000 soldier; [r] radio: troops 52000 soldier\n"
                                 "[r] > gur: troops up to 38000 soldier"));
    EXPECT_THAT(r.names_of(r.claim("troops 52000 soldier").origins), ElementsAre("radio"));  // of its first statement
    ASSERT_EQ(r.is.drifts.size(), 1U);
    EXPECT_EQ(r.name(r.is.drifts[0].from), "troops up to 38000 soldier");
    EXPECT_EQ(r.name(r.is.drifts[0].to), "troops 52000 soldier");
}

TEST(Report, AnOriginCountsByWhatItSaysNow) {
    // The ministry's first figure carries the radio's, and the region counts the ministry by its second.
    const asked r = look(case_of("[m1] ministry on 2024-10-01: troops at least 40 soldier\n"
                                 "radio on 2024-10-02: troops over 30 soldier\n"
                                 "[r] radio on 2024-10-03: troops over 30 soldier; [r] > [m1]\n"
                                 "ministry on 2024-10-05: troops at least 60 soldier"));
    EXPECT_THAT(r.names_of(r.claim("troops over 30 soldier").origins), ElementsAre("ministry"));
    EXPECT_EQ(r.best(r.question("troops").found),
              "[60, inf) {1, 1}: troops over 30 soldier, troops at least 60 soldier by ministry");
}

TEST(Report, DissentIsListedForEachSourceAndSaysWhy) {
    const asked r = look(case_of("a: troops 10 soldier; b: troops 10 soldier; c: troops 20 soldier; d: troops 20 soldier\n"
                                 "e: troops 10 soldier; f: troops under 0 soldier; g: troops ?; h: troops at least 30 soldier of x"));
    EXPECT_EQ(r.best(r.question("troops").found), "{10} {3, 3}: troops 10 soldier by a, b, e");
    EXPECT_THAT(r.dissent(r.question("troops").found),
                ElementsAre("c: troops 20 soldier, values", "d: troops 20 soldier, values",
                            "f: troops under 0 soldier, impossible", "h: troops at least 30 soldier of x, part_of"));
    EXPECT_THAT(r.is.warnings, ElementsAre("troops: troops under 0 soldier is impossible: the question's domain leaves nothing of it"));
}

TEST(Report, WhatASharedUnitKeepsApartDissentsByTheUnit) {
    // As soldiers up to four brigades and over five overlap; as brigades they never do.
    const asked r = look(case_of("nis: troops up to 4 brigade; gur: troops over 5 brigade; who: troops up to 4 brigade"));
    EXPECT_EQ(r.best(r.question("troops").found), "[0, 20000] {2, 2}: troops up to 4 brigade by nis, who");
    EXPECT_THAT(r.dissent(r.question("troops").found), ElementsAre("gur: troops over 5 brigade, unit"));
    EXPECT_EQ(r.pair("troops up to 4 brigade", "troops over 5 brigade").verdict, verdict::conflict);
}

TEST(Report, ScopesOfAPartAreAskedAboutTheirOwnParts) {
    const asked r = look(case_of("part inner within outer\n"
                                 "a: troops at most 10 soldier of outer; b: troops at least 20 soldier of inner"));
    EXPECT_FALSE(r.question("troops").found.best.has_value());
    EXPECT_THAT(r.dissent(r.by_scope("troops", "of outer")),
                ElementsAre("b: troops at least 20 soldier of inner, part_of"));
    EXPECT_THAT(r.dissent(r.by_scope("troops", "of inner")), IsEmpty());
}

TEST(Report, ADenialHasACountOfItsOwn) {
    const asked r = look(case_of("a: presence yes; b: denies presence yes; c: denies presence yes"));
    EXPECT_EQ(asked::figures(r.claim("presence yes").independent), "{1, 1}");
    EXPECT_EQ(asked::figures(r.claim("presence yes").denial_independent), "{2, 2}");
    EXPECT_EQ(r.best(r.question("presence").found), "no {2, 2}: presence yes D by b, c");
    EXPECT_EQ(r.claim("presence yes").counts.conflict, 2U);
}

// ---- grades

struct graded {
    std::string name;
    std::string notation;
    int digit;
    friend void PrintTo(const graded& g, std::ostream* out) { *out << g.name; }
};
class ReportGrades : public ::testing::TestWithParam<graded> {};

TEST_P(ReportGrades, FollowTheRule) {
    const auto graph = case_of(GetParam().notation);
    const asked r = look(graph);
    const auto& claim = r.is.questions[0].claims[0];
    ASSERT_TRUE(claim.grade.has_value());
    EXPECT_EQ(claim.grade->digit, GetParam().digit);
    EXPECT_EQ(claim.grade->rule, fmt::format("admiralty-{}", GetParam().digit));
}

INSTANTIATE_TEST_SUITE_P(Table, ReportGrades, ::testing::Values(
    graded{"DeclaredIndependentOnes", "link a independent b; a: troops over 5 soldier; b: troops over 5 soldier", 1},
    graded{"OneThatAgreesIsEnough", "link a independent b; a: troops over 5 soldier; b: troops over 9 soldier", 1},
    graded{"CompatibleIsNot", "link a independent b; a: troops over 5 soldier; b: troops at most 9 soldier", 2},
    graded{"NorIsAnotherScope", "link a independent b; a: troops over 5 soldier; b: troops over 9 soldier of x", 3},
    graded{"NorIndependenceThatAThirdUndoes",
           "link a independent b; link a dependent c; link b dependent c\n"
           "a: troops over 5 soldier; b: troops over 5 soldier; c: troops over 5 soldier", 3},
    graded{"SeparateOnes", "a: troops over 5 soldier; b: troops over 5 soldier", 2},
    graded{"AnUnnamedOneMayBeAnother", "a: troops over 5 soldier; unnamed-x: troops over 5 soldier", 2},
    graded{"TwoOfOneState", "source a within s; source b within s; a: troops over 5 soldier; b: troops over 5 soldier", 3},
    graded{"One", "a: troops over 5 soldier", 3},
    graded{"AgainstAsMany", "a: troops over 5 soldier; b: troops 3 soldier", 4},
    graded{"AgainstMore", "a: troops over 5 soldier; b: troops 3 soldier; c: troops 3 soldier", 5},
    graded{"AgainstFewer", "a: troops over 5 soldier; b: troops over 5 soldier; c: troops 3 soldier", 4},
    graded{"AgainstItself", "a: troops over 5 soldier; a: denies troops over 5 soldier", 4},
    graded{"AgainstAPart", "a: troops at most 5 soldier; b: troops over 7 soldier of x", 4},
    graded{"WithoutBasis", "[r] a: troops over 5 soldier; [h] b: troops over 5 soldier; [r] > [h]\n b retracts [h]", 6}),
    [](const auto& test) { return test.param.name; });

TEST(Report, ADenialHasNoGrade) {
    const asked r = look(case_of("a: denies troops over 5 soldier"));
    EXPECT_FALSE(r.claim("troops over 5 soldier").grade.has_value());
}

// ---- who passes it on

TEST(Report, RelayedByIsWhoPassesItOnAndTakesNoSide) {
    const asked r = look(case_of("article > paper > agency: troops over 5 soldier\n"
                                 "blog > radio: troops over 5 soldier; [b] blog; [b] > radio"));
    EXPECT_THAT(r.names_of(r.claim("troops over 5 soldier").relayed_by),
                ::testing::UnorderedElementsAre("article", "paper", "blog"));
}

TEST(Report, WhatIsHeldByNobodyIsNotRelayed) {
    auto graph = case_of("[x] paper unheld > [a] agency held: troops over 5 soldier");
    const asked r = look(graph);
    EXPECT_THAT(r.claim("troops over 5 soldier").relayed_by, IsEmpty());
    EXPECT_THAT(r.is.warnings, ElementsAre("x: not held, and relayed by nobody; counts nowhere"));
}

TEST(Report, NobodysStatementCountsNowhere) {
    const asked r = look(case_of("[x] agency unheld: troops over 5 soldier; b: troops 3 soldier"));
    EXPECT_THAT(r.claim("troops over 5 soldier").asserted_by, IsEmpty());
    EXPECT_EQ(r.question("troops").relations.total, 0U);
    EXPECT_EQ(r.best(r.question("troops").found), "{3} {1, 1}: troops 3 soldier by b");
}

TEST(Report, LoopsAreWarnedOf) {
    const asked r = look(case_of("[a] x; [b] y: troops over 5 soldier; [a] > [b]; [b] > [a]"));
    EXPECT_THAT(r.is.warnings, ElementsAre("a and b relay each other, and nothing else"));
    EXPECT_THAT(r.names_of(r.claim("troops over 5 soldier").asserted_by), ElementsAre("y"));
    EXPECT_THAT(r.claim("troops over 5 soldier").origins, IsEmpty());
    EXPECT_EQ(r.claim("troops over 5 soldier").grade->digit, 6);
}

// ---- assumptions

TEST(Report, AnAssumptionIsListedWhereSomethingRestsOnIt) {
    const auto ids = [](const asked& r) {
        name_list made;
        for (const auto& a : r.is.assumptions) made.push_back(a.id);
        return made;
    };
    EXPECT_THAT(ids(look(case_of("a: troops 5 soldier; b: troops over 9 soldier"))), IsEmpty());
    EXPECT_THAT(ids(look(case_of("a: troops about 5 soldier"))), ElementsAre("tolerance"));
    EXPECT_THAT(ids(look(case_of("a: troops 5 brigade; b: troops over 9 soldier"))), ElementsAre("unit:brigade"));
    EXPECT_THAT(ids(look(case_of("a: troops over 9 soldier"), {.by = {.how = reading::pragmatic}})), ElementsAre("reading"));
    // What the brigade is worth is in the region's soldiers, though the two are compared in brigades.
    EXPECT_THAT(ids(look(case_of("a: troops 5 brigade; b: troops over 9 brigade"))), ElementsAre("unit:brigade"));
    EXPECT_THAT(look(case_of("a: troops 5 brigade; b: troops over 9 brigade")).breaks("unit:brigade"), IsEmpty());
}

TEST(Report, AnAssumptionSaysHowFarItReaches) {
    const auto text = [](const report_options& options) {
        return look(case_of("a: troops about 500 soldier; b: troops over 11000 soldier"), options)
            .is.assumptions;
    };
    EXPECT_EQ(
        text({})[0].text, "\"about\" reaches half a step of its figure either way: about 500 is 450 to 550");
    EXPECT_EQ(text({.by = {.steps = {1, 1}}})[0].text,
        "\"about\" reaches one step of its figure either way: about 500 is 400 to 600");
    EXPECT_EQ(text({.by = {.steps = {0.25, 1}}})[0].text,
        "\"about\" reaches 0.25 steps of its figure either way: about 500 is 475 to 525");
    EXPECT_EQ(text({.by = {.steps = {0, 1}}})[0].text,
        "\"about\" reaches no step of its figure either way: about 500 is 500");
    const auto pragmatic = text({.by = {.how = reading::pragmatic, .steps = {0.5, 2}}});
    ASSERT_EQ(pragmatic.size(), 2U);
    EXPECT_EQ(pragmatic[1].text,
        "hedges reach 2 steps of their figure, as a speaker would mean them: more than 11,000 is 11,000 to 13,000");
}

TEST(Report, ATableOfVagueWordsIsAnAssumption) {
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(source_record{.id = "a"});
    batch.add(question_record{.id = "dead", .kind = "quantity"});
    const word_table tables[] = {
        word_table::everyday, word_table::acled, word_table::crowd_counting, word_table::own};
    statement_record said{.id = "s", .source = "a"};
    for (const word_table table : tables) {
        said_quantity hundreds{quantity::of(interval::between(200, false, 1000, true))};
        hundreds.value.table = table;
        batch.add(claim_record{.id = std::string{to_string(table)}, .answers = "dead", .value = hundreds});
        said.stances.push_back({std::string{to_string(table)}, stance::asserts});
    }
    batch.add(said);
    batch.commit();
    const asked r = look(graph);
    name_list found;
    for (const auto& a : r.is.assumptions) found.push_back(a.id + ": " + a.text);
    EXPECT_THAT(found,
        ElementsAre(
            "table:everyday: vague words (\"dozens\") are read by the everyday table: dozens are 12 to under 100",
            "table:acled: vague words (\"dozens\") are read by ACLED's table: dozens are 12 to under 100",
            "table:crowd_counting: vague words (\"hundreds\") are read by the table of the Crowd Counting Consortium: "
            "hundreds are 200 to under 1,000",
            "table:own: vague words (\"dozens\") are read by a table of the user's own"));
    EXPECT_THAT(r.pair("everyday", "acled").assumes,
        ElementsAre(assumption{assumption_kind::table, 1}, assumption{assumption_kind::table, 2}));
    std::string json;
    write_json(r.is, json);
    EXPECT_THAT(json, HasSubstr(R"("id": "table:acled")"));
    EXPECT_THAT(json, HasSubstr(R"("kind": "table")"));
    EXPECT_THAT(json, HasSubstr(R"("table": "crowd_counting")"));
    std::string page;
    write_text(r.is, page);
    EXPECT_THAT(page, HasSubstr("ACLED's table"));
}

// ---- limits

TEST(Report, ListsAsManyAsTheLimitLetsTheMostTellingFirst) {
    std::string notation;
    for (int i = 0; i < 40; ++i) {
        notation += fmt::format("s{}: troops {} soldier; n{} > m{} > s{}: troops {} soldier\n", i, 10 + i, i, i, i, 10 + i);
    }
    const auto graph = case_of(notation);
    const asked all = look(graph);
    const asked few = look(graph, {.limit = 7});
    const auto& relations = few.question("troops").relations;
    EXPECT_EQ(all.question("troops").relations.listed.size(), 780U);
    EXPECT_EQ(relations.total, 780U);
    ASSERT_EQ(relations.listed.size(), 7U);
    EXPECT_EQ(few.name(relations.listed[0].a), "troops 10 soldier");
    EXPECT_EQ(few.name(relations.listed[0].b), "troops 49 soldier");
    for (std::size_t i = 0; i < 7; ++i) {
        EXPECT_EQ(relations.listed[i].a, all.question("troops").relations.listed[i].a);
        EXPECT_EQ(relations.listed[i].b, all.question("troops").relations.listed[i].b);
    }
    EXPECT_EQ(few.is.chains_total, 80U);
    ASSERT_EQ(few.is.chains.size(), 7U);
    for (const auto& c : few.is.chains) EXPECT_EQ(c.path.size(), 1U);
    EXPECT_EQ(few.question("troops").scenarios_total, 40U);
    EXPECT_EQ(few.question("troops").scenarios.size(), 7U);
    EXPECT_EQ(few.question("troops").found.tied.size(), 6U);  // and the best one
    EXPECT_EQ(few.claim("troops 20 soldier").counts.conflict, 39U);  // counted, listed or not
}

TEST(Report, TellsOfTheFirstDenialHoweverMuchWasSaidBefore) {
    std::string notation;
    for (int i = 0; i < 9; ++i) notation += fmt::format("s{}: troops 5 soldier; ", i);
    notation += "kremlin: denies troops 5 soldier";
    const asked r = look(case_of(notation), {.limit = 3});
    std::string page;
    write_text(r.is, page, {{.detail = true}});
    EXPECT_THAT(page, HasSubstr("first denied by kremlin"));
    EXPECT_THAT(page, Not(HasSubstr("nothing behind it"))) << "its chain is only not listed";
    std::string json;
    write_json(r.is, json);
    EXPECT_THAT(json, HasSubstr(R"("events_total": 10)"));
    EXPECT_THAT(json, HasSubstr(R"("followers_total": )"));
    EXPECT_THAT(json, Not(HasSubstr(R"("what": "denied")"))) << "three events are listed";
}

TEST(Report, ShortestChainsComeFirst) {
    const asked r = look(case_of("a > b > c: troops 5 soldier; c: troops 5 soldier; d > c: troops 5 soldier; e: troops 7 soldier"));
    name_list paths;
    for (const auto& c : r.is.chains) paths.push_back(fmt::format("{}", fmt::join(r.names_of(c.path), " > ")));
    EXPECT_THAT(paths, ElementsAre("c", "e", "d > c", "a > b > c"));
}

TEST(Report, FortyForksAreCounted) {
    std::string notation = "[f0] end: troops 5 soldier\n";
    for (int i = 1; i <= 40; ++i) {
        notation += fmt::format("[l{0}] l{0} unheld; [r{0}] r{0} unheld; [f{0}] f{0} {2}; [f{0}] > [l{0}] > [f{1}]; [f{0}] > [r{0}] > [f{1}]\n",
                                i, i - 1, i == 40 ? "held" : "unheld");
    }
    const asked r = look(case_of(notation));
    EXPECT_EQ(r.is.chains_total, (std::uint64_t{1} << 40) + 1);
    EXPECT_EQ(r.is.chains.size(), 1000U);
}

// Where all is on record: of what nobody passes on a report knows nothing, not even that it retracts or supersedes.
RC_GTEST_PROP(Report, GradesAsThePositionsAreGraded, ()) {
    auto graph = hearsay::test::linked_case(*rc::gen::arbitrary<std::uint32_t>());
    statement_record everything{.id = "everything", .source = "archive"};
    for (const statement_id s : graph.whole().statements()) everything.relays.emplace_back(graph.name(s));
    auto batch = graph.insert();
    batch.add(source_record{.id = "archive"});
    batch.add(everything);
    batch.commit();
    const auto r = make_report(graph.snapshot(), "a case");
    for (const auto& q : r.questions) {
        const question_trace trace{graph, q.id};
        for (const auto& c : q.claims) {
            if (c.grade) RC_ASSERT(c.grade->digit == credibility_of(trace, position{c.id}).credibility.digit);
        }
    }
}
