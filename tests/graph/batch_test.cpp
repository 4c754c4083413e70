#include <hearsay/graph/batch.hpp>

#include <hearsay/test/notation.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <functional>
#include <limits>
#include <ostream>
#include <stdexcept>
#include <string>
#include <vector>

using namespace hearsay;
using hearsay::test::make_graph;
using ::testing::ElementsAre;

namespace {

// Everything that can be read of a graph, as text.
class dump {
public:
    explicit dump(const claim_graph& graph) : graph_{graph} {
        units();
        nodes<struct place>(graph.places(), graph.place_tree());
        nodes<struct label>(graph.labels(), graph.label_tree());
        for (const auto p : graph.parts()) {
            const auto& r = graph.record(p);
            line("part", name(p), r.name, r.within, joined(r.disjoint));
        }
        for (const auto d : graph.documents()) {
            const auto& r = graph.record(d);
            line("document", name(d), r.title, r.publisher, r.url, to_string(r.published),
                to_string(r.retrieved), r.hash);
        }
        sources();
        questions();
        claims();
        statements();
        rest();
    }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    static std::string joined(const std::vector<std::string>& names) {
        return fmt::format("{}", fmt::join(names, ","));
    }
    template <class... Pieces>
    void line(const Pieces&... pieces) {
        ((text_ += fmt::format("{} | ", pieces)), ...);
        text_ += '\n';
    }
    template <class Range>
    void list(const char* what, const Range& range) {
        text_ += what;
        for (const auto one : range) text_ += fmt::format(" {}", one.number());
        text_ += '\n';
    }
    // The name of a thing, which has to lead back to it.
    template <class Kind>
    std::string name(id<Kind> which) {
        const auto found = graph_.find<Kind>(graph_.name(which));
        return fmt::format("{} {} {}", which.number(), graph_.name(which), found ? found->number() : 999'999);
    }
    void scope_of(const scope_record& s) {
        line("  scope", s.place, s.part, s.period ? fmt::format("{}", *s.period) : "");
    }
    void value(const claim_record::value_type& v) {
        line("  value", v.index());
        if (const auto* q = std::get_if<said_quantity>(&v))
            line(q->value.stated, q->value.how, q->value.approx, q->unit);
        if (const auto* d = std::get_if<day_range>(&v)) line(*d);
        if (const auto* p = std::get_if<said_place>(&v)) line(p->id);
        if (const auto* l = std::get_if<said_label>(&v)) line(l->id);
        if (const auto* t = std::get_if<truth_set>(&v)) line(*t);
    }
    void units() {
        for (const auto u : graph_.units()) {
            const auto& r = graph_.record(u);
            line("unit", name(u), r.plural, joined(r.names), r.basis);
            for (const auto& c : r.conversions) line("  to", c.to, c.by.low, c.by.high, c.by.offset);
            for (const auto v : graph_.units()) {
                if (const auto path = graph_.unit_conversions().path(u, v))
                    line("  path", v.number(), path->size());
            }
        }
        line("conversions", graph_.unit_conversions().size(), graph_.unit_conversions().conversion_count());
    }
    template <class Kind, class Range>
    void nodes(const Range& range, const hierarchy<Kind>& tree) {
        for (const auto n : range) {
            const node_record& r = graph_.record(n);
            line("node", name(n), r.name, r.within, joined(r.overlaps));
            for (const auto m : range) line("  ", tree.is_within(n, m), tree.may_meet(n, m));
        }
        line("tree", tree.size(), tree.overlap_count());
    }
    void sources() {
        for (const auto s : graph_.sources()) {
            const auto r = graph_.record(s);
            line("source", name(s), r.name, to_string(r.kind), r.within, static_cast<int>(r.reliability),
                graph_.title(s));
            list("  statements", graph_.statements_of(s));
            list("  sources", graph_.sources_within(s));
        }
    }
    void questions() {
        for (const auto q : graph_.questions()) {
            const auto r = graph_.record(q);
            line("question", name(q), r.asks, r.kind, r.unit, r.additive.part, r.additive.place,
                r.additive.period, r.assumes);
            value(r.domain);
            scope_of(r.scope);
            list("  claims", graph_.claims_of(q));
        }
    }
    void claims() {
        for (const auto c : graph_.claims()) {
            const auto r = graph_.record(c);
            line("claim", name(c), r.answers, r.text, graph_.scope_of(c).number());
            value(r.value);
            scope_of(r.scope);
            for (const auto& s : graph_.stances_on(c)) line("  from", s.statement.number(), s.entry);
        }
    }
    void statements() {
        for (const auto s : graph_.statements()) {
            const auto r = graph_.record(s);
            line("statement", name(s), r.source, to_string(r.at), r.document, r.locator, r.quote, r.lang,
                r.held, r.own_basis);
            for (const auto& st : r.stances)
                line("  ", st.claim, to_string(st.stance), to_string(st.certainty), st.condition);
            line("  ", joined(r.relays), joined(r.retracts), joined(r.corrects));
            list("  relayed by", graph_.relayed_by(s));
            list("  taken back by", graph_.retractions_of(s));
        }
    }
    void rest() {
        for (std::size_t i = 0; i < graph_.link_count(); ++i) {
            const auto& r = graph_.record_of_link(i);
            line("link", r.a, r.b, to_string(r.is), r.basis, r.by, to_string(r.at), graph_.link(i).a.number(),
                graph_.link(i).b.number());
        }
        for (std::size_t i = 0; i < graph_.judgement_count(); ++i) {
            const auto& r = graph_.judgement(i);
            line("judgement", r.target, r.by, to_string(r.at), static_cast<int>(r.reliability), r.credibility,
                r.note);
        }
        for (std::size_t i = 0; i < graph_.vertex_count(); ++i) {
            const vertex v = graph_.vertex_at(i);
            line("vertex", static_cast<int>(v.kind), v.number, graph_.index_of(v));
        }
        line("counts", graph_.stance_count(), graph_.retraction_count());
    }

    const claim_graph& graph_;
    std::string text_;
};

// A graph with something of everything.
void add_everything(claim_batch& batch, const std::string& suffix = "") {
    const auto n = [&](const char* name) { return name + suffix; };
    const auto on = said_at{make_day(2024, 10, 18)};
    batch.add(unit_record{.id = n("brigade"),
        .plural = "brigades",
        .names = {"bde"},
        .basis = "tables of organisation",
        .conversions = {{n("soldier"), {3000, 5000, 0}}}});
    batch.add_place(node_record{.id = n("russia"), .name = "Russia"});
    batch.add_place(node_record{.id = n("kursk"), .within = n("russia"), .overlaps = {n("border")}});
    batch.add_place(node_record{.id = n("border")});
    batch.add_label(node_record{.id = n("drone"), .within = n("weapon")});
    batch.add_label(node_record{.id = n("weapon"), .overlaps = {n("tool")}});
    batch.add_label(node_record{.id = n("tool")});
    batch.add(part_record{.id = n("first"), .name = "the first unit", .disjoint = {n("second")}});
    batch.add(part_record{.id = n("second"), .within = n("all")});
    batch.add(part_record{.id = n("all")});
    batch.add(document_record{.id = n("article-1"),
        .title = "An article",
        .publisher = n("article"),
        .url = "https://example.org/",
        .published = on,
        .retrieved = on,
        .hash = "abc"});
    batch.add(source_record{.id = n("gur"),
        .name = "GUR",
        .kind = source_kind::agency,
        .within = n("ukraine"),
        .reliability = 'B'});
    batch.add(source_record{.id = n("ukraine"), .kind = source_kind::state});
    batch.add(source_record{.id = n("article")});
    batch.add(question_record{.id = n("troops"),
        .asks = "How many?",
        .kind = "quantity",
        .unit = n("soldier"),
        .domain = said_quantity{quantity::of(interval::between(0, 1e6)), n("soldier")},
        .additive = {.part = true, .place = true},
        .assumes = "sent and present are one",
        .scope = {.place = n("russia")}});
    batch.add(question_record{.id = n("weapon-used"), .asks = "With what?", .kind = "label"});
    batch.add(question_record{.id = n("where"), .kind = "place"});
    batch.add(question_record{.id = n("when"), .kind = "date"});
    batch.add(question_record{.id = n("whether"), .kind = "truth"});
    batch.add(claim_record{.id = n("c1"),
        .answers = n("troops"),
        .value = said_quantity{quantity::said(hedge::up_to, 4, {}, true), n("brigade")},
        .text = "up to about four brigades",
        .scope = {.period = day_range::by(make_day(2024, 11, 1)), .part = n("first")}});
    batch.add(claim_record{.id = n("c2"), .answers = n("weapon-used"), .value = said_label{n("drone")}});
    batch.add(claim_record{.id = n("c3"), .answers = n("where"), .value = said_place{n("kursk")}});
    batch.add(
        claim_record{.id = n("c4"), .answers = n("when"), .value = day_range::by(make_day(2024, 11, 1))});
    batch.add(claim_record{.id = n("c5"), .answers = n("whether"), .value = truth_set{true}});
    batch.add(claim_record{.id = n("c6"), .answers = n("troops"), .text = "a small contingent"});
    batch.add(statement_record{.id = n("s1"),
        .source = n("article"),
        .at = on,
        .document = n("article-1"),
        .locator = "paragraph 1",
        .quote = "they say",
        .lang = "en",
        .relays = {n("s2"), n("s3")}});
    batch.add(statement_record{.id = n("s2"),
        .source = n("gur"),
        .held = false,
        .own_basis = true,
        .stances = {{n("c1"), stance::asserts, certainty::probable, {}},
            {n("c5"), stance::conditional, certainty::certain, "if confirmed"}}});
    batch.add(
        statement_record{.id = n("s3"), .source = n("gur"), .stances = {{n("c6")}}, .relays = {n("s1")}});
    batch.add(statement_record{
        .id = n("s4"), .source = n("ukraine"), .retracts = {n("s3")}, .corrects = {n("s2")}});
    batch.add(link_record{.a = n("gur"),
        .b = n("article"),
        .is = link_kind::independent,
        .basis = "met",
        .by = "me",
        .at = on});
    batch.add(judgement_record{.target = n("gur"),
        .by = "me",
        .at = on,
        .reliability = 'A',
        .credibility = 2,
        .note = "well placed"});
}

// A case that every fault below is written into.
claim_graph base() {
    claim_graph graph;
    auto batch = graph.insert();
    add_everything(batch);
    batch.commit();
    return graph;
}

struct row {
    const char* name;
    std::function<void(claim_batch&)> add;
    std::string faults;  // three lines each: what was found, what was expected, how to mend it
};
void PrintTo(const row& r, std::ostream* out) { *out << r.name; }

class Faults : public ::testing::TestWithParam<row> {};

}  // namespace

TEST(Batch, WhatIsPutInCanBeReadAgain) {
    const auto graph = base();
    EXPECT_EQ(graph.record(graph.find_statement("s2").value()),
        (statement_record{.id = "s2",
            .source = "gur",
            .held = false,
            .own_basis = true,
            .stances = {{"c1", stance::asserts, certainty::probable, {}},
                {"c5", stance::conditional, certainty::certain, "if confirmed"}}}));
    EXPECT_EQ(graph.record(graph.find_statement("s1").value()),
        (statement_record{.id = "s1",
            .source = "article",
            .at = make_day(2024, 10, 18),
            .document = "article-1",
            .locator = "paragraph 1",
            .quote = "they say",
            .lang = "en",
            .relays = {"s2", "s3"}}));
    EXPECT_EQ(graph.record(graph.find_statement("s4").value()).corrects, std::vector<std::string>{"s2"});
    EXPECT_EQ(graph.record(graph.find_statement("s4").value()).retracts, std::vector<std::string>{"s3"});
    const auto c1 = graph.record(graph.find_claim("c1").value());
    EXPECT_EQ(c1,
        (claim_record{.id = "c1",
            .answers = "troops",
            .value = said_quantity{quantity::said(hedge::up_to, 4, {}, true), "brigade"},
            .text = "up to about four brigades",
            .scope = {.period = day_range::by(make_day(2024, 11, 1)), .part = "first"}}));
    EXPECT_EQ(graph.scope_at(graph.scope_of(graph.find_claim("c1").value())).place,
        graph.find<struct place>("russia"))
        << "what the claim leaves out is the question's";
    EXPECT_EQ(graph.record(graph.find_question("troops").value()).domain,
        question_record::value(said_quantity{quantity::of(interval::between(0, 1e6)), "soldier"}));
    EXPECT_EQ(graph.record(graph.find_source("gur").value()),
        (source_record{.id = "gur",
            .name = "GUR",
            .kind = source_kind::agency,
            .within = "ukraine",
            .reliability = 'B'}));
    EXPECT_EQ(graph.units().size(), 2U) << "the question declares its unit";
}

TEST(Batch, NamesMayComeLater) {
    claim_graph graph;
    auto batch = graph.insert();
    batch.add(statement_record{.id = "s1", .source = "article", .stances = {{"c1"}}, .relays = {"s2"}});
    batch.add(claim_record{.id = "c1", .answers = "whether", .value = truth_set{true}});
    batch.add(statement_record{.id = "s2", .source = "gur"});
    batch.add(question_record{.id = "whether", .kind = "truth"});
    batch.add(source_record{.id = "gur", .within = "ukraine"});
    batch.add(source_record{.id = "article"});
    batch.add(source_record{.id = "ukraine"});
    batch.commit();
    EXPECT_EQ(graph.name(graph.source(graph.find_statement("s1").value())), "article");
    EXPECT_EQ(graph.within(graph.find_source("gur").value()), graph.find_source("ukraine"));
    EXPECT_EQ(
        (*graph.stances(graph.find_statement("s1").value()).begin()).claim, graph.find_claim("c1").value());
    EXPECT_EQ(
        *graph.relayed_by(graph.find_statement("s2").value()).begin(), graph.find_statement("s1").value());
}

TEST(Batch, LoopsOfRelaysAreAccepted) {
    const auto graph = make_graph("[a] x > [b]; [b] y > [a]; [c] z > [c]");
    EXPECT_EQ(*graph.relays(graph.find_statement("c").value()).begin(), graph.find_statement("c").value());
}

TEST(Batch, ThatIsNotCommittedLeavesNoTrace) {
    auto graph = base();
    const auto before = dump{graph}.text();
    {
        auto batch = graph.insert();
        add_everything(batch, "-2");
        batch.add(statement_record{.id = "s9", .source = "gur", .relays = {"s1"}, .retracts = {"s2"}});
    }
    EXPECT_EQ(dump{graph}.text(), before);
    EXPECT_FALSE(graph.find_statement("s9").has_value());
    auto batch = graph.insert();
    add_everything(batch, "-2");
    batch.commit();
    EXPECT_NE(dump{graph}.text(), before);
}

TEST(Batch, AFailureOnAnEmptyGraphLeavesItEmpty) {
    claim_graph graph;
    const auto before = dump{graph}.text();
    for (int i = 0; i < 3; ++i) {
        auto batch = graph.insert();
        add_everything(batch);
        batch.add(statement_record{.id = "s9", .source = "nobody"});
        EXPECT_EQ(batch.try_commit().size(), 1U);
        EXPECT_EQ(dump{graph}.text(), before);
        for (const char* name : {"gur", "nobody", "s1", "s9", "c1", "troops", "soldier"}) {
            EXPECT_FALSE(graph.find_source(name) || graph.find_statement(name) || graph.find_claim(name) ||
                graph.find_question(name) || graph.find<struct unit>(name));
        }
    }
    auto batch = graph.insert();
    add_everything(batch);
    batch.commit();
    EXPECT_EQ(dump{graph}.text(), dump{base()}.text()) << "as if nothing had failed before";
}

TEST(Batch, ManyRecordsAreTakenOutAgain) {
    auto graph = base();
    const auto before = dump{graph}.text();
    auto batch = graph.insert();
    for (int i = 0; i < 5000; ++i) {
        const auto n = std::to_string(i);
        batch.add(source_record{.id = "source" + n, .name = "Source " + n});
        batch.add(claim_record{.id = "claim" + n,
            .answers = "troops",
            .value = said_quantity{quantity::said(hedge::over, i), ""}});
        batch.add(statement_record{.id = "statement" + n,
            .source = "source" + n,
            .quote = n,
            .stances = {{"claim" + n}},
            .relays = {"s1"}});
    }
    batch.add(statement_record{.id = "last", .source = "sourc77"});
    EXPECT_THROW(batch.commit(), batch_error);
    EXPECT_EQ(dump{graph}.text(), before);
}

TEST(Batch, EqualRecordsAreOne) {
    auto graph = base();
    const auto before = dump{graph}.text();
    auto batch = graph.insert();
    add_everything(batch);  // against the graph
    batch.commit();
    EXPECT_EQ(dump{graph}.text(), before);

    claim_graph twice;
    auto both = twice.insert();
    add_everything(both);
    add_everything(both);  // within one batch
    both.commit();
    EXPECT_EQ(dump{twice}.text(), before);
}

TEST(Batch, GivesTheNumberOfWhatIsThereAlready) {
    auto graph = base();
    auto batch = graph.insert();
    EXPECT_EQ(batch.add(source_record{.id = "ukraine", .kind = source_kind::state}),
        graph.find_source("ukraine").value());
    EXPECT_EQ(batch.add(source_record{.id = "nis"}), source_id{3});
    EXPECT_EQ(batch.add(source_record{.id = "nis"}), source_id{3});
    EXPECT_EQ(batch.find<struct source>("nis"), source_id{3});
    EXPECT_EQ(batch.find<struct source>("gur"), graph.find_source("gur"));
    EXPECT_EQ(batch.find<struct source>("nobody"), std::nullopt);
    EXPECT_EQ(batch.link_count(), 1U);
    batch.commit();
    EXPECT_EQ(graph.find_source("nis"), source_id{3});
}

TEST(Batch, AClaimsValueMayBeSetLater) {
    claim_graph graph;
    auto batch = graph.insert();
    const auto claim = batch.add(claim_record{.id = "c1", .answers = "where"});
    batch.add(question_record{.id = "where", .kind = "place"});
    batch.add_place(node_record{.id = "kursk"});
    batch.set_value(claim, said_place{"kursk"});
    EXPECT_THROW(batch.set_value(claim_id{5}, said_place{"kursk"}), std::invalid_argument);
    batch.commit();
    EXPECT_EQ(*graph.stated<place_kind>(claim), graph.find<struct place>("kursk").value());
    auto next = graph.insert();
    EXPECT_THROW(next.set_value(claim, truth_set{true}), std::invalid_argument)
        << "what is in the graph does not change";
}

TEST(Batch, OneAtATimeAndEachOnce) {
    claim_graph graph;
    {
        auto batch = graph.insert();
        EXPECT_THROW((void)graph.insert(), std::logic_error);
        batch.add(source_record{.id = "gur"});
        batch.commit();
        EXPECT_THROW(batch.commit(), std::logic_error);
        EXPECT_THROW(batch.add(source_record{.id = "nis"}), std::logic_error);
        EXPECT_THROW(batch.add(link_record{}), std::logic_error);
        EXPECT_THROW(batch.add(judgement_record{}), std::logic_error);
        auto next = graph.insert();
        next.add(source_record{.id = ""});
        EXPECT_EQ(next.try_commit().size(), 1U);
        EXPECT_THROW(next.add(source_record{.id = "nis"}), std::logic_error) << "it would leave a trace";
    }
    EXPECT_EQ(graph.sources().size(), 1U);
}

TEST_P(Faults, AreNamedAndNothingIsPutIn) {
    auto graph = base();
    const auto before = dump{graph}.text();
    const auto snapshot = graph.snapshot();
    auto batch = graph.insert();
    GetParam().add(batch);
    std::string found;
    for (const fault& f : batch.try_commit()) {
        EXPECT_EQ(to_string(f),
            fmt::format("{} \"{}\", {}: {}; expected {}; {}", f.record, f.name, f.field, f.found, f.expected,
                f.mend));
        found += fmt::format("\n{} \"{}\", {}: {}\n    expected {}\n    {}", f.record, f.name, f.field,
            f.found, f.expected, f.mend);
    }
    EXPECT_EQ(found, GetParam().faults);
    EXPECT_EQ(dump{graph}.text(), before);
    EXPECT_EQ(snapshot.statements().size(), graph.statements().size());
}

INSTANTIATE_TEST_SUITE_P(Batch, Faults,
    ::testing::Values(row{"NoId", [](claim_batch& b) { b.add(source_record{}); },
                          R"(
source "", id: no id
    expected an id of its own
    give the record an id)"},
        row{"SameIdOtherSource", [](claim_batch& b) { b.add(source_record{.id = "gur", .name = "another"}); },
            R"(
source "gur", id: the id "gur" again, with other content
    expected an id of its own, or the same content
    rename one of the two)"},
        row{"SameIdOtherKinds",
            [](claim_batch& b) {
                b.add(unit_record{.id = "soldier", .plural = "men"});
                b.add_place(node_record{.id = "kursk"});
                b.add_label(node_record{.id = "drone"});
                b.add(part_record{.id = "first"});
                b.add(document_record{.id = "article-1"});
                b.add(question_record{.id = "whether", .kind = "date"});
                b.add(claim_record{.id = "c5", .answers = "whether", .value = truth_set{false}});
                b.add(statement_record{.id = "s2", .source = "gur"});
            },
            [] {
                std::string expected;
                for (const char* what : {"unit \"soldier\"", "place \"kursk\"", "label \"drone\"",
                         "part \"first\"", "document \"article-1\"", "question \"whether\"", "claim \"c5\"",
                         "statement \"s2\""}) {
                    const std::string record{what};
                    expected += fmt::format(
                        "\n{}, id: the id {} again, with other content\n    expected an id of its own, "
                        "or the same content\n    rename one of the two",
                        record, record.substr(record.find('"')));
                }
                return expected;
            }()},
        row{"SameIdTwiceInOneBatch",
            [](claim_batch& b) {
                b.add(statement_record{.id = "s9", .source = "gur", .relays = {"s8"}});
                b.add(statement_record{.id = "s9", .source = "gur", .relays = {"s7"}});
                b.add(statement_record{.id = "s8", .source = "gur"});
            },
            R"(
statement "s9", id: the id "s9" again, with other content
    expected an id of its own, or the same content
    rename one of the two)"},
        row{"Reliability", [](claim_batch& b) { b.add(source_record{.id = "nis", .reliability = 'G'}); },
            R"(
source "nis", reliability: reliability "G"
    expected a letter from A to F
    leave it out where it is not known)"},
        row{"KindOfQuestion", [](claim_batch& b) { b.add(question_record{.id = "why", .kind = "reason"}); },
            R"(
question "why", kind: unknown kind "reason"
    expected one of quantity, date, place, label, truth
    choose the kind of answer that the question asks for)"},
        row{"UnknownReferences",
            [](claim_batch& b) {
                b.add(source_record{.id = "nis", .within = "korea"});
                b.add_place(node_record{.id = "p9", .within = "earth", .overlaps = {"moon"}});
                b.add_label(node_record{.id = "l9", .within = "thing"});
                b.add(part_record{.id = "third", .within = "whole", .disjoint = {"fourth"}});
                b.add(unit_record{.id = "corps", .conversions = {{"men", {1, 2, 0}}}});
                b.add(claim_record{
                    .id = "c9", .answers = "reason", .scope = {.place = "moon", .part = "fourth"}});
                b.add(claim_record{.id = "c10", .answers = "where", .value = said_place{"moon"}});
                b.add(claim_record{.id = "c11",
                    .answers = "troops",
                    .value = said_quantity{quantity::said(hedge::over, 1), "men"}});
                b.add(statement_record{.id = "t9",
                    .source = "nobody",
                    .document = "book",
                    .stances = {{"c99"}, {"c1"}, {"c98"}},
                    .relays = {"s1", "t99"},
                    .retracts = {"t98"},
                    .corrects = {"t97"}});
                b.add(link_record{.a = "gur", .b = "nobody"});
            },
            R"(
place "p9", within: unknown place "earth"
    expected the id of a place of the case
    declare it under places, or correct the id
place "p9", overlaps: unknown place "moon"
    expected the id of a place of the case
    declare it under places, or correct the id
label "l9", within: unknown label "thing"
    expected the id of a label of the case
    declare it under labels, or correct the id
part "third", within: unknown part "whole"
    expected the id of a part of the case
    declare it under parts, or correct the id
part "third", disjoint: unknown part "fourth"
    expected the id of a part of the case
    declare it under parts, or correct the id
unit "corps", conversions: unknown unit "men"
    expected the id of a unit of the case
    declare it under units, or correct the id
source "nis", within: unknown source "korea"
    expected the id of a source of the case
    declare it under sources, or correct the id
claim "c9", answers: unknown question "reason"
    expected the id of a question of the case
    declare it under questions, or correct the id
claim "c9", place: unknown place "moon"
    expected the id of a place of the case
    declare it under places, or correct the id
claim "c9", part: unknown part "fourth"
    expected the id of a part of the case
    declare it under parts, or correct the id
claim "c10", value: unknown place "moon"
    expected the id of a place of the case
    declare it under places, or correct the id
claim "c11", value: unknown unit "men"
    expected the id of a unit of the case
    declare it under units, or correct the id
statement "t9", source: unknown source "nobody"
    expected the id of a source of the case
    declare it under sources, or correct the id
statement "t9", document: unknown document "book"
    expected the id of a document of the case
    declare it under documents, or correct the id
statement "t9", stances: unknown claim "c99"
    expected the id of a claim of the case
    did you mean "c9"? else declare it under claims
statement "t9", stances: unknown claim "c98"
    expected the id of a claim of the case
    did you mean "c9"? else declare it under claims
statement "t9", relays: unknown statement "t99"
    expected the id of a statement of the case
    did you mean "t9"? else declare it under statements
statement "t9", retracts: unknown statement "t98"
    expected the id of a statement of the case
    did you mean "t9"? else declare it under statements
statement "t9", corrects: unknown statement "t97"
    expected the id of a statement of the case
    did you mean "t9"? else declare it under statements
link "2", b: unknown source "nobody"
    expected the id of a source of the case
    declare it under sources, or correct the id)"},
        row{"NearMisses", [](claim_batch& b) { b.add(statement_record{.id = "s9", .source = "ukrane"}); },
            R"(
statement "s9", source: unknown source "ukrane"
    expected the id of a source of the case
    did you mean "ukraine"? else declare it under sources)"},
        row{"NoReference",
            [](claim_batch& b) {
                b.add(statement_record{.id = "s9", .stances = {{""}}});
                b.add(claim_record{.id = "c9"});
            },
            R"(
claim "c9", answers: no question
    expected the id of a question
    name one of those declared under questions
statement "s9", source: no source
    expected the id of a source
    name one of those declared under sources
statement "s9", stances: no claim
    expected the id of a claim
    name one of those declared under claims)"},
        row{"LoopsOfWithin",
            [](claim_batch& b) {
                b.add(source_record{.id = "x", .within = "y"});
                b.add(source_record{.id = "y", .within = "z"});
                b.add(source_record{.id = "z", .within = "y"});
                b.add(source_record{.id = "w", .within = "gur"});
                b.add_place(node_record{.id = "p1", .within = "p1"});
                b.add_label(node_record{.id = "l1", .within = "l2"});
                b.add_label(node_record{.id = "l2", .within = "l1"});
                b.add(part_record{.id = "a", .within = "b"});
                b.add(part_record{.id = "b", .within = "a"});
            },
            R"(
place "p1", within: a loop of within: p1 > p1
    expected a chain that ends
    take one of them out of the chain
label "l1", within: a loop of within: l1 > l2 > l1
    expected a chain that ends
    take one of them out of the chain
part "a", within: a loop of within: a > b > a
    expected a chain that ends
    take one of them out of the chain
source "y", within: a loop of within: y > z > y
    expected a chain that ends
    take one of them out of the chain)"},
        row{"OverlapOfWhatLiesWithin",
            [](claim_batch& b) {
                b.add_place(node_record{.id = "sudzha", .within = "kursk", .overlaps = {"russia"}});
            },
            R"(
place "sudzha", overlaps: an overlap of "sudzha" with "russia", one within the other
    expected a place on another branch
    leave it out: what lies within overlaps anyway)"},
        row{"PartDisjointFromItself",
            [](claim_batch& b) { b.add(part_record{.id = "third", .disjoint = {"third"}}); },
            R"(
part "third", disjoint: "third" disjoint from itself
    expected another part
    name the part that it shares nothing with)"},
        row{"Factors",
            [](claim_batch& b) {
                const double infinity = std::numeric_limits<double>::infinity();
                b.add(unit_record{.id = "u1", .conversions = {{"soldier", {0, 5, 0}}}});
                b.add(unit_record{.id = "u2", .conversions = {{"soldier", {5, 3, 0}}}});
                b.add(unit_record{.id = "u3", .conversions = {{"soldier", {1, infinity, 0}}}});
                b.add(unit_record{.id = "u4", .conversions = {{"soldier", {1, 1, infinity}}}});
                b.add(
                    unit_record{.id = "u5", .conversions = {{"soldier", {1, 1, 0}}, {"brigade", {1, 1, 0}}}});
                b.add(unit_record{.id = "u6", .conversions = {{"u6", {1, 1, 0}}}});
            },
            R"(
unit "u1", conversions: a factor of 0 to 5 for "soldier"
    expected a finite factor above 0, or a range of them with the lower one first
    write it as [3000, 5000]
unit "u2", conversions: a factor of 5 to 3 for "soldier"
    expected a finite factor above 0, or a range of them with the lower one first
    write it as [3000, 5000]
unit "u3", conversions: a factor of 1 to inf for "soldier"
    expected a finite factor above 0, or a range of them with the lower one first
    write it as [3000, 5000]
unit "u4", conversions: an offset of inf for "soldier"
    expected a finite offset
    write it as {factor: 1.8, offset: 32}
unit "u5", conversions: a second way from "u5" to "brigade"
    expected one way between any two units
    leave out this conversion, or the one that it repeats
unit "u6", conversions: a second way from "u6" to "u6"
    expected one way between any two units
    leave out this conversion, or the one that it repeats)"},
        row{"OfQuantitiesAlone",
            [](claim_batch& b) {
                b.add(question_record{.id = "q1", .kind = "truth", .unit = "soldier"});
                b.add(question_record{.id = "q2", .kind = "date", .additive = additivity::all()});
                b.add(question_record{.id = "q3", .kind = "place", .domain = truth_set{true}});
            },
            R"(
question "q1", unit: a unit for a truth question
    expected a unit only where a quantity is asked for
    leave the unit out, or make the kind quantity
question "q2", additive: additive for a date question
    expected additive only where a quantity is asked for
    leave it out, or make the kind quantity
question "q3", domain: a truth as the domain of a place question
    expected a place
    give the domain as a value of the question's own kind)"},
        row{"ValueOfAnotherKind",
            [](claim_batch& b) {
                b.add(claim_record{.id = "c9", .answers = "troops", .value = truth_set{true}});
            },
            R"(
claim "c9", value: a truth for the question "troops"
    expected a quantity
    give a value of the kind that is asked for)"},
        row{"AnotherSourcesStatement",
            [](claim_batch& b) {
                b.add(statement_record{.id = "s9", .source = "article", .retracts = {"s2"}});
                b.add(statement_record{.id = "s10", .source = "gur", .corrects = {"s3", "s4"}});
            },
            R"(
statement "s9", retracts: "s2", a statement of "gur", taken back by "article"
    expected a statement of the same source, or of one within it
    let the other source deny the claim instead of taking back what it did not say
statement "s10", corrects: "s4", a statement of "ukraine", taken back by "gur"
    expected a statement of the same source, or of one within it
    let the other source deny the claim instead of taking back what it did not say)"},
        row{"LoopsOfRetractions",
            [](claim_batch& b) {
                b.add(statement_record{.id = "a", .source = "gur", .retracts = {"b"}});
                b.add(statement_record{.id = "b", .source = "gur", .corrects = {"c", "s2"}});
                b.add(statement_record{.id = "c", .source = "gur", .retracts = {"b"}});
                b.add(statement_record{.id = "d", .source = "gur", .retracts = {"d"}});
            },
            R"(
statement "c", retracts: a loop of retracts: b > c > b
    expected a chain that ends
    let only the later statement take back the earlier one
statement "d", retracts: a loop of retracts: d > d
    expected a chain that ends
    let only the later statement take back the earlier one)"},
        row{"Links",
            [](claim_batch& b) {
                b.add(link_record{.a = "gur", .b = "gur"});
                b.add(link_record{.a = "article", .b = "gur", .is = link_kind::dependent});
                b.add(link_record{.a = "ukraine", .b = "gur", .is = link_kind::dependent});
                b.add(link_record{.a = "gur", .b = "ukraine", .is = link_kind::same_as});  // no contradiction
            },
            R"(
link "2", b: a link of "gur" with itself
    expected two sources
    name the other source
link "3", is: "article" and "gur" dependent, and elsewhere independent
    expected one thing said of two sources
    take one of the two links out)"},
        row{"Judgements",
            [](claim_batch& b) {
                b.add(source_record{.id = "s1"});
                b.add(judgement_record{.target = "nobody"});
                b.add(judgement_record{.target = "s1"});
                b.add(judgement_record{.target = "gur", .reliability = 'a'});
                b.add(judgement_record{.target = "c1", .credibility = 7});
                b.add(judgement_record{.target = "c1", .credibility = -1});
            },
            R"(
judgement "2", target: unknown target "nobody"
    expected the id of a source, a claim or a statement
    correct the id
judgement "3", target: "s1", the id of more than one kind of record
    expected an id that only one source, claim or statement bears
    rename one of them
judgement "4", reliability: reliability "a"
    expected a letter from A to F
    leave it out where it is not judged
judgement "5", credibility: credibility 7
    expected a number from 1 to 6
    leave it out where it is not judged
judgement "6", credibility: credibility -1
    expected a number from 1 to 6
    leave it out where it is not judged)"}),
    [](const auto& test) { return std::string{test.param.name}; });

TEST(Batch, FaultsKnowTheirRecordAndElement) {
    auto graph = base();
    auto batch = graph.insert();
    batch.add(statement_record{.id = "s9", .source = "gur", .stances = {{"c1"}, {"c2"}, {"nothing"}}});
    batch.add(source_record{.id = "gur", .name = "another"});
    const auto faults = batch.try_commit();
    ASSERT_EQ(faults.size(), 2U);
    EXPECT_EQ(faults[0].record, "source");
    EXPECT_EQ(faults[0].number, graph.find_source("gur")->number());
    EXPECT_EQ(faults[0].other, graph.find_source("gur")->number());
    EXPECT_EQ(faults[1].record, "statement");
    EXPECT_EQ(faults[1].number, 4U);
    EXPECT_EQ(faults[1].field, "stances");
    EXPECT_EQ(faults[1].element, 2U);
    EXPECT_FALSE(faults[1].other.has_value());
}

TEST(Batch, ARetractionChainOfAHundredThousandAndAWithinChain) {
    claim_graph graph;
    auto batch = graph.insert();
    constexpr int length = 100'000;
    for (int i = 0; i < length; ++i) {
        statement_record said{.id = "s" + std::to_string(i), .source = "x0"};
        if (i + 1 < length)
            said.retracts.push_back("s" + std::to_string(i + 1));  // each takes back one that comes later
        batch.add(said);
    }
    for (int i = 0; i < 2000; ++i) {
        batch.add(source_record{
            .id = "x" + std::to_string(i), .within = i + 1 < 2000 ? "x" + std::to_string(i + 1) : ""});
    }
    batch.commit();
    EXPECT_EQ(graph.retraction_count(), 99'999U);
    EXPECT_TRUE(graph.is_within(graph.find_source("x0").value(), graph.find_source("x1999").value()));
    auto next = graph.insert();
    next.add(statement_record{.id = "t0", .source = "x0", .retracts = {"t" + std::to_string(length - 1)}});
    for (int i = 1; i < length; ++i) {
        next.add(statement_record{
            .id = "t" + std::to_string(i), .source = "x0", .retracts = {"t" + std::to_string(i - 1)}});
    }
    const auto faults = next.try_commit();
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].found,
        "a loop of retracts: t0 > t99999 > t99998 > t99997 > t99996 > ... 99990 more ... > t5 > t4 > t3 > t2 > t1 > t0");
    EXPECT_EQ(graph.statements().size(), 100'000U);
}

RC_GTEST_PROP(Batch, InAnyOrderAndCutTheRecordsMakeTheSameGraph, ()) {
    // Statements that relay earlier and later ones, in one batch or in several that hold all that they name.
    const int count = *rc::gen::inRange(1, 30);
    std::vector<statement_record> records;
    for (int i = 0; i < count; ++i) {
        statement_record said{
            .id = "s" + std::to_string(i), .source = "x" + std::to_string(*rc::gen::inRange(0, 3))};
        for (int j = *rc::gen::inRange(0, 4); j > 0 && i > 0; --j)
            said.relays.push_back("s" + std::to_string(*rc::gen::inRange(0, i)));
        records.push_back(said);
    }
    const auto sources = [](claim_batch& batch) {
        for (const char* name : {"x0", "x1", "x2"}) batch.add(source_record{.id = name});
    };
    claim_graph one;
    auto whole = one.insert();
    sources(whole);
    for (const auto& r : records) whole.add(r);
    whole.commit();

    claim_graph several;
    {
        auto first = several.insert();
        sources(first);
        first.commit();
    }
    for (std::size_t i = 0; i < records.size();) {
        auto batch = several.insert();
        for (int j = *rc::gen::inRange(1, 6); j > 0 && i < records.size(); --j) batch.add(records[i++]);
        batch.commit();
        auto failing = several.insert();
        for (const auto& r : records) failing.add(r);
        failing.add(statement_record{.id = "bad", .source = "nobody"});
        RC_ASSERT(!failing.try_commit().empty());
    }
    RC_ASSERT(dump{several}.text() == dump{one}.text());

    claim_graph backwards;
    auto reversed = backwards.insert();
    sources(reversed);
    for (auto r = records.rbegin(); r != records.rend(); ++r) reversed.add(*r);
    reversed.commit();
    for (const auto& r : records) {
        const auto there = backwards.find_statement(r.id);
        RC_ASSERT(there.has_value());
        RC_ASSERT(backwards.record(*there) == r);
        std::size_t relayers = 0;
        for (const auto by : one.relayed_by(one.find_statement(r.id).value())) (void)by, ++relayers;
        for (const auto by : backwards.relayed_by(*there)) (void)by, --relayers;
        RC_ASSERT(relayers == 0U);
    }
}
