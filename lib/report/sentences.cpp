#include "sentences.hpp"

#include "claim_text.hpp"

#include <hearsay/compare/value.hpp>
#include <hearsay/text/to_phrase.hpp>
#include <hearsay/text/vague_table.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace hearsay::inline v1::detail {

// ---- names and values

sentences::sentences(const report& what) : report_{what}, graph_{what.graph} {
    for (const source_id s : graph_.sources()) ++titles_[tidy(graph_.title(s))];
    for (const auto& q : what.questions) {
        for (const auto& c : q.claims) claims_.emplace(c.id, &c);
    }
    for (const auto& c : what.chains) with_chain_.insert(c.of);
    for (const auto& p : what.pivots) {
        for (const position c : p.carries) carriers_of_[c].push_back(p.source);
    }
    for (const auto& a : what.assumptions) {
        if (a.what.kind != assumption_kind::unit) continue;
        for (const break_point& b : a.breaks) breaks_of_[graph_.question(b.a.claim)].push_back({&a, &b});
    }
}

const report::claim* sentences::find(claim_id which) const {
    const auto at = claims_.find(which);
    return at == claims_.end() ? nullptr : at->second;
}

std::string sentences::no_origin(position which) const {
    const report::claim* const c = find(which.claim);
    if (c == nullptr || (which.denied ? c->denial_independent : c->independent).max != 0) return {};
    return with_chain_.contains(which) ? "though the word it rests on says otherwise"
                                       : "with nothing behind it that still stands";
}

std::string sentences::source(source_id which) const {
    std::string text = tidy(graph_.title(which));
    const auto same = titles_.find(text);
    if (same != titles_.end() && same->second > 1) text += fmt::format(" [{}]", tidy(graph_.name(which)));
    return text;
}

std::string sentences::chain(const std::vector<source_id>& path) const {
    std::string text;
    for (const source_id s : path) {
        if (!text.empty()) text += " > ";
        text += source(s);
        if (graph_.kind(s) == source_kind::unnamed) text += " (unnamed)";
    }
    return text;
}

std::string sentences::name(claim_id which) const { return tidy(graph_.name(which)); }

std::string sentences::quoted(claim_id which) const {
    std::string text = tidy(claim_text(graph_, which));
    if (const auto* stated = graph_.stated<quantity_kind>(which); stated && graph_.wording(which).empty()) {
        for (const double x :
            {stated->stated.lower(), stated->stated.upper()}) {  // millions in words, as everywhere
            const std::string digits = grouped(x);
            const auto at = digits == figure(x) ? std::string::npos : text.find(digits);
            if (at != std::string::npos) text.replace(at, digits.size(), figure(x));
        }
    }
    if (text.empty()) return name(which);
    // Quotation marks are for what may have been said.
    return is_lost_word(graph_, which) ? "vague words for " + text : "'" + text + "'";
}

std::string sentences::scope_of(claim_id which) const {
    return scope_text(graph_.scope_of(which), graph_.question(which));
}

std::string sentences::said(position which) const {
    std::string text = quoted(which.claim);
    if (const auto where = scope_of(which.claim); !where.empty()) text += " (" + where + ")";
    return which.denied ? "the denial of " + text : text;
}

phrase sentences::named(position which) const {
    phrase text;
    if (which.denied) text.add("the denial of ");
    text.add(name(which.claim), mark::id);
    const std::string words = quoted(which.claim);
    if (words != name(which.claim))
        text.add(is_lost_word(graph_, which.claim) ? " (" + words + ")" : " " + words);
    if (const auto where = scope_of(which.claim); !where.empty()) text.add(" (" + where + ")");
    return text;
}

