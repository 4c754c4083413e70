#pragma once

// The tokens of a text as dates see them: the small pieces that dates are made of, and what may stand around one.

#include "calendar.hpp"
#include "token.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace hearsay::inline v1::detail {

inline constexpr int oldest_year = 1000;  // of a year in running text, after a word that asks for one
inline constexpr int latest_year = 2999;
inline constexpr int oldest_alone = 1900;  // of a year that stands alone in running text
inline constexpr int latest_alone = 2099;

struct number_said {
    int value;
    std::size_t next;  // the token after it
};

struct unit_said {
    calendar_unit unit;
    std::size_t next;
};

/// "4 months and 3 weeks", "two to three weeks", "two Sundays".
struct length_said {
    static constexpr std::size_t most = 4;
    std::size_t pieces = 0;
    calendar_unit units[most]{};
    int counts[most]{};
    std::optional<int> weekday;  // of "two Sundays"
    bool vague = false;          // "a few"
    int at_most = 0;             // of "two to three weeks", the three
    std::size_t next = 0;
};

/// "05-Aug-2016", "12/24/68": up to three figures and months that touch.
struct glued_parts {
    std::size_t count = 0;
    int values[3]{};
    int digits[3]{};  // 0 for a month in letters
    bool slashes = false;
    bool goes_on = false;
    std::size_t next = 0;
};

enum class date_reading : std::uint8_t { whole_phrase, running_text };

/// Tokens, and what can be told from them alone: without the day of the reference, and without going back.
class date_tokens : public token_list {
public:
    /// \param text  must live as long as the tokens
    date_tokens(std::string_view text, date_reading reading)
        : token_list{text}, exact_{reading == date_reading::whole_phrase} {}

    /// Whether they are one phrase that must be a date to its last word.
    [[nodiscard]] bool exact() const noexcept { return exact_; }

    /// Whether a date may begin at token i: cheap, and true for many words that begin none.
    [[nodiscard]] bool can_begin(std::size_t i) const noexcept {
        const token& t = (*this)[i];
        if (t.kind == token_kind::figure) return (t.digits >= 1 && t.digits <= 4) || t.digits == 8;
        if (t.kind == token_kind::bad_figure) return true;
        return t.word != 0 && has(i, word_trait::begins_date);
    }

    [[nodiscard]] bool is_digits(std::size_t i, int least, int most) const noexcept {
        const token& t = (*this)[i];
        return t.kind == token_kind::figure && t.digits >= least && t.digits <= most;
    }
    [[nodiscard]] int figure_at(std::size_t i) const noexcept {
        return static_cast<int>((*this)[i].mantissa);
    }
    /// The number of a word. Scales go beyond an int, and no date has a piece that large.
    [[nodiscard]] int number_of(std::size_t i) const noexcept {
        return static_cast<int>(std::clamp(value(i), -100'000.0, 100'000.0));
    }
    [[nodiscard]] bool is_any_of(std::size_t i, std::initializer_list<std::string_view> words) const noexcept;

    // Pieces of dates, from token i on.
    [[nodiscard]] std::optional<number_said> cardinal_at(std::size_t i) const noexcept;
    [[nodiscard]] std::optional<number_said> count_at(std::size_t i) const noexcept;
    [[nodiscard]] std::optional<number_said> ordinal_at(std::size_t i) const noexcept;
    [[nodiscard]] std::optional<number_said> year_words_at(std::size_t i, bool& plain) const noexcept;
    [[nodiscard]] std::optional<number_said> quarter_letter_at(
        std::size_t i, calendar_unit& unit) const noexcept;
    [[nodiscard]] unit_said unit_at(std::size_t i) const noexcept;
    [[nodiscard]] std::optional<length_said> length_at(std::size_t i) const noexcept;
    [[nodiscard]] glued_parts parts_at(std::size_t i) const noexcept;

    // What bounds a date or joins two; `at` goes to the token after it.
    [[nodiscard]] std::optional<date_bound> prefix_at(std::size_t& at) const noexcept;
    [[nodiscard]] std::optional<date_bound> suffix_at(std::size_t& at) const noexcept;
    [[nodiscard]] bool skip_approx(std::size_t& at) const noexcept;
    [[nodiscard]] std::size_t after_connector(std::size_t i, std::optional<date_bound> how) const noexcept;

    // What stands around a word.
    [[nodiscard]] bool is_led(std::size_t i) const noexcept;
    [[nodiscard]] bool counts_what_follows(std::size_t next) const noexcept;
    [[nodiscard]] bool is_inside_something(std::size_t i) const noexcept;
    [[nodiscard]] bool is_of_other_year(std::size_t i) const noexcept;
    [[nodiscard]] bool stands_alone(std::size_t i) const noexcept;
    [[nodiscard]] bool ends_phrase(std::size_t i) const noexcept;

private:
    bool exact_;
};

/// Years in two figures are from 1940 to 2039.
[[nodiscard]] constexpr int full_year(int two_digits) noexcept {
    return two_digits < 40 ? 2000 + two_digits : 1900 + two_digits;
}

}  // namespace hearsay::inline v1::detail
