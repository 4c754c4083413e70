#pragma once

#include <hearsay/trace/semiring.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

namespace detail {

template <class Id>
[[nodiscard]] std::vector<Id> joined(const std::vector<Id>& a, const std::vector<Id>& b) {
    std::vector<Id> both;
    both.reserve(a.size() + b.size());
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both;
}

inline void expect_at_most(std::size_t size, std::size_t limit, const char* what) {
    if (size <= limit) return;
    throw std::length_error(fmt::format(
        "{}: more than {}; raise its limit, or ask for less: the shortest chain, whether there is any", what,
        limit));
}

}  // namespace detail

/// Which sources, or statements, are on any chain at all (lineage): nothing where there is no chain.
/// \tparam Id  what is listed: `source_id`, `statement_id`; ascending, no repeats
template <class Id>
struct which_semiring {
    using value_type = std::optional<std::vector<Id>>;
    [[nodiscard]] value_type zero() const { return std::nullopt; }
    [[nodiscard]] value_type one() const { return std::vector<Id>{}; }
    [[nodiscard]] value_type add(const value_type& a, const value_type& b) const {
        if (!a || !b) return a ? a : b;
        return detail::joined(*a, *b);
    }
    [[nodiscard]] value_type multiply(const value_type& a, const value_type& b) const {
        if (!a || !b) return std::nullopt;
        return detail::joined(*a, *b);
    }
    [[nodiscard]] value_type variable(Id x) const { return std::vector<Id>{x}; }
};

/// Why a position is supported: the minimal sets of sources, or statements, of which each is enough. "The article,
/// Kyiv Post and GUR; or the article, Yonhap and NIS."
///
/// Each set ascending, none within another; smaller ones first, then in order.
/// \throws std::length_error from `add` and `multiply` where there are more sets than `limit`
/// Complexity: of `add` and `multiply` quadratic in the sets that come together. There may be exponentially many.
template <class Id>
struct why_semiring {
    using value_type = std::vector<std::vector<Id>>;
    static constexpr bool absorptive = true;
    std::size_t limit = 10'000;

    [[nodiscard]] value_type zero() const { return {}; }
    [[nodiscard]] value_type one() const { return {{}}; }
    [[nodiscard]] value_type add(const value_type& a, const value_type& b) const {
        value_type sets = a;
        sets.insert(sets.end(), b.begin(), b.end());
        return minimal(std::move(sets));
    }
    [[nodiscard]] value_type multiply(const value_type& a, const value_type& b) const {
        value_type sets;
        for (const auto& x : a) {
            for (const auto& y : b) sets.push_back(detail::joined(x, y));
            if (sets.size() > 4 * limit) sets = minimal(std::move(sets));
        }
        return minimal(std::move(sets));
    }
    [[nodiscard]] value_type variable(Id x) const { return {{x}}; }

private:
    [[nodiscard]] value_type minimal(value_type sets) const {
        std::sort(sets.begin(), sets.end(),
            [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() < b.size() : a < b; });
        value_type kept;
        for (auto& set : sets) {
            const bool needless = std::any_of(kept.begin(), kept.end(),
                [&](const auto& k) { return std::includes(set.begin(), set.end(), k.begin(), k.end()); });
            if (!needless) kept.push_back(std::move(set));
        }
        detail::expect_at_most(kept.size(), limit, "why_semiring: minimal sets");
        return kept;
    }
};

/// A polynomial with whole coefficients: how a position is supported. "2 GUR·KyivPost + NIS^2" are two chains through
/// GUR and Kyiv Post, and one that passes two statements of NIS.
template <class Id>
class polynomial {
public:
    /// What one chain passes, each with how often; ascending.
    using monomial = std::vector<std::pair<Id, std::uint32_t>>;
    struct term {
        monomial of;
        std::uint64_t times;  ///< `counting_semiring::many` is so many or more
        friend bool operator==(const term&, const term&) = default;
    };

    polynomial() = default;
    [[nodiscard]] static polynomial constant(std::uint64_t times) {
        return times == 0 ? polynomial{} : single({{}, times});
    }
    [[nodiscard]] static polynomial variable(Id x) { return single({{{x, 1}}, 1}); }
    [[nodiscard]] static polynomial single(term only) {
        polynomial made;
        made.terms_.push_back(std::move(only));
        return made;
    }

    /// Fewer factors first, then in order; none with 0.
    [[nodiscard]] const std::vector<term>& terms() const noexcept { return terms_; }

