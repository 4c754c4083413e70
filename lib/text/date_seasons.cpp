// Holidays and seasons.

#include "date_forms.hpp"

namespace hearsay::inline v1::detail {

using enum word_kind;

bool date_forms::read_holiday(said_date& said, std::size_t at, int depth) {
    const word_id hyphen = tokens_.words().of_mark('-');
    const auto found = tokens_.words().holidays.longest([&](std::size_t n) {
        const token& t = tokens_[at + n];
        return t.kind == token_kind::dash ? hyphen : t.word;
    });
    if (!found) return false;
    if (tokens_.is_word(at, "new") && !tokens_[at].capital && found.words == 2 && !tokens_.exact() &&
        tokens_.is(at - 1, article) && at > 0)
        return false;  // "a new year"
    said.feast = found.meaning;
    said.next = at + found.words;
    said.rule = "holiday";
    if (tokens_.unit_at(said.next).unit == calendar_unit::weekend) {
        said.with_weekend = true;
        ++said.next;
    }
    static_cast<void>(take_year(said, depth));
    return true;
}

bool date_forms::read_season(said_date& said, std::size_t at, bool led, int depth) {
    said.season = tokens_.number_of(at);
    said.next = at + 1;
    said.rule = "season";
    const bool year = take_year(said, depth);
    const bool twice = year && said.season == 12 && tokens_.is_glued(said.next) &&
        tokens_.is_glued(said.next + 1) &&
        (tokens_.is(said.next, token_kind::dash) || tokens_.is_mark(said.next, "/"));
    if (twice && tokens_.is_digits(said.next + 1, 2, 4) &&
        tokens_.figure_at(said.next + 1) % 100 == (said.year + 1) % 100)
        said.next += 2;  // "winter 2022-23"
    if (tokens_.exact() || year) return true;
    // "the fall of Kyiv", "spring water"
    const bool asked = led || tokens_.is_led(said.first);
    return asked && !tokens_.is(said.next, of) &&
        (tokens_[said.next].kind != token_kind::word ||
            (tokens_.entry(said.next).traits & (word_trait::function_word | word_trait::verb)) != 0 ||
            tokens_.kind(said.next) != other);
}

}  // namespace hearsay::inline v1::detail
