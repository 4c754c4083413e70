#include "command.hpp"
#include "output.hpp"

#include <hearsay/io/document.hpp>
#include <hearsay/io/emit.hpp>
#include <hearsay/io/lines.hpp>
#include <hearsay/text/find_quantities.hpp>

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

void write_quantities(hearsay::json_writer& json, std::string_view text) {
    static const hearsay::unit_lexicon no_units;
    json.key("quantities").begin_array();
    code_points places{text};
    for (const auto& found : hearsay::find_quantities(text, no_units)) {
        const hearsay::quantity& value = found.value;
        json.begin_object();
        json.member("lower", value.stated.lower()).member("lower_open", value.stated.lower_open());
        json.member("upper", value.stated.upper()).member("upper_open", value.stated.upper_open());
        json.member("approx", value.approx);
        json.key("unit");
        if (found.unit_as_written.empty())
            json.null();
        else
            json.value(found.unit_as_written);
        json.member("hedge", hearsay::to_string(value.how)).member("nominal", value.nominal());
        json.member("begin", places.before(found.begin)).member("end", places.before(found.end));
        json.member("rule", found.rule).end_object();
    }
    json.end_array();
}

exit_code parse_one(const std::string& text) {
    std::string line;
    hearsay::json_writer json{line, hearsay::json_writer::one_line};
    json.begin_object(hearsay::json_writer::one_line).member("text", text);
    write_quantities(json, text);
    json.end_object();
    output out{""};
    out.write(line + "\n");
    out.finish();
    return done;
}

// A record of the input, or nothing where it is at fault.
struct record {
    std::string id;  // as JSON
    std::string_view text;
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
    return made;
}

exit_code parse_lines() {
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
            json.begin_object(hearsay::json_writer::one_line);
            write_quantities(json, found->text);
            json.end_object();
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
    CLI::App* command = app.add_subcommand("parse", "Find the quantities in a phrase, or in many");
    const auto phrase = std::make_shared<std::string>();
    const auto* given =
        command->add_option("PHRASE", *phrase, "A phrase or a text; without it, standard input is read")
            ->type_name("");
    command->footer(
        "Standard input is JSON Lines, {\"id\": ..., \"text\": ...}; each gives a line\n"
        "{\"id\": ..., \"quantities\": [{\"lower\", \"lower_open\", \"upper\", \"upper_open\",\n"
        "\"approx\", \"unit\", \"hedge\", \"nominal\", \"begin\", \"end\", \"rule\"}]}. An infinite end\n"
        "is null; begin and end count characters (code points) of the text.\n"
        "\n"
        "Examples:\n"
        "  hearsay parse \"over 11 thousand soldiers and as many as four brigades\"\n"
        "  hearsay parse < texts.jsonl > quantities.jsonl");
    command->callback([given, phrase, &chosen] {
        const bool one = given->count() != 0;
        chosen = [one, phrase] { return one ? parse_one(*phrase) : parse_lines(); };
    });
}

}  // namespace command_line
