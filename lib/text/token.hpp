#pragma once

// Text cut into words, figures and marks: the one pass over the bytes that all phrase readers share.

#include "words.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace hearsay::inline v1::detail {

enum class token_kind : std::uint8_t {
    word,        // letters, then letters, digits, apostrophes: "soldiers", "F16"; bytes of other scripts too
    figure,      // digits, well grouped: "11,000", "2.5", ".5", "1e6"
    bad_figure,  // digits with points and commas that make no number: "1,2345", "10.0.0.1"
    dash,        // hyphen, en and em dash, minus
    mark,        // any other character
    end,         // after the last one
};

struct token {
    std::size_t begin = 0;
    std::size_t end = 0;
    const word_entry* entry = nullptr;  // of a word in the table
    token_kind kind = token_kind::end;
    bool space_before = false;
    bool one_space = false;  // and that was one space, breaking or not: so figures can be grouped

    [[nodiscard]] bool is(word_kind what) const noexcept { return entry != nullptr && entry->kind == what; }
};

/// The tokens of a text. Reading past the last one gives the end, which is never a word: so looking ahead is
/// safe.
class token_list {
public:
    /// \param text  must live as long as the list
    explicit token_list(std::string_view text);

    [[nodiscard]] const token& operator[](std::size_t i) const noexcept {
        return i < tokens_.size() ? tokens_[i] : tokens_.back();
    }
    [[nodiscard]] std::size_t size() const noexcept { return tokens_.size() - 1; }  // without the end
    [[nodiscard]] std::string_view text(std::size_t i) const noexcept {
        const token& t = (*this)[i];
        return text_.substr(t.begin, t.end - t.begin);
    }
    [[nodiscard]] std::string_view text() const noexcept { return text_; }
    [[nodiscard]] bool is_mark(std::size_t i, std::string_view mark) const noexcept {
        return (*this)[i].kind == token_kind::mark && text(i) == mark;
    }
    [[nodiscard]] bool is_word(std::size_t i, std::string_view lower_case) const noexcept;
    /// Whether token i touches the one before it.
    [[nodiscard]] bool is_glued(std::size_t i) const noexcept {
        return i > 0 && i < size() && !(*this)[i].space_before;
    }

private:
    std::string_view text_;
    std::vector<token> tokens_;
};

/// One token of a text, at or after `from`; its kind is `end` where none is left.
[[nodiscard]] token next_token(std::string_view text, std::size_t from) noexcept;

/// Matches words and marks, apart by one space in `phrase`, with the tokens from i on. How many they are, or
/// 0.
[[nodiscard]] std::size_t match_phrase(
    const token_list& tokens, std::size_t i, std::string_view phrase) noexcept;

}  // namespace hearsay::inline v1::detail
