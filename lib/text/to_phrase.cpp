#include <hearsay/text/to_phrase.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

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

// "2.5 million" for 2500000, where three decimals of a million, a billion or a trillion say all of it.
std::optional<std::string> in_millions(std::string_view whole) {
    struct scale {
        std::size_t zeros;
        std::string_view name;
    };
    constexpr std::array<scale, 3> scales{{{12, " trillion"}, {9, " billion"}, {6, " million"}}};
    constexpr std::size_t most_decimals = 3;
    const std::size_t sign = whole.starts_with('-') ? 1 : 0;
    for (const auto& [zeros, name] : scales) {
        if (whole.size() - sign <= zeros || whole.size() - sign > zeros + 3) continue;
        const auto last = whole.find_last_not_of('0') + 1;  // of the digits that are no trailing zeros
        const std::size_t point = whole.size() - zeros;
        if (last > point + most_decimals) return std::nullopt;
        std::string text{whole.substr(0, point)};
        if (last > point) text.append(".").append(whole.substr(point, last - point));
        return text.append(name);
    }
    return std::nullopt;
}

// The shortest figures that read back as x. With a scale, "2.5 million", only where the caller allows: a scale at the end
// of a range would reach its beginning.
std::string exact_figures(double x, bool scaled) {
    std::array<char, 64> text{};
    const auto form = needs_exponent(x) ? std::chars_format::scientific : std::chars_format::fixed;
    const char* end = std::to_chars(text.data(), text.data() + text.size(), x, form).ptr;
    const std::string_view written{text.data(), static_cast<std::size_t>(end - text.data())};
    if (needs_exponent(x)) return std::string{written};
    if (scaled && x == std::floor(x))
        if (auto millions = in_millions(written)) return *millions;
    return with_commas(written);
}

bool in_words(double x) { return x >= 1 && x <= 10 && x == std::floor(x); }

// Whether both ends are said in millions, or there is but one.
bool is_scaled(const interval& values) {
    const auto from_a_million = [](double x) { return std::fabs(x) >= 1e6; };
    return !values.is_bounded() ||
        (from_a_million(values.lower()) && from_a_million(values.upper()) &&
            exact_figures(values.lower(), true).find(' ') != std::string::npos &&
            exact_figures(values.upper(), true).find(' ') != std::string::npos);
}

std::string figure(double x, bool words, bool scaled) {
    constexpr std::array<std::string_view, 11> names{
        "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
    return words && in_words(x) ? std::string{names[static_cast<std::size_t>(x)]} : exact_figures(x, scaled);
}

bool is_vowel(char c) { return std::string_view{"aeioAEIO"}.find(c) != std::string_view::npos; }

// The unit after its number: one soldier, two soldiers, -1 degree, 5%.
std::string with_unit(std::string number, unit_names names, double last, bool range) {
    const auto name = std::fabs(last) == 1 && !range ? names.singular : names.plural;
    if (name.empty()) return number;
    return number + (name == "%" ? "" : " ") + std::string{name};
}

// Whether a unit measures rather than counts: "under 5 tonnes", and fewer than five brigades. By the noun of its
// name: the metre of "cubic metre of water".
bool is_measure(std::string_view name) {
    constexpr auto nouns = std::to_array<std::string_view>(
        {"%", "percent", "per cent", "percentage point", "degree", "celsius", "fahrenheit", "kelvin", "foot",
            "inch", "yard", "mile", "acre", "hectare", "ton", "pound", "ounce", "gallon", "barrel", "second",
            "minute", "hour", "day", "week", "month", "year", "dollar", "euro", "rouble", "ruble", "hryvnia",
            "yuan", "yen", "m", "km", "ha", "t", "kg", "g", "l", "kw", "mw", "gw"});
    constexpr auto ends = std::to_array<std::string_view>({"metre", "meter", "gram", "litre", "liter", "watt",
        "watt hour", "watt-hour", "tonne", "joule", "volt"});
    const std::string_view noun = name.substr(0, name.find(" of "));
    const std::string_view last = noun.substr(noun.find_last_of(' ') + 1);
    const auto is = [&](std::string_view word) { return word == noun || word == last; };
    return std::any_of(nouns.begin(), nouns.end(), is) ||
        std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return noun.ends_with(end); });
}

// Whether a name is a sign, "km", "%", "kWh", and no word that an article goes with.
bool is_sign(std::string_view name) {
    const auto is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
            (static_cast<unsigned char>(c) & 0x80) != 0;
    };
    const auto is_of_words = [&](char c) { return is_letter(c) || c == ' ' || c == '-' || c == '\''; };
    return name.size() < 3 || !std::all_of(name.begin(), name.end(), is_of_words) ||
        name.find_first_of("aeiouyAEIOUY") == std::string_view::npos;
}

// "half", "a third of", "three quarters of"; an empty text for what is said as a decimal. Fifths, eighths and tenths are:
// their decimals are short, and what was said in figures comes back in figures.
std::string fraction(double x) {
    if (x == 0.5) return "half";
    struct part {
        int under;
        std::string_view one, several;
    };
    constexpr auto parts = std::to_array<part>({{3, "third", "thirds"}, {4, "quarter", "quarters"},
        {6, "sixth", "sixths"}, {7, "seventh", "sevenths"}, {9, "ninth", "ninths"}});
    constexpr std::array<std::string_view, 9> counts{
        "", "a", "two", "three", "four", "five", "six", "seven", "eight"};
    for (const auto& [under, one, several] : parts) {
        const double over = std::round(x * under);
        if (over < 1 || over >= under || over / under != x) continue;
        return fmt::format("{} {} of", counts[static_cast<std::size_t>(over)], over == 1 ? one : several);
    }
    return {};
}

