#pragma once

#include <hearsay/compare/compare.hpp>
#include <hearsay/graph/batch.hpp>
#include <hearsay/trace/detail/listing.hpp>

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace hearsay::inline v1 {

/// What may yet happen to a case.
enum class change_kind : std::uint8_t {
    newcomers,             ///< somebody new, who has to do with nobody, takes a position of their own knowledge
    said_by,               ///< a source of the case takes it of its own knowledge
    declared_independent,  ///< two sources turn out to be independent of each other
    silent,                ///< as if some sources had said nothing
};

/// One thing that may yet be said, be known of two sources, or fall away: what would change a grade. A value: it is told
/// in words by `because`, and carried out by `carry_out`, or by the view `without` where sources fall silent.
struct possible_change {
    change_kind kind;
    position of;                ///< what would be said, by newcomers and `said_by`
    std::size_t newcomers = 0;  ///< so many
    /// Who falls silent; who says it; the two that are independent; of whom the first newcomer is declared independent.
    std::vector<source_id> sources{};

    /// How many newcomers take one position.
    [[nodiscard]] std::size_t newcomers_to(position p) const noexcept {
        return kind == change_kind::newcomers && of == p ? newcomers : 0;
    }
    /// "2 new sources, independent of GUR, say c1"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        const auto names = detail::listing(sources, [&](source_id s) { return graph.whole().title(s); });
        const auto what = detail::words_for(graph, of);
        switch (kind) {
        case change_kind::newcomers:
            return fmt::format("{} new source{}{} {} {}", newcomers, newcomers == 1 ? "" : "s",
                sources.empty() ? "" : fmt::format(", declared independent of {},", names),
                newcomers == 1 ? "says" : "say", what);
        case change_kind::said_by: return fmt::format("{} says {}", names, what);
        case change_kind::declared_independent: return fmt::format("{} are declared independent", names);
        default: return fmt::format("{} had said nothing", names);
        }
    }
    friend bool operator==(const possible_change&, const possible_change&) = default;
};

/// Carries a change out: adds what would be said, or what would be known, as one batch.
///
/// New sources are named "newcomer-1" and on, graded B; what they and others say now is held.
/// \param at  when they say it: a view as of a day shows only what was said by then. Undated, it supersedes nothing that a
///            source said before
/// \throws std::invalid_argument for silence: look at `without(graph, change.sources)` instead
/// \throws batch_error for what a graph refuses: a link that contradicts another
/// Complexity: that of a batch, and of the lookup of names that are free.
template <class... Kinds>
void carry_out(const possible_change& change, basic_claim_graph<Kinds...>& graph, said_at at = {}) {
    if (change.kind == change_kind::silent) {
        throw std::invalid_argument(
            "carry_out: silence of a source; expected something that is said: take the view without() it");
    }
    const auto& all = graph.whole();
    const auto name = [&](source_id s) { return std::string{all.name(s)}; };
    std::vector<std::string> speakers;
    std::vector<source_record> sources;
    std::vector<link_record> links;
    std::vector<statement_record> statements;
    std::size_t number = 0;
    const auto next_free = [&](const char* prefix, const auto& is_taken) {
        std::string made;
        do {
            made = fmt::format("{}-{}", prefix, ++number);
        } while (is_taken(made));
        return made;
    };
    if (change.kind == change_kind::declared_independent) {
        links.push_back({.a = name(change.sources.at(0)),
            .b = name(change.sources.at(1)),
            .is = link_kind::independent});
    } else if (change.kind == change_kind::said_by) {
        for (const source_id s : change.sources) speakers.push_back(name(s));
    } else {
        for (std::size_t i = 0; i < change.newcomers; ++i) {
            speakers.push_back(
                next_free("newcomer", [&](const std::string& s) { return graph.find_source(s).has_value(); }));
            sources.push_back({.id = speakers.back(), .reliability = 'B'});
        }
        for (const source_id s : change.sources)
            links.push_back({.a = speakers.at(0), .b = name(s), .is = link_kind::independent});
    }
    number = 0;
    for (const std::string& speaker : speakers) {
        statement_record said{.id = next_free("word",
                                  [&](const std::string& s) { return graph.find_statement(s).has_value(); }),
            .source = speaker,
            .at = at};
        said.stances.push_back({.claim = std::string{all.name(change.of.claim)},
            .stance = change.of.denied ? stance::denies : stance::asserts});
        statements.push_back(std::move(said));
    }
    auto batch = graph.insert();
    for (const auto& s : sources) batch.add(s);
    for (const auto& l : links) batch.add(l);
    for (const auto& s : statements) batch.add(s);
    batch.commit();
}

}  // namespace hearsay::inline v1
