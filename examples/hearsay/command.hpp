#pragma once

#include <hearsay/compare/lens.hpp>
#include <hearsay/io/case_reader.hpp>

#include <CLI/CLI.hpp>

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

/// \file What the commands share. Each adds itself to the command line, and gives what is to be run if it is
/// called.

namespace command_line {

/// How a run ends.
enum exit_code : int { done = 0, bad_input = 1, bad_call = 2 };

/// The call was wrong: an option that makes no sense, a source that the case does not have.
struct call_error : std::runtime_error {
    using std::runtime_error::runtime_error;
};
/// Something went wrong that neither the input nor the call is to blame for: a full disk, a closed pipe.
struct run_error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What to do once the command line is read.
using action = std::function<exit_code()>;

void add_report(CLI::App& app, action& chosen);
void add_check(CLI::App& app, action& chosen);
void add_diff(CLI::App& app, action& chosen);
void add_parse(CLI::App& app, action& chosen);
void add_convert(CLI::App& app, action& chosen);

/// Reads the cases as one, and says on standard error what is wrong with them.
/// \returns nothing where there is an error
/// \throws call_error where standard input is named twice
[[nodiscard]] std::optional<hearsay::loaded_case> read(
    const std::vector<std::string>& paths, hearsay::diagnostics& faults);

/// The day that an option names, or nothing where it is not given.
/// \throws call_error where it is no day
[[nodiscard]] std::optional<hearsay::day> day_of(
    const std::string& option, const std::optional<std::string>& text);

/// The source that --without names.
/// \throws call_error where the case has none of that id
[[nodiscard]] hearsay::source_id source_of(const hearsay::claim_graph& graph, const std::string& name);

/// The assumption that --without-assumption names.
/// \throws call_error where the case has none of that id
[[nodiscard]] hearsay::assumption assumption_of(const hearsay::claim_graph& graph, const std::string& name);

/// The reading that --reading names.
/// \throws call_error where there is none of that name
[[nodiscard]] hearsay::reading reading_of(const std::string& name);

/// "a, b or c"
[[nodiscard]] std::string either(const std::vector<std::string>& names);

/// The extension of a file's name, in small letters, without the dot; empty where it has none.
[[nodiscard]] std::string extension(const std::string& path);

}  // namespace command_line
