#pragma once

#include <hearsay/graph/claim_graph.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

// Records of a graph as views of its columns: the same fields as in model/records.hpp, and nothing is copied.
// Not installed.

namespace hearsay::inline v1::detail {

struct scope_view {
    std::string_view place{};
    std::optional<day_range> period{};
    std::string_view part{};
};
struct quantity_view {
    quantity value;  // its `unit` is not used here
    std::string_view unit{};
    std::optional<unit_id> unit_number{};
};
struct place_view {
    std::string_view id;
};
struct label_view {
    std::string_view id;
};
using value_view = std::variant<std::monostate, quantity_view, day_range, place_view, label_view, truth_set>;

struct source_view {
    std::string_view id;
    std::string_view name;
    source_kind kind;
    std::string_view within;
    char reliability;
};
struct question_view {
    std::string_view id;
    std::string_view asks;
    std::string_view kind;
    std::string_view unit;
    value_view domain;
    additivity additive;
    std::string_view assumes;
    scope_view scope;
};
struct claim_view {
    std::string_view id;
    std::string_view answers;
    value_view value;
    std::string_view text;
    scope_view scope;
};
struct stance_view {
    std::string_view claim;
    hearsay::stance stance;
    hearsay::certainty certainty;
    std::string_view condition;
};
struct statement_view {
    std::string_view id;
    std::string_view source;
    said_at at;
    std::string_view document;
    std::string_view locator;
    std::string_view quote;
    std::string_view lang;
    bool held;
    bool own_basis;
    std::span<const stance_view> stances;
    std::span<const std::string_view> relays;
    std::span<const std::string_view> retracts;
    std::span<const std::string_view> corrects;
};

/// How many records there are of all kinds: what progress is measured by.
[[nodiscard]] inline std::size_t record_count(const claim_snapshot& graph) noexcept {
    return graph.units().size() + graph.places().size() + graph.labels().size() + graph.parts().size() +
        graph.documents().size() + graph.sources().size() + graph.questions().size() + graph.claims().size() +
        graph.statements().size() + graph.link_count() + graph.judgement_count();
}

class case_views {
public:
    explicit case_views(const claim_snapshot& graph)
        : graph_{graph},
          sources_{names_of(graph.sources())},
          claims_{names_of(graph.claims())},
          statements_{names_of(graph.statements())} {}

    [[nodiscard]] source_view of(source_id s) const {
        return {graph_.name(s), graph_.given_name(s), graph_.kind(s), name_of(graph_.within(s)),
            graph_.reliability(s).value_or('\0')};
    }
    [[nodiscard]] question_view of(question_id q) const {
        return {graph_.name(q), graph_.asks(q), graph_.kind_name(q), name_of(graph_.unit(q)), domain_of(q),
            graph_.additive(q), graph_.assumes(q), scope_of(graph_.scope_of(q))};
    }
    [[nodiscard]] claim_view of(claim_id c) const {
        return {claims_[c.number()], graph_.name(graph_.question(c)), value_of(c), graph_.wording(c),
            scope_of(graph_.written_scope_of(c))};
    }

