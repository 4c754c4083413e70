#pragma once

#include <hearsay/compare/compare.hpp>
#include <hearsay/compare/detail/pair_plan.hpp>
#include <hearsay/compare/detail/takers.hpp>
#include <hearsay/compare/in_turn.hpp>
#include <hearsay/graph/views.hpp>

#include <fmt/format.h>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <span>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// Some of the four verdicts: `verdict_set{verdict::conflict}`.
class verdict_set {
public:
    constexpr verdict_set(std::initializer_list<verdict> which) noexcept {
        for (const verdict v : which) bits_ |= bit(v);
    }
    [[nodiscard]] static constexpr verdict_set all() noexcept {
        return {verdict::agree, verdict::compatible, verdict::conflict, verdict::incomparable};
    }
    [[nodiscard]] constexpr bool contains(verdict v) const noexcept { return (bits_ & bit(v)) != 0; }
    friend constexpr bool operator==(verdict_set, verdict_set) noexcept = default;

private:
    static constexpr unsigned bit(verdict v) noexcept { return 1U << static_cast<unsigned>(v); }
    unsigned bits_ = 0;
};

/// Two positions on one question and their verdict: `compare` tells the rest.
struct compared_pair {
    position a;  ///< the one that comes first in the case
    position b;
    hearsay::verdict verdict;
    friend bool operator==(const compared_pair&, const compared_pair&) = default;
};

class pair_range;
/// Every two positions on a question whose verdict is wanted, as a range that finds them while it is gone through.
/// \code
/// for (const auto& [a, b, verdict] : pairs_on(graph, dead, {}, {verdict::conflict})) …
/// \endcode
/// Each pair once, in an order that is always the same, though not that of the case. The range holds the positions and
/// no pairs; it stays valid whatever happens to the graph, and must outlive its iterators.
/// Complexity: O(n log n) to make. To go through: what it yields, and O(log n) a position; besides, one look at each two
/// of which one is denied within its domain, of which one is impossible, or, where only one of the two is wanted,
/// which agree or are compatible. Memory: O(n).
template <claim_graph_like Graph>
[[nodiscard]] pair_range pairs_on(const Graph& graph, question_id question, const lens& by = {},
    verdict_set wanted = verdict_set::all());

/// The pairs of a question, found one after the other as they are asked for: made by `pairs_on`.
class pair_range {
public:
    class iterator {
    public:
        using iterator_category = std::input_iterator_tag;  // by the old rules, since it refers to nothing in memory
        using iterator_concept = std::forward_iterator_tag;
        using value_type = compared_pair;
        using difference_type = std::ptrdiff_t;
        using pointer = const compared_pair*;
        using reference = compared_pair;

        iterator() noexcept = default;
        [[nodiscard]] compared_pair operator*() const {
            const bool turned = partner_->position < from_->position;
            const detail::placed* const first = turned ? partner_ : from_;
            const detail::placed* const second = turned ? from_ : partner_;
            return {first->position, second->position, current()};
        }
        iterator& operator++() {
            ++partner_;
            find();
            return *this;
        }
        iterator operator++(int) {
            const iterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const iterator& x, const iterator& y) noexcept {
            return x.partner_ == y.partner_ && x.from_ == y.from_ && x.pass_ == y.pass_;
        }

    private:
        friend class pair_range;
        explicit iterator(const pair_range& of) : of_{&of} {
            next_pass(0);
            find();
        }

