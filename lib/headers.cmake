# Every header, by target and by folder, from include/hearsay. A header that is not listed is not installed;
# the test project.lists names it.

# hearsay::core: headers alone
set(hearsay_core_headers
    # model
    model/date_set.hpp
    model/day.hpp
    model/hedge.hpp
    model/hierarchy.hpp
    model/id.hpp
    model/interval.hpp
    model/interval_set.hpp
    model/kinds.hpp
    model/quantity.hpp
    model/records.hpp
    model/relation.hpp
    model/said_at.hpp
    model/segmented.hpp
    model/subtree_set.hpp
    model/truth.hpp
    model/unit.hpp
    model/value_set.hpp
    # graph
    graph/batch.hpp
    graph/claim_graph.hpp
    graph/detail/batch_impl.hpp
    graph/detail/spelling.hpp
    graph/fault.hpp
    graph/links.hpp
    graph/live.hpp
    graph/names.hpp
    graph/storage.hpp
    # compare
    compare/compare.hpp
    compare/lens.hpp
    compare/position.hpp
    compare/scope_nesting.hpp
    compare/value.hpp
)

# hearsay::hearsay: bodies in lib/
set(hearsay_lib_headers
    # text
    text/find_quantities.hpp
    text/phrase_result.hpp
    text/read_date.hpp
    text/read_quantity.hpp
    text/to_phrase.hpp
    text/unit_lexicon.hpp
    # io
    io/diagnostic.hpp
    io/document.hpp
    io/emit.hpp
    io/lines.hpp
    io/location.hpp
)

# hearsay::test: for users' own tests
set(hearsay_test_headers
)
