#include "../../lib/io/plain_lines.hpp"

#include <hearsay/io/case_reader.hpp>
#include <hearsay/io/case_writer.hpp>
#include <hearsay/io/document.hpp>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::test {
namespace {

using ::testing::HasSubstr;

// ---------------------------------------------------------------- lines that are plain, and lines that are not

/// The lines that are left to be read in full, of those given.
std::vector<std::string> left_over(std::string text) {
    diagnostics faults;
    const auto file = faults.add_file("x.jsonl");
    detail::case_builder builder{faults, false, nullptr};
    std::vector<std::string> left;
    detail::plain_lines plain{builder, [&](std::string_view line, location) { left.emplace_back(line); }};
    const std::size_t size = text.size();
    text.append(json_padding, ' ');
    const auto lines = plain.read({text.data(), size}, file, 1);
    EXPECT_EQ(lines, std::count(text.begin(), text.end(), '\n'));
    return left;
}
bool is_plain(std::string_view line) { return left_over(fmt::format("{}\n", line)).empty(); }

struct line_case {
    std::string_view text;
    bool plain;
};
void PrintTo(const line_case& c, std::ostream* out) { *out << c.text; }

class PlainLine : public ::testing::TestWithParam<line_case> {};

TEST_P(PlainLine, IsReadAtOnceOrLeft) { EXPECT_EQ(is_plain(GetParam().text), GetParam().plain); }

INSTANTIATE_TEST_SUITE_P(Of, PlainLine,
    ::testing::Values(line_case{R"({"source":{"id":"gur","kind":"agency"}})", true},
        line_case{R"({ "source" : { "kind" : "agency" , "id" : "gur" } } )", true},
        line_case{R"({ "source":{"id":"gur","kind":"agency"}})", true},
        line_case{R"( {"source":{"id":"gur","kind":"agency"}})", false},
        line_case{R"({"source" :{"id" :"gur","kind":"agency"}})", true},
        line_case{R"({"source":{"id":"gur","kind":"agency" } })", true},
        line_case{R"({"source":{"id":"gur","kind":"agency","within":"kyiv","reliability":"B","name":"ГУР"}})",
            true},
        line_case{R"({"source":{"id":"gur"}})", false},       // no kind
        line_case{R"({"source":{"kind":"agency"}})", false},  // no id
        line_case{R"({"source":{"id":"","kind":"agency"}})", false},
        line_case{R"({"source":{"id":"gur","kind":"spy"}})", false},
        line_case{R"({"source":{"id":"gur","kind":"agency","id":"gur"}})", false},  // twice
        line_case{R"({"source":{"id":"gur","kind":"agency","reliability":"G"}})", false},
        line_case{R"({"source":{"id":"g\u0075r","kind":"agency"}})", false},  // to be decoded
        line_case{R"({"source":{"i\u0064":"gur","kind":"agency"}})", false},
        line_case{R"({"source":{"id":"gur","kind":"agency","colour":"red"}})", false},
        line_case{R"({"source":{"id":"gur","kind":"agency"},"claim":{}})", false},
        line_case{R"({"source":{"id":"gur","kind":"agency"}}{"source":{"id":"b","kind":"agency"}})", false},
        line_case{R"({"source":{"id":"gur","kind":"agency"}} x)", false},
        line_case{R"({"source":{"id":"gur","kind":"agency"})", false},
        line_case{R"({"source":{"id":"gur" "kind":"agency"}})", false},
        line_case{R"({"source":["id","gur"]})", false}, line_case{R"([1])", false}, line_case{"gur", false},
        line_case{"{\"source\":{\"id\":\"gu\xff\",\"kind\":\"agency\"}}", false},  // no UTF-8
        line_case{"{\"source\":{\"id\":\"gu\tr\",\"kind\":\"agency\"}}", false},
        line_case{R"({"question":{"id":"q","asks":"How many?","kind":"quantity","additive":true}})", true},
        line_case{R"({"question":{"id":"q","asks":"How many?","kind":"quantity","unit":"soldier"}})", false},
        line_case{R"({"question":{"id":"q","asks":"How many?","kind":"number"}})", false},
        line_case{R"({"question":{"id":"q","asks":"How many?","kind":"quantity","domain":"5"}})", false},
        line_case{R"({"claim":{"id":"c","answers":"q"}})", true},
        line_case{R"({"claim":{"id":"c","answers":"q","text":"a few"}})", true},
        line_case{R"({"claim":{"id":"c","answers":"q","value":{"lower":10000}}})", true},
        line_case{
            R"({"claim":{"id":"c","answers":"q","value":{"lower":-0,"upper":2.50,"upper_open":true,"unit":"t"}}})",
            true},
        line_case{R"({"claim":{"id":"c","answers":"q","value":{"lower":5,"approx":true}}})", true},
        line_case{R"({"claim":{"id":"c","answers":"q","value":{}}})", false},
        line_case{R"({"claim":{"id":"c","answers":"q","value":{"lower":null}}})", false},
        line_case{R"({"claim":{"id":"c","answers":"q","value":{"lower":5,"upper":4}}})",
            false},  // nothing is in it
        line_case{
            R"({"claim":{"id":"c","answers":"q","value":{"lower":5,"upper":5,"upper_open":true}}})", false},
        line_case{R"({"claim":{"id":"c","answers":"q","value":{"lower":1e3}}})", false},
        line_case{R"({"claim":{"id":"c","answers":"q","value":{"lower":01}}})", false},
        line_case{R"({"claim":{"id":"c","answers":"q","value":{"lower":+1}}})", false},
        line_case{R"({"claim":{"id":"c","answers":"q","value":{"lower":1.}}})", false},
        line_case{R"({"claim":{"id":"c","answers":"q","value":{"lower":.5}}})", false},
        line_case{R"({"claim":{"id":"c","answers":"q","value":{"lower":inf}}})", false},
        line_case{R"({"claim":{"id":"c","answers":"q","value":{"lower":1234567890123456}}})", false},
        line_case{R"({"claim":{"id":"c","answers":"q","value":"at least 10,000"}})", false},
        line_case{
            R"({"claim":{"id":"c","answers":"q","value":{"lower":5},"scope":{"part":"infantry"}}})", false},
        line_case{
            R"({"statement":{"id":"s","source":"gur","at":"2024-10-18","asserts":["c"],"denies":["d"],"relays":["r"]}})",
            true},
        line_case{R"({"statement":{"id":"s","source":"gur","held":false}})", true},
        line_case{R"({"statement":{"id":"s","source":"gur","asserts":[]}})", true},
        line_case{R"({"statement":{"id":"s","source":"gur","at":"2024-02-30"}})", false},
        line_case{R"({"statement":{"id":"s","source":"gur","at":{"from":"2024-10-18"}}})", false},
        line_case{R"({"statement":{"id":"s","source":"gur","asserts":["c",5]}})", false},
        line_case{R"({"statement":{"id":"s","source":"gur","asserts":[{"claim":"c"}]}})", false},
        line_case{R"({"statement":{"id":"s","source":"gur","asserts":"c"}})", false},
        line_case{R"({"statement":{"source":"gur"}})", false},
        line_case{R"({"statement":{"id":"s","source":"gur","quote":"so"}})", false},
        line_case{R"({"statement":{"id":"s","source":"gur","retracts":["r"]}})", false},
        line_case{R"({"link":{"a":"gur","b":"nis","is":"dependent"}})", false},
        line_case{R"({"case":{"hearsay":1}})", false}));

TEST(PlainLines, LeaveWhatIsNotPlainInItsTurn) {
    const std::string a = R"({"source":{"id":"a","kind":"agency"}})";
    const std::string b = R"({"source":{"id":"b","kind":"agency","within":"\u0061"}})";
    const std::string broken = R"({"source":{"id":"c")";
    EXPECT_THAT(left_over(a + "\r\n" + b + "\n\n  \n" + a + "\n"), ::testing::ElementsAre(b, "", "  "));
    // What comes behind a broken line in its block is read in full too.
    EXPECT_THAT(left_over(broken + "\n" + a + "\n"), ::testing::Contains(broken));
    EXPECT_THAT(left_over(a + "\n" + broken + "\n"), ::testing::ElementsAre(a, broken));
    EXPECT_TRUE(left_over("").empty());
}

// ---------------------------------------------------------------- against reading each line in full

struct outcome {
    std::string faults;
    std::string written;
    std::vector<location> places;
    friend bool operator==(const outcome&, const outcome&) = default;
};

outcome read(std::string_view text) {
    diagnostics faults;
    const auto made = read_case_text(case_text{"x.jsonl", text}, faults);
    outcome out{faults.to_string(), {}, {}};
    if (made) {
        write_case(made->graph, made->title, document_format::json_lines,
            [&](std::string_view piece) { out.written += piece; });
        for (const auto* places :
            {&made->source_places, &made->question_places, &made->claim_places, &made->statement_places})
            out.places.insert(out.places.end(), places->begin(), places->end());
    }
    return out;
}

/// The same line with the first letter of its last text written as an escape: the same content at the same places, that is
/// read in full. Where something but brackets follows that text, or it has no such letter, the line is as it was.
std::string escaped(const std::string& line) {
    const auto end = line.find_last_not_of("]} \t\r");
    if (end == std::string::npos || line[end] != '"') return line;
    const auto begin = line.rfind('"', end - 1);
    if (begin == std::string::npos || begin + 1 == end) return line;
    const char first = line[begin + 1];
    if ((first < 'a' || first > 'z') && (first < 'A' || first > 'Z')) return line;
    return fmt::format(
        "{}\\u{:04x}{}", line.substr(0, begin + 1), static_cast<unsigned>(first), line.substr(begin + 2));
}

int drawn(int from, int to) { return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(from, to)); }
bool one_in(int n) { return drawn(0, n) == 0; }

