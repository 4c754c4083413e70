#pragma once

#include <hearsay/trace/chains.hpp>
#include <hearsay/trace/detail/disjoint_walks.hpp>
#include <hearsay/trace/detail/source_families.hpp>
#include <hearsay/trace/origins.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// As many chains of a position as there can be of which no two share a statement, or no two a source.
/// \tparam Id  what they do not share: `statement_id`, `source_id`
template <class Id>
struct disjoint_chains_found {
    std::vector<chain> chains;     ///< as many as were found; shortest first, then by name
    std::size_t at_most = 0;       ///< so many are possible at most; see `is_exact`
    std::vector<Id> cut;           ///< without these, no chain is left; ascending
    std::size_t cut_at_least = 0;  ///< so many are needed for that at least; see `cut_is_least`

    [[nodiscard]] bool is_exact() const noexcept { return chains.size() == at_most; }
    [[nodiscard]] bool cut_is_least() const noexcept { return cut.size() == cut_at_least; }

    /// "2 chains share no source: the article > GUR; the wire > NIS. Every chain passes the article or the wire"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        constexpr bool by_source = std::is_same_v<Id, source_id>;
        constexpr std::string_view what = by_source ? "source" : "statement";
        if (at_most == 0) return "no chain leads to an origin";
        std::string text = chains.size() == 1
            ? fmt::format("of any two chains both pass a {} in common", what)
            : fmt::format("{} chains share no {}", chains.size(), what);
        if (!is_exact())
            text = fmt::format("at least {} chains, at most {}, share no {}", chains.size(), at_most, what);
        for (std::size_t i = 0; i < chains.size(); ++i)
            text += fmt::format("{}{}", i == 0 ? ": " : "; ", chains[i].because(graph));
        const auto& all = graph.whole();
        const auto name = [&](Id x) {
            if constexpr (by_source)
                return all.title(x);
            else
                return all.name(x);
        };
        text += ". Every chain passes ";
        for (std::size_t i = 0; i < cut.size(); ++i) {
            if (i != 0) text += i + 1 == cut.size() ? " or " : ", ";
            text += name(cut[i]);
        }
        return text;
    }
    friend bool operator==(const disjoint_chains_found&, const disjoint_chains_found&) = default;
};

namespace detail {

/// Puts walks in the order of chains: shortest first, then by the names of source and statement.
template <class Snapshot>
void sort_walks(
    const Snapshot& all, const position_paths& paths, std::vector<std::vector<std::uint32_t>>& walks) {
    const auto names = [&](std::uint32_t v) {
        return std::pair{all.name(all.source(paths.statements[v])), all.name(paths.statements[v])};
    };
    std::sort(walks.begin(), walks.end(), [&](const auto& a, const auto& b) {
        if (a.size() != b.size()) return a.size() < b.size();
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (paths.statements[a[i]] != paths.statements[b[i]]) return names(a[i]) < names(b[i]);
        }
        return false;
    });
}

/// The chains that some walks are.
template <class Snapshot>
[[nodiscard]] std::vector<chain> chains_of(
    const Snapshot& all, const position_paths& paths, const std::vector<std::vector<std::uint32_t>>& walks) {
    std::vector<chain> made(walks.size());
    for (std::size_t w = 0; w < walks.size(); ++w) {
        for (const std::uint32_t v : walks[w]) {
            made[w].statements.push_back(paths.statements[v]);
            made[w].sources.push_back(all.source(paths.statements[v]));
        }
    }
    return made;
}

/// The paths of a position and which of their ends count: origins that leave room for it.
struct counted_paths {
    position_paths paths;
    std::vector<bool> counts;  // by node: an end that counts

    template <class Graph>
    counted_paths(const question_trace<Graph>& trace, const target& p, const lens& by)
        : paths{find_paths(trace, p, by.which, heads::nearest)}, counts(paths.size(), false) {
        auto disjoint = disjoint_through(trace.graph(), by);
        contrary_words contrary{trace, p, disjoint};
        for (std::uint32_t v = 0; v < paths.size(); ++v)
            counts[v] = paths.ends(v) && !contrary(paths.statements[v]);
    }

    /// As many walks as share no node, those nodes apart for which `closed(node)`.
    template <class Closed>
    [[nodiscard]] disjoint_walks walks_past(const Closed& closed) const {
        return {paths.relays, [&](std::uint32_t v) { return paths.starts(v); },
            [&](std::uint32_t v) { return bool{counts[v]}; }, [&](std::uint32_t v) { return !closed(v); }};
    }
    [[nodiscard]] disjoint_walks walks() const {
        return walks_past([](std::uint32_t) { return false; });
    }
};

