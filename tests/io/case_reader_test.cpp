#include <hearsay/io/case_reader.hpp>

#include <hearsay/io/case_writer.hpp>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

struct outcome {
    std::optional<loaded_case> read;
    std::string faults;
};

outcome read(const std::vector<case_text>& texts) {
    diagnostics faults;
    outcome made{read_case_text(texts, faults), {}};
    made.faults = faults.to_string();
    return made;
}
outcome read(std::string_view text, std::string name = "case.yaml") {
    return read(std::vector{case_text{std::move(name), text}});
}

constexpr std::string_view head = R"(hearsay: 1
sources:
  article: {kind: outlet}
  gur: {kind: agency}
  budanov: {kind: person, within: gur}
questions:
  troops: {asks: How many?, kind: quantity, unit: soldier}
  ready: {asks: When?, kind: date}
  where: {asks: Where?, kind: place}
  why: {asks: Why?, kind: label}
  present: {asks: Are they there?, kind: truth}
)";

std::string with_head(std::string_view rest) { return std::string{head} + std::string{rest}; }

claim_record claim_of(const outcome& out, std::string_view id) {
    return out.read->graph.record(out.read->graph.find_claim(id).value());
}
statement_record statement_of(const outcome& out, std::string_view id) {
    return out.read->graph.record(out.read->graph.find_statement(id).value());
}
said_quantity soldiers(quantity value) { return {value, "soldier"}; }

// ---------------------------------------------------------------- shapes

TEST(ReadCase, ReadsTheSmallestCase) {
    const auto out = read("hearsay: 1\n");
    ASSERT_EQ(out.faults, "");
    EXPECT_EQ(out.read->title, "");
    EXPECT_EQ(out.read->graph.vertex_count(), 0U);
}

TEST(ReadCase, ReadsUnits) {
    const auto out = read(R"(hearsay: 1
title: Units
units:
  soldier:
  brigade: {soldier: [3000, 5000], plural: brigades, names: [bde, brigade group], basis: usual strength}
  dozen: {soldier: 12}
  celsius: {kelvin: {factor: 1, offset: 273.15}}
  kelvin: {}
)");
    ASSERT_EQ(out.faults, "");
    EXPECT_EQ(out.read->title, "Units");
    const auto& g = out.read->graph;
    const auto record = [&](std::string_view id) { return g.record(g.find<unit>(id).value()); };
    EXPECT_EQ(record("soldier"), (unit_record{.id = "soldier"}));
    EXPECT_EQ(record("brigade"),
        (unit_record{"brigade", "brigades", {"bde", "brigade group"}, "usual strength",
            {{"soldier", {3000, 5000, 0}}}}));
    EXPECT_EQ(record("dozen"), (unit_record{"dozen", "", {}, "", {{"soldier", {12, 12, 0}}}}));
    EXPECT_EQ(record("celsius"), (unit_record{"celsius", "", {}, "", {{"kelvin", {1, 1, 273.15}}}}));
}

TEST(ReadCase, ReadsPlacesLabelsPartsDocumentsAndSources) {
    const auto out = read(R"(hearsay: 1
places:
  russia: {name: Russia}
  kursk: {within: russia, overlaps: [front]}
  front: {overlaps: kursk}
labels:
  sabotage: {within: cause}
  cause:
parts:
  first-unit: {name: the first unit, disjoint: [engineers]}
  engineers: {}
  sappers: {within: engineers}
documents:
  d: {title: T, publisher: P, url: "https://example.org", published: 2024-10-18, retrieved: "2024-10-19T08:00:00Z", hash: h}
sources:
  gur: {name: GUR, kind: agency, within: ukraine, reliability: B}
  ukraine: {kind: state}
  nobody: {kind: unnamed}
)");
    ASSERT_EQ(out.faults, "");
    const auto& g = out.read->graph;
    EXPECT_EQ(g.record(*g.find<place>("kursk")), (node_record{"kursk", "", "russia", {"front"}}));
    EXPECT_EQ(g.record(*g.find<place>("front")), (node_record{"front", "", "", {"kursk"}}));
    EXPECT_EQ(g.record(*g.find<label>("sabotage")), (node_record{"sabotage", "", "cause", {}}));
    EXPECT_EQ(g.record(*g.find<part>("first-unit")),
        (part_record{"first-unit", "the first unit", "", {"engineers"}}));
    EXPECT_EQ(g.record(*g.find<part>("sappers")), (part_record{"sappers", "", "engineers", {}}));
    EXPECT_EQ(g.record(*g.find<document>("d")),
        (document_record{"d", "T", "P", "https://example.org", said_at{make_day(2024, 10, 18)},
            said_at::instant(make_day(2024, 10, 19) + std::chrono::hours{8}), "h"}));
    EXPECT_EQ(
        g.record(*g.find_source("gur")), (source_record{"gur", "GUR", source_kind::agency, "ukraine", 'B'}));
    EXPECT_EQ(g.kind(*g.find_source("nobody")), source_kind::unnamed);
}

TEST(ReadCase, ReadsQuestions) {
    const auto out = read(R"(hearsay: 1
places: {kursk: {}}
parts: {first: {}}
questions:
  a: {asks: How many?, kind: quantity, unit: soldier, additive: true, assumes: one force, domain: at most 20 thousand soldiers}
  b: {asks: How high?, kind: quantity, additive: [place, part], domain: {lower: 100, upper: 200}, place: kursk, part: first}
  c: {asks: When?, kind: date, period: {from: 2024-10-01}, domain: {from: 2024-01-01, to: 2024-12-31}}
  d: {asks: Where?, kind: place, domain: kursk, period: 2024-10-18}
  e: {asks: Is it so?, kind: truth, additive: false}
)");
    ASSERT_EQ(out.faults, "");
    const auto& g = out.read->graph;
    const auto question = [&](std::string_view id) { return g.record(*g.find_question(id)); };
    EXPECT_EQ(question("a"),
        (question_record{"a", "How many?", "quantity", "soldier",
            soldiers(quantity::said(hedge::at_most, 20000)), additivity::all(), "one force", {}}));
    EXPECT_EQ(question("b"),
        (question_record{"b", "How high?", "quantity", "",
            said_quantity{quantity::of(interval::between(100, 200)), ""}, {true, true, false}, "",
            {"kursk", {}, "first"}}));
    EXPECT_EQ(question("c").domain,
        question_record::value{day_range::between(make_day(2024, 1, 1), make_day(2024, 12, 31))});
    EXPECT_EQ(question("c").scope.period, day_range::from(make_day(2024, 10, 1)));
    EXPECT_EQ(question("d").domain, question_record::value{said_place{"kursk"}});
    EXPECT_EQ(question("d").scope.period, day_range::on(make_day(2024, 10, 18)));
    EXPECT_FALSE(question("e").additive.any());
}

