#pragma once

#include <hearsay/graph/claim_graph.hpp>
#include <hearsay/text/to_phrase.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace hearsay::inline v1::detail {

/// What one of a unit and several of it are called in a text: "soldier", "soldiers"; "cubic metre", "cubic metres".
struct unit_words {
    std::string singular;
    std::string plural;
    [[nodiscard]] unit_names names() const noexcept { return {singular, plural}; }
};
[[nodiscard]] unit_words words_of(const claim_snapshot& graph, std::optional<unit_id> unit);

/// What to call a place, label or part: its name, or its id where it has none.
template <class Id>
[[nodiscard]] std::string_view title_of(const claim_snapshot& graph, Id which) {
    const std::string_view given = graph.record(which).name;
    return given.empty() ? graph.name(which) : given;
}

/// A claim in words: as it was worded, else a phrase made from its value; empty where it has neither.
[[nodiscard]] std::string claim_text(const claim_snapshot& graph, claim_id claim);

/// Whether a claim was said with a vague word and nobody knows which: it has no wording, and several words of the table,
/// or none that we have, have its numbers. Then `claim_text` is in figures.
[[nodiscard]] bool is_lost_word(const claim_snapshot& graph, claim_id claim);

/// "dozens are 12 to under 100", "a couple is 2 to 3"
[[nodiscard]] std::string vague_meaning(std::string_view word, const interval& means);

}  // namespace hearsay::inline v1::detail
