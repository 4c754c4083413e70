#include <hearsay/model/interval.hpp>

#include <fmt/format.h>

#include <cstdio>

// "Over 11,000 troops" and "at least 10,000 troops": what may hold if both do?
int main() {
    const auto zelensky = hearsay::interval::more_than(11'000);
    const auto gur = hearsay::interval::at_least(10'000);
    const auto both = intersection(zelensky, gur);
    if (!both) return 1;
    const auto text = fmt::format("{}", *both);
    std::puts(text.c_str());
    return text == "(11000, inf)" ? 0 : 1;
}
