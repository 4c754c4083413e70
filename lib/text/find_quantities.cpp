#include <hearsay/text/find_quantities.hpp>

#include "amount.hpp"
#include "ascii.hpp"
#include "token.hpp"

#include <algorithm>
#include <vector>

namespace hearsay::inline v1 {
namespace detail {
namespace {

// Marks the tokens that look like numbers and are none: dates, times, ordinals, labels. One pass, each rule
// looks a few tokens around.
class no_number_marks {
public:
    no_number_marks(const token_list& tokens, const amount_reader& units) : tokens_{tokens}, units_{units} {
        marks_.assign(tokens.size() + 1, false);
        for (std::size_t i = 0; i < tokens.size();) i = mark_at(i);
    }

    [[nodiscard]] const std::vector<bool>& get() const noexcept { return marks_; }

private:
    std::size_t mark_at(std::size_t i) {
        const token& t = tokens_[i];
        if (t.is(word_kind::month) && is_capital(i)) return month_at(i);
        if (t.kind == token_kind::figure) return figure_at(i);
        if (t.is(word_kind::tens) && tokens_[i + 1].kind == token_kind::dash &&
            is_ordinal(tokens_.text(i + 2)))
            return mark(i, i + 3);
        if (t.is(word_kind::ones) && is_lone(i)) return mark(i, i + 1);
        return i + 1;
    }

    std::size_t figure_at(std::size_t i) {
        if (const auto next = chain_end(i); next > i) return mark(i, next);
        if (is_labelled(i) || is_modelled(i) || has_leading_zero(i)) return mark(i, i + 1);
        if (tokens_.is_glued(i + 1) && tokens_[i + 1].kind == token_kind::word &&
            (is_ordinal(tokens_.text(i + 1)) || tokens_.is_word(i + 1, "s")))
            return mark(i, i + 2);
        if (is_time(i)) return mark(i, i + 1);
        if (const auto next = score_end(i); next > i) return mark(i, next);
        if (const auto next = years_end(i); next > i) return mark(i, next);
        if (is_day_number(i)) {  // "1 November", "1st of November" is above; "1 to 5 November"
            const std::size_t after = range_end(i);
            if (tokens_[after].is(word_kind::month) && is_capital(after)) return mark(i, after);
        }
        return i + 1;
    }

    // "November 1", "Nov. 1-5, 2024", "November 2024"
    std::size_t month_at(std::size_t i) {
        std::size_t at = i + 1;
        if (tokens_.is_mark(at, ".")) ++at;
        if (tokens_[at].is(word_kind::the)) ++at;
        if (is_day_number(at)) at = mark(at, range_end(at));
        if (is_ordinal(tokens_.text(at)) && tokens_.is_glued(at)) ++at;
        if (tokens_.is_mark(at, ",") && is_year_number(at + 1)) ++at;
        if (is_year_number(at)) at = mark(at, at + 1);
        return at;
    }

    // Figures joined by colons or slashes, and three or more joined by dashes, are no numbers: 10:30,
    // 11/01/2024, 2024-11-01, 555-123-4567.
    [[nodiscard]] std::size_t chain_end(std::size_t i) const {
        std::size_t at = i;
        std::size_t joints = 0;
        bool colon = false;
        bool slash = false;
        while (tokens_.is_glued(at + 1) && tokens_.is_glued(at + 2) && is_figure(at + 2)) {
            const bool is_colon = tokens_.is_mark(at + 1, ":");
            const bool is_slash = tokens_.is_mark(at + 1, "/");
            if (!is_colon && !is_slash && tokens_[at + 1].kind != token_kind::dash) break;
            colon = colon || is_colon;
            slash = slash || is_slash;
            ++joints;
            at += 2;
        }
        return joints > 1 || (joints == 1 && (colon || slash)) ? at + 1 : i;
    }

    [[nodiscard]] bool is_labelled(std::size_t i) const {
        if (i == 0) return false;
        if (tokens_.is_mark(i - 1, "#")) return true;
        const std::size_t lead = tokens_.is_mark(i - 1, ".") && i > 1 ? i - 2 : i - 1;
        return tokens_[lead].kind == token_kind::word && leads_to_label(tokens_.text(lead));
    }

    // T-72, Covid-19: the figure touches a hyphen that touches a word.
    [[nodiscard]] bool is_modelled(std::size_t i) const {
        return i > 1 && tokens_.is_glued(i) && tokens_.is_glued(i - 1) && tokens_.text(i - 1) == "-" &&
            tokens_[i - 2].kind == token_kind::word && tokens_[i - 2].entry == nullptr;
    }

    [[nodiscard]] bool has_leading_zero(std::size_t i) const {
        const auto text = tokens_.text(i);
        return text.size() > 1 && text[0] == '0' && is_digit(text[1]);
    }

    // "5 pm", "10 a.m.", "5 o'clock"
    [[nodiscard]] bool is_time(std::size_t i) const {
        const bool spelled = (tokens_.is_word(i + 1, "a") || tokens_.is_word(i + 1, "p")) &&
            tokens_.is_mark(i + 2, ".") && tokens_.is_word(i + 3, "m");
        return spelled || tokens_.is_word(i + 1, "am") || tokens_.is_word(i + 1, "pm") ||
            tokens_.is_word(i + 1, "o'clock");
    }

