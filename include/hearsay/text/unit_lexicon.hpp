#pragma once

#include <hearsay/model/id.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hearsay::inline v1 {

/// The English plural of a unit's name: soldier, soldiers; company, companies; wolf, wolves; policewoman, policewomen;
/// F-16, F-16s; tonne of grain, tonnes of grain; rouble/litre, roubles/litre; degree celsius, degrees celsius.
///
/// Hyphens may stand for spaces and stay. What has no plural (aircraft, personnel, dead, yen), is one already (people,
/// troops) or is a mark stays as it is. A guess by the common rules: give `unit_lexicon` the plural by hand where it is
/// another. Any bytes will do. O(length).
[[nodiscard]] std::string plural_of(std::string_view singular);

/// The names that units go by in phrases: "soldier", "soldiers", "tonnes of grain", "%".
///
/// Names are compared word by word, ignoring the case of ASCII letters and taking hyphens and underscores as
/// spaces: a unit with the id `tonne-of-grain` is found in "5 tonnes of grain".
class unit_lexicon {
public:
    /// Lets a name, and its English plural, stand for a unit. The first name of a unit is the one that faults
    /// cite.
    ///
    /// A name given by hand goes before a plural made here. Nothing comes back where all is well; where the
    /// name was given for another unit before, that unit comes back and the lexicon stays as it was.
    /// \throws std::invalid_argument if the name has no word in it, or more than `max_words`, or is a number's own word
    /// ("dozen", "hundreds", "half", "quarter"): in "five hundred" it would never be read as a unit
    std::optional<unit_id> add(std::string_view name, unit_id unit);

    /// The unit of that very name, or nothing. O(words log names).
    [[nodiscard]] std::optional<unit_id> find(std::string_view name) const;

    struct match {
        unit_id unit;
        std::size_t words;  ///< how many words the name takes
    };
    /// The longest name that these words begin with, or nothing. O(words log names), allocates nothing.
    [[nodiscard]] std::optional<match> longest(std::span<const std::string_view> words) const;

    [[nodiscard]] bool empty() const noexcept { return cited_.empty(); }

    /// The first name of each unit, in the order in which the units were added.
    [[nodiscard]] const std::vector<std::string>& cited() const noexcept { return cited_; }

    static constexpr std::size_t max_words = 8;

private:
    struct ignoring_case {
        using is_transparent = void;
        [[nodiscard]] bool operator()(std::string_view a, std::string_view b) const noexcept;
    };
    struct name_node {
        std::map<std::string, std::uint32_t, ignoring_case> next;
        std::optional<unit_id> unit;
        bool by_hand = false;
    };
    std::uint32_t enter(std::span<const std::string_view> words);

    std::vector<name_node> nodes_{1};  // a tree of words, from node 0
    std::vector<unit_id> units_;       // those that `cited_` names
    std::vector<std::string> cited_;
};

}  // namespace hearsay::inline v1
