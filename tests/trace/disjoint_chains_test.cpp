#include <hearsay/trace/disjoint_chains.hpp>

#include "citation_graphs.hpp"
#include "oracle.hpp"

#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>

#include <gmock/gmock.h>

#include <algorithm>
#include <bit>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace hearsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(DisjointChains, ThroughOneReportAreOne) {
    const auto graph = make_graph(R"(
        [n] north > [a] agency > [e] east: dead over 5
        [s] south > [a]
    )");
    const auto found = disjoint_chains(graph, asserted(graph, "dead over 5"));
    ASSERT_THAT(found.chains, SizeIs(1));
    EXPECT_TRUE(found.is_exact());
    EXPECT_THAT(names(graph, found.cut), ElementsAre("a"));
    EXPECT_TRUE(found.cut_is_least());
    EXPECT_EQ(found.because(graph),
        "of any two chains both pass a statement in common: north > agency > east. Every chain passes a");
}

TEST(DisjointChains, ThroughTwoReportsOfOneAgencyAreTwoByStatementAndOneBySource) {
    const auto graph = make_graph(R"(
        source agency
        [n] north > [a1] agency > [e] east: dead over 5
        [s] south > [a2] agency > [w] west: dead over 5
    )");
    const position p = asserted(graph, "dead over 5");
    const auto by_statement = disjoint_chains(graph, p);
    EXPECT_EQ(by_statement.because(graph),
        "2 chains share no statement: north > agency > east; south > agency > west. Every chain passes n or s");
    const auto by_source = source_disjoint_chains(graph, p);
    ASSERT_THAT(by_source.chains, SizeIs(1));
    EXPECT_TRUE(by_source.is_exact());
    EXPECT_THAT(names(graph, by_source.cut), ElementsAre("agency"));
    EXPECT_EQ(by_source.because(graph),
        "of any two chains both pass a source in common: north > agency > east. Every chain passes agency");
}

TEST(DisjointChains, AreTheMostThereCanBeAndNotWhatIsTakenFirst) {
    // The shortest chain, b > y, is in the way of both others: whoever takes it first finds one where there are two.
    const auto graph = make_graph(R"(
        [a] alpha > [y] yankee: war yes
        [b] bravo > [y]
        [b] > [z] zulu: war yes
    )");
    const auto found = disjoint_chains(graph, asserted(graph, "war yes"));
    EXPECT_EQ(found.because(graph),
        "2 chains share no statement: alpha > yankee; bravo > zulu. Every chain passes a or b");
}

TEST(DisjointChains, OfThoseWhoSpeakForThemselvesAreOneEach) {
    const auto graph = make_graph("alpha: war yes; bravo: war yes; charlie: war yes > alpha: war yes");
    EXPECT_THAT(disjoint_chains(graph, asserted(graph, "war yes")).chains, SizeIs(3));
}

TEST(DisjointChains, OfWhatHasNoSupportAreNone) {
    const auto graph = make_graph("[a] alpha: war yes > [b] beta: war yes > [a]");
    const auto found = disjoint_chains(graph, asserted(graph, "war yes"));
    EXPECT_THAT(found.chains, IsEmpty());
    EXPECT_THAT(found.cut, IsEmpty());
    EXPECT_TRUE(found.is_exact());
    EXPECT_EQ(found.because(graph), "no chain leads to an origin");
    const auto by_source = source_disjoint_chains(graph, asserted(graph, "war yes"));
    EXPECT_THAT(by_source.chains, IsEmpty());
    EXPECT_EQ(by_source.because(graph), "no chain leads to an origin");
}

TEST(DisjointChains, DoNotEndInAnOriginThatSaysOtherwise) {
    // The second paper makes "over 50" of the company's "at most 38": no second line for it.
    const auto graph = make_graph(R"(
        [p] paper: loss over 50 > [m] ministry: loss over 50
        [q] quarterly: loss over 50 > [c] company: loss at most 38
    )");
    const auto found = disjoint_chains(graph, asserted(graph, "loss over 50"));
    EXPECT_EQ(found.because(graph),
        "of any two chains both pass a statement in common: paper > ministry. Every chain passes p");
}

