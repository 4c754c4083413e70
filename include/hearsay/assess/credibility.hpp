#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace hearsay::inline v1 {

/// What the grade of a claim is decided by: facts about its support, gathered by the caller.
struct credibility_facts {
    bool has_origin = false;  ///< some origin with this position is supported
    bool declared_independent =
        false;             ///< two origins that agree with it are declared independent of each other
    bool several = false;  ///< two or more origins that may be independent agree or are compatible with it
    bool contradicted = false;  ///< some position conflicts with it
    bool by_better = false;     ///< and one of those has more independent origins
};

/// The credibility of a claim, 1 to 6, by the rule that gave it.
struct credibility {
    int digit = 6;
    std::string_view rule{};  ///< the id of the rule: "admiralty-1" to "admiralty-6"

    /// The rule in words.
    [[nodiscard]] std::string_view because() const noexcept {
        switch (digit) {
        case 1: return "confirmed by origins that are declared independent";
        case 2: return "compatible reports, whose independence can't be guaranteed";
        case 3: return "one line of reports, nothing against it";
        case 4: return "partly contrary: another position conflicts with it";
        case 5: return "contradicted by a position with more independent origins";
        default: return "no basis: no origin stands behind it";
        }
    }
};

/// Grades a claim by its support, on the scale of the Admiralty code: 1 best, 5 worst, and 6 for what has no
/// basis.
///
/// Only declared independence earns a 1: two agencies that agree may share an informant. A claim that is
/// contradicted gets a 4, or a 5 where the other side has more independent origins, whatever speaks for it.
/// This is no verdict of truth. O(1).
[[nodiscard]] constexpr credibility credibility_of(const credibility_facts& facts) noexcept {
    if (!facts.has_origin) return {6, "admiralty-6"};
    if (facts.contradicted)
        return facts.by_better ? credibility{5, "admiralty-5"} : credibility{4, "admiralty-4"};
    if (facts.declared_independent) return {1, "admiralty-1"};
    return facts.several ? credibility{2, "admiralty-2"} : credibility{3, "admiralty-3"};
}

}  // namespace hearsay::inline v1
