#include <hearsay/text/read_date.hpp>

#include "ascii.hpp"
#include "fault.hpp"
#include "token.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>

namespace hearsay::inline v1 {
namespace detail {
namespace {

// A date as said, where a part may be left to its context: the 1 of "1 to 5 November 2024".
struct said_date {
    std::optional<int> year;
    std::optional<unsigned> month;
    std::optional<unsigned> day_of_month;
    std::optional<std::size_t> weekday;  // its token
    std::size_t first = 0;               // tokens [first, next)
    std::size_t next = 0;
};

constexpr std::array<std::string_view, 7> weekday_names{
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

class date_reader {
public:
    date_reader(std::string_view phrase, std::optional<day> reference) : tokens_{phrase} {
        if (reference) reference_year_ = static_cast<int>(std::chrono::year_month_day{*reference}.year());
    }

    phrase_result<day_range> read() {
        const auto range = read_bounded();
        return range ? phrase_result<day_range>{*range} : phrase_result<day_range>{fault_};
    }

private:
    using bound = date_bound;

    std::optional<day_range> read_bounded() {
        std::size_t at = 0;
        std::optional<bound> how = match(date_prefixes(tokens_.text(0)), at);
        if (!how && tokens_.is_word(0, "any") && (tokens_.is_word(1, "day") || tokens_.is_word(1, "time")))
            return ends_at(2) ? std::optional{day_range::everything()} : std::nullopt;
        auto first = read_said(at, true);
        if (!first) return std::nullopt;
        const bool may_range = !how || *how == bound::from || *how == bound::between || *how == bound::within;
        if (const auto second_at = may_range ? after_connector(first->next, how) : 0; second_at != 0) {
            auto second = read_said(second_at, false);
            if (!second || !ends_at(second->next)) return std::nullopt;
            return between(*first, *second);
        }
        if (how == bound::between)
            return fail(
                fault_at(tokens_, first->next, "\"and\" and the last day", "write both ends of the range"));
        std::size_t end = first->next;
        if (!how) how = match(date_suffixes(tokens_.text(end)), end);
        if (!ends_at(end)) return std::nullopt;
        const auto days = resolve(*first);
        if (!days) return std::nullopt;
        switch (how.value_or(bound::within)) {
        case bound::by: return day_range::by(*days->last());
        case bound::before: return day_range::before_day(*days->first());
        case bound::after: return day_range::after_day(*days->last());
        case bound::from: return day_range::from(*days->first());
        case bound::within:
        case bound::between: break;
        }
        return days;
    }

    [[nodiscard]] std::optional<bound> match(
        std::span<const date_bound_entry> entries, std::size_t& at) const {
        for (const auto& entry : entries) {
            if (const auto count = match_phrase(tokens_, at, entry.text)) {
                at += count;
                return entry.how;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::size_t after_connector(std::size_t i, std::optional<bound> how) const {
        if (how == bound::between)
            return tokens_[i].is(word_kind::and_) || tokens_[i].is(word_kind::to) ? i + 1 : 0;
        if (tokens_[i].is(word_kind::to) || tokens_[i].kind == token_kind::dash) return i + 1;
        for (const std::string_view word : {"until", "till", "through", "thru"})
            if (tokens_.is_word(i, word)) return i + 1;
        return 0;
    }

    // A date that stands by itself, or one end of a range; `at_start` only chooses the words of a fault.
    std::optional<said_date> read_said(std::size_t i, bool at_start) {
        said_date said;
        said.first = i;
        std::size_t at = i;
        if (tokens_[at].is(word_kind::weekday)) {
            said.weekday = at++;
            if (tokens_.is_mark(at, ",")) ++at;
        }
        if (tokens_[at].is(word_kind::the)) ++at;
        bool read = false;
        if (tokens_[at].is(word_kind::month))
            read = read_month_first(said, at);
        else if (is_digits(at, 4, 4) && tokens_[at + 1].kind == token_kind::dash && is_digits(at + 2, 2, 2) &&
            tokens_.is_glued(at + 1) && tokens_.is_glued(at + 2))
            read = read_iso(said, at);
        else if (is_digits(at, 4, 4) && !is_short_iso(at))
            read = read_year(said, at);
        else if (is_digits(at, 1, 2) && !tokens_.is_mark(at + 1, "/"))
            read = read_day_first(said, at);
        else if (tokens_[at].kind == token_kind::figure || tokens_[at].kind == token_kind::bad_figure)
            return refuse_figures(at);
        else
            return fail(fault_at(tokens_, at,
                at_start && at == 0 ? "a date, or what bounds one (by, from, before, after)" : "a date",
                "write a day, a month or a year, as in \"by 1 November 2024\""));
        if (!read) return std::nullopt;
        return said;
    }

    // 2024-2-3, which is 3 February by the only rule for such figures, but not as that rule writes it.
    [[nodiscard]] bool is_short_iso(std::size_t at) const {
        return tokens_[at + 1].kind == token_kind::dash && tokens_.is_glued(at + 1) &&
            tokens_.is_glued(at + 2) && is_digits(at + 2, 1, 1);
    }

    std::nullopt_t refuse_figures(std::size_t at) {
        std::size_t next = at + 1;
        while (next < tokens_.size() && tokens_.is_glued(next)) ++next;
        const std::size_t begin = tokens_[at].begin;
        return fail(
            fault_over(tokens_, at, next, quote(tokens_.text().substr(begin, tokens_[next - 1].end - begin)),
                "a date that reads in one way only", "write it as 2024-11-01 or 1 November 2024"));
    }

    bool read_iso(said_date& said, std::size_t at) {
        said.year = value(at);
        said.month = static_cast<unsigned>(value(at + 2));
        said.next = at + 3;
        if (tokens_[at + 3].kind == token_kind::dash && tokens_.is_glued(at + 3) && is_digits(at + 4, 1, 9) &&
            tokens_.is_glued(at + 4)) {
            if (!is_digits(at + 4, 2, 2)) {
                fail(fault_at(tokens_, at + 4, "a day in two digits", "write it as in 2024-11-01"));
                return false;
            }
            said.day_of_month = static_cast<unsigned>(value(at + 4));
            said.next = at + 5;
        }
        if (*said.month >= 1 && *said.month <= 12) return true;
        fail(fault_over(tokens_, at, said.next,
            "month " + std::to_string(*said.month) + " in " + said_text(said), "a month from 01 to 12",
            "write year, month and day, as in 2024-11-01"));
        return false;
    }

    bool read_year(said_date& said, std::size_t at) {
        said.year = value(at);
        said.next = at + 1;
        return true;
    }

    // "November 2024", "Nov. 1, 2024", "November the 1st"
    bool read_month_first(said_date& said, std::size_t at) {
        said.month = static_cast<unsigned>(tokens_[at].entry->value);
        said.next = at + 1;
        if (tokens_.is_mark(said.next, ".") && tokens_.is_glued(said.next) && said.next + 1 < tokens_.size())
            ++said.next;
        const std::size_t day_at = tokens_[said.next].is(word_kind::the) ? said.next + 1 : said.next;
        if (is_digits(day_at, 1, 2)) {
            said.day_of_month = static_cast<unsigned>(value(day_at));
            said.next = after_ordinal(day_at + 1);
        }
        take_year(said);
        return true;
    }

    // "1 November 2024", "the 1st of November", and as one end of a range "1", or "5, 2024"
    bool read_day_first(said_date& said, std::size_t at) {
        said.day_of_month = static_cast<unsigned>(value(at));
        said.next = after_ordinal(at + 1);
        std::size_t month_at = said.next;
        if (tokens_[month_at].is(word_kind::of)) ++month_at;
        if (tokens_[month_at].is(word_kind::month)) {
            said.month = static_cast<unsigned>(tokens_[month_at].entry->value);
            said.next = month_at + 1;
            if (tokens_.is_mark(said.next, ".") && is_digits(said.next + 1, 4, 4)) ++said.next;
        }
        take_year(said);
        return true;
    }

    void take_year(said_date& said) const {
        std::size_t at = said.next;
        if (tokens_.is_mark(at, ",") || (tokens_[at].is(word_kind::of) && said.month)) ++at;
        if (!is_digits(at, 4, 4)) return;
        said.year = value(at);
        said.next = at + 1;
    }

    [[nodiscard]] std::size_t after_ordinal(std::size_t i) const {
        const auto text = tokens_.text(i);
        const bool ending = text.size() == 2 && is_ordinal(text) && tokens_.is_glued(i);
        return ending ? i + 1 : i;
    }

    std::optional<day_range> between(said_date first, said_date second) {
        if (!first.month && first.day_of_month && second.day_of_month) first.month = second.month;
        if (!second.month && second.day_of_month) second.month = first.month;
        if (!first.year) first.year = second.year;
        if (!second.year) second.year = first.year;
        const auto from = resolve(first);
        const auto to = from ? resolve(second) : std::nullopt;
        if (!to) return std::nullopt;
        if (*to->last() < *from->first())
            return fail(fault_over(tokens_, second.first, second.next,
                said_text(second) + ", which is before the first day",
                "a range from the first day to the last",
                "write the earlier date first, each with its year"));
        return day_range::between(*from->first(), *to->last());
    }

    // The days that a date stands for: one, or those of a month or a year.
    std::optional<day_range> resolve(const said_date& said) {
        using namespace std::chrono;
        const auto complain = [&](std::string found, std::string expected, std::string mend) {
            return fail(fault_over(
                tokens_, said.first, said.next, std::move(found), std::move(expected), std::move(mend)));
        };
        if (said.day_of_month && !said.month)
            return complain(
                said_text(said) + " without a month", "a month", "name the month, as in \"1 November 2024\"");
        const auto year_number = said.year ? said.year : reference_year_;
        if (!year_number)
            return complain(said_text(said) + " without a year", "a year", "write the year after it");
        if (*year_number < 1)
            return complain(said_text(said), "a year from 0001 to 9999", "write the year that is meant");
        const year y{*year_number};
        if (!said.month) return day_range::between(sys_days{y / 1 / 1}, sys_days{y / 12 / 31});
        const auto last_of_month = year_month_day_last{y / month{*said.month} / last};
        if (!said.day_of_month)
            return day_range::between(sys_days{y / month{*said.month} / 1}, sys_days{last_of_month});
        const unsigned days = static_cast<unsigned>(last_of_month.day());
        if (*said.day_of_month < 1 || *said.day_of_month > days)
            return complain("the date " + said_text(said),
                "a day that there is: that month has " + std::to_string(days) + " days",
                "write one from 1 to " + std::to_string(days));
        const sys_days when{y / month{*said.month} / std::chrono::day{*said.day_of_month}};
        if (said.weekday &&
            std::chrono::weekday{when}.c_encoding() !=
                static_cast<unsigned>(tokens_[*said.weekday].entry->value))
            return fail(fault_at(tokens_, *said.weekday,
                std::string{weekday_names[std::chrono::weekday{when}.c_encoding()]} + ", which " +
                    to_string(when) + " was",
                "correct the weekday or the date"));
        return day_range::on(when);
    }

    bool ends_at(std::size_t i) {
        if (i >= tokens_.size() || (i + 1 == tokens_.size() && tokens_.is_mark(i, "."))) return true;
        fail(fault_at(
            tokens_, i, "the end", "write one date alone, or a range as in \"1 to 5 November 2024\""));
        return false;
    }

    [[nodiscard]] bool is_digits(std::size_t i, std::size_t least, std::size_t most) const {
        const auto text = tokens_.text(i);
        return tokens_[i].kind == token_kind::figure && text.size() >= least && text.size() <= most &&
            std::all_of(text.begin(), text.end(), is_digit);
    }
    [[nodiscard]] int value(std::size_t i) const {  // of at most nine digits
        int number = 0;
        for (const char digit : tokens_.text(i)) number = number * 10 + (digit - '0');
        return number;
    }
    [[nodiscard]] std::string said_text(const said_date& said) const {
        const std::size_t begin = tokens_[said.first].begin;
        return quote(tokens_.text().substr(begin, tokens_[said.next - 1].end - begin));
    }
    std::nullopt_t fail(phrase_fault fault) {
        fault_ = std::move(fault);
        return std::nullopt;
    }

    token_list tokens_;
    std::optional<int> reference_year_;
    phrase_fault fault_;
};

}  // namespace
}  // namespace detail

phrase_result<day_range> read_date(std::string_view phrase, std::optional<day> reference) {
    return detail::date_reader{phrase, reference}.read();
}

}  // namespace hearsay::inline v1
