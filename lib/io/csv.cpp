#include <hearsay/io/csv.hpp>

#include "csv_text.hpp"

#include <fmt/format.h>
#include <simdjson.h>
#include <utf8.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

// A reader of our own, since none of Debian's fits: libcsv trims the spaces of cells and tells no places, and
// fast-cpp-csv-parser (libfccp-dev) knows no line breaks in cells and wants its columns at compile time.

namespace hearsay::inline v1 {

namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

// What a spreadsheet takes for the beginning of a formula, behind spaces or quotes of either kind.
bool begins_formula(std::string_view text) noexcept {
    const auto at = text.find_first_not_of("' ");
    if (at == std::string_view::npos) return false;
    text.remove_prefix(at);
    if (std::string_view{"=+-@\t\r\n"}.find(text.front()) != std::string_view::npos) return true;
    for (const std::string_view sign : {"\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0"})
        if (text.starts_with(sign)) return true;  // U+FF1D, U+FF0B, U+FF0D, U+FF20
    return false;
}

// -5, +5, -2.5, -1e300
bool is_signed_number(std::string_view text) noexcept {
    const auto digits = [&text] {
        const auto count = std::min(text.find_first_not_of("0123456789"), text.size());
        text.remove_prefix(count);
        return count != 0;
    };
    if (!text.starts_with('-') && !text.starts_with('+')) return false;
    text.remove_prefix(1);
    if (!digits()) return false;
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        if (!digits()) return false;
    }
    if (text.starts_with('e') || text.starts_with('E')) {
        text.remove_prefix(1);
        if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
        if (!digits()) return false;
    }
    return text.empty();
}

}  // namespace

namespace detail {

bool needs_formula_quote(std::string_view text) noexcept {
    // Most texts begin with a letter or a digit.
    if (text.empty() || (text.front() > '@' && text.front() <= '~')) return false;
    return begins_formula(text) && !is_signed_number(text);
}

std::string_view without_formula_quote(std::string_view cell) noexcept {
    if (cell.starts_with('\'') && begins_formula(cell.substr(1))) cell.remove_prefix(1);
    return cell;
}

}  // namespace detail

std::string harmless(std::string_view text) {
    return (detail::needs_formula_quote(text) ? "'" : "") + std::string{text};
}

void append_csv_cell(std::string& out, std::string_view text) {
    std::string valid;
    if (!simdjson::validate_utf8(text.data(), text.size())) {
        // A byte at a time, as in JSON.
        for (auto at = text.begin(); at != text.end(); ++at) {
            const auto bad = utf8::find_invalid(at, text.end());
            valid.append(at, bad);
            at = bad;
            if (at == text.end()) break;
            valid += "\xef\xbf\xbd";
        }
        text = valid;
    }
    const bool is_formula = detail::needs_formula_quote(text);
    const auto is_space = [](char c) { return c == ' ' || c == '\t'; };
    const bool needs_quotes = text.find_first_of("\",\r\n") != std::string_view::npos ||
        (!text.empty() && (is_space(text.front()) || is_space(text.back())));
    if (needs_quotes) out += '"';
    if (is_formula) out += '\'';
    if (!needs_quotes) {
        out += text;
        return;
    }
    for (;;) {
        const auto quote = text.find('"');
        out += text.substr(0, quote);
        if (quote == std::string_view::npos) break;
        out += "\"\"";
        text.remove_prefix(quote + 1);
    }
    out += '"';
}

csv_reader::csv_reader(line_reader::byte_source source, std::uint32_t file, diagnostics& faults)
    : source_{std::move(source)}, file_{file}, faults_{&faults}, buffer_(std::size_t{256} << 10) {}

