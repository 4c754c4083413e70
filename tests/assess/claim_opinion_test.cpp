#include <hearsay/assess/claim_opinion.hpp>

#include "carried_out.hpp"

#include <hearsay/trace/chains.hpp>
#include <hearsay/trace/loops.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace hearsay;
using test::make_graph;
using test::position_named;
using ::testing::ElementsAre;
using ::testing::SizeIs;

namespace {

claim_opinion about(const claim_graph& graph, std::string_view words, const claim_opinion_options& options = {}) {
    const position p = position_named(graph, words);
    return opinion_on(question_trace{graph, graph.question(p.claim)}, p, options);
}
support_probability chance_of(const claim_graph& graph, std::string_view words) {
    const position p = position_named(graph, words);
    return probability_of_support(question_trace{graph, graph.question(p.claim)}, p, trust_by_grade(graph));
}
void expect_near(const opinion& x, double belief, double disbelief, double uncertainty) {
    EXPECT_NEAR(x.belief(), belief, 1e-9);
    EXPECT_NEAR(x.disbelief(), disbelief, 1e-9);
    EXPECT_NEAR(x.uncertainty(), uncertainty, 1e-9);
}

}  // namespace

TEST(ClaimOpinion, OfOneKnownOriginIsItsReliability) {
    const auto graph = make_graph("source gur agency grade B; gur: presence yes");
    expect_near(about(graph, "presence yes").held, 0.8, 0, 0.2);
    expect_near(about(graph, "not presence yes").held, 0, 0.8, 0.2);
}

TEST(ClaimOpinion, OfAnUnknownOriginIsVacuousAndNotTheMiddle) {
    EXPECT_TRUE(about(make_graph("gur: presence yes"), "presence yes").held.is_vacuous());
    EXPECT_TRUE(about(make_graph("source gur agency grade F; gur: presence yes"), "presence yes").held.is_vacuous());
    const auto nobody = about(make_graph("gur: unconfirmed presence yes"), "presence yes");
    EXPECT_TRUE(nobody.held.is_vacuous());
    EXPECT_THAT(nobody.origins, SizeIs(0));
}

TEST(ClaimOpinion, IsDiscountedAlongTheChain) {
    const auto graph =
        make_graph("source post outlet grade C; source gur agency grade B; post > gur: presence yes");
    const auto found = about(graph, "presence yes");
    expect_near(found.held, 0.6 * 0.8, 0, 1 - 0.6 * 0.8);
    ASSERT_THAT(found.origins, SizeIs(1));
    EXPECT_NEAR(found.origins[0].reached, 0.6, 1e-12);
    EXPECT_TRUE(about(make_graph("source gur agency grade B; post > gur: presence yes"), "presence yes").held.is_vacuous());
}

TEST(ClaimOpinion, TakesTheBestOfSeveralWaysToOneOrigin) {
    const auto graph = make_graph(
        "source post outlet grade C; source wire outlet grade B; source gur agency grade B;"
        "post > [g] gur: presence yes; wire > [g]");
    expect_near(about(graph, "presence yes").held, 0.8 * 0.8, 0, 1 - 0.8 * 0.8);
}

TEST(ClaimOpinion, AddsUpOnlyWhatIsDeclaredIndependent) {
    const std::string two =
        "source gur agency grade B; source nis agency grade B; gur: presence yes; nis: presence yes";
    const auto separate = about(make_graph(two), "presence yes");
    expect_near(separate.held, 0.8, 0, 0.2);
    EXPECT_THAT(separate.fused, SizeIs(1));
    const auto declared = about(make_graph(two + "; link gur independent nis"), "presence yes");
    expect_near(declared.held, 0.32 / 0.36, 0, 0.04 / 0.36);  // 2 b u over 2 u - u^2
    EXPECT_THAT(declared.fused, SizeIs(2));
}

TEST(ClaimOpinion, TakesDenialsAndOtherFiguresForDisbelief) {
    const auto graph = make_graph(
        "source gur agency grade B; source kremlin state grade D; gur: dead 40; kremlin: dead 10;"
        "link gur independent kremlin");
    const auto found = about(graph, "dead 40");
    EXPECT_GT(found.held.belief(), found.held.disbelief());
    EXPECT_GT(found.held.disbelief(), 0);
    ASSERT_THAT(found.origins, SizeIs(2));
    EXPECT_EQ(std::count_if(found.origins.begin(), found.origins.end(), [](const auto& o) { return o.against; }), 1);
}

