// Whatever the bytes, a document is read or refused with a reason, and what was read can be walked.
#include <hearsay/io/document.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

std::size_t count(const hearsay::node& value) {
    std::size_t nodes = 1;
    for (const auto item : value.items()) nodes += count(item);
    for (const auto entry : value.entries()) nodes += 1 + count(entry.value);
    return nodes;
}

template <class Read>
void check(Read read) {
    hearsay::diagnostics faults;
    hearsay::document_tree tree;
    const bool has_tree = read(faults.add_file("input"), tree, faults);
    if (has_tree == tree.empty()) std::abort();
    if (!has_tree && !faults.has_errors()) std::abort();
    if (has_tree && count(tree.root()) != tree.node_count()) std::abort();
    if (faults.to_string().empty() != faults.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    check([&](std::uint32_t file, auto& tree, auto& faults) { return read_yaml(text, file, tree, faults); });
    check([&](std::uint32_t file, auto& tree, auto& faults) { return read_json(text, file, tree, faults); });
    check([&](std::uint32_t file, auto& tree, auto& faults) {
        const auto line = text.substr(0, text.find('\n'));
        return read_json_line(line, {file, 1, 1}, text.size() - line.size(), tree, faults);
    });
    return 0;
}
