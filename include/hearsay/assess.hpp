#pragma once

/// \file What to make of it: consensus, scenarios, break-even; grades by published rules, confidence and opinions; whom to
/// trust over many questions; what would change it; and answers that follow a growing graph.

#include <hearsay/assess/accuracy_vote.hpp>
#include <hearsay/assess/analysis.hpp>
#include <hearsay/assess/argument_framework.hpp>
#include <hearsay/assess/break_even.hpp>
#include <hearsay/assess/casualty_grade.hpp>
#include <hearsay/assess/claim_opinion.hpp>
#include <hearsay/assess/confidence.hpp>
#include <hearsay/assess/consensus.hpp>
#include <hearsay/assess/corroboration.hpp>
#include <hearsay/assess/credibility.hpp>
#include <hearsay/assess/depth_vote.hpp>
#include <hearsay/assess/estimative_words.hpp>
#include <hearsay/assess/find_copies.hpp>
#include <hearsay/assess/grade_changes.hpp>
#include <hearsay/assess/interval_agreement.hpp>
#include <hearsay/assess/interval_mixture.hpp>
#include <hearsay/assess/investment.hpp>
#include <hearsay/assess/mass_function.hpp>
#include <hearsay/assess/opinion.hpp>
#include <hearsay/assess/origin_votes.hpp>
#include <hearsay/assess/position_arguments.hpp>
#include <hearsay/assess/possible_change.hpp>
#include <hearsay/assess/question_answers.hpp>
#include <hearsay/assess/regions.hpp>
#include <hearsay/assess/sensitivity.hpp>
#include <hearsay/assess/source_lines.hpp>
#include <hearsay/assess/vote.hpp>
#include <hearsay/assess/vote_table.hpp>
#include <hearsay/assess/votes_of.hpp>
#include <hearsay/assess/weighted_median.hpp>
#include <hearsay/assess/what_if.hpp>
