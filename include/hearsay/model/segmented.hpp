#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <type_traits>
#include <utility>

namespace hearsay::inline v1 {

/// A column that only grows: elements never move, so that a reader may hold an address while a writer appends.
///
/// Segments double in size, so that at most half of the memory is spare and an index finds its segment by one count
/// of leading zeros. What a segment holds in reserve is memory that nobody touched. Whoever shares a column between threads publishes its size with the usual release and acquire.
/// Complexity: O(1) a read and an append; memory at most twice the elements, and at least 64 of them.
template <class T>
class segmented {
public:
    segmented() = default;
    segmented(segmented&& other) noexcept
        : segments_{std::exchange(other.segments_, {})}, size_{std::exchange(other.size_, 0)} {}
    segmented& operator=(segmented&& other) noexcept {
        std::swap(segments_, other.segments_);
        std::swap(size_, other.size_);
        return *this;
    }
    ~segmented() { truncate(0); }

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }

    [[nodiscard]] const T& operator[](std::size_t index) const noexcept {
        const auto [segment, offset] = place_of(index);
        return segments_[segment][offset];
    }
    [[nodiscard]] T& operator[](std::size_t index) noexcept {
        const auto [segment, offset] = place_of(index);
        return segments_[segment][offset];
    }

    void push_back(T value) {
        const auto [segment, offset] = place_of(size_);
        if (!segments_[segment]) segments_[segment] = std::allocator<T>{}.allocate(size_of(segment));
        std::construct_at(segments_[segment] + offset, std::move(value));
        ++size_;
    }

    /// Appends until there are `size` elements.
    void extend(std::size_t size, const T& value = T{}) {
        while (size_ < size) push_back(value);
    }

    /// Drops what was appended last, as a batch that failed does. What stays keeps its address.
    void truncate(std::size_t size) noexcept {
        assert(size <= size_);
        if constexpr (!std::is_trivially_destructible_v<T>) {
            for (std::size_t i = size; i < size_; ++i) std::destroy_at(&(*this)[i]);
        }
        size_ = size;
        const std::size_t first_free = size == 0 ? 0 : place_of(size - 1).first + 1;
        for (std::size_t segment = first_free; segment < segments_.size(); ++segment) {
            if (segments_[segment]) std::allocator<T>{}.deallocate(segments_[segment], size_of(segment));
            segments_[segment] = nullptr;
        }
    }

    /// The elements from `begin` to `end`, in pieces that lie in a row: calls `visit(std::span<const T>)` for each.
    template <class Visit>
    void for_each_run(std::size_t begin, std::size_t end, Visit&& visit) const {
        while (begin < end) {
            const auto [segment, offset] = place_of(begin);
            const std::size_t count = std::min(end - begin, size_of(segment) - offset);
            visit(std::span<const T>{segments_[segment] + offset, count});
            begin += count;
        }
    }

    /// Bytes in use, without the reserve.
    [[nodiscard]] std::size_t bytes() const noexcept { return size_ * sizeof(T); }

private:
    static constexpr std::size_t first_bits = 6;  // the first segment holds 64 elements

    static constexpr std::size_t size_of(std::size_t segment) noexcept {
        return std::size_t{1} << (segment == 0 ? first_bits : first_bits + segment - 1);
    }
    static constexpr std::pair<std::size_t, std::size_t> place_of(std::size_t index) noexcept {
        const std::size_t segment = static_cast<std::size_t>(std::bit_width(index >> first_bits));
        return {segment, segment == 0 ? index : index - size_of(segment)};
    }

    std::array<T*, 34> segments_{};
    std::size_t size_ = 0;
};

}  // namespace hearsay::inline v1
