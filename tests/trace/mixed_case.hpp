#pragma once

#include <hearsay/graph/batch.hpp>
#include <hearsay/graph/claim_graph.hpp>

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace hearsay::inline v1::test {

/// Statements on several questions, which relay each other across them.
inline claim_graph mixed_case(std::uint64_t seed, bool loops) {
    std::mt19937_64 engine{seed};
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(engine() % n); };
    const auto chance = [&](std::size_t percent) { return below(100) < percent; };
    claim_graph graph;
    auto batch = graph.insert();
    const std::size_t sources = 2 + below(5);
    for (std::size_t s = 0; s < sources; ++s) batch.add(source_record{.id = fmt::format("x{}", s)});
    batch.add(question_record{.id = "q", .asks = "How many?", .kind = "quantity", .unit = "man"});
    batch.add(question_record{.id = "t", .asks = "Did they?", .kind = "truth"});
    batch.add(part_record{.id = "part"});
    batch.add(unit_record{.id = "company", .conversions = {{"man", {100, 200, 0}}}});
    std::vector<std::string> claims;
    for (int c = 0; c < 6; ++c) {
        claim_record claim{.id = fmt::format("c{}", c), .answers = c < 4 ? "q" : "t"};
        if (c < 4)
            claim.value =
                said_quantity{quantity::said(c % 2 == 0 ? hedge::at_least : hedge::at_most, 10.0 + c),
                    c == 3 ? "company" : ""};
        else if (c == 4)
            claim.value = truth_set{true};
        if (c == 2) claim.scope.part = "part";
        claims.push_back(claim.id);
        batch.add(claim);
    }
    const std::size_t count = 3 + below(9);
    std::vector<std::size_t> by(count);
    for (std::size_t i = 0; i < count; ++i) {
        by[i] = below(sources);
        statement_record s{.id = fmt::format("s{}", i), .source = fmt::format("x{}", by[i])};
        if (chance(40)) s.at = said_at{day{std::chrono::days{20000 + static_cast<int>(below(3))}}};
        s.held = chance(60);
        s.own_basis = chance(15);
        for (const auto& c : claims) {
            if (chance(22))
                s.stances.push_back(
                    {c, chance(25) ? stance::denies : stance::asserts, certainty::certain, ""});
        }
        for (std::size_t r = 0; r < count; ++r) {
            if ((loops || r < i) && chance(loops ? 20 : 30)) s.relays.push_back(fmt::format("s{}", r));
        }
        for (std::size_t r = 0; r < i; ++r) {
            if (by[r] == by[i] && chance(10)) s.retracts.push_back(fmt::format("s{}", r));
        }
        batch.add(s);
    }
    batch.commit();
    return graph;
}

}  // namespace hearsay::inline v1::test
