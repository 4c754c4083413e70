#include "claim_text.hpp"

#include <hearsay/text/unit_lexicon.hpp>

#include <algorithm>

namespace hearsay::inline v1::detail {

unit_words words_of(const claim_snapshot& graph, std::optional<unit_id> unit) {
    if (!unit) return {};
    std::string singular{graph.name(*unit)};
    std::replace(singular.begin(), singular.end(), '-', ' ');
    const std::string& plural = graph.record(*unit).plural;
    if (!plural.empty()) return {singular, plural};
    // An id that is a plural already, "tonnes-of-grain", is left as it is.
    const std::string_view noun = std::string_view{singular}.substr(0, singular.find(" of "));
    const bool is_plural = noun.size() > 3 && noun.back() == 's' &&
                           std::string_view{"aious"}.find(noun[noun.size() - 2]) == std::string_view::npos;
    return {singular, is_plural ? singular : plural_of(singular)};
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
