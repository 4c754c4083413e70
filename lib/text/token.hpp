#pragma once

// Text cut into words, figures and marks: the one pass over the bytes that all phrase readers share.

#include "ascii.hpp"
#include "vocabulary.hpp"

#include <boost/container/small_vector.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace hearsay::inline v1::detail {

enum class token_kind : std::uint8_t {
    word,    // letters of any script: "soldiers"; digits end it: "F16" is a word and a figure that touches it
    figure,  // digits, well grouped: "11,000", "2.5", ".5", "1e6"
    bad_figure,   // digits with points and commas that make no number: "1,2345", "10.0.0.1"
    superscript,  // "²", "⁻¹"
    fraction,     // "½"
    dash,         // hyphen, en and em dash, minus
    mark,         // any other character
    end,          // after the last one
};

/// Words and marks have the facts of their word in the vocabulary, where it is there.
struct token : word_facts {
    std::int16_t exponent =
        0;  // of a figure: the power of ten that goes with it; of a superscript: its number
    std::size_t begin = 0;
    std::size_t end = 0;
    std::uint64_t mantissa =
        0;  // of a figure: its digits as one number; of a fraction: numerator x 256 + denominator
    token_kind kind = token_kind::end;
    std::uint8_t digits = 0;  // of a figure of digits alone: how many, 255 for more
    bool space_before = false;
    bool one_space = false;     // and that was one space, breaking or not: so figures can be grouped
    bool capital = false;       // a word that begins with A to Z
    bool all_capitals = false;  // a word of A to Z alone
    bool is_long : 1 =
        false;  // a figure of more digits than `mantissa` holds, or with an exponent beyond reason
    bool decimal_comma : 1 = false;  // "5,00"
    bool grouped : 1 = false;        // "11,000"
    bool scientific : 1 = false;     // "1e6"
};

/// Whether a figure may be a decimal or a thousand and more: "2,5", "12.000".
[[nodiscard]] inline bool reads_in_two_ways(const token& t) noexcept {
    return t.kind == token_kind::figure &&
        (t.decimal_comma ||
            (t.exponent == -3 && !t.grouped && !t.scientific && t.mantissa > 0 && t.mantissa % 1000 == 0));
}

/// The tokens of a text. Reading past the last one gives the end, which is never a word: so looking ahead is safe.
class token_list {
public:
    /// \param text  must live as long as the list
    explicit token_list(std::string_view text, const vocabulary& words = english());

    token_list(const token_list&) = delete;  // it points into itself
    token_list& operator=(const token_list&) = delete;

    [[nodiscard]] const token& operator[](std::size_t i) const noexcept {
        return first_[i < size_ ? i : size_];
    }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }  // without the end
    [[nodiscard]] std::string_view text() const noexcept { return text_; }
    [[nodiscard]] std::string_view text(std::size_t i) const noexcept {
        const token& t = (*this)[i];
        return text_.substr(t.begin, t.end - t.begin);
    }
    [[nodiscard]] std::string_view text(std::size_t first, std::size_t next) const noexcept {
        return first < next ? text_.substr((*this)[first].begin, (*this)[next - 1].end - (*this)[first].begin)
                            : std::string_view{};
    }

    [[nodiscard]] const vocabulary& words() const noexcept { return *words_; }
    [[nodiscard]] const word_entry& entry(std::size_t i) const noexcept { return (*words_)[(*this)[i].word]; }
    [[nodiscard]] word_kind kind(std::size_t i) const noexcept { return (*this)[i].what; }
    [[nodiscard]] bool is(std::size_t i, word_kind kind) const noexcept { return (*this)[i].what == kind; }
    [[nodiscard]] bool is(std::size_t i, token_kind kind) const noexcept { return (*this)[i].kind == kind; }
    [[nodiscard]] bool has(std::size_t i, word_trait trait) const noexcept {
        return ((*this)[i].traits & trait) != 0;
    }
    [[nodiscard]] double value(std::size_t i) const noexcept { return entry(i).value; }

    [[nodiscard]] bool is_mark(std::size_t i, std::string_view mark) const noexcept {
        return is_as_long(i, token_kind::mark, mark) && text(i) == mark;
    }
    [[nodiscard]] bool is_word(std::size_t i, std::string_view lower_case) const noexcept {
        return is_as_long(i, token_kind::word, lower_case) && equal_ignoring_case(text(i), lower_case);
    }
    /// Whether token i touches the one before it.
    [[nodiscard]] bool is_glued(std::size_t i) const noexcept {
        return i > 0 && i < size_ && !first_[i].space_before;
    }
    /// Whether token i is a dash that touches both its neighbours: the hyphen of "10-day". An em dash parts sentences.
    [[nodiscard]] bool is_hyphen(std::size_t i) const noexcept {
        return is(i, token_kind::dash) && is_glued(i) && is_glued(i + 1) && text(i) != "\xE2\x80\x94";
    }

    /// Whether token i is a hyphen with spaces around it: in text that was cut into words, that of "10 - year".
    [[nodiscard]] bool is_spaced_hyphen(std::size_t i) const noexcept {
        return is(i, token_kind::dash) && text(i) == "-" && (*this)[i].space_before &&
            (*this)[i + 1].space_before;
    }

    /// The longest phrase of a table that begins at token i.
    template <class Meaning>
    [[nodiscard]] typename phrase_table<Meaning>::match match(
        const phrase_table<Meaning>& table, std::size_t i) const noexcept {
        return table.longest([this, i](std::size_t n) { return (*this)[i + n].word; });
    }

private:
    // Most comparisons end here.
    [[nodiscard]] bool is_as_long(std::size_t i, token_kind kind, std::string_view other) const noexcept {
        const token& t = (*this)[i];
        return t.kind == kind && t.end - t.begin == other.size();
    }

    std::string_view text_;
    const vocabulary* words_;
    boost::container::small_vector<token, 48> tokens_;
    const token* first_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace hearsay::inline v1::detail
