#include "token.hpp"

#include "ascii.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace hearsay::inline v1::detail {
namespace {

enum class letter : std::uint8_t {
    mark,
    digit,
    word,
    dash,
    space,
    other_space,
    beyond_ascii
};  // the last three may be spaces

constexpr auto letters = [] {
    std::array<letter, 256> made{};
    for (std::size_t c = 0; c < 256; ++c) {
        const char ascii = static_cast<char>(c);
        made[c] = c >= 0x80          ? letter::beyond_ascii
            : is_digit(ascii)        ? letter::digit
            : is_letter(ascii)       ? letter::word
            : c >= '\t' && c <= '\r' ? letter::other_space
            : c == ' '               ? letter::space
            : c == '-'               ? letter::dash
                                     : letter::mark;
    }
    return made;
}();

letter letter_at(std::string_view text, std::size_t i) noexcept {
    return letters[static_cast<unsigned char>(text[i])];
}

// A character beyond ASCII, and the one that it stands for where it has a plainer twin.
struct character {
    letter is = letter::mark;
    std::uint8_t bytes = 1;
    token_kind kind = token_kind::mark;
    std::int16_t number = 0;     // of a superscript
    std::uint64_t fraction = 0;  // numerator x 256 + denominator
    std::string_view twin{};
};

constexpr character a_space(std::uint8_t bytes) { return {letter::space, bytes}; }
constexpr character a_mark(std::uint8_t bytes, std::string_view twin = {}) {
    return {letter::mark, bytes, token_kind::mark, 0, 0, twin};
}
constexpr character a_superscript(std::uint8_t bytes, int number) {
    return {letter::mark, bytes, token_kind::superscript, static_cast<std::int16_t>(number)};
}
constexpr character a_fraction(std::uint8_t bytes, std::uint64_t over, std::uint64_t under) {
    return {letter::mark, bytes, token_kind::fraction, 0, over * 256 + under};
}
constexpr int minus_sign = 100;  // the "number" of a superscript minus

character two_bytes(std::uint32_t code) noexcept {
    switch (code) {
    case 0xA0: return a_space(2);
    case 0xB2: return a_superscript(2, 2);
    case 0xB3: return a_superscript(2, 3);
    case 0xB9: return a_superscript(2, 1);
    case 0xBC: return a_fraction(2, 1, 4);
    case 0xBD: return a_fraction(2, 1, 2);
    case 0xBE: return a_fraction(2, 3, 4);
    case 0xBA: return a_mark(2, "\xC2\xB0");  // the ordinal sign that is typed for a degree
    case 0xB4: return a_mark(2, "'");
    case 0xAD: return {letter::dash, 2};
    case 0xD7: return a_mark(2);  // times
    case 0xF7: return a_mark(2);  // divided by
    default: break;
    }
    if (code < 0xC0 && code != 0xAA && code != 0xB5) return a_mark(2);
    return {letter::word, 2};
}

character three_bytes(std::uint32_t code) noexcept {
    if ((code >= 0x2000 && code <= 0x200A) || code == 0x202F || code == 0x205F || code == 0x3000)
        return a_space(3);
    if ((code >= 0x2010 && code <= 0x2015) || code == 0x2212 || code == 0xFE63 || code == 0xFF0D)
        return {letter::dash, 3};
    if (code == 0x2070 || (code >= 0x2074 && code <= 0x2079))
        return a_superscript(3, static_cast<int>(code - 0x2070));
    switch (code) {
    case 0x207A: return a_superscript(3, 0);  // a plus: of no weight
    case 0x207B: return a_superscript(3, minus_sign);
    case 0x2018:
    case 0x2019:
    case 0x2032: return a_mark(3, "'");
    case 0x201C:
    case 0x201D:
    case 0x2033: return a_mark(3, "\"");
    case 0x223C:
    case 0x2243:
    case 0x2245:
    case 0x2248:
    case 0xFF5E: return a_mark(3, "~");
    case 0x226A: return a_mark(3, "<");
    case 0x226B: return a_mark(3, ">");
    case 0x2272:
    case 0x2264:
    case 0x2266:
    case 0x2A7D: return a_mark(3, "\xE2\x89\xA4");
    case 0x2273:
    case 0x2265:
    case 0x2267:
    case 0x2A7E: return a_mark(3, "\xE2\x89\xA5");
    case 0x22C5:
    case 0x2219: return a_mark(3, "\xC2\xB7");
    case 0x2044: return a_mark(3, "/");
    case 0x2153: return a_fraction(3, 1, 3);
    case 0x2154: return a_fraction(3, 2, 3);
    case 0x2155: return a_fraction(3, 1, 5);
    case 0x2156: return a_fraction(3, 2, 5);
    case 0x2157: return a_fraction(3, 3, 5);
    case 0x2158: return a_fraction(3, 4, 5);
    case 0x2159: return a_fraction(3, 1, 6);
    case 0x215A: return a_fraction(3, 5, 6);
    case 0x215B: return a_fraction(3, 1, 8);
    case 0x215C: return a_fraction(3, 3, 8);
    case 0x215D: return a_fraction(3, 5, 8);
    case 0x215E: return a_fraction(3, 7, 8);
    case 0x2103:                            // degree Celsius, in one character
    case 0x2109:                            // degree Fahrenheit
    case 0x2126:                            // ohm
    case 0x212A:                            // kelvin
    case 0x212B: return {letter::word, 3};  // angstrom
    default: break;
    }
    if ((code >= 0x2016 && code <= 0x2BFF) || (code >= 0x3001 && code <= 0x303F) || code == 0xFEFF)
        return a_mark(3);  // punctuation, currencies, arrows, mathematics
    return {letter::word, 3};
}

constexpr bool follows(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

character beyond_ascii_at(std::string_view text, std::size_t i) noexcept {
    const auto byte = [&](std::size_t n) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i + n]));
    };
    const std::uint32_t lead = byte(0);
    const std::size_t left = text.size() - i;
    if (lead >= 0xC2 && lead <= 0xDF && left > 1 && follows(text[i + 1]))
        return two_bytes((lead & 0x1F) << 6 | (byte(1) & 0x3F));
    if (lead >= 0xE0 && lead <= 0xEF && left > 2 && follows(text[i + 1]) && follows(text[i + 2]))
        return three_bytes((lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F));
    if (lead >= 0xF0 && lead <= 0xF4 && left > 3 && follows(text[i + 1]) && follows(text[i + 2]) &&
        follows(text[i + 3]))
        return lead == 0xF0 && byte(1) == 0x9F ? a_mark(4)
                                               : character{letter::word, 4};  // emoji are no letters
    return a_mark(1);                                                         // no UTF-8
}

