#include <hearsay/trace/shared_values.hpp>

#include <hearsay/graph/batch.hpp>
#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>
#include <hearsay/trace/independence.hpp>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <fstream>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace hearsay::test {
namespace {

using ::testing::DoubleNear;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// Ten papers on four questions: two of them have the same odd figures, all others one round figure each.
std::string papers() {
    std::string text;
    for (const std::string question : {"dead", "hurt", "missing", "homeless"}) {
        for (char paper = 'a'; paper <= 'j'; ++paper) {
            const bool copies = paper < 'c';
            text += fmt::format("{}: {} {}\n", std::string(3, paper), question, copies ? 417 : 400);
        }
    }
    return text;
}

TEST(SharedValues, AreTellingWhereTheyAreRare) {
    const auto graph = make_graph(papers());
    const auto found = find_shared_values(graph);
    ASSERT_THAT(found, SizeIs(1));
    const shared_values& one = found[0];
    EXPECT_EQ(graph.name(one.a), "aaa");
    EXPECT_EQ(graph.name(one.b), "bbb");
    EXPECT_EQ(one.both_answer, 4U);
    EXPECT_EQ(one.agree, 4U);
    EXPECT_THAT(one.expected, DoubleNear(4 * (0.2 * 0.2 + 0.8 * 0.8), 1e-12));
    // Of eight others nobody gives it: f is 1/10, and (0.5 + 0.5 / 10) / (1/10) is 5.5.
    EXPECT_THAT(one.evidence, DoubleNear(4 * std::log(5.5), 1e-12));
    ASSERT_THAT(one.answers, SizeIs(4));
    EXPECT_EQ(one.answers[0].others, 8U);
    EXPECT_EQ(one.answers[0].others_saying, 0U);
    EXPECT_FALSE(one.cited);
    EXPECT_EQ(one.because(graph),
        "aaa and bbb answer 4 of 4 questions alike, where 2.7 would be by chance; evidence 6.8; the rarest is dead 417, which 0 "
        "of 8 others give");
}

TEST(SharedValues, ThatEverybodyGivesSayLittle) {
    std::string text;
    for (const std::string question : {"dead", "hurt", "missing"}) {
        for (char paper = 'a'; paper <= 'j'; ++paper)
            text += fmt::format("{}: {} 400\n", std::string(3, paper), question);
    }
    const auto graph = make_graph(text);
    EXPECT_THAT(find_shared_values(graph), IsEmpty());
    for (const auto& one : find_shared_values(graph, {.at_least = -10})) {
        EXPECT_LT(one.evidence, 0.2);
        EXPECT_GT(one.evidence, 0.0);
    }
}

TEST(SharedValues, WeighLessWhereOtherAnswersDiffer) {
    const auto graph = make_graph(papers() + "aaa: war yes; bbb: denies war yes; ccc: war yes");
    const auto found = find_shared_values(graph);
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].both_answer, 5U);
    EXPECT_EQ(found[0].agree, 4U);
    EXPECT_THAT(found[0].evidence, DoubleNear(4 * std::log(5.5) + std::log(0.5), 1e-12));
}

TEST(SharedValues, AreMarkedWhereACitationExplainsThem) {
    const auto graph = make_graph(papers() + "bbb > aaa");
    const auto found = find_shared_values(graph);
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_TRUE(found[0].cited);
    EXPECT_THAT(found[0].because(graph), ::testing::EndsWith("; one relays the other"));
}

TEST(SharedValues, OfNobodyOrOfOneSourceAreNone) {
    EXPECT_THAT(find_shared_values(claim_graph{}, {.at_least = -100}), IsEmpty());
    EXPECT_THAT(find_shared_values(make_graph("alpha: dead 5, war yes"), {.at_least = -100}), IsEmpty());
}

TEST(SharedValues, NeedAShareBetweenNoneAndAll) {
    const claim_graph graph;
    for (const double copied : {0.0, 1.0, -0.5, 2.0, std::nan("")})
        EXPECT_THROW((void)find_shared_values(graph, {.copied = copied}), std::invalid_argument) << copied;
    EXPECT_THROW((void)find_shared_values(graph, {.at_least = std::nan("")}), std::invalid_argument);
}

