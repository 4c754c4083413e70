#pragma once

#include <hearsay/compare/compare.hpp>

#include <cstdint>

namespace hearsay::inline v1 {

/// How many agree, are compatible, conflict, or can't be compared.
struct verdict_counts {
    std::uint32_t agree = 0;
    std::uint32_t compatible = 0;
    std::uint32_t conflict = 0;
    std::uint32_t incomparable = 0;

    void add(verdict v, std::uint32_t times = 1) noexcept {
        switch (v) {
        case verdict::agree: agree += times; break;
        case verdict::compatible: compatible += times; break;
        case verdict::conflict: conflict += times; break;
        case verdict::incomparable: incomparable += times; break;
        }
    }
    [[nodiscard]] std::uint64_t total() const noexcept {
        return std::uint64_t{agree} + compatible + conflict + incomparable;
    }
    friend bool operator==(const verdict_counts&, const verdict_counts&) = default;
};

}  // namespace hearsay::inline v1
