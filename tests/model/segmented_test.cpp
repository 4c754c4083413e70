#include <hearsay/model/segmented.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

using hearsay::segmented;

TEST(Segmented, ElementsNeverMove) {
    segmented<int> column;
    std::vector<const int*> addresses;
    for (int i = 0; i < 5000; ++i) {
        column.push_back(i);
        addresses.push_back(&column[static_cast<std::size_t>(i)]);
    }
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        EXPECT_EQ(&column[i], addresses[i]);
        EXPECT_EQ(*addresses[i], static_cast<int>(i));
    }
    column.truncate(100);
    for (int i = 100; i < 300; ++i) column.push_back(-i);
    for (std::size_t i = 0; i < 100; ++i) EXPECT_EQ(&column[i], addresses[i]);
    EXPECT_EQ(column[299], -299);
}

TEST(Segmented, TruncateDestroysWhatItDrops) {
    const auto counted = std::make_shared<int>(0);
    segmented<std::shared_ptr<int>> column;
    for (int i = 0; i < 1000; ++i) column.push_back(counted);
    EXPECT_EQ(counted.use_count(), 1001);
    for (const std::size_t size : {999U, 129U, 128U, 127U, 65U, 64U, 63U, 1U, 0U}) {
        column.truncate(size);
        EXPECT_EQ(counted.use_count(), static_cast<long>(size) + 1);
        EXPECT_EQ(column.size(), size);
    }
    EXPECT_TRUE(column.empty());
    column.push_back(counted);
    EXPECT_EQ(column.size(), 1U);
    column = {};
    EXPECT_EQ(column.size(), 0U);
}

TEST(Segmented, MovesLeaveNothingBehind) {
    segmented<std::string> column;
    for (int i = 0; i < 200; ++i) column.push_back(std::to_string(i));
    const std::string* const first = &column[0];
    segmented<std::string> moved{std::move(column)};
    EXPECT_EQ(&moved[0], first);
    EXPECT_EQ(moved.size(), 200U);
    EXPECT_EQ(column.size(), 0U);  // NOLINT(bugprone-use-after-move): what is left is promised
    column.push_back("new");
    EXPECT_EQ(column[0], "new");
}

TEST(Segmented, ExtendFills) {
    segmented<int> column;
    column.extend(130, 7);
    column.extend(10, 8);
    EXPECT_EQ(column.size(), 130U);
    EXPECT_EQ(column[129], 7);
    EXPECT_EQ(column.bytes(), 130 * sizeof(int));
}

RC_GTEST_PROP(Segmented, BehavesAsAVectorThatGrowsAndShrinksAtItsEnd, ()) {
    segmented<int> column;
    std::vector<int> expected;
    for (int step = 0; step < 20; ++step) {
        if (*rc::gen::weightedElement<bool>({{3, true}, {1, false}})) {
            const int count = *rc::gen::inRange(0, 200);
            for (int i = 0; i < count; ++i) {
                column.push_back(step * 1000 + i);
                expected.push_back(step * 1000 + i);
            }
        } else {
            const auto size = *rc::gen::inRange<std::size_t>(0, expected.size() + 1);
            column.truncate(size);
            expected.resize(size);
        }
        RC_ASSERT(column.size() == expected.size());
    }
    for (std::size_t i = 0; i < expected.size(); ++i) RC_ASSERT(column[i] == expected[i]);
    const auto begin = *rc::gen::inRange<std::size_t>(0, expected.size() + 1);
    const auto end = *rc::gen::inRange<std::size_t>(begin, expected.size() + 1);
    std::vector<int> run;
    column.for_each_run(begin, end, [&](auto span) { run.insert(run.end(), span.begin(), span.end()); });
    RC_ASSERT(std::equal(run.begin(), run.end(), expected.begin() + static_cast<std::ptrdiff_t>(begin),
        expected.begin() + static_cast<std::ptrdiff_t>(end)));
}
