#include <hearsay/assess/opinion.hpp>

#include "published_cases.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <string>
#include <vector>

using namespace hearsay;
using figures::for_each_published_operation;
using nlohmann::json;

namespace hearsay::inline v1 {
inline void PrintTo(const opinion& x, std::ostream* out) { *out << fmt::format("{}", x); }
}  // namespace hearsay::inline v1

namespace {

using opinions = std::vector<opinion>;

opinions inputs_of(const json& one, opinion (*read)(const json&)) {
    opinions made;
    for (const auto& x : one.at("inputs")) made.push_back(read(x));
    return made;
}
opinion binomial(const json& x) {
    return opinion::binomial(
        x.at("b").get<double>(), x.at("d").get<double>(), x.at("u").get<double>(), x.at("a").get<double>());
}
opinion multinomial(const nlohmann::json& x) {
    const auto beliefs = x.at("b").get<std::vector<double>>();
    const std::vector<double> rates(beliefs.size(), 1.0 / static_cast<double>(beliefs.size()));
    return opinion::multinomial(beliefs, x.at("u").get<double>(), rates);
}
void expect_near(const opinion& found, const opinion& expected, double tolerance) {
    ASSERT_EQ(found.size(), expected.size());
    EXPECT_NEAR(found.uncertainty(), expected.uncertainty(), tolerance) << fmt::format("{}", found);
    for (std::size_t v = 0; v < found.size(); ++v) {
        EXPECT_NEAR(found.beliefs()[v], expected.beliefs()[v], tolerance) << fmt::format("{}", found);
        EXPECT_NEAR(found.base_rates()[v], expected.base_rates()[v], tolerance) << fmt::format("{}", found);
    }
}

/// Against figures as they are given: rounded ones need not sum to one.
void expect_figures(const opinion& found, const nlohmann::json& expected, double tolerance) {
    EXPECT_NEAR(found.belief(), expected.at("b").get<double>(), tolerance) << fmt::format("{}", found);
    EXPECT_NEAR(found.disbelief(), expected.at("d").get<double>(), tolerance) << fmt::format("{}", found);
    EXPECT_NEAR(found.uncertainty(), expected.at("u").get<double>(), tolerance) << fmt::format("{}", found);
    EXPECT_NEAR(found.base_rate(), expected.at("a").get<double>(), tolerance) << fmt::format("{}", found);
}

using operation = std::function<opinion(const opinions&)>;
const std::map<std::string, operation>& operations() {
    static const std::map<std::string, operation> all{
        {"cumulative_fusion", [](const opinions& x) { return cumulative_fusion(x); }},
        {"epistemic_cumulative_fusion", [](const opinions& x) { return epistemic_cumulative_fusion(x); }},
        {"averaging_fusion", [](const opinions& x) { return averaging_fusion(x); }},
        {"weighted_fusion", [](const opinions& x) { return weighted_fusion(x); }},
        {"consensus_compromise_fusion", [](const opinions& x) { return consensus_compromise_fusion(x); }},
        {"belief_constraint_fusion",
            [](const opinions& x) { return belief_constraint_fusion(x).fused.value(); }},
        {"minimum_fusion", [](const opinions& x) { return minimum_fusion(x); }},
        {"majority_fusion", [](const opinions& x) { return majority_fusion(x); }},
        {"uncertainty_maximisation", [](const opinions& x) { return with_most_uncertainty(x.at(0)); }},
        {"trust_discount_projected", [](const opinions& x) { return discount(x.at(0), x.at(1)); }},
        {"trust_discount_belief",
            [](const opinions& x) { return discount(x.at(0), x.at(1), trust_variant::belief_only); }},
        {"trust_discount_opposite_belief",
            [](const opinions& x) { return discount(x.at(0), x.at(1), trust_variant::opposite); }},
        {"trust_discount_projected_chain",
            [](const opinions& x) { return discount(std::span{x}.first(x.size() - 1), x.back()); }},
        {"complement", [](const opinions& x) { return complement(x.at(0)); }},
        {"addition", [](const opinions& x) { return either_of_exclusive(x.at(0), x.at(1)); }},
        {"multiplication", [](const opinions& x) { return both_of(x.at(0), x.at(1)); }},
        {"comultiplication", [](const opinions& x) { return either_of(x.at(0), x.at(1)); }},
    };
    return all;
}

}  // namespace

TEST(Opinions, OfExclusiveThingsMustNotBeBothBelieved) {
    EXPECT_THROW(
        (void)either_of_exclusive(opinion::binomial(.9, 0, .1, .1), opinion::binomial(.1, 0, .9, .9)),
        std::invalid_argument);
    EXPECT_NO_THROW(
        (void)either_of_exclusive(opinion::binomial(.4, .5, .1, .3), opinion::binomial(.5, .4, .1, .3)));
}

