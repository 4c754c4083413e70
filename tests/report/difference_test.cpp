#include <hearsay/report/difference.hpp>

#include "sample_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace {

using namespace hearsay;
using namespace hearsay::test;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string text_of(const report_difference& what) {
    std::string page;
    write_text(what, page);
    return flat(page);
}
std::vector<std::string> ids(const std::vector<report_difference::named>& list) {
    std::vector<std::string> made;
    for (const auto& one : list) made.push_back(one.id);
    return made;
}

TEST(Difference, OfAReportFromItselfIsNothing) {
    for (const std::string name : {"north-korean-troops", "dam-breach"}) {
        const auto one = report_of_example(name);
        const auto found = difference_between(one, one);
        EXPECT_TRUE(found.empty());
        EXPECT_EQ(text_of(found), "What changed ============ Nothing changed. ");
    }
    const auto none = report_of_notation("");
    EXPECT_TRUE(difference_between(none, none).empty());
}

TEST(Difference, IsWhoTakesAPositionAndOnWhoseWord) {
    const auto before = report_of_notation("paper > ministry: dead over 5");
    const auto after = report_of_notation("paper > ministry: dead over 5; [w] wire: dead over 5");
    const auto found = difference_between(before, after);
    ASSERT_THAT(found.questions, SizeIs(1));
    ASSERT_THAT(found.questions[0].positions, SizeIs(1));
    const auto& one = found.questions[0].positions[0];
    EXPECT_EQ(one.position.claim, "dead over 5");
    EXPECT_TRUE(one.before && one.after);
    EXPECT_THAT(ids(one.takers.gained), ElementsAre("wire"));
    EXPECT_THAT(one.takers.lost, IsEmpty());
    EXPECT_THAT(ids(one.origins.gained), ElementsAre("wire"));
    EXPECT_EQ(one.independent_before, (report_difference::origin_count{1, 1}));
    EXPECT_EQ(one.independent_after, (report_difference::origin_count{2, 2}));
    EXPECT_EQ(one.credibility_before, 3);
    EXPECT_EQ(one.credibility_after, 2);
    EXPECT_THAT(text_of(found),
        HasSubstr(
            "now also said by wire; now on the word of wire; two independent origins, where there was one; "
            "credibility 2, where it was 3"));
}

TEST(Difference, IsWhatIsNewAndWhatIsGone) {
    const auto before = report_of_notation("paper: dead over 5; radio: war yes");
    const auto after = report_of_notation("paper > ministry: dead over 7; radio: denies war yes");
    const auto found = difference_between(before, after);
    ASSERT_THAT(found.questions, SizeIs(2));
    const auto text = text_of(found);
    EXPECT_THAT(text,
        HasSubstr(
            "New: 'dead over 7', asserted first-hand by ministry (one independent origin); credibility 3"));
    EXPECT_THAT(text, HasSubstr("Gone: 'dead over 5', asserted by paper before"));
    EXPECT_THAT(text, HasSubstr("Before: More than 5. "));
    EXPECT_THAT(text, HasSubstr("Now: More than 7. "));
    EXPECT_THAT(text, HasSubstr("New: the denial of "));
    EXPECT_THAT(text, HasSubstr(", first-hand by radio (one independent origin)"));
}

TEST(Difference, IsAQuestionThatIsNewOrAskedNoMore) {
    const auto before = report_of_notation("paper: dead over 5");
    const auto after = report_of_notation("paper: war yes");
    const auto found = difference_between(before, after);
    ASSERT_THAT(found.questions, SizeIs(2));
    EXPECT_EQ(found.questions[0].question.id, "war");
    EXPECT_FALSE(found.questions[0].before);
    EXPECT_EQ(found.questions[1].question.id, "dead");
    EXPECT_FALSE(found.questions[1].after);
    EXPECT_THAT(text_of(found), HasSubstr("This question is new."));
    EXPECT_THAT(text_of(found), HasSubstr("This question is not asked any more."));
}

