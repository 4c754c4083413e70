#include <hearsay/trace/provenance.hpp>

#include <hearsay/graph/claim_graph.hpp>
#include <hearsay/test/printing.hpp>
#include <hearsay/test/semiring_laws.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <span>
#include <string>
#include <vector>

namespace hearsay::test {
namespace {

using ::testing::ElementsAre;

constexpr source_id a{0};
constexpr source_id b{1};
constexpr source_id c{2};

using which = which_semiring<source_id>;
using why = why_semiring<source_id>;
using how = how_semiring<source_id>;
static_assert(absorptive_semiring<why> && commutative_semiring<which> && !absorptive_semiring<which>);
static_assert(commutative_semiring<how> && !absorptive_semiring<how>);

std::string name(source_id s) { return std::string(1, static_cast<char>('a' + s.number())); }

TEST(Provenance, KeepsTheLawsOfSemirings) {
    const which any;
    const std::vector<which::value_type> lists{any.zero(), any.one(), any.variable(a), any.variable(b),
        any.multiply(any.variable(a), any.variable(c))};
    expect_semiring_laws(any, std::span{lists});

    const why each;
    const auto ab = each.multiply(each.variable(a), each.variable(b));
    const std::vector<why::value_type> families{each.zero(), each.one(), each.variable(a), ab,
        each.add(ab, each.variable(c)), each.add(each.variable(b), ab)};
    expect_semiring_laws(each, std::span{families});

    const how full;
    const auto x = full.variable(a);
    const auto y = full.variable(b);
    const std::vector<how::value_type> polynomials{full.zero(), full.one(), x, y, full.add(x, y),
        full.multiply(full.add(x, full.one()), y), full.multiply(x, x), how::value_type::constant(3)};
    expect_semiring_laws(full, std::span{polynomials});
}

TEST(WhichSemiring, TellsNoChainFromAChainOfNobody) {
    const which any;
    EXPECT_EQ(any.zero(), std::nullopt);
    EXPECT_EQ(any.add(any.zero(), any.variable(b)), any.variable(b));
    EXPECT_EQ(any.multiply(any.zero(), any.variable(b)), std::nullopt);
    EXPECT_THAT(*any.add(any.variable(b), any.variable(a)), ElementsAre(a, b));
    EXPECT_THAT(*any.multiply(any.variable(b), any.variable(b)), ElementsAre(b));
}

TEST(WhySemiring, KeepsMinimalSetsAlone) {
    const why each;
    const auto ab = each.multiply(each.variable(b), each.variable(a));
    EXPECT_THAT(ab, ElementsAre(ElementsAre(a, b)));
    EXPECT_THAT(each.add(ab, each.variable(b)), ElementsAre(ElementsAre(b)));
    EXPECT_THAT(each.add(ab, each.variable(c)), ElementsAre(ElementsAre(c), ElementsAre(a, b)));
    EXPECT_THAT(each.multiply(each.add(each.variable(a), each.variable(b)),
                    each.add(each.variable(a), each.variable(c))),
        ElementsAre(ElementsAre(a), ElementsAre(b, c)));
}

TEST(WhySemiring, SaysWhereThereAreTooMany) {
    const why few{.limit = 3};
    auto family = few.zero();
    for (std::uint32_t i = 0; i < 3; ++i) family = few.add(family, few.variable(source_id{i}));
    EXPECT_EQ(family.size(), 3U);
    try {
        (void)few.add(family, few.variable(source_id{3}));
        FAIL() << "four sets were kept";
    } catch (const std::length_error& error) {
        EXPECT_STREQ(error.what(),
            "why_semiring: minimal sets: more than 3; raise its limit, or ask for less: the shortest chain, whether "
            "there is any");
    }
}

TEST(Polynomial, IsWrittenAsOneWould) {
    const how full;
    const auto x = full.variable(a);
    const auto y = full.variable(b);
    EXPECT_EQ(full.zero().text(name), "0");
    EXPECT_EQ(full.one().text(name), "1");
    EXPECT_EQ(how::value_type::constant(7).text(name), "7");
    EXPECT_EQ((x * x * y + x * x * y + y + full.one()).text(name), "1 + b + 2 a^2·b");
    EXPECT_EQ((how::value_type::constant(counting_semiring::many) * x).text(name), "many a");
}

TEST(Polynomial, OfAProductHasTheTermsOfBoth) {
    const how full;
    const auto x = full.variable(a);
    const auto y = full.variable(b);
    const auto square = (x + y) * (x + y);
    EXPECT_EQ(square, x * x + how::value_type::constant(2) * x * y + y * y);
    ASSERT_EQ(square.terms().size(), 3U);
    EXPECT_EQ(square.terms()[0].times, 2U);  // a·b, before a^2
}

TEST(HowSemiring, SaysWhereThereAreTooManyTerms) {
    const how few{.limit = 4};
    const auto sum = few.add(few.variable(a), few.variable(b));
    const auto square = few.multiply(sum, sum);
    EXPECT_EQ(square.terms().size(), 3U);
    EXPECT_EQ(few.multiply(square, sum).terms().size(), 4U);
    EXPECT_THROW((void)few.multiply(square, square), std::length_error);
}

// Whatever is said with + and · of a few variables: in N[X], and at once in another semiring.
template <class S>
std::pair<how::value_type, typename S::value_type> drawn(
    const S& semiring, const std::vector<typename S::value_type>& values, int depth) {
    if (depth == 0 || *rc::gen::inRange(0, 4) == 0) {
        const auto x = *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::uint32_t>(0, 5));
        if (x == 3) return {how{}.one(), semiring.one()};
        if (x == 4) return {how{}.zero(), semiring.zero()};
        return {how{}.variable(source_id{x}), values[x]};
    }
    const auto x = drawn(semiring, values, depth - 1);
    const auto y = drawn(semiring, values, depth - 1);
    if (*rc::gen::arbitrary<bool>()) return {x.first + y.first, semiring.add(x.second, y.second)};
    return {x.first * y.first, semiring.multiply(x.second, y.second)};
}
template <class S>
void expect_universal(const S& semiring, const std::vector<typename S::value_type>& values) {
    const auto [polynomial, value] = drawn(semiring, values, 4);
    RC_ASSERT(polynomial.evaluate(semiring, [&](source_id s) { return values[s.number()]; }) == value);
}

RC_GTEST_PROP(Polynomial, GivesTheValueInAnyOtherSemiring, ()) {
    expect_universal(boolean_semiring{}, {true, false, true});
    expect_universal(counting_semiring{}, {1, 2, 3});
    expect_universal(tropical_semiring{}, {1, 2, 0.5});
    expect_universal(viterbi_semiring{}, {0.5, 0.25, 1});
    expect_universal(weakest_link_semiring{}, {0.9, 0.2, 0.5});
    expect_universal(clearance_semiring{}, {0, 3, 1});
    expect_universal(which{}, {which{}.variable(a), which{}.variable(b), which{}.variable(c)});
    expect_universal(why{}, {why{}.variable(a), why{}.variable(b), why{}.variable(c)});
    expect_universal(how{}, {how{}.variable(a), how{}.variable(b), how{}.variable(c)});
}

TEST(Polynomial, CountsManyTimesByDoubling) {
    const auto million = how::value_type::constant(1'000'003);
    EXPECT_EQ(million.evaluate(counting_semiring{}, [](source_id) { return std::uint64_t{1}; }), 1'000'003U);
    EXPECT_EQ(million.evaluate(tropical_semiring{}, [](source_id) { return 1.0; }), 0.0);
}

}  // namespace
}  // namespace hearsay::test
