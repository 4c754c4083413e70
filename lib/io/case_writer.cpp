#include <hearsay/io/case_writer.hpp>

#include "case_views.hpp"
#include "json_line.hpp"
#include "outlet.hpp"

#include <hearsay/io/emit.hpp>

#include <fmt/format.h>

#include <cstddef>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace hearsay::inline v1 {

namespace {

using detail::outlet;
using detail::time_text;

// Writes the fields of one record in YAML, with the calls of json_writer: {a: b, c: [d]} on one line where
// that fits, else each field on a line of its own.
class yaml_fields {
public:
    enum class layout { one_line };  // as json_writer takes it; here the fields find their form by themselves

    void clear() {
        fields_.clear();
        depth_ = 0;
    }
    yaml_fields& key(std::string_view name) {
        if (depth_ == 0) {
            fields_.emplace_back(yaml_scalar(name) + ": ");
        } else {
            separate();
            fields_.back() += yaml_scalar(name) + ": ";
            after_key_ = true;
        }
        return *this;
    }
    yaml_fields& value(std::string_view text) { return put(yaml_scalar(text)); }
    yaml_fields& value(const std::string& text) { return put(yaml_scalar(text)); }
    yaml_fields& value(bool truth) { return put(truth ? "true" : "false"); }
    yaml_fields& value(int number) { return put(std::to_string(number)); }
    yaml_fields& value(double number) { return put(json_number(number)); }
    yaml_fields& null() { return put("null"); }
    template <class Value>
    yaml_fields& member(std::string_view name, const Value& content) {
        return key(name).value(content);
    }
    yaml_fields& begin_object(layout = layout::one_line) { return begin('{'); }
    yaml_fields& begin_array(layout = layout::one_line) { return begin('['); }
    yaml_fields& end_object() { return end('}'); }
    yaml_fields& end_array() { return end(']'); }

    // Where the record begins on its line: "  gur:" of a mapping, "  -" of a list.
    void write(std::string& out, std::string_view start, bool in_list) const {
        constexpr std::size_t most_columns = 110;
        std::size_t length = start.size() + 3;
        for (const auto& field : fields_) length += field.size() + 2;
        out += start;
        if (length <= most_columns || fields_.empty()) {
            out += " {";
            for (std::size_t i = 0; i < fields_.size(); ++i) {
                if (i != 0) out += ", ";
                out += fields_[i];
            }
            out += "}\n";
            return;
        }
        for (std::size_t i = 0; i < fields_.size(); ++i) {
            out += i == 0 && in_list ? " " : i == 0 ? "\n    " : "    ";
            out += fields_[i];
            out += '\n';
        }
    }

private:
    void separate() {
        if (!std::exchange(after_key_, false) && !std::exchange(is_first_, false)) fields_.back() += ", ";
    }
    yaml_fields& put(std::string_view text) {
        if (depth_ != 0) separate();
        fields_.back() += text;
        is_first_ = false;
        return *this;
    }
    yaml_fields& begin(char bracket) {
        if (depth_++ != 0) separate();
        fields_.back() += bracket;
        is_first_ = true;
        return *this;
    }
    yaml_fields& end(char bracket) {
        --depth_;
        fields_.back() += bracket;
        is_first_ = false;
        return *this;
    }

