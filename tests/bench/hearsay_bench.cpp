// hearsay-bench [OPTION...] TASK CASE_DIR [REPS]: how long a task takes on a case that claimgen made with --format all.
//
// Prints `task hearsay N seconds # minimum maximum check`: N statements, the median of the work alone, and a value that
// says that the work was done. Loading is outside of the time, but for `ingest`. Every source's every position counts.
//   --anchor         what the task is held against, in place of it: the line says `anchor`, and not `hearsay`
//   --beside         both in turn, task, anchor, task, anchor: two lines. tests/bench/ratios makes a table of these
//   --against NAME   another anchor than the task's own
//   --threads N      for tasks on many questions; 1 without it
//   --as-of DAY      on the view of what was said by that day
#include "anchors.hpp"
#include "bench_case.hpp"
#include "tasks.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace hearsay;

struct call {
    const bench::task* task = nullptr;
    std::string_view against{};
    bench::settings with{};
    int repetitions = 5;
    bool anchor = false;
    bool beside = false;
};

template <class Table>
auto& named(const Table& table, std::string_view name, std::string_view what) {
    const auto at =
        std::find_if(std::begin(table), std::end(table), [&](const auto& row) { return row.name == name; });
    if (at != std::end(table)) return *at;
    std::string all;
    for (const auto& row : table) all += fmt::format("{}{}", all.empty() ? "" : ", ", row.name);
    throw std::invalid_argument{fmt::format("unknown {} \"{}\"; expected one of {}; name one of them", what, name, all)};
}

int number(std::string_view text, std::string_view what) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 1)
        throw std::invalid_argument{fmt::format("{}: \"{}\"; expected a whole number, 1 or more; write 5", what, text)};
    return value;
}

call read_call(int count, char** words) {
    call asked;
    std::vector<std::string_view> rest;
    for (int i = 1; i < count; ++i) {
        const std::string_view word = words[i];
        const auto value = [&]() -> std::string_view {
            if (i + 1 == count) throw std::invalid_argument{fmt::format("{} needs a value", word)};
            return words[++i];
        };
        if (word == "--anchor") {
            asked.anchor = true;
        } else if (word == "--beside") {
            asked.beside = true;
        } else if (word == "--against") {
            asked.against = value();
        } else if (word == "--threads") {
            asked.with.threads = number(value(), word);
        } else if (word == "--as-of") {
            const auto text = value();
            asked.with.as_of = parse_day(text);
            if (!asked.with.as_of)
                throw std::invalid_argument{fmt::format("--as-of: \"{}\"; expected a day; write 2026-09-26", text)};
        } else if (word.starts_with("-")) {
            throw std::invalid_argument{fmt::format(
                "unknown option \"{}\"; expected --anchor, --beside, --against, --threads or --as-of", word)};
        } else {
            rest.push_back(word);
        }
    }
    if (rest.size() < 2 || rest.size() > 3)
        throw std::invalid_argument{"usage: hearsay-bench [--anchor | --beside] [--against NAME] [--threads N] "
                                    "[--as-of DAY] TASK CASE_DIR [REPS]"};
    asked.task = &named(bench::tasks, rest[0], "task");
    if (asked.against.empty()) asked.against = asked.task->held_against;
    static_cast<void>(named(bench::anchors, asked.against, "anchor"));
    asked.with.folder = rest[1];
    if (rest.size() == 3) asked.repetitions = number(rest[2], "REPS");
    return asked;
}

/// Lets the allocator put together what was freed in small pieces: whatever asks for much memory next would pay for it,
/// which is not who made the pieces.
void settle() {
    for (int i = 0; i < 8; ++i) {
        void* volatile large = std::malloc(std::size_t{1} << 20);  // volatile, or the compiler leaves both out
        std::free(large);
    }
}

struct measured {
    std::string_view who;
    bench::work work;
    std::vector<double> seconds{};
    std::uint64_t check = 0;

    void once() {
        settle();
        const auto begun = std::chrono::steady_clock::now();
        check = work.act();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
        seconds.push_back(took.count() / work.per_act);
    }
};

void measure(const call& asked) {
    claim_graph graph = bench::load(asked.with.folder);
    const auto statements = graph.statements().size();
    std::vector<measured> all;
    if (!asked.anchor || asked.beside) all.push_back({"hearsay", asked.task->make(graph, asked.with)});
    if (asked.anchor || asked.beside) {
        const auto& anchor = named(bench::anchors, asked.against, "anchor");
        all.push_back({"anchor", {anchor.make(graph, asked.with.folder)}});
    }
    // Reading needs nothing of what was loaded, and memory that is taken slows what takes more.
    if (asked.task->name == "ingest") graph = claim_graph{};
    for (int i = 0; i < asked.repetitions; ++i) {
        for (measured& one : all) one.once();
    }
    for (measured& one : all) {
        auto& s = one.seconds;
        std::sort(s.begin(), s.end());
        fmt::print("{} {} {} {:.9f} # {:.9f} {:.9f} {}\n", asked.task->name, one.who, statements, s[s.size() / 2],
            s.front(), s.back(), one.check);
    }
}

}  // namespace

int main(int count, char** words) {
    try {
        measure(read_call(count, words));
        return 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "hearsay-bench: {}\n", error.what());
        return 2;
    }
}
