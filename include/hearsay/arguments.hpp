#pragma once

/// \file Which sets of arguments stand together: hearsay::arguments, which needs MiniSat.

#include <hearsay/assess/argument_framework.hpp>

#include <minisat/core/Solver.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace hearsay::inline v1 {

/// Which sets of arguments count as a way to see things. In each, no two attack each other, and whoever attacks one is attacked.
enum class semantics : std::uint8_t {
    complete,   ///< holds all that it defends
    preferred,  ///< as large as can be
    stable,     ///< attacks all that is not in it; there may be none
};

/// The sets of arguments that stand by one semantics.
///
/// Parts of a framework that do not touch each other are seen apart: a set is one choice for each part, and what is decided
/// anyhow. So a thousand disputes of two sides each are 2^1000 sets, and take a thousand pairs to write down.
struct extensions_found {
    using set = std::vector<std::uint32_t>;  ///< arguments, ascending

    set in_all{};  ///< what the grounded labelling has in
    std::vector<std::vector<set>>
        choices{};         ///< for each part its sets, by the first argument that makes a difference
    bool complete = true;  ///< else some part has more sets than were asked for, and not all are listed

    /// How many sets there are: 0 says that there is none; absent past 2^64 - 1, or where not all are listed.
    [[nodiscard]] std::optional<std::uint64_t> count() const noexcept {
        if (!exist()) return 0;
        if (!complete) return std::nullopt;
        std::uint64_t made = 1;
        for (const auto& part : choices) {
            if (made > std::numeric_limits<std::uint64_t>::max() / part.size()) return std::nullopt;
            made *= part.size();
        }
        return made;
    }
    [[nodiscard]] bool exist() const noexcept {
        return std::none_of(choices.begin(), choices.end(), [](const auto& part) { return part.empty(); });
    }
    /// The first of the sets, whole, at most so many of them.
    [[nodiscard]] std::vector<set> sets(std::size_t most) const {
        std::vector<set> made;
        if (!exist()) return made;
        std::vector<std::size_t> chosen(choices.size(), 0);
        while (made.size() < most) {
            set one = in_all;
            for (std::size_t i = 0; i < choices.size(); ++i)
                one.insert(one.end(), choices[i][chosen[i]].begin(), choices[i][chosen[i]].end());
            std::sort(one.begin(), one.end());
            made.push_back(std::move(one));
            std::size_t next = choices.size();
            while (next != 0 && ++chosen[next - 1] == choices[next - 1].size()) chosen[--next] = 0;
            if (next == 0) break;
        }
        return made;
    }
};

/// Who stands in some, and who in all, of the sets of one semantics.
struct acceptance {
    std::vector<bool> by_some{};  ///< credulously: by argument
    std::vector<bool> by_all{};   ///< sceptically; everybody where there is no set
    bool exist = true;            ///< whether there is a set at all
    bool complete = true;         ///< else `by_all` may hold too many: not all sets were looked at
};

namespace detail {

/// What the grounded labelling leaves undecided, cut into parts that no attack joins.
class undecided_parts {
public:
    explicit undecided_parts(const argument_framework& framework)
        : framework_{framework}, labels_{grounded(framework)} {
        const auto size = static_cast<std::uint32_t>(framework.size());
        std::vector<bool> seen(size, false);
        for (std::uint32_t first = 0; first < size; ++first) {
            if (labels_.of[first] != standing::undecided || seen[first]) continue;
            auto& part = parts_.emplace_back(1, first);
            seen[first] = true;
            for (std::size_t i = 0; i < part.size(); ++i) {
                for (const auto& next : {framework.attacked_by(part[i]), framework.attackers_of(part[i])}) {
                    for (const std::uint32_t a : next) {
                        if (labels_.of[a] != standing::undecided || seen[a]) continue;
                        seen[a] = true;
                        part.push_back(a);
                    }
                }
            }
            std::sort(part.begin(), part.end());
        }
    }
    [[nodiscard]] const grounded_labelling& labels() const noexcept { return labels_; }
    [[nodiscard]] const std::vector<std::vector<std::uint32_t>>& parts() const noexcept { return parts_; }
    [[nodiscard]] const argument_framework& framework() const noexcept { return framework_; }

private:
    const argument_framework& framework_;
    grounded_labelling labels_;
    std::vector<std::vector<std::uint32_t>> parts_;
};

/// The complete sets of one part as the models of a formula: an argument is in if and only if all its attackers are out, and
/// out if and only if one of them is in.
class part_solver {
public:
    part_solver(const undecided_parts& all, std::span<const std::uint32_t> part)
        : part_{part.begin(), part.end()} {
        for (std::size_t i = 0; i < 2 * part_.size(); ++i) {
            const Minisat::Var v = solver_.newVar();
            if (v % 2 == 0) solver_.setPolarity(v, Minisat::lbool{false});  // rather in: sets come large
        }
        std::vector<Minisat::Lit> in_if;
        std::vector<Minisat::Lit> out_if;
        for (std::size_t i = 0; i < part_.size(); ++i) {
            in_if.assign(1, in(i));
            out_if.assign(1, ~out(i));
            for (const std::uint32_t by : all.framework().attackers_of(part_[i])) {
                if (all.labels().of[by] != standing::undecided) continue;  // out
                const std::size_t b = number_of(by);
                in_if.push_back(~out(b));
                out_if.push_back(in(b));
                add({~in(i), out(b)});
                add({~in(b), out(i)});
            }
            add(in_if);
            add(out_if);
            add({~in(i), ~out(i)});
        }
    }

