#include <hearsay/graph/views.hpp>

#include <hearsay/test/notation.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <chrono>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

using namespace hearsay;
using hearsay::test::extend;
using hearsay::test::make_graph;

namespace {

constexpr day october(unsigned d) { return make_day(2024, 10, d); }

// An article of the 18th relays a speech of the 17th and a service, whose head speaks for himself as well.
claim_graph troops() {
    return make_graph(R"(
        source head within gur
        [a] article on 2024-10-18 > [z] president on 2024-10-17 > [u] unnamed-service: troops over 11000
        [a] > [k] post by 2024-10-18 > [g] gur: troops at least 10000
        [h] head on 2024-10-16: troops 2600
        [n] nobody-knows-when: troops 5
    )");
}

template <class Graph>
std::string shown(const Graph& graph) {
    std::string names;
    for (const auto s : graph.whole().statements()) {
        if (graph.shows(s)) names += graph.whole().name(s);
    }
    return names;
}
template <class Graph>
std::string held(const Graph& graph) {
    std::string names;
    for (const auto s : graph.whole().statements()) {
        if (graph.is_held(s)) names += graph.whole().name(s);
    }
    return names;
}

source_id source_of(const claim_graph& graph, std::string_view name) {
    return graph.find_source(name).value();
}

}  // namespace

TEST(AsOf, ShowsWhatWasSurelySaidByThen) {
    const auto graph = troops();
    EXPECT_EQ(shown(graph), "azukghn");
    EXPECT_EQ(shown(as_of(graph, october(18))), "azukgh") << "what is undated is never there";
    EXPECT_EQ(shown(as_of(graph, october(17))), "zuh") << "a range counts from its end";
    EXPECT_EQ(shown(as_of(graph, october(16))), "h");
    EXPECT_EQ(shown(as_of(graph, october(15))), "");
    EXPECT_EQ(held(as_of(graph, october(17))), "h") << "nobody on record had passed the speech on yet";
}

TEST(SaidBy, ShowsTheSameAndHoldsItAll) {
    const auto graph = troops();
    EXPECT_EQ(shown(said_by(graph, october(17))), "zuh");
    EXPECT_EQ(held(said_by(graph, october(17))), "zuh");
    EXPECT_EQ(held(graph), "ahn");
}

TEST(Without, ASourceIsItsOwnStatementsAlone) {
    const auto graph = troops();
    EXPECT_EQ(shown(without(graph, source_of(graph, "gur"))), "azukhn")
        << "its head still speaks for himself";
    EXPECT_EQ(shown(without(graph, source_of(graph, "head"))), "azukgn");
    EXPECT_EQ(
        shown(without(graph, {source_of(graph, "gur"), source_of(graph, "head"), source_of(graph, "gur")})),
        "azukn");
    const std::vector<source_id> several{source_of(graph, "article"), source_of(graph, "post")};
    EXPECT_EQ(shown(without(graph, several)), "zughn");
    EXPECT_EQ(shown(without(graph, std::vector<source_id>{})), "azukghn");
}

TEST(Without, AStatement) {
    const auto graph = troops();
    EXPECT_EQ(shown(without(graph, graph.find_statement("k").value())), "azughn");
}

TEST(Only, SourcesOrAPredicate) {
    const auto graph = troops();
    EXPECT_EQ(shown(only(graph, source_of(graph, "gur"))), "g");
    EXPECT_EQ(shown(only(graph, source_of(graph, "gur"), source_of(graph, "head"), source_of(graph, "post"))),
        "kgh");
    EXPECT_EQ(shown(only(graph, std::vector<source_id>{})), "");
    EXPECT_EQ(shown(only(graph, [&](statement_id s) { return graph.relay_count(s) == 0; })), "ughn");
}

TEST(Views, Compose) {
    const auto graph = troops();
    const auto gur = source_of(graph, "gur");
    EXPECT_EQ(shown(without(as_of(graph, october(18)), gur)), "azukh");
    EXPECT_EQ(shown(as_of(without(graph, gur), october(18))), "azukh");
    EXPECT_EQ(held(as_of(said_by(graph, october(18)), october(17))), "zuh")
        << "said_by holds what others show";
    EXPECT_EQ(held(said_by(as_of(graph, october(18)), october(17))), "zuh");
    EXPECT_EQ(held(without(said_by(graph, october(17)), graph.find_statement("z").value())), "uh");
    EXPECT_EQ(shown(only(without(only(as_of(graph, october(18)), gur, source_of(graph, "head")), gur),
                  [](auto) { return true; })),
        "h");
}

