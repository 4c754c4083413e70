#pragma once

#include <hearsay/graph/names.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// Numbers from `first` up to, and without, `last`.
struct number_range {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    [[nodiscard]] std::size_t size() const noexcept { return last - first; }
    friend bool operator==(const number_range&, const number_range&) = default;
};

/// Who gives which value for which item: one flat table of votes over many questions.
///
/// Thirty-eight sites say when a thousand flights left and from which gate; twelve books give the losses of three hundred
/// battles. An *item* is one thing that is asked for ("AA-1007, gate"), a *candidate* one value that somebody gives for it,
/// a *vote* one source that does. Items and sources are numbered by their names' order, the candidates of an item stand in
/// the order of their values: those that are numbers first, by number, then by text. So nothing that is reckoned from a
/// table depends on the order in which it was filled. A vote that is said again counts once.
///
/// \code
/// vote_table_builder said;
/// said.add("AA-1007 gate", "flightview", "D12");
/// said.add("AA-1007 gate", "orbitz", "D12");
/// const vote_table table = said.build();
/// \endcode
class vote_table {
public:
    vote_table() : item_begin_{0}, candidate_begin_{0} {}

    [[nodiscard]] std::uint32_t item_count() const noexcept { return count(items_); }
    [[nodiscard]] std::uint32_t source_count() const noexcept { return count(sources_); }
    [[nodiscard]] std::uint32_t value_count() const noexcept { return count(values_); }
    [[nodiscard]] std::uint32_t candidate_count() const noexcept { return count(candidate_value_); }
    [[nodiscard]] std::uint32_t vote_count() const noexcept { return count(vote_source_); }

    [[nodiscard]] const std::string& item_name(std::uint32_t item) const { return items_.at(item); }
    [[nodiscard]] const std::string& source_name(std::uint32_t source) const { return sources_.at(source); }
    [[nodiscard]] const std::string& value_name(std::uint32_t value) const { return values_.at(value); }
    /// The value as a number, if it is written as one.
    [[nodiscard]] std::optional<double> number(std::uint32_t value) const {
        const double x = numbers_.at(value);
        return std::isnan(x) ? std::nullopt : std::optional{x};
    }
    [[nodiscard]] std::optional<std::uint32_t> find_item(std::string_view name) const {
        return find(items_, name);
    }
    [[nodiscard]] std::optional<std::uint32_t> find_source(std::string_view name) const {
        return find(sources_, name);
    }

    /// The candidates of an item, in the order of their values.
    [[nodiscard]] number_range candidates(std::uint32_t item) const noexcept {
        return {item_begin_[item], item_begin_[item + 1]};
    }
    /// The votes for a candidate, by source.
    [[nodiscard]] number_range votes(std::uint32_t candidate) const noexcept {
        return {candidate_begin_[candidate], candidate_begin_[candidate + 1]};
    }
    [[nodiscard]] std::uint32_t value(std::uint32_t candidate) const noexcept {
        return candidate_value_[candidate];
    }
    [[nodiscard]] std::uint32_t source(std::uint32_t vote) const noexcept { return vote_source_[vote]; }

    /// The same without one source, which keeps its number: it has no votes any more.
    [[nodiscard]] vote_table without(std::uint32_t source) const {
        vote_table made = *this;
        made.candidate_value_.clear();
        made.vote_source_.clear();
        made.candidate_begin_.assign(1, 0);
        for (std::uint32_t item = 0; item < item_count(); ++item) {
            for (std::uint32_t c = item_begin_[item]; c < item_begin_[item + 1]; ++c) {
                for (std::uint32_t v = candidate_begin_[c]; v < candidate_begin_[c + 1]; ++v) {
                    if (vote_source_[v] != source) made.vote_source_.push_back(vote_source_[v]);
                }
                if (made.vote_count() == made.candidate_begin_.back()) continue;
                made.candidate_value_.push_back(candidate_value_[c]);
                made.candidate_begin_.push_back(made.vote_count());
            }
            made.item_begin_[item + 1] = made.candidate_count();
        }
        return made;
    }

    friend bool operator==(const vote_table& a, const vote_table& b) {
        return a.items_ == b.items_ && a.sources_ == b.sources_ && a.values_ == b.values_ &&
            a.item_begin_ == b.item_begin_ && a.candidate_value_ == b.candidate_value_ &&
            a.candidate_begin_ == b.candidate_begin_ && a.vote_source_ == b.vote_source_;
    }

private:
    friend class vote_table_builder;
    template <class Column>
    static std::uint32_t count(const Column& column) noexcept {
        return static_cast<std::uint32_t>(column.size());
    }
    static std::optional<std::uint32_t> find(const std::vector<std::string>& names, std::string_view name) {
        const auto at = std::lower_bound(names.begin(), names.end(), name);
        if (at == names.end() || *at != name) return std::nullopt;
        return static_cast<std::uint32_t>(at - names.begin());
    }

    std::vector<std::string> items_, sources_, values_;
    std::vector<double> numbers_;  // by value; not a number where it is none
    std::vector<std::uint32_t> item_begin_, candidate_value_, candidate_begin_, vote_source_;
};

