#include <hearsay/trace/circular.hpp>

#include "oracle.hpp"

#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>

#include <gmock/gmock.h>

#include <map>
#include <set>

namespace hearsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

template <class Graph>
std::vector<std::string> spelled(const Graph& graph) {
    std::vector<std::string> made;
    for (const circular_report& r : circular_reports(graph)) made.push_back(r.because(graph));
    return made;
}

constexpr std::string_view explosion = R"(
    [c1] courier on 2023-03-04: explosion yes
    [w] wire on 2023-03-05: explosion yes > [c1]
    [c2] courier on 2023-03-06: explosion yes > [w]
)";

TEST(CircularReports, ComeBackToTheSourceThroughAnother) {
    const auto graph = make_graph(explosion);
    const auto found = circular_reports(graph);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found.complete);
    EXPECT_THAT(names(graph, found.reports[0].statements), ElementsAre("c2", "w", "c1"));
    EXPECT_EQ(
        found.reports[0].because(graph), "courier (2023-03-06) > wire (2023-03-05) > courier (2023-03-04)");
}

TEST(CircularReports, AreNotFollowUpsToOnesOwnReport) {
    EXPECT_THAT(spelled(make_graph(
                    "[c2] courier: explosion yes > [c1] courier: explosion yes > wire: explosion yes")),
        IsEmpty());
    EXPECT_THAT(spelled(make_graph("[a] alpha: war yes > [a]")), IsEmpty());
}

