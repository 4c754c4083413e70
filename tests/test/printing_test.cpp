#include <hearsay/test/printing.hpp>

#include <hearsay/graph/edge.hpp>
#include <hearsay/model/kinds.hpp>

#include <gtest/gtest.h>

#include <optional>
#include <vector>

using namespace hearsay;
using ::testing::PrintToString;

TEST(Printing, WhatFmtFormats) {
    EXPECT_EQ(PrintToString(interval::at_least(10'000)), "[10000, inf)");
    EXPECT_EQ(PrintToString(complement(interval_set{interval::between(5, 10)})), "(-inf, 5) u (10, inf)");
    EXPECT_EQ(PrintToString(day_range::by(make_day(2024, 11, 1))), "..2024-11-01");
    EXPECT_EQ(PrintToString(truth_set{true}), "yes");
    EXPECT_EQ(PrintToString(relation::refined_by), "refined_by");
    EXPECT_EQ(PrintToString(hedge::as_many_as), "as many as");
    EXPECT_EQ(PrintToString(vertex{statement_id{7}}), "statement 7");
}

TEST(Printing, WhatHasAToString) {
    EXPECT_EQ(PrintToString(stance::denies), "denies");
    EXPECT_EQ(PrintToString(certainty::possible), "possible");
    EXPECT_EQ(PrintToString(source_kind::agency), "agency");
    EXPECT_EQ(PrintToString(reading::pragmatic), "pragmatic");
    EXPECT_EQ(PrintToString(said_at{make_day(2024, 10, 18)}), "2024-10-18");
}

TEST(Printing, Ids) { EXPECT_EQ(PrintToString(claim_id{7}), "#7"); }

TEST(Printing, InsideContainersAndOptionals) {
    EXPECT_EQ(PrintToString(std::vector{interval::exactly(5), interval::less_than(3)}), "{ {5}, (-inf, 3) }");
    EXPECT_EQ(PrintToString(std::optional{stance::asserts}), "(asserts)");
    EXPECT_EQ(PrintToString(std::pair{source_id{1}, truth_set{false}}), "(#1, no)");
}
