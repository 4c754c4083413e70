#include <hearsay/report/html.hpp>

#include "page.hpp"

#include <string_view>

namespace hearsay::inline v1 {
namespace {

using namespace detail;

void add_escaped(std::string& out, std::string_view text) {
    for (const char c : text) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += c;
        }
    }
}

void add(std::string& out, const phrase& text) {
    constexpr std::string_view before[] = {"", "<strong>", "<code>", "<span class=\"faint\">",
        "<span class=\"good\">", "<span class=\"open\">", "<span class=\"bad\">"};
    constexpr std::string_view after[] = {
        "", "</strong>", "</code>", "</span>", "</span>", "</span>", "</span>"};
    for (const auto& run : text.runs) {
        const auto how = static_cast<std::size_t>(run.how);
        out += before[how];
        add_escaped(out, run.text);
        out += after[how];
    }
}

constexpr std::string_view style = R"(
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; }
h3 { font-size: 1rem; margin-bottom: 0.3rem; }
p { margin: 0.3rem 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.9rem; }
th, td { border: 1px solid #8886; padding: 0.25rem 0.5rem; text-align: left; vertical-align: top; }
.faint { opacity: 0.7; } .good { color: #2a7d2a; } .open { color: #9a6b00; }
.bad { color: #c22; font-weight: 600; }
@media (prefers-color-scheme: dark) { .good { color: #6c6; } .open { color: #db4; } .bad { color: #f77; } }
)";

struct html_page {
    std::string& out;

    void element(std::string_view name, const phrase& text) {
        out += fmt::format("<{}>", name);
        add(out, text);
        out += fmt::format("</{}>\n", name);
    }
    // Headings are bold as it is.
    void operator()(const heading& h) {
        phrase text;
        for (const auto& run : h.text.runs)
            text.add(run.text, run.how == mark::strong ? mark::plain : run.how);
        element(h.level == 1 ? "h1" : h.level == 2 ? "h2" : "h3", text);
    }
    void operator()(const paragraph& p) { element("p", p.text); }
    void operator()(const entry& e) {
        out += "<p>";
        add(out, e.label);
        out += ':';
        for (const phrase& line : e.lines) {
            out += ' ';
            add(out, line);
        }
        out += "</p>\n";
    }
    void operator()(const points& p) {
        out += "<ul>\n";
        for (std::size_t i = 0; i < p.items.size(); ++i) {
            if (i + 1 < p.items.size() || p.under.empty()) {
                element("li", p.items[i]);
                continue;
            }
            out += "<li>";
            add(out, p.items[i]);
            out += "\n<ul>\n";
            for (const phrase& line : p.under) element("li", line);
            out += "</ul></li>\n";
        }
        out += "</ul>\n";
    }
    void operator()(const table& t) {
        out += "<div class=\"scroll\"><table>\n<thead><tr>";
        for (const auto& cell : t.header) {
            out += "<th>";
            add_escaped(out, cell);
            out += "</th>";
        }
        out += "</tr></thead>\n<tbody>\n";
        for (const auto& row : t.rows) {
            out += "<tr>";
            for (const phrase& cell : row) {
                out += "<td>";
                add(out, cell);
                out += "</td>";
            }
            out += "</tr>\n";
        }
        out += "</tbody>\n</table></div>\n";
    }
};

}  // namespace

void write_html(const report& what, std::string& out, const page_options& options) {
    const page blocks = make_page(what, {options.detail, true});
    out += "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
    out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
    if (const auto* title = blocks.empty() ? nullptr : std::get_if<heading>(&blocks.front())) {
        for (const auto& run : title->text.runs) add_escaped(out, run.text);
    }
    out += "</title>\n<style>";
    out += style;
    out += "</style>\n</head>\n<body>\n";
    html_page write{out};
    for (const block& b : blocks) std::visit(write, b);
    out += "</body>\n</html>\n";
}

}  // namespace hearsay::inline v1