quantity vague(quantity value, word_table table) {
    value.table = table;
    return value;
}

struct value_row {
    const char* name;
    const char* question;
    const char* written;
    claim_record::value_type value;
    friend void PrintTo(const value_row& row, std::ostream* out) { *out << row.name; }
};

class ReadValue : public ::testing::TestWithParam<value_row> {};

TEST_P(ReadValue, IsTheSameInEveryFormat) {
    const auto& [name, question, written, value] = GetParam();
    const auto yaml =
        read(with_head(fmt::format("units: {{soldier: {{}}, brigade: {{soldier: [3000, 5000]}}}}\n"
                                   "places: {{kursk: {{}}}}\nlabels: {{sabotage: {{}}}}\n"
                                   "claims:\n  c: {{answers: {}, value: {}}}\n",
            question, written)));
    ASSERT_EQ(yaml.faults, "");
    EXPECT_EQ(claim_of(yaml, "c").value, value);
    for (const auto format : {document_format::yaml, document_format::json, document_format::json_lines}) {
        const auto again = write_case(yaml.read->graph, "", format);
        const auto out = read(again,
            format == document_format::yaml       ? "a.yaml"
                : format == document_format::json ? "a.json"
                                                  : "a.jsonl");
        ASSERT_EQ(out.faults, "") << again;
        EXPECT_EQ(claim_of(out, "c").value, value) << again;
    }
}

INSTANTIATE_TEST_SUITE_P(Values, ReadValue,
    ::testing::Values(value_row{"Phrase", "troops", "over 11 thousand soldiers",
                          soldiers(quantity::said(hedge::over, 11000))},
        value_row{"PhraseInAnotherUnit", "troops", "as many as four brigades",
            said_quantity{quantity::said(hedge::as_many_as, 4), "brigade"}},
        value_row{"PhraseWithoutUnit", "troops", "\"at least 10,000\"",
            said_quantity{quantity::said(hedge::at_least, 10000), ""}},
        value_row{"BareNumber", "troops", "2600", said_quantity{quantity::said(hedge::exactly, 2600), ""}},
        value_row{"MinusZero", "troops", "-0.0", said_quantity{quantity::said(hedge::exactly, 0), ""}},
        value_row{
            "NumberInQuotes", "troops", "\"2600\"", said_quantity{quantity::said(hedge::exactly, 2600), ""}},
        value_row{"Range", "troops", "{lower: 3, upper: 4.5, unit: soldier}",
            soldiers(quantity::of(interval::between(3, 4.5)))},
        value_row{"OpenRange", "troops",
            "{lower: 3, lower_open: true, upper: 4, upper_open: true, approx: true}",
            said_quantity{quantity::of(interval::between(3, true, 4, true), {}, true), ""}},
        value_row{"LowerEndReadsAsItsPhrase", "troops",
            "{lower: 11000, lower_open: true, upper: null, unit: soldier}",
            soldiers(quantity::said(hedge::over, 11000))},
        value_row{"Point", "troops", "{lower: 5, upper: 5, unit: soldier}",
            soldiers(quantity::said(hedge::exactly, 5))},
        value_row{
            "AnyNumber", "troops", "{lower: null}", said_quantity{quantity::of(interval::everything()), ""}},
        value_row{"Hedged", "troops", "{hedge: nearly, nominal: 500, unit: soldier}",
            soldiers(quantity::said(hedge::nearly, 500))},
        value_row{"HedgedOfTwoWords", "troops", "{nominal: 500, hedge: up to, approx: true}",
            said_quantity{quantity::said(hedge::up_to, 500, {}, true), ""}},
        value_row{"About", "troops", "{hedge: about, nominal: 500}",
            said_quantity{quantity::said(hedge::exactly, 500, {}, true), ""}},
        value_row{"VagueWord", "troops",
            "{lower: 12, upper: 100, upper_open: true, unit: soldier, table: acled}",
            soldiers(vague(quantity::of(interval::between(12, false, 100, true)), word_table::acled))},
        value_row{"VagueWordUpToItsEnd", "troops", "{hedge: under, nominal: 1000, table: acled}",
            said_quantity{vague(quantity::said(hedge::under, 1000), word_table::acled), ""}},
        value_row{"RangeToAVagueWord", "troops", "{lower: 20, upper: 1000, upper_open: true, table: acled}",
            said_quantity{
                vague(quantity::of(interval::between(20, false, 1000, true)), word_table::acled), ""}},
        value_row{"NoVagueWordOfAnOwnTable", "troops", "{lower: 5, upper: 7, table: own}",
            said_quantity{vague(quantity::of(interval::between(5, 7)), word_table::own), ""}},
        value_row{"HedgedVagueWord", "troops", "{hedge: at least, nominal: 300, table: everyday}",
            said_quantity{vague(quantity::said(hedge::at_least, 300), word_table::everyday), ""}},
        value_row{"OpenVagueWord", "troops", "{lower: 300, table: own}",
            said_quantity{vague(quantity::said(hedge::at_least, 300), word_table::own), ""}},
        value_row{"Day", "ready", "2024-11-01", day_range::on(make_day(2024, 11, 1))},
        value_row{"DatePhrase", "ready", "by 1 November 2024", day_range::by(make_day(2024, 11, 1))},
        value_row{"FromDay", "ready", "{from: 2024-11-01}", day_range::from(make_day(2024, 11, 1))},
        value_row{"Days", "ready", "{from: 2024-11-01, to: 2024-11-05}",
            day_range::between(make_day(2024, 11, 1), make_day(2024, 11, 5))},
        value_row{"AnyDay", "ready", "{from: null, to: null}", day_range::everything()},
        value_row{"Place", "where", "kursk", said_place{"kursk"}},
        value_row{"Label", "why", "sabotage", said_label{"sabotage"}},
        value_row{"Yes", "present", "true", truth_set{true}},
        value_row{"No", "present", "false", truth_set{false}}),
    [](const auto& test) { return test.param.name; });

