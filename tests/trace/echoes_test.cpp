#include <hearsay/trace/echoes.hpp>

#include "oracle.hpp"

#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>

#include <gmock/gmock.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace hearsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Echoes, OfOneWireStoryInFortyOutletsAreForty) {
    std::string text = "[w] wire: dead over 5\n";
    for (int i = 10; i < 50; ++i) text += fmt::format("outlet-{}: dead over 5 > [w]\n", i);
    const auto graph = make_graph(text);
    const auto found = echoes(graph, asserted(graph, "dead over 5"));
    EXPECT_EQ(found.statements, 41U);
    EXPECT_EQ(found.origins, 1U);
    EXPECT_EQ(found.repeats, 40U);
    EXPECT_THAT(found.circular, IsEmpty());
    EXPECT_EQ(found.because(graph), "of 41 statements 40 repeat what others say");
}

TEST(Echoes, AreCircularWhereASourceHearsItselfThroughAnother) {
    const auto graph = make_graph(R"(
        [c1] courier on 2023-03-04: explosion yes
        [w] wire on 2023-03-05: explosion yes > [c1]
        [c2] courier on 2023-03-06: explosion yes > [w]
        [c3] courier on 2023-03-07: explosion yes > [c2]
        [d] daily on 2023-03-07: explosion yes > [c2]
    )");
    const auto found = echoes(graph, asserted(graph, "explosion yes"), {.which = positions::all});
    EXPECT_EQ(found.repeats, 4U);
    // The follow-up c3 hears what c2 hears; the daily hears the courier, not itself.
    EXPECT_THAT(names(graph, found.circular), ElementsAre("c2", "c3"));
    EXPECT_EQ(found.because(graph), "of 5 statements 4 repeat what others say; courier hears itself");
    const auto before = as_of(graph, day{std::chrono::year{2023} / 3 / 5});
    EXPECT_THAT(echoes(before, asserted(graph, "explosion yes")).circular, IsEmpty());
}

TEST(Echoes, AcrossThreeSourcesAreAllCircularButTheFirst) {
    const auto graph = three_that_confirm_each_other("[b2] bravo on 2024-05-03: explosion yes > [a2]");
    const auto found = echoes(graph, asserted(graph, "explosion yes"), {.which = positions::all});
    EXPECT_THAT(names(graph, found.circular), ElementsAre("a2", "b2"));
    EXPECT_EQ(
        found.because(graph), "of 5 statements 4 repeat what others say; alpha and bravo hear themselves");
}

TEST(Echoes, LeaveOutWhatSaysOtherwiseAtTheEnd) {
    const auto graph = make_graph("outlet: n 52 > company: n at most 38");
    const auto found = echoes(graph, asserted(graph, "n 52"));
    EXPECT_EQ(found.statements, 2U);
    EXPECT_EQ(found.origins, 0U);
    EXPECT_EQ(found.repeats, 1U);
}

TEST(Echoes, OfNothingAreNone) {
    const auto graph = make_graph("[a] alpha: war yes > [b] beta: war yes > [a]");
    const auto found = echoes(graph, asserted(graph, "war yes"));
    EXPECT_EQ(found, echoes_found{});
    EXPECT_EQ(found.because(graph), "no statement supports it");
    EXPECT_THROW((void)echoes(question_trace{graph, *graph.find_question("war")}, position{claim_id{7}}),
        std::exception);
}

TEST(Echoes, AreAsWalksShow) {
    std::size_t circular = 0;
    for (std::uint64_t seed = 0; seed < 3000; ++seed) {
        const random_case made{seed, true};
        const question_trace trace{made.graph, made.graph.question(made.positions[0].claim)};
        for (const position p : made.positions) {
            const auto paths =
                hearsay::detail::find_paths(trace, p, positions::all, hearsay::detail::heads::all);
            const auto source = [&](std::uint32_t n) { return made.graph.source(paths.statements[n]); };
            std::set<statement_id> heard;
            for (std::uint32_t v = 0; v < paths.size(); ++v) {
                std::set<std::pair<std::uint32_t, bool>> met;
                std::vector<std::pair<std::uint32_t, bool>> open{{v, false}};
                while (!open.empty()) {
                    const auto [at, past] = open.back();
                    open.pop_back();
                    for (const std::uint32_t to : paths.relays.of(at)) {
                        const std::pair next{to, past || source(to) != source(v)};
                        if (source(to) == source(v) && past) heard.insert(paths.statements[v]);
                        if (met.insert(next).second) open.push_back(next);
                    }
                }
            }
            const auto found = echoes(trace, p, {.which = positions::all});
            ASSERT_EQ((std::set<statement_id>{found.circular.begin(), found.circular.end()}), heard)
                << "seed " << seed;
            circular += heard.size();
        }
    }
    EXPECT_GT(circular, 1000U);
}

}  // namespace
}  // namespace hearsay::test
