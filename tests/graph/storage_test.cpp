#include <hearsay/graph/storage.hpp>

#include <hearsay/graph/claim_graph.hpp>

#include <gtest/gtest.h>

#include <set>
#include <vector>

using namespace hearsay;

namespace {

using storage = detail::storage<quantity_kind, date_kind, place_kind, label_kind, truth_kind>;
constexpr day november = make_day(2024, 11, 1);

}  // namespace

TEST(Storage, AVertexIsAKindAndANumber) {
    EXPECT_EQ(vertex{claim_id{3}}, (vertex{vertex::kind_of::claim, 3}));
    EXPECT_TRUE(vertex{source_id{3}}.is_source());
    EXPECT_TRUE(vertex{statement_id{3}}.is_statement());
    EXPECT_NE(vertex{source_id{3}}, vertex{claim_id{3}});
    const std::set<vertex> sorted{
        vertex{statement_id{0}}, vertex{claim_id{5}}, vertex{claim_id{2}}, vertex{source_id{9}}};
    EXPECT_EQ(*sorted.begin(), vertex{source_id{9}});
    EXPECT_EQ(*sorted.rbegin(), vertex{statement_id{0}});
}

TEST(Storage, EqualScopesHaveEqualNumbers) {
    storage data;
    const scope whole;
    EXPECT_TRUE(whole.is_whole());
    EXPECT_EQ(data.number_of(whole), 0U);
    std::vector<scope> scopes;
    for (const auto& place :
        {std::optional<place_id>{}, std::optional{place_id{0}}, std::optional{place_id{1}}}) {
        for (const auto& part : {std::optional<part_id>{}, std::optional{part_id{0}}}) {
            for (const auto& period : {std::optional<day_range>{}, std::optional{day_range::everything()},
                     std::optional{day_range::by(november)}, std::optional{day_range::from(november)},
                     std::optional{day_range::on(november)}}) {
                scopes.push_back({place, period, part});
            }
        }
    }
    std::set<std::uint32_t> numbers;
    for (const scope& s : scopes) numbers.insert(data.number_of(s));
    EXPECT_EQ(numbers.size(), scopes.size());
    EXPECT_EQ(*numbers.rbegin(), scopes.size() - 1);
    for (const scope& s : scopes) {
        EXPECT_EQ(data.scopes[data.number_of(s)], s);
        EXPECT_EQ(s.is_whole(), data.number_of(s) == 0);
    }
}

TEST(Storage, EmptyTextTakesNothing) {
    storage data;
    EXPECT_EQ(data.keep_text(""), 0U);
    EXPECT_EQ(data.keep_text("over 11 thousand"), 1U);
    EXPECT_EQ(data.keep_text(""), 0U);
    EXPECT_EQ(data.texts[1], "over 11 thousand");
    EXPECT_EQ(data.texts[0], "");
}

TEST(Storage, StancesCommit) {
    const stance_on denied{claim_id{0}, statement_id{0}, stance::denies, certainty::probable, 0};
    EXPECT_TRUE(denied.commits());
    const stance_on possible{claim_id{0}, statement_id{0}, stance::asserts, certainty::possible, 0};
    EXPECT_FALSE(possible.commits());
}

TEST(Storage, KindsHavePositions) {
    EXPECT_EQ((detail::kind_position<place_kind, quantity_kind, date_kind, place_kind>), 2U);
    EXPECT_EQ((detail::kind_position<truth_kind, quantity_kind, date_kind>), 2U) << "one past the last: none";
}
