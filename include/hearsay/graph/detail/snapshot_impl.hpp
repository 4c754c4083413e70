#pragma once

#include <hearsay/graph/claim_graph.hpp>
#include <hearsay/graph/detail/spelling.hpp>

// The longer bodies of basic_snapshot.

namespace hearsay::inline v1 {

template <class... Kinds>
source_record basic_snapshot<Kinds...>::record(source_id s) const {
    return detail::speller<storage>{*data_, true, nullptr, conditions_, retractions_}.source_of(s.number());
}
template <class... Kinds>
auto basic_snapshot<Kinds...>::record(question_id q) const -> question_record {
    return detail::speller<storage>{*data_, true, nullptr, conditions_, retractions_}.template question_of<question_record>(q.number(), kind_names.data());
}
template <class... Kinds>
auto basic_snapshot<Kinds...>::record(claim_id c) const -> claim_record {
    return detail::speller<storage>{*data_, true, nullptr, conditions_, retractions_}.template claim_of<claim_record>(c.number());
}
template <class... Kinds>
statement_record basic_snapshot<Kinds...>::record(statement_id s) const {
    return detail::speller<storage>{*data_, true, nullptr, conditions_, retractions_}.statement_of(s.number());
}

template <class... Kinds>
memory_use basic_snapshot<Kinds...>::memory() const noexcept {
    const storage& d = *data_;
    memory_use use;
    use.text = d.pool.bytes();
    for (const name_index* index : {&d.units, &d.places, &d.labels, &d.parts, &d.documents, &d.sources, &d.questions,
                                    &d.claims, &d.statements}) {
        use.names += index->bytes();
    }
    use.claims = d.claim_rows.bytes() + d.stances_on.bytes() + d.claims_of.bytes() + d.scopes.bytes() +
                 claims_ * sizeof(std::uint32_t);  // the vertex
    std::apply([&](const auto&... column) { ((use.claims += column.bytes()), ...); }, d.values);
    use.relay_links = d.relays.bytes() + d.relayed_by.bytes();
    use.statements = d.said.bytes() + d.made_by.bytes() + d.document.bytes() + d.extra.bytes() +
                     d.statement_vertex.bytes() + d.flags.bytes() + d.extras.bytes() + use.relay_links +
                     d.stances.bytes() + d.stance_codes.bytes() + d.conditions.bytes() + d.retractions.bytes() +
                     d.retracted_by.bytes() + d.statements_of.bytes() + statements_ * sizeof(std::uint32_t);
    use.other = d.texts.bytes() + d.source_rows.bytes() + d.question_rows.bytes() + d.sources_within.bytes();
    return use;
}

}  // namespace hearsay::inline v1
