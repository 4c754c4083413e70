#include <hearsay/text/find_quantities.hpp>

#include "amount.hpp"
#include "not_numbers.hpp"
#include "nouns.hpp"
#include "number_words.hpp"
#include "token.hpp"

namespace hearsay::inline v1 {
namespace {

using namespace detail;

void add_entry(std::vector<found_quantity>& found, const token_list& tokens, const amount& read) {
    found_quantity& entry = found.emplace_back();
    entry.value = read.value;
    entry.begin = tokens[read.first].begin;
    entry.end = tokens[read.next - 1].end;
    entry.unit_as_written = tokens.text(read.unit.first, read.unit.next);
    entry.unit = name_of(tokens, read.unit);
    entry.rule = read.rule;
}

// How a quantity stands to the one before it.
enum class joint : std::uint8_t { none, comma, last, comma_last };

joint joint_between(const token_list& tokens, std::size_t end, std::size_t begin) {
    if (begin > end && tokens.is(end, token_kind::dash) && tokens.is_glued(end))
        ++end;  // "two-, three- and four-wheeled"
    const bool comma = tokens.is_mark(end, ",");
    if (comma) ++end;
    const bool last = tokens.is(end, word_kind::and_) || tokens.is(end, word_kind::or_);
    if (last) ++end;
    if (end != begin) return joint::none;
    return last ? (comma ? joint::comma_last : joint::last) : comma ? joint::comma : joint::none;
}

// Units that are said once: of a list at its end ("10, 20 and 30 mg"), of figures compared at the first ("275 lorries,
// compared with 90").
class shared_units {
public:
    explicit shared_units(const token_list& tokens) : tokens_{tokens} {}

    // `found` ends with the entry of what was just read.
    void add(std::vector<found_quantity>& found, const amount& read) {
        found_quantity& entry = found.back();
        const joint joined = found.size() > 1 ? joint_between(tokens_, end_, read.first) : joint::none;
        const bool closes = joined == joint::last || (joined == joint::comma_last && members_ > 1);
        if (entry.unit.empty()) {
            if (found.size() > 1 && is_compared(read.first)) take(entry, found[found.size() - 2]);
            members_ = !entry.unit.empty() ? 0 : joined == joint::none ? 1 : members_ + 1;
        } else {
            if (found.size() > 1 && end_ == read.first) take_noun(found[found.size() - 2], read.next);
            if (closes && read.unit.first > read.first && !read.value.approx &&
                read.value.how == hedge::exactly)
                for (std::size_t i = 0; i < members_; ++i) take(found[found.size() - 2 - i], entry);
            members_ = 0;
        }
        end_ = read.next;
    }

private:
    static void take(found_quantity& entry, const found_quantity& from) {
        entry.unit = from.unit;
        entry.unit_as_written = from.unit_as_written;
        entry.value.unit = from.value.unit;
    }

    // "Six million 330ml cans": what is counted stands after the size of each.
    void take_noun(found_quantity& entry, std::size_t i) const {
        const std::size_t next = after_plural_phrase(tokens_, i);
        if (next == i || !entry.unit.empty()) return;
        counted noun;
        noun.noun_first = i;
        noun.noun_next = next;
        entry.unit = name_of(tokens_, noun);
        entry.unit_as_written = tokens_.text(i, next);
    }

    // Whether "compared with" or the like stands before token i, in the sentence of the quantity before it.
    [[nodiscard]] bool is_compared(std::size_t i) const {
        constexpr std::size_t farthest = 24;
        if (i <= end_ || i - end_ > farthest) return false;
        const auto says = [&](std::string_view first, std::string_view second) {
            return i > 1 && tokens_.is_word(i - 1, second) && tokens_.is_word(i - 2, first);
        };
        const bool compared = says("compared", "with") || says("compared", "to") || says("up", "from") ||
            says("down", "from") || tokens_.is_word(i - 1, "versus") || tokens_.is_word(i - 1, "vs") ||
            (i == end_ + 1 && tokens_.is(end_, word_kind::from));
        if (!compared) return false;
        for (std::size_t at = end_; at < i; ++at)
            if (tokens_.is_mark(at, ".") || tokens_.is_mark(at, ";")) return false;
        return true;
    }

    const token_list& tokens_;
    std::size_t members_ = 0;  // of the list so far, none with a unit
    std::size_t end_ = 0;      // of the quantity before
};

// "of flour" to the end of the text: what "a cup" measures.
bool is_of_something(const token_list& tokens, std::size_t i) {
    constexpr std::size_t most_words = 4;
    if (!tokens.is(i, word_kind::of) || i + 1 == tokens.size() || tokens.size() - i > most_words)
        return false;
    for (std::size_t at = i + 1; at < tokens.size(); ++at)
        if (!tokens.is(at, token_kind::word) || tokens.has(at, word_trait::function_word) ||
            tokens.has(at, word_trait::verb))
            return false;
    return true;
}

// A text that is one quantity and nothing else, whatever it would be inside a sentence: "2010", "thousand".
std::optional<amount> read_whole(
    const token_list& tokens, const unit_lexicon& lexicon, const vague_table& vague) {
    amount_reader reader{{tokens, lexicon, vague, reading_mode::whole}};
    if (!reader.may_begin(0)) return std::nullopt;
    if (tokens.is(1, word_kind::suffix) && tokens.is_glued(1)) return std::nullopt;  // "3rd"
    auto read = reader.read(0);
    if (!read) return std::nullopt;
    std::size_t end = read->next;
    while (end < tokens.size() && (tokens.is_mark(end, ".") || tokens.is_mark(end, ")"))) ++end;
    if (end == read->next && read->unit.first != read->unit.next && is_of_something(tokens, end)) return read;
    return end == tokens.size() ? read : std::nullopt;
}

}  // namespace

std::vector<found_quantity> find_quantities(
    std::string_view text, const unit_lexicon& lexicon, quantity_options options) {
    const token_list tokens{text};
    std::vector<found_quantity> found;
    constexpr std::size_t longest_phrase = 32;
    if (tokens.size() <= longest_phrase) {
        if (const auto whole = read_whole(tokens, lexicon, *options.vague)) {
            add_entry(found, tokens, *whole);
            return found;
        }
    }
    const not_numbers skips{tokens};
    const phrase_context context{tokens, lexicon, *options.vague, reading_mode::running, &skips};
    amount_reader reader{context};
    shared_units shared{tokens};
    for (std::size_t i = 0; i < tokens.size();) {
        const token& t = tokens[i];
        if (t.kind == token_kind::word && !t.starts && !t.all_capitals && !context.begins_own_word(i) &&
            !(tokens.is_glued(i + 1) &&
                tokens.is(i + 1, token_kind::figure))) {  // yet "F16" is passed over whole
            ++i;
            continue;
        }
        if (const auto next = skips.skip(i); next > i) {
            i = next;
            continue;
        }
        const auto read = reader.may_begin(i) ? reader.read(i) : std::nullopt;
        if (!read) {
            ++i;
            continue;
        }
        add_entry(found, tokens, *read);
        shared.add(found, *read);
        i = read->next;
    }
    return found;
}

std::vector<found_quantity> find_quantities(std::string_view text) {
    static const unit_lexicon none;
    return find_quantities(text, none);
}

}  // namespace hearsay::inline v1
