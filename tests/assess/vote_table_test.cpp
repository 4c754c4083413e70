#include <hearsay/assess/vote_table.hpp>

#include "truth_data.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace hearsay::test {
namespace {

std::vector<std::string> lines(const vote_table& table) {
    std::vector<std::string> made;
    for (std::uint32_t i = 0; i < table.item_count(); ++i) {
        const number_range among = table.candidates(i);
        for (std::uint32_t c = among.first; c < among.last; ++c) {
            std::string line = fmt::format("{} = {}:", table.item_name(i), table.value_name(table.value(c)));
            const number_range votes = table.votes(c);
            for (std::uint32_t v = votes.first; v < votes.last; ++v)
                line += " " + table.source_name(table.source(v));
            made.push_back(line);
        }
    }
    return made;
}

TEST(VoteTable, HoldsEachVoteOnceByItemAndValue) {
    const auto table = make_votes("off: bb 1005, aa 1015, cc 1005, bb 1005; gate: aa D12");
    EXPECT_THAT(
        lines(table), ::testing::ElementsAre("gate = D12: aa", "off = 1005: bb cc", "off = 1015: aa"));
    EXPECT_EQ(table.vote_count(), 4U);
    EXPECT_EQ(table.find_source("cc"), 2U);
    EXPECT_EQ(table.find_source("c"), std::nullopt);
    EXPECT_EQ(table.find_item("off"), 1U);
}

TEST(VoteTable, PutsNumbersFirstByNumberThenText) {
    const auto table = make_votes("x: a 1000, b 999, c D12, d -5, e C1, f 1e3, g inf, h 2.5");
    EXPECT_THAT(lines(table),
        ::testing::ElementsAre("x = -5: d", "x = 2.5: h", "x = 999: b", "x = 1000: a", "x = 1e3: f",
            "x = C1: e", "x = D12: c", "x = inf: g"));
    EXPECT_EQ(table.number(table.value(4)), 1000.0);
    EXPECT_EQ(table.number(table.value(5)), std::nullopt);
    EXPECT_EQ(table.number(table.value(7)), std::nullopt);
}

TEST(VoteTable, MayBeEmpty) {
    EXPECT_EQ(vote_table{}.item_count(), 0U);
    EXPECT_EQ(vote_table_builder{}.build(), vote_table{});
    vote_table_builder named;
    (void)named.source("aa");
    (void)named.item("off");
    const auto table = named.build();
    EXPECT_EQ(table.source_count(), 1U);
    EXPECT_EQ(table.candidates(0).size(), 0U);
}

TEST(VoteTable, RefusesNumbersThatItDidNotGive) {
    vote_table_builder said;
    const auto item = said.item("off");
    EXPECT_THROW(said.add(item, 0U, 0U), std::out_of_range);
}

RC_GTEST_PROP(VoteTable, DoesNotDependOnTheOrderOfItsVotes, (std::uint64_t seed)) {
    std::mt19937_64 engine{seed};
    auto said = draw_votes(engine);
    const auto table = build(said);
    std::shuffle(said.begin(), said.end(), engine);
    const auto again = said;
    said.insert(said.end(), again.begin(), again.begin() + static_cast<std::ptrdiff_t>(again.size() / 3));
    RC_ASSERT(build(said) == table);
}

RC_GTEST_PROP(VoteTable, WithoutASourceHasAllOtherVotes, (std::uint64_t seed)) {
    std::mt19937_64 engine{seed};
    const auto said = draw_votes(engine);
    const auto table = build(said);
    if (table.source_count() == 0) return;
    const auto source = static_cast<std::uint32_t>(engine() % table.source_count());
    std::vector<said_value> others;
    std::copy_if(said.begin(), said.end(), std::back_inserter(others),
        [&](const said_value& one) { return one.source != table.source_name(source); });
    RC_ASSERT(lines(table.without(source)) == lines(build(others)));
}

}  // namespace
}  // namespace hearsay::test
