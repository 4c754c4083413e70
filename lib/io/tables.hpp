#pragma once

#include "case_builder.hpp"

#include <hearsay/io/csv.hpp>
#include <hearsay/io/tables.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What the reader and the writer of tables share, and what reads a table into a case. Not installed.

namespace hearsay::inline v1::detail {

/// What a cell of a column holds.
enum class cell_form : std::uint8_t {
    text,        // as it is; an empty one is left out
    given_text,  // as it is, an empty one too
    number,
    truth,
    time,  // a day, an instant, or days: a..b
    value,
    list,
    stances,
    scopes,      // true, false or a list
    conversions  // {soldier: [3000, 5000]}, with the braces or without
};

struct column {
    std::string_view name;
    cell_form form = cell_form::text;
    bool is_needed = false;
};

/// The columns of a table, in the order in which they are written. \throws std::out_of_range if there is no
/// such table
[[nodiscard]] std::span<const column> columns_of(std::string_view table);

/// The paths with the tables of a folder in place of the folder; other files in it, and hidden
/// ones, are passed over.
[[nodiscard]] std::vector<std::string> with_tables_of_folders(
    std::span<const std::string> paths, diagnostics& faults);

/// Whether a path names a file of CSV.
[[nodiscard]] bool is_csv(std::string_view path) noexcept;

/// Reads the records of a table, whose name is that of the file. `tell` is called now and then with the bytes
/// read.
void read_table(line_reader::byte_source source, std::uint32_t file, case_builder& into,
    const std::function<void(std::uint64_t)>& tell);

/// Reads what stands at the head of a case: {hearsay: 1, title: ...}.
void read_case_head(const node& head, case_builder& into);

}  // namespace hearsay::inline v1::detail
