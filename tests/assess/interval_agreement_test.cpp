#include <hearsay/assess/interval_agreement.hpp>

#include "published_cases.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <nlohmann/json.hpp>

#include <limits>
#include <set>
#include <string>
#include <vector>

using namespace hearsay;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

namespace hearsay::inline v1 {
template <class Piece>
void PrintTo(const basic_depth_region<Piece>& r, std::ostream* out) {
    *out << fmt::format("{} x{}", r.values, r.depth);
}
inline void PrintTo(const interval& x, std::ostream* out) { *out << fmt::format("{}", x); }
}  // namespace hearsay::inline v1

namespace {

std::vector<interval_vote> votes_on(const std::vector<interval>& accepted) { return one_vote_each(accepted); }
day on(int number) { return day{std::chrono::days{20000 + number}}; }

// ---- the published cases, where they are at hand

interval read(const nlohmann::json& ends) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return interval::between(ends[0].is_null() ? -infinity : ends[0].get<double>(), false,
        ends[1].is_null() ? infinity : ends[1].get<double>(), false);
}
std::vector<interval> read_all(const nlohmann::json& list) {
    std::vector<interval> made;
    for (const auto& one : list) made.push_back(read(one));
    return made;
}

void expect_computed(const nlohmann::json& one) {
    const auto accepted = read_all(one.at("intervals"));
    const auto votes = votes_on(accepted);
    const auto& expected = one.at("computed");
    const auto best = best_regions(votes);
    EXPECT_EQ(best.depth, expected.at("max_count").get<std::size_t>());
    EXPECT_EQ(best.regions, read_all(expected.at("all_best")));
    EXPECT_EQ(smallest_best_region(votes), read(expected.at("smallest_best")));
    if (expected.contains("ntp_intersection")) {
        const auto found = ntp_intersection(accepted);
        const auto& ntp = expected.at("ntp_intersection");
        ASSERT_EQ(found.has_value(), !ntp.is_null());
        if (found) {
            EXPECT_EQ(found->values, read(ntp.at("interval")));
            EXPECT_EQ(found->allowed, ntp.at("falsetickers_allowed").get<std::size_t>());
            EXPECT_EQ(found->false_votes, ntp.at("false").get<std::vector<std::size_t>>());
        }
    }
    if (expected.contains("chrony")) {
        const auto found = majority_hull(votes);
        const auto& chrony = expected.at("chrony");
        EXPECT_EQ(found.agreed, chrony.at("agreed").get<bool>());
        EXPECT_EQ(found.depth, chrony.at("depth").get<std::size_t>());
        if (found.agreed) {
            EXPECT_EQ(found.hull, read(chrony.at("interval")));
            EXPECT_EQ(found.members, chrony.at("members").get<std::vector<std::size_t>>());
        }
    }
    if (expected.contains("relaxed_hull_q1")) {
        const auto& relaxed = expected.at("relaxed_hull_q1");
        EXPECT_EQ(relaxed_hull(votes, 1), relaxed.is_null() ? std::nullopt : std::optional{read(relaxed)});
    }
    if (expected.contains("brooks_iyengar_f1")) {
        const auto found = brooks_iyengar(votes, 1);
        const auto& fused = expected.at("brooks_iyengar_f1");
        ASSERT_EQ(found.has_value(), !fused.is_null());
        if (!found) return;
        EXPECT_NEAR(found->value, fused.at("value").get<double>(), 1e-9);
        EXPECT_EQ(found->values, read(fused.at("interval")));
        std::vector<depth_region> regions;
        for (const auto& r : fused.at("regions"))
            regions.push_back(
                {interval::between(r[0].get<double>(), r[1].get<double>()), r[2].get<std::size_t>()});
        EXPECT_EQ(found->regions, regions);
    }
}

void expect_asserted(const nlohmann::json& one) {
    const auto accepted = read_all(one.at("intervals"));
    const auto votes = votes_on(accepted);
    const auto& expected = one.at("asserted");
    const auto best = best_regions(votes);
    if (expected.contains("count")) {
        EXPECT_EQ(best.depth, expected.at("count").get<std::size_t>());
    }
    if (expected.contains("outside")) {
        EXPECT_EQ(best.voters - best.depth, expected.at("outside").get<std::size_t>());
    }
    if (expected.contains("interval") && !accepted.empty()) {
        const bool any = std::find(best.regions.begin(), best.regions.end(), read(expected.at("interval"))) !=
            best.regions.end();
        EXPECT_TRUE(any) << fmt::format("{}", expected.dump());
    }
}

}  // namespace

