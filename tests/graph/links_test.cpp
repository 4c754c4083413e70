#include <hearsay/graph/links.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <thread>
#include <utility>
#include <vector>

using hearsay::list_column;
using hearsay::reverse_links;

namespace {

using rows = std::vector<std::vector<std::uint32_t>>;

std::vector<std::uint32_t> values(const reverse_links::range& range) { return {range.begin(), range.end()}; }

bool same(const reverse_links::view& view, const rows& expected) {
    for (std::uint32_t row = 0; row < expected.size(); ++row) {
        if (values(view.of(row)) != expected[row]) return false;
    }
    return values(view.of(static_cast<std::uint32_t>(expected.size()))).empty();
}

}  // namespace

TEST(ListColumn, RowsOfAnyLength) {
    list_column<int> column;
    column.end_row();
    for (int i = 0; i < 500; ++i) column.push_back(i);
    column.end_row();
    column.push_back(7);
    column.end_row();
    EXPECT_EQ(column.rows(), 3U);
    EXPECT_EQ(column.values(), 501U);
    EXPECT_EQ(column.end_of(0) - column.begin_of(0), 0U);
    EXPECT_EQ(column.end_of(1) - column.begin_of(1), 500U);
    EXPECT_EQ(column.value(column.begin_of(1) + 499), 499);
    EXPECT_EQ(column.value(column.begin_of(2)), 7);
    column.push_back(8);  // a row that was begun and not ended
    column.truncate(2);
    EXPECT_EQ(column.values(), 500U);
    column.truncate(0);
    EXPECT_EQ(column.rows() + column.values(), 0U);
}

TEST(ReverseLinks, NothingIsLinkedAtFirst) {
    reverse_links links;
    EXPECT_TRUE(links.snapshot().of(0).empty());
    links.append(3, [](auto&&) {});
    EXPECT_TRUE(links.snapshot().of(2).empty());
    EXPECT_TRUE(reverse_links::view{}.of(5).empty());
}

TEST(ReverseLinks, ASnapshotStaysAsItWas) {
    reverse_links links;
    const auto empty = links.snapshot();
    links.append(2, [](auto&& append) { append(10, 0); });
    const auto one = links.snapshot();
    links.append(3, [](auto&& append) {
        append(11, 0);
        append(11, 2);
        append(12, 0);
    });
    const auto four = links.snapshot();
    links.append(3000, [](auto&& append) {  // enough to be sealed
        for (std::uint32_t i = 0; i < 3000; ++i) append(100 + i, i % 3);
    });
    EXPECT_TRUE(same(empty, {{}, {}}));
    EXPECT_TRUE(same(one, {{10}, {}}));
    EXPECT_TRUE(same(four, {{10, 11, 12}, {}, {11}}));
    EXPECT_EQ(values(links.snapshot().of(0)).size(), 1003U);
    EXPECT_EQ(values(links.snapshot().of(0))[2], 12U);
    EXPECT_EQ(values(links.snapshot().of(0))[3], 100U);
}

TEST(ReverseLinks, TakeFewBytesWhenSealed) {
    reverse_links links;
    links.append(100'000, [](auto&& append) {
        for (std::uint32_t i = 0; i < 74'000; ++i) append(i, (i * 7919U) % 100'000U);
    });
    EXPECT_EQ(links.bytes(), (100'000 + 74'000) * sizeof(std::uint32_t));
}

RC_GTEST_PROP(ReverseLinks, AreListsForEachRowAtEveryMoment, ()) {
    reverse_links links;
    rows expected;
    std::uint32_t from = 0;
    std::vector<std::pair<reverse_links::view, rows>> moments;
    const int batches = *rc::gen::inRange(1, 12);
    for (int b = 0; b < batches; ++b) {
        expected.resize(expected.size() + *rc::gen::inRange<std::size_t>(expected.empty() ? 1 : 0, 40));
        // Now and then enough to have the chains sealed, with more to come.
        const int count =
            *rc::gen::weightedOneOf<int>({{4, rc::gen::inRange(0, 60)}, {1, rc::gen::inRange(900, 2500)}});
        const auto seed = *rc::gen::inRange<std::uint32_t>(1, 1000);
        std::vector<std::pair<std::uint32_t, std::uint32_t>> fresh;
        for (int i = 0; i < count; ++i) {
            const auto to = static_cast<std::uint32_t>((from * seed + 17) % expected.size());
            fresh.emplace_back(from, to);
            expected[to].push_back(from);
            from += i % 3 == 0 ? 1 : 0;
        }
        links.append(expected.size(), [&](auto&& append) {
            for (const auto& [one, to] : fresh) append(one, to);
        });
        moments.emplace_back(links.snapshot(), expected);
    }
    for (const auto& [view, then] : moments) RC_ASSERT(same(view, then));
}

TEST(ReverseLinks, ReadersInOtherThreadsSeeTheirMoment) {
    // The writer links everything to few rows, so that readers walk chains whose ends are being written, and
    // are sealed now and then. What each snapshot that was handed over has to hold follows from its number of
    // links.
    constexpr std::uint32_t row_count = 3;
    constexpr std::uint32_t batches = 1500;
    constexpr std::uint32_t of_batch = 3;
    for (int round = 0; round < 20; ++round) {
        reverse_links links;
        std::vector<reverse_links::view> views(batches);
        std::atomic<std::uint32_t> ready{0};
        std::atomic<int> running{0};
        std::atomic<int> wrong{0};
        const auto read = [&] {
            ++running;
            for (std::uint32_t seen = 0, turn = 0; seen < batches;) {
                seen = ready.load(std::memory_order_acquire);
                if (seen == 0) continue;
                const std::uint32_t which = turn++ % 3 == 0 ? seen / 2 : seen - 1;
                for (std::uint32_t row = 0; row < row_count; ++row) {
                    std::uint32_t next = row;  // link i leads to row i % row_count, from i
                    for (const std::uint32_t from : views[which].of(row)) {
                        if (from != next) ++wrong;
                        next += row_count;
                    }
                    if (next != row + (which + 1) * of_batch) ++wrong;
                }
            }
        };
        std::thread first{read};
        std::thread second{read};
        while (running != 2) std::this_thread::yield();
        std::uint32_t link = 0;
        for (std::uint32_t b = 0; b < batches; ++b) {
            links.append(row_count, [&](auto&& append) {
                for (std::uint32_t i = link; i < link + of_batch; ++i) append(i, i % row_count);
            });
            link += of_batch;
            views[b] = links.snapshot();
            ready.store(b + 1, std::memory_order_release);
        }
        first.join();
        second.join();
        ASSERT_EQ(wrong, 0);
    }
}
