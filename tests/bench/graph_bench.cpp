// The graph's own storage beside what the standard library offers for the same work: names, links, and a whole batch.
#include <hearsay/compare/pairs.hpp>
#include <hearsay/graph/claim_graph.hpp>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace {

using namespace hearsay;

std::vector<std::string> names(std::int64_t count) {
    std::vector<std::string> made;
    for (std::int64_t i = 0; i < count; ++i) made.push_back(fmt::format("statement-{}", i * 7919 % count));
    return made;
}

void names_interned(benchmark::State& state) {
    const auto all = names(state.range(0));
    for (auto _ : state) {
        text_pool pool;
        name_index index;
        for (const auto& name : all) index.define(index.intern(name, pool));
        benchmark::DoNotOptimize(index.size());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void names_in_unordered_map(benchmark::State& state) {
    const auto all = names(state.range(0));
    for (auto _ : state) {
        std::unordered_map<std::string, std::uint32_t> index;
        for (const auto& name : all) index.emplace(name, static_cast<std::uint32_t>(index.size()));
        benchmark::DoNotOptimize(index.size());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

// Each row is linked to by an earlier and a later one, as statements are that two others relay.
std::uint32_t target(std::uint32_t from, std::uint32_t rows) {
    return static_cast<std::uint32_t>(from * std::uint64_t{2654435761U} % rows);
}

void links_sealed(benchmark::State& state) {
    const auto rows = static_cast<std::uint32_t>(state.range(0));
    for (auto _ : state) {
        reverse_links links;
        links.append(rows, [&](auto&& append) {
            for (std::uint32_t i = 0; i < rows; ++i) append(i, target(i, rows));
        });
        const auto view = links.snapshot();
        std::uint64_t sum = 0;
        for (std::uint32_t row = 0; row < rows; ++row) {
            for (const std::uint32_t from : view.of(row)) sum += from;
        }
        benchmark::DoNotOptimize(sum);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void links_in_vectors(benchmark::State& state) {
    const auto rows = static_cast<std::uint32_t>(state.range(0));
    for (auto _ : state) {
        std::vector<std::vector<std::uint32_t>> links(rows);
        for (std::uint32_t i = 0; i < rows; ++i) links[target(i, rows)].push_back(i);
        std::uint64_t sum = 0;
        for (const auto& row : links) {
            for (const std::uint32_t from : row) sum += from;
        }
        benchmark::DoNotOptimize(sum);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

claim_graph graph_of(std::int64_t statements) {
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(question_record{.id = "q", .asks = "How many?", .kind = "quantity", .unit = "soldier"});
    batch.add(source_record{.id = "outlet"});
    for (std::int64_t i = 0; i < statements; ++i) {
        const auto claim = fmt::format("c{}", i);
        batch.add(claim_record{
            .id = claim,
            .answers = "q",
            .value = said_quantity{quantity::said(i % 2 == 0 ? hedge::over : hedge::up_to, static_cast<double>(i % 97))}});
        batch.add(statement_record{.id = fmt::format("s{}", i), .source = "outlet", .stances = {{claim}}});
    }
    batch.commit();
    return graph;
}

void batch_committed(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(graph_of(state.range(0)).statements().size());
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void pairs_compared(benchmark::State& state) {
    const auto graph = graph_of(state.range(0));
    for (auto _ : state) {
        std::size_t conflicts = 0;
        for_each_pair(graph, question_id{0}, {}, [&](const comparison& c) { conflicts += c.verdict == verdict::conflict; });
        benchmark::DoNotOptimize(conflicts);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0) * (state.range(0) - 1) / 2);
}

}  // namespace

BENCHMARK(names_interned)->Arg(1'000)->Arg(100'000)->Arg(1'000'000);
BENCHMARK(names_in_unordered_map)->Arg(1'000)->Arg(100'000)->Arg(1'000'000);
BENCHMARK(links_sealed)->Arg(1'000)->Arg(100'000)->Arg(1'000'000);
BENCHMARK(links_in_vectors)->Arg(1'000)->Arg(100'000)->Arg(1'000'000);
BENCHMARK(batch_committed)->Arg(1'000)->Arg(100'000);
BENCHMARK(pairs_compared)->Arg(100)->Arg(1'000);
