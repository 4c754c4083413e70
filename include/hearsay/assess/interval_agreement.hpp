#pragma once

#include <hearsay/model/date_set.hpp>
#include <hearsay/model/interval.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// Values on a line that somebody accepts: numbers, or days.
///
/// Votes of one voter are one wherever several of them lie: let voters be independent origins, and forty outlets that
/// print one wire story count once; let each vote be a voter's own, and reports are counted.
template <class Piece>
struct basic_vote {
    Piece accepts;
    std::uint32_t voter = 0;
    friend bool operator==(const basic_vote&, const basic_vote&) = default;
};
using interval_vote = basic_vote<interval>;
using day_vote = basic_vote<day_range>;

/// Votes that are each of a voter of their own.
template <class Piece>
[[nodiscard]] std::vector<basic_vote<Piece>> one_vote_each(const std::vector<Piece>& accepted) {
    std::vector<basic_vote<Piece>> made;
    for (const Piece& x : accepted) made.push_back({x, static_cast<std::uint32_t>(made.size())});
    return made;
}

/// Values that so many voters accept: as many everywhere, though not everywhere the same ones.
template <class Piece>
struct basic_depth_region {
    Piece values;
    std::size_t depth = 0;
    friend bool operator==(const basic_depth_region&, const basic_depth_region&) = default;
};
using depth_region = basic_depth_region<interval>;

/// What most voters accept. How wide it is says how much that tells: "at least 1" agrees with everything.
template <class Piece>
struct best_regions_found {
    std::vector<Piece> regions{};  ///< accepted by `depth` voters each, the lowest first
    std::size_t depth = 0;
    std::size_t voters = 0;

    /// The width of the regions together: infinite where one is unbounded.
    [[nodiscard]] double width() const {
        double sum = 0;
        for (const Piece& one : regions) sum += one.width();
        return sum;
    }
    /// "3 of 4 voters accept [11, 12]; [14, 15]"
    [[nodiscard]] std::string because() const {
        if (regions.empty()) return "nobody votes";
        std::string text = fmt::format(
            "{} of {} voter{} accept{} ", depth, voters, voters == 1 ? "" : "s", depth == 1 ? "s" : "");
        for (std::size_t i = 0; i < regions.size(); ++i)
            text += fmt::format("{}{}", i == 0 ? "" : "; ", regions[i]);
        return text;
    }
    friend bool operator==(const best_regions_found&, const best_regions_found&) = default;
};

/// A strict majority and where it lies.
template <class Piece>
struct majority_found {
    bool agreed = false;    ///< more than half of the voters accept one value
    std::size_t depth = 0;  ///< so many accept the values that most do
    std::optional<Piece>
        hull{};  ///< of all those values, what lies between them included; absent without a majority
    std::vector<std::size_t> members{};  ///< the votes that hold the hull, or lie in it, by their places

    /// "2 of the votes hold [4, 17] or lie in it; 2 voters accept one value at most"
    [[nodiscard]] std::string because() const {
        if (!agreed)
            return fmt::format("no value is accepted by more than half of the voters; {} at most", depth);
        return fmt::format("{} of the votes hold {} or lie in it; {} voters accept one value at most",
            members.size(), *hull, depth);
    }
    friend bool operator==(const majority_found&, const majority_found&) = default;
};

/// What is left where the fewest votes are taken to be false.
struct ntp_intersection_found {
    interval values;
    std::size_t allowed = 0;                 ///< so many false ones had to be allowed for
    std::vector<std::size_t> false_votes{};  ///< whose midpoints lie outside, by their places

    /// "[10, 12], with 1 of the votes taken to be false"
    [[nodiscard]] std::string because() const {
        return fmt::format("{}, with {} of the votes taken to be false", values, allowed);
    }
    friend bool operator==(const ntp_intersection_found&, const ntp_intersection_found&) = default;
};

/// One number in the middle of what nearly all accept: for display, and no answer by itself.
struct brooks_iyengar_found {
    double value = 0;
    interval values;                      ///< from the first of the regions to the last
    std::vector<depth_region> regions{};  ///< that all but so many accept

