#include "tree_builder.hpp"

#include <fmt/format.h>
#include <simdjson.h>
#include <utf8.h>

#include <cstring>
#include <utility>

namespace hearsay::inline v1 {

static_assert(json_padding >= simdjson::SIMDJSON_PADDING);

namespace detail {

struct reader_state {
    simdjson::ondemand::parser parser;
    std::string padded;
};

void reader_state_deleter::operator()(reader_state* state) const noexcept { delete state; }

namespace {

constexpr bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// Finds the first fault of a text that simdjson refused, and says what it is. simdjson is fast because it
// keeps no more than it must: which character was wrong, and what could have stood there, it can't tell. This
// walks the text again by the grammar of RFC 8259, once, after the fact.
class json_critic {
public:
    explicit json_critic(std::string_view text) : text_{text} {}

    // Nothing where the text is well-formed after all.
    std::optional<text_fault> first_fault() {
        if (auto fault = encoding_fault(text_)) return fault;
        value();
        while (!fault_ && !open_.empty()) {
            space();
            inside_of_container();
        }
        space();
        if (!fault_ && at_ < text_.size())
            refuse(at_, what_is_here(), "the end",
                "take it out; of several records, each has a line in a .jsonl file");
        return std::move(fault_);
    }

private:
    struct container {
        std::size_t at;
        bool is_object;
        bool has_content;
    };

    [[nodiscard]] char here() const noexcept { return at_ < text_.size() ? text_[at_] : '\0'; }

    void refuse(std::size_t at, std::string found, std::string expected, std::string mend) {
        if (!fault_) fault_ = text_fault{at, std::move(found), std::move(expected), std::move(mend)};
    }

    void space() {
        while (is_space(here())) ++at_;
    }

    // A word or number: up to the next character that can't be of it.
    [[nodiscard]] std::string_view word() const {
        const auto end = text_.find_first_of(" \t\r\n,:[]{}\"", at_);
        return text_.substr(at_, end == std::string_view::npos ? end : end - at_);
    }

    [[nodiscard]] std::string what_is_here() const {
        if (at_ >= text_.size()) return "the end";
        const char c = here();
        if (c == '"') return "a text";
        if (const auto all = word(); !all.empty()) return in_quotes(all, 40);
        return in_quotes(text_.substr(at_, 1));
    }

    // The mend where something else than the wanted character is here.
    [[nodiscard]] std::string mend_for(std::string usual) const {
        const auto rest = text_.substr(std::min(at_, text_.size()));
        if (rest.starts_with("//") || rest.starts_with("/*") || rest.starts_with('#'))
            return "take the comment out: JSON has none, YAML has";
        if (rest.starts_with('\'')) return "write texts and keys in double quotes";
        return usual;
    }

    // After a value, or after the opening bracket, of the innermost container.
    void inside_of_container() {
        auto& in = open_.back();
        const char closing = in.is_object ? '}' : ']';
        if (here() == closing) {
            ++at_;
            open_.pop_back();
            return;
        }
        if (in.has_content) {
            if (here() != ',') {
                refuse(at_, what_is_here(), fmt::format("\",\" or \"{}\"", closing),
                    at_ >= text_.size() ? close_mend(in) : mend_for("put a comma between the two"));
                return;
            }
            ++at_;
            space();
            if (here() == closing) {
                refuse(at_, fmt::format("\"{}\"", closing), in.is_object ? "a key" : "a value",
                    "take out the comma before it");
                return;
            }
        }
        in.has_content = true;
        if (in.is_object) key();
        if (!fault_) value();
    }

    [[nodiscard]] std::string close_mend(const container& in) const {
        const auto open = place_finder{text_, {}}.at(in.at);
        return fmt::format("close the \"{}\" of {}column {}", text_[in.at],
            open.line == 1 ? "" : fmt::format("line {}, ", open.line), open.column);
    }

