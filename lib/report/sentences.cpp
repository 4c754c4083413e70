#include "sentences.hpp"

#include "claim_text.hpp"

#include <hearsay/compare/value.hpp>
#include <hearsay/io/diagnostic.hpp>
#include <hearsay/text/to_phrase.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace hearsay::inline v1::detail {

// ---- words

std::string tidy(std::string_view text) {
    std::string line;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!blank) line += c;
        else if (!line.empty() && line.back() != ' ') line += ' ';
    }
    if (line.ends_with(' ')) line.pop_back();
    return visible(line);
}

std::string capital(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

std::string in_words(std::size_t count) {
    constexpr std::array<std::string_view, 11> words{"no",  "one", "two",   "three", "four", "five",
                                                     "six", "seven", "eight", "nine",  "ten"};
    return count < words.size() ? std::string{words[count]} : grouped(static_cast<double>(count));
}

std::string counted(std::size_t count, std::string_view one, std::string_view several) {
    return fmt::format("{} {}", in_words(count), count == 1 ? one : several);
}

std::string listed(const std::vector<std::string>& items, std::size_t most, std::string_view last) {
    std::string text;
    const std::size_t shown = items.size() > most ? std::max<std::size_t>(most, 2) - 1 : items.size();
    for (std::size_t i = 0; i < shown; ++i) {
        const bool ends = i + 1 == items.size();
        if (i != 0) text += ends ? last : std::string_view{", "};
        text += items[i];
    }
    if (shown < items.size()) text += fmt::format("{}{} more", last, grouped(static_cast<double>(items.size() - shown)));
    return text;
}

std::string joined(const std::vector<std::string>& clauses, std::size_t most) {
    std::string text;
    const std::size_t shown = clauses.size() > most ? std::max<std::size_t>(most, 2) - 1 : clauses.size();
    for (std::size_t i = 0; i < shown; ++i) text += (i == 0 ? "" : "; ") + clauses[i];
    if (shown < clauses.size()) text += fmt::format("; and {} more", grouped(static_cast<double>(clauses.size() - shown)));
    return text;
}

std::string figure(double x) {
    struct scale_word {
        double worth;
        std::string_view word;
    };
    constexpr std::array scales{scale_word{1e12, "trillion"}, scale_word{1e9, "billion"}, scale_word{1e6, "million"}};
    for (const auto& [worth, word] : scales) {
        if (std::abs(x) < worth || std::abs(x) >= worth * 1000) continue;
        const double scaled = x / worth;
        // Only where nothing is lost by it: 44.5 million, and 1,234,567 as it is.
        if (std::abs(scaled * 100 - std::round(scaled * 100)) < 1e-9) return fmt::format("{} {}", grouped(scaled), word);
    }
    return grouped(x);
}

namespace {

std::string sentence(std::string text) { return capital(std::move(text)) + "."; }

void add_sentence(std::string& text, const std::string& more) {
    if (more.empty()) return;
    if (!text.empty()) text += ' ';
    text += sentence(more);
}

std::string_view article(std::string_view noun) {
    return !noun.empty() && std::string_view{"aeioAEIO"}.find(noun.front()) != std::string_view::npos ? "an" : "a";
}

bool is_word_char(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80) != 0;
}

// Whether a sentence has a word in it: "How many soldiers were sent?" has "soldiers".
bool mentions(std::string_view sentence, std::string_view word) {
    if (word.empty()) return false;
    for (std::size_t at = sentence.find(word); at != std::string_view::npos; at = sentence.find(word, at + 1)) {
        const bool begins = at == 0 || !is_word_char(sentence[at - 1]);
        const std::size_t end = at + word.size();
        if (begins && (end == sentence.size() || !is_word_char(sentence[end]))) return true;
    }
    return false;
}

// The ends of an interval in words, without its unit.
std::string ends(const interval& x) {
    const std::string low = x.has_lower() ? figure(x.lower()) : "";
    const std::string high = x.has_upper() ? figure(x.upper()) : "";
    if (x.is_point()) return low;
    if (x.is_bounded() && !x.lower_open() && !x.upper_open()) return low + " to " + high;
    std::string text;
    if (x.has_lower()) text = (x.lower_open() ? "more than " : "at least ") + low;
    if (x.is_bounded()) text += ", ";
    if (x.has_upper()) text += (x.upper_open() ? "under " : "up to ") + high;
    return text;
}

std::string joined_with(const std::vector<std::string>& names) {
    if (names.size() < 3) return listed(names, 2, " with ");
    return names.front() + " with " + listed({names.begin() + 1, names.end()}, 3);
}

std::string_view verb(verdict to, verdict from) noexcept {
    constexpr std::string_view verbs[] = {"agree", "are compatible", "conflict", "can't be compared"};
    if (from == verdict::agree && to == verdict::compatible) return "are only compatible";
    return verbs[static_cast<std::size_t>(to)];
}

std::string_view kind_of_answer(std::string_view kind) noexcept {
    if (kind == quantity_kind::name) return "figure";
    if (kind == date_kind::name) return "day";
    if (kind == place_kind::name) return "place";
    return "answer";
}

}  // namespace

