#include <hearsay/trace/dependence.hpp>

#include <hearsay/test/dependence_laws.hpp>
#include <hearsay/test/notation.hpp>
#include <hearsay/test/printing.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace hearsay::test {
namespace {

const auto& sources() {
    static const auto graph = make_graph(R"(
        source ukraine state
        source gur agency within ukraine
        source budanov person within gur
        source zelensky person within ukraine
        source south-korea state
        source nis agency within south-korea
        source unnamed-intelligence unnamed
        source unnamed-ukrainian unnamed within ukraine
        source deep-throat unnamed
        source nato organisation
        source coalition organisation
        source poland state within coalition
        source polish-army agency within poland
        source latvia state within coalition
        source coalition-office agency within coalition
        link nis independent gur
        link nato dependent nis
        link zelensky independent gur
        link deep-throat same_as budanov
        link unnamed-intelligence independent nato
    )");
    return graph;
}

struct row {
    const char* a;
    const char* b;
    dependence outermost;
    dependence organisation;
    dependence source;
};
void PrintTo(const row& r, std::ostream* out) { *out << r.a << " and " << r.b; }

class DependenceTable : public ::testing::TestWithParam<row> {};

TEST_P(DependenceTable, IsAsKnown) {
    const auto a = *sources().find_source(GetParam().a);
    const auto b = *sources().find_source(GetParam().b);
    EXPECT_EQ(by_affiliation{sources()}(a, b), GetParam().outermost);
    EXPECT_EQ(by_affiliation{sources()}(b, a), GetParam().outermost);
    EXPECT_EQ((by_affiliation{sources(), affiliation_level::organisation}(a, b)), GetParam().organisation);
    EXPECT_EQ((by_affiliation{sources(), affiliation_level::source}(a, b)), GetParam().source);
}

using enum dependence;
INSTANTIATE_TEST_SUITE_P(Pairs, DependenceTable,
    ::testing::Values(row{"gur", "gur", dependent, dependent, dependent},
        row{"unnamed-intelligence", "unnamed-intelligence", dependent, dependent, dependent},
        row{"gur", "ukraine", dependent, separate, separate},  // one within the other
        row{"budanov", "ukraine", dependent, separate, separate},
        row{"budanov", "gur", dependent, dependent, separate},
        row{"budanov", "zelensky", dependent, separate, separate},  // a shared affiliation
        row{"budanov", "nis", separate, separate, separate},        // a link holds for its two alone
        row{"gur", "nis", declared_independent, declared_independent, declared_independent},
        row{"zelensky", "gur", declared_independent, declared_independent, declared_independent},
        row{"poland", "latvia", dependent, separate, separate},  // two states of an alliance
        row{"polish-army", "latvia", dependent, separate, separate},
        row{"coalition-office", "coalition", dependent, dependent, separate},
        row{"nato", "nis", dependent, dependent, dependent},
        row{"nato", "south-korea", separate, separate, separate},
        row{"unnamed-intelligence", "gur", not_known, not_known, not_known},
        row{"unnamed-intelligence", "deep-throat", not_known, not_known, not_known},
        row{"unnamed-intelligence", "nato", declared_independent, declared_independent, declared_independent},
        row{"unnamed-ukrainian", "gur", dependent, not_known, not_known},
        row{"deep-throat", "budanov", dependent, dependent, dependent},
        row{"deep-throat", "gur", not_known, not_known, not_known}));

TEST(Dependence, RulesKeepTheLaws) {
    const std::vector<source_id> all(sources().sources().begin(), sources().sources().end());
    for (const auto level :
        {affiliation_level::source, affiliation_level::organisation, affiliation_level::outermost}) {
        expect_dependence_laws(by_affiliation{sources(), level}, all);
    }
}

struct odd_rule {
    dependence operator()(source_id a, source_id b) const {
        return a.number() % 2 == b.number() % 2 ? dependence::dependent : dependence::separate;
    }
};
static_assert(dependence_rule<odd_rule>);
static_assert(!grouped_dependence_rule<odd_rule>);
static_assert(grouped_dependence_rule<by_affiliation<claim_graph>>);
static_assert(grouped_dependence_rule<by_affiliation<claim_snapshot>>);
static_assert(
    !std::is_constructible_v<by_affiliation<claim_graph>, claim_graph>, "a rule refers to its graph");
static_assert(!dependence_rule<bool (*)(source_id, source_id)>, "a rule says how two stand, not whether");

TEST(Dependence, IsWritten) {
    EXPECT_EQ(fmt::format("{:>9}|{}", separate, not_known), " separate|not_known");
    EXPECT_EQ(fmt::format("{:>13}", affiliation_level::organisation), " organisation");
}

}  // namespace
}  // namespace hearsay::test
