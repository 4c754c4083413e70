#pragma once

namespace hearsay::inline v1 {

/// How much a page that people read holds of a report.
struct page_options {
    /// All that the report lists: every relation, chain and scenario. Without it a page keeps to what matters and
    /// says how much it left out.
    bool detail = false;
};

}  // namespace hearsay::inline v1