/// Which two walks share a colour, if any do: the colour.
[[nodiscard]] inline std::optional<std::uint32_t> shared_colour(
    const std::vector<std::vector<std::uint32_t>>& walks, const std::vector<std::uint32_t>& colour) {
    number_map walk_of;
    for (std::uint32_t w = 0; w < walks.size(); ++w) {
        for (const std::uint32_t v : walks[w]) {
            if (walk_of.insert(colour[v], w).first != w) return colour[v];
        }
    }
    return std::nullopt;
}

/// Those walks that share no colour with one kept before.
[[nodiscard]] inline std::vector<std::vector<std::uint32_t>> keep_apart(
    std::vector<std::vector<std::uint32_t>> walks, const std::vector<std::uint32_t>& colour) {
    number_map taken;
    std::vector<std::vector<std::uint32_t>> kept;
    for (auto& walk : walks) {
        if (std::any_of(walk.begin(), walk.end(), [&](auto v) { return taken.contains(colour[v]); }))
            continue;
        for (const std::uint32_t v : walk) taken.insert(colour[v], 0);
        kept.push_back(std::move(walk));
    }
    return kept;
}

/// Walks that share no statement, where a statement may be two nodes: one of the two is closed, then the other, until no
/// two walks meet. A statement is two nodes only where it stands above one that takes the position and below another.
class statement_disjoint_walks {
public:
    statement_disjoint_walks(
        const counted_paths& of, const numbered_statements& numbered, std::size_t at_most)
        : of_{of}, number_{numbered.of}, closed_(of.paths.size(), false), enough_{at_most} {
        search(of.walks());
        // A walk that passes a statement twice, as it may have to in a loop, is none that was looked for.
        exhausted_ = steps_left_ != 0 && !numbered.loops.loops;
    }
    [[nodiscard]] const std::vector<std::vector<std::uint32_t>>& best() const noexcept { return best_; }
    [[nodiscard]] bool is_exact() const noexcept { return best_.size() == enough_ || exhausted_; }

private:
    void search(const disjoint_walks& found) {
        if (best_.size() == enough_ || found.count() <= best_.size() || steps_left_ == 0) return;
        --steps_left_;
        const auto walks = found.walks();
        const auto shared = shared_colour(walks, number_);
        if (!shared) {
            best_ = walks;
            return;
        }
        if (auto kept = keep_apart(walks, number_); kept.size() > best_.size()) best_ = std::move(kept);
        for (std::uint32_t v = 0; v < of_.paths.size(); ++v) {
            if (number_[v] != *shared || closed_[v]) continue;
            closed_[v] = true;
            search(of_.walks_past([&](std::uint32_t node) { return bool{closed_[node]}; }));
            closed_[v] = false;
        }
    }

    const counted_paths& of_;
    const std::vector<std::uint32_t>& number_;
    std::vector<bool> closed_;
    std::size_t enough_;
    std::size_t steps_left_ = 256;
    bool exhausted_ = false;
    std::vector<std::vector<std::uint32_t>> best_;
};

/// A shortest walk over those nodes alone for which `allowed(node)`; empty where there is none.
template <class Allowed>
[[nodiscard]] std::vector<std::uint32_t> shortest_walk(const counted_paths& of, const Allowed& allowed) {
    const position_paths& paths = of.paths;
    std::vector<std::uint32_t> from(paths.size(), number_map::none);
    std::vector<std::uint32_t> open;
    for (std::uint32_t v = 0; v < paths.size(); ++v) {
        if (!paths.starts(v) || !allowed(v)) continue;
        from[v] = v;
        open.push_back(v);
    }
    for (std::size_t i = 0; i < open.size(); ++i) {
        std::uint32_t v = open[i];
        if (of.counts[v]) {
            std::vector<std::uint32_t> walk{v};
            for (; from[v] != v; v = from[v]) walk.push_back(from[v]);
            std::reverse(walk.begin(), walk.end());
            return walk;
        }
        for (const std::uint32_t to : paths.relays.of(v)) {
            if (from[to] != number_map::none || !allowed(to)) continue;
            from[to] = v;
            open.push_back(to);
        }
    }
    return {};
}