// Reads on behind what is in the buffer; false at the end.
bool csv_reader::fill() {
    if (ended_) return false;
    const std::size_t begun = filled_ - first_;
    if (filled_ == buffer_.size()) {
        std::memmove(buffer_.data(), buffer_.data() + first_, begun);
        next_ -= first_;
        first_ = 0;
        filled_ = begun;
        if (begun > buffer_.size() / 2) buffer_.resize(buffer_.size() * 2);
    }
    const auto count = source_(buffer_.data() + filled_, buffer_.size() - filled_);
    if (count < 0) {
        faults_->error({file_, line_, 1},
            fmt::format("reading failed: {}", std::generic_category().message(errno)),
            "a file that can be read to its end", "check the disk, or copy the file");
    }
    ended_ = count <= 0;
    if (!ended_) filled_ += static_cast<std::size_t>(count);
    return !ended_;
}

location csv_reader::place_of(std::size_t at, std::uint32_t line, std::size_t line_begin) const {
    // A column is a code point: a byte that continues none.
    std::size_t column = at - line_begin;
    if (!is_ascii_)
        column = static_cast<std::size_t>(std::count_if(
            buffer_.data() + line_begin, buffer_.data() + at, [](char c) { return (c & 0xc0) != 0x80; }));
    return {file_, line_ + line, static_cast<std::uint32_t>(column + 1)};
}

void csv_reader::pass_to_line_end(std::size_t at) {
    for (;;) {
        const auto* const end =
            static_cast<const char*>(std::memchr(buffer_.data() + at, '\n', filled_ - at));
        if (end != nullptr) {
            next_ = static_cast<std::size_t>(end - buffer_.data()) + 1;
            return;
        }
        passed_ += filled_ - first_;
        first_ = next_ = at = filled_ = 0;
        if (!fill()) return;
    }
}

csv_reader::outcome csv_reader::refuse(
    std::size_t at, const raw_cell& in, std::string found, std::string expected, std::string mend) {
    is_ascii_ = false;  // it is not known yet
    faults_->error(
        place_of(at, in.line, in.line_begin), std::move(found), std::move(expected), std::move(mend));
    lines_in_row_ = in.line + 1;
    pass_to_line_end(at);
    return outcome::faulty;
}

// Finds the cells of the row that begins at `first_`, in one pass that changes nothing.
csv_reader::outcome csv_reader::scan() {
    cells_.clear();
    const char* const text = buffer_.data();
    std::size_t at = first_;
    if (at == filled_) return ended_ ? outcome::end : outcome::unfinished;
    raw_cell cell{at, at, 0, at, false, false};
    unsigned char seen = 0;
    for (;;) {
        cell.begin = at;
        cell.is_quoted = at < filled_ && text[at] == '"';
        cell.has_doubled = false;
        const std::uint32_t line = cell.line;
        const std::size_t line_begin = cell.line_begin;
        if (cell.is_quoted) {
            for (++at;; ++at) {
                if (at == filled_) {
                    if (!ended_) return outcome::unfinished;
                    cell.line = line;
                    cell.line_begin = line_begin;
                    (void)refuse(cell.begin, cell, "a quote that is never closed", "a closing quote",
                        "close it, and double the quotes within the cell");
                    next_ = filled_;  // all that follows is in the cell
                    return outcome::faulty;
                }
                const char c = text[at];
                seen |= static_cast<unsigned char>(c);
                if (c == '\n') {
                    ++cell.line;
                    cell.line_begin = at + 1;
                }
                if (c != '"') continue;
                if (at + 1 == filled_ && !ended_) return outcome::unfinished;
                if (at + 1 == filled_ || text[at + 1] != '"') break;
                cell.has_doubled = true;
                ++at;
            }
            cell.end = at++;
        } else {
            for (; at < filled_; ++at) {
                const char c = text[at];
                if (c == ',' || c == '\n' || c == '\r' || c == '"') break;
                seen |= static_cast<unsigned char>(c);
            }
            cell.end = at;
        }
        cells_.push_back({cell.begin, cell.end, line, line_begin, cell.is_quoted, cell.has_doubled});
        if (at == filled_) {
            if (!ended_) return outcome::unfinished;
            next_ = at;
            break;
        }
        if (text[at] == ',') {
            ++at;
            continue;
        }
        if (text[at] == '\r') {
            if (at + 1 == filled_ && !ended_) return outcome::unfinished;
            if (at + 1 == filled_ || text[at + 1] != '\n')
                return refuse(at, cell, "a carriage return without a line feed",
                    "rows that end with CR LF or LF",
                    "put the cell in quotes, or save the table with line feeds");
            ++at;
        }
        if (text[at] == '\n') {
            next_ = at + 1;
            break;
        }
        if (cell.is_quoted)
            return refuse(at, cell, "text after the closing quote of a cell", "a comma or the end of the row",
                "double the quotes within the cell");
        return refuse(at, cell, "a quote within a cell without quotes", "quotes around the whole cell",
            "put the cell in quotes, and double those within");
    }
    lines_in_row_ = cell.line + 1;
    is_ascii_ = seen < 0x80;
    return outcome::row;
}