TEST(SharedValues, AreThoseOfTheView) {
    const auto graph = make_graph(papers());
    EXPECT_THAT(find_shared_values(without(graph, *graph.find_source("bbb"))), IsEmpty());
}

/// By the definition: every pair, question by question.
TEST(SharedValues, AreWhatGoingThroughEveryPairGives) {
    std::size_t listed = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        std::mt19937_64 engine{seed};
        const auto below = [&](std::uint64_t n) { return static_cast<std::uint32_t>(engine() % n); };
        std::string text;
        const std::uint32_t papers = 2 + below(6);
        for (std::uint32_t p = 0; p < papers; ++p) {
            for (const std::string question : {"dead", "hurt", "missing", "homeless", "evacuated"}) {
                if (below(4) == 0) continue;
                text += fmt::format("p{}: {} {}\n", p, question, 10 + below(3));
                if (below(6) == 0) text += fmt::format("p{}: {} {}\n", p, question, 10 + below(3));
            }
        }
        const auto graph = make_graph(text);
        std::map<question_id, std::map<position, std::set<source_id>>> given;
        std::map<question_id, std::set<source_id>> answered;
        for (const question_id q : graph.questions()) {
            for (const auto& t : positions_taken(graph, q)) {
                given[q][t.position].insert(t.source);
                answered[q].insert(t.source);
            }
        }
        std::map<std::pair<source_id, source_id>, double> expected;
        for (const source_id a : graph.sources()) {
            for (const source_id b : graph.sources()) {
                if (b <= a) continue;
                double evidence = 0;
                bool any = false;
                for (const auto& [q, positions] : given) {
                    if (!answered[q].contains(a) || !answered[q].contains(b)) continue;
                    double best = std::log(0.5);
                    for (const auto& [p, who] : positions) {
                        if (!who.contains(a) || !who.contains(b)) continue;
                        any = true;
                        const double share =
                            (static_cast<double>(who.size()) - 1) / static_cast<double>(answered[q].size());
                        best = std::max(best, std::log((0.5 + 0.5 * share) / share));
                    }
                    evidence += best;
                }
                if (any && evidence >= 0.5) expected[{a, b}] = evidence;
            }
        }
        const auto found = find_shared_values(graph, {.at_least = 0.5});
        ASSERT_EQ(found.size(), expected.size()) << "seed " << seed;
        double before = std::numeric_limits<double>::infinity();
        for (const auto& one : found) {
            ASSERT_NEAR(one.evidence, (expected.at({one.a, one.b})), 1e-9) << "seed " << seed;
            ASSERT_LE(one.evidence, before);
            before = one.evidence;
            ++listed;
        }
    }
    EXPECT_GT(listed, 200U);
}

// ---- twelve histories on the losses in the battles of one war, where they are at hand

std::optional<std::string> battles(const std::string& name) {
    std::ifstream file{HEARSAY_SOURCE_DIR "/../shared/data/acw-battles/" + name, std::ios::binary};
    if (!file) return std::nullopt;
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}
constexpr const char* no_battles = "the data of ../shared/data/acw-battles are not here";

