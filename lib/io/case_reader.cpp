#include <hearsay/io/case_reader.hpp>

#include "case_builder.hpp"
#include "plain_lines.hpp"
#include "tables.hpp"

#include <hearsay/io/lines.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace hearsay::inline v1 {

namespace {

using detail::case_builder;
using detail::record_kind;
using detail::record_kind_names;
using detail::record_kinds;
using detail::section_names;

// Thrown where reading is to end before all is read; it leaves nothing behind.
struct reading_stopped {};

// Tells now and then how much of all files is done, and asks whether to go on.
class meter {
public:
    meter(const read_case_options& options, std::uint64_t total)
        : tell_{options.progress}, stop_{options.stop}, total_{total} {}

    void go_on() const {
        if (stop_.stop_requested()) throw reading_stopped{};
    }
    void at(std::uint64_t in_file) const {
        go_on();
        if (tell_ && total_ != 0)
            tell_(std::min(1.0, static_cast<double>(before_ + in_file) / static_cast<double>(total_)));
    }
    void end_file(std::uint64_t size) {
        before_ += size;
        at(0);
    }

private:
    const std::function<void(double)>& tell_;
    const std::stop_token& stop_;
    std::uint64_t total_;
    std::uint64_t before_ = 0;
};

// hearsay: 1
void read_version(const node& value, case_builder& into) {
    if (value.is_integer() && value.number() == 1) return;
    if (value.is_number())
        into.fields.error(value.where(), fmt::format("version {} of the format", value.text()), "version 1",
            "write hearsay: 1, or read it with a later version of this program");
    else
        into.fields.wrong_type(
            value, "hearsay", "the version of the format, the number 1", "write hearsay: 1");
}

void read_title(const node& value, case_builder& into) {
    std::string title;
    into.fields.text(value, "title", title);
    if (into.title.empty()) into.title = std::move(title);
}

// vague_words: acled. Several files choose the same, for phrases are read when all files are there.
void read_vague_words(const node& value, case_builder& into) {
    static constexpr auto names = [] {
        std::array<std::string_view, ready_word_tables.size()> made{};
        std::ranges::transform(ready_word_tables, made.begin(), [](word_table t) { return to_string(t); });
        return made;
    }();
    const auto at = into.fields.word(value, "vague_words", names);
    if (!at) return;
    const word_table chosen = ready_word_tables[*at];
    if (into.vague_words && into.vague_words->first != chosen)
        return into.fields.error(value.where(),
            fmt::format("the table {} for vague words", in_quotes(value.text())),
            fmt::format("one table for all files of a case, {}", to_string(into.vague_words->first)),
            "choose one for all", into.vague_words->second);
    into.vague_words.emplace(chosen, value.where());
}

// ---------------------------------------------------------------- one tree: YAML and JSON

// Whether a section is a list, for its records have no ids or hold their own; others map ids to records.
constexpr bool is_list(record_kind kind) noexcept {
    return kind == record_kind::statement || kind == record_kind::link || kind == record_kind::judgement;
}

void read_section(record_kind kind, const node& section, case_builder& into) {
    const auto at = static_cast<std::size_t>(kind);
    if (section.is_null()) return;
    if (is_list(kind)) {
        if (!section.is_sequence()) {
            into.fields.wrong_type(section, section_names[at], "a list", "begin each record with \"- \"");
            return into.lose(kind);
        }
        for (const node item : section.items()) {
            if (item.is_null()) {
                into.fields.wrong_type(
                    item, record_kind_names[at], "a mapping of its fields", "take the empty item out");
                into.lose(kind);
            } else {
                into.read(kind, item);
            }
        }
        return;
    }
    if (!section.is_mapping()) {
        into.fields.wrong_type(section, section_names[at], "a mapping from ids to records",
            "write each as its id, a colon and its fields: gur: {kind: agency}");
        return into.lose(kind);
    }
    for (const auto entry : section.entries()) {
        if (entry.key.empty()) {
            into.fields.error(entry.key_where, fmt::format("an empty id of a {}", record_kind_names[at]),
                "an id of its own", "give it one");
            into.lose(kind);
        } else if (!into.fields.is_record(entry.value, entry.key)) {
            into.lose(kind);
        } else {
            into.read(kind, {entry.value, entry.key, entry.key_where, false});
        }
    }
}

void read_tree(const node& root, case_builder& into) {
    static constexpr auto keys = [] {
        std::array<std::string_view, record_kinds + 3> all{"hearsay", "title", "vague_words"};
        std::ranges::copy(section_names, all.begin() + 3);
        return all;
    }();
    if (!root.is_mapping()) {
        into.lose_all();
        if (root.is_fault()) return;
        into.fields.error(root.where(), root.is_null() ? std::string{"no content"} : describe(root),
            "a case: a mapping with the key hearsay", "begin with hearsay: 1");
        return;
    }
    std::array<std::optional<node>, record_kinds> sections;
    bool has_version = false;
    for (const auto entry : root.entries()) {
        const auto section = std::ranges::find(section_names, entry.key);
        if (section != std::end(section_names)) {
            sections[static_cast<std::size_t>(section - std::begin(section_names))] = entry.value;
        } else if (entry.key == "hearsay") {
            has_version = true;
            read_version(entry.value, into);
        } else if (entry.key == "title") {
            read_title(entry.value, into);
        } else if (entry.key == "vague_words") {
            read_vague_words(entry.value, into);
        } else {
            into.fields.unknown_key(entry, "a case", keys);
            into.lose_all();
        }
    }
    if (!has_version)
        into.fields.missing(
            root.where(), "a case", "hearsay", "the version of the format", "begin with hearsay: 1");
    // In an order of ours, so that the order of the keys says nothing.
    for (std::size_t kind = 0; kind < record_kinds; ++kind)
        if (sections[kind]) read_section(static_cast<record_kind>(kind), *sections[kind], into);
}

void read_whole(std::string_view text, std::uint32_t file, document_format format, case_builder& into) {
    auto& tree = into.new_tree();
    into.keep_nodes(true);
    auto& faults = into.fields.faults();
    const bool has_tree = format == document_format::yaml ? read_yaml(text, file, tree, faults)
                                                          : read_json(text, file, tree, faults);
    if (has_tree)
        read_tree(tree.root(), into);
    else
        into.lose_all();
}

// ---------------------------------------------------------------- a record a line

class record_lines {
public:
    explicit record_lines(case_builder& into) : into_{into} {}

