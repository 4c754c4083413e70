#include <hearsay/model/subtree_set.hpp>

#include <hearsay/test/value_set_laws.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <functional>
#include <stdexcept>
#include <vector>

using namespace hearsay;

namespace {

static_assert(value_set<place_set> && value_set<label_set>);

struct world {
    place_hierarchy places;
    place_id russia = places.add();
    place_id eastern_russia = places.add(russia);
    place_id kursk = places.add(russia);
    place_id sudzha = places.add(kursk);
    place_id ukraine = places.add();
    place_id donetsk = places.add(ukraine);
    place_id luhansk = places.add(ukraine);

    [[nodiscard]] place_set in(place_id p) const { return {places, p}; }
    [[nodiscard]] place_set less(place_id p, place_id out) const { return difference(in(p), in(out)); }
};

// A spot of the open world is known by the nodes that it lies in: all that lie around one of them are among
// them, and any two of them may meet. The spot in no node is one of these. A set is then the spots that it
// holds.
using spot = std::vector<place_id>;

std::vector<spot> spots_of(const place_hierarchy& places) {
    std::vector<spot> found;
    const auto count = static_cast<std::uint32_t>(places.size());
    for (std::uint32_t bits = 0; bits < (1U << count); ++bits) {
        spot in;
        for (std::uint32_t i = 0; i < count; ++i) {
            if ((bits >> i & 1) != 0) in.push_back(place_id{i});
        }
        bool possible = true;
        for (const place_id a : in) {
            const auto parent = places.parent(a);
            possible = possible && (!parent || (bits >> parent->number() & 1) != 0);
            for (const place_id b : in) possible = possible && places.may_meet(a, b);
        }
        if (possible) found.push_back(in);
    }
    return found;
}

std::vector<bool> membership(const place_set& set, const std::vector<spot>& spots) {
    std::vector<bool> found;
    for (const spot& s : spots) {
        const auto lies_in = [&](place_id p) { return std::find(s.begin(), s.end(), p) != s.end(); };
        found.push_back(std::any_of(set.pieces().begin(), set.pieces().end(), [&](const auto& piece) {
            return std::all_of(piece.within.begin(), piece.within.end(), lies_in) &&
                std::none_of(piece.except.begin(), piece.except.end(), lies_in);
        }));
    }
    return found;
}

// A set made by operations that are drawn, and the spots that it has to hold.
struct drawn_set {
    place_set set;
    std::vector<bool> spots;
};
drawn_set draw(const place_hierarchy& places, const std::vector<spot>& spots, int depth) {
    const auto combine = [](const std::vector<bool>& a, const std::vector<bool>& b, auto operation) {
        std::vector<bool> made;
        for (std::size_t i = 0; i < a.size(); ++i) made.push_back(operation(a[i], b[i]));
        return made;
    };
    switch (depth == 0 ? 0 : *rc::gen::inRange(0, 5)) {
    case 1: {
        const auto a = draw(places, spots, depth - 1);
        return {complement(a.set), combine(a.spots, a.spots, [](bool x, bool) { return !x; })};
    }
    case 2: {
        const auto a = draw(places, spots, depth - 1);
        const auto b = draw(places, spots, depth - 1);
        return {intersection(a.set, b.set), combine(a.spots, b.spots, [](bool x, bool y) { return x && y; })};
    }
    case 3: {
        const auto a = draw(places, spots, depth - 1);
        const auto b = draw(places, spots, depth - 1);
        return {union_of(a.set, b.set), combine(a.spots, b.spots, [](bool x, bool y) { return x || y; })};
    }
    case 4: {
        const auto a = draw(places, spots, depth - 1);
        const auto b = draw(places, spots, depth - 1);
        return {difference(a.set, b.set), combine(a.spots, b.spots, [](bool x, bool y) { return x && !y; })};
    }
    default: break;
    }
    const auto node =
        place_id{*rc::gen::inRange<std::uint32_t>(0, static_cast<std::uint32_t>(places.size()))};
    std::vector<bool> holds;
    for (const spot& s : spots) holds.push_back(std::find(s.begin(), s.end(), node) != s.end());
    return {place_set{places, node}, holds};
}

void check_against_spots(bool with_overlaps) {
    place_hierarchy places;
    const int count = *rc::gen::inRange(1, 8);
    for (int i = 0; i < count; ++i) {
        const int parent = *rc::gen::inRange(-1, i);
        if (parent < 0)
            places.add();
        else
            places.add(place_id{static_cast<std::uint32_t>(parent)});
    }
    const int overlaps = with_overlaps ? *rc::gen::inRange(1, 4) : 0;
    for (int i = 0; i < overlaps; ++i) {
        const auto any = [&] { return place_id{static_cast<std::uint32_t>(*rc::gen::inRange(0, count))}; };
        const auto a = any();
        const auto b = any();
        if (!places.is_within(a, b) && !places.is_within(b, a)) places.add_overlap(a, b);
    }
    const auto spots = spots_of(places);
    const auto a = draw(places, spots, 3);
    const auto b = draw(places, spots, 2);
    RC_LOG(fmt::format("{} and {}", a.set, b.set));
    RC_ASSERT(membership(a.set, spots) == a.spots);
    RC_ASSERT(is_empty(a.set) == (std::count(a.spots.begin(), a.spots.end(), true) == 0));
    bool meet = false;
    bool within = true;
    for (std::size_t i = 0; i < spots.size(); ++i) {
        meet = meet || (a.spots[i] && b.spots[i]);
        within = within && (!b.spots[i] || a.spots[i]);
    }
    RC_ASSERT(intersects(a.set, b.set) == meet);
    RC_ASSERT(contains(a.set, b.set) == within);
    RC_ASSERT((a.set == b.set) == (a.spots == b.spots));
    if (!with_overlaps) RC_ASSERT((a.set.pieces() == b.set.pieces()) == (a.spots == b.spots));  // canonical
    for (const auto& cell : elementary_cells(std::vector{a.set, b.set})) {
        RC_ASSERT(!is_empty(cell));
        RC_ASSERT(contains(a.set, cell) + !intersects(a.set, cell) == 1);
        RC_ASSERT(contains(b.set, cell) + !intersects(b.set, cell) == 1);
    }
}

}  // namespace

