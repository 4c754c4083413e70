#include <hearsay/io/lines.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace hearsay::inline v1 {

namespace {

// A line of the greatest length with its CR LF, and the padding.
constexpr std::size_t most_buffered = most_line_bytes + 2 + json_padding;

std::string reason(int error) { return std::generic_category().message(error); }

// A file descriptor that closes itself, or the standard input, which it leaves open.
class input {
public:
    explicit input(const std::string& path)
        : is_standard_{path == "-"},
          descriptor_{is_standard_ ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)} {}
    ~input() {
        if (!is_standard_ && descriptor_ >= 0) ::close(descriptor_);
    }
    input(const input&) = delete;
    input& operator=(const input&) = delete;

    [[nodiscard]] bool is_open() const noexcept { return descriptor_ >= 0; }

    [[nodiscard]] std::ptrdiff_t read(char* into, std::size_t room) const noexcept {
        for (;;) {
            const auto count = ::read(descriptor_, into, room);
            if (count >= 0 || errno != EINTR) return count;
        }
    }

    [[nodiscard]] bool is_directory() const noexcept {
        struct stat status {};
        return ::fstat(descriptor_, &status) == 0 && S_ISDIR(status.st_mode);
    }

private:
    bool is_standard_;
    int descriptor_;
};

// Opens a path for reading, or reports why not.
std::shared_ptr<input> open_input(const std::string& path, std::uint32_t file, diagnostics& faults) {
    const location start{file, 1, 1};
    auto opened = std::make_shared<input>(path);
    if (!opened->is_open()) {
        const int error = errno;
        faults.error(start, fmt::format("the file can't be opened: {}", reason(error)),
            "a file that can be read",
            error == ENOENT ? "check its name" : "check its name and who may read it");
        return nullptr;
    }
    if (opened->is_directory()) {
        faults.error(start, "a directory", "a file", "name the files in it");
        return nullptr;
    }
    return opened;
}

void report_broken(location where, int error, diagnostics& faults) {
    faults.error(where, fmt::format("reading failed: {}", reason(error)),
        "a file that can be read to its end", "check the disk, or copy the file");
}

}  // namespace

line_reader::line_reader(byte_source source, std::uint32_t file, diagnostics& faults)
    : source_{std::move(source)}, file_{file}, faults_{&faults}, buffer_(std::size_t{512} << 10) {}

line_reader::line_reader(std::istream& source, std::uint32_t file, diagnostics& faults)
    : line_reader{byte_source{[&source](char* into, std::size_t room) -> std::ptrdiff_t {
                      source.read(into, static_cast<std::streamsize>(room));
                      if (source.bad()) {
                          errno = EIO;
                          return -1;
                      }
                      return source.gcount();
                  }},
          file, faults} {}

line_reader::line_reader(std::FILE* source, std::uint32_t file, diagnostics& faults)
    : line_reader{byte_source{[source](char* into, std::size_t room) -> std::ptrdiff_t {
                      const auto count = std::fread(into, 1, room, source);
                      if (count == 0 && std::ferror(source) != 0) return -1;
                      return static_cast<std::ptrdiff_t>(count);
                  }},
          file, faults} {}

// Reads on behind what is in the buffer, where there is room. False at the end.
bool line_reader::fill() {
    if (ended_) return false;
    const auto count = source_(buffer_.data() + filled_, buffer_.size() - json_padding - filled_);
    if (count < 0) report_broken({file_, line_, 1}, errno, *faults_);
    ended_ = count <= 0;
    if (!ended_) filled_ += static_cast<std::size_t>(count);
    std::memset(buffer_.data() + filled_, 0, json_padding);
    return !ended_;
}

// Makes room behind the text in the buffer: that of lines passed, then more.
void line_reader::make_room() {
    const auto begun = filled_ - first_;
    std::memmove(buffer_.data(), buffer_.data() + first_, begun);
    first_ = 0;
    filled_ = begun;
    if (begun > buffer_.size() / 2) buffer_.resize(std::min(buffer_.size() * 2, most_buffered));
}

