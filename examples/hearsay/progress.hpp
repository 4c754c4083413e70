#pragma once

#include <chrono>
#include <string>

namespace command_line {

/// A line on standard error that says how far a long run is: on a terminal alone, and not for short runs. It is
/// wiped out at the end.
class progress {
public:
    explicit progress(std::string what);
    ~progress();
    progress(const progress&) = delete;
    progress& operator=(const progress&) = delete;

    /// \param share  what is done, 0 to 1
    void at(double share);

private:
    std::string what_;
    bool on_;
    int percent_ = -1;
    std::chrono::steady_clock::time_point begun_;
};

}  // namespace command_line
