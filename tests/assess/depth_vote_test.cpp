#include <hearsay/assess/depth_vote.hpp>

#include "truth_data.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace hearsay::test {
namespace {

// Sudzha and Rylsk lie in Kursk, Kursk and Belgorod in Russia, Russia and Ukraine nowhere.
const std::map<std::string, std::string> around = {
    {"Sudzha", "Kursk"}, {"Rylsk", "Kursk"}, {"Kursk", "Russia"}, {"Belgorod", "Russia"}};
const std::vector<std::string> places = {"Russia", "Ukraine", "Kursk", "Belgorod", "Sudzha", "Rylsk"};

std::vector<std::uint32_t> within(const vote_table& table) {
    std::map<std::string, std::uint32_t> number;
    for (std::uint32_t v = 0; v < table.value_count(); ++v) number[table.value_name(v)] = v;
    std::vector<std::uint32_t> made;
    for (std::uint32_t v = 0; v < table.value_count(); ++v) {
        const auto at = around.find(table.value_name(v));
        made.push_back(at == around.end() ? at_the_top : number.at(at->second));
    }
    return made;
}
/// Every place is a value, whether somebody names it or not.
vote_table place_votes(const std::vector<said_value>& said) {
    vote_table_builder made;
    for (const auto& p : places) (void)made.value(p);
    for (const auto& one : said) made.add(one.item, one.source, one.value);
    return made.build();
}
vote_table place_votes(const std::string& values) {
    std::vector<said_value> said;
    for (std::size_t begin = 0, n = 0; begin < values.size(); ++n) {
        const auto end = std::min(values.find(' ', begin), values.size());
        said.push_back({"where", fmt::format("s{}", n), values.substr(begin, end - begin)});
        begin = end + 1;
    }
    return place_votes(said);
}

struct row {
    std::string name, votes, because;
};
void PrintTo(const row& r, std::ostream* out) { *out << r.votes; }
class Depths : public ::testing::TestWithParam<row> {};
TEST_P(Depths, LeadTo) {
    const auto table = place_votes(GetParam().votes);
    EXPECT_EQ(depth_vote(table, within(table)).answer[0].because(table), GetParam().because);
}
INSTANTIATE_TEST_SUITE_P(Places, Depths,
    ::testing::Values(row{"LessExactIsNotWrong", "Russia Russia Russia Kursk",
                          "Kursk: 1 exact, 3 less exact, 0 more exact, 0 against"},
        row{"TiedPartsLeadToTheWhole", "Russia Kursk Belgorod",
            "Russia: 1 exact, 0 less exact, 2 more exact, 0 against; tied within it: Belgorod, Kursk"},
        row{"TheWholeNeedNotBeNamed", "Kursk Belgorod",
            "Russia: 0 exact, 0 less exact, 2 more exact, 0 against; tied within it: Belgorod, Kursk"},
        row{"ManyPartsStandTogether", "Sudzha Rylsk Belgorod",
            "Kursk: 0 exact, 0 less exact, 2 more exact, 1 against; tied within it: Rylsk, Sudzha"},
        row{"TheTopMayBeTied", "Kursk Ukraine",
            "no answer: 0 exact, 0 less exact, 0 more exact, 2 against; tied within it: Russia, Ukraine"},
        row{"AllTheWayDown", "Sudzha Kursk Russia Ukraine",
            "Sudzha: 1 exact, 2 less exact, 0 more exact, 1 against"},
        row{"One", "Ukraine", "Ukraine: 1 exact, 0 less exact, 0 more exact, 0 against"}),
    [](const auto& test) { return test.param.name; });

TEST(DepthVote, SaysHowMuchLiesInEachStepOfTheWay) {
    const auto table = place_votes("Russia Russia Kursk Sudzha Ukraine");
    const auto answer = depth_vote(table, within(table)).answer[0];
    std::vector<std::string> way;
    for (const depth_step& s : answer.way)
        way.push_back(fmt::format("{} {} {}", table.value_name(s.value), s.exact, s.within));
    EXPECT_THAT(way, ::testing::ElementsAre("Russia 2 4", "Kursk 1 2", "Sudzha 1 1"));
}

TEST(DepthVote, CountsLinesAndWeights) {
    const auto table = place_votes("Kursk Kursk Belgorod");
    EXPECT_EQ(table.value_name(*depth_vote(table, within(table)).answer[0].value()), "Kursk");
    const source_lines lines{3, {{0, 1}}};
    EXPECT_EQ(table.value_name(*depth_vote(table, within(table), lines).answer[0].value()), "Russia");
    const std::vector<double> weight{1, 1, 2};
    EXPECT_EQ(
        table.value_name(*depth_vote(table, within(table), lines, weight).answer[0].value()), "Belgorod");
}

TEST(DepthVote, HasNoAnswerWithoutVotes) {
    const auto table = place_votes("Kursk").without(0);
    EXPECT_EQ(depth_vote(table, within(table)).answer[0], depth_answer{});
    EXPECT_THAT(depth_vote(vote_table{}, {}).answer, ::testing::IsEmpty());
}

TEST(DepthVote, RefusesWhatIsNoHierarchy) {
    const auto table = make_votes("x: a 1, b 2");
    const auto refuses = [&](std::vector<std::uint32_t> around_it, std::vector<double> weight = {}) {
        EXPECT_THROW((void)depth_vote(table, around_it, source_lines{2}, weight), std::invalid_argument);
    };
    refuses({at_the_top});
    refuses({1, 0});
    refuses({0, at_the_top});
    refuses({7, at_the_top});
    refuses({at_the_top, at_the_top}, {1});
    refuses({at_the_top, at_the_top}, {1, -1});
    refuses({at_the_top, at_the_top}, {1, std::nan("")});
}

/// By the definition: from each value, counts all that lie in it, and follows the one that is ahead.
RC_GTEST_PROP(DepthVote, IsWhatCountingDownwardsGives, (std::uint64_t seed)) {
    std::mt19937_64 engine{seed};
    std::vector<said_value> said;
    for (std::uint64_t s = 0, of = engine() % 7; s < of; ++s)
        said.push_back({"where", fmt::format("s{}", s), places[engine() % places.size()]});
    if (said.empty()) return;
    const auto table = place_votes(said);
    const auto found = depth_vote(table, within(table));
    const auto lies_in = [](std::string inner, const std::string& outer) {
        while (inner != outer && around.contains(inner)) inner = around.at(inner);
        return inner == outer;
    };
    std::string answer;
    for (bool further = true; further;) {
        std::map<std::string, int> count;
        for (const auto& p : places) {
            const auto at = around.find(p);
            if ((at == around.end() ? "" : at->second) != answer) continue;
            for (const auto& one : said) count[p] += lies_in(one.value, p) ? 1 : 0;
        }
        int most = 0;
        for (const auto& [p, n] : count) most = std::max(most, n);
        const auto ahead =
            std::count_if(count.begin(), count.end(), [&](const auto& c) { return c.second == most; });
        further = most > 0 && ahead == 1;
        for (const auto& [p, n] : count) {
            if (further && n == most) answer = p;
        }
    }
    const auto& a = found.answer[0];
    RC_ASSERT((a.value() ? table.value_name(*a.value()) : "") == answer);
    RC_ASSERT(a.exact + a.less_exact + a.more_exact + a.against == static_cast<double>(said.size()));
    auto other = said;
    std::shuffle(other.begin(), other.end(), engine);
    RC_ASSERT(depth_vote(place_votes(other), within(table)) == found);
}

}  // namespace
}  // namespace hearsay::test
