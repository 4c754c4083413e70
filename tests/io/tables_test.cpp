#include <hearsay/io/tables.hpp>

#include "any_case.hpp"

#include <hearsay/io/case_reader.hpp>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hearsay::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

using tables = std::vector<std::pair<std::string, std::string>>;  // file names and texts

tables written(
    const claim_graph& graph, std::string_view title, word_table vague_words = word_table::everyday) {
    tables made;
    const bool whole = write_tables(graph, title,
        [&](std::string_view table, std::string_view piece) {
            const auto name = fmt::format("{}.csv", table);
            if (made.empty() || made.back().first != name) made.emplace_back(name, "");
            made.back().second += piece;
        },
        {.vague_words = vague_words});
    EXPECT_TRUE(whole);
    return made;
}

std::optional<loaded_case> read(const tables& given, diagnostics& faults) {
    std::vector<case_text> texts;
    for (const auto& [name, text] : given) texts.push_back({name, text});
    return read_case_text(texts, faults);
}

loaded_case read(const tables& given) {
    diagnostics faults;
    auto made = read(given, faults);
    EXPECT_EQ(faults.to_string(), "");
    return std::move(made).value();
}

std::string faults_of(const tables& given) {
    diagnostics faults;
    EXPECT_FALSE(read(given, faults).has_value());
    return faults.to_string();
}

loaded_case read_yaml(std::string_view text) {
    diagnostics faults;
    auto made = read_case_text({"case.yaml", text}, faults);
    EXPECT_EQ(faults.to_string(), "");
    return std::move(made).value();
}

constexpr std::string_view sources =
    "id,name,kind,within,reliability\n"
    "ukraine,Ukraine,state,,\n"
    "gur,Defence Intelligence of Ukraine,agency,ukraine,B\n";
constexpr std::string_view questions =
    "id,asks,kind,unit,additive\ntroops,How many soldiers?,quantity,soldier,true\n"
    "there,Are they there?,truth,,\nready,When are they ready?,date,,\n";
constexpr std::string_view claims =
    "id,answers,value,text\n"
    "over-11k,troops,over 11 thousand soldiers,over 11 thousand\n"
    "range,troops,\"{lower: 3, upper: 4, unit: soldier}\",\n"
    "yes,there,TRUE,\n"
    "november,ready,by 1 November 2024,\nfew,troops,,a small contingent\n";
constexpr std::string_view statements =
    "id,source,at,relays,asserts,conditional,held\n"
    "s1,ukraine,2024-10-18,s2; s3,,,\n"
    "s2,gur,..2024-10-17,,over-11k; yes (probable),,FALSE\n"
    "s3,gur,2024-10-16..2024-10-17,,,\"november (if confirmed); few (possible: who knows)\",false\n";

const tables hand_made{{"sources.csv", std::string{sources}}, {"questions.csv", std::string{questions}},
    {"claims.csv", std::string{claims}}, {"statements.csv", std::string{statements}}};

TEST(Tables, AreReadAsACaseFileIs) {
    const auto from_tables = read(hand_made);
    const auto from_yaml = read_yaml(R"(hearsay: 1
sources:
  ukraine: {name: Ukraine, kind: state}
  gur: {name: Defence Intelligence of Ukraine, kind: agency, within: ukraine, reliability: B}
questions:
  troops: {asks: How many soldiers?, kind: quantity, unit: soldier, additive: true}
  there: {asks: Are they there?, kind: truth}
  ready: {asks: When are they ready?, kind: date}
claims:
  over-11k: {answers: troops, value: over 11 thousand soldiers, text: over 11 thousand}
  range: {answers: troops, value: {lower: 3, upper: 4, unit: soldier}}
  "yes": {answers: there, value: true}
  november: {answers: ready, value: by 1 November 2024}
  few: {answers: troops, text: a small contingent}
statements:
  - {id: s1, source: ukraine, at: 2024-10-18, relays: [s2, s3]}
  - {id: s2, source: gur, at: {by: 2024-10-17}, asserts: [over-11k, {claim: "yes", certainty: probable}], held: false}
  - {id: s3, source: gur, at: {from: 2024-10-16, to: 2024-10-17}, held: false,
     conditional: [{claim: november, condition: if confirmed}, {claim: few, certainty: possible, condition: who knows}]}
)");
    EXPECT_EQ(write_case(from_tables.graph, "", document_format::yaml),
        write_case(from_yaml.graph, "", document_format::yaml));
}

