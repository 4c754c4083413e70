#include <hearsay/report/markdown.hpp>

#include "page.hpp"

#include <string_view>

namespace hearsay::inline v1 {
namespace {

using namespace detail;

// Nothing that a name holds may become markup. What counts at the beginning of a line alone (a heading, a list)
// is escaped there.
void add_escaped(std::string& out, std::string_view text) {
    for (const char c : text) {
        if (std::string_view{"\\`*_[]<>|~&$"}.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
}
void guard_start(std::string& out, std::string_view text) {
    if (text.empty()) return;
    const std::size_t digits = text.find_first_not_of("0123456789");
    if (std::string_view{"#+-=>:"}.find(text.front()) != std::string_view::npos) {
        out += '\\';
    } else if (digits != 0 && digits != std::string_view::npos &&
        (text[digits] == '.' || text[digits] == ')')) {
        out += text.substr(0, digits);
        out += '\\';
        out += text[digits];
        add_escaped(out, text.substr(digits + 1));
        return;
    }
    add_escaped(out, text);
}

std::string inline_text(const phrase& text, bool heading = false) {
    std::string out;
    bool begins = true;
    for (const auto& run : text.runs) {
        // Emphasis may not begin or end with a blank.
        const std::string_view all = run.text;
        const std::size_t first = std::min(all.find_first_not_of(' '), all.size());
        const std::size_t last = first == all.size() ? first : all.find_last_not_of(' ') + 1;
        const std::string_view middle = all.substr(first, last - first);
        const bool strong = !heading && !middle.empty() && (run.how == mark::strong || run.how == mark::bad);
        const bool code = run.how == mark::id && !middle.empty() &&
            middle.find('`') == std::string_view::npos && middle.find('|') == std::string_view::npos;
        out += all.substr(0, first);
        if (code) {
            out += '`';
            out += middle;
            out += '`';
        } else {
            if (strong) out += "**";
            if (begins && !strong && !heading)
                guard_start(out, middle);
            else
                add_escaped(out, middle);
            if (strong) out += "**";
        }
        out += all.substr(last);
        begins = begins && middle.empty();
    }
    return out;
}

struct markdown_page {
    std::string& out;
    bool any = false;

    void gap() {
        if (any) out += '\n';
        any = true;
    }
    void operator()(const heading& h) {
        gap();
        out.append(static_cast<std::size_t>(h.level), '#');
        out += ' ' + inline_text(h.text, true) + '\n';
    }
    void operator()(const paragraph& p) {
        gap();
        out += inline_text(p.text) + '\n';
    }
    void operator()(const entry& e) {
        gap();
        out += "- " + inline_text(e.label) + ':';
        for (const phrase& line : e.lines) out += ' ' + inline_text(line);
        out += '\n';
    }
    void operator()(const points& p) {
        gap();
        for (const phrase& item : p.items) out += "- " + inline_text(item) + '\n';
        for (const phrase& line : p.under) out += "  - " + inline_text(line) + '\n';
    }
    void operator()(const table& t) {
        gap();
        out += '|';
        for (const auto& cell : t.header) out += ' ' + inline_text(phrase{cell}) + " |";
        out += "\n|";
        for (std::size_t i = 0; i < t.header.size(); ++i) out += "---|";
        out += '\n';
        for (const auto& row : t.rows) {
            out += '|';
            for (const phrase& cell : row) out += (cell.empty() ? " " : ' ' + inline_text(cell)) + " |";
            out += '\n';
        }
    }
};

}  // namespace

void detail::write_page_as_markdown(const page& what, std::string& out) {
    markdown_page write{out};
    for (const block& b : what) std::visit(write, b);
}

void write_markdown(const report& what, std::string& out, const page_options& options) {
    write_page_as_markdown(make_page(what, {options.detail, true}), out);
}

}  // namespace hearsay::inline v1
