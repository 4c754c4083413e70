#include <hearsay/trace/question_trace.hpp>

#include "oracle.hpp"

#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>

#include <gmock/gmock.h>

namespace hearsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct traced {
    claim_graph graph;
    question_trace<claim_graph> trace;

    traced(std::string_view text, std::string_view question)
        : graph{make_graph(text)}, trace{graph, *graph.find_question(question)} {}

    statement_id at(std::string_view name) const { return *graph.find_statement(name); }
    std::vector<std::string> rests_on(std::string_view name, scope_id scope = scope_id{0}) const {
        return names(graph, trace.rests_on(at(name), scope));
    }
    bool is_origin(std::string_view name, scope_id scope = scope_id{0}) const {
        return trace.is_origin(at(name), scope);
    }
};

TEST(QuestionTrace, RestsOnTheNearestPositionBelowOnEachPath) {
    const traced t{R"(
        [a] article: dead over 5 > [p] paper > [m] ministry: dead over 4 > [h] hospital: dead 4
        [a] > [w] wire: dead over 5
        [p] > [w]
    )",
        "dead"};
    EXPECT_THAT(t.rests_on("a"), ElementsAre("m", "w"));
    EXPECT_THAT(t.rests_on("m"), ElementsAre("h"));
    EXPECT_THAT(t.rests_on("h"), IsEmpty());
    EXPECT_THAT(t.rests_on("p"), IsEmpty()) << "a pure relay takes no side";
    EXPECT_TRUE(t.is_origin("h"));
    EXPECT_TRUE(t.is_origin("w"));
    EXPECT_FALSE(t.is_origin("m"));
    EXPECT_FALSE(t.is_origin("a"));
    EXPECT_FALSE(t.is_origin("p"));
}

TEST(QuestionTrace, KeepsQuestionsAndScopesApart) {
    const traced t{R"(
        question dead quantity additive
        place brask
        [a] article: dead over 5 > [m] mayor: dead over 2 in brask, hurt 7
        [b] blog: dead over 3 in brask > [m]
    )",
        "dead"};
    const scope_id brask = t.graph.scope_of(*t.graph.find_claim("dead over 2 in brask"));
    EXPECT_TRUE(t.is_origin("a"));
    EXPECT_THAT(t.rests_on("b", brask), ElementsAre("m"));
    EXPECT_TRUE(t.is_origin("m", brask));
    EXPECT_FALSE(t.is_origin("m"));
    EXPECT_FALSE(t.trace.takes_position(t.at("m"), scope_id{0}));
}

TEST(QuestionTrace, OfABasisOfItsOwnRestsOnNothing) {
    const traced t{"[h] herald own: dead over 5 > [m] ministry: dead over 4", "dead"};
    EXPECT_THAT(t.rests_on("h"), IsEmpty());
    EXPECT_TRUE(t.is_origin("h"));
    EXPECT_TRUE(t.trace.has_own_basis(t.at("h"), scope_id{0}));
    EXPECT_FALSE(t.trace.has_own_basis(t.at("m"), scope_id{0}));
}

TEST(QuestionTrace, CountsNoStanceThatDoesNotCommit) {
    const traced t{R"(
        [a] article: dead over 5 > [m] ministry: possibly dead over 4
        [b] blog: dead over 5 > [n] navy: unconfirmed dead over 4
    )",
        "dead"};
    EXPECT_TRUE(t.is_origin("a"));
    EXPECT_TRUE(t.is_origin("b"));
    EXPECT_FALSE(t.is_origin("m"));
    EXPECT_FALSE(t.is_origin("n"));
}