        [[nodiscard]] verdict current() const {
            if (!by_place_) return of_->verdict_of(pass_, *from_, *partner_);
            const bool agrees = (partner_->end <= from_->end) | (partner_->begin == from_->begin);
            const verdict meets = agrees ? verdict::agree : verdict::compatible;
            return partner_ >= beyond_ ? verdict::conflict : meets;
        }
        /// Goes on to the next pair that is wanted, this one included.
        void find() {
            for (;;) {
                if (!filter_) {
                    if (partner_ != end_) return;
                } else {
                    for (; partner_ != end_; ++partner_) {
                        if (of_->wanted_.contains(current())) return;
                    }
                }
                if (!next_from()) return;
            }
        }
        void next_pass(std::size_t pass) {
            pass_ = pass;
            from_ = last_from_ = partner_ = end_ = beyond_ = nullptr;
            if (pass == of_->plan_->passes.size()) return;
            const auto& list = of_->plan_->lists[of_->plan_->passes[pass].a];
            last_from_ = list.data() + list.size();
            from_ = list.data();
            open();
        }
        /// The partners of `from_` that may be wanted.
        void open() {
            using kind = detail::pair_plan::pass_kind;
            const auto& p = of_->plan_->passes[pass_];
            const auto& list = of_->plan_->lists[p.b];
            auto found = of_->plan_->partners_of(
                p, static_cast<std::size_t>(from_ - of_->plan_->lists[p.a].data()));
            const verdict_set wanted = of_->wanted_;
            const bool meeting = wanted.contains(verdict::agree) && wanted.contains(verdict::compatible);
            by_place_ = p.kind == kind::within || p.kind == kind::not_before || p.kind == kind::behind;
            filter_ = !(by_place_ || p.kind == kind::parts) || !meeting;
            if (by_place_ || p.kind == kind::parts) {
                if (!wanted.contains(verdict::conflict)) found.end = found.beyond;
                if (!wanted.contains(verdict::agree) && !wanted.contains(verdict::compatible)) {
                    found.begin = found.beyond;
                    filter_ = false;
                }
            }
            partner_ = list.data() + found.begin;
            beyond_ = list.data() + found.beyond;
            end_ = list.data() + found.end;
        }
        bool next_from() {
            if (pass_ == of_->plan_->passes.size()) return false;
            if (++from_ != last_from_) {
                open();
                return true;
            }
            next_pass(pass_ + 1);
            return pass_ != of_->plan_->passes.size();
        }

        const pair_range* of_ = nullptr;
        std::size_t pass_ = 0;
        const detail::placed* from_ = nullptr;
        const detail::placed* last_from_ = nullptr;
        const detail::placed* partner_ = nullptr;
        const detail::placed* beyond_ = nullptr;  // partners from here on conflict
        const detail::placed* end_ = nullptr;
        bool by_place_ = false;  // the places of the two tell their verdict
        bool filter_ = false;    // not every partner is wanted
    };

    [[nodiscard]] iterator begin() const { return iterator{*this}; }
    [[nodiscard]] iterator end() const {
        iterator at;
        at.pass_ = plan_->passes.size();
        return at;
    }

private:
    template <claim_graph_like Graph>
    friend pair_range pairs_on(const Graph& graph, question_id question, const lens& by, verdict_set wanted);
    template <claim_graph_like Graph, std::invocable<question_id, const pair_range&> Visit>
    friend void pairs_of_all(const Graph& graph, const lens& by, verdict_set wanted, Visit&& visit);

    template <class Graph>
    [[nodiscard]] static pair_range made_of(const Graph& graph, question_id question, const lens& by,
        verdict_set wanted, std::span<const detail::taken_line> taken) {
        const auto& all = graph.whole();
        auto plan = std::make_unique<detail::pair_plan>();
        slow_verdict slow;
        all.visit_kind(question, [&]<class Kind>(Kind) {
            if (plan->lines.template read<Kind>(graph, question, by, taken)) {
                plan->plan(graph, all.additive(question), wanted.contains(verdict::incomparable));
                return;
            }
            auto values = std::make_shared<std::vector<position_value<Kind>>>();
            auto& list = plan->lists.emplace_back();
            for (const auto& t : taken) {
                list.push_back({0, 0, t.position, static_cast<std::uint32_t>(list.size())});
                values->push_back(value_of<Kind>(graph, t.position, by));
            }
            if (list.size() > 1)
                plan->passes.push_back({detail::pair_plan::pass_kind::each, true, true, nesting::same, 0, 0});
            slow = [kept = kept_graph<Graph>{graph}, values](std::size_t a, std::size_t b) {
                return compare_values<Kind>(kept, (*values)[a], (*values)[b]).verdict;
            };
        });
        return pair_range{std::move(plan), wanted, std::move(slow)};
    }

    using slow_verdict = std::function<verdict(std::size_t, std::size_t)>;

