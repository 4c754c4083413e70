#pragma once

#include <hearsay/graph/claim_graph.hpp>
#include <hearsay/io/diagnostic.hpp>
#include <hearsay/io/location.hpp>
#include <hearsay/model/word_table.hpp>
#include <hearsay/text/vague_table.hpp>

#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::inline v1 {

/// A case as it was read: who says what, and where in the files it stands.
struct loaded_case {
    claim_graph graph;
    std::string title;  ///< of the first file that has one

    /// Where each was read, by its number in the graph: the id of it, or what was written in place.
    std::vector<location> source_places;
    std::vector<location> question_places;
    std::vector<location> claim_places;
    std::vector<location> statement_places;

    word_table vague_words = word_table::everyday;  ///< the table that the case chooses for vague words

    [[nodiscard]] location where(source_id s) const { return source_places.at(s.number()); }
    [[nodiscard]] location where(question_id q) const { return question_places.at(q.number()); }
    [[nodiscard]] location where(claim_id c) const { return claim_places.at(c.number()); }
    [[nodiscard]] location where(statement_id s) const { return statement_places.at(s.number()); }
};

struct read_case_options {
    /// Called now and then with the share that is done, 0 to 1: not where the size is unknown, as of a pipe.
    std::function<void(double)> progress{};
    /// A table of vague words to read phrases by, in place of the one that the case chooses; it must live as long as
    /// the call.
    const vague_table* vague_words = nullptr;
    /// Asked for between some thousand records, and between files: where it says so, nothing more is read, and nothing
    /// comes back. That is no fault: whoever asked for the stop knows.
    std::stop_token stop{};
};

/// A case file that is in memory already.
struct case_text {
    /// For messages; its extension tells the format, else the text does; `claims.csv` is a table.
    std::string name;
    std::string_view text;  ///< YAML, JSON, JSON Lines or CSV
};

/// Reads a case from files, or from several that make one case together: YAML, JSON, JSON Lines or tables in
/// CSV.
///
/// \code
/// diagnostics faults;
/// if (const auto read = read_case("troops.yaml", faults)) use(read->graph);
/// else fmt::print(stderr, "{}", faults.to_string());
/// \endcode
///
/// The extension tells the format (.yaml, .yml, .json, .jsonl, .ndjson, .csv), else the content does; "-" is
/// the standard input. Of CSV, the name tells which table it is, and a folder stands for its tables
/// (`table_of`). Records of several files that are equal are one; the same id with other content is a fault
/// that names both places, and so is an id that one file gives twice. Names may be used before they are
/// declared, in another file too.
///
/// Statements and claims may be written in place, in a statement: the first statement within s1 is s1.1
/// unless it has an id of its own, the first claim s1.c1, counted in the order asserts, denies, unconfirmed,
/// declined, conditional, questions. One without a time was said by the last day of the outer one's, and is
/// not held unless it says so.
///
/// \returns nothing where there is an error: all of them, of all files, are in `faults` then. Warnings alone
/// do no harm. Nothing as well where `options.stop` asks for it.
/// \throws std::invalid_argument if there is no path
/// Complexity: linear in what is read; JSON Lines and tables need no memory but for the graph, 12 bytes a
/// record, and values that are phrases.
[[nodiscard]] std::optional<loaded_case> read_case(
    std::span<const std::string> paths, diagnostics& faults, const read_case_options& options = {});
[[nodiscard]] std::optional<loaded_case> read_case(
    const std::string& path, diagnostics& faults, const read_case_options& options = {});

/// The same for texts that are in memory.
[[nodiscard]] std::optional<loaded_case> read_case_text(
    std::span<const case_text> texts, diagnostics& faults, const read_case_options& options = {});
[[nodiscard]] std::optional<loaded_case> read_case_text(
    const case_text& text, diagnostics& faults, const read_case_options& options = {});

}  // namespace hearsay::inline v1
