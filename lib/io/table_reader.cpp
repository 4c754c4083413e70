#include "tables.hpp"
#include "tree_builder.hpp"

#include <hearsay/io/document.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

// From rows to records: each row becomes the tree that a line of JSON Lines would have been, so that what a
// record may hold, and what is said of its faults, is the same.

namespace hearsay::inline v1::detail {

namespace {

// "2024-10-18", and whatever else may be meant for it
bool is_like_a_day(std::string_view text) noexcept {
    return text.size() == 10 && text.find_first_not_of("0123456789-") == std::string_view::npos;
}

// true and false, as spreadsheets write them too: TRUE
std::optional<bool> truth_of(std::string_view text) noexcept {
    for (const bool truth : {true, false}) {
        const std::string_view word = truth ? "true" : "false";
        if (std::ranges::equal(text, word, [](char a, char b) { return (a | 0x20) == b; })) return truth;
    }
    return std::nullopt;
}

class table_reader {
public:
    table_reader(line_reader::byte_source source, std::uint32_t file, case_builder& into)
        : rows_{std::move(source), file, into.fields.faults()},
          file_{file},
          into_{into},
          faults_{into.fields.faults()} {}

    void read(const std::function<void(std::uint64_t)>& tell) {
        constexpr std::uint32_t often = 1U << 12;
        if (!find_table() || !read_header()) return lose();
        std::size_t errors = faults_.error_count();
        for (std::uint32_t row = 1; rows_.next(); ++row) {
            if (std::exchange(errors, faults_.error_count()) != errors) lose();
            read_row();
            errors = faults_.error_count();
            if (row % often == 0) tell(rows_.bytes_read());
        }
        if (faults_.error_count() != errors) lose();
    }

private:
    void lose() {
        if (kind_)
            into_.lose(*kind_);
        else if (table_.empty())
            into_.lose_all();
    }

    bool find_table() {
        const auto path = faults_.files().name(file_);
        table_ = table_of(path);
        if (table_.empty()) {
            std::string names;
            for (const auto table : table_names)
                names += fmt::format("{}{}.csv", names.empty() ? "" : ", ", table);
            faults_.error({file_, 1, 1}, "a table whose name doesn't tell what it holds", names,
                "rename the file; sources-monday.csv is a table of sources too");
            return false;
        }
        columns_ = columns_of(table_);
        const auto at = std::ranges::find(section_names, table_);
        if (at == std::end(section_names)) return true;  // the head of the case
        kind_ = static_cast<record_kind>(at - std::begin(section_names));
        return true;
    }

    // The first row names the columns, in any order; those that may be left empty may be left out.
    bool read_header() {
        const auto errors = faults_.error_count();
        if (!rows_.next()) {
            if (faults_.error_count() == errors)
                faults_.error(
                    {file_, 1, 1}, "an empty table", "the names of its columns in the first row", columns());
            return false;
        }
        const auto cells = rows_.cells();
        if (cells.size() == 1 && cells[0].find_first_of(";\t") != std::string_view::npos) {
            faults_.error(rows_.where(0),
                fmt::format("columns between {}",
                    cells[0].find(';') != std::string_view::npos ? "semicolons" : "tabs"),
                "commas between the cells", "save the table with commas");
            return false;
        }
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const auto known = std::ranges::find(columns_, cells[i], &column::name);
            if (known == columns_.end()) {
                std::vector<std::string_view> names;
                for (const auto& c : columns_) names.push_back(c.name);
                const auto meant = nearest(cells[i], names);
                faults_.error(rows_.where(i),
                    fmt::format("unknown column {} of {}", in_quotes(cells[i]), table_), any_of(names),
                    meant.empty() ? std::string{"take it out, or write what it means in one of those"}
                                  : fmt::format("write \"{}\"", meant));
                continue;
            }
            const auto which = static_cast<std::size_t>(known - columns_.begin());
            const auto before = std::ranges::find(order_, which);
            if (before != order_.end())
                faults_.error(rows_.where(i), fmt::format("the column {} again", in_quotes(cells[i])),
                    "each column once", "take one of the two out",
                    rows_.where(static_cast<std::size_t>(before - order_.begin())));
            order_.push_back(which);
        }
        for (std::size_t i = 0; i < columns_.size(); ++i)
            if (columns_[i].is_needed && std::ranges::find(order_, i) == order_.end())
                faults_.error(rows_.where(0),
                    fmt::format("{} without the column \"{}\"", table_, columns_[i].name), columns(),
                    "add the column");
        return faults_.error_count() == errors;
    }

    [[nodiscard]] std::string columns() const {
        std::string names;
        for (const auto& c : columns_) names += fmt::format("{}{}", names.empty() ? "" : ",", c.name);
        return names;
    }

