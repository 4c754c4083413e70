// hearsay: who says what, on whose word, and whether they agree. The command line.
#include "command.hpp"
#include "interruption.hpp"

#include <hearsay/io/diagnostic.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <iostream>
#include <new>
#include <sstream>

namespace {

using namespace command_line;

// One line on standard error.
exit_code complain(std::string_view text, exit_code code) {
    const std::string line = fmt::format("hearsay: error: {}\n", hearsay::detail::visible(text));
    std::fwrite(line.data(), 1, line.size(), stderr);
    return code;
}

// CLI11's own words, as ours begin and end.
std::string tidied(std::string text) {
    while (!text.empty() && (text.back() == '.' || text.back() == '\n')) text.pop_back();
    if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && !(text[1] >= 'A' && text[1] <= 'Z')) {
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    }
    return text;
}

std::string name_of_command(const CLI::App& app) {
    const auto chosen = app.get_subcommands();
    return chosen.empty() ? "hearsay --help" : fmt::format("hearsay {} --help", chosen.front()->get_name());
}

exit_code run(int argc, char** argv) {
    CLI::App app{"hearsay: who says what, on whose word, and whether they agree", "hearsay"};
    app.set_version_flag("--version", std::string{"hearsay " HEARSAY_VERSION}, "Print the version");
    app.set_help_flag("-h,--help", "Print this help");
    app.require_subcommand(1);
    app.get_formatter()->column_width(24);
    app.get_formatter()->label("OPTIONS", "OPTION...");
    app.get_formatter()->label("SUBCOMMAND", "COMMAND");
    app.get_formatter()->label("Subcommands", "Commands");
    action chosen;
    add_report(app, chosen);
    add_check(app, chosen);
    add_diff(app, chosen);
    add_parse(app, chosen);
    add_convert(app, chosen);
    app.footer(
        "`hearsay COMMAND --help` tells more.\n"
        "\n"
        "Examples:\n"
        "  hearsay check case.yaml\n"
        "  hearsay report case.yaml\n"
        "  hearsay report case.yaml --format markdown -o report.md\n"
        "  hearsay diff monday.yaml tuesday.yaml\n"
        "  hearsay parse \"over 11 thousand soldiers\"\n"
        "  hearsay convert case.yaml -o case.jsonl\n"
        "  hearsay convert case.yaml -o tables --to csv");

    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
    const std::string expected = fmt::format("expected {}; see hearsay --help", either(names));
    if (argc < 2) return complain("no command; " + expected, bad_call);
    if (argv[1][0] != '-' && std::find(names.begin(), names.end(), argv[1]) == names.end()) {
        return complain(
            fmt::format("there is no command {}; {}", hearsay::in_quotes(argv[1]), expected), bad_call);
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& wanted) {  // --help, --version
        std::ostringstream text;
        app.exit(wanted, text, text);
        std::cout << text.str() << std::flush;
        return std::cout ? done : complain("standard output can't be written", bad_input);
    } catch (const CLI::ParseError& wrong) {
        return complain(fmt::format("{}; see {}", tidied(wrong.what()), name_of_command(app)), bad_call);
    }
    return chosen();
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);  // a reader that went away is an error of writing, with its message
    try {
        watch_for_interruptions();
        return run(argc, argv);
    } catch (const interrupted&) {
        return tell_interruption();
    } catch (const call_error& wrong) {
        return complain(wrong.what(), bad_call);
    } catch (const std::bad_alloc&) {
        return complain("there is not enough memory for this case", bad_input);
    } catch (const std::exception& wrong) {
        if (interruption().stop_requested()) return tell_interruption();  // it may be what went wrong
        return complain(wrong.what(), bad_input);
    }
}