    [[nodiscard]] Minisat::Lit in(std::size_t i) const {
        return Minisat::mkLit(static_cast<Minisat::Var>(2 * i));
    }
    [[nodiscard]] Minisat::Lit out(std::size_t i) const {
        return Minisat::mkLit(static_cast<Minisat::Var>(2 * i + 1));
    }
    [[nodiscard]] std::size_t size() const noexcept { return part_.size(); }
    [[nodiscard]] std::uint32_t argument(std::size_t i) const noexcept { return part_[i]; }

    void add(std::span<const Minisat::Lit> clause) {
        Minisat::vec<Minisat::Lit> copy;
        for (const Minisat::Lit l : clause) copy.push(l);
        solver_.addClause_(copy);
    }
    void add(std::initializer_list<Minisat::Lit> clause) { add(std::span{clause.begin(), clause.size()}); }
    /// A clause that counts as long as the literal returned is assumed.
    [[nodiscard]] Minisat::Lit add_while(std::vector<Minisat::Lit> clause) {
        const Minisat::Lit active = Minisat::mkLit(solver_.newVar());
        clause.push_back(~active);
        add(clause);
        return active;
    }
    [[nodiscard]] bool solve(std::span<const Minisat::Lit> assumed = {}) {
        Minisat::vec<Minisat::Lit> copy;
        for (const Minisat::Lit l : assumed) copy.push(l);
        return solver_.okay() && solver_.solve(copy);
    }
    /// Who is in, in the model found.
    [[nodiscard]] std::vector<bool> model() const {
        std::vector<bool> made(part_.size());
        for (std::size_t i = 0; i < part_.size(); ++i)
            made[i] = Minisat::toInt(solver_.modelValue(in(i))) ==
                0;  // MiniSat's "true" is a macro that wants its namespace
        return made;
    }

private:
    [[nodiscard]] std::size_t number_of(std::uint32_t argument) const {
        return static_cast<std::size_t>(
            std::lower_bound(part_.begin(), part_.end(), argument) - part_.begin());
    }
    std::vector<std::uint32_t> part_;
    Minisat::Solver solver_;
};

/// Makes a set as large as can be: the model is followed by ones that hold it and one more, until there is none.
[[nodiscard]] inline std::vector<bool> enlarged(part_solver& solver, std::vector<bool> set) {
    std::vector<Minisat::Lit> assumed;
    while (true) {
        assumed.clear();
        std::vector<Minisat::Lit> more;
        for (std::size_t i = 0; i < set.size(); ++i) (set[i] ? assumed : more).push_back(solver.in(i));
        if (more.empty()) return set;
        const Minisat::Lit active = solver.add_while(more);
        assumed.push_back(active);
        const bool larger = solver.solve(assumed);
        if (larger) set = solver.model();
        solver.add({~active});
        if (!larger) return set;
    }
}

/// Each set of one part, until `take(set)` is false. \returns whether all were given
template <class Take>
bool for_each_set(part_solver& solver, semantics by, const Take& take) {
    if (by == semantics::stable) {
        for (std::size_t i = 0; i < solver.size(); ++i) solver.add({solver.in(i), solver.out(i)});
    }
    std::vector<Minisat::Lit> other;
    while (solver.solve()) {
        std::vector<bool> set = solver.model();
        if (by == semantics::preferred) set = enlarged(solver, std::move(set));
        if (!take(set)) return false;
        // Another one: of the largest sets none is within another; of complete ones it differs somewhere.
        other.clear();
        for (std::size_t i = 0; i < set.size(); ++i) {
            if (!set[i])
                other.push_back(solver.in(i));
            else if (by == semantics::complete)
                other.push_back(~solver.in(i));
        }
        solver.add(other);
    }
    return true;
}

}  // namespace detail

/// The sets of arguments that stand together by one semantics.
///
/// Two witnesses contradict each other, and a third relies on the first: two preferred sets, that of the first and the third,
/// and that of the second. Three that attack each other in a ring have one preferred set, which is empty, and no stable one.
///
/// \param most  how many sets are listed for each part; where a part has more, `complete` is false
/// Complexity: the grounded labelling, then a search by a SAT solver for each set; exponential at worst.
/// Source: Dung (1995). The labellings as formulas: P. Besnard, S. Doutre, "Checking the acceptability of a set of arguments"
/// (2004).
[[nodiscard]] inline extensions_found extensions(const argument_framework& framework, semantics by,
    std::size_t most = std::numeric_limits<std::size_t>::max()) {
    const detail::undecided_parts all{framework};
    extensions_found found;
    for (std::uint32_t a = 0; a < framework.size(); ++a) {
        if (all.labels().of[a] == standing::in) found.in_all.push_back(a);
    }
    for (const auto& part : all.parts()) {
        detail::part_solver solver{all, part};
        auto& sets = found.choices.emplace_back();
        const bool whole = detail::for_each_set(solver, by, [&](const std::vector<bool>& set) {
            if (sets.size() == most) return false;
            auto& one = sets.emplace_back();
            for (std::size_t i = 0; i < set.size(); ++i) {
                if (set[i]) one.push_back(part[i]);
            }
            return true;
        });
        found.complete = found.complete && whole;
        std::sort(sets.begin(), sets.end());
    }
    return found;
}

