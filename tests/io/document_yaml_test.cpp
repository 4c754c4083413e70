#include <hearsay/io/document.hpp>

#include "outline.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

namespace hearsay::test {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

std::string repeat(std::string_view text, std::size_t times) {
    std::string all;
    all.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

// ---- what scalars are ----

struct scalar_row {
    std::string_view name;
    std::string_view text;
    node_kind kind;
    double number = 0;
    bool is_integer = false;
};
void PrintTo(const scalar_row& row, std::ostream* out) { *out << row.name; }

class CoreSchema : public ::testing::TestWithParam<scalar_row> {};

TEST_P(CoreSchema, TellsTheKindOfAPlainScalar) {
    const auto& row = GetParam();
    const auto result = read("- " + std::string{row.text}, "a.yaml");
    ASSERT_EQ(result.faults, "");
    const auto value = *result.tree.root().items().begin();
    EXPECT_EQ(value.kind(), row.kind);
    EXPECT_EQ(value.text(), row.text) << "as it was written";
    EXPECT_EQ(value.is_integer(), row.is_integer);
    EXPECT_EQ(value.boolean(), row.kind == node_kind::boolean && row.number == 1);
    if (row.kind != node_kind::number) return;
    if (std::isnan(row.number))
        EXPECT_TRUE(std::isnan(value.number()));
    else
        EXPECT_EQ(value.number(), row.number);
    EXPECT_EQ(std::signbit(value.number()), std::signbit(row.number));
    EXPECT_EQ(value.is_finite(), std::isfinite(row.number));
}

constexpr auto infinity = std::numeric_limits<double>::infinity();
constexpr auto nan = std::numeric_limits<double>::quiet_NaN();
const auto name_of = [](const auto& test) { return std::string{test.param.name}; };

using enum node_kind;
INSTANTIATE_TEST_SUITE_P(Nothing, CoreSchema,
    ::testing::Values(scalar_row{"Absent", "", null}, scalar_row{"Tilde", "~", null},
        scalar_row{"Lower", "null", null}, scalar_row{"Title", "Null", null},
        scalar_row{"Upper", "NULL", null}, scalar_row{"Mixed", "nULL", string},
        scalar_row{"Two", "~~", string}),
    name_of);
INSTANTIATE_TEST_SUITE_P(Truth, CoreSchema,
    ::testing::Values(scalar_row{"Lower", "true", boolean, 1}, scalar_row{"Title", "True", boolean, 1},
        scalar_row{"Upper", "TRUE", boolean, 1}, scalar_row{"FalseLower", "false", boolean},
        scalar_row{"FalseTitle", "False", boolean}, scalar_row{"FalseUpper", "FALSE", boolean},
        scalar_row{"Mixed", "tRUE", string}, scalar_row{"Yes", "yes", string}, scalar_row{"No", "No", string},
        scalar_row{"On", "on", string}, scalar_row{"Letter", "y", string}),
    name_of);
INSTANTIATE_TEST_SUITE_P(WholeNumbers, CoreSchema,
    ::testing::Values(scalar_row{"Zero", "0", number, 0, true},
        scalar_row{"MinusZero", "-0", number, -0.0, true}, scalar_row{"Plain", "11000", number, 11'000, true},
        scalar_row{"Plus", "+12", number, 12, true}, scalar_row{"Minus", "-7", number, -7, true},
        scalar_row{"LeadingZeros", "0012", number, 12, true}, scalar_row{"Octal", "0o17", number, 15, true},
        scalar_row{"Hexadecimal", "0xFf", number, 255, true},
        scalar_row{"LargestExact", "9007199254740992", number, 9007199254740992.0, true},
        scalar_row{"OneMore", "9007199254740993", number, 9007199254740992.0, false},
        scalar_row{"LeastExact", "-9007199254740992", number, -9007199254740992.0, true},
        scalar_row{"TwoToThe64", "18446744073709551616", number, 18446744073709551616.0, false},
        scalar_row{"HexadecimalBeyond", "0xffffffffffffffffff", number, 4722366482869645213696.0, false}),
    name_of);
INSTANTIATE_TEST_SUITE_P(Fractions, CoreSchema,
    ::testing::Values(scalar_row{"Point", "2.5", number, 2.5}, scalar_row{"NothingBefore", ".5", number, 0.5},
        scalar_row{"NothingBehind", "1.", number, 1}, scalar_row{"Exponent", "1e3", number, 1'000},
        scalar_row{"Exponents", "-1.5E+2", number, -150}, scalar_row{"Plus", "+.5e-1", number, 0.05},
        scalar_row{"NearZero", "1e-400", number, 0}, scalar_row{"NearZeroBelow", "-1e-400", number, -0.0},
        scalar_row{"LongNearZero", "0.0000000000000000000000000001e-300", number, 0},
        scalar_row{"Largest", "1.7976931348623157e308", number, 1.7976931348623157e308},
        scalar_row{"Infinite", ".inf", number, infinity},
        scalar_row{"InfinitePlus", "+.Inf", number, infinity},
        scalar_row{"InfiniteMinus", "-.INF", number, -infinity},
        scalar_row{"NotANumber", ".nan", number, nan}, scalar_row{"NotANumberEither", ".NaN", number, nan}),
    name_of);
INSTANTIATE_TEST_SUITE_P(Texts, CoreSchema,
    ::testing::Values(scalar_row{"Phrase", "over 11 thousand soldiers", string},
        scalar_row{"Date", "2024-10-18", string}, scalar_row{"Instant", "2024-10-18T09:30:00+09:00", string},
        scalar_row{"Separators", "11,000", string}, scalar_row{"Underscores", "11_000", string},
        scalar_row{"Sexagesimal", "1:30", string}, scalar_row{"Signs", "--", string},
        scalar_row{"Sign", "+", string}, scalar_row{"Point", ".", string},
        scalar_row{"Points", "1.2.3", string}, scalar_row{"OctalDigit", "0o8", string},
        scalar_row{"OctalNoDigit", "0o", string}, scalar_row{"NegativeHexadecimal", "-0x1", string},
        scalar_row{"Exponent", "1e", string}, scalar_row{"ExponentFraction", "1e2.5", string},
        scalar_row{"NoMantissa", ".e1", string}, scalar_row{"SignedNotANumber", "-.nan", string},
        scalar_row{"Word", "inf", string}, scalar_row{"NaN", "NaN", string},
        scalar_row{"Apostrophe", "Ukraine's", string},
        scalar_row{"Url", "https://example.org/a?b=c#d", string}),
    [](const auto& test) { return std::string{test.param.name}; });

TEST(YamlScalars, QuotedOnesAreTexts) {
    EXPECT_EQ(read(R"(["1", '1', "true", '', "~", '.inf', "1e400"])", "a.yaml").outline,
        R"(["1", "1", "true", "", "~", ".inf", "1e400"])");
}

TEST(YamlScalars, BlocksAreTexts) {
    EXPECT_EQ(read("a: |\n  1\nb: >-\n  two\n  lines\nc: |+\n  x\n\n", "a.yaml").outline,
        R"({"a": "1\n", "b": "two lines", "c": "x\n\n"})");
}

TEST(YamlScalars, EscapesAreCharacters) {
    EXPECT_EQ(read(R"(["\n\t\"\\\/\e\0", "\x41\u00e9\U0001F600", 'it''s', '\n'])", "a.yaml").outline,
        "[\"\\n\\t\\\"\\\\/\\u001b\\u0000\", \"Aé😀\", \"it's\", \"\\\\n\"]");
}

TEST(YamlScalars, TagsOfTheCoreSchemaDecide) {
    EXPECT_EQ(
        read("[!!str 1, !!int \"12\", !!float '1', !!bool \"true\", !!null '', ! 3, !!int 0xf]", "a.yaml")
            .outline,
        R"(["1", 12, 1, true, null, "3", 15])");
    EXPECT_EQ(read("!!map {a: !!seq [1]}", "a.yaml").outline, R"({"a": [1]})");
}

TEST(YamlKeys, AreTextsHoweverTheyAreWritten) {
    const auto result = read("1: a\n1.50: b\ntrue: c\n\"1e9\": d\n~: e\n1e400: f\n? long\n: g\n", "a.yaml");
    EXPECT_EQ(result.faults, "");
    EXPECT_EQ(result.outline,
        R"({"1": "a", "1.50": "b", "true": "c", "1e9": "d", "~": "e", "1e400": "f", "long": "g"})");
}

// ---- aliases ----

TEST(YamlAliases, StandForWhatWasNamed) {
    EXPECT_EQ(read("a: &x {b: [1, &y two]}\nc: *x\nd: *y\ne: [*x, *y]", "a.yaml").outline,
        R"({"a": {"b": [1, "two"]}, "c": {"b": [1, "two"]}, "d": "two", "e": [{"b": [1, "two"]}, "two"]})");
}

TEST(YamlAliases, TheLastOfANameCounts) {
    EXPECT_EQ(read("[&x 1, *x, &x 2, *x]", "a.yaml").outline, "[1, 1, 2, 2]");
}

TEST(YamlAliases, KeysAreTextsAndValuesWhatTheyAre) {
    EXPECT_EQ(read("&k 3: &v 4\n*v : *k", "a.yaml").outline, R"({"3": 4, "4": 3})");
}

TEST(YamlAliases, AreWhereTheyStandAndTheirInsideWhereItWasWritten) {
    const auto result = read("a: &x\n  b: 1\nc: *x\n", "a.yaml");
    const auto copy = *result.tree.root().find("c");
    EXPECT_EQ(copy.where(), (location{0, 3, 4}));
    EXPECT_EQ(copy.find("b")->where(), (location{0, 2, 6}));
    EXPECT_EQ((*copy.entries().begin()).key_where, (location{0, 2, 3}));
}

TEST(YamlAliases, MayStandForNoMoreThanTheLimit) {
    // Each line stands for nine of the line before.
    std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 10; ++i) {
        const auto before = "*a" + std::to_string(i - 1);
        bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
        for (int j = 1; j < 9; ++j) bomb += ", " + before;
        bomb += "]\n";
    }
    const auto result = read(bomb, "bomb.yaml");
    EXPECT_FALSE(result.has_tree);
    EXPECT_TRUE(result.tree.empty());
    EXPECT_EQ(result.faults,
        "bomb.yaml:6:10: error: aliases that stand for more than 100000 values; expected fewer; write the "
        "values out, or give them ids and refer to those\n");
}

TEST(YamlAliases, CountTowardsTheLimitOnNesting) {
    // Each line is one level deeper than the line before, by its alias alone.
    std::string chain = "- &a0 [x]\n";
    for (int i = 1; i < 600; ++i)
        chain += "- &a" + std::to_string(i) + " [*a" + std::to_string(i - 1) + "]\n";
    EXPECT_THAT(read(chain, "a.yaml").faults, HasSubstr("aliases that stand for more than 100000 values"));
    const auto deep =
        "- &a " + repeat("[", 300) + repeat("]", 300) + "\n- " + repeat("[", 300) + "*a" + repeat("]", 300);
    EXPECT_THAT(
        read(deep, "a.yaml").faults, StartsWith("a.yaml:2:303: error: values nested more than 512 deep"));
    const auto fits =
        "- &a " + repeat("[", 300) + repeat("]", 300) + "\n- " + repeat("[", 211) + "*a" + repeat("]", 211);
    EXPECT_EQ(read(fits, "a.yaml").faults, "");
    const auto above =
        "- &a " + repeat("[", 300) + repeat("]", 300) + "\n- " + repeat("[", 212) + "*a" + repeat("]", 212);
    EXPECT_NE(read(above, "a.yaml").faults, "");
}

// ---- places ----

TEST(YamlPlaces, CountCodePointsAndEveryKindOfLine) {
    EXPECT_THAT(read("é: [한, 😀, 1e400]", "a.yaml").faults, StartsWith("a.yaml:1:11: error: 1e400"));
    EXPECT_THAT(read("a: 1\r\nb: 1e400\r\n", "a.yaml").faults, StartsWith("a.yaml:2:4: error: 1e400"));
    EXPECT_THAT(read("a: 1\rb: 1e400\r", "a.yaml").faults, StartsWith("a.yaml:2:4: error: 1e400"));
    EXPECT_THAT(read("\xef\xbb\xbf"
                     "a: 1e400",
                    "a.yaml")
                    .faults,
        StartsWith("a.yaml:1:4: error: 1e400"));
}

TEST(YamlPlaces, AreInTheTextAtItsEndToo) {
    EXPECT_EQ(read("a:", "a.yaml").tree.root().find("a")->where(), (location{0, 1, 3}));
    EXPECT_EQ(read("a:\n", "a.yaml").tree.root().find("a")->where(), (location{0, 1, 3}));
    EXPECT_EQ(read("a: 1\n? b", "a.yaml").tree.root().find("b")->where(), (location{0, 2, 4}));
    EXPECT_THAT(read("한: [1", "a.yaml").faults, StartsWith("a.yaml:1:6: error: the end of the file"));
}

TEST(YamlPlaces, LineEndsOfWindowsAreNoText) {
    EXPECT_EQ(read("a: one\r\nb: |\r\n  two\r\n", "a.yaml").outline, R"({"a": "one", "b": "two\n"})");
}

TEST(YamlPlaces, AMarkAtTheBeginningIsNoText) {
    EXPECT_EQ(read("\xef\xbb\xbf"
                   "a: 1",
                  "a.yaml")
                  .outline,
        R"({"a": 1})");
}

// ---- faults after which reading goes on ----

TEST(YamlFaults, AllOfATextAreReported) {
    const auto result = read(R"(hearsay: 1
counts: [1, 1e400, !date 2]
m: {x: 1, x: 2, <<: {y: 3}, [k]: 4, z: *nobody}
m: again
)",
        "a.yaml");
    EXPECT_TRUE(result.has_tree);
    EXPECT_EQ(result.faults,
        "a.yaml:2:13: error: 1e400, too large for a number; expected at most 1.79e308 either way; write a "
        "smaller number, or leave it out\n"
        "a.yaml:2:20: error: the tag \"!date\"; expected no tag, or one of the core schema; take it out; "
        "put a text that begins with \"!\" in double quotes\n"
        "a.yaml:3:11: error: the key \"x\" again; expected each key once in a mapping; take one of the two "
        "out, or join what they hold\n"
        "a.yaml:3:5: note: first given here\n"
        "a.yaml:3:17: error: the merge key \"<<\"; expected a key; write the entries out: YAML 1.2 has "
        "none; put a key of that name in double quotes\n"
        "a.yaml:3:29: error: a list as a key; expected a text; write the key as a text\n"
        "a.yaml:3:40: error: the alias \"*nobody\"; expected an anchor \"&nobody\" before it; name the "
        "value, or write it out; put a text that begins with \"*\" in double quotes\n"
        "a.yaml:4:1: error: the key \"m\" again; expected each key once in a mapping; take one of the two "
        "out, or join what they hold\n"
        "a.yaml:3:1: note: first given here\n");
    EXPECT_EQ(
        result.outline, R"({"hearsay": 1, "counts": [1, "fault", "fault"], "m": {"x": 1, "z": "fault"}})");
}

TEST(YamlFaults, EachRepetitionNamesTheFirst) {
    const auto result = read("a: 1\nb: 2\na: {c: 3}\nd: 4\n\"a\": 5\nb: 6\ne: 7\n", "a.yaml");
    EXPECT_EQ(result.outline, R"({"a": 1, "b": 2, "d": 4, "e": 7})");
    EXPECT_EQ(result.tree.root().size(), 4U);
    EXPECT_THAT(result.faults, HasSubstr("a.yaml:3:1: error: the key \"a\" again"));
    EXPECT_THAT(result.faults, HasSubstr("a.yaml:5:1: error: the key \"a\" again"));
    EXPECT_THAT(result.faults, HasSubstr("a.yaml:6:1: error: the key \"b\" again"));
}

TEST(YamlFaults, WhatWasTakenOutCanNotBeReferredTo) {
    const auto moved = read("m: {x: 1, x: &gone 2, y: &moved 3}\na: *gone\nb: *moved\n", "a.yaml");
    EXPECT_EQ(moved.outline, R"({"m": {"x": 1, "y": 3}, "a": "fault", "b": "fault"})");
    const auto dropped = read("<<: &gone {x: &inner 1}\na: *gone\nb: *inner\nc: &here 2\nd: *here", "a.yaml");
    EXPECT_EQ(dropped.outline, R"({"a": "fault", "b": "fault", "c": 2, "d": 2})");
}

TEST(YamlFaults, LoopsAreNone) {
    const auto result = read("a: &a [1, *a]\nb: &b {c: {d: *b}}\n", "a.yaml");
    EXPECT_EQ(result.outline, R"({"a": [1, "fault"], "b": {"c": {"d": "fault"}}})");
    EXPECT_THAT(result.faults,
        StartsWith("a.yaml:1:11: error: the alias \"*a\" within what it stands for; expected "
                   "values without loops; write it out, or refer to an id\n"));
}

TEST(YamlFaults, AKeyInQuotesMayHaveTheNameOfTheMergeKey) {
    EXPECT_EQ(read("\"<<\": 1", "a.yaml").faults, "");
}

TEST(YamlFaults, AMillionOfThemAreReadInLinearTime) {
    // A quadratic reader would not come back.
    EXPECT_THAT(read("a: &a x\n" + repeat("<<: &b x\n", 300'000), "a.yaml").faults,
        HasSubstr("and 299000 more errors"));
    EXPECT_THAT(read(repeat("a: x\n", 300'000), "a.yaml").faults, HasSubstr("and 298999 more errors"));
    EXPECT_THAT(
        read("a: x\n" + repeat("%TAG ! x\n", 300'000), "a.yaml").faults, StartsWith("a.yaml:2:1: error: "));
    EXPECT_EQ(read("- &a x\n" + repeat("- *a\n", 90'000), "a.yaml").faults, "");
    EXPECT_EQ(read(repeat("- &a x\n", 300'000), "a.yaml").faults, "");
}

// ---- faults that end the reading ----

class YamlRefuses : public ::testing::TestWithParam<text_row> {};

TEST_P(YamlRefuses, WithPlaceFoundExpectedAndMend) {
    const auto result = read(GetParam().text, "a.yaml");
    EXPECT_FALSE(result.has_tree);
    EXPECT_EQ(result.faults, "a.yaml:" + std::string{GetParam().result} + "\n");
}

using namespace std::string_view_literals;
INSTANTIATE_TEST_SUITE_P(Texts, YamlRefuses,
    ::testing::Values(
        text_row{"Empty", "", "1:1: error: no content; expected a case; begin with \"hearsay: 1\""},
        text_row{
            "Mark", "\xef\xbb\xbf", "1:1: error: no content; expected a case; begin with \"hearsay: 1\""},
        text_row{"Comment", "# nothing yet\n\n",
            "1:1: error: no content; expected a case; begin with \"hearsay: 1\""},
        text_row{"NotUtf8", "a: caf\xe9\n",
            "1:7: error: the byte 0xe9, which is not UTF-8 here; expected text in UTF-8; save the file as "
            "UTF-8"},
        text_row{"NotUtf8Later", "title: é한\nb: \xc0\x80",
            "2:4: error: the byte 0xc0, which is not UTF-8 here; expected text in UTF-8; save the file as "
            "UTF-8"},
        text_row{"Surrogate", "a: \xed\xa0\x80",
            "1:4: error: the byte 0xed, which is not UTF-8 here; expected text in UTF-8; save the file as "
            "UTF-8"},
        text_row{"CutShort", "a: \xe2\x82",
            "1:4: error: the byte 0xe2, which is not UTF-8 here; expected text in UTF-8; save the file as "
            "UTF-8"},
        text_row{"Utf16",
            "\xff\xfe"
            "a\0:\0 \0b\0"sv,
            "1:1: error: text in UTF-16; expected UTF-8; save the file as UTF-8"},
        text_row{"Utf16BigEnd", "\xfe\xff\0a\0:"sv,
            "1:1: error: text in UTF-16; expected UTF-8; save the file as UTF-8"},
        text_row{"Utf16NoMark", "a\0:\0 \0b\0"sv,
            "1:1: error: text in UTF-16; expected UTF-8; save the file as UTF-8"},
        text_row{"Nul", "a: b\nc: \0"sv,
            "2:4: error: a NUL byte; expected text in UTF-8; take it out, or save the file as UTF-8"},
        text_row{"Control", "a: \"\x07\"",
            "1:5: error: the control character U+0007; expected characters that can be seen; take it out, "
            "or write \\u0007 within double quotes"},
        text_row{"LineSeparator", "a: b\xe2\x80\xa8x",
            "1:5: error: the line separating character U+2028; expected characters that can be seen; take "
            "it out, or write \\u2028 within double quotes"},
        text_row{"MarkInside", "a: \xef\xbb\xbf",
            "1:4: error: the control character U+FEFF; expected characters that can be seen; take it out, "
            "or write \\ufeff within double quotes"},
        text_row{"SecondDocument", "a: 1\n---\nb: 2\n",
            "2:1: error: a second document; expected one case a file; put it into a file of its own"},
        text_row{"TwoKeysInALine", "a: b: c",
            "1:5: error: \":\", a second key in one line; expected one key a line; put a text with \": \" "
            "in double quotes, or the key on a line of its own"},
        text_row{"OpenList", "a: [1, 2",
            "1:9: error: the end of the file; expected \",\" or \"]\" in a list in brackets; close the list "
            "with \"]\"; put texts with commas or brackets in double quotes"},
        text_row{"OpenMapping", "a: {b: 1,\n  c: 2\nd: 3\n",
            "3:2: error: \":\" (of what begins in line 1); expected \",\" or \"}\" in a mapping in braces; "
            "close the mapping with \"}\"; put texts with commas or braces in double quotes"},
        text_row{"OpenQuote", "a: 'b\nc: d\n",
            "3:1: error: the end of the file in a quoted text (of what begins in line 1); expected its "
            "closing quote; end the text with the quote that it begins with"},
        text_row{"Tab", "a:\n\tb: 1\n",
            "2:1: error: a tab; expected a value; indent with spaces, not with tabs; put a text that begins "
            "with @, ` or % in double quotes"},
        text_row{"Escape", R"(a: "\q")",
            "1:5: error: \"\\\\q\\\"\", an unknown escape; expected one such as \\n, \\\" or \\u00e9; write "
            "\\\\ for a backslash, or use single quotes"},
        text_row{"KeyAfterList", "- a\nb: c\n",
            "2:1: error: \"b:\" (of what begins in line 1); expected an item of the list, which begins with "
            "\"-\"; indent it like the items above, or put it before the list"},
        text_row{"TextAfterQuotes", "a: \"b\" c\n",
            "1:8: error: \"c\"; expected a key in line with the others; indent it like the keys above; put "
            "texts with quotes, brackets or \": \" in double quotes"},
        text_row{"NoColon", "a: 1\nb\nc: 2\n",
            "3:1: error: \"c:\" after a key without a colon (of what begins in line 2); expected \": \" "
            "after the key; put a colon and a space after the key, or indent a text that goes on"},
        text_row{"UnknownVersion", "%YAML 2.0\n---\na: 1\n",
            "1:1: error: \"%YAML\", another version of YAML; expected YAML 1.2; take the %YAML line out"},
        text_row{"TagDirective", "%TAG ! tag:example.org,2024:\n---\na: 1\n",
            "1:1: error: a line that begins with \"%TAG\"; expected no tags; take it out"}),
    name_of);

TEST(YamlVersion, TheOneBeforeIsRefusedAndTheRestIsRead) {
    const auto result = read("%YAML 1.1\n---\na: yes\n", "a.yaml");
    EXPECT_EQ(result.faults, "a.yaml:1:1: error: YAML 1.1; expected YAML 1.2; take the %YAML line out\n");
    EXPECT_EQ(result.outline, R"({"a": "yes"})");
    EXPECT_EQ(read("%YAML 1.2\n---\na: yes\n...\n", "a.yaml").faults, "");
}

TEST(YamlLimits, NestingEndsAtTheLimitHoweverDeepTheTextIs) {
    const auto fault = [](std::string_view place) {
        return "a.yaml:" + std::string{place} +
            ": error: values nested more than 512 deep; expected fewer levels; give the inner ones ids and "
            "refer to those\n";
    };
    EXPECT_EQ(read(repeat("[", most_nested) + repeat("]", most_nested), "a.yaml").faults, "");
    EXPECT_EQ(
        read(repeat("[", most_nested + 1) + repeat("]", most_nested + 1), "a.yaml").faults, fault("1:513"));
    EXPECT_EQ(read(repeat("[", 100'000), "a.yaml").faults, fault("1:513"));
    EXPECT_EQ(read(repeat("{a: ", 100'000), "a.yaml").faults, fault("1:2049"));
    EXPECT_EQ(read(repeat("- ", 100'000), "a.yaml").faults, fault("1:1025"));
    EXPECT_EQ(read(repeat("? ", 100'000), "a.yaml").faults, fault("1:1025"));
    EXPECT_EQ(read(repeat("[\n", 100'000), "a.yaml").faults, fault("513:1"));
    std::string block;
    for (std::size_t i = 0; i < 2'000; ++i) block += std::string(i, ' ') + "a:\n";
    EXPECT_EQ(read(block, "a.yaml").faults, fault("513:513"));
}

TEST(YamlLimits, OneTextIsNoLargerThanTheLimit) {
    EXPECT_EQ(read(std::string(most_document_bytes + 1, '#'), "a.yaml").faults,
        "a.yaml:1:1: error: 67108865 bytes in one document; expected at most 67108864; write the case as "
        "JSON Lines, a record a line, which may be of any size\n");
    EXPECT_THAT(read(std::string(most_document_bytes, '#'), "a.yaml").faults, HasSubstr("no content"));
}

TEST(YamlLimits, OneTextHasNoMoreValuesThanTheLimit) {
    const auto result = read(repeat("-\n", 4'000'000), "a.yaml");
    EXPECT_EQ(result.faults,
        "a.yaml:4000000:2: error: more than 4000000 values in one document; expected fewer; write the case "
        "as JSON Lines, a record a line, which may be of any size\n");
    EXPECT_TRUE(result.tree.empty());
    EXPECT_EQ(read(repeat("-\n", 3'999'999), "a.yaml").faults, "");
}

}  // namespace
}  // namespace hearsay::test
