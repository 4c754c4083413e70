#include "report_view.hpp"

#include <hearsay/graph/views.hpp>

namespace hearsay::inline v1::detail {

namespace {

// What the views that the options name leave: said by a day, and not by those left out.
std::vector<bool> left_by(const claim_snapshot& whole, const report_options& options) {
    const auto left = without(whole, std::span<const source_id>{options.without});
    std::vector<bool> shown(whole.statements().size());
    const auto fill = [&](const auto& view) {
        for (const statement_id s : whole.statements()) shown[s.number()] = view.shows(s);
    };
    if (options.as_of && options.said_by) fill(as_of(said_by(left, *options.said_by), *options.as_of));
    else if (options.as_of) fill(as_of(left, *options.as_of));
    else if (options.said_by) fill(said_by(left, *options.said_by));
    else fill(left);
    return shown;
}

}  // namespace

report_view::report_view(const claim_snapshot& whole, const report_options& options)
    : whole_{whole}, all_held_{options.said_by.has_value()}, shown_{left_by(whole, options)} {
    if (all_held_) return;
    std::vector<bool> known(shown_.size());
    std::vector<statement_id> open;
    const auto reach = [&](statement_id s) {
        if (!shown_[s.number()] || known[s.number()]) return;
        known[s.number()] = true;
        open.push_back(s);
    };
    for (const statement_id s : whole_.statements()) {
        if (whole_.is_held(s)) reach(s);
        while (!open.empty()) {
            const statement_id at = open.back();
            open.pop_back();
            for (const statement_id relayed : whole_.relays(at)) reach(relayed);
        }
    }
    shown_ = std::move(known);
}

}  // namespace hearsay::inline v1::detail
