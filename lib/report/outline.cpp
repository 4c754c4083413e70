#include "claim_text.hpp"
#include "page.hpp"
#include "sentences.hpp"

#include <hearsay/text/to_phrase.hpp>

#include <algorithm>
#include <cstddef>
#include <map>

namespace hearsay::inline v1::detail {
namespace {

using report_question = report::question;
using report_claim = report::claim;

mark mark_of(verdict v) noexcept {
    switch (v) {
    case verdict::agree: return mark::good;
    case verdict::compatible: return mark::open;
    case verdict::conflict: return mark::bad;
    case verdict::incomparable: break;
    }
    return mark::faint;
}

/// Lays a report out: the answers first, then on what they rest.
class outline {
public:
    outline(const report& what, page_form form) : report_{what}, form_{form}, say_{what} {
        for (const auto& chain : report_.chains) {
            chains_[chain.of].push_back(&chain);
            ++listed_of_[report_.graph.question(chain.of.claim)];
        }
        for (const auto& q : report_.questions) {
            for (const auto& b : q.backings) backings_[b.of] = &b;
        }
    }

    page make() {
        head();
        answers();
        claims();
        relations();
        chains();
        drift();
        circular();
        histories();
        shared();
        warnings();
        assumptions();
        influences();
        summaries();
        if (form_.detail) sources();
        return std::move(page_);
    }

private:
    static constexpr std::size_t most_claims = 20;
    static constexpr std::size_t most_relations = 12;
    static constexpr std::size_t most_chains = 3;
    static constexpr std::size_t most_lines = 12;
    static constexpr std::size_t most_influences = 4;

    template <class Block>
    void add(Block block) {
        page_.emplace_back(std::move(block));
    }
    void section(std::string text) { add(heading{2, phrase{std::move(text), mark::strong}}); }
    void question(const report_question& q) { add(heading{3, phrase{say_.asks(q.id), mark::strong}}); }
    // What was left out, and how to see it.
    void more(std::size_t count, std::string_view one, std::string_view several,
        std::string_view option = "--detail") {
        if (count == 0) return;
        const std::string text =
            fmt::format("And {} more {}; {} lists {}.", grouped(static_cast<double>(count)),
                count == 1 ? one : several, option, count == 1 ? "it" : "them");
        add(paragraph{phrase{text, mark::faint}, 2});
    }

    void head() {
        const std::string title = tidy(report_.title);
        add(heading{1, phrase{title.empty() ? "Who says what, and on whose word" : title, mark::strong}});
        std::size_t statements = 0;
        std::size_t speakers = 0;
        for (const std::size_t n : report_.statements_of) {
            statements += n;
            speakers += n != 0 ? 1 : 0;
        }
        const std::string rests = statements == 0
            ? "no statement"
            : fmt::format(
                  "{} by {}", counted_figure(statements, "statement"), counted_figure(speakers, "source"));
        add(paragraph{phrase{fmt::format("{} It rests on {}.", say_.view(), rests), mark::faint}});
    }
    static std::string counted_figure(std::size_t count, std::string_view word) {
        return fmt::format("{} {}{}", grouped(static_cast<double>(count)), word, count == 1 ? "" : "s");
    }

    void answers() {
        if (form_.tables) section("Answers");
        std::size_t number = 0;
        const int column = static_cast<int>(fmt::formatted_size("{}. ", report_.questions.size()));
        for (const auto& q : report_.questions) {
            ++number;
            phrase asks{say_.asks(q.id), mark::strong};
            if (form_.tables) {
                add(heading{3, phrase{fmt::format("{}. ", number), mark::strong}.add(asks)});
                add(paragraph{say_.answer(q)});
            } else {
                add(entry{
                    phrase{fmt::format("{}.", number), mark::strong}, {asks, say_.answer(q)}, column, true});
            }
        }
        if (report_.questions.empty()) add(paragraph{phrase{"The case asks no question."}});
    }

    // ---- claims

