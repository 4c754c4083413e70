#include <hearsay/io/case_reader.hpp>
#include <hearsay/report/json.hpp>
#include <hearsay/report/text.hpp>

#include <cstdio>
#include <string>

// A case is read and reported. YAML, JSON and the writers are all called: a library that is missing fails to link.
int main() {
    constexpr const char* yaml = R"(
hearsay: 1
sources: {gur: {name: GUR, kind: agency}}
questions: {troops: {asks: How many soldiers?, kind: quantity, unit: soldier}}
statements:
  - {id: s1, source: gur, asserts: [{answers: troops, value: "at least 10,000 soldiers"}]}
)";
    constexpr const char* jsonl = R"({"source": {"id": "nis", "name": "NIS", "kind": "agency"}})";
    hearsay::diagnostics faults;
    const hearsay::case_text texts[] = {{"case.yaml", yaml}, {"more.jsonl", jsonl}};
    const auto read = hearsay::read_case_text(texts, faults);
    if (!read) {
        std::fputs(faults.to_string().c_str(), stderr);
        return 1;
    }
    const auto found = hearsay::make_report(read->graph.snapshot(), "Troops");
    std::string page;
    hearsay::write_text(found, page);
    std::string json;
    hearsay::write_json(found, json);
    std::puts(page.c_str());
    return page.find("At least 10,000") != std::string::npos && json.find("\"nis\"") != std::string::npos ? 0 : 1;
}
