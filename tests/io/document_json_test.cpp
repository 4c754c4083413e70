#include <hearsay/io/document.hpp>

#include "outline.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace hearsay::test {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;
using namespace std::string_view_literals;

std::string repeat(std::string_view text, std::size_t times) {
    std::string all;
    all.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

const auto name_of = [](const auto& test) { return std::string{test.param.name}; };

// ---- what is JSON ----

class JsonReads : public ::testing::TestWithParam<text_row> {};

TEST_P(JsonReads, WhatRfc8259Allows) {
    const auto result = read(GetParam().text, "a.json");
    EXPECT_EQ(result.faults, "");
    EXPECT_EQ(result.outline, GetParam().result);
}

INSTANTIATE_TEST_SUITE_P(Texts, JsonReads,
    ::testing::Values(text_row{"Object", R"({"a": 1, "b": [true, false, null], "c": {}})",
                          R"({"a": 1, "b": [true, false, null], "c": {}})"},
        text_row{"Array", " [ ] \r\n", "[]"}, text_row{"Tabs", "\t[\t1\t,\t2\t]\t", "[1, 2]"},
        text_row{"Text", "\"a\"", "\"a\""}, text_row{"Number", "12", "12"}, text_row{"Truth", "true", "true"},
        text_row{"Null", " null ", "null"}, text_row{"Mark", "\xef\xbb\xbf[1]", "[1]"},
        text_row{"EmptyKey", R"({"": 1})", R"({"": 1})"},
        text_row{"Escapes", R"(["\"\\\/\b\f\n\r\t", "\u0041\u00e9\u20ac"])", R"(["\"\\/\b\f\n\r\t", "Aé€"])"},
        text_row{"SurrogatePair", R"(["\ud83d\uDE00"])", "[\"😀\"]"},
        text_row{"EscapedNul", R"(["\u0000"])", R"(["\u0000"])"},
        text_row{"EscapedKey", R"({"\u0061": 1})", R"({"a": 1})"},
        text_row{"Delete", "[\"\x7f\"]", R"(["\u007f"])"},
        text_row{"OtherScripts", "[\"한국어\", \"Київ\"]", "[\"한국어\", \"Київ\"]"},
        text_row{
            "Numbers", "[0, -0, 1.5, -2e3, 1E+2, 1e-2, 0.0, 0e0]", "[0, -0, 1.5, -2000, 100, 0.01, 0, 0]"},
        text_row{"NearZero", "[1e-400, -1e-400]", "[0, -0]"},
        text_row{"LargeWhole", "[12345678901234567890123]", "[1.2345678901234568e+22]"},
        text_row{"Words", R"(["yes", "null", "1"])", R"(["yes", "null", "1"])"}),
    name_of);

class JsonRefuses : public ::testing::TestWithParam<text_row> {};

TEST_P(JsonRefuses, WithPlaceFoundExpectedAndMend) {
    const auto result = read(GetParam().text, "a.json");
    EXPECT_FALSE(result.has_tree);
    EXPECT_TRUE(result.tree.empty());
    EXPECT_EQ(result.faults, "a.json:" + std::string{GetParam().result} + "\n");
}

