// Whatever the bytes, a phrase is read or the word in the way is named; what was read can be said and read
// again.
#include <hearsay/text/find_dates.hpp>
#include <hearsay/text/find_quantities.hpp>
#include <hearsay/text/read_date.hpp>
#include <hearsay/text/read_quantity.hpp>
#include <hearsay/text/read_set.hpp>
#include <hearsay/text/to_phrase.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr hearsay::unit_id soldier{0};
constexpr hearsay::unit_id brigade{1};
constexpr hearsay::unit_id grain{2};
constexpr hearsay::unit_id dollar{3};

const hearsay::unit_lexicon& units() {
    static const hearsay::unit_lexicon lexicon = [] {
        hearsay::unit_lexicon made;
        made.add("soldier", soldier);
        made.add("brigade", brigade);
        made.add("tonne-of-grain", grain);
        made.add("dollar", dollar);
        made.add("$", dollar);
        return made;
    }();
    return lexicon;
}

hearsay::unit_names names_of(const hearsay::quantity& said) {
    if (said.unit == soldier) return {"soldier", "soldiers"};
    if (said.unit == brigade) return {"brigade", "brigades"};
    if (said.unit == grain) return {"tonne of grain", "tonnes of grain"};
    if (said.unit == dollar) return {"dollar", "dollars"};
    return {};
}

void check(const hearsay::phrase_fault& fault, std::string_view phrase) {
    if (fault.offset > phrase.size() || fault.length > phrase.size() - fault.offset) std::abort();
    if (fault.found.empty() || fault.expected.empty() || fault.mend.empty()) std::abort();
    if (fault.length == 0 && fault.offset != phrase.size()) std::abort();
}

template <class Found>
void check_order(const std::vector<Found>& all, std::string_view phrase) {
    std::size_t end = 0;
    for (const Found& found : all) {
        if (found.begin < end || found.end <= found.begin || found.end > phrase.size()) std::abort();
        end = found.end;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view phrase{reinterpret_cast<const char*>(data), size};
    if (const auto read = read_quantity(phrase, units())) {
        // What no word of the table says is written in figures, which name no table.
        hearsay::quantity figures = *read;
        figures.table = hearsay::word_table::none;
        const auto again = read_quantity(to_phrase(figures, names_of(*read)), units());
        if (!again || *again != figures) std::abort();
    } else {
        check(read.fault(), phrase);
    }
    if (const auto read = hearsay::read_date(phrase)) {
        const auto again = hearsay::read_date(to_phrase(*read));
        if (!again || *again != *read) std::abort();
    } else {
        check(read.fault(), phrase);
        // A year to fall back on makes more phrases dates, and no date another.
        if (const auto dated = hearsay::read_date(phrase, hearsay::make_day(2024, 10, 18))) {
            const auto again = hearsay::read_date(to_phrase(*dated));
            if (!again || *again != *dated) std::abort();
        }
    }
    if (const auto read = hearsay::read_interval_set(phrase, units())) {
        const hearsay::quantity unit_alone{.unit = read->unit};
        const auto again = hearsay::read_interval_set(to_phrase(read->values, names_of(unit_alone)), units());
        if (!again || *again != *read) std::abort();
    } else {
        check(read.fault(), phrase);
    }
    if (const auto read = hearsay::read_date_set(phrase)) {
        const auto again = hearsay::read_date_set(to_phrase(*read));
        if (!again || *again != *read) std::abort();
    } else {
        check(read.fault(), phrase);
    }
    check_order(find_quantities(phrase, units()), phrase);
    check_order(hearsay::find_quantities(phrase), phrase);
    check_order(hearsay::find_quantities(phrase, units(), {.vague = &hearsay::vague_table::acled()}), phrase);
    for (const auto order : {hearsay::date_order::month_first, hearsay::date_order::day_first})
        check_order(hearsay::find_dates(phrase, hearsay::make_day(2024, 10, 18), {.order = order}), phrase);
    check_order(
        hearsay::find_dates(phrase, hearsay::make_day(2024, 10, 18), {.lean = hearsay::date_lean::past}),
        phrase);
    return 0;
}
