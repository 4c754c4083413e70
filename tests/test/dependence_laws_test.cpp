#include <hearsay/test/dependence_laws.hpp>

#include <hearsay/test/printing.hpp>

#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include <span>
#include <string_view>
#include <vector>

namespace hearsay::test {
namespace {

const std::vector<source_id> sources{source_id{0}, source_id{1}, source_id{2}, source_id{3}};

// The even ones belong together, and so do the odd ones; 0 and 1 are linked. What it says of that can be wrong.
enum class flaw { none, link_ignored, group_of_all };

template <flaw Flaw>
struct evens_and_odds {
    std::vector<linked_sources> between{{source_id{0}, source_id{1}, dependence::declared_independent}};

    [[nodiscard]] source_id group_of(source_id s) const {
        return source_id{Flaw == flaw::group_of_all ? 0 : s.number() % 2};
    }
    [[nodiscard]] const std::vector<linked_sources>& links() const { return between; }
    dependence operator()(source_id a, source_id b) const {
        const bool linked = a != b && a.number() < 2 && b.number() < 2;
        if (linked && Flaw != flaw::link_ignored) return dependence::declared_independent;
        return a.number() % 2 == b.number() % 2 ? dependence::dependent : dependence::separate;
    }
};
static_assert(grouped_dependence_rule<evens_and_odds<flaw::none>>);

}  // namespace

TEST(DependenceLaws, HoldForAUsersRule) { expect_dependence_laws(evens_and_odds<flaw::none>{}, sources); }

TEST(DependenceLaws, HoldForNoSourceAndForOne) {
    expect_dependence_laws(evens_and_odds<flaw::none>{}, {});
    expect_dependence_laws(evens_and_odds<flaw::none>{}, std::span{sources}.first(1));
}

TEST(DependenceLaws, TellARuleOfTwoMinds) {
    static const std::vector<source_id> two{source_id{0}, source_id{1}};
    EXPECT_NONFATAL_FAILURE(
        {
            const auto one_sided = [](source_id a, source_id b) {
                return a <= b ? dependence::dependent : dependence::separate;
            };
            expect_dependence_laws(one_sided, two);
        },
        "sources 0 and 1");
}

TEST(DependenceLaws, TellThatASourceIsNotItsOwn) {
    static const std::vector<source_id> one{source_id{0}};
    EXPECT_NONFATAL_FAILURE(
        {
            const auto apart = [](source_id, source_id) { return dependence::separate; };
            expect_dependence_laws(apart, one);
        },
        "source 0 with itself");
}

TEST(DependenceLaws, TellALinkThatIsIgnored) {
    static const std::vector<source_id> two{source_id{0}, source_id{1}};
    EXPECT_NONFATAL_FAILURE(
        expect_dependence_laws(evens_and_odds<flaw::link_ignored>{}, two), "the link of 0 and 1");
}

TEST(DependenceLaws, TellGroupsThatSayOtherwise) {
    static const std::vector<source_id> two{source_id{1}, source_id{2}};
    ::testing::TestPartResultArray failures;
    {
        const ::testing::ScopedFakeTestPartResultReporter reporter{
            ::testing::ScopedFakeTestPartResultReporter::INTERCEPT_ONLY_CURRENT_THREAD, &failures};
        expect_dependence_laws(evens_and_odds<flaw::group_of_all>{}, two);
    }
    ASSERT_EQ(failures.size(), 2) << "from either side";
    EXPECT_NE(std::string_view{failures.GetTestPartResult(0).message()}.find("sources 1 and 2"),
        std::string_view::npos);
}

}  // namespace hearsay::test
