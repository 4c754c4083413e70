#include <hearsay/text/unit_lexicon.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

namespace hearsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::Eq;
using ::testing::Optional;

constexpr unit_id first{0};
constexpr unit_id second{1};

TEST(PluralOf, FollowsTheCommonRules) {
    EXPECT_EQ(plural_of("soldier"), "soldiers");
    EXPECT_EQ(plural_of("brigade"), "brigades");
    EXPECT_EQ(plural_of("company"), "companies");
    EXPECT_EQ(plural_of("convoy"), "convoys");
    EXPECT_EQ(plural_of("class"), "classes");
    EXPECT_EQ(plural_of("trench"), "trenches");
    EXPECT_EQ(plural_of("box"), "boxes");
    EXPECT_EQ(plural_of("man"), "men");
    EXPECT_EQ(plural_of("serviceman"), "servicemen");
    EXPECT_EQ(plural_of("person"), "people");
    EXPECT_EQ(plural_of("aircraft"), "aircraft");
    EXPECT_EQ(plural_of("%"), "%");
    EXPECT_EQ(plural_of(""), "");
}

TEST(PluralOf, ChangesTheHeadOfSeveralWords) {
    EXPECT_EQ(plural_of("infantry soldier"), "infantry soldiers");
    EXPECT_EQ(plural_of("tonne of grain"), "tonnes of grain");
    EXPECT_EQ(plural_of("tonne-of-grain"), "tonnes-of-grain");
    EXPECT_EQ(plural_of("kilometre per hour"), "kilometres per hour");
    EXPECT_EQ(plural_of("shell/day"), "shells/day");
}

TEST(UnitLexicon, FindsNamesAndTheirPlurals) {
    unit_lexicon units;
    EXPECT_TRUE(units.empty());
    EXPECT_EQ(units.add("soldier", first), std::nullopt);
    EXPECT_EQ(units.add("troop", first), std::nullopt);
    EXPECT_EQ(units.add("tonne-of-grain", second), std::nullopt);
    EXPECT_FALSE(units.empty());
    for (const auto* name : {"soldier", "SOLDIERS", "Troops", " troop "})
        EXPECT_THAT(units.find(name), Optional(Eq(first)));
    for (const auto* name : {"tonne of grain", "tonnes-of-grain", "Tonnes of Grain", "tonne_of_grain"})
        EXPECT_THAT(units.find(name), Optional(Eq(second))) << name;
    for (const auto* name : {"", "tonne", "soldier soldier", "soldie", "of grain"})
        EXPECT_EQ(units.find(name), std::nullopt);
    EXPECT_THAT(units.cited(), ElementsAre("soldier", "tonne of grain"));
}

TEST(UnitLexicon, PrefersTheLongestName) {
    unit_lexicon units;
    units.add("tonne", first);
    units.add("tonne of grain", second);
    const std::string_view words[] = {"tonnes", "of", "grain", "today"};
    ASSERT_TRUE(units.longest(words));
    EXPECT_EQ(units.longest(words)->unit, second);
    EXPECT_EQ(units.longest(words)->words, 3U);
    const std::string_view others[] = {"tonnes", "of", "steel"};
    EXPECT_EQ(units.longest(others)->unit, first);
    EXPECT_EQ(units.longest(others)->words, 1U);
    EXPECT_FALSE(units.longest({}));
}

TEST(UnitLexicon, RefusesANameOfAnotherUnit) {
    unit_lexicon units;
    units.add("soldier", first);
    EXPECT_THAT(units.add("Soldier", second), Optional(Eq(first)));
    EXPECT_THAT(units.find("soldier"), Optional(Eq(first)));
    EXPECT_THAT(units.cited(), ElementsAre("soldier"));
    EXPECT_EQ(units.add("soldier", first), std::nullopt);
}

TEST(UnitLexicon, LetsANameGivenByHandGoBeforeAMadePlural) {
    unit_lexicon units;
    units.add("arm", first);
    EXPECT_EQ(units.add("arms", second), std::nullopt);
    EXPECT_THAT(units.find("arms"), Optional(Eq(second)));
    EXPECT_THAT(units.find("arm"), Optional(Eq(first)));
    unit_lexicon other_way;
    other_way.add("arms", second);
    other_way.add("arm", first);
    EXPECT_THAT(other_way.find("arms"), Optional(Eq(second)));
}

TEST(UnitLexicon, RefusesWhatIsNoName) {
    unit_lexicon units;
    EXPECT_THROW(units.add("", first), std::invalid_argument);
    EXPECT_THROW(units.add(" - ", first), std::invalid_argument);
    EXPECT_THROW(units.add("a b c d e f g h i", first), std::invalid_argument);
    EXPECT_TRUE(units.empty());
}

}  // namespace
}  // namespace hearsay::test