    // Who takes a side, and the way his word came here; without the ways, if none leads to an origin.
    void sides(const report_claim& c, bool denied, std::vector<phrase>& lines) const {
        const auto& takers = denied ? c.denied_by : c.asserted_by;
        const auto found = chains_.find(position{c.id, denied});
        const bool both = !c.asserted_by.empty() && !c.denied_by.empty();
        const std::string word = denied ? "Denied: " : both ? "Asserted: " : "";
        const mark colour = denied ? mark::bad : mark::good;
        if (found == chains_.end()) {
            if (takers.empty()) return;
            std::vector<std::string> names;
            for (const source_id s : takers) names.push_back(say_.source(s));
            // Without one it has no origin, or the chains that lead to it are past those that are listed.
            const std::string why = say_.no_origin(position{c.id, denied});
            lines.push_back(phrase{word, colour}.add(listed(names) + (why.empty() ? "" : ", " + why)));
            return;
        }
        const auto& all = found->second;
        const bool all_listed = listed_of_.at(report_.graph.question(c.id)) < report_.options.limit;
        const std::size_t shown = form_.detail ? all.size() : std::min(all.size(), most_chains);
        for (std::size_t i = 0; i < shown; ++i) {
            phrase line{word, colour};
            line.add(say_.chain(all[i]->path));
            if (const auto why = say_.no_origin(position{c.id, denied}); !why.empty()) line.add(", " + why);
            if (i + 1 == shown && shown < all.size())
                line.add(fmt::format(" (and {} more)", all.size() - shown), mark::faint);
            lines.push_back(std::move(line));
        }
        std::vector<std::string> unfounded;  // takers on none of the chains
        for (const source_id s : takers) {
            const bool on_chain = std::any_of(all.begin(), all.end(), [&](const auto* chain) {
                return std::find(chain->path.begin(), chain->path.end(), s) != chain->path.end();
            });
            if (!on_chain && all_listed) unfounded.push_back(say_.source(s));
        }
        if (!unfounded.empty()) {
            lines.push_back(phrase{word, colour}.add(
                "also " + listed(unfounded) + ", with nothing behind it that still stands"));
        }
    }

    [[nodiscard]] std::string grade(const report_claim& c) const {
        std::string text;
        const auto add_line = [&](std::string more) {
            text += (text.empty() ? "" : " ") + capital(std::move(more)) + ".";
        };
        if (!c.asserted_by.empty()) add_line(say_.independence(c.independent));
        if (!c.denied_by.empty()) add_line("denial: " + say_.independence(c.denial_independent));
        if (c.grade && !c.asserted_by.empty())
            add_line(fmt::format("credibility {}, {}", c.grade->digit, c.grade->because()));
        for (const bool denied : {false, true}) {
            const report::backing* const b = backing({c.id, denied});
            if (b == nullptr) continue;
            const std::string of = denied && !c.asserted_by.empty() ? "denial: " : "";
            // A relay or two is how news comes; many of one word are what misleads.
            const bool tells = form_.detail || b->echoes.repeats >= 3 || !b->echoes.circular.empty();
            if (auto echo = say_.echo(*b); tells && !echo.empty()) add_line(of + echo);
        }
        return text;
    }
    [[nodiscard]] const report::backing* backing(position p) const {
        const auto at = backings_.find(p);
        return at == backings_.end() ? nullptr : at->second;
    }
    // With detail: how many lines there are, and what falls with whom.
    [[nodiscard]] std::vector<std::string> backing_lines(const report_claim& c) const {
        std::vector<std::string> all;
        if (!form_.detail) return all;
        for (const bool denied : {false, true}) {
            const report::backing* const b = backing({c.id, denied});
            if (b == nullptr) continue;
            const std::string of = denied && !c.asserted_by.empty() ? "denial: " : "";
            if (const auto text = say_.lines(*b); !text.empty()) all.push_back(capital(of + text) + ".");
            for (const fall& f : b->falls) all.push_back(capital(of + say_.fall_of(f)) + ".");
        }
        return all;
    }
    static std::string counts(const report_claim& c) {
        const verdict_counts& n = c.counts;
        std::vector<std::string> pieces;
        if (n.agree != 0) pieces.push_back(fmt::format("agrees with {}", n.agree));
        if (n.compatible != 0) pieces.push_back(fmt::format("is compatible with {}", n.compatible));
        // Asserted and denied, it counts as two, each in conflict with the other.
        const std::size_t own = !c.asserted_by.empty() && !c.denied_by.empty() && n.conflict >= 2 ? 2 : 0;
        if (own != 0) pieces.emplace_back("conflicts with its own denial");
        if (n.conflict > own)
            pieces.push_back(fmt::format("conflicts with {}{}", n.conflict - own, own != 0 ? " more" : ""));
        return pieces.empty() ? "" : capital(listed(pieces)) + ".";
    }
    [[nodiscard]] std::string values(const report_question& q, const report_claim& c) const {
        if (!c.set) {
            if (!graph().has_value(c.id)) return "no value";
            const auto unit = words_of(graph(), graph().unit(q.id)).plural;
            return "in a unit that doesn't convert" + (unit.empty() ? "" : " into " + tidy(unit));
        }
        return say_.values(q.id, *c.set);
    }
    [[nodiscard]] std::string uncommitted(const report_claim& c) const {
        std::vector<std::string> others;
        for (const auto& one : c.uncommitted) others.push_back(say_.noncommittal(one));
        return others.empty() ? "" : capital(joined(others, 8)) + ".";
    }