TEST(Tables, MayComeInAnyOrderWithColumnsInAnyOrder) {
    auto turned = hand_made;
    std::reverse(turned.begin(), turned.end());
    turned.back().second =
        "\xef\xbb\xbf"
        "kind,within,id,name,reliability\r\nagency,ukraine,gur,Defence Intelligence of Ukraine,B\r\n"
        "state,,ukraine,Ukraine,";
    const auto out = read(turned);
    EXPECT_EQ(out.graph.sources().size(), 2U);
    EXPECT_EQ(out.graph.given_name(out.graph.find_source("gur").value()), "Defence Intelligence of Ukraine");
    EXPECT_EQ(out.graph.statements().size(), 3U);
}

TEST(Tables, OfOneKindMayBeSeveralAndMergeWithOtherFormats) {
    auto more = hand_made;
    more.emplace_back("day 2/sources-tuesday.csv", "id,kind\nnis,agency\n");
    more.emplace_back(
        "more.yaml", "hearsay: 1\ntitle: T\nsources: {ukraine: {name: Ukraine, kind: state}}\n");
    const auto out = read(more);
    EXPECT_EQ(out.graph.sources().size(), 3U);
    EXPECT_EQ(out.title, "T");
    more.back().second = "hearsay: 1\nsources: {ukraine: {name: Ukraine, kind: agency}}\n";
    EXPECT_THAT(faults_of(more), HasSubstr("more.yaml:2:11: error: "));
}

TEST(Tables, AreToldByTheirNames) {
    EXPECT_EQ(table_of("sources.csv"), "sources");
    EXPECT_EQ(table_of("a/b/statements-2.csv"), "statements");
    EXPECT_EQ(table_of("claims 2024.CSV"), "claims");
    EXPECT_EQ(table_of("claimsheet.csv"), "");
    EXPECT_EQ(table_of("claims.jsonl"), "");
    EXPECT_EQ(table_of("claims/other.csv"), "");
}

