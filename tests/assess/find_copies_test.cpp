#include <hearsay/assess/find_copies.hpp>

#include "truth_data.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace hearsay::test {
namespace {

// Twelve items that four sites get right; two others, of one feed, share a mistake of their own on half of them.
std::string feed() {
    std::string text;
    for (int i = 0; i < 12; ++i) {
        text += fmt::format("i{:02}: aa 1, bb 1, cc 1, dd 1, feed {}, feedling {};", i,
            i % 2 == 0 ? 1 : 40 + i, i % 2 == 0 ? 1 : 40 + i);
    }
    return text;
}

TEST(FindCopies, FromMistakesThatTwoShare) {
    const auto table = make_votes(feed());
    const auto found = find_copies(table);
    ASSERT_THAT(found.pairs, ::testing::SizeIs(1));
    const copy_pair& pair = found.pairs[0];
    EXPECT_EQ(table.source_name(pair.a), "feed");
    EXPECT_EQ(table.source_name(pair.b), "feedling");
    EXPECT_EQ(pair.both_answer, 12U);
    EXPECT_EQ(pair.differ, 0U);
    EXPECT_NEAR(pair.mistakes, 6, 0.1);
    EXPECT_THAT(pair.shared, ::testing::SizeIs(6));
    EXPECT_EQ(table.item_name(pair.shared[0].item), "i01");
    EXPECT_THAT(pair.because(table),
        ::testing::StartsWith(
            "feed and feedling differ on 0 of 12 items and share 6.0 mistakes, 'i01' = '41' above all; "));
    EXPECT_EQ(found.lines.line_count(), 5U);
    EXPECT_EQ(found.lines.joins()[0].cause, join_cause::shared_values);
    EXPECT_THAT(discounts(table, found.lines, found.by_accuracy.answers, 0), ::testing::SizeIs(2));
}

TEST(FindCopies, FindsNoneAmongThoseThatAreRight) {
    std::string text;
    for (int i = 0; i < 200; ++i) text += fmt::format("i{}: aa 1, bb 1, cc 1, dd {};", i, i % 3);
    EXPECT_THAT(find_copies(make_votes(text)).pairs, ::testing::IsEmpty());
}

TEST(FindCopies, KeepsTheLinesThatAreGiven) {
    const auto table = make_votes(feed());
    const source_lines given{table.source_count(), {{0, 1, join_cause::citation}}};
    const auto found = find_copies(table, given);
    EXPECT_EQ(found.lines.line(1), 0U);
    EXPECT_EQ(found.lines.line_count(), 4U);
}

TEST(FindCopies, HasNothingToFindWithoutVotes) {
    EXPECT_THAT(find_copies(vote_table{}).pairs, ::testing::IsEmpty());
    EXPECT_THAT(find_copies(make_votes("x: a 5")).pairs, ::testing::IsEmpty());
    EXPECT_THAT(find_copies(make_votes("x: a 5, b 5; y: a 6, b 6")).pairs, ::testing::IsEmpty());
}

TEST(FindCopies, RefusesWhatIsNoShare) {
    for (const double copied : {0.0, 1.0, -1.0, std::nan("")})
        EXPECT_THROW((void)find_copies(vote_table{}, {.copied = copied}), std::invalid_argument);
    EXPECT_THROW((void)find_copies(vote_table{}, {.rounds = 1}), std::invalid_argument);
}

struct found_of {
    double precision = 0, recall = 0;
};
found_of score(const planted_options& options) {
    double found = 0;
    double right = 0;
    double all = 0;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const auto case_ = plant_copies(seed, options);
        all += static_cast<double>(case_.copies.size());
        for (const copy_pair& p : find_copies(case_.table).pairs) {
            if (case_.siblings.contains({p.a, p.b})) continue;  // both copy a third: true as well
            ++found;
            right += case_.copies.contains({p.a, p.b}) ? 1 : 0;
        }
    }
    return {right / found, right / all};
}

