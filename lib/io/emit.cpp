#include <hearsay/io/emit.hpp>

#include "json_text.hpp"
#include "tree_builder.hpp"

#include <fmt/format.h>
#include <utf8.h>

#include <array>
#include <cmath>
#include <stdexcept>

namespace hearsay::inline v1 {

namespace {

constexpr bool is_ascii_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// Whether a text may stand in YAML without quotes, wherever a value or a key may. Stricter than YAML is, so
// that nobody needs its rules to see that the text is a text; and what other readers take for a truth value
// or a number in base 60 gets quotes too.
bool is_plain(std::string_view text) {
    if (text.empty() || text.back() == ' ' || utf8::find_invalid(text.begin(), text.end()) != text.end())
        return false;
    if (const char c = text.front();
        !is_ascii_letter(c) && !is_digit(c) && c != '(' && c != '/' && static_cast<unsigned char>(c) < 0x80)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const char next = i + 1 < text.size() ? text[i + 1] : ' ';
        if (std::string_view{",[]{}"}.find(c) != std::string_view::npos) return false;
        if (c == ' ' && next == '#') return false;
        if (c == ':' && !is_ascii_letter(next) && !is_digit(next) && next != '/') return false;
    }
    for (auto at = text.begin(); at != text.end();) {
        const auto c = static_cast<std::uint32_t>(utf8::unchecked::next(at));
        if (c != '"' && c != '\\' && detail::is_escaped(c)) return false;
    }
    if (text.find_first_not_of("0123456789_:.") == std::string_view::npos) return false;
    if (text.size() <= 3) {
        std::string lower{text};
        for (char& c : lower) c = static_cast<char>(is_ascii_letter(c) ? c | 0x20 : c);
        for (const std::string_view word : {"y", "n", "yes", "no", "on", "off"})
            if (lower == word) return false;
    }
    return detail::is_core_string(text);
}

}  // namespace

std::string json_string(std::string_view text) {
    std::string out;
    detail::append_json_string(out, text);
    return out;
}

std::string json_number(double number) {
    if (!std::isfinite(number))
        throw std::invalid_argument{fmt::format("json_number: {} is no number in JSON", number)};
    std::array<char, detail::most_number_bytes> digits;
    return {digits.data(), detail::put_json_number(digits.data(), number)};
}

std::string yaml_scalar(std::string_view text) {
    return is_plain(text) ? std::string{text} : json_string(text);
}

json_writer& json_writer::key(std::string_view name) {
    if (open_.empty() || open_.back().bracket != '{')
        throw std::logic_error{"json_writer: a key outside of an object"};
    if (open_.back().has_key) throw std::logic_error{"json_writer: a key after a key"};
    separate();
    detail::append_json_string(*out_, name);
    *out_ += ": ";
    open_.back().has_key = true;
    return *this;
}

json_writer& json_writer::value(std::string_view text) {
    before_value();
    detail::append_json_string(*out_, text);
    return *this;
}

json_writer& json_writer::value(double number) {
    if (std::isnan(number)) throw std::invalid_argument{"json_writer: not a number"};
    if (std::isinf(number)) return null();
    before_value();
    std::array<char, detail::most_number_bytes> digits;
    out_->append(digits.data(), detail::put_json_number(digits.data(), number));
    return *this;
}

json_writer& json_writer::begin(char bracket, layout form) {
    before_value();
    if (open_.empty() ? form_ == one_line : open_.back().form == one_line) form = one_line;
    *out_ += bracket;
    open_.push_back({bracket, form, true, false});
    return *this;
}

json_writer& json_writer::end(char bracket, char closing) {
    if (open_.empty() || open_.back().bracket != bracket)
        throw std::logic_error{fmt::format("json_writer: \"{}\" without its \"{}\"", closing, bracket)};
    if (open_.back().has_key) throw std::logic_error{"json_writer: a key without a value"};
    const auto ended = open_.back();
    open_.pop_back();
    if (!ended.empty && ended.form == indented) line_break();
    *out_ += closing;
    return *this;
}

json_writer& json_writer::raw(std::string_view text) {
    before_value();
    *out_ += text;
    return *this;
}

void json_writer::line_break() {
    *out_ += '\n';
    out_->append(open_.size() * 2, ' ');
}

// What comes between this and the value before it in the innermost container.
void json_writer::separate() {
    auto& in = open_.back();
    if (!in.empty) *out_ += in.form == one_line ? ", " : ",";
    if (in.form == indented) line_break();
    in.empty = false;
}

void json_writer::before_value() {
    if (open_.empty()) {
        if (begun_) throw std::logic_error{"json_writer: a second value"};
        begun_ = true;
        return;
    }
    auto& in = open_.back();
    if (in.bracket == '[')
        separate();
    else if (!in.has_key)
        throw std::logic_error{"json_writer: a value without a key"};
    in.has_key = false;
}

}  // namespace hearsay::inline v1
