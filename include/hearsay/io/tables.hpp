#pragma once

#include <hearsay/graph/claim_graph.hpp>
#include <hearsay/io/case_writer.hpp>

#include <array>
#include <functional>
#include <string_view>

namespace hearsay::inline v1 {

/// The tables of a case, in the order in which they are written and, from a folder, read. The file of a table
/// bears its name: `sources.csv`, or `sources-monday.csv` where there are several.
inline constexpr std::array<std::string_view, 12> table_names{"case", "units", "places", "labels", "parts",
    "documents", "sources", "questions", "claims", "statements", "links", "judgements"};

/// The table that a file holds, by its name: "statements" for `monday/statements-2.csv`; empty where it is no
/// table.
[[nodiscard]] std::string_view table_of(std::string_view path) noexcept;

/// Takes the tables piece by piece: those of one table one after the other.
using table_sink = std::function<void(std::string_view table, std::string_view piece)>;

/// Writes a case as tables in CSV (RFC 4180): a row a record, a column a field, the same bytes for the same
/// case.
///
/// \code
/// write_tables(graph, title, [&](auto table, auto piece) { files[table] << piece; });
/// \endcode
///
/// Sources, questions, claims and statements are written always, if only their headers; the other tables
/// where there is something in them. `read_case` reads them back to equal records; nothing is lost. A cell
/// holds what stands for the field in a case file, but for
/// - lists: `s1; s2`, with a backslash before a semicolon, a backslash, and spaces at an end. A stance is the
///   claim's id, then perhaps `(probable)`, `(if confirmed)` or `(probable: on condition)`, with a backslash
///   before other brackets;
/// - days: `2024-10-17..2024-10-18`, `..2024-10-18` for by that day, `2024-10-17..`;
/// - values: a phrase where it says all, `over 11000 soldier`, else a mapping in braces; an id that
///   would read as something else in double quotes.
/// What a spreadsheet would take for a formula gets a `'` before it: see `harmless`.
///
/// \returns whether all was written: false where it was stopped
/// \throws std::invalid_argument as `write_case`
/// Complexity: linear, with 16 bytes in memory for each source, claim and statement.
bool write_tables(const claim_snapshot& graph, std::string_view title, const table_sink& sink,
    const write_case_options& options = {});

}  // namespace hearsay::inline v1