// Finds the end of the line that begins at `next_`. False where no line begins there.
bool line_reader::find_line() {
    first_ = next_;
    for (std::size_t seen = 0;;) {
        const char* const start = buffer_.data() + first_;
        const auto begun = filled_ - first_;
        const auto* const end = static_cast<const char*>(std::memchr(start + seen, '\n', begun - seen));
        if (end != nullptr) {
            length_ = static_cast<std::size_t>(end - start);
            next_ = first_ + length_ + 1;
            return true;
        }
        seen = begun;
        if (seen == most_buffered - json_padding) {
            pass_rest_of_line();
            return true;
        }
        if (filled_ == buffer_.size() - json_padding) make_room();
        if (!fill()) {
            length_ = filled_ - first_;
            next_ = filled_;
            return length_ > 0;
        }
    }
}

// A line fills the buffer: reads past it and keeps nothing.
void line_reader::pass_rest_of_line() {
    length_ = most_buffered;
    for (;;) {
        passed_ += filled_ - first_;
        first_ = next_ = filled_ = 0;
        if (!fill()) return;
        const auto* const end = static_cast<const char*>(std::memchr(buffer_.data(), '\n', filled_));
        if (end == nullptr) continue;
        next_ = static_cast<std::size_t>(end - buffer_.data()) + 1;
        return;
    }
}

bool line_reader::next() {
    for (;;) {
        ++line_;
        if (!find_line()) return false;
        passed_ += next_ - first_;
        if (length_ <= most_buffered - json_padding && length_ > 0 && buffer_[first_ + length_ - 1] == '\r')
            --length_;
        if (length_ <= most_line_bytes) break;
        faults_->error(where(), fmt::format("a line of more than {} bytes", most_line_bytes),
            "one record a line", "put each record on a line of its own");
    }
    if (line_ == 1 && text().starts_with("\xef\xbb\xbf")) {
        first_ += 3;
        length_ -= 3;
    }
    return true;
}

std::string_view line_reader::lines_ahead() {
    if (next_ > filled_ / 2) {  // little is left: make it more
        first_ = next_;
        length_ = 0;
        make_room();
        next_ = 0;
    }
    while (filled_ < buffer_.size() - json_padding && fill()) {}
    const std::string_view all{buffer_.data() + next_, filled_ - next_};
    const auto end = all.rfind('\n');
    return end == std::string_view::npos ? std::string_view{} : all.substr(0, end + 1);
}

void line_reader::pass(std::size_t bytes, std::uint32_t lines) noexcept {
    next_ += bytes;
    first_ = next_;
    length_ = 0;
    line_ += lines;
    passed_ += bytes;
}

bool is_blank(std::string_view line) noexcept {
    return line.find_first_not_of(" \t") == std::string_view::npos;
}

std::optional<line_reader::byte_source> open_bytes(
    const std::string& path, std::uint32_t file, diagnostics& faults) {
    auto source = open_input(path, file, faults);
    if (!source) return std::nullopt;
    return line_reader::byte_source{
        [source](char* into, std::size_t room) { return source->read(into, room); }};
}

std::optional<line_reader> open_lines(const std::string& path, diagnostics& faults) {
    const auto file = faults.add_file(path);
    auto source = open_bytes(path, file, faults);
    if (!source) return std::nullopt;
    return line_reader{std::move(*source), file, faults};
}

std::optional<std::string> read_file(
    const std::string& path, std::uint32_t file, diagnostics& faults, std::size_t most) {
    const auto source = open_input(path, file, faults);
    if (!source) return std::nullopt;
    std::string text;
    // Grows with what comes, for a pipe tells no size and a file may tell a wrong one.
    for (std::size_t filled = 0;;) {
        if (filled == text.size())
            text.resize(std::min(std::max(filled * 2, std::size_t{64} << 10), most + 1));
        const auto count = source->read(text.data() + filled, text.size() - filled);
        if (count < 0) {
            report_broken({file, 1, 1}, errno, faults);
            return std::nullopt;
        }
        filled += static_cast<std::size_t>(count);
        if (filled > most) {
            faults.error({file, 1, 1}, fmt::format("a file of more than {} bytes", most),
                "a case file of at most that",
                "write the case as JSON Lines, a record a line, in a file whose name ends in .jsonl");
            return std::nullopt;
        }
        if (count == 0) {
            text.resize(filled);
            return text;
        }
    }
}

}  // namespace hearsay::inline v1
