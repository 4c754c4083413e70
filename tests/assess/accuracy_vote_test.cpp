#include <hearsay/assess/accuracy_vote.hpp>

#include "truth_data.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

namespace hearsay::test {
namespace {

// Three sources that agree on ten items, and two that differ from everybody there, but are two to one on the last.
std::string good_and_bad() {
    std::string text;
    for (int i = 0; i < 10; ++i)
        text += fmt::format("i{}: good 1, fair 1, plain 1, bad {}, worse {};", i, 10 + i, 50 + i);
    return text + "last: good 1, bad 2, worse 2";
}

TEST(AccuracyVote, TrustsOneThatIsRightAgainstTwoThatAreNot) {
    const auto table = make_votes(good_and_bad());
    EXPECT_EQ(answer_of(table, vote(table), "last"), "2");
    const auto found = accuracy_vote(table);
    EXPECT_EQ(answer_of(table, found.answers, "last"), "1");
    const auto good = *table.find_source("good");
    EXPECT_GT(found.accuracy[good], 0.85);
    EXPECT_LT(found.accuracy[*table.find_source("bad")], 0.2);
    EXPECT_GT(found.answers.weight[good], 0);
    EXPECT_LT(found.coincidence, 0.15);  // bad and worse coincide on one item of eleven
}

TEST(AccuracyVote, OfOneRoundIsAVote) {
    const auto table = make_votes(good_and_bad());
    const auto found = accuracy_vote(table, {.rounds = 1});
    EXPECT_EQ(found.answers.answer, vote(table).answer);
    // One vote of accuracy 0.8, and 2 false values at first: 8 to 1 for each voice, and 1 for what nobody gives.
    const auto one = accuracy_vote(make_votes("x: a 5"), {.rounds = 1});
    EXPECT_NEAR(one.probability[0], 8.0 / (8 + 2), 1e-12);
    EXPECT_NEAR(one.answers.score[0], std::log(8), 1e-12);
}

TEST(AccuracyVote, HasNoAnswersWithoutVotes) {
    EXPECT_THAT(accuracy_vote(vote_table{}).answers.answer, ::testing::IsEmpty());
    const auto table = make_votes("x: a 5").without(0);
    EXPECT_EQ(accuracy_vote(table).answers.value(table, 0), std::nullopt);
}

TEST(AccuracyVote, NeedsARound) {
    EXPECT_THROW((void)accuracy_vote(vote_table{}, {.rounds = 0}), std::invalid_argument);
}

struct edge {
    std::string name, votes;
};
void PrintTo(const edge& e, std::ostream* out) { *out << e.name; }
class AccuracyEdges : public ::testing::TestWithParam<edge> {};
TEST_P(AccuracyEdges, HaveFiniteNumbers) {
    const auto table = make_votes(GetParam().votes);
    for (const std::size_t rounds : {1U, 2U, 10U, 200U}) {
        const auto found = accuracy_vote(table, {.rounds = rounds});
        for (const double x : found.answers.score) ASSERT_TRUE(std::isfinite(x));
        for (const double x : found.probability) ASSERT_TRUE(x >= 0 && x <= 1);
        for (const double x : found.accuracy) ASSERT_TRUE(x > 0 && x < 1);
    }
}
std::string many(int sources, bool alike) {
    std::string text = "x: ";
    for (int s = 0; s < sources; ++s) text += fmt::format("{}s{} {}", s == 0 ? "" : ", ", s, alike ? 1 : s);
    return text;
}
INSTANTIATE_TEST_SUITE_P(Edges, AccuracyEdges,
    ::testing::Values(edge{"OneVote", "x: a 5"}, edge{"OneSource", "x: a 5; y: a 6; z: a 7"},
        edge{"AllTied", "x: a 1, b 2, c 3"}, edge{"AllTheSame", many(2000, true)},
        edge{"AllDifferent", many(2000, false)}, edge{"Huge", "x: a 1e308, b -1e308"},
        edge{"OneSourceSaysAll", "x: a 1, a 2, a 3"}),
    [](const auto& test) { return test.param.name; });

/// By the definition, a map for each thing.
RC_GTEST_PROP(AccuracyVote, IsWhatTheRulesGive, (std::uint64_t seed)) {
    std::mt19937_64 engine{seed};
    auto said = draw_votes(engine);
    std::sort(said.begin(), said.end(), [](const auto& a, const auto& b) {
        return std::tie(a.item, a.source, a.value) < std::tie(b.item, b.source, b.value);
    });
    said.erase(std::unique(said.begin(), said.end()), said.end());
    std::map<std::string, double> accuracy;
    std::map<std::pair<std::string, std::string>, double> answers_given;  // item and source
    for (const auto& one : said) {
        accuracy[one.source] = 0.8;
        ++answers_given[{one.item, one.source}];
    }
    double coincidence = 0.5;
    std::map<std::string, std::map<std::string, double>> score, chance;
    const int rounds = 4;
    for (int r = 0; r < rounds; ++r) {
        score.clear();
        std::map<std::string, std::map<std::string, double>> givers;
        for (const auto& one : said) {
            const double a = std::clamp(accuracy[one.source], 0.01, 0.99);
            score[one.item][one.value] +=
                std::log(a / (1 - a) / coincidence) / answers_given[{one.item, one.source}];
            ++givers[one.item][one.value];
        }
        double same = 1;
        double pairs = 2;
        for (auto& [item, values] : score) {
            double sum = std::max(0.0, 1 / coincidence + 1 - static_cast<double>(values.size()));
            std::string best = values.begin()->first;
            for (const auto& [v, s] : values) {
                sum += std::exp(s);
                if (s > values[best] + 1e-9) best = v;
            }
            double wrong = 0;
            for (const auto& [v, s] : values) {
                chance[item][v] = std::exp(s) / sum;
                if (v == best) continue;
                same += givers[item][v] * (givers[item][v] - 1);
                wrong += givers[item][v];
            }
            pairs += wrong * (wrong - 1);
        }
        coincidence = same / pairs;
        std::map<std::string, double> right, all;
        double right_of_all = 1.6;
        double all_of_all = 2;
        for (const auto& one : said) {
            const double share = 1 / answers_given[{one.item, one.source}];
            right[one.source] += share * chance[one.item][one.value];
            all[one.source] += share;
            right_of_all += share * chance[one.item][one.value];
            all_of_all += share;
        }
        for (auto& [source, a] : accuracy)
            a = (right[source] + 2 * right_of_all / all_of_all) / (all[source] + 2);
    }
    const auto table = build(said);
    const auto found = accuracy_vote(table, {.rounds = rounds});
    for (std::uint32_t item = 0; item < table.item_count(); ++item) {
        const number_range among = table.candidates(item);
        for (std::uint32_t c = among.first; c < among.last; ++c) {
            const auto& value = table.value_name(table.value(c));
            RC_ASSERT(std::abs(found.answers.score[c] - score[table.item_name(item)][value]) < 1e-9);
            RC_ASSERT(std::abs(found.probability[c] - chance[table.item_name(item)][value]) < 1e-9);
        }
    }
    for (const auto& [source, a] : accuracy)
        RC_ASSERT(std::abs(found.accuracy[*table.find_source(source)] - a) < 1e-9);
}

RC_GTEST_PROP(AccuracyVote, HasPartsThatAddUpAndDoesNotMindAnEcho, (std::uint64_t seed)) {
    std::mt19937_64 engine{seed};
    auto said = draw_votes(engine);
    const auto table = build(said);
    if (table.source_count() == 0) return;
    auto joins = draw_joins(engine, table);
    const auto before = accuracy_vote(table, source_lines{table.source_count(), joins});
    for (std::uint32_t c = 0; c < table.candidate_count(); ++c)
        RC_ASSERT(std::abs(sum_of_parts(table, before.answers, c) - before.answers.score[c]) < 1e-9);
    for (std::size_t i = 0, of = said.size(); i < of; ++i) {
        if (said[i].source == "s0") said.push_back({said[i].item, "zz", said[i].value});
    }
    const auto more = build(said);
    if (more.source_count() == table.source_count()) return;
    joins.push_back({*more.find_source("s0"), *more.find_source("zz")});
    const auto after = accuracy_vote(more, source_lines{more.source_count(), joins});
    RC_ASSERT(before.answers.score == after.answers.score);
    RC_ASSERT(before.probability == after.probability);
}

TEST(AccuracyVote, OfFlightsWithTheGroupsGivenIsRightInNineOfTen) {
    const auto claims = shared_data("flight/claims-2011-12-08.tsv");
    const auto truth = shared_data("flight/truth-2011-12-08.tsv");
    const auto pairs = shared_data("flight/copy_pairs.tsv");
    if (!claims || !truth || !pairs) GTEST_SKIP() << "no ../shared/data/flight beside the project";
    const auto table = flights::table_of(*claims);
    std::vector<source_join> joins;
    for (const auto& [names, label] : flights::labels(*pairs)) {
        if (label == "copy")
            joins.push_back({*table.find_source(names.first), *table.find_source(names.second)});
    }
    const source_lines lines{table.source_count(), joins};
    EXPECT_EQ(lines.line_count(), 27U);
    EXPECT_GE(flights::exact(table, vote(table), *truth), 0.80);
    EXPECT_GE(flights::exact(table, vote(table, lines), *truth), 0.851);
    EXPECT_GE(flights::exact(table, accuracy_vote(table, lines).answers, *truth), 0.895);
}

}  // namespace
}  // namespace hearsay::test
