#include <hearsay/trace/target.hpp>

#include "oracle.hpp"

#include <hearsay/test/notation.hpp>
#include <hearsay/trace/chains.hpp>
#include <hearsay/trace/disjoint_chains.hpp>
#include <hearsay/trace/echoes.hpp>
#include <hearsay/trace/pivots.hpp>
#include <hearsay/trace/semiring.hpp>
#include <hearsay/trace/support.hpp>
#include <hearsay/trace/what_falls.hpp>

#include <gmock/gmock.h>

#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace hearsay::test {
namespace {

using ::testing::ElementsAre;

const claim_graph& troops() {
    static const auto graph = make_graph(R"(
        source post; source wire; source gur; source nis
        part guards
        [p] post > [g] gur unheld: troops at least 10000
        [w] wire > [n] nis unheld: troops over 11000
        [w] > [g]
        [k] kremlin: denies troops at least 10000
        [c] courier: troops over 2000
        [d] daily: troops over 90000 of guards
    )");
    return graph;
}
scope_id whole(const claim_graph& graph) { return graph.scope_of(question_id{0}); }

TEST(Target, OfAValueSetIsWhateverImpliesIt) {
    const auto& graph = troops();
    const question_id q{0};
    const auto within = [&](const interval& x) {
        std::vector<std::string> made;
        for (const position p : positions_within<quantity_kind>(graph, q, whole(graph), interval_set{x}))
            made.push_back((p.denied ? "not " : "") + std::string{graph.name(p.claim)});
        return made;
    };
    EXPECT_THAT(within(interval::more_than(5000)), ElementsAre("troops at least 10000", "troops over 11000"));
    EXPECT_THAT(within(interval::at_least(10000)), ElementsAre("troops at least 10000", "troops over 11000"));
    EXPECT_THAT(within(interval::more_than(10000)), ElementsAre("troops over 11000"));
    EXPECT_THAT(within(interval::at_most(20000)), ElementsAre("not troops at least 10000"));
    EXPECT_THAT(within(interval::exactly(3)), ElementsAre());
    EXPECT_EQ(answers_to(graph, q, whole(graph)).size(), 4U);
}

TEST(Target, IsTracedAsOne) {
    const auto& graph = troops();
    const question_trace trace{graph, question_id{0}};
    const target above{positions_within<quantity_kind>(
        graph, question_id{0}, whole(graph), interval_set{interval::more_than(5000)})};
    EXPECT_THAT(names(graph, origins(trace, above).sources), ElementsAre("gur", "nis"));
    EXPECT_EQ(independence(trace, above).max, 2U);
    EXPECT_EQ(chain_count(trace, above), 3U);
    EXPECT_EQ(source_disjoint_chains(trace, above).chains.size(), 2U);
    EXPECT_TRUE(pivots(trace, above).sources.empty());
    EXPECT_EQ(echoes(trace, above).because(graph), "of 4 statements 2 repeat what others say");
    std::vector<std::string> told;
    for (const fall& f : what_falls(trace, above)) told.push_back(f.because(graph));
    EXPECT_THAT(told,
        ElementsAre("without wire it is not known what nis says; 1 independent origin is left",
            "without gur 1 independent origin is left", "without nis 1 independent origin is left"));
    EXPECT_EQ(support(trace, above, counting_semiring{}, [](statement_id) { return std::uint64_t{1}; }), 3U);
    // Whoever answers at all: the denial and the courier too, and not the part.
    EXPECT_EQ(origins(graph, answers_to(graph, question_id{0}, whole(graph))).sources.size(), 4U);
}

TEST(Target, IsNotEmptyAndOfOneQuestionAndScope) {
    const auto graph = make_graph("part guards; a: n 1, n 2 of guards, m 3");
    const auto claim = [&](const char* name) { return position{*graph.find_claim(name)}; };
    EXPECT_THROW(target{std::vector<position>{}}, std::invalid_argument);
    EXPECT_THROW((void)origins(graph, target{claim("n 1"), claim("m 3")}), std::invalid_argument);
    EXPECT_THROW((void)origins(graph, target{claim("n 1"), claim("n 2 of guards")}), std::invalid_argument);
    EXPECT_THROW((void)origins(graph, target{claim("n 1"), position{claim_id{9}}}), std::out_of_range);
    const target twice{claim("n 1"), claim("n 1")};
    EXPECT_EQ(twice.positions().size(), 1U);
    const target denied{*graph.find_claim("n 1"), true};
    EXPECT_THAT(denied.positions(), ElementsAre(position{*graph.find_claim("n 1"), true}));
}

TEST(Target, HasTheChainsOfEveryWalkPastOneOfItsPositions) {
    std::size_t many = 0;
    for (std::uint64_t seed = 0; seed < 3000; ++seed) {
        const bool loops = seed % 3 == 0;
        const random_case made{seed, loops};
        // The first two claims are of one scope: some of their four positions.
        std::vector<position> some;
        for (std::size_t i = 0; i < 4; ++i) {
            if ((seed >> i & 1) != 0) some.push_back(made.positions[i]);
        }
        if (some.empty()) continue;
        const target what{some};
        const oracle by_hand{made.graph, what};
        const auto never = [](position, position) { return false; };
        const question_trace trace{made.graph, question_id{0}};
        const auto ends = by_hand.ends_of_walks();
        const auto found = origins(trace, what, never).statements;
        ASSERT_EQ((std::set<statement_id>{found.begin(), found.end()}), ends) << "seed " << seed;
        ASSERT_EQ(pivots(trace, what).supported, !ends.empty()) << "seed " << seed;
        if (loops) continue;
        const auto expected = by_hand.chains();
        std::vector<std::vector<statement_id>> listed;
        for (const chain& c : chains(trace, what).chains) listed.push_back(c.statements);
        ASSERT_EQ(listed, expected) << "seed " << seed;
        many += expected.size() > 1 ? 1 : 0;
    }
    EXPECT_GT(many, 500U);
}

}  // namespace
}  // namespace hearsay::test
