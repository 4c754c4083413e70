#include <hearsay/assess/question_answers.hpp>

#include "../compare/drawn_graph.hpp"
#include "growing_case.hpp"

#include <hearsay/assess/consensus.hpp>
#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>
#include <hearsay/trace/independence.hpp>
#include <hearsay/trace/origins.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <variant>
#include <vector>

using namespace hearsay;
using namespace figures;
using test::make_graph;

TEST(SupportOn, CountsEachPositionByItself) {
    const auto graph = make_graph("nis > gur: n 10; cia: n 30; kremlin: denies n 10");
    const auto found = support_on(question_trace{graph, asked(graph, "n")}, by_affiliation{graph});
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(names_of(graph, std::vector{found[0].position, found[1].position, found[2].position}),
        (strings{"n 10", "not n 10", "n 30"}));
    EXPECT_EQ(found[0].found.sources, (std::vector{*graph.find_source("gur")}))
        << "the other only passes it on";
    EXPECT_EQ(found[1].found.sources, (std::vector{*graph.find_source("kremlin")}));
    EXPECT_EQ(found[2].independent.max, 1U);
}

TEST(SupportOn, OfAQuestionThatNobodyAnswers) {
    const auto graph = make_graph("question n quantity; gur: m 3");
    EXPECT_TRUE(support_on(question_trace{graph, asked(graph, "n")}, by_affiliation{graph}).empty());
}

TEST(ConsensusOn, GivesEachScopeItsOwn) {
    const auto graph = make_graph("part infantry; gur: n 10..20; nis: n 15..30; cia: n 5 of infantry");
    const auto found = consensus_on(question_trace{graph, asked(graph, "n")}, by_affiliation{graph});
    const auto& scopes = std::get<std::vector<scope_consensus<quantity_kind>>>(found);
    ASSERT_EQ(scopes.size(), 2U);
    EXPECT_EQ(scopes[0].found.regions.front().values, (quantity_kind::set{interval::between(15, 20)}));
    EXPECT_EQ(scopes[0].found.regions.front().origins.size(), 2U);
    EXPECT_EQ(scopes[1].found.values.size(), 1U);
    EXPECT_TRUE(scopes[0] == scopes[0]);
    EXPECT_FALSE(scopes[0] == scopes[1]);
}

TEST(SupportOfAll, IsThatOfEachQuestion) {
    const auto graph =
        make_graph("question empty quantity; nis > gur: n 10, m 3; cia: n 30; kremlin: denies n 10");
    const by_affiliation rule{graph};
    const auto all = support_of_all(graph, rule);
    ASSERT_EQ(all.size(), 3U);
    for (const question_id q : graph.questions())
        EXPECT_EQ(all[q.number()], support_on(question_trace{graph, q}, rule));
    EXPECT_TRUE(all[asked(graph, "empty").number()].empty());
    EXPECT_EQ(all[asked(graph, "n").number()].size(), 3U);
}

// One trace for all of them gives what asking for each gives.
RC_GTEST_PROP(QuestionAnswers, AreThoseOfEachPositionAndScope, ()) {
    const drawn_case drawn{30};
    drawn.for_each_question([&](const question_trace<claim_graph>& trace) {
        const auto support = support_on(trace, drawn.rule, drawn.by);
        std::vector<position> taken;
        for (const taken_position& t : positions_taken(drawn.graph, trace.question(), drawn.by.which))
            if (taken.empty() || taken.back() != t.position) taken.push_back(t.position);
        RC_ASSERT(support.size() == taken.size());
        for (std::size_t i = 0; i < taken.size(); ++i) {
            const auto found = origins(drawn.graph, taken[i], drawn.by);
            RC_ASSERT(support[i].position == taken[i]);
            RC_ASSERT(support[i].found.statements == found.statements);
            RC_ASSERT(support[i].found.contrary == found.contrary);
            RC_ASSERT(support[i].independent == independence(drawn.graph, found.sources, drawn.rule));
        }
        const auto scopes = consensus_on(trace, drawn.rule, drawn.by);
        std::visit(
            [&]<class Kind>(const std::vector<scope_consensus<Kind>>& all) {
                for (const scope_consensus<Kind>& one : all) {
                    const auto found = consensus<Kind>(trace, one.scope, drawn.rule, drawn.by);
                    const scope_consensus<Kind> alone{one.scope, found};
                    RC_ASSERT(alone == one);
                }
            },
            scopes);
    });
}