INSTANTIATE_TEST_SUITE_P(Brackets, JsonRefuses,
    ::testing::Values(text_row{"OpenArray", "[1, 2",
                          "1:6: error: the end; expected \",\" or \"]\"; close the \"[\" of column 1"},
        text_row{"OpenObject", "{\"a\": {\n \"b\": 1}\n",
            "3:1: error: the end; expected \",\" or \"}\"; close the \"{\" of column 1"},
        text_row{"OpenInner", "{\n  \"a\": [1\n",
            "3:1: error: the end; expected \",\" or \"]\"; close the \"[\" of line 2, column 8"},
        text_row{"OpenAtKey", "{", "1:2: error: the end; expected a key; close the \"{\" of column 1"},
        text_row{"OpenAtValue", "[", "1:2: error: the end; expected a value; close the \"[\" of column 1"},
        text_row{
            "OpenAfterComma", "[1,", "1:4: error: the end; expected a value; close the \"[\" of column 1"},
        text_row{"OpenAfterColon",
            "{\"a\":", "1:6: error: the end; expected a value; close the \"{\" of column 1"},
        text_row{
            "WrongBracket", "[1}", "1:3: error: \"}\"; expected \",\" or \"]\"; put a comma between the two"},
        text_row{"OneTooMany", "[1]]",
            "1:4: error: \"]\"; expected the end; take it out; of several records, each has a line in a "
            ".jsonl file"},
        text_row{"TwoValues", "{}\n{}",
            "2:1: error: \"{\"; expected the end; take it out; of several records, each has a line in a "
            ".jsonl file"},
        text_row{"TwoWords", "true false",
            "1:6: error: \"false\"; expected the end; take it out; of several records, each has a line in a "
            ".jsonl file"},
        text_row{"ClosingAlone", "]",
            "1:1: error: \"]\"; expected a value; write a value here, or take the place for it out"}),
    name_of);
INSTANTIATE_TEST_SUITE_P(Commas, JsonRefuses,
    ::testing::Values(
        text_row{"Last", "[1, 2, ]", "1:8: error: \"]\"; expected a value; take out the comma before it"},
        text_row{"LastOfObject", "{\"a\": 1,\n}",
            "2:1: error: \"}\"; expected a key; take out the comma before it"},
        text_row{"First", "[, 1]",
            "1:2: error: \",\"; expected a value; write a value here, or take the place for it out"},
        text_row{"Twice", "[1,, 2]",
            "1:4: error: \",\"; expected a value; write a value here, or take the place for it out"},
        text_row{"FirstOfObject", "{, \"a\": 1}",
            "1:2: error: \",\"; expected a key; write keys in double quotes"},
        text_row{"None", "[1 2]", "1:4: error: \"2\"; expected \",\" or \"]\"; put a comma between the two"},
        text_row{"NoneInObject", "{\"é\": 1 \"b\": 2}",
            "1:9: error: a text; expected \",\" or \"}\"; put a comma between the two"},
        text_row{"ColonInArray", "[\"a\": 1]",
            "1:5: error: \":\"; expected \",\" or \"]\"; put a comma between the two"}),
    name_of);
INSTANTIATE_TEST_SUITE_P(Keys, JsonRefuses,
    ::testing::Values(
        text_row{"NoColon", "{\"a\" 1}",
            "1:6: error: \"1\"; expected \":\" after a key; put a colon between the key and its value"},
        text_row{"NoValue", "{\"a\"}",
            "1:5: error: \"}\"; expected \":\" after a key; put a colon between the key and its value"},
        text_row{"NothingBehindColon", "{\"a\": }",
            "1:7: error: \"}\"; expected a value; write a value here, or take the place for it out"},
        text_row{"NoQuotes", "{a: 1}", "1:2: error: \"a\"; expected a key; write keys in double quotes"},
        text_row{"Number", "{1: 1}", "1:2: error: \"1\"; expected a key; write keys in double quotes"},
        text_row{"SingleQuotes", "{'a': 1}",
            "1:2: error: \"'a'\"; expected a key; write texts and keys in double quotes"},
        text_row{"List", "{[1]: 1}", "1:2: error: \"[\"; expected a key; write keys in double quotes"}),
    name_of);
