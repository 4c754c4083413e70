#include <hearsay/graph/names.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

using hearsay::name_index;
using hearsay::text_pool;

namespace {

constexpr auto none = name_index::none;

// The same by a map: what is known of a name, in order of first mention.
struct reference_index {
    std::vector<std::string> symbols;
    std::vector<std::uint32_t> numbers;  // by symbol
    std::vector<std::uint32_t> defined;  // symbols, by number
};

}  // namespace

TEST(TextPool, KeepsTextWhereItIs) {
    text_pool pool;
    std::vector<std::string> texts;
    std::vector<std::string_view> kept;
    for (int i = 0; i < 3000; ++i)
        texts.push_back(std::string(static_cast<std::size_t>(i * 7 % 300), static_cast<char>('a' + i % 26)));
    texts.emplace_back(std::string(20'000, 'x'));
    texts.emplace_back(std::string(500'000, 'y'));
    texts.emplace_back("after the large ones");
    texts.emplace_back(std::string("with \0 in it", 12));
    std::size_t bytes = 0;
    for (const auto& text : texts) {
        kept.push_back(pool.keep(text));
        bytes += text.size();
    }
    for (std::size_t i = 0; i < texts.size(); ++i) EXPECT_EQ(kept[i], texts[i]);
    EXPECT_EQ(pool.bytes(), bytes);
}

TEST(NameIndex, ASymbolComesBeforeTheRecord) {
    text_pool pool;
    name_index names;
    const auto gur = names.intern("gur", pool);
    EXPECT_EQ(names.intern("gur", pool), gur);
    EXPECT_EQ(names.symbol("gur"), gur);
    EXPECT_EQ(names.find("gur"), none) << "mentioned, not defined";
    EXPECT_EQ(names.number_of_symbol(gur), none);
    const auto nis = names.intern("nis", pool);
    EXPECT_EQ(names.define(nis), 0U);
    EXPECT_EQ(names.define(gur), 1U);
    EXPECT_EQ(names.find("gur"), 1U);
    EXPECT_EQ(names.name(0), "nis");
    EXPECT_EQ(names.name(1), "gur");
    EXPECT_EQ(names.name_of_symbol(gur), "gur");
    EXPECT_EQ(names.size(), 2U);
    EXPECT_EQ(names.find("kremlin"), none);
    EXPECT_EQ(names.symbol("kremlin"), none);
}

TEST(NameIndex, AnEmptyIndexKnowsNothing) {
    const name_index names;
    EXPECT_EQ(names.find(""), none);
    EXPECT_EQ(names.find("gur"), none);
    EXPECT_EQ(names.size(), 0U);
    EXPECT_EQ(names.bytes(), 0U);
}

TEST(NameIndex, ATextIsNoPrefixOfAnother) {
    text_pool pool;
    name_index names;
    for (const auto* name :
        {"", "s", "s1", "s1.1", "s10", "s1.10", "S1", "s1 ", "\xc3\xa9", "12345678", "123456781"}) {
        names.define(names.intern(name, pool));
    }
    EXPECT_EQ(names.size(), 11U);
    EXPECT_EQ(names.find("s1"), 2U);
    EXPECT_EQ(names.find("12345678"), 9U);
    EXPECT_EQ(names.find("123456781"), 10U);
    EXPECT_EQ(names.find("1234567"), none);
}

// Short names lie in the index, long ones elsewhere: of every length each byte counts, a NUL too.
TEST(NameIndex, TellsNamesOfEveryLengthApart) {
    text_pool pool;
    name_index names;
    std::vector<std::string> all;
    for (std::size_t length = 0; length <= 40; ++length) {
        all.emplace_back(length, 'a');
        for (std::size_t at = 0; at < length; ++at) {
            for (const char other : {'b', '\0', '\xff'}) {
                all.emplace_back(length, 'a');
                all.back()[at] = other;
            }
        }
    }
    for (const auto& text : all) {
        // From memory of exactly its size, so that a look beyond its end is found out.
        const std::vector<char> exact(text.begin(), text.end());
        names.define(names.intern({exact.data(), exact.size()}, pool));
    }
    ASSERT_EQ(names.size(), all.size());
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        EXPECT_EQ(names.find(all[i]), i);
        EXPECT_EQ(names.name(i), all[i]);
    }
    EXPECT_EQ(names.find(std::string(41, 'a')), none);
}

RC_GTEST_PROP(NameIndex, BehavesAsAMapThatForgetsItsLatest, ()) {
    text_pool pool;
    name_index names;
    reference_index expected;
    // Half of them short enough to lie in the index.
    const auto text_of = [](int i) { return "n" + std::to_string(i) + std::string(i % 2 == 0 ? 0 : 10, 'x'); };
    const auto name = [&] { return text_of(*rc::gen::inRange(0, 150)); };
    const auto symbol_of = [&](const std::string& text) {
        for (std::uint32_t s = 0; s < expected.symbols.size(); ++s) {
            if (expected.symbols[s] == text) return s;
        }
        return none;
    };
    for (int step = 0; step < 60; ++step) {
        const int what = *rc::gen::inRange(0, 10);
        if (what < 8) {
            const int count = *rc::gen::inRange(1, 12);
            for (int i = 0; i < count; ++i) {
                const auto text = name();
                auto known = symbol_of(text);
                const auto symbol = names.intern(text, pool);
                if (known == none) {
                    known = static_cast<std::uint32_t>(expected.symbols.size());
                    expected.symbols.push_back(text);
                    expected.numbers.push_back(none);
                }
                RC_ASSERT(symbol == known);
                if (what < 4 && expected.numbers[known] == none) {
                    expected.numbers[known] = static_cast<std::uint32_t>(expected.defined.size());
                    expected.defined.push_back(known);
                    RC_ASSERT(names.define(symbol) == expected.numbers[known]);
                }
            }
        } else {
            // As a batch does: back to a moment at which no later symbol bore a number.
            const auto numbers = *rc::gen::inRange<std::size_t>(0, expected.defined.size() + 1);
            std::size_t symbols = *rc::gen::inRange<std::size_t>(0, expected.symbols.size() + 1);
            for (std::size_t i = 0; i < numbers; ++i)
                symbols = std::max<std::size_t>(symbols, expected.defined[i] + 1);
            for (std::size_t i = numbers; i < expected.defined.size(); ++i)
                expected.numbers[expected.defined[i]] = none;
            expected.defined.resize(numbers);
            expected.symbols.resize(symbols);
            expected.numbers.resize(symbols);
            names.truncate(numbers, symbols);
        }
    }
    RC_ASSERT(names.size() == expected.defined.size());
    RC_ASSERT(names.symbols() == expected.symbols.size());
    for (int i = 0; i < 150; ++i) {
        const auto text = text_of(i);
        const auto symbol = symbol_of(text);
        RC_ASSERT(names.symbol(text) == symbol);
        RC_ASSERT(names.find(text) == (symbol == none ? none : expected.numbers[symbol]));
    }
    for (std::uint32_t n = 0; n < expected.defined.size(); ++n)
        RC_ASSERT(names.name(n) == expected.symbols[expected.defined[n]]);
}
