#include <hearsay/trace/independence.hpp>

#include "oracle.hpp"

#include <hearsay/test/notation.hpp>

#include <gmock/gmock.h>

#include <map>
#include <numeric>

namespace hearsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

independent_origins counted(const claim_graph& graph, std::initializer_list<std::string_view> names) {
    std::vector<source_id> list;
    for (const auto name : names) list.push_back(*graph.find_source(name));
    return independence(graph, list);
}
std::string spelled(const claim_graph& graph, std::initializer_list<std::string_view> names) {
    return fmt::format("{}", counted(graph, names));
}

TEST(Independence, OfOneUnnamedAmongTwoIsTwoToThree) {
    const auto graph = make_graph(R"(
        source ukraine state; source gur agency within ukraine; source zelensky person within ukraine
        source unnamed-intelligence; source nis
    )");
    EXPECT_EQ(spelled(graph, {"unnamed-intelligence", "gur", "nis"}), "{2, 3}");
    EXPECT_EQ(spelled(graph, {"gur", "unnamed-intelligence"}), "{1, 2}");
    EXPECT_EQ(spelled(graph, {"gur", "zelensky", "gur"}), "{1, 1}");
    EXPECT_EQ(spelled(graph, {"unnamed-intelligence"}), "{1, 1}");
    EXPECT_EQ(spelled(graph, {}), "{0, 0}");
    EXPECT_EQ(counted(graph, {"unnamed-intelligence", "gur", "nis"}).because(graph),
        "gur; unnamed-intelligence, which may be one of the others; nis");
}

TEST(Independence, OfDependentOnesIsOneThroughAnyNumberOfSteps) {
    const auto graph = make_graph(R"(
        source a; source b; source c; source d
        link a dependent b; link b same_as c
    )");
    const auto found = counted(graph, {"a", "b", "c", "d"});
    EXPECT_EQ(fmt::format("{}", found), "{2, 2}");
    ASSERT_EQ(found.classes.size(), 2U);
    EXPECT_THAT(names(graph, found.classes[0]), ElementsAre("a", "b", "c"));
    EXPECT_THAT(names(graph, found.classes[1]), ElementsAre("d"));
    EXPECT_EQ(found.because(graph), "a with b with c; d");
    EXPECT_EQ(spelled(graph, {"a", "c"}), "{2, 2}") << "a link holds for its two alone";
}

TEST(Independence, DeclaredKeepsTwoOfOneStateApartUnlessAThirdBindsThem) {
    const auto graph = make_graph(R"(
        source state; source army within state; source navy within state; source guard within state
        link army independent navy
    )");
    EXPECT_EQ(spelled(graph, {"army", "navy"}), "{2, 2}");
    EXPECT_EQ(spelled(graph, {"army", "navy", "guard"}), "{1, 1}");
}

TEST(Independence, DeclaredKeepsAnUnnamedOneOutOfAClass) {
    const auto graph = make_graph(R"(
        source gur; source nis; source unnamed-a; source unnamed-b
        link unnamed-a independent gur; link unnamed-a independent nis; link unnamed-b independent unnamed-a
    )");
    EXPECT_EQ(spelled(graph, {"gur", "unnamed-a"}), "{2, 2}");
    EXPECT_EQ(spelled(graph, {"gur", "nis", "unnamed-a"}), "{3, 3}");
    EXPECT_EQ(spelled(graph, {"gur", "nis", "unnamed-a", "unnamed-b"}), "{3, 4}");
    EXPECT_EQ(spelled(graph, {"unnamed-a", "unnamed-b"}), "{2, 2}");
}

TEST(Independence, UnnamedOnesBoundToANamedOneStayWithIt) {
    const auto graph = make_graph(R"(
        source ukraine state; source gur within ukraine; source nis
        source unnamed-officer unnamed within ukraine; source unnamed-x
        link unnamed-officer independent unnamed-x; link unnamed-x independent nis
    )");
    // The officer is Ukraine's, so unnamed-x can be neither with it nor with NIS.
    EXPECT_EQ(spelled(graph, {"gur", "nis", "unnamed-officer", "unnamed-x"}), "{3, 3}");
    EXPECT_EQ(spelled(graph, {"gur", "nis", "unnamed-x"}), "{2, 3}");
}