TEST(Tables, HaveFaultsWithPlaces) {
    const auto with = [](std::string_view name, std::string_view text) {
        auto given = hand_made;
        const auto at = std::ranges::find(given, name, &tables::value_type::first);
        if (at == given.end())
            given.emplace_back(name, text);
        else
            at->second = text;
        return given;
    };
    struct wrong {
        std::string_view name;
        std::string_view text;
        std::string_view fault;
    };
    for (const auto& [name, text, fault] :
        {wrong{"sources.csv", "id,kind,realiability\ngur,agency,B\nukraine,state,\n",
             "sources.csv:1:9: error: unknown column \"realiability\" of sources; expected id, name, kind, within or "
             "reliability; write \"reliability\"\n"},
            {"sources.csv", "id,kind,id\n",
                "sources.csv:1:9: error: the column \"id\" again; expected each column once;"},
            {"sources.csv", "id,name\ngur,x\n",
                "sources.csv:1:1: error: sources without the column \"kind\"; expected id,name,kind"},
            {"sources.csv", "",
                "sources.csv:1:1: error: an empty table; expected the names of its columns in the first row; id,name"},
            {"sources.csv", "id;name;kind\ngur;x;agency\n",
                "sources.csv:1:1: error: columns between semicolons; expected commas between the cells; save the table with commas\n"},
            {"sources.csv", "id,kind\nukraine,state\ngur,agency,B\n",
                "sources.csv:3:1: error: a row of 3 cells; expected 2, as in the first row; "},
            {"sources.csv", "id,kind,reliability\nukraine,state,\ngur,agency,G\n",
                "sources.csv:3:12: error: unknown reliability \"G\"; expected A, B, C, D, E or F; "},
            {"sources.csv", "id,kind\nukraine,state\n,agency\n",
                "sources.csv:3:1: error: a source without \"id\"; "},
            {"sources.csv", "id,kind\nukraine,state\ngur,\n",
                "sources.csv:3:1: error: a source without \"kind\"; "},
            {"sources.csv", "id,kind\nukraine,state\ngur,agency\ngur,agency\n",
                "sources.csv:4:1: error: the id \"gur\" again; "},
            {"sources.csv", "id,kind\nukraine,state\n\"gur,agency\n",
                "sources.csv:3:1: error: a quote that is never closed; "},
            {"statements.csv", "id,source,at\ns1,gur,18 October\n",
                "statements.csv:2:8: error: the text \"18 October\" as \"at\"; "},
            {"statements.csv", "id,source,at\ns1,gur,2024-10-18..2024-10-17\n",
                "statements.csv:2:8: error: the last day 2024-10-17 before the first, 2024-10-18; "},
            {"statements.csv", "id,source,held\ns1,gur,perhaps\n",
                "statements.csv:2:8: error: the text \"perhaps\" as \"held\"; "},
            {"statements.csv", "id,source,asserts\ns1,gur,few; none\n",
                "statements.csv:2:1: error: unknown claim \"none\""},
            {"statements.csv", "id,source,asserts\ns1,gur,few (likely)\n",
                "statements.csv:2:8: error: unknown certainty \"likely\"; "},
            {"statements.csv", "id,source,asserts\ns1,gur,few (probable\n",
                "statements.csv:2:8: error: a bracket that is never closed; expected a claim's id, or one with (probable); "},
            {"statements.csv", "id,source,asserts\ns1,gur,few (probable) x\n",
                "statements.csv:2:8: error: text after the bracket of a stance; "},
            {"statements.csv", "id,source,relays\ns1,gur,a\\b\n",
                "statements.csv:2:8: error: \"\\\\b\" in a list; "},
            {"statements.csv", "id,source,relays\ns1,gur,s1;\n",
                "statements.csv:2:8: error: an empty text as \"relays\"; "},
            {"claims.csv", "id,answers,value\nfew,troops,\nc,troops,11 thousand horses\n",
                "claims.csv:3:10: error: "},
            {"claims.csv", "id,answers,value\nfew,troops,{lower: 3\n", "claims.csv:2:12: error: "},
            {"claims.csv", "id,answers,value\nfew,troops,{lowr: 3}\n",
                "claims.csv:2:12: error: unknown key \"lowr\" of \"value\"; "},
            {"units.csv", "id,conversions\nbrigade,soldier: 0\n",
                "units.csv:2:9: error: a factor of 0 for \"soldier\"; "},
            {"units.csv", "id,conversions\nbrigade,\"soldier: 5, plural: brigades\"\n",
                "units.csv:2:9: error: \"plural\" among the conversions of a unit; "},
            {"case.csv", "hearsay,title\n2,T\n", "case.csv:2:1: error: version 2 of the format; "},
            {"people.csv", "id\na\n",
                "people.csv:1:1: error: a table whose name doesn't tell what it holds; expected case.csv, units.csv, "}}) {
        const auto told = faults_of(with(name, text));
        EXPECT_THAT(told, HasSubstr(std::string{fault})) << text;
    }
}

TEST(Tables, OneFaultIsToldOnce) {
    auto given = hand_made;
    given[0].second = "id,kind\nukraine,state\ngur,agency,B\n";  // gur is lost
    const auto told = faults_of(given);
    EXPECT_EQ(std::ranges::count(told, '\n'), 1) << told;
}

