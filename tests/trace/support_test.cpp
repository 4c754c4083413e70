#include <hearsay/trace/support.hpp>

#include "oracle.hpp"

#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>
#include <hearsay/trace/chains.hpp>
#include <hearsay/trace/provenance.hpp>

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

namespace hearsay::test {
namespace {

using ::testing::ElementsAre;

constexpr auto once = [](statement_id) { return std::uint64_t{1}; };
constexpr auto a_step = [](statement_id) { return 1.0; };

/// Two chains through one article; the one by way of Yonhap is shorter.
claim_graph troops() {
    return make_graph(R"(
        source kyiv-post outlet; source gur agency; source nis agency
        [a] article > [k] kyiv-post > [g] gur: troops over 11000
        [a] > [n] nis: troops over 11000
    )");
}

TEST(Support, IsReckonedInAnySemiring) {
    const auto graph = troops();
    const question_trace trace{graph, *graph.find_question("troops")};
    const position p = asserted(graph, "troops over 11000");
    EXPECT_TRUE(support(trace, p, boolean_semiring{}, [](statement_id) { return true; }));
    EXPECT_EQ(support(trace, p, counting_semiring{}, once), 2U);
    EXPECT_EQ(support(trace, p, tropical_semiring{}, a_step), 2.0);
    const auto trust = [&](statement_id s) {
        return graph.name(s) == "n" ? 0.25 : graph.name(s) == "a" ? 1.0 : 0.75;
    };
    EXPECT_EQ(support(trace, p, viterbi_semiring{}, trust), 0.5625);
    EXPECT_EQ(support(trace, p, weakest_link_semiring{}, trust), 0.75);
    const auto level = [&](statement_id s) -> std::uint32_t {
        return graph.name(s) == "g" ? 3 : graph.name(s) == "n" ? 2 : 0;
    };
    EXPECT_EQ(support(trace, p, clearance_semiring{}, level), 2U);
}

TEST(Support, SaysWhyWhichAndHow) {
    const auto graph = troops();
    const position p = asserted(graph, "troops over 11000");
    const auto title = [&](source_id s) { return std::string{graph.name(s)}; };
    const why_semiring<source_id> why;
    const auto sets = support(graph, p, why, by_source_of(graph, why));
    ASSERT_EQ(sets.size(), 2U);
    EXPECT_THAT(names(graph, sets[0]), ElementsAre("nis", "article"));
    EXPECT_THAT(names(graph, sets[1]), ElementsAre("kyiv-post", "gur", "article"));
    const which_semiring<source_id> which;
    EXPECT_EQ(support(graph, p, which, by_source_of(graph, which))->size(), 4U);
    const how_semiring<source_id> how;
    EXPECT_EQ(
        support(graph, p, how, by_source_of(graph, how)).text(title), "nis·article + kyiv-post·gur·article");
}

TEST(Support, HoldsOnTheDaysOnWhichAllOfAChainDoes) {
    const auto graph = troops();
    const auto days = [](int from, int to) {
        return date_set{day_range::between(day{std::chrono::days{from}}, day{std::chrono::days{to}})};
    };
    const auto valid = [&](statement_id s) {
        return graph.name(s) == "n" ? days(1, 4) : graph.name(s) == "g" ? days(9, 20) : days(3, 15);
    };
    EXPECT_EQ(support(graph, asserted(graph, "troops over 11000"), validity_semiring{}, valid),
        union_of(days(3, 4), days(9, 15)));
}

TEST(Support, OfWhatNobodySaysIsZero) {
    const auto graph = make_graph("[a] alpha: war yes > [b] beta: war yes > [a]");
    const position p = asserted(graph, "war yes");
    EXPECT_FALSE(support(graph, p, boolean_semiring{}, [](statement_id) { return true; }));
    EXPECT_EQ(support(graph, p, counting_semiring{}, once), 0U);  // none of the loop is on a chain
    EXPECT_EQ(support(graph, p, tropical_semiring{}, a_step), tropical_semiring{}.zero());
}

TEST(Support, InALoopIsForAbsorptiveSemirings) {
    // The wire has it from the courier, and the courier's paper from the wire: each relays the other, and the courier a
    // witness besides.
    const auto graph = make_graph(R"(
        [c] courier > [w] wire > [c]
        [c] > [e] witness: explosion yes
    )");
    const position p = asserted(graph, "explosion yes");
    EXPECT_EQ(support(graph, p, tropical_semiring{}, a_step), 2.0);
    const why_semiring<source_id> why;
    EXPECT_THAT(support(graph, p, why, by_source_of(graph, why)), ::testing::SizeIs(1));
    try {
        (void)support(graph, p, counting_semiring{}, once);
        FAIL() << "ways around a loop were counted";
    } catch (const circular_support& error) {
        EXPECT_STREQ(error.what(),
            "support: c and w relay each other in a loop, and each way around it would count anew; expected an absorptive "
            "semiring (boolean, tropical, viterbi, why), or a view without one of them");
        EXPECT_THAT(names(graph, error.statements()), ElementsAre("c", "w"));
    }
    const auto view = without(graph, *graph.find_source("wire"));
    EXPECT_EQ(support(view, p, counting_semiring{}, once), 1U);
}

TEST(Support, NeedsAPositionOnTheQuestion) {
    const auto graph = make_graph("alpha: war yes, dead over 5");
    const question_trace trace{graph, *graph.find_question("war")};
    EXPECT_THROW((void)support(trace, asserted(graph, "dead over 5"), counting_semiring{}, once),
        std::invalid_argument);
}

/// The minimal sets of sources that support a position by themselves, by trying every set.
std::vector<std::vector<source_id>> sufficient_sets(const claim_graph& graph, position p) {
    const auto sources = static_cast<std::uint32_t>(graph.sources().size());
    std::vector<std::vector<source_id>> found;
    std::vector<std::uint32_t> masks(std::size_t{1} << sources);
    for (std::uint32_t m = 0; m < masks.size(); ++m) masks[m] = m;
    std::sort(masks.begin(), masks.end(), [](auto a, auto b) {
        return std::pair{std::popcount(a), a} < std::pair{std::popcount(b), b};
    });
    for (const std::uint32_t m : masks) {
        std::vector<source_id> set;
        for (std::uint32_t s = 0; s < sources; ++s) {
            if ((m >> s & 1) != 0) set.emplace_back(s);
        }
        if (std::any_of(found.begin(), found.end(),
                [&](const auto& f) { return std::includes(set.begin(), set.end(), f.begin(), f.end()); })) {
            continue;
        }
        const auto view = only(graph, std::span<const source_id>{set});
        if (!oracle{view, p}.ends_of_walks().empty()) found.push_back(set);
    }
    std::sort(found.begin(), found.end(),
        [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() < b.size() : a < b; });
    return found;
}

TEST(Support, IsWhatTryingEveryChainAndEverySetOfSourcesGives) {
    std::size_t several = 0;
    for (std::uint64_t seed = 0; seed < 3000; ++seed) {
        const random_case made{seed, seed % 2 == 0};
        const question_trace trace{made.graph, question_id{0}};
        const how_semiring<statement_id> how;
        const why_semiring<source_id> why;
        for (const position p : made.positions) {
            SCOPED_TRACE(
                fmt::format("seed {}, claim {}{}", seed, p.claim.number(), p.denied ? ", denied" : ""));
            const oracle truth{made.graph, p};
            ASSERT_EQ(support(trace, p, why, by_source_of(made.graph, why)), sufficient_sets(made.graph, p));
            const auto paths = truth.chains();
            several += paths.size() > 1 ? 1 : 0;
            ASSERT_EQ(support(trace, p, boolean_semiring{}, [](statement_id) { return true; }),
                !truth.ends_of_walks().empty());
            if (!paths.empty() && chain_count(trace, p)) {
                auto sum = how.zero();
                for (const auto& path : paths) {
                    auto product = how.one();
                    for (const statement_id s : path) product = product * how.variable(s);
                    sum = sum + product;
                }
                const auto found = support(trace, p, how, [&](statement_id s) { return how.variable(s); });
                ASSERT_EQ(found, sum);
                const auto value = [](statement_id s) { return 1.0 + s.number() % 3; };
                ASSERT_EQ(support(trace, p, tropical_semiring{}, value),
                    found.evaluate(tropical_semiring{}, value));
                const auto trust = [](statement_id s) { return s.number() % 2 == 0 ? 0.5 : 1.0; };
                ASSERT_EQ(
                    support(trace, p, viterbi_semiring{}, trust), found.evaluate(viterbi_semiring{}, trust));
            }
        }
    }
    EXPECT_GT(several, 1000U);
}

TEST(Support, OfALongChainWithAWayBackNeedsNoRecursion) {
    constexpr std::size_t length = 100'000;
    const auto graph = chain_with_a_way_back(length);
    EXPECT_EQ(
        support(graph, position{claim_id{0}}, tropical_semiring{}, a_step), static_cast<double>(length));
}

}  // namespace
}  // namespace hearsay::test