TEST(ClaimOpinion, TakesWhatImpliesItForIt) {
    const auto graph = make_graph(
        "source gur agency grade B; source nis agency grade C; gur: troops over 11000; nis: troops at least 10000");
    EXPECT_THAT(about(graph, "troops at least 10000").origins, SizeIs(2));
    EXPECT_THAT(about(graph, "troops over 11000").origins, SizeIs(1));
}

TEST(ClaimOpinion, HasNamedVariants) {
    const auto graph = make_graph("source liar agency grade E; liar: presence yes");
    claim_opinion_options by;
    by.discount = trust_variant::opposite;
    expect_near(about(graph, "presence yes", by).held, 0.05, 0.85, 0.1);
    by.discount = trust_variant::belief_only;
    expect_near(about(graph, "presence yes", by).held, 0.05, 0, 0.95);
    const auto two = make_graph("source a agency grade A; source b agency; a: presence yes; b: presence yes");
    by = {};
    expect_near(about(two, "presence yes", by).held, 0.95, 0, 0.05);  // who knows nothing weighs nothing
    by.otherwise = doubtful_fusion::averaging;
    EXPECT_LT(about(two, "presence yes", by).held.belief(), 0.95);
}

TEST(ClaimOpinion, NamesWhatItIsMadeOf) {
    const auto graph = make_graph("source gur agency grade B; gur: presence yes");
    EXPECT_EQ(about(graph, "presence yes").because(graph),
        "b 0.8 d 0 u 0.2 a 0.5: gur for it, trusted chain 1: b 0.8 d 0 u 0.2 a 0.5; discount projected; weighted within, "
        "cumulative across: gur");
}

RC_GTEST_PROP(ClaimOpinion, AnEchoOfWhatIsOnRecordChangesNothing, ()) {
    auto graph = test::linked_case(*rc::gen::arbitrary<std::uint32_t>());
    std::vector<opinion> before;
    const auto places = test::all_positions(graph);
    const auto held = [&](position p) {
        return opinion_on(question_trace{graph, graph.question(p.claim)}, p).held;
    };
    for (const position p : places) before.push_back(held(p));
    RC_PRE(test::add_echo(graph, *rc::gen::arbitrary<std::uint32_t>()));
    for (std::size_t i = 0; i < places.size(); ++i) {
        const opinion after = held(places[i]);
        RC_ASSERT(after.beliefs() == before[i].beliefs());
        RC_ASSERT(after.uncertainty() == before[i].uncertainty());
    }
}

RC_GTEST_PROP(ClaimOpinion, AnEchoByNobodyKnownChangesNothingWhateverItRepeats, ()) {
    auto graph = test::linked_case(*rc::gen::arbitrary<std::uint32_t>());
    const auto places = test::all_positions(graph);
    const auto held = [&](position p) {
        return opinion_on(question_trace{graph, graph.question(p.claim)}, p).held;
    };
    // Whoever is heard of through nobody known has no weight either way.
    std::vector<opinion> before;
    for (const position p : places) before.push_back(held(p));
    const auto count = graph.whole().statements().size();
    const auto which = *rc::gen::inRange<std::size_t>(0, count);
    auto batch = graph.insert();
    batch.add(source_record{.id = "echo"});
    batch.add(statement_record{.id = "echoes", .source = "echo",
        .relays = {std::string{graph.name(statement_id{static_cast<std::uint32_t>(which)})}}});
    batch.commit();
    for (std::size_t i = 0; i < places.size(); ++i) {
        const opinion after = held(places[i]);
        RC_ASSERT(std::abs(after.belief() - before[i].belief()) < 1e-12);
        RC_ASSERT(std::abs(after.disbelief() - before[i].disbelief()) < 1e-12);
    }
}

