#pragma once

// Shared by the readers of YAML and of JSON; not installed.

#include <hearsay/io/document.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::inline v1::detail {

// How many values one document may have, which keeps the largest tree within a fraction of a gigabyte.
inline constexpr std::size_t most_nodes = 4'000'000;

// The index of a node that is not there, or no longer.
inline constexpr std::uint32_t no_node = 0xffff'ffff;

// Fills a tree, which it empties first.
class tree_builder {
public:
    tree_builder(document_tree& tree, std::uint32_t file, diagnostics& faults);

    [[nodiscard]] node_data& operator[](std::uint32_t index) { return tree_.nodes_[index]; }
    [[nodiscard]] std::uint32_t size() const noexcept {
        return static_cast<std::uint32_t>(tree_.nodes_.size());
    }
    [[nodiscard]] std::string_view text(const node_data& of) const noexcept {
        return std::string_view{tree_.text_}.substr(of.text, of.length);
    }
    [[nodiscard]] diagnostics& faults() noexcept { return faults_; }
    [[nodiscard]] location place(std::uint32_t line, std::uint32_t column) const noexcept {
        return {file_, line, column};
    }
    [[nodiscard]] location where(std::uint32_t index) const noexcept {
        return {file_, tree_.nodes_[index].line, tree_.nodes_[index].column};
    }

    // Appends a node; its text is kept where it is a scalar. False, and reported, where the tree is full.
    bool add(node_kind kind, location where, std::string_view text = {});

    // Appends a copy of a subtree, as it stands now.
    bool add_copy(std::uint32_t of, location where);

    // Ends a sequence or mapping, whose last node is now the last of the tree.
    void close(std::uint32_t index) { (*this)[index].span = size() - index; }

    // Ends a mapping. Entries whose key was there before are reported and left out; true where there were
    // any, and nodes behind `index` have moved.
    bool close_mapping(std::uint32_t index);

    // Reports a number that no double can hold.
    void refuse_large_number(location where, std::string_view text) {
        faults_.error(where, visible(text, 40) + ", too large for a number", "at most 1.79e308 either way",
            "write a smaller number, or leave it out");
    }

    // Takes back all nodes from `index` on.
    void truncate(std::uint32_t index) { tree_.nodes_.resize(index); }

    // Empties the tree, since what was read has none.
    bool fail() {
        tree_.clear();
        return false;
    }

    // What the reader of JSON keeps from one text to the next.
    [[nodiscard]] auto& state() noexcept { return tree_.state_; }

private:
    bool has_room(std::size_t more, location where);

    document_tree& tree_;
    std::uint32_t file_;
    diagnostics& faults_;
    std::vector<std::uint32_t> keys_;
};

// Whether a whole number in decimal digits, with or without a sign, is exact as a double.
[[nodiscard]] bool is_exact_integer(std::string_view digits) noexcept;

// The value of a decimal number as YAML writes it ("-1.", "+.5e3"), infinite where it is too large.
[[nodiscard]] double to_double(std::string_view text) noexcept;

// Whether YAML reads a text without quotes as a string, rather than as a number, a truth value or nothing.
[[nodiscard]] bool is_core_string(std::string_view text);

// What makes a text unreadable before its format matters.
struct text_fault {
    std::size_t at;  // offset in bytes
    std::string found;
    std::string expected;
    std::string mend;
};

// The first byte that is not UTF-8, or is NUL.
[[nodiscard]] std::optional<text_fault> encoding_fault(std::string_view text);

// The text without a byte order mark at its beginning.
[[nodiscard]] std::string_view without_mark(std::string_view text) noexcept;

// False, and reported, where a text has more bytes than are read.
bool has_fit_size(std::string_view text, location start, diagnostics& faults);

// Follows a text from its start and tells places, for offsets that only grow: lines end with LF, CR or CR LF.
class place_finder {
public:
    place_finder(std::string_view text, location start);
    [[nodiscard]] location at(std::size_t offset);

private:
    std::string_view text_;
    location place_;
    std::size_t offset_ = 0;
    bool one_line_;
};

}  // namespace hearsay::inline v1::detail
