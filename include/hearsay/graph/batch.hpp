#pragma once

#include <hearsay/graph/claim_graph.hpp>
#include <hearsay/graph/fault.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// Records on their way into a graph: all of them, or none.
///
/// Records may name each other in any order: names are resolved by `commit`. A batch that is not committed, or whose
/// commit fails, leaves no trace. A record equal to one that is there already is that one; the same id with other content
/// is a fault. Complexity: linear in what is added, and in nothing else but for the links (see reverse_links).
template <class... Kinds>
class basic_batch {
public:
    using graph_type = basic_claim_graph<Kinds...>;
    using question_record = basic_question_record<Kinds...>;
    using claim_record = basic_claim_record<Kinds...>;

    explicit basic_batch(graph_type& graph);
    basic_batch(const basic_batch&) = delete;
    basic_batch& operator=(const basic_batch&) = delete;
    ~basic_batch() { close(); }

    /// Each gives the number that the record has once the batch is committed. The claims of one statement, and the
    /// statements that it relays, are added as records of their own. Throws std::length_error past 2^30 of a kind.
    unit_id add(const unit_record& record);
    place_id add_place(const node_record& record);
    label_id add_label(const node_record& record);
    part_id add(const part_record& record);
    document_id add(const document_record& record);
    source_id add(const source_record& record);
    question_id add(const question_record& record);
    claim_id add(const claim_record& record);
    statement_id add(const statement_record& record);
    void add(const link_record& record);
    void add(const judgement_record& record);

    /// Gives a claim of this batch its value, for readers that learn the kind of the question only later.
    void set_value(claim_id claim, const typename claim_record::value_type& value);
    /// The same for the domain of a question of this batch.
    void set_domain(question_id question, const typename question_record::value& value);

    /// What bears a name already, in the graph or in this batch, or nothing.
    template <class Kind>
    [[nodiscard]] std::optional<id<Kind>> find(std::string_view name) const noexcept {
        const std::uint32_t number = data_->template index_of<Kind>().find(name);
        return number == detail::none ? std::nullopt : std::optional{id<Kind>{number}};
    }
    /// The kind of a question that `find` gave.
    [[nodiscard]] std::size_t kind(question_id q) const noexcept { return data_->question_rows[q.number()].kind; }

    /// How far a name that will be asked for has been brought closer.
    enum class fetched : std::uint8_t { slot, entry, text };
    /// Brings what a name of a kind is looked up by closer, one step: for readers of bulk data, who know many names before
    /// they add what bears them. `hash` is `name_index::hash` of it.
    template <class Kind>
    void fetch(std::uint64_t hash, fetched step) const noexcept {
        const auto& index = data_->template index_of<Kind>();
        if (step == fetched::slot) index.fetch_slot(hash);
        else if (step == fetched::entry) index.fetch_entry(hash);
        else index.fetch_text(hash);
    }

    /// How many faults `add` has met so far: for readers that tell at once which record is at fault.
    [[nodiscard]] std::size_t fault_count() const noexcept { return faults_.size(); }
    /// Links and judgements added so far, those of the graph included: they have no ids.
    [[nodiscard]] std::size_t link_count() const noexcept { return data_->link_records.size(); }
    [[nodiscard]] std::size_t judgement_count() const noexcept { return data_->judgement_records.size(); }

    /// Resolves every name and puts all records into the graph, or gives back every fault and puts in nothing.
    /// A batch can be committed once.
    [[nodiscard]] std::vector<fault> try_commit();
    /// The same; throws batch_error where there are faults.
    void commit() {
        if (auto faults = try_commit(); !faults.empty()) throw batch_error{std::move(faults)};
    }

private:
    using storage = detail::storage<Kinds...>;
    using snapshot_type = basic_snapshot<Kinds...>;
    static constexpr std::uint32_t none = detail::none;

    void require_open() const {
        if (!open_) throw std::logic_error("batch: it was committed already; begin another with insert()");
    }

    // ---- adding
    template <class Kind>
    std::uint32_t mention(std::string_view name) {
        return name.empty() ? none : data_->template index_of<Kind>().intern(name, data_->pool);
    }
    /// The number of a new record, or nothing where its name is taken: then `taken` is its number.
    template <class Kind>
    std::optional<std::uint32_t> define(std::string_view record, std::string_view name, std::uint32_t& taken);
    template <class Id, class Record, class Same>
    Id merge(std::string_view kind, const Record& record, std::uint32_t taken, Same&& same);
    std::uint32_t add_vertex(vertex::kind_of kind, std::uint32_t number);
    std::uint32_t add_scope(const scope_record& record);
    template <class Value>
    std::pair<std::uint8_t, std::uint32_t> add_value(const Value& value);
    void blame(std::string_view record, std::uint32_t number, std::string_view name, std::string_view field,
               std::size_t element, std::string found, std::string expected, std::string mend,
               std::optional<std::uint32_t> other = {});

    // ---- committing
    void resolve_nodes(bool places);
    void resolve_parts();
    void resolve_units();
    void resolve_sources();
    void resolve_questions();
    void resolve_claims();
    void resolve_statements();
    void resolve_links();
    void resolve_judgements();
    void check_retractions();
    template <class Kind>
    std::uint32_t resolve(std::uint32_t symbol, std::string_view record, std::uint32_t number, std::string_view owner,
                          std::string_view field, std::size_t element = 0);
    template <class Kind>
    std::uint32_t resolve_name(std::string_view name, std::string_view record, std::uint32_t number,
                               std::string_view owner, std::string_view field, std::size_t element = 0);
    template <class Kind>
    void unknown(std::string_view name, std::string_view record, std::uint32_t number, std::string_view owner,
                 std::string_view field, std::size_t element);
    template <class Kind, class Above>
    void refuse_loops(std::string_view record, std::size_t begin, std::size_t end, Above&& above);
    std::uint32_t resolve_scope(std::uint32_t staged, std::string_view record, std::uint32_t number,
                                std::string_view owner);
    void settle_value(std::uint8_t kind, std::uint32_t value, std::string_view record, std::uint32_t number,
                      std::string_view owner, std::string_view field);
    void publish();
    void roll_back() noexcept;
    void close() noexcept;
    [[nodiscard]] typename storage::counts now() const;

    graph_type& graph_;
    storage* data_;
    typename storage::counts before_;
    std::vector<fault> faults_;
    std::vector<scope_record> staged_scopes_;  // with names: resolved at the end
    std::vector<std::pair<place_id, place_id>> place_overlaps_;
    std::vector<std::pair<label_id, label_id>> label_overlaps_;
    bool open_ = true;
};

/// The batch of a `claim_graph`.
using claim_batch = basic_batch<quantity_kind, date_kind, place_kind, label_kind, truth_kind>;  // named in full, since a
// member of claim_graph would have it instantiated by all who include this

}  // namespace hearsay::inline v1

#include <hearsay/graph/detail/batch_impl.hpp>

// A program of many files may compile the batch of a claim_graph once: it defines this macro for all of them, and in one
// writes the same without `extern`.
#ifdef HEARSAY_CLAIM_BATCH_COMPILED_ONCE
extern template class hearsay::basic_batch<hearsay::quantity_kind, hearsay::date_kind, hearsay::place_kind,
    hearsay::label_kind, hearsay::truth_kind>;
#endif