TEST(WriteTables, WritesWhatAPersonWould) {
    const auto graph = read_yaml(R"x(hearsay: 1
title: The first reports
units: {brigade: {plural: brigades, soldier: [3000, 5000], names: [bde, "bde;"], basis: the usual strength}}
places: {russia: {name: Russia}, kursk: {within: russia}, "true": {}}
sources: {gur: {kind: agency, reliability: B}, article: {kind: outlet, name: "=HYPERLINK(1)"}}
questions:
  troops: {kind: quantity, asks: "How many, if any?", unit: soldier, additive: [place, part], domain: {lower: 0}}
  where: {kind: place, asks: Where?, period: {to: 2024-10-18}}
claims:
  over: {answers: troops, value: over 11 thousand soldiers, text: "over 11,000", place: kursk}
  four: {answers: troops, value: as many as four brigades}
  some: {answers: troops, value: about 500}
  range: {answers: troops, value: 40 to 60 soldiers}
  open: {answers: troops, value: {lower: 3, upper: 4.5, upper_open: true, unit: brigade}}
  dozens: {answers: troops, value: dozens of soldiers}
  there: {answers: where, value: kursk}
  odd: {answers: where, value: "true"}
statements:
  - {id: s, source: article, at: 2024-10-18T12:00+02:00, asserts: [over, {claim: four, certainty: probable}], relays: [t, u]}
  - {id: t, source: gur, held: false, basis: own, denies: [{claim: there, condition: if confirmed}], quote: "\"No\",\nhe said"}
  - {id: u, source: gur, at: {by: 2024-10-17}, conditional: [{claim: odd, condition: "probable: at best (so far)"}]}
links: [{a: gur, b: article, is: dependent}]
judgements: [{target: s, credibility: 2, at: {from: 2024-10-20, to: 2024-10-21}}]
)x");
    const tables expected{{"case.csv", "hearsay,title,vague_words\r\n1,The first reports,\r\n"},
        {"units.csv",
            "id,plural,names,basis,conversions\r\n"
            "brigade,brigades,bde; bde\\;,the usual strength,\"{soldier: [3000, 5000]}\"\r\n"},
        {"places.csv", "id,name,within,overlaps\r\nrussia,Russia,,\r\nkursk,,russia,\r\ntrue,,,\r\n"},
        {"sources.csv",
            "id,name,kind,within,reliability\r\ngur,,agency,,B\r\narticle,'=HYPERLINK(1),outlet,,\r\n"},
        {"questions.csv",
            "id,asks,kind,unit,additive,domain,place,period,part,assumes\r\n"
            "troops,\"How many, if any?\",quantity,soldier,part; place,at least 0,,,,\r\n"
            "where,Where?,place,,,,,..2024-10-18,,\r\n"},
        {"claims.csv",
            "id,answers,value,place,period,part,text\r\n"
            "over,troops,over 11000 soldier,kursk,,,\"over 11,000\"\r\n"
            "four,troops,as many as 4 brigade,,,,\r\n"
            "some,troops,about 500,,,,\r\n"
            "range,troops,40 to 60 soldier,,,,\r\n"
            "open,troops,\"{lower: 3, upper: 4.5, upper_open: true, unit: brigade}\",,,,\r\n"
            "dozens,troops,\"{lower: 12, upper: 100, upper_open: true, unit: soldier, table: everyday}\",,,,\r\n"
            "there,where,kursk,,,,\r\n"
            "odd,where,\"\"\"true\"\"\",,,,\r\n"},
        {"statements.csv",
            "id,source,at,document,locator,asserts,denies,unconfirmed,declined,conditional,questions,relays,retracts,"
            "corrects,held,basis,quote,lang\r\n"
            "s,article,2024-10-18T12:00:00+02:00,,,over; four (probable),,,,,,t; u,,,,,,\r\n"
            "t,gur,,,,,there (if confirmed),,,,,,,,false,own,\"\"\"No\"\",\nhe said\",\r\n"
            "u,gur,..2024-10-17,,,,,,,odd (certain: probable: at best \\(so far\\)),,,,,,,,\r\n"},
        {"links.csv", "a,b,is,basis,by,at\r\ngur,article,dependent,,,\r\n"},
        {"judgements.csv", "target,by,at,reliability,credibility,note\r\ns,,2024-10-20..2024-10-21,,2,\r\n"}};
    const auto made = written(graph.graph, graph.title);
    ASSERT_EQ(made.size(), expected.size());
    for (std::size_t i = 0; i < made.size(); ++i) {
        EXPECT_EQ(made[i].first, expected[i].first);
        EXPECT_EQ(made[i].second, expected[i].second);
    }
    const auto back = read(made);
    EXPECT_EQ(back.title, graph.title);
    EXPECT_EQ(write_case(back.graph, "", document_format::yaml),
        write_case(graph.graph, "", document_format::yaml));
}

TEST(WriteTables, WritesTheFourTablesOfAnEmptyCase) {
    const claim_graph none;
    const auto made = written(none, "");
    ASSERT_EQ(made.size(), 4U);
    EXPECT_EQ(
        made[0], std::pair(std::string{"sources.csv"}, std::string{"id,name,kind,within,reliability\r\n"}));
    EXPECT_EQ(read(made).graph.sources().size(), 0U);
    const auto chosen = written(none, "", word_table::acled);
    EXPECT_EQ(chosen[0].second, "hearsay,title,vague_words\r\n1,,acled\r\n");
    EXPECT_EQ(read(chosen).vague_words, word_table::acled);
    EXPECT_THROW((void)written(none, "", word_table::own), std::invalid_argument);
}