    pair_range(std::unique_ptr<detail::pair_plan> plan, verdict_set wanted, slow_verdict slow)
        : plan_{std::move(plan)}, wanted_{wanted}, slow_{std::move(slow)} {}

    [[nodiscard]] verdict verdict_of(
        std::size_t pass, const detail::placed& a, const detail::placed& b) const {
        return slow_ ? slow_(a.row, b.row) : plan_->verdict_of(plan_->passes[pass], a, b);
    }

    std::unique_ptr<const detail::pair_plan> plan_;
    verdict_set wanted_;
    slow_verdict slow_;  // of a question that has no line
};

template <claim_graph_like Graph>
pair_range pairs_on(const Graph& graph, question_id question, const lens& by, verdict_set wanted) {
    return pair_range::made_of(graph, question, by, wanted, detail::takers_of(graph, question, by));
}

/// The same for all questions, one after the other: `visit(question, const pair_range&)` for each that has two
/// positions or more. Quicker than to ask for each, since all positions are gathered by one pass over the graph.
template <claim_graph_like Graph, std::invocable<question_id, const pair_range&> Visit>
void pairs_of_all(const Graph& graph, const lens& by, verdict_set wanted, Visit&& visit) {
    in_turn run;
    const detail::all_takers taken{graph, by, run};
    for (const question_id q : graph.whole().questions()) {
        const auto of_one = taken.of(q.number());
        if (of_one.size() > 1) visit(q, pair_range::made_of(graph, q, by, wanted, of_one));
    }
}

/// The distinct positions that are taken on a question, in the order of the case, an assertion before its
/// denial.
template <claim_graph_like Graph>
[[nodiscard]] std::vector<position> distinct_positions(
    const Graph& graph, question_id question, const lens& by = {}) {
    std::vector<position> distinct;
    for (const taken_position& t : positions_taken(graph, question, by.which)) {
        if (distinct.empty() || distinct.back() != t.position) distinct.push_back(t.position);
    }
    return distinct;
}

/// Compares every two positions that are taken on a question, with all that there is to say of them, one pair at a
/// time: calls `visit(const comparison&)` with the one that comes first in the case as `a`. A visit that returns
/// false ends it.
/// Complexity: each set is made once; then a comparison a pair, and memory for the positions alone. Where only
/// verdicts are asked for, `pairs_on` is a hundred times faster.
template <claim_graph_like Graph, class Visit>
void for_each_pair(const Graph& graph, question_id question, const lens& by, Visit&& visit) {
    graph.whole().visit_kind(question, [&]<class Kind>(Kind) {
        std::vector<position_value<Kind>> values;
        for (const position p : distinct_positions(graph, question, by))
            values.push_back(value_of<Kind>(graph, p, by));
        for (std::size_t i = 0; i < values.size(); ++i) {
            for (std::size_t j = i + 1; j < values.size(); ++j) {
                if constexpr (std::is_invocable_r_v<bool, Visit&, comparison>) {
                    if (!visit(compare_values<Kind>(graph, values[i], values[j]))) return;
                } else {
                    visit(compare_values<Kind>(graph, values[i], values[j]));
                }
            }
        }
    });
}

/// Every position of one statement against every position of another, where they answer the same question.
/// What did the minister's two speeches say of each other?
/// \throws std::out_of_range if a statement is not of the graph
/// Complexity: the product of what the two say.
template <claim_graph_like Graph>
[[nodiscard]] std::vector<comparison> compare(
    const Graph& graph, statement_id a, statement_id b, const lens& by = {}) {
    const auto& all = graph.whole();
    for (const statement_id s : {a, b}) {
        if (s.number() >= all.statements().size()) {
            throw std::out_of_range(fmt::format(
                "compare: no statement {} in a graph of {}", s.number(), all.statements().size()));
        }
    }
    std::vector<comparison> made;
    for (const stance_on x : all.stances(a)) {
        for (const stance_on y : all.stances(b)) {
            if (!x.commits() || !y.commits() || all.question(x.claim) != all.question(y.claim)) continue;
            made.push_back(compare(graph, position{x.claim, x.stance == stance::denies},
                position{y.claim, y.stance == stance::denies}, by));
        }
    }
    return made;
}

}  // namespace hearsay::inline v1
