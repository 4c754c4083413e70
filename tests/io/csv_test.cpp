#include <hearsay/io/csv.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

using row = std::vector<std::string>;

struct table {
    std::vector<row> rows;
    std::vector<std::vector<location>> places;
    std::string faults;
};

// Reads a text that comes in pieces of at most `piece` bytes.
table read(std::string_view text, std::size_t piece = 1'000'000) {
    diagnostics faults;
    const auto file = faults.add_file("t.csv");
    csv_reader reader{[&text, piece](char* into, std::size_t room) {
                          const auto part = text.substr(0, std::min(room, piece));
                          std::memcpy(into, part.data(), part.size());
                          text.remove_prefix(part.size());
                          return static_cast<std::ptrdiff_t>(part.size());
                      },
        file, faults};
    table made;
    while (reader.next()) {
        made.rows.emplace_back(reader.cells().begin(), reader.cells().end());
        made.places.emplace_back();
        for (std::size_t i = 0; i < reader.cells().size(); ++i) made.places.back().push_back(reader.where(i));
    }
    made.faults = faults.to_string();
    return made;
}

TEST(CsvReader, ReadsCellsWithAndWithoutQuotes) {
    const auto read_all = read("a,b,c\r\n\"1\",\"x, y\",\"say \"\"no\"\"\"\r\n,\"two\nlines\",\n");
    EXPECT_EQ(read_all.faults, "");
    EXPECT_THAT(read_all.rows,
        ElementsAre(row{"a", "b", "c"}, row{"1", "x, y", "say \"no\""}, row{"", "two\nlines", ""}));
}

TEST(CsvReader, LeavesOutAMarkAndRowsWithoutAnything) {
    EXPECT_THAT(read("\xef\xbb\xbf"
                     "a,b\n\n,\n1,2")
                    .rows,
        ElementsAre(row{"a", "b"}, row{"1", "2"}));
    EXPECT_THAT(read("").rows, IsEmpty());
    EXPECT_THAT(read("\xef\xbb\xbf").rows, IsEmpty());
    EXPECT_THAT(read("\n\r\n").rows, IsEmpty());
    EXPECT_THAT(read("\"\"").rows, ElementsAre(row{""})) << "a cell in quotes is something";
    EXPECT_THAT(read("a").rows, ElementsAre(row{"a"}));
    EXPECT_THAT(read("a,").rows, ElementsAre(row{"a", ""}));
}

TEST(CsvReader, KnowsWhereCellsBegin) {
    const auto all = read("é,b\n\"1\n2\",\"日本\",x\n\n\"a\"\"é\",z\n");
    EXPECT_EQ(all.faults, "");
    ASSERT_EQ(all.rows.size(), 3U);
    EXPECT_THAT(all.places[0], ElementsAre(location{0, 1, 1}, location{0, 1, 3}));
    EXPECT_THAT(all.places[1], ElementsAre(location{0, 2, 1}, location{0, 3, 4}, location{0, 3, 9}));
    EXPECT_THAT(all.places[2], ElementsAre(location{0, 5, 1}, location{0, 5, 8}));
}

TEST(CsvReader, TellsWhatIsWrongAndGoesOn) {
    struct wrong_row {
        std::string text;
        std::string fault;
    };
    for (const auto& [text, fault] :
        {wrong_row{
             "a,\"b\"c,d", "t.csv:2:6: error: text after the closing quote of a cell; expected a comma"},
            {"a,b\"c\",d",
                "t.csv:2:4: error: a quote within a cell without quotes; expected quotes around the whole"},
            {"a,b\rc,d", "t.csv:2:4: error: a carriage return without a line feed; expected"},
            {"é,\xff,d", "t.csv:2:3: error: a byte that is no UTF-8; expected text in UTF-8; save"},
            {"é,\"x\ny\xff\",d", "t.csv:3:2: error: a byte that is no UTF-8;"},
            {"a,\"x\ny\"z,d", "t.csv:3:3: error: text after the closing quote of a cell;"}}) {
        const auto all = read("first\n" + text + "\nlast\n");
        EXPECT_THAT(all.faults, StartsWith(fault));
        EXPECT_EQ(std::ranges::count(all.faults, '\n'), 1) << all.faults;
        EXPECT_THAT(all.rows, ElementsAre(row{"first"}, row{"last"}));
        EXPECT_EQ(all.places.back()[0].line, std::ranges::count(text, '\n') + 3U) << text;
    }
    const auto open = read("first\na,\"b\nc\nd");
    EXPECT_THAT(open.faults,
        StartsWith("t.csv:2:3: error: a quote that is never closed; expected a closing quote; "));
    EXPECT_THAT(open.rows, ElementsAre(row{"first"}));
}

