#include <hearsay/text/phrase_result.hpp>

#include <gtest/gtest.h>

#include <variant>

namespace hearsay::test {
namespace {

const phrase_fault infantry{
    12, 8, "the word \"infantry\"", "a unit (soldier) or the end", "declare it under units"};

TEST(PhraseResult, HoldsAValueOrAFault) {
    const phrase_result<int> good = 5;
    EXPECT_TRUE(good);
    EXPECT_TRUE(good.has_value());
    EXPECT_EQ(*good, 5);
    EXPECT_EQ(good.value(), 5);
    EXPECT_THROW((void)good.fault(), std::bad_variant_access);

    const phrase_result<int> bad = infantry;
    EXPECT_FALSE(bad);
    EXPECT_EQ(bad.fault(), infantry);
    EXPECT_THROW((void)bad.value(), std::bad_variant_access);
}

TEST(PhraseFault, IsWrittenAsOneLine) {
    EXPECT_EQ(to_string(infantry),
        "the word \"infantry\"; expected a unit (soldier) or the end; declare it under units");
    EXPECT_EQ(to_string(phrase_fault{0, 0, "nothing", "", ""}), "nothing");
}

}  // namespace
}  // namespace hearsay::test
