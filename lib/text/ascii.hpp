#pragma once

// Letters and digits of ASCII, without the locale that <cctype> asks.

#include <algorithm>
#include <string>
#include <string_view>

namespace hearsay::inline v1::detail {

[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr char lower(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
[[nodiscard]] constexpr bool is_letter(char c) noexcept { return lower(c) >= 'a' && lower(c) <= 'z'; }

[[nodiscard]] inline std::string lower_case(std::string_view text) {
    std::string made{text};
    for (char& c : made) c = lower(c);
    return made;
}

/// Orders two texts as if both were in lower case.
[[nodiscard]] constexpr int compare_ignoring_case(std::string_view a, std::string_view b) noexcept {
    const std::size_t shared = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < shared; ++i) {
        const auto left = static_cast<unsigned char>(lower(a[i]));
        const auto right = static_cast<unsigned char>(lower(b[i]));
        if (left != right) return left < right ? -1 : 1;
    }
    return a.size() < b.size() ? -1 : a.size() > b.size() ? 1 : 0;
}

[[nodiscard]] constexpr bool equal_ignoring_case(std::string_view a, std::string_view b) noexcept {
    return a.size() == b.size() && (a == b || compare_ignoring_case(a, b) == 0);
}

}  // namespace hearsay::inline v1::detail
