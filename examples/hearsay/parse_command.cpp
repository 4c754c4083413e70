#include "command.hpp"
#include "output.hpp"

#include <hearsay/io/document.hpp>
#include <hearsay/io/emit.hpp>
#include <hearsay/io/lines.hpp>
#include <hearsay/text/find_dates.hpp>
#include <hearsay/text/find_quantities.hpp>
#include <hearsay/text/to_phrase.hpp>
#include <hearsay/text/vague_table.hpp>

#include <fmt/format.h>

#include <unistd.h>

#include <cstdio>
#include <memory>

namespace command_line {

namespace {

// Places in a text in code points, as they are asked for: ascending.
class code_points {
public:
    explicit code_points(std::string_view text) : text_{text} {}
    std::size_t before(std::size_t byte) {
        if (byte < byte_) byte_ = count_ = 0;
        for (; byte_ < byte; ++byte_)
            count_ += (static_cast<unsigned char>(text_[byte_]) & 0xc0) != 0x80 ? 1 : 0;
        return count_;
    }

private:
    std::string_view text_;
    std::size_t byte_ = 0;
    std::size_t count_ = 0;
};

// What `parse` is asked for.
struct parse_call {
    std::string phrase;
    std::string vague = "everyday";
    std::optional<std::string> reference;
    bool dates = false;
    bool day_first = false;
    bool past = false;
};

// How texts are read, once the call is understood.
struct text_reader {
    hearsay::quantity_options quantities;
    hearsay::date_options dates;
    std::optional<hearsay::day> reference;
};

text_reader reader_for(const parse_call& call) {
    text_reader made;
    const auto table = hearsay::word_table_from(call.vague);
    made.quantities.vague = table ? hearsay::vague_table::ready(*table) : nullptr;
    if (made.quantities.vague == nullptr)
        throw call_error{fmt::format(
            "--vague: unknown table {}; expected everyday, acled or crowd_counting; give one of them",
            hearsay::in_quotes(call.vague))};
    made.reference = day_of("--reference", call.reference);
    if (call.day_first) made.dates.order = hearsay::date_order::day_first;
    if (call.past) made.dates.lean = hearsay::date_lean::past;
    return made;
}

void write_span(hearsay::json_writer& json, code_points& places, std::size_t begin, std::size_t end) {
    json.key("span").begin_array(hearsay::json_writer::one_line);
    json.value(places.before(begin)).value(places.before(end)).end_array();
}

// "Nearly 2.5 million" is written as about its figure, which is what those who score such readings expect; its hedge tells
// that it comes from below.
void write_quantity(hearsay::json_writer& json, const hearsay::found_quantity& found, code_points& places) {
    const hearsay::quantity& value = found.value;
    const bool nearly = value.how == hearsay::hedge::nearly;
    const hearsay::interval ends = nearly ? hearsay::interval::exactly(*value.nominal()) : value.stated;
    json.begin_object();
    json.member("lower", ends.lower()).member("lower_open", ends.has_lower() && ends.lower_open());
    json.member("upper", ends.upper()).member("upper_open", ends.has_upper() && ends.upper_open());
    const bool vague = value.table != hearsay::word_table::none;
    json.member("approx", value.approx || nearly || vague);
    json.key("unit");
    if (found.unit.empty())
        json.null();
    else
        json.value(found.unit);
    json.key("unit_as_written");
    if (found.unit_as_written.empty())
        json.null();
    else
        json.value(found.unit_as_written);
    json.member("hedge", hearsay::to_string(value.how)).member("nominal", value.nominal());
    json.member("vague", vague).key("table");
    if (vague)
        json.value(hearsay::to_string(value.table));
    else
        json.null();
    write_span(json, places, found.begin, found.end);
    json.member("rule", found.rule).end_object();
}

void write_date(hearsay::json_writer& json, const hearsay::found_date& found, code_points& places) {
    const auto end = [&](std::string_view name, std::optional<hearsay::day> when) {
        json.key(name);
        if (when)
            json.value(hearsay::to_string(*when));
        else
            json.null();
        json.member(std::string{name} + "_open", false);  // days are whole, so that every end can be closed
    };
    json.begin_object();
    end("lower", found.days.first());
    end("upper", found.days.last());
    json.member("approx", found.approx);
    write_span(json, places, found.begin, found.end);
    json.member("rule", found.rule).end_object();
}

std::string quantity_lines(const hearsay::found_quantity& found, std::string_view text) {
    const hearsay::quantity& value = found.value;
    const std::string plural = hearsay::plural_of(found.unit);
    std::string lines = fmt::format("{}\n    {}\n", text.substr(found.begin, found.end - found.begin),
        hearsay::to_phrase(value, {found.unit, plural}));
    const auto literal = hearsay::read_as(value, hearsay::reading::literal);
    const auto pragmatic = hearsay::read_as(value, hearsay::reading::pragmatic);
    lines += literal == pragmatic ? fmt::format("    {}", literal)
                                  : fmt::format("    literally {}, pragmatically {}", literal, pragmatic);
    if (!found.unit.empty()) lines += fmt::format(" {}", found.unit);
    lines += fmt::format("; {}", found.rule);
    if (value.table != hearsay::word_table::none)
        lines += fmt::format(", by the table {}", hearsay::to_string(value.table));
    return lines + "\n";
}

std::string date_lines(const hearsay::found_date& found, std::string_view text) {
    return fmt::format("{}\n    {}{}\n    {}; {}\n", text.substr(found.begin, found.end - found.begin),
        found.approx ? "about: " : "", hearsay::to_phrase(found.days), hearsay::date_set{found.days},
        found.rule);
}

[[noreturn]] void fail_reference() {
    throw call_error{"--dates: no day to count from; expected --reference DAY; write --reference 2024-11-01"};
}

exit_code parse_one(const std::string& text, bool dates, const text_reader& by) {
    std::string lines;
    if (dates) {
        if (!by.reference) fail_reference();
        for (const auto& found : hearsay::find_dates(text, *by.reference, by.dates))
            lines += date_lines(found, text);
    } else {
        static const hearsay::unit_lexicon no_units;
        for (const auto& found : hearsay::find_quantities(text, no_units, by.quantities))
            lines += quantity_lines(found, text);
    }
    if (lines.empty()) {
        std::fprintf(stderr, "hearsay parse: no %s in %s\n", dates ? "date" : "quantity",
            hearsay::in_quotes(text, 200).c_str());
        return bad_input;
    }
    output out{""};
    out.write(lines);
    out.finish();
    return done;
}

// A record of the input, or nothing where it is at fault.
struct record {
    std::string id;  // as JSON
    std::string_view text;
    std::optional<hearsay::day> reference{};
};
std::optional<record> record_of(const hearsay::document_tree& tree, hearsay::diagnostics& faults) {
    const hearsay::node root = tree.root();
    if (root.is_fault()) return std::nullopt;
    if (!root.is_mapping()) {
        faults.error(root.where(), hearsay::describe(root), "an object with id and text",
            "write {\"id\": 1, \"text\": \"...\"}");
        return std::nullopt;
    }
    record made{"null", {}};
    if (const auto id = root.find("id")) {
        if (id->is_string()) {
            made.id = hearsay::json_string(id->text());
        } else if (id->is_number()) {
            made.id = id->text();  // as it was written: it may have more digits than a double
        } else if (!id->is_null()) {
            faults.error(
                id->where(), hearsay::describe(*id), "a text or a number as id", "write \"id\": \"a1\"");
            return std::nullopt;
        }
    }
    const auto text = root.find("text");
    if (!text || !text->is_string()) {
        faults.error(text ? text->where() : root.where(),
            text ? hearsay::describe(*text) : "an object without text", "a text under \"text\"",
            "write \"text\": \"over 11 thousand soldiers\"");
        return std::nullopt;
    }
    made.text = text->text();
    if (const auto reference = root.find("ref")) {
        if (reference->is_string()) made.reference = hearsay::parse_day(reference->text());
        if (!made.reference) {
            faults.error(reference->where(), hearsay::describe(*reference), "a day to count from",
                "write \"ref\": \"2024-11-01\"");
            return std::nullopt;
        }
    }
    return made;
}

exit_code parse_lines(bool dates, const text_reader& by) {
    if (::isatty(STDIN_FILENO) == 1) {
        throw call_error{
            "no phrase; expected one, or JSON Lines on standard input; "
            "write hearsay parse \"over 11 thousand\""};
    }
    hearsay::diagnostics faults;
    bool failed = false;
    // What is wrong is said when it is met, in the order of the input, however long that is.
    const auto tell = [&] {
        if (faults.empty()) return;
        failed = failed || faults.has_errors();
        const std::string text = faults.to_string();
        std::fwrite(text.data(), 1, text.size(), stderr);
        faults.clear();
    };
    output out{""};
    auto lines = hearsay::open_lines("-", faults);
    hearsay::document_tree tree;
    const hearsay::unit_lexicon no_units;
    std::string line;
    while (lines && lines->next()) {
        if (hearsay::is_blank(lines->text())) continue;
        const bool read =
            hearsay::read_json_line(lines->text(), lines->where(), hearsay::json_padding, tree, faults);
        if (const auto found = read ? record_of(tree, faults) : std::nullopt; found && !faults.has_errors()) {
            line.clear();
            line += "{\"id\": " + found->id + ", ";
            std::string rest;
            hearsay::json_writer json{rest, hearsay::json_writer::one_line};
            json.begin_object(hearsay::json_writer::one_line)
                .key(dates ? "dates" : "quantities")
                .begin_array();
            code_points places{found->text};
            if (dates) {
                const auto reference = found->reference ? found->reference : by.reference;
                if (!reference) fail_reference();
                for (const auto& date : hearsay::find_dates(found->text, *reference, by.dates))
                    write_date(json, date, places);
            } else {
                for (const auto& quantity : hearsay::find_quantities(found->text, no_units, by.quantities))
                    write_quantity(json, quantity, places);
            }
            json.end_array().end_object();
            line.append(rest, 1);
            out.write(line + "\n");
            if (out.is_terminal()) out.flush();
        }
        tell();
    }
    tell();
    out.finish();
    return failed ? bad_input : done;
}

}  // namespace

void add_parse(CLI::App& app, action& chosen) {
    CLI::App* command = app.add_subcommand("parse", "Find the quantities, or the dates, of a phrase or many");
    const auto call = std::make_shared<parse_call>();
    const auto* given =
        command->add_option("PHRASE", call->phrase, "A phrase or a text; without it, standard input is read")
            ->type_name("");
    command->add_flag("--dates", call->dates, "Find dates instead");
    command->add_option("--reference", call->reference, "The day that \"last Friday\" is counted from")
        ->type_name("DAY");
    command->add_flag("--day-first", call->day_first, "Read 11/01/2024 as 11 January");
    command->add_flag("--past", call->past, "Read \"on Tuesday\" as the last one, as in news");
    command
        ->add_option("--vague", call->vague,
            "What \"dozens\" is read by: everyday (default), acled or\ncrowd_counting")
        ->type_name("TABLE");
    command->footer(
        "A phrase gives what was read, in words and as an interval. Standard input is\n"
        "JSON Lines, {\"id\": ..., \"text\": ...}; each gives {\"id\": ..., \"quantities\":\n"
        "[{\"lower\", \"lower_open\", \"upper\", \"upper_open\", \"approx\", \"unit\",\n"
        "\"unit_as_written\", \"hedge\", \"nominal\", \"vague\", \"table\", \"span\", \"rule\"}]}, and\n"
        "with --dates \"dates\", the days that each takes in; \"ref\" in a record goes before\n"
        "--reference. An infinite end is null; a span counts characters (code points).\n"
        "\n"
        "Examples:\n"
        "  hearsay parse \"over 11 thousand soldiers and as many as four brigades\"\n"
        "  hearsay parse --dates --reference 2024-10-18 \"by November 1\"\n"
        "  hearsay parse --dates --past --reference 2024-06-15 \"on Tuesday\"\n"
        "  hearsay parse < texts.jsonl > quantities.jsonl");
    command->callback([given, call, &chosen] {
        const bool one = given->count() != 0;
        chosen = [one, call] {
            const text_reader by = reader_for(*call);
            return one ? parse_one(call->phrase, call->dates, by) : parse_lines(call->dates, by);
        };
    });
}

}  // namespace command_line
