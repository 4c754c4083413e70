#pragma once

#include <hearsay/graph/claim_graph.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace hearsay::test {

/// A graph of so many statements: a claim for every two, a stance each, 0.74 relays each (60 in 100 relay one
/// earlier statement or two), a question for ten, a source for a hundred. The same for the same size and cut.
/// \param batch_size   how many statements are committed at a time
/// \param with_details whether each statement has a document and a locator besides
inline claim_graph sized_graph(std::size_t statements, std::size_t batch_size, bool with_details = false) {
    claim_graph graph;
    std::uint64_t state = 1;
    const auto below = [&state](std::size_t bound) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>((state >> 33) % bound);
    };
    const auto name = [](const char* stem, std::size_t number) { return stem + std::to_string(number); };
    const std::size_t sources = statements / 100 + 1;
    const std::size_t questions = statements / 10 + 1;
    {
        auto batch = graph.insert();
        batch.add(document_record{.id = "d"});
        for (std::size_t i = 0; i < sources; ++i) batch.add(source_record{.id = name("source", i)});
        for (std::size_t i = 0; i < questions; ++i) {
            batch.add(question_record{
                .id = name("q", i), .asks = "How many?", .kind = "quantity", .unit = "soldier"});
        }
        batch.commit();
    }
    for (std::size_t begin = 0; begin < statements; begin += batch_size) {
        auto batch = graph.insert();
        for (std::size_t i = begin; i < std::min(begin + batch_size, statements); ++i) {
            if (i % 2 == 0) {
                const auto figure = static_cast<double>(below(1'000'000));
                batch.add(claim_record{.id = name("c", i / 2),
                    .answers = name("q", below(questions)),
                    .value = said_quantity{quantity::said(hedge::over, figure), ""},
                    .text = "over " + std::to_string(figure)});
            }
            statement_record said{.id = name("s", i),
                .source = name("source", below(sources)),
                .at = make_day(2024, 1, 1) + std::chrono::days{below(365)},
                .stances = {{name("c", below(i / 2 + 1))}}};
            if (with_details) {
                said.document = "d";
                said.locator = name("paragraph ", i % 50);
            }
            const std::size_t relays = i == 0 ? 0 : below(100) < 60 ? (below(100) < 23 ? 2 : 1) : 0;
            for (std::size_t j = 0; j < relays; ++j) said.relays.push_back(name("s", below(i)));
            batch.add(said);
        }
        batch.commit();
    }
    return graph;
}

}  // namespace hearsay::test