    /// "11.1, of 2 regions in [10, 12]"
    [[nodiscard]] std::string because() const {
        return fmt::format(
            "{}, of {} region{} in {}", value, regions.size(), regions.size() == 1 ? "" : "s", values);
    }
    friend bool operator==(const brooks_iyengar_found&, const brooks_iyengar_found&) = default;
};

namespace detail {

/// A place between two neighbouring values of a line: a number, and whether just below (0) or just above it.
using line_place = std::pair<double, int>;

[[nodiscard]] inline line_place first_place(const interval& x) noexcept {
    return {x.lower(), x.has_lower() && x.lower_open() ? 1 : 0};
}
[[nodiscard]] inline line_place end_place(const interval& x) noexcept {
    return {x.upper(), x.upper_open() ? 0 : 1};
}
[[nodiscard]] inline interval between_places(line_place from, line_place to, const interval*) {
    return interval::between(from.first, from.second == 1, to.first, to.second == 0);
}

/// Days are whole: the place after one is that before the next.
[[nodiscard]] inline line_place first_place(const day_range& x) noexcept {
    if (!x.has_first()) return {-std::numeric_limits<double>::infinity(), 0};
    return {static_cast<double>(x.first()->time_since_epoch().count()), 0};
}
[[nodiscard]] inline line_place end_place(const day_range& x) noexcept {
    if (!x.has_last()) return {std::numeric_limits<double>::infinity(), 0};
    return {static_cast<double>(x.last()->time_since_epoch().count()) + 1, 0};
}
[[nodiscard]] inline day_range between_places(line_place from, line_place to, const day_range*) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const auto on = [](double number) { return day{std::chrono::days{static_cast<int>(number)}}; };
    if (from.first == -infinity && to.first == infinity) return day_range::everything();
    if (from.first == -infinity) return day_range::by(on(to.first - 1));
    if (to.first == infinity) return day_range::from(on(from.first));
    return day_range::between(on(from.first), on(to.first - 1));
}

template <class Piece>
[[nodiscard]] std::size_t count_voters(const std::vector<basic_vote<Piece>>& votes) {
    std::vector<std::uint32_t> voters;
    for (const auto& v : votes) voters.push_back(v.voter);
    std::sort(voters.begin(), voters.end());
    return static_cast<std::size_t>(std::unique(voters.begin(), voters.end()) - voters.begin());
}

/// From the first value that at least so many accept to the last.
template <class Piece>
[[nodiscard]] std::optional<Piece> hull_from_depth(
    const std::vector<basic_depth_region<Piece>>& profile, std::size_t depth) {
    std::optional<Piece> made;
    for (const auto& region : profile) {
        if (region.depth >= depth) made = made ? hull(*made, region.values) : region.values;
    }
    return made;
}

}  // namespace detail

/// How many voters accept each value: the line cut where that number changes, from the lowest value that somebody accepts
/// to the highest; gaps that nobody accepts are left out.
///
/// Ends count as they are, open or closed: [8, 10] and [10, 11] share 10, [8, 10) and [10, 11] nothing.
/// Complexity: O(n log n), one sweep.
template <class Piece>
[[nodiscard]] std::vector<basic_depth_region<Piece>> depth_profile(
    const std::vector<basic_vote<Piece>>& votes) {
    struct change {
        detail::line_place at;
        std::uint32_t voter;  // by rank
        bool begins;
    };
    std::vector<std::uint32_t> voters;
    for (const auto& v : votes) voters.push_back(v.voter);
    std::sort(voters.begin(), voters.end());
    voters.erase(std::unique(voters.begin(), voters.end()), voters.end());
    std::vector<change> changes;
    changes.reserve(votes.size() * 2);
    for (const auto& v : votes) {
        const auto rank = static_cast<std::uint32_t>(
            std::lower_bound(voters.begin(), voters.end(), v.voter) - voters.begin());
        changes.push_back({detail::first_place(v.accepts), rank, true});
        changes.push_back({detail::end_place(v.accepts), rank, false});
    }
    std::sort(changes.begin(), changes.end(), [](const change& a, const change& b) { return a.at < b.at; });
    std::vector<std::uint32_t> open(voters.size(), 0);  // votes of each that are begun
    std::vector<basic_depth_region<Piece>> made;
    std::size_t depth = 0;
    detail::line_place since{};
    for (std::size_t i = 0; i < changes.size();) {
        const detail::line_place at = changes[i].at;
        const std::size_t before = depth;
        for (; i < changes.size() && changes[i].at == at; ++i) {
            std::uint32_t& count = open[changes[i].voter];
            if (changes[i].begins) {
                if (count++ == 0) ++depth;
            } else if (--count == 0) {
                --depth;
            }
        }
        if (depth == before) continue;
        if (before != 0)
            made.push_back({detail::between_places(since, at, static_cast<const Piece*>(nullptr)), before});
        since = at;
    }
    return made;
}

