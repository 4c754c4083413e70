#pragma once

#include <hearsay/report/page_options.hpp>
#include <hearsay/report/report.hpp>
#include <hearsay/report/text.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace hearsay::inline v1::detail {

/// What a piece of text is, for pages that show it.
enum class mark : std::uint8_t { plain, strong, id, faint, good, open, bad };

/// A text whose pieces bear marks. Nothing in it is markup of its own: a page escapes all of it.
struct phrase {
    struct run {
        std::string text;
        mark how;
    };
    std::vector<run> runs{};

    phrase() = default;
    phrase(std::string text, mark how = mark::plain) { add(std::move(text), how); }
    phrase(const char* text) : phrase{std::string{text}} {}
    phrase& add(std::string text, mark how = mark::plain) {
        if (!text.empty()) runs.push_back({std::move(text), how});
        return *this;
    }
    phrase& add(const char* text) { return add(std::string{text}); }
    phrase& add(const phrase& more) {
        runs.insert(runs.end(), more.runs.begin(), more.runs.end());
        return *this;
    }
    [[nodiscard]] bool empty() const noexcept { return runs.empty(); }
};

struct heading {
    int level;  ///< 1 the title, 2 a section, 3 a question in it
    phrase text;
};
struct paragraph {
    phrase text;
    int indent = 0;  ///< in text
};
/// A label and what belongs to it, each line on its own: a claim; a lead under its number.
struct entry {
    phrase label;
    std::vector<phrase> lines;
    int column = 0;      ///< in text, where the lines begin
    bool apart = false;  ///< in text, with an empty line before it, and at the margin
};
/// Points of a list; `under` stands below the last of them.
struct points {
    std::vector<phrase> items;
    std::vector<phrase> under{};
};
struct table {
    std::vector<std::string> header;
    std::vector<std::vector<phrase>> rows;
};

using block = std::variant<heading, paragraph, entry, points, table>;
using page = std::vector<block>;

/// What a page is made for.
struct page_form {
    bool detail = false;
    bool tables = false;  ///< claims and relations as tables, not as entries
};

/// The page that a report makes, whatever shows it.
[[nodiscard]] page make_page(const report& what, page_form form);

/// Appends a page as plain text, or as Markdown.
void write_page_as_text(const page& what, std::string& out, const text_options& options);
void write_page_as_markdown(const page& what, std::string& out);

}  // namespace hearsay::inline v1::detail
