#pragma once

#include "drawn_question.hpp"

#include <hearsay/assess/regions.hpp>
#include <hearsay/compare/compatible_sets.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace figures {

/// One set in full, as tests compare it.
struct listed_set {
    hearsay::scope_id scope;
    std::vector<hearsay::position> members;
    std::size_t positions;
    std::size_t statements;
    std::string values;
    friend bool operator==(const listed_set&, const listed_set&) = default;
};
inline void PrintTo(const listed_set& one, std::ostream* os) {
    *os << one.values << " of " << one.positions << "/" << one.statements << ':';
    for (const auto p : one.members) *os << (p.denied ? " not #" : " #") << p.claim.number();
}

/// The sets that hold together in a scope by their definition: the scenarios.
template <class Graph>
std::vector<listed_set> by_scenarios(
    const Graph& graph, hearsay::question_id question, const hearsay::lens& by) {
    using namespace hearsay;
    std::map<scope_id, std::map<position, std::size_t>> taken;
    for (const taken_position& t : positions_taken(graph, question, by.which)) ++taken[t.scope][t.position];
    const auto nobody = [](const std::vector<source_id>&) { return independent_origins{}; };
    std::vector<listed_set> made;
    graph.whole().visit_kind(question, [&]<class Kind>(Kind) {
        for (const auto& [scope, in_scope] : taken) {
            std::vector<position> positions;
            for (const auto& [p, statements] : in_scope) positions.push_back(p);
            for (const auto& one : regions_of<Kind>(graph, question, positions, {}, nobody, by).scenarios) {
                std::size_t statements = 0;
                for (const position p : one.positions) statements += in_scope.at(p);
                made.push_back(
                    {scope, one.positions, one.positions.size(), statements, fmt::format("{}", one.values)});
            }
        }
    });
    return made;
}

/// Those that `count` puts highest in their scope.
template <class Count>
std::vector<listed_set> highest(std::vector<listed_set> sets, Count count) {
    std::map<hearsay::scope_id, std::size_t> most;
    for (const auto& one : sets) most[one.scope] = std::max(most[one.scope], count(one));
    std::erase_if(sets, [&](const auto& one) { return count(one) != most[one.scope]; });
    return sets;
}

/// What was found, in full.
template <class Graph>
std::vector<listed_set> in_full(
    const Graph& graph, hearsay::scopes_with_sets scopes, const hearsay::lens& by) {
    using namespace hearsay;
    std::vector<listed_set> made;
    for (const scope_sets in : scopes) {
        for (const compatible_set one : in) {
            const auto members = one.members();
            const auto values = graph.whole().visit_kind(in.question(),
                [&]<class Kind>(Kind) { return fmt::format("{}", one.template values<Kind>(graph, by)); });
            made.push_back(
                {in.scope(), {members.begin(), members.end()}, one.positions(), one.statements(), values});
        }
    }
    return made;
}

/// In an order that both have.
inline std::vector<listed_set> sorted(std::vector<listed_set> sets) {
    std::sort(sets.begin(), sets.end(), [](const listed_set& a, const listed_set& b) {
        return std::tie(a.scope, a.members, a.values) < std::tie(b.scope, b.members, b.values);
    });
    return sets;
}

}  // namespace figures