INSTANTIATE_TEST_SUITE_P(Words, JsonRefuses,
    ::testing::Values(text_row{"NotANumber", "[NaN]",
                          "1:2: error: \"NaN\"; expected a value; write null, or leave the key out"},
        text_row{"Infinity", "[Infinity]",
            "1:2: error: \"Infinity\"; expected a value; write null, or leave the key out"},
        text_row{"MinusInfinity", "[-Infinity]",
            "1:2: error: \"-Infinity\"; expected a number; write numbers like 1, 0.5 or 2e6, and texts in "
            "double quotes"},
        text_row{
            "None", "[None]", "1:2: error: \"None\"; expected a value; write null, or leave the key out"},
        text_row{"Title", "[True]", "1:2: error: \"True\"; expected a value; write true or false"},
        text_row{"CutShort", "[tru]", "1:2: error: \"tru\"; expected a value; write texts in double quotes"},
        text_row{
            "TooLong", "[nulll]", "1:2: error: \"nulll\"; expected a value; write texts in double quotes"},
        text_row{"Plain", "[gur]", "1:2: error: \"gur\"; expected a value; write texts in double quotes"},
        text_row{"SingleQuotes", "['a']",
            "1:2: error: \"'a'\"; expected a value; write texts and keys in double quotes"},
        text_row{"Comment", "[1, // one\n2]",
            "1:5: error: \"//\"; expected a value; take the comment out: JSON has none, YAML has"},
        text_row{"CommentBehind", "[1 # one\n]",
            "1:4: error: \"#\"; expected \",\" or \"]\"; take the comment out: JSON has none, YAML has"}),
    name_of);
INSTANTIATE_TEST_SUITE_P(Numbers, JsonRefuses,
    ::testing::Values(
        text_row{"LeadingZero", "[01]",
            "1:2: error: \"01\"; expected a number; write numbers like 1, 0.5 or 2e6, and texts in double "
            "quotes"},
        text_row{"NothingBeforePoint", "[.5]",
            "1:2: error: \".5\"; expected a value; write numbers like 1, 0.5 or 2e6"},
        text_row{"NothingBehindPoint", "[1.]",
            "1:2: error: \"1.\"; expected a number; write numbers like 1, 0.5 or 2e6, and texts in double "
            "quotes"},
        text_row{"Plus", "[+1]", "1:2: error: \"+1\"; expected a value; write numbers like 1, 0.5 or 2e6"},
        text_row{"MinusAlone", "[-]",
            "1:2: error: \"-\"; expected a number; write numbers like 1, 0.5 or 2e6, and texts in double "
            "quotes"},
        text_row{"Exponent", "[1e]",
            "1:2: error: \"1e\"; expected a number; write numbers like 1, 0.5 or 2e6, and texts in double "
            "quotes"},
        text_row{"Hexadecimal", "[0x1F]",
            "1:2: error: \"0x1F\"; expected a number; write numbers like 1, 0.5 or 2e6, and texts in double "
            "quotes"},
        text_row{"Date", "[2024-10-18]",
            "1:2: error: \"2024-10-18\"; expected a number; write numbers like 1, 0.5 or 2e6, and texts in "
            "double quotes"},
        text_row{"Unit", "[3km]",
            "1:2: error: \"3km\"; expected a number; write numbers like 1, 0.5 or 2e6, and texts in double "
            "quotes"},
        text_row{"Alone", "01",
            "1:1: error: \"01\"; expected a number; write numbers like 1, 0.5 or 2e6, and texts in double "
            "quotes"}),
    name_of);
