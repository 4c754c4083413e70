#include "command.hpp"
#include "output.hpp"
#include "picture.hpp"
#include "progress.hpp"

#include <hearsay/report/dot.hpp>
#include <hearsay/report/html.hpp>
#include <hearsay/report/json.hpp>
#include <hearsay/report/markdown.hpp>
#include <hearsay/report/text.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <memory>

namespace command_line {

namespace {

using hearsay::in_quotes;

struct asked {
    std::vector<std::string> paths{};
    std::string format{};
    std::string out{};
    std::optional<std::string> as_of{};
    std::optional<std::string> said_by{};
    std::vector<std::string> without{};
    std::vector<std::string> assume{};
    std::vector<std::string> without_assumption{};
    std::string reading = "literal";
    std::string level = "outermost";
    std::optional<std::string> tolerance{};
    bool all = false;
    bool detail = false;
};

// ---- what the call says by itself

std::string format_of(const asked& call) {
    static const std::vector<std::string> formats{"text", "markdown", "html", "json", "dot", "svg"};
    if (!call.format.empty()) {
        if (std::find(formats.begin(), formats.end(), call.format) != formats.end()) return call.format;
        throw call_error{fmt::format("--format: unknown format {}; expected {}; give one of them",
            in_quotes(call.format), either(formats))};
    }
    const std::string end = extension(call.out);
    if (end == "md") return "markdown";
    if (end == "gv") return "dot";
    return std::find(formats.begin(), formats.end(), end) == formats.end() ? "text" : end;
}

std::optional<double> number_of(std::string_view digits) {
    double read = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), read);
    const bool whole = error == std::errc{} && end == digits.data() + digits.size();
    return whole && std::isfinite(read) ? std::optional{read} : std::nullopt;
}

double tolerance_of(const std::string& text) {
    const auto read = number_of(text);
    if (read && *read >= 0) return *read;
    throw call_error{fmt::format(
        "--tolerance: can't read {}; expected a number of steps, 0 or more; write --tolerance 0.5",
        in_quotes(text))};
}

hearsay::affiliation_level level_of(const std::string& text) {
    using hearsay::affiliation_level;
    std::vector<std::string> names;
    for (const auto level :
        {affiliation_level::source, affiliation_level::organisation, affiliation_level::outermost}) {
        names.emplace_back(to_string(level));
        if (text == names.back()) return level;
    }
    throw call_error{fmt::format(
        "--level: unknown level {}; expected {}; give one of them", in_quotes(text), either(names))};
}

struct range {
    std::string unit;
    double low;
    double high;
};
range range_of(const std::string& text) {
    const auto fail = [&]() -> range {
        throw call_error{fmt::format(
            "--assume: can't read {}; expected a unit and a range above 0, the lower figure first; write "
            "--assume brigade=2000..2500",
            in_quotes(text))};
    };
    const auto equals = text.rfind('=');
    if (equals == std::string::npos || equals == 0) return fail();
    const auto number = [&](std::string_view digits) {
        const auto read = number_of(digits);
        return read && *read > 0 ? read : std::nullopt;
    };
    const std::string_view figures = std::string_view{text}.substr(equals + 1);
    const auto dots = figures.find("..");
    const auto low = number(figures.substr(0, dots));
    const auto high = dots == std::string_view::npos ? low : number(figures.substr(dots + 2));
    if (!low || !high || *low > *high) return fail();
    return {text.substr(0, equals), *low, *high};
}

// ---- what it says of the case

hearsay::lens::factor factor_of(const hearsay::claim_graph& graph, const range& given) {
    const auto& table = graph.unit_conversions();
    std::vector<std::string> known;  // as --assume takes them
    std::optional<std::uint32_t> found;
    for (std::uint32_t i = 0; i < table.conversion_count(); ++i) {
        const auto& c = table.conversion_at(i);
        const bool only = graph.record(c.from).conversions.size() <= 1;
        const std::string unit{graph.name(c.from)};
        const std::string both = unit + ":" + std::string{graph.name(c.to)};
        known.push_back(only ? unit : both);
        if (given.unit == both || (only && given.unit == unit)) found = i;
    }
    if (!found) {
        const std::string choice =
            known.empty() ? "a unit with a factor, and the case has none" : either(known);
        throw call_error{fmt::format(
            "--assume: no factor of a unit {} in the case; expected {}; write --assume {}={:g}..{:g}",
            in_quotes(given.unit), choice, known.empty() ? "UNIT" : known.front(), given.low, given.high)};
    }
    return {*found, given.low, given.high};
}

// ---- the report

bool wants_colours(const output& out) {
    const char* none = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    const bool dumb = terminal == nullptr || std::string_view{terminal} == "dumb";
    return out.is_terminal() && !dumb && (none == nullptr || *none == '\0');
}

progress* shown = nullptr;  // a plain function is asked for

hearsay::report make(const hearsay::loaded_case& loaded, const hearsay::report_options& options) {
    progress meter{"comparing"};
    shown = &meter;
    hearsay::report made =
        hearsay::make_report(loaded.graph, loaded.title, options, [](double share) { shown->at(share); });
    shown = nullptr;
    return made;
}