    std::vector<std::string> fields_;
    std::size_t depth_ = 0;
    bool is_first_ = true;
    bool after_key_ = false;
};

// ---------------------------------------------------------------- fields of records, for either writer

template <class Out>
void write_text(Out& out, std::string_view key, std::string_view text) {
    if (!text.empty()) out.member(key, text);
}

template <class Out, class Texts>
void write_texts(Out& out, std::string_view key, const Texts& texts) {
    if (texts.empty()) return;
    out.key(key).begin_array(Out::layout::one_line);
    for (const std::string_view text : texts) out.value(text);
    out.end_array();
}

template <class Out>
void write_grade(Out& out, char grade) {
    if (grade != '\0') out.member("reliability", std::string_view{&grade, 1});
}

// {from, to}; both absent are written as such, for a mapping without either says nothing.
template <class Out>
void write_ends(Out& out, const day_range& days) {
    out.begin_object(Out::layout::one_line);
    if (days.first()) out.member("from", time_text{*days.first()}.view());
    if (days.last()) out.member("to", time_text{*days.last()}.view());
    if (!days.first() && !days.last()) out.key("from").null();
    out.end_object();
}

template <class Out>
void write_time(Out& out, std::string_view key, said_at at) {
    const auto days = at.days();
    if (!at.is_known() || (!days.first() && !days.last())) return;
    out.key(key);
    if (at.is_instant()) {
        out.value(time_text::of_instant(at).view());
    } else if (days.first() && days.last() && *days.first() == *days.last()) {
        out.value(time_text{*days.first()}.view());
    } else if (!days.first()) {
        out.begin_object(Out::layout::one_line).member("by", time_text{*days.last()}.view()).end_object();
    } else {
        write_ends(out, days);
    }
}

template <class Out>
void write_scope(Out& out, const detail::scope_view& scope) {
    write_text(out, "place", scope.place);
    if (const auto& days = scope.period) {
        out.key("period");
        if (days->first() && days->last() && *days->first() == *days->last())
            out.value(time_text{*days->first()}.view());
        else
            write_ends(out, *days);
    }
    write_text(out, "part", scope.part);
}

template <class Out>
void write_end(Out& out, std::string_view key, std::string_view open_key, double end, bool is_open) {
    out.member(key, end);
    if (is_open) out.member(open_key, true);
}

template <class Out>
void write_quantity(Out& out, const detail::quantity_view& said) {
    const quantity& value = said.value;
    const auto nominal = value.nominal();
    out.begin_object(Out::layout::one_line);
    // As it was said, if that says it all.
    quantity plain = value;
    plain.table = word_table::none;
    if (nominal && quantity::said(value.how, *nominal, value.unit, value.approx) == plain) {
        out.member("hedge", to_string(value.how)).member("nominal", *nominal);
    } else {
        if (value.stated.has_lower())
            write_end(out, "lower", "lower_open", value.stated.lower(), value.stated.lower_open());
        if (value.stated.has_upper())
            write_end(out, "upper", "upper_open", value.stated.upper(), value.stated.upper_open());
        if (!value.stated.has_lower() && !value.stated.has_upper()) out.key("lower").null();
    }
    write_text(out, "unit", said.unit);
    if (value.approx) out.member("approx", true);
    if (value.table != word_table::none) out.member("table", to_string(value.table));
    out.end_object();
}

template <class Out>
void write_value(Out& out, std::string_view key, const detail::value_view& value, std::string_view owner) {
    if (value.index() == 0) return;
    out.key(key);
    if (const auto* said = std::get_if<detail::quantity_view>(&value)) {
        write_quantity(out, *said);
    } else if (const auto* days = std::get_if<day_range>(&value)) {
        write_ends(out, *days);
    } else if (const auto* place = std::get_if<detail::place_view>(&value)) {
        out.value(place->id);
    } else if (const auto* label = std::get_if<detail::label_view>(&value)) {
        out.value(label->id);
    } else {
        const auto truth = std::get<truth_set>(value);
        if (truth.contains_answer(true) == truth.contains_answer(false))
            throw std::invalid_argument{
                fmt::format("write_case: \"{}\" is {} at once, which a case file can't say", owner,
                    is_empty(truth) ? "neither yes nor no" : "yes and no")};
        out.value(truth.contains_answer(true));
    }
}

// A key that is a name of the case's own.
template <class Out>
void write_key(Out& out, std::string_view key) {
    if constexpr (requires { out.key_of(key); })
        out.key_of(key);
    else
        out.key(key);
}

template <class Out>
void write_factor(Out& out, const scale& by) {
    if (by.low == by.high)
        out.value(by.low);
    else
        out.begin_array(Out::layout::one_line).value(by.low).value(by.high).end_array();
}

template <class Out>
void write_fields(Out& out, const unit_record& r) {
    for (const auto& [to, by] : r.conversions) {
        for (const std::string_view taken : {"id", "plural", "names", "basis"})
            if (to == taken)
                throw std::invalid_argument{fmt::format(
                    "write_case: the unit \"{}\" converts into \"{}\", which a case file can't say", r.id,
                    to)};
        write_key(out, to);
        if (by.offset == 0) {
            write_factor(out, by);
        } else {
            out.begin_object(Out::layout::one_line).key("factor");
            write_factor(out, by);
            out.member("offset", by.offset).end_object();
        }
    }
    write_text(out, "plural", r.plural);
    write_texts(out, "names", r.names);
    write_text(out, "basis", r.basis);
}

template <class Out>
void write_fields(Out& out, const node_record& r) {
    write_text(out, "name", r.name);
    write_text(out, "within", r.within);
    write_texts(out, "overlaps", r.overlaps);
}

template <class Out>
void write_fields(Out& out, const part_record& r) {
    write_text(out, "name", r.name);
    write_text(out, "within", r.within);
    write_texts(out, "disjoint", r.disjoint);
}

template <class Out>
void write_fields(Out& out, const document_record& r) {
    write_text(out, "title", r.title);
    write_text(out, "publisher", r.publisher);
    write_text(out, "url", r.url);
    write_time(out, "published", r.published);
    write_time(out, "retrieved", r.retrieved);
    write_text(out, "hash", r.hash);
}

template <class Out>
void write_fields(Out& out, const detail::source_view& r) {
    write_text(out, "name", r.name);
    out.member("kind", to_string(r.kind));
    write_text(out, "within", r.within);
    write_grade(out, r.reliability);
}

template <class Out>
void write_fields(Out& out, const detail::question_view& r) {
    out.member("asks", r.asks);
    out.member("kind", r.kind);
    write_text(out, "unit", r.unit);
    write_value(out, "domain", r.domain, r.id);
    if (r.additive == additivity::all()) {
        out.member("additive", true);
    } else if (r.additive.any()) {
        out.key("additive").begin_array(Out::layout::one_line);
        if (r.additive.part) out.value(std::string_view{"part"});
        if (r.additive.place) out.value(std::string_view{"place"});
        if (r.additive.period) out.value(std::string_view{"period"});
        out.end_array();
    }
    write_text(out, "assumes", r.assumes);
    write_scope(out, r.scope);
}

template <class Out>
void write_fields(Out& out, const detail::claim_view& r) {
    out.member("answers", r.answers);
    write_value(out, "value", r.value, r.id);
    write_text(out, "text", r.text);
    write_scope(out, r.scope);
}

template <class Out>
void write_fields(Out& out, const detail::statement_view& r) {
    out.member("source", r.source);
    write_time(out, "at", r.at);
    write_text(out, "document", r.document);
    write_text(out, "locator", r.locator);
    if (!r.held) out.member("held", false);
    write_text(out, "quote", r.quote);
    write_text(out, "lang", r.lang);
    if (r.own_basis) out.member("basis", std::string_view{"own"});
    write_texts(out, "relays", r.relays);
    for (std::size_t how = 0; how < std::size(stance_names); ++how) {
        bool has_any = false;
        for (const auto& s : r.stances) {
            if (static_cast<std::size_t>(s.stance) != how) continue;
            if (!std::exchange(has_any, true)) out.key(stance_names[how]).begin_array(Out::layout::one_line);
            if (s.certainty == certainty::certain && s.condition.empty()) {
                out.value(s.claim);
                continue;
            }
            out.begin_object(Out::layout::one_line).member("claim", s.claim);
            if (s.certainty != certainty::certain) out.member("certainty", to_string(s.certainty));
            write_text(out, "condition", s.condition);
            out.end_object();
        }
        if (has_any) out.end_array();
    }
    write_texts(out, "retracts", r.retracts);
    write_texts(out, "corrects", r.corrects);
}

template <class Out>
void write_fields(Out& out, const link_record& r) {
    out.member("a", r.a).member("b", r.b).member("is", to_string(r.is));
    write_text(out, "basis", r.basis);
    write_text(out, "by", r.by);
    write_time(out, "at", r.at);
}

template <class Out>
void write_fields(Out& out, const judgement_record& r) {
    out.member("target", r.target);
    write_text(out, "by", r.by);
    write_time(out, "at", r.at);
    write_grade(out, r.reliability);
    if (r.credibility != 0) out.member("credibility", r.credibility);
    write_text(out, "note", r.note);
}

// ---------------------------------------------------------------- whole cases

// What stands at the head of a case, but for the version.
struct case_head {
    std::string_view title;
    word_table vague_words;