struct planted_row {
    std::string name;
    planted_options options;
};
void PrintTo(const planted_row& r, std::ostream* out) { *out << r.name; }
class PlantedCopies : public ::testing::TestWithParam<planted_row> {};
TEST_P(PlantedCopies, AreFoundAndNoOthers) {
    const auto found = score(GetParam().options);
    EXPECT_GE(found.precision, 0.95);
    EXPECT_GE(found.recall, 0.95);
}
INSTANTIATE_TEST_SUITE_P(Drawn, PlantedCopies,
    ::testing::Values(planted_row{"Uniform", {}}, planted_row{"Zipf", {.zipf = true}},
        planted_row{"UniformOfTen", {.false_values = 10}},
        planted_row{"ZipfOfFifty", {.false_values = 50, .zipf = true}},
        planted_row{"NearlyAllCopied", {.copied = 0.95, .zipf = true}},
        planted_row{"MoreCopiersThanOthers", {.independent = 8, .copiers = 12, .zipf = true}},
        planted_row{"FewItems", {.items = 150}}, planted_row{"Full", {.covered = 1.0, .zipf = true}}),
    [](const auto& test) { return test.param.name; });

TEST(FindCopies, FindsNoneWhereNoneArePlanted) {
    std::size_t found = 0;
    for (const bool zipf : {false, true}) {
        for (std::uint64_t seed = 1; seed <= 10; ++seed)
            found += find_copies(plant_copies(seed, {.copiers = 0, .zipf = zipf}).table).pairs.size();
    }
    EXPECT_LE(found, 1U);  // of 3,800 pairs
}

RC_GTEST_PROP(FindCopies, GivesTheSameBytesInAnyOrder, (std::uint64_t seed)) {
    std::mt19937_64 engine{seed};
    auto said = draw_votes(engine, 7, 30);
    for (std::size_t i = 0, of = said.size(); i < of; ++i) {
        if (said[i].source == "s0") said.push_back({said[i].item, "zz", said[i].value});
    }
    const auto before = find_copies(build(said));
    std::shuffle(said.begin(), said.end(), engine);
    RC_ASSERT(find_copies(build(said)) == before);
}

RC_GTEST_PROP(FindCopies, HasPartsThatAddUp, (std::uint64_t seed)) {
    const auto case_ = plant_copies(seed, {.independent = 5, .copiers = 3, .items = 60});
    const auto found = find_copies(case_.table);
    for (std::uint32_t c = 0; c < case_.table.candidate_count(); ++c) {
        const double sum = sum_of_parts(case_.table, found.by_accuracy.answers, c);
        RC_ASSERT(std::abs(sum - found.by_accuracy.answers.score[c]) < 1e-9);
    }
}

class FlightCopies : public ::testing::Test {
protected:
    void SetUp() override {
        claims = shared_data("flight/claims-2011-12-08.tsv");
        truth = shared_data("flight/truth-2011-12-08.tsv");
        pairs = shared_data("flight/copy_pairs.tsv");
        if (!claims || !truth || !pairs) GTEST_SKIP() << "no ../shared/data/flight beside the project";
    }
    void expect_copies(const vote_table& table, const copies_found& found) {
        const auto labels = flights::labels(*pairs);
        double right = 0;
        double wrong = 0;
        for (const copy_pair& p : found.pairs) {
            const auto& label = labels.at({table.source_name(p.a), table.source_name(p.b)});
            right += label == "copy" ? 1 : 0;
            wrong += label == "none-seen" ? 1 : 0;
        }
        EXPECT_EQ(right, 21);
        EXPECT_GE(right / (right + wrong), 0.90);
    }
    std::optional<std::string> claims, truth, pairs;
};

TEST_F(FlightCopies, AreFoundWithNothingGivenAndTheAnswersAreBetter) {
    const auto table = flights::table_of(*claims);
    const auto found = find_copies(table);
    expect_copies(table, found);
    EXPECT_GE(flights::exact(table, found.by_accuracy.answers, *truth), 0.917);
    for (const copy_pair& p : found.pairs)
        EXPECT_FALSE(table.source_name(p.a) == "CO" && table.source_name(p.b) == "flightstats")
            << p.because(table);
}

TEST_F(FlightCopies, AreFoundWithoutTheAirlinesAsWell) {
    const auto table = flights::table_of(*claims, {"aa", "ua", "CO"});
    const auto found = find_copies(table);
    expect_copies(table, found);
    EXPECT_GE(flights::exact(table, found.by_accuracy.answers, *truth), 0.848);
}

}  // namespace
}  // namespace hearsay::test
