#include <hearsay/model/date_set.hpp>

#include <hearsay/test/value_set_laws.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <optional>
#include <stdexcept>
#include <vector>

using namespace hearsay;

namespace {

static_assert(value_set<date_set>);

constexpr day november = make_day(2024, 11, 1);
constexpr day day_number(int i) { return november + std::chrono::days{i}; }

// Days from -12 to 12 around 1 November: a bit for each is the whole truth about ranges that end within -10
// to 10.
constexpr int reach = 10;
constexpr int bits = 2 * reach + 5;
using bitmap = std::vector<bool>;

bitmap membership(const date_set& set) {
    bitmap found;
    for (int i = 0; i < bits; ++i) {
        const day d = day_number(i - reach - 2);
        found.push_back(
            std::any_of(set.begin(), set.end(), [d](const day_range& r) { return r.contains(d); }));
    }
    return found;
}
template <class Operation>
bitmap combined(const bitmap& a, const bitmap& b, Operation&& operation) {
    bitmap made;
    for (std::size_t i = 0; i < a.size(); ++i) made.push_back(operation(a[i], b[i]));
    return made;
}

rc::Gen<day_range> ranges() {
    return rc::gen::map(
        rc::gen::tuple(rc::gen::inRange(-reach, reach + 1), rc::gen::inRange(0, 6), rc::gen::inRange(0, 6)),
        [](const auto& t) {
            const auto [first, length, kind] = t;
            const day from = day_number(first);
            if (kind == 0) return day_range::by(from);
            if (kind == 1) return day_range::from(from);
            return day_range::between(from, day_number(std::min(first + length, reach)));
        });
}
rc::Gen<date_set> sets() {
    return rc::gen::map(rc::gen::resize(5, rc::gen::container<std::vector<day_range>>(ranges())),
        [](const std::vector<day_range>& some) { return date_set{std::span<const day_range>{some}}; });
}

}  // namespace

TEST(DayRange, AfterADayIsFromTheNext) {
    EXPECT_EQ(day_range::after_day(make_day(2024, 10, 31)), day_range::from(november));
    EXPECT_EQ(day_range::before_day(november), day_range::by(make_day(2024, 10, 31)));
    EXPECT_EQ(day_range::on(november), day_range::between(november, november));
    EXPECT_EQ(day_range::everything(), day_range{});
}

TEST(DayRange, KnowsItsEnds) {
    EXPECT_EQ(day_range::by(november).last(), november);
    EXPECT_EQ(day_range::by(november).first(), std::nullopt);
    EXPECT_EQ(day_range::from(november).first(), november);
    EXPECT_FALSE(day_range::from(november).has_last());
    EXPECT_TRUE(day_range::on(november).is_bounded());
    EXPECT_EQ(day_range::on(november).width(), 1);
    EXPECT_EQ(day_range::between(november, make_day(2024, 11, 30)).width(), 30);
    EXPECT_EQ(day_range::from(november).width(), std::numeric_limits<double>::infinity());
    EXPECT_THROW((void)day_range::between(november, make_day(2024, 10, 31)), std::invalid_argument);
}

TEST(DayRange, TheEdgesOfTheCalendar) {
    EXPECT_TRUE(day_range::from(last_day).contains(last_day));
    EXPECT_TRUE(day_range::by(first_day).contains(first_day));
    EXPECT_EQ(complement(date_set{day_range::from(first_day)}), date_set{day_range::before_day(first_day)});
    EXPECT_EQ(complement(date_set{day_range::before_day(first_day)}), date_set{day_range::from(first_day)});
    EXPECT_EQ(day_range::between(first_day, last_day).width(), 3652059);
}

