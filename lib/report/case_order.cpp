#include "case_order.hpp"

#include <hearsay/graph/batch.hpp>

#include <algorithm>
#include <string_view>
#include <vector>

namespace hearsay::inline v1::detail {

namespace {

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// Whether a claim has the id of one that a statement holds in place: that of a statement which takes a stance on it, with ".c"
// and a number behind.
bool is_in_place(const claim_snapshot& graph, claim_id claim) {
    const std::string_view name = graph.name(claim);
    std::size_t at = name.size();
    while (at > 0 && is_digit(name[at - 1])) --at;
    if (at == name.size() || at < 3 || name.substr(at - 2, 2) != ".c") return false;
    const std::string_view owner = name.substr(0, at - 2);
    for (const stance_on on : graph.stances_on(claim)) {
        if (graph.name(on.statement) == owner) return true;
    }
    return false;
}

// Whether one id comes before another: letter by letter, runs of digits by their value.
bool comes_before(std::string_view a, std::string_view b) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (!is_digit(a[i]) || !is_digit(b[j])) {
            if (a[i] != b[j]) return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
            ++i;
            ++j;
            continue;
        }
        const auto digits = [](std::string_view text, std::size_t& at) {
            while (at < text.size() && text[at] == '0') ++at;
            const std::size_t begin = at;
            while (at < text.size() && is_digit(text[at])) ++at;
            return text.substr(begin, at - begin);
        };
        const std::string_view x = digits(a, i);
        const std::string_view y = digits(b, j);
        if (x.size() != y.size()) return x.size() < y.size();
        if (x != y) return x < y;
    }
    if (a.size() - i != b.size() - j) return a.size() - i < b.size() - j;
    return a < b;  // 01 and 1
}

void add_all(claim_graph& copy, const claim_snapshot& graph, const std::vector<claim_id>& claims) {
    auto batch = copy.insert();
    for (const unit_id u : graph.units()) batch.add(graph.record(u));
    for (const place_id p : graph.places()) batch.add_place(graph.record(p));
    for (const label_id l : graph.labels()) batch.add_label(graph.record(l));
    for (const part_id p : graph.parts()) batch.add(graph.record(p));
    for (const document_id d : graph.documents()) batch.add(graph.record(d));
    for (const source_id s : graph.sources()) batch.add(graph.record(s));
    for (std::size_t i = 0; i < graph.link_count(); ++i) batch.add(graph.record_of_link(i));
    for (const question_id q : graph.questions()) batch.add(graph.record(q));
    for (const claim_id c : claims) batch.add(graph.record(c));
    for (const statement_id s : graph.statements()) batch.add(graph.record(s));
    for (std::size_t i = 0; i < graph.judgement_count(); ++i) batch.add(graph.judgement(i));
    batch.commit();
}

}  // namespace

claim_snapshot in_case_order(const claim_snapshot& graph) {
    std::vector<claim_id> declared;
    std::vector<claim_id> in_place;
    bool in_order = true;
    for (const claim_id c : graph.claims()) {
        if (is_in_place(graph, c)) {
            in_order = in_order && (in_place.empty() || comes_before(graph.name(in_place.back()), graph.name(c)));
            in_place.push_back(c);
        } else {
            in_order = in_order && in_place.empty();
            declared.push_back(c);
        }
    }
    if (in_order) return graph;
    std::sort(in_place.begin(), in_place.end(),
              [&](claim_id a, claim_id b) { return comes_before(graph.name(a), graph.name(b)); });
    declared.insert(declared.end(), in_place.begin(), in_place.end());
    claim_graph copy;
    add_all(copy, graph, declared);
    return copy.snapshot();
}

}  // namespace hearsay::inline v1::detail
