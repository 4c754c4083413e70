#pragma once

#include <hearsay/graph/storage.hpp>

#include <array>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string_view>

namespace hearsay::inline v1 {

template <class... Kinds>
class basic_batch;

namespace detail {

struct stance_entry;  // what stances are numbered by, and the relays of all statements
struct relay_entry;

}  // namespace detail

/// A range of ids of one kind, counted up: all claims of a graph.
template <class Id>
class id_range {
public:
    class iterator {
    public:
        using iterator_category = std::input_iterator_tag;  // by the old rules, since it refers to nothing in memory
        using iterator_concept = std::forward_iterator_tag;
        using value_type = Id;
        using difference_type = std::ptrdiff_t;
        using pointer = const Id*;
        using reference = Id;
        constexpr iterator() noexcept = default;
        constexpr explicit iterator(std::uint32_t at) noexcept : at_{at} {}
        constexpr Id operator*() const noexcept { return Id{at_}; }
        constexpr iterator& operator++() noexcept {
            ++at_;
            return *this;
        }
        constexpr iterator operator++(int) noexcept { return iterator{at_++}; }
        friend constexpr bool operator==(iterator, iterator) noexcept = default;

    private:
        std::uint32_t at_ = 0;
    };
    constexpr id_range(std::size_t begin, std::size_t end) noexcept
        : begin_{static_cast<std::uint32_t>(begin)}, end_{static_cast<std::uint32_t>(end)} {}
    [[nodiscard]] constexpr iterator begin() const noexcept { return iterator{begin_}; }
    [[nodiscard]] constexpr iterator end() const noexcept { return iterator{end_}; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return end_ - begin_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return begin_ == end_; }

private:
    std::uint32_t begin_;
    std::uint32_t end_;
};

/// A range made from another by a function of each element; forward, and cheap to copy.
template <class Iterator, class Make>
class made_range {
public:
    class iterator {
    public:
        using iterator_category = std::input_iterator_tag;  // by the old rules, since it refers to nothing in memory
        using iterator_concept = std::forward_iterator_tag;
        using value_type = std::invoke_result_t<const Make&, decltype(*std::declval<const Iterator&>())>;
        using difference_type = std::ptrdiff_t;
        using pointer = const value_type*;
        using reference = value_type;
        iterator() noexcept = default;
        iterator(Iterator at, Make make) noexcept : at_{at}, make_{make} {}
        value_type operator*() const { return make_(*at_); }
        iterator& operator++() {
            ++at_;
            return *this;
        }
        iterator operator++(int) {
            const iterator before = *this;
            ++at_;
            return before;
        }
        [[nodiscard]] const Iterator& base() const noexcept { return at_; }
        friend bool operator==(const iterator& a, const iterator& b) noexcept { return a.at_ == b.at_; }

    private:
        Iterator at_{};
        [[no_unique_address]] Make make_{};
    };
    made_range(Iterator begin, Iterator end, Make make) noexcept : begin_{begin}, end_{end}, make_{make} {}
    [[nodiscard]] iterator begin() const noexcept { return {begin_, make_}; }
    [[nodiscard]] iterator end() const noexcept { return {end_, make_}; }
    [[nodiscard]] bool empty() const noexcept { return begin_ == end_; }

private:
    Iterator begin_;
    Iterator end_;
    [[no_unique_address]] Make make_;
};

/// Bytes in memory, without spare room.
struct memory_use {
    std::size_t text = 0;        ///< ids, wordings, quotations
    std::size_t names = 0;       ///< the index of names
    std::size_t claims = 0;      ///< all that a claim adds beyond those
    std::size_t statements = 0;  ///< all that a statement adds beyond those, its links included
    std::size_t relay_links = 0; ///< of that, the relays in both directions
    std::size_t other = 0;       ///< sources, questions, places and so on
};

/// A claim graph as it was at one moment: cheap to take, immutable, valid as long as it is kept.
///
/// Holds sources, claims and statements and how they hang together. It is read by number: `source_id`, `claim_id`,
/// `statement_id`, and so on, each counting from 0 in order of insertion. Copying shares all data. A snapshot may be read
/// from any thread while the graph grows; only look-ups by name (`find`) must not run beside a batch.
/// Every read is O(1) unless it says otherwise.
template <class... Kinds>
class basic_snapshot {
public:
    using storage = detail::storage<Kinds...>;
    using question_record = basic_question_record<Kinds...>;
    using claim_record = basic_claim_record<Kinds...>;
    template <class Kind>
    static constexpr std::size_t kind_index = detail::kind_position<Kind, Kinds...>;
    static constexpr std::array<std::string_view, sizeof...(Kinds)> kind_names{Kinds::name...};

