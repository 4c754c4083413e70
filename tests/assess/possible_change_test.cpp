#include <hearsay/assess/possible_change.hpp>

#include "carried_out.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

using namespace hearsay;
using test::make_graph;
using test::position_named;

TEST(PossibleChange, IsToldInWords) {
    const auto graph = make_graph("gur: presence yes; nis: presence yes");
    const position p = position_named(graph, "presence yes");
    const position denied{p.claim, true};
    const source_id gur = *graph.find_source("gur");
    const source_id nis = *graph.find_source("nis");
    const auto words = [&](const possible_change& c) { return c.because(graph); };
    EXPECT_EQ(words({change_kind::newcomers, p, 1, {}}), "1 new source says presence yes");
    EXPECT_EQ(words({change_kind::newcomers, denied, 2, {}}), "2 new sources say not presence yes");
    EXPECT_EQ(words({change_kind::newcomers, p, 1, {gur}}),
        "1 new source, declared independent of gur, says presence yes");
    EXPECT_EQ(words({change_kind::said_by, denied, 0, {gur}}), "gur says not presence yes");
    EXPECT_EQ(words({change_kind::declared_independent, p, 0, {gur, nis}}), "gur and nis are declared independent");
    EXPECT_EQ(words({change_kind::silent, p, 0, {gur}}), "gur had said nothing");
}

TEST(PossibleChange, AddsNewcomersUnderFreeNames) {
    auto graph = make_graph("newcomer-1: presence yes; [word-1] gur: presence yes");
    const position p = position_named(graph, "presence yes");
    carry_out({change_kind::newcomers, {p.claim, true}, 2, {*graph.find_source("gur")}}, graph);
    ASSERT_TRUE(graph.find_source("newcomer-2"));
    ASSERT_TRUE(graph.find_source("newcomer-3"));
    EXPECT_EQ(graph.whole().reliability(*graph.find_source("newcomer-2")), 'B');
    EXPECT_EQ(graph.whole().link_count(), 1U);
    ASSERT_TRUE(graph.find_statement("word-2"));
    EXPECT_TRUE(graph.find_statement("word-3"));
    EXPECT_FALSE(graph.find_statement("word-4"));
    EXPECT_EQ(graph.whole().source(*graph.find_statement("word-2")), *graph.find_source("newcomer-2"));
}

TEST(PossibleChange, AddsASourcesOwnWordAndALink) {
    auto graph = make_graph("gur: presence yes; nis: unconfirmed presence yes");
    const position p = position_named(graph, "presence yes");
    carry_out({change_kind::said_by, p, 0, {*graph.find_source("nis")}}, graph);
    EXPECT_EQ(positions_taken(graph, graph.question(p.claim)).size(), 2U);
    carry_out({change_kind::declared_independent, p, 0, {source_id{0}, source_id{1}}}, graph);
    EXPECT_EQ(graph.whole().link(0).is, link_kind::independent);
}

TEST(PossibleChange, OfSilenceIsAViewAndOfALinkAgainstALinkIsRefused) {
    auto graph = make_graph("gur: presence yes; nis: presence yes; link gur dependent nis");
    const position p = position_named(graph, "presence yes");
    EXPECT_THROW(carry_out({change_kind::silent, p, 0, {source_id{0}}}, graph), std::invalid_argument);
    EXPECT_THROW(carry_out({change_kind::declared_independent, p, 0, {source_id{0}, source_id{1}}}, graph), batch_error);
    EXPECT_EQ(graph.whole().link_count(), 1U);
}
