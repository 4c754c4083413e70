# Every header, by target and by folder, from include/hearsay. A header that is not listed is not installed;
# the test project.lists names it.

# hearsay::core: headers alone
set(hearsay_core_headers
    # model
    model.hpp
    model/date_set.hpp
    model/day.hpp
    model/detail/small_vector.hpp
    model/detail/word_formatter.hpp
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
    model/word_table.hpp
    # graph
    graph.hpp
    graph/batch.hpp
    graph/boost.hpp
    graph/claim_graph.hpp
    graph/detail/batch_impl.hpp
    graph/detail/boost_face.hpp
    graph/detail/edge_iterators.hpp
    graph/detail/snapshot_impl.hpp
    graph/detail/spelling.hpp
    graph/edge.hpp
    graph/fault.hpp
    graph/links.hpp
    graph/live.hpp
    graph/names.hpp
    graph/relays_of.hpp
    graph/storage.hpp
    graph/views.hpp
    # compare
    compare.hpp
    compare/agreement.hpp
    compare/changes.hpp
    compare/compare.hpp
    compare/compatible_sets.hpp
    compare/detail/assumed_by_pairs.hpp
    compare/detail/find_sets.hpp
    compare/detail/heaviest_family.hpp
    compare/detail/joint_cells.hpp
    compare/detail/line.hpp
    compare/detail/line_reader.hpp
    compare/detail/meetings.hpp
    compare/detail/pair_plan.hpp
    compare/detail/place_in.hpp
    compare/detail/question_lines.hpp
    compare/detail/set_store.hpp
    compare/detail/set_sweep.hpp
    compare/detail/set_values.hpp
    compare/detail/takers.hpp
    compare/detail/widest_conflicts.hpp
    compare/in_turn.hpp
    compare/joint_conflicts.hpp
    compare/lens.hpp
    compare/most_shared.hpp
    compare/pairs.hpp
    compare/position.hpp
    compare/relations.hpp
    compare/scope_nesting.hpp
    compare/source_agreement.hpp
    compare/source_matrix.hpp
    compare/value.hpp
    compare/verdict_counts.hpp
    # trace
    trace.hpp
    trace/broken_relays.hpp
    trace/chains.hpp
    trace/circular.hpp
    trace/dependence.hpp
    trace/detail/account_graph.hpp
    trace/detail/adjacency.hpp
    trace/detail/chain_search.hpp
    trace/detail/disjoint_walks.hpp
    trace/detail/fewest_classes.hpp
    trace/detail/listing.hpp
    trace/detail/number_map.hpp
    trace/detail/must_lists.hpp
    trace/detail/position_paths.hpp
    trace/detail/position_takers.hpp
    trace/detail/source_families.hpp
    trace/disjoint_chains.hpp
    trace/drift.hpp
    trace/echoes.hpp
    trace/independence.hpp
    trace/loops.hpp
    trace/origins.hpp
    trace/origins_of_all.hpp
    trace/pivots.hpp
    trace/pivots_of_all.hpp
    trace/provenance.hpp
    trace/question_trace.hpp
    trace/reliability.hpp
    trace/semiring.hpp
    trace/shared_values.hpp
    trace/source_table.hpp
    trace/support.hpp
    trace/target.hpp
    trace/timeline.hpp
    trace/what_falls.hpp
    # assess
    assess.hpp
    assess/accuracy_vote.hpp
    assess/analysis.hpp
    assess/argument_framework.hpp
    assess/break_even.hpp
    assess/casualty_grade.hpp
    assess/claim_opinion.hpp
    assess/confidence.hpp
    assess/consensus.hpp
    assess/corroboration.hpp
    assess/credibility.hpp
    assess/depth_vote.hpp
    assess/detail/analysis_impl.hpp
    assess/detail/answer_changes.hpp
    assess/detail/followed_life.hpp
    assess/detail/line_index.hpp
    assess/detail/meeting_ends.hpp
    assess/detail/question_counts.hpp
    assess/detail/question_reach.hpp
    assess/detail/shared_map.hpp
    assess/detail/superseded_stances.hpp
    assess/estimative_words.hpp
    assess/find_copies.hpp
    assess/grade_changes.hpp
    assess/interval_agreement.hpp
    assess/interval_mixture.hpp
    assess/investment.hpp
    assess/mass_function.hpp
    assess/opinion.hpp
    assess/origin_votes.hpp
    assess/position_arguments.hpp
    assess/possible_change.hpp
    assess/question_answers.hpp
    assess/regions.hpp
    assess/sensitivity.hpp
    assess/source_lines.hpp
    assess/vote.hpp
    assess/vote_table.hpp
    assess/votes_of.hpp
    assess/weighted_median.hpp
    assess/what_if.hpp
)

# hearsay::parallel: what needs oneTBB
set(hearsay_parallel_headers
    parallel.hpp
)

# hearsay::arguments: what needs MiniSat
set(hearsay_arguments_headers
    arguments.hpp
)

# hearsay::hearsay: bodies in lib/
set(hearsay_lib_headers
    # text
    text.hpp
    text/date_options.hpp
    text/find_dates.hpp
    text/find_quantities.hpp
    text/phrase_result.hpp
    text/read_date.hpp
    text/read_quantity.hpp
    text/read_set.hpp
    text/to_phrase.hpp
    text/unit_lexicon.hpp
    text/vague_table.hpp
    # io
    io.hpp
    io/case_reader.hpp
    io/case_writer.hpp
    io/csv.hpp
    io/diagnostic.hpp
    io/document.hpp
    io/emit.hpp
    io/lines.hpp
    io/location.hpp
    io/tables.hpp
    # report
    report.hpp
    report/difference.hpp
    report/dot.hpp
    report/html.hpp
    report/json.hpp
    report/markdown.hpp
    report/page_options.hpp
    report/report.hpp
    report/text.hpp
    # everything
    hearsay.hpp
)

# hearsay::test: for users' own tests
set(hearsay_test_headers
    # test
    test/dependence_laws.hpp
    test/detail/notation_reader.hpp
    test/matchers.hpp
    test/notation.hpp
    test/printing.hpp
    test/semiring_laws.hpp
    test/value_set_laws.hpp
)
