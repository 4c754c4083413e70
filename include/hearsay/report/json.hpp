#pragma once

#include <hearsay/report/report.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace hearsay::inline v1 {

/// Writes a report as JSON, for programs: docs/schema/report.schema.json says what is in it.
///
/// \code
/// std::string page;
/// write_json(make_report(graph, "Troops"), page);
/// \endcode
///
/// Things go by their ids, not by numbers; an infinite end is null; a number has the fewest digits that read back as the
/// same double. The same report gives the same bytes everywhere. Later versions may add keys and change none.
/// Complexity: linear in the report.
void write_json(const report& what, std::string& out);

/// The same, in pieces as they are made: for files and pipes. What `out` throws is passed on.
void write_json(const report& what, const std::function<void(std::string_view)>& out);

}  // namespace hearsay::inline v1
