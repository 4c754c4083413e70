#pragma once

#include <hearsay/model/segmented.hpp>

#include <bit>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>
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

namespace detail {

/// A name in 16 bytes: of at most 12 bytes, as most ids are, by itself; a longer one by its first four and where it stands.
/// Two words tell nearly all names apart, and no short one from itself has to be looked up elsewhere.
class kept_name {
public:
    static constexpr std::size_t most_inside = 12;

    explicit kept_name(std::string_view name) noexcept {
        const std::size_t size = name.size();
        const char* const at = name.data();
        if (size > most_inside) {
            words_[0] = beginning(size, load<std::uint32_t>(at));
            words_[1] = reinterpret_cast<std::uintptr_t>(at);
        } else if constexpr (std::endian::native != std::endian::little) {
            words_[0] = beginning(size, 0);
            for (std::size_t i = 0; i < size; ++i) reinterpret_cast<char*>(words_)[4 + i] = at[i];
        } else if (size >= 8) {  // pieces that overlap, in registers: a copy of any length is a call, and slow to read back
            words_[0] = beginning(size, load<std::uint32_t>(at));
            words_[1] = load<std::uint64_t>(at + size - 8) >> (8 * (12 - size));
        } else if (size >= 4) {
            words_[0] = beginning(size, load<std::uint32_t>(at));
            words_[1] = std::uint64_t{load<std::uint32_t>(at + size - 4)} >> (8 * (8 - size));
        } else {
            std::uint32_t first = 0;
            for (std::size_t i = size; i-- > 0;) first = first << 8 | static_cast<unsigned char>(at[i]);
            words_[0] = beginning(size, first);
        }
    }

    /// The same name, which lasts as long as a pool.
    [[nodiscard]] kept_name kept_in(text_pool& pool) const { return is_inside() ? *this : kept_name{pool.keep(view())}; }

    [[nodiscard]] bool is_inside() const noexcept { return size() <= most_inside; }
    /// Valid as long as the object, and whatever it refers to.
    [[nodiscard]] std::string_view view() const noexcept {
        return {is_inside() ? reinterpret_cast<const char*>(words_) + 4 : elsewhere(), size()};
    }

    /// The first of two words: how long it is, and how it begins.
    [[nodiscard]] std::uint64_t first_word() const noexcept { return words_[0]; }
    /// The second, of a name that is inside: the rest of it.
    [[nodiscard]] std::uint64_t second_word() const noexcept { return words_[1]; }

    friend bool operator==(const kept_name& a, const kept_name& b) noexcept {
        if (a.words_[0] != b.words_[0]) return false;
        if (a.is_inside()) return a.words_[1] == b.words_[1];
        return std::memcmp(a.elsewhere(), b.elsewhere(), a.size()) == 0;
    }

private:
    template <class Word>
    [[nodiscard]] static Word load(const char* at) noexcept {
        Word word;
        std::memcpy(&word, at, sizeof word);
        return word;
    }
    // The size is where the first four bytes in memory are.
    [[nodiscard]] static std::uint64_t beginning(std::size_t size, std::uint32_t first) noexcept {
        const auto length = static_cast<std::uint32_t>(size);
        if constexpr (std::endian::native == std::endian::little) return std::uint64_t{first} << 32 | length;
        return std::uint64_t{length} << 32 | first;
    }
    [[nodiscard]] std::uint32_t size() const noexcept {
        if constexpr (std::endian::native == std::endian::little) return static_cast<std::uint32_t>(words_[0]);
        return static_cast<std::uint32_t>(words_[0] >> 32);
    }
    [[nodiscard]] const char* elsewhere() const noexcept {
        return reinterpret_cast<const char*>(static_cast<std::uintptr_t>(words_[1]));
    }

    std::uint64_t words_[2] = {0, 0};
};

}  // namespace detail

/// The ids of one kind of record: which number bears "gur", and the way back.
///
/// A name gets a symbol when it is first met, be it in a reference to something that comes later; it gets the number of
/// a record when that record is defined. Until a batch is committed, references hold symbols.
/// Complexity: O(length) a look-up on average.
class name_index {
public:
    static constexpr std::uint32_t none = 0xffffffff;

