#include <hearsay/assess/credibility.hpp>

#include <gtest/gtest.h>

#include <set>

using namespace hearsay;

static_assert(credibility_of({}).digit == 6);

namespace {

struct row {
    const char* name;
    credibility_facts facts;
    int digit;
};
void PrintTo(const row& r, std::ostream* os) { *os << r.name; }

}  // namespace

class Credibility : public ::testing::TestWithParam<row> {};

TEST_P(Credibility, IsByTheFirstRuleThatFits) {
    const auto grade = credibility_of(GetParam().facts);
    EXPECT_EQ(grade.digit, GetParam().digit);
    EXPECT_EQ(grade.rule, "admiralty-" + std::to_string(GetParam().digit));
    EXPECT_FALSE(grade.because().empty());
}

INSTANTIATE_TEST_SUITE_P(Facts, Credibility,
    ::testing::Values(row{"NoOrigin", {}, 6},
        row{"NoOriginWhateverElse",
            {.declared_independent = true, .several = true, .contradicted = true, .by_better = true}, 6},
        row{"OneLine", {.has_origin = true}, 3}, row{"Several", {.has_origin = true, .several = true}, 2},
        row{"DeclaredIndependent", {.has_origin = true, .declared_independent = true, .several = true}, 1},
        row{"Contradicted", {.has_origin = true, .contradicted = true}, 4},
        row{"ContradictedThoughSeveral", {.has_origin = true, .several = true, .contradicted = true}, 4},
        row{"ContradictedThoughDeclaredIndependent",
            {.has_origin = true, .declared_independent = true, .several = true, .contradicted = true}, 4},
        row{"ContradictedByBetter",
            {.has_origin = true, .declared_independent = true, .contradicted = true, .by_better = true}, 5},
        row{"BetterWithoutAConflictIsNothing", {.has_origin = true, .by_better = true}, 3}),
    [](const auto& test) { return std::string{test.param.name}; });

TEST(CredibilityRules, AreWordedApart) {
    std::set<std::string_view> words;
    for (int digit = 1; digit <= 6; ++digit) words.insert(credibility{digit, ""}.because());
    EXPECT_EQ(words.size(), 6U);
}
