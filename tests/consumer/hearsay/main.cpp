#include <hearsay/io/document.hpp>
#include <hearsay/model/interval.hpp>

#include <cstdio>
#include <string_view>

// Both parsers that the library links are called: a missing one fails to link.
int main() {
    hearsay::diagnostics faults;
    hearsay::document_tree tree;
    constexpr std::string_view yaml = "troops: {lower: 10000}\n";
    constexpr std::string_view json = R"({"troops": {"lower": 10000}})";
    for (const auto text : {yaml, json}) {
        if (!hearsay::read_document(text, faults.add_file("case"), tree, faults)) {
            std::fputs(faults.to_string().c_str(), stderr);
            return 1;
        }
        const auto troops = tree.root().find("troops");
        const auto lower = troops ? troops->find("lower") : std::nullopt;
        if (!lower || !hearsay::interval::at_least(lower->number()).contains(10'000)) return 1;
    }
    return 0;
}
