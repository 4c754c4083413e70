// "Over 11,000 soldiers", says one; "at least 10,000", says another. Do they agree? That depends on how one reads them.
#include <hearsay/model/interval_set.hpp>
#include <hearsay/model/quantity.hpp>

#include <fmt/core.h>

using namespace hearsay;

int main() {
    const quantity president = quantity::said(hedge::over, 11'000);
    const quantity service = quantity::said(hedge::at_least, 10'000);
    for (const reading how : {reading::literal, reading::pragmatic}) {
        const interval_set a = read_as(president, how);
        const interval_set b = read_as(service, how);
        fmt::print("{}: {} {} {}\n", to_string(how), a, relation_of(a, b), b);
    }
}
