#include <hearsay/compare/scope_nesting.hpp>

#include "figures.hpp"

#include <hearsay/test/notation.hpp>

#include <gtest/gtest.h>

#include <map>

using namespace hearsay;

namespace hearsay::inline v1 {
void PrintTo(nesting n, std::ostream* os) {
    constexpr const char* names[] = {"same", "a within b", "b within a", "apart"};
    *os << names[static_cast<int>(n)];
}
}  // namespace hearsay::inline v1

namespace {

const claim_graph& graph() {
    static const claim_graph made = test::make_graph(R"(
        place kursk within russia; place sudzha within kursk; place bryansk within russia; place ukraine
        place sumy within ukraine; place border within russia overlaps sumy
        part guards within infantry disjoint artillery
        part first-company within guards; part second-company within guards; part gunners within artillery
        question n quantity
        claim whole = n 1
        claim russia = n 2 in russia
        claim kursk = n 3 in kursk
        claim sudzha = n 4 in sudzha
        claim ukraine = n 5 in ukraine
        claim border = n 5 in border
        claim sumy = n 5 in sumy
        claim october = n 6 during 2024-10-01..2024-10-31
        claim week = n 7 during 2024-10-07..2024-10-13
        claim across = n 8 during 2024-10-30..2024-11-02
        claim november = n 9 during 2024-11-01..2024-11-30
        claim infantry = n 10 of infantry
        claim guards = n 11 of guards
        claim artillery = n 12 of artillery
        claim gunners = n 12 of gunners
        claim first-company = n 12 of first-company
        claim second-company = n 12 of second-company
        claim kursk-week = n 13 in kursk during 2024-10-07..2024-10-13
        claim russia-october = n 14 in russia during 2024-10-01..2024-10-31
        claim russia-week = n 15 in russia during 2024-10-07..2024-10-13
        claim guards-kursk-week = n 16 in kursk of guards during 2024-10-07..2024-10-13
    )");
    return made;
}
scope_id scope_of(const char* claim) { return graph().scope_of(figures::claim_of(graph(), claim)); }

struct row {
    const char* name;
    const char* a;
    const char* b;
    additivity additive;
    nesting expected;
};
void PrintTo(const row& r, std::ostream* os) { *os << r.name; }
constexpr additivity by_place{.place = true};
constexpr additivity by_period{.period = true};
constexpr additivity by_part{.part = true};

}  // namespace

class Nesting : public ::testing::TestWithParam<row> {};

TEST_P(Nesting, IsAsTheScopesAndTheAdditivityHaveIt) {
    const auto& r = GetParam();
    EXPECT_EQ(nesting_of(graph(), scope_of(r.a), scope_of(r.b), r.additive), r.expected);
    const nesting back = r.expected == nesting::a_within_b ? nesting::b_within_a
        : r.expected == nesting::b_within_a                ? nesting::a_within_b
                                                           : r.expected;
    EXPECT_EQ(nesting_of(graph(), scope_of(r.b), scope_of(r.a), r.additive), back);
}