TEST(CircularReports, NeedEveryRelayToStand) {
    auto graph = make_graph(explosion);
    EXPECT_THAT(spelled(without(graph, *graph.find_source("wire"))), IsEmpty());
    EXPECT_THAT(spelled(as_of(graph, day{std::chrono::year{2023} / 3 / 5})), IsEmpty());
    extend(graph, "[w2] wire on 2023-03-07 retracts [w]");
    EXPECT_THAT(spelled(graph), IsEmpty());
    // A relay of what was said later carries nothing, not even a circle.
    EXPECT_THAT(spelled(make_graph(R"(
        [c1] courier on 2023-03-09: explosion yes
        [w] wire on 2023-03-05: explosion yes > [c1]
        [c2] courier on 2023-03-06: explosion yes > [w]
    )")),
        IsEmpty());
}

TEST(CircularReports, AreOnForEachSourceAndTheShortest) {
    const auto graph = make_graph(R"(
        source a; source b; source c
        [a3] a > [c1] c > [b2] b > [a2] a > [b1] b > [a1] a: war yes
    )");
    // From a2, b1 lies between; c has one statement only, and nothing comes back to it.
    EXPECT_THAT(spelled(graph), ElementsAre("a > b > a", "b > a > b"));
    const auto found = circular_reports(graph);
    EXPECT_THAT(names(graph, found.reports[0].statements), ElementsAre("a2", "b1", "a1"));
    EXPECT_THAT(names(graph, found.reports[1].statements), ElementsAre("b2", "a2", "b1"));
}

TEST(CircularReports, OfALoopComeBackToTheSameStatement) {
    const auto graph = make_graph("source alpha; source beta; [a] alpha: war yes > [b] beta: war yes > [a]");
    const auto found = circular_reports(graph);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_THAT(names(graph, found.reports[0].statements), ElementsAre("a", "b", "a"));
    EXPECT_THAT(names(graph, found.reports[1].statements), ElementsAre("b", "a", "b"));
}

TEST(CircularReports, OfOneLengthAreTheFirstByName) {
    const auto graph = make_graph(R"(
        [a2] alpha > [z] zulu > [a1] alpha: war yes
        [a2] > [y] yankee > [a1]
        [a3] alpha > [y]
    )");
    const auto found = circular_reports(graph);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_THAT(names(graph, found.reports[0].statements), ElementsAre("a2", "y", "a1"));
}

TEST(CircularReports, AreTheShortestPathsBackInSmallGraphs) {
    std::size_t found_any = 0;
    for (std::uint64_t seed = 0; seed < 4000; ++seed) {
        const random_case made{seed, seed % 2 == 0};
        const auto& graph = made.graph;
        const oracle truth{graph, made.positions[0]};
        // Every walk to depth n + 1 whose first and last are of one source, with another in between.
        std::map<source_id, std::vector<statement_id>> expected;
        std::vector<std::vector<statement_id>> open;
        for (const statement_id s : graph.statements()) {
            if (is_live(graph, s)) open.push_back({s});
        }
        for (std::size_t length = 1; length <= graph.statements().size() + 1 && open.size() < 50'000;
             ++length) {
            std::vector<std::vector<statement_id>> longer;
            for (const auto& path : open) {
                std::set<statement_id> next;
                for (const statement_id r : graph.relays(path.back())) {
                    if (truth.carries(path.back(), r)) next.insert(r);
                }
                for (const statement_id r : next) {
                    auto grown = path;
                    grown.push_back(r);
                    const source_id source = graph.source(path.front());
                    const bool passes = std::any_of(
                        path.begin(), path.end(), [&](statement_id s) { return graph.source(s) != source; });
                    if (graph.source(r) == source && passes) {
                        const auto [at, fresh] = expected.try_emplace(source, grown);
                        if (!fresh && truth.key(grown) < truth.key(at->second)) at->second = grown;
                    }
                    if (!std::any_of(path.begin(), path.end(), [&](statement_id s) { return s == r; })) {
                        longer.push_back(grown);
                    }
                }
            }
            open = std::move(longer);
        }
        std::map<source_id, std::vector<statement_id>> found;
        for (const circular_report& r : circular_reports(graph)) found[r.source] = r.statements;
        ASSERT_EQ(found, expected) << "seed " << seed;
        found_any += found.empty() ? 0 : 1;
    }
    EXPECT_GT(found_any, 500U);
}

/// A ring of statements, each by a source of its own: each confirms itself through all the others.
claim_graph ring(std::size_t size) {
    claim_graph graph;
    auto batch = graph.insert();
    for (std::size_t i = 0; i < size; ++i) {
        batch.add(source_record{.id = fmt::format("x{}", i)});
        batch.add(statement_record{.id = fmt::format("s{}", i),
            .source = fmt::format("x{}", i),
            .relays = {fmt::format("s{}", (i + 1) % size)}});
    }
    batch.commit();
    return graph;
}

TEST(CircularReports, MayBeHundredsOfRelaysLong) {
    const auto found = circular_reports(ring(300));
    ASSERT_EQ(found.size(), 300U);
    EXPECT_TRUE(found.complete);
    for (std::uint32_t i = 0; i < 300; ++i) {
        EXPECT_EQ(found.reports[i].source, source_id{i});
        EXPECT_EQ(found.reports[i].statements.size(), 301U);
    }
}

TEST(CircularReports, OfARingBeyondListingAreNotComplete) {
    const auto found = circular_reports(ring(100'000));
    EXPECT_FALSE(found.complete);
    EXPECT_THAT(found.reports, IsEmpty());
}

TEST(CircularReports, SearchNoMoreThanWhatMayLeadBack) {
    // A hundred thousand relays of as many sources, and one that is circular at the very end.
    constexpr std::size_t length = 100'000;
    claim_graph graph;
    auto batch = graph.insert();
    for (std::size_t i = 0; i < length; ++i) {
        const std::size_t source = i + 1 == length ? length - 3 : i;
        if (source == i) batch.add(source_record{.id = fmt::format("x{}", i)});
        statement_record s{.id = fmt::format("s{}", i), .source = fmt::format("x{}", source)};
        if (i + 1 < length) s.relays.push_back(fmt::format("s{}", i + 1));
        batch.add(s);
    }
    batch.commit();
    EXPECT_THAT(spelled(graph), ElementsAre("x99997 > x99998 > x99997"));
}

}  // namespace
}  // namespace hearsay::test
