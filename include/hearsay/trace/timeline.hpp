#pragma once

#include <hearsay/compare/position.hpp>
#include <hearsay/graph/live.hpp>
#include <hearsay/trace/broken_relays.hpp>
#include <hearsay/trace/detail/listing.hpp>
#include <hearsay/trace/detail/number_map.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// What may happen to a claim.
enum class happening : std::uint8_t {
    asserted,
    denied,
    left_open,  ///< a source spoke of it and took no side
    relayed,    ///< somebody passed on a statement that takes a side, and took none himself
    retracted,  ///< a statement that took a side was taken back
    corrected,  ///< and said anew
};

[[nodiscard]] constexpr std::string_view to_string(happening h) noexcept {
    constexpr std::string_view names[] = {
        "asserted", "denied", "left_open", "relayed", "retracted", "corrected"};
    return names[static_cast<std::size_t>(h)];
}

/// Something that happened to a claim, by a statement.
struct claim_event {
    happening what;
    statement_id statement;
    source_id source;
    said_at at;
    friend bool operator==(const claim_event&, const claim_event&) = default;
};

/// A source that said it when another one had: with its first statement that does.
struct follower {
    source_id source;
    statement_id statement;
    std::optional<int> days_min{};  ///< so many days after the first, at least; absent without dates
    std::optional<int> days_max{};
    friend bool operator==(const follower&, const follower&) = default;
};

/// When a claim was made, relayed, denied, taken back, and by whom.
struct claim_timeline {
    std::vector<claim_event> events;        ///< the earliest first; undated ones last
    std::vector<source_id> first_movers{};  ///< who may have been first to assert it; by order of events
    std::vector<follower> followers{};      ///< everybody else who asserts it; by order of events

    /// The first event of a sort, or nothing. Another one may have been earlier where dates are ranges.
    [[nodiscard]] const claim_event* first(happening what) const noexcept {
        const auto at =
            std::find_if(events.begin(), events.end(), [&](const auto& e) { return e.what == what; });
        return at == events.end() ? nullptr : &*at;
    }

    /// "first asserted by GUR (2024-10-17), then by Kyiv Post 1 day later; denied by Kremlin (2024-10-18)"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        const auto& all = graph.whole();
        const auto title = [&](source_id s) { return std::string{all.title(s)}; };
        const auto day_of = [](const claim_event& e) {
            return e.at.is_known() ? fmt::format(" ({})", to_string(e.at)) : std::string{};
        };
        std::string text;
        const auto add = [&](const std::string& more) { text += (text.empty() ? "" : "; ") + more; };
        if (const claim_event* e = first(happening::asserted)) {
            std::string by = first_movers.size() == 1 ? title(e->source) + day_of(*e)
                                                      : "one of " + detail::listing(first_movers, title);
            for (const follower& f : followers) {
                by += fmt::format(", then by {}", title(f.source));
                if (!f.days_min || !f.days_max) continue;
                if (f.days_min == f.days_max)
                    by += fmt::format(" {} day{} later", *f.days_min, *f.days_min == 1 ? "" : "s");
                else
                    by += fmt::format(" {} to {} days later", *f.days_min, *f.days_max);
            }
            add("first asserted by " + by);
        }
        for (const happening what : {happening::relayed, happening::denied, happening::left_open,
                 happening::retracted, happening::corrected}) {
            if (const claim_event* e = first(what))
                add(fmt::format("{} by {}{}", what == happening::left_open ? "left open" : to_string(what),
                    title(e->source), day_of(*e)));
        }
        return text.empty() ? "nobody speaks of it" : text;
    }
    friend bool operator==(const claim_timeline&, const claim_timeline&) = default;
};

namespace detail {

/// Where a time stands in a list: by its end, which is where it counts from; instants of a day by the second.
[[nodiscard]] inline auto time_key(said_at at) noexcept {
    const auto last = at.days().last();
    const auto first = at.days().first();
    const day by = last ? *last : day::max();
    const auto within = at.is_instant() ? at.utc() - by : std::chrono::seconds{std::chrono::days{1}};
    return std::tuple{!last, by, within, first ? *first : day::min()};
}

/// How many days lie between two times, at least and at most.
[[nodiscard]] inline std::pair<std::optional<int>, std::optional<int>> days_between(
    said_at from, said_at to) {
    const auto count = [](std::optional<day> a, std::optional<day> b) -> std::optional<int> {
        if (!a || !b) return std::nullopt;
        return std::max(0, static_cast<int>((*b - *a).count()));
    };
    return {count(from.days().last(), to.days().first()), count(from.days().first(), to.days().last())};
}

}  // namespace detail