    void read(std::string_view line, location where, std::size_t readable) {
        if (is_blank(line)) return;
        into_.keep_nodes(false);
        if (!read_json_line(line, where, readable, tree_, into_.fields.faults())) return into_.lose_all();
        const bool is_first = !std::exchange(has_begun_, true);
        const node root = tree_.root();
        if (!root.is_mapping()) {
            into_.lose_all();
            return into_.fields.wrong_type(root, "record", "a mapping with one key, the kind of the record",
                "write {\"source\": {\"id\": \"gur\"}}");
        }
        if (root.size() != 1) {
            into_.lose_all();
            return into_.fields.error(root.where(), fmt::format("a line with {} keys", root.size()),
                "one record a line, by its kind", "write {\"source\": {\"id\": \"gur\"}}");
        }
        const auto entry = *root.entries().begin();
        const auto kind = std::ranges::find(record_kind_names, entry.key);
        if (kind != std::end(record_kind_names))
            return into_.read(static_cast<record_kind>(kind - std::begin(record_kind_names)), entry.value);
        if (entry.key == "case") return read_case_record(entry, is_first);
        static constexpr auto keys = [] {
            std::array<std::string_view, record_kinds + 1> all{"case"};
            std::ranges::copy(record_kind_names, all.begin() + 1);
            return all;
        }();
        into_.fields.unknown_key(entry, "a line", keys);
        into_.lose_all();
    }

