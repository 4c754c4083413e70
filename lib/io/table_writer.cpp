#include <hearsay/io/tables.hpp>

#include "case_views.hpp"
#include "json_text.hpp"
#include "outlet.hpp"
#include "tables.hpp"

#include <hearsay/io/csv.hpp>
#include <hearsay/io/emit.hpp>
#include <hearsay/text/read_quantity.hpp>
#include <hearsay/text/unit_lexicon.hpp>
#include <hearsay/text/vague_table.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace hearsay::inline v1 {

namespace {

using namespace detail;

// Cells of rows, in the order of the columns.
class row_text {
public:
    explicit row_text(std::string& out) : out_{out} {}

    void empty() { separate(); }
    void cell(std::string_view text) {
        separate();
        if (text.empty()) return;
        if (is_plain(text))
            out_ += text;
        else
            append_csv_cell(out_, text);
    }
    void end() {
        out_ += "\r\n";
        is_first_ = true;
    }

private:
    // Whether a text stands as it is, as most do. Not all that could: no backslash is plain.
    static bool is_plain(std::string_view text) noexcept {
        if (!is_letter_or_digit(text.front()) || !is_letter_or_digit(text.back())) return false;
        const auto has_comma = [](std::uint64_t bytes) {
            constexpr std::uint64_t ones = 0x0101010101010101;
            bytes ^= ones * ',';
            return ((bytes - ones) & ~bytes & (ones * 0x80)) != 0;
        };
        const char* at = text.data();
        std::size_t left = text.size();
        for (; left >= 8; left -= 8, at += 8)
            if (const auto bytes = eight_bytes(at); has_special(bytes) || has_comma(bytes)) return false;
        if (left == 0) return true;
        const auto bytes = few_bytes(at, left);
        return !has_special(bytes) && !has_comma(bytes);
    }
    static bool is_letter_or_digit(char c) noexcept {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    void separate() {
        if (!std::exchange(is_first_, false)) out_ += ',';
    }

    std::string& out_;
    bool is_first_ = true;
};

// Puts a text into a list so that it ends where it ends: see read_item of the reader.
void append_item(std::string& list, std::string_view text, bool has_brackets) {
    if (text.empty()) {
        list += "\"\"";
        return;
    }
    const bool is_quotes = text == "\"\"";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool is_end = i == 0 || i + 1 == text.size();
        if (c == ';' || c == '\\' || (c == ' ' && is_end) || (has_brackets && (c == '(' || c == ')')) ||
            is_quotes)
            list += '\\';
        list += c;
    }
}

std::string text_of(const day_range& days) {
    const auto first = days.first();
    const auto last = days.last();
    std::string text;
    if (first) text += time_text{*first}.view();
    if (first && last && *first == *last) return text;
    text += "..";
    if (last) text += time_text{*last}.view();
    return text;
}

std::string text_of(said_at at) {
    if (at.is_instant()) return std::string{time_text::of_instant(at).view()};
    const auto days = at.days();
    return days.first() || days.last() ? text_of(days) : std::string{};
}

// Writes values as a person would, where a phrase reads back to all that they are.
class value_texts {
public:
    value_texts(const claim_snapshot& graph, word_table vague_words) : is_speakable_(graph.units().size()) {
        const quantity_options options{.vague = vague_table::ready(vague_words)};
        unit_lexicon lexicon;
        const auto name = [&](std::string_view by, unit_id unit) {
            try {
                (void)lexicon.add(by, unit);
            } catch (const std::invalid_argument&) {  // no phrase can name it, and none will
            }
        };
        for (const auto u : graph.units()) name(graph.name(u), u);
        for (const auto u : graph.units()) {
            const auto& record = graph.record(u);
            if (!record.plural.empty()) name(record.plural, u);
            for (const auto& other : record.names)
                if (!other.empty()) name(other, u);
        }
        for (const auto u : graph.units())
            is_speakable_[u.number()] = is_read_back(graph.name(u), u, lexicon, options);
    }

    void append(std::string& out, const quantity_view& said) const {
        const bool is_speakable = !said.unit_number || is_speakable_[said.unit_number->number()];
        if (!is_speakable || !append_phrase(out, said)) append_mapping(out, said);
    }

private:
    static void append_number(std::string& out, double x) {
        char digits[most_number_bytes];
        out.append(digits, put_json_number(digits, x));
    }
    // Figures that a phrase can hold: 2600, 0.5; not -5 or 1e300.
    static bool append_figure(std::string& out, double x) {
        if (std::signbit(x)) return false;
        const auto begin = out.size();
        append_number(out, x);
        return out.size() - begin <= 16 && out.find('e', begin) == std::string::npos;
    }

