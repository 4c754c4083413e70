#pragma once

#include "bench_case.hpp"

#include <hearsay/hearsay.hpp>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dominator_tree.hpp>
#include <boost/graph/strong_components.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bench {

using two_way_csr = boost::compressed_sparse_row_graph<boost::bidirectionalS, boost::no_property, boost::no_property,
    boost::no_property, std::uint32_t, std::uint32_t>;

}  // namespace bench

namespace boost {

/// A BidirectionalGraph has it, and this one of Boost's lacks it.
inline std::uint32_t degree(std::uint32_t v, const bench::two_way_csr& graph) {
    return static_cast<std::uint32_t>(out_degree(v, graph) + in_degree(v, graph));
}

}  // namespace boost

// What the tasks are held against: a sort of the same size, the plain definition, and the algorithms of Boost.Graph on its own
// containers.
namespace bench {

using anchor_work = std::function<std::uint64_t()>;

/// std::sort of the end points as pairs of question and value: for counts, verdicts, groups and sets.
inline anchor_work sort_of_ends(const hearsay::claim_graph& graph, const std::string&) {
    auto ends = std::make_shared<std::vector<std::pair<std::uint32_t, double>>>(end_points(graph));
    auto copy = std::make_shared<std::vector<std::pair<std::uint32_t, double>>>(ends->size());
    return [ends, copy] {
        std::copy(ends->begin(), ends->end(), copy->begin());
        std::sort(copy->begin(), copy->end());
        return std::uint64_t{copy->size()};
    };
}

/// Conflicts by the definition: the positions of each question gathered from the graph, and every two of them held against
/// each other, as intervals alone.
inline anchor_work every_two(const hearsay::claim_graph& graph, const std::string&) {
    return [&graph] {
        using namespace hearsay;
        struct said {
            interval values;
            std::uint32_t times;
        };
        std::uint64_t conflicts = 0;
        std::vector<said> all;
        for (const question_id q : graph.questions()) {
            all.clear();
            for (const claim_id c : graph.claims_of(q)) {
                std::uint32_t times = 0;
                for (const stance_on on : graph.stances_on(c)) times += on.commits() ? 1U : 0U;
                const auto* stated = graph.stated<quantity_kind>(c);
                if (times != 0 && stated) all.push_back({read_as(*stated, reading::literal), times});
            }
            for (std::size_t i = 0; i < all.size(); ++i) {
                for (std::size_t j = i + 1; j < all.size(); ++j) {
                    if (before(all[i].values, all[j].values) || before(all[j].values, all[i].values))
                        conflicts += std::uint64_t{all[i].times} * all[j].times;
                }
            }
        }
        return conflicts;
    };
}

/// Every line read by nlohmann::json, and nothing made of it.
inline anchor_work parse_lines(const hearsay::claim_graph&, const std::string& folder) {
    return [path = folder + "/bulk.jsonl"] {
        std::ifstream file{path};
        std::string line;
        std::uint64_t keys = 0;
        while (std::getline(file, line)) keys += nlohmann::json::parse(line).size();
        return keys;
    };
}

inline anchor_work build_list(std::shared_ptr<edge_list> edges, std::size_t statements) {
    return [edges, statements] {
        boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS> graph{statements};
        for (const auto& [from, to] : *edges) add_edge(from, to, graph);
        return std::uint64_t{num_edges(graph)};
    };
}

using csr = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
    boost::no_property, std::uint32_t, std::uint32_t>;

inline anchor_work strong_components_of(
    std::shared_ptr<edge_list> edges, std::size_t statements) {
    auto graph = std::make_shared<csr>(
        boost::edges_are_sorted, edges->begin(), edges->end(), static_cast<std::uint32_t>(statements));
    return [graph, statements] {
        std::vector<std::uint32_t> component(statements);
        const auto index = get(boost::vertex_index, *graph);
        return std::uint64_t{boost::strong_components(
            *graph, boost::make_iterator_property_map(component.begin(), index))};
    };
}

/// The dominator tree over relays turned round, from a root above all statements that relay nothing: who is on every way
/// to an origin. What no origin reaches, and what leads from there, is left out: the algorithm of Boost 1.74 is wrong
/// where there is any. It recurses too: not for chains of a hundred thousand.
inline anchor_work dominator_tree_of(std::shared_ptr<edge_list> edges, std::size_t statements) {
    const auto root = static_cast<std::uint32_t>(statements);
    std::vector<bool> relays(statements, false);
    edge_list turned;
    for (const auto& [from, to] : *edges) {
        relays[from] = true;
        turned.emplace_back(to, from);
    }
    std::vector<bool> reached(statements, false);
    std::vector<std::uint32_t> open;
    for (std::uint32_t s = 0; s < root; ++s) {
        if (relays[s]) continue;
        reached[s] = true;
        open.push_back(s);
        turned.emplace_back(root, s);
    }
    const hearsay::detail::adjacency ways{statements + 1, turned};
    while (!open.empty()) {
        const std::uint32_t at = open.back();
        open.pop_back();
        for (const std::uint32_t to : ways.of(at)) {
            if (reached[to]) continue;
            reached[to] = true;
            open.push_back(to);
        }
    }
    std::erase_if(turned, [&](const auto& edge) { return edge.first != root && !reached[edge.first]; });
    auto graph = std::make_shared<two_way_csr>(
        boost::edges_are_unsorted_multi_pass, turned.begin(), turned.end(), root + 1);
    return [graph, root] {
        std::vector<std::uint32_t> above(num_vertices(*graph), root);
        boost::lengauer_tarjan_dominator_tree(*graph, root,
            boost::make_iterator_property_map(above.begin(), get(boost::vertex_index, *graph)));
        return std::accumulate(above.begin(), above.end(), std::uint64_t{0});
    };
}

/// One search a statement for the statements without relays that it comes to.
inline anchor_work search_for_origins(
    std::shared_ptr<edge_list> edges, std::size_t statements) {
    auto graph = std::make_shared<hearsay::detail::adjacency>(statements, *edges);
    return [graph] {
        const auto n = static_cast<std::uint32_t>(graph->size());
        std::vector<std::uint32_t> seen_for(n, n);
        std::vector<std::uint32_t> open;
        std::uint64_t origins = 0;
        for (std::uint32_t start = 0; start < n; ++start) {
            seen_for[start] = start;
            open.push_back(start);
            while (!open.empty()) {
                const std::uint32_t at = open.back();
                open.pop_back();
                origins += graph->of(at).empty() ? 1U : 0U;
                for (const std::uint32_t to : graph->of(at)) {
                    if (seen_for[to] == start) continue;
                    seen_for[to] = start;
                    open.push_back(to);
                }
            }
        }
        return origins;
    };
}

/// An anchor on the relays alone.
template <anchor_work (*Make)(std::shared_ptr<edge_list>, std::size_t)>
anchor_work on_relays(const hearsay::claim_graph& graph, const std::string& folder) {
    return Make(std::make_shared<edge_list>(load_relays(folder)), graph.statements().size());
}

struct anchor {
    std::string_view name;
    anchor_work (*make)(const hearsay::claim_graph&, const std::string& folder);
};

inline constexpr anchor anchors[] = {
    {"sort", sort_of_ends},
    {"quadratic", every_two},
    {"nlohmann", parse_lines},
    {"adjacency_list", on_relays<build_list>},
    {"strong_components", on_relays<strong_components_of>},
    {"dominator_tree", on_relays<dominator_tree_of>},
    {"searches", on_relays<search_for_origins>},
};

}  // namespace bench
