#include <hearsay/trace/chains.hpp>

#include "oracle.hpp"

#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>

#include <gmock/gmock.h>

namespace hearsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::string_view golden = R"(
    question troops quantity
    article on 2024-10-18 > zelensky on 2024-10-17 > unnamed-intelligence: troops over 11000
    article on 2024-10-18 > kyiv-post by 2024-10-18 > gur: troops at least 10000, presence yes
    article on 2024-10-18 > yonhap on 2024-10-18 > nis on 2024-10-18: troops as many as 20000
    article on 2024-10-18 > kremlin by 2024-10-18: denies presence yes
    article on 2024-10-18 > nato by 2024-10-18: unconfirmed presence yes
)";

template <class Graph>
std::vector<std::string> spelled(
    const Graph& graph, std::string_view claim, bool denied = false, const chain_options& options = {}) {
    std::vector<std::string> made;
    for (const chain& c : chains(graph, {*graph.whole().find_claim(claim), denied}, options)) {
        made.push_back(c.because(graph));
    }
    return made;
}

TEST(Chains, LeadFromTheOutermostRelayToTheOrigin) {
    const auto graph = make_graph(golden);
    EXPECT_THAT(
        spelled(graph, "troops over 11000"), ElementsAre("article > zelensky > unnamed-intelligence"));
    EXPECT_THAT(spelled(graph, "troops at least 10000"), ElementsAre("article > kyiv-post > gur"));
    EXPECT_THAT(spelled(graph, "troops as many as 20000"), ElementsAre("article > yonhap > nis"));
    EXPECT_THAT(spelled(graph, "presence yes"), ElementsAre("article > kyiv-post > gur"));
}

TEST(Chains, OfADenialAreItsOwn) {
    const auto graph = make_graph(golden);
    EXPECT_THAT(spelled(graph, "presence yes", true), ElementsAre("article > kremlin"));
    EXPECT_THAT(spelled(graph, "troops over 11000", true), IsEmpty());
}

TEST(Chains, NeedTheWholePathInTheView) {
    const auto graph = make_graph(golden);
    const day seventeenth{std::chrono::year{2024} / 10 / 17};
    EXPECT_THAT(spelled(as_of(graph, seventeenth), "troops over 11000"), IsEmpty());
    EXPECT_THAT(spelled(said_by(graph, seventeenth), "troops over 11000"),
        ElementsAre("unnamed-intelligence", "zelensky > unnamed-intelligence"));
    EXPECT_THAT(spelled(said_by(graph, seventeenth), "troops at least 10000"), IsEmpty());
    EXPECT_THAT(spelled(without(graph, *graph.find_source("gur")), "troops at least 10000"), IsEmpty());
    EXPECT_THAT(spelled(without(graph, *graph.find_source("kyiv-post")), "troops at least 10000"), IsEmpty());
}

TEST(Chains, GiveTheStatementsBesideTheSources) {
    const auto graph = make_graph("[a] article > [b] wire > [c] agency: dead over 5");
    const auto found = chains(graph, position{*graph.find_claim("dead over 5")});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found.complete);
    EXPECT_THAT(names(graph, found.chains[0].statements), ElementsAre("a", "b", "c"));
    EXPECT_THAT(names(graph, found.chains[0].sources), ElementsAre("article", "wire", "agency"));
}

TEST(Chains, OfAnOwnBasisEndWithIt) {
    const auto graph = make_graph(R"(
        [m] ministry: place-left yes
        [h] herald own: place-left yes > [m]
        [b] blog: place-left yes > [h]
    )");
    EXPECT_THAT(spelled(graph, "place-left yes"),
        ElementsAre("herald", "ministry", "blog > herald", "herald > ministry", "blog > herald > ministry"));
}

TEST(Chains, DoNotCrossABasisOfOnesOwnThatSaysOtherwise) {
    // The blog's 50 rests on the herald's own 70, not on what the herald passes on besides.
    const auto graph = make_graph(R"(
        [m] ministry unheld: dead over 50
        [h] herald own unheld: dead over 70 > [m]
        [b] blog: dead over 50 > [h]
    )");
    EXPECT_THAT(spelled(graph, "dead over 50"), ElementsAre("blog > herald", "blog > herald > ministry"));
    const auto no_ministry = without(graph, *graph.find_source("ministry"));
    EXPECT_THAT(spelled(no_ministry, "dead over 50"), ElementsAre("blog > herald"));
    // Without the herald's position the herald rests on nothing that is a word on the dead: a pure relay.
    const auto pure = make_graph("[b] blog: dead over 50 > [h] herald own > [m] ministry: dead over 50");
    EXPECT_THAT(spelled(pure, "dead over 50"), ElementsAre("blog > herald > ministry"));
}

