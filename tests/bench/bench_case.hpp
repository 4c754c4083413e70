#pragma once

#include <hearsay/hearsay.hpp>

#include <fmt/format.h>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What measurements read: a folder made by the generator, `claimgen --format all --out DIR`.
namespace bench {

inline std::string read_text(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file)
        throw std::invalid_argument{fmt::format(
            "{}: it can't be read; expected a folder made by claimgen --format all; name that one", path)};
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

/// The graph of a case, read through the library.
inline hearsay::claim_graph load(const std::string& folder) {
    if (!std::ifstream{folder + "/bulk.jsonl"})
        throw std::invalid_argument{fmt::format(
            "{}: no bulk.jsonl in it; expected a folder made by claimgen --format all; name that one", folder)};
    hearsay::diagnostics faults;
    auto read = hearsay::read_case(folder + "/bulk.jsonl", faults);
    if (!read) throw std::invalid_argument{faults.to_string()};
    return std::move(read->graph);
}

using edge_list = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// The relays of a case as pairs of numbers of statements, the one that relays first: cites.csv.
inline edge_list load_relays(const std::string& folder) {
    const std::string text = read_text(folder + "/cites.csv");
    edge_list edges;
    const char* at = text.data() + text.find('\n') + 1;
    const char* const end = text.data() + text.size();
    while (at < end) {
        std::pair<std::uint32_t, std::uint32_t> edge;
        at = std::from_chars(at, end, edge.first).ptr + 1;
        at = std::from_chars(at, end, edge.second).ptr + 1;
        edges.push_back(edge);
    }
    return edges;
}

/// The ends of what is stated in numbers, each with its question: what a sort of them costs is what others are held
/// against.
inline std::vector<std::pair<std::uint32_t, double>> end_points(const hearsay::claim_graph& graph) {
    using namespace hearsay;
    std::vector<std::pair<std::uint32_t, double>> ends;
    for (const statement_id s : graph.statements()) {
        for (const stance_on on : graph.stances(s)) {
            const auto* stated = graph.stated<quantity_kind>(on.claim);
            if (!stated) continue;
            ends.emplace_back(graph.question(on.claim).number(), stated->stated.lower());
            ends.emplace_back(graph.question(on.claim).number(), stated->stated.upper());
        }
    }
    return ends;
}

}  // namespace bench
