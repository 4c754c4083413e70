#pragma once

#include <concepts>
#include <cstddef>

namespace hearsay::inline v1 {

/// A way to do many things that do not depend on each other, such as counting for each question.
/// Syntax:    `run(count, body)` calls `body(begin, end)` for ranges of 0 to `count`.
/// Semantics: each number lies in one range; calls may come in any order, and at the same time from several threads.
/// Models:    `in_turn`, `on_all_cores` (parallel.hpp).
template <class Run>
concept runner = requires(Run& run, void (*body)(std::size_t, std::size_t)) { run(std::size_t{}, body); };

/// One after the other, in the thread that calls.
struct in_turn {
    template <std::invocable<std::size_t, std::size_t> Body>
    void operator()(std::size_t count, Body&& body) const {
        if (count != 0) body(std::size_t{0}, count);
    }
};

}  // namespace hearsay::inline v1
