// A kind of answer of one's own: the colour of a getaway car, as a set of colours. Anything with the operations of a set will
// do; the graph, the comparison and the consensus take it as they take numbers and dates.
#include <hearsay/compare/pairs.hpp>
#include <hearsay/graph/claim_graph.hpp>

#include <fmt/core.h>

#include <string_view>

using namespace hearsay;

class colour_set {
public:
    enum colour : unsigned { red = 1, blue = 2, green = 4, black = 8 };
    constexpr colour_set(unsigned colours = 0) : colours_{colours} {}

    friend constexpr bool operator==(colour_set, colour_set) = default;
    friend constexpr bool is_empty(colour_set a) { return a.colours_ == 0; }
    friend constexpr bool intersects(colour_set a, colour_set b) { return (a.colours_ & b.colours_) != 0; }
    friend constexpr bool contains(colour_set a, colour_set b) { return (b.colours_ & ~a.colours_) == 0; }
    friend constexpr colour_set intersection(colour_set a, colour_set b) { return a.colours_ & b.colours_; }
    friend constexpr colour_set union_of(colour_set a, colour_set b) { return a.colours_ | b.colours_; }
    friend constexpr colour_set complement(colour_set a) { return ~a.colours_ & (red | blue | green | black); }

private:
    unsigned colours_;
};
static_assert(value_set<colour_set>);

struct colour_kind : plain_kind<colour_set> {
    static constexpr std::string_view name = "colour";
};

int main() {
    using graph_type = basic_claim_graph<quantity_kind, colour_kind>;
    graph_type graph;
    auto batch = graph.insert();
    batch.add(graph_type::question_record{.id = "car", .asks = "What colour was the car?", .kind = "colour"});
    const auto claim = [&](std::string_view id, colour_set colours, std::string_view source, stance how) {
        batch.add(graph_type::claim_record{.id = std::string{id}, .answers = "car", .value = colours});
        batch.add(source_record{.id = std::string{source}, .kind = source_kind::person});
        batch.add(statement_record{.id = fmt::format("{}-speaks", source),
                                   .source = std::string{source},
                                   .stances = {{std::string{id}, how}}});
    };
    claim("dark", colour_set::blue | colour_set::black, "cashier", stance::asserts);
    claim("blue", colour_set::blue, "driver", stance::asserts);
    claim("any-blue", colour_set::blue, "guard", stance::denies);
    batch.commit();

    for_each_pair(graph, *graph.find_question("car"), {}, [&](const comparison& c) {
        const auto written = [&](position p) { return fmt::format("{}{}", p.denied ? "not " : "", graph.name(p.claim)); };
        fmt::print("{} / {}: {}, {}\n", written(c.a), written(c.b), *c.relation, c.verdict);
    });
}
