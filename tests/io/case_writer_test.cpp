#include <hearsay/io/case_writer.hpp>

#include <hearsay/io/case_reader.hpp>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <random>
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

// A small case of all that a file can say, with texts that need care.
class any_case {
public:
    explicit any_case(std::uint64_t seed) : random_{seed} {}

    claim_graph make() {
        claim_graph graph;
        auto batch = graph.insert();
        const auto units = ids("u", 4);
        const auto places = ids("p", 4);
        const auto labels = ids("l", 4);
        const auto parts = ids("part", 3);
        const auto documents = ids("d", 3);
        const auto sources = ids("a", 5, true);
        const auto questions = ids("q", 5);
        for (std::size_t i = 0; i < units.size(); ++i) {
            unit_record r{.id = units[i], .plural = maybe(), .names = {}, .basis = maybe()};
            if (one_in(3)) r.names = {fmt::format("name {}", i), fmt::format("other-{}", i)};
            if (!r.plural.empty()) r.plural = fmt::format("plural {}", i);
            if (i != 0 && one_in(2))
                r.conversions.push_back({units[i - 1], {0.5, one_in(2) ? 0.5 : 1e22, one_in(3) ? 32.5 : 0}});
            batch.add(r);
        }
        const auto nodes = [&](const auto& names, auto add) {
            for (std::size_t i = 0; i < names.size(); ++i) {
                node_record r{.id = names[i], .name = maybe()};
                if (i != 0 && one_in(2)) r.within = names[below(i)];
                add(r);
            }
        };
        nodes(places, [&](const auto& r) { batch.add_place(r); });
        nodes(labels, [&](const auto& r) { batch.add_label(r); });
        for (std::size_t i = 0; i < parts.size(); ++i) {
            part_record r{.id = parts[i], .name = maybe()};
            if (i != 0 && one_in(2)) r.disjoint = {parts[below(i)]};
            batch.add(r);
        }
        for (const auto& id : documents)
            batch.add(document_record{id, maybe(), maybe(), maybe(), time(), time(), maybe()});
        for (std::size_t i = 0; i < sources.size(); ++i) {
            source_record r{.id = sources[i], .name = maybe(), .kind = static_cast<source_kind>(below(8))};
            if (i != 0 && one_in(2)) r.within = sources[below(i)];
            if (one_in(2)) r.reliability = static_cast<char>('A' + below(6));
            batch.add(r);
        }
        const auto scope = [&] {
            scope_record s;
            if (one_in(4) && !places.empty()) s.place = any_of(places);
            if (one_in(4)) s.period = days();
            if (one_in(4) && !parts.empty()) s.part = any_of(parts);
            return s;
        };
        const auto value = [&](std::size_t kind) -> claim_record::value_type {
            switch (kind) {
            case 0:
                return said_quantity{figure(), one_in(2) || units.empty() ? std::string{} : any_of(units)};
            case 1: return days();
            case 2:
                if (!places.empty()) return said_place{any_of(places)};
                break;
            case 3:
                if (!labels.empty()) return said_label{any_of(labels)};
                break;
            case 4: return truth_set{one_in(2)};
            }
            return {};
        };
        std::vector<std::size_t> kinds;
        for (const auto& id : questions) {
            kinds.push_back(below(5));
            question_record r{
                .id = id, .asks = maybe(), .kind = std::string{claim_graph::kind_names[kinds.back()]}};
            if (kinds.back() == 0) {
                if (one_in(2)) r.unit = one_in(2) || units.empty() ? "soldier" : any_of(units);
                r.additive = {one_in(2), one_in(2), one_in(2)};
            }
            if (one_in(3)) r.domain = value(kinds.back());
            r.assumes = maybe();
            r.scope = scope();
            batch.add(r);
        }
        const auto claims = questions.empty() ? std::vector<std::string>{} : ids("c", 8);
        for (const auto& id : claims) {
            const auto q = below(questions.size());
            batch.add(claim_record{id, questions[q], one_in(4) ? claim_record::value_type{} : value(kinds[q]),
                maybe(), scope()});
        }
        const auto statements = ids("s", 8);
        std::vector<std::string> made_by;
        for (std::size_t i = 0; i < statements.size(); ++i) {
            statement_record r{.id = statements[i], .source = any_of(sources), .at = time()};
            if (one_in(3) && !documents.empty()) r.document = any_of(documents);
            r.locator = maybe();
            r.quote = maybe();
            r.lang = maybe();
            r.held = one_in(2);
            r.own_basis = one_in(4);
            for (std::size_t n = claims.empty() ? 0 : below(4); n != 0; --n)
                r.stances.push_back({any_of(claims), static_cast<stance>(below(6)),
                    static_cast<certainty>(below(3)), maybe()});
            std::stable_sort(r.stances.begin(), r.stances.end(),
                [](const auto& a, const auto& b) { return a.stance < b.stance; });
            for (std::size_t n = below(3); n != 0; --n) r.relays.push_back(any_of(statements));
            // Only a statement of the same source may be taken back.
            const auto other = i == 0 ? 0 : below(i);
            made_by.push_back(r.source);
            if (i != 0 && made_by[other] == r.source)
                (one_in(2) ? r.retracts : r.corrects).push_back(statements[other]);
            batch.add(r);
        }
        if (sources.size() > 1 && one_in(2))
            batch.add(link_record{
                sources[0], sources[1], static_cast<link_kind>(below(3)), maybe(), maybe(), time()});
        if (one_in(2))
            batch.add(
                judgement_record{sources[0], maybe(), time(), 'C', static_cast<int>(below(7)), maybe()});
        batch.commit();
        return graph;
    }
    std::string maybe() {
        static const std::string texts[] = {"", "", "", "plain words", "yes", "null", "2024-10-18", "1e3",
            "a: b", "- a", "{", "# c", "тест", "\xf0\x9f\x98\x80", "line\nbreak\ttab", " spaces ",
            "\"quoted\" \\ 'too'", "x\x01y", "=", "~", "[]", "!tag", "&anchor", "*alias", "a #b",
            "key:", "0x1f", "1_000", "12:30:45", "\xc2\x85", "\xe2\x80\xa8"};
        return texts[below(std::size(texts))];
    }

private:
    std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>{0, n - 1}(random_); }
    bool one_in(std::size_t n) { return below(n) == 0; }
    const std::string& any_of(const std::vector<std::string>& names) { return names[below(names.size())]; }
    std::vector<std::string> ids(std::string_view prefix, std::size_t most, bool at_least_one = false) {
        std::vector<std::string> made;
        for (std::size_t n = below(most) + (at_least_one ? 1 : 0), i = 0; i < n; ++i)
            made.push_back(fmt::format("{}{}{}", one_in(5) ? maybe() : "", prefix, i));
        std::sort(made.begin(), made.end());
        made.erase(std::unique(made.begin(), made.end()), made.end());
        return made;
    }
    day any_day() { return make_day(2024, 1, 1) + std::chrono::days{below(1000)}; }
    day_range days() {
        const auto from = any_day();
        switch (below(5)) {
        case 0: return day_range::on(from);
        case 1: return day_range::from(from);
        case 2: return day_range::by(from);
        case 3: return day_range::everything();
        default: return day_range::between(from, from + std::chrono::days{1 + below(30)});
        }
    }
    said_at time() {
        switch (below(4)) {
        case 0: return {};
        case 1:
            return said_at::instant(
                any_day() + std::chrono::seconds{below(86'400)}, static_cast<int>(below(2879)) - 1439);
        default:
            const auto range = days();
            return range.has_first() || range.has_last() ? said_at{range} : said_at{};
        }
    }
    double number() {
        static constexpr double numbers[] = {
            0, 1, -2.5, 0.1, 11'000, 1e300, 5e-324, 9007199254740993.0, 1.0 / 3};
        return numbers[below(std::size(numbers))];
    }
    quantity figure() {
        if (!one_in(5)) return plain_figure();
        // What a ready table has read has the ends of its words; an own one has any.
        const auto table = std::array{
            word_table::everyday, word_table::acled, word_table::crowd_counting, word_table::own}[below(4)];
        quantity made = plain_figure();
        if (const auto* ready = vague_table::ready(table)) {
            const interval means = ready->entries()[below(ready->entries().size())].means;
            made = quantity::of(std::array{means, interval::at_least(means.lower()),
                                    interval::less_than(means.upper())}[below(3)],
                {}, one_in(4));
        }
        made.table = table;
        return made;
    }
    quantity plain_figure() {
        const bool approx = one_in(4);
        const double a = number();
        const double b = number();
        switch (below(4)) {
        case 0: return quantity::of(interval::everything(), {}, approx);
        case 1:
            if (a != b)
                return quantity::of(
                    interval::between(std::min(a, b), one_in(2), std::max(a, b), one_in(2)), {}, approx);
            [[fallthrough]];
        default: return quantity::said(hedges[below(hedges.size() - 1)], a, {}, approx);
        }
    }
    std::mt19937_64 random_;
};

template <class Graph>
void expect_equal_records(const Graph& a, const Graph& b) {
    const auto same = [&](const auto& of_a, const auto& of_b) {
        RC_ASSERT(of_a.size() == of_b.size());
        for (const auto id : of_a) RC_ASSERT(a.record(id) == b.record(id));
    };
    same(a.places(), b.places());
    same(a.labels(), b.labels());
    same(a.parts(), b.parts());
    same(a.documents(), b.documents());
    same(a.sources(), b.sources());
    same(a.questions(), b.questions());
    same(a.claims(), b.claims());
    same(a.statements(), b.statements());
    // Units that a question declares may come later than they did.
    RC_ASSERT(a.units().size() == b.units().size());
    for (const auto u : a.units()) {
        const auto other = b.template find<struct unit>(a.name(u));
        RC_ASSERT(other.has_value());
        RC_ASSERT(a.record(u) == b.record(*other));
    }
    RC_ASSERT(a.link_count() == b.link_count());
    for (std::size_t i = 0; i < a.link_count(); ++i) RC_ASSERT(a.record_of_link(i) == b.record_of_link(i));
    RC_ASSERT(a.judgement_count() == b.judgement_count());
    for (std::size_t i = 0; i < a.judgement_count(); ++i) RC_ASSERT(a.judgement(i) == b.judgement(i));
}

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
        EXPECT_FALSE(write_case(
            graph, "", format,
            [&](std::string_view piece) {
                beginning += piece;
                stop.request_stop();
            },
            {.stop = stop.get_token()}));
        EXPECT_TRUE(whole.starts_with(beginning));
        EXPECT_LT(beginning.size(), 600'000U);
        EXPECT_FALSE(write_case(
            graph, "", format, [](std::string_view) { FAIL(); }, {.stop = stop.get_token()}));
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
