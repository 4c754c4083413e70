// One thread writes; others read what it published. ThreadSanitizer watches: tests/run --preset tsan --only threads.
#include "../compare/north_korean_troops.hpp"

#include <hearsay/assess/analysis.hpp>
#include <hearsay/compare/agreement.hpp>
#include <hearsay/graph/batch.hpp>
#include <hearsay/graph/views.hpp>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cstddef>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

using namespace hearsay;

namespace {

/// What a writer hands to readers: the last of its kind.
template <class T>
class published {
public:
    explicit published(T first) : now_{std::move(first)} {}
    [[nodiscard]] T get() const {
        const std::lock_guard lock{guard_};
        return now_;
    }
    void put(T fresh) {
        const std::lock_guard lock{guard_};
        std::swap(now_, fresh);
    }

private:
    mutable std::mutex guard_;
    T now_;
};

/// Three threads that read, again and again, until one has written so many batches and they have read as often.
template <class Write, class Read>
void beside_each_other(int batches, Write&& write, Read&& read) {
    std::atomic<bool> ended{false};
    std::atomic<int> reads{0};
    std::vector<std::thread> readers;
    for (int i = 0; i < 3; ++i) {
        readers.emplace_back([&] {
            while (!ended) {
                read();
                ++reads;
            }
        });
    }
    for (int i = 0; i < batches || reads < batches; ++i) write(i);
    ended = true;
    for (std::thread& r : readers) r.join();
}

void report(claim_graph& graph, int number) {
    auto batch = graph.insert();
    const auto source = fmt::format("paper-{}", number);
    batch.add(source_record{.id = source});
    statement_record said{.id = fmt::format("report-{}", number),
        .source = source,
        .stances = {{number % 3 == 0 ? "c2" : "c1", number % 7 == 0 ? stance::denies : stance::asserts}}};
    if (number % 5 == 4) said.relays.push_back(fmt::format("report-{}", number - 1));
    batch.add(said);
    batch.commit();
}

}  // namespace

TEST(ManyReaders, OfTheGraph) {
    claim_graph graph = north_korean_troops::make();
    const auto q = *graph.find_question("troops");
    published<claim_snapshot> last{graph.snapshot()};
    std::atomic<int> wrong{0};
    beside_each_other(
        60,
        [&](int i) {
            report(graph, i);
            last.put(graph.snapshot());
        },
        [&] {
            const auto snapshot = last.get();
            std::size_t stances = 0;
            for (const statement_id s : snapshot.statements()) {
                for ([[maybe_unused]] const stance_on on : snapshot.stances(s)) ++stances;
            }
            const auto found = agreement_on(snapshot, q);
            if (stances != snapshot.stance_count() || agreement_on(snapshot, q) != found) ++wrong;
        });
    EXPECT_EQ(wrong, 0);
}

TEST(ManyReaders, OfAnAnalysis) {
    claim_graph graph = north_korean_troops::make();
    const auto q = *graph.find_question("troops");
    analysis now{graph};
    static_cast<void>(now.agreement(q));
    static_cast<void>(now.support(q));
    static_cast<void>(now.consensus(q));
    published<analysis_snapshot> last{now.snapshot()};
    std::atomic<int> wrong{0};
    beside_each_other(
        60,
        [&](int i) {
            report(graph, i);
            static_cast<void>(now.refresh());
            last.put(now.snapshot());
        },
        [&] {
            const auto snapshot = last.get();
            const question_trace trace{snapshot.graph(), q};
            const by_affiliation rule{snapshot.graph()};
            const bool right = *snapshot.agreement(q) == agreement_on(snapshot.graph(), q) &&
                *snapshot.support(q) == support_on(trace, rule) &&
                *snapshot.consensus(q) == consensus_on(trace, rule);
            if (!right) ++wrong;
        });
    EXPECT_EQ(wrong, 0);
}