    [[nodiscard]] std::string_view table() const {
        return vague_words == word_table::everyday ? std::string_view{} : to_string(vague_words);
    }
};

// One for each format: begin(head), begin_section, record, end_section, end.
class yaml_case {
public:
    explicit yaml_case(outlet& out) : out_{out} {}
    void begin(const case_head& head) {
        out_.text += "hearsay: 1\n";
        if (!head.title.empty()) out_.text += "title: " + yaml_scalar(head.title) + '\n';
        if (!head.table().empty()) out_.text += fmt::format("vague_words: {}\n", head.table());
    }
    void begin_section(std::string_view name, std::string_view, bool is_list) {
        out_.text += '\n';
        out_.text += name;
        out_.text += ":\n";
        is_list_ = is_list;
    }
    template <class Record>
    void record(std::string_view id, const Record& r) {
        fields_.clear();
        if (is_list_ && !id.empty()) fields_.member("id", id);
        write_fields(fields_, r);
        if (is_list_)
            fields_.write(out_.text, "  -", true);
        else
            fields_.write(out_.text, "  " + yaml_scalar(id) + ':', false);
        out_.pass_on();
    }
    void end_section() {}
    void end() { out_.pass_on(out_.text); }

private:
    outlet& out_;
    yaml_fields fields_;
    bool is_list_ = false;
};

class json_case {
public:
    explicit json_case(outlet& out) : out_{out}, json_{out.text} {}
    void begin(const case_head& head) {
        json_.begin_object().member("hearsay", 1);
        write_text(json_, "title", head.title);
        write_text(json_, "vague_words", head.table());
    }
    void begin_section(std::string_view name, std::string_view, bool is_list) {
        json_.key(name);
        is_list_ = is_list;
        if (is_list)
            json_.begin_array();
        else
            json_.begin_object();
    }
    template <class Record>
    void record(std::string_view id, const Record& r) {
        if (!is_list_) json_.key(id);
        json_.begin_object(json_writer::layout::one_line);
        if (is_list_ && !id.empty()) json_.member("id", id);
        write_fields(json_, r);
        json_.end_object();
        out_.pass_on();
    }
    void end_section() {
        if (is_list_)
            json_.end_array();
        else
            json_.end_object();
    }
    void end() {
        json_.end_object();
        out_.text += '\n';
        out_.pass_on(out_.text);
    }

private:
    outlet& out_;
    json_writer json_;
    bool is_list_ = false;
};

class line_case {
public:
    explicit line_case(outlet& out) : out_{out} {}
    void begin(const case_head& head) {
        begin_section({}, "case", true);
        text_.append(start_);
        json_.begin();
        json_.member("hearsay", 1);
        write_text(json_, "title", head.title);
        write_text(json_, "vague_words", head.table());
        text_.append("}}\n");
    }
    void begin_section(std::string_view, std::string_view kind, bool) {
        start_ = fmt::format("{{\"{}\": {{", kind);
    }
    template <class Record>
    void record(std::string_view id, const Record& r) {
        text_.append(start_);
        json_.begin();
        if (!id.empty()) json_.member("id", id);
        write_fields(json_, r);
        text_.append("}}\n");
        out_.pass_on_from(text_);
    }
    void end_section() {}
    void end() { out_.pass_on(text_.view()); }

private:
    outlet& out_;
    detail::text_buffer text_;
    detail::json_line json_{text_};
    std::string start_;  // of each record of the section
};

template <class Case>
class case_writer {
public:
    case_writer(const claim_snapshot& graph, outlet& out)
        : graph_{graph}, views_{graph}, out_{out}, to_{out} {}

