#include <hearsay/assess/break_even.hpp>

#include "../compare/figures.hpp"
#include "../compare/north_korean_troops.hpp"

#include <hearsay/test/notation.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

using namespace hearsay;
using namespace figures;
using test::make_graph;

namespace {

const lens pragmatic{.how = reading::pragmatic};

/// "below 2750 inclusive: compatible -> conflict", " inside" after it where some assumed factor has it.
std::string line(const break_point& p) {
    return fmt::format("{} {}{}: {} -> {}{}", p.above ? "above" : "below", p.at,
        p.inclusive ? " inclusive" : "", p.from, p.to, p.inside ? " inside" : "");
}
strings lines(const std::vector<break_point>& points) {
    strings made;
    for (const auto& p : points) made.push_back(line(p));
    return made;
}
strings between(const claim_graph& graph, std::string_view a, std::string_view b, const lens& by = {},
    std::uint32_t unit = 0) {
    return lines(break_evens(graph, asserted(graph, a), asserted(graph, b), unit, by));
}

}  // namespace

// ---- the case of October 2024

TEST(BreakEvens, OfTheTroopsLieOutsideTheRange) {
    const auto graph = north_korean_troops::make();
    EXPECT_EQ(between(graph, "c1", "c3"), (strings{"below 2750 inclusive: compatible -> conflict"}));
    EXPECT_EQ(between(graph, "c2", "c3"), (strings{"below 2500: compatible -> conflict"}));
    EXPECT_EQ(between(graph, "c3", "c4"), (strings{"below 650: compatible -> conflict"}));
    EXPECT_EQ(between(graph, "c1", "c2"), strings{});
    EXPECT_EQ(between(graph, "c1", "c4"), strings{});
    EXPECT_EQ(between(graph, "c3", "c5"), strings{});
    EXPECT_EQ(between(graph, "c3", "c6"), strings{});
    const auto found = break_evens(graph, asserted(graph, "c1"), asserted(graph, "c3"), 0);
    EXPECT_EQ(found[0].at, 2750);
    EXPECT_EQ(found[0].a, asserted(graph, "c1"));
    EXPECT_EQ(found[0].b, asserted(graph, "c3"));
    EXPECT_EQ(found[0].because(), "conflict at and below 2750, else compatible");
}

TEST(BreakEvens, OfTheTroopsReadPragmaticallyLieInside) {
    const auto graph = north_korean_troops::make();
    const auto a = break_evens(graph, asserted(graph, "c1"), asserted(graph, "c3"), 0, pragmatic);
    ASSERT_EQ(lines(a),
        (strings{fmt::format("below {} inclusive: compatible -> agree inside", 11000.0 / 3),
            "below 3000: agree -> compatible", "below 2750 inclusive: compatible -> conflict",
            "above 4000 inclusive: compatible -> conflict inside"}));
    EXPECT_EQ(a[0].at, 11000.0 / 3);
    EXPECT_EQ(a[3].at, 4000);
    const auto b = break_evens(graph, asserted(graph, "c2"), asserted(graph, "c3"), 0, pragmatic);
    ASSERT_EQ(lines(b),
        (strings{fmt::format("below {}: conflict -> compatible inside", 11000.0 / 3),
            fmt::format("below {}: compatible -> agree inside", 10000.0 / 3),
            "below 2750: agree -> compatible", "below 2500: compatible -> conflict"}));
}

TEST(BreakEvens, OfAQuestionAreThoseOfItsPairs) {
    const auto graph = north_korean_troops::make();
    const auto q = *graph.find_question("troops");
    EXPECT_EQ(lines(break_evens(graph, q, 0)),
        (strings{"below 2750 inclusive: compatible -> conflict", "below 2500: compatible -> conflict",
            "below 650: compatible -> conflict"}));
    EXPECT_TRUE(break_evens(graph, *graph.find_question("presence"), 0).empty());
    EXPECT_THROW((void)break_evens(graph, q, 1), std::out_of_range);
}

// ---- what a change is