    // "3-1": a range would begin with the lower figure.
    [[nodiscard]] std::size_t score_end(std::size_t i) const {
        const auto first = tokens_.text(i);
        const auto second = tokens_.text(i + 2);
        const bool joined =
            tokens_[i + 1].kind == token_kind::dash && tokens_.is_glued(i + 1) && tokens_.is_glued(i + 2);
        if (!joined || !is_short(i) || !is_short(i + 2)) return i;
        const bool falls = first.size() != second.size() ? first.size() > second.size() : first > second;
        const bool scaled = tokens_[i + 3].is(word_kind::scale) ||
            tokens_[i + 3].is(word_kind::scale_letter) || tokens_[i + 3].is(word_kind::hundred);
        return falls && !scaled ? i + 3 : i;
    }

    // "in 2024", "(2024)", "2020-2024", "from 2020 to 2024"
    [[nodiscard]] std::size_t years_end(std::size_t i) const {
        if (!is_year_number(i)) return i;
        const bool joined = tokens_[i + 1].kind == token_kind::dash || tokens_[i + 1].is(word_kind::to) ||
            tokens_[i + 1].is(word_kind::and_);
        if (joined && is_year_number(i + 2) && !units_.match_unit(i + 3)) return i + 3;
        if (i == 0 || units_.match_unit(i + 1)) return i;
        const bool led = tokens_[i - 1].kind == token_kind::word && leads_to_year(tokens_.text(i - 1));
        const bool mid =
            i > 1 && tokens_[i - 1].kind == token_kind::dash && leads_to_year(tokens_.text(i - 2));
        return led || mid || (tokens_.is_mark(i - 1, "(") && tokens_.is_mark(i + 1, ")")) ? i + 1 : i;
    }

    // "one of the", "no one", "the one that": one counts where a noun follows.
    [[nodiscard]] bool is_lone(std::size_t i) const {
        if (tokens_[i].entry->value != 1) return false;
        const token& next = tokens_[i + 1];
        if (next.kind == token_kind::dash || next.is(word_kind::hundred) || next.is(word_kind::scale) ||
            next.is(word_kind::point) || next.is(word_kind::part) || next.is(word_kind::and_) ||
            next.is(word_kind::or_) || next.is(word_kind::to) || next.is(word_kind::half))
            return false;
        if (next.kind != token_kind::word || is_function_word(tokens_.text(i + 1)) ||
            tokens_.is_word(i + 1, "another"))
            return true;
        if (i == 0) return false;
        for (const std::string_view word : {"no", "any", "every", "each", "this", "that", "which", "some"})
            if (tokens_.is_word(i - 1, word)) return true;
        return false;
    }

    [[nodiscard]] bool is_figure(std::size_t i) const {
        return tokens_[i].kind == token_kind::figure || tokens_[i].kind == token_kind::bad_figure;
    }
    [[nodiscard]] bool is_short(std::size_t i) const {  // digits alone, and few
        const auto text = tokens_.text(i);
        return tokens_[i].kind == token_kind::figure && text.size() <= 3 &&
            std::all_of(text.begin(), text.end(), is_digit);
    }
    [[nodiscard]] bool is_day_number(std::size_t i) const {
        return is_short(i) && tokens_.text(i).size() <= 2;
    }
    [[nodiscard]] bool is_year_number(std::size_t i) const {
        const auto text = tokens_.text(i);
        return tokens_[i].kind == token_kind::figure && text.size() == 4 &&
            std::all_of(text.begin(), text.end(), is_digit) &&
            (text[0] == '1' ? text[1] >= '5' : text[0] == '2' && text[1] == '0');
    }
    [[nodiscard]] bool is_capital(std::size_t i) const {
        const char first = tokens_.text(i).front();
        return first >= 'A' && first <= 'Z';
    }
    [[nodiscard]] std::size_t range_end(std::size_t i) const {  // of "1", "1-5", "1 to 5"
        const bool joined = tokens_[i + 1].kind == token_kind::dash || tokens_[i + 1].is(word_kind::to) ||
            tokens_[i + 1].is(word_kind::and_);
        return joined && is_day_number(i + 2) ? i + 3 : i + 1;
    }

    std::size_t mark(std::size_t first, std::size_t next) {
        next = std::min(next, tokens_.size());
        for (std::size_t i = first; i < next; ++i) marks_[i] = true;
        return next;
    }

    const token_list& tokens_;
    const amount_reader& units_;
    std::vector<bool> marks_;
};

bool may_begin(const token_list& tokens, std::size_t i) noexcept {
    const token& t = tokens[i];
    if (begins_number(tokens, i) || t.kind == token_kind::mark) return true;
    if (t.is(word_kind::between) || t.is(word_kind::from)) return true;
    return t.kind == token_kind::word &&
        (!prefixes(tokens.text(i)).empty() || !intensifiers(tokens.text(i)).empty());
}

}  // namespace
}  // namespace detail

std::vector<found_quantity> find_quantities(std::string_view text, const unit_lexicon& lexicon) {
    const detail::token_list tokens{text};
    const detail::amount_reader units{tokens, lexicon};
    const detail::no_number_marks no_number{tokens, units};
    detail::amount_reader reader{tokens, lexicon, no_number.get()};
    std::vector<found_quantity> found;
    for (std::size_t i = 0; i < tokens.size();) {
        const auto read = detail::may_begin(tokens, i) ? reader.read(i) : std::nullopt;
        if (!read) {
            ++i;
            continue;
        }
        found_quantity entry{read->value, tokens[i].begin, tokens[read->next - 1].end, {}, read->rule};
        if (read->unit_first != read->unit_next) {
            const std::size_t unit_begin = tokens[read->unit_first].begin;
            entry.unit_as_written = text.substr(unit_begin, tokens[read->unit_next - 1].end - unit_begin);
        }
        found.push_back(std::move(entry));
        i = read->next;
    }
    return found;
}

}  // namespace hearsay::inline v1
