#include "vocabulary.hpp"

#include "ascii.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace hearsay::inline v1::detail {

template <class Meaning>
void phrase_table<Meaning>::add(std::vector<word_id> words, Meaning meaning) {
    phrases_.push_back({static_cast<std::uint32_t>(words_.size()), static_cast<std::uint16_t>(words.size()),
        words.size() > 1 ? words[1] : word_id{0}, std::move(meaning)});
    words_.insert(words_.end(), words.begin(), words.end());
}

template <class Meaning>
void phrase_table<Meaning>::finish(std::size_t vocabulary_size) {
    std::stable_sort(phrases_.begin(), phrases_.end(), [this](const stored& a, const stored& b) {
        const word_id left = words_[a.first];
        const word_id right = words_[b.first];
        return left != right ? left < right : a.count > b.count;
    });
    starts_.assign(vocabulary_size + 1, 0);
    for (const stored& s : phrases_) ++starts_[words_[s.first] + 1U];
    for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
}

template class phrase_table<hedge_meaning>;
template class phrase_table<nothing>;
template class phrase_table<date_bound>;
template class phrase_table<std::string_view>;
template class phrase_table<unit_number>;
template class phrase_table<unit_symbol>;
template class phrase_table<holiday>;

namespace {

bool can_begin_date(word_kind kind) noexcept {
    switch (kind) {
    case word_kind::ones:
    case word_kind::teen:
    case word_kind::tens:
    case word_kind::several:
    case word_kind::article:
    case word_kind::ordinal:
    case word_kind::part:
    case word_kind::half:
    case word_kind::the:
    case word_kind::month:
    case word_kind::weekday:
    case word_kind::period:
    case word_kind::relative:
    case word_kind::day_word:
    case word_kind::season:
    case word_kind::edge:
    case word_kind::decade: return true;
    default: return false;
    }
}

bool begins_numeral(word_kind kind) noexcept {
    switch (kind) {
    case word_kind::zero:
    case word_kind::ones:
    case word_kind::teen:
    case word_kind::tens:
    case word_kind::hundred:
    case word_kind::scale:
    case word_kind::scales:
    case word_kind::dozen:
    case word_kind::half:
    case word_kind::part:
    case word_kind::several:
    case word_kind::point:
    case word_kind::plus:
    case word_kind::minus: return true;
    default: return false;
    }
}

}  // namespace

vocabulary::vocabulary(const language& tables) {
    for (const auto& table : {tables.number_words, tables.date_words}) {
        for (const word_entry& word : table) {
            word_entry& entry = words_[enter(word.text)];
            assert(entry.kind == word_kind::other);  // a word has one kind
            entry.kind = word.kind;
            entry.value = word.value;
            entry.traits |= word.traits;
        }
    }
    for (const trait_list& list : tables.traits)
        for (const std::string_view word : list.words) words_[enter(word)].traits |= list.trait;
    for (const auto& p : tables.prefixes) {
        const auto phrase = enter_phrase(p.text);
        const bool about = p.meaning.approx && !p.meaning.how;
        if (about || p.meaning.how == hedge::nearly) words_[phrase.front()].traits |= word_trait::begins_date;
        prefixes.add(phrase, p.meaning);
    }
    for (const auto& p : tables.suffixes) suffixes.add(enter_phrase(p.text), p.meaning);
    for (const auto& p : tables.intensifiers) intensifiers.add(enter_phrase(p), {});
    for (const auto& p : tables.range_leads) range_leads.add(enter_phrase(p), {});
    for (const auto& p : tables.date_prefixes) date_prefixes.add(enter_phrase(p.text), p.meaning);
    for (const auto& p : tables.date_suffixes) date_suffixes.add(enter_phrase(p.text), p.meaning);
    for (const auto& p : tables.holidays) holidays.add(enter_phrase(p.text), p.meaning);
    for (const auto& plural : tables.irregular_plurals) {
        words_[enter(plural.text)].traits |= word_trait::plural_noun;
        singulars.add(enter_phrase(plural.text), plural.meaning);
    }
    enter_units(tables.units);
    prefixes.finish(size());
    suffixes.finish(size());
    intensifiers.finish(size());
    range_leads.finish(size());
    date_prefixes.finish(size());
    date_suffixes.finish(size());
    singulars.finish(size());
    unit_names.finish(size());
    unit_symbols.finish(size());
    holidays.finish(size());

    for (std::size_t word = 1; word < size(); ++word) set_facts(static_cast<word_id>(word));
}

