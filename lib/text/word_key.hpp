#pragma once

// Words as a few numbers, so that they are compared and looked up eight bytes at a time.

#include "ascii.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hearsay::inline v1::detail {

/// The bytes of a word in lower case, eight to a number and the first of them lowest. Zeros fill the last one.
class word_key {
public:
    static constexpr std::size_t longest = 24;  // in bytes; no word of the vocabulary has more

    word_key() = default;
    /// Of at most `longest` bytes.
    constexpr explicit word_key(std::string_view word) noexcept {
        for (std::size_t i = 0; i < word.size(); ++i)
            eights_[i / 8] |= std::uint64_t{static_cast<unsigned char>(lower(word[i]))} << (8 * (i % 8));
    }

    [[nodiscard]] constexpr std::uint64_t hash() const noexcept {
        return (eights_[0] ^ std::rotl(eights_[1], 29) ^ std::rotl(eights_[2], 47)) * 0x9E3779B97F4A7C15U;
    }
    // Written out: compilers make a call of memcmp from the default.
    friend constexpr bool operator==(const word_key& a, const word_key& b) noexcept {
        return ((a.eights_[0] ^ b.eights_[0]) | (a.eights_[1] ^ b.eights_[1]) |
                   (a.eights_[2] ^ b.eights_[2])) == 0;
    }

private:
    friend struct letter_run;
    std::array<std::uint64_t, longest / 8> eights_{};
};

/// The ASCII letters of a text from some place on.
struct letter_run {
    word_key key{};  // of the first `word_key::longest` of them
    std::size_t size = 0;
    bool all_capitals = true;

    letter_run(std::string_view text, std::size_t from) noexcept {
        std::uint64_t lower_case = 0;
        for (std::size_t n = 0; from + size < text.size(); ++n) {
            const std::uint64_t bytes = eight_at(text, from + size);
            const std::uint64_t folded = bytes | case_bits;
            const auto letters = static_cast<std::size_t>(std::countr_zero(no_letters(bytes, folded))) / 8;
            if (letters == 0) break;
            const std::uint64_t part = ~std::uint64_t{0} >> (64 - 8 * letters);
            lower_case |= bytes & part;
            if (n < key.eights_.size()) key.eights_[n] = folded & part;
            size += letters;
            if (letters < 8) break;
        }
        all_capitals = (lower_case & case_bits) == 0;
    }

private:
    static constexpr std::uint64_t high_bits = 0x8080808080808080U;
    static constexpr std::uint64_t case_bits = 0x2020202020202020U;  // set in a lower-case letter
    static constexpr std::uint64_t ones = 0x0101010101010101U;

    // The high bit of each byte that is no letter. `folded` has the letters in lower case.
    [[nodiscard]] static constexpr std::uint64_t no_letters(
        std::uint64_t bytes, std::uint64_t folded) noexcept {
        const std::uint64_t seven = folded & ~high_bits;  // so that no sum goes over into the next byte
        const std::uint64_t from_a = seven + ones * (0x80 - 'a');
        const std::uint64_t after_z = seven + ones * (0x7F - 'z');
        return (~from_a | after_z | bytes) & high_bits;
    }

    // The next eight bytes as one number, the first lowest; zeros after the end of the text, which is not yet reached.
    [[nodiscard]] static std::uint64_t eight_at(std::string_view text, std::size_t i) noexcept {
        const auto byte = [bytes = text.data() + i](
                              std::size_t n) { return std::uint64_t{static_cast<unsigned char>(bytes[n])}; };
        const auto four = [&](std::size_t n) {
            return byte(n) | byte(n + 1) << 8 | byte(n + 2) << 16 | byte(n + 3) << 24;
        };
        const std::size_t left = text.size() - i;
        if (left >= 8) return four(0) | four(4) << 32;
        if (left >= 4)
            return four(0) | four(left - 4) << (8 * (left - 4));  // some bytes twice, in the same place
        return byte(0) | byte(left / 2) << (8 * (left / 2)) | byte(left - 1) << (8 * (left - 1));
    }
};

}  // namespace hearsay::inline v1::detail