TEST(SubtreeSet, HasTheLawsOfAValueSet) {
    const world w;
    test::expect_value_set_laws<place_set>({{}, place_set::everything(), w.in(w.russia), w.in(w.kursk),
        w.in(w.sudzha), w.in(w.eastern_russia), w.in(w.donetsk), w.less(w.russia, w.kursk),
        complement(w.in(w.kursk)), union_of(w.in(w.kursk), w.in(w.ukraine))});
}

TEST(SubtreeSet, HasTheLawsWhereNodesOverlapToo) {
    world w;
    w.places.add_overlap(w.donetsk, w.kursk);
    test::expect_value_set_laws<place_set>(
        {{}, place_set::everything(), w.in(w.russia), w.in(w.kursk), w.in(w.sudzha), w.in(w.donetsk),
            w.in(w.ukraine), w.less(w.kursk, w.donetsk), intersection(w.in(w.kursk), w.in(w.donetsk))});
}

TEST(SubtreeSet, HasTheLawsWhereAnyTwoBranchesMayMeet) {
    const world w;
    const auto in = [&](place_id p) { return place_set::with_branches_that_meet(w.places, p); };
    test::expect_value_set_laws<place_set>(
        {{}, place_set::everything(), in(w.russia), in(w.kursk), in(w.sudzha), in(w.donetsk), in(w.ukraine),
            intersection(in(w.kursk), complement(in(w.donetsk))), intersection(in(w.kursk), in(w.donetsk))});
    EXPECT_EQ(relation_of(in(w.eastern_russia), in(w.donetsk)), relation::overlaps);
    EXPECT_EQ(relation_of(in(w.sudzha), in(w.russia)), relation::refines);
    EXPECT_EQ(relation_of(complement(in(w.kursk)), in(w.sudzha)), relation::disjoint);
}