TEST(Opinions, OfManyFuseByConsensusAsInAnyOrder) {
    std::vector<opinion> all(1000, opinion::binomial(.2, .3, .5, .5));
    all.front() = opinion::binomial(0, 0, 1, .5);
    std::vector<opinion> turned{all.rbegin(), all.rend()};
    const auto a = consensus_compromise_fusion(all);
    const auto b = consensus_compromise_fusion(turned);
    EXPECT_NEAR(a.belief(), b.belief(), 1e-12);
    EXPECT_NEAR(a.uncertainty(), b.uncertainty(), 1e-12);
}

TEST(PublishedOpinions, ComeOutAsTheirOriginsSay) {
    const auto seen = for_each_published_operation(
        "subjective-logic", "binomial", [](const json& one, const std::string& name, double tolerance) {
            const opinions inputs = inputs_of(one, binomial);
            if (name == "conflict_bd") {
                EXPECT_NEAR(conflict_of(inputs.at(0), inputs.at(1)), one.at("expected_scalar").get<double>(),
                    tolerance);
                EXPECT_NEAR(belief_constraint_fusion(inputs).conflict,
                    one.at("expected_scalar").get<double>(), tolerance);
            } else if (name == "from_evidence") {
                const auto& p = one.at("params");
                expect_figures(opinion::from_evidence(p.at("r").get<double>(), p.at("s").get<double>(),
                                   p.at("W").get<double>(), p.at("a").get<double>()),
                    one.at("expected"), tolerance);
            } else if (name == "trust_discount_scalar") {
                expect_figures(discount(one.at("params").at("t").get<double>(), inputs.at(0)),
                    one.at("expected"), tolerance);
            } else if (name == "trust_discount_projected_chain" && inputs.size() < 2) {
                // A chain of nobody leaves what is said as it is; without anything said there is nothing to call.
                EXPECT_TRUE(one.at("expect_error").get<bool>());
            } else if (one.at("expect_error").get<bool>()) {
                EXPECT_THROW((void)operations().at(name)(inputs), std::exception);
            } else {
                expect_figures(operations().at(name)(inputs), one.at("expected"), tolerance);
            }
        });
    if (seen == 0) GTEST_SKIP() << "the cases of ../shared/data/subjective-logic are not here";
    EXPECT_GE(seen, 110U);
}

TEST(PublishedOpinions, OnSeveralValuesDoToo) {
    const auto seen = for_each_published_operation(
        "subjective-logic", "multinomial", [](const json& one, const std::string& name, double tolerance) {
            expect_near(operations().at(name)(inputs_of(one, multinomial)), multinomial(one.at("expected")),
                tolerance);
        });
    if (seen == 0) GTEST_SKIP() << "the cases of ../shared/data/subjective-logic are not here";
}

TEST(Opinion, RefusesWhatIsNone) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW((void)opinion::binomial(nan, 0, 1), std::invalid_argument);
    EXPECT_THROW((void)opinion::binomial(0.5, 0.6, 0), std::invalid_argument);
    EXPECT_THROW((void)opinion::binomial(-0.1, 0.6, 0.5), std::invalid_argument);
    EXPECT_THROW((void)opinion::binomial(0.5, 0.5, 0, 1.5), std::invalid_argument);
    EXPECT_THROW((void)opinion::from_evidence(-1, 0), std::invalid_argument);
    EXPECT_THROW(
        (void)opinion::from_evidence(1, std::numeric_limits<double>::infinity()), std::invalid_argument);
    const double one[] = {1.0};
    EXPECT_THROW((void)opinion::multinomial(one, 0, one), std::invalid_argument);
    EXPECT_THROW((void)cumulative_fusion(opinions{}), std::invalid_argument);
    const double thirds[] = {0.25, 0.25, 0.25};
    const double rates[] = {0.5, 0.25, 0.25};
    const auto three = opinion::multinomial(thirds, 0.25, rates);
    EXPECT_THROW((void)cumulative_fusion(opinions{three, opinion::vacuous()}), std::invalid_argument);
    EXPECT_THROW((void)complement(three), std::invalid_argument);
    EXPECT_THROW((void)consensus_compromise_fusion(opinions{three, three}), std::invalid_argument);
    EXPECT_THROW((void)discount(1.5, three), std::invalid_argument);
    EXPECT_DOUBLE_EQ(three.projected(0), 0.375);
    EXPECT_EQ(fmt::format("{}", three), "b 0.25 0.25 0.25 u 0.25 a 0.5 0.25 0.25");
    EXPECT_EQ(fmt::format("{}", opinion::binomial(0.6, 0.1, 0.3)), "b 0.6 d 0.1 u 0.3 a 0.5");
}

TEST(Opinion, OfNothingIsNotTheMiddle) {
    EXPECT_TRUE(opinion::vacuous().is_vacuous());
    EXPECT_FALSE(opinion::binomial(0.5, 0.5, 0).is_vacuous());
    EXPECT_DOUBLE_EQ(opinion::vacuous(0.1).projected(), 0.1);
    EXPECT_EQ(opinion::from_evidence(0, 0), opinion::vacuous());
}