std::string sentences::scope_text(scope_id which, question_id in) const {
    const scope& own = graph_.scope_at(which);
    const scope& asked = graph_.scope_at(graph_.scope_of(in));
    std::vector<std::string> pieces;
    if (own.part && own.part != asked.part) pieces.push_back(tidy(title_of(graph_, *own.part)));
    if (own.place && own.place != asked.place) pieces.push_back("in " + tidy(title_of(graph_, *own.place)));
    if (own.period && own.period != asked.period) pieces.push_back(to_phrase(*own.period));
    return listed(pieces, 3, ", ");
}

std::string sentences::asks(question_id which) const {
    const std::string text = tidy(graph_.asks(which));
    return text.empty() ? tidy(graph_.name(which)) : text;
}

std::string sentences::day_text(said_at when) const { return when.is_known() ? to_phrase(when.days()) : ""; }

std::string sentences::numbers(question_id in, const interval_set& set, bool with_unit) const {
    // An end that is the domain's own is no news: [0, 20000] of what can't be negative is "up to 20,000".
    interval admitted;
    if (const auto domain = domain_of<quantity_kind>(graph_, in, report_.options.by);
        domain && !is_empty(*domain)) {
        admitted = *hull(*domain);
    }
    const unit_words unit = words_of(graph_, graph_.unit(in));
    std::string text;
    const interval* last = nullptr;
    for (const interval& piece : set) {
        interval shown = piece;
        if (!piece.is_point()) {
            const bool low = piece.has_lower() && piece.lower() == admitted.lower() &&
                piece.lower_open() == admitted.lower_open();
            const bool high = piece.has_upper() && piece.upper() == admitted.upper() &&
                piece.upper_open() == admitted.upper_open();
            if (low && high)
                shown = piece;
            else if (low)
                shown = interval::between(
                    -std::numeric_limits<double>::infinity(), true, piece.upper(), piece.upper_open());
            else if (high)
                shown = interval::between(
                    piece.lower(), piece.lower_open(), std::numeric_limits<double>::infinity(), true);
            if (low && !piece.has_upper()) shown = interval::everything();
        }
        if (!text.empty()) text += ", or ";
        text += shown.has_lower() || shown.has_upper() ? ends(shown) : "any number";
        last = &piece;
    }
    if (last == nullptr) return "nothing";
    if (with_unit && !unit.plural.empty()) {
        if (text.ends_with("any number")) text += " of";
        text += " " + tidy(last->is_point() && last->lower() == 1 ? unit.singular : unit.plural);
    }
    return text;
}

template <class Kind>
std::string sentences::nodes(const subtree_set<Kind>& set) const {
    constexpr bool places = std::is_same_v<Kind, struct place>;
    const auto names = [&](const std::vector<id<Kind>>& which) {
        std::vector<std::string> titles;
        for (const auto node : which) titles.push_back(tidy(title_of(graph_, node)));
        return titles;
    };
    std::string text;
    for (const auto& piece : set.pieces()) {
        if (!text.empty()) text += ", or ";
        const std::string except = listed(names(piece.except), 12, " or ");
        if (piece.within.empty()) {
            text += places ? "anywhere" : "anything";
            if (!except.empty()) text += (places ? " but in " : " but ") + except;
            continue;
        }
        text += places ? "in " : "";
        text += (piece.within.size() > 2          ? "all of "
                        : piece.within.size() > 1 ? "both "
                                                  : "") +
            listed(names(piece.within));
        if (!except.empty()) text += (places ? ", but not in " : ", but not ") + except;
    }
    return text.empty() ? "nothing" : text;
}

std::string sentences::values(question_id in, const any_set& set, bool with_unit) const {
    struct writer {
        const sentences& of;
        question_id in;
        bool with_unit;
        std::string operator()(const interval_set& numbers) const {
            return of.numbers(in, numbers, with_unit);
        }
        std::string operator()(const date_set& days) const {
            std::string text;
            for (const day_range& piece : days) text += (text.empty() ? "" : ", or ") + to_phrase(piece);
            return text.empty() ? "nothing" : text;
        }
        std::string operator()(const place_set& places) const { return of.nodes(places); }
        std::string operator()(const label_set& labels) const { return of.nodes(labels); }
        std::string operator()(truth_set answers) const {
            return is_empty(answers) ? "nothing" : fmt::format("{}", answers);
        }
    };
    return std::visit(writer{*this, in, with_unit}, set);
}

