#include <hearsay/model/word_table.hpp>

#include <gtest/gtest.h>

#include <string>

using namespace hearsay;

TEST(WordTable, NamesAreThoseOfCaseFiles) {
    std::string names;
    for (const auto table : {word_table::none, word_table::everyday, word_table::acled,
             word_table::crowd_counting, word_table::own})
        names += std::string{to_string(table)} + ", ";
    EXPECT_EQ(names, "none, everyday, acled, crowd_counting, own, ");
}

TEST(WordTable, IsFoundByItsName) {
    for (const auto table : {word_table::none, word_table::everyday, word_table::acled,
             word_table::crowd_counting, word_table::own})
        EXPECT_EQ(word_table_from(to_string(table)), table);
    for (const auto* name : {"", "ACLED", "acled ", "everyda"})
        EXPECT_EQ(word_table_from(name), std::nullopt) << name;
    EXPECT_EQ(ready_word_tables.size(), 3U);
}
