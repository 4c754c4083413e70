#pragma once

#include <hearsay/io/location.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::inline v1 {

enum class severity : std::uint8_t { error, warning };

/// One fault of an input: where it is, what was found there, what was expected, and how to mend it.
///
///     case.yaml:14:9: error: unknown hedge "circa"; expected about, at least, over …; write "about 3,000"
///     case.yaml:20:3: error: the id "s1" again; expected an id of its own; rename one of the two
///     case.yaml:7:3: note: first given here
///
/// The three texts begin in lower case and have no full stop; `expected` goes without that word, and may be
/// empty, as `mend` may.
struct diagnostic {
    location where;
    hearsay::severity severity = hearsay::severity::error;
    std::string found;
    std::string expected;
    std::string mend;
    std::optional<location> other;  ///< the second place, where two disagree: "first given here"

    friend bool operator==(const diagnostic&, const diagnostic&) = default;
};

/// Writes a fault as one line, or as two where it has a second place; no line break at the end.
/// Control characters in file names and texts are written as \u001b, so that none reaches a terminal.
[[nodiscard]] std::string to_string(const diagnostic& fault, const file_table& files);

/// A text in double quotes, fit for a message: control characters as \u001b, "..." after `most` code points.
[[nodiscard]] std::string in_quotes(std::string_view text, std::size_t most = 60);

namespace detail {

// A text without anything that a terminal would act on; `escaped` are characters that get a backslash.
[[nodiscard]] std::string visible(
    std::string_view text, std::size_t most = static_cast<std::size_t>(-1), std::string_view escaped = {});

}  // namespace detail

/// The faults of a run, over all the files that it read.
///
/// A run reports all that is wrong, not the first fault alone. At most `most_kept` errors and as many
/// warnings are kept; the rest are counted: a flood of faults needs no memory, and warnings hide no error.
class diagnostics {
public:
    static constexpr std::size_t most_kept = 1'000;

    /// Enters a file and gives its number, for the `file` of the locations in it.
    std::uint32_t add_file(std::string name) { return files_.add(std::move(name)); }
    [[nodiscard]] const file_table& files() const noexcept { return files_; }

    void add(diagnostic fault);
    void error(location where, std::string found, std::string expected, std::string mend,
        std::optional<location> other = std::nullopt);
    void warning(location where, std::string found, std::string expected, std::string mend,
        std::optional<location> other = std::nullopt);

    [[nodiscard]] bool has_errors() const noexcept { return errors_ != 0; }
    [[nodiscard]] std::size_t error_count() const noexcept { return errors_; }      ///< kept or not
    [[nodiscard]] std::size_t warning_count() const noexcept { return warnings_; }  ///< kept or not
    [[nodiscard]] bool empty() const noexcept { return errors_ + warnings_ == 0; }

    /// Those kept, by file and place; at one place in the order in which they were added. O(n log n).
    [[nodiscard]] std::vector<diagnostic> sorted() const;

    /// All of it as lines, each with its line break, and "and 12 more errors" where not all were kept.
    [[nodiscard]] std::string to_string() const;

    /// Forgets the faults and keeps the files.
    void clear() noexcept;

private:
    file_table files_;
    std::vector<diagnostic> kept_;
    std::size_t errors_ = 0;
    std::size_t warnings_ = 0;
};

}  // namespace hearsay::inline v1
