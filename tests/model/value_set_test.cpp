#include <hearsay/model/value_set.hpp>

#include <hearsay/model/interval_set.hpp>
#include <hearsay/test/value_set_laws.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <bitset>
#include <string>
#include <vector>

using namespace hearsay;

namespace {

// A user's own set, without an order and without cells of its own: which of eight districts.
struct districts {
    std::bitset<8> in;
    friend bool operator==(const districts&, const districts&) = default;
    friend bool is_empty(const districts& a) { return a.in.none(); }
    friend bool intersects(const districts& a, const districts& b) { return (a.in & b.in).any(); }
    friend bool contains(const districts& a, const districts& b) { return (b.in & ~a.in).none(); }
    friend districts intersection(const districts& a, const districts& b) { return {a.in & b.in}; }
    friend districts union_of(const districts& a, const districts& b) { return {a.in | b.in}; }
    friend districts complement(const districts& a) { return {~a.in}; }
};
static_assert(value_set<districts>);
static_assert(
    !value_set<int> && !value_set<std::string> && !value_set<interval>, "a bare interval has no complement");

districts of(unsigned long bits) { return {std::bitset<8>{bits}}; }

}  // namespace

TEST(ValueSet, RelationOfSets) {
    EXPECT_EQ(relation_of(of(0b0110), of(0b0110)), relation::equal);
    EXPECT_EQ(relation_of(of(0b0010), of(0b0110)), relation::refines);
    EXPECT_EQ(relation_of(of(0b0110), of(0b0010)), relation::refined_by);
    EXPECT_EQ(relation_of(of(0b0110), of(0b0011)), relation::overlaps);
    EXPECT_EQ(relation_of(of(0b0110), of(0b1001)), relation::disjoint);
    EXPECT_EQ(relation_of(of(0), of(0b1001)), relation::disjoint) << "what is impossible agrees with nothing";
    EXPECT_EQ(relation_of(of(0), of(0)), relation::disjoint);
}

TEST(ValueSet, AUsersSetHasTheLaws) {
    test::expect_value_set_laws<districts>({of(0), of(255), of(1), of(6), of(7), of(0x81)});
}

TEST(ValueSet, CellsOfSetsWithoutAnOrder) {
    const std::vector<districts> sets{of(0b0111), of(0b1110)};
    EXPECT_EQ(elementary_cells(sets).size(), 3U);
    EXPECT_EQ(elementary_cells(std::vector<districts>{}).size(), 0U);
    EXPECT_EQ(elementary_cells(std::vector{of(0), of(0)}).size(), 0U);
    EXPECT_EQ(elementary_cells(std::vector{of(3), of(3)}).size(), 1U);
}

RC_GTEST_PROP(ValueSet, CellsAreThePatternsOfMembership, ()) {
    std::vector<districts> sets;
    const int count = *rc::gen::inRange(0, 6);
    for (int i = 0; i < count; ++i) sets.push_back(of(*rc::gen::inRange(0UL, 256UL)));
    const auto cells = elementary_cells(sets);
    std::bitset<8> seen;
    for (const auto& cell : cells) {
        RC_ASSERT(cell.in.any());
        RC_ASSERT((cell.in & seen).none());
        seen |= cell.in;
        for (const auto& set : sets) RC_ASSERT(contains(set, cell) || !intersects(set, cell));
        for (const auto& other : cells) {  // no two cells lie in the same sets
            if (cell == other) continue;
            bool differ = false;
            for (const auto& set : sets) differ = differ || contains(set, cell) != contains(set, other);
            RC_ASSERT(differ);
        }
    }
    std::bitset<8> covered;
    for (const auto& set : sets) covered |= set.in;
    RC_ASSERT(seen == covered);
}

RC_GTEST_PROP(ValueSet, TheSweepAndTheGeneralWayCutAlike, ()) {
    std::vector<interval_set> sets;
    const int count = *rc::gen::inRange(0, 5);
    for (int i = 0; i < count; ++i) {
        const int low = *rc::gen::inRange(-5, 5);
        sets.emplace_back(interval::between(low, low + *rc::gen::inRange(0, 5)));
    }
    // The general way keeps together what lies in the same sets, the sweep cuts it into its pieces.
    std::vector<interval> general;
    for (const auto& cell : hearsay::elementary_cells<interval_set>(sets))
        general.insert(general.end(), cell.begin(), cell.end());
    std::vector<interval> swept;
    for (const auto& cell : elementary_cells(sets)) swept.insert(swept.end(), cell.begin(), cell.end());
    std::sort(general.begin(), general.end(),
        [](const interval& a, const interval& b) { return starts_before(a, b); });
    RC_ASSERT(general == swept);
}
