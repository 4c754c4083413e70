#pragma once

#include <hearsay/model/said_at.hpp>
#include <hearsay/trace/detail/listing.hpp>
#include <hearsay/trace/loops.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace hearsay::inline v1 {

/// A source that is confirmed by its own word: a chain of relays that comes back to it after passing another
/// source.
struct circular_report {
    source_id source;
    std::vector<statement_id> statements;  ///< from its later statement back to its earlier one
    std::vector<source_id> sources;  ///< who made them, one for one: the first and the last are `source`

    /// "the Courier (2023-03-06) > the Wire (2023-03-05) > the Courier (2023-03-04)"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        const auto& all = graph.whole();
        return detail::path_of(statements, [&](statement_id s) {
            const said_at at = all.at(s);
            std::string one{all.title(all.source(s))};
            return at.is_known() ? fmt::format("{} ({})", one, to_string(at)) : one;
        });
    }
    friend bool operator==(const circular_report&, const circular_report&) = default;
};

namespace detail {

/// Looks for the way back to one source after another, over the same relays.
template <class Snapshot>
class way_back {
public:
    way_back(const Snapshot& all, adjacency relays) : all_{all}, relays_{std::move(relays)} {
        // Who relays lies higher than what it relays, unless both are in one loop: whatever is not above the
        // lowest statement of a source does not lead back to it.
        parts_ = strong_components(relays_);
        part_size_.assign(parts_.count, 0);
        for (const std::uint32_t part : parts_.of) ++part_size_[part];
        const auto size = static_cast<std::uint32_t>(relays_.size());
        relayed_.assign(size, false);
        std::vector<std::uint32_t> order(size);  // by part, from the far end
        std::vector<std::uint32_t> at(parts_.count + 1, 0);
        for (const std::uint32_t part : parts_.of) ++at[part + 1];
        for (std::uint32_t p = 0; p < parts_.count; ++p) at[p + 1] += at[p];
        for (std::uint32_t s = 0; s < size; ++s) order[at[parts_.of[s]]++] = s;
        height_.assign(parts_.count, 0);
        for (const std::uint32_t s : order) {
            const std::uint32_t part = parts_.of[s];
            for (const std::uint32_t to : relays_.of(s)) {
                relayed_[to] = true;
                if (parts_.of[to] != part)
                    height_[part] = std::max(height_[part], height_[parts_.of[to]] + 1);
            }
        }
        layer_.assign(size, 0);
        search_.assign(size, 0);
        leads_.assign(size, 0);
    }

    /// One shortest path from a statement of the source to one of its own past others, of so many relays at
    /// most: the first by the names (ids) of source and statement. Nothing where there is none, or, then
    /// `shortened`, none so short.
    [[nodiscard]] std::optional<circular_report> of(
        source_id source, std::uint32_t longest, bool& shortened) {
        shortened = false;
        constexpr std::uint32_t highest = std::numeric_limits<std::uint32_t>::max();
        std::vector<std::uint32_t> found;  // what is reached, layer by layer
        std::uint32_t lowest = highest;
        std::uint32_t top = 0;
        bool loop = false;
        for (const statement_id s : all_.statements_of(source)) {
            const std::uint32_t n = s.number();
            const std::uint32_t part = parts_.of[n];
            if (relayed_[n]) lowest = std::min(lowest, height_[part]);
            if (relays_.of(n).empty()) continue;
            top = std::max(top, height_[part]);
            loop = loop || part_size_[part] > 1;
            found.push_back(n);
        }
        if (found.empty() || lowest == highest || (lowest >= top && !loop)) return std::nullopt;
        ++searches_;
        for (const std::uint32_t n : found) mark(n, 0);
        bool back = false;
        std::size_t begin = 0;
        std::uint32_t layer = 0;
        for (; begin < found.size() && !back; ++layer) {
            if (layer == longest) {
                shortened = true;
                return std::nullopt;
            }
            const std::size_t end = found.size();
            for (; begin < end; ++begin) {
                const std::uint32_t at = found[begin];
                steps_ += 1 + relays_.of(at).size();
                for (const std::uint32_t to : relays_.of(at)) {
                    if (is_by(to, source)) {
                        if (layer == 0) continue;  // a follow-up to its own report
                        back = true;
                        leads_[at] = searches_;
                    } else if (search_[to] != searches_ && height_[parts_.of[to]] >= lowest) {
                        mark(to, layer + 1);
                        found.push_back(to);
                    }
                }
            }
        }
        if (!back) return std::nullopt;
        // What leads back, upwards; then down again by the names.
        for (auto at = found.rbegin(); at != found.rend(); ++at) {
            if (leads_[*at] == searches_ || layer_[*at] + 1 >= layer) continue;
            const auto relays = relays_.of(*at);
            if (std::any_of(relays.begin(), relays.end(), [&](auto to) { return is_next(*at, to); })) {
                leads_[*at] = searches_;
            }
        }
        circular_report made{source, {}, {}};
        std::uint32_t at =
            first_by_name(found, [&](auto n) { return layer_[n] == 0 && leads_[n] == searches_; });
        add(made, at);
        while (layer_[at] + 1 < layer) {
            at = first_by_name(relays_.of(at), [&, from = at](auto to) { return is_next(from, to); });
            add(made, at);
        }
        add(made, first_by_name(relays_.of(at), [&](auto to) { return is_by(to, source); }));
        return made;
    }