void vocabulary::set_facts(word_id word) {
    word_entry& entry = words_[word];
    if (can_begin_date(entry.kind) || date_prefixes.begins(word) || holidays.begins(word))
        entry.traits |= word_trait::begins_date;
    const auto before_number = [&](unit_number unit) { return (units_[unit].flags & (money | before)) != 0; };
    word_facts& made = facts_[word];
    made.word = word;
    made.traits = entry.traits;
    made.what = entry.kind;
    made.prices = unit_names.any_begins(word, before_number) ||
        unit_symbols.any_begins(word, [&](const unit_symbol& symbol) { return before_number(symbol.unit); });
    made.leads =
        made.prices || prefixes.begins(word) || intensifiers.begins(word) || range_leads.begins(word);
    made.in_unit = unit_names.begins(word) || unit_symbols.begins(word);
    made.measures = made.in_unit || (entry.traits & word_trait::unit_lead) != 0;
    made.follows = suffixes.begins(word);
    made.numeral = begins_numeral(entry.kind);
    made.starts = made.leads || made.numeral || entry.kind == word_kind::article ||
        entry.kind == word_kind::month || (entry.traits & word_trait::label_lead) != 0;
}

namespace {

// The parts of a text between separators, none of them empty.
std::vector<std::string_view> parts_of(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find(separator), text.size());
        if (end > 0) parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

// A sign as the lexer cuts it: runs of letters, and every other character by itself.
std::vector<std::string_view> pieces_of(std::string_view symbol) {
    std::vector<std::string_view> pieces;
    const auto is_sign = [&](std::size_t i) { return bytes_of_mark(symbol.substr(i)); };
    for (std::size_t i = 0; i < symbol.size();) {
        std::size_t next = i;
        if (const std::size_t bytes = is_sign(i)) {
            next = i + bytes;
        } else {
            do {
                ++next;
                while (next < symbol.size() && (static_cast<unsigned char>(symbol[next]) & 0xC0) == 0x80)
                    ++next;
            } while (next < symbol.size() && is_sign(next) == 0);
        }
        pieces.push_back(symbol.substr(i, next - i));
        i = next;
    }
    return pieces;
}

struct metric_prefix {
    std::string_view name;
    std::array<std::string_view, 3> symbols;
    bool for_bytes;
};

constexpr std::array metric_prefixes{
    metric_prefix{"atto", {}, false},  // its signs are words: as, am
    metric_prefix{"femto", {"f"}, false},
    metric_prefix{"pico", {"p"}, false},
    metric_prefix{"nano", {"n"}, false},
    metric_prefix{"micro", {"\xC2\xB5", "\xCE\xBC", "u"}, false},
    metric_prefix{"milli", {"m"}, false},
    metric_prefix{"centi", {"c"}, false},
    metric_prefix{"deci", {"d"}, false},
    metric_prefix{"hecto", {"h"}, false},
    metric_prefix{"kilo", {"k"}, true},
    metric_prefix{"mega", {"M"}, true},
    metric_prefix{"giga", {"G"}, true},
    metric_prefix{"tera", {"T"}, true},
    metric_prefix{"peta", {"P"}, true},
    metric_prefix{"exa", {"E"}, true},
    metric_prefix{"zetta", {"Z"}, true},
    metric_prefix{"yotta", {"Y"}, true},
};

}  // namespace

