#pragma once

#include <hearsay/assess/detail/line_index.hpp>
#include <hearsay/compare/agreement.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace hearsay::inline v1::detail {

/// How often a claim is asserted and denied by what counts, and where its positions are among those of its question.
struct claim_counts {
    static constexpr std::uint32_t none = 0xffffffff;
    std::uint32_t statements[2] = {0, 0};
    std::uint32_t place[2] = {none, none};
    std::uint32_t question = none;

    [[nodiscard]] tally weight(bool denied) const noexcept {
        const std::uint32_t n = statements[denied ? 1 : 0];
        return n == 0 ? 0 : tally_of(n);
    }
};

/// The counts of one question, kept as positions come and go: by an index where all of its positions lie on one line, in
/// one scope and unit and without holes; else made anew when they are asked for.
class question_counts {
public:
    /// Reads every position that is taken by now.
    template <class Graph>
    question_counts(
        const Graph& graph, question_id question, const lens& by, std::vector<claim_counts>& claims) {
        for (const claim_id claim : graph.whole().claims_of(question)) {
            for (std::uint32_t& place : claims[claim.number()].place) place = claim_counts::none;
        }
        for (const claim_id claim : graph.whole().claims_of(question)) {
            for (const bool denied : {false, true}) {
                if (claims[claim.number()].statements[denied ? 1 : 0] != 0)
                    change(graph, question, by, {claim, denied}, claims[claim.number()]);
                if (!plain_) return;
            }
        }
    }

    /// A position is taken by more or fewer than before: `of` says by how many now.
    template <class Graph>
    void change(const Graph& graph, question_id question, const lens& by, position p, claim_counts& of) {
        table_is_old_ = true;
        if (!plain_) return;
        std::uint32_t& place = of.place[p.denied ? 1 : 0];
        const tally weight = of.weight(p.denied);
        if (place == claim_counts::none) {
            if (weight == 0) return;
            add(graph, question, by, p, weight, place);
            return;
        }
        if (place < apart) {
            const tally before = index_.change(place, weight);
            total_ += weight - before;
            comparable_ += weight - before;
        } else {
            set_apart& a = apart_[place - apart];
            total_ += weight - a.weight;
            if (a.impossible) {
                comparable_ += weight - a.weight;
                impossible_ += weight - a.weight;
            }
            a.weight = weight;
        }
    }

    /// How the others stand to a position, or nothing where nobody takes it.
    template <class Graph>
    [[nodiscard]] std::optional<agreement> of(
        const Graph& graph, question_id question, const lens& by, position p, const claim_counts& c) {
        if (!plain_) {
            if (table_is_old_) table_ = agreement_on(graph, question, by);
            table_is_old_ = false;
            const auto at = std::lower_bound(table_.begin(), table_.end(), p,
                [](const agreement& a, position wanted) { return a.position < wanted; });
            return at == table_.end() || at->position != p ? std::nullopt : std::optional{*at};
        }
        const std::uint32_t place = c.place[p.denied ? 1 : 0];
        const tally weight = c.weight(p.denied);
        if (place == claim_counts::none || weight == 0) return std::nullopt;
        line_counter::counts found;
        if (place < apart) {
            const auto [begin, end] = index_.interval(place);
            const line_index::counts met = index_.count(begin, end);
            found.comparable = comparable_ - weight;
            found.agree = met.agree - weight;
            found.conflict = met.conflict + impossible_;
        } else if (apart_[place - apart].impossible) {
            found.comparable = found.conflict = comparable_ - weight;
        }
        return agreement_from(p, weight, total_, found);
    }

private:
    static constexpr std::uint32_t apart =
        0x80000000;  // numbers from here on are of those without a place on the line
    struct set_apart {
        tally weight;
        bool impossible;  // else without a value
    };

    template <class Graph>
    void add(const Graph& graph, question_id question, const lens& by, position p, tally weight,
        std::uint32_t& place) {
        taken_line taken{p, weight};
        read_stated(graph.whole(), p.claim, by, taken);
        lined_position lined;
        const bool reads = graph.whole().visit_kind(question, [&]<class Kind>(Kind) {
            if constexpr (std::is_same_v<Kind, quantity_kind> || std::is_same_v<Kind, date_kind> ||
                std::is_same_v<Kind, truth_kind>) {
                line_reader<Kind, Graph> reader{graph, question, by};
                return reader.prepare({}) && reader.read(taken, lined);
            }
            return false;
        });
        const bool in_its_unit = !graph.whole().unit(question)
            ? taken.unit == no_unit
            : taken.unit == no_unit || taken.unit == graph.whole().unit(question)->number();
        if (index_.size() == 0 && apart_.empty()) scope_ = lined.scope;
        if (!reads || !in_its_unit || lined.scope != scope_ || (!lined.impossible && lined.own.has_hole())) {
            plain_ = false;
            index_ = {};
            return;
        }
        total_ += weight;
        if (lined.has_value) comparable_ += weight;
        if (!lined.has_value || lined.impossible) {
            if (lined.impossible) impossible_ += weight;
            place = static_cast<std::uint32_t>(apart + apart_.size());
            apart_.push_back({weight, lined.impossible});
        } else {
            place = index_.add(lined.own.begin, lined.own.end, weight);
        }
    }

    static constexpr std::uint32_t no_unit = 0xffffffff;

    line_index index_;
    std::vector<set_apart> apart_;
    tally total_ = 0;
    tally comparable_ = 0;
    tally impossible_ = 0;
    scope_id scope_{0};
    bool plain_ = true;
    bool table_is_old_ = true;
    std::vector<agreement> table_;  // where it is not plain
};

}  // namespace hearsay::inline v1::detail
