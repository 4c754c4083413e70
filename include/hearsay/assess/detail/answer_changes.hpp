#pragma once

#include <hearsay/assess/question_answers.hpp>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <vector>

namespace hearsay::inline v1 {

/// Which answers came out otherwise than before: what an application shows anew. All lists ascend, without repeats.
struct analysis_changes {
    std::uint64_t revision = 0;            ///< of the answers as they are now
    std::vector<question_id> touched{};    ///< what might have changed, whether or not it was asked for
    bool everything = false;               ///< any might: units joined, overlaps declared, sources linked
    std::vector<position> taken{};         ///< taken now, and by nobody before
    std::vector<position> dropped{};       ///< taken before, and by nobody now
    std::vector<position> counts{};        ///< taken before and now: other takers or verdicts
    std::vector<question_id> consensus{};  ///< other regions, scenarios or origins in some scope
    std::vector<position> support{};       ///< other origins, or less independent ones; new and gone too

    /// Whether every answer is as it was.
    [[nodiscard]] bool empty() const noexcept {
        return taken.empty() && dropped.empty() && counts.empty() && consensus.empty() && support.empty();
    }
    friend bool operator==(const analysis_changes&, const analysis_changes&) = default;
};

namespace detail {

/// The answers to one question, as snapshots share them.
template <class Consensus>
struct shared_answers {
    std::shared_ptr<const std::vector<hearsay::agreement>> agreement{};
    std::shared_ptr<const Consensus> consensus{};
    std::shared_ptr<const std::vector<position_support>> support{};

    template <class Answer>
    [[nodiscard]] std::shared_ptr<const Answer>& of() noexcept {
        if constexpr (std::is_same_v<Answer, Consensus>)
            return consensus;
        else if constexpr (std::is_same_v<Answer, std::vector<position_support>>)
            return support;
        else
            return agreement;
    }
};

/// Goes through two lists by position, both ascending: `visit(before, now)` with null for what is not in one.
template <class T, class Visit>
void for_each_position(const std::vector<T>& before, const std::vector<T>& now, Visit&& visit) {
    auto a = before.begin();
    auto b = now.begin();
    while (a != before.end() || b != now.end()) {
        if (b == now.end() || (a != before.end() && a->position < b->position))
            visit(&*a++, static_cast<const T*>(nullptr));
        else if (a == before.end() || b->position < a->position)
            visit(static_cast<const T*>(nullptr), &*b++);
        else
            visit(&*a++, &*b++);
    }
}

inline void compare_answers(const std::vector<hearsay::agreement>& before,
    const std::vector<hearsay::agreement>& now, analysis_changes& changes) {
    for_each_position(before, now, [&](const hearsay::agreement* a, const hearsay::agreement* b) {
        if (!a)
            changes.taken.push_back(b->position);
        else if (!b)
            changes.dropped.push_back(a->position);
        else if (*a != *b)
            changes.counts.push_back(a->position);
    });
}
inline void compare_answers(const std::vector<position_support>& before,
    const std::vector<position_support>& now, analysis_changes& changes) {
    for_each_position(before, now, [&](const position_support* a, const position_support* b) {
        if (!a || !b || !(*a == *b)) changes.support.push_back((a ? a : b)->position);
    });
}

}  // namespace detail

}  // namespace hearsay::inline v1
