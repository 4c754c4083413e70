#pragma once

// What looks like a number in running text and counts nothing: dates and years, times of day, ordinals, labels
// ("page 5"), names ("T-72", "Galaxy Note 20"), scores, telephone numbers, "one of the".

#include "token.hpp"

#include <cstddef>

namespace hearsay::inline v1::detail {

class not_numbers {
public:
    explicit not_numbers(const token_list& tokens) : tokens_{tokens} {}

    /// The token after the non-number that begins at token i; i where none does. Looks a few tokens around, or as far as
    /// what it takes. `hedged`: a hedge stands before it, so that four figures need not be a year.
    [[nodiscard]] std::size_t skip(std::size_t i, bool hedged = false) const {
        switch (tokens_[i].kind) {
        case token_kind::figure:
        case token_kind::bad_figure: return after_figure(i, hedged);
        case token_kind::word: return after_word(i, hedged);
        case token_kind::mark: return after_mark(i);
        default: return i;
        }
    }

private:
    [[nodiscard]] std::size_t after_figure(std::size_t i, bool hedged) const;
    [[nodiscard]] std::size_t after_word(std::size_t i, bool hedged) const;
    [[nodiscard]] std::size_t after_mark(std::size_t i) const;
    [[nodiscard]] std::size_t after_month(std::size_t i) const;
    [[nodiscard]] std::size_t after_label(std::size_t i) const;
    [[nodiscard]] std::size_t after_list(std::size_t i) const;
    [[nodiscard]] std::size_t after_chain(std::size_t i) const;
    [[nodiscard]] std::size_t after_time(std::size_t i) const;
    [[nodiscard]] std::size_t after_score(std::size_t i) const;
    [[nodiscard]] std::size_t after_years(std::size_t i, bool hedged) const;
    [[nodiscard]] std::size_t after_day(std::size_t i) const;
    [[nodiscard]] std::size_t after_telephone(std::size_t i) const;
    [[nodiscard]] std::size_t after_citation(std::size_t i) const;
    [[nodiscard]] std::size_t after_address(std::size_t i) const;
    [[nodiscard]] std::size_t after_format(std::size_t i, bool hedged) const;
    [[nodiscard]] std::size_t range_end(std::size_t i) const;
    [[nodiscard]] bool names(std::size_t i) const;
    [[nodiscard]] bool names_in_words(std::size_t i) const;
    [[nodiscard]] bool is_said_of(std::size_t i) const;
    [[nodiscard]] bool is_lone(std::size_t i) const;
    [[nodiscard]] bool is_any_figure(std::size_t i) const;
    [[nodiscard]] bool is_apostrophe(std::size_t i) const;
    [[nodiscard]] bool is_day_number(std::size_t i) const;
    [[nodiscard]] bool is_year_number(std::size_t i) const;
    [[nodiscard]] bool counts_something(std::size_t i) const;
    [[nodiscard]] bool starts_sentence(std::size_t i) const;

    const token_list& tokens_;
};

}  // namespace hearsay::inline v1::detail
