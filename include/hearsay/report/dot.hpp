#pragma once

#include <hearsay/report/report.hpp>

#include <string>

namespace hearsay::inline v1 {

/// Draws a report as a directed graph in the language of Graphviz: `dot -Tsvg` makes a picture of it.
///
/// From the left: who speaks, the statements that pass each other on, and what they claim, a frame for each
/// question. A red line joins two claims that conflict. Statements that the report leaves out (hidden, retracted)
/// are left out.
/// Node ids are made of the case's ids ("claim c1", "source gur", "statement s1.1") and so are stable.
/// Complexity: linear in the case and the relations listed.
void write_dot(const report& what, std::string& out);

}  // namespace hearsay::inline v1