    void key() {
        if (here() != '"') {
            refuse(at_, what_is_here(), "a key",
                at_ >= text_.size() ? close_mend(open_.back()) : mend_for("write keys in double quotes"));
            return;
        }
        string();
        space();
        if (fault_) return;
        if (here() != ':') {
            refuse(at_, what_is_here(), "\":\" after a key",
                mend_for("put a colon between the key and its value"));
            return;
        }
        ++at_;
    }

    void value() {
        space();
        const char c = here();
        if (c == '{' || c == '[') {
            if (open_.size() == most_nested) {
                refuse(at_, fmt::format("values nested more than {} deep", most_nested), "fewer levels",
                    "give the inner ones ids and refer to those");
                return;
            }
            open_.push_back({at_++, c == '{', false});
        } else if (c == '"') {
            string();
        } else if (c == '-' || is_digit(c)) {
            number();
        } else if (const auto name = word(); name == "true" || name == "false" || name == "null") {
            at_ += name.size();
        } else {
            refuse(at_, what_is_here(), "a value", value_mend(name));
        }
    }

    [[nodiscard]] std::string value_mend(std::string_view name) const {
        if (at_ >= text_.size()) return open_.empty() ? "" : close_mend(open_.back());
        if (name.empty()) return "write a value here, or take the place for it out";
        if (name == "NaN" || name == "Infinity" || name == "None" || name == "undefined")
            return "write null, or leave the key out";
        if (name == "True" || name == "False") return "write true or false";
        if (name.front() == '.' || name.front() == '+') return "write numbers like 1, 0.5 or 2e6";
        return mend_for("write texts in double quotes");
    }

    void number() {
        const auto all = word();
        const auto start = at_;
        const auto digits = [&] {
            const auto first = at_;
            while (is_digit(here())) ++at_;
            return at_ != first;
        };
        bool good = true;
        if (here() == '-') ++at_;
        if (here() == '0')
            ++at_;
        else
            good = digits();
        if (good && here() == '.') {
            ++at_;
            good = digits();
        }
        if (good && (here() == 'e' || here() == 'E')) {
            ++at_;
            if (here() == '+' || here() == '-') ++at_;
            good = digits();
        }
        if (!good || at_ != start + all.size())
            refuse(start, in_quotes(all, 40), "a number",
                "write numbers like 1, 0.5 or 2e6, and texts in double quotes");
    }

    void string() {
        const auto start = at_++;
        while (at_ < text_.size() && here() != '"') {
            if (static_cast<unsigned char>(here()) < 0x20) {
                const bool is_break = here() == '\n' || here() == '\r';
                refuse(at_,
                    is_break ? "a line break in a text"
                             : fmt::format("the control character U+{:04X}", +here()),
                    "the closing quote",
                    is_break ? "end the text with a double quote, or write the line break as \\n"
                             : fmt::format("write it as \\u{:04x}", +here()));
                return;
            }
            if (here() == '\\')
                escape();
            else
                ++at_;
            if (fault_) return;
        }
        if (at_ >= text_.size()) {
            refuse(start, "a text that does not end", "its closing quote", "end it with a double quote");
            return;
        }
        ++at_;
    }

    // The four digits of \u at an offset, or nothing.
    [[nodiscard]] std::optional<std::uint32_t> code_unit(std::size_t at) const {
        if (text_.substr(at, 2) != "\\u" || at + 6 > text_.size()) return std::nullopt;
        std::uint32_t unit = 0;
        for (const char c : text_.substr(at + 2, 4)) {
            const auto* const digit = std::strchr("0123456789abcdef", c | 0x20);
            if (!std::isxdigit(static_cast<unsigned char>(c)) || digit == nullptr) return std::nullopt;
            unit = unit * 16 + static_cast<std::uint32_t>(digit - "0123456789abcdef");
        }
        return unit;
    }

