#include <hearsay/io/document.hpp>

#include "outline.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace hearsay::test {
namespace {

using ::testing::ElementsAre;

static_assert(std::forward_iterator<node_range<node>::iterator>);
static_assert(std::forward_iterator<node_range<mapping_entry>::iterator>);
static_assert(std::is_nothrow_move_constructible_v<document_tree>);
static_assert(!std::is_copy_constructible_v<document_tree>, "nodes point to their tree");
static_assert(std::is_trivially_copyable_v<node>);

constexpr std::string_view statement = R"(id: s1
source: kyiv-post
held: true
relays:
  - source: gur
    asserts: [at-least-10k, {claim: presence, certainty: probable}]
weight: 2.5
quote:
)";

TEST(DocumentTree, IsEmptyBeforeAnythingIsRead) {
    const document_tree tree;
    EXPECT_TRUE(tree.empty());
    EXPECT_EQ(tree.node_count(), 0U);
    EXPECT_THROW(static_cast<void>(tree.root()), std::out_of_range);
}

TEST(DocumentTree, HoldsTheSameFromYamlAndFromJson) {
    const auto yaml = read(statement, "case.yaml");
    EXPECT_EQ(yaml.faults, "");
    EXPECT_EQ(read(yaml.outline, "case.json").outline, yaml.outline);
    EXPECT_EQ(yaml.outline,
        R"({"id": "s1", "source": "kyiv-post", "held": true, "relays": [{"source": "gur", "asserts": )"
        R"(["at-least-10k", {"claim": "presence", "certainty": "probable"}]}], "weight": 2.5, )"
        R"("quote": null})");
}

TEST(DocumentTree, IsEmptyAgainAfterAFaultyText) {
    diagnostics faults;
    const auto file = faults.add_file("case.yaml");
    document_tree tree;
    ASSERT_TRUE(read_yaml("a: 1", file, tree, faults));
    EXPECT_FALSE(read_yaml("a: [1", file, tree, faults));
    EXPECT_TRUE(tree.empty());
}

TEST(DocumentTree, NeedsTheTextNoMore) {
    diagnostics faults;
    document_tree tree;
    {
        std::string text = R"({"name": "Yonhap", "escaped": "a\nb"})";
        ASSERT_TRUE(read_json(text, faults.add_file("a.json"), tree, faults));
        std::ranges::fill(text, 'x');
    }
    EXPECT_EQ(outline(tree.root()), R"({"name": "Yonhap", "escaped": "a\nb"})");
}

TEST(DocumentTree, CanBeMovedAndReadIntoAgain) {
    diagnostics faults;
    const auto file = faults.add_file("a.json");
    document_tree tree;
    ASSERT_TRUE(read_json("[1, 2]", file, tree, faults));
    auto other = std::move(tree);
    EXPECT_EQ(outline(other.root()), "[1, 2]");
    ASSERT_TRUE(
        read_json("[3]", file, tree, faults));  // NOLINT(bugprone-use-after-move): that is the question
    EXPECT_EQ(outline(tree.root()), "[3]");
    EXPECT_EQ(outline(other.root()), "[1, 2]");
}

TEST(DocumentTree, ClearForgetsTheTree) {
    auto result = read("[1]", "a.json");
    result.tree.clear();
    EXPECT_TRUE(result.tree.empty());
}

TEST(Node, KnowsItsPlace) {
    const auto result = read(statement, "case.yaml");
    const auto root = result.tree.root();
    EXPECT_EQ(root.where(), (location{0, 1, 1}));
    EXPECT_EQ(root.find("held")->where(), (location{0, 3, 7}));
    const auto relayed = *root.find("relays")->items().begin();
    EXPECT_EQ(relayed.where(), (location{0, 5, 5}));
    EXPECT_EQ(relayed.find("asserts")->where(), (location{0, 6, 14}));
    std::vector<location> keys;
    for (const auto& entry : root.entries()) keys.push_back(entry.key_where);
    EXPECT_THAT(keys,
        ElementsAre(location{0, 1, 1}, location{0, 2, 1}, location{0, 3, 1}, location{0, 4, 1},
            location{0, 7, 1}, location{0, 8, 1}));
}

TEST(Node, NamesTheFileThatItIsFrom) {
    diagnostics faults;
    faults.add_file("first.yaml");
    document_tree tree;
    ASSERT_TRUE(read_yaml("a: 1", faults.add_file("second.yaml"), tree, faults));
    EXPECT_EQ(tree.root().where().file, 1U);
}

TEST(Node, FindsKeysOfItsOwnAlone) {
    const auto result = read(statement, "case.yaml");
    const auto root = result.tree.root();
    EXPECT_EQ(root.find("id")->text(), "s1");
    EXPECT_TRUE(root.find("quote")->is_null());
    EXPECT_FALSE(root.find("asserts"));  // which its relayed statement has
    EXPECT_FALSE(root.find("s1"));       // a value
    EXPECT_FALSE(root.find("")) << "no key is empty here";
    EXPECT_FALSE(root.find("id")->find("id")) << "a text has no keys";
}