    [[nodiscard]] friend polynomial operator+(const polynomial& a, const polynomial& b) {
        polynomial made;
        made.terms_.reserve(a.terms_.size() + b.terms_.size());
        std::merge(a.terms_.begin(), a.terms_.end(), b.terms_.begin(), b.terms_.end(),
            std::back_inserter(made.terms_), before);
        made.gather();
        return made;
    }
    [[nodiscard]] friend polynomial operator*(const polynomial& a, const polynomial& b) {
        polynomial made;
        made.terms_.reserve(a.terms_.size() * b.terms_.size());
        for (const term& x : a.terms_) {
            for (const term& y : b.terms_)
                made.terms_.push_back({product(x.of, y.of), counting_semiring{}.multiply(x.times, y.times)});
        }
        std::sort(made.terms_.begin(), made.terms_.end(), before);
        made.gather();
        return made;
    }
    friend bool operator==(const polynomial&, const polynomial&) = default;

    /// The polynomial with values in place of its variables, in any semiring. A position's support in that semiring
    /// is this of its polynomial: N[X] is the most general of all.
    template <commutative_semiring S, std::invocable<Id> Value>
    [[nodiscard]] typename S::value_type evaluate(const S& semiring, Value&& value) const {
        auto sum = semiring.zero();
        for (const term& t : terms_) {
            auto product = times(semiring, t.times);
            for (const auto& [x, power] : t.of) {
                for (std::uint32_t i = 0; i < power; ++i) product = semiring.multiply(product, value(x));
            }
            sum = semiring.add(sum, product);
        }
        return sum;
    }

    /// "2 GUR·Kyiv Post + NIS^2", each variable named by `name`; "0" for none.
    template <class Name>
    [[nodiscard]] std::string text(Name&& name) const {
        if (terms_.empty()) return "0";
        std::string made;
        for (const term& t : terms_) {
            if (!made.empty()) made += " + ";
            std::string factors;
            for (const auto& [x, power] : t.of) {
                if (!factors.empty()) factors += "·";
                factors += name(x);
                if (power != 1) factors += fmt::format("^{}", power);
            }
            if (t.times != 1 || factors.empty())
                made += t.times == counting_semiring::many ? "many" : fmt::format("{}", t.times);
            if (t.times != 1 && !factors.empty()) made += " ";
            made += factors;
        }
        return made;
    }

private:
    static bool before(const term& a, const term& b) { return order(a.of, b.of) < 0; }
    static std::strong_ordering order(const monomial& a, const monomial& b) {
        const auto degree = [](const monomial& m) {
            std::uint64_t sum = 0;
            for (const auto& factor : m) sum += factor.second;
            return sum;
        };
        if (const auto by_degree = degree(a) <=> degree(b); by_degree != 0) return by_degree;
        return a <=> b;
    }
    static monomial product(const monomial& a, const monomial& b) {
        monomial made;
        made.reserve(a.size() + b.size());
        auto x = a.begin();
        auto y = b.begin();
        while (x != a.end() || y != b.end()) {
            if (y == b.end() || (x != a.end() && x->first < y->first)) {
                made.push_back(*x++);
            } else if (x == a.end() || y->first < x->first) {
                made.push_back(*y++);
            } else {
                made.emplace_back(x->first, x->second + y->second);
                ++x;
                ++y;
            }
        }
        return made;
    }
    /// Makes one of equal terms side by side.
    void gather() {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < terms_.size(); ++i) {
            if (kept != 0 && terms_[kept - 1].of == terms_[i].of) {
                terms_[kept - 1].times = counting_semiring{}.add(terms_[kept - 1].times, terms_[i].times);
            } else {
                if (kept != i) terms_[kept] = std::move(terms_[i]);
                ++kept;
            }
        }
        terms_.resize(kept);
    }
    /// 1 + 1 + ..., so many times, by doubling.
    template <class S>
    static typename S::value_type times(const S& semiring, std::uint64_t count) {
        auto sum = semiring.zero();
        auto doubled = semiring.one();
        for (; count != 0; count >>= 1) {
            if ((count & 1) != 0) sum = semiring.add(sum, doubled);
            if (count > 1) doubled = semiring.add(doubled, doubled);
        }
        return sum;
    }

    std::vector<term> terms_;
};

/// How a position is supported, chain by chain: the free commutative semiring, from which every other answer follows.
/// \throws std::length_error from `add` and `multiply` where there are more terms than `limit`
template <class Id>
struct how_semiring {
    using value_type = polynomial<Id>;
    std::size_t limit = 10'000;

    [[nodiscard]] value_type zero() const { return {}; }
    [[nodiscard]] value_type one() const { return value_type::constant(1); }
    [[nodiscard]] value_type add(const value_type& a, const value_type& b) const { return checked(a + b); }
    [[nodiscard]] value_type multiply(const value_type& a, const value_type& b) const {
        if (a.terms().size() > b.terms().size()) return multiply(b, a);
        value_type made;
        for (const auto& term : a.terms()) made = add(made, value_type::single(term) * b);
        return made;
    }
    [[nodiscard]] value_type variable(Id x) const { return value_type::variable(x); }

private:
    [[nodiscard]] value_type checked(value_type made) const {
        detail::expect_at_most(made.terms().size(), limit, "how_semiring: terms");
        return made;
    }
};

}  // namespace hearsay::inline v1
