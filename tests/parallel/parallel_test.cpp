#include <hearsay/parallel.hpp>

#include "../compare/drawn_question.hpp"

#include <hearsay/assess/question_answers.hpp>
#include <hearsay/compare/agreement.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <atomic>
#include <cstdint>
#include <stdexcept>
#include <vector>

using namespace hearsay;

static_assert(runner<on_all_cores>);

TEST(OnAllCores, DoesEachOnce) {
    for (const int threads : {0, 1, 2, 3}) {
        for (const std::size_t count : {0U, 1U, 63U, 64U, 65U, 10'000U}) {
            std::vector<std::atomic<int>> done(count);
            on_all_cores{threads}(count, [&](std::size_t from, std::size_t to) {
                for (; from < to; ++from) ++done[from];
            });
            for (const auto& times : done) EXPECT_EQ(times, 1);
        }
    }
}

TEST(OnAllCores, LetsOutWhatIsThrown) {
    EXPECT_THROW(on_all_cores{2}(1000,
                     [](std::size_t from, std::size_t) {
                         if (from == 0) throw std::runtime_error{"no"};
                     }),
        std::runtime_error);
}

TEST(OnAllCores, CountsTheSameWithAnyNumberOfThreads) {
    // Several hundred questions of all sizes.
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(source_record{.id = "s"});
    batch.add(source_record{.id = "another"});
    std::uint32_t drawn = 1;
    for (int q = 0; q < 300; ++q) {
        const auto question = fmt::format("q{}", q);
        batch.add(question_record{.id = question, .kind = "quantity"});
        for (int c = 0; c < (q % 50 == 0 ? 200 : q % 7); ++c) {
            drawn = drawn * 1664525 + 1013904223;
            const auto id = fmt::format("c{}-{}", q, c);
            const double low = drawn >> 26;
            batch.add(claim_record{.id = id,
                .answers = question,
                .value = figures::soldiers(interval::between(low, low + (drawn >> 8) % 9))});
            statement_record said{.id = "t" + id,
                .source = drawn % 3 == 0 ? "s" : "another",
                .stances = {{id, drawn % 5 == 0 ? stance::denies : stance::asserts}}};
            if (c != 0 && drawn % 7 == 0) said.relays.push_back(fmt::format("tc{}-{}", q, c - 1));
            batch.add(said);
        }
    }
    batch.commit();
    for (const positions which : {positions::all, positions::latest}) {
        const lens by{.which = which};
        const auto expected = agreement_of_all(graph, by);
        const auto against = contradictions_of_all(graph, by);
        const by_affiliation rule{graph};
        const auto support = support_of_all(graph, rule, by);
        EXPECT_GT(expected.rows.size(), 1000U);
        for (const int threads : {2, 3, 0}) {
            EXPECT_EQ(agreement_of_all(graph, by, on_all_cores{threads}), expected);
            EXPECT_EQ(contradictions_of_all(graph, by, on_all_cores{threads}), against);
            EXPECT_EQ(support_of_all(graph, rule, by, on_all_cores{threads}), support);
        }
    }
}