TEST(WriteTables, KeepsPhrasesToUnitsThatReadBack) {
    claim_graph graph;
    auto batch = graph.insert();
    for (const auto* id : {"or more", "five dozen", "k", "-", "soldier", "tonne-of-grain", "thousand"})
        batch.add(unit_record{.id = id});
    batch.add(question_record{.id = "q", .asks = "?", .kind = "quantity"});
    for (const auto* id : {"or more", "five dozen", "k", "-", "soldier", "tonne-of-grain", "thousand"})
        batch.add(claim_record{
            .id = id, .answers = "q", .value = said_quantity{quantity::said(hedge::over, 5), id}});
    batch.commit();
    const auto made = written(graph, "");
    EXPECT_THAT(made[3].second, HasSubstr("soldier,q,over 5 soldier,"));
    EXPECT_THAT(made[3].second, HasSubstr("tonne-of-grain,q,over 5 tonne-of-grain,"));
    EXPECT_THAT(made[3].second, HasSubstr("or more,q,\"{hedge: over, nominal: 5, unit: or more}\","));
    const auto back = read(made);
    for (const auto c : graph.claims()) EXPECT_EQ(graph.record(c), back.graph.record(c));
}

// "10 to 12,000" says thousands once and "100 to 120000" might: a phrase is written only where it reads back.
TEST(WriteTables, FiguresReadBackAsTheyWere) {
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(question_record{.id = "q", .asks = "?", .kind = "quantity", .unit = "soldier"});
    std::size_t count = 0;
    const auto add = [&](const quantity& said) {
        for (const auto* unit : {"", "soldier"})
            batch.add(claim_record{
                .id = fmt::format("c{}", count++), .answers = "q", .value = said_quantity{said, unit}});
    };
    const double figures[] = {0, 1e-7, 0.001, 0.5, 1, 2, 2.5, 5, 10, 12, 15, 99.9, 100, 120, 999, 1000, 1500,
        2024, 10'000, 11'000, 12'000, 120'000, 1e6, 1.5e6, 123'456'789'012.0, 1e15, 9'007'199'254'740'991.0,
        1e21, -1, -2.5, -12'000};
    for (const double a : figures) {
        for (const hedge how : hedges)
            if (how != hedge::between)
                for (const bool approx : {false, true}) add(quantity::said(how, a, {}, approx));
        for (const double b : figures)
            if (a < b)
                for (const int i : {0, 1, 2, 3, 4})
                    add(quantity::of(interval::between(a, i == 1, b, i == 2), {}, i == 3));
    }
    batch.commit();
    const auto made = written(graph, "");
    EXPECT_THAT(made[2].second, HasSubstr(",q,10 to 12,"));
    EXPECT_THAT(made[2].second, HasSubstr(",q,1000 to 120000 soldier,"));
    EXPECT_THAT(made[2].second, HasSubstr(",q,at most 0.5 soldier,"));
    EXPECT_THAT(made[2].second, HasSubstr(",q,about 2024,"));
    EXPECT_THAT(made[2].second, Not(HasSubstr("soldier soldier")));
    const auto back = read(made);
    for (const auto c : graph.claims()) EXPECT_EQ(graph.record(c), back.graph.record(c)) << graph.name(c);
}

// Cells that need no quotes are copied in words of eight.
TEST(WriteTables, QuotesAtEveryPlaceOfATextOfEveryLength) {
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(source_record{.id = "a"});
    std::size_t count = 0;
    for (std::size_t length = 1; length <= 18; ++length)
        for (std::size_t at = 0; at < length; ++at)
            for (const char c :
                {'\x01', '\t', '\n', '\r', ' ', '"', '\'', '+', ',', '-', ';', '=', '@', '\\', '~', '\x7f'}) {
                std::string text(length, 'x');
                text[at] = c;
                batch.add(statement_record{.id = fmt::format("s{}", count++), .source = "a", .quote = text});
            }
    batch.commit();
    const auto back = read(written(graph, ""));
    for (const auto s : graph.statements()) EXPECT_EQ(graph.quote(s), back.graph.quote(s));
}

TEST(WriteTables, RefusesWhatACaseFileCannotSay) {
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(question_record{.id = "q", .asks = "A", .kind = "truth"});
    batch.add(claim_record{.id = "c", .answers = "q", .value = truth_set::everything()});
    batch.commit();
    EXPECT_THROW((void)written(graph, ""), std::invalid_argument);
    claim_graph units;
    auto more = units.insert();
    more.add(unit_record{.id = "names"});
    more.add(unit_record{.id = "dozen", .conversions = {{"names", {12, 12, 0}}}});
    more.commit();
    EXPECT_THROW((void)written(units, ""), std::invalid_argument);
}

TEST(WriteTables, TellsItsProgressAndStops) {
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(source_record{.id = "a"});
    for (int i = 0; i < 20'000; ++i)
        batch.add(
            statement_record{.id = fmt::format("s{}", i), .source = "a", .quote = std::string(50, 'x')});
    batch.commit();
    std::vector<double> shares;
    EXPECT_TRUE(write_tables(graph, "", [](std::string_view, std::string_view) {},
        {.progress = [&](double share) { shares.push_back(share); }}));
    EXPECT_GT(shares.size(), 4U);
    EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
    EXPECT_EQ(shares.back(), 1);
    std::stop_source stop;
    std::size_t pieces = 0;
    EXPECT_FALSE(write_tables(graph, "",
        [&](std::string_view, std::string_view) {
            ++pieces;
            stop.request_stop();
        },
        {.stop = stop.get_token()}));
    EXPECT_EQ(pieces, 1U);
}

RC_GTEST_PROP(WriteTables, AreReadBackEqual, (std::uint64_t seed)) {
    any_case any{seed};
    const auto graph = any.make();
    const auto title = any.maybe();
    const auto made = written(graph, title);
    diagnostics faults;
    const auto back = read(made, faults);
    if (!back) {
        std::string all;
        for (const auto& [name, text] : made) all += name + ":\n" + text;
        RC_FAIL(all + faults.to_string());
    }
    RC_ASSERT(back->title == title);
    expect_equal_records(graph, back->graph);
    RC_ASSERT(written(back->graph, back->title) == made);
}

// `name.csv`, and the block of csv below it, as often as the guide has them.
TEST(Tables, OfTheGuideAreACase) {
    std::ifstream file{HEARSAY_SOURCE_DIR "/docs/guide/case-file.md"};
    tables given;
    bool is_inside = false;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("```"))
            is_inside = line == "```csv";
        else if (is_inside)
            given.back().second += line + '\n';
        else if (line.starts_with('`') && line.ends_with(".csv`"))
            given.emplace_back(line.substr(1, line.size() - 2), "");
    }
    ASSERT_EQ(given.size(), 4U);
    const auto out = read(given);
    EXPECT_EQ(out.graph.statements().size(), 2U);
    EXPECT_EQ(read(written(out.graph, "")).graph.claims().size(), 3U);
}

