#include <hearsay/graph/live.hpp>

#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace hearsay;
using hearsay::test::make_graph;

namespace {

template <class Graph>
std::string live_names(const Graph& graph) {
    std::string names;
    const auto at_once = live_statements(graph);
    for (const auto s : graph.whole().statements()) {
        EXPECT_EQ(is_live(graph, s), at_once[s.number()]) << graph.whole().name(s);
        if (is_live(graph, s)) names += std::string{graph.whole().name(s)} + " ";
    }
    return names;
}

// n statements of one source, each of which takes back the one before it.
claim_graph chain(std::uint32_t length) {
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(source_record{.id = "ministry"});
    for (std::uint32_t i = 0; i < length; ++i) {
        statement_record said{.id = "s" + std::to_string(i), .source = "ministry"};
        if (i != 0) said.retracts.push_back("s" + std::to_string(i - 1));
        batch.add(said);
    }
    batch.commit();
    return graph;
}

}  // namespace

TEST(Live, WhatNothingTakesBackStands) {
    EXPECT_EQ(live_names(make_graph("[a] gur: troops 5; [b] post > [a]")), "a b ");
}

TEST(Live, ARetractionEndsAStatementWhileItStandsItself) {
    EXPECT_EQ(live_names(make_graph("[a] gur: troops 5; [b] gur retracts [a]")), "b ");
    EXPECT_EQ(
        live_names(make_graph("[a] gur: troops 5; [b] gur retracts [a]; [c] gur retracts [b]")), "a c ");
    EXPECT_EQ(live_names(make_graph("[a] gur: troops 5; [b] gur corrects [a]: troops 6")), "b ");
}

TEST(Live, OneOfSeveralRetractionsIsEnough) {
    EXPECT_EQ(live_names(make_graph(
                  "[a] gur: troops 5; [b] gur retracts [a]; [c] gur retracts [a]; [d] gur retracts [b]")),
        "c d ");
}

TEST(Live, AStatementIsTakenBackByThoseAboveItsSource) {
    EXPECT_EQ(
        live_names(make_graph("source budanov within gur; [a] budanov: troops 5; [b] gur retracts [a]")),
        "b ");
}

TEST(Live, AViewThatHidesTheRetractionBringsTheStatementBack) {
    const auto graph = make_graph(
        "[a] gur on 2024-10-16: troops 5; [b] gur on 2024-10-17 retracts [a]; "
        "[c] gur on 2024-10-18 retracts [b]");
    EXPECT_EQ(live_names(graph), "a c ");
    EXPECT_EQ(live_names(as_of(graph, make_day(2024, 10, 17))), "b ");
    EXPECT_EQ(live_names(as_of(graph, make_day(2024, 10, 16))), "a ");
    EXPECT_EQ(live_names(as_of(graph, make_day(2024, 10, 15))), "");
    EXPECT_EQ(live_names(without(graph, graph.find_statement("b").value())), "a c ");
    EXPECT_EQ(live_names(without(graph, graph.find_statement("a").value())), "c ");
    EXPECT_EQ(live_names(without(graph, graph.find_statement("c").value())), "b ");
}

TEST(Live, ChainsOfAHundredThousand) {
    constexpr std::uint32_t length = 100'000;
    const auto graph = chain(length);
    EXPECT_TRUE(is_live(graph, statement_id{length - 1}));
    EXPECT_FALSE(is_live(graph, statement_id{0}));
    EXPECT_TRUE(is_live(graph, statement_id{1}));
    const auto live = live_statements(graph);
    for (std::uint32_t i = 0; i < length; ++i) ASSERT_EQ(live[i], (length - 1 - i) % 2 == 0) << i;
    EXPECT_EQ(count(graph), length / 2);
}

TEST(Live, RetractionsThatBranchAndMeetAreFollowedOnce) {
    // Sixty layers of three, each statement taking back all three of the layer before: 3^60 ways lead down.
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(source_record{.id = "ministry"});
    constexpr std::uint32_t layers = 60;
    for (std::uint32_t i = 0; i < layers * 3; ++i) {
        statement_record said{.id = "s" + std::to_string(i), .source = "ministry"};
        for (std::uint32_t j = 0; i >= 3 && j < 3; ++j)
            said.retracts.push_back("s" + std::to_string(i / 3 * 3 - 3 + j));
        batch.add(said);
    }
    batch.commit();
    EXPECT_FALSE(is_live(graph, statement_id{0}));
    EXPECT_TRUE(is_live(graph, statement_id{3}));
    EXPECT_EQ(count(graph), layers / 2 * 3);
}

RC_GTEST_PROP(Live, IsWhatItsDefinitionSays, ()) {
    // Retractions at random among up to ten statements, towards earlier and later ones, without a loop.
    const int count = *rc::gen::inRange(1, 11);
    std::vector<int> order(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) order[static_cast<std::size_t>(i)] = i;
    for (int i = count - 1; i > 0; --i)
        std::swap(
            order[static_cast<std::size_t>(i)], order[static_cast<std::size_t>(*rc::gen::inRange(0, i + 1))]);
    std::vector<std::vector<int>> retracts(static_cast<std::size_t>(count));
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(source_record{.id = "ministry"});
    for (int i = 0; i < count; ++i) {
        statement_record said{.id = std::to_string(i), .source = "ministry"};
        for (int j = 0; j < count; ++j) {
            if (order[static_cast<std::size_t>(j)] >= order[static_cast<std::size_t>(i)] ||
                *rc::gen::inRange(0, 3) != 0)
                continue;
            said.retracts.push_back(std::to_string(j));
            retracts[static_cast<std::size_t>(i)].push_back(j);
        }
        batch.add(said);
    }
    batch.commit();
    std::vector<bool> expected(static_cast<std::size_t>(count));
    for (int rank = count - 1; rank >= 0; --rank) {
        const auto at = static_cast<std::size_t>(std::find(order.begin(), order.end(), rank) - order.begin());
        expected[at] = true;
        for (std::size_t by = 0; by < retracts.size(); ++by) {
            const bool takes_back = std::find(retracts[by].begin(), retracts[by].end(),
                                        static_cast<int>(at)) != retracts[by].end();
            if (takes_back && expected[by]) expected[at] = false;
        }
    }
    RC_ASSERT(live_statements(graph) == expected);
    for (const auto s : graph.statements()) RC_ASSERT(is_live(graph, s) == expected[s.number()]);
}
