#include <hearsay/report/text.hpp>

#include "page.hpp"

#include <utf8.h>

#include <algorithm>
#include <string_view>

namespace hearsay::inline v1 {
namespace {

using namespace detail;

std::string_view colour_of(mark how) noexcept {
    switch (how) {
    case mark::plain: return "";
    case mark::strong: return "\x1b[1m";
    case mark::id: return "\x1b[36m";
    case mark::faint: return "\x1b[2m";
    case mark::good: return "\x1b[32m";
    case mark::open: return "\x1b[33m";
    case mark::bad: return "\x1b[31m";
    }
    return "";
}

// In code points. What a page holds is UTF-8: all of it was made visible before.
std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

/// Breaks text into lines and writes it.
class terminal_page {
public:
    terminal_page(std::string& out, const text_options& options)
        : out_{out}, columns_{std::max<std::size_t>(options.columns, 40)}, colours_{options.colours} {}

    void operator()(const heading& h) {
        gap(h.level);
        wrap(h.text, 0, 0);
        if (h.level > 2) return;
        const auto longest = std::min(columns_, longest_);
        out_.append(longest, h.level == 1 ? '=' : '-');
        out_ += '\n';
        after_heading_ = h.level == 2;
    }
    void operator()(const paragraph& p) {
        if (p.indent == 0) gap(0);
        wrap(p.text, indent(p.indent), indent(p.indent));
    }
    void operator()(const entry& e) {
        if (e.apart) gap(0);
        const std::size_t left = e.apart ? 0 : 2;
        const auto column = left + static_cast<std::size_t>(e.column);
        std::size_t label = left;
        for (const auto& run : e.label.runs) label += width(run.text);
        const bool beside = label < column || label + 2 < columns_ / 3;
        bool first = true;
        for (const phrase& line : e.lines) {
            if (first && beside) {
                wrap(line, label < column ? column : label + 2, column, &e.label, left);
            } else {
                if (first) wrap(e.label, left, left);
                wrap(line, column, column);
            }
            first = false;
        }
        if (e.lines.empty()) wrap(e.label, left, left);
    }
    void operator()(const points& p) {
        const phrase dash{"-"};
        for (const phrase& item : p.items) wrap(item, 4, 4, &dash, 2);
        for (const phrase& line : p.under) wrap(line, 6, 8);
    }
    void operator()(
        const table& t) {  // pages for a terminal are made without tables; none is lost all the same
        for (const auto& row : t.rows) {
            phrase line;
            for (std::size_t i = 0; i < row.size(); ++i) {
                if (i != 0) line.add("; ");
                line.add(row[i]);
            }
            wrap(line, 2, 4);
        }
    }

private:
    static std::size_t indent(int n) noexcept { return static_cast<std::size_t>(n); }

    // An empty line before what begins something new.
    void gap(int level) {
        if (out_.empty() || (after_heading_ && level != 2)) {
            after_heading_ = false;
            return;
        }
        out_ += '\n';
    }

    struct word {
        std::string_view text;
        mark how;
        bool glued;  // to the one before
    };
    static std::vector<word> words_of(const phrase& text) {
        std::vector<word> words;
        bool blank = true;
        for (const auto& run : text.runs) {
            std::string_view rest = run.text;
            while (!rest.empty()) {
                if (rest.front() == ' ') {
                    blank = true;
                    rest.remove_prefix(1);
                    continue;
                }
                const std::size_t end = std::min(rest.find(' '), rest.size());
                words.push_back({rest.substr(0, end), run.how, !blank});
                blank = false;
                rest.remove_prefix(end);
            }
        }
        return words;
    }

    void put(std::string_view text, mark how) {
        const auto colour = colours_ ? colour_of(how) : std::string_view{};
        out_ += colour;
        out_ += text;
        if (!colour.empty()) out_ += "\x1b[0m";
    }

    // Writes a text from column `first` on, further lines from column `rest` on; a label may stand before it.
    void wrap(const phrase& text, std::size_t first, std::size_t rest, const phrase* label = nullptr,
        std::size_t label_at = 0) {
        after_heading_ = false;
        longest_ = 0;
        std::size_t at = 0;
        const auto blank_to = [&](std::size_t column) {
            if (at < column) out_.append(column - at, ' ');
            at = std::max(at, column);
        };
        if (label != nullptr) {
            blank_to(label_at);
            for (const auto& run : label->runs) {
                put(run.text, run.how);
                at += width(run.text);
            }
        }
        blank_to(first);
        bool line_begins = true;
        const auto break_line = [&] {
            longest_ = std::max(longest_, at);
            out_ += '\n';
            at = 0;
            blank_to(rest);
            line_begins = true;
        };
        const auto words = words_of(text);
        for (std::size_t i = 0; i < words.size();) {
            // What is glued together is one word, whatever its colours.
            std::size_t end = i + 1;
            std::size_t wide = width(words[i].text);
            while (end < words.size() && words[end].glued) wide += width(words[end++].text);
            if (!line_begins && at + 1 + wide > columns_) break_line();
            if (!line_begins) {
                out_ += ' ';
                ++at;
            }
            for (; i < end; ++i) put_in_pieces(words[i], at, break_line);
            line_begins = false;
        }
        longest_ = std::max(longest_, at);
        while (out_.ends_with(' ')) out_.pop_back();
        out_ += '\n';
    }

    // A word that is longer than the line is cut.
    template <class Break>
    void put_in_pieces(const word& w, std::size_t& at, Break&& break_line) {
        std::string_view rest = w.text;
        while (!rest.empty()) {
            const std::size_t room = columns_ > at ? columns_ - at : 0;
            if (room == 0) {
                break_line();
                continue;
            }
            auto end = rest.begin();
            for (std::size_t n = 0; n < room && end != rest.end(); ++n) utf8::unchecked::next(end);
            const std::string_view piece{rest.data(), static_cast<std::size_t>(end - rest.begin())};
            put(piece, w.how);
            at += width(piece);
            rest.remove_prefix(piece.size());
        }
    }

    std::string& out_;
    std::size_t columns_;
    bool colours_;
    bool after_heading_ = false;
    std::size_t longest_ = 0;  // of the lines of the last text
};

}  // namespace

void detail::write_page_as_text(const page& what, std::string& out, const text_options& options) {
    std::string text;
    terminal_page write{text, options};
    for (const block& b : what) std::visit(write, b);
    out += text;
}

void write_text(const report& what, std::string& out, const text_options& options) {
    write_page_as_text(make_page(what, {options.detail, false}), out, options);
}

}  // namespace hearsay::inline v1
