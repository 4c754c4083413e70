#pragma once

#include <hearsay/compare/compare.hpp>
#include <hearsay/compare/detail/find_sets.hpp>
#include <hearsay/compare/detail/set_store.hpp>
#include <hearsay/compare/detail/set_values.hpp>
#include <hearsay/compare/detail/takers.hpp>
#include <hearsay/compare/in_turn.hpp>

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// The positions of one set, in the order of the case, found as they are asked for: a range of `position`.
/// Complexity: the positions of its scope, for all of it.
class set_members {
public:
    class iterator {
    public:
        using value_type = position;
        using difference_type = std::ptrdiff_t;
        using iterator_category = std::forward_iterator_tag;
        using reference = position;
        using pointer = void;

        iterator() = default;
        iterator(std::span<const detail::set_store::member> rest, std::uint32_t number) noexcept
            : at_{rest.data()}, end_{rest.data() + rest.size()}, number_{number} {
            skip();
        }
        [[nodiscard]] position operator*() const noexcept { return at_->position; }
        iterator& operator++() noexcept {
            ++at_;
            skip();
            return *this;
        }
        iterator operator++(int) noexcept {
            const iterator old = *this;
            ++*this;
            return old;
        }
        friend bool operator==(const iterator& a, const iterator& b) noexcept { return a.at_ == b.at_; }

    private:
        void skip() noexcept {
            while (at_ != end_ && !at_->in.holds(number_)) ++at_;
        }
        const detail::set_store::member* at_ = nullptr;
        const detail::set_store::member* end_ = nullptr;
        std::uint32_t number_ = 0;
    };

    set_members(std::span<const detail::set_store::member> of, std::uint32_t number) noexcept
        : of_{of}, number_{number} {}
    [[nodiscard]] iterator begin() const noexcept { return {of_, number_}; }
    [[nodiscard]] iterator end() const noexcept { return {of_.last(0), number_}; }

private:
    std::span<const detail::set_store::member> of_;
    std::uint32_t number_;
};

/// Positions on one question and scope that can all be true at once, and to which no other can be added. A
/// view of what found it, which has to live as long.
class compatible_set {
public:
    compatible_set(
        const detail::set_store& of, const detail::set_store::one_scope& scope, std::uint32_t number) noexcept
        : of_{&of}, scope_{&scope}, set_{&of.sets[scope.first_set + number]}, number_{number} {}

    /// How many positions hold together.
    [[nodiscard]] std::uint32_t positions() const noexcept { return set_->positions; }
    /// How many statements take them.
    [[nodiscard]] std::uint32_t statements() const noexcept { return set_->statements; }

    [[nodiscard]] set_members members() const noexcept {
        std::span<const detail::set_store::member> all{of_->members};
        all = all.subspan(scope_->first_member, scope_->members);
        if (scope_->is == form::by_members) all = all.subspan(set_->first, set_->positions);
        return {all, number_};
    }

    /// What its positions leave open together, in the unit of the question: "10,000 to 12,000".
    /// \tparam Kind  that of the question
    /// \param by  the lens that the set was found under
    /// Complexity: the pieces of the values; where the kind has no line, or a unit no exact factor, that of
    /// the members.
    template <class Kind, claim_graph_like Graph>
    [[nodiscard]] typename Kind::set values(const Graph& graph, const lens& by = {}) const {
        using set_type = typename Kind::set;
        if constexpr (detail::is_read_from_cuts<set_type>) {
            if (scope_->is != form::by_members) {
                auto made = detail::set_from<set_type>(
                    std::span{of_->pieces}.subspan(scope_->first_piece + set_->first, set_->pieces));
                if constexpr (std::is_same_v<Kind, quantity_kind>) {
                    if (scope_->is == form::in_own_unit) {
                        const auto& all = graph.whole();
                        return convert(made,
                            detail::through(by,
                                *all.unit_conversions().path(
                                    unit_id{scope_->unit}, *all.unit(scope_->question))));
                    }
                }
                return made;
            }
        }
        return detail::values_shared_by<Kind>(graph, scope_->question, members(), by);
    }

    /// "c1, c2, c3 hold together, taken by 5 statements"
    template <claim_graph_like Graph>
    [[nodiscard]] std::string because(const Graph& graph) const {
        std::vector<position> those;
        for (const position p : members()) those.push_back(p);
        return fmt::format("{} {}, taken by {} statement{}", detail::words_for(graph, those),
            those.size() == 1 ? "holds alone" : "hold together", statements(), statements() == 1 ? "" : "s");
    }

private:
    using form = detail::set_store::form;
    const detail::set_store* of_;
    const detail::set_store::one_scope* scope_;
    const detail::set_store::one_set* set_;
    std::uint32_t number_;
};

/// The sets of one question and scope, in the order of the line: by the lowest value of each. A view, as its
/// sets are.
class scope_sets {
public:
    scope_sets() = default;
    scope_sets(const detail::set_store& of, const detail::set_store::one_scope& scope) noexcept
        : of_{&of}, scope_{&scope} {}