/// All values that most voters accept. Six sources say at least 4, 9 to 13, at most 12 …: which figures have the most of
/// them behind them?
/// Complexity: O(n log n).
/// Source: K. Marzullo, "Maintaining the Time in a Distributed System" (1984).
template <class Piece>
[[nodiscard]] best_regions_found<Piece> best_regions(const std::vector<basic_vote<Piece>>& votes) {
    best_regions_found<Piece> found;
    found.voters = detail::count_voters(votes);
    const auto profile = depth_profile(votes);
    for (const auto& region : profile) found.depth = std::max(found.depth, region.depth);
    for (const auto& region : profile) {
        if (region.depth == found.depth) found.regions.push_back(region.values);
    }
    return found;
}

/// Of those the smallest, and of several equally small ones the lowest: as TigerBeetle keeps its clocks. Nothing where
/// nobody votes.
/// Complexity: O(n log n).
template <class Piece>
[[nodiscard]] std::optional<Piece> smallest_best_region(const std::vector<basic_vote<Piece>>& votes) {
    const auto found = best_regions(votes);
    if (found.regions.empty()) return std::nullopt;
    return *std::min_element(found.regions.begin(), found.regions.end(),
        [](const Piece& a, const Piece& b) { return a.width() < b.width(); });
}

/// Where more than half of the voters agree: the hull of all values that most accept, gaps between them included, and the
/// votes that hold it or lie in it. As chrony selects its sources.
/// Complexity: O(n log n).
template <class Piece>
[[nodiscard]] majority_found<Piece> majority_hull(const std::vector<basic_vote<Piece>>& votes) {
    const auto best = best_regions(votes);
    majority_found<Piece> found;
    found.depth = best.depth;
    found.agreed = best.depth * 2 > best.voters;
    if (!found.agreed) return found;
    found.hull = hull(best.regions.front(), best.regions.back());
    for (std::size_t i = 0; i < votes.size(); ++i) {
        if (votes[i].accepts.contains(*found.hull) || found.hull->contains(votes[i].accepts))
            found.members.push_back(i);
    }
    return found;
}

/// The votes that take part in what most accept, if those are a strict majority and at least so many: all that touch one
/// of the best regions, by their places; else none. As ntpd-rs selects its sources.
/// Complexity: O(n log n), and for each vote a look at the best regions.
template <class Piece>
[[nodiscard]] std::vector<std::size_t> quorum(
    const std::vector<basic_vote<Piece>>& votes, std::size_t at_least) {
    const auto best = best_regions(votes);
    std::vector<std::size_t> members;
    if (best.depth < at_least || best.depth * 2 <= best.voters) return members;
    for (std::size_t i = 0; i < votes.size(); ++i) {
        const bool touched = std::any_of(best.regions.begin(), best.regions.end(),
            [&](const Piece& region) { return intersection(votes[i].accepts, region).has_value(); });
        if (touched) members.push_back(i);
    }
    return members;
}

/// What all but `outliers` voters accept, from the first such value to the last; nothing where there is none.
/// \throws std::invalid_argument if there are no more voters than outliers
/// Complexity: O(n log n).
/// Source: L. Jaulin, "Robust set-membership state estimation" (2009): the q-relaxed intersection.
template <class Piece>
[[nodiscard]] std::optional<Piece> relaxed_hull(
    const std::vector<basic_vote<Piece>>& votes, std::size_t outliers) {
    const std::size_t voters = detail::count_voters(votes);
    if (voters <= outliers) {
        throw std::invalid_argument(
            fmt::format("relaxed_hull: {} outliers among {} voters; expected fewer", outliers, voters));
    }
    const auto profile = depth_profile(votes);
    return detail::hull_from_depth(profile, voters - outliers);
}

