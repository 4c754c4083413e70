#include <hearsay/assess/mass_function.hpp>

#include "published_cases.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

using namespace hearsay;

namespace {

hypotheses set_of(const std::string& letters) {
    hypotheses made = 0;
    for (const char c : letters) made |= hypotheses{1} << (c - 'a');
    return made;
}
std::size_t frame_of(const nlohmann::json& one) {
    hypotheses all = 0;
    for (const auto& input : one.at("inputs")) {
        for (const auto& [letters, mass] : input.items()) all |= set_of(letters);
    }
    return static_cast<std::size_t>(std::bit_width(all));
}
mass_function read(const nlohmann::json& masses, std::size_t size) {
    std::vector<std::pair<hypotheses, double>> made;
    for (const auto& [letters, mass] : masses.items()) made.emplace_back(set_of(letters), mass.get<double>());
    return {size, made};
}
void expect_near(const mass_function& found, const mass_function& expected, double tolerance) {
    for (hypotheses set = 0; set <= found.frame(); ++set)
        EXPECT_NEAR(found.mass(set), expected.mass(set), tolerance) << "set " << set;
}

}  // namespace

TEST(MassFunction, OfNearlyNothingLeftIsSharedOutWhole) {
    const double e = 1e-8;
    const std::pair<hypotheses, double> one[] = {{0b01, 1 - e}, {0b11, e}};
    const std::pair<hypotheses, double> other[] = {{0b10, 1 - e}, {0b11, e}};
    const auto left = dempster(conjunction(mass_function{2, one}, mass_function{2, other}), mass_function{2});
    double sum = 0;
    for (const auto& [set, mass] : left.masses()) sum += mass;
    EXPECT_NEAR(sum, 1, 1e-12);
    EXPECT_NEAR(left.mass(0b01), 0.5, 1e-6);

    const auto ninths = [](hypotheses first) {
        std::vector<std::pair<hypotheses, double>> made;
        for (hypotheses i = 0; i < 9; ++i) made.emplace_back(first << i, 1.0 / 9);
        return mass_function{20, made};
    };
    EXPECT_THROW((void)dempster(ninths(1), ninths(1U << 10)), std::invalid_argument) << "nothing in common";
}

TEST(PublishedMasses, ComeOutAsTheirOriginsSay) {
    const auto seen = figures::for_each_published_operation("subjective-logic", "dempster_shafer",
        [](const nlohmann::json& one, const std::string& name, double tolerance) {
            const std::size_t size = frame_of(one);
            std::vector<mass_function> in;
            for (const auto& x : one.at("inputs")) in.push_back(read(x, size));
            const auto of = one.contains("of") ? set_of(one.at("of").get<std::string>()) : 0;
            const auto scalar = [&] { return one.at("expected_scalar").get<double>(); };
            const auto masses = [&] { return read(one.at("expected"), size); };
            if (name == "dempster")
                expect_near(dempster(in.at(0), in.at(1)), masses(), tolerance);
            else if (name == "conjunctive_unnormalised")
                expect_near(conjunction(in.at(0), in.at(1)), masses(), tolerance);
            else if (name == "disjunctive")
                expect_near(disjunction(in.at(0), in.at(1)), masses(), tolerance);
            else if (name == "cautious_conjunctive")
                expect_near(cautious_conjunction(in.at(0), in.at(1)), masses(), tolerance);
            else if (name == "condition")
                expect_near(given(in.at(0), set_of(one.at("given").get<std::string>())), masses(), tolerance);
            else if (name == "weight_of_conflict")
                EXPECT_NEAR(weight_of_conflict(in.at(0), in.at(1)), scalar(), tolerance);
            else if (name == "belief")
                EXPECT_NEAR(in.at(0).belief(of), scalar(), tolerance);
            else if (name == "plausibility")
                EXPECT_NEAR(in.at(0).plausibility(of), scalar(), tolerance);
            else if (name == "commonality")
                EXPECT_NEAR(in.at(0).commonality(of), scalar(), tolerance);
            else if (name == "pignistic") {
                const auto found = in.at(0).pignistic();
                for (std::size_t i = 0; i < size; ++i) {
                    const std::string letter(1, static_cast<char>('a' + i));
                    EXPECT_NEAR(found[i], one.at("expected").value(letter, 0.0), tolerance);
                }
            } else {
                ADD_FAILURE() << "no operator " << name;
            }
        });
    if (seen == 0) GTEST_SKIP() << "the cases of ../shared/data/subjective-logic are not here";
    EXPECT_GE(seen, 20U);
}

