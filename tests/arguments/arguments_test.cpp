#include <hearsay/arguments.hpp>

#include "framework_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

using namespace hearsay;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

namespace {

using set = extensions_found::set;

argument_framework of(std::size_t size, std::vector<attack> attacks) { return {size, attacks}; }
std::vector<set> all_sets(const argument_framework& framework, semantics by) {
    auto made = extensions(framework, by).sets(100'000);
    std::sort(made.begin(), made.end());
    return made;
}

// By the definitions, over all subsets.
struct by_definition {
    const argument_framework& framework;

    [[nodiscard]] bool attacks(std::uint32_t from, std::uint32_t to) const {
        const auto list = framework.attacked_by(from);
        return std::binary_search(list.begin(), list.end(), to);
    }
    [[nodiscard]] bool attacked(unsigned by, std::uint32_t a) const {
        for (std::uint32_t b = 0; b < framework.size(); ++b) {
            if ((by >> b & 1) != 0 && attacks(b, a)) return true;
        }
        return false;
    }
    [[nodiscard]] bool defends(unsigned s, std::uint32_t a) const {
        for (std::uint32_t b = 0; b < framework.size(); ++b) {
            if (attacks(b, a) && !attacked(s, b)) return false;
        }
        return true;
    }
    [[nodiscard]] bool is_admissible(unsigned s) const {
        for (std::uint32_t a = 0; a < framework.size(); ++a) {
            if ((s >> a & 1) != 0 && (attacked(s, a) || !defends(s, a))) return false;
        }
        return true;
    }
    [[nodiscard]] std::vector<unsigned> of(semantics by) const {
        std::vector<unsigned> found;
        const unsigned end = 1U << framework.size();
        for (unsigned s = 0; s < end; ++s) {
            if (!is_admissible(s)) continue;
            bool counts = true;
            for (std::uint32_t a = 0; a < framework.size(); ++a) {
                if ((s >> a & 1) != 0) continue;
                if (by == semantics::complete && defends(s, a)) counts = false;
                if (by == semantics::stable && !attacked(s, a)) counts = false;
            }
            for (unsigned t = 0; by == semantics::preferred && t < end; ++t)
                counts = counts && !(t != s && (t & s) == s && is_admissible(t));
            if (counts) found.push_back(s);
        }
        return found;
    }
    // The largest admissible set within all preferred ones: there is one that holds the others.
    [[nodiscard]] unsigned ideal() const {
        unsigned within = (1U << framework.size()) - 1;
        for (const unsigned p : of(semantics::preferred)) within &= p;
        unsigned best = 0;
        for (unsigned s = 0; s <= within; ++s) {
            if ((s & ~within) == 0 && is_admissible(s)) best |= s;
        }
        return best;
    }
};
set members(unsigned bits) {
    set made;
    for (std::uint32_t a = 0; a < 32; ++a) {
        if ((bits >> a & 1) != 0) made.push_back(a);
    }
    return made;
}
argument_framework drawn() {
    const auto draw = [](int from, int to) {
        return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(from, to));
    };
    const auto size = static_cast<std::uint32_t>(draw(0, 9));
    std::vector<attack> attacks;
    for (int i = size == 0 ? 0 : draw(0, static_cast<int>(2 * size) + 1); i > 0; --i) {
        attacks.push_back({static_cast<std::uint32_t>(draw(0, static_cast<int>(size))),
            static_cast<std::uint32_t>(draw(0, static_cast<int>(size)))});
    }
    return of(size, attacks);
}
constexpr semantics each[] = {semantics::complete, semantics::preferred, semantics::stable};

figures::named_framework read(const std::string& text) {
    std::istringstream in{text};
    return figures::framework_reader::read(in);
}
std::string fault_of(const std::string& text) {
    try {
        (void)read(text);
    } catch (const std::invalid_argument& fault) {
        return fault.what();
    }
    return "none";
}

}  // namespace

