#pragma once

#include <hearsay/graph/claim_graph.hpp>
#include <hearsay/text/vague_table.hpp>

#include <fmt/format.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::test {

// A small case of all that a file can say, with texts that need care.
class any_case {
public:
    explicit any_case(std::uint64_t seed) : random_{seed} {}

    claim_graph make() {
        claim_graph graph;
        auto batch = graph.insert();
        const auto units = ids("u", 4);
        const auto places = ids("p", 4);
        const auto labels = ids("l", 4);
        const auto parts = ids("part", 3);
        const auto documents = ids("d", 3);
        const auto sources = ids("a", 5, true);
        const auto questions = ids("q", 5);
        for (std::size_t i = 0; i < units.size(); ++i) {
            unit_record r{.id = units[i], .plural = maybe(), .names = {}, .basis = maybe()};
            if (one_in(3)) r.names = {fmt::format("name {}", i), fmt::format("other-{}", i)};
            if (!r.plural.empty()) r.plural = fmt::format("plural {}", i);
            if (i != 0 && one_in(2))
                r.conversions.push_back({units[i - 1], {0.5, one_in(2) ? 0.5 : 1e22, one_in(3) ? 32.5 : 0}});
            batch.add(r);
        }
        const auto nodes = [&](const auto& names, auto add) {
            for (std::size_t i = 0; i < names.size(); ++i) {
                node_record r{.id = names[i], .name = maybe()};
                if (i != 0 && one_in(2)) r.within = names[below(i)];
                add(r);
            }
        };
        nodes(places, [&](const auto& r) { batch.add_place(r); });
        nodes(labels, [&](const auto& r) { batch.add_label(r); });
        for (std::size_t i = 0; i < parts.size(); ++i) {
            part_record r{.id = parts[i], .name = maybe()};
            if (i != 0 && one_in(2)) r.disjoint = {parts[below(i)]};
            batch.add(r);
        }
        for (const auto& id : documents)
            batch.add(document_record{id, maybe(), maybe(), maybe(), time(), time(), maybe()});
        for (std::size_t i = 0; i < sources.size(); ++i) {
            source_record r{.id = sources[i], .name = maybe(), .kind = static_cast<source_kind>(below(8))};
            if (i != 0 && one_in(2)) r.within = sources[below(i)];
            if (one_in(2)) r.reliability = static_cast<char>('A' + below(6));
            batch.add(r);
        }
        const auto scope = [&] {
            scope_record s;
            if (one_in(4) && !places.empty()) s.place = any_of(places);
            if (one_in(4)) s.period = days();
            if (one_in(4) && !parts.empty()) s.part = any_of(parts);
            return s;
        };
        const auto value = [&](std::size_t kind) -> claim_record::value_type {
            switch (kind) {
            case 0:
                return said_quantity{figure(), one_in(2) || units.empty() ? std::string{} : any_of(units)};
            case 1: return days();
            case 2:
                if (!places.empty()) return said_place{any_of(places)};
                break;
            case 3:
                if (!labels.empty()) return said_label{any_of(labels)};
                break;
            case 4: return truth_set{one_in(2)};
            }
            return {};
        };
        std::vector<std::size_t> kinds;
        for (const auto& id : questions) {
            kinds.push_back(below(5));
            question_record r{
                .id = id, .asks = maybe(), .kind = std::string{claim_graph::kind_names[kinds.back()]}};
            if (kinds.back() == 0) {
                if (one_in(2)) r.unit = one_in(2) || units.empty() ? "soldier" : any_of(units);
                r.additive = {one_in(2), one_in(2), one_in(2)};
            }
            if (one_in(3)) r.domain = value(kinds.back());
            r.assumes = maybe();
            r.scope = scope();
            batch.add(r);
        }
        const auto claims = questions.empty() ? std::vector<std::string>{} : ids("c", 8);
        for (const auto& id : claims) {
            const auto q = below(questions.size());
            batch.add(claim_record{id, questions[q], one_in(4) ? claim_record::value_type{} : value(kinds[q]),
                maybe(), scope()});
        }
        const auto statements = ids("s", 8);
        std::vector<std::string> made_by;
        for (std::size_t i = 0; i < statements.size(); ++i) {
            statement_record r{.id = statements[i], .source = any_of(sources), .at = time()};
            if (one_in(3) && !documents.empty()) r.document = any_of(documents);
            r.locator = maybe();
            r.quote = maybe();
            r.lang = maybe();
            r.held = one_in(2);
            r.own_basis = one_in(4);
            for (std::size_t n = claims.empty() ? 0 : below(4); n != 0; --n)
                r.stances.push_back({any_of(claims), static_cast<stance>(below(6)),
                    static_cast<certainty>(below(3)), maybe()});
            std::stable_sort(r.stances.begin(), r.stances.end(),
                [](const auto& a, const auto& b) { return a.stance < b.stance; });
            for (std::size_t n = below(3); n != 0; --n) r.relays.push_back(any_of(statements));
            // Only a statement of the same source may be taken back.
            const auto other = i == 0 ? 0 : below(i);
            made_by.push_back(r.source);
            if (i != 0 && made_by[other] == r.source)
                (one_in(2) ? r.retracts : r.corrects).push_back(statements[other]);
            batch.add(r);
        }
        if (sources.size() > 1 && one_in(2))
            batch.add(link_record{
                sources[0], sources[1], static_cast<link_kind>(below(3)), maybe(), maybe(), time()});
        if (one_in(2))
            batch.add(
                judgement_record{sources[0], maybe(), time(), 'C', static_cast<int>(below(7)), maybe()});
        batch.commit();
        return graph;
    }
    std::string maybe() {
        static const std::string texts[] = {"", "", "", "plain words", "yes", "null", "2024-10-18", "1e3",
            "a: b", "- a", "{", "# c", "тест", "\xf0\x9f\x98\x80", "line\nbreak\ttab", " spaces ",
            "\"quoted\" \\ 'too'", "x\x01y", "=", "~", "[]", "!tag", "&anchor", "*alias", "a #b",
            "key:", "0x1f", "1_000", "12:30:45", "\xc2\x85", "\xe2\x80\xa8", "=1+1", "+x", "-5", "@a", "'=x",
            "'quoted'", "a; b", "a (b)", "\\", "\\;", "if it is", "probable", "certain: x", ",", "a,b\r\nc",
            "..", "2024-10-18..", "true", "TRUE", "\"\"", "\"", "5 soldiers", "{a: b}", "\r", "\t", " =1"};
        return texts[below(std::size(texts))];
    }

private:
    std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>{0, n - 1}(random_); }
    bool one_in(std::size_t n) { return below(n) == 0; }
    const std::string& any_of(const std::vector<std::string>& names) { return names[below(names.size())]; }
    std::vector<std::string> ids(std::string_view prefix, std::size_t most, bool at_least_one = false) {
        std::vector<std::string> made;
        for (std::size_t n = below(most) + (at_least_one ? 1 : 0), i = 0; i < n; ++i)
            made.push_back(fmt::format("{}{}{}", one_in(5) ? maybe() : "", prefix, i));
        std::sort(made.begin(), made.end());
        made.erase(std::unique(made.begin(), made.end()), made.end());
        return made;
    }
    day any_day() { return make_day(2024, 1, 1) + std::chrono::days{below(1000)}; }
    day_range days() {
        const auto from = any_day();
        switch (below(5)) {
        case 0: return day_range::on(from);
        case 1: return day_range::from(from);
        case 2: return day_range::by(from);
        case 3: return day_range::everything();
        default: return day_range::between(from, from + std::chrono::days{1 + below(30)});
        }
    }
    said_at time() {
        switch (below(4)) {
        case 0: return {};
        case 1:
            return said_at::instant(
                any_day() + std::chrono::seconds{below(86'400)}, static_cast<int>(below(2879)) - 1439);
        default:
            const auto range = days();
            return range.has_first() || range.has_last() ? said_at{range} : said_at{};
        }
    }
    double number() {
        static constexpr double numbers[] = {
            0, 1, -2.5, 0.1, 11'000, 1e300, 5e-324, 9007199254740993.0, 1.0 / 3};
        return numbers[below(std::size(numbers))];
    }
    quantity figure() {
        if (!one_in(5)) return plain_figure();
        // What a ready table has read has the ends of its words; an own one has any.
        const auto table = std::array{
            word_table::everyday, word_table::acled, word_table::crowd_counting, word_table::own}[below(4)];
        quantity made = plain_figure();
        if (const auto* ready = vague_table::ready(table)) {
            const interval means = ready->entries()[below(ready->entries().size())].means;
            made = quantity::of(std::array{means, interval::at_least(means.lower()),
                                    interval::less_than(means.upper())}[below(3)],
                {}, one_in(4));
        }
        made.table = table;
        return made;
    }
    quantity plain_figure() {
        const bool approx = one_in(4);
        const double a = number();
        const double b = number();
        switch (below(4)) {
        case 0: return quantity::of(interval::everything(), {}, approx);
        case 1:
            if (a != b)
                return quantity::of(
                    interval::between(std::min(a, b), one_in(2), std::max(a, b), one_in(2)), {}, approx);
            [[fallthrough]];
        default: return quantity::said(hedges[below(hedges.size() - 1)], a, {}, approx);
        }
    }
    std::mt19937_64 random_;
};

template <class Graph>
void expect_equal_records(const Graph& a, const Graph& b) {
    const auto same = [&](const auto& of_a, const auto& of_b) {
        RC_ASSERT(of_a.size() == of_b.size());
        for (const auto id : of_a) RC_ASSERT(a.record(id) == b.record(id));
    };
    same(a.places(), b.places());
    same(a.labels(), b.labels());
    same(a.parts(), b.parts());
    same(a.documents(), b.documents());
    same(a.sources(), b.sources());
    same(a.questions(), b.questions());
    same(a.claims(), b.claims());
    same(a.statements(), b.statements());
    // Units that a question declares may come later than they did.
    RC_ASSERT(a.units().size() == b.units().size());
    for (const auto u : a.units()) {
        const auto other = b.template find<struct unit>(a.name(u));
        RC_ASSERT(other.has_value());
        RC_ASSERT(a.record(u) == b.record(*other));
    }
    RC_ASSERT(a.link_count() == b.link_count());
    for (std::size_t i = 0; i < a.link_count(); ++i) RC_ASSERT(a.record_of_link(i) == b.record_of_link(i));
    RC_ASSERT(a.judgement_count() == b.judgement_count());
    for (std::size_t i = 0; i < a.judgement_count(); ++i) RC_ASSERT(a.judgement(i) == b.judgement(i));
}

}  // namespace hearsay::test
