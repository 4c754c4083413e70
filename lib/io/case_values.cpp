#include "case_values.hpp"

#include <hearsay/graph/claim_graph.hpp>
#include <hearsay/text/read_date.hpp>
#include <hearsay/text/read_quantity.hpp>
#include <hearsay/text/to_phrase.hpp>
#include <hearsay/text/vague_table.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace hearsay::inline v1::detail {

namespace {

static_assert(claim_graph::kind_names.size() == std::size(value_kind_names));
static_assert(std::is_same_v<case_value, question_record::value>);

constexpr std::string_view hedged_keys[] = {"hedge", "nominal", "unit", "approx", "table"};
constexpr std::string_view range_keys[] = {
    "lower", "lower_open", "upper", "upper_open", "unit", "approx", "table"};
// Those of the library, and the user's own.
constexpr auto said_tables = [] {
    std::array<word_table, ready_word_tables.size() + 1> made{};
    std::ranges::copy(ready_word_tables, made.begin());
    made.back() = word_table::own;
    return made;
}();

struct shape {
    std::string_view expected;
    std::string_view mend;
};

// What a value of each kind looks like.
constexpr shape shape_of(value_kind kind) noexcept {
    switch (kind) {
    case value_kind::quantity:
        return {"a phrase, a number, {lower, upper, unit} or {hedge, nominal, unit}",
            "write it as it was said: over 11 thousand soldiers"};
    case value_kind::date: return {"a day, a phrase or {from, to}", "write a day such as 2024-11-01"};
    case value_kind::place: return {"the id of a place", "write the id of one of the places"};
    case value_kind::label: return {"the id of a label", "write the id of one of the labels"};
    case value_kind::truth: break;
    }
    return {"true or false", "write true or false, without quotes"};
}

case_value wrong(
    const node& value, std::string_view key, std::optional<value_kind> kind, field_reader& fields) {
    if (!kind) {
        fields.wrong_type(value, key, "a phrase, a number, a mapping, a day, an id, true or false",
            "leave it out where nothing was said of it");
        return {};
    }
    const auto [expected, mend] = shape_of(*kind);
    fields.wrong_type(value, key, expected, mend);
    return {};
}

// The table that a vague word was read by; the ends are what it gave.
bool read_table(const node& value, field_reader& fields, word_table& into) {
    static constexpr auto names = [] {
        std::array<std::string_view, std::size(said_tables)> made{};
        for (std::size_t i = 0; i < made.size(); ++i) made[i] = to_string(said_tables[i]);
        return made;
    }();
    const auto at = fields.word(value, "table", names);
    if (at) into = said_tables[*at];
    return at.has_value();
}

// Whether a table has a word with one of the ends: hedges keep one of the two, and "20 to several hundred" has one.
bool has_word_for(const vague_table& table, const quantity& said) {
    const interval& stated = said.stated;
    return std::ranges::any_of(table.entries(), [&](const vague_table::entry& e) {
        if (said.how == hedge::exactly) return e.means == stated;
        return (stated.has_lower() && e.means.lower() == stated.lower()) ||
            (stated.has_upper() && e.means.upper() == stated.upper());
    });
}

// "{lower: 12, upper: 100, upper_open: true}"
std::string as_mapping(const interval& x) {
    return fmt::format("{{lower: {}{}, upper: {}{}}}", x.lower(), x.lower_open() ? ", lower_open: true" : "",
        x.upper(), x.upper_open() ? ", upper_open: true" : "");
}

// Gives a quantity the table that its ends are from, which must have a word for one of them; an own table is not at hand.
case_value with_table(said_quantity made, word_table which, location where, field_reader& fields) {
    made.value.table = which;
    const vague_table* table = vague_table::ready(which);
    if (table == nullptr || has_word_for(*table, made.value)) return made;
    const std::string_view word = table->find("dozens") ? "dozens" : "hundreds";
    fields.error(where, fmt::format("{} by the table \"{}\"", to_phrase(made.value), to_string(which)),
        fmt::format("the ends of a word that it has, such as {}: {}", word, as_mapping(*table->find(word))),
        "write the word itself as the value, or take the table out");
    return {};
}

// {hedge: over, nominal: 11000, unit: soldier}
case_value read_hedged(const node& value, std::string_view key, field_reader& fields) {
    said_quantity made;
    std::optional<hedge> how;
    std::optional<double> figure;
    bool about = false;
    word_table table = word_table::none;
    location table_at = value.where();
    bool good = true;
    for (const auto entry : value.entries()) {
        if (entry.key == "hedge") {
            static constexpr auto names = [] {
                std::array<std::string_view, hedges.size()> made_names{};
                std::size_t count = 0;
                for (const hedge h : hedges)
                    if (h != hedge::between) made_names[count++] = to_string(h);
                made_names[count] = "about";
                return made_names;
            }();
            if (entry.value.text() == to_string(hedge::between) && entry.value.is_string()) {
                fields.error(entry.value.where(), "the hedge \"between\" with one figure", any_of(names),
                    "write a range as {lower: 8000, upper: 12000}");
                good = false;
                continue;
            }
            const auto at = fields.word(entry.value, "hedge", names);
            good = good && at;
            if (at) {
                about = *at + 1 == names.size();
                how = about ? hedge::exactly : hedges[*at];
            }
        } else if (entry.key == "nominal") {
            figure = fields.number(entry.value, "nominal", "write a number such as 11000");
            good = good && figure;
        } else if (entry.key == "unit") {
            fields.reference(entry.value, "unit", "unit", made.unit);
            good = good && !made.unit.empty();
        } else if (entry.key == "approx") {
            good = good && entry.value.is_boolean();
            fields.truth(entry.value, "approx", made.value.approx);
        } else if (entry.key == "table") {
            table_at = entry.value.where();
            good = read_table(entry.value, fields, table) && good;
        } else {
            fields.unknown_key(entry, fmt::format("\"{}\"", key), hedged_keys);
            good = false;
        }
    }
    if (!good) return {};
    if (!how || !figure) {
        fields.missing(value.where(), fmt::format("\"{}\"", key), how ? "nominal" : "hedge",
            "both hedge and nominal", "write {hedge: over, nominal: 11000}");
        return {};
    }
    made.value = quantity::said(*how, *figure, {}, made.value.approx || about);
    return with_table(std::move(made), table, table_at, fields);
}

// {lower: 3000, upper: 5000, unit: soldier}
case_value read_range(const node& value, std::string_view key, field_reader& fields) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    double ends[2] = {-infinity, infinity};
    bool open[2] = {false, false};
    bool has_end = false;
    std::optional<node> end_nodes[2];
    bool approx = false;
    word_table table = word_table::none;
    location table_at = value.where();
    std::string unit;
    bool good = true;
    for (const auto entry : value.entries()) {
        const bool is_upper = entry.key.starts_with("upper");
        if (entry.key == "lower" || entry.key == "upper") {
            has_end = true;
            if (entry.value.is_null()) continue;
            const auto read = fields.number(entry.value, entry.key,
                entry.value.is_number() ? "leave the end out where there is none"
                                        : "write a number such as 3000, or leave the end out");
            good = good && read;
            if (!read) continue;
            ends[is_upper ? 1 : 0] = *read;
            end_nodes[is_upper ? 1 : 0] = entry.value;
        } else if (entry.key == "lower_open" || entry.key == "upper_open") {
            good = good && entry.value.is_boolean();
            fields.truth(entry.value, entry.key, open[is_upper ? 1 : 0]);
        } else if (entry.key == "unit") {
            fields.reference(entry.value, "unit", "unit", unit);
            good = good && !unit.empty();
        } else if (entry.key == "approx") {
            good = good && entry.value.is_boolean();
            fields.truth(entry.value, "approx", approx);
        } else if (entry.key == "table") {
            table_at = entry.value.where();
            good = read_table(entry.value, fields, table) && good;
        } else {
            fields.unknown_key(entry, fmt::format("\"{}\"", key), range_keys);
            good = false;
        }
    }
    if (!good) return {};
    if (!has_end) {
        fields.missing(value.where(), fmt::format("\"{}\"", key), "lower\" or \"upper",
            "at least one of the two ends",
            "write {lower: 3000, upper: 5000}, or leave it out where there is no figure");
        return {};
    }
    const auto stated = interval::between_if_any(ends[0], open[0], ends[1], open[1]);
    if (!stated) {
        const auto lower = end_nodes[0]->text();
        const auto upper = end_nodes[1]->text();
        if (ends[0] > ends[1])
            fields.error(end_nodes[0]->where(),
                fmt::format("a lower end of {} above the upper end, {}", lower, upper), "the lower end first",
                "swap the two");
        else
            fields.error(end_nodes[0]->where(),
                fmt::format("no number between {} and {} without both", lower, upper),
                "a range with a number in it", "take the open end out, or make the range wider");
        return {};
    }
    return with_table({quantity::of(*stated, {}, approx), std::move(unit)}, table, table_at, fields);
}