    void claims() {
        if (std::all_of(report_.questions.begin(), report_.questions.end(),
                [](const auto& q) { return q.claims.empty(); }))
            return;
        section("Claims, and on whose word");
        add(paragraph{
            phrase{"A line of sources runs from who reports it to whose word it is.", mark::faint}});
        for (const auto& q : report_.questions) {
            if (q.claims.empty()) continue;
            question(q);
            std::vector<const report_claim*> taken;
            std::vector<std::string> untaken;
            for (const auto& c : q.claims) {
                const bool nobody = c.asserted_by.empty() && c.denied_by.empty() && c.uncommitted.empty();
                if (nobody && !form_.detail)
                    untaken.push_back(say_.name(c.id) + " " + say_.said(position{c.id}));
                else
                    taken.push_back(&c);
            }
            const std::size_t all = taken.size();
            if (!form_.detail) taken.resize(std::min(all, most_claims), nullptr);
            if (form_.tables && !taken.empty())
                claim_table(q, taken);
            else
                claim_entries(q, taken);
            more(all - taken.size(), "claim", "claims");
            if (!untaken.empty()) {
                add(paragraph{
                    phrase{fmt::format("Nobody takes a side on {}.", listed(untaken, 6)), mark::faint}, 2});
            }
            if (form_.detail) regions(q);
        }
    }

    // Whether a claim is told by its numbers, in the unit that is asked for: "vague words for fewer than 100 soldiers".
    [[nodiscard]] bool says_its_numbers(const report_question& q, const report_claim& c) const {
        if (!is_lost_word(report_.graph, c.id)) return false;
        const auto unit = report_.graph.stated<quantity_kind>(c.id)->unit;
        return !unit || unit == report_.graph.unit(q.id);
    }

    void claim_entries(const report_question& q, const std::vector<const report_claim*>& shown) {
        for (const report_claim* const listed_claim : shown) {
            const report_claim& c = *listed_claim;
            entry one{phrase{say_.name(c.id), mark::id}, {}, 4};
            phrase first{say_.quoted(c.id)};
            if (const auto where = say_.scope_of(c.id); !where.empty()) first.add(" (" + where + ")");
            const std::string means = values(q, c);
            if ("'" + means + "'" != say_.quoted(c.id) && !says_its_numbers(q, c)) first.add(": " + means);
            one.lines.push_back(std::move(first));
            sides(c, false, one.lines);
            sides(c, true, one.lines);
            if (c.asserted_by.empty() && c.denied_by.empty())
                one.lines.push_back(phrase{"Nobody takes a side.", mark::faint});
            std::string last = grade(c);
            if (const auto n = counts(c); !n.empty()) last += (last.empty() ? "" : " ") + n;
            if (!last.empty()) one.lines.emplace_back(last);
            if (const auto others = uncommitted(c); !others.empty()) one.lines.emplace_back(others);
            for (auto& line : backing_lines(c)) one.lines.emplace_back(std::move(line));
            add(std::move(one));
        }
    }

