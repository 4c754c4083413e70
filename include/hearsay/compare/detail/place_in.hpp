#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace hearsay::inline v1::detail {

/// The place of what is there in an ascending list. O(log n).
template <class T>
[[nodiscard]] std::size_t place_in(const std::vector<T>& ascending, const T& what) noexcept {
    return static_cast<std::size_t>(
        std::lower_bound(ascending.begin(), ascending.end(), what) - ascending.begin());
}

}  // namespace hearsay::inline v1::detail
