#include <hearsay/model/kinds.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace hearsay;

namespace {

static_assert(claim_kind<quantity_kind> && claim_kind<date_kind> && claim_kind<place_kind> &&
    claim_kind<label_kind> && claim_kind<truth_kind>);

struct yes_no_maybe : plain_kind<truth_set> {
    static constexpr std::string_view name = "maybe";
};
static_assert(claim_kind<yes_no_maybe>, "a kind of the user's own needs a set and a name");
static_assert(!claim_kind<plain_kind<truth_set>>, "and not less");
static_assert(!claim_kind<int>);

// What a graph does with names, with one list for all kinds.
struct names {
    std::vector<std::string> known;
    template <class Kind>
    id<Kind> reference(std::string_view name) {
        const auto at = std::find(known.begin(), known.end(), name);
        if (at == known.end()) known.emplace_back(name);
        return id<Kind>{
            static_cast<std::uint32_t>(std::find(known.begin(), known.end(), name) - known.begin())};
    }
    template <class Kind>
    [[nodiscard]] std::string spelling(id<Kind> which) const {
        return known[which.number()];
    }
};

}  // namespace

TEST(Kinds, AQuantityKeepsTheNameOfItsUnit) {
    names n{{"soldier"}};
    const said_quantity said{quantity::said(hedge::as_many_as, 4, {}, true), "brigade"};
    const quantity stated = quantity_kind::intern(said, n);
    EXPECT_EQ(stated.unit, unit_id{1});
    EXPECT_EQ(stated.how, hedge::as_many_as);
    EXPECT_TRUE(stated.approx);
    EXPECT_EQ(quantity_kind::spell(stated, n), said);
    const said_quantity bare{quantity::said(hedge::over, 5), ""};
    EXPECT_EQ(quantity_kind::intern(bare, n).unit, std::nullopt);
    EXPECT_EQ(quantity_kind::spell(quantity_kind::intern(bare, n), n), bare);
    EXPECT_EQ(n.known.size(), 2U) << "a bare number mentions no unit";
}

TEST(Kinds, TheUnitOfTheQuantityItselfIsNotUsed) {
    names n{{"soldier"}};
    const said_quantity said{quantity::said(hedge::over, 5, unit_id{7}), ""};
    EXPECT_EQ(quantity_kind::intern(said, n).unit, std::nullopt);
}

TEST(Kinds, PlacesAndLabelsGoByName) {
    names n{{"russia", "kursk"}};
    EXPECT_EQ(place_kind::intern(said_place{"kursk"}, n), place_id{1});
    EXPECT_EQ(place_kind::spell(place_id{0}, n), said_place{"russia"});
    EXPECT_EQ(label_kind::spell(label_kind::intern(said_label{"drone"}, n), n), said_label{"drone"});
}

TEST(Kinds, ResolveTurnsSymbolsIntoNumbers) {
    const auto shifted = []<class Kind>(id<Kind> symbol) { return id<Kind>{symbol.number() + 10}; };
    quantity stated = quantity::said(hedge::over, 5, unit_id{2});
    quantity_kind::resolve(stated, shifted);
    EXPECT_EQ(stated.unit, unit_id{12});
    quantity bare = quantity::said(hedge::over, 5);
    quantity_kind::resolve(bare, shifted);
    EXPECT_EQ(bare.unit, std::nullopt);
    place_id place{3};
    place_kind::resolve(place, shifted);
    EXPECT_EQ(place, place_id{13});
}
