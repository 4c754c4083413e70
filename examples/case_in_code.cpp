// A case built in C++ alone: who says how many soldiers were sent, whether they agree, and on how many independent origins it
// rests. The same case, with much more in it, is cases/north-korean-troops.yaml.
#include <hearsay/assess/break_even.hpp>
#include <hearsay/assess/consensus.hpp>
#include <hearsay/compare/pairs.hpp>
#include <hearsay/graph/claim_graph.hpp>
#include <hearsay/trace/chains.hpp>
#include <hearsay/trace/origins.hpp>

#include <fmt/core.h>

#include <string>
#include <vector>

using namespace hearsay;

claim_graph north_korean_troops() {
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(unit_record{.id = "brigade", .plural = "brigades", .conversions = {{"soldier", {.low = 3000, .high = 5000}}}});
    batch.add(question_record{.id = "troops",
                              .asks = "How many soldiers were sent?",
                              .kind = "quantity",
                              .unit = "soldier",
                              .additive = additivity::all()});
    for (const auto& [id, said] : std::vector<std::pair<std::string, said_quantity>>{
             {"c1", {quantity::said(hedge::over, 11'000), "soldier"}},
             {"c2", {quantity::said(hedge::at_least, 10'000), "soldier"}},
             {"c3", {quantity::said(hedge::as_many_as, 4), "brigade"}}}) {
        batch.add(claim_record{.id = id, .answers = "troops", .value = said});
    }
    batch.add(source_record{.id = "article", .kind = source_kind::outlet});
    batch.add(source_record{.id = "Zelensky", .kind = source_kind::person});
    batch.add(source_record{.id = "unnamed intelligence", .kind = source_kind::unnamed});
    batch.add(source_record{.id = "GUR", .kind = source_kind::agency});
    batch.add(source_record{.id = "NIS", .kind = source_kind::agency});
    const day printed = make_day(2024, 10, 18);
    batch.add(statement_record{.id = "s1", .source = "article", .at = printed, .relays = {"s2", "s4", "s5"}});
    batch.add(statement_record{.id = "s2", .source = "Zelensky", .held = false, .relays = {"s3"}});
    batch.add(statement_record{.id = "s3", .source = "unnamed intelligence", .held = false, .stances = {{"c1"}}});
    batch.add(statement_record{.id = "s4", .source = "GUR", .held = false, .stances = {{"c2"}}});
    batch.add(statement_record{.id = "s5", .source = "NIS", .held = false, .stances = {{"c3"}}});
    batch.commit();
    return graph;
}

int main() {
    const claim_graph graph = north_korean_troops();
    const question_id troops = *graph.find_question("troops");

    for_each_pair(graph, troops, {}, [&](const comparison& c) {
        fmt::print("{} {} {}: {}", graph.name(c.a.claim), *c.relation, graph.name(c.b.claim), c.verdict);
        for (const assumption a : c.assumes) fmt::print(", assuming {}", name_of(graph, a));
        fmt::print("\n");
    });

    const question_trace trace{graph, troops};
    for (const position p : distinct_positions(graph, troops)) {
        for (const chain& path : chains(trace, p)) fmt::print("{}: {}\n", graph.name(p.claim), path.because(graph));
    }

    const auto best = consensus<quantity_kind>(trace, graph.scope_of(troops)).regions.front();
    fmt::print("most accept {}: {} independent origins ({})\n", best.values, best.independent,
               best.independent.because(graph));

    for (const break_point& change : break_evens(graph, troops, 0)) {
        fmt::print("{}, {}: {}\n", graph.name(change.a.claim), graph.name(change.b.claim), change.because());
    }
}