TEST(BreakEvens, OfAVerdictAtOneFactorAloneAreTwo) {
    const auto graph = make_graph(R"(
        unit brigade = 3000..5000 soldier
        question n unit soldier
        claim two = n 2 brigade; claim men = n 9000
        claim low = n 1..2 brigade; claim high = n 9000..20000
    )");
    EXPECT_EQ(between(graph, "two", "men"),
        (strings{"above 4500 inclusive: conflict -> agree inside", "above 4500: agree -> conflict inside"}));
    EXPECT_EQ(between(graph, "two", "men", {.factors = {{0, 4600, 5000}}}),
        (strings{"below 4500 inclusive: conflict -> agree", "below 4500: agree -> conflict"}));
    // At 4,500 they have 9,000 in common; below they conflict; at 20,000 the one begins where the other ends.
    EXPECT_EQ(between(graph, "low", "high"),
        (strings{"above 4500 inclusive: conflict -> compatible inside",
            "above 9000 inclusive: compatible -> agree", "above 10000: agree -> compatible",
            "above 20000: compatible -> conflict"}));
}

TEST(BreakEvens, AreMetDespiteRounding) {
    ASSERT_NE(49 * (1.0 / 49), 1);
    const auto graph = make_graph(R"(
        unit brigade = 3000..5000 soldier
        question n unit soldier
        claim many = n 49 brigade; claim one = n 1; claim over = n over 1
    )");
    const double at = 1.0 / 49;
    EXPECT_EQ(between(graph, "many", "one"),
        (strings{fmt::format("below {} inclusive: conflict -> agree", at),
            fmt::format("below {}: agree -> conflict", at)}));
    EXPECT_EQ(
        between(graph, "many", "over"), (strings{fmt::format("below {} inclusive: agree -> conflict", at)}));
}

TEST(BreakEvens, OnTheRangesEdgeAreInsideWhereTheEdgeHasTheVerdict) {
    const auto graph = make_graph(R"(
        unit brigade = 3000..5000 soldier
        question n unit soldier
        claim two = n 2 brigade; claim under = n under 10000; claim most = n at most 10000
        claim over = n over 6000; claim least = n at least 6000
    )");
    EXPECT_EQ(between(graph, "two", "under"), (strings{"above 5000 inclusive: agree -> conflict inside"}));
    EXPECT_EQ(between(graph, "two", "most"), (strings{"above 5000: agree -> conflict"}));
    EXPECT_EQ(between(graph, "two", "over"), (strings{"below 3000 inclusive: agree -> conflict inside"}));
    EXPECT_EQ(between(graph, "two", "least"), (strings{"below 3000: agree -> conflict"}));
}

TEST(BreakEvens, AtTheMiddleCountAsAbove) {
    const auto graph = make_graph(R"(
        unit brigade = 3000..5000 soldier
        question n unit soldier
        claim two = n 2 brigade; claim over = n over 8000
    )");
    EXPECT_EQ(between(graph, "two", "over"), (strings{"above 4000: conflict -> agree inside"}));
    // The range may be a point, and the point a break.
    EXPECT_EQ(between(graph, "two", "over", {.factors = {{0, 4000, 4000}}}),
        (strings{"above 4000: conflict -> agree"}));
    const auto at_least = make_graph(R"(
        unit brigade = 4000..4000 soldier
        question n unit soldier
        claim two = n 2 brigade; claim least = n at least 8000
    )");
    EXPECT_EQ(between(at_least, "two", "least"), (strings{"above 4000 inclusive: conflict -> agree inside"}));
}

