#pragma once

#include <hearsay/compare/position.hpp>

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// Some sources of each position of a graph, question by question: whose word it is, or on whom it hangs.
struct source_table {
    std::vector<position> positions;         ///< by question, then in the order of the case
    std::vector<std::size_t> begins;         ///< of each question its first position; and the end
    std::vector<std::size_t> source_begins;  ///< of each position its first source; and the end
    std::vector<source_id> sources;          ///< of each position, ascending

    /// The positions on a question, by their places in `positions`.
    [[nodiscard]] std::pair<std::size_t, std::size_t> of(question_id question) const {
        return {begins.at(question.number()), begins.at(question.number() + std::size_t{1})};
    }
    [[nodiscard]] std::span<const source_id> sources_of(std::size_t place) const {
        const std::size_t begin = source_begins.at(place);
        return std::span{sources}.subspan(begin, source_begins.at(place + 1) - begin);
    }
    friend bool operator==(const source_table&, const source_table&) = default;
};

}  // namespace hearsay::inline v1
