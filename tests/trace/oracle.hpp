#pragma once

#include <hearsay/compare/position.hpp>
#include <hearsay/graph/batch.hpp>
#include <hearsay/graph/claim_graph.hpp>
#include <hearsay/graph/live.hpp>
#include <hearsay/test/notation.hpp>
#include <hearsay/trace/target.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// \file What chains, origins and pivots are by their definitions, by trying every path: for small graphs.

namespace hearsay::inline v1::test {

/// The names of what a list holds.
template <class Graph, class List>
std::vector<std::string> names(const Graph& graph, const List& list) {
    std::vector<std::string> made;
    for (const auto one : list) made.emplace_back(graph.whole().name(one));
    return made;
}

/// The position that a claim is asserted.
template <class Graph>
position asserted(const Graph& graph, std::string_view claim) {
    return position{*graph.whole().find_claim(claim)};
}

/// A chain of statements, each by a source of its own, the first alone on record.
struct long_chain {
    std::size_t length;
    bool way_back = false;      ///< the one in the middle relays the first again
    bool all_say_it = false;    ///< else the last alone says yes, and the others relay
    bool origin_first = false;  ///< in the order in which they are added
};
inline claim_graph graph_of(const long_chain& of) {
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(question_record{.id = "q", .asks = "?", .kind = "truth"});
    batch.add(claim_record{.id = "yes", .answers = "q", .value = truth_set{true}});
    for (std::size_t n = 0; n < of.length; ++n) {
        const std::size_t i = of.origin_first ? of.length - 1 - n : n;
        batch.add(source_record{.id = fmt::format("x{}", i)});
        statement_record s{.id = fmt::format("s{}", i), .source = fmt::format("x{}", i), .held = i == 0};
        const bool last = i + 1 == of.length;
        if (!last) s.relays.push_back(fmt::format("s{}", i + 1));
        if (last || of.all_say_it) s.stances.push_back({"yes", stance::asserts, certainty::certain, ""});
        if (of.way_back && i == of.length / 2) s.relays.emplace_back("s0");
        batch.add(s);
    }
    batch.commit();
    return graph;
}
inline claim_graph chain_with_a_way_back(std::size_t length) {
    return graph_of(long_chain{.length = length, .way_back = true});
}

/// Three sources that confirm each other over two days, with more of them.
inline claim_graph three_that_confirm_each_other(std::string_view more = "") {
    return make_graph(fmt::format(R"(
        [a1] alpha on 2024-05-01: explosion yes
        [b] bravo on 2024-05-01: explosion yes > [a1]
        [c] charlie on 2024-05-02: explosion yes > [b]
        [a2] alpha on 2024-05-02: explosion yes > [c]
        {}
    )",
        more));
}

template <claim_graph_like Graph>
class oracle {
public:
    oracle(const Graph& graph, const target& what, positions which = positions::latest)
        : graph_{graph},
          all_{graph.whole()},
          position_{what.positions().front()},
          scope_{all_.scope_of(position_.claim)} {
        for (const auto& t : positions_taken(graph, all_.question(position_.claim), which)) {
            if (what.contains(t.position)) takers_.insert(t.statement);
        }
    }

    [[nodiscard]] bool takes_any(statement_id s) const {
        for (const stance_on on : all_.stances(s)) {
            if (on.commits() && all_.question(on.claim) == all_.question(position_.claim) &&
                all_.scope_of(on.claim) == scope_) {
                return true;
            }
        }
        return false;
    }
    [[nodiscard]] bool own(statement_id s) const { return takes_any(s) && all_.has_own_basis(s); }
    [[nodiscard]] bool is_origin(statement_id s) const {
        if (!takes_any(s)) return false;
        if (all_.has_own_basis(s)) return true;
        std::set<statement_id> seen;
        std::vector<statement_id> open{s};
        while (!open.empty()) {
            const statement_id at = open.back();
            open.pop_back();
            for (const statement_id r : all_.relays(at)) {
                if (takes_any(r)) return false;
                if (seen.insert(r).second) open.push_back(r);
            }
        }
        return true;
    }
    [[nodiscard]] bool carries(statement_id relay, statement_id relayed) const {
        return relay != relayed && is_live(graph_, relayed) &&
            !wholly_later(all_.at(relayed), all_.at(relay));
    }

