#pragma once

#include "case_fields.hpp"
#include "case_values.hpp"

#include <hearsay/graph/claim_graph.hpp>
#include <hearsay/io/case_reader.hpp>

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace hearsay::inline v1::detail {

enum class record_kind : std::uint8_t {
    unit,
    place,
    label,
    part,
    document,
    source,
    question,
    claim,
    statement,
    link,
    judgement
};
inline constexpr std::size_t record_kinds = 11;

/// The words for them, as JSON Lines and faults have it; and the keys of a case, in the same order.
inline constexpr std::string_view record_kind_names[record_kinds] = {"unit", "place", "label", "part",
    "document", "source", "question", "claim", "statement", "link", "judgement"};
inline constexpr std::string_view section_names[record_kinds] = {"units", "places", "labels", "parts",
    "documents", "sources", "questions", "claims", "statements", "links", "judgements"};

/// A record on its way into a case.
struct record_at {
    node content;         ///< a mapping, or null for an empty one
    std::string_view id;  ///< of links and judgements empty
    location where;
    bool has_id_inside;  ///< whether the key "id" is one of its own
};

/// Where a record stands, and its content where that is kept.
struct record_place {
    location where;
    const node* content = nullptr;

    record_place(location at) : where{at} {}
    record_place(const record_at& at) : where{at.where}, content{&at.content} {}
};

/// Makes a case of records that come one after the other, from any number of files.
///
/// Where each record stands is kept, in 12 bytes; of records from a tree also which node they are, so that a
/// fault that only shows when all is there is reported at the very field. Values that can't be read before
/// all units and questions are known are set at the end.
class case_builder {
public:
    /// \param several  whether records may come again from another file
    /// \param own      the table of vague words in place of the one that the case chooses, if any
    case_builder(diagnostics& faults, bool several, const vague_table* own);

    field_reader fields;
    std::string title;
    /// The table of vague words that the case chooses, and where.
    std::optional<std::pair<word_table, location>> vague_words;

    /// A tree that is kept until the case is made.
    [[nodiscard]] document_tree& new_tree() { return trees_.emplace_back(); }
    /// Whether the nodes of the records to come are kept, as those of `new_tree` are, or gone with the next
    /// record.
    void keep_nodes(bool kept) noexcept { keep_nodes_ = kept; }

    void read(record_kind kind, const record_at& at);
    /// A record that has its id inside, or has none by its kind.
    void read(record_kind kind, const node& content);

    /// A record without faults that has been read already, and where its id stands. A question's unit is one that
    /// `knows_unit`.
    void add_plain(const source_record& record, location where);
    void add_plain(question_record& record, location where);
    void add_plain(claim_record& record, location where);
    void add_plain(const statement_record& record, location where);
    [[nodiscard]] bool knows_unit(std::string_view unit) const;
    /// See `basic_batch::fetch`; for sources, questions, claims and statements.
    void fetch(record_kind kind, std::uint64_t hash, claim_batch::fetched step) const noexcept;

    /// Records of this kind may be missing: references to them are no faults of their own.
    void lose(record_kind kind) noexcept { lost_[static_cast<std::size_t>(kind)] = true; }
    void lose_all() noexcept { lost_.fill(true); }

    /// Puts all together, or reports what is wrong with it.
    [[nodiscard]] std::optional<loaded_case> finish();

private:
    // What is kept of the records of one kind, by their numbers.
    struct kept_records {
        std::vector<location> where;
        std::vector<std::pair<std::uint32_t, node>> nodes;  // those from trees; ascending
        std::vector<std::uint32_t> faulty;                  // those with a reported fault; ascending
    };
    // A value that waits for the units and questions: in a tree, ...
    struct waiting_node {
        std::uint32_t number;
        bool is_domain;
        node content;  // of the claim or question
    };
    // ... or a text, kept with the id of the claim's question before it in `waiting_text_`.
    struct waiting_text {
        location where;
        std::uint32_t number;
        std::uint32_t question_length;
        std::uint32_t text_length;
        bool is_domain;
    };
    // A claim or question that another file has too: compared when its value is known.
    template <class Record>
    struct again {
        Record record;
        location where;
        std::optional<node> content;  // where the value waits, in a tree, ...
        std::string text;             // ... or as a text
        location text_where{};
        bool has_text = false;
    };

    [[nodiscard]] kept_records& kept(record_kind kind) noexcept {
        return kept_[static_cast<std::size_t>(kind)];
    }
    [[nodiscard]] bool is_lost(record_kind kind) const noexcept {
        return lost_[static_cast<std::size_t>(kind)];
    }

    // ---- reading (case_records.cpp)
    void dispatch(record_kind kind, const record_at& at);
    std::string_view id_inside(const node& content, std::string_view owner, location& where);
    void read_unit(const record_at& at);
    void read_conversion(const node& value, std::string_view to, unit_record& into);
    void read_node(record_kind kind, const record_at& at);
    void read_part(const record_at& at);
    void read_document(const record_at& at);
    void read_source(const record_at& at);
    void read_question(const record_at& at);
    void read_additive(const node& value, additivity& into);
    void read_claim(const record_at& at);
    void read_statement(const record_at& at, std::size_t depth, said_at if_not_given);
    void read_stances(
        const node& value, stance how, statement_record& into, std::size_t& count, std::size_t& in_place);
    void read_link(const node& content);
    void read_judgement(const node& content);
    bool read_scope(const mapping_entry& entry, scope_record& into);

    // ---- keeping (case_builder.cpp)
    template <class Add>
    std::optional<std::uint32_t> add(
        record_kind kind, const record_place& at, std::string_view id, Add&& add_to_batch);
    template <class Record>
    void add_with_value(record_kind kind, const record_place& at, Record& record,
        const std::optional<node>& value, std::vector<again<Record>>& repeated);
    void name_units();
    void name_unit(std::string_view name, std::uint32_t unit, location where, bool is_id);
    [[nodiscard]] std::optional<value_kind> kind_of_question(std::string_view id) const;
    void settle_values();
    template <class Record>
    void settle_repeated(std::vector<again<Record>>& repeated);
    void report(const fault& found, std::size_t index);
    [[nodiscard]] location place_of(const fault& found);

    diagnostics& faults_;
    std::size_t errors_before_;
    bool several_;
    bool keep_nodes_ = true;
    claim_graph graph_;
    claim_batch batch_;
    std::deque<document_tree> trees_;
    std::array<kept_records, record_kinds> kept_;
    std::array<bool, record_kinds> lost_{};
    // Faults of the batch that are of a record met again: where that is, or nothing where they are told
    // already.
    std::vector<std::pair<std::size_t, std::optional<location>>> again_faults_;

    case_words words_;
    const vague_table* own_table_;
    std::vector<unit_record> unit_records_;  // by number
    std::vector<std::pair<std::string, location>> question_units_;
    std::set<std::string, std::less<>> known_question_units_;
    std::vector<std::uint32_t> without_kind_;  // questions; ascending

    std::vector<waiting_node> waiting_nodes_;
    std::vector<waiting_text> waiting_texts_;
    std::string waiting_text_;
    std::vector<again<question_record>> questions_again_;
    std::vector<again<claim_record>> claims_again_;

    // Used again for each record, for their memory.
    question_record question_;
    claim_record claim_;
    std::deque<statement_record> statements_;  // by depth
    std::string made_id_;
    std::string made_claim_id_;
};

// Adds a record and keeps where it stands: gives its number, or nothing where one of the same id came before.
template <class Add>
std::optional<std::uint32_t> case_builder::add(
    record_kind kind, const record_place& at, std::string_view id, Add&& add_to_batch) {
    auto& all = kept(kind);
    const std::size_t before = batch_.fault_count();
    const std::uint32_t number = add_to_batch();
    if (number == name_index::none) return std::nullopt;
    if (number == all.where.size()) {
        all.where.push_back(at.where);
        if (keep_nodes_) all.nodes.emplace_back(number, *at.content);
        if (fields.faulty) all.faulty.push_back(number);
        return number;
    }
    const location first = all.where[number];
    const bool differs = batch_.fault_count() != before;
    if (first.file == at.where.file) {
        fields.error(at.where, fmt::format("the id {} again", in_quotes(id)), "an id of its own",
            "rename one of the two", first);
        if (differs) again_faults_.emplace_back(before, std::nullopt);
    } else if (differs) {
        again_faults_.emplace_back(before, at.where);
    }
    return std::nullopt;
}

}  // namespace hearsay::inline v1::detail
