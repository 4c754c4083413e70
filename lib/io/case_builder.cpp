#include "case_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <type_traits>

// What is kept of records, the values that wait, and from the faults of the batch back to places.

namespace hearsay::inline v1::detail {

case_builder::case_builder(diagnostics& faults, bool several, const vague_table* own)
    : fields{faults},
      faults_{faults},
      errors_before_{faults.error_count()},
      several_{several},
      batch_{graph_},
      own_table_{own} {}

// A claim with its value, or a question with its domain, which may have to wait. Values in trees wait always,
// texts in lines where the phrase may have a unit, or the question is not known yet.
template <class Record>
void case_builder::add_with_value(record_kind kind, const record_place& at, Record& record,
    const std::optional<node>& value, std::vector<again<Record>>& repeated) {
    constexpr bool is_domain = std::is_same_v<Record, question_record>;
    constexpr std::string_view key = is_domain ? "domain" : "value";
    auto& into = [&]() -> case_value& {
        if constexpr (is_domain)
            return record.domain;
        else
            return record.value;
    }();
    bool waits_as_text = false;
    if (value && !keep_nodes_) {
        std::optional<value_kind> known;
        if constexpr (is_domain) {
            const auto at_kind = std::ranges::find(value_kind_names, std::string_view{record.kind});
            if (at_kind != std::end(value_kind_names))
                known = static_cast<value_kind>(at_kind - std::begin(value_kind_names));
        } else if (value->is_string()) {
            known = kind_of_question(record.answers);
        }
        waits_as_text = value->is_string() && known.value_or(value_kind::quantity) == value_kind::quantity;
        if (!waits_as_text) into = read_value(*value, key, known, words_, fields);
    }
    bool has_kind = true;
    if constexpr (is_domain) {
        has_kind = !record.kind.empty();
        if (!has_kind) record.kind = value_kind_names[0];  // whatever was meant, the batch needs one
    }

    using tag = std::conditional_t<is_domain, struct question, struct claim>;
    if (several_) {
        const auto taken = batch_.template find<tag>(record.id);
        if (taken && kept(kind).where[taken->number()].file != at.where.file) {
            again<Record> found{record, at.where, {}, {}};
            if (value && keep_nodes_) found.content = *at.content;
            if (waits_as_text) {
                found.text = value->text();
                found.text_where = value->where();
                found.has_text = true;
            }
            repeated.push_back(std::move(found));
            return;
        }
    }
    const auto number = add(kind, at, record.id, [&] { return batch_.add(record).number(); });
    if (!number) return;
    if constexpr (is_domain) {
        if (!has_kind) {
            without_kind_.push_back(*number);
            return;
        }
    }
    if (!value) return;
    if (keep_nodes_) {
        waiting_nodes_.push_back({*number, is_domain, *at.content});
    } else if (waits_as_text) {
        std::string_view question;
        if constexpr (!is_domain) question = record.answers;
        waiting_text_.append(question).append(value->text());
        waiting_texts_.push_back({value->where(), *number, static_cast<std::uint32_t>(question.size()),
            static_cast<std::uint32_t>(value->text().size()), is_domain});
    }
}

template void case_builder::add_with_value<question_record>(record_kind, const record_place&, question_record&,
    const std::optional<node>&, std::vector<again<question_record>>&);
template void case_builder::add_with_value<claim_record>(record_kind, const record_place&, claim_record&,
    const std::optional<node>&, std::vector<again<claim_record>>&);

void case_builder::add_plain(const source_record& record, location where) {
    fields.faulty = false;
    add(record_kind::source, where, record.id, [&] { return batch_.add(record).number(); });
}

void case_builder::add_plain(question_record& record, location where) {
    fields.faulty = false;
    add_with_value(record_kind::question, where, record, std::nullopt, questions_again_);
}

void case_builder::add_plain(claim_record& record, location where) {
    fields.faulty = false;
    add_with_value(record_kind::claim, where, record, std::nullopt, claims_again_);
}

void case_builder::add_plain(const statement_record& record, location where) {
    fields.faulty = false;
    add(record_kind::statement, where, record.id,
        [&] { return batch_.add(record).number(); });
}

bool case_builder::knows_unit(std::string_view unit) const { return known_question_units_.contains(unit); }

void case_builder::fetch(record_kind kind, std::uint64_t hash, claim_batch::fetched step) const noexcept {
    switch (kind) {
    case record_kind::source: return batch_.fetch<struct source>(hash, step);
    case record_kind::question: return batch_.fetch<struct question>(hash, step);
    case record_kind::claim: return batch_.fetch<struct claim>(hash, step);
    case record_kind::statement: return batch_.fetch<struct statement>(hash, step);
    default: return;
    }
}

// ---------------------------------------------------------------- values that waited

void case_builder::name_unit(std::string_view name, std::uint32_t unit, location where, bool is_id) {
    try {
        const auto other = words_.lexicon.add(name, unit_id{unit});
        if (!other || other->number() == unit) return;
        fields.error(where,
            fmt::format("{} as a name of {}, and of {} too", in_quotes(name), in_quotes(words_.ids[unit]),
                in_quotes(words_.ids[other->number()])),
            "names that stand for one unit", "take it out at one of the two");
    } catch (const std::invalid_argument&) {
        // A unit need not be one that phrases can name: "five dozen" is 60, whatever the units are.
        if (is_id) return;
        fields.error(where, fmt::format("{} as a name of a unit", in_quotes(name)),
            fmt::format("one to {} words, other than a number", unit_lexicon::max_words),
            "write the name as it stands in phrases");
    }
}

// Lets phrases use every unit that is declared, by its own record or by a question.
void case_builder::name_units() {
    for (const auto& record : unit_records_) words_.ids.push_back(record.id);
    const auto declared = static_cast<std::uint32_t>(words_.ids.size());
    const auto& places = kept(record_kind::unit);
    std::unordered_set<std::string_view> known;
    for (std::uint32_t u = 0; u < declared; ++u) {
        known.insert(unit_records_[u].id);
        name_unit(words_.ids[u], u, places.where[u], true);
    }
    for (const auto& [id, where] : question_units_) {
        if (known.contains(id)) continue;
        words_.ids.push_back(id);
        name_unit(id, static_cast<std::uint32_t>(words_.ids.size() - 1), where, true);
    }
    for (std::uint32_t u = 0; u < declared; ++u) {
        const auto& record = unit_records_[u];
        const auto where = [&](std::string_view field, std::size_t element) {
            return place_of({"unit", {}, u, field, element, {}, {}, {}, {}});
        };
        if (!record.plural.empty()) name_unit(record.plural, u, where("plural", 0), false);
        for (std::size_t i = 0; i < record.names.size(); ++i)
            if (!record.names[i].empty()) name_unit(record.names[i], u, where("names", i), false);
    }
}

// The kind of a question, or nothing where there is no such question or its kind is at fault.
std::optional<value_kind> case_builder::kind_of_question(std::string_view id) const {
    const auto question = batch_.find<struct question>(id);
    if (!question || std::ranges::binary_search(without_kind_, question->number())) return std::nullopt;
    return static_cast<value_kind>(batch_.kind(*question));
}

void case_builder::settle_values() {
    const auto kind_named = [](std::string_view name) {
        const auto at = std::ranges::find(value_kind_names, name);
        return at == std::end(value_kind_names)
            ? std::nullopt
            : std::optional{static_cast<value_kind>(at - std::begin(value_kind_names))};
    };
    const auto set = [&](std::uint32_t number, bool is_domain, const case_value& value) {
        if (value.index() == 0) return;
        if (is_domain)
            batch_.set_domain(question_id{number}, value);
        else
            batch_.set_value(claim_id{number}, value);
    };
    // A phrase can't be read without its unit, which may be in what could not be read.
    const auto is_hopeless = [&](std::optional<value_kind> kind) {
        return !kind || (*kind == value_kind::quantity && is_lost(record_kind::unit));
    };
    for (const auto& [number, is_domain, content] : waiting_nodes_) {
        const auto value = *content.find(is_domain ? "domain" : "value");
        const auto of = content.find(is_domain ? "kind" : "answers");
        const auto kind = !of ? std::nullopt
            : is_domain       ? kind_named(of->text())
                              : kind_of_question(of->text());
        if (value.is_string() && is_hopeless(kind)) continue;
        set(number, is_domain, read_value(value, is_domain ? "domain" : "value", kind, words_, fields));
    }
    std::string_view text = waiting_text_;
    for (const auto& waiting : waiting_texts_) {
        const auto question = text.substr(0, waiting.question_length);
        const auto phrase = text.substr(waiting.question_length, waiting.text_length);
        text.remove_prefix(std::size_t{waiting.question_length} + waiting.text_length);
        const auto kind =
            waiting.is_domain ? std::optional{value_kind::quantity} : kind_of_question(question);
        if (is_hopeless(kind)) continue;
        set(waiting.number, waiting.is_domain,
            read_text_value(
                phrase, waiting.where, waiting.is_domain ? "domain" : "value", *kind, words_, fields));
    }
    settle_repeated(questions_again_);
    settle_repeated(claims_again_);
}

// Now that the first of each has its value, the others can be compared with it.
template <class Record>
void case_builder::settle_repeated(std::vector<again<Record>>& repeated) {
    constexpr bool is_domain = std::is_same_v<Record, question_record>;
    constexpr std::string_view key = is_domain ? "domain" : "value";
    for (auto& found : repeated) {
        std::optional<value_kind> of;
        if constexpr (is_domain)
            of = kind_of_question(found.record.id);
        else
            of = kind_of_question(found.record.answers);
        case_value value;
        fields.faulty = false;
        if (found.content) {
            const auto written = *found.content->find(key);
            if (!written.is_string() || of) value = read_value(written, key, of, words_, fields);
        } else if (found.has_text && of) {
            value = read_text_value(found.text, found.text_where, key, *of, words_, fields);
        }
        if (fields.faulty) continue;
        if (value.index() != 0) {
            if constexpr (is_domain)
                found.record.domain = std::move(value);
            else
                found.record.value = std::move(value);
        }
        const std::size_t before = batch_.fault_count();
        (void)batch_.add(found.record);
        if (batch_.fault_count() != before) again_faults_.emplace_back(before, found.where);
    }
}

// ---------------------------------------------------------------- the end

std::optional<loaded_case> case_builder::finish() {
    name_units();
    const word_table chosen = vague_words ? vague_words->first : word_table::everyday;
    words_.vague = own_table_ ? own_table_ : vague_table::ready(chosen);
    settle_values();
    const auto found = batch_.try_commit();
    for (std::size_t i = 0; i < found.size(); ++i) report(found[i], i);
    if (faults_.error_count() != errors_before_) return std::nullopt;
    return loaded_case{std::move(graph_), std::move(title), std::move(kept(record_kind::source).where),
        std::move(kept(record_kind::question).where), std::move(kept(record_kind::claim).where),
        std::move(kept(record_kind::statement).where), chosen};
}

namespace {

record_kind kind_of(std::string_view record) noexcept {
    const auto at = std::ranges::find(record_kind_names, record);
    return static_cast<record_kind>(at - std::begin(record_kind_names));
}

}  // namespace

void case_builder::report(const fault& found, std::size_t index) {
    const auto kind = kind_of(found.record);
    const auto& all = kept(kind);
    const auto repeat =
        std::ranges::lower_bound(again_faults_, index, {}, &decltype(again_faults_)::value_type::first);
    const bool is_again = repeat != again_faults_.end() && repeat->first == index;
    if (is_again && !repeat->second) return;

    // What follows from a fault that was told is not told again: a name that could not be read, ...
    if (found.found.starts_with("no ") && std::ranges::binary_search(all.faulty, found.number)) return;
    // ... and one of a record that could not be read.
    if (found.found.starts_with("unknown ")) {
        const auto rest = std::string_view{found.found}.substr(8);
        const auto word = rest.substr(0, rest.find(' '));
        if (word == "target") {
            if (is_lost(record_kind::source) || is_lost(record_kind::claim) ||
                is_lost(record_kind::statement))
                return;
        } else if (const auto of = kind_of(word);
                   static_cast<std::size_t>(of) < record_kinds && is_lost(of)) {
            return;
        }
    }
    // ... and one of a question whose kind is not known.
    if (!without_kind_.empty() && (found.field == "value" || found.field == "domain") &&
        found.found.starts_with("a "))
        return;
    std::optional<location> other;
    if (found.other && *found.other < all.where.size()) other = all.where[*found.other];
    faults_.error(
        is_again ? *repeat->second : place_of(found), found.found, found.expected, found.mend, other);
}

// The field of the record that is at fault where its tree was kept, else the record.
location case_builder::place_of(const fault& found) {
    const auto kind = kind_of(found.record);
    const auto& all = kept(kind);
    if (found.number >= all.where.size()) return {};
    const location where = all.where[found.number];
    const auto known =
        std::ranges::lower_bound(all.nodes, found.number, {}, &decltype(all.nodes)::value_type::first);
    if (known == all.nodes.end() || known->first != found.number || found.field == "id") return where;
    const node& content = known->second;

    if (found.field == "conversions") {
        std::size_t at = 0;
        for (const auto entry : content.entries()) {
            if (entry.key == "plural" || entry.key == "names" || entry.key == "basis" || entry.key == "id")
                continue;
            if (at++ == found.element) return entry.key_where;
        }
        return where;
    }
    if (found.field == "stances") {
        std::size_t at = 0;
        std::optional<node> which;
        for (const auto key : stance_names) {
            const auto list = content.find(key);
            if (!list) continue;
            field_reader::items(*list, [&](const node& item, std::size_t) {
                if (at++ == found.element) which = item;
            });
        }
        if (!which) return where;
        const auto claim = which->find("claim");
        return claim ? claim->where() : which->where();
    }
    const auto field = content.find(found.field);
    if (!field) return kind == record_kind::statement ? content.where() : where;
    if (field->is_sequence()) {
        std::size_t at = 0;
        for (const node item : field->items())
            if (at++ == found.element) return item.where();
    }
    if (field->is_mapping() && found.found.starts_with("unknown unit"))
        if (const auto unit = field->find("unit")) return unit->where();
    return field->where();
}

}  // namespace hearsay::inline v1::detail
