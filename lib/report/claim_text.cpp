#include "claim_text.hpp"

#include <hearsay/text/unit_lexicon.hpp>

#include <algorithm>

namespace hearsay::inline v1::detail {

unit_words words_of(const claim_snapshot& graph, std::optional<unit_id> unit) {
    if (!unit) return {};
    std::string singular{graph.name(*unit)};
    std::replace(singular.begin(), singular.end(), '-', ' ');
    const std::string& plural = graph.record(*unit).plural;
    return {singular, plural.empty() ? plural_of(singular) : plural};
}

namespace {

std::string phrase(const claim_snapshot& graph, claim_id claim, const quantity& said) {
    const auto unit = said.unit ? said.unit : graph.unit(graph.question(claim));
    return to_phrase(said, words_of(graph, unit).names());
}
std::string phrase(const claim_snapshot&, claim_id, const day_range& days) { return to_phrase(days); }
template <class Kind>
std::string phrase(const claim_snapshot& graph, claim_id, id<Kind> node) {
    return std::string{title_of(graph, node)};
}
std::string phrase(const claim_snapshot&, claim_id, truth_set answers) { return fmt::format("{}", answers); }

}  // namespace

std::string claim_text(const claim_snapshot& graph, claim_id claim) {
    if (const auto wording = graph.wording(claim); !wording.empty()) return std::string{wording};
    return graph.visit_kind(graph.question(claim), [&]<class Kind>(Kind) {
        const auto* stated = graph.stated<Kind>(claim);
        return stated ? phrase(graph, claim, *stated) : std::string{};
    });
}

}  // namespace hearsay::inline v1::detail
