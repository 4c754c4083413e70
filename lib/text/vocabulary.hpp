#pragma once

// A language as the phrase readers see it: words with what they mean for a number or a date, and phrases of such
// words. The tables are data (english.cpp); this is the index over them that makes looking up cheap.

#include "english_units.hpp"
#include "word_key.hpp"

#include <hearsay/model/hedge.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::inline v1::detail {

enum class word_kind : std::uint8_t {
    other,
    zero,
    ones,          // one to nine
    teen,          // ten to nineteen
    tens,          // twenty to ninety
    hundred,       // the scale that takes "and six" after it
    scale,         // thousand, million, bn: value is the factor
    scale_letter,  // k, m, b: only where it touches its figure
    scales,        // thousands, millions: after a number; alone they are vague
    dozen,         // dozen, score
    half,
    part,     // quarter: value is the denominator
    parts,    // thirds, quarters, hundredths
    ordinal,  // first, third, twentieth: value is its number, and the denominator of "a third"
    suffix,   // st, nd, rd, th
    several,  // several, few, couple: counts of a vague table
    article,  // a, an
    minus,
    plus,
    point,
    and_,
    but,
    or_,
    to,
    between,
    from,
    of,
    in,
    out,
    per,
    the,
    on,
    times,     // multiplication: x, ×, *
    month,     // value is its number
    weekday,   // value counts from 0 for Sunday, as the standard library does
    period,    // day, week, month, year, decade, century: value is its calendar_unit; quarter is a part
    relative,  // last, next, this: value is -1, 1, 0; past and coming, the nearest ones, are -2 and 2
    day_word,  // today, yesterday, tomorrow: value is the days from today
    season,    // value is its first month
    edge,      // early, mid, late, beginning, end: value is its edge_of_period
    decade,    // nineties: value is the year in its century
};

/// What else a word is, beside its kind.
enum word_trait : std::uint16_t {
    function_word = 1,    // "of", "were": never what a number counts, and the end of a noun phrase
    verb = 2,             // "said", "rose": the end of a noun phrase too
    year_lead = 4,        // four figures after it are a year: "in 2024"
    label_lead = 8,       // a figure after it is a label: "page 5"
    plural_noun = 16,     // "people", "men": plural without an s
    time_of_day = 32,     // am, pm, GMT
    singular_noun = 64,   // "gas", "previous": an s at its end, and no plural
    change = 128,         // "rose", "down": what stands at its "to" is the new figure, and no range's end
    collective = 32768,   // "garrison", "force": what "of" and a figure after it count
    begins_date = 16384,  // a date can begin with it; set by its kind and by the phrases that it begins
    modifier = 256,  // "different", "sports": more of the noun phrase may follow it, whatever it is elsewhere
    sharer = 512,    // "share", "head": what a price is per, after an article: "$2 a share"
    street = 1024,   // "avenue": the figure before the name is a house's
    part_lead = 2048,   // "season": a number in words after it is a label too, "season four"
    class_lead = 4096,  // "type": a figure after it is a label though a noun may follow, "type 2 cells"
    unit_lead = 32768,  // "square", "grand": what is counted may begin with it though no unit's name does
    determiner = 8192,  // "the", "its": what is counted may follow, "12 of its members"
};

struct word_entry {
    std::string_view text;  // in lower case
    word_kind kind = word_kind::other;
    double value = 0;
    std::uint16_t traits = 0;  // word_trait, or-ed
};

using word_id = std::uint16_t;  // 0 is no word of the vocabulary

/// What a word is and may begin, as its token has it. Small, since each token takes a copy.
struct word_facts {
    word_id word = 0;
    std::uint16_t traits = 0;  // word_trait, or-ed
    word_kind what = word_kind::other;
    bool leads : 1 = false;     // anything but a bare number: a hedge, a range, a currency before its number
    bool prices : 1 = false;    // a unit that stands before its number: "$"
    bool in_unit : 1 = false;   // the name or sign of a unit
    bool measures : 1 = false;  // what stands after its number as a unit: `in_unit`, or "square"
    bool follows : 1 = false;   // a hedge after its number: "or more", "+"
    bool numeral : 1 = false;   // a number in words, an article before it left aside
    bool starts : 1 = false;    // a quantity, a date among them or a label
};

/// A phrase of words and marks, apart by one space, and what it means.
template <class Meaning>
struct phrase_entry {
    std::string_view text;
    Meaning meaning{};
};

/// What words before or after a number do to it.
struct hedge_meaning {
    std::optional<hedge> how{};  // the bound that it sets, if any
    bool approx = false;
};