    void claim_table(const report_question& q, const std::vector<const report_claim*>& shown) {
        table t{{"Claim", "As worded", "Which is", "On whose word", "Support", "Against others"}, {}};
        for (const report_claim* const listed_claim : shown) {
            const report_claim& c = *listed_claim;
            phrase words{say_.quoted(c.id)};
            if (const auto where = say_.scope_of(c.id); !where.empty()) words.add(" (" + where + ")");
            std::vector<phrase> lines;
            sides(c, false, lines);
            sides(c, true, lines);
            if (const auto others = uncommitted(c); !others.empty()) lines.emplace_back(others);
            phrase who;
            for (std::size_t k = 0; k < lines.size(); ++k) {
                if (k != 0) who.add("; ");
                who.add(lines[k]);
            }
            std::string support = grade(c);
            for (const auto& line : backing_lines(c)) support += (support.empty() ? "" : " ") + line;
            t.rows.push_back(
                {phrase{say_.name(c.id), mark::id}, words, values(q, c), who, std::move(support), counts(c)});
        }
        add(std::move(t));
    }

    // The other answers: what else could hold, and what can hold together.
    void regions(const report_question& q) {
        const auto line = [&](const report::region& r) {
            std::vector<std::string> accepted;
            for (const position p : r.positions)
                accepted.push_back((p.denied ? "not " : "") + say_.name(p.claim));
            return phrase{fmt::format("{}: {} ({})", capital(say_.values(q.id, r.values)),
                say_.independence(r.independent), listed(accepted))};
        };
        const auto list = [&](std::string title, const std::vector<report::region>& all) {
            if (all.empty()) return;
            add(paragraph{phrase{std::move(title)}, 2});
            points p;
            for (const auto& r : all) p.items.push_back(line(r));
            add(std::move(p));
        };
        list("Equally supported:", q.found.tied);
        list("Less supported:", q.found.others);
        if (q.scenarios.size() > 1) list("What can hold together:", q.scenarios);
    }

    // ---- relations

    void relations() {
        if (std::all_of(report_.questions.begin(), report_.questions.end(),
                [](const auto& q) { return q.relations.total == 0; }))
            return;
        section("How the claims stand to each other");
        for (const auto& q : report_.questions) {
            if (q.relations.total == 0) continue;
            question(q);
            if (const auto same = graph().assumes(q.id); !same.empty()) {
                add(paragraph{phrase{fmt::format("All of this assumes: {}.", tidy(same))}, 2});
            }
            std::vector<const comparison*> shown;
            std::size_t comparable = 0;
            for (const comparison& c : q.relations.listed) {
                const bool tells = c.verdict != verdict::incomparable;
                comparable += tells ? 1 : 0;
                if (form_.detail || (tells && shown.size() < most_relations)) shown.push_back(&c);
            }
            if (form_.tables) {
                table t{{"Verdict", "Why", "Assumes"}, {}};
                for (const comparison* c : shown) {
                    std::vector<std::string> used;
                    for (const assumption one : c->assumes) used.push_back(tidy(name_of(graph(), one)));
                    t.rows.push_back({phrase{std::string{to_string(c->verdict)}, mark_of(c->verdict)},
                        full(say_.relation(*c)), listed(used, 8, ", ")});
                }
                if (!t.rows.empty()) add(std::move(t));
            } else {
                for (const comparison* c : shown) {
                    add(entry{phrase{std::string{to_string(c->verdict)}, mark_of(c->verdict)},
                        {full(say_.relation(*c))}, 14});
                }
            }
            for (const auto& j : q.joint) {
                if (form_.tables)
                    add(points{
                        {phrase{"conflict of several: ", mark::bad}.add(capital(say_.joint(j)) + ".")}});
                else
                    add(entry{phrase{"conflict", mark::bad}, {phrase{capital(say_.joint(j)) + "."}}, 14});
            }
            left_out(q, shown.size(), comparable);
        }
    }
    static phrase full(phrase text) { return text.add("."); }