    void escape() {
        const auto start = at_;
        const char c = start + 1 < text_.size() ? text_[start + 1] : '\0';
        if (c != '\0' && std::strchr("\"\\/bfnrt", c) != nullptr) {
            at_ += 2;
            return;
        }
        const auto unit = code_unit(start);
        if (!unit) {
            const auto shown = c == 'u' ? text_.substr(start, 6) : text_.substr(start, 2);
            refuse(start, fmt::format("the escape {}", detail::visible(shown)),
                "\\\", \\\\, \\/, \\b, \\f, \\n, \\r, \\t or \\u with four hexadecimal digits",
                "write \\\\ for a backslash");
            return;
        }
        at_ += 6;
        if (*unit < 0xd800 || *unit > 0xdfff) return;
        const auto second = *unit < 0xdc00 ? code_unit(at_) : std::nullopt;
        if (!second || *second < 0xdc00 || *second > 0xdfff) {
            refuse(start, fmt::format("{}, one half of a surrogate pair", text_.substr(start, 6)),
                "both halves", "write the character itself");
            return;
        }
        at_ += 6;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<container> open_;
    std::optional<text_fault> fault_;
};

// Moves what simdjson finds into the tree. Each function is false where simdjson refused the text, or where
// the fault was reported: `reported` tells which.
class json_reader {
public:
    json_reader(std::string_view text, location start, tree_builder& tree)
        : base_{text.data()}, places_{text, start}, tree_{tree} {}

    bool reported = false;

    // `Value` is simdjson's document or value.
    template <class Value>
    bool read(Value& value, std::size_t depth) {
        simdjson::ondemand::json_type type{};
        if (value.type().get(type) != simdjson::SUCCESS) return false;
        auto token = token_of(value);
        while (!token.empty() && is_space(token.back())) token.remove_suffix(1);
        const auto where = place(token.data());
        switch (type) {
        case simdjson::ondemand::json_type::array: return read_array(value, where, depth);
        case simdjson::ondemand::json_type::object: return read_object(value, where, depth);
        case simdjson::ondemand::json_type::string: {
            std::string_view text;
            return value.get_string().get(text) == simdjson::SUCCESS && add(node_kind::string, where, text);
        }
        case simdjson::ondemand::json_type::number: return read_number(value, where, token);
        case simdjson::ondemand::json_type::boolean: {
            bool truth = false;
            if (value.get_bool().get(truth) != simdjson::SUCCESS || !add(node_kind::boolean, where, token))
                return false;
            last().flag = truth;
            return true;
        }
        case simdjson::ondemand::json_type::null: {
            bool is_null = false;
            return value.is_null().get(is_null) == simdjson::SUCCESS && is_null &&
                add(node_kind::null, where, token);
        }
        }
        return false;
    }

private:
    static std::string_view token_of(simdjson::ondemand::value& value) { return value.raw_json_token(); }
    static std::string_view token_of(simdjson::ondemand::document& value) {
        return value.raw_json_token().value_unsafe();  // which never fails
    }

    [[nodiscard]] location place(const char* at) { return places_.at(static_cast<std::size_t>(at - base_)); }
    [[nodiscard]] node_data& last() { return tree_[tree_.size() - 1]; }

    bool add(node_kind kind, location where, std::string_view text = {}) {
        if (tree_.add(kind, where, text)) return true;
        reported = true;
        return false;
    }

    template <class Value>
    bool read_array(Value& value, location where, std::size_t depth) {
        simdjson::ondemand::array items;
        if (depth == most_nested || value.get_array().get(items) != simdjson::SUCCESS) return false;
        const auto index = tree_.size();
        if (!add(node_kind::sequence, where)) return false;
        std::uint32_t count = 0;
        for (auto item : items) {
            simdjson::ondemand::value inner;
            if (item.get(inner) != simdjson::SUCCESS || !read(inner, depth + 1)) return false;
            ++count;
        }
        tree_[index].length = count;
        tree_.close(index);
        return true;
    }

