#include <hearsay/io/case_writer.hpp>

#include "any_case.hpp"

#include <hearsay/io/case_reader.hpp>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::test {
namespace {

using ::testing::Each;
using ::testing::Gt;
using ::testing::SizeIs;

constexpr document_format formats[] = {
    document_format::yaml, document_format::json, document_format::json_lines};

std::string_view name_of(document_format format) {
    return format == document_format::yaml ? "case.yaml"
        : format == document_format::json  ? "case.json"
                                           : "case.jsonl";
}

std::optional<loaded_case> read(const std::string& text, document_format format) {
    diagnostics faults;
    auto out = read_case_text(case_text{std::string{name_of(format)}, text}, faults);
    EXPECT_EQ(faults.to_string(), "") << text;
    return out;
}

constexpr std::string_view small = R"(hearsay: 1
title: "Troops: the first reports"
units: {soldier: {}, brigade: {plural: brigades, basis: the usual strength, soldier: [3000, 5000], celsius: {factor: 1, offset: -273.15}}}
questions:
  troops: {kind: quantity, asks: How many?, unit: soldier, additive: [place, part], domain: 0 to 20 thousand soldiers}
  there: {kind: truth, asks: Are they there?, additive: false, period: 2024-10-18}
  heat: {kind: quantity, asks: How hot?, unit: celsius, additive: true}
sources: {gur: {kind: agency, reliability: B}, article: {kind: outlet, name: "yes"}}
claims:
  over: {answers: troops, value: over 11 thousand soldiers, text: "over 11,000"}
  range: {answers: troops, value: {lower: 3, upper: 4.5, upper_open: true, unit: brigade}}
statements:
  - id: s
    source: article
    at: 2024-10-18T12:00+02:00
    asserts: [over, {claim: range, certainty: possible}]
    relays:
      - source: gur
        denies: {answers: there, value: false}
links: [{b: gur, a: article, is: dependent}]
judgements: [{target: s, credibility: 2}]
)";

TEST(WriteCase, WritesYaml) {
    const auto out = read(std::string{small}, document_format::yaml);
    EXPECT_EQ(write_case(out->graph, out->title, document_format::yaml), R"(hearsay: 1
title: "Troops: the first reports"

units:
  brigade:
    soldier: [3000, 5000]
    celsius: {factor: 1, offset: -273.15}
    plural: brigades
    basis: the usual strength

sources:
  gur: {kind: agency, reliability: B}
  article: {name: "yes", kind: outlet}

questions:
  troops:
    asks: How many?
    kind: quantity
    unit: soldier
    domain: {lower: 0, upper: 20000, unit: soldier}
    additive: [part, place]
  there: {asks: Are they there?, kind: truth, period: 2024-10-18}
  heat: {asks: How hot?, kind: quantity, unit: celsius, additive: true}

claims:
  over: {answers: troops, value: {hedge: over, nominal: 11000, unit: soldier}, text: "over 11,000"}
  range: {answers: troops, value: {lower: 3, upper: 4.5, upper_open: true, unit: brigade}}
  s.1.c1: {answers: there, value: false}

statements:
  - id: s
    source: article
    at: 2024-10-18T12:00:00+02:00
    relays: [s.1]
    asserts: [over, {claim: range, certainty: possible}]
  - {id: s.1, source: gur, at: {by: 2024-10-18}, held: false, denies: [s.1.c1]}

links:
  - {a: article, b: gur, is: dependent}

judgements:
  - {target: s, credibility: 2}
)");
}

TEST(WriteCase, WritesJson) {
    const auto out = read(
        "hearsay: 1\nsources: {gur: {kind: agency}}\nstatements: [{id: s, source: gur}, {id: t, source: gur}]\n",
        document_format::yaml);
    EXPECT_EQ(write_case(out->graph, "", document_format::json), R"({
  "hearsay": 1,
  "sources": {
    "gur": {"kind": "agency"}
  },
  "statements": [
    {"id": "s", "source": "gur"},
    {"id": "t", "source": "gur"}
  ]
}
)");
}