TEST(Tables, OfAFolderAreReadTogether) {
    namespace files = std::filesystem;
    const auto folder = files::temp_directory_path() /
        fmt::format("hearsay-tables-{}", ::testing::UnitTest::GetInstance()->random_seed());
    files::remove_all(folder);
    files::create_directory(folder);
    const auto put = [&](const std::string& name, std::string_view text) {
        std::ofstream{folder / name} << text;
    };
    for (const auto& [name, text] : hand_made) put(name, text);
    put("notes.txt", "not a table");
    put("._sources.csv", "hidden");
    diagnostics faults;
    std::vector<double> shares;
    const auto out =
        read_case(folder.string(), faults, {.progress = [&](double share) { shares.push_back(share); }});
    EXPECT_EQ(faults.to_string(), "");
    ASSERT_TRUE(out.has_value());
    EXPECT_EQ(out->graph.statements().size(), 3U);
    EXPECT_EQ(faults.files().name(out->where(out->graph.find<struct statement>("s2").value()).file),
        (folder / "statements.csv").string());
    EXPECT_EQ(shares.back(), 1);

    put("people.csv", "id\n");
    EXPECT_FALSE(read_case(folder.string(), faults).has_value());
    EXPECT_THAT(faults.to_string(), HasSubstr("people.csv:1:1: error: a table whose name"));
    files::remove_all(folder);
    files::create_directory(folder);
    faults.clear();
    EXPECT_FALSE(read_case(folder.string(), faults).has_value());
    EXPECT_THAT(faults.to_string(),
        HasSubstr(":1:1: error: a folder without tables; expected a folder with sources.csv"));
    files::remove_all(folder);
}

}  // namespace
}  // namespace hearsay::test
