#include "english_dates.hpp"

#include "calendar.hpp"

#include <array>

namespace hearsay::inline v1::detail {
namespace {

using enum word_kind;

constexpr double unit(calendar_unit u) { return static_cast<double>(u); }
constexpr double side(edge_of_period e) { return static_cast<double>(e); }

constexpr holiday fixed(int month, int day_of_month) {
    return {holiday::rule::fixed, static_cast<std::int8_t>(month), static_cast<std::int8_t>(day_of_month)};
}
constexpr holiday nth(int number, int weekday_number, int month, int days_after = 0) {
    return {holiday::rule::weekday, static_cast<std::int8_t>(month), static_cast<std::int8_t>(number),
        static_cast<std::int8_t>(weekday_number), static_cast<std::int8_t>(days_after)};
}
constexpr holiday from_easter(int days_after) {
    return {holiday::rule::easter, 0, 0, 0, static_cast<std::int8_t>(days_after)};
}

constexpr holiday islamic(int month, int day_of_month) {
    return {holiday::rule::islamic, static_cast<std::int8_t>(month), static_cast<std::int8_t>(day_of_month)};
}

// clang-format off
constexpr auto words = std::to_array<word_entry>({
    {"january", month, 1}, {"february", month, 2}, {"march", month, 3}, {"april", month, 4}, {"may", month, 5},
    {"june", month, 6}, {"july", month, 7}, {"august", month, 8}, {"september", month, 9}, {"october", month, 10},
    {"november", month, 11}, {"december", month, 12},
    {"jan", month, 1}, {"feb", month, 2}, {"mar", month, 3}, {"apr", month, 4}, {"jun", month, 6}, {"jul", month, 7},
    {"aug", month, 8}, {"sep", month, 9}, {"sept", month, 9}, {"oct", month, 10}, {"nov", month, 11},
    {"dec", month, 12},
    {"sunday", weekday, 0}, {"monday", weekday, 1}, {"tuesday", weekday, 2}, {"wednesday", weekday, 3},
    {"thursday", weekday, 4}, {"friday", weekday, 5}, {"saturday", weekday, 6},
    {"sundays", weekday, 0}, {"mondays", weekday, 1}, {"tuesdays", weekday, 2}, {"wednesdays", weekday, 3},
    {"thursdays", weekday, 4}, {"fridays", weekday, 5}, {"saturdays", weekday, 6},
    {"sun", weekday, 0}, {"mon", weekday, 1}, {"tue", weekday, 2}, {"tues", weekday, 2}, {"wed", weekday, 3},
    {"weds", weekday, 3}, {"thu", weekday, 4}, {"thur", weekday, 4}, {"thurs", weekday, 4}, {"fri", weekday, 5},
    {"sat", weekday, 6},

    {"day", period, unit(calendar_unit::day)}, {"days", period, unit(calendar_unit::day)},
    {"weekday", period, unit(calendar_unit::business_day)}, {"weekdays", period, unit(calendar_unit::business_day)},
    {"weekend", period, unit(calendar_unit::weekend)}, {"weekends", period, unit(calendar_unit::weekend)},
    {"week", period, unit(calendar_unit::week)}, {"weeks", period, unit(calendar_unit::week)},
    {"wk", period, unit(calendar_unit::week)}, {"wks", period, unit(calendar_unit::week)},
    {"workweek", period, unit(calendar_unit::working_week)}, {"workweeks", period, unit(calendar_unit::working_week)},
    {"fortnight", period, unit(calendar_unit::fortnight)}, {"fortnights", period, unit(calendar_unit::fortnight)},
    {"month", period, unit(calendar_unit::month)}, {"months", period, unit(calendar_unit::month)},
    {"mos", period, unit(calendar_unit::month)},
    {"qtr", period, unit(calendar_unit::quarter)}, {"qtrs", period, unit(calendar_unit::quarter)},
    {"year", period, unit(calendar_unit::year)}, {"years", period, unit(calendar_unit::year)},
    {"yr", period, unit(calendar_unit::year)}, {"yrs", period, unit(calendar_unit::year)},
    {"decade", period, unit(calendar_unit::decade)}, {"decades", period, unit(calendar_unit::decade)},
    {"century", period, unit(calendar_unit::century)}, {"centuries", period, unit(calendar_unit::century)},

    {"last", relative, -1}, {"previous", relative, -1}, {"past", relative, -2}, {"this", relative, 0},
    {"these", relative, 0}, {"current", relative, 0}, {"next", relative, 1}, {"following", relative, 1},
    {"coming", relative, 2}, {"upcoming", relative, 2},

    {"today", day_word, 0}, {"tonight", day_word, 0}, {"now", day_word, 0}, {"yesterday", day_word, -1},
    {"tomorrow", day_word, 1}, {"tmrw", day_word, 1}, {"tmr", day_word, 1},

    {"spring", season, 3}, {"springtime", season, 3}, {"summer", season, 6}, {"summertime", season, 6},
    {"autumn", season, 9}, {"fall", season, 9}, {"winter", season, 12}, {"wintertime", season, 12},

    {"early", edge, side(edge_of_period::early)}, {"mid", edge, side(edge_of_period::middle)},
    {"middle", edge, side(edge_of_period::middle)}, {"late", edge, side(edge_of_period::late)},
    {"beginning", edge, side(edge_of_period::beginning)}, {"start", edge, side(edge_of_period::beginning)},
    {"bom", edge, side(edge_of_period::beginning)}, {"boy", edge, side(edge_of_period::beginning)},
    {"end", edge, side(edge_of_period::end)}, {"close", edge, side(edge_of_period::end)},
    {"eom", edge, side(edge_of_period::end)}, {"eoy", edge, side(edge_of_period::end)},
    {"rest", edge, side(edge_of_period::later)}, {"remainder", edge, side(edge_of_period::later)},
    {"earlier", edge, side(edge_of_period::earlier)}, {"later", edge, side(edge_of_period::later)},

    {"twenties", decade, 20}, {"thirties", decade, 30}, {"forties", decade, 40}, {"fifties", decade, 50},
    {"sixties", decade, 60}, {"seventies", decade, 70}, {"eighties", decade, 80}, {"nineties", decade, 90},

    {"q", other, 0, begins_date}, {"h", other, 0, begins_date}, {"w", other, 0, begins_date},
    {"'", other, 0, begins_date}, {">", other, 0, begins_date}, {"<", other, 0, begins_date},
    {"=", other, 0, begins_date}, {"\xE2\x89\xA4", other, 0, begins_date}, {"\xE2\x89\xA5", other, 0, begins_date},
    {"any", other, 0, begins_date},
});

constexpr auto prefixes = std::to_array<phrase_entry<date_bound>>({
    {"by", date_bound::by}, {"until", date_bound::by}, {"till", date_bound::by}, {"til", date_bound::by},
    {"' til", date_bound::by}, {"up to", date_bound::by}, {"up until", date_bound::by}, {"up till", date_bound::by},
    {"up to and including", date_bound::by}, {"through", date_bound::by}, {"thru", date_bound::by},
    {"up through", date_bound::by}, {"no later than", date_bound::by}, {"not later than", date_bound::by},
    {"not after", date_bound::by}, {"latest", date_bound::by}, {"latest by", date_bound::by},
    {"at the latest by", date_bound::by}, {"as late as", date_bound::by}, {"on or before", date_bound::by}, {"on or earlier than", date_bound::by}, {"on or prior to", date_bound::by},
    {"in or before", date_bound::by}, {"before or on", date_bound::by}, {"before or in", date_bound::by},
    {"at or before", date_bound::by}, {"any time until", date_bound::by}, {"anytime until", date_bound::by},
    {"before", date_bound::before}, {"prior to", date_bound::before}, {"earlier than", date_bound::before},
    {"ahead of", date_bound::before}, {"any time before", date_bound::before}, {"anytime before", date_bound::before},
    {"older than", date_bound::before},
    {"after", date_bound::after}, {"later than", date_bound::after}, {"more recent than", date_bound::after},
    {"newer than", date_bound::after}, {"not until after", date_bound::after},
    {"any time after", date_bound::after}, {"anytime after", date_bound::after},
    {"from", date_bound::from}, {"since", date_bound::since}, {"ever since", date_bound::since},
    {"starting", date_bound::from}, {"starting on", date_bound::from}, {"starting from", date_bound::from},
    {"starting in", date_bound::from}, {"starting with", date_bound::from}, {"starting as of", date_bound::from},
    {"beginning", date_bound::from}, {"beginning on", date_bound::from}, {"beginning in", date_bound::from},
    {"beginning from", date_bound::from}, {"beginning as of", date_bound::from},
    {"commencing", date_bound::from}, {"commencing on", date_bound::from}, {"commencing from", date_bound::from},
    {"effective", date_bound::from}, {"effective from", date_bound::from}, {"effective as of", date_bound::from},
    {"as of", date_bound::from}, {"as from", date_bound::from}, {"as early as", date_bound::from},
    {"on or after", date_bound::from}, {"in or after", date_bound::from}, {"after or on", date_bound::from},
    {"after or in", date_bound::from}, {"on or later than", date_bound::from}, {"from and after", date_bound::from},
    {"no earlier than", date_bound::from}, {"not earlier than", date_bound::from},
    {"no sooner than", date_bound::from}, {"not sooner than", date_bound::from}, {"not before", date_bound::from},
    {"any time from", date_bound::from}, {"anytime from", date_bound::from}, {"any time since", date_bound::since},
    {"not until", date_bound::from},
    {"on", date_bound::within}, {"in", date_bound::within}, {"during", date_bound::within}, {"at", date_bound::within},
    {"within", date_bound::within}, {"throughout", date_bound::within}, {"in the course of", date_bound::within},
    {"over the course of", date_bound::within},
    {"between", date_bound::between}, {"in between", date_bound::between},
    {"pre -", date_bound::before}, {"post -", date_bound::after},
    {"over", date_bound::more}, {"under", date_bound::less}, {"less than", date_bound::less}, {"fewer than", date_bound::less}, {"more than", date_bound::more},
});

constexpr auto suffixes = std::to_array<phrase_entry<date_bound>>({
    {"or later", date_bound::from}, {"or after", date_bound::from}, {"and later", date_bound::from},
    {"and after", date_bound::from}, {"and onwards", date_bound::from}, {"and onward", date_bound::from},
    {"onwards", date_bound::from}, {"onward", date_bound::from}, {"and beyond", date_bound::from},
    {"and greater", date_bound::from}, {"or greater", date_bound::from}, {"and up", date_bound::from},
    {"and newer", date_bound::from}, {"or newer", date_bound::from}, {"and thereafter", date_bound::from},
    {"forward", date_bound::from}, {"forwards", date_bound::from}, {"or more recent", date_bound::from},
    {"at the earliest", date_bound::from}, {"at earliest", date_bound::from}, {"or any time after", date_bound::from},
    {"and afterwards", date_bound::from}, {"or afterwards", date_bound::from},
    {"or earlier", date_bound::by}, {"or before", date_bound::by}, {"and earlier", date_bound::by},
    {"and before", date_bound::by}, {"at the latest", date_bound::by}, {"at latest", date_bound::by},
    {"or less", date_bound::by}, {"or older", date_bound::by}, {"and older", date_bound::by},
    {"and prior", date_bound::by}, {"or prior", date_bound::by}, {"or sooner", date_bound::by},
});

constexpr auto holidays = std::to_array<phrase_entry<holiday>>({
    {"new year", fixed(1, 1)}, {"new years", fixed(1, 1)}, {"new year ' s", fixed(1, 1)},
    {"new year day", fixed(1, 1)}, {"new years day", fixed(1, 1)}, {"new year ' s day", fixed(1, 1)},
    {"new year eve", fixed(12, 31)}, {"new years eve", fixed(12, 31)}, {"new year ' s eve", fixed(12, 31)},
    {"epiphany", fixed(1, 6)},
    {"martin luther king day", nth(3, 1, 1)}, {"martin luther king jr day", nth(3, 1, 1)},
    {"martin luther king jr . day", nth(3, 1, 1)}, {"mlk day", nth(3, 1, 1)},
    {"martin luther king ' s day", nth(3, 1, 1)},
    {"groundhog day", fixed(2, 2)}, {"valentine day", fixed(2, 14)}, {"valentines day", fixed(2, 14)},
    {"valentine ' s day", fixed(2, 14)}, {"valentine ' s", fixed(2, 14)},
    {"presidents day", nth(3, 1, 2)}, {"president ' s day", nth(3, 1, 2)}, {"presidents ' day", nth(3, 1, 2)},
    {"washington ' s birthday", nth(3, 1, 2)},
    {"international women ' s day", fixed(3, 8)}, {"women ' s day", fixed(3, 8)},
    {"st patrick ' s day", fixed(3, 17)}, {"st . patrick ' s day", fixed(3, 17)},
    {"ides of march", fixed(3, 15)}, {"st patricks day", fixed(3, 17)}, {"st . patricks day", fixed(3, 17)}, {"saint patrick ' s day", fixed(3, 17)},
    {"april fools", fixed(4, 1)}, {"april fools day", fixed(4, 1)}, {"april fool ' s day", fixed(4, 1)},
    {"april fools ' day", fixed(4, 1)}, {"all fools ' day", fixed(4, 1)},
    {"earth day", fixed(4, 22)}, {"anzac day", fixed(4, 25)}, {"may day", fixed(5, 1)},
    {"international workers ' day", fixed(5, 1)}, {"star wars day", fixed(5, 4)}, {"victory day", fixed(5, 9)},
    {"cinco de mayo", fixed(5, 5)}, {"europe day", fixed(5, 9)},
    {"mothers day", nth(2, 0, 5)}, {"mother ' s day", nth(2, 0, 5)}, {"mothers ' day", nth(2, 0, 5)},
    {"memorial day", nth(-1, 1, 5)}, {"d - day", fixed(6, 6)}, {"juneteenth", fixed(6, 19)},
    {"fathers day", nth(3, 0, 6)}, {"father ' s day", nth(3, 0, 6)}, {"fathers ' day", nth(3, 0, 6)},
    {"canada day", fixed(7, 1)}, {"independence day", fixed(7, 4)}, {"fourth of july", fixed(7, 4)}, {"bastille day", fixed(7, 14)},
    {"labor day", nth(1, 1, 9)}, {"labour day", nth(1, 1, 9)},
    {"columbus day", nth(2, 1, 10)}, {"indigenous peoples ' day", nth(2, 1, 10)},
    {"halloween", fixed(10, 31)}, {"hallowe ' en", fixed(10, 31)}, {"halloween day", fixed(10, 31)},
    {"all saints ' day", fixed(11, 1)}, {"all saints day", fixed(11, 1)}, {"all souls day", fixed(11, 2)},
    {"all souls ' day", fixed(11, 2)}, {"guy fawkes night", fixed(11, 5)}, {"guy fawkes day", fixed(11, 5)},
    {"veterans day", fixed(11, 11)}, {"veteran ' s day", fixed(11, 11)}, {"veterans ' day", fixed(11, 11)},
    {"armistice day", fixed(11, 11)},
    {"thanksgiving", nth(4, 4, 11)}, {"thanksgiving day", nth(4, 4, 11)}, {"turkey day", nth(4, 4, 11)},
    {"black friday", nth(4, 4, 11, 1)}, {"cyber monday", nth(4, 4, 11, 4)}, {"giving tuesday", nth(4, 4, 11, 5)},
    {"christmas", fixed(12, 25)}, {"christmas day", fixed(12, 25)}, {"xmas", fixed(12, 25)},
    {"xmas day", fixed(12, 25)}, {"christmas eve", fixed(12, 24)}, {"xmas eve", fixed(12, 24)},
    {"boxing day", fixed(12, 26)}, {"st stephen ' s day", fixed(12, 26)},
    {"shrove tuesday", from_easter(-47)}, {"mardi gras", from_easter(-47)}, {"ash wednesday", from_easter(-46)},
    {"palm sunday", from_easter(-7)}, {"maundy thursday", from_easter(-3)}, {"holy thursday", from_easter(-3)},
    {"good friday", from_easter(-2)}, {"holy saturday", from_easter(-1)}, {"easter", from_easter(0)},
    {"easter day", from_easter(0)}, {"easter sunday", from_easter(0)}, {"easter monday", from_easter(1)},
    {"ascension day", from_easter(39)}, {"pentecost", from_easter(49)}, {"whitsun", from_easter(49)},
    {"whit sunday", from_easter(49)}, {"whit monday", from_easter(50)}, {"pentecost monday", from_easter(50)},
    {"orthodox easter", {holiday::rule::orthodox_easter}}, {"greek easter", {holiday::rule::orthodox_easter}},
    {"orthodox good friday", {holiday::rule::orthodox_easter, 0, 0, 0, -2}},
    {"orthodox christmas", fixed(1, 7)},
    {"eid al fitr", islamic(10, 1)}, {"eid al - fitr", islamic(10, 1)}, {"eid ul fitr", islamic(10, 1)},
    {"eid ul - fitr", islamic(10, 1)}, {"eid", islamic(10, 1)},
    {"eid al adha", islamic(12, 10)}, {"eid al - adha", islamic(12, 10)}, {"eid ul adha", islamic(12, 10)},
    {"eid ul - adha", islamic(12, 10)}, {"islamic new year", islamic(1, 1)}, {"ashura", islamic(1, 10)},
    {"mawlid", islamic(3, 12)},
    {"trinity sunday", from_easter(56)}, {"corpus christi", from_easter(60)},
});
// clang-format on

}  // namespace

const std::span<const word_entry> english_date_words{words};
const std::span<const phrase_entry<date_bound>> english_date_prefixes{prefixes};
const std::span<const phrase_entry<date_bound>> english_date_suffixes{suffixes};
const std::span<const phrase_entry<holiday>> english_holidays{holidays};

}  // namespace hearsay::inline v1::detail
