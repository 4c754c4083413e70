// frameworks FILE [SEMANTICS [MOST]]: reads an argument framework (apx, tgf or af) and tells what stands in it: of "grounded"
// and "ideal" the arguments, of "complete", "preferred" and "stable" how many sets there are.
#include "framework_file.hpp"

#include <hearsay/arguments.hpp>

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <string>

using namespace hearsay;

namespace {

void print(const figures::named_framework& read, const std::vector<std::uint32_t>& set) {
    std::string line = "[";
    for (const std::uint32_t a : set) line += (line.size() == 1 ? "" : ",") + read.names[a];
    fmt::print("{}]\n", line);
}

int run(const figures::named_framework& read, const std::string& what, std::size_t most) {
    if (what == "grounded") {
        const auto labels = grounded(read.framework);
        std::vector<std::uint32_t> in;
        for (std::uint32_t a = 0; a < labels.of.size(); ++a) {
            if (labels.of[a] == standing::in) in.push_back(a);
        }
        print(read, in);
        return 0;
    }
    if (what == "ideal") {
        print(read, ideal_extension(read.framework));
        return 0;
    }
    const auto by = what == "complete" ? semantics::complete
        : what == "stable"             ? semantics::stable
                                       : semantics::preferred;
    if (by == semantics::preferred && what != "preferred") {
        fmt::print(stderr,
            "frameworks: unknown semantics \"{}\"; expected grounded, complete, preferred, stable or ideal\n",
            what);
        return 2;
    }
    const auto found = extensions(read.framework, by, most);
    const auto count = found.count();
    if (count)
        fmt::print("{}\n", *count);
    else
        fmt::print("more than can be told\n");
    return 0;
}

}  // namespace

int main(int count, char** words) {
    if (count < 2 || count > 4) {
        fmt::print(stderr, "frameworks FILE [SEMANTICS [MOST]]\n");
        return 2;
    }
    std::ifstream file{words[1]};
    if (!file.is_open()) {
        fmt::print(stderr, "frameworks: can't open {}\n", words[1]);
        return 1;
    }
    try {
        return run(figures::framework_reader::read(file), count > 2 ? words[2] : "preferred",
            count > 3 ? static_cast<std::size_t>(std::strtoull(words[3], nullptr, 10))
                      : std::size_t{1} << 20);
    } catch (const std::exception& fault) {
        fmt::print(stderr, "{}:{}\n", words[1], fault.what());
        return 1;
    }
}