TEST(Opinion, ThatContradictsAnotherInEverythingLeavesNothing) {
    const auto found =
        belief_constraint_fusion(opinions{opinion::binomial(1, 0, 0), opinion::binomial(0, 1, 0)});
    EXPECT_EQ(found.fused, std::nullopt);
    EXPECT_EQ(found.conflict, 1);
}

TEST(Opinion, SurvivesTheSmallestUncertainty) {
    const opinions all{opinion::binomial(1 - 1e-16, 0, 1e-16), opinion::binomial(0, 1 - 1e-12, 1e-12)};
    for (const auto& [name, apply] : operations()) {
        SCOPED_TRACE(name);
        const opinion made = apply(all);
        EXPECT_FALSE(std::isnan(made.projected()));
    }
}

// ---- laws

namespace {

opinion drawn() {
    const auto share = [] { return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, 6)); };
    const int b = share();
    const int d = share();
    const int u = share();
    const double sum = b + d + u;
    const double rate = *rc::gen::element(0.1, 0.5, 0.8);
    return sum == 0 ? opinion::vacuous(rate) : opinion::binomial(b / sum, d / sum, u / sum, rate);
}
bool near(const opinion& a, const opinion& b) {
    return std::abs(a.belief() - b.belief()) < 1e-9 && std::abs(a.disbelief() - b.disbelief()) < 1e-9 &&
        std::abs(a.uncertainty() - b.uncertainty()) < 1e-9;
}
bool is_whole(const opinion& x) {
    return x.belief() >= 0 && x.disbelief() >= 0 && x.uncertainty() >= 0 &&
        std::abs(x.belief() + x.disbelief() + x.uncertainty() - 1) < 1e-12 && x.base_rate() >= 0 &&
        x.base_rate() <= 1;
}

}  // namespace

RC_GTEST_PROP(OpinionLaws, OfFusion, ()) {
    const opinion a = drawn();
    const opinion b = drawn();
    const opinion c = drawn();
    for (const char* name :
        {"cumulative_fusion", "averaging_fusion", "weighted_fusion", "consensus_compromise_fusion"}) {
        const auto& fuse = operations().at(name);
        RC_ASSERT(is_whole(fuse({a, b, c})));
        RC_ASSERT(near(fuse({a, b, c}), fuse({c, a, b})));
        RC_ASSERT(near(fuse({a}), a));
    }
    for (const char* name : {"averaging_fusion", "weighted_fusion", "consensus_compromise_fusion"})
        RC_ASSERT(near(operations().at(name)({a, a, a}), a));
    for (const char* name : {"cumulative_fusion", "weighted_fusion"})
        RC_ASSERT(near(operations().at(name)({a, opinion::vacuous(a.base_rate())}), a));
    if (!a.is_dogmatic() && !b.is_dogmatic() && !c.is_dogmatic()) {
        const opinions first{cumulative_fusion(opinions{a, b}), c};
        const opinions last{a, cumulative_fusion(opinions{b, c})};
        RC_ASSERT(near(cumulative_fusion(first), cumulative_fusion(last)));
        RC_ASSERT(near(cumulative_fusion(first), cumulative_fusion(opinions{a, b, c})));
    }
    const auto both = belief_constraint_fusion(opinions{a, b});
    RC_ASSERT(std::abs(both.conflict - conflict_of(a, b)) < 1e-12);
    RC_ASSERT(both.fused.has_value() == (both.conflict < 1));
    if (both.fused) {
        RC_ASSERT(is_whole(*both.fused));
        RC_ASSERT(near(*both.fused, belief_constraint_fusion(opinions{b, a}).fused.value()));
        RC_ASSERT(near(belief_constraint_fusion(opinions{a, opinion::vacuous()}).fused.value(), a));
    }
    const opinion least = with_most_uncertainty(a);
    RC_ASSERT(std::abs(least.projected() - a.projected()) < 1e-12);
    RC_ASSERT(least.belief() < 1e-12 || least.disbelief() < 1e-12);
}

RC_GTEST_PROP(OpinionLaws, OfTrustAndOfTwoThings, ()) {
    const opinion a = drawn();
    const opinion b = drawn();
    for (const auto by : {trust_variant::projected, trust_variant::belief_only, trust_variant::opposite}) {
        RC_ASSERT(is_whole(discount(a, b, by)));
        RC_ASSERT(near(discount(opinion::binomial(1, 0, 0), b, by), b));
        RC_ASSERT(discount(a, b, by).uncertainty() >= b.uncertainty() - 1e-12);
    }
    RC_ASSERT(near(complement(complement(a)), a));
    RC_ASSERT(std::abs(complement(a).projected() + a.projected() - 1) < 1e-12);
    RC_ASSERT(std::abs(both_of(a, b).projected() - a.projected() * b.projected()) < 1e-9);
    RC_ASSERT(std::abs(either_of(a, b).projected() -
                  (a.projected() + b.projected() - a.projected() * b.projected())) < 1e-9);
    RC_ASSERT(is_whole(both_of(a, b)));
    RC_ASSERT(is_whole(either_of(a, b)));
}
