#include "command.hpp"
#include "interruption.hpp"
#include "output.hpp"
#include "progress.hpp"

#include <hearsay/io/case_writer.hpp>
#include <hearsay/io/tables.hpp>

#include <algorithm>
#include <memory>

namespace command_line {

namespace {

struct convert_options {
    std::vector<std::string> paths{};
    std::string out{};
    std::string to{};
};

// The format, or nothing for tables.
std::optional<hearsay::document_format> format_of(const convert_options& options) {
    const std::string name = options.to.empty() ? extension(options.out) : options.to;
    if (name == "yaml" || name == "yml") return hearsay::document_format::yaml;
    if (name == "json") return hearsay::document_format::json;
    if (name == "jsonl" || name == "ndjson") return hearsay::document_format::json_lines;
    if (options.to == "csv") {
        if (options.out != "-") return std::nullopt;
        throw call_error{"tables are several files; expected a folder for them; write -o FOLDER --to csv"};
    }
    if (name == "csv") {
        throw call_error{
            fmt::format("a case is several tables, and {} is one file; expected a folder for them; "
                        "write -o FOLDER --to csv",
                hearsay::in_quotes(options.out, 200))};
    }
    if (options.to.empty()) {
        throw call_error{fmt::format(
            "no format in the name {}; expected one that ends in .yaml, .json or .jsonl; or give --to",
            hearsay::in_quotes(options.out, 200))};
    }
    throw call_error{
        fmt::format("--to: unknown format {}; expected yaml, json, jsonl or csv; give one of them",
            hearsay::in_quotes(name))};
}

std::string file_of(std::string_view table) { return fmt::format("{}.csv", table); }

bool is_file_of_table(std::string_view name) {
    return std::ranges::any_of(
        hearsay::table_names, [&](std::string_view table) { return name == file_of(table); });
}

exit_code convert(const convert_options& options) {
    const auto format = format_of(options);
    hearsay::diagnostics faults;
    const auto loaded = read(options.paths, faults);
    if (!loaded) return bad_input;
    const auto write = [&](auto&& all) {
        const interruptible now{"writing"};
        progress shown{"writing"};
        const hearsay::write_case_options how{.vague_words = loaded->vague_words,
            .progress = [&](double share) { shown.at(share); },
            .stop = interruption()};
        if (!all(how)) throw interrupted{};
    };
    if (!format) {
        output_folder out{options.out, is_file_of_table};
        write([&](const hearsay::write_case_options& how) {
            const auto put = [&](std::string_view table, std::string_view text) {
                out.write(file_of(table), text);
            };
            return hearsay::write_tables(loaded->graph, loaded->title, put, how);
        });
        out.finish();
        return done;
    }
    output out{options.out};
    write([&](const hearsay::write_case_options& how) {
        const auto put = [&](std::string_view text) { out.write(text); };
        return hearsay::write_case(loaded->graph, loaded->title, *format, put, how);
    });
    out.finish();
    return done;
}

}  // namespace

void add_convert(CLI::App& app, action& chosen) {
    CLI::App* command = app.add_subcommand("convert", "Write a case in another format, or as tables");
    const auto options = std::make_shared<convert_options>();
    command
        ->add_option("IN", options->paths,
            "The case: a file, or a folder of tables; of several,\nthe case that they make together; - is standard input")
        ->required()
        ->type_name("");
    command
        ->add_option("-o,--output", options->out,
            "Where to write it, whole or not at all: a file, or a\nfolder for tables; - is standard output")
        ->required()
        ->type_name("OUT")
        ->allow_extra_args(false);
    command->add_option("--to", options->to, "yaml, json, jsonl or csv; else the name of OUT tells")
        ->type_name("FORMAT");
    command->footer(
        "Nothing is lost: the same case gives the same bytes, whatever it was written in.\n"
        "Statements that were written in place stand on their own, with their ids.\n"
        "\n"
        "--to csv writes tables for a spreadsheet into a folder: sources.csv,\n"
        "questions.csv, claims.csv, statements.csv, and more where the case has more.\n"
        "Such a folder, or the files, can be given wherever a case can. A folder that is\n"
        "there is replaced if it holds such tables alone. Cells that a spreadsheet would\n"
        "run as a formula begin with a quote ('), which reading takes off again.\n"
        "\n"
        "Examples:\n"
        "  hearsay convert case.yaml -o case.json\n"
        "  hearsay convert bulk.jsonl -o - --to yaml\n"
        "  hearsay convert case.yaml -o tables --to csv\n"
        "  hearsay convert tables -o case.yaml\n"
        "  hearsay convert sources.yaml monday.yaml -o both.jsonl");
    command->callback([options, &chosen] { chosen = [options] { return convert(*options); }; });
}

}  // namespace command_line
