#include "command.hpp"
#include "output.hpp"

#include <hearsay/text/to_phrase.hpp>

#include <memory>

namespace command_line {

namespace {

std::string counted(std::size_t count, std::string_view word) {
    return fmt::format("{} {}{}", hearsay::grouped(static_cast<double>(count)), word, count == 1 ? "" : "s");
}

exit_code check(const std::vector<std::string>& paths) {
    hearsay::diagnostics faults;
    const auto loaded = read(paths, faults);
    if (!loaded) return bad_input;
    std::string names;
    for (const std::string& path : paths) {
        names +=
            (names.empty() ? "" : ", ") + hearsay::detail::visible(path == "-" ? "standard input" : path);
    }
    const auto& graph = loaded->graph;
    output out{""};
    out.write(fmt::format("{}: {}, {}, {}, {}: {}\n", names, counted(graph.statements().size(), "statement"),
        counted(graph.claims().size(), "claim"), counted(graph.questions().size(), "question"),
        counted(graph.sources().size(), "source"),
        faults.warning_count() == 0 ? "no faults" : counted(faults.warning_count(), "warning")));
    out.finish();
    return done;
}

}  // namespace

void add_check(CLI::App& app, action& chosen) {
    CLI::App* command = app.add_subcommand("check", "Say what is wrong with case files, and how to mend it");
    const auto paths = std::make_shared<std::vector<std::string>>();
    command
        ->add_option("CASE", *paths,
            "Case files that make one case together: YAML, JSON,\nJSON Lines or CSV, or folders of tables; - is standard\ninput")
        ->required()
        ->type_name("");
    command->footer(
        "Every fault is one line on standard error, `file:line:column: error: found;\n"
        "expected; how to mend it`. Exit status: 0 none, 1 some, 2 the call was wrong.\n"
        "\n"
        "Examples:\n"
        "  hearsay check case.yaml\n"
        "  hearsay check sources.yaml monday.jsonl tuesday.jsonl\n"
        "  producer | hearsay check -");
    command->callback([paths, &chosen] { chosen = [paths] { return check(*paths); }; });
}

}  // namespace command_line