    /// The snapshot itself: views answer with what they look at.
    [[nodiscard]] const basic_snapshot& whole() const noexcept { return *this; }
    /// Whether a statement is to be seen: all are here; views hide some.
    [[nodiscard]] bool shows(statement_id) const noexcept { return true; }
    /// Whether a statement is on record itself, not only known through a relay.
    [[nodiscard]] bool is_held(statement_id s) const noexcept {
        return (data_->flags[s.number()] & detail::flag_held) != 0;
    }

    [[nodiscard]] id_range<unit_id> units() const noexcept { return {0, units_}; }
    [[nodiscard]] id_range<place_id> places() const noexcept { return {0, places_}; }
    [[nodiscard]] id_range<label_id> labels() const noexcept { return {0, labels_}; }
    [[nodiscard]] id_range<part_id> parts() const noexcept { return {0, parts_}; }
    [[nodiscard]] id_range<document_id> documents() const noexcept { return {0, documents_}; }
    [[nodiscard]] id_range<source_id> sources() const noexcept { return {0, sources_}; }
    [[nodiscard]] id_range<question_id> questions() const noexcept { return {0, questions_}; }
    [[nodiscard]] id_range<claim_id> claims() const noexcept { return {0, claims_}; }
    [[nodiscard]] id_range<statement_id> statements() const noexcept { return {0, statements_}; }
    [[nodiscard]] std::size_t stance_count() const noexcept { return stances_; }
    [[nodiscard]] std::size_t vertex_count() const noexcept { return vertices_; }

    /// The id by which a case names a thing: "gur".
    template <class Kind>
    [[nodiscard]] std::string_view name(id<Kind> which) const noexcept {
        return data_->template index_of<Kind>().name(which.number());
    }
    /// What a case names so, or nothing. `graph.find<source>("gur")`. O(length).
    template <class Kind>
    [[nodiscard]] std::optional<id<Kind>> find(std::string_view name) const noexcept {
        const std::uint32_t number = data_->template index_of<Kind>().find(name);
        if (number == detail::none || number >= count_of<Kind>()) return std::nullopt;
        return id<Kind>{number};
    }
    [[nodiscard]] std::optional<source_id> find_source(std::string_view n) const noexcept { return find<struct source>(n); }
    [[nodiscard]] std::optional<claim_id> find_claim(std::string_view n) const noexcept { return find<struct claim>(n); }
    [[nodiscard]] std::optional<statement_id> find_statement(std::string_view n) const noexcept {
        return find<struct statement>(n);
    }
    [[nodiscard]] std::optional<question_id> find_question(std::string_view n) const noexcept {
        return find<struct question>(n);
    }

    // Records of what there is little of.
    [[nodiscard]] const unit_record& record(unit_id u) const noexcept { return data_->unit_records[u.number()]; }
    [[nodiscard]] const node_record& record(place_id p) const noexcept { return data_->place_records[p.number()]; }
    [[nodiscard]] const node_record& record(label_id l) const noexcept { return data_->label_records[l.number()]; }
    [[nodiscard]] const part_record& record(part_id p) const noexcept { return data_->part_records[p.number()]; }
    [[nodiscard]] const document_record& record(document_id d) const noexcept {
        return data_->document_records[d.number()];
    }
    [[nodiscard]] std::size_t link_count() const noexcept { return links_; }
    [[nodiscard]] const source_link& link(std::size_t i) const noexcept { return data_->source_links[i]; }
    [[nodiscard]] const link_record& record_of_link(std::size_t i) const noexcept { return data_->link_records[i]; }
    [[nodiscard]] std::size_t judgement_count() const noexcept { return judgements_; }
    [[nodiscard]] const judgement_record& judgement(std::size_t i) const noexcept { return data_->judgement_records[i]; }
    [[nodiscard]] const unit_table& unit_conversions() const noexcept { return *conversions_; }
    [[nodiscard]] const place_hierarchy& place_tree() const noexcept { return data_->place_tree; }
    [[nodiscard]] const label_hierarchy& label_tree() const noexcept { return data_->label_tree; }
    template <class Kind>
    [[nodiscard]] const hierarchy<Kind>& tree() const noexcept {
        if constexpr (std::is_same_v<Kind, struct place>) return data_->place_tree;
        else return data_->label_tree;
    }