TEST(ReadCase, ReadsClaims) {
    const auto out = read(with_head(R"(places: {kursk: {}}
parts: {first: {}}
claims:
  whole: {answers: troops, value: 5 soldiers, text: five}
  scoped: {answers: troops, text: a small contingent, place: kursk, period: {from: 2024-10-01, to: 2024-10-31}, part: first}
)"));
    ASSERT_EQ(out.faults, "");
    EXPECT_EQ(claim_of(out, "whole"),
        (claim_record{"whole", "troops", soldiers(quantity::said(hedge::exactly, 5)), "five", {}}));
    EXPECT_EQ(claim_of(out, "scoped"),
        (claim_record{"scoped", "troops", {}, "a small contingent",
            {"kursk", day_range::between(make_day(2024, 10, 1), make_day(2024, 10, 31)), "first"}}));
}

TEST(ReadCase, ReadsStatements) {
    const auto out = read(with_head(R"(documents: {d: {}}
claims:
  c: {answers: troops, value: 5 soldiers}
  y: {answers: present, value: true}
statements:
  - id: s
    source: gur
    at: 2024-10-18
    document: d
    locator: page 2
    held: false
    quote: They are coming.
    lang: en
    basis: own
    relays: t
    conditional: {claim: y, condition: if confirmed}
    asserts: [c, {claim: y, certainty: probable}]
    retracts: [t]
    corrects: u
  - {id: t, source: budanov, denies: c, unconfirmed: [y], declined: [y], questions: [y]}
  - {id: u, source: gur}
)"));
    ASSERT_EQ(out.faults, "");
    EXPECT_EQ(statement_of(out, "s"),
        (statement_record{"s", "gur", said_at{make_day(2024, 10, 18)}, "d", "page 2", "They are coming.",
            "en", false, true,
            {{"c", stance::asserts, certainty::certain, ""}, {"y", stance::asserts, certainty::probable, ""},
                {"y", stance::conditional, certainty::certain, "if confirmed"}},
            {"t"}, {"t"}, {"u"}}));
    EXPECT_EQ(statement_of(out, "t").stances,
        (std::vector<stance_record>{{"c", stance::denies, certainty::certain, ""},
            {"y", stance::unconfirmed, certainty::certain, ""},
            {"y", stance::declined, certainty::certain, ""},
            {"y", stance::questions, certainty::certain, ""}}));
    EXPECT_TRUE(statement_of(out, "t").held);
}

struct time_row {
    const char* written;
    said_at time;
};

TEST(ReadCase, ReadsTimes) {
    const auto noon = make_day(2024, 10, 18) + std::chrono::hours{12};
    const time_row rows[] = {
        {"2024-10-18", said_at{make_day(2024, 10, 18)}},
        {"{by: 2024-10-18}", said_at{day_range::by(make_day(2024, 10, 18))}},
        {"{to: 2024-10-18}", said_at{day_range::by(make_day(2024, 10, 18))}},
        {"{from: 2024-10-18}", said_at{day_range::from(make_day(2024, 10, 18))}},
        {"{from: 2024-10-17, to: 2024-10-18}",
            said_at{day_range::between(make_day(2024, 10, 17), make_day(2024, 10, 18))}},
        {"2024-10-18T12:00:00Z", said_at::instant(noon)},
        {"2024-10-18T14:00:00+02:00", said_at::instant(noon, 120)},
        {"2024-10-18T11:30-00:30", said_at::instant(noon, -30)},
        {"2024-10-18T12:00:07+00:00", said_at::instant(noon + std::chrono::seconds{7})},
    };
    for (const auto& [written, time] : rows) {
        const auto out =
            read(with_head(fmt::format("statements:\n  - {{id: s, source: gur, at: {}}}\n", written)));
        ASSERT_EQ(out.faults, "") << written;
        EXPECT_EQ(statement_of(out, "s").at, time) << written;
    }
}

TEST(ReadCase, GivesWhatIsWrittenInPlaceIdsTimesAndNoHold) {
    const auto out = read(with_head(R"(statements:
  - id: s
    source: article
    at: {from: 2024-10-16, to: 2024-10-18}
    denies:
      - {answers: present, value: true}
    asserts:
      - {answers: troops, value: 5 soldiers, text: five}
    relays:
      - other
      - source: gur
        relays:
          - {source: budanov, at: 2024-10-01, held: true}
          - {source: gur, asserts: [{answers: troops, value: 6 soldiers}]}
      - {id: named, source: gur}
      - {source: budanov}
  - {id: other, source: article, relays: {source: gur, at: 2024-10-18T23:30:00-05:00, relays: {source: budanov}}}
  - {id: undated, source: article, relays: [{source: gur}]}
)"));
    ASSERT_EQ(out.faults, "");
    const said_at by_18{day_range::by(make_day(2024, 10, 18))};
    EXPECT_THAT(statement_of(out, "s").relays, ElementsAre("other", "s.1", "named", "s.3"));
    // Claims are counted in the order of the stances, not of the keys.
    EXPECT_EQ(claim_of(out, "s.c1").text, "five");
    EXPECT_EQ(claim_of(out, "s.c2").answers, "present");
    EXPECT_EQ(claim_of(out, "s.1.2.c1").value,
        claim_record::value_type{soldiers(quantity::said(hedge::exactly, 6))});
    EXPECT_EQ(statement_of(out, "s.1").at, by_18);
    EXPECT_FALSE(statement_of(out, "s.1").held);
    EXPECT_EQ(statement_of(out, "s.1.1").at, said_at{make_day(2024, 10, 1)});
    EXPECT_TRUE(statement_of(out, "s.1.1").held);
    EXPECT_EQ(statement_of(out, "s.1.2").at, by_18);
    EXPECT_EQ(statement_of(out, "named").at, by_18);
    EXPECT_EQ(statement_of(out, "s.3").source, "budanov");
    // The last day of an instant is its day in UTC.
    EXPECT_EQ(statement_of(out, "other.1.1").at, said_at{day_range::by(make_day(2024, 10, 19))});
    EXPECT_FALSE(statement_of(out, "undated.1").at.is_known());
}

TEST(ReadCase, ReadsLinksAndJudgements) {
    const auto out = read(with_head(R"(links:
  - {a: gur, b: article, is: independent, basis: no ties, by: me, at: 2024-10-20}
  - {a: gur, b: budanov, is: same_as}
judgements:
  - {target: gur, by: me, at: 2024-10-20, reliability: B}
  - {target: article, credibility: 3, note: vague}
)"));
    ASSERT_EQ(out.faults, "");
    const auto& g = out.read->graph;
    EXPECT_EQ(g.record_of_link(0),
        (link_record{
            "gur", "article", link_kind::independent, "no ties", "me", said_at{make_day(2024, 10, 20)}}));
    EXPECT_EQ(g.record_of_link(1).is, link_kind::same_as);
    EXPECT_EQ(g.judgement(0), (judgement_record{"gur", "me", said_at{make_day(2024, 10, 20)}, 'B', 0, ""}));
    EXPECT_EQ(g.judgement(1), (judgement_record{"article", "", {}, '\0', 3, "vague"}));
}

TEST(ReadCase, KnowsWhereEachRecordStands) {
    const auto out = read(with_head(
        "claims:\n  c: {answers: troops}\nstatements:\n  - {id: s, source: gur, relays: [{source: article}]}\n"));
    ASSERT_EQ(out.faults, "");
    const auto& graph = out.read->graph;
    EXPECT_EQ(out.read->where(*graph.find_source("gur")), (location{0, 4, 3}));
    EXPECT_EQ(out.read->where(*graph.find_question("present")), (location{0, 11, 3}));
    EXPECT_EQ(out.read->where(*graph.find_claim("c")), (location{0, 13, 3}));
    EXPECT_EQ(out.read->where(*graph.find_statement("s")), (location{0, 15, 10}));
    EXPECT_EQ(out.read->where(*graph.find_statement("s.1")), (location{0, 15, 35}));
}

TEST(ReadCase, TakesKeysAndStatementsInAnyOrder) {
    const auto sorted = read(with_head(
        "claims:\n  c: {answers: troops, value: 2 brigades}\nunits:\n  brigade: {soldier: 3000}\n"));
    const auto mixed =
        read("claims:\n  c: {value: 2 brigades, answers: troops}\nunits:\n  brigade: {soldier: 3000}\n" +
            std::string{head});
    ASSERT_EQ(sorted.faults + mixed.faults, "");
    EXPECT_EQ(write_case(sorted.read->graph, "", document_format::yaml),
        write_case(mixed.read->graph, "", document_format::yaml));
}

// ---------------------------------------------------------------- JSON Lines

constexpr std::string_view lines_backwards = R"({"case": {"hearsay": 1, "title": "Backwards"}}
{"judgement": {"target": "s", "credibility": 2}}
{"statement": {"id": "s", "source": "article", "at": "2024-10-18", "relays": ["t", {"source": "gur", "asserts": [{"answers": "troops", "value": "2 brigades"}]}]}}
{"statement": {"id": "t", "source": "gur", "asserts": ["c", "d", "e", "f"]}}

{"claim": {"id": "c", "answers": "troops", "value": "as many as four brigades"}}
{"claim": {"id": "d", "answers": "ready", "value": "by 1 November 2024"}}
{"claim": {"id": "e", "answers": "where", "value": "kursk"}}
{"claim": {"id": "f", "answers": "troops", "value": {"lower": 3, "unit": "brigade"}}}
{"question": {"id": "troops", "asks": "How many?", "kind": "quantity", "unit": "soldier", "domain": "at most 5 brigades"}}
{"question": {"id": "ready", "asks": "When?", "kind": "date"}}
{"question": {"id": "where", "asks": "Where?", "kind": "place"}}
{"link": {"a": "article", "b": "gur", "is": "dependent"}}
{"source": {"id": "article", "kind": "outlet"}}
{"source": {"id": "gur", "kind": "agency"}}
{"place": {"id": "kursk"}}
{"unit": {"id": "brigade", "soldier": [3000, 5000]}}
)";

TEST(ReadCase, ReadsLinesThatNameWhatComesLater) {
    const auto out = read(lines_backwards, "bulk.jsonl");
    ASSERT_EQ(out.faults, "");
    EXPECT_EQ(out.read->title, "Backwards");
    EXPECT_EQ(claim_of(out, "c").value,
        claim_record::value_type(said_quantity{quantity::said(hedge::as_many_as, 4), "brigade"}));
    EXPECT_EQ(claim_of(out, "d").value, claim_record::value_type{day_range::by(make_day(2024, 11, 1))});
    EXPECT_EQ(claim_of(out, "e").value, claim_record::value_type{said_place{"kursk"}});
    EXPECT_EQ(claim_of(out, "f").value,
        claim_record::value_type(said_quantity{quantity::said(hedge::at_least, 3), "brigade"}));
    EXPECT_EQ(claim_of(out, "s.1.c1").value,
        claim_record::value_type(said_quantity{quantity::said(hedge::exactly, 2), "brigade"}));
    EXPECT_EQ(out.read->graph.record(*out.read->graph.find_question("troops")).domain,
        question_record::value(said_quantity{quantity::said(hedge::at_most, 5), "brigade"}));
    EXPECT_EQ(statement_of(out, "s.1").at, said_at{day_range::by(make_day(2024, 10, 18))});
    EXPECT_EQ(out.read->where(*out.read->graph.find_statement("t")).line, 4U);
}

TEST(ReadCase, ReadsTheSameFromYamlJsonAndLines) {
    constexpr std::string_view json = R"({"hearsay": 1, "sources": {"gur": {"kind": "agency"}},
"questions": {"q": {"asks": "How many?", "kind": "quantity", "unit": "soldier"}},
"claims": {"c": {"answers": "q", "value": "over 11 thousand soldiers"}},
"statements": [{"id": "s", "source": "gur", "at": {"by": "2024-10-18"}, "asserts": ["c"]}]})";
    constexpr std::string_view yaml = R"(hearsay: 1
sources: {gur: {kind: agency}}
questions: {q: {asks: How many?, kind: quantity, unit: soldier}}
claims: {c: {answers: q, value: over 11 thousand soldiers}}
statements: [{id: s, source: gur, at: {by: 2024-10-18}, asserts: [c]}]
)";
    constexpr std::string_view lines = R"({"source": {"id": "gur", "kind": "agency"}}
{"question": {"id": "q", "asks": "How many?", "kind": "quantity", "unit": "soldier"}}
{"claim": {"id": "c", "answers": "q", "value": "over 11 thousand soldiers"}}
{"statement": {"id": "s", "source": "gur", "at": {"by": "2024-10-18"}, "asserts": ["c"]}}
)";
    // By the extension, and by the content.
    std::vector<std::string> written;
    for (const auto& [name, text] :
        {case_text{"a.json", json}, case_text{"a.yml", yaml}, case_text{"a.ndjson", lines},
            case_text{"-", json}, case_text{"-", yaml}, case_text{"-", lines}}) {
        const auto out = read(text, name);
        ASSERT_EQ(out.faults, "") << name;
        written.push_back(write_case(out.read->graph, "", document_format::yaml));
    }
    for (const auto& one : written) EXPECT_EQ(one, written.front());
    // All together are the one case.
    const auto all = read({{"a.json", json}, {"b.yaml", yaml}, {"c.jsonl", lines}});
    ASSERT_EQ(all.faults, "");
    EXPECT_EQ(write_case(all.read->graph, "", document_format::yaml), written.front());
}

