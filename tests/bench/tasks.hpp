#pragma once

#include "bench_case.hpp"

#include <hearsay/compare/compatible_sets.hpp>
#include <hearsay/compare/most_shared.hpp>
#include <hearsay/hearsay.hpp>
#include <hearsay/parallel.hpp>

#include <fmt/format.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What is measured: each task is prepared once, outside of the time, and then done again and again.
namespace bench {

struct settings {
    std::string folder{};
    int threads = 1;
    std::optional<hearsay::day> as_of{};
};

/// What is timed: it gives a value which says that the work was done.
struct work {
    std::function<std::uint64_t()> act{};
    std::uint32_t per_act =
        1;  ///< how many of what is timed are done at once, where one is too quick for a clock
};

inline const hearsay::lens all_positions{.which = hearsay::positions::all};

/// Calls `act` with the graph, or with a view of it.
template <class Act>
std::uint64_t on_view(const hearsay::claim_graph& graph, const settings& asked, Act&& act) {
    return asked.as_of ? act(hearsay::as_of(graph, *asked.as_of)) : act(graph);
}

/// A task that is one call of `act(view, run)`.
template <class Act>
work on_questions(const hearsay::claim_graph& graph, const settings& asked, Act act) {
    return {[&graph, &asked, act] {
        return on_view(
            graph, asked, [&](const auto& view) { return act(view, hearsay::on_all_cores{asked.threads}); });
    }};
}

/// A task that is done for every position of every question, by way of one trace of the question.
template <class Each>
work for_positions(const hearsay::claim_graph& graph, const settings& asked, Each each) {
    return on_questions(graph, asked, [each](const auto& view, const hearsay::on_all_cores& run) {
        std::atomic<std::uint64_t> sum = 0;
        run(view.whole().questions().size(), [&](std::size_t from, std::size_t to) {
            std::uint64_t mine = 0;
            for (std::size_t q = from; q < to; ++q) {
                const hearsay::question_id question{static_cast<std::uint32_t>(q)};
                const hearsay::question_trace trace{view, question};
                for (const auto p : hearsay::distinct_positions(view, question, all_positions))
                    mine += each(trace, p);
            }
            sum += mine;
        });
        return sum.load();
    });
}

/// Statements in conflict, two by two.
inline work make_counts(const hearsay::claim_graph& graph, const settings& asked) {
    return on_questions(graph, asked, [](const auto& view, const auto& run) {
        std::uint64_t conflicts = 0;
        for (const auto& row : hearsay::contradictions_of_all(view, all_positions, run).rows)
            conflicts += std::uint64_t{row.taken_by} * row.statements;
        return conflicts / 2;
    });
}

inline work make_verdicts(const hearsay::claim_graph& graph, const settings& asked) {
    return on_questions(graph, asked, [](const auto& view, const auto& run) {
        std::uint64_t sum = 0;
        for (const auto& row : hearsay::agreement_of_all(view, all_positions, run).rows) {
            const auto& s = row.statements;
            sum += row.taken_by * (s.conflict + 3 * std::uint64_t{s.agree} + 5 * std::uint64_t{s.compatible});
        }
        return sum / 2;
    });
}

/// How many pairs of positions there are, each of them yielded with its verdict.
inline work make_pairs(const hearsay::claim_graph& graph, const settings& asked) {
    return {[&graph, &asked] {
        return on_view(graph, asked, [](const auto& view) {
            using namespace hearsay;
            std::uint64_t pairs = 0;
            pairs_of_all(view, all_positions, verdict_set::all(), [&](question_id, const pair_range& range) {
                for (const compared_pair& one : range)
                    pairs += one.verdict == verdict::incomparable ? 0U : 1U;
            });
            return pairs;
        });
    }};
}

/// The values that most positions accept, of every question.
inline work make_groups(const hearsay::claim_graph& graph, const settings& asked) {
    return on_questions(graph, asked, [](const auto& view, const auto& run) {
        std::uint64_t sum = 0;
        const auto found = hearsay::most_shared_of_all(view, all_positions, run);
        for (const auto& scope : found.scopes()) sum += scope.size() == 0 ? 0U : scope[0].positions();
        return sum;
    });
}

inline work make_sets(const hearsay::claim_graph& graph, const settings& asked) {
    return on_questions(graph, asked, [](const auto& view, const auto& run) {
        return std::uint64_t{hearsay::compatible_sets_of_all(view, all_positions, run).size()};
    });
}

inline work make_scc(const hearsay::claim_graph& graph, const settings& asked) {
    return {[&graph, &asked] {
        return on_view(
            graph, asked, [](const auto& view) { return std::uint64_t{hearsay::relay_loops(view).size()}; });
    }};
}

inline work make_dominators(const hearsay::claim_graph& graph, const settings& asked) {
    return {[&graph, &asked] {
        return on_view(graph, asked, [](const auto& view) {
            return std::uint64_t{hearsay::pivots_of_all(view, hearsay::positions::all).sources.size()};
        });
    }};
}

inline work make_origins(const hearsay::claim_graph& graph, const settings& asked) {
    return on_questions(graph, asked, [](const auto& view, const auto& run) {
        return std::uint64_t{hearsay::origins_of_all(view, all_positions, run).sources.size()};
    });
}

/// The links of a graph, in both directions, from a list of relays; gives the bytes that they take.
inline work make_build(const hearsay::claim_graph& graph, const settings& asked) {
    const auto edges = std::make_shared<edge_list>(load_relays(asked.folder));
    return {[edges, statements = graph.statements().size()] {
        hearsay::list_column<std::uint32_t> relays;
        auto edge = edges->begin();
        for (std::uint32_t s = 0; s < statements; ++s) {
            for (; edge != edges->end() && edge->first == s; ++edge) relays.push_back(edge->second);
            relays.end_row();
        }
        hearsay::reverse_links relayed_by;
        relayed_by.append(statements, [&](auto&& append) {
            for (const auto& [from, to] : *edges) append(from, to);
        });
        return std::uint64_t{relays.bytes() + relayed_by.bytes()};
    }};
}

/// One statement that repeats a claim of the case, and how the others stand to that claim then. Claims are drawn as
/// often as they are stated: most are on large questions. The case grows meanwhile, by less than one in a thousand.
inline work make_add(hearsay::claim_graph& graph, const settings&) {
    using namespace hearsay;
    constexpr std::uint32_t at_once = 1000;
    struct state {
        analysis now;
        std::uint32_t added = 0;
    };
    const auto kept = std::make_shared<state>(state{analysis{graph, all_positions}});
    kept->now.prepare_counts();
    return {[&graph, kept] {
                std::uint64_t conflicts = 0;
                const auto before = static_cast<std::uint32_t>(graph.statements().size());
                for (std::uint32_t i = 0; i < at_once; ++i) {
                    const statement_id like{
                        static_cast<std::uint32_t>(kept->added * std::uint64_t{2654435761U} % before)};
                    const claim_id claim = (*graph.stances(like).begin()).claim;
                    auto batch = graph.insert();
                    batch.add(statement_record{.id = fmt::format("added-{}", kept->added++),
                        .source = std::string{graph.name(graph.source(like))},
                        .stances = {{std::string{graph.name(claim)}}}});
                    batch.commit();
                    conflicts += kept->now.agreement_of(position{claim})->statements.conflict;
                }
                return conflicts;
            },
        at_once};
}

/// How many chains of each position share no statement.
inline work make_disjoint(const hearsay::claim_graph& graph, const settings& asked) {
    return for_positions(graph, asked, [](const auto& trace, hearsay::position p) {
        return std::uint64_t{hearsay::disjoint_chains(trace, p, all_positions).chains.size()};
    });
}

/// Read from the file to the graph, names resolved: the one task whose loading is the work.
inline work make_ingest(const hearsay::claim_graph&, const settings& asked) {
    return {[&asked] { return std::uint64_t{load(asked.folder).stance_count()}; }};
}

struct task {
    std::string_view name;
    work (*make)(hearsay::claim_graph&, const settings&);
    std::string_view held_against;  ///< its anchor
};

template <work (*Make)(const hearsay::claim_graph&, const settings&)>
work reading(hearsay::claim_graph& graph, const settings& asked) {
    return Make(graph, asked);
}

inline constexpr task tasks[] = {
    {"ingest", reading<make_ingest>, "nlohmann"},
    {"counts", reading<make_counts>, "sort"},
    {"verdicts", reading<make_verdicts>, "sort"},
    {"pairs", reading<make_pairs>, "quadratic"},
    {"groups", reading<make_groups>, "sort"},
    {"sets", reading<make_sets>, "sort"},
    {"build", reading<make_build>, "adjacency_list"},
    {"scc", reading<make_scc>, "strong_components"},
    {"dominators", reading<make_dominators>, "dominator_tree"},
    {"origins", reading<make_origins>, "searches"},
    {"disjoint", reading<make_disjoint>, "searches"},
    {"add", make_add, "sort"},
};

}  // namespace bench
