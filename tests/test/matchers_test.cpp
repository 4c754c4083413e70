#include <hearsay/test/matchers.hpp>

#include <hearsay/test/notation.hpp>
#include <hearsay/test/printing.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

using namespace hearsay;
using namespace hearsay::test;
using ::testing::Not;
using ::testing::StringMatchResultListener;

namespace {

const auto zelensky = interval::more_than(11'000);
const auto gur = interval::at_least(10'000);
const auto sceptic = interval::at_most(500);

template <class Matcher, class Value>
std::string explanation(const Matcher& matcher, const Value& value) {
    StringMatchResultListener listener;
    ::testing::SafeMatcherCast<const Value&>(matcher).MatchAndExplain(value, &listener);
    return listener.str();
}

template <class Value, class Matcher>
std::string description(const Matcher& matcher) {
    return ::testing::DescribeMatcher<Value>(matcher);
}

}  // namespace

TEST(Matchers, SetsAgainstSets) {
    EXPECT_THAT(zelensky, AgreesWith(gur));
    EXPECT_THAT(gur, AgreesWith(interval_set{zelensky}));
    EXPECT_THAT(interval_set{gur}, ConflictsWith(sceptic));
    EXPECT_THAT(gur, Not(ConflictsWith(zelensky)));
    EXPECT_THAT(interval::at_most(20'000), IsCompatibleWith(gur));
    EXPECT_THAT(zelensky, LiesWithin(gur));
    EXPECT_THAT(gur, Not(LiesWithin(zelensky)));
    EXPECT_THAT(gur, Covers(zelensky));
    EXPECT_THAT(zelensky, Not(Covers(gur)));
    EXPECT_THAT(intersection(interval_set{gur}, interval_set{sceptic}), IsEmptySet());
    EXPECT_THAT(interval_set{gur}, Not(IsEmptySet()));
    EXPECT_THAT(day_range::by(make_day(2024, 11, 1)), ConflictsWith(day_range::from(make_day(2024, 11, 2))));
    EXPECT_THAT(truth_set{true}, ConflictsWith(truth_set{false}));
}

TEST(Matchers, Relations) {
    EXPECT_THAT(relation_of(interval_set{zelensky}, interval_set{gur}), IsRelation(relation::refines));
    EXPECT_THAT(relation_of(interval_set{gur}, interval_set{zelensky}), Not(IsRelation(relation::refines)));
    EXPECT_EQ(explanation(IsRelation(relation::equal), relation::overlaps), "which is overlaps");
}

TEST(Matchers, PositionsOfAGraph) {
    const auto graph = make_graph(R"(
        question troops unit soldier additive
        unit brigade = 3000..5000 soldier
        claim c1 = troops over 11000; claim c2 = troops at least 10000
        claim c3 = troops as many as 4 brigade; claim c5 = troops ?; claim c9 = troops under 500
    )");
    const auto claim = [&](std::string_view id) { return graph.find_claim(id).value(); };
    EXPECT_THAT(claim("c1"), AgreesWith(graph, claim("c2")));
    EXPECT_THAT(claim("c1"), RefinesClaim(graph, claim("c2")));
    EXPECT_THAT(claim("c2"), Not(RefinesClaim(graph, claim("c1"))));
    EXPECT_THAT(claim("c1"), IsCompatibleWith(graph, claim("c3")));
    EXPECT_THAT(claim("c5"), IsIncomparableWith(graph, claim("c1")));
    EXPECT_THAT(claim("c9"), ConflictsWith(graph, claim("c2")));
    EXPECT_THAT(position(claim("c2"), true), ConflictsWith(graph, claim("c2")));
    EXPECT_THAT(claim("c1"), ConflictsWith(graph, claim("c2"), lens{.how = reading::pragmatic}));
    EXPECT_THAT(compare(graph, claim("c1"), claim("c2")), IsRelation(relation::refines));
    EXPECT_THAT(compare(graph, claim("c1"), claim("c5")), Not(IsRelation(relation::disjoint)));
    EXPECT_THAT(compare(graph, claim("c1"), claim("c9")), HasVerdict(verdict::conflict));
}

TEST(Matchers, SayWhatTheyFound) {
    EXPECT_EQ(explanation(ConflictsWith(gur), zelensky), "whose relation to it is refines");
    EXPECT_EQ(description<interval>(ConflictsWith(gur)), "conflicts with [10000, inf)");
    EXPECT_EQ(description<interval>(Not(AgreesWith(gur))), "doesn't agree with [10000, inf)");
    EXPECT_EQ(description<interval_set>(Covers(gur)), "covers [10000, inf)");
    const auto graph = make_graph(
        "question troops unit soldier; unit brigade = 3000..5000 soldier; "
        "gur: troops over 11000; nis: troops as many as 4 brigade");
    const position a = graph.find_claim("troops over 11000").value();
    const position b = graph.find_claim("troops as many as 4 brigade").value();
    EXPECT_EQ(explanation(ConflictsWith(graph, b), a),
        "\"troops over 11000\" is compatible with it: overlaps, because of values, assuming unit:brigade");
    EXPECT_EQ(description<position>(ConflictsWith(graph, position{b.claim, true})),
        "conflicts with the denial of \"troops as many as 4 brigade\"");
    EXPECT_EQ(explanation(HasVerdict(verdict::agree), compare(graph, a, b)),
        "which is compatible, because of values");
}
