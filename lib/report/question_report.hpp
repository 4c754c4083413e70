#pragma once

#include "report_view.hpp"

#include <hearsay/report/report.hpp>
#include <hearsay/trace/question_trace.hpp>

#include <cstdint>
#include <vector>

namespace hearsay::inline v1::detail {

/// What the questions of a report have in common: the view, what lies on a path from a held statement, marks.
class report_context {
public:
    report_context(const report_view& shown, const report_options& chosen);

    const report_view& view;
    const report_options& options;
    by_affiliation<report_view> rule;

    /// Who passes on what some statements say, by live relays from held ones: the sources of the statements above them, but for
    /// those of `besides`. Ascending. Both lists are ascending. Complexity: O(statements and relays above them).
    [[nodiscard]] std::vector<source_id> relaying(const std::vector<statement_id>& takers,
                                                  const std::vector<statement_id>& besides);

private:
    std::vector<bool> live_;
    std::vector<bool> on_path_;          // from a held statement, by live relays
    std::vector<std::uint32_t> marked_;  // by statement: the search that met it last
    std::uint32_t search_ = 0;
};

/// What else is read from a question besides what a report lists of it.
struct question_extras {
    std::vector<position> positions;   ///< that are taken, in the order of the case
    assumption_list assumes;           ///< what its comparisons, sets and regions rest on
    std::vector<std::string> warnings;
};

/// Works out one question. Complexity: a comparison for each two positions, a few more for each that nothing contradicts, and
/// a walk over the relays that reach each position; memory linear in what is listed.
[[nodiscard]] report::question report_question(report_context& context, const question_trace<report_view>& trace,
                                               question_extras& extras);

}  // namespace hearsay::inline v1::detail
