#pragma once

#include <hearsay/trace/semiring.hpp>

#include <gtest/gtest.h>

#include <span>

namespace hearsay::inline v1::test {

/// Expects of a semiring what every `commutative_semiring` promises, for all triples of some values, and what every
/// `absorptive_semiring` promises, if it is one. Values whose products are exact: halves and quarters, not tenths.
template <commutative_semiring S>
void expect_semiring_laws(const S& s, std::span<const typename S::value_type> values) {
    const auto zero = s.zero();
    const auto one = s.one();
    for (const auto& a : values) {
        EXPECT_EQ(s.add(a, zero), a) << "zero is neutral to add";
        EXPECT_EQ(s.multiply(a, one), a) << "one is neutral to multiply";
        EXPECT_EQ(s.multiply(a, zero), zero) << "zero wins in multiply";
        if constexpr (absorptive_semiring<S>) {
            EXPECT_EQ(s.add(one, a), one) << "one absorbs";
        }
        for (const auto& b : values) {
            EXPECT_EQ(s.add(a, b), s.add(b, a)) << "add commutes";
            EXPECT_EQ(s.multiply(a, b), s.multiply(b, a)) << "multiply commutes";
            for (const auto& c : values) {
                EXPECT_EQ(s.add(s.add(a, b), c), s.add(a, s.add(b, c))) << "add associates";
                EXPECT_EQ(s.multiply(s.multiply(a, b), c), s.multiply(a, s.multiply(b, c)))
                    << "multiply associates";
                EXPECT_EQ(s.multiply(a, s.add(b, c)), s.add(s.multiply(a, b), s.multiply(a, c)))
                    << "multiply distributes over add";
            }
        }
    }
}

}  // namespace hearsay::inline v1::test