TEST(DisjointChains, NeedAPositionOnTheQuestion) {
    const auto graph = make_graph("alpha: war yes, dead over 5");
    const question_trace trace{graph, *graph.find_question("war")};
    EXPECT_THROW((void)disjoint_chains(trace, asserted(graph, "dead over 5")), std::invalid_argument);
    EXPECT_THROW((void)source_disjoint_chains(trace, asserted(graph, "dead over 5")), std::invalid_argument);
}

TEST(DisjointChains, AreTheIndependentPathsOfTheCitationGraphs) {
    const auto cases = citation_cases();
    ASSERT_GE(cases.size(), 30U);
    for (const auto& one : cases) {
        SCOPED_TRACE(one.at("id").get<std::string>());
        const auto expected = one.at("expected").at("independent_paths").get<std::size_t>();
        ASSERT_EQ(one.at("expected").at("min_vertex_cut").size(), expected);
        for (const bool relays_speak : {true, false}) {
            const auto graph = citation_graph(one, relays_speak);
            const position p{claim_id{0}};
            const auto found = disjoint_chains(graph, p);
            EXPECT_THAT(found.chains, SizeIs(expected));
            EXPECT_THAT(found.cut, SizeIs(expected));
            EXPECT_TRUE(found.is_exact() && found.cut_is_least());
            const auto by_source = source_disjoint_chains(graph, p);
            EXPECT_THAT(by_source.chains, SizeIs(expected));
            EXPECT_THAT(by_source.cut, SizeIs(expected));
            std::vector<source_id> cut;
            for (const statement_id s : found.cut) cut.push_back(graph.source(s));
            EXPECT_THAT(origins(without(graph, std::span<const source_id>{cut}), p).sources, IsEmpty());
        }
    }
}

using mask = std::uint32_t;

std::size_t widest(const std::vector<mask>& sets, std::size_t from, mask taken) {
    std::size_t best = 0;
    for (std::size_t i = from; i < sets.size(); ++i) {
        if ((sets[i] & taken) == 0) best = std::max(best, 1 + widest(sets, i + 1, taken | sets[i]));
    }
    return best;
}
std::vector<mask> minimal(std::vector<mask> sets) {
    std::sort(sets.begin(), sets.end(), [](mask a, mask b) {
        return std::pair{std::popcount(a), a} < std::pair{std::popcount(b), b};
    });
    std::vector<mask> kept;
    for (const mask s : sets) {
        if (std::none_of(kept.begin(), kept.end(), [s](mask k) { return (s & k) == k; })) kept.push_back(s);
    }
    return kept;
}
std::size_t fewest(const std::vector<mask>& sets, std::uint32_t things) {
    std::size_t best = things;
    for (mask cut = 0; cut < mask{1} << things; ++cut) {
        if (static_cast<std::size_t>(std::popcount(cut)) < best &&
            std::all_of(sets.begin(), sets.end(), [cut](mask s) { return (s & cut) != 0; })) {
            best = static_cast<std::size_t>(std::popcount(cut));
        }
    }
    return sets.empty() ? 0 : best;
}

template <class Found, class Of>
void expect_disjoint(const random_case& made, position p, const Found& found, const Of& of) {
    const auto paths = oracle{made.graph, p}.chains();
    std::set<typename std::decay_t<decltype(found.cut)>::value_type> seen;
    for (const chain& c : found.chains) {
        EXPECT_THAT(paths, ::testing::Contains(c.statements));
        std::set<typename std::decay_t<decltype(found.cut)>::value_type> own;
        for (const statement_id s : c.statements) own.insert(of(s));
        for (const auto x : own) EXPECT_TRUE(seen.insert(x).second) << "two chains share " << x.number();
    }
}