/// Puts in place of walks that pass a statement twice, as its two nodes, others that do not, where there are such beside
/// the other walks. Walks share no colour before nor after.
inline void without_repeats(const counted_paths& of, const numbered_statements& numbered,
    const std::vector<std::uint32_t>& colour, std::vector<std::vector<std::uint32_t>>& walks) {
    std::vector<std::uint32_t> taken(of.paths.size(), 0);  // by colour: of how many nodes of walks
    for (const auto& walk : walks) {
        for (const std::uint32_t v : walk) ++taken[colour[v]];
    }
    std::vector<bool> closed(of.paths.size(), false);
    for (auto& walk : walks) {
        for (const std::uint32_t v : walk) --taken[colour[v]];
        std::size_t steps_left = 64;
        const auto search = [&](const auto& self, const std::vector<std::uint32_t>& tried) -> bool {
            if (tried.empty() || steps_left == 0) return false;
            --steps_left;
            number_map at;
            for (const std::uint32_t v : tried) {
                const auto [twin, fresh] = at.insert(numbered.of[v], v);
                if (fresh) continue;
                for (const std::uint32_t which : {twin, v}) {
                    closed[which] = true;
                    const auto other = shortest_walk(
                        of, [&](std::uint32_t node) { return !closed[node] && taken[colour[node]] == 0; });
                    const bool found = self(self, other);
                    closed[which] = false;
                    if (found) return true;
                }
                return false;
            }
            walk = tried;
            return true;
        };
        search(search, std::vector<std::uint32_t>{walk});
        for (const std::uint32_t v : walk) ++taken[colour[v]];
    }
}

}  // namespace detail

/// Lines of support that no statement joins: as many chains to different origins as there can be of which no two share
/// a statement, and as few statements as cut them all.
///
/// Two newspapers that both quote the agency's one report are one line, whatever they print; had each its own man at
/// the ministry, they would be two. Picking chains one after the other may find fewer than there are: this finds the
/// most. An origin that says otherwise ends none.
///
/// Exact but where a statement stands above one that takes the position and also below one, and the search for the best
/// of both ways is given up: `is_exact` tells.
/// \throws std::invalid_argument if the position is on another question
/// Complexity: O(n log n + relays sqrt(n)) in what can lie on a chain; nothing else of the case is looked at.
/// Source: K. Menger (1927), by way of a maximal flow; see `detail/disjoint_walks.hpp`.
template <claim_graph_like Graph>
[[nodiscard]] disjoint_chains_found<statement_id> disjoint_chains(
    const question_trace<Graph>& trace, const target& p, const lens& by = {}) {
    const auto& all = trace.graph().whole();
    const detail::counted_paths of{trace, p, by};
    const auto flow = of.walks();
    disjoint_chains_found<statement_id> found;
    for (const std::uint32_t v : flow.cut()) found.cut.push_back(of.paths.statements[v]);
    std::sort(found.cut.begin(), found.cut.end());
    found.cut.erase(std::unique(found.cut.begin(), found.cut.end()), found.cut.end());
    found.at_most = found.cut.size();
    auto walks = flow.walks();
    if (of.paths.doubled) {
        const auto numbered = detail::number_statements(of.paths);
        const detail::statement_disjoint_walks search{of, numbered, found.at_most};
        walks = search.best();
        if (search.is_exact()) found.at_most = walks.size();
        detail::without_repeats(of, numbered, numbered.of, walks);
    }
    found.cut_at_least = walks.size();
    detail::sort_walks(all, of.paths, walks);
    found.chains = detail::chains_of(all, of.paths, walks);
    return found;
}
template <claim_graph_like Graph>
[[nodiscard]] disjoint_chains_found<statement_id> disjoint_chains(
    const Graph& graph, const target& p, const lens& by = {}) {
    return disjoint_chains(question_trace{graph, detail::question_of(graph, p)}, p, by);
}

