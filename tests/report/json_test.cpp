#include <hearsay/report/json.hpp>

#include "report_lookup.hpp"

#include <hearsay/io/case_writer.hpp>
#include <hearsay/io/document.hpp>
#include <hearsay/test/notation.hpp>

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>

using namespace hearsay;
using hearsay::test::assume;
using hearsay::test::make_graph;
using hearsay::test::name_list;
using hearsay::test::read_example;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

namespace {

std::string json_of(const report& what) {
    std::string page;
    write_json(what, page);
    return page;
}

std::string json_of(const loaded_case& read, const report_options& options = {}) {
    return json_of(make_report(read.graph.snapshot(), read.title, options));
}

// A page, read back: `at(page, "questions", 0, "claims", 2)`.
class page {
public:
    explicit page(const std::string& text) {
        if (!read_json(text, faults_.add_file("report.json"), tree_, faults_) || faults_.has_errors()) {
            throw std::runtime_error(faults_.to_string());
        }
    }
    template <class... Steps>
    [[nodiscard]] node at(Steps... steps) const {
        node here = tree_.root();
        ((here = step(here, steps)), ...);
        return here;
    }

private:
    static node step(const node& from, const char* key) {
        const auto found = from.find(key);
        if (!found) throw std::out_of_range(fmt::format("no {}", key));
        return *found;
    }
    static node step(const node& from, int index) {
        for (const node item : from.items()) {
            if (index-- == 0) return item;
        }
        throw std::out_of_range("no such item");
    }
    diagnostics faults_;
    document_tree tree_;
};

// The contract's keys as they stand in an object; those added to it are left out.
name_list keys(const node& object, const name_list& contract) {
    name_list found;
    for (const auto& [key, value, where] : object.entries()) {
        if (std::find(contract.begin(), contract.end(), key) != contract.end()) found.emplace_back(key);
    }
    return found;
}

void expect_keys(const node& object, const name_list& contract) {
    EXPECT_EQ(keys(object, contract), contract);
}

// The text that a value takes up in JSON, spaces out.
std::string written(const std::string& json, std::string_view after) {
    const auto from = json.find(after);
    if (from == std::string::npos) return "nothing";
    return json.substr(from, json.find('\n', from) - from);
}

// The case again, its statements in another order.
std::string shuffled(std::string_view yaml, std::mt19937& random) {
    std::vector<std::string> before;
    std::vector<std::string> statements;
    std::vector<std::string> after;
    auto* into = &before;
    std::istringstream lines{std::string{yaml}};
    for (std::string line; std::getline(lines, line);) {
        if (line == "statements:") {
            before.push_back(line);
            into = &statements;
            continue;
        }
        if (into == &statements && !line.empty() && line[0] != ' ' && line[0] != '#') into = &after;
        if (into == &statements && line.starts_with("  - "))
            statements.push_back(line);
        else if (into == &statements && !statements.empty())
            statements.back() += "\n" + line;
        else
            into->push_back(line);
    }
    std::shuffle(statements.begin(), statements.end(), random);
    std::string text;
    for (const auto* part : {&before, &statements, &after}) {
        for (const std::string& line : *part) text += line + "\n";
    }
    return text;
}

loaded_case read_text(std::string name, std::string_view text) {
    diagnostics faults;
    auto read = read_case_text(case_text{std::move(name), text}, faults);
    if (!read) throw std::runtime_error(faults.to_string());
    return std::move(*read);
}

std::string example_text(std::string_view name) {
    std::ifstream file{fmt::format("{}/examples/cases/{}.yaml", HEARSAY_SOURCE_DIR, name)};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace

TEST(ReportJson, TellsWhatStandsBehindAPositionAndWhen) {
    const auto graph = make_graph(R"(
        source wire; question dead
        [w] wire on 2024-05-01: dead at least 200
        [p] post on 2024-05-03: dead 150 > [w]
        [o] outlet on 2024-05-02: dead at least 200 > [w]
        [w2] wire on 2024-05-04: dead at least 200 > [o]
        [d] ministry on 2024-05-04: denies dead at least 200
    )");
    const std::string json = json_of(make_report(graph.snapshot(), "", {.by = {.which = positions::all}}));
    EXPECT_EQ(written(json, "\"circular\": [\"w2\"]"), "\"circular\": [\"w2\"],");
    EXPECT_EQ(written(json, "\"lines\""), "\"lines\": {\"min\": 1, \"max\": 1},");
    EXPECT_EQ(written(json, "\"cut\""), "\"cut\": [\"wire\"],");
    EXPECT_EQ(written(json, "{\"source\": \"wire\", \"origins\""),
        "{\"source\": \"wire\", \"origins\": [\"wire\"], \"left\": {\"min\": 0, \"max\": 0}}");
    EXPECT_EQ(written(json, "\"first_movers\""), "\"first_movers\": [\"wire\"],");
    EXPECT_EQ(written(json, "{\"source\": \"outlet\", \"statement\""),
        "{\"source\": \"outlet\", \"statement\": \"o\", \"days\": {\"min\": 1, \"max\": 1}}");
    EXPECT_EQ(written(json, "{\"what\": \"denied\""),
        "{\"what\": \"denied\", \"statement\": \"d\", \"source\": \"ministry\", \"at\": \"2024-05-04\"}");
    EXPECT_THAT(written(json, "{\"source\": \"wire\", \"path\""),
        HasSubstr("\"at\": [\"2024-05-04\", \"2024-05-02\", \"2024-05-01\"]"));
    EXPECT_THAT(written(json, "{\"statement\": \"p\", \"relays\""),
        HasSubstr(
            "\"what\": [\"lowered\", \"hedge dropped\", \"contrary\"], \"left_open\": false, \"change\": -0.25, "
            "\"days\": null"));
}

TEST(ReportJson, HasTheKeysOfTheContractInTheirOrder) {
    const page troops{json_of(read_example("north-korean-troops"))};
    expect_keys(troops.at(),
        {"hearsay", "title", "reading", "as_of", "said_by", "without", "assume", "questions", "sources",
            "chains", "chains_total", "circular", "drift", "pivots", "assumptions"});
    const node question = troops.at("questions", 0);
    expect_keys(question,
        {"id", "asks", "kind", "unit", "claims", "relations", "relations_total", "scenarios", "consensus",
            "by_scope", "joint_conflicts"});
    expect_keys(troops.at("questions", 0, "claims", 0),
        {"id", "text", "value", "set", "scope", "asserted_by", "denied_by", "noncommittal", "relayed_by",
            "origins", "independent_origins", "denial_origins", "denial_independent_origins", "credibility",
            "agrees", "compatible", "conflicts"});
    expect_keys(troops.at("questions", 0, "claims", 0, "value"),
        {"lower", "lower_open", "upper", "upper_open", "unit", "approx", "hedge", "nominal"});
    expect_keys(
        troops.at("questions", 0, "claims", 0, "set", 0), {"lower", "lower_open", "upper", "upper_open"});
    expect_keys(troops.at("questions", 0, "claims", 0, "credibility"), {"digit", "rule", "because"});
    expect_keys(troops.at("questions", 0, "claims", 0, "independent_origins"), {"min", "max"});
    expect_keys(troops.at("questions", 1, "claims", 0, "noncommittal", 0), {"source", "stance"});
    expect_keys(troops.at("questions", 0, "relations", 0),
        {"a", "a_denied", "b", "b_denied", "relation", "verdict", "gap", "overlap", "because", "assumes"});
    expect_keys(troops.at("questions", 0, "scenarios", 0), {"claims", "denied_claims", "set", "origins"});
    expect_keys(troops.at("questions", 0, "consensus"),
        {"value", "set", "claims", "denied_claims", "origins", "dissent", "tied"});
    expect_keys(
        troops.at("questions", 1, "consensus", "dissent", 0), {"source", "claim", "denied", "because"});
    expect_keys(troops.at("questions", 0, "by_scope", 0), {"scope", "consensus"});
    expect_keys(troops.at("sources", 0), {"id", "name", "kind", "within", "reliability", "statements"});
    expect_keys(troops.at("chains", 0), {"claim", "denied", "path"});
    expect_keys(troops.at("pivots", 0), {"source", "claims", "denied_claims"});
    expect_keys(troops.at("assumptions", 0),
        {"id", "kind", "text", "unit", "to", "lower", "upper", "basis", "breaks"});
    expect_keys(troops.at("assumptions", 0, "breaks", 0),
        {"a", "a_denied", "b", "b_denied", "below", "inclusive", "from", "to", "inside"});
    const page dam{json_of(read_example("dam-breach"))};
    expect_keys(dam.at("questions", 1, "joint_conflicts", 0),
        {"claims", "scope", "sum", "upper", "because", "assumes"});
    expect_keys(dam.at("circular", 0), {"source", "path"});
    expect_keys(
        dam.at("drift", 0), {"statement", "relays", "from", "from_denied", "to", "to_denied", "what"});
    expect_keys(dam.at("assumptions", 0, "breaks", 0),
        {"a", "a_denied", "b", "b_denied", "above", "inclusive", "from", "to", "inside"});
}

TEST(ReportJson, SaysWhatTheReportSays) {
    const page p{json_of(read_example("north-korean-troops"))};
    EXPECT_EQ(p.at("hearsay").number(), 1);
    EXPECT_EQ(p.at("title").text(),
        "North Korean troops in the war against Ukraine, as reported on 18 October 2024");
    EXPECT_EQ(p.at("reading").text(), "literal");
    EXPECT_TRUE(p.at("as_of").is_null());
    EXPECT_TRUE(p.at("said_by").is_null());
    EXPECT_EQ(p.at("without").size(), 0U);
    EXPECT_EQ(p.at("assume").size(), 0U);
    EXPECT_EQ(p.at("questions", 0, "kind").text(), "quantity");
    EXPECT_EQ(p.at("questions", 0, "unit").text(), "soldier");
    EXPECT_TRUE(p.at("questions", 1, "unit").is_null());
    EXPECT_EQ(p.at("questions", 0, "relations_total").number(), 10);
    EXPECT_EQ(p.at("questions", 0, "consensus", "origins", "min").number(), 2);
    EXPECT_EQ(p.at("questions", 0, "consensus", "origins", "max").number(), 3);
    EXPECT_TRUE(p.at("questions", 0, "by_scope", 1, "consensus").is_null());  // a claim without a value
    EXPECT_EQ(p.at("questions", 0, "by_scope", 0, "scope", "part").text(), "first-unit");
    EXPECT_EQ(p.at("chains_total").number(), 13);
    EXPECT_EQ(p.at("questions", 1, "claims", 0, "noncommittal", 1, "stance").text(), "conditional");
}

TEST(ReportJson, NumbersAreTheShortestThatReadBackAndInfiniteEndsAreNull) {
    const std::string json = json_of(read_example("north-korean-troops"));
    EXPECT_EQ(written(json, "\"value\": {\"lower\": 11000"),
        R"("value": {"lower": 11000, "lower_open": true, "upper": null, "upper_open": true, "unit": "soldier", )"
        R"("approx": false, "hedge": "over", "nominal": 11000},)");
    EXPECT_THAT(json,
        HasSubstr(
            R"({"lower": null, "lower_open": true, "upper": 4, "upper_open": false, "unit": "brigade", )"
            R"("approx": false, "hedge": "as many as", "nominal": 4})"));
    EXPECT_THAT(json, ::testing::Not(HasSubstr(": inf")));
    EXPECT_THAT(json, ::testing::Not(HasSubstr("e+")));
    const std::string pragmatic =
        json_of(read_example("north-korean-troops"), {.by = {.how = reading::pragmatic}});
    EXPECT_THAT(pragmatic, HasSubstr(R"("below": 3666.6666666666665, "inclusive": true)"));
}

TEST(ReportJson, SetsOfEveryKind) {
    const std::string json = json_of(read_example("north-korean-troops"));
    EXPECT_THAT(json,
        HasSubstr(R"("set": [{"lower": 0, "lower_open": false, "upper": 20000, "upper_open": false}])"));
    EXPECT_THAT(json,
        HasSubstr(
            R"("set": [{"lower": null, "lower_open": true, "upper": "2024-11-01", "upper_open": false}])"));
    EXPECT_THAT(json, HasSubstr(R"("set": [{"place": "eastern-russia", "except": []}])"));
    EXPECT_THAT(json, HasSubstr(R"("set": [{"truth": true}])"));
    EXPECT_THAT(json, HasSubstr(R"("set": null)"));
    const std::string dam = json_of(read_example("dam-breach"));
    EXPECT_THAT(dam, HasSubstr(R"("set": [{"place": "left-wing", "except": ["spillway"]}])"));
    EXPECT_THAT(dam, HasSubstr(R"("set": [{"place": "left-wing", "except": [], "and": ["spillway"]}])"));
    EXPECT_THAT(dam, HasSubstr(R"("set": [{"label": null, "except": ["seepage", "human-action"]}])"));
    EXPECT_THAT(dam,
        HasSubstr(
            R"("scope": {"place": "tarvel-valley", "period": {"from": "2023-03-03", "to": "2023-03-03"}, )"
            R"("part": null})"));
}

TEST(ReportJson, ImpossibleSetsAreEmpty) {
    auto graph = make_graph("question dead unit person additive; gur: dead under 0 person");
    const page p{json_of(make_report(graph.snapshot(), ""))};
    EXPECT_TRUE(p.at("title").is_null());
    EXPECT_TRUE(p.at("questions", 0, "claims", 0, "set").is_sequence());
    EXPECT_EQ(p.at("questions", 0, "claims", 0, "set").size(), 0U);
    EXPECT_TRUE(p.at("questions", 0, "consensus", "value").is_null());
    EXPECT_EQ(p.at("questions", 0, "consensus", "dissent", 0, "because").text(), "impossible");
}

TEST(ReportJson, ComparablePairsHaveOneReasonAndOthersAList) {
    const page p{json_of(read_example("north-korean-troops"))};
    int incomparable = 0;
    for (const node pair : p.at("questions", 0, "relations").items()) {
        const node because = *pair.find("because");
        if (pair.find("verdict")->text() == "incomparable") {
            ++incomparable;
            EXPECT_TRUE(pair.find("relation")->is_null());
            EXPECT_TRUE(because.is_sequence());
            EXPECT_GE(because.size(), 1U);
        } else {
            EXPECT_TRUE(because.is_string());
            EXPECT_TRUE(pair.find("relation")->is_string());
        }
    }
    EXPECT_EQ(incomparable, 4);
}

TEST(ReportJson, OptionsAreThere) {
    const auto read = read_example("north-korean-troops");
    report_options options{
        .by = {.how = reading::pragmatic, .factors = {assume(read.graph, "brigade", 2000, 2500)}},
        .as_of = make_day(2024, 10, 19),
        .without = {*read.graph.find_source("gur"), *read.graph.find_source("nis")}};
    const page p{json_of(read, options)};
    EXPECT_EQ(p.at("reading").text(), "pragmatic");
    EXPECT_EQ(p.at("as_of").text(), "2024-10-19");
    EXPECT_EQ(p.at("without", 0).text(), "gur");
    EXPECT_EQ(p.at("without", 1).text(), "nis");
    EXPECT_EQ(p.at("assume", 0, "unit").text(), "brigade");
    EXPECT_EQ(p.at("assume", 0, "to").text(), "soldier");
    EXPECT_EQ(p.at("assume", 0, "lower").number(), 2000);
    EXPECT_EQ(p.at("assume", 0, "upper").number(), 2500);
}

TEST(ReportJson, AnAssumptionTellsWhetherVerdictsDependOnIt) {
    const auto read = read_example("north-korean-troops");
    EXPECT_FALSE(page{json_of(read)}.at("assumptions", 0, "depends").boolean());
    EXPECT_TRUE(
        page{json_of(read, {.by = {.how = reading::pragmatic}})}.at("assumptions", 0, "depends").boolean());
}

TEST(ReportJson, AClaimWithoutAWordingIsPutIntoWords) {
    const page p{json_of(read_example("dam-breach"))};
    EXPECT_EQ(p.at("questions", 0, "claims", 0, "text").text(), "15 people");
    EXPECT_EQ(p.at("questions", 0, "claims", 4, "text").text(), "more than fifty");  // as worded
    EXPECT_EQ(p.at("questions", 5, "claims", 1, "text").text(), "on 4 March 2023");
    EXPECT_EQ(p.at("questions", 6, "claims", 0, "text").text(), "the left wing of the dam");
}

TEST(ReportJson, PossibleStancesAreNoncommittal) {
    auto graph = make_graph("gur: possibly presence yes; nis: possibly denies presence yes");
    const page p{json_of(make_report(graph.snapshot(), ""))};
    EXPECT_EQ(p.at("questions", 0, "claims", 0, "noncommittal", 0, "stance").text(), "possibly_asserts");
    EXPECT_EQ(p.at("questions", 0, "claims", 0, "noncommittal", 1, "stance").text(), "possibly_denies");
    EXPECT_TRUE(p.at("questions", 0, "claims", 0, "credibility", "digit").is_null());
}

TEST(ReportJson, LoopsTakeTheTotalOfChainsAway) {
    auto graph = make_graph("[a] x > [b] y > z: presence yes; [b] > [a]");
    const page p{json_of(make_report(graph.snapshot(), ""))};
    EXPECT_TRUE(p.at("chains_total").is_null());
    EXPECT_EQ(p.at("chains").size(), 1U);
}

TEST(ReportJson, PiecesMakeTheSamePage) {
    const auto read = read_example("dam-breach");
    const report what = make_report(read.graph.snapshot(), read.title);
    std::string pieces;
    std::size_t count = 0;
    write_json(what, [&](std::string_view piece) {
        pieces += piece;
        ++count;
    });
    EXPECT_EQ(pieces, json_of(what));
    EXPECT_GE(count, 2U);
    EXPECT_EQ(pieces.back(), '\n');
}

TEST(ReportJson, WhatIsThereStaysInFrontOfThePage) {
    std::string page = "before ";
    write_json(make_report(claim_graph{}.snapshot(), "nothing"), page);
    EXPECT_THAT(page, ::testing::StartsWith("before {\n  \"hearsay\": 1,"));
}

// ---- the same bytes

class ReportJsonOrder : public ::testing::TestWithParam<std::string> {};

TEST_P(ReportJsonOrder, OfStatementsChangesNothing) {
    const std::string text = example_text(GetParam());
    const std::string expected = json_of(read_text("case.yaml", text));
    std::mt19937 random{20241018};
    for (int i = 0; i < 20; ++i) {
        const std::string other = shuffled(text, random);
        ASSERT_NE(other, text);
        ASSERT_EQ(json_of(read_text("case.yaml", other)), expected);
    }
}

TEST_P(ReportJsonOrder, FormatChangesNothing) {
    const auto read = read_text("case.yaml", example_text(GetParam()));
    const std::string expected = json_of(read);
    for (const auto format : {document_format::yaml, document_format::json, document_format::json_lines}) {
        const std::string again = write_case(read.graph.snapshot(), read.title, format);
        const char* const names_of_formats[] = {"case.yaml", "case.json", "case.jsonl"};
        EXPECT_EQ(json_of(read_text(names_of_formats[static_cast<int>(format)], again)), expected);
    }
}

TEST_P(ReportJsonOrder, OfCallsChangesNothing) {
    const auto read = read_text("case.yaml", example_text(GetParam()));
    EXPECT_EQ(json_of(read), json_of(read));
}

INSTANTIATE_TEST_SUITE_P(Cases, ReportJsonOrder, ::testing::Values("north-korean-troops", "dam-breach"),
    [](const auto& test) { return test.param == "dam-breach" ? "DamBreach" : "NorthKoreanTroops"; });

TEST(ReportJson, ClaimsInPlaceAreInTheOrderOfTheirIds) {
    const std::string text = R"(hearsay: 1
sources: {a: {kind: outlet}, b: {kind: outlet}, c: {kind: outlet}}
questions: {dead: {asks: How many?, kind: quantity, unit: person}}
claims:
  declared: {answers: dead, value: at least 4 people}
units: {person: {plural: people}}
statements:
  - {id: s10, source: a, asserts: [{answers: dead, value: over 10 people}, {answers: dead, value: over 12 people}]}
  - {id: s9, source: b, asserts: [{answers: dead, value: over 9 people}, declared]}
  - id: s8
    source: c
    relays:
      - {source: a, denies: [{answers: dead, value: 8 people}]}
  - {id: s7, source: c, asserts: [s9.c1]}
)";
    const std::string expected = json_of(read_text("case.yaml", text));
    const page p{expected};
    name_list order;
    for (const node claim : p.at("questions", 0, "claims").items())
        order.emplace_back(claim.find("id")->text());
    EXPECT_THAT(order, ElementsAre("declared", "s8.1.c1", "s9.c1", "s10.c1", "s10.c2"));
    std::mt19937 random{1};
    for (int i = 0; i < 20; ++i) ASSERT_EQ(json_of(read_text("case.yaml", shuffled(text, random))), expected);
}
