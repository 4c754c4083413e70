#include <hearsay/text/to_phrase.hpp>

#include <hearsay/text/read_date.hpp>
#include <hearsay/text/read_quantity.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>
#include <string>

namespace hearsay::test {
namespace {

constexpr unit_id soldier{0};  // the first of all_units
constexpr unit_names soldiers{"soldier", "soldiers"};
constexpr unit_names brigades{"brigade", "brigades"};

TEST(Grouped, WritesThousandsWithCommas) {
    EXPECT_EQ(grouped(0), "0");
    EXPECT_EQ(grouped(-0.0), "0");
    EXPECT_EQ(grouped(7), "7");
    EXPECT_EQ(grouped(999), "999");
    EXPECT_EQ(grouped(1'000), "1,000");
    EXPECT_EQ(grouped(11'000), "11,000");
    EXPECT_EQ(grouped(-11'000), "-11,000");
    EXPECT_EQ(grouped(1'234'567), "1,234,567");
    EXPECT_EQ(grouped(123'456'789), "123,456,789");
    EXPECT_EQ(grouped(9007199254740992.0), "9,007,199,254,740,992");
}

TEST(Grouped, RoundsFractionsToSixDigits) {
    EXPECT_EQ(grouped(11'000.0 / 3), "3,666.67");
    EXPECT_EQ(grouped(2.5), "2.5");
    EXPECT_EQ(grouped(1.0 / 3), "0.333333");
    EXPECT_EQ(grouped(1.0 / 300), "0.00333333");
    EXPECT_EQ(grouped(1'234'567.8), "1,234,568");
    EXPECT_EQ(grouped(999.9999999), "1,000");
    EXPECT_EQ(grouped(-999'999.5), "-1,000,000");
    EXPECT_EQ(grouped(0.1 + 0.2), "0.3");
}

TEST(Grouped, WritesWhatHasNoFigures) {
    EXPECT_EQ(grouped(1e21), "1e+21");
    EXPECT_EQ(grouped(1.0 / 3e9), "3.33333e-10");
    EXPECT_EQ(grouped(std::numeric_limits<double>::infinity()), "infinity");
    EXPECT_EQ(grouped(-std::numeric_limits<double>::infinity()), "-infinity");
    EXPECT_EQ(grouped(std::nan("")), "not a number");
}

std::string phrase(hedge how, double x, unit_names names = {}, bool approx = false) {
    return to_phrase(quantity::said(how, x, {}, approx), names);
}

TEST(ToPhrase, SaysAQuantity) {
    EXPECT_EQ(phrase(hedge::exactly, 2'600, soldiers), "2,600 soldiers");
    EXPECT_EQ(phrase(hedge::over, 11'000, soldiers), "more than 11,000 soldiers");
    EXPECT_EQ(phrase(hedge::at_least, 10'000), "at least 10,000");
    EXPECT_EQ(phrase(hedge::up_to, 4, brigades), "up to four brigades");
    EXPECT_EQ(phrase(hedge::as_many_as, 4, brigades), "as many as four brigades");
    EXPECT_EQ(phrase(hedge::as_many_as, 4), "as much as 4");
    EXPECT_EQ(phrase(hedge::at_most, 12, brigades), "at most 12 brigades");
    EXPECT_EQ(phrase(hedge::under, 500, soldiers), "fewer than 500 soldiers");
    EXPECT_EQ(phrase(hedge::nearly, 2'500'000), "nearly 2.5 million");
    EXPECT_EQ(phrase(hedge::exactly, 500, {}, true), "about 500");
    EXPECT_EQ(phrase(hedge::at_least, 500, soldiers, true), "at least about 500 soldiers");
    EXPECT_EQ(phrase(hedge::exactly, 1, soldiers), "one soldier");
    EXPECT_EQ(phrase(hedge::over, 1, soldiers), "more than one soldier");
    EXPECT_EQ(phrase(hedge::exactly, 0, soldiers), "0 soldiers");
    EXPECT_EQ(phrase(hedge::exactly, 10, soldiers), "ten soldiers");
    EXPECT_EQ(phrase(hedge::exactly, 1.5, brigades), "1.5 brigades");
    EXPECT_EQ(phrase(hedge::exactly, 4), "4");
    EXPECT_EQ(phrase(hedge::exactly, -1'234.5), "-1,234.5");
}

TEST(ToPhrase, SaysARange) {
    const auto say = [](const interval& i, unit_names names = {}, bool approx = false) {
        return to_phrase(quantity::of(i, {}, approx), names);
    };
    EXPECT_EQ(say(interval::between(10'000, 20'000), soldiers), "10,000 to 20,000 soldiers");
    EXPECT_EQ(say(interval::between(2, 4), brigades), "two to four brigades");
    EXPECT_EQ(say(interval::between(2, 40), brigades), "2 to 40 brigades");
    EXPECT_EQ(say(interval::between(0, 1), brigades), "0 to 1 brigades");
    EXPECT_EQ(say(interval::between(10, 12), soldiers, true), "about 10 to 12 soldiers");
    EXPECT_EQ(say(interval::between(11'000, true, 20'000, false), soldiers),
        "more than 11,000, up to 20,000 soldiers");
    EXPECT_EQ(say(interval::between(3e9, 5e9), {"dollar", "dollars"}), "3 billion to 5 billion dollars");
    EXPECT_EQ(say(interval::between(500'000, 5e6)), "500,000 to 5,000,000");
    EXPECT_EQ(say(interval::between(1'234'567, 1.25e6)), "1,234,567 to 1,250,000");
    EXPECT_EQ(say(interval::at_least(1.125e12)), "at least 1.125 trillion");
    EXPECT_EQ(say(interval::exactly(-44.5e6)), "-44.5 million");
    EXPECT_EQ(say(interval::exactly(12'345'600)), "12,345,600");
    EXPECT_EQ(say(interval::exactly(1e15)), "1,000,000,000,000,000");
    EXPECT_EQ(say(interval::everything()), "any number");
    EXPECT_EQ(say(interval::everything(), soldiers), "any number of soldiers");
}

TEST(ToPhrase, CountsAndMeasures) {
    constexpr unit_names tonnes{"tonne of grain", "tonnes of grain"};
    EXPECT_EQ(phrase(hedge::under, 500, tonnes), "under 500 tonnes of grain");
    EXPECT_EQ(phrase(hedge::as_many_as, 500, {"cubic kilometre", "cubic kilometres"}),
        "as much as 500 cubic kilometres");
    EXPECT_EQ(phrase(hedge::under, 5, {"%", "%"}), "under 5%");
    EXPECT_EQ(phrase(hedge::under, 5, {"tonner", "tonners"}), "fewer than five tonners");
    EXPECT_EQ(phrase(hedge::exactly, 0.5, brigades), "half a brigade");
    EXPECT_EQ(phrase(hedge::over, 0.5, {"hour", "hours"}, true), "more than about half an hour");
    EXPECT_EQ(phrase(hedge::exactly, 0.5, {"acre", "acres"}), "half an acre");
    EXPECT_EQ(phrase(hedge::exactly, 0.5, {"unit", "units"}), "half a unit");
    EXPECT_EQ(phrase(hedge::exactly, 0.5), "0.5");
}

TEST(ToPhrase, SaysFractionsThatWereNoDecimals) {
    EXPECT_EQ(phrase(hedge::exactly, 1.0 / 3, brigades), "a third of a brigade");
    EXPECT_EQ(phrase(hedge::exactly, 2.0 / 3, brigades, true), "about two thirds of a brigade");
    EXPECT_EQ(phrase(hedge::at_least, 3.0 / 4, {"hour", "hours"}), "at least three quarters of an hour");
    EXPECT_EQ(phrase(hedge::under, 0.25, {"tonne of grain", "tonnes of grain"}),
        "under a quarter of a tonne of grain");
    EXPECT_EQ(phrase(hedge::exactly, 5.0 / 6, {"acre", "acres"}), "five sixths of an acre");
    EXPECT_EQ(phrase(hedge::exactly, 8.0 / 9, {"day", "days"}), "eight ninths of a day");
    EXPECT_EQ(phrase(hedge::exactly, 0.5, {"day", "days"}), "half a day");
    EXPECT_EQ(phrase(hedge::exactly, 0.5, {"gun", "guns"}), "half a gun");
    EXPECT_EQ(phrase(hedge::exactly, 0.2, brigades), "0.2 brigades");
    EXPECT_EQ(phrase(hedge::exactly, 0.333, brigades), "0.333 brigades");
    EXPECT_EQ(phrase(hedge::exactly, 4.0 / 3, brigades), "1.3333333333333333 brigades");
    EXPECT_EQ(phrase(hedge::exactly, 1.0 / 3), "0.3333333333333333");
    for (const unit_names sign : {unit_names{"km", "km"}, {"%", "%"}, {"kWh", "kWh"}, {"km/h", "km/h"}})
        EXPECT_EQ(phrase(hedge::exactly, 0.25, sign),
            fmt::format("0.25{}{}", sign.plural == "%" ? "" : " ", sign.plural));
    EXPECT_EQ(phrase(hedge::exactly, 0.5, {"personnel", "personnel"}), "0.5 personnel");
}

TEST(ToPhrase, SaysOneOfEitherSign) {
    constexpr unit_names degrees{"degree", "degrees"};
    EXPECT_EQ(phrase(hedge::exactly, -1, degrees), "-1 degree");
    EXPECT_EQ(phrase(hedge::exactly, 1, degrees), "1 degree");
    EXPECT_EQ(phrase(hedge::exactly, -1.5, degrees), "-1.5 degrees");
}

quantity vaguely(double low, double high, word_table table) {
    auto made = quantity::of(interval::between(low, false, high, true));
    made.table = table;
    return made;
}

TEST(ToPhrase, SaysAVagueWordWhereTheTableHasIt) {
    using enum word_table;
    EXPECT_EQ(to_phrase(vaguely(12, 100, everyday), soldiers), "dozens of soldiers");
    EXPECT_EQ(to_phrase(vaguely(12, 100, acled), soldiers), "dozens of soldiers");
    EXPECT_EQ(to_phrase(vaguely(12, 100, everyday)), "dozens");
    EXPECT_EQ(to_phrase(vaguely(10'000, 100'000, everyday), soldiers), "tens of thousands of soldiers");
    EXPECT_EQ(to_phrase(vaguely(200, 1000, crowd_counting), soldiers), "hundreds of soldiers");
    EXPECT_EQ(to_phrase(vaguely(3, 10, everyday), soldiers), "at least three, under ten soldiers")
        << "several, a few or a handful";
    EXPECT_EQ(to_phrase(vaguely(300, 1000, everyday), soldiers), "at least 300, under 1,000 soldiers");
    EXPECT_EQ(to_phrase(vaguely(12, 100, none), soldiers), "at least 12, under 100 soldiers");
    EXPECT_EQ(to_phrase(vaguely(13, 100, everyday), soldiers), "at least 13, under 100 soldiers");
    EXPECT_EQ(to_phrase(vaguely(100, 1000, crowd_counting), soldiers), "at least 100, under 1,000 soldiers");
    const vague_table desk{
        "own", {{"a bunch", interval::between(5, false, 9, true)}, {"a few", interval::between(2, 4)}}};
    EXPECT_EQ(to_phrase(vaguely(5, 9, word_table::own), soldiers, &desk), "a bunch of soldiers");
    EXPECT_EQ(to_phrase(vaguely(5, 9, word_table::own), soldiers), "at least five, under nine soldiers");
    auto few = quantity::of(interval::between(2, 4));
    few.table = word_table::own;
    EXPECT_EQ(to_phrase(few, soldiers, &desk), "a few soldiers");
    few.approx = true;
    EXPECT_EQ(to_phrase(few, soldiers, &desk), "about a few soldiers");
    EXPECT_EQ(to_phrase(few, soldiers), "about two to four soldiers");
}

TEST(ToPhrase, SaysAVagueWordAfterAHedge) {
    const auto say = [](hedge how, double x, word_table table, bool approx = false) {
        auto said = quantity::said(how, x, {}, approx);
        said.table = table;
        return to_phrase(said, soldiers);
    };
    EXPECT_EQ(say(hedge::at_least, 12, word_table::everyday), "at least dozens of soldiers");
    EXPECT_EQ(say(hedge::over, 12, word_table::acled), "more than dozens of soldiers");
    EXPECT_EQ(say(hedge::under, 10'000, word_table::crowd_counting), "up to thousands of soldiers");
    EXPECT_EQ(say(hedge::under, 100, word_table::everyday), "fewer than 100 soldiers")
        << "tens, dozens or scores";
    EXPECT_EQ(say(hedge::under, 100, word_table::acled), "fewer than 100 soldiers") << "tens or dozens";
    EXPECT_EQ(say(hedge::under, 1000, word_table::everyday), "fewer than 1,000 soldiers");
    EXPECT_EQ(say(hedge::at_least, 300, word_table::everyday), "at least 300 soldiers");
    EXPECT_EQ(say(hedge::under, 3, word_table::everyday), "fewer than a couple of soldiers");
    EXPECT_EQ(say(hedge::up_to, 3, word_table::everyday), "up to a couple of soldiers");
    EXPECT_EQ(say(hedge::up_to, 1000, word_table::everyday), "up to 1,000 soldiers");
    EXPECT_EQ(say(hedge::at_least, 301, word_table::everyday), "at least 301 soldiers");
    EXPECT_EQ(say(hedge::at_least, 300, word_table::none), "at least 300 soldiers");
    EXPECT_EQ(say(hedge::nearly, 300, word_table::everyday), "nearly 300 soldiers");
    EXPECT_EQ(say(hedge::at_least, 12, word_table::everyday, true), "at least about dozens of soldiers");
}

TEST(ToPhrase, SaysAnInterval) {
    EXPECT_EQ(to_phrase(interval::between(11'000, true, 20'000, true), soldiers),
        "more than 11,000, under 20,000 soldiers");
    EXPECT_EQ(to_phrase(interval::between(10'000, false, 11'000, true)), "at least 10,000, under 11,000");
    EXPECT_EQ(to_phrase(interval::between(10'000, 20'000), soldiers), "10,000 to 20,000 soldiers");
    EXPECT_EQ(to_phrase(interval::between(-40, -5), {"degree", "degrees"}), "-40 to -5 degrees");
    EXPECT_EQ(to_phrase(interval::at_most(4), brigades), "at most four brigades");
    EXPECT_EQ(to_phrase(interval::exactly(1), soldiers), "one soldier");
    EXPECT_EQ(to_phrase(interval::more_than(11'000.0 / 3)), "more than 3,666.6666666666665");
    EXPECT_EQ(to_phrase(interval::everything(), soldiers), "any number of soldiers");
}

TEST(ToPhrase, SaysASetOfNumbers) {
    EXPECT_EQ(to_phrase(complement(interval_set{interval::between(5, 10)}), soldiers),
        "fewer than 5, or more than 10 soldiers");
    EXPECT_EQ(to_phrase(complement(interval_set{interval::between(5, 10)}), {"tonne", "tonnes"}),
        "under 5, or more than 10 tonnes");
    EXPECT_EQ(to_phrase(complement(interval_set{interval::between(5, 10)})), "under 5, or more than 10");
    EXPECT_EQ(
        to_phrase(complement(interval_set{interval::exactly(5)}), {"%", "%"}), "under 5, or more than 5%");
    EXPECT_EQ(
        to_phrase(interval_set{interval::exactly(0), interval::exactly(1)}, soldiers), "0, or 1 soldier");
    EXPECT_EQ(to_phrase(interval_set{interval::at_most(3), interval::between(5, true, 7, false),
                            interval::between(11'000, 20'000)},
                  soldiers),
        "at most 3, or more than 5, up to 7, or 11,000 to 20,000 soldiers");
    EXPECT_EQ(to_phrase(interval_set{interval::between(2, 4)}, brigades), "two to four brigades");
    EXPECT_EQ(to_phrase(interval_set{}), "no number");
    EXPECT_EQ(to_phrase(interval_set{}, soldiers), "no number of soldiers");
    EXPECT_EQ(to_phrase(interval_set::everything()), "any number");
}

TEST(ToPhrase, SaysASetOfDays) {
    const auto may = day_range::between(make_day(2024, 5, 1), make_day(2024, 6, 3));
    EXPECT_EQ(to_phrase(complement(date_set{may})), "before 1 May 2024, or after 3 June 2024");
    EXPECT_EQ(to_phrase(date_set{day_range::on(make_day(2024, 5, 1)), may.above().value()}),
        "on 1 May 2024, or after 3 June 2024");
    EXPECT_EQ(to_phrase(date_set{day_range::between(make_day(2024, 5, 1), make_day(2024, 5, 31)),
                  day_range::on(make_day(2024, 7, 1))}),
        "in May 2024, or on 1 July 2024");
    EXPECT_EQ(to_phrase(date_set{day_range::by(make_day(2024, 5, 1))}), "by 1 May 2024");
    EXPECT_EQ(to_phrase(complement(date_set{day_range::on(first_day)})),
        "before 1 January 0001, or after 1 January 0001");
    EXPECT_EQ(to_phrase(date_set{}), "no day");
    EXPECT_EQ(to_phrase(date_set::everything()), "any day");
}

TEST(ToPhrase, SaysDays) {
    const auto november = [](unsigned d) { return make_day(2024, 11, d); };
    EXPECT_EQ(to_phrase(day_range::by(november(1))), "by 1 November 2024");
    EXPECT_EQ(to_phrase(day_range::from(november(1))), "from 1 November 2024");
    EXPECT_EQ(to_phrase(day_range::on(november(1))), "on 1 November 2024");
    EXPECT_EQ(to_phrase(day_range::between(november(1), november(5))), "1 to 5 November 2024");
    EXPECT_EQ(
        to_phrase(day_range::between(make_day(2024, 10, 1), november(5))), "1 October to 5 November 2024");
    EXPECT_EQ(to_phrase(day_range::between(make_day(2023, 12, 1), november(5))),
        "1 December 2023 to 5 November 2024");
    EXPECT_EQ(to_phrase(day_range::between(november(1), november(30))), "in November 2024");
    EXPECT_EQ(to_phrase(day_range::between(make_day(2024, 1, 1), make_day(2024, 12, 31))), "in 2024");
    EXPECT_EQ(to_phrase(day_range::everything()), "any day");
    EXPECT_EQ(to_phrase(day_range::before_day(first_day)), "before 1 January 0001");
    EXPECT_EQ(to_phrase(day_range::after_day(last_day)), "after 31 December 9999");
}

// ---- the way back ----

constexpr unit_names all_units[] = {soldiers, brigades, {"tonne of grain", "tonnes of grain"}, {"%", "%"},
    {"hour", "hours"}, {"cubic metre", "cubic metres"}, {"km", "km"}};

unit_names names_of(std::optional<unit_id> unit) { return unit ? all_units[unit->number()] : unit_names{}; }

const unit_lexicon& units() {
    static const unit_lexicon lexicon = [] {
        unit_lexicon made;
        for (std::uint32_t u = 0; u < std::size(all_units); ++u) made.add(all_units[u].singular, unit_id{u});
        return made;
    }();
    return lexicon;
}

void expect_way_back(const quantity& said) {
    const auto text = to_phrase(said, names_of(said.unit));
    const auto read = read_quantity(text, units());
    if (!read) RC_FAIL(text + ": " + to_string(read.fault()));
    RC_LOG(text);
    RC_ASSERT(*read == said);
}

double any_number() {
    const double whole =
        static_cast<double>(*rc::gen::inRange<long long>(-1'000'000'000'000'000, 1'000'000'000'000'001));
    switch (*rc::gen::inRange(0, 7)) {
    case 0: return static_cast<double>(*rc::gen::inRange(-12, 13));
    case 1: return std::floor(whole / std::pow(10, *rc::gen::inRange(0, 15)));
    case 2: return whole / 100;
    case 3: return static_cast<double>(*rc::gen::inRange(1, 100)) * std::pow(10, *rc::gen::inRange(0, 300));
    case 4: return whole * std::pow(10, -*rc::gen::inRange(1, 300));
    case 5:
        return *rc::gen::element(0.0, 0.5, 1.0, -0.5, -1.0, 0.25, 0.75, 1.5, 10.0, 1.0 / 3, 2.0 / 3, 5.0 / 7);
    default: return whole;
    }
}

std::optional<unit_id> any_unit() {
    const auto u = *rc::gen::inRange<std::uint32_t>(0, std::size(all_units) + 1);
    return u < std::size(all_units) ? std::optional{unit_id{u}} : std::nullopt;
}

RC_GTEST_PROP(ReadsBack, EveryHedgedFigure, ()) {
    const auto how = *rc::gen::elementOf(std::vector<hedge>{hedge::exactly, hedge::over, hedge::at_least,
        hedge::at_most, hedge::up_to, hedge::as_many_as, hedge::under, hedge::nearly});
    expect_way_back(quantity::said(how, any_number(), any_unit(), *rc::gen::arbitrary<bool>()));
}

RC_GTEST_PROP(ReadsBack, EveryRange, ()) {
    const double a = any_number();
    const double b = any_number();
    const auto values = interval::between_if_any(
        std::min(a, b), *rc::gen::arbitrary<bool>(), std::max(a, b), *rc::gen::arbitrary<bool>());
    RC_PRE(values.has_value());
    expect_way_back(quantity::of(*values, any_unit(), *rc::gen::arbitrary<bool>()));
}

TEST(ReadsBack, AnyNumber) {
    for (const auto unit : {std::optional<unit_id>{}, std::optional{soldier}}) {
        const auto said = quantity::of(interval::everything(), unit);
        EXPECT_EQ(*read_quantity(to_phrase(said, unit ? soldiers : unit_names{}), units()), said);
    }
}

day any_day() {
    return first_day +
        std::chrono::days{*rc::gen::inRange(0, static_cast<int>((last_day - first_day).count()) + 1)};
}

RC_GTEST_PROP(ReadsBack, EveryRangeOfDays, ()) {
    const auto a = any_day();
    const auto near = a + std::chrono::days{*rc::gen::inRange(0, 400)};
    const auto b = *rc::gen::arbitrary<bool>() && near <= last_day ? near : any_day();
    const auto first = std::min(a, b);
    const auto last = std::max(a, b);
    for (const auto& days : {day_range::between(first, last), day_range::on(a), day_range::by(a),
             day_range::from(a), day_range::before_day(a), day_range::after_day(a)}) {
        const auto text = to_phrase(days);
        const auto read = read_date(text);
        RC_LOG(text);
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == days);
    }
}

TEST(ReadsBack, EveryMonthAndYear) {
    for (int year = 1; year <= 9999; year += 33)
        for (unsigned month = 1; month <= 12; ++month) {
            const day first = make_day(year, month, 1);
            const day last = std::chrono::sys_days{
                std::chrono::year{year} / std::chrono::month{month} / std::chrono::last};
            const auto days = day_range::between(first, last);
            EXPECT_EQ(*read_date(to_phrase(days)), days);
        }
    EXPECT_EQ(*read_date("any day"), day_range::everything());
}

TEST(ReadsBack, EveryFractionOfEveryUnit) {
    for (int under = 2; under <= 10; ++under)
        for (int over = 1; over < under; ++over)
            for (std::uint32_t u = 0; u <= std::size(all_units); ++u)
                for (const hedge how : hedges) {
                    if (how == hedge::between) continue;
                    for (const bool approx : {false, true}) {
                        const auto unit = u < std::size(all_units) ? std::optional{unit_id{u}} : std::nullopt;
                        const auto said = quantity::said(how, double(over) / under, unit, approx);
                        const auto text = to_phrase(said, names_of(unit));
                        const auto read = read_quantity(text, units());
                        ASSERT_TRUE(read.has_value()) << text << ": " << to_string(read.fault());
                        EXPECT_EQ(*read, said) << text;
                    }
                }
}

const vague_table* const ready_tables[] = {
    &vague_table::everyday(), &vague_table::acled(), &vague_table::crowd_counting()};

// What a phrase is read as by a table.
quantity read_by(const vague_table& table, const std::string& text) {
    const auto read = read_quantity(text, units(), {.vague = &table});
    if (!read) {
        ADD_FAILURE() << text << ": " << to_string(read.fault());
        return {};
    }
    return *read;
}

// What a vague word was said of comes back with its numbers, its hedge and its mark; the table too where it comes back in
// words.
void expect_way_back(const vague_table& table, const std::string& said, const quantity& value) {
    const auto text = to_phrase(value, soldiers);
    auto back = read_by(table, text);
    if (back.table == word_table::none) back.table = value.table;
    EXPECT_EQ(back, value) << said << " as " << text;
}

// "dozens of soldiers", "several hundred soldiers"
std::string of_soldiers(const std::string& word) {
    const bool is_noun = word.ends_with('s') || word == "a couple" || word == "a handful";
    return word + (is_noun && word != "several" ? " of soldiers" : " soldiers");
}

TEST(ReadsBack, EveryVagueWordAlone) {
    for (const vague_table* table : ready_tables)
        for (const auto& [word, means] : table->entries()) {
            auto said = quantity::of(means, soldier);
            said.table = table->kind();
            EXPECT_EQ(read_by(*table, of_soldiers(word)), said) << word;
            expect_way_back(*table, word, said);
            said.approx = true;
            expect_way_back(*table, word, said);
        }
}

TEST(ReadsBack, EveryVagueWordAfterAHedge) {
    struct hedged {
        const char* words;
        bool lower;  // the end of the word that it goes with
        hedge how;   // of an end that is left out, where it is an upper one
        hedge closed;
        bool approx = false;
    };
    const hedged all[] = {{"at least", true, hedge::at_least, hedge::at_least},
        {"more than", true, hedge::over, hedge::over}, {"up to", false, hedge::under, hedge::at_most},
        {"at most", false, hedge::under, hedge::at_most}, {"as many as", false, hedge::under, hedge::at_most},
        {"fewer than", false, hedge::under, hedge::under},
        {"at least about", true, hedge::at_least, hedge::at_least, true},
        {"up to about", false, hedge::under, hedge::at_most, true}};
    for (const vague_table* table : ready_tables)
        for (const auto& [word, means] : table->entries())
            for (const hedged& h : all) {
                const auto said = fmt::format("{} {}", h.words, of_soldiers(word));
                auto expected = quantity::said(!h.lower && !means.upper_open() ? h.closed : h.how,
                    h.lower ? means.lower() : means.upper(), soldier, h.approx);
                expected.table = table->kind();
                EXPECT_EQ(read_by(*table, said), expected) << said;
                expect_way_back(*table, said, expected);
            }
}

TEST(ReadsBack, ARangeOfVagueWordsInFigures) {
    const auto& table = vague_table::everyday();
    const auto said = read_by(table, "dozens to hundreds of soldiers");
    EXPECT_EQ(said.table, word_table::everyday);
    EXPECT_EQ(to_phrase(said, soldiers), "at least 12, under 1,000 soldiers");
    expect_way_back(table, "dozens to hundreds", said);
}

TEST(ReadsBack, NoVagueWordComesBackAsAnother) {
    for (const vague_table* table : ready_tables)
        for (const auto& [word, means] : table->entries())
            for (const std::string hedge : {"", "at least ", "more than ", "up to ", "fewer than "}) {
                const auto said = hedge + of_soldiers(word);
                const auto text = to_phrase(read_by(*table, said), soldiers);
                const bool in_figures = read_by(*table, text).table == word_table::none;
                EXPECT_TRUE(in_figures || text.find(of_soldiers(word)) != std::string::npos)
                    << said << " as " << text;
            }
}

}  // namespace
}  // namespace hearsay::test
