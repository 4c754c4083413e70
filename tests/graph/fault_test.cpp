#include <hearsay/graph/fault.hpp>

#include <gtest/gtest.h>

#include <string>

using namespace hearsay;

namespace {

const fault unknown{.record = "statement",
    .name = "s7",
    .number = 3,
    .field = "relays",
    .element = 1,
    .found = "unknown statement \"s99\"",
    .expected = "the id of a statement of the case",
    .mend = "did you mean \"s9\"? else declare it under statements"};

}  // namespace

TEST(Fault, NamesTheRecordTheFieldAndTheMend) {
    EXPECT_EQ(to_string(unknown),
        "statement \"s7\", relays: unknown statement \"s99\"; expected the id of a statement of the "
        "case; did you mean \"s9\"? else declare it under statements");
}

TEST(Fault, LeavesOutWhatIsNotGiven) {
    EXPECT_EQ(
        to_string(fault{
            .record = "link", .name = "1", .field = {}, .found = "two sources", .expected = {}, .mend = {}}),
        "link \"1\": two sources");
}

TEST(BatchError, SaysTheFirstFaultAndHowManyMoreThereAre) {
    EXPECT_STREQ(batch_error({unknown}).what(), to_string(unknown).c_str());
    const batch_error three{{unknown, unknown, unknown}};
    EXPECT_EQ(std::string{three.what()}, to_string(unknown) + " (and 2 more)");
    EXPECT_EQ(three.faults().size(), 3U);
    EXPECT_STREQ(batch_error({}).what(), "no fault");
}
