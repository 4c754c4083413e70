#include "picture.hpp"

#include "command.hpp"
#include "interruption.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

extern char** environ;

namespace command_line {

namespace {

struct close_file {
    void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};
using scratch_file = std::unique_ptr<std::FILE, close_file>;

scratch_file new_scratch_file() {
    scratch_file file{std::tmpfile()};
    if (!file) throw run_error{fmt::format("no room for a file in /tmp: {}", std::strerror(errno))};
    return file;
}

}  // namespace

std::string draw_svg(std::string_view graph) {
    // Through files, not pipes: neither side can wait for the other.
    const scratch_file in = new_scratch_file();
    const scratch_file out = new_scratch_file();
    if (std::fwrite(graph.data(), 1, graph.size(), in.get()) != graph.size() || std::fflush(in.get()) != 0) {
        throw run_error{fmt::format("no room for a file in /tmp: {}", std::strerror(errno))};
    }
    std::rewind(in.get());

    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, fileno(in.get()), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, fileno(out.get()), STDOUT_FILENO);
    posix_spawnattr_t how;  // so that Ctrl-C ends it too
    posix_spawnattr_init(&how);
    posix_spawnattr_setsigmask(&how, &signals_at_start());
    posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK);
    char name[] = "dot";
    char format[] = "-Tsvg";
    char* arguments[] = {name, format, nullptr};
    pid_t child = 0;
    const int failed = posix_spawnp(&child, name, &files, &how, arguments, environ);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&how);
    int status = 0;
    if (failed == 0) {
        while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    }
    if (failed != 0 || (WIFEXITED(status) && WEXITSTATUS(status) == 127)) {
        throw call_error{
            "no program \"dot\" to draw with; expected Graphviz; "
            "on Debian and Ubuntu: apt-get install graphviz, or take --format dot"};
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        throw run_error{
            "Graphviz (dot) could not draw the picture; take --format dot to see what it was given"};
    }
    std::string picture;
    std::rewind(out.get());
    char piece[1 << 14];
    for (std::size_t count = 0; (count = std::fread(piece, 1, sizeof piece, out.get())) != 0;)
        picture.append(piece, count);
    return picture;
}

}  // namespace command_line