    [[nodiscard]] case_builder& builder() noexcept { return into_; }
    /// Whether there was a record: what may only come first can't come any more.
    [[nodiscard]] bool has_begun() const noexcept { return has_begun_; }

    void end(std::uint32_t file) {
        if (has_begun_ || into_.fields.faults().has_errors()) return;
        into_.fields.error(
            {file, 1, 1}, "no records", "a record a line", "begin with {\"case\": {\"hearsay\": 1}}");
    }

private:
    void read_case_record(const mapping_entry& entry, bool is_first) {
        if (!is_first)
            into_.fields.error(entry.key_where, "a case after other records",
                "case in the first line, where there is one", "take it out, or move it to the first line");
        if (into_.fields.is_record(entry.value, "case")) detail::read_case_head(entry.value, into_);
    }

    case_builder& into_;
    document_tree tree_;
    bool has_begun_ = false;
};

void read_rest(line_reader& lines, record_lines& records, const meter& progress) {
    detail::plain_lines plain{records.builder(),
        [&](std::string_view line, location where) { records.read(line, where, json_padding); }};
    while (lines.next()) {
        records.read(lines.text(), lines.where(), json_padding);
        if (!records.has_begun()) continue;  // from the second record on lines are read in blocks
        for (auto ahead = lines.lines_ahead(); !ahead.empty(); ahead = lines.lines_ahead()) {
            lines.pass(ahead.size(), plain.read(ahead, lines.where().file, lines.where().line + 1));
            progress.at(lines.bytes_read());
        }
    }
}

// Reads what has no extension to tell its format: looks at the first two lines, then goes on as what they
// are.
void read_unnamed(line_reader& lines, std::uint32_t file, case_builder& into, const meter& progress) {
    std::string text;
    std::string first;
    location first_where;
    bool is_lines = false;
    bool is_large = false;
    const auto errors = into.fields.faults().error_count();
    while (lines.next()) {
        if (!is_blank(lines.text()) && first.empty()) {
            first = lines.text();
            first_where = lines.where();
        } else if (!is_blank(lines.text())) {
            const auto head = fmt::format("{}\n{}", first, lines.text().substr(0, 64));
            is_lines = format_of({}, head) == document_format::json_lines;
            if (is_lines) break;
            text.append(lines.text()).append("\n");
            break;
        }
        text.append(lines.text()).append("\n");
    }
    if (is_lines) {
        record_lines records{into};
        text = {};
        records.read(first, first_where, 0);
        records.read(lines.text(), lines.where(), json_padding);
        read_rest(lines, records, progress);
        return records.end(file);
    }
    while (lines.next()) {
        text.append(lines.text()).append("\n");
        if (text.size() <= most_document_bytes) continue;
        is_large = true;
        break;
    }
    if (is_large)
        into.fields.error({file, 1, 1}, fmt::format("a text of more than {} bytes", most_document_bytes),
            "a case of at most that", "write the case as JSON Lines, a record a line");
    if (is_large || into.fields.faults().error_count() != errors) return into.lose_all();
    read_whole(text, file, format_of({}, text), into);
}

bool has_extension(std::string_view name, std::initializer_list<std::string_view> extensions) {
    return std::ranges::any_of(extensions, [&](std::string_view e) { return name.ends_with(e); });
}

std::uint64_t size_of(const std::string& path) {
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    return error ? 0 : size;
}

void read_path(const std::string& path, case_builder& into, const meter& progress) {
    auto& faults = into.fields.faults();
    if (detail::is_csv(path)) {
        const auto file = faults.add_file(path);
        auto bytes = open_bytes(path, file, faults);
        if (!bytes) return into.lose_all();
        return detail::read_table(
            std::move(*bytes), file, into, [&](std::uint64_t in_file) { progress.at(in_file); });
    }
    if (has_extension(path, {".yaml", ".yml", ".json"})) {
        const auto file = faults.add_file(path);
        const auto text = read_file(path, file, faults);
        if (!text) return into.lose_all();
        return read_whole(*text, file, format_of(path, {}), into);
    }
    auto lines = open_lines(path, faults);
    if (!lines) return into.lose_all();
    const auto file = static_cast<std::uint32_t>(faults.files().size() - 1);
    if (!has_extension(path, {".jsonl", ".ndjson"})) return read_unnamed(*lines, file, into, progress);
    record_lines records{into};
    read_rest(*lines, records, progress);
    records.end(file);
}

void read_text(const case_text& given, case_builder& into, const meter& progress) {
    auto& faults = into.fields.faults();
    const auto file = faults.add_file(given.name);
    auto rest = given.text;
    line_reader::byte_source bytes = [&rest](char* to, std::size_t room) {
        const auto part = rest.substr(0, room);
        std::memcpy(to, part.data(), part.size());
        rest.remove_prefix(part.size());
        return static_cast<std::ptrdiff_t>(part.size());
    };
    if (detail::is_csv(given.name))
        return detail::read_table(
            std::move(bytes), file, into, [&](std::uint64_t in_file) { progress.at(in_file); });
    const auto format = format_of(given.name, given.text);
    if (format != document_format::json_lines) return read_whole(given.text, file, format, into);
    line_reader lines{std::move(bytes), file, faults};
    record_lines records{into};
    read_rest(lines, records, progress);
    records.end(file);
}

// One case from all that is given, a path or a text each.
template <class Given, class Read, class Size>
std::optional<loaded_case> read_all(const Given& all, Read&& read, Size&& size, std::uint64_t total,
    diagnostics& faults, const read_case_options& options, bool has_all) {
    meter progress{options, total};
    case_builder builder{faults, std::size(all) > 1, options.vague_words};
    if (!has_all) builder.lose_all();
    try {
        progress.go_on();
        for (const auto& one : all) {
            read(one, builder, progress);
            progress.end_file(size(one));
        }
    } catch (const reading_stopped&) {
        return std::nullopt;
    }
    return builder.finish();
}

}  // namespace