/// How a word bounds the days of the date that it goes with.
enum class date_bound : std::uint8_t {
    by,
    before,
    after,
    from,
    since,  // from, of the past
    within,
    between,
    less,  // of a length: "less than 5 days after Sunday"
    more,
};

/// A part of a period: "early 2024", "the end of May".
enum class edge_of_period : std::uint8_t { whole, early, middle, late, beginning, end, earlier, later };

/// A day of its own name, by the rule that gives it in a year.
struct holiday {
    enum class rule : std::uint8_t {
        fixed,  // that day of that month
        weekday,  // the nth such weekday of the month, and days after it; counted from the end where n is negative
        easter,  // days after Easter Sunday
        orthodox_easter,
        islamic,  // that day of that month of the Islamic calendar
    };
    rule by = rule::fixed;
    std::int8_t month = 0;
    std::int8_t number = 0;   // the day of the month, or the n of "nth"
    std::int8_t weekday = 0;  // 0 is Sunday
    std::int8_t days_after = 0;
};

/// Words that share a trait.
struct trait_list {
    word_trait trait;
    std::span<const std::string_view> words;
};

/// The tables of one language. A word may stand in several of them: it then has the kind that one of them gives it,
/// and the traits of all.
struct language {
    std::span<const word_entry> number_words;
    std::span<const word_entry> date_words;
    std::span<const trait_list> traits;
    std::span<const phrase_entry<hedge_meaning>> prefixes;    // "more than", "about", "a total of"
    std::span<const phrase_entry<hedge_meaning>> suffixes;    // "or more", "or so", "+"
    std::span<const std::string_view> intensifiers;           // "well", "a little": nothing by themselves
    std::span<const std::string_view> range_leads;            // "ranging from", "anywhere between"
    std::span<const phrase_entry<date_bound>> date_prefixes;  // "by", "no later than"
    std::span<const phrase_entry<date_bound>> date_suffixes;  // "or later", "onwards"
    std::span<const phrase_entry<std::string_view>> irregular_plurals;  // and their singulars
    std::span<const unit_entry> units;
    std::span<const phrase_entry<holiday>> holidays;  // "Christmas", "Labor Day"
};

using unit_number = std::uint16_t;  // 0 is no unit

/// A unit, prefixed ones included: kilometer.
struct unit_info {
    std::string name;
    std::uint8_t flags = 0;  // unit_flag, or-ed
};

/// A sign for a unit, as it is written: "mW" and "MW" are two.
struct unit_symbol {
    std::string_view written;
    unit_number unit = 0;
};

/// Phrases by their first word, the longest first.
template <class Meaning>
class phrase_table {
public:
    struct match {
        const Meaning* meaning = nullptr;
        std::size_t words = 0;
        explicit operator bool() const noexcept { return meaning != nullptr; }
    };

    void add(std::vector<word_id> words, Meaning meaning);
    void finish(std::size_t vocabulary_size);

    [[nodiscard]] bool begins(word_id first) const noexcept {
        return first != 0 && starts_[first] != starts_[first + 1U];
    }
    /// Whether some phrase that begins with the word has a meaning that `test` accepts.
    template <class Test>
    [[nodiscard]] bool any_begins(word_id first, const Test& test) const {
        for (std::uint32_t i = starts_[first]; i < starts_[first + 1U]; ++i)
            if (test(phrases_[i].meaning)) return true;
        return false;
    }

    /// Whether some phrase begins with both words, or is the first alone.
    [[nodiscard]] bool begins(word_id first, word_id second) const noexcept {
        for (std::uint32_t i = starts_[first]; i < starts_[first + 1U]; ++i)
            if (phrases_[i].count == 1 || phrases_[i].second == second) return true;
        return false;
    }

    /// The longest phrase that begins with `word_at(0)`, whose words are `word_at(0)`, `word_at(1)`, ...
    /// Only those that `accept(meaning, how many words)`.
    template <class WordAt, class Accept>
    [[nodiscard]] match longest(const WordAt& word_at, const Accept& accept) const noexcept {
        const word_id first = word_at(0);
        if (first == 0) return {};
        const std::uint32_t end = starts_[first + 1U];
        std::uint32_t i = starts_[first];
        if (i == end) return {};
        for (const word_id second = word_at(1); i < end; ++i) {
            const stored& s = phrases_[i];
            if (s.count > 1 && s.second != second) continue;  // most end here
            std::size_t n = std::min<std::size_t>(s.count, 2);
            while (n < s.count && words_[s.first + n] == word_at(n)) ++n;
            if (n == s.count && accept(s.meaning, n)) return {&s.meaning, n};
        }
        return {};
    }
    template <class WordAt>
    [[nodiscard]] match longest(const WordAt& word_at) const noexcept {
        return longest(word_at, [](const Meaning&, std::size_t) { return true; });
    }

private:
    struct stored {
        std::uint32_t first;  // in words_
        std::uint16_t count;
        word_id second;  // 0 where there is none
        Meaning meaning;
    };
    std::vector<stored> phrases_;
    std::vector<word_id> words_;
    std::vector<std::uint32_t> starts_;  // phrases with first word w are [starts_[w], starts_[w + 1])
};

