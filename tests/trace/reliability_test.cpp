#include <hearsay/trace/reliability.hpp>

#include "citation_graphs.hpp"
#include "oracle.hpp"

#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>

#include <gmock/gmock.h>

#include <bit>
#include <cmath>
#include <span>
#include <string>
#include <vector>

namespace hearsay::test {
namespace {

using ::testing::DoubleNear;

constexpr auto seven_of_ten = [](source_id) { return 0.7; };

TEST(Reliability, CountsWhatChainsShareOnce) {
    const auto shared = make_graph("[a] alpha > [m] ministry unheld: war yes; [b] bravo > [m]");
    EXPECT_THAT(
        reliability(shared, asserted(shared, "war yes"), seven_of_ten).min, DoubleNear(0.7 * 0.91, 1e-12));
    const auto apart = make_graph("alpha: war yes; bravo: war yes");
    const auto found = reliability(apart, asserted(apart, "war yes"), seven_of_ten);
    EXPECT_TRUE(found.is_exact());
    EXPECT_THAT(found.max, DoubleNear(0.91, 1e-12));
    EXPECT_EQ(found.because(), "0.91");
}

TEST(Reliability, OfASourceThatSpeaksTwiceIsThatOfOne) {
    const auto graph =
        make_graph("source agency; north > agency: war yes; south > agency: war yes; agency: war yes");
    EXPECT_THAT(reliability(graph, asserted(graph, "war yes"), seven_of_ten).min, DoubleNear(0.7, 1e-12));
}

TEST(Reliability, OfWhatHasNoSupportIsNone) {
    const auto graph = make_graph("[a] alpha: war yes > [b] beta: war yes > [a]");
    EXPECT_EQ(reliability(graph, asserted(graph, "war yes"), seven_of_ten), (chain_reliability{0, 0}));
}

TEST(Reliability, CountsNoOriginThatSaysOtherwise) {
    const auto graph = make_graph("paper: loss over 50 > company: loss at most 38; ministry: loss over 50");
    EXPECT_THAT(
        reliability(graph, asserted(graph, "loss over 50"), seven_of_ten).max, DoubleNear(0.7, 1e-12));
}

TEST(Reliability, NeedsProbabilities) {
    const auto graph = make_graph("alpha: war yes");
    for (const double wrong : {-0.1, 1.1, std::nan("")}) {
        EXPECT_THROW(
            (void)reliability(graph, asserted(graph, "war yes"), [wrong](source_id) { return wrong; }),
            std::invalid_argument);
    }
}

TEST(Reliability, IsThatOfTheCitationGraphs) {
    const auto cases = citation_cases();
    ASSERT_GE(cases.size(), 30U);
    for (const auto& one : cases) {
        SCOPED_TRACE(one.at("id").get<std::string>());
        for (const bool relays_speak : {true, false}) {
            const auto graph = citation_graph(one, relays_speak);
            const auto found = reliability(graph, position{claim_id{0}}, seven_of_ten);
            EXPECT_TRUE(found.is_exact());
            EXPECT_THAT(found.min, DoubleNear(one.at("expected").at("reliability_p07").get<double>(), 5e-7));
        }
    }
}

/// Over every choice of sources that hold.
TEST(Reliability, IsTheSumOverAllCases) {
    std::size_t between = 0;
    for (std::uint64_t seed = 0; seed < 1500; ++seed) {
        const random_case made{seed, seed % 2 == 0};
        const auto sources = static_cast<std::uint32_t>(made.graph.sources().size());
        const auto chance = [](source_id s) { return 0.3 + 0.15 * (s.number() % 4); };
        for (const position p : made.positions) {
            const auto whole = origins(made.graph, p).statements;
            double expected = 0;
            for (std::uint32_t m = 0; m < 1U << sources; ++m) {
                std::vector<source_id> holding;
                double weight = 1;
                for (std::uint32_t s = 0; s < sources; ++s) {
                    const bool holds = (m >> s & 1) != 0;
                    weight *= holds ? chance(source_id{s}) : 1 - chance(source_id{s});
                    if (holds) holding.emplace_back(s);
                }
                const auto view = only(made.graph, std::span<const source_id>{holding});
                const auto ends = oracle{view, p}.ends_of_walks();
                if (std::any_of(ends.begin(), ends.end(), [&](statement_id s) {
                        return std::find(whole.begin(), whole.end(), s) != whole.end();
                    })) {
                    expected += weight;
                }
            }
            const auto found = reliability(made.graph, p, chance);
            ASSERT_TRUE(found.is_exact());
            ASSERT_NEAR(found.min, expected, 1e-9)
                << "seed " << seed << ", claim " << p.claim.number() << p.denied;
            between += expected > 0 && expected < 1 ? 1 : 0;
        }
    }
    EXPECT_GT(between, 1000U);
}

TEST(Reliability, SaysWhereItIsBetweenBounds) {
    std::string text;
    for (int i = 0; i < 80; ++i) text += fmt::format("paper-{0} > agency-{0} > ministry: dead over 5\n", i);
    const auto graph = make_graph(text);
    const auto found = reliability(graph, asserted(graph, "dead over 5"), seven_of_ten);
    EXPECT_FALSE(found.is_exact());
    EXPECT_THAT(found.min, DoubleNear(0.7 * 0.7 * 0.7, 1e-12));
    EXPECT_THAT(found.max, DoubleNear(0.7, 1e-12));
    EXPECT_EQ(found.because(), "from 0.343 to 0.7");
}

}  // namespace
}  // namespace hearsay::test
