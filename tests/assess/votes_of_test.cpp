#include <hearsay/assess/votes_of.hpp>

#include <hearsay/assess/vote.hpp>
#include <hearsay/graph/views.hpp>
#include <hearsay/test/notation.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <stdexcept>
#include <string>

using namespace hearsay;
using test::make_graph;

namespace {

const claim_graph& war() {
    static const auto graph = make_graph(R"(
        unit brigade = 3000..5000 soldier
        unit acre
        question troops quantity unit soldier
        question where place
        place russia
        place kursk within russia
        source ukraine state
        source gur agency within ukraine
        source szru agency within ukraine
        link nis independent gur
        [p] post > [g] gur: troops over 11000, where kursk
        szru: troops over 11000
        nis: troops at most 4 brigade, where russia
        kremlin: denies troops over 11000, troops 7 acre
        wire: troops ?
        mirror: troops over 11000 > [p]
    )");
    return graph;
}
template <class Table, class Answers>
std::string said(const Table& table, const Answers& answers, const char* item) {
    const auto value = answers.value(table, *table.find_item(item));
    return value ? std::string{table.value_name(*value)} : "none";
}

}  // namespace

TEST(VotesOf, AreSetsThatSourcesGive) {
    const auto table = votes_of(war());
    EXPECT_EQ(table.source_count(), war().sources().size()) << "whether they vote or not";
    EXPECT_EQ(table.item_count(), 2U);
    // GUR, SZRU, mirror; NIS; the Kremlin's denial. Acres don't convert, and no value is no vote.
    EXPECT_EQ(table.vote_count(), 7U);
    EXPECT_EQ(said(table, vote(table), "troops"), "(11000, inf)");
    EXPECT_TRUE(table.find_source("wire"));
}

TEST(VotesOf, AViewAreThoseItShows) {
    const auto table = votes_of(without(war(), {*war().find_source("gur"), *war().find_source("szru")}));
    EXPECT_EQ(table.vote_count(), 4U);
    EXPECT_EQ(table.source_count(), war().sources().size());
}

TEST(LinesOf, JoinWhoRelaysAndWhoDependsOnWhom) {
    const auto table = votes_of(war());
    const auto line = [&](const source_lines& lines, const char* name) {
        return lines.line(*table.find_source(name));
    };
    const auto lines = lines_of(war(), table);
    EXPECT_EQ(line(lines, "post"), line(lines, "gur"));
    EXPECT_EQ(line(lines, "mirror"), line(lines, "gur"));
    EXPECT_EQ(line(lines, "szru"), line(lines, "gur")) << "two services of one state";
    EXPECT_NE(line(lines, "nis"), line(lines, "gur"));
    const auto apart = lines_of(war(), table, affiliation_level::organisation);
    EXPECT_NE(line(apart, "szru"), line(apart, "gur"));
    // One voice for four sources: an echo adds nothing.
    EXPECT_NEAR(vote(table, lines).score[table.candidates(*table.find_item("troops")).first], 1, 1e-12);
}

TEST(LinesOf, NeedTheTableOfTheirGraph) {
    EXPECT_THROW((void)lines_of(war(), vote_table{}), std::out_of_range);
}

TEST(PlacesWithin, AreTheNearestAroundThatSomebodySays) {
    const auto table = votes_of(war());
    const auto within = places_within(war(), table);
    std::optional<std::uint32_t> kursk;
    std::optional<std::uint32_t> russia;
    for (std::uint32_t v = 0; v < table.value_count(); ++v) {
        if (table.value_name(v) == "kursk") kursk = v;
        if (table.value_name(v) == "russia") russia = v;
    }
    ASSERT_TRUE(kursk && russia);
    EXPECT_EQ(within[*kursk], *russia);
    EXPECT_EQ(within[*russia], at_the_top);
}
