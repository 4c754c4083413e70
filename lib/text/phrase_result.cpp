#include <hearsay/text/phrase_result.hpp>

#include "fault.hpp"

namespace hearsay::inline v1 {

std::string to_string(const phrase_fault& fault) {
    std::string text = fault.found;
    if (!fault.expected.empty()) text += "; expected " + fault.expected;
    if (!fault.mend.empty()) text += "; " + fault.mend;
    return text;
}

namespace detail {
namespace {

// The bytes of the well-formed UTF-8 character at i that a terminal may be given, or 0.
std::size_t printable_at(std::string_view text, std::size_t i) noexcept {
    const auto byte = [&](std::size_t at) {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    };
    const unsigned lead = byte(i);
    if (lead < 0x80) return lead >= 0x20 && lead != 0x7F ? 1 : 0;
    const std::size_t size = lead >= 0xF0 && lead <= 0xF4 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    if (size == 0 || lead > 0xF4 || i + size > text.size()) return 0;
    for (std::size_t k = 1; k < size; ++k)
        if ((byte(i + k) & 0xC0U) != 0x80U) return 0;
    if (lead == 0xC2 && byte(i + 1) < 0xA0) return 0;  // control characters
    if ((lead == 0xE0 && byte(i + 1) < 0xA0) || (lead == 0xED && byte(i + 1) >= 0xA0)) return 0;
    if ((lead == 0xF0 && byte(i + 1) < 0x90) || (lead == 0xF4 && byte(i + 1) >= 0x90)) return 0;
    return size;
}

}  // namespace

std::string quote(std::string_view text, std::size_t most) {
    std::string quoted = "\"";
    std::size_t i = 0;
    while (i < text.size() && i < most) {
        if (const auto size = printable_at(text, i); size > 0) {
            quoted += text.substr(i, size);
            i += size;
        } else {
            constexpr std::string_view digits = "0123456789abcdef";
            const auto byte = static_cast<unsigned char>(text[i]);
            quoted += "\\x";
            quoted += digits[byte >> 4U];
            quoted += digits[byte & 15U];
            ++i;
        }
    }
    return quoted + (i < text.size() ? "...\"" : "\"");
}

std::string describe(const token_list& tokens, std::size_t i) {
    switch (tokens[i].kind) {
    case token_kind::end: return tokens.size() == 0 ? "nothing" : "the end";
    case token_kind::word: return "the word " + quote(tokens.text(i));
    case token_kind::figure:
    case token_kind::bad_figure: return "the figure " + quote(tokens.text(i));
    default: break;
    }
    return quote(tokens.text(i));
}

phrase_fault fault_at(const token_list& tokens, std::size_t i, std::string expected, std::string mend) {
    return {tokens[i].begin, tokens[i].end - tokens[i].begin, describe(tokens, i), std::move(expected),
        std::move(mend)};
}

phrase_fault fault_over(const token_list& tokens, std::size_t first, std::size_t last, std::string found,
    std::string expected, std::string mend) {
    const std::size_t begin = tokens[first].begin;
    const std::size_t end = last > first ? tokens[last - 1].end : tokens[first].end;
    return {begin, end - begin, std::move(found), std::move(expected), std::move(mend)};
}

}  // namespace detail
}  // namespace hearsay::inline v1
