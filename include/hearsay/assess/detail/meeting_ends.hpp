#pragma once

#include <hearsay/model/interval_set.hpp>
#include <hearsay/model/unit.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace hearsay::inline v1::detail {

/// An end of a set as a function of the factor x: a + b x + c / x.
struct end_form {
    double constant;
    double times_x;
    double over_x;
};

/// Every end that a set of pieces can have after its conversions, one of which has the factor x. Where the
/// factor of another step is a range both of its ends are tried: which one counts depends on signs, and an
/// end too many costs a look, no error.
inline void add_forms(std::vector<end_form>& forms, const interval_set& set,
    const std::vector<unit_step>& steps, std::uint32_t conversion) {
    std::vector<end_form> made;
    for (const interval& piece : set) {
        if (piece.has_lower()) made.push_back({piece.lower(), 0, 0});
        if (piece.has_upper()) made.push_back({piece.upper(), 0, 0});
    }
    for (const unit_step& step : steps) {
        std::vector<end_form> next;
        for (const end_form& f : made) {
            if (step.conversion == conversion) {
                if (step.backward)
                    next.push_back({0, 0, f.constant - step.by.offset});
                else
                    next.push_back({step.by.offset, f.constant, 0});
                continue;
            }
            for (const double factor : {step.by.low, step.by.high}) {
                if (step.backward) {
                    next.push_back(
                        {(f.constant - step.by.offset) / factor, f.times_x / factor, f.over_x / factor});
                } else {
                    next.push_back(
                        {f.constant * factor + step.by.offset, f.times_x * factor, f.over_x * factor});
                }
                if (step.by.low == step.by.high) break;
            }
        }
        made = std::move(next);
    }
    forms.insert(forms.end(), made.begin(), made.end());
}

/// Adds the factor above 0 at which two ends meet, if any. Units form a forest: all that crosses a conversion
/// on its way to the question's unit crosses it in the same direction, and no two ends are a multiple of x
/// and of 1 / x.
inline void add_meeting(std::vector<double>& factors, const end_form& f, const end_form& g) {
    const double c = f.constant - g.constant;
    const double b = f.times_x - g.times_x;
    const double d = f.over_x - g.over_x;
    const double x = b != 0 ? -c / b : c != 0 ? -d / c : 0;
    if (x > 1e-300 && x < 1e300) factors.push_back(x);  // with room for one beyond it, on either side
}

/// The ends of some sets, those that differ by rounding alone made one, so that two that meet at a factor do
/// meet there. What a conversion's offset can have cost in digits is rounding as well.
class meeting_ends {
public:
    explicit meeting_ends(const std::vector<unit_step>& a, const std::vector<unit_step>& b) {
        for (const auto* steps : {&a, &b}) {
            for (const unit_step& step : *steps)
                offset_ = std::max(offset_, std::abs(step.by.offset) * step.by.high);
        }
    }
    [[nodiscard]] interval_set snapped(const interval_set& set) {
        std::vector<interval> pieces;
        for (const interval& piece : set) {
            const auto made = interval::between_if_any(
                snap(piece.lower()), piece.lower_open(), snap(piece.upper()), piece.upper_open());
            if (made) pieces.push_back(*made);
        }
        return interval_set{std::span<const interval>{pieces}};
    }

private:
    [[nodiscard]] double snap(double end) {
        if (std::isinf(end)) return end;
        for (const double known : known_) {
            if (std::abs(end - known) <= 1e-12 * std::max({std::abs(end), std::abs(known), offset_}))
                return known;
        }
        known_.push_back(end);
        return end;
    }
    double offset_ = 0;
    std::vector<double> known_;
};

}  // namespace hearsay::inline v1::detail