    void left_out(const report_question& q, std::size_t shown, std::size_t comparable) {
        const std::size_t unlisted = q.relations.total - q.relations.listed.size();
        if (form_.detail) return more(unlisted, "pair", "pairs", "--all");
        const std::size_t incomparable = q.relations.listed.size() - comparable;
        if (unlisted == 0 && comparable == shown && incomparable != 0) {
            const std::string text = fmt::format(
                "{} can't be compared; --detail says why.", capital(counted(incomparable, "pair", "pairs")));
            add(paragraph{phrase{text, mark::faint}, 2});
        } else {
            more(q.relations.total - shown, "pair", "pairs");
        }
    }

    // ---- chains

    void chains() {
        if (report_.pivots.empty() && report_.chains.empty()) return;
        section("Chains, and what hangs on whom");
        if (report_.chains_total) {
            add(paragraph{phrase{fmt::format("{} in all {} from a report to an origin.",
                capital(counted(*report_.chains_total, "chain", "chains")),
                *report_.chains_total == 1 ? "leads" : "lead")}});
        } else {
            add(paragraph{
                phrase{"Chains from a report to an origin are too many to count, or run in loops."}});
        }
        if (form_.detail && report_.chains_total && *report_.chains_total > report_.chains.size()) {
            more(static_cast<std::size_t>(*report_.chains_total - report_.chains.size()), "chain", "chains",
                "--all");
        }
        // The source that carries most comes first.
        std::vector<const report::pivot*> ranked;
        for (const auto& p : report_.pivots) {
            if (!p.carries.empty()) ranked.push_back(&p);
        }
        std::stable_sort(ranked.begin(), ranked.end(),
            [](const auto* a, const auto* b) { return a->carries.size() > b->carries.size(); });
        if (ranked.empty()) return;
        const std::size_t shown = form_.detail ? ranked.size() : std::min(ranked.size(), most_lines);
        if (form_.tables) {
            table t{{"Without", "these lose all support"}, {}};
            for (std::size_t i = 0; i < shown; ++i)
                t.rows.push_back({say_.source(ranked[i]->source), say_.pivot(*ranked[i])});
            add(std::move(t));
        } else {
            add(paragraph{phrase{"Without one of these sources, the claims after it lose all support:"}});
            points p;
            for (std::size_t i = 0; i < shown; ++i) {
                p.items.push_back(
                    phrase{say_.source(ranked[i]->source), mark::strong}.add(": " + say_.pivot(*ranked[i])));
            }
            add(std::move(p));
        }
        more(ranked.size() - shown, "source", "sources");
    }

    // ---- what became of what was said

    // A section of sentences, of which the first few are shown.
    void sentences_of(std::string title, std::string lead, const std::vector<phrase>& all,
        std::string_view one, std::string_view several) {
        if (all.empty()) return;
        section(std::move(title));
        if (!lead.empty()) add(paragraph{phrase{std::move(lead), mark::faint}});
        const std::size_t shown = form_.detail ? all.size() : std::min(all.size(), most_lines);
        points p;
        for (std::size_t i = 0; i < shown; ++i) p.items.push_back(full(all[i]));
        add(std::move(p));
        more(all.size() - shown, one, several);
    }

    void drift() {
        std::vector<phrase> all;
        for (const auto& d : report_.drifts) all.emplace_back(capital(say_.drift(d)));
        sentences_of("What changed on the way", "Where a relay says something else than what it relays.", all,
            "change", "changes");
    }

    void circular() {
        std::vector<phrase> all;
        for (const auto& c : report_.circular) all.emplace_back(capital(say_.circle(c)));
        sentences_of("Reports that come back", "A source that is confirmed by its own word is not confirmed.",
            all, "circle", "circles");
    }

