// Whatever the bytes, a case is read or refused with a reason; what was read is written and read back, the
// same in each format, and is one with itself.
#include <hearsay/io/case_reader.hpp>
#include <hearsay/io/case_writer.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using hearsay::document_format;

void check(std::string name, std::string_view text) {
    hearsay::diagnostics faults;
    const std::vector<hearsay::case_text> twice(2, {name, text});
    const auto read = hearsay::read_case_text(twice[0], faults);
    if (read.has_value() == faults.has_errors()) std::abort();
    hearsay::diagnostics faults_of_two;
    if (hearsay::read_case_text(twice, faults_of_two).has_value() != read.has_value()) std::abort();
    if (!read) return;

    const auto yaml = hearsay::write_case(read->graph, read->title, document_format::yaml);
    const auto check_again = [&](document_format format, const char* as) {
        const auto written = hearsay::write_case(read->graph, read->title, format);
        const auto again = hearsay::read_case_text({as, written}, faults);
        if (!again || hearsay::write_case(again->graph, again->title, document_format::yaml) != yaml)
            std::abort();
    };
    check_again(document_format::yaml, "a.yaml");
    check_again(document_format::json, "a.json");
    check_again(document_format::json_lines, "a.jsonl");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    check("input", text);
    if (text.substr(0, 1) == "{") check("input.jsonl", text);
    return 0;
}
