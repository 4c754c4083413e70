#pragma once

#include <hearsay/io/diagnostic.hpp>
#include <hearsay/io/document.hpp>
#include <hearsay/io/location.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::inline v1 {

/// The size of the longest line that is read, in bytes; a longer one is an error.
inline constexpr std::size_t most_line_bytes = std::size_t{16} << 20;

/// Reads a text of any size line by line, in memory that is bounded by the longest line.
///
/// \code
/// auto lines = open_lines("bulk.jsonl", faults);
/// while (lines && lines->next())
///     if (read_json_line(lines->text(), lines->where(), json_padding, tree, faults)) …
/// \endcode
///
/// Lines end with LF or CR LF, the last one also without. A byte order mark at the beginning of the text is
/// left out. A line over `most_line_bytes` is reported and passed over without being kept, and reading goes
/// on with the next one; when reading itself fails, that is reported and the text ends there.
class line_reader {
public:
    /// Puts at most `room` bytes into `into`: how many, 0 at the end; or -1 with `errno` set.
    using byte_source = std::function<std::ptrdiff_t(char* into, std::size_t room)>;

    line_reader(byte_source source, std::uint32_t file, diagnostics& faults);
    line_reader(std::istream& source, std::uint32_t file, diagnostics& faults);
    line_reader(std::FILE* source, std::uint32_t file, diagnostics& faults);

    /// Goes to the next line, an empty one too; false at the end.
    [[nodiscard]] bool next();

    /// The line without its line break, valid until `next()`; `json_padding` bytes behind it can be read too.
    [[nodiscard]] std::string_view text() const noexcept { return {buffer_.data() + first_, length_}; }

    /// The whole lines behind this one that are in memory, with their line breaks: nothing where there is none, or where
    /// only a long line comes. Reads on, so that there are as many as fit. Valid until `next` or `pass`; `json_padding`
    /// bytes behind can be read too.
    [[nodiscard]] std::string_view lines_ahead();
    /// Goes past so many of the bytes and lines of `lines_ahead`: from its beginning to the end of one of its lines.
    void pass(std::size_t bytes, std::uint32_t lines) noexcept;

    /// The place of its first character.
    [[nodiscard]] location where() const noexcept { return {file_, line_, 1}; }

    /// How many bytes lie before the next line: for showing progress.
    [[nodiscard]] std::uint64_t bytes_read() const noexcept { return passed_; }

private:
    bool find_line();
    bool fill();
    void make_room();
    void pass_rest_of_line();

    byte_source source_;
    std::uint32_t file_;
    diagnostics* faults_;
    std::vector<char> buffer_;
    std::size_t first_ = 0;   // of the line
    std::size_t length_ = 0;  // of the line
    std::size_t next_ = 0;    // where the next line begins
    std::size_t filled_ = 0;  // how much of the buffer is text
    std::uint64_t passed_ = 0;
    std::uint32_t line_ = 0;
    bool ended_ = false;
};

/// Whether a line has nothing but spaces and tabs.
[[nodiscard]] bool is_blank(std::string_view line) noexcept;

/// Opens a file for reading its bytes, with the faults of `open_lines`. `file` is its number in `faults`.
[[nodiscard]] std::optional<line_reader::byte_source> open_bytes(
    const std::string& path, std::uint32_t file, diagnostics& faults);

/// Opens a file for reading line by line; "-" is the standard input. The file is entered in `faults`.
/// \returns nothing, and reports it, where there is no such file, it is a directory or may not be read
[[nodiscard]] std::optional<line_reader> open_lines(const std::string& path, diagnostics& faults);

/// Reads a file whole; "-" is the standard input. `file` is its number in `faults`.
/// \returns nothing, and reports it, where there is no such file, it is a directory, may not be read or is
///          larger than `most` bytes, of which no more are read
[[nodiscard]] std::optional<std::string> read_file(
    const std::string& path, std::uint32_t file, diagnostics& faults, std::size_t most = most_document_bytes);

}  // namespace hearsay::inline v1
