#pragma once

#include <hearsay/io/diagnostic.hpp>
#include <hearsay/io/location.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace hearsay::inline v1 {

/// What stands at one place of a document. `fault` is something that was reported as an error when it was
/// read: who meets one says no more of it.
enum class node_kind : std::uint8_t { null, boolean, number, string, sequence, mapping, fault };

namespace detail {

// One node of the tree. Nodes lie in the order of the text, those of a mapping as key, value, key, value: so
// a subtree is one run of the array, the next sibling is `span` further on, and an alias is a copy of a run.
struct node_data {
    double number = 0;
    std::uint32_t text = 0;  // where its text begins in the text of the tree
    std::uint32_t length =
        0;  // of a scalar the bytes of its text, of a sequence its items, of a mapping its entries
    std::uint32_t span = 1;  // nodes in the subtree, this one included
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    node_kind kind = node_kind::null;
    bool flag =
        false;  // of a boolean its value; of a number whether it is a whole one, and exact as a double
};

class tree_builder;
struct reader_state;
struct reader_state_deleter {
    void operator()(reader_state* state) const noexcept;
};

}  // namespace detail

class node;
struct mapping_entry;
template <class Value>
class node_range;

/// A tree of values read from YAML or JSON, in which each value knows its place in the text.
///
/// \code
/// diagnostics faults;
/// document_tree tree;
/// if (read_document(text, faults.add_file("case.yaml"), tree, faults))
///     for (const auto& [key, value, key_where] : tree.root().entries()) …
/// \endcode
///
/// The functions below fill it, again and again: it keeps its memory, so that a million records read one
/// after the other allocate next to nothing. Nodes, ranges and texts taken from it are valid until then. It
/// keeps what it needs of the text that was read; that text may go.
class document_tree {
public:
    /// Whether nothing was read, or what was read had no tree.
    [[nodiscard]] bool empty() const noexcept { return nodes_.empty(); }

    /// The value that is the whole document. \throws std::out_of_range if `empty()`
    [[nodiscard]] node root() const;

    /// The number of nodes; a key is one too.
    [[nodiscard]] std::size_t node_count() const noexcept { return nodes_.size(); }

    /// Forgets the tree and keeps the memory.
    void clear() noexcept;

private:
    friend class node;
    friend class detail::tree_builder;
    template <class Value>
    friend class node_range;

    std::vector<detail::node_data> nodes_;
    std::string text_;  // of all scalars, one after the other
    std::uint32_t file_ = 0;
    std::unique_ptr<detail::reader_state, detail::reader_state_deleter> state_;
};

/// One value of a document: a handle, copied freely, valid until its tree is read into again.
class node {
public:
    [[nodiscard]] node_kind kind() const noexcept { return data().kind; }
    [[nodiscard]] bool is_null() const noexcept { return kind() == node_kind::null; }
    [[nodiscard]] bool is_boolean() const noexcept { return kind() == node_kind::boolean; }
    [[nodiscard]] bool is_number() const noexcept { return kind() == node_kind::number; }
    [[nodiscard]] bool is_string() const noexcept { return kind() == node_kind::string; }
    [[nodiscard]] bool is_sequence() const noexcept { return kind() == node_kind::sequence; }
    [[nodiscard]] bool is_mapping() const noexcept { return kind() == node_kind::mapping; }
    [[nodiscard]] bool is_fault() const noexcept { return kind() == node_kind::fault; }

    /// A string without its quotes and escapes; another scalar as it was written ("1e3", "~"); else empty.
    [[nodiscard]] std::string_view text() const noexcept;

    /// The value of a boolean; of anything else false.
    [[nodiscard]] bool boolean() const noexcept { return is_boolean() && data().flag; }

    /// The value of a number, else NaN. YAML's `.inf` and `.nan` are numbers too: see `is_finite`.
    [[nodiscard]] double number() const noexcept;

    /// A number other than `.inf`, `-.inf` and `.nan`.
    [[nodiscard]] bool is_finite() const noexcept;

    /// A number written without point or exponent, at most 2^53 either way, so that `number()` is exact.
    [[nodiscard]] bool is_integer() const noexcept { return is_number() && data().flag; }

    /// How many items a sequence, or entries a mapping has; else 0.
    [[nodiscard]] std::size_t size() const noexcept;

    /// The items of a sequence, in order; of anything else none.
    [[nodiscard]] node_range<node> items() const noexcept;

    /// The entries of a mapping, in the order of the text and no key twice; of anything else none.
    [[nodiscard]] node_range<mapping_entry> entries() const noexcept;

    /// The value of a mapping's key, or nothing. O(entries).
    [[nodiscard]] std::optional<node> find(std::string_view key) const noexcept;

    /// Where the value begins. What an alias stands for is where the alias is, and what is inside of that
    /// where it was written.
    [[nodiscard]] location where() const noexcept { return {tree_->file_, data().line, data().column}; }

    /// The same value of the same tree, not an equal one.
    friend bool operator==(const node&, const node&) noexcept = default;

private:
    friend class document_tree;
    template <class Value>
    friend class node_range;