TEST(BreakEvens, PutOneFactorInPlaceOfARangeAndKeepTheOthers) {
    const auto graph = make_graph(R"(
        unit battalion = 300..1000 soldier
        unit brigade = 3..5 battalion
        question n unit soldier additive
        claim two = n 2 brigade; claim men = n at least 9000; claim battalions = n at most 4 battalion
    )");
    // Two brigades are six to ten battalions: 1,800 to 10,000 soldiers.
    const std::uint32_t battalion = 0, brigade = 1;
    EXPECT_EQ(names_of(graph, assumption_list{{assumption_kind::unit, 0}, {assumption_kind::unit, 1}}),
        (strings{"unit:battalion", "unit:brigade"}));
    EXPECT_EQ(between(graph, "two", "men", {}, battalion),
        (strings{"above 900 inclusive: conflict -> compatible inside",
            "above 1500 inclusive: compatible -> agree"}));
    EXPECT_EQ(between(graph, "two", "men", {}, brigade),
        (strings{"above 4.5 inclusive: conflict -> compatible inside",
            "above 15 inclusive: compatible -> agree"}));
    // Both hang on the battalion: one of them by 6 to 10 of it, the other by 4. Whatever it is, they
    // conflict.
    EXPECT_EQ(between(graph, "two", "battalions", {}, battalion), strings{});
    // 2 x brigade x 300..1000 against at most 4 x 300..1000 = 4000.
    EXPECT_EQ(between(graph, "two", "battalions", {}, brigade),
        (strings{
            "below 2 inclusive: compatible -> agree", "above 6.666666666666667: compatible -> conflict"}));
}