struct nothing {};

class vocabulary {
public:
    explicit vocabulary(const language& tables);

    /// What is known of a word, whatever the case of its ASCII letters; of no word where there is none.
    [[nodiscard]] const word_facts& find(const word_key& key) const noexcept {
        const std::uint64_t hash = key.hash();
        for (std::size_t at = first_slot(hash); index_[at].word != 0; at = (at + 1) % slots)
            if (index_[at].tag == tag_of(hash) && keys_[index_[at].word] == key)
                return facts_[index_[at].word];
        return facts_[0];
    }
    [[nodiscard]] word_id find(std::string_view word) const noexcept;
    [[nodiscard]] const word_facts& facts(word_id word) const noexcept { return facts_[word]; }
    [[nodiscard]] word_id of_mark(char ascii) const noexcept {
        return marks_[static_cast<unsigned char>(ascii)];
    }

    [[nodiscard]] const word_entry& operator[](word_id id) const noexcept { return words_[id]; }
    [[nodiscard]] std::size_t size() const noexcept { return words_.size(); }

    phrase_table<hedge_meaning> prefixes;
    phrase_table<hedge_meaning> suffixes;
    phrase_table<nothing> intensifiers;
    phrase_table<nothing> range_leads;
    phrase_table<date_bound> date_prefixes;
    phrase_table<date_bound> date_suffixes;
    phrase_table<holiday> holidays;
    phrase_table<std::string_view> singulars;
    phrase_table<unit_number> unit_names;
    phrase_table<unit_symbol> unit_symbols;

    [[nodiscard]] const unit_info& unit(unit_number number) const noexcept { return units_[number]; }
    [[nodiscard]] unit_number year_unit() const noexcept { return year_unit_; }
    /// Whether anything but a bare number can begin with the word: a hedge, a range, a currency before its number.
    [[nodiscard]] bool may_lead(word_id word) const noexcept { return facts_[word].leads; }
    /// The same for two words: most that lead do so with few others, "the" with "maximum of".
    [[nodiscard]] bool may_lead(word_id word, word_id next) const noexcept {
        const word_facts& facts = facts_[word];
        return facts.leads &&
            (facts.prices || prefixes.begins(word, next) || intensifiers.begins(word, next) ||
                range_leads.begins(word, next));
    }

private:
    word_id enter(std::string_view word);
    void set_facts(word_id word);
    [[nodiscard]] std::vector<word_id> enter_phrase(std::string_view phrase);
    void enter_units(std::span<const unit_entry> units);
    void enter_unit(const unit_entry& unit, std::string_view name_prefix,
        std::span<const std::string_view> symbol_prefixes);
    void enter_unit_name(std::string name, unit_number unit);
    [[nodiscard]] std::string_view keep(std::string text) { return kept_.emplace_back(std::move(text)); }

    static constexpr std::size_t slots = 16384;
    [[nodiscard]] static constexpr std::size_t first_slot(std::uint64_t hash) noexcept {
        return (hash >> 32) % slots;
    }
    [[nodiscard]] static constexpr std::uint16_t tag_of(std::uint64_t hash) noexcept {
        return static_cast<std::uint16_t>(hash >> 48);
    }
    std::deque<std::string> kept_;  // the names that were put together here
    std::vector<unit_info> units_{unit_info{}};
    unit_number year_unit_ = 0;
    std::vector<word_entry> words_{word_entry{}};
    std::vector<word_key> keys_{word_key{}};  // of the same words
    std::vector<word_facts> facts_{word_facts{}};
    struct slot {
        std::uint16_t tag = 0;  // of the hash, so that most words that are not there need no comparison
        word_id word = 0;
    };
    std::array<slot, slots> index_{};
    std::array<word_id, 128> marks_{};
};

/// How many bytes the first character of a text has if it is no letter, else 0: the lexer's own rule (token.cpp).
[[nodiscard]] std::size_t bytes_of_mark(std::string_view text) noexcept;

/// The English vocabulary, made on first use.
[[nodiscard]] const vocabulary& english();

}  // namespace hearsay::inline v1::detail
