// Reads any bytes as YAML (first byte even) or as JSON (odd), and holds the readers to what they promise: a
// tree or a fault, places that are in the text, and a tree that reads back the same from what it is written
// as.
#include <hearsay/io/document.hpp>
#include <hearsay/io/emit.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace hearsay;

void require(bool holds) {
    if (!holds) std::abort();
}

struct summary {
    std::string json;      // the tree as JSON, each value of a kind that JSON has
    bool is_plain = true;  // no value that JSON lacks
    bool has_long_key = false;
};

void write(json_writer& json, node value, std::size_t lines, summary& about) {
    const auto where = value.where();
    require(where.line >= 1 && where.column >= 1 && where.line <= lines);
    switch (value.kind()) {
    case node_kind::fault: about.is_plain = false; [[fallthrough]];
    case node_kind::null: json.null(); break;
    case node_kind::boolean: json.value(value.boolean()); break;
    case node_kind::number:
        if (value.is_finite())
            json.value(value.number());
        else
            json.null();
        about.is_plain = about.is_plain && value.is_finite();
        break;
    case node_kind::string: json.value(value.text()); break;
    case node_kind::sequence: {
        json.begin_array();
        std::size_t count = 0;
        for (const auto item : value.items()) {
            write(json, item, lines, about);
            ++count;
        }
        require(count == value.size());
        json.end_array();
        break;
    }
    case node_kind::mapping: {
        json.begin_object();
        std::size_t count = 0;
        for (const auto& [key, inner, key_where] : value.entries()) {
            require(key_where.line >= 1 && key_where.line <= lines);
            about.has_long_key = about.has_long_key || key.size() > 200;
            write(json.key(key), inner, lines, about);
            ++count;
        }
        require(count == value.size());
        json.end_object();
        break;
    }
    }
    require(!describe(value).empty());
}

summary summarize(const document_tree& tree, std::size_t lines) {
    summary about;
    json_writer json{about.json, json_writer::one_line};
    write(json, tree.root(), lines, about);
    require(json.is_complete());
    return about;
}

std::size_t count_lines(std::string_view text) {
    std::size_t count = 1;
    for (const char c : text) count += c == '\n' || c == '\r' ? 1U : 0U;
    return count;
}

bool read_as(std::string_view format, std::string_view text, document_tree& tree, diagnostics& faults) {
    return read_document(text, faults.add_file("fuzz." + std::string{format}), tree, faults);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text{reinterpret_cast<const char*>(data) + 1, size - 1};
    diagnostics faults;
    document_tree tree;
    const bool has_tree = read_as(data[0] % 2 == 0 ? "yaml" : "json", text, tree, faults);
    require(has_tree == !tree.empty());
    require(has_tree || faults.has_errors());
    const auto printed = faults.to_string();
    require(printed.empty() == faults.empty());
    const auto lines = count_lines(text);
    for (const auto& fault : faults.sorted()) {
        require(fault.where.line >= 1 && fault.where.line <= lines && fault.where.column >= 1);
        require(fault.found != "text that can't be read as JSON");  // refused, though the grammar allows it
        require(!fault.found.empty() && !fault.expected.empty() && !fault.mend.empty());
    }
    if (!has_tree) return 0;

    const auto first = summarize(tree, lines);
    require(first.is_plain || !faults.empty() || data[0] % 2 == 0);
    for (const auto* const format : {"json", "yaml"}) {
        if (first.has_long_key && format == std::string_view{"yaml"})
            continue;  // YAML's end at 1,024 on one line
        diagnostics more;
        document_tree back;
        require(read_as(format, first.json, back, more));
        require(more.empty());
        require(summarize(back, 1).json == first.json);
    }
    return 0;
}
