#include <hearsay/model/hierarchy.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <optional>
#include <set>
#include <vector>

using namespace hearsay;

TEST(Hierarchy, WithinAnyNumberOfSteps) {
    place_hierarchy places;
    const auto ukraine = places.add();
    const auto donetsk = places.add(ukraine);
    const auto pokrovsk = places.add(donetsk);
    const auto russia = places.add();
    EXPECT_TRUE(places.is_within(pokrovsk, ukraine));
    EXPECT_TRUE(places.is_within(pokrovsk, pokrovsk));
    EXPECT_FALSE(places.is_within(ukraine, pokrovsk));
    EXPECT_FALSE(places.is_within(pokrovsk, russia));
    EXPECT_EQ(places.parent(pokrovsk), donetsk);
    EXPECT_EQ(places.parent(ukraine), std::nullopt);
    EXPECT_EQ(places.size(), 4U);
}

TEST(Hierarchy, BranchesDoNotMeetUnlessItIsSaid) {
    place_hierarchy places;
    const auto ukraine = places.add();
    const auto donetsk = places.add(ukraine);
    const auto pokrovsk = places.add(donetsk);
    const auto russia = places.add();
    const auto kursk = places.add(russia);
    const auto sudzha = places.add(kursk);
    const auto moscow = places.add(russia);
    EXPECT_TRUE(places.may_meet(pokrovsk, ukraine));
    EXPECT_TRUE(places.may_meet(ukraine, pokrovsk));
    EXPECT_FALSE(places.may_meet(ukraine, russia));
    places.add_overlap(donetsk, kursk);
    for (const auto& [a, b] : {std::pair{donetsk, kursk}, {pokrovsk, kursk}, {donetsk, sudzha},
             {pokrovsk, sudzha}, {ukraine, kursk}, {ukraine, russia}, {pokrovsk, russia}}) {
        EXPECT_TRUE(places.may_meet(a, b)) << "what meets a part of Ukraine meets Ukraine";
        EXPECT_TRUE(places.may_meet(b, a));
    }
    EXPECT_FALSE(places.may_meet(moscow, ukraine));
    EXPECT_FALSE(places.may_meet(moscow, kursk));
    EXPECT_EQ(places.overlap_count(), 1U);
    EXPECT_EQ(places.overlap(0), (std::pair{donetsk, kursk}));
}

TEST(Hierarchy, ForgetsWhatWasAddedLast) {
    label_hierarchy labels;
    const auto weapon = labels.add();
    const auto drone = labels.add(weapon);
    const auto missile = labels.add(weapon);
    labels.add_overlap(drone, missile);
    labels.truncate(2, 0);
    EXPECT_EQ(labels.size(), 2U);
    EXPECT_EQ(labels.overlap_count(), 0U);
    const auto bomb = labels.add();
    EXPECT_EQ(bomb, missile) << "its number is given anew";
    EXPECT_EQ(labels.parent(bomb), std::nullopt);
    EXPECT_FALSE(labels.may_meet(drone, bomb));
}

RC_GTEST_PROP(Hierarchy, AgreesWithTheSetsOfAncestors, ()) {
    place_hierarchy places;
    std::vector<std::set<std::uint32_t>> above;  // with itself
    const int count = *rc::gen::inRange(1, 15);
    for (int i = 0; i < count; ++i) {
        const int parent = *rc::gen::inRange(-1, i);
        const auto made =
            parent < 0 ? places.add() : places.add(place_id{static_cast<std::uint32_t>(parent)});
        above.push_back(parent < 0 ? std::set<std::uint32_t>{} : above[static_cast<std::size_t>(parent)]);
        above.back().insert(made.number());
    }
    for (std::uint32_t a = 0; a < above.size(); ++a) {
        for (std::uint32_t b = 0; b < above.size(); ++b) {
            RC_ASSERT(places.is_within(place_id{a}, place_id{b}) == above[a].contains(b));
            RC_ASSERT(
                places.may_meet(place_id{a}, place_id{b}) == (above[a].contains(b) || above[b].contains(a)));
        }
    }
}
