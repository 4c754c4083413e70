#include <hearsay/test/value_set_laws.hpp>

#include <hearsay/model/truth.hpp>
#include <hearsay/test/printing.hpp>

#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace users_own {

// A user's own set of eight bands, whose laws can be broken one at a time.
enum class flaw {
    none,
    union_forgets,
    intersects_lies,
    contains_lies,
    complement_forgets,
    equal_lies,
    empty_lies
};

template <flaw Flaw>
struct bands {
    std::uint8_t bits = 0;
    friend bool operator==(bands a, bands b) {
        return (a.bits == b.bits) || (Flaw == flaw::equal_lies && a.bits + b.bits == 3);
    }
    friend bool is_empty(bands a) { return a.bits == (Flaw == flaw::empty_lies ? 1 : 0); }
    friend bool intersects(bands a, bands b) {
        return (a.bits & b.bits & (Flaw == flaw::intersects_lies ? 0xfe : 0xff)) != 0;
    }
    friend bool contains(bands a, bands b) {
        return (b.bits & ~a.bits & (Flaw == flaw::contains_lies ? 0xfe : 0xff)) == 0;
    }
    friend bands intersection(bands a, bands b) { return {static_cast<std::uint8_t>(a.bits & b.bits)}; }
    friend bands union_of(bands a, bands b) {
        return {static_cast<std::uint8_t>(
            (a.bits | b.bits) & (Flaw == flaw::union_forgets && a.bits != b.bits ? 0x7f : 0xff))};
    }
    friend bands complement(bands a) {
        return {static_cast<std::uint8_t>(~a.bits & (Flaw == flaw::complement_forgets ? 0x7f : 0xff))};
    }
};

template <flaw Flaw>
std::vector<bands<Flaw>> some() {
    return {{0}, {1}, {2}, {3}, {0x81}, {0x7e}, {0xff}};
}

// Cells that are no partition: the sets as they are.
struct uncut : bands<flaw::none> {
    friend uncut intersection(uncut a, uncut b) { return {{static_cast<std::uint8_t>(a.bits & b.bits)}}; }
    friend uncut union_of(uncut a, uncut b) { return {{static_cast<std::uint8_t>(a.bits | b.bits)}}; }
    friend uncut complement(uncut a) { return {{static_cast<std::uint8_t>(~a.bits)}}; }
    friend std::vector<uncut> elementary_cells(const std::vector<uncut>& sets) { return sets; }
};

template <flaw Flaw>
void check() {
    hearsay::test::expect_value_set_laws(some<Flaw>());
}

}  // namespace users_own

using namespace hearsay;
using namespace users_own;

TEST(ValueSetLaws, HoldForAUsersSet) { check<flaw::none>(); }

TEST(ValueSetLaws, HoldForTruth) {
    test::expect_value_set_laws<truth_set>(
        {truth_set{}, truth_set{true}, truth_set{false}, truth_set::everything()});
}

// Each flaw has to be seen: a law that nothing can break is none.
template <flaw Flaw>
bool is_seen() {
    ::testing::TestPartResultArray results;
    {
        ::testing::ScopedFakeTestPartResultReporter reporter{
            ::testing::ScopedFakeTestPartResultReporter::INTERCEPT_ONLY_CURRENT_THREAD, &results};
        check<Flaw>();
    }
    return results.size() > 0;
}

TEST(ValueSetLaws, FindEachFlaw) {
    EXPECT_TRUE(is_seen<flaw::union_forgets>());
    EXPECT_TRUE(is_seen<flaw::intersects_lies>());
    EXPECT_TRUE(is_seen<flaw::contains_lies>());
    EXPECT_TRUE(is_seen<flaw::complement_forgets>());
    EXPECT_TRUE(is_seen<flaw::equal_lies>());
    EXPECT_TRUE(is_seen<flaw::empty_lies>());
}

TEST(ValueSetLaws, FindCellsThatAreNoPartition) {
    EXPECT_NONFATAL_FAILURE(test::expect_cells_partition<uncut>({{{1}}, {{1}}}), "");
}
