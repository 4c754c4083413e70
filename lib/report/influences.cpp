// What stands behind the answers to a question together, and what would change them.
#include "claim_text.hpp"
#include "sentences.hpp"

#include <algorithm>
#include <type_traits>

namespace hearsay::inline v1::detail {

std::string sentences::taken_in(
    const std::vector<position>& joining, const std::vector<position>& leaving, std::size_t answers) const {
    if (joining.empty() && leaving.empty())
        return answers == 1 ? "one answer is left"
                            : fmt::format("{} answers are equally supported", in_words(answers));
    const auto names = [&](const std::vector<position>& those) {
        std::vector<std::string> made;
        for (const position p : those) made.push_back(said(p));
        return listed(made, 4);
    };
    if (joining.empty()) return "what may hold leaves out " + names(leaving);
    const std::string in = "what may hold takes in " + names(joining);
    return leaving.empty() ? in : in + " and leaves out " + names(leaving);
}

std::string sentences::tip(const influence& one, const tipping_point& at) const {
    const auto& what = std::get<assumption>(one.of);
    std::string where;
    if (what.kind == assumption_kind::unit) {
        const auto& conversion = graph_.unit_conversions().conversion_at(what.number);
        const unit_words to = words_of(graph_, conversion.to);
        const std::string from = tidy(words_of(graph_, conversion.from).singular);
        where = fmt::format(
            "{} {} {} {}", figure(at.at), tidy(at.at == 1 ? to.singular : to.plural), article(from), from);
    } else {
        where = fmt::format("{} steps of 'about'", figure(at.at));
    }
    const std::string_view side = at.above ? "above" : "below";
    return fmt::format("{}, {}",
        at.inclusive ? fmt::format("at {} and {}", where, side) : fmt::format("{} {}", side, where),
        taken_in(at.joining, at.leaving, at.answers));
}

std::string sentences::influence_of(const influence& one) const {
    std::string text = std::visit(
        [&]<class What>(What what) -> std::string {
            if constexpr (std::is_same_v<What, source_id>) {
                return "without " + source(what);
            } else if constexpr (std::is_same_v<What, statement_id>) {
                return fmt::format(
                    "without the statement {} of {}", tidy(graph_.name(what)), source(graph_.source(what)));
            } else {
                switch (what.kind) {
                case assumption_kind::tolerance: return "if 'about' reached no further than its figure";
                case assumption_kind::reading: return "read literally";
                default: return fmt::format("not assuming that {}", assumption_in_words(what));
                }
            }
        },
        one.of);
    switch (one.effect) {
    case effect::nothing: text += ", nothing has an origin"; break;
    case effect::flips: text += ", " + taken_in(one.joining, one.leaving, one.answers); break;
    case effect::values: text += ", the same claims leave other values open"; break;
    case effect::support: {
        independent_origins count;
        count.min = one.min;
        count.max = one.max;
        text += ", it has " + independence(count);
        break;
    }
    case effect::none: text += ", nothing changes"; break;
    }
    for (const tipping_point& at : one.tips) text += "; " + tip(one, at);
    return text;
}

std::string sentences::toppled_by(const toppling& least) const {
    if (least.sources.size() < 2) return {};
    std::vector<std::string> names;
    for (const source_id s : least.sources) names.push_back(source(s));
    if (least.is_exact())
        return fmt::format("no single source decides it; without {} together it is another", listed(names));
    return fmt::format("without {} together it is another; fewer than {} sources do not change it",
        listed(names), in_words(least.at_least));
}

std::string sentences::sources_behind(const report::question& q) const {
    const echoes_found& found = q.behind.echoes;
    if (found.statements == 0) return {};
    std::string text;
    std::vector<std::string> names;
    std::vector<std::string> graded;
    std::size_t ungraded = 0;
    for (const source_id s : q.behind.origins) {
        names.push_back(source(s));
        if (const auto grade = graph_.reliability(s))
            graded.push_back(fmt::format("{} {}", names.back(), *grade));
        else
            ++ungraded;
    }
    add_sentence(text,
        fmt::format("{} {} to it{}", counted(found.statements, "statement", "statements"),
            found.statements == 1 ? "speaks" : "speak",
            found.repeats == 0 ? ""
                               : fmt::format(", of which {} {} what others say", in_words(found.repeats),
                                     found.repeats == 1 ? "repeats" : "repeat")));
    add_sentence(text,
        names.empty()
            ? "no account of them has an origin"
            : fmt::format("{} stand{} behind {}, from {}: {}", counted(found.origins, "account", "accounts"),
                  found.origins == 1 ? "s" : "", found.statements == 1 ? "it" : "them",
                  independence(q.behind.independent), listed(names, 6)));
    if (!graded.empty()) {
        add_sentence(text,
            fmt::format("reliability as given: {}{}", listed(graded, 6),
                ungraded == 0
                    ? ""
                    : fmt::format("; of {} none is given", counted(ungraded, "origin", "origins"))));
    } else if (ungraded != 0) {
        add_sentence(text, "no reliability is given of " + std::string{ungraded == 1 ? "it" : "any of them"});
    }
    std::size_t conflicts = 0;
    for (const verdict_counts& c : q.relations.counts) conflicts += c.conflict;
    conflicts /= 2;
    if (q.relations.positions.size() > 1) {
        add_sentence(text,
            conflicts == 0 ? "no two positions conflict"
                           : fmt::format("{} of positions {}", counted(conflicts, "pair", "pairs"),
                                 conflicts == 1 ? "conflicts" : "conflict"));
    }
    if (q.found.best) {
        if (const auto when = conditions(q.found.best->positions); !when.empty())
            add_sentence(text, fmt::format("the answer holds {}", when));
    }
    if (!q.hangs_on) return text;
    std::vector<std::string> deciding;
    for (const influence& one : q.hangs_on->influences) {
        if (const auto* s = std::get_if<source_id>(&one.of); s && one.effect >= effect::flips)
            deciding.push_back(source(*s));
    }
    if (!deciding.empty())
        add_sentence(text, "another answer without " + listed(deciding, 6, " or "));
    else if (q.found.tied.empty())
        add_sentence(text, toppled_by(q.hangs_on->least));
    return text;
}

}  // namespace hearsay::inline v1::detail
