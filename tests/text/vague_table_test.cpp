#include <hearsay/text/vague_table.hpp>

#include <hearsay/test/printing.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <vector>

namespace hearsay::test {
namespace {

interval up_to(double low, double high) { return interval::between(low, false, high, true); }

struct row {
    const char* word;
    std::optional<interval> everyday;
    std::optional<interval> acled = {};
    std::optional<interval> crowd_counting = {};
};
void PrintTo(const row& r, std::ostream* out) { *out << r.word; }

class VagueWords : public ::testing::TestWithParam<row> {};

TEST_P(VagueWords, AreReadByEachTable) {
    const row& r = GetParam();
    EXPECT_EQ(vague_table::everyday().find(r.word), r.everyday);
    EXPECT_EQ(vague_table::acled().find(r.word), r.acled);
    EXPECT_EQ(vague_table::crowd_counting().find(r.word), r.crowd_counting);
}

INSTANTIATE_TEST_SUITE_P(Words, VagueWords,
    ::testing::Values(row{"a couple", interval::between(2, 3)}, row{"several", up_to(3, 10)},
        row{"a few", up_to(3, 10)}, row{"a handful", up_to(3, 10)},
        row{"tens", up_to(10, 100), up_to(10, 100)}, row{"dozens", up_to(12, 100), up_to(12, 100)},
        row{"scores", up_to(20, 100)}, row{"hundreds", up_to(100, 1000), up_to(100, 1000), up_to(200, 1000)},
        row{"thousands", up_to(1000, 10'000), {}, up_to(2000, 10'000)},
        row{"tens of thousands", up_to(10'000, 100'000), {}, up_to(20'000, 100'000)},
        row{"dozens of thousands", up_to(12'000, 100'000)},
        row{"hundreds of thousands", up_to(100'000, 1e6), {}, up_to(200'000, 1e6)},
        row{"millions", up_to(1e6, 1e7)}, row{"tens of millions", up_to(1e7, 1e8)},
        row{"billions", up_to(1e9, 1e10)}, row{"several hundred", up_to(300, 1000)},
        row{"a few thousand", up_to(3000, 10'000)}, row{"a couple hundred", interval::between(200, 300)},
        row{"hundred", {}}, row{"few", {}}, row{"", {}}, row{"hundreds ", {}}, row{"hundreds of", {}},
        row{"many", {}}));

TEST(VagueTable, FindsWhateverTheCase) {
    EXPECT_EQ(vague_table::everyday().find("Tens OF Thousands"), up_to(10'000, 100'000));
    EXPECT_EQ(vague_table::everyday().find("A FEW"), up_to(3, 10));
}

TEST(VagueTable, FindsEachOfItsWords) {
    for (const auto kind : {word_table::everyday, word_table::acled, word_table::crowd_counting}) {
        const vague_table& table = *vague_table::ready(kind);
        EXPECT_EQ(table.kind(), kind);
        for (const auto& [word, means] : table.entries()) EXPECT_EQ(table.find(word), means) << word;
    }
    EXPECT_EQ(vague_table::ready(word_table::none), nullptr);
    EXPECT_EQ(vague_table::ready(word_table::own), nullptr);
}

TEST(VagueTable, FindsAWordWithItsScaleOnlyWhereItHasBoth) {
    const auto& everyday = vague_table::everyday();
    EXPECT_EQ(everyday.find_scaled("hundreds", 1000), up_to(100'000, 1e6));
    EXPECT_EQ(everyday.find_scaled("Tens", 1e6), up_to(1e7, 1e8));
    EXPECT_EQ(everyday.find_scaled("several", 100), up_to(300, 1000));
    EXPECT_EQ(everyday.find_scaled("a couple", 1000), interval::between(2000, 3000));
    EXPECT_EQ(everyday.find_scaled("thousands", 1000), std::nullopt);
    EXPECT_EQ(everyday.find_scaled("hundreds", 1001), std::nullopt);
    EXPECT_EQ(everyday.find_scaled("hundreds", 100), std::nullopt);
    EXPECT_EQ(vague_table::crowd_counting().find_scaled("hundreds", 1000), up_to(200'000, 1e6));
    EXPECT_EQ(vague_table::crowd_counting().find_scaled("dozens", 1000), std::nullopt);
    EXPECT_EQ(vague_table::acled().find_scaled("hundreds", 1000), std::nullopt) << "nothing is multiplied";
}

TEST(VagueTable, KnowsWhatItsWordsBeginWith) {
    const vague_table table{"ours", {{"a whole lot", interval::at_least(100)}, {"well", interval::at_least(5)},
                                        {"no-one's", interval::exactly(0)}, {"wellness", interval::at_least(1)}}};
    for (const std::string_view words : {"a", "A whole", "a whole lot", "well", "no", "no-", "no-one", "no-one's"})
        EXPECT_TRUE(table.begins(words)) << words;
    for (const std::string_view words : {"", "a wh", "whole", "a whole lots", "wel", "welln", "no-on", "zero"})
        EXPECT_FALSE(table.begins(words)) << words;
}

TEST(VagueTable, NamesTheFirstWordForAnInterval) {
    EXPECT_EQ(vague_table::everyday().word_for(up_to(12, 100)), "dozens");
    EXPECT_EQ(vague_table::everyday().word_for(up_to(3, 10)), "several");
    EXPECT_EQ(vague_table::everyday().word_for(interval::between(12, 100)), "");
    EXPECT_EQ(vague_table::acled().word_for(up_to(1000, 10'000)), "");
}

TEST(VagueTable, FindsTheWordsThatMayHaveBeenSaid) {
    using ::testing::ElementsAre;
    using ::testing::IsEmpty;
    const auto& everyday = vague_table::everyday();
    EXPECT_THAT(everyday.words_for(quantity::of(up_to(12, 100))), ElementsAre("dozens"));
    EXPECT_THAT(everyday.words_for(quantity::of(up_to(3, 10))), ElementsAre("several", "a few", "a handful"));
    EXPECT_THAT(everyday.words_for(quantity::said(hedge::at_least, 12)), ElementsAre("dozens"));
    EXPECT_THAT(everyday.words_for(quantity::said(hedge::over, 12)), ElementsAre("dozens"));
    EXPECT_THAT(
        everyday.words_for(quantity::said(hedge::under, 100)), ElementsAre("tens", "dozens", "scores"));
    EXPECT_THAT(everyday.words_for(quantity::said(hedge::up_to, 100)), IsEmpty()) << "100 is left out";
    EXPECT_THAT(everyday.words_for(quantity::said(hedge::up_to, 3)), ElementsAre("a couple"));
    EXPECT_THAT(everyday.words_for(quantity::said(hedge::under, 3)), ElementsAre("a couple"));
    EXPECT_THAT(everyday.words_for(quantity::said(hedge::nearly, 100)), IsEmpty());
    EXPECT_THAT(everyday.words_for(quantity::said(hedge::exactly, 12)), IsEmpty());
    EXPECT_THAT(everyday.words_for(quantity::of(interval::everything())), IsEmpty());
    const vague_table own{"own", {{"a pair", interval::exactly(2)}, {"lots", interval::at_least(50)}}};
    EXPECT_THAT(own.words_for(quantity::said(hedge::exactly, 2)), ElementsAre("a pair"));
    EXPECT_THAT(own.words_for(quantity::said(hedge::at_least, 50)), ElementsAre("lots"));
    EXPECT_THAT(own.words_for(quantity::said(hedge::over, 50)), ElementsAre("lots"));
}

TEST(VagueTable, OfTheUsersOwn) {
    const vague_table own{
        "the desk's table", {{"umpteen", up_to(13, 20)}, {"loads", interval::at_least(50)}}};
    EXPECT_EQ(own.kind(), word_table::own);
    EXPECT_EQ(own.name(), "the desk's table");
    EXPECT_EQ(own.find("Umpteen"), up_to(13, 20));
    EXPECT_EQ(own.find("loads"), interval::at_least(50));
    EXPECT_EQ(own.find("dozens"), std::nullopt);
    const vague_table copy = own;
    EXPECT_EQ(copy, own);
    EXPECT_NE(own, (vague_table{"the desk's table", {{"umpteen", up_to(13, 20)}}}));
    EXPECT_EQ((vague_table{"an empty one", {}}.find("dozens")), std::nullopt);
}

std::string why_not(std::vector<vague_table::entry> entries) {
    try {
        const vague_table made{"own", std::move(entries)};
    } catch (const std::invalid_argument& e) {
        return e.what();
    }
    return "nothing";
}

TEST(VagueTable, RefusesWordsThatNoPhraseHas) {
    for (const char* word :
        {"", " ", "Dozens", "dozens ", " dozens", "tens  of thousands", "12s", "a, few", "a\tfew"})
        EXPECT_EQ(why_not({{"loads", up_to(1, 2)}, {word, up_to(1, 2)}}),
            std::string{"vague_table: the word \""} + word +
                "\" of \"own\"; expected lower-case words, one space apart");
    EXPECT_EQ(why_not({{"loads", up_to(1, 2)}, {"heaps", up_to(1, 3)}, {"loads", up_to(1, 2)}}),
        "vague_table: the word \"loads\" of \"own\" twice; expected each word once");
    EXPECT_EQ(why_not({{"half-a-dozen", up_to(5, 8)}, {"baker's dozens", up_to(13, 99)},
                  {"dutzende", up_to(12, 99)},
                  {"d\xc3\xa9"
                   "cenas",
                      up_to(10, 99)}}),
        "nothing");
}

}  // namespace
}  // namespace hearsay::test
