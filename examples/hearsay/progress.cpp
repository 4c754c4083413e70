#include "progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace command_line {

progress::progress(std::string what)
    : what_{std::move(what)}, on_{::isatty(STDERR_FILENO) == 1}, begun_{std::chrono::steady_clock::now()} {}

progress::~progress() {
    if (percent_ >= 0) std::fputs("\r\x1b[K", stderr);
}

void progress::at(double share) {
    if (!on_) return;
    const int percent = static_cast<int>(std::clamp(share, 0.0, 1.0) * 100);
    if (percent == percent_) return;
    if (std::chrono::steady_clock::now() - begun_ < std::chrono::milliseconds{400}) return;
    percent_ = percent;
    std::fprintf(stderr, "\r%s: %d%%", what_.c_str(), percent);
    std::fflush(stderr);
}

}  // namespace command_line
