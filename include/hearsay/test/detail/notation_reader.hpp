#pragma once

#include <hearsay/graph/batch.hpp>
#include <hearsay/graph/claim_graph.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The reader behind test/notation.hpp, where the notation is described.

namespace hearsay::inline v1::test::detail {

using words = std::vector<std::string>;

inline std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

inline std::vector<std::string_view> split(std::string_view text, std::string_view by) {
    std::vector<std::string_view> pieces;
    for (std::size_t at; (at = text.find(by)) != text.npos; text.remove_prefix(at + by.size())) {
        pieces.push_back(trimmed(text.substr(0, at)));
    }
    pieces.push_back(trimmed(text));
    return pieces;
}

inline words words_of(std::string_view text) {
    words found;
    for (const auto piece : split(text, " ")) {
        if (!piece.empty()) found.emplace_back(piece);
    }
    return found;
}

/// "[a]" names "a".
inline std::optional<std::string> label_of(const std::string& word) {
    if (word.size() < 3 || word.front() != '[' || word.back() != ']') return std::nullopt;
    return word.substr(1, word.size() - 2);
}

inline std::optional<double> number_of(std::string text) {
    std::erase(text, ',');
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
    return value;
}

/// "2024-10-17", or "2024-10-17..2024-10-19".
inline std::optional<day_range> days_of(std::string_view text) {
    const auto dots = text.find("..");
    const auto first = parse_day(text.substr(0, dots));
    const auto last = dots == text.npos ? first : parse_day(text.substr(dots + 2));
    if (!first || !last || *last < *first) return std::nullopt;
    return day_range::between(*first, *last);
}

class notation_reader {
public:
    explicit notation_reader(claim_graph& graph) : graph_{graph} {}

    void read(std::string_view text) {
        for (const auto line : split(text, "\n")) {
            ++line_;
            for (const auto part : split(line.substr(0, line.find('#')), ";")) {
                if (!part.empty()) read_part(part);
            }
        }
        commit();
    }

private:
    [[noreturn]] void refuse(std::string_view found, std::string_view expected) const {
        throw std::invalid_argument(
            fmt::format("make_graph: line {}: found \"{}\"; expected {}", line_, found, expected));
    }

    void read_part(std::string_view part) {
        const words w = words_of(part);
        const bool declares = w.size() >= 2 && w[1] != ">" && w[0].back() != ':';
        if (declares && w[0] == "source") return read_source(w);
        if (declares && w[0] == "question") return read_question(w);
        if (declares && w[0] == "unit") return read_unit(w);
        if (declares && w[0] == "claim") return read_claim(w);
        if (declares && w[0] == "link") return read_link(w);
        if (declares && w[0] == "part") return read_part_of_whole(w);
        if (declares && w[0] == "place") return read_node(w, places_);
        if (declares && w[0] == "label") return read_node(w, labels_);
        read_chain(part);
    }

    // ---- declarations

    template <class Record>
    static Record* find(std::vector<Record>& records, std::string_view id) {
        const auto at =
            std::find_if(records.begin(), records.end(), [&](const Record& r) { return r.id == id; });
        return at == records.end() ? nullptr : &*at;
    }
    template <class Record>
    static Record& entry(std::vector<Record>& records, std::string_view id) {
        if (Record* const known = find(records, id)) return *known;
        records.emplace_back();
        records.back().id = id;
        return records.back();
    }

    /// The word after a keyword.
    const std::string& next(const words& w, std::size_t& at, std::string_view expected) const {
        if (at + 1 >= w.size()) refuse(w.back(), expected);
        return w[++at];
    }

    source_record& source_named(std::string_view id) {
        const bool fresh = find(sources_, id) == nullptr;
        auto& record = entry(sources_, id);
        if (fresh && id.substr(0, 7) == "unnamed") record.kind = source_kind::unnamed;
        return record;
    }
    void mention_source(std::string_view id) {
        if (!graph_.find_source(id)) source_named(id);
    }

    void read_source(const words& w) {
        source_named(w[1]);
        for (std::size_t i = 2; i < w.size(); ++i) {
            if (w[i] == "within") {
                const std::string above = next(w, i, "a source after within");
                mention_source(above);
                source_named(w[1]).within = above;
            } else if (w[i] == "grade") {
                source_named(w[1]).reliability = next(w, i, "a letter after grade").front();
            } else {
                const auto kind = std::find(std::begin(source_kind_names), std::end(source_kind_names), w[i]);
                if (kind == std::end(source_kind_names)) refuse(w[i], "a kind of source, within, or grade");
                source_named(w[1]).kind = static_cast<source_kind>(kind - std::begin(source_kind_names));
            }
        }
    }