TEST(WriteCase, WritesARecordALine) {
    const auto out = read(std::string{small}, document_format::yaml);
    const auto text = write_case(out->graph, "T", document_format::json_lines);
    EXPECT_THAT(text, ::testing::StartsWith(R"({"case": {"hearsay": 1, "title": "T"}}
{"unit": {"id": "brigade", "soldier": [3000, 5000], "celsius": {"factor": 1, "offset": -273.15}, "plural": "brigades", "basis": "the usual strength"}}
{"source": {"id": "gur", "kind": "agency", "reliability": "B"}}
)"));
    EXPECT_THAT(text, ::testing::EndsWith(R"(
{"statement": {"id": "s.1", "source": "gur", "at": {"by": "2024-10-18"}, "held": false, "denies": ["s.1.c1"]}}
{"link": {"a": "article", "b": "gur", "is": "dependent"}}
{"judgement": {"target": "s", "credibility": 2}}
)"));
}

TEST(WriteCase, WritesAnEmptyCase) {
    const claim_graph none;
    EXPECT_EQ(write_case(none, "", document_format::yaml), "hearsay: 1\n");
    EXPECT_EQ(write_case(none, "", document_format::json), "{\n  \"hearsay\": 1\n}\n");
    EXPECT_EQ(write_case(none, "", document_format::json_lines), "{\"case\": {\"hearsay\": 1}}\n");
}

TEST(WriteCase, LeavesOutOnlyUnitsThatAQuestionDeclaresAndNothingIsSaidOf) {
    const auto out = read(
        "hearsay: 1\nunits: {soldier: {}, metre: {}, mile: {plural: miles}}\n"
        "questions: {q: {asks: A, kind: quantity, unit: soldier}, r: {asks: B, kind: quantity, unit: mile}}\n",
        document_format::yaml);
    EXPECT_THAT(write_case(out->graph, "", document_format::yaml),
        ::testing::StartsWith("hearsay: 1\n\nunits:\n  metre: {}\n  mile: {plural: miles}\n\nquestions:\n"));
}

TEST(WriteCase, WritesTheTableForVagueWordsWhereItIsNotTheEverydayOne) {
    const claim_graph empty;
    EXPECT_EQ(write_case(empty, "T", document_format::yaml, word_table::acled),
        "hearsay: 1\ntitle: T\nvague_words: acled\n");
    EXPECT_EQ(write_case(empty, "T", document_format::yaml, word_table::everyday), "hearsay: 1\ntitle: T\n");
    for (const auto format : formats)
        EXPECT_EQ(read(write_case(empty, "", format, word_table::crowd_counting), format)->vague_words,
            word_table::crowd_counting);
    for (const auto table : {word_table::none, word_table::own})
        EXPECT_THROW((void)write_case(empty, "", document_format::yaml, table), std::invalid_argument);
}

TEST(WriteCase, PassesItsTextOnInPieces) {
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(source_record{.id = "a"});
    for (int i = 0; i < 20'000; ++i)
        batch.add(
            statement_record{.id = fmt::format("s{}", i), .source = "a", .quote = std::string(50, 'x')});
    batch.commit();
    for (const auto format : formats) {
        std::vector<std::size_t> pieces;
        std::string whole;
        write_case(graph, "", format, [&](std::string_view piece) {
            pieces.push_back(piece.size());
            whole += piece;
        });
        EXPECT_THAT(pieces, SizeIs(Gt(3U)));
        EXPECT_THAT(pieces, Each(::testing::Lt(std::size_t{300'000})));
        EXPECT_EQ(whole, write_case(graph, "", format));
    }
}

TEST(WriteCase, RefusesWhatACaseFileCannotSay) {
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(question_record{.id = "q", .asks = "A", .kind = "truth"});
    batch.add(claim_record{.id = "c", .answers = "q", .value = truth_set::everything()});
    batch.commit();
    for (const auto format : formats)
        EXPECT_THROW(static_cast<void>(write_case(graph, "", format)), std::invalid_argument);

    claim_graph units;
    auto more = units.insert();
    more.add(unit_record{.id = "names"});
    more.add(unit_record{.id = "dozen", .conversions = {{"names", {12, 12, 0}}}});
    more.commit();
    for (const auto format : formats)
        EXPECT_THROW(static_cast<void>(write_case(units, "", format)), std::invalid_argument);
}

// ---------------------------------------------------------------- any case

RC_GTEST_PROP(WriteCase, IsReadBackEqualAndWrittenTheSameInAnyFormat, (std::uint64_t seed)) {
    any_case any{seed};
    const auto graph = any.make();
    const auto title = any.maybe();
    const auto first = write_case(graph, title, document_format::yaml);
    std::string last;
    // YAML to JSON to JSON Lines to YAML.
    std::string text = first;
    for (std::size_t i = 0; i < 3; ++i) {
        diagnostics faults;
        const auto back = read_case_text(case_text{std::string{name_of(formats[i])}, text}, faults);
        if (!back) RC_FAIL(text + faults.to_string());
        RC_ASSERT(back->title == title);
        expect_equal_records(graph, back->graph);
        RC_ASSERT(write_case(back->graph, back->title, formats[i]) == text);
        text = write_case(back->graph, back->title, formats[(i + 1) % 3]);
    }
    RC_ASSERT(text == first);
}

// The records of a case in JSON, which json_writer wrote one by one, as lines.
std::string as_lines(std::string_view json) {
    std::string lines;
    std::string head;
    std::string kind;
    while (!json.empty()) {
        auto line = json.substr(0, json.find('\n'));
        json.remove_prefix(line.size() + 1);
        if (line.ends_with(',')) line.remove_suffix(1);
        if (line.starts_with("    ")) {
            line.remove_prefix(4);
            std::string id;
            if (!line.starts_with('{')) {  // "gur": {"kind": "agency"}
                std::size_t end = 1;
                while (line[end] != '"') end += line[end] == '\\' ? 2 : 1;
                id = fmt::format("\"id\": {}{}", line.substr(0, end + 1), line.ends_with(": {}") ? "" : ", ");
                line.remove_prefix(end + 3);
            }
            lines += fmt::format("{{\"{}\": {{{}{}}}\n", kind, id, line.substr(1));
        } else if (line.ends_with('{') || line.ends_with('[')) {
            kind = line.size() > 4 ? std::string{line.substr(3, line.find(':') - 5)} : "";  // "sources": {
        } else if (line.starts_with("  \"")) {
            head += (head.empty() ? "" : ", ") + std::string{line.substr(2)};
        }
    }
    return fmt::format("{{\"case\": {{{}}}}}\n{}", head, lines);
}

RC_GTEST_PROP(WriteCase, WritesTheRecordsOfTheJsonALineEach, (std::uint64_t seed)) {
    any_case any{seed};
    const auto graph = any.make();
    const auto title = any.maybe();
    RC_ASSERT(write_case(graph, title, document_format::json_lines) ==
        as_lines(write_case(graph, title, document_format::json)));
}

// Texts of any length with a byte of any kind at any place: those that need no escape are copied in words of
// eight.
TEST(WriteCase, EscapesAtEveryPlaceOfATextOfEveryLength) {
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(source_record{.id = "a"});
    std::size_t count = 0;
    for (std::size_t length = 1; length <= 18; ++length)
        for (std::size_t at = 0; at < length; ++at)
            for (const char c :
                {'\x01', '\x1f', ' ', '!', '"', '#', ',', '[', '\\', ']', '~', '\x7f', '\x80', '\xff'}) {
                std::string text(length, 'x');
                text[at] = c;
                batch.add(statement_record{.id = fmt::format("s{}", count++), .source = "a", .quote = text});
            }
    batch.commit();
    EXPECT_EQ(write_case(graph, "", document_format::json_lines),
        as_lines(write_case(graph, "", document_format::json)));
}

TEST(WriteCase, TellsItsProgressAndStopsBetweenPieces) {
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(source_record{.id = "a"});
    for (int i = 0; i < 20'000; ++i)
        batch.add(
            statement_record{.id = fmt::format("s{}", i), .source = "a", .quote = std::string(50, 'x')});
    batch.commit();
    for (const auto format : formats) {
        std::vector<double> shares;
        std::string whole;
        const auto keep = [&](std::string_view piece) { whole += piece; };
        EXPECT_TRUE(write_case(
            graph, "", format, keep, {.progress = [&](double share) { shares.push_back(share); }}));
        EXPECT_EQ(whole, write_case(graph, "", format));
        EXPECT_THAT(shares, SizeIs(Gt(3U)));
        EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
        EXPECT_GT(shares.front(), 0);
        EXPECT_EQ(shares.back(), 1);

        std::stop_source stop;
        std::string beginning;
        EXPECT_FALSE(write_case(graph, "", format,
            [&](std::string_view piece) {
                beginning += piece;
                stop.request_stop();
            },
            {.stop = stop.get_token()}));
        EXPECT_TRUE(whole.starts_with(beginning));
        EXPECT_LT(beginning.size(), 600'000U);
        EXPECT_FALSE(
            write_case(graph, "", format, [](std::string_view) { FAIL(); }, {.stop = stop.get_token()}));
    }
}

RC_GTEST_PROP(WriteCase, MergesWithItself, (std::uint64_t seed)) {
    const auto graph = any_case{seed}.make();
    std::vector<std::string> texts;
    std::vector<case_text> given;
    for (const auto format : formats) texts.push_back(write_case(graph, "", format));
    for (std::size_t i = 0; i < 3; ++i) given.push_back({std::string{name_of(formats[i])}, texts[i]});
    diagnostics faults;
    const auto back = read_case_text(given, faults);
    if (!back) RC_FAIL(texts[0] + faults.to_string());
    RC_ASSERT(write_case(back->graph, "", document_format::yaml) == texts[0]);
}

}  // namespace
}  // namespace hearsay::test