    /// Every chain, by the definition: a simple path whose end is an origin, with one that takes the position
    /// on it, and none with a basis of its own from that one on but the end.
    [[nodiscard]] std::vector<std::vector<statement_id>> chains() const {
        std::vector<std::vector<statement_id>> found;
        std::vector<statement_id> path;
        const std::function<void(statement_id)> grow = [&](statement_id s) {
            path.push_back(s);
            if (is_chain(path)) found.push_back(path);
            std::set<statement_id> next;
            for (const statement_id r : all_.relays(s)) {
                if (carries(s, r) && std::find(path.begin(), path.end(), r) == path.end()) next.insert(r);
            }
            for (const statement_id r : next) grow(r);
            path.pop_back();
        };
        for (const statement_id s : all_.statements()) {
            if (graph_.is_held(s) && is_live(graph_, s)) grow(s);
        }
        std::sort(found.begin(), found.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
        return found;
    }

    /// Whether a walk, which may pass a statement twice, leads from a held statement past one that takes the
    /// position.
    [[nodiscard]] std::set<statement_id> ends_of_walks() const {
        std::set<std::pair<statement_id, bool>> seen;
        std::vector<std::pair<statement_id, bool>> open;
        std::set<statement_id> ends;
        const auto visit = [&](statement_id s, bool after) {
            if (takers_.contains(s)) after = true;
            if (seen.insert({s, after}).second) open.emplace_back(s, after);
        };
        for (const statement_id s : all_.statements()) {
            if (graph_.is_held(s) && is_live(graph_, s)) visit(s, false);
        }
        while (!open.empty()) {
            auto [s, after] = open.back();
            open.pop_back();
            if (after && is_origin(s)) ends.insert(s);
            if (own(s)) after = false;
            for (const statement_id r : all_.relays(s)) {
                if (carries(s, r)) visit(r, after);
            }
        }
        return ends;
    }

    [[nodiscard]] auto key(const std::vector<statement_id>& path) const {
        std::vector<std::pair<std::string_view, std::string_view>> at_each;
        for (const statement_id s : path) at_each.emplace_back(all_.name(all_.source(s)), all_.name(s));
        return std::tuple{path.size(), at_each};
    }

private:
    [[nodiscard]] bool is_chain(const std::vector<statement_id>& path) const {
        if (!is_origin(path.back())) return false;
        for (std::size_t taker = 0; taker < path.size(); ++taker) {
            if (!takers_.contains(path[taker])) continue;
            bool carried = true;
            for (std::size_t i = taker; i + 1 < path.size(); ++i) carried = carried && !own(path[i]);
            if (carried) return true;
        }
        return false;
    }

    const Graph& graph_;
    const std::remove_cvref_t<decltype(graph_.whole())>& all_;
    position position_;
    scope_id scope_;
    std::set<statement_id> takers_;
};

/// A random small case: statements of a few sources on one question, that relay each other.
struct random_case {
    claim_graph graph;
    std::vector<position> positions;

    random_case(std::uint64_t seed, bool loops) {
        std::mt19937_64 engine{seed};
        const auto below = [&](std::size_t n) { return static_cast<std::size_t>(engine() % n); };
        const auto chance = [&](std::size_t percent) { return below(100) < percent; };
        auto batch = graph.insert();
        const std::size_t sources = 2 + below(4);
        for (std::size_t s = 0; s < sources; ++s) batch.add(source_record{.id = fmt::format("source-{}", s)});
        batch.add(question_record{.id = "q", .asks = "How many?", .kind = "quantity"});
        batch.add(part_record{.id = "part"});
        for (int c = 0; c < 3; ++c) {
            claim_record claim{.id = fmt::format("c{}", c), .answers = "q"};
            claim.value = said_quantity{quantity::said(hedge::at_least, 10.0 + c), ""};
            if (c == 2) claim.scope.part = "part";
            batch.add(claim);
        }
        const std::size_t count = 3 + below(6);
        // Names run against the order of insertion, so that neither stands in for the other.
        const auto name = [&](std::size_t i) { return fmt::format("s{}", (i * 7 + 3) % 11); };
        std::vector<std::size_t> by(count);
        for (std::size_t i = 0; i < count; ++i) {
            by[i] = below(sources);
            statement_record s{.id = name(i), .source = fmt::format("source-{}", by[i])};
            if (chance(40)) s.at = said_at{day{std::chrono::days{20000 + static_cast<int>(below(3))}}};
            s.held = chance(50);
            s.own_basis = chance(15);
            for (int c = 0; c < 3; ++c) {
                if (!chance(c == 0 ? 45 : 20)) continue;
                s.stances.push_back({fmt::format("c{}", c), chance(25) ? stance::denies : stance::asserts,
                    chance(15) ? certainty::possible : certainty::certain, ""});
            }
            for (std::size_t r = 0; r < count; ++r) {
                if ((loops || r < i) && chance(loops ? 22 : 35)) s.relays.push_back(name(r));
            }
            for (std::size_t r = 0; r < i; ++r) {
                if (by[r] == by[i] && chance(12)) s.retracts.push_back(name(r));
            }
            batch.add(s);
        }
        batch.commit();
        for (const claim_id c : graph.claims()) {
            positions.emplace_back(c, false);
            positions.emplace_back(c, true);
        }
    }
};

}  // namespace hearsay::inline v1::test
