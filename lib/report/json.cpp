#include <hearsay/report/json.hpp>

#include "claim_text.hpp"

#include <hearsay/io/emit.hpp>

#include <algorithm>
#include <type_traits>

namespace hearsay::inline v1 {

namespace {

using report_question = report::question;
constexpr auto one_line = json_writer::layout::one_line;

class report_writer {
public:
    report_writer(const report& what, std::string& page, const std::function<void(std::string_view)>* out)
        : report_{what}, graph_{what.graph}, page_{page}, out_{out}, json_{page} {}

    void write() {
        const report_options& options = report_.options;
        json_.begin_object();
        json_.member("hearsay", 1);
        text_or_null("title", report_.title);
        json_.member("reading", to_string(options.by.how));
        json_.member("tolerance", options.by.steps.about).member("reach", options.by.steps.reach);
        json_.member("positions", options.by.which == positions::latest ? "latest" : "all");
        day_or_null("as_of", options.as_of);
        day_or_null("said_by", options.said_by);
        names("without", options.without);
        json_.member("level", to_string(options.level));
        json_.key("without_assumptions").begin_array(one_line);
        for (const assumption one : options.by.without) json_.value(name_of(graph_, one));
        json_.end_array();
        list("assume", options.by.factors, [&](const lens::factor& f) { write_factor(f); });
        list("questions", report_.questions, [&](const report_question& q) { write_question(q); });
        list("sources", graph_.sources(), [&](source_id s) { write_source(s); });
        list("chains", report_.chains, [&](const report::chain& c) { write_chain(c); });
        json_.member("chains_total", report_.chains_total);
        list("circular", report_.circular, [&](const report::circle& c) { write_circle(c); });
        list("drift", report_.drifts, [&](const report::drift& d) { write_drift(d); });
        list("pivots", report_.pivots, [&](const report::pivot& p) { write_pivot(p); });
        list("shared_values", report_.shared, [&](const shared_values& s) { write_shared(s); });
        list("assumptions", report_.assumptions, [&](const report::assumed& a) { write_assumption(a); });
        list("warnings", report_.warnings, [&](const std::string& line) { json_.value(line); });
        json_.end_object();
        page_ += '\n';
        flush(1);
    }

private:
    // Hands the page on, once there is enough of it to be worth a call.
    void flush(std::size_t enough) {
        if (out_ == nullptr || page_.size() < enough) return;
        (*out_)(page_);
        page_.clear();
    }

    template <class List, class Write>
    void list(std::string_view key, const List& items, Write&& write) {
        json_.key(key).begin_array();
        for (const auto& item : items) {
            write(item);
            flush(std::size_t{1} << 16);
        }
        json_.end_array();
    }

    // ---- small things
    void text_or_null(std::string_view key, std::string_view text) {
        json_.key(key);
        if (text.empty())
            json_.null();
        else
            json_.value(text);
    }
    void day_or_null(std::string_view key, std::optional<day> when) {
        json_.key(key);
        if (when)
            json_.value(to_string(*when));
        else
            json_.null();
    }
    void time_or_null(said_at when) {
        if (when.is_known())
            json_.value(to_string(when));
        else
            json_.null();
    }
    template <class Kind>
    void name_or_null(std::string_view key, std::optional<id<Kind>> which) {
        json_.key(key);
        if (which)
            json_.value(graph_.name(*which));
        else
            json_.null();
    }
    template <class Ids>
    void names(std::string_view key, const Ids& ids) {
        json_.key(key).begin_array(one_line);
        for (const auto which : ids) json_.value(graph_.name(which));
        json_.end_array();
    }
    void texts(std::string_view key, const std::vector<std::string>& words) {
        json_.key(key).begin_array(one_line);
        for (const std::string& word : words) json_.value(word);
        json_.end_array();
    }
    void claims(std::string_view key, const std::vector<position>& positions, bool denied) {
        json_.key(key).begin_array(one_line);
        for (const position p : positions) {
            if (p.denied == denied) json_.value(graph_.name(p.claim));
        }
        json_.end_array();
    }
    void both_sides(const std::vector<position>& positions) {
        claims("claims", positions, false);
        claims("denied_claims", positions, true);
    }
    void side(std::string_view claim, std::string_view denied, position p) {
        json_.member(claim, graph_.name(p.claim)).member(denied, p.denied);
    }
    void independence(std::string_view key, const independent_origins& count) {
        json_.key(key).begin_object(one_line).member("min", count.min).member("max", count.max);
        if (count.bound) json_.member("bound", true);
        json_.end_object();
    }
    void assumes(const assumption_list& used) {
        json_.key("assumes").begin_array(one_line);
        for (const assumption one : used) json_.value(name_of(graph_, one));
        json_.end_array();
    }
    void write_factor(const lens::factor& factor) {
        const auto& conversion = graph_.unit_conversions().conversion_at(factor.conversion);
        json_.begin_object(one_line);
        json_.member("unit", graph_.name(conversion.from)).member("to", graph_.name(conversion.to));
        json_.member("lower", factor.low).member("upper", factor.high).end_object();
    }