    void read_row() {
        const auto cells = rows_.cells();
        if (cells.size() != order_.size()) {
            faults_.error(rows_.where(0), fmt::format("a row of {} cells", cells.size()),
                fmt::format("{}, as in the first row", order_.size()),
                "put cells with a comma in quotes, and leave empty ones in their places");
            return lose();
        }
        tree_builder row{tree_, file_, faults_};
        (void)row.add(node_kind::mapping, rows_.where(0));
        entries_ = 0;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const column& c = columns_[order_[i]];
            if (cells[i].empty() && c.form != cell_form::given_text) continue;
            add_cell(row, c, cells[i], rows_.where(i));
        }
        row[0].length = entries_;
        row.close(0);
        into_.keep_nodes(false);
        if (kind_)
            into_.read(*kind_, tree_.root());
        else
            read_case_head(tree_.root(), into_);
    }

    void add_key(tree_builder& row, std::string_view key, location where) {
        (void)row.add(node_kind::string, where, key);
        ++entries_;
    }
    static void add_truth(tree_builder& row, bool truth, location where) {
        (void)row.add(node_kind::boolean, where, truth ? "true" : "false");
        row[row.size() - 1].flag = truth;
    }

    void add_cell(tree_builder& row, const column& c, std::string_view cell, location where) {
        if (c.form == cell_form::conversions) return add_conversions(row, cell, where);
        add_key(row, c.name, where);
        switch (c.form) {
        case cell_form::number:
            if (is_exact_integer(cell)) {
                (void)row.add(node_kind::number, where, cell);
                row[row.size() - 1].number = to_double(cell);
                row[row.size() - 1].flag = true;
                return;
            }
            break;
        case cell_form::truth:
            if (const auto truth = truth_of(cell)) return add_truth(row, *truth, where);
            break;
        case cell_form::time:
            if (add_days(row, cell, where)) return;
            break;
        case cell_form::value: return add_value(row, cell, where);
        case cell_form::scopes:
            if (const auto truth = truth_of(cell)) return add_truth(row, *truth, where);
            return add_list(row, cell, where, false);
        case cell_form::list: return add_list(row, cell, where, false);
        case cell_form::stances: return add_list(row, cell, where, true);
        case cell_form::text:
        case cell_form::given_text:
        case cell_form::conversions: break;
        }
        (void)row.add(node_kind::string, where, cell);
    }

    // 2024-10-17..2024-10-18, with either end left out
    bool add_days(tree_builder& row, std::string_view cell, location where) {
        const auto dots = cell.find("..");
        if (dots == std::string_view::npos) return false;
        const auto from = cell.substr(0, dots);
        const auto to = cell.substr(dots + 2);
        if ((!from.empty() && !is_like_a_day(from)) || (!to.empty() && !is_like_a_day(to))) return false;
        const auto begin = row.size();
        (void)row.add(node_kind::mapping, where);
        const auto end = [&](std::string_view key, std::string_view day) {
            (void)row.add(node_kind::string, where, key);
            (void)row.add(day.empty() ? node_kind::null : node_kind::string, where, day);
            ++row[begin].length;
        };
        row[begin].length = 0;
        if (!from.empty() || to.empty()) end("from", from);
        if (!to.empty()) end("to", to);
        row.close(begin);
        return true;
    }

    void add_value(tree_builder& row, std::string_view cell, location where) {
        if (const auto truth = truth_of(cell)) return add_truth(row, *truth, where);
        if (cell.front() == '{' || cell.front() == '"') {
            if (const auto inner = read_inner(cell, where); !inner)
                (void)row.add(node_kind::fault, where);
            else
                add_copy(row, *inner, where);
            return;
        }
        if (!add_days(row, cell, where)) (void)row.add(node_kind::string, where, cell);
    }

    // The factors of a unit, each under the id of the other unit.
    void add_conversions(tree_builder& row, std::string_view cell, location where) {
        const std::string braced = cell.front() == '{' ? std::string{cell} : fmt::format("{{{}}}", cell);
        const auto inner = read_inner(braced, where);
        if (!inner) {
            add_key(row, "basis", where);  // one of its keys, for a fault that is told
            (void)row.add(node_kind::fault, where);
            return;
        }
        for (const auto& [key, value, key_where] : inner->entries()) {
            if (std::ranges::find(columns_, key, &column::name) != columns_.end() && key != "conversions") {
                faults_.error(where, fmt::format("{} among the conversions of a unit", in_quotes(key)),
                    "the ids of other units and their factors", "move it to its column");
                continue;
            }
            add_key(row, key, where);
            add_copy(row, value, where);
        }
    }

    // What stands in a cell as it would in a case file. Its faults are those of the cell.
    std::optional<node> read_inner(std::string_view text, location where) {
        diagnostics faults;
        const auto file = faults.add_file("cell");
        const bool is_read = read_yaml(text, file, inner_, faults);
        for (const auto& f : faults.sorted()) faults_.error(where, f.found, f.expected, f.mend);
        return is_read && !faults.has_errors() ? std::optional{inner_.root()} : std::nullopt;
    }