TEST(PublishedIntervals, ComeOutAsTheirOriginsSay) {
    std::size_t computed = 0;
    const auto seen = figures::for_each_published_case("marzullo", "cases", [&](const nlohmann::json& one) {
        if (one.contains("asserted") && one.at("asserted").contains("error")) {
            // Nothing is voted on; an interval whose ends are crossed can't be made at all.
            if (one.at("intervals").empty())
                EXPECT_THAT(best_regions(std::vector<interval_vote>{}).regions, IsEmpty());
            else
                EXPECT_THROW((void)read_all(one.at("intervals")), std::invalid_argument);
            return;
        }
        if (one.contains("asserted")) expect_asserted(one);
        if (one.contains("computed")) {
            expect_computed(one);
            ++computed;
        }
        if (one.contains("quorum")) {
            const auto& asked = one.at("quorum");
            EXPECT_EQ(quorum(votes_on(read_all(one.at("intervals"))),
                          asked.at("minimum_agreeing").get<std::size_t>()),
                asked.at("expected_members").get<std::vector<std::size_t>>());
        }
    });
    if (seen == 0) GTEST_SKIP() << "the cases of ../shared/data/marzullo are not here";
    EXPECT_GE(computed, 80U);
}

// ---- by hand

TEST(DepthProfile, CutsTheLineWhereTheNumberChanges) {
    EXPECT_THAT(depth_profile(std::vector<interval_vote>{}), IsEmpty());
    EXPECT_THAT(depth_profile(votes_on({interval::between(8, 10), interval::between(10, 11)})),
        ElementsAre(depth_region{interval::between(8, false, 10, true), 1},
            depth_region{interval::exactly(10), 2}, depth_region{interval::between(10, true, 11, false), 1}));
    EXPECT_THAT(depth_profile(votes_on({interval::between(8, false, 10, true), interval::between(10, 11)})),
        ElementsAre(depth_region{interval::between(8, 11), 1}));
    EXPECT_THAT(depth_profile(votes_on({interval::everything(), interval::more_than(5)})),
        ElementsAre(depth_region{interval::at_most(5), 1}, depth_region{interval::more_than(5), 2}));
    EXPECT_THAT(depth_profile(votes_on({interval::exactly(1), interval::exactly(3)})),
        ElementsAre(depth_region{interval::exactly(1), 1}, depth_region{interval::exactly(3), 1}));
}

TEST(DepthProfile, CountsAVoterOnce) {
    const std::vector<interval_vote> votes{
        {interval::between(1, 5), 7}, {interval::between(2, 3), 7}, {interval::between(2, 9), 4}};
    EXPECT_THAT(depth_profile(votes),
        ElementsAre(depth_region{interval::between(1, false, 2, true), 1},
            depth_region{interval::between(2, 5), 2}, depth_region{interval::between(5, true, 9, false), 1}));
    EXPECT_EQ(best_regions(votes).because(), "2 of 2 voters accept [2, 5]");
}

TEST(DepthProfile, OfDaysIsOfWholeOnes) {
    const auto votes = one_vote_each(std::vector<day_range>{
        day_range::by(on(3)), day_range::from(on(3)), day_range::between(on(4), on(5))});
    const auto found = best_regions(votes);
    EXPECT_EQ(found.depth, 2U);
    // The third by the first two, the fourth and fifth by the last two: by two each, and no day lies between.
    EXPECT_THAT(found.regions, ElementsAre(day_range::between(on(3), on(5))));
    EXPECT_EQ(found.width(), 3);
    EXPECT_EQ(majority_hull(votes).hull, day_range::between(on(3), on(5)));
    EXPECT_EQ(relaxed_hull(votes, 2), day_range::everything());
}

TEST(BestRegions, TellHowLittleAWideOneSays) {
    const auto found = best_regions(votes_on({interval::at_least(1), interval::at_least(4)}));
    EXPECT_EQ(found.depth, 2U);
    EXPECT_EQ(found.width(), std::numeric_limits<double>::infinity());
    EXPECT_EQ(best_regions(std::vector<interval_vote>{}).because(), "nobody votes");
    EXPECT_EQ(smallest_best_region(std::vector<interval_vote>{}), std::nullopt);
}

TEST(MajorityHull, IsOfMoreThanHalf) {
    EXPECT_EQ(majority_hull(votes_on({interval::exactly(1), interval::exactly(2)})).because(),
        "no value is accepted by more than half of the voters; 1 at most");
    EXPECT_EQ(majority_hull(
                  votes_on({interval::between(0, 23), interval::between(4, 8), interval::between(13, 17)}))
                  .because(),
        "3 of the votes hold [4, 17] or lie in it; 2 voters accept one value at most");
    EXPECT_FALSE(majority_hull(std::vector<interval_vote>{}).agreed);
}

