#include <hearsay/text/vague_table.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <stdexcept>
#include <utility>

namespace hearsay::inline v1 {

namespace {

char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// A text in pieces, which is compared without being put together.
using pieces = std::initializer_list<std::string_view>;

// Whether a word of a table comes before the text (-1), is it (0), or comes after it (1).
int compare(std::string_view word, pieces text) noexcept {
    for (const std::string_view piece : text) {
        for (const char c : piece) {
            if (word.empty()) return -1;
            const auto a = static_cast<unsigned char>(word.front());
            const auto b = static_cast<unsigned char>(lower(c));
            if (a != b) return a < b ? -1 : 1;
            word.remove_prefix(1);
        }
    }
    return word.empty() ? 0 : 1;
}

const vague_table::entry* find(const std::vector<vague_table::entry>& entries,
    const std::vector<std::size_t>& by_word, pieces text) noexcept {
    const auto at = std::partition_point(
        by_word.begin(), by_word.end(), [&](std::size_t i) { return compare(entries[i].word, text) < 0; });
    return at != by_word.end() && compare(entries[*at].word, text) == 0 ? &entries[*at] : nullptr;
}

bool is_letter(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80) != 0;
}

bool is_part_of_word(char c) noexcept { return is_letter(c) || c == '-' || c == '\''; }

bool is_well_written(std::string_view word) noexcept {
    if (word.empty() || word.front() == ' ' || word.back() == ' ') return false;
    return word.find("  ") == std::string_view::npos &&
        std::ranges::all_of(word, [](char c) { return c == ' ' || is_part_of_word(c); });
}

struct scale_word {
    double worth;
    std::string_view one;
    std::string_view several;
};
constexpr scale_word scales[] = {{100, "hundred", "hundreds"}, {1e3, "thousand", "thousands"},
    {1e6, "million", "millions"}, {1e9, "billion", "billions"}, {1e12, "trillion", "trillions"}};

interval up_to_power(double low, double power) { return interval::between(low, false, power, true); }

std::vector<vague_table::entry> everyday_entries() {
    const interval couple = interval::between(2, 3);
    const interval several = up_to_power(3, 10);
    std::vector<vague_table::entry> all{{"a couple", couple}, {"several", several}, {"a few", several},
        {"a handful", several}, {"tens", up_to_power(10, 100)}, {"dozens", up_to_power(12, 100)},
        {"scores", up_to_power(20, 100)}, {"hundreds", up_to_power(100, 1000)}};
    for (const auto& [worth, one, several_of_it] : scales) {
        const auto times = [worth = worth](const interval& x) {
            return interval::between(x.lower() * worth, x.lower_open(), x.upper() * worth, x.upper_open());
        };
        for (const std::size_t i : {0U, 1U, 2U, 3U})
            all.push_back({fmt::format("{} {}", all[i].word, one), times(all[i].means)});
        if (worth == 100 || worth == 1e12) continue;
        all.push_back({std::string{several_of_it}, up_to_power(worth, worth * 10)});
        for (const std::size_t i : {4U, 5U, 6U, 7U})
            all.push_back({fmt::format("{} of {}", all[i].word, several_of_it), times(all[i].means)});
    }
    return all;
}

}  // namespace

vague_table::vague_table(std::string name, std::vector<entry> entries)
    : vague_table{word_table::own, std::move(name), std::move(entries)} {}

vague_table::vague_table(word_table kind, std::string name, std::vector<entry> entries)
    : name_{std::move(name)}, kind_{kind}, entries_{std::move(entries)}, by_word_(entries_.size()) {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        by_word_[i] = i;
        if (!is_well_written(entries_[i].word)) {
            throw std::invalid_argument{
                fmt::format("vague_table: the word \"{}\" of \"{}\"; expected lower-case "
                            "words, one space apart",
                    entries_[i].word, name_)};
        }
    }
    const auto word_at = [this](std::size_t i) -> std::string_view { return entries_[i].word; };
    std::ranges::sort(by_word_, {}, word_at);
    const auto twice = std::ranges::adjacent_find(by_word_, {}, word_at);
    if (twice != by_word_.end()) {
        throw std::invalid_argument{fmt::format(
            "vague_table: the word \"{}\" of \"{}\" twice; expected each word once", word_at(*twice), name_)};
    }
}

