#pragma once

#include <hearsay/io/case_reader.hpp>
#include <hearsay/report/report.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

// What the tests of reports share: the cases of examples/cases, and a report asked by the names of the case.

namespace hearsay::inline v1::test {

inline loaded_case read_example(std::string_view name) {
    diagnostics faults;
    auto read = read_case(fmt::format("{}/examples/cases/{}.yaml", HEARSAY_SOURCE_DIR, name), faults);
    if (!read) throw std::runtime_error(faults.to_string());
    return std::move(*read);
}

/// A conversion with another factor: `--assume brigade=2000..2500`.
inline lens::factor assume(const claim_snapshot& graph, std::string_view unit, double low, double high) {
    const auto& table = graph.unit_conversions();
    for (std::uint32_t i = 0; i < table.conversion_count(); ++i) {
        if (graph.name(table.conversion_at(i).from) == unit) return {i, low, high};
    }
    throw std::invalid_argument(fmt::format("assume: no conversion of {}", unit));
}

using name_list = std::vector<std::string>;

/// A report, asked and answering in the words of the case: "c6 D" is the claim c6 denied.
class asked {
public:
    explicit asked(report r) : is{std::move(r)} {}

    report is;

    [[nodiscard]] std::string name(position p) const {
        return fmt::format("{}{}", is.graph.name(p.claim), p.denied ? " D" : "");
    }
    template <class Ids>
    [[nodiscard]] name_list names_of(const Ids& ids) const {
        name_list made;
        for (const auto id : ids) made.emplace_back(is.graph.name(id));
        return made;
    }
    [[nodiscard]] name_list names_of(const std::vector<position>& positions) const {
        name_list made;
        for (const position p : positions) made.push_back(name(p));
        return made;
    }
    [[nodiscard]] static std::string figures(const independent_origins& n) {
        return fmt::format("{}{}", n, n.bound ? " at least" : "");
    }
    [[nodiscard]] const report::question& question(std::string_view id) const {
        for (const auto& q : is.questions) {
            if (is.graph.name(q.id) == id) return q;
        }
        throw std::invalid_argument(fmt::format("no question {}", id));
    }
    [[nodiscard]] const report::claim& claim(std::string_view id) const {
        for (const auto& q : is.questions) {
            for (const auto& c : q.claims) {
                if (is.graph.name(c.id) == id) return c;
            }
        }
        throw std::invalid_argument(fmt::format("no claim {}", id));
    }
    [[nodiscard]] const comparison& pair(std::string_view a, std::string_view b) const {
        for (const auto& q : is.questions) {
            for (const comparison& c : q.relations.listed) {
                if (name(c.a) == a && name(c.b) == b) return c;
            }
        }
        throw std::invalid_argument(fmt::format("no pair {}, {}", a, b));
    }
    [[nodiscard]] name_list assumed_by(const assumption_list& list) const {
        name_list made;
        for (const assumption a : list) made.push_back(name_of(is.graph, a));
        return made;
    }
    [[nodiscard]] const report::assumed& assumed(std::string_view id) const {
        for (const auto& a : is.assumptions) {
            if (a.id == id) return a;
        }
        throw std::invalid_argument(fmt::format("no assumption {}", id));
    }
    [[nodiscard]] const report::consensus& by_scope(std::string_view question_id, std::string_view part) const {
        for (const auto& s : question(question_id).by_scope) {
            if (scope_text(s.scope) == part) return s.found;
        }
        throw std::invalid_argument(fmt::format("no scope {}", part));
    }
    [[nodiscard]] std::string scope_text(scope_id which) const {
        const scope& s = is.graph.scope_at(which);
        std::string text;
        if (s.place) text += fmt::format("in {} ", is.graph.name(*s.place));
        if (s.part) text += fmt::format("of {} ", is.graph.name(*s.part));
        if (s.period) text += fmt::format("during {} ", *s.period);
        if (!text.empty()) text.pop_back();
        return text;
    }

    /// "(11000, 20000]", "2024-11-01", "right-wing", "left-wing & spillway", "anywhere - neglect", "yes".
    [[nodiscard]] std::string text(const any_set& set) const {
        return std::visit(
            [&](const auto& s) -> std::string {
                if constexpr (requires { s.pieces(); }) {
                    std::string made;
                    for (const auto& piece : s.pieces()) {
                        made += made.empty() ? "" : " u ";
                        if (piece.within.empty()) made += "anywhere";
                        for (std::size_t i = 0; i < piece.within.size(); ++i) {
                            made += fmt::format("{}{}", i == 0 ? "" : " & ", is.graph.name(piece.within[i]));
                        }
                        for (const auto e : piece.except) made += fmt::format(" - {}", is.graph.name(e));
                    }
                    return made.empty() ? "{}" : made;
                } else {
                    return fmt::format("{}", s);
                }
            },
            set);
    }

