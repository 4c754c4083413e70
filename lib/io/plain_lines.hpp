#pragma once

#include "case_builder.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

namespace hearsay::inline v1::detail {

/// Reads the plain lines of bulk data, which are nearly all: sources, questions, claims and statements with ids, words,
/// numbers and days alone.
///
/// A block of lines is parsed at once, straight to views of its text. What is looked up by name is then brought closer for
/// some hundred lines at a time, and added. A line with anything else in it, be it a fault or a text that has to
/// be decoded, is left to be read in full, in its turn: there is one way to say what is wrong with a line.
class plain_lines {
public:
    /// Reads one line in full.
    using full_reader = std::function<void(std::string_view line, location where)>;

    plain_lines(case_builder& into, full_reader in_full);
    ~plain_lines();
    plain_lines(const plain_lines&) = delete;
    plain_lines& operator=(const plain_lines&) = delete;

    /// Takes whole lines, of which the first is number `first_line` of a file; `json_padding` bytes behind them can be
    /// read. Gives how many there were.
    std::uint32_t read(std::string_view lines, std::uint32_t file, std::uint32_t first_line);

private:
    struct parsed_block;
    std::unique_ptr<parsed_block> block_;
    case_builder& into_;
    full_reader in_full_;
};

}  // namespace hearsay::inline v1::detail
