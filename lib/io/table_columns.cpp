#include "tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace hearsay::inline v1 {

namespace detail {

namespace {

using enum cell_form;

constexpr column case_columns[] = {{"hearsay", number, true}, {"title"}, {"vague_words"}};
constexpr column unit_columns[] = {
    {"id", text, true}, {"plural"}, {"names", list}, {"basis"}, {"conversions", conversions}};
constexpr column node_columns[] = {{"id", text, true}, {"name"}, {"within"}, {"overlaps", list}};
constexpr column part_columns[] = {{"id", text, true}, {"name"}, {"within"}, {"disjoint", list}};
constexpr column document_columns[] = {{"id", text, true}, {"title"}, {"publisher"}, {"url"},
    {"published", time}, {"retrieved", time}, {"hash"}};
constexpr column source_columns[] = {
    {"id", text, true}, {"name"}, {"kind", text, true}, {"within"}, {"reliability"}};
constexpr column question_columns[] = {{"id", text, true}, {"asks", given_text, true}, {"kind", text, true},
    {"unit"}, {"additive", scopes}, {"domain", value}, {"place"}, {"period", time}, {"part"}, {"assumes"}};
constexpr column claim_columns[] = {{"id", text, true}, {"answers", text, true}, {"value", value}, {"place"},
    {"period", time}, {"part"}, {"text"}};
constexpr column statement_columns[] = {{"id", text, true}, {"source", text, true}, {"at", time},
    {"document"}, {"locator"}, {"asserts", stances}, {"denies", stances}, {"unconfirmed", stances},
    {"declined", stances}, {"conditional", stances}, {"questions", stances}, {"relays", list},
    {"retracts", list}, {"corrects", list}, {"held", truth}, {"basis"}, {"quote"}, {"lang"}};
constexpr column link_columns[] = {
    {"a", text, true}, {"b", text, true}, {"is", text, true}, {"basis"}, {"by"}, {"at", time}};
constexpr column judgement_columns[] = {
    {"target", text, true}, {"by"}, {"at", time}, {"reliability"}, {"credibility", number}, {"note"}};

constexpr std::span<const column> all_columns[table_names.size()] = {case_columns, unit_columns, node_columns,
    node_columns, part_columns, document_columns, source_columns, question_columns, claim_columns,
    statement_columns, link_columns, judgement_columns};

}  // namespace

std::span<const column> columns_of(std::string_view table) {
    const auto at = std::ranges::find(table_names, table);
    if (at == table_names.end()) throw std::out_of_range{fmt::format("columns_of: no table \"{}\"", table)};
    return all_columns[at - table_names.begin()];
}

bool is_csv(std::string_view path) noexcept { return path.ends_with(".csv") || path.ends_with(".CSV"); }

std::vector<std::string> with_tables_of_folders(std::span<const std::string> paths, diagnostics& faults) {
    namespace files = std::filesystem;
    std::vector<std::string> all;
    for (const auto& path : paths) {
        std::error_code error;
        if (path == "-" || !files::is_directory(path, error)) {
            all.push_back(path);
            continue;
        }
        std::vector<std::pair<std::size_t, std::string>>
            found;  // in the order of the tables, then of the names
        files::directory_iterator at{path, error};
        for (; !error && at != files::directory_iterator{}; at.increment(error)) {
            auto name = at->path().string();
            // What begins with a dot is hidden: a system's own notes on a file, or one that is being written.
            if (!is_csv(name) || at->path().filename().string().starts_with('.')) continue;
            const auto table = std::ranges::find(table_names, table_of(name));
            found.emplace_back(table - table_names.begin(), std::move(name));
        }
        std::ranges::sort(found);
        for (auto& [table, name] : found) all.push_back(std::move(name));
        if (!error && !found.empty()) continue;
        faults.error({faults.add_file(path), 1, 1},
            error ? fmt::format("the folder can't be read: {}", error.message()) : "a folder without tables",
            "a folder with sources.csv, questions.csv, claims.csv and statements.csv",
            error ? "check who may read it" : "name the files in it, or save the tables there");
    }
    return all;
}

}  // namespace detail

std::string_view table_of(std::string_view path) noexcept {
    path = path.substr(path.find_last_of('/') + 1);
    if (!detail::is_csv(path)) return {};
    path.remove_suffix(4);
    for (const auto table : table_names) {
        if (!path.starts_with(table)) continue;
        // "sources", "sources-monday", "sources 2", but not "sourceship"
        const auto rest = path.substr(table.size());
        const auto is_letter = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c < 0;
        };
        if (rest.empty() || !is_letter(rest.front())) return table;
    }
    return {};
}

}  // namespace hearsay::inline v1
