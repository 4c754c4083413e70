#pragma once

#include <hearsay/model/segmented.hpp>

#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace hearsay::inline v1 {

/// Text that stays where it was put: ids, wordings, quotations. Append-only; a view of it is valid as long as the pool.
class text_pool {
public:
    /// Copies a text into the pool. Complexity: its length; one allocation for every 64 KiB.
    [[nodiscard]] std::string_view keep(std::string_view text) {
        if (text.empty()) return {};
        if (text.size() > room_) {
            const std::size_t size = text.size() > block_size / 4 ? text.size() : block_size;
            if (size != block_size) {  // a block of its own, so that the open one keeps its room
                large_.push_back(std::unique_ptr<char[]>{new char[size]});
                bytes_ += size;
                std::memcpy(large_.back().get(), text.data(), size);
                return {large_.back().get(), size};
            }
            blocks_.push_back(std::unique_ptr<char[]>{new char[size]});
            next_ = blocks_.back().get();
            room_ = size;
        }
        std::memcpy(next_, text.data(), text.size());
        const std::string_view kept{next_, text.size()};
        next_ += text.size();
        room_ -= text.size();
        bytes_ += text.size();
        return kept;
    }
    [[nodiscard]] std::size_t bytes() const noexcept { return bytes_; }

private:
    static constexpr std::size_t block_size = std::size_t{64} * 1024;
    std::vector<std::unique_ptr<char[]>> blocks_;
    std::vector<std::unique_ptr<char[]>> large_;
    char* next_ = nullptr;
    std::size_t room_ = 0;
    std::size_t bytes_ = 0;
};

/// The ids of one kind of record: which number bears "gur", and the way back.
///
/// A name gets a symbol when it is first met, be it in a reference to something that comes later; it gets the number of
/// a record when that record is defined. Until a batch is committed, references hold symbols.
/// Complexity: O(length) a look-up on average.
class name_index {
public:
    static constexpr std::uint32_t none = 0xffffffff;

    /// The symbol of a name, made where the name is new.
    std::uint32_t intern(std::string_view name, text_pool& pool) {
        if ((names_.size() + 1) * 2 > slots_.size()) grow();
        const std::uint64_t h = hash(name);
        slot& found = slots_[slot_of(name, h)];
        if (found.symbol != none) return found.symbol;
        const auto symbol = static_cast<std::uint32_t>(names_.size());
        names_.push_back(pool.keep(name));
        number_.push_back(none);
        found = {symbol, tag_of(h)};
        return symbol;
    }
    [[nodiscard]] std::uint32_t symbol(std::string_view name) const noexcept {
        return slots_.empty() ? none : slots_[slot_of(name, hash(name))].symbol;
    }
    [[nodiscard]] std::string_view name_of_symbol(std::uint32_t symbol) const noexcept { return names_[symbol]; }
    /// The record that bears the name of a symbol, or `none` as long as it is only mentioned.
    [[nodiscard]] std::uint32_t number_of_symbol(std::uint32_t symbol) const noexcept { return number_[symbol]; }
    /// The record of a name, or `none`.
    [[nodiscard]] std::uint32_t find(std::string_view name) const noexcept {
        const std::uint32_t known = symbol(name);
        return known == none ? none : number_[known];
    }
    /// Gives the next number to a name that has none.
    std::uint32_t define(std::uint32_t symbol) {
        number_[symbol] = static_cast<std::uint32_t>(symbol_.size());
        symbol_.push_back(symbol);
        return number_[symbol];
    }
    [[nodiscard]] std::size_t size() const noexcept { return symbol_.size(); }
    [[nodiscard]] std::size_t symbols() const noexcept { return names_.size(); }
    [[nodiscard]] std::string_view name(std::uint32_t number) const noexcept { return names_[symbol_[number]]; }

    /// Forgets what was added last: as a batch that failed does. The text stays in the pool.
    void truncate(std::size_t numbers, std::size_t symbols) {
        for (std::size_t i = numbers; i < symbol_.size(); ++i) number_[symbol_[i]] = none;
        symbol_.truncate(numbers);
        // Slots were filled in the order of the symbols, so emptying them in reverse leaves every probe intact.
        for (std::size_t s = names_.size(); s > symbols; --s) slots_[slot_of(names_[s - 1], hash(names_[s - 1]))] = {};
        names_.truncate(symbols);
        number_.truncate(symbols);
    }

    [[nodiscard]] std::size_t bytes() const noexcept {
        return names_.bytes() + number_.bytes() + symbol_.bytes() + slots_.capacity() * sizeof slots_[0];
    }

private:
    [[nodiscard]] static std::uint64_t hash(std::string_view name) noexcept {
        std::uint64_t h = 0x9e3779b97f4a7c15ULL ^ (name.size() * 0xff51afd7ed558ccdULL);
        const char* at = name.data();
        std::size_t left = name.size();
        const auto mix = [&h](std::uint64_t word) {
            h = (h ^ word) * 0xbf58476d1ce4e5b9ULL;
            h ^= h >> 29;
        };
        for (; left >= 8; left -= 8, at += 8) {
            std::uint64_t word;
            std::memcpy(&word, at, 8);
            mix(word);
        }
        std::uint64_t word = 0;
        if (left != 0) std::memcpy(&word, at, left);
        mix(word);
        return h ^ (h >> 32);
    }
    // A few bits of the hash stand beside the symbol, so that most probes need not look at a name.
    struct slot {
        std::uint32_t symbol = none;
        std::uint32_t tag = 0;
    };
    [[nodiscard]] static std::uint32_t tag_of(std::uint64_t h) noexcept { return static_cast<std::uint32_t>(h >> 32); }
    [[nodiscard]] std::size_t slot_of(std::string_view name, std::uint64_t h) const noexcept {
        const std::size_t mask = slots_.size() - 1;
        const std::uint32_t tag = tag_of(h);
        std::size_t at = static_cast<std::size_t>(h) & mask;
        while (slots_[at].symbol != none && (slots_[at].tag != tag || names_[slots_[at].symbol] != name)) at = (at + 1) & mask;
        return at;
    }
    void grow() {
        slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, slot{});
        for (std::uint32_t s = 0; s < names_.size(); ++s) {
            const std::uint64_t h = hash(names_[s]);
            slots_[slot_of(names_[s], h)] = {s, tag_of(h)};
        }
    }

    segmented<std::string_view> names_;  // by symbol
    segmented<std::uint32_t> number_;    // by symbol
    segmented<std::uint32_t> symbol_;    // by number
    std::vector<slot> slots_;            // open addressing, a power of two, at most half full
};

}  // namespace hearsay::inline v1
