#pragma once

#include "report_lookup.hpp"

#include <hearsay/test/notation.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

// What the tests of pages share: reports to write, and pages taken apart.

namespace hearsay::inline v1::test {

/// A report of a case written as YAML.
inline report report_of_case(std::string_view yaml, const report_options& options = {}) {
    diagnostics faults;
    auto read = read_case_text({"case.yaml", yaml}, faults);
    if (!read) throw std::runtime_error(faults.to_string());
    return make_report(read->graph, read->title, options);
}

/// A report of a graph in the notation of notation.hpp.
inline report report_of_notation(std::string_view text, const report_options& options = {}) {
    return make_report(make_graph(text), "A case", options);
}

inline report report_of_example(std::string_view name, const report_options& options = {}) {
    const auto read = read_example(name);
    return make_report(read.graph, read.title, options);
}

/// A text with single spaces for all that is blank: what it says, however its lines are broken.
inline std::string flat(std::string_view text) {
    std::string made;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n';
        if (!blank)
            made += c;
        else if (!made.empty() && made.back() != ' ')
            made += ' ';
    }
    return made;
}

inline std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

inline std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

/// A case whose names hold everything that a page could trip over.
inline constexpr std::string_view hostile_case = R"(
hearsay: 1
title: "<b>Title</b> | \u001b[31mred\u0007"
units:
  brigade: {soldier: [3000, 5000], plural: brigades, basis: "a | b `c` <i>"}
sources:
  a: {name: "\u001b]0;owned\u0007 A \"quoted\" \\ back | pipe *star* _under_ <script>", kind: outlet}
  b: {name: "# heading", kind: agency, within: a}
  c: {name: "1. list\nline two \u202e turned", kind: unnamed}
questions:
  troops: {asks: "How many | <soldiers>? `x`", kind: quantity, unit: soldier, assumes: "[link](http://x) & so on"}
claims:
  "c|1": {answers: troops, value: over 11 thousand soldiers, text: "\u009b31m over 11 | `thousand`"}
  "c`2": {answers: troops, value: as many as two brigades}
statements:
  - {id: s1, source: a, at: 2024-10-18, relays: [{source: c, asserts: ["c|1"]}]}
  - {id: "s\"2\\", source: b, at: 2024-10-18, asserts: ["c`2"], denies: ["c|1"]}
)";

}  // namespace hearsay::inline v1::test