    // Appends a phrase that reads back to all that was said; or nothing, and false, where there is none.
    static bool append_phrase(std::string& out, const quantity_view& said) {
        const auto begin = out.size();
        const auto end = [&](bool is_whole) {
            if (!is_whole)
                out.resize(begin);
            else if (!said.unit.empty())
                out.append(1, ' ').append(said.unit);
            return is_whole;
        };
        const quantity& value = said.value;
        if (value.table != word_table::none) return false;
        if (const auto nominal = value.nominal()) {
            if (value.approx && value.how != hedge::exactly) return false;
            if (value.approx)
                out += "about ";
            else if (value.how != hedge::exactly)
                out.append(to_string(value.how)).append(1, ' ');
            if (!append_figure(out, *nominal)) return end(false);
            constexpr double most_plain = 1e15;
            const bool is_plain = *nominal == std::floor(*nominal) && *nominal < most_plain &&
                quantity::said(value.how, *nominal, {}, value.approx) == value;
            return end(is_plain || reads_as(std::string_view{out}.substr(begin), value));
        }
        const interval& ends = value.stated;
        if (!ends.is_bounded() || !append_figure(out, ends.lower())) return end(false);
        out += " to ";
        // Where "10 to 12,000" says thousands once, "10 to 12000" might.
        return end(append_figure(out, ends.upper()) && reads_as(std::string_view{out}.substr(begin), value));
    }
    static bool reads_as(std::string_view phrase, const quantity& value) {
        const auto read = read_quantity(phrase);
        return read && *read == value;
    }
    // Whether phrases with the unit read back as what they were made of: "or more" is no unit to speak of.
    static bool is_read_back(
        std::string_view name, unit_id unit, const unit_lexicon& lexicon, const quantity_options& options) {
        std::vector<quantity> samples{
            quantity::said(hedge::exactly, 7, {}, true), quantity::of(interval::between(2, 3))};
        for (const hedge how : hedges)
            for (const double x : {0.0, 1.0, 2.5, 11'000.0})
                if (how != hedge::between) samples.push_back(quantity::said(how, x));
        return std::ranges::all_of(samples, [&](quantity value) {
            std::string text;
            if (!append_phrase(text, {value, name, unit})) return false;
            const auto read = read_quantity(text, lexicon, options);
            value.unit = unit;
            return read && *read == value;
        });
    }

    // {lower: 3, upper: 4.5, upper_open: true, unit: brigade}, as in a case file
    static void append_mapping(std::string& out, const quantity_view& said) {
        const quantity& value = said.value;
        const auto nominal = value.nominal();
        quantity plain = value;
        plain.table = word_table::none;
        out += '{';
        const auto field = [&](std::string_view key, std::string_view text) {
            if (out.back() != '{') out += ", ";
            out.append(key).append(": ").append(text);
        };
        const auto end = [&](std::string_view key, double at, bool is_open) {
            field(key, json_number(at));
            if (is_open) field(fmt::format("{}_open", key), "true");
        };
        const interval& ends = value.stated;
        if (nominal && quantity::said(value.how, *nominal, value.unit, value.approx) == plain) {
            field("hedge", to_string(value.how));
            field("nominal", json_number(*nominal));
        } else {
            if (ends.has_lower()) end("lower", ends.lower(), ends.lower_open());
            if (ends.has_upper()) end("upper", ends.upper(), ends.upper_open());
            if (!ends.has_lower() && !ends.has_upper()) field("lower", "null");
        }
        if (!said.unit.empty()) field("unit", yaml_scalar(said.unit));
        if (value.approx) field("approx", "true");
        if (value.table != word_table::none) field("table", to_string(value.table));
        out += '}';
    }

    std::vector<bool> is_speakable_;  // by the number of the unit
};

class table_writer {
public:
    table_writer(const claim_snapshot& graph, const table_sink& sink, const write_case_options& options)
        : graph_{graph},
          views_{graph},
          values_{graph, options.vague_words},
          to_table_{[this, &sink](std::string_view piece) { sink(table_, piece); }},
          out_{to_table_, options, record_count(graph)},
          row_{out_.text} {}

    void write(std::string_view title, word_table vague_words) {
        if (!title.empty() || vague_words != word_table::everyday) {
            begin("case");
            row_.cell("1");
            row_.cell(title);
            row_.cell(vague_words == word_table::everyday ? std::string_view{} : to_string(vague_words));
            end_row();
            end();
        }
        write_units();
        nodes("places", graph_.places());
        nodes("labels", graph_.labels());
        each("parts", graph_.parts(), [&](const part_record& r) { node(r, r.disjoint); });
        each("documents", graph_.documents(), [&](const document_record& r) {
            texts(r.id, r.title, r.publisher, r.url, text_of(r.published), text_of(r.retrieved), r.hash);
        });
        begin("sources");
        for (const auto s : graph_.sources()) {
            const auto r = views_.of(s);
            texts(r.id, r.name, to_string(r.kind), r.within, grade(r.reliability));
            end_row();
        }
        end();
        begin("questions");
        for (const auto q : graph_.questions()) write_question(q);
        end();
        begin("claims");
        for (const auto c : graph_.claims()) write_claim(c);
        end();
        begin("statements");
        views_.each_statement([&](const statement_view& r) { write_statement(r); });
        end();
        write_links();
        write_judgements();
    }

private:
    void begin(std::string_view table) {
        table_ = table;
        for (const auto& c : columns_of(table)) row_.cell(c.name);
        row_.end();
    }
    void end_row() {
        row_.end();
        out_.count_record();
        out_.pass_on();
    }
    void end() {
        out_.pass_on(out_.text);
        out_.text.clear();
    }
    template <class... Texts>
    void texts(const Texts&... of) {
        (row_.cell(of), ...);
    }
    template <class Ids, class Write>
    void each(std::string_view table, const Ids& ids, Write&& write) {
        if (ids.empty()) return;
        begin(table);
        for (const auto which : ids) {
            write(graph_.record(which));
            end_row();
        }
        end();
    }
    template <class Record>
    void node(const Record& r, const std::vector<std::string>& others) {
        texts(r.id, r.name, r.within);
        list(others);
    }
    template <class Ids>
    void nodes(std::string_view table, const Ids& ids) {
        each(table, ids, [&](const node_record& r) { node(r, r.overlaps); });
    }
    static std::string_view grade(const char& of) noexcept {
        return of == '\0' ? std::string_view{} : std::string_view{&of, 1};
    }
    template <class Texts>
    void list(const Texts& of) {
        if (of.empty()) return row_.empty();
        scratch_.clear();
        for (const std::string_view text : of) {
            if (!scratch_.empty()) scratch_ += "; ";
            append_item(scratch_, text, false);
        }
        row_.cell(scratch_);
    }

    // What a question declares by naming it needs no row of its own.
    void write_units() {
        std::vector<bool> is_declared(graph_.units().size());
        for (const auto q : graph_.questions())
            if (const auto unit = graph_.unit(q)) is_declared[unit->number()] = true;
        bool has_begun = false;
        for (const auto u : graph_.units()) {
            const auto& r = graph_.record(u);
            if (is_declared[u.number()] && r.plural.empty() && r.names.empty() && r.basis.empty() &&
                r.conversions.empty())
                continue;
            if (!std::exchange(has_begun, true)) begin("units");
            texts(r.id, r.plural);
            list(r.names);
            texts(r.basis, conversions_of(r));
            end_row();
        }
        if (has_begun) end();
    }
    static std::string conversions_of(const unit_record& r) {
        std::string text;
        for (const auto& [to, by] : r.conversions) {
            for (const auto& c : columns_of("units"))
                if (to == c.name && to != "conversions")
                    throw std::invalid_argument{fmt::format(
                        "write_tables: the unit \"{}\" converts into \"{}\", which a case file can't say",
                        r.id, to)};
            const auto factor = by.low == by.high
                ? json_number(by.low)
                : fmt::format("[{}, {}]", json_number(by.low), json_number(by.high));
            text += fmt::format("{}{}: ", text.empty() ? "{" : ", ", yaml_scalar(to));
            text += by.offset == 0
                ? factor
                : fmt::format("{{factor: {}, offset: {}}}", factor, json_number(by.offset));
        }
        if (!text.empty()) text += '}';
        return text;
    }

    // An id as a value: in quotes where it would read as something else.
    static std::string id_as_value(std::string_view id) {
        const auto is_like = [&](std::string_view word) {
            return std::ranges::equal(id, word, [](char a, char b) { return (a | 0x20) == b; });
        };
        const bool is_text = !id.empty() && id.front() != '{' && id.front() != '"' && !is_like("true") &&
            !is_like("false") && id.find("..") == std::string_view::npos;
        return is_text ? std::string{id} : json_string(id);
    }
    void value(const value_view& of, std::string_view owner) {
        if (of.index() == 0) return row_.empty();
        if (const auto* said = std::get_if<quantity_view>(&of)) {
            scratch_.clear();
            values_.append(scratch_, *said);
            row_.cell(scratch_);
        } else if (const auto* days = std::get_if<day_range>(&of)) {
            row_.cell(text_of(*days));
        } else if (const auto* place = std::get_if<place_view>(&of)) {
            row_.cell(id_as_value(place->id));
        } else if (const auto* label = std::get_if<label_view>(&of)) {
            row_.cell(id_as_value(label->id));
        } else {
            const auto truth = std::get<truth_set>(of);
            if (truth.contains_answer(true) == truth.contains_answer(false))
                throw std::invalid_argument{
                    fmt::format("write_tables: \"{}\" is {} at once, which a case file can't say", owner,
                        is_empty(truth) ? "neither yes nor no" : "yes and no")};
            row_.cell(truth.contains_answer(true) ? "true" : "false");
        }
    }
    void period(const scope_view& s) {
        if (s.period)
            row_.cell(text_of(*s.period));
        else
            row_.empty();
    }

    void write_question(question_id which) {
        const auto r = views_.of(which);
        texts(r.id, r.asks, r.kind, r.unit);
        if (r.additive == additivity::all()) {
            row_.cell("true");
        } else {
            std::vector<std::string_view> scopes;
            if (r.additive.part) scopes.push_back("part");
            if (r.additive.place) scopes.push_back("place");
            if (r.additive.period) scopes.push_back("period");
            list(scopes);
        }
        value(r.domain, r.id);
        row_.cell(r.scope.place);
        period(r.scope);
        texts(r.scope.part, r.assumes);
        end_row();
    }
    void write_claim(claim_id which) {
        const auto r = views_.of(which);
        texts(r.id, r.answers);
        value(r.value, r.id);
        row_.cell(r.scope.place);
        period(r.scope);
        texts(r.scope.part, r.text);
        end_row();
    }

    void stances(const statement_view& r, stance how) {
        scratch_.clear();
        for (const auto& s : r.stances) {
            if (s.stance != how) continue;
            if (!scratch_.empty()) scratch_ += "; ";
            append_item(scratch_, s.claim, true);
            if (s.certainty == certainty::certain && s.condition.empty()) continue;
            scratch_ += " (";
            const bool speaks_for_itself =
                s.certainty == certainty::certain && s.condition.starts_with("if ");
            if (!speaks_for_itself) {
                scratch_ += to_string(s.certainty);
                if (!s.condition.empty()) scratch_ += ": ";
            }
            if (!s.condition.empty()) append_item(scratch_, s.condition, true);
            scratch_ += ')';
        }
        row_.cell(scratch_);
    }
    void write_statement(const statement_view& r) {
        texts(r.id, r.source, text_of(r.at), r.document, r.locator);
        for (std::size_t how = 0; how < std::size(stance_names); ++how) stances(r, static_cast<stance>(how));
        list(r.relays);
        list(r.retracts);
        list(r.corrects);
        texts(r.held ? std::string_view{} : "false",
            r.own_basis ? std::string_view{"own"} : std::string_view{}, r.quote, r.lang);
        end_row();
    }

    void write_links() {
        if (graph_.link_count() == 0) return;
        begin("links");
        for (std::size_t i = 0; i < graph_.link_count(); ++i) {
            const auto& r = graph_.record_of_link(i);
            texts(r.a, r.b, to_string(r.is), r.basis, r.by, text_of(r.at));
            end_row();
        }
        end();
    }
    void write_judgements() {
        if (graph_.judgement_count() == 0) return;
        begin("judgements");
        for (std::size_t i = 0; i < graph_.judgement_count(); ++i) {
            const auto& r = graph_.judgement(i);
            texts(r.target, r.by, text_of(r.at), grade(r.reliability),
                r.credibility == 0 ? std::string{} : std::to_string(r.credibility), r.note);
            end_row();
        }
        end();
    }

    const claim_snapshot& graph_;
    case_views views_;
    value_texts values_;
    std::string_view table_{};
    text_sink to_table_;
    outlet out_;
    row_text row_;
    std::string scratch_{};
};

}  // namespace

bool write_tables(const claim_snapshot& graph, std::string_view title, const table_sink& sink,
    const write_case_options& options) {
    if (options.vague_words == word_table::none || options.vague_words == word_table::own)
        throw std::invalid_argument{
            fmt::format("write_tables: the table \"{}\" for vague words, which a case file can't say",
                to_string(options.vague_words))};
    try {
        table_writer{graph, sink, options}.write(title, options.vague_words);
    } catch (const stopped&) {
        return false;
    }
    return true;
}

}  // namespace hearsay::inline v1