    // Sources.
    /// What to call a source in a text: its name, or its id where it has none.
    [[nodiscard]] std::string_view title(source_id s) const noexcept {
        const auto text = given_name(s);
        return text.empty() ? name(s) : text;
    }
    /// The name that the case gives, or nothing.
    [[nodiscard]] std::string_view given_name(source_id s) const noexcept { return text(data_->source_rows[s.number()].name); }
    [[nodiscard]] source_kind kind(source_id s) const noexcept { return data_->source_rows[s.number()].kind; }
    [[nodiscard]] std::optional<source_id> within(source_id s) const noexcept {
        return optional_id<struct source>(data_->source_rows[s.number()].within);
    }
    /// 'A' to 'F', or nothing.
    [[nodiscard]] std::optional<char> reliability(source_id s) const noexcept {
        const char grade = data_->source_rows[s.number()].reliability;
        return grade == '\0' ? std::nullopt : std::optional{grade};
    }
    /// Whether one source is another or belongs to it, through any number of steps. O(depth).
    [[nodiscard]] bool is_within(source_id inner, source_id outer) const noexcept {
        for (std::optional<source_id> at = inner; at; at = within(*at)) {
            if (*at == outer) return true;
        }
        return false;
    }
    /// The statements that a source makes, in order of insertion.
    [[nodiscard]] auto statements_of(source_id s) const noexcept {
        return made<statement_id>(statements_of_.of(s.number()));
    }
    [[nodiscard]] auto sources_within(source_id s) const noexcept { return made<source_id>(sources_within_.of(s.number())); }

    // Questions.
    [[nodiscard]] std::string_view asks(question_id q) const noexcept { return text(data_->question_rows[q.number()].asks); }
    /// Which of the graph's kinds, by position.
    [[nodiscard]] std::size_t kind(question_id q) const noexcept { return data_->question_rows[q.number()].kind; }
    [[nodiscard]] std::string_view kind_name(question_id q) const noexcept { return kind_names[kind(q)]; }
    [[nodiscard]] std::optional<unit_id> unit(question_id q) const noexcept {
        return optional_id<struct unit>(data_->question_rows[q.number()].unit);
    }
    [[nodiscard]] additivity additive(question_id q) const noexcept { return data_->question_rows[q.number()].additive; }
    [[nodiscard]] std::string_view assumes(question_id q) const noexcept {
        return text(data_->question_rows[q.number()].assumes);
    }
    [[nodiscard]] scope_id scope_of(question_id q) const noexcept { return scope_id{data_->question_rows[q.number()].scope}; }
    /// The domain that the case gives, or nothing; only for the question's own kind.
    template <class Kind>
    [[nodiscard]] const typename Kind::stated* domain(question_id q) const noexcept {
        const auto& row = data_->question_rows[q.number()];
        return row.domain == detail::none ? nullptr : &std::get<kind_index<Kind>>(data_->values)[row.domain];
    }
    [[nodiscard]] auto claims_of(question_id q) const noexcept { return made<claim_id>(claims_of_.of(q.number())); }
    /// Calls `visit(Kind{})` with the kind of a question and gives back what it returns.
    template <class Visit>
    decltype(auto) visit_kind(question_id q, Visit&& visit) const {
        return visit_kind_at<0>(kind(q), std::forward<Visit>(visit));
    }

