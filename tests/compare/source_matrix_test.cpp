#include <hearsay/compare/source_matrix.hpp>

#include "drawn_graph.hpp"
#include "figures.hpp"

#include <hearsay/test/notation.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <string>
#include <utility>

using namespace hearsay;
using namespace figures;
using test::make_graph;

namespace {

const lens all_positions{.which = positions::all};

}  // namespace

TEST(SourceMatrix, CountsTheVerdictsBetweenEveryTwoSources) {
    const auto graph = make_graph(R"(
        claim low = n 1..5; claim point = n 3; claim high = n 9; claim none = n ?
        gur: low; nis: point; kremlin: high; nato: low; clerk: none; aide: none
    )");
    std::map<std::string, verdict_counts> found;
    for (const auto& c : source_matrix(graph, asked(graph, "n"))) {
        EXPECT_LT(c.a, c.b);
        found[fmt::format("{} {}", graph.name(c.a), graph.name(c.b))] = c.counts;
    }
    const verdict_counts agree{1, 0, 0, 0}, conflict{0, 0, 1, 0}, incomparable{0, 0, 0, 1};
    const std::map<std::string, verdict_counts> expected{{"gur nis", agree}, {"gur kremlin", conflict},
        {"gur nato", agree}, {"gur clerk", incomparable}, {"gur aide", incomparable},
        {"nis kremlin", conflict}, {"nis nato", agree}, {"nis clerk", incomparable},
        {"nis aide", incomparable}, {"kremlin nato", conflict}, {"kremlin clerk", incomparable},
        {"kremlin aide", incomparable}, {"nato clerk", incomparable}, {"nato aide", incomparable},
        {"clerk aide", incomparable}};
    EXPECT_EQ(found, expected);
}

TEST(SourceMatrix, CountsTwoWhoSayTheSameImpossibleThingAsAgreeing) {
    const auto graph = make_graph("question n quantity additive; claim c = n under 0; x: c; y: c");
    const auto found = source_matrix(graph, asked(graph, "n"));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].counts, (verdict_counts{1, 0, 0, 0}));
    EXPECT_EQ(found[0].because(graph), "x and y: 1 agree, 0 compatible, 0 conflict, 0 incomparable");
}

RC_GTEST_PROP(SourceMatrixProperty, IsWhatEveryTwoPositionsSay, ()) {
    const auto graph = draw_graph(5);
    const auto q = asked(graph, "q");
    std::map<std::pair<source_id, source_id>, verdict_counts> expected;
    for (const auto x : graph.sources()) {
        for (const auto y : graph.sources()) {
            if (!(x < y)) continue;
            for (const auto p : positions_of(graph, x, q)) {
                for (const auto r : positions_of(graph, y, q))
                    expected[{x, y}].add(compare(graph, p, r).verdict);
            }
        }
    }
    std::erase_if(expected, [](const auto& entry) { return entry.second.total() == 0; });
    std::map<std::pair<source_id, source_id>, verdict_counts> found;
    for (const auto& c : source_matrix(graph, q)) found[{c.a, c.b}] = c.counts;
    RC_ASSERT(found == expected);
}

TEST(PositionsOfASource, AreItsLatest) {
    const auto graph = make_graph(
        "a on 2024-10-01: n 200; a on 2024-10-02: n 250, denies n 300; b: n 1; a on 2024-10-02: n 250");
    const auto of = [&](const lens& by) {
        return names_of(graph, positions_of(graph, *graph.find_source("a"), asked(graph, "n"), by));
    };
    EXPECT_EQ(of({}), (strings{"n 250", "not n 300"}));
    EXPECT_EQ(of(all_positions), (strings{"n 200", "n 250", "not n 300"}));
}
