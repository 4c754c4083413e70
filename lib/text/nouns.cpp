#include "nouns.hpp"

#include "ascii.hpp"
#include "units.hpp"

#include <algorithm>
#include <array>

namespace hearsay::inline v1::detail {
namespace {

constexpr std::size_t longest_phrase = 6;  // words: more before a head are rather a sentence
constexpr std::size_t longest_in_tokens = 3 * longest_phrase;

bool ends_with(std::string_view text, std::string_view ending) noexcept {
    return text.size() > ending.size() &&
        equal_ignoring_case(text.substr(text.size() - ending.size()), ending);
}

// "MPs", "RBIs"
bool is_initialism(std::string_view text) noexcept {
    return text.back() == 's' &&
        std::all_of(text.begin(), text.end() - 1, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "additional", "armed", "Russian": an adjective by its look, so that a noun should follow.
bool is_adjective(const token_list& tokens, std::size_t i) noexcept {
    constexpr std::array<std::string_view, 13> endings{
        "al", "ous", "ful", "ive", "ic", "ible", "able", "ary", "less", "ese", "ian", "ish", "ed"};
    if (tokens[i].capital || tokens.has(i, word_trait::modifier)) return true;
    const auto text = tokens.text(i);
    return text.size() > 5 &&
        std::any_of(endings.begin(), endings.end(), [&](auto ending) { return ends_with(text, ending); });
}

bool is_number_word(const token_list& tokens, std::size_t i) noexcept {
    switch (tokens.kind(i)) {
    case word_kind::ones:
    case word_kind::teen:
    case word_kind::tens:
    case word_kind::hundred:
    case word_kind::scale:
    case word_kind::weekday: return true;
    default: return false;
    }
}

// A word that can stand inside a noun phrase.
bool goes_on(const token_list& tokens, std::size_t i) noexcept {
    return tokens.is(i, token_kind::word) && !ends_phrase(tokens, i) && !is_number_word(tokens, i);
}

// Whether token i belongs to a designation: the 72 of "T-72", the 1, A and 2 of "M1A2", the s of "F-16s".
bool designates(const token_list& tokens, std::size_t i) noexcept {
    if (!tokens.is_glued(i)) return false;
    if (tokens.is(i, token_kind::figure)) {
        const std::size_t name = tokens.is(i - 1, token_kind::dash) && i > 1 ? i - 2 : i - 1;
        return tokens.is(name, token_kind::word) &&
            measure_before(tokens, name).next == 0 &&  // "USD50" is a price
            (tokens[name].capital || tokens.is(name - 1, token_kind::figure));
    }
    return tokens.is(i, token_kind::word) && tokens.is(i - 1, token_kind::figure);
}

// Whether a verb belongs to the noun after it: "wounded soldiers", "newly built schools".
bool is_participle(const token_list& tokens, std::size_t i, bool inside) noexcept {
    const bool plural = is_plural(tokens, i + 1);
    if (ends_with(tokens.text(i), "ed")) return plural || tokens[i + 1].capital;
    return plural && inside && ends_with(tokens.text(i - 1), "ly");
}

}  // namespace

bool is_plural(const token_list& tokens, std::size_t i) noexcept {
    if (!tokens.is(i, token_kind::word)) return false;
    if (tokens.has(i, word_trait::plural_noun)) return true;
    const auto text = tokens.text(i);
    if (tokens.has(i, word_trait::singular_noun)) return false;
    if (text.size() > 5 &&
        (ends_with(text, "men") || ends_with(text, "people") || ends_with(text, "children")))
        return true;
    if (text.size() > 2 && is_initialism(text)) return true;
    if (text.size() < 4 || lower(text.back()) != 's' || (tokens[i].all_capitals && text.size() < 6))
        return false;
    const char before = lower(text[text.size() - 2]);
    if (before == 's' || before == 'u' || before == 'i') return false;
    return !tokens.has(i, word_trait::function_word) && !tokens.has(i, word_trait::verb);
}

bool ends_phrase(const token_list& tokens, std::size_t i) noexcept {
    if (!tokens.has(i, word_trait::function_word) && !tokens.has(i, word_trait::verb) &&
        !(tokens.is(i, word_kind::relative) && !tokens[i].capital))
        return false;
    const auto text = tokens.text(i);
    const bool letter = text.size() == 1 && text != "S";  // "Model S"
    return !tokens[i].all_capitals || letter || tokens[i + 1].all_capitals;
}

std::size_t after_plural_phrase(const token_list& tokens, std::size_t i) noexcept {
    std::size_t words = 0;
    std::size_t after_head = i;
    bool open = false;  // "sports" may be the head, and may stand before it
    for (std::size_t at = i; words < longest_phrase && at < i + longest_in_tokens; ++at) {
        if (at > i) {
            if (tokens.is_hyphen(at) && (tokens.is(at + 1, token_kind::word) || designates(tokens, at + 1)))
                continue;
            if (designates(tokens, at)) {
                if (tokens.is_word(at, "s")) return at + 1;  // "F-16s"
                continue;
            }
            const bool model = tokens.is(at, token_kind::figure) && tokens[at - 1].capital &&
                tokens[at].digits == 1 && tokens[at].space_before && tokens.is(at + 1, token_kind::word);
            if (model) continue;  // "Model 3 sedans"
            // "digital and physical sales", "Type A and Type B trucks"
            const bool joins = words == 1 || (tokens[at - 1].capital && tokens[at + 1].capital);
            if (joins && tokens.is(at, word_kind::and_) && after_head == i && goes_on(tokens, at + 1))
                continue;
            if (tokens.is_glued(at) && tokens[at].word == tokens.words().of_mark('\'') &&
                tokens.is_glued(at + 1) && tokens.is_word(at + 1, "s")) {
                after_head = i;  // "women's teams": the head is still to come
                ++at;
                continue;
            }
        }
        if (!tokens.is(at, token_kind::word) || (at > i && tokens.is_glued(at) && !tokens.is_hyphen(at - 1)))
            break;
        // "gas-only", "well-paid": the parts may be any words
        const bool hyphen_follows = tokens.is_hyphen(at + 1) && tokens.is(at + 2, token_kind::word);
        const bool compound = (at > i && tokens.is_hyphen(at - 1)) || hyphen_follows;
        const bool participle = tokens.has(at, word_trait::verb) && is_participle(tokens, at, at > i);
        const bool modifies = tokens.has(at, word_trait::modifier) && goes_on(tokens, at + 1);
        // "14 wounded", yet "14 people wounded"
        const bool own_head = at == i && tokens.has(at, word_trait::plural_noun);
        const bool designation = tokens.is_glued(at + 1) && designates(tokens, at + 1);  // "A320"
        if (!compound && !participle && !modifies && !own_head && !designation && ends_phrase(tokens, at))
            break;
        if (is_number_word(tokens, at)) break;
        if (at == i || !tokens.is_hyphen(at - 1)) ++words;
        if (hyphen_follows) continue;
        if (is_plural(tokens, at)) {
            after_head = at + 1;
            open = tokens.has(at, word_trait::modifier);
        } else if (after_head != i && !open) {
            break;
        }
    }
    return after_head;
}

std::size_t after_singular_phrase(const token_list& tokens, std::size_t i) noexcept {
    std::size_t at = i;
    for (std::size_t words = 1; words < longest_phrase; ++words) {
        const std::size_t next = at + 1;
        if (tokens.is_glued(next) || !goes_on(tokens, next) || is_plural(tokens, next) ||
            ends_with(tokens.text(next), "ed") || ends_with(tokens.text(next), "ing") ||
            ends_with(tokens.text(next), "ly") || tokens[next].capital > tokens[at].capital)
            break;
        const bool last =
            !goes_on(tokens, next + 1) && !tokens.is_hyphen(next + 1);  // what stands last is the head
        if (!is_adjective(tokens, at) && !last) break;
        at = next;
    }
    return at + 1;
}

void append_singular(std::string& name, const token_list& tokens, std::size_t i) {
    struct ending {
        std::string_view plural, singular;
    };
    // The longest first. What only looks like these is in the table of irregular plurals.
    constexpr auto endings = std::to_array<ending>({
        {"people", "people"},
        {"theses", "thesis"},
        {"lyses", "lysis"},
        {"children", "child"},
        {"wives", "wife"},
        {"lives", "life"},
        {"auses", "ause"},
        {"ouses", "ouse"},
        {"women", "woman"},
        {"sses", "ss"},
        {"ches", "ch"},
        {"shes", "sh"},
        {"uses", "us"},
        {"oes", "o"},
        {"xes", "x"},
        {"ies", "y"},
        {"men", "man"},
        {"ss", "ss"},
        {"us", "us"},
        {"is", "is"},
        {"s", ""},
    });
    if (const auto irregular = tokens.match(tokens.words().singulars, i)) {
        name += *irregular.meaning;
        return;
    }
    const std::string word = lower_case(tokens.text(i));
    if (tokens.has(i, word_trait::plural_noun) ||
        tokens.has(i, word_trait::singular_noun)) {  // "species", "virus"
        name += word;
        return;
    }
    if (word == "s" && tokens.is_glued(i)) return;  // "F-16s"
    if (word.size() > 2 && is_initialism(tokens.text(i))) {
        name.append(word, 0, word.size() - 1);
        return;
    }
    if (word.size() > 3 || (word.size() == 3 && tokens[i].capital)) {
        for (const auto& [plural, singular] : endings) {
            if (!word.ends_with(plural) || (plural == "ies" && word.size() < 5)) continue;
            name.append(word, 0, word.size() - plural.size());
            name += singular;
            return;
        }
    }
    name += word;
}

}  // namespace hearsay::inline v1::detail
