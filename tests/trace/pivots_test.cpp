#include <hearsay/trace/pivots.hpp>

#include "citation_graphs.hpp"
#include "oracle.hpp"

#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>
#include <hearsay/trace/loops.hpp>
#include <hearsay/trace/origins.hpp>

#include <gmock/gmock.h>
#include <set>
#include <string>
#include <vector>

namespace hearsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

template <class Graph>
std::vector<std::string> pivots_of(const Graph& graph, std::string_view claim, bool denied = false) {
    return names(graph, pivots(graph, position{*graph.whole().find_claim(claim), denied}).sources);
}

TEST(Pivots, AreAllAlongASingleChain) {
    const auto graph = make_graph(R"(
        source article outlet; source kyiv-post outlet; source gur agency
        article on 2024-10-18 > kyiv-post > gur: troops at least 10000, presence yes
        article on 2024-10-18 > kremlin: denies presence yes
    )");
    EXPECT_THAT(pivots_of(graph, "troops at least 10000"), ElementsAre("article", "kyiv-post", "gur"));
    EXPECT_THAT(pivots_of(graph, "presence yes", true), ElementsAre("article", "kremlin"));
    EXPECT_EQ(pivots(graph, position{*graph.find_claim("presence yes")}).because(graph),
        "every chain passes article, kyiv-post and gur");
}

TEST(Pivots, AreNoneWhereAnotherChainAvoidsEach) {
    const auto graph = make_graph(R"(
        [m] ministry: place-left yes
        [h] herald own: place-left yes > [m]
    )");
    const auto found = pivots(graph, position{*graph.find_claim("place-left yes")});
    EXPECT_THAT(found.sources, IsEmpty());
    EXPECT_TRUE(found.supported);
    EXPECT_EQ(found.because(graph), "no source is on every chain");
}

TEST(Pivots, OfWhatHasNoSupportAreNone) {
    const auto graph = make_graph("[a] alpha: war yes > [b] beta: war yes > [a]");
    const auto found = pivots(graph, position{*graph.find_claim("war yes")});
    EXPECT_THAT(found.sources, IsEmpty());
    EXPECT_FALSE(found.supported);
    EXPECT_EQ(found.because(graph), "no chain leads to an origin");
}

TEST(Pivots, MayCarryEveryChainThoughNoStatementOfTheirsDoes) {
    // Both newspapers have it from the agency, by two statements of it.
    const auto graph = make_graph(R"(
        source agency
        north > [a1] agency > east: dead over 5
        south > [a2] agency > west: dead over 5
    )");
    EXPECT_THAT(pivots_of(graph, "dead over 5"), ElementsAre("agency"));
}

TEST(Pivots, OfTheCourierWhoConfirmsItselfAreTheCourier) {
    const auto graph = make_graph(R"(
        [c1] courier on 2023-03-04: explosion yes
        [w] wire on 2023-03-05: explosion yes > [c1]
        [c2] courier on 2023-03-06: explosion yes > [w]
    )");
    // As a superseded word, c1 is no position any more, but carries the wire's; so each chain passes the
    // wire.
    EXPECT_THAT(pivots_of(graph, "explosion yes"), ElementsAre("courier", "wire"));
    EXPECT_THAT(
        names(graph, pivots(graph, position{*graph.find_claim("explosion yes")}, positions::all).sources),
        ElementsAre("courier"));
}

TEST(Pivots, OfASeventyTimesForkedCaseAreThoseOnEachSide) {
    // Each of 70 agencies speaks twice, once on either side: every one of them is on every chain, and no
    // statement is.
    std::string text;
    for (const char side : {'n', 's'}) {
        text += fmt::format("{}-paper", side);
        for (int i = 0; i < 70; ++i) text += fmt::format(" > agency-{}", i);
        text += fmt::format(" > {}-origin: dead over 5\n", side);
    }
    const auto graph = make_graph(text);
    EXPECT_EQ(pivots_of(graph, "dead over 5").size(), 70U);
}

/// The law: a source is a pivot if and only if nothing supports the position without its statements.
void expect_as_defined(std::uint64_t seed, bool loops, std::size_t& found_any) {
    const random_case made{seed, loops};
    const question_trace trace{made.graph, question_id{0}};
    for (const position p : made.positions) {
        const bool supported = !oracle{made.graph, p}.ends_of_walks().empty();
        std::vector<source_id> expected;
        for (const source_id s : made.graph.sources()) {
            const auto view = without(made.graph, s);
            const oracle silent{view, p};
            if (supported && silent.ends_of_walks().empty()) expected.push_back(s);
        }
        found_any += expected.empty() ? 0 : 1;
        const auto found = pivots(trace, p);
        ASSERT_EQ(found.sources, expected) << "seed " << seed << ", claim " << p.claim.number() << p.denied;
        ASSERT_EQ(found.supported, supported) << "seed " << seed;
        if (loops || !supported) continue;
        std::set<source_id> common(made.graph.sources().begin(), made.graph.sources().end());
        for (const auto& path : oracle{made.graph, p}.chains()) {
            std::set<source_id> on;
            for (const statement_id s : path) on.insert(made.graph.source(s));
            std::erase_if(common, [&](source_id s) { return !on.contains(s); });
        }
        ASSERT_EQ(found.sources, (std::vector(common.begin(), common.end()))) << "seed " << seed;
    }
}
TEST(Pivots, AreThoseWithoutWhomNothingSupportsThePosition) {
    std::size_t found_any = 0;
    for (std::uint64_t seed = 0; seed < 5000; ++seed) {
        expect_as_defined(seed, seed % 2 == 0, found_any);
        if (HasFatalFailure()) return;
    }
    EXPECT_GT(found_any, 1000U);
}

TEST(Pivots, AreTheDominatorsOfTheCitationGraphs) {
    const auto cases = citation_cases();
    ASSERT_GE(cases.size(), 30U);
    for (const auto& one : cases) {
        SCOPED_TRACE(one.at("id").get<std::string>());
        const auto& expected = one.at("expected");
        const auto strings = [&](const char* key) {
            return expected.at(key).get<std::vector<std::string>>();
        };
        for (const bool relays_speak : {true, false}) {
            const auto graph = citation_graph(one, relays_speak);
            const position p{claim_id{0}};
            EXPECT_THAT(names(graph, pivots(graph, p).sources),
                ::testing::UnorderedElementsAreArray(strings("dominators")));
            EXPECT_THAT(names(graph, origins(graph, p).sources),
                ::testing::UnorderedElementsAreArray(strings("origins")));
            std::vector<std::vector<std::string>> loops;
            for (const relay_loop& loop : relay_loops(graph)) loops.push_back(names(graph, loop.statements));
            EXPECT_THAT(loops,
                ::testing::UnorderedElementsAreArray(
                    expected.at("circular_groups").get<std::vector<std::vector<std::string>>>()));
        }
    }
}

TEST(Pivots, OfAHundredThousandRelaysAreAllOfThem) {
    constexpr std::size_t length = 100'000;
    const auto graph = chain_with_a_way_back(length);
    EXPECT_EQ(pivots(graph, position{claim_id{0}}).sources.size(), length);
}

}  // namespace
}  // namespace hearsay::test