    // Claims.
    [[nodiscard]] question_id question(claim_id c) const noexcept {
        return question_id{data_->claim_rows[c.number()].question};
    }
    [[nodiscard]] bool has_value(claim_id c) const noexcept { return data_->claim_rows[c.number()].kind != 0xff; }
    /// The value as stated, or nothing where the claim has none.
    template <class Kind>
    [[nodiscard]] const typename Kind::stated* stated(claim_id c) const noexcept {
        const auto& row = data_->claim_rows[c.number()];
        return row.kind != kind_index<Kind> ? nullptr : &std::get<kind_index<Kind>>(data_->values)[row.value];
    }
    /// Calls `visit(Kind{})` with the kind of a claim's value, where it has one.
    template <class Visit>
    void visit_value(claim_id c, Visit&& visit) const {
        if (has_value(c)) visit_kind_at<0>(data_->claim_rows[c.number()].kind, std::forward<Visit>(visit));
    }
    /// As worded, or nothing.
    [[nodiscard]] std::string_view wording(claim_id c) const noexcept { return text(data_->claim_rows[c.number()].text); }
    [[nodiscard]] scope_id scope_of(claim_id c) const noexcept { return scope_id{data_->claim_rows[c.number()].scope}; }
    /// The scope that the claim itself gives, without what its question adds.
    [[nodiscard]] scope_id written_scope_of(claim_id c) const noexcept {
        return scope_id{data_->claim_rows[c.number()].written_scope};
    }
    [[nodiscard]] const scope& scope_at(scope_id s) const noexcept { return data_->scopes[s.number()]; }
    /// The stances that statements take on a claim, in order of insertion.
    [[nodiscard]] auto stances_on(claim_id c) const noexcept {
        const auto links = stances_on_.of(c.number());
        return made_range<reverse_links::range::iterator, stance_of_entry>{links.begin(), links.end(), {data_.get()}};
    }

    // Statements.
    [[nodiscard]] source_id source(statement_id s) const noexcept { return source_id{data_->made_by[s.number()]}; }
    [[nodiscard]] said_at at(statement_id s) const noexcept { return data_->said[s.number()]; }
    [[nodiscard]] std::optional<document_id> document(statement_id s) const noexcept {
        return optional_id<struct document>(data_->document[s.number()]);
    }
    [[nodiscard]] std::string_view locator(statement_id s) const noexcept { return text(extra(s).locator); }
    [[nodiscard]] std::string_view quote(statement_id s) const noexcept { return text(extra(s).quote); }
    [[nodiscard]] std::string_view lang(statement_id s) const noexcept { return text(extra(s).lang); }
    /// `basis: own`: it rests on nothing, whatever it relays.
    [[nodiscard]] bool has_own_basis(statement_id s) const noexcept {
        return (data_->flags[s.number()] & detail::flag_own_basis) != 0;
    }
    /// What a statement says, in the order in which it was given.
    [[nodiscard]] auto stances(statement_id s) const noexcept {
        using entries = id_range<id<detail::stance_entry>>;
        const entries all{data_->stances.begin_of(s.number()), data_->stances.end_of(s.number())};
        return made_range<typename entries::iterator, stance_of_entry>{all.begin(), all.end(), {data_.get()}};
    }
    [[nodiscard]] stance_on stance_at(std::uint32_t entry) const noexcept { return stance_at(*data_, entry); }
    /// The condition of a stance ("if confirmed"), or nothing. O(log conditions).
    [[nodiscard]] std::string_view condition(const stance_on& s) const noexcept {
        std::size_t low = 0;
        std::size_t high = conditions_;
        while (low < high) {
            const std::size_t middle = (low + high) / 2;
            if (data_->conditions[middle].first < s.entry) low = middle + 1;
            else high = middle;
        }
        return low < conditions_ && data_->conditions[low].first == s.entry ? text(data_->conditions[low].second)
                                                                             : std::string_view{};
    }
    /// The statements that a statement relays, in the order in which it names them.
    [[nodiscard]] auto relays(statement_id s) const noexcept {
        using entries = id_range<id<detail::relay_entry>>;
        const entries all{data_->relays.begin_of(s.number()), data_->relays.end_of(s.number())};
        return made_range<typename entries::iterator, relayed_of_entry>{all.begin(), all.end(), {data_.get()}};
    }
    [[nodiscard]] std::size_t relay_count(statement_id s) const noexcept {
        return data_->relays.end_of(s.number()) - data_->relays.begin_of(s.number());
    }
    [[nodiscard]] auto relayed_by(statement_id s) const noexcept {
        return made<statement_id>(relayed_by_.of(s.number()));
    }
    /// The retractions and corrections that a statement makes. O(log retractions) to begin.
    [[nodiscard]] id_range<id<retraction>> retractions_by(statement_id s) const noexcept {
        const auto bound = [&](std::uint32_t number) {
            std::size_t low = 0;
            std::size_t high = retractions_;
            while (low < high) {
                const std::size_t middle = (low + high) / 2;
                if (data_->retractions[middle].by.number() < number) low = middle + 1;
                else high = middle;
            }
            return low;
        };
        if (retractions_ == 0) return {0, 0};
        return {bound(s.number()), bound(s.number() + 1)};
    }
    [[nodiscard]] const retraction& at(id<retraction> r) const noexcept { return data_->retractions[r.number()]; }
    [[nodiscard]] std::size_t retraction_count() const noexcept { return retractions_; }
    /// The retractions and corrections of a statement.
    [[nodiscard]] auto retractions_of(statement_id s) const noexcept { return made<id<retraction>>(retracted_by_.of(s.number())); }