// ---- names and values

sentences::sentences(const report& what) : report_{what}, graph_{what.graph} {
    for (const source_id s : graph_.sources()) ++titles_[tidy(graph_.title(s))];
    for (const auto& q : what.questions) {
        for (const auto& c : q.claims) claims_.emplace(c.id, &c);
    }
    for (const auto& c : what.chains) with_chain_.insert(c.of);
}

const report::claim* sentences::find(claim_id which) const {
    const auto at = claims_.find(which);
    return at == claims_.end() ? nullptr : at->second;
}

std::string sentences::no_origin(position which) const {
    const report::claim* const c = find(which.claim);
    if (c == nullptr || (which.denied ? c->denial_independent : c->independent).max != 0) return {};
    return with_chain_.contains(which) ? "though the word it rests on says otherwise" : "with nothing behind it that still stands";
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
        for (const double x : {stated->stated.lower(), stated->stated.upper()}) {  // millions in words, as everywhere
            const std::string digits = grouped(x);
            const auto at = digits == figure(x) ? std::string::npos : text.find(digits);
            if (at != std::string::npos) text.replace(at, digits.size(), figure(x));
        }
    }
    return text.empty() ? name(which) : "'" + text + "'";
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
    if (words != name(which.claim)) text.add(" " + words);
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
    if (const auto domain = domain_of<quantity_kind>(graph_, in, report_.options.by); domain && !is_empty(*domain)) {
        admitted = *hull(*domain);
    }
    const unit_words unit = words_of(graph_, graph_.unit(in));
    std::string text;
    const interval* last = nullptr;
    for (const interval& piece : set) {
        interval shown = piece;
        if (!piece.is_point()) {
            const bool low = piece.has_lower() && piece.lower() == admitted.lower() && piece.lower_open() == admitted.lower_open();
            const bool high = piece.has_upper() && piece.upper() == admitted.upper() && piece.upper_open() == admitted.upper_open();
            if (low && high) shown = piece;
            else if (low) shown = interval::between(-std::numeric_limits<double>::infinity(), true, piece.upper(), piece.upper_open());
            else if (high) shown = interval::between(piece.lower(), piece.lower_open(), std::numeric_limits<double>::infinity(), true);
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
        text += (piece.within.size() > 1 ? "both " : "") + listed(names(piece.within));
        if (!except.empty()) text += (places ? ", but not in " : ", but not ") + except;
    }
    return text.empty() ? "nothing" : text;
}

