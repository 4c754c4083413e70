#pragma once

#include <hearsay/model/value_set.hpp>
#include <hearsay/test/printing.hpp>

#include <gtest/gtest.h>

#include <vector>

namespace hearsay::inline v1::test {

namespace detail {

template <value_set Set>
void expect_laws_of_one(const Set& a) {
    const Set rest = complement(a);
    EXPECT_EQ(a, a);
    EXPECT_EQ(complement(rest), a);
    EXPECT_TRUE(is_empty(intersection(a, rest)));
    EXPECT_FALSE(intersects(a, rest));
    EXPECT_TRUE(is_empty(complement(union_of(a, rest))));
    EXPECT_EQ(intersection(a, a), a);
    EXPECT_EQ(union_of(a, a), a);
    EXPECT_TRUE(contains(a, a));
    EXPECT_EQ(is_empty(a), !intersects(a, a));
    EXPECT_EQ(relation_of(a, a), is_empty(a) ? relation::disjoint : relation::equal);
    const Set nothing = intersection(a, rest);
    EXPECT_EQ(union_of(a, nothing), a);
    EXPECT_EQ(intersection(a, complement(nothing)), a);
    EXPECT_TRUE(contains(a, nothing));
    EXPECT_TRUE(contains(complement(nothing), a));
    EXPECT_EQ(relation_of(a, nothing), relation::disjoint);
}

template <value_set Set>
void expect_laws_of_two(const Set& a, const Set& b) {
    const Set both = intersection(a, b);
    const Set either = union_of(a, b);
    EXPECT_EQ(both, intersection(b, a));
    EXPECT_EQ(either, union_of(b, a));
    EXPECT_EQ(complement(both), union_of(complement(a), complement(b)));
    EXPECT_EQ(complement(either), intersection(complement(a), complement(b)));
    EXPECT_EQ(intersects(a, b), !is_empty(both));
    EXPECT_EQ(intersects(a, b), intersects(b, a));
    EXPECT_EQ(contains(a, b), either == a);
    EXPECT_EQ(contains(a, b), both == b);
    EXPECT_EQ(contains(a, b), is_empty(difference(b, a)));
    EXPECT_EQ(a == b, contains(a, b) && contains(b, a));
    EXPECT_EQ(a == b, b == a);
    EXPECT_TRUE(contains(a, both));
    EXPECT_TRUE(contains(either, a));
    EXPECT_EQ(union_of(both, a), a);
    EXPECT_EQ(intersection(either, a), a);
    EXPECT_EQ(union_of(difference(a, b), both), a);
    EXPECT_EQ(relation_of(a, b), converse(relation_of(b, a)));
    const auto expected = is_empty(both) ? relation::disjoint
        : a == b                         ? relation::equal
        : both == a                      ? relation::refines
        : both == b                      ? relation::refined_by
                                         : relation::overlaps;
    EXPECT_EQ(relation_of(a, b), expected);
}

template <value_set Set>
void expect_laws_of_three(const Set& a, const Set& b, const Set& c) {
    EXPECT_EQ(intersection(a, intersection(b, c)), intersection(intersection(a, b), c));
    EXPECT_EQ(union_of(a, union_of(b, c)), union_of(union_of(a, b), c));
    EXPECT_EQ(intersection(a, union_of(b, c)), union_of(intersection(a, b), intersection(a, c)));
    EXPECT_EQ(union_of(a, intersection(b, c)), intersection(union_of(a, b), union_of(a, c)));
    if (contains(a, b) && contains(b, c)) {
        EXPECT_TRUE(contains(a, c));
    }
}

}  // namespace detail

/// Checks that the elementary cells of some sets are a partition of their union, no cell being cut by a set.
template <value_set Set>
void expect_cells_partition(const std::vector<Set>& sets) {
    const std::vector<Set> cells = elementary_cells(sets);
    SCOPED_TRACE("cells " + ::testing::PrintToString(cells) + " of " + ::testing::PrintToString(sets));
    for (std::size_t i = 0; i < cells.size(); ++i) {
        EXPECT_FALSE(is_empty(cells[i]));
        for (std::size_t j = i + 1; j < cells.size(); ++j) EXPECT_FALSE(intersects(cells[i], cells[j]));
        bool held = false;
        for (const Set& set : sets) {
            EXPECT_TRUE(contains(set, cells[i]) || !intersects(set, cells[i]))
                << "a cell is cut by " << ::testing::PrintToString(set);
            held = held || contains(set, cells[i]);
        }
        EXPECT_TRUE(held) << "a cell lies in no set";
    }
    for (const Set& set : sets) {
        Set rest = set;
        for (const Set& cell : cells) rest = difference(rest, cell);
        EXPECT_TRUE(is_empty(rest)) << "no cell holds " << ::testing::PrintToString(rest);
    }
}

/// Checks every law that a `value_set` promises, on sets that you choose: the laws of a Boolean algebra, of
/// `relation_of` and of `elementary_cells`.
///
/// \code
/// TEST(CasualtyBand, IsAValueSet) { test::expect_value_set_laws<casualty_band>({dozens, hundreds,
/// dozens_or_thousands}); }
/// \endcode
///
/// Choose sets that are nothing and everything, that nest, overlap, touch and lie apart: two laws in three
/// are about pairs.
/// Complexity: the third power of their number.
template <value_set Set>
void expect_value_set_laws(const std::vector<Set>& sets) {
    for (const Set& a : sets) {
        SCOPED_TRACE("a = " + ::testing::PrintToString(a));
        detail::expect_laws_of_one(a);
        for (const Set& b : sets) {
            SCOPED_TRACE("b = " + ::testing::PrintToString(b));
            detail::expect_laws_of_two(a, b);
            expect_cells_partition<Set>({a, b});
            for (const Set& c : sets) {
                SCOPED_TRACE("c = " + ::testing::PrintToString(c));
                detail::expect_laws_of_three(a, b, c);
            }
        }
    }
    expect_cells_partition(sets);
}

}  // namespace hearsay::inline v1::test
