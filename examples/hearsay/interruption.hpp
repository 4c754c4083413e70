#pragma once

#include <csignal>
#include <exception>
#include <stop_token>
#include <string>
#include <string_view>

namespace command_line {

/// That the run was ended from outside; `main` turns it into a message and the exit code.
struct interrupted : std::exception {
    [[nodiscard]] const char* what() const noexcept override { return "interrupted"; }
};

/// From here on SIGINT (Ctrl-C), SIGTERM and SIGHUP end the run in good order: temporary files are removed,
/// one line says so, and the exit code is 128 and the number of the signal. Signals that were ignored before
/// still are. Called once, before any other thread is there.
void watch_for_interruptions();

/// Says that a run is to end. What can stop between two pieces of its work asks it, within an
/// `interruptible`.
[[nodiscard]] std::stop_token interruption();

/// \throws interrupted if the run is to end
void stop_if_interrupted();

/// One line on standard error, unless it was said already; gives the exit code.
int tell_interruption();

/// Something was written that an interruption doesn't take back: the message says so from then on.
void note_that_output_began() noexcept;

/// The signals that are held back before `watch_for_interruptions`: what programs are started with.
[[nodiscard]] const sigset_t& signals_at_start();

/// While one lives, an interruption leaves some time to whoever asks for it to stop by itself; else, and when
/// that has passed or the signal comes again, the run is ended as it is.
class interruptible {
public:
    /// \param what  what is done meanwhile, for the message: "reading"; it must outlive the object
    explicit interruptible(std::string_view what);
    ~interruptible();
    interruptible(const interruptible&) = delete;
    interruptible& operator=(const interruptible&) = delete;
};

/// A file or folder that is there only while a command writes: gone with this object, and when the run is
/// interrupted.
class temporary {
public:
    temporary() = default;
    ~temporary();
    temporary(const temporary&) = delete;
    temporary& operator=(const temporary&) = delete;

    /// Makes a file beside `target`, of which the path is kept: its descriptor, or -1 with `errno` set.
    [[nodiscard]] int make_file(const std::string& target);
    /// Makes a folder beside `target`: false with `errno` set if it can't.
    [[nodiscard]] bool make_folder(const std::string& target);

    /// The path; empty where there is none (any more).
    [[nodiscard]] const std::string& path() const noexcept { return path_; }

    /// Moves it to its target in one step. \returns 0, or `errno`
    [[nodiscard]] int move_to(const std::string& target);
    /// Puts a folder into the place of another one, which is removed. \returns 0, or `errno`
    [[nodiscard]] int take_place_of_folder(const std::string& target);

private:
    void keep(std::string path);
    void forget();

    std::string path_{};
};

}  // namespace command_line
