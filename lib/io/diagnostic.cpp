#include <hearsay/io/diagnostic.hpp>

#include <fmt/format.h>
#include <utf8.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace hearsay::inline v1 {

namespace {

// What a terminal would act on rather than show: control characters, line separators, and the marks that turn
// the direction of writing, with which a message could be made to read as another.
constexpr bool is_unseen(std::uint32_t c) noexcept {
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x61c || c == 0x200e || c == 0x200f ||
        (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

}  // namespace

namespace detail {

std::string visible(std::string_view text, std::size_t most, std::string_view escaped) {
    std::string out;
    auto valid = utf8::find_invalid(text.begin(), text.end());
    auto at = text.begin();
    for (std::size_t count = 0; at != text.end(); ++count) {
        if (count == most) return out += "...";
        const auto start = at;
        if (at == valid) {
            ++at;
            fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned char>(*start));
            valid = utf8::find_invalid(at, text.end());
        } else if (const auto c = static_cast<std::uint32_t>(utf8::unchecked::next(at)); is_unseen(c)) {
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", c);
        } else {
            if (escaped.find(*start) != std::string_view::npos) out += '\\';
            out.append(start, at);
        }
    }
    return out;
}

}  // namespace detail

std::string in_quotes(std::string_view text, std::size_t most) {
    return '"' + detail::visible(text, most, "\"\\") + '"';
}

std::string to_string(const diagnostic& fault, const file_table& files) {
    const auto place = [&](location where) {
        return fmt::format("{}:{}:{}: ", detail::visible(files.name(where.file)), where.line, where.column);
    };
    std::string line = place(fault.where);
    line += fault.severity == severity::error ? "error: " : "warning: ";
    line += detail::visible(fault.found);
    if (!fault.expected.empty()) line += "; expected " + detail::visible(fault.expected);
    if (!fault.mend.empty()) line += "; " + detail::visible(fault.mend);
    if (fault.other) line += "\n" + place(*fault.other) + "note: first given here";
    return line;
}

void diagnostics::add(diagnostic fault) {
    auto& count = fault.severity == severity::error ? errors_ : warnings_;
    if (count++ < most_kept) kept_.push_back(std::move(fault));
}

void diagnostics::error(location where, std::string found, std::string expected, std::string mend,
    std::optional<location> other) {
    add({where, severity::error, std::move(found), std::move(expected), std::move(mend), other});
}

void diagnostics::warning(location where, std::string found, std::string expected, std::string mend,
    std::optional<location> other) {
    add({where, severity::warning, std::move(found), std::move(expected), std::move(mend), other});
}

std::vector<diagnostic> diagnostics::sorted() const {
    auto all = kept_;
    std::ranges::stable_sort(all, {}, &diagnostic::where);
    return all;
}

std::string diagnostics::to_string() const {
    std::string out;
    for (const auto& fault : sorted()) out += v1::to_string(fault, files_) + '\n';
    const auto more = [&](std::size_t count, std::string_view word) {
        if (count <= most_kept) return;
        const auto rest = count - most_kept;
        out += fmt::format("and {} more {}{}\n", rest, word, rest == 1 ? "" : "s");
    };
    more(errors_, "error");
    more(warnings_, "warning");
    return out;
}

void diagnostics::clear() noexcept {
    kept_.clear();
    errors_ = 0;
    warnings_ = 0;
}

}  // namespace hearsay::inline v1
