#include <hearsay/text/to_phrase.hpp>

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>

namespace hearsay::inline v1 {
namespace {

// Commas between the whole digits of a plain decimal: -1234.5 as -1,234.5.
std::string with_commas(std::string_view decimal) {
    const std::size_t begin = decimal.starts_with('-') ? 1 : 0;
    const std::size_t end = std::min(decimal.find('.'), decimal.size());
    std::string text{decimal.substr(0, begin)};
    for (std::size_t i = begin; i < end; ++i) {
        text += decimal[i];
        if ((end - i) % 3 == 1 && i + 1 < end) text += ',';
    }
    text += decimal.substr(end);
    return text;
}

bool needs_exponent(double x) { return x != 0 && (std::fabs(x) >= 1e21 || std::fabs(x) < 1e-4); }

// The shortest figures that read back as x.
std::string exact_figures(double x) {
    std::array<char, 64> text{};
    const auto form = needs_exponent(x) ? std::chars_format::scientific : std::chars_format::fixed;
    const char* end = std::to_chars(text.data(), text.data() + text.size(), x, form).ptr;
    const std::string_view written{text.data(), static_cast<std::size_t>(end - text.data())};
    return needs_exponent(x) ? std::string{written} : with_commas(written);
}

bool in_words(double x) { return x >= 1 && x <= 10 && x == std::floor(x); }

std::string figure(double x, bool words) {
    constexpr std::array<std::string_view, 11> names{
        "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
    return words && in_words(x) ? std::string{names[static_cast<std::size_t>(x)]} : exact_figures(x);
}

// The unit after its number: one soldier, two soldiers.
std::string with_unit(std::string number, unit_names names, double last, bool range) {
    const auto name = last == 1 && !range ? names.singular : names.plural;
    if (name.empty()) return number;
    return number + " " + std::string{name};
}

std::string_view phrase_of(hedge how, bool countable) {
    switch (how) {
    case hedge::exactly: return "";
    case hedge::over: return "more than ";
    case hedge::at_least: return "at least ";
    case hedge::at_most: return "at most ";
    case hedge::up_to: return "up to ";
    case hedge::as_many_as: return countable ? "as many as " : "as much as ";
    case hedge::under: return countable ? "fewer than " : "under ";
    case hedge::nearly: return "nearly ";
    case hedge::between: break;
    }
    return "";
}

// A set with at least one end, in words: "more than 11,000, up to 20,000". `write` writes one figure.
template <class Write>
std::string bounds(const interval& values, Write write) {
    const std::string low = values.has_lower() ? write(values.lower()) : "";
    const std::string high = values.has_upper() ? write(values.upper()) : "";
    if (values.is_point()) return low;
    if (values.is_bounded() && !values.lower_open() && !values.upper_open()) return low + " to " + high;
    std::string text;
    if (values.has_lower()) text = (values.lower_open() ? "more than " : "at least ") + low;
    if (values.is_bounded()) text += ", ";
    if (values.has_upper()) text += (values.upper_open() ? "under " : "up to ") + high;
    return text;
}

std::string any_number(unit_names names) {
    return names.plural.empty() ? "any number" : "any number of " + std::string{names.plural};
}

constexpr std::array<std::string_view, 13> month_names{"", "January", "February", "March", "April", "May",
    "June", "July", "August", "September", "October", "November", "December"};

struct date_parts {
    int year;
    unsigned month;
    unsigned day_of_month;

    explicit date_parts(day when) : date_parts{std::chrono::year_month_day{when}} {}
    explicit date_parts(std::chrono::year_month_day date)
        : year{static_cast<int>(date.year())},
          month{static_cast<unsigned>(date.month())},
          day_of_month{static_cast<unsigned>(date.day())} {}

    [[nodiscard]] std::string day_text() const { return fmt::format("{}", day_of_month); }
    [[nodiscard]] std::string month_text() const {
        return fmt::format("{} {}", day_of_month, month_names[month]);
    }
    [[nodiscard]] std::string year_text() const {
        return fmt::format("{} {} {:04}", day_of_month, month_names[month], year);
    }
};

bool is_last_of_month(day when) { return date_parts{when + std::chrono::days{1}}.day_of_month == 1; }

}  // namespace

std::string grouped(double x) {
    if (std::isnan(x)) return "not a number";
    if (std::isinf(x)) return x > 0 ? "infinity" : "-infinity";
    constexpr int digits = 6;
    std::array<char, 64> text{};
    std::string_view written;
    const auto write = [&](std::chars_format form, int precision) {
        const char* end = std::to_chars(text.data(), text.data() + text.size(), x, form, precision).ptr;
        written = {text.data(), static_cast<std::size_t>(end - text.data())};
    };
    if (needs_exponent(x)) {
        write(std::chars_format::scientific, digits - 1);
    } else {
        const int before_point = x == 0 ? 1 : static_cast<int>(std::floor(std::log10(std::fabs(x)))) + 1;
        write(std::chars_format::fixed, std::max(0, digits - before_point));
    }
    const auto exponent = written.find('e');
    std::string_view mantissa = written.substr(0, exponent);
    if (mantissa.find('.') != std::string_view::npos) {
        mantissa = mantissa.substr(0, mantissa.find_last_not_of('0') + 1);
        if (mantissa.ends_with('.')) mantissa.remove_suffix(1);
    }
    if (mantissa == "-0") mantissa = "0";
    std::string result = with_commas(mantissa);
    if (exponent != std::string_view::npos) result += written.substr(exponent);
    return result;
}

std::string to_phrase(const quantity& said, unit_names names) {
    const interval& stated = said.stated;
    const std::string about = said.approx ? "about " : "";
    const bool with_names = !names.plural.empty();
    if (said.how != hedge::between) {
        const double nominal = *said.nominal();
        std::string text{phrase_of(said.how, with_names)};
        return text + about + with_unit(figure(nominal, with_names), names, nominal, false);
    }
    if (!stated.has_lower() && !stated.has_upper()) return any_number(names);
    const bool words = with_names && in_words(stated.lower()) && in_words(stated.upper());
    const bool closed = stated.is_bounded() && !stated.lower_open() && !stated.upper_open();
    const std::string text =
        bounds(stated, [&](double x) { return (closed ? "" : about) + figure(x, words); });
    return (closed ? about : "") + with_unit(text, names, stated.upper(), true);
}

std::string to_words(const interval& values, unit_names names) {
    if (!values.has_lower() && !values.has_upper()) return any_number(names);
    const bool range = values.is_bounded() && !values.is_point();
    const double last = values.has_upper() ? values.upper() : values.lower();
    return with_unit(bounds(values, grouped), names, last, range);
}

std::string to_phrase(const day_range& days) {
    const auto first = days.first();
    const auto last = days.last();
    if (!first && !last) return "any day";
    // Beyond the calendar's ends no day has a name.
    if (!first)
        return *last < first_day ? "before " + date_parts{first_day}.year_text()
                                 : "by " + date_parts{*last}.year_text();
    if (!last)
        return *first > last_day ? "after " + date_parts{last_day}.year_text()
                                 : "from " + date_parts{*first}.year_text();
    const date_parts from{*first};
    const date_parts to{*last};
    if (*first == *last) return "on " + from.year_text();
    if (from.day_of_month == 1 && is_last_of_month(*last) && from.year == to.year) {
        if (from.month == to.month) return fmt::format("in {} {:04}", month_names[from.month], from.year);
        if (from.month == 1 && to.month == 12) return fmt::format("in {:04}", from.year);
    }
    if (from.year != to.year) return from.year_text() + " to " + to.year_text();
    if (from.month != to.month) return from.month_text() + " to " + to.year_text();
    return from.day_text() + " to " + to.year_text();
}

}  // namespace hearsay::inline v1
