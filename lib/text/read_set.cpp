#include <hearsay/text/read_set.hpp>

#include "token.hpp"

#include <hearsay/text/read_date.hpp>
#include <hearsay/text/read_quantity.hpp>

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace hearsay::inline v1 {

namespace {

// A part of a phrase, and where it stands there.
struct piece {
    std::size_t begin;
    std::string_view text;
    std::optional<std::size_t> comma;  // the one after it; the last has none

    // A fault of the part as one of the whole, where too early an end is before a comma.
    [[nodiscard]] phrase_fault moved(phrase_fault fault) const {
        fault.offset += begin;
        if (fault.length == 0 && comma) {
            fault.offset = *comma;
            fault.length = 1;
            fault.found = "\",\"";
        }
        return fault;
    }
    [[nodiscard]] phrase_fault refused(std::string_view what, std::string expected, std::string mend) const {
        const auto words = text.substr(0, text.find_last_not_of(' ') + 1);
        return {
            begin, words.size(), fmt::format("{}\"{}\"", what, words), std::move(expected), std::move(mend)};
    }
};

// What stands between the ", or"s of a phrase: at least one piece, which may be empty.
std::vector<piece> split(std::string_view phrase) {
    std::vector<piece> pieces;
    std::size_t begin = 0;
    const detail::token_list tokens{phrase};
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        if (!tokens.is_mark(i, ",") || !tokens.is_word(i + 1, "or")) continue;
        const std::size_t comma = tokens[i].begin;
        pieces.push_back({begin, phrase.substr(begin, comma - begin), comma});
        begin = tokens[i + 2].kind == detail::token_kind::end ? phrase.size() : tokens[i + 2].begin;
    }
    pieces.push_back({begin, phrase.substr(begin), {}});
    return pieces;
}

// The number of tokens that the words for an empty set take, or 0.
std::size_t match_nothing(const detail::token_list& tokens, std::string_view noun) {
    return tokens.is_word(0, "no") && tokens.is_word(1, noun) ? 2 : 0;
}

bool is_over(const detail::token_list& tokens, std::size_t i) {
    return i >= tokens.size() || (i + 1 == tokens.size() && tokens.is_mark(i, "."));
}

// Reads what stands between the ", or"s or, where that can't be read, the whole: "5 soldiers, or more" is one.
template <class Value, class Read>
phrase_result<std::vector<std::pair<Value, piece>>> read_pieces(std::string_view phrase, Read&& read) {
    std::vector<std::pair<Value, piece>> found;
    for (const piece& one : split(phrase)) {
        const auto value = read(one.text);
        if (!value) {
            if (const auto whole = read(phrase)) return std::vector{std::pair{*whole, piece{0, phrase, {}}}};
            return one.moved(value.fault());
        }
        found.emplace_back(*value, one);
    }
    return found;
}

}  // namespace

phrase_result<measured_set> read_interval_set(std::string_view phrase, const unit_lexicon& lexicon) {
    const detail::token_list tokens{phrase};
    if (const auto next = match_nothing(tokens, "number")) {
        if (is_over(tokens, next)) return measured_set{};
        // "No number of soldiers" is nothing of what "any number of soldiers" is all.
        if (tokens.is_word(next, "of")) {
            constexpr std::string_view any = "any number ";
            const auto of = phrase.substr(tokens[next].begin);
            const auto read = read_quantity(std::string{any}.append(of), lexicon);
            if (read) return measured_set{{}, read->unit};
            phrase_fault fault = read.fault();
            fault.offset = fault.offset < any.size() ? tokens[next].begin
                                                     : fault.offset - any.size() + tokens[next].begin;
            return fault;
        }
    }
    const auto pieces =
        read_pieces<quantity>(phrase, [&](std::string_view text) { return read_quantity(text, lexicon); });
    if (!pieces) return pieces.fault();
    std::vector<interval> values;
    std::optional<unit_id> unit;
    for (const auto& [read, from] : *pieces) {
        if (read.approx || read.table != word_table::none) {
            return from.refused(
                "", "figures with known ends", "read it as a quantity, which keeps how it was said");
        }
        if (read.unit && unit && *read.unit != *unit) {
            return from.refused(
                "another unit in ", "one unit for all of a set", "write all of it in one unit");
        }
        if (read.unit) unit = read.unit;
        values.push_back(read.stated);
    }
    return measured_set{interval_set{std::span<const interval>{values}}, unit};
}

phrase_result<date_set> read_date_set(std::string_view phrase, std::optional<day> reference) {
    const detail::token_list tokens{phrase};
    const auto nothing = match_nothing(tokens, "day");
    if (nothing != 0 && is_over(tokens, nothing)) return date_set{};
    const auto pieces =
        read_pieces<day_range>(phrase, [&](std::string_view text) { return read_date(text, reference); });
    if (!pieces) return pieces.fault();
    std::vector<day_range> days;
    for (const auto& [read, from] : *pieces) days.push_back(read);
    return date_set{std::span<const day_range>{days}};
}

}  // namespace hearsay::inline v1