// ---- on what a result rests

std::string sentences::unit_condition(std::uint32_t conversion) const {
    const auto& steps = graph_.unit_conversions().conversion_at(conversion);
    const scale by = report_.options.by.of({conversion, steps.by, false});
    const std::string one = tidy(words_of(graph_, steps.from).singular);
    const unit_words other = words_of(graph_, steps.to);
    std::string worth = figure(by.low);
    if (by.low != by.high) worth += " to " + figure(by.high);
    if (by.offset != 0) {  // a scale: metres above sea are gauge metres plus 112.5
        return fmt::format("{} are {}{} {} {}", tidy(other.plural), tidy(words_of(graph_, steps.from).plural),
            by.low == 1 && by.high == 1 ? "" : " times " + worth, by.offset < 0 ? "less" : "plus",
            figure(std::abs(by.offset)));
    }
    worth += " " + tidy(by.high == 1 ? other.singular : other.plural);
    return fmt::format("{} {} is {}", article(one), one, worth);
}

// "dozens are 12 to under 100 (ACLED's table)", of the words that the positions have; of many, or where nobody knows which,
// that the table was used.
std::string sentences::table_condition(word_table which, const std::vector<position>& rests_on) const {
    const vague_table* const table = vague_table::ready(which);
    if (table == nullptr) return "vague words are read by a table of the user's own";
    constexpr std::size_t most = 3;
    std::vector<std::string> meanings;
    bool all_known = true;
    for (const position p : rests_on) {
        const auto* stated = graph_.stated<quantity_kind>(p.claim);
        if (stated == nullptr || stated->table != which) continue;
        const auto words = table->words_for(*stated);
        all_known = all_known && words.size() == 1;
        if (!all_known) break;
        std::string one = vague_meaning(words.front(), *table->find(words.front()));
        if (std::find(meanings.begin(), meanings.end(), one) == meanings.end())
            meanings.push_back(std::move(one));
    }
    if (!all_known || meanings.empty() || meanings.size() > most)
        return "vague words are read by " + table->name();
    return fmt::format("{} ({})", listed(meanings), table->name());
}

std::string sentences::conditions(const assumption_list& used, const std::vector<position>& rests_on) const {
    std::vector<std::string> all;
    for (const assumption one : used) {
        switch (one.kind) {
        case assumption_kind::unit: {
            // What is exact and undisputed (a megalitre) is no condition that a reader must weigh.
            const auto& step = graph_.unit_conversions().conversion_at(one.number);
            const scale by = report_.options.by.of({one.number, step.by, false});
            if (by.low != by.high || by != step.by) all.push_back(unit_condition(one.number));
            break;
        }
        case assumption_kind::reading: all.push_back(assumption_in_words(one)); break;
        case assumption_kind::table:
            all.push_back(table_condition(static_cast<word_table>(one.number), rests_on));
            break;
        case assumption_kind::places: all.push_back(assumption_in_words(one)); break;
        case assumption_kind::tolerance:
        case assumption_kind::same_measure: break;
        }
    }
    return all.empty() ? "" : "if " + listed(all);
}

