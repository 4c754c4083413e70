#pragma once

#include <hearsay/trace/dependence.hpp>
#include <hearsay/trace/detail/fewest_classes.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// How many independent origins there are, at least and at most.
struct independent_origins {
    std::size_t min = 0;
    std::size_t max = 0;
    bool bound = false;  ///< `min` is the largest lower bound known: too many unnamed ones to be exact
    /// Who counts as one: the classes behind `max`, each ascending, by their first member.
    std::vector<std::vector<source_id>> classes{};
    /// Of those, the ones of unnamed sources alone, which may be anyone: the difference between `min` and
    /// `max`.
    std::vector<std::size_t> movable{};

    /// "GUR; NIS; an unnamed one, which may be one of the others"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        const auto& all = graph.whole();
        std::string text;
        for (std::size_t i = 0; i < classes.size(); ++i) {
            if (i != 0) text += "; ";
            for (std::size_t j = 0; j < classes[i].size(); ++j) {
                text += fmt::format("{}{}", j == 0 ? "" : " with ", all.title(classes[i][j]));
            }
            if (min != max && std::binary_search(movable.begin(), movable.end(), i)) {
                text += ", which may be one of the others";
            }
        }
        if (bound) text += fmt::format("{}at least {} by a lower bound", text.empty() ? "" : "; ", min);
        return text;
    }
    friend bool operator==(const independent_origins&, const independent_origins&) = default;
};

namespace detail {

/// Which of a list of sources are one, and which pairs are declared independent, by their places in the list.
struct source_classes {
    std::vector<std::uint32_t> parent;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> apart;

    explicit source_classes(std::size_t size) : parent(size) { std::iota(parent.begin(), parent.end(), 0U); }

    [[nodiscard]] std::uint32_t root(std::uint32_t i) {
        while (parent[i] != i) i = parent[i] = parent[parent[i]];
        return i;
    }
    void join(std::uint32_t a, std::uint32_t b) {
        a = root(a);
        b = root(b);
        parent[std::max(a, b)] = std::min(a, b);
    }
};

/// By every pair. O(n^2).
template <class Rule>
void classify(source_classes& made, std::span<const source_id> sources, const Rule& rule) {
    for (std::uint32_t i = 0; i < sources.size(); ++i) {
        for (std::uint32_t j = i + 1; j < sources.size(); ++j) {
            const dependence found = rule(sources[i], sources[j]);
            if (found == dependence::dependent)
                made.join(i, j);
            else if (found == dependence::declared_independent)
                made.apart.emplace_back(i, j);
        }
    }
}

/// By groups. O(n log n + links log n).
template <grouped_dependence_rule Rule>
void classify(source_classes& made, std::span<const source_id> sources, const Rule& rule) {
    const auto place = [&](source_id s) {
        const auto at = std::lower_bound(sources.begin(), sources.end(), s);
        return at == sources.end() || *at != s ? sources.size()
                                               : static_cast<std::size_t>(at - sources.begin());
    };
    std::vector<std::pair<std::uint32_t, std::uint32_t>>
        unbound;  // pairs that only share a group by others, both ways
    for (const linked_sources& l : rule.links()) {
        const std::size_t a = place(l.a);
        const std::size_t b = place(l.b);
        if (a == sources.size() || b == sources.size()) continue;
        const std::pair pair{static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b)};
        if (l.is == dependence::dependent) {
            made.join(pair.first, pair.second);
        } else {
            if (l.is == dependence::declared_independent) made.apart.push_back(pair);
            unbound.push_back(pair);
            unbound.emplace_back(pair.second, pair.first);
        }
    }
    std::sort(unbound.begin(), unbound.end());
    std::vector<std::pair<source_id, std::uint32_t>> order;
    for (std::uint32_t i = 0; i < sources.size(); ++i) order.emplace_back(rule.group_of(sources[i]), i);
    std::sort(order.begin(), order.end());
    std::vector<std::uint32_t> open;
    std::vector<std::uint32_t> rest;
    for (auto from = order.begin(); from != order.end();) {
        // A group falls apart only where links say so of every pair across: grown from one member, each keeps
        // out those that it is linked with, and whoever is kept out pays for the look with that link.
        const auto to =
            std::find_if(from, order.end(), [&](const auto& x) { return x.first != from->first; });
        rest.clear();
        for (; from != to; ++from) rest.push_back(from->second);
        while (!rest.empty()) {
            open.assign(1, rest.front());
            rest.erase(rest.begin());
            while (!open.empty() && !rest.empty()) {
                const std::uint32_t at = open.back();
                open.pop_back();
                std::erase_if(rest, [&](std::uint32_t other) {
                    if (std::binary_search(unbound.begin(), unbound.end(), std::pair{at, other}))
                        return false;
                    made.join(at, other);
                    open.push_back(other);
                    return true;
                });
            }
        }
    }
}

}  // namespace detail

