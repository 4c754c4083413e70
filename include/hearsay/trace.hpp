#pragma once

/// \file On whose word: chains, origins, independence, disjoint chains, support, pivots, circular
/// reports and drift.

#include <hearsay/trace/broken_relays.hpp>
#include <hearsay/trace/chains.hpp>
#include <hearsay/trace/circular.hpp>
#include <hearsay/trace/dependence.hpp>
#include <hearsay/trace/disjoint_chains.hpp>
#include <hearsay/trace/drift.hpp>
#include <hearsay/trace/echoes.hpp>
#include <hearsay/trace/independence.hpp>
#include <hearsay/trace/loops.hpp>
#include <hearsay/trace/origins.hpp>
#include <hearsay/trace/origins_of_all.hpp>
#include <hearsay/trace/pivots.hpp>
#include <hearsay/trace/pivots_of_all.hpp>
#include <hearsay/trace/provenance.hpp>
#include <hearsay/trace/question_trace.hpp>
#include <hearsay/trace/reliability.hpp>
#include <hearsay/trace/semiring.hpp>
#include <hearsay/trace/shared_values.hpp>
#include <hearsay/trace/source_table.hpp>
#include <hearsay/trace/support.hpp>
#include <hearsay/trace/target.hpp>
#include <hearsay/trace/timeline.hpp>
#include <hearsay/trace/what_falls.hpp>