std::string sentences::conditions(const std::vector<position>& rests_on) const {
    assumption_list used;
    std::vector<std::string> about;
    for (const position p : std::set<position>{rests_on.begin(), rests_on.end()}) {
        const question_id q = graph_.question(p.claim);
        if (graph_.kind_name(q) != quantity_kind::name) continue;
        const auto value = value_of<quantity_kind>(graph_, p, report_.options.by);
        add_to(used, value.converted_with);
        add_to(used, value.read_with);
        const auto* stated = graph_.stated<quantity_kind>(p.claim);
        if (!stated || !stated->approx || !stated->stated.is_point()) continue;
        const double reach = read_as(*stated, report_.options.by.how, report_.options.by.steps).upper() -
            stated->stated.upper();
        if (reach > 0)
            about.push_back(fmt::format("{} is right to within {}", quoted(p.claim), figure(reach)));
    }
    std::string text = conditions(used, rests_on);
    if (about.empty()) return text;
    return text + (text.empty() ? "if " : " and ") + listed(about, 3);
}

std::string sentences::assumption_in_words(assumption one) const {
    switch (one.kind) {
    case assumption_kind::unit: return unit_condition(one.number);
    case assumption_kind::table: return table_condition(static_cast<word_table>(one.number), {});
    case assumption_kind::places:
        return one.number == 0 ? "places apart from each other do not overlap"
                               : "answers apart from each other do not overlap";
    case assumption_kind::same_measure: return tidy(graph_.assumes(question_id{one.number}));
    case assumption_kind::tolerance: return "how far 'about' reaches";
    case assumption_kind::reading: return "hedges are read pragmatically";
    }
    return {};
}

// ---- support

std::string sentences::independence(const independent_origins& count) const {
    if (count.max == 0) return "no origin";
    if (count.bound) {
        const std::string low =
            fmt::format("at least {} independent origin{} (a bound)", count.min, count.min == 1 ? "" : "s");
        return count.max == count.min ? low : fmt::format("{}, at most {}", low, count.max);
    }
    if (count.min == count.max) {
        return count.min == 1 ? "one origin" : fmt::format("{} independent origins", count.min);
    }
    return fmt::format("{} to {} independent origins", count.min, count.max);
}

// "GUR, NIS, an unnamed one"; those that count as one together: "Water Board with Velmoran Waterworks".
std::string sentences::origins(const report::region& r) const {
    std::vector<std::vector<source_id>> classes = r.independent.classes;
    if (classes.empty()) {
        for (const source_id s : r.origins) classes.push_back({s});
    }
    std::vector<std::string> names;
    std::size_t unnamed = 0;
    for (const auto& together : classes) {
        if (together.size() == 1 && classes.size() > 1 &&
            graph_.kind(together.front()) == source_kind::unnamed) {
            ++unnamed;
            continue;
        }
        std::vector<std::string> one;
        for (const source_id s : together) {
            one.push_back(source(s) + (graph_.kind(s) == source_kind::unnamed ? ", unnamed" : ""));
        }
        names.push_back(joined_with(one));
    }
    if (unnamed == 1)
        names.emplace_back("an unnamed one");
    else if (unnamed > 1)
        names.push_back(in_words(unnamed) + " unnamed ones");
    return listed(names, 8, ", ");
}

// "from 2 to 3 independent origins (GUR, NIS, an unnamed one)"
std::string sentences::support(const report::region& r) const {
    if (r.independent.max == 0) return "with no origin behind it";
    return fmt::format("from {} ({})", independence(r.independent), origins(r));
}

std::string sentences::noncommittal(const report::noncommittal& one) const {
    const std::string who = source(one.source);
    switch (one.stance) {
    case stance::unconfirmed: return who + " has not confirmed it";
    case stance::declined: return who + " declined to comment";
    case stance::questions: return who + " questions it";
    case stance::conditional:
        return one.condition.empty()
            ? who + " speaks of it conditionally"
            : fmt::format("{} puts it on a condition ('{}')", who, tidy(one.condition));
    case stance::asserts: return who + " holds it possible";
    case stance::denies: return who + " holds the opposite possible";
    }
    return who;
}

// ---- how two stand

