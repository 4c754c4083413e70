#pragma once

#include <hearsay/graph/links.hpp>
#include <hearsay/graph/names.hpp>
#include <hearsay/model/records.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// The whole that a claim speaks of, or a part of it: what its own scope and its question's make together.
struct scope {
    std::optional<place_id> place{};
    std::optional<day_range> period{};
    std::optional<part_id> part{};
    [[nodiscard]] bool is_whole() const noexcept { return !place && !period && !part; }
    friend bool operator==(const scope&, const scope&) = default;
};

/// Which scope: equal scopes have equal numbers. 0 is the whole.
using scope_id = id<scope>;

/// One stance of one statement on one claim.
struct stance_on {
    claim_id claim;
    statement_id statement;
    hearsay::stance stance;
    hearsay::certainty certainty;
    std::uint32_t entry;  ///< its number among all stances

    /// Whether it takes a side.
    [[nodiscard]] constexpr bool commits() const noexcept { return hearsay::commits(stance, certainty); }
};

/// That one statement takes another back, or corrects it: takes it back and says it anew.
struct retraction {
    statement_id by;
    statement_id of;
    bool corrects;
};

/// What is known about two sources beyond their affiliations.
struct source_link {
    source_id a;
    source_id b;
    link_kind is;
};

/// A vertex of the claim graph: a source, a claim or a statement, by its number among those. Stable for ever.
struct vertex {
    enum class kind_of : std::uint8_t { source, claim, statement };
    kind_of kind = kind_of::source;
    std::uint32_t number = 0;

    constexpr vertex() noexcept = default;
    constexpr vertex(kind_of k, std::uint32_t n) noexcept : kind{k}, number{n} {}
    constexpr vertex(source_id s) noexcept : vertex{kind_of::source, s.number()} {}
    constexpr vertex(claim_id c) noexcept : vertex{kind_of::claim, c.number()} {}
    constexpr vertex(statement_id s) noexcept : vertex{kind_of::statement, s.number()} {}
    [[nodiscard]] constexpr bool is_source() const noexcept { return kind == kind_of::source; }
    [[nodiscard]] constexpr bool is_claim() const noexcept { return kind == kind_of::claim; }
    [[nodiscard]] constexpr bool is_statement() const noexcept { return kind == kind_of::statement; }
    friend constexpr bool operator==(vertex, vertex) noexcept = default;
    friend constexpr auto operator<=>(vertex, vertex) noexcept = default;
};

namespace detail {

inline constexpr std::uint32_t none = name_index::none;

struct source_row {
    std::uint32_t name = 0;  // number of a text
    std::uint32_t within = none;
    std::uint32_t vertex = 0;
    source_kind kind = source_kind::other;
    char reliability = '\0';
};

struct question_row {
    std::uint32_t asks = 0;
    std::uint32_t assumes = 0;
    std::uint32_t unit = none;
    std::uint32_t scope = 0;
    std::uint32_t domain = none;  // number of a value of its kind
    std::uint8_t kind = 0;
    std::uint8_t domain_kind = 0xff;
    additivity additive{};
};

struct claim_row {
    std::uint32_t question = none;
    std::uint32_t value = none;  // number of a value of its kind
    std::uint32_t text = 0;
    std::uint32_t written_scope = 0;
    std::uint32_t scope = 0;  // with what the question adds
    std::uint32_t vertex = 0;
    std::uint8_t kind = 0xff;  // of its value; 0xff: none
};

struct statement_extra {
    std::uint32_t locator = 0;
    std::uint32_t quote = 0;
    std::uint32_t lang = 0;
};

enum statement_flag : std::uint8_t { flag_held = 1, flag_own_basis = 2 };

struct stance_row {
    std::uint32_t claim;
    std::uint32_t statement;
};

struct link_row {
    source_link link;
    std::uint32_t record;
};

// What a scope looks like as a key: a total order over its parts.
struct scope_key {
    std::uint32_t place = none;
    std::uint32_t part = none;
    std::optional<day_range> period{};
    friend bool operator<(const scope_key& a, const scope_key& b) noexcept {
        if (a.place != b.place) return a.place < b.place;
        if (a.part != b.part) return a.part < b.part;
        const auto days = [](const scope_key& k) {
            return std::tuple{k.period.has_value(), k.period ? k.period->first() : std::nullopt,
                              k.period ? k.period->last() : std::nullopt};
        };
        return days(a) < days(b);
    }
};

/// The columns of a claim graph. Rows below the published counts never change; a batch writes behind them.
template <class... Kinds>
struct storage {
    using kinds = std::tuple<Kinds...>;

