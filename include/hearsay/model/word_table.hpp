#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace hearsay::inline v1 {

/// Which table a vague word was read by: "dozens" is a number only under somebody's convention.
/// `none` stands for a figure, which needs no table, `own` for a table that the user made.
enum class word_table : std::uint8_t { none, everyday, acled, crowd_counting, own };

[[nodiscard]] constexpr std::string_view to_string(word_table t) noexcept {
    constexpr std::string_view names[] = {"none", "everyday", "acled", "crowd_counting", "own"};
    return names[static_cast<std::size_t>(t)];
}

/// Those that come with the library, which a case or a call may choose: `vague_table::ready` has each.
inline constexpr std::array ready_word_tables{
    word_table::everyday, word_table::acled, word_table::crowd_counting};

/// The table of that name, as `to_string` writes it, or nothing.
[[nodiscard]] constexpr std::optional<word_table> word_table_from(std::string_view name) noexcept {
    for (const auto t : {word_table::none, word_table::everyday, word_table::acled,
             word_table::crowd_counting, word_table::own})
        if (to_string(t) == name) return t;
    return std::nullopt;
}

}  // namespace hearsay::inline v1
