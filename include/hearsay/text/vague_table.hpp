#pragma once

#include <hearsay/model/interval.hpp>
#include <hearsay/model/quantity.hpp>
#include <hearsay/model/word_table.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::inline v1 {

/// What vague words are read as: under the everyday table, "dozens" is [12, 100).
///
/// No word has a number by itself, so each table is somebody's convention, and what is read by one names it
/// (`quantity::table`). A word that a table lacks is not read by it. Words are in lower case, one space apart:
/// "several", "a couple", "tens of thousands". A user's own table may have any others besides: "umpteen", "a whole lot",
/// "loads of"; the longest entry is taken, and what the readers know as a number stays one. Regular: copied and compared by its content.
class vague_table {
public:
    struct entry {
        std::string word;
        interval means;
        friend bool operator==(const entry&, const entry&) = default;
    };

    /// A table of the user's own.
    /// \param name  what to call it
    /// \throws std::invalid_argument for a word that is there twice, is empty, or is not written as above: with
    /// capitals, figures or marks other than hyphens and apostrophes, or with spaces that part no words
    vague_table(std::string name, std::vector<entry> entries);

    /// The logic of the words. What counts by tens reaches from the figure in it to the next power of ten, the end
    /// left out: tens [10, 100), dozens [12, 100), scores [20, 100), hundreds [100, 1000), thousands, millions,
    /// billions; tens of thousands [10000, 100000), and so on with thousands, millions, billions. A couple is [2, 3];
    /// several, a few and a handful are more than that and no ten, [3, 10); so "several hundred" is [300, 1000).
    [[nodiscard]] static const vague_table& everyday();

    /// That of the Armed Conflict Location & Event Data Project: tens, dozens and hundreds are 10, 12 and 100. Those are
    /// the most conservative figures: here lower ends. The upper ends are ours, the next power of ten, left out.
    /// Source: ACLED's answers on its data on fatalities (27 February 2023), "How does ACLED code fatalities?".
    [[nodiscard]] static const vague_table& acled();

    /// That of the Crowd Counting Consortium: hundreds, thousands, tens of thousands and hundreds of thousands are 200,
    /// 2,000, 20,000 and 200,000. Those are lower ends here. The upper ends are ours, the next power of ten, left out.
    /// Source: Crowd Counting Consortium, Crowd Data Dictionary, `size_low`.
    [[nodiscard]] static const vague_table& crowd_counting();

    /// The ready table of that kind; nothing for `none` and `own`.
    [[nodiscard]] static const vague_table* ready(word_table kind);

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] word_table kind() const noexcept { return kind_; }

    /// In the order in which they were given.
    [[nodiscard]] const std::vector<entry>& entries() const noexcept { return entries_; }

    /// What a word is read as, whatever the case of its ASCII letters; nothing where the table lacks it.
    /// O(log n), allocates nothing.
    [[nodiscard]] std::optional<interval> find(std::string_view word) const noexcept;

    /// The same for a word that goes with a scale: `find_scaled("hundreds", 1000)` is what "hundreds of thousands" is
    /// read as, `find_scaled("several", 100)` "several hundred". Scales are 100, 1e3, 1e6, 1e9 and 1e12. Only what the
    /// table has as such an entry is found: nothing is multiplied.
    [[nodiscard]] std::optional<interval> find_scaled(std::string_view factor, double scale) const noexcept;

    /// Whether an entry begins with these words, or is them, whatever the case of their ASCII letters: "a whole" of "a whole
    /// lot", but not "a wh". O(log n), allocates nothing.
    [[nodiscard]] bool begins(std::string_view words) const noexcept;

    /// The first word that is read as exactly these numbers, or an empty text. O(n).
    [[nodiscard]] std::string_view word_for(const interval& means) const noexcept;

    /// The words that a quantity may have been read from, in the order of the entries: those that are its very numbers, or,
    /// after a hedge, those that have the end which the hedge goes with. "Up to dozens" is under 100, which "up to tens"
    /// and "up to scores" are too. The quantity need not name this table. O(n).
    [[nodiscard]] std::vector<std::string_view> words_for(const quantity& said) const;

    friend bool operator==(const vague_table& a, const vague_table& b) noexcept {
        return a.kind_ == b.kind_ && a.name_ == b.name_ && a.entries_ == b.entries_;
    }

private:
    vague_table(word_table kind, std::string name, std::vector<entry> entries);

    std::string name_;
    word_table kind_;
    std::vector<entry> entries_;
    std::vector<std::size_t> by_word_;  // places in `entries_`, ascending by their words
};

}  // namespace hearsay::inline v1
