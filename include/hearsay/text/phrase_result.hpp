#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <variant>

namespace hearsay::inline v1 {

/// Why a phrase could not be read: the word in the way, what would have been right, and how to mend it.
///
/// "11 thousand infantry soldiers", where only `soldier` is a unit, fails at byte 12 for 8 bytes: found `the
/// word "infantry"`, expected `a unit (soldier) or the end`. The texts begin in lower case and have no full
/// stop. A phrase that ends too early fails at its end, with length 0.
struct phrase_fault {
    std::size_t offset = 0;  ///< of the offending word, in bytes from the start of the phrase
    std::size_t length = 0;  ///< of that word, in bytes
    std::string found;
    std::string expected;  ///< without that word
    std::string mend;

    friend bool operator==(const phrase_fault&, const phrase_fault&) = default;
};

/// Writes a fault as one line: `the word "infantry"; expected a unit (soldier) or the end; declare it under
/// units`.
[[nodiscard]] std::string to_string(const phrase_fault& fault);

/// What a phrase says, or why it could not be read: never a guess.
///
/// \code
/// if (const auto read = read_quantity("over 11 thousand soldiers", units)) use(*read);
/// else complain(read.fault());
/// \endcode
template <class Value>
class phrase_result {
public:
    phrase_result(Value value)
        : content_{std::in_place_index<0>, std::move(value)} {}  // as std::expected converts
    phrase_result(phrase_fault fault) : content_{std::in_place_index<1>, std::move(fault)} {}

    [[nodiscard]] bool has_value() const noexcept { return content_.index() == 0; }
    [[nodiscard]] explicit operator bool() const noexcept { return has_value(); }

    /// \throws std::bad_variant_access if there is none, as `*` and `->` do
    [[nodiscard]] const Value& value() const { return std::get<0>(content_); }
    [[nodiscard]] const Value& operator*() const { return value(); }
    [[nodiscard]] const Value* operator->() const { return &value(); }

    /// \throws std::bad_variant_access if the phrase was read
    [[nodiscard]] const phrase_fault& fault() const { return std::get<1>(content_); }

private:
    std::variant<Value, phrase_fault> content_;
};

}  // namespace hearsay::inline v1
