#pragma once

#include <string>
#include <string_view>

namespace command_line {

/// Where a command writes to: standard output, or a file that is there whole or not at all.
///
/// A file is written beside its place under another name and takes it at `finish`; one that was there stays as
/// it was until then, and for good if the run fails before. What is no ordinary file (a pipe, /dev/null) is
/// written to as it is.
class output {
public:
    /// \param path  empty or "-": standard output
    explicit output(std::string path);
    ~output();
    output(const output&) = delete;
    output& operator=(const output&) = delete;

    /// \throws run_error if it can't be written
    void write(std::string_view text);
    /// Hands on what is kept back.
    void flush();
    /// Puts the file into its place.
    void finish();

    [[nodiscard]] bool is_terminal() const noexcept;

private:
    [[noreturn]] void fail(int error) const;

    std::string path_;
    std::string temporary_{};  // empty: it is written to directly
    std::string kept_{};
    int descriptor_ = 1;
};

}  // namespace command_line