TEST(Chains, EndWhereWhatTheyRestOnIsHiddenOrTakenBack) {
    const auto graph = make_graph(R"(
        [h1] herald on 2023-03-05: gates yes
        [r] radio on 2023-03-06: gates yes > [h1]
        [h3] herald on 2023-03-08 retracts [h1]
    )");
    EXPECT_THAT(spelled(graph, "gates yes"), IsEmpty());
    EXPECT_THAT(spelled(as_of(graph, day{std::chrono::year{2023} / 3 / 7}), "gates yes"),
        ElementsAre("herald", "radio > herald"));
    EXPECT_THAT(spelled(without(graph, *graph.find_statement("h1")), "gates yes"), IsEmpty());
}

TEST(Chains, PassNoRelayOfWhatWasSaidLater) {
    const auto graph = make_graph(R"(
        [i] institute on 2023-03-07: level over 130
        [f] forum on 2023-03-05: level over 120 > [i]
    )");
    EXPECT_THAT(spelled(graph, "level over 130"), ElementsAre("institute"));
    EXPECT_THAT(spelled(graph, "level over 120"), IsEmpty()) << "a slip in the dates makes no origin";
}

TEST(Chains, OfASupersededPositionCarryWhatRestsOnThem) {
    const auto graph = make_graph(R"(
        [c1] courier on 2023-03-04: explosion yes
        [w] wire on 2023-03-05: explosion yes > [c1]
        [c2] courier on 2023-03-06: explosion yes > [w]
    )");
    EXPECT_THAT(spelled(graph, "explosion yes"), ElementsAre("wire > courier", "courier > wire > courier"));
    EXPECT_THAT(spelled(graph, "explosion yes", false, {.limit = 9, .which = positions::all}),
        ElementsAre("courier", "wire > courier", "courier > wire > courier"));
}

TEST(Chains, OfAScopeRestOnNothingInAnother) {
    const auto graph = make_graph(R"(
        question dead quantity additive
        place brask
        [m] mayor: dead over 70 in brask
        [r] radio: dead over 50 > [m]
    )");
    EXPECT_THAT(spelled(graph, "dead over 50"), ElementsAre("radio"));
    EXPECT_THAT(spelled(graph, "dead over 70 in brask"), ElementsAre("mayor", "radio > mayor"));
}

TEST(Chains, RunThroughOtherPositionsAboveAndBelow) {
    const auto graph = make_graph("[b] blog: dead 3 > [h] herald: dead 2 > [w] wire > [m] ministry: dead 1");
    EXPECT_THAT(spelled(graph, "dead 1"), ElementsAre("blog > herald > wire > ministry"));
    EXPECT_THAT(spelled(graph, "dead 2"), ElementsAre("blog > herald > wire > ministry"));
    EXPECT_THAT(spelled(graph, "dead 3"), ElementsAre("blog > herald > wire > ministry"));
}

TEST(Chains, OfALoopThatRestsOnNothingAreNone) {
    const auto graph = make_graph(R"(
        [a] alpha: war yes > [b]
        [b] beta: war yes > [a]
        [c] gamma: war yes > [c]
    )");
    EXPECT_THAT(spelled(graph, "war yes"), IsEmpty());
    EXPECT_EQ(chain_count(graph, {*graph.find_claim("war yes")}), 0U);
}

TEST(Chains, OfALoopWithAWayOutComeBackToNoStatement) {
    const auto graph = make_graph(R"(
        [a] alpha: war yes > [b]
        [b] beta: war yes > [a]
        [b] > [o] omega unheld: war yes
    )");
    EXPECT_THAT(spelled(graph, "war yes"), ElementsAre("beta > omega", "alpha > beta > omega"));
    EXPECT_EQ(chain_count(graph, {*graph.find_claim("war yes")}), std::nullopt);
}

