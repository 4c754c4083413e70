#pragma once

#include <hearsay/model/date_set.hpp>
#include <hearsay/model/interval_set.hpp>
#include <hearsay/model/quantity.hpp>
#include <hearsay/model/subtree_set.hpp>
#include <hearsay/model/truth.hpp>
#include <hearsay/model/value_set.hpp>

#include <concepts>
#include <string>
#include <string_view>

namespace hearsay::inline v1 {

/// A kind of question: what its answers look like in a record, in the graph's memory, and as a set.
///
/// Syntax:    `Kind::name`, the word for it in files; `Kind::said`, a value in a record, which names units and places
///            by their ids; `Kind::stated`, the same in the graph; `Kind::set`, a `value_set`.
///            `Kind::intern(said, names)` makes a stated value, `Kind::spell(stated, names)` the way back.
/// Semantics: `spell(intern(x)) == x`.
/// Models:    the five below, and `plain_kind<Set>` for a user's own value set, which needs no names.
template <class Kind>
concept claim_kind = value_set<typename Kind::set> && std::regular<typename Kind::said> &&
                     std::copyable<typename Kind::stated> && requires {
                         { Kind::name } -> std::convertible_to<std::string_view>;
                     };

/// A quantity in a record: "over 11 thousand soldiers", its unit by name.
struct said_quantity {
    quantity value{};    ///< its `unit` is not used here
    std::string unit{};  ///< empty: a bare number, or the question's unit
    friend bool operator==(const said_quantity&, const said_quantity&) = default;
};

/// A place or a label in a record, by its id.
template <class Kind>
struct said_node {
    std::string id{};
    friend bool operator==(const said_node&, const said_node&) = default;
};
using said_place = said_node<struct place>;
using said_label = said_node<struct label>;

struct quantity_kind {
    static constexpr std::string_view name = "quantity";
    using said = said_quantity;
    using stated = quantity;
    using set = interval_set;

    template <class Names>
    static stated intern(const said& value, Names& names) {
        quantity made = value.value;
        made.unit.reset();
        if (!value.unit.empty()) made.unit = names.template reference<struct unit>(value.unit);
        return made;
    }
    template <class Names>
    static said spell(const stated& value, const Names& names) {
        said made{value, {}};
        made.value.unit.reset();
        if (value.unit) made.unit = names.spelling(*value.unit);
        return made;
    }
    template <class Resolve>
    static void resolve(stated& value, Resolve& resolver) {
        if (value.unit) value.unit = resolver(*value.unit);
    }
};

struct date_kind {
    static constexpr std::string_view name = "date";
    using said = day_range;
    using stated = day_range;
    using set = date_set;
};

/// Answers that are nodes of a hierarchy: places and labels.
template <class Kind>
struct node_kind_of {
    using said = said_node<Kind>;
    using stated = id<Kind>;
    using set = subtree_set<Kind>;

    template <class Names>
    static stated intern(const said& value, Names& names) {
        return names.template reference<Kind>(value.id);
    }
    template <class Names>
    static said spell(const stated& value, const Names& names) {
        return {std::string{names.spelling(value)}};
    }
    template <class Resolve>
    static void resolve(stated& value, Resolve& resolver) {
        value = resolver(value);
    }
};
struct place_kind : node_kind_of<struct place> {
    static constexpr std::string_view name = "place";
};
struct label_kind : node_kind_of<struct label> {
    static constexpr std::string_view name = "label";
};

struct truth_kind {
    static constexpr std::string_view name = "truth";
    using said = truth_set;
    using stated = truth_set;
    using set = truth_set;
};

/// A kind for a value set of the user's own, which is stated as it is: derive from it and give a `name`.
template <value_set Set>
struct plain_kind {
    using said = Set;
    using stated = Set;
    using set = Set;
};

}  // namespace hearsay::inline v1