    // Vertices, for Boost.Graph.
    [[nodiscard]] vertex vertex_at(std::size_t index) const noexcept {
        const std::uint32_t word = data_->vertices[index];
        return {static_cast<vertex::kind_of>(word >> 30), word & 0x3fffffff};
    }
    [[nodiscard]] std::size_t index_of(vertex v) const noexcept {
        switch (v.kind) {
        case vertex::kind_of::source: return data_->source_rows[v.number].vertex;
        case vertex::kind_of::claim: return data_->claim_rows[v.number].vertex;
        case vertex::kind_of::statement: break;
        }
        return data_->statement_vertex[v.number];
    }

    /// The record that would insert a thing again: the way back from numbers to names. O(size of the record).
    [[nodiscard]] source_record record(source_id s) const;
    [[nodiscard]] question_record record(question_id q) const;
    [[nodiscard]] claim_record record(claim_id c) const;
    [[nodiscard]] statement_record record(statement_id s) const;

    /// How much memory the graph takes.
    [[nodiscard]] memory_use memory() const noexcept;

protected:
    friend class basic_batch<Kinds...>;

    explicit basic_snapshot(std::shared_ptr<storage> data)
        : data_{std::move(data)}, conversions_{std::make_shared<const unit_table>()} {}

    template <class Kind>
    [[nodiscard]] std::size_t count_of() const noexcept {
        if constexpr (std::is_same_v<Kind, struct unit>) return units_;
        else if constexpr (std::is_same_v<Kind, struct place>) return places_;
        else if constexpr (std::is_same_v<Kind, struct label>) return labels_;
        else if constexpr (std::is_same_v<Kind, struct part>) return parts_;
        else if constexpr (std::is_same_v<Kind, struct document>) return documents_;
        else if constexpr (std::is_same_v<Kind, struct source>) return sources_;
        else if constexpr (std::is_same_v<Kind, struct question>) return questions_;
        else if constexpr (std::is_same_v<Kind, struct claim>) return claims_;
        else return statements_;
    }
    template <class Kind>
    [[nodiscard]] static std::optional<id<Kind>> optional_id(std::uint32_t number) noexcept {
        return number == detail::none ? std::nullopt : std::optional{id<Kind>{number}};
    }
    [[nodiscard]] std::string_view text(std::uint32_t number) const noexcept {
        return number == 0 ? std::string_view{} : data_->texts[number];
    }
    [[nodiscard]] detail::statement_extra extra(statement_id s) const noexcept {
        const std::uint32_t number = data_->extra[s.number()];
        return number == detail::none ? detail::statement_extra{} : data_->extras[number];
    }
    [[nodiscard]] static stance_on stance_at(const storage& data, std::uint32_t entry) noexcept {
        const detail::stance_row row = data.stances.value(entry);
        const std::uint8_t code = data.stance_codes[entry];
        return {claim_id{row.claim}, statement_id{row.statement}, static_cast<stance>(code & 15),
                static_cast<certainty>(code >> 4), entry};
    }
    // What ranges are made with: named, and not lambdas, so that their iterators are made of nothing and assigned.
    struct stance_of_entry {
        const storage* data = nullptr;
        stance_on operator()(std::uint32_t entry) const noexcept { return stance_at(*data, entry); }
        stance_on operator()(id<detail::stance_entry> entry) const noexcept { return stance_at(*data, entry.number()); }
    };
    struct relayed_of_entry {
        const storage* data = nullptr;
        statement_id operator()(id<detail::relay_entry> entry) const noexcept {
            return statement_id{data->relays.value(entry.number())};
        }
    };
    template <class Id>
    struct id_of_number {
        Id operator()(std::uint32_t number) const noexcept { return Id{number}; }
    };
    template <class Id>
    [[nodiscard]] static auto made(reverse_links::range links) noexcept {
        return made_range<reverse_links::range::iterator, id_of_number<Id>>{links.begin(), links.end(), {}};
    }
    template <std::size_t At, class Visit>
    static decltype(auto) visit_kind_at(std::size_t kind, Visit&& visit) {
        using this_kind = std::tuple_element_t<At, std::tuple<Kinds...>>;
        if constexpr (At + 1 == sizeof...(Kinds)) {
            return visit(this_kind{});
        } else {
            if (kind == At) return visit(this_kind{});
            return visit_kind_at<At + 1>(kind, std::forward<Visit>(visit));
        }
    }