TEST(Difference, IsAVerdictThatAnotherFactorGives) {
    const auto with = [](std::string_view factor) {
        return report_of_case(fmt::format(R"(hearsay: 1
units: {{brigade: {{soldier: {}, plural: brigades}}}}
sources: {{gur: {{kind: agency}}, nis: {{kind: agency}}}}
questions: {{troops: {{asks: How many?, kind: quantity, unit: soldier}}}}
claims: {{few: {{answers: troops, value: up to 4 brigades}}, many: {{answers: troops, value: over 15 thousand soldiers}}}}
statements: [{{id: s1, source: gur, asserts: [few]}}, {{id: s2, source: nis, asserts: [many]}}])",
            factor));
    };
    const auto found = difference_between(with("[2000, 3000]"), with("[4000, 5000]"));
    ASSERT_THAT(found.questions, SizeIs(1));
    ASSERT_THAT(found.questions[0].verdicts, SizeIs(1));
    EXPECT_EQ(found.questions[0].verdicts[0].before, verdict::conflict);
    EXPECT_EQ(found.questions[0].verdicts[0].after, verdict::compatible);
    EXPECT_THAT(text_of(found),
        HasSubstr(
            "'up to four brigades' and 'more than 15,000 soldiers' are compatible, where they conflicted"));
}

TEST(Difference, IsAReportThatComesBackToItsSource) {
    const auto before = report_of_notation("[c1] courier: explosion yes; [w] wire: explosion yes > [c1]");
    const auto after = report_of_notation(
        "[c1] courier: explosion yes; [w] wire: explosion yes > [c1]; [c2] courier: explosion yes > [w]");
    const auto found = difference_between(before, after);
    EXPECT_THAT(
        found.circular_gained, ElementsAre("a report comes back to courier: courier > wire > courier"));
    EXPECT_THAT(difference_between(after, before).circular_lost, SizeIs(1));
    EXPECT_THAT(text_of(found), HasSubstr("Circular reporting - New: a report comes back to courier"));
}

TEST(Difference, IsTheOtherWayRoundFromTheOtherSide) {
    const auto whole = report_of_example("north-korean-troops");
    std::size_t changed = 0;
    for (const source_id s : whole.graph.sources()) {
        const auto less = report_of_example("north-korean-troops", {.without = {s}});
        const auto there = difference_between(whole, less);
        const auto back = difference_between(less, whole);
        ASSERT_EQ(there.questions.size(), back.questions.size());
        for (std::size_t q = 0; q < there.questions.size(); ++q) {
            const auto& a = there.questions[q];
            const auto& b = back.questions[q];
            EXPECT_EQ(a.answer_before, b.answer_after);
            EXPECT_EQ(a.answer_after, b.answer_before);
            ASSERT_EQ(a.positions.size(), b.positions.size());
            for (std::size_t i = 0; i < a.positions.size(); ++i) {
                EXPECT_EQ(a.positions[i].takers.lost, b.positions[i].takers.gained);
                EXPECT_EQ(a.positions[i].origins.gained, b.positions[i].origins.lost);
                EXPECT_EQ(a.positions[i].independent_before, b.positions[i].independent_after);
                ++changed;
            }
        }
    }
    EXPECT_GT(changed, 10U);
}

TEST(Difference, IsTheSameInJsonAndMarkdown) {
    const auto found = difference_between(report_of_notation("paper: dead over 5"),
        report_of_notation("paper: dead over 5; wire: dead over 5"));
    std::string page;
    write_json(found, page);
    const auto read = nlohmann::json::parse(page);
    const auto& one = read.at("questions").at(0).at("positions").at(0);
    EXPECT_EQ(one.at("claim"), "dead over 5");
    EXPECT_EQ(one.at("takers").at("gained"), nlohmann::json::array({"wire"}));
    EXPECT_EQ(one.at("independent_before").at("max"), 1);
    EXPECT_EQ(one.at("credibility_after"), 2);
    std::string markdown;
    write_markdown(found, markdown);
    EXPECT_THAT(markdown, ::testing::StartsWith("# What changed\n"));
    EXPECT_THAT(markdown, HasSubstr("now also said by wire"));
}

}  // namespace
