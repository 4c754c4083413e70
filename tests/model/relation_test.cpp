#include <hearsay/model/relation.hpp>

#include <hearsay/test/printing.hpp>

#include <gtest/gtest.h>

using namespace hearsay;

constexpr relation all[] = {
    relation::equal, relation::refines, relation::refined_by, relation::overlaps, relation::disjoint};

TEST(Relation, ConverseIsTheViewFromTheOtherSide) {
    static_assert(converse(relation::refines) == relation::refined_by);
    static_assert(converse(relation::refined_by) == relation::refines);
    for (const relation r : all) {
        EXPECT_EQ(converse(converse(r)), r);
        const bool directed = r == relation::refines || r == relation::refined_by;
        EXPECT_EQ(converse(r) != r, directed);
    }
}

TEST(Relation, FromThreeAnswers) {
    EXPECT_EQ(relation_from(true, true, true), relation::equal);
    EXPECT_EQ(relation_from(true, false, true), relation::refines);
    EXPECT_EQ(relation_from(false, true, true), relation::refined_by);
    EXPECT_EQ(relation_from(false, false, true), relation::overlaps);
    for (const bool a : {true, false}) {
        for (const bool b : {true, false}) EXPECT_EQ(relation_from(a, b, false), relation::disjoint);
    }
}

TEST(Relation, IsWrittenAsInReports) {
    EXPECT_EQ(fmt::format("{} {} {} {} {}", all[0], all[1], all[2], all[3], all[4]),
        "equal refines refined_by overlaps disjoint");
    EXPECT_EQ(fmt::format("{:>9}", relation::equal), "    equal");
}
