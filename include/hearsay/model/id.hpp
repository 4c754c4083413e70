#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace hearsay::inline v1 {

/// The name of one thing of one kind: the seventh claim, the third source. Ids of two kinds never convert, compare or mix.
///
/// Numbers count from 0 in order of insertion and are never reused, so that a plain vector indexed by `number()` is
/// a property map.
template <class Kind>
class id {
public:
    using kind = Kind;
    constexpr explicit id(std::uint32_t number) noexcept : number_{number} {}
    [[nodiscard]] constexpr std::uint32_t number() const noexcept { return number_; }
    friend constexpr bool operator==(id, id) noexcept = default;
    friend constexpr auto operator<=>(id, id) noexcept = default;  // for sorting; it ranks nothing

private:
    std::uint32_t number_;
};

using source_id = id<struct source>;
using question_id = id<struct question>;
using claim_id = id<struct claim>;
using statement_id = id<struct statement>;
using document_id = id<struct document>;
using unit_id = id<struct unit>;
using place_id = id<struct place>;
using label_id = id<struct label>;
using part_id = id<struct part>;

}  // namespace hearsay::inline v1

template <class Kind>
struct std::hash<hearsay::id<Kind>> {
    [[nodiscard]] std::size_t operator()(hearsay::id<Kind> which) const noexcept {
        return std::hash<std::uint32_t>{}(which.number());
    }
};