    // ---- values
    void ends(const interval& piece) {
        json_.member("lower", piece.lower()).member("lower_open", piece.lower_open());
        json_.member("upper", piece.upper()).member("upper_open", piece.upper_open());
    }
    void ends(const day_range& days) {
        day_or_null("lower", days.first());
        json_.member("lower_open", !days.has_first());
        day_or_null("upper", days.last());
        json_.member("upper_open", !days.has_last());
    }
    template <class Kind>
    static constexpr std::string_view node_key = std::is_same_v<Kind, struct place> ? "place" : "label";

    void piece_of(const interval_set&, const interval& piece) { ends(piece); }
    void piece_of(const date_set&, const day_range& piece) { ends(piece); }
    template <class Kind>
    void piece_of(const subtree_set<Kind>&, const typename subtree_set<Kind>::piece& piece) {
        using list = std::vector<id<Kind>>;
        name_or_null(
            node_key<Kind>, piece.within.empty() ? std::nullopt : std::optional{piece.within.front()});
        names("except", piece.except);
        // More than one where places overlap: what lies in each of them.
        if (piece.within.size() > 1) names("and", list{piece.within.begin() + 1, piece.within.end()});
    }
    void piece_of(const truth_set&, bool answer) { json_.member("truth", answer); }

    template <class Piece>
    static const piecewise<Piece>& pieces_of(const piecewise<Piece>& set) {
        return set;
    }
    template <class Kind>
    static const auto& pieces_of(const subtree_set<Kind>& set) {
        return set.pieces();
    }
    static std::vector<bool> pieces_of(truth_set set) {
        std::vector<bool> answers;
        for (const bool answer : {true, false}) {
            if (set.contains_answer(answer)) answers.push_back(answer);
        }
        return answers;
    }
    void set(std::string_view key, const any_set& values) {
        json_.key(key).begin_array(one_line);
        std::visit(
            [&](const auto& one) {
                for (const auto& piece : pieces_of(one)) {
                    json_.begin_object(one_line);
                    piece_of(one, piece);
                    json_.end_object();
                }
            },
            values);
        json_.end_array();
    }
    void first_piece(std::string_view key, const any_set& values) {
        json_.key(key);
        std::visit(
            [&](const auto& one) {
                for (const auto& piece : pieces_of(one)) {
                    json_.begin_object(one_line);
                    piece_of(one, piece);
                    json_.end_object();
                    return;
                }
                json_.null();
            },
            values);
    }

    void stated(std::monostate, claim_id) { json_.null(); }
    void stated(const quantity& said, claim_id claim) {
        json_.begin_object(one_line);
        ends(said.stated);
        name_or_null("unit", said.unit ? said.unit : graph_.unit(graph_.question(claim)));
        json_.member("approx", said.approx)
            .member("hedge", to_string(said.how))
            .member("nominal", said.nominal());
        if (said.table != word_table::none) json_.member("table", to_string(said.table));
        json_.end_object();
    }
    void stated(const day_range& days, claim_id) {
        json_.begin_object(one_line);
        ends(days);
        json_.end_object();
    }
    template <class Kind>
    void stated(id<Kind> node, claim_id) {
        json_.begin_object(one_line).member(node_key<Kind>, graph_.name(node));
        json_.key("except").begin_array().end_array().end_object();
    }
    void stated(const truth_set& answers, claim_id) {
        if (answers != truth_set{true} && answers != truth_set{false}) {
            json_.null();
            return;
        }
        json_.begin_object(one_line).member("truth", answers.contains_answer(true)).end_object();
    }

    void scope_in(std::string_view key, scope_id which) {
        const scope& s = graph_.scope_at(which);
        json_.key(key).begin_object(one_line);
        name_or_null("place", s.place);
        json_.key("period");
        if (s.period) {
            json_.begin_object();
            day_or_null("from", s.period->first());
            day_or_null("to", s.period->last());
            json_.end_object();
        } else {
            json_.null();
        }
        name_or_null("part", s.part);
        json_.end_object();
    }

