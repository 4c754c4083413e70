#pragma once

// Once they are inlined, GCC 12 takes the copies of a small_vector of Boost 1.74 for reads of any length.
// They are none: the alarm is switched off where they are written, which is there that GCC looks.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wstringop-overread"
#endif
#include <boost/container/small_vector.hpp>
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif
