#include "output.hpp"

#include "command.hpp"

#include <hearsay/io/diagnostic.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

namespace command_line {

namespace {

constexpr std::size_t most_kept = std::size_t{1} << 16;

// The file that a path leads to, through symbolic links: those stay.
std::string target_of(const std::string& path) {
    const std::unique_ptr<char, decltype(&std::free)> real{::realpath(path.c_str(), nullptr), &std::free};
    return real ? std::string{real.get()} : path;
}

mode_t mode_of_new_files() {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}
mode_t mode_of_new_folders() {
    const mode_t files = mode_of_new_files();
    return files | ((files & 0444) >> 2);  // who may read it may look into it
}

}  // namespace

output::output(std::string path) : path_{path == "-" ? "" : std::move(path)} {
    if (path_.empty()) return;
    struct stat there {};
    const bool exists = ::stat(path_.c_str(), &there) == 0;
    if (exists && S_ISDIR(there.st_mode)) fail(EISDIR);
    if (exists && !S_ISREG(there.st_mode)) {
        descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
        if (descriptor_ < 0) fail(errno);
        return;
    }
    descriptor_ = temporary_.make_file(target_of(path_));
    if (descriptor_ < 0) fail(errno);
    (void)::fchmod(descriptor_, exists ? there.st_mode & 07777 : mode_of_new_files());
}

output::~output() {
    if (!path_.empty() && descriptor_ >= 0) ::close(descriptor_);
}

void output::fail(int error) const {
    const std::string name = path_.empty() ? "standard output" : hearsay::in_quotes(path_, 200);
    throw run_error{
        fmt::format("{} can't be written: {}; expected {}; {}", name, std::generic_category().message(error),
            path_.empty() ? "that all of it is taken" : "a file that may be written",
            path_.empty() ? "write it to a file with -o" : "check the folder and the room on the disk")};
}

void output::write(std::string_view text) {
    kept_ += text;
    if (kept_.size() >= most_kept) flush();
}

void output::flush() {
    std::string_view rest = kept_;
    if (!rest.empty() && temporary_.path().empty()) note_that_output_began();
    while (!rest.empty()) {
        const ssize_t count = ::write(descriptor_, rest.data(), rest.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail(errno);
        rest.remove_prefix(static_cast<std::size_t>(count));
    }
    kept_.clear();
}

void output::finish() {
    flush();
    if (path_.empty()) return;
    // Only what has reached the disk may take the place of what was there.
    const bool is_placed = temporary_.path().empty();
    if (!is_placed && ::fsync(descriptor_) != 0 && errno != EINVAL) fail(errno);
    if (::close(std::exchange(descriptor_, -1)) != 0) fail(errno);
    if (is_placed) return;
    if (const int error = temporary_.move_to(target_of(path_)); error != 0) fail(error);
}

bool output::is_terminal() const noexcept { return path_.empty() && ::isatty(descriptor_) == 1; }

output_folder::output_folder(const std::string& path, bool (*may_replace)(std::string_view name))
    : path_{path} {
    std::string plain = path;
    while (plain.size() > 1 && plain.ends_with('/')) plain.pop_back();
    target_ = target_of(plain);
    std::error_code error;
    const auto status = std::filesystem::status(target_, error);
    is_there_ = std::filesystem::exists(status);
    const auto refuse = [&](std::string_view found, std::string_view expected) {
        throw run_error{fmt::format(
            "{} {}; expected {}; name another one", hearsay::in_quotes(path_, 200), found, expected)};
    };
    if (is_there_) {
        constexpr std::string_view expected = "a new folder, or one of such tables alone";
        if (!std::filesystem::is_directory(status)) refuse("is no folder", expected);
        // Who stands in a folder would find himself in one that is gone.
        if (std::filesystem::equivalent(target_, std::filesystem::current_path(error), error))
            refuse("is the folder that this is run in", "a folder that can be replaced whole");
        std::filesystem::directory_iterator at{target_, error};
        for (; !error && at != std::filesystem::directory_iterator{}; at.increment(error)) {
            const auto name = at->path().filename().string();
            if (!may_replace(name) || !at->is_regular_file(error))
                refuse(fmt::format("holds {}", hearsay::in_quotes(name, 200)), expected);
        }
        if (error) fail(error.value());
    }
    if (!folder_.make_folder(target_)) fail(errno);
    struct stat there {};
    const mode_t mode =
        is_there_ && ::stat(target_.c_str(), &there) == 0 ? there.st_mode & 07777 : mode_of_new_folders();
    (void)::chmod(folder_.path().c_str(), mode | S_IRWXU);
}

void output_folder::fail(int error) const {
    throw run_error{fmt::format(
        "{} can't be written: {}; expected a folder that may be written; check the folder it is in "
        "and the room on the disk",
        hearsay::in_quotes(path_, 200), std::generic_category().message(error))};
}

void output_folder::write(std::string_view name, std::string_view text) {
    if (!file_ || name_ != name) {
        if (file_) file_->finish();
        name_ = name;
        file_.emplace(fmt::format("{}/{}", folder_.path(), name_));
    }
    file_->write(text);
}

void output_folder::finish() {
    if (file_) file_->finish();
    file_.reset();
    if (const int error = is_there_ ? folder_.take_place_of_folder(target_) : folder_.move_to(target_);
        error != 0)
        fail(error);
}

}  // namespace command_line