TEST(Chains, PassAStatementTwiceOnlyWhereNoneDoesWithout) {
    // Beta's word is known through alpha alone, and rests through alpha on omega's.
    const auto graph = make_graph(R"(
        [a] alpha > [b]
        [a] > [o]
        [b] beta unheld: dead over 5 > [a]
        [o] omega unheld: dead over 4
    )");
    const auto found = chains(graph, position{*graph.find_claim("dead over 5")});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_THAT(names(graph, found.chains[0].statements), ElementsAre("a", "b", "a", "o"));
}

TEST(Chains, NameTheQuestionThatAPositionIsNotOn) {
    const auto graph = make_graph("gur: troops over 5, presence yes");
    const question_trace trace{graph, *graph.find_question("troops")};
    try {
        (void)chains(trace, {*graph.find_claim("presence yes")});
        FAIL() << "took a position on another question";
    } catch (const std::invalid_argument& error) {
        EXPECT_STREQ(error.what(), "trace: claim \"presence yes\" answers \"presence\", not \"troops\"");
    }
    EXPECT_THROW((void)chains(graph, {claim_id{9}}), std::out_of_range);
    EXPECT_THROW((question_trace{graph, question_id{9}}), std::out_of_range);
}

TEST(ChainList, IsByLengthThenByNames) {
    // Inserted against the order of the names.
    const auto graph = make_graph(R"(
        [z] zulu > [o] omega unheld: dead 1
        [y] yankee > [o]
        [b] bravo > [z]
        [a] alpha > [y]
        [x1] xray > [o]; [x0] xray > [o]
    )");
    const auto found = chains(graph, position{*graph.find_claim("dead 1")});
    std::vector<std::string> first;
    for (const chain& c : found) first.emplace_back(graph.name(c.statements.front()));
    EXPECT_THAT(first, ElementsAre("x0", "x1", "y", "z", "a", "b"));
}

TEST(ChainList, OfALimitIsTheBeginningOfTheWhole) {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const random_case made{seed, seed % 2 == 1};
        for (const position p : made.positions) {
            const auto whole = chains(made.graph, p);
            ASSERT_TRUE(whole.complete);
            for (std::size_t limit = 0; limit <= whole.size(); ++limit) {
                const auto some = chains(made.graph, p, {.limit = limit});
                ASSERT_EQ(some.complete, limit == whole.size()) << "seed " << seed;
                ASSERT_EQ(some.chains,
                    std::vector(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(limit)))
                    << "seed " << seed << ", limit " << limit;
            }
        }
    }
}

