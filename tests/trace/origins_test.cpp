#include <hearsay/trace/origins.hpp>

#include "oracle.hpp"

#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>

#include <gmock/gmock.h>

#include <set>

namespace hearsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

template <class Graph>
origins_found origins_of(const Graph& graph, std::string_view claim, bool denied = false) {
    return origins(graph, position{*graph.whole().find_claim(claim), denied});
}
template <class Graph>
std::vector<std::string> sources_of(const Graph& graph, std::string_view claim, bool denied = false) {
    return names(graph, origins_of(graph, claim, denied).sources);
}

constexpr std::string_view golden = R"(
    source ukraine state; source gur agency within ukraine; source budanov person within gur
    source zelensky person within ukraine
    source unnamed-intelligence unnamed
    article on 2024-10-18 > zelensky on 2024-10-17 > unnamed-intelligence: troops over 11000
    article on 2024-10-18 > kyiv-post by 2024-10-18 > gur: troops at least 10000, presence yes
    article on 2024-10-18 > yonhap on 2024-10-18 > nis on 2024-10-18: troops as many as 20000
    article on 2024-10-18 > kremlin by 2024-10-18: denies presence yes
)";

TEST(Origins, AreWhoseWordItIs) {
    const auto graph = make_graph(golden);
    EXPECT_THAT(sources_of(graph, "troops over 11000"), ElementsAre("unnamed-intelligence"));
    EXPECT_THAT(sources_of(graph, "troops at least 10000"), ElementsAre("gur"));
    EXPECT_THAT(sources_of(graph, "presence yes"), ElementsAre("gur"));
    EXPECT_THAT(sources_of(graph, "presence yes", true), ElementsAre("kremlin"));
    EXPECT_THAT(sources_of(without(graph, *graph.find_source("gur")), "presence yes"), IsEmpty());
    EXPECT_EQ(origins_of(graph, "presence yes").because(graph), "the word of gur");
}

TEST(Origins, TogetherAreTwoToThreeIndependentOnes) {
    const auto graph = make_graph(golden);
    std::vector<source_id> all;
    for (const auto* claim : {"troops over 11000", "troops at least 10000", "troops as many as 20000"}) {
        for (const source_id s : origins_of(graph, claim).sources) all.push_back(s);
    }
    const auto found = independence(graph, all);
    EXPECT_EQ(found.min, 2U);
    EXPECT_EQ(found.max, 3U);
    const question_trace trace{graph, *graph.find_question("troops")};
    EXPECT_EQ(
        fmt::format("{}", independence(trace, position{*graph.find_claim("troops over 11000")})), "{1, 1}");
}

TEST(Origins, ThatSayOtherwiseAreContraryAndCountForNothing) {
    const auto graph = make_graph("radio: released 52 > company: released at most 38");
    const auto found = origins_of(graph, "released 52");
    EXPECT_THAT(found.sources, IsEmpty());
    EXPECT_THAT(names(graph, found.contrary_sources), ElementsAre("company"));
    EXPECT_THAT(names(graph, found.contrary), ElementsAre("s1.1"));
    EXPECT_EQ(found.because(graph), "no origin; contrary: company");
    const question_trace trace{graph, *graph.find_question("released")};
    EXPECT_EQ(independence(trace, position{*graph.find_claim("released 52")}).max, 0U);
}

TEST(Origins, ThatLeaveRoomCount) {
    const auto graph =
        make_graph("radio: dead over 50 > ministry: dead at least 55; blog: dead over 50 > leaflet: dead ?");
    EXPECT_THAT(sources_of(graph, "dead over 50"), ElementsAre("ministry", "leaflet"));
}

TEST(Origins, OfSeveralPositionsAreContraryOnlyWhereEachIs) {
    const auto graph =
        make_graph("radio: dead 5 > ministry: dead 4, dead over 3; blog: dead 5 > wire: dead 4, dead 3");
    const auto found = origins_of(graph, "dead 5");
    EXPECT_THAT(names(graph, found.sources), ElementsAre("ministry"));
    EXPECT_THAT(names(graph, found.contrary_sources), ElementsAre("wire"));
}

TEST(Origins, OfAnImpossiblePositionAreThoseWhoTakeIt) {
    // Fewer than none: disjoint from everything else, but not contrary to itself.
    const auto graph =
        make_graph("question dead quantity additive; radio: dead under 0 > ministry: dead under 0");
    EXPECT_THAT(sources_of(graph, "dead under 0"), ElementsAre("ministry"));
}

