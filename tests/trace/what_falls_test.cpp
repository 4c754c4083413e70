#include <hearsay/trace/what_falls.hpp>

#include "oracle.hpp"

#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>

#include <gmock/gmock.h>

#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <vector>

namespace hearsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(WhatFalls, IsTheWordThatNobodyElsePassesOn) {
    const auto graph = make_graph(R"(
        source kyiv-post outlet; source gur agency; source nis agency
        kyiv-post > gur: troops at least 10000
        nis: troops at least 10000
    )");
    std::vector<std::string> told;
    for (const fall& f : what_falls(graph, asserted(graph, "troops at least 10000")))
        told.push_back(f.because(graph));
    EXPECT_THAT(told,
        ElementsAre("without kyiv-post it is not known what gur says; 1 independent origin is left",
            "without gur 1 independent origin is left", "without nis 1 independent origin is left"));
}

TEST(WhatFalls, IsEverythingWithAPivot) {
    const auto graph = make_graph("article > paper > ministry: war yes; article > radio > office: war yes");
    const auto found = what_falls(graph, asserted(graph, "war yes"));
    ASSERT_THAT(found, SizeIs(5));
    EXPECT_TRUE(found[0].everything);
    EXPECT_EQ(found[0].because(graph),
        "without article it is not known what ministry and office say: nothing else supports it");
    EXPECT_FALSE(found[1].everything);
}

TEST(WhatFalls, IsNothingWhereAnotherPassesItOnToo) {
    const auto graph = make_graph("[m] ministry unheld: war yes; [a] alpha > [m]; [b] bravo > [m]");
    const auto found = what_falls(graph, asserted(graph, "war yes"));
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].because(graph), "without ministry nothing supports it");
}

TEST(WhatFalls, OfWhatHasNoSupportIsNothing) {
    const auto graph = make_graph("[a] alpha: war yes > [b] beta: war yes > [a]");
    EXPECT_THAT(what_falls(graph, asserted(graph, "war yes")), IsEmpty());
}

TEST(WhatFalls, IsWhatSilencingEachSourceGives) {
    std::size_t partly = 0;
    for (std::uint64_t seed = 0; seed < 4000; ++seed) {
        const random_case made{seed, seed % 2 == 0};
        const question_trace trace{made.graph, question_id{0}};
        for (const position p : made.positions) {
            SCOPED_TRACE(
                fmt::format("seed {}, claim {}{}", seed, p.claim.number(), p.denied ? ", denied" : ""));
            const auto whole = origins(trace, p).sources;
            const auto found = what_falls(trace, p);
            std::size_t at = 0;
            for (const source_id s : made.graph.sources()) {
                const auto left = origins(without(made.graph, s), p).sources;
                std::vector<source_id> lost;
                std::set_difference(
                    whole.begin(), whole.end(), left.begin(), left.end(), std::back_inserter(lost));
                if (lost.empty()) continue;
                ASSERT_LT(at, found.size());
                ASSERT_EQ(found[at].source, s);
                ASSERT_EQ(found[at].origins, lost);
                ASSERT_EQ(found[at].everything, left.empty());
                ASSERT_EQ(found[at].left, independence(made.graph, std::span<const source_id>{left}));
                partly += left.empty() ? 0 : 1;
                ++at;
            }
            ASSERT_EQ(at, found.size());
        }
    }
    EXPECT_GT(partly, 500U);
}

}  // namespace
}  // namespace hearsay::test