    template <class Value>
    bool read_object(Value& value, location where, std::size_t depth) {
        simdjson::ondemand::object fields;
        if (depth == most_nested || value.get_object().get(fields) != simdjson::SUCCESS) return false;
        const auto index = tree_.size();
        if (!add(node_kind::mapping, where)) return false;
        std::uint32_t count = 0;
        for (auto field : fields) {
            simdjson::ondemand::raw_json_string raw;
            std::string_view key;
            simdjson::ondemand::value inner;
            if (field.key().get(raw) != simdjson::SUCCESS ||
                field.unescaped_key().get(key) != simdjson::SUCCESS)
                return false;
            if (!add(node_kind::string, place(raw.raw() - 1), key)) return false;
            if (field.value().get(inner) != simdjson::SUCCESS || !read(inner, depth + 1)) return false;
            ++count;
        }
        tree_[index].length = count;
        tree_.close_mapping(index);
        return true;
    }

    template <class Value>
    bool read_number(Value& value, location where, std::string_view token) {
        double number = 0;
        if (value.get_double().get(number) == simdjson::SUCCESS) {
            if (!add(node_kind::number, where, token)) return false;
            last().number = number;
            last().flag = token.find_first_of(".eE") == std::string_view::npos && is_exact_integer(token);
            return true;
        }
        // Well-formed and refused: too large. The rest of the text can be read all the same.
        if (json_critic{token}.first_fault()) return false;
        tree_.refuse_large_number(where, token);
        return add(node_kind::fault, where);
    }

    const char* base_;
    place_finder places_;
    tree_builder& tree_;
};

bool read_padded(std::string_view text, std::size_t allocated, location start, tree_builder& tree) {
    json_reader reader{text, start, tree};
    simdjson::ondemand::document document;
    const bool has_tree = tree.state()->parser.iterate(text, allocated).get(document) == simdjson::SUCCESS &&
        reader.read(document, 0);
    if (has_tree && document.current_location().error() == simdjson::OUT_OF_BOUNDS) return true;
    if (reader.reported) return tree.fail();
    auto fault = json_critic{text}.first_fault();
    if (!fault && has_tree) return true;  // a too large number alone: simdjson stays before it
    // The two agree on what JSON is; should they ever not, the text is refused all the same.
    if (!fault)
        fault = text_fault{0, "text that can't be read as JSON", "JSON", "check its brackets and quotes"};
    tree.faults().error(place_finder{text, start}.at(fault->at), std::move(fault->found),
        std::move(fault->expected), std::move(fault->mend));
    return tree.fail();
}

bool is_blank_json(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool read_json_at(
    std::string_view text, location start, std::size_t readable, document_tree& into, diagnostics& faults) {
    tree_builder tree{into, start.file, faults};
    if (!has_fit_size(text, start, faults)) return tree.fail();
    auto& state = tree.state();
    if (!state) state.reset(new reader_state);
    if (readable >= json_padding) return read_padded(text, text.size() + readable, start, tree);
    auto& padded = state->padded;
    padded.assign(text).append(json_padding, ' ');
    return read_padded(std::string_view{padded}.substr(0, text.size()), padded.size(), start, tree);
}

}  // namespace

}  // namespace detail

bool read_json(std::string_view text, std::uint32_t file, document_tree& into, diagnostics& faults) {
    const location start{file, 1, 1};
    text = detail::without_mark(text);
    if (text.size() <= most_document_bytes && detail::is_blank_json(text)) {
        faults.error(start, "no content", "a case", "begin with {\"hearsay\": 1");
        into.clear();
        return false;
    }
    return detail::read_json_at(text, start, 0, into, faults);
}

bool read_json_line(
    std::string_view line, location start, std::size_t readable, document_tree& into, diagnostics& faults) {
    if (detail::is_blank_json(line)) {
        faults.error(start, "a line without content", "a record", "take the line out");
        into.clear();
        return false;
    }
    return detail::read_json_at(line, start, readable, into, faults);
}

}  // namespace hearsay::inline v1