TEST(Independence, OnlyTheKindMakesASourceUnnamed) {
    const auto graph = make_graph("source unnamed-sounding person; source vague unnamed; source gur");
    EXPECT_EQ(spelled(graph, {"unnamed-sounding", "gur"}), "{2, 2}");
    EXPECT_EQ(spelled(graph, {"vague", "gur"}), "{1, 2}");
}

TEST(Independence, TakesAnyRule) {
    const auto graph = make_graph(
        "source ukraine state; source gur within ukraine; source zelensky within ukraine; source nis");
    const std::vector<source_id> all(graph.sources().begin(), graph.sources().end());
    EXPECT_EQ(independence(graph, all, by_affiliation{graph, affiliation_level::source}).max, 4U);
    EXPECT_EQ(independence(graph, all, by_affiliation{graph}).max, 2U);
    const auto odd = [](source_id a, source_id b) {
        return a.number() % 2 == b.number() % 2 ? dependence::dependent : dependence::separate;
    };
    EXPECT_EQ(independence(graph, all, odd).max, 2U);
}

/// Counts by every assignment of the unnamed to classes, by the definition.
independent_origins by_assignment(const claim_graph& graph, const std::vector<source_id>& list) {
    const by_affiliation rule{graph};
    std::vector<std::size_t> group(list.size());
    std::iota(group.begin(), group.end(), 0U);
    for (bool again = true; again;) {
        again = false;
        for (std::size_t i = 0; i < list.size(); ++i) {
            for (std::size_t j = 0; j < list.size(); ++j) {
                if (group[i] < group[j] && rule(list[i], list[j]) == dependence::dependent) {
                    group[j] = group[i];
                    again = true;
                }
            }
        }
    }
    std::map<std::size_t, std::vector<source_id>> classes;
    for (std::size_t i = 0; i < list.size(); ++i) classes[group[i]].push_back(list[i]);
    std::vector<std::vector<source_id>> made;
    std::vector<std::vector<source_id>> free;
    for (const auto& [number, members] : classes) {
        const bool named = std::any_of(members.begin(), members.end(),
            [&](source_id s) { return graph.kind(s) != source_kind::unnamed; });
        (named ? made : free).push_back(members);
    }
    independent_origins best;
    best.max = classes.size();
    best.min = classes.size();
    const std::function<void(std::size_t)> place = [&](std::size_t i) {
        if (i == free.size()) {
            best.min = std::min(best.min, made.size());
            return;
        }
        for (std::size_t c = 0; c < made.size(); ++c) {
            const bool barred = std::any_of(made[c].begin(), made[c].end(), [&](source_id a) {
                return std::any_of(free[i].begin(), free[i].end(),
                    [&](source_id b) { return rule(a, b) == dependence::declared_independent; });
            });
            if (barred) continue;
            const auto before = made[c];
            made[c].insert(made[c].end(), free[i].begin(), free[i].end());
            place(i + 1);
            made[c] = before;
        }
        made.push_back(free[i]);
        place(i + 1);
        made.pop_back();
    };
    place(0);
    return best;
}

TEST(Independence, IsTheFewestAndTheMostClassesOfAnyAssignment) {
    std::mt19937_64 engine{7};
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(engine() % n); };
    std::map<std::size_t, std::size_t> spread;
    for (int round = 0; round < 3000; ++round) {
        claim_graph graph;
        auto batch = graph.insert();
        const std::size_t count = 1 + below(8);
        for (std::size_t s = 0; s < count; ++s) {
            source_record made{.id = fmt::format("s{}", s)};
            if (below(100) < 60) made.kind = source_kind::unnamed;
            if (s > 0 && below(100) < 15) made.within = fmt::format("s{}", below(s));
            batch.add(made);
        }
        const std::size_t percent = below(70);
        for (std::size_t a = 0; a < count; ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                if (below(100) >= percent) continue;
                batch.add(link_record{.a = fmt::format("s{}", a),
                    .b = fmt::format("s{}", b),
                    .is = below(100) < 8 ? link_kind::dependent : link_kind::independent});
            }
        }
        batch.commit();
        const std::vector<source_id> all(graph.sources().begin(), graph.sources().end());
        const auto expected = by_assignment(graph, all);
        const auto found = independence(graph, all);
        ASSERT_EQ(found.max, expected.max) << "round " << round;
        ASSERT_EQ(found.min, expected.min) << "round " << round;
        ASSERT_FALSE(found.bound);
        ++spread[found.max - found.min];
        // Pair by pair it is the same.
        const by_affiliation rule{graph};
        ASSERT_EQ(independence(graph, all, [&](source_id a, source_id b) { return rule(a, b); }), found);
    }
    EXPECT_GE(spread.size(), 4U) << "all alike: the cases test little";
}