/// Whether one position has fewer independent origins behind it than another: by `min`, then by `max`.
[[nodiscard]] inline bool less_independent(
    const independent_origins& a, const independent_origins& b) noexcept {
    return std::pair{a.min, a.max} < std::pair{b.min, b.max};
}

/// How many of some origins are independent of each other: {min, max}.
///
/// GUR, NIS and an unnamed service are {2, 3}: the unnamed one may be GUR or NIS, or neither. Dependent ones
/// are one, through any number of steps: `max` counts the classes then. `min` is the fewest classes when each
/// unnamed one may join any class in which no member is declared independent of it: exact up to 12 unnamed
/// ones that somebody is declared independent of, and often beyond; else the largest lower bound known,
/// marked `bound`.
///
/// \param sources   the origins, in any order, repeats allowed
/// \param rule      what is known about two of them: the level at which to look
/// \param more      so many named ones besides, who have to do with none of these: what if they said so too? They count,
///                  and are in no class that is listed
/// \param apart     those of the sources of whom the first of these is declared independent
/// Complexity: O(n log n + links) for a rule by groups, else O(n^2) calls of the rule; up to 0.1 s for `min`
/// where many unnamed ones are declared independent of many.
template <claim_graph_like Graph, dependence_rule Rule>
[[nodiscard]] independent_origins independence(
    const Graph& graph, std::span<const source_id> sources, const Rule& rule, std::size_t more = 0,
    std::span<const source_id> apart = {}) {
    const auto& all = graph.whole();
    std::vector<source_id> list{sources.begin(), sources.end()};
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    independent_origins made{more, more};
    if (list.empty()) return made;

    detail::source_classes classes{list.size()};
    detail::classify(classes, list, rule);
    std::vector<std::uint32_t> class_of(list.size());
    std::vector<bool> named;
    for (std::uint32_t i = 0; i < list.size(); ++i) {
        const std::uint32_t root = classes.root(i);  // the first of its class
        if (root == i) {
            class_of[i] = static_cast<std::uint32_t>(made.classes.size());
            made.classes.emplace_back();
            named.push_back(false);
        }
        class_of[i] = class_of[root];
        made.classes[class_of[i]].push_back(list[i]);
        if (all.kind(list[i]) != source_kind::unnamed) named[class_of[i]] = true;
    }
    made.max = made.classes.size() + more;

    // Classes with a named member stay apart; the others may join wherever nobody is declared independent of
    // them.
    std::vector<std::uint32_t> number(made.classes.size());
    auto fixed = static_cast<std::uint32_t>(more);
    std::vector<detail::movable_class> movable;
    for (std::size_t c = 0; c < made.classes.size(); ++c) {
        if (named[c]) {
            number[c] = fixed++;
        } else {
            number[c] = static_cast<std::uint32_t>(movable.size());
            movable.emplace_back();
            made.movable.push_back(c);
        }
    }
    for (const auto& [i, j] : classes.apart) {
        const std::uint32_t a = class_of[i];
        const std::uint32_t b = class_of[j];
        if (a == b) continue;
        if (!named[a])
            (named[b] ? movable[number[a]].not_with : movable[number[a]].not_beside).push_back(number[b]);
        if (!named[b])
            (named[a] ? movable[number[b]].not_with : movable[number[b]].not_beside).push_back(number[a]);
    }
    for (const source_id s : apart) {
        const auto at = std::lower_bound(list.begin(), list.end(), s);
        if (more == 0 || at == list.end() || *at != s) continue;
        const std::uint32_t c = class_of[static_cast<std::size_t>(at - list.begin())];
        if (!named[c]) movable[number[c]].not_with.push_back(0);
    }
    for (auto& m : movable) {
        for (auto* numbers : {&m.not_with, &m.not_beside}) {
            std::sort(numbers->begin(), numbers->end());
            numbers->erase(std::unique(numbers->begin(), numbers->end()), numbers->end());
        }
    }
    const auto fewest = detail::fewest_classes{fixed, std::move(movable)}.find();
    made.min = fewest.count;
    made.bound = fewest.bound;
    return made;
}

/// The same by the outermost affiliation.
template <claim_graph_like Graph>
[[nodiscard]] independent_origins independence(const Graph& graph, std::span<const source_id> sources) {
    return independence(graph, sources, by_affiliation{graph});
}

}  // namespace hearsay::inline v1

/// Writes `{2, 3}`.
template <>
struct fmt::formatter<hearsay::independent_origins> : fmt::formatter<fmt::string_view> {
    template <class Context>
    auto format(const hearsay::independent_origins& x, Context& ctx) const {
        return fmt::formatter<fmt::string_view>::format(fmt::format("{{{}, {}}}", x.min, x.max), ctx);
    }
};
