// hearsay-bench [--anchor] [--threads N] [--as-of DAY] TASK CASE_DIR [REPS]: how long a task takes on a generated case.
//
// Prints `task hearsay N seconds # minimum maximum check`: N statements, the median of the work alone, and a value that
// says that the work was done. With --anchor it does what the task is held against instead, and says `anchor` for
// `hearsay`. tests/bench/ratios runs both in turn.
#include "anchors.hpp"
#include "bench_case.hpp"

#include <hearsay/parallel.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace hearsay;

struct call {
    std::string task{};
    std::string folder{};
    int repetitions = 5;
    int threads = 1;
    std::optional<day> as_of{};
    bool anchor = false;
};

/// What a task is: prepared once, outside of the time, it gives the work, which gives its check value.
using work = std::function<std::uint64_t()>;

const lens all_positions{.which = positions::all};

/// Calls `act` with the graph, or with a view of it.
template <class Act>
std::uint64_t on_view(const claim_graph& graph, const call& asked, Act&& act) {
    return asked.as_of ? act(as_of(graph, *asked.as_of)) : act(graph);
}

work make_counts(const claim_graph& graph, const call& asked) {
    return [&] {
        return on_view(graph, asked, [&](const auto& view) {
            const auto found = contradictions_of_all(view, all_positions, on_all_cores{asked.threads});
            std::uint64_t conflicts = 0;
            for (const auto& row : found.rows) conflicts += std::uint64_t{row.taken_by} * row.statements;
            return conflicts / 2;
        });
    };
}

work make_verdicts(const claim_graph& graph, const call& asked) {
    return [&] {
        return on_view(graph, asked, [&](const auto& view) {
            const auto found = agreement_of_all(view, all_positions, on_all_cores{asked.threads});
            std::uint64_t sum = 0;
            for (const auto& row : found.rows) {
                const auto& s = row.statements;
                sum += std::uint64_t{row.taken_by} * (s.conflict + 3 * std::uint64_t{s.agree} + 5 * std::uint64_t{s.compatible});
            }
            return sum / 2;
        });
    };
}

work make_pairs(const claim_graph& graph, const call& asked) {
    return [&] {
        return on_view(graph, asked, [&](const auto& view) {
            std::uint64_t pairs = 0;
            pairs_of_all(view, all_positions, verdict_set::all(), [&](question_id, const pair_range& range) {
                for (const compared_pair& one : range) pairs += one.verdict == verdict::incomparable ? 0U : 1U;
            });
            return pairs;
        });
    };
}

work make_scc(const claim_graph& graph, const call& asked) {
    return [&] {
        return on_view(graph, asked, [](const auto& view) { return std::uint64_t{relay_loops(view).size()}; });
    };
}

/// For every position of every question, by way of one trace of the question.
template <class Each>
work for_positions(const claim_graph& graph, const call& asked, Each each) {
    return [&graph, &asked, each] {
        return on_view(graph, asked, [&](const auto& view) {
            std::uint64_t sum = 0;
            for (const question_id q : graph.questions()) {
                const question_trace trace{view, q};
                for (const position p : distinct_positions(view, q, all_positions)) sum += each(trace, p);
            }
            return sum;
        });
    };
}

work make_dominators(const claim_graph& graph, const call& asked) {
    return for_positions(graph, asked, [](const auto& trace, position p) {
        return std::uint64_t{pivots(trace, p, positions::all).sources.size()};
    });
}

work make_origins(const claim_graph& graph, const call& asked) {
    return for_positions(graph, asked, [](const auto& trace, position p) {
        return std::uint64_t{origins(trace, p, all_positions).sources.size()};
    });
}

