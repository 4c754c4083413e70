#pragma once

/// \file Many questions at once, on all cores: hearsay::parallel, which needs oneTBB.

#include <hearsay/compare/in_turn.hpp>

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <cstddef>

namespace hearsay::inline v1 {

/// A runner that shares things out among the cores.
/// \code
/// const auto table = agreement_of_all(graph, {}, on_all_cores{});
/// \endcode
/// What is made is the same, to the byte, whatever the number of threads: each thing has a place of its own to put
/// its answer. What a thread throws comes out of the call, and the rest is left undone.
struct on_all_cores {
    int threads = 0;  ///< at most so many; 0: as many as there are cores

    template <std::invocable<std::size_t, std::size_t> Body>
    void operator()(std::size_t count, Body&& body) const {
        if (threads == 1) return in_turn{}(count, body);
        tbb::task_arena arena{threads == 0 ? tbb::task_arena::automatic : threads};
        arena.execute([&] {
            // The large questions of a case come anywhere in it: small pieces, taken as threads come free.
            constexpr std::size_t grain = 64;
            tbb::parallel_for(
                tbb::blocked_range<std::size_t>{0, count, grain},
                [&](const tbb::blocked_range<std::size_t>& range) { body(range.begin(), range.end()); },
                tbb::simple_partitioner{});
        });
    }
};

}  // namespace hearsay::inline v1