    // Who was first with a claim that several have; with detail, what became of every one.
    void histories() {
        std::vector<phrase> all;
        for (const auto& q : report_.questions) {
            for (const auto& h : q.histories) {
                if (!form_.detail && h.told.followers.empty()) continue;
                if (auto text = say_.history(h); !text.empty())
                    all.push_back(phrase{say_.named(position{h.claim})}.add(": " + text));
            }
        }
        sentences_of("Who was first", "", all, "claim", "claims");
    }

    void shared() {
        std::vector<phrase> all;
        for (const auto& s : report_.shared) {
            if (form_.detail || !s.cited) all.emplace_back(capital(say_.shared(s)));
        }
        sentences_of("Sources that answer alike",
            "Evidence that one has it of the other, or both of a third; nothing is merged because of it.",
            all, "pair", "pairs");
    }

    // ---- warnings

    void warnings() {
        points p;
        const auto warn = [&](const std::string& text) { p.items.push_back(phrase{capital(text) + "."}); };
        for (const auto& q : report_.questions) {
            for (const auto& c : q.contradictions) warn(say_.contradiction(c));
        }
        for (const auto& q : report_.questions) {
            for (const auto& j : q.joint) warn(say_.joint(j));
        }
        for (const auto& q : report_.questions) {
            for (const auto& c : q.changes) warn(say_.change(c));
        }
        for (const auto& text : report_.warnings)
            p.items.push_back(phrase{tidy(text) + "."});  // begin with ids
        if (p.items.empty()) return;
        section("Warnings");
        std::size_t left = 0;
        if (!form_.detail && p.items.size() > 2 * most_lines) {
            left = p.items.size() - 2 * most_lines;
            p.items.resize(2 * most_lines);
        }
        add(std::move(p));
        more(left, "warning", "warnings");
    }

    // ---- assumptions

    void assumptions() {
        if (report_.assumptions.empty()) return;
        section("Assumptions: what no source said");
        for (const auto& a : report_.assumptions) {
            phrase first{say_.assumed(a) + "."};
            if (!a.basis.empty()) first.add(fmt::format(" Basis: {}.", tidy(a.basis)));
            first.add(" [").add(tidy(a.id), mark::id).add("]");
            std::vector<phrase> lines;
            break_lines(a, lines);
            add(points{{std::move(first)}, std::move(lines)});
        }
    }

    void break_lines(const report::assumed& a, std::vector<phrase>& lines) const {
        if (a.what.kind != assumption_kind::unit) return;
        struct pair_breaks {
            position a;
            position b;
            std::vector<break_point> points;
            bool inside;
        };
        std::vector<pair_breaks> pairs;
        for (const break_point& b : a.breaks) {
            if (pairs.empty() || pairs.back().a != b.a || pairs.back().b != b.b)
                pairs.push_back({b.a, b.b, {}, false});
            pairs.back().points.push_back(b);
            pairs.back().inside = pairs.back().inside || b.inside;
        }
        std::stable_partition(pairs.begin(), pairs.end(), [](const pair_breaks& p) { return p.inside; });
        const auto inside = static_cast<std::size_t>(
            std::count_if(pairs.begin(), pairs.end(), [](const auto& p) { return p.inside; }));
        if (pairs.empty()) return;
        const bool exact = a.lower && a.upper && *a.lower == *a.upper && inside == 0;
        if (exact && !form_.detail) {  // a megalitre is what it is; who doubts it asks for more
            lines.push_back(
                phrase{"The verdicts hold for it; --detail lists where they would change.", mark::faint});
            return;
        }
        const std::size_t shown = form_.detail ? pairs.size() : std::min(pairs.size(), most_lines);
        const auto line = [&](const pair_breaks& p) {
            phrase text;
            text.add(p.a.denied ? "the denial of " : "").add(say_.name(p.a.claim), mark::id).add(" and ");
            text.add(p.b.denied ? "the denial of " : "").add(say_.name(p.b.claim), mark::id);
            return text.add(fmt::format(" {}.", say_.breaks(a, p.points)));
        };
        if (inside == 0) {
            lines.push_back(
                phrase{"The verdicts hold for every factor assumed.", mark::good}.add(" Beyond that:"));
        } else {
            lines.push_back(phrase{
                fmt::format("{} on the factor:",
                    inside == 1 ? "One verdict depends" : capital(in_words(inside)) + " verdicts depend"),
                mark::bad});
        }
        for (std::size_t i = 0; i < shown; ++i) {
            if (inside != 0 && i == inside)
                lines.emplace_back("The others hold for every factor assumed. Beyond that:");
            lines.push_back(line(pairs[i]));
        }
        if (shown < pairs.size()) {
            lines.push_back(phrase{
                fmt::format("And {} more pairs; --detail lists them.", pairs.size() - shown), mark::faint});
        }
    }