    // ---- questions
    void write_question(const report_question& q) {
        json_.begin_object();
        json_.member("id", graph_.name(q.id));
        json_.member("asks", graph_.asks(q.id));
        json_.member("kind", graph_.kind_name(q.id));
        name_or_null("unit", graph_.unit(q.id));
        scope_in("scope", graph_.scope_of(q.id));
        list("claims", q.claims, [&](const report::claim& c) { write_claim(c); });
        list("relations", q.relations.listed, [&](const comparison& c) { write_relation(c); });
        json_.member("relations_total", q.relations.total);
        list("scenarios", q.scenarios, [&](const report::region& r) {
            json_.begin_object();
            both_sides(r.positions);
            set("set", r.values);
            independence("origins", r.independent);
            names("sources", r.origins);
            json_.end_object();
        });
        json_.member("scenarios_total", q.scenarios_total);
        json_.key("consensus");
        write_consensus(q.found);
        list("by_scope", q.by_scope, [&](const report::scope_consensus& s) {
            json_.begin_object();
            scope_in("scope", s.scope);
            json_.key("consensus");
            write_consensus(s.found);
            json_.end_object();
        });
        list("joint_conflicts", q.joint, [&](const joint_conflict& j) { write_joint(j); });
        list("contradictions", q.contradictions, [&](const self_contradiction& c) {
            json_.begin_object(one_line).member("source", graph_.name(c.source));
            side("a", "a_denied", c.between.a);
            side("b", "b_denied", c.between.b);
            json_.end_object();
        });
        list("changes", q.changes, [&](const change_of_mind& c) {
            json_.begin_object(one_line).member("source", graph_.name(c.source));
            side("from", "from_denied", c.before.position);
            side("to", "to_denied", c.after.position);
            json_.member("statement", graph_.name(c.before.statement));
            json_.member("superseded_by", graph_.name(c.after.statement)).end_object();
        });
        list("support", q.backings, [&](const report::backing& b) { write_backing(b); });
        list("timelines", q.histories, [&](const report::history& h) { write_history(h); });
        write_behind(q.behind);
        write_sensitivity(q.hangs_on);
        json_.end_object();
    }
    void write_behind(const report::sources_behind& b) {
        json_.key("behind").begin_object(one_line);
        json_.member("statements", b.echoes.statements).member("repeats", b.echoes.repeats);
        json_.member("accounts", b.echoes.origins);
        independence("origins", b.independent);
        names("sources", b.origins);
        json_.end_object();
    }
    void moved(const std::vector<position>& joining, const std::vector<position>& leaving) {
        const auto write = [&](std::string_view key, const std::vector<position>& those) {
            json_.key(key).begin_array(one_line);
            for (const position p : those) {
                json_.begin_object(one_line);
                side("claim", "denied", p);
                json_.end_object();
            }
            json_.end_array();
        };
        write("joining", joining);
        write("leaving", leaving);
    }
    void write_influence(const influence& one) {
        json_.begin_object(one_line);
        std::visit(
            [&]<class What>(What what) {
                if constexpr (std::is_same_v<What, assumption>)
                    json_.member("assumption", name_of(graph_, what));
                else
                    json_.member(std::is_same_v<What, source_id> ? "source" : "statement", graph_.name(what));
            },
            one.of);
        json_.member("effect", to_string(one.effect));
        moved(one.joining, one.leaving);
        json_.member("answers", one.answers);
        json_.key("origins")
            .begin_object(one_line)
            .member("min", one.min)
            .member("max", one.max)
            .end_object();
        json_.key("tips").begin_array(one_line);
        for (const tipping_point& tip : one.tips) {
            json_.begin_object(one_line).member(tip.above ? "above" : "below", tip.at);
            json_.member("inclusive", tip.inclusive).member("inside", tip.inside);
            moved(tip.joining, tip.leaving);
            json_.member("answers", tip.answers).end_object();
        }
        json_.end_array().end_object();
    }
    void write_sensitivity(const std::optional<sensitivity_found>& found) {
        json_.key("sensitivity");
        if (!found) {
            json_.null();
            return;
        }
        json_.begin_object();
        list("influences", found->influences, [&](const influence& one) { write_influence(one); });
        names("topple", found->least.sources);
        json_.member("topple_at_least", found->least.at_least)
            .member("complete", found->complete)
            .end_object();
    }

