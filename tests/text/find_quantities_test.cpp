#include <hearsay/text/find_quantities.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <ostream>
#include <string>
#include <vector>

namespace hearsay::test {
namespace {

constexpr unit_id soldier{0};
constexpr unit_id brigade{1};

const unit_lexicon& units() {
    static const unit_lexicon lexicon = [] {
        unit_lexicon made;
        made.add("soldier", soldier);
        made.add("brigade", brigade);
        return made;
    }();
    return lexicon;
}

// What was found as text: `over 11 thousand = (11000, inf) over [soldiers]`.
std::vector<std::string> found_in(std::string_view text) {
    std::vector<std::string> lines;
    for (const auto& found : find_quantities(text, units()))
        lines.push_back(fmt::format("{} = {}{}{}", text.substr(found.begin, found.end - found.begin),
            found.value.stated, found.value.approx ? " approx" : "",
            found.unit_as_written.empty() ? std::string{} : fmt::format(" {}", found.unit_as_written)));
    return lines;
}

struct row {
    std::string text;
    std::vector<std::string> expected;
};
void PrintTo(const row& r, std::ostream* out) { *out << '"' << r.text << '"'; }

class FindQuantities : public ::testing::TestWithParam<row> {};

TEST_P(FindQuantities, GivesThemInOrder) { EXPECT_EQ(found_in(GetParam().text), GetParam().expected); }

// clang-format off
INSTANTIATE_TEST_SUITE_P(Sentences, FindQuantities, ::testing::Values(
    row{"He said that over 11 thousand soldiers would be ready by November 1, 2024.",
        {"over 11 thousand soldiers = (11000, inf) soldiers"}},
    row{"at least 10,000 infantry soldiers and as many as four brigades",
        {"at least 10,000 infantry soldiers = [10000, inf) infantry soldiers",
        "as many as four brigades = (-inf, 4] brigades"}},
    row{"Between 8,000 and 12,000 soldiers, about 500 of them officers, left.",
        {"Between 8,000 and 12,000 soldiers = [8000, 12000] soldiers", "about 500 = {500} approx"}},
    row{"It cost $3 to $5 billion, 10% of the budget.",
        {"$3 to $5 billion = [3000000000, 5000000000] $", "10% = {10} %"}},
    row{"10km from the border, 2.5m people fled for 3-5 days",
        {"10km = {10} km", "2.5m people = {2500000} people", "3-5 days = [3, 5] days"}},
    row{"A dozen men, two hundred and six women and half a million children",
        {"A dozen men = {12} men", "two hundred and six women = {206} women",
        "half a million children = {500000} children"}},
    row{"At least 10 soldiers, at least 5 brigades",
        {"At least 10 soldiers = [10, inf) soldiers", "at least 5 brigades = [5, inf) brigades"}},
    row{"more than 10 soldiers, up to 20, came", {"more than 10 soldiers, up to 20 = (10, 20] soldiers"}},
    row{"One soldier died; 500 or more were hurt.",
        {"One soldier = {1} soldier", "500 or more = [500, inf)"}},
    row{"In 2024 soldiers, 2024 soldiers",
        {"2024 soldiers = {2024} soldiers"}},
    row{"minus 5 degrees, or -7", {"minus 5 degrees = {-5} degrees", "-7 = {-7}"}},
    row{"500 to 1 million", {"500 to 1 million = [500, 1000000]"}},
    row{"5 soldiers to 7 brigades", {"5 soldiers = {5} soldiers", "7 brigades = {7} brigades"}},
    row{"the war\u2014500 soldiers", {"500 soldiers = {500} soldiers"}},
    row{"3 T-72 tanks", {"3 T-72 tanks = {3} T-72 tanks"}},
    row{"a few hundred, several, thousands of soldiers", {"a few hundred = [300, 1000)", "several = [3, 10)",
        "thousands of soldiers = [1000, 10000) soldiers"}}));

INSTANTIATE_TEST_SUITE_P(NoQuantities, FindQuantities, ::testing::Values(
    row{"", {}},
    row{"on November 1, 2024, on 1 November, on 2024-10-18, by Nov. 5", {}},
    row{"the 1st of November 2024; 1 to 5 November; November 1-5, 2024", {}},
    row{"in 2024, since 2022 (2023), from 2020 to 2024, 2014-2015, mid-2024", {}},
    row{"the 1st and 22nd, the twenty-first", {}},
    row{"at 10:30, at 5 pm, at 7 a.m., at 10:30:15", {}},
    row{"one of the brigades, no one, the one that", {}},
    row{"page 5, No. 7, Article 3, section 12, #4", {}},
    row{"T-72 and F-16 and F16 and Covid-19", {}},
    row{"call 555-123-4567 or 0800", {}},
    row{"11/01/2024 won 3-1", {}},
    row{"the 1990s and the 80s", {}},
    row{"10.0.0.1", {}}));
// clang-format on

TEST(FoundQuantity, HasASpanAUnitAndARule) {
    const auto found = find_quantities("so over 11 thousand Soldiers came with 5 tanks", units());
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0],
        (found_quantity{quantity::said(hedge::over, 11'000, soldier), 3, 28, "Soldiers", "soldier", "hedged number"}));
    EXPECT_EQ(found[1], (found_quantity{quantity::said(hedge::exactly, 5), 39, 46, "tanks", "tank", "number"}));
    EXPECT_EQ(find_quantities("5 to 7", units()).at(0).rule, "range");
    EXPECT_EQ(find_quantities("about 5 to 7", units()).at(0).rule, "hedged range");
    EXPECT_EQ(find_quantities("over 5 and under 7", units()).at(0).rule, "two bounds");
}

TEST(FindQuantities, ReadsTheWordsOfAUsersOwnTable) {
    const vague_table table{"ours",
        {{"umpteen", interval::between(13, 99)}, {"a bunch", interval::between(5, 20)},
            {"loads of", interval::at_least(50)}, {"a whole lot", interval::at_least(100)}}};
    const std::string_view text =
        "He sent umpteen soldiers, a bunch of tanks and over a bunch of lorries, loads of shells and a whole lot "
        "of new drones.";
    std::vector<std::string> lines;
    for (const auto& found : find_quantities(text, units(), {&table})) {
        EXPECT_EQ(found.value.table, word_table::own);
        lines.push_back(fmt::format("{} = {} {}", text.substr(found.begin, found.end - found.begin),
            found.value.stated, found.unit));
    }
    EXPECT_THAT(lines,
        ::testing::ElementsAre("umpteen soldiers = [13, 99] soldier", "a bunch of tanks = [5, 20] tank",
            "over a bunch of lorries = (5, inf) lorry", "loads of shells = [50, inf) shell",
            "a whole lot of new drones = [100, inf) new drone"));
    EXPECT_EQ(find_quantities("umpteen", units(), {&table}).size(), 1U);
    EXPECT_TRUE(find_quantities("umpteen soldiers came with a bunch of tanks", units()).empty());
}

void expect_orderly_spans(std::string_view text) {
    std::size_t end = 0;
    for (const auto& found : find_quantities(text, units())) {
        EXPECT_LE(end, found.begin);
        EXPECT_LT(found.begin, found.end);
        EXPECT_LE(found.end, text.size());
        end = found.end;
    }
}

RC_GTEST_PROP(FindQuantities, SpansLieInTheTextWhateverItsBytes, ()) {
    const auto words = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(
        std::vector<std::string>{"5", "10,000", "1,2", "-", " ", " to ", "and ", "two ", "hundred ",
            "million ", "half a ", "about ", "at least ", "up to ", "or more", "November ", "2024", ":", ".",
            ",", "$", "%", "soldiers", "st", "k", "\xff", "\xe2\x80\x93", "between ", "from ", "1e9"}));
    std::string text;
    for (const auto& word : words) text += word;
    expect_orderly_spans(text);
}

RC_GTEST_PROP(FindQuantities, AnyBytesAreSafe, (const std::string& text)) { expect_orderly_spans(text); }

TEST(FindQuantitiesIn, LongTextsNeedTimeInProportion) {  // a quadratic reader would not end
    for (const std::string_view word : {"5", "5 ", "-", "5-", "and ", "about ", "from 5 ", "between 5 and ",
             "million ", "two hundred and ", "1e400 ", "5 to ", "5, at least ", "$", "0.", "1,", "100 ",
             "November ", "one ", "a ", "half a ", "at the very ", "0 thousand ", "soldiers-", "\xe2\x80"}) {
        std::string text;
        while (text.size() < 500'000) text += word;
        expect_orderly_spans(text);
    }
}

TEST(FindQuantitiesIn, TextsOfMegabytesAreNoMoreThanLong) {
    for (const std::string_view word : {"7", "-", "and ", "5 ", "$", "a "}) {
        std::string text;
        while (text.size() < 2'000'000) text += word;
        const auto found = find_quantities(text, units());
        EXPECT_TRUE(found.empty() || found.back().end <= text.size()) << word;
    }
}

}  // namespace
}  // namespace hearsay::test