TEST(DayRange, IsWrittenAsInFiles) {
    EXPECT_EQ(fmt::format("{}", day_range::on(november)), "2024-11-01");
    EXPECT_EQ(fmt::format("{}", day_range::by(november)), "..2024-11-01");
    EXPECT_EQ(fmt::format("{}", day_range::from(november)), "2024-11-01..");
    EXPECT_EQ(
        fmt::format("{}", day_range::between(november, make_day(2024, 11, 5))), "2024-11-01..2024-11-05");
    EXPECT_EQ(fmt::format("{}", day_range::everything()), "..");
    EXPECT_EQ(fmt::format("{:>12}", day_range::on(november)), "  2024-11-01");
    EXPECT_EQ(
        fmt::format("{}", complement(date_set{day_range::on(november)})), "..2024-10-31 u 2024-11-02..");
}

TEST(DateSet, HasTheLawsOfAValueSet) {
    test::expect_value_set_laws<date_set>({
        {},
        date_set::everything(),
        day_range::by(november),
        day_range::from(november),
        day_range::on(november),
        day_range::before_day(november),
        day_range::between(make_day(2024, 10, 1), make_day(2024, 11, 5)),
        {day_range::on(make_day(2024, 10, 30)), day_range::on(november)},
        complement(date_set{day_range::on(november)}),
    });
}

TEST(DateSet, ReadyByAndReadyFromMeetOnOneDay) {
    const date_set by = day_range::by(november);
    const date_set from = day_range::from(november);
    EXPECT_EQ(relation_of(by, from), relation::overlaps);
    EXPECT_EQ(intersection(by, from), date_set{day_range::on(november)});
    EXPECT_EQ(relation_of(date_set{day_range::before_day(november)}, from), relation::disjoint);
}

TEST(DateSet, NeighbouringDaysJoin) {
    EXPECT_EQ((date_set{day_range::on(november), day_range::on(day_number(1))}),
        date_set{day_range::between(november, day_number(1))});
    EXPECT_EQ((date_set{day_range::on(november), day_range::on(day_number(2))}).size(), 2U);
    EXPECT_EQ((date_set{day_range::before_day(november), day_range::from(november)}), date_set::everything());
}

TEST(DateSet, MeasureCountsDays) {
    EXPECT_EQ(
        measure(date_set{day_range::on(november), day_range::between(day_number(5), day_number(7))}), 4);
}

RC_GTEST_PROP(DateSet, OperationsAreThoseOfABitForEachDay, ()) {
    const auto a = *sets();
    const auto b = *sets();
    const bitmap in_a = membership(a);
    const bitmap in_b = membership(b);
    const bitmap both = combined(in_a, in_b, [](bool x, bool y) { return x && y; });
    RC_ASSERT(membership(intersection(a, b)) == both);
    RC_ASSERT(membership(union_of(a, b)) == combined(in_a, in_b, [](bool x, bool y) { return x || y; }));
    RC_ASSERT(membership(complement(a)) == combined(in_a, in_a, [](bool x, bool) { return !x; }));
    RC_ASSERT(contains(a, b) == (both == in_b));
    RC_ASSERT(intersects(a, b) == (std::count(both.begin(), both.end(), true) != 0));
    RC_ASSERT((a == b) == (in_a == in_b));
}

RC_GTEST_PROP(DateSet, CellsHoldEachCoveredDayOnce, ()) {
    const auto some = *rc::gen::resize(5, rc::gen::container<std::vector<date_set>>(sets()));
    const auto cells = elementary_cells(some);
    bitmap covered(bits);
    for (const auto& set : some)
        covered = combined(covered, membership(set), [](bool x, bool y) { return x || y; });
    bitmap seen(bits);
    for (const auto& cell : cells) {
        const auto of_cell = membership(cell);
        RC_ASSERT(!is_empty(cell));
        RC_ASSERT(combined(seen, of_cell, [](bool x, bool y) { return x && y; }) == bitmap(bits));
        seen = combined(seen, of_cell, [](bool x, bool y) { return x || y; });
        for (const auto& set : some) RC_ASSERT(contains(set, cell) || !intersects(set, cell));
    }
    RC_ASSERT(seen == covered);
}
