#pragma once

#include <hearsay/trace/dependence.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <span>

namespace hearsay::inline v1::test {

/// Expects of a rule what every `dependence_rule` promises, for all pairs of some sources, and what every
/// `grouped_dependence_rule` promises, if it is one.
template <dependence_rule Rule>
void expect_dependence_laws(const Rule& rule, std::span<const source_id> sources) {
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const source_id a = sources[i];
        EXPECT_EQ(rule(a, a), dependence::dependent) << "source " << a.number() << " with itself";
        for (const source_id b : sources.subspan(i + 1)) {
            EXPECT_EQ(rule(a, b), rule(b, a)) << "sources " << a.number() << " and " << b.number();
            EXPECT_EQ(rule(a, b), rule(a, b))
                << "the same pair twice: " << a.number() << " and " << b.number();
        }
    }
    if constexpr (grouped_dependence_rule<Rule>) {
        const auto linked = [&](source_id a, source_id b) {
            for (const linked_sources& l : rule.links()) {
                if ((l.a == a && l.b == b) || (l.a == b && l.b == a)) return true;
            }
            return false;
        };
        for (const linked_sources& l : rule.links()) {
            EXPECT_EQ(rule(l.a, l.b), l.is) << "the link of " << l.a.number() << " and " << l.b.number();
        }
        for (const source_id a : sources) {
            for (const source_id b : sources) {
                if (a == b || linked(a, b)) continue;
                EXPECT_EQ(rule(a, b) == dependence::dependent, rule.group_of(a) == rule.group_of(b))
                    << "sources " << a.number() << " and " << b.number();
            }
        }
    }
}

}  // namespace hearsay::inline v1::test