TEST(RelaxedHull, LeavesOutliersAside) {
    const auto votes = votes_on({interval::between(1, 3), interval::between(2, 4), interval::exactly(90)});
    EXPECT_EQ(relaxed_hull(votes, 0), std::nullopt);
    EXPECT_EQ(relaxed_hull(votes, 1), interval::between(2, 3));
    EXPECT_EQ(relaxed_hull(votes, 2), interval::between(1, 90));
    EXPECT_THROW((void)relaxed_hull(votes, 3), std::invalid_argument);
}

TEST(NtpIntersection, NeedsVotesWithBothEnds) {
    EXPECT_THROW((void)ntp_intersection(std::vector{interval::at_least(3)}), std::invalid_argument);
    EXPECT_EQ(ntp_intersection({}), std::nullopt);
    EXPECT_EQ(ntp_intersection(
                  std::vector{interval::between(8, 12), interval::between(11, 13), interval::between(10, 12)})
                  ->because(),
        "[10, 12], with 1 of the votes taken to be false");
}

TEST(BrooksIyengar, WeighsMidpoints) {
    const auto votes =
        votes_on({interval::between(8, 12), interval::between(10, 11), interval::between(8, 10)});
    EXPECT_EQ(brooks_iyengar(votes, 1)->because(), "9.75, of 2 regions in [8, 11]");
    EXPECT_THROW((void)brooks_iyengar(votes, 3), std::invalid_argument);
    EXPECT_THROW((void)brooks_iyengar(votes_on({interval::at_least(1)}), 0), std::invalid_argument);
    EXPECT_EQ(brooks_iyengar(votes_on({interval::exactly(1), interval::exactly(2)}), 0), std::nullopt);
}

// ---- against a count at every end and between any two

namespace {

std::vector<interval_vote> drawn_votes() {
    std::vector<interval_vote> votes;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const auto drawn = [](int from, int to) {
        return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(from, to));
    };
    for (int i = drawn(0, 9); i-- > 0;) {
        const int low = drawn(0, 8);
        const int high = drawn(low, 9);
        const auto made = interval::between_if_any(drawn(0, 8) == 0 ? -infinity : low, drawn(0, 2) == 0,
            drawn(0, 8) == 0 ? infinity : high, drawn(0, 2) == 0);
        if (made) votes.push_back({*made, static_cast<std::uint32_t>(drawn(0, 6))});
    }
    return votes;
}
std::size_t depth_at(const std::vector<interval_vote>& votes, double x) {
    std::set<std::uint32_t> voters;
    for (const auto& v : votes) {
        if (v.accepts.contains(x)) voters.insert(v.voter);
    }
    return voters.size();
}

}  // namespace

RC_GTEST_PROP(IntervalAgreementProperty, IsWhatACountAtEachValueGives, ()) {
    const auto votes = drawn_votes();
    const auto profile = depth_profile(votes);
    std::size_t most = 0;
    for (double x = -1; x <= 10; x += 0.25) {
        const std::size_t depth = depth_at(votes, x);
        most = std::max(most, depth);
        std::size_t told = 0;
        for (const auto& region : profile) {
            if (region.values.contains(x)) told = region.depth;
        }
        RC_ASSERT(told == depth);
    }
    for (std::size_t i = 1; i < profile.size(); ++i) {
        RC_ASSERT(before(profile[i - 1].values, profile[i].values));
        RC_ASSERT(
            !(touches(profile[i - 1].values, profile[i].values) && profile[i - 1].depth == profile[i].depth));
    }
    const auto best = best_regions(votes);
    RC_ASSERT(best.depth == most);
    std::set<std::uint32_t> voters;
    for (const auto& v : votes) voters.insert(v.voter);
    RC_ASSERT(best.voters == voters.size());
    // Whoever says again what he said changes nothing.
    auto louder = votes;
    louder.insert(louder.end(), votes.begin(), votes.end());
    RC_ASSERT(depth_profile(louder) == profile);
    auto turned = votes;
    std::reverse(turned.begin(), turned.end());
    RC_ASSERT(depth_profile(turned) == profile);
    for (std::size_t q = 0; q < voters.size(); ++q) {
        const auto relaxed = relaxed_hull(votes, q);
        for (double x = -1; x <= 10; x += 0.25) {
            if (depth_at(votes, x) + q >= voters.size()) RC_ASSERT(relaxed && relaxed->contains(x));
        }
    }
}
