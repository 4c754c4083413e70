#include "command.hpp"
#include "output.hpp"

#include <hearsay/model/day.hpp>
#include <hearsay/report/difference.hpp>
#include <hearsay/text/to_phrase.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace command_line {

namespace {

struct asked {
    std::vector<std::string> paths{};
    std::string format{};
    std::string out{};
    std::optional<std::string> since{};
    std::optional<std::string> as_of{};
    std::vector<std::string> without{};
    std::vector<std::string> without_assumption{};
    std::string reading = "literal";
    bool all = false;
};

std::string format_of(const asked& call) {
    static const std::vector<std::string> formats{"text", "markdown", "json"};
    if (!call.format.empty()) {
        if (std::find(formats.begin(), formats.end(), call.format) != formats.end()) return call.format;
        throw call_error{fmt::format("--format: unknown format {}; expected {}; give one of them",
            hearsay::in_quotes(call.format), either(formats))};
    }
    const std::string end = extension(call.out);
    return end == "md" ? "markdown" : end == "json" ? "json" : "text";
}

hearsay::report made_of(const hearsay::loaded_case& loaded, const hearsay::report_options& options) {
    return hearsay::make_report(loaded.graph, loaded.title, options);
}

/// "17 October 2024"
std::string in_words(hearsay::day when) {
    const std::string phrase = hearsay::to_phrase(hearsay::day_range::between(when, when));
    return phrase.starts_with("on ") ? phrase.substr(3) : phrase;
}

exit_code diff(const asked& call) {
    const std::string format = format_of(call);
    const auto since = day_of("--since", call.since);
    const bool one_case = since || !call.without.empty() || !call.without_assumption.empty();
    if (!one_case && call.paths.size() != 2) {
        throw call_error{fmt::format(
            "{}; expected two, the earlier one first; or give --since DAY, --without SOURCE or "
            "--without-assumption ID to look at one case twice",
            call.paths.size() == 1 ? std::string{"one case"} : fmt::format("{} cases", call.paths.size()))};
    }
    if (std::count(call.paths.begin(), call.paths.end(), "-") > 1)
        throw call_error{"standard input (-) is named twice; expected once; name the other case by its file"};
    hearsay::report_options after;
    after.by.how = reading_of(call.reading);
    after.as_of = day_of("--as-of", call.as_of);
    if (call.all) after.limit = std::numeric_limits<std::size_t>::max();
    hearsay::report_options before = after;
    if (since) before.as_of = since;

    hearsay::diagnostics faults;
    hearsay::report_difference found;
    if (one_case) {
        const auto loaded = read(call.paths, faults);
        if (!loaded) return bad_input;
        std::string names;
        for (const std::string& name : call.without) {
            const auto source = source_of(loaded->graph, name);
            if (std::find(after.without.begin(), after.without.end(), source) != after.without.end())
                continue;
            after.without.push_back(source);
            names += (names.empty() ? "" : " and ") + std::string{loaded->graph.title(source)};
        }
        for (const std::string& name : call.without_assumption) {
            const auto one = assumption_of(loaded->graph, name);
            if (one.kind == hearsay::assumption_kind::reading && before.by.how == hearsay::reading::literal) {
                throw call_error{
                    "--without-assumption: \"reading\", where hedges are read literally and nothing is assumed of them; "
                    "expected another assumption, or another reading; add --reading pragmatic"};
            }
            const hearsay::lens was = after.by;
            after.by.drop(one);
            if (after.by == was) continue;  // twice the same
            names += (names.empty() ? "" : " and ") + fmt::format("the assumption {}", name);
        }
        found = difference_between(made_of(*loaded, before), made_of(*loaded, after));
        found.title = since ? "What changed since " + in_words(*since) : "What changes";
        if (!names.empty()) found.title += " without " + hearsay::detail::visible(names);
    } else {
        const auto first = read({call.paths[0]}, faults);
        if (!first) return bad_input;
        hearsay::diagnostics more;
        const auto second = read({call.paths[1]}, more);
        if (!second) return bad_input;
        found = difference_between(made_of(*first, before), made_of(*second, after));
        found.title = fmt::format("What changed from {} to {}", hearsay::detail::visible(call.paths[0]),
            hearsay::detail::visible(call.paths[1]));
    }
    std::string page;
    if (format == "json")
        hearsay::write_json(found, page);
    else if (format == "markdown")
        hearsay::write_markdown(found, page);
    else
        hearsay::write_text(found, page);
    output out{call.out};
    out.write(page);
    out.finish();
    return done;
}

}  // namespace

void add_diff(CLI::App& app, action& chosen) {
    CLI::App* command = app.add_subcommand("diff", "Say what changed between two cases, or in one");
    const auto call = std::make_shared<asked>();
    command
        ->add_option("CASE", call->paths,
            "Two cases, the earlier one first; with --since,\n--without or --without-assumption one case, of as many\nfiles as it has")
        ->required()
        ->type_name("");
    command->add_option("--since", call->since, "Compare with what was known by the end of DAY")
        ->type_name("DAY");
    command
        ->add_option("--without", call->without,
            "Compare with what is left when SOURCE (an id) had said\nnothing; may be repeated")
        ->type_name("SOURCE")
        ->allow_extra_args(false);
    command
        ->add_option("--without-assumption", call->without_assumption,
            "Compare with what is left if nobody assumed ID (as the\nreport lists it: unit:brigade, places); may be repeated")
        ->type_name("ID")
        ->allow_extra_args(false);
    command->add_option("--as-of", call->as_of, "Only what was known by the end of DAY")->type_name("DAY");
    command
        ->add_option("--reading", call->reading,
            "literal (\"over 10\" is everything above it) or pragmatic\n(what a speaker would mean)")
        ->type_name("READING");
    command
        ->add_option(
            "--format", call->format, "text, markdown or json; else by the extension of FILE,\nelse text")
        ->type_name("FORMAT");
    command->add_option("-o,--output", call->out, "Write to FILE, whole or not at all")->type_name("FILE");
    command->add_flag("--all", call->all, "Compare more than 1,000 relations a question");
    command->footer(
        "Claims, questions and sources go by their ids.\n"
        "\n"
        "Examples:\n"
        "  hearsay diff monday.yaml tuesday.yaml\n"
        "  hearsay diff case.yaml --since 2024-10-17\n"
        "  hearsay diff case.yaml --without gur\n"
        "  hearsay diff case.yaml --without-assumption unit:brigade\n"
        "  hearsay diff case.yaml --since 2024-10-17 --format json");
    command->callback([call, &chosen] { chosen = [call] { return diff(*call); }; });
}

}  // namespace command_line