TEST(BreakEvens, OfAFactorThatIsDeclaredTheOtherWayRound) {
    const auto graph = graph_with(unit_record{.id = "brigade", .conversions = {{"soldier", {3000, 5000, 0}}}},
        unit_record{.id = "soldier"},
        question_record{.id = "n", .kind = "quantity", .unit = "brigade", .additive = additivity::all()},
        claim_record{.id = "men", .answers = "n", .value = soldiers(interval::exactly(12'000), "soldier")},
        claim_record{.id = "three", .answers = "n", .value = soldiers(interval::at_least(3))});
    EXPECT_EQ(between(graph, "men", "three"), (strings{"above 4000: agree -> conflict inside"}));
}

TEST(BreakEvens, OfAFactorWithAnOffset) {
    const auto graph = graph_with(unit_record{.id = "notch", .conversions = {{"degree", {2, 4, 30}}}},
        unit_record{.id = "degree"}, question_record{.id = "t", .kind = "quantity", .unit = "degree"},
        claim_record{.id = "two", .answers = "t", .value = soldiers(interval::at_most(-2), "notch")},
        claim_record{.id = "cold", .answers = "t", .value = soldiers(interval::at_least(25))});
    // -2 notches are 30 - 2 x: 25 at 2.5.
    EXPECT_EQ(between(graph, "two", "cold"), (strings{"below 2.5 inclusive: conflict -> compatible inside"}));
}

TEST(BreakEvens, OfADenialHaveBothOfItsPieces) {
    const auto graph = make_graph(R"(
        unit brigade = 3000..5000 soldier
        question n unit soldier additive
        claim some = n 2..4 brigade; claim men = n 10000
    )");
    EXPECT_EQ(lines(break_evens(graph, denied(graph, "some"), asserted(graph, "men"), 0)),
        (strings{"below 2500: conflict -> agree", "above 5000: conflict -> agree"}));
}

TEST(BreakEvens, OfAPartAreWhereItExceedsTheWhole) {
    const auto graph = make_graph(R"(
        unit brigade = 3000..5000 soldier
        question n unit soldier additive
        claim part = n 2 brigade of infantry; claim whole = n under 9000
    )");
    EXPECT_EQ(
        between(graph, "part", "whole"), (strings{"above 4500 inclusive: compatible -> conflict inside"}));
}

TEST(BreakEvens, OfTwoInOneUnitAreWhereTheDomainCutsThem) {
    const auto graph = graph_with(unit_record{.id = "brigade", .conversions = {{"soldier", {3000, 5000, 0}}}},
        question_record{.id = "n",
            .kind = "quantity",
            .unit = "soldier",
            .domain = soldiers(interval::between(0, 30'000))},
        claim_record{.id = "eight", .answers = "n", .value = soldiers(interval::at_least(8), "brigade")},
        claim_record{.id = "most", .answers = "n", .value = soldiers(interval::at_most(9), "brigade")});
    // Over 3,750 soldiers, eight brigades are more than there can be; below 3,333 so many may be over nine.
    EXPECT_EQ(between(graph, "eight", "most"),
        (strings{"below 3750 inclusive: conflict -> agree inside",
            fmt::format("below {}: agree -> compatible inside", 10000.0 / 3)}));
    const auto additive = make_graph(R"(
        unit brigade = 3000..5000 soldier
        question n unit soldier additive
        claim eight = n at least 8 brigade; claim most = n at most 9 brigade
    )");
    EXPECT_EQ(between(additive, "eight", "most"), strings{});
}

TEST(BreakEvens, OfADomainInAnotherUnitAreThoseOfAnyPair) {
    const auto graph = graph_with(unit_record{.id = "brigade", .conversions = {{"soldier", {3000, 5000, 0}}}},
        question_record{.id = "n",
            .kind = "quantity",
            .unit = "soldier",
            .domain = said_quantity{quantity::of(interval::between(0, 2)), "brigade"}},
        claim_record{.id = "men", .answers = "n", .value = soldiers(interval::at_least(6400))},
        claim_record{.id = "most", .answers = "n", .value = soldiers(interval::at_most(20'000))});
    EXPECT_EQ(between(graph, "men", "most"),
        (strings{"below 3200: agree -> conflict inside", "above 10000: agree -> compatible"}));
}

TEST(BreakEvens, AreNoneWhereTheDomainExcludesOneInItsOwnUnit) {
    const auto graph = graph_with(unit_record{.id = "battalion", .conversions = {{"soldier", {2, 3, 0}}}},
        unit_record{.id = "brigade", .conversions = {{"battalion", {3, 4, 0}}}},
        question_record{.id = "n",
            .kind = "quantity",
            .unit = "soldier",
            .domain = said_quantity{quantity::of(interval::exactly(3)), "battalion"}},
        claim_record{.id = "few", .answers = "n", .value = soldiers(interval::between(0, 2), "battalion")},
        claim_record{.id = "one", .answers = "n", .value = soldiers(interval::exactly(1), "brigade")});
    // Two battalions are 6 soldiers at most, three are 6 at least; and yet two battalions are not three.
    ASSERT_EQ(compare(graph, asserted(graph, "few"), asserted(graph, "one")).because(), "impossible");
    EXPECT_EQ(between(graph, "few", "one", {}, 1), strings{});
    EXPECT_EQ(between(graph, "one", "few", {}, 1), strings{});
}

TEST(BreakEvens, AreNoneWhereNothingRestsOnTheFactor) {
    const auto graph = make_graph(R"(
        unit brigade = 3000..5000 soldier
        unit lorry = 10..20 soldier
        unit tonne
        question n unit soldier additive
        claim a = n 5; claim b = n 6; claim c = n 2 brigade; claim w = n 5 tonne; claim d = n 3 brigade
        claim here = n 5 in kursk; claim there = n 7 brigade in sumy
    )");
    EXPECT_EQ(between(graph, "a", "b"), strings{});
    EXPECT_EQ(between(graph, "a", "c", {}, 1), strings{});
    EXPECT_EQ(between(graph, "c", "d"), strings{});
    EXPECT_EQ(between(graph, "c", "w"), strings{});
    EXPECT_EQ(between(graph, "here", "there"), strings{});
}

// ---- against a reference in exact fractions

namespace {

struct fraction {
    std::int64_t over;
    std::int64_t under = 1;  // above 0
    friend bool operator<(fraction a, fraction b) { return a.over * b.under < b.over * a.under; }
    friend bool operator==(fraction a, fraction b) { return a.over * b.under == b.over * a.under; }
    friend fraction operator*(fraction a, fraction b) { return reduced(a.over * b.over, a.under * b.under); }
    friend fraction operator/(fraction a, fraction b) { return reduced(a.over * b.under, a.under * b.over); }
    static fraction reduced(std::int64_t over, std::int64_t under) {
        const std::int64_t common = std::gcd(over, under);
        return {over / common, under / common};
    }
    [[nodiscard]] double value() const { return static_cast<double>(over) / static_cast<double>(under); }
};

/// A piece with exact ends.
struct exact_piece {
    std::optional<fraction> low;
    std::optional<fraction> high;
    bool low_open;
    bool high_open;
};

struct exact_step {
    fraction low;
    fraction high;
    bool backward;
};

exact_piece through(exact_piece p, const std::vector<exact_step>& steps) {
    for (const auto& s : steps) {
        const auto move = [&](std::optional<fraction>& end, bool is_low) {
            if (!end) return;
            const bool small = (end->over < 0) != is_low;  // whether the small factor makes the wider set
            if (s.backward)
                *end = *end / (small ? s.high : s.low);
            else
                *end = *end * (small ? s.low : s.high);
        };
        move(p.low, true);
        move(p.high, false);
    }
    return p;
}

/// Units 0 (soldier), 1 (battalion, 2..3 soldiers), 2 (brigade, 3..4 battalions).
constexpr const char* unit_names[] = {"soldier", "battalion", "brigade"};

struct drawn_pair {
    claim_graph graph;
    position positions[2] = {claim_id{0}, claim_id{1}};
    interval stated[2];
    int unit[2] = {0, 0};
    int asked = 0;
    std::optional<interval> domain;
    int domain_unit = 0;

    [[nodiscard]] std::vector<exact_step> path(int from, int to, std::uint32_t conversion, fraction x) const {
        const exact_step steps[] = {{{2}, {3}, false}, {{3}, {4}, false}};
        std::vector<exact_step> made;
        for (int at = from; at != to;) {
            const bool down = at > to;
            const int number = down ? at - 1 : at;
            exact_step step = steps[number];
            if (number == static_cast<int>(conversion)) step.low = step.high = x;
            step.backward = !down;
            made.push_back(step);
            at += down ? -1 : 1;
        }
        return made;
    }

    /// By the order of the ends alone: their ranks take their place.
    [[nodiscard]] verdict verdict_at(std::uint32_t conversion, fraction x) const {
        const bool one_unit = unit[0] == unit[1];
        const auto sets = sets_in(one_unit ? unit[0] : asked, conversion, x);
        for (int i = 0; i < 2; ++i) {
            if (is_empty(sets_in(unit[i], conversion, x)[static_cast<std::size_t>(i)]))
                return verdict::conflict;
        }
        return verdict_of(relation_of(sets[0], sets[1]));
    }

    /// The two positions in a unit, clipped: the domain goes to the question's unit first, and on from there;
    /// in its own unit it is as it was stated.
    [[nodiscard]] std::vector<interval_set> sets_in(
        int compared_in, std::uint32_t conversion, fraction x) const {
        std::vector<exact_piece> sets[3];
        for (int i = 0; i < 2; ++i) {
            interval_set own{stated[i]};
            if (positions[i].denied) own = complement(own);
            for (const auto& piece : own)
                sets[i].push_back(exactly(piece, path(unit[i], compared_in, conversion, x)));
        }
        if (domain) {
            auto steps = path(domain_unit, asked, conversion, x);
            for (const auto& s : path(asked, compared_in, conversion, x)) steps.push_back(s);
            if (domain_unit == compared_in) steps.clear();
            sets[2].push_back(exactly(*domain, steps));
        }
        std::vector<fraction> ends;
        for (const auto& set : sets) {
            for (const auto& p : set) {
                if (p.low) ends.push_back(*p.low);
                if (p.high) ends.push_back(*p.high);
            }
        }
        std::sort(ends.begin(), ends.end());
        ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
        const auto ranked = [&](const std::vector<exact_piece>& set) {
            constexpr double infinity = std::numeric_limits<double>::infinity();
            const auto rank = [&](fraction f) {
                return static_cast<double>(std::lower_bound(ends.begin(), ends.end(), f) - ends.begin());
            };
            interval_set made;
            for (const auto& p : set) {
                const auto piece = interval::between_if_any(p.low ? rank(*p.low) : -infinity, p.low_open,
                    p.high ? rank(*p.high) : infinity, p.high_open);
                if (piece) made = union_of(made, interval_set{*piece});
            }
            return made;
        };
        std::vector<interval_set> made{ranked(sets[0]), ranked(sets[1])};
        if (domain) {
            for (auto& set : made) set = intersection(set, ranked(sets[2]));
        }
        return made;
    }

private:
    static exact_piece exactly(const interval& x, const std::vector<exact_step>& steps) {
        exact_piece made{{}, {}, x.lower_open(), x.upper_open()};
        if (x.has_lower()) made.low = fraction{static_cast<std::int64_t>(x.lower())};
        if (x.has_upper()) made.high = fraction{static_cast<std::int64_t>(x.upper())};
        return through(made, steps);
    }
};

interval draw_interval() {
    for (;;) {
        const int low = *rc::gen::inRange(-3, 8);
        const int high = *rc::gen::inRange(low, 9);
        const int ends = *rc::gen::inRange(0, 4);
        constexpr double infinity = std::numeric_limits<double>::infinity();
        const auto made = interval::between_if_any(ends == 1 ? -infinity : low, *rc::gen::arbitrary<bool>(),
            ends == 2 ? infinity : high, *rc::gen::arbitrary<bool>());
        if (made) return *made;
    }
}

drawn_pair draw_pair() {
    drawn_pair made;
    auto batch = made.graph.insert();
    for (const char* id : {"soldier"}) batch.add(unit_record{.id = id});
    batch.add(unit_record{.id = "battalion", .conversions = {{"soldier", {2, 3, 0}}}});
    batch.add(unit_record{.id = "brigade", .conversions = {{"battalion", {3, 4, 0}}}});
    made.asked = *rc::gen::inRange(0, 3);
    question_record asked{.id = "n", .kind = "quantity", .unit = unit_names[made.asked]};
    switch (*rc::gen::inRange(0, 4)) {
    case 0:
        asked.additive = additivity::all();
        made.domain = interval::at_least(0);
        made.domain_unit = made.asked;
        break;
    case 1:
        made.domain = draw_interval();
        made.domain_unit = *rc::gen::inRange(0, 3);
        asked.domain = soldiers(*made.domain, unit_names[made.domain_unit]);
        break;
    default: break;
    }
    batch.add(asked);
    for (int i = 0; i < 2; ++i) {
        made.stated[i] = draw_interval();
        made.unit[i] = *rc::gen::inRange(0, 3);
        const auto id = batch.add(claim_record{.id = fmt::format("c{}", i),
            .answers = "n",
            .value = soldiers(made.stated[i], unit_names[made.unit[i]])});
        made.positions[i] = {id, *rc::gen::arbitrary<bool>()};
    }
    batch.commit();
    return made;
}

/// What the break points say of a factor.
verdict foretold(const std::vector<break_point>& points, double middle, verdict in_the_middle, double x) {
    verdict found = in_the_middle;
    if (!points.empty()) {  // the verdict next to the middle, on the side of the nearest point
        const auto above =
            std::find_if(points.begin(), points.end(), [](const break_point& p) { return p.above; });
        const bool go_up = x >= middle;
        if (go_up)
            found = above != points.end() ? above->from : points.front().from;
        else
            found = points.front().above ? above->from : points.front().from;
    }
    for (const auto& p : points) {
        if (p.above != (x >= middle)) continue;
        const bool passed = p.above ? p.at < x : p.at > x;
        if (passed || (p.at == x && p.inclusive)) found = p.to;
    }
    return found;
}

}  // namespace

RC_GTEST_PROP(BreakEvensProperty, ForetellTheVerdictAtEveryFactor, ()) {
    const auto pair = draw_pair();
    const auto conversion = static_cast<std::uint32_t>(*rc::gen::inRange(0, 2));
    const auto points = break_evens(pair.graph, pair.positions[0], pair.positions[1], conversion);
    const fraction middle = conversion == 0 ? fraction{5, 2} : fraction{7, 2};
    const double low = conversion == 0 ? 2 : 3;
    const double high = low + 1;
    const verdict in_the_middle = pair.verdict_at(conversion, middle);
    const double at_middle = middle.value();
    // One conversion does not round these figures; several may.
    const auto direct = [&](int unit) { return std::abs(unit - pair.asked) <= 1; };
    if (direct(pair.unit[0]) && direct(pair.unit[1]) && (!pair.domain || pair.domain_unit == pair.asked)) {
        RC_ASSERT(in_the_middle ==
            compare(pair.graph, pair.positions[0], pair.positions[1],
                {.factors = {{conversion, at_middle, at_middle}}})
                .verdict);
    }
    // At fractions of all kinds.
    for (std::int64_t under = 1; under <= 8; ++under) {
        for (std::int64_t over = 1; over <= 12 * under; ++over) {
            const fraction x{over, under};
            const bool is_break = std::any_of(points.begin(), points.end(),
                [&](const break_point& p) { return std::abs(p.at - x.value()) < 1e-9; });
            if (is_break) continue;
            RC_ASSERT(
                foretold(points, at_middle, in_the_middle, x.value()) == pair.verdict_at(conversion, x));
        }
    }
    // At each break and beside it.
    const break_point* last = nullptr;
    for (const auto& p : points) {
        std::optional<fraction> exact;
        for (std::int64_t under = 1; under <= 256 && !exact; ++under) {
            const double over = std::round(p.at * static_cast<double>(under));
            if (std::abs(over / static_cast<double>(under) - p.at) <= 4e-16 * p.at) {
                exact = fraction{static_cast<std::int64_t>(over), under};
            }
        }
        RC_ASSERT(
            exact.has_value());  // exact where no other factor stands in between, else but for the last digit
        const std::int64_t fine = 100'000;
        const fraction below{exact->over * fine - exact->under, exact->under * fine};
        const fraction above{exact->over * fine + exact->under, exact->under * fine};
        const verdict here = pair.verdict_at(conversion, *exact);
        const verdict near = pair.verdict_at(conversion, p.above ? below : above);
        const verdict far = pair.verdict_at(conversion, p.above ? above : below);
        RC_ASSERT(p.from != p.to);
        RC_ASSERT(p.above == !(p.at < at_middle));
        const bool alone =
            here != near && here != far;  // a verdict at this factor alone: one entry for it, one back
        if (alone) {
            RC_ASSERT((p.inclusive && p.from == near && p.to == here) ||
                (!p.inclusive && p.from == here && p.to == far));
        } else {
            RC_ASSERT(p.from == near);
            RC_ASSERT(p.to == far);
            RC_ASSERT(p.inclusive == (here == far));
        }
        // Inside, if some assumed factor has the verdict: this one, where it does, or one beyond up to the
        // end of the range.
        const bool this_one =
            pair.verdict_at(conversion, *exact) == p.to && p.inclusive && low <= p.at && p.at <= high;
        const bool beyond = !(alone && p.inclusive) && (p.above ? p.at < high : p.at > low);
        RC_ASSERT(p.inside == (this_one || beyond));
        if (last && last->above == p.above) {
            RC_ASSERT(last->to == p.from);
            RC_ASSERT((p.above ? last->at <= p.at : last->at >= p.at));
        }
        if (last && p.at == last->at) RC_ASSERT(alone);
        last = &p;
    }
    // From the middle outwards: those below it come first.
    RC_ASSERT(
        std::is_partitioned(points.begin(), points.end(), [](const break_point& p) { return !p.above; }));
}

RC_GTEST_PROP(BreakEvensProperty, AreTheSameTheOtherWayRound, ()) {
    const auto pair = draw_pair();
    for (const std::uint32_t conversion : {0U, 1U}) {
        const auto one = break_evens(pair.graph, pair.positions[0], pair.positions[1], conversion);
        const auto other = break_evens(pair.graph, pair.positions[1], pair.positions[0], conversion);
        RC_ASSERT(lines(one) == lines(other));
    }
}
