#include <hearsay/model/interval_set.hpp>
#include <hearsay/test/matchers.hpp>
#include <hearsay/test/notation.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using hearsay::interval;
using namespace hearsay::test;

TEST(Troops, OverElevenThousandIsAlsoAtLeastTenThousand) {
    EXPECT_THAT(interval::more_than(11'000), LiesWithin(interval::at_least(10'000)));
}

TEST(Troops, OverElevenThousandAndUnderTenThousandConflict) {
    const auto graph = make_graph(R"(
        zelensky: troops over 11000
        sceptic: troops under 10000
    )");
    EXPECT_THAT(*graph.find_claim("troops over 11000"),
                ConflictsWith(graph, *graph.find_claim("troops under 10000")));
}