    // ---- what would change it

    void influences() {
        bool first = true;
        for (const auto& q : report_.questions) {
            if (!q.hangs_on || !q.found.best) continue;
            points all;
            std::size_t left = 0;
            for (const influence& one : q.hangs_on->influences) {
                const bool flips = one.effect >= effect::flips ||
                    std::any_of(
                        one.tips.begin(), one.tips.end(), [](const tipping_point& t) { return t.inside; });
                if (form_.detail || (flips && all.items.size() < most_influences))
                    all.items.push_back(phrase{capital(say_.influence_of(one)) + "."});
                else
                    ++left;
            }
            const std::string together = q.found.tied.empty() ? say_.toppled_by(q.hangs_on->least) : "";
            if (!together.empty()) all.items.push_back(phrase{capital(together) + "."});
            if (all.items.empty()) continue;
            if (first) {
                section("What would change it");
                add(paragraph{phrase{
                    "Of what may hold: each single source, statement and assumption that it hangs on, the "
                    "greatest change first.",
                    mark::faint}});
            }
            first = false;
            question(q);
            add(std::move(all));
            if (left != 0) more(left, "change", "changes");
        }
    }

    // ---- sources

    void summaries() {
        bool first = true;
        for (const auto& q : report_.questions) {
            const std::string text = say_.sources_behind(q);
            if (text.empty()) continue;
            if (first) section("The sources in sum");
            first = false;
            question(q);
            add(paragraph{phrase{text}, 2});
        }
    }

    void sources() {
        section("Sources");
        table t{{"Source", "Name", "Kind", "Within", "Reliability", "Statements"}, {}};
        for (const source_id s : graph().sources()) {
            const auto within = graph().within(s);
            const auto grade = graph().reliability(s);
            const std::size_t n =
                s.number() < report_.statements_of.size() ? report_.statements_of[s.number()] : 0;
            if (form_.tables) {
                t.rows.push_back({phrase{tidy(graph().name(s)), mark::id}, tidy(graph().title(s)),
                    std::string{to_string(graph().kind(s))}, within ? say_.source(*within) : std::string{},
                    grade ? std::string(1, *grade) : std::string{}, fmt::format("{}", n)});
                continue;
            }
            std::string text = fmt::format("{}, {}", tidy(graph().title(s)), to_string(graph().kind(s)));
            if (within) text += ", within " + say_.source(*within);
            if (grade) text += fmt::format(", reliability {}", *grade);
            text += fmt::format("; {}.", counted(n, "statement", "statements"));
            add(entry{phrase{tidy(graph().name(s)), mark::id}, {phrase{text}}, 14});
        }
        if (form_.tables) add(std::move(t));
    }

    [[nodiscard]] const claim_snapshot& graph() const noexcept { return report_.graph; }

    const report& report_;
    page_form form_;
    sentences say_;
    page page_;
    std::map<position, std::vector<const report::chain*>> chains_;
    std::map<question_id, std::size_t> listed_of_;  // of a question, its chains
    std::map<position, const report::backing*> backings_;
};

}  // namespace

page make_page(const report& what, page_form form) { return outline{what, form}.make(); }

}  // namespace hearsay::inline v1::detail
