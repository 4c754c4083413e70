#pragma once

#include <hearsay/compare/compare.hpp>
#include <hearsay/compare/detail/question_lines.hpp>
#include <hearsay/compare/detail/takers.hpp>
#include <hearsay/compare/in_turn.hpp>
#include <hearsay/trace/detail/account_graph.hpp>
#include <hearsay/trace/detail/position_takers.hpp>
#include <hearsay/trace/source_table.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

namespace detail {

/// Tells of two positions on one question and scope, by their places among those that are taken, whether one excludes the
/// other: from their values on a line where they have any there.
template <class Graph>
class exclusions {
public:
    exclusions(const Graph& graph, const lens& by) : graph_{graph}, by_{by} {}

    void go_to(question_id question, std::span<const taken_line> taken) {
        question_ = question;
        taken_ = taken;
        read_ = false;
        known_.clear();
    }
    [[nodiscard]] bool operator()(std::uint32_t a, std::uint32_t b) {
        if (!read_) read();
        if (!lined_) {
            const auto [at, fresh] = known_.try_emplace({a, b}, false);
            if (fresh)
                at->second =
                    compare(graph_, taken_[a].position, taken_[b].position, by_).verdict == verdict::conflict;
            return at->second;
        }
        const bool one_group = lines_.groups.size() == 1;
        const lined_position& x = lines_.rows[one_group ? a : row_of_[a]];
        const lined_position& y = lines_.rows[one_group ? b : row_of_[b]];
        if (!x.has_value || !y.has_value) return false;
        const bool own = x.unit == y.unit;
        if (!own && !(x.has_set && y.has_set)) return false;
        return question_lines::verdict_of_rows(x, y, nesting::same, own) == verdict::conflict;
    }

private:
    void read() {
        read_ = true;
        lined_ = graph_.whole().visit_kind(question_,
            [&]<class Kind>(Kind) { return lines_.template read<Kind>(graph_, question_, by_, taken_); });
        if (!lined_ || lines_.groups.size() == 1) return;
        row_of_.resize(taken_.size());
        for (std::uint32_t r = 0; r < lines_.rows.size(); ++r) {
            const auto at = std::lower_bound(taken_.begin(), taken_.end(), lines_.rows[r].position,
                [](const taken_line& t, position p) { return t.position < p; });
            row_of_[static_cast<std::size_t>(at - taken_.begin())] = r;
        }
    }

    const Graph& graph_;
    const lens& by_;
    question_id question_{0};
    std::span<const taken_line> taken_;
    bool read_ = false;
    bool lined_ = false;
    question_lines lines_;
    std::vector<std::uint32_t> row_of_;  // by place, where the rows are not in their order
    std::map<std::pair<std::uint32_t, std::uint32_t>, bool> known_;
};

/// What is read of an account for every position that it stands behind, side by side.
struct account_word {
    const std::uint32_t* below;  // its origins
    std::uint32_t below_count;
    std::uint32_t source;
    std::uint32_t place;             // of what it says, among the positions on its question; or one of these
    std::uint32_t met = 0xffffffff;  // the position that it was met for last

    static constexpr std::uint32_t unknown = 0xffffffff;
    static constexpr std::uint32_t several = 0xfffffffe;
};

}  // namespace detail