    void read_question(const words& w) {
        auto& record = entry(questions_, w[1]);
        for (std::size_t i = 2; i < w.size(); ++i) {
            const auto& kinds = claim_graph::kind_names;
            if (w[i] == "additive")
                record.additive = additivity::all();
            else if (w[i] == "unit")
                record.unit = next(w, i, "a unit");
            else if (std::find(kinds.begin(), kinds.end(), w[i]) != kinds.end())
                record.kind = w[i];
            else
                refuse(w[i], "a kind of question, unit, or additive");
        }
        if (record.kind.empty() && (record.additive.any() || !record.unit.empty())) record.kind = "quantity";
    }

    void read_unit(const words& w) {
        entry(units_, w[1]);
        if (w.size() == 2) return;
        const auto range = w.size() == 5 && w[2] == "=" ? range_of(w[3]) : std::nullopt;
        if (!range) refuse(w.back(), "unit ID = 3000..5000 UNIT");
        entry(units_, w[4]);
        find(units_, w[1])->conversions.push_back({w[4], {range->first, range->second, 0}});
    }

    static std::optional<std::pair<double, double>> range_of(std::string_view text) {
        const auto dots = text.find("..");
        const auto low = number_of(std::string{text.substr(0, dots)});
        const auto high = dots == text.npos ? low : number_of(std::string{text.substr(dots + 2)});
        if (!low || !high) return std::nullopt;
        return std::pair{*low, *high};
    }

    void read_node(const words& w, std::vector<node_record>& nodes) {
        entry(nodes, w[1]);
        for (std::size_t i = 2; i < w.size(); ++i) {
            if (w[i] != "within" && w[i] != "overlaps") refuse(w[i], "within or overlaps");
            const bool within = w[i] == "within";
            const std::string other = next(w, i, "the id of another one");
            if (&nodes == &places_ ? !graph_.find<struct place>(other) : !graph_.find<struct label>(other)) {
                entry(nodes, other);
            }
            if (within)
                find(nodes, w[1])->within = other;
            else
                find(nodes, w[1])->overlaps.push_back(other);
        }
    }

    void read_part_of_whole(const words& w) {
        entry(parts_, w[1]);
        for (std::size_t i = 2; i < w.size(); ++i) {
            if (w[i] != "within" && w[i] != "disjoint") refuse(w[i], "within or disjoint");
            const bool within = w[i] == "within";
            const std::string other = next(w, i, "a part");
            if (!graph_.find<struct part>(other)) entry(parts_, other);
            if (within)
                find(parts_, w[1])->within = other;
            else
                find(parts_, w[1])->disjoint.push_back(other);
        }
    }

    void read_link(const words& w) {
        const auto kind = w.size() == 4
            ? std::find(std::begin(link_kind_names), std::end(link_kind_names), w[2])
            : std::end(link_kind_names);
        if (kind == std::end(link_kind_names)) refuse(w.back(), "link SOURCE independent SOURCE");
        mention_source(w[1]);
        mention_source(w[3]);
        links_.push_back(
            {.a = w[1], .b = w[3], .is = static_cast<link_kind>(kind - std::begin(link_kind_names))});
    }

    void read_claim(const words& w) {
        if (w.size() < 4 || w[2] != "=") refuse(w.back(), "claim ID = QUESTION VALUE");
        named_.emplace_back(make_claim(words{w.begin() + 3, w.end()}, w[1]), w[1]);
    }

    // ---- claims

    /// The words of a claim, joined; the claim bears `id`, or else these words.
    std::string make_claim(const words& w, const std::string& id) {
        const std::string spelled = fmt::format("{}", fmt::join(w, " "));
        for (const auto& [text, name] : named_) {
            if (text == spelled && id.empty()) return name;
        }
        const std::string name = id.empty() ? spelled : id;
        if (id.empty() && (find(claims_, name) || graph_.find_claim(name))) return name;
        claim_record record{.id = name, .answers = w[0], .text = spelled};
        std::size_t end = w.size();
        for (std::size_t i = 1; i + 1 < w.size(); ++i) {
            if (w[i] != "in" && w[i] != "of" && w[i] != "during") continue;
            end = std::min(end, i);
            const std::string& what = w[i + 1];
            if (w[i] == "in") {
                record.scope.place = what;
                if (!graph_.find<struct place>(what)) entry(places_, what);
            } else if (w[i] == "of") {
                record.scope.part = what;
                if (!graph_.find<struct part>(what)) entry(parts_, what);
            } else if (!(record.scope.period = days_of(what))) {
                refuse(what, "a day or two after during");
            }
        }
        record.value = value_of(w[0], {w.begin() + 1, w.begin() + static_cast<std::ptrdiff_t>(end)});
        claims_.push_back(std::move(record));
        return id.empty() ? name : spelled;
    }

