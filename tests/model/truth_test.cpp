#include <hearsay/model/truth.hpp>

#include <hearsay/test/value_set_laws.hpp>

#include <gtest/gtest.h>

using namespace hearsay;

constexpr truth_set yes{true};
constexpr truth_set no{false};
constexpr truth_set both = truth_set::everything();
constexpr truth_set nothing{};

static_assert(value_set<truth_set>);
static_assert(complement(yes) == no && complement(nothing) == both && union_of(yes, no) == both);
static_assert(yes.contains_answer(true) && !yes.contains_answer(false));

TEST(TruthSet, HasTheLawsOfAValueSet) { test::expect_value_set_laws<truth_set>({nothing, yes, no, both}); }

TEST(TruthSet, AClaimAndItsDenialAreDisjoint) {
    EXPECT_EQ(relation_of(yes, complement(yes)), relation::disjoint);
    EXPECT_EQ(relation_of(yes, both), relation::refines);
}

TEST(TruthSet, CellsListTrueBeforeFalse) {
    using cells = std::vector<truth_set>;
    EXPECT_EQ(elementary_cells(cells{no, yes}), (cells{yes, no}));
    EXPECT_EQ(elementary_cells(cells{yes}), cells{yes});
    EXPECT_EQ(elementary_cells(cells{no, both}), (cells{yes, no}));
    EXPECT_EQ(elementary_cells(cells{both, nothing}), cells{both});
    EXPECT_EQ(elementary_cells(cells{nothing}), cells{});
    EXPECT_EQ(elementary_cells(cells{}), cells{});
    for (const truth_set a : {nothing, yes, no, both}) {
        for (const truth_set b : {nothing, yes, no, both}) test::expect_cells_partition<truth_set>({a, b});
    }
}

TEST(TruthSet, IsWrittenInWords) {
    EXPECT_EQ(fmt::format("{}|{}|{}|{}", yes, no, both, nothing), "yes|no|yes or no|{}");
}
