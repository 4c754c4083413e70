#pragma once

#include <hearsay/report/page_options.hpp>
#include <hearsay/report/report.hpp>

#include <string>

namespace hearsay::inline v1 {

/// Writes a report as Markdown (CommonMark with the tables of GitHub): what `write_text` says, with headings and
/// tables. Names and quotations are escaped: none of them can become markup.
void write_markdown(const report& what, std::string& out, const page_options& options = {});

}  // namespace hearsay::inline v1
