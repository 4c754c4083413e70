#include <hearsay/assess/vote.hpp>

#include "truth_data.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace hearsay::test {
namespace {

using ::testing::ElementsAre;

struct row {
    std::string name, votes, answer;
    double score;
    std::size_t tied;
};
void PrintTo(const row& r, std::ostream* out) { *out << r.votes; }
class VoteEdges : public ::testing::TestWithParam<row> {};

TEST_P(VoteEdges, Answers) {
    const auto table = make_votes(GetParam().votes);
    const auto answers = vote(table);
    EXPECT_EQ(answer_of(table, answers, "x"), GetParam().answer);
    EXPECT_DOUBLE_EQ(answers.score[answers.answer[0]], GetParam().score);
    EXPECT_THAT(answers.tied(table, 0), ::testing::SizeIs(GetParam().tied));
}
INSTANTIATE_TEST_SUITE_P(Edges, VoteEdges,
    ::testing::Values(row{"One", "x: a 5", "5", 1, 1}, row{"AllTheSame", "x: a 5, b 5, c 5", "5", 3, 1},
        row{"AllTiedTheLowestNumber", "x: a 10, b 9, c 11", "9", 1, 3},
        row{"AllTiedTheFirstText", "x: a beta, b alpha", "alpha", 1, 2},
        row{"NumbersBeforeText", "x: a alpha, b 7", "7", 1, 2},
        row{"TwoValuesHalfEach", "x: a 1, a 2, b 2", "2", 1.5, 1},
        row{"Huge", "x: a 1e308, b 1e308, c -1e308", "1e308", 2, 1}),
    [](const auto& test) { return test.param.name; });

TEST(Vote, HasNoAnswerWhereNobodyVotes) {
    EXPECT_THAT(vote(vote_table{}).answer, ::testing::IsEmpty());
    const auto table = make_votes("x: a 5").without(0);
    const auto answers = vote(table);
    EXPECT_EQ(answers.value(table, 0), std::nullopt);
    EXPECT_EQ(answers.because(table, 0), "nobody votes");
    EXPECT_THAT(discounts(table, source_lines{1}, answers, 0), ::testing::IsEmpty());
}

TEST(Vote, SaysWhoDidWhatForTheAnswer) {
    const auto table = make_votes("off: aa 1005, bb 1005, cc 1015");
    EXPECT_EQ(vote(table).because(table, 0), "1005 by vote: score 2 of 3 (aa 1, bb 1); against it 1015 1");
}

TEST(Vote, CountsALineOnce) {
    const auto table = make_votes("off: aa 1005, bb 1005, cc 1005, dd 1015, ee 1015");
    const source_lines lines{5, {{0, 1}, {1, 2}}};
    const auto answers = vote(table, lines);
    EXPECT_EQ(answer_of(table, answers, "off"), "1015");
    EXPECT_EQ(
        answers.because(table, 0), "1015 by vote of lines: score 2 of 3 (dd 1, ee 1); against it 1005 1");
    const auto lost = discounts(table, lines, answers, 0);
    ASSERT_THAT(lost, ::testing::SizeIs(3));
    EXPECT_NEAR(lost[1].lost, 2.0 / 3, 1e-12);
    EXPECT_EQ(lost[1].because(table), "bb loses 0.67 of its vote; aa and bb: citation; bb and cc: citation");
}

TEST(Vote, SharesTheVoiceOfALineThatIsAtOdds) {
    const auto table = make_votes("off: aa 1, bb 1, cc 2, dd 3");
    const auto answers = vote(table, source_lines{4, {{0, 1}, {1, 2}}});
    EXPECT_THAT(answers.score, ElementsAre(0.5, 0.5, 1));
    EXPECT_THAT(answers.part, ElementsAre(0.25, 0.25, 0.5, 1));
}

TEST(Vote, RefusesLinesOfAnotherTable) {
    EXPECT_THROW((void)vote(make_votes("x: a 5"), source_lines{2}), std::invalid_argument);
}

/// By the definition: for each line the values it gives for each item, and of those with the most lines the first.
RC_GTEST_PROP(Vote, IsWhatCountingLinesGives, (std::uint64_t seed)) {
    std::mt19937_64 engine{seed};
    const auto said = draw_votes(engine);
    const auto table = build(said);
    const source_lines lines{table.source_count(), draw_joins(engine, table)};
    const auto answers = vote(table, lines);
    std::map<std::string, std::map<std::uint32_t, std::set<std::string>>> given;  // item, line: values
    for (const said_value& one : said)
        given[one.item][lines.line(*table.find_source(one.source))].insert(one.value);
    for (const auto& [item, by_line] : given) {
        std::map<std::string, double> score;  // one digit each: by text as by number
        for (const auto& [line, values] : by_line) {
            for (const auto& value : values) score[value] += 1.0 / static_cast<double>(values.size());
        }
        std::string best = score.begin()->first;
        for (const auto& [value, s] : score) {
            if (s > score[best] + 1e-9) best = value;
        }
        RC_ASSERT(answer_of(table, answers, item) == best);
    }
}

RC_GTEST_PROP(Vote, HasPartsThatAddUp, (std::uint64_t seed)) {
    std::mt19937_64 engine{seed};
    const auto table = build(draw_votes(engine));
    const source_lines lines{table.source_count(), draw_joins(engine, table)};
    const auto answers = vote(table, lines);
    for (std::uint32_t item = 0; item < table.item_count(); ++item) {
        const number_range among = table.candidates(item);
        std::set<std::uint32_t> voting;
        double all = 0;
        for (std::uint32_t c = among.first; c < among.last; ++c) {
            RC_ASSERT(std::abs(sum_of_parts(table, answers, c) - answers.score[c]) < 1e-9);
            all += answers.score[c];
            for (std::uint32_t v = table.votes(c).first; v < table.votes(c).last; ++v)
                voting.insert(lines.line(table.source(v)));
        }
        RC_ASSERT(std::abs(all - static_cast<double>(voting.size())) < 1e-9);
        double lost = 0;
        double sources = 0;
        std::set<std::uint32_t> each;
        for (std::uint32_t v = table.votes(among.first).first; v < table.votes(among.last - 1).last; ++v)
            each.insert(table.source(v));
        sources = static_cast<double>(each.size());
        for (const auto& d : discounts(table, lines, answers, item)) lost += d.lost;
        RC_ASSERT(std::abs(all + lost - sources) < 1e-9);
    }
}

RC_GTEST_PROP(Vote, LosesExactlyThePartsOfASourceThatIsLeftOut, (std::uint64_t seed)) {
    std::mt19937_64 engine{seed};
    const auto table = build(draw_votes(engine));
    if (table.source_count() == 0) return;
    const auto source = static_cast<std::uint32_t>(engine() % table.source_count());
    const auto rest = table.without(source);
    const auto before = vote(table);
    const auto after = vote(rest);
    for (std::uint32_t item = 0; item < table.item_count(); ++item) {
        std::map<std::uint32_t, double> score;  // by value
        const number_range left = rest.candidates(item);
        for (std::uint32_t c = left.first; c < left.last; ++c) score[rest.value(c)] = after.score[c];
        const number_range among = table.candidates(item);
        for (std::uint32_t c = among.first; c < among.last; ++c) {
            double part = 0;
            for (std::uint32_t v = table.votes(c).first; v < table.votes(c).last; ++v)
                part += table.source(v) == source ? before.part[v] : 0;
            RC_ASSERT(std::abs(before.score[c] - part - score[table.value(c)]) < 1e-9);
        }
    }
}

RC_GTEST_PROP(Vote, ByLineIsTheSameWithAnEchoOfASource, (std::uint64_t seed)) {
    std::mt19937_64 engine{seed};
    auto said = draw_votes(engine);
    const auto table = build(said);
    if (table.source_count() == 0) return;
    const auto joins = draw_joins(engine, table);
    const auto echoed = static_cast<std::uint32_t>(engine() % table.source_count());
    const auto of = said.size();
    for (std::size_t i = 0; i < of; ++i) {  // "zz" is the last by name: the others keep their numbers
        if (said[i].source == table.source_name(echoed)) said.push_back({said[i].item, "zz", said[i].value});
    }
    const auto more = build(said);
    auto more_joins = joins;
    if (more.source_count() > table.source_count()) more_joins.push_back({echoed, table.source_count()});
    const auto before = vote(table, source_lines{table.source_count(), joins});
    const auto after = vote(more, source_lines{more.source_count(), more_joins});
    RC_ASSERT(before.score == after.score);
    RC_ASSERT(before.answer == after.answer);
}

}  // namespace
}  // namespace hearsay::test
