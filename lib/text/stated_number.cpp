#include "stated_number.hpp"

#include "hedging.hpp"
#include "not_numbers.hpp"
#include "number_words.hpp"

#include <string_view>

namespace hearsay::inline v1::detail {

// Whether token i is the sign of what follows, with a currency between: "-$5", "minus $5".
bool stated_number_reader::is_minus(std::size_t i) const {
    if (tokens_.is(i, word_kind::minus)) return true;
    if (!tokens_.is(i, token_kind::dash) || (tokens_.is_glued(i) && !tokens_.is_mark(i - 1, "(")))
        return false;
    constexpr std::string_view em_dash = "\xE2\x80\x94";
    return (tokens_.is_glued(i + 1) && tokens_.text(i) != em_dash) || i == 0;
}

std::optional<stated_number> stated_number_reader::read(std::size_t i, bool and_joins) {
    std::size_t at = i;
    bool approx = false;  // "about", "nearly" before one end of a range
    for (std::size_t count = 0; count < most_hedges && may_lead(tokens_, at); ++count) {
        const auto about = match_hedge(text_, at);
        if (!about || (about.meaning->how && (about.meaning->how != hedge::nearly || text_.is_strict())))
            break;
        approx = approx || about.meaning->approx || about.meaning->how;
        at += about.words;
    }
    return read_after(i, at, approx, and_joins);
}

std::optional<stated_number> stated_number_reader::read_after(
    std::size_t first, std::size_t at, bool approx, bool and_joins) {
    const bool running = text_.is_running();
    if (!running && tokens_.is(at, word_kind::the)) ++at;
    if (running && !begins_number(tokens_, at) && !may_price(tokens_[at]) && !text_.begins_own_word(at))
        return std::nullopt;
    return read_at(first, at, approx, and_joins);
}

std::optional<stated_number> stated_number_reader::read_at(
    std::size_t first, std::size_t at, bool approx, bool and_joins) {
    std::optional<stated_number> read{std::in_place};
    read->first = first;
    read->approx = approx;
    if (!take_number(*read, at, and_joins)) read.reset();
    return read;
}

bool stated_number_reader::take_number(stated_number& read, std::size_t at, bool and_joins) {
    const bool running = text_.is_running();
    const bool minus = !text_.is_strict() && is_minus(at) && (read.unit = units_.before(at + 1));
    if (!minus && tokens_[at].kind != token_kind::figure) read.unit = units_.before(at);
    if (read.unit) at = read.unit->next;
    const bool has_sign = tokens_.is(at, token_kind::dash) || tokens_.is_mark(at, "+");
    const std::size_t number_at = has_sign ? at + 1 : at;
    const bool leads = number_at == start_;  // nothing stands before it
    if (running && !leads && text_.skips->skip(number_at, true) != number_at) return false;
    number_rules rules;
    rules.strict = !running;
    rules.and_joins = and_joins;
    rules.half = text_.is_whole() || (running && !leads);
    rules.money = read.unit && read.unit->what.is_money();
    rules.vague = &text_.vague;
    auto found = read_number(tokens_, at, rules);
    if (!found) {
        faults_.fail([&] { return no_number_at(tokens_, at, at == start_); });
        return false;
    }
    if (running && found->like_a_year) return false;
    if (running && found->bare_scale && at > 0 && leads && !read.unit) return false;
    if (!text_.lexicon.empty() && tokens_.is(found->next - 1, word_kind::scale_letter) &&
        text_.lexicon.find(tokens_.text(found->next - 1))) {
        rules.letters = false;
        found = read_number(tokens_, at, rules);
    }
    if (found->too_large || found->too_small) {
        faults_.fail([&] { return number_beyond_reach(tokens_, {at, found->next}, found->too_large); });
        return false;
    }
    read.value = *found;
    if (minus) {
        read.value.value = 0 - read.value.value;
        read.value.negative = !read.value.negative;
    }
    read.next = read.value.next = after_restated(*found);
    return true;
}

// The token after "(30)" that says a number once more: "thirty (30) days".
std::size_t stated_number_reader::after_restated(const number& said) const {
    if (text_.is_strict() || !tokens_.is_mark(said.next, "(")) return said.next;
    const auto again = read_number(tokens_, said.next + 1, {.strict = !text_.is_running()});
    return again && !again->vague && again->value == said.value && tokens_.is_mark(again->next, ")")
        ? again->next + 1
        : said.next;
}

// In running text an article is a number where the phrase goes on as only quantities do: "a day or two", "an hour and a
// half".
std::optional<stated_number> stated_number_reader::read_one(std::size_t i, bool alone) {
    const bool half = tokens_.is(i, word_kind::half) || tokens_.is(i, word_kind::part);
    const bool of = half && !text_.is_strict() && tokens_.is(i + 1, word_kind::of);
    const std::size_t article = i + half + of;
    const bool has_article = tokens_.is(article, word_kind::article);
    if (!has_article && (!half || text_.is_strict() || of)) return std::nullopt;
    std::size_t next = has_article ? article + 1 : article;
    if (half && !has_article && tokens_.is_hyphen(next)) {
        ++next;
        if (tokens_.is_word(next, "time")) return std::nullopt;  // of a match
    }
    const auto unit = text_.is_strict() ? units_.declared(next) : units_.measured(next);
    if (!unit) return std::nullopt;
    // "It cost $2 billion over a decade" tells how long it took, and not that it was longer.
    const bool over_time = i > 0 && tokens_.is_word(i - 1, "over") && unit->what.is_time();
    if (text_.is_running() && !half && (alone || over_time)) {
        const bool or_more =
            tokens_.is(unit->next, word_kind::or_) && is_number_word(tokens_, unit->next + 1);
        if (!or_more && !and_fraction(tokens_, unit->next, true)) return std::nullopt;
    }
    stated_number read;
    read.first = read.value.first = i;
    read.next = read.value.next = next;
    read.value.value = half ? 1 / tokens_.value(i) : 1;
    return read;
}

}  // namespace hearsay::inline v1::detail