TEST(Views, CountLiveStatements) {
    auto graph = troops();
    EXPECT_EQ(count(graph), 7U);
    extend(graph, "head on 2024-10-18 retracts [h]");
    EXPECT_EQ(count(graph), 7U) << "one more, and one that it takes back";
    EXPECT_EQ(count(as_of(graph, october(17))), 3U) << "taken back only later";
    EXPECT_EQ(count(without(graph, source_of(graph, "head"))), 6U);
    EXPECT_EQ(count(claim_graph{}), 0U);
}

TEST(Views, AreTakenOfTheGraphAsItWas) {
    auto graph = troops();
    const auto view = as_of(graph, october(18));
    const auto snapshot = graph.snapshot();
    extend(graph, "blog on 2024-10-17 > [a]");
    EXPECT_EQ(shown(view), "azukgh");
    EXPECT_EQ(shown(as_of(snapshot, october(18))), "azukgh");
    EXPECT_EQ(shown(as_of(graph, october(18))), "azukghs1");
}

TEST(Views, OutliveTheGraphTheyAreTakenOf) {
    const auto view = [] {
        const auto graph = troops();
        return without(as_of(graph, october(18)), source_of(graph, "gur"));
    }();
    EXPECT_EQ(shown(view), "azukh");
    const auto copy = view;
    EXPECT_EQ(shown(copy), "azukh");
}

TEST(Views, HoldNoCopyOfTheData) {
    const auto graph = troops();
    const auto view = as_of(graph, october(18));
    const auto s = graph.find_statement("g").value();
    EXPECT_EQ(view.whole().name(s).data(), graph.name(s).data()) << "the very same text";
    static_assert(std::is_same_v<std::remove_cvref_t<decltype(view.base())>, claim_snapshot>);
    static_assert(sizeof(as_of(view, day{})) <= sizeof(view) + 2 * sizeof(day));
}

RC_GTEST_PROP(Views, ShowWhatEachOfThemShowsInAnyOrder, ()) {
    claim_graph graph;
    auto batch = graph.insert();
    const auto any_day = [] { return october(1) + std::chrono::days{*rc::gen::inRange(0, 6)}; };
    for (const char* name : {"x0", "x1", "x2"}) batch.add(source_record{.id = name});
    const int statements = *rc::gen::inRange(1, 20);
    for (int i = 0; i < statements; ++i) {
        statement_record said{.id = std::to_string(i),
            .source = "x" + std::to_string(*rc::gen::inRange(0, 3)),
            .held = *rc::gen::arbitrary<bool>()};
        if (*rc::gen::inRange(0, 5) != 0) said.at = any_day();
        batch.add(said);
    }
    batch.commit();
    const day limit = any_day();
    const source_id out{*rc::gen::inRange<std::uint32_t>(0, 3)};
    const statement_id hidden{*rc::gen::inRange<std::uint32_t>(0, static_cast<std::uint32_t>(statements))};
    const auto one = without(without(as_of(graph, limit), out), hidden);
    const auto other = as_of(without(without(graph, hidden), {out}), limit);
    const auto said = said_by(without(without(graph, out), hidden), limit);
    std::size_t shown_count = 0;
    for (const auto s : graph.statements()) {
        const auto last = graph.at(s).days().last();
        const bool expected = last && *last <= limit && graph.source(s) != out && s != hidden;
        RC_ASSERT(one.shows(s) == expected);
        RC_ASSERT(other.shows(s) == expected);
        RC_ASSERT(said.shows(s) == expected);
        RC_ASSERT(one.is_held(s) == (expected && graph.is_held(s)));
        RC_ASSERT(said.is_held(s) == expected);
        shown_count += expected ? 1 : 0;
    }
    RC_ASSERT(count(one) == shown_count);
}