    claim_record::value_type value_of(const std::string& question, const words& w) {
        std::string declared;
        if (const auto* const known = find(questions_, question))
            declared = known->kind;
        else if (const auto there = graph_.find_question(question))
            declared = graph_.kind_name(*there);
        const auto takes = [&](std::string_view kind) {
            if (!declared.empty() && declared != kind) return false;
            if (!graph_.find_question(question) || find(questions_, question)) {
                entry(questions_, question).kind = kind;
            }
            return true;
        };
        if (w.empty()) refuse(question, "a value after the question, or ? where there is none");
        if (w.size() == 1 && w[0] == "?") {
            if (declared.empty()) takes("quantity");
            return {};
        }
        if (w.size() == 1 && (w[0] == "yes" || w[0] == "no") && takes("truth"))
            return truth_set{w[0] == "yes"};
        if (const auto days = date_of(w); days && takes("date")) return *days;
        if (auto said = quantity_of(w); said && takes("quantity")) return *said;
        if (w.size() == 1 && declared == "label") {
            if (!graph_.find<struct label>(w[0])) entry(labels_, w[0]);
            return said_label{w[0]};
        }
        if (w.size() == 1 && takes("place")) {
            if (!graph_.find<struct place>(w[0])) entry(places_, w[0]);
            return said_place{w[0]};
        }
        refuse(fmt::format("{}", fmt::join(w, " ")),
            declared.empty() ? "a value" : fmt::format("a {}", declared));
    }

    static std::optional<day_range> date_of(const words& w) {
        if (w.size() == 1) return days_of(w[0]);
        const auto on = w.size() == 2 ? parse_day(w[1]) : std::nullopt;
        if (!on) return std::nullopt;
        if (w[0] == "by") return day_range::by(*on);
        if (w[0] == "from") return day_range::from(*on);
        if (w[0] == "before") return day_range::before_day(*on);
        if (w[0] == "after") return day_range::after_day(*on);
        return std::nullopt;
    }

    static std::optional<said_quantity> quantity_of(words w) {
        said_quantity made;
        if (!w.empty() && w[0] == "about") {
            made.value.approx = true;
            w.erase(w.begin());
        }
        hedge how = hedge::exactly;
        for (const hedge h : hedges) {
            const words name = words_of(to_string(h));
            if (w.size() <= name.size() || !std::equal(name.begin(), name.end(), w.begin())) continue;
            how = h;
            w.erase(w.begin(), w.begin() + static_cast<std::ptrdiff_t>(name.size()));
            break;
        }
        const auto figures = w.empty() || w.size() > 2 ? std::nullopt : range_of(w[0]);
        if (!figures) return std::nullopt;
        const bool approx = made.value.approx;
        if (w[0].find("..") == std::string::npos)
            made.value = quantity::said(how, figures->first, {}, approx);
        else
            made.value = quantity::of(interval::between(figures->first, figures->second), {}, approx);
        if (w.size() == 2) made.unit = w[1];
        return made;
    }

    // ---- statements

    void read_chain(std::string_view line) {
        std::string outer;
        for (const auto element : split(line, ">")) outer = read_statement(element, outer);
    }

    /// Reads one statement, has the outer one relay it, and gives its id.
    std::string read_statement(std::string_view text, const std::string& outer) {
        std::string_view stances;
        if (const auto colon = text.find(": "); colon != text.npos) {
            stances = text.substr(colon + 2);
            text = text.substr(0, colon);
        }
        words w = words_of(text);
        if (w.empty()) refuse(text, "a source or a label");
        std::optional<std::string> label = label_of(w[0]);
        if (label) w.erase(w.begin());
        std::string id;
        if (label)
            id = *label;
        else if (outer.empty())
            id = fresh_id("s", 0);
        else
            id = fresh_id(outer + ".", 0);
        if (!outer.empty()) relay(outer, id);
        if (w.empty()) {
            if (!label || !stances.empty()) refuse(text, "a source before the colon");
            return id;
        }
        auto& record = entry(statements_, id);
        if (!record.source.empty()) refuse(text, fmt::format("one statement labelled [{}]", id));
        record.source = w[0];
        record.held = outer.empty();
        if (const auto* const above = find(statements_, outer)) {
            if (const auto last = above->at.days().last()) record.at = said_at{day_range::by(*last)};
        }
        mention_source(w[0]);
        read_marks(w, record);
        if (!stances.empty()) {
            for (const auto one : split(stances, ", ")) record.stances.push_back(stance_of(words_of(one)));
        }
        return id;
    }

