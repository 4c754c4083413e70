#include <hearsay/test/notation.hpp>
#include <hearsay/test/printing.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace hearsay;
using hearsay::test::extend;
using hearsay::test::make_graph;

namespace {

std::vector<std::string> ids(const claim_graph& graph) {
    std::vector<std::string> found;
    for (const auto s : graph.statements()) found.emplace_back(graph.name(s));
    return found;
}

statement_record record_of(const claim_graph& graph, std::string_view id) {
    return graph.record(graph.find_statement(id).value());
}

}  // namespace

TEST(Notation, AChainRelaysFromTheOutermostToTheOrigin) {
    const auto graph = make_graph("article > zelensky > unnamed-service: troops over 11000");
    EXPECT_EQ(ids(graph), (std::vector<std::string>{"s1", "s1.1", "s1.1.1"}));
    EXPECT_EQ(
        record_of(graph, "s1"), (statement_record{.id = "s1", .source = "article", .relays = {"s1.1"}}));
    EXPECT_EQ(record_of(graph, "s1.1"),
        (statement_record{.id = "s1.1", .source = "zelensky", .held = false, .relays = {"s1.1.1"}}));
    EXPECT_EQ(record_of(graph, "s1.1.1"),
        (statement_record{.id = "s1.1.1",
            .source = "unnamed-service",
            .held = false,
            .stances = {{.claim = "troops over 11000"}}}));
    EXPECT_EQ(graph.kind(graph.find_source("unnamed-service").value()), source_kind::unnamed);
    EXPECT_EQ(graph.kind(graph.find_source("zelensky").value()), source_kind::other);
    const auto claim = graph.find_claim("troops over 11000").value();
    ASSERT_NE(graph.stated<quantity_kind>(claim), nullptr);
    EXPECT_EQ(*graph.stated<quantity_kind>(claim), quantity::said(hedge::over, 11'000));
    EXPECT_EQ(graph.name(graph.question(claim)), "troops");
}

TEST(Notation, AnInnerStatementWithoutATimeWasSaidByTheEndOfTheOuterOne) {
    const auto graph =
        make_graph("article on 2024-10-17..2024-10-18 > gur > aide on 2024-10-16 > witness: troops 5");
    EXPECT_EQ(record_of(graph, "s1").at,
        said_at{day_range::between(make_day(2024, 10, 17), make_day(2024, 10, 18))});
    EXPECT_EQ(record_of(graph, "s1.1").at, said_at{day_range::by(make_day(2024, 10, 18))});
    EXPECT_EQ(record_of(graph, "s1.1.1").at, said_at{make_day(2024, 10, 16)});
    EXPECT_EQ(record_of(graph, "s1.1.1.1").at, said_at{day_range::by(make_day(2024, 10, 16))});
}

TEST(Notation, MarksSayWhenAndHowItWasSaid) {
    const auto graph = make_graph(R"(
        [a] gur by 2024-10-18: troops 5
        [b] gur from 2024-10-18 unheld: troops 6
        [c] gur at 2024-10-18T09:30:05Z own retracts [a] corrects [b]: troops 7
        nis > gur held: troops 8
    )");
    EXPECT_EQ(record_of(graph, "a").at, said_at{day_range::by(make_day(2024, 10, 18))});
    EXPECT_EQ(record_of(graph, "b").at, said_at{day_range::from(make_day(2024, 10, 18))});
    EXPECT_FALSE(record_of(graph, "b").held);
    const auto c = record_of(graph, "c");
    EXPECT_EQ(to_string(c.at), "2024-10-18T09:30:05Z");
    EXPECT_TRUE(c.own_basis);
    EXPECT_EQ(c.retracts, std::vector<std::string>{"a"});
    EXPECT_EQ(c.corrects, std::vector<std::string>{"b"});
    EXPECT_TRUE(record_of(graph, "s1.1").held);
}

TEST(Notation, LabelsJoinChainsIntoAnyGraphLoopsIncluded) {
    const auto graph = make_graph(R"(
        [a] post > [b]      # b comes later
        [b] agency > [a]    # and leads back
        [a] > gur: troops 5
        [a] > [c] nis: troops 6; blog > [c]
    )");
    EXPECT_EQ(ids(graph), (std::vector<std::string>{"a", "b", "a.1", "c", "s1"}));
    EXPECT_EQ(record_of(graph, "a").relays, (std::vector<std::string>{"b", "a.1", "c"}));
    EXPECT_EQ(record_of(graph, "b").relays, std::vector<std::string>{"a"});
    EXPECT_EQ(record_of(graph, "s1").relays, std::vector<std::string>{"c"});
}

TEST(Notation, StancesAndCertainties) {
    const auto graph = make_graph(
        "nato: unconfirmed presence yes, probably denies troops 5, possibly troops 6, "
        "declined troops 7, conditional troops 8, questions troops 9, troops 5");
    EXPECT_EQ(record_of(graph, "s1").stances,
        (std::vector<stance_record>{{.claim = "presence yes", .stance = stance::unconfirmed},
            {.claim = "troops 5", .stance = stance::denies, .certainty = certainty::probable},
            {.claim = "troops 6", .certainty = certainty::possible},
            {.claim = "troops 7", .stance = stance::declined},
            {.claim = "troops 8", .stance = stance::conditional},
            {.claim = "troops 9", .stance = stance::questions}, {.claim = "troops 5"}}));
}

TEST(Notation, ValuesOfEveryKind) {
    const auto graph = make_graph(R"(
        question troops unit soldier additive
        unit brigade = 3000..5000 soldier
        question weapon label
        place kursk within russia
        gur: troops as many as 4 brigade, troops about 2,600, troops 5..10 soldier, troops at least 10000, troops ?
        gur: presence no, training kursk, weapon drone
        gur: ready by 2024-11-01, ready from 2024-11-01, ready before 2024-11-01, ready after 2024-11-01
        gur: ready 2024-11-01, ready 2024-11-01..2024-11-05
    )");
    const auto value = [&](std::string_view claim) {
        return graph.record(graph.find_claim(claim).value()).value;
    };
    using value_type = claim_record::value_type;
    EXPECT_EQ(value("troops as many as 4 brigade"),
        value_type(said_quantity{quantity::said(hedge::as_many_as, 4), "brigade"}));
    EXPECT_EQ(value("troops about 2,600"),
        value_type(said_quantity{quantity::said(hedge::exactly, 2600, {}, true), ""}));
    EXPECT_EQ(value("troops 5..10 soldier"),
        value_type(said_quantity{quantity::of(interval::between(5, 10)), "soldier"}));
    EXPECT_EQ(value("troops at least 10000"),
        value_type(said_quantity{quantity::said(hedge::at_least, 10'000), ""}));
    EXPECT_EQ(value("troops ?"), value_type());
    EXPECT_EQ(value("presence no"), value_type(truth_set{false}));
    EXPECT_EQ(value("training kursk"), value_type(said_place{"kursk"}));
    EXPECT_EQ(value("weapon drone"), value_type(said_label{"drone"}));
    const day november = make_day(2024, 11, 1);
    EXPECT_EQ(value("ready by 2024-11-01"), value_type(day_range::by(november)));
    EXPECT_EQ(value("ready from 2024-11-01"), value_type(day_range::from(november)));
    EXPECT_EQ(value("ready before 2024-11-01"), value_type(day_range::before_day(november)));
    EXPECT_EQ(value("ready after 2024-11-01"), value_type(day_range::after_day(november)));
    EXPECT_EQ(value("ready 2024-11-01"), value_type(day_range::on(november)));
    EXPECT_EQ(value("ready 2024-11-01..2024-11-05"),
        value_type(day_range::between(november, make_day(2024, 11, 5))));
    EXPECT_EQ(graph.kind_name(graph.find_question("training").value()), "place");
    EXPECT_TRUE(graph.additive(graph.find_question("troops").value()).period);
    EXPECT_EQ(graph.parts().size(), 0U);
}

TEST(Notation, ScopesAndNamedClaims) {
    const auto graph = make_graph(R"(
        part first-unit within force; part second-unit disjoint first-unit
        claim c4 = troops 2600 in kursk of first-unit during 2024-10-01..2024-10-18
        gur: c4, troops 2600 in kursk of first-unit during 2024-10-01..2024-10-18, troops 5 of second-unit
    )");
    const auto claim = graph.record(graph.find_claim("c4").value());
    EXPECT_EQ(claim.scope,
        (scope_record{.place = "kursk",
            .period = day_range::between(make_day(2024, 10, 1), make_day(2024, 10, 18)),
            .part = "first-unit"}));
    EXPECT_EQ(graph.claims().size(), 2U);  // the words of c4 are c4
    EXPECT_EQ(record_of(graph, "s1").stances[1].claim, "c4");
    EXPECT_EQ(graph.record(graph.find<struct part>("second-unit").value()).disjoint,
        std::vector<std::string>{"first-unit"});
}

TEST(Notation, SourcesAndLinks) {
    const auto graph = make_graph(R"(
        source gur agency within ukraine grade B
        source aide unnamed
        link gur independent nis; link gur same_as hur
        place donetsk within ukraine-land overlaps front
    )");
    EXPECT_EQ(graph.record(graph.find_source("gur").value()),
        (source_record{.id = "gur", .kind = source_kind::agency, .within = "ukraine", .reliability = 'B'}));
    EXPECT_EQ(graph.kind(graph.find_source("aide").value()), source_kind::unnamed);
    ASSERT_EQ(graph.link_count(), 2U);
    EXPECT_EQ(graph.link(0).is, link_kind::independent);
    EXPECT_EQ(graph.link(1).is, link_kind::same_as);
    EXPECT_EQ(graph.place_tree().overlap_count(), 1U);
}

TEST(Notation, ExtendNamesWhatIsThere) {
    auto graph = make_graph("source gur agency; [a] gur on 2024-10-17: troops over 11000");
    extend(graph, "gur on 2024-10-19 retracts [a]: troops over 9000; post > [a]; post: troops over 11000");
    EXPECT_EQ(ids(graph), (std::vector<std::string>{"a", "s1", "s2", "s3"}));
    EXPECT_EQ(graph.sources().size(), 2U);
    EXPECT_EQ(graph.claims().size(), 2U);
    EXPECT_EQ(graph.kind(graph.find_source("gur").value()), source_kind::agency);
    EXPECT_THROW(extend(graph, "[a] > nis: troops 5"), std::invalid_argument);
    EXPECT_THROW(extend(graph, "post > [nobody]"), batch_error);
    EXPECT_EQ(graph.statements().size(), 4U);
}

struct refusal {
    const char* text;
    const char* message;
};
void PrintTo(const refusal& r, std::ostream* out) { *out << r.text; }

class NotationRefuses : public ::testing::TestWithParam<refusal> {};

TEST_P(NotationRefuses, AndNamesTheLine) {
    try {
        (void)make_graph(GetParam().text);
        FAIL() << "it was read";
    } catch (const std::invalid_argument& error) {
        EXPECT_STREQ(error.what(), GetParam().message);
    }
}

INSTANTIATE_TEST_SUITE_P(Lines, NotationRefuses,
    ::testing::Values(
        refusal{"a: troops 5\ngur yesterday: troops 5",
            "make_graph: line 2: found \"yesterday\"; expected on, by, from, at, held, unheld, own, retracts or corrects; "
            "a colon before stances"},
        refusal{"gur on 2024-02-30: troops 5",
            "make_graph: line 1: found \"2024-02-30\"; expected a day such as 2024-10-18"},
        refusal{"gur: troops some dozen", "make_graph: line 1: found \"some dozen\"; expected a value"},
        refusal{"gur: troops 5, troops yes", "make_graph: line 1: found \"yes\"; expected a quantity"},
        refusal{"gur > > nis: troops 5", "make_graph: line 1: found \"\"; expected a source or a label"},
        refusal{"[a] gur: troops 5; [a] nis: troops 5",
            "make_graph: line 1: found \"[a] nis\"; expected one statement labelled [a]"},
        refusal{"gur retracts a: troops 5", "make_graph: line 1: found \"a\"; expected a label in brackets"},
        refusal{"gur at 2024-10-18: troops 5",
            "make_graph: line 1: found \"2024-10-18\"; expected 2024-10-18T09:30:00Z"},
        refusal{"source gur spy",
            "make_graph: line 1: found \"spy\"; expected a kind of source, within, or grade"},
        refusal{"question troops big",
            "make_graph: line 1: found \"big\"; expected a kind of question, unit, or additive"},
        refusal{"unit brigade = many soldier",
            "make_graph: line 1: found \"soldier\"; expected unit ID = 3000..5000 UNIT"},
        refusal{"claim c1 troops 5", "make_graph: line 1: found \"5\"; expected claim ID = QUESTION VALUE"},
        refusal{"link gur knows nis",
            "make_graph: line 1: found \"nis\"; expected link SOURCE independent SOURCE"},
        refusal{"place kursk near russia", "make_graph: line 1: found \"near\"; expected within or overlaps"},
        refusal{"part first within", "make_graph: line 1: found \"within\"; expected a part"},
        refusal{"gur: troops 5 during spring",
            "make_graph: line 1: found \"spring\"; expected a day or two after during"}));
