#include <hearsay/io/location.hpp>

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace hearsay::test {
namespace {

static_assert(location{0, 2, 1} > location{0, 1, 9}, "a later line is later, whatever its column");
static_assert(location{0, 9, 9} < location{1, 1, 1}, "files come in the order in which they were added");
static_assert(location{} == location{0, 1, 1}, "a file as a whole is its beginning");

TEST(FileTable, NumbersNamesInTheOrderOfAdding) {
    file_table files;
    EXPECT_EQ(files.add("case.yaml"), 0U);
    EXPECT_EQ(files.add("bulk.jsonl"), 1U);
    EXPECT_EQ(files.name(0), "case.yaml");
    EXPECT_EQ(files.name(1), "bulk.jsonl");
    EXPECT_EQ(files.size(), 2U);
}

TEST(FileTable, TheSameNameTwiceIsTwoFiles) {
    file_table files;
    EXPECT_NE(files.add("-"), files.add("-"));
}

TEST(FileTable, NamesStayWhereTheyAre) {
    file_table files;
    files.add("x");  // short enough to lie inside of its string
    const auto first = files.name(0);
    for (int i = 0; i < 1'000; ++i) files.add(std::to_string(i));
    EXPECT_EQ(files.name(0).data(), first.data());
}

TEST(FileTable, RefusesAFileThatItDoesNotKnow) {
    const file_table files;
    EXPECT_THROW(static_cast<void>(files.name(0)), std::out_of_range);
}

}  // namespace
}  // namespace hearsay::test