/// The history of a claim: when it was first made, relayed, denied and taken back, who was first with it, and how long
/// it took the others.
///
/// GUR said on the 17th that at least 10,000 were sent; Kyiv Post passed it on the same day, an agency said so itself two
/// days later. Whoever may have been first is listed as such: dates that overlap decide nothing.
///
/// All that the view shows is told, what was taken back later included. Relays are those of live statements that carry
/// something, near and far.
/// \throws std::out_of_range if the claim is not of the graph
/// Complexity: O(n log n) in the statements that speak of the claim, and in those above them.
template <claim_graph_like Graph>
[[nodiscard]] claim_timeline timeline(const Graph& graph, claim_id claim) {
    const auto& all = graph.whole();
    if (claim.number() >= all.claims().size()) {
        throw std::out_of_range(
            fmt::format("timeline: no claim {} in a graph of {}", claim.number(), all.claims().size()));
    }
    claim_timeline made;
    const auto add = [&](happening what, statement_id s) {
        made.events.push_back({what, s, all.source(s), all.at(s)});
    };
    detail::number_map speaking;
    std::vector<statement_id> open;  // those whose relays are followed
    for (const stance_on on : all.stances_on(claim)) {
        if (!graph.shows(on.statement)) continue;
        speaking.insert(on.statement.number(), 0);
        if (!on.commits()) {
            add(happening::left_open, on.statement);
            continue;
        }
        add(on.stance == stance::denies ? happening::denied : happening::asserted, on.statement);
        for (const id<retraction> r : all.retractions_of(on.statement)) {
            const retraction& back = all.at(r);
            if (is_live(graph, back.by))
                add(back.corrects ? happening::corrected : happening::retracted, back.by);
        }
        if (is_live(graph, on.statement)) open.push_back(on.statement);
    }
    detail::number_map met;
    while (!open.empty()) {
        const statement_id s = open.back();
        open.pop_back();
        for (const statement_id relay : all.relayed_by(s)) {
            if (!is_live(graph, relay) || !detail::in_time(all, relay, s)) continue;
            if (!met.insert(relay.number(), 0).second) continue;
            if (!speaking.contains(relay.number())) add(happening::relayed, relay);
            open.push_back(relay);
        }
    }
    const auto key = [&](const claim_event& e) {
        return std::tuple{detail::time_key(e.at), e.what, all.name(e.source), all.name(e.statement)};
    };
    std::sort(made.events.begin(), made.events.end(),
        [&](const auto& a, const auto& b) { return key(a) < key(b); });
    made.events.erase(std::unique(made.events.begin(), made.events.end()), made.events.end());

    const claim_event* first = made.first(happening::asserted);
    if (first == nullptr) return made;
    // Surely not first is who begins after the end of another one, or among instants after another one.
    std::optional<day> first_end;
    std::optional<std::chrono::sys_seconds> first_instant;
    for (const claim_event& e : made.events) {
        if (e.what != happening::asserted) continue;
        if (const auto end = e.at.days().last(); end && (!first_end || *end < *first_end)) first_end = end;
        if (e.at.is_instant() && (!first_instant || e.at.utc() < *first_instant)) first_instant = e.at.utc();
    }
    const auto is_later = [&](said_at at) {
        const auto begin = at.days().first();
        return (begin && first_end && *begin > *first_end) || (at.is_instant() && at.utc() > *first_instant);
    };
    detail::number_map told;
    const auto each_asserted = [&](bool firsts) {
        for (const claim_event& e : made.events) {
            if (e.what != happening::asserted || told.contains(e.source.number())) continue;
            if (is_later(e.at) == firsts) continue;
            told.insert(e.source.number(), 0);
            if (firsts) {
                made.first_movers.push_back(e.source);
            } else {
                const auto [least, most] = detail::days_between(first->at, e.at);
                made.followers.push_back({e.source, e.statement, least, most});
            }
        }
    };
    each_asserted(true);
    each_asserted(false);
    return made;
}

/// A position that a source held, and how long.
struct held_period {
    hearsay::position position;
    scope_id scope;
    statement_id since;                   ///< with which it took it
    std::optional<statement_id> until{};  ///< a later word, or a retraction; absent: it still holds it
    friend bool operator==(const held_period&, const held_period&) = default;
};

/// What a source held on a question, and when: its words one after the other, each until a wholly later one that says
/// otherwise, or until it was taken back.
///
/// A ministry says 200 on Monday, 250 on Tuesday, and takes that back on Friday: 250 until then, and 200 throughout, since
/// a word that was taken back ends none before it. By scope, then the earliest first.
/// \throws std::out_of_range if the source or the question is not of the graph
/// Complexity: O(n^2) in the statements of the source that take a position on the question in one scope.
template <claim_graph_like Graph>
[[nodiscard]] std::vector<held_period> held_over_time(
    const Graph& graph, source_id source, question_id question) {
    const auto& all = graph.whole();
    if (source.number() >= all.sources().size() || question.number() >= all.questions().size()) {
        throw std::out_of_range(
            fmt::format("held_over_time: no source {} or no question {} in a graph of {} and {}",
                source.number(), question.number(), all.sources().size(), all.questions().size()));
    }
    std::vector<held_period> made;
    for (const statement_id s : all.statements_of(source)) {
        if (!graph.shows(s)) continue;
        for (const stance_on on : all.stances(s)) {
            if (!on.commits() || all.question(on.claim) != question) continue;
            made.push_back({{on.claim, on.stance == stance::denies}, all.scope_of(on.claim), s});
        }
    }
    const auto says = [&](statement_id s, position p) {
        return std::any_of(
            made.begin(), made.end(), [&](const held_period& h) { return h.since == s && h.position == p; });
    };
    const auto earlier = [&](statement_id a, statement_id b) {
        return std::tuple{detail::time_key(all.at(a)), all.name(a)} <
            std::tuple{detail::time_key(all.at(b)), all.name(b)};
    };
    for (held_period& one : made) {
        const auto ends = [&](statement_id by) {
            if (!one.until || earlier(by, *one.until)) one.until = by;
        };
        for (const held_period& other : made) {
            if (other.scope == one.scope && wholly_later(all.at(other.since), all.at(one.since)) &&
                is_live(graph, other.since) && !says(other.since, one.position)) {
                ends(other.since);
            }
        }
        for (const id<retraction> r : all.retractions_of(one.since)) {
            const statement_id by = all.at(r).by;
            if (is_live(graph, by) && !says(by, one.position)) ends(by);
        }
    }
    std::sort(made.begin(), made.end(), [&](const held_period& a, const held_period& b) {
        if (a.scope != b.scope) return a.scope < b.scope;
        if (a.since != b.since) return earlier(a.since, b.since);
        return a.position < b.position;
    });
    return made;
}

}  // namespace hearsay::inline v1
