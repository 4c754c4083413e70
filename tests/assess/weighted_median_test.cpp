#include <hearsay/assess/weighted_median.hpp>

#include "truth_data.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

namespace hearsay::test {
namespace {

struct row {
    std::string name, votes;
    double middle, below, at, above;
};
void PrintTo(const row& r, std::ostream* out) { *out << r.votes; }
class MedianEdges : public ::testing::TestWithParam<row> {};
TEST_P(MedianEdges, OfOneRound) {
    const auto found = weighted_median(make_votes(GetParam().votes), {.rounds = 1}).middle[0];
    EXPECT_EQ(found, (middle_value{GetParam().middle, GetParam().below, GetParam().at, GetParam().above}));
}
INSTANTIATE_TEST_SUITE_P(Edges, MedianEdges,
    ::testing::Values(row{"One", "x: a 5", 5, 0, 1, 0}, row{"Odd", "x: a 1, b 2, c 300", 2, 1, 1, 1},
        row{"EvenTheLower", "x: a 1, b 2, c 3, d 4", 2, 1, 1, 2},
        row{"AllTheSame", "x: a 7, b 7, c 7", 7, 0, 3, 0},
        row{"OneNumberWrittenTwice", "x: a 2, b 2.0, c 3", 2, 0, 2, 1},
        row{"TwoOfOneSource", "x: a 1, a 9, b 9", 9, 0.5, 1.5, 0},
        row{"Huge", "x: a -1e308, b 1e308, c 1e308", 1e308, 1, 2, 0}),
    [](const auto& test) { return test.param.name; });

TEST(WeightedMedian, FollowsThoseThatAreNearTheMiddleElsewhere) {
    std::string text;
    for (int i = 0; i < 10; ++i)
        text +=
            fmt::format("i{}: good {}, fair {}, wild {}, wilder {};", i, 100 + i, 101 + i, 300 - i * 13, i);
    const auto table = make_votes(text + "last: good 50, wild 500, wilder 600");
    EXPECT_EQ(weighted_median(table, {.rounds = 1}).middle[*table.find_item("last")].value, 500.0);
    const auto found = weighted_median(table);
    EXPECT_EQ(found.middle[*table.find_item("last")].value, 50.0);
    EXPECT_GT(found.weight[*table.find_source("good")], 2 * found.weight[*table.find_source("wilder")]);
    EXPECT_THAT(found.because(table, *table.find_item("last")), ::testing::StartsWith("50: 0 weigh lower, "));
}

TEST(WeightedMedian, WeighsALineOnce) {
    const auto table = make_votes("x: a 9, b 9, c 9, d 1, e 2");
    EXPECT_EQ(weighted_median(table, {.rounds = 1}).middle[0].value, 9.0);
    EXPECT_EQ(weighted_median(table, source_lines{5, {{0, 1}, {1, 2}}}, {.rounds = 1}).middle[0].value, 2.0);
}

TEST(WeightedMedian, HasNoneWithoutVotes) {
    EXPECT_THAT(weighted_median(vote_table{}).middle, ::testing::IsEmpty());
    const auto table = make_votes("x: a 5").without(0);
    EXPECT_EQ(weighted_median(table).middle[0], middle_value{});
    EXPECT_EQ(weighted_median(table).because(table, 0), "nobody votes");
}

TEST(WeightedMedian, RefusesWhatIsNoNumber) {
    EXPECT_THROW((void)weighted_median(make_votes("x: a D12")), std::invalid_argument);
    EXPECT_THROW((void)weighted_median(vote_table{}, {.rounds = 0}), std::invalid_argument);
}

RC_GTEST_PROP(WeightedMedian, HasPartsThatAddUpInAnyOrderAndDoesNotMindAnEcho, (std::uint64_t seed)) {
    std::mt19937_64 engine{seed};
    auto said = draw_votes(engine);
    const auto table = build(said);
    if (!table.find_source("s0")) return;
    auto joins = draw_joins(engine, table);
    const auto found = weighted_median(table, source_lines{table.source_count(), joins});
    for (std::uint32_t item = 0; item < table.item_count(); ++item) {
        const middle_value& m = found.middle[item];
        double below = 0, at = 0, above = 0;
        const number_range among = table.candidates(item);
        for (std::uint32_t c = among.first; c < among.last; ++c) {
            const double x = *table.number(table.value(c));
            for (std::uint32_t v = table.votes(c).first; v < table.votes(c).last; ++v)
                (x < *m.value ? below : x == *m.value ? at : above) += found.part[v];
        }
        RC_ASSERT(std::abs(below - m.below) + std::abs(at - m.at) + std::abs(above - m.above) < 1e-9);
        RC_ASSERT(below <= (below + at + above) / 2 + 1e-9);
        RC_ASSERT(above <= (below + at + above) / 2 + 1e-9);
    }
    for (const double w : found.weight) RC_ASSERT(std::isfinite(w) && w >= 0);
    std::shuffle(said.begin(), said.end(), engine);
    RC_ASSERT(weighted_median(build(said), source_lines{table.source_count(), joins}) == found);
    for (std::size_t i = 0, of = said.size(); i < of; ++i) {
        if (said[i].source == "s0") said.push_back({said[i].item, "zz", said[i].value});
    }
    const auto more = build(said);
    joins.push_back({*more.find_source("s0"), *more.find_source("zz")});
    RC_ASSERT(weighted_median(more, source_lines{more.source_count(), joins}).middle == found.middle);
}

}  // namespace
}  // namespace hearsay::test