phrase sentences::relation(const comparison& c) const {
    const question_id q = graph_.question(c.a.claim);
    phrase text;
    const auto has = [&](reason r) {
        return std::find(c.reasons.begin(), c.reasons.end(), r) != c.reasons.end();
    };
    const auto pair = [&] { text.add(named(c.a)).add(" and ").add(named(c.b)); };
    if (c.verdict == verdict::incomparable) {
        pair();
        std::vector<std::string> why;
        if (has(reason::no_value)) {
            std::vector<std::string> empty;
            for (const position p : {c.a, c.b}) {
                if (!graph_.has_value(p.claim)) empty.push_back(name(p.claim));
            }
            why.push_back(fmt::format("{} {} no {}", listed(empty), empty.size() == 1 ? "has" : "have",
                kind_of_answer(graph_.kind_name(q))));
        }
        if (has(reason::scopes)) why.emplace_back("they speak of different parts, places or times");
        if (has(reason::other_measure)) why.emplace_back("they may not measure the same");
        if (has(reason::inconvertible_unit)) why.emplace_back("their units don't convert into each other");
        if (has(reason::other_question)) why.emplace_back("they answer different questions");
        text.add(": " + listed(why));
        return text;
    }
    const std::string when = conditions(c.assumes, {c.a, c.b});
    if (has(reason::impossible)) {
        pair();
        text.add(" exclude each other: the question's domain leaves nothing of one of them");
    } else if (has(reason::part_of)) {
        const bool a_is_part = nesting_of(graph_, graph_.scope_of(c.a.claim), graph_.scope_of(c.b.claim),
                                   graph_.additive(q)) == nesting::a_within_b;
        const position part = a_is_part ? c.a : c.b;
        const position whole = a_is_part ? c.b : c.a;
        text.add(named(part));
        text.add(" counts a part of ").add(named(whole));
        text.add(c.verdict == verdict::conflict ? " and exceeds it" : " and fits into it");
    } else if (c.a.claim == c.b.claim) {
        const auto by = [&](const std::vector<source_id>& sources) {
            std::vector<std::string> names;
            for (const source_id s : sources) names.push_back(source(s));
            return names.empty() ? std::string{} : " by " + listed(names, 4);
        };
        const report::claim* const claim = find(c.a.claim);
        text.add(named(position{c.a.claim}))
            .add(fmt::format(" is asserted{} and denied{}", claim ? by(claim->asserted_by) : "",
                claim ? by(claim->denied_by) : ""));
    } else {
        switch (*c.relation) {
        case relation::equal:
            pair();
            text.add(" say the same");
            break;
        case relation::refines: text.add(named(c.a)).add(" implies ").add(named(c.b)); break;
        case relation::refined_by: text.add(named(c.b)).add(" implies ").add(named(c.a)); break;
        case relation::overlaps: {
            pair();
            const std::string both = graph_.visit_kind(q, [&]<class Kind>(Kind) -> std::string {
                const auto x = value_of<Kind>(graph_, c.a, report_.options.by);
                const auto y = value_of<Kind>(graph_, c.b, report_.options.by);
                if (!x.set || !y.set) return {};
                return values(q, any_set{intersection(*x.set, *y.set)});
            });
            text.add(" can both be true" + (both.empty() ? "" : ": " + both));
            break;
        }
        case relation::disjoint:
            pair();
            text.add(" can't both be true");
            if (c.gap) {
                const bool days = graph_.kind_name(q) == date_kind::name;
                if (days && *c.gap > 0)
                    text.add(fmt::format(
                        ", with {} between them", counted(static_cast<std::size_t>(*c.gap), "day", "days")));
                else if (days)
                    text.add(", though no day lies between them");
                else if (*c.gap > 0)
                    text.add(fmt::format(
                        ": they are {}% apart", grouped(std::max(0.1, std::round(*c.gap * 1000) / 10))));
                else
                    text.add(", though nothing lies between them");
            }
            break;
        }
    }
    if (!when.empty()) text.add(", " + when);
    return text;
}