// ---------------------------------------------------------------- several files

TEST(ReadCase, ChoosesATableForVagueWords) {
    EXPECT_EQ(read("hearsay: 1\n").read->vague_words, word_table::everyday);
    EXPECT_EQ(read("hearsay: 1\nvague_words: acled\n").read->vague_words, word_table::acled);
    EXPECT_EQ(
        read(R"({"case": {"hearsay": 1, "vague_words": "crowd_counting"}})", "case.jsonl").read->vague_words,
        word_table::crowd_counting);
    // Of several files one may choose for all, and two the same.
    EXPECT_EQ(read({{"a.yaml", "hearsay: 1\n"}, {"b.yaml", "hearsay: 1\nvague_words: acled\n"},
                       {"c.yaml", "hearsay: 1\nvague_words: acled\n"}})
                  .read->vague_words,
        word_table::acled);
    EXPECT_EQ(read({{"a.yaml", "hearsay: 1\nvague_words: acled\n"},
                       {"b.yaml", "hearsay: 1\nvague_words: everyday\n"}})
                  .faults,
        "b.yaml:2:14: error: the table \"everyday\" for vague words; expected one table for all files of a case, acled; "
        "choose one for all\na.yaml:2:14: note: first given here\n");
}

TEST(ReadCase, MergesFilesThatNameEachOther) {
    const auto out = read({{"a.yaml",
                               "hearsay: 1\ntitle: First\nclaims: {c: {answers: q, value: 2 brigades}}\n"
                               "statements: [{id: s, source: gur, asserts: [c]}]\n"},
        {"b.yaml",
            "hearsay: 1\ntitle: Second\nsources: {gur: {kind: agency}}\n"
            "questions: {q: {asks: How many?, kind: quantity, unit: soldier}}\nunits: {brigade: {soldier: 3000}}\n"}});
    ASSERT_EQ(out.faults, "");
    EXPECT_EQ(out.read->title, "First");
    EXPECT_EQ(claim_of(out, "c").value,
        claim_record::value_type(said_quantity{quantity::said(hedge::exactly, 2), "brigade"}));
    EXPECT_EQ(out.read->where(*out.read->graph.find_source("gur")), (location{1, 3, 11}));
}

