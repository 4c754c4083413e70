#pragma once

#include <compare>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>

namespace hearsay::inline v1 {

/// A place in a text that was read: line 14, column 9 of the first file.
///
/// Lines and columns count from 1; a column is one Unicode code point: "é" is one, and a tab is one. A fault
/// of a file as a whole stands at its line 1, column 1. `file` is an index of a `file_table`.
struct location {
    std::uint32_t file = 0;
    std::uint32_t line = 1;
    std::uint32_t column = 1;

    friend constexpr auto operator<=>(const location&, const location&) noexcept = default;
};

/// The names of the files that locations point into, numbered from 0 in the order in which they were added.
class file_table {
public:
    /// Adds a name and gives its number. The same name twice has two numbers: a file may be read twice.
    std::uint32_t add(std::string name) {
        names_.push_back(std::move(name));
        return static_cast<std::uint32_t>(names_.size() - 1);
    }

    /// The name of a file as it was added, valid as long as the table is.
    /// \throws std::out_of_range if there is no such file
    [[nodiscard]] std::string_view name(std::uint32_t file) const { return names_.at(file); }

    [[nodiscard]] std::size_t size() const noexcept { return names_.size(); }

private:
    std::deque<std::string> names_;  // a deque, for names must not move: views of them are handed out
};

}  // namespace hearsay::inline v1