INSTANTIATE_TEST_SUITE_P(Strings, JsonRefuses,
    ::testing::Values(text_row{"Open", "{\"a\": \"b}",
                          "1:7: error: a text that does not end; expected its closing quote; end it with a "
                          "double quote"},
        text_row{"OpenAtEscape", "[\"a\\",
            "1:4: error: the escape \\; expected \\\", \\\\, \\/, \\b, \\f, \\n, \\r, \\t or \\u with four "
            "hexadecimal digits; write \\\\ for a backslash"},
        text_row{"Escape", R"(["é\q"])",
            "1:4: error: the escape \\q; expected \\\", \\\\, \\/, \\b, \\f, \\n, \\r, \\t or \\u with four "
            "hexadecimal digits; write \\\\ for a backslash"},
        text_row{"ShortEscape", R"(["\u12"])",
            "1:3: error: the escape \\u12\"]; expected \\\", \\\\, \\/, \\b, \\f, \\n, \\r, \\t or \\u with "
            "four hexadecimal digits; write \\\\ for a backslash"},
        text_row{"HighHalf", R"(["\ud83d"])",
            "1:3: error: \\ud83d, one half of a surrogate pair; expected both halves; write the character "
            "itself"},
        text_row{"LowHalf", R"(["a\uDE00"])",
            "1:4: error: \\uDE00, one half of a surrogate pair; expected both halves; write the character "
            "itself"},
        text_row{"HighHalfTwice", R"(["\ud83d\ud83d"])",
            "1:3: error: \\ud83d, one half of a surrogate pair; expected both halves; write the character "
            "itself"},
        text_row{"HighHalfAndLetter", R"(["\ud83d\u0041"])",
            "1:3: error: \\ud83d, one half of a surrogate pair; expected both halves; write the character "
            "itself"},
        text_row{"HighHalfInKey", R"({"\ud83d": 1})",
            "1:3: error: \\ud83d, one half of a surrogate pair; expected both halves; write the character "
            "itself"},
        text_row{"LineBreak", "[\"a\nb\"]",
            "1:4: error: a line break in a text; expected the closing quote; end the text with a double "
            "quote, or write the line break as \\n"},
        text_row{"Tab", "[\"a\tb\"]",
            "1:4: error: the control character U+0009; expected the closing quote; write it as \\u0009"}),
    name_of);
INSTANTIATE_TEST_SUITE_P(Bytes, JsonRefuses,
    ::testing::Values(
        text_row{"Empty", "", "1:1: error: no content; expected a case; begin with {\"hearsay\": 1"},
        text_row{"Blank", " \r\n\t", "1:1: error: no content; expected a case; begin with {\"hearsay\": 1"},
        text_row{"NotUtf8", "[\"é\",\n \"caf\xe9\"]",
            "2:6: error: the byte 0xe9, which is not UTF-8 here; expected text in UTF-8; save the file as "
            "UTF-8"},
        text_row{"Surrogate", "[\"\xed\xa0\xbd\"]",
            "1:3: error: the byte 0xed, which is not UTF-8 here; expected text in UTF-8; save the file as "
            "UTF-8"},
        text_row{"Utf16", "\xff\xfe{\0}\0"sv,
            "1:1: error: text in UTF-16; expected UTF-8; save the file as UTF-8"},
        text_row{
            "Utf16NoMark", "{\0}\0"sv, "1:1: error: text in UTF-16; expected UTF-8; save the file as UTF-8"},
        text_row{"Nul", "[1, 2]\0"sv,
            "1:7: error: a NUL byte; expected text in UTF-8; take it out, or save the file as UTF-8"},
        text_row{"NulInText", "[\"a\0\"]"sv,
            "1:4: error: a NUL byte; expected text in UTF-8; take it out, or save the file as UTF-8"},
        text_row{"MarkInside", "[\xef\xbb\xbf]",
            "1:2: error: \"\\ufeff\"; expected a value; write texts in double quotes"}),
    name_of);

// ---- faults after which reading goes on ----

TEST(JsonFaults, AllOfATextAreReported) {
    const auto result = read(R"({"a": 1e400,
 "b": [1, -1e309, {"x": 1, "é": 2, "x": 3}],
 "\u0061": 4})",
        "a.json");
    EXPECT_TRUE(result.has_tree);
    EXPECT_EQ(result.faults,
        "a.json:1:7: error: 1e400, too large for a number; expected at most 1.79e308 either way; write a "
        "smaller number, or leave it out\n"
        "a.json:2:11: error: -1e309, too large for a number; expected at most 1.79e308 either way; write a "
        "smaller number, or leave it out\n"
        "a.json:2:36: error: the key \"x\" again; expected each key once in a mapping; take one of the two "
        "out, or join what they hold\n"
        "a.json:2:20: note: first given here\n"
        "a.json:3:2: error: the key \"a\" again; expected each key once in a mapping; take one of the two "
        "out, or join what they hold\n"
        "a.json:1:2: note: first given here\n");
    EXPECT_EQ(result.outline, R"({"a": "fault", "b": [1, "fault", {"x": 1, "é": 2}]})");
}

