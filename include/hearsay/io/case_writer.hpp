#pragma once

#include <hearsay/graph/claim_graph.hpp>
#include <hearsay/io/document.hpp>
#include <hearsay/model/word_table.hpp>

#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

namespace hearsay::inline v1 {

/// Takes a text piece by piece, in order.
using text_sink = std::function<void(std::string_view)>;

struct write_case_options {
    /// What the case chooses for phrases to come; everyday is not written.
    word_table vague_words = word_table::everyday;
    /// Called now and then with the share that is done, 0 to 1.
    std::function<void(double)> progress{};
    /// Ends the writing before the next piece of text.
    std::stop_token stop{};
};

/// Writes a case as YAML, JSON or JSON Lines, piece by piece: the same case gives the same bytes.
///
/// \code
/// write_case(graph, title, document_format::json_lines, [&](std::string_view text) { file << text; });
/// \endcode
///
/// Reading it back gives equal records, and writing those the same bytes, in whichever format. All records of
/// a kind stand together, in the order of the graph: units, places, labels, parts, documents, sources,
/// questions, claims, statements, links, judgements. Nothing is written in place: statements that were, have
/// their ids, times and `held: false`. Values are mappings ({hedge, nominal, unit, approx} or {lower,
/// lower_open, ...}), not phrases, with the table that read a vague word; numbers the shortest that read back
/// the same. Units that a question declares and nothing is said of, and fields that are as they would be when
/// left out, are not written. The stances of a statement are grouped: asserts, denies, unconfirmed, and so
/// on.
///
/// \returns whether all was written: false where it was stopped, and the sink has a beginning of it
/// \throws std::invalid_argument for what a case file can't say, which no reader makes: an answer that is yes
/// and no at once or neither, and a unit with the name of a key of `units` (plural, names, basis, id) to
/// convert into; and for `vague_words` other than of a ready table
/// Complexity: linear, with 16 bytes in memory for each source, claim and statement.
bool write_case(const claim_snapshot& graph, std::string_view title, document_format format,
    const text_sink& sink, const write_case_options& options);

/// The same, to the end.
void write_case(const claim_snapshot& graph, std::string_view title, document_format format,
    const text_sink& sink, word_table vague_words = word_table::everyday);

/// The same as one string.
[[nodiscard]] std::string write_case(const claim_snapshot& graph, std::string_view title,
    document_format format, word_table vague_words = word_table::everyday);

}  // namespace hearsay::inline v1
