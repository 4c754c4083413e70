#include "case_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

// From the fields of a mapping to a record, kind by kind.

namespace hearsay::inline v1::detail {

namespace {

// The keys of each kind of record, for messages; those with "id" hold their own. `own` leaves the first out.
constexpr std::string_view unit_keys[] = {"id", "plural", "names", "basis", "the ids of other units"};
constexpr std::string_view node_keys[] = {"id", "name", "within", "overlaps"};
constexpr std::string_view part_keys[] = {"id", "name", "within", "disjoint"};
constexpr std::string_view document_keys[] = {
    "id", "title", "publisher", "url", "published", "retrieved", "hash"};
constexpr std::string_view source_keys[] = {"id", "name", "kind", "within", "reliability"};
constexpr std::string_view question_keys[] = {
    "id", "asks", "kind", "unit", "domain", "additive", "assumes", "place", "period", "part"};
constexpr std::string_view claim_keys[] = {"id", "answers", "value", "text", "place", "period", "part"};
constexpr std::string_view statement_keys[] = {"id", "source", "at", "document", "locator", "held", "quote",
    "lang", "basis", "relays", "asserts", "denies", "unconfirmed", "declined", "conditional", "questions",
    "retracts", "corrects"};
constexpr std::string_view stance_keys[] = {"claim", "certainty", "condition"};
constexpr std::string_view link_keys[] = {"a", "b", "is", "basis", "by", "at"};
constexpr std::string_view judgement_keys[] = {"target", "by", "at", "reliability", "credibility", "note"};

word_list own(word_list keys, bool has_id_inside) { return has_id_inside ? keys : keys.subspan(1); }

// Empties a record and keeps the memory of its texts.
void reset(claim_record& r) {
    r.answers.clear();
    r.value = std::monostate{};
    r.text.clear();
    r.scope.place.clear();
    r.scope.period.reset();
    r.scope.part.clear();
}

void reset(statement_record& r) {
    r.source.clear();
    r.at = said_at{};
    r.document.clear();
    r.locator.clear();
    r.quote.clear();
    r.lang.clear();
    r.held = true;
    r.own_basis = false;
    r.retracts.clear();
    r.corrects.clear();
}

std::optional<stance> stance_of(std::string_view key) noexcept {
    const auto at = std::ranges::find(stance_names, key);
    if (at == std::end(stance_names)) return std::nullopt;
    return static_cast<stance>(at - std::begin(stance_names));
}

}  // namespace

// The id in a record. One that has none gets one that no file can hold, so that the rest of it can be read
// for faults.
std::string_view case_builder::id_inside(const node& content, std::string_view owner, location& where) {
    const auto id = content.find("id");
    if (id && id->is_string() && !id->text().empty()) {
        where = id->where();
        return id->text();
    }
    where = id ? id->where() : content.where();
    if (!id)
        fields.missing(where, owner, "id", "an id of its own", "give it one, such as id: s1");
    else
        fields.wrong_type(*id, "id", "an id, a text",
            id->is_number() ? fmt::format("write it in quotes: \"{}\"", id->text())
                            : "give it one, such as s1");
    made_id_ = fmt::format("{}:{}:{}\xff", where.file, where.line, where.column);
    return made_id_;
}

void case_builder::read(record_kind kind, const record_at& at) {
    fields.faulty = false;
    dispatch(kind, at);
}

void case_builder::read(record_kind kind, const node& content) {
    const auto name = record_kind_names[static_cast<std::size_t>(kind)];
    if (!fields.is_record(content, name)) {
        lose(kind);
        return;
    }
    fields.faulty = false;
    if (kind == record_kind::link || kind == record_kind::judgement)
        return dispatch(kind, {content, {}, content.where(), false});
    location where;
    const auto id = id_inside(content, fmt::format("a {}", name), where);
    dispatch(kind, {content, id, where, true});
}

void case_builder::dispatch(record_kind kind, const record_at& at) {
    switch (kind) {
    case record_kind::unit: return read_unit(at);
    case record_kind::place:
    case record_kind::label: return read_node(kind, at);
    case record_kind::part: return read_part(at);
    case record_kind::document: return read_document(at);
    case record_kind::source: return read_source(at);
    case record_kind::question: return read_question(at);
    case record_kind::claim: return read_claim(at);
    case record_kind::statement: return read_statement(at, 0, {});
    case record_kind::link: return read_link(at.content);
    case record_kind::judgement: return read_judgement(at.content);
    }
}

// ---------------------------------------------------------------- what there is little of

void case_builder::read_unit(const record_at& at) {
    unit_record made;
    made.id.assign(at.id);
    for (const auto entry : at.content.entries()) {
        if (entry.key == "plural") {
            fields.text(entry.value, entry.key, made.plural);
        } else if (entry.key == "basis") {
            fields.text(entry.value, entry.key, made.basis);
        } else if (entry.key == "names") {
            std::size_t count = 0;
            field_reader::items(entry.value, [&](const node& item, std::size_t number) {
                assign(made.names, number, {});
                count = number + 1;
                if (!fields.is_list_within(item, entry.key)) fields.text(item, entry.key, made.names[number]);
            });
            made.names.resize(count);
        } else if (entry.key == "id") {
            if (!at.has_id_inside) fields.unknown_key(entry, "a unit", own(unit_keys, false));
        } else if (entry.key.empty()) {
            fields.error(entry.key_where, "an empty key of a unit", any_of(own(unit_keys, at.has_id_inside)),
                "name the unit that this one converts into");
        } else {
            read_conversion(entry.value, entry.key, made);
        }
    }
    const auto number = add(record_kind::unit, at, made.id, [&] { return batch_.add(made).number(); });
    if (number) unit_records_.push_back(std::move(made));
}

// 5, [3000, 5000] or {factor: 1, offset: 112.5}. One that is at fault leaves a sound one, so that the others
// keep their places.
void case_builder::read_conversion(const node& value, std::string_view to, unit_record& into) {
    constexpr std::string_view expected = "a factor above 0, [low, high] or {factor, offset}";
    constexpr std::string_view mend = "write how many of it make one, such as [3000, 5000]";
    auto& made = into.conversions.emplace_back(unit_record::conversion{std::string{to}, {}}).by;
    const auto figure = [&](const node& from, double& end) {
        const auto read = fields.number(from, to, mend);
        if (read && !(*read > 0)) {
            fields.error(from.where(), fmt::format("a factor of {} for \"{}\"", from.text(), to),
                "a factor above 0", std::string{mend});
            return;
        }
        if (read) end = *read;
    };
    const auto factor = [&](const node& from) {
        if (!from.is_sequence()) {
            if (!from.is_number()) return fields.wrong_type(from, to, expected, mend);
            figure(from, made.low);
            made.high = made.low;
            return;
        }
        if (from.size() != 2) {
            fields.error(from.where(), fmt::format("a list of {} as \"{}\"", from.size(), to),
                "the lowest factor and the highest: two numbers", std::string{mend});
            return;
        }
        std::optional<node> ends[2];
        std::size_t count = 0;
        for (const node item : from.items()) ends[count++] = item;
        scale read;
        figure(*ends[0], read.low);
        read.high = read.low;
        figure(*ends[1], read.high);
        if (read.low > read.high && !fields.faulty) {
            fields.error(from.where(),
                fmt::format("a factor of {} to {} for \"{}\"", ends[0]->text(), ends[1]->text(), to),
                "the lower factor first", "swap the two");
        }
        if (read.low <= read.high) made = read;
    };
    if (!value.is_mapping()) return factor(value);
    static constexpr std::string_view keys[] = {"factor", "offset"};
    bool has_factor = false;
    for (const auto entry : value.entries()) {
        if (entry.key == "factor") {
            has_factor = true;
            factor(entry.value);
        } else if (entry.key == "offset") {
            if (const auto read = fields.number(entry.value, entry.key, "write a number such as 32"))
                made.offset = *read;
        } else {
            fields.unknown_key(entry, fmt::format("\"{}\"", to), keys);
        }
    }
    if (!has_factor)
        fields.missing(value.where(), fmt::format("\"{}\"", to), "factor",
            "a factor, with or without an offset", "write {factor: 1, offset: 112.5}");
}

void case_builder::read_node(record_kind kind, const record_at& at) {
    const auto name = record_kind_names[static_cast<std::size_t>(kind)];
    node_record made;
    made.id.assign(at.id);
    for (const auto entry : at.content.entries()) {
        if (entry.key == "name")
            fields.text(entry.value, entry.key, made.name);
        else if (entry.key == "within")
            fields.reference(entry.value, entry.key, name, made.within);
        else if (entry.key == "overlaps")
            fields.references(entry.value, entry.key, name, made.overlaps);
        else if (entry.key != "id" || !at.has_id_inside)
            fields.unknown_key(entry, fmt::format("a {}", name), own(node_keys, at.has_id_inside));
    }
    add(kind, at, made.id, [&] {
        return kind == record_kind::place ? batch_.add_place(made).number() : batch_.add_label(made).number();
    });
}

void case_builder::read_part(const record_at& at) {
    part_record made;
    made.id.assign(at.id);
    for (const auto entry : at.content.entries()) {
        if (entry.key == "name")
            fields.text(entry.value, entry.key, made.name);
        else if (entry.key == "within")
            fields.reference(entry.value, entry.key, "part", made.within);
        else if (entry.key == "disjoint")
            fields.references(entry.value, entry.key, "part", made.disjoint);
        else if (entry.key != "id" || !at.has_id_inside)
            fields.unknown_key(entry, "a part", own(part_keys, at.has_id_inside));
    }
    add(record_kind::part, at, made.id, [&] { return batch_.add(made).number(); });
}

void case_builder::read_document(const record_at& at) {
    document_record made;
    made.id.assign(at.id);
    for (const auto entry : at.content.entries()) {
        if (entry.key == "title")
            fields.text(entry.value, entry.key, made.title);
        else if (entry.key == "publisher")
            fields.text(entry.value, entry.key, made.publisher);
        else if (entry.key == "url")
            fields.text(entry.value, entry.key, made.url);
        else if (entry.key == "published")
            made.published = fields.time(entry.value, entry.key).value_or(said_at{});
        else if (entry.key == "retrieved")
            made.retrieved = fields.time(entry.value, entry.key).value_or(said_at{});
        else if (entry.key == "hash")
            fields.text(entry.value, entry.key, made.hash);
        else if (entry.key != "id" || !at.has_id_inside)
            fields.unknown_key(entry, "a document", own(document_keys, at.has_id_inside));
    }
    add(record_kind::document, at, made.id, [&] { return batch_.add(made).number(); });
}

void case_builder::read_source(const record_at& at) {
    source_record made;
    made.id.assign(at.id);
    bool has_kind = false;
    for (const auto entry : at.content.entries()) {
        if (entry.key == "name") {
            fields.text(entry.value, entry.key, made.name);
        } else if (entry.key == "kind") {
            has_kind = true;
            if (const auto read = fields.word(entry.value, entry.key, source_kind_names))
                made.kind = static_cast<source_kind>(*read);
        } else if (entry.key == "within") {
            fields.reference(entry.value, entry.key, "source", made.within);
        } else if (entry.key == "reliability") {
            fields.grade(entry.value, entry.key, made.reliability);
        } else if (entry.key != "id" || !at.has_id_inside) {
            fields.unknown_key(entry, "a source", own(source_keys, at.has_id_inside));
        }
    }
    if (!has_kind)
        fields.missing(
            at.where, "a source", "kind", any_of(source_kind_names), "write kind: other where none fits");
    add(record_kind::source, at, made.id, [&] { return batch_.add(made).number(); });
}

void case_builder::read_link(const node& content) {
    link_record made;
    bool has_kind = false;
    for (const auto entry : content.entries()) {
        if (entry.key == "a") {
            fields.reference(entry.value, entry.key, "source", made.a);
        } else if (entry.key == "b") {
            fields.reference(entry.value, entry.key, "source", made.b);
        } else if (entry.key == "is") {
            has_kind = true;
            if (const auto read = fields.word(entry.value, "kind of link", link_kind_names))
                made.is = static_cast<link_kind>(*read);
        } else if (entry.key == "basis") {
            fields.text(entry.value, entry.key, made.basis);
        } else if (entry.key == "by") {
            fields.text(entry.value, entry.key, made.by);
        } else if (entry.key == "at") {
            made.at = fields.time(entry.value, entry.key).value_or(said_at{});
        } else {
            fields.unknown_key(entry, "a link", link_keys);
        }
    }
    if (!content.find("a") || !content.find("b"))
        fields.missing(content.where(), "a link", content.find("a") ? "b" : "a", "the ids of two sources",
            "name the two sources as a and b");
    if (!has_kind)
        fields.missing(
            content.where(), "a link", "is", any_of(link_kind_names), "say what is known about the two");
    if (fields.faulty && (made.a.empty() || made.b.empty())) return;
    add(record_kind::link, record_at{content, {}, content.where(), false}, {}, [&] {
        const auto count = static_cast<std::uint32_t>(batch_.link_count());
        batch_.add(made);
        return batch_.link_count() == count ? name_index::none : count;  // an equal one is there already
    });
}

void case_builder::read_judgement(const node& content) {
    judgement_record made;
    bool says_something = false;
    for (const auto entry : content.entries()) {
        if (entry.key == "target") {
            fields.reference(entry.value, entry.key, "source, claim or statement", made.target);
        } else if (entry.key == "by") {
            fields.text(entry.value, entry.key, made.by);
        } else if (entry.key == "at") {
            made.at = fields.time(entry.value, entry.key).value_or(said_at{});
        } else if (entry.key == "reliability") {
            says_something = true;
            fields.grade(entry.value, entry.key, made.reliability);
        } else if (entry.key == "credibility") {
            says_something = true;
            if (entry.value.is_integer() && entry.value.number() >= 1 && entry.value.number() <= 6)
                made.credibility = static_cast<int>(entry.value.number());
            else
                fields.wrong_type(entry.value, entry.key, "a whole number from 1 to 6",
                    "leave it out where it is not judged");
        } else if (entry.key == "note") {
            says_something = true;
            fields.text(entry.value, entry.key, made.note);
        } else {
            fields.unknown_key(entry, "a judgement", judgement_keys);
        }
    }
    if (!content.find("target"))
        fields.missing(content.where(), "a judgement", "target", "the id of a source, claim or statement",
            "name what is judged");
    if (!says_something && !fields.faulty)
        fields.missing(content.where(), "a judgement", "reliability\", \"credibility\" or \"note",
            "at least one of the three", "say how it is judged, or take the judgement out");
    if (made.target.empty()) return;
    add(record_kind::judgement, record_at{content, {}, content.where(), false}, {}, [&] {
        const auto count = static_cast<std::uint32_t>(batch_.judgement_count());
        batch_.add(made);
        return batch_.judgement_count() == count ? name_index::none : count;
    });
}

// ---------------------------------------------------------------- questions and claims

bool case_builder::read_scope(const mapping_entry& entry, scope_record& into) {
    if (entry.key == "place")
        fields.reference(entry.value, entry.key, "place", into.place);
    else if (entry.key == "part")
        fields.reference(entry.value, entry.key, "part", into.part);
    else if (entry.key == "period")
        into.period = fields.period(entry.value, entry.key);
    else
        return false;
    return true;
}

// true, false, or a list of scopes.
void case_builder::read_additive(const node& value, additivity& into) {
    static constexpr std::string_view scopes[] = {"part", "place", "period"};
    if (value.is_boolean()) {
        if (value.boolean()) into = additivity::all();
        return;
    }
    if (!value.is_sequence() && !value.is_string())
        return fields.wrong_type(value, "additive", "true, false, or a list of part, place and period",
            "write additive: true where a part can't exceed the whole");
    field_reader::items(value, [&](const node& item, std::size_t) {
        const auto scope = fields.word(item, "scope", scopes);
        if (!scope) return;
        (*scope == 0 ? into.part : *scope == 1 ? into.place : into.period) = true;
    });
}

void case_builder::read_question(const record_at& at) {
    question_record& made = question_;
    made = {};
    made.id.assign(at.id);
    std::optional<node> domain;
    std::optional<node> unit;
    bool has_asks = false;
    bool has_kind = false;
    for (const auto entry : at.content.entries()) {
        if (entry.key == "asks") {
            has_asks = true;
            fields.text(entry.value, entry.key, made.asks);
        } else if (entry.key == "kind") {
            has_kind = true;
            if (const auto read = fields.word(entry.value, entry.key, value_kind_names))
                made.kind = value_kind_names[*read];
        } else if (entry.key == "unit") {
            unit = entry.value;
            fields.reference(entry.value, entry.key, "unit", made.unit);
        } else if (entry.key == "domain") {
            domain = entry.value;
        } else if (entry.key == "additive") {
            read_additive(entry.value, made.additive);
        } else if (entry.key == "assumes") {
            fields.text(entry.value, entry.key, made.assumes);
        } else if (!read_scope(entry, made.scope) && (entry.key != "id" || !at.has_id_inside)) {
            fields.unknown_key(entry, "a question", own(question_keys, at.has_id_inside));
        }
    }
    if (!has_asks)
        fields.missing(
            at.where, "a question", "asks", "the question in words", "write it as asks: How many?");
    if (!has_kind)
        fields.missing(
            at.where, "a question", "kind", any_of(value_kind_names), "say what kind of answer it asks for");
    if (unit && !made.unit.empty() && known_question_units_.insert(made.unit).second)
        question_units_.emplace_back(made.unit, unit->where());
    add_with_value(record_kind::question, at, made, domain, questions_again_);
}

void case_builder::read_claim(const record_at& at) {
    claim_record& made = claim_;
    reset(made);
    made.id.assign(at.id);
    std::optional<node> value;
    bool has_question = false;
    for (const auto entry : at.content.entries()) {
        if (entry.key == "answers") {
            has_question = true;
            fields.reference(entry.value, entry.key, "question", made.answers);
        } else if (entry.key == "value") {
            value = entry.value;
        } else if (entry.key == "text") {
            fields.text(entry.value, entry.key, made.text);
        } else if (!read_scope(entry, made.scope) && (entry.key != "id" || !at.has_id_inside)) {
            fields.unknown_key(entry, "a claim", own(claim_keys, at.has_id_inside));
        }
    }
    if (!has_question)
        fields.missing(
            at.where, "a claim", "answers", "the id of a question", "name the question that it answers");
    add_with_value(record_kind::claim, at, made, value, claims_again_);
}

// ---------------------------------------------------------------- statements

// What one statement says with one stance. Items at fault leave a stance on no claim, so that the others keep
// their places.
void case_builder::read_stances(
    const node& value, stance how, statement_record& into, std::size_t& count, std::size_t& in_place) {
    const auto key = to_string(how);
    field_reader::items(value, [&](const node& item, std::size_t) {
        if (count == into.stances.size()) into.stances.emplace_back();
        auto& made = into.stances[count++];
        made.claim.clear();
        made.stance = how;
        made.certainty = certainty::certain;
        made.condition.clear();
        if (fields.is_list_within(item, key)) return;
        if (item.is_string() && !item.text().empty()) {
            made.claim.assign(item.text());
        } else if (!item.is_mapping()) {
            fields.wrong_type(item, key, "the id of a claim, {claim, certainty, condition}, or a claim",
                item.is_number() ? fmt::format("write an id in quotes: \"{}\"", item.text())
                                 : "list the ids of claims");
        } else if (!item.find("claim") && item.find("answers")) {
            made_claim_id_ = fmt::format("{}.c{}", into.id, ++in_place);
            made.claim = made_claim_id_;
            const bool was_faulty = fields.faulty;
            fields.faulty = false;
            read_claim({item, made_claim_id_, item.where(), false});
            fields.faulty = was_faulty;
        } else {
            for (const auto entry : item.entries()) {
                if (entry.key == "claim") {
                    fields.reference(entry.value, entry.key, "claim", made.claim);
                } else if (entry.key == "certainty") {
                    if (const auto read = fields.word(entry.value, entry.key, certainty_names))
                        made.certainty = static_cast<certainty>(*read);
                } else if (entry.key == "condition") {
                    fields.text(entry.value, entry.key, made.condition);
                } else {
                    fields.unknown_key(entry, "a stance", stance_keys);
                }
            }
            if (!item.find("claim"))
                fields.missing(item.where(), "a stance", "claim", "the id of a claim",
                    "name it as claim, or write a claim in place, with the question that it answers");
        }
    });
}

void case_builder::read_statement(const record_at& at, std::size_t depth, said_at if_not_given) {
    while (statements_.size() <= depth) statements_.emplace_back();
    statement_record& made = statements_[depth];
    reset(made);
    made.id.assign(at.id);
    made.at = if_not_given;
    made.held = depth == 0;
    std::array<std::optional<node>, std::size(stance_names)> stances;
    std::optional<node> relays;
    bool has_source = false;
    for (const auto entry : at.content.entries()) {
        if (entry.key == "source") {
            has_source = true;
            fields.reference(entry.value, entry.key, "source", made.source);
        } else if (entry.key == "at") {
            if (const auto read = fields.time(entry.value, entry.key)) made.at = *read;
        } else if (const auto how = stance_of(entry.key)) {
            stances[static_cast<std::size_t>(*how)] = entry.value;
        } else if (entry.key == "relays") {
            relays = entry.value;
        } else if (entry.key == "document") {
            fields.reference(entry.value, entry.key, "document", made.document);
        } else if (entry.key == "locator") {
            fields.text(entry.value, entry.key, made.locator);
        } else if (entry.key == "held") {
            fields.truth(entry.value, entry.key, made.held);
        } else if (entry.key == "quote") {
            fields.text(entry.value, entry.key, made.quote);
        } else if (entry.key == "lang") {
            fields.text(entry.value, entry.key, made.lang);
        } else if (entry.key == "basis") {
            static constexpr std::string_view bases[] = {"own"};
            if (fields.word(entry.value, entry.key, bases)) made.own_basis = true;
        } else if (entry.key == "retracts") {
            fields.references(entry.value, entry.key, "statement", made.retracts);
        } else if (entry.key == "corrects") {
            fields.references(entry.value, entry.key, "statement", made.corrects);
        } else if (entry.key != "id" || !at.has_id_inside) {
            fields.unknown_key(entry, "a statement", statement_keys);
        }
    }
    if (!has_source)
        fields.missing(at.content.where(), "a statement", "source", "the id of a source",
            "name who says it, a source of kind unnamed where nobody is named");

    std::size_t count = 0;
    std::size_t in_place = 0;
    for (std::size_t how = 0; how < stances.size(); ++how)
        if (stances[how]) read_stances(*stances[how], static_cast<stance>(how), made, count, in_place);
    made.stances.resize(count);

    count = 0;
    in_place = 0;
    if (relays) {
        field_reader::items(*relays, [&](const node& item, std::size_t number) {
            assign(made.relays, number, {});
            count = number + 1;
            if (fields.is_list_within(item, "relays")) return;
            if (!item.is_mapping()) {
                fields.reference(item, "relays", "statement", made.relays[number]);
                return;
            }
            ++in_place;
            location where;
            if (item.find("id"))
                made.relays[number] = id_inside(item, "a statement", where);
            else
                made.relays[number] = fmt::format("{}.{}", made.id, in_place);
        });
    }
    made.relays.resize(count);
    add(record_kind::statement, at, made.id, [&] { return batch_.add(made).number(); });

    if (in_place == 0) return;
    const auto last = made.at.days().last();
    const auto by = last ? said_at{day_range::by(*last)} : said_at{};
    field_reader::items(*relays, [&](const node& item, std::size_t number) {
        if (!item.is_mapping()) return;
        fields.faulty = false;
        const auto id = item.find("id");
        read_statement({item, made.relays[number], id ? id->where() : item.where(), true}, depth + 1, by);
    });
}

}  // namespace hearsay::inline v1::detail