    /// Statements and relays looked at so far.
    [[nodiscard]] std::size_t steps() const noexcept { return steps_; }
    [[nodiscard]] std::size_t size() const noexcept { return relays_.size() + relays_.to.size(); }

private:
    [[nodiscard]] bool is_by(std::uint32_t statement, source_id source) const {
        return all_.source(statement_id{statement}) == source;
    }
    void mark(std::uint32_t statement, std::uint32_t layer) {
        search_[statement] = searches_;
        layer_[statement] = layer;
    }
    [[nodiscard]] bool is_next(std::uint32_t at, std::uint32_t to) const {
        return search_[to] == searches_ && leads_[to] == searches_ && layer_[to] == layer_[at] + 1;
    }
    template <class List, class Wanted>
    [[nodiscard]] std::uint32_t first_by_name(const List& list, Wanted&& wanted) const {
        const auto key = [&](std::uint32_t n) {
            const statement_id s{n};
            return std::tuple{all_.name(all_.source(s)), all_.name(s)};
        };
        std::optional<std::uint32_t> best;
        for (const std::uint32_t n : list) {
            if (wanted(n) && (!best || key(n) < key(*best))) best = n;
        }
        return *best;
    }
    void add(circular_report& to, std::uint32_t statement) const {
        to.statements.emplace_back(statement);
        to.sources.push_back(all_.source(statement_id{statement}));
    }

    const Snapshot& all_;
    adjacency relays_;
    components parts_;
    std::vector<std::uint32_t> part_size_;
    std::vector<std::uint32_t> height_;  // by part: relays on the longest way down
    std::vector<bool> relayed_;
    std::vector<std::uint32_t> search_;  // by statement: the search that reached it last
    std::vector<std::uint32_t> layer_;   // and how far it was then
    std::vector<std::uint32_t> leads_;   // the search in which it led back
    std::uint32_t searches_ = 0;
    std::size_t steps_ = 0;
};

}  // namespace detail

/// The circular reports of a graph.
struct circular_list {
    std::vector<circular_report> reports;  ///< by source
    bool complete = true;                  ///< there are no others; else the shortest are here

    [[nodiscard]] auto begin() const noexcept { return reports.begin(); }
    [[nodiscard]] auto end() const noexcept { return reports.end(); }
    [[nodiscard]] std::size_t size() const noexcept { return reports.size(); }
    [[nodiscard]] bool empty() const noexcept { return reports.empty(); }
};

/// Circular reporting: every source that a chain of relays comes back to after passing another one.
///
/// The courier reports an explosion, the wire has it from the courier, and the courier's next report cites
/// the wire: the courier confirms itself. A follow-up that cites one's own report is none. One shortest path
/// for each source, over live statements of the graph or view and relays that carry something.
///
/// Complexity: O(statements + relays), and for each source what lies below its statements and above the
/// lowest of them, as far as the nearest way back; at most 64 (statements + relays) and a few seconds in all.
/// In a ring of a million sources each has a way back of a million relays: then the list is not `complete`.
/// Memory: some 30 bytes a statement.
template <claim_graph_like Graph>
[[nodiscard]] circular_list circular_reports(const Graph& graph) {
    const auto& all = graph.whole();
    detail::way_back search{all,
        detail::relays_between(
            graph, [&](statement_id s) { return is_live(graph, s); },
            [&](statement_id relay, statement_id relayed) { return detail::in_time(all, relay, relayed); })};
    circular_list found;
    const std::size_t patience = 64 * search.size() + (std::size_t{1} << 24);
    std::vector<source_id> open(all.sources().begin(), all.sources().end());
    std::vector<source_id> further;
    // Short ways back first, of all sources: long ones may be too many.
    for (std::uint32_t longest = 16; !open.empty(); longest *= 4) {
        further.clear();
        for (const source_id source : open) {
            if (search.steps() > patience) {
                found.complete = false;
                break;
            }
            bool shortened = false;
            if (auto report = search.of(source, longest, shortened))
                found.reports.push_back(std::move(*report));
            else if (shortened)
                further.push_back(source);
        }
        if (!found.complete) break;
        open.swap(further);
    }
    std::sort(found.reports.begin(), found.reports.end(),
        [](const circular_report& a, const circular_report& b) { return a.source < b.source; });
    return found;
}

}  // namespace hearsay::inline v1
