#include <hearsay/assess/investment.hpp>

#include "truth_data.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace hearsay::test {
namespace {

using method = weighed_answers (*)(const vote_table&, const source_lines&, const investment_options&);
struct named_method {
    std::string name;
    method act;
    double growth;
    bool pooled;
};
void PrintTo(const named_method& m, std::ostream* out) { *out << m.name; }
const named_method methods[] = {
    {"Investment", investment, 1.2, false}, {"PooledInvestment", pooled_investment, 1.4, true}};

class Invested : public ::testing::TestWithParam<named_method> {
protected:
    weighed_answers act(
        const vote_table& table, std::vector<source_join> joins = {}, std::size_t rounds = 20) const {
        return GetParam().act(table, source_lines{table.source_count(), std::move(joins)},
            {.rounds = rounds, .growth = GetParam().growth});
    }
};
INSTANTIATE_TEST_SUITE_P(
    Both, Invested, ::testing::ValuesIn(methods), [](const auto& test) { return test.param.name; });

// Not so where it is pooled: belief starts as equal for each value there, and a line that is alone with one gets it all.
TEST(Investment, TrustOfAgreedItemsDecidesTheOthers) {
    std::string text;
    for (int i = 0; i < 10; ++i)
        text += fmt::format("i{}: good 1, fair 1, plain 1, bad {}, worse {};", i, 10 + i, 50 + i);
    const auto table = make_votes(text + "last: good 1, fair 1, bad 2, worse 2");
    const auto answers = investment(table);
    EXPECT_EQ(answer_of(table, answers, "last"), "1");
    EXPECT_GT(answers.weight[*table.find_source("good")], 2 * answers.weight[*table.find_source("bad")]);
}

TEST_P(Invested, OneRoundIsWhatHandGives) {
    // Two that say 1 and one that says 2; every line has one item. Beliefs at first: 2/3 and 1/3, or 1/2 each.
    const auto table = make_votes("x: a 1, b 1, c 2");
    const auto answers = act(table, {}, 1);
    const double first = GetParam().pooled ? 0.5 : 2.0 / 3;
    const double second = GetParam().pooled ? 0.5 : 1.0 / 3;
    const double most = std::max(first / 2, second);
    const double one = 2 * (first / 2) / most;
    const double two = second / most;
    const auto grown = [](double x) { return std::pow(x, GetParam().growth); };
    const double sum = grown(one) + grown(two);
    EXPECT_NEAR(answers.score[0], GetParam().pooled ? one * grown(one) / sum : grown(one), 1e-12);
    EXPECT_NEAR(answers.score[1], GetParam().pooled ? two * grown(two) / sum : grown(two), 1e-12);
}

TEST_P(Invested, EdgesHaveFiniteNumbers) {
    EXPECT_THAT(act(vote_table{}).answer, ::testing::IsEmpty());
    const auto empty = make_votes("x: a 5").without(0);
    EXPECT_EQ(act(empty).value(empty, 0), std::nullopt);
    std::string many = "y: s0 1; x: ";
    for (int s = 0; s < 500; ++s) many += fmt::format("{}s{} {}", s == 0 ? "" : ", ", s, s);
    for (const std::string& text : {std::string{"x: a 5"}, std::string{"x: a 1, b 2, c 3"}, many}) {
        const auto table = make_votes(text);
        const auto answers = act(table, {}, 500);
        for (const double x : answers.score) ASSERT_TRUE(std::isfinite(x));
        for (const double x : answers.part) ASSERT_TRUE(std::isfinite(x));
    }
}

TEST_P(Invested, RefusesNoRoundsAndNoGrowth) {
    EXPECT_THROW((void)GetParam().act(vote_table{}, source_lines{0}, {.rounds = 0}), std::invalid_argument);
    for (const double growth : {0.0, -1.0, std::nan("")})
        EXPECT_THROW(
            (void)GetParam().act(vote_table{}, source_lines{0}, {.growth = growth}), std::invalid_argument);
}

RC_GTEST_PROP(Invested, HavePartsThatAddUpInAnyOrderAndDoNotMindAnEcho, (std::uint64_t seed)) {
    std::mt19937_64 engine{seed};
    auto said = draw_votes(engine);
    const auto table = build(said);
    if (!table.find_source("s0")) return;
    for (const named_method& m : methods) {
        const investment_options options{.growth = m.growth};
        auto joins = draw_joins(engine, table);
        const auto before = m.act(table, source_lines{table.source_count(), joins}, options);
        for (std::uint32_t c = 0; c < table.candidate_count(); ++c)
            RC_ASSERT(std::abs(sum_of_parts(table, before, c) - before.score[c]) < 1e-9);
        auto other = said;
        std::shuffle(other.begin(), other.end(), engine);
        RC_ASSERT(m.act(build(other), source_lines{table.source_count(), joins}, options) == before);
        for (const said_value& one : said) {
            if (one.source == "s0") other.push_back({one.item, "zz", one.value});
        }
        const auto more = build(other);
        joins.push_back({*more.find_source("s0"), *more.find_source("zz")});
        RC_ASSERT(m.act(more, source_lines{more.source_count(), joins}, options).score == before.score);
    }
}

TEST_P(Invested, FlightsAreAnswered) {
    const auto claims = shared_data("flight/claims-2011-12-08.tsv");
    const auto truth = shared_data("flight/truth-2011-12-08.tsv");
    if (!claims || !truth) GTEST_SKIP() << "no ../shared/data/flight beside the project";
    const auto table = flights::table_of(*claims);
    const double exact = flights::exact(table, act(table), *truth);
    RecordProperty("exact", fmt::format("{:.4f}", exact));
    EXPECT_GE(exact, GetParam().pooled ? 0.82 : 0.70);
}

}  // namespace
}  // namespace hearsay::test