case_value read_mapping(
    const node& value, std::string_view key, std::optional<value_kind> kind, field_reader& fields) {
    const auto has = [&](std::string_view name) { return value.find(name).has_value(); };
    if (!kind) kind = has("from") || has("to") ? value_kind::date : value_kind::quantity;
    switch (*kind) {
    case value_kind::quantity:
        return has("hedge") || has("nominal") ? read_hedged(value, key, fields)
                                              : read_range(value, key, fields);
    case value_kind::date:
        if (const auto read = fields.days(value, key)) return *read;
        return {};
    case value_kind::place:
    case value_kind::label:
    case value_kind::truth: break;
    }
    return wrong(value, key, kind, fields);
}

void report(const phrase_fault& fault, std::string_view phrase, location where, value_kind kind,
    field_reader& fields) {
    const auto [expected, mend] = shape_of(kind);
    fields.error(where,
        phrase.empty() ? std::string{"an empty text"}
                       : fmt::format("{} in {}", fault.found, in_quotes(phrase)),
        fault.expected.empty() ? std::string{expected} : fault.expected,
        fault.mend.empty() ? std::string{mend} : fault.mend);
}

}  // namespace

case_value read_value(const node& value, std::string_view key, std::optional<value_kind> kind,
    const case_words& words, field_reader& fields) {
    if (value.is_mapping()) return read_mapping(value, key, kind, fields);
    if (value.is_string() && kind)
        return read_text_value(value.text(), value.where(), key, *kind, words, fields);
    if (value.is_boolean() && kind.value_or(value_kind::truth) == value_kind::truth)
        return truth_set{value.boolean()};
    if (value.is_number() && kind.value_or(value_kind::quantity) == value_kind::quantity) {
        const auto figure = fields.number(value, key, "write a number such as 3000");
        if (!figure) return {};
        return said_quantity{quantity::said(hedge::exactly, *figure), {}};
    }
    return wrong(value, key, kind, fields);
}