    std::shared_ptr<storage> data_;
    std::shared_ptr<const unit_table> conversions_;  // of its own: a later conversion may join units that are here
    std::size_t units_ = 0, places_ = 0, labels_ = 0, parts_ = 0, documents_ = 0, sources_ = 0, questions_ = 0,
                claims_ = 0, statements_ = 0, stances_ = 0, vertices_ = 0, links_ = 0, judgements_ = 0,
                conditions_ = 0, retractions_ = 0;
    reverse_links::view relayed_by_, stances_on_, statements_of_, claims_of_, sources_within_, retracted_by_;
};

/// Who says what, on whose word: sources, claims and statements, append-only.
///
/// \code
/// claim_graph graph;
/// auto batch = graph.insert();
/// batch.add(source_record{.id = "gur", .name = "GUR"});
/// batch.add(question_record{.id = "troops", .asks = "How many soldiers?", .kind = "quantity", .unit = "soldier"});
/// …
/// batch.commit();   // all of it, or none: throws batch_error with every fault
/// \endcode
///
/// Reads are those of `basic_snapshot`. One thread writes; any number read snapshots. Movable, not copyable.
/// Memory: within 120 bytes a claim and 80 a statement, beyond its text and the index of names.
template <class... Kinds>
class basic_claim_graph : public basic_snapshot<Kinds...> {
public:
    static_assert((claim_kind<Kinds> && ...));
    using snapshot_type = basic_snapshot<Kinds...>;
    using batch_type = basic_batch<Kinds...>;

    basic_claim_graph() : snapshot_type{std::make_shared<detail::storage<Kinds...>>()} {}
    basic_claim_graph(basic_claim_graph&&) noexcept = default;
    basic_claim_graph& operator=(basic_claim_graph&&) noexcept = default;

    /// Begins a batch of records. One at a time: std::logic_error while another is open.
    [[nodiscard]] batch_type insert() { return batch_type{*this}; }

    /// The graph as it is now: O(1), and unchanged by later batches.
    [[nodiscard]] snapshot_type snapshot() const { return *this; }

private:
    friend class basic_batch<Kinds...>;
    bool batch_open_ = false;
};

/// The graph of the five kinds of question: quantity, date, place, label, truth.
using claim_graph = basic_claim_graph<quantity_kind, date_kind, place_kind, label_kind, truth_kind>;
using claim_snapshot = basic_snapshot<quantity_kind, date_kind, place_kind, label_kind, truth_kind>;

/// A claim graph, a snapshot of one, or a view of either: what every algorithm takes.
/// Syntax:    `g.whole()`, the snapshot behind it; `g.shows(s)`, whether a statement is to be seen; `g.is_held(s)`.
/// Semantics: a view hides statements and copies nothing; what it hides carries nothing.
/// Models:    `basic_claim_graph`, `basic_snapshot`, `statement_filter` (views.hpp).
template <class Graph>
concept claim_graph_like = requires(const Graph& g, statement_id s) {
    { g.whole().statements() };
    { g.shows(s) } -> std::same_as<bool>;
    { g.is_held(s) } -> std::same_as<bool>;
};

}  // namespace hearsay::inline v1

#include <hearsay/graph/batch.hpp>