TEST(ReadCase, TakesEqualRecordsOfSeveralFilesAsOne) {
    const auto phrase = with_head(
        "claims: {c: {answers: troops, value: over 11 thousand soldiers}}\n"
        "links: [{a: gur, b: article, is: dependent}]\n");
    const auto mapping = with_head(
        "claims: {c: {answers: troops, value: {lower: 11000, lower_open: true, unit: soldier}}}\n"
        "links: [{a: gur, b: article, is: dependent}]\n");
    const auto lines = R"({"claim": {"id": "c", "answers": "troops", "value": "more than 11,000 soldiers"}})";
    const auto out = read({{"a.yaml", phrase}, {"b.yaml", mapping}, {"c.jsonl", lines}});
    ASSERT_EQ(out.faults, "");
    EXPECT_THAT(out.read->graph.claims(), SizeIs(1));
    EXPECT_EQ(out.read->graph.link_count(), 1U);
}

TEST(ReadCase, RefusesTheSameIdWithOtherContentAndNamesBothPlaces) {
    const auto first = with_head(
        "claims:\n  c: {answers: troops, value: 5 soldiers}\nstatements:\n  - {id: s, source: gur}\n");
    const auto second = std::string{
        "hearsay: 1\nsources: {gur: {kind: state}}\nclaims:\n"
        "  c: {answers: troops, value: 6 soldiers}\nstatements:\n"
        "  - {id: s, source: article}\nquestions:\n"
        "  troops: {asks: How many?, kind: quantity, unit: soldier, domain: 7 soldiers}\n"};
    const auto out = read({{"a.yaml", first}, {"b.yaml", second}});
    EXPECT_FALSE(out.read);
    EXPECT_EQ(out.faults,
        "b.yaml:2:11: error: the id \"gur\" again, with other content; expected an id of its own, or the same content; rename one "
        "of the two\na.yaml:4:3: note: first given here\n"
        "b.yaml:4:3: error: the id \"c\" again, with other content; expected an id of its own, or the same content; rename one of "
        "the two\na.yaml:13:3: note: first given here\n"
        "b.yaml:6:10: error: the id \"s\" again, with other content; expected an id of its own, or the same content; rename one of "
        "the two\na.yaml:15:10: note: first given here\n"
        "b.yaml:8:3: error: the id \"troops\" again, with other content; expected an id of its own, or the same content; rename one "
        "of the two\na.yaml:7:3: note: first given here\n");
}

TEST(ReadCase, ReportsAFaultyValueOfAClaimThatComesAgain) {
    const auto first = with_head("claims:\n  c: {answers: troops, value: 5 soldiers}\n");
    const auto out = read({{"a.yaml", first},
        {"b.yaml", "hearsay: 1\nclaims:\n  c: {answers: troops, value: 5 grumpy soldiers}\n"},
        {"c.jsonl", R"({"claim": {"id": "c", "answers": "troops", "value": "many"}})"}});
    EXPECT_FALSE(out.read);
    EXPECT_THAT(out.faults,
        StartsWith("b.yaml:3:31: error: the word \"grumpy\" in \"5 grumpy soldiers\"; expected "));
    EXPECT_THAT(out.faults, HasSubstr("\nc.jsonl:1:53: error: the word \"many\" in \"many\"; expected "));
}

// ---------------------------------------------------------------- faults

struct fault_row {
    const char* name;
    std::string text;
    const char* faults;
    const char* file = "case.yaml";
    friend void PrintTo(const fault_row& row, std::ostream* out) { *out << row.name; }
};

class ReadFault : public ::testing::TestWithParam<fault_row> {};

TEST_P(ReadFault, HasItsPlaceWhatWasFoundWhatWasExpectedAndAMend) {
    const auto& row = GetParam();
    const auto out = read(row.text, row.file);
    EXPECT_FALSE(out.read);
    EXPECT_EQ(out.faults, row.faults);
}

