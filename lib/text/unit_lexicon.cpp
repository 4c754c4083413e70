#include <hearsay/text/unit_lexicon.hpp>

#include "ascii.hpp"
#include "token.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace hearsay::inline v1 {
namespace {

using detail::equal_ignoring_case;
using detail::lower;

std::vector<std::string_view> words_of(std::string_view name) {
    std::vector<std::string_view> words;
    detail::token t;
    while ((t = detail::next_token(name, t.end)).kind != detail::token_kind::end)
        if (const auto word = name.substr(t.begin, t.end - t.begin);
            t.kind != detail::token_kind::dash && word != "_")
            words.push_back(word);
    return words;
}

std::string plural_word(std::string_view word) {
    struct irregular {
        std::string_view singular, plural;
    };
    constexpr std::array<irregular, 12> irregulars{
        {{"man", "men"}, {"woman", "women"}, {"child", "children"}, {"person", "people"}, {"foot", "feet"},
            {"aircraft", "aircraft"}, {"half", "halves"}, {"hertz", "hertz"}, {"percent", "percent"},
            {"sheep", "sheep"}, {"crisis", "crises"}, {"mouse", "mice"}}};
    std::string plural{word};
    const auto ends_in = [&](std::string_view end) {
        return word.size() >= end.size() && equal_ignoring_case(word.substr(word.size() - end.size()), end);
    };
    for (const auto& [one, many] : irregulars)
        if (equal_ignoring_case(word, one)) return std::string{many};
    for (const std::string_view man : {"serviceman", "servicewoman", "guardsman", "infantryman", "crewman"})
        if (equal_ignoring_case(word, man)) return plural.replace(plural.size() - 2, 1, "e");
    if (word.empty() || !detail::is_letter(word.back())) return plural;  // symbols have none
    const bool vowel_before_y = word.size() > 1 &&
        std::string_view{"aeiou"}.find(lower(word[word.size() - 2])) != std::string_view::npos;
    if (ends_in("y") && word.size() > 1 && !vowel_before_y)
        return plural.replace(plural.size() - 1, 1, "ies");
    if (ends_in("s") || ends_in("x") || ends_in("z") || ends_in("ch") || ends_in("sh")) return plural + "es";
    return plural + "s";
}

}  // namespace

// The word that takes the plural stands before "of", "per" and "in": tonnes of grain, kilometres per hour.
std::string plural_of(std::string_view singular) {
    detail::token head;
    detail::token t;
    while ((t = detail::next_token(singular, t.end)).kind != detail::token_kind::end) {
        const auto word = singular.substr(t.begin, t.end - t.begin);
        const bool link = equal_ignoring_case(word, "of") || equal_ignoring_case(word, "per") ||
            equal_ignoring_case(word, "in") || word == "/";
        if (link && head.kind != detail::token_kind::end) break;
        if (t.kind == detail::token_kind::word) head = t;
    }
    std::string plural{singular};
    if (head.kind == detail::token_kind::end) return plural;
    return plural.replace(
        head.begin, head.end - head.begin, plural_word(singular.substr(head.begin, head.end - head.begin)));
}

bool unit_lexicon::ignoring_case::operator()(std::string_view a, std::string_view b) const noexcept {
    return detail::compare_ignoring_case(a, b) < 0;
}

std::uint32_t unit_lexicon::enter(std::span<const std::string_view> words) {
    std::uint32_t at = 0;
    for (const auto word : words) {
        const auto next = nodes_[at].next.find(word);
        if (next != nodes_[at].next.end()) {
            at = next->second;
        } else {
            const auto made = static_cast<std::uint32_t>(nodes_.size());
            nodes_[at].next.emplace(word, made);
            nodes_.emplace_back();
            at = made;
        }
    }
    return at;
}

std::optional<unit_id> unit_lexicon::add(std::string_view name, unit_id unit) {
    const auto words = words_of(name);
    if (words.empty()) throw std::invalid_argument("unit_lexicon::add: a name without a word");
    if (words.size() > max_words)
        throw std::invalid_argument("unit_lexicon::add: a name of " + std::to_string(words.size()) +
            " words; at most " + std::to_string(max_words) + " are possible");
    const auto at = enter(words);
    if (nodes_[at].by_hand && *nodes_[at].unit != unit) return nodes_[at].unit;
    nodes_[at].unit = unit;
    nodes_[at].by_hand = true;

    const std::string plural = plural_of(name);
    const auto plural_at = enter(words_of(plural));
    if (!nodes_[plural_at].unit) nodes_[plural_at].unit = unit;

    if (std::find(units_.begin(), units_.end(), unit) == units_.end()) {
        units_.push_back(unit);
        std::string cited;
        for (const auto word : words) cited += (cited.empty() ? "" : " ") + std::string{word};
        cited_.push_back(std::move(cited));
    }
    return std::nullopt;
}

std::optional<unit_id> unit_lexicon::find(std::string_view name) const {
    const auto words = words_of(name);
    const auto found = longest(words);
    return found && found->words == words.size() ? std::optional{found->unit} : std::nullopt;
}

std::optional<unit_lexicon::match> unit_lexicon::longest(std::span<const std::string_view> words) const {
    std::optional<match> best;
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto next = nodes_[at].next.find(words[i]);
        if (next == nodes_[at].next.end()) break;
        at = next->second;
        if (nodes_[at].unit) best = match{*nodes_[at].unit, i + 1};
    }
    return best;
}

}  // namespace hearsay::inline v1
