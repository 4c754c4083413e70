#include <hearsay/report/dot.hpp>

#include "report_view.hpp"
#include "sentences.hpp"

#include <hearsay/graph/live.hpp>

#include <algorithm>
#include <string_view>

namespace hearsay::inline v1 {
namespace {

using namespace detail;

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

// A label of several lines, none much longer than `columns` code points; `breaks` ends each line.
std::string label_of(std::string_view text, std::size_t columns = 26) {
    std::string out;
    std::size_t at = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        const auto wide = static_cast<std::size_t>(std::count_if(
            word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
        if (at != 0) {
            const bool breaks = at + 1 + wide > columns;
            out += breaks ? "\\n" : " ";
            at = breaks ? 0 : at + 1;
        }
        out += escaped(word);
        at += wide;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

class drawing {
public:
    drawing(const report& what, std::string& out) : report_{what}, graph_{what.graph}, say_{what}, out_{out} {
        const report_view view{what.graph, what.options};
        live_ = live_statements(view);
    }

    void draw() {
        line("digraph hearsay {");
        const std::string title = tidy(report_.title);
        line(
            fmt::format("  graph [rankdir=LR, newrank=true, nodesep=0.12, ranksep=0.7, "
                        "fontname=\"Helvetica\", fontsize=16, "
                        "labelloc=t, label=\"{}\\nsources > statements (dashed: relays) > claims: "
                        "asserted (green), denied (violet), no side taken (dotted); red: in conflict\\n \"];",
                label_of(title, 80)));
        line("  node [fontname=\"Helvetica\", fontsize=11];");
        line("  edge [fontname=\"Helvetica\", fontsize=9, color=\"#555555\", arrowsize=0.7];");
        sources();
        statements();
        questions();
        conflicts();
        line("}");
    }

private:
    void line(std::string_view text) {
        out_ += text;
        out_ += '\n';
    }
    std::string source(source_id s) const {
        return fmt::format("\"source {}\"", escaped(tidy(graph_.name(s))));
    }
    std::string claim(claim_id c) const { return fmt::format("\"claim {}\"", escaped(tidy(graph_.name(c)))); }
    std::string statement(statement_id s) const {
        return fmt::format("\"statement {}\"", escaped(tidy(graph_.name(s))));
    }

    // Those who speak, and those whom they belong to.
    void sources() {
        std::vector<bool> shown(graph_.sources().size());
        for (const statement_id s : graph_.statements()) {
            if (!live_[s.number()]) continue;
            for (std::optional<source_id> at = graph_.source(s); at && !shown[at->number()];
                 at = graph_.within(*at)) {
                shown[at->number()] = true;
            }
        }
        line("  { rank=min;");
        for (const source_id s : graph_.sources()) {
            if (shown[s.number()]) line(fmt::format("    {};", source(s)));
        }
        line("  }");
        for (const source_id s : graph_.sources()) {
            if (!shown[s.number()]) continue;
            std::string text = label_of(say_.source(s), 22);
            if (const auto grade = graph_.reliability(s)) text += fmt::format("\\nreliability {}", *grade);
            const bool unnamed = graph_.kind(s) == source_kind::unnamed;
            line(fmt::format(
                "  {} [shape=box, style=\"rounded,filled{}\", fillcolor=\"#e8eef7\", label=\"{}\"];",
                source(s), unnamed ? ",dashed" : "", text));
            if (const auto within = graph_.within(s)) {
                line(fmt::format(
                    "  {} -> {} [style=dotted, arrowhead=none, constraint=false, tooltip=\"within\"];",
                    source(*within), source(s)));
            }
        }
    }

    // By name: the order in which statements were read says nothing.
    void statements() {
        std::vector<statement_id> shown;
        for (const statement_id s : graph_.statements()) {
            if (live_[s.number()]) shown.push_back(s);
        }
        std::sort(shown.begin(), shown.end(),
            [&](statement_id a, statement_id b) { return graph_.name(a) < graph_.name(b); });
        for (const statement_id s : shown) {
            const std::string when = say_.day_text(graph_.at(s));
            std::string text = escaped(tidy(graph_.name(s)));
            if (!when.empty()) text += "\\n" + when;
            line(
                fmt::format("  {} [shape=box, style=filled, fillcolor=\"#f7f7f2\", color=\"#999999\", "
                            "fontsize=9, height=0.2, "
                            "margin=\"0.08,0.03\", label=\"{}\"];",
                    statement(s), text));
            line(fmt::format("  {} -> {} [arrowhead=none];", source(graph_.source(s)), statement(s)));
            for (const statement_id below : graph_.relays(s)) {
                if (live_[below.number()]) {
                    line(fmt::format("  {} -> {} [style=dashed];", statement(s), statement(below)));
                }
            }
            for (const stance_on on : graph_.stances(s)) stance_edge(s, on);
        }
    }
    void stance_edge(statement_id s, const stance_on& on) {
        std::string_view look = "color=\"#888888\", style=dotted";
        if (on.commits())
            look = on.stance == stance::denies ? "color=\"#8a3ffc\", arrowhead=tee" : "color=\"#2a7d2a\"";
        const std::string_view how = to_string(on.stance);
        const bool plain = on.commits() && on.stance == stance::asserts && on.certainty == certainty::certain;
        std::string text =
            on.certainty == certainty::certain ? "" : std::string{to_string(on.certainty)} + " ";
        text += how;
        line(fmt::format("  {} -> {} [{}{}];", statement(s), claim(on.claim), look,
            plain ? "" : fmt::format(", label=\"{}\"", text)));
    }

    // A frame for each question, with its claims.
    void questions() {
        std::size_t number = 0;
        for (const auto& q : report_.questions) {
            line(fmt::format("  subgraph \"cluster_{}\" {{", number++));
            line(fmt::format(
                "    graph [label=\"{}\", labelloc=t, style=\"rounded,filled\", color=\"#bbbbbb\", "
                "fillcolor=\"#fbfbfb\", fontsize=12];",
                label_of(say_.asks(q.id), 34)));
            for (const auto& c : q.claims) {
                std::string text =
                    fmt::format("{}\\n{}", escaped(say_.name(c.id)), label_of(say_.quoted(c.id)));
                if (const auto where = say_.scope_of(c.id); !where.empty())
                    text += "\\n" + label_of("(" + where + ")");
                const bool taken = !c.asserted_by.empty() || !c.denied_by.empty();
                const bool both = !c.asserted_by.empty() && !c.denied_by.empty();
                if (both) text += "\\nasserted and denied";
                line(fmt::format("    {} [shape=ellipse, style=filled, fillcolor=\"{}\"{}, label=\"{}\"];",
                    claim(c.id), taken ? "#fff7dc" : "#eeeeee", both ? ", color=\"#d62728\", penwidth=2" : "",
                    text));
            }
            line("  }");
        }
        // All claims in one column on the right.
        line("  { rank=max;");
        for (const auto& q : report_.questions) {
            for (const auto& c : q.claims) line(fmt::format("    {};", claim(c.id)));
        }
        line("  }");
    }

    void conflicts() {
        for (const auto& q : report_.questions) {
            for (const comparison& c : q.relations.listed) {
                if (c.verdict != verdict::conflict) continue;
                // They say nothing of who is left and right, so they bear on no rank.
                std::string text;
                if (c.a.claim != c.b.claim && c.a.denied != c.b.denied) {
                    text = fmt::format(
                        ", label=\"{} denied\"", escaped(say_.name(c.a.denied ? c.a.claim : c.b.claim)));
                }
                line(
                    fmt::format("  {} -> {} [color=\"#d62728\", fontcolor=\"#d62728\", penwidth=2, "
                                "dir=none, constraint=false{}];",
                        claim(c.a.claim), claim(c.b.claim), text));
            }
        }
    }

    const report& report_;
    const claim_snapshot& graph_;
    sentences say_;
    std::string& out_;
    std::vector<bool> live_;
};

}  // namespace

void write_dot(const report& what, std::string& out) { drawing{what, out}.draw(); }

}  // namespace hearsay::inline v1