INSTANTIATE_TEST_SUITE_P(Tree, ReadFault,
    ::testing::Values(
        fault_row{"NoVersion", "title: A\n",
            "case.yaml:1:1: error: a case without \"hearsay\"; expected the version of the format; begin with hearsay: 1\n"},
        fault_row{"OtherVersion", "hearsay: 2\n",
            "case.yaml:1:10: error: version 2 of the format; expected version 1; write hearsay: 1, or read it with a later version "
            "of this program\n"},
        fault_row{"UnknownKey", "hearsay: 1\nsources: {gur: {kind: agency, knd: agency}}\n",
            "case.yaml:2:31: error: unknown key \"knd\" of a source; expected name, kind, within or reliability; write \"kind\"\n"},
        fault_row{"UnknownSectionLosesWhatItHolds",
            "hearsay: 1\nsorces: {gur: {kind: agency}}\nstatements: [{id: s, source: gur}]\n",
            "case.yaml:2:1: error: unknown key \"sorces\" of a case; expected hearsay, title, vague_words, units, places, labels, "
            "parts, documents, sources, questions, claims, statements, links or judgements; write \"sources\"\n"},
        fault_row{"UnknownWord", "hearsay: 1\nsources: {gur: {kind: agencies}}\n",
            "case.yaml:2:23: error: unknown kind \"agencies\"; expected person, organisation, agency, outlet, document, state, "
            "other or unnamed; write \"agency\"\n"},
        fault_row{"UnknownVagueWords", "hearsay: 1\nvague_words: ACLED\n",
            "case.yaml:2:14: error: unknown vague_words \"ACLED\"; expected everyday, acled or crowd_counting; choose the one that "
            "fits best\n"},
        fault_row{"UnknownTable",
            with_head("claims: {c: {answers: troops, value: {lower: 3, table: none}}}\n"),
            "case.yaml:12:56: error: unknown table \"none\"; expected everyday, acled, crowd_counting or own; choose "
            "the one that fits best\n"},
        fault_row{"UnitNamedLikeANumber", "hearsay: 1\nunits:\n  brigade: {names: [half]}\n",
            "case.yaml:3:21: error: \"half\" as a name of a unit; expected one to 8 words, other than a number; write the "
            "name as it stands in phrases\n"},
        fault_row{"EndsOfNoVagueWord",
            with_head("claims: {c: {answers: troops, value: {lower: 5, upper: 7, table: acled}}}\n"),
            "case.yaml:12:66: error: 5 to 7 by the table \"acled\"; expected the ends of a word that it has, such as "
            "dozens: {lower: 12, upper: 100, upper_open: true}; write the word itself as the value, or take the table "
            "out\n"},
        fault_row{"OtherEndOfAVagueWord",
            with_head("claims: {c: {answers: troops, value: {lower: 100, table: crowd_counting}}}\n"),
            "case.yaml:12:58: error: at least 100 by the table \"crowd_counting\"; expected the ends of a word that it "
            "has, such as hundreds: {lower: 200, upper: 1000, upper_open: true}; write the word itself as the value, or "
            "take the table out\n"},
        fault_row{"FigureOfAVagueWord",
            with_head("claims: {c: {answers: troops, value: {hedge: exactly, nominal: 12, table: acled}}}\n"),
            "case.yaml:12:75: error: 12 by the table \"acled\"; expected the ends of a word that it has, such as "
            "dozens: {lower: 12, upper: 100, upper_open: true}; write the word itself as the value, or take the table "
            "out\n"},
        fault_row{"AnyNumberByATable",
            with_head("claims: {c: {answers: troops, value: {lower: null, table: everyday}}}\n"),
            "case.yaml:12:59: error: any number by the table \"everyday\"; expected the ends of a word that it has, such "
            "as dozens: {lower: 12, upper: 100, upper_open: true}; write the word itself as the value, or take the table "
            "out\n"},
        fault_row{"NumberAsText", "hearsay: 1\nsources: {gur: {kind: agency, name: 17}}\n",
            "case.yaml:2:37: error: the number 17 as \"name\"; expected a text; write it in quotes: \"17\"\n"},
        fault_row{"ListWithinAList", with_head("statements:\n  - {id: s, source: gur, relays: [[t]]}\n"),
            "case.yaml:13:35: error: a list within the list \"relays\"; expected all items in one list; take the inner brackets "
            "out\n"},
        fault_row{"DanglingAtItsPlaceInAList",
            with_head(
                "claims: {c: {answers: present, value: true}}\nstatements:\n"
                "  - {id: s, source: gur, denies: [c], asserts: [c, {claim: d}], relays: [s, {source: gur}, t]}\n"),
            "case.yaml:14:60: error: unknown claim \"d\"; expected the id of a claim of the case; declare it under claims, or "
            "correct the id\n"
            "case.yaml:14:92: error: unknown statement \"t\"; expected the id of a statement of the case; declare it under "
            "statements, or correct the id\n"},
        fault_row{"DanglingInPlace",
            with_head("statements:\n  - {id: s, source: gur, relays: [{source: gru}]}\n"),
            "case.yaml:13:44: error: unknown source \"gru\"; expected the id of a source of the case; declare it under sources, or "
            "correct the id\n"},
        fault_row{"WrongUnitOfAMapping",
            with_head("claims: {c: {answers: troops, value: {lower: 3, unit: soldeir}}}\n"),
            "case.yaml:12:55: error: unknown unit \"soldeir\"; expected the id of a unit of the case; did you mean \"soldier\"? else "
            "declare it under units\n"},
        fault_row{"KindOfValue", with_head("claims: {c: {answers: present, value: 3}}\n"),
            "case.yaml:12:39: error: the number 3 as \"value\"; expected true or false; write true or false, without quotes\n"},
        fault_row{"YesIsNotTrue", with_head("claims: {c: {answers: present, value: yes}}\n"),
            "case.yaml:12:39: error: the text \"yes\" as \"value\"; expected true or false; write true or false, without quotes\n"},
        fault_row{"LowerAboveUpper",
            with_head("claims: {c: {answers: troops, value: {upper: 3, lower: 4}}}\n"),
            "case.yaml:12:56: error: a lower end of 4 above the upper end, 3; expected the lower end first; swap the two\n"},
        fault_row{"NothingLeft",
            with_head("claims: {c: {answers: troops, value: {lower: 3, upper: 3, upper_open: true}}}\n"),
            "case.yaml:12:46: error: no number between 3 and 3 without both; expected a range with a number in it; take the open end "
            "out, or make the range wider\n"},
        fault_row{"NotANumber", with_head("claims: {c: {answers: troops, value: .nan}}\n"),
            "case.yaml:12:38: error: the number .nan as \"value\"; expected a finite number; write a number such as 3000\n"},
        fault_row{"HedgeWithoutFigure", with_head("claims: {c: {answers: troops, value: {hedge: over}}}\n"),
            "case.yaml:12:38: error: \"value\" without \"nominal\"; expected both hedge and nominal; write {hedge: over, nominal: "
            "11000}\n"},
        fault_row{"BetweenWithOneFigure",
            with_head("claims: {c: {answers: troops, value: {hedge: between, nominal: 3}}}\n"),
            "case.yaml:12:46: error: the hedge \"between\" with one figure; expected exactly, over, at least, at most, up to, as "
            "many as, under, nearly or about; write a range as {lower: 8000, upper: 12000}\n"},
        fault_row{"NoSuchDay", with_head("statements: [{id: s, source: gur, at: 2024-02-30}]\n"),
            "case.yaml:12:39: error: the day 2024-02-30, which no calendar has; expected a day, such as 2024-10-18; correct the "
            "day\n"},
        fault_row{"ByAndFrom",
            with_head("statements: [{id: s, source: gur, at: {by: 2024-02-03, from: 2024-02-01}}]\n"),
            "case.yaml:12:56: error: the key \"from\" beside \"by\"; expected by alone, or from and to; take one of the two out\n"},
        fault_row{"FractionOfASecond",
            with_head("statements: [{id: s, source: gur, at: 2024-10-18T12:00:00.5Z}]\n"),
            "case.yaml:12:39: error: \"2024-10-18T12:00:00.5Z\", with a fraction of a second; expected an instant such as "
            "2024-10-18T12:00:00+02:00; round it to whole seconds\n"},
        fault_row{"IdAgain",
            with_head("statements:\n  - {id: s, source: gur}\n  - {id: s, source: article}\n"),
            "case.yaml:14:10: error: the id \"s\" again; expected an id of its own; rename one of the two\n"
            "case.yaml:13:10: note: first given here\n"},
        fault_row{"IdOfWhatIsInPlaceAgain",
            with_head(
                "claims:\n  s.c1: {answers: troops}\nstatements:\n  - {id: s, source: gur, asserts: {answers: troops}}\n"),
            "case.yaml:15:35: error: the id \"s.c1\" again; expected an id of its own; rename one of the two\n"
            "case.yaml:13:3: note: first given here\n"},
        fault_row{"NoId", with_head("statements:\n  - {source: gur, relays: [{source: gru}]}\n"),
            "case.yaml:13:5: error: a statement without \"id\"; expected an id of its own; give it one, such as id: s1\n"
            "case.yaml:13:37: error: unknown source \"gru\"; expected the id of a source of the case; declare it under sources, or "
            "correct the id\n"},
        fault_row{"MissingKeysAreToldOnce",
            with_head("claims: {c: {value: true}}\nstatements: [{id: s}]\nlinks: [{a: gur}]\n"),
            "case.yaml:12:10: error: a claim without \"answers\"; expected the id of a question; name the question that it answers\n"
            "case.yaml:13:14: error: a statement without \"source\"; expected the id of a source; name who says it, a source of kind "
            "unnamed where nobody is named\n"
            "case.yaml:14:9: error: a link without \"b\"; expected the ids of two sources; name the two sources as a and b\n"
            "case.yaml:14:9: error: a link without \"is\"; expected dependent, independent or same_as; say what is known about the "
            "two\n"},
        fault_row{"KindOfAQuestionIsToldOnce",
            "hearsay: 1\nquestions: {q: {asks: A, kind: dat, domain: 2024-11-01}}\nclaims: {c: {answers: q, value: {from: 2024-11-01}}}\n",
            "case.yaml:2:32: error: unknown kind \"dat\"; expected quantity, date, place, label or truth; write \"date\"\n"},
        fault_row{"TwoUnitsOfOneName",
            with_head("units: {soldier: {}, squaddie: {names: [soldiers, soldier]}}\n"),
            "case.yaml:12:51: error: \"soldier\" as a name of \"squaddie\", and of \"soldier\" too; expected names that stand for one "
            "unit; take it out at one of the two\n"},
        fault_row{"LoopAtItsField", "hearsay: 1\nplaces: {a: {name: A, within: b}, b: {within: a}}\n",
            "case.yaml:2:31: error: a loop of within: a > b > a; expected a chain that ends; take one of them out of the chain\n"},
        fault_row{"ContraryLinks",
            with_head(
                "links:\n  - {a: gur, b: article, is: dependent}\n  - {a: article, b: gur, is: independent}\n"),
            "case.yaml:14:30: error: \"article\" and \"gur\" independent, and elsewhere dependent; expected one thing said of two "
            "sources; take one of the two links out\ncase.yaml:13:5: note: first given here\n"},
        fault_row{"JudgementOfNothing", with_head("judgements: [{target: gur}]\n"),
            "case.yaml:12:14: error: a judgement without \"reliability\", \"credibility\" or \"note\"; expected at least one of the "
            "three; say how it is judged, or take the judgement out\n"},
        fault_row{"BeyondTheCalendar",
            with_head("claims: {c: {answers: ready, value: after 31 December 9999}}\n"),
            "case.yaml:12:37: error: \"after 31 December 9999\", which leaves no day; expected days of the years 1 to 9999; correct "
            "the year\n"}),
    [](const auto& test) { return test.param.name; });

