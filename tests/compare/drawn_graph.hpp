#pragma once

#include "figures.hpp"

#include <hearsay/graph/claim_graph.hpp>

#include <fmt/format.h>
#include <rapidcheck/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace figures {

/// Answers to one question by several sources: some in another unit, some denied, some of a part, some
/// without a value.
inline hearsay::claim_graph draw_graph(std::size_t sources) {
    using namespace hearsay;
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(unit_record{.id = "brigade", .conversions = {{"soldier", {2, 3, 0}}}});
    batch.add(part_record{.id = "infantry"});
    batch.add(
        question_record{.id = "q", .kind = "quantity", .unit = "soldier", .additive = additivity::all()});
    const int claims = *rc::gen::inRange(1, 10);
    for (int c = 0; c < claims; ++c) {
        const int low = *rc::gen::inRange(0, 12);
        const int width = *rc::gen::inRange(0, 6);
        claim_record record{.id = fmt::format("c{}", c), .answers = "q"};
        if (*rc::gen::inRange(0, 8) != 0) {
            record.value = soldiers(
                interval::between(low, low + width), *rc::gen::arbitrary<bool>() ? "brigade" : "soldier");
        }
        if (*rc::gen::inRange(0, 4) == 0) record.scope.part = "infantry";
        batch.add(record);
    }
    for (std::size_t s = 0; s < sources; ++s) {
        batch.add(source_record{.id = fmt::format("s{}", s)});
        const int count = *rc::gen::inRange(0, 4);
        for (int i = 0; i < count; ++i) {
            const int day = *rc::gen::inRange(1, 5);
            const auto claim = fmt::format("c{}", *rc::gen::inRange(0, claims));
            const auto how = *rc::gen::arbitrary<bool>() ? stance::asserts : stance::denies;
            batch.add(statement_record{.id = fmt::format("t{}-{}", s, i),
                .source = fmt::format("s{}", s),
                .at = said_at{make_day(2024, 10, static_cast<unsigned>(day))},
                .stances = {{claim, how}}});
        }
    }
    batch.commit();
    return graph;
}

/// "c1 / not c2: conflict"
inline std::string line(const hearsay::claim_graph& graph, const hearsay::comparison& c) {
    return fmt::format(
        "{} / {}: {}", names_of(graph, std::vector{c.a})[0], names_of(graph, std::vector{c.b})[0], c.verdict);
}

inline hearsay::question_id asked(const hearsay::claim_graph& graph, std::string_view name) {
    return graph.find_question(name).value();
}

}  // namespace figures
