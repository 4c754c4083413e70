#include "words.hpp"

#include "ascii.hpp"

#include <algorithm>
#include <array>

namespace hearsay::inline v1::detail {
namespace {

constexpr std::string_view first_word_of(std::string_view phrase) noexcept {
    return phrase.substr(0, phrase.find(' '));
}

// Tables are written by meaning and sorted by the compiler: by first word, then the longest phrase first.
template <class Table>
constexpr Table sorted_phrases(Table table) {
    std::sort(table.begin(), table.end(), [](const auto& a, const auto& b) {
        const auto left = first_word_of(a.text);
        const auto right = first_word_of(b.text);
        if (left != right) return left < right;
        return a.text.size() != b.text.size() ? a.text.size() > b.text.size() : a.text < b.text;
    });
    return table;
}

template <class Entry, std::size_t Size>
std::span<const Entry> beginning_with(const std::array<Entry, Size>& table, std::string_view word) noexcept {
    const auto first =
        std::lower_bound(table.begin(), table.end(), word, [](const Entry& entry, std::string_view key) {
            return compare_ignoring_case(first_word_of(entry.text), key) < 0;
        });
    auto last = first;
    while (last != table.end() && equal_ignoring_case(first_word_of(last->text), word)) ++last;
    return {first, last};
}

template <std::size_t Size>
constexpr std::array<std::string_view, Size> sorted(std::array<std::string_view, Size> words) {
    std::sort(words.begin(), words.end());
    return words;
}

template <std::size_t Size>
bool holds(const std::array<std::string_view, Size>& words, std::string_view word) noexcept {
    const auto found = std::lower_bound(words.begin(), words.end(), word,
        [](std::string_view a, std::string_view b) { return compare_ignoring_case(a, b) < 0; });
    return found != words.end() && equal_ignoring_case(*found, word);
}

using enum word_kind;

// clang-format off
constexpr auto words = sorted_phrases(std::to_array<word_entry>({
    {"zero", zero, 0}, {"one", ones, 1}, {"two", ones, 2}, {"three", ones, 3}, {"four", ones, 4},
    {"five", ones, 5}, {"six", ones, 6}, {"seven", ones, 7}, {"eight", ones, 8}, {"nine", ones, 9},
    {"ten", teen, 10}, {"eleven", teen, 11}, {"twelve", teen, 12}, {"thirteen", teen, 13},
    {"fourteen", teen, 14}, {"fifteen", teen, 15}, {"sixteen", teen, 16}, {"seventeen", teen, 17},
    {"eighteen", teen, 18}, {"nineteen", teen, 19},
    {"twenty", tens, 20}, {"thirty", tens, 30}, {"forty", tens, 40}, {"fourty", tens, 40},
    {"fifty", tens, 50}, {"sixty", tens, 60}, {"seventy", tens, 70}, {"eighty", tens, 80},
    {"ninety", tens, 90},

    {"hundred", hundred, 100},
    {"thousand", scale, 1e3}, {"million", scale, 1e6}, {"billion", scale, 1e9}, {"trillion", scale, 1e12},
    {"quadrillion", scale, 1e15}, {"lakh", scale, 1e5}, {"crore", scale, 1e7},
    {"mn", scale, 1e6}, {"mln", scale, 1e6}, {"mio", scale, 1e6}, {"bn", scale, 1e9}, {"bln", scale, 1e9},
    {"tn", scale, 1e12}, {"trn", scale, 1e12},
    {"k", scale_letter, 1e3}, {"m", scale_letter, 1e6}, {"b", scale_letter, 1e9},
    {"hundreds", scales, 1e2}, {"thousands", scales, 1e3}, {"millions", scales, 1e6},
    {"billions", scales, 1e9}, {"trillions", scales, 1e12}, {"dozens", scales, 12},
    {"dozen", dozen, 12},
    {"half", half, 0.5}, {"quarter", part, 1.0 / 4}, {"third", part, 1.0 / 3},
    {"quarters", parts, 1.0 / 4}, {"thirds", parts, 1.0 / 3},

    {"a", article, 1}, {"an", article, 1}, {"minus", minus, 0}, {"negative", minus, 0}, {"point", point, 0},
    {"and", and_, 0}, {"but", but, 0}, {"or", or_, 0}, {"to", to, 0}, {"between", between, 0},
    {"from", from, 0}, {"of", of, 0}, {"the", the, 0}, {"on", on, 0},

    {"january", month, 1}, {"february", month, 2}, {"march", month, 3}, {"april", month, 4},
    {"may", month, 5}, {"june", month, 6}, {"july", month, 7}, {"august", month, 8}, {"september", month, 9},
    {"october", month, 10}, {"november", month, 11}, {"december", month, 12},
    {"jan", month, 1}, {"feb", month, 2}, {"mar", month, 3}, {"apr", month, 4}, {"jun", month, 6},
    {"jul", month, 7}, {"aug", month, 8}, {"sep", month, 9}, {"sept", month, 9}, {"oct", month, 10},
    {"nov", month, 11}, {"dec", month, 12},
    {"sunday", weekday, 0}, {"monday", weekday, 1}, {"tuesday", weekday, 2}, {"wednesday", weekday, 3},
    {"thursday", weekday, 4}, {"friday", weekday, 5}, {"saturday", weekday, 6},
}));

constexpr auto prefix_table = sorted_phrases(std::to_array<hedge_entry>({
    {"over", hedge::over}, {"more than", hedge::over}, {"greater than", hedge::over}, {"above", hedge::over},
    {"exceeding", hedge::over}, {"in excess of", hedge::over}, {"upwards of", hedge::over},
    {"upward of", hedge::over}, {"north of", hedge::over}, {"beyond", hedge::over},
    {"higher than", hedge::over}, {"larger than", hedge::over}, {"bigger than", hedge::over},
    {"surpassing", hedge::over}, {">", hedge::over},

    {"at least", hedge::at_least}, {"at the least", hedge::at_least}, {"at the very least", hedge::at_least},
    {"no fewer than", hedge::at_least}, {"no less than", hedge::at_least},
    {"not fewer than", hedge::at_least}, {"not less than", hedge::at_least}, {"not under", hedge::at_least},
    {"not below", hedge::at_least}, {"no lower than", hedge::at_least}, {"a minimum of", hedge::at_least},
    {"minimum", hedge::at_least}, {"minimum of", hedge::at_least}, {"min", hedge::at_least},
    {"min .", hedge::at_least}, {"as few as", hedge::at_least}, {"as little as", hedge::at_least},
    {"> =", hedge::at_least}, {"\xE2\x89\xA5", hedge::at_least},

    {"at most", hedge::at_most}, {"at the most", hedge::at_most}, {"at the very most", hedge::at_most},
    {"no more than", hedge::at_most}, {"not more than", hedge::at_most}, {"not over", hedge::at_most},
    {"not above", hedge::at_most}, {"not exceeding", hedge::at_most}, {"no greater than", hedge::at_most},
    {"no higher than", hedge::at_most}, {"a maximum of", hedge::at_most}, {"maximum", hedge::at_most},
    {"maximum of", hedge::at_most}, {"max", hedge::at_most}, {"max .", hedge::at_most},
    {"< =", hedge::at_most}, {"\xE2\x89\xA4", hedge::at_most},

    {"up to", hedge::up_to},
    {"as many as", hedge::as_many_as}, {"as much as", hedge::as_many_as},

    {"under", hedge::under}, {"fewer than", hedge::under}, {"less than", hedge::under},
    {"below", hedge::under}, {"lower than", hedge::under}, {"smaller than", hedge::under},
    {"<", hedge::under},

    {"nearly", hedge::nearly}, {"almost", hedge::nearly}, {"close to", hedge::nearly},
    {"approaching", hedge::nearly}, {"nigh on", hedge::nearly}, {"shy of", hedge::nearly},
    {"short of", hedge::nearly}, {"not quite", hedge::nearly},

    {"about", {}, true}, {"around", {}, true}, {"roughly", {}, true}, {"some", {}, true},
    {"approximately", {}, true}, {"approx", {}, true}, {"approx .", {}, true}, {"circa", {}, true},
    {"ca", {}, true}, {"ca .", {}, true}, {"c .", {}, true}, {"~", {}, true}, {"\xE2\x89\x88", {}, true},
    {"an estimated", {}, true}, {"estimated", {}, true}, {"in the region of", {}, true},
    {"in the order of", {}, true}, {"on the order of", {}, true}, {"in the neighborhood of", {}, true},
    {"in the neighbourhood of", {}, true}, {"something like", {}, true}, {"more or less", {}, true},

    {"exactly"}, {"precisely"}, {"just"}, {"only"}, {"a total of"}, {"a mere"}, {"a full"}, {"fully"}, {"="},
}));

constexpr auto suffix_table = sorted_phrases(std::to_array<hedge_entry>({
    {"or more", hedge::at_least}, {"or over", hedge::at_least}, {"or above", hedge::at_least},
    {"or greater", hedge::at_least}, {"or higher", hedge::at_least}, {"and above", hedge::at_least},
    {"and over", hedge::at_least}, {"and more", hedge::at_least}, {"and up", hedge::at_least},
    {"plus", hedge::at_least}, {"+", hedge::at_least}, {"at least", hedge::at_least},
    {"at the least", hedge::at_least}, {"at the very least", hedge::at_least},
    {"at minimum", hedge::at_least}, {"at a minimum", hedge::at_least}, {"minimum", hedge::at_least},

    {"or fewer", hedge::at_most}, {"or less", hedge::at_most}, {"or under", hedge::at_most},
    {"or below", hedge::at_most}, {"or lower", hedge::at_most}, {"and under", hedge::at_most},
    {"and below", hedge::at_most}, {"at most", hedge::at_most}, {"at the most", hedge::at_most},
    {"at the very most", hedge::at_most}, {"at maximum", hedge::at_most}, {"at a maximum", hedge::at_most},
    {"maximum", hedge::at_most}, {"max", hedge::at_most}, {"tops", hedge::at_most},

    {"or so", {}, true}, {"or thereabouts", {}, true}, {"odd", {}, true}, {"give or take", {}, true},
    {"approximately", {}, true}, {"roughly", {}, true}, {"more or less", {}, true},
}));

constexpr auto intensifier_table = sorted_phrases(std::to_array<hedge_entry>({
    {"well"}, {"just"}, {"slightly"}, {"far"}, {"considerably"}, {"significantly"}, {"substantially"},
    {"comfortably"}, {"somewhat"}, {"marginally"}, {"easily"}, {"much"}, {"way"}, {"very"}, {"only"},
    {"still"}, {"already"}, {"now"}, {"a little"}, {"a bit"}, {"a lot"}, {"a shade"}, {"little"},
    {"anything"}, {"anywhere"}, {"somewhere"},
}));

constexpr auto date_prefix_table = sorted_phrases(std::to_array<date_bound_entry>({
    {"by", date_bound::by}, {"until", date_bound::by}, {"till", date_bound::by}, {"up to", date_bound::by},
    {"up until", date_bound::by}, {"up to and including", date_bound::by}, {"through", date_bound::by},
    {"thru", date_bound::by}, {"no later than", date_bound::by}, {"not later than", date_bound::by},
    {"on or before", date_bound::by}, {"by the end of", date_bound::by}, {"until the end of", date_bound::by},
    {"before", date_bound::before}, {"prior to", date_bound::before}, {"earlier than", date_bound::before},
    {"after", date_bound::after}, {"later than", date_bound::after},
    {"from", date_bound::from}, {"since", date_bound::from}, {"starting", date_bound::from},
    {"starting on", date_bound::from}, {"starting from", date_bound::from}, {"starting in", date_bound::from},
    {"beginning", date_bound::from}, {"beginning on", date_bound::from}, {"beginning in", date_bound::from},
    {"commencing", date_bound::from}, {"commencing on", date_bound::from}, {"effective", date_bound::from},
    {"as of", date_bound::from}, {"as from", date_bound::from}, {"on or after", date_bound::from},
    {"no earlier than", date_bound::from}, {"not earlier than", date_bound::from},
    {"no sooner than", date_bound::from}, {"not before", date_bound::from},
    {"on", date_bound::within}, {"in", date_bound::within}, {"during", date_bound::within},
    {"within", date_bound::within}, {"throughout", date_bound::within},
    {"between", date_bound::between},
}));

constexpr auto date_suffix_table = sorted_phrases(std::to_array<date_bound_entry>({
    {"or later", date_bound::from}, {"or after", date_bound::from}, {"and later", date_bound::from},
    {"and after", date_bound::from}, {"onwards", date_bound::from}, {"onward", date_bound::from},
    {"at the earliest", date_bound::from},
    {"or earlier", date_bound::by}, {"or before", date_bound::by}, {"and earlier", date_bound::by},
    {"and before", date_bound::by}, {"at the latest", date_bound::by},
}));

constexpr auto function_words = sorted(std::to_array<std::string_view>({
    "a", "about", "above", "according", "across", "after", "against", "ago", "ahead", "all", "along", "also",
    "although", "always", "am", "among", "an", "and", "any", "are", "around", "as", "at", "away", "be",
    "because", "been", "before", "behind", "being", "below", "beside", "between", "beyond", "both", "but",
    "by", "can", "could", "did", "do", "does", "down", "during", "each", "either", "even", "every", "except",
    "for", "from", "had", "has", "have", "he", "her", "here", "him", "his", "how", "however", "i", "if", "in",
    "including", "inside", "into", "is", "it", "its", "just", "less", "like", "may", "me", "might", "more",
    "most", "must", "my", "near", "nor", "not", "now", "of", "off", "on", "only", "onto", "or", "our", "out",
    "outside", "over", "own", "per", "rather", "s", "shall", "she", "should", "since", "so", "some", "such",
    "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "though",
    "through", "throughout", "till", "times", "to", "too", "toward", "towards", "under", "unless", "until",
    "up", "upon", "us", "very", "via", "was", "we", "were", "what", "when", "where", "whether", "which",
    "while", "who", "whom", "whose", "why", "will", "with", "within", "without", "would", "yet", "you",
    "your",
}));

constexpr auto year_leads = sorted(std::to_array<std::string_view>({
    "after", "before", "by", "circa", "during", "early", "from", "in", "late", "mid", "of", "since", "spring",
    "summer", "autumn", "fall", "through", "throughout", "till", "until", "winter", "year",
}));

constexpr auto label_leads = sorted(std::to_array<std::string_view>({
    "appendix", "article", "channel", "chapter", "clause", "column", "fig", "figure", "flight", "footnote",
    "grade", "gate", "highway", "level", "line", "no", "note", "number", "page", "pages", "paragraph", "part",
    "phase", "pp", "protocol", "room", "route", "section", "stage", "step", "table", "type", "version",
    "volume",
}));

constexpr auto ordinals = sorted(std::to_array<std::string_view>({
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "hundredth", "thousandth", "millionth", "st", "nd", "rd", "th",
}));

// clang-format on

}  // namespace

const word_entry* find_word(std::string_view word) noexcept {
    const auto found =
        std::lower_bound(words.begin(), words.end(), word, [](const word_entry& entry, std::string_view key) {
            return compare_ignoring_case(entry.text, key) < 0;
        });
    return found != words.end() && equal_ignoring_case(found->text, word) ? &*found : nullptr;
}

std::span<const hedge_entry> prefixes(std::string_view first_word) noexcept {
    return beginning_with(prefix_table, first_word);
}
std::span<const hedge_entry> suffixes(std::string_view first_word) noexcept {
    return beginning_with(suffix_table, first_word);
}
std::span<const hedge_entry> intensifiers(std::string_view first_word) noexcept {
    return beginning_with(intensifier_table, first_word);
}
std::span<const date_bound_entry> date_prefixes(std::string_view first_word) noexcept {
    return beginning_with(date_prefix_table, first_word);
}
std::span<const date_bound_entry> date_suffixes(std::string_view first_word) noexcept {
    return beginning_with(date_suffix_table, first_word);
}

bool is_function_word(std::string_view word) noexcept { return holds(function_words, word); }
bool leads_to_year(std::string_view word) noexcept { return holds(year_leads, word); }
bool leads_to_label(std::string_view word) noexcept { return holds(label_leads, word); }
bool is_ordinal(std::string_view word) noexcept { return holds(ordinals, word); }

}  // namespace hearsay::inline v1::detail