INSTANTIATE_TEST_SUITE_P(Lines, ReadFault,
    ::testing::Values(
        fault_row{"NotJson",
            "{\"source\": {\"id\": \"a\", \"kind\": \"outlet\"}}\nnot json\n{\"statement\": {\"id\": \"s\", \"source\": \"b\"}}\n",
            "case.jsonl:2:1: error: \"not\"; expected a value; write texts in double quotes\n", "case.jsonl"},
        fault_row{"NoRecords", "\n\n",
            "case.jsonl:1:1: error: no records; expected a record a line; begin with {\"case\": {\"hearsay\": 1}}\n",
            "case.jsonl"},
        fault_row{"UnknownKind", "{\"sourse\": {\"id\": \"a\"}}\n",
            "case.jsonl:1:2: error: unknown key \"sourse\" of a line; expected case, unit, place, label, part, document, source, "
            "question, claim, statement, link or judgement; write \"source\"\n",
            "case.jsonl"},
        fault_row{"CaseTooLate", "{\"place\": {\"id\": \"a\"}}\n{\"case\": {\"hearsay\": 1}}\n",
            "case.jsonl:2:2: error: a case after other records; expected case in the first line, where there is one; take it out, or "
            "move it to the first line\n",
            "case.jsonl"},
        fault_row{"Dangling",
            "{\"place\": {\"id\": \"a\"}}\n{\"place\": {\"id\": \"b\", \"within\": \"c\"}}\n",
            "case.jsonl:2:18: error: unknown place \"c\"; expected the id of a place of the case; declare it under places, or correct "
            "the id\n",
            "case.jsonl"},
        fault_row{"IdAgain", "{\"place\": {\"id\": \"a\"}}\n{\"place\": {\"id\": \"a\"}}\n",
            "case.jsonl:2:18: error: the id \"a\" again; expected an id of its own; rename one of the two\n"
            "case.jsonl:1:18: note: first given here\n",
            "case.jsonl"},
        fault_row{"ValueOfAnotherKind",
            "{\"claim\": {\"id\": \"c\", \"answers\": \"q\", \"value\": {\"from\": \"2024-11-01\"}}}\n"
            "{\"question\": {\"id\": \"q\", \"asks\": \"A\", \"kind\": \"truth\"}}\n",
            "case.jsonl:1:18: error: a date for the question \"q\"; expected a truth; give a value of the kind that is asked for\n",
            "case.jsonl"},
        fault_row{"PhraseThatWaited",
            "{\"claim\": {\"id\": \"c\", \"answers\": \"q\", \"value\": \"ja\"}}\n"
            "{\"question\": {\"id\": \"q\", \"asks\": \"A\", \"kind\": \"truth\"}}\n",
            "case.jsonl:1:48: error: the text \"ja\" as \"value\"; expected true or false; write true or false, without quotes\n",
            "case.jsonl"}),
    [](const auto& test) { return test.param.name; });