TEST(Extensions, OfTwoThatContradictEachOtherAreTwo) {
    const auto two = of(3, {{0, 1}, {1, 0}, {1, 2}});
    EXPECT_THAT(all_sets(two, semantics::preferred), ElementsAre(set{0, 2}, set{1}));
    EXPECT_THAT(all_sets(two, semantics::stable), ElementsAre(set{0, 2}, set{1}));
    EXPECT_THAT(all_sets(two, semantics::complete), ElementsAre(set{}, set{0, 2}, set{1}));
}

TEST(Extensions, OfARingOfThreeHaveNothingStable) {
    const auto ring = of(3, {{0, 1}, {1, 2}, {2, 0}});
    EXPECT_THAT(all_sets(ring, semantics::preferred), ElementsAre(set{}));
    EXPECT_FALSE(extensions(ring, semantics::stable).exist());
    EXPECT_EQ(extensions(ring, semantics::stable).count(), 0U);
    EXPECT_THAT(all_sets(ring, semantics::stable), IsEmpty());
    EXPECT_FALSE(accepted(ring, semantics::stable).exist);
}

TEST(Extensions, BringBackWhatBothSidesBeat) {
    // Floating: 0 and 1 contradict each other, both beat 2, which beats 3.
    const auto floating = of(4, {{0, 1}, {1, 0}, {0, 2}, {1, 2}, {2, 3}});
    const auto stands = accepted(floating, semantics::preferred);
    EXPECT_THAT(stands.by_all, ElementsAre(false, false, false, true));
    EXPECT_THAT(stands.by_some, ElementsAre(true, true, false, true));
    EXPECT_THAT(ideal_extension(floating), IsEmpty());
}

TEST(Extensions, IdealIsMoreThanGroundedAtTimes) {
    // 0 and 1 attack each other; 1 attacks itself as well, so that 0 is in every preferred set.
    const auto framework = of(2, {{0, 1}, {1, 0}, {1, 1}});
    EXPECT_EQ(grounded(framework).of[0], standing::undecided);
    EXPECT_THAT(ideal_extension(framework), ElementsAre(0));
}

TEST(Extensions, OfNothingAreOneThatIsEmpty) {
    for (const semantics by : each) EXPECT_THAT(all_sets(argument_framework{}, by), ElementsAre(set{}));
}

TEST(Extensions, OfManyDisputesAreCountedNotListed) {
    std::vector<attack> attacks;
    for (std::uint32_t i = 0; i < 120; i += 2) attacks.insert(attacks.end(), {{i, i + 1}, {i + 1, i}});
    const auto found = extensions(of(120, attacks), semantics::preferred);
    EXPECT_EQ(found.count(), std::uint64_t{1} << 60);
    EXPECT_EQ(found.sets(3).size(), 3U);
    attacks.insert(attacks.end(),
        {{120, 121}, {121, 120}, {122, 123}, {123, 122}, {124, 125}, {125, 124}, {126, 127}, {127, 126}});
    EXPECT_EQ(extensions(of(128, attacks), semantics::preferred).count(), std::nullopt) << "2^64";
}

TEST(Extensions, SayWhereTheyGaveUp) {
    // Who has one of four dishes can't have another.
    std::vector<attack> attacks;
    for (std::uint32_t a = 0; a < 4; ++a) {
        for (std::uint32_t b = 0; b < 4; ++b) {
            if (a != b) attacks.push_back({a, b});
        }
    }
    const auto found = extensions(of(4, attacks), semantics::preferred, 3);
    EXPECT_FALSE(found.complete);
    EXPECT_EQ(found.count(), std::nullopt);
    EXPECT_EQ(found.sets(10).size(), 3U);
    EXPECT_TRUE(extensions(of(4, attacks), semantics::preferred, 4).complete);
}

