#include <hearsay/compare/source_agreement.hpp>

#include "drawn_graph.hpp"
#include "drawn_question.hpp"
#include "figures.hpp"

#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <set>
#include <vector>

using namespace hearsay;
using namespace figures;
using test::make_graph;

namespace {

/// The plain definition: `compare` on every pair, and sets of sources.
template <class Graph>
std::vector<source_agreement> by_pairs(const Graph& graph, question_id question, const lens& by) {
    std::map<position, std::set<source_id>> takers;
    for (const taken_position& t : positions_taken(graph, question, by.which))
        takers[t.position].insert(t.source);
    std::vector<source_agreement> made;
    for (const auto& [p, own] : takers) {
        std::map<verdict, std::set<source_id>> met;
        for (const auto& [other, theirs] : takers)
            if (p != other) met[compare(graph, p, other, by).verdict].insert(theirs.begin(), theirs.end());
        source_agreement one{p, static_cast<std::uint32_t>(own.size()), {}};
        for (const auto& [v, sources] : met) one.sources.add(v, static_cast<std::uint32_t>(sources.size()));
        made.push_back(one);
    }
    return made;
}

}  // namespace

TEST(SourceAgreement, CountsASourceOnce) {
    lens by;
    by.which = positions::all;
    const auto graph = make_graph("gur: n 10; nis: n 30; nis: n 40; cia: n at least 5, n 30; mod: n ?");
    const auto found = source_agreement_on(graph, asked(graph, "n"), by);
    ASSERT_EQ(names_of(graph, std::vector{found[0].position}), (strings{"n 10"}));
    EXPECT_EQ(found[0].taken_by, 1U);
    EXPECT_EQ(found[0].sources, (verdict_counts{1, 0, 2, 1}))
        << "nis conflicts twice and is one; cia agrees and conflicts";
    EXPECT_EQ(found[0].because(graph),
        "n 10: sources of which 1 agree, 0 are compatible, 2 conflict, 1 can't be compared");
    ASSERT_EQ(names_of(graph, std::vector{found[1].position}), (strings{"n 30"}));
    EXPECT_EQ(found[1].taken_by, 2U);
    EXPECT_EQ(found[1].sources, (verdict_counts{1, 0, 2, 1}))
        << "cia agrees with itself, nis contradicts itself";
}

TEST(SourceAgreement, EqualClaimsAreOthers) {
    auto graph = make_graph("claim a = n 10; claim b = n 10; gur: a; nis: b; cia: a, b");
    const auto found = source_agreement_on(graph, asked(graph, "n"));
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].sources, (verdict_counts{2, 0, 0, 0})) << "nis and cia by b; gur takes this one alone";
    EXPECT_EQ(found[1].sources, (verdict_counts{2, 0, 0, 0}));
}

TEST(SourceAgreement, OfAQuestionThatNobodyAnswers) {
    const auto graph = make_graph("question n quantity; gur: m 3");
    EXPECT_TRUE(source_agreement_on(graph, asked(graph, "n")).empty());
}

RC_GTEST_PROP(SourceAgreementProperty, IsThatOfEveryPair, ()) {
    const auto graph = drawn_question(drawn_traits(), drawn(1, 12), drawn(0, 40));
    const lens by = drawn_lens(graph);
    for (const question_id q : graph.questions()) {
        RC_ASSERT(source_agreement_on(graph, q, by) == by_pairs(graph, q, by));
        const auto view = without(graph, source_id{0});
        RC_ASSERT(source_agreement_on(view, q, by) == by_pairs(view, q, by));
    }
}
