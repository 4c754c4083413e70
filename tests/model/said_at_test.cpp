#include <hearsay/model/said_at.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <chrono>
#include <stdexcept>

using namespace hearsay;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

constexpr day friday = make_day(2024, 10, 18);
constexpr day thursday = make_day(2024, 10, 17);

constexpr said_at instant(day on, int hour, int minute = 0, int offset = 0) {
    return said_at::instant(on + hours{hour} + minutes{minute}, offset);
}

static_assert(sizeof(said_at) == 8);

}  // namespace

TEST(SaidAt, NotKnown) {
    const said_at unknown;
    EXPECT_FALSE(unknown.is_known());
    EXPECT_EQ(unknown.days(), day_range::everything());
    EXPECT_FALSE(unknown.is_by(last_day));
    EXPECT_EQ(to_string(unknown), "");
    EXPECT_NE(unknown, said_at{friday});
}

TEST(SaidAt, ADayARangeAnInstant) {
    EXPECT_EQ(said_at{friday}.days(), day_range::on(friday));
    EXPECT_FALSE(said_at{friday}.is_instant());
    EXPECT_EQ(said_at{day_range::by(friday)}.days(), day_range::by(friday));
    EXPECT_EQ(said_at{day_range::from(friday)}.days(), day_range::from(friday));
    EXPECT_EQ(said_at{day_range::between(thursday, friday)}.days(), day_range::between(thursday, friday));
    const auto at = instant(friday, 7, 30, 120);
    EXPECT_TRUE(at.is_instant());
    EXPECT_EQ(at.utc(), friday + hours{7} + minutes{30});
    EXPECT_EQ(at.offset_minutes(), 120);
    EXPECT_EQ(at.days(), day_range::on(friday));
}

TEST(SaidAt, AnInstantCountsAsItsUtcDay) {
    const auto late = said_at::instant(thursday + hours{22} + minutes{30}, 120);  // 00:30 on Friday in Kyiv
    EXPECT_EQ(late.days(), day_range::on(thursday));
    EXPECT_EQ(to_string(late), "2024-10-18T00:30:00+02:00");
}

TEST(SaidAt, IsWrittenAsInFiles) {
    EXPECT_EQ(to_string(said_at{friday}), "2024-10-18");
    EXPECT_EQ(to_string(said_at{day_range::by(friday)}), "..2024-10-18");
    EXPECT_EQ(to_string(instant(friday, 9, 30)), "2024-10-18T09:30:00Z");
    EXPECT_EQ(to_string(instant(friday, 9, 30, -90)), "2024-10-18T08:00:00-01:30");
}

TEST(SaidAt, AnOffsetIsLessThanADay) {
    EXPECT_EQ(said_at::instant(friday, 1439).offset_minutes(), 1439);
    EXPECT_EQ(said_at::instant(friday, -1439).offset_minutes(), -1439);
    EXPECT_THROW((void)said_at::instant(friday, 1440), std::invalid_argument);
    EXPECT_THROW((void)said_at::instant(friday, -1440), std::invalid_argument);
}

TEST(SaidAt, WhollyLater) {
    struct row {
        said_at a, b;
        bool later, earlier;
    };
    const said_at unknown;
    const row rows[] = {
        {friday, thursday, true, false},
        {friday, friday, false, false},
        {said_at{day_range::by(friday)}, thursday, false, false},
        {said_at{day_range::between(thursday, friday)}, thursday, false, false},
        {said_at{day_range::from(friday)}, said_at{day_range::by(thursday)}, true, false},
        {unknown, friday, false, false},
        {unknown, unknown, false, false},
        {instant(friday, 10), instant(friday, 9), true, false},
        {instant(friday, 9, 0, 600), instant(friday, 9, 0, -600), false,
            false},  // one instant, written in two ways
        {instant(friday, 10), friday, false, false},
        {instant(friday, 0), thursday, true, false},
        {said_at{day_range::from(friday)}, instant(thursday, 23), true, false},
    };
    for (const row& r : rows) {
        EXPECT_EQ(wholly_later(r.a, r.b), r.later) << to_string(r.a) << " and " << to_string(r.b);
        EXPECT_EQ(wholly_later(r.b, r.a), r.earlier) << to_string(r.b) << " and " << to_string(r.a);
    }
}

TEST(SaidAt, IsByADayWhenItsEndIs) {
    EXPECT_TRUE(said_at{thursday}.is_by(thursday));
    EXPECT_FALSE(said_at{friday}.is_by(thursday));
    EXPECT_TRUE(said_at{day_range::by(thursday)}.is_by(thursday));
    EXPECT_FALSE(said_at{day_range::between(thursday, friday)}.is_by(thursday));
    EXPECT_FALSE(said_at{day_range::from(thursday)}.is_by(last_day));
    EXPECT_TRUE(instant(thursday, 23, 59).is_by(thursday));
    EXPECT_FALSE(instant(friday, 0).is_by(thursday));
}

TEST(SaidAt, TheEdgesOfTheCalendar) {
    for (const day d : {first_day, last_day}) {
        EXPECT_EQ(said_at{d}.days(), day_range::on(d));
        EXPECT_EQ(said_at::instant(d + seconds{86399}).days(), day_range::on(d));
    }
    EXPECT_EQ(
        said_at{day_range::between(first_day, last_day)}.days(), day_range::between(first_day, last_day));
    EXPECT_TRUE(wholly_later(said_at{last_day}, said_at{first_day}));
}

RC_GTEST_PROP(SaidAt, GivesBackWhatWasPutIn, ()) {
    const auto days = [](int i) { return friday + std::chrono::days{i}; };
    const int a = *rc::gen::inRange(-700'000, 700'000);
    const int b = *rc::gen::inRange(a, 700'001);
    const auto range = day_range::between(days(a), days(b));
    RC_ASSERT(said_at{range}.days() == range);
    const auto moment =
        std::chrono::sys_seconds{seconds{*rc::gen::inRange<std::int64_t>(-60'000'000'000, 250'000'000'000)}};
    const int offset = *rc::gen::inRange(-1439, 1440);
    const auto at = said_at::instant(moment, offset);
    RC_ASSERT(at.utc() == moment);
    RC_ASSERT(at.offset_minutes() == offset);
    RC_ASSERT(at.is_known() && at.is_instant());
}

RC_GTEST_PROP(SaidAt, OrderIsStrict, ()) {
    const auto any = [] {
        const day d = friday + std::chrono::days{*rc::gen::inRange(0, 4)};
        switch (*rc::gen::inRange(0, 6)) {
        case 0: return said_at{};
        case 1: return said_at{d};
        case 2: return said_at{day_range::by(d)};
        case 3: return said_at{day_range::from(d)};
        case 4: return said_at{day_range::between(d, d + std::chrono::days{*rc::gen::inRange(0, 3)})};
        default: return instant(d, *rc::gen::inRange(0, 24));
        }
    };
    const said_at a = any();
    const said_at b = any();
    const said_at c = any();
    RC_ASSERT(!wholly_later(a, a));
    RC_ASSERT(!(wholly_later(a, b) && wholly_later(b, a)));
    RC_ASSERT(!(wholly_later(a, b) && wholly_later(b, c)) || wholly_later(a, c));
}
