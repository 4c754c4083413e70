// What a graph takes in memory, by the claim and by the statement: bench_memory --benchmark_counters_tabular=true
//   claim, statement   bytes beyond text and names, without spare room
//   relay_links        of a statement's bytes, those of relays in both directions
//   text, names        bytes of text and of the index of names, by the statement
//   heap               bytes that the whole graph took from the heap, spare room and all, by the statement
#include <hearsay/graph/claim_graph.hpp>

#include "../graph/sized_graph.hpp"

#include <benchmark/benchmark.h>

#include <cstddef>

#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

namespace {

using namespace hearsay;

std::size_t heap() {
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 33)
    const auto use = mallinfo2();
    return use.uordblks + use.hblkhd;
#else
    return 0;  // no other library tells
#endif
}

void memory_of_statements(benchmark::State& state) {
    const auto size = static_cast<std::size_t>(state.range(0));
    const auto batch_size = static_cast<std::size_t>(state.range(1));
    for (auto _ : state) {
        const std::size_t before = heap();
        const auto graph = test::sized_graph(size, batch_size);
        const auto use = graph.memory();
        const auto by = [](std::size_t bytes, std::size_t count) {
            return static_cast<double>(bytes) / static_cast<double>(count);
        };
        state.counters["claim"] = by(use.claims, graph.claims().size());
        state.counters["statement"] = by(use.statements, size);
        state.counters["relay_links"] = by(use.relay_links, size);
        state.counters["text"] = by(use.text, size);
        state.counters["names"] = by(use.names, size);
        state.counters["heap"] = by(heap() - before, size);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

}  // namespace

BENCHMARK(memory_of_statements)
    ->Args({20'000, 20'000})
    ->Args({1'000'000, 1'000'000})
    ->Args({1'000'000, 10'000})
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