/// Fills a `vote_table`. Names are looked up once where the caller keeps their numbers: `add(item, source, value)` takes
/// what `item`, `source` and `value` gave.
class vote_table_builder {
public:
    [[nodiscard]] std::uint32_t item(std::string_view name) { return items_.number(name); }
    [[nodiscard]] std::uint32_t source(std::string_view name) { return sources_.number(name); }
    [[nodiscard]] std::uint32_t value(std::string_view name) { return values_.number(name); }

    /// \throws std::out_of_range for a number that the builder did not give
    void add(std::uint32_t item, std::uint32_t source, std::uint32_t value) {
        if (item >= items_.size() || source >= sources_.size() || value >= values_.size()) {
            throw std::out_of_range(fmt::format(
                "vote_table_builder: item {} of {}, source {} of {}, value {} of {}; expected numbers it gave",
                item, items_.size(), source, sources_.size(), value, values_.size()));
        }
        votes_.push_back({item, source, value});
    }
    void add(std::string_view item, std::string_view source, std::string_view value) {
        votes_.push_back({items_.number(item), sources_.number(source), values_.number(value)});
    }

    /// The table of what was added; names that nobody votes on or with are in it as well.
    /// Complexity: O(n log m) in the votes n, with m on one item, and a sort of the names.
    [[nodiscard]] vote_table build() const {
        vote_table made;
        const auto item_rank = items_.sorted_into(made.items_);
        const auto source_rank = sources_.sorted_into(made.sources_);
        std::vector<std::pair<double, std::string_view>> keys;  // infinite, last, where it is no number
        for (const std::string_view name : values_.names()) {
            const double x = read(name);
            keys.emplace_back(std::isnan(x) ? std::numeric_limits<double>::infinity() : x, name);
        }
        const auto value_rank = rank(keys);
        made.values_.resize(keys.size());
        made.numbers_.resize(keys.size());
        for (std::size_t i = 0; i < keys.size(); ++i) {
            made.values_[value_rank[i]] = keys[i].second;
            made.numbers_[value_rank[i]] = read(keys[i].second);
        }
        // Gathered by item, then each item sorted: by value, then by source.
        std::vector<std::uint32_t> begin(made.items_.size() + 1, 0);
        for (const vote& v : votes_) ++begin[item_rank[v.item] + 1];
        std::partial_sum(begin.begin(), begin.end(), begin.begin());
        std::vector<std::uint64_t> sorted(votes_.size());
        std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
        for (const vote& v : votes_) {
            sorted[next[item_rank[v.item]]++] =
                std::uint64_t{value_rank[v.value]} << 32 | source_rank[v.source];
        }
        made.item_begin_.assign(1, 0);
        made.vote_source_.reserve(votes_.size());
        for (std::size_t item = 0; item < made.items_.size(); ++item) {
            const auto from = sorted.begin() + begin[item];
            const auto to = sorted.begin() + begin[item + 1];
            std::sort(from, to);
            for (auto at = from; at != to; ++at) {
                if (at != from && *at == *(at - 1)) continue;
                const auto value = static_cast<std::uint32_t>(*at >> 32);
                if (at == from || value != made.candidate_value_.back()) {
                    made.candidate_value_.push_back(value);
                    made.candidate_begin_.push_back(made.vote_count());
                }
                made.vote_source_.push_back(static_cast<std::uint32_t>(*at));
                made.candidate_begin_.back() = made.vote_count();
            }
            made.item_begin_.push_back(made.candidate_count());
        }
        return made;
    }

private:
    struct vote {
        std::uint32_t item, source, value;
    };
    /// For each of some keys its place in their order.
    template <class Key>
    static std::vector<std::uint32_t> rank(const std::vector<Key>& keys) {
        std::vector<std::uint32_t> order(keys.size());
        std::iota(order.begin(), order.end(), 0U);
        std::sort(order.begin(), order.end(), [&](auto a, auto b) { return keys[a] < keys[b]; });
        std::vector<std::uint32_t> ranks(keys.size());
        for (std::uint32_t i = 0; i < order.size(); ++i) ranks[order[i]] = i;
        return ranks;
    }
    /// A number as it is written, or not a number.
    static double read(std::string_view text) noexcept {
        double x = 0;
        const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), x);
        const bool whole = failed == std::errc{} && end == text.data() + text.size() && std::isfinite(x);
        return whole ? x : std::numeric_limits<double>::quiet_NaN();
    }

    struct name_list {
        text_pool pool{};
        name_index index{};

        [[nodiscard]] std::size_t size() const noexcept { return index.symbols(); }
        std::uint32_t number(std::string_view name) { return index.intern(name, pool); }
        [[nodiscard]] std::vector<std::string_view> names() const {
            std::vector<std::string_view> all;
            all.reserve(size());
            for (std::uint32_t i = 0; i < size(); ++i) all.push_back(index.name_of_symbol(i));
            return all;
        }
        std::vector<std::uint32_t> sorted_into(std::vector<std::string>& sorted) const {
            const auto all = names();
            auto ranks = rank(all);
            sorted.resize(all.size());
            for (std::size_t i = 0; i < all.size(); ++i) sorted[ranks[i]] = all[i];
            return ranks;
        }
    };

    name_list items_, sources_, values_;
    std::vector<vote> votes_;
};

}  // namespace hearsay::inline v1
