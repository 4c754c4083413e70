#pragma once

#include <hearsay/graph/batch.hpp>
#include <hearsay/graph/claim_graph.hpp>

#include <nlohmann/json.hpp>

#include <fstream>
#include <map>
#include <string>

/// \file The citation graphs of tests/data/independence, whose answers were found otherwise.

namespace hearsay::inline v1::test {

inline nlohmann::json citation_cases() {
    std::ifstream file{HEARSAY_SOURCE_DIR "/tests/data/independence/cases.json"};
    return nlohmann::json::parse(file).at("cases");
}

/// A citation graph of the data set: each node a source with one statement; those that the claim rests on are
/// held.
inline claim_graph citation_graph(const nlohmann::json& one, bool relays_speak) {
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(question_record{.id = "q", .asks = "?", .kind = "truth"});
    batch.add(claim_record{.id = "yes", .answers = "q", .value = truth_set{true}});
    std::map<std::string, statement_record> statements;
    const auto statement = [&](const std::string& id) -> statement_record& {
        return statements.try_emplace(id, statement_record{.id = id, .source = id, .held = false})
            .first->second;
    };
    for (const auto& edge : one.at("edges")) {
        const auto from = edge.at(0).get<std::string>();
        const auto to = edge.at(1).get<std::string>();
        statement(to);
        if (from == "claim")
            statement(to).held = true;
        else
            statement(from).relays.push_back(to);
    }
    for (auto& [id, s] : statements) {
        if (relays_speak || s.relays.empty())
            s.stances.push_back({"yes", stance::asserts, certainty::certain, ""});
        batch.add(source_record{.id = id});
        batch.add(s);
    }
    batch.commit();
    return graph;
}

}  // namespace hearsay::inline v1::test