void expect_as_defined(std::uint64_t seed, bool loops, positions which) {
    const random_case made{seed, loops};
    const question_trace trace{made.graph, question_id{0}};
    for (const position p : made.positions) {
        const oracle truth{made.graph, p, which};
        auto expected = truth.chains();
        const auto found = chains(trace, p, {.limit = 100'000, .which = which});
        std::vector<std::vector<statement_id>> statements;
        for (const chain& c : found) statements.push_back(c.statements);
        if (expected.empty() && !truth.ends_of_walks().empty()) {
            ASSERT_EQ(found.size(), 1U) << "seed " << seed;
            ASSERT_TRUE(truth.ends_of_walks().contains(statements[0].back()));
        } else {
            ASSERT_EQ(statements, expected) << "seed " << seed << ", claim " << p.claim.number() << p.denied;
        }
        ASSERT_TRUE(found.complete);
        const auto count = chain_count(trace, p, which);
        ASSERT_TRUE(loops || count) << "seed " << seed;
        ASSERT_EQ(count.value_or(expected.size()), expected.size()) << "seed " << seed;
    }
}
TEST(Chains, AreWhatTheDefinitionSaysInSmallGraphs) {
    for (std::uint64_t seed = 0; seed < 4000; ++seed) {
        expect_as_defined(seed, false, seed % 3 == 0 ? positions::all : positions::latest);
        if (HasFatalFailure()) return;
    }
}
TEST(Chains, AreWhatTheDefinitionSaysInSmallGraphsWithLoops) {
    for (std::uint64_t seed = 0; seed < 4000; ++seed) {
        expect_as_defined(seed, true, seed % 3 == 0 ? positions::all : positions::latest);
        if (HasFatalFailure()) return;
    }
}

/// Rows of two statements, each of which relays both of the next row: 2^rows chains.
claim_graph ladder(std::size_t rows) {
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(question_record{.id = "q", .asks = "?", .kind = "truth"});
    batch.add(claim_record{.id = "yes", .answers = "q", .value = truth_set{true}});
    for (std::size_t r = 0; r <= rows; ++r) {
        for (const char side : {'a', 'b'}) {
            if (r == rows && side == 'b') continue;
            const std::string id = fmt::format("{}{}", side, r);
            batch.add(source_record{.id = id});
            statement_record s{.id = id, .source = id, .held = r == 0 && side == 'a'};
            if (r < rows) s.relays.push_back(fmt::format("a{}", r + 1));
            if (r + 1 < rows) s.relays.push_back(fmt::format("b{}", r + 1));
            if (r == rows) s.stances.push_back({"yes", stance::asserts, certainty::certain, ""});
            batch.add(s);
        }
    }
    batch.commit();
    return graph;
}

TEST(Chains, AreNotSoughtWhereALoopLeadsBackAlone) {
    // Thirty statements relay each other and the only one that leads out: ways among them beyond counting,
    // none of use.
    std::string text = "[s] start > [o] omega unheld: dead 1\n";
    for (int i = 0; i < 30; ++i) text += fmt::format("[s] > [k{}] knot-{} unheld > [s]\n", i, i);
    for (int i = 0; i < 30; ++i) {
        for (int j = 0; j < 30; ++j) {
            if (i != j) text += fmt::format("[k{}] > [k{}]\n", i, j);
        }
    }
    const auto graph = make_graph(text);
    const auto found = chains(graph, position{*graph.find_claim("dead 1")});
    EXPECT_EQ(found.size(), 1U);
    EXPECT_TRUE(found.complete);
}

TEST(Chains, OfAKnotAreListedFromTheShortest) {
    std::string text;
    for (int i = 0; i < 30; ++i) text += fmt::format("[k{}] knot-{} unheld\n", i, i);
    for (int i = 0; i < 30; ++i) {
        for (int j = 0; j < 30; ++j) {
            if (i != j) text += fmt::format("[k{}] > [k{}]\n", i, j);
        }
    }
    text += "[s] start > [k0]; [k29] > [o] omega unheld: dead 1\n";
    const auto graph = make_graph(text);
    const auto found = chains(graph, position{*graph.find_claim("dead 1")}, {.limit = 500});
    ASSERT_EQ(found.size(), 500U);
    EXPECT_FALSE(found.complete);
    EXPECT_EQ(found.chains[0].statements.size(), 4U);  // straight through
    EXPECT_EQ(found.chains[1].statements.size(), 5U);  // by each of 28 others
    EXPECT_EQ(found.chains[28].statements.size(), 5U);
    EXPECT_EQ(found.chains[29].statements.size(), 6U);  // by each two
}

TEST(ChainCount, CountsATrillionWithoutListingThem) {
    const auto graph = ladder(41);  // 40 rows with a choice
    const position p{*graph.find_claim("yes")};
    EXPECT_EQ(chain_count(graph, p), std::uint64_t{1} << 40);
    const auto found = chains(graph, p, {.limit = 1000});
    ASSERT_EQ(found.size(), 1000U);
    EXPECT_FALSE(found.complete);
    EXPECT_EQ(graph.name(found.chains[0].statements[40]), "a40");
    EXPECT_EQ(graph.name(found.chains[1].statements[40]), "b40");
    EXPECT_EQ(graph.name(found.chains[2].statements[39]), "b39");
}

TEST(ChainCount, GivesUpPastWhatADoubleCounts) {
    EXPECT_EQ(chain_count(ladder(54), {claim_id{0}}), std::uint64_t{1} << 53);
    EXPECT_EQ(chain_count(ladder(55), {claim_id{0}}), std::nullopt);
}

TEST(Chains, OfAHundredThousandRelaysNeedNoDeepStack) {
    constexpr std::size_t length = 100'000;
    const auto graph = chain_with_a_way_back(length);
    const auto found = chains(graph, position{claim_id{0}});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found.complete);
    EXPECT_EQ(found.chains[0].statements.size(), length);
    EXPECT_EQ(chain_count(graph, {claim_id{0}}), std::nullopt);
}

}  // namespace
}  // namespace hearsay::test