    void write_claim(const report::claim& c) {
        json_.begin_object();
        json_.member("id", graph_.name(c.id));
        text_or_null("text", detail::claim_text(graph_, c.id));
        json_.key("value");
        std::visit([&](const auto& value) { stated(value, c.id); }, c.value);
        if (c.set)
            set("set", *c.set);
        else
            json_.key("set").null();
        scope_in("scope", c.scope);
        names("asserted_by", c.asserted_by);
        names("denied_by", c.denied_by);
        list("noncommittal", c.uncommitted, [&](const report::noncommittal& n) {
            json_.begin_object(one_line);
            json_.member("source", graph_.name(n.source));
            const bool possibly = n.stance == stance::asserts || n.stance == stance::denies;
            json_.member("stance", fmt::format("{}{}", possibly ? "possibly_" : "", to_string(n.stance)));
            if (!n.condition.empty()) json_.member("condition", n.condition);
            json_.end_object();
        });
        names("relayed_by", c.relayed_by);
        names("origins", c.origins);
        independence("independent_origins", c.independent);
        names("denial_origins", c.denial_origins);
        independence("denial_independent_origins", c.denial_independent);
        json_.key("credibility").begin_object(one_line);
        if (c.grade) {
            json_.member("digit", c.grade->digit)
                .member("rule", c.grade->rule)
                .member("because", c.grade->because());
        } else {
            json_.key("digit").null().key("rule").null().key("because").null();
        }
        json_.end_object();
        json_.member("agrees", c.counts.agree);
        json_.member("compatible", c.counts.compatible);
        json_.member("conflicts", c.counts.conflict);
        json_.end_object();
    }

    void write_relation(const comparison& c) {
        json_.begin_object(one_line);
        side("a", "a_denied", c.a);
        side("b", "b_denied", c.b);
        json_.key("relation");
        if (c.relation)
            json_.value(to_string(*c.relation));
        else
            json_.null();
        json_.member("verdict", to_string(c.verdict)).member("gap", c.gap).member("overlap", c.overlap);
        if (c.relation) {
            json_.member("because", c.because());
        } else {
            json_.key("because").begin_array();
            for (const reason r : c.reasons) json_.value(to_string(r));
            json_.end_array();
        }
        assumes(c.assumes);
        json_.end_object();
    }

    void write_region(const report::region& r) {
        first_piece("value", r.values);
        set("set", r.values);
        both_sides(r.positions);
        independence("origins", r.independent);
        names("sources", r.origins);
    }
    void write_regions(std::string_view key, const std::vector<report::region>& regions) {
        list(key, regions, [&](const report::region& r) {
            json_.begin_object();
            write_region(r);
            json_.end_object();
        });
    }
    void write_consensus(const report::consensus& found) {
        if (!found.best && found.dissenters.empty()) {
            json_.null();
            return;
        }
        json_.begin_object();
        if (found.best) {
            write_region(*found.best);
        } else {
            write_region({});  // nothing holds, and somebody says something nonetheless
        }
        list("dissent", found.dissenters, [&](const report::dissent& d) {
            json_.begin_object(one_line).member("source", graph_.name(d.source));
            side("claim", "denied", d.of);
            json_.member("because", d.because).end_object();
        });
        write_regions("tied", found.tied);
        write_regions("others", found.others);
        json_.member("regions_total", found.regions_total);
        json_.end_object();
    }

    void write_joint(const joint_conflict& j) {
        json_.begin_object();
        both_sides(j.parts);
        side("whole", "whole_denied", j.whole);
        scope_in("scope", j.scope);
        json_.member("sum", j.sum).member("upper", j.upper);
        name_or_null("unit", j.unit);
        json_.member("because", to_string(reason::part_of));
        assumes(j.assumes);
        json_.end_object();
    }

