#pragma once

#include <fmt/format.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hearsay::inline v1 {

/// A day of the proleptic Gregorian calendar, years 1 to 9999: the time that news is told in.
using day = std::chrono::sys_days;

[[nodiscard]] constexpr day make_day(int year, unsigned month, unsigned day_of_month) noexcept {
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day_of_month};
}

inline constexpr day first_day = make_day(1, 1, 1);
inline constexpr day last_day = make_day(9999, 12, 31);

/// Reads `2024-10-18` and nothing else: nothing comes back for another form, and for 2024-02-30. O(1).
[[nodiscard]] constexpr std::optional<day> parse_day(std::string_view text) noexcept {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    int numbers[3] = {0, 0, 0};
    constexpr std::size_t starts[4] = {0, 5, 8, 11};
    for (std::size_t part = 0; part < 3; ++part) {
        for (std::size_t i = starts[part]; i + 1 < starts[part + 1]; ++i) {
            if (text[i] < '0' || text[i] > '9') return std::nullopt;
            numbers[part] = numbers[part] * 10 + (text[i] - '0');
        }
    }
    const std::chrono::year_month_day read{std::chrono::year{numbers[0]},
                                           std::chrono::month{static_cast<unsigned>(numbers[1])},
                                           std::chrono::day{static_cast<unsigned>(numbers[2])}};
    if (!read.ok() || numbers[0] == 0) return std::nullopt;
    return day{read};
}

/// Writes `2024-10-18`: ISO 8601.
[[nodiscard]] inline std::string to_string(day when) {
    const std::chrono::year_month_day date{when};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

}  // namespace hearsay::inline v1
