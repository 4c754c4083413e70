#pragma once

#include <hearsay/model/detail/word_formatter.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace hearsay::inline v1 {

/// One argument speaks against another.
struct attack {
    std::uint32_t from;
    std::uint32_t to;
    friend constexpr bool operator==(attack, attack) noexcept = default;
    friend constexpr auto operator<=>(attack, attack) noexcept = default;
};

/// Arguments, numbered from 0, and which attacks which: an abstract argumentation framework.
///
/// "The crew was warned" is attacked by "there was no radio on board", which is attacked by "a radio was found in the wreck".
/// Flat: two lists of attacks, by attacker and by who is attacked; 16 bytes an attack, 8 an argument.
/// Source: P. M. Dung, "On the acceptability of arguments and its fundamental role in nonmonotonic reasoning, logic programming
/// and n-person games", Artificial Intelligence 77 (1995).
class argument_framework {
public:
    argument_framework() = default;
    /// \param attacks  in any order; one that is given twice counts once
    /// \throws std::out_of_range for an attack from or on an argument that is not there
    argument_framework(std::size_t arguments, std::span<const attack> attacks) {
        if (arguments >= std::numeric_limits<std::uint32_t>::max())
            throw std::out_of_range(
                fmt::format("argument_framework: {} arguments; expected fewer than 2^32 - 1", arguments));
        for (const attack& a : attacks) {
            if (a.from < arguments && a.to < arguments) continue;
            throw std::out_of_range(fmt::format(
                "argument_framework: an attack from {} on {} among {} arguments", a.from, a.to, arguments));
        }
        std::vector<attack> sorted{attacks.begin(), attacks.end()};
        std::sort(sorted.begin(), sorted.end());
        sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
        lists_of(arguments, sorted, attacked_, [](attack a) { return a; });
        lists_of(arguments, sorted, attackers_, [](attack a) { return attack{a.to, a.from}; });
    }

    [[nodiscard]] std::size_t size() const noexcept { return attacked_.begin.size() - 1; }
    [[nodiscard]] std::size_t attack_count() const noexcept { return attacked_.to.size(); }
    /// Whom one attacks, ascending.
    [[nodiscard]] std::span<const std::uint32_t> attacked_by(std::uint32_t argument) const noexcept {
        return attacked_.of(argument);
    }
    /// Who attacks one, ascending.
    [[nodiscard]] std::span<const std::uint32_t> attackers_of(std::uint32_t argument) const noexcept {
        return attackers_.of(argument);
    }

private:
    struct lists {
        std::vector<std::size_t> begin{0};
        std::vector<std::uint32_t> to{};
        [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t n) const noexcept {
            return std::span{to}.subspan(begin[n], begin[n + std::size_t{1}] - begin[n]);
        }
    };
    /// By counting, which leaves each list ascending: the attacks ascend.
    template <class Turn>
    static void lists_of(
        std::size_t size, const std::vector<attack>& attacks, lists& made, const Turn& turn) {
        made.begin.assign(size + 1, 0);
        made.to.resize(attacks.size());
        for (const attack& a : attacks) ++made.begin[turn(a).from + std::size_t{1}];
        for (std::size_t i = 0; i < size; ++i) made.begin[i + 1] += made.begin[i];
        std::vector<std::size_t> at{made.begin.begin(), made.begin.end() - 1};
        for (const attack& a : attacks) made.to[at[turn(a).from]++] = turn(a).to;
    }

    lists attacked_;
    lists attackers_;
};

/// How an argument stands.
enum class standing : std::uint8_t {
    in,         ///< every attacker is out
    out,        ///< an attacker is in
    undecided,  ///< neither
};

[[nodiscard]] constexpr std::string_view to_string(standing s) noexcept {
    constexpr std::string_view names[] = {"in", "out", "undecided"};
    return names[static_cast<std::size_t>(s)];
}

/// How each argument stands where nothing is taken for granted: what stands in every way of looking at it that is complete.
struct grounded_labelling {
    static constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

    std::vector<standing> of{};  ///< by argument
    /// The attack that makes it so: of one that is out, an attacker that is in; of one that is undecided, an attacker that
    /// is undecided; `nobody` of one that is in.
    std::vector<std::uint32_t> because_of{};
    friend bool operator==(const grounded_labelling&, const grounded_labelling&) = default;
};

/// The grounded labelling: whoever is attacked by nobody is in, whoever is attacked by one that is in is out, and so on; what
/// is left is undecided.
///
/// "A radio was found" is in; so "there was no radio" is out, and "the crew was warned" is in again. Two that attack each other
/// are both undecided.
/// Complexity: O(arguments + attacks), time and memory; no recursion.
[[nodiscard]] inline grounded_labelling grounded(const argument_framework& framework) {
    const auto size = static_cast<std::uint32_t>(framework.size());
    grounded_labelling made;
    made.of.assign(size, standing::undecided);
    made.because_of.assign(size, grounded_labelling::nobody);
    std::vector<std::size_t> against(size);  // attackers that are not out
    std::vector<std::uint32_t> open;         // in, and not yet followed
    for (std::uint32_t a = 0; a < size; ++a) {
        against[a] = framework.attackers_of(a).size();
        if (against[a] == 0) open.push_back(a);
    }
    for (std::size_t i = 0; i < open.size(); ++i) {
        const std::uint32_t a = open[i];
        made.of[a] = standing::in;
        for (const std::uint32_t beaten : framework.attacked_by(a)) {
            if (made.of[beaten] != standing::undecided) continue;
            made.of[beaten] = standing::out;
            made.because_of[beaten] = a;
            for (const std::uint32_t freed : framework.attacked_by(beaten)) {
                if (--against[freed] == 0 && made.of[freed] == standing::undecided) open.push_back(freed);
            }
        }
    }
    for (std::uint32_t a = 0; a < size; ++a) {
        if (made.of[a] != standing::undecided) continue;
        const auto attackers = framework.attackers_of(a);
        made.because_of[a] = *std::find_if(attackers.begin(), attackers.end(),
            [&](std::uint32_t by) { return made.of[by] == standing::undecided; });
    }
    return made;
}

}  // namespace hearsay::inline v1

template <>
struct fmt::formatter<hearsay::standing> : hearsay::detail::word_formatter<hearsay::standing> {};
