#include <hearsay/model/records.hpp>

#include <gtest/gtest.h>

#include <string>
#include <type_traits>

using namespace hearsay;

static_assert(std::regular<unit_record> && std::regular<node_record> && std::regular<part_record> &&
    std::regular<document_record> && std::regular<source_record> && std::regular<link_record> &&
    std::regular<question_record> && std::regular<claim_record> && std::regular<statement_record> &&
    std::regular<judgement_record>);
static_assert(std::is_aggregate_v<statement_record>, "records are written field by field");

TEST(Records, OnlyCommittedStancesTakeASide) {
    for (const stance s : {stance::asserts, stance::denies, stance::unconfirmed, stance::declined,
             stance::conditional, stance::questions}) {
        const bool sides = s == stance::asserts || s == stance::denies;
        EXPECT_EQ(commits(s, certainty::certain), sides) << to_string(s);
        EXPECT_EQ(commits(s, certainty::probable), sides) << to_string(s);
        EXPECT_FALSE(commits(s, certainty::possible)) << to_string(s);
    }
}

TEST(Records, NamesAreThoseOfFiles) {
    EXPECT_EQ(to_string(source_kind::person), "person");
    EXPECT_EQ(to_string(source_kind::unnamed), "unnamed");
    EXPECT_EQ(to_string(link_kind::same_as), "same_as");
    EXPECT_EQ(to_string(stance::questions), "questions");
    EXPECT_EQ(to_string(certainty::probable), "probable");
    EXPECT_EQ(std::size(source_kind_names), static_cast<std::size_t>(source_kind::unnamed) + 1);
    EXPECT_EQ(std::size(link_kind_names), static_cast<std::size_t>(link_kind::same_as) + 1);
    EXPECT_EQ(std::size(stance_names), static_cast<std::size_t>(stance::questions) + 1);
    EXPECT_EQ(std::size(certainty_names), static_cast<std::size_t>(certainty::possible) + 1);
}

TEST(Records, DefaultsAreWhatAFileMeansByLeavingOut) {
    const statement_record said;
    EXPECT_TRUE(said.held);
    EXPECT_FALSE(said.own_basis);
    EXPECT_FALSE(said.at.is_known());
    EXPECT_EQ(source_record{}.kind, source_kind::other);
    EXPECT_EQ(source_record{}.reliability, '\0');
    EXPECT_EQ(stance_record{}.stance, stance::asserts);
    EXPECT_EQ(stance_record{}.certainty, certainty::certain);
    EXPECT_FALSE(question_record{}.additive.any());
    EXPECT_EQ(claim_record{}.value.index(), 0U);
    EXPECT_EQ(judgement_record{}.credibility, 0);
}

TEST(Records, Additivity) {
    EXPECT_TRUE(additivity::all().part && additivity::all().place && additivity::all().period);
    EXPECT_TRUE((additivity{.place = true}).any());
    EXPECT_NE((additivity{.place = true}), (additivity{.part = true}));
}

TEST(Records, DifferByAnyField) {
    const statement_record said{.id = "s1", .source = "gur", .stances = {{.claim = "c1"}}, .relays = {"s2"}};
    auto other = said;
    EXPECT_EQ(other, said);
    other.stances[0].condition = "if confirmed";
    EXPECT_NE(other, said);
    other = said;
    other.held = false;
    EXPECT_NE(other, said);
    other = said;
    other.relays.emplace_back("s3");
    EXPECT_NE(other, said);
}
