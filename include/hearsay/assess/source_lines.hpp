#pragma once

#include <hearsay/assess/vote_table.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <compare>
#include <cstdint>
#include <numeric>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::inline v1 {

/// Why two sources count as one line.
enum class join_cause : std::uint8_t {
    citation,       ///< one relays the other
    affiliation,    ///< one organisation, or declared to depend on each other
    shared_values,  ///< they share what is false too often
};

[[nodiscard]] constexpr std::string_view to_string(join_cause c) noexcept {
    constexpr std::string_view names[] = {"citation", "affiliation", "shared values"};
    return names[static_cast<std::size_t>(c)];
}

/// Two sources of a table that are not independent of each other.
struct source_join {
    std::uint32_t a;
    std::uint32_t b;
    join_cause cause = join_cause::citation;
    double evidence = 0;  ///< of shared values: the logarithm of the odds that one has them of the other
    friend bool operator==(const source_join&, const source_join&) = default;
    friend auto operator<=>(const source_join&, const source_join&) = default;

    /// "flights and flylouisville: shared values (evidence 812.4)"
    [[nodiscard]] std::string because(const vote_table& table) const {
        auto text =
            fmt::format("{} and {}: {}", table.source_name(a), table.source_name(b), to_string(cause));
        if (cause == join_cause::shared_values) text += fmt::format(" (evidence {:.1f})", evidence);
        return text;
    }
};

/// The sources of a table as lines of descent: those that are joined, directly or by way of others, are one, and have one
/// voice between them. What five sites have of one feed is one line.
///
/// Without joins every source is a line of its own. Lines bear the number of their first source. The order of the joins
/// does not matter.
class source_lines {
public:
    /// \throws std::out_of_range for a join of a source that is none of so many
    /// Complexity: O(sources + joins log joins).
    explicit source_lines(std::size_t sources, std::vector<source_join> joins = {})
        : line_(sources), joins_{std::move(joins)} {
        std::iota(line_.begin(), line_.end(), 0U);
        for (source_join& j : joins_) {
            if (j.a >= sources || j.b >= sources) {
                throw std::out_of_range(fmt::format(
                    "source_lines: sources {} and {} of {}; expected lower numbers", j.a, j.b, sources));
            }
            if (j.b < j.a) std::swap(j.a, j.b);
            const std::uint32_t x = top(j.a);
            const std::uint32_t y = top(j.b);
            line_[std::max(x, y)] = std::min(x, y);
        }
        for (std::uint32_t s = 0; s < sources; ++s) line_[s] = line_[line_[s]];  // the lower ones are settled
        std::sort(joins_.begin(), joins_.end());
        joins_.erase(std::unique(joins_.begin(), joins_.end()), joins_.end());
    }

    [[nodiscard]] std::size_t source_count() const noexcept { return line_.size(); }
    /// The line of a source: the lowest number in it.
    [[nodiscard]] std::uint32_t line(std::uint32_t source) const noexcept { return line_[source]; }
    [[nodiscard]] std::size_t line_count() const noexcept {
        std::size_t made = 0;
        for (std::uint32_t s = 0; s < line_.size(); ++s) made += line_[s] == s ? 1U : 0U;
        return made;
    }
    /// All joins, ascending.
    [[nodiscard]] const std::vector<source_join>& joins() const noexcept { return joins_; }
    /// What joins a source to others.
    [[nodiscard]] std::vector<source_join> joins_of(std::uint32_t source) const {
        std::vector<source_join> made;
        for (const source_join& j : joins_) {
            if (j.a == source || j.b == source) made.push_back(j);
        }
        return made;
    }
    friend bool operator==(const source_lines&, const source_lines&) = default;

private:
    std::uint32_t top(std::uint32_t s) noexcept {
        while (line_[s] != s) s = line_[s] = line_[line_[s]];
        return s;
    }
    std::vector<std::uint32_t> line_;
    std::vector<source_join> joins_;
};

namespace detail {

/// The votes of a table as lines cast them: each line has one voice for an item, and where it gives several values, each of
/// them has an equal share of it.
struct line_votes {
    struct voice {
        std::uint32_t line;
        std::uint32_t sources = 0;  // so many votes of the table are in it
        double share = 1;
    };
    std::vector<std::uint32_t> begin{0};    // by candidate
    std::vector<voice> voices{};            // of a candidate, by the first source
    std::vector<std::uint32_t> voice_of{};  // by vote

    line_votes() = default;
    line_votes(const vote_table& table, const source_lines& lines) { fill(table, lines); }

    void fill(const vote_table& table, const source_lines& lines) {
        if (lines.source_count() != table.source_count()) {
            throw std::invalid_argument(
                fmt::format("source_lines: of {} sources, for a table of {}; expected as many",
                    lines.source_count(), table.source_count()));
        }
        begin.assign(1, 0);
        voices.clear();
        voices.reserve(table.vote_count());
        voice_of.resize(table.vote_count());
        last_.assign(table.source_count(), none);
        values_.assign(table.source_count(), 0);
        for (std::uint32_t item = 0; item < table.item_count(); ++item) {
            const number_range among = table.candidates(item);
            const std::size_t first = voices.size();
            for (std::uint32_t c = among.first; c < among.last; ++c) {
                const auto first_of_candidate = static_cast<std::uint32_t>(voices.size());
                const number_range votes = table.votes(c);
                for (std::uint32_t v = votes.first; v < votes.last; ++v) {
                    const std::uint32_t line = lines.line(table.source(v));
                    std::uint32_t& at = last_[line];
                    if (at == none || at < first_of_candidate) {
                        values_[line] = at == none || at < first ? 1 : values_[line] + 1;
                        at = static_cast<std::uint32_t>(voices.size());
                        voices.push_back({line});
                    }
                    ++voices[at].sources;
                    voice_of[v] = at;
                }
                begin.push_back(static_cast<std::uint32_t>(voices.size()));
            }
            for (std::size_t i = first; i < voices.size(); ++i)
                voices[i].share = 1.0 / values_[voices[i].line];
        }
    }
    [[nodiscard]] number_range of(std::uint32_t candidate) const noexcept {
        return {begin[candidate], begin[candidate + 1]};
    }

private:
    static constexpr std::uint32_t none = 0xffffffff;
    std::vector<std::uint32_t> last_{}, values_{};  // by line: its last voice, its values on the item at hand
};

}  // namespace detail

}  // namespace hearsay::inline v1
