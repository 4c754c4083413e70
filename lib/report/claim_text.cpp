#include "claim_text.hpp"

#include "english.hpp"

#include <hearsay/text/unit_lexicon.hpp>
#include <hearsay/text/vague_table.hpp>

namespace hearsay::inline v1::detail {

unit_words words_of(const claim_snapshot& graph, std::optional<unit_id> unit) {
    if (!unit) return {};
    std::string singular{graph.name(*unit)};
    for (std::size_t i = 0; i + 1 < singular.size(); ++i)  // F-16 keeps its hyphen
        if (singular[i] == '-' && !(singular[i + 1] >= '0' && singular[i + 1] <= '9')) singular[i] = ' ';
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

bool is_lost_word(const claim_snapshot& graph, claim_id claim) {
    const auto* stated = graph.stated<quantity_kind>(claim);
    if (stated == nullptr || stated->table == word_table::none || !graph.wording(claim).empty()) return false;
    const vague_table* table = vague_table::ready(stated->table);
    return table == nullptr || table->words_for(*stated).size() != 1;
}

std::string vague_meaning(std::string_view word, const interval& means) {
    const std::string_view verb = word.starts_with("a ") ? "is" : "are";
    if (!means.is_bounded() || means.lower_open()) return fmt::format("{} {} {}", word, verb, ends(means));
    return fmt::format("{} {} {} to {}{}", word, verb, figure(means.lower()),
        means.upper_open() ? "under " : "", figure(means.upper()));
}

}  // namespace hearsay::inline v1::detail