TEST(SubtreeSet, TwoTrainingAreasOnDifferentBranchesExcludeEachOther) {
    const world w;
    EXPECT_EQ(relation_of(w.in(w.eastern_russia), w.in(w.donetsk)), relation::disjoint);
    EXPECT_EQ(relation_of(w.in(w.sudzha), w.in(w.russia)), relation::refines);
    EXPECT_EQ(relation_of(w.in(w.russia), w.in(w.kursk)), relation::refined_by);
    EXPECT_EQ(relation_of(complement(w.in(w.kursk)), w.in(w.russia)), relation::overlaps);
}

TEST(SubtreeSet, APlaceIsMoreThanThePlacesNamedInIt) {
    const world w;
    const auto rest = difference(difference(w.in(w.ukraine), w.in(w.donetsk)), w.in(w.luhansk));
    EXPECT_FALSE(is_empty(rest));
    EXPECT_NE(union_of(w.in(w.donetsk), w.in(w.luhansk)), w.in(w.ukraine));
    EXPECT_TRUE(contains(w.in(w.ukraine), union_of(w.in(w.donetsk), w.in(w.luhansk))));
    EXPECT_FALSE(is_empty(complement(union_of(w.in(w.ukraine), w.in(w.russia)))))
        << "nor are they all that there is";
}

TEST(SubtreeSet, AnOverlapIsLiftedByDeclaringIt) {
    world w;
    w.places.add_overlap(w.donetsk, w.kursk);
    EXPECT_EQ(relation_of(w.in(w.donetsk), w.in(w.kursk)), relation::overlaps);
    EXPECT_EQ(relation_of(w.in(w.donetsk), w.in(w.sudzha)), relation::overlaps);
    EXPECT_EQ(relation_of(w.in(w.ukraine), w.in(w.russia)), relation::overlaps);
    EXPECT_EQ(relation_of(w.in(w.luhansk), w.in(w.kursk)), relation::disjoint);
    EXPECT_TRUE(contains(w.in(w.russia), intersection(w.in(w.donetsk), w.in(w.kursk))));
}

TEST(SubtreeSet, EqualSetsHaveEqualPieces) {
    const world w;
    const auto back = union_of(w.less(w.russia, w.kursk), w.in(w.kursk));
    EXPECT_EQ(back.pieces(), w.in(w.russia).pieces());
    EXPECT_EQ(complement(complement(w.less(w.russia, w.kursk))).pieces(), w.less(w.russia, w.kursk).pieces());
    EXPECT_EQ(fmt::format("{}", union_of(w.less(w.russia, w.kursk), w.in(w.sudzha))), "#0 - #2 u #3");
    EXPECT_EQ(fmt::format("{}", complement(w.in(w.kursk))), "anywhere - #2");
    EXPECT_EQ(fmt::format("{}", place_set{}), "{}");
    EXPECT_EQ(fmt::format("{}", place_set::everything()), "anywhere");
}

TEST(SubtreeSet, CellsOfTwoNestedPlaces) {
    const world w;
    const auto cells = elementary_cells(std::vector{w.in(w.russia), w.in(w.kursk)});
    ASSERT_EQ(cells.size(), 2U);
    EXPECT_EQ(cells[0], w.in(w.kursk));
    EXPECT_EQ(cells[1], w.less(w.russia, w.kursk));
}

TEST(SubtreeSet, RefusesToMixHierarchies) {
    const world a;
    const world b;
    EXPECT_THROW((void)intersection(a.in(a.russia), b.in(b.russia)), std::invalid_argument);
    EXPECT_THROW((void)union_of(a.in(a.russia), b.in(b.russia)), std::invalid_argument);
    EXPECT_THROW((void)intersects(a.in(a.russia), b.in(b.russia)), std::invalid_argument);
    EXPECT_TRUE(intersects(a.in(a.russia), place_set::everything())) << "everything belongs to none";
}

RC_GTEST_PROP(SubtreeSet, OperationsAreThoseOfTheSpots, ()) { check_against_spots(false); }

RC_GTEST_PROP(SubtreeSet, OperationsAreThoseOfTheSpotsWhereNodesOverlap, ()) { check_against_spots(true); }
