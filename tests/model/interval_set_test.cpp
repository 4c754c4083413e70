#include <hearsay/model/interval_set.hpp>

#include <hearsay/test/value_set_laws.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

using namespace hearsay;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double huge = std::numeric_limits<double>::max();

static_assert(value_set<interval_set>);

// A set of intervals with ends on whole numbers, and the same as the membership of every whole and half
// number from -9 to 9: between two neighbours a set can't change.
constexpr int reach = 7;
std::vector<double> grid() {
    std::vector<double> points;
    for (int i = -2 * (reach + 2); i <= 2 * (reach + 2); ++i) points.push_back(i / 2.0);
    return points;
}
bool holds(const interval_set& set, double x) {
    return std::any_of(set.begin(), set.end(), [x](const interval& piece) { return piece.contains(x); });
}
std::vector<bool> membership(const interval_set& set) {
    std::vector<bool> found;
    for (const double x : grid()) found.push_back(holds(set, x));
    return found;
}
template <class Operation>
std::vector<bool> combined(const std::vector<bool>& a, const std::vector<bool>& b, Operation&& operation) {
    std::vector<bool> made;
    for (std::size_t i = 0; i < a.size(); ++i) made.push_back(operation(a[i], b[i]));
    return made;
}

rc::Gen<interval> pieces() {
    return rc::gen::map(rc::gen::tuple(rc::gen::inRange(-reach - 1, reach + 1), rc::gen::arbitrary<bool>(),
                            rc::gen::inRange(0, 5), rc::gen::arbitrary<bool>()),
        [](const auto& t) {
            const auto [low, low_open, length, high_open] = t;
            const double high = low + length;
            const auto made = interval::between_if_any(
                low == -reach - 1 ? -infinity : low, low_open, high > reach ? infinity : high, high_open);
            return made.value_or(interval::exactly(low));
        });
}
rc::Gen<interval_set> sets() {
    return rc::gen::map(rc::gen::resize(6, rc::gen::container<std::vector<interval>>(pieces())),
        [](const std::vector<interval>& some) { return interval_set{std::span<const interval>{some}}; });
}

bool is_normal(const interval_set& set) {
    for (std::size_t i = 1; i < set.size(); ++i) {
        if (!before(set[i - 1], set[i]) || touches(set[i - 1], set[i])) return false;
    }
    return true;
}

}  // namespace

