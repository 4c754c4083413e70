#pragma once

#include <hearsay/io/diagnostic.hpp>
#include <hearsay/io/document.hpp>
#include <hearsay/model/said_at.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::inline v1::detail {

using word_list = std::span<const std::string_view>;

/// A text that is put together from others of any length, without giving its memory back.
void assign(std::vector<std::string>& list, std::size_t at, std::string_view text);

/// Reads the fields of records, and reports those that it can't.
///
/// Each function that reads a value gives nothing, or leaves `into` as it was, where it reported a fault;
/// then `faulty` is true, until its owner sets it to false for the next record.
class field_reader {
public:
    explicit field_reader(diagnostics& faults) : faults_{&faults} {}

    bool faulty = false;

    void error(location where, std::string found, std::string expected, std::string mend,
        std::optional<location> other = std::nullopt);

    /// A value of the wrong type: `a list as "within"`. Says nothing of one that was at fault already.
    void wrong_type(
        const node& value, std::string_view key, std::string_view expected, std::string_view mend);

    /// A key that `owner` ("a source") doesn't have, and those that it has.
    void unknown_key(const mapping_entry& entry, std::string_view owner, word_list keys);

    /// A record that lacks a key.
    void missing(location where, std::string_view owner, std::string_view key, std::string_view expected,
        std::string_view mend);

    /// Whether the value is a mapping, or nothing at all, which stands for an empty one.
    bool is_record(const node& value, std::string_view owner);

    void text(const node& value, std::string_view key, std::string& into);
    void reference(const node& value, std::string_view key, std::string_view kind, std::string& into);
    void truth(const node& value, std::string_view key, bool& into);
    /// A finite number.
    std::optional<double> number(const node& value, std::string_view key, std::string_view mend);
    /// Which of the words it is.
    std::optional<std::size_t> word(const node& value, std::string_view key, word_list known);
    /// 'A' to 'F'.
    void grade(const node& value, std::string_view key, char& into);
    /// Items of a list, or one that stands alone: calls `each(item, number)`. A list within the list is left
    /// to it.
    template <class Each>
    static void items(const node& value, Each&& each) {
        std::size_t at = 0;
        if (!value.is_sequence()) return each(value, at);
        for (const node item : value.items()) each(item, at++);
    }
    /// Whether an item of a list is a list, which is a fault.
    bool is_list_within(const node& item, std::string_view key);
    /// Ids in a list; one that is at fault leaves an empty text, so that the others keep their places.
    void references(
        const node& value, std::string_view key, std::string_view kind, std::vector<std::string>& into);

    /// A day, an instant, {from, to} or {by}.
    std::optional<said_at> time(const node& value, std::string_view key);
    /// A day or {from, to}.
    std::optional<day_range> period(const node& value, std::string_view key);
    /// {from, to}: at least one of the two.
    std::optional<day_range> days(const node& mapping, std::string_view key);
    std::optional<day> one_day(const node& value, std::string_view key);

    [[nodiscard]] diagnostics& faults() const noexcept { return *faults_; }

private:
    std::optional<said_at> instant(const node& value, std::string_view text);

    diagnostics* faults_;
};

/// The word that is most like another, or nothing.
[[nodiscard]] std::string_view nearest(std::string_view to, word_list among);
/// `name, kind or within`.
[[nodiscard]] std::string any_of(word_list among);

}  // namespace hearsay::inline v1::detail
