#pragma once

#include <hearsay/report/page_options.hpp>
#include <hearsay/report/report.hpp>

#include <string>

namespace hearsay::inline v1 {

/// Writes a report as one page of HTML that needs no other file: what `write_markdown` says, for a browser.
/// Names and quotations are escaped: none of them can become markup.
void write_html(const report& what, std::string& out, const page_options& options = {});

}  // namespace hearsay::inline v1