TEST(MassFunction, RefusesWhatIsNone) {
    const auto made = [](double mass) {
        const std::pair<hypotheses, double> masses[] = {{1, mass}};
        return mass_function{2, masses};
    };
    EXPECT_THROW((void)made(0.5), std::invalid_argument);
    EXPECT_THROW((void)made(-1), std::invalid_argument);
    EXPECT_THROW((void)made(std::numeric_limits<double>::quiet_NaN()), std::invalid_argument);
    EXPECT_THROW(mass_function{0}, std::invalid_argument);
    EXPECT_THROW(mass_function{21}, std::invalid_argument);
    const std::pair<hypotheses, double> beyond[] = {{4, 1.0}};
    EXPECT_THROW((void)(mass_function{2, beyond}), std::invalid_argument);
    EXPECT_THROW((void)conjunction(mass_function{2}, mass_function{3}), std::invalid_argument);
    EXPECT_THROW((void)cautious_conjunction(made(1), mass_function{2}), std::invalid_argument);
}

TEST(MassFunction, ThatContradictsAnotherInEverythingLeavesNothing) {
    const std::pair<hypotheses, double> first[] = {{1, 1.0}};
    const std::pair<hypotheses, double> second[] = {{2, 1.0}};
    const mass_function a{2, first};
    const mass_function b{2, second};
    EXPECT_EQ(conjunction(a, b).conflict(), 1);
    EXPECT_THROW((void)dempster(a, b), std::invalid_argument);
    EXPECT_EQ(weight_of_conflict(a, b), std::numeric_limits<double>::infinity());
    EXPECT_THROW((void)conjunction(a, b).pignistic(), std::invalid_argument);
    EXPECT_THROW((void)given(a, 2), std::invalid_argument);
}

namespace {

/// With some doubt: mass on the whole frame.
mass_function drawn() {
    std::vector<std::pair<hypotheses, double>> masses{{7, 1.0}};
    double sum = 1;
    for (hypotheses set = 1; set < 7; ++set) {
        const double weight = *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, 4));
        masses.emplace_back(set, weight);
        sum += weight;
    }
    for (auto& [set, mass] : masses) mass /= sum;
    return {3, masses};
}
bool near(const mass_function& a, const mass_function& b) {
    for (hypotheses set = 0; set <= a.frame(); ++set) {
        if (std::abs(a.mass(set) - b.mass(set)) > 1e-9) return false;
    }
    return true;
}

}  // namespace

RC_GTEST_PROP(MassFunctionLaws, OfCombination, ()) {
    const mass_function a = drawn();
    const mass_function b = drawn();
    const mass_function c = drawn();
    const mass_function nothing{3};
    RC_ASSERT(near(conjunction(a, b), conjunction(b, a)));
    RC_ASSERT(near(conjunction(conjunction(a, b), c), conjunction(a, conjunction(b, c))));
    RC_ASSERT(near(conjunction(a, nothing), a));
    RC_ASSERT(near(disjunction(a, nothing), nothing));
    RC_ASSERT(near(cautious_conjunction(a, a), a));
    RC_ASSERT(near(cautious_conjunction(a, b), cautious_conjunction(b, a)));
    for (hypotheses set = 0; set <= a.frame(); ++set) {
        RC_ASSERT(a.belief(set) <= a.plausibility(set) + 1e-12);
        RC_ASSERT(std::abs(a.belief(set) + a.plausibility(a.frame() & ~set) - 1) < 1e-9);
        RC_ASSERT(
            std::abs(conjunction(a, b).commonality(set) - a.commonality(set) * b.commonality(set)) < 1e-9);
    }
    double sum = 0;
    for (const double p : a.pignistic()) sum += p;
    RC_ASSERT(std::abs(sum - 1) < 1e-9);
}