TEST(Node, AnswersForOtherKindsWithNothing) {
    const auto result = read("[text, {a: 1}, 3]", "a.yaml");
    const auto root = result.tree.root();
    EXPECT_EQ(root.size(), 3U);
    EXPECT_EQ(root.text(), "");
    EXPECT_TRUE(root.entries().empty());
    EXPECT_FALSE(root.find("a"));
    const auto text = *root.items().begin();
    EXPECT_EQ(text.size(), 0U);
    EXPECT_TRUE(text.items().empty());
    EXPECT_TRUE(std::isnan(text.number()));
    EXPECT_FALSE(text.is_finite());
    EXPECT_FALSE(text.is_integer());
    EXPECT_FALSE(text.boolean());
    const auto mapping = *std::next(root.items().begin());
    EXPECT_TRUE(mapping.items().empty());
    EXPECT_EQ(mapping.size(), 1U);
}

TEST(Node, ItsRangesAreRanges) {
    const auto result = read("{a: [1, [2, 3], {x: y}], b: 2, c: {}}", "a.yaml");
    const auto root = result.tree.root();
    EXPECT_EQ(std::ranges::distance(root.entries()), 3);
    EXPECT_EQ(std::ranges::distance(root.find("a")->items()), 3);
    EXPECT_TRUE(root.find("c")->entries().empty());
    const auto b = std::ranges::find(root.entries(), "b", &mapping_entry::key);
    ASSERT_NE(b, root.entries().end());
    EXPECT_EQ((*b).value.number(), 2);
}

TEST(Node, EqualsItselfAlone) {
    const auto result = read("[1, 1]", "a.yaml");
    const auto items = result.tree.root().items();
    EXPECT_EQ(*items.begin(), *items.begin());
    EXPECT_NE(*items.begin(), *std::next(items.begin()));
}

class Describe : public ::testing::TestWithParam<text_row> {};

TEST_P(Describe, SaysWhatStandsThere) {
    const auto result = read(GetParam().text, "a.yaml");
    ASSERT_TRUE(result.has_tree) << result.faults;
    EXPECT_EQ(describe(*result.tree.root().items().begin()), GetParam().result);
}

INSTANTIATE_TEST_SUITE_P(Values, Describe,
    ::testing::Values(text_row{"Text", "- foo", "the text \"foo\""},
        text_row{"EmptyText", "- ''", "an empty text"},
        text_row{"LongText", "- aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "the text \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...\""},
        text_row{"Number", "- 3", "the number 3"},
        text_row{"NumberAsWritten", "- +1.50e2", "the number +1.50e2"}, text_row{"True", "- TRUE", "true"},
        text_row{"False", "- false", "false"}, text_row{"Null", "- ~", "nothing"},
        text_row{"Absent", "-", "nothing"}, text_row{"List", "- [1]", "a list"},
        text_row{"Mapping", "- a: 1", "a mapping"}, text_row{"Fault", "- 1e999", "a faulty value"}),
    [](const auto& test) { return std::string{test.param.name}; });

TEST(FormatOf, GoesByTheName) {
    EXPECT_EQ(format_of("case.yaml", "{}"), document_format::yaml);
    EXPECT_EQ(format_of("case.yml", "{}"), document_format::yaml);
    EXPECT_EQ(format_of("case.json", "a: b"), document_format::json);
    EXPECT_EQ(format_of("dir.json/bulk.jsonl", "a: b"), document_format::json_lines);
    EXPECT_EQ(format_of("bulk.ndjson", ""), document_format::json_lines);
}

TEST(FormatOf, GoesByTheTextWhereTheNameTellsNothing) {
    EXPECT_EQ(format_of("-", "hearsay: 1"), document_format::yaml);
    EXPECT_EQ(format_of("-", ""), document_format::yaml);
    EXPECT_EQ(format_of("-", "# {\n"), document_format::yaml);
    EXPECT_EQ(format_of("-", "\xef\xbb\xbf \r\n{\"hearsay\": 1}"), document_format::json);
    EXPECT_EQ(format_of("case", "{\"a\": {},\n \"b\": {}}"), document_format::json);
    EXPECT_EQ(format_of("case", "{\n\"a\": 1}"), document_format::json);
    EXPECT_EQ(format_of("case", "{\"a\": 1}\n\n  \n"), document_format::json);
    EXPECT_EQ(format_of("case", "{\"a\": {\"b\": 1}}\r\n{\"c\": 2}\n"), document_format::json_lines);
    EXPECT_EQ(format_of("case", "{\"a\": 1}\n\n{\"b\": 2}"), document_format::json_lines);
}

TEST(ReadDocument, ReadsYamlAndJsonByName) {
    EXPECT_EQ(read("{a: yes}", "a.yaml").outline, R"({"a": "yes"})");
    EXPECT_EQ(read("{a: yes}", "a.json").outline, "none");
    EXPECT_EQ(read(R"({"a": "\ud83d\ude00"})", "-").outline, "{\"a\": \"😀\"}")
        << "which YAML has no escape for";
}

}  // namespace
}  // namespace hearsay::test