TEST(ReadCase, ReportsAllFaultsOfAllFilesByPlace) {
    const auto out = read({{"b.yaml", "hearsay: 1\nstatements: [{id: s, source: nobody, colour: red}]\n"},
        {"a.jsonl",
            "{\"place\": {\"id\": 7}}\n{\"source\": {\"id\": \"x\", \"kind\": \"outlet\", \"within\": \"y\"}}\n"}});
    EXPECT_FALSE(out.read);
    EXPECT_EQ(out.faults,
        "b.yaml:2:30: error: unknown source \"nobody\"; expected the id of a source of the case; declare it under sources, or correct "
        "the id\n"
        "b.yaml:2:38: error: unknown key \"colour\" of a statement; expected id, source, at, document, locator, held, quote, lang, "
        "basis, relays, asserts, denies, unconfirmed, declined, conditional, questions, retracts or corrects; take it out, or write "
        "what it means in one of those\n"
        "a.jsonl:1:18: error: the number 7 as \"id\"; expected an id, a text; write it in quotes: \"7\"\n"
        "a.jsonl:2:19: error: unknown source \"y\"; expected the id of a source of the case; declare it under sources, or correct the "
        "id\n");
}

TEST(ReadCase, SaysNothingOfReferencesToWhatCouldNotBeRead) {
    const auto out =
        read({{"a.yaml", "hearsay: [\n"}, {"b.yaml", "hearsay: 1\nstatements: [{id: s, source: gur}]\n"}});
    EXPECT_FALSE(out.read);
    EXPECT_THAT(out.faults, Not(HasSubstr("b.yaml")));
    EXPECT_THAT(out.faults, StartsWith("a.yaml:"));
}

TEST(ReadCase, StopsListingFaultsInAFlood) {
    std::string text = with_head("statements:\n");
    for (int i = 0; i < 3000; ++i) text += fmt::format("  - {{id: s{}, source: nobody}}\n", i);
    const auto out = read(text);
    EXPECT_FALSE(out.read);
    EXPECT_THAT(out.faults, ::testing::EndsWith("\nand 2000 more errors\n"));
}

TEST(ReadCase, RefusesNestedStatementsThatGoTooDeep) {
    std::string text = with_head("statements:\n  - {id: s, source: gur, relays: ");
    for (int i = 0; i < 400; ++i) text += "[{source: gur, relays: ";
    text += "[]";
    for (int i = 0; i < 400; ++i) text += "}]";
    const auto out = read(text + "}\n");
    EXPECT_FALSE(out.read);
    EXPECT_THAT(out.faults, HasSubstr("deep"));
}

// ---------------------------------------------------------------- files

class ReadCaseFile : public ::testing::Test {
protected:
    ReadCaseFile()
        : folder_{std::filesystem::path{::testing::TempDir()} /
              ::testing::UnitTest::GetInstance()->current_test_info()->name()} {
        std::filesystem::create_directories(folder_);
    }
    ~ReadCaseFile() override { std::filesystem::remove_all(folder_); }

    [[nodiscard]] std::string write(const std::string& name, std::string_view text) const {
        const auto path = (folder_ / name).string();
        std::ofstream{path, std::ios::binary} << text;
        return path;
    }

    std::filesystem::path folder_;
};

TEST_F(ReadCaseFile, ReadsWhatHasNoExtensionByItsContent) {
    const auto names = {write("yaml", head), write("lines", lines_backwards),
        write("json", "{\"hearsay\": 1,\n\"title\": \"J\"}\n"),
        write("one-line", "\n\n{\"hearsay\": 1, \"title\": \"O\"}"),
        write("comment", "# a case\nhearsay: 1\n")};
    for (const auto& path : names) {
        diagnostics faults;
        EXPECT_TRUE(read_case(path, faults)) << path;
        EXPECT_EQ(faults.to_string(), "");
    }
    diagnostics faults;
    EXPECT_EQ(read_case(write("json", "{\"hearsay\": 1,\n\"title\": \"J\"}\n"), faults)->title, "J");
    EXPECT_EQ(read_case(write("lines", lines_backwards), faults)->graph.statements().size(), 3U);
    // Places are those of the file, blank lines and marks or not.
    EXPECT_FALSE(read_case(write("faulty", "\xef\xbb\xbf\r\n\r\nhearsay: 1\r\ntitel: A\r\n"), faults));
    EXPECT_THAT(faults.to_string(), HasSubstr("faulty:4:1: error: unknown key \"titel\""));
}

TEST_F(ReadCaseFile, TellsItsProgress) {
    std::string lines = "{\"source\": {\"id\": \"a\", \"kind\": \"outlet\"}}\n";
    for (int i = 0; i < 50'000; ++i)
        lines += fmt::format("{{\"statement\": {{\"id\": \"s{}\", \"source\": \"a\"}}}}\n", i);
    const std::vector<std::string> paths{write("a.jsonl", lines), write("b.yaml", "hearsay: 1\n")};
    std::vector<double> shares;
    diagnostics faults;
    EXPECT_TRUE(read_case(paths, faults, {.progress = [&](double share) { shares.push_back(share); }}));
    ASSERT_GE(shares.size(), 3U);
    EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
    EXPECT_GT(shares.front(), 0);
    EXPECT_LT(shares.front(), 0.5);
    EXPECT_EQ(shares.back(), 1);
}

TEST_F(ReadCaseFile, TakesAFileThatIsGivenTwiceAsOne) {
    const auto path = write("a.yaml", with_head("claims: {c: {answers: troops, value: 5 soldiers}}\n"));
    diagnostics faults;
    const auto out = read_case(std::vector{path, path}, faults);
    ASSERT_EQ(faults.to_string(), "");
    EXPECT_EQ(out->graph.claims().size(), 1U);
}

TEST_F(ReadCaseFile, ReportsFilesThatAreNotThere) {
    diagnostics faults;
    EXPECT_FALSE(
        read_case(std::vector<std::string>{(folder_ / "none.yaml").string(), folder_.string()}, faults));
    EXPECT_EQ(faults.error_count(), 2U);
    EXPECT_THROW(static_cast<void>(read_case(std::vector<std::string>{}, faults)), std::invalid_argument);
}

TEST(ReadCase, ReadsTheExamples) {
    for (const auto* name : {"north-korean-troops.yaml", "dam-breach.yaml"}) {
        diagnostics faults;
        const auto out = read_case(fmt::format("{}/examples/cases/{}", HEARSAY_SOURCE_DIR, name), faults);
        ASSERT_EQ(faults.to_string(), "");
        EXPECT_GT(out->graph.statements().size(), 20U);
    }
}

}  // namespace
}  // namespace hearsay::test
