#include "tree_builder.hpp"

#include <fmt/format.h>
#include <utf8.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace hearsay::inline v1 {

node document_tree::root() const {
    if (empty()) throw std::out_of_range{"document_tree::root: the tree is empty"};
    return {*this, 0};
}

void document_tree::clear() noexcept {
    nodes_.clear();
    text_.clear();
}

double node::number() const noexcept {
    return is_number() ? data().number : std::numeric_limits<double>::quiet_NaN();
}

bool node::is_finite() const noexcept { return is_number() && std::isfinite(data().number); }

std::size_t node::size() const noexcept { return is_sequence() || is_mapping() ? data().length : 0; }

node_range<node> node::items() const noexcept {
    return {*tree_, index_ + 1, is_sequence() ? index_ + data().span : index_ + 1};
}

node_range<mapping_entry> node::entries() const noexcept {
    return {*tree_, index_ + 1, is_mapping() ? index_ + data().span : index_ + 1};
}

std::optional<node> node::find(std::string_view key) const noexcept {
    for (const auto& [name, value, where] : entries())
        if (name == key) return value;
    return std::nullopt;
}

std::string describe(const node& value) {
    switch (value.kind()) {
    case node_kind::null: return "nothing";
    case node_kind::boolean: return value.boolean() ? "true" : "false";
    case node_kind::number: return fmt::format("the number {}", detail::visible(value.text(), 60));
    case node_kind::string:
        return value.text().empty() ? "an empty text" : "the text " + in_quotes(value.text());
    case node_kind::sequence: return "a list";
    case node_kind::mapping: return "a mapping";
    case node_kind::fault: return "a faulty value";
    }
    return {};
}

document_format format_of(std::string_view file_name, std::string_view text) noexcept {
    if (file_name.ends_with(".yaml") || file_name.ends_with(".yml")) return document_format::yaml;
    if (file_name.ends_with(".json")) return document_format::json;
    if (file_name.ends_with(".jsonl") || file_name.ends_with(".ndjson")) return document_format::json_lines;
    constexpr std::string_view space = " \t\r\n";
    text = detail::without_mark(text);
    const auto begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos || text[begin] != '{') return document_format::yaml;
    text.remove_prefix(begin);
    const auto line = text.substr(0, text.find('\n'));
    // An object that spans lines does not end on its first: `{` alone, or `{"a": {}`, only begin one.
    const auto last = line.find_last_not_of(space);
    const auto more = text.find_first_not_of(space, line.size());
    const bool is_whole = std::ranges::count(line, '{') == std::ranges::count(line, '}') && line[last] == '}';
    return is_whole && more != std::string_view::npos && text[more] == '{' ? document_format::json_lines
                                                                           : document_format::json;
}

bool read_document(std::string_view text, std::uint32_t file, document_tree& into, diagnostics& faults) {
    if (format_of(faults.files().name(file), text) == document_format::yaml)
        return read_yaml(text, file, into, faults);
    return read_json(text, file, into, faults);
}

namespace detail {

tree_builder::tree_builder(document_tree& tree, std::uint32_t file, diagnostics& faults)
    : tree_{tree}, file_{file}, faults_{faults} {
    tree_.clear();
    tree_.file_ = file;
}

bool tree_builder::has_room(std::size_t more, location where) {
    if (tree_.nodes_.size() + more <= most_nodes) return true;
    faults_.error(where, fmt::format("more than {} values in one document", most_nodes), "fewer",
        "write the case as JSON Lines, a record a line, which may be of any size");
    return false;
}

bool tree_builder::add(node_kind kind, location where, std::string_view text) {
    if (!has_room(1, where)) return false;
    node_data added;
    added.kind = kind;
    added.line = where.line;
    added.column = where.column;
    added.text = static_cast<std::uint32_t>(tree_.text_.size());
    added.length = static_cast<std::uint32_t>(text.size());
    tree_.text_.append(text);
    tree_.nodes_.push_back(added);
    return true;
}

bool tree_builder::add_copy(std::uint32_t of, location where) {
    const auto span = tree_.nodes_[of].span;
    if (!has_room(span, where)) return false;
    const auto at = size();
    tree_.nodes_.resize(at + span);  // first, for it may move what is to be copied
    std::copy_n(tree_.nodes_.begin() + of, span, tree_.nodes_.begin() + at);
    tree_.nodes_[at].line = where.line;
    tree_.nodes_[at].column = where.column;
    return true;
}

bool tree_builder::close_mapping(std::uint32_t index) {
    close(index);
    auto& nodes = tree_.nodes_;
    keys_.clear();
    for (auto key = index + 1; key < size(); key += 1 + nodes[key + 1].span) keys_.push_back(key);
    const auto by_text = [&](std::uint32_t a, std::uint32_t b) {
        const auto order = text(nodes[a]) <=> text(nodes[b]);
        return order != 0 ? order < 0 : a < b;
    };
    std::ranges::sort(keys_, by_text);
    std::vector<std::uint32_t> repeated;
    for (std::size_t i = 0, first = 0; i < keys_.size(); ++i) {
        if (text(nodes[keys_[i]]) != text(nodes[keys_[first]])) first = i;
        if (i == first) continue;
        repeated.push_back(keys_[i]);
        faults_.error(where(keys_[i]), fmt::format("the key {} again", in_quotes(text(nodes[keys_[i]]))),
            "each key once in a mapping", "take one of the two out, or join what they hold",
            where(keys_[first]));
    }
    if (repeated.empty()) return false;

    std::ranges::sort(repeated);
    auto kept = repeated.front();
    auto next_repeated = repeated.begin();
    for (auto key = kept; key < size();) {
        const auto span = 1 + nodes[key + 1].span;
        if (next_repeated != repeated.end() && key == *next_repeated) {
            ++next_repeated;
        } else {
            std::copy_n(nodes.begin() + key, span, nodes.begin() + kept);
            kept += span;
        }
        key += span;
    }
    nodes.resize(kept);
    nodes[index].length -= static_cast<std::uint32_t>(repeated.size());
    close(index);
    return true;
}

bool is_exact_integer(std::string_view digits) noexcept {
    if (!digits.empty() && (digits.front() == '-' || digits.front() == '+')) digits.remove_prefix(1);
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && end == digits.data() + digits.size() && value <= std::uint64_t{1} << 53;
}

double to_double(std::string_view text) noexcept {
    if (!text.empty() && text.front() == '+') text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc::result_out_of_range) return value;

