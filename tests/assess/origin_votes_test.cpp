#include <hearsay/assess/origin_votes.hpp>

#include "../trace/oracle.hpp"

#include <hearsay/test/notation.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

using namespace hearsay;
using test::make_graph;
using ::testing::IsEmpty;

namespace {

auto votes_of(const claim_graph& graph, const lens& by = {}) {
    const question_trace trace{graph, question_id{0}};
    return origin_votes<quantity_kind>(trace, graph.scope_of(question_id{0}), by_affiliation{graph}, by);
}

}  // namespace

TEST(OriginVotes, AreOfOriginsAlone) {
    const auto graph = make_graph(R"(
        unit brigade = 3000..5000 soldier
        question troops quantity unit soldier additive
        article > president > unnamed-service: troops over 11000
        article > post > gur: troops at least 10000
        article > wire > nis: troops as many as 4 brigade
        repeater: troops over 90000 > [x] gur unheld: troops at least 10000
    )");
    const auto votes = votes_of(graph);
    EXPECT_EQ(votes.size(), 3U);
    EXPECT_EQ(best_regions(votes).because(), "3 of 3 voters accept (11000, 20000]");
    // What all but one accept reaches from the second lowest end, and up to where two still go.
    EXPECT_EQ(relaxed_hull(votes, 1), interval::at_least(10000));
}

TEST(OriginVotes, OfDependentOriginsAreOne) {
    const auto graph = make_graph(R"(
        source ukraine state; source gur within ukraine; source szru within ukraine; source nis
        gur: n over 5; szru: n over 7; nis: n at most 6
    )");
    EXPECT_EQ(best_regions(votes_of(graph)).because(), "2 of 2 voters accept (5, 6]");
}

TEST(OriginVotes, OfNothingAreNone) {
    EXPECT_THAT(
        votes_of(make_graph("question n quantity; claim c = n ?; a: c; b: unconfirmed c")), IsEmpty());
}

TEST(OriginVotes, AreNoMoreForAnEcho) {
    std::size_t echoed = 0;
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
        test::random_case made{seed, false};
        claim_graph& graph = made.graph;
        const auto before = votes_of(graph, {.which = positions::all});
        auto batch = graph.insert();
        batch.add(source_record{.id = "echo"});
        int count = 0;
        for (const taken_position& t : positions_taken(graph, question_id{0}, positions::all)) {
            if (!graph.is_held(t.statement)) continue;
            batch.add(statement_record{.id = fmt::format("echo-{}", count++),
                .source = "echo",
                .stances = {{std::string{graph.name(t.position.claim)},
                    t.position.denied ? stance::denies : stance::asserts}},
                .relays = {std::string{graph.name(t.statement)}}});
        }
        batch.commit();
        ASSERT_EQ(votes_of(graph, {.which = positions::all}), before) << "seed " << seed;
        echoed += count != 0 && !before.empty() ? 1 : 0;
    }
    EXPECT_GT(echoed, 300U);
}
