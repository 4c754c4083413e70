#include "command.hpp"
#include "output.hpp"

#include <hearsay/io/case_writer.hpp>

#include <memory>

namespace command_line {

namespace {

struct convert_options {
    std::vector<std::string> paths{};
    std::string out{};
    std::string to{};
};

hearsay::document_format format_of(const convert_options& options) {
    const std::string name = options.to.empty() ? extension(options.out) : options.to;
    if (name == "yaml" || name == "yml") return hearsay::document_format::yaml;
    if (name == "json") return hearsay::document_format::json;
    if (name == "jsonl" || name == "ndjson") return hearsay::document_format::json_lines;
    if (options.to.empty()) {
        throw call_error{fmt::format(
            "no format in the name {}; expected one that ends in .yaml, .json or .jsonl; or give --to",
            hearsay::in_quotes(options.out, 200))};
    }
    throw call_error{fmt::format(
        "--to: unknown format {}; expected yaml, json or jsonl; give one of them", hearsay::in_quotes(name))};
}

exit_code convert(const convert_options& options) {
    const auto format = format_of(options);
    hearsay::diagnostics faults;
    const auto loaded = read(options.paths, faults);
    if (!loaded) return bad_input;
    output out{options.out};
    const auto write = [&](std::string_view text) { out.write(text); };
    hearsay::write_case(loaded->graph, loaded->title, format, write, loaded->vague_words);
    out.finish();
    return done;
}

}  // namespace

void add_convert(CLI::App& app, action& chosen) {
    CLI::App* command =
        app.add_subcommand("convert", "Write a case in another format: YAML, JSON or JSON Lines");
    const auto options = std::make_shared<convert_options>();
    command
        ->add_option("IN", options->paths,
            "The case; of several, the case that they make together;\n- is standard input")
        ->required()
        ->type_name("");
    command
        ->add_option(
            "-o,--output", options->out, "Where to write it, whole or not at all; - is standard\noutput")
        ->required()
        ->type_name("OUT")
        ->allow_extra_args(false);
    command->add_option("--to", options->to, "yaml, json or jsonl; else the name of OUT tells")
        ->type_name("FORMAT");
    command->footer(
        "Nothing is lost: the same case gives the same bytes, whatever it was written in.\n"
        "Statements that were written in place stand on their own, with their ids.\n"
        "\n"
        "Examples:\n"
        "  hearsay convert case.yaml -o case.json\n"
        "  hearsay convert bulk.jsonl -o - --to yaml\n"
        "  hearsay convert sources.yaml monday.yaml -o both.jsonl");
    command->callback([options, &chosen] { chosen = [options] { return convert(*options); }; });
}

}  // namespace command_line