case_value read_text_value(std::string_view text, location where, std::string_view key, value_kind kind,
    const case_words& words, field_reader& fields) {
    switch (kind) {
    case value_kind::quantity: {
        const auto read =
            read_quantity(text, words.lexicon, {.vague = words.vague});  // and *words.vague, for vague words
        if (!read) {
            report(read.fault(), text, where, kind, fields);
            return {};
        }
        said_quantity made{*read, {}};
        if (made.value.unit) made.unit = words.ids[made.value.unit->number()];
        made.value.unit.reset();
        return made;
    }
    case value_kind::date: {
        if (const auto on = parse_day(text)) return day_range::on(*on);
        const auto read = read_date(text);
        if (!read) {
            report(read.fault(), text, where, kind, fields);
            return {};
        }
        if (read->first().value_or(first_day) > last_day || read->last().value_or(last_day) < first_day) {
            fields.error(where, fmt::format("{}, which leaves no day", in_quotes(text)),
                "days of the years 1 to 9999", "correct the year");
            return {};
        }
        return *read;
    }
    case value_kind::place:
        if (!text.empty()) return said_place{std::string{text}};
        break;
    case value_kind::label:
        if (!text.empty()) return said_label{std::string{text}};
        break;
    case value_kind::truth: break;
    }
    const auto [expected, mend] = shape_of(kind);
    fields.error(where,
        text.empty() ? fmt::format("an empty text as \"{}\"", key)
                     : fmt::format("the text {} as \"{}\"", in_quotes(text), key),
        std::string{expected}, std::string{mend});
    return {};
}

}  // namespace hearsay::inline v1::detail