std::string sentences::values(question_id in, const any_set& set, bool with_unit) const {
    struct writer {
        const sentences& of;
        question_id in;
        bool with_unit;
        std::string operator()(const interval_set& numbers) const { return of.numbers(in, numbers, with_unit); }
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

std::optional<any_set> sentences::set_of(position which) const {
    return graph_.visit_kind(graph_.question(which.claim), [&]<class Kind>(Kind) -> std::optional<any_set> {
        auto value = value_of<Kind>(graph_, which, report_.options.by);
        if (!value.has_value || !value.set) return std::nullopt;
        return any_set{std::move(*value.set)};
    });
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

std::string sentences::conditions(const assumption_list& used) const {
    std::vector<std::string> all;
    for (const assumption one : used) {
        if (one.kind == assumption_kind::unit) {
            // What is exact and undisputed (a megalitre) is no condition that a reader must weigh.
            const auto& step = graph_.unit_conversions().conversion_at(one.number);
            const scale by = report_.options.by.of({one.number, step.by, false});
            if (by.low != by.high || by != step.by) all.push_back(unit_condition(one.number));
        } else if (one.kind == assumption_kind::places) {
            all.push_back(one.number == 0 ? "places apart from each other do not overlap"
                                          : "answers apart from each other do not overlap");
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
        const auto* stated = graph_.stated<quantity_kind>(p.claim);
        if (!stated || !stated->approx || !stated->stated.is_point()) continue;
        const double reach = read_as(*stated, report_.options.by.how).upper() - stated->stated.upper();
        if (reach > 0) about.push_back(fmt::format("{} is right to within {}", quoted(p.claim), figure(reach)));
    }
    std::string text = conditions(used);
    if (about.empty()) return text;
    return text + (text.empty() ? "if " : " and ") + listed(about, 3);
}

// ---- support

std::string sentences::independence(const independent_origins& count) const {
    if (count.max == 0) return "no origin";
    if (count.bound) {
        const std::string low = fmt::format("at least {} independent origin{} (a bound)", count.min, count.min == 1 ? "" : "s");
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
        if (together.size() == 1 && classes.size() > 1 && graph_.kind(together.front()) == source_kind::unnamed) {
            ++unnamed;
            continue;
        }
        std::vector<std::string> one;
        for (const source_id s : together) {
            one.push_back(source(s) + (graph_.kind(s) == source_kind::unnamed ? ", unnamed" : ""));
        }
        names.push_back(joined_with(one));
    }
    if (unnamed == 1) names.emplace_back("an unnamed one");
    else if (unnamed > 1) names.push_back(in_words(unnamed) + " unnamed ones");
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
        return one.condition.empty() ? who + " speaks of it conditionally"
                                     : fmt::format("{} puts it on a condition ('{}')", who, tidy(one.condition));
    case stance::asserts: return who + " holds it possible";
    case stance::denies: return who + " holds the opposite possible";
    }
    return who;
}

// ---- the lead

phrase sentences::answer(const report::question& q) const {
    phrase text;
    if (!q.found.best) text.add(no_answer(q));
    else text.add(q.found.tied.empty() ? one_answer(q) : tied_answers(q));

    std::string more;
    if (q.found.best) {
        add_sentence(more, dissent(q));
        if (graph_.kind_name(q.id) == truth_kind::name) {
            std::vector<std::string> others;
            for (const auto& c : q.claims) {
                for (const auto& one : c.uncommitted) others.push_back(noncommittal(one));
            }
            add_sentence(more, joined(others, 5));
        }
        add_sentence(more, other_reading(q));
        add_sentence(more, factors(q));
        add_sentence(more, carriers(q));
    }
    for (std::size_t i = 0; i < q.joint.size() && i < 2; ++i) add_sentence(more, joint(q.joint[i]));
    const bool both_sides = q.found.best && q.found.tied.size() == 1 && q.found.best->origins == q.found.tied[0].origins &&
                            q.found.best->origins.size() == 1;
    for (std::size_t i = 0; i < q.contradictions.size() && i < 3 && !both_sides; ++i) {
        add_sentence(more, source(q.contradictions[i].source) + " contradicts itself");
    }
    add_sentence(more, of_parts(q));
    if (!more.empty()) text.add(" " + more);
    return text;
}

std::string sentences::no_answer(const report::question& q) const {
    std::string text;
    if (!q.found.dissenters.empty()) {
        std::vector<std::string> said_by;
        for (const auto& d : q.found.dissenters) said_by.push_back(fmt::format("{} ({})", source(d.source), said(d.of)));
        add_sentence(text, "nothing that is said can be true here: the question rules it out; " + listed(said_by, 5));
        return text;
    }
    std::vector<std::string> without_value;
    std::vector<std::string> others;
    for (const auto& c : q.claims) {
        if (!c.set && !c.asserted_by.empty()) {
            without_value.push_back(fmt::format("{} ({})", said(position{c.id}), source(c.asserted_by.front())));
        }
        for (const auto& one : c.uncommitted) others.push_back(noncommittal(one));
    }
    const auto kind = kind_of_answer(graph_.kind_name(q.id));
    if (!without_value.empty()) {
        add_sentence(text, fmt::format("no {} that can be used: {}", kind, listed(without_value, 4)));
    } else {
        const auto& options = report_.options;
        const auto limit = options.as_of ? options.as_of : options.said_by;
        std::string unknown = "nothing is known";
        if (limit) unknown += fmt::format(" {} {}", options.as_of ? "by" : "that was said by", to_phrase(day_range::on(*limit)).substr(3));
        add_sentence(text, unknown + ": nobody takes a position");
    }
    add_sentence(text, joined(others, 5));
    return text;
}

phrase sentences::one_answer(const report::question& q) const {
    const report::region& best = *q.found.best;
    const bool with_unit = !mentions(graph_.asks(q.id), words_of(graph_, graph_.unit(q.id)).plural);
    phrase text{capital(values(q.id, best.values, with_unit)), mark::strong};
    if (const auto when = conditions(best.positions); !when.empty()) text.add(", " + when);
    text.add(". ");
    const auto denials = static_cast<std::size_t>(
        std::count_if(best.positions.begin(), best.positions.end(), [](position p) { return p.denied; }));
    std::vector<std::string> who;
    if (denials < best.positions.size()) who.push_back(counted(best.positions.size() - denials, "claim", "claims"));
    if (denials > 0) who.push_back(counted(denials, "denial", "denials"));
    const std::string_view accepts = best.positions.size() == 1 ? "accepts" : "accept";
    text.add(sentence(fmt::format("{} {} this, {}", listed(who), accepts, support(best))));
    return text;
}

phrase sentences::tied_answers(const report::question& q) const {
    std::vector<const report::region*> all{&*q.found.best};
    for (const auto& r : q.found.tied) all.push_back(&r);
    const bool with_unit = !mentions(graph_.asks(q.id), words_of(graph_, graph_.unit(q.id)).plural);
    phrase text{"Not settled", mark::strong};
    const bool one_mouth = std::all_of(all.begin(), all.end(), [&](const report::region* r) {
        return r->origins == all.front()->origins && r->origins.size() == 1;
    });
    std::vector<std::string> answers;
    std::vector<position> rests_on;
    constexpr std::size_t most = 4;
    for (const report::region* r : all) {
        std::string one = values(q.id, r->values, with_unit);
        if (!one_mouth && !r->origins.empty()) one += fmt::format(" ({})", origins(*r));
        answers.push_back(std::move(one));
        rests_on.insert(rests_on.end(), r->positions.begin(), r->positions.end());
    }
    if (one_mouth) {
        const source_id who = all.front()->origins.front();
        const bool alone = std::all_of(q.found.dissenters.begin(), q.found.dissenters.end(),
                                       [&](const report::dissent& d) { return d.source == who; });
        text.add(fmt::format(": {} says both {}{}.", source(who), listed(answers, most), alone ? ", and nobody else takes a side" : ""));
        return text;
    }
    const auto& count = all.front()->independent;
    const std::string each = count.max == 0 ? "with no origin behind them"
                                            : "from " + independence(count) + " each";
    text.add(fmt::format(". {} answers are equally supported, {}: ", capital(in_words(all.size())), each));
    text.add(listed(answers, most, " or "), mark::strong);
    if (const auto when = conditions(rests_on); !when.empty()) text.add(", " + when);
    text.add(".");
    return text;
}

std::string sentences::dissent(const report::question& q) const {
    std::vector<std::pair<source_id, std::vector<std::string>>> by_source;
    for (const report::dissent& d : q.found.dissenters) {
        const bool backs_another = std::any_of(q.found.tied.begin(), q.found.tied.end(), [&](const auto& r) {
            return std::find(r.positions.begin(), r.positions.end(), d.of) != r.positions.end();
        });
        if (backs_another) continue;
        std::string what = (d.of.denied ? "denies " : "") + quoted(d.of.claim);
        if (d.because == "part_of") what += fmt::format(", {} alone", scope_of(d.of.claim));
        else if (d.because == "impossible") what += ", which the question rules out";
        else if (d.because == "unit") what += ", which its own unit excludes";
        if (const auto why = no_origin(d.of); !why.empty()) what += ", " + why;
        auto at = std::find_if(by_source.begin(), by_source.end(), [&](const auto& s) { return s.first == d.source; });
        if (at == by_source.end()) at = by_source.insert(at, {d.source, {}});
        at->second.push_back(std::move(what));
    }
    if (by_source.empty()) return q.found.tied.empty() ? "nobody dissents" : "";
    // Those who say the same are named together.
    std::vector<std::pair<std::string, std::vector<std::string>>> by_word;
    for (const auto& [who, what] : by_source) {
        const std::string text = listed(what, 3);
        auto at = std::find_if(by_word.begin(), by_word.end(), [&](const auto& w) { return w.first == text; });
        if (at == by_word.end()) at = by_word.insert(at, {text, {}});
        at->second.push_back(source(who));
    }
    std::vector<std::string> all;
    for (const auto& [what, who] : by_word) all.push_back(fmt::format("{} ({})", listed(who, 6), what));
    return fmt::format("{} {}: {}", in_words(by_source.size()), by_source.size() == 1 ? "dissents" : "dissent",
                       by_word.size() < by_source.size() ? joined(all, 6) : listed(all, 6));
}

std::string sentences::other_reading(const report::question& q) const {
    if (graph_.kind_name(q.id) != quantity_kind::name) return {};
    const lens& now = report_.options.by;
    lens other = now;
    other.how = now.how == reading::literal ? reading::pragmatic : reading::literal;
    std::vector<position_value<quantity_kind>> before;
    std::vector<position_value<quantity_kind>> after;
    for (const position p : q.relations.positions) {
        before.push_back(value_of<quantity_kind>(graph_, p, now));
        after.push_back(value_of<quantity_kind>(graph_, p, other));
    }
    struct pair {
        position a;
        position b;
    };
    std::vector<pair> changed[2];  // those that then conflict, and those that no longer do
    for (std::size_t i = 0; i < before.size(); ++i) {
        for (std::size_t j = i + 1; j < before.size(); ++j) {
            if (before[i].own == after[i].own && before[j].own == after[j].own) continue;
            const bool was = compare_values<quantity_kind>(graph_, before[i], before[j]).verdict == verdict::conflict;
            const bool is = compare_values<quantity_kind>(graph_, after[i], after[j]).verdict == verdict::conflict;
            if (was != is) changed[is ? 0 : 1].push_back({before[i].position, before[j].position});
        }
    }
    std::vector<std::string> clauses;
    for (int no_longer = 0; no_longer < 2; ++no_longer) {
        const auto& pairs = changed[no_longer];
        if (pairs.empty()) continue;
        const std::string_view conflict = no_longer != 0 ? "do not conflict" : "conflict";
        // One that is in all of the pairs is told of once.
        std::optional<position> common;
        for (const position p : {pairs.front().a, pairs.front().b}) {
            const bool in_all = std::all_of(pairs.begin(), pairs.end(), [&](const pair& x) { return x.a == p || x.b == p; });
            if (in_all && pairs.size() > 1) common = p;
        }
        if (common) {
            std::vector<std::string> others;
            for (const pair& x : pairs) others.push_back(said(x.a == *common ? x.b : x.a));
            clauses.push_back(fmt::format("{} {} with {}", said(*common), no_longer != 0 ? "does not conflict" : "conflicts",
                                          listed(others, 4)));
            continue;
        }
        std::string clause = fmt::format("{} and {} {}", said(pairs[0].a), said(pairs[0].b), conflict);
        if (pairs.size() == 2) clause += fmt::format(", and so do {} and {}", said(pairs[1].a), said(pairs[1].b));
        if (pairs.size() > 2) clause += fmt::format(", and so do {} other pairs", in_words(pairs.size() - 1));
        if (pairs.size() == 2 && no_longer != 0) clause = fmt::format("{} and {}, and {} and {}, {}", said(pairs[0].a), said(pairs[0].b), said(pairs[1].a), said(pairs[1].b), conflict);
        if (pairs.size() > 2 && no_longer != 0) clause = fmt::format("{} and {}, and {} other pairs, {}", said(pairs[0].a), said(pairs[0].b), in_words(pairs.size() - 1), conflict);
        clauses.push_back(std::move(clause));
    }
    if (clauses.empty()) return {};
    return fmt::format("read {}, {}", other.how == reading::pragmatic ? "pragmatically" : "literally", listed(clauses, 2, "; "));
}

std::string sentences::factors(const report::question& q) const {
    struct turn {
        const report::assumed* by;
        break_point at;
    };
    std::vector<turn> turns;  // one for each pair: where it comes to a conflict, if anywhere
    for (const report::assumed& a : report_.assumptions) {
        if (a.what.kind != assumption_kind::unit) continue;
        for (const break_point& b : a.breaks) {
            if (!b.inside || graph_.question(b.a.claim) != q.id) continue;
            const auto same = std::find_if(turns.begin(), turns.end(), [&](const turn& t) {
                return t.by == &a && t.at.a == b.a && t.at.b == b.b;
            });
            if (same == turns.end()) turns.push_back({&a, b});
            else if (same->at.to != verdict::conflict && b.to == verdict::conflict) same->at = b;
        }
    }
    if (turns.empty()) {
        return conditions(q.found.best->positions).find("if a") == 0 &&
                       std::any_of(report_.assumptions.begin(), report_.assumptions.end(), [&](const auto& a) {
                           return std::any_of(a.breaks.begin(), a.breaks.end(),
                                              [&](const break_point& b) { return graph_.question(b.a.claim) == q.id; });
                       })
                   ? "the verdicts hold for every factor assumed"
                   : "";
    }
    std::stable_partition(turns.begin(), turns.end(), [](const turn& t) { return t.at.to == verdict::conflict; });
    std::vector<std::string> clauses;
    for (const turn& t : turns) clauses.push_back(fmt::format("{} and {} {}", said(t.at.a), said(t.at.b), breaks(*t.by, {t.at})));
    return fmt::format("{} {} on the factor: {}", counted(turns.size(), "verdict", "verdicts"), turns.size() == 1 ? "depends" : "depend",
                       joined(clauses, 2));
}

std::string sentences::carriers(const report::question& q) const {
    std::vector<position> carried;
    std::set<source_id> origins_of;
    const auto take = [&](const report::region& r) {
        for (const position p : r.positions) {
            if (no_origin(p).empty()) carried.push_back(p);
        }
        origins_of.insert(r.origins.begin(), r.origins.end());
    };
    take(*q.found.best);
    for (const auto& r : q.found.tied) take(r);
    if (carried.empty()) return {};
    std::vector<std::string> names;
    for (const report::pivot& p : report_.pivots) {
        if (origins_of.contains(p.source)) continue;  // that an origin carries what it says is no news
        const bool all = std::all_of(carried.begin(), carried.end(), [&](position c) {
            return std::find(p.carries.begin(), p.carries.end(), c) != p.carries.end();
        });
        if (all) names.push_back(source(p.source));
    }
    if (names.empty()) return {};
    if (names.size() == 1) return names.front() + " carries it all";
    return fmt::format("it all passes through {}: without any one of them nothing supports it", listed(names, 6));
}

std::string sentences::of_parts(const report::question& q) const {
    std::vector<std::string> parts;
    std::vector<std::string> others;  // neither a part of what is asked nor the whole
    const bool with_unit = !mentions(graph_.asks(q.id), words_of(graph_, graph_.unit(q.id)).plural);
    for (const auto& s : q.by_scope) {
        const bool is_part = nesting_of(graph_, s.scope, graph_.scope_of(q.id), graph_.additive(q.id)) == nesting::a_within_b;
        std::string one = scope_text(s.scope, q.id);
        if (s.found.best) {
            one += ", " + values(q.id, s.found.best->values, with_unit);
            for (std::size_t i = 0; i < s.found.tied.size() && i < 2; ++i) {
                one += " or " + values(q.id, s.found.tied[i].values, with_unit);
            }
            if (!s.found.best->origins.empty()) one += " (" + origins(*s.found.best) + ")";
        } else {
            one += fmt::format(", no {}", kind_of_answer(graph_.kind_name(q.id)));
        }
        (is_part ? parts : others).push_back(std::move(one));
    }
    std::string text = parts.empty() ? "" : "for a part of it: " + joined(parts, 6);
    if (!others.empty()) text += (text.empty() ? "" : ". ") + std::string{text.empty() ? "c" : "C"} + "ounted apart: " + joined(others, 6);
    return text;
}

// ---- how two stand

phrase sentences::relation(const comparison& c) const {
    const question_id q = graph_.question(c.a.claim);
    phrase text;
    const auto has = [&](reason r) { return std::find(c.reasons.begin(), c.reasons.end(), r) != c.reasons.end(); };
    const auto pair = [&] { text.add(named(c.a)).add(" and ").add(named(c.b)); };
    if (c.verdict == verdict::incomparable) {
        pair();
        std::vector<std::string> why;
        if (has(reason::no_value)) {
            std::vector<std::string> empty;
            for (const position p : {c.a, c.b}) {
                if (!graph_.has_value(p.claim)) empty.push_back(name(p.claim));
            }
            why.push_back(fmt::format("{} {} no {}", listed(empty), empty.size() == 1 ? "has" : "have", kind_of_answer(graph_.kind_name(q))));
        }
        if (has(reason::scopes)) why.emplace_back("they speak of different parts, places or times");
        if (has(reason::inconvertible_unit)) why.emplace_back("their units don't convert into each other");
        if (has(reason::other_question)) why.emplace_back("they answer different questions");
        text.add(": " + listed(why));
        return text;
    }
    const std::string when = conditions(c.assumes);
    if (has(reason::impossible)) {
        pair();
        text.add(" exclude each other: the question's domain leaves nothing of one of them");
    } else if (has(reason::part_of)) {
        const bool a_is_part = nesting_of(graph_, graph_.scope_of(c.a.claim), graph_.scope_of(c.b.claim), graph_.additive(q)) ==
                               nesting::a_within_b;
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
        text.add(named(position{c.a.claim})).add(fmt::format(" is asserted{} and denied{}", claim ? by(claim->asserted_by) : "",
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
                if (days && *c.gap > 0) text.add(fmt::format(", with {} between them", counted(static_cast<std::size_t>(*c.gap), "day", "days")));
                else if (days) text.add(", though no day lies between them");
                else if (*c.gap > 0) text.add(fmt::format(": they are {}% apart", grouped(std::max(0.1, std::round(*c.gap * 1000) / 10))));
                else text.add(", though nothing lies between them");
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
    return fmt::format("together, {} come to {}{}, more than {} allows", listed(parts), figure(j.sum), in_unit, said(j.whole));
}

// ---- warnings

std::string sentences::contradiction(const self_contradiction& c) const {
    const position a = c.between.a;
    const position b = c.between.b;
    if (a.claim == b.claim) return fmt::format("{} contradicts itself: it asserts and denies {}", source(c.source), said(position{a.claim}));
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
    std::vector<std::string> what;
    for (const auto& word : d.what) what.push_back(tidy(word));
    return fmt::format("{} says {} where {}, on whose word it is, says {}{}", source(graph_.source(d.statement)), said(d.to),
                       source(graph_.source(d.relays)), said(d.from), what.empty() ? "" : " (" + listed(what) + ")");
}

std::string sentences::circle(const report::circle& c) const {
    return fmt::format("a report comes back to {}: {}", source(c.source), chain(c.path));
}

std::string sentences::pivot(const report::pivot& p) const {
    std::vector<std::string> carried;
    for (const position c : p.carries) carried.push_back(c.denied ? "the denial of " + name(c.claim) : name(c.claim));
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
        return fmt::format("{} {} {} {}", figure(x), tidy(x == 1 ? other.singular : other.plural), article(one), one);
    };
    if (points.size() == 1) {
        const break_point& b = points.front();
        const std::string_view side = b.above ? "above" : "below";
        if (b.inclusive) return fmt::format("{} at {} and {}", verb(b.to, b.from), in_unit(b.at), side);
        return fmt::format("{} {} {}", verb(b.to, b.from), side, in_unit(b.at));
    }
    // Several: one verdict after the other, from the smallest factor up. Those below the range come from its middle
    // outwards.
    const auto above = std::find_if(points.begin(), points.end(), [](const break_point& b) { return b.above; });
    std::reverse(points.begin(), above);
    std::vector<std::string> bands;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const break_point& b = points[i];
        const verdict lower = b.above ? b.from : b.to;
        const bool with_end = b.above != b.inclusive;  // whether the factor itself still has that verdict
        const bool alone = i != 0 && points[i - 1].at == b.at;
        const std::string at = i == 0 ? in_unit(b.at) : figure(b.at);
        if (alone) bands.push_back(fmt::format("{} at {} alone", verb(lower, lower), figure(b.at)));
        else bands.push_back(fmt::format("{} {} {}", verb(lower, lower), with_end ? "up to" : "under", at));
    }
    const break_point& last = points.back();
    const verdict upper = last.above ? last.to : last.from;
    bands.push_back(fmt::format("{} {}", verb(upper, upper), last.above != last.inclusive ? "above that" : "from there on"));
    return listed(bands, 24, ", and ");
}

std::string sentences::view() const {
    const report_options& options = report_.options;
    std::string text;
    add_sentence(text, options.by.how == reading::literal
                           ? "read literally: 'over 11,000' is every number above it"
                           : "read pragmatically: 'over 11,000' is 11,000 to 12,000, as a speaker would mean it");
    const auto date = [](day when) { return to_phrase(day_range::on(when)).substr(3); };
    if (options.as_of) add_sentence(text, "as known on " + date(*options.as_of));
    if (options.said_by) add_sentence(text, fmt::format("of what was said by {}, heard of or not", date(*options.said_by)));
    if (!options.without.empty()) {
        std::vector<std::string> names;
        for (const source_id s : options.without) names.push_back(source(s));
        add_sentence(text, "as if " + listed(names) + " had said nothing");
    }
    std::vector<std::string> put;
    for (const auto& f : options.by.factors) put.push_back(unit_condition(f.conversion));
    if (!put.empty()) add_sentence(text, "assumed instead of what the case assumes: " + listed(put));
    if (options.by.which == positions::all) add_sentence(text, "every position of a source counts, not its latest alone");
    return text;
}

}  // namespace hearsay::inline v1::detail
