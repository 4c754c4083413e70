#include "assumed.hpp"

#include "claim_text.hpp"

#include <hearsay/text/vague_table.hpp>

#include <algorithm>

namespace hearsay::inline v1::detail {

namespace {

std::string range(double low, double high) {
    return low == high ? grouped(low) : fmt::format("{} to {}", grouped(low), grouped(high));
}

// "one brigade is 3,000 to 5,000 soldiers"
std::string in_words(const claim_snapshot& graph, const unit_table::conversion& c, const scale& by) {
    const unit_words to = words_of(graph, c.to);
    const bool one = by.low == 1 && by.high == 1;
    std::string text = fmt::format("one {} is {} {}", words_of(graph, c.from).singular,
        range(by.low, by.high), one ? to.singular : to.plural);
    if (by.offset != 0)
        text += fmt::format(", {} {}", by.offset < 0 ? "less" : "plus", grouped(std::abs(by.offset)));
    return text;
}

void describe_unit(report::assumed& made, const claim_snapshot& graph, const lens& by) {
    const auto& c = graph.unit_conversions().conversion_at(made.what.number);
    const scale in_force = by.of({made.what.number, c.by, false});
    made.text = in_words(graph, c, in_force);
    made.unit = graph.name(c.from);
    made.to = graph.name(c.to);
    made.lower = in_force.low;
    made.upper = in_force.high;
    made.basis = graph.record(c.from).basis;
    if (in_force != c.by) {
        made.basis =
            fmt::format("put in place of the {} of the case, for this report", range(c.by.low, c.by.high));
    }
}

std::string steps(double count) {
    if (count == 0) return "no step";
    return count == 0.5 ? "half a step" : count == 1 ? "one step" : fmt::format("{} steps", grouped(count));
}

// "about 500 is 450 to 550", by the tolerance in force
std::string example(const quantity& said, reading how, const lens& by) {
    const interval read = read_as(said, how, by.steps);
    return fmt::format("{} is {}", to_phrase(said), range(read.lower(), read.upper()));
}

// "vague words ("dozens") are read by ACLED's table: dozens are 12 to under 100"
std::string in_words(word_table which) {
    const vague_table* table = vague_table::ready(which);
    if (table == nullptr) return "vague words (\"dozens\") are read by a table of the user's own";
    const std::string_view word = table->find("dozens") ? "dozens" : "hundreds";
    return fmt::format("vague words (\"{}\") are read by {}: {}", word, table->name(),
        vague_meaning(word, *table->find(word)));
}

void add_breaks(
    report::assumed& made, const report_view& view, const lens& by, const report::question& question) {
    std::vector<std::pair<position, position>> pairs;
    for (const comparison& c : question.relations.listed) {
        if (std::binary_search(c.assumes.begin(), c.assumes.end(), made.what)) pairs.emplace_back(c.a, c.b);
    }
    std::sort(pairs.begin(), pairs.end());
    for (const auto& [a, b] : pairs) {
        for (const break_point& found : break_evens(view, a, b, made.what.number, by))
            made.breaks.push_back(found);
    }
}

}  // namespace

std::vector<report::assumed> list_assumptions(const report_view& view, const report_options& options,
    const assumption_list& used, const std::vector<report::question>& questions) {
    const claim_snapshot& graph = view.whole();
    std::vector<report::assumed> list;
    for (const assumption what : used) {
        report::assumed made{what, name_of(graph, what)};
        switch (what.kind) {
        case assumption_kind::unit:
            describe_unit(made, graph, options.by);
            for (const report::question& q : questions) add_breaks(made, view, options.by, q);
            break;
        case assumption_kind::tolerance:
            made.text = fmt::format("\"about\" reaches {} of its figure either way: {}",
                steps(options.by.steps.about),
                example(quantity::said(hedge::exactly, 500, {}, true), reading::literal, options.by));
            break;
        case assumption_kind::reading:
            made.text = fmt::format("hedges reach {} of their figure, as a speaker would mean them: {}",
                steps(options.by.steps.reach),
                example(quantity::said(hedge::over, 11'000), reading::pragmatic, options.by));
            break;
        case assumption_kind::table: made.text = in_words(static_cast<word_table>(what.number)); break;
        case assumption_kind::places:
            made.text = fmt::format("{} on different branches do not overlap, unless the case says so",
                what.number == 0 ? "places" : "labels");
            break;
        case assumption_kind::same_measure: made.text = graph.assumes(question_id{what.number}); break;
        }
        list.push_back(std::move(made));
    }
    return list;
}

}  // namespace hearsay::inline v1::detail