    static void add_copy(tree_builder& row, const node& from, location where) {
        const auto at = row.size();
        (void)row.add(from.kind(), where, from.text());
        if (from.is_boolean()) row[at].flag = from.boolean();
        if (from.is_number()) {
            row[at].number = from.number();
            row[at].flag = from.is_integer();
        }
        if (!from.is_sequence() && !from.is_mapping()) return;
        row[at].length = static_cast<std::uint32_t>(from.size());
        for (const node item : from.items()) add_copy(row, item, where);
        for (const auto& [key, value, key_where] : from.entries()) {
            (void)row.add(node_kind::string, where, key);
            add_copy(row, value, where);
        }
        row.close(at);
    }

    // One item of a list: `text (inner)`, without its escapes and the spaces around either.
    struct list_item {
        std::string text{};
        std::string inner{};
        bool has_inner = false;
        bool is_empty = false;  // "" stands for an empty text
    };

    // Takes the next item off a list, up to its semicolon. False, and reported, where it can't be read.
    bool read_item(std::string_view& rest, location where, bool has_inner) {
        item_.text.clear();
        item_.inner.clear();
        item_.has_inner = false;
        std::string* into = &item_.text;
        std::size_t kept = 0;  // up to here spaces are part of the text
        bool is_closed = false;
        bool has_escapes = false;
        std::size_t at = 0;
        for (; at < rest.size() && rest[at] != ';'; ++at) {
            const char c = rest[at];
            if (c == ' ' && (into->empty() || is_closed)) continue;
            if (is_closed)
                return refuse_item(where, "text after the bracket of a stance", "a semicolon",
                    "write \\( and \\) for brackets of an id");
            if (c == '\\') {
                constexpr std::string_view known = "; \\\"()";
                if (at + 1 == rest.size() || known.find(rest[at + 1]) == std::string_view::npos)
                    return refuse_item(where, fmt::format("{} in a list", in_quotes(rest.substr(at, 2))),
                        "a backslash before a semicolon, a space, a quote, a bracket or another backslash",
                        "write two backslashes for one");
                has_escapes = true;
                into->push_back(rest[++at]);
                kept = into->size();
            } else if (has_inner && c == '(' && !item_.has_inner) {
                into->resize(kept);
                into = &item_.inner;
                kept = 0;
                item_.has_inner = true;
            } else if (c == ')' && item_.has_inner) {
                into->resize(kept);
                is_closed = true;
            } else {
                into->push_back(c);
                if (c != ' ') kept = into->size();
            }
        }
        if (item_.has_inner && !is_closed)
            return refuse_item(where, "a bracket that is never closed",
                "a claim's id, or one with (probable)", "close it, or write \\( for a bracket of an id");
        if (!is_closed) into->resize(kept);
        item_.is_empty = !has_escapes && item_.text == "\"\"";
        rest.remove_prefix(at);
        return true;
    }
    bool refuse_item(location where, std::string found, std::string expected, std::string mend) {
        faults_.error(where, std::move(found), std::move(expected), std::move(mend));
        return false;
    }

    void add_list(tree_builder& row, std::string_view cell, location where, bool of_stances) {
        const auto begin = row.size();
        const auto text_node = [&](std::string_view text) { (void)row.add(node_kind::string, where, text); };
        (void)row.add(node_kind::sequence, where);
        row[begin].length = 0;
        for (std::string_view rest = cell;;) {
            if (!read_item(rest, where, of_stances)) {
                row.truncate(begin);
                (void)row.add(node_kind::fault, where);
                return;
            }
            ++row[begin].length;
            if (!item_.has_inner) {
                text_node(item_.is_empty ? std::string_view{} : item_.text);
            } else {
                add_stance(row, where);
            }
            if (rest.empty()) break;
            rest.remove_prefix(1);  // the semicolon
        }
        row.close(begin);
    }

    // there (probable), there (if confirmed), there (probable: if confirmed)
    void add_stance(tree_builder& row, location where) {
        const auto begin = row.size();
        (void)row.add(node_kind::mapping, where);
        row[begin].length = 0;
        const auto field = [&](std::string_view key, std::string_view text) {
            (void)row.add(node_kind::string, where, key);
            (void)row.add(node_kind::string, where, text);
            ++row[begin].length;
        };
        field("claim", item_.text);
        std::string_view condition = item_.inner;
        if (!condition.starts_with("if ")) {
            const auto colon = condition.find(':');
            field("certainty", condition.substr(0, colon));
            condition = colon == std::string_view::npos ? std::string_view{} : condition.substr(colon + 1);
            if (condition.starts_with(' ')) condition.remove_prefix(1);
        }
        if (!condition.empty()) field("condition", condition);
        row.close(begin);
    }

    csv_reader rows_;
    std::uint32_t file_;
    case_builder& into_;
    diagnostics& faults_;
    std::string_view table_{};
    std::optional<record_kind> kind_{};
    std::span<const column> columns_{};
    std::vector<std::size_t> order_{};  // of the columns, in the file
    document_tree tree_{};
    document_tree inner_{};
    std::uint32_t entries_ = 0;
    list_item item_{};
};

}  // namespace

void read_table(line_reader::byte_source source, std::uint32_t file, case_builder& into,
    const std::function<void(std::uint64_t)>& tell) {
    table_reader{std::move(source), file, into}.read(tell);
}

}  // namespace hearsay::inline v1::detail