std::string sentences::joint(const joint_conflict& j) const {
    std::vector<std::string> parts;
    for (const position p : j.parts) parts.push_back(said(p));
    const unit_words unit = words_of(graph_, j.unit);
    const std::string in_unit = unit.plural.empty() ? "" : " " + tidy(unit.plural);
    return fmt::format("together, {} come to {}{}, more than {} allows", listed(parts), figure(j.sum),
        in_unit, said(j.whole));
}

// ---- warnings

std::string sentences::contradiction(const self_contradiction& c) const {
    const position a = c.between.a;
    const position b = c.between.b;
    if (a.claim == b.claim)
        return fmt::format(
            "{} contradicts itself: it asserts and denies {}", source(c.source), said(position{a.claim}));
    return fmt::format("{} contradicts itself: {} and {}", source(c.source), said(a), said(b));
}

std::string sentences::change(const change_of_mind& c) const {
    const auto one = [&](const taken_position& t) {
        const std::string when = day_text(graph_.at(t.statement));
        return said(t.position) + (when.empty() ? "" : " " + when);
    };
    return fmt::format("{} changed its answer: {}, then {}", source(c.source), one(c.before), one(c.after));
}

std::string sentences::drift(const report::drift& d) const {
    const std::string changed = d.words.empty() ? "" : " (" + listed(d.words) + ")";
    const std::string relay = source(graph_.source(d.statement));
    const std::string below = source(graph_.source(d.relays));
    if (d.left_open)
        return fmt::format(
            "{} says {} where {}, on whose word it is, leaves it open{}", relay, said(d.to), below, changed);
    return fmt::format("{} says {} where {}, on whose word it is, says {}{}", relay, said(d.to), below,
        said(d.from), changed);
}

std::string sentences::circle(const report::circle& c) const {
    std::string path;
    for (const statement_id s : c.statements) {
        if (!path.empty()) path += " > ";
        path += chain({graph_.source(s)});
        if (const auto when = day_text(graph_.at(s)); !when.empty()) path += " (" + when + ")";
    }
    return fmt::format("a report comes back to {}: {}", source(c.source), path);
}

std::string sentences::echo(const report::backing& b) const {
    const echoes_found& e = b.echoes;
    if (e.repeats == 0) return {};
    std::string text = e.statements == 1 + e.repeats && e.origins == 1
        ? fmt::format("one statement, repeated by {} other{}", in_words(e.repeats), e.repeats == 1 ? "" : "s")
        : fmt::format("of {} statements {} repeat{} others", in_words(e.statements), in_words(e.repeats),
              e.repeats == 1 ? "s" : "");
    std::vector<std::string> heard;
    for (const statement_id s : e.circular) {
        std::string who = source(graph_.source(s));
        if (std::find(heard.begin(), heard.end(), who) == heard.end()) heard.push_back(std::move(who));
    }
    if (heard.empty()) return text;
    return fmt::format("{}; {} {} own word again through others", text, listed(heard, 4),
        heard.size() == 1 ? "hears its" : "hear their");
}

std::string sentences::lines(const report::backing& b) const {
    if (b.lines_at_most == 0) return {};
    std::vector<std::string> names;
    for (const source_id s : b.cut) names.push_back(source(s));
    const std::string all = listed(names, 6, " or ");
    if (b.lines_at_most == 1) return fmt::format("every chain passes {}", all);
    const std::string count = b.lines == b.lines_at_most
        ? in_words(b.lines)
        : fmt::format("{} to {}", in_words(b.lines), in_words(b.lines_at_most));
    return fmt::format("{} chains share no source; each passes {}", count, all);
}

std::string sentences::fall_of(const fall& f) const {
    std::vector<std::string> names;
    for (const source_id s : f.origins) {
        if (s != f.source) names.push_back(source(s));
    }
    const std::string left = f.everything ? "nothing is left" : "that leaves " + independence(f.left);
    if (names.empty()) return fmt::format("without {}, {}", source(f.source), left);
    return fmt::format("without {}, nobody knows what {} {}; {}", source(f.source), listed(names, 6),
        names.size() == 1 ? "says" : "say", left);
}