std::string drawn_id(const char* kind) { return fmt::format("{}{}", kind, drawn(0, 8)); }

std::string drawn_list(const char* kind) {
    std::vector<std::string> ids;
    for (int i = drawn(0, 3); i > 0; --i) ids.push_back(fmt::format("\"{}\"", drawn_id(kind)));
    return fmt::format("[{}]", fmt::join(ids, ","));
}

/// Fields in any order, one of them maybe twice or wrong.
std::string drawn_record(std::string_view kind, std::vector<std::string> fields) {
    if (one_in(40)) fields.push_back(*rc::gen::elementOf(fields));
    if (one_in(40)) fields.erase(fields.begin());
    if (one_in(40)) fields.push_back(R"("colour":"red")");
    if (one_in(40)) fields.push_back(R"("held":"no")");
    if (one_in(30)) fields.push_back(R"("text":5)");
    for (std::size_t i = fields.size(); i > 1; --i)
        std::swap(fields[i - 1], fields[static_cast<std::size_t>(drawn(0, static_cast<int>(i)))]);
    return fmt::format("{{\"{}\":{{{}}}}}", kind, fmt::join(fields, one_in(3) ? " , " : ","));
}

std::string drawn_line(int number) {
    switch (drawn(0, 20)) {
    case 0: return "";
    case 1:
        return drawn_record("source",
            {fmt::format(R"("id":"{}")", one_in(3) ? drawn_id("a") : fmt::format("x{}", number)),
                *rc::gen::element<std::string>(R"("kind":"agency")", R"("kind":"agency")", R"("kind":"spy")"),
                *rc::gen::element<std::string>(R"("name":"Ж")", R"("within":"a1")", R"("name":"a \"b\"")")});
    case 2:
        return drawn_record("question",
            {fmt::format(R"("id":"{}")", one_in(3) ? drawn_id("q") : fmt::format("y{}", number)),
                R"("asks":"How many?")", R"("kind":"quantity")",
                *rc::gen::element<std::string>(
                    R"("unit":"tonne")", R"("additive":true)", R"("additive":5)")});
    case 3:
        return *rc::gen::element<std::string>("{", "[]", "5",
            R"({"link":{"a":"a1","b":"a2","is":"dependent"}})", R"({"case":{"hearsay":1}})",
            R"({"claim":{"id":"c1","answers":"q1"}} {})", "\"", "\xff");
    default: break;
    }
    if (one_in(2)) {
        const auto end = *rc::gen::element<std::string>(R"("lower":5)", R"("upper":1e3)",
            R"("lower":-2.5,"upper":7)", R"("lower":9,"upper":7)", R"("lower":1,"lower_open":true)",
            R"("lower":12,"approx":true)", R"("lower":"x")", R"("lower":3,"upper":3,"upper_open":true)",
            R"("lower":123456789012345678)", "");
        const auto unit = *rc::gen::element<std::string>("", R"(,"unit":"tonne")", R"(,"unit":"soldier")");
        std::vector<std::string> fields{fmt::format(R"("id":"c{}")", one_in(20) ? 1 : number),
            fmt::format(R"("answers":"{}")", one_in(30) ? "nothing" : drawn_id("q"))};
        if (!one_in(4)) fields.push_back(fmt::format(R"("value":{{{}{}}})", end, unit));
        if (one_in(4)) fields.push_back(R"("text":"a few")");
        if (one_in(9)) fields.push_back(R"("value":"at least 5")");
        return drawn_record("claim", fields);
    }
    std::vector<std::string> fields{fmt::format(R"("id":"s{}")", one_in(20) ? 1 : number),
        fmt::format(R"("source":"{}")", one_in(30) ? "nobody" : drawn_id("a"))};
    if (!one_in(3)) fields.push_back(one_in(9) ? R"("at":"2024-02-30")" : R"("at":"2024-10-18")");
    if (one_in(2)) fields.push_back(fmt::format(R"("asserts":{})", drawn_list("d")));
    if (one_in(3)) fields.push_back(fmt::format(R"("denies":{})", drawn_list("e")));
    if (one_in(3)) fields.push_back(fmt::format(R"("relays":{})", drawn_list("t")));
    if (one_in(5)) fields.push_back(R"("held":false)");
    if (one_in(20)) fields.push_back(R"("quote":"so")");
    return drawn_record("statement", fields);
}

// Few faults: else no case would ever be read to its end.
std::string drawn_good_line(int number) {
    if (one_in(2)) {
        std::vector<std::string> fields{
            fmt::format(R"("id":"c{}")", number), fmt::format(R"("answers":"{}")", drawn_id("q"))};
        if (!one_in(4))
            fields.push_back(fmt::format(R"("value":{{"lower":{},"unit":"tonne"}})", drawn(-5, 30)));
        if (one_in(4)) fields.push_back(R"("text":"a few")");
        return fmt::format("{{\"claim\":{{{}}}}}", fmt::join(fields, ","));
    }
    return fmt::format(
        R"({{"statement":{{"id":"s{}","at":"2024-10-{:02}","asserts":["d{}"],"denies":["e{}"],"source":"a{}"}}}})",
        number, drawn(1, 30), drawn(0, 8), drawn(0, 8), drawn(0, 8));
}

void expect_the_same(bool good) {
    std::vector<std::string> lines{R"({"case":{"hearsay":1}})"};
    const auto declare = [&](int i) {
        lines.push_back(fmt::format(R"({{"source":{{"id":"a{}","kind":"agency"}}}})", i));
        lines.push_back(
            fmt::format(R"({{"question":{{"id":"q{}","asks":"How many?","kind":"quantity"}}}})", i));
        for (const char of : {'d', 'e'})
            lines.push_back(fmt::format(R"({{"claim":{{"id":"{}{}","answers":"q0"}}}})", of, i));
        lines.push_back(fmt::format(R"({{"statement":{{"id":"t{}","source":"a{}"}}}})", i, i));
    };
    const int before = drawn(0, 9);
    for (int i = 0; i < before; ++i) declare(i);
    lines.push_back(R"({"unit":{"id":"tonne"}})");
    for (int i = drawn(0, 60); i > 0; --i) lines.push_back(good ? drawn_good_line(i) : drawn_line(i));
    for (int i = before; i < 8; ++i) declare(i);  // names that were used already
    const std::string_view end = one_in(4) ? "\r\n" : "\n";
    std::string at_once;
    std::string in_full;
    for (const std::string& line : lines) {
        at_once.append(line).append(end);
        in_full.append(escaped(line)).append(end);
    }
    if (one_in(3)) {  // the last line may have no end
        at_once.erase(at_once.rfind(end));
        in_full.erase(in_full.rfind(end));
    }
    const auto found = read(at_once);
    RC_ASSERT(found == read(in_full));
    if (good) RC_ASSERT(!found.written.empty());
}

RC_GTEST_PROP(PlainLinesProperty, GoodCasesReadAsInFull, ()) { expect_the_same(true); }
RC_GTEST_PROP(PlainLinesProperty, FaultyCasesReadAsInFull, ()) { expect_the_same(false); }

// Lines in blocks of the reader: the numbers of lines go on from one to the next, and long lines come between.
TEST(PlainLines, GoOnFromBlockToBlock) {
    std::string text = "{\"case\":{\"hearsay\":1}}\n{\"source\":{\"id\":\"a\",\"kind\":\"agency\"}}\n";
    const std::string long_name(700'000, 'x');
    for (int i = 0; i < 30'000; ++i) {
        text += fmt::format("{{\"statement\":{{\"id\":\"s{}\",\"source\":\"a\"}}}}\n", i);
        if (i == 9'000 || i == 9'001)
            text += fmt::format(
                "{{\"source\":{{\"id\":\"b{}\",\"kind\":\"agency\",\"name\":\"{}\"}}}}\n", i, long_name);
    }
    diagnostics faults;
    const auto made = read_case_text(case_text{"x.jsonl", text}, faults);
    ASSERT_TRUE(made) << faults.to_string();
    EXPECT_EQ(made->graph.statements().size(), 30'000U);
    EXPECT_EQ(made->statement_places[9'000].line, 9'003U);
    EXPECT_EQ(made->statement_places[9'001].line, 9'005U);
    EXPECT_EQ(made->statement_places[29'999].line, 30'004U);
    EXPECT_EQ(made->source_places[1].line, 9'004U);

    text += "{\"statement\":{\"id\":\"late\",\"source\":\"nobody\"}}\n";
    EXPECT_FALSE(read_case_text(case_text{"x.jsonl", text}, faults));
    EXPECT_THAT(faults.to_string(), HasSubstr("x.jsonl:30005:"));
}

TEST(PlainLines, ACaseRecordComesFirstOnly) {
    const std::string head = "{\"case\":{\"hearsay\":1}}\n";
    const std::string gur = "{\"source\":{\"id\":\"gur\",\"kind\":\"agency\"}}\n";
    EXPECT_EQ(read("\n\n" + head + gur).faults, "");
    EXPECT_THAT(read("\n" + gur + head).faults, HasSubstr("a case after other records"));
    EXPECT_THAT(read(gur + gur.substr(0, 16) + "b\",\"kind\":\"agency\"}}\n" + head).faults,
        HasSubstr("a case after other records"));
}

TEST(PlainLines, StopBetweenBlocks) {
    std::string text = "{\"case\":{\"hearsay\":1}}\n{\"source\":{\"id\":\"a\",\"kind\":\"agency\"}}\n";
    for (int i = 0; i < 100'000; ++i)
        text += fmt::format("{{\"statement\":{{\"id\":\"s{}\",\"source\":\"a\"}}}}\n", i);
    for (const auto name : {"x.jsonl", "x"}) {
        std::stop_source stop;
        int told = 0;
        double last = 0;
        read_case_options options;
        options.stop = stop.get_token();
        options.progress = [&](double share) {
            last = share;
            if (++told == 3) stop.request_stop();
        };
        diagnostics faults;
        EXPECT_FALSE(read_case_text(case_text{name, text}, faults, options));
        EXPECT_TRUE(faults.empty()) << "to be stopped is no fault";
        EXPECT_EQ(told, 3);
        EXPECT_LT(last, 0.6);
    }
    std::stop_source stop;
    stop.request_stop();
    diagnostics faults;
    EXPECT_FALSE(read_case_text(case_text{"x.yaml", "hearsay: 1"}, faults, {.stop = stop.get_token()}));
}

}  // namespace
}  // namespace hearsay::test
