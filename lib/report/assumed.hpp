#pragma once

#include "report_view.hpp"

#include <hearsay/report/report.hpp>

#include <vector>

namespace hearsay::inline v1::detail {

/// The assumptions that were used, in words and figures; of units also every factor at which a verdict that is listed changes.
/// Complexity: a solution for each listed pair across units.
[[nodiscard]] std::vector<report::assumed> list_assumptions(const report_view& view, const report_options& options,
                                                            const assumption_list& used,
                                                            const std::vector<report::question>& questions);

}  // namespace hearsay::inline v1::detail
