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
    const detail::token_list tokens{name};
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (!tokens.is(i, detail::token_kind::dash) && tokens.text(i) != "_") words.push_back(tokens.text(i));
    return words;
}

struct irregular {
    std::string_view singular, plural;
};
constexpr auto irregulars =
    std::to_array<irregular>({{"man", "men"}, {"woman", "women"}, {"child", "children"}, {"person", "people"},
        {"foot", "feet"}, {"goose", "geese"}, {"tooth", "teeth"}, {"mouse", "mice"}, {"ox", "oxen"},
        {"axis", "axes"}, {"criterion", "criteria"}, {"phenomenon", "phenomena"}, {"lens", "lenses"},
        {"monarch", "monarchs"}, {"stomach", "stomachs"}, {"epoch", "epochs"}, {"torpedo", "torpedoes"},
        {"tornado", "tornadoes"}, {"volcano", "volcanoes"}, {"potato", "potatoes"}, {"tomato", "tomatoes"},
        {"hero", "heroes"}, {"embargo", "embargoes"}, {"veto", "vetoes"}, {"mosquito", "mosquitoes"}});

// One word for one and for many, and adjectives that count people: "three dead".
constexpr auto unchanging = std::to_array<std::string_view>(
    {"personnel", "staff", "police", "military", "gendarmerie", "infantry", "cavalry", "artillery", "armour",
        "armor", "ordnance", "ammunition", "equipment", "dead", "wounded", "injured", "killed", "missing",
        "displaced", "homeless", "detained", "sick", "ill", "series", "species", "corps", "sheep", "cattle",
        "livestock", "poultry", "deer", "fish", "yen", "yuan", "renminbi", "won", "baht", "usd", "eur", "gbp",
        "uah", "jpy", "hertz", "siemens", "lux", "celsius", "fahrenheit", "percent", "sterling"});

// Endings of words that change theirs: firewoman, grandchild, penknife.
constexpr auto changing_ends = std::to_array<irregular>(
    {{"man", "men"}, {"child", "children"}, {"person", "people"}, {"wolf", "wolves"}, {"knife", "knives"},
        {"wife", "wives"}, {"life", "lives"}, {"leaf", "leaves"}, {"loaf", "loaves"}, {"shelf", "shelves"},
        {"thief", "thieves"}, {"half", "halves"}, {"calf", "calves"}, {"sheaf", "sheaves"}, {"sis", "ses"}});

// Those that end in "man" and are no men.
constexpr auto no_men = std::to_array<std::string_view>(
    {"human", "german", "roman", "norman", "ottoman", "shaman", "talisman", "caiman", "oman", "turkman"});

// Words after a noun that leave the plural to it: degrees celsius, pounds sterling.
constexpr auto after_noun = std::to_array<std::string_view>({"celsius", "fahrenheit", "kelvin", "sterling"});

// Words between what is counted and what it is of: kilometres per hour, people in hospital.
constexpr auto links =
    std::to_array<std::string_view>({"of", "per", "in", "under", "with", "without", "from", "/"});

bool is_one_of(std::span<const std::string_view> words, std::string_view word) {
    return std::any_of(
        words.begin(), words.end(), [&](std::string_view other) { return equal_ignoring_case(word, other); });
}

bool ends_in(std::string_view word, std::string_view end) {
    return word.size() >= end.size() && equal_ignoring_case(word.substr(word.size() - end.size()), end);
}

// Whether a word is a plural already: roubles, though not bus, gas, class and crisis.
bool is_plural(std::string_view word) {
    constexpr std::string_view before_an_s = "aious";
    return word == "s" ||  // that of "F-16s"
        (word.size() > 3 && lower(word.back()) == 's' &&
            before_an_s.find(lower(word[word.size() - 2])) == std::string_view::npos);
}

std::string plural_word(std::string_view word, bool all_capitals) {
    std::string plural{word};
    const auto with_end = [&](std::size_t without, std::string_view end) {
        return plural.replace(plural.size() - without, without, end);
    };
    for (const auto& [one, many] : irregulars) {
        if (equal_ignoring_case(word, many)) return plural;
        // The first letter stays as it is, in case it is a capital.
        if (equal_ignoring_case(word, one)) return plural.substr(0, 1).append(many.substr(1));
    }
    if (is_one_of(unchanging, word) || ends_in(word, "craft")) return plural;
    if (word.empty() || !detail::is_letter(word.back())) return plural;   // symbols have none
    if (all_capitals) return ends_in(word, "s") ? plural : plural + "s";  // HIMARS, BMPs
    if (!is_one_of(no_men, word)) {
        for (const auto& [one, many] : changing_ends)
            if (ends_in(word, one)) return with_end(one.size(), many);
        for (const std::string_view many : {"men", "children", "people"})
            if (word.size() > many.size() && ends_in(word, many) && !ends_in(word, "specimen")) return plural;
    }
    if (is_plural(word)) return plural;
    const bool vowel_before_y = word.size() > 1 &&
        std::string_view{"aeiou"}.find(lower(word[word.size() - 2])) != std::string_view::npos;
    if (ends_in(word, "y") && word.size() > 1 && !vowel_before_y) return with_end(1, "ies");
    for (const std::string_view hiss : {"s", "x", "z", "ch", "sh"})
        if (ends_in(word, hiss)) return plural + "es";
    return plural + "s";
}

// Words that are numbers, or parts of them.
bool is_number_word(std::string_view word) {
    const detail::token_list tokens{word};
    if (tokens.size() != 1 || !tokens.is(0, detail::token_kind::word)) return false;
    switch (tokens.kind(0)) {
    case detail::word_kind::zero:
    case detail::word_kind::ones:
    case detail::word_kind::teen:
    case detail::word_kind::tens:
    case detail::word_kind::hundred:
    case detail::word_kind::scale:
    case detail::word_kind::scales:
    case detail::word_kind::half:
    case detail::word_kind::part:
    case detail::word_kind::parts:
    case detail::word_kind::several: return true;
    case detail::word_kind::dozen:
        return !equal_ignoring_case(word, "pair");  // what comes in pairs may be counted so
    default: return false;
    }
}

}  // namespace

// The word that takes the plural stands before "of", "per" and "in": tonnes of grain, kilometres per hour.
std::string plural_of(std::string_view singular) {
    using detail::token_kind;
    const detail::token_list tokens{singular};
    const std::size_t none = tokens.size();
    std::size_t head = none;
    bool has_word = false;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (has_word && i + 1 < tokens.size() && is_one_of(links, tokens.text(i))) break;
        if (tokens.is(i, token_kind::word) && !(has_word && is_one_of(after_noun, tokens.text(i)))) {
            head = i;
            has_word = true;
        } else if (tokens.is(i, token_kind::figure) && has_word) {
            const bool is_power =
                tokens.is_glued(i) && tokens.is(i - 1, token_kind::word) && !tokens[i - 1].capital;
            head = is_power ? none : i;  // "F-16" and "M777", but not "km2"
        }
    }
    std::string plural{singular};
    if (head == none) return plural;
    if (tokens.is(head, token_kind::figure)) return plural.insert(tokens[head].end, "s");
    return plural.replace(tokens[head].begin, tokens.text(head).size(),
        plural_word(tokens.text(head), tokens[head].all_capitals));
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
    if (words.size() == 1 && is_number_word(words.front()))
        throw std::invalid_argument(
            "unit_lexicon::add: the name \"" + std::string{name} + "\", which is a number; expected a noun");
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
