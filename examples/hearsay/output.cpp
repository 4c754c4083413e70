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
    const std::string target = target_of(path_);
    const auto slash = target.find_last_of('/');
    temporary_ = (slash == std::string::npos ? "" : target.substr(0, slash + 1)) + ".hearsay-XXXXXX";
    descriptor_ = ::mkostemp(temporary_.data(), O_CLOEXEC);
    if (descriptor_ < 0) {
        temporary_.clear();
        fail(errno);
    }
    (void)::fchmod(descriptor_, exists ? there.st_mode & 07777 : mode_of_new_files());
}

output::~output() {
    if (path_.empty() || descriptor_ < 0) return;
    ::close(descriptor_);
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
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
    if (!temporary_.empty() && ::fsync(descriptor_) != 0 && errno != EINVAL) fail(errno);
    if (::close(std::exchange(descriptor_, -1)) != 0) {
        const int error = errno;
        if (!temporary_.empty()) ::unlink(temporary_.c_str());
        fail(error);
    }
    if (!temporary_.empty() && ::rename(temporary_.c_str(), target_of(path_).c_str()) != 0) {
        const int error = errno;
        ::unlink(temporary_.c_str());
        fail(error);
    }
}

bool output::is_terminal() const noexcept { return path_.empty() && ::isatty(descriptor_) == 1; }

}  // namespace command_line