    // What there is of each thing; a batch that fails goes back to this.
    struct counts {
        std::size_t texts = 0, scopes = 0, vertices = 0, links = 0, judgements = 0, retractions = 0, conversions = 0;
        std::size_t place_overlaps = 0, label_overlaps = 0;
        std::array<std::size_t, 9> names{}, symbols{};
        std::array<std::size_t, sizeof...(Kinds)> values{};
        std::size_t conditions = 0, extras = 0, statements = 0;
    };

    text_pool pool;
    segmented<std::string_view> texts;

    name_index units, places, labels, parts, documents, sources, questions, claims, statements;

    // Few: kept as they were written.
    segmented<unit_record> unit_records;
    segmented<node_record> place_records, label_records;
    segmented<part_record> part_records;
    segmented<document_record> document_records;
    segmented<link_record> link_records;
    segmented<judgement_record> judgement_records;
    unit_table unit_conversions;
    place_hierarchy place_tree;
    label_hierarchy label_tree;
    segmented<source_link> source_links;

    segmented<scope> scopes;
    std::map<scope_key, std::uint32_t> scope_numbers;

    segmented<source_row> source_rows;
    segmented<question_row> question_rows;
    segmented<claim_row> claim_rows;
    std::tuple<segmented<typename Kinds::stated>...> values;

    segmented<said_at> said;
    segmented<std::uint32_t> made_by, document, extra, statement_vertex;
    segmented<std::uint8_t> flags;
    segmented<statement_extra> extras;
    list_column<std::uint32_t> relays;
    list_column<stance_row> stances;
    segmented<std::uint8_t> stance_codes;
    segmented<std::pair<std::uint32_t, std::uint32_t>> conditions;  // stance, text; ascending
    segmented<retraction> retractions;                              // ascending `by`

    segmented<std::uint32_t> vertices;  // kind in two bits, number in thirty

    reverse_links relayed_by, stances_on, statements_of, claims_of, sources_within, retracted_by;

    template <class Kind>
    name_index& index_of() noexcept {
        return const_cast<name_index&>(std::as_const(*this).template index_of<Kind>());
    }
    template <class Kind>
    const name_index& index_of() const noexcept {
        if constexpr (std::is_same_v<Kind, struct unit>) return units;
        else if constexpr (std::is_same_v<Kind, struct place>) return places;
        else if constexpr (std::is_same_v<Kind, struct label>) return labels;
        else if constexpr (std::is_same_v<Kind, struct part>) return parts;
        else if constexpr (std::is_same_v<Kind, struct document>) return documents;
        else if constexpr (std::is_same_v<Kind, struct source>) return sources;
        else if constexpr (std::is_same_v<Kind, struct question>) return questions;
        else if constexpr (std::is_same_v<Kind, struct claim>) return claims;
        else return statements;
    }
    [[nodiscard]] std::array<name_index*, 9> indexes() noexcept {
        return {&units, &places, &labels, &parts, &documents, &sources, &questions, &claims, &statements};
    }

    std::uint32_t keep_text(std::string_view text) {
        if (texts.empty()) texts.push_back({});
        if (text.empty()) return 0;
        texts.push_back(pool.keep(text));
        return static_cast<std::uint32_t>(texts.size() - 1);
    }

    std::uint32_t number_of(const scope& s) {
        if (scopes.empty()) {
            scopes.push_back({});
            scope_numbers.emplace(scope_key{}, 0);
        }
        const scope_key key{s.place ? s.place->number() : none, s.part ? s.part->number() : none, s.period};
        const auto [at, fresh] = scope_numbers.emplace(key, static_cast<std::uint32_t>(scopes.size()));
        if (fresh) scopes.push_back(s);
        return at->second;
    }
};

template <class Kind, class... Kinds>
inline constexpr std::size_t kind_position = [] {
    constexpr bool same[] = {std::is_same_v<Kind, Kinds>...};
    std::size_t i = 0;
    while (i < sizeof...(Kinds) && !same[i]) ++i;
    return i;
}();

}  // namespace detail

}  // namespace hearsay::inline v1
