#include <hearsay/trace/origins_of_all.hpp>

#include "mixed_case.hpp"
#include "oracle.hpp"

#include <hearsay/compare/pairs.hpp>
#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>
#include <hearsay/trace/origins.hpp>

#include <gmock/gmock.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace hearsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

template <class Graph>
std::vector<source_id> sources_of(const Graph& graph, const source_table& table, position p) {
    const auto [from, to] = table.of(graph.whole().question(p.claim));
    for (std::size_t i = from; i < to; ++i) {
        if (table.positions[i] == p) return {table.sources_of(i).begin(), table.sources_of(i).end()};
    }
    ADD_FAILURE() << "no position " << p.claim.number();
    return {};
}

TEST(OriginsOfAll, AreThoseOfEachPosition) {
    const auto graph = make_graph(R"(
        source kyiv-post outlet; source gur agency
        article > kyiv-post > gur: troops at least 10000, presence yes
        article > kremlin: denies presence yes
        quarterly: loss over 50 > company: loss at most 38
    )");
    const auto table = origins_of_all(graph);
    EXPECT_THAT(names(graph, sources_of(graph, table, position{*graph.find_claim("troops at least 10000")})),
        ElementsAre("gur"));
    EXPECT_THAT(names(graph, sources_of(graph, table, position{*graph.find_claim("presence yes"), true})),
        ElementsAre("kremlin"));
    EXPECT_THAT(sources_of(graph, table, position{*graph.find_claim("loss over 50")}), IsEmpty());
    EXPECT_EQ(table.begins.size(), graph.questions().size() + 1);
}

TEST(OriginsOfAll, OfAnEmptyGraphAreNone) {
    const claim_graph graph;
    const auto table = origins_of_all(graph);
    EXPECT_THAT(table.positions, IsEmpty());
    EXPECT_THAT(table.begins, ElementsAre(0U));
    EXPECT_THAT(table.source_begins, ElementsAre(0U));
}

/// Each number a thread of its own, the last first.
struct backwards {
    template <class Body>
    void operator()(std::size_t count, Body&& body) const {
        for (std::size_t i = count; i-- != 0;) body(i, i + 1);
    }
};

template <class Graph>
void expect_as_one_by_one(const Graph& graph, const lens& by, std::size_t& several) {
    const auto table = origins_of_all(graph, by);
    EXPECT_EQ(origins_of_all(graph, by, backwards{}), table);
    std::size_t place = 0;
    for (const question_id q : graph.whole().questions()) {
        const question_trace trace{graph, q};
        ASSERT_EQ(table.begins.at(q.number()), place);
        for (const position p : distinct_positions(graph, q, by)) {
            ASSERT_LT(place, table.positions.size());
            ASSERT_EQ(table.positions[place], p);
            const auto found = table.sources_of(place++);
            const auto expected = origins(trace, p, by).sources;
            ASSERT_EQ((std::vector(found.begin(), found.end())), expected)
                << "claim " << graph.whole().name(p.claim) << (p.denied ? ", denied" : "");
            several += expected.size() > 1 ? 1 : 0;
        }
    }
    ASSERT_EQ(place, table.positions.size());
}

TEST(OriginsOfAll, AreWhatOriginsGivesForEach) {
    std::size_t several = 0;
    for (std::uint64_t seed = 0; seed < 20000; ++seed) {
        SCOPED_TRACE(fmt::format("seed {}", seed));
        const auto graph = mixed_case(seed, seed % 2 == 0);
        for (const auto which : {positions::all, positions::latest}) {
            const lens by{.which = which};
            expect_as_one_by_one(graph, by, several);
            expect_as_one_by_one(as_of(graph, day{std::chrono::days{20001}}), by, several);
            expect_as_one_by_one(said_by(graph, day{std::chrono::days{20001}}), by, several);
            expect_as_one_by_one(without(graph, source_id{0}), by, several);
        }
        if (HasFailure()) return;
    }
    EXPECT_GT(several, 1000U);
}

TEST(OriginsOfAll, OfDeepAndWideRelaysAreFoundAtOnce) {
    constexpr std::size_t count = 100'000;
    for (const bool deep : {true, false}) {
        claim_graph graph;
        auto batch = graph.insert();
        batch.add(question_record{.id = "q", .asks = "?", .kind = "truth"});
        batch.add(claim_record{.id = "yes", .answers = "q", .value = truth_set{true}});
        statement_record top{.id = "top", .source = "x0", .stances = {{"yes"}}};
        for (std::size_t i = 0; i < count; ++i) {
            batch.add(source_record{.id = fmt::format("x{}", i)});
            statement_record s{.id = fmt::format("s{}", i), .source = fmt::format("x{}", i), .held = false};
            if (deep && i + 1 < count) s.relays.push_back(fmt::format("s{}", i + 1));
            if (deep && i == count / 2) s.relays.emplace_back("s0");
            if (!deep || i % 2 == 1) s.stances.push_back({"yes", stance::asserts, certainty::certain, ""});
            if (!deep || i == 0) top.relays.push_back(s.id);
            batch.add(s);
        }
        batch.add(top);
        batch.commit();
        const auto table = origins_of_all(graph);
        ASSERT_EQ(table.positions.size(), 1U);
        EXPECT_EQ(table.sources_of(0).size(), deep ? 1U : count);
    }
}

}  // namespace
}  // namespace hearsay::test