TEST(DisjointChains, AreWhatTryingAllOfThemGives) {
    std::size_t several = 0;
    std::size_t short_of_cut = 0;
    std::size_t twice = 0;
    for (std::uint64_t seed = 0; seed < 6000; ++seed) {
        const random_case made{seed, seed % 2 == 0};
        const question_trace trace{made.graph, question_id{0}};
        for (const position p : made.positions) {
            SCOPED_TRACE(
                fmt::format("seed {}, claim {}{}", seed, p.claim.number(), p.denied ? ", denied" : ""));
            const auto ends = origins(trace, p).statements;
            std::vector<mask> statements;
            std::vector<mask> sources;
            for (const auto& path : oracle{made.graph, p}.chains()) {
                if (std::find(ends.begin(), ends.end(), path.back()) == ends.end()) continue;
                mask of_statements = 0;
                mask of_sources = 0;
                for (const statement_id s : path) {
                    of_statements |= mask{1} << s.number();
                    of_sources |= mask{1} << made.graph.source(s).number();
                }
                statements.push_back(of_statements);
                sources.push_back(of_sources);
            }
            statements = minimal(statements);
            sources = minimal(sources);

            const auto by_statement = disjoint_chains(trace, p);
            const auto by_source = source_disjoint_chains(trace, p);
            if (by_statement.chains.size() > widest(statements, 0, 0) ||
                by_source.cut.size() > fewest(sources, 5)) {
                // In a loop a chain may have to pass a statement twice; those that are tried here do not.
                ASSERT_TRUE(seed % 2 == 0);
                ++twice;
                continue;
            }
            ASSERT_EQ(by_statement.chains.size(), widest(statements, 0, 0));
            ASSERT_GE(by_statement.at_most, by_statement.chains.size());
            ASSERT_GE(by_statement.cut.size(), fewest(statements, 9));
            expect_disjoint(made, p, by_statement, [](statement_id s) { return s; });
            several += by_statement.chains.size() > 1 ? 1 : 0;

            ASSERT_EQ(by_source.chains.size(), widest(sources, 0, 0));
            ASSERT_TRUE(by_source.is_exact());
            ASSERT_EQ(by_source.cut.size(), fewest(sources, 5));
            ASSERT_TRUE(by_source.cut_is_least());
            short_of_cut += by_source.chains.size() < by_source.cut.size() ? 1 : 0;
            expect_disjoint(made, p, by_source, [&](statement_id s) { return made.graph.source(s); });
            if (HasFailure()) return;
        }
    }
    EXPECT_GT(several, 500U);
    EXPECT_GT(short_of_cut, 0U);
    EXPECT_LT(twice, 100U);
}

/// A random graph of who cites whom, each with one statement, as a graph and as bits.
struct random_citations {
    std::uint32_t size;
    std::vector<mask> cites;
    mask held = 0;
    claim_graph graph;

    explicit random_citations(std::uint64_t seed) {
        std::mt19937_64 engine{seed};
        const auto below = [&](std::uint64_t n) { return static_cast<std::uint32_t>(engine() % n); };
        size = 2 + below(11);
        const std::uint32_t percent = 8 + below(35);
        cites.assign(size, 0);
        auto batch = graph.insert();
        batch.add(question_record{.id = "q", .asks = "?", .kind = "truth"});
        batch.add(claim_record{.id = "yes", .answers = "q", .value = truth_set{true}});
        for (std::uint32_t v = 0; v < size; ++v) {
            statement_record s{
                .id = fmt::format("s{}", v), .source = fmt::format("x{}", v), .held = below(100) < 40};
            if (s.held) held |= mask{1} << v;
            for (std::uint32_t to = 0; to < size; ++to) {
                if (to == v || below(100) >= percent) continue;
                cites[v] |= mask{1} << to;
                s.relays.push_back(fmt::format("s{}", to));
            }
            if (cites[v] == 0) s.stances.push_back({"yes", stance::asserts, certainty::certain, ""});
            batch.add(source_record{.id = s.source});
            batch.add(s);
        }
        batch.commit();
    }
    /// Whether an origin is reached from a held one, past none that is left out.
    [[nodiscard]] bool supports(mask left_out) const {
        mask reached = held & ~left_out;
        for (mask fresh = reached; fresh != 0;) {
            const auto v = static_cast<std::uint32_t>(std::countr_zero(fresh));
            fresh &= fresh - 1;
            if (cites[v] == 0) return true;
            const mask next = cites[v] & ~reached & ~left_out;
            reached |= next;
            fresh |= next;
        }
        return false;
    }
    [[nodiscard]] std::size_t least_cut() const {
        std::size_t best = size;
        for (mask cut = 0; cut < mask{1} << size; ++cut) {
            if (static_cast<std::size_t>(std::popcount(cut)) < best && !supports(cut))
                best = static_cast<std::size_t>(std::popcount(cut));
        }
        return best;
    }
};