    // from_chars does not say whether it was too large or too near to 0; the place of the first digit does.
    const bool negative = text.front() == '-';
    if (negative) text.remove_prefix(1);
    const auto mantissa = text.substr(0, text.find_first_of("eE"));
    const auto first = static_cast<long long>(mantissa.find_first_of("123456789"));
    const auto point = static_cast<long long>(std::min(mantissa.find('.'), mantissa.size()));
    long long exponent = 0;
    if (mantissa.size() < text.size()) {
        auto digits = text.substr(mantissa.size() + 1);
        if (digits.front() == '+') digits.remove_prefix(1);
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
        if (read.ec != std::errc{}) exponent = digits.front() == '-' ? -1'000'000'000 : 1'000'000'000;
    }
    const double size = exponent + (point - first) > 0 ? std::numeric_limits<double>::infinity() : 0.0;
    return negative ? -size : size;
}

std::optional<text_fault> encoding_fault(std::string_view text) {
    const auto bad = static_cast<std::size_t>(utf8::find_invalid(text.begin(), text.end()) - text.begin());
    const auto nul = text.substr(0, bad).find('\0');
    const bool has_mark = text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff");
    // Every second byte NUL: UTF-16 without a mark.
    const bool is_wide = text.size() > 3 && (text[0] == '\0') != (text[1] == '\0') &&
        (text[0] == '\0') == (text[2] == '\0') && (text[1] == '\0') == (text[3] == '\0');
    if (has_mark || is_wide) return text_fault{0, "text in UTF-16", "UTF-8", "save the file as UTF-8"};
    if (nul != std::string_view::npos)
        return text_fault{nul, "a NUL byte", "text in UTF-8", "take it out, or save the file as UTF-8"};
    if (bad == text.size()) return std::nullopt;
    return text_fault{bad,
        fmt::format("the byte 0x{:02x}, which is not UTF-8 here", static_cast<unsigned char>(text[bad])),
        "text in UTF-8", "save the file as UTF-8"};
}

std::string_view without_mark(std::string_view text) noexcept {
    if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
    return text;
}

bool has_fit_size(std::string_view text, location start, diagnostics& faults) {
    if (text.size() > most_document_bytes) {
        faults.error(start, fmt::format("{} bytes in one document", text.size()),
            fmt::format("at most {}", most_document_bytes),
            "write the case as JSON Lines, a record a line, which may be of any size");
        return false;
    }
    return true;
}

place_finder::place_finder(std::string_view text, location start)
    : text_{text},
      place_{start},
      one_line_{text.find('\n') == std::string_view::npos && text.find('\r') == std::string_view::npos} {}

location place_finder::at(std::size_t offset) {
    const auto is_start = [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U; };
    const auto passed = text_.substr(offset_, offset - offset_);
    if (one_line_) {
        place_.column += static_cast<std::uint32_t>(std::ranges::count_if(passed, is_start));
        offset_ = offset;
        return place_;
    }
    for (; offset_ < offset; ++offset_) {
        const char byte = text_[offset_];
        if (byte == '\n' || (byte == '\r' && !text_.substr(offset_).starts_with("\r\n"))) {
            ++place_.line;
            place_.column = 1;
        } else if (byte != '\r' && is_start(byte)) {
            ++place_.column;
        }
    }
    return place_;
}

}  // namespace detail

}  // namespace hearsay::inline v1
