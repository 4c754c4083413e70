#pragma once

#include <hearsay/compare/detail/line.hpp>
#include <hearsay/compare/detail/takers.hpp>
#include <hearsay/compare/value.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <type_traits>
#include <vector>

namespace hearsay::inline v1::detail {

/// A position as a value of the line of its question: what counting needs of a `position_value`.
struct lined_position {
    hearsay::position position{claim_id{0}};
    scope_id scope{0};
    std::uint32_t unit = 0xffffffff;  ///< of `own`; of all that have none the same
    bool has_value = false;
    bool has_set = false;     ///< it converts to the question's unit
    bool impossible = false;  ///< the domain leaves nothing of it
    line_value own{};         ///< in its own unit
    line_value set{};         ///< in the question's
};

/// Reads the positions on one question as values of a line: numbers and days as they lie, yes and no as two places, a
/// place or label from where a walk around its hierarchy enters it to where it leaves.
///
/// What is stated in the question's unit is read without making a set of it. Where something has no place on the
/// line, `read` says so (false), and all of the question is compared pair by pair: numbers beyond 2^511, places while
/// overlaps are declared, a kind of the user's own, and whatever is seen without some assumption.
template <class Kind, class Graph>
class line_reader {
public:
    line_reader(const Graph& graph, question_id question, const lens& by)
        : graph_{graph}, question_{question}, by_{by} {
        const auto& all = graph.whole();
        if constexpr (is_quantity) {
            if (const auto unit = all.unit(question)) unit_ = unit->number();
        }
        if constexpr (!is_node) {
            if (const auto* stated = all.template domain<Kind>(question); stated || is_additive())
                read_domain();
        }
    }

    /// Puts the nodes that are spoken of in order, where the kind is one of nodes. O(n log n) and their depths.
    [[nodiscard]] bool prepare(std::span<const taken_line> taken) {
        const auto changes_no_place = [](assumption one) {  // the reading and the tolerance are read by now
            return one.kind == assumption_kind::reading || one.kind == assumption_kind::tolerance;
        };
        if (!std::all_of(by_.without.begin(), by_.without.end(), changes_no_place)) return false;
        if constexpr (is_node) {
            const auto& all = graph_.whole();
            const auto& tree = node_tree();
            if (tree.overlap_count() != 0) return false;
            std::vector<std::uint32_t> spoken_of;
            const auto* domain = all.template domain<Kind>(question_);
            if (domain) spoken_of.push_back(domain->number());
            for (const taken_line& t : taken) {
                if (t.is == taken_line::form::node) spoken_of.push_back(static_cast<std::uint32_t>(t.begin));
            }
            walk(tree, spoken_of);
            if (domain) domain_ = places_.at(domain->number());
        }
        return lined_;
    }

    /// One position, or false where it has no place on the line.
    [[nodiscard]] bool read(const taken_line& taken, lined_position& made) const {
        made.position = taken.position;
        made.scope = taken.scope;
        made.unit = unit_;
        made.has_value = made.has_set = taken.is != taken_line::form::no_value;
        made.impossible = false;
        if (!made.has_value) {
            made.own = made.set = {};  // the room is used again: what lay there is of another question
            return true;
        }
        if (taken.is == taken_line::form::off_the_line) return false;
        if constexpr (is_node) return settle(places_.at(static_cast<std::uint32_t>(taken.begin)), made);
        if constexpr (is_quantity) {
            if (taken.unit != no_unit && taken.unit != unit_) return read_converted(made);
        }
        return settle({taken.begin, taken.end, 0, 0}, made);
    }

private:
    static constexpr std::uint32_t no_unit = 0xffffffff;
    static constexpr bool is_quantity = std::is_same_v<Kind, quantity_kind>;
    static constexpr bool is_node = std::is_same_v<Kind, place_kind> || std::is_same_v<Kind, label_kind>;