TEST(JsonFaults, ALargeNumberAloneIsOne) {
    const auto result = read("1e400", "a.json");
    EXPECT_THAT(result.faults, StartsWith("a.json:1:1: error: 1e400, too large"));
    EXPECT_EQ(result.outline, "\"fault\"");
    EXPECT_THAT(read("1e400 1", "a.json").faults, HasSubstr("a.json:1:7: error: \"1\"; expected the end"));
}

// ---- values ----

TEST(JsonNumbers, KeepTheirTextAndTellWholeOnes) {
    const auto result =
        read("[1.50, 11000, 9007199254740992, 9007199254740993, -9007199254740992, 1e3, 3.0]", "a.json");
    std::vector<std::string_view> texts;
    std::vector<bool> whole;
    for (const auto item : result.tree.root().items()) {
        texts.push_back(item.text());
        whole.push_back(item.is_integer());
    }
    EXPECT_THAT(texts,
        ::testing::ElementsAre(
            "1.50", "11000", "9007199254740992", "9007199254740993", "-9007199254740992", "1e3", "3.0"));
    EXPECT_THAT(whole, ::testing::ElementsAre(false, true, true, false, true, false, false));
}

TEST(JsonPlaces, OfEveryValueAndKey) {
    const auto result = read("{\"é\": [1,\r\n  \"한\", {\"k\": true}],\n\t\"x\": null}", "a.json");
    const auto root = result.tree.root();
    const auto list = *root.find("é");
    EXPECT_EQ(list.where(), (location{0, 1, 7}));
    auto item = list.items().begin();
    EXPECT_EQ((*item).where(), (location{0, 1, 8}));
    EXPECT_EQ((*++item).where(), (location{0, 2, 3}));
    EXPECT_EQ((*++item).where(), (location{0, 2, 8}));
    EXPECT_EQ((*(*item).entries().begin()).key_where, (location{0, 2, 9}));
    EXPECT_EQ(root.find("x")->where(), (location{0, 3, 7}));
}

// ---- limits ----

