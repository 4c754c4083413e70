#pragma once

#include <hearsay/assess/source_lines.hpp>
#include <hearsay/assess/vote.hpp>
#include <hearsay/assess/vote_table.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// \file Tables of votes for the tests of methods over many questions: small ones as text, drawn ones, and the two sets that
/// are read from where they lie.

namespace hearsay::inline v1::test {

/// "gate: aa D12, bb D14; off: aa 1005" as a table.
inline vote_table make_votes(std::string_view text) {
    vote_table_builder made;
    while (!text.empty()) {
        const auto end = std::min(text.find(';'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto trim = [](std::string_view s) {
            while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
            return s;
        };
        const auto colon = line.find(':');
        const auto item = trim(line.substr(0, colon));
        line.remove_prefix(colon + 1);
        while (!line.empty()) {
            const auto comma = std::min(line.find(','), line.size());
            const auto vote = trim(line.substr(0, comma));
            line.remove_prefix(std::min(comma + 1, line.size()));
            const auto space = vote.find(' ');
            made.add(item, vote.substr(0, space), vote.substr(space + 1));
        }
    }
    return made.build();
}

/// One vote as text, in a list that can be put in any order.
struct said_value {
    std::string item, source, value;
    friend bool operator==(const said_value&, const said_value&) = default;
};
inline vote_table build(const std::vector<said_value>& said) {
    vote_table_builder made;
    for (const said_value& one : said) made.add(one.item, one.source, one.value);
    return made.build();
}

/// A few sources that answer a few items, now and then twice.
inline std::vector<said_value> draw_votes(
    std::mt19937_64& engine, std::uint32_t sources = 6, std::uint32_t items = 12) {
    const auto below = [&](std::uint64_t n) { return static_cast<std::uint32_t>(engine() % n); };
    std::vector<said_value> made;
    for (std::uint32_t i = 0; i < items; ++i) {
        for (std::uint32_t s = 0; s < sources; ++s) {
            if (below(4) == 0) continue;
            for (std::uint32_t times = below(8) == 0 ? 2 : 1; times != 0; --times)
                made.push_back({fmt::format("i{}", i), fmt::format("s{}", s), fmt::format("{}", below(4))});
        }
    }
    return made;
}

/// Joins of a few of the sources of a table.
inline std::vector<source_join> draw_joins(std::mt19937_64& engine, const vote_table& table) {
    std::vector<source_join> made;
    const std::uint32_t sources = table.source_count();
    for (std::uint32_t n = 0; sources != 0 && n < engine() % 4; ++n) {
        made.push_back(
            {static_cast<std::uint32_t>(engine() % sources), static_cast<std::uint32_t>(engine() % sources)});
        if (made.back().a == made.back().b) made.pop_back();
    }
    return made;
}

/// The answer to an item as text, or "-".
inline std::string answer_of(const vote_table& table, const weighed_answers& answers, std::string_view item) {
    const auto value = answers.value(table, *table.find_item(item));
    return value ? table.value_name(*value) : "-";
}

/// The sum of the parts of the votes for a candidate.
inline double sum_of_parts(const vote_table& table, const weighed_answers& answers, std::uint32_t candidate) {
    double sum = 0;
    const number_range votes = table.votes(candidate);
    for (std::uint32_t v = votes.first; v < votes.last; ++v) sum += answers.part[v];
    return sum;
}

/// Who gave an answer of what accuracy, and who copied whom, where it is known.
struct planted {
    vote_table table;
    std::vector<std::string> truth;                              // by item number of the generator: "i0" ...
    std::set<std::pair<std::uint32_t, std::uint32_t>> copies;    // by number in the table, the lower first
    std::set<std::pair<std::uint32_t, std::uint32_t>> siblings;  // copy the same source
};
struct planted_options {
    std::uint32_t independent = 20, copiers = 8, items = 500, false_values = 20;
    double lowest_accuracy = 0.5, highest_accuracy = 0.9, copied = 0.8, covered = 0.6;
    bool zipf = false;  // false values differ in how common they are
};
/// Sources that are right so often and else give a false value; copiers take most values of one of them.
inline planted plant_copies(std::uint64_t seed, const planted_options& options = {}) {
    std::mt19937_64 engine{seed};
    const auto unit = [&] { return static_cast<double>(engine() >> 11) / 9007199254740992.0; };
    const auto below = [&](std::uint64_t n) { return static_cast<std::uint32_t>(engine() % n); };
    const std::uint32_t sources = options.independent + options.copiers;
    std::vector<double> accuracy(sources);
    for (double& a : accuracy)
        a = options.lowest_accuracy + unit() * (options.highest_accuracy - options.lowest_accuracy);
    std::vector<std::optional<std::uint32_t>> copied_from(sources);
    for (std::uint32_t s = options.independent; s < sources; ++s) copied_from[s] = below(options.independent);
    std::vector<double> common;
    double sum = 0;
    for (std::uint32_t v = 1; v <= options.false_values; ++v)
        common.push_back(sum += options.zipf ? 1.0 / v : 1.0);
    planted made;
    vote_table_builder said;
    const auto name = [](std::uint32_t s) { return fmt::format("s{:02}", s); };
    for (std::uint32_t i = 0; i < options.items; ++i) {
        const std::uint32_t truth = below(options.false_values + 1);
        made.truth.push_back(fmt::format("{}", truth));
        std::vector<std::optional<std::uint32_t>> value(sources);
        for (std::uint32_t s = 0; s < sources; ++s) {
            if (unit() > options.covered) continue;
            if (copied_from[s] && unit() < options.copied) value[s] = value[*copied_from[s]];
            if (!value[s] && unit() < accuracy[s]) value[s] = truth;
            if (!value[s]) {
                const auto which =
                    std::lower_bound(common.begin(), common.end(), unit() * sum) - common.begin();
                value[s] = (truth + 1 + static_cast<std::uint32_t>(which)) % (options.false_values + 1);
            }
            said.add(fmt::format("i{}", i), name(s), fmt::format("{}", *value[s]));
        }
    }
    made.table = said.build();
    const auto number = [&](std::uint32_t s) { return *made.table.find_source(name(s)); };
    for (std::uint32_t s = options.independent; s < sources; ++s) {
        made.copies.insert(std::minmax(number(s), number(*copied_from[s])));
        for (std::uint32_t t = options.independent; t < s; ++t) {
            if (copied_from[s] == copied_from[t]) made.siblings.insert(std::minmax(number(s), number(t)));
        }
    }
    return made;
}

/// A file of the data beside the project, if it is there.
inline std::optional<std::string> shared_data(const std::string& name) {
    std::ifstream file{std::string{HEARSAY_SOURCE_DIR} + "/../shared/data/" + name, std::ios::binary};
    if (!file) return std::nullopt;
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

/// Calls `act` with the cells of each line but the first.
template <class Act>
void for_each_row(std::string_view text, char between, Act act) {
    std::vector<std::string_view> cells;
    text.remove_prefix(std::min(text.find('\n') + 1, text.size()));
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        cells.clear();
        for (auto cut = line.find(between); cut != line.npos; cut = line.find(between)) {
            cells.push_back(line.substr(0, cut));
            line.remove_prefix(cut + 1);
        }
        cells.push_back(line);
        act(cells);
    }
}

/// Thirty-eight web sites on the flights of a day, and what the airlines say of a hundred of them.
namespace flights {

inline constexpr std::string_view attributes[] = {
    " departs", " departed", " gate", " arrives", " arrived", " to gate"};

inline vote_table table_of(std::string_view claims, const std::set<std::string_view>& left_out = {}) {
    vote_table_builder said;
    std::string item;
    for_each_row(claims, '\t', [&](const std::vector<std::string_view>& cells) {
        if (left_out.contains(cells[0])) return;
        const std::uint32_t source = said.source(cells[0]);
        for (std::size_t k = 0; k < 6; ++k) {
            if (cells[k + 2].empty()) continue;
            item.assign(cells[1]).append(attributes[k]);
            said.add(said.item(item), source, said.value(cells[k + 2]));
        }
    });
    return said.build();
}

/// The share of the known values that the answers have.
inline double exact(const vote_table& table, const weighed_answers& answers, std::string_view truth) {
    double known = 0;
    double right = 0;
    for_each_row(truth, '\t', [&](const std::vector<std::string_view>& cells) {
        for (std::size_t k = 0; k < 6; ++k) {
            if (cells[k + 1].empty()) continue;
            ++known;
            const auto item = table.find_item(std::string{cells[0]}.append(attributes[k]));
            const auto value = item ? answers.value(table, *item) : std::nullopt;
            right += value && table.value_name(*value) == cells[k + 1] ? 1 : 0;
        }
    });
    return right / known;
}

/// "copy", "unclear" or "none-seen", by the names of two sources.
inline std::map<std::pair<std::string, std::string>, std::string> labels(std::string_view pairs) {
    std::map<std::pair<std::string, std::string>, std::string> made;
    for_each_row(pairs, '\t', [&](const std::vector<std::string_view>& cells) {
        made[{std::string{cells[0]}, std::string{cells[1]}}] = cells[2];
    });
    return made;
}

}  // namespace flights

}  // namespace hearsay::inline v1::test