    void write(const case_head& head) {
        to_.begin(head);
        write_units();
        section("places", "place", graph_.places());
        section("labels", "label", graph_.labels());
        section("parts", "part", graph_.parts());
        section("documents", "document", graph_.documents());
        section("sources", "source", graph_.sources());
        section("questions", "question", graph_.questions());
        section("claims", "claim", graph_.claims());
        begin("statements", "statement", true);
        views_.each_statement([&](const detail::statement_view& r) { record(r.id, r); });
        end();
        begin("links", "link", true);
        for (std::size_t i = 0; i < graph_.link_count(); ++i) record({}, graph_.record_of_link(i));
        end();
        begin("judgements", "judgement", true);
        for (std::size_t i = 0; i < graph_.judgement_count(); ++i) record({}, graph_.judgement(i));
        end();
        to_.end();
    }

private:
    // A section without records is none.
    void begin(std::string_view name, std::string_view kind, bool is_list) {
        name_ = name;
        kind_ = kind;
        is_list_ = is_list;
        has_records_ = false;
    }
    template <class Record>
    void record(std::string_view id, const Record& r) {
        if (!std::exchange(has_records_, true)) to_.begin_section(name_, kind_, is_list_);
        out_.count_record();
        to_.record(id, r);
    }
    void end() {
        if (has_records_) to_.end_section();
    }
    template <class Ids>
    void section(std::string_view name, std::string_view kind, const Ids& ids) {
        begin(name, kind, false);
        for (const auto which : ids) {
            if constexpr (requires { views_.of(which); }) {
                const auto r = views_.of(which);
                record(r.id, r);
            } else {
                const auto& r = graph_.record(which);  // kept as it was written
                record(r.id, r);
            }
        }
        end();
    }
    // What a question declares by naming it needs no words of its own.
    void write_units() {
        std::vector<bool> is_declared(graph_.units().size());
        for (const auto q : graph_.questions())
            if (const auto unit = graph_.unit(q)) is_declared[unit->number()] = true;
        begin("units", "unit", false);
        for (const auto u : graph_.units()) {
            const auto& r = graph_.record(u);
            const bool says_nothing =
                r.plural.empty() && r.names.empty() && r.basis.empty() && r.conversions.empty();
            if (!says_nothing || !is_declared[u.number()]) record(r.id, r);
        }
        end();
    }

