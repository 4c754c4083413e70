#include <hearsay/test/semiring_laws.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace hearsay::test {
namespace {

enum class flaw { none, add_keeps_first, product_of_zero, no_absorption, undistributed };

template <flaw Flaw>
struct levels {  // the higher of two, the lower of two, 0 to 3
    using value_type = int;
    static constexpr bool absorptive = true;
    [[nodiscard]] int zero() const { return 0; }
    [[nodiscard]] int one() const { return Flaw == flaw::no_absorption ? 2 : 3; }
    [[nodiscard]] int add(int a, int b) const {
        if (Flaw == flaw::add_keeps_first && a != 0 && b != 0) return a;
        return std::max(a, b);
    }
    [[nodiscard]] int multiply(int a, int b) const {
        if (Flaw == flaw::product_of_zero && a == 0 && b == 1) return 1;
        if (Flaw == flaw::undistributed && a == 1 && b == 1) return 2;
        return std::min(a, b);
    }
};
const std::vector<int> values{0, 1, 2, 3};

}  // namespace

TEST(SemiringLaws, HoldForAUsersOwn) {
    expect_semiring_laws(levels<flaw::none>{}, std::span<const int>{values});
}

TEST(SemiringLaws, HoldForNoValues) {
    expect_semiring_laws(levels<flaw::no_absorption>{}, std::span<const int>{});
}

TEST(SemiringLaws, FailWhereOneIsBroken) {
    const auto broken = [](const auto& semiring) {
        ::testing::TestPartResultArray failures;
        {
            const ::testing::ScopedFakeTestPartResultReporter reporter{
                ::testing::ScopedFakeTestPartResultReporter::INTERCEPT_ONLY_CURRENT_THREAD, &failures};
            expect_semiring_laws(semiring, std::span<const int>{values});
        }
        std::string text;
        for (int i = 0; i < failures.size(); ++i) text += failures.GetTestPartResult(i).message();
        return text;
    };
    EXPECT_THAT(broken(levels<flaw::none>{}), ::testing::IsEmpty());
    EXPECT_THAT(broken(levels<flaw::add_keeps_first>{}), ::testing::HasSubstr("add commutes"));
    EXPECT_THAT(broken(levels<flaw::product_of_zero>{}), ::testing::HasSubstr("multiply commutes"));
    EXPECT_THAT(broken(levels<flaw::no_absorption>{}), ::testing::HasSubstr("one absorbs"));
    EXPECT_THAT(broken(levels<flaw::undistributed>{}), ::testing::HasSubstr("distributes"));
}

}  // namespace hearsay::test
