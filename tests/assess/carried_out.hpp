#pragma once

#include "../trace/oracle.hpp"

#include <hearsay/assess/grade_changes.hpp>
#include <hearsay/test/notation.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hearsay::inline v1::test {

/// What changes are said to do, in words.
template <class Graph, class Grade>
[[nodiscard]] std::vector<std::string> words_of(
    const Graph& graph, const std::vector<grade_change<Grade>>& changes) {
    std::vector<std::string> told;
    for (const auto& c : changes) told.push_back(c.because(graph));
    return told;
}

/// Carries every change out, and sees the grade become what was said.
/// \param make   `make()`: the graph anew, the same each time
/// \param grade  `grade(graph or view)`
template <class Make, class Grade, class Rate>
void expect_to_come_true(const Make& make, const grade_changes<Grade>& changes, const Rate& grade) {
    const auto now = make();
    const Grade is = grade(now);
    const auto try_all = [&](const std::vector<grade_change<Grade>>& those, bool lifts) {
        for (const auto& c : those) {
            const std::string what = c.because(now);
            EXPECT_EQ(c.from, is) << what;
            EXPECT_EQ(c.to < c.from, lifts) << what;
            if (c.change.kind == change_kind::silent) {
                EXPECT_EQ(grade(without(now, c.change.sources)), c.to) << what;
            } else {
                auto then = make();
                carry_out(c.change, then);
                EXPECT_EQ(grade(then), c.to) << what;
            }
        }
    };
    try_all(changes.lifts, true);
    try_all(changes.lowers, false);
}

/// A position by the id of its claim, after "not " where it is denied.
[[nodiscard]] inline position position_named(const claim_graph& graph, std::string_view words) {
    const bool denied = words.substr(0, 4) == "not ";
    const auto claim = graph.find_claim(denied ? words.substr(4) : words);
    if (!claim) throw std::invalid_argument("no claim " + std::string{words});
    return {*claim, denied};
}

/// A random small case with loops of relays, to which links between sources, grades, and unnamed ones that take sides are
/// added. The same for the same seed.
[[nodiscard]] inline claim_graph linked_case(std::uint32_t seed) {
    claim_graph graph = std::move(random_case{seed, seed % 2 == 0}.graph);
    std::mt19937_64 engine{seed + 1};
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(engine() % n); };
    std::vector<std::string> names;
    for (const source_id s : graph.whole().sources()) names.emplace_back(graph.name(s));
    auto batch = graph.insert();
    const std::size_t added = below(4);
    for (std::size_t i = 0; i < added; ++i) {
        names.push_back(fmt::format("added-{}", i));
        batch.add(source_record{.id = names.back(),
            .kind = below(2) == 0 ? source_kind::unnamed : source_kind::agency,
            .within = below(4) == 0 ? names[below(names.size() - 1)] : "",
            .reliability = below(3) == 0 ? '\0' : static_cast<char>('A' + below(6))});
        statement_record said{.id = fmt::format("t{}", i), .source = names.back()};
        said.stances.push_back({fmt::format("c{}", below(3)), below(3) == 0 ? stance::denies : stance::asserts,
            certainty::certain, ""});
        batch.add(said);
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        for (std::size_t j = i + 1; j < names.size(); ++j) {
            if (below(4) == 0)
                batch.add(link_record{
                    .a = names[i], .b = names[j], .is = below(3) == 0 ? link_kind::dependent : link_kind::independent});
        }
    }
    batch.commit();
    return graph;
}

/// Each claim, asserted and denied.
[[nodiscard]] inline std::vector<position> all_positions(const claim_graph& graph) {
    std::vector<position> made;
    for (const claim_id c : graph.whole().claims()) {
        made.emplace_back(c, false);
        made.emplace_back(c, true);
    }
    return made;
}

/// Adds an outlet that repeats one of the statements on record; says whether there was any.
inline bool add_echo(claim_graph& graph, std::uint32_t which, char reliability = 'A') {
    std::vector<std::string> held;
    for (const statement_id s : graph.whole().statements()) {
        if (graph.is_held(s)) held.emplace_back(graph.name(s));
    }
    if (held.empty()) return false;
    auto batch = graph.insert();
    batch.add(source_record{.id = "echo", .reliability = reliability});
    batch.add(statement_record{.id = "echoes", .source = "echo", .relays = {held[which % held.size()]}});
    batch.commit();
    return true;
}

}  // namespace hearsay::inline v1::test
