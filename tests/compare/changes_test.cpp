#include <hearsay/compare/changes.hpp>

#include "drawn_graph.hpp"
#include "figures.hpp"

#include <hearsay/test/notation.hpp>

#include <gtest/gtest.h>

using namespace hearsay;
using namespace figures;
using test::make_graph;

namespace {

const lens all_positions{.which = positions::all};

}  // namespace

TEST(SelfContradictions, AreOfPositionsThatCountAtOnce) {
    const auto graph = make_graph(R"(
        claim named = t yes
        article on 2024-10-18: named; article on 2024-10-18: denies named
        ministry on 2024-10-18: n 200; ministry on 2024-10-19: n 250
        clerk: n 5; clerk: n 5; clerk: n 5..6
        twice on 2024-10-18: n 7; twice on 2024-10-18: n 9; twice on 2024-10-18: n 7; twice on 2024-10-18: n 8
    )");
    const auto of = [&](std::string_view name, const lens& by = {}, std::size_t limit = 100) {
        strings lines;
        for (const auto& c : self_contradictions(graph, asked(graph, name), by, limit)) {
            lines.push_back(fmt::format("{}: {}", graph.name(c.source), line(graph, c.between)));
        }
        return lines;
    };
    EXPECT_EQ(of("t"), (strings{"article: named / not named: conflict"}));
    EXPECT_EQ(self_contradictions(graph, asked(graph, "t"))[0].because(graph),
        "article says named and not named, which conflict: values");
    const strings twice{
        "twice: n 7 / n 9: conflict", "twice: n 7 / n 8: conflict", "twice: n 9 / n 8: conflict"};
    EXPECT_EQ(of("n"), twice);
    // A figure that changed is no contradiction, whichever positions count.
    EXPECT_EQ(of("n", all_positions), twice);
    EXPECT_EQ(of("n", {}, 2), (strings{twice[0], twice[1]}));
    EXPECT_EQ(of("n", {}, 0), strings{});
}

TEST(SelfContradictions, OfScopesThatNestCountWhateverTheirTime) {
    const auto graph = make_graph(R"(
        question n quantity additive
        ministry on 2024-10-18: n at least 60 of infantry
        ministry on 2024-10-19: n at most 50
    )");
    EXPECT_EQ(self_contradictions(graph, asked(graph, "n")).size(), 1U);
}

TEST(SelfContradictions, WithAllPositionsNeedTwoThatWereSaidAtOneTime) {
    const auto graph = make_graph(R"(
        a on 2024-10-01: n 1; a on 2024-10-02: n 2; a by 2024-10-02: n 1
        b on 2024-10-01: n 1; b on 2024-10-02: n 2; b on 2024-10-03: n 1
    )");
    const auto found = self_contradictions(graph, asked(graph, "n"), all_positions);
    ASSERT_EQ(found.size(), 1U);  // by the 2nd may have been on the 2nd
    EXPECT_EQ(graph.name(found[0].source), "a");
}

TEST(ChangesOfMind, AreWhatALaterPositionOfTheSourceSuperseded) {
    const auto graph = make_graph(R"(
        [a1] a on 2024-10-01: n 200; [a2] a on 2024-10-02: n 250; [a3] a on 2024-10-03: n 200
        [b1] b on 2024-10-01: n 5; [b2] b on 2024-10-02: n 5; [b3] b on 2024-10-03: n 6
        [c1] c on 2024-10-01: n 1; [c2] c on 2024-10-01: n 2
        [d1] d on 2024-10-01: n 8; [d2] d on 2024-10-02: denies n 8
        [e1] e on 2024-10-01: n 1 of x; [e2] e on 2024-10-02: n 2
        [f1] f on 2024-10-01: n 1; [f2] f on 2024-10-02: n 1
        [g3] g on 2024-10-03: n 3; [g2] g on 2024-10-02: n 2; [g1] g on 2024-10-01: n 1
        [h1] h on 2024-10-01: n 1; [h2] h on 2024-10-02 corrects [h1]: n 2
    )");
    strings lines;
    for (const auto& c : changes_of_mind(graph, asked(graph, "n"))) {
        EXPECT_EQ(c.source, c.before.source);
        EXPECT_EQ(c.source, c.after.source);
        lines.push_back(fmt::format("{} {}", graph.name(c.before.statement), graph.name(c.after.statement)));
    }
    // b said 5 twice and changed once; h took its first figure back, which is no position any more.
    EXPECT_EQ(lines, (strings{"a1 a2", "a2 a3", "b2 b3", "d1 d2", "g1 g2", "g2 g3"}));
    EXPECT_EQ(
        changes_of_mind(graph, asked(graph, "n"))[3].because(graph), "d said n 8 in d1, then not n 8 in d2");
}
