#pragma once

#include <hearsay/model/date_set.hpp>
#include <hearsay/model/kinds.hpp>
#include <hearsay/model/said_at.hpp>
#include <hearsay/model/unit.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// \file The records that are put into a claim graph: plain structs that name each other by their ids, as a case file does.
/// An empty string stands for "not given". Every record but a link and a judgement has an `id`, one of its kind.

namespace hearsay::inline v1 {

enum class source_kind : std::uint8_t { person, organisation, agency, outlet, document, state, other, unnamed };
enum class link_kind : std::uint8_t { dependent, independent, same_as };

/// What a source commits itself to. Only `asserts` and `denies` take a side.
enum class stance : std::uint8_t { asserts, denies, unconfirmed, declined, conditional, questions };
/// How sure it says it is. A possible one is no position.
enum class certainty : std::uint8_t { certain, probable, possible };

inline constexpr std::string_view source_kind_names[] = {"person", "organisation", "agency", "outlet",
                                                         "document", "state", "other", "unnamed"};
inline constexpr std::string_view link_kind_names[] = {"dependent", "independent", "same_as"};
inline constexpr std::string_view stance_names[] = {"asserts",  "denies",      "unconfirmed",
                                                    "declined", "conditional", "questions"};
inline constexpr std::string_view certainty_names[] = {"certain", "probable", "possible"};

[[nodiscard]] constexpr std::string_view to_string(source_kind k) noexcept {
    return source_kind_names[static_cast<std::size_t>(k)];
}
[[nodiscard]] constexpr std::string_view to_string(link_kind k) noexcept {
    return link_kind_names[static_cast<std::size_t>(k)];
}
[[nodiscard]] constexpr std::string_view to_string(stance s) noexcept {
    return stance_names[static_cast<std::size_t>(s)];
}
[[nodiscard]] constexpr std::string_view to_string(certainty c) noexcept {
    return certainty_names[static_cast<std::size_t>(c)];
}

/// Whether a stance at this certainty takes a side: asserts or denies, and more than possibly.
[[nodiscard]] constexpr bool commits(stance s, certainty c) noexcept {
    return (s == stance::asserts || s == stance::denies) && c != certainty::possible;
}

/// A unit of quantities, and what it is worth in others: one brigade is 3,000 to 5,000 soldiers.
struct unit_record {
    struct conversion {
        std::string to;
        scale by;
        friend bool operator==(const conversion&, const conversion&) = default;
    };
    std::string id{};
    std::string plural{};
    std::vector<std::string> names{};  ///< other names of it in phrases
    std::string basis{};               ///< why the factors are assumed
    std::vector<conversion> conversions{};
    friend bool operator==(const unit_record&, const unit_record&) = default;
};

/// A place, or a label: a node of a hierarchy.
struct node_record {
    std::string id{};
    std::string name{};
    std::string within{};
    std::vector<std::string> overlaps{};  ///< nodes on other branches that may share ground with it
    friend bool operator==(const node_record&, const node_record&) = default;
};

/// A part of what a question counts: the first unit of a force.
struct part_record {
    std::string id{};
    std::string name{};
    std::string within{};
    std::vector<std::string> disjoint{};  ///< parts that share nothing with it
    friend bool operator==(const part_record&, const part_record&) = default;
};

/// A document in which statements stand.
struct document_record {
    std::string id{};
    std::string title{};
    std::string publisher{};
    std::string url{};
    said_at published{};
    said_at retrieved{};
    std::string hash{};
    friend bool operator==(const document_record&, const document_record&) = default;
};

/// Who can speak: a person, an agency, an outlet, a state, or someone unnamed.
struct source_record {
    std::string id{};
    std::string name{};
    source_kind kind = source_kind::other;
    std::string within{};       ///< the source that it belongs to
    char reliability = '\0';  ///< 'A' to 'F' of the Admiralty code, or none
    friend bool operator==(const source_record&, const source_record&) = default;
};

/// What is known about two sources, whatever their affiliations say.
struct link_record {
    std::string a{};
    std::string b{};
    link_kind is = link_kind::dependent;
    std::string basis{};
    std::string by{};
    said_at at{};
    friend bool operator==(const link_record&, const link_record&) = default;
};

/// The whole that a claim speaks of, or a part of it. Absent fields are those of the question.
struct scope_record {
    std::string place{};
    std::optional<day_range> period{};
    std::string part{};
    friend bool operator==(const scope_record&, const scope_record&) = default;
};

/// Along which scopes a part can't exceed the whole.
struct additivity {
    bool part = false;
    bool place = false;
    bool period = false;
    [[nodiscard]] static constexpr additivity all() noexcept { return {true, true, true}; }
    [[nodiscard]] constexpr bool any() const noexcept { return part || place || period; }
    friend constexpr bool operator==(additivity, additivity) noexcept = default;
};

/// What is at issue: "how many soldiers were sent?".
template <class... Kinds>
struct basic_question_record {
    using value = std::variant<std::monostate, typename Kinds::said...>;
    std::string id{};
    std::string asks{};
    std::string kind{};  ///< "quantity", "date", "place", "label", "truth", or the name of a kind of the user's
    std::string unit{};  ///< declared by this mention; of quantities alone
    value domain{};    ///< what can be at all; absent: 0 and more where additive, else everything
    additivity additive{};
    std::string assumes{};  ///< which measures are counted as one
    scope_record scope{};
    friend bool operator==(const basic_question_record&, const basic_question_record&) = default;
};

/// One possible answer to one question.
template <class... Kinds>
struct basic_claim_record {
    using value_type = std::variant<std::monostate, typename Kinds::said...>;
    std::string id{};
    std::string answers{};  ///< the question
    value_type value{};   ///< absent for "a small contingent"
    std::string text{};     ///< as worded
    scope_record scope{};
    friend bool operator==(const basic_claim_record&, const basic_claim_record&) = default;
};

using question_record = basic_question_record<quantity_kind, date_kind, place_kind, label_kind, truth_kind>;
using claim_record = basic_claim_record<quantity_kind, date_kind, place_kind, label_kind, truth_kind>;

/// What a statement says of one claim.
struct stance_record {
    std::string claim{};
    hearsay::stance stance = hearsay::stance::asserts;
    hearsay::certainty certainty = hearsay::certainty::certain;
    std::string condition{};
    friend bool operator==(const stance_record&, const stance_record&) = default;
};

/// The act of saying: one source, at one time; what it holds, and whose statements it passes on.
struct statement_record {
    std::string id{};
    std::string source{};
    said_at at{};
    std::string document{};
    std::string locator{};
    std::string quote{};
    std::string lang{};
    bool held = true;       ///< on record itself, not only known through a relay
    bool own_basis = false;  ///< `basis: own`: rests on nothing, whatever it relays
    std::vector<stance_record> stances{};
    std::vector<std::string> relays{};
    std::vector<std::string> retracts{};
    std::vector<std::string> corrects{};
    friend bool operator==(const statement_record&, const statement_record&) = default;
};

/// What an analyst thinks of something in the case: dated, by someone, and no part of what was said.
struct judgement_record {
    std::string target{};  ///< the id of a source, claim or statement
    std::string by{};
    said_at at{};
    char reliability = '\0';  ///< 'A' to 'F', or none
    int credibility = 0;      ///< 1 to 6, or 0 for none
    std::string note{};
    friend bool operator==(const judgement_record&, const judgement_record&) = default;
};

}  // namespace hearsay::inline v1
