#pragma once

#include "interruption.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace command_line {

/// Where a command writes to: standard output, or a file that is there whole or not at all.
///
/// A file is written beside its place under another name and takes it at `finish`; one that was there stays
/// as it was until then, and for good if the run fails or is interrupted before. What is no ordinary file (a
/// pipe, /dev/null) is written to as it is.
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
    temporary temporary_{};  // none: it is written to directly
    std::string kept_{};
    int descriptor_ = 1;
};

/// A folder of files that a command writes, there whole or not at all.
///
/// It is written beside its place under another name. A folder that was there already must be empty or hold
/// no other files than may be written anew; it stays as it was until `finish`, and those files that are not
/// written again are gone then.
class output_folder {
public:
    /// \param may_replace  whether a file of this name may be
    /// \throws run_error where the folder that is there holds something else
    output_folder(const std::string& path, bool (*may_replace)(std::string_view name));

    /// Writes on at a file. The pieces of one file come one after the other.
    /// \throws run_error if it can't be written
    void write(std::string_view name, std::string_view text);
    /// Puts the folder into its place.
    void finish();

private:
    void fail(int error) const;

    std::string path_;    // as it was given
    std::string target_;  // as it is, without links
    bool is_there_ = false;
    temporary folder_{};
    std::optional<output> file_{};
    std::string name_{};  // of that file
};

}  // namespace command_line