/// The same by source: as many chains as there can be of which no two pass the same source, and as few sources as are on
/// every chain together.
///
/// An agency that reports twice, from two ministries, is on both chains: by statements those are two lines, by source
/// one. Where sources make several statements the most can be far to seek (it is as hard as packing sets), and fewer
/// chains may fit than sources are needed to cut them. Up to 64 sources with up to 1,000 minimal sets that suffice are
/// searched, for some hundredths of a second; else, or where that is not enough, `at_most` and `cut_at_least` are bounds.
/// \throws std::invalid_argument if the position is on another question
/// Complexity: O(n log n + relays sqrt(n)) in what can lie on a chain, and that search where statements of one source
/// lie on several.
template <claim_graph_like Graph>
[[nodiscard]] disjoint_chains_found<source_id> source_disjoint_chains(
    const question_trace<Graph>& trace, const target& p, const lens& by = {}) {
    constexpr std::size_t most_sets = 1000;
    constexpr std::size_t most_steps = 20'000;
    const auto& all = trace.graph().whole();
    const detail::counted_paths of{trace, p, by};
    const std::uint32_t size = of.paths.size();

    // Sources as one node each: what cuts all walks among those cuts all chains.
    detail::number_map numbers;
    std::vector<source_id> sources;
    std::vector<std::uint32_t> colour(size);
    for (std::uint32_t v = 0; v < size; ++v) {
        const source_id s = all.source(of.paths.statements[v]);
        const auto [number, fresh] = numbers.insert(s.number(), static_cast<std::uint32_t>(sources.size()));
        if (fresh) sources.push_back(s);
        colour[v] = number;
    }
    std::vector<bool> starts(sources.size(), false);
    std::vector<bool> ends(sources.size(), false);
    std::vector<detail::adjacency::edge> edges;
    for (std::uint32_t v = 0; v < size; ++v) {
        if (of.paths.starts(v)) starts[colour[v]] = true;
        if (of.counts[v]) ends[colour[v]] = true;
        for (const std::uint32_t to : of.paths.relays.of(v)) {
            if (colour[v] != colour[to]) edges.emplace_back(colour[v], colour[to]);
        }
    }
    const detail::adjacency merged{sources.size(), edges};
    const auto always = [](std::uint32_t) { return true; };
    const auto at = [](const std::vector<bool>& list) {
        return [&list](std::uint32_t v) { return bool{list[v]}; };
    };

    const auto flow = of.walks();
    auto walks = flow.walks();
    disjoint_chains_found<source_id> found;
    std::vector<std::uint32_t> cut = detail::disjoint_walks{merged, at(starts), at(ends), always}.cut();
    std::vector<std::uint32_t> other;
    for (const std::uint32_t v : flow.cut()) other.push_back(colour[v]);
    std::sort(other.begin(), other.end());
    other.erase(std::unique(other.begin(), other.end()), other.end());
    if (other.size() < cut.size()) cut = other;
    found.at_most = cut.size();
    detail::sort_walks(all, of.paths, walks);  // of two in each other's way, the first in that order is kept
    walks = detail::keep_apart(std::move(walks), colour);
    found.cut_at_least = walks.size();
    if (walks.size() != found.at_most && sources.size() <= 64) {
        if (const auto family =
                detail::minimal_colours_of_walks(of.paths, colour, at(of.counts), most_sets)) {
            const detail::widest_packing packing{*family, found.at_most, most_steps};
            if (packing.chosen().size() > walks.size()) {
                walks.clear();
                for (const detail::bit_set set : packing.chosen())
                    walks.push_back(
                        detail::shortest_walk(of, [&](auto v) { return (set >> colour[v] & 1) != 0; }));
            }
            if (packing.is_exact()) found.at_most = walks.size();
            detail::bit_set known = 0;
            for (const std::uint32_t c : cut) known |= detail::bit_set{1} << c;
            const detail::least_cut least{*family, known, most_steps};
            cut.clear();
            for (detail::bit_set rest = least.found(); rest != 0; rest &= rest - 1)
                cut.push_back(static_cast<std::uint32_t>(std::countr_zero(rest)));
            found.cut_at_least = least.is_exact() ? cut.size() : walks.size();
        }
    }
    if (of.paths.doubled) detail::without_repeats(of, detail::number_statements(of.paths), colour, walks);
    for (const std::uint32_t c : cut) found.cut.push_back(sources[c]);
    std::sort(found.cut.begin(), found.cut.end());
    detail::sort_walks(all, of.paths, walks);
    found.chains = detail::chains_of(all, of.paths, walks);
    return found;
}
template <claim_graph_like Graph>
[[nodiscard]] disjoint_chains_found<source_id> source_disjoint_chains(
    const Graph& graph, const target& p, const lens& by = {}) {
    return source_disjoint_chains(question_trace{graph, detail::question_of(graph, p)}, p, by);
}

}  // namespace hearsay::inline v1