    [[nodiscard]] question_id question() const noexcept { return scope_->question; }
    [[nodiscard]] scope_id scope() const noexcept { return scope_->scope; }
    [[nodiscard]] std::size_t size() const noexcept { return scope_->sets; }
    [[nodiscard]] compatible_set operator[](std::size_t i) const noexcept {
        return {*of_, *scope_, static_cast<std::uint32_t>(i)};
    }
    [[nodiscard]] auto begin() const noexcept { return detail::index_iterator{*this, 0}; }
    [[nodiscard]] auto end() const noexcept { return detail::index_iterator{*this, size()}; }

private:
    const detail::set_store* of_ = nullptr;
    const detail::set_store::one_scope* scope_ = nullptr;
};

/// Some scopes, each with its sets: by question and scope. Scopes without a position that has a value,
/// converts and is possible are left out.
class scopes_with_sets {
public:
    scopes_with_sets() = default;
    scopes_with_sets(const detail::set_store& of, std::size_t first, std::size_t last) noexcept
        : of_{&of}, first_{first}, last_{last} {}

    [[nodiscard]] std::size_t size() const noexcept { return last_ - first_; }
    [[nodiscard]] bool empty() const noexcept { return first_ == last_; }
    [[nodiscard]] scope_sets operator[](std::size_t i) const noexcept {
        return {*of_, of_->scopes[first_ + i]};
    }
    [[nodiscard]] auto begin() const noexcept { return detail::index_iterator{*this, 0}; }
    [[nodiscard]] auto end() const noexcept { return detail::index_iterator{*this, size()}; }

private:
    const detail::set_store* of_ = nullptr;
    std::size_t first_ = 0;
    std::size_t last_ = 0;
};

/// What was found for one question. Takes memory for its positions and sets, not for every member of every
/// set.
class question_sets {
public:
    explicit question_sets(detail::set_store found) noexcept : found_{std::move(found)} {}
    [[nodiscard]] scopes_with_sets scopes() const noexcept { return {found_, 0, found_.scopes.size()}; }
    friend bool operator==(const question_sets&, const question_sets&) = default;

private:
    detail::set_store found_;
};

/// What was found for every question of a graph.
class sets_table {
public:
    sets_table(detail::set_store found, std::vector<std::size_t> begins) noexcept
        : found_{std::move(found)}, begins_{std::move(begins)} {}
    /// \throws std::out_of_range if the question is not of the graph
    [[nodiscard]] scopes_with_sets of(question_id question) const {
        const std::size_t begin = begins_.at(question.number());
        return {found_, begin, begins_.at(question.number() + std::size_t{1})};
    }
    [[nodiscard]] scopes_with_sets scopes() const noexcept { return {found_, 0, found_.scopes.size()}; }
    /// How many sets of all questions there are.
    [[nodiscard]] std::size_t size() const noexcept { return found_.sets.size(); }
    friend bool operator==(const sets_table&, const sets_table&) = default;

private:
    detail::set_store found_;
    std::vector<std::size_t> begins_;
};

/// The maximal sets of positions on a question that can hold together, scope by scope: what may be the case,
/// each with all who are right then. Of "over 11,000", "at least 10,000" and "up to 10,500", two: the last
/// two, and the first two.
///
/// A set belongs to values, and not to pairs that do not conflict: "over 5", "up to 10" and "not 5 to 10" are
/// compatible two by two and never hold at once. Positions in one unit of an uncertain factor hold together
/// in that unit. A part says nothing of the sets of its whole. Impossible positions, those without a value
/// and those in a unit that does not convert are in none.
///
/// \param graph  a graph or any view of one
/// Complexity: O(n log n) in the positions of one scope, with denials and all. Where units of uncertain
/// factors meet others, or a domain, and for kinds without a line (of one's own; places while overlaps are
/// declared; numbers beyond 2^511 or nearer to 0 than 2^-511): that of the scenarios of `regions_of`, which
/// these sets are.
template <claim_graph_like Graph>
[[nodiscard]] question_sets compatible_sets(const Graph& graph, question_id question, const lens& by = {}) {
    detail::set_store found;
    detail::set_finder<false> finder{found};
    finder.find(graph, question, by, detail::takers_of(graph, question, by), detail::positions_in);
    return question_sets{std::move(found)};
}

/// The same for all questions at once.
/// \param run  how the questions are shared out: `in_turn`, or `on_all_cores` of parallel.hpp; the result is the same
/// Complexity: the sum of that for each question, and one pass over all stances.
template <claim_graph_like Graph, class Run = in_turn>
[[nodiscard]] sets_table compatible_sets_of_all(const Graph& graph, const lens& by = {}, Run&& run = {}) {
    std::vector<std::size_t> begins;
    auto found = detail::find_all_sets<false>(graph, by, run, begins, detail::positions_in);
    return {std::move(found), std::move(begins)};
}

}  // namespace hearsay::inline v1
