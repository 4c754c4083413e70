#include <hearsay/report/dot.hpp>

#include "sample_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>

namespace {

using namespace hearsay;
using namespace hearsay::test;
using ::testing::HasSubstr;
using ::testing::Not;

std::string dot_of(const report& what) {
    std::string page;
    write_dot(what, page);
    return page;
}

/// How the program `dot` ends when it draws a graph: 0 where all is well; -1 where it is not installed.
int draw(const std::string& graph) {
    if (std::system("command -v dot >/dev/null 2>&1") != 0) return -1;
    std::FILE* pipe = popen("dot -Tsvg >/dev/null 2>&1", "w");
    std::fwrite(graph.data(), 1, graph.size(), pipe);
    return pclose(pipe);
}

TEST(Dot, DrawsSourcesStatementsAndClaims) {
    const auto page = dot_of(report_of_example("north-korean-troops"));
    EXPECT_THAT(page, HasSubstr("\"source article\" -> \"statement on-zelensky\" [arrowhead=none];\n"));
    EXPECT_THAT(
        page, HasSubstr("\"statement on-zelensky\" -> \"statement on-zelensky.1\" [style=dashed];\n"));
    EXPECT_THAT(page, HasSubstr("\"statement on-zelensky.1.1\" -> \"claim c1\" [color=\"#2a7d2a\"];\n"));
    EXPECT_THAT(page,
        HasSubstr(
            "\"statement on-reactions.1\" -> \"claim c6\" [color=\"#8a3ffc\", arrowhead=tee, label=\"denies\"];\n"));
    EXPECT_THAT(page, HasSubstr("label=\"conditional\""));
    EXPECT_THAT(page, HasSubstr("c1\\n'over 11 thousand'"));
}

TEST(Dot, FramesEachQuestionAndMarksConflictsRed) {
    const auto page = dot_of(report_of_example("north-korean-troops"));
    EXPECT_THAT(page, HasSubstr("subgraph \"cluster_4\" {"));
    EXPECT_THAT(page, Not(HasSubstr("subgraph \"cluster_5\" {")));
    EXPECT_THAT(page, HasSubstr("\"claim c7\" -> \"claim c8\" [color=\"#d62728\""));
    EXPECT_THAT(page, Not(HasSubstr("\"claim c1\" -> \"claim c2\"")));
    report_options pragmatic;
    pragmatic.by.how = reading::pragmatic;
    EXPECT_THAT(dot_of(report_of_example("north-korean-troops", pragmatic)),
        HasSubstr("\"claim c1\" -> \"claim c2\" [color=\"#d62728\""));
}

TEST(Dot, LeavesOutWhatTheReportLeavesOut) {
    const auto read = read_example("north-korean-troops");
    report_options options;
    options.without = {*read.graph.find_source("gur")};
    const auto page = dot_of(make_report(read.graph, read.title, options));
    EXPECT_THAT(page, Not(HasSubstr("\"statement on-gur.1\"")));
    EXPECT_THAT(page, HasSubstr("\"statement on-yonhap.1\""));
    // Retracted: h1 of the second case.
    const auto dam = dot_of(report_of_example("dam-breach"));
    EXPECT_THAT(dam, Not(HasSubstr("\"statement h1\"")));
    EXPECT_THAT(dam, HasSubstr("\"statement h3\""));
}

TEST(Dot, IsReadByGraphviz) {
    for (const std::string name : {"north-korean-troops", "dam-breach"}) {
        const int ended = draw(dot_of(report_of_example(name)));
        if (ended == -1) GTEST_SKIP() << "no Graphviz here";
        EXPECT_EQ(ended, 0) << name;
    }
    EXPECT_EQ(draw(dot_of(report_of_case(hostile_case))), 0);
    EXPECT_NE(draw("digraph { \"unfinished"), 0);
}

TEST(Dot, EscapesNames) {
    const auto page = dot_of(report_of_case(hostile_case));
    EXPECT_THAT(page, HasSubstr("\"statement s\\\"2\\\\\""));
    for (const char c : page) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20) << int{c};
}

TEST(Dot, DoesNotDependOnTheOrderOfStatements) {
    const std::string_view head = R"(
hearsay: 1
sources: {a: {kind: other}, b: {kind: other}}
questions: {q: {asks: Is it so?, kind: truth}}
claims: {c: {answers: q, value: true}}
statements:
)";
    const std::string first = "  - {id: s1, source: a, asserts: [c]}\n";
    const std::string second = "  - {id: s2, source: b, denies: [c]}\n";
    EXPECT_EQ(dot_of(report_of_case(std::string{head} + first + second)),
        dot_of(report_of_case(std::string{head} + second + first)));
}

}  // namespace
