#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace hearsay::inline v1::detail {

/// Numbers by numbers, as many as are touched: what a search over a small part of a large graph keeps its
/// marks in. Open addressing; O(1) on average. The key 2^32 - 1 can't be used.
class number_map {
public:
    static constexpr std::uint32_t none = 0xffffffff;

    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    /// The value of a key, or `none`.
    [[nodiscard]] std::uint32_t find(std::uint32_t key) const noexcept {
        return slots_.empty() ? none : slots_[slot_of(key)].second;
    }
    [[nodiscard]] bool contains(std::uint32_t key) const noexcept { return find(key) != none; }

    /// Gives a key a value where it has none; the value that it has then, and whether it is new.
    std::pair<std::uint32_t, bool> insert(std::uint32_t key, std::uint32_t value) {
        if ((size_ + 1) * 2 > slots_.size()) grow();
        auto& slot = slots_[slot_of(key)];
        if (slot.first == key) return {slot.second, false};
        slot = {key, value};
        ++size_;
        return {value, true};
    }

    /// The value of a key that is there.
    [[nodiscard]] std::uint32_t& at(std::uint32_t key) noexcept { return slots_[slot_of(key)].second; }

private:
    [[nodiscard]] std::size_t slot_of(std::uint32_t key) const noexcept {
        const std::size_t mask = slots_.size() - 1;
        std::size_t slot = static_cast<std::size_t>((key * std::uint64_t{0x9e3779b97f4a7c15}) >> 32) & mask;
        while (slots_[slot].first != none && slots_[slot].first != key) slot = (slot + 1) & mask;
        return slot;
    }
    void grow() {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> before(
            slots_.empty() ? 16 : slots_.size() * 2, {none, none});
        before.swap(slots_);
        for (const auto& slot : before) {
            if (slot.first != none) slots_[slot_of(slot.first)] = slot;
        }
    }

    std::vector<std::pair<std::uint32_t, std::uint32_t>>
        slots_;  // key, value; a power of two, at most half full
    std::size_t size_ = 0;
};

}  // namespace hearsay::inline v1::detail