// In a loop of relays a word may pass a statement twice, on a way that no listed chain takes: by chains alone nothing can be
// said of such a graph.
RC_GTEST_PROP(ClaimOpinion, ReachesEachOriginByItsBestChain, ()) {
    auto graph = test::linked_case(*rc::gen::arbitrary<std::uint32_t>());
    const auto trust = [](source_id s) {
        const double b = 1.0 / (1.5 + s.number() % 5);
        return opinion::binomial(b, 0, 1 - b, 0);
    };
    const question_trace trace{graph, *graph.find_question("q")};
    RC_PRE(relay_loops(graph).empty());
    for (const position p : test::all_positions(graph)) {
        const auto found = opinion_on(trace, p, by_affiliation{graph}, trust);
        std::map<std::pair<source_id, bool>, double> expected;
        for (const position q : test::all_positions(graph)) {
            if (trace.takers(q).empty()) continue;
            const auto stands = compare(graph, q, p);
            const bool against = stands.verdict == verdict::conflict;
            if (!against && q != p && stands.relation != relation::equal && stands.relation != relation::refines)
                continue;
            const auto counted = origins(trace, q);
            for (const chain& c : chains(trace, q).chains) {
                const auto& o = counted.statements;
                if (std::find(o.begin(), o.end(), c.statements.back()) == o.end()) continue;
                double reach = 1;
                for (std::size_t i = 0; i + 1 < c.sources.size(); ++i) reach *= trust(c.sources[i]).belief();
                auto& best = expected[{c.sources.back(), against}];
                best = std::max(best, reach);
            }
        }
        RC_ASSERT(found.origins.size() == expected.size());
        for (const heard_origin& o : found.origins)
            RC_ASSERT(std::abs(o.reached - expected.at({o.source, o.against})) < 1e-12);
    }
}

TEST(ClaimOpinion, DoesNotDependOnTheOrderOfWhatWasSaid) {
    std::vector<std::string> lines{"gur: troops at least 10000", "wire > nis: troops over 11000",
        "kremlin: denies troops over 11000"};
    std::sort(lines.begin(), lines.end());
    std::set<std::string> seen;
    do {
        std::string text =
            "source gur agency grade B; source nis agency grade C; source wire outlet grade A; source kremlin state grade D\n";
        for (const auto& l : lines) text += l + "\n";
        seen.insert(fmt::format("{}", about(make_graph(text), "troops at least 10000").held));
    } while (std::next_permutation(lines.begin(), lines.end()));
    EXPECT_EQ(seen.size(), 1U);
}

TEST(SupportProbability, IsAnIntervalWhereReliabilityIsNotKnown) {
    const auto found = chance_of(make_graph("gur: presence yes"), "presence yes");
    EXPECT_EQ(found, (support_probability{0, 1, probability_kind::unknown_reliability}));
    EXPECT_EQ(found.because(), "from 0 to 1, unknown reliability");
    EXPECT_EQ(chance_of(make_graph("gur: unconfirmed presence yes"), "presence yes"),
        (support_probability{0, 0, probability_kind::exact}));
}

RC_GTEST_PROP(SupportProbability, IsThatOfAllWaysForSourcesToBeRight, ()) {
    const auto graph = test::linked_case(*rc::gen::arbitrary<std::uint32_t>());
    const auto belief = [](source_id s) { return 0.15 + 0.1 * (s.number() % 8); };
    const auto trust = [&](source_id s) { return opinion::binomial(belief(s), 1 - belief(s), 0, 0); };
    const question_trace trace{graph, *graph.find_question("q")};
    RC_PRE(relay_loops(graph).empty());
    const std::size_t n = graph.whole().sources().size();
    for (const position p : test::all_positions(graph)) {
        double expected = 0;
        for (std::size_t wrong = 0; wrong < (std::size_t{1} << n); ++wrong) {
            double chance = 1;
            std::vector<source_id> silent;
            for (std::uint32_t s = 0; s < n; ++s) {
                const bool is_wrong = (wrong >> s & 1) != 0;
                chance *= is_wrong ? 1 - belief(source_id{s}) : belief(source_id{s});
                if (is_wrong) silent.push_back(source_id{s});
            }
            // The retractions of those who are wrong still stand: only what they say is not relied on.
            bool holds = false;
            const auto counted = origins(trace, p).statements;
            for (const chain& c : chains(trace, p).chains) {
                const bool counts = std::find(counted.begin(), counted.end(), c.statements.back()) != counted.end();
                holds = holds || (counts && std::none_of(c.sources.begin(), c.sources.end(), [&](source_id s) {
                    return std::binary_search(silent.begin(), silent.end(), s);
                }));
            }
            expected += holds ? chance : 0;
        }
        const auto found = probability_of_support(trace, p, trust);
        RC_ASSERT(found.kind == probability_kind::exact);
        RC_ASSERT(std::abs(found.min - expected) < 1e-9);
    }
}
