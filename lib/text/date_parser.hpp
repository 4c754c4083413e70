#pragma once

// Dates with what bounds them, and ranges of two: the grammar that the reader of whole phrases and the finder in running
// text share.

#include "date_forms.hpp"

#include <hearsay/model/date_set.hpp>

namespace hearsay::inline v1::detail {

struct parsed_date {
    day_range days;
    bool approx = false;
    std::size_t first = 0;  // tokens [first, next)
    std::size_t next = 0;
    std::string_view rule;
};

/// Reads dates from tokens. It allocates nothing and looks at a bounded number of tokens for each date.
class date_parser {
public:
    date_parser(const date_tokens& tokens, std::optional<day> reference, const date_options& options) noexcept
        : tokens_{tokens},
          reckoner_{fault_, reference, options.lean, tokens.exact()},
          forms_{tokens, reckoner_, fault_, options.order} {}
    date_parser(const date_parser&) = delete;
    date_parser& operator=(const date_parser&) = delete;

    /// From now on, "two days later" is told from that date, or not read.
    void tell_from(const std::optional<told_date>& date) noexcept { forms_.tell_from(date); }

    /// The longest date that begins at token i.
    [[nodiscard]] std::optional<parsed_date> read(std::size_t i);

    /// Why the last `read` gave nothing.
    [[nodiscard]] const date_fault_note& fault() const noexcept { return fault_; }

private:
    using bound = date_bound;

    // A date with the words before it.
    struct opening {
        std::size_t begin = 0;    // of the phrase
        std::size_t how_at = 0;   // of what bounds it
        std::size_t date_at = 0;  // of the date
        std::optional<bound> how;
        bool approx = false;
        [[nodiscard]] bool says_bound() const noexcept { return how && *how != bound::within; }
    };

    struct range_said {
        stretch days;
        std::size_t next;
    };

    [[nodiscard]] bool is_none_in_particular(std::size_t i) const noexcept;
    [[nodiscard]] opening opening_at(std::size_t i) const noexcept;
    [[nodiscard]] std::optional<length_said> length_from_now(const opening& before) const noexcept;
    [[nodiscard]] std::optional<parsed_date> read_from_now(const opening& before, const length_said& length);
    [[nodiscard]] std::optional<parsed_date> read_date(const opening& before);
    [[nodiscard]] std::optional<range_said> read_range(const said_date& first, std::optional<bound> how);
    [[nodiscard]] bool counts_something(const said_date& second, std::optional<bound> how) const noexcept;
    [[nodiscard]] std::optional<parsed_date> bounded(
        const said_date& said, std::optional<bound> how, bool approx, std::size_t first, std::size_t next);

    const date_tokens& tokens_;
    date_fault_note fault_;
    date_reckoner reckoner_;
    date_forms forms_;
};

}  // namespace hearsay::inline v1::detail