    // ---- the rest
    void write_source(source_id s) {
        json_.begin_object(one_line).member("id", graph_.name(s));
        text_or_null("name", graph_.given_name(s));
        json_.member("kind", to_string(graph_.kind(s)));
        name_or_null("within", graph_.within(s));
        const auto grade = graph_.reliability(s);
        text_or_null("reliability", grade ? std::string_view{&*grade, 1} : std::string_view{});
        json_.member(
            "statements", s.number() < report_.statements_of.size() ? report_.statements_of[s.number()] : 0);
        json_.end_object();
    }
    void write_chain(const report::chain& c) {
        json_.begin_object(one_line);
        side("claim", "denied", c.of);
        names("path", c.path);
        names("statements", c.statements);
        json_.end_object();
    }
    void write_circle(const report::circle& c) {
        json_.begin_object(one_line).member("source", graph_.name(c.source));
        names("path", c.path);
        names("statements", c.statements);
        json_.key("at").begin_array(one_line);
        for (const statement_id s : c.statements) time_or_null(graph_.at(s));
        json_.end_array();
        json_.end_object();
    }
    void write_backing(const report::backing& b) {
        json_.begin_object();
        side("claim", "denied", b.of);
        json_.member("statements", b.echoes.statements).member("repeats", b.echoes.repeats);
        names("circular", b.echoes.circular);
        json_.key("lines")
            .begin_object(one_line)
            .member("min", b.lines)
            .member("max", b.lines_at_most)
            .end_object();
        names("cut", b.cut);
        json_.member("cut_is_least", b.cut_is_least);
        list("falls", b.falls, [&](const fall& f) {
            json_.begin_object(one_line).member("source", graph_.name(f.source));
            names("origins", f.origins);
            independence("left", f.left);
            json_.end_object();
        });
        json_.end_object();
    }
    void write_history(const report::history& h) {
        json_.begin_object().member("claim", graph_.name(h.claim));
        names("first_movers", h.told.first_movers);
        const auto as_many_as_listed = [&](const auto& all) {
            return std::span{all}.first(std::min(all.size(), report_.options.limit));
        };
        list("followers", as_many_as_listed(h.told.followers), [&](const follower& f) {
            json_.begin_object(one_line).member("source", graph_.name(f.source));
            json_.member("statement", graph_.name(f.statement)).key("days").begin_object(one_line);
            json_.member("min", f.days_min);
            json_.member("max", f.days_max);
            json_.end_object().end_object();
        });
        json_.member("followers_total", h.told.followers.size());
        list("events", as_many_as_listed(h.told.events), [&](const claim_event& e) {
            json_.begin_object(one_line).member("what", to_string(e.what));
            json_.member("statement", graph_.name(e.statement))
                .member("source", graph_.name(e.source))
                .key("at");
            time_or_null(e.at);
            json_.end_object();
        });
        json_.member("events_total", h.told.events.size()).end_object();
    }
    void write_shared(const shared_values& s) {
        json_.begin_object().member("a", graph_.name(s.a)).member("b", graph_.name(s.b));
        json_.member("both_answer", s.both_answer).member("agree", s.agree).member("expected", s.expected);
        json_.member("evidence", s.evidence).member("cited", s.cited);
        list("answers", s.answers, [&](const shared_answer& one) {
            json_.begin_object(one_line);
            side("claim", "denied", one.position);
            json_.member("others_saying", one.others_saying).member("others", one.others);
            json_.member("evidence", one.evidence).end_object();
        });
        json_.end_object();
    }
    void write_drift(const report::drift& d) {
        json_.begin_object(one_line);
        json_.member("statement", graph_.name(d.statement)).member("relays", graph_.name(d.relays));
        side("from", "from_denied", d.from);
        side("to", "to_denied", d.to);
        texts("what", d.what);
        json_.member("left_open", d.left_open).member("change", d.change);
        json_.member("days", d.days);
        json_.end_object();
    }
    void write_pivot(const report::pivot& p) {
        json_.begin_object(one_line).member("source", graph_.name(p.source));
        both_sides(p.carries);
        json_.end_object();
    }
    void write_assumption(const report::assumed& a) {
        json_.begin_object();
        json_.member("id", a.id).member("kind", to_string(a.what.kind)).member("text", a.text);
        text_or_null("unit", a.unit);
        text_or_null("to", a.to);
        json_.member("lower", a.lower).member("upper", a.upper);
        text_or_null("basis", a.basis);
        list("breaks", a.breaks, [&](const break_point& b) {
            json_.begin_object(one_line);
            side("a", "a_denied", b.a);
            side("b", "b_denied", b.b);
            json_.member(b.above ? "above" : "below", b.at).member("inclusive", b.inclusive);
            json_.member("from", to_string(b.from)).member("to", to_string(b.to)).member("inside", b.inside);
            json_.end_object();
        });
        const auto is_inside = [](const break_point& b) { return b.inside; };
        json_.member("depends", std::any_of(a.breaks.begin(), a.breaks.end(), is_inside));
        json_.end_object();
    }

    const report& report_;
    const claim_snapshot& graph_;
    std::string& page_;
    const std::function<void(std::string_view)>* out_;
    json_writer json_;
};

}  // namespace

void write_json(const report& what, std::string& out) { report_writer{what, out, nullptr}.write(); }

void write_json(const report& what, const std::function<void(std::string_view)>& out) {
    std::string page;
    report_writer{what, page, &out}.write();
}

}  // namespace hearsay::inline v1