/// Who stands in some set, and who in all.
/// \param most  how many sets of a part are looked at, for `by_all` of preferred ones
/// Complexity: who stands in some set takes at most a search for each argument, and as many where sets are stable for who
/// stands in all. What stands in all complete sets is what the grounded labelling has in.
[[nodiscard]] inline acceptance accepted(const argument_framework& framework, semantics by,
    std::size_t most = std::numeric_limits<std::size_t>::max()) {
    const detail::undecided_parts all{framework};
    acceptance found;
    for (const standing s : all.labels().of) found.by_some.push_back(s == standing::in);
    found.by_all = found.by_some;
    for (const auto& part : all.parts()) {
        detail::part_solver solver{all, part};
        if (by == semantics::stable) {
            for (std::size_t i = 0; i < solver.size(); ++i) solver.add({solver.in(i), solver.out(i)});
        }
        if (!solver.solve()) {
            found.exist = false;
            break;
        }
        std::vector<bool> some = solver.model();
        std::vector<bool> every = some;
        // Whoever is in some complete set is in some preferred one.
        const auto widen = [&](std::vector<bool>& known, bool wanted) {
            while (true) {
                std::vector<Minisat::Lit> open;
                for (std::size_t i = 0; i < known.size(); ++i) {
                    if (known[i] != wanted) open.push_back(wanted ? solver.in(i) : ~solver.in(i));
                }
                if (open.empty()) return;
                const Minisat::Lit active = solver.add_while(open);
                const bool another = solver.solve(std::span{&active, 1});
                if (another) {
                    const auto model = solver.model();
                    for (std::size_t i = 0; i < known.size(); ++i) {
                        if (model[i] == wanted) known[i] = wanted;
                    }
                }
                solver.add({~active});
                if (!another) return;
            }
        };
        widen(some, true);
        if (by == semantics::stable) {
            widen(every, false);
        } else if (by == semantics::complete) {
            every.assign(every.size(), false);
        } else {
            std::size_t seen = 0;
            every.assign(every.size(), true);
            const bool whole = detail::for_each_set(solver, by, [&](const std::vector<bool>& set) {
                if (seen++ == most) return false;
                for (std::size_t i = 0; i < set.size(); ++i) every[i] = every[i] && set[i];
                return std::find(every.begin(), every.end(), true) != every.end();
            });
            found.complete =
                found.complete && (whole || std::find(every.begin(), every.end(), true) == every.end());
        }
        for (std::size_t i = 0; i < part.size(); ++i) {
            found.by_some[part[i]] = some[i];
            found.by_all[part[i]] = every[i];
        }
    }
    if (!found.exist) {
        found.by_some.assign(framework.size(), false);
        found.by_all.assign(framework.size(), true);
    }
    return found;
}

/// The ideal set: the largest within every preferred set that defends itself. More than the grounded one at times, and never
/// in doubt.
/// Complexity: that of who stands in some set; then O(arguments x attacks) at worst.
/// Source: P. M. Dung, P. Mancarella, F. Toni, "Computing ideal sceptical argumentation" (2007); computed from whom no
/// accepted argument attacks, by P. E. Dunne, "The computational complexity of ideal semantics" (2009).
[[nodiscard]] inline std::vector<std::uint32_t> ideal_extension(const argument_framework& framework) {
    const auto some = accepted(framework, semantics::complete).by_some;
    std::vector<bool> in(some.size());
    for (std::uint32_t a = 0; a < some.size(); ++a) {
        const auto attackers = framework.attackers_of(a);
        in[a] = some[a] &&
            std::none_of(attackers.begin(), attackers.end(), [&](std::uint32_t by) { return some[by]; });
    }
    for (bool changed = true; changed;) {  // whom the rest does not defend goes
        changed = false;
        for (std::uint32_t a = 0; a < in.size(); ++a) {
            if (!in[a]) continue;
            const auto attackers = framework.attackers_of(a);
            const bool defended = std::all_of(attackers.begin(), attackers.end(), [&](std::uint32_t by) {
                const auto against = framework.attackers_of(by);
                return std::any_of(against.begin(), against.end(), [&](std::uint32_t d) { return in[d]; });
            });
            if (defended) continue;
            in[a] = false;
            changed = true;
        }
    }
    std::vector<std::uint32_t> made;
    for (std::uint32_t a = 0; a < in.size(); ++a) {
        if (in[a]) made.push_back(a);
    }
    return made;
}

}  // namespace hearsay::inline v1