    /// The symbol of a name, made where the name is new. Throws std::length_error past 2^32 bytes.
    std::uint32_t intern(std::string_view name, text_pool& pool) {
        if (name.size() > 0xffffffff) throw std::length_error("name_index: a name of more than 4 GiB; give it a shorter one");
        if ((names_.size() + 1) * 2 > slots_.size()) grow();
        const detail::kept_name wanted{name};
        const std::uint64_t h = hash(wanted);
        slot& found = slots_[slot_of(wanted, h)];
        if (found.symbol != none) return found.symbol;
        const auto symbol = static_cast<std::uint32_t>(names_.size());
        names_.push_back(wanted.kept_in(pool));
        number_.push_back(none);
        found = {symbol, tag_of(h)};
        return symbol;
    }
    [[nodiscard]] std::uint32_t symbol(std::string_view name) const noexcept {
        const detail::kept_name wanted{name};
        return slots_.empty() ? none : slots_[slot_of(wanted, hash(wanted))].symbol;
    }
    [[nodiscard]] std::string_view name_of_symbol(std::uint32_t symbol) const noexcept { return names_[symbol].view(); }
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
    [[nodiscard]] std::string_view name(std::uint32_t number) const noexcept { return names_[symbol_[number]].view(); }

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
    // The places of slots are read off the tag, whose upper bits they are: so a table grows without a look at a name.
    [[nodiscard]] std::size_t first_slot(std::uint32_t tag) const noexcept { return tag >> shift_; }
    // A few bits of the hash stand beside the symbol, so that most probes need not look at a name.
    struct slot {
        std::uint32_t symbol = none;
        std::uint32_t tag = 0;
    };
    [[nodiscard]] static std::uint32_t tag_of(std::uint64_t h) noexcept { return static_cast<std::uint32_t>(h >> 32); }
    [[nodiscard]] std::size_t slot_of(const detail::kept_name& name, std::uint64_t h) const noexcept {
        const std::size_t mask = slots_.size() - 1;
        const std::uint32_t tag = tag_of(h);
        std::size_t at = first_slot(tag);
        while (slots_[at].symbol != none && (slots_[at].tag != tag || !(names_[slots_[at].symbol] == name)))
            at = (at + 1) & mask;
        return at;
    }
    void grow() {
        std::vector<slot> old = std::exchange(slots_, std::vector<slot>(slots_.empty() ? 64 : slots_.size() * 2));
        shift_ = 32 - static_cast<unsigned>(std::bit_width(slots_.size() - 1));
        const std::size_t mask = slots_.size() - 1;
        // In the order of the symbols, as they came: see `truncate`.
        std::vector<std::uint32_t> tags(names_.size());
        for (const slot& s : old) {
            if (s.symbol != none) tags[s.symbol] = s.tag;
        }
        for (std::uint32_t s = 0; s < tags.size(); ++s) {
            std::size_t at = first_slot(tags[s]);
            while (slots_[at].symbol != none) at = (at + 1) & mask;
            slots_[at] = {s, tags[s]};
        }
    }

    segmented<detail::kept_name> names_;  // by symbol
    segmented<std::uint32_t> number_;    // by symbol
    segmented<std::uint32_t> symbol_;    // by number
    std::vector<slot> slots_;            // open addressing, a power of two, at most half full
    unsigned shift_ = 26;                // from a tag to its place among the slots

public:
    /// What a name is looked up by.
    [[nodiscard]] static std::uint64_t hash(const detail::kept_name& name) noexcept {
        std::uint64_t h = 0x9e3779b97f4a7c15ULL;
        const auto mix = [&h](std::uint64_t word) {
            h = (h ^ word) * 0xbf58476d1ce4e5b9ULL;
            h ^= h >> 29;
        };
        mix(name.first_word());
        if (name.is_inside()) {
            mix(name.second_word());
        } else {
            const std::string_view text = name.view();
            for (std::size_t at = 0; at + 8 <= text.size(); at += 8) mix(word_at(text, at));
            mix(word_at(text, text.size() - 8));
        }
        h = (h ^ (h >> 32)) * 0x94d049bb133111ebULL;  // the upper bits, which tell the slot, depend on all of it
        return h ^ (h >> 29);
    }
    [[nodiscard]] static std::uint64_t hash(std::string_view name) noexcept { return hash(detail::kept_name{name}); }

    /// Makes a look-up that is to come quicker: many names are asked for first, then for each in turn what leads to it
    /// is brought closer, its slot, its entry, its text, while the others are under way.
    void fetch_slot(std::uint64_t h) const noexcept {
        if (!slots_.empty()) fetch(&slots_[first_slot(tag_of(h))]);
    }
    void fetch_entry(std::uint64_t h) const noexcept {
        if (const std::uint32_t likely = likely_symbol(h); likely != none) {
            fetch(&names_[likely]);
            fetch(&number_[likely]);
        }
    }
    void fetch_text(std::uint64_t h) const noexcept {
        if (const std::uint32_t likely = likely_symbol(h); likely != none && !names_[likely].is_inside())
            fetch(names_[likely].view().data());
    }

private:
    [[nodiscard]] static std::uint64_t word_at(std::string_view text, std::size_t at) noexcept {
        std::uint64_t word;
        std::memcpy(&word, text.data() + at, sizeof word);
        return word;
    }
    [[nodiscard]] std::uint32_t likely_symbol(std::uint64_t h) const noexcept {
        if (slots_.empty()) return none;
        const std::size_t mask = slots_.size() - 1;
        const std::uint32_t tag = tag_of(h);
        std::size_t at = first_slot(tag);
        while (slots_[at].symbol != none && slots_[at].tag != tag) at = (at + 1) & mask;
        return slots_[at].symbol;
    }
    static void fetch([[maybe_unused]] const void* what) noexcept {
#if defined(__GNUC__)
        __builtin_prefetch(what);
        __asm__ volatile("" : : "r"(what));  // else g++ takes whoever calls this for pure, and leaves the call out
#endif
    }
};

}  // namespace hearsay::inline v1
