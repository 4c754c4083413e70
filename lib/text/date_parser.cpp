// Dates with what bounds them, and ranges of two.

#include "date_parser.hpp"

#include <algorithm>

namespace hearsay::inline v1::detail {

using std::chrono::days;
using enum word_kind;

std::optional<parsed_date> date_parser::bounded(
    const said_date& said, std::optional<bound> how, bool approx, std::size_t first, std::size_t next) {
    auto said_days = reckoner_.resolve(said);
    if (!said_days) return std::nullopt;
    if (how == bound::since && reckoner_.reference() && said_days->first > *reckoner_.reference() &&
        said.has_weekday() && said.rule == "weekday" && !said.resolved) {
        const day when = last_weekday(*reckoner_.reference(), said.weekday);
        if (!in_calendar(when)) return fault_.fail(date_fault::beyond_calendar, said.first, said.next);
        said_days = stretch{when, when};
    }
    if (how == bound::since && reckoner_.reference() && said_days->first > *reckoner_.reference() &&
        !said.has_year() && !said.resolved && (said.has_month() || said.feast != nullptr)) {
        if (const auto earlier = annual(said, year_of(said_days->first) - 1)) said_days = earlier;
    }
    const bool end = said.edge == edge_of_period::end && said.whole;
    const bool beginning = said.edge == edge_of_period::beginning && said.whole;
    parsed_date made{day_range::everything(), approx, first, next, "bound"};
    switch (how.value_or(bound::within)) {
    case bound::by: made.days = day_range::by(said_days->last); break;
    case bound::before:
        made.days = end ? day_range::by(said.whole->last) : day_range::before_day(said_days->first);
        break;
    case bound::after:
        made.days = beginning ? day_range::from(said.whole->first) : day_range::after_day(said_days->last);
        break;
    case bound::from:
    case bound::since: made.days = day_range::from(said_days->first); break;
    case bound::less:
    case bound::more: {
        if (!said.anchor) return fault_.fail(date_fault::no_date, first, first + 1);
        const bool forward = said_days->first > *said.anchor;
        const day edge_day = said_days->first;
        if (how == bound::more)
            made.days = forward ? day_range::after_day(edge_day) : day_range::before_day(edge_day);
        else if (forward)
            made.days = day_range::between(*said.anchor, std::max(*said.anchor, edge_day - days{1}));
        else
            made.days = day_range::between(std::min(*said.anchor, edge_day + days{1}), *said.anchor);
        break;
    }
    case bound::within:
    case bound::between:
        made.days = day_range::between(said_days->first, said_days->last);
        made.rule = said.rule;
        break;
    }
    return made;
}

std::optional<parsed_date> date_parser::read(std::size_t i) {
    if (tokens_.exact() && tokens_.is_word(i, "any") && tokens_.is_any_of(i + 1, {"day", "time"}))
        return parsed_date{day_range::everything(), false, i, i + 2, "bound"};
    if (!tokens_.exact() && is_none_in_particular(i)) return std::nullopt;
    const opening before = opening_at(i);
    if (!tokens_.exact() && !before.how && tokens_.is_word(before.date_at, "any")) return std::nullopt;
    if (const auto length = length_from_now(before)) return read_from_now(before, *length);
    if (before.how == bound::by && tokens_.is_any_of(before.date_at, {"date", "present"}) &&
        !tokens_.is_word(before.date_at - 1, "to")) {  // "till date"
        if (!reckoner_.reference())
            return fault_.fail(date_fault::no_reference, before.begin, before.date_at + 1);
        return parsed_date{
            day_range::by(*reckoner_.reference()), before.approx, i, before.date_at + 1, "bound"};
    }
    return read_date(before);
}

// "Every Friday", "a Friday in May", "half a year ago", "fiscal year 2024".
bool date_parser::is_none_in_particular(std::size_t i) const noexcept {
    if (i == 0) return false;
    return tokens_.is_any_of(i - 1, {"every", "each"}) || tokens_.is_of_other_year(i) ||
        (tokens_.is(i - 1, article) && tokens_.is(i, weekday)) ||
        (tokens_.is(i - 1, half) && tokens_.is(i, article));
}

// What stands before a date: "by around", "since", "until at least", "in".
date_parser::opening date_parser::opening_at(std::size_t i) const noexcept {
    opening made;
    std::size_t at = i;
    made.begin = i;
    made.approx = tokens_.skip_approx(at);
    made.how_at = at;
    made.how = tokens_.prefix_at(at);
    if (made.how) made.approx = tokens_.skip_approx(at) || made.approx;
    if (made.says_bound() && tokens_.is_word(at, "at") && tokens_.is_word(at + 1, "least")) {
        made.approx = true;
        at += 2;
    }
    made.date_at = at;
    return made;
}

// Of "in three weeks", "within 2 months", how long.
std::optional<length_said> date_parser::length_from_now(const opening& before) const noexcept {
    const std::size_t at = before.date_at;
    if (before.how != bound::within || at != before.how_at + 1 ||
        (!tokens_.is(before.how_at, in) && !tokens_.is_word(before.how_at, "within")))
        return std::nullopt;
    const auto length = tokens_.length_at(at);
    if (!length || length->weekday) return std::nullopt;
    const std::size_t next = length->next;
    const bool goes_on = tokens_.is(next, of) || tokens_.is(next, from) || tokens_.is_hyphen(next) ||
        tokens_.is_any_of(next, {"ago", "before", "after", "starting", "beginning"});
    // "the highest in a decade"
    const bool long_ago = tokens_.is(at, article) && length->units[0] >= calendar_unit::decade;
    return goes_on || long_ago ? std::nullopt : length;
}

std::optional<parsed_date> date_parser::read_from_now(const opening& before, const length_said& length) {
    said_date said;
    said.first = before.begin;
    std::size_t end = length.next;
    if (tokens_.is_mark(end, "'"))  // "in three weeks' time", "in a month's time"
        end += tokens_.is_word(end + 1, "s") ? 2U : 1U;
    end = tokens_.is_word(end, "time") ? end + 1 : length.next;
    if (reckoner_.needs_reference(said, end)) return std::nullopt;
    const day today = *reckoner_.reference();
    const auto when = days_later_by(today, length, 1);
    if (!when) return fault_.fail(date_fault::beyond_calendar, before.begin, end);
    said.take(tokens_.is(before.how_at, in) ? *when : stretch{today, when->last}, end, "relative day");
    return bounded(said, before.how, before.approx, before.begin, end);
}

// A date or a range of two, with what stands before and after it.
std::optional<parsed_date> date_parser::read_date(const opening& before) {
    if (tokens_.is_inside_something(before.date_at)) return std::nullopt;
    auto how = before.how;
    auto first = forms_.read(before.date_at, how || before.approx);
    if (!first && how && tokens_.is(before.how_at, edge)) {  // "beginning of 2007"
        const auto kept = fault_;
        first = forms_.read(before.how_at, false);
        if (!first) fault_ = kept;
        if (first) how.reset();
    }
    if (!first) return std::nullopt;
    const std::size_t begin = before.says_bound() || before.approx ? before.begin : first->first;
    bool approx = before.approx || first->vague;

    if (!how || *how == bound::from || *how == bound::since || *how == bound::between ||
        *how == bound::within) {
        if (const auto range = read_range(*first, how)) {
            return parsed_date{
                day_range::between(range->days.first, range->days.last), approx, begin, range->next, "range"};
        }
        if (tokens_.exact() && tokens_.after_connector(first->next, how) != 0) return std::nullopt;
    }
    if (how == bound::between && tokens_.exact())
        return fault_.fail(date_fault::no_second_date, first->next, first->next + 1);
    if (first->needs_range && !tokens_.exact()) return std::nullopt;
    if (how == bound::between) how.reset();
    std::size_t end = first->next;
    std::size_t start = begin;
    if (!how || *how == bound::within || *how == bound::from) {
        if (const auto after = tokens_.suffix_at(end)) {
            how = after;
            if (!before.says_bound()) start = first->first;
        } else if (how == bound::from && tokens_.is(end, on) && !tokens_.can_begin(end + 1)) {
            ++end;  // "from 2016 on"
        } else if (how == bound::from && !tokens_.exact() && tokens_.is(before.how_at, from) &&
            before.date_at == before.how_at + 1 && reckoner_.is_past_period(*first)) {
            return bounded(*first, bound::within, approx, approx ? before.begin : first->first, end);
        }
    }
    if (tokens_.is_word(end, "or") && tokens_.is_word(end + 1, "so")) {
        approx = true;
        end += 2;
    }
    const bool full_stop = end + 1 == tokens_.size() && tokens_.is_mark(end, ".");
    if (tokens_.exact() && end < tokens_.size() && !full_stop)
        return fault_.fail(date_fault::not_the_end, end, end + 1);
    return bounded(*first, how, approx, start, end);
}

// From one date to another that follows it: "to 5 November", "- 12", "and 24 October". Of a whole phrase, what follows a
// "to" must be a date; in running text, what is none is left to be something else.
std::optional<date_parser::range_said> date_parser::read_range(
    const said_date& first, std::optional<bound> how) {
    const std::size_t second_at = tokens_.after_connector(first.next, how);
    if (second_at == 0) {
        // "23 and 24 October": one day after the other
        if (tokens_.exact() || !first.needs_range || !first.is_figure || !tokens_.is(first.next, and_))
            return std::nullopt;
        const auto second = forms_.read(first.next + 1, true);
        if (!second || !second->has_month() || second->day_of_month != first.day_of_month + 1)
            return std::nullopt;
        const auto range = reckoner_.range_of(first, *second);
        return range ? std::optional{range_said{*range, second->next}} : std::nullopt;
    }
    const auto kept = fault_;
    const std::size_t present_at = tokens_.is(second_at, the) ? second_at + 1 : second_at;
    if (reckoner_.reference() && tokens_.is_any_of(present_at, {"present", "date"}) &&
        !first.needs_range) {  // "2022 to the present"
        const day today = *reckoner_.reference();
        if (const auto from_days = reckoner_.resolve(first); from_days && from_days->first <= today)
            return range_said{{from_days->first, today}, present_at + 1};
    }
    auto second = forms_.read(second_at, true);
    if (second && !tokens_.exact() && second->is_figure && first.has_month())
        static_cast<void>(forms_.take_year(*second));  // "October 23 to 27, 2024"
    if (second && !counts_something(*second, how)) {
        if (const auto range = reckoner_.range_of(first, *second)) return range_said{*range, second->next};
    }
    if (!tokens_.exact()) fault_ = kept;
    return std::nullopt;
}

// "November 5 - 30 people", "2000 - 2500 calories"
bool date_parser::counts_something(const said_date& second, std::optional<bound> how) const noexcept {
    if (tokens_.exact() || second.has_month()) return false;
    const bool late = second.year > latest_alone;
    if (!second.is_figure && (!late || how)) return false;
    return tokens_.counts_what_follows(second.next) || (late && tokens_.is(second.next, token_kind::word));
}

}  // namespace hearsay::inline v1::detail