work make_task(const claim_graph& graph, const call& asked) {
    using maker = work (*)(const claim_graph&, const call&);
    static constexpr std::pair<std::string_view, maker> makers[] = {{"counts", make_counts},
        {"verdicts", make_verdicts}, {"pairs", make_pairs}, {"scc", make_scc},
        {"dominators", make_dominators}, {"origins", make_origins}};
    for (const auto& [name, make] : makers) {
        if (name == asked.task) return make(graph, asked);
    }
    throw std::invalid_argument{fmt::format(
        "unknown task \"{}\"; expected one of ingest, build, counts, verdicts, pairs, scc, dominators, origins; name one of them",
        asked.task)};
}

std::uint64_t ingest(const std::string& folder) { return bench::load(folder).stance_count(); }

/// The links of a graph, in both directions, from a list of relays.
std::uint64_t build(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& edges, std::size_t statements) {
    list_column<std::uint32_t> relays;
    auto edge = edges.begin();
    for (std::uint32_t s = 0; s < statements; ++s) {
        for (; edge != edges.end() && edge->first == s; ++edge) relays.push_back(edge->second);
        relays.end_row();
    }
    reverse_links relayed_by;
    relayed_by.append(statements, [&](auto&& append) {
        for (const auto& [from, to] : edges) append(from, to);
    });
    return relays.bytes() + relayed_by.bytes();
}

int number(std::string_view text, const char* what) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 1)
        throw std::invalid_argument{fmt::format("{}: \"{}\"; expected a whole number, 1 or more", what, text)};
    return value;
}

call read_call(int count, char** words) {
    call asked;
    std::vector<std::string> rest;
    for (int i = 1; i < count; ++i) {
        const std::string_view word = words[i];
        const auto value = [&]() -> std::string_view {
            if (i + 1 == count) throw std::invalid_argument{fmt::format("{} needs a value", word)};
            return words[++i];
        };
        if (word == "--anchor") {
            asked.anchor = true;
        } else if (word == "--threads") {
            asked.threads = number(value(), "--threads");
        } else if (word == "--as-of") {
            const auto text = value();
            asked.as_of = parse_day(text);
            if (!asked.as_of)
                throw std::invalid_argument{fmt::format("--as-of: \"{}\"; expected a day, 2026-09-26", text)};
        } else {
            rest.emplace_back(word);
        }
    }
    if (rest.size() < 2 || rest.size() > 3)
        throw std::invalid_argument{
            "usage: hearsay-bench [--anchor] [--threads N] [--as-of DAY] TASK CASE_DIR [REPS]"};
    asked.task = rest[0];
    asked.folder = rest[1];
    if (rest.size() == 3) asked.repetitions = number(rest[2], "REPS");
    return asked;
}

void measure(const call& asked, std::size_t statements, const work& act) {
    std::vector<double> seconds;
    std::uint64_t check = 0;
    for (int i = 0; i < asked.repetitions; ++i) {
        const auto begun = std::chrono::steady_clock::now();
        check = act();
        seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count());
    }
    std::sort(seconds.begin(), seconds.end());
    fmt::print("{} {} {} {:.6f} # {:.6f} {:.6f} {}\n", asked.task, asked.anchor ? "anchor" : "hearsay", statements,
        seconds[seconds.size() / 2], seconds.front(), seconds.back(), check);
}

}  // namespace

int main(int count, char** words) {
    try {
        const call asked = read_call(count, words);
        if (asked.task == "ingest" && !asked.anchor) {
            const auto statements = bench::load(asked.folder).statements().size();
            measure(asked, statements, [&] { return ingest(asked.folder); });
            return 0;
        }
        const claim_graph graph = bench::load(asked.folder);
        const auto statements = graph.statements().size();
        if (asked.anchor) {
            measure(asked, statements, bench::make_anchor(asked.task, graph, asked.folder));
        } else if (asked.task == "build") {
            const auto edges = bench::load_relays(asked.folder);
            measure(asked, statements, [&] { return build(edges, statements); });
        } else {
            measure(asked, statements, make_task(graph, asked));
        }
        return 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "hearsay-bench: {}\n", error.what());
        return 2;
    }
}
