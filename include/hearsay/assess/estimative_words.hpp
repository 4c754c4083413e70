#pragma once

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace hearsay::inline v1 {

/// How probable something is, in one of seven bands.
enum class likelihood : std::uint8_t {
    almost_no_chance,
    very_unlikely,
    unlikely,
    roughly_even,
    likely,
    very_likely,
    almost_certain,
};

/// A band of probabilities, from one to another.
struct probability_band {
    double low;
    double high;
    friend constexpr bool operator==(probability_band, probability_band) noexcept = default;
};

/// The band of a word: "likely" is 55 to 80 per cent.
/// Source: Intelligence Community Directive 203, "Analytic Standards" (2015), as the words below.
[[nodiscard]] constexpr probability_band band_of(likelihood which) noexcept {
    constexpr std::array<double, 8> ends{0.01, 0.05, 0.20, 0.45, 0.55, 0.80, 0.95, 0.99};
    const auto i = static_cast<std::size_t>(which);
    return {ends[i], ends[i + 1]};
}

/// The band that a probability lies in; where two bands meet, the one nearer to even. Nothing below 1 and above 99 per
/// cent, for which the standard has no word: what is that sure is said to be so, or not to be.
/// \throws std::invalid_argument for what is no number from 0 to 1
[[nodiscard]] inline std::optional<likelihood> likelihood_of(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
        throw std::invalid_argument(
            fmt::format("likelihood_of: a probability of {}; expected a number from 0 to 1", probability));
    }
    for (std::size_t i = 0; i < 7; ++i) {
        const auto which = static_cast<likelihood>(i);
        const auto [low, high] = band_of(which);
        if (probability < low || probability > high) continue;
        const bool shared = probability == high && probability < 0.5;
        return shared ? static_cast<likelihood>(i + 1) : which;
    }
    return std::nullopt;
}

/// The two rows of words for the bands. A product keeps to one of them throughout: a reader who meets "likely" and
/// "probable" asks what the difference is.
enum class estimative_row : std::uint8_t { likelihood, probability };

/// "likely", or "probable"
[[nodiscard]] constexpr std::string_view words_for(
    likelihood which, estimative_row row = estimative_row::likelihood) noexcept {
    constexpr std::string_view words[2][7] = {
        {"almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely",
            "almost certain"},
        {"remote", "highly improbable", "improbable", "roughly even odds", "probable", "highly probable",
            "nearly certain"}};
    return words[static_cast<std::size_t>(row)][static_cast<std::size_t>(which)];
}

/// Where a probability is known to lie between two figures: "unlikely to roughly even chance". The ends that have no word
/// are put as figures: "under 1%", "over 99%".
/// \throws std::invalid_argument where an end is no number from 0 to 1, or the second is the lower
[[nodiscard]] inline std::string words_between(
    double low, double high, estimative_row row = estimative_row::likelihood) {
    if (low > high)
        throw std::invalid_argument(
            fmt::format("words_between: {} to {}; expected the lower one first", low, high));
    const auto word = [row](double p) -> std::string {
        if (const auto which = likelihood_of(p)) return std::string{words_for(*which, row)};
        return p < 0.5 ? "under 1%" : "over 99%";
    };
    const std::string first = word(low);
    const std::string last = word(high);
    return first == last ? first : first + " to " + last;
}

}  // namespace hearsay::inline v1