INSTANTIATE_TEST_SUITE_P(Scopes, Nesting,
    ::testing::Values(row{"TheSame", "kursk", "kursk", {}, nesting::same},
        row{"NotAdditive", "kursk", "russia", {}, nesting::apart},
        row{"NotAdditiveInTheWhole", "kursk", "whole", {}, nesting::apart},
        row{"PlaceInPlace", "kursk", "russia", by_place, nesting::a_within_b},
        row{"PlaceInPlaceInPlace", "sudzha", "russia", by_place, nesting::a_within_b},
        row{"PlaceInTheWhole", "kursk", "whole", by_place, nesting::a_within_b},
        row{"PlaceWhereOnlyPeriodsAddUp", "kursk", "whole", by_period, nesting::apart},
        row{"PlacesBesideEachOther", "kursk", "ukraine", additivity::all(), nesting::apart},
        row{"PeriodInPeriod", "week", "october", by_period, nesting::a_within_b},
        row{"PeriodInTheWhole", "week", "whole", by_period, nesting::a_within_b},
        row{"PeriodInPeriodWhereOnlyPlacesAddUp", "week", "october", by_place, nesting::apart},
        row{"PeriodAcross", "across", "october", additivity::all(), nesting::apart},
        row{"PeriodsApart", "november", "october", additivity::all(), nesting::apart},
        row{"PartInPart", "guards", "infantry", by_part, nesting::a_within_b},
        row{"PartInPartInPart", "first-company", "infantry", by_part, nesting::a_within_b},
        row{"PartInTheWhole", "guards", "whole", by_part, nesting::a_within_b},
        row{"PartsThatNothingNests", "infantry", "artillery", additivity::all(), nesting::apart},
        row{"PartAndPlace", "infantry", "kursk", additivity::all(), nesting::apart},
        row{"AlongTwo", "kursk-week", "russia-october", additivity::all(), nesting::a_within_b},
        row{"AlongTwoWhereOneAddsUp", "kursk-week", "russia-october", by_place, nesting::apart},
        row{"AlongTwoOneOfThemEqual", "kursk-week", "russia-week", by_place, nesting::a_within_b},
        row{"AlongThree", "guards-kursk-week", "russia-october", additivity::all(), nesting::a_within_b},
        row{"OneWithinAndOneAround", "kursk-week", "sudzha", additivity::all(), nesting::apart}),
    [](const auto& test) { return std::string{test.param.name}; });

TEST(Nesting, TakesTheScopeOfTheQuestionForWhatAClaimLeavesOut) {
    auto asked = question_record{.id = "q", .kind = "quantity", .additive = additivity::all()};
    asked.scope.place = "russia";
    auto inner =
        claim_record{.id = "inner", .answers = "q", .value = figures::soldiers(interval::exactly(1))};
    inner.scope.period = day_range::on(make_day(2024, 10, 1));
    auto elsewhere =
        claim_record{.id = "elsewhere", .answers = "q", .value = figures::soldiers(interval::exactly(2))};
    elsewhere.scope.place = "ukraine";
    claim_graph own;
    {
        auto batch = own.insert();
        batch.add_place({.id = "russia"});
        batch.add_place({.id = "ukraine"});
        batch.add(asked);
        batch.add(
            claim_record{.id = "plain", .answers = "q", .value = figures::soldiers(interval::exactly(3))});
        batch.add(inner);
        batch.add(elsewhere);
        batch.commit();
    }
    const auto of = [&](const char* name) { return own.scope_of(figures::claim_of(own, name)); };
    const auto additive = additivity::all();
    EXPECT_EQ(of("plain"), own.scope_of(*own.find_question("q")));
    EXPECT_EQ(nesting_of(own, of("inner"), of("plain"), additive), nesting::a_within_b);
    EXPECT_EQ(nesting_of(own, of("elsewhere"), of("plain"), additive), nesting::apart);
}

TEST(DisjointScopes, AreThoseThatSurelyShareNothing) {
    const std::map<std::pair<std::string, std::string>, std::pair<bool, bool>> expected{
        // disjoint, and whether by the assumption about places
        {{"kursk", "ukraine"}, {true, true}},
        {{"kursk", "russia"}, {false, false}},
        {{"kursk", "whole"}, {false, false}},
        {{"border", "sumy"}, {false, false}},
        {{"border", "ukraine"}, {false, false}},
        {{"border", "kursk"}, {true, true}},
        {{"october", "november"}, {true, false}},
        {{"october", "across"}, {false, false}},
        {{"guards", "artillery"}, {true, false}},
        {{"gunners", "first-company"}, {true, false}},
        {{"first-company", "second-company"}, {false, false}},
        {{"infantry", "artillery"}, {false, false}},
        {{"infantry", "kursk"}, {false, false}},
        {{"kursk-week", "russia-october"}, {false, false}},
    };
    for (const auto& [names, answer] : expected) {
        for (const bool turned : {false, true}) {
            const auto a = scope_of((turned ? names.second : names.first).c_str());
            const auto b = scope_of((turned ? names.first : names.second).c_str());
            bool by_places = false;
            EXPECT_EQ(scopes_disjoint(graph(), a, b, by_places), answer.first)
                << names.first << ", " << names.second;
            EXPECT_EQ(by_places, answer.second) << names.first << ", " << names.second;
        }
    }
}
