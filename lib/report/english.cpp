#include "english.hpp"

#include <hearsay/io/diagnostic.hpp>
#include <hearsay/model/kinds.hpp>
#include <hearsay/text/to_phrase.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace hearsay::inline v1::detail {

namespace {

bool is_word_char(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80) != 0;
}

}  // namespace

std::string tidy(std::string_view text) {
    std::string line;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!blank)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    if (line.ends_with(' ')) line.pop_back();
    return visible(line);
}

std::string capital(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

std::string in_words(std::size_t count) {
    constexpr std::array<std::string_view, 11> words{
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
    return count < words.size() ? std::string{words[count]} : grouped(static_cast<double>(count));
}

std::string counted(std::size_t count, std::string_view one, std::string_view several) {
    return fmt::format("{} {}", in_words(count), count == 1 ? one : several);
}

std::string listed(const std::vector<std::string>& items, std::size_t most, std::string_view last) {
    std::string text;
    const std::size_t shown = items.size() > most ? std::max<std::size_t>(most, 2) - 1 : items.size();
    for (std::size_t i = 0; i < shown; ++i) {
        const bool ends = i + 1 == items.size();
        if (i != 0) text += ends ? last : std::string_view{", "};
        text += items[i];
    }
    if (shown < items.size())
        text += fmt::format("{}{} more", last, grouped(static_cast<double>(items.size() - shown)));
    return text;
}

std::string joined(const std::vector<std::string>& clauses, std::size_t most) {
    std::string text;
    const std::size_t shown = clauses.size() > most ? std::max<std::size_t>(most, 2) - 1 : clauses.size();
    for (std::size_t i = 0; i < shown; ++i) text += (i == 0 ? "" : "; ") + clauses[i];
    if (shown < clauses.size())
        text += fmt::format("; and {} more", grouped(static_cast<double>(clauses.size() - shown)));
    return text;
}

std::string figure(double x) {
    struct scale_word {
        double worth;
        std::string_view word;
    };
    constexpr std::array scales{
        scale_word{1e12, "trillion"}, scale_word{1e9, "billion"}, scale_word{1e6, "million"}};
    for (const auto& [worth, word] : scales) {
        if (std::abs(x) < worth || std::abs(x) >= worth * 1000) continue;
        const double scaled = x / worth;
        // Only where nothing is lost by it: 44.5 million, and 1,234,567 as it is.
        if (std::abs(scaled * 100 - std::round(scaled * 100)) < 1e-9)
            return fmt::format("{} {}", grouped(scaled), word);
    }
    return grouped(x);
}

std::string sentence(std::string text) { return capital(std::move(text)) + "."; }

void add_sentence(std::string& text, const std::string& more) {
    if (more.empty()) return;
    if (!text.empty()) text += ' ';
    text += sentence(more);
}

std::string_view article(std::string_view noun) {
    return !noun.empty() && std::string_view{"aeioAEIO"}.find(noun.front()) != std::string_view::npos ? "an"
                                                                                                      : "a";
}

bool mentions(std::string_view sentence, std::string_view word) {
    if (word.empty()) return false;
    for (std::size_t at = sentence.find(word); at != std::string_view::npos;
         at = sentence.find(word, at + 1)) {
        const bool begins = at == 0 || !is_word_char(sentence[at - 1]);
        const std::size_t end = at + word.size();
        if (begins && (end == sentence.size() || !is_word_char(sentence[end]))) return true;
    }
    return false;
}

std::string ends(const interval& x) {
    const std::string low = x.has_lower() ? figure(x.lower()) : "";
    const std::string high = x.has_upper() ? figure(x.upper()) : "";
    if (x.is_point()) return low;
    if (x.is_bounded() && !x.lower_open() && !x.upper_open()) return low + " to " + high;
    std::string text;
    if (x.has_lower()) text = (x.lower_open() ? "more than " : "at least ") + low;
    if (x.is_bounded()) text += ", ";
    if (x.has_upper()) text += (x.upper_open() ? "under " : "up to ") + high;
    return text;
}

std::string joined_with(const std::vector<std::string>& names) {
    if (names.size() < 3) return listed(names, 2, " with ");
    return names.front() + " with " + listed({names.begin() + 1, names.end()}, 3);
}

std::string_view verb(verdict to, verdict from) noexcept {
    constexpr std::string_view verbs[] = {"agree", "are compatible", "conflict", "can't be compared"};
    if (from == verdict::agree && to == verdict::compatible) return "are only compatible";
    return verbs[static_cast<std::size_t>(to)];
}

std::string_view kind_of_answer(std::string_view kind) noexcept {
    if (kind == quantity_kind::name) return "figure";
    if (kind == date_kind::name) return "day";
    if (kind == place_kind::name) return "place";
    return "answer";
}

}  // namespace hearsay::inline v1::detail
