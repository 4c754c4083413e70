#pragma once

#include <hearsay/model/said_at.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

// Texts, numbers and days as case files have them, written without a detour. Not installed.

namespace hearsay::inline v1::detail {

/// Whether one of eight bytes may not stand as it is in a JSON string that is ASCII: a control character, a
/// quote, a backslash, or anything from 0x7f on.
[[nodiscard]] constexpr bool has_special(std::uint64_t bytes) noexcept {
    constexpr std::uint64_t ones = 0x0101010101010101;
    constexpr std::uint64_t tops = ones * 0x80;
    const auto has_zero = [](std::uint64_t x) { return (x - ones) & ~x & tops; };
    const std::uint64_t below_space = (bytes - ones * 0x20) & ~bytes & tops;
    const std::uint64_t above_tilde = (bytes | (bytes + ones)) & tops;
    return (below_space | above_tilde | has_zero(bytes ^ ones * '"') | has_zero(bytes ^ ones * '\\')) != 0;
}

[[nodiscard]] inline std::uint64_t eight_bytes(const char* at) noexcept {
    std::uint64_t bytes;
    std::memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

/// One to seven bytes and spaces behind them, without reading past the end: by reads that overlap.
[[nodiscard]] inline std::uint64_t few_bytes(const char* at, std::size_t count) noexcept {
    constexpr std::uint64_t spaces = 0x2020202020202020;
    if constexpr (std::endian::native != std::endian::little) {
        std::uint64_t bytes = spaces;
        std::memcpy(&bytes, at, count);
        return bytes;
    }
    const std::uint64_t behind = spaces << (8 * count);
    if (count >= 4) {
        std::uint32_t first;
        std::uint32_t last;
        std::memcpy(&first, at, 4);
        std::memcpy(&last, at + count - 4, 4);
        return first | std::uint64_t{last} << (8 * (count - 4)) | behind;
    }
    const auto byte = [at](std::size_t i) {
        return std::uint64_t{static_cast<unsigned char>(at[i])} << (8 * i);
    };
    return byte(0) | byte(count / 2) | byte(count - 1) | behind;
}

/// What may not stand as it is in a JSON string, or in a YAML one in double quotes.
[[nodiscard]] constexpr bool is_escaped(std::uint32_t c) noexcept {
    return c < 0x20 || c == '"' || c == '\\' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 ||
        c == 0xfeff || c == 0xfffe || c == 0xffff;
}

/// Appends a text as `json_string` has it.
void append_json_string(std::string& out, std::string_view text);

/// The most bytes that a number takes.
inline constexpr std::size_t most_number_bytes = 32;
/// Writes a finite number as `json_number` has it: gives the end of it.
char* put_json_number(char* to, double number) noexcept;

/// A time as case files have it, without an allocation: a text of at most thirty bytes.
class time_text {
public:
    explicit time_text(day when) noexcept { put(when); }
    /// An instant: 2024-10-18T09:30:00+02:00
    [[nodiscard]] static time_text of_instant(said_at when) noexcept;

    [[nodiscard]] std::string_view view() const noexcept { return {text_, size_}; }

private:
    time_text() noexcept = default;
    void put(day when) noexcept;
    void put_two(int number) noexcept {
        text_[size_++] = static_cast<char>('0' + number / 10);
        text_[size_++] = static_cast<char>('0' + number % 10);
    }
    void put(char c) noexcept { text_[size_++] = c; }

    char text_[40];
    std::size_t size_ = 0;
};

}  // namespace hearsay::inline v1::detail
