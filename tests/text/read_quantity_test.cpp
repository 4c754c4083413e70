#include <hearsay/text/read_quantity.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

namespace hearsay::test {
namespace {

constexpr unit_id soldier{0};
constexpr unit_id brigade{1};
constexpr unit_id grain{2};
constexpr unit_id dollar{3};
constexpr unit_id day_unit{4};

const unit_lexicon& units() {
    static const unit_lexicon lexicon = [] {
        unit_lexicon made;
        made.add("soldier", soldier);
        made.add("troop", soldier);
        made.add("brigade", brigade);
        made.add("tonne-of-grain", grain);
        made.add("$", dollar);
        made.add("dollar", dollar);
        made.add("day", day_unit);
        return made;
    }();
    return lexicon;
}

struct row {
    std::string phrase;
    quantity expected;
};
void PrintTo(const row& r, std::ostream* out) { *out << '"' << r.phrase << '"'; }

quantity said(hedge how, double x, std::optional<unit_id> unit = {}) { return quantity::said(how, x, unit); }
quantity exact(double x, std::optional<unit_id> unit = {}) { return quantity::said(hedge::exactly, x, unit); }
quantity about(double x, std::optional<unit_id> unit = {}) {
    return quantity::said(hedge::exactly, x, unit, true);
}
quantity about(hedge how, double x, std::optional<unit_id> unit = {}) {
    return quantity::said(how, x, unit, true);
}
quantity range(double low, double high, std::optional<unit_id> unit = {}, bool approx = false) {
    return quantity::of(interval::between(low, high), unit, approx);
}

class ReadQuantity : public ::testing::TestWithParam<row> {};

TEST_P(ReadQuantity, GivesWhatWasSaid) {
    const auto& [phrase, expected] = GetParam();
    const auto read = read_quantity(phrase, units());
    ASSERT_TRUE(read) << phrase << ": " << to_string(read.fault());
    EXPECT_EQ(read->stated, expected.stated)
        << fmt::format("{} is {}, not {}", phrase, read->stated, expected.stated);
    EXPECT_EQ(read->how, expected.how) << fmt::format("{}: {}", phrase, read->how);
    EXPECT_EQ(read->approx, expected.approx) << phrase;
    EXPECT_EQ(read->unit, expected.unit) << phrase;
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(TheNorthKoreanCase, ReadQuantity, ::testing::Values(
    row{"over 11 thousand", said(hedge::over, 11'000)},
    row{"over 11 thousand soldiers", said(hedge::over, 11'000, soldier)},
    row{"at least 10,000", said(hedge::at_least, 10'000)},
    row{"at least 10,000 soldiers", said(hedge::at_least, 10'000, soldier)},
    row{"as many as four brigades", said(hedge::as_many_as, 4, brigade)}, row{"2,600", exact(2'600)},
    row{"2,600 soldiers", exact(2'600, soldier)}));

INSTANTIATE_TEST_SUITE_P(Figures, ReadQuantity, ::testing::Values(
    row{"0", exact(0)}, row{"7", exact(7)}, row{"11000", exact(11'000)}, row{"11,000", exact(11'000)},
    row{"1,234,567", exact(1'234'567)}, row{"12,34,567", exact(1'234'567)},
    row{"1 000 000", exact(1'000'000)}, row{"1\u00a0000\u202f000", exact(1'000'000)},
    row{"12 345.5", exact(12'345.5)}, row{"2.5", exact(2.5)}, row{".5", exact(0.5)},
    row{"1,234.5", exact(1'234.5)}, row{"1e6", exact(1'000'000)}, row{"2.5E-3", exact(0.0025)},
    row{"1e+21", exact(1e21)}, row{"10k", exact(10'000)}, row{"10K", exact(10'000)},
    row{"2.5m", exact(2'500'000)}, row{"1.2bn", exact(1'200'000'000)}, row{"3b", exact(3e9)},
    row{"-5", exact(-5)}, row{"\u22125", exact(-5)}, row{"minus 5", exact(-5)},
    row{"negative 2.5", exact(-2.5)}, row{"-0", exact(0)}, row{"007", exact(7)},
    row{"9007199254740993", exact(9007199254740992.0)}, row{"1e308", exact(1e308)}));

INSTANTIATE_TEST_SUITE_P(Words, ReadQuantity, ::testing::Values(
    row{"zero", exact(0)}, row{"one", exact(1)}, row{"ten", exact(10)}, row{"nineteen", exact(19)},
    row{"twenty", exact(20)}, row{"twenty-five", exact(25)}, row{"twenty five", exact(25)},
    row{"ninety\u2010nine", exact(99)}, row{"a hundred", exact(100)}, row{"one hundred", exact(100)},
    row{"hundred soldiers", exact(100, soldier)}, row{"two hundred and six", exact(206)},
    row{"two hundred six", exact(206)}, row{"nineteen hundred", exact(1'900)},
    row{"eleven thousand", exact(11'000)}, row{"Eleven Thousand", exact(11'000)},
    row{"two thousand and one", exact(2'001)}, row{"two thousand, three hundred", exact(2'300)},
    row{"two hundred and six thousand", exact(206'000)},
    row{"two hundred and six thousand five hundred and one", exact(206'501)},
    row{"one hundred thousand", exact(100'000)}, row{"one thousand million", exact(1e9)},
    row{"two million three hundred thousand and five", exact(2'300'005)}, row{"a dozen", exact(12)},
    row{"two dozen", exact(24)}, row{"half a dozen", exact(6)}, row{"half a million", exact(500'000)},
    row{"half million", exact(500'000)}, row{"a half-million", exact(500'000)},
    row{"a quarter of a million", exact(250'000)}, row{"three quarters of a million", exact(750'000)},
    row{"two thirds of a million", exact(1e6 * (2.0 / 3))}, row{"a million and a half", exact(1'500'000)},
    row{"two and a half million", exact(2'500'000)}, row{"two and a half", exact(2.5)},
    row{"two point five million", exact(2'500'000)}, row{"one point zero five", exact(1.05)},
    row{"minus two hundred", exact(-200)}, row{"five lakh", exact(500'000)},
    row{"a brigade", exact(1, brigade)}, row{"half a brigade", exact(0.5, brigade)}));

INSTANTIATE_TEST_SUITE_P(FiguresAndWords, ReadQuantity, ::testing::Values(
    row{"11 thousand", exact(11'000)}, row{"2.5 million", exact(2'500'000)},
    row{"1.2 bn", exact(1'200'000'000)}, row{"4.35 hundred", exact(435)},
    row{"1.1 million", exact(1'100'000)}, row{"9 hundred and 2", exact(902)},
    row{"11 thousand 500", exact(11'500)}, row{"2 million 300 thousand", exact(2'300'000)},
    row{"2 and a half million", exact(2'500'000)}, row{"3 dozen", exact(36)},
    row{"2 millions", exact(2'000'000)}, row{"10-thousand", exact(10'000)}));

INSTANTIATE_TEST_SUITE_P(Over, ReadQuantity, ::testing::Values(
    row{"over 500", said(hedge::over, 500)}, row{"more than 500", said(hedge::over, 500)},
    row{"MORE THAN 500", said(hedge::over, 500)}, row{"above 500", said(hedge::over, 500)},
    row{"exceeding 500", said(hedge::over, 500)}, row{"upwards of 500", said(hedge::over, 500)},
    row{"greater than 500", said(hedge::over, 500)}, row{"in excess of 500", said(hedge::over, 500)},
    row{"well over 500", said(hedge::over, 500)}, row{"just over 500", said(hedge::over, 500)},
    row{"a little more than 500", said(hedge::over, 500)}, row{"> 500", said(hedge::over, 500)},
    row{">500", said(hedge::over, 500)}, row{"over a million soldiers", said(hedge::over, 1e6, soldier)},
    row{"more than -5", said(hedge::over, -5)}));

INSTANTIATE_TEST_SUITE_P(AtLeast, ReadQuantity, ::testing::Values(
    row{"at least 500", said(hedge::at_least, 500)}, row{"at the very least 500", said(hedge::at_least, 500)},
    row{"no fewer than 500", said(hedge::at_least, 500)}, row{"no less than 500", said(hedge::at_least, 500)},
    row{"not less than 500", said(hedge::at_least, 500)},
    row{"not fewer than 500", said(hedge::at_least, 500)},
    row{"a minimum of 500", said(hedge::at_least, 500)}, row{">= 500", said(hedge::at_least, 500)},
    row{"\u2265500", said(hedge::at_least, 500)}, row{"500 or more", said(hedge::at_least, 500)},
    row{"500 or more soldiers", said(hedge::at_least, 500, soldier)},
    row{"500 soldiers or more", said(hedge::at_least, 500, soldier)}, row{"500+", said(hedge::at_least, 500)},
    row{"500+ soldiers", said(hedge::at_least, 500, soldier)}, row{"500 plus", said(hedge::at_least, 500)},
    row{"500-plus soldiers", said(hedge::at_least, 500, soldier)},
    row{"500 soldiers at least", said(hedge::at_least, 500, soldier)},
    row{"500 soldiers, at least", said(hedge::at_least, 500, soldier)},
    row{"at least a brigade", said(hedge::at_least, 1, brigade)},
    row{"a dozen or more", said(hedge::at_least, 12)}));

INSTANTIATE_TEST_SUITE_P(AtMost, ReadQuantity, ::testing::Values(
    row{"at most 500", said(hedge::at_most, 500)}, row{"no more than 500", said(hedge::at_most, 500)},
    row{"not more than 500", said(hedge::at_most, 500)}, row{"a maximum of 500", said(hedge::at_most, 500)},
    row{"<= 500", said(hedge::at_most, 500)}, row{"\u2264 500", said(hedge::at_most, 500)},
    row{"500 or fewer", said(hedge::at_most, 500)}, row{"500 or less", said(hedge::at_most, 500)},
    row{"500 soldiers at most", said(hedge::at_most, 500, soldier)},
    row{"500 at the most", said(hedge::at_most, 500)}, row{"up to 500", said(hedge::up_to, 500)},
    row{"up to four brigades", said(hedge::up_to, 4, brigade)},
    row{"as many as 500", said(hedge::as_many_as, 500)},
    row{"as much as 500", said(hedge::as_many_as, 500)}));

INSTANTIATE_TEST_SUITE_P(UnderAndNearly, ReadQuantity, ::testing::Values(
    row{"under 500", said(hedge::under, 500)}, row{"fewer than 500", said(hedge::under, 500)},
    row{"less than 500", said(hedge::under, 500)}, row{"below 500", said(hedge::under, 500)},
    row{"just under 500", said(hedge::under, 500)}, row{"far fewer than 500", said(hedge::under, 500)},
    row{"< 500", said(hedge::under, 500)}, row{"nearly 500", said(hedge::nearly, 500)},
    row{"almost 500", said(hedge::nearly, 500)}, row{"close to 500", said(hedge::nearly, 500)},
    row{"just shy of 500", said(hedge::nearly, 500)},
    row{"nearly 2.5 million", said(hedge::nearly, 2'500'000)}));

INSTANTIATE_TEST_SUITE_P(About, ReadQuantity, ::testing::Values(
    row{"about 500", about(500)}, row{"around 500", about(500)}, row{"roughly 500", about(500)},
    row{"some 500 soldiers", about(500, soldier)}, row{"approximately 500", about(500)},
    row{"circa 500", about(500)}, row{"ca. 500", about(500)}, row{"ca 500", about(500)},
    row{"~500", about(500)}, row{"\u2248 500", about(500)}, row{"an estimated 500", about(500)},
    row{"500 or so", about(500)}, row{"500 or so soldiers", about(500, soldier)},
    row{"500 soldiers or so", about(500, soldier)}, row{"500-odd soldiers", about(500, soldier)},
    row{"500, give or take", about(500)}, row{"at least about 500", about(hedge::at_least, 500)},
    row{"more than some 500", about(hedge::over, 500)}, row{"about 500 or more", about(hedge::at_least, 500)},
    row{"up to about a dozen", about(hedge::up_to, 12)}));

INSTANTIATE_TEST_SUITE_P(Exactly, ReadQuantity, ::testing::Values(
    row{"exactly 500", exact(500)}, row{"just 500", exact(500)},
    row{"only 500 soldiers", exact(500, soldier)}, row{"a total of 500", exact(500)},
    row{"a mere dozen", exact(12)}, row{"= 500", exact(500)}, row{"500.", exact(500)},
    row{"  500  soldiers\n", exact(500, soldier)}));

INSTANTIATE_TEST_SUITE_P(Ranges, ReadQuantity, ::testing::Values(
    row{"10,000 to 12,000", range(10'000, 12'000)}, row{"between 8,000 and 12,000", range(8'000, 12'000)},
    row{"from 5 to 7", range(5, 7)}, row{"10-12k", range(10'000, 12'000)},
    row{"10\u201312 thousand", range(10'000, 12'000)}, row{"10 - 12", range(10, 12)},
    row{"10 \u2014 12", range(10, 12)}, row{"10 to 12 thousand", range(10'000, 12'000)},
    row{"10 thousand to 12 thousand", range(10'000, 12'000)},
    row{"8,000 to 12 thousand", range(8'000, 12'000)}, row{"1,500 to 2,000 million", range(1.5e9, 2e9)},
    row{"two to three dozen", range(24, 36)}, row{"five or six brigades", range(5, 6, brigade)},
    row{"five to six hundred", range(500, 600)}, row{"two to four brigades", range(2, 4, brigade)},
    row{"1.5-2.5 million", range(1.5e6, 2.5e6)}, row{"-5 to -3", range(-5, -3)}, row{"-5-3", range(-5, 3)},
    row{"minus 5 to minus 3", range(-5, -3)},
    row{"between two hundred and six hundred soldiers", range(200, 600, soldier)},
    row{"between one hundred and two thousand soldiers", range(100, 2'000, soldier)},
    row{"between one hundred and fifty and two hundred", range(150, 200)},
    row{"between 5 and 6 hundred", range(500, 600)}, row{"between 10-12 thousand", range(10'000, 12'000)},
    row{"anywhere between 5 and 7", range(5, 7)}, row{"half a million to a million", range(500'000, 1e6)},
    row{"5 soldiers to 7 soldiers", range(5, 7, soldier)},
    row{"between 5 soldiers and 7 troops", range(5, 7, soldier)},
    row{"$3 to $5 billion", range(3e9, 5e9, dollar)}, row{"$3-5 billion", range(3e9, 5e9, dollar)},
    row{"5 to 5", exact(5)}, row{"10 to 12,000 soldiers", range(10'000, 12'000, soldier)},
    row{"from minus 5 to plus 3", range(-5, 3)}, row{"11,000 \u00b1 1,000 soldiers", range(10'000, 12'000, soldier)},
    row{"11,000 soldiers +/- 1,000", range(10'000, 12'000, soldier)}, row{"50 plus or minus 5", range(45, 55)}, row{"about 10 to 12 thousand soldiers", range(10'000, 12'000, soldier, true)},
    row{"between about 8,000 and 12,000", range(8'000, 12'000, {}, true)},
    row{"10 to about 12", range(10, 12, {}, true)}, row{"10 to 12 or so", range(10, 12, {}, true)}));

INSTANTIATE_TEST_SUITE_P(TwoBounds, ReadQuantity, ::testing::Values(
    row{"more than 11,000, up to 20,000 soldiers",
        quantity::of(interval::between(11'000, true, 20'000, false), soldier)},
    row{"more than 11,000 soldiers, up to 20,000 soldiers",
        quantity::of(interval::between(11'000, true, 20'000, false), soldier)},
    row{"more than 11,000 soldiers but at most 20,000",
        quantity::of(interval::between(11'000, true, 20'000, false), soldier)},
    row{"at least 10 but fewer than 20", quantity::of(interval::between(10, false, 20, true))},
    row{"under 20 and over 10", quantity::of(interval::between(10, true, 20, true))},
    row{"no more than 20, and no fewer than 10", quantity::of(interval::between(10, 20))},
    row{"at least about 10, under 20", quantity::of(interval::between(10, false, 20, true), {}, true)},
    row{"any number", quantity::of(interval::everything())},
    row{"any number of soldiers", quantity::of(interval::everything(), soldier)}));

INSTANTIATE_TEST_SUITE_P(Units, ReadQuantity, ::testing::Values(
    row{"1 soldier", exact(1, soldier)}, row{"5 TROOPS", exact(5, soldier)},
    row{"5 tonnes of grain", exact(5, grain)}, row{"5 tonnes-of-grain", exact(5, grain)},
    row{"1 Tonne of Grain", exact(1, grain)}, row{"$5", exact(5, dollar)},
    row{"$5 million", exact(5e6, dollar)}, row{"5 dollars", exact(5, dollar)},
    row{"10-day", exact(10, day_unit)}, row{"10 days", exact(10, day_unit)}));
// clang-format on

TEST(ReadQuantityUnits, LetterIsAUnitWhereOneGoesByIt) {
    unit_lexicon metres;
    metres.add("m", unit_id{9});
    EXPECT_EQ(*read_quantity("5m", metres), exact(5, unit_id{9}));
    EXPECT_EQ(*read_quantity("5 m", metres), exact(5, unit_id{9}));
    EXPECT_EQ(*read_quantity("5k", metres), exact(5'000));
}

TEST(ReadQuantityUnits, NeedNotBeThere) {
    EXPECT_EQ(*read_quantity("at least 10,000"), said(hedge::at_least, 10'000));
    EXPECT_FALSE(read_quantity("at least 10,000 soldiers"));
}

const vague_table& own_words() {
    static const vague_table table{"ours",
        {{"umpteen", interval::between(13, 99)}, {"a bunch", interval::between(5, 20)},
            {"loads of", interval::at_least(50)}, {"a whole lot", interval::at_least(100)},
            {"a lot", interval::at_least(10)}, {"one or two", interval::between(1, 2)},
            {"more than a few", interval::at_least(4)}, {"several", interval::between(3, 7)},
            {"no-one's guess", interval::everything()}, {"next to no", interval::at_most(3)}}};
    return table;
}

// clang-format off
TEST(ReadQuantityInOwnWords, TakesTheLongestEntryOfTheTable) {
    struct own_row {
        std::string_view phrase;
        interval means;
        std::optional<unit_id> unit;
    };
    for (const auto& [phrase, means, unit] : {
             own_row{"umpteen", interval::between(13, 99), {}},
             own_row{"Umpteen soldiers", interval::between(13, 99), soldier},
             own_row{"umpteen thousand soldiers", interval::between(13'000, 99'000), soldier},
             own_row{"a bunch of soldiers", interval::between(5, 20), soldier},
             own_row{"about a  bunch", interval::between(5, 20), {}},
             own_row{"up to a bunch of days", interval::at_most(20), day_unit},
             own_row{"loads of days", interval::at_least(50), day_unit},
             own_row{"a whole lot of days", interval::at_least(100), day_unit},
             own_row{"a lot of days", interval::at_least(10), day_unit},
             own_row{"one or two brigades", interval::between(1, 2), brigade},
             own_row{"several hundred brigades", interval::between(300, 700), brigade},
             own_row{"no-one\u2019s guess", interval::everything(), {}},
             own_row{"next to no days", interval::at_most(3), day_unit}}) {
        const auto read = read_quantity(phrase, units(), {&own_words()});
        ASSERT_TRUE(read) << phrase << ": " << to_string(read.fault());
        EXPECT_EQ(read->stated, means) << fmt::format("{}: {}", phrase, read->stated);
        EXPECT_EQ(read->unit, unit) << phrase;
        EXPECT_EQ(read->table, word_table::own) << phrase;
    }
}
// clang-format on

TEST(ReadQuantityInOwnWords, LeavesNumbersAsTheyAre) {
    EXPECT_EQ(*read_quantity("one brigade", units(), {&own_words()}), exact(1, brigade));
    EXPECT_EQ(*read_quantity("2 or 3", units(), {&own_words()}), *read_quantity("2 or 3", units()));
}

TEST(ReadQuantityInOwnWords, NeedsTheTable) {
    for (const std::string_view phrase : {"umpteen soldiers", "a bunch of soldiers", "loads of days", "a whole lot"})
        EXPECT_FALSE(read_quantity(phrase, units())) << phrase;
    for (const std::string_view phrase : {"umpteenth", "a bunches of days", "a whole", "loads"})
        EXPECT_FALSE(read_quantity(phrase, units(), {&own_words()})) << phrase;
}

struct bad_row {
    std::string phrase;
    std::string word;  // that the fault must name; empty for the end
    std::string expected;
};
void PrintTo(const bad_row& r, std::ostream* out) { *out << '"' << r.phrase << '"'; }

class ReadQuantityFault : public ::testing::TestWithParam<bad_row> {};

TEST_P(ReadQuantityFault, NamesTheWord) {
    const auto& [phrase, word, expected] = GetParam();
    const auto read = read_quantity(phrase, units());
    ASSERT_FALSE(read) << fmt::format("{} was read as {}", phrase, read->stated);
    const auto& fault = read.fault();
    ASSERT_LE(fault.offset + fault.length, phrase.size());
    EXPECT_EQ(phrase.substr(fault.offset, fault.length), word);
    EXPECT_THAT(fault.expected, ::testing::HasSubstr(expected));
    EXPECT_FALSE(fault.found.empty());
    EXPECT_FALSE(fault.mend.empty());
    for (const auto& text : {fault.found, fault.expected, fault.mend})
        EXPECT_FALSE(text.ends_with('.')) << text;
    if (!word.empty()) {
        EXPECT_THAT(fault.found, ::testing::HasSubstr(word.substr(0, 20)));
    } else {
        EXPECT_EQ(fault.offset, phrase.size());
    }
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Words, ReadQuantityFault, ::testing::Values(
    bad_row{"", "", "a number"}, bad_row{"   ", "", "a number"},
    bad_row{"at least 10,000 infantry soldiers",
        "infantry", "a unit (soldier, brigade, tonne of grain, $, day)"},
    bad_row{"11 thousand North Korean infantry soldiers", "North", "a unit"},
    bad_row{"small contingent", "small", "a number"}, bad_row{"soldiers", "soldiers", "a number"},
    bad_row{"approximatly 500", "approximatly", "a number"}, bad_row{"about", "", "a number"},
    bad_row{"over soldiers", "soldiers", "a number"}, bad_row{"500 soldiers sent", "sent", "the end"},
    bad_row{"500 soldiers 600", "600", "the end"}, bad_row{"500 of the soldiers", "of", "a unit"},
    bad_row{"5 to", "", "a number"}, bad_row{"from 5", "", "\"to\""}, bad_row{"between 5", "", "\"and\""},
    bad_row{"between 5 and", "", "a number"}, bad_row{"5 or", "or", "the end"},
    bad_row{"or more", "or", "a number"}, bad_row{"five and", "and", "the end"},
    bad_row{"2 m", "m", "a unit"}, bad_row{"1st brigade", "1st", "a number of things"},
    bad_row{"Ten Thousand Villages", "Villages", "a unit"}));

INSTANTIATE_TEST_SUITE_P(Figures, ReadQuantityFault, ::testing::Values(
    bad_row{"1,2345 soldiers", "1,2345", "a number"}, bad_row{"2,5", "2,5", "a number"},
    bad_row{"1.234.567", "1.234.567", "a number"}, bad_row{"over 1.2.3", "1.2.3", "a number"},
    bad_row{"12.000 soldiers", "12.000", "a number"}, bad_row{"one in five soldiers", "one in five", "how many"},
    bad_row{"1,234,56", "1,234,56", "a number"}, bad_row{"1234,567", "1234,567", "a number"}));

INSTANTIATE_TEST_SUITE_P(Hedges, ReadQuantityFault, ::testing::Values(
    bad_row{"at least at most 5", "at most", "a number"},
    bad_row{"up to 5 or more", "or more", "a unit or the end"},
    bad_row{"nearly 5 to 6", "nearly", "one figure"}, bad_row{"over between 5 and 6", "over", "one figure"},
    bad_row{"5 to 6 or more", "or more", "a unit or the end"}));

INSTANTIATE_TEST_SUITE_P(Ranges, ReadQuantityFault, ::testing::Values(
    bad_row{"12 to 10", "10", "from the lower figure"},
    bad_row{"between 12,000 and 8,000", "8,000", "lower figure"},
    bad_row{"12 to 10 thousand", "12", "in one scale"}, bad_row{"500 to 1 million", "500", "in one scale"},
    bad_row{"5 soldiers to 7 brigades", "brigades", "one unit"},
    bad_row{"more than 20 and less than 10", "less than 10", "numbers between"},
    bad_row{"more than 10, at most 10", "at most 10", "numbers between"},
    bad_row{"more than 5 soldiers, up to 9 brigades", "brigades", "one unit"}));
// clang-format on

TEST(ReadQuantityVague, TakesEachWordFromTheTableThatItIsGiven) {
    const auto read = [](std::string_view phrase, const vague_table& table) {
        return read_quantity(phrase, units(), {.vague = &table});
    };
    const auto dozens = read("dozens to hundreds of soldiers", vague_table::everyday());
    ASSERT_TRUE(dozens);
    EXPECT_EQ(dozens->stated, interval::between(12, false, 1'000, true));
    EXPECT_EQ(dozens->table, word_table::everyday);
    EXPECT_EQ(dozens->unit, soldier);
    EXPECT_EQ(read("several to 20 soldiers", vague_table::everyday())->stated, interval::between(3, 20));
    EXPECT_EQ(
        read("several dozen", vague_table::everyday())->stated, interval::between(36, false, 120, true));
    // Nothing is put into a published table that it does not hold.
    for (const std::string phrase :
        {"hundreds of thousands", "tens of thousands", "dozens of thousands", "several"}) {
        const auto acled = read(phrase, vague_table::acled());
        ASSERT_FALSE(acled) << phrase << " is " << fmt::format("{}", acled->stated);
        EXPECT_FALSE(acled.fault().found.empty()) << phrase;
    }
    EXPECT_FALSE(read("hundreds of millions", vague_table::crowd_counting()));
    EXPECT_FALSE(read("dozens of thousands", vague_table::crowd_counting()));
    for (const std::string phrase : {"hundreds to dozens", "20 to several", "dozens to"})
        EXPECT_FALSE(read(phrase, vague_table::everyday()).fault().found.empty()) << phrase;
}

TEST(ReadQuantityFault, OfAHugeNumberSaysThatItIsTooLarge) {
    for (const std::string& phrase :
        {std::string{"1e309"}, std::string(400, '9'), std::string{"-1e999999999999999999"},
            std::string{"1e308 million"}, "over " + std::string(1'000'000, '9')}) {
        const auto read = read_quantity(phrase, units());
        ASSERT_FALSE(read) << phrase.substr(0, 40);
        EXPECT_THAT(read.fault().found, ::testing::HasSubstr("too large"));
        EXPECT_LT(read.fault().found.size(), 100U);
    }
    EXPECT_THAT(read_quantity("1e-400").fault().found, ::testing::HasSubstr("too small"));
    EXPECT_THAT(
        read_quantity("0." + std::string(500, '0') + "1").fault().found, ::testing::HasSubstr("too small"));
    EXPECT_EQ(*read_quantity("0." + std::string(500, '0')), exact(0));
}

TEST(ReadQuantityFault, IsPinnedToTheWord) {
    const auto read = read_quantity("at least 10,000 infantry soldiers", units());
    ASSERT_FALSE(read);
    EXPECT_EQ(to_string(read.fault()),
        "the word \"infantry\"; expected a unit (soldier, brigade, tonne of grain, $, day) or the end; write "
        "the number and one of the units declared, or declare the word under units");
    EXPECT_EQ(read.fault().offset, 16U);
    EXPECT_EQ(read.fault().length, 8U);
}

TEST(ReadQuantityBytes, OfAnyKindAreReadOrRefused) {
    for (const std::string& phrase :
        {std::string{"\0", 1}, std::string{"5\0 soldiers", 11}, std::string{"\xff\xfe 5"},
            std::string{"5 \xe2\x80"}, std::string{"\xe2\x80\x93"}, std::string{"5 \xf0\x9f\x92\xa9"}}) {
        const auto read = read_quantity(phrase, units());
        ASSERT_FALSE(read) << phrase;
        EXPECT_LE(read.fault().offset + read.fault().length, phrase.size());
        EXPECT_EQ(read.fault().found.find('\xff'), std::string::npos);
        EXPECT_EQ(read.fault().found.find('\0'), std::string::npos);
    }
}

TEST(ReadQuantityBytes, NeedTimeInProportionToTheirNumber) {  // a quadratic reader would not end
    for (const std::string_view word : {"5 ", "-", "and ", "a ", "half a ", "about ", "two hundred and ",
             "million ", "5 to ", "$", "1,", "0.", "from ", "any number of "}) {
        std::string phrase;
        while (phrase.size() < 500'000) phrase += word;
        EXPECT_FALSE(read_quantity(phrase, units())) << word;
    }
}

}  // namespace
}  // namespace hearsay::test