std::string sentences::history(const report::history& h) const {
    const claim_timeline& told = h.told;
    std::string text;
    const auto add = [&](const std::string& more) { text += (text.empty() ? "" : "; ") + more; };
    const auto by_whom = [&](const claim_event& e) {
        const std::string when = day_text(e.at);
        return source(e.source) + (when.empty() ? "" : " " + when);
    };
    if (const claim_event* first = told.first(happening::asserted)) {
        if (told.first_movers.size() == 1) {
            text = "first said by " + by_whom(*first);
        } else {
            std::vector<std::string> names;
            for (const source_id s : told.first_movers) names.push_back(source(s));
            text = "first said by one of " + listed(names, 4);
        }
        std::vector<std::string> after;
        for (const follower& f : told.followers) {
            std::string one = source(f.source);
            if (f.days_min && f.days_max) {
                const auto days = [](int n) { return counted(static_cast<std::size_t>(n), "day", "days"); };
                one += f.days_min == f.days_max
                    ? " " + days(*f.days_min) + " later"
                    : fmt::format(" {} to {} later", in_words(static_cast<std::size_t>(*f.days_min)),
                          days(*f.days_max));
            }
            after.push_back(std::move(one));
        }
        if (!after.empty()) text += ", then by " + listed(after, 6);
    }
    if (const claim_event* e = told.first(happening::relayed)) add("first passed on by " + by_whom(*e));
    if (const claim_event* e = told.first(happening::denied)) add("first denied by " + by_whom(*e));
    if (const claim_event* e = told.first(happening::left_open)) add("first left open by " + by_whom(*e));
    if (const claim_event* e = told.first(happening::retracted)) add("taken back by " + by_whom(*e));
    if (const claim_event* e = told.first(happening::corrected)) add("corrected by " + by_whom(*e));
    return text;
}

std::string sentences::shared(const shared_values& s) const {
    std::string text =
        fmt::format("{} and {} answer {} of {} alike, where chance would make it {:.1f}", source(s.a),
            source(s.b), in_words(s.agree), counted(s.both_answer, "question", "questions"), s.expected);
    if (!s.answers.empty()) {
        const shared_answer& rarest = s.answers.front();
        text += fmt::format("; the rarest is {}", said(rarest.position));
        if (rarest.others != 0) {
            text += fmt::format(", which {} of {} others give{}",
                rarest.others_saying == 0 ? "none" : in_words(rarest.others_saying), in_words(rarest.others),
                rarest.others_saying == 1 ? "s" : "");
        }
    }
    if (s.evidence > std::log(1e6)) {
        text += " (more than a million to 1 for a common source)";
    } else {
        const double odds = std::exp(s.evidence);
        const double step = odds < 100 ? 1 : std::pow(10, std::floor(std::log10(odds)) - 1);  // two figures
        text += fmt::format(" ({} to 1 for a common source)", grouped(std::round(odds / step) * step));
    }
    return text + (s.cited ? "; one of them relays the other" : "");
}

std::string sentences::pivot(const report::pivot& p) const {
    std::vector<std::string> carried;
    for (const position c : p.carries)
        carried.push_back(c.denied ? "the denial of " + name(c.claim) : name(c.claim));
    return listed(carried, 24);
}

// ---- assumptions

std::string sentences::assumed(const report::assumed& a) const {
    if (a.what.kind == assumption_kind::unit) return capital(unit_condition(a.what.number));
    return capital(tidy(a.text));
}