bool digit_at(std::string_view text, std::size_t i) noexcept { return i < text.size() && is_digit(text[i]); }

// Groups of three, or as in India of two and a last one of three; the first may be shorter, none may be empty.
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

constexpr std::uint64_t most_mantissa = (std::numeric_limits<std::uint64_t>::max() - 9) / 10;

// Takes digits with the points and commas between them, and an exponent; then says whether that is a number.
void read_figure(std::string_view text, token& made) noexcept {
    std::size_t i = made.begin;
    std::size_t commas = 0;
    std::size_t points = 0;
    std::size_t decimals = 0;  // digits after the last point, or after the last comma where there is no point
    std::size_t digits = 0;
    for (; i < text.size(); ++i) {
        const char c = text[i];
        if (is_digit(c)) {
            ++digits;
            ++decimals;
            if (made.mantissa <= most_mantissa && !made.is_long)
                made.mantissa = made.mantissa * 10 + static_cast<std::uint64_t>(c - '0');
            else
                made.is_long = true;
        } else if ((c == '.' || c == ',') && digit_at(text, i + 1)) {
            if (c == '.' || points == 0) decimals = 0;
            (c == '.' ? points : commas) += 1;
        } else {
            break;
        }
    }
    const auto written = text.substr(made.begin, i - made.begin);
    const auto whole = written.substr(0, written.find('.'));
    bool good = true;
    if (points > 1) {
        good = false;
    } else if (commas > 0) {
        const bool after_point = written.rfind(',') > whole.size();
        made.grouped = well_grouped(whole) && !after_point;
        // "5,00" and "2,5" can only be decimals; "1,234" is a thousand and more.
        made.decimal_comma = !made.grouped && commas == 1 && points == 0 && (decimals == 1 || decimals == 2);
        good = made.grouped || made.decimal_comma;
    }
    const bool has_decimals = points == 1 || made.decimal_comma;
    made.exponent = has_decimals
        ? static_cast<std::int16_t>(-static_cast<int>(std::min<std::size_t>(decimals, 30'000)))
        : std::int16_t{0};
    if (points == 0 && commas == 0)
        made.digits = static_cast<std::uint8_t>(std::min<std::size_t>(digits, 255));

    if (i < text.size() && lower(text[i]) == 'e' && !made.decimal_comma) {
        std::size_t at = i + 1;
        const bool negative = at < text.size() && text[at] == '-';
        if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
        if (digit_at(text, at)) {
            int power = 0;
            for (; digit_at(text, at); ++at) power = std::min(power * 10 + (text[at] - '0'), 20'000);
            if (at >= text.size() || (letter_at(text, at) != letter::word && text[at] != '.')) {
                i = at;
                made.scientific = true;
                made.digits = 0;
                if (power >= 20'000) made.is_long = true;
                made.exponent = static_cast<std::int16_t>(
                    std::clamp(made.exponent + (negative ? -power : power), -32'000, 32'000));
            }
        }
    }
    made.end = i;
    made.kind = good ? token_kind::figure : token_kind::bad_figure;
}

void set_word(token& made, const word_facts& facts) noexcept { static_cast<word_facts&>(made) = facts; }

// What goes on with letters beyond ASCII: "café".
[[gnu::noinline]] void read_mixed_word(std::string_view text, token& made, const vocabulary& words) noexcept {
    std::size_t end = made.begin;
    while (end < text.size()) {
        const letter is = letter_at(text, end);
        if (is == letter::word) {
            ++end;
            continue;
        }
        if (is != letter::beyond_ascii) break;
        const character c = beyond_ascii_at(text, end);
        if (c.is != letter::word) break;
        end += c.bytes;
    }
    made.end = end;
    made.all_capitals = false;
    const auto word = text.substr(made.begin, end - made.begin);
    set_word(made, word.size() <= word_key::longest ? words.find(word_key{word}) : word_facts{});
}

void read_word(std::string_view text, token& made, const vocabulary& words) noexcept {
    const letter_run run{text, made.begin};
    made.end = made.begin + run.size;
    made.kind = token_kind::word;
    made.capital = text[made.begin] <= 'Z';
    made.all_capitals = run.all_capitals;
    if (run.size <= word_key::longest) set_word(made, words.find(run.key));
    if (made.end < text.size() && letter_at(text, made.end) == letter::beyond_ascii &&
        beyond_ascii_at(text, made.end).is == letter::word)
        read_mixed_word(text, made, words);
}

void read_superscript(std::string_view text, token& made) noexcept {
    bool negative = false;
    int number = 0;
    std::size_t i = made.begin;
    while (i < text.size() && letter_at(text, i) == letter::beyond_ascii) {
        const character c = beyond_ascii_at(text, i);
        if (c.kind != token_kind::superscript) break;
        if (c.number == minus_sign)
            negative = true;
        else
            number = std::min(number * 10 + c.number, 20'000);
        i += c.bytes;
    }
    made.end = i;
    made.kind = token_kind::superscript;
    made.exponent = static_cast<std::int16_t>(negative ? -number : number);
}

}  // namespace

std::size_t bytes_of_mark(std::string_view text) noexcept {
    if (text.empty()) return 0;
    const letter is = letter_at(text, 0);
    if (is != letter::beyond_ascii) return is == letter::word ? 0 : 1;
    const character c = beyond_ascii_at(text, 0);
    return c.is == letter::word ? 0 : c.bytes;
}

namespace {

// A mark, a dash, a fraction or a superscript of more than one byte.
[[gnu::noinline]] void read_beyond_ascii(
    std::string_view text, token& made, const vocabulary& words) noexcept {
    const character c = beyond_ascii_at(text, made.begin);
    if (c.is == letter::word) {
        made.kind = token_kind::word;
        return read_mixed_word(text, made, words);
    }
    made.end = made.begin + c.bytes;
    made.kind = c.is == letter::dash ? token_kind::dash : c.kind;
    switch (made.kind) {
    case token_kind::dash: set_word(made, words.facts(words.of_mark('-'))); break;
    case token_kind::superscript: read_superscript(text, made); break;
    case token_kind::fraction: made.mantissa = c.fraction; break;
    default:
        set_word(made, words.find(word_key{c.twin.empty() ? text.substr(made.begin, c.bytes) : c.twin}));
        break;
    }
}

void read_mark(std::string_view text, token& made, const vocabulary& words) noexcept {
    const std::size_t i = made.begin;
    if (text[i] == '.' && digit_at(text, i + 1)) {
        const bool after_word = i > 0 && (is_letter(text[i - 1]) || is_digit(text[i - 1]));
        if (!after_word) return read_figure(text, made);  // "No.5" has no point five
    }
    made.kind = token_kind::mark;
    made.end = i + 1;
    set_word(made, words.facts(words.of_mark(text[i])));
}

// More than one space, or any but the plain one. Returns the place after them.
[[gnu::noinline]] std::size_t skip_spaces(std::string_view text, std::size_t from, token& made) noexcept {
    std::size_t i = from;
    std::size_t spaces = 0;
    bool plain = true;
    for (; i < text.size(); ++spaces) {
        const letter is = letter_at(text, i);
        if (is == letter::beyond_ascii) {
            const character c = beyond_ascii_at(text, i);
            if (c.is != letter::space) break;
            i += c.bytes;
        } else if (is == letter::space || is == letter::other_space) {
            plain = plain && is == letter::space;
            ++i;
        } else {
            break;
        }
    }
    made.space_before = spaces > 0;
    made.one_space = spaces == 1 && plain;
    return i;
}

// Into a token as it is made.
void read_token(std::string_view text, std::size_t from, const vocabulary& words, token& made) noexcept {
    std::size_t i = from;
    if (i < text.size() && text[i] == ' ') {
        made.space_before = made.one_space = true;
        ++i;
    }
    if (i < text.size() && letter_at(text, i) >= letter::space) i = skip_spaces(text, from, made);
    made.begin = made.end = i;
    if (i >= text.size()) return;
    switch (letter_at(text, i)) {
    case letter::word: return read_word(text, made, words);
    case letter::digit: return read_figure(text, made);
    case letter::beyond_ascii: return read_beyond_ascii(text, made, words);
    case letter::dash:
        made.kind = token_kind::dash;
        made.end = i + 1;
        set_word(made, words.facts(words.of_mark('-')));
        return;
    default: return read_mark(text, made, words);
    }
}

}  // namespace

token_list::token_list(std::string_view text, const vocabulary& words) : text_{text}, words_{&words} {
    std::size_t from = 0;
    do {
        read_token(text, from, words, tokens_.emplace_back());
        from = tokens_.back().end;
    } while (tokens_.back().kind != token_kind::end);
    first_ = tokens_.data();
    size_ = tokens_.size() - 1;
}

}  // namespace hearsay::inline v1::detail