    [[nodiscard]] std::string fresh_id(const std::string& stem, int number) {
        std::string id;
        do id = fmt::format("{}{}", stem, ++number);
        while (find(statements_, id) || graph_.find_statement(id));
        return id;
    }

    /// Before its own line, a label may be named: its record is made then, and filled later.
    void relay(const std::string& outer, const std::string& id) {
        if (graph_.find_statement(outer))
            refuse(outer, "a statement of this text: what is in the graph does not change");
        entry(statements_, outer).relays.push_back(id);
        if (!graph_.find_statement(id)) entry(statements_, id);
    }

    void read_marks(const words& w, statement_record& record) const {
        for (std::size_t i = 1; i < w.size(); ++i) {
            if (w[i] == "held" || w[i] == "unheld")
                record.held = w[i] == "held";
            else if (w[i] == "own")
                record.own_basis = true;
            else if (w[i] == "retracts" || w[i] == "corrects") {
                auto& list = w[i] == "retracts" ? record.retracts : record.corrects;
                const auto of = label_of(next(w, i, "a label"));
                if (!of) refuse(w[i], "a label in brackets");
                list.push_back(*of);
            } else if (w[i] == "at") {
                record.at = instant_of(next(w, i, "an instant"));
            } else if (w[i] == "on" || w[i] == "by" || w[i] == "from") {
                const bool by = w[i] == "by";
                const bool from = w[i] == "from";
                const auto days = days_of(next(w, i, "a day"));
                if (!days) refuse(w[i], "a day such as 2024-10-18");
                record.at = said_at{by ? day_range::by(*days->last())
                        : from         ? day_range::from(*days->first())
                                       : *days};
            } else {
                refuse(w[i],
                    "on, by, from, at, held, unheld, own, retracts or corrects; a colon before stances");
            }
        }
    }

    [[nodiscard]] said_at instant_of(const std::string& text) const {
        const auto digits = [&](std::size_t at) {
            int value = -1;
            std::from_chars(text.data() + at, text.data() + at + 2, value);
            return value;
        };
        const auto on = parse_day(std::string_view{text}.substr(0, 10));
        const bool formed =
            text.size() == 20 && text[10] == 'T' && text[13] == ':' && text[16] == ':' && text[19] == 'Z';
        if (!on || !formed || digits(11) < 0 || digits(14) < 0 || digits(17) < 0)
            refuse(text, "2024-10-18T09:30:00Z");
        return said_at::instant(*on + std::chrono::hours{digits(11)} + std::chrono::minutes{digits(14)} +
            std::chrono::seconds{digits(17)});
    }

    stance_record stance_of(words w) {
        stance_record made;
        while (w.size() > 1) {
            const auto name = std::find(std::begin(stance_names), std::end(stance_names), w[0]);
            if (name != std::end(stance_names)) {
                made.stance = static_cast<stance>(name - std::begin(stance_names));
            } else if (w[0] == "probably" || w[0] == "possibly") {
                made.certainty = w[0] == "probably" ? certainty::probable : certainty::possible;
            } else {
                break;
            }
            w.erase(w.begin());
        }
        if (w.empty()) refuse(",", "a stance");
        made.claim = w.size() == 1 ? w[0] : make_claim(w, "");
        return made;
    }

    void commit() {
        auto batch = graph_.insert();
        for (const auto& r : units_) batch.add(r);
        for (const auto& r : places_) batch.add_place(r);
        for (const auto& r : labels_) batch.add_label(r);
        for (const auto& r : parts_) batch.add(r);
        for (const auto& r : sources_) batch.add(r);
        for (const auto& r : questions_) batch.add(r);
        for (const auto& r : claims_) batch.add(r);
        for (const auto& r : statements_) {
            const bool mentioned_only = r.source.empty() && r.relays.empty();  // its relayer will be told so
            if (!mentioned_only) batch.add(r);
        }
        for (const auto& r : links_) batch.add(r);
        batch.commit();
    }

    claim_graph& graph_;
    std::size_t line_ = 0;
    std::vector<unit_record> units_;
    std::vector<node_record> places_, labels_;
    std::vector<part_record> parts_;
    std::vector<source_record> sources_;
    std::vector<question_record> questions_;
    std::vector<claim_record> claims_;
    std::vector<statement_record> statements_;
    std::vector<link_record> links_;
    std::vector<std::pair<std::string, std::string>>
        named_;  // the words of a claim, and the id that it was given
};

}  // namespace hearsay::inline v1::test::detail