const vague_table& vague_table::everyday() {
    static const vague_table table{word_table::everyday, "the everyday table", everyday_entries()};
    return table;
}

const vague_table& vague_table::acled() {
    static const vague_table table{word_table::acled, "ACLED's table",
        {{"tens", up_to_power(10, 100)}, {"dozens", up_to_power(12, 100)},
            {"hundreds", up_to_power(100, 1000)}}};
    return table;
}

const vague_table& vague_table::crowd_counting() {
    static const vague_table table{word_table::crowd_counting, "the table of the Crowd Counting Consortium",
        {{"hundreds", up_to_power(200, 1000)}, {"thousands", up_to_power(2000, 10'000)},
            {"tens of thousands", up_to_power(20'000, 100'000)},
            {"hundreds of thousands", up_to_power(200'000, 1'000'000)}}};
    return table;
}

const vague_table* vague_table::ready(word_table kind) {
    switch (kind) {
    case word_table::everyday: return &everyday();
    case word_table::acled: return &acled();
    case word_table::crowd_counting: return &crowd_counting();
    case word_table::none:
    case word_table::own: break;
    }
    return nullptr;
}

std::optional<interval> vague_table::find(std::string_view word) const noexcept {
    const entry* found = hearsay::find(entries_, by_word_, {word});
    return found ? std::optional{found->means} : std::nullopt;
}

std::optional<interval> vague_table::find_scaled(std::string_view factor, double scale) const noexcept {
    for (const scale_word& s : scales) {
        if (s.worth != scale) continue;
        const entry* found = hearsay::find(entries_, by_word_, {factor, " of ", s.several});
        if (!found) found = hearsay::find(entries_, by_word_, {factor, " ", s.one});
        return found ? std::optional{found->means} : std::nullopt;
    }
    return std::nullopt;
}

bool vague_table::begins(std::string_view words) const noexcept {
    const auto at = std::partition_point(by_word_.begin(), by_word_.end(),
        [&](std::size_t i) { return compare(entries_[i].word, {words}) < 0; });
    if (at == by_word_.end() || words.empty()) return false;
    // What goes on with a space or a mark sorts before what goes on with a letter.
    const std::string_view word = entries_[*at].word;
    if (word.size() < words.size() || compare(word.substr(0, words.size()), {words}) != 0) return false;
    return word.size() == words.size() || !is_letter(word[words.size()]) || !is_letter(lower(words.back()));
}

std::string_view vague_table::word_for(const interval& means) const noexcept {
    const auto at = std::ranges::find(entries_, means, &entry::means);
    return at == entries_.end() ? std::string_view{} : std::string_view{at->word};
}

std::vector<std::string_view> vague_table::words_for(const quantity& said) const {
    const auto nominal = said.nominal();
    const auto may_be = [&](const interval& means) {
        if (means == said.stated && said.how == quantity::of(means).how) return true;
        switch (said.how) {
        case hedge::over:
        case hedge::at_least: return means.has_lower() && !means.lower_open() && means.lower() == *nominal;
        case hedge::at_most:
        case hedge::up_to:
        case hedge::as_many_as: return means.has_upper() && !means.upper_open() && means.upper() == *nominal;
        case hedge::under: return means.has_upper() && means.upper() == *nominal;
        case hedge::exactly:
        case hedge::nearly:
        case hedge::between: break;
        }
        return false;
    };
    std::vector<std::string_view> words;
    for (const auto& [word, means] : entries_)
        if (may_be(means)) words.emplace_back(word);
    return words;
}

}  // namespace hearsay::inline v1
