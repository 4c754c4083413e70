#include "command.hpp"
#include "interruption.hpp"
#include "progress.hpp"

#include <hearsay/io/emit.hpp>
#include <hearsay/model/day.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <limits>
#include <string_view>

namespace command_line {

namespace {

// How many letters to change to make one name of the other, ignoring case.
std::size_t distance(std::string_view a, std::string_view b) {
    const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t corner = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = corner + (small(a[i - 1]) == small(b[j - 1]) ? 0 : 1);
            corner = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
        }
    }
    return row.back();
}

}  // namespace

std::optional<hearsay::loaded_case> read(
    const std::vector<std::string>& paths, hearsay::diagnostics& faults) {
    if (std::count(paths.begin(), paths.end(), "-") > 1) {
        throw call_error{"standard input (-) is named twice; expected once; name the other case by its file"};
    }
    std::optional<hearsay::loaded_case> made;
    {
        const interruptible now{"reading"};
        progress shown{"reading"};
        hearsay::read_case_options options;
        options.progress = [&](double share) { shown.at(share); };
        options.stop = interruption();
        made = hearsay::read_case(paths, faults, options);
    }
    stop_if_interrupted();
    if (!faults.empty()) {
        const std::string text = faults.to_string();
        std::fwrite(text.data(), 1, text.size(), stderr);
    }
    return made;
}

hearsay::reading reading_of(const std::string& name) {
    if (name == "pragmatic") return hearsay::reading::pragmatic;
    if (name == "literal") return hearsay::reading::literal;
    throw call_error{
        fmt::format("--reading: unknown reading {}; expected literal or pragmatic; give one of them",
            hearsay::in_quotes(name))};
}

hearsay::assumption assumption_of(const hearsay::claim_graph& graph, const std::string& name) {
    if (const auto found = hearsay::find_assumption(graph, name)) return *found;
    std::vector<std::string> known;
    for (const hearsay::assumption one : hearsay::assumptions_of(graph)) known.push_back(name_of(graph, one));
    throw call_error{
        fmt::format("--without-assumption: no assumption {} in the case; expected {}; give one of them",
            hearsay::in_quotes(name), either(known))};
}

std::string either(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i != 0) text += i + 1 == names.size() ? " or " : ", ";
        text += names[i];
    }
    return text;
}

std::string extension(const std::string& path) {
    const auto dot = path.find_last_of("./");
    if (dot == std::string::npos || path[dot] == '/') return {};
    std::string text = path.substr(dot + 1);
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

std::optional<hearsay::day> day_of(const std::string& option, const std::optional<std::string>& text) {
    if (!text) return std::nullopt;
    if (const auto read = hearsay::parse_day(*text)) return read;
    throw call_error{fmt::format("{}: no such day as {}; expected year, month and day; write {} 2024-10-18",
        option, hearsay::in_quotes(*text), option)};
}

hearsay::source_id source_of(const hearsay::claim_graph& graph, const std::string& name) {
    if (const auto found = graph.find_source(name)) return *found;
    std::string nearest;
    std::size_t best = std::numeric_limits<std::size_t>::max();
    const std::string_view cut = std::string_view{name}.substr(0, 100);
    for (const auto s : graph.sources()) {
        const std::size_t away = std::min(
            distance(cut, graph.name(s).substr(0, 100)), distance(cut, graph.title(s).substr(0, 100)));
        if (away < best) {
            best = away;
            nearest = graph.name(s);
        }
    }
    const bool near = !nearest.empty() && best * 3 <= name.size();
    throw call_error{fmt::format("--without: the case has no source {}; expected the id of one; {}",
        hearsay::in_quotes(name),
        near ? "did you mean " + hearsay::in_quotes(nearest) + "?"
             : "hearsay report CASE --detail lists them")};
}

}  // namespace command_line