/// `count` unnamed sources, of which two are declared independent where `apart` says so.
template <class Apart>
claim_graph unnamed_sources(std::size_t count, Apart&& apart) {
    claim_graph graph;
    auto batch = graph.insert();
    for (std::size_t s = 0; s < count; ++s)
        batch.add(source_record{.id = fmt::format("u{}", s), .kind = source_kind::unnamed});
    for (std::size_t a = 0; a < count; ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            if (apart(a, b)) {
                batch.add(link_record{
                    .a = fmt::format("u{}", a), .b = fmt::format("u{}", b), .is = link_kind::independent});
            }
        }
    }
    batch.commit();
    return graph;
}
independent_origins of_all(const claim_graph& graph) {
    const std::vector<source_id> all(graph.sources().begin(), graph.sources().end());
    return independence(graph, all);
}

TEST(Independence, IsExactForTwelveUnnamedOnes) {
    // The complement of a ring of seven needs four classes though no four of it exclude each other; with a
    // ring of five that excludes all of it, seven.
    const auto graph = unnamed_sources(12, [](std::size_t a, std::size_t b) {
        if (a >= 7 && b >= 7) return (a - b) % 5 == 1 || (a - b) % 5 == 4;
        if (a >= 7 || b >= 7) return true;
        const std::size_t d = (a - b) % 7;
        return d != 1 && d != 6;
    });
    const auto found = of_all(graph);
    EXPECT_EQ(found.min, 7U);
    EXPECT_EQ(found.max, 12U);
    EXPECT_FALSE(found.bound);
}

TEST(Independence, OfManyUnnamedOnesIsExactWhereThatIsProven) {
    const auto all_apart = of_all(unnamed_sources(40, [](std::size_t, std::size_t) { return true; }));
    EXPECT_EQ(all_apart.min, 40U);
    EXPECT_FALSE(all_apart.bound);
    const auto two_camps =
        of_all(unnamed_sources(40, [](std::size_t a, std::size_t b) { return a % 2 != b % 2; }));
    EXPECT_EQ(two_camps.min, 2U);
    EXPECT_FALSE(two_camps.bound);
}

TEST(Independence, OfManyUnnamedOnesIsABoundWhereItIsNotProven) {
    // Three rings of five that exclude each other need nine classes: three each, though no three of a ring
    // are apart.
    const auto graph = unnamed_sources(15, [](std::size_t a, std::size_t b) {
        if (a / 5 != b / 5) return true;
        return a - b == 1 || a - b == 4;
    });
    const auto found = of_all(graph);
    EXPECT_TRUE(found.bound);
    EXPECT_GE(found.min, 7U);  // twelve of them, two rings and two more, need that
    EXPECT_LE(found.min, 9U);
    EXPECT_EQ(found.max, 15U);
    EXPECT_NE(
        found.because(graph).find(fmt::format("at least {} by a lower bound", found.min)), std::string::npos);
}

TEST(Independence, OfAHundredThousandOriginsIsNotQuadratic) {
    claim_graph graph;
    auto batch = graph.insert();
    constexpr std::size_t count = 100'000;
    for (std::size_t s = 0; s < count; ++s) {
        source_record made{.id = fmt::format("s{}", s)};
        if (s >= 1000) made.within = fmt::format("s{}", s % 1000);
        if (s == 7) made.kind = source_kind::unnamed;
        batch.add(made);
    }
    batch.commit();
    const auto found = of_all(graph);
    EXPECT_EQ(found.max, 1000U);
    EXPECT_EQ(found.min, 1000U) << "whoever belongs to it is named, so the unnamed one stays";
}

}  // namespace
}  // namespace hearsay::test