// "half a brigade", "two thirds of an hour"; an empty text where a figure says it better.
std::string fraction_of(double x, unit_names names) {
    if (is_sign(names.singular) || names.singular == names.plural) return {};
    std::string text = fraction(x);
    if (text.empty()) return text;
    const bool is_an = is_vowel(names.singular.front()) || names.singular.starts_with("hour");
    return text.append(is_an ? " an " : " a ").append(names.singular);
}

// "dozens of soldiers", "several soldiers", "a few hundred soldiers"
std::string vague(std::string_view word, unit_names names) {
    if (names.plural.empty()) return std::string{word};
    const std::string_view last = word.substr(word.find_last_of(' ') + 1);
    constexpr auto numerals =
        std::to_array<std::string_view>({"few", "hundred", "thousand", "million", "billion", "trillion"});
    const bool counts = std::find(numerals.begin(), numerals.end(), last) != numerals.end();
    const bool is_noun = word.ends_with('s') || (word.starts_with("a ") && !counts);
    return std::string{word} + (is_noun ? " of " : " ") + std::string{names.plural};
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

// A quantity that one vague word of the table says, alone or after a hedge; else an empty text, since of several words
// nobody knows which was said. A hedge takes the end of the word that it sets: "at least dozens" is [12, inf), "up to a
// couple" (-inf, 3].
std::string vague_phrase(const quantity& said, const vague_table& table, unit_names names, bool counted) {
    const auto words = table.words_for(said);
    if (words.size() != 1) return {};
    const std::string_view word = words.front();
    const std::string about = said.approx ? "about " : "";
    const interval means = *table.find(word);
    if (means == said.stated) return about + vague(word, names);
    // What reaches to an end that is left out is "up to" it: "up to hundreds", and "fewer than a couple".
    const auto how = said.how == hedge::under && means.upper_open() ? std::string_view{"up to "}
                                                                    : phrase_of(said.how, counted);
    return std::string{how} + about + vague(word, names);
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

std::string to_phrase(const quantity& said, unit_names names, const vague_table* own) {
    const interval& stated = said.stated;
    const std::string about = said.approx ? "about " : "";
    const bool counted = !names.plural.empty() && !is_measure(names.singular);
    const vague_table* table = said.table == word_table::own ? own : vague_table::ready(said.table);
    if (table != nullptr) {
        if (auto text = vague_phrase(said, *table, names, counted); !text.empty()) return text;
    }
    if (said.how != hedge::between) {
        const double nominal = *said.nominal();
        const std::string hedged{phrase_of(said.how, counted)};
        if (const auto part = fraction_of(nominal, names); !part.empty()) return hedged + about + part;
        return hedged + about + with_unit(figure(nominal, counted, true), names, nominal, false);
    }
    if (!stated.has_lower() && !stated.has_upper()) return any_number(names);
    const bool words = counted && in_words(stated.lower()) && in_words(stated.upper());
    const bool closed = stated.is_bounded() && !stated.lower_open() && !stated.upper_open();
    const std::string text =
        bounds(stated, [&](double x) { return (closed ? "" : about) + figure(x, words, is_scaled(stated)); });
    return (closed ? about : "") + with_unit(text, names, stated.upper(), true);
}

std::string to_phrase(const interval& values, unit_names names) {
    return to_phrase(quantity::of(values), names);
}

std::string to_phrase(const interval_set& values, unit_names names) {
    if (is_empty(values)) {
        return names.plural.empty() ? "no number" : "no number of " + std::string{names.plural};
    }
    if (values.size() == 1) return to_phrase(values.front(), names);
    const bool counted = !names.plural.empty() && !is_measure(names.singular);
    std::string text;
    for (const interval& piece : values) {
        if (!text.empty()) text += ", or ";
        const auto said = quantity::of(piece);
        text += said.how == hedge::between
            ? bounds(piece, [&](double x) { return exact_figures(x, is_scaled(piece)); })
            : std::string{phrase_of(said.how, counted)}.append(exact_figures(*said.nominal(), true));
    }
    const interval& last = values.back();
    return with_unit(
        text, names, last.has_upper() ? last.upper() : last.lower(), last.is_bounded() && !last.is_point());
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

std::string to_phrase(const date_set& days) {
    if (is_empty(days)) return "no day";
    if (days.size() == 1) return to_phrase(days.front());
    std::string text;
    for (const day_range& piece : days) {
        if (!text.empty()) text += ", or ";
        // "Before" and "after", for what lies between is what the set leaves out.
        const auto first = piece.first();
        const auto last = piece.last();
        if (!first && *last >= first_day && *last < last_day)
            text += "before " + date_parts{*last + std::chrono::days{1}}.year_text();
        else if (!last && *first > first_day && *first <= last_day)
            text += "after " + date_parts{*first - std::chrono::days{1}}.year_text();
        else
            text += to_phrase(piece);
    }
    return text;
}

}  // namespace hearsay::inline v1
