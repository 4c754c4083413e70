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

TEST(PluralOf, KnowsTheUnruly) {
    struct row {
        const char* singular;
        const char* plural;
    };
    const row rows[] = {{"people", "people"}, {"dead", "dead"}, {"wounded", "wounded"},
        {"missing", "missing"}, {"personnel", "personnel"}, {"staff", "staff"}, {"police", "police"},
        {"infantry", "infantry"}, {"cavalry", "cavalry"}, {"artillery", "artillery"}, {"troops", "troops"},
        {"soldiers", "soldiers"}, {"spacecraft", "spacecraft"}, {"series", "series"}, {"species", "species"},
        {"corps", "corps"}, {"sheep", "sheep"}, {"hertz", "hertz"}, {"percent", "percent"},
        {"celsius", "celsius"}, {"fahrenheit", "fahrenheit"}, {"goose", "geese"}, {"geese", "geese"},
        {"tooth", "teeth"}, {"ox", "oxen"}, {"wolf", "wolves"}, {"knife", "knives"},
        {"penknife", "penknives"}, {"leaf", "leaves"}, {"life", "lives"}, {"half", "halves"},
        {"shelf", "shelves"}, {"chief", "chiefs"}, {"cliff", "cliffs"}, {"roof", "roofs"},
        {"policewoman", "policewomen"}, {"infantryman", "infantrymen"}, {"Frenchman", "Frenchmen"},
        {"rifleman", "riflemen"}, {"policemen", "policemen"}, {"human", "humans"}, {"German", "Germans"},
        {"grandchild", "grandchildren"}, {"spokesperson", "spokespeople"}, {"specimen", "specimens"},
        {"Man", "Men"}, {"crisis", "crises"}, {"base", "bases"}, {"basis", "bases"}, {"axis", "axes"},
        {"virus", "viruses"}, {"gas", "gases"}, {"bus", "buses"}, {"lens", "lenses"}, {"class", "classes"},
        {"torpedo", "torpedoes"}, {"drone", "drones"}, {"monarch", "monarchs"}, {"batch", "batches"},
        {"F-16", "F-16s"}, {"f-16", "f-16s"}, {"Su-27K", "Su-27Ks"}, {"M777", "M777s"}, {"F-16s", "F-16s"},
        {"T-72 tank", "T-72 tanks"}, {"Shahed 136", "Shahed 136s"}, {"UAV", "UAVs"}, {"HIMARS", "HIMARS"},
        {"km2", "km2"}, {"5", "5"}, {"yen", "yen"}, {"Japanese yen", "Japanese yen"},
        {"chinese yuan", "chinese yuan"}, {"pound sterling", "pounds sterling"},
        {"degree celsius", "degrees celsius"}, {"degree-fahrenheit", "degrees-fahrenheit"},
        {"russian ruble/liter", "russian rubles/liter"}, {"casualty/day", "casualties/day"},
        {"ruble per liter", "rubles per liter"}, {"person in hospital", "people in hospital"},
        {"man under arms", "men under arms"}, {"break-in", "break-ins"}, {"in", "ins"}};
    for (const row& r : rows) EXPECT_EQ(plural_of(r.singular), r.plural);
}

TEST(PluralOf, OfAPluralIsThePluralItself) {
    for (const auto* name : {"soldier", "company", "man", "child", "person", "goose", "wolf", "policewoman",
             "crisis", "dead", "torpedo", "F-16", "tonne of grain", "degree celsius", "shell/day", "UAV"}) {
        const auto plural = plural_of(name);
        EXPECT_EQ(plural_of(plural), plural);
    }
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
    for (const auto* number : {"dozen", "Hundred", "thousands", "million", "quarter", "half", "thirds",
             "several", "five", "zero", "ten", "twenty", "-dozen"})
        EXPECT_THROW(units.add(number, first), std::invalid_argument) << number;
    EXPECT_TRUE(units.empty());
    for (const auto* noun : {"pair", "second", "point", "dozen eggs", "quarter note", "m", "k", "month"})
        EXPECT_EQ(units.add(noun, first), std::nullopt) << noun;
    try {
        units.add("dozen", first);
    } catch (const std::invalid_argument& e) {
        EXPECT_STREQ(e.what(), "unit_lexicon::add: the name \"dozen\", which is a number; expected a noun");
    }
}

}  // namespace
}  // namespace hearsay::test