TEST(JsonLimits, NestingEndsAtTheLimitHoweverDeepTheTextIs) {
    const auto fault = [](std::string_view place) {
        return "a.json:" + std::string{place} +
            ": error: values nested more than 512 deep; expected fewer levels; give the inner ones ids and "
            "refer to those\n";
    };
    EXPECT_EQ(read(repeat("[", most_nested) + repeat("]", most_nested), "a.json").faults, "");
    EXPECT_EQ(
        read(repeat("[", most_nested + 1) + repeat("]", most_nested + 1), "a.json").faults, fault("1:513"));
    EXPECT_EQ(read(repeat("[", 100'000), "a.json").faults, fault("1:513"));
    EXPECT_EQ(read(repeat("[", 100'000) + repeat("]", 100'000), "a.json").faults, fault("1:513"));
    EXPECT_EQ(read(repeat("{\"a\":", 100'000), "a.json").faults, fault("1:2561"));
    EXPECT_EQ(read(repeat("[\n", 100'000), "a.json").faults, fault("513:1"));
}

TEST(JsonLimits, OneTextHasNoMoreBytesAndValuesThanTheLimits) {
    EXPECT_THAT(read(std::string(most_document_bytes + 1, ' '), "a.json").faults,
        StartsWith("a.json:1:1: error: 67108865 bytes in one document"));
    EXPECT_EQ(read("[" + repeat("1,", 5'000'000) + "1]", "a.json").faults,
        "a.json:1:8000000: error: more than 4000000 values in one document; expected fewer; write the case "
        "as JSON Lines, a record a line, which may be of any size\n");
}

TEST(JsonLimits, AMillionFaultsAreReadInLinearTime) {
    EXPECT_THAT(read("{\"a\":1" + repeat(",\"a\":1", 300'000) + "}", "a.json").faults,
        HasSubstr("and 299000 more errors"));
    EXPECT_THAT(
        read("[1" + repeat(",1e999", 300'000) + "]", "a.json").faults, HasSubstr("and 299000 more errors"));
}

// ---- records of JSON Lines ----

struct line_reading {
    bool has_tree;
    std::string outline;
    std::string faults;
};

// `behind` is what lies in memory behind the line.
line_reading read_line(std::string_view line, std::string behind) {
    diagnostics faults;
    document_tree tree;
    const location start{faults.add_file("a.jsonl"), 7, 1};
    behind.resize(json_padding, '\0');
    const auto memory = std::string{line} + behind;
    const auto text = std::string_view{memory}.substr(0, line.size());
    const bool has_tree = read_json_line(text, start, behind.size(), tree, faults);
    return {has_tree, has_tree ? outline(tree.root()) : "none", faults.to_string()};
}

TEST(JsonLine, IsPlacedWhereItsLineIs) {
    diagnostics faults;
    document_tree tree;
    const auto file = faults.add_file("a.jsonl");
    ASSERT_TRUE(read_json_line(R"({"source": {"id": "gur"}})", {file, 7, 1}, 0, tree, faults));
    EXPECT_EQ(tree.root().find("source")->find("id")->where(), (location{file, 7, 19}));
    EXPECT_FALSE(read_json_line(R"({"source": {"id": gur}})", {file, 8, 1}, 0, tree, faults));
    EXPECT_THAT(faults.to_string(), StartsWith("a.jsonl:8:19: error: \"gur\"; expected a value"));
}

TEST(JsonLine, EndsWhereItEndsWhateverLiesBehind) {
    for (const std::string behind :
        {"", "}", "]}", "}}}}}}", "\n{\"a\": 2}", "\"}", "1", ", 3]", "e5]", " ", "\\", "\"\"\"\""}) {
        SCOPED_TRACE(behind);
        EXPECT_EQ(read_line(R"({"a": {"b": 1}})", behind).outline, R"({"a": {"b": 1}})");
        EXPECT_EQ(read_line("[1, 12]", behind).outline, "[1, 12]");
        EXPECT_EQ(read_line("12", behind).outline, "12");
        EXPECT_EQ(read_line("true", behind).outline, "true");
        EXPECT_EQ(read_line("\"a\"", behind).outline, "\"a\"");
        for (const std::string_view cut : {R"({"a": {"b": 1})", "{\"a\": [", "[1, 12", "[1,", "[tru", "tru",
                 "\"a", "[\"a", "{\"a\"", "{\"a\":", "{", "[", "-", "1.", "[\"a\\"}) {
            SCOPED_TRACE(cut);
            const auto result = read_line(cut, behind);
            EXPECT_FALSE(result.has_tree);
            EXPECT_THAT(result.faults, StartsWith("a.jsonl:7:"));
            EXPECT_EQ(result.faults.find("can't be read as JSON"), std::string::npos) << result.faults;
        }
    }
}

TEST(JsonLine, ManyRecordsShareOneTree) {
    diagnostics faults;
    document_tree tree;
    const auto file = faults.add_file("a.jsonl");
    for (std::uint32_t line = 1; line <= 2'000; ++line) {
        const auto text =
            R"({"statement": {"id": "s)" + std::to_string(line) + R"(", "asserts": ["c1", "c\n2"]}})";
        ASSERT_TRUE(read_json_line(text, {file, line, 1}, 0, tree, faults));
        ASSERT_EQ(tree.root().find("statement")->find("id")->text(), "s" + std::to_string(line));
        ASSERT_EQ(tree.node_count(), 9U) << "nothing of the record before is left";
    }
    EXPECT_TRUE(faults.empty());
}

TEST(JsonLine, ABlankOneHasNoContent) {
    EXPECT_EQ(read_line("  ", "").faults,
        "a.jsonl:7:1: error: a line without content; expected a record; take the line out\n");
}

}  // namespace
}  // namespace hearsay::test