TEST(Origins, AreJudgedThroughTheLens) {
    const auto graph = make_graph("radio: dead 20 > ministry: dead over 5");
    const position p{*graph.find_claim("dead 20")};
    EXPECT_THAT(names(graph, origins(graph, p).sources), ElementsAre("ministry"));
    EXPECT_THAT(names(graph, origins(graph, p, lens{.how = reading::pragmatic}).contrary_sources),
        ElementsAre("ministry"));
}

TEST(Origins, TakeAnyRuleOfWhatExcludesWhat) {
    const auto graph = make_graph("radio: dead 20 > ministry: dead over 5");
    const question_trace trace{graph, *graph.find_question("dead")};
    std::vector<position> asked;
    const auto found = origins(trace, {*graph.find_claim("dead 20")}, [&](position own, position) {
        asked.push_back(own);
        return true;
    });
    EXPECT_THAT(names(graph, found.contrary_sources), ElementsAre("ministry"));
    EXPECT_THAT(asked, ElementsAre(position{*graph.find_claim("dead over 5")}));
}

TEST(Origins, NameTheRelaysThatCarryNothing) {
    const auto graph = make_graph(R"(
        [h1] herald on 2023-03-05: gates yes
        [r] radio on 2023-03-06: gates yes > [h1]
        [h3] herald on 2023-03-08 retracts [h1]
        [r] > [i] institute on 2023-03-09: gates yes
    )");
    const auto found = origins_of(graph, "gates yes");
    EXPECT_THAT(found.sources, IsEmpty());
    const auto radio = *graph.find_statement("r");
    EXPECT_THAT(found.broken,
        ElementsAre(broken_relay{radio, *graph.find_statement("h1"), break_kind::retracted},
            broken_relay{radio, *graph.find_statement("i"), break_kind::said_later}));
    EXPECT_EQ(found.because(graph),
        "no origin; r relays h1, which was retracted; r relays i, which was said later");
    EXPECT_THAT(
        origins_of(as_of(graph, day{std::chrono::year{2023} / 3 / 6}), "gates yes").broken, IsEmpty());
}

TEST(Origins, OfALoopAreNoneButTheLoopIsTold) {
    const auto graph = make_graph("[a] alpha: war yes > [b] beta: war yes > [a]");
    const auto found = origins_of(graph, "war yes");
    EXPECT_THAT(found.sources, IsEmpty());
    EXPECT_TRUE(found.loop);
    EXPECT_FALSE(origins_of(make_graph(golden), "presence yes").loop);
}

TEST(Origins, OfTheCourierWhoConfirmsItselfAreTheCourier) {
    const auto graph = make_graph(R"(
        [c1] courier on 2023-03-04: explosion yes
        [w] wire on 2023-03-05: explosion yes > [c1]
        [c2] courier on 2023-03-06: explosion yes > [w]
    )");
    EXPECT_THAT(sources_of(graph, "explosion yes"), ElementsAre("courier"));
}

TEST(Origins, AreTheEndsOfSupportInSmallGraphs) {
    std::size_t supported = 0;
    for (std::uint64_t seed = 0; seed < 6000; ++seed) {
        const random_case made{seed, seed % 2 == 0};
        const question_trace trace{made.graph, question_id{0}};
        for (const position p : made.positions) {
            const auto found = origins(trace, p, [](position, position) { return false; });
            const auto expected = oracle{made.graph, p}.ends_of_walks();
            supported += expected.empty() ? 0 : 1;
            ASSERT_EQ((std::set(found.statements.begin(), found.statements.end())), expected)
                << "seed " << seed;
            ASSERT_EQ(found.statements.size(), expected.size());
        }
    }
    EXPECT_GT(supported, 3000U);
}

TEST(Origins, OfAHundredThousandRelaysOfOneWireStoryAreOne) {
    constexpr std::size_t fan = 100'000;
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(source_record{.id = "wire"});
    batch.add(question_record{.id = "q", .asks = "?", .kind = "truth"});
    batch.add(claim_record{.id = "yes", .answers = "q", .value = truth_set{true}});
    const std::vector<stance_record> yes{{"yes", stance::asserts, certainty::certain, ""}};
    batch.add(statement_record{.id = "wire-1", .source = "wire", .stances = yes});
    for (std::size_t i = 0; i < fan; ++i) {
        batch.add(source_record{.id = fmt::format("x{}", i)});
        batch.add(statement_record{.id = fmt::format("s{}", i),
            .source = fmt::format("x{}", i),
            .stances = yes,
            .relays = {"wire-1"}});
    }
    batch.commit();
    EXPECT_THAT(sources_of(graph, "yes"), ElementsAre("wire"));
}

}  // namespace
}  // namespace hearsay::test