TEST(CsvReader, BoundsARow) {
    const auto all = read("first\n\"" + std::string(most_line_bytes + 10, 'x'));
    EXPECT_THAT(all.faults, StartsWith("t.csv:2:1: error: a row of more than 16777216 bytes; "));
    EXPECT_THAT(all.rows, ElementsAre(row{"first"}));
    const std::string long_cell(3'000'000, 'y');
    const auto long_row = read("a,\"" + long_cell + "\"\nb,c\n", 5'000);
    EXPECT_THAT(long_row.rows, ElementsAre(row{"a", long_cell}, row{"b", "c"}));
}

TEST(CsvReader, ReportsReadingThatFails) {
    diagnostics faults;
    csv_reader reader{[](char*, std::size_t) -> std::ptrdiff_t {
                          errno = EIO;
                          return -1;
                      },
        faults.add_file("t.csv"), faults};
    EXPECT_FALSE(reader.next());
    EXPECT_THAT(faults.to_string(), HasSubstr("reading failed"));
}

// What a spreadsheet would run, or might.
constexpr std::string_view hostile[] = {"=1+1", "=cmd|' /C calc'!A0", "+1+1", "-2+3+cmd|' /C calc'!D2",
    "@SUM(1+1)*cmd", "\t=1+1", "\r=1+1", "\n=1+1", "=", "+", "-", "@", " =1+1", "  @x", "'=1+1", "''=1",
    "' =1", "=HYPERLINK(\"http://x\",\"y\")", "-5x", "--5", "-.5", "-5e", "+5.", "-1,000",
    "\xef\xbc\x9d"
    "1+1",
    "\xef\xbc\x8b"
    "1",
    "\xef\xbc\x8d"
    "1",
    "\xef\xbc\xa0"
    "x",
    "=1\n=2", "-inf"};
constexpr std::string_view peaceful[] = {"", "a", "-5", "+5", "-2.5", "-1e300", "-1E-5", "5-3", "a=b",
    "'quoted'", "'", "''", "o'clock", "x@y", " a", "\xc3\xa9", "(=1)", "[-5]", "3"};

TEST(Harmless, PutsAQuoteBeforeFormulas) {
    for (const auto text : hostile) EXPECT_EQ(harmless(text), "'" + std::string{text});
    for (const auto text : peaceful) EXPECT_EQ(harmless(text), text);
}

TEST(Harmless, IsTakenBackByTheReader) {
    std::string text;
    row expected;
    const auto add = [&](std::string_view cell) {
        if (!text.empty()) text += ',';
        append_csv_cell(text, cell);
        expected.emplace_back(cell);
    };
    add("first");
    for (const auto cell : hostile) add(cell);
    for (const auto cell : peaceful) add(cell);
    EXPECT_THAT(read(text).rows, ElementsAre(expected));
    // No cell begins a formula, be it in quotes or not.
    EXPECT_EQ(text.find(",="), std::string::npos);
    EXPECT_EQ(text.find(",\"="), std::string::npos);
    EXPECT_EQ(text.find(",@"), std::string::npos);
    // Who writes by hand what the quote was made for, gets the text.
    EXPECT_THAT(read("'-5,'=x,'x").rows, ElementsAre(row{"-5", "=x", "'x"}));
}

TEST(AppendCsvCell, QuotesWhatMustBe) {
    const auto cell = [](std::string_view text) {
        std::string out;
        append_csv_cell(out, text);
        return out;
    };
    EXPECT_EQ(cell("plain words"), "plain words");
    EXPECT_EQ(cell(""), "");
    EXPECT_EQ(cell("a,b"), "\"a,b\"");
    EXPECT_EQ(cell("say \"no\""), "\"say \"\"no\"\"\"");
    EXPECT_EQ(cell("a\nb"), "\"a\nb\"");
    EXPECT_EQ(cell(" a"), "\" a\"");
    EXPECT_EQ(cell("=a,b"), "\"'=a,b\"");
    EXPECT_EQ(cell("caf\xe9!"), "caf\xef\xbf\xbd!");
}

RC_GTEST_PROP(CsvReader, ReadsBackWhatWasWritten, ()) {
    static constexpr std::string_view pieces[] = {"a", "=", "-", "'", "\"", ",", "\n", "\r", "\r\n", " ", "5",
        ".", "e", "\xc3\xa9", "\xef\xbc\x9d", "\t", "@", "+", "\xef\xbb\xbf", "words"};
    const auto width = *rc::gen::inRange<std::size_t>(1, 5);
    std::vector<row> rows(*rc::gen::inRange<std::size_t>(0, 6));
    std::string text;
    const bool has_carriage_returns = *rc::gen::arbitrary<bool>();
    for (auto& cells : rows) {
        for (std::size_t i = 0; i < width; ++i) {
            auto& cell = cells.emplace_back();
            for (const auto piece : *rc::gen::container<std::vector<std::size_t>>(
                     rc::gen::inRange<std::size_t>(0, std::size(pieces))))
                cell += pieces[piece];
            if (i != 0) text += ',';
            append_csv_cell(text, cell);
        }
        text += has_carriage_returns ? "\r\n" : "\n";
    }
    std::erase_if(
        rows, [](const row& r) { return std::ranges::all_of(r, [](const auto& c) { return c.empty(); }); });
    if (text.starts_with("\xef\xbb\xbf"))
        text = "\xef\xbb\xbf" + text;  // a mark of its own, for the first is left out
    const auto whole = read(text);
    RC_ASSERT(whole.faults.empty());
    RC_ASSERT(whole.rows == rows);
    const auto piecemeal = read(text, *rc::gen::inRange<std::size_t>(1, 9));
    RC_ASSERT(piecemeal.rows == rows);
    RC_ASSERT(piecemeal.places == whole.places);
}

// Any text gives the same rows and faults in whichever pieces it comes.
RC_GTEST_PROP(CsvReader, DoesNotMindPieces, ()) {
    const auto chosen =
        *rc::gen::container<std::string>(rc::gen::elementOf(std::string{"a,\"\n\r'=\xc3\xa9 "}));
    const auto whole = read(chosen);
    const auto piecemeal = read(chosen, *rc::gen::inRange<std::size_t>(1, 4));
    RC_ASSERT(piecemeal.rows == whole.rows);
    RC_ASSERT(piecemeal.places == whole.places);
    RC_ASSERT(piecemeal.faults == whole.faults);
}

}  // namespace
}  // namespace hearsay::test