    /// "(11000, 20000] {2, 3}: c1, c2, c3 by gur, nis"
    [[nodiscard]] std::string text(const report::region& r) const {
        return fmt::format("{} {}: {} by {}", text(r.values), figures(r.independent), fmt::join(names_of(r.positions), ", "),
                           fmt::join(names_of(r.origins), ", "));
    }
    [[nodiscard]] std::string best(const report::consensus& found) const {
        return found.best ? text(*found.best) : "nothing";
    }
    [[nodiscard]] name_list texts(const std::vector<report::region>& regions) const {
        name_list made;
        for (const auto& r : regions) made.push_back(text(r));
        return made;
    }
    /// "kremlin: c6 D, values"
    [[nodiscard]] name_list dissent(const report::consensus& found) const {
        name_list made;
        for (const auto& d : found.dissenters) {
            made.push_back(fmt::format("{}: {}, {}", is.graph.name(d.source), name(d.of), d.because));
        }
        return made;
    }
    /// The chains of one position, each "article > zelensky".
    [[nodiscard]] name_list chains(std::string_view of) const {
        name_list made;
        for (const auto& c : is.chains) {
            if (name(c.of) == of) made.push_back(fmt::format("{}", fmt::join(names_of(c.path), " > ")));
        }
        return made;
    }
    /// The sources without which one position loses all support.
    [[nodiscard]] name_list pivots(std::string_view of) const {
        name_list made;
        for (const auto& p : is.pivots) {
            for (const position carried : p.carries) {
                if (name(carried) == of) made.emplace_back(is.graph.name(p.source));
            }
        }
        return made;
    }
    /// "c1, c3 below 2750 included: compatible to conflict"
    [[nodiscard]] name_list breaks(std::string_view assumption_id) const {
        name_list made;
        for (const break_point& b : assumed(assumption_id).breaks) {
            made.push_back(fmt::format("{}, {} {} {}{}: {} to {}{}", name(b.a), name(b.b), b.above ? "above" : "below", b.at,
                                       b.inclusive ? " included" : "", b.from, b.to, b.inside ? ", inside" : ""));
        }
        return made;
    }
    /// "nato unconfirmed"
    [[nodiscard]] name_list noncommittal(std::string_view claim_id) const {
        name_list made;
        for (const auto& n : claim(claim_id).uncommitted) {
            made.push_back(fmt::format("{} {}{}{}", is.graph.name(n.source), n.certainty == certainty::possible ? "possibly " : "",
                                       to_string(n.stance), n.condition.empty() ? "" : ": " + n.condition));
        }
        return made;
    }
};

/// One line of a table of relations: the verdict and the relation, with gap and overlap where there are any; why; what it assumes.
struct row {
    std::string a;
    std::string b;
    std::string stand;
    std::string because;
    name_list assumes{};
    friend void PrintTo(const row& r, std::ostream* out) { *out << r.a << ", " << r.b; }
};

/// "conflict, disjoint, gap 0.6"
inline std::string stand(const comparison& c) {
    std::string text{to_string(c.verdict)};
    if (c.relation) text += fmt::format(", {}", to_string(*c.relation));
    if (c.gap) text += fmt::format(", gap {:.9g}", *c.gap);
    if (c.overlap) text += fmt::format(", overlap {:.9g}", *c.overlap);
    return text;
}

inline void expect_stand(const asked& report, const row& expected) {
    const comparison& c = report.pair(expected.a, expected.b);
    EXPECT_EQ(stand(c), expected.stand);
    EXPECT_EQ(c.because(), expected.because);
    EXPECT_EQ(report.assumed_by(c.assumes), expected.assumes);
}

inline std::string row_name(const ::testing::TestParamInfo<row>& test) {
    std::string name;
    for (const char c : test.param.a + "_with_" + test.param.b) name += c >= 'a' && c <= 'z' ? c : c >= '0' && c <= '9' ? c : c == 'D' ? c : '_';
    return name;
}

}  // namespace hearsay::inline v1::test
