// What a date stands for.

#include "date_reckoner.hpp"

#include <algorithm>

namespace hearsay::inline v1::detail {

using std::chrono::days;

std::optional<day> later_by(day from, const length_said& length, int direction) noexcept {
    if (length.weekday) {  // "two Sundays from now"
        const int count = length.counts[0];
        if (count < 1) return std::nullopt;
        const day when = direction > 0 ? next_weekday(from, *length.weekday) + days{7 * (count - 1)}
                                       : last_weekday(from, *length.weekday) - days{7 * (count - 1)};
        return in_calendar(when) ? std::optional{when} : std::nullopt;
    }
    std::optional<day> when = from;
    for (std::size_t i = 0; i < length.pieces && when; ++i)
        when = later_by(*when, length.units[i], direction * length.counts[i]);
    return when;
}

std::optional<stretch> days_later_by(day from, const length_said& length, int direction) noexcept {
    const auto near = later_by(from, length, direction);
    auto far = near;
    if (length.at_most > 0) far = later_by(from, length.units[0], direction * length.at_most);
    if (!near || !far) return std::nullopt;
    return stretch{std::min(*near, *far), std::max(*near, *far)};
}

std::optional<stretch> annual(const said_date& said, int year) noexcept {
    if (year < 1 || year > 9999) return std::nullopt;
    if (said.has_season()) {
        const auto first = month_at(year, said.season);
        const auto last = said.season == 12 ? month_at(year + 1, 2) : month_at(year, said.season + 2);
        if (!first || !last) return std::nullopt;
        return stretch{first->first, last->last};
    }
    if (said.feast != nullptr) {
        const holiday& feast = *said.feast;
        std::optional<day> when;
        switch (feast.by) {
        case holiday::rule::fixed: when = day_at(year, feast.month, feast.number); break;
        case holiday::rule::weekday:
            if (const auto in_month = month_at(year, feast.month))
                when = weekday_within(*in_month, feast.weekday, feast.number);
            break;
        case holiday::rule::easter: when = easter(year); break;
        case holiday::rule::orthodox_easter: when = orthodox_easter(year); break;
        case holiday::rule::islamic: when = islamic_day_in(year, feast.month, feast.number); break;
        }
        if (!when) return std::nullopt;
        *when += days{feast.days_after};
        if (!said.with_weekend)
            return in_calendar(*when) ? std::optional{stretch{*when, *when}} : std::nullopt;
        // The free days around it: from Saturday to a Monday, from a Thursday or Friday to Sunday.
        const int weekday_said = weekday_of(*when);
        auto free_days = stretch{*when, *when + days{7 - weekday_said}};
        if (weekday_said == 1) free_days = {*when - days{2}, *when};
        if (weekday_said != 1 && weekday_said != 4 && weekday_said != 5)
            return period_of(calendar_unit::weekend, *when);
        if (!in_calendar(free_days.first) || !in_calendar(free_days.last)) return std::nullopt;
        return free_days;
    }
    if (!said.has_day()) return month_at(year, said.month);
    const auto when = day_at(year, said.month, said.day_of_month);
    if (!when) return std::nullopt;
    return stretch{*when, *when};
}

int date_reckoner::nearest_year(const said_date& said) const {
    const int this_year = year_of(*reference_);
    int best = this_year;
    auto least = days::max();
    for (const int year : {this_year, this_year - 1, this_year + 1}) {
        const auto found = annual(said, year);
        if (!found) continue;
        const auto away =
            found->first > *reference_ ? found->first - *reference_ : *reference_ - found->first;
        if (away < least) {
            least = away;
            best = year;
        }
    }
    return best;
}

// This year's, but December in January is the last one, and January in December the next one.
int date_reckoner::assumed_year(const said_date& said) const {
    if (nearest_) return nearest_year(said);
    const auto today = parts_of(*reference_);
    if (lean_ == date_lean::past) {
        for (int year = today.year; year >= today.year - 8; --year) {  // 29 February may be eight years ago
            const auto found = annual(said, year);
            if (found && found->first <= *reference_) return year;
        }
        return today.year - 1;  // before the calendar
    }
    if (said.has_season()) return said.season == 12 && today.month <= 2 ? today.year - 1 : today.year;
    const int month_said = said.feast != nullptr ? said.feast->month : said.month;
    if (today.month == 1 && month_said == 12) return today.year - 1;
    if (today.month == 12 && month_said == 1) return today.year + 1;
    return today.year;
}

std::optional<stretch> date_reckoner::part_of_some_year(calendar_unit unit, int number) const {
    const int year_now = year_of(*reference_);
    const auto part_in = [&](int year) {
        const auto whole = years_at(year, year);
        return whole ? period_within(*whole, unit, number) : std::nullopt;
    };
    const auto found = part_in(year_now);
    const bool begun = found && found->first <= *reference_;
    return lean_ == date_lean::past && !begun ? part_in(year_now - 1) : found;
}

// "The 18th", "Friday the 13th": this month's, or of the months around it, or before it, the nearest that has that day,
// on that weekday.
std::optional<stretch> date_reckoner::day_of_some_month(const said_date& said) {
    if (said.is_figure || !reference_) return fault_.fail(date_fault::no_month, said.first, said.next);
    const auto today = parts_of(*reference_);
    const bool past = lean_ == date_lean::past;
    for (int i = 0; i <= 18; ++i) {
        const int months = past ? -i : i % 2 == 1 ? (i + 1) / 2 : -i / 2;
        const int number = today.year * 12 + today.month - 1 + months;
        const auto when = day_at(number / 12, number % 12 + 1, said.day_of_month);
        if (!when || (said.has_weekday() && weekday_of(*when) != said.weekday)) continue;
        if (!past || *when <= *reference_) return stretch{*when, *when};
    }
    return fault_.fail(date_fault::no_such_day, said.first, said.next, 31);
}

bool date_reckoner::set_towards(said_date& said, int direction) {
    if (needs_reference(said, said.next)) return false;
    const int year = year_of(*reference_);
    if (direction == 0) said.resolved = annual(said, year);
    for (int i = -1; i <= 8 && direction != 0 && !said.resolved; ++i) {
        const auto found = annual(said, direction > 0 ? year + i : year - i);
        if (found && (direction > 0 ? found->first > *reference_ : found->last < *reference_))
            said.resolved = found;
    }
    return said.resolved.has_value();
}

std::optional<stretch> date_reckoner::part_of(const stretch& whole, edge_of_period edge_said) const {
    const auto length = (whole.last - whole.first).count() + 1;
    const auto from = parts_of(whole.first);
    const bool early = edge_said == edge_of_period::early || edge_said == edge_of_period::beginning;
    const bool late = edge_said == edge_of_period::late || edge_said == edge_of_period::end;
    if (edge_said == edge_of_period::earlier) return stretch{whole.first, *reference_};
    if (edge_said == edge_of_period::later) return stretch{*reference_, whole.last};
    if (length < 3 || edge_said == edge_of_period::whole) return whole;
    if (length >= 28 && length <= 31 && from.day_of_month == 1) {
        if (early) return stretch{whole.first, whole.first + days{9}};
        if (late) return stretch{whole.first + days{20}, whole.last};
        return stretch{whole.first + days{10}, whole.first + days{19}};
    }
    if (length >= 365 && length <= 366 && from.day_of_month == 1 && from.month == 1) {
        const auto months = [&](int first, int last) {
            return stretch{month_at(from.year, first)->first, month_at(from.year, last)->last};
        };
        if (edge_said == edge_of_period::beginning) return months(1, 3);
        if (edge_said == edge_of_period::end) return months(10, 12);
        return early ? months(1, 4) : late ? months(9, 12) : months(5, 8);
    }
    if (length > 3600 && from.month == 1 && from.day_of_month == 1) {
        const int years = year_of(whole.last) - from.year + 1;
        const int third = years / 3;
        const int last_year = year_of(whole.last);
        if (early) return years_at(from.year, from.year + third);
        return late ? years_at(last_year - third + 1, last_year)
                    : years_at(from.year + third + 1, last_year - third);
    }
    const auto third = static_cast<int>((length + 1) / 3);
    if (early) return stretch{whole.first, whole.first + days{third - 1}};
    if (late) return stretch{whole.last - days{third - 1}, whole.last};
    return stretch{whole.first + days{third}, whole.last - days{third}};
}

std::optional<stretch> date_reckoner::resolve(const said_date& said) {
    if (said.resolved) {
        if (in_calendar(said.resolved->first) && in_calendar(said.resolved->last)) return said.resolved;
        return fault_.fail(date_fault::beyond_calendar, said.first, said.next);
    }
    if (said.feast != nullptr || said.has_season()) {
        if (!said.has_year() && !reference_) return fault_.fail(date_fault::no_year, said.first, said.next);
        const int year = said.has_year() ? said.year : assumed_year(said);
        const auto found = annual(said, year);
        return found ? found : fault_.fail(date_fault::beyond_calendar, said.first, said.next);
    }
    if (!said.has_month() && !said.has_day() && !said.has_year()) {
        if (!reference_) return fault_.fail(date_fault::no_reference, said.first, said.next);
        const day when = lean_ == date_lean::past ? last_weekday(*reference_ + days{1}, said.weekday)
                                                  : next_weekday(*reference_ - days{1}, said.weekday);
        return in_calendar(when) ? std::optional{stretch{when, when}}
                                 : fault_.fail(date_fault::beyond_calendar, said.first, said.next);
    }
    if (said.has_day() && !said.has_month()) return day_of_some_month(said);
    int year = said.year;
    if (!said.has_year()) {
        if (!reference_) return fault_.fail(date_fault::no_year, said.first, said.next);
        year = assumed_year(said);
        if (!exact_ && said.month == 2 && said.day_of_month == 29) {
            for (int away = 0; away <= 8; ++away) {
                if (std::chrono::year{year - away}.is_leap()) return annual(said, year - away);
                if (std::chrono::year{year + away}.is_leap()) return annual(said, year + away);
            }
        }
    }
    if (year < 1 || year > 9999) return fault_.fail(date_fault::year_out_of_range, said.first, said.next);
    if (!said.has_month()) return years_at(year, year);
    if (!said.has_day()) return month_at(year, said.month);
    const auto when = day_at(year, said.month, said.day_of_month);
    if (!when)
        return fault_.fail(date_fault::no_such_day, said.first, said.next, days_in_month(year, said.month));
    if (exact_ && said.has_weekday() && weekday_of(*when) != said.weekday)
        return fault_.fail(date_fault::other_weekday, said.weekday_at, said.weekday_at + 1, 0, *when);
    return stretch{*when, *when};
}

std::optional<stretch> date_reckoner::range_of(said_date first, said_date second) {
    const bool open_first = !first.resolved && first.feast == nullptr && !first.has_season();
    const bool open_second = !second.resolved && second.feast == nullptr && !second.has_season();
    bool no_year = false;
    if (open_first && open_second) {
        if (!second.is_weekday_alone()) {
            if (!first.has_month() && first.has_day() && second.has_day()) first.month = second.month;
            if (!second.has_month() && second.has_day()) second.month = first.month;
        }
        no_year = !first.has_year() && !second.has_year();
        if (!first.has_year() && second.has_year() && (first.has_month() || exact_)) {
            first.year = second.year;
            // "30 December to 2 January 2025"
            if (!exact_ && first.has_month() && second.has_month() && first.month > second.month)
                --first.year;
        }
        if (!second.has_year() && first.has_year() && second.has_month()) second.year = first.year;
    }
    const auto from_days = resolve(first);
    if (!from_days) return std::nullopt;
    if (open_second && !second.has_year()) {
        if (second.is_weekday_alone()) {
            const day when = next_weekday(from_days->first, second.weekday);
            second.resolved = stretch{when, when};
        } else if (second.has_day() && !second.has_month() && !second.is_figure) {
            const auto base = parts_of(from_days->first);  // "from today to the 18th"
            second.month = base.month;
            second.year = base.year;
            if (second.day_of_month < base.day_of_month) {
                second.month = base.month % 12 + 1;
                second.year = base.year + (base.month == 12 ? 1 : 0);
            }
        } else if (second.has_month() && (no_year || !open_first)) {
            second.year = year_of(from_days->first);
        }
    } else if (!open_second && second.feast != nullptr && !second.has_year()) {
        second.year = year_of(from_days->first);
    }
    auto to_days = resolve(second);
    if (!to_days) return std::nullopt;
    if (second.edge == edge_of_period::beginning && second.whole && second.whole->first > from_days->first)
        to_days = stretch{second.whole->first - days{1}, second.whole->first - days{1}};
    // "May to March"
    const bool may_cross = no_year || (!exact_ && !open_first);
    if (to_days->last < from_days->first && may_cross && second.has_month() && !second.resolved &&
        reference_) {
        ++second.year;
        to_days = resolve(second);
        if (!to_days) return std::nullopt;
    }
    if (to_days->last < from_days->first)
        return fault_.fail(date_fault::last_before_first, second.first, second.next);
    return stretch{from_days->first, to_days->last};
}

bool date_reckoner::is_past_period(const said_date& said) {
    const auto found = resolve(said);
    return found && reference_ && found->first < found->last && found->first < *reference_;
}

}  // namespace hearsay::inline v1::detail