TEST(IntervalSet, HasTheLawsOfAValueSet) {
    test::expect_value_set_laws<interval_set>({
        {},
        interval_set::everything(),
        interval::at_least(10'000),
        interval::more_than(11'000),
        interval::at_most(20'000),
        interval::less_than(10'000),
        interval::exactly(10'000),
        {interval::less_than(5), interval::more_than(10)},
        complement(interval_set{interval::exactly(10'000)}),
        {interval::between(-5, true, 5, false), interval::between(7, 9), interval::at_least(huge)},
    });
}

TEST(IntervalSet, ThePiecesJoinWhereTheyMeetOrTouch) {
    const auto joined = [](std::initializer_list<interval> pieces) {
        return fmt::format("{}", interval_set(pieces));
    };
    EXPECT_EQ(joined({interval::between(3, 5), interval::between(1, 4)}), "[1, 5]");
    EXPECT_EQ(joined({interval::less_than(5), interval::at_least(5)}), "(-inf, inf)");
    EXPECT_EQ(joined({interval::less_than(5), interval::more_than(5)}), "(-inf, 5) u (5, inf)");
    EXPECT_EQ(joined({interval::less_than(5), interval::more_than(5), interval::exactly(5)}), "(-inf, inf)");
    EXPECT_EQ(joined({interval::between(1, 9), interval::between(2, 3), interval::between(5, 6)}), "[1, 9]");
    EXPECT_EQ(joined({interval::between(1, true, 2, true), interval::between(1, false, 2, true)}), "[1, 2)");
    EXPECT_EQ(joined({}), "{}");
}

TEST(IntervalSet, ADenialOfARangeHasTwoPieces) {
    EXPECT_EQ(complement(interval_set{interval::between(5, 10)}),
        (interval_set{interval::less_than(5), interval::more_than(10)}));
    EXPECT_EQ(complement(interval_set{interval::everything()}), interval_set{});
    EXPECT_EQ(complement(interval_set{}), interval_set::everything());
    EXPECT_EQ(complement(interval_set{interval::exactly(5)}),
        (interval_set{interval::less_than(5), interval::more_than(5)}));
}

TEST(IntervalSet, TheClaimsOfTheFirstCase) {
    const interval_set zelensky = interval::more_than(11'000);
    const interval_set gur = interval::at_least(10'000);
    const interval_set nis = interval::between(0, 20'000);
    EXPECT_EQ(relation_of(zelensky, gur), relation::refines);
    EXPECT_EQ(relation_of(gur, zelensky), relation::refined_by);
    EXPECT_EQ(relation_of(zelensky, nis), relation::overlaps);
    EXPECT_EQ(intersection(zelensky, nis), interval_set{interval::between(11'000, true, 20'000, false)});
    EXPECT_EQ(relation_of(interval_set{interval::between(11'000, true, 12'000, true)},
                  interval_set{interval::between(10'000, false, 11'000, true)}),
        relation::disjoint);
}

TEST(IntervalSet, HullAndMeasure) {
    const interval_set set{
        interval::between(1, 2), interval::between(5, true, 9, true), interval::exactly(20)};
    EXPECT_EQ(hull(set), interval::between(1, 20));
    EXPECT_EQ(measure(set), 5);
    EXPECT_EQ(hull(interval_set{}), std::nullopt);
    EXPECT_EQ(measure(interval_set{}), 0);
    EXPECT_EQ(measure(interval_set{interval::at_least(3)}), infinity);
    EXPECT_EQ(hull(interval_set{interval::less_than(1), interval::exactly(3)}), interval::at_most(3));
}

TEST(IntervalSet, CellsAreCutAtEveryEnd) {
    const auto cells = [](std::vector<interval_set> sets) {
        std::string text;
        for (const auto& cell : elementary_cells(sets)) text += fmt::format("{} ", cell);
        return text;
    };
    EXPECT_EQ(cells({interval::more_than(5), interval::at_most(7)}), "(-inf, 5] (5, 7] (7, inf) ");
    EXPECT_EQ(cells({interval::at_least(5), interval::at_most(5)}), "(-inf, 5) {5} (5, inf) ");
    EXPECT_EQ(cells({interval::between(1, 2), interval::between(5, 6)}), "[1, 2] [5, 6] ")
        << "what no set holds is left out";
    EXPECT_EQ(cells({interval::everything()}), "(-inf, inf) ");
    EXPECT_EQ(cells({complement(interval_set{interval::exactly(5)}), interval::between(4, 6)}),
        "(-inf, 4) [4, 5) {5} (5, 6] (6, inf) ");
    EXPECT_EQ(cells({interval_set{}}), "");
    EXPECT_EQ(cells({}), "");
}

RC_GTEST_PROP(IntervalSet, OperationsAreThoseOfMembership, ()) {
    const auto a = *sets();
    const auto b = *sets();
    const auto in_a = membership(a);
    const auto in_b = membership(b);
    const auto both = combined(in_a, in_b, [](bool x, bool y) { return x && y; });
    RC_ASSERT(membership(intersection(a, b)) == both);
    RC_ASSERT(membership(union_of(a, b)) == combined(in_a, in_b, [](bool x, bool y) { return x || y; }));
    RC_ASSERT(membership(complement(a)) == combined(in_a, in_a, [](bool x, bool) { return !x; }));
    RC_ASSERT(contains(a, b) == (both == in_b));
    RC_ASSERT(intersects(a, b) == (std::count(both.begin(), both.end(), true) != 0));
    RC_ASSERT((a == b) == (in_a == in_b));
    RC_ASSERT(is_empty(a) == (std::count(in_a.begin(), in_a.end(), true) == 0));
    for (const auto& set : {a, b, intersection(a, b), union_of(a, b), complement(a)})
        RC_ASSERT(is_normal(set));
}

RC_GTEST_PROP(IntervalSet, TheUnionOfPiecesIsWhatAnyOfThemHolds, ()) {
    const auto some = *rc::gen::resize(8, rc::gen::container<std::vector<interval>>(pieces()));
    const interval_set set{std::span<const interval>{some}};
    RC_ASSERT(is_normal(set));
    for (const double x : grid()) {
        RC_ASSERT(holds(set, x) ==
            std::any_of(some.begin(), some.end(), [x](const interval& p) { return p.contains(x); }));
    }
}

RC_GTEST_PROP(IntervalSet, CellsArePartsOfALineInOrder, ()) {
    const auto some = *rc::gen::resize(5, rc::gen::container<std::vector<interval_set>>(sets()));
    const auto cells = elementary_cells(some);
    for (const double x : grid()) {
        const auto within =
            std::count_if(cells.begin(), cells.end(), [x](const auto& cell) { return holds(cell, x); });
        RC_ASSERT(within ==
            (std::any_of(some.begin(), some.end(), [x](const auto& set) { return holds(set, x); }) ? 1 : 0));
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        RC_ASSERT(cells[i].size() == 1U);
        if (i != 0) RC_ASSERT(before(cells[i - 1].back(), cells[i].front()));
        for (const auto& set : some) RC_ASSERT(contains(set, cells[i]) || !intersects(set, cells[i]));
    }
}

RC_GTEST_PROP(IntervalSet, ReadsLiterallyTheSameAfterTwoDenials, ()) {
    const auto a = *sets();
    RC_ASSERT(complement(complement(a)) == a);
    RC_ASSERT(fmt::format("{}", complement(complement(a))) == fmt::format("{}", a));
}

TEST(IntervalSet, ThousandsOfPieces) {
    std::vector<interval> odd;
    for (int i = 0; i < 5000; ++i) odd.push_back(interval::between(2 * i, false, 2 * i + 1, true));
    const interval_set set{std::span<const interval>{odd}};
    EXPECT_EQ(set.size(), 5000U);
    const interval_set rest = complement(set);
    EXPECT_EQ(rest.size(), 5001U);
    EXPECT_TRUE(is_empty(intersection(set, rest)));
    EXPECT_EQ(union_of(set, rest), interval_set::everything());
    EXPECT_EQ(measure(set), 5000);
}