exit_code report(const asked& call) {
    const std::string format = format_of(call);
    hearsay::report_options options;
    options.as_of = day_of("--as-of", call.as_of);
    options.said_by = day_of("--said-by", call.said_by);
    options.by.how = reading_of(call.reading);
    options.level = level_of(call.level);
    if (call.tolerance) options.by.steps.about = tolerance_of(*call.tolerance);
    if (call.all) options.limit = std::numeric_limits<std::size_t>::max();
    std::vector<range> ranges;
    for (const std::string& text : call.assume) ranges.push_back(range_of(text));

    hearsay::diagnostics faults;
    const auto loaded = read(call.paths, faults);
    if (!loaded) return bad_input;
    for (const std::string& name : call.without) {
        const auto source = source_of(loaded->graph, name);
        if (std::find(options.without.begin(), options.without.end(), source) == options.without.end())
            options.without.push_back(source);
    }
    for (const range& given : ranges) {
        const auto factor = factor_of(loaded->graph, given);
        const bool again = std::any_of(options.by.factors.begin(), options.by.factors.end(),
            [&](const auto& f) { return f.conversion == factor.conversion; });
        if (again)
            throw call_error{
                fmt::format("--assume: {} twice; expected one range for a unit; leave one of them out",
                    in_quotes(given.unit))};
        options.by.factors.push_back(factor);
    }

    for (const std::string& name : call.without_assumption) {
        const auto one = assumption_of(loaded->graph, name);
        const bool is_replaced = one.kind == hearsay::assumption_kind::unit &&
            std::any_of(options.by.factors.begin(), options.by.factors.end(),
                [&](const auto& f) { return f.conversion == one.number; });
        if (is_replaced) {
            throw call_error{fmt::format(
                "--without-assumption: {}, for which --assume gives a factor; expected one of the two; leave the other out",
                in_quotes(name))};
        }
        if (one.kind == hearsay::assumption_kind::tolerance && call.tolerance) {
            throw call_error{
                "--without-assumption: \"tolerance\", which --tolerance gives; expected one of the two; leave the other out"};
        }
        options.by.drop(one);
    }

    output out{call.out};
    const hearsay::report made = make(*loaded, options);
    if (format == "json") {
        hearsay::write_json(made, [&](std::string_view text) { out.write(text); });
    } else {
        std::string page;
        const hearsay::page_options how{call.detail};
        if (format == "text")
            hearsay::write_text(made, page, {how, wants_colours(out)});
        else if (format == "markdown")
            hearsay::write_markdown(made, page, how);
        else if (format == "html")
            hearsay::write_html(made, page, how);
        else
            hearsay::write_dot(made, page);
        out.write(format == "svg" ? draw_svg(page) : page);
    }
    out.finish();
    return done;
}

}  // namespace

void add_report(CLI::App& app, action& chosen) {
    CLI::App* command = app.add_subcommand("report", "What may be believed, on whose word, and why");
    const auto call = std::make_shared<asked>();
    command
        ->add_option("CASE", call->paths,
            "Case files that make one case together: YAML, JSON,\nJSON Lines or CSV, or folders of tables; - is standard\ninput")
        ->required()
        ->type_name("");
    command
        ->add_option("--format", call->format,
            "text, markdown, html, json, dot or svg; without it the\nname of FILE tells, else text")
        ->type_name("FORMAT");
    command->add_option("-o,--output", call->out, "Write to FILE, whole or not at all")->type_name("FILE");
    command->add_option("--as-of", call->as_of, "Only what was known by the end of DAY")->type_name("DAY");
    command->add_option("--said-by", call->said_by, "Only what was said by the end of DAY, heard of or not")
        ->type_name("DAY");
    command->add_option("--without", call->without, "As if SOURCE (an id) had said nothing; may be repeated")
        ->type_name("SOURCE")
        ->allow_extra_args(false);
    command
        ->add_option("--assume", call->assume, "Put A to B in place of the factor of UNIT; may be\nrepeated")
        ->type_name("UNIT=A..B")
        ->allow_extra_args(false);
    command
        ->add_option("--without-assumption", call->without_assumption,
            "As if nobody assumed ID (as the report lists it:\nunit:brigade, places, same_measure:troops); may be\nrepeated")
        ->type_name("ID")
        ->allow_extra_args(false);
    command
        ->add_option("--reading", call->reading,
            "What 'over 11,000' means: everything above (literal), or\nup to 12,000 (pragmatic)")
        ->type_name("READING");
    command
        ->add_option("--level", call->level,
            "How far out an affiliation makes two origins one: not at\nall (source), within an organisation, or to its state\n(outermost)")
        ->type_name("LEVEL");
    command
        ->add_option("--tolerance", call->tolerance,
            "How far 'about' reaches either way, in steps of its\nfigure: 0.5, so that about 500 is 450 to 550")
        ->type_name("STEPS");
    command->add_flag("--all", call->all, "List more than 1,000 relations and chains a question");
    command->add_flag("--detail", call->detail, "All relations, chains and scenarios, and the sources");
    command->footer(
        "DAY is a date, 2024-10-18. Exit status: 0 done, 1 the input was wrong, 2 the\n"
        "call was.\n"
        "\n"
        "Examples:\n"
        "  hearsay report case.yaml\n"
        "  hearsay report case.yaml --detail --format markdown -o report.md\n"
        "  hearsay report case.yaml --without gur --as-of 2024-10-17\n"
        "  hearsay report case.yaml --assume brigade=2000..2500\n"
        "  hearsay report case.yaml --without-assumption unit:brigade\n"
        "  hearsay report sources.yaml monday.yaml tuesday.jsonl --format json\n"
        "  hearsay report case.yaml -o picture.svg");
    command->callback([call, &chosen] { chosen = [call] { return report(*call); }; });
}

}  // namespace command_line
