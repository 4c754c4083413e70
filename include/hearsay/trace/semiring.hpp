#pragma once

#include <hearsay/model/date_set.hpp>

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <limits>

namespace hearsay::inline v1 {

/// What the support of a position is reckoned in: ways of support that are alternatives add, the links of one chain
/// multiply.
///
/// Syntax:    `s.zero()`, `s.one()`, `s.add(a, b)`, `s.multiply(a, b)` of `S::value_type`.
/// Semantics: both operations are associative and commutative, `zero` is neutral to `add` and `one` to `multiply`,
///            `multiply` distributes over `add`, and `multiply(a, zero)` is `zero`.
///            No compiler sees these; `test/semiring_laws.hpp` checks them for any model.
/// Models:    here `boolean_semiring`, `counting_semiring`, `tropical_semiring`, `viterbi_semiring`,
///            `weakest_link_semiring`, `clearance_semiring`, `validity_semiring`; in provenance.hpp `which_semiring`,
///            `why_semiring`, `how_semiring`; users may add their own.
/// Source: T. Green, G. Karvounarakis, V. Tannen, "Provenance Semirings" (2007).
template <class S>
concept commutative_semiring = std::regular<typename S::value_type> &&
    requires(const S& s, const typename S::value_type& a, const typename S::value_type& b) {
    { s.zero() } -> std::same_as<typename S::value_type>;
    { s.one() } -> std::same_as<typename S::value_type>;
    { s.add(a, b) } -> std::same_as<typename S::value_type>;
    { s.multiply(a, b) } -> std::same_as<typename S::value_type>;
};

/// One in which a way around adds nothing: a chain that comes back to a statement before it goes on counts for no
/// more than the chain without the detour. It has an answer for relays in a loop; any other refuses those.
///
/// Syntax:    `S::absorptive` is true.
/// Semantics: `add(one, a)` is `one` for every a; so `add(a, a)` is a.
/// Models:    all those of `commutative_semiring` but `counting_semiring`, `which_semiring` and `how_semiring`.
template <class S>
concept absorptive_semiring = commutative_semiring<S> && requires {
    requires S::absorptive;
};

/// Whether there is support at all.
struct boolean_semiring {
    using value_type = bool;
    static constexpr bool absorptive = true;
    [[nodiscard]] constexpr bool zero() const noexcept { return false; }
    [[nodiscard]] constexpr bool one() const noexcept { return true; }
    [[nodiscard]] constexpr bool add(bool a, bool b) const noexcept { return a || b; }
    [[nodiscard]] constexpr bool multiply(bool a, bool b) const noexcept { return a && b; }
};

/// In how many ways: with 1 for each statement, the number of chains. Counts up to `many`, which stands for so many
/// or more.
struct counting_semiring {
    using value_type = std::uint64_t;
    static constexpr value_type many = std::numeric_limits<value_type>::max();
    [[nodiscard]] constexpr value_type zero() const noexcept { return 0; }
    [[nodiscard]] constexpr value_type one() const noexcept { return 1; }
    [[nodiscard]] constexpr value_type add(value_type a, value_type b) const noexcept {
        return a > many - b ? many : a + b;
    }
    [[nodiscard]] constexpr value_type multiply(value_type a, value_type b) const noexcept {
        if (a == 0 || b == 0) return 0;
        return a > many / b ? many : a * b;
    }
};

/// The shortest chain: with 1 for each statement, how many it passes. Values are lengths of 0 and more; infinity means
/// that there is none.
struct tropical_semiring {
    using value_type = double;
    static constexpr bool absorptive = true;
    [[nodiscard]] constexpr double zero() const noexcept { return std::numeric_limits<double>::infinity(); }
    [[nodiscard]] constexpr double one() const noexcept { return 0; }
    [[nodiscard]] constexpr double add(double a, double b) const noexcept { return std::min(a, b); }
    [[nodiscard]] constexpr double multiply(double a, double b) const noexcept { return a + b; }
};

/// The strongest chain, where trust in each of its statements, 0 to 1, is multiplied.
struct viterbi_semiring {
    using value_type = double;
    static constexpr bool absorptive = true;
    [[nodiscard]] constexpr double zero() const noexcept { return 0; }
    [[nodiscard]] constexpr double one() const noexcept { return 1; }
    [[nodiscard]] constexpr double add(double a, double b) const noexcept { return std::max(a, b); }
    [[nodiscard]] constexpr double multiply(double a, double b) const noexcept { return a * b; }
};

/// A chain is as strong as its weakest link, 0 to 1; of all chains the best.
struct weakest_link_semiring {
    using value_type = double;
    static constexpr bool absorptive = true;
    [[nodiscard]] constexpr double zero() const noexcept { return 0; }
    [[nodiscard]] constexpr double one() const noexcept { return 1; }
    [[nodiscard]] constexpr double add(double a, double b) const noexcept { return std::max(a, b); }
    [[nodiscard]] constexpr double multiply(double a, double b) const noexcept { return std::min(a, b); }
};

/// The lowest level at which the support of a position can be seen: a chain needs the highest level of its statements,
/// and the chain that needs least is enough. 0 is open to all, `nobody` to no one.
struct clearance_semiring {
    using value_type = std::uint32_t;
    static constexpr bool absorptive = true;
    static constexpr value_type nobody = std::numeric_limits<value_type>::max();
    [[nodiscard]] constexpr value_type zero() const noexcept { return nobody; }
    [[nodiscard]] constexpr value_type one() const noexcept { return 0; }
    [[nodiscard]] constexpr value_type add(value_type a, value_type b) const noexcept {
        return std::min(a, b);
    }
    [[nodiscard]] constexpr value_type multiply(value_type a, value_type b) const noexcept {
        return std::max(a, b);
    }
};

/// The days on which there is support: a chain holds while all of its statements do.
struct validity_semiring {
    using value_type = date_set;
    static constexpr bool absorptive = true;
    [[nodiscard]] date_set zero() const { return {}; }
    [[nodiscard]] date_set one() const { return date_set::everything(); }
    [[nodiscard]] date_set add(const date_set& a, const date_set& b) const { return union_of(a, b); }
    [[nodiscard]] date_set multiply(const date_set& a, const date_set& b) const { return intersection(a, b); }
};

}  // namespace hearsay::inline v1