TEST(QuestionTrace, ReadsWhatRestsOnWhatFromTheWholeGraph) {
    const auto graph = make_graph(R"(
        [h1] herald on 2023-03-05: gates yes
        [r] radio on 2023-03-06: gates yes > [h1]
        [h3] herald on 2023-03-08 retracts [h1]
    )");
    const auto radio = *graph.find_statement("r");
    for (const bool hidden : {false, true}) {
        const auto view = only(graph, [&](statement_id s) { return !hidden || s == radio; });
        const question_trace trace{view, *graph.find_question("gates")};
        EXPECT_FALSE(trace.is_origin(radio, scope_id{0}));
        EXPECT_THAT(names(graph, trace.rests_on(radio, scope_id{0})), ElementsAre("h1"));
        EXPECT_THAT(names(graph, trace.takers({*graph.find_claim("gates yes")})), ElementsAre("r"));
    }
}

TEST(QuestionTrace, ALoopIsItsOwnGroundAndNoOrigin) {
    const traced t{R"(
        [a] alpha: war yes > [b] beta > [a]
        [c] gamma: war yes > [c]
    )",
        "war"};
    EXPECT_THAT(t.rests_on("a"), ElementsAre("a"));
    EXPECT_FALSE(t.is_origin("a"));
    EXPECT_FALSE(t.is_origin("c"));
}

TEST(QuestionTrace, ListsTakersTheLatestOrAll) {
    const traced t{R"(
        [m1] ministry on 2023-03-04: dead over 40
        [m2] ministry on 2023-03-06: dead over 55
        [w] wire: dead over 40
    )",
        "dead"};
    const position forty{*t.graph.find_claim("dead over 40")};
    EXPECT_THAT(names(t.graph, t.trace.takers(forty)), ElementsAre("w"));
    EXPECT_THAT(names(t.graph, t.trace.takers(forty, positions::all)), ElementsAre("m1", "w"));
    EXPECT_EQ(t.trace.taken().size(), 3U);
}

TEST(QuestionTrace, StaysAsItWasWhileTheGraphGrows) {
    auto graph = make_graph("[a] article: dead over 5");
    const question_trace trace{graph, *graph.find_question("dead")};
    extend(graph, "[b] blog: dead over 5");
    EXPECT_EQ(trace.taken().size(), 1U);
    EXPECT_EQ(trace.graph().statements().size(), 1U);
}

TEST(QuestionTrace, FindsTheOriginsOfTheDefinitionInSmallGraphs) {
    std::size_t origins = 0;
    std::size_t others = 0;
    for (std::uint64_t seed = 0; seed < 3000; ++seed) {
        const random_case made{seed, seed % 2 == 0};
        const question_trace trace{made.graph, question_id{0}};
        for (const position p : made.positions) {
            const oracle truth{made.graph, p};
            for (const statement_id s : made.graph.statements()) {
                const bool expected = truth.is_origin(s);
                ++(expected ? origins : others);
                ASSERT_EQ(trace.is_origin(s, made.graph.scope_of(p.claim)), expected) << "seed " << seed;
            }
        }
    }
    EXPECT_GT(origins, 1000U);
    EXPECT_GT(others, 1000U);
}

TEST(QuestionTrace, SearchesAHundredThousandPureRelaysOnce) {
    constexpr std::size_t length = 100'000;
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(source_record{.id = "x"});
    batch.add(question_record{.id = "q", .asks = "?", .kind = "truth"});
    batch.add(claim_record{.id = "yes", .answers = "q", .value = truth_set{true}});
    for (std::size_t i = 0; i < length; ++i) {
        statement_record s{.id = fmt::format("s{}", i), .source = "x"};
        if (i + 1 < length) s.relays.push_back(fmt::format("s{}", i + 1));
        if (i == 0 || i + 1 == length) s.stances.push_back({"yes", stance::asserts, certainty::certain, ""});
        batch.add(s);
    }
    batch.commit();
    const question_trace trace{graph, question_id{0}};
    EXPECT_FALSE(trace.is_origin(statement_id{0}, scope_id{0}));
    EXPECT_TRUE(trace.is_origin(statement_id{length - 1}, scope_id{0}));
    EXPECT_THAT(trace.rests_on(statement_id{0}, scope_id{0}), ElementsAre(statement_id{length - 1}));
}

}  // namespace
}  // namespace hearsay::test
