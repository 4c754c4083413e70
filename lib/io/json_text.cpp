#include "json_text.hpp"

#include <fmt/format.h>
#include <utf8.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <iterator>

namespace hearsay::inline v1::detail {

namespace {

void append_escaped(std::string& out, std::uint32_t c) {
    switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: fmt::format_to(std::back_inserter(out), "\\u{:04x}", c);
    }
}

// Where the run ends that may be copied as it is: at something that is escaped or is no UTF-8, or at the
// rarer letters, which are looked at one by one. ASCII is passed eight bytes at a time, and the letters of
// most other scripts (U+00C0 to U+07FF, U+1000 to U+1FFF, U+3000 to U+CFFF) by their lead bytes.
const char* end_of_run(const char* at, const char* end) noexcept {
    const auto byte = [](const char* of) { return static_cast<unsigned char>(*of); };
    const auto continues = [&](const char* of) { return (byte(of) & 0xc0) == 0x80; };
    for (;;) {
        while (end - at >= 8 && !has_special(eight_bytes(at))) at += 8;
        if (at == end) return at;
        const unsigned char c = byte(at);
        if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\')
            ++at;
        else if (c >= 0xc3 && c <= 0xdf && end - at >= 2 && continues(at + 1))
            at += 2;
        else if (((c >= 0xe3 && c <= 0xec) || c == 0xe1) && end - at >= 3 && continues(at + 1) &&
            continues(at + 2))
            at += 3;
        else
            return at;
    }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    const char* at = text.data();
    const char* const end = at + text.size();
    out += '"';
    while (at != end) {
        const char* const plain = end_of_run(at, end);
        out.append(at, plain);
        at = plain;
        if (at == end) break;
        // One character, whatever it is, or one byte that is of none.
        const auto rest = std::min<std::ptrdiff_t>(end - at, 4);
        if (utf8::find_invalid(at, at + rest) == at) {
            out += "\xef\xbf\xbd";  // U+FFFD in place of the byte
            ++at;
            continue;
        }
        const char* const begin = at;
        const auto c = static_cast<std::uint32_t>(utf8::unchecked::next(at));
        if (is_escaped(c))
            append_escaped(out, c);
        else
            out.append(begin, at);
    }
    out += '"';
}

char* put_json_number(char* to, double number) noexcept {
    constexpr double exact = 9007199254740992.0;  // 2^53
    char* const last = to + most_number_bytes;
    // As to_chars would write it, 100000 is 1e+05.
    const bool is_whole = std::abs(number) <= exact && std::trunc(number) == number;
    if (!is_whole) return std::to_chars(to, last, number).ptr;
    if (std::signbit(number) && number == 0) *to++ = '-';
    return std::to_chars(to, last, static_cast<std::int64_t>(number)).ptr;
}

void time_text::put(day when) noexcept {
    const std::chrono::year_month_day date{when};
    const int year = static_cast<int>(date.year());
    if (year < 0 || year > 9999) {  // beside the calendar of case files
        const auto text = to_string(when);
        size_ += text.copy(text_ + size_, 16);
        return;
    }
    put_two(year / 100);
    put_two(year % 100);
    put('-');
    put_two(static_cast<int>(static_cast<unsigned>(date.month())));
    put('-');
    put_two(static_cast<int>(static_cast<unsigned>(date.day())));
}

time_text time_text::of_instant(said_at when) noexcept {
    time_text made;
    const int offset = when.offset_minutes();
    const auto local = when.utc() + std::chrono::minutes{offset};
    const auto date = std::chrono::floor<std::chrono::days>(local);
    const auto seconds = static_cast<int>((local - date).count());
    made.put(date);
    made.put('T');
    made.put_two(seconds / 3600);
    made.put(':');
    made.put_two(seconds / 60 % 60);
    made.put(':');
    made.put_two(seconds % 60);
    if (offset == 0) {
        made.put('Z');
        return made;
    }
    const int size = offset < 0 ? -offset : offset;
    made.put(offset < 0 ? '-' : '+');
    made.put_two(size / 60);
    made.put(':');
    made.put_two(size % 60);
    return made;
}

}  // namespace hearsay::inline v1::detail
