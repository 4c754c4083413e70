#include <hearsay/trace/source_table.hpp>

#include <gmock/gmock.h>

#include <stdexcept>
#include <utility>

namespace hearsay::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(SourceTable, IsReadByQuestionAndPlace) {
    const source_table table{{position{claim_id{0}}, position{claim_id{0}, true}, position{claim_id{3}}},
        {0, 2, 2, 3}, {0, 2, 2, 3}, {source_id{4}, source_id{7}, source_id{4}}};
    EXPECT_EQ(table.of(question_id{0}), (std::pair<std::size_t, std::size_t>{0, 2}));
    EXPECT_EQ(table.of(question_id{1}), (std::pair<std::size_t, std::size_t>{2, 2}));
    EXPECT_THAT(table.sources_of(0), ElementsAre(source_id{4}, source_id{7}));
    EXPECT_THAT(table.sources_of(1), IsEmpty());
    EXPECT_THAT(table.sources_of(2), ElementsAre(source_id{4}));
    EXPECT_THROW((void)table.of(question_id{3}), std::out_of_range);
    EXPECT_THROW((void)table.sources_of(3), std::out_of_range);
}

}  // namespace
}  // namespace hearsay::test