    /// Calls `visit` with the view of each statement, in order; each is valid until the next.
    template <class Visit>
    void each_statement(Visit&& visit) const;

private:
    template <class Id>
    [[nodiscard]] std::string_view name_of(const std::optional<Id>& which) const {
        return which ? graph_.name(*which) : std::string_view{};
    }
    [[nodiscard]] scope_view scope_of(scope_id which) const {
        const scope& s = graph_.scope_at(which);
        return {name_of(s.place), s.period, name_of(s.part)};
    }
    [[nodiscard]] value_view view(const quantity& stated) const {
        quantity_view made{stated, name_of(stated.unit), stated.unit};
        made.value.unit.reset();
        return made;
    }
    [[nodiscard]] value_view domain_of(question_id q) const {
        switch (graph_.kind(q)) {
        case claim_snapshot::kind_index<quantity_kind>:
            if (const auto* stated = graph_.domain<quantity_kind>(q)) return view(*stated);
            break;
        case claim_snapshot::kind_index<date_kind>:
            if (const auto* stated = graph_.domain<date_kind>(q)) return *stated;
            break;
        case claim_snapshot::kind_index<place_kind>:
            if (const auto* stated = graph_.domain<place_kind>(q)) return place_view{graph_.name(*stated)};
            break;
        case claim_snapshot::kind_index<label_kind>:
            if (const auto* stated = graph_.domain<label_kind>(q)) return label_view{graph_.name(*stated)};
            break;
        default:
            if (const auto* stated = graph_.domain<truth_kind>(q)) return *stated;
        }
        return {};
    }
    [[nodiscard]] value_view value_of(claim_id c) const {
        if (const auto* amount = graph_.stated<quantity_kind>(c)) return view(*amount);
        if (!graph_.has_value(c)) return {};
        if (const auto* days = graph_.stated<date_kind>(c)) return *days;
        if (const auto* place = graph_.stated<place_kind>(c)) return place_view{graph_.name(*place)};
        if (const auto* label = graph_.stated<label_kind>(c)) return label_view{graph_.name(*label)};
        return *graph_.stated<truth_kind>(c);
    }

    template <class Ids>
    [[nodiscard]] std::vector<std::string_view> names_of(const Ids& ids) const {
        std::vector<std::string_view> made;
        made.reserve(ids.size());
        for (const auto which : ids) made.push_back(graph_.name(which));
        return made;
    }

    const claim_snapshot& graph_;
    // By number. Statements refer to each other and to claims all over the memory: one step to a name, not
    // two, is what most of the time of writing hangs on.
    std::vector<std::string_view> sources_;
    std::vector<std::string_view> claims_;
    std::vector<std::string_view> statements_;
};

template <class Visit>
void case_views::each_statement(Visit&& visit) const {
    std::vector<stance_view> stances;
    std::vector<std::string_view> relays;
    std::vector<std::string_view> retracts;
    std::vector<std::string_view> corrects;
    for (const statement_id s : graph_.statements()) {
        // The names that statements to come refer to are asked of the memory in two steps: where a name is,
        // then the name itself. Here and not in a function: GCC leaves out calls of what does nothing but
        // that.
        constexpr std::uint32_t step = 12;
        if (s.number() + 2 * step < statements_.size()) {
            const statement_id far{s.number() + 2 * step};
            for (const stance_on on : graph_.stances(far)) __builtin_prefetch(&claims_[on.claim.number()]);
            for (const statement_id relayed : graph_.relays(far))
                __builtin_prefetch(&statements_[relayed.number()]);
            const statement_id near{s.number() + step};
            for (const stance_on on : graph_.stances(near))
                __builtin_prefetch(claims_[on.claim.number()].data());
            for (const statement_id relayed : graph_.relays(near))
                __builtin_prefetch(statements_[relayed.number()].data());
        }
        stances.clear();
        relays.clear();
        for (const stance_on on : graph_.stances(s))
            stances.push_back({claims_[on.claim.number()], on.stance, on.certainty, graph_.condition(on)});
        for (const statement_id relayed : graph_.relays(s)) relays.push_back(statements_[relayed.number()]);
        if (const auto taken_back = graph_.retractions_by(s);
            !taken_back.empty() || !retracts.empty() || !corrects.empty()) {
            retracts.clear();
            corrects.clear();
            for (const auto which : taken_back) {
                const retraction& back = graph_.at(which);
                (back.corrects ? corrects : retracts).push_back(statements_[back.of.number()]);
            }
        }
        visit(statement_view{statements_[s.number()], sources_[graph_.source(s).number()], graph_.at(s),
            name_of(graph_.document(s)), graph_.locator(s), graph_.quote(s), graph_.lang(s),
            graph_.is_held(s), graph_.has_own_basis(s), stances, relays, retracts, corrects});
    }
}

}  // namespace hearsay::inline v1::detail