// Takes the quotes away, in place.
void csv_reader::finish_row() {
    texts_.clear();
    places_.clear();
    for (const raw_cell& cell : cells_) places_.push_back(place_of(cell.begin, cell.line, cell.line_begin));
    for (const raw_cell& cell : cells_) {
        char* const begin = buffer_.data() + cell.begin + (cell.is_quoted ? 1 : 0);
        char* end = buffer_.data() + cell.end;
        if (cell.has_doubled) {
            char* to = begin;
            for (const char* from = begin; from != end; ++from) {
                *to++ = *from;
                if (*from == '"') ++from;
            }
            end = to;
        }
        texts_.push_back(detail::without_formula_quote({begin, static_cast<std::size_t>(end - begin)}));
    }
}

bool csv_reader::is_utf8() {
    if (is_ascii_) return true;
    const char* const begin = buffer_.data() + first_;
    const char* const end = buffer_.data() + next_;
    if (simdjson::validate_utf8(begin, static_cast<std::size_t>(end - begin))) return true;
    const auto at = static_cast<std::size_t>(utf8::find_invalid(begin, end) - buffer_.data());
    std::uint32_t line = 0;
    std::size_t line_begin = first_;
    for (std::size_t i = first_; i < at; ++i) {
        if (buffer_[i] != '\n') continue;
        ++line;
        line_begin = i + 1;
    }
    faults_->error(place_of(at, line, line_begin), "a byte that is no UTF-8", "text in UTF-8",
        "save the table as UTF-8");
    return false;
}

bool csv_reader::next() {
    for (;;) {
        passed_ += next_ - first_;
        first_ = next_;
        if (begun_) line_ += lines_in_row_;
        if (!begun_) {
            while (filled_ < byte_order_mark.size() && fill()) {}
            if (std::string_view{buffer_.data(), filled_}.starts_with(byte_order_mark))
                first_ = next_ = byte_order_mark.size();
            begun_ = true;
        }
        outcome found = scan();
        while (found == outcome::unfinished && filled_ - first_ <= most_line_bytes) {
            // Twice as much, so that a long row is not looked through again for every few bytes.
            const std::size_t enough = std::min((filled_ - first_) * 2, most_line_bytes) + 1;
            while (filled_ - first_ < enough && fill()) {}
            found = scan();
        }
        if (found == outcome::unfinished || (found == outcome::row && next_ - first_ > most_line_bytes)) {
            // Where it ends is not to be told: a quote that is never closed takes the rest of the text in.
            faults_->error({file_, line_, 1}, fmt::format("a row of more than {} bytes", most_line_bytes),
                "a record a row", "look for a quote that is never closed");
            ended_ = true;
            first_ = next_ = filled_;
            return false;
        }
        if (found == outcome::end) return false;
        if (found == outcome::faulty || !is_utf8()) continue;
        if (std::ranges::all_of(cells_, [](const raw_cell& c) { return c.begin == c.end; })) continue;
        finish_row();
        return true;
    }
}

}  // namespace hearsay::inline v1
