#include "token.hpp"

#include "ascii.hpp"

#include <algorithm>
#include <array>

namespace hearsay::inline v1::detail {
namespace {

enum class letter : std::uint8_t { space, other_space, digit, word, dash, mark };

struct character {
    letter is;
    std::size_t bytes;
};

struct known_character {
    std::string_view bytes;
    letter is;
};

// Beyond ASCII only these are no letters. Sorting them would gain nothing: they are rare, and few begin
// alike.
constexpr std::array known_characters{
    known_character{"\xC2\xA0", letter::space},      // no-break space
    known_character{"\xE2\x80\x89", letter::space},  // thin space
    known_character{"\xE2\x80\xAF", letter::space},  // narrow no-break space
    known_character{"\xE2\x80\x90", letter::dash},   // hyphen
    known_character{"\xE2\x80\x91", letter::dash},   // no-break hyphen
    known_character{"\xE2\x80\x92", letter::dash},   // figure dash
    known_character{"\xE2\x80\x93", letter::dash},   // en dash
    known_character{"\xE2\x80\x94", letter::dash},   // em dash
    known_character{"\xE2\x88\x92", letter::dash},   // minus sign
    known_character{"\xE2\x80\x98", letter::mark},   // quotation marks
    known_character{"\xE2\x80\x99", letter::mark},
    known_character{"\xE2\x80\x9C", letter::mark},
    known_character{"\xE2\x80\x9D", letter::mark},
    known_character{"\xC2\xAB", letter::mark},
    known_character{"\xC2\xBB", letter::mark},
    known_character{"\xE2\x80\xA6", letter::mark},  // ellipsis
    known_character{"\xE2\x89\xA4", letter::mark},  // at most
    known_character{"\xE2\x89\xA5", letter::mark},  // at least
    known_character{"\xE2\x89\x88", letter::mark},  // about
    known_character{"\xC2\xB1", letter::mark},      // plus or minus
    known_character{"\xC3\x97", letter::mark},      // times
    known_character{"\xC2\xA3", letter::mark},      // pound, yen, euro, rouble, hryvnia
    known_character{"\xC2\xA5", letter::mark},
    known_character{"\xE2\x82\xAC", letter::mark},
    known_character{"\xE2\x82\xBD", letter::mark},
    known_character{"\xE2\x82\xB4", letter::mark},
};

character character_at(std::string_view text, std::size_t i) noexcept {
    const char c = text[i];
    if (is_digit(c)) return {letter::digit, 1};
    if (is_letter(c)) return {letter::word, 1};
    if (c == ' ') return {letter::space, 1};
    if (c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f') return {letter::other_space, 1};
    if (c == '-') return {letter::dash, 1};
    if (static_cast<unsigned char>(c) < 0x80) return {letter::mark, 1};
    for (const auto& known : known_characters)
        if (text.substr(i, known.bytes.size()) == known.bytes) return {known.is, known.bytes.size()};
    return {letter::word, 1};  // other scripts, and bytes that are no UTF-8
}

bool digit_at(std::string_view text, std::size_t i) noexcept { return i < text.size() && is_digit(text[i]); }

bool word_at(std::string_view text, std::size_t i) noexcept {
    if (i >= text.size()) return false;
    const auto c = character_at(text, i);
    return c.is == letter::word || c.is == letter::digit;
}

// Groups of three, or as in India of two and a last one of three; the first may be shorter, none may be
// empty.
bool well_grouped(std::string_view whole) noexcept {
    const auto first = whole.find(',');
    if (first == std::string_view::npos) return true;
    if (first == 0 || first > 3) return false;
    const auto last = whole.rfind(',');
    if (whole.size() - last != 4) return false;
    bool threes = true;
    bool twos = first <= 2;
    for (auto comma = first; comma != last;) {
        const auto next = whole.find(',', comma + 1);
        threes = threes && next - comma == 4;
        twos = twos && next - comma == 3;
        comma = next;
    }
    return threes || twos;
}

// Takes digits with the points and commas between them, and an exponent; then says whether that is a number.
token figure_at(std::string_view text, std::size_t begin) noexcept {
    token made;
    made.begin = begin;
    std::size_t i = begin;
    while (digit_at(text, i) ||
        ((text.substr(i, 1) == "." || text.substr(i, 1) == ",") && digit_at(text, i + 1)))
        ++i;
    const auto digits = text.substr(begin, i - begin);
    const auto point = digits.find('.');
    const bool good =
        digits.find_first_of(".,", point == std::string_view::npos ? digits.size() : point + 1) ==
            std::string_view::npos &&
        well_grouped(digits.substr(0, point));
    if (i < text.size() && lower(text[i]) == 'e') {
        std::size_t exponent = i + 1;
        if (exponent < text.size() && (text[exponent] == '+' || text[exponent] == '-')) ++exponent;
        if (digit_at(text, exponent)) {
            while (digit_at(text, exponent)) ++exponent;
            if (!word_at(text, exponent)) i = exponent;
        }
    }
    made.end = i;
    made.kind = good ? token_kind::figure : token_kind::bad_figure;
    return made;
}

token word_token(std::string_view text, std::size_t begin) noexcept {
    token made;
    made.begin = begin;
    made.kind = token_kind::word;
    std::size_t i = begin;
    while (i < text.size()) {
        const auto c = character_at(text, i);
        const bool apostrophe = text[i] == '\'' && i > begin && i + 1 < text.size() && is_letter(text[i + 1]);
        if (c.is != letter::word && c.is != letter::digit && !apostrophe) break;
        i += c.bytes;
    }
    made.end = i;
    made.entry = find_word(text.substr(begin, i - begin));
    return made;
}

}  // namespace

token next_token(std::string_view text, std::size_t from) noexcept {
    std::size_t i = from;
    std::size_t spaces = 0;
    bool plain = true;
    while (i < text.size()) {
        const auto c = character_at(text, i);
        if (c.is != letter::space && c.is != letter::other_space) break;
        plain = plain && c.is == letter::space;
        ++spaces;
        i += c.bytes;
    }
    token made;
    if (i < text.size()) {
        const auto c = character_at(text, i);
        const bool after_word =
            i > 0 && (is_letter(text[i - 1]) || is_digit(text[i - 1]));  // "No.5" has no point five
        if (c.is == letter::digit || (text[i] == '.' && digit_at(text, i + 1) && !after_word)) {
            made = figure_at(text, i);
        } else if (c.is == letter::word) {
            made = word_token(text, i);
        } else {
            made.begin = i;
            made.end = i + c.bytes;
            made.kind = c.is == letter::dash ? token_kind::dash : token_kind::mark;
        }
    } else {
        made.begin = made.end = i;
    }
    made.space_before = spaces > 0;
    made.one_space = spaces == 1 && plain;
    return made;
}

token_list::token_list(std::string_view text) : text_{text} {
    do {
        tokens_.push_back(next_token(text, tokens_.empty() ? 0 : tokens_.back().end));
    } while (tokens_.back().kind != token_kind::end);
}

bool token_list::is_word(std::size_t i, std::string_view lower_case) const noexcept {
    return (*this)[i].kind == token_kind::word && equal_ignoring_case(text(i), lower_case);
}

std::size_t match_phrase(const token_list& tokens, std::size_t i, std::string_view phrase) noexcept {
    std::size_t count = 0;
    while (true) {
        const auto space = phrase.find(' ');
        if (i + count >= tokens.size() ||
            !equal_ignoring_case(tokens.text(i + count), phrase.substr(0, space)))
            return 0;
        ++count;
        if (space == std::string_view::npos) return count;
        phrase.remove_prefix(space + 1);
    }
}

}  // namespace hearsay::inline v1::detail
