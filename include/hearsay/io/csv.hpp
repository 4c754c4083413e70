#pragma once

#include <hearsay/io/diagnostic.hpp>
#include <hearsay/io/lines.hpp>
#include <hearsay/io/location.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::inline v1 {

/// Reads comma-separated values (RFC 4180) row by row, in memory that is bounded by the longest row.
///
/// \code
/// csv_reader rows{*open_bytes("sources.csv", file, faults), file, faults};
/// while (rows.next())
///     for (std::size_t i = 0; i < rows.cells().size(); ++i) use(rows.cells()[i], rows.where(i));
/// \endcode
///
/// Cells are in quotes or not; in quotes they may hold commas, line breaks and doubled quotes. Rows end with
/// CR LF or LF, the last one also without. A byte order mark at the beginning is left out, and so are rows
/// without anything in any cell, as spreadsheets leave them. The quote of a formula (see `harmless`) is taken
/// off.
///
/// A row with a fault (a quote within a cell without quotes, text after a closing quote, a carriage return
/// alone, bytes that are not UTF-8) is reported, and reading goes on with the next line; a quote that is
/// never closed and a row of more than `most_line_bytes` are reported and end the text.
class csv_reader {
public:
    csv_reader(line_reader::byte_source source, std::uint32_t file, diagnostics& faults);

    /// Goes to the next row that is good; false at the end.
    [[nodiscard]] bool next();

    /// The cells of the row, valid until `next()`.
    [[nodiscard]] std::span<const std::string_view> cells() const noexcept { return texts_; }

    /// Where a cell begins, with its quote if it has one. \throws std::out_of_range if there is no such cell
    [[nodiscard]] location where(std::size_t cell) const { return places_.at(cell); }

    /// How many bytes lie before the next row: for showing progress.
    [[nodiscard]] std::uint64_t bytes_read() const noexcept { return passed_; }

private:
    enum class outcome : std::uint8_t { row, unfinished, faulty, end };
    struct raw_cell {
        std::size_t begin;
        std::size_t end;
        std::uint32_t line;  // counted from the first of the row
        std::size_t line_begin;
        bool is_quoted;
        bool has_doubled;
    };

    bool fill();
    outcome scan();
    outcome refuse(
        std::size_t at, const raw_cell& in, std::string found, std::string expected, std::string mend);
    void pass_to_line_end(std::size_t at);
    void finish_row();
    [[nodiscard]] location place_of(std::size_t at, std::uint32_t line, std::size_t line_begin) const;
    [[nodiscard]] bool is_utf8();

    line_reader::byte_source source_;
    std::uint32_t file_;
    diagnostics* faults_;
    std::vector<char> buffer_;
    std::size_t first_ = 0;   // of the row
    std::size_t next_ = 0;    // where the next row begins
    std::size_t filled_ = 0;  // how much of the buffer is text
    std::uint64_t passed_ = 0;
    std::uint32_t line_ = 1;  // of the row
    std::uint32_t lines_in_row_ = 1;
    bool ended_ = false;
    bool begun_ = false;
    bool is_ascii_ = true;  // the row
    std::vector<raw_cell> cells_;
    std::vector<std::string_view> texts_;
    std::vector<location> places_;
};

/// A text as a cell that no spreadsheet takes for a formula: with a `'` before it, where it begins with = + -
/// @, a tab or a line break, whatever spaces or further `'` stand before those; but numbers such as -5 stay
/// as they are.
///
/// `csv_reader` takes exactly this quote off, so that every text reads back as it was.
/// Source: OWASP, "CSV Injection"; the full-width forms of the four signs count too.
[[nodiscard]] std::string harmless(std::string_view text);

/// Appends a cell: made harmless, and in quotes where it must be. What is not UTF-8 becomes U+FFFD.
void append_csv_cell(std::string& out, std::string_view text);

}  // namespace hearsay::inline v1