RC_GTEST_PROP(ExtensionsProperty, AreThoseOfTheDefinition, ()) {
    const auto framework = drawn();
    const by_definition truth{framework};
    for (const semantics by : each) {
        std::vector<set> expected;
        std::vector<bool> some(framework.size(), false);
        std::vector<bool> every(framework.size(), true);
        for (const unsigned s : truth.of(by)) {
            expected.push_back(members(s));
            for (std::uint32_t a = 0; a < framework.size(); ++a) {
                const bool in = (s >> a & 1) != 0;
                some[a] = some[a] || in;
                every[a] = every[a] && in;
            }
        }
        std::sort(expected.begin(), expected.end());
        RC_ASSERT(all_sets(framework, by) == expected);
        RC_ASSERT(extensions(framework, by).count() == expected.size());
        const auto stands = accepted(framework, by);
        RC_ASSERT(stands.exist == !expected.empty());
        RC_ASSERT(stands.by_some == some);
        RC_ASSERT(stands.by_all == every);
    }
    RC_ASSERT(ideal_extension(framework) == members(truth.ideal()));
    const auto labels = grounded(framework);
    unsigned common = (1U << framework.size()) - 1;
    for (const unsigned s : truth.of(semantics::complete)) common &= s;
    for (std::uint32_t a = 0; a < framework.size(); ++a)
        RC_ASSERT((labels.of[a] == standing::in) == ((common >> a & 1) != 0));
}

TEST(FrameworkFile, IsReadInEachFormat) {
    const auto apx = read("arg(a). arg(b).\natt(a,b). % a comment\n");
    const auto tgf = read("a\nb\n#\na b\n");
    const auto af = read("p af 2\n# a comment\n1 2\n");
    EXPECT_THAT(apx.names, ElementsAre("a", "b"));
    EXPECT_THAT(tgf.names, ElementsAre("a", "b"));
    EXPECT_THAT(af.names, ElementsAre("1", "2"));
    for (const auto* one : {&apx, &tgf, &af}) {
        EXPECT_EQ(one->framework.attack_count(), 1U);
        EXPECT_THAT(one->framework.attacked_by(0), ElementsAre(1));
    }
    EXPECT_EQ(read("").framework.size(), 0U);
}

TEST(FrameworkFile, SaysWhatIsWrongAndWhere) {
    EXPECT_EQ(fault_of("p af x\n"), "1:6: \"x\"; expected a number");
    EXPECT_EQ(fault_of("p af 2\n1 3\n"), "2:3: argument 3; expected 1 to 2");
    EXPECT_EQ(fault_of("p af 2\n1\n"), "2:1: 1 words; expected who attacks and who is attacked");
    EXPECT_EQ(fault_of("a\n#\na b\n"), "3:3: no argument \"b\"; expected one that was named before");
    EXPECT_EQ(fault_of("a\na\n"), "2:1: argument \"a\" twice; expected each once");
    EXPECT_EQ(fault_of("arg(a).\natt(a,c).\n"), "2:7: no argument \"c\"; expected one that was named before");
    EXPECT_EQ(fault_of("arg(a)\n"), "1:7: no \".\"; expected one after each fact");
    EXPECT_EQ(fault_of("arg(a.\n"), "1:5: no end; expected \")\"");
    EXPECT_EQ(fault_of("arg().\n"), "1:5: nothing; expected a name");
    EXPECT_EQ(fault_of("say(a).\n"), "1:1: \"say\"; expected \"arg\" or \"att\"");
}

RC_GTEST_PROP(FrameworkFileProperty, OfAnyBytesIsReadOrRefused, ()) {
    const auto text = *rc::gen::container<std::string>(
        rc::gen::element<char>('a', 'r', 'g', 't', '(', ')', ',', '.', '#', ' ', '\n', '1', 'p', 'f', '%'));
    try {
        const auto made = read(text);
        RC_ASSERT(made.names.size() == made.framework.size());
    } catch (const std::invalid_argument&) {}
}
