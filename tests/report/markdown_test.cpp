#include <hearsay/report/markdown.hpp>

#include "sample_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace hearsay;
using namespace hearsay::test;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::string markdown_of(const report& what, bool detail = false) {
    std::string page;
    write_markdown(what, page, {detail});
    return page;
}

// The bars of a table row that part cells: those that are not escaped.
std::size_t bars(std::string_view line) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\\')
            ++i;
        else
            count += line[i] == '|' ? 1 : 0;
    }
    return count;
}

TEST(Markdown, SaysWhatTheTextSays) {
    const auto page = markdown_of(report_of_example("north-korean-troops"));
    EXPECT_THAT(page,
        StartsWith("# North Korean troops in the war against Ukraine, as reported on 18 October 2024\n"));
    EXPECT_THAT(page,
        HasSubstr(
            "\n### 1. How many soldiers were sent?\n\n**More than 11,000, up to 20,000**, if a brigade is 3,000 "
            "to 5,000 soldiers. Three claims accept this, from 2 to 3 independent origins (GUR, NIS, an "
            "unnamed one). Nobody dissents."));
    EXPECT_THAT(page,
        HasSubstr(
            "| `c1` | 'over 11 thousand' | more than 11,000 soldiers | the article of 18 October \\> Zelensky \\> "
            "intelligence information (unnamed) |"));
    EXPECT_THAT(page,
        HasSubstr(
            "| agree | `c1` 'over 11 thousand' implies `c2` 'at least 10,000'. | same\\_measure:troops |\n"));
    EXPECT_THAT(page, HasSubstr("| GUR | c2, c5, c6 and c8 |\n"));
    EXPECT_THAT(page, HasSubstr("  - `c1` and `c3` conflict at 2,750 soldiers a brigade and below.\n"));
}

TEST(Markdown, KeepsItsTablesWhole) {
    for (const std::string name : {"north-korean-troops", "dam-breach"}) {
        std::size_t rows = 0;
        std::size_t columns = 0;
        for (const auto& line : lines_of(markdown_of(report_of_example(name), true))) {
            if (!line.starts_with('|')) {
                columns = 0;
                continue;
            }
            if (columns == 0) columns = bars(line);
            EXPECT_EQ(bars(line), columns) << line;
            ++rows;
        }
        EXPECT_GT(rows, 40U);
    }
}

TEST(Markdown, LetsNoNameBecomeMarkup) {
    const auto page = markdown_of(report_of_case(hostile_case), true);
    std::size_t columns = 0;
    for (const auto& line : lines_of(page)) {
        if (!line.starts_with('|'))
            columns = 0;
        else if (columns == 0)
            columns = bars(line);
        if (columns != 0) {
            EXPECT_EQ(bars(line), columns) << line;
        }
    }
    EXPECT_THAT(page, Not(HasSubstr("<script>")));
    EXPECT_THAT(page, HasSubstr("\\<script\\>"));
    EXPECT_THAT(page, HasSubstr("\\*star\\* \\_under\\_"));
    EXPECT_THAT(page, HasSubstr("\\[link\\](http://x) \\& so on"));
    EXPECT_THAT(page, Not(HasSubstr("\n# heading")));
    for (const char c : page) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20) << int{c};
    // An id with a backtick or a bar can't be code.
    EXPECT_THAT(page, HasSubstr("| c\\|1 |"));
    EXPECT_THAT(page, HasSubstr("| c\\`2 |"));
}

TEST(Markdown, EscapesWhatCountsAtTheStartOfALine) {
    const auto made = report_of_case(R"(
hearsay: 1
sources: {a: {kind: other, name: "# shout"}, b: {kind: other, name: "1. first"}, c: {kind: other, name: "- dash"}}
questions: {q: {asks: Is it so?, kind: truth}}
claims: {c: {answers: q, value: true}}
statements:
  - {id: s1, source: a, relays: [{source: b, asserts: [c]}]}
  - {id: s2, source: c, asserts: [c], denies: [c]}
)");
    for (const auto& line : lines_of(markdown_of(made, true))) {
        EXPECT_FALSE(line.starts_with("# shout") || line.starts_with("1. first") ||
            line.starts_with("- dash") || line.starts_with("- # shout") || line.starts_with("- - dash"))
            << line;
    }
}

TEST(Markdown, LeavesOutNoHeadingLevel) {
    int level = 0;
    for (const auto& line : lines_of(markdown_of(report_of_example("dam-breach"), true))) {
        const auto marks = line.find_first_not_of('#');
        if (marks == 0 || marks == std::string::npos) continue;
        EXPECT_LE(static_cast<int>(marks), level + 1) << line;
        level = static_cast<int>(marks);
    }
    EXPECT_GE(level, 2);
}

}  // namespace