/// The intersection of RFC 5905: as few votes as possible are taken to be false, fewer than half, and the midpoints of all
/// others lie in what is left; nothing where there is no such majority. Ends count as closed, each vote for itself.
/// \throws std::invalid_argument for a vote without both ends, which has no midpoint
/// Complexity: O(n log n + n f) with f false ones.
/// Source: RFC 5905 (2010), section 11.2.1.
[[nodiscard]] inline std::optional<ntp_intersection_found> ntp_intersection(std::span<const interval> votes) {
    const auto middle = [](const interval& x) { return x.lower() / 2 + x.upper() / 2; };
    std::vector<std::pair<double, int>> edges;
    for (const interval& x : votes) {
        if (!x.is_bounded()) {
            throw std::invalid_argument(
                fmt::format("ntp_intersection: {} has no midpoint; expected votes with both ends", x));
        }
        edges.emplace_back(x.lower(), -1);
        edges.emplace_back(middle(x), 0);
        edges.emplace_back(x.upper(), 1);
    }
    std::sort(edges.begin(), edges.end());
    for (std::size_t allowed = 0; 2 * allowed < votes.size(); ++allowed) {
        const auto enough = static_cast<std::ptrdiff_t>(votes.size() - allowed);
        std::size_t outside = 0;
        const auto reach = [&](auto from, auto to, int inwards) -> std::optional<double> {
            std::ptrdiff_t depth = 0;
            for (; from != to; ++from) {
                depth += from->second * inwards;
                if (depth >= enough) return from->first;
                outside += from->second == 0 ? 1 : 0;
            }
            return std::nullopt;
        };
        const auto low = reach(edges.begin(), edges.end(), -1);
        const auto high = reach(edges.rbegin(), edges.rend(), 1);
        if (!low || !high || outside > allowed || *low > *high) continue;
        ntp_intersection_found found{interval::between(*low, *high), allowed, {}};
        for (std::size_t i = 0; i < votes.size(); ++i) {
            if (!found.values.contains(middle(votes[i]))) found.false_votes.push_back(i);
        }
        return found;
    }
    return std::nullopt;
}

/// The fused value of Brooks and Iyengar where up to `faulty` of the voters may be wrong: the midpoints of all regions that
/// the others accept, each weighted by how many do. A point counts where it is no end of another such region. Nothing where
/// there is no such region.
/// \throws std::invalid_argument if there are no more voters than faulty ones, or such a region is unbounded
/// Complexity: O(n log n).
/// Source: R. R. Brooks, S. S. Iyengar, "Robust Distributed Computing and Sensing Algorithm" (1996).
[[nodiscard]] inline std::optional<brooks_iyengar_found> brooks_iyengar(
    const std::vector<interval_vote>& votes, std::size_t faulty) {
    const std::size_t voters = detail::count_voters(votes);
    if (voters <= faulty) {
        throw std::invalid_argument(
            fmt::format("brooks_iyengar: {} faulty among {} voters; expected fewer", faulty, voters));
    }
    std::vector<depth_region> kept;
    for (const depth_region& region : depth_profile(votes)) {
        if (region.depth >= voters - faulty) kept.push_back(region);
    }
    if (kept.empty()) return std::nullopt;
    brooks_iyengar_found found{0, hull(kept.front().values, kept.back().values), {}};
    if (!found.values.is_bounded()) {
        throw std::invalid_argument(
            fmt::format("brooks_iyengar: {} has no midpoint; expected votes with both ends", found.values));
    }
    double sum = 0;
    double weight = 0;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const interval& x = kept[i].values;
        const bool beside = (i != 0 && kept[i - 1].values.upper() == x.lower()) ||
            (i + 1 < kept.size() && kept[i + 1].values.lower() == x.upper());
        if (x.is_point() && beside) continue;
        // As closed: where one region passes into the next makes no difference to a midpoint.
        found.regions.push_back({interval::between(x.lower(), x.upper()), kept[i].depth});
        sum += (x.lower() / 2 + x.upper() / 2) * static_cast<double>(kept[i].depth);
        weight += static_cast<double>(kept[i].depth);
    }
    found.value = sum / weight;
    return found;
}

}  // namespace hearsay::inline v1