TEST(DisjointChains, AreAsManyAsStatementsAreNeededToCutThem) {
    std::array<std::size_t, 13> seen{};
    for (std::uint64_t seed = 0; seed < 4000; ++seed) {
        const random_citations made{seed};
        SCOPED_TRACE(fmt::format("seed {}", seed));
        const position p{claim_id{0}};
        const std::size_t expected = made.least_cut();
        const auto found = disjoint_chains(made.graph, p);
        ASSERT_EQ(found.chains.size(), expected);
        ASSERT_EQ(found.cut.size(), expected);
        ASSERT_TRUE(found.is_exact());
        mask cut = 0;
        for (const statement_id s : found.cut) cut |= mask{1} << s.number();
        ASSERT_FALSE(made.supports(cut));
        const auto by_source = source_disjoint_chains(made.graph, p);
        ASSERT_EQ(by_source.chains.size(), expected);
        ASSERT_EQ(by_source.cut.size(), expected);
        ++seen.at(expected);
    }
    EXPECT_GT(seen[0] + seen[1], 500U);
    EXPECT_GT(seen[3] + seen[4] + seen[5], 200U);
}

TEST(SourceDisjointChains, SayWhereTheyAreBounds) {
    // 40 pairs of agencies, each pair on two chains and each agency in two pairs: too many sets to try.
    std::string text;
    for (int i = 0; i < 80; ++i)
        text +=
            fmt::format("[c{0}] agency-{0} > [d{0}] agency-{1} > origin-{0}: dead over 5\n", i, (i + 1) % 80);
    const auto graph = make_graph(text);
    const auto found = source_disjoint_chains(graph, asserted(graph, "dead over 5"));
    EXPECT_LE(found.chains.size(), 40U);
    EXPECT_GE(found.chains.size(), 27U);
    EXPECT_GE(found.at_most, 40U);
    EXPECT_FALSE(found.is_exact());
    EXPECT_THAT(found.because(graph),
        ::testing::StartsWith(fmt::format(
            "at least {} chains, at most {}, share no source", found.chains.size(), found.at_most)));
}

TEST(DisjointChains, OfAHundredThousandRelaysAndOfAHundredThousandOriginsAreFoundAtOnce) {
    constexpr std::size_t count = 100'000;
    for (const bool deep : {true, false}) {
        claim_graph graph;
        auto batch = graph.insert();
        batch.add(question_record{.id = "q", .asks = "?", .kind = "truth"});
        batch.add(claim_record{.id = "yes", .answers = "q", .value = truth_set{true}});
        batch.add(source_record{.id = "x"});
        statement_record top{.id = "top", .source = "x"};
        for (std::size_t i = 0; i < count; ++i) {
            statement_record s{.id = fmt::format("s{}", i), .source = "x", .held = false};
            if (deep && i + 1 < count) s.relays.push_back(fmt::format("s{}", i + 1));
            if (!deep || i + 1 == count)
                s.stances.push_back({"yes", stance::asserts, certainty::certain, ""});
            if (!deep || i == 0) top.relays.push_back(s.id);
            if (deep && i == count / 2) s.relays.emplace_back("s0");
            batch.add(s);
            // Beside the one above all, each origin has a paper of its own.
            if (!deep)
                batch.add(statement_record{.id = fmt::format("p{}", i), .source = "x", .relays = {s.id}});
        }
        batch.add(top);
        batch.commit();
        const auto found = disjoint_chains(graph, position{claim_id{0}});
        EXPECT_EQ(found.chains.size(), deep ? 1U : count);
        EXPECT_EQ(found.cut.size(), deep ? 1U : count);
        EXPECT_EQ(source_disjoint_chains(graph, position{claim_id{0}}).chains.size(), 1U);
    }
}

}  // namespace
}  // namespace hearsay::test