/// Whose word every position of a graph is: `origins(graph, p, by).sources` for each, all at once.
///
/// An archive of a million reports, in which each was asked whose word it passes on: one walk through it from the
/// origins upwards answers for all.
///
/// \param graph  a graph or any view of one
/// \param run    how the questions are shared out: `in_turn`, or `on_all_cores` of parallel.hpp; the result is the same
/// Complexity: O(stances + relays), what is listed, and for each statement that relays several the origins of those.
/// Under `positions::latest` besides the sorting of `positions_taken`. Memory: some 100 bytes a statement, and 4 for each
/// origin that lies below one which relays several.
template <claim_graph_like Graph, class Run = in_turn>
[[nodiscard]] source_table origins_of_all(const Graph& graph, const lens& by = {}, Run&& run = {}) {
    using detail::account_word;
    const auto& all = graph.whole();
    const detail::account_graph accounts{graph};
    const detail::origin_sets sets{accounts};
    lens of_all = by;  // an origin may be a word that its source has replaced by a later one
    of_all.which = positions::all;
    const detail::all_takers taken{graph, of_all, run};
    const detail::position_takers takers{graph, accounts, taken, by.which};
    std::optional<detail::position_takers> with_superseded;
    if (by.which == positions::latest) with_superseded.emplace(graph, accounts, taken, positions::all);

    std::vector<account_word> words(accounts.accounts());  // of one question each, and so of one thread
    for (std::uint32_t a = 0; a < words.size(); ++a) {
        const auto below = sets.below(a);
        words[a] = {below.data(), static_cast<std::uint32_t>(below.size()),
            all.source(accounts.statement(a)).number(), account_word::unknown};
    }
    const std::size_t questions = all.questions().size();
    std::vector<std::unique_ptr<source_table>> pieces(questions);  // by the first question of a piece
    run(questions, [&](std::size_t from, std::size_t to) {
        auto made = std::make_unique<source_table>();
        detail::exclusions excludes{graph, of_all};
        for (std::size_t q = from; q < to; ++q) {
            const auto positions_on = taken.of(q);
            const auto count = static_cast<std::uint32_t>(positions_on.size());
            const std::size_t first_place = taken.begins()[q];
            excludes.go_to(question_id{static_cast<std::uint32_t>(q)}, positions_on);
            const auto& saying = with_superseded ? *with_superseded : takers;
            for (std::uint32_t i = 0; i < count; ++i) {
                for (const auto& t : saying.of(first_place + i)) {
                    std::uint32_t& place = words[t.account].place;
                    place = place == account_word::unknown || place == i ? i : account_word::several;
                }
            }
            const auto says_otherwise = [&](std::uint32_t origin, std::uint32_t i) {
                const std::uint32_t place = words[origin].place;
                if (place == i) return false;
                if (place != account_word::several) return excludes(place, i);
                const statement_id s = accounts.statement(origin);
                for (const stance_on on : all.stances(s)) {
                    if (!on.commits()) continue;
                    if (accounts.find(s, all.question(on.claim), all.scope_of(on.claim)) != origin) continue;
                    const auto at = std::lower_bound(positions_on.begin(), positions_on.end(),
                        position{on.claim, on.stance == stance::denies},
                        [](const detail::taken_line& t, position p) { return t.position < p; });
                    const auto own = static_cast<std::uint32_t>(at - positions_on.begin());
                    if (own == i || !excludes(own, i)) return false;
                }
                return true;
            };
            made->begins.push_back(made->positions.size());
            for (std::uint32_t i = 0; i < count; ++i) {
                const auto taken_by = takers.of(first_place + i);
                if (taken_by.empty()) continue;
                made->positions.push_back(positions_on[i].position);
                const std::size_t begin = made->sources.size();
                made->source_begins.push_back(begin);
                for (const auto& t : taken_by) {
                    if (!t.reached) continue;
                    const account_word& taker = words[t.account];
                    for (std::uint32_t o = 0; o < taker.below_count; ++o) {
                        account_word& origin = words[taker.below[o]];
                        if (origin.met == i) continue;
                        origin.met = i;
                        if (!says_otherwise(taker.below[o], i)) made->sources.emplace_back(origin.source);
                    }
                }
                const auto first = made->sources.begin() + static_cast<std::ptrdiff_t>(begin);
                if (made->sources.end() - first < 2) continue;
                std::sort(first, made->sources.end());
                made->sources.erase(std::unique(first, made->sources.end()), made->sources.end());
            }
        }
        pieces[from] = std::move(made);
    });

    source_table found;
    for (auto& piece : pieces) {
        if (!piece) continue;
        const std::size_t positions_before = found.positions.size();
        const std::size_t sources_before = found.sources.size();
        if (positions_before == 0 && found.begins.empty()) {
            found = std::move(*piece);
        } else {
            for (const std::size_t begin : piece->begins) found.begins.push_back(begin + positions_before);
            for (const std::size_t begin : piece->source_begins)
                found.source_begins.push_back(begin + sources_before);
            found.positions.insert(found.positions.end(), piece->positions.begin(), piece->positions.end());
            found.sources.insert(found.sources.end(), piece->sources.begin(), piece->sources.end());
        }
        piece.reset();
    }
    found.begins.push_back(found.positions.size());
    found.source_begins.push_back(found.sources.size());
    return found;
}

}  // namespace hearsay::inline v1
