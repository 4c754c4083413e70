#pragma once

#include "figures.hpp"

#include <hearsay/graph/claim_graph.hpp>

#include <fmt/format.h>
#include <rapidcheck/gtest.h>

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace figures {

/// From the first up to, and without, the last.
inline int drawn(int from, int to) { return *rc::gen::inRange(from, to); }
inline bool one_in(int n) { return drawn(0, n) == 0; }

/// Numbers that lie close together, so that ends meet: open and closed, unbounded, hedged, about, small and negative.
inline hearsay::quantity drawn_quantity(bool negative) {
    using namespace hearsay;
    const double scale = one_in(3) ? 0.1 : 1;
    const double low = (negative ? drawn(-8, 12) : drawn(0, 20)) * scale;
    const bool approx = one_in(6);
    switch (drawn(0, 8)) {
    case 0: return quantity::said(hedge::exactly, low, {}, approx);
    case 1: return quantity::said(hedge::over, low, {}, approx);
    case 2: return quantity::said(hedge::at_least, low, {}, approx);
    case 3: return quantity::said(hedge::up_to, low, {}, approx);
    case 4: return quantity::said(hedge::nearly, low, {}, approx);
    default: break;
    }
    const double high = low + drawn(1, 8) * scale;
    return quantity::of(interval::between(low, one_in(2), high, one_in(2)), {}, approx);
}

/// What a drawn question has beside plain figures.
struct question_traits {
    std::string kind = "quantity";
    bool units = false;
    bool scopes = false;
    bool parts_alone = false;  ///< of the scopes
    bool additive = false;
    bool domain = false;
    bool dated = true;
    bool retractions = false;
};

inline question_traits drawn_traits() {
    question_traits traits;
    traits.kind =
        *rc::gen::element<std::string>("quantity", "quantity", "quantity", "date", "place", "truth");
    traits.units = one_in(2);
    traits.scopes = one_in(2);
    traits.additive = one_in(2);
    traits.domain = one_in(3);
    traits.retractions = one_in(3);
    return traits;
}

/// Many answers to the question "q", and a few to "other".
inline hearsay::claim_graph drawn_question(const question_traits& traits, int claims, int statements) {
    using namespace hearsay;
    claim_graph graph;
    auto batch = graph.insert();
    const bool is_quantity = traits.kind == "quantity";
    batch.add(unit_record{.id = "soldier"});
    batch.add(unit_record{.id = "brigade", .conversions = {{"soldier", {2, 3, 0}}}});
    batch.add(unit_record{.id = "pair", .conversions = {{"soldier", {2, 2, 0}}}});
    batch.add(unit_record{.id = "degree"});  // converts to nothing
    batch.add(part_record{.id = "army"});
    batch.add(part_record{.id = "infantry", .within = "army"});
    const std::vector<std::string> places{"world", "north", "south", "town", "village", "island"};
    const std::vector<std::string> within{"", "world", "world", "north", "north", ""};
    for (std::size_t i = 0; i < places.size(); ++i)
        batch.add_place(node_record{.id = places[i], .within = within[i]});
    const auto place = [&] {
        return places[static_cast<std::size_t>(drawn(0, static_cast<int>(places.size())))];
    };
    const auto days = [&] {
        const auto first = make_day(2024, 10, static_cast<unsigned>(drawn(1, 20)));
        switch (drawn(0, 4)) {
        case 0: return day_range::by(first);
        case 1: return day_range::from(first);
        case 2: return day_range::on(first);
        default: return day_range::between(first, first + std::chrono::days{drawn(0, 9)});
        }
    };
    question_record asked{.id = "q", .kind = traits.kind};
    if (is_quantity) {
        if (!one_in(4)) asked.unit = "soldier";
        if (traits.additive) asked.additive = additivity::all();
        if (traits.domain)
            asked.domain = said_quantity{quantity::of(interval::between(2, false, 15, one_in(2))), ""};
    } else if (traits.kind == "date" && traits.domain) {
        asked.domain = day_range::between(make_day(2024, 10, 3), make_day(2024, 10, 22));
    } else if (traits.kind == "place" && traits.domain) {
        asked.domain = said_place{place()};
    }
    batch.add(asked);
    batch.add(question_record{.id = "other", .kind = traits.kind});
    for (int c = 0; c < claims; ++c) {
        claim_record record{.id = fmt::format("c{}", c), .answers = one_in(12) ? "other" : "q"};
        if (!one_in(10)) {
            if (is_quantity) {
                const auto unit = !traits.units || !one_in(3)
                    ? std::string{}
                    : *rc::gen::element<std::string>("brigade", "pair", "degree", "soldier");
                record.value = said_quantity{drawn_quantity(!traits.additive), unit};
            } else if (traits.kind == "date") {
                record.value = days();
            } else if (traits.kind == "place") {
                record.value = said_place{place()};
            } else {
                record.value = one_in(4) ? truth_set::everything() : truth_set{one_in(2)};
            }
        }
        if (traits.scopes && one_in(2)) {
            if (traits.parts_alone || one_in(2)) record.scope.part = one_in(2) ? "army" : "infantry";
            if (!traits.parts_alone && one_in(3)) record.scope.place = place();
            if (!traits.parts_alone && one_in(3)) record.scope.period = days();
        }
        batch.add(record);
    }
    const int sources = 1 + statements / 3;
    for (int s = 0; s < sources; ++s) batch.add(source_record{.id = fmt::format("s{}", s)});
    for (int t = 0; t < statements; ++t) {
        statement_record said{.id = fmt::format("t{}", t), .source = fmt::format("s{}", drawn(0, sources))};
        if (traits.dated && !one_in(4))
            said.at = said_at{make_day(2024, 11, static_cast<unsigned>(drawn(1, 9)))};
        const int count = drawn(1, 4);
        for (int i = 0; i < count; ++i) {
            said.stances.push_back(
                {fmt::format("c{}", drawn(0, claims)), one_in(4) ? stance::denies : stance::asserts});
        }
        if (traits.retractions && t % 3 == 0) {  // only a source itself takes back what it said
            said.source = "s0";
            if (t != 0 && one_in(2)) said.retracts.push_back(fmt::format("t{}", drawn(0, t / 3) * 3));
        }
        batch.add(said);
    }
    batch.commit();
    return graph;
}

/// How a drawn question is looked at.
inline hearsay::lens drawn_lens(const hearsay::claim_graph& graph) {
    hearsay::lens by;
    by.how = one_in(2) ? hearsay::reading::literal : hearsay::reading::pragmatic;
    by.which = one_in(2) ? hearsay::positions::all : hearsay::positions::latest;
    if (one_in(4)) by.steps.about = 0;
    if (one_in(3) && graph.unit_conversions().conversion_count() != 0) by.factors.push_back({0, 1, 4});
    if (one_in(5)) {
        const auto all = hearsay::assumptions_of(graph);
        by.drop(all[static_cast<std::size_t>(drawn(0, static_cast<int>(all.size())))]);
    }
    return by;
}

}  // namespace figures
