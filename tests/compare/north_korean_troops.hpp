#pragma once

#include <hearsay/graph/claim_graph.hpp>
#include <hearsay/test/notation.hpp>

#include <string_view>

// The case of October 2024 in a few lines: how many North Korean soldiers, where they train, when they are
// ready.
namespace north_korean_troops {

inline hearsay::claim_graph make() {
    using namespace hearsay;
    claim_graph graph;
    {
        auto batch = graph.insert();
        batch.add(question_record{.id = "troops",
            .asks = "How many soldiers were sent?",
            .kind = "quantity",
            .unit = "soldier",
            .additive = additivity::all(),
            .assumes = "being trained, present and sent are counted as one force"});
        batch.commit();
    }
    test::extend(graph, R"(
        unit brigade = 3000..5000 soldier
        place eastern-russia within russia; place occupied-ukraine
        source zelensky person within ukraine; source gur agency within ukraine
        source budanov person within gur
        source nis agency within south-korea; source kremlin within moscow; source stano person within eu
        claim c1 = troops over 11000
        claim c2 = troops at least 10000
        claim c3 = troops as many as 4 brigade
        claim c4 = troops 2600 of first-unit
        claim c5 = troops ? of engineers
        claim c6 = presence yes
        claim c7 = training eastern-russia
        claim c8 = training occupied-ukraine
        claim c9 = ready by 2024-11-01
        claim c10 = ready from 2024-11-01
        claim c11 = named yes
        article on 2024-10-18 > zelensky on 2024-10-17 > unnamed-intelligence: c1, c7, c9
        article on 2024-10-18 > kyiv-post > gur: c2, c6, c8
        article on 2024-10-18 > yonhap > nis: c3
        article on 2024-10-18 > war-zone > budanov: c4
        article on 2024-10-18 > gur: c5
        article on 2024-10-18 > budanov: c10
        article on 2024-10-18 > kremlin: denies c6
        article on 2024-10-18 > nato: unconfirmed c6
        article on 2024-10-18 > stano: conditional c6
        article on 2024-10-18: c11
        article on 2024-10-18: denies c11
    )");
    return graph;
}

}  // namespace north_korean_troops