void detail::read_case_head(const node& head, case_builder& into) {
    static constexpr std::string_view keys[] = {"hearsay", "title", "vague_words"};
    for (const auto field : head.entries()) {
        if (field.key == "hearsay")
            read_version(field.value, into);
        else if (field.key == "title")
            read_title(field.value, into);
        else if (field.key == "vague_words")
            read_vague_words(field.value, into);
        else
            into.fields.unknown_key(field, "a case", keys);
    }
    if (!head.find("hearsay"))
        into.fields.missing(head.where(), "a case", "hearsay", "the version of the format",
            "write {\"case\": {\"hearsay\": 1}}");
}

std::optional<loaded_case> read_case(
    std::span<const std::string> paths, diagnostics& faults, const read_case_options& options) {
    if (paths.empty()) throw std::invalid_argument{"read_case: no path"};
    const std::size_t errors = faults.error_count();
    const auto files = detail::with_tables_of_folders(paths, faults);
    std::uint64_t total = 0;
    for (const auto& path : files) total += size_of(path);
    const bool has_all = faults.error_count() == errors;
    auto made = read_all(files, &read_path, &size_of, total, faults, options, has_all);
    if (!has_all) made.reset();
    return made;
}

std::optional<loaded_case> read_case(
    const std::string& path, diagnostics& faults, const read_case_options& options) {
    return read_case(std::span{&path, 1}, faults, options);
}

std::optional<loaded_case> read_case_text(
    std::span<const case_text> texts, diagnostics& faults, const read_case_options& options) {
    if (texts.empty()) throw std::invalid_argument{"read_case_text: no text"};
    const auto size = [](const case_text& text) { return std::uint64_t{text.text.size()}; };
    std::uint64_t total = 0;
    for (const auto& text : texts) total += size(text);
    return read_all(texts, &read_text, size, total, faults, options, true);
}

std::optional<loaded_case> read_case_text(
    const case_text& text, diagnostics& faults, const read_case_options& options) {
    return read_case_text(std::span{&text, 1}, faults, options);
}

}  // namespace hearsay::inline v1
