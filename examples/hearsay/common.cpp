#include "command.hpp"
#include "interruption.hpp"
#include "progress.hpp"

#include <hearsay/io/emit.hpp>
#include <hearsay/model/day.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace command_line {

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

}  // namespace command_line
