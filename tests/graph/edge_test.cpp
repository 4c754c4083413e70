#include <hearsay/graph/edge.hpp>

#include <gtest/gtest.h>

#include <set>
#include <type_traits>

namespace generic {  // as in an algorithm that knows nothing of us

template <class Edge, class Graph>
constexpr auto from(const Edge& e, const Graph& g) {
    return source(e, g);
}
template <class Edge, class Graph>
constexpr auto to(const Edge& e, const Graph& g) {
    return target(e, g);
}

}  // namespace generic

using namespace hearsay;

namespace {

constexpr edge relay{edge::kind_of::relays, statement_id{7}, statement_id{3}};
static_assert(std::regular<edge> && std::is_trivially_copyable_v<edge>);

}  // namespace

TEST(Edge, HasTwoEnds) {
    struct any_graph {};
    static_assert(generic::from(relay, any_graph{}) == vertex{statement_id{7}});
    static_assert(generic::to(relay, any_graph{}) == vertex{statement_id{3}});
    EXPECT_EQ(relay.stance_entry, edge::no_stance);
}

TEST(Edge, TwoStancesAreTwoEdges) {
    const edge asserted{edge::kind_of::about, statement_id{7}, claim_id{1}, 0};
    const edge denied{edge::kind_of::about, statement_id{7}, claim_id{1}, 1};
    EXPECT_NE(asserted, denied);
    EXPECT_NE(asserted, (edge{edge::kind_of::about, statement_id{7}, claim_id{2}, 0}));
    EXPECT_EQ((std::set<edge>{denied, asserted, denied}).size(), 2U);
}

TEST(Edge, IsWritten) {
    EXPECT_EQ(fmt::format("{}", relay), "relays: statement 7 > statement 3");
    EXPECT_EQ(fmt::format("{}", edge{edge::kind_of::made_by, statement_id{0}, source_id{1}}),
        "made_by: statement 0 > source 1");
    EXPECT_EQ(fmt::format("{}", edge{edge::kind_of::within, source_id{0}, source_id{1}}),
        "within: source 0 > source 1");
    EXPECT_EQ(fmt::format("{:>9}", vertex{claim_id{2}}), "  claim 2");
}
