#pragma once

#include <hearsay/report/page_options.hpp>
#include <hearsay/report/report.hpp>

#include <cstddef>
#include <string>

namespace hearsay::inline v1 {

/// How a report looks on a terminal.
struct text_options : page_options {
    bool colours = false;      ///< ANSI colours and bold type: for terminals alone
    std::size_t columns = 80;  ///< lines are at most this long, in code points; 40 at least
};

/// Writes a report as plain text in English, for reading on a terminal or in a letter.
///
/// \code
/// std::string page;
/// write_text(make_report(graph, "Troops"), page);   // "How many soldiers were sent? More than 11,000, …"
/// \endcode
///
/// It leads with the answer to each question: what may hold and if what, on how many independent origins, who
/// dissents, and what would change it. Then the claims and on whose word they are, how they stand to each other,
/// warnings and assumptions. UTF-8; control characters in names are shown as \u001b and never reach the terminal.
/// The same report gives the same bytes. Complexity: linear in the report, and a comparison for each two positions
/// on a question about numbers, for the other reading.
void write_text(const report& what, std::string& out, const text_options& options = {});

}  // namespace hearsay::inline v1
