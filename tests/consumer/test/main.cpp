#include <hearsay/model/interval.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

using hearsay::interval;

TEST(Troops, OverElevenThousandIsAlsoAtLeastTenThousand) {
    const auto both = intersection(interval::more_than(11'000), interval::at_least(10'000));
    EXPECT_THAT(both, ::testing::Optional(interval::more_than(11'000)));
}