void vocabulary::enter_units(std::span<const unit_entry> units) {
    constexpr std::array<std::string_view, 1> none{""};
    for (const unit_entry& unit : units) {
        enter_unit(unit, "", none);
        if ((unit.flags & (metric | binary)) == 0) continue;
        for (const metric_prefix& prefix : metric_prefixes) {
            if ((unit.flags & binary) != 0 && !prefix.for_bytes) continue;
            const auto count = static_cast<std::size_t>(std::count_if(
                prefix.symbols.begin(), prefix.symbols.end(), [](auto s) { return !s.empty(); }));
            enter_unit(unit, prefix.name, std::span{prefix.symbols}.first(count));
        }
    }
}

void vocabulary::enter_unit(
    const unit_entry& unit, std::string_view name_prefix, std::span<const std::string_view> symbol_prefixes) {
    const auto number = static_cast<unit_number>(units_.size());
    const auto flags = static_cast<std::uint8_t>(
        unit.flags & ~(name_prefix.empty() ? 0U : static_cast<unsigned>(period_unit)));
    if (unit.name == "year") year_unit_ = number;
    units_.push_back({std::string{name_prefix} + std::string{unit.name}, flags});
    enter_unit_name(units_.back().name, number);
    for (const auto name : parts_of(unit.others, '|'))
        enter_unit_name(std::string{name_prefix} + std::string{name}, number);
    if (!name_prefix.empty() && (unit.flags & bare_symbol) != 0) return;
    for (const auto symbol : parts_of(unit.symbols, ' ')) {
        for (const auto prefix : symbol_prefixes) {
            const std::string_view written = keep(std::string{prefix} + std::string{symbol});
            std::vector<word_id> words;
            for (const auto piece : pieces_of(written)) words.push_back(enter(keep(lower_case(piece))));
            unit_symbols.add(std::move(words), {written, number});
            if (symbol == "m" || symbol == "g" || symbol == "l")
                if (written.size() == 2) enter_unit_name(std::string{written} + "s", number);  // "kms", "mls"
        }
    }
}

// The name and its plural: kilometer, kilometers; foot and feet are both given.
void vocabulary::enter_unit_name(std::string name, unit_number unit) {
    if (is_letter(name.back()) && name.back() != 's' && name.find('/') == std::string::npos) {
        std::string plural = name;
        if (name.ends_with("ch") || name.ends_with("x") || name.ends_with("z"))
            plural += "es";
        else if (name.ends_with("y") && !name.ends_with("ay") && !name.ends_with("ey"))
            plural.replace(plural.size() - 1, 1, "ies");
        else
            plural += "s";
        unit_names.add(enter_phrase(keep(std::move(plural))), unit);
    }
    unit_names.add(enter_phrase(keep(std::move(name))), unit);
}

word_id vocabulary::find(std::string_view word) const noexcept {
    return word.size() <= word_key::longest ? find(word_key{word}).word : word_id{0};
}

word_id vocabulary::enter(std::string_view word) {
    assert(word.size() <= word_key::longest);
    if (const word_id known = find(word)) return known;
    assert(words_.size() < slots / 2);
    const auto id = static_cast<word_id>(words_.size());
    words_.push_back({word});
    keys_.push_back(word_key{word});
    facts_.push_back({id});
    const std::uint64_t hash = keys_.back().hash();
    std::size_t at = first_slot(hash);
    while (index_[at].word != 0) at = (at + 1) % slots;
    index_[at] = {tag_of(hash), id};
    if (word.size() == 1 && static_cast<unsigned char>(word[0]) < marks_.size() && !is_letter(word[0]))
        marks_[static_cast<unsigned char>(word[0])] = id;
    return id;
}

std::vector<word_id> vocabulary::enter_phrase(std::string_view phrase) {
    std::vector<word_id> words;
    while (!phrase.empty()) {
        const auto space = std::min(phrase.find(' '), phrase.size());
        words.push_back(enter(phrase.substr(0, space)));
        phrase.remove_prefix(std::min(space + 1, phrase.size()));
    }
    return words;
}

}  // namespace hearsay::inline v1::detail
