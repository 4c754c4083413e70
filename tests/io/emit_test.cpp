#include <hearsay/io/emit.hpp>

#include "outline.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <locale>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hearsay::test {
namespace {

constexpr auto infinity = std::numeric_limits<double>::infinity();
constexpr auto nan = std::numeric_limits<double>::quiet_NaN();

// ---- numbers ----

TEST(JsonNumber, WritesWholeOnesInFull) {
    EXPECT_EQ(json_number(11'000), "11000");
    EXPECT_EQ(json_number(0), "0");
    EXPECT_EQ(json_number(-0.0), "-0");
    EXPECT_EQ(json_number(-2'600), "-2600");
    EXPECT_EQ(json_number(100'000), "100000");
    EXPECT_EQ(json_number(1e15), "1000000000000000");
    EXPECT_EQ(json_number(9007199254740992.0), "9007199254740992");
    EXPECT_EQ(json_number(-9007199254740992.0), "-9007199254740992");
}

TEST(JsonNumber, WritesOthersInTheFewestDigits) {
    EXPECT_EQ(json_number(0.1), "0.1");
    EXPECT_EQ(json_number(2.5), "2.5");
    EXPECT_EQ(json_number(11'000.0 / 3), "3666.6666666666665");
    EXPECT_EQ(json_number(1e300), "1e+300");
    EXPECT_EQ(json_number(5e-324), "5e-324");
    EXPECT_EQ(json_number(1.7976931348623157e308), "1.7976931348623157e+308");
}

TEST(JsonNumber, RefusesWhatJsonHasNoNumberFor) {
    EXPECT_THROW(static_cast<void>(json_number(infinity)), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(json_number(nan)), std::invalid_argument);
}

// Writes 11.000 and 2,5.
struct german : std::numpunct<char> {
    [[nodiscard]] char do_decimal_point() const override { return ','; }
    [[nodiscard]] char do_thousands_sep() const override { return '.'; }
    [[nodiscard]] std::string do_grouping() const override { return "\3"; }
};

TEST(JsonNumber, IsTheSameInEveryLocale) {
    const auto before = std::locale::global(std::locale{std::locale::classic(), new german});
    const auto half = json_number(2.5);
    const auto whole = json_number(11'000);
    std::string out;
    json_writer{out}.value(11'000);
    const auto back = read("[2.5, 11000]", "a.yaml").outline;
    std::locale::global(before);
    EXPECT_EQ(half, "2.5");
    EXPECT_EQ(whole, "11000");
    EXPECT_EQ(out, "11000");
    EXPECT_EQ(back, "[2.5, 11000]");
}

// ---- strings ----

TEST(JsonString, EscapesWhatItMust) {
    EXPECT_EQ(json_string("a \"b\" \\ /"), R"("a \"b\" \\ /")");
    EXPECT_EQ(json_string("\b\f\n\r\t"), R"("\b\f\n\r\t")");
    EXPECT_EQ(json_string(std::string{"\0\x1b", 2}), R"("\u0000\u001b")");
    EXPECT_EQ(json_string("\x7f\xc2\x85\xe2\x80\xa8\xef\xbb\xbf"), R"("\u007f\u0085\u2028\ufeff")");
}

TEST(JsonString, KeepsOtherScripts) { EXPECT_EQ(json_string("한국 – Київ 😀"), "\"한국 – Київ 😀\""); }

// What json_string says it does, one character at a time.
std::string naive_json_string(std::string_view text) {
    std::string out = "\"";
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = [&](std::size_t i) {
            return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
        };
        const unsigned lead = byte(at);
        const std::size_t length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        std::uint32_t c = length == 1 ? lead : lead & (0x7fU >> length);
        bool good = lead < 0x80 || (lead >= 0xc2 && lead <= 0xf4);
        for (std::size_t i = 1; i < length; ++i) {
            good = good && (byte(at + i) & 0xc0U) == 0x80;
            c = c << 6U | (byte(at + i) & 0x3fU);
        }
        constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
        good = good && c >= least[length] && c <= 0x10ffff && (c < 0xd800 || c > 0xdfff);
        if (!good) {
            out += "\xef\xbf\xbd";
            ++at;
            continue;
        }
        constexpr std::string_view short_ones = "\"\"\\\\\bb\ff\nn\rr\tt";
        const auto known = c < 0x80 ? short_ones.find(static_cast<char>(c)) : std::string_view::npos;
        if (known != std::string_view::npos && known % 2 == 0)
            out += {'\\', short_ones[known + 1]};
        else if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff ||
            c == 0xfffe || c == 0xffff)
            out += fmt::format("\\u{:04x}", c);
        else
            out += text.substr(at, length);
        at += length;
    }
    return out + '"';
}

RC_GTEST_PROP(JsonString, IsWhatOneCharacterAtATimeGives, ()) {
    static const std::string pieces[] = {"a", "plain words of ASCII, more than eight", "\"", "\\", "\n",
        "\x01", "\x7f", "\xc2\x85", "\xc2\xa0", "\xc3\xa9", "\xd0\x96", "\xe0\xa4\x85", "\xe2\x80\xa8",
        "\xe2\x80\x9c", "\xe4\xb8\xad", "\xed\x95\x9c", "\xed\xa0\x80", "\xef\xbb\xbf", "\xef\xbf\xbf",
        "\xef\xbf\xbe", "\xef\xbf\xbd", "\xf0\x9f\x98\x80", "\xf4\x90\x80\x80", "\xc0\xaf", "\xe1\x80",
        "\x80", "\xff", "\xc3", "\xe4\xb8"};
    const auto which =
        *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, std::size(pieces)));
    std::string text;
    for (const auto i : which) text += pieces[i];
    RC_ASSERT(json_string(text) == naive_json_string(text));
    const auto bytes = *rc::gen::arbitrary<std::string>();
    RC_ASSERT(json_string(bytes) == naive_json_string(bytes));
}

TEST(JsonString, ReplacesWhatIsNotUtf8) {
    EXPECT_EQ(json_string("caf\xe9!"), "\"caf\xef\xbf\xbd!\"");
    EXPECT_EQ(json_string("\xff\xfe"), "\"\xef\xbf\xbd\xef\xbf\xbd\"");
    EXPECT_EQ(json_string("\xed\xa0\x80"), "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
    EXPECT_EQ(json_string("한\xed"), "\"한\xef\xbf\xbd\"");
}

class YamlScalar : public ::testing::TestWithParam<text_row> {};

TEST_P(YamlScalar, IsPlainWhereThatIsSafe) { EXPECT_EQ(yaml_scalar(GetParam().text), GetParam().result); }

const auto name_of = [](const auto& test) { return std::string{test.param.name}; };
INSTANTIATE_TEST_SUITE_P(Plain, YamlScalar,
    ::testing::Values(text_row{"Phrase", "over 11 thousand soldiers", "over 11 thousand soldiers"},
        text_row{"Id", "north-korea", "north-korea"}, text_row{"Date", "2024-10-18", "2024-10-18"},
        text_row{"Instant", "2024-10-18T09:30:00Z", "2024-10-18T09:30:00Z"},
        text_row{"Url", "https://example.org/a?b=c#d", "https://example.org/a?b=c#d"},
        text_row{"Apostrophe", "Ukraine's agency", "Ukraine's agency"},
        text_row{"Question", "How many?", "How many?"},
        text_row{"OtherScripts", "한국 – Київ", "한국 – Київ"},
        text_row{"Figures", "2600 soldiers", "2600 soldiers"}, text_row{"Hash", "c#", "c#"},
        text_row{"Notice", "notice", "notice"}, text_row{"Backslash", "a\\b", "a\\b"}),
    name_of);
INSTANTIATE_TEST_SUITE_P(Quoted, YamlScalar,
    ::testing::Values(text_row{"Empty", "", R"("")"}, text_row{"Null", "null", R"("null")"},
        text_row{"Truth", "True", R"("True")"}, text_row{"Yes", "yes", R"("yes")"},
        text_row{"No", "NO", R"("NO")"}, text_row{"Number", "3", R"("3")"},
        text_row{"Hexadecimal", "0x1F", R"("0x1F")"}, text_row{"Exponent", "1e5", R"("1e5")"},
        text_row{"Negative", "-1", R"("-1")"}, text_row{"Underscores", "1_000", R"("1_000")"},
        text_row{"Sexagesimal", "12:30", R"("12:30")"}, text_row{"Infinite", ".inf", R"(".inf")"},
        text_row{"Separators", "11,000", R"("11,000")"}, text_row{"Colon", "a: b", R"("a: b")"},
        text_row{"ColonAtTheEnd", "a:", R"("a:")"}, text_row{"Comment", "a #b", R"("a #b")"},
        text_row{"Brackets", "a [b]", R"("a [b]")"}, text_row{"Braces", "{a}", R"("{a}")"},
        text_row{"SpaceBefore", " a", R"(" a")"}, text_row{"SpaceBehind", "a ", R"("a ")"},
        text_row{"LineBreak", "a\nb", R"("a\nb")"}, text_row{"Dash", "- a", R"("- a")"},
        text_row{"Documents", "---", R"("---")"}, text_row{"Tilde", "~", R"("~")"},
        text_row{"Anchor", "&a", R"("&a")"}, text_row{"Alias", "*a", R"("*a")"},
        text_row{"Tag", "!a", R"("!a")"}, text_row{"Merge", "<<", R"("<<")"},
        text_row{"Quote", "\"a\"", R"("\"a\"")"}, text_row{"SingleQuote", "'a'", R"("'a'")"},
        text_row{"At", "@a", R"("@a")"}, text_row{"Percent", "%a", R"("%a")"},
        text_row{"NotUtf8", "caf\xe9", "\"caf\xef\xbf\xbd\""}),
    name_of);

// ---- the writer ----

TEST(JsonWriter, IndentsByTwoSpaces) {
    std::string out;
    json_writer json{out};
    json.begin_object();
    json.member("hearsay", 1).member("title", "One line");
    json.key("empty").begin_array().end_array();
    json.key("none").begin_object().end_object();
    json.key("list")
        .begin_array()
        .value(1.5)
        .null()
        .begin_object()
        .member("a", true)
        .end_object()
        .end_array();
    EXPECT_FALSE(json.is_complete());
    json.end_object();
    EXPECT_TRUE(json.is_complete());
    EXPECT_EQ(out, R"({
  "hearsay": 1,
  "title": "One line",
  "empty": [],
  "none": {},
  "list": [
    1.5,
    null,
    {
      "a": true
    }
  ]
})");
}

TEST(JsonWriter, WritesOnOneLine) {
    std::string out;
    json_writer json{out, json_writer::one_line};
    json.begin_object().key("a").begin_array().value(1).value(2).end_array();
    json.key("b").begin_object(json_writer::indented).member("c", "d").end_object().end_object();
    EXPECT_EQ(out, R"({"a": [1, 2], "b": {"c": "d"}})");
}

TEST(JsonWriter, WritesAPartOnOneLine) {
    std::string out;
    json_writer json{out};
    json.begin_array();
    json.begin_object(json_writer::one_line).member("lower", 11'000.0).member("upper", infinity).end_object();
    json.begin_object(json_writer::one_line).key("set").begin_array().value(1).end_array().end_object();
    json.end_array();
    EXPECT_EQ(out, "[\n  {\"lower\": 11000, \"upper\": null},\n  {\"set\": [1]}\n]");
}

TEST(JsonWriter, WritesEveryKindOfValue) {
    std::string out;
    json_writer json{out, json_writer::one_line};
    json.begin_array();
    json.value(-1).value(std::uint64_t{18446744073709551615U}).value(std::int64_t{-9223372036854775807});
    json.value(0.5)
        .value(-infinity)
        .value(false)
        .value("x")
        .value(std::string{"y"})
        .value(std::string_view{"z"});
    json.value(std::optional<double>{}).value(std::optional<int>{3}).value(std::optional<std::string>{"w"});
    json.end_array();
    EXPECT_EQ(out,
        R"([-1, 18446744073709551615, -9223372036854775807, 0.5, null, false, "x", "y", "z", null, 3, "w"])");
}

TEST(JsonWriter, WritesOneValueAlone) {
    std::string out;
    json_writer json{out};
    EXPECT_FALSE(json.is_complete());
    json.value("a");
    EXPECT_TRUE(json.is_complete());
    EXPECT_EQ(out, "\"a\"");
}

TEST(JsonWriter, LetsItsTextBeTakenOnTheWay) {
    std::string whole;
    std::string out;
    json_writer json{out};
    json.begin_array();
    for (int i = 0; i < 3; ++i) {
        json.value(i);
        whole += out;
        out.clear();
    }
    json.end_array();
    EXPECT_EQ(whole + out, "[\n  0,\n  1,\n  2\n]");
}

TEST(JsonWriter, RefusesWhatWouldBeNoJson) {
    std::string out;
    json_writer json{out};
    EXPECT_THROW(json.key("a"), std::logic_error) << "outside of an object";
    EXPECT_THROW(json.end_array(), std::logic_error) << "nothing was begun";
    json.begin_object();
    EXPECT_THROW(json.value(1), std::logic_error) << "without a key";
    EXPECT_THROW(json.begin_array(), std::logic_error) << "without a key";
    EXPECT_THROW(json.end_array(), std::logic_error) << "an object was begun";
    json.key("a");
    EXPECT_THROW(json.key("b"), std::logic_error) << "a key after a key";
    EXPECT_THROW(json.end_object(), std::logic_error) << "a key without a value";
    EXPECT_THROW(json.value(nan), std::invalid_argument);
    json.value(1).end_object();
    EXPECT_THROW(json.value(2), std::logic_error) << "a second value";
    EXPECT_EQ(out, "{\n  \"a\": 1\n}") << "none of the calls refused left a trace";
}

// ---- round trips ----

// What formats stumble over.
const std::vector<std::string> pieces{" ", ":", ": ", " #", "#", "-", "- ", "'", "\"", "\\", "\n", "\r\n",
    "\t", ",", "[", "]", "{", "}", "&a", "*a", "!", "!!str ", "%", "@", "`", "|", ">", "?", "? ", "~", "null",
    "true", "yes", "1", "0x", "1e5", ".", "..", "...", "---", "<<", "=", "é", "한국", "😀", "\xc2\x85",
    "\xe2\x80\xa8", "\xef\xbb\xbf", "\xef\xbf\xbe", "\xe2\x80\xae", "\x7f", "\x1b", "a", "over 11 thousand",
    "2024-10-18"};

rc::Gen<std::string> some_text() {
    const auto piece = rc::gen::oneOf(rc::gen::string<std::string>(), rc::gen::elementOf(pieces));
    return rc::gen::map(
        rc::gen::container<std::vector<std::string>>(piece), [](const std::vector<std::string>& parts) {
            std::string all;
            for (const auto& each : parts) all += each;
            return all;
        });
}

// What a text is once each byte that is not UTF-8 was replaced: what every reader must give back.
std::string as_utf8(const std::string& text) {
    diagnostics faults;
    document_tree tree;
    RC_ASSERT(read_json(json_string(text), faults.add_file("a.json"), tree, faults));
    return std::string{tree.root().text()};
}

RC_GTEST_PROP(RoundTrip, AnyTextThroughJson, ()) {
    const auto text = *some_text();
    const auto back = as_utf8(text);
    if (text.find_first_not_of(
            "\t\n\r !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklm"
            "nopqrstuvwxyz{|}~") == std::string::npos)
        RC_ASSERT(back == text);
    RC_ASSERT(as_utf8(back) == back);
}

RC_GTEST_PROP(RoundTrip, AnyTextThroughYaml, ()) {
    const auto text = *some_text();
    const auto back = as_utf8(text);
    const auto scalar = yaml_scalar(text);
    const auto read_back = [&](const std::string& yaml) {
        const auto result = read(yaml, "a.yaml");
        RC_LOG() << yaml << '\n' << result.faults;
        RC_ASSERT(result.faults.empty());
        return result.outline;
    };
    const auto quoted = json_string(back);
    RC_ASSERT(read_back(scalar) == quoted);
    RC_ASSERT(read_back("key: " + scalar + "\nnext: 1\n") == "{\"key\": " + quoted + ", \"next\": 1}");
    RC_ASSERT(read_back("- " + scalar + "\n- " + scalar) == "[" + quoted + ", " + quoted + "]");
    RC_ASSERT(
        read_back("[" + scalar + ", {a: " + scalar + "}]") == "[" + quoted + ", {\"a\": " + quoted + "}]");
    if (scalar.size() < 1'000)  // YAML has no longer keys on one line
        RC_ASSERT(read_back(scalar + ": [{" + scalar + ": 1}]") == "{" + quoted + ": [{" + quoted + ": 1}]}");
}

RC_GTEST_PROP(RoundTrip, AnyFiniteNumber, (std::uint64_t bits)) {
    const auto number = std::bit_cast<double>(bits);
    RC_PRE(std::isfinite(number));
    for (const auto* const name : {"a.json", "a.yaml"}) {
        const auto result = read("[" + json_number(number) + "]", name);
        RC_ASSERT(result.faults.empty());
        RC_ASSERT(std::bit_cast<std::uint64_t>((*result.tree.root().items().begin()).number()) == bits);
    }
}

RC_GTEST_PROP(RoundTrip, AnyWholeNumber, ()) {
    const auto number = *rc::gen::inRange<std::int64_t>(-9'007'199'254'740'992, 9'007'199'254'740'993);
    const auto text = json_number(static_cast<double>(number));
    RC_ASSERT(text == std::to_string(number));
    RC_ASSERT(read("[" + text + "]", "a.json").tree.root().items().begin().operator*().is_integer());
}

// Writes some tree of values: which one, the bytes say, so that fewer bytes are a smaller tree.
class tree_writer {
public:
    tree_writer(std::vector<std::uint8_t> bytes, json_writer& json) : bytes_{std::move(bytes)}, json_{json} {}

    // A list of values, until the bytes are used up.
    void write_all() {
        json_.begin_array(form());
        while (at_ < bytes_.size()) write(6);
        json_.end_array();
    }

private:
    void write(int depth) {
        switch (next() % (depth > 0 ? 8 : 5)) {
        case 0: json_.null(); break;
        case 1: json_.value(next() % 2 == 0); break;
        case 2: json_.value(next() / 7.0 * std::pow(10, next() - 128)); break;
        case 3: json_.value(next() - 128); break;
        case 4: json_.value(text()); break;
        case 5: {
            json_.begin_array(form());
            for (auto count = next() % 5; count > 0; --count) write(depth - 1);
            json_.end_array();
            break;
        }
        default: {
            json_.begin_object(form());
            for (auto count = next() % 5; count > 0; --count) {
                json_.key(std::to_string(count) + text());
                write(depth - 1);
            }
            json_.end_object();
        }
        }
    }

    int next() { return at_ < bytes_.size() ? bytes_[at_++] : 0; }
    json_writer::layout form() { return next() % 2 == 0 ? json_writer::indented : json_writer::one_line; }
    std::string text() {
        std::string all;
        for (auto count = next() % 4; count > 0; --count) {
            const auto which = static_cast<std::size_t>(next());
            if (which < 128)
                all += static_cast<char>(which);
            else
                all += pieces[which % pieces.size()];
        }
        return all;
    }

    std::vector<std::uint8_t> bytes_;
    std::size_t at_ = 0;
    json_writer& json_;
};

RC_GTEST_PROP(RoundTrip, AnyTreeThroughJsonAndYaml, (bool is_indented)) {
    std::string text;
    json_writer json{text, is_indented ? json_writer::indented : json_writer::one_line};
    const auto byte =
        rc::gen::map(rc::gen::inRange(0, 256), [](int value) { return static_cast<std::uint8_t>(value); });
    tree_writer{
        *rc::gen::scale(4, rc::gen::container<std::vector<std::uint8_t>>(rc::gen::resize(100, byte))), json}
        .write_all();
    RC_ASSERT(json.is_complete());
    const auto from_json = read(text, "a.json");
    RC_LOG() << text << '\n' << from_json.faults;
    RC_ASSERT(from_json.faults.empty());
    RC_ASSERT(read(from_json.outline, "a.json").outline == from_json.outline);
    // What this writer writes is YAML too, and the two readers share nothing but the tree.
    const auto from_yaml = read(text, "a.yaml");
    RC_LOG() << from_yaml.faults;
    RC_ASSERT(from_yaml.outline == from_json.outline);
}

}  // namespace
}  // namespace hearsay::test
