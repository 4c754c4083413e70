#include <hearsay/text/date_options.hpp>

#include <hearsay/text/find_dates.hpp>

#include <gtest/gtest.h>

namespace hearsay::test {
namespace {

day_range only(std::string_view text, const date_options& options) {
    const auto found = find_dates(text, make_day(2024, 10, 18), options);  // a Friday
    return found.size() == 1 ? found[0].days : day_range::everything();
}

TEST(DateOptions, PutTheMonthFirstUnlessTheyAreToldOtherwise) {
    EXPECT_EQ(only("on 11/01/2024", {}), day_range::on(make_day(2024, 11, 1)));
    EXPECT_EQ(only("on 11/01/2024", {.order = date_order::day_first}), day_range::on(make_day(2024, 1, 11)));
    EXPECT_EQ(only("on 31/01/2024", {.order = date_order::day_first}), day_range::on(make_day(2024, 1, 31)));
}

TEST(DateOptions, LeanToThePastOnlyWhenTheyAreToldTo) {
    EXPECT_EQ(only("on Tuesday", {}), day_range::on(make_day(2024, 10, 22)));
    EXPECT_EQ(only("on Tuesday", {.lean = date_lean::past}), day_range::on(make_day(2024, 10, 15)));
    EXPECT_EQ(only("next Tuesday", {.lean = date_lean::past}), only("next Tuesday", {}));
}

}  // namespace
}  // namespace hearsay::test