std::string sentences::breaks(const report::assumed& a, std::vector<break_point> points) const {
    const auto& conversion = graph_.unit_conversions().conversion_at(a.what.number);
    const std::string one = tidy(words_of(graph_, conversion.from).singular);
    const unit_words other = words_of(graph_, conversion.to);
    const auto in_unit = [&](double x) {
        return fmt::format(
            "{} {} {} {}", figure(x), tidy(x == 1 ? other.singular : other.plural), article(one), one);
    };
    if (points.size() == 1) {
        const break_point& b = points.front();
        const std::string_view side = b.above ? "above" : "below";
        if (b.inclusive) return fmt::format("{} at {} and {}", verb(b.to, b.from), in_unit(b.at), side);
        return fmt::format("{} {} {}", verb(b.to, b.from), side, in_unit(b.at));
    }
    // Several: one verdict after the other, from the smallest factor up. Those below the range come from its
    // middle outwards.
    const auto above =
        std::find_if(points.begin(), points.end(), [](const break_point& b) { return b.above; });
    std::reverse(points.begin(), above);
    std::vector<std::string> bands;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const break_point& b = points[i];
        const verdict lower = b.above ? b.from : b.to;
        const bool with_end = b.above != b.inclusive;  // whether the factor itself still has that verdict
        const bool alone = i != 0 && points[i - 1].at == b.at;
        const std::string at = i == 0 ? in_unit(b.at) : figure(b.at);
        if (alone)
            bands.push_back(fmt::format("{} at {} alone", verb(lower, lower), figure(b.at)));
        else
            bands.push_back(fmt::format("{} {} {}", verb(lower, lower), with_end ? "up to" : "under", at));
    }
    const break_point& last = points.back();
    const verdict upper = last.above ? last.to : last.from;
    bands.push_back(fmt::format(
        "{} {}", verb(upper, upper), last.above != last.inclusive ? "above that" : "from there on"));
    return listed(bands, 24, ", and ");
}

std::string sentences::view() const {
    const report_options& options = report_.options;
    std::string text;
    add_sentence(text,
        options.by.how == reading::literal
            ? "read literally: 'over 11,000' is every number above it"
            : fmt::format("read pragmatically: 'over 11,000' is 11,000 to {}, as a speaker would mean it",
                  figure(read_as(quantity::said(hedge::over, 11'000), reading::pragmatic, options.by.steps)
                             .upper())));
    if (options.by.steps.about != hedge_steps{}.about) {
        const auto about = quantity::said(hedge::exactly, 500, {}, true);
        add_sentence(
            text, fmt::format("'about 500' is {}", ends(read_as(about, reading::literal, options.by.steps))));
    }
    const auto date = [](day when) { return to_phrase(day_range::on(when)).substr(3); };
    if (options.as_of) add_sentence(text, "as known on " + date(*options.as_of));
    if (options.said_by)
        add_sentence(text, fmt::format("of what was said by {}, heard of or not", date(*options.said_by)));
    if (!options.without.empty()) {
        std::vector<std::string> names;
        for (const source_id s : options.without) names.push_back(source(s));
        add_sentence(text, "as if " + listed(names) + " had said nothing");
    }
    std::vector<std::string> dropped;
    for (const assumption one : options.by.without) {
        // how hedges are read is said above
        if (one.kind == assumption_kind::reading || one.kind == assumption_kind::tolerance) continue;
        dropped.push_back(assumption_in_words(one));
    }
    if (!dropped.empty()) add_sentence(text, "not assumed: " + listed(dropped, 12, "; "));
    if (options.level != affiliation_level::outermost) {
        add_sentence(text,
            options.level == affiliation_level::source
                ? "origins count by source, whatever they are part of"
                : "origins of one organisation count as one, and those of one state apart");
    }
    std::vector<std::string> put;
    for (const auto& f : options.by.factors) put.push_back(unit_condition(f.conversion));
    if (!put.empty()) add_sentence(text, "assumed instead of what the case assumes: " + listed(put));
    if (options.by.which == positions::all)
        add_sentence(text, "every position of a source counts, not its latest alone");
    return text;
}

}  // namespace hearsay::inline v1::detail
