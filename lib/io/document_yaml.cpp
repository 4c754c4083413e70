#include "tree_builder.hpp"

#include <fmt/format.h>
#include <utf8.h>
#include <yaml.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <new>
#include <utility>

namespace hearsay::inline v1 {

namespace detail {

namespace {

class yaml_parser {
public:
    explicit yaml_parser(std::string_view text) {
        if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc{};
        yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(
            &parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    }
    ~yaml_parser() { yaml_parser_delete(&parser_); }
    yaml_parser(const yaml_parser&) = delete;
    yaml_parser& operator=(const yaml_parser&) = delete;

    yaml_parser_t* operator->() noexcept { return &parser_; }
    yaml_parser_t* get() noexcept { return &parser_; }

private:
    yaml_parser_t parser_{};
};

class yaml_event {
public:
    yaml_event() = default;
    ~yaml_event() { yaml_event_delete(&event_); }
    yaml_event(const yaml_event&) = delete;
    yaml_event& operator=(const yaml_event&) = delete;

    // The next one; false where the text is at fault.
    bool next(yaml_parser& parser) {
        yaml_event_delete(&event_);
        return yaml_parser_parse(parser.get(), &event_) != 0;
    }
    const yaml_event_t* operator->() const noexcept { return &event_; }

private:
    yaml_event_t event_{};
};

std::string_view to_view(const yaml_char_t* text) noexcept {
    return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

// The first character that a YAML file can't hold as it is. Three of them YAML 1.2 allows, and libyaml would
// take them for line breaks, as YAML 1.1 did.
std::optional<text_fault> character_fault(std::string_view text) {
    for (auto at = text.begin(); at != text.end();) {
        const auto start = at;
        const auto byte = static_cast<unsigned char>(*at);
        if ((byte >= 0x20 && byte < 0x7f) || byte == '\n' || byte == '\r' || byte == '\t') {
            ++at;
            continue;
        }
        const auto c = static_cast<std::uint32_t>(utf8::unchecked::next(at));
        const bool is_break = c == 0x85 || c == 0x2028 || c == 0x2029;
        if (c >= 0xa0 && !is_break && c != 0xfeff && c != 0xfffe && c != 0xffff) continue;
        return text_fault{static_cast<std::size_t>(start - text.begin()),
            fmt::format("the {} character U+{:04X}", is_break ? "line separating" : "control", c),
            "characters that can be seen",
            fmt::format("take it out, or write \\u{:04x} within double quotes", c)};
    }
    return std::nullopt;
}

// Plain scalars by the core schema of YAML 1.2 (10.3.2), without its regular expressions.

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, text) != words.end();
}

bool is_null(std::string_view text) { return is_one_of(text, {"", "~", "null", "Null", "NULL"}); }
bool is_true(std::string_view text) { return is_one_of(text, {"true", "True", "TRUE"}); }
bool is_false(std::string_view text) { return is_one_of(text, {"false", "False", "FALSE"}); }

std::size_t leading_digits(std::string_view text) {
    return std::min(text.find_first_not_of("0123456789"), text.size());
}

std::string_view without_sign(std::string_view text) {
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    return text;
}

bool is_integer(std::string_view text) {
    text = without_sign(text);
    return !text.empty() && leading_digits(text) == text.size();
}

bool is_float(std::string_view text) {
    text = without_sign(text);
    const auto whole = leading_digits(text);
    text.remove_prefix(whole);
    std::size_t fraction = 0;
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        fraction = leading_digits(text);
        text.remove_prefix(fraction);
    }
    if (whole + fraction == 0) return false;
    if (text.starts_with('e') || text.starts_with('E')) return is_integer(text.substr(1));
    return text.empty();
}

// 0o17 and 0xff, which have no sign; the base, or 0.
int base_of(std::string_view text) {
    const auto digits = [&](std::string_view allowed) {
        return text.size() > 2 && text.find_first_not_of(allowed, 2) == std::string_view::npos;
    };
    if (text.starts_with("0o") && digits("01234567")) return 8;
    if (text.starts_with("0x") && digits("0123456789abcdefABCDEF")) return 16;
    return 0;
}

struct scalar_value {
    node_kind kind = node_kind::string;
    bool flag = false;
    double number = 0;
};

scalar_value resolve(std::string_view text) {
    constexpr auto infinity = std::numeric_limits<double>::infinity();
    constexpr auto exact = 9007199254740992.0;  // 2^53
    if (is_null(text)) return {node_kind::null};
    // What no other value begins with: nearly all texts leave here.
    if (std::string_view{"tTfF.+-0123456789"}.find(text.front()) == std::string_view::npos) return {};
    if (is_true(text)) return {node_kind::boolean, true};
    if (is_false(text)) return {node_kind::boolean, false};
    if (is_integer(text)) return {node_kind::number, is_exact_integer(text), to_double(text)};
    if (is_float(text)) return {node_kind::number, false, to_double(text)};
    if (const int base = base_of(text); base != 0) {
        double number = 0;
        for (const char c : text.substr(2))
            number = number * base + (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        return {node_kind::number, number <= exact, number};
    }
    if (is_one_of(text, {".nan", ".NaN", ".NAN"}))
        return {node_kind::number, false, std::numeric_limits<double>::quiet_NaN()};
    if (is_one_of(without_sign(text), {".inf", ".Inf", ".INF"}))
        return {node_kind::number, false, text.front() == '-' ? -infinity : infinity};
    return {};
}

// A line %TAG, which libyaml compares with all those before it: a hundred thousand of them would take
// minutes. It declares tags, and none but those of the core schema are read.
std::optional<text_fault> directive_fault(std::string_view text) {
    for (auto at = text.find("%TAG"); at != std::string_view::npos; at = text.find("%TAG", at + 1)) {
        if (at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r')
            return text_fault{at, "a line that begins with \"%TAG\"", "no tags", "take it out"};
    }
    return std::nullopt;
}

// The word that a text begins with, for a message.
std::string word_at(std::string_view rest) {
    if (rest.empty()) return "the end of the file";
    const auto word = rest.substr(0, rest.find_first_of(" \t\r\n", 1));
    if (word.front() == '\n' || word.front() == '\r') return "the end of the line";
    return word.front() == '\t' ? "a tab" : word.front() == ' ' ? "a space" : in_quotes(word, 30);
}

// What libyaml says where it gives up, and what that means to who wrote the text.
struct yaml_problem {
    std::string_view problem;  // the beginning of libyaml's words
    std::string_view found;    // after what is there
    std::string_view expected;
    std::string_view mend;
};

constexpr std::array problems = {
    yaml_problem{"mapping values are not allowed", ", a second key in one line", "one key a line",
        "put a text with \": \" in double quotes, or the key on a line of its own"},
    yaml_problem{"did not find expected key", "", "a key in line with the others",
        "indent it like the keys above; put texts with quotes, brackets or \": \" in double quotes"},
    yaml_problem{"did not find expected '-' indicator", "", "an item of the list, which begins with \"-\"",
        "indent it like the items above, or put it before the list"},
    yaml_problem{"did not find expected ',' or ']'", "", "\",\" or \"]\" in a list in brackets",
        "close the list with \"]\"; put texts with commas or brackets in double quotes"},
    yaml_problem{"did not find expected ',' or '}'", "", "\",\" or \"}\" in a mapping in braces",
        "close the mapping with \"}\"; put texts with commas or braces in double quotes"},
    yaml_problem{"could not find expected ':'", " after a key without a colon", "\": \" after the key",
        "put a colon and a space after the key, or indent a text that goes on"},
    yaml_problem{"found unexpected ':'", "", "\": \" after a key", "put a space after the colon"},
    yaml_problem{"found character that cannot start any token", "", "a value",
        "indent with spaces, not with tabs; put a text that begins with @, ` or % in double quotes"},
    yaml_problem{"found a tab character", "", "spaces", "indent with spaces"},
    yaml_problem{"found unexpected end of stream", " in a quoted text", "its closing quote",
        "end the text with the quote that it begins with"},
    yaml_problem{"found unexpected document indicator", " in a quoted text", "its closing quote",
        "end the text with the quote that it begins with"},
    yaml_problem{"found unknown escape character", ", an unknown escape", "one such as \\n, \\\" or \\u00e9",
        "write \\\\ for a backslash, or use single quotes"},
    yaml_problem{"did not find expected hexdecimal number", ", an escape without all of its digits",
        "two digits after \\x, four after \\u, eight after \\U", "write them all, or \\\\ for a backslash"},
    yaml_problem{"found invalid Unicode character escape code", ", an escape that is no character",
        "the code point of a character", "write the character itself"},
    yaml_problem{"block sequence entries are not allowed", ", which would begin a list", "a value",
        "put the list on the lines after its key, or a text in double quotes"},
    yaml_problem{"mapping keys are not allowed", ", which would begin a key", "a value",
        "put the text in double quotes"},
    yaml_problem{"did not find expected <document start>", " after the end of the case",
        "the end of the file", "indent it like what it belongs to, or take it out"},
    yaml_problem{"did not find expected node content", "", "a value",
        "write one; put a text that begins with one of , ] } in double quotes"},
    yaml_problem{"did not find expected alphabetic or numeric character",
        " in the name of an anchor or alias", "letters and digits after \"&\" or \"*\"",
        "put a text that begins with \"&\" or \"*\" in double quotes"},
    yaml_problem{"found undefined tag handle", ", an unknown tag", "no tag",
        "take it out; put a text that begins with \"!\" in double quotes"},
    yaml_problem{"found incompatible YAML document", ", another version of YAML", "YAML 1.2",
        "take the %YAML line out"},
    yaml_problem{"found unknown directive name", " after an unknown directive", "a case",
        "take it out; put a text that begins with \"%\" in double quotes"},
    yaml_problem{
        "found an indentation indicator equal to 0", ", an indentation of 0", "1 to 9", "take the 0 out"},
};

class yaml_reader {
public:
    yaml_reader(std::string_view text, tree_builder& tree)
        : text_{text},
          characters_{static_cast<std::size_t>(utf8::unchecked::distance(text.begin(), text.end()))},
          end_{place_finder{text, tree.place(1, 1)}.at(text.size())},
          parser_{text},
          tree_{tree} {}

    // False where there is no tree; that was reported then.
    bool read() {
        yaml_event event;
        for (bool has_document = false;;) {
            if (!event.next(parser_)) return report_problem();
            const auto where = place(event->start_mark);
            switch (event->type) {
            case YAML_STREAM_END_EVENT:
                if (has_document) return true;
                return refuse({}, "no content", "a case", "begin with \"hearsay: 1\"");
            case YAML_DOCUMENT_START_EVENT:
                if (has_document)
                    return refuse(
                        where, "a second document", "one case a file", "put it into a file of its own");
                has_document = true;
                if (const auto* version = event->data.document_start.version_directive;
                    version != nullptr && version->minor != 2)
                    tree_.faults().error(where, fmt::format("YAML {}.{}", version->major, version->minor),
                        "YAML 1.2", "take the %YAML line out");
                break;
            case YAML_SCALAR_EVENT:
                if (!scalar(event->data.scalar, where)) return false;
                break;
            case YAML_ALIAS_EVENT:
                if (!alias(to_view(event->data.alias.anchor), where)) return false;
                break;
            case YAML_SEQUENCE_START_EVENT: {
                const auto& start = event->data.sequence_start;
                if (!open(node_kind::sequence, to_view(start.anchor), to_view(start.tag), where))
                    return false;
                break;
            }
            case YAML_MAPPING_START_EVENT: {
                const auto& start = event->data.mapping_start;
                if (!open(node_kind::mapping, to_view(start.anchor), to_view(start.tag), where)) return false;
                break;
            }
            case YAML_SEQUENCE_END_EVENT:
            case YAML_MAPPING_END_EVENT:
                if (!close()) return false;
                break;
            case YAML_NO_EVENT:
            case YAML_STREAM_START_EVENT:
            case YAML_DOCUMENT_END_EVENT: break;
            }
        }
    }

private:
    static constexpr std::string_view core = "tag:yaml.org,2002:";
    static constexpr std::size_t no_anchor = static_cast<std::size_t>(-1);

    struct frame {
        std::uint32_t node;
        bool is_mapping;
        std::uint32_t count = 0;
        std::uint32_t key = no_node;  // of the entry whose value comes next
        bool drops_entry = false;     // since its key was refused
        std::size_t height = 0;       // levels inside
        std::size_t anchor = no_anchor;
    };

    struct anchor {
        std::uint32_t node;    // or no_node, where its text was refused and taken out
        std::size_t height;    // levels it adds where it stands
        bool is_open = false;  // the text is still inside of it
        bool is_plain_key = false;
    };

    // libyaml counts as we do, in characters; but what is at the end of the text it may place a line below.
    [[nodiscard]] location place(const yaml_mark_t& mark) const noexcept {
        if (mark.index >= characters_) return end_;
        return tree_.place(
            static_cast<std::uint32_t>(mark.line + 1), static_cast<std::uint32_t>(mark.column + 1));
    }

    bool refuse(location where, std::string found, std::string expected, std::string mend) {
        where.file = tree_.place(1, 1).file;
        tree_.faults().error(where, std::move(found), std::move(expected), std::move(mend));
        return false;
    }

    [[nodiscard]] bool is_key_next() const {
        return !frames_.empty() && frames_.back().is_mapping && frames_.back().key == no_node;
    }

    bool scalar(const auto& event, location where) {
        const std::string_view text{reinterpret_cast<const char*>(event.value), event.length};
        const bool is_plain = event.style == YAML_PLAIN_SCALAR_STYLE;
        const bool is_key = is_key_next();
        const auto node = tree_.size();
        if (!tree_.add(node_kind::string, where, text)) return false;
        set_anchor(to_view(event.anchor), {.node = node, .height = 0, .is_plain_key = is_key && is_plain});
        bool is_good = true;
        if (event.tag != nullptr)
            is_good = resolve_tagged(node, to_view(event.tag), text);
        else if (is_plain && !is_key)
            is_good = set(node, resolve(text));
        if (is_good && is_key && is_plain && event.tag == nullptr && text == "<<") {
            is_good = refuse(where, "the merge key \"<<\"", "a key",
                "write the entries out: YAML 1.2 has none; put a key of that name in double quotes");
        }
        if (!is_good)
            tree_[node].kind = node_kind::fault;
        else if (is_key)
            tree_[node].kind = node_kind::string;
        child_ends(node, 0);
        return true;
    }

    // False, and reported, where it is a number that is too large.
    bool set(std::uint32_t node, const scalar_value& value) {
        auto& data = tree_[node];
        data.kind = value.kind;
        data.flag = value.flag;
        data.number = value.number;
        const auto text = tree_.text(data);
        if (value.kind != node_kind::number || !std::isinf(value.number) || text.ends_with("inf") ||
            text.ends_with("Inf") || text.ends_with("INF"))
            return true;
        tree_.refuse_large_number(tree_.where(node), text);
        return false;
    }

    bool resolve_tagged(std::uint32_t node, std::string_view tag, std::string_view text) {
        const auto where = tree_.where(node);
        if (tag == "!") return true;  // "a string, as it is written"
        const auto name = tag.starts_with(core) ? tag.substr(core.size()) : std::string_view{};
        if (name == "str") return true;
        const auto value = resolve(text);
        if (name == "null" || name == "bool" || name == "int" || name == "float") {
            const bool fits = name == "null" ? value.kind == node_kind::null
                : name == "bool"             ? value.kind == node_kind::boolean
                : name == "int"              ? is_integer(text) || base_of(text) != 0
                                             : value.kind == node_kind::number;
            if (fits) return set(node, value);
            return refuse(where, fmt::format("{}, which is no !!{}", in_quotes(text), name),
                "a value of that type", "take the tag out");
        }
        return refuse_tag(where, tag);
    }

    bool refuse_tag(location where, std::string_view tag) {
        const auto name =
            tag.starts_with(core) ? "!!" + std::string{tag.substr(core.size())} : std::string{tag};
        return refuse(where, fmt::format("the tag {}", in_quotes(name)), "no tag, or one of the core schema",
            "take it out; put a text that begins with \"!\" in double quotes");
    }

    void set_anchor(std::string_view name, anchor added) {
        if (name.empty()) return;
        names_.insert_or_assign(std::string{name}, anchors_.size());
        alive_.push_back(anchors_.size());
        anchors_.push_back(added);
    }

    bool alias(std::string_view name, location where) {
        const auto known = names_.find(name);
        const auto node = tree_.size();
        const auto push_fault = [&] {
            if (!tree_.add(node_kind::fault, where)) return false;
            child_ends(node, 0);
            return true;
        };
        if (known == names_.end()) {
            refuse(where, fmt::format("the alias \"*{}\"", detail::visible(name, 60)),
                fmt::format("an anchor \"&{}\" before it", detail::visible(name, 60)),
                "name the value, or write it out; put a text that begins with \"*\" in double quotes");
            return push_fault();
        }
        const auto of = anchors_[known->second];
        if (of.is_open) {
            refuse(where,
                fmt::format("the alias \"*{}\" within what it stands for", detail::visible(name, 60)),
                "values without loops", "write it out, or refer to an id");
            return push_fault();
        }
        if (of.node == no_node) return push_fault();
        aliased_ += tree_[of.node].span;
        if (aliased_ > most_aliased)
            return refuse(where, fmt::format("aliases that stand for more than {} values", most_aliased),
                "fewer", "write the values out, or give them ids and refer to those");
        if (frames_.size() + of.height > most_nested) return refuse_depth(where);
        if (!tree_.add_copy(of.node, where)) return false;
        if (const auto kind = tree_[node].kind; kind != node_kind::sequence && kind != node_kind::mapping) {
            if (is_key_next() && kind != node_kind::fault) tree_[node].kind = node_kind::string;
            // What was taken as text since it was a key is a number, say, where it is a value.
            else if (of.is_plain_key && !set(node, resolve(tree_.text(tree_[node]))))
                tree_[node].kind = node_kind::fault;
        }
        child_ends(node, of.height);
        return true;
    }

    bool refuse_depth(location where) {
        return refuse(where, fmt::format("values nested more than {} deep", most_nested), "fewer levels",
            "give the inner ones ids and refer to those");
    }

    bool open(node_kind kind, std::string_view anchor_name, std::string_view tag, location where) {
        if (frames_.size() == most_nested) return refuse_depth(where);
        const auto node = tree_.size();
        if (!tree_.add(kind, where)) return false;
        const auto wanted = kind == node_kind::mapping ? "tag:yaml.org,2002:map" : "tag:yaml.org,2002:seq";
        if (!tag.empty() && tag != "!" && tag != wanted) refuse_tag(where, tag);
        frames_.push_back({.node = node, .is_mapping = kind == node_kind::mapping});
        if (!anchor_name.empty()) frames_.back().anchor = anchors_.size();
        set_anchor(anchor_name, {.node = node, .height = 0, .is_open = true});
        return true;
    }

    bool close() {
        const auto ended = frames_.back();
        frames_.pop_back();
        tree_[ended.node].length = ended.count;
        if (!ended.is_mapping)
            tree_.close(ended.node);
        else if (tree_.close_mapping(ended.node))
            forget_anchors(ended.node + 1);
        const auto height = ended.height + 1;
        if (ended.anchor != no_anchor) {
            anchors_[ended.anchor].is_open = false;
            anchors_[ended.anchor].height = height;
        }
        child_ends(ended.node, height);
        return true;
    }

    // Nodes from `node` on moved or went. Anchors are in the order of their nodes: these are the last of them.
    void forget_anchors(std::uint32_t node) {
        for (; !alive_.empty() && anchors_[alive_.back()].node >= node; alive_.pop_back())
            anchors_[alive_.back()].node = no_node;
    }

    // A value is complete, with so many levels: enters it with what it is in.
    void child_ends(std::uint32_t node, std::size_t height) {
        if (frames_.empty()) return;
        auto& in = frames_.back();
        in.height = std::max(in.height, height);
        if (!in.is_mapping) {
            ++in.count;
        } else if (in.key == no_node) {
            in.key = node;
            const auto kind = tree_[node].kind;
            if (kind == node_kind::sequence || kind == node_kind::mapping)
                refuse(tree_.where(node), describe_key(kind), "a text", "write the key as a text");
            in.drops_entry = kind != node_kind::string;
        } else {
            if (in.drops_entry) {
                tree_.truncate(in.key);
                forget_anchors(in.key);
            } else {
                ++in.count;
            }
            in.key = no_node;
        }
    }

    static std::string describe_key(node_kind kind) {
        return kind == node_kind::sequence ? "a list as a key" : "a mapping as a key";
    }

    // Where libyaml gives up, it knows a place, or two: what it was in, and what it met.
    bool report_problem() {
        if (parser_->error == YAML_MEMORY_ERROR) throw std::bad_alloc{};
        const std::string_view problem = parser_->problem == nullptr ? "" : parser_->problem;
        const auto where = place(parser_->problem_mark);
        auto at = text_.begin();
        for (std::size_t i = 0; i < parser_->problem_mark.index && at != text_.end(); ++i)
            utf8::unchecked::next(at);
        auto found = word_at(text_.substr(static_cast<std::size_t>(at - text_.begin())));
        const auto* const known = std::ranges::find_if(
            problems, [&](const auto& each) { return problem.starts_with(each.problem); });
        found += known == problems.end() ? fmt::format(" is not YAML here: {}", problem)
                                         : std::string{known->found};
        if (parser_->context != nullptr && parser_->context_mark.line + 1 != where.line)
            found += fmt::format(" (of what begins in line {})", parser_->context_mark.line + 1);
        if (known == problems.end())
            return refuse(where, std::move(found), "YAML 1.2",
                "check the indentation and the quotes, here and in the line before");
        return refuse(where, std::move(found), std::string{known->expected}, std::string{known->mend});
    }

    std::string_view text_;
    std::size_t characters_;
    location end_;
    yaml_parser parser_;
    tree_builder& tree_;
    std::vector<frame> frames_;
    std::vector<anchor> anchors_;
    std::vector<std::size_t> alive_;  // those whose nodes are there
    std::map<std::string, std::size_t, std::less<>> names_;
    std::size_t aliased_ = 0;
};

}  // namespace

bool is_core_string(std::string_view text) { return resolve(text).kind == node_kind::string; }

}  // namespace detail

bool read_yaml(std::string_view text, std::uint32_t file, document_tree& into, diagnostics& faults) {
    using namespace detail;
    tree_builder tree{into, file, faults};
    const location start{file, 1, 1};
    text = without_mark(text);
    if (!has_fit_size(text, start, faults)) return tree.fail();
    auto fault = encoding_fault(text);
    if (!fault) fault = character_fault(text);
    if (!fault) fault = directive_fault(text);
    if (fault) {
        faults.error(place_finder{text, start}.at(fault->at), std::move(fault->found),
            std::move(fault->expected), std::move(fault->mend));
        return tree.fail();
    }
    return yaml_reader{text, tree}.read() || tree.fail();
}

}  // namespace hearsay::inline v1