    [[nodiscard]] bool is_additive() const {
        if constexpr (is_quantity) return graph_.whole().additive(question_).any();
        return false;
    }
    [[nodiscard]] const auto& node_tree() const {
        if constexpr (std::is_same_v<Kind, place_kind>)
            return graph_.whole().place_tree();
        else
            return graph_.whole().label_tree();
    }

    static constexpr line_value everything() noexcept {
        if constexpr (is_quantity) {
            constexpr cut infinite = cut{1023} << 52;
            return {-infinite * 2 + 1, infinite * 2, 0, 0};
        } else if constexpr (std::is_same_v<Kind, truth_kind>) {
            return {0, 2, 0, 0};
        } else {
            constexpr cut far = std::numeric_limits<cut>::max() / 4;
            return {-far, far, 0, 0};
        }
    }

    void read_domain() {
        if (const auto domain = domain_of<Kind>(graph_, question_, by_)) {
            if constexpr (requires { line_of(*domain); }) {
                const auto line = line_of(*domain);
                lined_ = line && !line->has_hole();
                if (lined_) domain_ = *line;
            } else {
                lined_ = false;
            }
        }
    }

    [[nodiscard]] bool settle(const line_value& stated, lined_position& made) const noexcept {
        if (made.position.denied)
            made.own = line_without(domain_.begin, domain_.end, stated.begin, stated.end);
        else
            made.own = {std::max(domain_.begin, stated.begin), std::min(domain_.end, stated.end), 0, 0};
        made.set = made.own;
        made.impossible = made.own.is_empty();
        return true;
    }

    /// By way of sets: those have the conversions, the clipping in two units and the rounding.
    [[nodiscard]] bool read_converted(lined_position& made) const {
        const auto value = value_of<Kind>(graph_, made.position, by_);
        made.unit = value.unit ? value.unit->number() : no_unit;
        made.has_set = value.set.has_value();
        made.impossible = value.is_impossible();
        const auto own = line_of(value.own);
        if (!own) return false;
        made.own = *own;
        if (!value.set) return true;
        const auto set = line_of(*value.set);
        if (!set) return false;
        made.set = *set;
        return !set->has_hole() || (set->begin == domain_.begin && set->end == domain_.end);
    }

    /// Walks around the part of a hierarchy that some nodes hang in, and numbers the steps: a node is entered before
    /// and left after all within it, so that what lies within lies between.
    template <class Tree>
    void walk(const Tree& tree, const std::vector<std::uint32_t>& spoken_of) {
        using node = typename Tree::node;
        std::map<std::uint32_t, std::vector<std::uint32_t>> within;
        std::vector<std::uint32_t> roots;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> links;
        for (std::uint32_t n : spoken_of) {
            while (within.try_emplace(n).second) {
                const auto above = tree.parent(node{n});
                if (!above) {
                    roots.push_back(n);
                    break;
                }
                links.emplace_back(above->number(), n);
                n = above->number();
            }
        }
        for (const auto& [above, n] : links) within[above].push_back(n);
        cut step = 0;
        struct frame {
            std::uint32_t node;
            std::size_t next;
        };
        std::vector<frame> open;
        for (const std::uint32_t root : roots) {
            open.push_back({root, 0});
            places_[root].begin = step++;
            while (!open.empty()) {
                const std::uint32_t top = open.back().node;
                const auto& children = within.at(top);
                if (open.back().next == children.size()) {
                    places_[top].end = ++step;
                    open.pop_back();
                    continue;
                }
                const std::uint32_t child = children[open.back().next++];
                places_[child].begin = step++;
                open.push_back({child, 0});
            }
        }
    }

    const Graph& graph_;
    question_id question_;
    const lens& by_;
    std::uint32_t unit_ = no_unit;
    line_value domain_ = everything();
    bool lined_ = true;
    std::map<std::uint32_t, line_value> places_{};  // of nodes
};

}  // namespace hearsay::inline v1::detail
