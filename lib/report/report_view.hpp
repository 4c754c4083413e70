#pragma once

#include <hearsay/report/report.hpp>

#include <vector>

namespace hearsay::inline v1::detail {

/// What a report looks at: the statements that its options leave and that are on record, by themselves or through a
/// path of relays from one that is. What nobody passes on any more is not known: without Kyiv Post, we had never heard of
/// what it alone relays.
///
/// One type for all options together, decided for each statement beforehand: every algorithm is compiled once.
class report_view {
public:
    /// Complexity: O(statements + relays).
    report_view(const claim_snapshot& whole, const report_options& options);

    [[nodiscard]] const claim_snapshot& whole() const noexcept { return whole_; }
    [[nodiscard]] bool shows(statement_id s) const noexcept { return shown_[s.number()]; }
    [[nodiscard]] bool is_held(statement_id s) const noexcept { return shows(s) && (all_held_ || whole_.is_held(s)); }

private:
    claim_snapshot whole_;
    bool all_held_;
    std::vector<bool> shown_;
};

}  // namespace hearsay::inline v1::detail
