#include "interruption.hpp"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace command_line {

namespace {

// What the thread that waits for signals shares with the rest. It is never destroyed, for that thread
// outlives main.
struct shared_state {
    std::stop_source stop{};
    std::atomic<int> signal{0};
    std::atomic<bool> is_told{false};
    std::atomic<bool> has_written{false};
    sigset_t at_start{};
    std::mutex mutex{};  // of what is below; whoever has it keeps the run from ending
    std::vector<std::string> temporaries{};
    std::string_view doing{};
};

shared_state& shared() {
    static shared_state& state = *new shared_state;
    return state;
}

void remove_quietly(const std::string& path) {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
}

int tell(std::string_view doing) {
    auto& state = shared();
    if (!state.is_told.exchange(true)) {
        std::string line = ::isatty(STDERR_FILENO) == 1 ? "\r\x1b[K" : "";  // where progress is shown
        line += "hearsay: error: interrupted";
        if (!doing.empty()) line.append(" while ").append(doing);
        line += state.has_written ? "; what was written is not whole\n" : "; nothing was written\n";
        (void)!::write(STDERR_FILENO, line.data(), line.size());
    }
    return 128 + state.signal;
}

// A signal by itself, in a thread of its own: nothing here has to do without memory or locks, as a handler
// would.
void wait_for_signals(sigset_t watched) {
    auto& state = shared();
    int caught = 0;
    while (::sigwait(&watched, &caught) != 0) {}
    state.signal = caught;
    state.stop.request_stop();
    bool may_stop_by_itself = false;
    {
        const std::lock_guard lock{state.mutex};
        may_stop_by_itself = !state.doing.empty();
    }
    if (may_stop_by_itself) {
        const timespec enough{0, 500'000'000};
        (void)::sigtimedwait(&watched, nullptr, &enough);
    }
    const std::lock_guard lock{state.mutex};
    for (const auto& path : state.temporaries) remove_quietly(path);
    ::_exit(tell(state.doing));
}

std::string name_beside(const std::string& target) {
    const auto slash = target.find_last_of('/');
    return (slash == std::string::npos ? "" : target.substr(0, slash + 1)) + ".hearsay-XXXXXX";
}

}  // namespace

void watch_for_interruptions() {
    sigset_t watched;
    sigemptyset(&watched);
    bool has_any = false;
    for (const int which : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction before {};
        // As under nohup. A signal that is held back comes to sigwait even where it is ignored.
        if (::sigaction(which, nullptr, &before) != 0 || before.sa_handler == SIG_IGN) continue;
        sigaddset(&watched, which);
        has_any = true;
    }
    auto& state = shared();
    ::pthread_sigmask(SIG_BLOCK, &watched, &state.at_start);
    if (has_any) std::thread{wait_for_signals, watched}.detach();
}

std::stop_token interruption() { return shared().stop.get_token(); }

void stop_if_interrupted() {
    if (shared().stop.stop_requested()) throw interrupted{};
}

int tell_interruption() { return tell({}); }

void note_that_output_began() noexcept { shared().has_written = true; }

const sigset_t& signals_at_start() { return shared().at_start; }

interruptible::interruptible(std::string_view what) {
    const std::lock_guard lock{shared().mutex};
    shared().doing = what;
}

interruptible::~interruptible() {
    const std::lock_guard lock{shared().mutex};
    shared().doing = {};
}

temporary::~temporary() {
    if (path_.empty()) return;
    const std::lock_guard lock{shared().mutex};
    remove_quietly(path_);
    forget();
}

// Both with the mutex locked.
void temporary::keep(std::string path) {
    path_ = std::move(path);
    shared().temporaries.push_back(path_);
}
void temporary::forget() {
    std::erase(shared().temporaries, path_);
    path_.clear();
}

int temporary::make_file(const std::string& target) {
    const std::lock_guard lock{shared().mutex};
    std::string name = name_beside(target);
    const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor >= 0) keep(std::move(name));
    return descriptor;
}

bool temporary::make_folder(const std::string& target) {
    const std::lock_guard lock{shared().mutex};
    std::string name = name_beside(target);
    if (::mkdtemp(name.data()) == nullptr) return false;
    keep(std::move(name));
    return true;
}

int temporary::move_to(const std::string& target) {
    const std::lock_guard lock{shared().mutex};
    if (shared().stop.stop_requested()) return EINTR;
    if (::rename(path_.c_str(), target.c_str()) != 0) return errno;
    forget();
    return 0;
}

int temporary::take_place_of_folder(const std::string& target) {
    const std::lock_guard lock{shared().mutex};
    if (shared().stop.stop_requested()) return EINTR;
    if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE) == 0) {
        remove_quietly(path_);  // what was there
        forget();
        return 0;
    }
    if (errno != EINVAL && errno != ENOSYS) return errno;
    // A file system that can't exchange two names: in two steps, of which the first is undone if the second
    // fails.
    const std::string old = path_ + ".old";
    if (::rename(target.c_str(), old.c_str()) != 0) return errno;
    if (::rename(path_.c_str(), target.c_str()) != 0) {
        const int error = errno;
        (void)::rename(old.c_str(), target.c_str());
        return error;
    }
    remove_quietly(old);
    forget();
    return 0;
}

}  // namespace command_line
