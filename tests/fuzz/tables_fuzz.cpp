// Whatever the bytes, rows are the same in whichever pieces they come, and cells are read back as they were
// written; tables are read or refused with a reason, and what was read is written and read back the same.
#include <hearsay/io/case_reader.hpp>
#include <hearsay/io/case_writer.hpp>
#include <hearsay/io/csv.hpp>
#include <hearsay/io/tables.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using hearsay::document_format;

struct rows_read {
    std::vector<std::vector<std::string>> rows;
    std::string faults;
    bool operator==(const rows_read&) const = default;
};

rows_read rows_of(std::string_view text, std::size_t piece) {
    hearsay::diagnostics faults;
    hearsay::csv_reader reader{[&](char* into, std::size_t room) {
                                   const auto part = text.substr(0, std::min(room, piece));
                                   std::memcpy(into, part.data(), part.size());
                                   text.remove_prefix(part.size());
                                   return static_cast<std::ptrdiff_t>(part.size());
                               },
        faults.add_file("t.csv"), faults};
    rows_read made;
    while (reader.next()) {
        made.rows.emplace_back(reader.cells().begin(), reader.cells().end());
        for (std::size_t i = 0; i < reader.cells().size(); ++i) (void)reader.where(i);
    }
    made.faults = faults.to_string();
    return made;
}

void check_rows(std::string_view text) {
    const auto whole = rows_of(text, text.size() + 1);
    if (rows_of(text, 1 + text.size() % 7) != whole) std::abort();
    std::string again;
    for (const auto& row : whole.rows) {
        if (again.empty()) again = "first\n";  // so that no mark of order is the first
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i != 0) again += ',';
            hearsay::append_csv_cell(again, row[i]);
            const auto cell = hearsay::harmless(row[i]);
            if (!cell.empty() && std::string_view{"=@\t\r"}.find(cell.front()) != std::string_view::npos)
                std::abort();
        }
        again += "\r\n";
    }
    auto back = rows_of(again, again.size() + 1);
    if (!back.faults.empty()) std::abort();
    if (!back.rows.empty()) back.rows.erase(back.rows.begin());
    // Rows of nothing but empty cells in quotes are no rows when they are written.
    auto expected = whole.rows;
    std::erase_if(expected,
        [](const auto& row) { return std::ranges::all_of(row, [](const auto& c) { return c.empty(); }); });
    if (back.rows != expected) std::abort();
}

using tables = std::vector<std::pair<std::string, std::string>>;

// "== sources.csv", and what follows is that table.
tables tables_of(std::string_view text) {
    tables made;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
        const auto line = text.substr(0, end);
        text.remove_prefix(end);
        if (line.starts_with("== "))
            made.emplace_back(line.substr(3, line.find_last_not_of("\r\n") - 2), "");
        else if (!made.empty())
            made.back().second += line;
    }
    return made;
}

std::optional<hearsay::loaded_case> read(const tables& given, hearsay::diagnostics& faults) {
    std::vector<hearsay::case_text> texts;
    for (const auto& [name, text] : given) texts.push_back({name, text});
    return hearsay::read_case_text(texts, faults);
}

tables written(const hearsay::loaded_case& from) {
    tables made;
    hearsay::write_tables(from.graph, from.title,
        [&](std::string_view table, std::string_view piece) {
            const std::string name = std::string{table} + ".csv";
            if (made.empty() || made.back().first != name) made.emplace_back(name, "");
            made.back().second += piece;
        },
        {.vague_words = from.vague_words});
    return made;
}

void check_case(const tables& given) {
    if (given.empty()) return;
    hearsay::diagnostics faults;
    const auto made = read(given, faults);
    if (made.has_value() == faults.has_errors()) std::abort();
    if (!made) return;
    const auto again = written(*made);
    const auto back = read(again, faults);
    if (!back || written(*back) != again) std::abort();
    const auto yaml = [](const hearsay::loaded_case& of) {
        return hearsay::write_case(of.graph, of.title, document_format::yaml, of.vague_words);
    };
    if (yaml(*made) != yaml(*back)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    check_rows(text);
    check_case(tables_of(text));
    return 0;
}
