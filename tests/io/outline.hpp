#pragma once

#include <hearsay/io/document.hpp>
#include <hearsay/io/emit.hpp>

#include <ostream>
#include <string>
#include <string_view>
#include <utility>

namespace hearsay::test {

inline void write_outline(json_writer& out, node value) {
    switch (value.kind()) {
    case node_kind::null: out.null(); break;
    case node_kind::boolean: out.value(value.boolean()); break;
    case node_kind::number:
        if (value.is_finite())
            out.value(value.number());
        else
            out.value("number " + std::string{value.text()});
        break;
    case node_kind::string: out.value(value.text()); break;
    case node_kind::fault: out.value("fault"); break;
    case node_kind::sequence:
        out.begin_array();
        for (const auto item : value.items()) write_outline(out, item);
        out.end_array();
        break;
    case node_kind::mapping:
        out.begin_object();
        for (const auto& [key, inner, where] : value.entries()) write_outline(out.key(key), inner);
        out.end_object();
        break;
    }
}

/// A tree in one line of JSON, to compare whole trees at once: {"a": 1, "b": ["x", null]}.
inline std::string outline(node value) {
    std::string text;
    json_writer out{text, json_writer::one_line};
    write_outline(out, value);
    return text;
}

/// What reading a text gave.
struct reading {
    document_tree tree;
    bool has_tree = false;
    std::string outline;  ///< "none" without a tree
    std::string faults;   ///< as they are printed
};

/// Reads a text as a file of that name.
inline reading read(std::string_view text, std::string name) {
    reading result;
    diagnostics faults;
    result.has_tree = read_document(text, faults.add_file(std::move(name)), result.tree, faults);
    result.outline = result.has_tree ? outline(result.tree.root()) : "none";
    result.faults = faults.to_string();
    return result;
}

/// A text for a test's name and values: rows of tables print it in place of their bytes.
struct text_row {
    std::string_view name;
    std::string_view text;
    std::string_view result;
};
inline void PrintTo(const text_row& row, std::ostream* out) { *out << row.name; }

}  // namespace hearsay::test