    node(const document_tree& tree, std::uint32_t index) noexcept : tree_{&tree}, index_{index} {}
    [[nodiscard]] const detail::node_data& data() const noexcept { return tree_->nodes_[index_]; }

    const document_tree* tree_;
    std::uint32_t index_;
};

/// One entry of a mapping.
struct mapping_entry {
    std::string_view key;  ///< as text, also where it was written as a number or a boolean
    node value;
    location key_where;
};

/// What stands at a node, in words for a message: "a mapping", `the text "foo"`, "the number 3", "nothing".
[[nodiscard]] std::string describe(const node& value);

/// The items of a sequence, a range of `node`, or the entries of a mapping, a range of `mapping_entry`.
template <class Value>
class node_range {
public:
    class iterator {
    public:
        using iterator_category = std::input_iterator_tag;  // it makes its values
        using iterator_concept = std::forward_iterator_tag;
        using value_type = Value;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = Value;

        iterator() noexcept = default;
        [[nodiscard]] Value operator*() const noexcept;
        iterator& operator++() noexcept;
        iterator operator++(int) noexcept {
            const auto before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const iterator&, const iterator&) noexcept = default;

    private:
        friend class node_range;
        iterator(const document_tree& tree, std::uint32_t index) noexcept : tree_{&tree}, index_{index} {}

        const document_tree* tree_ = nullptr;
        std::uint32_t index_ = 0;
    };

    [[nodiscard]] iterator begin() const noexcept { return {*tree_, first_}; }
    [[nodiscard]] iterator end() const noexcept { return {*tree_, last_}; }
    [[nodiscard]] bool empty() const noexcept { return first_ == last_; }

private:
    friend class node;
    node_range(const document_tree& tree, std::uint32_t first, std::uint32_t last) noexcept
        : tree_{&tree}, first_{first}, last_{last} {}

    const document_tree* tree_;
    std::uint32_t first_;
    std::uint32_t last_;
};

/// How far values may nest in each other; deeper is an error.
inline constexpr std::size_t most_nested = 512;

/// How many nodes the aliases of one YAML document may stand for, all together.
inline constexpr std::size_t most_aliased = 100'000;

/// The size of the largest text that is read as one document, in bytes. JSON Lines have no such limit.
inline constexpr std::size_t most_document_bytes = std::size_t{64} << 20;

enum class document_format : std::uint8_t { yaml, json, json_lines };

/// The format of a text: by the extension of its file's name (.yaml, .yml, .json, .jsonl, .ndjson), else by
/// the text itself. What begins with `{` is JSON, or JSON Lines where its first line is a whole object and
/// more follows; all else is YAML.
[[nodiscard]] document_format format_of(std::string_view file_name, std::string_view text) noexcept;

/// Reads one YAML document with the types of the YAML 1.2 core schema: `yes` and `2024-10-18` are strings.
///
/// Aliases are followed, up to `most_aliased`. Refused are merge keys, tags beyond the core schema's, keys
/// that are lists or mappings, a second document, and text that is not UTF-8. Faults after which reading can
/// go on (a duplicate key, a bad tag, `1e400`) leave an entry out or a `fault` node.
///
/// \returns whether there is a tree; there may be faults all the same. Without one, the tree is empty.
/// Complexity: O(n log n) in the size of the text, whatever it holds.
bool read_yaml(std::string_view text, std::uint32_t file, document_tree& into, diagnostics& faults);

/// Reads one JSON document (RFC 8259), with the same limits and the same result as `read_yaml`.
bool read_json(std::string_view text, std::uint32_t file, document_tree& into, diagnostics& faults);

/// Reads YAML or JSON, as `format_of` the file's name in `faults` and the text says.
bool read_document(std::string_view text, std::uint32_t file, document_tree& into, diagnostics& faults);

/// Reads one record of JSON Lines: a line without its line break. `start` is the place of its first byte.
///
/// \param readable  how many bytes can be read after the line, whatever they are; with `json_padding` of them
///                  the line is read where it lies, with fewer it is copied first
bool read_json_line(
    std::string_view line, location start, std::size_t readable, document_tree& into, diagnostics& faults);

/// See `read_json_line`.
inline constexpr std::size_t json_padding = 64;

// From here on: what the templates need.

inline std::string_view node::text() const noexcept {
    const auto& own = data();
    if (own.kind == node_kind::sequence || own.kind == node_kind::mapping) return {};
    return std::string_view{tree_->text_}.substr(own.text, own.length);
}

template <class Value>
Value node_range<Value>::iterator::operator*() const noexcept {
    const node first{*tree_, index_};
    if constexpr (std::is_same_v<Value, node>)
        return first;
    else
        return Value{first.text(), node{*tree_, index_ + 1}, first.where()};
}

template <class Value>
auto node_range<Value>::iterator::operator++() noexcept -> iterator& {
    if constexpr (!std::is_same_v<Value, node>) ++index_;  // past the key
    index_ += tree_->nodes_[index_].span;
    return *this;
}

}  // namespace hearsay::inline v1

// Its iterators point into the tree, not into the range.
template <class Value>
inline constexpr bool std::ranges::enable_borrowed_range<hearsay::node_range<Value>> = true;
