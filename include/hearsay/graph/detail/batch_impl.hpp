#pragma once

#include <hearsay/graph/batch.hpp>
#include <hearsay/graph/detail/snapshot_impl.hpp>
#include <hearsay/graph/detail/spelling.hpp>

#include <limits>

// The bodies of basic_batch.

namespace hearsay::inline v1 {

namespace detail {

/// How many letters two names differ by, at most `limit` + 1.
inline std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
    if (a.size() > b.size() + limit || b.size() > a.size() + limit) return limit + 1;
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

/// The defined name that is most like another one, or nothing: searched only where there are few.
inline std::string_view similar_name(const name_index& names, std::string_view to) {
    constexpr std::size_t few = 2000;
    if (names.size() > few || to.size() < 2 || to.size() > 100) return {};
    const std::size_t limit = to.size() < 5 ? 1 : 2;
    std::size_t best = limit + 1;
    std::string_view found;
    for (std::uint32_t i = 0; i < names.size(); ++i) {
        const std::size_t d = distance(names.name(i), to, limit);
        if (d < best) {
            best = d;
            found = names.name(i);
        }
    }
    return found;
}

/// `egg > hen > egg`, of so many steps; of a long loop the beginning and the end.
template <class Name>
std::string loop_in_words(std::size_t steps, Name&& name) {
    constexpr std::size_t most = 10;
    std::string text;
    for (std::size_t i = 0; i < steps; ++i) {
        if (steps > most && i == most / 2) {
            text += fmt::format("... {} more ... > ", steps - most);
            i = steps - most / 2;
        }
        text += fmt::format("{} > ", name(i));
    }
    return text += name(0);
}

/// The word for a kind of record, and the part of a case file that declares it.
template <class Kind>
constexpr std::pair<std::string_view, std::string_view> words_for() noexcept {
    if constexpr (std::is_same_v<Kind, struct unit>) return {"unit", "units"};
    else if constexpr (std::is_same_v<Kind, struct place>) return {"place", "places"};
    else if constexpr (std::is_same_v<Kind, struct label>) return {"label", "labels"};
    else if constexpr (std::is_same_v<Kind, struct part>) return {"part", "parts"};
    else if constexpr (std::is_same_v<Kind, struct document>) return {"document", "documents"};
    else if constexpr (std::is_same_v<Kind, struct source>) return {"source", "sources"};
    else if constexpr (std::is_same_v<Kind, struct question>) return {"question", "questions"};
    else if constexpr (std::is_same_v<Kind, struct claim>) return {"claim", "claims"};
    else return {"statement", "statements"};
}

}  // namespace detail

template <class... Kinds>
basic_batch<Kinds...>::basic_batch(graph_type& graph) : graph_{graph}, data_{graph.data_.get()} {
    if (graph.batch_open_) throw std::logic_error("claim_graph::insert: another batch is open");
    graph.batch_open_ = true;
    before_ = now();
}

template <class... Kinds>
auto basic_batch<Kinds...>::now() const -> typename storage::counts {
    typename storage::counts n;
    n.texts = data_->texts.size();
    n.scopes = data_->scopes.size();
    n.vertices = data_->vertices.size();
    n.links = data_->link_records.size();
    n.judgements = data_->judgement_records.size();
    n.retractions = data_->retractions.size();
    n.conversions = data_->unit_conversions.conversion_count();
    n.place_overlaps = data_->place_tree.overlap_count();
    n.label_overlaps = data_->label_tree.overlap_count();
    n.conditions = data_->conditions.size();
    n.extras = data_->extras.size();
    n.statements = data_->said.size();
    const auto indexes = data_->indexes();
    for (std::size_t i = 0; i < indexes.size(); ++i) {
        n.names[i] = indexes[i]->size();
        n.symbols[i] = indexes[i]->symbols();
    }
    std::size_t i = 0;
    std::apply([&](const auto&... column) { ((n.values[i++] = column.size()), ...); }, data_->values);
    return n;
}

template <class... Kinds>
void basic_batch<Kinds...>::roll_back() noexcept {
    storage& d = *data_;
    const auto indexes = d.indexes();
    for (std::size_t i = 0; i < indexes.size(); ++i) indexes[i]->truncate(before_.names[i], before_.symbols[i]);
    const auto& [units, places, labels, parts, documents, sources, questions, claims, statements] = before_.names;
    d.unit_records.truncate(units);
    d.place_records.truncate(places);
    d.label_records.truncate(labels);
    d.part_records.truncate(parts);
    d.document_records.truncate(documents);
    d.unit_conversions.truncate(units, before_.conversions);
    d.place_tree.truncate(places, before_.place_overlaps);
    d.label_tree.truncate(labels, before_.label_overlaps);
    d.source_rows.truncate(sources);
    d.question_rows.truncate(questions);
    d.claim_rows.truncate(claims);
    d.said.truncate(statements);
    d.made_by.truncate(statements);
    d.document.truncate(statements);
    d.extra.truncate(statements);
    d.statement_vertex.truncate(statements);
    d.flags.truncate(statements);
    d.extras.truncate(before_.extras);
    d.relays.truncate(statements);
    d.stances.truncate(statements);
    d.stance_codes.truncate(d.stances.values());
    d.conditions.truncate(before_.conditions);
    d.retractions.truncate(before_.retractions);
    d.link_records.truncate(before_.links);
    d.source_links.truncate(before_.links);
    d.judgement_records.truncate(before_.judgements);
    d.vertices.truncate(before_.vertices);
    for (std::size_t i = before_.scopes; i < d.scopes.size(); ++i) {
        const scope& s = d.scopes[i];
        d.scope_numbers.erase(detail::scope_key{s.place ? s.place->number() : none, s.part ? s.part->number() : none, s.period});
    }
    d.scopes.truncate(before_.scopes);
    d.texts.truncate(before_.texts);
    std::size_t i = 0;
    std::apply([&](auto&... column) { ((column.truncate(before_.values[i++])), ...); }, d.values);
}

template <class... Kinds>
void basic_batch<Kinds...>::close() noexcept {
    if (!open_) return;
    roll_back();
    open_ = false;
    graph_.batch_open_ = false;
}

// ---------------------------------------------------------------- adding

template <class... Kinds>
void basic_batch<Kinds...>::blame(std::string_view record, std::uint32_t number, std::string_view name,
                                  std::string_view field, std::size_t element, std::string found,
                                  std::string expected, std::string mend, std::optional<std::uint32_t> other) {
    faults_.push_back({record, std::string{name}, number, field, element, std::move(found), std::move(expected),
                       std::move(mend), other});
}

template <class... Kinds>
template <class Kind>
std::optional<std::uint32_t> basic_batch<Kinds...>::define(std::string_view record, std::string_view name,
                                                           std::uint32_t& taken) {
    require_open();
    auto& index = data_->template index_of<Kind>();
    if (index.size() >= (std::size_t{1} << 30)) throw std::length_error("batch::add: more than 2^30 of a kind");
    if (name.empty()) {
        blame(record, static_cast<std::uint32_t>(index.size()), "", "id", 0, "no id", "an id of its own",
              "give the record an id");
    }
    const std::uint32_t symbol = index.intern(name, data_->pool);
    taken = index.number_of_symbol(symbol);
    if (taken != none) return std::nullopt;
    return index.define(symbol);
}

template <class... Kinds>
template <class Id, class Record, class Same>
Id basic_batch<Kinds...>::merge(std::string_view kind, const Record& record, std::uint32_t taken, Same&& same) {
    if (!same()) {
        blame(kind, taken, record.id, "id", 0, fmt::format("the id \"{}\" again, with other content", record.id),
              "an id of its own, or the same content", "rename one of the two", taken);
    }
    return Id{taken};
}

template <class... Kinds>
std::uint32_t basic_batch<Kinds...>::add_vertex(vertex::kind_of kind, std::uint32_t number) {
    data_->vertices.push_back(static_cast<std::uint32_t>(kind) << 30 | number);
    return static_cast<std::uint32_t>(data_->vertices.size() - 1);
}

template <class... Kinds>
std::uint32_t basic_batch<Kinds...>::add_scope(const scope_record& record) {
    if (record == scope_record{}) return 0;
    staged_scopes_.push_back(record);
    return static_cast<std::uint32_t>(staged_scopes_.size());
}

namespace detail {

/// What a kind needs to turn names into references while a batch is open: symbols.
template <class Storage>
struct interner {
    Storage& data;
    template <class Kind>
    id<Kind> reference(std::string_view name) {
        return id<Kind>{data.template index_of<Kind>().intern(name, data.pool)};
    }
};

}  // namespace detail

template <class... Kinds>
template <class Value>
std::pair<std::uint8_t, std::uint32_t> basic_batch<Kinds...>::add_value(const Value& value) {
    if (value.index() == 0) return {std::uint8_t{0xff}, none};
    const std::size_t kind = value.index() - 1;
    std::uint32_t number = none;
    const auto add_to = [&]<std::size_t At>(std::integral_constant<std::size_t, At>) {
        if (kind != At) return;
        using kind_type = std::tuple_element_t<At, std::tuple<Kinds...>>;
        auto& column = std::get<At>(data_->values);
        detail::interner<storage> names{*data_};
        if constexpr (requires { kind_type::intern(std::get<At + 1>(value), names); }) {
            column.push_back(kind_type::intern(std::get<At + 1>(value), names));
        } else {
            column.push_back(std::get<At + 1>(value));
        }
        number = static_cast<std::uint32_t>(column.size() - 1);
    };
    [&]<std::size_t... At>(std::index_sequence<At...>) {
        (add_to(std::integral_constant<std::size_t, At>{}), ...);
    }(std::index_sequence_for<Kinds...>{});
    return {static_cast<std::uint8_t>(kind), number};
}

template <class... Kinds>
unit_id basic_batch<Kinds...>::add(const unit_record& record) {
    std::uint32_t taken = none;
    const auto number = define<struct unit>("unit", record.id, taken);
    if (!number) {
        return merge<unit_id>("unit", record, taken, [&] { return data_->unit_records[taken] == record; });
    }
    data_->unit_records.push_back(record);
    return data_->unit_conversions.add();
}

template <class... Kinds>
place_id basic_batch<Kinds...>::add_place(const node_record& record) {
    std::uint32_t taken = none;
    const auto number = define<struct place>("place", record.id, taken);
    if (!number) return merge<place_id>("place", record, taken, [&] { return data_->place_records[taken] == record; });
    data_->place_records.push_back(record);
    return data_->place_tree.add();
}

template <class... Kinds>
label_id basic_batch<Kinds...>::add_label(const node_record& record) {
    std::uint32_t taken = none;
    const auto number = define<struct label>("label", record.id, taken);
    if (!number) return merge<label_id>("label", record, taken, [&] { return data_->label_records[taken] == record; });
    data_->label_records.push_back(record);
    return data_->label_tree.add();
}

template <class... Kinds>
part_id basic_batch<Kinds...>::add(const part_record& record) {
    std::uint32_t taken = none;
    const auto number = define<struct part>("part", record.id, taken);
    if (!number) return merge<part_id>("part", record, taken, [&] { return data_->part_records[taken] == record; });
    data_->part_records.push_back(record);
    return part_id{*number};
}

template <class... Kinds>
document_id basic_batch<Kinds...>::add(const document_record& record) {
    std::uint32_t taken = none;
    const auto number = define<struct document>("document", record.id, taken);
    if (!number) {
        return merge<document_id>("document", record, taken, [&] { return data_->document_records[taken] == record; });
    }
    data_->document_records.push_back(record);
    return document_id{*number};
}

template <class... Kinds>
source_id basic_batch<Kinds...>::add(const source_record& record) {
    std::uint32_t taken = none;
    const auto number = define<struct source>("source", record.id, taken);
    if (!number) {
        return merge<source_id>("source", record, taken, [&] {
            return detail::speller<storage>{*data_, taken < before_.names[5]}.source_of(taken) == record;
        });
    }
    data_->source_rows.push_back({data_->keep_text(record.name), mention<struct source>(record.within),
                                  add_vertex(vertex::kind_of::source, *number), record.kind, record.reliability});
    if (record.reliability != '\0' && (record.reliability < 'A' || record.reliability > 'F')) {
        blame("source", *number, record.id, "reliability", 0, fmt::format("reliability \"{}\"", record.reliability),
              "a letter from A to F", "leave it out where it is not known");
    }
    return source_id{*number};
}

template <class... Kinds>
question_id basic_batch<Kinds...>::add(const question_record& record) {
    std::uint32_t taken = none;
    const auto number = define<struct question>("question", record.id, taken);
    const auto& kinds = graph_type::kind_names;
    if (!number) {
        return merge<question_id>("question", record, taken, [&] {
            const detail::speller<storage> spell{*data_, taken < before_.names[6], &staged_scopes_};
            return spell.template question_of<question_record>(taken, kinds.data()) == record;
        });
    }
    detail::question_row row;
    row.asks = data_->keep_text(record.asks);
    row.assumes = data_->keep_text(record.assumes);
    row.unit = mention<struct unit>(record.unit);
    row.scope = add_scope(record.scope);
    row.additive = record.additive;
    const auto kind = std::find(kinds.begin(), kinds.end(), record.kind);
    if (kind == kinds.end()) {
        blame("question", *number, record.id, "kind", 0, fmt::format("unknown kind \"{}\"", record.kind),
              fmt::format("one of {}", fmt::join(kinds, ", ")), "choose the kind of answer that the question asks for");
    } else {
        row.kind = static_cast<std::uint8_t>(kind - kinds.begin());
    }
    std::tie(row.domain_kind, row.domain) = add_value(record.domain);
    data_->question_rows.push_back(row);
    return question_id{*number};
}

template <class... Kinds>
claim_id basic_batch<Kinds...>::add(const claim_record& record) {
    std::uint32_t taken = none;
    const auto number = define<struct claim>("claim", record.id, taken);
    if (!number) {
        return merge<claim_id>("claim", record, taken, [&] {
            const detail::speller<storage> spell{*data_, taken < before_.names[7], &staged_scopes_};
            return spell.template claim_of<claim_record>(taken) == record;
        });
    }
    detail::claim_row row;
    row.question = mention<struct question>(record.answers);
    row.text = data_->keep_text(record.text);
    row.written_scope = add_scope(record.scope);
    row.vertex = add_vertex(vertex::kind_of::claim, *number);
    std::tie(row.kind, row.value) = add_value(record.value);
    data_->claim_rows.push_back(row);
    return claim_id{*number};
}

template <class... Kinds>
void basic_batch<Kinds...>::set_value(claim_id claim, const typename claim_record::value_type& value) {
    require_open();
    if (claim.number() < before_.names[7] || claim.number() >= data_->claim_rows.size()) {
        throw std::invalid_argument(fmt::format("batch::set_value: claim {} is not of this batch", claim.number()));
    }
    auto& row = data_->claim_rows[claim.number()];
    std::tie(row.kind, row.value) = add_value(value);
}

template <class... Kinds>
void basic_batch<Kinds...>::set_domain(question_id question, const typename question_record::value& value) {
    if (question.number() < before_.names[6] || question.number() >= data_->question_rows.size()) {
        throw std::invalid_argument(fmt::format("batch::set_domain: question {} is not of this batch", question.number()));
    }
    auto& row = data_->question_rows[question.number()];
    std::tie(row.domain_kind, row.domain) = add_value(value);
}

template <class... Kinds>
statement_id basic_batch<Kinds...>::add(const statement_record& record) {
    std::uint32_t taken = none;
    const auto number = define<struct statement>("statement", record.id, taken);
    if (!number) {
        return merge<statement_id>("statement", record, taken, [&] {
            return detail::speller<storage>{*data_, taken < before_.names[8]}.statement_of(taken) == record;
        });
    }
    storage& d = *data_;
    d.said.push_back(record.at);
    d.made_by.push_back(mention<struct source>(record.source));
    d.document.push_back(mention<struct document>(record.document));
    d.flags.push_back(static_cast<std::uint8_t>((record.held ? detail::flag_held : 0) |
                                                (record.own_basis ? detail::flag_own_basis : 0)));
    if (record.locator.empty() && record.quote.empty() && record.lang.empty()) {
        d.extra.push_back(none);
    } else {
        d.extra.push_back(static_cast<std::uint32_t>(d.extras.size()));
        d.extras.push_back({d.keep_text(record.locator), d.keep_text(record.quote), d.keep_text(record.lang)});
    }
    for (const stance_record& s : record.stances) {
        const auto entry = static_cast<std::uint32_t>(d.stances.values());
        d.stances.push_back({mention<struct claim>(s.claim), *number});
        d.stance_codes.push_back(static_cast<std::uint8_t>(static_cast<unsigned>(s.stance) |
                                                           static_cast<unsigned>(s.certainty) << 4));
        if (!s.condition.empty()) d.conditions.push_back({entry, d.keep_text(s.condition)});
    }
    d.stances.end_row();
    for (const std::string& relayed : record.relays) d.relays.push_back(mention<struct statement>(relayed));
    d.relays.end_row();
    for (const std::string& of : record.retracts) {
        d.retractions.push_back({statement_id{*number}, statement_id{mention<struct statement>(of)}, false});
    }
    for (const std::string& of : record.corrects) {
        d.retractions.push_back({statement_id{*number}, statement_id{mention<struct statement>(of)}, true});
    }
    d.statement_vertex.push_back(add_vertex(vertex::kind_of::statement, *number));
    return statement_id{*number};
}

template <class... Kinds>
void basic_batch<Kinds...>::add(const link_record& record) {
    require_open();
    for (std::size_t i = 0; i < data_->link_records.size(); ++i) {
        if (data_->link_records[i] == record) return;
    }
    data_->link_records.push_back(record);
}

template <class... Kinds>
void basic_batch<Kinds...>::add(const judgement_record& record) {
    require_open();
    for (std::size_t i = 0; i < data_->judgement_records.size(); ++i) {
        if (data_->judgement_records[i] == record) return;
    }
    data_->judgement_records.push_back(record);
}

// ---------------------------------------------------------------- committing

template <class... Kinds>
template <class Kind>
void basic_batch<Kinds...>::unknown(std::string_view name, std::string_view record, std::uint32_t number,
                                    std::string_view owner, std::string_view field, std::size_t element) {
    const auto [word, section] = detail::words_for<Kind>();
    if (name.empty()) {
        blame(record, number, owner, field, element, fmt::format("no {}", word), fmt::format("the id of a {}", word),
              fmt::format("name one of those declared under {}", section));
        return;
    }
    // In a flood of faults nobody reads what else was meant, and the search would take longer than all the rest.
    constexpr std::size_t flood = 1000;
    const auto near = faults_.size() < flood ? detail::similar_name(data_->template index_of<Kind>(), name)
                                             : std::string_view{};
    blame(record, number, owner, field, element, fmt::format("unknown {} \"{}\"", word, name),
          fmt::format("the id of a {} of the case", word),
          near.empty() ? fmt::format("declare it under {}, or correct the id", section)
                       : fmt::format("did you mean \"{}\"? else declare it under {}", near, section));
}

template <class... Kinds>
template <class Kind>
std::uint32_t basic_batch<Kinds...>::resolve(std::uint32_t symbol, std::string_view record, std::uint32_t number,
                                             std::string_view owner, std::string_view field, std::size_t element) {
    const auto& index = data_->template index_of<Kind>();
    const std::uint32_t found = symbol == none ? none : index.number_of_symbol(symbol);
    if (found == none) {
        unknown<Kind>(symbol == none ? std::string_view{} : index.name_of_symbol(symbol), record, number, owner, field,
                      element);
    }
    return found;
}

template <class... Kinds>
template <class Kind>
std::uint32_t basic_batch<Kinds...>::resolve_name(std::string_view name, std::string_view record,
                                                  std::uint32_t number, std::string_view owner,
                                                  std::string_view field, std::size_t element) {
    const std::uint32_t found = data_->template index_of<Kind>().find(name);
    if (found == none) unknown<Kind>(name, record, number, owner, field, element);
    return found;
}

// Refuses chains that come back to where they began. `above(i)` is the next one up, or none; only those of this batch can
// be part of a loop, since what is committed can't name what comes later.
template <class... Kinds>
template <class Kind, class Above>
void basic_batch<Kinds...>::refuse_loops(std::string_view record, std::size_t begin, std::size_t end, Above&& above) {
    enum class mark : std::uint8_t { fresh, open, done };
    std::vector<mark> marks(end - begin, mark::fresh);
    std::vector<std::uint32_t> path;
    const auto& index = data_->template index_of<Kind>();
    for (std::size_t start = begin; start < end; ++start) {
        path.clear();
        auto at = static_cast<std::uint32_t>(start);
        while (at != none && at >= begin && marks[at - begin] == mark::fresh) {
            marks[at - begin] = mark::open;
            path.push_back(at);
            at = above(at);
        }
        if (at != none && at >= begin && marks[at - begin] == mark::open) {
            const auto first = std::find(path.begin(), path.end(), at);
            const std::string way = detail::loop_in_words(static_cast<std::size_t>(path.end() - first), [&](std::size_t step) {
                return index.name(first[static_cast<std::ptrdiff_t>(step)]);
            });
            blame(record, at, index.name(at), "within", 0, fmt::format("a loop of within: {}", way),
                  "a chain that ends", "take one of them out of the chain");
        }
        for (const std::uint32_t step : path) marks[step - begin] = mark::done;
    }
}

template <class... Kinds>
void basic_batch<Kinds...>::resolve_nodes(bool places) {
    const auto settle = [&]<class Kind>(hierarchy<Kind>& tree, segmented<node_record>& records, std::size_t begin,
                                        std::string_view word, std::vector<std::pair<id<Kind>, id<Kind>>>& overlaps) {
        for (std::size_t i = begin; i < records.size(); ++i) {
            const auto number = static_cast<std::uint32_t>(i);
            const node_record& r = records[i];
            if (!r.within.empty()) {
                const auto within = resolve_name<Kind>(r.within, word, number, r.id, "within");
                if (within != none) tree.set_parent(id<Kind>{number}, id<Kind>{within});
            }
        }
        const std::size_t before = faults_.size();
        refuse_loops<Kind>(word, begin, records.size(), [&](std::uint32_t at) {
            const auto parent = tree.parent(id<Kind>{at});
            return parent ? parent->number() : none;
        });
        if (faults_.size() != before) return;  // no walk up such a tree would end
        for (std::size_t i = begin; i < records.size(); ++i) {
            const auto number = static_cast<std::uint32_t>(i);
            const node_record& r = records[i];
            for (std::size_t e = 0; e < r.overlaps.size(); ++e) {
                const auto other = resolve_name<Kind>(r.overlaps[e], word, number, r.id, "overlaps", e);
                if (other == none) continue;
                const id<Kind> a{number};
                const id<Kind> b{other};
                if (tree.is_within(a, b) || tree.is_within(b, a)) {
                    blame(word, number, r.id, "overlaps", e,
                          fmt::format("an overlap of \"{}\" with \"{}\", one within the other", r.id, r.overlaps[e]),
                          fmt::format("a {} on another branch", word), "leave it out: what lies within overlaps anyway");
                    continue;
                }
                overlaps.emplace_back(a, b);
            }
        }
    };
    if (places) settle(data_->place_tree, data_->place_records, before_.names[1], "place", place_overlaps_);
    else settle(data_->label_tree, data_->label_records, before_.names[2], "label", label_overlaps_);
}

template <class... Kinds>
void basic_batch<Kinds...>::resolve_parts() {
    const auto& records = data_->part_records;
    for (std::size_t i = before_.names[3]; i < records.size(); ++i) {
        const auto number = static_cast<std::uint32_t>(i);
        const part_record& r = records[i];
        if (!r.within.empty()) (void)resolve_name<struct part>(r.within, "part", number, r.id, "within");
        for (std::size_t e = 0; e < r.disjoint.size(); ++e) {
            const auto other = resolve_name<struct part>(r.disjoint[e], "part", number, r.id, "disjoint", e);
            if (other == number) {
                blame("part", number, r.id, "disjoint", e, fmt::format("\"{}\" disjoint from itself", r.id),
                      "another part", "name the part that it shares nothing with");
            }
        }
    }
    refuse_loops<struct part>("part", before_.names[3], records.size(), [&](std::uint32_t at) {
        return records[at].within.empty() ? none : data_->parts.find(records[at].within);
    });
}

template <class... Kinds>
void basic_batch<Kinds...>::resolve_units() {
    // A question's unit is declared by the question.
    for (std::size_t i = before_.names[6]; i < data_->question_rows.size(); ++i) {
        const std::uint32_t symbol = data_->question_rows[i].unit;
        if (symbol == none || data_->units.number_of_symbol(symbol) != none) continue;
        data_->units.define(symbol);
        data_->unit_records.push_back({.id = std::string{data_->units.name_of_symbol(symbol)}});
        data_->unit_conversions.add();
    }
    for (std::size_t i = before_.names[0]; i < data_->unit_records.size(); ++i) {
        const auto number = static_cast<std::uint32_t>(i);
        const unit_record& r = data_->unit_records[i];
        for (std::size_t e = 0; e < r.conversions.size(); ++e) {
            const auto& c = r.conversions[e];
            const std::uint32_t to = resolve_name<struct unit>(c.to, "unit", number, r.id, "conversions", e);
            if (to == none) continue;
            const bool sound = c.by.low > 0 && c.by.low <= c.by.high && c.by.high < std::numeric_limits<double>::infinity();
            if (!sound) {
                blame("unit", number, r.id, "conversions", e,
                      fmt::format("a factor of {} to {} for \"{}\"", c.by.low, c.by.high, c.to),
                      "a finite factor above 0, or a range of them with the lower one first", "write it as [3000, 5000]");
            } else if (c.by.offset - c.by.offset != 0) {
                blame("unit", number, r.id, "conversions", e, fmt::format("an offset of {} for \"{}\"", c.by.offset, c.to),
                      "a finite offset", "write it as {factor: 1.8, offset: 32}");
            } else if (!data_->unit_conversions.add(unit_id{number}, unit_id{to}, c.by)) {
                blame("unit", number, r.id, "conversions", e,
                      fmt::format("a second way from \"{}\" to \"{}\"", r.id, c.to), "one way between any two units",
                      "leave out this conversion, or the one that it repeats");
            }
        }
    }
}

template <class... Kinds>
void basic_batch<Kinds...>::resolve_sources() {
    for (std::size_t i = before_.names[5]; i < data_->source_rows.size(); ++i) {
        const auto number = static_cast<std::uint32_t>(i);
        auto& row = data_->source_rows[i];
        if (row.within != none) {
            row.within = resolve<struct source>(row.within, "source", number, data_->sources.name(number), "within");
        }
    }
    refuse_loops<struct source>("source", before_.names[5], data_->source_rows.size(),
                                [&](std::uint32_t at) { return data_->source_rows[at].within; });
}

namespace detail {

/// What a kind needs to turn symbols into numbers when a batch is committed.
template <class Resolve>
struct settler {
    Resolve resolve;
    template <class Kind>
    id<Kind> operator()(id<Kind> symbol) {
        return id<Kind>{resolve.template operator()<Kind>(symbol.number())};
    }
};

}  // namespace detail

template <class... Kinds>
std::uint32_t basic_batch<Kinds...>::resolve_scope(std::uint32_t staged, std::string_view record,
                                                   std::uint32_t number, std::string_view owner) {
    if (staged == 0) return data_->number_of(scope{});
    const scope_record& s = staged_scopes_[staged - 1];
    scope made;
    made.period = s.period;
    if (!s.place.empty()) {
        const auto place = resolve_name<struct place>(s.place, record, number, owner, "place");
        if (place != none) made.place = place_id{place};
    }
    if (!s.part.empty()) {
        const auto part = resolve_name<struct part>(s.part, record, number, owner, "part");
        if (part != none) made.part = part_id{part};
    }
    return data_->number_of(made);
}

template <class... Kinds>
void basic_batch<Kinds...>::resolve_questions() {
    for (std::size_t i = before_.names[6]; i < data_->question_rows.size(); ++i) {
        const auto number = static_cast<std::uint32_t>(i);
        const std::string_view name = data_->questions.name(number);
        auto& row = data_->question_rows[i];
        if (row.unit != none) row.unit = data_->units.number_of_symbol(row.unit);
        row.scope = resolve_scope(row.scope, "question", number, name);
        const auto kind = graph_type::kind_names[row.kind];
        if (kind != quantity_kind::name && row.unit != none) {
            blame("question", number, name, "unit", 0, fmt::format("a unit for a {} question", kind),
                  "a unit only where a quantity is asked for", "leave the unit out, or make the kind quantity");
        }
        if (kind != quantity_kind::name && row.additive.any()) {
            blame("question", number, name, "additive", 0, fmt::format("additive for a {} question", kind),
                  "additive only where a quantity is asked for", "leave it out, or make the kind quantity");
        }
        if (row.domain_kind == 0xff) continue;
        if (row.domain_kind != row.kind) {
            blame("question", number, name, "domain", 0,
                  fmt::format("a {} as the domain of a {} question", graph_type::kind_names[row.domain_kind], kind),
                  fmt::format("a {}", kind), "give the domain as a value of the question's own kind");
            continue;
        }
        settle_value(row.domain_kind, row.domain, "question", number, name, "domain");
    }
}

template <class... Kinds>
void basic_batch<Kinds...>::settle_value(std::uint8_t kind, std::uint32_t value, std::string_view record,
                                         std::uint32_t number, std::string_view owner, std::string_view field) {
    const auto settle_at = [&]<std::size_t At>(std::integral_constant<std::size_t, At>) {
        if (kind != At) return;
        using kind_type = std::tuple_element_t<At, std::tuple<Kinds...>>;
        const auto find = [&]<class Kind>(std::uint32_t symbol) {
            return resolve<Kind>(symbol, record, number, owner, field);
        };
        detail::settler<decltype(find)> settle{find};
        auto& stated = std::get<At>(data_->values)[value];
        if constexpr (requires { kind_type::resolve(stated, settle); }) kind_type::resolve(stated, settle);
    };
    [&]<std::size_t... At>(std::index_sequence<At...>) {
        (settle_at(std::integral_constant<std::size_t, At>{}), ...);
    }(std::index_sequence_for<Kinds...>{});
}

template <class... Kinds>
void basic_batch<Kinds...>::resolve_claims() {
    for (std::size_t i = before_.names[7]; i < data_->claim_rows.size(); ++i) {
        const auto number = static_cast<std::uint32_t>(i);
        const std::string_view name = data_->claims.name(number);
        auto& row = data_->claim_rows[i];
        row.question = resolve<struct question>(row.question, "claim", number, name, "answers");
        row.written_scope = resolve_scope(row.written_scope, "claim", number, name);
        if (row.question == none) continue;
        const auto& asked = data_->question_rows[row.question];
        row.scope = row.written_scope;
        if (asked.scope != 0) {
            scope made = data_->scopes[row.written_scope];
            const scope& of_question = data_->scopes[asked.scope];
            if (!made.place) made.place = of_question.place;
            if (!made.period) made.period = of_question.period;
            if (!made.part) made.part = of_question.part;
            row.scope = data_->number_of(made);
        }
        if (row.kind == 0xff) continue;
        if (row.kind != asked.kind) {
            blame("claim", number, name, "value", 0,
                  fmt::format("a {} for the question \"{}\"", graph_type::kind_names[row.kind],
                              data_->questions.name(row.question)),
                  fmt::format("a {}", graph_type::kind_names[asked.kind]), "give a value of the kind that is asked for");
            continue;
        }
        settle_value(row.kind, row.value, "claim", number, name, "value");
    }
}

template <class... Kinds>
void basic_batch<Kinds...>::resolve_statements() {
    storage& d = *data_;
    std::size_t retraction = before_.retractions;
    for (std::size_t i = before_.statements; i < d.said.size(); ++i) {
        const auto number = static_cast<std::uint32_t>(i);
        const std::string_view name = d.statements.name(number);
        d.made_by[i] = resolve<struct source>(d.made_by[i], "statement", number, name, "source");
        if (d.document[i] != none) {
            d.document[i] = resolve<struct document>(d.document[i], "statement", number, name, "document");
        }
        for (std::size_t e = d.stances.begin_of(i); e < d.stances.end_of(i); ++e) {
            d.stances.value(e).claim = resolve<struct claim>(d.stances.value(e).claim, "statement", number, name,
                                                             "stances", e - d.stances.begin_of(i));
        }
        for (std::size_t e = d.relays.begin_of(i); e < d.relays.end_of(i); ++e) {
            d.relays.value(e) = resolve<struct statement>(d.relays.value(e), "statement", number, name, "relays",
                                                          e - d.relays.begin_of(i));
        }
        std::size_t element[2] = {0, 0};
        for (; retraction < d.retractions.size() && d.retractions[retraction].by.number() == number; ++retraction) {
            auto& r = d.retractions[retraction];
            r.of = statement_id{resolve<struct statement>(r.of.number(), "statement", number, name,
                                                          r.corrects ? "corrects" : "retracts",
                                                          element[r.corrects ? 1 : 0]++)};
        }
    }
}

template <class... Kinds>
void basic_batch<Kinds...>::check_retractions() {
    storage& d = *data_;
    if (d.retractions.size() == before_.retractions) return;
    const auto is_within = [&](std::uint32_t inner, std::uint32_t outer) {
        while (inner != none && inner != outer) inner = d.source_rows[inner].within;
        return inner == outer;
    };
    std::size_t element[2] = {0, 0};
    for (std::size_t i = before_.retractions; i < d.retractions.size(); ++i) {
        const retraction& r = d.retractions[i];
        if (i == before_.retractions || d.retractions[i - 1].by != r.by) element[0] = element[1] = 0;
        const std::size_t at = element[r.corrects ? 1 : 0]++;
        const std::uint32_t by = d.made_by[r.by.number()];
        const std::uint32_t of = d.made_by[r.of.number()];
        if (is_within(of, by)) continue;
        const std::string_view verb = r.corrects ? "corrects" : "retracts";
        blame("statement", r.by.number(), d.statements.name(r.by.number()), verb, at,
              fmt::format("\"{}\", a statement of \"{}\", taken back by \"{}\"", d.statements.name(r.of.number()),
                          d.sources.name(of), d.sources.name(by)),
              "a statement of the same source, or of one within it",
              "let the other source deny the claim instead of taking back what it did not say");
    }
    // A loop would leave nobody to say which statement stands. Only statements of this batch can close one.
    enum class mark : std::uint8_t { fresh, open, done };
    std::vector<mark> marks(d.said.size() - before_.statements, mark::fresh);
    const auto first_of = [&](std::uint32_t by) {
        std::size_t low = before_.retractions;
        std::size_t high = d.retractions.size();
        while (low < high) {
            const std::size_t middle = (low + high) / 2;
            if (d.retractions[middle].by.number() < by) low = middle + 1;
            else high = middle;
        }
        return low;
    };
    struct frame {
        std::uint32_t statement;
        std::size_t next;
    };
    std::vector<frame> path;
    for (std::size_t i = before_.retractions; i < d.retractions.size(); ++i) {
        const std::uint32_t start = d.retractions[i].by.number();
        if (marks[start - before_.statements] != mark::fresh) continue;
        path.push_back({start, first_of(start)});
        marks[start - before_.statements] = mark::open;
        while (!path.empty()) {
            frame& top = path.back();
            if (top.next == d.retractions.size() || d.retractions[top.next].by.number() != top.statement) {
                marks[top.statement - before_.statements] = mark::done;
                path.pop_back();
                continue;
            }
            const retraction& r = d.retractions[top.next++];
            const std::uint32_t of = r.of.number();
            if (of < before_.statements || marks[of - before_.statements] == mark::done) continue;
            if (marks[of - before_.statements] == mark::open) {
                const auto first = std::find_if(path.begin(), path.end(), [&](const frame& f) { return f.statement == of; });
                const std::string way = detail::loop_in_words(static_cast<std::size_t>(path.end() - first), [&](std::size_t step) {
                    return d.statements.name(first[static_cast<std::ptrdiff_t>(step)].statement);
                });
                const std::string_view verb = r.corrects ? "corrects" : "retracts";
                blame("statement", r.by.number(), d.statements.name(r.by.number()), verb, 0,
                      fmt::format("a loop of {}: {}", verb, way), "a chain that ends",
                      "let only the later statement take back the earlier one");
                continue;
            }
            marks[of - before_.statements] = mark::open;
            path.push_back({of, first_of(of)});
        }
    }
}

template <class... Kinds>
void basic_batch<Kinds...>::resolve_links() {
    storage& d = *data_;
    for (std::size_t i = before_.links; i < d.link_records.size(); ++i) {
        const auto number = static_cast<std::uint32_t>(i);
        const link_record& r = d.link_records[i];
        const std::string name = fmt::format("{}", i + 1);
        const auto a = resolve_name<struct source>(r.a, "link", number, name, "a");
        const auto b = resolve_name<struct source>(r.b, "link", number, name, "b");
        d.source_links.push_back({source_id{a}, source_id{b}, r.is});
        if (a == none || b == none) continue;
        if (a == b) {
            blame("link", number, name, "b", 0, fmt::format("a link of \"{}\" with itself", r.a), "two sources",
                  "name the other source");
            continue;
        }
        const bool independent = r.is == link_kind::independent;
        for (std::size_t j = 0; j < i; ++j) {
            const source_link& other = d.source_links[j];
            const bool same_pair = (other.a.number() == a && other.b.number() == b) ||
                                   (other.a.number() == b && other.b.number() == a);
            if (!same_pair || (other.is == link_kind::independent) == independent) continue;
            blame("link", number, name, "is", 0,
                  fmt::format("\"{}\" and \"{}\" {}, and elsewhere {}", r.a, r.b, to_string(r.is), to_string(other.is)),
                  "one thing said of two sources", "take one of the two links out", static_cast<std::uint32_t>(j));
            break;
        }
    }
}

template <class... Kinds>
void basic_batch<Kinds...>::resolve_judgements() {
    storage& d = *data_;
    for (std::size_t i = before_.judgements; i < d.judgement_records.size(); ++i) {
        const judgement_record& r = d.judgement_records[i];
        const int found = (d.sources.find(r.target) != none ? 1 : 0) + (d.claims.find(r.target) != none ? 1 : 0) +
                          (d.statements.find(r.target) != none ? 1 : 0);
        const std::string name = fmt::format("{}", i + 1);
        const auto number = static_cast<std::uint32_t>(i);
        if (found == 0) {
            blame("judgement", number, name, "target", 0, fmt::format("unknown target \"{}\"", r.target),
                  "the id of a source, a claim or a statement", "correct the id");
        } else if (found > 1) {
            blame("judgement", number, name, "target", 0,
                  fmt::format("\"{}\", the id of more than one kind of record", r.target),
                  "an id that only one source, claim or statement bears", "rename one of them");
        }
        if (r.credibility < 0 || r.credibility > 6) {
            blame("judgement", number, name, "credibility", 0, fmt::format("credibility {}", r.credibility),
                  "a number from 1 to 6", "leave it out where it is not judged");
        }
        if (r.reliability != '\0' && (r.reliability < 'A' || r.reliability > 'F')) {
            blame("judgement", number, name, "reliability", 0, fmt::format("reliability \"{}\"", r.reliability),
                  "a letter from A to F", "leave it out where it is not judged");
        }
    }
}

template <class... Kinds>
std::vector<fault> basic_batch<Kinds...>::try_commit() {
    require_open();
    resolve_nodes(true);
    resolve_nodes(false);
    resolve_parts();
    resolve_units();
    resolve_sources();
    resolve_questions();
    resolve_claims();
    resolve_statements();
    if (faults_.empty()) check_retractions();
    resolve_links();
    resolve_judgements();
    if (!faults_.empty()) {
        close();
        return std::move(faults_);
    }
    publish();
    open_ = false;
    graph_.batch_open_ = false;
    return {};
}

template <class... Kinds>
void basic_batch<Kinds...>::publish() {
    storage& d = *data_;
    const std::size_t sources = d.source_rows.size();
    const std::size_t claims = d.claim_rows.size();
    const std::size_t statements = d.said.size();
    d.sources_within.append(sources, [&](auto&& append) {
        for (auto i = static_cast<std::uint32_t>(before_.names[5]); i < sources; ++i) {
            if (d.source_rows[i].within != none) append(i, d.source_rows[i].within);
        }
    });
    d.claims_of.append(d.question_rows.size(), [&](auto&& append) {
        for (auto i = static_cast<std::uint32_t>(before_.names[7]); i < claims; ++i) append(i, d.claim_rows[i].question);
    });
    const auto first = static_cast<std::uint32_t>(before_.statements);
    d.statements_of.append(sources, [&](auto&& append) {
        for (std::uint32_t i = first; i < statements; ++i) append(i, d.made_by[i]);
    });
    d.stances_on.append(claims, [&](auto&& append) {
        if (first == statements) return;
        const std::size_t begin = d.stances.begin_of(first);
        for (auto e = static_cast<std::uint32_t>(begin); e < d.stances.values(); ++e) append(e, d.stances.value(e).claim);
    });
    d.relayed_by.append(statements, [&](auto&& append) {
        for (std::uint32_t i = first; i < statements; ++i) {
            for (std::size_t e = d.relays.begin_of(i); e < d.relays.end_of(i); ++e) append(i, d.relays.value(e));
        }
    });
    if (d.retractions.size() != before_.retractions) {
        d.retracted_by.append(statements, [&](auto&& append) {
            for (auto r = static_cast<std::uint32_t>(before_.retractions); r < d.retractions.size(); ++r) {
                append(r, d.retractions[r].of.number());
            }
        });
    }
    // Readers walk these from another thread, so that nothing comes into them that might have to be taken out again.
    for (const auto& [a, b] : place_overlaps_) d.place_tree.add_overlap(a, b);
    for (const auto& [a, b] : label_overlaps_) d.label_tree.add_overlap(a, b);
    auto& g = static_cast<snapshot_type&>(graph_);
    if (d.units.size() != before_.names[0]) g.conversions_ = std::make_shared<const unit_table>(d.unit_conversions);
    g.units_ = d.units.size();
    g.places_ = d.places.size();
    g.labels_ = d.labels.size();
    g.parts_ = d.parts.size();
    g.documents_ = d.documents.size();
    g.sources_ = sources;
    g.questions_ = d.question_rows.size();
    g.claims_ = claims;
    g.statements_ = statements;
    g.stances_ = d.stances.values();
    g.vertices_ = d.vertices.size();
    g.links_ = d.source_links.size();
    g.judgements_ = d.judgement_records.size();
    g.conditions_ = d.conditions.size();
    g.retractions_ = d.retractions.size();
    g.relayed_by_ = d.relayed_by.snapshot();
    g.stances_on_ = d.stances_on.snapshot();
    g.statements_of_ = d.statements_of.snapshot();
    g.claims_of_ = d.claims_of.snapshot();
    g.sources_within_ = d.sources_within.snapshot();
    g.retracted_by_ = d.retracted_by.snapshot();
}

}  // namespace hearsay::inline v1