    const claim_snapshot& graph_;
    detail::case_views views_;
    outlet& out_;
    Case to_;
    std::string_view name_;
    std::string_view kind_;
    bool is_list_ = false;
    bool has_records_ = false;
};

}  // namespace

bool write_case(const claim_snapshot& graph, std::string_view title, document_format format,
    const text_sink& sink, const write_case_options& options) {
    if (options.vague_words == word_table::none || options.vague_words == word_table::own)
        throw std::invalid_argument{
            fmt::format("write_case: the table \"{}\" for vague words, which a case file can't say",
                to_string(options.vague_words))};
    const case_head head{title, options.vague_words};
    outlet out{sink, options, detail::record_count(graph)};
    try {
        switch (format) {
        case document_format::yaml: case_writer<yaml_case>{graph, out}.write(head); break;
        case document_format::json: case_writer<json_case>{graph, out}.write(head); break;
        case document_format::json_lines: case_writer<line_case>{graph, out}.write(head); break;
        }
    } catch (const detail::stopped&) {
        return false;
    }
    return true;
}

void write_case(const claim_snapshot& graph, std::string_view title, document_format format,
    const text_sink& sink, word_table vague_words) {
    write_case(graph, title, format, sink, write_case_options{.vague_words = vague_words});
}

std::string write_case(
    const claim_snapshot& graph, std::string_view title, document_format format, word_table vague_words) {
    std::string text;
    write_case(
        graph, title, format, [&](std::string_view piece) { text += piece; }, vague_words);
    return text;
}

}  // namespace hearsay::inline v1