// A question for each side's figure of each sort in each battle; equal figures are one claim.
claim_graph battle_graph(const std::string& claims) {
    claim_graph graph;
    auto batch = graph.insert();
    std::set<std::string> known;
    const auto first_time = [&](const std::string& id) { return known.insert(id).second; };
    std::istringstream lines{claims};
    int number = 0;
    for (std::string line; std::getline(lines, line); ++number) {
        const auto one = nlohmann::json::parse(line);
        const auto text = [&](const char* key) {
            auto made = one.at(key).get<std::string>();
            std::replace_if(
                made.begin(), made.end(),
                [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '-');
            return made;
        };
        const double low = one.at("lo").get<double>();
        const double high = one.at("hi").get<double>();
        const std::string source = text("source");
        const std::string question = fmt::format("{}-{}-{}", text("event"), text("side"), text("quantity"));
        const std::string claim = fmt::format("{}-{}-{}", question, low, high);
        if (first_time("source " + source)) batch.add(source_record{.id = source});
        if (first_time("question " + question))
            batch.add(question_record{.id = question, .kind = "quantity"});
        if (first_time("claim " + claim)) {
            batch.add(claim_record{.id = claim,
                .answers = question,
                .value = said_quantity{
                    quantity::of(interval::between(std::min(low, high), std::max(low, high)))}});
        }
        statement_record said{.id = fmt::format("s{}", number), .source = source};
        said.stances.push_back({claim, stance::asserts, certainty::certain, ""});
        batch.add(said);
    }
    for (const char* merged : {"cwss", "cwsac1997", "cwsac-update2009"})  // so its authors say
        batch.add(link_record{.a = "nps-combined", .b = merged, .is = link_kind::dependent});
    batch.commit();
    return graph;
}

TEST(SharedValues, AreOfOneValueWhateverClaimItIsWrittenAs) {
    std::string text = "claim c1 = dead 417; claim c2 = dead 417; aaa: c1; bbb: c2\n";
    for (char paper = 'c'; paper <= 'j'; ++paper) text += fmt::format("{}: dead 400\n", std::string(3, paper));
    for (const std::string question : {"hurt", "missing"}) {
        for (char paper = 'a'; paper <= 'j'; ++paper)
            text += fmt::format("{}: {} {}\n", std::string(3, paper), question, paper < 'c' ? 417 : 400);
    }
    const auto found = find_shared_values(make_graph(text));
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].agree, 3U);
}

TEST(SharedValues, OfHistoriesThatGiveTheSameFiguresAreFlagged) {
    const auto claims = battles("claims.jsonl");
    const auto pairs = battles("pairs.csv");
    if (!claims || !pairs) GTEST_SKIP() << no_battles;
    const auto graph = battle_graph(*claims);
    std::set<std::pair<std::string, std::string>> flagged;
    for (const shared_values& pair : find_shared_values(graph)) {
        std::string a{graph.name(pair.a)};
        std::string b{graph.name(pair.b)};
        if (b < a) std::swap(a, b);
        EXPECT_TRUE(a != "bodart1908" && b != "bodart1908") << pair.because(graph);
        flagged.emplace(a, b);
    }
    std::istringstream lines{*pairs};
    std::string line;
    std::getline(lines, line);
    std::size_t alike = 0;
    while (std::getline(lines, line)) {
        std::replace(line.begin(), line.end(), '_', '-');
        std::istringstream cells{line};
        std::string a, b, common, identical;
        std::getline(cells, a, ',');
        std::getline(cells, b, ',');
        std::getline(cells, common, ',');
        std::getline(cells, identical, ',');
        if (std::stod(identical) < 0.65 * std::stod(common)) continue;
        if (b < a) std::swap(a, b);
        ++alike;
        EXPECT_TRUE(flagged.contains({a, b})) << line;
    }
    EXPECT_EQ(alike, 9U);
    EXPECT_LE(flagged.size(), 11U) << "two more share 0.62 and 0.645 of their figures";
}

TEST(SharedValues, OfADeclaredMergeAddNoIndependentLine) {
    const auto claims = battles("claims.jsonl");
    if (!claims) GTEST_SKIP() << no_battles;
    const auto graph = battle_graph(*claims);
    const by_affiliation rule{graph, affiliation_level::source};
    const auto of = [&](const char* name) { return *graph.find_source(name); };
    const source_id merge = of("nps-combined");
    std::size_t asked = 0;
    for (const question_id q : graph.questions()) {
        std::vector<source_id> sources;
        for (const taken_position& t : positions_taken(graph, q, positions::latest))
            sources.push_back(t.source);
        std::sort(sources.begin(), sources.end());
        sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
        const auto says = [&](const char* name) {
            return std::binary_search(sources.begin(), sources.end(), of(name));
        };
        if (!std::binary_search(sources.begin(), sources.end(), merge)) continue;
        if (!says("cwss") && !says("cwsac1997") && !says("cwsac-update2009")) continue;
        auto others = sources;
        std::erase(others, merge);
        ASSERT_LE(independence(graph, sources, rule).max, independence(graph, others, rule).max)
            << graph.name(q);
        ++asked;
    }
    EXPECT_GT(asked, 500U);
}

}  // namespace
}  // namespace hearsay::test
